/* SPDX-License-Identifier: Apache-2.0 */
/*
 * BSAP: Bristol Babcock / Emerson ControlWave controllers, serial frames carried over UDP or TCP 1234 - 1235.
 * Bristol Standard Asynchronous Protocol, D4052 and D1313; public parsers.
 *
 *	| 10 02 | address | serial | [path] | to | sequence (2, LE) | from | status | data | 10 03 | CRC (LE) |
 *	                                    1                         1      1
 *
 * Inside, 0x10 is sent twice.  Address 0 is the master's, so the frame is an answer; bit 7 marks a frame that
 * is routed further down (path: destination and source, 2 bytes each, and a byte of control).  "to" is the
 * function that is to handle it; RDB (A0) reads and writes signals, whose own function is read.  Values
 * are not.  The checksum covers everything up to and with 03.  No refusal: addresses have no common "no".
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/crc.h"
#include "dissectors/functions.h"

enum {
	F_ADDRESS,
	F_SERIAL,
	F_DESTINATION,
	F_FUNCTION,
	F_SEQUENCE,
	F_SOURCE_FUNCTION,
	F_STATUS,
	F_RDB,
	F_SIGNAL,
	F_DATA,
	F_CRC,
	F_COUNT
};

enum { FUNCTION_RDB = 0xa0 };

static const struct name function_list[] = {
	{ 0x00, "peer" }, { 0x03, "peer-rdb" }, { 0x70, "alarm" }, { 0x85, "poll" }, { 0x86, "down-acknowledge" },
	{ 0x87, "no-data" }, { 0x88, "time-sync" }, { 0x8b, "up-acknowledge" }, { FUNCTION_RDB, "rdb" },
	{ 0xa1, "command" }, { 0xab, "alarm-acknowledge" },
};
static const struct names function_names = NAMES(function_list);

static const struct name rdb_list[] = {
	{ 0x00, "read-by-address" }, { 0x04, "read-by-name" }, { 0x0c, "read-by-list" }, { 0x0d, "continue-list" },
	{ 0x80, "write-by-address" }, { 0x84, "write-by-name" }, { 0x8c, "write-by-list" },
};
static const struct names rdb_names = NAMES(rdb_list);

static const struct field fields[] = {
	[F_ADDRESS] = { "address", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL,
			"Station on the line; 0 is the master." },
	[F_SERIAL] = { "serial_number", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Counts the frames." },
	[F_DESTINATION] = { "destination", FIELD_UINT, 16, USE_KEY, FIELD_ROUTE, NULL,
			    "Global address of a station further down." },
	[F_FUNCTION] = { "function", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &function_names,
			 "Function that handles the message." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number of the request." },
	[F_SOURCE_FUNCTION] = { "source_function", FIELD_UINT, 8, USE_DETAIL, 0, &function_names,
				"Function that has sent it." },
	[F_STATUS] = { "status", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Node status byte." },
	[F_RDB] = { "rdb_function", FIELD_UINT, 8, USE_KEY, 0, &rdb_names, "What is done to signals." },
	[F_SIGNAL] = { "signal", FIELD_TEXT, 0, USE_KEY, 0, NULL, "First signal that is read by name." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		     "Arguments or results." },
	[F_CRC] = { "crc", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Checksum of the frame." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_CRC = FLAW_OWN, UNKNOWN_FUNCTION, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_crc", FLAW_MALFORMED, "a wrong checksum" },
	{ "unknown_function", FLAW_UNKNOWN, "a function that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function functions[] = {
	{ 0x70, INTENT_REPORT, CHANGES_NO, 0, false, "alarm", "T0878" },
	{ 0x85, INTENT_SESSION, CHANGES_NO, 0, true, "poll", NULL },
	{ 0x86, INTENT_SESSION, CHANGES_NO, 0, true, "acknowledge", NULL },
	{ 0x87, INTENT_SESSION, CHANGES_NO, 0, true, "no data", NULL },
	{ 0x88, INTENT_TIME, CHANGES_YES, 0, false, "synchronise time and routes", NULL },
	{ 0x8b, INTENT_SESSION, CHANGES_NO, 0, true, "acknowledge", NULL },
	{ 0xa1, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "command", "T0855" },
	{ 0xab, INTENT_CONTROL, CHANGES_YES, 0, false, "acknowledge alarm", NULL },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown function", NULL };

/* Bit 7 of an RDB function: it writes; of those that are not known nothing is. */
static const struct function rdb_read = { 0, INTENT_READ, CHANGES_NO, 0, false, "read signals", "T0801" };
static const struct function rdb_write = { 0, INTENT_WRITE, CHANGES_YES, 0, false, "write signals", "T0836" };

enum { DLE = 0x10, STX = 0x02, ETX = 0x03 };
#define FRAME_LIMIT 1024u

struct bsap_flow {
	struct pairs pairs;
};

/* The checksum over the bytes behind STX, doubled ones once, with ETX. */
static unsigned crc_of(struct bytes b)
{
	static const uint8_t etx = ETX;
	unsigned crc = 0xffff;

	for (size_t i = 0; i < b.len; i++) {
		if (b.p[i] == DLE && i + 1 < b.len)
			i++;
		crc = crc16(crc, CRC16_CCITT, b.p + i, 1);
	}
	return crc16(crc, CRC16_CCITT, &etx, 1);
}

/* 04 and 84: field selection and security, then names that end in a zero. */
static void put_signal(struct message *m, struct cursor *c)
{
	struct cursor names = *c;
	size_t len = 0;

	cur_skip(&names, cur_left(&names) < 4 ? cur_left(&names) : 4);
	while (cur_peek(&names, len) > 0x20)
		len++;
	if (len)
		put_bytes(m, F_SIGNAL, cur_take(&names, len));
}

static const struct function *rdb_of(uint32_t rdb)
{
	return !names_find(&rdb_names, rdb) ? &unknown : rdb & 0x80 ? &rdb_write : &rdb_read;
}

static void rdb_request(struct message *m, uint16_t sequence, struct cursor *c)
{
	struct bsap_flow *flow = m->flow;
	const uint8_t rdb = put_u8(m, F_RDB, c);
	const struct function *f = rdb_of(rdb);

	if (m->bad)
		return;
	if (f == &unknown)
		flaw(m, UNKNOWN_FUNCTION);
	expect(m, (enum intent)f->intent);
	if ((rdb & 0x7f) == 0x04)
		put_signal(m, c);
	put_left(m, F_DATA, c);
	if (!m->prefix)
		pair_open(&flow->pairs, sequence)->code = rdb;
	function_emit(m, f, ROLE_REQUEST, false);
}

static void rdb_answer(struct message *m, uint16_t sequence, struct cursor *c)
{
	struct pairs *pairs = &((struct bsap_flow *)m->flow)->pairs;
	const struct pair *asked = pair_find(pairs, sequence); /* frames are sent again */
	const uint8_t error = cur_left(c) ? cur_u8(c) : 0;

	if (!asked)
		flaw(m, FLAW_NO_REQUEST);
	else
		put_uint(m, F_RDB, asked->code, 0, 0);
	put_left(m, F_DATA, c);
	function_emit(m, asked ? rdb_of(asked->code) : &unknown, ROLE_ANSWER, error & 0x80);
}

/* What lies between STX and ETX, doubled bytes once: the cursor that follows. */
static void inside(struct message *m, struct cursor body)
{
	const uint8_t address = put_u8(m, F_ADDRESS, &body);
	put_u8(m, F_SERIAL, &body);
	if (address & 0x80) {
		put_le16(m, F_DESTINATION, &body);
		cur_skip(&body, 3); /* source and control */
	}
	const uint8_t to = put_u8(m, F_FUNCTION, &body);
	if (m->bad)
		return;
	m->code = to;
	const bool answers = !address;
	/* Polls and acknowledgements end here. */
	uint16_t sequence = 0;
	uint8_t from = 0;
	if (to < 0x80 || to >= FUNCTION_RDB) {
		sequence = put_le16(m, F_SEQUENCE, &body);
		from = put_u8(m, F_SOURCE_FUNCTION, &body);
		put_u8(m, F_STATUS, &body);
	}
	if (m->bad)
		return;
	if (to == FUNCTION_RDB) {
		set_client(m, true);
		rdb_request(m, sequence, &body);
		return;
	}
	if (from == FUNCTION_RDB) {
		set_client(m, false);
		rdb_answer(m, sequence, &body);
		return;
	}
	const struct function *f = FUNCTION_FIND(functions, to);
	if (!f) {
		flaw(m, UNKNOWN_FUNCTION);
		f = &unknown;
	}
	expect(m, (enum intent)f->intent);
	put_left(m, F_DATA, &body);
	function_emit(m, f, to == 0x70 ? ROLE_REPORT : answers ? ROLE_ANSWER : ROLE_REQUEST, false);
}

/* Takes the second of doubled bytes out; returns how many are left.  out has room for len bytes. */
static size_t undouble(struct bytes b, uint8_t *out)
{
	size_t len = 0;

	for (size_t i = 0; i < b.len; i++) {
		out[len++] = b.p[i];
		if (b.p[i] == DLE)
			i++;
	}
	return len;
}

static void bsap_dissect(struct message *m, struct cursor c)
{
	uint8_t plain[FRAME_LIMIT];
	const size_t end = m->prefix ? 0 : 4;

	cur_skip(&c, 2);
	const size_t left = cur_left(&c);
	const struct bytes body = cur_take(&c, left > end ? left - end : 0);
	if (!m->prefix) {
		cur_skip(&c, 2);
		if (put_le16(m, F_CRC, &c) != crc_of(body) && !m->bad)
			flaw(m, BAD_CRC);
	}
	const size_t len = body.len <= FRAME_LIMIT ? undouble(body, plain) : 0;
	if (len == body.len || !len) {
		inside(m, cur_over(body.p, body.len, &m->bad));
		return;
	}
	/* Offsets and values are those of the bytes without doubles. */
	const uint8_t *data = m->data;
	const size_t data_len = m->len;
	m->data = plain;
	m->len = len;
	inside(m, cur_over(plain, len, &m->bad));
	m->present &= ~(UINT64_C(1) << F_SIGNAL | UINT64_C(1) << F_DATA); /* which end with this call */
	m->data = data;
	m->len = data_len;
}

static size_t bsap_frame(const struct message *m, struct cursor c)
{
	const int first = cur_peek(&c, 0), second = cur_peek(&c, 1);

	(void)m;
	if ((first >= 0 && first != DLE) || (second >= 0 && second != STX))
		return FRAME_FOREIGN;
	for (size_t at = 2; at + 1 < cur_left(&c) && at < FRAME_LIMIT; at++) {
		if (cur_peek(&c, at) != DLE)
			continue;
		if (cur_peek(&c, at + 1) == ETX)
			return at + 4;
		at++; /* sent twice */
	}
	return cur_left(&c) < FRAME_LIMIT ? FRAME_MORE : FRAME_FOREIGN;
}

/* The checksum of a whole frame settles it. */
static enum probe bsap_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t left = cur_left(&c), length = bsap_frame(NULL, c);

	(void)from_client;
	if (transport == TRANSPORT_ETHER || length == FRAME_FOREIGN)
		return PROBE_NO;
	if (length == FRAME_MORE || length > left)
		return transport == TRANSPORT_TCP ? PROBE_MORE : PROBE_NO;
	if (length < 9)
		return PROBE_NO;
	const struct bytes all = cur_take(&c, length);
	const unsigned crc = bytes_u8(all, length - 2) | (unsigned)bytes_u8(all, length - 1) << 8;
	return crc_of(bytes_part(all, 2, length - 6)) == crc ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = {
	{ TRANSPORT_UDP, 1234, 1235 },
	{ TRANSPORT_TCP, 1234, 1235 },
};

extern const struct dissector bsap;
const struct dissector bsap = {
	.name = "bsap",
	.title = "BSAP",
	.specification = "Bristol D4052, D1313; public parsers",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "polls and acknowledgements",
	.codes = &function_names,
	.message_max = FRAME_LIMIT + 4,
	.flow_size = sizeof(struct bsap_flow),
	.probe = bsap_probe,
	.frame = bsap_frame,
	.dissect = bsap_dissect,
};
