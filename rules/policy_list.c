/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lists at the leaves of an index: candidates with bounds of their own, and, where there are many,
 * bounds block by block.  Compile side; what it makes belongs to the policy's arena.
 */
#include "rules/policy_index.h"

/* Did each split on the way to the list leave only numbers within the line's range?  A narrowed window
 * says besides that the field is there. */
static bool path_says(const struct builder *b, struct extent x, unsigned field)
{
	const bool has_ends = b->purpose == PURPOSE_ALLOW && b->protocol->fields[field].type == FIELD_SPAN;
	const uint64_t low = b->low[field][SPLIT_FIRST];
	const uint64_t high = b->high[field][has_ends ? SPLIT_LAST : SPLIT_FIRST];
	const struct range *r = &b->ranges[x.first];

	return x.count == 1 && (low || high < UINT64_MAX) && r->first <= low && high <= r->last;
}

/* Returns of how many fields the path or a bound says all. */
static unsigned add_bounds(const struct builder *b, struct candidate *c)
{
	unsigned said = 0;

	for (unsigned f = b->protocol->field_count; f-- > 0;) {
		const struct extent x = builder_extent(b, c->id, f);
		if (!x.count)
			continue;
		if (path_says(b, x, f)) {
			said++;
			continue;
		}
		if (c->bounds == CANDIDATE_BOUNDS || b->ranges[x.first].first >= UINT32_MAX)
			continue;
		const uint64_t high = b->ranges[x.first + x.count - 1u].last;
		c->field[c->bounds] = (uint8_t)f;
		c->low[c->bounds] = (uint32_t)b->ranges[x.first].first;
		c->high[c->bounds++] = high < UINT32_MAX ? (uint32_t)high : UINT32_MAX;
	}
	return said + c->bounds;
}

/* Is that all that the line says?  Its protocol and intent led to the list.  Two predicates on one field
 * count as two, and are not. */
static bool is_exact(const struct builder *b, const struct line *l, unsigned said)
{
	const struct expression *e = l->expression;
	const struct branch *branch = &e->branch[0];
	bool exact = e->branch_count == 1 && branch->dissector == b->protocol && !e->transports &&
		     branch->as == AS_PLAIN && branch->count == said;
	for (unsigned i = 0; i < branch->count && exact; i++) {
		const struct predicate *p = &branch->predicate[i];
		exact = p->begins && !p->negate && p->numbers.u_count == 1 &&
			(p->kind == PREDICATE_NUMBER || p->kind == PREDICATE_SPAN) &&
			p->numbers.u[0].last < UINT32_MAX && builder_splits(&b->protocol->fields[p->field]);
	}
	return exact;
}

static const struct candidate *make_list(struct builder *b, const uint32_t *ids, uint32_t count)
{
	struct candidate *list = policy_take(b->policy, count * sizeof *list);
	for (uint32_t i = 0; i < count; i++) {
		const struct line *l = &b->policy->lines[ids[i]];
		struct candidate *c = &list[i];
		*c = (struct candidate){ .expression = l->expression, .id = l->id };
		c->flags = (uint8_t)((l->names_role ? CANDIDATE_ROLE : 0) |
				     (l->limits ? CANDIDATE_LIMITS : 0));
		if (b->protocol && b->purpose != PURPOSE_TOUCH && is_exact(b, l, add_bounds(b, c)))
			c->flags |= CANDIDATE_EXACT;
	}
	b->left -= b->left < count ? b->left : count;
	return list;
}

/* The field that the most lines constrain. */
static int bounding_field(const struct builder *b, const uint32_t *ids, uint32_t count)
{
	uint32_t best_count = 0;
	int best = -1;
	for (unsigned f = 0; b->protocol && f < b->protocol->field_count; f++) {
		uint32_t constrained = 0;
		for (uint32_t i = 0; builder_splits(&b->protocol->fields[f]) && i < count; i++)
			constrained += builder_extent(b, ids[i], f).count > 0;
		/* Of two that do equally well a span tells more. */
		if (constrained > best_count ||
		    (constrained && constrained == best_count &&
		     b->protocol->fields[f].type == FIELD_SPAN)) {
			best_count = constrained;
			best = (int)f;
		}
	}
	return best;
}

static void make_levels(struct builder *b, struct long_list *l, const uint32_t *ids, uint32_t count)
{
	struct bound *level = policy_take(b->policy, count * sizeof *level);
	for (uint32_t i = 0; i < count; i++) {
		const struct extent x = builder_extent(b, ids[i], l->field);
		level[i] = (struct bound){ 0, UINT64_MAX };
		if (x.count)
			level[i] = (struct bound){ b->ranges[x.first].first,
						   b->ranges[x.first + x.count - 1u].last };
	}
	for (;;) {
		l->levels[l->level_count] = level;
		l->counts[l->level_count++] = count;
		if (count <= BLOCK_LINES || l->level_count == BOUND_LEVELS_MAX)
			return;
		const uint32_t blocks = (count + BLOCK_LINES - 1) / BLOCK_LINES;
		struct bound *above = policy_take(b->policy, blocks * sizeof *above);
		for (uint32_t i = 0; i < count; i++) {
			struct bound *block = &above[i / BLOCK_LINES];
			if (i % BLOCK_LINES == 0)
				*block = level[i];
			block->low = level[i].low < block->low ? level[i].low : block->low;
			block->high = level[i].high > block->high ? level[i].high : block->high;
		}
		level = above;
		count = blocks;
	}
}

struct index_node builder_leaf(struct builder *b, const uint32_t *ids, uint32_t count)
{
	struct index_node node = { .count = count, .first = count ? ids[0] : UINT32_MAX };
	if (count <= BLOCK_LINES) {
		node.list = make_list(b, ids, count);
		return node;
	}
	struct long_list *l = policy_take(b->policy, sizeof *l);
	const int field = bounding_field(b, ids, count);
	l->list = make_list(b, ids, count);
	if (field >= 0) {
		l->field = (uint8_t)field;
		make_levels(b, l, ids, count);
	}
	node.longer = l;
	return node;
}
