/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Syslog: UDP and TCP 514, TCP 601 and any other port.  RFC 5424, RFC 3164, RFC 6587.
 *
 *	<165>1 2026-11-24T13:00:00Z host program ...        <34>Nov 24 13:00:00 host program: ...
 *
 * In TCP each message ends in a line feed, or has its length in front: "42 <165>1 ...".  Read are facility, severity,
 * host and program.  Nothing answers, so that nothing can refuse.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/text_line.h"

enum { F_FACILITY, F_SEVERITY, F_HOST, F_PROGRAM, F_TEXT, F_COUNT };

static const struct name facility_list[] = {
	{ 0, "kern" }, { 1, "user" }, { 2, "mail" }, { 3, "daemon" }, { 4, "auth" }, { 5, "syslog" }, { 6, "lpr" },
	{ 7, "news" }, { 8, "uucp" }, { 9, "cron" }, { 10, "authpriv" }, { 11, "ftp" }, { 12, "ntp" }, { 13, "audit" },
	{ 14, "alert" }, { 15, "clock" }, { 16, "local0" }, { 17, "local1" }, { 18, "local2" }, { 19, "local3" },
	{ 20, "local4" }, { 21, "local5" }, { 22, "local6" }, { 23, "local7" },
};
static const struct names facility_names = NAMES(facility_list);

static const struct name severity_list[] = {
	{ 0, "emergency" }, { 1, "alert" }, { 2, "critical" }, { 3, "error" }, { 4, "warning" }, { 5, "notice" },
	{ 6, "info" }, { 7, "debug" },
};
static const struct names severity_names = NAMES(severity_list);

static const struct field fields[] = {
	[F_FACILITY] = { "facility", FIELD_UINT, 8, USE_DETAIL, 0, &facility_names, "Part of the system that tells." },
	[F_SEVERITY] = { "severity", FIELD_UINT, 8, USE_DETAIL, FIELD_CODE, &severity_names, "How bad it is." },
	[F_HOST] = { "host", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Host that tells." },
	[F_PROGRAM] = { "program", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Program that tells." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "What it tells." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_PRIORITY = FLAW_OWN, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_priority", FLAW_MALFORMED, "a message that does not begin with its priority in <>" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

#define MESSAGE_MAX 65535u
#define STAMP_LEN 15u /* Nov 24 13:00:00 */

/* The number in <> at the head of c, which passes it; -1: there is none. */
static int priority(struct cursor *c)
{
	int n = 0;
	unsigned digits = 0;

	if (cur_peek(c, 0) != '<')
		return -1;
	while (cur_peek(c, 1 + digits) >= '0' && cur_peek(c, 1 + digits) <= '9' && digits < 3)
		n = n * 10 + (cur_peek(c, 1 + digits++) - '0');
	if (!digits || n > 191 || cur_peek(c, 1 + digits) != '>')
		return -1;
	cur_skip(c, 2 + (size_t)digits);
	return n;
}

/* Octets that RFC 6587, 3.4.1 counts in front, or 0; *lead: of the count itself. */
static size_t counted(struct cursor c, size_t *lead)
{
	size_t n = 0, digits = 0;

	while (cur_peek(&c, digits) >= '0' && cur_peek(&c, digits) <= '9' && digits < 6)
		n = n * 10 + (size_t)(cur_peek(&c, digits++) - '0');
	*lead = digits + 1;
	return digits && cur_peek(&c, digits) == ' ' ? n : 0;
}

/* RFC 3164, 4.1.2: "Nov 24 13:00:00". */
static bool is_stamp(struct bytes b)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	bool is_month = false;

	for (size_t i = 0; i < 36 && b.len >= STAMP_LEN; i += 3)
		is_month |= !memcmp(b.p, months + i, 3);
	return is_month && b.p[3] == ' ' && b.p[6] == ' ' && b.p[9] == ':' && b.p[12] == ':';
}

static void syslog_dissect(struct message *m, struct cursor c)
{
	size_t lead;

	if (m->transport == TRANSPORT_TCP && counted(c, &lead))
		cur_skip(&c, lead);
	const int p = priority(&c);
	if (p < 0) {
		flaw(m, BAD_PRIORITY);
	} else {
		put_uint(m, F_FACILITY, (unsigned)p >> 3, 0, 0);
		put_uint(m, F_SEVERITY, p & 7, 0, 0);
		m->code = p & 7;
	}
	struct bytes text = cur_rest(&c);
	while (text.len && (text.p[text.len - 1] == '\n' || !text.p[text.len - 1]))
		text.len--;
	if (bytes_u8(text, 0) == '1' && bytes_u8(text, 1) == ' ') {
		(void)word_next(&text);
		(void)word_next(&text);
		put_text(m, F_HOST, word_next(&text));
		put_text(m, F_PROGRAM, word_next(&text));
	} else if (is_stamp(text)) {
		text = bytes_part(text, STAMP_LEN, text.len);
		put_text(m, F_HOST, word_next(&text));
		const struct bytes tag = word_next(&text);
		put_text(m, F_PROGRAM, bytes_part(tag, 0, bytes_find(tag, ':')));
	}
	put_text(m, F_TEXT, text);
	operation(m, &(struct operation){ .intent = INTENT_REPORT, .role = ROLE_REPORT, .label = "report" });
}

static size_t syslog_frame(const struct message *m, struct cursor c)
{
	size_t lead;

	if (m->transport != TRANSPORT_TCP)
		return cur_left(&c) <= MESSAGE_MAX ? cur_left(&c) : FRAME_FOREIGN;
	if (cur_peek(&c, 0) == '<')
		return line_frame(c, MESSAGE_MAX);
	const size_t n = counted(c, &lead);
	if (n)
		return n + lead <= MESSAGE_MAX ? n + lead : FRAME_FOREIGN;
	for (size_t i = 0; i < lead - 1 + (cur_left(&c) >= lead); i++)
		if (cur_peek(&c, i) < '0' || cur_peek(&c, i) > '9')
			return FRAME_FOREIGN;
	return lead <= 6 ? FRAME_MORE : FRAME_FOREIGN;
}

static enum probe syslog_probe(enum transport transport, bool from_client, struct cursor c)
{
	size_t lead;

	(void)from_client;
	if (transport == TRANSPORT_ETHER || (cur_peek(&c, 0) != '<' && transport == TRANSPORT_UDP))
		return PROBE_NO;
	if (cur_peek(&c, 0) != '<') {
		if (!counted(c, &lead))
			return PROBE_NO;
		cur_skip(&c, lead);
	}
	const size_t left = cur_left(&c);
	if (priority(&c) < 0)
		return PROBE_NO;
	struct bytes text = cur_rest(&c);
	if (bytes_u8(text, 0) == '1' && bytes_u8(text, 1) == ' ')
		return text.len > 4 && (text.p[2] == '2' || text.p[2] == '-') ? PROBE_STRONG : PROBE_WEAK;
	return left && is_stamp(text) ? PROBE_STRONG : PROBE_WEAK;
}

static const struct binding bindings[] = {
	{ TRANSPORT_UDP, 514, 514 }, { TRANSPORT_TCP, 601, 601 }, { TRANSPORT_TCP, 514, 514 },
};

extern const struct dissector syslog_protocol;
const struct dissector syslog_protocol = { /* syslog is a function of libc */
	.name = "syslog",
	.title = "Syslog",
	.specification = "RFC 5424, RFC 3164, RFC 6587",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.codes = &severity_names,
	.message_max = MESSAGE_MAX,
	.probe = syslog_probe,
	.frame = syslog_frame,
	.dissect = syslog_dissect,
};
