/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Between the engine and rules/signature_match.c: says what is in hand, gives memory from the pool, and turns hits into
 * events and verdicts.  The engine's thread.
 */
#include "dataplane/engine/signatures.h"

#include <string.h>

#define CIP_IO_PORT 2222 /* EtherNet/IP implicit messages */

/* ---- what is in hand ---- */

/* From the IP header on; empty when there is none. */
static struct bytes ip_of(const struct packet *p)
{
	static const uint8_t skips[] = { [LINK_ETHERNET] = 14, [LINK_SLL] = 16, [LINK_SLL2] = 20, [LINK_RAW] = 0,
			[LINK_NULL] = 4,
					 [LINK_UNKNOWN] = 0 };
	const struct bytes frame = { p->data, p->len };
	size_t at = skips[p->link];
	for (unsigned tags = 0; p->link == LINK_ETHERNET && tags < 2; tags++) {
		const uint16_t type = bytes_be16(frame, at - 2);
		if (type == ETHERTYPE_VLAN || type == ETHERTYPE_QINQ)
			at += 4;
	}
	return bytes_part(frame, at, p->len);
}

static bool is_established(const struct flow *w)
{
	const struct flow_info *i = &w->info;
	if (i->midstream)
		return true;
	if (w->key.ip_protocol != PROTOCOL_TCP)
		return i->packets[0] && i->packets[1];
	/* The handshake is over with its third packet; a connection that is over was established. */
	return i->packets[0] && i->packets[1] && i->packets[0] + i->packets[1] > 2;
}

/* Made once for a packet and its flow; what changes while it is read is brought up to date. */
static const struct signature_packet *in_hand(struct engine *e, struct flow *w, unsigned from)
{
	const struct flow_info *i = &w->info;
	const struct decoded *d = e->decoded;
	struct signature_packet *p = &e->signature_packet;
	const bool from_client = stream_is_client(w, from);

	p->dissector = i->dissector;
	p->stream_bytes[0] = i->payload[0];
	p->stream_bytes[1] = i->payload[1];
	if (p->number == e->number && p->conversation == &i->conversation && p->from_client == from_client && e->packet)
		return p;
	p->conversation = &i->conversation;
	p->number = e->number;
	p->time_ns = e->now_ns;
	p->from_client = from_client;
	p->is_established = is_established(w);
	p->payload = d ? d->payload : (struct bytes){ NULL, 0 };
	p->ip = (struct bytes){ NULL, 0 };
	p->tcp_seq = d ? d->tcp_seq : 0;
	p->tcp_ack = d ? d->tcp_ack : 0;
	p->tcp_flags = d ? d->tcp_flags : 0;
	p->icmp_type = d ? d->icmp_type : 0;
	p->icmp_code = d ? d->icmp_code : 0;
	if (e->packet && d && d->ip_version && signature_wants_headers(e->signatures))
		p->ip = ip_of(e->packet);
	return p;
}

/* ---- hits ---- */

static bool opens_transfer(const struct signature_hit *hit)
{
	return hit->operation && hit->operation->transfer == TRANSFER_OPEN;
}

/* Rules only alert on cyclic data, without which the line stands, unless the conduit says otherwise; and on a transfer
 * that has begun, of which half would be worse than all. */
static bool is_spared(const struct flow *w, const struct signature_hit *hit)
{
	const struct conversation *c = &w->info.conversation;
	if (w->is_transferring && !opens_transfer(hit))
		return true;
	const bool is_io = c->ip_protocol == PROTOCOL_UDP &&
			   (c->server_port == CIP_IO_PORT || c->client_port == CIP_IO_PORT);
	return (!c->ip_version || is_io) && !(w->info.conduit && conduit_cyclic_strict(w->info.conduit));
}

/* Bytes are denied: those of the hit where they are known, else all in hand. */
static void deny(struct engine *e, const struct signature_hit *hit, uint8_t verdict)
{
	uint32_t from = (uint32_t)e->signature_bytes.len, to = 0;

	if (hit->stream_to) {
		from = (uint32_t)(e->signature_end - hit->stream_from);
		to = (uint32_t)(e->signature_end - hit->stream_to);
	}
	if (from > e->signature_from)
		e->signature_from = from;
	if (e->signature_verdict < VERDICT_DROP || to < e->signature_to)
		e->signature_to = to;
	if (verdict > e->signature_verdict)
		e->signature_verdict = verdict;
}

static void on_hit(void *ctx, const struct signature_hit *hit)
{
	static const uint8_t verdicts[ACTION_COUNT] = {
		[ACTION_ALERT] = VERDICT_ALERT, [ACTION_PASS] = VERDICT_ALLOW, [ACTION_DROP] = VERDICT_DROP,
		[ACTION_REJECT] = VERDICT_RESET,
	};
	struct engine *e = ctx;
	struct flow *w = e->signature_flow;
	struct event ev = {
		.kind = EVENT_SIGNATURE, .signature = hit, .message = hit->message, .operation = hit->operation,
		.judgement = { .verdict = verdicts[signature_text(hit->rule)->action], .cause = CAUSE_SIGNATURE,
			       .mode = e->policy ? w->opening.mode : MODE_LEARN },
	};
	if (w->info.conduit)
		ev.judgement.mode = (uint8_t)conduit_mode(w->info.conduit);
	if (w->info.is_excepted)
		exceptions_other(e, w, &ev.judgement);
	if (ev.judgement.verdict > VERDICT_ALERT && is_spared(w, hit))
		ev.judgement.verdict = VERDICT_ALERT;
	engine_verdict(e, ev.judgement);
	if (!hit->message && ev.judgement.mode == MODE_ENFORCE && ev.judgement.verdict > VERDICT_ALERT)
		deny(e, hit, ev.judgement.verdict);
	if (opens_transfer(hit) && ev.judgement.mode == MODE_ENFORCE && ev.judgement.verdict > VERDICT_ALERT)
		w->is_transferring = false;
	if (hit->is_silent)
		return;
	e->counters.signatures++;
	e->counters.verdicts[ev.judgement.verdict]++;
	engine_event(e, w, &ev);
}

static void on_flaw(void *ctx, enum signature_flaw flaw)
{
	static const enum reason names[SIGNATURE_FLAWS] = {
		[SIGNATURE_REGEX_LIMIT] = REASON_SIGNATURE_REGEX, [SIGNATURE_WORK_LIMIT] = REASON_SIGNATURE_WORK,
		[SIGNATURE_MEMORY] = REASON_SIGNATURE_MEMORY,
	};
	struct engine *e = ctx;
	engine_reason(e, e->signature_flow, names[flaw]);
}

static void *grow(void *ctx, size_t want, uint32_t *cap)
{
	struct engine *e = ctx;
	return pool_get(&e->pool, want, cap);
}

static void put(void *ctx, void *memory)
{
	struct engine *e = ctx;
	pool_put(&e->pool, memory);
}

static void turn(void *ctx)
{
	const struct engine *e = ctx;
	e->sink.turn(e->sink.ctx, e->number, e->order);
}

static struct signature_host host_of(struct engine *e, struct flow *w)
{
	e->signature_flow = w;
	return (struct signature_host){ e, on_hit, on_flaw, grow, put, e->sink.turn ? turn : NULL };
}

/* ---- flows ---- */

/* Finds the flow's groups in the set in force; tails and bits of an older set stay. */
static void begin(struct engine *e, struct flow *w, const struct signature_packet *p)
{
	struct signature_flow first = { 0 };
	uint32_t cap;

	w->signature_generation = e->signature_generation;
	if (w->signatures) {
		(void)signature_flow_begin(e->signatures, w->signatures, p);
	} else if (signature_flow_begin(e->signatures, &first, p)) {
		w->signatures = pool_get(&e->pool, sizeof first, &cap);
		if (w->signatures)
			*w->signatures = first;
		else
			engine_reason(e, w, REASON_SIGNATURE_MEMORY);
	}
	if (w->signatures)
		w->signatures->generation = e->signature_generation;
	w->stream[0].rules = w->stream[1].rules = w->signatures;
}

void engine_signatures(struct engine *e, struct signature_work *work)
{
	e->signatures = work;
	e->signature_verdict = VERDICT_ALLOW;
	e->signature_generation++;
	e->flows.has_rules = work;
	repeats_clear(&e->repeats);
}

void signatures_turn(struct engine *e, struct flow *w)
{
	(void)e;
	w->signature_generation = 0;
	if (w->signatures) {
		struct signature_tail *const t = w->signatures->tail;
		const struct signature_tail tail = t[0];
		t[0] = t[1];
		t[1] = tail;
		for (unsigned i = 0; i < 2; i++) { /* what rules of the other direction have found is void */
			t[i].has_hits = false;
			t[i].is_of_old_set = true;
		}
	}
}

void signatures_end(struct engine *e, struct flow *w)
{
	if (!w->signatures)
		return;
	const struct signature_host h = host_of(e, w);
	signature_flow_end(e->signatures, w->signatures, &h);
	pool_put(&e->pool, w->signatures);
	w->signatures = w->stream[0].rules = w->stream[1].rules = NULL;
}

/* ---- the calls ---- */

/* What rules know of the packet; NULL: none of those in force can match in this flow. */
static const struct signature_packet *ready(struct engine *e, struct flow *w, unsigned from)
{
	if (w->signature_generation == e->signature_generation && !w->signatures)
		return NULL;
	const struct signature_packet *p = in_hand(e, w, from);
	if (w->signature_generation != e->signature_generation)
		begin(e, w, p);
	return w->signatures ? p : NULL;
}

void signatures_packet(struct engine *e, struct flow *w, unsigned from, const struct decoded *d)
{
	e->decoded = d;
	e->signature_verdict = VERDICT_ALLOW;
	e->signature_packet.number = 0; /* made anew */
	if (d->ip_version && d->ip_protocol == PROTOCOL_TCP && !signature_wants_packets(e->signatures))
		return; /* its bytes are looked at when they are in order */
	const struct signature_packet *p = ready(e, w, from);
	if (!p)
		return;
	const struct signature_host h = host_of(e, w);
	signature_headers(e->signatures, w->signatures, p, &h);
	if (d->ip_version && d->ip_protocol != PROTOCOL_TCP)
		signature_bytes(e->signatures, w->signatures, p, d->payload, false, &h);
}

/* What is still denied of before, and this. */
static void stream_deny(struct stream *s, uint8_t verdict, uint32_t from, uint32_t to)
{
	const bool holds = s->denied_verdict != VERDICT_ALLOW && seq_diff(s->denied_to, s->clear) > 0;
	const uint32_t before = s->denied_to - s->denied_len;
	const uint32_t begin = holds && seq_diff(before, from) < 0 ? before : from;
	s->denied_to = to;
	s->denied_len = to - begin < UINT16_MAX ? (uint16_t)(to - begin) : UINT16_MAX; /* more than any window */
	s->denied_verdict = holds && s->denied_verdict > verdict ? s->denied_verdict : verdict;
}

void signatures_stream(struct engine *e, struct flow *w, unsigned from, struct bytes b)
{
	struct stream *s = &w->stream[from];
	const bool is_ready = s->rules && s->rules->generation == e->signature_generation;
	const struct signature_packet *p = is_ready ? in_hand(e, w, from) : ready(e, w, from);
	if (!p)
		return;
	const struct signature_host h = host_of(e, w);
	e->signature_verdict = VERDICT_ALLOW;
	e->signature_bytes = b;
	e->signature_end = s->rules->tail[!p->from_client].end + b.len;
	e->signature_from = 0;
	signature_bytes(e->signatures, s->rules, p, b, true, &h);
	if (!e->cut.is_active || e->signature_verdict < VERDICT_DROP)
		return;
	stream_deny(s, e->signature_verdict, s->next - e->signature_from, s->next - e->signature_to);
	/* A server's bytes leave as they come: there is no taking out of what was said before. */
	if (!stream_is_client(w, from))
		e->cut.is_refused = e->cut.resets = true;
}

enum verdict signatures_denied(struct stream *s, uint32_t len)
{
	if (s->denied_verdict == VERDICT_ALLOW)
		return VERDICT_ALLOW;
	if (seq_diff(s->denied_to, s->clear) <= 0)
		s->denied_verdict = VERDICT_ALLOW;
	return seq_diff(s->denied_to - s->denied_len, s->clear + len) < 0 ? s->denied_verdict : VERDICT_ALLOW;
}

bool signatures_quiet(const struct engine *e, const struct flow *w, unsigned from, struct bytes b)
{
	const struct signature_flow *f = w->stream[from].rules;

	if (!f) /* none of the rules in force can match in this flow, or nobody has looked yet */
		return w->signature_generation == e->signature_generation;
	return f->generation == e->signature_generation && signature_is_quiet(f, !stream_is_client(w, from), b);
}

void signatures_passed(struct flow *w, unsigned from, struct bytes b)
{
	if (w->stream[from].rules)
		signature_passed(w->stream[from].rules, !stream_is_client(w, from), b);
}

void signatures_gap(struct engine *e, struct flow *w, unsigned from)
{
	if (w->signatures)
		signature_gap(e->signatures, w->signatures, !stream_is_client(w, from));
}

void signatures_message_begin(struct engine *e)
{
	signature_message_begin(e->signatures);
}

static unsigned side_of(const struct flow *w, const struct message *m)
{
	return m->from_client == w->client_is_low ? 0 : 1;
}

void signatures_operation(struct engine *e, struct flow *w, const struct message *m, const struct operation *op)
{
	if (!signature_wants_messages(e->signatures, m->dissector))
		return;
	(void)ready(e, w, side_of(w, m));
	const struct signature_packet *p = in_hand(e, w, side_of(w, m));
	const struct signature_host h = host_of(e, w);
	/* What rules were tried on may not be remembered as one that needs no look. */
	if (signature_operation(e->signatures, w->signatures, p, m, op, &h))
		e->may_remember = false;
}

void signatures_message(struct engine *e, struct flow *w, struct message *m)
{
	/* Only what is still there: a dissector may have joined pieces on its stack. */
	const bool is_inside = m->inner.p >= m->data && m->inner.p <= m->data + m->len;
	const bool is_joined = m->join && m->join->buf && m->inner.p == m->join->buf;
	if (!is_inside && !is_joined)
		m->inner = (struct bytes){ NULL, 0 };
	const struct signature_packet *p = ready(e, w, side_of(w, m));
	if (!p && !signature_wants_messages(e->signatures, m->dissector))
		return;
	p = in_hand(e, w, side_of(w, m));
	const struct signature_host h = host_of(e, w);
	if (signature_message(e->signatures, w->signatures, p, m, &h))
		e->may_remember = false;
}
