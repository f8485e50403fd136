/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Do the options of a rule that search match?  The steps over a buffer run in order, each from where the one before
 * ended; when one fails that stands relative to others, the latest content that could also have been found farther on
 * is tried there.  The packet path: no allocation, no recursion, a budget of tries.
 */
#include "rules/signature_work.h"

#include <string.h>

#define TRIES_MAX 2000u

/* ---- contents ---- */

static uint8_t lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? c | 32 : c;
}

static bool is_at(const uint8_t *p, const struct step *s)
{
	if (!s->nocase)
		return memcmp(p, s->text, s->len) == 0;
	for (uint32_t i = 0; i < s->len; i++)
		if (lower(p[i]) != s->text[i])
			return false;
	return true;
}

/* The first place from..to - len where the content lies; -1: none. */
static int64_t content_find(const struct step *s, struct bytes b, int64_t from, int64_t to)
{
	if (from < 0)
		from = 0;
	if (to > (int64_t)b.len)
		to = (int64_t)b.len;
	const uint8_t first = s->text[0], other = s->nocase && first >= 'a' && first <= 'z' ? first - 32 : first;
	for (int64_t at = from; at + (int64_t)s->len <= to; at++)
		if ((b.p[at] == first || b.p[at] == other) && is_at(b.p + at, s))
			return at;
	return -1;
}

static int64_t number_of(const struct trial *t, struct operand o)
{
	return o.variable < 0 ? o.value : t->variable[o.variable];
}

/* Where the step may begin and must end; false: nowhere. */
static bool content_range(const struct trial *t, const struct step *s, const struct view *v, uint32_t cursor,
		int64_t *from,
			  int64_t *to)
{
	const int64_t base = v->is_absolute ? (int64_t)v->base : 0;
	*from = 0;
	*to = (int64_t)v->data.len;
	if (s->flags & CONTENT_STARTS) {
		*from = -base;
		*to = *from + s->len;
		if (*from < 0)
			return false;
	}
	if (s->flags & CONTENT_OFFSET)
		*from = number_of(t, s->offset) - base;
	if (s->flags & CONTENT_DEPTH) {
		const int64_t end = number_of(t, s->offset) + number_of(t, s->depth) - base;
		*to = end < *to ? end : *to;
	}
	if (s->relative) {
		const int64_t begin = (int64_t)cursor + number_of(t, s->distance);
		*from = begin > *from ? begin : *from;
		if (s->flags & CONTENT_WITHIN) {
			const int64_t end = begin + number_of(t, s->within);
			*to = end < *to ? end : *to;
		}
	}
	if (s->flags & CONTENT_ENDS) {
		const int64_t last = (int64_t)v->data.len - s->len;
		if (*to < (int64_t)v->data.len)
			return false;
		*from = last > *from ? last : *from;
	}
	return *to > 0;
}

/* ---- numbers ---- */

static bool read_binary(struct bytes b, unsigned order, uint64_t *out)
{
	uint64_t n = 0;
	if (b.len > 8)
		return false;
	for (size_t i = 0; i < b.len; i++)
		n = n << 8 | b.p[order == ORDER_BIG ? i : b.len - 1 - i];
	*out = n;
	return true;
}

static bool read_digits(struct bytes b, unsigned base, uint64_t *out, uint32_t *used)
{
	uint64_t n = 0;
	size_t i = 0;
	while (i < b.len && (b.p[i] == ' ' || b.p[i] == '\t'))
		i++;
	if (base == 16 && i + 2 < b.len && b.p[i] == '0' && lower(b.p[i + 1]) == 'x')
		i += 2;
	const size_t first = i;
	for (; i < b.len; i++) {
		const uint8_t c = lower(b.p[i]);
		const unsigned d = c >= '0' && c <= '9' ? c - 48u : c >= 'a' && c <= 'f' ? c - 'a' + 10u : 99u;
		if (d >= base || n > (UINT64_MAX - d) / base)
			break;
		n = n * base + d;
	}
	*out = n;
	*used = (uint32_t)i;
	return i > first;
}

/* The number that the step reads; *end: behind its bytes. */
static bool number_read(const struct trial *t, const struct step *s, const struct view *v, uint32_t cursor,
		uint64_t *out,
			uint32_t *end)
{
	const struct byte_step *b = &s->byte;
	const int64_t base = v->is_absolute && !s->relative ? (int64_t)v->base : 0;
	const int64_t at = number_of(t, b->offset) + (s->relative ? cursor : 0) - base, len = number_of(t, b->bytes);

	if (at < 0 || len < 0 || len > 24 || at + len > (int64_t)v->data.len)
		return false;
	const struct bytes bytes = { v->data.p + at, (size_t)len };
	*end = (uint32_t)(at + len);
	uint32_t used = 0;
	if (!len)
		*out = 0;
	else if (b->base ? !read_digits(bytes, b->base, out, &used) : !read_binary(bytes, b->order, out))
		return false;
	if (b->bitmask) {
		*out &= b->bitmask;
		*out >>= __builtin_ctzll(b->bitmask);
	}
	return true;
}

static bool test_holds(const struct byte_step *b, uint64_t n, int64_t value)
{
	const uint64_t v = (uint64_t)value;
	bool holds = false;
	switch (b->op) {
	case OP_LESS: holds = n < v; break;
	case OP_MORE: holds = n > v; break;
	case OP_EQUAL: holds = n == v; break;
	case OP_LESS_EQUAL: holds = n <= v; break;
	case OP_MORE_EQUAL: holds = n >= v; break;
	case OP_AND: holds = (n & v) != 0; break;
	default: holds = (n ^ v) != 0; break;
	}
	return holds != b->op_negated;
}

static int64_t calculate(const struct byte_step *b, uint64_t n, int64_t value)
{
	const uint64_t v = (uint64_t)value;
	switch (b->op) {
	case OP_ADD: return (int64_t)(n + v);
	case OP_SUBTRACT: return (int64_t)(n - v);
	case OP_MULTIPLY: return (int64_t)(n * v);
	case OP_DIVIDE: return v ? (int64_t)(n / v) : 0;
	case OP_SHIFT_LEFT: return v < 64 ? (int64_t)(n << v) : 0;
	case OP_SHIFT_RIGHT: return v < 64 ? (int64_t)(n >> v) : 0;
	case OP_AND: return (int64_t)(n & v);
	default: return (int64_t)(n ^ v);
	}
}

static bool jump(const struct step *s, const struct view *v, uint64_t n, uint32_t end, uint32_t *cursor)
{
	const struct byte_step *b = &s->byte;
	if (n > UINT32_MAX)
		return false;
	int64_t to = (int64_t)(n * b->multiplier);
	if (b->align)
		to = (to + b->align_to - 1) / b->align_to * b->align_to;
	to += b->post_offset;
	to += b->from_beginning ? 0 : b->from_end ? (int64_t)v->data.len : (int64_t)end;
	if (to < 0 || to > (int64_t)v->data.len)
		return false;
	*cursor = (uint32_t)to;
	return true;
}

/* ---- one step ---- */

struct run {
	uint32_t cursor; /* in and out: where relative steps count from */
	uint32_t begin;  /* out: of what was found */
	uint32_t end;    /* out: the last byte looked at, for freshness */
};

static bool run_content(const struct trial *t, const struct step *s, const struct view *v, uint32_t resume,
		struct run *x)
{
	int64_t from, to, at = -1;
	if (content_range(t, s, v, x->cursor, &from, &to))
		at = content_find(s, v->data, from > (int64_t)resume ? from : (int64_t)resume, to);
	if (s->negated)
		return at < 0;
	if (at < 0)
		return false;
	x->begin = (uint32_t)at;
	x->end = x->cursor = (uint32_t)at + s->len;
	return true;
}

static bool run_pcre(struct trial *t, const struct step *s, const struct view *v, struct run *x)
{
	const uint32_t skip = s->relative ? x->cursor : 0;
	uint32_t begin, end;
	const enum pattern_result found =
		pattern_regex_match(s->regex, t->work->patterns, bytes_part(v->data, skip, v->data.len),
				    v->fresh > skip ? v->fresh - skip : 0, &begin, &end);
	if (found == PATTERN_LIMIT)
		t->host->flaw(t->host->ctx, SIGNATURE_REGEX_LIMIT);
	if (s->negated)
		return found == PATTERN_NO;
	if (found != PATTERN_YES)
		return false;
	x->begin = skip + begin;
	x->end = x->cursor = skip + end;
	return true;
}

static bool run_data_at(const struct trial *t, const struct step *s, const struct view *v, struct run *x)
{
	const int64_t base = v->is_absolute && !s->relative ? (int64_t)v->base : 0, n = number_of(t, s->data_at) - base;
	const bool is_there = s->relative ? x->cursor + n <= (int64_t)v->data.len : n < (int64_t)v->data.len;
	const int64_t end = s->relative ? x->cursor + n : n + 1;
	if (is_there && end > 0)
		x->end = (uint32_t)end;
	return is_there != s->negated;
}

static bool run_number(struct trial *t, const struct step *s, const struct view *v, struct run *x)
{
	uint64_t n;
	uint32_t end;
	if (!number_read(t, s, v, x->cursor, &n, &end))
		return false;
	x->end = end;
	switch (s->kind) {
	case STEP_BYTE_TEST:
		return test_holds(&s->byte, n, number_of(t, s->byte.value));
	case STEP_BYTE_JUMP:
		return jump(s, v, n, end, &x->cursor);
	case STEP_BYTE_EXTRACT:
		n *= s->byte.multiplier;
		if (s->byte.align)
			n = (n + s->byte.align_to - 1) / s->byte.align_to * s->byte.align_to;
		t->variable[s->byte.result] = (int64_t)n;
		x->cursor = end;
		return true;
	default:
		t->variable[s->byte.result] = calculate(&s->byte, n, number_of(t, s->byte.value));
		return true;
	}
}

static bool run_step(struct trial *t, const struct step *s, const struct view *v, uint32_t resume, struct run *x)
{
	x->begin = x->end = 0;
	switch (s->kind) {
	case STEP_CONTENT: return run_content(t, s, v, resume, x);
	case STEP_PCRE: return run_pcre(t, s, v, x);
	case STEP_DATA_AT: return run_data_at(t, s, v, x);
	case STEP_LENGTH: return range_has(&s->range, (int64_t)v->data.len);
	default: return run_number(t, s, v, x);
	}
}

/* ---- one section ---- */

static bool can_move(const struct step *s)
{
	return s->kind == STEP_CONTENT && !s->negated;
}

/* Does what comes before matter to this step? */
static bool depends(const struct step *s)
{
	if (s->relative)
		return true;
	if (s->kind == STEP_CONTENT)
		return s->offset.variable >= 0 || s->depth.variable >= 0;
	if (s->kind == STEP_PCRE || s->kind == STEP_LENGTH)
		return false;
	return s->kind == STEP_DATA_AT ? s->data_at.variable >= 0
				       : s->byte.offset.variable >= 0 || s->byte.value.variable >= 0 ||
				       		s->byte.bytes.variable >= 0;
}

static bool is_fresh(const struct section *x, const struct view *v, const uint32_t *end)
{
	bool any = false;
	for (unsigned i = 0; i < x->count; i++) {
		const struct step *s = &x->steps[i];
		if (s->negated || s->kind == STEP_LENGTH)
			continue;
		any = true;
		if (end[i] > v->fresh)
			return true;
	}
	return !any || !v->fresh;
}

static void note_match(struct trial *t, const struct section *x, const struct view *v, const uint32_t *begin,
		       const uint32_t *end)
{
	for (unsigned i = 0; i < x->count && v->data.p == t->payload.data.p; i++)
		if (!x->steps[i].negated && end[i] > begin[i]) {
			t->touched_from = t->touched_to && t->touched_from < begin[i] ? t->touched_from : begin[i];
			t->touched_to = end[i] > t->touched_to ? end[i] : t->touched_to;
		}
	for (unsigned i = 0; i < x->count && !t->matched.len; i++)
		if ((x->steps[i].kind == STEP_CONTENT || x->steps[i].kind == STEP_PCRE) && !x->steps[i].negated &&
				end[i] > begin[i]) {
			t->matched = bytes_part(v->data, begin[i], end[i] - begin[i]);
			t->matched_at = begin[i];
			t->matched_buffer = x->buffer;
		}
}

static bool section_matches(struct trial *t, const struct section *x, const struct view *v)
{
	uint32_t before[SIGNATURE_STEPS_MAX + 1], begin[SIGNATURE_STEPS_MAX], end[SIGNATURE_STEPS_MAX];
	uint32_t resume = 0;
	struct run r = { 0 };
	unsigned i = 0;
	bool seen_before = false; /* all of it, but in bytes that were searched before */

	before[0] = 0;
	for (;;) {
		if (i == x->count) {
			if (is_fresh(x, v, end)) {
				note_match(t, x, v, begin, end);
				return true;
			}
			seen_before = true;
		} else {
			if (!t->budget) {
				t->host->flaw(t->host->ctx, SIGNATURE_WORK_LIMIT);
				return false;
			}
			t->budget--;
			r.cursor = before[i];
			if (run_step(t, &x->steps[i], v, resume, &r)) {
				begin[i] = r.begin;
				end[i] = r.end;
				before[++i] = r.cursor;
				resume = 0;
				continue;
			}
			if (!depends(&x->steps[i]) && !seen_before)
				return false;
		}
		/* The latest content that may also lie farther on. */
		do {
			if (!i)
				return false;
			i--;
		} while (!can_move(&x->steps[i]));
		resume = begin[i] + 1;
	}
}

/* ---- buffers of messages ---- */

static bool message_buffer(const struct message *m, unsigned buffer, struct view *v)
{
	const struct bytes all = { m->data, m->len };
	*v = (struct view){ .data = all };
	switch (buffer) {
	case BUFFER_PAYLOAD:
		return true;
	case BUFFER_MODBUS_DATA: { /* behind the function code */
		const bool is_rtu = m->transport == TRANSPORT_TCP && bytes_be16(all, 2) != 0;
		v->data = is_rtu ? bytes_part(all, 2, all.len > 4 ? all.len - 4 : 0) : bytes_part(all, 8, all.len);
		return v->data.len != 0;
	}
	case BUFFER_DNP3_DATA: /* the fragment without its checksums */
		v->data = m->inner;
		return v->data.len != 0;
	case BUFFER_MMS_DATA:
	case BUFFER_S7_CONTENT:
		v->data = m->inner.len ? m->inner : all;
		return v->data.len != 0;
	default:
		return false;
	}
}

static bool view_of(const struct trial *t, unsigned buffer, struct view *v)
{
	if (signature_buffers[buffer].place != PLACE_PACKET && signature_buffers[buffer].place != PLACE_MESSAGE) {
		if (!t->app)
			return false;
		*v = t->app[buffer];
		return v->data.p != NULL;
	}
	if (t->message)
		return message_buffer(t->message, buffer, v);
	*v = t->payload;
	return buffer == BUFFER_PAYLOAD;
}

/* ---- transforms ---- */

static bool is_space(uint8_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static int hex(uint8_t c)
{
	const uint8_t l = lower(c);
	return c >= '0' && c <= '9' ? c - '0' : l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

static size_t transform(unsigned how, uint8_t *p, size_t len)
{
	size_t n = 0;
	for (size_t i = 0; i < len; i++) {
		const uint8_t c = p[i];
		switch (how) {
		case TRANSFORM_LOWER: p[n++] = lower(c); break;
		case TRANSFORM_UPPER: p[n++] = c >= 'a' && c <= 'z' ? c - 32 : c; break;
		case TRANSFORM_STRIP: if (!is_space(c)) p[n++] = c; break;
		case TRANSFORM_COMPRESS: if (!is_space(c) || !n || !is_space(p[n - 1])) p[n++] = c; break;
		case TRANSFORM_URL_DECODE:
			if (c == '%' && i + 2 < len && hex(p[i + 1]) >= 0 && hex(p[i + 2]) >= 0) {
				p[n++] = (uint8_t)(hex(p[i + 1]) << 4 | hex(p[i + 2]));
				i += 2;
			} else {
				p[n++] = c == '+' ? ' ' : c;
			}
			break;
		default: p[n++] = c; break;
		}
	}
	return n;
}

static struct view transformed(struct trial *t, const struct section *x, const struct view *v)
{
	uint8_t *out = t->work->transformed;
	size_t len = 0;
	if (x->transform[0] == TRANSFORM_DOTPREFIX)
		out[len++] = '.';
	const size_t copied = v->data.len < TRANSFORMED_MAX - len ? v->data.len : TRANSFORMED_MAX - len;
	memcpy(out + len, v->data.p, copied);
	len += copied;
	for (unsigned i = 0; i < TRANSFORMS_MAX && x->transform[i]; i++)
		if (x->transform[i] != TRANSFORM_DOTPREFIX)
			len = transform(x->transform[i], out, len);
	return (struct view){ .data = { out, len } };
}

bool signature_steps(struct trial *t, const struct signature *r)
{
	t->budget = TRIES_MAX;
	t->matched = (struct bytes){ NULL, 0 };
	t->matched_at = t->touched_from = t->touched_to = 0;
	for (unsigned i = 0; i < r->section_count; i++) {
		const struct section *x = &r->sections[i];
		struct view v;
		if (!view_of(t, x->buffer, &v))
			return false;
		if (x->transform[0])
			v = transformed(t, x, &v);
		if (!section_matches(t, x, &v))
			return false;
	}
	return true;
}
