/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/engine/flow.h"

#include "dataplane/engine/hash.h"

#define CLOSED_IDLE_S 10

static uint32_t buckets_for(uint32_t count)
{
	uint32_t n = 16;
	while (n < count && n < UINT32_C(1) << 30)
		n <<= 1;
	return n;
}

size_t flows_size(uint32_t count)
{
	return align64(count * sizeof(struct flow)) + align64(buckets_for(count) * sizeof(uint32_t));
}

void flows_init(struct flows *f, void *memory, const struct engine_config *c)
{
	f->table = memory;
	f->count = c->flows;
	f->buckets = (uint32_t *)(void *)((uint8_t *)memory + align64(c->flows * sizeof(struct flow)));
	f->bucket_mask = buckets_for(c->flows) - 1;
	memset(f->buckets, 0xff, ((size_t)f->bucket_mask + 1) * sizeof(uint32_t));
	f->free_list = FLOW_NONE;
	f->fresh = 0;
	f->now = 0;
	f->seed = c->seed;
	f->tick_ns = 0;
	for (unsigned i = 0; i < FLOW_LISTS; i++)
		f->oldest[i] = f->newest[i] = FLOW_NONE;
	f->idle_ns[FLOW_TCP] = c->tcp_idle_s * UINT64_C(1000000000);
	f->idle_ns[FLOW_UDP] = c->udp_idle_s * UINT64_C(1000000000);
	f->idle_ns[FLOW_OTHER] = c->other_idle_s * UINT64_C(1000000000);
	f->idle_ns[FLOW_CLOSED] = CLOSED_IDLE_S * UINT64_C(1000000000);
}

/* An echo reply belongs to its request's flow (RFC 792, RFC 4443). */
static uint16_t icmp_question(uint8_t type)
{
	switch (type) {
	case 0:
		return 8;
	case 14:
		return 13;
	case 129:
		return 128;
	default:
		return type;
	}
}

/* Compares as big-endian numbers, as memcmp() does. */
static inline bool is_lower(const uint64_t a[2], const uint64_t b[2], uint16_t a_port, uint16_t b_port)
{
	if (a[0] != b[0])
		return __builtin_bswap64(a[0]) < __builtin_bswap64(b[0]);
	return a[1] != b[1] ? __builtin_bswap64(a[1]) < __builtin_bswap64(b[1]) : a_port <= b_port;
}

bool flow_key_make(const struct decoded *d, struct flow_key *k)
{
	const uint64_t src[2] = { hash_load(d->src), hash_load(d->src + 8) };
	const uint64_t dst[2] = { hash_load(d->dst), hash_load(d->dst + 8) };
	uint16_t src_port = d->src_port, dst_port = d->dst_port;

	if (d->ip_protocol == PROTOCOL_ICMP || d->ip_protocol == PROTOCOL_ICMP6)
		src_port = dst_port = icmp_question(d->icmp_type);
	const bool low = is_lower(src, dst, src_port, dst_port);
	const uint64_t ports = low ? (uint32_t)dst_port << 16 | src_port : (uint32_t)src_port << 16 | dst_port;
	for (unsigned i = 0; i < 2; i++) {
		k->low[i] = low ? src[i] : dst[i];
		k->high[i] = low ? dst[i] : src[i];
	}
	k->place = ports | (uint64_t)d->vlan << 32 | (uint64_t)(d->ip_version ? 0 : d->ethertype) << 48;
	k->ip_protocol = d->ip_protocol;
	return low;
}

bool flow_key_glance(const struct glance *g, struct flow_key *k)
{
	const uint64_t mapped = UINT64_C(0xffff) << 32;
	const bool low = g->src < g->dst; /* they differ */

	k->low[0] = k->high[0] = 0;
	k->low[1] = __builtin_bswap64(mapped | (low ? g->src : g->dst));
	k->high[1] = __builtin_bswap64(mapped | (low ? g->dst : g->src));
	k->place = low ? (uint32_t)g->dst_port << 16 | g->src_port : (uint32_t)g->src_port << 16 | g->dst_port;
	k->ip_protocol = PROTOCOL_TCP;
	return low;
}

uint32_t flows_hash(const struct flows *f, const struct flow_key *k)
{
	uint64_t h = hash_mix(f->seed, k->low[0]);
	h = hash_mix(h, k->low[1]);
	h = hash_mix(h, k->high[0] + k->place);
	h = hash_mix(h, k->high[1] ^ k->ip_protocol);
	return (uint32_t)(h ^ h >> 32);
}

void flows_prefetch(const struct flows *f, uint32_t hash)
{
	__builtin_prefetch(&f->buckets[hash & f->bucket_mask]);
}

void flows_prefetch_flow(const struct flows *f, uint32_t hash, unsigned from)
{
	const uint32_t at = f->buckets[hash & f->bucket_mask];
	if (at != FLOW_NONE) {
		const struct flow *w = &f->table[at];
		__builtin_prefetch(&w->key);
		__builtin_prefetch(&w->touched_ns);
		__builtin_prefetch(&w->info.last_ns);
		__builtin_prefetch(&w->stream[0]);
		__builtin_prefetch(&w->stream[1]);
		__builtin_prefetch(&w->stream[from].record);
	}
}

void flows_prefetch_state(const struct flows *f, uint32_t hash, unsigned from)
{
	const uint32_t at = f->buckets[hash & f->bucket_mask];
	if (at != FLOW_NONE) {
		const struct flow *w = &f->table[at];
		__builtin_prefetch(w->state);
		__builtin_prefetch(w->info.counts ? w->info.counts : w->info.host);
		if (f->has_rules) {
			const struct signature_flow *rules = w->stream[from].rules;
			__builtin_prefetch(rules);
			__builtin_prefetch(&rules->tail[(from == 0) != w->client_is_low]);
		}
	}
}

static bool same_key(const struct flow_key *a, const struct flow_key *b)
{
	return !((a->low[0] ^ b->low[0]) | (a->low[1] ^ b->low[1]) | (a->high[0] ^ b->high[0]) |
		 (a->high[1] ^ b->high[1]) | (a->place ^ b->place) | (a->ip_protocol ^ b->ip_protocol));
}

struct flow *flows_find(const struct flows *f, const struct flow_key *k, uint32_t hash)
{
	for (uint32_t at = f->buckets[hash & f->bucket_mask]; at != FLOW_NONE; at = f->table[at].chain) {
		struct flow *w = &f->table[at];
		if (w->hash == hash && same_key(&w->key, k))
			return w;
	}
	return NULL;
}

static uint32_t flow_number(const struct flows *f, const struct flow *w)
{
	return (uint32_t)(w - f->table);
}

static void lru_unlink(struct flows *f, struct flow *w)
{
	if (w->lru_older == FLOW_NONE)
		f->oldest[w->lru] = w->lru_newer;
	else
		f->table[w->lru_older].lru_newer = w->lru_newer;
	if (w->lru_newer == FLOW_NONE)
		f->newest[w->lru] = w->lru_older;
	else
		f->table[w->lru_newer].lru_older = w->lru_older;
}

static void lru_append(struct flows *f, struct flow *w, enum flow_class class)
{
	const uint32_t at = flow_number(f, w);
	w->lru = (uint8_t)class;
	w->lru_newer = FLOW_NONE;
	w->lru_older = f->newest[class];
	if (w->lru_older == FLOW_NONE)
		f->oldest[class] = at;
	else
		f->table[w->lru_older].lru_newer = at;
	f->newest[class] = at;
}

bool flows_full(const struct flows *f)
{
	return f->free_list == FLOW_NONE && f->fresh == f->count;
}

struct flow *flows_add(struct flows *f, const struct flow_key *k, uint32_t hash, enum flow_class class)
{
	uint32_t at = f->free_list;
	if (at != FLOW_NONE)
		f->free_list = f->table[at].chain;
	else
		at = f->fresh++;
	struct flow *w = &f->table[at];
	memset(w, 0, sizeof *w);
	w->key = *k;
	w->hash = hash;
	w->used = true;
	w->touched_ns = f->tick_ns;
	w->chain = f->buckets[hash & f->bucket_mask];
	f->buckets[hash & f->bucket_mask] = at;
	lru_append(f, w, class);
	f->now++;
	return w;
}

void flows_remove(struct flows *f, struct flow *w)
{
	const uint32_t at = flow_number(f, w);
	uint32_t *link = &f->buckets[w->hash & f->bucket_mask];
	while (*link != at)
		link = &f->table[*link].chain;
	*link = w->chain;
	lru_unlink(f, w);
	w->used = false;
	w->chain = f->free_list;
	f->free_list = at;
	f->now--;
}

struct flow *flows_oldest(const struct flows *f)
{
	if (f->oldest[FLOW_CLOSED] != FLOW_NONE)
		return &f->table[f->oldest[FLOW_CLOSED]];
	struct flow *found = NULL;
	for (unsigned class = 0; class < FLOW_CLASSES; class++) {
		if (f->oldest[class] == FLOW_NONE)
			continue;
		struct flow *w = &f->table[f->oldest[class]];
		if (!found || w->info.last_ns < found->info.last_ns)
			found = w;
	}
	return found;
}

bool flow_is_idle(const struct flows *f, const struct flow *w, uint64_t now_ns)
{
	return now_ns > w->info.last_ns && now_ns - w->info.last_ns > f->idle_ns[w->lru];
}

struct flow *flows_ending(const struct flows *f)
{
	return f->oldest[FLOW_ENDING] == FLOW_NONE ? NULL : &f->table[f->oldest[FLOW_ENDING]];
}

/* Two lists by lru_newer, each sorted by last packet, become one. */
static uint32_t join_sorted(struct flows *f, uint32_t a, uint32_t b)
{
	uint32_t first = FLOW_NONE, *link = &first;

	while (a != FLOW_NONE && b != FLOW_NONE) {
		uint32_t *const least = f->table[a].info.last_packet < f->table[b].info.last_packet ? &a : &b;
		*link = *least;
		link = &f->table[*least].lru_newer;
		*least = *link;
	}
	*link = a == FLOW_NONE ? b : a;
	return first;
}

/* In place: run[i] holds a sorted list of 2^i flows. */
static void sort_ending(struct flows *f)
{
	uint32_t run[32], all = FLOW_NONE, older = FLOW_NONE;

	for (unsigned i = 0; i < 32; i++)
		run[i] = FLOW_NONE;
	for (uint32_t at = f->oldest[FLOW_ENDING]; at != FLOW_NONE;) {
		uint32_t list = at;
		unsigned i = 0;
		at = f->table[at].lru_newer;
		f->table[list].lru_newer = FLOW_NONE;
		for (; run[i] != FLOW_NONE; i++) {
			list = join_sorted(f, run[i], list);
			run[i] = FLOW_NONE;
		}
		run[i] = list;
	}
	for (unsigned i = 0; i < 32; i++)
		all = join_sorted(f, run[i], all);
	f->oldest[FLOW_ENDING] = all;
	for (uint32_t at = all; at != FLOW_NONE; at = f->table[at].lru_newer) {
		f->table[at].lru_older = older;
		older = at;
	}
	f->newest[FLOW_ENDING] = older;
}

void flows_expire(struct flows *f, uint64_t now_ns)
{
	if (now_ns > f->tick_ns)
		f->tick_ns = now_ns;
	for (unsigned class = 0; class < FLOW_CLASSES; class++) {
		for (uint32_t at = f->oldest[class]; at != FLOW_NONE;) {
			struct flow *w = &f->table[at];
			/* Those behind were touched later still. */
			if (now_ns < w->touched_ns || now_ns - w->touched_ns <= f->idle_ns[class])
				break;
			at = w->lru_newer;
			if (flow_is_idle(f, w, now_ns)) {
				lru_unlink(f, w);
				lru_append(f, w, FLOW_ENDING);
			}
		}
	}
	if (f->oldest[FLOW_ENDING] != f->newest[FLOW_ENDING])
		sort_ending(f);
}

void flows_expire_all(struct flows *f)
{
	for (unsigned class = 0; class < FLOW_CLASSES; class++) {
		while (f->oldest[class] != FLOW_NONE) {
			struct flow *w = &f->table[f->oldest[class]];
			lru_unlink(f, w);
			lru_append(f, w, FLOW_ENDING);
		}
	}
	sort_ending(f);
}

void flows_touch(struct flows *f, struct flow *w)
{
	if (w->touched_ns == f->tick_ns)
		return;
	w->touched_ns = f->tick_ns;
	if (w->lru_newer != FLOW_NONE) {
		lru_unlink(f, w);
		lru_append(f, w, w->lru);
	}
}

void flows_close(struct flows *f, struct flow *w)
{
	w->is_closed = true;
	lru_unlink(f, w);
	lru_append(f, w, FLOW_CLOSED);
}
