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
	unsigned number;              /* of the protocol: policy_protocol() */
	const struct index_node *all; /* of the index that is being searched */
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

/* Does it keep the network standing, with no line of the conduit naming it?  c may be NULL. */
bool judge_standing(const struct policy *p, const struct conduit *c, const struct conversation *talk);

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

static inline bool settle(struct judgement *out, uint8_t verdict, uint8_t cause, uint8_t mode)
{
	*out = (struct judgement){ .verdict = verdict, .cause = cause, .mode = mode };
	return true;
}

/* What is settled before any line: true with *out set. */
static inline bool judge_settled(const struct policy *p, const struct conduit *c,
				 const struct conversation *talk, struct judgement *out)
{
	if (!p)
		return settle(out, VERDICT_ALLOW, CAUSE_NO_POLICY, MODE_LEARN);
	const uint8_t mode = c ? c->mode : p->mode;
	if (mode == MODE_LEARN)
		return settle(out, VERDICT_ALLOW, CAUSE_LEARN, mode);
	/* No network stands on TCP. */
	if (talk && talk->ip_protocol != 6 && judge_standing(p, c, talk))
		return settle(out, VERDICT_ALLOW, CAUSE_NETWORK, mode);
	if (!c)
		return settle(out, p->otherwise, CAUSE_NO_CONDUIT, mode);
	return c->within && settle(out, VERDICT_ALLOW, CAUSE_WITHIN, mode);
}
