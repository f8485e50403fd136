/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Private to the evaluating side of expressions: is a number in a predicate's set?  Const data, any
 * thread, no libc.
 */
#pragma once

#include "rules/expression_tree.h"

static inline enum truth truth_of(bool claim, bool negate)
{
	return claim != negate ? TRUTH_YES : TRUTH_NO;
}

/* ---- sets of numbers ---- */

#define SCAN_MAX 8 /* longer sets are halved first */

/* The first range that does not end before v; count: none. */
static inline unsigned unsigned_place(const struct range *r, unsigned count, uint64_t v)
{
	unsigned low = 0, high = count;

	while (high - low > SCAN_MAX) {
		const unsigned middle = low + (high - low) / 2;
		if (r[middle].last < v)
			low = middle + 1;
		else
			high = middle;
	}
	while (low < high && r[low].last < v)
		low++;
	return low;
}

static inline bool has_unsigned(const struct numbers *n, uint64_t v)
{
	const unsigned i = unsigned_place(n->u, n->u_count, v);
	return i < n->u_count && n->u[i].first <= v;
}

static inline bool has_signed(const struct numbers *n, int64_t v)
{
	const struct signed_range *r = n->i;
	unsigned low = 0, high = n->i_count;

	while (high - low > SCAN_MAX) {
		const unsigned middle = low + (high - low) / 2;
		if (r[middle].last < v)
			low = middle + 1;
		else
			high = middle;
	}
	while (low < high && r[low].last < v)
		low++;
	return low < n->i_count && r[low].first <= v;
}

static inline bool has_real(const struct real_range *r, unsigned count, double v)
{
	unsigned low = 0, high = count;

	while (high - low > SCAN_MAX) {
		const unsigned middle = low + (high - low) / 2;
		if (r[middle].last < v)
			low = middle + 1;
		else
			high = middle;
	}
	while (low < high && r[low].last < v)
		low++;
	return low < count && r[low].first <= v;
}

/* What is no number compares with nothing. */
static inline enum truth real_truth(const struct predicate *p, double v, bool single)
{
	const struct numbers *n = &p->numbers;

	if (v != v)
		return TRUTH_UNKNOWN;
	return truth_of(single ? has_real(n->single, n->single_count, v) : has_real(n->f, n->f_count, v),
			p->negate);
}

static inline enum truth number_truth(const struct predicate *p, const struct value *v)
{
	switch (v->kind) {
	case VALUE_UINT:
		return truth_of(has_unsigned(&p->numbers, v->u), p->negate);
	case VALUE_INT:
		return truth_of(has_signed(&p->numbers, v->i), p->negate);
	case VALUE_FLOAT:
		return real_truth(p, v->f, v->len == 4);
	default:
		return TRUTH_UNKNOWN;
	}
}

/* A number of the message. */
static inline enum truth field_truth(const struct predicate *p, const struct message *m)
{
	return m && has_field(m, p->field) ? number_truth(p, &m->fields[p->field]) : TRUTH_UNKNOWN;
}
