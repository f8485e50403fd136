/* SPDX-License-Identifier: Apache-2.0 */
/*
 * NTP and SNTP: UDP 123 and any other port.  RFC 5905; control messages RFC 9327; mode 7 is not published.
 *
 *	+----------------+---------+------+-----------+------------------...--+
 *	| leap ver. mode | stratum | poll | precision | 44 octets, then more  |
 *	+----------------+---------+------+-----------+------------------...--+
 *
 * Asking for the time reads; what a server or a broadcast says sets the clock of whoever asked or listens.  Control
 * (6) and private (7) messages are named by their operation: those that configure change the device.  No refusal.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_MODE, F_VERSION, F_STRATUM, F_REFERENCE, F_OPERATION, F_COUNT };

enum { MODE_ACTIVE = 1, MODE_PASSIVE, MODE_CLIENT, MODE_SERVER, MODE_BROADCAST, MODE_CONTROL, MODE_PRIVATE };
static const struct name mode_list[] = {
	{ MODE_ACTIVE, "active" }, { MODE_PASSIVE, "passive" }, { MODE_CLIENT, "client" }, { MODE_SERVER, "server" },
	{ MODE_BROADCAST, "broadcast" }, { MODE_CONTROL, "control" }, { MODE_PRIVATE, "private" },
};
static const struct names mode_names = NAMES(mode_list);

/* RFC 9327, 2; in mode 7 the numbers are requests, of which 42 lists who was here. */
static const struct name operation_list[] = {
	{ 1, "read-status" }, { 2, "read-variables" }, { 3, "write-variables" }, { 4, "read-clock" },
	{ 5, "write-clock" },
	{ 6, "set-trap" }, { 7, "trap" }, { 8, "configure" }, { 9, "save-configuration" }, { 10, "read-mru" },
	{ 11, "read-ordered-list" }, { 12, "request-nonce" }, { 31, "unset-trap" }, { 42, "monlist" },
};
static const struct names operation_names = NAMES(operation_list);

static const struct field fields[] = {
	[F_MODE] = { "mode", FIELD_UINT, 3, USE_KEY, FIELD_CODE, &mode_names, "Who speaks in which way." },
	[F_VERSION] = { "version", FIELD_UINT, 3, USE_DETAIL, 0, NULL, "Version of NTP." },
	[F_STRATUM] = { "stratum", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
	  "Distance from a clock of reference, 16: none." },
	[F_REFERENCE] = { "reference", FIELD_BYTES, 0, USE_DETAIL, 0, NULL,
	  "Which clock: four letters or an address." },
	[F_OPERATION] = { "operation", FIELD_UINT, 8, USE_KEY, 0, &operation_names,
			  "What a control or private message is about." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { UNKNOWN_MODE = FLAW_OWN, FLAWS_END };

static const struct flaw flaws[] = {
	{ "unknown_mode", FLAW_UNKNOWN, "mode 0, or a control operation that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function modes[] = {
	{ MODE_ACTIVE, INTENT_TIME, CHANGES_YES, 0, false, "time between peers", NULL },
	{ MODE_PASSIVE, INTENT_TIME, CHANGES_YES, 0, false, "time between peers", NULL },
	{ MODE_CLIENT, INTENT_READ, CHANGES_NO, 0, false, "ask for time", NULL },
	{ MODE_SERVER, INTENT_READ, CHANGES_NO, 0, false, "time", NULL },
	{ MODE_BROADCAST, INTENT_TIME, CHANGES_YES, 0, false, "time for all", NULL },
};
static const struct function controls[] = {
	{ 1, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "read status", "T0888" },
	{ 2, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "read variables", "T0888" },
	{ 3, INTENT_CONFIG, CHANGES_YES, 0, false, "write variables", "T0836" },
	{ 4, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "read clock", "T0888" },
	{ 5, INTENT_TIME, CHANGES_YES, 0, false, "write clock", "T0836" },
	{ 6, INTENT_CONFIG, CHANGES_YES, 0, false, "set trap", NULL },
	{ 7, INTENT_REPORT, CHANGES_NO, 0, false, "trap", NULL },
	{ 8, INTENT_CONFIG, CHANGES_YES, 0, false, "configure", "T0836" },
	{ 9, INTENT_CONFIG, CHANGES_YES, 0, false, "save configuration", NULL },
	{ 10, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "list who was here", "T0888" },
	{ 11, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "read list", "T0888" },
	{ 12, INTENT_SESSION, CHANGES_NO, 0, true, "request nonce", NULL },
	{ 31, INTENT_CONFIG, CHANGES_YES, 0, false, "unset trap", NULL },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown message", NULL };
static const struct function private = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "private message", NULL };

#define HEADER 48u
#define MESSAGE_MAX 4096u

static void control(struct message *m, struct cursor c)
{
	const uint8_t octet = cur_u8(&c);
	const unsigned number = octet & 31;
	const struct function *f = FUNCTION_FIND(controls, number);

	put_uint(m, F_OPERATION, number, 1, 1);
	if (!f)
		flaw(m, UNKNOWN_MODE);
	function_emit(m, f ? f : &unknown, octet & 0x80 ? ROLE_ANSWER : ROLE_REQUEST, octet & 0x40);
}

static void ntp_dissect(struct message *m, struct cursor c)
{
	const uint8_t head = cur_u8(&c);
	const unsigned mode = head & 7;

	put_uint(m, F_VERSION, head >> 3 & 7, 0, 1);
	put_uint(m, F_MODE, mode, 0, 1);
	m->code = (int32_t)mode;
	if (mode == MODE_CONTROL) {
		control(m, c);
		return;
	}
	if (mode == MODE_PRIVATE) {
		cur_skip(&c, 2);
		put_u8(m, F_OPERATION, &c);
		function_emit(m, &private, head & 0x80 ? ROLE_ANSWER : ROLE_REQUEST, false);
		return;
	}
	const struct function *f = FUNCTION_FIND(modes, mode);
	put_u8(m, F_STRATUM, &c);
	cur_skip(&c, 10);
	put_bytes(m, F_REFERENCE, cur_take(&c, 4));
	cur_skip(&c, 32);
	if (!f)
		flaw(m, UNKNOWN_MODE);
	if (mode == MODE_CLIENT || mode == MODE_SERVER)
		set_client(m, mode == MODE_CLIENT);
	function_emit(m, f ? f : &unknown,
		      mode == MODE_SERVER || mode == MODE_PASSIVE ? ROLE_ANSWER
		      : mode == MODE_BROADCAST			  ? ROLE_REPORT
								  : ROLE_REQUEST,
		      false);
}

static size_t ntp_frame(const struct message *m, struct cursor c)
{
	(void)m;
	return cur_left(&c) <= MESSAGE_MAX ? cur_left(&c) : FRAME_FOREIGN;
}

/* Times in seconds since 1900 that lie within ten seconds of each other. */
static bool same_time(struct bytes b, size_t one, size_t other)
{
	const uint32_t apart = bytes_be32(b, one) - bytes_be32(b, other) + 10;
	return apart <= 20;
}

/*
 * With a key or extensions (RFC 5905, 7.3 and 7.5) it is longer.  Sure are servers, whose times of arrival and
 * departure are the same to the second, and clients that say nothing but their own time.
 */
static enum probe ntp_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct bytes b = cur_rest(&c);
	const unsigned mode = bytes_u8(b, 0) & 7, version = bytes_u8(b, 0) >> 3 & 7;

	(void)from_client;
	if (transport != TRANSPORT_UDP || version < 1 || version > 4 || !mode)
		return PROBE_NO;
	if (mode == MODE_CONTROL) /* RFC 9327, 2: as many octets follow as it says */
		return FUNCTION_FIND(controls, bytes_u8(b, 1) & 31u) && b.len >= 12 &&
				       12u + bytes_be16(b, 10) <= b.len ? PROBE_WEAK : PROBE_NO;
	if (mode == MODE_PRIVATE) /* of 0, 2 or 3: so many items of such a size */
		return b.len >= 8 && bytes_u8(b, 2) < 4 && (bytes_be16(b, 4) & 0xfffu) * bytes_be16(b, 6) + 8u <= b.len
			       ? PROBE_WEAK : PROBE_NO;
	/* Stratum and poll in their ranges, delay and dispersion of less than four minutes */
	if (b.len < HEADER || b.len % 4 || bytes_u8(b, 1) > 16 || bytes_u8(b, 2) > 17 || bytes_u8(b, 8) ||
	    (bytes_u8(b, 4) && bytes_u8(b, 4) != 0xff))
		return PROBE_NO;
	if (b.len != HEADER || version < 3)
		return PROBE_WEAK;
	if (mode == MODE_SERVER)
		return same_time(b, 32, 40) && bytes_be32(b, 40) > 0xc0000000u ? PROBE_STRONG : PROBE_WEAK;
	for (size_t at = 4; at < 40; at++)
		if (b.p[at])
			return PROBE_WEAK;
	return mode == MODE_CLIENT && bytes_u8(b, 1) == 0 && bytes_be32(b, 40) ? PROBE_STRONG : PROBE_WEAK;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 123, 123 } };

extern const struct dissector ntp;
const struct dissector ntp = {
	.name = "ntp",
	.title = "NTP",
	.specification = "RFC 5905, RFC 9327",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "nonces of control messages",
	.codes = &mode_names,
	.message_max = MESSAGE_MAX,
	.probe = ntp_probe,
	.frame = ntp_frame,
	.dissect = ntp_dissect,
};
