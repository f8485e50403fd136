/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What rules remember: flowbits in the flow, xbits and counts in the table that workers share.  The packet path.
 */
#include "rules/signature_work.h"

#include <string.h>

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

/* A word that says what is remembered for whom; never 0. */
static uint64_t tag_of(const struct trial *t, uint64_t what, unsigned track)
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
	const uint64_t tag = mix(mix(what, track + 1), whose);
	return tag ? tag : 1;
}

/* Before what others may have changed is looked at. */
static void take_turn(const struct trial *t)
{
	if (t->host->turn)
		t->host->turn(t->host->ctx);
}

/* ---- bits ---- */

static int flow_bit(const struct signature_flow *f, uint32_t key)
{
	for (unsigned i = 0; f && i < f->bit_count; i++)
		if (f->bits[i] == key)
			return (int)i;
	return -1;
}

static bool bit_is_set(const struct trial *t, const struct bit_step *b, unsigned i)
{
	const uint32_t name = t->work->set->bit_keys[b->bit[i]];
	if (b->track == TRACK_FLOW)
		return flow_bit(t->flow, name) >= 0;
	take_turn(t);
	return signature_memory_bit(t->work->memory, tag_of(t, name, b->track)) > t->packet->time_ns;
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

static void xbit_change(const struct trial *t, uint32_t name, const struct bit_step *b)
{
	struct signature_memory *m = t->work->memory;
	const uint64_t tag = tag_of(t, name, b->track), now = t->packet->time_ns;
	bool is_crowded;

	take_turn(t);
	const bool was_set = signature_memory_bit(m, tag) > now;
	const bool becomes = b->command == BIT_SET || (b->command == BIT_TOGGLE && !was_set);
	signature_memory_set_bit(m, tag, now, becomes ? now + b->expire_s * SECOND : 0, &is_crowded);
	if (is_crowded)
		t->host->flaw(t->host->ctx, SIGNATURE_MEMORY);
}

void signature_bits_change(const struct trial *t, const struct signature *r)
{
	for (unsigned i = 0; i < r->bit_count; i++) {
		const struct bit_step *b = &r->bits[i];
		if (b->command == BIT_IS_SET || b->command == BIT_IS_NOT_SET)
			continue;
		for (unsigned k = 0; k < b->count; k++) {
			const uint32_t name = t->work->set->bit_keys[b->bit[k]];
			if (b->track == TRACK_FLOW)
				flow_bit_change(t, name, b->command);
			else
				xbit_change(t, name, b);
		}
	}
}

/* ---- counts ---- */

static uint32_t count(const struct trial *t, const struct threshold *h, uint64_t what, uint32_t restart)
{
	bool is_crowded;
	if (h->track != TRACK_FLOW)
		take_turn(t);
	const uint32_t n = signature_memory_count(t->work->memory, tag_of(t, what, h->track), t->packet->time_ns,
						  h->seconds, restart, &is_crowded);
	if (is_crowded)
		t->host->flaw(t->host->ctx, SIGNATURE_MEMORY);
	return n;
}

/* Is n the first count, or that times the multiplier, or that again ...? */
static bool backs_off(const struct threshold *h, uint32_t n)
{
	uint64_t limit = h->count ? h->count : 1;
	if (h->multiplier < 2)
		return n >= limit;
	while (limit < n)
		limit *= h->multiplier;
	return limit == n;
}

/* Counts one hit; what becomes of it? */
static enum signature_counted counted(const struct trial *t, const struct threshold *h, uint64_t what)
{
	const uint32_t n = count(t, h, what, h->kind == THRESHOLD_THRESHOLD ? h->count : 0);
	switch (h->kind) {
	case THRESHOLD_LIMIT:
		return n <= h->count ? COUNTED_TELL : COUNTED_SILENT;
	case THRESHOLD_THRESHOLD:
		return n < h->count ? COUNTED_NOTHING : COUNTED_TELL;
	case THRESHOLD_BOTH:
		return n == h->count ? COUNTED_TELL : n < h->count ? COUNTED_NOTHING : COUNTED_SILENT;
	default: /* backoff */
		return backs_off(h, n) ? COUNTED_TELL : n < h->count ? COUNTED_NOTHING : COUNTED_SILENT;
	}
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

enum signature_counted signature_counts(const struct trial *t, const struct signature *r)
{
	const uint64_t id = (uint64_t)r->text.gid << 32 | r->text.sid;
	enum signature_counted what = COUNTED_TELL;

	for (const struct suppression *s = t->work->set->suppressions; s; s = s->next) {
		if ((s->gid && s->gid != r->text.gid) || (s->sid && s->sid != r->text.sid))
			continue;
		const enum signature_counted now = s->threshold.kind
			? counted(t, &s->threshold, id ^ UINT64_C(0x5555))
			: is_suppressed(t, s) ? COUNTED_NOTHING : COUNTED_TELL;
		what = now < what ? now : what;
	}
	if (what == COUNTED_NOTHING || !r->threshold.kind)
		return what;
	const enum signature_counted now = counted(t, &r->threshold, id);
	return now < what ? now : what;
}

/* detection_filter: only what comes beyond the count, and all of it until the time is up. */
bool signature_filter(const struct trial *t, const struct signature *r)
{
	const uint64_t id = (uint64_t)r->text.gid << 32 | r->text.sid;
	return !r->filter.kind || count(t, &r->filter, id ^ UINT64_C(0xaaaa), 0) > r->filter.count;
}
