/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of the packet path share: policy_judge.c (the order of judging), policy_find.c (lines by
 * the index) and policy_header.c (what needs no operation).  No allocation, no clock.
 */
#pragma once

#include "rules/policy_tree.h"

#define NO_LINE UINT32_MAX

/* What policy_operation() is asked. */
struct question {
	const struct policy *p;
	const struct conduit *c;
	const struct subject *s;
	uint64_t now_ns;
	const struct index_node *all; /* of the index that is being searched */
	uint64_t lists;               /* fields of the protocol that hold lists */
};

/* What allow lines say about an operation. */
struct found {
	const struct line *line;    /* allows, in force */
	bool limited;               /* ... and has limits */
	const struct line *expired; /* allows, but has expired */
	const struct line *blocked; /* would allow, but is not in force */
	enum cause why;             /* ... because of this */
};

/* The first deny line that denies, or NO_LINE; linear: without the index. */
uint32_t find_denying(struct question *q, bool linear);

/* The first allow line of whose value the operation writes a part, or NO_LINE. */
uint32_t find_touched(struct question *q, bool linear);

void find_allowing(struct question *q, bool linear, struct found *f);

/* What is settled before any line: true with *out set. */
bool judge_settled(const struct policy *p, const struct conduit *c, const struct subject *s,
		   struct judgement *out);

static inline struct judgement judged(const struct conduit *c, uint8_t verdict, enum cause cause,
				      const struct line *line)
{
	return (struct judgement){ .verdict = verdict, .cause = (uint8_t)cause, .mode = c->mode,
				   .line = line };
}

/* What a deny line does: the conduit's `otherwise` where that denies. */
static inline struct judgement judged_denied(const struct conduit *c, const struct line *line)
{
	return judged(c, c->otherwise > VERDICT_ALERT ? c->otherwise : VERDICT_DROP, CAUSE_DENY_LINE, line);
}
