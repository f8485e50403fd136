/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Finding the lines that decide: down the index to a list, along the list past what its bounds rule out,
 * and the expression itself only where they do not say all.  See policy_index.c for what the index holds.
 * Packet path: no allocation, no clock; reads only the immutable policy and the caller's subject.
 */
#include "rules/policy_judge.h"

/* The numbers of a field in an operation; false: nothing can be said, every line may match. */
static bool numbers_of(const struct question *q, unsigned field, bool overlap, uint64_t *first,
		       uint64_t *last)
{
	const struct message *m = q->s->message;
	const struct value *v = &m->fields[field];

	*first = *last = v->u;
	if (v->kind == VALUE_UINT)
		return true;
	if (v->kind == VALUE_LIST && v->count && !overlap) {
		/* Every value must lie within, so the first. */
		const struct value one = list_member(v, 0);
		*first = *last = one.u;
		return one.kind == VALUE_UINT;
	}
	if (v->kind != VALUE_SPAN || !v->count || v->u > UINT64_MAX - (v->count - 1))
		return false;
	*last = v->u + (v->count - 1);
	if (!overlap)
		return true;
	/* Values behind the last address have an unknown address, and unknown denies. */
	const uint64_t lists = q->number < POLICY_PROTOCOLS_MAX ? q->p->lists[q->number] : UINT64_MAX;
	for (uint64_t left = m->present & lists; left; left &= left - 1) {
		const struct value *list = &m->fields[__builtin_ctzll(left)];
		const uint64_t stride = list->stride ? list->stride : 1;
		if (list->kind == VALUE_LIST && list->count * stride > v->count)
			return false;
	}
	return true;
}

/* expression_match(), which most candidates spare: their bounds say no, or say all. */
static enum truth match(const struct question *q, const struct candidate *c, enum quantifier quantifier)
{
	const struct operation *op = q->s->operation;
	const bool every = quantifier == MATCH_EVERY;
	enum truth t = TRUTH_YES;

	for (unsigned i = 0; i < c->bounds; i++) {
		uint64_t first, last;
		if (!has_field(q->s->message, c->field[i])) {
			t = TRUTH_UNKNOWN;
			continue;
		}
		if (!numbers_of(q, c->field[i], !every, &first, &last) || last >= UINT32_MAX)
			return expression_match(c->expression, q->s, quantifier);
		if (every ? first < c->low[i] || last > c->high[i] : last < c->low[i] || first > c->high[i])
			return TRUTH_NO;
	}
	if (!(c->flags & CANDIDATE_EXACT) || op->routed || op->opaque)
		return expression_match(c->expression, q->s, quantifier);
	return t;
}

static bool is_touched(const struct question *q, const struct candidate *c)
{
	return expression_partial(c->expression, q->s);
}

static bool denies(const struct question *q, const struct candidate *c)
{
	const struct operation *op = q->s->operation;
	if (op->role == ROLE_ANSWER && !(c->flags & CANDIDATE_ROLE))
		return false;
	const enum truth t = match(q, c, MATCH_ONE);
	/* Housekeeping has no object: a line about objects must not end every session. */
	return op->housekeeping ? t == TRUTH_YES : t != TRUTH_NO;
}

/* A walk along a list: a bound must begin by begin_max and reach end_min. */
struct walk {
	const struct candidate *list;
	uint32_t count, at;
	const struct long_list *longer; /* or NULL */
	uint64_t begin_max, end_min;
};

static struct walk walk_begin(const struct question *q, const struct index_node *n, bool overlap)
{
	struct walk w = { .list = n->list, .count = n->count, .begin_max = UINT64_MAX };
	uint64_t first, last;

	if (n->count <= BLOCK_LINES)
		return w;
	const struct long_list *l = n->longer;
	w.list = l->list;
	if (l->level_count && has_field(q->s->message, l->field) &&
	    numbers_of(q, l->field, overlap, &first, &last)) {
		w.longer = l;
		w.begin_max = overlap ? last : first;
		w.end_min = overlap ? first : last;
	}
	return w;
}

/* The next candidate from w->at that its bound does not rule out; blocks of them are passed over. */
static const struct candidate *walk_next(struct walk *w)
{
	if (!w->longer)
		return w->at < w->count ? &w->list[w->at++] : NULL;
	const struct long_list *l = w->longer;
	const unsigned top = l->level_count - 1u;
	unsigned level = 0;
	uint32_t i = w->at;
	while (level < top && i % BLOCK_LINES == 0) {
		level++;
		i /= BLOCK_LINES;
	}
	while (i < l->counts[level]) {
		const struct bound *b = &l->levels[level][i];
		if (b->low <= w->begin_max && b->high >= w->end_min) {
			if (!level) {
				w->at = i + 1;
				return &w->list[i];
			}
			level--;
			i *= BLOCK_LINES;
			continue;
		}
		i++;
		while (level < top && i % BLOCK_LINES == 0) {
			level++;
			i /= BLOCK_LINES;
		}
	}
	return NULL;
}

static uint32_t find_interval(const struct split *s, uint64_t x)
{
	if (x < s->starts[1])
		return 0;
	const uint64_t slot = (x - s->starts[1]) >> s->shift;
	uint32_t low = s->count - 1, high = s->count;
	if (slot < s->shortcut_count) {
		low = s->shortcut[slot];
		high = slot + 1 < s->shortcut_count ? s->shortcut[slot + 1] + 1 : s->count;
	}
	while (high - low > 1) {
		const uint32_t middle = low + (high - low) / 2;
		if (s->starts[middle] <= x)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* What a search looks for: denies, or is touched in part. */
typedef bool line_test(const struct question *q, const struct candidate *c);

/* The first of the list that passes the test, if it stands before `best`; otherwise best. */
static uint32_t search_list(const struct question *q, const struct index_node *n, line_test *test,
			    uint32_t best)
{
	struct walk w = walk_begin(q, n, true);
	const struct candidate *c;
	while ((c = walk_next(&w)) && c->id < best)
		if (test(q, c))
			return c->id;
	return best;
}

/* The same in all lists that the operation's numbers reach; depth is that of the index. */
static uint32_t search_overlap(const struct question *q, const struct index_node *n, line_test *test,
			       uint32_t best)
{
	while (n->count == NODE_SPLIT && n->first < best) {
		const struct split *s = n->split;
		uint64_t first, last;
		if (!has_field(q->s->message, s->field)) {
			n = &s->absent;
			continue;
		}
		if (!numbers_of(q, s->field, true, &first, &last))
			return search_list(q, q->all, test, best);
		uint32_t i = find_interval(s, first);
		n = &s->children[i];
		for (i++; i < s->count && s->starts[i] <= last; i++)
			best = search_overlap(q, &s->children[i], test, best);
	}
	return n->first < best ? search_list(q, n, test, best) : best;
}

/* The one list for a look-up by the first and the last number. */
static const struct index_node *search_within(const struct question *q, const struct index_node *n)
{
	while (n->count == NODE_SPLIT) {
		const struct split *s = n->split;
		uint64_t first, last;
		if (!has_field(q->s->message, s->field))
			n = &s->absent;
		else if (numbers_of(q, s->field, false, &first, &last))
			n = &s->children[find_interval(s, s->by == SPLIT_LAST ? last : first)];
		else
			return q->all;
	}
	return n;
}

/* Sets the index of this question; answers the root for its protocol and intent. */
static const struct index_node *open_index(struct question *q, const struct index *x, bool linear)
{
	static const struct index_node none = { .first = NO_LINE };
	const uint8_t intent = q->s->operation->intent;

	q->all = &x->all;
	if (linear || !x->roots || q->number == POLICY_PROTOCOLS_MAX || intent >= INTENT_COUNT)
		return &x->all;
	const struct index_node *root = x->roots[q->number][intent];
	return root ? root : &none;
}

uint32_t find_denying(struct question *q, bool linear)
{
	if (!q->c->deny_count)
		return NO_LINE;
	return search_overlap(q, open_index(q, &q->c->deny_index, linear), denies, NO_LINE);
}

uint32_t find_touched(struct question *q, bool linear)
{
	if (!q->c->touch_index.all.count)
		return NO_LINE;
	return search_overlap(q, open_index(q, &q->c->touch_index, linear), is_touched, NO_LINE);
}

void find_allowing(struct question *q, bool linear, struct found *f)
{
	const struct index_node *root = open_index(q, &q->c->allow_index, linear);
	struct walk w = walk_begin(q, search_within(q, root), false);
	const struct candidate *c;
	while ((c = walk_next(&w))) {
		if (match(q, c, MATCH_EVERY) != TRUTH_YES)
			continue;
		const struct line *l = &q->p->lines[c->id];
		const enum force force = c->flags & CANDIDATE_LIMITS ? line_force(q->p, l, q->now_ns)
								     : IN_FORCE;
		if (force == IN_FORCE) {
			f->line = l;
			f->limited = c->flags & CANDIDATE_LIMITS;
			return;
		}
		if (force == FORCE_EXPIRED) {
			f->expired = f->expired ? f->expired : l;
		} else if (!f->blocked) {
			f->blocked = l;
			f->why = force == FORCE_SCHEDULE ? CAUSE_SCHEDULE : CAUSE_EXPIRED;
		}
	}
}
