/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages over time in a bounded number of slots.  Slots are aligned to 1970 and widen by doubling, so
 * the final width depends on the first and last time only: histories of several workers add up to
 * what one worker would have collected.  Owns nothing; one thread at a time.
 */
#include "dataplane/audit/report_tree.h"

#include <string.h>

static void slot_add(struct history_slot *into, const struct history_slot *from)
{
	for (unsigned i = 0; i < INTENT_COUNT; i++)
		into->intents[i] += from->intents[i];
	for (unsigned i = 0; i < GRAVITY_COUNT; i++)
		into->marks[i] += from->marks[i];
}

/* Makes slots twice as wide: slots 2k and 2k + 1 become k. */
static void widen(struct history *h)
{
	const struct history old = *h;

	memset(h->slot, 0, sizeof h->slot);
	h->low >>= 1;
	h->high >>= 1;
	h->shift++;
	for (uint64_t i = old.low;; i++) {
		slot_add(&h->slot[(i >> 1) % HISTORY_SLOTS], &old.slot[i % HISTORY_SLOTS]);
		if (i == old.high)
			break;
	}
}

struct history_slot *history_reach(struct history *h, uint64_t time_ns)
{
	uint64_t index = time_ns >> h->shift;
	if (!h->any) {
		h->any = true;
		h->low = h->high = index;
	}
	for (;;) {
		const uint64_t low = index < h->low ? index : h->low;
		const uint64_t high = index > h->high ? index : h->high;
		if (high - low < HISTORY_SLOTS) {
			h->low = low;
			h->high = high;
			return &h->slot[index % HISTORY_SLOTS];
		}
		widen(h);
		index = time_ns >> h->shift;
	}
}

void history_add(struct history *into, const struct history *from)
{
	if (!from->any)
		return;
	while (into->shift < from->shift && into->any)
		widen(into);
	if (!into->any && into->shift < from->shift)
		into->shift = from->shift;
	for (uint64_t i = from->low;; i++) {
		slot_add(history_at(into, i << from->shift), &from->slot[i % HISTORY_SLOTS]);
		if (i == from->high)
			break;
	}
}
