/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asking bulkhead-mgmt over its Unix socket, where the peer's credentials say who asks: one request, one connection.
 * What is wrong is said on standard error.
 */
#pragma once

#include "mgmt/cli/cli.h"

#include <stddef.h>

#define API_SOCKET "/run/bulkhead/api.sock"
#define API_OPTION_SOCKET { "api", 0, "PATH", NULL, "the socket of bulkhead-mgmt, if it is not " API_SOCKET }

struct api_request {
	const struct command *command;
	const char *socket;             /* NULL: API_SOCKET */
	const char *method, *path;      /* below /api/v1 */
	const char *json;               /* body, or NULL */
	int body_fd;                    /* body, from its beginning; -1: none */
	const char *password;           /* X-Bulkhead-Password, or NULL */
	int answer_fd;                  /* where a good answer's bytes go; -1: returned */
};

/* The answer's body, malloc'd with NUL behind it (empty when it went to answer_fd); NULL after saying what is wrong. */
char *api_ask(const struct api_request *q);

/* A text member of an answer that bulkhead-mgmt wrote: the first one of this name, copied; false: there is none. */
bool api_member(const char *json, const char *name, char *out, size_t cap);

/* Asks for a job until it has ended.  False after saying why it failed. */
bool api_wait_for(const struct api_request *q, const char *answer, char id[32]);
