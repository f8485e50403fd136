/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Evaluates compiled expressions: the packet path.  No allocation, no recursion, no libc but mem*; reads
 * only the immutable expression and the caller's subject; any number of threads.
 *
 * An expression is the "and" of its clauses, a clause the "or" of its alternatives, in Kleene's
 * three-valued logic (NO < UNKNOWN < YES: "and" is the least, "or" the greatest, "not" turns around).
 * Here are protocol, intent and the clauses that are the same for all addresses and values of an
 * operation; the others are in expression_rows.c.  What is told of an operation, a message or a
 * conversation as a whole is always known; a field that the protocol did not put is unknown.
 */
#include "rules/expression_number.h"

#include <string.h>

/* ---- text ---- */

static enum truth text_truth(const struct predicate *p, const uint8_t *text, size_t len)
{
	bool found = false;

	for (unsigned i = 0; i < p->count && !found; i++)
		found = p->op == OP_LIKE ? regex_match(&p->pattern[i], text, len)
					 : p->text[i].len == len && !memcmp(p->text[i].p, text, len);
	return truth_of(found, p->negate);
}

#define LABEL_MAX 255

/* A label is a string constant of the dissector. */
static enum truth label_truth(const struct predicate *p, const char *label)
{
	size_t len = 0;

	while (label && len < LABEL_MAX && label[len])
		len++;
	return text_truth(p, (const uint8_t *)(label ? label : ""), len);
}

/* "T0855" as 855; 0: none. */
static uint64_t technique_number(const char *t)
{
	uint64_t n = 0;

	if (!t)
		return 0;
	for (t += *t == 'T'; *t >= '0' && *t <= '9'; t++)
		n = n * 10 + (uint64_t)(*t - '0');
	return n;
}

/* ---- conversations: always known ---- */

static enum truth address_truth(const struct predicate *p, const struct endpoint *e)
{
	bool found = false;

	for (unsigned i = 0; i < p->count && !found; i++) {
		const struct address_range *a = &p->address[i];
		if (a->mac)
			found = memcmp(e->mac, a->first, 6) >= 0 && memcmp(e->mac, a->last, 6) <= 0;
		else
			found = e->has_address && memcmp(e->address, a->first, 16) >= 0 &&
				memcmp(e->address, a->last, 16) <= 0;
	}
	return truth_of(found, p->negate);
}

static bool has_ports(const struct conversation *c)
{
	return c->ip_protocol == 6 || c->ip_protocol == 17 || c->ip_protocol == 132;
}

static bool is_icmp(const struct conversation *c)
{
	return c->ip_protocol == 1 || c->ip_protocol == 58;
}

static enum truth vlan_truth(const struct predicate *p, const struct conversation *c, enum quantifier q)
{
	const enum truth a = truth_of(has_unsigned(&p->numbers, c->client.vlan), p->negate);
	const enum truth b = truth_of(has_unsigned(&p->numbers, c->server.vlan), p->negate);
	return (a < b) == (q == MATCH_EVERY) ? a : b;
}

static enum truth conversation_truth(const struct predicate *p, const struct conversation *c,
				     enum quantifier q)
{
	const struct numbers *n = &p->numbers;

	if (!c)
		return TRUTH_UNKNOWN;
	switch (p->kind) {
	case PREDICATE_PORT:
		return truth_of(has_ports(c) && has_unsigned(n, conversation_port(c)), p->negate);
	case PREDICATE_CLIENT_PORT:
		return truth_of(has_ports(c) && has_unsigned(n, c->client_port), p->negate);
	case PREDICATE_VLAN:
		return vlan_truth(p, c, q);
	case PREDICATE_SRC:
		return address_truth(p, &c->client);
	case PREDICATE_DST:
		return address_truth(p, &c->server);
	case PREDICATE_PROTOCOL:
		return truth_of(c->ip_version && has_unsigned(n, c->ip_protocol), p->negate);
	case PREDICATE_ICMP_TYPE:
		return truth_of(is_icmp(c) && has_unsigned(n, c->icmp_type), p->negate);
	case PREDICATE_ICMP_CODE:
		return truth_of(is_icmp(c) && has_unsigned(n, c->icmp_code), p->negate);
	default:
		return truth_of(has_unsigned(n, c->ethertype), p->negate);
	}
}

static bool transport_fits(unsigned words, const struct conversation *c)
{
	return ((words & WORD_TCP) && c->ip_protocol == 6) || ((words & WORD_UDP) && c->ip_protocol == 17) ||
	       ((words & WORD_ICMP) && is_icmp(c)) || ((words & WORD_IP) && c->ip_version) ||
	       (words & WORD_ETHER);
}

/* ---- predicates that are the same for all rows ---- */

static enum truth mask_truth(const struct predicate *p, unsigned bit)
{
	return truth_of(p->mask >> bit & 1, p->negate);
}

static enum truth operation_truth(const struct predicate *p, const struct operation *op)
{
	if (!op)
		return p->kind == PREDICATE_ROUTE && p->mask == 3 && !p->negate ? TRUTH_YES : TRUTH_UNKNOWN;
	switch (p->kind) {
	case PREDICATE_INTENT:
		return mask_truth(p, op->intent);
	case PREDICATE_CHANGES:
		return mask_truth(p, op->changes);
	case PREDICATE_ROLE:
		return mask_truth(p, op->role);
	case PREDICATE_TRANSFER:
		return mask_truth(p, op->transfer);
	case PREDICATE_OPAQUE:
		return mask_truth(p, op->opaque);
	case PREDICATE_ROUTED:
	case PREDICATE_ROUTE:
		return mask_truth(p, op->routed);
	case PREDICATE_TECHNIQUE:
		return truth_of(has_unsigned(&p->numbers, technique_number(op->technique)), p->negate);
	default:
		return label_truth(p, op->label);
	}
}

static enum truth message_truth(const struct predicate *p, const struct message *m)
{
	if (!m)
		return TRUTH_UNKNOWN;
	if (p->kind == PREDICATE_FLAW)
		return truth_of(m->flaws & p->mask, p->negate);
	if (p->kind == PREDICATE_CODE) {
		/* Of a message that is still incomplete the code may come yet. */
		if (m->code < 0)
			return m->prefix || m->bad ? TRUTH_UNKNOWN : truth_of(false, p->negate);
		return truth_of(has_unsigned(&p->numbers, (uint64_t)m->code), p->negate);
	}
	if (!has_field(m, p->field))
		return TRUTH_UNKNOWN;
	const struct value *v = &m->fields[p->field];
	return v->kind == VALUE_BYTES ? text_truth(p, v->p, v->len) : TRUTH_UNKNOWN;
}

enum truth predicate_truth(const struct predicate *p, const struct subject *s, enum quantifier q)
{
	if (p->kind == PREDICATE_NUMBER) /* most are */
		return field_truth(p, s->message);
	if (p->kind >= PREDICATE_PORT)
		return conversation_truth(p, s->conversation, q);
	if (p->kind >= PREDICATE_CODE)
		return message_truth(p, s->message);
	return operation_truth(p, s->operation);
}

/* ---- clauses ---- */

static enum truth plain_clauses(const struct branch *b, const struct subject *s, enum quantifier q)
{
	enum truth all = TRUTH_YES;

	for (unsigned i = 0; i < b->plain_count && all != TRUTH_NO;) {
		enum truth one = TRUTH_NO;
		do {
			if (one != TRUTH_YES) {
				const enum truth t = predicate_truth(&b->predicate[i], s, q);
				one = t > one ? t : one;
			}
			i++;
		} while (i < b->plain_count && !b->predicate[i].begins);
		all = one < all ? one : all;
	}
	return all;
}

/* ---- the whole ---- */

/* The branch of the message's protocol, or NULL. */
static const struct branch *find_branch(const struct expression *e, const struct message *m)
{
	for (unsigned i = 0; i < e->branch_count; i++)
		if (!e->branch[i].dissector || e->branch[i].dissector == m->dissector)
			return &e->branch[i];
	return NULL;
}

/* Transport words, protocol, intent, route, protection: what needs no predicate. */
static enum truth head_truth(const struct expression *e, const struct branch *b, const struct subject *s,
			     enum quantifier q)
{
	enum truth all = TRUTH_YES;

	if (e->transports) {
		if (!s->conversation)
			all = TRUTH_UNKNOWN;
		else if (!transport_fits(e->transports, s->conversation))
			return TRUTH_NO;
	}
	if (!e->any) /* bytes that no dissector recognises: a protocol needs a line of its own */
		return q == MATCH_EVERY && s->message && s->message->dissector ? TRUTH_NO : all;
	if (!s->message && (b->dissector || q == MATCH_EVERY))
		all = TRUTH_UNKNOWN;
	const struct operation *op = s->operation;
	if (!op)
		return q == MATCH_EVERY || e->intents != INTENTS_ALL ? TRUTH_UNKNOWN : all;
	if (!(e->intents >> op->intent & 1))
		return TRUTH_NO;
	if (q == MATCH_EVERY && ((op->routed && !b->route_named) || (op->opaque && !b->opaque_named)))
		return TRUTH_NO;
	return all;
}

enum truth expression_match(const struct expression *e, const struct subject *s, enum quantifier q)
{
	const struct branch *b = s->message ? find_branch(e, s->message) : e->branch;

	if (!b)
		return TRUTH_NO;
	enum truth all = head_truth(e, b, s, q);
	if (all == TRUTH_NO)
		return TRUTH_NO;
	const enum truth plain = plain_clauses(b, s, q);
	all = plain < all ? plain : all;
	if (all == TRUTH_NO || b->count == b->plain_count)
		return all;
	const enum truth rows = rows_truth(b, s, q);
	return rows < all ? rows : all;
}

bool expression_partial(const struct expression *e, const struct subject *s)
{
	const struct branch *b = s->message ? find_branch(e, s->message) : NULL;

	if (!b || b->words < 2 || !s->operation || s->operation->changes == CHANGES_NO)
		return false;
	return head_truth(e, b, s, MATCH_EVERY) != TRUTH_NO && plain_clauses(b, s, MATCH_EVERY) != TRUTH_NO &&
	       rows_partial(b, s);
}

const struct dissector *expression_protocols(const struct expression *e, unsigned i)
{
	return i < e->branch_count ? e->branch[i].dissector : NULL;
}
