/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Telnet: TCP 23 and any other port.  RFC 854, RFC 855, RFC 1091.
 *
 *	255 251..254 option          will, won't, do, don't
 *	255 250 option ... 255 240   subnegotiation
 *	255 command                  break, interrupt, are you there, ...
 *	255 255, or anything else    text of the terminal
 *
 * Read is what the two sides negotiate; the text of the terminal is told once a direction and passes as bytes: what is
 * typed there cannot be judged.  No refusal.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_COMMAND, F_OPTION, F_TERMINAL, F_COUNT };

enum { IAC = 255, SE = 240, SB = 250, WILL = 251, DONT = 254 };

static const struct name command_list[] = {
	{ SE, "end-subnegotiation" }, { 241, "no-operation" }, { 242, "data-mark" }, { 243, "break" },
	{ 244, "interrupt" }, { 245, "abort-output" }, { 246, "are-you-there" }, { 247, "erase-character" },
	{ 248, "erase-line" }, { 249, "go-ahead" }, { SB, "subnegotiation" }, { WILL, "will" }, { 252, "wont" },
	{ 253, "do" }, { DONT, "dont" },
};
static const struct names command_names = NAMES(command_list);

static const struct name option_list[] = {
	{ 0, "binary" }, { 1, "echo" }, { 3, "suppress-go-ahead" }, { 5, "status" }, { 6, "timing-mark" },
	{ 24, "terminal-type" }, { 31, "window-size" }, { 32, "terminal-speed" }, { 33, "flow-control" },
	{ 34, "line-mode" }, { 35, "x-display" }, { 36, "old-environment" }, { 37, "authentication" },
	{ 38, "encryption" }, { 39, "environment" }, { 44, "com-port" }, { 46, "start-tls" },
};
static const struct names option_names = NAMES(option_list);
#define OPTION_LAST 49

static const struct field fields[] = {
	[F_COMMAND] = { "command", FIELD_UINT, 8, USE_DETAIL, FIELD_CODE, &command_names, "Command of the protocol." },
	[F_OPTION] = { "option", FIELD_UINT, 8, USE_DETAIL, 0, &option_names, "Option that is negotiated." },
	[F_TERMINAL] = { "terminal", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Type of terminal." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

static const struct function negotiation = { 0, INTENT_SESSION, CHANGES_NO, 0, true, "negotiate", NULL };
static const struct function command = { 0, INTENT_SESSION, CHANGES_NO, 0, false, "command", NULL };
static const struct function terminal = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "terminal", "T0886" };

#define PART_MAX 4096u
#define OPTION_TERMINAL_TYPE 24

static void telnet_dissect(struct message *m, struct cursor c)
{
	const enum role role = m->from_client ? ROLE_REQUEST : ROLE_ANSWER;
	const int what = cur_peek(&c, 1);

	if (cur_peek(&c, 0) != IAC || what < SE || what == IAC) {
		if (!cur_left(&c))
			cur_poison(&c);
		bulk(m);
		function_emit(m, &terminal, role, false);
		return;
	}
	cur_skip(&c, 1);
	m->code = put_u8(m, F_COMMAND, &c);
	if (what < SB) {
		function_emit(m, &command, role, false);
		return;
	}
	const uint8_t option = put_u8(m, F_OPTION, &c);
	const struct bytes value = cur_rest(&c);
	if (what == SB && option == OPTION_TERMINAL_TYPE && value.len > 3 && !value.p[0])
		put_bytes(m, F_TERMINAL, bytes_part(value, 1, value.len - 3));
	function_emit(m, &negotiation, role, false);
}

/* RFC 855: up to IAC SE; an IAC within is doubled. */
static size_t subnegotiation(struct bytes all)
{
	for (size_t at = 3; at + 1 < all.len && at < PART_MAX; at++) {
		if (all.p[at] != IAC)
			continue;
		if (all.p[at + 1] == SE)
			return at + 2;
		at++;
	}
	return all.len < PART_MAX ? FRAME_MORE : FRAME_FOREIGN;
}

static size_t telnet_frame(const struct message *m, struct cursor c)
{
	const struct bytes all = cur_rest(&c);
	const uint8_t what = bytes_u8(all, 1);

	(void)m;
	if (bytes_u8(all, 0) != IAC)
		return bytes_find(bytes_part(all, 0, PART_MAX), IAC);
	if (all.len < 2)
		return FRAME_MORE;
	if (what == SB)
		return subnegotiation(all);
	if (what < WILL || what > DONT)
		return 2;
	return all.len < 3 ? FRAME_MORE : 3;
}

/* Two negotiations, one behind the other. */
static enum probe telnet_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct bytes all = cur_rest(&c);
	size_t at = 0;

	(void)from_client;
	if (transport != TRANSPORT_TCP)
		return PROBE_NO;
	if (bytes_u8(all, 0) != IAC) { /* a prompt */
		for (size_t i = 0; i < all.len; i++)
			if (all.p[i] >= 0x7f || (all.p[i] < ' ' && (all.p[i] < 7 || all.p[i] > 13) && all.p[i] != 27))
				return PROBE_NO;
		return all.len < 6 ? PROBE_MORE : PROBE_WEAK;
	}
	for (unsigned n = 0; n < 3 && at < all.len; n++, at += 3)
		if (all.p[at] != IAC || (at + 1 < all.len && (all.p[at + 1] < SB || all.p[at + 1] > DONT)) ||
		    (at + 2 < all.len && all.p[at + 2] > OPTION_LAST))
			return at < 6 ? PROBE_NO : PROBE_STRONG;
	if (all.len < 6)
		return all.len == 3 ? PROBE_WEAK : PROBE_MORE;
	return PROBE_STRONG;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 23, 23 } };

extern const struct dissector telnet;
const struct dissector telnet = {
	.name = "telnet",
	.title = "Telnet",
	.specification = "RFC 854, RFC 855, RFC 1091",
	.fields = fields,
	.field_count = F_COUNT,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "negotiation of options",
	.codes = &command_names,
	.message_max = PART_MAX + 2,
	.probe = telnet_probe,
	.frame = telnet_frame,
	.dissect = telnet_dissect,
};
