/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asking bulkhead-mgmt over its Unix socket, where the peer's credentials say who asks: one request, one connection.
 * What is wrong is said on standard error.
 */
#pragma once

#include "mgmt/cli/cli.h"

#include <jansson.h>
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
	int answer_fd;                  /* where a good answer's bytes go, as they come; -1: returned */
	unsigned *status;               /* gets HTTP's, 0: nobody answered; or NULL */
};

/* The answer's body, malloc'd with NUL behind it (empty when it went to answer_fd); NULL after saying what is wrong. */
char *api_ask(const struct api_request *q);

/* Of a command with its socket: JSON both ways; body is taken, NULL: none.  NULL: *exit is what the command
 * answers, after saying what is wrong.  An answer without a body is an empty object. */
json_t *api_json(const struct command *command, const char *socket, const char *method, const char *path,
		 json_t *takes_body, int *exit);

/* Writes a text as one part of a path. */
void api_part(char *out, size_t cap, const char *text);

/* A text member of an answer that bulkhead-mgmt wrote: the first one of this name, copied; false: there is none. */
bool api_member(const char *json, const char *name, char *out, size_t cap);

/* Asks for a job until it has ended.  False after saying why it failed. */
bool api_wait_for(const struct api_request *q, const char *answer, char id[32]);
