/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A record is a fixed part, the fields that are present, a rule's hit, and the bytes they borrow.  It never wraps: what
 * does not fit in front of the end of the ring begins at its start, behind a record that says so.
 */
#include "dataplane/inline/record.h"

#include "dataplane/events/wire.h"

#include <string.h>

#define BORROWED_MAX 24577u /* bytes kept of one value: more than a line of JSON shows or a record of the wire holds */
#define MATCHED_MAX 4096u   /* of what a rule found */
#define RECORD_MAX 65536u

struct header {
	uint32_t len;     /* with this header, a multiple of 8; the rest of the ring for a filler */
	uint16_t fields;
	uint8_t is_filler, has_flow, has_message, has_operation, has_signature, wanted;
	uint32_t data;    /* bytes of the message itself */
	struct event event;
};

/* struct message up to what fields borrow and the fields, which are copied one by one. */
#define MESSAGE_LEN offsetof(struct message, made)

struct field_header {
	uint32_t index, borrowed;
	struct value value;
};

static size_t align8(size_t n)
{
	return (n + 7) & ~(size_t)7;
}

void record_init(struct record_ring *r, void *memory, size_t len)
{
	memset(r, 0, sizeof *r);
	r->memory = memory;
	r->len = len;
}

static bool matters(const struct event *e)
{
	switch (e->kind) {
	case EVENT_OPERATION:
	case EVENT_FLOW:
		return e->judgement.verdict != VERDICT_ALLOW;
	case EVENT_MESSAGE:
	case EVENT_REASON:
	case EVENT_SIGNATURE:
		return true;
	default:
		return false;
	}
}

static uint32_t borrowed_len(const struct value *v)
{
	const size_t len = v->kind == VALUE_BYTES ? v->len
			   : v->kind == VALUE_LIST ? list_bytes((enum list_encoding)v->encoding, v->count) : 0;
	return (uint32_t)(len < BORROWED_MAX ? len : BORROWED_MAX);
}

/* What people look at: the bytes of a message that changes something or was not simply allowed. */
static uint32_t data_len(const struct event *e)
{
	const struct message *m = e->message;

	if (!m || !m->data || e->kind == EVENT_IDENTITY ||
	    (e->kind == EVENT_OPERATION && !e->judgement.verdict &&
	     (e->operation->changes == CHANGES_NO || e->operation->role != ROLE_REQUEST)))
		return 0;
	return (uint32_t)(m->len < WIRE_DATA_MAX ? m->len : WIRE_DATA_MAX);
}

static uint64_t fields_of(const struct event *e)
{
	if (!e->message)
		return 0;
	return e->message->present;
}

static size_t matched_len(const struct signature_hit *h)
{
	return h->matched.len < MATCHED_MAX ? h->matched.len : MATCHED_MAX;
}

static size_t record_len(const struct event *e)
{
	size_t len = align8(sizeof(struct header)) + align8(e->text.len);
	if (e->flow)
		len += align8(sizeof *e->flow);
	if (e->operation)
		len += align8(sizeof *e->operation);
	if (e->message)
		len += align8(MESSAGE_LEN) + align8(data_len(e));
	if (e->signature)
		len += align8(sizeof *e->signature) + align8(matched_len(e->signature));
	for (uint64_t left = fields_of(e); left; left &= left - 1)
		len += align8(sizeof(struct field_header)) +
		       align8(borrowed_len(&e->message->fields[__builtin_ctzll(left)]));
	return len;
}

static uint8_t *put(uint8_t *p, const void *from, size_t len)
{
	if (len)
		memcpy(p, from, len);
	return p + align8(len);
}

static void write_record(uint8_t *p, const struct event *e, size_t len, unsigned wanted)
{
	struct header h = {
		.len = (uint32_t)len, .has_flow = e->flow != NULL, .has_message = e->message != NULL,
		.has_operation = e->operation != NULL, .has_signature = e->signature != NULL, .event = *e,
		.fields = (uint16_t)__builtin_popcountll(fields_of(e)), .data = data_len(e),
		.wanted = (uint8_t)wanted,
	};
	p = put(p, &h, sizeof h);
	if (e->flow)
		p = put(p, e->flow, sizeof *e->flow);
	if (e->operation)
		p = put(p, e->operation, sizeof *e->operation);
	if (e->message)
		p = put(p, e->message, MESSAGE_LEN);
	for (uint64_t left = fields_of(e); left; left &= left - 1) {
		const uint32_t i = (uint32_t)__builtin_ctzll(left);
		const struct value *v = &e->message->fields[i];
		const struct field_header f = { i, borrowed_len(v), *v };
		p = put(p, &f, sizeof f);
		p = put(p, f.borrowed ? v->p : NULL, f.borrowed);
	}
	p = put(p, e->text.p, e->text.len);
	p = put(p, h.data ? e->message->data : NULL, h.data);
	if (e->signature) {
		p = put(p, e->signature, sizeof *e->signature);
		put(p, e->signature->matched.p, matched_len(e->signature));
	}
}

/* The members that a kind of event has; the others may hold anything. */
static struct event tidy(const struct event *e)
{
	struct event t = *e;
	const bool is_signature = e->kind == EVENT_SIGNATURE;
	if (e->kind != EVENT_OPERATION && !is_signature)
		t.operation = NULL;
	if (e->kind != EVENT_OPERATION && e->kind != EVENT_MESSAGE && e->kind != EVENT_IDENTITY && !is_signature)
		t.message = NULL;
	if (!is_signature)
		t.signature = NULL;
	if (e->kind != EVENT_IDENTITY)
		t.text = (struct bytes){ NULL, 0 };
	return t;
}

void record_put(struct record_ring *r, const struct event *event, unsigned wanted)
{
	const struct event e = tidy(event);
	const size_t len = record_len(&e);
	const bool important = matters(&e);
	uint64_t head = atomic_load_explicit(&r->head, memory_order_relaxed);
	const uint64_t tail = atomic_load_explicit(&r->tail, memory_order_acquire);
	const size_t at = head & (r->len - 1);
	const size_t filler = at + len > r->len ? r->len - at : 0;
	const size_t limit = important ? r->len : r->len - r->len / 4;

	if (len > RECORD_MAX || head - tail + filler + len > limit) {
		atomic_fetch_add_explicit(important ? &r->lost_others : &r->lost_allowed, 1, memory_order_relaxed);
		return;
	}
	if (filler) {
		const uint32_t words[2] = { (uint32_t)filler, 0x10000 };
		_Static_assert(offsetof(struct header, is_filler) == 6, "the mark of a filler is in its first 8 bytes");
		memcpy(r->memory + at, words, sizeof words);
		head += filler;
	}
	write_record(r->memory + (head & (r->len - 1)), &e, len, wanted);
	atomic_store_explicit(&r->head, head + len, memory_order_release);
}

static const uint8_t *get(const uint8_t *p, void *to, size_t len)
{
	memcpy(to, p, len);
	return p + align8(len);
}

bool record_get(struct record_ring *r, struct record_event *out)
{
	uint64_t tail = atomic_load_explicit(&r->tail, memory_order_relaxed);
	const uint64_t head = atomic_load_explicit(&r->head, memory_order_acquire);
	struct header h;

	if (tail == head)
		return false;
	memcpy(&h, r->memory + (tail & (r->len - 1)), 8);
	if (h.is_filler)
		tail += h.len;
	const uint8_t *p = get(r->memory + (tail & (r->len - 1)), &h, sizeof h);
	out->event = h.event;
	out->end = tail + h.len;
	out->wanted = h.wanted;
	out->event.flow = h.has_flow ? &out->flow : NULL;
	out->event.operation = h.has_operation ? &out->operation : NULL;
	out->event.message = h.has_message ? &out->message : NULL;
	if (h.has_flow)
		p = get(p, &out->flow, sizeof out->flow);
	if (h.has_operation)
		p = get(p, &out->operation, sizeof out->operation);
	if (h.has_message)
		p = get(p, &out->message, MESSAGE_LEN);
	for (unsigned i = 0; i < h.fields; i++) {
		struct field_header f;
		p = get(p, &f, sizeof f);
		if (f.borrowed)
			f.value.p = p;
		out->message.fields[f.index] = f.value;
		p += align8(f.borrowed);
	}
	if (out->event.text.len)
		out->event.text.p = p;
	p += align8(out->event.text.len);
	if (h.has_message) {
		out->message.data = h.data ? p : NULL;
		out->message.len = h.data;
		p += align8(h.data);
	}
	out->event.signature = h.has_signature ? &out->signature : NULL;
	if (h.has_signature) {
		p = get(p, &out->signature, sizeof out->signature);
		out->signature.matched = (struct bytes){ p, matched_len(&out->signature) };
		out->signature.message = out->event.message;
		out->signature.operation = out->event.operation;
	}
	return true;
}

void record_done(struct record_ring *r, const struct record_event *taken)
{
	atomic_store_explicit(&r->tail, taken->end, memory_order_release);
}
