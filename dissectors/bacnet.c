/* SPDX-License-Identifier: Apache-2.0 */
/*
 * BACnet/IP, UDP port 47808; also over Ethernet, and recorded MS/TP.  Reads ASHRAE 135-2020: annex J (BACnet/IP),
 * clause 6 (network layer), clause 20 (application layer) and the services of clauses 13 to 17 (bacnet_services.h).
 *
 *   0x81 | function | length (2)    annex J; forwarded: | address (4) port (2)
 *   0x01 | control | [network (2) len address] | [source network (2) len address] | [hops] | [router message]
 *   type and flags | [max] invoke | [segment window] | service | parameters as tags
 *   tag: number (4) class (1) length (3) | [more number] | [more length] | contents
 *
 * Lengths and numbers are big-endian.  One operation per property, value or file access; answers that carry no
 * object (acknowledgements, errors) carry that of their request.  Segments are joined; every one is counted.
 *
 * Not read: alarm summaries, event parameters, terminal services, security messages of clause 24, annex U (IPv6).
 *
 * Refusing excises: the request is dropped and an Error answers (class `services`); a Reject where errors
 *  have a form of their own, an Abort for segmented requests.  Requests of
 * unconfirmed services have no answer and are only dropped.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/bacnet_services.h"

#include <string.h>

#define MESSAGE_MAX 65535 /* segments: 256 of up to 1476 octets, but nobody sends that */
#define HEADER_LEN 4
#define MSTP_LEN 9
#define ANY_INSTANCE 0x3fffff /* whichever device this is */
#define ALL_NETWORKS 0xffff

/* ---- per-flow state ---- */

/* A message that comes in segments; per direction. */
struct segments {
	bool open;
	uint8_t invoke, next;
};

struct state {
	struct segments segments[2]; /* by from_client of the sender */
	struct pairs pairs;
};

/* An application message while it is being read. */
struct apdu {
	struct message *m;
	struct state *st;
	const struct shape *shape; /* NULL: not known */
	bool whole;                /* not a prefix: state may change */
	bool is_confirmed, is_answer, failed, routed;
	uint8_t pdu, invoke, service;
	uint32_t route;            /* the other end behind a router, as a number */
	uint32_t low, high;
	uint8_t date[4];
	bool has_low, has_date, has_value;
	struct cursor value;       /* of a property, when has_value */
	unsigned objects;          /* of a request: how many operations */
	uint64_t object;           /* type, instance and property of the last one */
};

/* ---- tags (20.2) ---- */

enum { TAG_NULL, TAG_BOOLEAN, TAG_UNSIGNED, TAG_SIGNED, TAG_REAL, TAG_DOUBLE, TAG_OCTETS, TAG_TEXT, TAG_BITS,
       TAG_ENUMERATED, TAG_DATE, TAG_TIME, TAG_OBJECT, TAG_CONSTRUCTED = 16 };

struct tag {
	uint8_t number;
	bool context, opens, closes;
	uint32_t len; /* of a boolean: its value */
	uint32_t offset;
	struct bytes body;
};

static struct tag read_tag(struct cursor *c, const struct message *m)
{
	const uint8_t first = cur_u8(c), lvt = first & 7;
	struct tag t = { .number = first >> 4, .context = first & 8, .len = lvt };

	if (t.number == 15)
		t.number = cur_u8(c);
	t.opens = t.context && lvt == 6;
	t.closes = t.context && lvt == 7;
	if (lvt == 5) {
		t.len = cur_u8(c);
		if (t.len == 254)
			t.len = cur_be16(c);
		else if (t.len == 255)
			t.len = cur_be32(c);
	}
	t.offset = cur_offset(c, m->data);
	const bool empty = t.opens || t.closes || (!t.context && t.number == TAG_BOOLEAN);
	t.body = cur_take(c, empty ? 0 : t.len);
	return t;
}

/* What stands between an opening tag, which c has passed, and its closing one. */
static struct cursor read_inside(struct cursor *c, struct message *m, uint8_t number)
{
	struct cursor inside = *c, before = *c;
	unsigned depth = 1;

	while (depth && !m->bad) {
		before = *c;
		const struct tag t = read_tag(c, m);
		depth += t.opens;
		depth -= t.closes;
		if (!depth && t.number != number)
			flaw(m, BAD_TAG);
	}
	return cur_cut(&inside, cur_left(&inside) - cur_left(&before));
}

static uint64_t number_of(struct message *m, struct bytes b)
{
	uint64_t u = 0;

	if (!b.len || b.len > 8)
		flaw(m, BAD_TAG);
	for (size_t i = 0; i < b.len && i < 8; i++)
		u = u << 8 | bytes_u8(b, i);
	return u;
}

static int64_t signed_of(struct message *m, struct bytes b)
{
	const uint64_t u = number_of(m, b);
	const unsigned unused = b.len && b.len < 8 ? 64 - 8 * (unsigned)b.len : 0;

	return (int64_t)(u << unused) >> unused;
}

/* Character strings begin with their character set (20.2.9). */
static struct bytes text_of(struct message *m, struct bytes b)
{
	if (!b.len)
		flaw(m, BAD_TAG);
	return bytes_part(b, 1, b.len);
}

/* The value of an application tag. */
static void put_primitive(struct message *m, const struct tag *t)
{
	const struct bytes b = t->body;
	const uint32_t len = (uint32_t)b.len;

	put_uint(m, F_DATA_TYPE, t->number, t->offset, len);
	switch (t->number) {
	case TAG_NULL:
		break;
	case TAG_BOOLEAN:
		put_uint(m, F_VALUE, t->len & 1, t->offset, 0);
		break;
	case TAG_UNSIGNED:
	case TAG_ENUMERATED:
		put_uint(m, F_VALUE, number_of(m, b), t->offset, len);
		break;
	case TAG_SIGNED:
		put_int(m, F_VALUE, signed_of(m, b), t->offset, len);
		break;
	case TAG_REAL: {
		const uint32_t bits = bytes_be32(b, 0);
		float f;
		memcpy(&f, &bits, sizeof f);
		if (len != 4)
			flaw(m, BAD_TAG);
		put_float(m, F_VALUE, (double)f, t->offset, len);
		break;
	}
	case TAG_DOUBLE: {
		const uint64_t bits = (uint64_t)bytes_be32(b, 0) << 32 | bytes_be32(b, 4);
		double d;
		memcpy(&d, &bits, sizeof d);
		if (len != 8)
			flaw(m, BAD_TAG);
		put_float(m, F_VALUE, d, t->offset, len);
		break;
	}
	case TAG_TEXT:
		put_bytes(m, F_TEXT, text_of(m, b));
		break;
	default:
		if (t->number > TAG_OBJECT)
			flaw(m, BAD_TAG);
		put_bytes(m, F_BYTES, b);
	}
}

/* ---- operations ---- */

static void classify(const struct apdu *a, struct operation *op)
{
	const struct message *m = a->m;
	const struct shape *s = a->shape;

	op->intent = s->intent;
	op->changes = s->changes;
	op->label = s->label;
	op->technique = s->technique;
	op->housekeeping = s->housekeeping;
	const bool writes = a->is_confirmed && (a->service == 15 || a->service == 16);
	if (writes && has_field(m, F_PROPERTY)) {
		const uint64_t property = m->fields[F_PROPERTY].u, object = m->fields[F_OBJECT].u;
		if (property == PRESENT_VALUE && is_output(object)) {
			op->intent = INTENT_CONTROL;
			op->technique = "T0855";
			op->label = "command output";
		} else if (property == PROGRAM_CHANGE && object == OBJECT_PROGRAM) {
			op->intent = INTENT_RUN;
			op->technique = "T0858";
			op->label = "change program state";
		} else if (!is_operating(property)) {
			op->intent = INTENT_CONFIG;
			op->technique = "T0889";
			op->label = "write setting";
		}
	}
	if (has_field(m, F_STATE) && m->fields[F_STATE].u < sizeof states / sizeof states[0] &&
	    states[m->fields[F_STATE].u].label) {
		const struct state_shape *state = &states[m->fields[F_STATE].u];
		op->intent = state->intent;
		op->technique = state->technique;
		op->label = state->label;
	}
}

static void identify_device(struct apdu *a)
{
	struct message *m = a->m;

	if (!a->is_answer || !has_field(m, F_OBJECT) || m->fields[F_OBJECT].u != OBJECT_DEVICE ||
	    !has_field(m, F_TEXT) || !has_field(m, F_PROPERTY))
		return;
	for (unsigned i = 0; i < sizeof identities / sizeof identities[0]; i++)
		if (m->fields[F_PROPERTY].u == identities[i].property)
			identify(m, (enum identity)identities[i].what,
				 (struct bytes){ m->fields[F_TEXT].p, m->fields[F_TEXT].len });
}

static void emit(struct apdu *a)
{
	struct message *m = a->m;
	struct operation op = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown service" };

	if (a->shape)
		classify(a, &op);
	op.role = a->is_answer ? ROLE_ANSWER : a->shape && a->shape->report ? ROLE_REPORT : ROLE_REQUEST;
	op.failed = a->failed || (a->is_answer && has_field(m, F_ERROR_CODE));
	op.routed = a->routed;
	if (a->is_answer)
		op.housekeeping = false;
	identify_device(a);
	if (has_field(m, F_OBJECT)) {
		a->objects++;
		a->object = m->fields[F_OBJECT].u << 54 | m->fields[F_INSTANCE].u << 32 |
			    (has_field(m, F_PROPERTY) ? (uint32_t)m->fields[F_PROPERTY].u : UINT32_MAX);
	}
	operation(m, &op);
}

/* A property's value: one operation for each, when there are several. */
static void emit_values(struct apdu *a)
{
	struct message *m = a->m;
	struct cursor c = a->value;
	const uint64_t header = m->header;

	if (!a->has_value || !cur_left(&c)) {
		a->has_value = false;
		emit(a);
		return;
	}
	a->has_value = false;
	keep(m);
	for (unsigned i = 0; cur_left(&c) && !m->bad; i++) {
		struct cursor rest = c;
		const struct tag t = read_tag(&c, m);
		if (i || cur_left(&c))
			put_uint(m, F_ELEMENT, i, 0, 0);
		if (t.context) {
			put_uint(m, F_DATA_TYPE, TAG_CONSTRUCTED, t.offset, 0);
			put_bytes(m, F_BYTES, cur_rest(&rest));
			(void)cur_rest(&c);
		} else {
			put_primitive(m, &t);
		}
		emit(a);
	}
	m->header = header;
	m->present = header;
}

/* ---- parameters ---- */

static void put_object(struct message *m, unsigned field, const struct tag *t)
{
	const uint32_t id = bytes_be32(t->body, 0);

	if (t->body.len != 4)
		flaw(m, BAD_TAG);
	if (field == F_DEVICE) {
		put_uint(m, F_DEVICE, id & ANY_INSTANCE, t->offset, 4);
		return;
	}
	put_uint(m, F_OBJECT, id >> 22, t->offset, 4);
	put_uint(m, F_INSTANCE, id & ANY_INSTANCE, t->offset, 4);
}

/* Days since 1970 of a civil date. */
static int64_t days_of(int64_t year, unsigned month, unsigned day)
{
	year -= month <= 2;
	const int64_t era = (year >= 0 ? year : year - 399) / 400;
	const int64_t of_era = year - era * 400;
	const int64_t of_year = (153 * (int64_t)(month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* Date (20.2.12) and then time (20.2.13), parts of which may be left open (255). */
static void put_time(struct apdu *a, const struct tag *t)
{
	struct message *m = a->m;
	const struct bytes b = t->body;

	if (b.len != 4) {
		flaw(m, BAD_TAG);
		return;
	}
	if (!a->has_date) {
		for (unsigned i = 0; i < 4; i++)
			a->date[i] = bytes_u8(b, i);
		a->has_date = true;
		return;
	}
	const uint8_t *d = a->date;
	if (d[1] < 1 || d[1] > 12 || d[2] < 1 || d[2] > 31 || d[0] == 255 || bytes_u8(b, 0) > 23 ||
	    bytes_u8(b, 1) > 59 || bytes_u8(b, 2) > 59 || d[0] < 70)
		return;
	const int64_t s = days_of(1900 + d[0], d[1], d[2]) * 86400 + bytes_u8(b, 0) * 3600 + bytes_u8(b, 1) * 60 +
			  bytes_u8(b, 2);
	const unsigned hundredths = bytes_u8(b, 3) < 100 ? bytes_u8(b, 3) : 0;
	put_uint(m, F_TIME, (uint64_t)s * 1000 + hundredths * 10, t->offset, 4);
}

/* Puts a parameter that is not constructed. */
static void put_parameter(struct apdu *a, unsigned field, const struct tag *t)
{
	struct message *m = a->m;
	const struct bytes b = t->body;
	const uint32_t len = (uint32_t)b.len;

	switch (field) {
	case IGNORED:
		break;
	case F_OBJECT:
	case F_DEVICE:
		put_object(m, field, t);
		break;
	case F_TEXT:
		put_bytes(m, F_TEXT, text_of(m, b));
		break;
	case F_BYTES:
		put_bytes(m, F_BYTES, b);
		break;
	case F_POSITION:
	case F_ELEMENTS:
		put_int(m, field, field == F_POSITION ? signed_of(m, b) : (int64_t)(uint32_t)number_of(m, b),
		t->offset, len);
		break;
	case F_TIME:
		put_time(a, t);
		break;
	case F_STATE: {
		const uint64_t state = number_of(m, b) + (a->service == 17 ? STATE_COMMUNICATION : 0);
		put_uint(m, F_STATE, state > 255 ? 255 : state, t->offset, len);
		break;
	}
	case LOW:
		a->low = (uint32_t)number_of(m, b);
		a->has_low = true;
		break;
	case HIGH:
		a->high = (uint32_t)number_of(m, b);
		if (a->has_low && a->high >= a->low)
			put_span(m, F_RANGE, a->low, a->high - a->low + 1, t->offset, len);
		else
			flaw(m, BAD_TAG);
		break;
	case VALUE:
		flaw(m, BAD_TAG);
		break;
	default:
		put_uint(m, field, number_of(m, b), t->offset, len);
	}
}

static void put_error(struct apdu *a, struct cursor *c)
{
	static const uint8_t order[] = { F_ERROR_CLASS, F_ERROR_CODE };

	for (unsigned i = 0; i < 2; i++) {
		const struct tag t = read_tag(c, a->m);
		if (t.context || t.number != TAG_ENUMERATED)
			flaw(a->m, BAD_TAG);
		put_parameter(a, order[i], &t);
	}
}

/* Properties of one object; base: the number of the first tag, 2 in answers to ReadPropertyMultiple. */
static void read_properties(struct apdu *a, struct cursor c, unsigned base)
{
	struct message *m = a->m;
	const uint64_t header = m->header;
	bool open = false;

	keep(m);
	while (cur_left(&c) && !m->bad) {
		const struct tag t = read_tag(&c, m);
		const unsigned part = t.number - base;
		struct cursor inside = t.opens ? read_inside(&c, m, t.number) : c;
		if (!t.context || t.closes || (t.opens != (part == 2 || (part == 3 && base))))
			flaw(m, BAD_TAG);
		if (part == 0) {
			if (open)
				emit_values(a);
			open = true;
			put_parameter(a, F_PROPERTY, &t);
		} else if (part == 1) {
			put_parameter(a, F_INDEX, &t);
		} else if (part == 2) {
			a->value = inside;
			a->has_value = true;
		} else if (part == 3 && base) {
			put_error(a, &inside);
		} else if (part == 3) {
			put_parameter(a, F_PRIORITY, &t);
		}
	}
	if (open)
		emit_values(a);
	m->header = header;
	m->present = header;
}

static void read_access(struct apdu *a, struct cursor *c)
{
	struct message *m = a->m;
	const unsigned base = a->service == 14 && a->is_answer ? 2 : 0;

	while (cur_left(c) && !m->bad) {
		const struct tag t = read_tag(c, m);
		if (!t.context || t.number || t.opens)
			flaw(m, BAD_TAG);
		put_object(m, F_OBJECT, &t);
		const struct tag list = read_tag(c, m);
		if (!list.opens || list.number != 1) {
			flaw(m, BAD_TAG);
			cur_poison(c);
			return;
		}
		read_properties(a, read_inside(c, m, 1), base);
	}
}

static void read_flat(struct apdu *a, struct cursor *c, const struct map *map, const struct map *inner)
{
	struct message *m = a->m;
	unsigned next = 0;

	while (cur_left(c) && !m->bad) {
		const struct tag t = read_tag(c, m);
		unsigned field = IGNORED;
		if (t.context && t.number < sizeof map->context)
			field = map->context[t.number];
		else if (!t.context && next < sizeof map->application)
			field = map->application[next++];
		if (t.closes)
			flaw(m, BAD_TAG);
		if (!t.opens) {
			put_parameter(a, field == INNER || field == LIST ? IGNORED : field, &t);
			continue;
		}
		struct cursor inside = read_inside(c, m, t.number);
		if (field == INNER && inner) {
			read_flat(a, &inside, inner, NULL);
		} else if (field == VALUE) {
			a->value = inside;
			a->has_value = true;
		} else if (field == LIST) {
			read_properties(a, inside, 0);
		}
	}
}

static void read_parameters(struct apdu *a, struct cursor *c)
{
	struct message *m = a->m;
	const struct shape *s = a->shape;
	const unsigned reader = !s ? READ_REST : a->is_answer ? s->answers : s->asks;

	if (reader == READ_ACCESS) {
		if (!cur_left(c))
			flaw(m, BAD_TAG);
		read_access(a, c);
		return;
	} else if (reader == READ_FLAT) {
		read_flat(a, c, a->is_answer ? &s->answer : &s->ask, a->is_answer ? &s->answer_inner : &s->inner);
		if (!m->operations)
			emit_values(a);
		const bool needs = s->ask.context[0] == F_OBJECT || s->ask.application[0] == F_OBJECT;
		if (needs && a->is_confirmed && !a->is_answer && !a->objects && a->service != 29)
			flaw(m, BAD_TAG);
	} else {
		put_bytes(m, F_BYTES, cur_rest(c));
	}
	if (!m->operations)
		emit(a);
}

/* ---- requests and answers ---- */

static uint32_t key_of(const struct apdu *a, bool client_asks)
{
	return (uint32_t)client_asks << 31 | (a->route << 8 & 0x7fffff00) | a->invoke;
}

static void remember(struct apdu *a)
{
	if (!a->whole || a->m->bad)
		return;
	struct pair *p = pair_open(&a->st->pairs, key_of(a, a->m->from_client));
	p->code = a->service;
	p->count = a->objects;
	p->extra = a->object;
}

/* What the answer is to; puts the object of the request where the answer itself has none. */
static void find(struct apdu *a, bool names_service, bool names_object)
{
	struct message *m = a->m;
	const struct pair *p = pair_find(&a->st->pairs, key_of(a, !m->from_client));

	if (!p) {
		flaw(m, FLAW_NO_REQUEST);
		return;
	}
	if (names_service && p->code != a->service) {
		flaw(m, FLAW_MISFIT);
		return;
	}
	if (!names_service && p->code < CONFIRMED) {
		a->service = (uint8_t)p->code;
		a->shape = &confirmed[p->code];
		put_uint(m, F_SERVICE, p->code, 0, 0);
	}
	if (!names_object && p->count == 1) {
		put_uint(m, F_OBJECT, p->extra >> 54, 0, 0);
		put_uint(m, F_INSTANCE, p->extra >> 32 & ANY_INSTANCE, 0, 0);
		if ((uint32_t)p->extra != UINT32_MAX)
			put_uint(m, F_PROPERTY, (uint32_t)p->extra, 0, 0);
	}
}

static void found(struct apdu *a)
{
	const struct pair *p = pair_find(&a->st->pairs, key_of(a, !a->m->from_client));

	if (!p || a->m->bad)
		return;
	if (a->is_answer && a->pdu == PDU_COMPLEX_ACK && a->service == 12 && p->count == 1 && a->objects &&
	    p->extra != a->object && (p->extra >> 32 & ANY_INSTANCE) != ANY_INSTANCE)
		flaw(a->m, FLAW_MISFIT);
	if (a->whole)
		(void)pair_take(&a->st->pairs, p->key);
}

/* ---- application messages (20.1) ---- */

/* A whole request or answer: from here on offsets are in c. */
static void read_service(struct apdu *a, struct cursor *c)
{
	struct message *m = a->m;

	keep(m);
	if (a->is_answer)
		find(a, true, true);
	if (a->shape && a->service != 15 && a->service != 16 && a->service != 17 && a->service != 20)
		expect(m, (enum intent)a->shape->intent);
	read_parameters(a, c);
	if (a->is_answer)
		found(a);
	else if (a->is_confirmed)
		remember(a);
}

/* Segments (5.2): in order, joined.  Those of a prefix are not taken. */
static void read_segment(struct apdu *a, struct cursor *c, uint8_t number, bool more)
{
	struct message *m = a->m;
	struct segments *s = &a->st->segments[m->from_client];

	if (!a->whole) {
		cur_poison(c);
		return;
	}
	const bool mine = s->open && s->invoke == a->invoke;
	if (mine && number == (uint8_t)(s->next - 1)) {
		flaw(m, SEGMENT_AGAIN);
		return;
	}
	if (number && (!mine || number != s->next)) {
		flaw(m, FLAW_JOIN_ORDER);
		return;
	}
	*s = (struct segments){ more, a->invoke, (uint8_t)(number + 1) };
	const struct bytes all = join(m, cur_rest(c), !number, !more);
	if (!all.len) {
		s->open = s->open && m->piece;
		if (!m->piece)
			cur_poison(c);
		return;
	}
	/* Offsets and values of a joined message are in the joined bytes. */
	const uint8_t *data = m->data;
	const size_t len = m->len;
	struct cursor in = cur_over(all.p, all.len, &m->bad);
	m->data = all.p;
	m->len = all.len;
	read_service(a, &in);
	m->data = data;
	m->len = len;
}

static void put_service(struct apdu *a, struct cursor *c)
{
	a->service = put_u8(a->m, F_SERVICE, c);
	if (a->m->bad)
		return;
	a->m->code = a->service;
	a->shape = a->service < CONFIRMED ? &confirmed[a->service] : NULL;
	if (!a->shape)
		flaw(a->m, UNKNOWN_SERVICE);
}

static void read_confirmed(struct apdu *a, struct cursor *c, uint8_t flags)
{
	struct message *m = a->m;
	uint8_t number = 0;

	a->is_confirmed = true;
	if (flags & (a->is_answer ? 3 : 1))
		flaw(m, BAD_APDU);
	if (!a->is_answer)
		cur_skip(c, 1); /* longest answer */
	a->invoke = put_u8(m, F_INVOKE, c);
	if (flags & 8) {
		number = put_u8(m, F_SEGMENT, c);
		put_u8(m, F_WINDOW, c);
	} else if (flags & 4) {
		flaw(m, BAD_APDU);
	}
	put_service(a, c);
	if (flags & 8)
		read_segment(a, c, number, flags & 4);
	else
		read_service(a, c);
}

static void read_unconfirmed(struct apdu *a, struct cursor *c, uint8_t flags)
{
	struct message *m = a->m;

	if (flags)
		flaw(m, BAD_APDU);
	a->service = put_u8(m, F_UNCONFIRMED, c);
	if (m->bad)
		return;
	a->shape = a->service < UNCONFIRMED ? &unconfirmed[a->service] : NULL;
	if (!a->shape)
		flaw(m, UNKNOWN_SERVICE);
	read_service(a, c);
	for (unsigned i = 0; !a->service && has_field(m, F_VENDOR) && i < sizeof vendors / sizeof vendors[0]; i++)
		if (m->fields[F_VENDOR].u == vendors[i].number)
			identify(m, IDENTITY_VENDOR,
				 (struct bytes){ (const uint8_t *)vendors[i].name, vendors[i].len });
}

/* Answers without parameters of the service. */
static void read_short(struct apdu *a, struct cursor *c)
{
	struct message *m = a->m;
	const bool named = a->pdu == PDU_SIMPLE_ACK || a->pdu == PDU_ERROR;

	a->is_confirmed = true;
	a->failed = a->pdu != PDU_SIMPLE_ACK;
	a->invoke = put_u8(m, F_INVOKE, c);
	if (named)
		put_service(a, c);
	else
		put_uint(m, F_REASON, cur_u8(c) + (a->pdu == PDU_ABORT ? ABORTS : 0u), cur_offset(c, m->data) - 1, 1);
	if (m->bad)
		return;
	find(a, named, false);
	if (a->pdu == PDU_ERROR) {
		struct cursor ahead = *c;
		if (cur_peek(c, 0) == 0x0e) { /* in services with more to say (clause 21, BACnet-Error) */
			(void)read_tag(&ahead, m);
			struct cursor inside = read_inside(&ahead, m, 0);
			put_error(a, &inside);
			(void)cur_rest(c);
		} else {
			put_error(a, c);
		}
	}
	emit(a);
	found(a);
	if (cur_left(c))
		flaw(m, FLAW_TRAILING);
}

static void read_apdu(struct apdu *a, struct cursor *c)
{
	struct message *m = a->m;
	const uint8_t first = cur_u8(c), flags = first & 0xf;

	a->pdu = first >> 4;
	put_uint(m, F_PDU, a->pdu, cur_offset(c, m->data) - (m->bad ? 0 : 1), 1);
	if (m->bad)
		return;
	a->is_answer = a->pdu > PDU_UNCONFIRMED;
	switch (a->pdu) {
	case PDU_CONFIRMED:
	case PDU_COMPLEX_ACK:
		read_confirmed(a, c, flags);
		break;
	case PDU_UNCONFIRMED:
		read_unconfirmed(a, c, flags);
		break;
	case PDU_SIMPLE_ACK:
	case PDU_ERROR:
	case PDU_REJECT:
	case PDU_ABORT:
		if (flags & (a->pdu == PDU_ABORT ? 0xe : 0xf))
			flaw(m, BAD_APDU);
		/* Who gives up says so; the other side has asked, whoever that is. */
		read_short(a, c);
		break;
	case PDU_SEGMENT_ACK:
		if (flags & 0xc)
			flaw(m, BAD_APDU);
		put_u8(m, F_INVOKE, c);
		put_u8(m, F_SEGMENT, c);
		put_u8(m, F_WINDOW, c);
		operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true,
						  .label = "acknowledge segments", .failed = flags & 2,
						  .role = flags & 1 ? ROLE_ANSWER : ROLE_REQUEST });
		if (cur_left(c))
			flaw(m, FLAW_TRAILING);
		break;
	default:
		flaw(m, UNKNOWN_PDU);
		put_bytes(m, F_BYTES, cur_rest(c));
		a->is_answer = false;
		emit(a);
	}
}

/* ---- the network layer (clause 6) ---- */

static void notice(struct message *m, const struct notice *n, bool routed)
{
	operation(m, &(struct operation){ .intent = n->intent, .changes = n->changes, .role = n->role,
		.label = n->label,
					  .technique = n->technique, .housekeeping = n->housekeeping,
					  .routed = routed });
}

static void read_network_message(struct message *m, struct cursor *c, bool routed)
{
	const uint8_t type = put_u8(m, F_NETWORK_MESSAGE, c);
	const struct notice *n = type < sizeof network_notices / sizeof network_notices[0] &&
				 network_notices[type].label ? &network_notices[type] : NULL;

	if (type >= 0x80)
		put_be16(m, F_VENDOR, c);
	keep(m);
	if (m->bad)
		return;
	if (!n) {
		if (type > 0x13)
			flaw(m, UNKNOWN_NETWORK);
		put_bytes(m, F_BYTES, cur_rest(c));
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .routed = routed,
						  .label = type > 0x13 ? "unknown message of a router"
								       : "security message of a router" });
		return;
	}
	if (type == 3)
		cur_skip(c, 1); /* reason */
	if (type == 6 && cur_peek(c, 0) == 0) { /* no entries: the table is asked for (6.4.7) */
		cur_skip(c, 1);
		operation(m, &(struct operation){ .intent = INTENT_READ, .label = "read routing table",
		.routed = routed,
						  .technique = "T0846" });
		return;
	}
	if (type == 6 || type == 7) {
		put_bytes(m, F_BYTES, cur_rest(c));
		notice(m, n, routed);
		return;
	}
	if (!cur_left(c))
		notice(m, n, routed);
	while (cur_left(c) && !m->bad) { /* a list of networks, or one */
		put_be16(m, F_NETWORK, c);
		if (type == 2 || type == 8 || type == 0x13)
			cur_skip(c, 1); /* performance, time, flag */
		notice(m, n, routed);
	}
}

/* An address behind a router: network, length, address.  Answers a number that stands for it. */
static uint32_t read_address(struct message *m, struct cursor *c, unsigned field)
{
	const uint16_t network = put_be16(m, field, c);
	const uint8_t len = cur_u8(c);
	const struct bytes address = cur_take(c, len);
	uint32_t mixed = network;

	if (len)
		put_bytes(m, field + 1, address);
	if (!network || len > 18 || (field == F_SNET && (!len || network == ALL_NETWORKS)))
		flaw(m, BAD_NETWORK);
	for (size_t i = 0; i < address.len; i++)
		mixed = (mixed ^ bytes_u8(address, i)) * 0x01000193u;
	return mixed ^ mixed >> 16;
}

static void read_npdu(struct apdu *a, struct cursor *c)
{
	struct message *m = a->m;
	const uint8_t version = cur_u8(c), control = cur_u8(c);
	uint32_t there = 0, back = 0;

	if (!m->bad && (version != 1 || control & 0x50))
		flaw(m, BAD_NETWORK);
	put_uint(m, F_NETWORK_PRIORITY, control & 3, cur_offset(c, m->data) - (m->bad ? 0 : 1), 1);
	if (control & 0x20)
		there = read_address(m, c, F_DNET);
	if (control & 8)
		back = read_address(m, c, F_SNET);
	if (control & 0x20)
		put_u8(m, F_HOPS, c);
	if (m->bad)
		return;
	a->routed = control & 0x20 && m->fields[F_DNET].u != ALL_NETWORKS;
	keep(m);
	if (control & 0x80) {
		read_network_message(m, c, a->routed);
		return;
	}
	const int first = cur_peek(c, 0);
	/* A request's destination is its answer's source; whoever is behind a router tells them apart. */
	a->route = first >= 0 && first >> 4 > PDU_UNCONFIRMED ? back * 31 + there : there * 31 + back;
	read_apdu(a, c);
}

/* ---- BACnet/IP (annex J) ---- */

static void put_peer(struct message *m, struct cursor *c)
{
	put_be32(m, F_PEER, c);
	put_be16(m, F_PEER_PORT, c);
}

static void read_link(struct message *m, uint8_t function, struct cursor *c)
{
	const struct notice *n = &link_notices[function];

	m->carrier = true;
	keep(m);
	switch (function) {
	case BVLC_RESULT:
		put_be16(m, F_RESULT, c);
		if (!m->bad && m->fields[F_RESULT].u)
			operation(m, &(struct operation){ .intent = n->intent, .role = n->role, .label = n->label,
							  .housekeeping = true, .failed = true });
		else
			notice(m, n, false);
		break;
	case BVLC_REGISTER:
		put_be16(m, F_TTL, c);
		notice(m, n, false);
		break;
	case BVLC_DELETE_FDT:
		put_peer(m, c);
		notice(m, n, false);
		break;
	case BVLC_WRITE_BDT:
	case BVLC_BDT:
	case BVLC_FDT:
		if (!cur_left(c))
			notice(m, n, false);
		while (cur_left(c) && !m->bad) {
			put_peer(m, c);
			if (function == BVLC_FDT)
				put_be16(m, F_TTL, c);
			cur_skip(c, function == BVLC_FDT ? 2 : 4); /* time left; mask */
			notice(m, n, false);
		}
		break;
	default:
		notice(m, n, false);
	}
	if (cur_left(c))
		flaw(m, FLAW_TRAILING);
}

/*
 * Clause 9: the header of an MS/TP frame, behind two octets of time and one of flags that recorders write.
 *
 *   time (2) | flags | type | destination | source | length (2) | check | data | check (2)
 */
static bool is_mstp(struct cursor c)
{
	const size_t left = cur_left(&c);
	bool bad = false;

	c.bad = &bad; /* it may be too short without fault of its own */
	cur_skip(&c, 2);
	const uint8_t flags = cur_u8(&c);
	cur_skip(&c, 3);
	const uint16_t length = cur_be16(&c);
	return flags == 0x80 && left == MSTP_LEN + length + (length ? 2u : 0u);
}

static void read_mstp(struct apdu *a, struct cursor *c)
{
	struct message *m = a->m;

	cur_skip(c, 3);
	const uint8_t type = put_u8(m, F_FRAME, c);
	put_u8(m, F_STATION, c);
	put_u8(m, F_SOURCE_STATION, c);
	const uint16_t length = put_be16(m, F_LENGTH, c);
	cur_skip(c, 1);
	if (type == FRAME_DATA_REPLY || type == FRAME_DATA) {
		struct cursor data = cur_cut(c, length);
		read_npdu(a, &data);
		return;
	}
	keep(m);
	m->carrier = true;
	if (type >= 128)
		put_bytes(m, F_BYTES, cur_take(c, length));
	else if (type > FRAME_POSTPONED)
		flaw(m, UNKNOWN_BVLC);
	operation(m, &(struct operation){ .intent = type < 128 ? INTENT_SESSION : INTENT_OTHER,
					  .changes = type < 128 ? CHANGES_NO : CHANGES_UNKNOWN,
					  .housekeeping = type < 128,
					  .label = type < 128 ? "pass the token" : "private frame" });
}

static void bacnet_dissect(struct message *m, struct cursor c)
{
	struct apdu a = { .m = m, .st = m->flow };

	if (m->transport == TRANSPORT_ETHER) {
		a.whole = !m->prefix;
		if (is_mstp(c))
			read_mstp(&a, &c);
		else
			read_npdu(&a, &c);
		return;
	}
	cur_skip(&c, 1); /* 0x81: frame() has seen it */
	const uint8_t function = put_u8(m, F_BVLC, &c);
	const uint16_t length = put_be16(m, F_LENGTH, &c);
	a.whole = !m->prefix && m->len == length;
	if (m->bad)
		return;
	switch (function) {
	case BVLC_FORWARDED:
		put_peer(m, &c);
		read_npdu(&a, &c);
		break;
	case BVLC_DISTRIBUTE:
	case BVLC_UNICAST:
	case BVLC_BROADCAST:
		read_npdu(&a, &c);
		break;
	case BVLC_SECURE:
		keep(m);
		m->carrier = true;
		put_bytes(m, F_BYTES, cur_rest(&c));
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
						  .label = "protected message" });
		break;
	default:
		if (function < BVLC_SECURE) {
			read_link(m, function, &c);
		} else {
			keep(m);
			m->carrier = true;
			flaw(m, UNKNOWN_BVLC);
		}
	}
}

static size_t bacnet_frame(const struct message *m, struct cursor c)
{
	const int type = cur_peek(&c, 0);
	if (m->transport == TRANSPORT_ETHER) /* the frame's length has been taken off already */
		return cur_left(&c);
	if (type >= 0 && type != 0x81)
		return FRAME_FOREIGN;
	if (cur_left(&c) < HEADER_LEN)
		return FRAME_MORE;
	cur_skip(&c, 2);
	const uint16_t length = cur_be16(&c);
	return length < HEADER_LEN ? FRAME_FOREIGN : length;
}

/* ---- recognising ---- */

static enum probe bacnet_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (transport == TRANSPORT_ETHER)
		return is_mstp(c) || (cur_peek(&c, 0) == 1 && cur_left(&c) > 2) ? PROBE_STRONG : PROBE_NO;
	if (transport != TRANSPORT_UDP || cur_peek(&c, 0) != 0x81)
		return PROBE_NO;
	const size_t len = cur_left(&c);
	cur_skip(&c, 1);
	const uint8_t function = cur_u8(&c);
	const uint16_t length = cur_be16(&c);
	if (function > BVLC_SECURE || length != len)
		return PROBE_NO;
	if (function == BVLC_FORWARDED)
		cur_skip(&c, 6);
	else if (function < BVLC_DISTRIBUTE || function == BVLC_SECURE)
		return PROBE_WEAK;
	const uint8_t version = cur_u8(&c), control = cur_u8(&c);
	return version == 1 && !(control & 0x50) && cur_left(&c) ? PROBE_STRONG : PROBE_WEAK;
}

/* ---- refusing ---- */

static const struct name refuse_list[] = {
	{ REQUEST_DENIED, "service-request-denied" }, { WRITE_DENIED, "write-access-denied" },
	{ READ_DENIED, "read-access-denied" },
};
static const struct names refuse_names = NAMES(refuse_list);

/* Lengths of the network header's addresses, as far as m has them. */
struct route {
	const uint8_t *to, *from; /* network, length, address; NULL: none */
	size_t to_len, from_len;
	const uint8_t *apdu;
	size_t apdu_len;
};

static bool find_route(const struct message *m, struct route *r)
{
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);

	*r = (struct route){ .to = NULL };
	cur_skip(&c, 1);
	const uint8_t function = cur_u8(&c);
	cur_skip(&c, function == BVLC_FORWARDED ? 8 : 2);
	cur_skip(&c, 1);
	const uint8_t control = cur_u8(&c);
	for (unsigned i = 0; i < 2; i++) {
		if (!(control & (i ? 8 : 0x20)))
			continue;
		struct cursor at = c;
		cur_skip(&c, 2);
		const size_t len = 3u + cur_u8(&c);
		cur_skip(&c, len - 3);
		const struct bytes b = cur_take(&at, bad ? 0 : len);
		if (i) {
			r->from = b.p;
			r->from_len = b.len;
		} else {
			r->to = b.p;
			r->to_len = b.len;
		}
	}
	if (control & 0x20)
		cur_skip(&c, 1);
	const struct bytes apdu = cur_rest(&c);
	r->apdu = apdu.p;
	r->apdu_len = apdu.len;
	return !bad && !(control & 0x80) && (function == BVLC_UNICAST || function == BVLC_FORWARDED);
}

static size_t error_apdu(const struct route *r, int32_t code, uint8_t *out)
{
	const bool segmented = r->apdu[0] & 8;
	const uint8_t invoke = r->apdu[2], service = segmented ? r->apdu[5] : r->apdu[3];
	const bool plain = service != 8 && service != 9 && service != 10 && service != 16 && service != 18 &&
		service != 28;

	if (segmented || !plain) {
		out[0] = segmented ? PDU_ABORT << 4 | 1 : PDU_REJECT << 4;
		out[1] = invoke;
		out[2] = segmented ? 5 : 9; /* security error; unrecognized service */
		return 3;
	}
	const uint8_t class = code == WRITE_DENIED || code == READ_DENIED ? 2 : 5; /* property, services */
	const uint8_t error[] = { PDU_ERROR << 4, invoke, service, 0x91, class, 0x91, (uint8_t)code };
	memcpy(out, error, sizeof error);
	return sizeof error;
}

static size_t bacnet_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	struct route r;

	if (!find_route(m, &r) || r.apdu_len < 4 || r.apdu[0] >> 4 != PDU_CONFIRMED ||
	    (r.apdu[0] & 8 && r.apdu_len < 6) || cap < 64 || r.to_len > 21 || r.from_len > 21)
		return 0;
	size_t at = HEADER_LEN;
	out[at++] = 1;
	/* Back to where the request came from, from where it went to. */
	out[at++] = (uint8_t)((r.from_len ? 0x20 : 0) | (r.to_len ? 8 : 0));
	if (r.from_len)
		memcpy(out + at, r.from, r.from_len);
	at += r.from_len;
	if (r.to_len)
		memcpy(out + at, r.to, r.to_len);
	at += r.to_len;
	if (r.from_len)
		out[at++] = 255;
	at += error_apdu(&r, code, out + at);
	out[0] = 0x81;
	out[1] = BVLC_UNICAST;
	out[2] = 0;
	out[3] = (uint8_t)at;
	return at;
}

static const struct binding bindings[] = {
	{ TRANSPORT_UDP, 47808, 47808 },
	{ TRANSPORT_ETHER, 0x8282, 0x8282 }, /* IEEE 802.2 (clause 7) */
	{ TRANSPORT_ETHER, 0x1090, 0x1090 }, /* recorded MS/TP (clause 9) */
};

extern const struct dissector bacnet;
const struct dissector bacnet = {
	.name = "bacnet",
	.title = "BACnet/IP building automation",
	.specification = "ASHRAE 135-2020, annex J and clauses 6, 13 to 17, 20, 21",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "who-is and i-am, who-has and i-have, segment acknowledgements, what routers tell each other "
			"about networks, results of broadcast managers",
	.codes = &service_names,
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct state),
	.counts_pieces = true,
	.refuse = {
		.means = { REFUSE_EXCISE },
		.code = REQUEST_DENIED,
		.codes = &refuse_names,
		.answer = bacnet_answer,
	},
	.probe = bacnet_probe,
	.frame = bacnet_frame,
	.dissect = bacnet_dissect,
};
