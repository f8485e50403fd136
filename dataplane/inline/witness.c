/* SPDX-License-Identifier: Apache-2.0 */
/* Frames lie as struct control_frame and bytes, 8-byte aligned; one that does not fit at the end begins at the
 * start. */
#include "dataplane/inline/witness.h"

#define FRAMES_MAX 4096   /* of one conversation */
#define BEFORE_NS UINT64_C(60000000000)
#define FRAME_MAX 9728u   /* bytes of a frame */
#define AFTER_PERCENT 35u /* of the room, for what came behind */

void witness_init(struct witness *w, void *memory, uint32_t len)
{
	*w = (struct witness){ .memory = memory, .len = memory ? len & ~7u : 0 };
}

static uint32_t size_of(uint32_t len)
{
	return (uint32_t)sizeof(struct control_frame) + ((len + 7) & ~7u);
}

static struct control_frame head_at(const struct witness *w, uint32_t at)
{
	struct control_frame f;
	memcpy(&f, w->memory + at, sizeof f);
	return f;
}

/* The frame behind the one at this place; one of no length says that the rest of the ring is empty. */
static uint32_t next(const struct witness *w, uint32_t at, const struct control_frame *f)
{
	const uint32_t behind = at + size_of(f->len);
	return !f->time_ns || behind + sizeof *f > w->len ? 0 : behind;
}

static void drop_oldest(struct witness *w)
{
	const struct control_frame f = head_at(w, w->tail);
	const uint32_t to = next(w, w->tail, &f);

	w->used -= to ? to - w->tail : w->len - w->tail;
	w->tail = to;
}

void witness_keep(struct witness *w, const uint8_t *frame, uint32_t len, uint16_t port, uint64_t time_ns)
{
	const uint32_t kept = len < FRAME_MAX ? len : FRAME_MAX, size = size_of(kept);
	const struct control_frame f = { .time_ns = time_ns, .len = kept, .wire_len = len, .port = port };

	if (size > w->len / 4)
		return;
	if (w->head + size > w->len) { /* a mark, and from the start */
		const uint32_t rest = w->len - w->head;
		while (w->used && w->len - w->used < rest)
			drop_oldest(w);
		if (rest >= sizeof f)
			memset(w->memory + w->head, 0, sizeof f);
		w->used += rest;
		w->head = 0;
	}
	while (w->used && w->len - w->used < size)
		drop_oldest(w);
	if (!w->used)
		w->tail = w->head;
	memcpy(w->memory + w->head, &f, sizeof f);
	memcpy(w->memory + w->head + sizeof f, frame, kept);
	w->used += size;
	w->head += size;
	if (w->head + sizeof f > w->len) {
		w->used += w->len - w->head;
		w->head = 0;
	}
}

/* ---- telling ---- */

static bool is_pair(const uint8_t *a, const uint8_t *b, const void *x, const void *y, size_t len)
{
	return (!memcmp(a, x, len) && !memcmp(b, y, len)) || (!memcmp(a, y, len) && !memcmp(b, x, len));
}

static bool belongs(const uint8_t *p, uint32_t len, const struct conversation *c)
{
	uint32_t at = 12;

	if (len < 14)
		return false;
	if (!c->ip_version)
		return is_pair(p + 6, p, c->client.mac, c->server.mac, 6);
	while (at + 4 <= len && ((p[at] == 0x81 && p[at + 1] == 0x00) || (p[at] == 0x88 && p[at + 1] == 0xa8)))
		at += 4;
	at += 2;
	if (c->ip_version == 4)
		return at + 20 <= len && p[at] >> 4 == 4 &&
		       is_pair(p + at + 12, p + at + 16, c->client.address + 12, c->server.address + 12, 4);
	return at + 40 <= len && p[at] >> 4 == 6 &&
	       is_pair(p + at + 8, p + at + 24, c->client.address, c->server.address, 16);
}

uint32_t witness_tell(const struct witness *w, const struct witness_wish *wish, uint8_t *out, uint32_t cap)
{
	struct control_evidence head = { .flow = wish->flow, .time_ns = wish->time_ns };
	uint32_t places[FRAMES_MAX], count = 0, behind = 0, at = w->tail, left = w->used;

	while (left) {
		const struct control_frame f = head_at(w, at);
		const uint32_t to = next(w, at, &f);
		const bool fits = f.time_ns && f.time_ns + BEFORE_NS >= wish->time_ns &&
				  belongs(w->memory + at + sizeof f, f.len, &wish->conversation);
		if (fits && count < FRAMES_MAX) {
			places[count++] = at;
			behind += f.time_ns > wish->time_ns;
		}
		left -= to ? to - at : w->len - at;
		at = to;
	}
	/* From the event on backwards, then forwards, as far as there is room. */
	uint32_t room = cap - (uint32_t)sizeof head, first = count - behind, last = first;
	const uint32_t kept = behind ? room / 100 * AFTER_PERCENT : 0;
	while (first && room - kept >= size_of(head_at(w, places[first - 1]).len))
		room -= size_of(head_at(w, places[--first]).len);
	while (last < count && room >= size_of(head_at(w, places[last]).len))
		room -= size_of(head_at(w, places[last++]).len);
	uint32_t used = sizeof head;
	for (uint32_t i = first; i < last; i++) {
		const uint32_t size = size_of(head_at(w, places[i]).len);
		memcpy(out + used, w->memory + places[i], size);
		used += size;
	}
	head.frames = last - first;
	memcpy(out, &head, sizeof head);
	return head.frames ? used : 0;
}
