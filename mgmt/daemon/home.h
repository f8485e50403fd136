/* SPDX-License-Identifier: Apache-2.0 */
/*
 * GET /status and GET /system/health are made of parts: each module adds what it knows.  A part exports a `struct
 * home_part` and has one line in the list in home.c.  Handlers' threads, several at once.
 */
#pragma once

#include "mgmt/daemon/request.h"

struct home_part {
	const char *name;
	/* Changes or adds members of the answer (shapes.ts: Status); NULL: nothing. */
	void (*status)(struct request *r, json_t *status);
	/* The same of Health; home_check() adds a check. */
	void (*health)(struct request *r, json_t *health);
};

json_t *home_status(struct request *r);
json_t *home_health(struct request *r);

/* Adds to status.questions.  kind, severity, page: as in shapes.ts; takes_sentence: sentence(). */
void home_question(json_t *status, const char *kind, const char *severity, json_t *takes_sentence, uint64_t since_ns,
		   unsigned count, const char *page);

/* Adds to status.today.sentences. */
void home_sentence(json_t *status, json_t *takes_sentence);

/* Adds to health.checks; severity: "ok", "info", "warning", "danger". */
void home_check(json_t *health, const char *id, const char *severity, json_t *takes_sentence);
