/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PROFINET real-time frames, ethertype 0x8892: cyclic data, alarms, time synchronisation, and the
 * carrier of DCP (profinet_dcp.c).  IEC 61158-6-10:2019, 4.2 (frame ids), 4.7 (RTC-PDU), 4.8
 * (RTA-PDU); PTCP by frame id only.
 *
 *	+----------+---------------...---+---------------+-------------+-----------------+
 *	| frame id | data and statuses   | cycle counter | data status | transfer status |  cyclic
 *	+----------+---------------...---+---------------+-------------+-----------------+
 *	 2          40 at least           2               1             1
 *	| frame id | destination | source | type | flags | send | ack | length | block ...   alarm
 *	 2          2             2        1      1       2      2     2
 *
 * All numbers are big-endian.  One operation a frame; where the values of submodules lie in cyclic
 * data only the connect (profinet_io.c) tells, so they stay bytes.  Cyclic frames are `report` with
 * changes unknown: from a controller they set outputs.  PROFIsafe is recognised in alarms, by its
 * error types; its cyclic data cannot be told from other data.  Nothing here is answered, so nothing
 * is refused but what DCP refuses.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/profinet.h"

enum {
	F_FRAME_ID, F_CLASS, F_CYCLE, F_STATUS, F_VALID, F_RUNNING, F_PRIMARY, F_OK, F_TRANSFER,
	F_VALUE, F_DESTINATION, F_SOURCE, F_PDU, F_SEQUENCE, F_ACKNOWLEDGED, F_LENGTH, F_BLOCK,
	F_ALARM, F_API, F_SLOT, F_SUBSLOT, F_MODULE, F_SUBMODULE, F_DIAGNOSIS, F_FORMAT, F_CHANNEL,
	F_ERROR_TYPE, F_SAFETY, F_ERROR, F_COUNT,
};

/* 4.2.3.1: ranges of frame ids. */
enum {
	CLASS_RESERVED, CLASS_SYNC, CLASS_RT3, CLASS_RT2, CLASS_RT1, CLASS_RT1_GROUP, CLASS_ALARM,
	CLASS_DCP, CLASS_FRAGMENT,
};

static const struct name class_list[] = {
	{ CLASS_RESERVED, "reserved" }, { CLASS_SYNC, "time-sync" }, { CLASS_RT3, "rt-class-3" },
	{ CLASS_RT2, "rt-class-2" }, { CLASS_RT1, "rt-class-1" },
	{ CLASS_RT1_GROUP, "rt-class-1-multicast" }, { CLASS_ALARM, "alarm" }, { CLASS_DCP, "dcp" },
	{ CLASS_FRAGMENT, "fragment" },
};
static const struct names class_names = NAMES(class_list);

static const struct {
	uint16_t first, last;
	uint8_t class;
} classes[] = {
	{ 0x0020, 0x0021, CLASS_SYNC },	 { 0x0080, 0x0081, CLASS_SYNC },
	{ 0x0100, 0x0fff, CLASS_RT3 },	 { 0x8000, 0xbbff, CLASS_RT1 },
	{ 0xbc00, 0xbfff, CLASS_RT1_GROUP }, { 0xc000, 0xf7ff, CLASS_RT2 },
	{ 0xf800, 0xfbff, CLASS_RT1_GROUP },
	{ FRAME_ALARM_HIGH, FRAME_ALARM_HIGH, CLASS_ALARM },
	{ FRAME_ALARM_LOW, FRAME_ALARM_LOW, CLASS_ALARM },
	{ FRAME_DCP_HELLO, FRAME_DCP_IDENTIFIED, CLASS_DCP }, { 0xff00, 0xff01, CLASS_SYNC },
	{ 0xff20, 0xff23, CLASS_SYNC },	 { 0xff40, 0xff43, CLASS_SYNC },
	{ 0xff80, 0xff8f, CLASS_FRAGMENT },
};

static unsigned class_of(uint32_t frame)
{
	for (unsigned i = 0; i < sizeof classes / sizeof classes[0]; i++)
		if (frame >= classes[i].first && frame <= classes[i].last)
			return classes[i].class;
	return CLASS_RESERVED;
}

/* The frame ids that stand for one purpose. */
static const struct name frame_list[] = {
	{ 0x0020, "sync-with-follow-up" }, { 0x0021, "sync-time-with-follow-up" },
	{ 0x0080, "sync" }, { 0x0081, "sync-time" },
	{ FRAME_ALARM_HIGH, "alarm-high" }, { FRAME_ALARM_LOW, "alarm-low" },
	{ FRAME_DCP_HELLO, "dcp-hello" }, { FRAME_DCP_GET_SET, "dcp-get-set" },
	{ FRAME_DCP_IDENTIFY, "dcp-identify-request" },
	{ FRAME_DCP_IDENTIFIED, "dcp-identify-response" },
	{ 0xff00, "announce" }, { 0xff01, "announce-time" },
	{ 0xff20, "follow-up" }, { 0xff21, "follow-up-time" }, { 0xff40, "delay-request" },
	{ 0xff41, "delay-response-with-follow-up" }, { 0xff42, "delay-follow-up" },
	{ 0xff43, "delay-response" },
};
static const struct names frame_names = NAMES(frame_list);

/* 4.8.2.1 */
enum { PDU_DATA = 1, PDU_NACK, PDU_ACK, PDU_ERROR };

static const struct name pdu_list[] = {
	{ PDU_DATA, "data" }, { PDU_NACK, "nack" }, { PDU_ACK, "ack" }, { PDU_ERROR, "error" },
};
static const struct names pdu_names = NAMES(pdu_list);

enum { BLOCK_ALARM_HIGH = 0x0001, BLOCK_ALARM_LOW, BLOCK_ACK_HIGH = 0x8001, BLOCK_ACK_LOW };

static const struct name block_list[] = {
	{ BLOCK_ALARM_HIGH, "notification-high" }, { BLOCK_ALARM_LOW, "notification-low" },
	{ BLOCK_ACK_HIGH, "acknowledge-high" }, { BLOCK_ACK_LOW, "acknowledge-low" },
};
static const struct names block_names = NAMES(block_list);

/* 5.2.3 */
static const struct name alarm_list[] = {
	{ 1, "diagnosis" }, { 2, "process" }, { 3, "pull" }, { 4, "plug" }, { 5, "status" },
	{ 6, "update" }, { 7, "media-redundancy" }, { 8, "controlled-by-supervisor" },
	{ 9, "released" }, { 10, "plug-wrong-submodule" }, { 11, "return-of-submodule" },
	{ 12, "diagnosis-disappears" }, { 13, "multicast-communication-mismatch" },
	{ 14, "port-data-change" }, { 15, "sync-data-change" }, { 16, "isochronous-mode-problem" },
	{ 17, "network-component-problem" }, { 18, "time-data-change" },
	{ 19, "dynamic-frame-packing-problem" }, { 20, "media-redundancy-interconnection" },
	{ 21, "multiple-interface-mismatch" }, { 30, "upload-and-retrieval" },
	{ 31, "pull-module" },
};
static const struct names alarm_names = NAMES(alarm_list);

enum { FORMAT_CHANNEL = 0x8000, FORMAT_EXTENDED = 0x8002, FORMAT_QUALIFIED = 0x8003 };

static const struct name format_list[] = {
	{ FORMAT_CHANNEL, "channel-diagnosis" }, { FORMAT_EXTENDED, "extended-channel-diagnosis" },
	{ FORMAT_QUALIFIED, "qualified-channel-diagnosis" }, { 0x8100, "maintenance" },
	{ 0x8200, "upload" }, { 0x8201, "i-parameter" },
};
static const struct names format_names = NAMES(format_list);

/* IEC 61784-3-3, 6.3.2: error types of a channel that only a PROFIsafe device reports. */
#define SAFETY_FIRST 0x40u
#define SAFETY_LAST 0x4fu
static const struct name safety_list[] = { { 0, "none" }, { 1, "profisafe" } };
static const struct names safety_names = NAMES(safety_list);

static const struct field fields[] = {
	[F_FRAME_ID] = { "frame_id", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &frame_names,
			 "Frame id: which cyclic connection, or what kind of acyclic frame." },
	[F_CLASS] = { "class", FIELD_UINT, 8, USE_KEY, 0, &class_names,
		      "The range that the frame id lies in." },
	[F_CYCLE] = { "cycle_counter", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		      "Send clock of the provider, in units of 31.25 microseconds." },
	[F_STATUS] = { "status", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		       "Data status of a cyclic frame, all bits." },
	[F_VALID] = { "valid", FIELD_BOOL, 1, USE_VALUE, 0, NULL, "The cyclic data are valid." },
	[F_RUNNING] = { "running", FIELD_BOOL, 1, USE_VALUE, 0, NULL,
			"The provider runs; 0: it is stopped and its outputs are not to be used." },
	[F_PRIMARY] = { "primary", FIELD_BOOL, 1, USE_VALUE, 0, NULL,
			"The provider is the primary one of a redundant pair." },
	[F_OK] = { "ok", FIELD_BOOL, 1, USE_VALUE, 0, NULL,
		   "The station has no problem; 0: it has, or needs maintenance." },
	[F_TRANSFER] = { "transfer_status", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
			 "Transfer status: 0 for a frame that is whole." },
	[F_VALUE] = { "value", FIELD_BYTES, 0, USE_DETAIL, 0, NULL,
		      "Cyclic data with the submodules' statuses, or what follows in other frames." },
	[F_DESTINATION] = { "destination", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			    "Alarm endpoint of the receiver." },
	[F_SOURCE] = { "source", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		       "Alarm endpoint of the sender." },
	[F_PDU] = { "pdu", FIELD_UINT, 8, USE_KEY, 0, &pdu_names, "Kind of alarm frame." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			 "Send sequence number of an alarm frame." },
	[F_ACKNOWLEDGED] = { "acknowledged", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			     "Sequence number that an alarm frame acknowledges." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		       "Bytes of an alarm frame's block." },
	[F_BLOCK] = { "block", FIELD_UINT, 16, USE_KEY, 0, &block_names,
		      "Alarm notification or its acknowledgement." },
	[F_ALARM] = { "alarm", FIELD_UINT, 16, USE_KEY, 0, &alarm_names, "What the alarm tells." },
	[F_API] = { "api", FIELD_UINT, 32, USE_ADDRESS, 0, NULL,
		    "Application process identifier: which profile the submodule follows." },
	[F_SLOT] = { "slot", FIELD_UINT, 16, USE_ADDRESS, 0, NULL, "Slot of the module." },
	[F_SUBSLOT] = { "subslot", FIELD_UINT, 16, USE_ADDRESS, 0, NULL,
			"Subslot of the submodule." },
	[F_MODULE] = { "module", FIELD_UINT, 32, USE_VALUE, 0, NULL,
		       "Identification number of the module." },
	[F_SUBMODULE] = { "submodule", FIELD_UINT, 32, USE_VALUE, 0, NULL,
			  "Identification number of the submodule." },
	[F_DIAGNOSIS] = { "diagnosis", FIELD_BOOL, 1, USE_VALUE, 0, NULL,
			  "The application relation still has a diagnosis pending." },
	[F_FORMAT] = { "format", FIELD_UINT, 16, USE_KEY, 0, &format_names,
		       "User structure identifier: how the rest of an alarm lies." },
	[F_CHANNEL] = { "channel", FIELD_UINT, 16, USE_ADDRESS, 0, NULL,
			"Channel of the submodule, 32768 for all of it." },
	[F_ERROR_TYPE] = { "error_type", FIELD_UINT, 16, USE_VALUE, 0, NULL,
			   "What is wrong with the channel." },
	[F_SAFETY] = { "safety", FIELD_UINT, 8, USE_VALUE, 0, &safety_names,
		       "The alarm comes from a safety function." },
	[F_ERROR] = { "error", FIELD_UINT, 32, USE_VALUE, 0, NULL,
		      "PROFINET status: error code, decode, code 1, code 2; 0 is good." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { STALE_CYCLE = FLAW_OWN, BAD_TRANSFER, BAD_LENGTH, RESERVED_FRAME, UNKNOWN_PDU, UNKNOWN_BLOCK,
       FLAWS_END };

static const struct flaw flaws[] = {
	{ "stale_cycle", FLAW_ANSWER, "a cyclic frame whose cycle counter does not move on: old or played again" },
	{ "bad_transfer", FLAW_MALFORMED, "a cyclic frame that a bridge has marked as damaged" },
	{ "bad_length", FLAW_MALFORMED, "a frame or block length that contradicts the frame" },
	{ "reserved_frame", FLAW_UNKNOWN, "a frame id that the standard reserves" },
	{ "unknown_pdu", FLAW_UNKNOWN, "a kind of alarm frame that the standard does not have" },
	{ "unknown_block", FLAW_UNKNOWN, "an alarm block that the standard does not have" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

/* Two stations seldom have more connections between them; the oldest makes room. */
#define CYCLES_MAX 8u

struct profinet_flow {
	struct profinet_dcp_flow dcp;
	struct {
		uint16_t frame, counter;
		uint8_t from;
		bool known;
	} cycle[CYCLES_MAX];
	uint8_t next_cycle;
};

/* ---- cyclic data: 4.7 ---- */

/* 4.7.2.1.3: of 65536 values, up to 4096 behind the last one count as old. */
#define CYCLE_OLD 4096u

static void check_cycle(struct message *m, uint16_t frame, uint16_t counter)
{
	struct profinet_flow *flow = m->flow;

	if (m->prefix || m->bad)
		return;
	for (unsigned i = 0; i < CYCLES_MAX; i++) {
		if (!flow->cycle[i].known || flow->cycle[i].frame != frame ||
		    flow->cycle[i].from != m->from_client)
			continue;
		if ((uint16_t)(flow->cycle[i].counter - counter) < CYCLE_OLD)
			flaw(m, STALE_CYCLE);
		else
			flow->cycle[i].counter = counter;
		return;
	}
	const unsigned at = flow->next_cycle % CYCLES_MAX;
	flow->next_cycle++;
	flow->cycle[at].frame = frame;
	flow->cycle[at].counter = counter;
	flow->cycle[at].from = m->from_client;
	flow->cycle[at].known = true;
}

static void cyclic(struct message *m, uint16_t frame, struct cursor *c)
{
	const size_t left = cur_left(c);

	expect(m, INTENT_REPORT);
	put_bytes(m, F_VALUE, cur_take(c, left > 4 ? left - 4 : 0));
	const uint16_t counter = put_be16(m, F_CYCLE, c);
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t status = put_u8(m, F_STATUS, c);
	put_uint(m, F_PRIMARY, status & 1, offset, 1);
	put_uint(m, F_VALID, status >> 2 & 1, offset, 1);
	put_uint(m, F_RUNNING, status >> 4 & 1, offset, 1);
	put_uint(m, F_OK, status >> 5 & 1, offset, 1);
	if (put_u8(m, F_TRANSFER, c))
		flaw(m, BAD_TRANSFER);
	check_cycle(m, frame, counter);
	operation(m, &(struct operation){ .intent = INTENT_REPORT, .changes = CHANGES_UNKNOWN,
					  .role = ROLE_REPORT, .label = "cyclic data",
					  .technique = "T0856" });
}

/* ---- alarms: 4.8 ---- */

static void put_place(struct message *m, struct cursor *c)
{
	put_be16(m, F_ALARM, c);
	put_be32(m, F_API, c);
	put_be16(m, F_SLOT, c);
	put_be16(m, F_SUBSLOT, c);
}

/* What the user structure identifier announces: 5.2.5. */
static void put_user_data(struct message *m, struct cursor *c)
{
	const uint16_t format = put_be16(m, F_FORMAT, c);

	if (format == FORMAT_CHANNEL || format == FORMAT_EXTENDED || format == FORMAT_QUALIFIED) {
		put_be16(m, F_CHANNEL, c);
		cur_skip(c, 2);
		const uint16_t type = put_be16(m, F_ERROR_TYPE, c);
		put_uint(m, F_SAFETY, type >= SAFETY_FIRST && type <= SAFETY_LAST, 0, 0);
	}
	if (cur_left(c))
		put_bytes(m, F_VALUE, cur_rest(c));
}

static void alarm_block(struct message *m, struct cursor *c)
{
	const uint16_t block = put_be16(m, F_BLOCK, c), length = cur_be16(c);

	if (!m->bad && !m->prefix && length != cur_left(c))
		flaw(m, BAD_LENGTH);
	cur_skip(c, 2); /* version */
	if (block == BLOCK_ALARM_HIGH || block == BLOCK_ALARM_LOW) {
		put_place(m, c);
		put_be32(m, F_MODULE, c);
		put_be32(m, F_SUBMODULE, c);
		const uint32_t offset = cur_offset(c, m->data);
		put_uint(m, F_DIAGNOSIS, cur_be16(c) >> 15, offset, 2);
		if (cur_left(c))
			put_user_data(m, c);
		operation(m, &(struct operation){ .intent = INTENT_REPORT, .role = ROLE_REPORT,
						  .label = "alarm", .technique = "T0878" });
	} else if (block == BLOCK_ACK_HIGH || block == BLOCK_ACK_LOW) {
		put_place(m, c);
		cur_skip(c, 2);
		const uint32_t error = put_be32(m, F_ERROR, c);
		operation(m, &(struct operation){ .intent = INTENT_SESSION, .role = ROLE_REPORT,
						  .housekeeping = true, .failed = error,
						  .label = "acknowledge alarm" });
	} else if (!m->bad) {
		flaw(m, UNKNOWN_BLOCK);
		if (cur_left(c))
			put_bytes(m, F_VALUE, cur_rest(c));
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .role = ROLE_REPORT, .label = "unknown alarm block" });
	}
}

static void alarm_frame(struct message *m, struct cursor *c)
{
	put_be16(m, F_DESTINATION, c);
	put_be16(m, F_SOURCE, c);
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t type = cur_u8(c) & 0x0f;
	put_uint(m, F_PDU, type, offset, 1);
	cur_skip(c, 1);
	put_be16(m, F_SEQUENCE, c);
	put_be16(m, F_ACKNOWLEDGED, c);
	const uint16_t length = put_be16(m, F_LENGTH, c);
	if (m->bad)
		return;
	keep(m);
	if (length > cur_left(c) && !m->prefix)
		flaw(m, BAD_LENGTH);
	struct cursor block = cur_cut(c, length);
	if (cur_left(c) && m->len > PROFINET_PADDED)
		flaw(m, FLAW_TRAILING);
	switch (type) {
	case PDU_DATA:
		alarm_block(m, &block);
		break;
	case PDU_ACK:
	case PDU_NACK:
		operation(m, &(struct operation){ .intent = INTENT_SESSION, .role = ROLE_REPORT,
						  .housekeeping = true, .failed = type == PDU_NACK,
						  .label = "acknowledge alarm frame" });
		break;
	case PDU_ERROR:
		put_be32(m, F_ERROR, &block);
		if (cur_left(&block))
			put_bytes(m, F_VALUE, cur_rest(&block));
		operation(m, &(struct operation){ .intent = INTENT_SESSION, .changes = CHANGES_YES,
						  .role = ROLE_REPORT, .technique = "T0814",
						  .label = "abort application relation" });
		break;
	default:
		flaw(m, UNKNOWN_PDU);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .role = ROLE_REPORT, .label = "unknown alarm frame" });
		break;
	}
}

/* ---- the rest ---- */

static void time_frame(struct message *m, uint16_t frame, struct cursor *c)
{
	/* Line delays are measured between neighbours only and set nobody's clock. */
	const bool is_delay = frame >= 0xff40;

	put_bytes(m, F_VALUE, cur_rest(c));
	operation(m, &(struct operation){ .intent = is_delay ? INTENT_SESSION : INTENT_TIME,
					  .changes = is_delay ? CHANGES_NO : CHANGES_YES,
					  .role = ROLE_REPORT, .housekeeping = is_delay,
					  .label = is_delay ? "measure line delay" : "synchronise time" });
}

static void other_frame(struct message *m, unsigned class, struct cursor *c)
{
	if (class == CLASS_RESERVED)
		flaw(m, RESERVED_FRAME);
	put_bytes(m, F_VALUE, cur_rest(c));
	operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
					  .role = ROLE_REPORT,
					  .label = class == CLASS_FRAGMENT ? "fragment of a frame"
									   : "unknown frame" });
}

static void profinet_rt_dissect(struct message *m, struct cursor c)
{
	struct profinet_flow *flow = m->flow;
	const uint16_t frame = put_be16(m, F_FRAME_ID, &c);
	const unsigned class = class_of(frame);

	put_uint(m, F_CLASS, class, 0, 0);
	if (m->bad)
		return;
	keep(m);
	m->code = frame;
	switch (class) {
	case CLASS_DCP:
		carry(m, &profinet_dcp, &flow->dcp, (struct bytes){ m->data, m->len });
		break;
	case CLASS_ALARM:
		alarm_frame(m, &c);
		break;
	case CLASS_SYNC:
		time_frame(m, frame, &c);
		break;
	case CLASS_RT1:
	case CLASS_RT1_GROUP:
	case CLASS_RT2:
	case CLASS_RT3:
		cyclic(m, frame, &c);
		break;
	default:
		other_frame(m, class, &c);
		break;
	}
}

/* The ethertype is PROFINET's own. */
static enum probe profinet_rt_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	return transport == TRANSPORT_ETHER && cur_left(&c) >= 2 ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_ETHER, 0x8892, 0x8892 } };

const struct dissector profinet_rt = {
	.name = "profinet_rt",
	.title = "PROFINET real-time frames",
	.specification = "IEC 61158-6-10:2019, 4.2, 4.7, 4.8",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "acknowledgements of alarms, measuring of line delays",
	.codes = &frame_names,
	.message_max = PROFINET_FRAME_MAX,
	.flow_size = sizeof(struct profinet_flow),
	.probe = profinet_rt_probe,
	.frame = frame_whole,
	.dissect = profinet_rt_dissect,
};
