/* SPDX-License-Identifier: Apache-2.0 */
/*
 * RTPS: the wire protocol of DDS, UDP 7400 and up.  OMG DDSI-RTPS 2.5, 8.3 and 9.4.
 *
 *	+--------+---------+--------+------------------+----+-------+--------+------...
 *	| "RTPS" | version | vendor | GUID prefix (12) | id | flags | length | submessage, others follow
 *	+--------+---------+--------+------------------+----+-------+--------+------...
 *
 * The header is a carrier; each submessage is a message of its own, little-endian where bit 0 of its flags
 * is set.  DATA is read to writer, reader and sequence number; its payload is the application's: it is
 * published, so it is `report`, and what it changes is not known.  Data of the built-in endpoints announce
 * participants and topics.  Secured submessages are opaque.  No refusal: nobody answers.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

#include <string.h>

enum { F_VERSION, F_VENDOR, F_PREFIX, F_SUBMESSAGE, F_FLAGS, F_LENGTH, F_READER, F_WRITER, F_SEQUENCE, F_PAYLOAD,
       F_COUNT };

enum {
	SUB_PAD = 0x01, SUB_ACKNACK = 0x06, SUB_HEARTBEAT = 0x07, SUB_GAP = 0x08, SUB_INFO_TS = 0x09,
	SUB_DATA = 0x15, SUB_DATA_FRAG = 0x16,
};

static const struct name submessage_list[] = {
	{ SUB_PAD, "pad" }, { 0x02, "data-rtps1" }, { 0x03, "no-key-data-rtps1" }, { SUB_ACKNACK, "acknack" },
	{ SUB_HEARTBEAT, "heartbeat" }, { SUB_GAP, "gap" }, { SUB_INFO_TS, "info-timestamp" },
	{ 0x0c, "info-source" }, { 0x0d, "info-reply-ip4" }, { 0x0e, "info-destination" },
	{ 0x0f, "info-reply" }, { 0x12, "nack-frag" }, { 0x13, "heartbeat-frag" }, { 0x14, "data-session" },
	{ SUB_DATA, "data" }, { SUB_DATA_FRAG, "data-frag" }, { 0x17, "acknack-batch" },
	{ 0x18, "data-batch" }, { 0x19, "heartbeat-batch" }, { 0x1a, "acknack-session" },
	{ 0x1b, "heartbeat-session" }, { 0x1c, "app-ack" }, { 0x1d, "app-ack-confirm" },
	{ 0x1e, "heartbeat-virtual" }, { 0x30, "security-body" }, { 0x31, "security-prefix" },
	{ 0x32, "security-postfix" }, { 0x33, "secured-rtps-prefix" }, { 0x34, "secured-rtps-postfix" },
	{ 0x80, "vendor-80" }, { 0x81, "data-frag-session" },
};
static const struct names submessage_names = NAMES(submessage_list);

static const struct name vendor_list[] = {
	{ 0x0101, "rti-connext" }, { 0x0102, "adlink-opensplice" }, { 0x0103, "oci-opendds" },
	{ 0x0106, "twin-oaks-coredx" }, { 0x010f, "eprosima-fast-dds" }, { 0x0110, "eclipse-cyclone-dds" },
	{ 0x0111, "gurum-dds" }, { 0x0112, "rustdds" },
};
static const struct names vendor_names = NAMES(vendor_list);

/* 9.3.1.5: the built-in writers. */
static const struct name writer_list[] = {
	{ 0x000002c2, "topics" }, { 0x000003c2, "publications" }, { 0x000004c2, "subscriptions" },
	{ 0x000100c2, "participants" }, { 0x000200c2, "participant-messages" },
};
static const struct names writer_names = NAMES(writer_list);

static const struct field fields[] = {
	[F_VERSION] = { "version", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Protocol version, major in the high byte." },
	[F_VENDOR] = { "vendor", FIELD_UINT, 16, USE_DETAIL, 0, &vendor_names, "Maker of the middleware." },
	[F_PREFIX] = { "participant", FIELD_BYTES, 96, USE_DETAIL, 0, NULL,
		       "GUID prefix: which participant of the domain sends." },
	[F_SUBMESSAGE] = { "submessage", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &submessage_names,
			   "Kind of submessage." },
	[F_FLAGS] = { "flags", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Flags of the submessage, all bits." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		       "Bytes of the submessage; 0: up to the end of the datagram." },
	[F_READER] = { "reader", FIELD_UINT, 32, USE_KEY, 0, NULL, "Entity that is to read; 0 is any." },
	[F_WRITER] = { "writer", FIELD_UINT, 32, USE_KEY, 0, &writer_names, "Entity that writes." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 64, USE_DETAIL, 0, NULL, "Sequence number of the sample." },
	[F_PAYLOAD] = { "payload", FIELD_BYTES, 0, USE_DETAIL, 0, NULL,
			"The rest of the submessage: quality of service and the sample." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { UNKNOWN_SUBMESSAGE = FLAW_OWN, NO_HEADER, FLAWS_END };

static const struct flaw flaws[] = {
	{ "unknown_submessage", FLAW_UNKNOWN, "a kind of submessage that the specification does not have" },
	{ "no_header", FLAW_MALFORMED, "a submessage that no header precedes" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

#define HEADER 20u
#define PING 16u /* of one vendor: a header that ends in "NDDSPING" */

struct rtps_flow {
	uint16_t version[2], vendor[2];
	uint8_t prefix[2][12]; /* by direction: of the header that came last */
	bool known[2];
};

static bool is_ping(struct cursor c)
{
	const struct bytes b = cur_take(&c, PING);
	return b.len == PING && !memcmp(b.p + 8, "NDDSPING", 8);
}

static void header(struct message *m, struct cursor c)
{
	struct rtps_flow *flow = m->flow;
	const bool from = m->from_client;

	m->carrier = true;
	if (is_ping(c))
		return;
	cur_skip(&c, 4);
	const uint16_t version = cur_be16(&c), vendor = cur_be16(&c);
	const struct bytes prefix = cur_take(&c, sizeof flow->prefix[0]);
	if (m->bad || m->prefix)
		return;
	flow->version[from] = version;
	flow->vendor[from] = vendor;
	memcpy(flow->prefix[from], prefix.p, sizeof flow->prefix[0]);
	flow->known[from] = true;
	const char *name = names_find(&vendor_names, vendor);
	if (name)
		identify_text(m, IDENTITY_VENDOR, name);
}

/* 9.4.5.3: extra flags, offset to quality of service, then the entities and the sequence number. */
static void put_entities(struct message *m, uint8_t sub, bool is_little, struct cursor *c)
{
	if (sub == SUB_DATA || sub == SUB_DATA_FRAG)
		cur_skip(c, 4);
	put_be32(m, F_READER, c);
	put_be32(m, F_WRITER, c);
	if (sub != SUB_DATA && sub != SUB_DATA_FRAG)
		return;
	const uint32_t offset = cur_offset(c, m->data);
	const uint64_t high = is_little ? cur_le32(c) : cur_be32(c);
	const uint64_t low = is_little ? cur_le32(c) : cur_be32(c);
	put_uint(m, F_SEQUENCE, high << 32 | low, offset, 8);
}

static struct operation operation_of(uint8_t sub, uint32_t writer)
{
	/* 9.3.1.2: the two highest bits of an entity's kind say that it is built in. */
	const bool builtin = (writer & 0xc0) == 0xc0;

	if (sub >= 0x30 && sub <= 0x34)
		return (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
					   .label = "secured submessage" };
	if (sub == SUB_DATA || sub == SUB_DATA_FRAG || sub == 0x02 || sub == 0x03 || sub == 0x14 || sub == 0x18 ||
	    sub == 0x81)
		return builtin ? (struct operation){ .intent = INTENT_SESSION,
						     .housekeeping = true,
						     .label = "discovery" }
			       : (struct operation){ .intent = INTENT_REPORT,
						     .changes = CHANGES_UNKNOWN,
						     .label = "publish sample",
						     .technique = "T0856" };
	if (names_find(&submessage_names, sub) && sub != 0x80)
		return (struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .label = "delivery" };
	return (struct operation){ .intent = INTENT_OTHER,
				   .changes = CHANGES_UNKNOWN,
				   .label = "unknown submessage" };
}

static void rtps_dissect(struct message *m, struct cursor c)
{
	struct rtps_flow *flow = m->flow;
	const bool from = m->from_client;

	if (cur_peek(&c, 0) == 'R') {
		header(m, c);
		return;
	}
	const uint8_t sub = put_u8(m, F_SUBMESSAGE, &c), flags = put_u8(m, F_FLAGS, &c);
	const bool is_little = flags & 1;
	if (is_little)
		put_le16(m, F_LENGTH, &c);
	else
		put_be16(m, F_LENGTH, &c);
	if (m->bad)
		return;
	m->code = sub;
	if (flow->known[from]) {
		put_uint(m, F_VERSION, flow->version[from], 0, 0);
		put_uint(m, F_VENDOR, flow->vendor[from], 0, 0);
		put_bytes(m, F_PREFIX, (struct bytes){ flow->prefix[from], sizeof flow->prefix[0] });
	} else {
		flaw(m, NO_HEADER);
	}
	uint32_t writer = 0;
	if (sub == SUB_DATA || sub == SUB_DATA_FRAG || (sub >= SUB_ACKNACK && sub <= SUB_GAP)) {
		put_entities(m, sub, is_little, &c);
		writer = m->bad ? 0 : (uint32_t)m->fields[F_WRITER].u;
	}
	put_left(m, F_PAYLOAD, &c);
	if (!names_find(&submessage_names, sub) || sub == 0x80)
		flaw(m, UNKNOWN_SUBMESSAGE);
	struct operation op = operation_of(sub, writer);
	op.role = ROLE_REPORT;
	operation(m, &op);
}

static size_t rtps_frame(const struct message *m, struct cursor c)
{
	const int id = cur_peek(&c, 0), flags = cur_peek(&c, 1);

	(void)m;
	if (id == 'R') {
		if (cur_left(&c) < PING)
			return FRAME_MORE;
		return is_ping(c) ? PING : HEADER;
	}
	if (cur_left(&c) < 4)
		return FRAME_MORE;
	cur_skip(&c, 2);
	const size_t length = flags & 1 ? cur_le16(&c) : cur_be16(&c);
	/* 9.4.5.1.3: 0 stands for the rest of the datagram, but for those that may be empty. */
	return 4 + (length || id == SUB_PAD || id == SUB_INFO_TS ? length : cur_left(&c));
}

static enum probe rtps_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct bytes head = cur_take(&c, PING);

	(void)from_client;
	if (transport != TRANSPORT_UDP || head.len < PING || bytes_be32(head, 0) != 0x52545053)
		return PROBE_NO;
	return bytes_u8(head, 4) == 1 || bytes_u8(head, 4) == 2 ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 7400, 7660 } };

extern const struct dissector rtps;
const struct dissector rtps = {
	.name = "rtps",
	.title = "RTPS, the wire protocol of DDS",
	.specification = "OMG DDSI-RTPS 2.5",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "discovery, delivery (heartbeats, acknowledgements, time stamps)",
	.codes = &submessage_names,
	.message_max = 65535 + 4,
	.flow_size = sizeof(struct rtps_flow),
	.probe = rtps_probe,
	.frame = rtps_frame,
	.dissect = rtps_dissect,
};
