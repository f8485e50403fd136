/* SPDX-License-Identifier: Apache-2.0 */
/* The packet path of pattern.h: no allocation, no locks; everything is in the worker.  One thread per worker. */
#include "rules/pattern_tree.h"

struct scan {
	void (*hit)(void *ctx, unsigned pattern, uint32_t end);
	void *ctx;
};

static int on_hit(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *ctx)
{
	const struct scan *s = ctx;
	(void)from;
	(void)flags;
	s->hit(s->ctx, id, (uint32_t)to);
	return 0;
}

/* Longer buffers are searched as fast by Hyperscan itself. */
#define NEEDED_LEN 160u

bool pattern_may_be_in(const struct pattern_set *p, struct bytes b)
{
	uint8_t any = 0, other = 0;
	size_t i = 0;
	if (!p->has_needed)
		return true;
	for (; i + 4 <= b.len; i += 4) {
		any |= p->needed[b.p[i]] | p->needed[b.p[i + 1]];
		other |= p->needed[b.p[i + 2]] | p->needed[b.p[i + 3]];
	}
	for (; i < b.len; i++)
		any |= p->needed[b.p[i]];
	return any | other;
}

static bool any_pair(const struct pattern_set *p, struct bytes b)
{
	for (size_t i = 0; i + 1 < b.len; i++) {
		const unsigned pair = (unsigned)b.p[i + 1] << 8 | b.p[i];
		if (p->pairs[pair / 64] >> pair % 64 & 1)
			return true;
	}
	return false;
}

void pattern_scan(const struct pattern_set *p, struct pattern_worker *w, struct bytes b,
		  void (*hit)(void *ctx, unsigned pattern, uint32_t end), void *ctx)
{
	struct scan s = { hit, ctx };
	union {
		const uint8_t *bytes;
		const char *text;
	} data = { b.p };
	if (b.len <= NEEDED_LEN && (!pattern_may_be_in(p, b) || (p->has_pairs && !any_pair(p, b))))
		return;
	(void)hs_scan(p->database, data.text, (unsigned)b.len, 0, w->scratch, on_hit, &s);
}

struct found {
	bool is_found;
	uint32_t end, beyond;
};

/* Not 0: enough. */
static int on_found(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *ctx)
{
	struct found *f = ctx;
	(void)id;
	(void)from;
	(void)flags;
	f->end = (uint32_t)to;
	f->is_found = f->end > f->beyond || !f->beyond;
	return f->is_found;
}

#define RETRIES_MAX 16

/* PCRE2 tells the first match only: those that end too early are passed over, a few of them. */
static enum pattern_result match_code(const struct pattern_regex *r, struct pattern_worker *w, struct bytes b,
		uint32_t beyond,
				      uint32_t *begin, uint32_t *end)
{
	size_t from = 0;
	for (unsigned i = 0; i < RETRIES_MAX && from <= b.len; i++) {
		const int n = pcre2_match(r->code, b.p, b.len, from, 0, w->data, w->context);
		if (n < 0)
			return n == PCRE2_ERROR_NOMATCH ? PATTERN_NO : PATTERN_LIMIT;
		const PCRE2_SIZE *v = pcre2_get_ovector_pointer(w->data);
		*begin = (uint32_t)v[0];
		*end = (uint32_t)(v[1] > v[0] ? v[1] : v[0]);
		if (*end > beyond || !beyond)
			return PATTERN_YES;
		from = v[0] + 1;
	}
	return PATTERN_NO;
}

enum pattern_result pattern_regex_match(const struct pattern_regex *r, struct pattern_worker *w, struct bytes b,
					uint32_t beyond, uint32_t *begin, uint32_t *end)
{
	*begin = *end = 0;
	if (!r->database)
		return match_code(r, w, b, beyond, begin, end);
	union {
		const uint8_t *bytes;
		const char *text;
	} data = { b.p };
	struct found f = { .beyond = beyond };
	(void)hs_scan(r->database, data.text, (unsigned)b.len, 0, w->scratch, on_found, &f);
	*begin = *end = f.end;
	return f.is_found ? PATTERN_YES : PATTERN_NO;
}
