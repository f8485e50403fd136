/* SPDX-License-Identifier: Apache-2.0 */
/* From facts to zones and general lines: hosts that talk alike become one zone, and their facts one fact. */
#include "rules/learn_fact.h"

#include <stdlib.h>
#include <string.h>

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
		if (fact_same_endpoint(&l->hosts[i].endpoint, e))
			return &l->hosts[i];
	l->hosts = learn_must(realloc(l->hosts, (l->host_count + 1) * sizeof *l->hosts));
	struct host *h = &l->hosts[l->host_count++];
	*h = (struct host){ .endpoint = *e, .kind = "hosts", .is_outside = is_outside(e) };
	return h;
}

/* Order-free: each relation adds its own hash. */
static void host_relation(struct host *h, const struct endpoint *peer, const struct fact *f, bool serves)
{
	uint64_t one = fact_endpoint_hash(serves ? 11 : 13, peer);
	one = fact_mix(one, &f->dissector, sizeof f->dissector);
	one = fact_mix(one, &f->port, sizeof f->port);
	one = fact_mix(one, &f->ip_protocol, 1);
	if (f->intent != INTENT_READ && f->intent != INTENT_SESSION)
		one = fact_mix(one, &f->intent, 1);
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
		    g->ip_protocol == f->ip_protocol && fact_same_endpoint(&g->from, &f->from) &&
		    fact_same_endpoint(&g->to, &f->to))
			return false;
	}
	return true;
}

void learn_zones(struct learn *l)
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

const struct host *learn_zone_host(const struct learn *l, unsigned zone)
{
	for (size_t i = 0; i < l->host_count; i++)
		if (l->hosts[i].zone == zone)
			return &l->hosts[i];
	return NULL;
}

/* ---- questions ---- */

/* Why a fact should not be allowed without thinking, or NULL. */
static const struct {
	const char *id, *text;
} questions[] = {
	{ "outside", "the sender has an address outside the plant" },
	{ "scan", "the sender was refused so often that it looks like a scan" },
	{ "program", "moves logic to or from a controller" },
	{ "run", "starts, stops or resets a controller" },
	{ "firmware", "changes firmware" },
	{ "config", "changes a configuration" },
	{ "time", "sets a clock" },
	{ "unknown", "what it does is not known" },
};

/* Index of what is asked about a fact, -1: nothing. */
static int question_of(const struct learn *l, const struct fact *f)
{
	if (learn_zone_host(l, f->from_zone)->is_outside)
		return 0;
	if (f->looks_like_scan)
		return 1;
	if (!f->dissector)
		return -1;
	switch (f->intent) {
	case INTENT_PROGRAM:
		return 2;
	case INTENT_RUN:
		return 3;
	case INTENT_FIRMWARE:
		return 4;
	case INTENT_CONFIG:
		return 5;
	case INTENT_TIME:
		return 6;
	case INTENT_OTHER:
		return 7;
	default:
		return -1;
	}
}

const char *learn_question(const struct learn *l, const struct fact *f)
{
	const int i = question_of(l, f);
	return i < 0 ? NULL : questions[i].text;
}

const char *learn_question_id(const struct learn *l, const struct fact *f)
{
	const int i = question_of(l, f);
	return i < 0 ? NULL : questions[i].id;
}

void learn_find_scans(struct learn *l)
{
	for (size_t i = 0; i < l->count; i++) {
		struct fact *f = l->facts[i];
		const uint64_t pair = fact_endpoint_hash(fact_endpoint_hash(UINT64_C(7), &f->from), &f->to);
		size_t different = 0;
		if (!f->dissector || f->count > 2)
			continue;
		for (size_t k = 0; k < l->refusal_count; k++)
			if (l->refusals[k].pair == pair)
				different = l->refusals[k].count;
		f->looks_like_scan = different >= SCAN_REFUSALS;
	}
}

/* ---- generalising ---- */

/* Facts of several pairs of hosts of the same zones become one, in place. */
static size_t merge_pairs(struct learn *l, struct fact **out, unsigned *pairs)
{
	size_t count = 0;

	for (size_t i = 0; i < l->count; i++) {
		struct fact *f = l->facts[i];
		size_t at = 0;
		for (; at < count; at++) {
			struct fact probe = *f;
			probe.from = out[at]->from;
			probe.to = out[at]->to;
			if (out[at]->from_zone == f->from_zone && out[at]->to_zone == f->to_zone &&
			    fact_same(out[at], &probe))
				break;
		}
		if (at == count) {
			out[at] = learn_must(malloc(sizeof *f));
			*out[at] = *f;
			pairs[at] = 1;
			count++;
		} else {
			fact_absorb(out[at], f);
			out[at]->looks_like_scan |= f->looks_like_scan;
			pairs[at]++;
		}
	}
	return count;
}

static bool same_key(const struct key *a, const struct key *b)
{
	if (a->field != b->field || a->is_text != b->is_text)
		return false;
	return a->is_text ? a->text_len == b->text_len && !memcmp(a->text, b->text, a->text_len)
			  : a->value.kind == b->value.kind && a->value.u == b->value.u;
}

static bool names_route(const struct fact *f)
{
	for (unsigned i = 0; i < f->keys; i++)
		if (f->dissector->fields[f->key[i].field].flags & FIELD_ROUTE)
			return true;
	return false;
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
	/* A line that names no route allows the device itself only. */
	return names_route(a) || !names_route(b);
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
		return fact_number(&b->least) >= fact_number(&a->least) &&
		       fact_number(&b->greatest) <= fact_number(&a->greatest);
	for (unsigned i = 0; i < b->values && b->values <= VALUES_MAX; i++) {
		unsigned k = 0;
		while (k < a->values && fact_number(&a->different[k]) != fact_number(&b->different[i]))
			k++;
		if (k == a->values)
			return false;
	}
	return b->values <= VALUES_MAX;
}

/*
 * Does the line of a allow all that the line of b would?  A session line on a moved port opens that port; a line that
 * names no route allows only the device itself.
 */
static bool fact_covers(const struct learn *l, const struct fact *a, const struct fact *b)
{
	/* A bare session line is itself left out where others imply it, so nothing may lean on it. */
	if (a->intent == INTENT_SESSION && !a->keys && !a->spans)
		return false;
	return a->dissector && a->dissector == b->dissector && a->intent == b->intent && a->opaque == b->opaque &&
	       a->from_zone == b->from_zone && a->to_zone == b->to_zone &&
	       (a->port == b->port || (!a->port && a->intent != INTENT_SESSION)) &&
	       (!learn_question(l, a) || learn_question(l, b)) && covers_keys(a, b) &&
	       covers_spans(a, b) && covers_values(a, b);
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

size_t learn_generalise(struct learn *l, struct fact **out, unsigned *pairs)
{
	return drop_covered(l, out, pairs, merge_pairs(l, out, pairs));
}
