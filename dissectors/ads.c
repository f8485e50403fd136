/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Beckhoff ADS over AMS, TCP port 48898, and the router's own services over UDP port 48899: Beckhoff
 * Information System, "AMS/ADS specification" (TE1000); the services over UDP are not published.
 *
 *   | 0 0 | length(4) |                                                                  AMS/TCP
 *   | target net id(6) port(2) | source net id(6) port(2) | command(2) | flags(2) | length(4) | error(4) | id(4) | data
 *   | 03 66 14 71 | id(4) | service(4) | net id(6) port(2) | tags(4) | tag(2) length(2) bytes | ...        UDP 48899
 *
 * All numbers are little-endian.  What reading and writing mean follows from the index group, and on port 10000
 * from the groups of the system service: ads_shapes.h.  A sum command is one operation per member.  Names of
 * symbols are remembered with their handles, 32 a flow, so that rules can name what is written by handle.
 * `routed`: another net identifier than the first that the flow addressed, or not the device's own (x.x.x.x.1.1).
 * Not read: the values of sum answers one by one, types of symbols, data of the system service.
 * Refused by result 0x723 "access denied"; invoke identifiers make taking a request out harmless.
 *
 * Owns no memory; per-flow state is struct ads_flow; the thread that owns the flow.
 */
#include "dissectors/ads_shapes.h"

#include <string.h>

enum { TCP_HEAD = 6, AMS_HEAD = 32, MESSAGE_MAX = 65536 * 4, UDP_HEAD = 24 };
enum { FLAG_ANSWER = 1, FLAG_NO_ANSWER = 2, FLAG_ADS = 4 };
enum { SUM_READ = 0xf080, SUM_WRITE, SUM_READ_WRITE, SUM_READ_EX, SUM_READ_EX_2, SUM_ADD, SUM_DELETE };
enum { HANDLE_BY_NAME = 0xf003, RELEASE_HANDLE = 0xf006 };
enum { SYMBOLS_MAX = 32, SYMBOL_LEN_MAX = 55, NET_ID_TEXT = 24 };

/* A symbol whose handle was asked for, and is known once `has_handle`. */
struct symbol {
	uint32_t handle; /* before the answer: the request's key */
	bool has_handle;
	uint8_t len;
	uint8_t name[SYMBOL_LEN_MAX];
};

struct ads_flow {
	struct pairs pairs;
	struct symbol symbol[SYMBOLS_MAX];
	uint8_t next;
	bool has_device;
	uint8_t device[4]; /* first part of the net identifier that was addressed first */
	char net_id[2][NET_ID_TEXT]; /* of the message being read: the host reads the header behind dissect() */
};

struct pdu {
	struct message *m;
	struct cursor c;
	uint16_t command;
	uint16_t port; /* of the device, not of the client */
	bool is_answer;
	bool wants_answer;
	uint32_t key;
	const struct pair *asked;
	struct operation op;
	char (*net_id)[NET_ID_TEXT]; /* those of the flow */
};

/* ---- recognising and framing ---- */

/* Does an AMS header begin here whose length is `len`, header included? */
static bool is_ams(struct cursor c, size_t len)
{
	cur_skip(&c, 16);
	const uint16_t command = cur_le16(&c), flags = cur_le16(&c);
	return command >= READ_INFO && command <= READ_WRITE && flags & FLAG_ADS && !(flags & 0xff00) &&
	       cur_le32(&c) == len - AMS_HEAD;
}

static enum probe probe_stream(struct cursor c)
{
	const int a = cur_peek(&c, 0), b = cur_peek(&c, 1);

	if (a > 0 || b > 0)
		return PROBE_NO;
	if (cur_left(&c) < TCP_HEAD)
		return PROBE_MORE;
	cur_skip(&c, 2);
	const uint32_t len = cur_le32(&c);
	if (len < AMS_HEAD || len > MESSAGE_MAX - TCP_HEAD)
		return PROBE_NO;
	if (cur_left(&c) < AMS_HEAD)
		return PROBE_MORE;
	return is_ams(c, len) ? PROBE_STRONG : PROBE_NO;
}

static enum probe ads_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (transport == TRANSPORT_TCP)
		return probe_stream(c);
	struct cursor magic = c;
	if (cur_left(&c) >= UDP_HEAD && cur_be32(&magic) == 0x03661471)
		return PROBE_STRONG;
	return cur_left(&c) >= AMS_HEAD && is_ams(c, cur_left(&c)) ? PROBE_STRONG : PROBE_NO;
}

static size_t ads_frame(const struct message *m, struct cursor c)
{
	if (m->transport != TRANSPORT_TCP)
		return cur_left(&c) < UDP_HEAD ? FRAME_MORE : cur_left(&c);
	if (cur_left(&c) < TCP_HEAD)
		return FRAME_MORE;
	cur_skip(&c, 2);
	const uint32_t len = cur_le32(&c);
	return len > MESSAGE_MAX - TCP_HEAD ? FRAME_FOREIGN : TCP_HEAD + (size_t)len;
}

/* ---- parts ---- */

static void emit(struct pdu *p)
{
	operation_in_place(p->m, &p->op);
}

static void as_deed(struct pdu *p, const struct deed *d)
{
	p->op.intent = d->intent;
	p->op.changes = d->changes;
	p->op.housekeeping = d->housekeeping;
	p->op.label = d->label;
	p->op.technique = d->technique;
	if (!p->m->bad)
		expect(p->m, (enum intent)d->intent);
}

static void as_operation(struct pdu *p, unsigned intent, unsigned changes, const char *label, const char *technique)
{
	as_deed(p, &(struct deed){ (uint8_t)intent, (uint8_t)changes, false, label, technique });
}

/* Remembers a request until its answer. */
static void await(struct pdu *p, uint32_t group, uint32_t offset, uint32_t count)
{
	struct ads_flow *flow = p->m->flow;

	if (p->is_answer || !p->wants_answer || p->m->bad || p->m->prefix)
		return;
	struct pair *pair = pair_open(&flow->pairs, p->key);
	pair->code = p->command;
	pair->first = group;
	pair->count = count;
	pair->extra = offset;
}

static void find_request(struct pdu *p)
{
	struct pairs *pairs = &((struct ads_flow *)p->m->flow)->pairs;
	const struct pair *pair = p->m->prefix ? pair_find(pairs, p->key) : pair_take(pairs, p->key);

	if (!pair)
		flaw(p->m, FLAW_NO_REQUEST);
	else if (pair->code != p->command)
		flaw(p->m, FLAW_MISFIT);
	else
		p->asked = pair;
}

static uint32_t put_digits(char *out, uint32_t value)
{
	char turned[10];
	uint32_t n = 0;

	do {
		turned[n++] = (char)('0' + value % 10);
		value /= 10;
	} while (value);
	for (uint32_t i = 0; i < n; i++)
		out[i] = turned[n - 1 - i];
	return n;
}

/* Numbers with points between them. */
static uint32_t dotted(char *out, const uint32_t *number, unsigned count)
{
	uint32_t at = 0;

	for (unsigned i = 0; i < count; i++) {
		if (i)
			out[at++] = '.';
		at += put_digits(out + at, number[i]);
	}
	return at;
}

static void put_text(struct pdu *p, unsigned field, const char *text, uint32_t len, uint32_t offset)
{
	put_made(p->m, field, text, len, offset);
}

static void put_net_id(struct pdu *p, unsigned field, char *text, struct bytes id, uint32_t offset)
{
	uint32_t number[6] = { 0 };

	for (size_t i = 0; i < id.len && i < 6; i++)
		number[i] = id.p[i];
	put_text(p, field, text, dotted(text, number, 6), offset);
}

static void put_data(struct pdu *p, struct bytes b)
{
	struct cursor c = cur_over(b.p, b.len, p->c.bad);
	const uint32_t offset = cur_offset(&c, p->m->data);

	if (!b.len)
		return;
	put_bytes(p->m, F_DATA, b);
	if (b.len == 1)
		put_uint(p->m, F_VALUE, cur_u8(&c), offset, 1);
	else if (b.len == 2)
		put_uint(p->m, F_VALUE, cur_le16(&c), offset, 2);
	else if (b.len == 4)
		put_uint(p->m, F_VALUE, cur_le32(&c), offset, 4);
	else if (b.len == 8)
		put_uint(p->m, F_VALUE, cur_le64(&c), offset, 8);
}

/* As many of `len` bytes as there are; the length must be right. */
static struct bytes take_data(struct pdu *p, uint32_t len)
{
	if (!p->m->bad && !p->m->prefix && len > cur_left(&p->c))
		flaw(p->m, FLAW_BAD_LENGTH);
	return cur_take(&p->c, len);
}

/* ---- symbols and their handles ---- */

static void symbol_note(struct pdu *p, struct bytes name)
{
	struct ads_flow *flow = p->m->flow;
	struct symbol *s = &flow->symbol[flow->next % SYMBOLS_MAX];

	if (p->m->bad || p->m->prefix || !p->wants_answer || !name.len || name.len > SYMBOL_LEN_MAX)
		return;
	flow->next = (uint8_t)((flow->next + 1) % SYMBOLS_MAX);
	s->handle = p->key;
	s->has_handle = false;
	s->len = (uint8_t)name.len;
	memcpy(s->name, name.p, name.len);
}

static void symbol_named(struct pdu *p, uint32_t handle)
{
	struct ads_flow *flow = p->m->flow;

	for (unsigned i = 0; i < SYMBOLS_MAX && !p->m->prefix; i++) {
		struct symbol *s = &flow->symbol[i];
		if (s->len && s->has_handle && s->handle == handle)
			s->len = 0; /* an older one of this number */
	}
	for (unsigned i = 0; i < SYMBOLS_MAX; i++) {
		struct symbol *s = &flow->symbol[i];
		if (!s->len || s->has_handle || s->handle != p->key)
			continue;
		put_value(p->m, F_SYMBOL, (struct value){ VALUE_BYTES, 0, 0, 0, s->len, 0, { .p = s->name } });
		if (!p->m->prefix && !p->m->bad) {
			s->handle = handle;
			s->has_handle = true;
		}
		return;
	}
}

static void put_symbol_of(struct pdu *p, uint32_t handle)
{
	const struct ads_flow *flow = p->m->flow;

	for (unsigned i = 0; i < SYMBOLS_MAX; i++) {
		const struct symbol *s = &flow->symbol[i];
		if (s->len && s->has_handle && s->handle == handle)
			put_value(p->m, F_SYMBOL, (struct value){ VALUE_BYTES, 0, 0, 0, s->len, 0, { .p = s->name } });
	}
}

static struct bytes without_zeros(struct bytes b)
{
	while (b.len && !b.p[b.len - 1])
		b.len--;
	return b;
}

/* ---- index group and offset ---- */

static const struct group *group_in(const struct group *list, size_t count, uint32_t number)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].number == number)
			return &list[i];
	return NULL;
}

static const struct group *group_of(const struct pdu *p, uint32_t number)
{
	if (number >= 0x4000)
		return group_in(groups, sizeof groups / sizeof groups[0], number);
	if (p->port != PORT_SYSTEM_SERVICE)
		return NULL;
	return group_in(system_groups, sizeof system_groups / sizeof system_groups[0], number);
}

/* Where an access goes, in which way, and what that means. */
struct access {
	uint32_t group, offset, count;
	enum way way;
	uint32_t at; /* where in the message it was read; 0: known from the request */
};

static const struct group *put_access(struct pdu *p, const struct access *a)
{
	const struct group *g = group_of(p, a->group);
	const bool is_known = g && g->deed[a->way].label;
	const uint32_t len = a->at ? 4 : 0, next = a->at ? a->at + 4 : 0;

	as_deed(p, is_known ? &g->deed[a->way] : &unknown_deeds[a->way]);
	if (!is_known && a->way != WAY_READ && !p->m->bad)
		flaw(p->m, FLAW_UNKNOWN_GROUP);
	put_uint(p->m, F_GROUP, a->group, a->at, len);
	put_uint(p->m, F_COUNT, a->count, 0, 0);
	if (g && g->place == PLACE_HANDLE) {
		put_uint(p->m, F_HANDLE, a->offset, next, len);
		put_symbol_of(p, a->offset);
		return g;
	}
	const bool is_memory = g && (g->place == PLACE_BYTES || g->place == PLACE_BITS);
	put_span(p->m, F_ADDRESS, a->offset, is_memory && a->count ? a->count : 1, next, len);
	return g;
}

static struct access take_access(struct pdu *p, enum way way)
{
	struct access a = { .way = way, .at = cur_offset(&p->c, p->m->data) };

	a.group = cur_le32(&p->c);
	a.offset = cur_le32(&p->c);
	a.count = cur_le32(&p->c);
	return a;
}

/* What is written, or a name. */
static void put_written(struct pdu *p, const struct group *g, struct bytes b)
{
	if (g && g->is_named)
		put_bytes(p->m, F_SYMBOL, without_zeros(b));
	else
		put_data(p, b);
}

static void read_request(struct pdu *p)
{
	const struct access a = take_access(p, WAY_READ);

	put_access(p, &a);
	emit(p);
	await(p, a.group, a.offset, a.count);
}

static void write_request(struct pdu *p)
{
	const struct access a = take_access(p, WAY_WRITE);
	const struct group *g = put_access(p, &a);
	const struct bytes b = take_data(p, a.count);

	if (a.group == RELEASE_HANDLE && b.len == 4) {
		struct cursor c = cur_over(b.p, b.len, p->c.bad);
		const uint32_t handle = put_le32(p->m, F_HANDLE, &c);
		put_symbol_of(p, handle);
	} else {
		put_written(p, g, b);
	}
	emit(p);
	await(p, a.group, a.offset, a.count);
}

/* ---- sum commands: several accesses in one ---- */

static bool is_sum(uint32_t group)
{
	return group >= SUM_READ && group <= SUM_DELETE;
}

/* One operation each, with what it writes from the bytes behind the list. */
static void sum_accesses(struct pdu *p, uint32_t group, uint32_t count)
{
	static const uint8_t ways[3] = { WAY_READ, WAY_WRITE, WAY_READ_WRITE };
	const enum way way = group > SUM_READ_WRITE ? WAY_READ : (enum way)ways[group - SUM_READ];
	const size_t row = way == WAY_READ_WRITE ? 16 : 12, left = cur_left(&p->c);

	if (!p->m->bad && !p->m->prefix && left / row < count)
		flaw(p->m, FLAW_BAD_LENGTH);
	struct cursor list = cur_cut(&p->c, left / row < count ? left : row * (size_t)count);
	struct cursor data = p->c, whole = p->c;
	for (uint32_t i = 0; i < count && cur_left(&list); i++) {
		p->c = list;
		struct access a = take_access(p, way);
		const uint32_t written = way == WAY_READ_WRITE ? cur_le32(&p->c) : a.count;
		list = p->c;
		const struct group *g = put_access(p, &a);
		if (way != WAY_READ) {
			p->c = data;
			put_written(p, g, take_data(p, written));
			data = p->c;
		}
		emit(p);
	}
	p->c = way == WAY_READ ? whole : data;
}

static void sum_notifications(struct pdu *p, uint32_t group, uint32_t count)
{
	const bool adds = group == SUM_ADD;

	for (uint32_t i = 0; i < count && cur_left(&p->c); i++) {
		if (adds) {
			const struct access a = take_access(p, WAY_READ);
			put_access(p, &a);
			put_le32(p->m, F_MODE, &p->c);
			cur_skip(&p->c, 4);
			put_le32(p->m, F_CYCLE, &p->c);
			cur_skip(&p->c, 16);
			p->op.label = "add notification";
		} else {
			put_le32(p->m, F_HANDLE, &p->c);
			as_operation(p, INTENT_SESSION, CHANGES_NO, "delete notification", NULL);
			p->op.housekeeping = true;
		}
		emit(p);
	}
}

static void read_write_request(struct pdu *p)
{
	struct access a = take_access(p, WAY_READ_WRITE);
	const uint32_t written = cur_le32(&p->c);

	if (is_sum(a.group)) {
		const uint32_t before = p->m->operations;
		if (!p->m->bad && !p->m->prefix && written != cur_left(&p->c))
			flaw(p->m, FLAW_BAD_LENGTH);
		if (a.group < SUM_ADD)
			sum_accesses(p, a.group, a.offset);
		else
			sum_notifications(p, a.group, a.offset);
		if (!p->m->bad && p->m->operations == before)
			flaw(p->m, FLAW_BAD_LENGTH);
	} else {
		const struct group *g = put_access(p, &a);
		const struct bytes b = take_data(p, written);
		put_written(p, g, b);
		if (a.group == HANDLE_BY_NAME)
			symbol_note(p, without_zeros(b));
		emit(p);
	}
	await(p, a.group, a.offset, a.count);
}

/* ---- answers ---- */

static bool put_status(struct pdu *p)
{
	const uint32_t status = put_le32(p->m, F_STATUS, &p->c);

	p->op.failed = status;
	keep(p->m);
	return !status;
}

/* The access that was asked for; of sum commands the first word only. */
static void put_asked(struct pdu *p, enum way way)
{
	const struct pair *asked = p->asked;

	if (!asked) {
		as_deed(p, &unknown_deeds[way]);
		return;
	}
	const struct access a = { asked->first, (uint32_t)asked->extra, asked->count, way, 0 };
	if (is_sum(a.group)) {
		const bool reads = a.group == SUM_READ || a.group == SUM_READ_EX || a.group == SUM_READ_EX_2;
		as_operation(p, reads ? INTENT_READ : a.group < SUM_ADD ? INTENT_WRITE : INTENT_SESSION,
			     reads || a.group >= SUM_ADD ? CHANGES_NO : CHANGES_YES, "several accesses", NULL);
		put_uint(p->m, F_GROUP, a.group, 0, 0);
		return;
	}
	put_access(p, &a);
}

static void read_answer(struct pdu *p)
{
	const bool ok = put_status(p);
	const uint32_t len = cur_left(&p->c) || ok ? cur_le32(&p->c) : 0;
	const struct bytes b = take_data(p, len);

	put_asked(p, p->command == READ ? WAY_READ : WAY_READ_WRITE);
	if (p->asked && len > p->asked->count)
		flaw(p->m, FLAW_MISFIT);
	put_uint(p->m, F_COUNT, len, 0, 0);
	if (p->asked && p->asked->first == HANDLE_BY_NAME && b.len == 4) {
		struct cursor c = cur_over(b.p, b.len, p->c.bad);
		symbol_named(p, put_le32(p->m, F_HANDLE, &c));
	} else {
		put_data(p, b);
	}
	emit(p);
}

static void write_answer(struct pdu *p)
{
	put_status(p);
	put_asked(p, WAY_WRITE);
	emit(p);
}

/* ---- the device ---- */

static void info(struct pdu *p)
{
	static const uint8_t vendor[8] = { 'B', 'e', 'c', 'k', 'h', 'o', 'f', 'f' };
	char version[NET_ID_TEXT];

	as_operation(p, INTENT_IDENTIFY, CHANGES_NO, "read device information", "T0888");
	if (p->is_answer && (put_status(p) || cur_left(&p->c) >= 20)) {
		const uint32_t offset = cur_offset(&p->c, p->m->data);
		const uint32_t major = cur_u8(&p->c), minor = cur_u8(&p->c), build = cur_le16(&p->c);
		const struct bytes name = without_zeros(cur_take(&p->c, 16));
		const uint32_t len = dotted(version, (const uint32_t[3]){ major, minor, build }, 3);
		put_text(p, F_VERSION, version, len, offset);
		put_bytes(p->m, F_TEXT, name);
		if (!p->op.failed && name.len) {
			identify(p->m, IDENTITY_VENDOR, (struct bytes){ vendor, sizeof vendor });
			identify(p->m, IDENTITY_PRODUCT, name);
			identify(p->m, IDENTITY_FIRMWARE, (struct bytes){ (const uint8_t *)version, len });
		}
	}
	emit(p);
	await(p, 0, 0, 0);
}

static void read_state(struct pdu *p)
{
	as_operation(p, INTENT_DIAGNOSE, CHANGES_NO, "read state", "T0868");
	if (p->is_answer && (put_status(p) || cur_left(&p->c) >= 4)) {
		put_le16(p->m, F_STATE, &p->c);
		put_le16(p->m, F_DEVICE_STATE, &p->c);
	}
	emit(p);
	await(p, 0, 0, 0);
}

static void write_control(struct pdu *p)
{
	as_operation(p, INTENT_RUN, CHANGES_YES, "change state", "T0858");
	if (p->is_answer) {
		put_status(p);
	} else {
		const uint16_t state = put_le16(p->m, F_STATE, &p->c);
		put_le16(p->m, F_DEVICE_STATE, &p->c);
		const struct bytes b = take_data(p, cur_le32(&p->c));
		if (b.len)
			put_bytes(p->m, F_DATA, b);
		if (state == 2 || state == 12)
			p->op.technique = "T0816";
		if (!p->m->bad && !names_find(&state_names, state))
			flaw(p->m, FLAW_BAD_VALUE);
	}
	emit(p);
	await(p, 0, 0, 0);
}

/* ---- notifications ---- */

static void add_notification(struct pdu *p)
{
	if (p->is_answer) {
		const bool ok = put_status(p);
		put_asked(p, WAY_READ);
		if (ok || cur_left(&p->c))
			put_le32(p->m, F_HANDLE, &p->c);
	} else {
		const struct access a = take_access(p, WAY_READ);
		put_access(p, &a);
		const uint32_t mode = put_le32(p->m, F_MODE, &p->c);
		cur_skip(&p->c, 4);
		put_le32(p->m, F_CYCLE, &p->c);
		cur_skip(&p->c, 16);
		if (!p->m->bad && !names_find(&mode_names, mode))
			flaw(p->m, FLAW_BAD_VALUE);
		await(p, a.group, a.offset, a.count);
	}
	p->op.label = "add notification";
	emit(p);
}

static void delete_notification(struct pdu *p)
{
	as_operation(p, INTENT_SESSION, CHANGES_NO, "delete notification", NULL);
	p->op.housekeeping = true;
	if (p->is_answer)
		put_status(p);
	else
		put_le32(p->m, F_HANDLE, &p->c);
	emit(p);
	await(p, 0, 0, 0);
}

/* Milliseconds since 1970 from 100 ns since 1601. */
static uint64_t from_filetime(uint64_t t)
{
	const uint64_t epoch = UINT64_C(11644473600000), ms = t / 10000;
	return ms < epoch ? 0 : ms - epoch;
}

/* Samples of one or more moments, one operation each. */
static void notification(struct pdu *p)
{
	const uint32_t len = cur_le32(&p->c), stamps = cur_le32(&p->c);

	as_operation(p, INTENT_REPORT, CHANGES_NO, "notification", NULL);
	p->op.role = ROLE_REPORT;
	set_client(p->m, false);
	if (!p->m->bad && !p->m->prefix && len != cur_left(&p->c) + 4)
		flaw(p->m, FLAW_BAD_LENGTH);
	if (!p->m->bad && !stamps)
		flaw(p->m, FLAW_BAD_VALUE);
	for (uint32_t i = 0; i < stamps && !p->m->bad; i++) {
		const uint32_t offset = cur_offset(&p->c, p->m->data);
		const uint64_t time = from_filetime(cur_le64(&p->c));
		const uint32_t samples = cur_le32(&p->c);
		if (!p->m->bad && !samples)
			flaw(p->m, FLAW_BAD_VALUE);
		for (uint32_t k = 0; k < samples && !p->m->bad; k++) {
			put_uint(p->m, F_TIME, time, offset, 8);
			put_le32(p->m, F_HANDLE, &p->c);
			put_data(p, take_data(p, cur_le32(&p->c)));
			emit(p);
		}
	}
}

/* ---- the frame ---- */

static void unknown(struct pdu *p)
{
	const struct bytes rest = cur_rest(&p->c);

	flaw(p->m, FLAW_UNKNOWN_COMMAND);
	as_operation(p, INTENT_OTHER, CHANGES_UNKNOWN, "unknown command", NULL);
	if (rest.len)
		put_bytes(p->m, F_DATA, rest);
	emit(p);
	await(p, 0, 0, 0);
}

static void (*const readers[READ_WRITE + 1][2])(struct pdu *p) = {
	[0] = { unknown, unknown },
	[READ_INFO] = { info, info },
	[READ] = { read_request, read_answer },
	[WRITE] = { write_request, write_answer },
	[READ_STATE] = { read_state, read_state },
	[WRITE_CONTROL] = { write_control, write_control },
	[ADD_NOTIFICATION] = { add_notification, add_notification },
	[DELETE_NOTIFICATION] = { delete_notification, delete_notification },
	[NOTIFICATION] = { notification, notification },
	[READ_WRITE] = { read_write_request, read_answer },
};

/* An answer without a body: the router's "no", to what its request asked. */
static void negative(struct pdu *p)
{
	switch (p->command) {
	case READ:
		put_asked(p, WAY_READ);
		break;
	case WRITE:
		put_asked(p, WAY_WRITE);
		break;
	case READ_WRITE:
		put_asked(p, WAY_READ_WRITE);
		break;
	case READ_INFO:
		as_operation(p, INTENT_IDENTIFY, CHANGES_NO, "read device information", "T0888");
		break;
	case READ_STATE:
		as_operation(p, INTENT_DIAGNOSE, CHANGES_NO, "read state", "T0868");
		break;
	case WRITE_CONTROL:
		as_operation(p, INTENT_RUN, CHANGES_YES, "change state", "T0858");
		break;
	case ADD_NOTIFICATION:
	case DELETE_NOTIFICATION:
		as_operation(p, INTENT_SESSION, CHANGES_NO, "add or delete notification", NULL);
		break;
	default:
		as_operation(p, INTENT_OTHER, CHANGES_UNKNOWN, "unknown command", NULL);
		break;
	}
	emit(p);
}

/* The device's own net identifier is the first that was addressed and ends in 1.1. */
static bool is_beyond(struct pdu *p, struct bytes id)
{
	struct ads_flow *flow = p->m->flow;

	if (id.len < 6)
		return false;
	if (!flow->has_device && !p->m->prefix) {
		memcpy(flow->device, id.p, 4);
		flow->has_device = true;
	}
	const bool is_first = !flow->has_device || !memcmp(flow->device, id.p, 4);
	return !is_first || id.p[4] != 1 || id.p[5] != 1;
}

static uint32_t put_head(struct pdu *p)
{
	struct message *m = p->m;
	const uint32_t offset = cur_offset(&p->c, m->data);
	const struct bytes target = cur_take(&p->c, 6);
	const uint16_t target_port = put_le16(m, F_AMS_PORT, &p->c);
	const struct bytes source = cur_take(&p->c, 6);
	const uint16_t source_port = put_le16(m, F_SOURCE_AMS_PORT, &p->c);

	put_net_id(p, F_NET_ID, p->net_id[0], target, offset);
	put_net_id(p, F_SOURCE_NET_ID, p->net_id[1], source, offset + 8);
	p->command = put_le16(m, F_FUNCTION, &p->c);
	const uint16_t flags = put_le16(m, F_CONTROL, &p->c);
	const uint32_t len = cur_le32(&p->c);
	put_le32(m, F_ERROR, &p->c);
	const uint32_t id = put_le32(m, F_SEQUENCE, &p->c);
	keep(m);
	if (m->bad)
		return 0;
	p->is_answer = flags & FLAG_ANSWER;
	p->wants_answer = !(flags & FLAG_NO_ANSWER);
	p->port = p->is_answer ? source_port : target_port;
	p->key = id ^ (uint32_t)(p->is_answer ? target_port : source_port) * 0x9e3779b1u;
	p->op.role = p->is_answer ? ROLE_ANSWER : ROLE_REQUEST;
	p->op.failed = p->is_answer && m->fields[F_ERROR].u;
	if (!(flags & FLAG_ADS) || flags & 0x7f00)
		flaw(m, FLAW_BAD_HEADER);
	if (p->command != NOTIFICATION) {
		set_client(m, !p->is_answer);
		p->op.routed = is_beyond(p, p->is_answer ? source : target);
	}
	return len;
}

static void ams(struct pdu *p)
{
	const uint32_t len = put_head(p);

	if (p->m->bad)
		return;
	p->m->code = p->command;
	if (!p->m->prefix && len != cur_left(&p->c))
		flaw(p->m, FLAW_BAD_LENGTH);
	if (p->is_answer)
		find_request(p);
	if (p->is_answer && p->op.failed && !len)
		negative(p);
	else
		readers[p->command <= READ_WRITE ? p->command : 0][p->is_answer](p);
	if (cur_left(&p->c))
		flaw(p->m, FLAW_TRAILING);
}

/* ---- the router's services over UDP ---- */

enum { TAG_STATUS = 1, TAG_PASSWORD = 2, TAG_VERSION = 3, TAG_HOST = 5, TAG_NET_ID = 7, TAG_ROUTE = 12, TAG_USER = 13 };

static void put_tag(struct pdu *p, uint16_t tag, struct bytes b, char *version, char *net_id)
{
	struct cursor c = cur_over(b.p, b.len, p->c.bad);
	const uint32_t offset = cur_offset(&c, p->m->data);

	switch (tag) {
	case TAG_STATUS:
		if (b.len == 4)
			p->op.failed = put_le32(p->m, F_STATUS, &c);
		break;
	case TAG_VERSION:
		if (b.len >= 4) {
			const uint32_t major = cur_u8(&c), minor = cur_u8(&c), build = cur_le16(&c);
			const uint32_t len = dotted(version, (const uint32_t[3]){ major, minor, build }, 3);
			put_text(p, F_VERSION, version, len, offset);
			if (p->is_answer)
				identify(p->m, IDENTITY_FIRMWARE, (struct bytes){ (const uint8_t *)version, len });
		}
		break;
	case TAG_HOST:
		put_bytes(p->m, p->is_answer ? F_NAME : F_TEXT, without_zeros(b));
		if (p->is_answer)
			identify(p->m, IDENTITY_NAME, without_zeros(b));
		break;
	case TAG_NET_ID:
		if (b.len == 6)
			put_net_id(p, F_ROUTE, net_id, b, offset);
		break;
	case TAG_ROUTE:
		put_bytes(p->m, F_NAME, without_zeros(b));
		break;
	case TAG_USER:
		put_bytes(p->m, F_USER, without_zeros(b));
		break;
	default: /* versions of the system, fingerprints; a password is not shown */
		break;
	}
}

static void as_service(struct pdu *p, uint32_t service)
{
	static const struct deed deeds[] = {
		[0] = { INTENT_OTHER, CHANGES_UNKNOWN, false, "unknown service", NULL },
		[1] = { INTENT_IDENTIFY, CHANGES_NO, false, "search devices", "T0846" },
		[2] = { INTENT_SESSION, CHANGES_NO, false, "end of service", NULL },
		[3] = { INTENT_DIAGNOSE, CHANGES_NO, false, "state of the service", "T0868" },
		[4] = { INTENT_RUN, CHANGES_YES, false, "change state", "T0858" },
		[5] = { 0, 0, false, NULL, NULL },
		[6] = { INTENT_CONFIG, CHANGES_YES, false, "add route", "T0836" },
	};
	const bool is_known = service < sizeof deeds / sizeof deeds[0] && service && deeds[service].label;

	as_deed(p, &deeds[is_known ? service : 0]);
	if (!is_known && !p->m->bad)
		flaw(p->m, FLAW_UNKNOWN_SERVICE);
}

static void router(struct pdu *p)
{
	static const uint8_t vendor[8] = { 'B', 'e', 'c', 'k', 'h', 'o', 'f', 'f' };
	char version[NET_ID_TEXT], net_id[NET_ID_TEXT];
	struct message *m = p->m;

	m->carrier = true; /* these are not AMS commands: not counted */
	cur_skip(&p->c, 4);
	put_le32(m, F_SEQUENCE, &p->c);
	const uint32_t offset = cur_offset(&p->c, m->data), raw = cur_le32(&p->c);
	put_uint(m, F_SERVICE, raw & 0x7fffffff, offset, 4);
	const struct bytes source = cur_take(&p->c, 6);
	put_net_id(p, F_SOURCE_NET_ID, p->net_id[1], source, offset + 4);
	put_le16(m, F_SOURCE_AMS_PORT, &p->c);
	const uint32_t tags = cur_le32(&p->c);

	p->is_answer = raw >> 31;
	p->op.role = p->is_answer ? ROLE_ANSWER : ROLE_REQUEST;
	as_service(p, raw & 0x7fffffff);
	set_client(m, !p->is_answer);
	if (p->is_answer)
		identify(m, IDENTITY_VENDOR, (struct bytes){ vendor, sizeof vendor });
	for (uint32_t i = 0; i < tags && !m->bad; i++) {
		const uint16_t tag = cur_le16(&p->c), len = cur_le16(&p->c);
		put_tag(p, tag, take_data(p, len), version, net_id);
	}
	emit(p);
	if (cur_left(&p->c))
		flaw(m, FLAW_TRAILING);
}

static void ads_dissect(struct message *m, struct cursor c)
{
	struct ads_flow *flow = m->flow;
	struct pdu p = { .m = m, .c = c, .net_id = flow->net_id };
	struct cursor magic = c;

	if (m->transport != TRANSPORT_TCP && cur_left(&c) >= 4 && cur_be32(&magic) == 0x03661471) {
		router(&p);
		forget(m);
		return;
	}
	if (m->transport == TRANSPORT_TCP) {
		const uint16_t kind = cur_le16(&p.c);
		put_le32(m, F_LENGTH, &p.c);
		if (!m->bad && kind)
			flaw(m, FLAW_BAD_HEADER);
	}
	ams(&p);
	forget(m);
}

/* ---- refusing ---- */

/* Target and source exchanged, and a body of zeros as long as the command's answer, the result first. */
static size_t ads_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	static const uint8_t bodies[READ_WRITE + 1] = { 0, 24, 8, 4, 8, 4, 8, 4, 0, 8 };
	const size_t at = m->transport == TRANSPORT_TCP ? TCP_HEAD : 0;
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);

	cur_skip(&c, at);
	const struct bytes head = cur_take(&c, AMS_HEAD);
	if (bad || code < 1 || code > 0xffff)
		return 0;
	const uint8_t command = head.p[16], flags = head.p[18];
	const size_t body = command <= READ_WRITE && !head.p[17] ? bodies[command] : 0, len = at + AMS_HEAD + body;
	if (!body || flags & (FLAG_ANSWER | FLAG_NO_ANSWER) || !(flags & FLAG_ADS) || cap < len)
		return 0;
	memset(out, 0, len);
	if (at)
		out[2] = (uint8_t)(AMS_HEAD + body);
	memcpy(out + at, head.p + 8, 8);
	memcpy(out + at + 8, head.p, 8);
	out[at + 16] = command;
	out[at + 18] = flags | FLAG_ANSWER;
	out[at + 20] = (uint8_t)body;
	memcpy(out + at + 28, head.p + 28, 4);
	out[at + AMS_HEAD] = (uint8_t)code;
	out[at + AMS_HEAD + 1] = (uint8_t)(code >> 8);
	return len;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 48898, 48898 },
	{ TRANSPORT_UDP, 48898, 48899 },
};

extern const struct dissector ads;
const struct dissector ads = {
	.name = "ads",
	.title = "Beckhoff ADS/AMS",
	.specification = "Beckhoff Information System, TE1000 AMS/ADS specification",
	.fields = fields,
	.field_count = F_COUNT_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAW_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "releasing handles, deleting notifications",
	.codes = &function_names,
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct ads_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = ACCESS_DENIED, .codes = &error_names,
		    .answer = ads_answer },
	.probe = ads_probe,
	.frame = ads_frame,
	.dissect = ads_dissect,
};
