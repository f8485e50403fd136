/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Evaluates what differs between the addresses and values of one operation: the packet path.  No
 * allocation, no recursion, no libc but mem*; any number of threads.
 *
 * An operation is seen as rows.  Its span of addresses and its lists of values pair: row i has the i-th
 * address and the value that lies there.  MATCH_EVERY is the least answer of all rows, MATCH_ONE the
 * greatest.  Rows in which no predicate can change its answer are skipped: a span without values costs
 * a few steps however long it is.  Fields with several values that do not pair (a second span, the VLANs
 * of two ends) are quantified on their own.  An operation without any address has one row, in which
 * they are unknown.
 */
#include "rules/expression_number.h"

#include <string.h>

struct rows {
	const struct branch *b;
	const struct subject *s;
	enum quantifier q;
	int axis;       /* the span that gives the rows their addresses, -1: none */
	uint64_t first; /* its first address */
	uint64_t count;
};

static uint64_t stride_of(const struct value *list)
{
	return list->stride ? list->stride : 1;
}

static void rows_begin(struct rows *r, const struct branch *b, const struct subject *s, enum quantifier q)
{
	const struct message *m = s->message;

	*r = (struct rows){ .b = b, .s = s, .q = q, .axis = -1 };
	if (!m)
		return;
	for (uint64_t left = m->present & b->spans; left && r->axis < 0; left &= left - 1) {
		const int field = __builtin_ctzll(left);
		if (m->fields[field].kind != VALUE_SPAN)
			continue;
		r->axis = field;
		r->first = m->fields[field].u;
		r->count = m->fields[field].count;
	}
	for (uint64_t left = m->present & b->lists; left; left &= left - 1) {
		const struct value *v = &m->fields[__builtin_ctzll(left)];
		if (v->kind == VALUE_LIST && v->count * stride_of(v) > r->count)
			r->count = v->count * stride_of(v);
	}
}

/* A span that does not pair: wholly within for MATCH_EVERY, any overlap for MATCH_ONE. */
static enum truth whole_span(const struct predicate *p, const struct value *v, enum quantifier q)
{
	const struct numbers *n = &p->numbers;

	if (!v->count || v->u > UINT64_MAX - (v->count - 1))
		return TRUTH_UNKNOWN;
	const uint64_t last = v->u + (v->count - 1);
	const unsigned i = unsigned_place(n->u, n->u_count, v->u);
	const bool touches = i < n->u_count && n->u[i].first <= last;
	const bool within = touches && n->u[i].first <= v->u && n->u[i].last >= last;
	/* "Every one is outside" is the opposite of "one is inside". */
	return truth_of((q == MATCH_EVERY) != p->negate ? within : touches, p->negate);
}

static void until(uint64_t *next, uint64_t row)
{
	if (row < *next)
		*next = row;
}

/* The address of a row.  *next: the first row behind it where the answer may differ. */
static enum truth span_truth(const struct predicate *p, const struct rows *r, uint64_t row, uint64_t *next)
{
	const struct message *m = r->s->message;
	const struct numbers *n = &p->numbers;

	if (!m || !has_field(m, p->field))
		return TRUTH_UNKNOWN;
	const struct value *v = &m->fields[p->field];
	if (v->kind != VALUE_SPAN)
		return number_truth(p, v);
	if (p->field != r->axis)
		return whole_span(p, v, r->q);
	if (row >= v->count || row > UINT64_MAX - r->first)
		return TRUTH_UNKNOWN;
	const uint64_t address = r->first + row;
	const unsigned i = unsigned_place(n->u, n->u_count, address);
	until(next, v->count);
	if (r->first)
		until(next, UINT64_MAX - r->first + 1);
	if (i == n->u_count)
		return truth_of(false, p->negate);
	if (n->u[i].first > address) {
		until(next, n->u[i].first - r->first);
		return truth_of(false, p->negate);
	}
	if (n->u[i].last < UINT64_MAX)
		until(next, n->u[i].last + 1 - r->first);
	return truth_of(true, p->negate);
}

static enum truth ref_truth(const struct predicate *p, const struct rows *r, uint64_t row, uint64_t *next)
{
	const struct message *m = r->s->message;
	const struct predicate positive = { .field = p->field, .numbers = p->numbers };

	if (!m || !has_field(m, p->table))
		return TRUTH_UNKNOWN;
	const struct value *table = &m->fields[p->table];
	enum truth t = TRUTH_UNKNOWN;
	if (table->kind == VALUE_UINT)
		t = truth_of(table->u == p->mask, false);
	if (t != TRUTH_NO) {
		/* A span that does not pair cannot occur here: tables have one span. */
		const enum truth a = span_truth(&positive, r, row, next);
		t = a < t ? a : t;
	}
	return p->negate ? (enum truth)(TRUTH_YES - t) : t;
}

/* ---- values of several words ---- */

/* Where the value begins that the address belongs to; false outside all that are named. */
static bool grid_place(const struct branch *b, uint64_t base, uint64_t address, uint64_t *begins,
		       uint64_t *skip_to)
{
	if (b->grid) {
		const unsigned i = unsigned_place(b->grid, b->grid_count, address);
		*skip_to = i < b->grid_count ? b->grid[i].first : UINT64_MAX;
		if (i == b->grid_count || b->grid[i].first > address)
			return false;
		base = b->grid[i].first;
	}
	*begins = address - (address - base) % b->words;
	return true;
}

/* The bits of a value from `words` big-endian registers at p. */
static uint64_t join_words(const struct branch *b, const uint8_t *p)
{
	uint64_t bits = 0;

	for (unsigned w = 0; w < b->words; w++) {
		const uint8_t *at = p + 2 * (b->order_words ? b->words - 1u - w : w);
		const unsigned high = at[b->order_bytes], low = at[!b->order_bytes];
		bits = bits << 16 | high << 8 | low;
	}
	return bits;
}

static enum truth shaped_truth(const struct predicate *p, const struct branch *b, uint64_t bits)
{
	const struct numbers *n = &p->numbers;
	float single;
	double real;

	switch (b->as) {
	case AS_S16:
		return truth_of(has_signed(n, (int16_t)bits), p->negate);
	case AS_S32:
		return truth_of(has_signed(n, (int32_t)bits), p->negate);
	case AS_F32: {
		const uint32_t low = (uint32_t)bits;
		memcpy(&single, &low, sizeof single);
		return real_truth(p, (double)single, true);
	}
	case AS_F64:
		memcpy(&real, &bits, sizeof real);
		return real_truth(p, real, false);
	default:
		return truth_of(has_unsigned(n, bits), p->negate);
	}
}

/* A value that `as` makes of registers; unknown where it was not written whole. */
static enum truth words_truth(const struct predicate *p, const struct rows *r, const struct value *v,
			      uint64_t row, uint64_t *next)
{
	const struct branch *b = r->b;
	uint64_t begins, skip_to = UINT64_MAX;

	if ((v->encoding != LIST_U16BE && v->encoding != LIST_S16BE) || stride_of(v) != 1)
		return TRUTH_UNKNOWN;
	if (r->axis < 0 || row > UINT64_MAX - r->first)
		return TRUTH_UNKNOWN;
	const uint64_t address = r->first + row;
	if (!grid_place(b, r->first, address, &begins, &skip_to)) {
		if (skip_to > address)
			until(next, skip_to - r->first);
		return TRUTH_UNKNOWN;
	}
	until(next, begins <= UINT64_MAX - b->words ? begins + b->words - r->first
						    : UINT64_MAX - r->first + 1);
	if (begins < r->first)
		return TRUTH_UNKNOWN;
	const uint64_t member = begins - r->first;
	/* Both the addresses and the words must be there. */
	if (member + b->words > v->count || member + b->words > r->s->message->fields[r->axis].count)
		return TRUTH_UNKNOWN;
	return shaped_truth(p, b, join_words(b, v->p + 2 * member));
}

static enum truth list_truth(const struct predicate *p, const struct rows *r, uint64_t row, uint64_t *next)
{
	const struct message *m = r->s->message;

	if (!m || !has_field(m, p->field))
		return TRUTH_UNKNOWN;
	const struct value *v = &m->fields[p->field];
	if (v->kind != VALUE_LIST)
		return r->b->as == AS_PLAIN ? number_truth(p, v) : TRUTH_UNKNOWN;
	if (r->b->as != AS_PLAIN)
		return words_truth(p, r, v, row, next);
	const uint64_t member = row / stride_of(v);
	if (member >= v->count)
		return TRUTH_UNKNOWN;
	until(next, (member + 1) * stride_of(v));
	const struct value one = list_member(v, (uint32_t)member);
	return number_truth(p, &one);
}

static enum truth row_truth(const struct predicate *p, const struct rows *r, uint64_t row, uint64_t *next)
{
	switch (p->kind) {
	case PREDICATE_SPAN:
		return span_truth(p, r, row, next);
	case PREDICATE_LIST:
		return list_truth(p, r, row, next);
	case PREDICATE_REF:
		return ref_truth(p, r, row, next);
	default:
		return predicate_truth(p, r->s, r->q);
	}
}

/* The clauses [i, end) in one row: the least of the greatest. */
static enum truth clauses_in_row(const struct rows *r, unsigned i, uint64_t row, uint64_t *next)
{
	const struct branch *b = r->b;
	enum truth all = TRUTH_YES;

	while (i < b->count && all != TRUTH_NO) {
		enum truth one = TRUTH_NO;
		do {
			if (one != TRUTH_YES) {
				const enum truth t = row_truth(&b->predicate[i], r, row, next);
				one = t > one ? t : one;
			}
			i++;
		} while (i < b->count && !b->predicate[i].begins);
		all = one < all ? one : all;
	}
	return all;
}

/* Every row must satisfy every clause: no matter in which order they are looked at. */
static enum truth clauses_one_by_one(const struct rows *r)
{
	const struct branch *b = r->b;
	enum truth all = TRUTH_YES;

	for (unsigned i = b->plain_count; i < b->count && all != TRUTH_NO; i++) {
		uint64_t row = 0;
		do {
			uint64_t next = r->count;
			const enum truth t = row_truth(&b->predicate[i], r, row, &next);
			all = t < all ? t : all;
			row = next;
		} while (row < r->count && all != TRUTH_NO);
	}
	return all;
}

enum truth rows_truth(const struct branch *b, const struct subject *s, enum quantifier q)
{
	struct rows r;
	enum truth all = q == MATCH_EVERY ? TRUTH_YES : TRUTH_NO;
	uint64_t row = 0;

	rows_begin(&r, b, s, q);
	if (q == MATCH_EVERY && b->no_alternatives)
		return clauses_one_by_one(&r);
	do {
		uint64_t next = r.count;
		const enum truth t = clauses_in_row(&r, b->plain_count, row, &next);
		if (q == MATCH_EVERY ? t < all : t > all)
			all = t;
		if (all == (q == MATCH_EVERY ? TRUTH_NO : TRUTH_YES))
			break;
		row = next;
	} while (row < r.count);
	return all;
}

/* Does the span [first, last] cut a value that begins at a multiple of `words` from base? */
static bool cuts(uint64_t base, uint64_t first, uint64_t last, unsigned words)
{
	return (first - base) % words || (last - base + 1) % words;
}

bool rows_partial(const struct branch *b, const struct subject *s)
{
	const struct message *m = s->message;
	struct rows r;

	rows_begin(&r, b, s, MATCH_EVERY);
	if (r.axis < 0 || !m->fields[r.axis].count)
		return false;
	/* Another table is another object. */
	for (unsigned i = b->plain_count; i < b->count; i++) {
		const struct predicate *p = &b->predicate[i];
		if (p->kind == PREDICATE_REF && !p->negate && has_field(m, p->table) &&
		    m->fields[p->table].u != p->mask)
			return false;
	}
	const uint64_t first = r.first, count = m->fields[r.axis].count;
	const uint64_t last = first > UINT64_MAX - (count - 1) ? UINT64_MAX : first + (count - 1);
	if (!b->grid)
		return cuts(first, first, last, b->words);
	for (unsigned i = unsigned_place(b->grid, b->grid_count, first);
	     i < b->grid_count && b->grid[i].first <= last; i++) {
		const uint64_t from = first > b->grid[i].first ? first : b->grid[i].first;
		const uint64_t to = last < b->grid[i].last ? last : b->grid[i].last;
		if (cuts(b->grid[i].first, from, to, b->words))
			return true;
	}
	return false;
}
