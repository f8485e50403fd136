/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Modbus: MODBUS Application Protocol V1.1b3 ("6.12" below is a clause of it), framed as in
 * Messaging on TCP/IP V1.0b, or as serial RTU carried unchanged over TCP or UDP.  Function 43/13
 * after CiA 309-2; function 90 is Schneider's UMAS (umas.h).  Fields and shapes: modbus_shapes.h;
 * which framing and how long: modbus_framing.h.
 *
 *	 0             2             4           6      7          8
 *	+-------------+-------------+-----------+------+----------+---------...   MBAP
 *	| transaction | protocol: 0 | length    | unit | function | data
 *	+-------------+-------------+-----------+------+----------+---------...
 *	                                        |<---- length bytes ------...
 *	+------+----------+---------...---+----------+                            RTU
 *	| unit | function | data          | CRC (LE) |
 *	+------+----------+---------...---+----------+
 *
 * An answer repeats the function; an exception sets its bit 7 and carries a code.  All numbers are
 * big-endian, addresses count from 0.  Of an answer, addresses come from its request.
 *
 * Intents: coils stand for outputs, so writing them (5, 15) commands them: `control`; registers,
 * file records and masks (6, 16, 21-23) are `write`.  `routed`: any unit but 0, 1 and 255, that is
 * a device behind a gateway, and any CANopen node but 0.  Owns no memory; per-flow state is struct
 * modbus_flow; the thread that owns the flow.
 */
#include "dissectors/modbus_framing.h"

#include <string.h>

/* What few messages need stays out of line: the usual ones then get by with few registers. */
#define RARE __attribute__((noinline))

struct modbus_flow {
	uint8_t framing;
	struct pairs pairs;
};

/* ---- recognising and framing ---- */

/* Where no MBAP header is certain to begin. */
RARE static size_t frame_other(const struct message *m, struct cursor c)
{
	const struct modbus_flow *flow = m->flow;
	size_t len;
	bool both;

	if (flow->framing == FRAMING_RTU)
		return rtu_length(c, !m->from_client);
	guess_framing(c, !m->from_client, m->midstream, &len, &both);
	return len;
}

static size_t modbus_frame(const struct message *m, struct cursor c)
{
	const struct modbus_flow *flow = m->flow;

	if (flow->framing != FRAMING_MBAP)
		return frame_other(m, c);
	if (cur_left(&c) < MBAP_HEAD)
		return FRAME_MORE;
	const size_t len = mbap_length(c);
	return len <= MBAP_LENGTH_MAX ? MBAP_HEAD + len : FRAME_FOREIGN;
}

/* Is the PDU that c covers what only Modbus would send? */
static bool is_typical(struct cursor c, bool is_answer)
{
	const int function = cur_peek(&c, 0), second = cur_peek(&c, 1);

	if (function < 0 || !exactly_fits(c, is_answer, cur_left(&c)))
		return false;
	if (function & 0x80)
		return names_find(&exception_names, (uint64_t)second);
	if (shapes[function].layout == LAYOUT_INTERFACE)
		return second == MEI_CANOPEN || second == MEI_IDENTIFICATION;
	return shapes[function].layout != LAYOUT_OPAQUE && shapes[function].layout != LAYOUT_UMAS;
}

/* Strong only when a whole typical message is here, and nothing or again such a header follows. */
static enum probe modbus_probe(enum transport transport, bool from_client, struct cursor c)
{
	size_t len;
	bool both;
	const unsigned framing = guess_framing(c, !from_client, true, &len, &both);

	(void)transport;
	if (!framing)
		return len == FRAME_MORE && cur_left(&c) < RTU_MAX ? PROBE_MORE : PROBE_NO;
	if (len > cur_left(&c))
		return PROBE_WEAK;
	struct cursor message = cur_cut(&c, len);
	if (framing == FRAMING_RTU) {
		/* ROC Plus ends in the same checksum; its sixth byte counts its data. */
		const bool is_roc = len >= 8 && cur_peek(&message, 5) == (int)len - 8;
		cur_skip(&message, 1);
		message = cur_cut(&message, len - 3);
		const bool typical = is_typical(message, true) || is_typical(message, false);
		return typical && !is_roc && !cur_left(&c) ? PROBE_STRONG : PROBE_WEAK;
	}
	cur_skip(&message, MBAP_HEAD + 1);
	return is_typical(message, !from_client) && mbap_possible(&c) ? PROBE_STRONG : PROBE_WEAK;
}

/* ---- reading a PDU ---- */

struct pdu {
	struct message *m;
	struct cursor c;  /* what is still to be read */
	size_t pdu_len;   /* bytes that the PDU should have, 0: not known */
	const struct shape *shape;
	uint32_t key;     /* what request and answer have in common */
	uint32_t who;     /* unit and function, as one number */
	bool is_answer;
	struct operation op; /* what all operations of this message have in common */
	const struct pair *asked; /* the request that this answers, or NULL */
};

static void emit(struct pdu *p, const struct deed *d)
{
	struct operation *op = &p->op;
	op->intent = d->intent;
	op->changes = d->changes;
	op->transfer = p->is_answer ? TRANSFER_NONE : d->transfer;
	op->label = d->label;
	op->technique = d->technique;
	operation_in_place(p->m, op);
}

static void expect_deed(struct pdu *p, const struct deed *d)
{
	expect(p->m, d->intent);
}

/* Remembers a request until its answer.  On a serial line nobody answers a broadcast. */
static void await(struct pdu *p, uint32_t sub, uint32_t first, uint32_t count, uint64_t extra)
{
	struct modbus_flow *flow = p->m->flow;
	if (p->m->bad || p->m->prefix || (flow->framing == FRAMING_RTU && !(p->who >> 8)))
		return;
	struct pair *pair = pair_open(&flow->pairs, p->key);
	pair->code = p->who | sub << 16;
	pair->first = first;
	pair->count = count;
	pair->extra = extra;
}

static uint32_t asked_sub(const struct pdu *p)
{
	return p->asked->code >> 16;
}

static void find_request(struct pdu *p)
{
	struct pairs *pairs = &((struct modbus_flow *)p->m->flow)->pairs;
	const struct pair *pair = p->m->prefix ? pair_find(pairs, p->key)
					       : pair_take(pairs, p->key);
	if (!pair)
		flaw(p->m, FLAW_NO_REQUEST);
	else if ((pair->code & 0xffff) != p->who)
		flaw(p->m, FLAW_MISFIT);
	else
		p->asked = pair;
}

static void put_table(struct pdu *p)
{
	if (p->shape->table != TABLE_NONE)
		put_uint(p->m, F_TABLE, p->shape->table, 0, 0);
}

static uint32_t offset_of(const struct pdu *p)
{
	return cur_offset(&p->c, p->m->data);
}

/* A span that was read from len bytes at offset; its count is never 0, so that no predicate on its
 * addresses is vacuous.  True when address and quantity are allowed. */
static bool put_addresses(struct pdu *p, uint32_t first, uint32_t quantity, uint32_t max,
			  uint32_t offset, uint32_t len)
{
	put_span(p->m, F_ADDRESS, first, quantity ? quantity : 1, offset, len);
	if (!p->m->bad && (!quantity || quantity > max))
		flaw(p->m, FLAW_BAD_QUANTITY);
	if (first + quantity > 0x10000)
		flaw(p->m, FLAW_ADDRESS_OVERFLOW);
	return quantity && quantity <= max;
}

/* The addresses of the request, of which the answer has said count values. */
static void put_asked_addresses(struct pdu *p, uint32_t count)
{
	if (p->asked && p->asked->count)
		put_span(p->m, F_ADDRESS, p->asked->first, count ? count : 1, 0, 0);
}

static bool is_bits(const struct pdu *p)
{
	return p->shape->table <= TABLE_DISCRETE;
}

/* As many of `count` values as the bytes hold. */
static uint32_t put_values(struct pdu *p, struct bytes b, uint32_t count)
{
	const bool bits = is_bits(p);
	const size_t room = bits ? b.len * 8 : b.len / 2;
	if (count > room)
		count = (uint32_t)room;
	put_list(p->m, F_VALUE, b, bits ? LIST_BIT : LIST_U16BE, count, 1);
	return count;
}

/* The byte count at hand and the bytes that follow; they must be all that is left. */
static struct bytes take_counted(struct pdu *p)
{
	const size_t count = cur_u8(&p->c);
	if (!p->m->prefix && count != cur_left(&p->c))
		flaw(p->m, FLAW_BAD_BYTE_COUNT);
	return cur_take(&p->c, count);
}

static size_t bytes_for(const struct pdu *p, uint32_t quantity)
{
	return is_bits(p) ? (quantity + 7) / 8 : 2 * (size_t)quantity;
}

static void put_rest(struct pdu *p)
{
	put_left(p->m, F_DATA, &p->c);
}

/* 6.1 - 6.4 */
static void read_request(struct pdu *p)
{
	const uint32_t offset = offset_of(p);
	const struct bytes b = cur_take(&p->c, 4);
	const uint32_t first = bytes_be16(b, 0), quantity = bytes_be16(b, 2);
	put_uint(p->m, F_QUANTITY, quantity, offset + 2, 2);
	put_table(p);
	put_addresses(p, first, quantity, p->shape->quantity_max, offset, 4);
	emit(p, &p->shape->deed);
	await(p, 0, first, quantity, 0);
}

/* Bytes that are not those of the values asked for. */
RARE static void flaw_read_values(struct pdu *p, size_t len)
{
	if (!len || (!is_bits(p) && len % 2))
		flaw(p->m, FLAW_BAD_BYTE_COUNT);
	if (p->asked && len != bytes_for(p, p->asked->count))
		flaw(p->m, FLAW_MISFIT);
}

static void put_read_values(struct pdu *p)
{
	const struct bytes b = take_counted(p);
	const uint32_t asked = p->asked ? p->asked->count : UINT32_MAX;
	if (p->m->bad)
		return;
	if (!b.len || b.len != bytes_for(p, asked))
		flaw_read_values(p, b.len);
	put_table(p);
	put_asked_addresses(p, put_values(p, b, asked));
}

static void read_answer(struct pdu *p)
{
	put_read_values(p);
	emit(p, &p->shape->deed);
}

/* 6.5, 6.6; the answer is an echo */
static void write_one(struct pdu *p)
{
	const uint32_t offset = offset_of(p);
	const uint32_t first = cur_be16(&p->c);
	const struct bytes b = cur_take(&p->c, 2);
	put_table(p);
	put_addresses(p, first, 1, 1, offset, 2);
	if (!b.len)
		return;
	const uint32_t value = (uint32_t)b.p[0] << 8 | b.p[1];
	if (p->shape->table == TABLE_COIL && value && value != 0xff00) {
		/* some devices switch on at any value: shown as it is, never as 0 */
		flaw(p->m, FLAW_BAD_VALUE);
		put_list(p->m, F_VALUE, b, LIST_U16BE, 1, 1);
	} else {
		put_values(p, b, 1); /* of 0xff00 and 0 the first bit is the value */
	}
	emit(p, &p->shape->deed);
	if (!p->is_answer)
		await(p, 0, first, 1, value);
	else if (p->asked && (first != p->asked->first || value != p->asked->extra))
		flaw(p->m, FLAW_BAD_ECHO);
}

/* 6.11, 6.12 */
static void write_many_request(struct pdu *p)
{
	const uint32_t offset = offset_of(p);
	const uint32_t first = cur_be16(&p->c);
	const uint32_t quantity = put_be16(p->m, F_QUANTITY, &p->c);
	const struct bytes b = take_counted(p);
	put_table(p);
	if (put_addresses(p, first, quantity, p->shape->quantity_max, offset, 4) && !p->m->bad &&
	    b.len != bytes_for(p, quantity))
		flaw(p->m, FLAW_BAD_BYTE_COUNT);
	put_values(p, b, quantity);
	emit(p, &p->shape->deed);
	await(p, 0, first, quantity, 0);
}

static void write_many_answer(struct pdu *p)
{
	const uint32_t offset = offset_of(p);
	const uint32_t first = cur_be16(&p->c);
	const uint32_t quantity = put_be16(p->m, F_QUANTITY, &p->c);
	put_table(p);
	put_addresses(p, first, quantity, p->shape->quantity_max, offset, 4);
	emit(p, &p->shape->deed);
	if (p->asked && (first != p->asked->first || quantity != p->asked->count))
		flaw(p->m, FLAW_BAD_ECHO);
}

/* 6.16; the answer is an echo */
static void mask_write(struct pdu *p)
{
	const uint32_t offset = offset_of(p);
	const uint32_t first = cur_be16(&p->c);
	put_table(p);
	put_addresses(p, first, 1, 1, offset, 2);
	const uint32_t and_mask = put_be16(p->m, F_AND_MASK, &p->c);
	const uint32_t or_mask = put_be16(p->m, F_OR_MASK, &p->c);
	emit(p, &p->shape->deed);
	if (!p->is_answer)
		await(p, 0, first, 1, and_mask << 16 | or_mask);
	else if (p->asked && (first != p->asked->first ||
			      (and_mask << 16 | or_mask) != p->asked->extra))
		flaw(p->m, FLAW_BAD_ECHO);
}

/* 6.17: the device writes before it reads, so the write is the first operation. */
static void read_write_request(struct pdu *p)
{
	const uint32_t read_offset = offset_of(p);
	const uint32_t read_first = cur_be16(&p->c);
	const uint32_t read_quantity = cur_be16(&p->c);
	const uint32_t write_offset = offset_of(p);
	const uint32_t first = cur_be16(&p->c);
	const uint32_t quantity = put_be16(p->m, F_QUANTITY, &p->c);
	const struct bytes b = take_counted(p);
	put_table(p);
	if (put_addresses(p, first, quantity, p->shape->quantity_max, write_offset, 4) &&
	    !p->m->bad && b.len != bytes_for(p, quantity))
		flaw(p->m, FLAW_BAD_BYTE_COUNT);
	put_values(p, b, quantity);
	emit(p, &p->shape->deed);
	put_table(p);
	put_addresses(p, read_first, read_quantity, READ_WRITE_READ_MAX, read_offset, 4);
	put_uint(p->m, F_QUANTITY, read_quantity, read_offset + 2, 2);
	emit(p, &read_write_read);
	await(p, 0, read_first, read_quantity, 0);
}

static void read_write_answer(struct pdu *p)
{
	put_read_values(p);
	emit(p, &read_write_read);
}

/* 6.18 */
static void fifo_request(struct pdu *p)
{
	const uint32_t offset = offset_of(p);
	const uint32_t first = cur_be16(&p->c);
	put_table(p);
	put_addresses(p, first, 1, 1, offset, 2);
	emit(p, &p->shape->deed);
	await(p, 0, first, 1, 0);
}

static void fifo_answer(struct pdu *p)
{
	const size_t bytes = cur_be16(&p->c);
	const uint32_t count = put_be16(p->m, F_QUANTITY, &p->c);
	const struct bytes b = cur_rest(&p->c);
	put_table(p);
	put_asked_addresses(p, 1);
	if (!p->m->bad && !p->m->prefix && (bytes != b.len + 2 || b.len != 2 * (size_t)count))
		flaw(p->m, FLAW_BAD_BYTE_COUNT);
	if (count > p->shape->quantity_max)
		flaw(p->m, FLAW_BAD_QUANTITY);
	put_values(p, b, count);
	emit(p, &p->shape->deed);
}

/* ---- file records: 6.14, 6.15 ---- */

/* Reference type, file, record, length: the records' addresses.  Returns the length. */
static uint32_t put_record(struct pdu *p, struct cursor *c)
{
	const uint8_t type = cur_u8(c);
	const uint32_t file = put_be16(p->m, F_FILE, c);
	const uint32_t offset = cur_offset(c, p->m->data);
	const uint32_t record = cur_be16(c);
	const uint32_t quantity = put_be16(p->m, F_QUANTITY, c);
	if (!p->m->bad && (type != FILE_REFERENCE_TYPE || !file || record > FILE_RECORD_MAX))
		flaw(p->m, FLAW_BAD_VALUE);
	put_table(p);
	put_addresses(p, record, quantity, PDU_MAX / 2, offset, 4);
	return quantity;
}

static void read_file_request(struct pdu *p)
{
	const struct bytes all = take_counted(p);
	struct cursor c = cur_over(all.p, all.len, &p->m->bad);
	uint32_t first = 0, count = 0, groups = 0;
	uint64_t file = 0;
	if (!p->m->bad && (all.len < 7 || all.len % 7))
		flaw(p->m, FLAW_BAD_BYTE_COUNT);
	while (cur_left(&c)) {
		count = put_record(p, &c);
		first = (uint32_t)p->m->fields[F_ADDRESS].u;
		file = p->m->fields[F_FILE].u;
		groups++;
		emit(p, &p->shape->deed);
	}
	/* The addresses of several groups do not fit into a pair: answers show values only. */
	await(p, groups == 1, first, count, file);
}

static void read_file_answer(struct pdu *p)
{
	const struct bytes all = take_counted(p);
	struct cursor c = cur_over(all.p, all.len, &p->m->bad);
	const bool known = p->asked && asked_sub(p);
	while (cur_left(&c)) {
		const uint8_t len = cur_u8(&c);
		struct cursor group = cur_cut(&c, len);
		const uint8_t type = cur_u8(&group);
		const struct bytes b = cur_rest(&group);
		if (!p->m->bad && (type != FILE_REFERENCE_TYPE || b.len % 2))
			flaw(p->m, FLAW_BAD_VALUE);
		put_table(p);
		const uint32_t count = put_values(p, b, PDU_MAX);
		if (known) {
			put_uint(p->m, F_FILE, p->asked->extra, 0, 0);
			put_asked_addresses(p, count);
			if (!p->m->bad && count != p->asked->count)
				flaw(p->m, FLAW_MISFIT);
		}
		emit(p, &p->shape->deed);
	}
	if (!p->m->bad && !all.len)
		flaw(p->m, FLAW_BAD_BYTE_COUNT);
}

/* The answer is an echo. */
static void write_file(struct pdu *p)
{
	const struct bytes all = take_counted(p);
	struct cursor c = cur_over(all.p, all.len, &p->m->bad);
	const uint32_t crc = crc16(CRC_BEGIN, CRC16_ANSI, all.p, all.len);
	if (!p->m->bad && !all.len)
		flaw(p->m, FLAW_BAD_BYTE_COUNT);
	while (cur_left(&c)) {
		const uint32_t quantity = put_record(p, &c);
		put_values(p, cur_take(&c, 2 * (size_t)quantity), quantity);
		emit(p, &p->shape->deed);
	}
	if (!p->is_answer)
		await(p, 0, crc, (uint32_t)all.len, 0);
	else if (p->asked && (crc != p->asked->first || all.len != p->asked->count))
		flaw(p->m, FLAW_BAD_ECHO);
}

/* ---- diagnostics and events: 6.7 - 6.10, 6.13 ---- */

static const struct diagnostic *diagnostic_find(uint32_t subfunction)
{
	for (size_t i = 0; i < sizeof diagnostics / sizeof diagnostics[0]; i++)
		if (diagnostics[i].subfunction == subfunction)
			return &diagnostics[i];
	return NULL;
}

static void diagnostic(struct pdu *p)
{
	const uint32_t sub = put_be16(p->m, F_SUBFUNCTION, &p->c);
	const struct diagnostic *d = p->m->bad ? NULL : diagnostic_find(sub);
	const int high = cur_peek(&p->c, 0), low = cur_peek(&p->c, 1);
	const uint32_t value = (uint32_t)(high < 0 ? 0 : high) << 8 | (uint32_t)(low < 0 ? 0 : low);
	const uint32_t crc = crc16(CRC_BEGIN, CRC16_ANSI, p->c.p, cur_left(&p->c));

	if (!d) {
		put_rest(p);
		flaw(p->m, FLAW_RESERVED_SUBFUNCTION);
		emit(p, &p->shape->deed);
		if (!p->is_answer)
			await(p, sub, crc, 0, 0);
		return;
	}
	expect_deed(p, &d->deed);
	if (d->data != DATA_ANY && p->pdu_len != 5)
		flaw(p->m, FLAW_BAD_LENGTH);
	const bool echo = !p->is_answer || d->answer == ANSWER_ECHO;
	if (echo && low >= 0 &&
	    ((d->data == DATA_ZERO && value) || (d->data == DATA_CHARACTER && low) ||
	     (d->data == DATA_SWITCH && value && value != 0xff00)))
		flaw(p->m, FLAW_BAD_VALUE);
	if (!echo && d->answer == ANSWER_COUNTER)
		put_be16(p->m, F_COUNTER, &p->c);
	else if (!echo && d->answer == ANSWER_STATUS)
		put_be16(p->m, F_STATUS, &p->c);
	else
		put_rest(p);
	emit(p, &d->deed);
	if (!p->is_answer) { /* 4 gets no answer, but often an exception */
		await(p, sub, crc, 0, 0);
	} else if (p->asked && (sub != asked_sub(p) || (echo && crc != p->asked->first))) {
		flaw(p->m, FLAW_BAD_ECHO);
	}
}

static void bare_request(struct pdu *p)
{
	emit(p, &p->shape->deed);
	await(p, 0, 0, 0, 0);
}

static void status_answer(struct pdu *p)
{
	put_u8(p->m, F_STATUS, &p->c);
	emit(p, &p->shape->deed);
}

static void event_answer(struct pdu *p)
{
	if (p->shape->layout == LAYOUT_EVENT_LOG) {
		const size_t count = cur_u8(&p->c);
		if (!p->m->prefix && count != cur_left(&p->c))
			flaw(p->m, FLAW_BAD_BYTE_COUNT);
	}
	const uint16_t busy = put_be16(p->m, F_STATUS, &p->c);
	if (busy && busy != 0xffff)
		flaw(p->m, FLAW_BAD_VALUE);
	put_be16(p->m, F_EVENT_COUNT, &p->c);
	if (p->shape->layout == LAYOUT_EVENT_LOG) {
		put_be16(p->m, F_MESSAGE_COUNT, &p->c);
		put_bytes(p->m, F_EVENTS, cur_rest(&p->c));
	}
	emit(p, &p->shape->deed);
}

static void server_id_answer(struct pdu *p)
{
	/* How long the identifier is, only the device knows; one byte, then the run indicator, then
	 * text is what most send. */
	const uint32_t offset = offset_of(p);
	const struct bytes b = take_counted(p);
	put_bytes(p->m, F_DATA, b);
	if (b.len >= 2 && (b.p[1] == 0 || b.p[1] == 0xff))
		put_uint(p->m, F_RUNNING, b.p[1] & 1, offset + 2, 1);
	bool is_text = b.len > 4;
	for (size_t i = 2; i < b.len; i++)
		is_text = is_text && b.p[i] >= ' ' && b.p[i] < 0x7f;
	if (is_text)
		identify(p->m, IDENTITY_PRODUCT, (struct bytes){ b.p + 2, b.len - 2 });
	emit(p, &p->shape->deed);
}

/* ---- function 43: 6.19 - 6.21 ---- */

/* CiA 309-2: control byte, reserved byte and options; then the object and its data. */
static void canopen(struct pdu *p, const struct deed *asked)
{
	enum { EXTENDED = 0x40, COUNTER = 0x20, NETWORK = 0x04, ENCODED = 0x02, WRITES = 0x01 };
	const uint8_t control = cur_u8(&p->c);
	const struct deed *d = control & WRITES ? &canopen_write : &canopen_read;
	if (!p->m->bad)
		expect_deed(p, d);
	cur_skip(&p->c, 1u + !!(control & EXTENDED) + !!(control & COUNTER) +
				!!(control & NETWORK) + !!(control & ENCODED));
	if (put_u8(p->m, F_NODE, &p->c))
		p->op.routed = true;
	put_be16(p->m, F_INDEX, &p->c);
	put_u8(p->m, F_SUBINDEX, &p->c);
	cur_skip(&p->c, 2); /* starting address inside the object */
	put_be16(p->m, F_QUANTITY, &p->c);
	put_rest(p);
	if (p->is_answer && asked && asked != d)
		flaw(p->m, FLAW_MISFIT);
	emit(p, d);
	if (!p->is_answer)
		await(p, MEI_CANOPEN | (uint32_t)(control & WRITES) << 8, 0, 0, 0);
}

static void identification_request(struct pdu *p)
{
	const uint8_t code = put_u8(p->m, F_READ_CODE, &p->c);
	put_u8(p->m, F_OBJECT, &p->c);
	if (!p->m->bad && !names_find(&read_code_names, code))
		flaw(p->m, FLAW_BAD_VALUE);
	if (p->pdu_len != 4)
		flaw(p->m, FLAW_BAD_LENGTH);
	emit(p, &identification);
	await(p, MEI_IDENTIFICATION, 0, 0, 0);
}

/* One operation for each object; fields before the objects belong to all of them. */
static void identification_answer(struct pdu *p)
{
	static const uint8_t facts[] = { IDENTITY_VENDOR, IDENTITY_PRODUCT, IDENTITY_FIRMWARE };
	put_u8(p->m, F_READ_CODE, &p->c);
	put_u8(p->m, F_CONFORMITY, &p->c);
	const uint8_t more = put_u8(p->m, F_MORE_FOLLOWS, &p->c);
	put_u8(p->m, F_NEXT_OBJECT, &p->c);
	const unsigned count = cur_u8(&p->c);
	if (more && more != 0xff)
		flaw(p->m, FLAW_BAD_VALUE);
	keep(p->m);
	if (!count)
		emit(p, &identification);
	for (unsigned i = 0; i < count && !p->m->bad; i++) {
		const uint8_t object = put_u8(p->m, F_OBJECT, &p->c);
		const struct bytes text = cur_take(&p->c, cur_u8(&p->c));
		put_bytes(p->m, F_TEXT, text);
		if (object < sizeof facts)
			identify(p->m, facts[object], text);
		else if (object == 6)
			identify(p->m, IDENTITY_NAME, text);
		emit(p, &identification);
	}
}

static void interface(struct pdu *p)
{
	const uint8_t mei = put_u8(p->m, F_MEI, &p->c);
	keep(p->m);
	if (p->asked && !p->m->bad && mei != (asked_sub(p) & 0xff)) {
		flaw(p->m, FLAW_MISFIT);
		p->asked = NULL;
	}
	if (mei == MEI_IDENTIFICATION) {
		expect_deed(p, &identification);
		if (p->is_answer)
			identification_answer(p);
		else
			identification_request(p);
	} else if (mei == MEI_CANOPEN) {
		canopen(p, !p->asked ? NULL : asked_sub(p) >> 8 ? &canopen_write : &canopen_read);
	} else {
		flaw(p->m, FLAW_RESERVED_SUBFUNCTION);
		put_rest(p);
		emit(p, &p->shape->deed);
		if (!p->is_answer)
			await(p, mei, 0, 0, 0);
	}
}

/* ---- function 90: UMAS ---- */

static const struct deed *umas_deed(uint32_t function)
{
	for (size_t i = 0; i < sizeof umas_shapes / sizeof umas_shapes[0]; i++)
		if (umas_shapes[i].function == function)
			return &umas_shapes[i].deed;
	return &umas_unknown;
}

/* Text of counted length `at` bytes ahead; empty when it does not fit. */
static struct bytes umas_text(struct cursor c, size_t at)
{
	const int len = cur_peek(&c, at);
	if (len <= 0 || cur_left(&c) - at - 1 < (size_t)len)
		return (struct bytes){ NULL, 0 };
	cur_skip(&c, at + 1);
	return cur_take(&c, (size_t)len);
}

static void umas_details(struct pdu *p, uint32_t function)
{
	if (function == UMAS_READ_MEMORY_BLOCK || function == UMAS_WRITE_MEMORY_BLOCK) {
		cur_skip(&p->c, 1);
		put_le16(p->m, F_BLOCK, &p->c);
		const uint32_t offset = offset_of(p);
		const uint32_t first = cur_le16(&p->c);
		cur_skip(&p->c, 2);
		put_addresses(p, first, put_le16(p->m, F_QUANTITY, &p->c), 0xffff, offset, 6);
	} else if (function == UMAS_UPLOAD_BLOCK || function == UMAS_DOWNLOAD_BLOCK) {
		cur_skip(&p->c, 2);
		put_le16(p->m, F_BLOCK, &p->c);
	} else if (function == UMAS_TAKE_RESERVATION) {
		const struct bytes owner = umas_text(p->c, 4);
		if (owner.len)
			put_bytes(p->m, F_TEXT, owner);
	}
}

static void umas_request(struct pdu *p)
{
	put_u8(p->m, F_SESSION, &p->c);
	uint32_t offset = offset_of(p);
	uint32_t function = cur_u8(&p->c);
	const bool is_signed = function == UMAS_SIGNED;
	if (is_signed) {
		/* one byte, a signature, then the whole request again */
		cur_skip(&p->c, 1 + 32 + 2);
		offset = offset_of(p);
		function = cur_u8(&p->c);
	}
	put_uint(p->m, F_UMAS, function, offset, 1);
	const struct deed *d = umas_deed(function);
	if (!p->m->bad) {
		expect_deed(p, d);
		if (d == &umas_unknown)
			flaw(p->m, FLAW_RESERVED_SUBFUNCTION);
	}
	umas_details(p, function);
	put_rest(p);
	emit(p, d);
	await(p, function | (uint32_t)is_signed << 8, 0, 0, 0);
}

static void umas_answer(struct pdu *p)
{
	put_u8(p->m, F_SESSION, &p->c);
	const uint8_t status = put_u8(p->m, F_UMAS_STATUS, &p->c);
	const struct deed *d = &umas_unknown;
	if (!p->m->bad && status != UMAS_OK && status != UMAS_ERROR)
		flaw(p->m, FLAW_BAD_VALUE);
	p->op.failed = status == UMAS_ERROR;
	if (p->asked) {
		const uint32_t function = asked_sub(p) & 0xff;
		put_uint(p->m, F_UMAS, function, 0, 0);
		d = umas_deed(function);
		/* 0x01: frame size, firmware, internal code, host name; 0x02: ten more bytes of
		 * numbers, then the model as text. */
		if (status == UMAS_OK && function == UMAS_INIT)
			identify(p->m, IDENTITY_NAME, umas_text(p->c, 12));
		else if (status == UMAS_OK && function == UMAS_INIT + 1)
			identify(p->m, IDENTITY_PRODUCT, umas_text(p->c, 20));
	}
	put_rest(p);
	emit(p, d);
}

/* ---- the message ---- */

static const struct deed *known_deed(const struct pdu *p)
{
	return p->shape->deed.label ? &p->shape->deed : &unknown_function;
}

static void exception(struct pdu *p)
{
	const struct deed *d = known_deed(p);
	const uint8_t code = put_u8(p->m, F_EXCEPTION, &p->c);

	/* 5 says that the request was accepted and will take long */
	p->op.failed = code != EXCEPTION_ACKNOWLEDGE;
	if (!p->m->bad && !names_find(&exception_names, code))
		flaw(p->m, FLAW_BAD_VALUE);
	if (p->pdu_len != 2)
		flaw(p->m, FLAW_BAD_LENGTH);
	if (p->asked && p->shape->layout == LAYOUT_DIAGNOSTIC) {
		const struct diagnostic *sub = diagnostic_find(asked_sub(p));
		put_uint(p->m, F_SUBFUNCTION, asked_sub(p), 0, 0);
		d = sub ? &sub->deed : d;
	} else if (p->asked && p->shape->layout == LAYOUT_INTERFACE) {
		put_uint(p->m, F_MEI, asked_sub(p) & 0xff, 0, 0);
		d = asked_sub(p) == MEI_IDENTIFICATION ? &identification
		    : (asked_sub(p) & 0xff) != MEI_CANOPEN ? d
		    : asked_sub(p) >> 8 ? &canopen_write : &canopen_read;
	} else if (p->asked && p->shape->layout == LAYOUT_UMAS) {
		put_uint(p->m, F_UMAS, asked_sub(p) & 0xff, 0, 0);
		d = umas_deed(asked_sub(p) & 0xff);
	} else if (p->shape->deed.label) {
		put_table(p);
		if (p->asked && p->shape->layout != LAYOUT_WRITE_FILE) /* whose pair holds no address */
			put_asked_addresses(p, p->asked->count);
	}
	emit(p, d);
}

static void opaque(struct pdu *p)
{
	const struct deed *d = known_deed(p);

	if (d == &unknown_function || p->shape->reserved)
		flaw(p->m, FLAW_RESERVED_FUNCTION);
	put_rest(p);
	emit(p, d);
	if (!p->is_answer)
		await(p, 0, 0, 0, 0);
}

/* What reads the data of a request, and of an answer. */
static void (*const readers[LAYOUTS][2])(struct pdu *p) = {
	[LAYOUT_OPAQUE] = { opaque, opaque },
	[LAYOUT_READ] = { read_request, read_answer },
	[LAYOUT_WRITE_ONE] = { write_one, write_one },
	[LAYOUT_WRITE_MANY] = { write_many_request, write_many_answer },
	[LAYOUT_STATUS] = { bare_request, status_answer },
	[LAYOUT_DIAGNOSTIC] = { diagnostic, diagnostic },
	[LAYOUT_EVENT_COUNTER] = { bare_request, event_answer },
	[LAYOUT_EVENT_LOG] = { bare_request, event_answer },
	[LAYOUT_SERVER_ID] = { bare_request, server_id_answer },
	[LAYOUT_READ_FILE] = { read_file_request, read_file_answer },
	[LAYOUT_WRITE_FILE] = { write_file, write_file },
	[LAYOUT_MASK] = { mask_write, mask_write },
	[LAYOUT_READ_WRITE] = { read_write_request, read_write_answer },
	[LAYOUT_FIFO] = { fifo_request, fifo_answer },
	[LAYOUT_INTERFACE] = { interface, interface },
	[LAYOUT_UMAS] = { umas_request, umas_answer },
};

/* Which side asks, where the PDU has the size of a request but not of an answer, or the reverse. */
RARE static void tell_client(struct pdu *p)
{
	struct cursor c = p->c;
	cur_skip(&c, 1);
	const bool asks = exactly_fits(c, false, p->pdu_len);
	if (asks != exactly_fits(c, true, p->pdu_len))
		set_client(p->m, asks);
}

/* The PDU should have ended.  A wrong size is told once. */
static void left_over(struct pdu *p)
{
	const uint64_t size_told = UINT64_C(1) << FLAW_BAD_LENGTH |
				   UINT64_C(1) << FLAW_BAD_BYTE_COUNT;
	if (!p->m->bad && !(p->m->flaws & size_told))
		flaw(p->m, FLAW_TRAILING);
}

/* Functions 128 - 255 are for exceptions only: 4.1. */
RARE static void dissect_marked(struct pdu *p)
{
	if (!p->is_answer) {
		p->who |= 0x80;
		p->shape = &shapes[0];
		put_uint(p->m, F_FUNCTION, p->who & 0xff, offset_of(p) - 1, 1);
		opaque(p);
		return;
	}
	find_request(p);
	if (p->shape->deed.label)
		expect_deed(p, &p->shape->deed);
	exception(p);
	if (cur_left(&p->c))
		left_over(p);
}

/* Unit and PDU, which are all that p->c covers. */
static void dissect_pdu(struct pdu *p)
{
	struct message *m = p->m;

	if (m->midstream && !m->prefix && p->pdu_len && !m->flaws)
		tell_client(p);
	const uint32_t offset = offset_of(p);
	const struct bytes b = cur_take(&p->c, 2);
	if (!b.len)
		return;
	const uint32_t head = bytes_be16(b, 0), unit = head >> 8, function = head & 0x7f;
	p->who = head & 0xff7f;
	p->is_answer = !m->from_client;
	p->op.role = p->is_answer ? ROLE_ANSWER : ROLE_REQUEST;
	p->op.routed = unit > 1 && unit < 255;
	p->shape = &shapes[function];
	put_uint(m, F_UNIT, unit, offset, 1);
	put_uint(m, F_FUNCTION, function, offset + 1, 1);
	keep(m);
	m->code = (int32_t)function;
	if (head & 0x80) {
		dissect_marked(p);
		return;
	}
	if (p->is_answer)
		find_request(p);
	if (p->shape->deed.label) {
		expect_deed(p, &p->shape->deed);
		if (!extent_holds(extent_of(p->shape, p->is_answer), p->pdu_len) && p->pdu_len)
			flaw(m, FLAW_BAD_LENGTH);
	}
	readers[p->shape->layout][p->is_answer](p);
	if (cur_left(&p->c))
		left_over(p);
}

/* Reads the header; false when no PDU can follow. */
static bool open_mbap(struct pdu *p)
{
	struct message *m = p->m;
	const struct bytes head = cur_take(&p->c, MBAP_HEAD);

	if (!head.len)
		return false;
	const uint32_t transaction = bytes_be16(head, 0), protocol = bytes_be16(head, 2);
	const uint32_t length = bytes_be16(head, 4);
	put_uint(m, F_FRAMING, FRAMING_MBAP, 0, 0);
	put_uint(m, F_TRANSACTION, transaction, 0, 2);
	put_uint(m, F_PROTOCOL_ID, protocol, 2, 2);
	put_uint(m, F_LENGTH, length, 4, 2);
	p->key = transaction;
	p->pdu_len = length - 1;
	if (protocol)
		flaw(m, FLAW_BAD_PROTOCOL_ID);
	if (length < 2 || (!m->prefix && length != cur_left(&p->c)))
		flaw(m, FLAW_BAD_LENGTH);
	return length >= 2;
}

/* Cuts the checksum off; of a prefix it may be here or not. */
RARE static bool open_rtu(struct pdu *p)
{
	struct message *m = p->m;
	const int unit = cur_peek(&p->c, 0);

	put_uint(m, F_FRAMING, FRAMING_RTU, 0, 0);
	p->key = unit < 0 ? 0 : (uint32_t)unit;
	if (m->prefix) {
		const size_t len = rtu_length(p->c, !m->from_client);
		p->pdu_len = len == FRAME_MORE || len == FRAME_FOREIGN ? 0 : len - 3;
		if (p->pdu_len && cur_left(&p->c) > p->pdu_len + 1)
			p->c = cur_cut(&p->c, p->pdu_len + 1);
		return true;
	}
	struct cursor all = p->c;
	p->pdu_len = m->len > 3 ? m->len - 3 : 0;
	p->c = cur_cut(&all, p->pdu_len + 1);
	put_le16(m, F_CRC, &all);
	if (!m->bad && crc16(CRC_BEGIN, CRC16_ANSI, m->data, m->len))
		flaw(m, FLAW_BAD_CRC);
	return true;
}

/* A flow's first message says how all are framed; of a prefix this is not yet believed. */
RARE static unsigned choose_framing(struct message *m, struct cursor c)
{
	struct modbus_flow *flow = m->flow;
	size_t len;
	bool both;
	const unsigned guess = guess_framing(c, !m->from_client, m->midstream, &len, &both);
	const unsigned framing = guess == FRAMING_RTU ? FRAMING_RTU : FRAMING_MBAP;

	if (!m->prefix)
		flow->framing = (uint8_t)framing;
	/* On other ports a serial frame from a gateway is at home, and MBAP is not expected. */
	if (both && (framing == FRAMING_MBAP || m->dst_port == 502 || m->src_port == 502))
		flaw(m, FLAW_AMBIGUOUS_FRAMING);
	return framing;
}

static void modbus_dissect(struct message *m, struct cursor c)
{
	const struct modbus_flow *flow = m->flow;
	struct pdu p = { .m = m, .c = c };
	const unsigned framing = flow->framing ? flow->framing : choose_framing(m, c);

	if (framing == FRAMING_RTU ? open_rtu(&p) : open_mbap(&p))
		dissect_pdu(&p);
}

/* ---- repeating ---- */

enum { GIST_REQUEST, GIST_ANSWER };
#define REQUEST_LEN (MBAP_HEAD + 6) /* unit, function, address, and quantity or value */

/* Does the answer b have what this request asked for? */
static bool answer_fits(const struct pair *asked, const struct shape *s, struct bytes b)
{
	if (s->layout == LAYOUT_WRITE_ONE)
		return b.len == REQUEST_LEN && bytes_be16(b, 8) == asked->first && bytes_be16(b, 10) == asked->extra;
	const size_t count = bytes_u8(b, 8);
	return count && count == b.len - (MBAP_HEAD + 3) &&
	       count == (s->table <= TABLE_DISCRETE ? (asked->count + 7) / 8 : 2 * asked->count);
}

/* Reads, and writes of one value, are nearly all that pollers send. */
static bool modbus_gist(const struct message *m, struct cursor c, struct gist *g)
{
	struct modbus_flow *flow = m->flow;
	const struct bytes b = cur_rest(&c);
	const uint32_t head = bytes_be16(b, 6);
	const struct shape *s = &shapes[head & 0x7f];

	/* Protocol 0 and the length that is here; no exception. */
	if (flow->framing != FRAMING_MBAP || b.len < MBAP_HEAD + 4 || bytes_be32(b, 2) != b.len - MBAP_HEAD ||
	    head & 0x80 || (s->layout != LAYOUT_READ && s->layout != LAYOUT_WRITE_ONE))
		return false;
	g->key = bytes_be16(b, 0);
	if (m->from_client) {
		g->word = bytes_be64(b, 4);
		g->kind = GIST_REQUEST;
		return b.len == REQUEST_LEN;
	}
	const struct pair *asked = pair_find(&flow->pairs, g->key);
	if (!asked || (asked->code & 0xffff) != head || !answer_fits(asked, s, b))
		return false;
	/* Of what was read not the values, only their number. */
	g->word = s->layout == LAYOUT_READ ? (uint64_t)bytes_be32(b, 4) << 8 | bytes_u8(b, 8) : bytes_be64(b, 4);
	g->kind = GIST_ANSWER;
	return true;
}

static void modbus_repeat(const struct message *m, const struct gist *g)
{
	struct modbus_flow *flow = m->flow;
	const uint32_t who = g->word >> 32 & 0xffff, last = g->word & 0xffff;

	if (g->kind == GIST_ANSWER) {
		(void)pair_take(&flow->pairs, g->key);
		return;
	}
	const bool is_read = shapes[who & 0x7f].layout == LAYOUT_READ;
	struct pair *pair = pair_open(&flow->pairs, g->key);
	pair->code = who;
	pair->first = g->word >> 16 & 0xffff;
	pair->count = is_read ? last : 1;
	pair->extra = is_read ? 0 : last;
}

/* ---- refusing ---- */

/* The exception that a server sends: 7. */
static size_t modbus_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	const struct modbus_flow *flow = m->flow;
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);
	const bool is_rtu = flow->framing == FRAMING_RTU;
	const struct bytes transaction = cur_take(&c, is_rtu ? 0 : 2);
	if (!is_rtu)
		cur_skip(&c, MBAP_HEAD - 2);
	const uint8_t unit = cur_u8(&c);
	const uint8_t function = cur_u8(&c);

	if (bad || code < 1 || code > 255 || cap < (is_rtu ? 5 : 9) || (is_rtu && !unit))
		return 0;
	const uint8_t pdu[3] = { unit, function | 0x80, (uint8_t)code };
	if (is_rtu) {
		const unsigned crc = crc16(CRC_BEGIN, CRC16_ANSI, pdu, sizeof pdu);
		const uint8_t frame[5] = { pdu[0], pdu[1], pdu[2], (uint8_t)crc,
					   (uint8_t)(crc >> 8) };
		memcpy(out, frame, sizeof frame);
		return sizeof frame;
	}
	const uint8_t frame[9] = { transaction.p[0], transaction.p[1], 0, 0, 0, 3,
				   pdu[0], pdu[1], pdu[2] };
	memcpy(out, frame, sizeof frame);
	return sizeof frame;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 502, 502 },
	{ TRANSPORT_UDP, 502, 502 },
};

extern const struct dissector modbus;
const struct dissector modbus = {
	.name = "modbus",
	.title = "Modbus TCP, RTU over TCP, UMAS",
	.specification = "MODBUS Application Protocol V1.1b3; Messaging on TCP/IP V1.0b; "
			 "Serial Line V1.02",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = sizeof flaws / sizeof flaws[0],
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "", /* it has neither sessions nor keep-alives */
	.codes = &function_names,
	.message_max = MBAP_HEAD + MBAP_LENGTH_MAX,
	.flow_size = sizeof(struct modbus_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = EXCEPTION_FUNCTION,
		    .codes = &exception_names, .answer = modbus_answer },
	.probe = modbus_probe,
	.frame = modbus_frame,
	.dissect = modbus_dissect,
	.gist = modbus_gist,
	.repeat = modbus_repeat,
	.varying = UINT64_C(1) << F_TRANSACTION,
};
