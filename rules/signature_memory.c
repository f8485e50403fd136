/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What rules count and remember over several conversations: one table for all workers.  A place is two words that
 * are changed by compare and exchange, so nobody waits for anybody; two workers that meet in one place may cost a
 * count, and each sees what the other wrote a moment later.  The packet path of any worker.
 */
#include "rules/signature_work.h"

#define WAYS 4u
#define TRIES 16u /* when others change the same place */
#define MS UINT64_C(1000000)
#define COUNT_BITS 22u
#define COUNT_MAX ((UINT64_C(1) << COUNT_BITS) - 1)

_Static_assert(SIGNATURE_COUNT_MAX < COUNT_MAX, "a count that a rule names can be reached");

/* The place of a tag, which makes room when it has none; *lost: what was there.  NULL: there is none and none is
 * wanted.  Of a count the state begins with its time, of a bit it is one: the lowest is the oldest. */
static struct place_of_state *find(struct place_of_state *table, uint32_t count, uint64_t tag, bool makes_room,
				   uint64_t *lost)
{
	struct place_of_state *row = &table[tag & (count - WAYS)], *oldest = row;
	uint64_t least = UINT64_MAX;

	*lost = 0;
	for (unsigned i = 0; i < WAYS; i++) {
		if (atomic_load_explicit(&row[i].tag, memory_order_relaxed) == tag)
			return &row[i];
		const uint64_t state = atomic_load_explicit(&row[i].state, memory_order_relaxed);
		if (state < least) {
			least = state;
			oldest = &row[i];
		}
	}
	if (!makes_room)
		return NULL;
	*lost = least;
	atomic_store_explicit(&oldest->state, 0, memory_order_relaxed);
	atomic_store_explicit(&oldest->tag, tag, memory_order_relaxed);
	return oldest;
}

uint32_t signature_memory_count(struct signature_memory *m, uint64_t tag, uint64_t now_ns, uint32_t seconds,
				uint32_t restart, bool *is_crowded)
{
	uint64_t lost, now = now_ns / MS, count = 1;
	struct place_of_state *p = find(m->counts, SIGNATURE_COUNTS, tag, true, &lost);

	*is_crowded = lost != 0;
	for (unsigned i = 0; i < TRIES; i++) {
		uint64_t was = atomic_load_explicit(&p->state, memory_order_relaxed);
		const uint64_t since = was >> COUNT_BITS;
		const bool is_over = !was || now < since || (seconds && now - since >= seconds * UINT64_C(1000));
		count = is_over ? 1 : (was & COUNT_MAX) + 1;
		if (count > COUNT_MAX)
			count = COUNT_MAX;
		const bool begins = is_over || (restart && count == restart);
		const uint64_t kept = restart && count == restart ? 0 : count;
		const uint64_t next = (begins ? now : since) << COUNT_BITS | kept;
		if (atomic_compare_exchange_weak_explicit(&p->state, &was, next, memory_order_relaxed,
							  memory_order_relaxed))
			break;
	}
	return (uint32_t)count;
}

uint64_t signature_memory_bit(struct signature_memory *m, uint64_t tag)
{
	uint64_t lost;
	struct place_of_state *p = find(m->bits, SIGNATURE_XBITS, tag, false, &lost);
	return p ? atomic_load_explicit(&p->state, memory_order_relaxed) : 0;
}

void signature_memory_set_bit(struct signature_memory *m, uint64_t tag, uint64_t now_ns, uint64_t until_ns,
			      bool *is_crowded)
{
	uint64_t lost;
	struct place_of_state *p = find(m->bits, SIGNATURE_XBITS, tag, until_ns != 0, &lost);

	*is_crowded = lost > now_ns;
	if (p)
		atomic_store_explicit(&p->state, until_ns, memory_order_relaxed);
}
