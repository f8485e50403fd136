/* SPDX-License-Identifier: Apache-2.0 */
/* What is seen becomes facts: operations, flaws, conversations. */
#include "rules/learn_fact.h"

#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

void *learn_must(void *p)
{
	if (!p)
		abort();
	return p;
}

struct learn *learn_create(void)
{
	return learn_must(calloc(1, sizeof(struct learn)));
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

void learn_merge(struct learn *into, struct learn *from)
{
	for (size_t i = 0; i < from->count; i++)
		fact_add(into, from->facts[i]);
	for (unsigned i = 0; i < registry_count; i++)
		into->flaws[i] |= from->flaws[i];
	for (size_t i = 0; i < from->count; i++)
		free(from->facts[i]);
	from->count = 0;
}

/* ---- what was seen ---- */

static void learn_refusal(struct learn *l, const struct conversation *c)
{
	const uint64_t pair = fact_endpoint_hash(fact_endpoint_hash(UINT64_C(7), &c->client), &c->server);
	for (size_t i = 0; i < l->refusal_count; i++)
		if (l->refusals[i].pair == pair) {
			l->refusals[i].count++;
			return;
		}
	l->refusals = learn_must(realloc(l->refusals, (l->refusal_count + 1) * sizeof *l->refusals));
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
		} else if (d->use == USE_VALUE && f->value < 0 && fact_is_exact(f) && v->kind != VALUE_BYTES &&
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
	if (m->transport != TRANSPORT_ETHER && !registry_bound(m->dissector, m->transport, conversation_port(c)))
		f.port = conversation_port(c);
	if (fact_keys(&f, m, op))
		fact_add(l, &f);
}

void learn_message(struct learn *l, const struct subject *s)
{
	for (unsigned i = 0; i < registry_count; i++)
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
	f.is_use = dissector;
	if (dissector) {
		const enum transport t = !c->ip_version ? TRANSPORT_ETHER
			: c->ip_protocol == 6 ? TRANSPORT_TCP : TRANSPORT_UDP;
		if (t != TRANSPORT_ETHER && !registry_bound(dissector, t, conversation_port(c)))
			f.port = conversation_port(c);
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
