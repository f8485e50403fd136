/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/engine/repeat.h"

#include "dataplane/engine/hash.h"

/* The greatest power of two that is not more than count, at least 2; 0 of 0. */
static uint32_t rounded(uint32_t count)
{
	uint32_t n = 2;
	while (n <= count / 2)
		n *= 2;
	return count ? n : 0;
}

size_t repeats_size(uint32_t count)
{
	return align64(rounded(count) * sizeof(struct repeat));
}

void repeats_init(struct repeats *r, void *memory, uint32_t count)
{
	*r = (struct repeats){ .table = memory, .count = rounded(count) };
}

void repeats_clear(struct repeats *r)
{
	if (r->used)
		memset(r->table, 0, r->count * sizeof *r->table);
	r->used = false;
}

/* The first of its two places. */
static inline struct repeat *place(const struct repeats *r, const struct flow_info *w, const struct gist *g)
{
	const uint64_t where = (uintptr_t)w->conduit ^ (uintptr_t)w->dissector << 16 ^ g->word[1] << 56;
	return &r->table[hash_mix(g->word[0], where) >> 20 & (r->count - 2)];
}

static inline bool is_of(const struct repeat *x, const struct flow_info *w, const struct gist *g)
{
	return x->word[0] == g->word[0] && x->word[1] == g->word[1] && x->conduit == w->conduit &&
	       x->dissector == w->dissector;
}

uint64_t repeats_find(const struct repeats *r, const struct flow_info *w, const struct gist *g)
{
	const struct repeat *x = place(r, w, g);
	if (is_of(x, w, g))
		return x->token;
	return is_of(x + 1, w, g) ? x[1].token : 0;
}

void repeats_put(struct repeats *r, const struct flow_info *w, const struct gist *g, uint64_t token)
{
	struct repeat *x = place(r, w, g);
	x[1] = x[0];
	x[0] = (struct repeat){ .word = { g->word[0], g->word[1] }, .conduit = w->conduit,
				.dissector = w->dissector, .token = token };
	r->used = true;
}
