/* SPDX-License-Identifier: Apache-2.0 */
/*
 * S7comm-plus, the protocol of SIMATIC S7-1200 and S7-1500 with their engineering tools, panels and OPC servers, over
 * COTP (tpkt.h).  The protocol is not published; this follows captures and what public dissectors agree on.
 *
 *   0      1         2        4                                                     4 + length
 *   +------+---------+--------+--------+------+----------+------+----------+-- ... --+--------------------+
 *   | 0x72 | version | length | opcode |  0   | function |  0   | sequence |  body   | 0x72 version 00 00 |
 *   +------+---------+--------+--------+------+----------+------+----------+-- ... --+--------------------+
 *   Version 3 has a digest (0x20 and 32 octets) in front of the opcode, version 2 behind the body.  Requests go on
 *   with session (4) and flags, responses with flags and a return value.  A message longer than a transport message
 *   comes in parts, each with a header of its own; only the last one has the trailer.
 *
 * Numbers of the header are big-endian; in bodies most have variable length: seven bits an octet, the highest bit set
 * while more follow.  One operation per variable or attribute.  Sessions in TLS (after init-ssl) are opaque and named
 * so.  What a request that changes something says beyond what is read here is the flaw "unread", never silence.
 * Messages are signed or encrypted, so that no answer can be made up: there is nothing to refuse with; the
 * connection is reset instead.  Not read: relations, type descriptions, program blocks, notifications' values.
 *
 * Owns no memory; called by the thread that owns the flow.
 */
#include "dissectors/s7comm_plus_tables.h"

#define PROTOCOL_ID 0x72
#define HEADER_LEN 4u
#define SUBSCRIPTIONS_MAX 8

struct plus_flow {
	struct pairs pairs;
	uint32_t subscriptions[SUBSCRIPTIONS_MAX]; /* objects that are only reports: 0: free */
	uint8_t next_subscription;
	bool is_protected; /* TLS has begun */
	bool oriented;
};

/* A body while it is read.  Its poison is its own: what is not understood is a flaw, not a cut message. */
struct body_reader {
	struct message *m;
	struct plus_flow *flow;
	struct cursor c;
	bool unread;
	uint8_t refined; /* enum refined, of the last operation */
};

/* ---- numbers of variable length ---- */

static uint32_t vlq32(struct cursor *c)
{
	uint32_t v = 0;

	for (unsigned i = 0; i < 5; i++) {
		const uint8_t octet = cur_u8(c);
		v = v << 7 | (octet & 0x7f);
		if (octet < 0x80)
			return v;
	}
	cur_poison(c);
	return 0;
}

/* Up to nine octets, of which the last one has eight bits. */
static uint64_t vlq64(struct cursor *c)
{
	uint64_t v = 0;

	for (unsigned i = 0; i < 8; i++) {
		const uint8_t octet = cur_u8(c);
		v = v << 7 | (octet & 0x7f);
		if (octet < 0x80)
			return v;
	}
	return v << 8 | cur_u8(c);
}

/* Signed: the second highest bit of the first octet is the sign. */
static int64_t vlq_signed(struct cursor *c)
{
	const bool is_negative = cur_peek(c, 0) >= 0 && cur_peek(c, 0) & 0x40;
	const uint8_t *from = c->p;
	const uint64_t v = vlq64(c);
	const size_t octets = (size_t)(c->p - from);

	if (!is_negative || octets > 8)
		return (int64_t)v;
	return (int64_t)(v | UINT64_MAX << 7 * octets);
}

/* ---- values ---- */

/* Octets of types that have a fixed size, 0: they have not. */
static const uint8_t type_octets[] = {
	[TYPE_BOOL] = 1, [TYPE_USINT] = 1, [TYPE_UINT] = 2, [TYPE_SINT] = 1, [TYPE_INT] = 2, [TYPE_BYTE] = 1,
	[TYPE_WORD] = 2, [TYPE_DWORD] = 4, [TYPE_LWORD] = 8, [TYPE_REAL] = 4, [TYPE_LREAL] = 8, [TYPE_TIMESTAMP] = 8,
	[TYPE_RID] = 4, [TYPE_STRING] = 0,
};

static uint64_t fixed(struct cursor *c, unsigned octets)
{
	uint64_t v = 0;
	for (unsigned i = 0; i < octets; i++)
		v = v << 8 | cur_u8(c);
	return v;
}

#define STRUCT_DEPTH 6

static void skip_value(struct cursor *c, unsigned depth);

static void skip_struct(struct cursor *c, unsigned depth)
{
	cur_skip(c, 4);
	if (depth == STRUCT_DEPTH)
		cur_poison(c);
	while (!*c->bad && vlq32(c))
		skip_value(c, depth + 1);
}

static void skip_plain(struct cursor *c, uint8_t type, unsigned depth)
{
	switch (type) {
	case TYPE_NULL:
		break;
	case TYPE_UDINT:
	case TYPE_AID:
	case TYPE_DINT:
		(void)vlq32(c);
		break;
	case TYPE_ULINT:
	case TYPE_LINT:
	case TYPE_TIMESPAN:
		(void)vlq64(c);
		break;
	case TYPE_BLOB:
		(void)vlq32(c);
		cur_skip(c, vlq32(c));
		break;
	case TYPE_WSTRING:
		cur_skip(c, vlq32(c));
		break;
	case TYPE_STRUCT:
		skip_struct(c, depth);
		break;
	default:
		if (type >= sizeof type_octets || !type_octets[type])
			cur_poison(c);
		else
			cur_skip(c, type_octets[type]);
		break;
	}
}

/* Flags, type, value; an array says how many, a sparse one ends with key 0. */
static void skip_value(struct cursor *c, unsigned depth)
{
	const uint8_t flags = cur_u8(c), type = cur_u8(c);

	if (flags & 0x40) {
		while (!*c->bad && vlq32(c))
			skip_plain(c, type, depth);
		return;
	}
	for (uint32_t n = flags & 0x30 ? vlq32(c) : 1; n && !*c->bad && cur_left(c); n--)
		skip_plain(c, type, depth);
}

static void put_real(struct message *m, struct cursor *c, uint32_t offset)
{
	const uint32_t raw = cur_be32(c);
	float f;
	memcpy(&f, &raw, sizeof f);
	put_float(m, F_VALUE, (double)f, offset, 4);
}

static void put_long_real(struct message *m, struct cursor *c, uint32_t offset)
{
	const uint64_t raw = cur_be64(c);
	double d;
	memcpy(&d, &raw, sizeof d);
	put_float(m, F_VALUE, d, offset, 8);
}

/* A plain value becomes a number or a text, all others the octets that they have. */
static void put_plain(struct message *m, struct cursor *c, uint8_t type)
{
	const uint8_t *from = c->p;
	const uint32_t offset = cur_offset(c, m->data);
	const unsigned octets = type < sizeof type_octets ? type_octets[type] : 0;

	if (type == TYPE_REAL) {
		put_real(m, c, offset);
	} else if (type == TYPE_LREAL) {
		put_long_real(m, c, offset);
	} else if (type == TYPE_SINT || type == TYPE_INT) {
		const uint64_t raw = fixed(c, octets);
		put_int(m, F_VALUE, type == TYPE_SINT ? (int8_t)raw : (int16_t)raw, offset, octets);
	} else if (type == TYPE_DINT || type == TYPE_LINT || type == TYPE_TIMESPAN) {
		const int64_t v = vlq_signed(c);
		put_int(m, F_VALUE, v, offset, cur_offset(c, m->data) - offset);
	} else if (type == TYPE_UDINT || type == TYPE_ULINT || type == TYPE_AID) {
		const uint64_t v = vlq64(c);
		put_uint(m, F_VALUE, v, offset, cur_offset(c, m->data) - offset);
	} else if (type == TYPE_WSTRING) {
		const uint32_t len = vlq32(c);
		put_bytes(m, F_TEXT, cur_take(c, len));
	} else if (octets) {
		put_uint(m, F_VALUE, fixed(c, octets), offset, octets);
	} else {
		skip_plain(c, type, 0);
		put_bytes(m, F_BYTES, (struct bytes){ from, (size_t)(c->p - from) });
	}
}

static void put_value_at(struct message *m, struct cursor *c)
{
	struct cursor whole = *c;
	const uint8_t flags = cur_u8(c), type = cur_u8(c);
	const uint8_t *from = c->p;

	put_uint(m, F_TYPE, type, cur_offset(&whole, m->data) + 1, 1);
	if (!(flags & 0x70)) {
		put_plain(m, c, type);
		return;
	}
	skip_value(&whole, 0);
	*c = whole;
	if (!*c->bad)
		put_bytes(m, F_BYTES, (struct bytes){ from, (size_t)(c->p - from) });
}

/* ---- bodies of requests ---- */

static struct operation shape_operation(const struct shape *s, enum role role)
{
	return (struct operation){ .intent = s->intent, .changes = s->changes, .technique = s->technique,
				   .label = s->label, .role = (uint8_t)role };
}

/* Of a body that ended too early nothing is believed that was read behind its end. */
static void emit(struct body_reader *b, const struct operation *op)
{
	if (*b->c.bad) {
		b->m->present = b->m->header;
		b->unread = true;
	}
	expect(b->m, (enum intent)op->intent);
	operation(b->m, op);
}

/* What a function is for certain objects. */
enum refined {
	AS_SHAPE, OPEN_SESSION, SET_UP_SESSION, PROTECT_SESSION, CLOSE_SESSION, SUBSCRIBE, RENEW, UNSUBSCRIBE,
	CHANGE_STATE, WRITE_OUTPUTS,
};

static const struct operation refined[] = {
	[OPEN_SESSION] = { .intent = INTENT_SESSION, .housekeeping = true, .label = "open session" },
	[SET_UP_SESSION] = { .intent = INTENT_SESSION, .housekeeping = true, .label = "set up session" },
	[PROTECT_SESSION] = { .intent = INTENT_SESSION, .housekeeping = true, .label = "protect session" },
	[CLOSE_SESSION] = { .intent = INTENT_SESSION, .housekeeping = true, .label = "close session" },
	[SUBSCRIBE] = { .intent = INTENT_READ, .label = "subscribe to variables", .technique = "T0801" },
	[RENEW] = { .intent = INTENT_READ, .label = "renew subscription" },
	[UNSUBSCRIBE] = { .intent = INTENT_READ, .label = "end subscription" },
	[CHANGE_STATE] = { .intent = INTENT_RUN, .changes = CHANGES_YES, .label = "change operating state",
			   .technique = "T0858" },
	[WRITE_OUTPUTS] = { .intent = INTENT_CONTROL, .changes = CHANGES_YES, .label = "set outputs",
			    .technique = "T0855" },
};

static void refine(struct body_reader *b, struct operation *op, enum refined as)
{
	b->refined = (uint8_t)as;
	if (as != AS_SHAPE)
		*op = refined[as];
}

/* What a session's attributes tell of the one who opens it, or of the controller: "1;6ES7 ...;V1.0". */
static void note_attribute(struct body_reader *b, uint32_t attribute, struct cursor value)
{
	cur_skip(&value, 1);
	if (cur_u8(&value) != TYPE_WSTRING)
		return;
	const uint32_t len = vlq32(&value);
	const struct bytes text = cur_take(&value, len);
	if (*value.bad || !text.len)
		return;
	if (attribute == ATTRIBUTE_HOST)
		identify(b->m, IDENTITY_NAME, text);
	if (attribute != ATTRIBUTE_HARDWARE)
		return;
	const size_t from = bytes_find(text, ';') + 1;
	size_t to = text.len, end;
	while (to && text.p[to - 1] != ';')
		to--;
	if (to <= from)
		return;
	for (end = to - 1; end > from && text.p[end - 1] == ' ';)
		end--;
	identify(b->m, IDENTITY_PRODUCT, bytes_part(text, from, end - from));
	identify(b->m, IDENTITY_FIRMWARE, bytes_part(text, to, text.len - to));
}

/* Members of a structure: an id and a value each, until id 0. */
static void note_struct(struct body_reader *b, struct cursor value)
{
	cur_skip(&value, 1);
	if (cur_u8(&value) != TYPE_STRUCT)
		return;
	cur_skip(&value, 4);
	for (uint32_t id; !*value.bad && (id = vlq32(&value));) {
		const struct cursor one = value;
		skip_value(&value, 1);
		note_attribute(b, id, one);
	}
}

enum element { ELEMENT_OBJECT = 0xa1, ELEMENT_END, ELEMENT_ATTRIBUTE, ELEMENT_RELATION };

/* Objects with their attributes; goes on over nested objects as long as it understands what stands there. */
static void note_objects(struct body_reader *b)
{
	struct cursor *c = &b->c;

	while (!*c->bad && cur_left(c)) {
		const uint8_t element = cur_u8(c);
		if (element == ELEMENT_OBJECT) {
			cur_skip(c, 4);
			(void)vlq32(c);
			(void)vlq32(c);
			(void)vlq32(c);
		} else if (element == ELEMENT_ATTRIBUTE) {
			const uint32_t id = vlq32(c);
			const struct cursor value = *c;
			skip_value(c, 0);
			if (*c->bad)
				return;
			note_attribute(b, id, value);
			note_struct(b, value);
		} else if (element == ELEMENT_RELATION) {
			(void)vlq32(c);
			cur_skip(c, 4);
		} else if (element != ELEMENT_END) {
			return;
		}
	}
}

static void create_request(struct body_reader *b, struct operation op)
{
	struct message *m = b->m;
	struct cursor *c = &b->c;
	const uint32_t offset = cur_offset(c, m->data);
	const uint32_t parent = cur_be32(c);

	skip_value(c, 0);
	cur_skip(c, 4);
	if (cur_u8(c) != ELEMENT_OBJECT || *c->bad) {
		b->unread = true;
		emit(b, &op);
		return;
	}
	cur_skip(c, 4);
	const uint32_t at = cur_offset(c, m->data), class = vlq32(c);
	(void)vlq32(c);
	(void)vlq32(c);
	put_uint(m, F_OBJECT, parent, offset, 4);
	put_uint(m, F_CLASS, class, at, cur_offset(c, m->data) - at);
	refine(b, &op, class == CLASS_SESSION ? OPEN_SESSION : class == CLASS_SUBSCRIPTION ? SUBSCRIBE : AS_SHAPE);
	emit(b, &op);
	if (class == CLASS_SESSION)
		note_objects(b);
}

static bool is_subscription(const struct plus_flow *f, uint32_t object)
{
	for (unsigned i = 0; i < SUBSCRIPTIONS_MAX; i++)
		if (object && f->subscriptions[i] == object)
			return true;
	return false;
}

static void delete_request(struct body_reader *b, struct operation op, uint32_t session)
{
	const uint32_t object = put_be32(b->m, F_OBJECT, &b->c);

	if (object == session)
		refine(b, &op, CLOSE_SESSION);
	else if (is_subscription(b->flow, object))
		refine(b, &op, UNSUBSCRIBE);
	emit(b, &op);
}

static void aim_attribute(struct body_reader *b, struct operation *op, uint32_t object, uint32_t attribute)
{
	if (object == OBJECT_CPU && attribute == ATTRIBUTE_OPERATING_STATE)
		refine(b, op, CHANGE_STATE);
	else if (is_subscription(b->flow, object))
		refine(b, op, RENEW);
	else if (attribute == ATTRIBUTE_SESSION_KEY || attribute == ATTRIBUTE_VERSION || attribute == ATTRIBUTE_KEY)
		refine(b, op, SET_UP_SESSION);
}

static void set_request(struct body_reader *b, struct operation op)
{
	struct message *m = b->m;
	const uint32_t object = put_be32(m, F_OBJECT, &b->c);

	(void)vlq32(&b->c); /* how many: one */
	const uint32_t at = cur_offset(&b->c, m->data), attribute = vlq32(&b->c);
	put_uint(m, F_ATTRIBUTE, attribute, at, cur_offset(&b->c, m->data) - at);
	put_value_at(m, &b->c);
	aim_attribute(b, &op, object, attribute);
	emit(b, &op);
}

/* Area, block and local id of one variable; the rest of its ids is passed over. */
static uint16_t put_access(struct body_reader *b, struct cursor *c, uint32_t member)
{
	struct message *m = b->m;
	uint16_t kind = 0;

	(void)vlq32(c); /* checksum of the symbol, 0: none */
	const uint32_t at = cur_offset(c, m->data), area = vlq32(c);
	const uint32_t len = cur_offset(c, m->data) - at;
	const uint32_t ids = vlq32(c);
	(void)vlq32(c); /* which part of the area: its values */
	if (area >> 16 == AREA_DB) {
		kind = AREA_DB;
		put_uint(m, F_DB, area & 0xffff, at, len);
	} else if (area >= AREA_INPUTS && area <= AREA_TIMERS) {
		kind = (uint16_t)area;
	}
	if (kind)
		put_uint(m, F_AREA, kind, at, len);
	else
		put_uint(m, F_OBJECT, area, at, len);
	for (uint32_t i = 1; i < ids && !*c->bad; i++) {
		const uint32_t offset = cur_offset(c, m->data), id = vlq32(c);
		if (i == 1)
			put_uint(m, F_ACCESS, id, offset, cur_offset(c, m->data) - offset);
	}
	put_uint(m, F_MEMBER, member, 0, 0);
	return kind;
}

static void get_multi_request(struct body_reader *b, const struct operation *op)
{
	struct message *m = b->m;
	struct cursor *c = &b->c;
	const uint32_t object = cur_be32(c), count = vlq32(c), ids = vlq32(c);
	uint32_t i = 0;

	(void)ids;
	for (; i < count && i < OPERATIONS_MAX && !*c->bad; i++) {
		const uint64_t present = m->present;
		if (object) {
			put_uint(m, F_OBJECT, object, 0, 0);
			put_uint(m, F_ATTRIBUTE, vlq32(c), 0, 0);
		} else {
			(void)put_access(b, c, i);
		}
		if (*c->bad) {
			m->present = present;
			break;
		}
		emit(b, op);
	}
	if (i < count || !count) {
		put_uint(m, F_COUNT, count, 0, 0);
		emit(b, op);
	}
}

/* Values go with addresses: all addresses first, then the number of each and its value. */
static void set_multi_request(struct body_reader *b, const struct operation *set)
{
	struct message *m = b->m;
	struct cursor *c = &b->c;
	const uint32_t object = cur_be32(c), count = vlq32(c), ids = vlq32(c);
	struct cursor values = *c;
	uint32_t i = 0;

	for (uint32_t k = 0; k < ids && !*c->bad; k++)
		(void)vlq32(&values);
	for (; i < count && i < OPERATIONS_MAX && !*c->bad; i++) {
		const uint64_t present = m->present;
		struct operation op = *set;
		if (object) {
			const uint32_t attribute = vlq32(c);
			put_uint(m, F_OBJECT, object, 0, 0);
			put_uint(m, F_ATTRIBUTE, attribute, 0, 0);
			aim_attribute(b, &op, object, attribute);
		} else if (put_access(b, c, i) == AREA_OUTPUTS) {
			refine(b, &op, WRITE_OUTPUTS);
		}
		(void)vlq32(&values); /* number of the variable, from 1 */
		put_value_at(m, &values);
		if (*c->bad) {
			m->present = present;
			break;
		}
		emit(b, &op);
	}
	if (i < count || !count) {
		b->unread = true;
		put_uint(m, F_COUNT, count, 0, 0);
		emit(b, set);
	}
}

static const struct shape *shape_find(uint16_t function)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
		if (shapes[i].function == function)
			return &shapes[i];
	return &unknown_shape;
}

/* ---- requests, responses, notifications ---- */

static void read_request(struct body_reader *b)
{
	struct message *m = b->m;
	struct cursor *c = &b->c;

	cur_skip(c, 2);
	const uint16_t function = put_be16(m, F_FUNCTION, c);
	cur_skip(c, 2);
	const uint16_t sequence = put_be16(m, F_SEQUENCE, c);
	const uint32_t session = put_be32(m, F_SESSION, c);
	cur_skip(c, 1); /* flags */
	const struct shape *s = shape_find(function);
	struct operation op = shape_operation(s, ROLE_REQUEST);
	keep(m);
	if (*c->bad) {
		m->bad = true;
		return;
	}
	m->code = function;
	expect(m, (enum intent)s->intent);
	if (!b->flow->oriented)
		set_client(m, true);
	b->flow->oriented = true;
	switch ((enum body)s->body) {
	case BODY_CREATE:
		create_request(b, op);
		break;
	case BODY_DELETE:
		delete_request(b, op, session);
		break;
	case BODY_SET:
		set_request(b, op);
		break;
	case BODY_SET_MULTI:
		set_multi_request(b, &op);
		break;
	case BODY_GET_MULTI:
		get_multi_request(b, &op);
		break;
	case BODY_OBJECT:
		put_be32(m, F_OBJECT, c);
		emit(b, &op);
		break;
	case BODY_NONE:
		if (function == INIT_SSL)
			refine(b, &op, PROTECT_SESSION);
		emit(b, &op);
		break;
	}
	if (s == &unknown_shape)
		flaw(m, UNKNOWN_FUNCTION);
	if (b->unread && s->changes != CHANGES_NO)
		flaw(m, UNREAD);
	if (m->prefix)
		return;
	struct pair *pair = pair_open(&b->flow->pairs, sequence);
	pair->code = function;
	pair->extra = b->refined;
}

/* Values in the order of the variables: number from 1, value; number 0 ends them. */
static void get_multi_response(struct body_reader *b, const struct operation *op)
{
	struct message *m = b->m;
	struct cursor *c = &b->c;
	uint32_t number, found = 0;

	while (!*c->bad && (number = vlq32(c)) && found < OPERATIONS_MAX) {
		const uint64_t present = m->present;
		put_uint(m, F_MEMBER, number - 1, 0, 0);
		put_value_at(m, c);
		if (*c->bad) {
			m->present = present;
			break;
		}
		emit(b, op);
		found++;
	}
	if (!found)
		emit(b, op);
}

/* A session or a subscription was made: its number, for when it is deleted. */
static void create_response(struct body_reader *b, bool session)
{
	struct cursor *c = &b->c;
	const uint8_t count = cur_u8(c);

	for (unsigned i = 0; i < count && !*c->bad; i++) {
		const uint32_t id = vlq32(c);
		if (!session && !*c->bad && !b->m->prefix) {
			b->flow->subscriptions[b->flow->next_subscription] = id;
			b->flow->next_subscription = (uint8_t)((b->flow->next_subscription + 1) % SUBSCRIPTIONS_MAX);
		}
	}
	if (session)
		note_objects(b);
}

static void read_response(struct body_reader *b)
{
	struct message *m = b->m;
	struct cursor *c = &b->c;

	cur_skip(c, 2);
	const uint16_t function = put_be16(m, F_FUNCTION, c);
	cur_skip(c, 2);
	const uint16_t sequence = put_be16(m, F_SEQUENCE, c);
	cur_skip(c, 1); /* flags */
	const uint32_t offset = cur_offset(c, m->data);
	const int16_t status = (int16_t)vlq64(c);
	put_int(m, F_RETURN, status, offset, cur_offset(c, m->data) - offset);
	keep(m);
	if (*c->bad) {
		m->bad = true;
		return;
	}
	const struct shape *s = shape_find(function);
	struct operation op = shape_operation(s, ROLE_ANSWER);
	const struct pair *asked = m->prefix ? pair_find(&b->flow->pairs, sequence)
					     : pair_take(&b->flow->pairs, sequence);
	m->code = function;
	if (!b->flow->oriented)
		set_client(m, false);
	b->flow->oriented = true;
	if (s == &unknown_shape)
		flaw(m, UNKNOWN_FUNCTION);
	if (!asked)
		flaw(m, FLAW_NO_REQUEST);
	else if (asked->code != function)
		flaw(m, FLAW_MISFIT);
	else
		refine(b, &op, (enum refined)asked->extra);
	op.role = ROLE_ANSWER;
	op.failed = status < 0;
	if (s->body == BODY_GET_MULTI && !op.failed) {
		get_multi_response(b, &op);
		return;
	}
	emit(b, &op);
	if (!op.failed && (b->refined == OPEN_SESSION || b->refined == SUBSCRIBE))
		create_response(b, b->refined == OPEN_SESSION);
}

static void read_data(struct message *m, struct cursor c)
{
	bool bad = false;
	struct body_reader b = { .m = m, .flow = m->flow, .c = { c.p, c.end, &bad } };
	const uint8_t opcode = put_u8(m, F_OPCODE, &b.c);

	switch (opcode) {
	case OPCODE_REQUEST:
		read_request(&b);
		break;
	case OPCODE_RESPONSE:
	case OPCODE_RESPONSE2:
		read_response(&b);
		break;
	case OPCODE_NOTIFICATION:
		put_be32(m, F_OBJECT, &b.c);
		m->bad = bad;
		emit(&b, &(struct operation){ .intent = INTENT_REPORT, .role = ROLE_REPORT, .label = "notification",
					      .technique = "T0856" });
		break;
	default:
		m->bad = bad;
		if (!bad)
			flaw(m, UNKNOWN_OPCODE);
		emit(&b, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
					      .label = "unknown message" });
		break;
	}
}

/* ---- carriers ---- */

static void read_carrier(struct message *m, const struct tpkt *t)
{
	const char *name = names_find(&tpdu_names, t->tpdu);

	m->carrier = true;
	put_uint(m, F_TPDU, t->tpdu, t->tpdu_offset, 1);
	if (t->opening) {
		if (t->src_tsap.len)
			put_bytes(m, F_SRC_TSAP, t->src_tsap);
		if (t->dst_tsap.len)
			put_bytes(m, F_DST_TSAP, t->dst_tsap);
		if (t->size)
			put_uint(m, F_TPDU_SIZE, t->size, t->size_offset, 1);
		set_client(m, t->tpdu == TPDU_CR);
	}
	expect(m, name ? INTENT_SESSION : INTENT_OTHER);
	operation(m, &(struct operation){ .intent = name ? INTENT_SESSION : INTENT_OTHER,
					  .changes = name ? CHANGES_NO : CHANGES_UNKNOWN, .housekeeping = name,
					  .role = t->tpdu == TPDU_CC ? ROLE_ANSWER : ROLE_REQUEST,
					  .label = name ? "transport message" : "unknown transport message" });
}

static void keep_alive(struct message *m)
{
	expect(m, INTENT_SESSION);
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .label = "keep alive" });
}

/* A record of TLS: what is in it cannot be judged. */
static void protected_record(struct message *m)
{
	expect(m, INTENT_OTHER);
	operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
					  .role = m->from_client ? ROLE_REQUEST : ROLE_ANSWER,
					  .label = "protected session" });
}

#define DIGEST_LEN 32
#define TLS_FIRST 0x14 /* kinds of records */
#define TLS_LAST 0x17

/* The data of a message, whole: behind the digest that version 3 has in front. */
static void read_whole(struct message *m, uint8_t version, struct bytes whole)
{
	struct cursor c = cur_over(whole.p, whole.len, &m->bad);
	const uint8_t *data = m->data;
	const size_t len = m->len;
	const bool inside = whole.p >= data && whole.p + whole.len <= data + len;

	if (!inside) { /* joined: offsets count from there */
		m->data = whole.p;
		m->len = whole.len;
	}
	const bool in_front = version == 3 && cur_peek(&c, 0) == DIGEST_LEN;
	put_uint(m, F_SIGNED, version >= 2, 0, 0);
	if (in_front)
		cur_skip(&c, 1 + DIGEST_LEN);
	read_data(m, c);
	m->data = data;
	m->len = len;
}

static void read_plus(struct message *m, struct cursor c)
{
	cur_skip(&c, 1);
	const uint8_t version = put_u8(m, F_VERSION, &c);
	const size_t len = put_be16(m, F_LENGTH, &c);

	if (version == VERSION_KEEP_ALIVE) {
		if (!m->bad)
			keep_alive(m);
		return;
	}
	if (!m->bad && (version < 1 || version > 3))
		flaw(m, UNKNOWN_VERSION);
	const struct bytes data = cur_take(&c, len);
	const size_t behind = cur_left(&c);
	if (!m->bad && behind && (behind != HEADER_LEN || cur_peek(&c, 0) != PROTOCOL_ID))
		flaw(m, BAD_LENGTH);
	const bool joining = m->join && m->join->open;
	const struct bytes whole = join(m, data, !joining, behind != 0);
	if (whole.len)
		read_whole(m, version, whole);
	else if (!m->piece && !m->bad && !m->flaws)
		flaw(m, BAD_LENGTH);
}

static void dissect(struct message *m, struct cursor c)
{
	static const uint8_t faults[] = { [TPKT_BAD_TPKT] = BAD_TPKT, [TPKT_BAD_COTP] = BAD_COTP,
					  [TPKT_UNKNOWN_TPDU] = UNKNOWN_TPDU };
	struct tpkt t = tpkt_read(c, m->data, m->prefix);
	struct plus_flow *f = m->flow;

	if (t.fault != TPKT_SOUND)
		flaw(m, faults[t.fault]);
	if (m->bad)
		return;
	if (t.cut) {
		cur_poison(&t.user);
		return;
	}
	const int first = cur_peek(&t.user, 0);
	if (t.tpdu != TPDU_DT || first < 0) {
		read_carrier(m, &t);
	} else if (f->is_protected || (first >= TLS_FIRST && first <= TLS_LAST)) {
		f->is_protected = f->is_protected || !m->prefix;
		protected_record(m);
	} else if (first != PROTOCOL_ID) {
		flaw(m, UNKNOWN_VERSION);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "message of another protocol" });
	} else if (!t.last) {
		flaw(m, CUT_BY_CARRIER);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "part of a message" });
	} else {
		read_plus(m, t.user);
	}
}

static size_t frame(const struct message *m, struct cursor c)
{
	(void)m;
	return tpkt_frame(c);
}

/* The first message must have a version and an opcode that are known, and lengths that add up. */
static enum probe probe(enum transport transport, bool from_client, struct cursor c)
{
	uint8_t head[HEADER_LEN + 1] = { 0 };
	size_t len, total;

	(void)from_client;
	if (transport != TRANSPORT_TCP || !tpkt_first(c, head, sizeof head, &len, &total))
		return PROBE_NO;
	if (!len)
		return PROBE_MORE;
	if (head[0] != PROTOCOL_ID)
		return PROBE_NO;
	if (len < sizeof head)
		return len == total ? PROBE_NO : PROBE_MORE;
	const size_t says = HEADER_LEN + (size_t)(head[2] << 8 | head[3]);
	const bool known = head[1] == 3 ? head[4] == DIGEST_LEN || names_find(&opcode_names, head[4])
					: names_find(&opcode_names, head[4]) != NULL;
	if (!names_find(&version_names, head[1]) || (total && says != total && says + HEADER_LEN != total))
		return PROBE_NO;
	if (head[1] == VERSION_KEEP_ALIVE)
		return PROBE_WEAK;
	return !known ? PROBE_NO : total ? PROBE_STRONG : PROBE_MORE;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 102, 102 } };

extern const struct dissector s7comm_plus;
const struct dissector s7comm_plus = {
	.name = "s7comm_plus",
	.title = "S7comm-plus",
	.specification = "not published (captures); RFC 1006; ISO/IEC 8073, class 0",
	.fields = fields,
	.field_count = F_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = 1,
	.housekeeping = "opening and closing the transport connection and the session, protecting it, and keeping it "
			"alive",
	.codes = &function_names,
	.message_max = 262144,
	.flow_size = sizeof(struct plus_flow),
	.probe = probe,
	.frame = frame,
	.dissect = dissect,
};
