/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Unpacking events.  Everything is read through a cursor with sticky poison; tables are bounded as the writer's are;
 * texts are copied to the arena, where they get their NUL, and values borrow from the block.
 */
#include "dataplane/events/wire_form.h"

#include "dissectors/registry.h"

#include <string.h>

struct talk {
	struct flow_info flow;
	const char *from, *to, *port[2];
};

struct end {
	struct endpoint endpoint;
	const char *port;
};

struct shape {
	const struct dissector *dissector;
	const char *label, *technique;
	uint64_t flaws, present, header;
	int32_t code;
	uint16_t src_port, dst_port, bits;
	uint8_t transport, intent, op_intent, changes, role, transfer;
	uint8_t count;
	uint8_t *field;       /* of each value: its number in the dissector, or FIELDS_MAX: it has none */
	struct value *value;
};

struct ruling {
	struct judgement judgement;
	struct wire_line line;
};

struct wire_reader {
	uint8_t *arena;
	size_t used, len;
	struct bytes block;
	struct cursor c;
	bool is_bad;
	const char *wrong;
	size_t wrong_at;
	uint64_t time_ns, packet;
	unsigned text_count, place_count, talk_count, shape_count, ruling_count, value_count;
	const char *text[WIRE_TEXTS];
	struct end *place[WIRE_ENDPOINTS];
	struct talk *talk[WIRE_FLOWS];
	struct shape *shape[WIRE_SHAPES];
	struct ruling *ruling[WIRE_JUDGEMENTS];
};

/* ---- reading ---- */

static void wrong(struct wire_reader *r, const char *what)
{
	if (!r->wrong) {
		r->wrong = what;
		r->wrong_at = cur_offset(&r->c, r->block.p);
	}
	cur_poison(&r->c);
}

static void *take(struct wire_reader *r, size_t len)
{
	const size_t want = (len + 15) & ~(size_t)15;

	if (want > r->len - r->used) {
		wrong(r, "the block needs more memory than its reader has");
		return NULL;
	}
	void *p = r->arena + r->used;
	memset(p, 0, want);
	r->used += want;
	return p;
}

static uint64_t get_varint(struct wire_reader *r)
{
	uint64_t u = 0;

	for (unsigned shift = 0; shift < 64; shift += 7) {
		const uint8_t byte = cur_u8(&r->c);
		if (shift == 63 && byte > 1)
			break;
		u |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return u;
	}
	wrong(r, "a number of more than 64 bits");
	return 0;
}

static int64_t get_signed(struct wire_reader *r)
{
	return wire_unzigzag(get_varint(r));
}

/* A number that may be at most this. */
static uint64_t get_most(struct wire_reader *r, uint64_t most, const char *what)
{
	const uint64_t u = get_varint(r);
	if (u <= most)
		return u;
	wrong(r, what);
	return 0;
}

static uint8_t get_u8_most(struct wire_reader *r, uint8_t most, const char *what)
{
	const uint8_t u = cur_u8(&r->c);
	if (u <= most)
		return u;
	wrong(r, what);
	return 0;
}

/* A reference: 0, one of those there are, or *is_new. */
static uint32_t get_reference(struct wire_reader *r, unsigned count, unsigned max, bool *is_new)
{
	const uint64_t n = get_varint(r);

	*is_new = n == (uint64_t)count + 1 && count < max;
	if (n > count && !*is_new)
		wrong(r, "a reference to what is not in the block");
	return n <= count || *is_new ? (uint32_t)n : 0;
}

static const char *get_text(struct wire_reader *r)
{
	bool is_new;
	const uint32_t n = get_reference(r, r->text_count, WIRE_TEXTS, &is_new);

	if (r->is_bad || !n)
		return NULL;
	if (!is_new)
		return r->text[n - 1];
	const size_t len = get_most(r, WIRE_TEXT_MAX, "a text that is too long");
	const struct bytes b = cur_take(&r->c, len);
	char *text = r->is_bad ? NULL : take(r, b.len + 1);
	if (!text)
		return NULL;
	memcpy(text, b.p, b.len);
	r->text[r->text_count++] = text;
	return text;
}

static const struct dissector *get_dissector(struct wire_reader *r)
{
	const char *name = get_text(r);
	return name ? registry_find(name, strlen(name)) : NULL;
}

/* ---- what repeats ---- */

static const struct end *get_place(struct wire_reader *r)
{
	bool is_new;
	const uint32_t n = get_reference(r, r->place_count, WIRE_ENDPOINTS, &is_new);

	if (r->is_bad || !n) {
		wrong(r, "a conversation without an endpoint");
		return NULL;
	}
	if (!is_new)
		return r->place[n - 1];
	struct end *p = take(r, sizeof *p);
	if (!p)
		return NULL;
	p->endpoint.has_address = get_u8_most(r, 1, "neither with nor without an address");
	if (p->endpoint.has_address) {
		const struct bytes b = cur_take(&r->c, sizeof p->endpoint.address);
		memcpy(p->endpoint.address, b.p, b.len);
	}
	const struct bytes mac = cur_take(&r->c, sizeof p->endpoint.mac);
	memcpy(p->endpoint.mac, mac.p, mac.len);
	p->endpoint.vlan = (uint16_t)get_most(r, UINT16_MAX, "a VLAN beyond 65535");
	p->port = get_text(r);
	if (!r->is_bad)
		r->place[r->place_count++] = p;
	return r->is_bad ? NULL : p;
}

static const struct talk *get_talk(struct wire_reader *r)
{
	bool is_new;
	const uint32_t n = get_reference(r, r->talk_count, WIRE_FLOWS, &is_new);

	if (r->is_bad || !n)
		return NULL;
	if (!is_new)
		return r->talk[n - 1];
	struct talk *t = take(r, sizeof *t);
	if (!t)
		return NULL;
	struct conversation *c = &t->flow.conversation;
	t->flow.id = get_varint(r);
	t->flow.midstream = get_u8_most(r, 1, "neither midstream nor not");
	t->flow.dissector = get_dissector(r);
	const struct end *client = get_place(r), *server = client ? get_place(r) : NULL;
	if (!server)
		return NULL;
	c->client = client->endpoint;
	c->server = server->endpoint;
	t->port[0] = client->port;
	t->port[1] = server->port;
	c->client_port = (uint16_t)get_most(r, UINT16_MAX, "a port beyond 65535");
	c->server_port = (uint16_t)get_most(r, UINT16_MAX, "a port beyond 65535");
	c->ip_version = cur_u8(&r->c);
	if (c->ip_version & WIRE_NEGOTIATED)
		c->negotiated_by = (uint16_t)get_most(r, UINT16_MAX, "a port beyond 65535");
	c->ip_version &= (uint8_t)~WIRE_NEGOTIATED;
	c->ip_protocol = cur_u8(&r->c);
	c->ethertype = (uint16_t)get_most(r, UINT16_MAX, "an ethertype beyond 65535");
	c->icmp_type = cur_u8(&r->c);
	c->icmp_code = cur_u8(&r->c);
	t->from = get_text(r);
	t->to = get_text(r);
	if (!r->is_bad)
		r->talk[r->talk_count++] = t;
	return r->is_bad ? NULL : t;
}

static void get_ruling(struct wire_reader *r, struct wire_event *out)
{
	bool is_new;
	const uint32_t n = get_reference(r, r->ruling_count, WIRE_JUDGEMENTS, &is_new);

	if (r->is_bad)
		return;
	struct ruling *j = !n ? NULL : is_new ? take(r, sizeof *j) : r->ruling[n - 1];
	if (!j) {
		wrong(r, "a record without a judgement");
		return;
	}
	if (is_new) {
		j->judgement.verdict = get_u8_most(r, VERDICT_COUNT - 1, "an unknown verdict");
		j->judgement.cause = get_u8_most(r, CAUSE_COUNT - 1, "an unknown cause");
		j->judgement.mode = get_u8_most(r, MODE_ENFORCE, "an unknown mode");
		j->judgement.window = (uint32_t)get_most(r, UINT32_MAX, "a window beyond 32 bits");
		j->line.text = get_text(r);
		if (j->line.text) {
			j->line.name = get_text(r);
			j->line.reason = get_text(r);
			j->line.file = get_text(r);
			j->line.number = (uint32_t)get_most(r, UINT32_MAX, "a line beyond all files");
			j->line.id = (uint32_t)get_most(r, UINT32_MAX, "a line beyond all policies");
		}
		if (!r->is_bad)
			r->ruling[r->ruling_count++] = j;
	}
	out->event.judgement = j->judgement;
	out->line = j->line;
}

/* ---- values ---- */

static void get_content(struct wire_reader *r, struct value *v, bool is_whole)
{
	const size_t len = wire_borrowed(v);

	switch (v->kind) {
	case VALUE_FLOAT: {
		const struct bytes b = cur_take(&r->c, sizeof v->f);
		memcpy(&v->f, b.p, b.len);
		break;
	}
	case VALUE_BYTES:
	case VALUE_LIST:
		v->p = cur_take(&r->c, len).p;
		break;
	default:
		v->u = (is_whole ? 0 : v->u) + (uint64_t)get_signed(r);
	}
}

static void get_whole(struct wire_reader *r, struct value *v)
{
	const uint8_t kind = cur_u8(&r->c);

	*v = (struct value){ .kind = kind & 7, .encoding = kind >> 3 };
	if (v->kind > VALUE_LIST || v->encoding >= LIST_ENCODINGS)
		wrong(r, "an unknown kind of value");
	v->stride = (uint16_t)get_most(r, UINT16_MAX, "a stride beyond 65535");
	v->offset = (uint32_t)get_most(r, UINT32_MAX, "an offset beyond all messages");
	v->len = (uint32_t)get_most(r, UINT32_MAX, "a length beyond all messages");
	v->count = (uint32_t)get_most(r, UINT32_MAX, "a count beyond all messages");
	if (v->kind == VALUE_BYTES && v->len > WIRE_BLOCK_MAX)
		wrong(r, "a value longer than a block");
	if (v->kind == VALUE_LIST && v->count > WIRE_BLOCK_MAX * 8)
		wrong(r, "a list longer than a block");
	if (!r->is_bad)
		get_content(r, v, true);
}

static void get_changes(struct wire_reader *r, struct shape *s)
{
	const unsigned changed = cur_u8(&r->c);

	for (unsigned i = 0; i < changed && !r->is_bad; i++) {
		const uint8_t which = cur_u8(&r->c);
		if (which >> 1 >= s->count)
			wrong(r, "a field that its shape has not");
		else if (which & WIRE_FIELD_WHOLE)
			get_whole(r, &s->value[which >> 1]);
		else
			get_content(r, &s->value[which >> 1], false);
	}
}

/* ---- shapes ---- */

static uint64_t get_flaws(struct wire_reader *r, const struct dissector *d)
{
	const unsigned count = (unsigned)get_most(r, 64, "more flaws than a message can have");
	uint64_t flaws = 0;

	for (unsigned i = 0; i < count && !r->is_bad; i++) {
		const char *name = get_text(r);
		for (unsigned bit = 0; name && bit < 64; bit++) {
			const struct flaw *f = dissector_flaw(d, bit);
			if (f && !strcmp(f->name, name))
				flaws |= UINT64_C(1) << bit;
		}
	}
	return flaws;
}

static void get_fields(struct wire_reader *r, struct shape *s)
{
	const unsigned count = (unsigned)get_most(r, FIELDS_MAX, "more fields than a message can have");

	if (r->value_count + count > WIRE_VALUES)
		wrong(r, "more fields than a block may have");
	s->field = r->is_bad ? NULL : take(r, count + 1);
	s->value = s->field ? take(r, (count + 1) * sizeof *s->value) : NULL;
	if (!s->value)
		return;
	r->value_count += count;
	s->count = (uint8_t)count;
	for (unsigned i = 0; i < count && !r->is_bad; i++) {
		const char *name = get_text(r);
		const bool in_header = get_u8_most(r, 1, "neither of the header nor not");
		const int field = name ? dissector_field(s->dissector, name, strlen(name)) : -1;
		s->field[i] = FIELDS_MAX;
		get_whole(r, &s->value[i]);
		if (field < 0 || s->present >> field & 1)
			continue;
		s->field[i] = (uint8_t)field;
		s->present |= UINT64_C(1) << field;
		s->header |= (uint64_t)in_header << field;
	}
}

static void get_operation(struct wire_reader *r, struct shape *s)
{
	s->label = get_text(r);
	s->technique = get_text(r);
	const uint8_t intent = cur_u8(&r->c), changes = cur_u8(&r->c);
	s->op_intent = intent & 15;
	s->transfer = intent >> 4;
	s->changes = changes & 15;
	s->role = changes >> 4;
	if (s->op_intent >= INTENT_COUNT || s->transfer > TRANSFER_CLOSE || s->changes > CHANGES_UNKNOWN ||
	    s->role > ROLE_REPORT)
		wrong(r, "an unknown kind of operation");
}

/* A copy of another shape, for another conversation or object. */
static bool get_like(struct wire_reader *r, struct shape *s, const struct shape *like)
{
	*s = *like;
	s->value = r->value_count + s->count > WIRE_VALUES ? NULL : take(r, (s->count + 1u) * sizeof *s->value);
	if (!s->value) {
		wrong(r, "more fields than a block may have");
		return false;
	}
	r->value_count += s->count;
	memcpy(s->value, like->value, s->count * sizeof *s->value);
	s->src_port = (uint16_t)get_most(r, UINT16_MAX, "a port beyond 65535");
	s->dst_port = (uint16_t)get_most(r, UINT16_MAX, "a port beyond 65535");
	get_changes(r, s);
	return !r->is_bad;
}

static struct shape *get_new_shape(struct wire_reader *r)
{
	struct shape *s = take(r, sizeof *s);
	const uint64_t like = get_most(r, r->shape_count, "a shape like one that is not in the block");

	if (!s || r->is_bad)
		return NULL;
	if (like) {
		if (!get_like(r, s, r->shape[like - 1]))
			return NULL;
		r->shape[r->shape_count++] = s;
		return s;
	}
	s->bits = (uint16_t)get_most(r, WIRE_BITS - 1, "an unknown bit of a message");
	if (s->bits & WIRE_HAS_OPERATION)
		get_operation(r, s);
	s->dissector = get_dissector(r);
	if (!s->dissector)
		wrong(r, "a protocol that is not known here");
	if (r->is_bad)
		return NULL;
	const uint8_t intent = cur_u8(&r->c);
	s->intent = intent & 15;
	s->transport = intent >> 4;
	if (s->intent >= INTENT_COUNT || s->transport >= TRANSPORT_COUNT)
		wrong(r, "an unknown transport");
	const int64_t code = get_signed(r);
	if (code < INT32_MIN || code > INT32_MAX)
		wrong(r, "a code beyond 32 bits");
	s->code = (int32_t)code;
	s->src_port = (uint16_t)get_most(r, UINT16_MAX, "a port beyond 65535");
	s->dst_port = (uint16_t)get_most(r, UINT16_MAX, "a port beyond 65535");
	s->flaws = get_flaws(r, s->dissector);
	get_fields(r, s);
	if (r->is_bad)
		return NULL;
	r->shape[r->shape_count++] = s;
	return s;
}

static void fill_message(const struct shape *s, struct wire_event *out)
{
	struct message *m = &out->message;

	m->dissector = s->dissector;
	m->sink = NULL;
	m->data = NULL;
	m->len = 0;
	m->flow = NULL;
	m->join = NULL;
	m->outer = NULL;
	m->base = 0;
	message_begin(m);
	m->time_ns = out->event.time_ns;
	m->transport = (enum transport)s->transport;
	m->src_port = s->src_port;
	m->dst_port = s->dst_port;
	m->from_client = s->bits & WIRE_FROM_CLIENT;
	m->midstream = s->bits & WIRE_MIDSTREAM;
	m->prefix = s->bits & WIRE_PREFIX;
	m->bad = s->bits & WIRE_POISONED;
	m->carrier = s->bits & WIRE_CARRIER;
	m->piece = s->bits & WIRE_PIECE;
	m->code = s->code;
	m->intent = s->intent;
	m->flaws = s->flaws;
	m->present = s->present;
	m->header = s->header;
	for (unsigned i = 0; i < s->count; i++)
		if (s->field[i] < FIELDS_MAX)
			m->fields[s->field[i]] = s->value[i];
	out->event.message = m;
}

/* The message, and the operation if the shape has one; false: there is none. */
static bool get_shape(struct wire_reader *r, struct wire_event *out)
{
	bool is_new;
	const uint32_t n = get_reference(r, r->shape_count, WIRE_SHAPES, &is_new);

	if (r->is_bad || !n)
		return false;
	struct shape *s = is_new ? get_new_shape(r) : r->shape[n - 1];
	if (!s)
		return false;
	if (!is_new)
		get_changes(r, s);
	if (r->is_bad)
		return false;
	fill_message(s, out);
	if (!(s->bits & WIRE_HAS_OPERATION))
		return true;
	out->operation = (struct operation){
		.intent = s->op_intent, .changes = s->changes, .role = s->role, .transfer = s->transfer,
		.housekeeping = s->bits & WIRE_HOUSEKEEPING, .opaque = s->bits & WIRE_OPAQUE,
		.routed = s->bits & WIRE_ROUTED, .failed = s->bits & WIRE_FAILED,
		.index = out->operation.index, .label = s->label, .technique = s->technique,
	};
	out->event.operation = &out->operation;
	return true;
}

/* ---- records ---- */

static const uint8_t kinds[WIRE_KINDS] = {
	[WIRE_FLOW] = EVENT_FLOW, [WIRE_OPERATION] = EVENT_OPERATION, [WIRE_MESSAGE] = EVENT_MESSAGE,
	[WIRE_REASON] = EVENT_REASON, [WIRE_IDENTITY] = EVENT_IDENTITY, [WIRE_SIGNATURE] = EVENT_SIGNATURE,
	[WIRE_FLOW_END] = EVENT_FLOW_END,
};

static void get_reason(struct wire_reader *r, struct wire_event *out)
{
	const char *name = get_text(r);

	out->event.reason = REASON_COUNT;
	for (unsigned i = 0; name && i < REASON_COUNT; i++)
		if (!strcmp(reasons[i].name, name))
			out->event.reason = (enum reason)i;
	if (out->event.reason == REASON_COUNT)
		wrong(r, "a reason that is not known here");
}

static void get_identity(struct wire_reader *r, struct wire_event *out)
{
	out->event.identity = get_u8_most(r, IDENTITY_COUNT - 1, "an unknown kind of identity");
	const uint8_t bits = cur_u8(&r->c);
	const struct shape s = { .bits = bits & (WIRE_FROM_CLIENT | WIRE_MIDSTREAM), .dissector = get_dissector(r),
				 .code = -1 };
	if (!s.dissector)
		wrong(r, "a protocol that is not known here");
	const size_t len = get_most(r, WIRE_TEXT_MAX, "a text that is too long");
	out->event.text = cur_take(&r->c, len);
	if (!r->is_bad)
		fill_message(&s, out);
}

static void get_signature(struct wire_reader *r, struct wire_event *out)
{
	struct wire_signature *s = &out->signature;

	s->gid = (uint32_t)get_most(r, UINT32_MAX, "a rule beyond 32 bits");
	s->sid = (uint32_t)get_most(r, UINT32_MAX, "a rule beyond 32 bits");
	s->rev = (uint32_t)get_most(r, UINT32_MAX, "a rule beyond 32 bits");
	s->priority = (uint32_t)get_most(r, UINT32_MAX, "a priority beyond 32 bits");
	s->message = get_text(r);
	s->class = get_text(r);
	s->technique = get_text(r);
	s->buffer = get_text(r);
	if (!s->message || !s->class)
		wrong(r, "a rule without a name");
	s->offset = (uint32_t)get_most(r, UINT32_MAX, "an offset beyond all messages");
	const uint8_t bits = get_u8_most(r, 3, "an unknown bit of a rule");
	s->from_client = bits & 1;
	s->has_operation = bits & 2;
	s->matched = cur_take(&r->c, get_most(r, 256, "a match that is too long"));
	(void)get_shape(r, out);
	if (s->has_operation != (out->event.operation != NULL))
		wrong(r, "a rule about an operation without one, or one beside it");
}

static void get_counters(struct wire_reader *r, struct flow_info *f)
{
	f->messages = get_varint(r);
	f->first_ns = get_varint(r);
	f->last_ns = get_varint(r);
	for (unsigned i = 0; i < 2; i++) {
		f->packets[i] = get_varint(r);
		f->bytes[i] = get_varint(r);
		f->payload[i] = get_varint(r);
	}
}

static void get_body(struct wire_reader *r, unsigned kind, struct wire_event *out)
{
	switch (kind) {
	case WIRE_OPERATION:
		if (!get_shape(r, out) || !out->event.operation)
			wrong(r, "an operation without a shape");
		break;
	case WIRE_MESSAGE:
		if (!get_shape(r, out) || out->event.operation)
			wrong(r, "a message without a shape");
		out->message.operations = (uint32_t)get_most(r, OPERATIONS_MAX, "too many operations");
		break;
	case WIRE_REASON:
		get_reason(r, out);
		break;
	case WIRE_IDENTITY:
		get_identity(r, out);
		return;
	case WIRE_SIGNATURE:
		get_signature(r, out);
		break;
	case WIRE_FLOW_END:
		get_counters(r, &out->flow);
		return;
	default:
		break;
	}
	get_ruling(r, out);
}

static void get_data(struct wire_reader *r, struct wire_event *out)
{
	const size_t len = get_most(r, UINT32_MAX, "a message beyond all lengths");
	const struct bytes b = cur_take(&r->c, get_most(r, WIRE_DATA_MAX, "too many bytes of a message"));

	if (!out->event.message || b.len > len)
		wrong(r, "bytes of no message");
	out->message.data = b.p;
	out->message.len = b.len;
}

static void get_record(struct wire_reader *r, struct wire_event *out)
{
	const uint8_t tag = cur_u8(&r->c);
	const unsigned kind = tag & WIRE_TAG_KIND;

	if (!kind)
		wrong(r, "a record of no kind");
	out->event = (struct event){ .kind = (enum event_kind)kinds[kind] };
	out->flow = (struct flow_info){ 0 };
	out->from = out->to = out->port[0] = out->port[1] = NULL;
	out->line = (struct wire_line){ 0 };
	out->signature = (struct wire_signature){ 0 };
	out->operation.index = 0;
	out->is_cut = tag & WIRE_TAG_CUT;
	r->time_ns += (uint64_t)get_signed(r);
	if (tag & WIRE_TAG_PACKET)
		r->packet += (uint64_t)get_signed(r);
	out->event.time_ns = r->time_ns;
	out->event.packet = r->packet;
	const int64_t later_ns = tag & WIRE_TAG_TIME ? get_signed(r) : 0;
	if (tag & WIRE_TAG_INDEX)
		out->operation.index = (uint16_t)get_most(r, OPERATIONS_MAX, "too many operations");
	const struct talk *t = get_talk(r);
	if (t) {
		out->flow = t->flow;
		out->event.flow = &out->flow;
		out->from = t->from;
		out->to = t->to;
		memcpy(out->port, t->port, sizeof out->port);
	} else if (kind != WIRE_REASON) {
		wrong(r, "a record without a conversation");
	}
	if (!r->is_bad)
		get_body(r, kind, out);
	if (tag & WIRE_TAG_DATA && !r->is_bad)
		get_data(r, out);
	out->message.time_ns += (uint64_t)later_ns;
}

enum wire_got wire_next(struct wire_reader *r, struct wire_event *out)
{
	if (r->is_bad)
		return WIRE_BAD;
	if (!cur_left(&r->c))
		return WIRE_END;
	get_record(r, out);
	if (r->is_bad && !r->wrong)
		r->wrong = "it ends inside a record";
	return r->is_bad ? WIRE_BAD : WIRE_EVENT;
}

/* ---- life ---- */

struct wire_reader *wire_reader_init(void *memory, size_t len)
{
	struct wire_reader *r = memory;

	if (len < sizeof *r)
		return NULL;
	memset(r, 0, sizeof *r);
	r->arena = (uint8_t *)memory + ((sizeof *r + 63) & ~(size_t)63);
	r->len = len - (size_t)(r->arena - (uint8_t *)memory);
	r->is_bad = true;
	r->wrong = "no block is open";
	return r;
}

bool wire_open(struct wire_reader *r, struct bytes block)
{
	r->used = 0;
	r->block = block;
	r->is_bad = false;
	r->wrong = NULL;
	r->wrong_at = 0;
	r->time_ns = r->packet = 0;
	r->text_count = r->place_count = r->talk_count = r->shape_count = r->ruling_count = r->value_count = 0;
	r->c = cur_over(block.p, block.len, &r->is_bad);
	if (block.len > WIRE_BLOCK_MAX || cur_le32(&r->c) != WIRE_MAGIC)
		wrong(r, "this is no block of records, or one of another version");
	return !r->is_bad;
}

const char *wire_wrong(const struct wire_reader *r, size_t *at)
{
	if (at)
		*at = r->wrong_at;
	return r->wrong ? r->wrong : "nothing";
}
