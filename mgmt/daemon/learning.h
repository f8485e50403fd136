/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Learning from what comes in: the generaliser of `bulkhead learn`, fed with all that the policy in force
 * does not allow, so that what it would write are the proposals.  learning_begin(), learning_event() and
 * learning_free() belong to follow.c; the rest to handlers.
 */
#pragma once

#include "mgmt/daemon/request.h"
#include "mgmt/daemon/store.h"

void learning_begin(struct daemon *d);
void learning_event(struct daemon *d, const struct store_item *item);
/* Now and then: another policy in force makes all of it be learnt anew, from the store. */
void learning_tick(struct daemon *d);
void learning_free(void);

/* shapes.ts: Learning, and a list of Proposal (state NULL: all). */
json_t *learning_json(struct daemon *d, enum words_language language);
json_t *learning_proposals(struct daemon *d, enum words_language language, const char *state);

/* Accepts or rejects one; the row, NULL: error is the id of what is wrong. */
json_t *learning_answer(struct request *r, const char *id, bool accepts, const char *reason,
			const char **error);

/* The same for "exactly this" of an event. */
json_t *learning_of_event(struct request *r, uint64_t event, bool allows, const char *reason,
			  const char **error);

/* The text that arming loads: the open draft, or what is in force, with these conduits enforced; malloc'd.
 * NULL: error is the id of what is wrong. */
char *learning_armed_text(struct daemon *d, const json_t *conduits, const char **error);
