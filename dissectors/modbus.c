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

struct modbus_flow {
	uint8_t framing;
	struct pairs pairs;
};

/* ---- recognising and framing ---- */

static size_t modbus_frame(const struct message *m, struct cursor c)
{
	const struct modbus_flow *flow = m->flow;

	if (flow->framing == FRAMING_RTU)
		return rtu_length(c, !m->from_client);
	if (flow->framing == FRAMING_UNKNOWN) {
		size_t len;
		bool both;
		guess_framing(c, !m->from_client, m->midstream, &len, &both);
		return len;
	}
	if (cur_left(&c) < MBAP_HEAD)
		return FRAME_MORE;
	const size_t len = mbap_length(&c);
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
	struct modbus_flow *flow;
	struct cursor c;  /* the data behind the function code */
	size_t data_len;  /* bytes that it should have */
	const struct shape *shape;
	uint32_t key;     /* what request and answer have in common */
	uint8_t unit, function;
	bool is_answer, failed, routed;
	bool asked;       /* `request` is what this answers */
	struct pair request;
};

static void emit(struct pdu *p, const struct deed *d)
{
	operation(p->m, &(struct operation){
		.intent = d->intent, .changes = d->changes,
		.role = p->is_answer ? ROLE_ANSWER : ROLE_REQUEST,
		.transfer = p->is_answer ? TRANSFER_NONE : d->transfer,
		.routed = p->routed, .failed = p->failed,
		.label = d->label, .technique = d->technique });
}

static void expect_deed(struct pdu *p, const struct deed *d)
{
	expect(p->m, d->intent);
}

/* Remembers a request until its answer.  On a serial line nobody answers a broadcast. */
static void await(struct pdu *p, uint32_t sub, uint32_t first, uint32_t count, uint64_t extra)
{
	if (p->m->bad || p->m->prefix || (p->flow->framing == FRAMING_RTU && !p->unit))
		return;
	struct pair *pair = pair_open(&p->flow->pairs, p->key);
	pair->code = p->function | (uint32_t)p->unit << 8 | sub << 16;
	pair->first = first;
	pair->count = count;
	pair->extra = extra;
}

static uint32_t asked_sub(const struct pdu *p)
{
	return p->request.code >> 16;
}

static void find_request(struct pdu *p)
{
	const struct pair *pair = p->m->prefix ? pair_find(&p->flow->pairs, p->key)
					       : pair_take(&p->flow->pairs, p->key);
	if (!pair) {
		flaw(p->m, FLAW_NO_REQUEST);
	} else if ((pair->code & 0xffff) != (p->function | (uint32_t)p->unit << 8)) {
		flaw(p->m, FLAW_MISFIT);
	} else {
		p->asked = true;
		p->request = *pair;
	}
}

static void put_table(struct pdu *p)
{
	if (p->shape->deed.label && p->shape->table != TABLE_NONE)
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
	if (p->asked && p->request.count)
		put_span(p->m, F_ADDRESS, p->request.first, count ? count : 1, 0, 0);
}

/* As many of `count` values as the bytes hold. */
static uint32_t put_values(struct pdu *p, struct bytes b, uint32_t count)
{
	const bool bits = p->shape->table <= TABLE_DISCRETE;
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
	return p->shape->table <= TABLE_DISCRETE ? (quantity + 7) / 8 : 2 * (size_t)quantity;
}

static void put_rest(struct pdu *p)
{
	const struct bytes rest = cur_rest(&p->c);
	if (rest.len)
		put_bytes(p->m, F_DATA, rest);
}

/* 6.1 - 6.4 */
static void read_request(struct pdu *p)
{
	const uint32_t offset = offset_of(p);
	const uint32_t first = cur_be16(&p->c);
	const uint32_t quantity = put_be16(p->m, F_QUANTITY, &p->c);
	put_table(p);
	put_addresses(p, first, quantity, p->shape->quantity_max, offset, 4);
	emit(p, &p->shape->deed);
	await(p, 0, first, quantity, 0);
}

static void read_answer_as(struct pdu *p, const struct deed *d)
{
	const struct bytes b = take_counted(p);
	uint32_t count = (uint32_t)(p->shape->table <= TABLE_DISCRETE ? b.len * 8 : b.len / 2);
	put_table(p);
	if (p->asked) {
		if (!p->m->bad && b.len != bytes_for(p, p->request.count))
			flaw(p->m, FLAW_MISFIT);
		count = p->request.count;
	}
	if (!p->m->bad && (!b.len || (p->shape->table > TABLE_DISCRETE && b.len % 2)))
		flaw(p->m, FLAW_BAD_BYTE_COUNT);
	count = put_values(p, b, count);
	put_asked_addresses(p, count);
	emit(p, d);
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
	else if (p->asked && (first != p->request.first || value != p->request.extra))
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
	if (p->asked && (first != p->request.first || quantity != p->request.count))
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
	else if (p->asked && (first != p->request.first ||
			      (and_mask << 16 | or_mask) != p->request.extra))
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
			put_uint(p->m, F_FILE, p->request.extra, 0, 0);
			put_asked_addresses(p, count);
			if (!p->m->bad && count != p->request.count)
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
	const uint32_t crc = crc_of(all.p, all.len, 0xffff);
	if (!p->m->bad && !all.len)
		flaw(p->m, FLAW_BAD_BYTE_COUNT);
	while (cur_left(&c)) {
		const uint32_t quantity = put_record(p, &c);
		put_values(p, cur_take(&c, 2 * (size_t)quantity), quantity);
		emit(p, &p->shape->deed);
	}
	if (!p->is_answer)
		await(p, 0, crc, (uint32_t)all.len, 0);
	else if (p->asked && (crc != p->request.first || all.len != p->request.count))
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
	const uint32_t crc = crc_of(p->c.p, cur_left(&p->c), 0xffff);

	if (!d) {
		put_rest(p);
		flaw(p->m, FLAW_RESERVED_SUBFUNCTION);
		emit(p, &p->shape->deed);
		if (!p->is_answer)
			await(p, sub, crc, 0, 0);
		return;
	}
	expect_deed(p, &d->deed);
	if (d->data != DATA_ANY && p->data_len != 4)
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
	} else if (p->asked && (sub != asked_sub(p) || (echo && crc != p->request.first))) {
		flaw(p->m, FLAW_BAD_ECHO);
	}
}

static void bare_request(struct pdu *p)
{
	emit(p, &p->shape->deed);
	await(p, 0, 0, 0, 0);
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
		p->routed = true;
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
	if (p->data_len != 3)
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
		p->asked = false;
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
	p->failed = status == UMAS_ERROR;
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
	p->failed = code != EXCEPTION_ACKNOWLEDGE;
	if (!p->m->bad && !names_find(&exception_names, code))
		flaw(p->m, FLAW_BAD_VALUE);
	if (p->data_len != 1)
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
	} else {
		put_table(p);
		if (p->shape->layout != LAYOUT_WRITE_FILE) /* whose pair holds no address */
			put_asked_addresses(p, p->request.count);
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

static void request(struct pdu *p)
{
	switch (p->shape->layout) {
	case LAYOUT_READ: read_request(p); break;
	case LAYOUT_WRITE_ONE: write_one(p); break;
	case LAYOUT_WRITE_MANY: write_many_request(p); break;
	case LAYOUT_DIAGNOSTIC: diagnostic(p); break;
	case LAYOUT_STATUS:
	case LAYOUT_EVENT_COUNTER:
	case LAYOUT_EVENT_LOG:
	case LAYOUT_SERVER_ID: bare_request(p); break;
	case LAYOUT_READ_FILE: read_file_request(p); break;
	case LAYOUT_WRITE_FILE: write_file(p); break;
	case LAYOUT_MASK: mask_write(p); break;
	case LAYOUT_READ_WRITE: read_write_request(p); break;
	case LAYOUT_FIFO: fifo_request(p); break;
	case LAYOUT_INTERFACE: interface(p); break;
	case LAYOUT_UMAS: umas_request(p); break;
	default: opaque(p);
	}
}

static void answer(struct pdu *p)
{
	switch (p->shape->layout) {
	case LAYOUT_READ: read_answer_as(p, &p->shape->deed); break;
	case LAYOUT_WRITE_ONE: write_one(p); break;
	case LAYOUT_WRITE_MANY: write_many_answer(p); break;
	case LAYOUT_STATUS:
		put_u8(p->m, F_STATUS, &p->c);
		emit(p, &p->shape->deed);
		break;
	case LAYOUT_DIAGNOSTIC: diagnostic(p); break;
	case LAYOUT_EVENT_COUNTER:
	case LAYOUT_EVENT_LOG: event_answer(p); break;
	case LAYOUT_SERVER_ID: server_id_answer(p); break;
	case LAYOUT_READ_FILE: read_file_answer(p); break;
	case LAYOUT_WRITE_FILE: write_file(p); break;
	case LAYOUT_MASK: mask_write(p); break;
	case LAYOUT_READ_WRITE: read_answer_as(p, &read_write_read); break;
	case LAYOUT_FIFO: fifo_answer(p); break;
	case LAYOUT_INTERFACE: interface(p); break;
	case LAYOUT_UMAS: umas_answer(p); break;
	default: opaque(p);
	}
}

/* The PDU at c, which should have pdu_len bytes (0: not known), and what follows from its size. */
static void dissect_pdu(struct pdu *p, struct cursor c, size_t pdu_len)
{
	struct message *m = p->m;
	const int head = cur_peek(&c, 0);

	if (m->midstream && !m->prefix && head >= 0 && pdu_len && !m->flaws) {
		const bool asks = exactly_fits(c, false, pdu_len);
		const bool answers = exactly_fits(c, true, pdu_len);
		if (asks != answers)
			set_client(m, asks);
	}
	p->is_answer = !m->from_client;
	p->routed = p->unit > 1 && p->unit < 255;
	const uint32_t offset = cur_offset(&c, m->data);
	const uint8_t raw = cur_u8(&c);
	const bool is_exception = raw & 0x80 && p->is_answer;
	p->c = c;
	p->data_len = pdu_len ? pdu_len - 1 : 0;
	p->function = is_exception ? raw & 0x7f : raw;
	p->shape = &shapes[raw & 0x7f];
	put_uint(m, F_FUNCTION, p->function, offset, 1);
	keep(m);
	if (m->bad)
		return;
	m->code = raw & 0x7f;
	if (p->is_answer)
		find_request(p);
	if (raw & 0x80 && !is_exception) { /* 128 - 255 are for exceptions only: 4.1 */
		p->shape = &shapes[0];
		opaque(p);
		return;
	}
	if (p->shape->deed.label)
		expect_deed(p, &p->shape->deed);
	if (is_exception) {
		exception(p);
	} else {
		if (pdu_len && p->shape->deed.label && !size_fits(raw, p->is_answer, pdu_len))
			flaw(m, FLAW_BAD_LENGTH);
		if (p->is_answer)
			answer(p);
		else
			request(p);
	}
	const uint64_t size_told = UINT64_C(1) << FLAW_BAD_LENGTH |
				   UINT64_C(1) << FLAW_BAD_BYTE_COUNT;
	if (!m->bad && cur_left(&p->c) && !(m->flaws & size_told))
		flaw(m, FLAW_TRAILING);
}

static void dissect_mbap(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;

	p->key = put_be16(m, F_TRANSACTION, &c);
	if (put_be16(m, F_PROTOCOL_ID, &c))
		flaw(m, FLAW_BAD_PROTOCOL_ID);
	const size_t length = put_be16(m, F_LENGTH, &c);
	if (length < 2 || (!m->prefix && length != cur_left(&c)))
		flaw(m, FLAW_BAD_LENGTH);
	if (length < 2)
		return;
	p->unit = put_u8(m, F_UNIT, &c);
	dissect_pdu(p, c, length - 1);
}

static void dissect_rtu(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;

	const size_t len = m->prefix ? rtu_length(c, !m->from_client) : m->len;
	p->unit = put_u8(m, F_UNIT, &c);
	p->key = p->unit;
	if (m->prefix) { /* of which the end, and with it the checksum, may be here or not */
		const size_t want = len == FRAME_MORE || len == FRAME_FOREIGN ? 0 : len - 3;
		const bool more = want && cur_left(&c) > want;
		dissect_pdu(p, more ? cur_cut(&c, want) : c, want);
		return;
	}
	const size_t pdu_len = cur_left(&c) < 2 ? 0 : cur_left(&c) - 2;
	const struct cursor pdu = cur_cut(&c, pdu_len);
	put_le16(m, F_CRC, &c);
	if (!m->bad && crc_of(m->data, m->len, 0xffff))
		flaw(m, FLAW_BAD_CRC);
	dissect_pdu(p, pdu, pdu_len);
}

static void modbus_dissect(struct message *m, struct cursor c)
{
	struct modbus_flow *flow = m->flow;
	struct pdu p = { .m = m, .flow = flow };
	unsigned framing = flow->framing;
	size_t len;
	bool both = false;

	if (!framing) {
		framing = guess_framing(c, !m->from_client, m->midstream, &len, &both);
		if (framing != FRAMING_RTU)
			framing = FRAMING_MBAP;
		if (!m->prefix)
			flow->framing = (uint8_t)framing;
	}
	/* On other ports a serial frame from a gateway is at home, and MBAP is not expected. */
	if (both && (framing == FRAMING_MBAP || m->dst_port == 502 || m->src_port == 502))
		flaw(m, FLAW_AMBIGUOUS_FRAMING);
	put_uint(m, F_FRAMING, framing, 0, 0);
	if (framing == FRAMING_RTU)
		dissect_rtu(&p, c);
	else
		dissect_mbap(&p, c);
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
		const uint16_t crc = crc_of(pdu, sizeof pdu, 0xffff);
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
	.housekeeping = "nothing: Modbus has neither sessions nor keep-alives",
	.codes = &function_names,
	.message_max = MBAP_HEAD + MBAP_LENGTH_MAX,
	.flow_size = sizeof(struct modbus_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = EXCEPTION_FUNCTION,
		    .codes = &exception_names, .answer = modbus_answer },
	.probe = modbus_probe,
	.frame = modbus_frame,
	.dissect = modbus_dissect,
};
