/* SPDX-License-Identifier: Apache-2.0 */
/*
 * FOUNDATION Fieldbus High Speed Ethernet, TCP and UDP 1089 - 1091.  FF-588 (Field Device Access agent).
 *
 *	+---------+---------+-----------------+---------+-------------+------------+------...----+---------+
 *	| version | options | protocol, type  | service | address (4) | length (4) | parameters  | trailer |
 *	+---------+---------+-----------------+---------+-------------+------------+------...----+---------+
 *	                      bits 7-2, 1-0     bit 7: confirmed
 *
 * Big-endian; the length counts the whole message.  Function depth: protocol, service, and for FMS
 * reads and writes the index of the object.  Trailers (message number, invoke id, time) stay in the
 * data.  No refusal: error messages differ by service, so a refused session is reset.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_VERSION, F_OPTIONS, F_PROTOCOL_ID, F_TYPE, F_CONFIRMED, F_SERVICE, F_FDA_ADDRESS, F_LENGTH, F_INDEX, F_DATA,
       F_COUNT };

enum { PROTOCOL_FDA = 1, PROTOCOL_SM, PROTOCOL_FMS, PROTOCOL_LAN };

static const struct name protocol_list[] = {
	{ PROTOCOL_FDA, "fda-session" }, { PROTOCOL_SM, "system-management" }, { PROTOCOL_FMS, "fms" },
	{ PROTOCOL_LAN, "lan-redundancy" },
};
static const struct names protocol_names = NAMES(protocol_list);

enum { TYPE_REQUEST, TYPE_RESPONSE, TYPE_ERROR };

static const struct name type_list[] = {
	{ TYPE_REQUEST, "request" }, { TYPE_RESPONSE, "response" }, { TYPE_ERROR, "error" },
};
static const struct names type_names = NAMES(type_list);

static const struct field fields[] = {
	[F_VERSION] = { "version", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Version of the message format." },
	[F_OPTIONS] = { "options", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Which trailers follow the parameters." },
	[F_PROTOCOL_ID] = { "service_class", FIELD_UINT, 8, USE_KEY, 0, &protocol_names,
			    "Which part of the agent is addressed." },
	[F_TYPE] = { "message_type", FIELD_UINT, 8, USE_DETAIL, 0, &type_names, "Request, response or error." },
	[F_CONFIRMED] = { "confirmed", FIELD_BOOL, 1, USE_KEY, 0, NULL, "The service has an answer." },
	[F_SERVICE] = { "service", FIELD_UINT, 8, USE_KEY, FIELD_CODE, NULL, "Service of that part." },
	[F_FDA_ADDRESS] = { "fda_address", FIELD_UINT, 32, USE_KEY, FIELD_ROUTE, NULL,
			    "Address of the link and node behind the linking device." },
	[F_LENGTH] = { "length", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Bytes of the whole message." },
	[F_INDEX] = { "index", FIELD_UINT, 32, USE_ADDRESS, 0, NULL,
		      "Index of the object in the device's dictionary." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "Parameters and trailers." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_LENGTH = FLAW_OWN, UNKNOWN_SERVICE, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_length", FLAW_MALFORMED, "a length that does not even cover the header" },
	{ "unknown_service", FLAW_UNKNOWN, "a service that the specification does not have" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

#define CONFIRMED 0x80u
#define FDA(service_) (PROTOCOL_FDA << 8 | CONFIRMED | (service_))
#define SM(service_) (PROTOCOL_SM << 8 | (service_))
#define FMS(service_) (PROTOCOL_FMS << 8 | CONFIRMED | (service_))
#define FMS_UNCONFIRMED(service_) (PROTOCOL_FMS << 8 | (service_))
#define LAN(service_) (PROTOCOL_LAN << 8 | (service_))

static const struct function services[] = {
	{ FDA(1), INTENT_SESSION, CHANGES_NO, 0, true, "open session", NULL },
	{ FDA(3), INTENT_SESSION, CHANGES_NO, 0, true, "idle", NULL },
	{ SM(1), INTENT_IDENTIFY, CHANGES_NO, 0, false, "find tag", "T0846" },
	{ SM(2), INTENT_IDENTIFY, CHANGES_NO, 0, false, "found tag", NULL },
	{ SM(16), INTENT_REPORT, CHANGES_NO, 0, false, "device annunciation", NULL },
	{ SM(CONFIRMED | 3), INTENT_IDENTIFY, CHANGES_NO, 0, false, "identify", "T0888" },
	{ SM(CONFIRMED | 12), INTENT_CONFIG, CHANGES_YES, 0, false, "clear address", "T0836" },
	{ SM(CONFIRMED | 14), INTENT_CONFIG, CHANGES_YES, 0, false, "set assignment", "T0836" },
	{ SM(CONFIRMED | 15), INTENT_CONFIG, CHANGES_YES, 0, false, "clear assignment", "T0836" },
	{ FMS(0), INTENT_READ, CHANGES_NO, 0, false, "status", "T0868" },
	{ FMS(1), INTENT_IDENTIFY, CHANGES_NO, 0, false, "identify", "T0888" },
	{ FMS(2), INTENT_READ, CHANGES_NO, 0, false, "read", "T0801" },
	{ FMS(3), INTENT_WRITE, CHANGES_YES, 0, false, "write", "T0836" },
	{ FMS(4), INTENT_READ, CHANGES_NO, 0, false, "get object dictionary", "T0861" },
	{ FMS(7), INTENT_CONFIG, CHANGES_YES, 0, false, "define variable list", NULL },
	{ FMS(8), INTENT_CONFIG, CHANGES_YES, 0, false, "delete variable list", NULL },
	{ FMS(9), INTENT_PROGRAM, CHANGES_YES, TRANSFER_OPEN, false, "initiate download", "T0843" },
	{ FMS(10), INTENT_PROGRAM, CHANGES_YES, TRANSFER_DATA, false, "download segment", "T0843" },
	{ FMS(11), INTENT_PROGRAM, CHANGES_YES, TRANSFER_CLOSE, false, "terminate download", "T0843" },
	{ FMS(12), INTENT_PROGRAM, CHANGES_NO, TRANSFER_OPEN, false, "initiate upload", "T0845" },
	{ FMS(13), INTENT_PROGRAM, CHANGES_NO, TRANSFER_DATA, false, "upload segment", "T0845" },
	{ FMS(14), INTENT_PROGRAM, CHANGES_NO, TRANSFER_CLOSE, false, "terminate upload", "T0845" },
	{ FMS(15), INTENT_PROGRAM, CHANGES_YES, 0, false, "request domain download", "T0843" },
	{ FMS(16), INTENT_PROGRAM, CHANGES_NO, 0, false, "request domain upload", "T0845" },
	{ FMS(17), INTENT_PROGRAM, CHANGES_YES, 0, false, "create program invocation", "T0843" },
	{ FMS(18), INTENT_PROGRAM, CHANGES_YES, 0, false, "delete program invocation", "T0843" },
	{ FMS(19), INTENT_RUN, CHANGES_YES, 0, false, "start", "T0858" },
	{ FMS(20), INTENT_RUN, CHANGES_YES, 0, false, "stop", "T0858" },
	{ FMS(21), INTENT_RUN, CHANGES_YES, 0, false, "resume", "T0858" },
	{ FMS(22), INTENT_RUN, CHANGES_YES, 0, false, "reset", "T0816" },
	{ FMS(23), INTENT_RUN, CHANGES_YES, 0, false, "kill", "T0858" },
	{ FMS(24), INTENT_CONFIG, CHANGES_YES, 0, false, "alter event monitoring", "T0838" },
	{ FMS(25), INTENT_CONTROL, CHANGES_YES, 0, false, "acknowledge event", NULL },
	{ FMS(28), INTENT_CONFIG, CHANGES_YES, TRANSFER_OPEN, false, "initiate put object dictionary", "T0836" },
	{ FMS(29), INTENT_CONFIG, CHANGES_YES, TRANSFER_DATA, false, "put object dictionary", "T0836" },
	{ FMS(30), INTENT_CONFIG, CHANGES_YES, TRANSFER_CLOSE, false, "terminate put object dictionary", "T0836" },
	{ FMS(31), INTENT_PROGRAM, CHANGES_YES, TRANSFER_OPEN, false, "initiate generic download", "T0843" },
	{ FMS(32), INTENT_PROGRAM, CHANGES_YES, TRANSFER_DATA, false, "generic download segment", "T0843" },
	{ FMS(33), INTENT_PROGRAM, CHANGES_YES, TRANSFER_CLOSE, false, "terminate generic download", "T0843" },
	{ FMS(82), INTENT_READ, CHANGES_NO, 0, false, "read member", "T0801" },
	{ FMS(83), INTENT_WRITE, CHANGES_YES, 0, false, "write member", "T0836" },
	{ FMS(96), INTENT_SESSION, CHANGES_NO, 0, true, "initiate", NULL },
	{ FMS_UNCONFIRMED(0), INTENT_REPORT, CHANGES_NO, 0, false, "information report", "T0856" },
	{ FMS_UNCONFIRMED(1), INTENT_REPORT, CHANGES_NO, 0, false, "unsolicited status", NULL },
	{ FMS_UNCONFIRMED(2), INTENT_REPORT, CHANGES_NO, 0, false, "event notification", "T0878" },
	{ FMS_UNCONFIRMED(16), INTENT_REPORT, CHANGES_NO, 0, false, "information report of member", "T0856" },
	{ FMS_UNCONFIRMED(17), INTENT_REPORT, CHANGES_NO, 0, false, "report on change", "T0856" },
	{ FMS_UNCONFIRMED(18), INTENT_REPORT, CHANGES_NO, 0, false, "report on change of member", "T0856" },
	{ FMS_UNCONFIRMED(112), INTENT_SESSION, CHANGES_NO, 0, true, "abort", NULL },
	{ LAN(CONFIRMED | 1), INTENT_READ, CHANGES_NO, 0, false, "get redundancy settings", "T0801" },
	{ LAN(CONFIRMED | 2), INTENT_CONFIG, CHANGES_YES, 0, false, "put redundancy settings", "T0836" },
	{ LAN(CONFIRMED | 3), INTENT_READ, CHANGES_NO, 0, false, "get redundancy statistics", "T0801" },
	{ LAN(1), INTENT_REPORT, CHANGES_NO, 0, false, "diagnostic message", NULL },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown service", NULL };

#define HEADER 12u

static void ff_hse_dissect(struct message *m, struct cursor c)
{
	put_u8(m, F_VERSION, &c);
	put_u8(m, F_OPTIONS, &c);
	const uint32_t who = cur_u8(&c), service = cur_u8(&c);
	put_uint(m, F_PROTOCOL_ID, who >> 2, 2, 1);
	put_uint(m, F_TYPE, who & 3, 2, 1);
	put_uint(m, F_CONFIRMED, service >> 7, 3, 1);
	put_uint(m, F_SERVICE, service & 0x7f, 3, 1);
	put_be32(m, F_FDA_ADDRESS, &c);
	const uint32_t length = put_be32(m, F_LENGTH, &c);
	if (m->bad)
		return;
	m->code = (int32_t)(service & 0x7f);
	if (length < HEADER)
		flaw(m, BAD_LENGTH);
	const struct function *f = FUNCTION_FIND(services, (who >> 2) << 8 | service);
	if (!f || (who & 3) > TYPE_ERROR) {
		flaw(m, UNKNOWN_SERVICE);
		f = &unknown;
	}
	const bool answers = (who & 3) != TYPE_REQUEST;
	expect(m, (enum intent)f->intent);
	if (service & CONFIRMED)
		set_client(m, !answers);
	if (!answers && who >> 2 == PROTOCOL_FMS &&
	    (service == 0x82 || service == 0x83 || service == 0xd2 || service == 0xd3))
		put_be32(m, F_INDEX, &c);
	put_left(m, F_DATA, &c);
	function_emit(m, f,
		      answers					? ROLE_ANSWER
		      : service & CONFIRMED || f->code == SM(1) ? ROLE_REQUEST
								: ROLE_REPORT,
		      (who & 3) == TYPE_ERROR);
}

static size_t ff_hse_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (cur_peek(&c, 0) >= 0 && cur_peek(&c, 0) != 1)
		return FRAME_FOREIGN;
	if (cur_left(&c) < HEADER)
		return FRAME_MORE;
	cur_skip(&c, 8);
	const uint32_t length = cur_be32(&c);
	return length < HEADER ? HEADER : length;
}

/* Version 1, a service that exists, and a sensible length: five bytes that must be right. */
static enum probe ff_hse_probe(enum transport transport, bool from_client, struct cursor c)
{
	const bool datagram = transport == TRANSPORT_UDP;
	const size_t left = cur_left(&c);

	(void)from_client;
	if (transport == TRANSPORT_ETHER || (cur_peek(&c, 0) >= 0 && cur_peek(&c, 0) != 1))
		return PROBE_NO;
	if (left < HEADER)
		return datagram ? PROBE_NO : PROBE_MORE;
	const struct bytes head = cur_take(&c, HEADER);
	const uint32_t who = bytes_u8(head, 2), length = bytes_be32(head, 8);
	if ((who & 3) > TYPE_ERROR || length < HEADER || length > 65535 || (datagram && length != left) ||
	    !FUNCTION_FIND(services, (who >> 2) << 8 | bytes_u8(head, 3)))
		return PROBE_NO;
	return length <= left ? PROBE_STRONG : PROBE_WEAK;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 1089, 1091 },
	{ TRANSPORT_UDP, 1089, 1091 },
	{ TRANSPORT_UDP, 3622, 3622 },
};

extern const struct dissector ff_hse;
const struct dissector ff_hse = {
	.name = "ff_hse",
	.title = "FOUNDATION Fieldbus HSE",
	.specification = "FF-588",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "sessions: open, idle, initiate, abort",
	.message_max = 65535,
	.probe = ff_hse_probe,
	.frame = ff_hse_frame,
	.dissect = ff_hse_dissect,
};
