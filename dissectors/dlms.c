/* SPDX-License-Identifier: Apache-2.0 */
/*
 * DLMS/COSEM: meters.  Services and encoding after IEC 62056-5-3:2017 (clause numbers below), on TCP
 * and UDP 4059 in the wrapper of IEC 62056-4-7:2015, or in HDLC frames (IEC 62056-46) that a
 * converter passes over TCP.
 *
 *	+---------+-----------+----------------+--------+-----+------+--------+---------...
 *	| version | source    | destination    | length | tag | type | invoke | class, OBIS, attribute
 *	+---------+-----------+----------------+--------+-----+------+--------+---------...
 *	 2 (1)     2           2                2        1     1      1        2, 6, 1
 *	| 7E | A, S, length (2) | destination | source | control | HCS (2) | LLC (3) | tag ... | FCS (2) | 7E |
 *
 * Get, set and action are read to class, logical name, attribute or method and value; an answer gets
 * its object from its request.  Of lists, answers have values but not objects.  Short names,
 * ciphered, signed and block-wise messages are named by their tag only; what is inside them is
 * opaque.  Who asks follows from the tag: meters may have opened the connection.  Refusing: the
 * answer of a meter that denies access; HDLC frames are numbered and can only be dropped.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/crc.h"
#include "dissectors/dlms_tables.h"

#include <string.h>

struct dlms_flow {
	struct pairs pairs;
	uint8_t framing;
	bool joining[2]; /* by direction: an HDLC segment with more to come was the last */
};

struct apdu {
	struct message *m;
	struct cursor c;
	uint8_t tag;
	uint8_t role;
	const struct pair *asked;
};

/* ---- values: A-XDR, IEC 61334-6 and 5-3, 9.5 ---- */

static uint32_t axdr_length(struct cursor *c)
{
	const uint8_t first = cur_u8(c);
	uint32_t length = 0;

	if (first < 0x80)
		return first;
	if ((first & 0x7f) > 4)
		cur_poison(c);
	for (unsigned i = first & 0x7f; i; i--)
		length = length << 8 | cur_u8(c);
	return length;
}

/* Bytes of the types of fixed size, by tag; 0xff: none. */
static unsigned fixed_size(unsigned type)
{
	static const uint8_t sizes[28] = {
		[0] = 0,   [3] = 1,  [5] = 4,	[6] = 4,  [13] = 1, [15] = 1, [16] = 2, [17] = 1, [18] = 2,
		[20] = 8,  [21] = 8, [22] = 1,	[23] = 4, [24] = 8, [25] = 12, [26] = 5, [27] = 4,
	};
	return type == 0 ? 0 : type < sizeof sizes && sizes[type] ? sizes[type] : 0xff;
}

/* Passes one value, however it is nested: what is open is a number of members still to come. */
static void skip_value(struct message *m, struct cursor *c)
{
	for (uint64_t open = 1; open && !m->bad; open--) {
		const uint8_t type = cur_u8(c);
		const unsigned size = fixed_size(type);
		if (type == 1 || type == 2) {
			open += axdr_length(c);
		} else if (type == 4) {
			cur_skip(c, ((size_t)axdr_length(c) + 7) / 8);
		} else if (type == 9 || type == 10 || type == 12) {
			cur_skip(c, axdr_length(c));
		} else if (type == 19) { /* compact array: its description is of its own kind */
			cur_skip(c, cur_left(c));
		} else if (size != 0xff) {
			cur_skip(c, size);
		} else {
			if (!m->bad)
				flaw(m, BAD_DATA);
			cur_skip(c, cur_left(c));
		}
	}
}

static void put_number(struct message *m, unsigned type, uint32_t offset, struct bytes b)
{
	uint64_t raw = 0;

	for (size_t i = 0; i < b.len; i++)
		raw = raw << 8 | b.p[i];
	const uint32_t len = (uint32_t)b.len;
	if (type == 23) {
		const uint32_t bits = (uint32_t)raw;
		float f;
		memcpy(&f, &bits, sizeof f);
		put_float(m, F_VALUE, (double)f, offset, len);
	} else if (type == 24) {
		double f;
		memcpy(&f, &raw, sizeof f);
		put_float(m, F_VALUE, f, offset, len);
	} else if (type == 5 || type == 15 || type == 16 || type == 20) {
		const unsigned shift = 64 - 8 * len;
		put_int(m, F_VALUE, shift < 64 ? (int64_t)(raw << shift) >> shift : 0, offset, len);
	} else {
		put_uint(m, F_VALUE, raw, offset, len);
	}
}

/* One value; returns its string where it is one. */
static struct bytes put_data(struct apdu *a)
{
	struct message *m = a->m;
	struct cursor all = a->c, c = a->c;
	const uint8_t type = cur_u8(&c);
	const uint32_t offset = cur_offset(&c, m->data);

	skip_value(m, &a->c);
	if (m->bad)
		return (struct bytes){ a->c.end, 0 };
	const struct bytes whole = cur_take(&all, cur_left(&all) - cur_left(&a->c));
	if (type == 9 || type == 10 || type == 12) {
		const struct bytes s = cur_take(&c, axdr_length(&c));
		put_bytes(m, F_TEXT, s);
		return s;
	}
	if (type == 3 || type == 5 || type == 6 || (type >= 13 && type <= 24 && type != 19))
		put_number(m, type, offset, cur_take(&c, fixed_size(type)));
	else if (type)
		put_bytes(m, F_DATA, whole);
	return (struct bytes){ a->c.end, 0 };
}

/* ---- objects ---- */

static void emit(const struct apdu *a, struct operation op)
{
	op.role = a->role;
	operation(a->m, &op);
}

static void emit_deed(const struct apdu *a, const struct deed *d, bool failed)
{
	emit(a, (struct operation){
		.intent = d->intent, .changes = d->changes, .housekeeping = d->housekeeping,
		.transfer = a->role == ROLE_REQUEST ? d->transfer : TRANSFER_NONE, .failed = failed,
		.label = d->label, .technique = d->technique });
}

static const struct operation get_operation = { .intent = INTENT_READ, .label = "get attribute",
						.technique = "T0801" };

/* What a request is about: class and logical name as they are sent, attribute or method. */
struct object {
	uint16_t class;
	uint8_t member;
	struct bytes name; /* 8 bytes: class and OBIS code */
};

static struct object put_object(struct apdu *a, unsigned member_field)
{
	struct message *m = a->m;
	struct cursor name = a->c;
	struct object o;

	o.name = cur_take(&name, 8);
	o.class = put_be16(m, F_CLASS, &a->c);
	put_bytes(m, F_OBIS, cur_take(&a->c, 6));
	const uint32_t offset = cur_offset(&a->c, m->data);
	o.member = cur_u8(&a->c);
	put_int(m, member_field, (int8_t)o.member, offset, 1);
	return o;
}

static void put_selection(struct apdu *a)
{
	if (!cur_u8(&a->c))
		return;
	put_u8(a->m, F_SELECTOR, &a->c);
	skip_value(a->m, &a->c);
}

static void remember(const struct apdu *a, uint8_t invoke, const struct object *o)
{
	struct dlms_flow *flow = a->m->flow;

	if (a->m->bad || a->m->prefix)
		return;
	struct pair *p = pair_open(&flow->pairs, invoke & 0x0f);
	p->code = a->tag;
	p->first = o ? o->member : 0;
	p->count = o ? 1 : 0;
	if (o)
		memcpy(&p->extra, o->name.p, sizeof p->extra);
}

/* Finds the request; `more`: another answer to it will follow. */
static void recall(struct apdu *a, uint8_t invoke, uint8_t request_tag, bool more)
{
	struct dlms_flow *flow = a->m->flow;

	if (a->m->bad)
		return;
	const struct pair *p = more || a->m->prefix ? pair_find(&flow->pairs, invoke & 0x0f)
						    : pair_take(&flow->pairs, invoke & 0x0f);
	if (!p)
		flaw(a->m, FLAW_NO_REQUEST);
	else if (p->code != request_tag)
		flaw(a->m, FLAW_MISFIT);
	else
		a->asked = p;
}

/* Class and logical name that were asked for; empty when the request is not known or had several. */
static struct bytes asked_name(const struct apdu *a)
{
	if (!a->asked || !a->asked->count)
		return (struct bytes){ a->c.end, 0 };
	return (struct bytes){ (const uint8_t *)&a->asked->extra, sizeof a->asked->extra };
}

/* The asked object into the answer's operation; its name lies in the flow's state. */
static void put_asked(const struct apdu *a, unsigned member_field)
{
	const struct bytes name = asked_name(a);
	if (!name.len)
		return;
	put_uint(a->m, F_CLASS, bytes_be16(name, 0), 0, 0);
	put_bytes(a->m, F_OBIS, bytes_part(name, 2, 6));
	put_int(a->m, member_field, (int8_t)a->asked->first, 0, 0);
}

static const struct deed *asked_deed(const struct apdu *a, const struct deed *table)
{
	return deed_of(table, bytes_be16(asked_name(a), 0), a->asked ? a->asked->first : 0);
}

static void put_block_data(struct apdu *a, bool with_choice)
{
	struct message *m = a->m;

	if (with_choice && cur_u8(&a->c)) {
		put_u8(m, F_RESULT, &a->c);
		return;
	}
	put_bytes(m, F_DATA, cur_take(&a->c, axdr_length(&a->c)));
}

static bool put_block_head(struct apdu *a)
{
	const uint32_t offset = cur_offset(&a->c, a->m->data);
	const bool last = cur_u8(&a->c);
	put_uint(a->m, F_LAST, last, offset, 1);
	put_be32(a->m, F_BLOCK, &a->c);
	return last;
}

static void unknown_type(struct apdu *a)
{
	if (a->m->bad)
		return;
	flaw(a->m, UNKNOWN_TYPE);
	if (cur_left(&a->c))
		put_bytes(a->m, F_DATA, cur_rest(&a->c));
	emit(a, (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
				    .label = "unknown variant" });
}

/* 8.4.1 */
static void get_request(struct apdu *a, uint8_t type, uint8_t invoke)
{
	struct object o = { 0 };

	if (type == 1) {
		o = put_object(a, F_ATTRIBUTE);
		put_selection(a);
		remember(a, invoke, &o);
		emit(a, get_operation);
	} else if (type == 2) {
		put_be32(a->m, F_BLOCK, &a->c);
		emit(a, get_operation);
	} else if (type == 3) {
		for (uint32_t count = axdr_length(&a->c); count && !a->m->bad; count--) {
			put_object(a, F_ATTRIBUTE);
			put_selection(a);
			emit(a, get_operation);
		}
		remember(a, invoke, NULL);
	} else {
		unknown_type(a);
	}
}

/* The logical device name tells the maker and the number of the meter: 6-2, 4.1.8.2. */
static const uint8_t device_name[8] = { 0, CLASS_DATA, 0, 0, 42, 0, 0, 255 };
static const uint8_t serial_name[8] = { 0, CLASS_DATA, 0, 0, 96, 1, 0, 255 };

static void identify_by(const struct apdu *a, struct bytes text)
{
	const struct bytes name = asked_name(a);
	if (!name.len || a->asked->first != 2)
		return;
	if (!memcmp(name.p, device_name, sizeof device_name))
		identify(a->m, IDENTITY_NAME, text);
	else if (!memcmp(name.p, serial_name, sizeof serial_name))
		identify(a->m, IDENTITY_SERIAL, text);
}

static void get_result(struct apdu *a)
{
	struct operation op = get_operation;

	if (cur_u8(&a->c)) {
		put_u8(a->m, F_RESULT, &a->c);
		op.failed = true;
	} else {
		identify_by(a, put_data(a));
	}
	emit(a, op);
}

static void get_answer(struct apdu *a, uint8_t type, uint8_t invoke)
{
	if (type == 1) {
		recall(a, invoke, TAG_GET, false);
		put_asked(a, F_ATTRIBUTE);
		get_result(a);
	} else if (type == 2) {
		recall(a, invoke, TAG_GET, !put_block_head(a));
		put_asked(a, F_ATTRIBUTE);
		put_block_data(a, true);
		emit(a, get_operation);
	} else if (type == 3) {
		recall(a, invoke, TAG_GET, false);
		a->asked = NULL;
		for (uint32_t count = axdr_length(&a->c); count && !a->m->bad; count--)
			get_result(a);
	} else {
		unknown_type(a);
	}
}

/* 8.4.2: descriptors first, then as many values. */
static void set_list(struct apdu *a, uint8_t invoke)
{
	const uint32_t count = axdr_length(&a->c);
	struct cursor objects = a->c;

	for (uint32_t i = count; i && !a->m->bad; i--) {
		cur_skip(&a->c, 9);
		if (cur_u8(&a->c)) {
			cur_skip(&a->c, 1);
			skip_value(a->m, &a->c);
		}
	}
	uint32_t values = axdr_length(&a->c);
	if (values > count)
		values = count;
	struct apdu from = *a;
	from.c = objects;
	for (; values && !a->m->bad; values--) {
		const struct object o = put_object(&from, F_ATTRIBUTE);
		put_selection(&from);
		put_data(a);
		emit_deed(a, deed_of(sets, o.class, 0), false);
	}
	remember(a, invoke, NULL);
}

static void set_request(struct apdu *a, uint8_t type, uint8_t invoke)
{
	if (type == 1 || type == 2) {
		const struct object o = put_object(a, F_ATTRIBUTE);
		const struct deed *d = deed_of(sets, o.class, 0);
		expect(a->m, (enum intent)d->intent);
		put_selection(a);
		if (type == 1) {
			put_data(a);
		} else {
			put_block_head(a);
			put_block_data(a, false);
		}
		remember(a, invoke, &o);
		emit_deed(a, d, false);
	} else if (type == 3) {
		put_block_head(a);
		put_block_data(a, false);
		struct dlms_flow *flow = a->m->flow;
		const struct pair *p = pair_find(&flow->pairs, invoke & 0x0f);
		a->asked = p && p->code == TAG_SET ? p : NULL;
		put_asked(a, F_ATTRIBUTE);
		emit_deed(a, asked_deed(a, sets), false);
	} else if (type == 4) {
		set_list(a, invoke);
	} else {
		unknown_type(a);
	}
}

static void set_answer(struct apdu *a, uint8_t type, uint8_t invoke)
{
	struct message *m = a->m;

	if (type == 1 || type == 3) {
		recall(a, invoke, TAG_SET, false);
		put_asked(a, F_ATTRIBUTE);
		const uint8_t result = put_u8(m, F_RESULT, &a->c);
		if (type == 3)
			put_be32(m, F_BLOCK, &a->c);
		emit_deed(a, asked_deed(a, sets), result);
	} else if (type == 2) {
		recall(a, invoke, TAG_SET, true);
		put_asked(a, F_ATTRIBUTE);
		put_be32(m, F_BLOCK, &a->c);
		emit_deed(a, asked_deed(a, sets), false);
	} else if (type == 5) {
		recall(a, invoke, TAG_SET, false);
		a->asked = NULL;
		for (uint32_t count = axdr_length(&a->c); count && !m->bad; count--) {
			const uint8_t result = put_u8(m, F_RESULT, &a->c);
			emit_deed(a, asked_deed(a, sets), result);
		}
	} else {
		unknown_type(a);
	}
}

/* 8.4.3 */
static void action_request(struct apdu *a, uint8_t type, uint8_t invoke)
{
	if (type == 1) {
		const struct object o = put_object(a, F_METHOD);
		const struct deed *d = deed_of(actions, o.class, o.member);
		expect(a->m, (enum intent)d->intent);
		if (cur_u8(&a->c))
			put_data(a);
		remember(a, invoke, &o);
		emit_deed(a, d, false);
	} else if (type == 3) { /* a list: methods first, then as many parameters */
		for (uint32_t count = axdr_length(&a->c); count && !a->m->bad; count--) {
			const struct object o = put_object(a, F_METHOD);
			emit_deed(a, deed_of(actions, o.class, o.member), false);
		}
		for (uint32_t count = axdr_length(&a->c); count && !a->m->bad; count--)
			skip_value(a->m, &a->c);
		remember(a, invoke, NULL);
	} else {
		unknown_type(a);
	}
}

static void action_answer(struct apdu *a, uint8_t type, uint8_t invoke)
{
	if (type != 1) {
		unknown_type(a);
		return;
	}
	recall(a, invoke, TAG_ACTION, false);
	put_asked(a, F_METHOD);
	const uint8_t result = put_u8(a->m, F_RESULT, &a->c);
	if (cur_u8(&a->c)) { /* it returns something */
		if (cur_u8(&a->c))
			cur_skip(&a->c, 1);
		else
			put_data(a);
	}
	emit_deed(a, asked_deed(a, actions), result);
}

/* ---- associations: ISO 8650-1 in BER, 5-3, 8.3 ---- */

/* Definite lengths of up to two octets, which is all that these need. */
static size_t ber_length(struct cursor *c)
{
	const uint8_t first = cur_u8(c);
	return first < 0x80 ? first : first == 0x81 ? cur_u8(c) : first == 0x82 ? cur_be16(c) : SIZE_MAX;
}

/* The last arc of the object identifier that ends b. */
static void put_last(struct message *m, unsigned field, struct bytes b)
{
	if (b.len)
		put_uint(m, field, b.p[b.len - 1], (uint32_t)(b.p + b.len - 1 - m->data), 1);
}

static void association(struct apdu *a)
{
	struct message *m = a->m;
	bool failed = false;
	struct cursor body = cur_cut(&a->c, ber_length(&a->c));

	while (!m->bad && cur_left(&body)) {
		const uint8_t tag = cur_u8(&body);
		const struct bytes b = cur_take(&body, ber_length(&body));
		if (tag == 0xa1) { /* application context name */
			put_last(m, F_CONTEXT, b);
		} else if ((tag == 0x8b && a->tag == TAG_AARQ) || (tag == 0x89 && a->tag == TAG_AARE)) {
			put_last(m, F_MECHANISM, b);
		} else if (tag == 0xa2 && a->tag == TAG_AARE) { /* result */
			put_last(m, F_ACCEPTED, b);
			failed = b.len && b.p[b.len - 1];
		}
	}
	emit(a, (struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .failed = failed,
				    .label = "open association" });
}

/* ---- messages that tell by themselves ---- */

static void event_notification(struct apdu *a)
{
	if (cur_u8(&a->c)) /* time */
		cur_skip(&a->c, axdr_length(&a->c));
	put_object(a, F_ATTRIBUTE);
	put_data(a);
	emit(a, (struct operation){ .intent = INTENT_REPORT, .label = "event" });
}

static void data_notification(struct apdu *a)
{
	cur_skip(&a->c, 4); /* long invoke id */
	cur_skip(&a->c, axdr_length(&a->c)); /* time */
	put_data(a);
	emit(a, (struct operation){ .intent = INTENT_REPORT, .label = "pushed data" });
}

static void exception(struct apdu *a)
{
	put_be16(a->m, F_ERROR, &a->c);
	if (cur_left(&a->c))
		put_bytes(a->m, F_DATA, cur_rest(&a->c));
	emit(a, (struct operation){ .intent = INTENT_OTHER, .failed = true, .label = "exception" });
}

static void whole_apdu(struct apdu *a, const struct whole *w)
{
	struct message *m = a->m;

	/* 5-3, 9.2.7.2: length, security control; the general ones begin with names of systems. */
	if (w->opaque && a->tag < 219) {
		(void)axdr_length(&a->c);
		put_u8(m, F_SECURITY, &a->c);
	}
	if (cur_left(&a->c))
		put_bytes(m, F_DATA, cur_rest(&a->c));
	emit(a, (struct operation){
		.intent = w->intent, .changes = w->changes, .opaque = w->opaque, .failed = w->failed,
		.housekeeping = w->housekeeping, .label = w->label, .technique = w->technique });
}

static const struct whole *whole_of(uint8_t tag)
{
	for (unsigned i = 0; i < sizeof wholes / sizeof wholes[0]; i++)
		if (wholes[i].tag == tag)
			return &wholes[i];
	return NULL;
}

static uint8_t part_of(uint8_t tag)
{
	switch (tag) {
	case TAG_AARQ:
	case TAG_GET:
	case TAG_SET:
	case TAG_ACTION:
		return PART_REQUEST;
	case TAG_AARE:
	case TAG_GET_ANSWER:
	case TAG_SET_ANSWER:
	case TAG_ACTION_ANSWER:
	case TAG_EXCEPTION:
		return PART_ANSWER;
	case TAG_EVENT:
	case TAG_DATA_NOTIFICATION:
		return PART_REPORT;
	default: {
		const struct whole *w = whole_of(tag);
		return w ? w->part : PART_REQUEST;
	}
	}
}

/* Service, variant, invoke id: 9.5. */
static void service(struct apdu *a)
{
	struct message *m = a->m;
	const uint8_t type = put_u8(m, F_TYPE, &a->c), invoke = put_u8(m, F_INVOKE, &a->c);

	if (m->bad)
		return;
	keep(m);
	switch (a->tag) {
	case TAG_GET:
		expect(m, INTENT_READ);
		get_request(a, type, invoke);
		break;
	case TAG_SET:
		set_request(a, type, invoke);
		break;
	case TAG_ACTION:
		action_request(a, type, invoke);
		break;
	case TAG_GET_ANSWER:
		get_answer(a, type, invoke);
		break;
	case TAG_SET_ANSWER:
		set_answer(a, type, invoke);
		break;
	default:
		action_answer(a, type, invoke);
		break;
	}
	if (!m->bad && !m->operations && !m->flaws) /* a list without members */
		flaw(m, BAD_DATA);
}

/* source and destination are access points: of the client and of the logical device. */
static void apdu(struct message *m, struct cursor c, uint32_t source, uint32_t destination)
{
	static const uint8_t roles[] = { ROLE_REQUEST, ROLE_ANSWER, ROLE_REPORT };
	struct apdu a = { .m = m, .c = c };

	a.tag = put_u8(m, F_TAG, &a.c);
	if (m->bad)
		return;
	const uint8_t part = part_of(a.tag);
	const struct whole *w = whole_of(a.tag);
	a.role = roles[part];
	put_uint(m, F_CLIENT, part == PART_REQUEST ? source : destination, 0, 0);
	put_uint(m, F_SERVER, part == PART_REQUEST ? destination : source, 0, 0);
	keep(m);
	m->code = a.tag;
	set_client(m, part == PART_REQUEST);
	if (a.tag == TAG_AARQ || a.tag == TAG_AARE) {
		association(&a);
	} else if (a.tag == TAG_EVENT) {
		event_notification(&a);
	} else if (a.tag == TAG_DATA_NOTIFICATION) {
		data_notification(&a);
	} else if (a.tag == TAG_EXCEPTION) {
		exception(&a);
	} else if (w) {
		whole_apdu(&a, w);
	} else if (a.tag >= TAG_GET && a.tag <= TAG_ACTION_ANSWER && a.tag != 198) {
		service(&a);
	} else {
		flaw(m, UNKNOWN_TAG);
		if (cur_left(&a.c))
			put_bytes(m, F_DATA, cur_rest(&a.c));
		emit(&a, (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
					     .label = "unknown message" });
	}
	if (!m->bad && cur_left(&a.c))
		flaw(m, FLAW_TRAILING);
}

/* ---- HDLC: IEC 62056-46 ---- */

/* 6.4.5: ISO/IEC 13239 frame check sequence; over a frame with its own it gives the constant. */
#define CRC_GOOD 0xf0b8u

static bool is_intact(struct bytes frame)
{
	return crc16(0xffff, CRC16_CCITT, frame.p, frame.len) == CRC_GOOD;
}

/* Bytes between the flags of the frame at c, which may share its first flag with the last one; 0: none. */
static size_t hdlc_length(struct cursor c)
{
	if (cur_peek(&c, 0) == 0x7e)
		cur_skip(&c, 1);
	const int high = cur_peek(&c, 0), low = cur_peek(&c, 1);
	return high < 0 || low < 0 || high >> 4 != 0x0a ? 0 : (size_t)((high & 7) << 8 | low);
}

/* 6.4.2.2: 1, 2 or 4 octets, of which the last has its lowest bit set; the upper half is the device. */
static uint32_t hdlc_address(struct cursor *c)
{
	uint32_t v = 0;
	for (unsigned i = 0; i < 4; i++) {
		const uint8_t octet = cur_u8(c);
		v = v << 7 | octet >> 1;
		if (octet & 1)
			break;
	}
	return v;
}

static void hdlc(struct message *m, struct cursor c)
{
	struct dlms_flow *flow = m->flow;
	const bool from = m->from_client;
	const bool flagged = cur_peek(&c, 0) == 0x7e;

	cur_skip(&c, flagged);
	const size_t length = hdlc_length(c);
	put_uint(m, F_FRAMING, FRAMING_HDLC, 0, 0);
	put_uint(m, F_LENGTH, length, flagged, 2);
	struct cursor frame = cur_cut(&c, length);
	struct cursor whole_frame = frame;
	const struct bytes all = cur_rest(&whole_frame);
	if (!m->bad && !is_intact(all))
		flaw(m, BAD_CRC);
	const bool segmented = cur_u8(&frame) >> 3 & 1;
	cur_skip(&frame, 1);
	const uint32_t destination = hdlc_address(&frame), source = hdlc_address(&frame);
	const uint8_t control = cur_u8(&frame);
	if (cur_u8(&c) != 0x7e && !m->bad)
		flaw(m, BAD_FRAME);
	if (m->bad || control & 1 || cur_left(&frame) <= 2) { /* supervision: only the link's business */
		m->carrier = !m->bad;
		return;
	}
	cur_skip(&frame, 2); /* HCS */
	const size_t left = cur_left(&frame);
	struct bytes piece = cur_take(&frame, left > 2 ? left - 2 : 0);
	const bool first = !flow->joining[from];
	if (first) {
		struct cursor user = cur_over(piece.p, piece.len, &m->bad);
		cur_skip(&user, 3); /* LLC: E6 E6 00 or E6 E7 00 */
		piece = cur_rest(&user);
	}
	if (!m->prefix)
		flow->joining[from] = segmented;
	const struct bytes whole = join(m, piece, first, !segmented);
	if (!whole.len) {
		if (!m->piece && !m->flaws)
			cur_poison(&frame);
		return;
	}
	if (first) {
		apdu(m, cur_over(whole.p, whole.len, &m->bad), source, destination);
		return;
	}
	const uint8_t *data = m->data;
	const size_t len = m->len;
	m->data = whole.p;
	m->len = whole.len;
	apdu(m, cur_over(whole.p, whole.len, &m->bad), source, destination);
	m->data = data;
	m->len = len;
}

/* ---- the wrapper: IEC 62056-4-7, 7.2 ---- */

#define WRAPPER 8u

static void wrapper(struct message *m, struct cursor c)
{
	put_uint(m, F_FRAMING, FRAMING_WRAPPER, 0, 0);
	cur_skip(&c, 2);
	const uint16_t source = cur_be16(&c), destination = cur_be16(&c);
	const uint16_t length = put_be16(m, F_LENGTH, &c);
	apdu(m, cur_cut(&c, length), source, destination);
}

static bool is_hdlc(struct cursor c)
{
	const int first = cur_peek(&c, 0);
	return first == 0x7e || first >> 4 == 0x0a;
}

static void dlms_dissect(struct message *m, struct cursor c)
{
	if (is_hdlc(c))
		hdlc(m, c);
	else
		wrapper(m, c);
}

static size_t dlms_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (is_hdlc(c)) {
		const size_t flagged = cur_peek(&c, 0) == 0x7e, length = hdlc_length(c);
		if (cur_left(&c) < flagged + 2)
			return FRAME_MORE;
		return length < 5 ? FRAME_FOREIGN : flagged + length + 1;
	}
	if (cur_peek(&c, 0) > 0 || cur_peek(&c, 1) > 1 || cur_peek(&c, 1) == 0)
		return FRAME_FOREIGN;
	if (cur_left(&c) < WRAPPER)
		return FRAME_MORE;
	cur_skip(&c, 6);
	return WRAPPER + (size_t)cur_be16(&c);
}

/* Only APDUs that tell a lot of themselves: associations, and services with known variants. */
static bool is_typical(struct cursor c, size_t length)
{
	const int tag = cur_peek(&c, 0), second = cur_peek(&c, 1), third = cur_peek(&c, 2);
	switch (tag) {
	case TAG_AARQ:
	case TAG_AARE:
		return second >= 0 && (size_t)second + 2 == length && (third == 0xa1 || third == 0x80);
	case TAG_RLRQ:
	case TAG_RLRE:
		return second >= 0 && (size_t)second + 2 == length;
	case TAG_GET:
	case TAG_SET:
	case TAG_ACTION:
		return second >= 1 && second <= 5 && length >= 7;
	case TAG_GET_ANSWER:
	case TAG_SET_ANSWER:
	case TAG_ACTION_ANSWER:
		return second >= 1 && second <= 5 && length >= 4;
	default:
		return false;
	}
}

static enum probe probe_hdlc(struct cursor c)
{
	const size_t flagged = cur_peek(&c, 0) == 0x7e, length = hdlc_length(c);

	if (!flagged)
		return PROBE_NO;
	if (cur_left(&c) < flagged + 2)
		return PROBE_MORE;
	if (length < 5)
		return PROBE_NO;
	if (cur_left(&c) < flagged + length + 1)
		return PROBE_MORE;
	cur_skip(&c, flagged);
	const struct bytes frame = cur_take(&c, length);
	return is_intact(frame) && cur_peek(&c, 0) == 0x7e ? PROBE_STRONG : PROBE_NO;
}

static enum probe dlms_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (transport == TRANSPORT_ETHER || !cur_left(&c))
		return PROBE_NO;
	if (cur_peek(&c, 0) == 0x7e)
		return probe_hdlc(c);
	if (cur_peek(&c, 0) != 0 || cur_peek(&c, 1) > 1 || cur_peek(&c, 1) == 0)
		return PROBE_NO;
	if (cur_left(&c) < WRAPPER + 1)
		return PROBE_MORE;
	const struct bytes head = cur_take(&c, WRAPPER);
	const uint16_t source = bytes_be16(head, 2), destination = bytes_be16(head, 4);
	const uint16_t length = bytes_be16(head, 6);
	if (!source || !destination || !length || !names_find(&tag_names, (uint64_t)cur_peek(&c, 0)))
		return PROBE_NO;
	if (cur_left(&c) < 3 && cur_left(&c) < length)
		return PROBE_MORE;
	return is_typical(c, length) ? PROBE_STRONG : PROBE_WEAK;
}

/* ---- refusing ---- */

/* A get, set or action with one object is denied by its result (9.5); all else by an exception. */
static size_t dlms_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);
	const struct bytes head = cur_take(&c, WRAPPER);
	const uint8_t tag = cur_u8(&c), type = cur_u8(&c), invoke = cur_u8(&c);
	uint8_t apdu[5] = { TAG_EXCEPTION, 1, 1, 0, 0 }; /* service not allowed, operation not possible */
	size_t len = 3;

	if (bad || is_hdlc(cur_over(m->data, m->len, &bad)) || part_of(tag) != PART_REQUEST || cap < WRAPPER + 5 ||
	    code < 1 || code > 255 || tag == TAG_AARQ || tag == TAG_RLRQ)
		return 0;
	if (type == 1 && (tag == TAG_GET || tag == TAG_SET || tag == TAG_ACTION)) {
		apdu[0] = tag + 4;
		apdu[1] = 1;
		apdu[2] = invoke;
		apdu[3] = tag == TAG_GET ? 1 : (uint8_t)code;
		apdu[4] = tag == TAG_GET ? (uint8_t)code : 0; /* an action returns nothing */
		len = tag == TAG_SET ? 4 : 5;
	}
	memcpy(out, head.p, 2);
	memcpy(out + 2, head.p + 4, 2);
	memcpy(out + 4, head.p + 2, 2);
	out[6] = 0;
	out[7] = (uint8_t)len;
	memcpy(out + WRAPPER, apdu, len);
	return WRAPPER + len;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 4059, 4061 },
	{ TRANSPORT_UDP, 4059, 4059 },
};

extern const struct dissector dlms;
const struct dissector dlms = {
	.name = "dlms",
	.title = "DLMS/COSEM metering",
	.specification = "IEC 62056-5-3:2017, IEC 62056-6-2:2017, IEC 62056-4-7:2015, IEC 62056-46:2002",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "associations: opening, proving identity, releasing",
	.codes = &tag_names,
	.message_max = 65535,
	.flow_size = sizeof(struct dlms_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = RESULT_DENIED, .codes = &result_names,
		    .answer = dlms_answer },
	.probe = dlms_probe,
	.frame = dlms_frame,
	.dissect = dlms_dissect,
};
