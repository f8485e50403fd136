/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/engine/fragment.h"

#include <string.h>

#define PACKET_MAX 65535u

#define BIT(id) (UINT64_C(1) << REASON_##id)

size_t fragments_size(uint32_t count)
{
	return align64(count * sizeof(struct fragment));
}

void fragments_init(struct fragments *f, void *memory, uint32_t count, uint64_t idle_ns)
{
	f->table = memory;
	f->count = count;
	f->idle_ns = idle_ns;
}

static void fragment_drop(struct fragments *f, struct pool *pool, struct fragment *g)
{
	pool_put(pool, g->buf);
	*g = (struct fragment){ 0 };
	f->used--;
}

static bool fragment_is_late(const struct fragments *f, const struct fragment *g, uint64_t now_ns)
{
	return now_ns > g->first_ns && now_ns - g->first_ns > f->idle_ns;
}

static bool same_packet(const struct fragment *g, const struct decoded *d)
{
	return g->used && g->id == d->fragment_id && g->ip_protocol == d->ip_protocol && g->vlan == d->vlan &&
	       !memcmp(g->src, d->src, 16) && !memcmp(g->dst, d->dst, 16);
}

/* The entry of this packet: found, free, or the oldest, in that order. */
static struct fragment *fragment_entry(struct fragments *f, struct pool *pool, const struct decoded *d,
				       uint64_t now_ns, uint64_t *wrong)
{
	struct fragment *oldest = &f->table[0], *unused = NULL;
	for (uint32_t i = 0; i < f->count; i++) {
		struct fragment *g = &f->table[i];
		if (same_packet(g, d)) {
			if (!fragment_is_late(f, g, now_ns))
				return g;
			if (!g->given_up)
				*wrong |= BIT(FRAGMENT_TIMEOUT);
			fragment_drop(f, pool, g);
		}
		if (!g->used)
			unused = g;
		else if (g->first_ns < oldest->first_ns)
			oldest = g;
	}
	if (!unused) {
		*wrong |= BIT(FRAGMENT_BUDGET);
		fragment_drop(f, pool, oldest);
		unused = oldest;
	}
	unused->used = true;
	f->used++;
	unused->id = d->fragment_id;
	unused->ip_protocol = d->ip_protocol;
	unused->vlan = d->vlan;
	unused->first_ns = now_ns;
	memcpy(unused->src, d->src, 16);
	memcpy(unused->dst, d->dst, 16);
	return unused;
}

static bool fragment_grow(struct fragment *g, struct pool *pool, uint32_t want)
{
	if (want <= g->cap)
		return true;
	uint32_t cap;
	uint8_t *buf = pool_get(pool, want < 2048 ? 2048 : want, &cap);
	if (!buf)
		return false;
	if (g->buf)
		memcpy(buf, g->buf, g->cap);
	pool_put(pool, g->buf);
	g->buf = buf;
	g->cap = cap;
	return true;
}

/* Compares with what is there already, then stores.  False: content differs. */
static bool fragment_store(struct fragment *g, struct bytes b, uint32_t start)
{
	const uint32_t end = start + (uint32_t)b.len;
	for (uint32_t i = 0; i < g->parts; i++) {
		const uint32_t from = g->part[i].start > start ? g->part[i].start : start;
		const uint32_t to = g->part[i].end < end ? g->part[i].end : end;
		if (from < to && memcmp(g->buf + from, b.p + (from - start), to - from) != 0)
			return false;
	}
	memcpy(g->buf + start, b.p, b.len);
	return true;
}

/* Merges start..end into the sorted list of parts.  False: too many parts. */
static bool fragment_merge(struct fragment *g, uint32_t start, uint32_t end)
{
	uint32_t first = 0;
	while (first < g->parts && g->part[first].end < start)
		first++;
	uint32_t last = first;
	while (last < g->parts && g->part[last].start <= end) {
		if (g->part[last].start < start)
			start = g->part[last].start;
		if (g->part[last].end > end)
			end = g->part[last].end;
		last++;
	}
	if (last == first) {
		if (g->parts == FRAGMENT_PARTS)
			return false;
		memmove(&g->part[first + 1], &g->part[first], (g->parts - first) * sizeof g->part[0]);
		g->parts++;
	} else {
		memmove(&g->part[first + 1], &g->part[last], (g->parts - last) * sizeof g->part[0]);
		g->parts -= last - first - 1;
	}
	g->part[first].start = start;
	g->part[first].end = end;
	return true;
}

static uint64_t fragment_take(struct fragment *g, struct pool *pool, const struct decoded *d)
{
	const uint32_t start = d->fragment_offset, end = start + (uint32_t)d->payload.len;

	if (end > PACKET_MAX || (d->more_fragments && d->payload.len % 8) ||
	    (g->total && (end > g->total || (!d->more_fragments && end != g->total))) ||
	    (!d->more_fragments && g->parts && g->part[g->parts - 1].end > end))
		return BIT(FRAGMENT_LENGTH);
	if (!d->more_fragments)
		g->total = end;
	if (!fragment_grow(g, pool, end))
		return BIT(FRAGMENT_BUDGET);
	if (!fragment_store(g, d->payload, start))
		return BIT(FRAGMENT_OVERLAP);
	return fragment_merge(g, start, end) ? 0 : BIT(FRAGMENT_BUDGET);
}

static void done_drop(struct fragments *f, struct pool *pool)
{
	if (f->done)
		fragment_drop(f, pool, f->done);
	f->done = NULL;
}

bool fragments_add(struct fragments *f, struct pool *pool, const struct decoded *d, uint64_t now_ns,
		   struct bytes *whole, uint64_t *wrong)
{
	done_drop(f, pool);
	struct fragment *g = fragment_entry(f, pool, d, now_ns, wrong);
	if (g->given_up || d->missing || !d->payload.len)
		return false;
	const uint64_t faults = fragment_take(g, pool, d);
	if (faults) {
		/* The entry stays, empty, so that later fragments of the same packet are not believed. */
		*wrong |= faults;
		pool_put(pool, g->buf);
		g->buf = NULL;
		g->cap = 0;
		g->given_up = true;
		return false;
	}
	if (!g->total || g->parts != 1 || g->part[0].start || g->part[0].end != g->total)
		return false;
	*whole = (struct bytes){ g->buf, g->total };
	f->done = g;
	return true;
}

uint32_t fragments_expire(struct fragments *f, struct pool *pool, uint64_t now_ns)
{
	uint32_t lost = 0;
	done_drop(f, pool);
	for (uint32_t i = 0; f->used && i < f->count; i++) {
		struct fragment *g = &f->table[i];
		if (g->used && fragment_is_late(f, g, now_ns)) {
			lost += !g->given_up;
			fragment_drop(f, pool, g);
		}
	}
	return lost;
}

uint32_t fragments_flush(struct fragments *f, struct pool *pool)
{
	uint32_t lost = 0;
	done_drop(f, pool);
	for (uint32_t i = 0; i < f->count; i++)
		if (f->table[i].used) {
			lost += !f->table[i].given_up;
			fragment_drop(f, pool, &f->table[i]);
		}
	return lost;
}
