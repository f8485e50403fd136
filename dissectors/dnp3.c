/* SPDX-License-Identifier: Apache-2.0 */
/*
 * DNP3 over TCP and UDP (IEEE 1815-2012): link frames with their checksums, the transport function,
 * application fragments down to the single point.  One message is one link frame:
 *
 *   | 05 64 | length | control | destination | source | CRC |  up to 16 octets | CRC |  ...
 *     start    1        1            2           2      2     user data, 1-250 octets
 *
 * User data is a transport octet (FIN, FIR, sequence) and a piece of an application fragment:
 *
 *   | control | function | IIN, answers only | group | variation | qualifier | range | points | ...
 *       1          1              2              1         1           1        0-8
 *
 * The checksums are taken out into a buffer on dissect()'s stack; a fragment of several frames is
 * joined in the direction's join buffer.  Offsets of fields always refer to the frame at hand: the
 * length of a number includes a checksum that lies inside it (that of a text does not), and a value
 * that came in an earlier frame has offset 0.  Numbers are little-endian.
 *
 * dnp3_fields.h: vocabulary.  dnp3_link.h: carrier.  dnp3_objects.h: objects.  dnp3_functions.h:
 * what messages mean.  Here: fragments, pairing, refusing.  Owns nothing; one thread per flow.
 */
#include "dissectors/dnp3_functions.h"
#include "dissectors/dnp3_link.h"

/* ---- where a frame begins and ends ---- */

static enum probe dnp3_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)transport;
	(void)from_client;
	if ((cur_left(&c) > 0 && cur_peek(&c, 0) != 0x05) ||
	    (cur_left(&c) > 1 && cur_peek(&c, 1) != 0x64) ||
	    (cur_left(&c) > 2 && cur_peek(&c, 2) < CONTROL_LEN))
		return PROBE_NO;
	if (cur_left(&c) < HEADER_LEN)
		return PROBE_MORE;
	const struct bytes header = cur_take(&c, HEADER_LEN - 2);
	return crc_of(header) == cur_le16(&c) ? PROBE_STRONG : PROBE_WEAK;
}

/* A length below 5 cannot be: the header alone is taken, and dissect() names it. */
static size_t dnp3_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if ((cur_left(&c) > 0 && cur_peek(&c, 0) != 0x05) ||
	    (cur_left(&c) > 1 && cur_peek(&c, 1) != 0x64))
		return FRAME_FOREIGN;
	if (cur_left(&c) < 3)
		return FRAME_MORE;
	return frame_len((unsigned)cur_peek(&c, 2));
}

/* ---- application fragment ---- */

#define PACKED_MAX 1024

/* How long the next object is, by its size prefix, variation or own length octet (group 0). */
static size_t next_len(const struct header *h, const struct object *o, uint64_t prefix,
		       const struct cursor *c)
{
	if (h->sized)
		return (size_t)prefix;
	if (o->layout[0] == 'a')
		return 2 + (size_t)(cur_peek(c, 1) > 0 ? cur_peek(c, 1) : 0);
	bool open;
	return object_len(o, h->variation, &open);
}

static bool too_many(const struct fragment *f)
{
	return f->m->flaws & UINT64_C(1) << FLAW_OPERATIONS;
}

/* Points of one or two bits, packed; false: what follows cannot be read.  A fragment can hold many
 * thousand: the first are operations of their own, the others one without values. */
static bool read_packed(struct fragment *f, const struct header *h, unsigned bits)
{
	const uint64_t need = (h->count * bits + 7) / 8;
	const uint32_t start = cur_offset(&f->c, f->base);

	if (h->prefix) {
		flaw(f->m, FLAW_QUALIFIER);
		return false;
	}
	if (need > cur_left(&f->c)) {
		flaw(f->m, FLAW_OBJECT_MISSING);
		return false;
	}
	const struct bytes b = cur_take(&f->c, (size_t)need);
	digest(f, h, h->first, b);
	for (uint64_t i = 0; i < h->count && !f->m->bad && !too_many(f); i++) {
		const size_t at = (size_t)(i * bits / 8);
		put_object(f, h);
		if (i == PACKED_MAX) {
			if (h->ranged)
				put_index(f, h->first + i, h->count - i, h->at + 3, 0);
			emit(f, h);
			break;
		}
		if (h->ranged)
			put_index(f, h->first + i, 1, h->at + 3, 0);
		put_number(f, F_VALUE, b.p[at] >> (i * bits % 8) & ((1u << bits) - 1),
			   start + (uint32_t)at, 1);
		emit(f, h);
	}
	return true;
}

/* Objects one after the other, each with its prefix; false: what follows cannot be read. */
static bool read_objects(struct fragment *f, const struct header *h, const struct object *o)
{
	const bool command = f->function && f->function->answer == ANSWER_ECHO &&
			     h->group != GROUP_AUTH;
	bool open;
	const size_t least = object_len(o, h->variation, &open);

	for (uint64_t i = 0; i < h->count && !f->m->bad && !too_many(f); i++) {
		uint64_t index = h->first + i;
		const uint32_t at = cur_offset(&f->c, f->base);
		const uint64_t prefix = read_number(&f->c, h->prefix);
		const size_t len = next_len(h, o, prefix, &f->c);

		if (f->m->bad || len > cur_left(&f->c)) {
			flaw(f->m, FLAW_OBJECT_MISSING);
			return false;
		}
		struct cursor object = cur_cut(&f->c, len);
		put_object(f, h);
		if (h->prefix && !h->sized)
			index = prefix;
		if (h->ranged || (h->prefix && !h->sized))
			put_index(f, index, 1, at, h->prefix);
		if (command)
			digest(f, h, index, (struct bytes){ object.p, cur_left(&object) });
		if (len < least || (len > least && !open)) {
			flaw(f->m, FLAW_OBJECT_SIZE);
			return false;
		}
		read_object(f, h, o, object);
		emit(f, h);
	}
	return true;
}

/* Objects of an unknown layout: passed over where their size is told. */
static bool read_unknown(struct fragment *f, const struct header *h)
{
	flaw(f->m, FLAW_OBJECT);
	put_object(f, h);
	if (h->ranged)
		put_index(f, h->first, h->count, h->at + 3, 0);
	operation(f->m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
					     .role = f->role, .failed = f->failed,
					     .label = "unknown object" });
	if (!h->sized)
		return false;
	for (uint64_t i = 0; i < h->count && !f->m->bad; i++)
		cur_skip(&f->c, (size_t)read_number(&f->c, h->prefix));
	return true;
}

/* A header without data: one operation for its range, or one for each listed index; a count of 0 is
 * an operation, too, so that nothing passes unseen. */
static void read_header_only(struct fragment *f, const struct header *h)
{
	if (!h->prefix || !h->count) {
		put_object(f, h);
		if (h->ranged)
			put_index(f, h->first, h->count, h->at + 3, (h->qualifier & 3u ? 4 : 2));
		else if (h->counted)
			put_number(f, F_COUNT, h->count, h->at + 3, 1);
		emit(f, h);
		return;
	}
	for (uint64_t i = 0; i < h->count && !f->m->bad && !too_many(f); i++) {
		const uint32_t at = cur_offset(&f->c, f->base);
		if (cur_left(&f->c) < h->prefix) {
			flaw(f->m, FLAW_OBJECT_MISSING);
			return;
		}
		const uint64_t index = read_number(&f->c, h->prefix);
		put_object(f, h);
		put_index(f, index, 1, at, h->prefix);
		emit(f, h);
	}
}

/* ---- object headers ---- */

/* Qualifier and range, 4.2.2.7.3; false when they make no sense. */
static bool read_range(struct fragment *f, struct header *h)
{
	static const uint8_t prefix_octets[7] = { 0, 1, 2, 4, 1, 2, 4 };
	const unsigned range = h->qualifier & 15u;
	const unsigned prefix = h->qualifier >> 4;

	h->sized = prefix >= 4;
	if (range <= 2 && prefix == 0) {
		h->ranged = true;
		h->first = (uint32_t)read_number(&f->c, 1u << range);
		const uint64_t stop = read_number(&f->c, 1u << range);
		if (f->m->bad)
			return false;
		h->count = stop - h->first + 1;
		if (stop < h->first || h->count > UINT32_MAX) {
			flaw(f->m, FLAW_RANGE);
			return false;
		}
		return true;
	}
	if (range == 6 && prefix == 0)
		return true;
	if ((range >= 7 && range <= 9 && prefix <= 3) ||
	    (range == 11 && prefix >= 4 && prefix <= 6)) {
		h->counted = true;
		h->count = read_number(&f->c, range == 11 ? 1 : 1u << (range - 7));
		h->prefix = prefix_octets[prefix];
		return !f->m->bad;
	}
	flaw(f->m, FLAW_QUALIFIER);
	return false;
}

/* Does this header bring data?  What reads, freezes or configures points only names them. */
static bool brings_data(const struct fragment *f, const struct header *h)
{
	if (h->sized || h->group == GROUP_AUTH || f->role != ROLE_REQUEST)
		return true;
	return f->function->traits & DATA ||
	       (f->function->traits & TIMED && h->group == GROUP_TIME);
}

/* An object header with its points; false: what follows cannot be read. */
static bool read_header(struct fragment *f)
{
	struct header h = { .at = cur_offset(&f->c, f->base) };

	h.group = cur_u8(&f->c);
	h.variation = cur_u8(&f->c);
	h.qualifier = cur_u8(&f->c);
	if (!f->m->bad)
		expect(f->m, describe(f, &h).intent);
	if (!read_range(f, &h))
		return false;
	f->objects = f->objects || h.group != GROUP_AUTH;
	h.data = brings_data(f, &h);
	if (!h.data || (h.qualifier & 15) == 6 || (h.counted && !h.count)) {
		if (h.group == GROUP_CLASS && f->function && f->function->code == FUNCTION_ASSIGN) {
			f->classed = true;
			f->class = (uint8_t)(h.variation - 1) & 3;
		}
		read_header_only(f, &h);
		return true;
	}
	const struct object *o = find_object(h.group, h.variation);
	bool open = false;
	if (o)
		(void)object_len(o, h.variation, &open);
	if (!o || (open && !h.sized && o->layout[0] != 'a'))
		return read_unknown(f, &h);
	const struct part *part = &parts[(unsigned char)o->layout[0] & 127];
	if (part->kind == PART_PACKED)
		return read_packed(f, &h, part->bytes);
	return read_objects(f, &h, o);
}

/* ---- requests and answers ---- */

/* Addresses and sequence folded to 32 bits; `first` of the pair has the addresses whole. */
static uint32_t pair_key(uint32_t both, uint8_t sequence)
{
	return both ^ (uint32_t)sequence << 28;
}

static uint32_t stations(uint16_t master, uint16_t outstation)
{
	return (uint32_t)master << 16 | outstation;
}

static void remember(struct fragment *f, uint8_t sequence)
{
	const uint32_t both = stations(f->link->source, f->link->destination);
	if (f->m->bad || f->function->traits & SILENT || f->link->destination >= BROADCAST_MIN)
		return;
	struct pair *p = pair_open(&f->state->pairs, pair_key(both, sequence));
	p->code = f->code;
	p->first = both;
	p->count = f->echo;
	p->extra = f->request.extra;
}

/* The request of an answer; answers of several fragments count their sequence on (4.2.2.4.6). */
static void recall(struct fragment *f, uint8_t control)
{
	const uint32_t both = stations(f->link->destination, f->link->source);
	const uint8_t sequence = control & 15;
	struct pair *p = pair_find(&f->state->pairs, pair_key(both, sequence));

	if (f->m->bad)
		return;
	if (!p || p->first != both) {
		flaw(f->m, FLAW_NO_REQUEST);
		return;
	}
	f->request = *p;
	f->function = find_function((uint8_t)p->code);
	if (!f->function)
		f->function = &unknown_function;
	/* A challenge is not yet the answer. */
	if (f->code == FUNCTION_AUTH_RESPONSE)
		return;
	(void)pair_take(&f->state->pairs, p->key);
	if (!(control & 0x40)) {
		const uint32_t key = pair_key(both, (sequence + 1) & 15);
		p = pair_open(&f->state->pairs, key);
		*p = f->request;
		p->key = key;
	}
}

static void check_answer(struct fragment *f)
{
	if (!f->function || f->m->bad)
		return;
	const bool echo = f->function->answer == ANSWER_ECHO && f->code == FUNCTION_RESPONSE;
	if (echo && !(f->failed && !f->objects) && f->echo != f->request.count)
		flaw(f->m, FLAW_MISFIT);
}

/* May an answer to this function bring this group?  Authentication may come with any. */
static bool fits(const struct function *fn, uint8_t group)
{
	if (group == GROUP_AUTH)
		return true;
	switch (fn->answer) {
	case ANSWER_NULL: return group == GROUP_FILE && fn->code == FUNCTION_WRITE;
	case ANSWER_DELAY: return group == 52;
	case ANSWER_FILE: return group == GROUP_FILE;
	default: return true;
	}
}

static void read_all(struct fragment *f)
{
	bool readable = true;
	while (readable && cur_left(&f->c) && !too_many(f)) {
		const int group = cur_peek(&f->c, 0);
		if (f->code == FUNCTION_RESPONSE && f->function &&
		    !fits(f->function, (uint8_t)group))
			flaw(f->m, FLAW_MISFIT);
		readable = read_header(f);
	}
	/* Authentication comes in addition to what a function does by itself. */
	if (readable && !f->objects && (f->code < FUNCTION_AUTH || !f->m->operations))
		emit(f, NULL);
}

static void put_iin(struct fragment *f, uint16_t iin, uint32_t at)
{
	static const struct { uint8_t field; uint16_t mask; } bits[] = {
		{ F_BROADCAST, 0x0100 },	{ F_NEED_TIME, 0x1000 },
		{ F_LOCAL_CONTROL, 0x2000 },	{ F_DEVICE_TROUBLE, 0x4000 },
		{ F_DEVICE_RESTART, 0x8000 },	{ F_NO_FUNCTION, 0x0001 },
		{ F_OBJECT_UNKNOWN, 0x0002 },	{ F_PARAMETER_ERROR, 0x0004 },
		{ F_EVENT_OVERFLOW, 0x0008 },	{ F_ALREADY_EXECUTING, 0x0010 },
		{ F_CONFIG_CORRUPT, 0x0020 },
	};
	static const uint8_t events[] = { F_CLASS_1_EVENTS, F_CLASS_2_EVENTS, F_CLASS_3_EVENTS };
	put_number(f, F_IIN, iin, at, 2);
	for (unsigned i = 0; i < sizeof bits / sizeof bits[0]; i++)
		put_number(f, bits[i].field, (iin & bits[i].mask) != 0,
			   at + (bits[i].mask < 0x100), 1);
	/* Said in most answers, and only then. */
	for (unsigned i = 0; i < sizeof events; i++)
		if (iin & 0x0200u << i)
			put_number(f, events[i], 1, at, 1);
	/* Function, object or parameter refused, or already executing. */
	f->failed = iin & 0x0017;
}

static void read_answer(struct fragment *f, uint8_t control)
{
	const bool unsolicited = control & 0x10;

	put_iin(f, cur_be16(&f->c), 2);
	keep(f->m);
	f->role = f->code == FUNCTION_UNSOLICITED ? ROLE_REPORT : ROLE_ANSWER;
	f->failed = f->failed && f->role == ROLE_ANSWER;
	if (f->link->from_master)
		flaw(f->m, FLAW_ANSWER_DIRECTION);
	if (f->code != FUNCTION_AUTH_RESPONSE && unsolicited != (f->code == FUNCTION_UNSOLICITED))
		flaw(f->m, FLAW_CONTROL);
	if (f->role == ROLE_ANSWER && !unsolicited)
		recall(f, control);
	read_all(f);
	check_answer(f);
}

static void read_request(struct fragment *f, uint8_t control)
{
	const bool confirm = f->code == FUNCTION_CONFIRM;

	f->role = ROLE_REQUEST;
	f->function = find_function(f->code);
	if (!f->function) {
		f->function = &unknown_function;
		flaw(f->m, FLAW_FUNCTION);
		keep(f->m);
		operation(f->m, &(struct operation){ .intent = INTENT_OTHER, .role = ROLE_REQUEST,
						     .changes = CHANGES_UNKNOWN,
						     .label = unknown_function.label });
		remember(f, control & 15);
		return;
	}
	/* Either side confirms; only a master asks. */
	if (!f->link->from_master) {
		if (confirm)
			f->role = ROLE_ANSWER;
		else
			flaw(f->m, FLAW_DIRECTION);
	}
	/* A request is one fragment (4.2.2.4.2); UNS is for unsolicited ones and their confirms. */
	if ((control & 0xc0) != 0xc0 || (control & 0x10 && !confirm && f->code < FUNCTION_AUTH))
		flaw(f->m, FLAW_CONTROL);
	keep(f->m);
	expect(f->m, f->function->intent);
	if (!f->m->bad) {
		f->state->control = control;
		f->state->function = f->code;
	}
	read_all(f);
	if (f->link->from_master)
		remember(f, control & 15);
}

static void read_fragment(struct message *m, const struct link *link, struct bytes whole,
			  uint32_t skip)
{
	struct fragment f = {
		.m = m, .state = m->flow, .link = link, .base = whole.p, .skip = skip,
		.c = cur_over(whole.p, whole.len, &m->bad), .echo = 2166136261u,
	};
	const uint8_t control = cur_u8(&f.c);
	f.code = cur_u8(&f.c);

	put_number(&f, F_FIR, control >> 7, 0, 1);
	put_number(&f, F_FIN, control >> 6 & 1, 0, 1);
	put_number(&f, F_CON, control >> 5 & 1, 0, 1);
	put_number(&f, F_UNS, control >> 4 & 1, 0, 1);
	put_number(&f, F_SEQUENCE, control & 15, 0, 1);
	put_number(&f, F_FUNCTION, f.code, 1, 1);
	if (whole.len >= 2)
		m->code = f.code;
	if (f.code >= FUNCTION_RESPONSE && f.code <= FUNCTION_AUTH_RESPONSE)
		read_answer(&f, control);
	else
		read_request(&f, control);
}

/* ---- transport function, clause 8 ---- */

static void read_user(struct message *m, const struct link *link, const uint8_t *user, unsigned len)
{
	const bool final = user[0] & 0x80, first = user[0] & 0x40;
	const struct bytes piece = { user + 1, len - 1 };
	struct awaited *awaited = &((struct state *)m->flow)->awaited[m->from_client];

	put_uint(m, F_TRANSPORT_SEQUENCE, user[0] & 0x3f, HEADER_LEN, 1);
	if (m->bad) {
		/* The beginning of a frame: nothing is emitted, but the intent may be told. */
		if (first && len > 4)
			read_fragment(m, link, piece, 0);
		return;
	}
	if (!piece.len) {
		flaw(m, FLAW_BAD_LENGTH);
		return;
	}
	if (!in_order(m, awaited, link, user[0]))
		return;
	const struct bytes whole = join(m, piece, first, final);
	if (whole.len)
		read_fragment(m, link, whole, (uint32_t)(whole.len - piece.len));
	else if (!m->piece)
		awaited->open = false;
}

static void read_frame(struct message *m, struct cursor c)
{
	uint8_t user[USER_MAX];
	unsigned user_len;
	struct cursor peek = c;
	const struct bytes header = cur_take(&peek, HEADER_LEN - 2);

	cur_skip(&c, 2);
	const uint8_t length = put_u8(m, F_LENGTH, &c);
	const uint32_t control_at = cur_offset(&c, m->data);
	const uint8_t control = cur_u8(&c);
	put_link_control(m, control, control_at);
	const uint16_t destination = put_le16(m, F_DESTINATION, &c);
	const uint16_t source = put_le16(m, F_SOURCE, &c);
	const struct link link = { source, destination, control & 0x80 };
	const uint16_t crc = cur_le16(&c);
	if (m->bad)
		return;
	/* Covers the start octets, too. */
	if (crc_of(header) != crc) {
		flaw(m, FLAW_BAD_CRC);
		return;
	}
	if (length < CONTROL_LEN) {
		flaw(m, FLAW_BAD_LENGTH);
		return;
	}
	keep(m);
	const unsigned want = length - (unsigned)CONTROL_LEN;
	if (!strip(m, &c, want, user, &user_len))
		return;
	if (cur_left(&c))
		flaw(m, FLAW_TRAILING);
	/* Some outstations set the direction bit of a master; an answer tells better. */
	const bool answers = user_len > 2 && user[0] & 0x40 && user[2] >= FUNCTION_RESPONSE;
	set_client(m, link.from_master && !answers);
	const unsigned function = control & 15;
	const bool primary = control & 0x40;
	const bool unknown = primary && user_len && !names_find(&link_function_names, function);
	/* Data under a function that is not assigned: some stations may take it for user data. */
	if (unknown)
		flaw(m, FLAW_LINK_FUNCTION);
	if (!unknown && (!primary || (function != 3 && function != 4)))
		link_only(m, control, want);
	else if (user_len)
		read_user(m, &link, user, user_len);
	else
		flaw(m, FLAW_BAD_LENGTH);
}

/* A frame that carries nothing for the application layer, or is rejected below it, is the link layer's own. */
static void dnp3_dissect(struct message *m, struct cursor c)
{
	read_frame(m, c);
	m->carrier = m->code < 0 && !m->piece;
}

/* ---- refusing ---- */

static const struct name refusal_list[] = {
	{ 1, "no-function" }, { 2, "object-unknown" }, { 4, "parameter-error" },
};
static const struct names refusal_names = NAMES(refusal_list);

static size_t dnp3_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	const struct state *state = m->flow;
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);
	enum { ANSWER_LEN = 17 };

	cur_skip(&c, 3);
	const uint8_t control = cur_u8(&c);
	const uint16_t destination = cur_le16(&c);
	const uint16_t source = cur_le16(&c);
	const struct function *fn = find_function(state->function);
	/* Confirmed user data (link function 3) waits for an acknowledgement of the link, too. */
	if (bad || (control & 15) == 3 || cap < ANSWER_LEN || m->code != state->function ||
	    destination >= BROADCAST_MIN || !fn || fn->traits & SILENT)
		return 0;
	const uint8_t answer[ANSWER_LEN] = {
		0x05, 0x64, 10, 0x44,
		(uint8_t)source, (uint8_t)(source >> 8),
		(uint8_t)destination, (uint8_t)(destination >> 8),
		0, 0, 0xc0, (uint8_t)(0xc0 | (state->control & 15)), FUNCTION_RESPONSE,
		0, (uint8_t)(code & 7), 0, 0,
	};
	memcpy(out, answer, ANSWER_LEN);
	const uint16_t head = crc_of((struct bytes){ out, 8 });
	const uint16_t body = crc_of((struct bytes){ out + HEADER_LEN, 5 });
	out[8] = (uint8_t)head;
	out[9] = (uint8_t)(head >> 8);
	out[15] = (uint8_t)body;
	out[16] = (uint8_t)(body >> 8);
	return ANSWER_LEN;
}

/* Function code 0x70 is not assigned: the outstation answers with IIN2.0.  Only where the whole
 * fragment is in this frame and no authentication covers it. */
static bool dnp3_neutralise(const struct message *m, uint8_t *bytes)
{
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);

	cur_skip(&c, 2);
	const uint8_t length = cur_u8(&c);
	cur_skip(&c, HEADER_LEN - 3);
	const uint8_t transport = cur_u8(&c);
	cur_skip(&c, 1);
	const uint8_t function = cur_u8(&c);
	const int group = cur_peek(&c, 0);
	const unsigned user = length - (unsigned)CONTROL_LEN;
	const struct function *fn = find_function(function);
	if (bad || length < CONTROL_LEN + 3 || m->code != function || (transport & 0xc0) != 0xc0 ||
	    !fn || function == FUNCTION_CONFIRM || function >= FUNCTION_AUTH ||
	    (length > CONTROL_LEN + 3 && group == GROUP_AUTH))
		return false;
	const size_t block = user < BLOCK_LEN ? user : BLOCK_LEN;
	bytes[HEADER_LEN + 2] = 0x70;
	const uint16_t crc = crc_of((struct bytes){ bytes + HEADER_LEN, block });
	bytes[HEADER_LEN + block] = (uint8_t)crc;
	bytes[HEADER_LEN + block + 1] = (uint8_t)(crc >> 8);
	return true;
}

/* ---- the protocol ---- */

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 20000, 20000 },
	{ TRANSPORT_UDP, 20000, 20000 },
};

extern const struct dissector dnp3;
const struct dissector dnp3 = {
	.name = "dnp3",
	.title = "DNP3",
	.specification = "IEEE 1815-2012",
	.fields = fields,
	.field_count = F_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAW_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "link frames without user data, application confirmations, enabling and "
			"disabling of unsolicited responses, delay measurement, setting the clock, "
			"clearing the restart indication, secure authentication",
	.codes = &function_names,
	.message_max = FRAGMENT_MAX,
	.flow_size = sizeof(struct state),
	.refuse = { .means = { REFUSE_NEUTRALISE, REFUSE_EXCISE }, .code = 1,
		    .codes = &refusal_names, .answer = dnp3_answer, .neutralise = dnp3_neutralise },
	.probe = dnp3_probe,
	.frame = dnp3_frame,
	.dissect = dnp3_dissect,
};
