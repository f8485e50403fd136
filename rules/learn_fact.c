/* SPDX-License-Identifier: Apache-2.0 */
/* Distinct facts: what makes two operations the same, and what is remembered of their addresses and values. */
#include "rules/learn_fact.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

uint64_t fact_mix(uint64_t h, const void *p, size_t len)
{
	const unsigned char *b = p;
	for (size_t i = 0; i < len; i++)
		h = (h ^ b[i]) * UINT64_C(0x100000001b3);
	return h;
}

uint64_t fact_endpoint_hash(uint64_t h, const struct endpoint *e)
{
	return e->has_address ? fact_mix(h, e->address, 16) : fact_mix(h, e->mac, 6);
}

bool fact_same_endpoint(const struct endpoint *a, const struct endpoint *b)
{
	return a->has_address == b->has_address &&
	       (a->has_address ? !memcmp(a->address, b->address, 16) : !memcmp(a->mac, b->mac, 6));
}

bool fact_is_exact(const struct fact *f)
{
	return f->intent != INTENT_READ && f->intent != INTENT_REPORT && f->intent != INTENT_IDENTIFY;
}

static uint64_t fact_hash(const struct fact *f)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	h = fact_endpoint_hash(fact_endpoint_hash(h, &f->from), &f->to);
	h = fact_mix(h, &f->dissector, sizeof f->dissector);
	h = fact_mix(h, &f->intent, 1);
	h = fact_mix(h, &f->port, 2);
	h = fact_mix(h, &f->ip_protocol, 1);
	h = fact_mix(h, &f->icmp_type, 1);
	h = fact_mix(h, &f->ethertype, 2);
	for (unsigned i = 0; i < f->keys; i++) {
		h = fact_mix(h, &f->key[i].field, 1);
		h = f->key[i].is_text ? fact_mix(h, f->key[i].text, f->key[i].text_len)
				      : fact_mix(h, &f->key[i].value.u, 8);
	}
	if (fact_is_exact(f) && f->spans)
		h = fact_mix(h, &f->span[0], sizeof f->span[0]);
	return h;
}

bool fact_same(const struct fact *a, const struct fact *b)
{
	if (a->dissector != b->dissector || a->intent != b->intent || a->port != b->port || a->keys != b->keys ||
	    a->ip_protocol != b->ip_protocol || a->ip_version != b->ip_version || a->icmp_type != b->icmp_type ||
	    a->ethertype != b->ethertype || a->opaque != b->opaque || a->address != b->address ||
	    a->value != b->value || !fact_same_endpoint(&a->from, &b->from) || !fact_same_endpoint(&a->to, &b->to))
		return false;
	for (unsigned i = 0; i < a->keys; i++) {
		const struct key *x = &a->key[i], *y = &b->key[i];
		if (x->field != y->field || x->is_text != y->is_text || x->text_len != y->text_len ||
		    (x->is_text ? memcmp(x->text, y->text, x->text_len) != 0
				: x->value.kind != y->value.kind || x->value.u != y->value.u))
			return false;
	}
	return !fact_is_exact(a) || (!a->spans && !b->spans) ||
	       (a->spans && b->spans && !memcmp(&a->span[0], &b->span[0], sizeof a->span[0]));
}

double fact_number(const struct value *v)
{
	return v->kind == VALUE_FLOAT ? v->f : v->kind == VALUE_INT ? (double)v->i : (double)v->u;
}

void fact_value(struct fact *f, const struct value *v)
{
	const double d = fact_number(v);
	if (isnan(d)) {
		f->value = -1;
		return;
	}
	if (!f->values || d < fact_number(&f->least))
		f->least = *v;
	if (!f->values || d > fact_number(&f->greatest))
		f->greatest = *v;
	for (unsigned i = 0; i < f->values && i < VALUES_MAX; i++)
		if (fact_number(&f->different[i]) == d)
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
	l->table = learn_must(calloc(l->table_cap, sizeof *l->table));
	for (size_t i = 0; i < l->count; i++) {
		size_t at = fact_hash(l->facts[i]) & (l->table_cap - 1);
		while (l->table[at])
			at = (at + 1) & (l->table_cap - 1);
		l->table[at] = i + 1;
	}
}

void fact_absorb(struct fact *into, const struct fact *f)
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

void fact_add(struct learn *l, const struct fact *f)
{
	if (l->count * 2 >= l->table_cap)
		table_grow(l);
	size_t at = fact_hash(f) & (l->table_cap - 1);
	while (l->table[at]) {
		struct fact *there = l->facts[l->table[at] - 1];
		if (fact_same(there, f)) {
			fact_absorb(there, f);
			there->is_use &= f->is_use;
			return;
		}
		at = (at + 1) & (l->table_cap - 1);
	}
	if (l->count == l->cap) {
		l->cap = l->cap ? l->cap * 2 : 256;
		l->facts = learn_must(realloc(l->facts, l->cap * sizeof *l->facts));
	}
	struct fact *mine = learn_must(malloc(sizeof *mine));
	*mine = *f;
	l->facts[l->count++] = mine;
	l->table[at] = l->count;
}
