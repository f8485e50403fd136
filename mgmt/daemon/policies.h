/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Versions of the policy as people see them: those that bulkheadd keeps, with their texts, and drafts that
 * were never loaded.  Both have one sequence of numbers: a draft that is loaded keeps its number if none has
 * come in between. Handlers' threads.
 */
#pragma once

#include "dataplane/control.h"
#include "mgmt/daemon/request.h"

#define POLICY_TEXT_MAX (4u << 20) /* of one that comes over the API */

/* What bulkheadd keeps now; items is malloc'd. */
struct policies_now {
	struct control_policy *items;
	unsigned count;
	uint32_t in_force; /* 0: none, or bulkheadd does not answer */
	bool answers;
	char error[256];
};

/* Asks bulkheadd, and takes over versions that came another way (from the console).  Free items. */
void policies_now(struct daemon *d, struct policies_now *now);

/* The text of a version, malloc'd; number 0: the one in force.  NULL: there is none. */
char *policies_text(struct daemon *d, uint32_t number, size_t *len);

/* policy_check() of what is in force, at most five seconds old, for pages that ask often; NULL: nothing is, or
 * bulkheadd does not answer.  The caller's. */
json_t *policies_in_force(struct daemon *d);

/* Another one may be in force now. */
void policies_changed(void);

/* Keeps a draft; 0: the disk fails.  origin: "" or "proposals", of which there is one open draft at a time,
 * which is replaced. */
uint32_t policies_draft(struct daemon *d, const char *text, size_t len, const char *who, const char *why,
			uint32_t base, unsigned lines, const char *origin);

/* The open draft of this origin that is younger than what is in force; 0: none. */
uint32_t policies_open_draft(struct daemon *d, const char *origin);

/* A row as shapes.ts: Policy; NULL: there is none. */
json_t *policies_row(struct daemon *d, uint32_t number, const struct policies_now *now);
json_t *policies_rows(struct daemon *d, int64_t before, int64_t limit, const struct policies_now *now);

/* Loads a version.  False: error says why. */
bool policies_load(struct daemon *d, uint32_t number, const char *who, const char *why, uint32_t confirm_s,
		   uint32_t *became, char error[256]);

/* Asks for it, which may need a second person: answers r.  Its text is checked first. */
void policy_load_request(struct request *r, uint32_t number, uint32_t confirm_s, const char *why);
