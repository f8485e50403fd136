/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Genisys: railway signalling code of Union Switch & Signal, carried over TCP (usual port 10001).  Public
 * descriptions of the US&S Genisys protocol.
 *
 *	+---------+---------+---------------...---+-----+------+
 *	| control | station | address, value ...  | CRC | 0xF6 |
 *	+---------+---------+---------------...---+-----+------+
 *	 F1 - FE   1         pairs                 CRC-16 of Modbus, little-endian
 *
 * Bytes of F0 and more inside are sent as F0 and the lower half.  F1 has no checksum.  Stations answer with F1 - F3,
 * the office sends FA - FE.  One operation a pair.  No refusal: stations have no "no".
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/crc.h"
#include "dissectors/functions.h"

enum { F_CONTROL, F_STATION, F_ADDRESS, F_VALUE, F_DATA, F_CRC, F_COUNT };

enum { CONTROL_ACK = 0xf1, CONTROL_DATA = 0xf2, CONTROL_CHECKBACK = 0xf3, CONTROL_LAST_ANSWER = 0xf3, ESCAPE = 0xf0,
       END = 0xf6 };

static const struct name control_list[] = {
	{ CONTROL_ACK, "acknowledge" }, { CONTROL_DATA, "indication-data" },
	{ CONTROL_CHECKBACK, "control-checkback" }, { 0xfa, "acknowledge-and-poll" }, { 0xfb, "poll" },
	{ 0xfc, "control-data" }, { 0xfd, "recall" }, { 0xfe, "execute-controls" },
};
static const struct names control_names = NAMES(control_list);

static const struct field fields[] = {
	[F_CONTROL] = { "control", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &control_names, "Kind of message." },
	[F_STATION] = { "station", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL, "Station on the code line." },
	[F_ADDRESS] = { "address", FIELD_UINT, 8, USE_ADDRESS, 0, NULL, "Byte of controls or indications." },
	[F_VALUE] = { "value", FIELD_UINT, 8, USE_VALUE, 0, NULL, "Eight controls or indications." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		     "What follows an acknowledgement." },
	[F_CRC] = { "crc", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Checksum of the message." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_CRC = FLAW_OWN, BAD_PAIRS, UNKNOWN_CONTROL, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_crc", FLAW_MALFORMED, "a wrong checksum" },
	{ "bad_pairs", FLAW_MALFORMED, "an address without a value, or no room for the checksum" },
	{ "unknown_control", FLAW_UNKNOWN, "a kind of message that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function controls[] = {
	{ CONTROL_ACK, INTENT_SESSION, CHANGES_NO, 0, true, "acknowledge", NULL },
	{ CONTROL_DATA, INTENT_READ, CHANGES_NO, 0, false, "indications", "T0801" },
	{ CONTROL_CHECKBACK, INTENT_CONTROL, CHANGES_NO, 0, false, "check back controls", NULL },
	{ 0xfa, INTENT_READ, CHANGES_NO, 0, false, "acknowledge and poll", "T0801" },
	{ 0xfb, INTENT_READ, CHANGES_NO, 0, false, "poll", "T0801" },
	{ 0xfc, INTENT_CONTROL, CHANGES_YES, 0, false, "control", "T0855" },
	{ 0xfd, INTENT_READ, CHANGES_NO, 0, false, "recall all indications", "T0801" },
	{ 0xfe, INTENT_CONTROL, CHANGES_YES, 0, false, "execute controls", "T0855" },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown message", NULL };

/* The checksum counts bytes as they were before escaping. */
static unsigned crc_of(struct bytes b)
{
	unsigned crc = 0xffff;

	for (size_t i = 0; i < b.len; i++) {
		uint8_t byte = b.p[i];
		if (byte == ESCAPE && i + 1 < b.len)
			byte = (uint8_t)(ESCAPE | b.p[++i]);
		crc = crc16(crc, CRC16_ANSI, &byte, 1);
	}
	return crc;
}

/* The next byte as it was before escaping. */
static uint8_t plain(struct cursor *c)
{
	const uint8_t byte = cur_u8(c);
	return byte == ESCAPE && cur_left(c) ? (uint8_t)(ESCAPE | cur_u8(c)) : byte;
}

static void put_plain(struct message *m, unsigned field, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t value = plain(c);
	put_uint(m, field, value, offset, cur_offset(c, m->data) - offset);
}

/* How many bytes c has before escaping. */
static size_t plain_left(struct cursor c)
{
	size_t n = 0;
	for (; cur_left(&c); n++)
		(void)plain(&c);
	return n;
}

/* Pairs, then the checksum. */
static void pairs(struct message *m, const struct function *f, enum role role, struct cursor *body)
{
	const size_t bytes = plain_left(*body);
	struct cursor end = *body;

	if (bytes < 2 || bytes % 2)
		flaw(m, BAD_PAIRS);
	if (bytes < 2)
		return;
	for (size_t i = bytes - 2; i; i--)
		(void)plain(&end);
	const uint32_t offset = cur_offset(&end, m->data);
	const unsigned low = plain(&end), crc = (unsigned)plain(&end) << 8 | low;
	put_uint(m, F_CRC, crc, offset, cur_offset(&end, m->data) - offset);
	if (!m->prefix && crc_of(bytes_part((struct bytes){ m->data, m->len }, 0, offset)) != crc)
		flaw(m, BAD_CRC);
	keep(m);
	for (size_t i = (bytes - 2) / 2; i; i--) {
		put_plain(m, F_ADDRESS, body);
		put_plain(m, F_VALUE, body);
		function_emit(m, f, role, false);
	}
}

static void genisys_dissect(struct message *m, struct cursor c)
{
	const uint8_t control = put_u8(m, F_CONTROL, &c);
	put_u8(m, F_STATION, &c);
	if (m->bad)
		return;
	keep(m);
	m->code = control;
	const bool answers = control <= CONTROL_LAST_ANSWER;
	set_client(m, !answers);
	const enum role role = answers ? ROLE_ANSWER : ROLE_REQUEST;
	const struct function *f = FUNCTION_FIND(controls, control);
	if (!f) {
		flaw(m, UNKNOWN_CONTROL);
		f = &unknown;
	}
	expect(m, (enum intent)f->intent);
	const size_t left = cur_left(&c);
	struct cursor body = cur_cut(&c, left && !m->prefix ? left - 1 : left); /* all but the end */
	if (control == CONTROL_ACK)
		put_left(m, F_DATA, &body);
	else
		pairs(m, f, role, &body);
	if (!m->operations)
		function_emit(m, f, role, false);
}

#define MESSAGE_MAX 1024u

static size_t genisys_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (cur_peek(&c, 0) >= 0 && (cur_peek(&c, 0) <= ESCAPE || cur_peek(&c, 0) == END || cur_peek(&c, 0) == 0xff))
		return FRAME_FOREIGN;
	for (size_t at = 1; at < cur_left(&c) && at < MESSAGE_MAX; at++)
		if (cur_peek(&c, at) == END)
			return at + 1;
	return cur_left(&c) < MESSAGE_MAX ? FRAME_MORE : FRAME_FOREIGN;
}

/* The checksum settles it; an acknowledgement is three bytes with none. */
static enum probe genisys_probe(enum transport transport, bool from_client, struct cursor c)
{
	const int control = cur_peek(&c, 0);
	const size_t length = genisys_frame(NULL, c);

	(void)from_client;
	if (transport != TRANSPORT_TCP || length == FRAME_FOREIGN ||
	    (control >= 0 && !names_find(&control_names, (uint64_t)control)))
		return PROBE_NO;
	if (length == FRAME_MORE)
		return PROBE_MORE;
	if (control == CONTROL_ACK)
		return length == 3 ? PROBE_WEAK : PROBE_NO;
	return length >= 5 && crc_of(cur_take(&c, length - 1)) == 0 ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 10001, 10001 } };

extern const struct dissector genisys;
const struct dissector genisys = {
	.name = "genisys",
	.title = "Genisys railway signalling",
	.specification = "public descriptions of the US&S Genisys protocol",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "acknowledgements",
	.codes = &control_names,
	.message_max = MESSAGE_MAX,
	.probe = genisys_probe,
	.frame = genisys_frame,
	.dissect = genisys_dissect,
};
