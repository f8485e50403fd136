/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sparkplug B inside MQTT: topics spBv1.0/GROUP/MESSAGE/NODE[/DEVICE] and their payloads, which are Protocol Buffers
 * (Eclipse Sparkplug 3.0, 4.1 and 6.4).  One operation per metric.  Data messages may name a metric by an alias that
 * its birth gave: the flow's state keeps the names of the latest ones.  Part of mqtt.c, cut off for length.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#pragma once

#include "dissectors/mqtt_fields.h"

#include <string.h>

#define ALIASES 32
#define METRIC_MAX 48

/* A metric that a birth has given an alias. */
struct metric_alias {
	uint64_t key; /* of node, device and alias; 0: free */
	uint8_t data_type, len;
	uint8_t name[METRIC_MAX];
};

struct sparkplug_state {
	struct metric_alias alias[ALIASES];
	uint8_t next;
};

struct sparkplug {
	struct message *m;
	struct sparkplug_state *st;
	bool whole, is_report;
	uint8_t message;
	uint64_t place; /* node and device, as a number */
};

/* The part of a topic up to the next '/', which it passes. */
static struct bytes topic_part(struct bytes *topic)
{
	size_t at = 0;

	while (at < topic->len && topic->p[at] != '/')
		at++;
	const struct bytes part = bytes_part(*topic, 0, at);
	*topic = bytes_part(*topic, at + 1, topic->len);
	return part;
}

static uint64_t mix(uint64_t h, struct bytes b)
{
	for (size_t i = 0; i < b.len; i++)
		h = (h ^ bytes_u8(b, i)) * UINT64_C(0x100000001b3);
	return (h ^ '/') * UINT64_C(0x100000001b3);
}

/* Is this a Sparkplug topic?  Puts its parts. */
static bool put_sparkplug_topic(struct sparkplug *s, struct bytes topic)
{
	static const char *const words[] = { "", "NBIRTH", "NDEATH", "NDATA", "NCMD", "DBIRTH", "DDEATH", "DDATA",
		"DCMD" };
	struct message *m = s->m;
	struct bytes first = topic_part(&topic);

	if (bytes_are(first, "spBv1.0"))
		first = topic_part(&topic);
	else if (!bytes_are(first, "STATE"))
		return false;
	if (bytes_are(first, "STATE")) {
		s->message = STATE;
		put_uint(m, F_MESSAGE, STATE, 0, 0);
		put_bytes(m, F_NODE, topic);
		return true;
	}
	const struct bytes word = topic_part(&topic), node = topic_part(&topic);
	for (uint8_t i = NBIRTH; i <= DCMD; i++)
		if (bytes_are(word, words[i]))
			s->message = i;
	if (!s->message || !node.len)
		return false;
	put_bytes(m, F_GROUP, first);
	put_uint(m, F_MESSAGE, s->message, 0, 0);
	put_bytes(m, F_NODE, node);
	if (topic.len)
		put_bytes(m, F_DEVICE, topic);
	s->place = mix(mix(mix(UINT64_C(0xcbf29ce484222325), first), node), topic);
	return true;
}

/* ---- Protocol Buffers ---- */

enum { WIRE_VARINT, WIRE_64, WIRE_BYTES, WIRE_32 = 5 };

struct part {
	uint32_t number;
	uint8_t wire;
	uint64_t u; /* of numbers */
	struct bytes b;
	uint32_t offset;
};

static uint64_t read_varint(struct cursor *c)
{
	uint64_t u = 0;

	for (unsigned shift = 0; shift < 64; shift += 7) {
		const uint8_t b = cur_u8(c);
		u |= (uint64_t)(b & 0x7f) << shift;
		if (!(b & 0x80))
			return u;
	}
	cur_poison(c);
	return 0;
}

static struct part read_part(struct cursor *c, const struct message *m)
{
	const uint64_t tag = read_varint(c);
	struct part p = { .number = (uint32_t)(tag >> 3), .wire = tag & 7, .offset = cur_offset(c, m->data),
			  .b = { c->p, 0 } };

	switch (p.wire) {
	case WIRE_VARINT:
		p.u = read_varint(c);
		break;
	case WIRE_64:
		p.u = cur_le64(c);
		break;
	case WIRE_BYTES: {
		const uint64_t len = read_varint(c);
		p.b = cur_take(c, len > SIZE_MAX / 2 ? SIZE_MAX / 2 : (size_t)len);
		break;
	}
	case WIRE_32:
		p.u = cur_le32(c);
		break;
	default:
		cur_poison(c);
	}
	return p;
}

/* ---- metrics ---- */

static struct metric_alias *alias_find(struct sparkplug *s, uint64_t alias)
{
	const uint64_t key = s->place ^ alias * UINT64_C(0x9e3779b97f4a7c15);

	for (unsigned i = 0; key && i < ALIASES; i++)
		if (s->st->alias[i].key == key)
			return &s->st->alias[i];
	return NULL;
}

static void alias_keep(struct sparkplug *s, uint64_t alias, struct bytes name, uint64_t data_type)
{
	struct metric_alias *a = alias_find(s, alias);

	if (!s->whole || name.len > METRIC_MAX)
		return;
	if (!a) {
		a = &s->st->alias[s->st->next];
		s->st->next = (uint8_t)((s->st->next + 1) % ALIASES);
		a->key = s->place ^ alias * UINT64_C(0x9e3779b97f4a7c15);
	}
	a->data_type = (uint8_t)data_type;
	a->len = (uint8_t)name.len;
	memcpy(a->name, name.p, name.len);
}

/* int_value and long_value hold signed types too, as their two's complement (6.4.16). */
static void put_integer(struct message *m, uint64_t type, const struct part *p)
{
	static const uint8_t bits[] = { 0, 8, 16, 32, 64 };
	const unsigned unused = type >= 1 && type <= 4 ? 64u - bits[type] : 0;

	if (type >= 1 && type <= 4)
		put_int(m, F_VALUE, (int64_t)(p->u << unused) >> unused, p->offset, 0);
	else
		put_uint(m, F_VALUE, p->u, p->offset, 0);
}

static void put_metric_value(struct message *m, uint64_t type, const struct part *p)
{
	switch (p->number) {
	case 10:
	case 11:
		put_integer(m, type, p);
		break;
	case 12: {
		const uint32_t bits = (uint32_t)p->u;
		float f;
		memcpy(&f, &bits, sizeof f);
		put_float(m, F_VALUE, (double)f, p->offset, 4);
		break;
	}
	case 13: {
		double d;
		memcpy(&d, &p->u, sizeof d);
		put_float(m, F_VALUE, d, p->offset, 8);
		break;
	}
	case 14:
		put_uint(m, F_VALUE, p->u & 1, p->offset, 0);
		break;
	case 15:
		put_bytes(m, F_TEXT, p->b);
		break;
	default:
		put_bytes(m, F_BYTES, p->b);
	}
}

/* What the birth of a node says about it (properties that the specification recommends, 6.4.9). */
static void identify_node(struct message *m, struct bytes metric, struct bytes text)
{
	if (bytes_are(metric, "Properties/Hardware Make"))
		identify(m, IDENTITY_VENDOR, text);
	else if (bytes_are(metric, "Properties/Hardware Model"))
		identify(m, IDENTITY_PRODUCT, text);
	else if (bytes_are(metric, "Properties/FW") || bytes_are(metric, "Properties/OS Version"))
		identify(m, IDENTITY_FIRMWARE, text);
	else if (bytes_are(metric, "Properties/Serial Number"))
		identify(m, IDENTITY_SERIAL, text);
}

static void emit_metric(const struct sparkplug *s, struct bytes name)
{
	struct operation op = { .intent = INTENT_REPORT, .label = "sparkplug data", .technique = "T0801",
				.role = s->is_report ? ROLE_REPORT : ROLE_REQUEST };
	const bool commands = s->message == NCMD || s->message == DCMD;
	struct bytes rest = name;

	if (s->message == NBIRTH || s->message == DBIRTH)
		op.label = "sparkplug birth";
	else if (s->message == NDEATH || s->message == DDEATH)
		op.label = "sparkplug death";
	if (commands) { /* both ways: the broker hands on what somebody else has commanded */
		op = (struct operation){ .intent = INTENT_CONTROL, .changes = CHANGES_YES, .technique = "T0855",
					 .label = "sparkplug command" };
		if (bytes_are(name, "Node Control/Rebirth")) {
			op = (struct operation){ .intent = INTENT_SESSION, .label = "ask for birth messages" };
		} else if (bytes_are(name, "Node Control/Reboot")) {
			op.intent = INTENT_RUN;
			op.technique = "T0816";
			op.label = "restart edge node";
		} else if (bytes_are(topic_part(&rest), "Node Control")) {
			op.intent = INTENT_CONFIG;
			op.technique = "T0889";
			op.label = "configure edge node";
		}
	}
	operation(s->m, &op);
}

static void read_metric(struct sparkplug *s, struct cursor c)
{
	struct message *m = s->m;
	struct cursor again = c;
	struct bytes name = { NULL, 0 };
	uint64_t type = 0, alias = 0;
	bool aliased = false;

	while (cur_left(&c)) { /* first who it is: fields may come in any order */
		const struct part p = read_part(&c, m);
		if (p.number == 1)
			name = p.b;
		else if (p.number == 2)
			alias = p.u;
		else if (p.number == 4)
			type = p.u;
		aliased |= p.number == 2;
	}
	const bool is_birth = s->message == NBIRTH || s->message == DBIRTH;
	struct metric_alias *a = aliased && !is_birth ? alias_find(s, alias) : NULL;
	if (a && !name.len)
		name = (struct bytes){ a->name, a->len };
	if (a && !type)
		type = a->data_type;
	if (m->bad)
		return;
	if (aliased && is_birth && name.len)
		alias_keep(s, alias, name, type);
	if (name.len)
		put_bytes(m, F_METRIC, name);
	if (aliased)
		put_uint(m, F_METRIC_ALIAS, alias, 0, 0);
	if (type)
		put_uint(m, F_DATA_TYPE, type, 0, 0);
	while (cur_left(&again)) {
		const struct part p = read_part(&again, m);
		if (p.number == 3)
			put_uint(m, F_TIME, p.u, p.offset, 0);
		else if (p.number == 5)
			put_uint(m, F_HISTORICAL, p.u & 1, p.offset, 0);
		else if (p.number >= 10 && p.number <= 19)
			put_metric_value(m, type, &p);
	}
	if (is_birth && has_field(m, F_TEXT))
		identify_node(m, name, (struct bytes){ m->fields[F_TEXT].p, m->fields[F_TEXT].len });
	emit_metric(s, name);
}

/* A payload that cannot be read gets a flaw and is not read to its end. */
static void read_sparkplug(struct sparkplug *s, struct cursor c)
{
	struct message *m = s->m;
	struct cursor ahead = c;
	bool bad = false;

	ahead.bad = &bad;
	while (cur_left(&ahead)) { /* the number of the message stands behind its metrics */
		const struct part p = read_part(&ahead, m);
		if (p.number == 3 && p.wire == WIRE_VARINT && !bad)
			put_uint(m, F_SEQUENCE, p.u, p.offset, 0);
	}
	if (bad)
		flaw(m, BAD_METRIC);
	keep(m);
	if (s->message == NBIRTH && !s->is_report)
		identify(m, IDENTITY_NAME, (struct bytes){ m->fields[F_NODE].p, m->fields[F_NODE].len });
	while (cur_left(&c) && !m->bad) {
		const struct part p = read_part(&c, m);
		if (p.number == 2 && p.wire == WIRE_BYTES)
			read_metric(s, cur_over(p.b.p, p.b.len, &m->bad));
	}
	if (!m->operations)
		emit_metric(s, (struct bytes){ NULL, 0 });
}
