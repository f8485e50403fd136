/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two persons for one action.  An action that may need a second person is a `struct approval_kind`; where the
 * options ask for it, the first request keeps the action's arguments and answers 202, and a second person with the
 * fitting role decides with POST /approvals/{id}.  Handlers' threads.
 */
#pragma once

#include "mgmt/daemon/request.h"

struct approval_kind {
	const char *name;       /* "policy.load" */
	const char *option;     /* which option asks for a second person: "approval.policy_load" */
	unsigned roles;         /* who may decide, beside the owner */
	/* Does it and answers r; runs in the request of whoever asked when no second person is needed, else in that of
	 * the second.  asked_by: the first person. */
	void (*carry_out)(struct request *r, const json_t *arguments, const char *asked_by);
};

/* Ends in NULL; approvals.c. */
extern const struct approval_kind *const approval_kinds[];

/*
 * Does an action at once, or keeps it for a second person and answers 202 with {"state": "waits", "approval": ID}
 * and the members of takes_waiting (NULL: none).  arguments: what carry_out() will need, a member "policy" is
 * shown; summary: what will happen, a sentence().  All are taken.
 */
void approval_do(struct request *r, const struct approval_kind *kind, json_t *takes_arguments, json_t *takes_summary,
		 json_t *takes_waiting);

/* How many wait for somebody: for home. */
unsigned approvals_waiting(struct daemon *d);
