/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What rules remember: flowbits in the flow, xbits and counts in tables of the worker, where the oldest makes room.
 * The packet path.
 */
#include "rules/signature_work.h"

#include <string.h>

#define WAYS 4u
#define SECOND UINT64_C(1000000000)

/* ---- whose ---- */

static uint64_t mix(uint64_t a, uint64_t b)
{
	uint64_t h = (a ^ b) * UINT64_C(0x9e3779b97f4a7c15);
	h ^= h >> 29;
	h *= UINT64_C(0xbf58476d1ce4e5b9);
	return h ^ h >> 32;
}

static uint64_t address_key(const struct endpoint *e)
{
	uint64_t a, b;
	memcpy(&a, e->address, 8);
	memcpy(&b, e->address + 8, 8);
	if (!e->has_address) {
		a = b = 0;
		memcpy(&a, e->mac, 6);
	}
	return mix(a, b + 1);
}

/* Two words that say what is counted for whom; never 0. */
static void key_of(const struct trial *t, uint64_t what, unsigned track, uint64_t out[2])
{
	const struct conversation *c = t->packet->conversation;
	const uint64_t client = address_key(&c->client), server = address_key(&c->server);
	const uint64_t src = t->packet->from_client ? client : server, dst = t->packet->from_client ? server : client;
	uint64_t whose = 0;

	switch (track) {
	case TRACK_SRC: whose = src; break;
	case TRACK_DST: whose = dst; break;
	case TRACK_PAIR: whose = src + dst; break;
	case TRACK_FLOW: whose = mix(src + dst, (uint64_t)c->client_port << 16 | c->server_port); break;
	default: break;
	}
	out[0] = mix(what, track + 1) | 1;
	out[1] = whose;
}

/* ---- bits ---- */

static int flow_bit(const struct signature_flow *f, uint32_t key)
{
	for (unsigned i = 0; f && i < f->bit_count; i++)
		if (f->bits[i] == key)
			return (int)i;
	return -1;
}

static struct xbit *xbit_find(const struct trial *t, const uint64_t key[2], bool makes_room)
{
	struct xbit *row = &t->work->xbits[mix(key[0], key[1]) & (XBITS - WAYS)], *oldest = row;
	for (unsigned i = 0; i < WAYS; i++) {
		if (row[i].key == key[0] && row[i].key2 == key[1])
			return &row[i];
		if (row[i].until_ns < oldest->until_ns)
			oldest = &row[i];
	}
	if (!makes_room)
		return NULL;
	if (oldest->key && oldest->until_ns > t->packet->time_ns)
		t->host->flaw(t->host->ctx, SIGNATURE_MEMORY);
	*oldest = (struct xbit){ key[0], key[1], 0 };
	return oldest;
}

static bool bit_is_set(const struct trial *t, const struct bit_step *b, unsigned i)
{
	const uint32_t name = t->work->set->bit_keys[b->bit[i]];
	if (b->track == TRACK_FLOW)
		return flow_bit(t->flow, name) >= 0;
	uint64_t key[2];
	key_of(t, name, b->track, key);
	const struct xbit *x = xbit_find(t, key, false);
	return x && x->until_ns > t->packet->time_ns;
}

bool signature_bits_hold(const struct trial *t, const struct signature *r)
{
	for (unsigned i = 0; i < r->bit_count; i++) {
		const struct bit_step *b = &r->bits[i];
		bool any = false, every = true;
		if (b->command != BIT_IS_SET && b->command != BIT_IS_NOT_SET)
			continue;
		for (unsigned k = 0; k < b->count; k++) {
			const bool is_set = bit_is_set(t, b, k);
			any |= is_set;
			every &= is_set;
		}
		if ((b->all ? every : any) != (b->command == BIT_IS_SET))
			return false;
	}
	return true;
}

static void flow_bit_change(const struct trial *t, uint32_t name, unsigned command)
{
	struct signature_flow *f = t->flow;
	const int at = flow_bit(f, name);
	if (!f)
		return;
	if (at >= 0 && command != BIT_SET) {
		f->bits[at] = f->bits[--f->bit_count];
	} else if (at < 0 && command != BIT_UNSET) {
		if (f->bit_count == SIGNATURE_FLOW_BITS) {
			t->host->flaw(t->host->ctx, SIGNATURE_MEMORY);
			f->bit_count--;
		}
		f->bits[f->bit_count++] = name;
	}
}

void signature_bits_change(const struct trial *t, const struct signature *r)
{
	for (unsigned i = 0; i < r->bit_count; i++) {
		const struct bit_step *b = &r->bits[i];
		if (b->command == BIT_IS_SET || b->command == BIT_IS_NOT_SET)
			continue;
		for (unsigned k = 0; k < b->count; k++) {
			const uint32_t name = t->work->set->bit_keys[b->bit[k]];
			if (b->track == TRACK_FLOW) {
				flow_bit_change(t, name, b->command);
				continue;
			}
			uint64_t key[2];
			key_of(t, name, b->track, key);
			struct xbit *x = xbit_find(t, key, true);
			const bool was_set = x->until_ns > t->packet->time_ns;
			const bool becomes = b->command == BIT_SET || (b->command == BIT_TOGGLE && !was_set);
			x->until_ns = becomes ? t->packet->time_ns + b->expire_s * SECOND : 0;
		}
	}
}

/* ---- counts ---- */

static struct counter *counter_find(const struct trial *t, const uint64_t key[2])
{
	struct counter *row = &t->work->counters[mix(key[0], key[1]) & (COUNTERS - WAYS)], *oldest = row;
	for (unsigned i = 0; i < WAYS; i++) {
		if (row[i].key == key[0] && row[i].key2 == key[1])
			return &row[i];
		if (row[i].since_ns < oldest->since_ns)
			oldest = &row[i];
	}
	if (oldest->key)
		t->host->flaw(t->host->ctx, SIGNATURE_MEMORY);
	*oldest = (struct counter){ .key = key[0], .key2 = key[1], .since_ns = t->packet->time_ns };
	return oldest;
}

/* Counts one hit; may it be told? */
static bool count(const struct trial *t, const struct threshold *h, uint64_t what)
{
	uint64_t key[2];
	key_of(t, what, h->track, key);
	struct counter *c = counter_find(t, key);
	if (h->seconds && t->packet->time_ns - c->since_ns >= h->seconds * SECOND) {
		c->since_ns = t->packet->time_ns;
		c->count = 0;
	}
	c->count++;
	switch (h->kind) {
	case THRESHOLD_LIMIT:
		return c->count <= h->count;
	case THRESHOLD_THRESHOLD:
		if (c->count < h->count)
			return false;
		c->count = 0;
		c->since_ns = t->packet->time_ns;
		return true;
	case THRESHOLD_BOTH:
		return c->count == h->count;
	default: /* backoff */
		if (!c->limit)
			c->limit = h->count;
		if (c->count < c->limit)
			return false;
		c->limit = c->limit > UINT32_MAX / h->multiplier ? UINT32_MAX : c->limit * h->multiplier;
		return true;
	}
}

/* detection_filter: only what comes beyond the count, and all of it until the time is up. */
static bool filter(const struct trial *t, const struct threshold *h, uint64_t what)
{
	uint64_t key[2];
	key_of(t, what, h->track, key);
	struct counter *c = counter_find(t, key);
	if (t->packet->time_ns - c->since_ns >= h->seconds * SECOND) {
		c->since_ns = t->packet->time_ns;
		c->count = 0;
	}
	return ++c->count > h->count;
}

static bool address_in(const struct address_set *s, const struct endpoint *e)
{
	bool is_in = s->only_negated || !s->count;
	for (uint32_t i = 0; i < s->count; i++)
		if (e->has_address && memcmp(e->address, s->part[i].first, 16) >= 0 && memcmp(e->address,
				s->part[i].last, 16) <= 0) {
			if (s->part[i].negated)
				return false;
			is_in = true;
		}
	return is_in;
}

static bool is_suppressed(const struct trial *t, const struct suppression *s)
{
	const struct conversation *c = t->packet->conversation;
	const struct endpoint *src = t->packet->from_client ? &c->client : &c->server;
	const struct endpoint *dst = t->packet->from_client ? &c->server : &c->client;
	switch (s->track) {
	case TRACK_SRC: return address_in(&s->addresses, src);
	case TRACK_DST: return address_in(&s->addresses, dst);
	case TRACK_PAIR: return address_in(&s->addresses, src) || address_in(&s->addresses, dst);
	default: return true;
	}
}

bool signature_counts(const struct trial *t, const struct signature *r)
{
	const uint64_t id = (uint64_t)r->text.gid << 32 | r->text.sid;
	for (const struct suppression *s = t->work->set->suppressions; s; s = s->next) {
		if ((s->gid && s->gid != r->text.gid) || (s->sid && s->sid != r->text.sid))
			continue;
		if (s->threshold.kind ? !count(t, &s->threshold, id ^ UINT64_C(0x5555)) : is_suppressed(t, s))
			return false;
	}
	return !r->threshold.kind || count(t, &r->threshold, id);
}

bool signature_filter(const struct trial *t, const struct signature *r)
{
	return !r->filter.kind || filter(t, &r->filter, ((uint64_t)r->text.gid << 32 | r->text.sid) ^ UINT64_C(0xaaaa));
}
