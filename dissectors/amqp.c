/* SPDX-License-Identifier: Apache-2.0 */
/*
 * AMQP over TCP, port 5672.  Reads AMQP 0-9-1 (methods of all classes) and the frames of OASIS AMQP 1.0.
 *
 *   "AMQP" | protocol | major | minor | revision      first of all, from each side in 1.0
 *   0-9-1: type | channel (2) | size (4) | payload | 0xce        method: class (2) | method (2) | arguments
 *   1.0:   size (4) | header words | type | channel (2) | performative: 0x00 0x53 code, list
 *
 * All integers are big-endian.  Which of both a conversation speaks, its first bytes tell.
 *
 * Not read: tables of arguments, properties and contents of messages; of 1.0 everything but which
 *  performative it is, so
 * that attach and transfer, which move messages, are told apart from the rest.
 *
 * Refusing: neither version has a "no" for one message that leaves the channel open; both ends are reset.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/dissector.h"

#include <string.h>

enum { F_TYPE, F_CHANNEL, F_SIZE, F_VERSION, F_METHOD, F_PERFORMATIVE, F_HOST, F_EXCHANGE, F_QUEUE, F_KEY, F_COUNT };

enum { METHOD = 1, HEADER, BODY, HEARTBEAT = 8 };
static const struct name type_list[] = {
	{ 0, "amqp" }, { METHOD, "method" }, { HEADER, "header" }, { BODY, "body" }, { HEARTBEAT, "heartbeat" },
};
static const struct names type_names = NAMES(type_list);

#define NO CHANGES_NO
#define YES CHANGES_YES
#define ID(class_, method_) ((class_) << 8 | (method_))

/* How the names in the arguments stand: none, a queue, an exchange, exchange and key, all three,
	or those of a delivery. */
enum reader { NAMELESS, QUEUE, EXCHANGE, EXCHANGE_KEY, QUEUE_EXCHANGE_KEY, DELIVERY, GOT, VHOST };

struct shape {
	uint16_t id;
	uint8_t reader, intent, changes, role;
	bool housekeeping;
	const char *technique, *label;
};
#define SESSION(id_, role_, label_) { id_, NAMELESS, INTENT_SESSION, NO, role_, true, NULL, label_ }
#define ANSWER(id_, intent_, label_) { id_, NAMELESS, intent_, NO, ROLE_ANSWER, false, NULL, label_ }

static const struct shape shapes[] = { /* AMQP 0-9-1 reference, class and method ids */
	SESSION(ID(10, 10), ROLE_REQUEST, "start connection"), SESSION(ID(10, 11), ROLE_ANSWER, "start connection"),
	SESSION(ID(10, 20), ROLE_REQUEST, "authenticate"), SESSION(ID(10, 21), ROLE_ANSWER, "authenticate"),
	SESSION(ID(10, 30), ROLE_REQUEST, "tune connection"), SESSION(ID(10, 31), ROLE_ANSWER, "tune connection"),
	{ ID(10, 40), VHOST, INTENT_SESSION, NO, ROLE_REQUEST, true, NULL, "open connection" },
	SESSION(ID(10, 41), ROLE_ANSWER, "open connection"), SESSION(ID(10, 50), ROLE_REQUEST, "close connection"),
	SESSION(ID(10, 51), ROLE_ANSWER, "close connection"), SESSION(ID(10, 60), ROLE_REQUEST, "connection blocked"),
	SESSION(ID(10, 61), ROLE_REQUEST, "connection unblocked"), SESSION(ID(20, 10), ROLE_REQUEST, "open channel"),
	SESSION(ID(20, 11), ROLE_ANSWER, "open channel"), SESSION(ID(20, 20), ROLE_REQUEST, "flow control"),
	SESSION(ID(20, 21), ROLE_ANSWER, "flow control"), SESSION(ID(20, 40), ROLE_REQUEST, "close channel"),
	SESSION(ID(20, 41), ROLE_ANSWER, "close channel"),
	{ ID(40, 10), EXCHANGE, INTENT_CONFIG, YES, ROLE_REQUEST, false, "T0889", "declare exchange" },
	ANSWER(ID(40, 11), INTENT_CONFIG, "declare exchange"),
	{ ID(40, 20), EXCHANGE, INTENT_CONFIG, YES, ROLE_REQUEST, false, "T0809", "delete exchange" },
	ANSWER(ID(40, 21), INTENT_CONFIG, "delete exchange"),
	{ ID(40, 30), EXCHANGE, INTENT_CONFIG, YES, ROLE_REQUEST, false, "T0889", "bind exchange" },
	ANSWER(ID(40, 31), INTENT_CONFIG, "bind exchange"),
	{ ID(40, 40), EXCHANGE, INTENT_CONFIG, YES, ROLE_REQUEST, false, "T0889", "unbind exchange" },
	ANSWER(ID(40, 51), INTENT_CONFIG, "unbind exchange"),
	{ ID(50, 10), QUEUE, INTENT_CONFIG, YES, ROLE_REQUEST, false, "T0889", "declare queue" },
	ANSWER(ID(50, 11), INTENT_CONFIG, "declare queue"),
	{ ID(50, 20), QUEUE_EXCHANGE_KEY, INTENT_CONFIG, YES, ROLE_REQUEST, false, "T0889", "bind queue" },
	ANSWER(ID(50, 21), INTENT_CONFIG, "bind queue"),
	{ ID(50, 30), QUEUE, INTENT_WRITE, YES, ROLE_REQUEST, false, "T0809", "purge queue" },
	ANSWER(ID(50, 31), INTENT_WRITE, "purge queue"),
	{ ID(50, 40), QUEUE, INTENT_CONFIG, YES, ROLE_REQUEST, false, "T0809", "delete queue" },
	ANSWER(ID(50, 41), INTENT_CONFIG, "delete queue"),
	{ ID(50, 50), QUEUE_EXCHANGE_KEY, INTENT_CONFIG, YES, ROLE_REQUEST, false, "T0889", "unbind queue" },
	ANSWER(ID(50, 51), INTENT_CONFIG, "unbind queue"),
	SESSION(ID(60, 10), ROLE_REQUEST, "quality of service"), SESSION(ID(60, 11), ROLE_ANSWER,
		"quality of service"),
	{ ID(60, 20), QUEUE, INTENT_READ, NO, ROLE_REQUEST, false, "T0801", "consume" },
	ANSWER(ID(60, 21), INTENT_READ, "consume"), SESSION(ID(60, 30), ROLE_REQUEST, "end consuming"),
	SESSION(ID(60, 31), ROLE_ANSWER, "end consuming"),
	{ ID(60, 40), EXCHANGE_KEY, INTENT_WRITE, YES, ROLE_REQUEST, false, "T0832", "publish" },
	{ ID(60, 50), NAMELESS, INTENT_REPORT, NO, ROLE_REPORT, false, NULL, "returned message" },
	{ ID(60, 60), DELIVERY, INTENT_REPORT, NO, ROLE_REPORT, false, "T0801", "delivered message" },
	{ ID(60, 70), QUEUE, INTENT_READ, NO, ROLE_REQUEST, false, "T0801", "get message" },
	{ ID(60, 71), GOT, INTENT_READ, NO, ROLE_ANSWER, false, "T0801", "get message" },
	ANSWER(ID(60, 72), INTENT_READ, "get message"), SESSION(ID(60, 80), ROLE_REQUEST, "acknowledge message"),
	SESSION(ID(60, 90), ROLE_REQUEST, "reject message"), SESSION(ID(60, 100), ROLE_REQUEST, "recover messages"),
	SESSION(ID(60, 110), ROLE_REQUEST, "recover messages"), SESSION(ID(60, 111), ROLE_ANSWER, "recover messages"),
	SESSION(ID(60, 120), ROLE_REQUEST, "reject message"), SESSION(ID(85, 10), ROLE_REQUEST, "ask for confirms"),
	SESSION(ID(85, 11), ROLE_ANSWER, "ask for confirms"), SESSION(ID(90, 10), ROLE_REQUEST, "begin transactions"),
	SESSION(ID(90, 11), ROLE_ANSWER, "begin transactions"), SESSION(ID(90, 20), ROLE_REQUEST, "commit"),
	SESSION(ID(90, 21), ROLE_ANSWER, "commit"), SESSION(ID(90, 30), ROLE_REQUEST, "roll back"),
	SESSION(ID(90, 31), ROLE_ANSWER, "roll back"),
};

static const struct name method_list[] = {
	{ ID(40, 10), "exchange-declare" }, { ID(40, 20), "exchange-delete" }, { ID(40, 30), "exchange-bind" },
	{ ID(40, 40), "exchange-unbind" }, { ID(50, 10), "queue-declare" }, { ID(50, 20), "queue-bind" },
	{ ID(50, 30), "queue-purge" }, { ID(50, 40), "queue-delete" }, { ID(50, 50), "queue-unbind" },
	{ ID(60, 20), "basic-consume" }, { ID(60, 40), "basic-publish" }, { ID(60, 60), "basic-deliver" },
	{ ID(60, 70), "basic-get" }, { ID(60, 71), "basic-get-ok" },
};
static const struct names method_names = NAMES(method_list);

enum { ATTACH = 0x12, TRANSFER = 0x14 };
static const struct name performative_list[] = { /* 1.0, 2.7 and 5.3.3 */
	{ 0x10, "open" }, { 0x11, "begin" }, { ATTACH, "attach" }, { 0x13, "flow" }, { TRANSFER, "transfer" },
	{ 0x15, "disposition" }, { 0x16, "detach" }, { 0x17, "end" }, { 0x18, "close" }, { 0x40, "sasl-mechanisms" },
	{ 0x41, "sasl-init" }, { 0x42, "sasl-challenge" }, { 0x43, "sasl-response" }, { 0x44, "sasl-outcome" },
};
static const struct names performative_names = NAMES(performative_list);

static const struct field fields[] = {
	[F_TYPE] = { "type", FIELD_UINT, 8, USE_DETAIL, FIELD_CODE, &type_names, "Kind of frame." },
	[F_CHANNEL] = { "channel", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number of the channel or session." },
	[F_SIZE] = { "size", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Length of the payload, in 1.0 of the frame." },
	[F_VERSION] = { "version", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Protocol, major, minor and revision, a byte each: 0x00000901 is 0-9-1." },
	[F_METHOD] = { "method", FIELD_UINT, 16, USE_KEY, 0, &method_names,
		"Class and method of 0-9-1, a byte each." },
	[F_PERFORMATIVE] = { "performative", FIELD_UINT, 8, USE_KEY, 0, &performative_names,
		"What a frame of 1.0 does." },
	[F_HOST] = { "virtual_host", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Virtual host that the connection opens." },
	[F_EXCHANGE] = { "exchange", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the exchange." },
	[F_QUEUE] = { "queue", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the queue." },
	[F_KEY] = { "routing_key", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Routing key of the message or binding." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "one line per field");

enum { BAD_END = FLAW_OWN, UNKNOWN_TYPE, UNKNOWN_METHOD, UNKNOWN_VERSION, FLAWS_END };
static const struct flaw flaws[] = {
	[BAD_END - FLAW_OWN] = { "bad_end", FLAW_MALFORMED,
		"the frame does not end in 0xce, or its header is too long" },
	[UNKNOWN_TYPE - FLAW_OWN] = { "unknown_type", FLAW_UNKNOWN, "a kind of frame that is not known" },
	[UNKNOWN_METHOD - FLAW_OWN] = { "unknown_method", FLAW_UNKNOWN, "a method or performative that is not known" },
	[UNKNOWN_VERSION - FLAW_OWN] = { "unknown_version", FLAW_UNKNOWN, "a version that is neither 0-9-1 nor 1.0" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "one line per flaw");

struct state {
	bool is_one; /* 1.0 */
};

#define MESSAGE_MAX (1u << 20)
#define VERSION_0_9_1 0x00000901u

static void put_name(struct message *m, unsigned field, struct cursor *c)
{
	const struct bytes b = cur_take(c, cur_u8(c));

	if (b.len)
		put_bytes(m, field, b);
}

static void put_names(struct message *m, unsigned reader, struct cursor *c)
{
	if (reader == DELIVERY)
		cur_skip(c, cur_u8(c)); /* consumer */
	if (reader == DELIVERY || reader == GOT)
		cur_skip(c, 9);
	else if (reader != NAMELESS && reader != VHOST)
		cur_skip(c, 2);
	if (reader == VHOST)
		put_name(m, F_HOST, c);
	if (reader == QUEUE || reader == QUEUE_EXCHANGE_KEY)
		put_name(m, F_QUEUE, c);
	if (reader == EXCHANGE || reader >= EXCHANGE_KEY)
		if (reader != VHOST)
			put_name(m, F_EXCHANGE, c);
	if (reader >= EXCHANGE_KEY && reader != VHOST)
		put_name(m, F_KEY, c);
}

static void read_method(struct message *m, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, m->data);
	const uint16_t class = cur_be16(c), method = cur_be16(c);
	const unsigned id = ID(class, method);
	const struct shape *s = NULL;

	if (m->bad)
		return;
	put_uint(m, F_METHOD, id & 0xffff, offset, 4);
	for (unsigned i = 0; i < sizeof shapes / sizeof shapes[0] && class < 256 && method < 256; i++)
		if (shapes[i].id == id)
			s = &shapes[i];
	if (!s) {
		flaw(m, UNKNOWN_METHOD);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
		.label = "unknown method" });
		return;
	}
	expect(m, (enum intent)s->intent);
	put_names(m, s->reader, c);
	operation(m, &(struct operation){ .intent = s->intent, .changes = s->changes, .role = s->role,
		.label = s->label,
					  .technique = s->technique, .housekeeping = s->housekeeping });
}

static void housekeeping(struct message *m, const char *label)
{
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .label = label });
}

static void read_091(struct message *m, struct cursor *c)
{
	const uint8_t type = put_u8(m, F_TYPE, c);

	put_be16(m, F_CHANNEL, c);
	const uint32_t size = put_be32(m, F_SIZE, c);
	keep(m);
	struct cursor body = cur_cut(c, size);
	if (cur_u8(c) != 0xce && !m->bad)
		flaw(m, BAD_END);
	if (m->bad)
		return;
	m->code = type;
	if (type == METHOD) {
		read_method(m, &body);
	} else if (type == HEADER || type == BODY) {
		housekeeping(m, type == HEADER ? "message header" :
		"message body"); /* of what was published or delivered */
	} else if (type == HEARTBEAT) {
		housekeeping(m, "heartbeat");
	} else {
		flaw(m, UNKNOWN_TYPE);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
		.label = "unknown frame" });
	}
}

static void read_one(struct message *m, struct cursor *c)
{
	const uint32_t size = put_be32(m, F_SIZE, c);
	const uint8_t words = cur_u8(c);
	const uint8_t type = put_u8(m, F_TYPE, c);

	put_be16(m, F_CHANNEL, c);
	keep(m);
	if (!m->bad && (words < 2 || words * 4u > size))
		flaw(m, BAD_END);
	cur_skip(c, words > 2 ? words * 4u - 8 : 0);
	if (!m->bad && cur_left(c) < size - (words > 2 ? words * 4u : 8u))
		cur_poison(c);
	if (m->bad)
		return;
	m->code = type;
	if (!cur_left(c)) {
		housekeeping(m, "heartbeat");
		return;
	}
	cur_skip(c, 2); /* a described type, by a small number */
	const uint8_t code = put_u8(m, F_PERFORMATIVE, c);
	if (m->bad)
		return;
	if (!names_find(&performative_names, code)) {
		flaw(m, UNKNOWN_METHOD);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "unknown performative" });
	} else if (code == TRANSFER && !m->from_client) {
		operation(m, &(struct operation){ .intent = INTENT_REPORT, .role = ROLE_REPORT,
		.label = "delivered message",
						  .technique = "T0801" });
	} else if (code == TRANSFER) {
		operation(m, &(struct operation){ .intent = INTENT_WRITE, .changes = CHANGES_YES, .label = "publish",
						  .technique = "T0832" });
	} else {
		housekeeping(m, names_find(&performative_names, code));
	}
}

static bool is_header(struct cursor c)
{
	return cur_peek(&c, 0) == 'A' && cur_peek(&c, 1) == 'M' && cur_peek(&c, 2) == 'Q' && cur_peek(&c, 3) == 'P';
}

static void amqp_dissect(struct message *m, struct cursor c)
{
	struct state *st = m->flow;

	if (is_header(c)) {
		m->carrier = true;
		cur_skip(&c, 4);
		const uint32_t version = put_be32(m, F_VERSION, &c), plain = version & 0x00ffffff;
		if (m->bad)
			return;
		if (!m->prefix)
			st->is_one = plain == 0x010000;
		if (version != VERSION_0_9_1 && plain != 0x010000)
			flaw(m, UNKNOWN_VERSION);
		housekeeping(m, "version");
		return;
	}
	if (st->is_one)
		read_one(m, &c);
	else
		read_091(m, &c);
}

static size_t amqp_frame(const struct message *m, struct cursor c)
{
	const struct state *st = m->flow;
	static const uint8_t name[4] = { 'A', 'M', 'Q', 'P' };
	const int first = cur_peek(&c, 0);

	if (first < 0)
		return FRAME_MORE;
	if (first == 'A') {
		for (unsigned i = 1; i < 4; i++)
			if (cur_peek(&c, i) >= 0 && cur_peek(&c, i) != name[i])
				return FRAME_FOREIGN;
		return 8;
	}
	if (st->is_one) {
		if (cur_left(&c) < 4)
			return FRAME_MORE;
		const uint32_t size = cur_be32(&c);
		return size < 8 || size > MESSAGE_MAX ? FRAME_FOREIGN : size;
	}
	if (cur_left(&c) < 7)
		return FRAME_MORE;
	cur_skip(&c, 3);
	const uint32_t size = cur_be32(&c);
	return size > MESSAGE_MAX - 8 ? FRAME_FOREIGN : size + 8;
}

static enum probe amqp_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (transport != TRANSPORT_TCP)
		return PROBE_NO;
	if (is_header(c)) {
		if (cur_left(&c) < 8)
			return PROBE_MORE;
		cur_skip(&c, 4);
		const uint32_t version = cur_be32(&c);
		return version == VERSION_0_9_1 || (version & 0xffffff) == 0x010000 ? PROBE_STRONG : PROBE_WEAK;
	}
	const size_t left = cur_left(&c);
	const int type = cur_peek(&c, 0);
	if (left < 8)
		return type == METHOD || type == HEADER || type == BODY || type == HEARTBEAT ? PROBE_MORE : PROBE_NO;
	cur_skip(&c, 3);
	const uint32_t size = cur_be32(&c);
	if ((type != METHOD && type != HEADER && type != BODY && type != HEARTBEAT) || size > MESSAGE_MAX - 8)
		return PROBE_NO;
	if (size + 8 > left)
		return PROBE_WEAK;
	cur_skip(&c, size);
	return cur_u8(&c) == 0xce ? PROBE_WEAK : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 5672, 5672 } };

extern const struct dissector amqp;
const struct dissector amqp = {
	.name = "amqp",
	.title = "AMQP message queues",
	.specification = "AMQP 0-9-1, OASIS AMQP 1.0",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "connections, channels, sessions and links, heartbeats, acknowledgements, "
			"transactions, and the "
			"contents of messages that were published or delivered",
	.codes = &type_names,
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct state),
	.probe = amqp_probe,
	.frame = amqp_frame,
	.dissect = amqp_dissect,
};
