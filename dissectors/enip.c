/* SPDX-License-Identifier: Apache-2.0 */
/*
 * EtherNet/IP: the encapsulation that carries CIP over TCP and UDP port 44818, and the cyclic I/O of CIP
 * connections on UDP 2222.  ODVA, The CIP Networks Library volume 2 (EtherNet/IP adaptation of CIP), edition 1.24,
 * chapter 2 ("2-3.1" below is a clause of it).  All numbers little-endian, but for socket addresses.
 *
 *	 0         2        4               8        12                20        24
 *	+---------+--------+---------------+--------+-----------------+---------+--------------...
 *	| command | length | session       | status | sender context  | options | length bytes
 *	+---------+--------+---------------+--------+-----------------+---------+--------------...
 *
 *	Send RR Data, Send Unit Data:  interface (4) | timeout (2) | items
 *	items (common packet format):  count (2) | count times: type (2) | length (2) | data
 *	UDP 2222:                      items alone: sequenced address (8) and connected data
 *
 * What an unconnected or a connected data item holds is a CIP message: dissectors/cip.c reads it.  Requests and
 * answers have the same form; which is which is told by the direction and, in a conversation joined in its middle,
 * by the message itself.  Cyclic data stays opaque here: what its bytes mean is agreed when the connection is opened.
 *
 * Owns no memory; per-flow state is struct enip_flow; the thread that owns the flow.
 */
#include "dissectors/cip.h"
#include "dissectors/cip_identity.h"

enum {
	F_COMMAND,
	F_LENGTH,
	F_SESSION,
	F_STATUS,
	F_SENDER_CONTEXT,
	F_OPTIONS,
	F_PROTOCOL_VERSION,
	F_INTERFACE,
	F_TIMEOUT,
	F_ITEM,
	F_CONNECTION,
	F_SEQUENCE,
	F_CIP_SEQUENCE,
	F_SOCKET_ADDRESS,
	F_SOCKET_PORT,
	F_CAPABILITIES,
	F_SERVICE_NAME,
	F_VENDOR,
	F_DEVICE_TYPE,
	F_PRODUCT_CODE,
	F_REVISION_MAJOR,
	F_REVISION_MINOR,
	F_DEVICE_STATUS,
	F_SERIAL,
	F_PRODUCT_NAME,
	F_STATE,
	F_DATA,
	F_COUNT,
};

enum {
	COMMAND_NOP = 0x00,
	COMMAND_LEGACY = 0x01,
	COMMAND_LIST_SERVICES = 0x04,
	COMMAND_LIST_IDENTITY = 0x63,
	COMMAND_LIST_INTERFACES = 0x64,
	COMMAND_REGISTER = 0x65,
	COMMAND_UNREGISTER = 0x66,
	COMMAND_RR_DATA = 0x6f,
	COMMAND_UNIT_DATA = 0x70,
	COMMAND_START_DTLS = 0xc8,
};

static const struct name command_list[] = {
	{ COMMAND_NOP, "nop" },
	{ COMMAND_LEGACY, "legacy-identification" },
	{ COMMAND_LIST_SERVICES, "list-services" },
	{ COMMAND_LIST_IDENTITY, "list-identity" },
	{ COMMAND_LIST_INTERFACES, "list-interfaces" },
	{ COMMAND_REGISTER, "register-session" },
	{ COMMAND_UNREGISTER, "unregister-session" },
	{ COMMAND_RR_DATA, "send-rr-data" },
	{ COMMAND_UNIT_DATA, "send-unit-data" },
	{ 0x72, "indicate-status" },
	{ 0x73, "cancel" },
	{ COMMAND_START_DTLS, "start-dtls" },
};
static const struct names command_names = NAMES(command_list);

/* 2-3.5 */
#define STATUS_INVALID_COMMAND 1
static const struct name status_list[] = {
	{ 0, "success" },
	{ STATUS_INVALID_COMMAND, "invalid-command" },
	{ 2, "no-memory" },
	{ 3, "incorrect-data" },
	{ 0x64, "invalid-session" },
	{ 0x65, "invalid-length" },
	{ 0x69, "unsupported-version" },
	{ 0x6a, "service-not-allowed" },
};
static const struct names status_names = NAMES(status_list);

/* 2-6.2 */
enum {
	ITEM_NULL = 0x0000,
	ITEM_LEGACY = 0x0001,
	ITEM_IDENTITY = 0x000c,
	ITEM_CONNECTED_ADDRESS = 0x00a1,
	ITEM_CONNECTED_DATA = 0x00b1,
	ITEM_UNCONNECTED_DATA = 0x00b2,
	ITEM_SERVICES = 0x0100,
	ITEM_SOCKET_O_T = 0x8000,
	ITEM_SOCKET_T_O = 0x8001,
	ITEM_SEQUENCED_ADDRESS = 0x8002,
	ITEM_UDP_MESSAGE = 0x8003,
};

static const struct name item_list[] = {
	{ ITEM_NULL, "null" },
	{ ITEM_LEGACY, "legacy-identification" },
	{ ITEM_IDENTITY, "identity" },
	{ 0x0086, "security-information" },
	{ 0x0087, "capability" },
	{ 0x0088, "usage" },
	{ ITEM_CONNECTED_ADDRESS, "connected-address" },
	{ ITEM_CONNECTED_DATA, "connected-data" },
	{ ITEM_UNCONNECTED_DATA, "unconnected-data" },
	{ ITEM_SERVICES, "services" },
	{ ITEM_SOCKET_O_T, "socket-address-o-t" },
	{ ITEM_SOCKET_T_O, "socket-address-t-o" },
	{ ITEM_SEQUENCED_ADDRESS, "sequenced-address" },
	{ ITEM_UDP_MESSAGE, "udp-message" },
};
static const struct names item_names = NAMES(item_list);

/* CIP volume 1, 5A-2.2: also sent by List Identity */
static const struct name state_list[] = {
	{ 0, "nonexistent" },
	{ 1, "self-testing" },
	{ 2, "standby" },
	{ 3, "operational" },
	{ 4, "major-recoverable-fault" },
	{ 5, "major-unrecoverable-fault" },
	{ 255, "not-supported" },
};
static const struct names state_names = NAMES(state_list);

static const struct field fields[] = {
	[F_COMMAND] = { "command", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &command_names,
			"what the encapsulation message does" },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "bytes behind the encapsulation header" },
	[F_SESSION] = { "session", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			"number that the device gave this connection when it was registered" },
	[F_STATUS] = { "status", FIELD_UINT, 32, USE_DETAIL, 0, &status_names,
		       "whether the device could do what the encapsulation message asks" },
	[F_SENDER_CONTEXT] = { "sender_context", FIELD_BYTES, 64, USE_DETAIL, 0, NULL,
			       "eight bytes that the client chose and the answer repeats" },
	[F_OPTIONS] = { "options", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "must be 0" },
	[F_PROTOCOL_VERSION] = { "protocol_version", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
				 "version of the encapsulation; 1 is the only one" },
	[F_INTERFACE] = { "interface", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			  "what the message is for; 0 is CIP, the only one in use" },
	[F_TIMEOUT] = { "timeout", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "seconds to wait for an answer; 0: none" },
	[F_ITEM] = { "item", FIELD_UINT, 16, USE_KEY, 0, &item_names, "type of the item that carries the data" },
	[F_CONNECTION] = { "connection", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			   "number of the CIP connection, agreed when it was opened" },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			 "number of a cyclic datagram in its CIP connection" },
	[F_CIP_SEQUENCE] = { "cip_sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			     "number of a connected message; the answer repeats it" },
	[F_SOCKET_ADDRESS] = { "socket_address", FIELD_BYTES, 32, USE_DETAIL, 0, NULL,
			       "IP address that the device names for itself or for a connection" },
	[F_SOCKET_PORT] = { "socket_port", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "the port that goes with it" },
	[F_CAPABILITIES] = { "capabilities", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			     "bit 5: CIP over TCP, bit 8: cyclic CIP over UDP" },
	[F_SERVICE_NAME] = { "service_name", FIELD_TEXT, 128, USE_DETAIL, 0, NULL,
			     "name of the communication service that the device offers" },
	[F_VENDOR] = { "vendor", FIELD_UINT, 16, USE_DETAIL, 0, &cip_vendor_names,
		       "who made the device (ODVA number)" },
	[F_DEVICE_TYPE] = { "device_type", FIELD_UINT, 16, USE_DETAIL, 0, &cip_device_names,
			    "what kind of device it is" },
	[F_PRODUCT_CODE] = { "product_code", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			     "the vendor's number of the product" },
	[F_REVISION_MAJOR] = { "revision_major", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "firmware revision, first part" },
	[F_REVISION_MINOR] = { "revision_minor", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "firmware revision, second part" },
	[F_DEVICE_STATUS] = { "device_status", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			      "owned, configured, fault bits of the device" },
	[F_SERIAL] = { "serial", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "serial number of the device" },
	[F_PRODUCT_NAME] = { "product_name", FIELD_TEXT, 255, USE_DETAIL, 0, NULL, "name of the product" },
	[F_STATE] = { "state", FIELD_UINT, 8, USE_DETAIL, 0, &state_names, "what the device is doing" },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "bytes that are not read further" },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a field has no description");

enum {
	UNKNOWN_COMMAND = FLAW_OWN,
	UNKNOWN_ITEM,
	BAD_LENGTH,
	BAD_OPTIONS,
	BAD_STATUS,
	BAD_VERSION,
	BAD_INTERFACE,
	BAD_SESSION,
	BAD_ITEMS,
	UNKNOWN_CONNECTION,
	FLAWS_END,
};

static const struct flaw flaws[] = {
	[UNKNOWN_COMMAND - FLAW_OWN] = { "unknown_command", FLAW_UNKNOWN,
					 "an encapsulation command that is not assigned" },
	[UNKNOWN_ITEM - FLAW_OWN] = { "unknown_item", FLAW_UNKNOWN, "an item of a type that is not assigned" },
	[BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED, "a length that the command does not allow" },
	[BAD_OPTIONS - FLAW_OWN] = { "bad_options", FLAW_MALFORMED,
				     "options that are not 0: devices drop such a message" },
	[BAD_STATUS - FLAW_OWN] = { "bad_status", FLAW_MALFORMED, "a request with a status, which only answers have" },
	[BAD_VERSION - FLAW_OWN] = { "bad_version", FLAW_MALFORMED,
				     "a version of the encapsulation that does not exist" },
	[BAD_INTERFACE - FLAW_OWN] = { "bad_interface", FLAW_UNKNOWN, "data for an interface that is not CIP" },
	[BAD_SESSION - FLAW_OWN] = { "bad_session", FLAW_MALFORMED,
				     "a session number that the device did not give this connection" },
	[BAD_ITEMS - FLAW_OWN] = { "bad_items", FLAW_MALFORMED,
				   "items that are missing, too many, out of order, or of the wrong length" },
	[UNKNOWN_CONNECTION - FLAW_OWN] = { "unknown_connection", FLAW_UNKNOWN,
					    "data of a CIP connection whose opening was not seen" },
};

/* Commands: 2-4.  hk: housekeeping. */
struct shape {
	uint16_t command;
	uint16_t min, max[2]; /* bytes behind the header; most of a request, of an answer */
	uint8_t intent;
	uint8_t changes;
	bool answered;
	bool housekeeping;
	const char *label;
	const char *technique;
};

#define DATA_MAX 65511 /* 2-3.2 */

static const struct shape shapes[] = {
	{ COMMAND_NOP, 0, { DATA_MAX, DATA_MAX }, INTENT_SESSION, CHANGES_NO, false, true, "no operation", NULL },
	{ COMMAND_LEGACY, 0, { 0, 512 }, INTENT_IDENTIFY, CHANGES_NO, true, false, "legacy identification", "T0846" },
	{ COMMAND_LIST_SERVICES, 0, { 0, 512 }, INTENT_IDENTIFY, CHANGES_NO, true, true, "list services", "T0846" },
	{ COMMAND_LIST_IDENTITY, 0, { 0, 1024 }, INTENT_IDENTIFY, CHANGES_NO, true, false, "list identity", "T0846" },
	{ COMMAND_LIST_INTERFACES, 0, { 0, 512 }, INTENT_IDENTIFY, CHANGES_NO, true, true, "list interfaces", "T0846" },
	{ COMMAND_REGISTER, 4, { 4, 4 }, INTENT_SESSION, CHANGES_NO, true, true, "register session", NULL },
	{ COMMAND_UNREGISTER, 0, { 0, 0 }, INTENT_SESSION, CHANGES_NO, false, true, "unregister session", NULL },
	{ COMMAND_RR_DATA, 8, { DATA_MAX, DATA_MAX }, INTENT_OTHER, CHANGES_UNKNOWN, true, false,
	  "send unconnected data", NULL },
	{ COMMAND_UNIT_DATA, 8, { DATA_MAX, DATA_MAX }, INTENT_OTHER, CHANGES_UNKNOWN, false, false,
	  "send connected data", NULL },
	{ 0x72, 0, { DATA_MAX, DATA_MAX }, INTENT_OTHER, CHANGES_UNKNOWN, false, false, "indicate status", NULL },
	{ 0x73, 0, { DATA_MAX, DATA_MAX }, INTENT_OTHER, CHANGES_UNKNOWN, false, false, "cancel", NULL },
	{ COMMAND_START_DTLS, 0, { DATA_MAX, DATA_MAX }, INTENT_SESSION, CHANGES_NO, true, true, "start DTLS", NULL },
};
static const struct shape unknown_shape = { 0, 0, { DATA_MAX, DATA_MAX }, INTENT_OTHER, CHANGES_UNKNOWN, false, false,
					    "unknown command", NULL };

static const struct shape *shape_of(uint32_t command)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
		if (shapes[i].command == command)
			return &shapes[i];
	return &unknown_shape;
}

#define HEADER_LEN 24
#define SOCKET_LEN 16

struct enip_flow {
	uint32_t session;   /* as registered */
	bool registered;    /* the registration was seen */
	bool lost;          /* told once that a connection's opening was before the first packet */
	uint16_t awaited;   /* bit per row of shapes: a request of this kind waits for its answer */
	struct cip_flow cip;
};

/* ---- reading ---- */

struct reading {
	struct message *m;
	struct enip_flow *flow;
	const struct shape *shape;
	struct bytes context;
	uint32_t session, status;
	uint16_t length;
	bool is_answer;
};

/* A flaw that was read, not one that poison's zeros suggest. */
static void wrong(struct message *m, unsigned which)
{
	if (!m->bad)
		flaw(m, which);
}

static void emit(const struct reading *r)
{
	operation(r->m, &(struct operation){
		.intent = r->shape->intent,
		.changes = r->shape->changes,
		.role = r->is_answer ? ROLE_ANSWER : ROLE_REQUEST,
		.housekeeping = r->shape->housekeeping,
		.failed = r->is_answer && r->status,
		.label = r->shape->label,
		.technique = r->shape->technique,
	});
}

/* 2-6.3.3: big-endian, as sockets have it */
static void put_socket(struct message *m, struct cursor *c)
{
	const uint16_t family = cur_be16(c);
	if (family != 2)
		wrong(m, BAD_ITEMS);
	put_be16(m, F_SOCKET_PORT, c);
	put_bytes(m, F_SOCKET_ADDRESS, cur_take(c, 4));
	cur_skip(c, 8);
}

/* Text up to its first zero byte. */
static struct bytes text_of(struct bytes b)
{
	size_t len = 0;
	while (len < b.len && b.p[len])
		len++;
	return (struct bytes){ b.p, len };
}

static void identity_item(struct message *m, struct cursor *c)
{
	static const struct cip_identity_fields ids = { F_VENDOR, F_DEVICE_TYPE, F_PRODUCT_CODE, F_REVISION_MAJOR,
							F_REVISION_MINOR, F_DEVICE_STATUS, F_SERIAL, F_PRODUCT_NAME };
	put_le16(m, F_PROTOCOL_VERSION, c);
	put_socket(m, c);
	cip_identity(m, c, &ids, false);
	put_u8(m, F_STATE, c);
}

/* Items of the answers that list something: 2-4.2 to 2-4.4.  An operation each. */
static void list_items(const struct reading *r, struct cursor *c)
{
	struct message *m = r->m;
	const uint16_t count = cur_le16(c);

	for (unsigned i = 0; i < count && !m->bad; i++) {
		const uint16_t type = put_le16(m, F_ITEM, c), len = cur_le16(c);
		struct cursor item = cur_cut(c, len);
		switch (type) {
		case ITEM_LEGACY:
			put_le16(m, F_PROTOCOL_VERSION, &item);
			cur_skip(&item, 2);
			put_socket(m, &item);
			put_bytes(m, F_SERVICE_NAME, text_of(cur_rest(&item)));
			break;
		case ITEM_IDENTITY:
			identity_item(m, &item);
			break;
		case ITEM_SERVICES:
			put_le16(m, F_PROTOCOL_VERSION, &item);
			put_le16(m, F_CAPABILITIES, &item);
			put_bytes(m, F_SERVICE_NAME, text_of(cur_take(&item, 16)));
			break;
		default:
			if (!names_find(&item_names, type))
				wrong(m, UNKNOWN_ITEM);
			put_bytes(m, F_DATA, cur_rest(&item));
			break;
		}
		if (cur_left(&item))
			wrong(m, BAD_ITEMS);
		emit(r);
	}
	if (!count)
		emit(r);
}

/* ---- items that carry CIP ---- */

struct packet {
	uint32_t connection;
	uint16_t address_type, data_type;
	struct cursor data;
};

/* An address item, a data item, and for openings socket addresses: 2-6.1. */
static struct packet read_items(struct message *m, struct cursor *c)
{
	struct packet p = { .data = { c->end, c->end, c->bad } };
	const uint16_t count = cur_le16(c);

	if (count < 2 || count > 4)
		wrong(m, BAD_ITEMS);
	p.address_type = cur_le16(c);
	const uint16_t address_len = cur_le16(c);
	struct cursor address = cur_cut(c, address_len);
	if (p.address_type == ITEM_CONNECTED_ADDRESS || p.address_type == ITEM_SEQUENCED_ADDRESS)
		p.connection = put_le32(m, F_CONNECTION, &address);
	if (p.address_type == ITEM_SEQUENCED_ADDRESS)
		put_le32(m, F_SEQUENCE, &address);
	if (cur_left(&address))
		wrong(m, BAD_ITEMS);
	p.data_type = put_le16(m, F_ITEM, c);
	const uint16_t data_len = cur_le16(c);
	p.data = cur_cut(c, data_len);
	for (unsigned i = 2; i < count && !m->bad; i++) {
		const uint16_t type = cur_le16(c), len = cur_le16(c);
		struct cursor item = cur_cut(c, len);
		if ((type != ITEM_SOCKET_O_T && type != ITEM_SOCKET_T_O) || len != SOCKET_LEN)
			wrong(m, names_find(&item_names, type) ? BAD_ITEMS : UNKNOWN_ITEM);
		else
			put_socket(m, &item);
	}
	return p;
}

/* What the CIP message is to know: its connection, and what request and answer have in common.  Connected, that is the
 * sequence count in the connection; unconnected, the sender context. */
static void prepare_cip(const struct reading *r, const struct packet *p, uint16_t sequence, bool to_target)
{
	struct cip_flow *flow = &r->flow->cip;

	flow->nested = false;
	flow->route_len = 0;
	flow->connection = CIP_CONNECTION_NONE;
	if (r->shape->command == COMMAND_UNIT_DATA) {
		flow->connection = cip_connection_find(flow, p->connection, to_target);
		flow->key = UINT32_C(0x80000000) | (uint32_t)flow->connection << 16 | sequence;
	} else {
		flow->key = (bytes_be32(r->context, 0) ^ bytes_be32(r->context, 4)) & 0x7fffffff;
	}
}

static void read_data(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;
	const bool connected = r->shape->command == COMMAND_UNIT_DATA;

	if (put_le32(m, F_INTERFACE, c))
		wrong(m, BAD_INTERFACE);
	put_le16(m, F_TIMEOUT, c);
	struct packet p = read_items(m, c);
	if (p.address_type != (connected ? ITEM_CONNECTED_ADDRESS : ITEM_NULL) ||
	    p.data_type != (connected ? ITEM_CONNECTED_DATA : ITEM_UNCONNECTED_DATA))
		wrong(m, BAD_ITEMS);
	const uint16_t sequence = connected ? put_le16(m, F_CIP_SEQUENCE, &p.data) : 0;
	if (r->flow->registered && r->session != r->flow->session)
		wrong(m, BAD_SESSION);
	const struct bytes inner = cur_rest(&p.data);
	if (m->bad || !inner.len) {
		wrong(m, BAD_ITEMS);
		emit(r);
		return;
	}
	prepare_cip(r, &p, sequence, !(inner.p[0] & 0x80));
	if (connected && r->flow->cip.connection == CIP_CONNECTION_NONE && !(m->midstream && r->flow->lost)) {
		flaw(m, UNKNOWN_CONNECTION);
		r->flow->lost = !m->prefix;
	}
	carry(m, &cip, &r->flow->cip, inner);
}

static void register_session(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;
	const uint16_t version = put_le16(m, F_PROTOCOL_VERSION, c);
	const uint16_t options = cur_le16(c);

	if (version != 1 && !r->is_answer)
		wrong(m, BAD_VERSION);
	if (options)
		wrong(m, BAD_OPTIONS);
	emit(r);
	if (r->is_answer && !r->status && !m->bad && !m->prefix) {
		r->flow->session = r->session;
		r->flow->registered = true;
	}
}

/* ---- the message ---- */

/* Of the commands that list something only answers have data; a session's number comes with the answer. */
static bool tells_answer(const struct reading *r, uint32_t command)
{
	switch (command) {
	case COMMAND_LEGACY:
	case COMMAND_LIST_SERVICES:
	case COMMAND_LIST_IDENTITY:
	case COMMAND_LIST_INTERFACES:
		return r->length != 0 || r->status != 0;
	case COMMAND_REGISTER:
		return r->session != 0 || r->status != 0;
	default:
		return !r->m->from_client;
	}
}

/* Requests and answers of the encapsulation itself.  UDP answers to a broadcast come from anywhere. */
static void pair_up(const struct reading *r)
{
	struct message *m = r->m;
	const uint16_t bit = (uint16_t)(1u << (r->shape - shapes));

	if (m->bad || m->transport != TRANSPORT_TCP || r->shape == &unknown_shape || !r->shape->answered ||
	    r->shape->command == COMMAND_RR_DATA)
		return;
	if (r->is_answer && !(r->flow->awaited & bit))
		flaw(m, FLAW_NO_REQUEST);
	if (m->prefix)
		return;
	if (r->is_answer)
		r->flow->awaited &= (uint16_t)~bit;
	else
		r->flow->awaited |= bit;
}

static void read_body(struct reading *r, struct cursor *c)
{
	switch (r->length ? r->shape->command : COMMAND_NOP) {
	case COMMAND_REGISTER:
		register_session(r, c);
		break;
	case COMMAND_RR_DATA:
	case COMMAND_UNIT_DATA:
		read_data(r, c);
		break;
	case COMMAND_LEGACY:
	case COMMAND_LIST_SERVICES:
	case COMMAND_LIST_IDENTITY:
	case COMMAND_LIST_INTERFACES:
		list_items(r, c);
		break;
	default:
		if (r->length)
			put_bytes(r->m, F_DATA, cur_take(c, r->length));
		emit(r);
		break;
	}
	if (cur_left(c))
		wrong(r->m, FLAW_TRAILING);
}

static void encapsulated(struct message *m, struct cursor c)
{
	struct reading r = { .m = m, .flow = m->flow };

	const uint16_t command = put_le16(m, F_COMMAND, &c);
	r.length = put_le16(m, F_LENGTH, &c);
	r.session = put_le32(m, F_SESSION, &c);
	r.status = put_le32(m, F_STATUS, &c);
	r.context = cur_take(&c, 8);
	put_bytes(m, F_SENDER_CONTEXT, r.context);
	const uint32_t options = put_le32(m, F_OPTIONS, &c);
	if (m->bad)
		return;
	keep(m);
	m->code = command;
	r.shape = shape_of(command);
	expect(m, (enum intent)r.shape->intent);
	r.is_answer = tells_answer(&r, command);
	if (command != COMMAND_NOP && command != COMMAND_RR_DATA && command != COMMAND_UNIT_DATA)
		set_client(m, !r.is_answer);
	if (m->transport == TRANSPORT_TCP)
		r.is_answer = !m->from_client;
	if (r.shape == &unknown_shape)
		flaw(m, UNKNOWN_COMMAND);
	if (options)
		flaw(m, BAD_OPTIONS);
	if (!r.is_answer && r.status)
		flaw(m, BAD_STATUS);
	/* A refusal comes without data. */
	if (r.length > r.shape->max[r.is_answer] || (r.length < r.shape->min && !(r.is_answer && r.status)))
		flaw(m, BAD_LENGTH);
	pair_up(&r);
	read_body(&r, &c);
}

/* UDP 2222: items alone.  m->carrier: not a command of the encapsulation. */
static void cyclic(struct message *m, struct cursor c)
{
	m->carrier = true;
	expect(m, INTENT_REPORT);
	struct packet p = read_items(m, &c);
	if (p.data_type != ITEM_CONNECTED_DATA)
		wrong(m, BAD_ITEMS);
	put_bytes(m, F_DATA, cur_rest(&p.data));
	operation(m, &(struct operation){ .intent = INTENT_REPORT, .changes = CHANGES_UNKNOWN, .role = ROLE_REPORT,
					  .label = "cyclic data" });
	if (cur_left(&c))
		wrong(m, FLAW_TRAILING);
}

#define CYCLIC_BEGIN 6

/* A datagram that begins with the number of its items and a sequenced address; no command looks like it. */
static bool is_cyclic(enum transport transport, const struct cursor *c)
{
	static const uint8_t begin[CYCLIC_BEGIN] = { 2, 0, ITEM_SEQUENCED_ADDRESS & 0xff, ITEM_SEQUENCED_ADDRESS >> 8,
						     8, 0 };

	for (size_t i = 0; i < CYCLIC_BEGIN; i++)
		if (cur_peek(c, i) != begin[i])
			return false;
	return transport == TRANSPORT_UDP;
}

static void enip_dissect(struct message *m, struct cursor c)
{
	if (is_cyclic(m->transport, &c))
		cyclic(m, c);
	else
		encapsulated(m, c);
}

static size_t enip_frame(const struct message *m, struct cursor c)
{
	if (is_cyclic(m->transport, &c)) {
		const int low = cur_peek(&c, 16), high = cur_peek(&c, 17);
		return low < 0 || high < 0 ? FRAME_MORE : 18 + (size_t)(low | high << 8);
	}
	const int low = cur_peek(&c, 2), high = cur_peek(&c, 3);
	/* of a datagram, as many bytes as tell which of the two it is */
	return cur_left(&c) < CYCLIC_BEGIN ? FRAME_MORE : HEADER_LEN + (size_t)(low | high << 8);
}

/* ---- recognising ---- */

/* The items of Send RR Data and Send Unit Data; PROBE_MORE: not all of it is here. */
static enum probe probe_data(struct cursor c, uint32_t command, uint32_t length)
{
	static const uint8_t unconnected[] = { 0, 0, 0, 0, 0xb2, 0 };
	static const uint8_t connected[] = { 0xa1, 0, 4, 0 };

	if (length < 16)
		return PROBE_NO;
	if (cur_left(&c) < 16)
		return PROBE_MORE;
	const struct bytes b = cur_take(&c, 16);
	if (b.p[0] || b.p[1] || b.p[2] || b.p[3] || b.p[6] < 2 || b.p[6] > 4 || b.p[7])
		return PROBE_NO;
	const bool is_connected = command == COMMAND_UNIT_DATA;
	const uint8_t *const want = is_connected ? connected : unconnected;
	for (size_t i = 0; i < (is_connected ? sizeof connected : sizeof unconnected); i++)
		if (b.p[8 + i] != want[i])
			return PROBE_NO;
	return PROBE_STRONG;
}

/* A listing is little but zeros: enough for a whole datagram, not for a place in a stream. */
static enum probe probe_message(enum transport transport, struct cursor c)
{
	const size_t left = cur_left(&c);
	const struct bytes head = cur_take(&c, HEADER_LEN);
	const uint32_t command = (uint32_t)head.p[0] | (uint32_t)head.p[1] << 8;
	const uint32_t length = (uint32_t)head.p[2] | (uint32_t)head.p[3] << 8;
	const struct shape *s = shape_of(command);
	const bool idle = !head.p[4] && !head.p[5] && !head.p[6] && !head.p[7];
	const uint32_t most = s->max[0] > s->max[1] ? s->max[0] : s->max[1];

	if (s == &unknown_shape || head.p[20] || head.p[21] || head.p[22] || head.p[23] || head.p[9] || head.p[10] ||
	    head.p[11] || !names_find(&status_names, head.p[8]) || length > most)
		return PROBE_NO;
	switch (command) {
	case COMMAND_RR_DATA:
	case COMMAND_UNIT_DATA:
		return length ? probe_data(c, command, length) : PROBE_WEAK;
	case COMMAND_REGISTER:
		if (length != 4 || cur_peek(&c, 0) > 1 || cur_peek(&c, 1) > 0 || cur_peek(&c, 2) > 0 ||
		    cur_peek(&c, 3) > 0)
			return length ? PROBE_NO : PROBE_WEAK;
		return cur_left(&c) < 4 ? PROBE_MORE : PROBE_STRONG;
	case COMMAND_LIST_IDENTITY:
	case COMMAND_LIST_SERVICES:
	case COMMAND_LIST_INTERFACES:
		return transport == TRANSPORT_UDP && idle && left == HEADER_LEN + length ? PROBE_STRONG : PROBE_WEAK;
	default:
		return PROBE_WEAK;
	}
}

static enum probe enip_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (is_cyclic(transport, &c)) {
		const struct bytes b = cur_take(&c, cur_left(&c) < 18 ? 0 : 18);
		const bool fits = b.len && b.p[14] == ITEM_CONNECTED_DATA && !b.p[15] &&
				  cur_left(&c) == ((size_t)b.p[16] | (size_t)b.p[17] << 8);
		return fits ? PROBE_STRONG : PROBE_NO;
	}
	if (cur_left(&c) >= HEADER_LEN)
		return probe_message(transport, c);
	const int low = cur_peek(&c, 0), high = cur_peek(&c, 1);
	if (transport == TRANSPORT_UDP || high > 0 || (low >= 0 && shape_of((uint32_t)low) == &unknown_shape))
		return PROBE_NO;
	return PROBE_MORE;
}

/* ---- refusing ---- */

/* The header of an answer: that of the request, with a status and the length of what follows. */
static void answer_header(uint8_t *out, struct bytes head, size_t length, uint8_t status)
{
	memcpy(out, head.p, HEADER_LEN);
	out[2] = (uint8_t)length;
	out[3] = (uint8_t)(length >> 8);
	out[8] = status;
	memset(out + 9, 0, 3);
}

/* Interface, timeout, items: 2-4.7 and 2-4.8; of an answer the timeout is 0. */
#define UNCONNECTED_LEN 16
#define CONNECTED_LEN 22

/* The CIP request's own "no", in items as they came. */
static size_t answer_data(const struct message *m, struct cursor *c, int32_t code, struct bytes head, uint8_t *out,
			  size_t cap)
{
	const struct enip_flow *flow = m->flow;
	const bool connected = bytes_u8(head, 0) == COMMAND_UNIT_DATA;
	const size_t items_len = connected ? CONNECTED_LEN : UNCONNECTED_LEN;
	const struct bytes items = cur_take(c, items_len);
	const uint8_t want[2] = { connected ? ITEM_CONNECTED_ADDRESS : ITEM_NULL,
				  connected ? ITEM_CONNECTED_DATA : ITEM_UNCONNECTED_DATA };
	const size_t data_at = connected ? 16 : 12; /* type of the data item */

	if (!items.len || cap < HEADER_LEN + items_len || bytes_u8(items, 8) != want[0] ||
	    bytes_u8(items, data_at) != want[1])
		return 0;
	uint8_t *p = out + HEADER_LEN;
	const size_t n = cip_refusal(cur_rest(c), (uint8_t)code, p + items_len, cap - HEADER_LEN - items_len);
	if (!n)
		return 0;
	memcpy(p, items.p, items_len);
	p[4] = p[5] = 0;
	p[6] = 2;
	if (connected) {
		const uint32_t o_t = bytes_be32(items, 12); /* as it lies there: compared below */
		const uint32_t number = o_t >> 24 | (o_t >> 8 & 0xff00) | (o_t << 8 & 0xff0000) | o_t << 24;
		const struct cip_connection *open =
			cip_connection(&flow->cip, cip_connection_find(&flow->cip, number, true));
		if (!open)
			return 0; /* the number that the client expects is not known */
		for (unsigned i = 0; i < 4; i++)
			p[12 + i] = (uint8_t)(open->t_o >> 8 * i);
	}
	const size_t data_len = n + (connected ? 2 : 0);
	p[data_at + 2] = (uint8_t)data_len;
	p[data_at + 3] = (uint8_t)(data_len >> 8);
	answer_header(out, head, items_len + n, 0);
	return HEADER_LEN + items_len + n;
}

/* CIP: a general status.  The encapsulation itself: the command with a status and no data, 2-3.5. */
static size_t enip_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);

	if (is_cyclic(m->transport, &c))
		return 0;
	const struct bytes head = cur_take(&c, HEADER_LEN);
	if (bad || cap < HEADER_LEN)
		return 0;
	const struct shape *s = shape_of((uint32_t)head.p[0] | (uint32_t)head.p[1] << 8);
	if (s->command == COMMAND_RR_DATA || s->command == COMMAND_UNIT_DATA)
		return answer_data(m, &c, code, head, out, cap);
	if (!s->answered)
		return 0;
	answer_header(out, head, 0, STATUS_INVALID_COMMAND);
	return HEADER_LEN;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 44818, 44818 },
	{ TRANSPORT_UDP, 44818, 44818 },
	{ TRANSPORT_UDP, 2222, 2222 },
};

extern const struct dissector enip;
const struct dissector enip = {
	.name = "enip",
	.title = "EtherNet/IP",
	.specification = "ODVA, The CIP Networks Library volume 2, edition 1.24",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "registering and unregistering the session, listing services and interfaces, starting DTLS, "
			"no operation",
	.codes = &command_names,
	.message_max = HEADER_LEN + 65535,
	.flow_size = sizeof(struct enip_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = 0x0f, .codes = &cip_status_names,
		    .answer = enip_answer },
	.probe = enip_probe,
	.frame = enip_frame,
	.dissect = enip_dissect,
};
