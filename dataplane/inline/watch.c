/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a server has answered is the sum over the flows of a conversation: of those that live, counted anew each round,
 * and of those that ended, which their last event tells.  When a sum grows the conversation lives; how long it takes
 * between two growths is its period, as far as rounds can tell.
 */
#include "dataplane/inline/watch.h"

#include <stdlib.h>
#include <string.h>

#define SECOND UINT64_C(1000000000)
#define PAGE 64
#define PAGES_MAX 32      /* of 64 flows, a second */
#define GROWTHS_MIN 6     /* so many make a habit */
#define FORGET_NS (3600 * SECOND)

struct key {
	struct {
		uint8_t address[16], mac[6]; /* mac: without an address */
	} end[2];
	uint16_t vlan, port, ethertype;
	uint8_t ip_protocol, zero;
};

struct watched {
	struct key key;
	bool is_used;
	uint64_t asked, answered;           /* bytes, of flows that live: in this round */
	uint64_t ended_asked, ended_answered;
	uint64_t asked_before, answered_before;
	uint64_t last_ns;
	uint64_t denied_ns, first_denied_ns; /* the latest, and the first since the policy came */
	uint64_t mean_gap_ns, longest_gap_ns;
	uint32_t growths;
};

struct watch {
	uint64_t since_ns;                  /* when the policy came */
	uint64_t next_ns, round_ns;         /* round_ns: when this one began */
	uint32_t at;                        /* in the table of worker's flows */
	unsigned worker;
	unsigned count;
	struct watched list[2 * WATCHED_MAX]; /* open addressing */
};

struct watch *watch_create(void)
{
	return calloc(1, sizeof(struct watch));
}

void watch_destroy(struct watch *w)
{
	free(w);
}

/* ---- finding ---- */

static struct key key_of(const struct conversation *c)
{
	const struct endpoint *ends[2] = { &c->client, &c->server };
	struct key k;

	memset(&k, 0, sizeof k);
	for (unsigned i = 0; i < 2; i++)
		if (ends[i]->has_address)
			memcpy(k.end[i].address, ends[i]->address, 16);
		else
			memcpy(k.end[i].mac, ends[i]->mac, 6);
	k.vlan = c->client.vlan;
	k.port = c->server_port;
	k.ethertype = c->ethertype;
	k.ip_protocol = c->ip_protocol;
	return k;
}

static uint32_t hash_of(const struct key *k)
{
	const uint8_t *p = (const uint8_t *)k;
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < sizeof *k; i++)
		h = (h ^ p[i]) * 16777619u;
	return h;
}

/* The conversation, made if there is room; NULL: there is none. */
static struct watched *find(struct watch *w, const struct conversation *c, bool make)
{
	const struct key k = key_of(c);

	for (uint32_t i = hash_of(&k);; i++) {
		struct watched *x = &w->list[i % (2 * WATCHED_MAX)];
		if (x->is_used && !memcmp(&x->key, &k, sizeof k))
			return x;
		if (x->is_used)
			continue;
		if (!make || w->count == WATCHED_MAX)
			return NULL;
		w->count++;
		*x = (struct watched){ .key = k, .is_used = true };
		return x;
	}
}

void watch_event(struct watch *w, const struct event *e)
{
	const bool ends = e->kind == EVENT_FLOW_END;
	const bool judges = e->kind == EVENT_OPERATION || e->kind == EVENT_MESSAGE || e->kind == EVENT_FLOW ||
			    e->kind == EVENT_SIGNATURE || (e->kind == EVENT_REASON && e->reason == REASON_DETECT_NONE);
	const bool denies = judges && e->judgement.verdict >= VERDICT_DROP && e->judgement.mode == MODE_ENFORCE;

	if (!e->flow || (!ends && !denies))
		return;
	struct watched *x = find(w, &e->flow->conversation, false);
	if (x && ends) {
		x->ended_asked += e->flow->payload[0];
		x->ended_answered += e->flow->payload[1];
	} else if (x) {
		x->denied_ns = e->time_ns;
		if (x->first_denied_ns < w->since_ns)
			x->first_denied_ns = e->time_ns;
	}
}

/* ---- rounds ---- */

static void grow(struct watched *x, uint64_t now_ns)
{
	const uint64_t gap = now_ns - x->last_ns;

	if (!x->last_ns || (x->growths >= GROWTHS_MIN && gap > 8 * x->longest_gap_ns)) {
		x->growths = 0; /* a new habit, if any */
		x->mean_gap_ns = x->longest_gap_ns = 0;
	} else {
		x->mean_gap_ns = x->mean_gap_ns ? x->mean_gap_ns - x->mean_gap_ns / 4 + gap / 4 : gap;
		x->longest_gap_ns -= x->longest_gap_ns / 16;
		x->longest_gap_ns = gap > x->longest_gap_ns ? gap : x->longest_gap_ns;
	}
	x->growths++;
	x->last_ns = now_ns;
}

static void settle(struct watched *x, uint64_t round_ns, uint64_t now_ns)
{
	const uint64_t asked = x->asked + x->ended_asked, answered = x->answered + x->ended_answered;
	const bool is_one_way = !answered && !x->answered_before;

	if (answered > x->answered_before || (is_one_way && asked > x->asked_before && x->denied_ns < round_ns))
		grow(x, now_ns);
	x->asked_before = asked;
	x->answered_before = answered;
	x->asked = x->answered = 0;
}

/* Those that were silent for long make room; a table with open addressing is made anew for it. */
static void clean(struct watch *w, uint64_t now_ns)
{
	bool any = false;

	for (unsigned i = 0; i < 2 * WATCHED_MAX && !any; i++)
		any = w->list[i].is_used && now_ns - w->list[i].last_ns > FORGET_NS;
	struct watched *old = any ? malloc(sizeof w->list) : NULL;
	if (!old)
		return;
	memcpy(old, w->list, sizeof w->list);
	memset(w->list, 0, sizeof w->list);
	w->count = 0;
	for (unsigned i = 0; i < 2 * WATCHED_MAX; i++) {
		if (!old[i].is_used || now_ns - old[i].last_ns > FORGET_NS)
			continue;
		uint32_t at = hash_of(&old[i].key);
		while (w->list[at % (2 * WATCHED_MAX)].is_used)
			at++;
		w->list[at % (2 * WATCHED_MAX)] = old[i];
		w->count++;
	}
	free(old);
}

static void end_round(struct watch *w, uint64_t now_ns)
{
	for (unsigned i = 0; i < 2 * WATCHED_MAX; i++)
		if (w->list[i].is_used)
			settle(&w->list[i], w->round_ns, now_ns);
	if (w->count > WATCHED_MAX / 2)
		clean(w, now_ns);
	w->round_ns = now_ns;
	w->worker = 0;
	w->at = 0;
}

struct page {
	unsigned worker, count;
	uint32_t at;
	struct flow_info found[PAGE];
};

/* Copies only: the worker has other things to do. */
static void ask_page(struct engine *e, unsigned number, void *arg)
{
	struct page *p = arg;
	if (number == p->worker)
		p->count = engine_flows(e, &p->at, p->found, PAGE);
}

static void add_page(struct watch *w, const struct page *p, uint64_t now_ns)
{
	for (unsigned i = 0; i < p->count; i++) {
		struct watched *x = find(w, &p->found[i].conversation, true);
		if (!x)
			continue;
		if (!x->last_ns)
			x->last_ns = now_ns;
		x->asked += p->found[i].payload[0];
		x->answered += p->found[i].payload[1];
	}
}

void watch_tick(struct watch *w, struct workers *workers, uint64_t now_ns)
{
	if (now_ns < w->next_ns)
		return;
	w->next_ns = now_ns + SECOND;
	for (unsigned i = 0; i < PAGES_MAX; i++) {
		struct page p = { .worker = w->worker, .at = w->at };
		if (!workers_ask(workers, ask_page, &p))
			return;
		add_page(w, &p, now_ns);
		w->at = p.at;
		if (w->at != ENGINE_FLOWS_END)
			continue;
		w->at = 0;
		if (++w->worker == workers_count(workers)) {
			end_round(w, now_ns);
			return;
		}
	}
}

/* ---- the answer ---- */

static bool is_silenced(const struct watched *x, uint64_t since_ns, uint64_t now_ns)
{
	const uint64_t patience = 2 * x->longest_gap_ns + 2 * SECOND;

	return x->is_used && x->growths >= GROWTHS_MIN && x->longest_gap_ns <= 3 * x->mean_gap_ns + 2 * SECOND &&
	       x->last_ns + patience >= since_ns &&       /* it lived when the policy came */
	       x->first_denied_ns >= since_ns &&          /* which denied something in it */
	       x->last_ns <= x->first_denied_ns + 2 * patience && /* and that was the end */
	       now_ns > x->last_ns + patience;
}

static void name_end(const struct key *k, unsigned which, uint16_t port, char out[NAME_MAX_LEN])
{
	static const uint8_t none[16];
	struct endpoint e = { .has_address = memcmp(k->end[which].address, none, 16) != 0 };

	memcpy(e.address, k->end[which].address, 16);
	memcpy(e.mac, k->end[which].mac, 6);
	name_endpoint(&e, port, port ? k->ip_protocol : 0, out);
}

void watch_policy(struct watch *w, uint64_t now_ns)
{
	w->since_ns = now_ns;
}

bool watch_silenced(const struct watch *w, uint64_t now_ns, char name[3 * NAME_MAX_LEN])
{
	char client[NAME_MAX_LEN], server[NAME_MAX_LEN];

	for (unsigned i = 0; i < 2 * WATCHED_MAX; i++) {
		if (!is_silenced(&w->list[i], w->since_ns, now_ns))
			continue;
		name_end(&w->list[i].key, 0, 0, client);
		name_end(&w->list[i].key, 1, w->list[i].key.port, server);
		snprintf(name, 3 * NAME_MAX_LEN, "%s to %s", client, server);
		return true;
	}
	return false;
}
