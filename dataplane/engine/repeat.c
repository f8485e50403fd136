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

/* What is wanted, and the first of its two places. */
static inline struct repeat *place(const struct repeats *r, const struct flow_info *w, const struct gist *g,
				   struct repeat *wanted)
{
	wanted->word = g->word;
	wanted->kind = (uintptr_t)w->dissector | g->kind;
	wanted->conduit = w->conduit;
	const uint64_t hash = hash_mix(g->word, wanted->kind ^ (uintptr_t)w->conduit << 16);
	return &r->table[hash >> 20 & (r->count - 2)];
}

/* All bits when they are the same, else none: which of the two places it is cannot be foreseen. */
static inline uint64_t same_mask(const struct repeat *a, const struct repeat *b)
{
	const uint64_t differ = (a->word ^ b->word) | (a->kind ^ b->kind) |
				((uintptr_t)a->conduit ^ (uintptr_t)b->conduit);
	return differ ? 0 : UINT64_MAX;
}

uint64_t repeats_find(const struct repeats *r, const struct flow_info *w, const struct gist *g)
{
	struct repeat wanted;
	const struct repeat *x = place(r, w, g, &wanted);
	return (same_mask(x, &wanted) & x->token) | (same_mask(x + 1, &wanted) & x[1].token);
}

void repeats_put(struct repeats *r, const struct flow_info *w, const struct gist *g, uint64_t token)
{
	struct repeat wanted;
	struct repeat *x = place(r, w, g, &wanted);
	_Static_assert(_Alignof(struct dissector) >= GIST_KINDS, "an address leaves room for the kind");
	wanted.token = token;
	x[1] = x[0];
	x[0] = wanted;
	r->used = true;
}
