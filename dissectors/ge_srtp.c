/* SPDX-License-Identifier: Apache-2.0 */
/*
 * GE-SRTP (Service Request Transport Protocol), TCP port 18245: how tools and panels talk to GE Series 90, VersaMax and
 * PACSystems controllers.  Not published; read after Denton et al. (DFRWS 2017), public dissectors and drivers.
 * A message is a mailbox of 56 bytes and a text of the length that it names:
 *
 *   0  type(2)  2 sequence(2)  4 length of text(2)  ..  30 mailbox number  31 mailbox type
 *   32 source(4)  36 destination(4)  40 packet  41 of packets
 *   C0 request:             42 service  43 segment  44 offset(2)  46 count(2)  48 data, up to 8
 *   80 request with text:   50 service  51 segment  52 offset(2)  54 count(2)  then the text: data
 *   D4 answer:              42 status   44 data, up to 6          50 state of the controller(6)
 *   94 answer with text:                                          50 state of the controller(6)  then the text: data
 *   D1 refusal:             42 major    43 minor error
 *
 * Numbers are little-endian, addresses count from 0.  Answers are paired by both numbers; they do not name their
 * service.  Outputs %Q and %AQ are `control`.  The slot of the CPU is half of a byte of the destination.
 * Not read: the text of anything but memory and identity; passwords are not shown.
 * Refused by error NACK "insufficient privilege".  Services: ge_srtp_services.h.
 *
 * Owns no memory; per-flow state is a struct pairs; the thread that owns the flow.
 */
#include "dissectors/ge_srtp_services.h"

#include <string.h>

enum {
	F_TYPE, F_SEQUENCE, F_LENGTH, F_MAILBOX, F_MAILBOX_TYPE, F_SOURCE, F_SLOT, F_FUNCTION, F_STATUS, F_MINOR,
	F_SEGMENT, F_ADDRESS, F_COUNT, F_VALUE, F_LEVEL, F_STATE, F_TEXT, F_DATA, F_COUNT_FIELDS,
};

/* ---- names ---- */

enum { TYPE_OPEN = 0, TYPE_OPENED, TYPE_REQUEST, TYPE_ANSWER };

static const struct name type_list[] = { { TYPE_OPEN, "open" }, { TYPE_OPENED, "opened" }, { TYPE_REQUEST, "request" },
					 { TYPE_ANSWER, "answer" } };
static const struct names type_names = NAMES(type_list);

enum { BOX_TEXT_REQUEST = 0x80, BOX_TEXT_ANSWER = 0x94, BOX_REQUEST = 0xc0, BOX_ERROR = 0xd1, BOX_ANSWER = 0xd4 };

static const struct name mailbox_list[] = {
	{ BOX_TEXT_REQUEST, "request-with-text" }, { BOX_TEXT_ANSWER, "answer-with-text" }, { BOX_REQUEST, "request" },
	{ BOX_ERROR, "error" }, { BOX_ANSWER, "answer" },
};
static const struct names mailbox_names = NAMES(mailbox_list);

enum { INSUFFICIENT_PRIVILEGE = 2, NO_PRIVILEGE = 0xfe };

static const struct name status_list[] = {
	{ 0, "ok" }, { 1, "illegal-service" }, { INSUFFICIENT_PRIVILEGE, "insufficient-privilege" },
	{ 4, "protocol-sequence" }, { 5, "service-error" }, { 6, "illegal-mailbox" }, { 7, "queue-full" },
};
static const struct names status_names = NAMES(status_list);

static const struct name state_list[] = {
	{ 0, "run" }, { 1, "run-outputs-disabled" }, { 2, "stop" }, { 3, "stop-faulted" }, { 4, "halted" },
	{ 5, "suspended" }, { 6, "stop-io-enabled" },
};
static const struct names state_names = NAMES(state_list);

/* Words, bytes or bits of a memory. */
enum unit { UNIT_WORD, UNIT_BYTE, UNIT_BIT };

struct segment {
	uint8_t selector;
	uint8_t unit;
	bool is_output;
};

static const struct segment segments[] = {
	{ 0x08, UNIT_WORD, false }, { 0x0a, UNIT_WORD, false }, { 0x0c, UNIT_WORD, true }, { 0x10, UNIT_BYTE, false },
	{ 0x12, UNIT_BYTE, true }, { 0x14, UNIT_BYTE, false }, { 0x16, UNIT_BYTE, false }, { 0x18, UNIT_BYTE, false },
	{ 0x1a, UNIT_BYTE, false }, { 0x1c, UNIT_BYTE, false }, { 0x1e, UNIT_BYTE, false }, { 0x38, UNIT_BYTE, false },
	{ 0x46, UNIT_BIT, false }, { 0x48, UNIT_BIT, true }, { 0x4a, UNIT_BIT, false }, { 0x4c, UNIT_BIT, false },
	{ 0x4e, UNIT_BIT, false }, { 0x50, UNIT_BIT, false }, { 0x52, UNIT_BIT, false }, { 0x54, UNIT_BIT, false },
	{ 0x56, UNIT_BIT, false }, { 0xc4, UNIT_WORD, false },
};

static const struct name segment_list[] = {
	{ 0x08, "r" }, { 0x0a, "ai" }, { 0x0c, "aq" }, { 0x10, "i-bytes" }, { 0x12, "q-bytes" }, { 0x14, "t-bytes" },
	{ 0x16, "m-bytes" }, { 0x18, "sa-bytes" }, { 0x1a, "sb-bytes" }, { 0x1c, "sc-bytes" }, { 0x1e, "s-bytes" },
	{ 0x38, "g-bytes" }, { 0x46, "i" }, { 0x48, "q" }, { 0x4a, "t" }, { 0x4c, "m" }, { 0x4e, "sa" },
	{ 0x50, "sb" }, { 0x52, "sc" }, { 0x54, "s" }, { 0x56, "g" }, { 0xc4, "w" },
};
static const struct names segment_names = NAMES(segment_list);

static const struct field fields[] = {
	[F_TYPE] = { "type", FIELD_UINT, 16, USE_DETAIL, 0, &type_names, "Kind of the message." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number that an answer copies." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Bytes of the text behind the mailbox." },
	[F_MAILBOX] = { "mailbox", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Number of the mailbox message." },
	[F_MAILBOX_TYPE] = { "mailbox_type", FIELD_UINT, 8, USE_DETAIL, 0, &mailbox_names, "Kind of the mailbox." },
	[F_SOURCE] = { "source", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Mailbox of the sender." },
	[F_SLOT] = { "slot", FIELD_UINT, 4, USE_KEY, FIELD_ROUTE, NULL, "Slot of the CPU that is addressed." },
	[F_FUNCTION] = { "function", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &service_names,
		"Service; of an answer that of its request." },
	[F_STATUS] = { "status", FIELD_UINT, 8, USE_DETAIL, 0, &status_names, "Status of an answer, or major error." },
	[F_MINOR] = { "minor", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Minor error." },
	[F_SEGMENT] = { "segment", FIELD_UINT, 8, USE_KEY, 0, &segment_names,
		"Memory: registers, inputs, outputs, and so on." },
	[F_ADDRESS] = { "address", FIELD_SPAN, 16, USE_ADDRESS, 0, NULL,
		"Words, bytes or bits of the memory, from 0; programs show them from 1." },
	[F_COUNT] = { "count", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Words, bytes or bits, as the message says." },
	[F_VALUE] = { "value", FIELD_LIST, 16, USE_VALUE, 0, NULL, "Values read or written, one for each address." },
	[F_LEVEL] = { "level", FIELD_UINT, 8, USE_VALUE, 0, NULL, "Privilege level: asked for, or the client's own." },
	[F_STATE] = { "state", FIELD_UINT, 8, USE_VALUE, 0, &state_names,
		"State of the controller, or the state to set." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Name of a program or of the controller." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "What follows and has no fields of its own." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT_FIELDS, "every field has a row");

enum { FLAW_BAD_MAILBOX = FLAW_OWN, FLAW_BAD_COUNT, FLAW_BAD_VALUE, FLAW_UNKNOWN_SERVICE, FLAW_UNKNOWN_SEGMENT,
       FLAW_END };

static const struct flaw flaws[] = {
	[FLAW_BAD_MAILBOX - FLAW_OWN] = { "bad_mailbox", FLAW_MALFORMED,
		"a kind of message or of mailbox that is not known" },
	[FLAW_BAD_COUNT - FLAW_OWN] = { "bad_count", FLAW_MALFORMED, "a count that is 0 or contradicts the data" },
	[FLAW_BAD_VALUE - FLAW_OWN] = { "bad_value", FLAW_MALFORMED, "a state that does not exist" },
	[FLAW_UNKNOWN_SERVICE - FLAW_OWN] = { "unknown_service", FLAW_UNKNOWN, "a service that is not known" },
	[FLAW_UNKNOWN_SEGMENT - FLAW_OWN] = { "unknown_segment", FLAW_UNKNOWN, "a memory that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAW_END - FLAW_OWN, "every flaw has a row");

/* ---- recognising and framing ---- */

enum { MAILBOX = 56, MESSAGE_MAX = 8192, AT_SHORT = 42, AT_TEXT = 50, SHORT_DATA = 6 };

static size_t ge_srtp_frame(const struct message *m, struct cursor c)
{
	const int type = cur_peek(&c, 0), high = cur_peek(&c, 1);

	(void)m;
	if (type > TYPE_ANSWER || high > 0)
		return FRAME_FOREIGN;
	if (cur_left(&c) < 6)
		return FRAME_MORE;
	cur_skip(&c, 4);
	const uint16_t len = cur_le16(&c);
	return len > MESSAGE_MAX - MAILBOX ? FRAME_FOREIGN : MAILBOX + (size_t)len;
}

static bool is_request_box(uint8_t box)
{
	return box == BOX_REQUEST || box == BOX_TEXT_REQUEST;
}

static enum probe ge_srtp_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct message none = { .transport = transport };

	(void)from_client;
	if (transport != TRANSPORT_TCP || ge_srtp_frame(&none, c) == FRAME_FOREIGN)
		return PROBE_NO;
	if (cur_left(&c) < MAILBOX)
		return PROBE_MORE;
	const struct bytes b = cur_take(&c, MAILBOX);
	const uint8_t box = b.p[31];
	if (b.p[0] <= TYPE_OPENED) {
		/* Nothing but a few bytes are set when a session opens. */
		unsigned set = 0;
		for (size_t i = 1; i < MAILBOX; i++)
			set += b.p[i] != 0;
		return set <= 4 && !bytes_be32(b, 32) && !bytes_be32(b, 36) ? PROBE_WEAK : PROBE_NO;
	}
	if (!names_find(&mailbox_names, box) || is_request_box(box) != (b.p[0] == TYPE_REQUEST))
		return PROBE_NO;
	const size_t at = is_request_box(box) ? 36 : 32, service = box == BOX_REQUEST ? AT_SHORT : AT_TEXT;
	if (is_request_box(box) && (b.p[service] >= SERVICES || !services[b.p[service]].label))
		return PROBE_WEAK;
	return b.p[at + 1] == 0x0e && !b.p[at + 2] && !b.p[at + 3] ? PROBE_STRONG : PROBE_WEAK;
}

/* ---- parts ---- */

struct pdu {
	struct message *m;
	struct cursor c;      /* what is behind the mailbox: the text */
	struct bytes box;     /* the mailbox */
	uint8_t service;
	bool is_known;        /* the service; of an answer: its request was seen */
	bool has_text;
	struct operation op;
	const struct pair *asked;
};

static void emit(struct pdu *p)
{
	operation_in_place(p->m, &p->op);
}

static void as_service(struct pdu *p)
{
	static const struct service none = { INTENT_OTHER, CHANGES_UNKNOWN, false, "unknown service", NULL };
	const struct service *s = p->is_known && p->service < SERVICES && services[p->service].label
		? &services[p->service] : &none;

	p->op.intent = s->intent;
	p->op.changes = s->changes;
	p->op.housekeeping = s->housekeeping;
	p->op.label = s->label;
	p->op.technique = s->technique;
	if (s == &none && p->is_known)
		flaw(p->m, FLAW_UNKNOWN_SERVICE);
	if (!p->m->bad)
		expect(p->m, (enum intent)s->intent);
}

static uint32_t key_of(const struct pdu *p)
{
	return bytes_be16(p->box, 2) | (uint32_t)bytes_u8(p->box, 30) << 16;
}

static void await(struct pdu *p, uint8_t selector, uint32_t first, uint32_t count)
{
	if (p->m->bad || p->m->prefix)
		return;
	struct pair *pair = pair_open(p->m->flow, key_of(p));
	pair->code = p->service;
	pair->first = first;
	pair->count = count;
	pair->extra = selector;
}

static const struct segment *segment_of(uint64_t selector)
{
	for (size_t i = 0; i < sizeof segments / sizeof segments[0]; i++)
		if (segments[i].selector == selector)
			return &segments[i];
	return NULL;
}

static size_t bytes_for(const struct segment *s, uint32_t count)
{
	return s->unit == UNIT_WORD ? 2 * (size_t)count : s->unit == UNIT_BYTE ? count : ((size_t)count + 7) / 8;
}

static void put_values(struct pdu *p, const struct segment *s, struct bytes b, uint32_t count)
{
	static const uint8_t encodings[] = { [UNIT_WORD] = LIST_U16LE, [UNIT_BYTE] = LIST_U8, [UNIT_BIT] = LIST_BIT };
	const size_t fits = s->unit == UNIT_WORD ? b.len / 2 : s->unit == UNIT_BYTE ? b.len : 8 * b.len;

	put_list(p->m, F_VALUE, b, (enum list_encoding)encodings[s->unit], count < fits ? count : (uint32_t)fits, 1);
}

static void put_bytes_if(struct pdu *p, struct bytes b)
{
	if (b.len)
		put_bytes(p->m, F_DATA, b);
}

static void as_memory(struct pdu *p, const struct segment *s)
{
	if (p->service != WRITE_MEMORY || !s || !s->is_output)
		return;
	p->op.intent = INTENT_CONTROL;
	p->op.technique = "T0855";
	if (!p->m->bad)
		expect(p->m, INTENT_CONTROL);
}

/* ---- requests ---- */

static uint16_t le16_at(struct bytes b, size_t at)
{
	return (uint16_t)(bytes_u8(b, at) | (unsigned)bytes_u8(b, at + 1) << 8);
}

/* Memory of the system: segment, offset, count; with text, or with up to 8 bytes in the mailbox. */
static void memory_request(struct pdu *p, size_t at)
{
	struct message *m = p->m;
	const uint8_t selector = bytes_u8(p->box, at + 1);
	const uint32_t first = le16_at(p->box, at + 2), count = le16_at(p->box, at + 4);
	const struct segment *s = segment_of(selector);
	const uint32_t offset = (uint32_t)at + 1;

	as_memory(p, s);
	put_uint(m, F_SEGMENT, selector, offset, 1);
	put_span(m, F_ADDRESS, first, count ? count : 1, offset + 1, 4);
	put_uint(m, F_COUNT, count, offset + 3, 2);
	if (!s)
		flaw(m, FLAW_UNKNOWN_SEGMENT);
	if (!count)
		flaw(m, FLAW_BAD_COUNT);
	const struct bytes text = cur_rest(&p->c);
	const struct bytes b = p->has_text ? text : bytes_part(p->box, at + 6, MAILBOX);
	if (p->service == WRITE_MEMORY && s) {
		if (!m->prefix && (p->has_text ? b.len != bytes_for(s, count) : b.len < bytes_for(s, count)))
			flaw(m, FLAW_BAD_COUNT);
		put_values(p, s, b, count);
	} else {
		put_bytes_if(p, text);
	}
	emit(p);
	await(p, selector, first, count);
}

static void request(struct pdu *p, size_t at)
{
	struct message *m = p->m;
	const uint8_t argument = bytes_u8(p->box, at + 1);
	const uint32_t offset = (uint32_t)at + 1;

	p->service = bytes_u8(p->box, at);
	p->is_known = true;
	put_uint(m, F_FUNCTION, p->service, (uint32_t)at, 1);
	put_uint(m, F_SLOT, bytes_u8(p->box, 36) >> 4, 36, 1);
	keep(m);
	m->code = p->service;
	as_service(p);
	if (p->service == READ_MEMORY || p->service == WRITE_MEMORY || p->service == TOGGLE_FORCE) {
		memory_request(p, at);
		return;
	}
	if (p->service == CHANGE_LEVEL) {
		put_uint(m, F_LEVEL, argument, offset, 1);
		cur_skip(&p->c, cur_left(&p->c)); /* a password */
	} else if (p->service == SET_STATE) {
		put_uint(m, F_STATE, argument, offset, 1);
		if (!names_find(&state_names, argument))
			flaw(m, FLAW_BAD_VALUE);
	} else if (p->has_text) {
		put_bytes_if(p, cur_rest(&p->c));
	} else {
		put_bytes_if(p, bytes_part(p->box, at + 1, MAILBOX));
	}
	put_bytes_if(p, cur_rest(&p->c));
	emit(p);
	await(p, 0, 0, 0);
}

/* ---- answers ---- */

/* Programs and controllers have names of up to 8 characters, zeros behind. */
static void put_name(struct pdu *p, struct bytes b, bool is_controller)
{
	size_t len = 0;

	while (len < b.len && b.p[len] >= ' ' && b.p[len] < 0x7f)
		len++;
	if (len) {
		put_bytes(p->m, F_TEXT, bytes_part(b, 0, len));
		if (is_controller)
			identify(p->m, IDENTITY_NAME, bytes_part(b, 0, len));
	}
	if (len < b.len)
		put_bytes(p->m, F_DATA, bytes_part(b, len, b.len));
}

static void answer_values(struct pdu *p, struct bytes b)
{
	const struct segment *s = p->asked ? segment_of(p->asked->extra) : NULL;

	if (p->asked && s && p->service == READ_MEMORY) {
		const size_t want = bytes_for(s, p->asked->count);
		if (p->has_text ? b.len < want : want > SHORT_DATA)
			flaw(p->m, FLAW_MISFIT);
		put_values(p, s, b, p->asked->count);
	} else if (p->is_known && (p->service == IDENTIFY || p->service == 0x03)) {
		put_name(p, b, p->service == IDENTIFY);
	} else if (p->has_text) {
		put_bytes_if(p, b);
	}
}

static void put_asked(struct pdu *p)
{
	const struct pair *asked = p->m->prefix ? pair_find(p->m->flow, key_of(p)) : pair_take(p->m->flow, key_of(p));

	if (!asked) {
		flaw(p->m, FLAW_NO_REQUEST);
		as_service(p);
		p->op.label = "answer";
		return;
	}
	p->asked = asked;
	p->service = (uint8_t)asked->code;
	p->is_known = true;
	p->m->code = p->service;
	put_uint(p->m, F_FUNCTION, p->service, 0, 0);
	as_service(p);
	if (asked->extra) {
		const struct segment *s = segment_of(asked->extra);
		put_uint(p->m, F_SEGMENT, asked->extra, 0, 0);
		put_span(p->m, F_ADDRESS, asked->first, asked->count ? asked->count : 1, 0, 0);
		as_memory(p, s);
	}
}

static void answer(struct pdu *p, uint8_t box)
{
	struct message *m = p->m;

	put_asked(p);
	if (box == BOX_ERROR) {
		put_uint(m, F_STATUS, bytes_u8(p->box, AT_SHORT), AT_SHORT, 1);
		put_uint(m, F_MINOR, bytes_u8(p->box, AT_SHORT + 1), AT_SHORT + 1, 1);
		p->op.failed = true;
		put_bytes_if(p, cur_rest(&p->c));
		emit(p);
		return;
	}
	put_uint(m, F_LEVEL, bytes_u8(p->box, 51), 51, 1);
	put_uint(m, F_STATE, bytes_u8(p->box, 55) >> 4, 55, 1);
	if (box == BOX_ANSWER) {
		const uint8_t status = bytes_u8(p->box, AT_SHORT);
		put_uint(m, F_STATUS, status, AT_SHORT, 1);
		p->op.failed = status;
		answer_values(p, bytes_part(p->box, AT_SHORT + 2, SHORT_DATA));
		put_bytes_if(p, cur_rest(&p->c));
	} else {
		answer_values(p, cur_rest(&p->c));
	}
	emit(p);
}

/* ---- the message ---- */

static void session(struct pdu *p, unsigned type)
{
	p->m->carrier = true;
	expect(p->m, INTENT_SESSION);
	put_bytes_if(p, cur_rest(&p->c));
	set_client(p->m, type == TYPE_OPEN);
	operation(p->m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .label = "open session",
					     .role = type == TYPE_OPEN ? ROLE_REQUEST : ROLE_ANSWER });
}

static void ge_srtp_dissect(struct message *m, struct cursor c)
{
	struct pdu p = { .m = m, .c = c };

	p.box = cur_take(&p.c, MAILBOX);
	if (m->bad)
		return;
	const uint16_t type = le16_at(p.box, 0);
	const uint8_t box = p.box.p[31];
	put_uint(m, F_TYPE, type, 0, 2);
	put_uint(m, F_SEQUENCE, le16_at(p.box, 2), 2, 2);
	put_uint(m, F_LENGTH, le16_at(p.box, 4), 4, 2);
	if (type <= TYPE_OPENED) {
		session(&p, type);
		return;
	}
	put_uint(m, F_MAILBOX, p.box.p[30], 30, 1);
	put_uint(m, F_MAILBOX_TYPE, box, 31, 1);
	put_uint(m, F_SOURCE, (uint32_t)le16_at(p.box, 34) << 16 | le16_at(p.box, 32), 32, 4);
	keep(m);
	p.has_text = box == BOX_TEXT_REQUEST || box == BOX_TEXT_ANSWER;
	p.op.role = is_request_box(box) ? ROLE_REQUEST : ROLE_ANSWER;
	if (!names_find(&mailbox_names, box)) {
		flaw(m, FLAW_BAD_MAILBOX);
		p.op.role = type == TYPE_REQUEST ? ROLE_REQUEST : ROLE_ANSWER;
		as_service(&p);
		p.op.label = "unknown mailbox";
		put_bytes_if(&p, cur_rest(&p.c));
		emit(&p);
		return;
	}
	if (is_request_box(box) != (type == TYPE_REQUEST))
		flaw(m, FLAW_BAD_MAILBOX);
	set_client(m, is_request_box(box));
	if (is_request_box(box))
		request(&p, box == BOX_REQUEST ? AT_SHORT : AT_TEXT);
	else
		answer(&p, box);
}

/* ---- refusing ---- */

/* Error NACK to the sender's mailbox, with the numbers of the request. */
static size_t ge_srtp_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	if (m->len < MAILBOX || cap < MAILBOX || code < 1 || code > 255 || m->data[0] != TYPE_REQUEST ||
	    !is_request_box(m->data[31]))
		return 0;
	memset(out, 0, MAILBOX);
	out[0] = TYPE_ANSWER;
	memcpy(out + 2, m->data + 2, 2);
	out[30] = m->data[30];
	out[31] = BOX_ERROR;
	memcpy(out + 32, m->data + 36, 4);
	memcpy(out + 36, m->data + 32, 4);
	out[40] = out[41] = 1;
	out[42] = (uint8_t)code;
	out[43] = code == INSUFFICIENT_PRIVILEGE ? NO_PRIVILEGE : 0;
	return MAILBOX;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 18245, 18245 } };

extern const struct dissector ge_srtp;
const struct dissector ge_srtp = {
	.name = "ge_srtp",
	.title = "GE-SRTP",
	.specification = "not published; Denton et al., DFRWS 2017",
	.fields = fields,
	.field_count = F_COUNT_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAW_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "opening of a session, session control",
	.codes = &service_names,
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct pairs),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = INSUFFICIENT_PRIVILEGE, .codes = &status_names,
		    .answer = ge_srtp_answer },
	.probe = ge_srtp_probe,
	.frame = ge_srtp_frame,
	.dissect = ge_srtp_dissect,
};
