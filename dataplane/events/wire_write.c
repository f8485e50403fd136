/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Packing events.  Each kind of thing that repeats has a table, found by hash; an entry points into the block for
 * its bytes, so nothing is kept twice.  Tables are emptied by a generation number, not by writing them.
 */
#include "dataplane/events/wire_form.h"

#include <string.h>

#define BUCKETS(count_) (2u * (count_))

struct table {
	uint32_t *bucket; /* generation << 16 | entry + 1 */
	uint32_t mask;
	unsigned count, max;
};

struct text {
	uint32_t at, len;
};

struct end {
	struct endpoint endpoint;
	uint32_t port;
};

struct talk {
	uint64_t id;
	const struct dissector *dissector;
	struct conversation conversation;
	uint32_t from, to;
	bool midstream;
};

struct shape_key {
	const struct dissector *dissector;
	uint64_t flaws, present, header, objects;
	uint32_t talk, label, technique;
	int32_t code;
	uint16_t src_port, dst_port;
	uint16_t bits;
	uint8_t transport, intent, op_intent, changes, role, transfer;
};

struct shape {
	struct shape_key key;
	uint32_t first; /* of its values */
};

struct ruling {
	const struct line *line;
	uint32_t text, file, number, id, window;
	uint8_t verdict, cause, mode;
};

struct wire_writer {
	uint8_t *block, *p, *end;
	const struct policy *policy;
	const char *(*port)(void *ctx, unsigned n);
	void *port_ctx;
	bool is_full;
	unsigned records;
	uint64_t time_ns, packet;
	uint32_t generation;
	size_t bytes; /* of values, of the record in hand */
	bool is_cut;
	const struct wire_event *again; /* where the record in hand comes from, NULL: from an engine */
	struct table texts, places, talks, shapes, forms, rulings; /* forms: shapes that others may be like */
	unsigned value_count;
	struct text text[WIRE_TEXTS];
	struct end place[WIRE_ENDPOINTS];
	struct talk talk[WIRE_FLOWS];
	struct shape shape[WIRE_SHAPES];
	struct ruling ruling[WIRE_JUDGEMENTS];
	struct value value[WIRE_VALUES];
	uint32_t buckets[BUCKETS(WIRE_TEXTS) + BUCKETS(WIRE_ENDPOINTS) + BUCKETS(WIRE_FLOWS) +
			 2 * BUCKETS(WIRE_SHAPES) + BUCKETS(WIRE_JUDGEMENTS)];
};

/* ---- tables ---- */

static uint64_t mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 29;
}

static uint64_t mix_bytes(uint64_t h, const void *from, size_t len)
{
	const uint8_t *p = from;
	uint64_t word;

	for (; len >= 8; p += 8, len -= 8) {
		memcpy(&word, p, 8);
		h = mix(h, word);
	}
	if (len) {
		word = len;
		memcpy(&word, p, len);
		h = mix(h, word);
	}
	return h;
}

static uint32_t *table_init(struct table *t, uint32_t *bucket, unsigned max)
{
	*t = (struct table){ .bucket = bucket, .mask = BUCKETS(max) - 1, .max = max };
	return bucket + BUCKETS(max);
}

/* Walks from the hash's place: an entry's number, or -1 where a new one would go, with *at its place. */
static int table_next(const struct wire_writer *w, const struct table *t, uint32_t *at)
{
	const uint32_t b = t->bucket[*at &= t->mask];
	return b >> 16 == w->generation ? (int)(b & 0xffff) - 1 : -1;
}

/* Makes a new entry at this place; false when there are too many. */
static bool table_add(struct wire_writer *w, struct table *t, uint32_t at)
{
	if (t->count == t->max) {
		w->is_full = true;
		return false;
	}
	t->bucket[at] = w->generation << 16 | ++t->count;
	return true;
}

/* ---- bytes ---- */

static void pack_u8(struct wire_writer *w, uint8_t u)
{
	if (w->p == w->end)
		w->is_full = true;
	else
		*w->p++ = u;
}

static void pack_varint(struct wire_writer *w, uint64_t u)
{
	while (u >= 0x80) {
		pack_u8(w, (uint8_t)(u | 0x80));
		u >>= 7;
	}
	pack_u8(w, (uint8_t)u);
}

static void pack_signed(struct wire_writer *w, int64_t i)
{
	pack_varint(w, wire_zigzag(i));
}

static void pack_raw(struct wire_writer *w, const void *from, size_t len)
{
	if ((size_t)(w->end - w->p) < len) {
		w->is_full = true;
		return;
	}
	if (len)
		memcpy(w->p, from, len);
	w->p += len;
}

static void pack_double(struct wire_writer *w, double f)
{
	pack_raw(w, &f, sizeof f);
}

/* ---- what repeats ---- */

#define NOT_HERE UINT32_MAX

static size_t text_length(const char *text)
{
	size_t len = 0;

	while (len < WIRE_TEXT_MAX && text[len])
		len++;
	return len;
}

static uint32_t text_hash(const char *text, size_t len)
{
	return (uint32_t)(mix_bytes(len, text, len) >> 20);
}

/* The reference of a text, 0: of NULL; NOT_HERE: the block has no such text yet. */
static uint32_t text_find(const struct wire_writer *w, const char *text)
{
	if (!text)
		return 0;
	const size_t len = text_length(text);
	uint32_t at = text_hash(text, len);
	int i;
	for (; (i = table_next(w, &w->texts, &at)) >= 0; at++)
		if (w->text[i].len == len && !memcmp(w->block + w->text[i].at, text, len))
			return (uint32_t)i + 1;
	return NOT_HERE;
}

/* Writes the reference and, behind it, a new text. */
static uint32_t pack_text(struct wire_writer *w, const char *text)
{
	const uint32_t known = text_find(w, text);

	if (known != NOT_HERE) {
		pack_varint(w, known);
		return known;
	}
	const size_t len = text_length(text);
	uint32_t at = text_hash(text, len);
	while (table_next(w, &w->texts, &at) >= 0)
		at++;
	if (!table_add(w, &w->texts, at))
		return 0;
	pack_varint(w, w->texts.count);
	pack_varint(w, len);
	w->text[w->texts.count - 1] = (struct text){ (uint32_t)(w->p - w->block), (uint32_t)len };
	pack_raw(w, text, len);
	return w->texts.count;
}

static bool same_endpoint(const struct endpoint *a, const struct endpoint *b)
{
	return !memcmp(a->address, b->address, sizeof a->address) && a->has_address == b->has_address &&
	       !memcmp(a->mac, b->mac, sizeof a->mac) && a->vlan == b->vlan && a->port == b->port && a->side == b->side;
}

static const char *port_name(const struct wire_writer *w, const struct endpoint *e, unsigned which)
{
	if (w->again)
		return w->again->port[which];
	return e->port && w->port ? w->port(w->port_ctx, e->port - 1u) : NULL;
}

static void pack_place(struct wire_writer *w, const struct endpoint *e, unsigned which)
{
	const char *port = port_name(w, e, which);
	const uint32_t name = text_find(w, port);
	uint32_t at = (uint32_t)(mix_bytes(mix_bytes(e->vlan, e->address, 16), e->mac, 6) >> 20);
	int i;

	for (; (i = table_next(w, &w->places, &at)) >= 0; at++)
		if (same_endpoint(&w->place[i].endpoint, e) && w->place[i].port == name) {
			pack_varint(w, (uint64_t)i + 1);
			return;
		}
	if (!table_add(w, &w->places, at))
		return;
	struct end *new = &w->place[w->places.count - 1];
	pack_varint(w, w->places.count);
	pack_u8(w, e->has_address);
	if (e->has_address)
		pack_raw(w, e->address, sizeof e->address);
	pack_raw(w, e->mac, sizeof e->mac);
	pack_varint(w, e->vlan);
	*new = (struct end){ *e, pack_text(w, port) };
}

static bool same_talk(const struct talk *t, const struct flow_info *f)
{
	const struct conversation *a = &t->conversation, *b = &f->conversation;

	return t->id == f->id && t->dissector == f->dissector && t->midstream == f->midstream &&
	       a->client_port == b->client_port && a->server_port == b->server_port &&
	       a->negotiated_by == b->negotiated_by &&
	       a->ip_protocol == b->ip_protocol && a->ip_version == b->ip_version && a->ethertype == b->ethertype &&
	       a->icmp_type == b->icmp_type && a->icmp_code == b->icmp_code && same_endpoint(&a->client, &b->client) &&
	       same_endpoint(&a->server, &b->server);
}

/* The conversation's reference, 0: none. */
static uint32_t pack_talk(struct wire_writer *w, const struct flow_info *f)
{
	const struct wire_event *again = w->again;
	/* Of an engine's events zones follow from the conversation. */
	const uint32_t from = again ? text_find(w, again->from) : 0, to = again ? text_find(w, again->to) : 0;
	int i;

	if (!f) {
		pack_varint(w, 0);
		return 0;
	}
	const struct conversation *c = &f->conversation;
	uint32_t at = (uint32_t)(mix(f->id, c->client_port) >> 20);
	for (; (i = table_next(w, &w->talks, &at)) >= 0; at++)
		if (same_talk(&w->talk[i], f) && (!again || (w->talk[i].from == from && w->talk[i].to == to))) {
			pack_varint(w, (uint64_t)i + 1);
			return (uint32_t)i + 1;
		}
	if (!table_add(w, &w->talks, at))
		return 0;
	struct talk *new = &w->talk[w->talks.count - 1];
	*new = (struct talk){ .id = f->id, .dissector = f->dissector, .conversation = *c, .midstream = f->midstream };
	pack_varint(w, w->talks.count);
	pack_varint(w, f->id);
	pack_u8(w, f->midstream);
	pack_text(w, f->dissector ? f->dissector->name : NULL);
	pack_place(w, &c->client, 0);
	pack_place(w, &c->server, 1);
	pack_varint(w, c->client_port);
	pack_varint(w, c->server_port);
	pack_u8(w, (uint8_t)(c->ip_version | (c->negotiated_by ? WIRE_NEGOTIATED : 0)));
	if (c->negotiated_by)
		pack_varint(w, c->negotiated_by);
	pack_u8(w, c->ip_protocol);
	pack_varint(w, c->ethertype);
	pack_u8(w, c->icmp_type);
	pack_u8(w, c->icmp_code);
	new->from = pack_text(w, again ? again->from : w->policy ? policy_zone(w->policy, &c->client) : NULL);
	new->to = pack_text(w, again ? again->to : w->policy ? policy_zone(w->policy, &c->server) : NULL);
	return w->talks.count;
}

static struct wire_line line_texts(const struct line *l)
{
	return (struct wire_line){ line_text(l), line_name(l), line_reason(l), line_file(l), line_number(l),
				   line_id(l) };
}

static void pack_ruling(struct wire_writer *w, const struct judgement *j)
{
	/* An engine's line is known by its address, one that was unpacked by its texts. */
	const struct wire_line l = w->again ? w->again->line : (struct wire_line){ 0 };
	const struct ruling r = { j->line, text_find(w, l.text), text_find(w, l.file), l.number, l.id,
				  j->window, j->verdict, j->cause, j->mode };
	uint32_t at = (uint32_t)(mix(mix((uintptr_t)j->line, r.id),
				     (uint64_t)j->verdict << 16 | (uint64_t)j->cause << 8 | j->mode) >> 20);
	int i;

	for (; (i = table_next(w, &w->rulings, &at)) >= 0; at++) {
		const struct ruling *x = &w->ruling[i];
		if (x->line == r.line && x->verdict == r.verdict && x->cause == r.cause && x->mode == r.mode &&
		    x->text == r.text && x->file == r.file && x->id == r.id && x->number == r.number &&
		    x->window == r.window) {
			pack_varint(w, (uint64_t)i + 1);
			return;
		}
	}
	if (!table_add(w, &w->rulings, at))
		return;
	struct ruling *new = &w->ruling[w->rulings.count - 1];
	*new = r;
	pack_varint(w, w->rulings.count);
	pack_u8(w, j->verdict);
	pack_u8(w, j->cause);
	pack_u8(w, j->mode);
	pack_varint(w, j->window);
	const struct wire_line shown = j->line ? line_texts(j->line) : l;
	const uint32_t text = pack_text(w, shown.text);
	if (!text)
		return;
	pack_text(w, shown.name);
	pack_text(w, shown.reason);
	const uint32_t file = pack_text(w, shown.file);
	pack_varint(w, shown.number);
	pack_varint(w, shown.id);
	if (!j->line) {
		new->text = text;
		new->file = file;
	}
}

/* ---- values ---- */

/* What is kept of a value: cut where the record would become too long. */
static struct value kept(struct wire_writer *w, const struct value *v)
{
	struct value out = *v;
	const size_t want = wire_borrowed(v), room = WIRE_BYTES_MAX - w->bytes;

	if (want > room) {
		w->is_cut = true;
		if (v->kind == VALUE_BYTES)
			out.len = (uint32_t)room;
		else
			out.count = 0;
	}
	w->bytes += wire_borrowed(&out);
	return out;
}

static void pack_content(struct wire_writer *w, const struct value *v, struct value *before, bool is_whole)
{
	const size_t len = wire_borrowed(v);

	switch (v->kind) {
	case VALUE_FLOAT:
		pack_double(w, v->f);
		break;
	case VALUE_BYTES:
	case VALUE_LIST:
		pack_raw(w, v->p, len);
		break;
	default:
		pack_signed(w, (int64_t)(v->u - (is_whole ? 0 : before->u)));
	}
	if (w->is_full)
		return;
	*before = *v;
	if (v->kind == VALUE_BYTES || v->kind == VALUE_LIST)
		before->p = w->p - len;
}

static void pack_whole(struct wire_writer *w, const struct value *v, struct value *before)
{
	pack_u8(w, (uint8_t)(v->kind | v->encoding << 3));
	pack_varint(w, v->stride);
	pack_varint(w, v->offset);
	pack_varint(w, v->len);
	pack_varint(w, v->count);
	pack_content(w, v, before, true);
}

static bool same_frame(const struct value *a, const struct value *b)
{
	return a->kind == b->kind && a->encoding == b->encoding && a->stride == b->stride && a->offset == b->offset &&
	       a->len == b->len && a->count == b->count;
}

static bool same_content(const struct value *a, const struct value *b)
{
	if (a->kind == VALUE_BYTES || a->kind == VALUE_LIST) {
		const size_t len = wire_borrowed(a);
		return !len || !memcmp(a->p, b->p, len);
	}
	return a->u == b->u;
}

/* ---- shapes ---- */

static uint64_t objects_of(const struct message *m)
{
	uint64_t h = m->present;

	for (uint64_t left = m->present; left; left &= left - 1) {
		const unsigned f = (unsigned)__builtin_ctzll(left);
		const struct value *v = &m->fields[f];
		const uint8_t use = f < m->dissector->field_count ? m->dissector->fields[f].use : USE_DETAIL;
		if (use != USE_KEY && use != USE_ADDRESS)
			continue;
		h = mix(h, f);
		if (v->kind == VALUE_BYTES || v->kind == VALUE_LIST)
			h = mix_bytes(h, v->p, wire_borrowed(v));
		else
			h = mix(mix(h, v->u), v->count);
	}
	return h;
}

static unsigned bits_of(const struct message *m, const struct operation *op)
{
	unsigned bits = (m->from_client ? WIRE_FROM_CLIENT : 0u) | (m->midstream ? WIRE_MIDSTREAM : 0u) |
			(m->prefix ? WIRE_PREFIX : 0u) | (m->bad ? WIRE_POISONED : 0u) |
			(m->carrier ? WIRE_CARRIER : 0u) | (m->piece ? WIRE_PIECE : 0u);

	if (op)
		bits |= WIRE_HAS_OPERATION | (op->housekeeping ? WIRE_HOUSEKEEPING : 0u) |
			(op->opaque ? WIRE_OPAQUE : 0u) | (op->routed ? WIRE_ROUTED : 0u) |
			(op->failed ? WIRE_FAILED : 0u);
	return bits;
}

static void shape_key(const struct wire_writer *w, struct shape_key *k, const struct message *m,
		      const struct operation *op, uint32_t talk)
{
	memset(k, 0, sizeof *k); /* it is compared as bytes */
	k->dissector = m->dissector;
	k->flaws = m->flaws;
	k->present = m->present;
	k->header = m->header & m->present;
	k->objects = objects_of(m);
	k->talk = talk;
	k->code = m->code;
	k->src_port = m->src_port;
	k->dst_port = m->dst_port;
	k->bits = (uint16_t)bits_of(m, op);
	k->transport = (uint8_t)m->transport;
	k->intent = m->intent;
	if (!op)
		return;
	k->op_intent = op->intent;
	k->changes = op->changes;
	k->role = op->role;
	k->transfer = op->transfer;
	k->label = text_find(w, op->label);
	k->technique = text_find(w, op->technique);
}

static void pack_flaws(struct wire_writer *w, const struct message *m)
{
	pack_varint(w, (uint64_t)__builtin_popcountll(m->flaws));
	for (uint64_t left = m->flaws; left; left &= left - 1) {
		const struct flaw *f = dissector_flaw(m->dissector, (unsigned)__builtin_ctzll(left));
		pack_text(w, f ? f->name : NULL);
	}
}

static void pack_new_shape(struct wire_writer *w, struct shape *s, const struct message *m, const struct operation *op)
{
	struct shape_key *k = &s->key;
	const unsigned fields = (unsigned)__builtin_popcountll(m->present);

	if (w->value_count + fields > WIRE_VALUES) {
		w->is_full = true;
		return;
	}
	s->first = w->value_count;
	w->value_count += fields;
	pack_varint(w, k->bits);
	if (op) {
		k->label = pack_text(w, op->label);
		k->technique = pack_text(w, op->technique);
		pack_u8(w, (uint8_t)(k->op_intent | k->transfer << 4));
		pack_u8(w, (uint8_t)(k->changes | k->role << 4));
	}
	pack_text(w, m->dissector->name);
	pack_u8(w, (uint8_t)(k->intent | k->transport << 4));
	pack_signed(w, k->code);
	pack_varint(w, k->src_port);
	pack_varint(w, k->dst_port);
	pack_flaws(w, m);
	pack_varint(w, fields);
	struct value *before = &w->value[s->first];
	for (uint64_t left = m->present; left; left &= left - 1, before++) {
		const unsigned f = (unsigned)__builtin_ctzll(left);
		const struct value v = kept(w, &m->fields[f]);
		pack_text(w, f < m->dissector->field_count ? m->dissector->fields[f].name : NULL);
		pack_u8(w, m->header >> f & 1);
		pack_whole(w, &v, before);
	}
}

/* What is not as it was in the latest record of this shape. */
static void pack_changes(struct wire_writer *w, const struct shape *s, const struct message *m)
{
	uint8_t *count = w->p;
	unsigned place = 0, changed = 0;

	pack_u8(w, 0);
	for (uint64_t left = m->present; left; left &= left - 1, place++) {
		struct value *before = &w->value[s->first + place];
		const struct value v = kept(w, &m->fields[__builtin_ctzll(left)]);
		const bool is_whole = !same_frame(&v, before);
		if (!is_whole && same_content(&v, before))
			continue;
		changed++;
		pack_u8(w, (uint8_t)(place << 1 | (is_whole ? WIRE_FIELD_WHOLE : 0u)));
		if (is_whole)
			pack_whole(w, &v, before);
		else
			pack_content(w, &v, before, false);
	}
	if (!w->is_full)
		*count = (uint8_t)changed;
}

/* A shape that is like another: what is not as in that one's latest record. */
static void pack_like(struct wire_writer *w, struct shape *s, const struct shape *like, const struct message *m)
{
	const unsigned fields = (unsigned)__builtin_popcountll(m->present);

	if (w->value_count + fields > WIRE_VALUES) {
		w->is_full = true;
		return;
	}
	s->first = w->value_count;
	w->value_count += fields;
	for (unsigned i = 0; i < fields; i++)
		w->value[s->first + i] = w->value[like->first + i];
	pack_varint(w, s->key.src_port);
	pack_varint(w, s->key.dst_port);
	pack_changes(w, s, m);
}

/* The latest shape that is the same but for its conversation and its objects, or -1; and from now on this one is. */
static int find_form(struct wire_writer *w, const struct shape_key *k, uint32_t shape)
{
	struct shape_key x, y;
	uint32_t at = (uint32_t)(mix(mix(k->present ^ (uintptr_t)k->dissector, k->flaws),
				     (uint64_t)k->label << 40 | (uint64_t)k->bits << 24 | (uint8_t)k->code) >> 20);
	int i;

	x = *k;
	x.talk = 0;
	x.objects = 0;
	x.src_port = x.dst_port = 0;
	for (; (i = table_next(w, &w->forms, &at)) >= 0; at++) {
		y = w->shape[i].key;
		y.talk = 0;
		y.objects = 0;
		y.src_port = y.dst_port = 0;
		if (!memcmp(&x, &y, sizeof x))
			break;
	}
	w->forms.bucket[at] = w->generation << 16 | (shape + 1);
	return i;
}

static void pack_shape(struct wire_writer *w, const struct message *m, const struct operation *op, uint32_t talk)
{
	struct shape_key k;
	int i;

	shape_key(w, &k, m, op, talk);
	uint32_t at = (uint32_t)(mix(mix(k.objects, (uint64_t)k.talk << 32 | (uint32_t)k.code), k.bits) >> 20);
	for (; (i = table_next(w, &w->shapes, &at)) >= 0; at++)
		if (!memcmp(&w->shape[i].key, &k, sizeof k)) {
			pack_varint(w, (uint64_t)i + 1);
			pack_changes(w, &w->shape[i], m);
			return;
		}
	if (!table_add(w, &w->shapes, at))
		return;
	struct shape *s = &w->shape[w->shapes.count - 1];
	s->key = k;
	pack_varint(w, w->shapes.count);
	const int like = find_form(w, &k, w->shapes.count - 1);
	pack_varint(w, (uint64_t)(like + 1));
	if (like >= 0)
		pack_like(w, s, &w->shape[like], m);
	else
		pack_new_shape(w, s, m, op);
}

/* ---- records ---- */

static const uint8_t kinds[] = {
	[EVENT_FLOW] = WIRE_FLOW, [EVENT_OPERATION] = WIRE_OPERATION, [EVENT_MESSAGE] = WIRE_MESSAGE,
	[EVENT_REASON] = WIRE_REASON, [EVENT_IDENTITY] = WIRE_IDENTITY, [EVENT_SIGNATURE] = WIRE_SIGNATURE,
	[EVENT_FLOW_END] = WIRE_FLOW_END, [EVENT_REPEAT] = 0, [EVENT_DETECTED] = 0,
};

static const struct message *message_of(const struct event *e)
{
	switch (e->kind) {
	case EVENT_OPERATION:
	case EVENT_MESSAGE:
	case EVENT_IDENTITY:
		return e->message;
	case EVENT_SIGNATURE:
		return e->signature ? e->signature->message : e->message;
	default:
		return NULL;
	}
}

/* Bytes are for people: of what changes something or was not simply allowed. */
static struct bytes data_of(const struct wire_writer *w, const struct event *e, const struct message *m)
{
	if (!m || !m->data || e->kind == EVENT_IDENTITY)
		return (struct bytes){ NULL, 0 };
	if (w->again)
		return (struct bytes){ m->data, m->len };
	if (e->kind == EVENT_OPERATION && !e->judgement.verdict &&
	    (e->operation->changes == CHANGES_NO || e->operation->role != ROLE_REQUEST))
		return (struct bytes){ NULL, 0 };
	return (struct bytes){ m->data, m->len < WIRE_DATA_MAX ? m->len : WIRE_DATA_MAX };
}

static struct wire_signature signature_of(const struct wire_writer *w, const struct event *e)
{
	if (w->again)
		return w->again->signature;
	const struct signature_hit *h = e->signature;
	const struct signature_text *t = signature_text(h->rule);
	return (struct wire_signature){ t->gid, t->sid, t->rev, t->priority, t->message, t->class, t->technique,
					h->buffer, h->matched, h->offset, h->from_client, h->operation != NULL };
}

static void pack_signature(struct wire_writer *w, const struct event *e, uint32_t talk)
{
	const struct wire_signature s = signature_of(w, e);
	const size_t len = s.matched.len < 256 ? s.matched.len : 256;

	pack_varint(w, s.gid);
	pack_varint(w, s.sid);
	pack_varint(w, s.rev);
	pack_varint(w, s.priority);
	pack_text(w, s.message);
	pack_text(w, s.class);
	pack_text(w, s.technique);
	pack_text(w, s.buffer);
	pack_varint(w, s.offset);
	pack_u8(w, (uint8_t)(s.from_client | (s.has_operation ? 2 : 0)));
	pack_varint(w, len);
	pack_raw(w, s.matched.p, len);
	const struct operation *op = e->signature ? e->signature->operation : e->operation;
	if (message_of(e))
		pack_shape(w, message_of(e), s.has_operation ? op : NULL, talk);
	else
		pack_varint(w, 0);
}

static void pack_identity(struct wire_writer *w, const struct event *e)
{
	const size_t len = e->text.len < WIRE_TEXT_MAX ? e->text.len : WIRE_TEXT_MAX;

	pack_u8(w, (uint8_t)e->identity);
	pack_u8(w, (uint8_t)((e->message->from_client ? WIRE_FROM_CLIENT : 0) |
			    (e->message->midstream ? WIRE_MIDSTREAM : 0)));
	pack_text(w, e->message->dissector->name);
	pack_varint(w, len);
	pack_raw(w, e->text.p, len);
}

static void pack_counters(struct wire_writer *w, const struct flow_info *f)
{
	pack_varint(w, f->messages);
	pack_varint(w, f->first_ns);
	pack_varint(w, f->last_ns);
	for (unsigned i = 0; i < 2; i++) {
		pack_varint(w, f->packets[i]);
		pack_varint(w, f->bytes[i]);
		pack_varint(w, f->payload[i]);
	}
}

static void pack_body(struct wire_writer *w, const struct event *e, uint32_t talk)
{
	switch (kinds[e->kind]) {
	case WIRE_OPERATION:
		pack_shape(w, e->message, e->operation, talk);
		break;
	case WIRE_MESSAGE:
		pack_shape(w, e->message, NULL, talk);
		pack_varint(w, e->message->operations);
		break;
	case WIRE_REASON:
		pack_text(w, reasons[e->reason].name);
		break;
	case WIRE_IDENTITY:
		pack_identity(w, e);
		return;
	case WIRE_SIGNATURE:
		pack_signature(w, e, talk);
		break;
	case WIRE_FLOW_END:
		pack_counters(w, e->flow);
		return;
	default:
		break;
	}
	pack_ruling(w, &e->judgement);
}

static void pack_record(struct wire_writer *w, const struct event *e)
{
	const struct message *m = message_of(e);
	const struct bytes data = data_of(w, e, m);
	const bool has_time = m && m->time_ns != e->time_ns && e->kind != EVENT_IDENTITY;
	const bool has_index = e->kind == EVENT_OPERATION && e->operation->index;
	uint8_t *tag = w->p;

	pack_u8(w, 0);
	pack_signed(w, (int64_t)(e->time_ns - w->time_ns));
	if (e->packet != w->packet)
		pack_signed(w, (int64_t)(e->packet - w->packet));
	if (has_time)
		pack_signed(w, (int64_t)(m->time_ns - e->time_ns));
	if (has_index)
		pack_varint(w, e->operation->index);
	const uint32_t talk = pack_talk(w, e->flow);
	pack_body(w, e, talk);
	if (data.len) {
		pack_varint(w, m->len);
		pack_varint(w, data.len);
		pack_raw(w, data.p, data.len);
	}
	if (w->is_full)
		return;
	*tag = (uint8_t)(kinds[e->kind] | (has_time ? WIRE_TAG_TIME : 0) | (has_index ? WIRE_TAG_INDEX : 0) |
			 (w->is_cut ? WIRE_TAG_CUT : 0) | (data.len ? WIRE_TAG_DATA : 0) |
			 (e->packet != w->packet ? WIRE_TAG_PACKET : 0));
	w->time_ns = e->time_ns;
	w->packet = e->packet;
}

static bool pack(struct wire_writer *w, const struct event *e)
{
	uint8_t *const begin = w->p;

	if (!kinds[e->kind] || (e->kind == EVENT_MESSAGE && !e->message->flaws && !e->message->bad))
		return true;
	if (w->is_full)
		return false;
	w->bytes = 0;
	pack_record(w, e);
	if (w->is_full) {
		w->p = begin; /* what tables hold besides is never referred to: this block is over */
		return false;
	}
	w->records++;
	return true;
}

bool wire_put(struct wire_writer *w, const struct event *e)
{
	w->again = NULL;
	w->is_cut = false;
	return pack(w, e);
}

bool wire_put_again(struct wire_writer *w, const struct wire_event *e)
{
	w->again = e;
	w->is_cut = e->is_cut;
	return pack(w, &e->event);
}

/* ---- life ---- */

size_t wire_writer_size(void)
{
	return sizeof(struct wire_writer);
}

struct wire_writer *wire_writer_init(void *memory, const char *(*port)(void *ctx, unsigned n), void *ctx)
{
	struct wire_writer *w = memory;

	w->port = port;
	w->port_ctx = ctx;
	w->is_full = true; /* until wire_begin() */
	return w;
}

void wire_begin(struct wire_writer *w, uint8_t *block, size_t cap, const struct policy *policy)
{
	uint32_t *bucket = w->buckets;
	const uint8_t magic[4] = { WIRE_MAGIC & 0xff, WIRE_MAGIC >> 8 & 0xff, WIRE_MAGIC >> 16 & 0xff,
				   WIRE_MAGIC >> 24 };

	if (++w->generation > UINT16_MAX) {
		w->generation = 1;
		memset(w->buckets, 0, sizeof w->buckets);
	}
	bucket = table_init(&w->texts, bucket, WIRE_TEXTS);
	bucket = table_init(&w->places, bucket, WIRE_ENDPOINTS);
	bucket = table_init(&w->talks, bucket, WIRE_FLOWS);
	bucket = table_init(&w->shapes, bucket, WIRE_SHAPES);
	bucket = table_init(&w->forms, bucket, WIRE_SHAPES);
	(void)table_init(&w->rulings, bucket, WIRE_JUDGEMENTS);
	w->value_count = 0;
	w->block = w->p = block;
	w->end = block + (cap < WIRE_BLOCK_MAX ? cap : WIRE_BLOCK_MAX);
	w->policy = policy;
	w->is_full = false;
	w->records = 0;
	w->time_ns = w->packet = 0;
	pack_raw(w, magic, sizeof magic);
}

size_t wire_len(const struct wire_writer *w)
{
	return (size_t)(w->p - w->block);
}

unsigned wire_count(const struct wire_writer *w)
{
	return w->records;
}
