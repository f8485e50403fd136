/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Findings that no single event shows: a search for devices, ports, functions or units; a protocol where
 * it does not belong.  Worked out from the merged rows, so they do not depend on the number of workers.
 *
 * The thresholds are where a person would look twice, not proofs: an engineering tool that is started
 * searches too.
 */
#include "dataplane/audit/report_tree.h"
#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

#define HOSTS_MIN 10   /* devices tried in vain by one client */
#define PORTS_MIN 10   /* ports of one server tried in vain */
#define CODES_MIN 10   /* different functions, and */
#define CODES_BAD 5    /* refused ones among them */
#define UNITS_MIN 8    /* units, when most requests stay without an answer */
#define UNITS_MANY 64  /* units, in any case */
#define REFUSED_MIN 20 /* refusals, when they are more than half of the requests */

static struct finding *derive(struct view *v, enum finding_kind kind, const struct talk *t)
{
	if (v->derived_count == v->derived_cap) {
		const size_t cap = v->derived_cap ? v->derived_cap * 2 : 64;
		struct finding *grown = realloc(v->derived, cap * sizeof *grown);
		if (!grown)
			return NULL;
		v->derived = grown;
		v->derived_cap = cap;
	}
	struct finding *f = &v->derived[v->derived_count];
	memset(f, 0, sizeof *f);
	f->key.kind = (uint8_t)kind;
	f->key.client = t->key.client;
	f->key.server = t->key.server;
	f->key.port = t->key.port;
	f->key.ip_protocol = (uint8_t)t->key.ip_protocol;
	f->from = t->from;
	f->to = t->to;
	f->gravity = finding_texts[kind].gravity;
	f->packet = t->packet;
	f->turn = v->derived_count++;
	return f;
}

static bool derive_row(struct view *v, enum finding_kind kind, const struct row *row, uint64_t count,
		       uint64_t number)
{
	struct finding *f = derive(v, kind, row->talk);
	if (!f)
		return false;
	f->key.dissector = row->protocol ? row->protocol->dissector : NULL;
	f->packet = row->packet;
	f->first_ns = row->first_ns;
	f->last_ns = row->last_ns;
	f->count = count;
	f->number = number;
	return true;
}

static unsigned bits(const uint64_t set[4])
{
	unsigned n = 0;
	for (unsigned i = 0; i < 4; i++)
		n += (unsigned)__builtin_popcountll(set[i]);
	return n;
}

/* Of all intents: requests, or answers. */
static uint64_t sum(const struct row *row, bool answers)
{
	uint64_t n = 0;
	for (unsigned i = 0; i < INTENT_COUNT; i++)
		n += row->operations[i][answers];
	return n;
}

static const struct dissector *bound_to(const struct talk_key *k)
{
	if (k->ip_protocol != 6 && k->ip_protocol != 17)
		return NULL;
	const enum transport transport = k->ip_protocol == 6 ? TRANSPORT_TCP : TRANSPORT_UDP;
	for (unsigned i = 0; i < registry_count; i++)
		if (registry_bound(registry[i], transport, k->port))
			return registry[i];
	return NULL;
}

/* ---- one row at a time ---- */

static bool look_at_place(struct view *v, const struct row *row)
{
	const struct talk_key *k = &row->talk->key;
	if (k->ip_protocol != 6 && k->ip_protocol != 17)
		return true;
	if (!row->protocol) {
		const struct dissector *usual = bound_to(k);
		if (!usual || !row->payload)
			return true;
		if (!derive_row(v, FINDING_UNKNOWN, row, row->flows, 0))
			return false;
		v->derived[v->derived_count - 1].key.dissector = usual;
		return true;
	}
	const enum transport transport = k->ip_protocol == 6 ? TRANSPORT_TCP : TRANSPORT_UDP;
	if (!row->messages || registry_bound(row->protocol->dissector, transport, k->port))
		return true;
	return derive_row(v, FINDING_ELSEWHERE, row, row->messages, 0);
}

static bool look_at_row(struct view *v, const struct row *row)
{
	if (row->talk->is_others)
		return true;
	if (!look_at_place(v, row))
		return false;
	if (!row->protocol)
		return true;
	const uint64_t requests = sum(row, false), answers = sum(row, true);
	const unsigned codes = bits(row->codes), units = bits(row->units);
	if (codes >= CODES_MIN && bits(row->failed_codes) >= CODES_BAD &&
	    !derive_row(v, FINDING_SCAN_CODES, row, requests, codes))
		return false;
	if ((units >= UNITS_MANY || (units >= UNITS_MIN && answers * 2 < requests)) &&
	    !derive_row(v, FINDING_SCAN_UNITS, row, requests, units))
		return false;
	if (row->failed >= REFUSED_MIN && row->failed * 2 > requests) {
		if (!derive_row(v, FINDING_SCAN_REFUSED, row, row->failed, row->failed))
			return false;
		v->derived[v->derived_count - 1].total = requests;
	}
	return true;
}

/* ---- many talks at once ---- */

/* Somebody knocked and nothing came of it: a TCP connection without data, an echo nobody answered. */
static bool is_in_vain(const struct talk *t)
{
	uint64_t flows = 0, packets = 0, payload = 0, unanswered = 0;
	if (t->is_others || report_is_group(&t->key.server))
		return false;
	for (const struct row *row = t->rows; row; row = row->next) {
		flows += row->flows;
		packets += row->packets[0];
		payload += row->payload;
		unanswered += row->unanswered;
	}
	if (t->key.ip_protocol == 6)
		return flows && !payload;
	if (t->key.ip_protocol == 1 || t->key.ip_protocol == 58 || bound_to(&t->key))
		return flows && unanswered == flows && packets <= 5;
	return false;
}

static int by_pair(const void *a, const void *b)
{
	const struct talk *x = *(struct talk *const *)a, *y = *(struct talk *const *)b;
	int c = memcmp(&x->key.client, &y->key.client, sizeof x->key.client);
	if (!c)
		c = memcmp(&x->key.server, &y->key.server, sizeof x->key.server);
	if (!c)
		c = (x->key.port > y->key.port) - (x->key.port < y->key.port);
	if (!c)
		c = (x->packet > y->packet) - (x->packet < y->packet);
	return c ? c : (x->order > y->order) - (x->order < y->order);
}

static bool same_end(const struct end *a, const struct end *b)
{
	return !memcmp(a, b, sizeof *a);
}

static void times_of(struct finding *f, struct talk *const *talks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (talks[i]->packet < f->packet)
			f->packet = talks[i]->packet;
		for (const struct row *row = talks[i]->rows; row; row = row->next) {
			f->count += row->flows;
			if (!f->first_ns || row->first_ns < f->first_ns)
				f->first_ns = row->first_ns;
			if (row->last_ns > f->last_ns)
				f->last_ns = row->last_ns;
		}
	}
}

/* talks[0..count): all of one client, sorted by server and port. */
static bool look_at_client(struct view *v, struct talk *const *talks, size_t count)
{
	uint64_t hosts = 0;
	bool one_port = true;
	for (size_t i = 0, end; i < count; i = end) {
		uint64_t ports = 1;
		for (end = i + 1; end < count && same_end(&talks[i]->key.server, &talks[end]->key.server);
		     end++)
			ports += talks[end]->key.port != talks[end - 1]->key.port;
		hosts++;
		for (size_t k = i; k < end; k++)
			one_port = one_port && talks[k]->key.port == talks[0]->key.port;
		if (ports < PORTS_MIN)
			continue;
		struct finding *f = derive(v, FINDING_SCAN_PORTS, talks[i]);
		if (!f)
			return false;
		f->key.port = 0;
		f->number = ports;
		times_of(f, talks + i, end - i);
	}
	if (hosts < HOSTS_MIN)
		return true;
	struct finding *f = derive(v, FINDING_SCAN_HOSTS, talks[0]);
	if (!f)
		return false;
	memset(&f->key.server, 0, sizeof f->key.server);
	f->to = NULL;
	if (!one_port)
		f->key.port = 0;
	f->number = hosts;
	times_of(f, talks, count);
	return true;
}

static bool look_at_talks(struct view *v)
{
	struct talk **vain = malloc((v->talk_count + 1) * sizeof *vain);
	size_t count = 0;
	bool done = true;
	if (!vain)
		return false;
	for (size_t i = 0; i < v->talk_count; i++)
		if (is_in_vain(v->talks[i]))
			vain[count++] = v->talks[i];
	qsort(vain, count, sizeof *vain, by_pair);
	for (size_t i = 0, end; done && i < count; i = end) {
		for (end = i + 1; end < count && same_end(&vain[i]->key.client, &vain[end]->key.client);)
			end++;
		done = look_at_client(v, vain + i, end - i);
	}
	free(vain);
	return done;
}

bool view_derive(struct view *v)
{
	for (size_t i = 0; i < v->row_count; i++)
		if (!look_at_row(v, v->rows[i]))
			return false;
	return look_at_talks(v);
}
