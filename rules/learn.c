/* SPDX-License-Identifier: Apache-2.0 */
/* Collects distinct facts, groups hosts into zones, and writes the policy that they make. */
#define _GNU_SOURCE
#include "rules/learn.h"

#include "dissectors/registry.h"
#include "rules/suggest.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define KEYS_MAX 10
#define TEXT_MAX 96
#define VALUES_MAX 6
#define RANGES_MAX 64
/* So many different failed requests of one client to one server look like a scan. */
#define SCAN_REFUSALS 8

struct key {
	uint8_t field;
	bool is_text;
	struct value value;
	char text[TEXT_MAX];
	uint32_t text_len;
};

struct span {
	uint64_t first, last;
};

/* What was seen of one kind of operation between two hosts. */
struct fact {
	struct endpoint from, to;
	const struct dissector *dissector; /* NULL: a transport line */
	uint8_t intent, ip_protocol, ip_version, icmp_type;
	uint16_t port;                     /* 0: a bound port */
	uint16_t ethertype;
	bool opaque;
	unsigned keys;
	struct key key[KEYS_MAX];
	int address;                       /* field, -1: none */
	unsigned spans;
	struct span span[RANGES_MAX];
	int value;                         /* field, -1: none or not sayable */
	unsigned values;                   /* VALUES_MAX + 1: a range */
	struct value least, greatest, different[VALUES_MAX];
	bool looks_like_scan;
	uint64_t count, first_ns, last_ns;
	unsigned from_zone, to_zone;
};

struct host {
	struct endpoint endpoint;
	uint64_t signature; /* of its peers and roles */
	unsigned zone;
	const char *kind;   /* the protocol it serves or uses */
	bool serves, is_outside;
};

struct refusals {
	uint64_t pair;
	unsigned count;
};

struct learn {
	struct fact **facts;
	size_t count, cap;
	size_t *table; /* open addressing, index + 1 */
	size_t table_cap;
	struct host *hosts;
	size_t host_count;
	struct refusals *refusals;
	size_t refusal_count;
	unsigned zones;
	uint64_t flaws[64];     /* of each protocol by registry index: bits seen */
};

static void *must(void *p)
{
	if (!p)
		abort();
	return p;
}

struct learn *learn_create(void)
{
	return must(calloc(1, sizeof(struct learn)));
}

void learn_destroy(struct learn *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->count; i++)
		free(l->facts[i]);
	free(l->facts);
	free(l->table);
	free(l->hosts);
	free(l->refusals);
	free(l);
}

/* ---- facts ---- */

static uint64_t mix(uint64_t h, const void *p, size_t len)
{
	const unsigned char *b = p;
	for (size_t i = 0; i < len; i++)
		h = (h ^ b[i]) * UINT64_C(0x100000001b3);
	return h;
}

static uint64_t endpoint_hash(uint64_t h, const struct endpoint *e)
{
	return e->has_address ? mix(h, e->address, 16) : mix(h, e->mac, 6);
}

static bool same_endpoint(const struct endpoint *a, const struct endpoint *b)
{
	return a->has_address == b->has_address &&
	       (a->has_address ? !memcmp(a->address, b->address, 16) : !memcmp(a->mac, b->mac, 6));
}

static bool is_exact(const struct fact *f)
{
	return f->intent != INTENT_READ && f->intent != INTENT_REPORT && f->intent != INTENT_IDENTIFY;
}

static uint64_t fact_hash(const struct fact *f)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	h = endpoint_hash(endpoint_hash(h, &f->from), &f->to);
	h = mix(h, &f->dissector, sizeof f->dissector);
	h = mix(h, &f->intent, 1);
	h = mix(h, &f->port, 2);
	h = mix(h, &f->ip_protocol, 1);
	h = mix(h, &f->icmp_type, 1);
	h = mix(h, &f->ethertype, 2);
	for (unsigned i = 0; i < f->keys; i++) {
		h = mix(h, &f->key[i].field, 1);
		h = f->key[i].is_text ? mix(h, f->key[i].text, f->key[i].text_len)
				      : mix(h, &f->key[i].value.u, 8);
	}
	if (is_exact(f) && f->spans)
		h = mix(h, &f->span[0], sizeof f->span[0]);
	return h;
}

static bool same_fact(const struct fact *a, const struct fact *b)
{
	if (a->dissector != b->dissector || a->intent != b->intent || a->port != b->port || a->keys != b->keys ||
	    a->ip_protocol != b->ip_protocol || a->ip_version != b->ip_version || a->icmp_type != b->icmp_type ||
	    a->ethertype != b->ethertype || a->opaque != b->opaque || a->address != b->address ||
	    a->value != b->value || !same_endpoint(&a->from, &b->from) || !same_endpoint(&a->to, &b->to))
		return false;
	for (unsigned i = 0; i < a->keys; i++) {
		const struct key *x = &a->key[i], *y = &b->key[i];
		if (x->field != y->field || x->is_text != y->is_text || x->text_len != y->text_len ||
		    (x->is_text ? memcmp(x->text, y->text, x->text_len) != 0
				: x->value.kind != y->value.kind || x->value.u != y->value.u))
			return false;
	}
	return !is_exact(a) || (!a->spans && !b->spans) ||
	       (a->spans && b->spans && !memcmp(&a->span[0], &b->span[0], sizeof a->span[0]));
}

static double as_double(const struct value *v)
{
	return v->kind == VALUE_FLOAT ? v->f : v->kind == VALUE_INT ? (double)v->i : (double)v->u;
}

static void fact_value(struct fact *f, const struct value *v)
{
	const double d = as_double(v);
	if (isnan(d)) {
		f->value = -1;
		return;
	}
	if (!f->values || d < as_double(&f->least))
		f->least = *v;
	if (!f->values || d > as_double(&f->greatest))
		f->greatest = *v;
	for (unsigned i = 0; i < f->values && i < VALUES_MAX; i++)
		if (as_double(&f->different[i]) == d)
			return;
	if (f->values < VALUES_MAX)
		f->different[f->values] = *v;
	if (f->values <= VALUES_MAX)
		f->values++;
}

/* Adds first..last; neighbours become one.  When there are too many, the two nearest become one. */
static void fact_span(struct fact *f, struct span s)
{
	unsigned at = 0;
	while (at < f->spans && s.first && f->span[at].last < s.first - 1)
		at++;
	unsigned end = at;
	while (end < f->spans && (s.last == UINT64_MAX || f->span[end].first <= s.last + 1)) {
		if (f->span[end].first < s.first)
			s.first = f->span[end].first;
		if (f->span[end].last > s.last)
			s.last = f->span[end].last;
		end++;
	}
	if (end == at) {
		if (f->spans == RANGES_MAX) {
			unsigned best = 1;
			for (unsigned i = 2; i < f->spans; i++)
				if (f->span[i].first - f->span[i - 1].last <
				    f->span[best].first - f->span[best - 1].last)
					best = i;
			f->span[best - 1].last = f->span[best].last;
			memmove(&f->span[best], &f->span[best + 1], (f->spans - best - 1) * sizeof s);
			f->spans--;
			fact_span(f, s);
			return;
		}
		memmove(&f->span[at + 1], &f->span[at], (f->spans - at) * sizeof s);
		f->spans++;
	} else {
		memmove(&f->span[at + 1], &f->span[end], (f->spans - end) * sizeof s);
		f->spans -= end - at - 1;
	}
	f->span[at] = s;
}

static void table_grow(struct learn *l)
{
	free(l->table);
	l->table_cap = l->table_cap ? l->table_cap * 2 : 1024;
	l->table = must(calloc(l->table_cap, sizeof *l->table));
	for (size_t i = 0; i < l->count; i++) {
		size_t at = fact_hash(l->facts[i]) & (l->table_cap - 1);
		while (l->table[at])
			at = (at + 1) & (l->table_cap - 1);
		l->table[at] = i + 1;
	}
}

static void fact_absorb(struct fact *into, const struct fact *f)
{
	into->count += f->count;
	if (f->first_ns < into->first_ns)
		into->first_ns = f->first_ns;
	if (f->last_ns > into->last_ns)
		into->last_ns = f->last_ns;
	for (unsigned i = 0; i < f->spans; i++)
		fact_span(into, f->span[i]);
	if (into->value < 0 || !f->values)
		return;
	if (f->values > VALUES_MAX) {
		fact_value(into, &f->least);
		fact_value(into, &f->greatest);
		into->values = VALUES_MAX + 1;
	} else {
		for (unsigned i = 0; i < f->values; i++)
			fact_value(into, &f->different[i]);
	}
}

static void fact_add(struct learn *l, const struct fact *f)
{
	if (l->count * 2 >= l->table_cap)
		table_grow(l);
	size_t at = fact_hash(f) & (l->table_cap - 1);
	while (l->table[at]) {
		struct fact *there = l->facts[l->table[at] - 1];
		if (same_fact(there, f)) {
			fact_absorb(there, f);
			return;
		}
		at = (at + 1) & (l->table_cap - 1);
	}
	if (l->count == l->cap) {
		l->cap = l->cap ? l->cap * 2 : 256;
		l->facts = must(realloc(l->facts, l->cap * sizeof *l->facts));
	}
	struct fact *mine = must(malloc(sizeof *mine));
	*mine = *f;
	l->facts[l->count++] = mine;
	l->table[at] = l->count;
}

void learn_merge(struct learn *into, struct learn *from)
{
	for (size_t i = 0; i < from->count; i++)
		fact_add(into, from->facts[i]);
	for (unsigned i = 0; i < 64; i++)
		into->flaws[i] |= from->flaws[i];
	for (size_t i = 0; i < from->count; i++)
		free(from->facts[i]);
	from->count = 0;
}

/* ---- what was seen ---- */

static void learn_refusal(struct learn *l, const struct conversation *c)
{
	const uint64_t pair = endpoint_hash(endpoint_hash(UINT64_C(7), &c->client), &c->server);
	for (size_t i = 0; i < l->refusal_count; i++)
		if (l->refusals[i].pair == pair) {
			l->refusals[i].count++;
			return;
		}
	l->refusals = must(realloc(l->refusals, (l->refusal_count + 1) * sizeof *l->refusals));
	l->refusals[l->refusal_count++] = (struct refusals){ pair, 1 };
}

/* Does each value have its own address?  Otherwise a line about values could not be satisfied. */
static bool values_pair(const struct message *m, const struct value *list)
{
	for (unsigned i = 0; i < m->dissector->field_count; i++)
		if (has_field(m, i) && m->fields[i].kind == VALUE_SPAN)
			return (uint64_t)list->count * (list->stride ? list->stride : 1) == m->fields[i].count;
	return true;
}

/* False when no line can say what the operation addresses. */
static bool fact_keys(struct fact *f, const struct message *m, const struct operation *op)
{
	for (unsigned i = 0; i < m->dissector->field_count; i++) {
		const struct field *d = &m->dissector->fields[i];
		const struct value *v = &m->fields[i];
		if (!has_field(m, i))
			continue;
		if (d->use == USE_ADDRESS && f->address < 0 && v->kind != VALUE_BYTES && v->kind != VALUE_LIST) {
			f->address = (int)i;
			const struct span span = v->kind == VALUE_SPAN && v->count
				? (struct span){ v->u, v->u + v->count - 1 } : (struct span){ v->u, v->u };
			if (span.last < span.first || (d->bits && d->bits < 64 && span.last >> d->bits))
				return false;
			f->span[f->spans++] = span;
		} else if (d->use == USE_VALUE && f->value < 0 && is_exact(f) && v->kind != VALUE_BYTES &&
			   d->type != FIELD_TIME && (v->kind != VALUE_LIST || values_pair(m, v))) {
			f->value = (int)i;
			if (v->kind != VALUE_LIST)
				fact_value(f, v);
			for (uint32_t k = 0; v->kind == VALUE_LIST && k < v->count && f->value >= 0; k++) {
				const struct value one = list_member(v, k);
				fact_value(f, &one);
			}
		} else if (suggest_has(m, op, i) && f->keys < KEYS_MAX) {
			struct key *k = &f->key[f->keys];
			k->field = (uint8_t)i;
			k->value = (struct value){ .kind = v->kind, .count = v->count };
			k->is_text = v->kind == VALUE_BYTES;
			if (k->is_text && v->len > TEXT_MAX)
				continue;
			if (k->is_text) {
				memcpy(k->text, v->p, v->len);
				k->text_len = v->len;
			} else {
				k->value.u = v->u;
			}
			f->keys++;
		}
	}
	return true;
}

void learn_operation(struct learn *l, const struct subject *s, uint64_t time_ns)
{
	const struct message *m = s->message;
	const struct operation *op = s->operation;
	const struct conversation *c = s->conversation;

	if (op->role == ROLE_ANSWER && op->failed)
		learn_refusal(l, c);
	if (op->role == ROLE_ANSWER || (op->role == ROLE_REPORT && !m->from_client) || op->housekeeping)
		return;
	struct fact f = {
		.from = m->from_client ? c->client : c->server,
		.to = m->from_client ? c->server : c->client,
		.dissector = m->dissector, .intent = op->intent, .opaque = op->opaque,
		.address = -1, .value = -1, .count = 1, .first_ns = time_ns, .last_ns = time_ns,
		.ip_version = c->ip_version,
	};
	if (m->transport != TRANSPORT_ETHER && !registry_bound(m->dissector, m->transport, c->server_port))
		f.port = c->server_port;
	if (fact_keys(&f, m, op))
		fact_add(l, &f);
}

void learn_message(struct learn *l, const struct subject *s)
{
	for (unsigned i = 0; i < registry_count && i < 64; i++)
		if (registry[i] == s->message->dissector)
			l->flaws[i] |= s->message->flaws;
}

void learn_conversation(struct learn *l, const struct conversation *c, const struct dissector *dissector,
			uint64_t first_ns, uint64_t last_ns)
{
	struct fact f = {
		.from = c->client, .to = c->server, .ip_protocol = c->ip_protocol, .ip_version = c->ip_version,
		.address = -1, .value = -1, .count = 1, .first_ns = first_ns, .last_ns = last_ns,
		.intent = dissector ? INTENT_SESSION : INTENT_OTHER, .dissector = dissector,
	};
	if (dissector) {
		const enum transport t = !c->ip_version ? TRANSPORT_ETHER
			: c->ip_protocol == 6 ? TRANSPORT_TCP : TRANSPORT_UDP;
		if (t != TRANSPORT_ETHER && !registry_bound(dissector, t, c->server_port))
			f.port = c->server_port;
		f.ip_protocol = 0;
	} else if (!c->ip_version) {
		f.ethertype = c->ethertype;
	} else if (c->ip_protocol == 6 || c->ip_protocol == 17) {
		f.port = c->server_port;
	} else {
		f.icmp_type = c->icmp_type;
	}
	fact_add(l, &f);
}

/* ---- zones ---- */

/* RFC 1918, 3927, 6598, 4193, 4291, loopback, multicast, broadcast: a plant's own addresses. */
static bool is_outside(const struct endpoint *e)
{
	const uint8_t *a = e->address;
	static const uint8_t mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
	if (!e->has_address)
		return false;
	if (memcmp(a, mapped, 12) != 0)
		return (a[0] & 0xe0) == 0x20;
	a += 12;
	return !(a[0] == 10 || a[0] == 127 || a[0] == 0 || a[0] >= 224 || (a[0] == 172 && (a[1] & 0xf0) == 16) ||
		 (a[0] == 192 && a[1] == 168) || (a[0] == 169 && a[1] == 254) || (a[0] == 100 && (a[1] & 0xc0) == 64));
}

static struct host *host_of(struct learn *l, const struct endpoint *e)
{
	for (size_t i = 0; i < l->host_count; i++)
		if (same_endpoint(&l->hosts[i].endpoint, e))
			return &l->hosts[i];
	l->hosts = must(realloc(l->hosts, (l->host_count + 1) * sizeof *l->hosts));
	struct host *h = &l->hosts[l->host_count++];
	*h = (struct host){ .endpoint = *e, .kind = "hosts", .is_outside = is_outside(e) };
	return h;
}

/* Order-free: each relation adds its own hash. */
static void host_relation(struct host *h, const struct endpoint *peer, const struct fact *f, bool serves)
{
	uint64_t one = endpoint_hash(serves ? 11 : 13, peer);
	one = mix(one, &f->dissector, sizeof f->dissector);
	one = mix(one, &f->port, sizeof f->port);
	one = mix(one, &f->ip_protocol, 1);
	if (f->intent != INTENT_READ && f->intent != INTENT_SESSION)
		one = mix(one, &f->intent, 1);
	h->signature += one * UINT64_C(0x9e3779b97f4a7c15) ^ one >> 29;
	if (f->dissector && (serves || !h->serves)) {
		h->kind = f->dissector->name;
		h->serves = h->serves || serves;
	}
}

/* Several facts of one relation count once, so that hosts of one kind need not be asked equally often. */
static bool relation_is_new(const struct learn *l, size_t at)
{
	const struct fact *f = l->facts[at];
	for (size_t i = 0; i < at; i++) {
		const struct fact *g = l->facts[i];
		if (g->dissector == f->dissector && g->intent == f->intent && g->port == f->port &&
		    g->ip_protocol == f->ip_protocol && same_endpoint(&g->from, &f->from) &&
		    same_endpoint(&g->to, &f->to))
			return false;
	}
	return true;
}

static void learn_zones(struct learn *l)
{
	l->host_count = 0;
	l->zones = 0;
	for (size_t i = 0; i < l->count; i++) {
		const struct fact *f = l->facts[i];
		if (!relation_is_new(l, i))
			continue;
		host_relation(host_of(l, &f->from), &f->to, f, false);
		host_relation(host_of(l, &f->to), &f->from, f, true);
	}
	for (size_t i = 0; i < l->host_count; i++) {
		struct host *h = &l->hosts[i];
		h->zone = l->zones;
		for (size_t k = 0; k < i; k++)
			if (l->hosts[k].signature == h->signature && l->hosts[k].is_outside == h->is_outside &&
			    l->hosts[k].endpoint.has_address == h->endpoint.has_address) {
				h->zone = l->hosts[k].zone;
				break;
			}
		l->zones += h->zone == l->zones;
	}
	for (size_t i = 0; i < l->count; i++) {
		l->facts[i]->from_zone = host_of(l, &l->facts[i]->from)->zone;
		l->facts[i]->to_zone = host_of(l, &l->facts[i]->to)->zone;
	}
}

static const struct host *zone_first(const struct learn *l, unsigned zone)
{
	for (size_t i = 0; i < l->host_count; i++)
		if (l->hosts[i].zone == zone)
			return &l->hosts[i];
	return NULL;
}

static void zone_name(struct text *t, const struct learn *l, unsigned zone)
{
	const struct host *h = zone_first(l, zone);
	text_add(t, "%s%s-%s-%u", h->is_outside ? "outside-" : "", h->kind, h->serves ? "devices" : "clients",
		 zone + 1);
}

static void write_zones(struct text *t, const struct learn *l)
{
	text_add(t, "zones = (\n");
	for (unsigned z = 0; z < l->zones; z++) {
		const char *separator = "";
		text_add(t, "%s  { name = \"", z ? ",\n" : "");
		zone_name(t, l, z);
		text_add(t, "\"; %s = [ ", zone_first(l, z)->endpoint.has_address ? "addresses" : "macs");
		for (size_t i = 0; i < l->host_count; i++) {
			const struct endpoint *e = &l->hosts[i].endpoint;
			char a[46];
			if (l->hosts[i].zone != z)
				continue;
			if (e->has_address)
				suggest_address(a, e->address);
			else
				snprintf(a, sizeof a, "%02x:%02x:%02x:%02x:%02x:%02x", e->mac[0], e->mac[1], e->mac[2],
					 e->mac[3], e->mac[4], e->mac[5]);
			text_add(t, "%s\"%s\"", separator, a);
			separator = ", ";
		}
		text_add(t, " ]; }");
	}
	text_add(t, "\n);\n");
}

/* ---- lines ---- */

/* Why a fact should not be allowed without thinking, or NULL. */
static const char *question_of(const struct learn *l, const struct fact *f)
{
	if (zone_first(l, f->from_zone)->is_outside)
		return "the sender has an address outside the plant";
	if (f->looks_like_scan)
		return "the sender was refused so often that it looks like a scan";
	if (!f->dissector)
		return NULL;
	switch (f->intent) {
	case INTENT_PROGRAM:
		return "moves logic to or from a controller";
	case INTENT_RUN:
		return "starts, stops or resets a controller";
	case INTENT_FIRMWARE:
		return "changes firmware";
	case INTENT_CONFIG:
		return "changes a configuration";
	case INTENT_TIME:
		return "sets a clock";
	case INTENT_OTHER:
		return "what it does is not known";
	default:
		return NULL;
	}
}

static void fact_match(struct text *t, const struct fact *f)
{
	if (!f->dissector) {
		if (!f->ip_version)
			text_add(t, "ether type=0x%04x", f->ethertype);
		else if (f->ip_protocol == 6 || f->ip_protocol == 17)
			text_add(t, "%s port=%u", f->ip_protocol == 6 ? "tcp" : "udp", f->port);
		else if (f->ip_protocol == 1)
			text_add(t, "icmp type=%u", f->icmp_type);
		else
			text_add(t, "ip protocol=%u", f->ip_protocol);
		return;
	}
	text_add(t, "%s %s", f->dissector->name, intent_names[f->intent]);
	if (f->port)
		text_add(t, " port=%u", f->port);
	if (f->opaque)
		text_add(t, " opaque=yes");
	for (unsigned i = 0; i < f->keys; i++) {
		const struct field *d = &f->dissector->fields[f->key[i].field];
		if (f->key[i].is_text)
			suggest_text(t, d, (struct bytes){ (const uint8_t *)f->key[i].text, f->key[i].text_len });
		else
			suggest_number(t, d, &f->key[i].value);
	}
	for (unsigned i = 0; i < f->spans; i++) {
		text_add(t, i ? "," : " %s=", f->dissector->fields[f->address].name);
		text_add(t, "%llu", (unsigned long long)f->span[i].first);
		if (f->span[i].last > f->span[i].first)
			text_add(t, "..%llu", (unsigned long long)f->span[i].last);
	}
	if (f->value < 0 || !f->values)
		return;
	const struct field *d = &f->dissector->fields[f->value];
	if (f->values > VALUES_MAX) {
		suggest_number(t, d, &f->least);
		text_add(t, "..");
		struct text greatest = { 0 };
		suggest_number(&greatest, d, &f->greatest);
		text_add(t, "%s", strchr(greatest.text, '=') + 1);
		free(greatest.text);
		return;
	}
	for (unsigned i = 0; i < f->values; i++) {
		struct text one = { 0 };
		suggest_number(&one, d, &f->different[i]);
		text_add(t, i ? ",%s" : "%s", i ? strchr(one.text, '=') + 1 : one.text);
		free(one.text);
	}
}

static void add_time(struct text *t, uint64_t ns)
{
	const time_t s = (time_t)(ns / UINT64_C(1000000000));
	struct tm tm;
	char out[32] = "?";
	if (gmtime_r(&s, &tm))
		strftime(out, sizeof out, "%Y-%m-%d %H:%M:%S", &tm);
	text_add(t, "%s", out);
}

/* text goes between quotes of libconfig. */
static void add_quoted(struct text *t, const char *s)
{
	text_add(t, "\"");
	for (; *s; s++)
		text_add(t, *s == '"' || *s == '\\' ? "\\%c" : "%c", *s);
	text_add(t, "\"");
}

static void write_line(struct text *t, const char *match, const struct fact *f, unsigned pairs, const char *question)
{
	struct text reason = { 0 };

	text_add(&reason, "seen %llu times", (unsigned long long)f->count);
	if (pairs > 1)
		text_add(&reason, " between %u pairs of hosts", pairs);
	text_add(&reason, ", first ");
	add_time(&reason, f->first_ns);
	text_add(&reason, ", last ");
	add_time(&reason, f->last_ns);
	text_add(&reason, " UTC");
	text_add(t, question ? "      # question (%s):\n      # " : "%s      ", question ? question : "");
	text_add(t, "{ match = ");
	add_quoted(t, match);
	text_add(t, ";%s reason = ", question ? "" : "\n       ");
	add_quoted(t, reason.text);
	text_add(t, "; }");
	free(reason.text);
}

/* Facts of several pairs of hosts of the same zones become one, in place. */
static void learn_generalise(struct learn *l, struct fact **out, unsigned *pairs, size_t *count)
{
	*count = 0;
	for (size_t i = 0; i < l->count; i++) {
		struct fact *f = l->facts[i];
		size_t at = 0;
		for (; at < *count; at++) {
			struct fact probe = *f;
			probe.from = out[at]->from;
			probe.to = out[at]->to;
			if (out[at]->from_zone == f->from_zone && out[at]->to_zone == f->to_zone &&
			    same_fact(out[at], &probe))
				break;
		}
		if (at == *count) {
			out[at] = must(malloc(sizeof *f));
			*out[at] = *f;
			pairs[at] = 1;
			(*count)++;
		} else {
			fact_absorb(out[at], f);
			out[at]->looks_like_scan |= f->looks_like_scan;
			pairs[at]++;
		}
	}
}

static bool same_key(const struct key *a, const struct key *b)
{
	if (a->field != b->field || a->is_text != b->is_text)
		return false;
	return a->is_text ? a->text_len == b->text_len && !memcmp(a->text, b->text, a->text_len)
			  : a->value.kind == b->value.kind && a->value.u == b->value.u;
}

static bool covers_keys(const struct fact *a, const struct fact *b)
{
	for (unsigned i = 0; i < a->keys; i++) {
		unsigned k = 0;
		while (k < b->keys && !same_key(&a->key[i], &b->key[k]))
			k++;
		if (k == b->keys)
			return false;
	}
	return true;
}

static bool covers_spans(const struct fact *a, const struct fact *b)
{
	if (!a->spans)
		return true;
	for (unsigned i = 0; i < b->spans; i++) {
		unsigned k = 0;
		while (k < a->spans && (b->span[i].first < a->span[k].first || b->span[i].last > a->span[k].last))
			k++;
		if (k == a->spans)
			return false;
	}
	return b->spans && a->address == b->address;
}

static bool covers_values(const struct fact *a, const struct fact *b)
{
	if (a->value < 0 || !a->values)
		return true;
	if (b->value != a->value || !b->values)
		return false;
	if (a->values > VALUES_MAX)
		return as_double(&b->least) >= as_double(&a->least) &&
		       as_double(&b->greatest) <= as_double(&a->greatest);
	for (unsigned i = 0; i < b->values && b->values <= VALUES_MAX; i++) {
		unsigned k = 0;
		while (k < a->values && as_double(&a->different[k]) != as_double(&b->different[i]))
			k++;
		if (k == a->values)
			return false;
	}
	return b->values <= VALUES_MAX;
}

/* Does the line of a allow all that the line of b would?  A session line on a moved port opens that port. */
static bool fact_covers(const struct learn *l, const struct fact *a, const struct fact *b)
{
	/* A bare session line is itself left out where others imply it, so nothing may lean on it. */
	if (a->intent == INTENT_SESSION && !a->keys && !a->spans)
		return false;
	return a->dissector && a->dissector == b->dissector && a->intent == b->intent && a->opaque == b->opaque &&
	       a->from_zone == b->from_zone && a->to_zone == b->to_zone &&
	       (a->port == b->port || (!a->port && a->intent != INTENT_SESSION)) &&
	       (!question_of(l, a) || question_of(l, b)) && covers_keys(a, b) && covers_spans(a, b) &&
	       covers_values(a, b);
}

/* Leaves out what another line allows anyway.  Answers the new count. */
static size_t drop_covered(const struct learn *l, struct fact **facts, unsigned *pairs, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;
		while (at < count && (at == i || !facts[at] || !fact_covers(l, facts[at], facts[i])))
			at++;
		if (at < count) {
			facts[at]->count += facts[i]->count;
			free(facts[i]);
			facts[i] = NULL;
		}
	}
	for (size_t i = 0; i < count; i++)
		if (facts[i]) {
			pairs[kept] = pairs[i];
			facts[kept++] = facts[i];
		}
	return kept;
}

/* A bare session line says only that the protocol is used: any other line of the protocol implies it. */
static bool is_implied(struct fact *const *facts, size_t count, const struct fact *f, const struct learn *l, bool all)
{
	if (!f->dissector || f->intent != INTENT_SESSION || f->keys || f->spans)
		return false;
	for (size_t i = 0; i < count; i++)
		if (facts[i] != f && facts[i]->dissector == f->dissector && facts[i]->port == f->port &&
		    facts[i]->from_zone == f->from_zone && facts[i]->to_zone == f->to_zone &&
		    (facts[i]->intent != INTENT_SESSION || facts[i]->keys || facts[i]->spans) &&
		    (all || !question_of(l, facts[i])))
			return true;
	return false;
}

static void find_scans(struct learn *l)
{
	for (size_t i = 0; i < l->count; i++) {
		struct fact *f = l->facts[i];
		const uint64_t pair = endpoint_hash(endpoint_hash(UINT64_C(7), &f->from), &f->to);
		size_t different = 0;
		if (!f->dissector || f->count > 2)
			continue;
		for (size_t k = 0; k < l->refusal_count; k++)
			if (l->refusals[k].pair == pair)
				different = l->refusals[k].count;
		f->looks_like_scan = different >= SCAN_REFUSALS;
	}
}

static bool conduit_is_new(struct fact *const *facts, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (facts[i]->from_zone == facts[at]->from_zone && facts[i]->to_zone == facts[at]->to_zone)
			return false;
	return true;
}

static void write_flaws(struct text *t, const struct learn *l)
{
	for (unsigned i = 0; i < registry_count && i < 64; i++)
		for (unsigned bit = 0; bit < 64; bit++) {
			const struct flaw *f = l->flaws[i] >> bit & 1 ? dissector_flaw(registry[i], bit) : NULL;
			if (f)
				text_add(t, "# seen: the flaw %s.%s (%s)\n", registry[i]->name, f->name, f->help);
		}
}

/* One conduit with the lines of its zone pair; returns its questions. */
static unsigned write_conduit(struct text *t, const struct learn *l, struct fact *const *facts, const unsigned *pairs,
			      size_t count, size_t at, bool accept_all)
{
	const struct fact *head = facts[at];
	unsigned questions = 0, lines = 0;
	struct text asked = { 0 };

	text_add(t, "  { from = \"");
	zone_name(t, l, head->from_zone);
	text_add(t, "\"; to = \"");
	zone_name(t, l, head->to_zone);
	text_add(t, "\";\n    allow = (\n");
	for (size_t i = at; i < count; i++) {
		const struct fact *f = facts[i];
		if (f->from_zone != head->from_zone || f->to_zone != head->to_zone ||
		    is_implied(facts, count, f, l, accept_all))
			continue;
		const char *question = question_of(l, f);
		struct text match = { 0 };
		fact_match(&match, f);
		if (question && !accept_all) {
			write_line(&asked, match.text, f, pairs[i], question);
			text_add(&asked, "\n");
			questions++;
		} else {
			text_add(t, lines++ ? ",\n" : "");
			write_line(t, match.text, f, pairs[i], NULL);
		}
		free(match.text);
	}
	text_add(t, "%s%s    );\n    otherwise = \"refuse\"; malformed = \"alert\"; unknown = \"alert\"; }",
		 lines ? "\n" : "", asked.text ? asked.text : "");
	free(asked.text);
	return questions;
}

char *learn_policy(struct learn *l, const struct learn_options *o, unsigned *questions)
{
	struct text t = { 0 };
	struct fact **facts = must(calloc(l->count + 1, sizeof *facts));
	unsigned *pairs = must(calloc(l->count + 1, sizeof *pairs));
	size_t count, conduits = 0;

	*questions = 0;
	find_scans(l);
	learn_zones(l);
	learn_generalise(l, facts, pairs, &count);
	count = drop_covered(l, facts, pairs, count);
	text_add(&t, "# Learnt from traffic: allows what was seen and no more. Lines that are commented out "
		     "are questions.\n");
	write_flaws(&t, l);
	text_add(&t, "version = 1;\nmode = \"%s\";\nwithin = \"judge\";\n", o->mode ? o->mode : "enforce");
	write_zones(&t, l);
	text_add(&t, "conduits = (\n");
	for (size_t i = 0; i < count; i++) {
		if (!conduit_is_new(facts, i))
			continue;
		text_add(&t, conduits++ ? ",\n" : "");
		*questions += write_conduit(&t, l, facts, pairs, count, i, o->accept_all);
	}
	text_add(&t, "\n);\notherwise = \"drop\";\n");
	for (size_t i = 0; i < count; i++)
		free(facts[i]);
	free(facts);
	free(pairs);
	return t.text;
}
