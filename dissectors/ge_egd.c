/* SPDX-License-Identifier: Apache-2.0 */
/*
 * GE Ethernet Global Data, UDP port 18246: GFK-1541 and GFS-384 (EGD Protocol Specification), data production.
 * A producer sends the data of an exchange at a fixed rate, to one consumer or to a group; nobody answers.
 *
 *   | type 13 | version 1 | request(2) | producer(4) | exchange(4) | second(4) | nanosecond(4) |
 *   | status(2) reserved(2) | signature(2) reserved(2) | reserved(4) | data
 *
 * Numbers are little-endian; the producer is an IP address in network order.  What the data mean is said by the
 * exchange's configuration, which does not travel with it: they are shown as bytes, and as one list.
 * The configuration services on port 7937 are not read.  There is nothing to refuse: reports are dropped or pass.
 *
 * Owns no memory and keeps no state; the thread that owns the flow.
 */
#include "dissectors/dissector.h"

enum {
	F_TYPE, F_VERSION, F_SEQUENCE, F_PRODUCER, F_EXCHANGE, F_TIME, F_STATUS, F_SIGNATURE, F_ADDRESS, F_VALUE,
	F_DATA, F_COUNT_FIELDS,
};

enum { TYPE_DATA = 13, HEAD = 32, MESSAGE_MAX = 1472, NANOSECONDS = 1000000000 };

static const struct name type_list[] = { { TYPE_DATA, "data" } };
static const struct names type_names = NAMES(type_list);

/* GFS-384: the low word; above 0, the time of the producer is in question from 2 on. */
static const struct name status_list[] = {
	{ 0, "no-new-status" }, { 1, "ok" }, { 2, "consumed" }, { 3, "sntp-error" }, { 4, "specification-error" },
	{ 6, "refresh-error" }, { 7, "consumed-late" }, { 10, "no-connection" }, { 12, "no-adapter" },
	{ 14, "not-started" }, { 16, "ip-error" }, { 18, "resource-error" },
};
static const struct names status_names = NAMES(status_list);

static const struct field fields[] = {
	[F_TYPE] = { "type", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &type_names, "Kind of the message." },
	[F_VERSION] = { "version", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Version of the protocol." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number of the sample, one more each time." },
	[F_PRODUCER] = { "producer", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Identifier of the producer: an IP address." },
	[F_EXCHANGE] = { "exchange", FIELD_UINT, 32, USE_KEY, 0, NULL, "Identifier of the exchange." },
	[F_TIME] = { "time", FIELD_TIME, 64, USE_VALUE, 0, NULL, "When the sample was taken." },
	[F_STATUS] = { "status", FIELD_UINT, 16, USE_VALUE, 0, &status_names, "Status of the producer." },
	[F_SIGNATURE] = { "signature", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Signature of the exchange's configuration; 0 is not checked." },
	[F_ADDRESS] = { "address", FIELD_SPAN, 16, USE_ADDRESS, 0, NULL, "Bytes of the exchange." },
	[F_VALUE] = { "value", FIELD_LIST, 8, USE_VALUE, 0, NULL, "The bytes of the exchange, one for each address." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "What a message of an unknown kind carries." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT_FIELDS, "every field has a row");

enum { FLAW_BAD_PRODUCER = FLAW_OWN, FLAW_BAD_TIME, FLAW_UNKNOWN_TYPE, FLAW_END };

static const struct flaw flaws[] = {
	[FLAW_BAD_PRODUCER - FLAW_OWN] = { "bad_producer", FLAW_MALFORMED,
		"a producer or an exchange that cannot be: 0" },
	[FLAW_BAD_TIME - FLAW_OWN] = { "bad_time", FLAW_MALFORMED, "more nanoseconds than a second has" },
	[FLAW_UNKNOWN_TYPE - FLAW_OWN] = { "unknown_type", FLAW_UNKNOWN, "a kind or version that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAW_END - FLAW_OWN, "every flaw has a row");

static enum probe ge_egd_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (transport != TRANSPORT_UDP || cur_left(&c) < HEAD || cur_left(&c) > MESSAGE_MAX)
		return PROBE_NO;
	const struct bytes head = cur_take(&c, HEAD);
	if (head.p[0] != TYPE_DATA || head.p[1] != 1)
		return PROBE_NO;
	const bool is_reserved_clear = !bytes_be32(head, 28) && !bytes_be16(head, 26) && !bytes_be16(head, 22);
	return is_reserved_clear && bytes_be32(head, 4) && head.p[19] < 0x3c ? PROBE_STRONG : PROBE_WEAK;
}

static size_t ge_egd_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (cur_left(&c) > MESSAGE_MAX)
		return FRAME_FOREIGN;
	return cur_left(&c) < 2 ? FRAME_MORE : cur_left(&c);
}

static uint32_t put_digits(char *out, uint32_t value)
{
	uint32_t n = 0;

	if (value > 99)
		out[n++] = (char)('0' + value / 100);
	if (value > 9)
		out[n++] = (char)('0' + value / 10 % 10);
	out[n++] = (char)('0' + value % 10);
	return n;
}

static void put_producer(struct message *m, struct bytes id, char *text)
{
	uint32_t len = 0;

	for (size_t i = 0; i < id.len; i++) {
		if (i)
			text[len++] = '.';
		len += put_digits(text + len, id.p[i]);
	}
	put_made(m, F_PRODUCER, text, len, 4);
}

static void unknown(struct message *m, struct cursor c)
{
	const struct bytes rest = cur_rest(&c);

	flaw(m, FLAW_UNKNOWN_TYPE);
	put_bytes(m, F_DATA, rest);
	operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .role = ROLE_REQUEST,
					  .label = "unknown message" });
}

static void ge_egd_dissect(struct message *m, struct cursor c)
{
	char text[16];
	const uint8_t type = put_u8(m, F_TYPE, &c), version = put_u8(m, F_VERSION, &c);

	if (m->bad)
		return;
	m->code = type;
	if (type != TYPE_DATA || version != 1) {
		unknown(m, c);
		return;
	}
	expect(m, INTENT_REPORT);
	set_client(m, false);
	put_le16(m, F_SEQUENCE, &c);
	const struct bytes producer = cur_take(&c, 4);
	put_producer(m, producer, text);
	const uint32_t exchange = put_le32(m, F_EXCHANGE, &c);
	const uint32_t second = cur_le32(&c), nanosecond = cur_le32(&c);
	put_uint(m, F_TIME, (uint64_t)second * 1000 + nanosecond / 1000000, 12, 8);
	put_le16(m, F_STATUS, &c);
	cur_skip(&c, 2);
	put_le16(m, F_SIGNATURE, &c);
	cur_skip(&c, 6);
	if (m->bad)
		return;
	if (!exchange || !bytes_be32(producer, 0))
		flaw(m, FLAW_BAD_PRODUCER);
	if (nanosecond >= NANOSECONDS)
		flaw(m, FLAW_BAD_TIME);
	const struct bytes data = cur_rest(&c);
	if (data.len) {
		put_span(m, F_ADDRESS, 0, (uint32_t)data.len, HEAD, (uint32_t)data.len);
		put_list(m, F_VALUE, data, LIST_U8, (uint32_t)data.len, 1);
	}
	operation(m, &(struct operation){ .intent = INTENT_REPORT, .changes = CHANGES_NO, .role = ROLE_REPORT,
					  .label = "produced data" });
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 18246, 18246 } };

extern const struct dissector ge_egd;
const struct dissector ge_egd = {
	.name = "ge_egd",
	.title = "GE Ethernet Global Data",
	.specification = "GE GFK-1541, GFS-384 (data production)",
	.fields = fields,
	.field_count = F_COUNT_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAW_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.codes = &type_names,
	.message_max = MESSAGE_MAX,
	.flow_size = 0,
	.probe = ge_egd_probe,
	.frame = ge_egd_frame,
	.dissect = ge_egd_dissect,
};
