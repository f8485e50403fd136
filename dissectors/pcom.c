/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PCOM: Unitronics controllers, TCP 20256.  Unitronics PCOM protocol 1.0 and public research.
 *
 *	+-------------+------+----------+------------+---------...
 *	| transaction | mode | reserved | length (LE)| message
 *	+-------------+------+----------+------------+---------...
 *	 2             1      1          2
 *	mode 101:  / unit (2 hex digits) command address length values checksum CR;  an answer begins /A
 *	mode 102:  /_OPLC | unit | FE 01 00 00 00 | command | sub | details (6) | length (2) | sum (2) | data
 *| sum (2) | \
 *
 * Function depth: command, and of reads and writes in text the address and how many.  An answer of the binary
 * mode has bit 7 of the command set.  Refusing: none that a controller sends is known for both modes.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

#include <string.h>

enum { F_TRANSACTION, F_MODE, F_LENGTH, F_UNIT, F_COMMAND, F_FUNCTION, F_ADDRESS, F_DATA, F_COUNT };

enum { MODE_TEXT = 101, MODE_BINARY = 102 };

static const struct name mode_list[] = { { MODE_TEXT, "text" }, { MODE_BINARY, "binary" } };
static const struct names mode_names = NAMES(mode_list);

static const struct name function_list[] = {
	{ 0x01, "read-memory" }, { 0x02, "check-password" }, { 0x04, "read-data-table" }, { 0x0c, "read-name" },
	{ 0x41, "write-memory" }, { 0x44, "write-data-table" }, { 0x4d, "read-operands" }, { 0x50, "write-operands" },
};
static const struct names function_names = NAMES(function_list);

static const struct field fields[] = {
	[F_TRANSACTION] = { "transaction", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			    "Identifier that an answer copies from its request." },
	[F_MODE] = { "mode", FIELD_UINT, 8, USE_KEY, 0, &mode_names, "Text or binary messages." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Bytes behind the header." },
	[F_UNIT] = { "unit", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL,
		     "Unit id: 0 is the controller itself, others are behind it." },
	[F_COMMAND] = { "command", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Command of a text message." },
	[F_FUNCTION] = { "function", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &function_names,
			 "Command of a binary message, without the answer bit." },
	[F_ADDRESS] = { "address", FIELD_SPAN, 16, USE_ADDRESS, 0, NULL,
			"First operand that a text message reads or writes, and how many." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "Arguments or results." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_MESSAGE = FLAW_OWN, UNKNOWN_MODE, UNKNOWN_COMMAND, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_message", FLAW_MALFORMED, "a message that does not begin or end as its mode demands" },
	{ "unknown_mode", FLAW_UNKNOWN, "neither text nor binary" },
	{ "unknown_command", FLAW_UNKNOWN, "a command that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

/* Text commands; longer ones before those that begin alike. */
static const struct {
	const char *word;
	uint8_t intent, changes;
	bool has_address;
	const char *label, *technique;
} commands[] = {
	{ "ID", INTENT_IDENTIFY, CHANGES_NO, false, "identify", "T0888" },
	{ "UG", INTENT_READ, CHANGES_NO, false, "read unit id", "T0888" },
	{ "US", INTENT_CONFIG, CHANGES_YES, false, "set unit id", "T0836" },
	{ "CCR", INTENT_RUN, CHANGES_YES, false, "run", "T0858" },
	{ "CCS", INTENT_RUN, CHANGES_YES, false, "stop", "T0858" },
	{ "CCE", INTENT_RUN, CHANGES_YES, false, "reset", "T0816" },
	{ "CCI", INTENT_RUN, CHANGES_YES, false, "initialise", "T0816" },
	{ "RC", INTENT_READ, CHANGES_NO, false, "read clock", "T0801" },
	{ "SC", INTENT_TIME, CHANGES_YES, false, "set clock", NULL },
	{ "RNL", INTENT_READ, CHANGES_NO, true, "read long integers", "T0801" },
	{ "RNH", INTENT_READ, CHANGES_NO, true, "read system long integers", "T0801" },
	{ "RND", INTENT_READ, CHANGES_NO, true, "read double words", "T0801" },
	{ "RNJ", INTENT_READ, CHANGES_NO, true, "read system double words", "T0801" },
	{ "RNF", INTENT_READ, CHANGES_NO, true, "read floats", "T0801" },
	{ "SNL", INTENT_WRITE, CHANGES_YES, true, "write long integers", "T0836" },
	{ "SNH", INTENT_WRITE, CHANGES_YES, true, "write system long integers", "T0836" },
	{ "SND", INTENT_WRITE, CHANGES_YES, true, "write double words", "T0836" },
	{ "SNJ", INTENT_WRITE, CHANGES_YES, true, "write system double words", "T0836" },
	{ "SNF", INTENT_WRITE, CHANGES_YES, true, "write floats", "T0836" },
	{ "RB", INTENT_READ, CHANGES_NO, true, "read memory bits", "T0801" },
	{ "RE", INTENT_READ, CHANGES_NO, true, "read inputs", "T0801" },
	{ "RA", INTENT_READ, CHANGES_NO, true, "read outputs", "T0801" },
	{ "RW", INTENT_READ, CHANGES_NO, true, "read integers", "T0801" },
	{ "RM", INTENT_READ, CHANGES_NO, true, "read counter bits", "T0801" },
	{ "RT", INTENT_READ, CHANGES_NO, true, "read timer bits", "T0801" },
	{ "GS", INTENT_READ, CHANGES_NO, true, "read system bits", "T0801" },
	{ "GF", INTENT_READ, CHANGES_NO, true, "read system integers", "T0801" },
	{ "GP", INTENT_READ, CHANGES_NO, true, "read timer presets", "T0801" },
	{ "GT", INTENT_READ, CHANGES_NO, true, "read timers", "T0801" },
	{ "GX", INTENT_READ, CHANGES_NO, true, "read counters", "T0801" },
	{ "SA", INTENT_CONTROL, CHANGES_YES, true, "write outputs", "T0855" },
	{ "SB", INTENT_WRITE, CHANGES_YES, true, "write memory bits", "T0836" },
	{ "SS", INTENT_WRITE, CHANGES_YES, true, "write system bits", "T0836" },
	{ "SW", INTENT_WRITE, CHANGES_YES, true, "write integers", "T0836" },
	{ "SF", INTENT_WRITE, CHANGES_YES, true, "write system integers", "T0836" },
	{ "SK", INTENT_WRITE, CHANGES_YES, true, "write counters", "T0836" },
	{ "SJ", INTENT_WRITE, CHANGES_YES, true, "write timers", "T0836" },
};

static const struct function functions[] = {
	{ 0x01, INTENT_READ, CHANGES_NO, 0, false, "read memory", "T0845" },
	{ 0x02, INTENT_SESSION, CHANGES_NO, 0, true, "check password", NULL },
	{ 0x04, INTENT_READ, CHANGES_NO, 0, false, "read data table", "T0801" },
	{ 0x0c, INTENT_IDENTIFY, CHANGES_NO, 0, false, "read name", "T0888" },
	{ 0x41, INTENT_PROGRAM, CHANGES_YES, 0, false, "write memory", "T0843" },
	{ 0x44, INTENT_WRITE, CHANGES_YES, 0, false, "write data table", "T0836" },
	{ 0x4d, INTENT_READ, CHANGES_NO, 0, false, "read operands", "T0801" },
	{ 0x50, INTENT_WRITE, CHANGES_YES, 0, false, "write operands", "T0836" },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown command", NULL };

/* n hexadecimal digits; -1: they are not. */
static int32_t hex(struct cursor *c, unsigned n)
{
	int32_t v = 0;

	for (; n; n--) {
		const uint8_t d = cur_u8(c);
		const int digit = d >= '0' && d <= '9' ? d - '0' : d >= 'A' && d <= 'F' ? d - 'A' + 10 : -1;
		v = v < 0 || digit < 0 ? -1 : v << 4 | digit;
	}
	return v;
}

static void text_command(struct message *m, struct cursor *c, bool answers)
{
	const size_t left = cur_left(c);
	unsigned i = 0, n = 0;

	for (; i < sizeof commands / sizeof commands[0]; i++) {
		n = (unsigned)text_len(commands[i].word);
		bool same = left >= n;
		for (unsigned k = 0; same && k < n; k++)
			same = cur_peek(c, k) == commands[i].word[k];
		if (same)
			break;
	}
	const bool known = i < sizeof commands / sizeof commands[0];
	if (!known)
		n = left < 2 ? (unsigned)left : 2;
	put_bytes(m, F_COMMAND, cur_take(c, n));
	struct operation op = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown command" };
	if (known)
		op = (struct operation){ .intent = commands[i].intent, .changes = commands[i].changes,
					 .label = commands[i].label, .technique = commands[i].technique };
	else
		flaw(m, UNKNOWN_COMMAND);
	if (known && commands[i].has_address && !answers) {
		const uint32_t offset = cur_offset(c, m->data);
		const int32_t first = hex(c, 4), count = hex(c, 2);
		if (first < 0 || count < 0)
			flaw(m, BAD_MESSAGE);
		else
			put_span(m, F_ADDRESS, (uint64_t)first, count ? (uint32_t)count : 256, offset, 6);
	}
	/* Checksum of two digits, and a carriage return. */
	struct cursor data = cur_cut(c, cur_left(c) > 3 ? cur_left(c) - 3 : 0);
	put_left(m, F_DATA, &data);
	if (known && answers && op.intent == INTENT_IDENTIFY && has_field(m, F_DATA))
		identify(m, IDENTITY_PRODUCT, (struct bytes){ m->fields[F_DATA].p, m->fields[F_DATA].len });
	op.role = answers ? ROLE_ANSWER : ROLE_REQUEST;
	expect(m, (enum intent)op.intent);
	operation(m, &op);
}

static void text(struct message *m, struct cursor *c)
{
	const bool answers = cur_peek(c, 1) == 'A';

	if (cur_u8(c) != '/' || (!m->prefix && m->len && m->data[m->len - 1] != '\r'))
		flaw(m, BAD_MESSAGE);
	cur_skip(c, answers);
	const uint32_t offset = cur_offset(c, m->data);
	const int32_t unit = hex(c, 2);
	if (m->bad)
		return;
	if (unit < 0)
		flaw(m, BAD_MESSAGE);
	else
		put_uint(m, F_UNIT, (uint64_t)unit, offset, 2);
	set_client(m, !answers);
	text_command(m, c, answers);
}

static void binary(struct message *m, struct cursor *c)
{
	const struct bytes magic = cur_take(c, 6);

	if (magic.len == 6 && memcmp(magic.p, "/_OPLC", 6) != 0)
		flaw(m, BAD_MESSAGE);
	put_u8(m, F_UNIT, c);
	cur_skip(c, 5);
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t command = cur_u8(c);
	put_uint(m, F_FUNCTION, command & 0x7f, offset, 1);
	cur_skip(c, 11); /* sub-command, details, length, sum */
	if (m->bad)
		return;
	m->code = command & 0x7f;
	const bool answers = command & 0x80;
	set_client(m, !answers);
	const struct function *f = FUNCTION_FIND(functions, command & 0x7fu);
	if (!f) {
		flaw(m, UNKNOWN_COMMAND);
		f = &unknown;
	}
	/* Sum of the data and a backslash. */
	struct cursor data = cur_cut(c, cur_left(c) > 3 ? cur_left(c) - 3 : 0);
	if (f->intent != INTENT_SESSION) /* a password is not shown */
		put_left(m, F_DATA, &data);
	if (answers && (command & 0x7f) == 0x0c && has_field(m, F_DATA))
		identify(m, IDENTITY_NAME, (struct bytes){ m->fields[F_DATA].p, m->fields[F_DATA].len });
	expect(m, (enum intent)f->intent);
	function_emit(m, f, answers ? ROLE_ANSWER : ROLE_REQUEST, false);
}

static void pcom_dissect(struct message *m, struct cursor c)
{
	put_be16(m, F_TRANSACTION, &c);
	const uint8_t mode = put_u8(m, F_MODE, &c);
	cur_skip(&c, 1);
	put_le16(m, F_LENGTH, &c);
	if (m->bad)
		return;
	if (mode == MODE_TEXT) {
		text(m, &c);
	} else if (mode == MODE_BINARY) {
		binary(m, &c);
	} else {
		flaw(m, UNKNOWN_MODE);
		put_left(m, F_DATA, &c);
		function_emit(m, &unknown, m->from_client ? ROLE_REQUEST : ROLE_ANSWER, false);
	}
}

#define HEADER 6u

static size_t pcom_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (cur_left(&c) < HEADER)
		return FRAME_MORE;
	cur_skip(&c, 4);
	return HEADER + (size_t)cur_le16(&c);
}

/* Mode, reserved byte, length and the first bytes of the message itself. */
static enum probe pcom_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t left = cur_left(&c), length = pcom_frame(NULL, c);
	const int mode = cur_peek(&c, 2), reserved = cur_peek(&c, 3), first = cur_peek(&c, 6),
		  second = cur_peek(&c, 7);

	(void)from_client;
	if (transport != TRANSPORT_TCP || (mode >= 0 && mode != MODE_TEXT && mode != MODE_BINARY) || reserved > 0)
		return PROBE_NO;
	if (left < HEADER + 2)
		return PROBE_MORE;
	if (length < HEADER + 6 || first != '/' || (mode == MODE_BINARY) != (second == '_'))
		return PROBE_NO;
	return length <= left ? PROBE_STRONG : PROBE_WEAK;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 20256, 20256 } };

extern const struct dissector pcom;
const struct dissector pcom = {
	.name = "pcom",
	.title = "PCOM of Unitronics",
	.specification = "Unitronics PCOM protocol 1.0, public research",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "checking the password",
	.codes = &function_names,
	.message_max = 65535 + HEADER,
	.probe = pcom_probe,
	.frame = pcom_frame,
	.dissect = pcom_dissect,
};
