/* SPDX-License-Identifier: Apache-2.0 */
/*
 * MQTT over TCP, port 1883, and Sparkplug B inside it (sparkplug.h).  Reads OASIS MQTT 3.1.1 and 5.0 ("3.3" below is a
 * clause of 5.0) and IBM's MQTT 3.1.
 *
 *   type (4) flags (4) | length (1 to 4, 7 bits each) | [topic or names] | [packet id (2)] | [properties] | payload
 *
 * Strings have a length of two bytes; lengths and numbers are big-endian.  One operation per packet; per filter of a
 * subscription, per metric of a Sparkplug payload, and one more for a will, which is a message in advance.  A topic
 * that version 5 abbreviates with an alias is known from the flow's state.
 *
 * Not read: user properties, authentication data, passwords; Sparkplug data sets, templates and arrays
 *  (shown as bytes).
 *
 * Refusing excises: the packet is taken out and its own acknowledgement says `not authorized` (version 5), or
 * nothing: versions 3 have no word for it and tell brokers to acknowledge what they do not deliver (3.1.1, 3.3.5).
 * Subscriptions are answered with a failure in all of them.  A message of QoS 0 has no acknowledgement: a ping
 * response stands for it, which clients ignore.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/sparkplug.h"

#define MESSAGE_MAX (1u << 22)
#define LENGTH_BYTES 4

/* ---- per-flow state ---- */

#define TOPICS 4
#define TOPIC_MAX 120

/* Topic aliases (3.3.2.3.4) of one direction. */
struct topic {
	uint16_t alias; /* 0: free */
	uint8_t len;
	uint8_t text[TOPIC_MAX];
};

struct state {
	uint8_t version;            /* 0: no connect was seen */
	uint8_t next[2];
	struct topic topics[2][TOPICS]; /* by from_client of the sender */
	struct pairs pairs;         /* packets that are acknowledged, by side and packet id */
	struct sparkplug_state sparkplug;
};

struct packet {
	struct message *m;
	struct state *st;
	uint8_t type, flags, version;
	bool whole;
	uint16_t alias;
};

/* ---- parts ---- */

static struct bytes read_string(struct cursor *c)
{
	return cur_take(c, cur_be16(c));
}

static void put_string(struct message *m, unsigned field, struct cursor *c)
{
	put_bytes(m, field, read_string(c));
}

/* A length of up to four bytes (1.5.5). */
static uint32_t read_length(struct cursor *c)
{
	uint32_t len = 0;

	for (unsigned i = 0; i < LENGTH_BYTES; i++) {
		const uint8_t b = cur_u8(c);
		len |= (uint32_t)(b & 0x7f) << 7 * i;
		if (!(b & 0x80))
			return len;
	}
	cur_poison(c);
	return 0;
}

/* Properties (2.2.2): how each is encoded, and the field it goes to. */
enum { NOT_ASSIGNED, BYTE, TWO, FOUR, VARIABLE, TEXT, PAIR };
static const struct {
	uint8_t kind, field; /* field 0: none, F_TYPE is no property */
} properties[] = {
	[1] = { BYTE, 0 }, [2] = { FOUR, F_EXPIRY }, [3] = { TEXT, F_CONTENT_TYPE }, [8] = { TEXT, F_RESPONSE_TOPIC },
	[9] = { TEXT, 0 }, [11] = { VARIABLE, 0 }, [17] = { FOUR, F_EXPIRY }, [18] = { TEXT, F_CLIENT },
	[19] = { TWO, F_KEEP_ALIVE }, [21] = { TEXT, 0 }, [22] = { TEXT, 0 }, [23] = { BYTE, 0 }, [24] = { FOUR, 0 },
	[25] = { BYTE, 0 }, [26] = { TEXT, 0 }, [28] = { TEXT, 0 }, [31] = { TEXT, F_REASON_TEXT }, [33] = { TWO, 0 },
	[34] = { TWO, 0 }, [35] = { TWO, F_ALIAS }, [36] = { BYTE, 0 }, [37] = { BYTE, 0 }, [38] = { PAIR, 0 },
	[39] = { FOUR, 0 }, [40] = { BYTE, 0 }, [41] = { BYTE, 0 }, [42] = { BYTE, 0 },
};

static void put_property(struct message *m, uint8_t kind, unsigned field, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, m->data);

	switch (kind) {
	case BYTE:
		cur_skip(c, 1);
		break;
	case TWO: {
		const uint16_t two = cur_be16(c);
		if (field)
			put_uint(m, field, two, offset, 2);
		break;
	}
	case FOUR: {
		const uint32_t four = cur_be32(c);
		if (field)
			put_uint(m, field, four, offset, 4);
		break;
	}
	case VARIABLE:
		(void)read_length(c);
		break;
	case PAIR:
		(void)read_string(c);
		(void)read_string(c);
		break;
	default: {
		const struct bytes text = read_string(c);
		if (field)
			put_bytes(m, field, text);
	}
	}
}

/* Those of version 5; in older ones there are none.  put: false for those of a will. */
static void read_properties(struct packet *p, struct cursor *c, bool put)
{
	struct message *m = p->m;

	if (p->version < 5)
		return;
	struct cursor in = cur_cut(c, read_length(c));
	while (cur_left(&in) && !m->bad) {
		const uint8_t id = cur_u8(&in);
		const uint8_t kind = id < sizeof properties / sizeof properties[0] ? properties[id].kind :
		NOT_ASSIGNED;
		if (kind == NOT_ASSIGNED) {
			flaw(m, BAD_PROPERTY);
			return;
		}
		put_property(m, kind, put ? properties[id].field : 0, &in);
		if (id == 35 && put && !m->bad)
			p->alias = (uint16_t)m->fields[F_ALIAS].u;
	}
}

/* Topics and filters are text without zero bytes, and topics without wildcards (4.7). */
static void check_topic(struct message *m, struct bytes topic, bool is_filter)
{
	bool wrong = !topic.len;

	for (size_t i = 0; i < topic.len; i++) {
		const uint8_t ch = bytes_u8(topic, i);
		wrong |= !ch || (!is_filter && (ch == '#' || ch == '+'));
	}
	if (wrong && !m->bad)
		flaw(m, BAD_TOPIC);
}

/* A payload that is the text of a number is one: [-]digits[.digits]. */
static void put_payload(struct message *m, struct bytes b)
{
	bool is_number = b.len > 0 && b.len < 20, negative = false, fraction = false;
	double value = 0, scale = 1;
	size_t digits = 0;

	if (b.len)
		put_bytes(m, F_TEXT, b);
	for (size_t i = 0; i < b.len && is_number; i++) {
		const uint8_t ch = bytes_u8(b, i);
		if (ch >= '0' && ch <= '9') {
			value = value * 10 + (ch - '0');
			scale = fraction ? scale * 10 : scale;
			digits++;
		} else if (ch == '-' && i == 0) {
			negative = true;
		} else if (ch == '.' && !fraction) {
			fraction = true;
		} else {
			is_number = false;
		}
	}
	if (is_number && digits)
		put_float(m, F_VALUE, (negative ? -value : value) / scale, b.p ?
		(uint32_t)(m->fields[F_TEXT].offset) : 0,
			  (uint32_t)b.len);
}

/* ---- packets ---- */

static void session(struct packet *p, const char *label, bool is_answer, bool failed)
{
	operation(p->m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .label = label,
					     .role = is_answer ? ROLE_ANSWER : ROLE_REQUEST, .failed = failed });
}

/* 3.1 */
static void read_connect(struct packet *p, struct cursor *c)
{
	struct message *m = p->m;
	const struct bytes name = read_string(c);
	const uint8_t version = cur_u8(c) & 0x7f; /* a bridge sets bit 7 */
	put_uint(m, F_VERSION, version, cur_offset(c, m->data) - (m->bad ? 0 : 1), 1);
	const uint8_t flags = cur_u8(c);
	struct bytes topic = { NULL, 0 }, payload = { NULL, 0 };

	if (m->bad)
		return;
	if (!bytes_are(name, version == 3 ? "MQIsdp" : "MQTT"))
		flaw(m, BAD_PROTOCOL);
	if (version < 3 || version > 5)
		flaw(m, UNKNOWN_VERSION);
	if (flags & 1 || (flags >> 3 & 3) == 3 || (!(flags & 4) && flags & 0x38))
		flaw(m, BAD_FLAGS);
	p->version = version;
	if (p->whole)
		p->st->version = version;
	put_uint(m, F_CLEAN, flags >> 1 & 1, cur_offset(c, m->data) - 1, 1);
	put_be16(m, F_KEEP_ALIVE, c);
	read_properties(p, c, true);
	put_string(m, F_CLIENT, c);
	if (flags & 4) {
		read_properties(p, c, false);
		topic = read_string(c);
		payload = read_string(c);
	}
	if (flags & 0x80)
		put_string(m, F_USER, c);
	if (flags & 0x40)
		(void)read_string(c); /* password: nobody's business */
	session(p, "connect", false, false);
	if (!(flags & 4))
		return;
	struct sparkplug s = { .m = m, .st = &p->st->sparkplug, .whole = p->whole };
	check_topic(m, topic, false);
	if (topic.len)
		put_bytes(m, F_TOPIC, topic);
	put_uint(m, F_QOS, flags >> 3 & 3, 0, 0);
	put_uint(m, F_RETAIN, flags >> 5 & 1, 0, 0);
	const bool is_sparkplug = put_sparkplug_topic(&s, topic);
	put_payload(m, payload);
	operation(m, &(struct operation){ .intent = is_sparkplug ? INTENT_REPORT : INTENT_WRITE, .label = "will",
					  .changes = is_sparkplug ? CHANGES_NO : CHANGES_YES,
					  .technique = is_sparkplug ? "T0801" : "T0832" });
}

/* 3.2 */
static void read_connack(struct packet *p, struct cursor *c)
{
	struct message *m = p->m;
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t flags = cur_u8(c);

	if (flags & 0xfe)
		flaw(m, BAD_FLAGS);
	put_uint(m, F_SESSION_PRESENT, flags & 1, offset, 1);
	const uint8_t reason = put_u8(m, F_REASON, c);
	read_properties(p, c, true);
	session(p, "connect", true, reason != 0);
}

static uint32_t key_of(bool client_asks, uint16_t id)
{
	return (uint32_t)client_asks << 16 | id;
}

static void remember(struct packet *p, uint32_t count)
{
	if (!p->whole || p->m->bad)
		return;
	struct pair *pair = pair_open(&p->st->pairs, key_of(p->m->from_client, (uint16_t)p->m->fields[F_ID].u));
	pair->code = p->type;
	pair->count = count;
}

/* The topic of a publish: that of its alias when it has none of its own. */
static struct bytes resolve_topic(struct packet *p, struct bytes topic)
{
	struct topic *mine = p->st->topics[p->m->from_client];
	struct topic *found = NULL;

	for (unsigned i = 0; i < TOPICS; i++)
		if (mine[i].alias == p->alias)
			found = &mine[i];
	if (!topic.len && found)
		return (struct bytes){ found->text, found->len };
	if (topic.len && p->whole && topic.len <= TOPIC_MAX) {
		if (!found) {
			uint8_t *next = &p->st->next[p->m->from_client];
			found = &mine[*next];
			*next = (uint8_t)((*next + 1) % TOPICS);
		}
		found->alias = p->alias;
		found->len = (uint8_t)topic.len;
		memcpy(found->text, topic.p, topic.len);
	} else if (topic.len && p->whole && found) {
		found->alias = 0; /* longer than what can be kept */
	}
	if (!topic.len)
		flaw(p->m, UNKNOWN_ALIAS);
	return topic;
}

static void publish(struct packet *p, struct bytes topic, struct cursor *payload)
{
	struct message *m = p->m;
	struct sparkplug s = { .m = m, .st = &p->st->sparkplug, .whole = p->whole, .is_report = !m->from_client };

	if (put_sparkplug_topic(&s, topic) && s.message != STATE) {
		read_sparkplug(&s, *payload);
		(void)cur_rest(payload);
		return;
	}
	put_payload(m, cur_rest(payload));
	if (s.message == STATE)
		operation(m, &(struct operation){ .intent = INTENT_REPORT, .label = "sparkplug host state",
						  .role = m->from_client ? ROLE_REQUEST : ROLE_REPORT });
	else if (m->from_client)
		operation(m, &(struct operation){ .intent = INTENT_WRITE, .changes = CHANGES_YES, .label = "publish",
						  .technique = "T0832" });
	else
		operation(m, &(struct operation){ .intent = INTENT_REPORT, .label = "published message",
						  .technique = "T0801", .role = ROLE_REPORT });
}

/* 3.3 */
static void read_publish(struct packet *p, struct cursor *c)
{
	struct message *m = p->m;
	const uint8_t qos = p->flags >> 1 & 3;

	put_uint(m, F_DUP, p->flags >> 3, 0, 1);
	put_uint(m, F_QOS, qos, 0, 1);
	put_uint(m, F_RETAIN, p->flags & 1, 0, 1);
	if (qos == 3)
		flaw(m, BAD_QOS);
	struct bytes topic = read_string(c);
	if (qos)
		put_be16(m, F_ID, c);
	read_properties(p, c, true);
	if (m->bad)
		return;
	if (p->alias)
		topic = resolve_topic(p, topic);
	check_topic(m, topic, false);
	if (topic.len)
		put_bytes(m, F_TOPIC, topic);
	keep(m);
	publish(p, topic, c);
	if (qos)
		remember(p, 1);
}

/* 3.4 to 3.7: acknowledgements.  PUBREC keeps the exchange open, PUBREL goes on with it. */
static void read_acknowledgement(struct packet *p, struct cursor *c)
{
	static const char *const labels[] = { [PUBACK] = "acknowledge message", [PUBREC] = "receive message",
					      [PUBREL] = "release message", [PUBCOMP] = "complete message" };
	struct message *m = p->m;
	const bool asks = p->type == PUBREL ? m->from_client : !m->from_client;
	uint8_t reason = 0;

	const uint16_t id = put_be16(m, F_ID, c);
	if (p->version == 5 && cur_left(c))
		reason = put_u8(m, F_REASON, c);
	if (p->version == 5 && cur_left(c))
		read_properties(p, c, true);
	if (m->bad)
		return;
	const struct pair *pair = pair_find(&p->st->pairs, key_of(asks, id));
	if (!pair && !m->midstream)
		flaw(m, FLAW_NO_REQUEST);
	else if (pair && pair->code != PUBLISH)
		flaw(m, FLAW_MISFIT);
	if (pair && p->whole && (p->type == PUBACK || p->type == PUBCOMP || reason >= 0x80))
		(void)pair_take(&p->st->pairs, pair->key);
	session(p, labels[p->type], p->type != PUBREL, reason >= 0x80);
}

/* 3.8, 3.10 */
static void read_subscribe(struct packet *p, struct cursor *c)
{
	struct message *m = p->m;
	const bool subscribes = p->type == SUBSCRIBE;
	uint32_t count = 0;

	put_be16(m, F_ID, c);
	read_properties(p, c, true);
	keep(m);
	expect(m, subscribes ? INTENT_READ : INTENT_SESSION);
	if (!cur_left(c) && !m->bad)
		flaw(m, BAD_LENGTH);
	while (cur_left(c) && !m->bad) {
		const struct bytes filter = read_string(c);
		check_topic(m, filter, true);
		if (filter.len)
			put_bytes(m, F_TOPIC, filter);
		if (subscribes) {
			const uint32_t offset = cur_offset(c, m->data);
			const uint8_t options = cur_u8(c);
			if ((options & 3) == 3 || options & (p->version == 5 ? 0xc0 : 0xfc))
				flaw(m, BAD_QOS);
			put_uint(m, F_QOS, options & 3, offset, 1);
			operation(m, &(struct operation){ .intent = INTENT_READ, .label = "subscribe",
							  .technique = "T0801" });
		} else {
			session(p, "unsubscribe", false, false);
		}
		count++;
	}
	remember(p, count);
}

/* 3.9, 3.11 */
static void read_suback(struct packet *p, struct cursor *c)
{
	struct message *m = p->m;
	const bool subscribes = p->type == SUBACK;
	uint32_t count = 0;

	const uint16_t id = put_be16(m, F_ID, c);
	read_properties(p, c, true);
	keep(m);
	if (m->bad)
		return;
	const struct pair *pair = pair_find(&p->st->pairs, key_of(!m->from_client, id));
	if (!pair && !m->midstream)
		flaw(m, FLAW_NO_REQUEST);
	while (cur_left(c) && !m->bad) {
		const uint8_t reason = put_u8(m, F_REASON, c);
		operation(m, &(struct operation){ .intent = subscribes ? INTENT_READ : INTENT_SESSION,
						  .role = ROLE_ANSWER, .failed = reason >= 0x80,
						  .label = subscribes ? "subscribe" : "unsubscribe",
						  .housekeeping = !subscribes });
		count++;
	}
	if (!count && !m->bad) {
		if (subscribes)
			flaw(m, BAD_LENGTH);
		session(p, subscribes ? "subscribe" : "unsubscribe", true, false);
	}
	if (pair && (pair->code != (subscribes ? SUBSCRIBE : UNSUBSCRIBE) || (count && pair->count != count)))
		flaw(m, FLAW_MISFIT);
	if (pair && p->whole && !m->bad)
		(void)pair_take(&p->st->pairs, pair->key);
}

/* 3.14, 3.15: in version 5 with a reason, where a length of 0 means success. */
static void read_reason(struct packet *p, struct cursor *c, const char *label)
{
	uint8_t reason = 0;

	if (cur_left(c) && p->version != 5)
		flaw(p->m, BAD_LENGTH);
	if (cur_left(c))
		reason = put_u8(p->m, F_REASON, c);
	if (cur_left(c))
		read_properties(p, c, true);
	session(p, label, false, reason >= 0x80);
}

/* Who sends it (3.1 .. 3.15), the flags it must have, and the least length. */
enum side { CLIENT, SERVER, EITHER };
static const struct {
	uint8_t side, flags, least;
} packets[] = {
	[CONNECT] = { CLIENT, 0, 12 }, [CONNACK] = { SERVER, 0, 2 }, [PUBLISH] = { EITHER, 0, 2 },
	[PUBACK] = { EITHER, 0, 2 }, [PUBREC] = { EITHER, 0, 2 }, [PUBREL] = { EITHER, 2, 2 },
	[PUBCOMP] = { EITHER, 0, 2 }, [SUBSCRIBE] = { CLIENT, 2, 2 }, [SUBACK] = { SERVER, 0, 2 },
	[UNSUBSCRIBE] = { CLIENT, 2, 2 }, [UNSUBACK] = { SERVER, 0, 2 }, [PINGREQ] = { CLIENT, 0, 0 },
	[PINGRESP] = { SERVER, 0, 0 }, [DISCONNECT] = { EITHER, 0, 0 }, [AUTH] = { EITHER, 0, 0 },
};

static void read_packet(struct packet *p, struct cursor *c)
{
	switch (p->type) {
	case CONNECT:
		read_connect(p, c);
		break;
	case CONNACK:
		read_connack(p, c);
		break;
	case PUBLISH:
		read_publish(p, c);
		break;
	case PUBACK:
	case PUBREC:
	case PUBREL:
	case PUBCOMP:
		read_acknowledgement(p, c);
		break;
	case SUBSCRIBE:
	case UNSUBSCRIBE:
		read_subscribe(p, c);
		break;
	case SUBACK:
	case UNSUBACK:
		read_suback(p, c);
		break;
	case PINGREQ:
		session(p, "ping", false, false);
		break;
	case PINGRESP:
		session(p, "ping", true, false);
		break;
	case DISCONNECT:
		read_reason(p, c, "disconnect");
		break;
	default:
		read_reason(p, c, "authenticate");
	}
}

static void mqtt_dissect(struct message *m, struct cursor c)
{
	const uint8_t first = cur_u8(&c);
	struct packet p = { .m = m, .st = m->flow, .type = first >> 4, .flags = first & 0xf };

	put_uint(m, F_TYPE, p.type, 0, 1);
	const uint32_t length = read_length(&c);
	put_uint(m, F_LENGTH, length, 1, cur_offset(&c, m->data) - 1);
	if (m->bad)
		return;
	p.whole = !m->prefix && cur_left(&c) == length;
	p.version = p.st->version ? p.st->version : 4;
	m->code = p.type;
	keep(m);
	if (packets[p.type].side != EITHER)
		set_client(m, packets[p.type].side == CLIENT);
	if (packets[p.type].side != EITHER && m->from_client != (packets[p.type].side == CLIENT))
		flaw(m, WRONG_SIDE);
	if (p.type != PUBLISH && p.flags != packets[p.type].flags)
		flaw(m, BAD_FLAGS);
	if (length < packets[p.type].least)
		flaw(m, BAD_LENGTH);
	if (p.type == AUTH && p.version != 5)
		flaw(m, UNKNOWN_VERSION);
	struct cursor body = cur_cut(&c, length); /* nothing is emitted of a packet that is not whole */
	read_packet(&p, &body);
	if (cur_left(&body) && !m->bad)
		flaw(m, FLAW_TRAILING);
}

static size_t mqtt_frame(const struct message *m, struct cursor c)
{
	(void)m;
	const int first = cur_peek(&c, 0);
	size_t length = 0;

	if (first >= 0 && first >> 4 == 0)
		return FRAME_FOREIGN;
	for (unsigned i = 0; i < LENGTH_BYTES; i++) {
		const int b = cur_peek(&c, 1 + i);
		if (b < 0)
			return FRAME_MORE;
		length |= (size_t)(b & 0x7f) << 7 * i;
		if (!(b & 0x80))
			return 2 + i + length > MESSAGE_MAX ? FRAME_FOREIGN : 2 + i + length;
	}
	return FRAME_FOREIGN;
}

/* ---- recognising ---- */

/* Does a connect packet begin here?  Name and version of the protocol follow the length. */
static enum probe probe_connect(struct cursor c, uint32_t length)
{
	static const uint8_t names[2][9] = { "\0\4MQTT", "\0\6MQIsdp" };

	for (unsigned k = 0; k < 2; k++) {
		const size_t len = k ? 8 : 6;
		size_t at = 0;
		while (at < len && cur_peek(&c, at) == names[k][at])
			at++;
		if (at == len) {
			const int version = cur_peek(&c, len);
			if (version < 0)
				return PROBE_MORE;
			return length >= 12 && (version & 0x7f) >= 3 && (version & 0x7f) <= 5 ? PROBE_STRONG :
			PROBE_NO;
		}
		if (at == cur_left(&c))
			return PROBE_MORE;
	}
	return PROBE_NO;
}

/* Picked up in the middle: a topic or filter of text where the packet has it; the others are short and all there is. */
static bool probe_inner(struct cursor c, unsigned type, uint32_t length)
{
	struct cursor id = c;

	if (type == SUBSCRIBE || type == UNSUBSCRIBE) {
		if (!cur_be16(&id))
			return false;
		c = id;
		if (cur_peek(&c, 0) != 0) /* properties of version 5 */
			cur_skip(&c, 1 + (size_t)cur_peek(&c, 0));
	} else if (type != PUBLISH) {
		return length == cur_left(&c) && length < 128;
	}
	const struct bytes topic = cur_take(&c, cur_be16(&c));
	for (size_t i = 0; i < topic.len; i++)
		if (topic.p[i] < 0x20 || topic.p[i] == 0x7f)
			return false;
	return !*c.bad && (topic.len || type == PUBLISH) && topic.len + 2 <= length;
}

static enum probe mqtt_probe(enum transport transport, bool from_client, struct cursor c)
{
	const int first = cur_peek(&c, 0);
	const size_t frame = mqtt_frame(NULL, c);

	(void)from_client;
	if (transport != TRANSPORT_TCP || frame == FRAME_FOREIGN)
		return PROBE_NO;
	if (first < 0)
		return PROBE_MORE;
	const unsigned type = (unsigned)first >> 4;
	if (type != PUBLISH ? (first & 0xf) != packets[type].flags : (first & 6) == 6)
		return PROBE_NO;
	if (frame == FRAME_MORE)
		return PROBE_MORE;
	cur_skip(&c, 1);
	const uint32_t length = read_length(&c);
	if (length < packets[type].least)
		return PROBE_NO;
	if (type == CONNECT)
		return probe_connect(c, length);
	if ((type == PINGREQ || type == PINGRESP) && length)
		return PROBE_NO;
	return probe_inner(c, type, length) ? PROBE_WEAK : PROBE_NO;
}

/* ---- refusing ---- */

static const struct name refuse_list[] = {
	{ NOT_AUTHORIZED, "not-authorized" }, { OLD_FAILURE, "unspecified-error" },
	{ 0x83, "implementation-specific-error" }, { 0x97, "quota-exceeded" },
};
static const struct names refuse_names = NAMES(refuse_list);

#define FILTERS_MAX 64

static size_t subscribe_answer(const struct message *m, struct cursor c, uint8_t version, uint8_t code, uint8_t *out)
{
	const bool subscribes = m->data[0] >> 4 == SUBSCRIBE;
	const uint16_t id = cur_be16(&c);
	size_t at = 2, filters = 0;

	if (version == 5)
		cur_skip(&c, read_length(&c));
	while (cur_left(&c) && filters < FILTERS_MAX) {
		(void)read_string(&c);
		if (subscribes)
			cur_skip(&c, 1);
		filters++;
	}
	if (*c.bad || cur_left(&c))
		return 0;
	out[at++] = (uint8_t)(id >> 8);
	out[at++] = (uint8_t)id;
	if (version == 5)
		out[at++] = 0; /* no properties */
	if (version == 5 || subscribes) {
		memset(out + at, version == 5 ? code : OLD_FAILURE, filters);
		at += filters;
	}
	out[0] = subscribes ? SUBACK << 4 : UNSUBACK << 4;
	out[1] = (uint8_t)(at - 2);
	return at;
}

static size_t publish_answer(const struct message *m, struct cursor c, uint8_t version, uint8_t code, uint8_t *out)
{
	const uint8_t qos = m->data[0] >> 1 & 3;

	if (!qos) {
		out[0] = PINGRESP << 4;
		out[1] = 0;
		return 2;
	}
	(void)read_string(&c);
	const uint16_t id = cur_be16(&c);
	if (*c.bad)
		return 0;
	out[0] = qos == 1 ? PUBACK << 4 : PUBREC << 4;
	out[1] = version == 5 ? 3 : 2;
	out[2] = (uint8_t)(id >> 8);
	out[3] = (uint8_t)id;
	out[4] = code;
	return 2u + out[1];
}

static size_t mqtt_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	const struct state *st = m->flow;
	const uint8_t version = st->version ? st->version : 4;
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);

	if (cap < 8 + FILTERS_MAX || m->len < 2 || !m->from_client)
		return 0;
	cur_skip(&c, 1);
	if (read_length(&c) != cur_left(&c))
		return 0;
	switch (m->data[0] >> 4) {
	case PUBLISH:
		return publish_answer(m, c, version, (uint8_t)code, out);
	case SUBSCRIBE:
	case UNSUBSCRIBE:
		return subscribe_answer(m, c, version, (uint8_t)code, out);
	case CONNECT: /* the versions before 5: 5, not authorized */
		memcpy(out, version == 5 ? (const uint8_t[]){ CONNACK << 4, 3, 0, 0, 0 }
					 : (const uint8_t[]){ CONNACK << 4, 2, 0, 5, 0 }, 5);
		if (version == 5)
			out[3] = (uint8_t)code;
		return version == 5 ? 5 : 4;
	default:
		return 0;
	}
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 1883, 1883 } };

extern const struct dissector mqtt;
const struct dissector mqtt = {
	.name = "mqtt",
	.title = "MQTT, with Sparkplug B",
	.specification = "OASIS MQTT 3.1.1 and 5.0, IBM MQTT 3.1, Eclipse Sparkplug 3.0",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "connect, disconnect, authentication, pings, acknowledgements, ends of subscriptions",
	.codes = &type_names,
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct state),
	.refuse = {
		.means = { REFUSE_EXCISE },
		.code = NOT_AUTHORIZED,
		.codes = &refuse_names,
		.answer = mqtt_answer,
	},
	.probe = mqtt_probe,
	.frame = mqtt_frame,
	.dissect = mqtt_dissect,
};
