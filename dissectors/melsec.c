/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mitsubishi MELSEC: the MC protocol, which SLMP is a newer name of, in frames 3E and 4E, binary and ASCII,
 * over TCP and UDP (SH-080008, chapters 4 and 8; BAP-C2006ENG); and the frames of MELSOFT, with which
 * engineering tools talk to FX5U and iQ-R (not published: read as far as captures tell).
 *
 *   | 50 00                | network station module(2) multidrop | length(2) | timer(2) | command(2) sub(2) | data
 *   | 54 00 | serial | 0 0 | ...                                                                4E
 *   | D0 00                | network station module(2) multidrop | length(2) | end code(2) | data
 *   | 57 ..(8) | network station module(2) | ..(6) | length(2) | ..(24) | command(2) | number(2) | data     MELSOFT
 *   | D7 ..                                                    | ..(26) | command(2) | number(2) | data
 *   | 5A 00 00 n | and | DA 00 00 n ... |                       MELSOFT, is somebody there
 *
 * Binary numbers are little-endian (MELSOFT's command is not).  In ASCII each byte is two digits, high digit first, and
 * devices are named: their values are turned into bytes on dissect()'s stack.  3E answers carry no number, and the
 * manual allows one request at a time (4.1): the last one is meant.
 *
 * Not read: extended device specifications (subcommand bit 7), labels, contents of files, and whatever MELSOFT
 * means by its data.  Refused by end code 0xC05B: what a CPU answers for a device that may not be accessed.
 * MELSOFT's own refusal is not known: its sessions are reset.  Fields and commands: melsec_shapes.h.
 *
 * Owns no memory; per-flow state is a struct pairs; the thread that owns the flow.
 */
#include "dissectors/melsec_shapes.h"

#include <string.h>

enum { MESSAGE_MAX = 8192, POINTS_MAX = 7168, ROOM = POINTS_MAX };
enum { HEAD_3E = 9, HEAD_4E = 13, MELSOFT_HEAD = 21, MELSOFT_HELLO = 4, MELSOFT_HERE = 14, MELSOFT_ABOUT = 28 };
enum { SUB_BITS = 1, SUB_LONG = 2, SUB_EXTENDED = 0x80 };
enum { NO_DEVICE = 0xffff, DEVICE_Y = 0x9d, DEVICE_DY = 0xa3 };
enum { OWN_STATION = 0xff };

struct pdu {
	struct message *m;
	struct cursor c;
	uint8_t framing;
	bool is_ascii;
	bool is_answer;
	uint16_t command, sub;
	uint32_t serial;
	const struct shape *shape; /* NULL: an unknown command */
	const struct pair *asked;  /* the request that this answers, or NULL */
	struct operation op;
	uint8_t *room;             /* ROOM bytes for values that had to be turned */
};

/* ---- numbers, in both codes ---- */

static int digit_of(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* n digits of a base; false when one is none. */
static bool digits_of(struct bytes b, unsigned base, uint32_t *value)
{
	uint32_t v = 0;

	for (size_t i = 0; i < b.len; i++) {
		const int digit = digit_of(b.p[i]);
		if (digit < 0 || (unsigned)digit >= base)
			return false;
		v = v * base + (uint32_t)digit;
	}
	*value = v;
	return true;
}

static uint32_t digits(struct pdu *p, unsigned n, unsigned base)
{
	uint32_t v = 0;

	if (!digits_of(cur_take(&p->c, n), base, &v)) {
		flaw(p->m, FLAW_BAD_ASCII);
		cur_poison(&p->c);
	}
	return v;
}

static uint32_t number(struct pdu *p, unsigned bytes)
{
	if (p->is_ascii)
		return digits(p, 2 * bytes, 16);
	switch (bytes) {
	case 1:
		return cur_u8(&p->c);
	case 2:
		return cur_le16(&p->c);
	case 3:
		return cur_le24(&p->c);
	default:
		return cur_le32(&p->c);
	}
}

static uint32_t offset_of(const struct pdu *p)
{
	return cur_offset(&p->c, p->m->data);
}

/* Bytes of the message that a number of `bytes` bytes takes. */
static uint32_t wire(const struct pdu *p, uint32_t bytes)
{
	return p->is_ascii ? 2 * bytes : bytes;
}

static uint32_t put_number(struct pdu *p, unsigned field, unsigned bytes)
{
	const uint32_t offset = offset_of(p), v = number(p, bytes);
	put_uint(p->m, field, v, offset, wire(p, bytes));
	return v;
}

/* ---- recognising and framing ---- */

static const struct shape *shape_in(const struct shape *list, size_t count, uint16_t command)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].command == command)
			return &list[i];
	return NULL;
}

static const struct shape *slmp_shape(uint16_t command)
{
	return shape_in(slmp_shapes, sizeof slmp_shapes / sizeof slmp_shapes[0], command);
}

static const struct shape *melsoft_shape(uint16_t command)
{
	return shape_in(melsoft_shapes, sizeof melsoft_shapes / sizeof melsoft_shapes[0], command);
}

struct head {
	uint8_t framing;
	bool is_answer;
	size_t len; /* of the message; FRAME_MORE, FRAME_FOREIGN */
};

/* A length field with `bytes` binary bytes in front of it. */
static size_t slmp_length(struct cursor c, size_t before, bool is_ascii, bool is_answer)
{
	const size_t at = is_ascii ? 2 * before : before, field = is_ascii ? 4 : 2;
	uint32_t len = 0;

	if (cur_left(&c) < at + field)
		return FRAME_MORE;
	cur_skip(&c, at);
	if (!is_ascii)
		len = cur_le16(&c);
	else if (!digits_of(cur_take(&c, field), 16, &len))
		return FRAME_FOREIGN;
	const size_t least = (is_answer ? 2u : 6u) * (is_ascii ? 2u : 1u);
	return len < least || len > MESSAGE_MAX - at - field ? FRAME_FOREIGN : at + field + len;
}

static struct head head_binary(struct cursor c)
{
	const int first = cur_peek(&c, 0), second = cur_peek(&c, 1);
	struct head h = { FRAMING_3E, first >= 0x80, FRAME_FOREIGN };

	if (first == 0x54 || first == 0xd4)
		h.framing = FRAMING_4E;
	if (second <= 0)
		h.len = second < 0 ? FRAME_MORE : slmp_length(c, h.framing == FRAMING_4E ? 11 : 7, false, h.is_answer);
	return h;
}

static struct head head_ascii(struct cursor c)
{
	const int first = cur_peek(&c, 0);
	struct head h = { FRAMING_3E_ASCII, first == 'D', FRAME_FOREIGN };

	for (size_t i = 1; i < 4; i++) {
		const int b = cur_peek(&c, i);
		if (b < 0)
			h.len = FRAME_MORE;
		if (b < 0 || (b != '0' && !(i == 1 && b == '4')))
			return h;
	}
	if (cur_peek(&c, 1) == '4')
		h.framing = FRAMING_4E_ASCII;
	h.len = slmp_length(c, h.framing == FRAMING_4E_ASCII ? 11 : 7, true, h.is_answer);
	return h;
}

static struct head head_melsoft(struct cursor c)
{
	const int first = cur_peek(&c, 0), third = cur_peek(&c, 3);
	struct head h = { FRAMING_MELSOFT, first >= 0x80, FRAME_FOREIGN };

	if (first == 0x5a || first == 0xda) {
		if (cur_left(&c) < MELSOFT_HELLO)
			h.len = FRAME_MORE;
		else if (!cur_peek(&c, 1) && !cur_peek(&c, 2))
			h.len = !h.is_answer ? MELSOFT_HELLO : third == 0xff ? MELSOFT_ABOUT : MELSOFT_HERE;
		return h;
	}
	if (cur_left(&c) < MELSOFT_HEAD) {
		h.len = FRAME_MORE;
		return h;
	}
	cur_skip(&c, 5);
	const uint16_t mark = cur_be16(&c);
	cur_skip(&c, MELSOFT_HEAD - 9);
	const uint16_t len = cur_le16(&c);
	if (mark == 0x1111 && len <= MESSAGE_MAX - MELSOFT_HEAD)
		h.len = MELSOFT_HEAD + (size_t)len;
	return h;
}

static struct head head_of(struct cursor c)
{
	switch (cur_peek(&c, 0)) {
	case -1:
		return (struct head){ 0, false, FRAME_MORE };
	case 0x50: case 0xd0: case 0x54: case 0xd4:
		return head_binary(c);
	case '5': case 'D':
		return head_ascii(c);
	case 0x57: case 0xd7: case 0x5a: case 0xda:
		return head_melsoft(c);
	default:
		return (struct head){ 0, false, FRAME_FOREIGN };
	}
}

static size_t melsec_frame(const struct message *m, struct cursor c)
{
	(void)m;
	return head_of(c).len;
}

static bool is_module(uint32_t number)
{
	return number == 0x03ff || (number >= 0x03d0 && number <= 0x03d3) || (number >= 0x03e0 && number <= 0x03e3);
}

/* A whole message of any of the frames: does it name a module that exists, and a command that is known? */
static bool is_typical(struct cursor c, const struct head *h)
{
	struct message none = { 0 };
	struct pdu p = { .m = &none, .c = c,
			 .is_ascii = h->framing == FRAMING_3E_ASCII || h->framing == FRAMING_4E_ASCII };

	none.data = c.p;
	if (h->framing == FRAMING_MELSOFT)
		return h->len > MELSOFT_HEAD;
	cur_skip(&p.c, wire(&p, h->framing == FRAMING_4E || h->framing == FRAMING_4E_ASCII ? 6 : 2));
	cur_skip(&p.c, wire(&p, 2));
	const uint32_t module = number(&p, 2), multidrop = number(&p, 1);
	cur_skip(&p.c, wire(&p, 2));
	const uint32_t next = number(&p, 2);
	if (!is_module(module) || multidrop > 31 || none.flaws)
		return false;
	if (h->is_answer)
		return names_find(&status_names, next);
	return slmp_shape((uint16_t)number(&p, 2));
}

static enum probe melsec_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct head h = head_of(c);

	(void)transport;
	(void)from_client;
	if (h.len == FRAME_FOREIGN)
		return PROBE_NO;
	if (h.len == FRAME_MORE || h.len > cur_left(&c))
		return PROBE_MORE;
	const bool is_alone = h.len == cur_left(&c);
	const bool is_hello = h.len <= MELSOFT_ABOUT && h.framing == FRAMING_MELSOFT && h.len != MELSOFT_HEAD;
	if (is_hello && (cur_peek(&c, 0) == 0x5a || cur_peek(&c, 0) == 0xda))
		return is_alone ? PROBE_WEAK : PROBE_NO;
	return is_typical(cur_cut(&c, h.len), &h) ? (is_alone ? PROBE_STRONG : PROBE_WEAK) : PROBE_NO;
}

/* ---- parts ---- */

static void emit(struct pdu *p)
{
	operation_in_place(p->m, &p->op);
}

static void put_rest(struct pdu *p)
{
	put_left(p->m, F_DATA, &p->c);
}

static uint32_t key_of(const struct pdu *p)
{
	if (p->framing == FRAMING_MELSOFT)
		return (uint32_t)p->command << 16 | p->serial;
	if (p->framing == FRAMING_4E || p->framing == FRAMING_4E_ASCII)
		return 0x10000u | p->serial;
	return 0x20000u;
}

/* Remembers a request until its answer. */
static void await(struct pdu *p, uint64_t extra, uint32_t first, uint32_t count)
{
	if (p->is_answer || p->m->bad || p->m->prefix)
		return;
	struct pair *pair = pair_open(p->m->flow, key_of(p));
	pair->code = p->command | (uint32_t)p->sub << 16;
	pair->first = first;
	pair->count = count;
	pair->extra = extra;
}

static void find_request(struct pdu *p)
{
	const uint32_t key = key_of(p);

	p->asked = p->m->prefix ? pair_find(p->m->flow, key) : pair_take(p->m->flow, key);
	/* MELSOFT asks by broadcast: answers then have a flow of their own, and name their command. */
	if (!p->asked && (p->framing != FRAMING_MELSOFT || p->m->transport == TRANSPORT_TCP))
		flaw(p->m, FLAW_NO_REQUEST);
}

/* ---- devices ---- */

struct place {
	uint16_t code;
	uint32_t number;
	uint32_t offset, len; /* where it was read; len 0: known from the request */
};

static const struct device *device_of(uint32_t code)
{
	for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++)
		if (devices[i].code == code)
			return &devices[i];
	return NULL;
}

/* By its name, blanks and '*' behind it cut. */
static const struct device *device_named(struct bytes name)
{
	while (name.len && (name.p[name.len - 1] == '*' || name.p[name.len - 1] == ' '))
		name.len--;
	for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
		size_t at = 0;
		while (at < name.len && devices[i].name[at] && (uint8_t)devices[i].name[at] == name.p[at])
			at++;
		if (at == name.len && at && !devices[i].name[at])
			return &devices[i];
	}
	return NULL;
}

static bool is_bit(const struct place *at)
{
	const struct device *d = device_of(at->code);
	return d && d->is_bit;
}

static struct place take_device(struct pdu *p)
{
	const bool is_long = p->sub & SUB_LONG;
	struct place at = { .offset = offset_of(p) };

	if (p->is_ascii) {
		const struct device *d = device_named(cur_take(&p->c, is_long ? 4 : 2));
		at.code = d ? d->code : NO_DEVICE;
		at.number = digits(p, is_long ? 8 : 6, d && !d->is_hex ? 10 : 16);
	} else {
		at.number = number(p, is_long ? 4 : 3);
		at.code = (uint16_t)number(p, is_long ? 2 : 1);
	}
	at.len = offset_of(p) - at.offset;
	if (!p->m->bad && !device_of(at.code))
		flaw(p->m, FLAW_UNKNOWN_DEVICE);
	return at;
}

/* Numbers of the device that `points` points of an access are. */
static uint32_t numbers(const struct pdu *p, const struct place *at, uint32_t points)
{
	return is_bit(at) && !(p->sub & SUB_BITS) ? 16 * points : points;
}

static void put_place(struct pdu *p, const struct place *at, uint32_t count)
{
	put_uint(p->m, F_DEVICE, at->code, at->offset, at->len);
	put_span(p->m, F_ADDRESS, at->number, count ? count : 1, at->offset, at->len);
	if (!p->m->bad && at->number > UINT32_MAX - count)
		flaw(p->m, FLAW_ADDRESS_OVERFLOW);
}

static void put_points(struct pdu *p, uint32_t points, uint32_t offset)
{
	put_uint(p->m, F_COUNT, points, offset, wire(p, 2));
	if (!p->m->bad && (!points || points > POINTS_MAX))
		flaw(p->m, FLAW_BAD_COUNT);
}

static void as_write_to(struct pdu *p, uint16_t device)
{
	const bool is_output = device == DEVICE_Y || device == DEVICE_DY;

	p->op.intent = is_output ? INTENT_CONTROL : INTENT_WRITE;
	p->op.technique = is_output ? "T0855" : "T0836";
	if (!p->m->bad)
		expect(p->m, (enum intent)p->op.intent);
}

/* ---- values ---- */

/* Of a list that was turned into room. */
static void put_turned(struct pdu *p, enum list_encoding encoding, uint32_t offset, uint32_t len, uint32_t count,
		       uint16_t stride)
{
	put_value(p->m, F_VALUE, (struct value){ VALUE_LIST, (uint8_t)encoding, stride, offset, len, count,
						 { .p = p->room } });
}

/* `count` numbers of 1, 2 or 4 bytes. */
static void put_numbers(struct pdu *p, uint32_t count, unsigned width, uint16_t stride)
{
	static const uint8_t little[5] = { [1] = LIST_U8, [2] = LIST_U16LE, [4] = LIST_U32LE };
	static const uint8_t big[5] = { [1] = LIST_U8, [2] = LIST_U16BE, [4] = LIST_U32BE };
	const uint32_t offset = offset_of(p);
	const size_t len = (size_t)count * width;

	if (!p->is_ascii) {
		const struct bytes b = cur_take(&p->c, len);
		put_list(p->m, F_VALUE, b, (enum list_encoding)little[width], (uint32_t)(b.len / width), stride);
		return;
	}
	const struct bytes b = cur_take(&p->c, 2 * len);
	for (size_t i = 0; i < b.len / 2 && i < ROOM; i++) {
		const int high = digit_of(b.p[2 * i]), low = digit_of(b.p[2 * i + 1]);
		if (high < 0 || low < 0) {
			flaw(p->m, FLAW_BAD_ASCII);
			cur_poison(&p->c);
			return;
		}
		p->room[i] = (uint8_t)(high << 4 | low);
	}
	const uint32_t fits = (uint32_t)((b.len / 2 < ROOM ? b.len / 2 : ROOM) / width);
	put_turned(p, (enum list_encoding)big[width], offset, (uint32_t)b.len, fits, stride);
}

/* `count` bits: a digit each in ASCII, half a byte each in binary, the first in the upper half. */
static void put_bits(struct pdu *p, uint32_t count)
{
	const uint32_t offset = offset_of(p);
	const struct bytes b = cur_take(&p->c, p->is_ascii ? count : (count + 1) / 2);

	if (p->m->bad)
		return;
	if (count > ROOM)
		count = ROOM;
	for (uint32_t i = 0; i < count; i++) {
		const uint8_t byte = b.p[p->is_ascii ? i : i / 2];
		const unsigned bit = p->is_ascii ? byte - (unsigned)'0' : i % 2 ? byte & 15u : byte >> 4;
		if (bit > 1)
			flaw(p->m, FLAW_BAD_VALUE);
		p->room[i] = (uint8_t)bit;
	}
	put_turned(p, LIST_U8, offset, (uint32_t)b.len, count, 1);
}

/* Characters that the values of an access take. */
static size_t values_len(const struct pdu *p, uint32_t points)
{
	if (p->sub & SUB_BITS)
		return p->is_ascii ? points : (points + 1) / 2;
	return wire(p, 2) * (size_t)points;
}

static void put_values(struct pdu *p, const struct place *at, uint32_t points)
{
	put_uint(p->m, F_ACCESS, p->sub & SUB_BITS ? ACCESS_BITS : ACCESS_WORDS, 0, 0);
	if (p->sub & SUB_BITS)
		put_bits(p, points);
	else
		put_numbers(p, points, 2, is_bit(at) ? 16 : 1);
}

/* ---- devices: SH-080008, chapter 8 ---- */

static uint64_t pack(const struct place *at)
{
	return at->code;
}

static struct place asked_place(const struct pdu *p)
{
	return (struct place){ .code = (uint16_t)p->asked->extra, .number = p->asked->first };
}

static void read_request(struct pdu *p)
{
	const struct place at = take_device(p);
	const uint32_t offset = offset_of(p), points = number(p, 2);

	put_uint(p->m, F_ACCESS, p->sub & SUB_BITS ? ACCESS_BITS : ACCESS_WORDS, 0, 0);
	put_place(p, &at, numbers(p, &at, points));
	put_points(p, points, offset);
	emit(p);
	await(p, pack(&at), at.number, points);
}

static void read_answer(struct pdu *p)
{
	const struct place at = asked_place(p);
	const uint32_t points = p->asked->count;

	if (cur_left(&p->c) != values_len(p, points))
		flaw(p->m, FLAW_MISFIT);
	put_place(p, &at, numbers(p, &at, points));
	if (cur_left(&p->c) >= values_len(p, points))
		put_values(p, &at, points);
	else
		put_rest(p);
	emit(p);
}

static void write_request(struct pdu *p)
{
	const struct place at = take_device(p);
	const uint32_t offset = offset_of(p), points = number(p, 2);

	as_write_to(p, at.code);
	put_place(p, &at, numbers(p, &at, points));
	put_points(p, points, offset);
	if (!p->m->bad && !p->m->prefix && cur_left(&p->c) != values_len(p, points))
		flaw(p->m, FLAW_BAD_COUNT);
	put_values(p, &at, points);
	emit(p);
	await(p, pack(&at), at.number, points);
}

/* An answer without data to a request that named a device. */
static void write_answer(struct pdu *p)
{
	const struct place at = asked_place(p);

	as_write_to(p, at.code);
	put_place(p, &at, numbers(p, &at, p->asked->count));
	emit(p);
}

/* Devices read as words, then devices read as double words. */
static void random_read_request(struct pdu *p)
{
	const uint32_t words = number(p, 1), doubles = number(p, 1);

	if (!p->m->bad && !(words + doubles))
		flaw(p->m, FLAW_BAD_COUNT);
	for (uint32_t i = 0; i < words + doubles && !p->m->bad; i++) {
		const struct place at = take_device(p);
		put_place(p, &at, numbers(p, &at, 1) * (i < words ? 1 : 2));
		emit(p);
	}
	await(p, 0, words, doubles);
}

static void random_read_answer(struct pdu *p)
{
	const uint32_t words = p->asked->first, doubles = p->asked->count;

	if (p->command == 0x0801 || cur_left(&p->c) != wire(p, 2 * words + 4 * doubles)) {
		if (cur_left(&p->c))
			flaw(p->m, FLAW_MISFIT);
		put_rest(p);
		emit(p);
		return;
	}
	if (words || !doubles) {
		put_numbers(p, words, 2, 1);
		emit(p);
	}
	if (doubles) {
		put_numbers(p, doubles, 4, 1);
		emit(p);
	}
}

static void random_write_request(struct pdu *p)
{
	const bool bits = p->sub & SUB_BITS;
	const uint32_t words = number(p, 1), doubles = bits ? 0 : number(p, 1);
	const unsigned bit_bytes = p->sub & SUB_LONG ? 2 : 1;

	if (!p->m->bad && !(words + doubles))
		flaw(p->m, FLAW_BAD_COUNT);
	for (uint32_t i = 0; i < words + doubles && !p->m->bad; i++) {
		const struct place at = take_device(p);
		const uint32_t count = numbers(p, &at, 1) * (i < words ? 1 : 2);
		as_write_to(p, at.code);
		put_place(p, &at, count);
		put_numbers(p, 1, bits ? bit_bytes : i < words ? 2 : 4, (uint16_t)count);
		emit(p);
	}
	await(p, 0, 0, 0);
}

static void block_read_request(struct pdu *p)
{
	const uint32_t words = number(p, 1), bits = number(p, 1);

	if (!p->m->bad && !(words + bits))
		flaw(p->m, FLAW_BAD_COUNT);
	for (uint32_t i = 0; i < words + bits && !p->m->bad; i++) {
		const struct place at = take_device(p);
		const uint32_t offset = offset_of(p), points = number(p, 2);
		put_place(p, &at, numbers(p, &at, points));
		put_points(p, points, offset);
		emit(p);
	}
	await(p, 0, 0, 0);
}

static void block_write_request(struct pdu *p)
{
	const uint32_t words = number(p, 1), bits = number(p, 1);

	if (!p->m->bad && !(words + bits))
		flaw(p->m, FLAW_BAD_COUNT);
	for (uint32_t i = 0; i < words + bits && !p->m->bad; i++) {
		const struct place at = take_device(p);
		const uint32_t offset = offset_of(p), points = number(p, 2);
		as_write_to(p, at.code);
		put_place(p, &at, numbers(p, &at, points));
		put_points(p, points, offset);
		put_values(p, &at, points);
		emit(p);
	}
	await(p, 0, 0, 0);
}

/* Values of the answer, words one after the other. */
static void words_answer(struct pdu *p)
{
	put_numbers(p, (uint32_t)(cur_left(&p->c) / wire(p, 2)), 2, 1);
	emit(p);
}

/* ---- memory of modules: SH-080008, 8.6 and 8.7 ---- */

static void memory_request(struct pdu *p)
{
	const bool is_module_memory = p->shape->layout == LAYOUT_MODULE_READ || p->shape->layout == LAYOUT_MODULE_WRITE;
	const bool is_write = p->shape->layout == LAYOUT_MODULE_WRITE || p->shape->layout == LAYOUT_BUFFER_WRITE;
	const uint32_t offset = offset_of(p), first = number(p, 4), count_at = offset_of(p), count = number(p, 2);
	const unsigned width = is_module_memory ? 1 : 2;

	put_span(p->m, F_ADDRESS, first, count ? count : 1, offset, wire(p, 6));
	put_points(p, count, count_at);
	if (is_module_memory)
		put_number(p, F_UNIT, 2);
	if (is_write) {
		if (!p->m->bad && !p->m->prefix && cur_left(&p->c) != wire(p, width) * (size_t)count)
			flaw(p->m, FLAW_BAD_COUNT);
		put_numbers(p, count, width, 1);
	}
	emit(p);
	await(p, 0, first, count);
}

static void memory_answer(struct pdu *p)
{
	const unsigned width = p->shape->layout == LAYOUT_MODULE_READ ? 1 : 2;
	const bool is_read = p->shape->layout == LAYOUT_MODULE_READ || p->shape->layout == LAYOUT_BUFFER_READ;

	put_span(p->m, F_ADDRESS, p->asked->first, p->asked->count ? p->asked->count : 1, 0, 0);
	if (is_read) {
		const size_t whole = cur_left(&p->c) / wire(p, width);
		if (cur_left(&p->c) != wire(p, width) * (size_t)p->asked->count)
			flaw(p->m, FLAW_MISFIT);
		put_numbers(p, (uint32_t)whole, width, 1);
	}
	emit(p);
}

/* ---- the CPU ---- */

static void remote(struct pdu *p)
{
	const uint32_t mode = put_number(p, F_MODE, 2);

	if (!p->m->bad && !names_find(&mode_names, mode))
		flaw(p->m, FLAW_BAD_VALUE);
	if (p->command == 0x1001) {
		const uint32_t clear = put_number(p, F_CLEAR, 1);
		cur_skip(&p->c, wire(p, 1));
		if (!p->m->bad && clear > 2)
			flaw(p->m, FLAW_BAD_VALUE);
	}
	emit(p);
	await(p, 0, 0, 0);
}

/* The model's name, blanks and zeros behind it cut, and its code. */
static void model(struct pdu *p)
{
	static const uint8_t vendor[10] = { 'M', 'i', 't', 's', 'u', 'b', 'i', 's', 'h', 'i' };
	struct bytes name = cur_take(&p->c, 16);

	while (name.len && (name.p[name.len - 1] == ' ' || !name.p[name.len - 1]))
		name.len--;
	put_bytes(p->m, F_TEXT, name);
	put_number(p, F_MODEL, 2);
	if (name.len) {
		identify(p->m, IDENTITY_VENDOR, (struct bytes){ vendor, sizeof vendor });
		identify(p->m, IDENTITY_PRODUCT, name);
	}
	put_rest(p);
	emit(p);
}

static void bare(struct pdu *p)
{
	put_rest(p);
	emit(p);
	await(p, 0, 0, 0);
}

static void secret(struct pdu *p)
{
	cur_skip(&p->c, cur_left(&p->c));
	emit(p);
	await(p, 0, 0, 0);
}

/* MELSOFT: drive, length and characters of a path, at a place that depends on the command. */
static void path(struct pdu *p)
{
	cur_skip(&p->c, p->command == 0x185f || p->command == 0x187e ? 8 : 14);
	struct bytes name = cur_take(&p->c, cur_le16(&p->c));
	const uint32_t offset = offset_of(p) - (uint32_t)name.len;

	while (name.len > 1 && !name.p[name.len - 1] && !name.p[name.len - 2])
		name.len -= 2;
	for (size_t i = 0; i < name.len / 2 && i < ROOM; i++)
		p->room[i] = name.p[2 * i + 1] || name.p[2 * i] < ' ' || name.p[2 * i] > '~' ? '?' : name.p[2 * i];
	put_value(p->m, F_FILE, (struct value){ VALUE_BYTES, 0, 0, offset, (uint32_t)(name.len / 2), 0,
						{ .p = p->room } });
	put_rest(p);
	emit(p);
	await(p, 0, 0, 0);
}

/* What reads the data of a request, and of an answer whose request is known. */
static void (*const readers[LAYOUTS][2])(struct pdu *p) = {
	[LAYOUT_BARE] = { bare, bare },
	[LAYOUT_READ] = { read_request, read_answer },
	[LAYOUT_WRITE] = { write_request, write_answer },
	[LAYOUT_RANDOM_READ] = { random_read_request, random_read_answer },
	[LAYOUT_RANDOM_WRITE] = { random_write_request, bare },
	[LAYOUT_BLOCK_READ] = { block_read_request, words_answer },
	[LAYOUT_BLOCK_WRITE] = { block_write_request, bare },
	[LAYOUT_MODULE_READ] = { memory_request, memory_answer },
	[LAYOUT_MODULE_WRITE] = { memory_request, memory_answer },
	[LAYOUT_BUFFER_READ] = { memory_request, memory_answer },
	[LAYOUT_BUFFER_WRITE] = { memory_request, memory_answer },
	[LAYOUT_REMOTE] = { remote, bare },
	[LAYOUT_TYPE] = { bare, model },
	[LAYOUT_SECRET] = { secret, secret },
	[LAYOUT_MODEL] = { bare, model },
	[LAYOUT_PATH] = { path, bare },
};

/* ---- 3E and 4E ---- */

static void as_shape(struct pdu *p)
{
	p->op.label = p->shape ? p->shape->label : "unknown command";
	p->op.intent = p->shape ? p->shape->intent : INTENT_OTHER;
	p->op.changes = p->shape ? p->shape->changes : CHANGES_UNKNOWN;
	p->op.technique = p->shape ? p->shape->technique : NULL;
	p->op.transfer = p->shape && !p->is_answer ? p->shape->transfer : TRANSFER_NONE;
	p->op.role = p->is_answer ? ROLE_ANSWER : p->op.intent == INTENT_REPORT ? ROLE_REPORT : ROLE_REQUEST;
	if (!p->m->bad)
		expect(p->m, (enum intent)p->op.intent);
}

static bool is_extended(const struct pdu *p)
{
	const unsigned layout = p->shape->layout;
	return p->sub & SUB_EXTENDED && layout >= LAYOUT_READ && layout <= LAYOUT_BLOCK_WRITE;
}

static void slmp_request(struct pdu *p)
{
	put_number(p, F_TIMER, 2);
	p->command = (uint16_t)put_number(p, F_FUNCTION, 2);
	p->sub = (uint16_t)put_number(p, F_SUBFUNCTION, 2);
	keep(p->m);
	if (p->m->bad)
		return;
	p->m->code = p->command;
	p->shape = slmp_shape(p->command);
	as_shape(p);
	if (!p->shape)
		flaw(p->m, FLAW_UNKNOWN_COMMAND);
	else if (p->sub & ~(SUB_BITS | SUB_LONG | SUB_EXTENDED | 0x40) || is_extended(p))
		flaw(p->m, FLAW_UNKNOWN_SUBCOMMAND);
	if (!p->shape || is_extended(p))
		bare(p);
	else
		readers[p->shape->layout][0](p);
}

/* 4.5: behind an end code, the station that found the error and the command. */
static void negative(struct pdu *p)
{
	if (cur_left(&p->c) >= wire(p, 9)) {
		cur_skip(&p->c, wire(p, 5));
		const uint32_t command = number(p, 2);
		cur_skip(&p->c, wire(p, 2));
		if (p->asked && !p->m->bad && command != p->command)
			flaw(p->m, FLAW_MISFIT);
		if (!p->asked && !p->m->bad) {
			p->command = (uint16_t)command;
			p->shape = slmp_shape(p->command);
			p->m->code = p->command;
			put_uint(p->m, F_FUNCTION, command, offset_of(p) - wire(p, 4), wire(p, 2));
			as_shape(p);
		}
	}
	const unsigned layout = p->shape ? p->shape->layout : LAYOUT_BARE;
	if (p->asked && (layout == LAYOUT_READ || layout == LAYOUT_WRITE)) {
		const struct place at = asked_place(p);
		if (layout == LAYOUT_WRITE)
			as_write_to(p, at.code);
		put_place(p, &at, numbers(p, &at, p->asked->count));
	}
	put_rest(p);
	emit(p);
}

static void slmp_answer(struct pdu *p)
{
	const uint32_t status = put_number(p, F_STATUS, 2);

	find_request(p);
	if (p->asked) {
		p->command = (uint16_t)p->asked->code;
		p->sub = (uint16_t)(p->asked->code >> 16);
		p->m->code = p->command;
		put_uint(p->m, F_FUNCTION, p->command, 0, 0);
		put_uint(p->m, F_SUBFUNCTION, p->sub, 0, 0);
		p->shape = slmp_shape(p->command);
	}
	keep(p->m);
	as_shape(p);
	if (!p->asked)
		p->op.label = "answer";
	p->op.failed = status;
	if (p->m->bad)
		return;
	if (status)
		negative(p);
	else if (!p->asked || !p->shape || is_extended(p))
		bare(p);
	else
		readers[p->shape->layout][1](p);
}

static void slmp(struct pdu *p)
{
	const bool has_serial = p->framing == FRAMING_4E || p->framing == FRAMING_4E_ASCII;

	cur_skip(&p->c, wire(p, 2));
	if (has_serial) {
		p->serial = put_number(p, F_SEQUENCE, 2);
		cur_skip(&p->c, wire(p, 2));
	}
	const uint32_t network = put_number(p, F_NETWORK, 1), station = put_number(p, F_STATION, 1);
	put_number(p, F_MODULE, 2);
	const uint32_t multidrop = put_number(p, F_MULTIDROP, 1);
	put_number(p, F_LENGTH, 2);
	p->op.routed = network || station != OWN_STATION || multidrop;
	set_client(p->m, !p->is_answer);
	if (p->is_answer)
		slmp_answer(p);
	else
		slmp_request(p);
}

/* ---- MELSOFT ---- */

static void hello(struct pdu *p)
{
	p->m->carrier = true;
	expect(p->m, INTENT_SESSION);
	cur_skip(&p->c, MELSOFT_HELLO);
	put_rest(p);
	operation(p->m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true,
					     .role = p->is_answer ? ROLE_ANSWER : ROLE_REQUEST,
					     .label = "MELSOFT: is somebody there" });
}

static void melsoft(struct pdu *p)
{
	const int first = cur_peek(&p->c, 0);

	set_client(p->m, !p->is_answer);
	if (first == 0x5a || first == 0xda) {
		hello(p);
		return;
	}
	cur_skip(&p->c, p->is_answer ? 19 : 9);
	if (!p->is_answer) {
		put_number(p, F_NETWORK, 1);
		put_number(p, F_STATION, 1);
		put_number(p, F_MODULE, 2);
		cur_skip(&p->c, 6);
	}
	put_number(p, F_LENGTH, 2);
	cur_skip(&p->c, p->is_answer ? 26 : 24);
	p->command = put_be16(p->m, F_FUNCTION, &p->c);
	p->serial = put_number(p, F_SEQUENCE, 2);
	keep(p->m);
	if (p->m->bad)
		return;
	p->m->code = p->command;
	p->shape = melsoft_shape(p->command);
	as_shape(p);
	if (!p->shape)
		flaw(p->m, FLAW_UNKNOWN_COMMAND);
	if (p->is_answer) {
		find_request(p);
		if (p->shape && p->shape->layout == LAYOUT_MODEL && cur_left(&p->c) >= 20)
			cur_skip(&p->c, 2);
	}
	if (!p->shape || (p->is_answer && p->shape->layout == LAYOUT_MODEL && cur_left(&p->c) < 18))
		bare(p);
	else
		readers[p->shape->layout][p->is_answer](p);
}

static void melsec_dissect(struct message *m, struct cursor c)
{
	const struct head h = head_of(c);
	uint8_t room[ROOM];
	struct pdu p = { .m = m, .c = c, .framing = h.framing, .is_answer = h.is_answer, .room = room,
			 .is_ascii = h.framing == FRAMING_3E_ASCII || h.framing == FRAMING_4E_ASCII };

	put_uint(m, F_FRAMING, h.framing, 0, 0);
	if (h.framing == FRAMING_MELSOFT)
		melsoft(&p);
	else
		slmp(&p);
	if (cur_left(&p.c))
		flaw(m, FLAW_TRAILING);
	forget(m);
}

/* ---- refusing ---- */

enum { DEVICE_NOT_ACCESSIBLE = 0xc05b };

static size_t copy_ascii(uint8_t *out, const uint8_t *in, size_t len)
{
	static const char hex[] = "0123456789ABCDEF";

	for (size_t i = 0; i < len; i++) {
		out[2 * i] = (uint8_t)hex[in[i] >> 4];
		out[2 * i + 1] = (uint8_t)hex[in[i] & 15];
	}
	return 2 * len;
}

/* Subheader and route as in the request, the end code, then route, command and subcommand (4.5). */
static size_t melsec_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);
	const struct head h = head_of(c);
	const bool is_ascii = h.framing == FRAMING_3E_ASCII || h.framing == FRAMING_4E_ASCII;
	const bool has_serial = h.framing == FRAMING_4E || h.framing == FRAMING_4E_ASCII;
	const size_t scale = is_ascii ? 2 : 1, before = (has_serial ? 6 : 2) * scale, len = before + 18 * scale;

	const struct bytes subheader = cur_take(&c, before), route = cur_take(&c, 5 * scale);
	cur_skip(&c, 4 * scale);
	const struct bytes command = cur_take(&c, 4 * scale);
	if (bad || h.is_answer || h.framing == FRAMING_MELSOFT || code < 1 || code > 0xffff || cap < len)
		return 0;
	const uint8_t low = (uint8_t)code, high = (uint8_t)(code >> 8);
	const uint8_t binary[4] = { 11, 0, low, high }, ascii[4] = { 0, 22, high, low };
	memcpy(out, subheader.p, before);
	out[0] = is_ascii ? 'D' : out[0] | 0x80;
	memcpy(out + before, route.p, 5 * scale);
	if (is_ascii)
		copy_ascii(out + before + 10, ascii, sizeof ascii);
	else
		memcpy(out + before + 5, binary, sizeof binary);
	memcpy(out + before + 9 * scale, route.p, 5 * scale);
	memcpy(out + before + 14 * scale, command.p, 4 * scale);
	return len;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 5000, 5010 },
	{ TRANSPORT_UDP, 5000, 5010 },
	{ TRANSPORT_TCP, 5560, 5562 },
	{ TRANSPORT_UDP, 5560, 5562 },
};

extern const struct dissector melsec;
const struct dissector melsec = {
	.name = "melsec",
	.title = "Mitsubishi MELSEC: MC protocol, SLMP, MELSOFT",
	.specification = "Mitsubishi SH-080008; CLPA BAP-C2006ENG (SLMP); MELSOFT: not published",
	.fields = fields,
	.field_count = F_COUNT_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAW_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "the question whether somebody is there, which MELSOFT begins with",
	.codes = &function_names,
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct pairs),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = DEVICE_NOT_ACCESSIBLE,
		    .codes = &status_names, .answer = melsec_answer },
	.probe = melsec_probe,
	.frame = melsec_frame,
	.dissect = melsec_dissect,
};
