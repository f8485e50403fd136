/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/engine/translate.h"

#include <string.h>

uint32_t edits_out(const struct edits *e, uint32_t seq)
{
	uint32_t out = seq + e->shift;
	for (unsigned i = 0; i < e->count; i++) {
		const int32_t grow = e->edit[i].grow, behind = seq_diff(seq, e->edit[i].at);
		if (grow > 0)
			out += behind >= 0 ? (uint32_t)grow : 0;
		else if (behind > 0)
			out -= (uint32_t)(behind < -grow ? behind : -grow);
	}
	return out;
}

uint32_t edits_in(const struct edits *e, uint32_t ack)
{
	uint32_t seq = ack - e->shift;
	for (unsigned i = 0; i < e->count; i++) {
		const int32_t grow = e->edit[i].grow, behind = seq_diff(seq, e->edit[i].at);
		if (grow < 0)
			seq += behind >= 0 ? (uint32_t)-grow : 0;
		else if (behind > 0)
			seq -= (uint32_t)(behind < grow ? behind : grow);
	}
	return seq;
}

bool edits_add(struct edits *e, uint32_t at, int32_t grow)
{
	struct edit *last = e->count ? &e->edit[e->count - 1] : NULL;
	/* What is taken out in one piece is one edit. */
	if (last && grow < 0 && last->grow < 0 && last->at + (uint32_t)-last->grow == at) {
		last->grow += grow;
		return true;
	}
	if (e->count == EDITS_MAX)
		return false;
	e->edit[e->count++] = (struct edit){ at, grow };
	return true;
}

void edits_settle(struct edits *e, uint32_t ack)
{
	while (e->count) {
		const struct edit *first = &e->edit[0];
		const uint32_t end = first->at + e->shift + (first->grow > 0 ? (uint32_t)first->grow : 0);
		if (seq_diff(ack, end) < 0)
			return;
		e->shift += (uint32_t)first->grow;
		memmove(e->edit, e->edit + 1, --e->count * sizeof e->edit[0]);
	}
}
