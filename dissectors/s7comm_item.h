/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Items of S7 communication: addresses in their several forms, the values that go with them, the names
 * of blocks, and the memory that brings the addresses of a request to the values of its answer.  For
 * dissectors/s7comm.c only.  Owns no memory; called by the thread that owns the flow.
 */
#pragma once

#include "dissectors/s7comm_tables.h"

/* ---- state of a flow ---- */

enum { SYNTAX_PLAIN = 0, SYNTAX_S7ANY = 0x10, SYNTAX_R_ID = 0x13, SYNTAX_NCK = 0x82,
       SYNTAX_NCK_I = 0x84, SYNTAX_DRIVE = 0xa2, SYNTAX_DBREAD = 0xb0, SYNTAX_SYMBOL = 0xb2 };

/* One address of a request.  What the members hold depends on the syntax; see put_item(). */
struct item {
	uint8_t syntax;
	uint8_t area;
	uint8_t transport;
	uint8_t bit;
	uint8_t group; /* DBREAD: areas of this item, in its first area; 0 in the others */
	uint16_t db;
	uint16_t count;
	uint32_t address;
};

/* Items that wait for their values: a ring, shared by all requests of the flow.  A request whose
 * items were overtaken gets its answer without addresses. */
#define ITEMS_MAX 128

/* Which part of a system state list was asked for, above its number. */
enum { SZL_FIRST = 0x10000, SZL_NEXT = 0x20000 };

struct s7_flow {
	struct pairs pairs;
	uint32_t next; /* items ever written */
	uint32_t szl;  /* SZL_FIRST and the list whose next part will be asked for; 0: none */
	struct item items[ITEMS_MAX];
};

/* ---- a message while it is being read ---- */

#define HEADER_LEN 10
#define HEADER_ACK_LEN 12
#define PROTOCOL_ID 0x32

enum { ROSCTR_JOB = 1, ROSCTR_ACK = 2, ROSCTR_ACK_DATA = 3, ROSCTR_USERDATA = 7 };

struct pdu {
	struct message *m;
	struct s7_flow *flow;
	struct cursor param;
	struct cursor data;
	uint16_t reference;
	uint8_t rosctr;
	bool failed;         /* the answer says no as a whole */
	bool cut_short;      /* the header promises more than is here */
	bool in_parts;       /* userdata: one of several parts */
	bool more;           /* userdata: not the last part */
	bool paired;         /* asked below is its request */
	struct pair asked;
	uint32_t items_from; /* this request's first item in the ring */
};

static inline void finish(const struct pdu *p)
{
	if (!p->m->bad && (cur_left(&p->param) || cur_left(&p->data)))
		flaw(p->m, FLAW_TRAILING);
}

static inline bool is_output(uint8_t area)
{
	return area == AREA_OUTPUTS || area == AREA_PERIPHERAL || area == AREA_ANAOUT;
}

/* Writing outputs commands the plant; writing anything else changes what the program works with. */
static inline void aim(struct operation *op, uint8_t area)
{
	if (op->intent == INTENT_WRITE && is_output(area)) {
		op->intent = INTENT_CONTROL;
		op->technique = "T0855";
	}
}

/* A flaw that was read, not one that poison's zeros suggest. */
static inline void wrong(struct message *m, unsigned which)
{
	if (!m->bad)
		flaw(m, which);
}

/* ---- requests and answers ---- */

/* Both sides number their jobs for themselves. */
static inline uint32_t pair_key(const struct pdu *p, bool asked_by_client)
{
	return p->reference | (asked_by_client ? 0x10000u : 0) |
	       (p->rosctr == ROSCTR_USERDATA ? 0x20000u : 0);
}

static inline void remember(struct pdu *p, uint32_t code, uint64_t extra)
{
	if (p->m->bad)
		return;
	struct pair *pair = pair_open(&p->flow->pairs, pair_key(p, p->m->from_client));
	pair->code = code;
	pair->first = p->items_from;
	pair->count = p->flow->next - p->items_from;
	pair->extra = extra;
}

/* keep: more answers to the same request will come. */
static inline void recall(struct pdu *p, bool keep_request)
{
	const uint32_t key = pair_key(p, !p->m->from_client);
	struct pairs *pairs = &p->flow->pairs;
	const struct pair *pair = keep_request || p->m->prefix ? pair_find(pairs, key)
							       : pair_take(pairs, key);
	p->paired = pair != NULL;
	if (pair)
		p->asked = *pair;
	else
		flaw(p->m, FLAW_NO_REQUEST);
}

static inline void remember_item(struct pdu *p, const struct item *it)
{
	if (!p->m->bad)
		p->flow->items[p->flow->next++ % ITEMS_MAX] = *it;
}

/* The request's k-th address, or NULL when it was not seen or has been overtaken. */
static const struct item *recall_item(const struct pdu *p, uint32_t k)
{
	const uint32_t at = p->asked.first + k;
	if (!p->paired || k >= p->asked.count || p->flow->next - at > ITEMS_MAX)
		return NULL;
	return &p->flow->items[at % ITEMS_MAX];
}

/* ---- addresses ---- */

static inline bool is_numbered(uint8_t area)
{
	return area >= AREA_COUNTER && area <= AREA_HS_COUNTER;
}

static const struct size_shape *size_of(uint8_t transport)
{
	static const size_t rows = sizeof size_shapes / sizeof size_shapes[0];
	return transport < rows && size_shapes[transport].bytes ? &size_shapes[transport] : NULL;
}

/* Bytes that the item's values take; 0: not known. */
static inline uint32_t item_bytes(const struct item *it)
{
	const struct size_shape *size = size_of(it->transport);
	if (!size)
		return 0;
	if (it->transport == SIZE_BIT)
		return ((uint32_t)it->bit + it->count + 7) / 8;
	return (uint32_t)it->count * size->bytes;
}

/* Area, block, address and bit; offsets: where they lie, len 0 when they come from the request. */
static inline void put_place(struct message *m, const struct item *it, uint32_t db_at, uint32_t area_at,
		      uint32_t address_at, uint32_t address_len)
{
	const uint32_t one = address_len ? 1 : 0;
	put_uint(m, F_AREA, it->area, area_at, one);
	if (it->area >= AREA_DB && it->area <= AREA_DB + 1)
		put_uint(m, F_DB, it->db, db_at, 2 * one);
	if (is_numbered(it->area)) {
		put_span(m, F_ADDRESS, it->address, it->count, address_at, address_len);
		return;
	}
	const uint32_t bytes = item_bytes(it);
	if (bytes)
		put_span(m, F_ADDRESS, it->address, bytes, address_at, address_len);
	else if (it->count && address_len)
		wrong(m, UNKNOWN_SIZE);
	if (it->transport == SIZE_BIT)
		put_uint(m, F_BIT, it->bit, address_at, address_len);
}

/*
 * The fields of one address.  at: offset of its syntax byte (of the area for SYNTAX_PLAIN and behind
 * the first of DBREAD); seen: it is in this message, else it comes from the request.
 */
static inline void put_item(struct message *m, const struct item *it, uint32_t at, bool seen)
{
	const uint32_t one = seen ? 1 : 0, two = 2 * one;

	if (it->syntax != SYNTAX_PLAIN)
		put_uint(m, F_SYNTAX, it->syntax, at, it->syntax == SYNTAX_DBREAD ? 0 : one);
	switch (it->syntax) {
	case SYNTAX_S7ANY: /* type, count, block, area, address in bits */
		put_uint(m, F_TRANSPORT_SIZE, it->transport, at + 1, one);
		put_uint(m, F_COUNT, it->count, at + 2, two);
		put_place(m, it, at + 4, at + 6, at + 7, 3 * one);
		break;
	case SYNTAX_DBREAD: /* bytes, block, first byte */
		put_uint(m, F_COUNT, it->count, at, one);
		put_place(m, it, at + 1, 0, at + 3, two);
		break;
	case SYNTAX_PLAIN: /* area and type, count or bit, block, first byte */
		put_uint(m, F_TRANSPORT_SIZE, it->transport, at, one);
		put_uint(m, F_COUNT, it->count, at + 1, one);
		put_place(m, it, at + 2, at, at + 4, two);
		break;
	case SYNTAX_SYMBOL: /* reserved, root area, area or block, checksum, path */
		put_uint(m, F_AREA, it->area, at + 2, 4 * one);
		if (it->area == AREA_DB)
			put_uint(m, F_DB, it->db, at + 4, two);
		put_uint(m, F_SYMBOL_CRC, it->address, at + 6, 4 * one);
		break;
	case SYNTAX_DRIVE: /* five unknown bytes, parameter, index */
		put_uint(m, F_PARAMETER, it->db, at + 6, two);
		put_uint(m, F_PARAMETER_INDEX, it->count, at + 8, two);
		break;
	default: /* NCK: area and unit, column, line, module, lines */
		put_uint(m, F_NCK_AREA, it->area >> 5, at + 1, one);
		put_uint(m, F_UNIT, it->area & 0x1f, at + 1, one);
		put_uint(m, F_COLUMN, it->db, at + 2, two);
		put_uint(m, F_LINE, it->address >> 8, at + 4, two);
		put_uint(m, F_MODULE, it->address & 0xff, at + 6, one);
		put_uint(m, F_COUNT, it->count, at + 7, one);
		break;
	}
}

/* Reads the address behind the syntax byte; false: syntax or area unknown, or not of its length. */
static inline bool read_item(struct message *m, struct cursor *c, struct item *it)
{
	static const uint8_t symbol_areas[] = { AREA_INPUTS, AREA_OUTPUTS, AREA_FLAGS, AREA_COUNTER,
						AREA_TIMER };
	bool known = true;

	switch (it->syntax) {
	case SYNTAX_S7ANY:
		it->transport = cur_u8(c);
		it->count = cur_be16(c);
		it->db = cur_be16(c);
		it->area = cur_u8(c);
		it->address = cur_be24(c);
		if (!is_numbered(it->area)) {
			it->bit = it->address & 7;
			it->address >>= 3;
		}
		known = names_find(&area_names, it->area);
		break;
	case SYNTAX_SYMBOL: {
		cur_skip(c, 1);
		const uint16_t root = cur_be16(c);
		const uint16_t place = cur_be16(c);
		it->address = cur_be32(c);
		it->db = place;
		if (root == 0x8a0e)
			it->area = AREA_DB;
		else if (root == 0 && place >= 0x50 && place <= 0x54)
			it->area = symbol_areas[place - 0x50];
		else
			known = false;
		const struct bytes path = cur_take(c, cur_left(c) / 4 * 4);
		if (path.len)
			put_list(m, F_SYMBOL, path, LIST_U32BE, (uint32_t)(path.len / 4), 1);
		break;
	}
	case SYNTAX_DRIVE:
		cur_skip(c, 5);
		it->db = cur_be16(c);
		it->count = cur_be16(c);
		break;
	case SYNTAX_NCK:
	case SYNTAX_NCK + 1:
	case SYNTAX_NCK_I:
		it->area = cur_u8(c);
		it->db = cur_be16(c);
		it->address = (uint32_t)cur_be16(c) << 8;
		it->address |= cur_u8(c);
		it->count = cur_u8(c);
		break;
	default:
		known = false;
		cur_skip(c, cur_left(c));
		break;
	}
	if (!known)
		wrong(m, UNKNOWN_SYNTAX);
	if (cur_left(c))
		wrong(m, BAD_ITEM);
	return known && !cur_left(c);
}

/* The next item's cursor from its syntax byte on; items of odd length are filled but the last. */
static inline struct cursor next_item(struct message *m, struct cursor *c, bool more)
{
	if (cur_u8(c) != 0x12)
		wrong(m, BAD_ITEM);
	const uint8_t len = cur_u8(c);
	struct cursor item = cur_cut(c, len);
	if (more && len % 2)
		cur_skip(c, 1);
	return item;
}

/* ---- values ---- */

struct datum {
	uint32_t at;  /* offset in the message */
	uint8_t code; /* return code */
	uint8_t size; /* as in data_size_list */
	struct bytes b;
};

enum { CODE_RESERVED = 0, CODE_NO_DATA = 0x0a, CODE_OK = 0xff };

/* Return code, type, length in bits or bytes, value; filled to even length but the last.  An answer
 * with an error has no value, whatever length it says (some servers say 4); asks: in a request the
 * code means nothing and the value is there. */
static inline struct datum next_datum(struct message *m, struct cursor *c, bool more, bool asks)
{
	struct datum d = { .at = cur_offset(c, m->data) };
	d.code = cur_u8(c);
	d.size = cur_u8(c);
	uint32_t len = cur_be16(c);
	if (d.size >= 3 && d.size <= 5)
		len = (len + 7) / 8;
	if (!names_find(&data_size_names, d.size))
		wrong(m, BAD_DATA);
	if (d.code != CODE_OK && d.code != CODE_RESERVED) {
		d.b = cur_take(c, 0);
		if (!asks)
			return d;
		wrong(m, BAD_DATA);
	}
	d.b = cur_take(c, len);
	if (more && len % 2)
		cur_skip(c, 1);
	return d;
}

/* Values by the type that was addressed, else by the type that the data say. */
static inline void put_values(struct message *m, const struct item *it, uint8_t size, struct bytes b)
{
	const struct size_shape *shape = it ? size_of(it->transport) : NULL;
	if (!b.len)
		return;
	if (size == 3 && b.len == 1)
		put_list(m, F_VALUE, b, LIST_BIT, 1, 1);
	else if (shape && it->transport != SIZE_BIT && b.len % shape->bytes == 0)
		put_list(m, F_VALUE, b, shape->encoding, (uint32_t)(b.len / shape->bytes),
			 is_numbered(it->area) ? 1 : shape->bytes);
	else if (size == 5 && b.len % 2 == 0)
		put_list(m, F_VALUE, b, LIST_S16BE, (uint32_t)(b.len / 2), 2);
	else if (size == 7 && b.len % 4 == 0)
		put_list(m, F_VALUE, b, LIST_F32BE, (uint32_t)(b.len / 4), 4);
	else
		put_list(m, F_VALUE, b, LIST_U8, (uint32_t)b.len, 1);
}

static inline void put_datum(struct message *m, const struct item *it, const struct datum *d)
{
	put_uint(m, F_RETURN_CODE, d->code, d->at, 1);
	put_uint(m, F_DATA_SIZE, d->size, d->at + 1, 1);
	put_values(m, it, d->size, d->b);
}

/* The value's length contradicts the address: which of the two a device believes is unknown. */
static inline void check_values(struct message *m, const struct item *it, struct bytes b, unsigned which)
{
	const uint32_t want = it->syntax == SYNTAX_S7ANY || it->syntax == SYNTAX_PLAIN ? item_bytes(it)
										       : 0;
	if (want && b.len != want && !m->bad)
		flaw(m, which);
}

/* ---- items of requests and of their answers ---- */

/* One item of several areas within data blocks: an operation each. */
static inline void dbread_areas(struct pdu *p, struct cursor *c, const struct operation *op)
{
	const uint8_t areas = cur_u8(c);
	if (cur_left(c) != (size_t)areas * 5)
		wrong(p->m, BAD_ITEM);
	for (unsigned i = 0; i < areas && !p->m->bad; i++) {
		struct item it = { .syntax = SYNTAX_DBREAD, .area = AREA_DB, .transport = SIZE_BYTE,
				   .group = i ? 0 : areas };
		const uint32_t at = cur_offset(c, p->m->data);
		it.count = cur_u8(c);
		it.db = cur_be16(c);
		it.address = cur_be16(c);
		put_item(p->m, &it, at, true);
		remember_item(p, &it);
		operation(p->m, op);
	}
}

/* Items of a request from c, with their values from the data part when writing. */
static inline void request_items(struct pdu *p, struct cursor *c, unsigned count, struct operation base,
			  bool writes)
{
	struct message *m = p->m;

	for (unsigned i = 0; i < count && !m->bad; i++) {
		const bool more = i + 1 < count;
		struct operation op = base;
		struct item it = { 0 };
		struct cursor one = next_item(m, c, more);
		const uint32_t at = cur_offset(&one, m->data);
		it.syntax = cur_u8(&one);
		if (it.syntax == SYNTAX_DBREAD && !writes) {
			dbread_areas(p, &one, &op);
			continue;
		}
		const bool known = read_item(m, &one, &it);
		if (known) {
			put_item(m, &it, at, true);
		} else {
			put_uint(m, F_SYNTAX, it.syntax, at, 1);
			op.intent = INTENT_OTHER;
			op.changes = CHANGES_UNKNOWN;
		}
		remember_item(p, &it);
		aim(&op, it.area);
		expect(m, (enum intent)op.intent);
		if (writes) {
			const struct datum d = next_datum(m, &p->data, more, true);
			put_datum(m, &it, &d);
			if (known)
				check_values(m, &it, d.b, BAD_DATA);
		}
		operation(m, &op);
	}
}

/* The values of one DBREAD item: for each area a return code and its bytes. */
static inline void dbread_values(struct pdu *p, uint32_t first, unsigned areas, struct bytes b,
			  const struct operation *base)
{
	struct cursor c = cur_over(b.p, b.len, &p->m->bad);
	bool lost = false;

	for (unsigned i = 0; i < areas && !p->m->bad; i++) {
		const struct item *it = recall_item(p, first + i);
		struct operation op = *base;
		if (it)
			put_item(p->m, it, 0, false);
		lost = lost || !it || cur_left(&c) < (size_t)it->count + 1;
		if (!lost) {
			const uint8_t code = put_u8(p->m, F_RETURN_CODE, &c);
			if (code == CODE_OK)
				put_values(p->m, it, 4, cur_take(&c, it->count));
			op.failed = op.failed || code != CODE_OK;
			lost = code != CODE_OK; /* whether bytes follow an error is unknown */
		}
		operation(p->m, &op);
	}
}

/* Values read, paired with the addresses of their request. */
static inline void answer_values(struct pdu *p, unsigned count, const struct operation *base)
{
	struct message *m = p->m;
	uint32_t at = 0;

	for (unsigned i = 0; i < count && !m->bad; i++) {
		const struct item *it = recall_item(p, at);
		struct operation op = *base;
		const struct datum d = next_datum(m, &p->data, i + 1 < count, false);
		op.failed = op.failed || (d.code != CODE_OK && d.code != CODE_RESERVED);
		if (it && it->group) {
			const unsigned areas = it->group;
			dbread_values(p, at, areas, d.b, &op);
			at += areas;
			continue;
		}
		if (it) {
			put_item(m, it, 0, false);
			if (!op.failed)
				check_values(m, it, d.b, FLAW_MISFIT);
		}
		put_datum(m, it, &d);
		operation(m, &op);
		at++;
	}
}

/* ---- names of blocks ---- */

static inline int digit(uint8_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* A decimal number of ASCII digits. */
static inline bool put_digits(struct message *m, unsigned field, struct cursor *c, size_t n)
{
	const uint32_t at = cur_offset(c, m->data);
	uint32_t number = 0;

	for (size_t i = 0; i < n; i++) {
		const int d = digit(cur_u8(c));
		if (d < 0 || d > 9)
			return false;
		number = number * 10 + (uint32_t)d;
	}
	put_uint(m, field, number, at, (uint32_t)n);
	return true;
}

static inline bool put_block_type(struct message *m, struct cursor *c)
{
	const uint32_t at = cur_offset(c, m->data);
	const int high = digit(cur_u8(c));
	const int low = digit(cur_u8(c));
	if (high < 0 || low < 0)
		return false;
	put_uint(m, F_BLOCK_TYPE, (uint64_t)(high * 16 + low), at, 2);
	return true;
}

/* Type, number and file system: "0800001P". */
static inline void put_block(struct message *m, struct cursor *c)
{
	struct cursor name = cur_cut(c, 8);
	if (!put_block_type(m, &name) || !put_digits(m, F_BLOCK_NUMBER, &name, 5)) {
		wrong(m, BAD_NAME);
		return;
	}
	if (!names_find(&filesystem_names, put_u8(m, F_FILESYSTEM, &name)))
		wrong(m, BAD_NAME);
}
