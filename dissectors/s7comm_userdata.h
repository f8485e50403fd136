/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Userdata of S7 communication: online functions of programming devices, cyclic reads, lists of blocks
 * and system states, alarms, passwords and clocks.  For dissectors/s7comm.c only.  Owns no memory;
 * called by the thread that owns the flow.
 *
 *   parameter: 00 01 12 | length | method | type, group | subfunction | sequence
 *              [ | data unit reference | last data unit | error ]
 *   data:      return code | transport size | length | body
 */
#pragma once

#include "dissectors/s7comm_item.h"

static inline struct operation service_operation(const struct service_shape *s, const struct pdu *p,
					  uint8_t type)
{
	struct operation op = { .intent = s->intent, .changes = s->changes, .transfer = s->transfer,
				.label = s->label, .technique = s->technique, .failed = p->failed };
	switch (type) {
	case 4:
	case 7:
		op.role = ROLE_REQUEST;
		break;
	case 8:
	case 11:
		op.role = ROLE_ANSWER;
		break;
	default: /* sent unasked: by a controller a report, by a client as good as a request */
		op.role = p->m->from_client ? ROLE_REQUEST : ROLE_REPORT;
		if (op.role == ROLE_REPORT && op.intent == INTENT_READ)
			op.intent = INTENT_REPORT;
		break;
	}
	return op;
}

/* Two binary-coded digits. */
static inline unsigned bcd(uint8_t b, bool *good)
{
	*good = *good && (b & 15) <= 9 && b >> 4 <= 9;
	return (unsigned)(b >> 4) * 10 + (b & 15);
}

/* Year of the century, month, day, hour, minute, second, milliseconds and weekday: eight bytes of
 * BCD; 90 .. 99 are of the last century. */
static inline void put_clock(struct message *m, struct cursor *c)
{
	static const uint16_t before_month[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
	const uint32_t at = cur_offset(c, m->data);
	bool good = true;
	unsigned year = bcd(cur_u8(c), &good);
	year += year < 90 ? 2000 : 1900;
	const unsigned month = bcd(cur_u8(c), &good);
	const unsigned day = bcd(cur_u8(c), &good);
	const unsigned hour = bcd(cur_u8(c), &good);
	const unsigned minute = bcd(cur_u8(c), &good);
	const unsigned second = bcd(cur_u8(c), &good);
	unsigned milli = bcd(cur_u8(c), &good) * 10;
	milli += cur_u8(c) >> 4;

	good = good && month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 &&
	       minute < 60 && second < 60 && milli < 1000;
	if (!good) {
		wrong(m, BAD_CLOCK);
		return;
	}
	const unsigned leaps = (year - 1969) / 4 + (year % 4 == 0 && month > 2); /* 1990 .. 2089 */
	const uint64_t days = (uint64_t)(year - 1970) * 365 + leaps + before_month[month - 1] + day - 1;
	const uint64_t seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
	put_int(m, F_CLOCK, (int64_t)(seconds * 1000 + milli), at, 8);
}

/* Areas of the programming device's variable table, by the upper four bits; 0: unknown. */
static const uint8_t table_areas[16] = {
	[0] = AREA_FLAGS, [1] = AREA_INPUTS, [2] = AREA_OUTPUTS, [3] = AREA_PERIPHERAL,
	[5] = AREA_TIMER, [6] = AREA_COUNTER, [7] = AREA_DB,
};
/* Its types, by the lower four bits. */
static const uint8_t table_sizes[16] = { SIZE_BIT, SIZE_BYTE, SIZE_WORD, SIZE_DWORD, SIZE_WORD };

static inline void read_table_item(struct message *m, struct cursor *c, struct item *it)
{
	const uint8_t what = cur_u8(c);
	const uint8_t repeat = cur_u8(c);

	it->area = table_areas[what >> 4];
	it->transport = table_sizes[what & 15];
	it->db = cur_be16(c);
	it->address = cur_be16(c);
	it->count = it->transport == SIZE_BIT ? 1 : repeat;
	it->bit = it->transport == SIZE_BIT ? repeat & 7 : 0;
	if ((!it->area || !it->transport))
		wrong(m, UNKNOWN_SYNTAX);
}

/* Variable table: count, addresses and, when modifying, values in the same order. */
static inline void variable_table(struct pdu *p, struct cursor c, struct operation base, bool writes)
{
	struct message *m = p->m;
	const uint16_t count = cur_be16(&c);
	struct cursor addresses = cur_cut(&c, (size_t)count * 6);

	if (!count && !m->bad) {
		wrong(m, ITEM_COUNT);
		operation(m, &base);
	}
	for (unsigned i = 0; i < count && !m->bad; i++) {
		struct operation op = base;
		struct item it = { 0 };
		const uint32_t at = cur_offset(&addresses, m->data);
		read_table_item(m, &addresses, &it);
		if (it.area && it.transport) {
			put_item(m, &it, at, true);
		} else {
			op.intent = INTENT_OTHER;
			op.changes = CHANGES_UNKNOWN;
		}
		aim(&op, it.area);
		if (writes) {
			const struct datum d = next_datum(m, &c, i + 1 < count, true);
			put_datum(m, &it, &d);
			if (it.area && it.transport)
				check_values(m, &it, d.b, BAD_DATA);
		}
		operation(m, &op);
	}
	if (cur_left(&c) > 1)
		flaw(m, FLAW_TRAILING);
}

/* Programmer commands: length of parameters, length of data, both. */
static inline void body_table(struct pdu *p, struct cursor *body, struct operation op, bool asks,
		       bool writes)
{
	const uint16_t param_len = cur_be16(body);
	const uint16_t data_len = cur_be16(body);
	cur_skip(body, param_len);
	struct cursor c = cur_cut(body, data_len);
	if (asks)
		variable_table(p, c, op, writes);
	else
		operation(p->m, &op);
}

/* Count, then (asked) time base and factor and items as in read variable, or (answered) values. */
static inline void body_cyclic(struct pdu *p, struct cursor *body, struct operation op, bool asks)
{
	static const uint16_t bases_ms[] = { 100, 1000, 10000 };
	const uint16_t count = cur_be16(body);

	if (!asks) {
		p->data = *body;
		if (!count)
			operation(p->m, &op);
		answer_values(p, count, &op);
		*body = p->data;
		return;
	}
	const uint32_t at = cur_offset(body, p->m->data);
	const uint8_t unit = cur_u8(body);
	const uint8_t factor = cur_u8(body);
	if (unit < sizeof bases_ms / sizeof bases_ms[0])
		put_uint(p->m, F_INTERVAL, (uint64_t)bases_ms[unit] * factor, at, 2);
	else
		wrong(p->m, BAD_PARAMETER);
	keep(p->m);
	if (!count && !p->m->bad) {
		wrong(p->m, ITEM_COUNT);
		operation(p->m, &op);
	}
	request_items(p, body, count, op, false);
	remember(p, p->asked.code, count);
}

/* Time stamp (unless asked), function, objects; of each the number and what goes with it. */
static inline void body_alarm(struct pdu *p, struct cursor *body, const struct operation *op, bool asks)
{
	struct message *m = p->m;

	if (!asks)
		put_clock(m, body);
	keep(m);
	cur_skip(body, 1);
	const uint8_t count = cur_u8(body);
	if (!count)
		operation(m, op);
	for (unsigned i = 0; i < count && !m->bad; i++) {
		struct cursor one = next_item(m, body, false);
		put_u8(m, F_SYNTAX, &one);
		const uint8_t values = cur_u8(&one);
		put_be32(m, F_EVENT_ID, &one);
		operation(m, op);
		if (asks)
			continue;
		for (unsigned v = 0; v < values && !m->bad; v++)
			(void)next_datum(m, body, true, false);
	}
	cur_skip(body, cur_left(body)); /* what follows differs from alarm to alarm */
}

/* Text of fixed length without the blanks and zeros at its end. */
static inline struct bytes trim(struct bytes b)
{
	while (b.len && (b.p[b.len - 1] == ' ' || b.p[b.len - 1] == 0))
		b.len--;
	return b;
}

static inline size_t put_decimal(uint8_t *out, uint8_t number)
{
	size_t n = 0;
	if (number >= 100)
		out[n++] = (uint8_t)('0' + number / 100);
	if (number >= 10)
		out[n++] = (uint8_t)('0' + number / 10 % 10);
	out[n++] = (uint8_t)('0' + number % 10);
	return n;
}

/* List 0x11: order number, type, and 'V', major, minor, patch of the firmware. */
static inline void identify_module(struct message *m, uint16_t index, struct cursor *c)
{
	const struct bytes order = cur_take(c, 20);
	cur_skip(c, 2);
	const struct bytes version = cur_take(c, 4);
	if (m->bad)
		return;
	if (index == 1)
		identify(m, IDENTITY_PRODUCT, trim(order));
	if (index != 7 || version.p[0] != 'V')
		return;
	uint8_t text[12];
	size_t n = put_decimal(text, version.p[1]);
	text[n++] = '.';
	n += put_decimal(text + n, version.p[2]);
	text[n++] = '.';
	n += put_decimal(text + n, version.p[3]);
	identify(m, IDENTITY_FIRMWARE, (struct bytes){ text, n });
}

/* List 0x1c: names, maker and serial number. */
static inline void identify_component(struct message *m, uint16_t index, struct cursor *c)
{
	const struct bytes text = trim(cur_rest(c));
	switch (index) {
	case 1:
		identify(m, IDENTITY_NAME, text);
		break;
	case 4:
		identify(m, IDENTITY_VENDOR, text);
		break;
	case 5:
		identify(m, IDENTITY_SERIAL, text);
		break;
	case 7:
		identify(m, IDENTITY_PRODUCT, text);
		break;
	default:
		break;
	}
}

/* What reading a system state list means depends on the list. */
static inline void aim_szl(struct operation *op, uint16_t id)
{
	const uint8_t list = (uint8_t)id;

	if (list == 0x11 || list == 0x1c)
		op->intent = INTENT_IDENTIFY;
	else if (list == 0xa0)
		op->intent = INTENT_DIAGNOSE;
	else if (list == 0x24 || list == 0x19 || list == 0x74)
		op->technique = "T0868";
}

/* Asking for the next part of a list, a part that is not its first, an answer without data. */
static inline void szl_without_id(struct pdu *p, struct cursor *body, struct operation op, bool asks)
{
	const uint64_t list = asks ? p->flow->szl : p->paired ? p->asked.extra : 0;

	if (list) {
		aim_szl(&op, (uint16_t)list);
		put_uint(p->m, F_SZL_ID, list & 0xffff, 0, 0);
	}
	cur_skip(body, cur_left(body));
	operation(p->m, &op);
	if (asks && list)
		remember(p, p->asked.code, SZL_NEXT | (list & 0xffff));
}

static inline void identify_entries(struct message *m, uint16_t id, struct cursor *body)
{
	const uint16_t len = cur_be16(body);
	const uint16_t count = cur_be16(body);

	for (unsigned i = 0; i < count && len > 2 && cur_left(body) >= len; i++) {
		struct cursor entry = cur_cut(body, len);
		const uint16_t index = cur_be16(&entry);
		if ((id & 0xff) == 0x11)
			identify_module(m, index, &entry);
		else if ((id & 0xff) == 0x1c)
			identify_component(m, index, &entry);
	}
}

/* System state list: number and index; answered also length and count of entries, entries. */
static inline void body_szl(struct pdu *p, struct cursor *body, struct operation op, bool asks)
{
	struct message *m = p->m;
	const bool first = p->paired ? !(p->asked.extra & SZL_NEXT) : !p->in_parts;

	if (!cur_left(body) || (!asks && !first)) {
		szl_without_id(p, body, op, asks);
		return;
	}
	const uint16_t id = put_be16(m, F_SZL_ID, body);
	put_be16(m, F_SZL_INDEX, body);
	aim_szl(&op, id);
	expect(m, (enum intent)op.intent);
	operation(m, &op);
	if (asks) {
		remember(p, p->asked.code, SZL_FIRST | id);
		return;
	}
	if (p->more)
		p->flow->szl = SZL_FIRST | id;
	if (cur_left(body) >= 4)
		identify_entries(m, id, body);
	cur_skip(body, cur_left(body)); /* the rest comes in the next part */
}

static inline void read_body(struct pdu *p, struct cursor *body, const struct service_shape *s,
		      struct operation op, uint8_t type)
{
	struct message *m = p->m;
	const bool asks = type == 4 || type == 7;

	switch (cur_left(body) || s->kind == BODY_SZL ? (enum body_kind)s->kind : BODY_ANY) {
	case BODY_VARIABLES:
	case BODY_MODIFY:
		body_table(p, body, op, asks, s->kind == BODY_MODIFY);
		return;
	case BODY_CYCLIC:
		body_cyclic(p, body, op, asks);
		return;
	case BODY_ALARM:
		body_alarm(p, body, &op, asks);
		return;
	case BODY_SZL:
		body_szl(p, body, op, asks);
		return;
	case BODY_BLOCK_TYPE:
		if (asks && !put_block_type(m, body))
			wrong(m, BAD_NAME);
		break;
	case BODY_BLOCK_NAME:
		if (asks)
			put_block(m, body);
		break;
	case BODY_CLOCK: /* reserved, century, clock */
		cur_skip(body, 2);
		put_clock(m, body);
		break;
	case BODY_PBC: { /* 12 06 13 00, job, length */
		struct cursor one = next_item(m, body, false);
		put_u8(m, F_SYNTAX, &one);
		cur_skip(&one, 1);
		put_be32(m, F_R_ID, &one);
		break;
	}
	case BODY_MODE:
	case BODY_ANY:
		break;
	}
	if (!asks || s->kind == BODY_ANY || s->kind == BODY_PBC)
		cur_skip(body, cur_left(body));
	operation(m, &op);
}

static const struct service_shape *service_find(struct message *m, uint16_t service)
{
	const uint8_t group = (uint8_t)(service >> 8);

	if (group == 0 && names_find(&mode_names, service))
		return &mode_shape;
	if (group == 6)
		return &pbc_shape;
	for (size_t i = 0; i < sizeof service_shapes / sizeof service_shapes[0]; i++)
		if (service_shapes[i].service == service)
			return &service_shapes[i];
	wrong(m, UNKNOWN_SERVICE);
	return &unknown_service;
}

/* Return code, type and length in front of the body of a userdata message. */
static inline void read_userdata_data(struct pdu *p, const struct service_shape *s, struct operation op,
			       uint8_t type)
{
	struct cursor body = p->data;

	if (cur_left(&p->data)) {
		const uint8_t code = put_u8(p->m, F_RETURN_CODE, &p->data);
		put_u8(p->m, F_DATA_SIZE, &p->data);
		const uint16_t len = cur_be16(&p->data);
		if (len != cur_left(&p->data) && !p->m->bad && !p->m->prefix)
			wrong(p->m, BAD_DATA);
		body = p->data;
		if (op.role == ROLE_ANSWER && code != CODE_OK && code != CODE_NO_DATA)
			op.failed = true;
	}
	p->data.p = p->data.end;
	if (!cur_left(&body) && p->cut_short)
		cur_poison(&body); /* not an empty body: it has not come */
	read_body(p, &body, s, op, type);
	if (cur_left(&body) && !p->m->bad)
		flaw(p->m, FLAW_TRAILING);
}

static inline void read_userdata(struct pdu *p)
{
	struct message *m = p->m;
	const uint32_t head = cur_be24(&p->param);
	const uint8_t len = cur_u8(&p->param);
	const bool longer = len == 8;

	if ((head != 0x000112 || (len != 4 && len != 8) || cur_left(&p->param) != len) && !m->bad &&
	    !m->prefix)
		wrong(m, BAD_PARAMETER);
	put_u8(m, F_METHOD, &p->param);
	const uint32_t at = cur_offset(&p->param, m->data);
	const uint8_t both = cur_u8(&p->param);
	const uint8_t type = both >> 4;
	put_uint(m, F_TYPE, type, at, 1);
	put_uint(m, F_GROUP, both & 15, at, 1);
	const uint8_t sub = put_u8(m, F_SUBFUNCTION, &p->param);
	const uint16_t service = (uint16_t)((both & 15) << 8 | sub);
	const struct service_shape *s = service_find(m, service);
	if (s->kind == BODY_MODE)
		put_uint(m, F_MODE, sub, at + 1, 1);
	else
		put_uint(m, F_SERVICE, service, at, 2);
	put_u8(m, F_SEQUENCE, &p->param);
	if (longer) {
		p->in_parts = put_u8(m, F_DATA_UNIT, &p->param) != 0;
		p->more = put_u8(m, F_LAST_UNIT, &p->param) != 0;
		p->failed = put_be16(m, F_PARAMETER_ERROR, &p->param) != 0;
	}
	expect(m, (enum intent)s->intent);
	if (m->bad)
		return;
	if (!names_find(&type_names, type))
		wrong(m, BAD_PARAMETER);
	if (both >> 4 != 0 && (both & 15) != 6)
		set_client(m, type == 4 || type == 7);
	if (type == 8 || type == 11) {
		recall(p, p->more);
		if (p->paired && p->asked.code != service) {
			flaw(m, FLAW_MISFIT);
			p->paired = false;
		}
	} else if (type == 4 || type == 7) {
		p->asked.code = service;
		remember(p, service, 0);
	}
	keep(m);
	read_userdata_data(p, s, service_operation(s, p, type), type);
}
