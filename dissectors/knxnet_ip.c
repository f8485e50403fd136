/* SPDX-License-Identifier: Apache-2.0 */
/*
 * KNXnet/IP, UDP and TCP port 3671.  Reads ISO 22510:2019 (core, device management, tunnelling, routing), the cEMI of
 * KNX 03_06_03 and the telegrams of KNX 03_03_07; of KNX IP Secure (AN159) what is not protected.
 *
 *   0x06 | 0x10 | service (2) | length (2) | body
 *   connection header: 4 | channel | sequence | status        (tunnelling, device management)
 *   cEMI: kind | n | n bytes | control (2) | source (2) | destination (2) | length | service (10 bits) and data
 *     or: kind | object (2) | instance | property | count (4 bits) start (12) | data
 *
 * All integers are big-endian.  A telegram to a group is a command (write) or a read; one to a device configures or
 * programs it.  Telegrams that the bus side reports are reports.  Protected sessions and telegrams are named opaque.
 *
 * Not read: what a group's bits mean (the project knows, not the wire), device descriptions but name, address and
 * serial number, remote configuration, bus monitor frames.
 *
 * Refusing neutralises telegrams: their cEMI kind becomes one that does not exist; the server acknowledges
 *  the message,
 * so that sequence numbers stay, and drops it.  Connections are refused by an answer: no more connections.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/knx_services.h"

#include <string.h>

#define HEADER_LEN 6
#define MESSAGE_MAX 4096

struct state {
	struct pairs pairs; /* requests that wait for their answer or acknowledgement */
};

struct knx {
	struct message *m;
	struct state *st;
	uint16_t service;
	bool whole, is_report, is_answer, failed;
};

/* ---- pairing ---- */

static uint32_t key_of(bool client_asks, uint16_t service, uint8_t channel, uint8_t sequence)
{
	return ((uint32_t)service << 16 | (uint32_t)channel << 8 | sequence) ^ (client_asks ?
		UINT32_C(0x80000000) : 0);
}

static void remember(const struct knx *k, uint8_t channel, uint8_t sequence)
{
	if (k->whole && !k->m->bad)
		pair_open(&k->st->pairs, key_of(k->m->from_client, k->service, channel, sequence))->code = k->service;
}

static void answers(const struct knx *k, uint16_t service, uint8_t channel, uint8_t sequence)
{
	const uint32_t key = key_of(!k->m->from_client, service, channel, sequence);

	if (k->m->bad)
		return;
	if (!pair_find(&k->st->pairs, key))
		flaw(k->m, FLAW_NO_REQUEST);
	else if (k->whole)
		(void)pair_take(&k->st->pairs, key);
}

/* ---- parts ---- */

/* Host protocol address (ISO 22510, 5.5.2): where answers shall go. */
static void put_endpoint(struct knx *k, struct cursor *c, bool put)
{
	const uint8_t len = cur_u8(c);

	cur_skip(c, 1);
	if (!k->m->bad && len != 8)
		flaw(k->m, BAD_LENGTH);
	if (put) {
		put_be32(k->m, F_PEER, c);
		put_be16(k->m, F_PEER_PORT, c);
	} else {
		cur_skip(c, 6);
	}
}

static const char digits[] = "0123456789abcdef";

/* Description blocks (5.6): of the first kind name, serial number and address. */
static void put_description(struct knx *k, struct cursor *c)
{
	struct message *m = k->m;

	while (cur_left(c) && !m->bad) {
		const uint8_t len = cur_u8(c), type = cur_u8(c);
		if (!m->bad && len < 2)
			flaw(m, BAD_LENGTH);
		struct cursor block = cur_cut(c, len < 2 ? 0 : len - 2u);
		if (type != 1 || cur_left(&block) < 52)
			continue;
		cur_skip(&block, 2);
		put_be16(m, F_OWN_ADDRESS, &block);
		cur_skip(&block, 2);
		const struct bytes serial = cur_take(&block, 6);
		put_bytes(m, F_SERIAL, serial);
		uint8_t text[12];
		for (unsigned i = 0; i < 6; i++) {
			text[2 * i] = (uint8_t)digits[bytes_u8(serial, i) >> 4];
			text[2 * i + 1] = (uint8_t)digits[bytes_u8(serial, i) & 15];
		}
		identify(m, IDENTITY_SERIAL, (struct bytes){ text, sizeof text });
		cur_skip(&block, 10);
		struct bytes name = cur_take(&block, 30);
		size_t used = 0;
		while (used < name.len && bytes_u8(name, used))
			used++;
		put_bytes(m, F_NAME, bytes_part(name, 0, used));
		identify(m, IDENTITY_NAME, bytes_part(name, 0, used));
	}
}

/* ---- telegrams ---- */

static const struct shape *shape_of(uint16_t code)
{
	for (unsigned i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
		if ((code & shapes[i].mask) == shapes[i].code && (code < T_CONNECT || shapes[i].code >= T_CONNECT))
			return &shapes[i];
	return NULL;
}

/* A group's value: six bits beside the service, or the bytes behind it. */
static void put_group_value(struct message *m, uint16_t code, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, m->data);

	if (!cur_left(c)) {
		put_uint(m, F_VALUE, code & 0x3f, offset - 1, 1);
		return;
	}
	const struct bytes b = cur_rest(c);
	uint64_t value = 0;
	for (size_t i = 0; i < b.len && b.len <= 8; i++)
		value = value << 8 | bytes_u8(b, i);
	if (b.len <= 8)
		put_uint(m, F_VALUE, value, offset, (uint32_t)b.len);
	put_bytes(m, F_BYTES, b);
}

static void put_memory(struct message *m, uint16_t code, struct cursor *c)
{
	const bool user = (code & 0x3c0) == 0x2c0;
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t first = user ? cur_u8(c) : (uint8_t)(code & 0x3f);
	const uint32_t address = cur_be16(c) | (user ? (uint32_t)(first >> 4) << 16 : 0);
	const uint32_t count = user ? first & 0xfu : first;

	put_uint(m, F_ELEMENTS, count, offset, 1);
	if (count)
		put_span(m, F_MEMORY, address, count, offset, 2);
	if (cur_left(c))
		put_bytes(m, F_BYTES, cur_rest(c));
}

static void put_range(struct message *m, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, m->data);
	const uint16_t range = cur_be16(c);

	put_uint(m, F_ELEMENTS, range >> 12, offset, 1);
	put_uint(m, F_START, range & 0xfff, offset, 2);
}

static void put_parameters(struct message *m, const struct shape *s, uint16_t code, struct cursor *c)
{
	switch (s ? s->reader : READ_BYTES) {
	case READ_VALUE:
		put_group_value(m, code, c);
		break;
	case READ_MEMORY:
		put_memory(m, code, c);
		break;
	case READ_PROPERTY:
		put_u8(m, F_OBJECT, c);
		put_u8(m, F_PROPERTY, c);
		put_range(m, c);
		if (cur_left(c))
			put_bytes(m, F_BYTES, cur_rest(c));
		break;
	default:
		if (cur_left(c))
			put_bytes(m, F_BYTES, cur_rest(c));
	}
}

static void emit_telegram(struct knx *k, const struct shape *s, bool to_device)
{
	struct operation op = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown telegram" };

	if (s) {
		op = (struct operation){ .intent = s->intent, .changes = s->changes, .role = s->role,
		.label = s->label,
					 .technique = s->technique, .opaque = s->code == SECURE };
		op.housekeeping = s->code >= T_CONNECT;
	}
	/* Whatever a client puts on the bus through a tunnel it asks for; a value in a device's name is a command. */
	if (k->service == TUNNEL && !k->is_report && !k->is_answer) {
		op.role = ROLE_REQUEST;
		if (s && s->code == GROUP_ANSWER) {
			op.intent = INTENT_CONTROL;
			op.changes = CHANGES_YES;
			op.technique = "T0856";
			op.label = "answer for group";
		}
	}
	/* What the bus says: somebody else has written, or an answer. */
	if (k->is_report && op.role == ROLE_REQUEST && !op.opaque)
		op = (struct operation){ .intent = INTENT_REPORT, .role = ROLE_REPORT, .technique = "T0801",
					 .label = s && s->code == GROUP_WRITE ? "group value" :
					"telegram of the bus" };
	if (k->is_answer)
		op.role = ROLE_ANSWER;
	op.failed = k->failed;
	op.routed = to_device && op.role == ROLE_REQUEST;
	operation(k->m, &op);
}

/* Behind the cEMI's kind and additional information (03_06_03, 4.1.5). */
static void read_telegram(struct knx *k, struct cursor *c)
{
	struct message *m = k->m;
	const uint8_t control = cur_u8(c), more = cur_u8(c);

	put_uint(m, F_PRIORITY, control >> 2 & 3, cur_offset(c, m->data) - (m->bad ? 0 : 2), 1);
	put_uint(m, F_HOPS, more >> 4 & 7, cur_offset(c, m->data) - (m->bad ? 0 : 1), 1);
	put_be16(m, F_SOURCE, c);
	put_be16(m, more & 0x80 ? F_GROUP : F_ADDRESS, c);
	const uint8_t len = cur_u8(c);
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t first = cur_u8(c);
	uint16_t code = 0;
	if (first & 0x80)
		code = (uint16_t)(T_CONNECT + (first & 3));
	else
		code = (uint16_t)((first & 3u) << 8 | cur_u8(c));
	if (m->bad)
		return;
	if (first & 0x80 ? len != 0 : cur_left(c) + 1 != len)
		flaw(m, BAD_LENGTH);
	const struct shape *s = shape_of(code);
	if (!s)
		flaw(m, UNKNOWN_FUNCTION);
	put_uint(m, F_FUNCTION, s ? s->code : code, offset, 2);
	if (s)
		expect(m, k->is_report ? INTENT_REPORT : (enum intent)s->intent);
	k->failed = k->is_answer && control & 1;
	put_parameters(m, s, code, c);
	emit_telegram(k, s, !(more & 0x80));
}

/* Properties of the device itself (03_06_03, 4.1.7). */
static void read_property(struct knx *k, uint8_t kind, struct cursor *c)
{
	struct message *m = k->m;
	const bool writes = kind == PROP_WRITE_REQ || kind == PROP_WRITE_CON, commands = kind == FUNC_COMMAND;
	struct operation op = { .intent = writes || commands ? INTENT_CONFIG : INTENT_READ,
				.changes = writes || commands ? CHANGES_YES : CHANGES_NO,
				.technique = writes || commands ? "T0889" : "T0801",
				.label = writes ? "write property" : commands ? "function property command" :
					 kind == FUNC_STATE || kind == FUNC_CON ? "read function property" :
					"read property" };

	put_be16(m, F_OBJECT, c);
	put_u8(m, F_INSTANCE, c);
	put_u8(m, F_PROPERTY, c);
	if (kind < FUNC_COMMAND || kind > FUNC_CON)
		put_range(m, c);
	if (kind == PROP_READ_CON || kind == PROP_WRITE_CON || kind == FUNC_CON)
		op.role = ROLE_ANSWER;
	if (kind == PROP_INFO) {
		op.role = ROLE_REPORT;
		op.intent = INTENT_REPORT;
		op.label = "property changed";
	}
	if (op.role == ROLE_ANSWER && has_field(m, F_ELEMENTS) && !m->fields[F_ELEMENTS].u) {
		put_u8(m, F_ERROR, c);
		op.failed = true;
	}
	if (cur_left(c))
		put_bytes(m, F_BYTES, cur_rest(c));
	operation(m, &op);
}

static void read_cemi(struct knx *k, struct cursor *c)
{
	struct message *m = k->m;
	const uint8_t kind = put_u8(m, F_CEMI, c);

	if (m->bad)
		return;
	switch (kind) {
	case L_DATA_REQ:
	case L_DATA_IND:
	case L_DATA_CON:
		cur_skip(c, cur_u8(c));
		k->is_report = kind == L_DATA_IND && k->service != ROUTE && k->service != SYSTEM_BROADCAST;
		k->is_answer = kind == L_DATA_CON;
		read_telegram(k, c);
		break;
	case PROP_READ_REQ:
	case PROP_READ_CON:
	case PROP_WRITE_REQ:
	case PROP_WRITE_CON:
	case PROP_INFO:
	case FUNC_COMMAND:
	case FUNC_STATE:
	case FUNC_CON:
		read_property(k, kind, c);
		break;
	case RESET_REQ:
	case RESET_IND:
		operation(m, &(struct operation){ .intent = kind == RESET_REQ ? INTENT_RUN : INTENT_REPORT,
						  .changes = kind == RESET_REQ ? CHANGES_YES : CHANGES_NO,
						  .role = kind == RESET_REQ ? ROLE_REQUEST : ROLE_REPORT,
						  .label = "reset device", .technique = "T0816" });
		break;
	default:
		put_bytes(m, F_BYTES, cur_rest(c));
		if (kind == L_BUSMON || kind == L_RAW_IND || kind == L_RAW_CON) {
			operation(m, &(struct operation){ .intent = INTENT_REPORT, .role = ROLE_REPORT,
							  .label = "raw frame of the bus", .technique = "T0842" });
			break;
		}
		if (kind != L_RAW_REQ)
			flaw(m, UNKNOWN_CEMI);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = kind == L_RAW_REQ ? "raw frame to the bus" :
						"unknown message",
						  .technique = "T0855" });
	}
}

/* ---- services ---- */

static void session(struct knx *k, const char *label, bool is_answer, bool failed)
{
	operation(k->m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .label = label,
					     .role = is_answer ? ROLE_ANSWER : ROLE_REQUEST, .failed = failed });
}

static void discovery(struct knx *k, struct cursor *c, bool is_answer)
{
	if (k->service != DESCRIBE_ANSWER)
		put_endpoint(k, c, true);
	if (is_answer)
		put_description(k, c);
	else if (k->service == SEARCH_MORE)
		(void)cur_rest(c); /* what is looked for */
	operation(k->m, &(struct operation){ .intent = INTENT_IDENTIFY, .housekeeping = true, .technique = "T0846",
					     .role = is_answer ? ROLE_ANSWER : ROLE_REQUEST,
					     .label = k->service >= DESCRIBE && k->service <= DESCRIBE_ANSWER
						      ? "describe device" : "search devices" });
}

static void read_connect(struct knx *k, struct cursor *c)
{
	struct message *m = k->m;

	if (k->service == CONNECT) {
		put_endpoint(k, c, true);
		put_endpoint(k, c, false);
		const uint8_t len = cur_u8(c);
		put_u8(m, F_CONNECTION, c);
		if (!m->bad && len < 2)
			flaw(m, BAD_LENGTH);
		cur_skip(c, len < 2 ? 0 : len - 2u);
		remember(k, 0, 0);
		session(k, "connect", false, false);
		return;
	}
	put_u8(m, F_CHANNEL, c);
	const uint8_t status = put_u8(m, F_STATUS, c);
	answers(k, CONNECT, 0, 0);
	if (!status) {
		put_endpoint(k, c, true);
		const uint8_t len = cur_u8(c);
		put_u8(m, F_CONNECTION, c);
		if (len == 4)
			put_be16(m, F_OWN_ADDRESS, c);
		else if (!m->bad && len != 2)
			flaw(m, BAD_LENGTH);
	}
	session(k, "connect", true, status != 0);
}

/* Connection state and the end of a connection. */
static void read_state(struct knx *k, struct cursor *c)
{
	struct message *m = k->m;
	const bool is_answer = k->service == STATE_ANSWER || k->service == DISCONNECT_ANSWER;
	const char *label = k->service == STATE || k->service == STATE_ANSWER ? "connection state" : "disconnect";
	const uint8_t channel = put_u8(m, F_CHANNEL, c);

	if (is_answer) {
		const uint8_t status = put_u8(m, F_STATUS, c);
		answers(k, (uint16_t)(k->service - 1), channel, 0);
		session(k, label, true, status != 0);
		return;
	}
	cur_skip(c, 1);
	put_endpoint(k, c, true);
	remember(k, channel, 0);
	session(k, label, false, false);
}

static void read_connected(struct knx *k, struct cursor *c)
{
	struct message *m = k->m;
	const uint8_t len = cur_u8(c);
	const uint8_t channel = put_u8(m, F_CHANNEL, c), sequence = put_u8(m, F_SEQUENCE, c);
	const bool is_ack = k->service == CONFIGURE_ACK || k->service == TUNNEL_ACK;

	if (!m->bad && len != 4)
		flaw(m, BAD_HEADER);
	if (is_ack) {
		const uint8_t status = put_u8(m, F_STATUS, c);
		answers(k, (uint16_t)(k->service - 1), channel, sequence);
		session(k, "acknowledge", true, status != 0);
		return;
	}
	cur_skip(c, 1);
	keep(m);
	if (k->service == TUNNEL || k->service == CONFIGURE) {
		remember(k, channel, sequence);
		read_cemi(k, c);
		return;
	}
	put_bytes(m, F_BYTES, cur_rest(c));
	const bool sets = k->service == FEATURE_SET;
	operation(m, &(struct operation){ .intent = sets ? INTENT_CONFIG : INTENT_READ,
					  .changes = sets ? CHANGES_YES : CHANGES_NO,
					  .role = k->service == FEATURE_ANSWER ? ROLE_ANSWER
						  : k->service == FEATURE_INFO ? ROLE_REPORT : ROLE_REQUEST,
					  .label = sets ? "set feature of the tunnel" : "feature of the tunnel" });
}

/* KNX IP Secure (AN159): what stands in the clear. */
static void read_secure(struct knx *k, struct cursor *c)
{
	struct message *m = k->m;
	const uint32_t offset = cur_offset(c, m->data);

	switch (k->service) {
	case WRAPPER:
		put_be16(m, F_SESSION, c);
		put_uint(m, F_SEQUENCE, cur_be64(c) >> 16, offset + 2,
		6); /* and the first 16 bits of the serial number */
		cur_skip(c, 4);
		put_bytes(m, F_BYTES, cur_rest(c));
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
						  .role = m->from_client ? ROLE_REQUEST : ROLE_ANSWER,
						  .label = "protected message" });
		return;
	case SESSION_REQUEST:
		put_endpoint(k, c, true);
		(void)cur_rest(c); /* public key */
		session(k, "open protected session", false, false);
		return;
	case SESSION_ANSWER:
		put_be16(m, F_SESSION, c);
		(void)cur_rest(c);
		session(k, "open protected session", true, false);
		return;
	case AUTHENTICATE:
		cur_skip(c, 1);
		put_u8(m, F_USER, c);
		(void)cur_rest(c);
		session(k, "authenticate", false, false);
		return;
	case SESSION_STATUS:
		put_u8(m, F_STATUS, c);
		cur_skip(c, 1);
		session(k, "session status", true, false);
		return;
	default:
		put_uint(m, F_SEQUENCE, cur_be64(c) >> 16, offset, 6);
		(void)cur_rest(c);
		session(k, "timer", false, false);
	}
}

static void read_remote(struct knx *k, struct cursor *c)
{
	struct message *m = k->m;
	const bool resets = k->service == REMOTE_RESET, writes = k->service == REMOTE_CONFIGURE;

	put_bytes(m, F_BYTES, cur_rest(c));
	operation(m, &(struct operation){ .intent = resets ? INTENT_RUN : writes ? INTENT_CONFIG : INTENT_DIAGNOSE,
					  .changes = resets || writes ? CHANGES_YES : CHANGES_NO,
					  .technique = resets ? "T0816" : writes ? "T0889" : "T0888",
					  .role = k->service == DIAGNOSE_ANSWER ? ROLE_ANSWER : ROLE_REQUEST,
					  .label = resets ? "remote reset" : writes ? "remote configuration" :
					"remote diagnosis" });
}

static void read_service(struct knx *k, struct cursor *c)
{
	struct message *m = k->m;

	switch (k->service) {
	case SEARCH: case SEARCH_MORE: case DESCRIBE:
		discovery(k, c, false);
		break;
	case SEARCH_ANSWER: case SEARCH_MORE_ANSWER: case DESCRIBE_ANSWER:
		discovery(k, c, true);
		break;
	case CONNECT: case CONNECT_ANSWER:
		read_connect(k, c);
		break;
	case STATE: case STATE_ANSWER: case DISCONNECT: case DISCONNECT_ANSWER:
		read_state(k, c);
		break;
	case CONFIGURE: case CONFIGURE_ACK: case TUNNEL: case TUNNEL_ACK:
	case FEATURE_GET: case FEATURE_ANSWER: case FEATURE_SET: case FEATURE_INFO:
		read_connected(k, c);
		break;
	case ROUTE: case SYSTEM_BROADCAST:
		read_cemi(k, c);
		break;
	case ROUTE_LOST: case ROUTE_BUSY:
		(void)cur_rest(c);
		operation(m, &(struct operation){ .intent = INTENT_REPORT, .role = ROLE_REPORT, .housekeeping = true,
						  .label = k->service == ROUTE_LOST ? "telegrams lost" :
						"router busy" });
		break;
	case DIAGNOSE: case DIAGNOSE_ANSWER: case REMOTE_CONFIGURE: case REMOTE_RESET:
		read_remote(k, c);
		break;
	case WRAPPER: case SESSION_REQUEST: case SESSION_ANSWER: case AUTHENTICATE: case SESSION_STATUS: case TIMER:
		read_secure(k, c);
		break;
	default:
		flaw(m, UNKNOWN_SERVICE);
		put_bytes(m, F_BYTES, cur_rest(c));
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "unknown service" });
	}
}

static void knxnet_ip_dissect(struct message *m, struct cursor c)
{
	struct knx k = { .m = m, .st = m->flow };

	cur_skip(&c, 2); /* frame() has seen them */
	k.service = put_be16(m, F_SERVICE, &c);
	const uint16_t length = put_be16(m, F_LENGTH, &c);
	k.whole = !m->prefix && m->len == length;
	keep(m);
	if (m->bad)
		return;
	m->code = k.service;
	if (k.whole) {
		read_service(&k, &c);
	} else { /* lengths are counted from the end: a part would be read as something else */
		cur_poison(&c);
		return;
	}
	if (cur_left(&c) && !m->bad)
		flaw(m, FLAW_TRAILING);
}

static size_t knxnet_ip_frame(const struct message *m, struct cursor c)
{
	(void)m;
	const int len = cur_peek(&c, 0), version = cur_peek(&c, 1);
	if ((len >= 0 && len != HEADER_LEN) || (version >= 0 && version != 0x10))
		return FRAME_FOREIGN;
	if (cur_left(&c) < HEADER_LEN)
		return FRAME_MORE;
	cur_skip(&c, 4);
	const uint16_t length = cur_be16(&c);
	return length < HEADER_LEN || length > MESSAGE_MAX ? FRAME_FOREIGN : length;
}

static enum probe knxnet_ip_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t frame = knxnet_ip_frame(NULL, c), len = cur_left(&c);

	(void)from_client;
	if (transport == TRANSPORT_ETHER || frame == FRAME_FOREIGN)
		return PROBE_NO;
	if (frame == FRAME_MORE)
		return transport == TRANSPORT_TCP ? PROBE_MORE : PROBE_NO;
	if (transport == TRANSPORT_UDP && frame != len)
		return PROBE_NO;
	cur_skip(&c, 2);
	return names_find(&service_names, cur_be16(&c)) ? PROBE_STRONG : PROBE_WEAK;
}

/* ---- refusing ---- */

static const struct name refuse_list[] = {
	{ 0x24, "no-more-connections" }, { 0x22, "connection-type" }, { 0x28, "authorisation" },
};
static const struct names refuse_names = NAMES(refuse_list);

#define CEMI_AT 10 /* behind header and connection header */

static bool knxnet_ip_neutralise(const struct message *m, uint8_t *bytes)
{
	if (m->len <= CEMI_AT || (m->code != TUNNEL && m->code != CONFIGURE) || m->data[HEADER_LEN] != 4)
		return false;
	bytes[CEMI_AT] = 0;
	return true;
}

static size_t knxnet_ip_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	const uint8_t answer[] = { HEADER_LEN, 0x10, CONNECT_ANSWER >> 8, CONNECT_ANSWER & 0xff, 0, 8, 0,
		(uint8_t)code };

	if (m->code != CONNECT || cap < sizeof answer)
		return 0;
	memcpy(out, answer, sizeof answer);
	return sizeof answer;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 3671, 3671 }, { TRANSPORT_TCP, 3671, 3671 } };

extern const struct dissector knxnet_ip;
const struct dissector knxnet_ip = {
	.name = "knxnet_ip",
	.title = "KNXnet/IP building automation",
	.specification = "ISO 22510:2019, KNX 03_06_03, 03_03_07, AN159",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "search and description, connections (open, state, close), acknowledgements, opening of "
			"protected sessions, notices of routers",
	.codes = &service_names,
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct state),
	.refuse = {
		.means = { REFUSE_NEUTRALISE, REFUSE_EXCISE },
		.code = 0x24,
		.codes = &refuse_names,
		.answer = knxnet_ip_answer,
		.neutralise = knxnet_ip_neutralise,
	},
	.probe = knxnet_ip_probe,
	.frame = knxnet_ip_frame,
	.dissect = knxnet_ip_dissect,
};
