/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ethernet POWERLINK: drives and machine control in time slots that a managing node gives, ethertype 0x88ab.  Reads
 * EPSG DS 301 V1.5.1 (frames, clause 4.6; network management, 7; service data, 6.3).  Numbers are little-endian.
 *
 *   0       1       2       3                      10
 *   +-------+-------+-------+----------- ... ------+------------ ... ---+
 *   | type  | to    | from  | by type              | process data       |
 *   +-------+-------+-------+----------- ... ------+------------ ... ---+
 *   0x01 SoC start of cycle, 0x03 PReq poll request, 0x04 PRes poll response, 0x05 SoA start of the asynchronous
 *   phase, 0x06 ASnd: service (identity, status, network management, service data), 0x07 AMNI, 0x0d AInv
 *
 * One operation a message; a poll request commands the outputs of its node, a poll response reports its inputs.
 * Service data are accesses to objects, network management commands start, stop and reset nodes.  A frame outside
 * its slot breaks the cycle, and Bulkhead has no place inside a segment: it is read, not gated, and there is nothing
 * to refuse.  Not read: contents of process data, status entries, segments of long service data.
 *
 * Keeps nothing; called by the thread that owns the flow.
 */
#include "dissectors/dissector.h"

enum {
	F_TYPE, F_TO, F_FROM, F_STATE, F_READY, F_SIZE, F_DATA, F_NET_TIME, F_REQUESTED, F_TARGET, F_SERVICE, F_COMMAND,
	F_DEVICE, F_VENDOR, F_PRODUCT, F_REVISION, F_SERIAL, F_HOST, F_ADDRESS, F_TRANSACTION, F_ACCESS, F_RESPONSE,
			F_ABORT,
	F_OBJECT, F_SUBINDEX, F_BYTES, F_FIELDS
};

enum type { SOC = 1, PREQ = 3, PRES = 4, SOA = 5, ASND = 6, AMNI = 7, AINV = 13 };

static const struct name type_list[] = {
	{ SOC, "soc" }, { PREQ, "preq" }, { PRES, "pres" }, { SOA, "soa" }, { ASND, "asnd" }, { AMNI, "amni" },
	{ AINV, "ainv" },
};
static const struct names type_names = NAMES(type_list);

enum service { IDENT = 1, STATUS, NMT_REQUEST, NMT_COMMAND, SDO, SYNC };

static const struct name service_list[] = {
	{ 0, "none" }, { IDENT, "ident-response" }, { STATUS, "status-response" }, { NMT_REQUEST, "nmt-request" },
	{ NMT_COMMAND, "nmt-command" }, { SDO, "sdo" }, { SYNC, "sync-response" }, { 0xff, "unspecified-invite" },
};
static const struct names service_names = NAMES(service_list);

/* DS 301, 7.1.4. */
static const struct name state_list[] = {
	{ 0x00, "off" }, { 0x19, "initialising" }, { 0x29, "reset-application" }, { 0x39, "reset-communication" },
	{ 0x79, "reset-configuration" }, { 0x1c, "not-active" }, { 0x1d, "pre-operational-1" },
	{ 0x5d, "pre-operational-2" }, { 0x6d, "ready-to-operate" }, { 0xfd, "operational" }, { 0x4d, "stopped" },
	{ 0x1e, "basic-ethernet" },
};
static const struct names state_names = NAMES(state_list);

static const struct name command_list[] = {
	{ 0x21, "start-node" }, { 0x22, "stop-node" }, { 0x23, "enter-pre-operational-2" },
	{ 0x24, "enable-ready-to-operate" }, { 0x28, "reset-node" }, { 0x29, "reset-communication" },
	{ 0x2a, "reset-configuration" }, { 0x2b, "software-reset" }, { 0x41, "start-node-ex" },
	{ 0x42, "stop-node-ex" }, { 0x43, "enter-pre-operational-2-ex" }, { 0x44, "enable-ready-to-operate-ex" },
	{ 0x48, "reset-node-ex" }, { 0x49, "reset-communication-ex" }, { 0x4a, "reset-configuration-ex" },
	{ 0x4b, "software-reset-ex" }, { 0x62, "set-host-name" }, { 0x63, "flush-arp-entry" },
	{ 0x80, "publish-configured-nodes" }, { 0x90, "publish-active-nodes" }, { 0xb0, "publish-time" },
};
static const struct names command_names = NAMES(command_list);

enum access { ACCESS_NIL, ACCESS_WRITE, ACCESS_READ };

static const struct name access_list[] = {
	{ ACCESS_NIL, "none" }, { ACCESS_WRITE, "write" }, { ACCESS_READ, "read" }, { 3, "write-all" }, { 4,
			"read-all" },
	{ 5, "write-by-name" }, { 6, "read-by-name" }, { 0x20, "file-write" }, { 0x21, "file-read" },
	{ 0x31, "write-several" }, { 0x32, "read-several" }, { 0x70, "maximum-segment" },
};
static const struct names access_names = NAMES(access_list);

static const struct field fields[] = {
	[F_TYPE] = { "type", FIELD_UINT, 7, USE_KEY, FIELD_CODE, &type_names, "Kind of message." },
	[F_TO] = { "to", FIELD_UINT, 8, USE_ADDRESS, 0, NULL, "Node that is meant; 255: all." },
	[F_FROM] = { "from", FIELD_UINT, 8, USE_KEY, 0, NULL, "Node that sends; 240: the managing node." },
	[F_STATE] = { "state", FIELD_UINT, 8, USE_DETAIL, 0, &state_names, "State of the sender." },
	[F_READY] = { "ready", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "The process data are valid." },
	[F_SIZE] = { "size", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Octets of process data." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "Process data." },
	[F_NET_TIME] = { "net_time", FIELD_TIME, 64, USE_DETAIL, 0, NULL, "Time of the network at the cycle's start." },
	[F_REQUESTED] = { "requested", FIELD_UINT, 8, USE_DETAIL, 0, &service_names,
		"Service that the asynchronous phase is given to." },
	[F_TARGET] = { "target", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Node that it is given to." },
	[F_SERVICE] = { "service", FIELD_UINT, 8, USE_KEY, 0, &service_names, "Service of an asynchronous message." },
	[F_COMMAND] = { "command", FIELD_UINT, 8, USE_KEY, 0, &command_names, "Command of the network management." },
	[F_DEVICE] = { "device", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Type of the device." },
	[F_VENDOR] = { "vendor", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Number of the vendor." },
	[F_PRODUCT] = { "product", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Number of the product." },
	[F_REVISION] = { "revision", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Revision of the product." },
	[F_SERIAL] = { "serial", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Serial number." },
	[F_HOST] = { "host", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Name of the node." },
	[F_ADDRESS] = { "address", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "IP address of the node." },
	[F_TRANSACTION] = { "transaction", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Pairs request and response." },
	[F_ACCESS] = { "access", FIELD_UINT, 8, USE_KEY, 0, &access_names, "Access to objects or files." },
	[F_RESPONSE] = { "response", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "The access is answered." },
	[F_ABORT] = { "abort", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "The access is given up." },
	[F_OBJECT] = { "object", FIELD_UINT, 16, USE_ADDRESS, 0, NULL, "Index in the object dictionary." },
	[F_SUBINDEX] = { "subindex", FIELD_UINT, 8, USE_ADDRESS, 0, NULL, "Part of the object." },
	[F_BYTES] = { "bytes", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "What is written or was read." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_FIELDS, "a field without a line");

enum { UNKNOWN_TYPE = FLAW_OWN, UNKNOWN_SERVICE, UNKNOWN_COMMAND, BAD_SIZE, BAD_NODE, FLAWS_END };

static const struct flaw flaws[] = {
	[UNKNOWN_TYPE - FLAW_OWN] = { "unknown_type", FLAW_UNKNOWN,
			"a kind of message that the standard does not have" },
	[UNKNOWN_SERVICE - FLAW_OWN] = { "unknown_service", FLAW_UNKNOWN,
		"a service or an access that the standard does not have" },
	[UNKNOWN_COMMAND - FLAW_OWN] = { "unknown_command", FLAW_UNKNOWN,
		"a command of the network management that the standard does not have" },
	[BAD_SIZE - FLAW_OWN] = { "bad_size", FLAW_MALFORMED, "process data are longer than their frame" },
	[BAD_NODE - FLAW_OWN] = { "bad_node", FLAW_MALFORMED,
		"a message of the managing node comes from another one, or from no node" },
};

#define NODE_MANAGER 240
#define NODE_ALL 255

/* ---- cyclic messages ---- */

static void put_process_data(struct message *m, struct cursor *c)
{
	put_u8(m, F_READY, c);
	if (has_field(m, F_READY))
		m->fields[F_READY].u &= 1;
	cur_skip(c, 3);
	const uint16_t size = put_le16(m, F_SIZE, c);
	if (m->bad)
		return;
	if (size > cur_left(c))
		flaw(m, BAD_SIZE);
	put_bytes(m, F_DATA, cur_take(c, size < cur_left(c) ? size : cur_left(c)));
}

static void start_of_cycle(struct message *m, struct cursor *c)
{
	cur_skip(c, 3);
	const uint32_t offset = cur_offset(c, m->data);
	const uint64_t seconds = cur_le32(c), ns = cur_le32(c);
	put_uint(m, F_NET_TIME, seconds * 1000 + ns / 1000000, offset, 8);
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .role = ROLE_REPORT,
					  .label = "start of cycle" });
}

static void start_of_asynchronous(struct message *m, struct cursor *c)
{
	put_u8(m, F_STATE, c);
	cur_skip(c, 2);
	put_u8(m, F_REQUESTED, c);
	put_u8(m, F_TARGET, c);
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .role = ROLE_REPORT,
					  .label = "start of asynchronous phase" });
}

/* ---- asynchronous messages ---- */

static void ident_response(struct message *m, struct cursor *c)
{
	cur_skip(c, 2);
	put_u8(m, F_STATE, c);
	cur_skip(c, 3 + 4 + 2 + 2 + 2 + 4 + 2);
	put_le32(m, F_DEVICE, c);
	put_le32(m, F_VENDOR, c);
	put_le32(m, F_PRODUCT, c);
	put_le32(m, F_REVISION, c);
	put_le32(m, F_SERIAL, c);
	cur_skip(c, 8 + 16);
	put_bytes(m, F_ADDRESS, cur_take(c, 4));
	cur_skip(c, 8);
	struct bytes host = cur_take(c, 32);
	host.len = bytes_find(host, 0);
	put_bytes(m, F_HOST, host);
	operation(m, &(struct operation){ .intent = INTENT_IDENTIFY, .role = ROLE_ANSWER, .label = "identity",
					  .technique = "T0888" });
	identify(m, IDENTITY_NAME, host);
}

static void network_management(struct message *m, uint8_t command, bool asked)
{
	struct operation op = { .intent = INTENT_RUN, .changes = CHANGES_YES, .technique = "T0858",
				.label = asked ? "ask for network command" : "network command" };

	if (command == 0x28 || command == 0x2b || command == 0x48 || command == 0x4b)
		op.technique = "T0816";
	if (command == 0x62)
		op.intent = INTENT_CONFIG;
	if (command == 0xb0)
		op.intent = INTENT_TIME;
	if (command == 0x63 || (command >= 0x80 && command < 0xb0))
		op = (struct operation){ .intent = INTENT_REPORT, .role = ROLE_REPORT, .label = "network report" };
	if (!names_find(&command_names, command) && !m->bad) {
		flaw(m, UNKNOWN_COMMAND);
		op = (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
				.label = "unknown command" };
	}
	expect(m, (enum intent)op.intent);
	operation(m, &op);
}

static struct operation access_operation(struct message *m, uint8_t access, uint16_t object)
{
	switch (access) {
	case ACCESS_NIL:
		return (struct operation){ .intent = INTENT_SESSION, .housekeeping = true,
				.label = "service data session" };
	case ACCESS_WRITE:
	case 3:
	case 5:
	case 0x31:
		if (object && object < 0x2000) /* segments and answers do not name it */
			return (struct operation){ .intent = object == 0x1f50 ? INTENT_FIRMWARE : INTENT_CONFIG,
						   .changes = CHANGES_YES, .label = "write object",
						   .technique = object == 0x1f50 ? "T0839" : "T0836" };
		return (struct operation){ .intent = INTENT_WRITE, .changes = CHANGES_YES, .label = "write object",
					   .technique = "T0836" };
	case ACCESS_READ:
	case 4:
	case 6:
	case 0x32:
	case 0x70:
		return (struct operation){ .intent = INTENT_READ, .label = "read object", .technique = "T0801" };
	case 0x20:
		return (struct operation){ .intent = INTENT_FILE, .changes = CHANGES_YES, .label = "write file",
					   .technique = "T0867" };
	case 0x21:
		return (struct operation){ .intent = INTENT_FILE, .label = "read file", .technique = "T0811" };
	default:
		flaw(m, UNKNOWN_SERVICE);
		return (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
				.label = "unknown access" };
	}
}

/* Sequence layer (4), then the command layer: 0, transaction, flags, access, size (2), 0 (2), data (6.3.2.4). */
static void service_data(struct message *m, struct cursor *c)
{
	cur_skip(c, 5);
	put_u8(m, F_TRANSACTION, c);
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t flags = cur_u8(c), segment = flags >> 4 & 3;
	put_uint(m, F_RESPONSE, flags >> 7, offset, 1);
	put_uint(m, F_ABORT, flags >> 6 & 1, offset, 1);
	const uint8_t access = put_u8(m, F_ACCESS, c);
	const uint16_t size = cur_le16(c);
	cur_skip(c, 2);
	if (segment == 1)
		cur_skip(c, 4); /* length of the whole */
	struct cursor data = cur_cut(c, size < cur_left(c) ? size : cur_left(c));
	uint16_t object = 0;
	const bool names = !(flags & 0xc0) && segment < 2 && (access == ACCESS_WRITE || access == ACCESS_READ);
	if (names) {
		object = put_le16(m, F_OBJECT, &data);
		put_u8(m, F_SUBINDEX, &data);
		if (access == ACCESS_WRITE)
			cur_skip(&data, 1);
	}
	if (m->bad)
		return;
	if (cur_left(&data))
		put_bytes(m, F_BYTES, cur_rest(&data));
	struct operation op = access_operation(m, access, object);
	op.role = flags >> 7 ? ROLE_ANSWER : ROLE_REQUEST;
	op.failed = flags >> 7 && flags >> 6 & 1;
	expect(m, (enum intent)op.intent);
	operation(m, &op);
}

static void asynchronous(struct message *m, struct cursor *c)
{
	const uint8_t service = put_u8(m, F_SERVICE, c);

	switch (service) {
	case IDENT:
		ident_response(m, c);
		break;
	case STATUS:
	case SYNC:
		cur_skip(c, 2);
		put_u8(m, F_STATE, c);
		operation(m, &(struct operation){ .intent = INTENT_DIAGNOSE, .role = ROLE_ANSWER, .label = "status" });
		break;
	case NMT_REQUEST:
	case NMT_COMMAND:
		network_management(m, put_u8(m, F_COMMAND, c), service == NMT_REQUEST);
		break;
	case SDO:
		service_data(m, c);
		break;
	default:
		if (!m->bad)
			flaw(m, UNKNOWN_SERVICE);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "other service" });
		break;
	}
}

static void dissect(struct message *m, struct cursor c)
{
	const uint8_t type = cur_u8(&c) & 0x7f;

	put_uint(m, F_TYPE, type, 0, 1);
	put_u8(m, F_TO, &c);
	const uint8_t from = put_u8(m, F_FROM, &c);
	keep(m);
	if (m->bad)
		return;
	m->code = type;
	if (from == NODE_ALL || !from || ((type == SOC || type == SOA || type == PREQ) && from != NODE_MANAGER))
		flaw(m, BAD_NODE);
	switch (type) {
	case SOC:
		start_of_cycle(m, &c);
		break;
	case PREQ:
		cur_skip(&c, 1);
		put_process_data(m, &c);
		operation(m, &(struct operation){ .intent = INTENT_CONTROL, .changes = CHANGES_YES,
				.label = "poll request",
						  .technique = "T0855" });
		break;
	case PRES:
		put_u8(m, F_STATE, &c);
		put_process_data(m, &c);
		operation(m, &(struct operation){ .intent = INTENT_REPORT, .role = ROLE_REPORT,
				.label = "poll response",
						  .technique = "T0856" });
		break;
	case SOA:
		start_of_asynchronous(m, &c);
		break;
	case ASND:
		asynchronous(m, &c);
		break;
	case AMNI:
	case AINV:
		operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .role = ROLE_REPORT,
						  .label = "managing nodes and redundancy" });
		break;
	default:
		flaw(m, UNKNOWN_TYPE);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "unknown message" });
		break;
	}
}

static enum probe probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (transport != TRANSPORT_ETHER || cur_left(&c) < 3)
		return PROBE_NO;
	return names_find(&type_names, (uint32_t)cur_peek(&c, 0) & 0x7f) ? PROBE_STRONG : PROBE_WEAK;
}

static const struct binding bindings[] = { { TRANSPORT_ETHER, 0x88ab, 0x88ab } };

extern const struct dissector powerlink;
const struct dissector powerlink = {
	.name = "powerlink",
	.title = "Ethernet POWERLINK",
	.specification = "EPSG DS 301 V1.5.1",
	.fields = fields,
	.field_count = F_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "start of the cycle and of its asynchronous phase, managing nodes and redundancy, and service "
			"data without an access",
	.codes = &type_names,
	.message_max = 9000,
	.probe = probe,
	.frame = frame_whole, /* a frame is one message */
	.dissect = dissect,
};
