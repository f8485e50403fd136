/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers of expressions.
 *
 * A literal is kept as an exact decimal until it is known what it is compared with; then its bounds are
 * made once for each kind of number (unsigned, signed, double, single), rounded inwards for integers, so
 * that 75.3 at a scale of 0.1 is exactly 753 and no evaluation ever converts.  Single-precision values
 * are compared with bounds rounded to single precision: a device that is sent 75.3 stays within 75.3.
 *
 * Compile side; memory from the expression's blocks; any thread.
 */
#include "rules/expression_tree.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- decimals ---- */

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	const char l = (char)(c | 32);
	return l >= 'a' && l <= 'f' ? l - 'a' + 10 : 99;
}

/* Adds a digit; false when there is no room. */
static bool push_digit(uint64_t *digits, unsigned base, unsigned digit)
{
	if (*digits > (UINT64_MAX - digit) / base)
		return false;
	*digits = *digits * base + digit;
	return true;
}

static bool read_hexadecimal(struct decimal *d, const char *p, size_t len, bool *wrong)
{
	if (!len)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (digit_of(p[i]) > 15)
			return false;
		if (!push_digit(&d->digits, 16, (unsigned)digit_of(p[i])))
			*wrong = true;
	}
	d->negative = d->negative && d->digits;
	return !*wrong;
}

bool decimal_read(struct decimal *d, const char *text, size_t len, bool *wrong)
{
	size_t at = 0;
	bool point = false;

	*d = (struct decimal){ 0 };
	*wrong = false;
	if (len && (text[0] == '-' || text[0] == '+'))
		d->negative = text[at++] == '-';
	if (len - at > 2 && text[at] == '0' && (text[at + 1] | 32) == 'x')
		return read_hexadecimal(d, text + at + 2, len - at - 2, wrong);
	const size_t first = at;
	for (; at < len; at++) {
		if (text[at] == '.' && !point && at > first && at + 1 < len) {
			point = true;
			continue;
		}
		if (digit_of(text[at]) > 9)
			return false;
		if (!push_digit(&d->digits, 10, (unsigned)digit_of(text[at])))
			*wrong = true;
		d->exponent -= point;
	}
	if (at == first)
		return false;
	while (d->exponent < 0 && d->digits % 10 == 0) {
		d->digits /= 10;
		d->exponent++;
	}
	if (!d->digits)
		*d = (struct decimal){ 0 };
	if (d->exponent < -DECIMAL_EXPONENT_MAX)
		*wrong = true;
	return !*wrong;
}

bool decimal_whole(const struct decimal *d)
{
	return d->exponent >= 0;
}

static const struct decimal one = { .digits = 1 };

/* Three-way comparison of digits * 10^exponent, both exponents within -DECIMAL_EXPONENT_MAX .. 0. */
static int compare_size(const struct decimal *a, const struct decimal *b)
{
	__extension__ unsigned __int128 x = a->digits, y = b->digits;
	for (int e = b->exponent; e < a->exponent; e++)
		x *= 10;
	for (int e = a->exponent; e < b->exponent; e++)
		y *= 10;
	return (x > y) - (x < y);
}

int decimal_compare(const struct decimal *a, const struct decimal *b)
{
	if (a->negative != b->negative)
		return a->negative ? -1 : 1;
	return a->negative ? -compare_size(a, b) : compare_size(a, b);
}

void decimal_write(const struct decimal *d, char *out, size_t cap)
{
	char digits[64];
	int len = snprintf(digits, sizeof digits, "%0*llu", 1 - d->exponent,
			   (unsigned long long)d->digits);
	const int whole = len + d->exponent;
	if (len < 0)
		len = 0;
	snprintf(out, cap, "%s%.*s%s%s", d->negative ? "-" : "", whole, digits, whole < len ? "." : "",
		 digits + whole);
}

/* |d / scale| rounded towards zero, at most 2^64 - 1; *rest: something was cut off. */
static uint64_t quotient(const struct decimal *d, const struct decimal *scale, bool *rest)
{
	__extension__ unsigned __int128 over = d->digits, under = scale->digits;
	/* Exponents are at most 0 and at least -18; 2^64 * 10^18 fits. */
	for (int e = scale->exponent; e < d->exponent; e++)
		over *= 10;
	for (int e = d->exponent; e < scale->exponent; e++)
		under *= 10;
	*rest = over % under != 0;
	over /= under;
	return over > UINT64_MAX ? UINT64_MAX : (uint64_t)over;
}

/* The quotient and its sign, rounded down (or up): magnitude in the result. */
static uint64_t rounded(const struct decimal *d, const struct decimal *scale, bool up, bool *negative)
{
	bool rest;
	uint64_t q = quotient(d, scale, &rest);

	*negative = d->negative != scale->negative && d->digits;
	if (rest && up != *negative && q < UINT64_MAX)
		q++;
	if (!q)
		*negative = false;
	return q;
}

static int64_t to_signed(uint64_t size, bool negative)
{
	if (negative)
		return size > (uint64_t)INT64_MAX ? INT64_MIN : -(int64_t)size;
	return size > (uint64_t)INT64_MAX ? INT64_MAX : (int64_t)size;
}

int64_t decimal_floor(const struct decimal *d, const struct decimal *scale)
{
	bool negative;
	const uint64_t q = rounded(d, scale, false, &negative);
	return to_signed(q, negative);
}

int64_t decimal_ceil(const struct decimal *d, const struct decimal *scale)
{
	bool negative;
	const uint64_t q = rounded(d, scale, true, &negative);
	return to_signed(q, negative);
}

static long double power_of_ten(int e)
{
	long double p = 1;
	while (e-- > 0)
		p *= 10;
	return p;
}

double decimal_double(const struct decimal *d, const struct decimal *scale)
{
	long double v = (long double)d->digits / power_of_ten(-d->exponent);
	if (scale->digits != 1 || scale->exponent) {
		/* Whole numbers first: 0.3 / 0.1 must be 3. */
		v = (long double)d->digits * power_of_ten(-scale->exponent);
		v /= (long double)scale->digits * power_of_ten(-d->exponent);
	}
	return (double)(d->negative != scale->negative ? -v : v);
}

/* ---- sets of numbers ---- */

/* The next double above (or below) v, which is finite; of singles: the next float. */
static double beside(double v, bool above, bool single)
{
	if (single) {
		const float f = (float)v;
		uint32_t bits;
		memcpy(&bits, &f, sizeof bits);
		if (f == 0.0f)
			bits = above ? 1 : UINT32_C(0x80000001);
		else
			bits += (f > 0.0f) == above ? 1 : UINT32_MAX;
		float next;
		memcpy(&next, &bits, sizeof next);
		return (double)next;
	}
	uint64_t bits;
	memcpy(&bits, &v, sizeof bits);
	if (v == 0.0)
		bits = above ? 1 : UINT64_C(0x8000000000000001);
	else
		bits += (v > 0.0) == above ? 1 : UINT64_MAX;
	memcpy(&v, &bits, sizeof v);
	return v;
}

static double to_single(double v)
{
	if (v > (double)FLT_MAX)
		return (double)FLT_MAX;
	if (v < -(double)FLT_MAX)
		return -(double)FLT_MAX;
	return (double)(float)v;
}

/* A negative scale turns the ends around. */
static struct literal turned(const struct literal *l, const struct decimal *scale)
{
	if (!scale->negative)
		return *l;
	return (struct literal){
		.first = l->last, .last = l->first, .open_below = l->open_above,
		.open_above = l->open_below, .without_first = l->without_last,
		.without_last = l->without_first,
	};
}

static bool unsigned_bounds(const struct literal *l, const struct decimal *scale, struct range *r)
{
	bool negative;

	*r = (struct range){ 0, UINT64_MAX };
	if (!l->open_below) {
		uint64_t q = rounded(&l->first, scale, !l->without_first, &negative);
		if (!negative && l->without_first) {
			if (q == UINT64_MAX)
				return false;
			q++;
		}
		/* Behind a negative end that is left out comes at least 0. */
		r->first = negative ? 0 : q;
	}
	if (!l->open_above) {
		uint64_t q = rounded(&l->last, scale, l->without_last, &negative);
		if (negative || (l->without_last && q == 0))
			return false;
		r->last = q - l->without_last;
	}
	return r->first <= r->last;
}

static bool signed_bounds(const struct literal *l, const struct decimal *scale, struct signed_range *r)
{
	bool negative;
	uint64_t q;

	*r = (struct signed_range){ INT64_MIN, INT64_MAX };
	if (!l->open_below) {
		q = rounded(&l->first, scale, !l->without_first, &negative);
		if (!negative && q > (uint64_t)INT64_MAX - l->without_first)
			return false;
		r->first = to_signed(q, negative);
		if (l->without_first && (!negative || q <= UINT64_C(1) << 63))
			r->first++;
	}
	if (!l->open_above) {
		q = rounded(&l->last, scale, l->without_last, &negative);
		if (negative && q > (UINT64_C(1) << 63) - l->without_last)
			return false;
		r->last = to_signed(q, negative);
		if (l->without_last && (negative || q <= (uint64_t)INT64_MAX))
			r->last--;
	}
	return r->first <= r->last;
}

static bool real_bounds(const struct literal *l, const struct decimal *scale, bool single,
			struct real_range *r)
{
	*r = (struct real_range){ -(double)INFINITY, (double)INFINITY };
	if (!l->open_below) {
		r->first = decimal_double(&l->first, scale);
		if (single)
			r->first = to_single(r->first);
		if (l->without_first)
			r->first = beside(r->first, true, single);
	}
	if (!l->open_above) {
		r->last = decimal_double(&l->last, scale);
		if (single)
			r->last = to_single(r->last);
		if (l->without_last)
			r->last = beside(r->last, false, single);
	}
	return r->first <= r->last;
}

static int by_unsigned(const void *a, const void *b)
{
	const struct range *x = a, *y = b;
	return (x->first > y->first) - (x->first < y->first);
}

static int by_signed(const void *a, const void *b)
{
	const struct signed_range *x = a, *y = b;
	return (x->first > y->first) - (x->first < y->first);
}

static int by_real(const void *a, const void *b)
{
	const struct real_range *x = a, *y = b;
	return (x->first > y->first) - (x->first < y->first);
}

static uint16_t merge_unsigned(struct range *r, unsigned count)
{
	unsigned n = 0;

	qsort(r, count, sizeof *r, by_unsigned);
	for (unsigned i = 0; i < count; i++) {
		if (n && (r[n - 1].last == UINT64_MAX || r[i].first <= r[n - 1].last + 1)) {
			if (r[i].last > r[n - 1].last)
				r[n - 1].last = r[i].last;
		} else {
			r[n++] = r[i];
		}
	}
	return (uint16_t)n;
}

static uint16_t merge_signed(struct signed_range *r, unsigned count)
{
	unsigned n = 0;

	qsort(r, count, sizeof *r, by_signed);
	for (unsigned i = 0; i < count; i++) {
		if (n && (r[n - 1].last == INT64_MAX || r[i].first <= r[n - 1].last + 1)) {
			if (r[i].last > r[n - 1].last)
				r[n - 1].last = r[i].last;
		} else {
			r[n++] = r[i];
		}
	}
	return (uint16_t)n;
}

static uint16_t merge_real(struct real_range *r, unsigned count)
{
	unsigned n = 0;

	qsort(r, count, sizeof *r, by_real);
	for (unsigned i = 0; i < count; i++) {
		if (n && r[i].first <= r[n - 1].last) {
			if (r[i].last > r[n - 1].last)
				r[n - 1].last = r[i].last;
		} else {
			r[n++] = r[i];
		}
	}
	return (uint16_t)n;
}

bool numbers_make(struct expression *e, struct numbers *n, const struct literal *list, unsigned count,
		  const struct decimal *scale)
{
	struct range *u = expression_alloc(e, count * sizeof *u);
	struct signed_range *s = expression_alloc(e, count * sizeof *s);
	struct real_range *f = expression_alloc(e, count * sizeof *f);
	struct real_range *g = expression_alloc(e, count * sizeof *g);
	unsigned u_count = 0, s_count = 0, f_count = 0, g_count = 0;

	if (!scale)
		scale = &one;
	if (!u || !s || !f || !g)
		return false;
	for (unsigned k = 0; k < count; k++) {
		const struct literal l = turned(&list[k], scale);
		u_count += unsigned_bounds(&l, scale, &u[u_count]);
		s_count += signed_bounds(&l, scale, &s[s_count]);
		f_count += real_bounds(&l, scale, false, &f[f_count]);
		g_count += real_bounds(&l, scale, true, &g[g_count]);
	}
	*n = (struct numbers){
		.u = u, .i = s, .f = f, .single = g,
		.u_count = merge_unsigned(u, u_count), .i_count = merge_signed(s, s_count),
		.f_count = merge_real(f, f_count), .single_count = merge_real(g, g_count),
	};
	return true;
}

/* Is any part of [first, last] outside (or, with `inside`, inside) of the sorted ranges? */
static bool unsigned_part(const struct range *r, unsigned count, struct range x, bool inside)
{
	for (unsigned i = 0; i < count; i++) {
		if (inside && x.first <= r[i].last && r[i].first <= x.last)
			return true;
		if (!inside && r[i].first <= x.first && x.last <= r[i].last)
			return false;
	}
	return !inside;
}

static bool signed_part(const struct signed_range *r, unsigned count, struct signed_range x, bool inside)
{
	for (unsigned i = 0; i < count; i++) {
		if (inside && x.first <= r[i].last && r[i].first <= x.last)
			return true;
		if (!inside && r[i].first <= x.first && x.last <= r[i].last)
			return false;
	}
	return !inside;
}

static bool real_part(const struct real_range *r, unsigned count, struct real_range x, bool inside)
{
	for (unsigned i = 0; i < count; i++) {
		if (inside && x.first <= r[i].last && r[i].first <= x.last)
			return true;
		if (!inside && r[i].first <= x.first && x.last <= r[i].last)
			return false;
	}
	return !inside;
}

bool numbers_meet(const struct numbers *a, bool a_negate, const struct numbers *b, bool b_negate, int type)
{
	if (a_negate && b_negate)
		return true;
	if (a_negate)
		return numbers_meet(b, false, a, true, type);
	switch (type) {
	case FIELD_UINT:
	case FIELD_BOOL:
	case FIELD_SPAN:
	case FIELD_TIME:
		for (unsigned i = 0; i < a->u_count; i++)
			if (unsigned_part(b->u, b->u_count, a->u[i], !b_negate))
				return true;
		return false;
	case FIELD_INT:
		for (unsigned i = 0; i < a->i_count; i++)
			if (signed_part(b->i, b->i_count, a->i[i], !b_negate))
				return true;
		return false;
	default:
		for (unsigned i = 0; i < a->f_count; i++)
			if (real_part(b->f, b->f_count, a->f[i], !b_negate))
				return true;
		return false;
	}
}
