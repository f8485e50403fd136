/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Omron FINS over UDP and TCP, port 9600: W342 (CS/CJ-series Communications Commands), chapter 5, and
 * W421 (Ethernet units), chapter 7 for FINS/TCP.  Over UDP a datagram is a frame.
 *
 *   "FINS" | length | command | error | what the command says           TCP only; length counts from `command`
 *      4       4         4        4
 *   | ICF | RSV | GCT | DNA DA1 DA2 | SNA SA1 SA2 | SID | MRC SRC | data                      command
 *   | ICF | ...                                         | MRC SRC | end code | data           answer (ICF bit 6)
 *      1     1     1       3             3           1       2         2
 *
 * Numbers are big-endian, clocks BCD.  An answer is found by the sender, service identifier and command
 * of its request; which side of the conversation sent it does not matter, as both may ask.  Not read
 * further: data link tables, routing tables and error logs, file contents.  Passwords are not shown.
 * Refused by the end code "no access right": the command has a number of its own that the answer copies,
 * so taking it out disturbs nothing.  Fields and commands: fins_shapes.h.
 *
 * Owns no memory; per-flow state is a struct pairs; the thread that owns the flow.
 */
#include "dissectors/fins_shapes.h"

#include <string.h>

enum { TCP_HEAD = 16, FINS_HEAD = 10, MESSAGE_MAX = 4096 };
enum { TCP_CLIENT_NODE = 0, TCP_SERVER_NODE = 1, TCP_FRAME = 2, TCP_ERROR = 3, TCP_CONFIRM = 6 };
enum { ICF_ANSWER = 0x40, ICF_RESERVED = 0x3e, ICF_NO_ANSWER = 0x01, GATEWAYS_MAX = 7 };
enum { LAST_BLOCK = 0x8000 };

struct pdu {
	struct message *m;
	struct cursor c;
	const struct shape *shape; /* NULL: an unknown command */
	uint16_t command;
	bool is_answer;
	bool ok;                   /* an answer with end code 0 */
	uint32_t key;
	const struct pair *asked;  /* the request that this answers, or NULL */
	struct operation op;
};

/* ---- recognising and framing ---- */

static const struct shape *shape_of(uint16_t command)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
		if (shapes[i].command == command)
			return &shapes[i];
	return NULL;
}

/* Is what c covers a frame with a header as the manual has it, and a command that fits its length? */
static bool is_typical(struct cursor c)
{
	const struct bytes head = cur_take(&c, FINS_HEAD + 2);
	const struct shape *s = shape_of(bytes_be16(head, FINS_HEAD));
	const uint8_t control = bytes_u8(head, 0), gateways = bytes_u8(head, 2);

	if (!head.len || !s || !(control & 0x80) || control & ICF_RESERVED || head.p[1] ||
	    gateways > GATEWAYS_MAX || head.p[3] > 127 || head.p[6] > 127)
		return false;
	if (control & ICF_ANSWER)
		return cur_left(&c) >= 2 && names_find(&status_names, cur_be16(&c) & 0x7f3fu);
	return cur_left(&c) >= s->request_min && cur_left(&c) <= s->request_max;
}

static enum probe probe_stream(struct cursor c)
{
	static const uint8_t magic[4] = { 'F', 'I', 'N', 'S' };

	for (size_t i = 0; i < sizeof magic; i++) {
		const int byte = cur_peek(&c, i);
		if (byte >= 0 && byte != magic[i])
			return PROBE_NO;
	}
	if (cur_left(&c) < TCP_HEAD)
		return PROBE_MORE;
	cur_skip(&c, sizeof magic);
	const uint32_t length = cur_be32(&c), command = cur_be32(&c);
	return length >= 8 && length < MESSAGE_MAX && command <= TCP_CONFIRM ? PROBE_STRONG : PROBE_NO;
}

static enum probe fins_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (transport == TRANSPORT_TCP)
		return probe_stream(c);
	if (cur_left(&c) < FINS_HEAD + 2 || cur_peek(&c, 0) & ICF_RESERVED || cur_peek(&c, 1) ||
	    cur_peek(&c, 2) > GATEWAYS_MAX)
		return PROBE_NO;
	return is_typical(c) ? PROBE_STRONG : PROBE_WEAK;
}

static size_t fins_frame(const struct message *m, struct cursor c)
{
	if (m->transport != TRANSPORT_TCP)
		return cur_left(&c) < FINS_HEAD + 2 ? FRAME_MORE : cur_left(&c);
	static const uint8_t magic[4] = { 'F', 'I', 'N', 'S' };
	for (size_t i = 0; i < sizeof magic; i++) {
		const int byte = cur_peek(&c, i);
		if (byte >= 0 && byte != magic[i])
			return FRAME_FOREIGN;
	}
	if (cur_left(&c) < 8)
		return FRAME_MORE;
	cur_skip(&c, sizeof magic);
	const uint32_t length = cur_be32(&c);
	return length < 8 || length > MESSAGE_MAX - 8 ? FRAME_FOREIGN : 8 + (size_t)length;
}

/* ---- parts ---- */

static void emit(struct pdu *p)
{
	operation_in_place(p->m, &p->op);
}

/* Remembers a request until its answer; of one that wants none, nothing. */
static void await(struct pdu *p, uint32_t extra, uint32_t first, uint32_t count)
{
	if (p->is_answer || p->m->bad || p->m->prefix)
		return;
	struct pair *pair = pair_open(p->m->flow, p->key);
	pair->code = p->command;
	pair->first = first;
	pair->count = count;
	pair->extra = extra;
}

static void find_request(struct pdu *p)
{
	const struct pair *pair = p->m->prefix ? pair_find(p->m->flow, p->key) : pair_take(p->m->flow, p->key);

	if (!pair)
		flaw(p->m, FLAW_NO_REQUEST);
	else if (pair->code != p->command)
		flaw(p->m, FLAW_MISFIT);
	else
		p->asked = pair;
}

static void put_rest(struct pdu *p)
{
	put_left(p->m, F_DATA, &p->c);
}

/* count addresses (0: one) from first on, of `bits` each: nothing lies behind the last. */
static void put_places(struct pdu *p, uint32_t first, uint32_t count, unsigned bits, uint32_t offset, uint32_t len)
{
	const uint32_t n = count ? count : 1;

	if (!p->m->bad && (first + (uint64_t)n - 1) >> bits)
		flaw(p->m, FLAW_BAD_VALUE);
	put_span(p->m, F_ADDRESS, first, n, offset, len);
}

static void put_text(struct pdu *p, unsigned field, struct bytes text)
{
	while (text.len && (text.p[text.len - 1] == ' ' || !text.p[text.len - 1]))
		text.len--;
	put_bytes(p->m, field, text);
}

/* The text that was put last, without the blanks behind it. */
static struct bytes text_of(const struct pdu *p)
{
	const struct value *v = &p->m->fields[F_TEXT];
	return has_field(p->m, F_TEXT) ? (struct bytes){ v->p, v->len } : (struct bytes){ NULL, 0 };
}

/* Bits and flags take a byte each, words two, words with their forced bits and index registers four. */
static unsigned width_of(uint8_t area)
{
	if (area == 0xdc || area == 0xc0 || (area >= 0xf0 && area <= 0xf2))
		return 4;
	if (area >= 0xe0 && area <= 0xe8)
		return 1;
	return area >= 0x80 || (area >= 0x60 && area <= 0x68) ? 2 : 1;
}

/* Are its addresses a word and a bit? */
static bool has_bits(uint8_t area)
{
	return area == 0x00 || area == 0x02 || area == 0x05 || area == 0x0a || area == 0x40 ||
	       (area >= 0x20 && area <= 0x33) || (area >= 0x70 && area <= 0x72) ||
	       (area >= 0xe0 && area <= 0xe8);
}

/* The CIO area, in all its codes, holds the outputs. */
static bool has_outputs(uint8_t area)
{
	return area == 0x00 || area == 0x80 || area == 0x30 || area == 0xb0;
}

static void put_area(struct pdu *p, uint8_t area, uint32_t offset)
{
	put_uint(p->m, F_AREA, area, offset, offset ? 1 : 0);
	if (!p->m->bad && !names_find(&area_names, area))
		flaw(p->m, FLAW_UNKNOWN_AREA);
}

/* What an address begins: `count` elements, shown as the words or numbers that they lie in. */
struct place {
	uint8_t area;
	uint8_t bit;
	uint16_t word;
	uint32_t offset; /* of the area; 0: from the request */
};

static struct place take_place(struct pdu *p)
{
	struct place at = { .offset = cur_offset(&p->c, p->m->data) };
	at.area = cur_u8(&p->c);
	at.word = cur_be16(&p->c);
	at.bit = cur_u8(&p->c);
	return at;
}

static void put_place(struct pdu *p, const struct place *at, uint32_t count)
{
	const uint32_t bytes = at->offset ? 3 : 0, address = at->offset ? at->offset + 1 : 0;
	uint32_t words = count ? count : 1;

	put_area(p, at->area, at->offset);
	if (has_bits(at->area)) {
		words = (at->bit + words + 15) / 16;
		put_uint(p->m, F_BIT, at->bit, address ? address + 2 : 0, bytes ? 1 : 0);
		if (!p->m->bad && at->bit > 15)
			flaw(p->m, FLAW_BAD_VALUE);
	}
	put_span(p->m, F_ADDRESS, at->word, words, address, bytes);
}

/* As a pair keeps it, and back. */
static uint32_t pack(const struct place *at)
{
	return (uint32_t)at->area << 24 | (uint32_t)at->word << 8 | at->bit;
}

static struct place unpack(uint32_t packed)
{
	return (struct place){ (uint8_t)(packed >> 24), (uint8_t)packed, (uint16_t)(packed >> 8), 0 };
}

static uint32_t put_list_of(struct pdu *p, uint8_t area, struct bytes b, uint32_t count)
{
	static const uint8_t encodings[5] = { [1] = LIST_U8, [2] = LIST_U16BE, [4] = LIST_U32BE };
	const unsigned width = width_of(area);

	if (count > b.len / width)
		count = (uint32_t)(b.len / width);
	put_list(p->m, F_VALUE, b, (enum list_encoding)encodings[width], count, 1);
	return count;
}

static void as_write_to(struct pdu *p, uint8_t area)
{
	p->op.intent = has_outputs(area) ? INTENT_CONTROL : INTENT_WRITE;
	p->op.technique = has_outputs(area) ? "T0855" : "T0836";
	if (!p->m->bad)
		expect(p->m, (enum intent)p->op.intent);
}

static void put_count(struct pdu *p, uint32_t count, uint32_t offset)
{
	put_uint(p->m, F_COUNT, count, offset, 2);
	if (!p->m->bad && !count)
		flaw(p->m, FLAW_BAD_COUNT);
}

/* ---- memory: 5-3-2 to 5-3-6 ---- */

static void read_request(struct pdu *p)
{
	const struct place at = take_place(p);
	const uint32_t offset = cur_offset(&p->c, p->m->data), count = cur_be16(&p->c);

	put_place(p, &at, count);
	put_count(p, count, offset);
	emit(p);
	await(p, 0, pack(&at), count);
}

static void read_answer(struct pdu *p)
{
	const struct bytes b = cur_rest(&p->c);

	if (!p->asked) {
		if (b.len)
			put_bytes(p->m, F_DATA, b);
		emit(p);
		return;
	}
	const struct place at = unpack(p->asked->first);
	if (b.len != p->asked->count * (size_t)width_of(at.area))
		flaw(p->m, FLAW_MISFIT);
	put_place(p, &at, p->asked->count);
	put_list_of(p, at.area, b, p->asked->count);
	emit(p);
}

/* One operation for each bit: rules can pair it with its word. */
static void write_bits(struct pdu *p, struct place at, struct bytes b, uint32_t count)
{
	const uint32_t offset = at.offset;

	if (!b.len)
		cur_poison(&p->c);
	for (uint32_t i = 0; i < count && i < b.len && !p->m->bad; i++) {
		put_place(p, &at, 1);
		put_list(p->m, F_VALUE, bytes_part(b, i, 1), LIST_U8, 1, 1);
		emit(p);
		at.word = (uint16_t)(at.word + (at.bit >= 15));
		at.bit = at.bit >= 15 ? 0 : (uint8_t)(at.bit + 1);
		at.offset = offset;
	}
}

static void write_request(struct pdu *p)
{
	const struct place at = take_place(p);
	const uint32_t offset = cur_offset(&p->c, p->m->data), count = cur_be16(&p->c);
	const struct bytes b = cur_rest(&p->c);

	put_count(p, count, offset);
	as_write_to(p, at.area);
	if (!p->m->bad && !p->m->prefix && b.len != count * (size_t)width_of(at.area))
		flaw(p->m, FLAW_BAD_COUNT);
	keep(p->m);
	if (has_bits(at.area)) {
		write_bits(p, at, b, count);
	} else {
		put_place(p, &at, count);
		put_list_of(p, at.area, b, count);
		emit(p);
	}
	await(p, 0, pack(&at), count);
}

static void fill_request(struct pdu *p)
{
	const struct place at = take_place(p);
	const uint32_t offset = cur_offset(&p->c, p->m->data), count = cur_be16(&p->c);
	const struct bytes b = cur_take(&p->c, 2);

	as_write_to(p, at.area);
	put_place(p, &at, count);
	put_count(p, count, offset);
	put_list(p->m, F_VALUE, b, LIST_U16BE, b.len ? 1 : 0, (uint16_t)(count ? count : 1));
	emit(p);
	await(p, 0, pack(&at), count);
}

static void multiple_request(struct pdu *p)
{
	struct place at = { 0 };
	uint32_t count = 0;

	while (cur_left(&p->c)) {
		at = take_place(p);
		put_place(p, &at, 1);
		emit(p);
		count++;
	}
	if (!count && !p->m->bad)
		flaw(p->m, FLAW_BAD_COUNT);
	await(p, 0, pack(&at), count);
}

/* Each element says its area only; its address is known when one was asked for. */
static void multiple_answer(struct pdu *p)
{
	uint32_t count = 0;

	while (cur_left(&p->c)) {
		const uint32_t offset = cur_offset(&p->c, p->m->data);
		const uint8_t area = cur_u8(&p->c);
		const struct bytes b = cur_take(&p->c, width_of(area));
		if (p->asked && p->asked->count == 1) {
			const struct place at = unpack(p->asked->first);
			put_place(p, &at, 1);
			if (at.area != area)
				flaw(p->m, FLAW_MISFIT);
		}
		put_area(p, area, offset);
		if (!p->m->bad)
			put_list_of(p, area, b, 1);
		emit(p);
		count++;
	}
	if (p->asked && count != p->asked->count && !p->m->bad)
		flaw(p->m, FLAW_MISFIT);
	if (!count && !p->m->bad)
		flaw(p->m, FLAW_BAD_COUNT);
}

static void transfer_request(struct pdu *p)
{
	const struct place from = take_place(p), to = take_place(p);
	const uint32_t offset = cur_offset(&p->c, p->m->data), count = cur_be16(&p->c);

	as_write_to(p, to.area);
	put_count(p, count, offset);
	keep(p->m);
	put_place(p, &to, count);
	emit(p);
	put_place(p, &from, count);
	struct operation read = p->op;
	read.intent = INTENT_READ;
	read.changes = CHANGES_NO;
	read.label = "memory area transfer: read";
	read.technique = "T0801";
	operation_in_place(p->m, &read);
	await(p, 0, pack(&to), count);
}

/* An answer without data to a request that named a place. */
static void place_answer(struct pdu *p)
{
	if (p->asked) {
		const struct place at = unpack(p->asked->first);
		as_write_to(p, at.area);
		put_place(p, &at, p->asked->count);
	}
	emit(p);
}

/* ---- parameters and programs: 5-3-9 to 5-3-14 ---- */

/* Both directions; the answer of a read repeats what was asked. */
static void parameters(struct pdu *p)
{
	const bool has_body = !p->is_answer || p->command == 0x0201;

	if (has_body) {
		put_be16(p->m, F_PARAMETER_AREA, &p->c);
		const uint32_t offset = cur_offset(&p->c, p->m->data), first = cur_be16(&p->c);
		const uint32_t raw = cur_be16(&p->c), count = raw & ~(uint32_t)LAST_BLOCK;
		put_places(p, first, count, 16, offset, 4);
		put_count(p, count, offset + 2);
		const bool has_data = (p->command == 0x0201) == p->is_answer && p->command != 0x0203;
		if (has_data && !p->m->bad && !p->m->prefix && cur_left(&p->c) != 2 * (size_t)count)
			flaw(p->m, FLAW_BAD_COUNT);
	}
	put_rest(p);
	emit(p);
	await(p, 0, 0, 0);
}

static void protect(struct pdu *p)
{
	if (!p->is_answer) {
		put_be16(p->m, F_PROGRAM, &p->c);
		cur_skip(&p->c, 1);
		const uint32_t offset = cur_offset(&p->c, p->m->data);
		const uint32_t first = cur_be32(&p->c), last = cur_be32(&p->c);
		if (!p->m->bad && last < first)
			flaw(p->m, FLAW_BAD_VALUE);
		put_span(p->m, F_ADDRESS, first, last < first ? 1 : last - first < UINT32_MAX ? last - first + 1 : last,
			 offset, 8);
		cur_skip(&p->c, cur_left(&p->c) < 4 ? cur_left(&p->c) : 4); /* the password */
	}
	emit(p);
	await(p, 0, 0, 0);
}

static void program_area(struct pdu *p)
{
	const bool is_clear = p->command == 0x0308, is_write = p->command == 0x0307;

	if (!p->is_answer || !is_clear) {
		put_be16(p->m, F_PROGRAM, &p->c);
		if (is_clear)
			put_uint(p->m, F_PARAMETER, cur_u8(&p->c), cur_offset(&p->c, p->m->data) - 1, 1);
	}
	if (!is_clear) {
		const uint32_t offset = cur_offset(&p->c, p->m->data), first = cur_be32(&p->c);
		const uint32_t raw = cur_be16(&p->c), count = raw & ~(uint32_t)LAST_BLOCK;
		const bool is_last = raw & LAST_BLOCK;
		put_places(p, first, count, 32, offset, 6);
		put_uint(p->m, F_COUNT, count, offset + 4, 2);
		const bool has_data = is_write != p->is_answer;
		if (has_data && !p->m->bad && !p->m->prefix && cur_left(&p->c) != count)
			flaw(p->m, FLAW_BAD_COUNT);
		if (is_write && !p->is_answer)
			p->op.transfer = is_last ? TRANSFER_CLOSE : first ? TRANSFER_DATA : TRANSFER_OPEN;
		put_rest(p);
	}
	emit(p);
	await(p, 0, 0, 0);
}

/* ---- the CPU ---- */

static void mode(struct pdu *p)
{
	if (!p->is_answer && cur_left(&p->c)) {
		put_be16(p->m, F_PROGRAM, &p->c);
		if (cur_left(&p->c)) {
			const uint8_t to = put_u8(p->m, F_MODE, &p->c);
			if (!p->m->bad && !names_find(&mode_names, to))
				flaw(p->m, FLAW_BAD_VALUE);
		}
	}
	emit(p);
	await(p, 0, 0, 0);
}

/* 5-3-17: model and version, 20 characters each, and sizes of areas; or a table of units. */
static void model(struct pdu *p)
{
	enum { MODEL_LEN = 20, ANSWER_LEN = 92 };

	if (!p->is_answer && cur_left(&p->c)) {
		put_uint(p->m, F_PARAMETER, cur_u8(&p->c), cur_offset(&p->c, p->m->data) - 1, 1);
	} else if (cur_left(&p->c) >= ANSWER_LEN) {
		const struct bytes name = cur_take(&p->c, MODEL_LEN), version = cur_take(&p->c, MODEL_LEN);
		static const uint8_t vendor[5] = { 'O', 'm', 'r', 'o', 'n' };
		put_text(p, F_TEXT, name);
		identify(p->m, IDENTITY_VENDOR, (struct bytes){ vendor, sizeof vendor });
		identify(p->m, IDENTITY_PRODUCT, text_of(p));
		size_t len = 0;
		while (len < version.len && version.p[len] > ' ')
			len++;
		identify(p->m, IDENTITY_FIRMWARE, bytes_part(version, 0, len));
	}
	put_rest(p);
	emit(p);
	await(p, 0, 0, 0);
}

static void status(struct pdu *p)
{
	if (p->is_answer) {
		put_u8(p->m, F_RUNNING, &p->c);
		put_u8(p->m, F_MODE, &p->c);
		put_be16(p->m, F_FATAL, &p->c);
		put_be16(p->m, F_NONFATAL, &p->c);
		cur_skip(&p->c, 2); /* which messages wait */
		put_be16(p->m, F_ERROR, &p->c);
		put_text(p, F_TEXT, cur_take(&p->c, 16));
	}
	emit(p);
	await(p, 0, 0, 0);
}

/* What the parameter of a request makes of it; its answer is the same operation. */
static void vary_cycle(struct pdu *p, uint64_t what)
{
	p->op.changes = what ? CHANGES_NO : CHANGES_YES;
	p->op.label = what ? p->op.label : "cycle time clear";
}

static void cycle(struct pdu *p)
{
	uint8_t what = 1;

	if (!p->is_answer && cur_left(&p->c)) {
		what = cur_u8(&p->c);
		put_uint(p->m, F_PARAMETER, what, cur_offset(&p->c, p->m->data) - 1, 1);
		vary_cycle(p, what);
		if (what > 1)
			flaw(p->m, FLAW_BAD_VALUE);
	} else if (p->asked) {
		vary_cycle(p, p->asked->extra);
	}
	put_rest(p);
	emit(p);
	await(p, what, 0, 0);
}

static unsigned from_bcd(uint8_t b)
{
	return b >> 4 > 9 || (b & 15) > 9 ? 255u : (b >> 4) * 10u + (b & 15);
}

/* Days from 1970-01-01 to a date of this century. */
static uint64_t days_of(unsigned year, unsigned month, unsigned day)
{
	static const uint16_t before[12] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
	return 10957 + year * 365u + (year + 3) / 4 + before[month - 1] + (month > 2 && year % 4 == 0) + day - 1;
}

/* 5-3-21: year, month, day, hour, minute; second and day of the week may be missing in a write. */
static void clock(struct pdu *p)
{
	const bool has_body = p->is_answer == (p->command == 0x0701);

	if (has_body) {
		const uint32_t offset = cur_offset(&p->c, p->m->data);
		const struct bytes b = cur_take(&p->c, cur_left(&p->c) < 5 ? 5 : cur_left(&p->c));
		const unsigned year = from_bcd(bytes_u8(b, 0)), month = from_bcd(bytes_u8(b, 1));
		const unsigned day = from_bcd(bytes_u8(b, 2)), hour = from_bcd(bytes_u8(b, 3));
		const unsigned minute = from_bcd(bytes_u8(b, 4)), second = b.len > 5 ? from_bcd(b.p[5]) : 0;
		if (year > 99 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 ||
		    second > 59)
			flaw(p->m, FLAW_BAD_VALUE);
		else
			put_uint(p->m, F_TIME, ((days_of(year, month, day) * 24 + hour) * 60 + minute) * 60000 +
				 second * 1000u, offset, (uint32_t)b.len);
	}
	emit(p);
	await(p, 0, 0, 0);
}

/* 5-3-23: the two highest bits say whether messages are read or cleared, or an error is read. */
static void vary_message(struct pdu *p, uint64_t what)
{
	if (what >> 14 == 1) {
		p->op.changes = CHANGES_YES;
		p->op.label = "message clear";
		p->op.technique = "T0878";
	} else if (what >> 15) {
		p->op.label = "error message read";
	}
}

static void message(struct pdu *p)
{
	uint16_t what = 0;

	if (!p->is_answer) {
		what = put_be16(p->m, F_PARAMETER, &p->c);
		vary_message(p, what);
	} else if (p->asked) {
		vary_message(p, p->asked->extra);
	}
	put_rest(p);
	emit(p);
	await(p, what, 0, 0);
}

static void error(struct pdu *p)
{
	if (!p->is_answer)
		put_be16(p->m, F_ERROR, &p->c);
	emit(p);
	await(p, 0, 0, 0);
}

static void name(struct pdu *p)
{
	if (cur_left(&p->c)) {
		const struct bytes text = cur_rest(&p->c);
		put_text(p, F_TEXT, text);
		if (p->is_answer && p->command == 0x2603 && !p->m->bad)
			identify(p->m, IDENTITY_NAME, text_of(p));
	}
	emit(p);
	await(p, 0, 0, 0);
}

/* ---- files: 5-3-31 to 5-3-42; names are 8.3, blanks behind ---- */

enum { FILE_NAME_LEN = 12 };

static void put_file(struct pdu *p, unsigned field)
{
	put_text(p, field, cur_take(&p->c, FILE_NAME_LEN));
}

static void file(struct pdu *p)
{
	if (!p->is_answer) {
		put_be16(p->m, F_DISK, &p->c);
		put_file(p, F_FILE);
		if (p->command == 0x2202) {
			const uint32_t offset = cur_offset(&p->c, p->m->data), first = cur_be32(&p->c);
			const uint32_t count = cur_be16(&p->c);
			put_places(p, first, count, 32, offset, 6);
		}
	}
	put_rest(p);
	emit(p);
	await(p, 0, 0, 0);
}

static void file_write(struct pdu *p)
{
	if (!p->is_answer) {
		put_be16(p->m, F_DISK, &p->c);
		put_be16(p->m, F_PARAMETER, &p->c);
		if (p->command == 0x2203 || cur_left(&p->c))
			put_file(p, F_FILE);
	}
	put_rest(p);
	emit(p);
	await(p, 0, 0, 0);
}

/* One operation for each file. */
static void files(struct pdu *p)
{
	uint32_t count = 1;

	if (!p->is_answer) {
		put_be16(p->m, F_DISK, &p->c);
		count = put_be16(p->m, F_COUNT, &p->c);
		keep(p->m);
		if (!count && !p->m->bad)
			flaw(p->m, FLAW_BAD_COUNT);
	}
	for (uint32_t i = 0; i < count && !p->m->bad; i++) {
		if (!p->is_answer)
			put_file(p, F_FILE);
		else
			put_rest(p);
		emit(p);
	}
	if (!p->is_answer)
		cur_skip(&p->c, cur_left(&p->c)); /* the path of the directory */
	await(p, 0, 0, 0);
}

static void file_pair(struct pdu *p)
{
	if (!p->is_answer) {
		put_be16(p->m, F_DISK, &p->c);
		put_file(p, F_FILE);
		if (p->command == 0x2207)
			cur_skip(&p->c, 2); /* the disk that the copy goes to */
		put_file(p, F_NEW_FILE);
	}
	put_rest(p);
	emit(p);
	await(p, 0, 0, 0);
}

/* Into a file is a file operation; a comparison changes nothing. */
static void vary_file_area(struct pdu *p, uint64_t direction)
{
	static const char *const labels[2][3] = {
		{ "memory area to file", "parameter area to file", "program area to file" },
		{ "memory area compared with file", "parameter area compared with file",
		  "program area compared with file" },
	};
	const unsigned kind = p->command - 0x220au;

	if (direction == 1)
		return;
	p->op.label = labels[direction == 2][kind];
	p->op.intent = kind == 2 ? INTENT_PROGRAM : INTENT_FILE;
	p->op.changes = direction == 2 ? CHANGES_NO : CHANGES_YES;
	p->op.technique = kind == 2 ? "T0845" : direction == 2 ? "T0888" : "T0802";
}

static void put_memory_part(struct pdu *p, bool is_written)
{
	const struct place at = take_place(p);
	const uint32_t offset = cur_offset(&p->c, p->m->data), count = cur_be16(&p->c);

	if (is_written)
		as_write_to(p, at.area);
	put_place(p, &at, count);
	put_count(p, count, offset);
}

static void put_parameter_part(struct pdu *p)
{
	put_be16(p->m, F_PARAMETER_AREA, &p->c);
	const uint32_t offset = cur_offset(&p->c, p->m->data), first = cur_be16(&p->c);
	const uint32_t count = cur_be16(&p->c);
	put_places(p, first, count, 16, offset, 4);
	put_count(p, count, offset + 2);
}

static void put_program_part(struct pdu *p)
{
	put_be16(p->m, F_PROGRAM, &p->c);
	const uint32_t offset = cur_offset(&p->c, p->m->data), first = cur_be32(&p->c);
	const uint32_t count = put_be32(p->m, F_COUNT, &p->c);
	put_places(p, first, count, 32, offset, 8);
}

static void file_area(struct pdu *p)
{
	if (p->is_answer) {
		if (p->asked)
			vary_file_area(p, p->asked->extra);
		put_rest(p);
		emit(p);
		return;
	}
	const uint16_t direction = put_be16(p->m, F_DIRECTION, &p->c);
	vary_file_area(p, direction);
	if (!p->m->bad && direction > 2)
		flaw(p->m, FLAW_BAD_VALUE);
	if (p->command == 0x220a)
		put_memory_part(p, direction == 1);
	else if (p->command == 0x220b)
		put_parameter_part(p);
	else
		put_program_part(p);
	put_be16(p->m, F_DISK, &p->c);
	put_file(p, F_FILE);
	put_rest(p);
	emit(p);
	await(p, direction, 0, 0);
}

/* ---- force: 5-3-43 ---- */

static void force_request(struct pdu *p)
{
	const uint32_t count = put_be16(p->m, F_COUNT, &p->c);

	keep(p->m);
	if (!p->m->bad && !p->m->prefix && (!count || cur_left(&p->c) != 6 * (size_t)count))
		flaw(p->m, FLAW_BAD_COUNT);
	for (uint32_t i = 0; i < count && !p->m->bad; i++) {
		const uint16_t what = put_be16(p->m, F_FORCE, &p->c);
		const struct place at = take_place(p);
		put_place(p, &at, 1);
		if (!p->m->bad && !names_find(&force_names, what))
			flaw(p->m, FLAW_BAD_VALUE);
		emit(p);
	}
	await(p, 0, 0, 0);
}

/* ---- the frame ---- */

static void bare(struct pdu *p)
{
	put_rest(p);
	emit(p);
	await(p, 0, 0, 0);
}

/* What reads the data of a request, and of an answer. */
static void (*const readers[LAYOUTS][2])(struct pdu *p) = {
	[LAYOUT_BARE] = { bare, bare },
	[LAYOUT_READ] = { read_request, read_answer },
	[LAYOUT_WRITE] = { write_request, place_answer },
	[LAYOUT_FILL] = { fill_request, place_answer },
	[LAYOUT_MULTIPLE] = { multiple_request, multiple_answer },
	[LAYOUT_TRANSFER] = { transfer_request, place_answer },
	[LAYOUT_PARAMETERS] = { parameters, parameters },
	[LAYOUT_PROTECT] = { protect, protect },
	[LAYOUT_PROGRAM] = { program_area, program_area },
	[LAYOUT_MODE] = { mode, mode },
	[LAYOUT_MODEL] = { model, model },
	[LAYOUT_STATUS] = { status, status },
	[LAYOUT_CYCLE] = { cycle, cycle },
	[LAYOUT_CLOCK] = { clock, clock },
	[LAYOUT_MESSAGE] = { message, message },
	[LAYOUT_ERROR] = { error, error },
	[LAYOUT_FILE] = { file, file },
	[LAYOUT_FILE_WRITE] = { file_write, file_write },
	[LAYOUT_FILES] = { files, files },
	[LAYOUT_FILE_PAIR] = { file_pair, file_pair },
	[LAYOUT_FILE_AREA] = { file_area, file_area },
	[LAYOUT_FORCE] = { force_request, bare },
	[LAYOUT_NAME] = { name, name },
};

static void unknown(struct pdu *p)
{
	flaw(p->m, FLAW_UNKNOWN_COMMAND);
	p->op.label = "unknown command";
	p->op.intent = INTENT_OTHER;
	p->op.changes = CHANGES_UNKNOWN;
	bare(p);
}

/* 5-1-3: the highest bit says that a relay failed and which, two bits of the second byte that the CPU has errors. */
static void put_end_code(struct pdu *p)
{
	const uint32_t offset = cur_offset(&p->c, p->m->data);
	const uint16_t raw = cur_be16(&p->c), code = raw & 0x7f3f;

	put_uint(p->m, F_STATUS, code, offset, 2);
	put_uint(p->m, F_CPU_ERROR, raw >> 6 & 3, offset + 1, 1);
	if (raw & 0x8000) {
		put_u8(p->m, F_RELAY_NETWORK, &p->c);
		put_u8(p->m, F_RELAY_NODE, &p->c);
	}
	keep(p->m);
	p->op.failed = code || raw & 0x8000;
	p->ok = !code && !(raw & 0x8000);
}

/* What its request was about, and an error instead of data. */
static void negative(struct pdu *p)
{
	const unsigned layout = p->shape ? p->shape->layout : LAYOUT_BARE;

	if (p->asked && (layout == LAYOUT_READ || layout == LAYOUT_WRITE || layout == LAYOUT_FILL)) {
		const struct place at = unpack(p->asked->first);
		if (layout != LAYOUT_READ)
			as_write_to(p, at.area);
		put_place(p, &at, p->asked->count);
	} else if (p->asked && layout == LAYOUT_FILE_AREA) {
		vary_file_area(p, p->asked->extra);
	}
	put_rest(p);
	emit(p);
}

static void put_header(struct pdu *p)
{
	struct message *m = p->m;
	const uint8_t control = put_u8(m, F_CONTROL, &p->c), reserved = cur_u8(&p->c);
	const uint8_t gateways = put_u8(m, F_GATEWAYS, &p->c), network = put_u8(m, F_NETWORK, &p->c);
	const uint8_t node = put_u8(m, F_NODE, &p->c), unit = put_u8(m, F_UNIT, &p->c);
	const uint8_t from_network = put_u8(m, F_SOURCE_NETWORK, &p->c);
	const uint8_t from_node = put_u8(m, F_SOURCE_NODE, &p->c), from_unit = put_u8(m, F_SOURCE_UNIT, &p->c);
	const uint8_t sequence = put_u8(m, F_SEQUENCE, &p->c);

	p->command = put_be16(m, F_FUNCTION, &p->c);
	keep(m);
	if (m->bad)
		return;
	m->code = p->command;
	if (control & ICF_RESERVED || reserved || gateways > GATEWAYS_MAX)
		flaw(m, FLAW_BAD_HEADER);
	p->is_answer = control & ICF_ANSWER;
	p->op.role = p->is_answer ? ROLE_ANSWER : ROLE_REQUEST;
	p->op.routed = p->is_answer ? from_network : network;
	p->key = p->is_answer ? (uint32_t)network << 24 | (uint32_t)node << 16 | (uint32_t)unit << 8 | sequence
			      : (uint32_t)from_network << 24 | (uint32_t)from_node << 16 |
					(uint32_t)from_unit << 8 | sequence;
	set_client(m, !p->is_answer);
}

static void read_frame(struct pdu *p)
{
	put_header(p);
	if (p->m->bad)
		return;
	p->shape = shape_of(p->command);
	if (p->shape) {
		p->op.intent = p->shape->intent;
		p->op.changes = p->shape->changes;
		p->op.label = p->shape->label;
		p->op.technique = p->shape->technique;
		expect(p->m, (enum intent)p->op.intent);
	} else {
		p->op.label = "unknown command";
		p->op.intent = INTENT_OTHER;
		p->op.changes = CHANGES_UNKNOWN;
	}
	if (p->is_answer) {
		find_request(p);
		put_end_code(p);
	}
	if (p->is_answer && !p->ok)
		negative(p);
	else if (p->shape)
		readers[p->shape->layout][p->is_answer](p);
	else
		unknown(p);
	if (cur_left(&p->c))
		flaw(p->m, FLAW_TRAILING);
}

/* ---- FINS/TCP: W421, 7-4 ---- */

static void session(struct pdu *p, const char *label, unsigned role, bool failed)
{
	p->m->carrier = true;
	expect(p->m, INTENT_SESSION);
	if (cur_left(&p->c))
		flaw(p->m, FLAW_BAD_LENGTH);
	operation(p->m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .label = label,
					     .role = (uint8_t)role, .failed = failed });
}

static void fins_tcp(struct pdu *p)
{
	cur_skip(&p->c, 4); /* frame() has seen them */
	put_be32(p->m, F_LENGTH, &p->c);
	const uint32_t command = put_be32(p->m, F_TCP_COMMAND, &p->c);
	const uint32_t error_code = put_be32(p->m, F_TCP_ERROR, &p->c);

	if (p->m->bad)
		return;
	switch (command) {
	case TCP_FRAME:
		read_frame(p);
		break;
	case TCP_CLIENT_NODE:
		put_be32(p->m, F_CLIENT_NODE, &p->c);
		set_client(p->m, true);
		session(p, "node address of the client", ROLE_REQUEST, false);
		break;
	case TCP_SERVER_NODE:
		put_be32(p->m, F_CLIENT_NODE, &p->c);
		put_be32(p->m, F_SERVER_NODE, &p->c);
		set_client(p->m, false);
		session(p, "node address of the server", ROLE_ANSWER, error_code);
		break;
	case TCP_ERROR:
		session(p, "frame not accepted", ROLE_ANSWER, true);
		break;
	case TCP_CONFIRM:
		session(p, "connection check", ROLE_REQUEST, false);
		break;
	default:
		flaw(p->m, FLAW_UNKNOWN_TCP);
		p->m->carrier = true;
		break;
	}
}

static void fins_dissect(struct message *m, struct cursor c)
{
	struct pdu p = { .m = m, .c = c };

	if (m->transport == TRANSPORT_TCP)
		fins_tcp(&p);
	else
		read_frame(&p);
}

/* ---- refusing ---- */

enum { NO_ACCESS_RIGHT = 0x3001 };

/* The header with sender and receiver exchanged, the command and the end code. */
static size_t fins_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	const bool is_tcp = m->transport == TRANSPORT_TCP;
	const size_t at = is_tcp ? TCP_HEAD : 0, len = at + FINS_HEAD + 4;
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);

	cur_skip(&c, at);
	const struct bytes head = cur_take(&c, FINS_HEAD + 2);
	if (bad || cap < len || code < 1 || code > 0xffff || head.p[0] & (ICF_ANSWER | ICF_NO_ANSWER) ||
	    (is_tcp && m->data[11] != TCP_FRAME))
		return 0;
	if (is_tcp) {
		static const uint8_t tcp_head[TCP_HEAD] = { 'F', 'I', 'N', 'S', 0, 0, 0, 22, 0, 0, 0, TCP_FRAME };
		memcpy(out, tcp_head, TCP_HEAD);
	}
	const uint8_t frame[FINS_HEAD + 4] = {
		0xc0, 0, 2, head.p[6], head.p[7], head.p[8], head.p[3], head.p[4], head.p[5], head.p[9],
		head.p[10], head.p[11], (uint8_t)(code >> 8), (uint8_t)code,
	};
	memcpy(out + at, frame, sizeof frame);
	return len;
}

static const struct binding bindings[] = {
	{ TRANSPORT_UDP, 9600, 9600 },
	{ TRANSPORT_TCP, 9600, 9600 },
};

extern const struct dissector fins;
const struct dissector fins = {
	.name = "fins",
	.title = "Omron FINS",
	.specification = "Omron W342-E1-15 (commands), W421-E1-05 (Ethernet units)",
	.fields = fields,
	.field_count = F_COUNT_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAW_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "exchange of node addresses, connection checks and error notices of FINS/TCP",
	.codes = &function_names,
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct pairs),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = NO_ACCESS_RIGHT,
		    .codes = &status_names, .answer = fins_answer },
	.probe = fins_probe,
	.frame = fins_frame,
	.dissect = fins_dissect,
};
