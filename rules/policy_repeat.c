/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Of which protocols may a conduit's judgement be remembered?  Where no line that could have a say looks at a clock, at
 * a rate or a last value, at the conversation, or at a field that varies between messages that are otherwise the same,
 * an operation is judged as the last one like it was (struct gist in dissectors/dissector.h).  Compile side.
 */
#include "rules/policy_index.h"

#include "dissectors/registry.h"

/* Is a predicate the same for all messages of one gist? */
static bool predicate_repeats(const struct predicate *p, uint64_t varying)
{
	switch (p->kind) {
	case PREDICATE_NUMBER:
	case PREDICATE_TEXT:
	case PREDICATE_SPAN:
	case PREDICATE_LIST:
		return !(varying >> p->field & 1);
	case PREDICATE_REF:
		return !(varying >> p->field & 1) && !(varying >> p->table & 1);
	default:
		return p->kind < PREDICATE_PORT;
	}
}

static bool line_repeats(const struct line *l, const struct dissector *d)
{
	const struct expression *e = l->expression;
	const struct branch *b = line_branch(l, d);

	if (!b)
		return true;
	/* Transport words alone allow nothing that a dissector recognises, but they may deny it. */
	if (e->transports && !e->any)
		return l->kind == LINE_ALLOW;
	if (e->transports || l->limits)
		return false;
	for (unsigned i = 0; i < b->count; i++)
		if (!predicate_repeats(&b->predicate[i], d->varying))
			return false;
	return true;
}

static bool lines_repeat(const struct policy *p, const uint32_t *ids, uint32_t count, const struct dissector *d)
{
	for (uint32_t i = 0; i < count; i++)
		if (!line_repeats(&p->lines[ids[i]], d))
			return false;
	return true;
}

void policy_repeat_build(struct policy *p, struct conduit *c)
{
	for (unsigned i = 0; i < registry_count && i < POLICY_PROTOCOLS_MAX; i++)
		/* Answers are judged by lines that name roles alone: they may look at values, which a gist lacks. */
		if (registry[i]->gist && !c->denies_answers && lines_repeat(p, c->deny, c->deny_count, registry[i]) &&
		    lines_repeat(p, c->allow, c->allow_count, registry[i]))
			c->repeats[i / 64] |= UINT64_C(1) << i % 64;
}
