/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PTP, the precision time protocol: the clocks of substations, drives and test systems, ethertype 0x88f7 and UDP
 * ports 319 (event) and 320 (general).  Reads IEEE 1588-2008 and -2019 (version 2 and 2.1), clause 13 (messages)
 * and 15 (management); IEEE 802.1AS and IEC/IEEE 61850-9-3 use the same messages.  Numbers are big-endian.
 *
 *   0           1          2        4        5      6       8            16    20         28     30
 *   +-----+-----+----------+--------+--------+------+-------+------------+-----+----------+------+-----+-----+-----+
 *   | sdo | type| minor, 2 | length | domain | sdo  | flags | correction | -   | clock    | port | seq.| ctl | log |
 *   +-----+-----+----------+--------+--------+------+-------+------------+-----+----------+------+-----+-----+-----+
 *   then by type: a time stamp, the clock that asked, the grandmaster (announce), or a management message
 *
 * One operation a message.  A sync, its follow-up and an announce set the clocks of all that hear them; what measures
 * the delay between clocks changes nothing.  Nobody answers a time message with a refusal, so there is nothing to
 * refuse.  Not read: TLVs behind the message beyond the first one's type, contents of management messages.
 *
 * Keeps nothing; called by the thread that owns the flow.
 */
#include "dissectors/dissector.h"

enum {
	F_TYPE, F_SDO, F_VERSION, F_LENGTH, F_DOMAIN, F_TWO_STEP, F_UNICAST, F_LEAP, F_TRACEABLE, F_CORRECTION, F_CLOCK,
	F_PORT, F_SEQUENCE, F_INTERVAL, F_TIME, F_NANOSECONDS, F_ASKING_CLOCK, F_ASKING_PORT, F_UTC_OFFSET,
	F_PRIORITY1, F_CLASS, F_ACCURACY, F_VARIANCE, F_PRIORITY2, F_GRANDMASTER, F_STEPS, F_SOURCE, F_ACTION,
	F_TLV, F_MANAGEMENT, F_FIELDS
};

enum type {
	SYNC = 0, DELAY_REQ = 1, PDELAY_REQ = 2, PDELAY_RESP = 3, FOLLOW_UP = 8, DELAY_RESP = 9,
	PDELAY_RESP_FOLLOW_UP = 10, ANNOUNCE = 11, SIGNALING = 12, MANAGEMENT = 13,
};

static const struct name type_list[] = {
	{ SYNC, "sync" }, { DELAY_REQ, "delay-req" }, { PDELAY_REQ, "pdelay-req" }, { PDELAY_RESP, "pdelay-resp" },
	{ FOLLOW_UP, "follow-up" }, { DELAY_RESP, "delay-resp" }, { PDELAY_RESP_FOLLOW_UP, "pdelay-resp-follow-up" },
	{ ANNOUNCE, "announce" }, { SIGNALING, "signaling" }, { MANAGEMENT, "management" },
};
static const struct names type_names = NAMES(type_list);

/* IEEE 1588-2008, table 7. */
static const struct name source_list[] = {
	{ 0x10, "atomic-clock" }, { 0x20, "gps" }, { 0x30, "terrestrial-radio" }, { 0x40, "ptp" }, { 0x50, "ntp" },
	{ 0x60, "hand-set" }, { 0x90, "other" }, { 0xa0, "internal-oscillator" },
};
static const struct names source_names = NAMES(source_list);

enum action { GET, SET, RESPONSE, COMMAND, ACKNOWLEDGE };

static const struct name action_list[] = {
	{ GET, "get" }, { SET, "set" }, { RESPONSE, "response" }, { COMMAND, "command" },
	{ ACKNOWLEDGE, "acknowledge" },
};
static const struct names action_names = NAMES(action_list);

static const struct name tlv_list[] = {
	{ 1, "management" }, { 2, "management-error" }, { 3, "organization" }, { 4, "request-unicast" },
	{ 5, "grant-unicast" }, { 6, "cancel-unicast" }, { 7, "acknowledge-cancel-unicast" }, { 8, "path-trace" },
	{ 9, "alternate-time-offset" }, { 0x8009, "authentication" },
};
static const struct names tlv_names = NAMES(tlv_list);

static const struct field fields[] = {
	[F_TYPE] = { "type", FIELD_UINT, 4, USE_KEY, FIELD_CODE, &type_names, "Kind of message." },
	[F_SDO] = { "sdo", FIELD_UINT, 4, USE_DETAIL, 0, NULL, "Whose profile: 0 IEEE 1588, 1 IEEE 802.1AS." },
	[F_VERSION] = { "version", FIELD_UINT, 4, USE_DETAIL, 0, NULL, "Version of the protocol." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Octets of the message." },
	[F_DOMAIN] = { "domain", FIELD_UINT, 8, USE_KEY, 0, NULL, "Domain: clocks follow only those of their own." },
	[F_TWO_STEP] = { "two_step", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
			"The exact time follows in a message of its own." },
	[F_UNICAST] = { "unicast", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "Sent to one receiver." },
	[F_LEAP] = { "leap", FIELD_UINT, 2, USE_DETAIL, 0, NULL,
		"A second is left out (2) or put in (1) at the end of this day." },
	[F_TRACEABLE] = { "traceable", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"The time goes back to a primary reference." },
	[F_CORRECTION] = { "correction", FIELD_INT, 64, USE_DETAIL, 0, NULL,
		"Correction on the way, nanoseconds times 65536." },
	[F_CLOCK] = { "clock", FIELD_BYTES, 0, USE_KEY, 0, NULL, "Identity of the clock that sends." },
	[F_PORT] = { "clock_port", FIELD_UINT, 16, USE_KEY, 0, NULL, "Port of the clock that sends." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number of the message." },
	[F_INTERVAL] = { "interval", FIELD_INT, 8, USE_DETAIL, 0, NULL,
		"Time between messages, as a power of two of seconds; 127: not said." },
	[F_TIME] = { "time", FIELD_TIME, 64, USE_DETAIL, 0, NULL, "Time stamp (TAI)." },
	[F_NANOSECONDS] = { "nanoseconds", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Nanoseconds of the time stamp." },
	[F_ASKING_CLOCK] = { "asking_clock", FIELD_BYTES, 0, USE_DETAIL, 0, NULL,
		"Identity of the clock that is answered, or that is managed." },
	[F_ASKING_PORT] = { "asking_port", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Port of that clock." },
	[F_UTC_OFFSET] = { "utc_offset", FIELD_INT, 16, USE_VALUE, 0, NULL, "Seconds that TAI is ahead of UTC." },
	[F_PRIORITY1] = { "priority1", FIELD_UINT, 8, USE_VALUE, 0, NULL,
		"The lowest value wins when clocks elect their master." },
	[F_CLASS] = { "class", FIELD_UINT, 8, USE_VALUE, 0, NULL, "Class of the grandmaster: 6 follows a reference." },
	[F_ACCURACY] = { "accuracy", FIELD_UINT, 8, USE_VALUE, 0, NULL, "Accuracy of the grandmaster, as a code." },
	[F_VARIANCE] = { "variance", FIELD_UINT, 16, USE_VALUE, 0, NULL, "Stability of the grandmaster, as a code." },
	[F_PRIORITY2] = { "priority2", FIELD_UINT, 8, USE_VALUE, 0, NULL, "Decides between equal clocks." },
	[F_GRANDMASTER] = { "grandmaster", FIELD_BYTES, 0, USE_KEY, 0, NULL,
		"Identity of the clock that all others follow." },
	[F_STEPS] = { "steps", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Clocks on the way from the grandmaster." },
	[F_SOURCE] = { "source", FIELD_UINT, 8, USE_VALUE, 0, &source_names,
			"Where the grandmaster has its time from." },
	[F_ACTION] = { "action", FIELD_UINT, 4, USE_KEY, 0, &action_names, "What a management message does." },
	[F_TLV] = { "tlv", FIELD_UINT, 16, USE_KEY, 0, &tlv_names, "Type of the first element behind the message." },
	[F_MANAGEMENT] = { "management", FIELD_UINT, 16, USE_KEY, 0, NULL, "Number of the managed object." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_FIELDS, "a field without a line");

enum { UNKNOWN_TYPE = FLAW_OWN, BAD_VERSION, BAD_LENGTH, BAD_TIME, UNKNOWN_ACTION, FLAWS_END };

static const struct flaw flaws[] = {
	[UNKNOWN_TYPE - FLAW_OWN] = { "unknown_type", FLAW_UNKNOWN,
			"a kind of message that the standard does not have" },
	[BAD_VERSION - FLAW_OWN] = { "bad_version", FLAW_UNKNOWN, "a version of the protocol other than 2" },
	[BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED, "the length is too short for the kind of message" },
	[BAD_TIME - FLAW_OWN] = { "bad_time", FLAW_MALFORMED, "a second has fewer nanoseconds" },
	[UNKNOWN_ACTION - FLAW_OWN] = { "unknown_action", FLAW_UNKNOWN,
		"an action of management that the standard does not have" },
};

/* ---- shapes ---- */

struct shape {
	const char *label;
	uint8_t body;    /* octets behind the header */
	uint8_t control; /* the header's control field, as version 1 had it */
	uint8_t intent, changes, role;
	const char *technique;
};

#define HEADER_LEN 34u

static const struct shape shapes[16] = {
	[SYNC] = { "sync", 10, 0, INTENT_TIME, CHANGES_YES, ROLE_REPORT, "T0856" },
	[DELAY_REQ] = { "delay request", 10, 1, INTENT_SESSION, CHANGES_NO, ROLE_REQUEST, NULL },
	[PDELAY_REQ] = { "peer delay request", 20, 5, INTENT_SESSION, CHANGES_NO, ROLE_REQUEST, NULL },
	[PDELAY_RESP] = { "peer delay response", 20, 5, INTENT_SESSION, CHANGES_NO, ROLE_ANSWER, NULL },
	[FOLLOW_UP] = { "follow-up", 10, 2, INTENT_TIME, CHANGES_YES, ROLE_REPORT, "T0856" },
	[DELAY_RESP] = { "delay response", 20, 3, INTENT_SESSION, CHANGES_NO, ROLE_ANSWER, NULL },
	[PDELAY_RESP_FOLLOW_UP] = { "peer delay response follow-up", 20, 5, INTENT_SESSION, CHANGES_NO, ROLE_ANSWER,
			NULL },
	[ANNOUNCE] = { "announce", 30, 5, INTENT_TIME, CHANGES_YES, ROLE_REPORT, "T0856" },
	[SIGNALING] = { "signaling", 10, 5, INTENT_SESSION, CHANGES_UNKNOWN, ROLE_REQUEST, NULL },
	[MANAGEMENT] = { "management", 14, 4, INTENT_OTHER, CHANGES_UNKNOWN, ROLE_REQUEST, NULL },
};

static const struct operation actions[] = {
	[GET] = { .intent = INTENT_READ, .label = "get managed object", .technique = "T0888" },
	[SET] = { .intent = INTENT_CONFIG, .changes = CHANGES_YES, .label = "set managed object",
			.technique = "T0836" },
	[RESPONSE] = { .intent = INTENT_READ, .role = ROLE_ANSWER, .label = "managed object" },
	[COMMAND] = { .intent = INTENT_CONFIG, .changes = CHANGES_YES, .label = "command clock", .technique = "T0855" },
	[ACKNOWLEDGE] = { .intent = INTENT_CONFIG, .role = ROLE_ANSWER, .label = "command done" },
};

/* ---- reading ---- */

static void put_time(struct message *m, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, m->data);
	const uint64_t seconds = (uint64_t)cur_be16(c) << 32 | cur_be32(c);
	const uint32_t ns = cur_be32(c);

	put_uint(m, F_TIME, seconds * 1000 + ns / 1000000, offset, 10);
	put_uint(m, F_NANOSECONDS, ns, offset + 6, 4);
	if (!m->bad && ns > 999999999)
		flaw(m, BAD_TIME);
}

static void put_asking(struct message *m, struct cursor *c)
{
	put_bytes(m, F_ASKING_CLOCK, cur_take(c, 8));
	put_be16(m, F_ASKING_PORT, c);
}

static void put_announce(struct message *m, struct cursor *c)
{
	put_time(m, c);
	const uint32_t offset = cur_offset(c, m->data);
	put_int(m, F_UTC_OFFSET, (int16_t)cur_be16(c), offset, 2);
	cur_skip(c, 1);
	put_u8(m, F_PRIORITY1, c);
	put_u8(m, F_CLASS, c);
	put_u8(m, F_ACCURACY, c);
	put_be16(m, F_VARIANCE, c);
	put_u8(m, F_PRIORITY2, c);
	put_bytes(m, F_GRANDMASTER, cur_take(c, 8));
	put_be16(m, F_STEPS, c);
	put_u8(m, F_SOURCE, c);
}

/* Type and length of the first element; of a management message also what it is about (15.5.4.1). */
static void put_tlv(struct message *m, struct cursor *c, bool managed)
{
	if (!cur_left(c))
		return;
	const uint16_t tlv = put_be16(m, F_TLV, c);
	const uint16_t len = cur_be16(c);
	if (managed && tlv == 1 && len >= 2)
		put_be16(m, F_MANAGEMENT, c);
	else if (managed && tlv == 2) {
		cur_skip(c, 2); /* why not */
		put_be16(m, F_MANAGEMENT, c);
	}
}

static struct operation management(struct message *m, struct cursor *c)
{
	put_asking(m, c);
	cur_skip(c, 2); /* boundary hops */
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t action = cur_u8(c) & 0x0f;
	cur_skip(c, 1);
	put_uint(m, F_ACTION, action, offset, 1);
	put_tlv(m, c, true);
	if (action <= ACKNOWLEDGE) {
		struct operation op = actions[action];
		op.failed = has_field(m, F_TLV) && m->fields[F_TLV].u == 2;
		return op;
	}
	flaw(m, UNKNOWN_ACTION);
	return (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "management" };
}

static void body(struct message *m, uint8_t type, struct cursor *c)
{
	const struct shape *s = &shapes[type];
	struct operation op = { .intent = s->intent, .changes = s->changes, .role = s->role, .label = s->label,
				.technique = s->technique };

	op.housekeeping = s->intent == INTENT_SESSION && type != SIGNALING;
	expect(m, (enum intent)s->intent);
	if (!m->bad && cur_left(c) < s->body)
		flaw(m, BAD_LENGTH);
	switch (type) {
	case SYNC:
	case DELAY_REQ:
	case FOLLOW_UP:
		put_time(m, c);
		break;
	case PDELAY_REQ:
		put_time(m, c);
		cur_skip(c, 10);
		break;
	case PDELAY_RESP:
	case DELAY_RESP:
	case PDELAY_RESP_FOLLOW_UP:
		put_time(m, c);
		put_asking(m, c);
		break;
	case ANNOUNCE:
		put_announce(m, c);
		break;
	case SIGNALING:
		put_asking(m, c);
		break;
	default:
		op = management(m, c);
		expect(m, (enum intent)op.intent);
		break;
	}
	if (type != MANAGEMENT)
		put_tlv(m, c, false);
	operation(m, &op);
}

static void put_flags(struct message *m, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, m->data);
	const uint16_t flags = cur_be16(c);

	put_uint(m, F_TWO_STEP, flags >> 9 & 1, offset, 1);
	put_uint(m, F_UNICAST, flags >> 10 & 1, offset, 1);
	put_uint(m, F_LEAP, flags & 3, offset + 1, 1);
	put_uint(m, F_TRACEABLE, flags >> 4 & 1, offset + 1, 1);
}

static void dissect(struct message *m, struct cursor c)
{
	const uint8_t first = cur_u8(&c), second = cur_u8(&c), type = first & 0x0f;

	put_uint(m, F_TYPE, type, 0, 1);
	put_uint(m, F_SDO, first >> 4, 0, 1);
	put_uint(m, F_VERSION, second & 0x0f, 1, 1);
	put_be16(m, F_LENGTH, &c);
	put_u8(m, F_DOMAIN, &c);
	cur_skip(&c, 1);
	put_flags(m, &c);
	const uint32_t offset = cur_offset(&c, m->data);
	put_int(m, F_CORRECTION, (int64_t)cur_be64(&c), offset, 8);
	cur_skip(&c, 4);
	put_bytes(m, F_CLOCK, cur_take(&c, 8));
	put_be16(m, F_PORT, &c);
	put_be16(m, F_SEQUENCE, &c);
	cur_skip(&c, 1);
	put_int(m, F_INTERVAL, (int8_t)cur_u8(&c), offset + 25, 1);
	keep(m);
	if (m->bad)
		return;
	m->code = type;
	if ((second & 0x0f) != 2)
		flaw(m, BAD_VERSION);
	if (shapes[type].label) {
		body(m, type, &c);
		return;
	}
	flaw(m, UNKNOWN_TYPE);
	operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
					  .label = "unknown message" });
}

static size_t frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (cur_left(&c) < 4)
		return FRAME_MORE;
	cur_skip(&c, 2);
	const size_t len = cur_be16(&c);
	return len < HEADER_LEN ? FRAME_FOREIGN : len;
}

/* Version, kind, length and control field must agree; a datagram holds just the message. */
static enum probe probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t all = cur_left(&c);
	const struct bytes h = cur_take(&c, all < HEADER_LEN ? all : HEADER_LEN);
	const struct shape *s = &shapes[bytes_u8(h, 0) & 0x0f];

	(void)from_client;
	if (transport == TRANSPORT_TCP || all < HEADER_LEN || !s->label || (bytes_u8(h, 1) & 0x0f) != 2)
		return PROBE_NO;
	const size_t len = bytes_be16(h, 2);
	if (len < HEADER_LEN + s->body || len > all)
		return PROBE_NO;
	if (transport == TRANSPORT_ETHER)
		return PROBE_STRONG;
	/* IPv6 may have two octets more (annex E); version 2.1 sends no control field */
	const bool fits = len == all || len + 2 == all;
	const uint8_t control = bytes_u8(h, 32);
	return fits && (control == s->control || (bytes_u8(h, 1) >> 4 && !control)) ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = {
	{ TRANSPORT_ETHER, 0x88f7, 0x88f7 },
	{ TRANSPORT_UDP, 319, 320 },
};

extern const struct dissector ptp;
const struct dissector ptp = {
	.name = "ptp",
	.title = "Precision time protocol",
	.specification = "IEEE 1588-2008, IEEE 1588-2019",
	.fields = fields,
	.field_count = F_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "measuring the delay between clocks",
	.codes = &type_names,
	.message_max = 65535,
	.probe = probe,
	.frame = frame,
	.dissect = dissect,
};
