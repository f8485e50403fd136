/* SPDX-License-Identifier: Apache-2.0 */
/* Gates, what they send, and what happens when time passes. */
#include "dataplane/engine/signatures.h"

#include <string.h>

#define RESEND_NS (200 * MS)       /* doubled with each try */
#define RESEND_TRIES 6
#define UNKNOWN_WAIT_NS (20 * MS)  /* the beginning of no protocol yet */
#define SEGMENT_MIN 536u           /* every receiver takes so much: RFC 9293 3.7.1 */

/* ---- gates ---- */

void gate_keep_header(struct gate *g, const struct layout *l, const struct packet *p, unsigned from)
{
	g->layout = *l;
	g->port = p->port;
	g->from = from;
	memcpy(g->header, p->frame, l->l4 + 4u);
}

/* The flow's gate, which is made if need be; NULL: there is no memory, or the packet in hand came in fragments. */
struct gate *gate_of(struct engine *e, struct flow *w)
{
	struct layout l;
	uint32_t cap;

	if (w->gate)
		return w->gate;
	if (!e->packet || !layout_find(&l, e->packet->frame, e->packet->len) || l.l4 + 4u > CRAFT_HEADER_MAX)
		return NULL;
	struct gate *g = pool_get(&e->pool, sizeof *g, &cap);
	if (!g) {
		engine_reason(e, w, REASON_GATE_BUDGET);
		return NULL;
	}
	memset(g, 0, sizeof *g);
	g->flow = w;
	for (unsigned i = 0; i < 2; i++)
		g->side[i].acked = w->stream[i].acked;
	g->next = e->gates;
	if (g->next)
		g->next->previous = g;
	e->gates = g;
	w->gate = g;
	gate_keep_header(g, &l, e->packet, e->cut.from);
	return g;
}

static void gate_free(struct engine *e, struct gate *g)
{
	for (unsigned i = 0; i < 2; i++)
		for (struct owned *o = g->side[i].owned, *next; o; o = next) {
			next = o->next;
			pool_put(&e->pool, o);
		}
	if (g->next)
		g->next->previous = g->previous;
	if (g->previous)
		g->previous->next = g->next;
	else
		e->gates = g->next;
	g->flow->gate = NULL;
	pool_put(&e->pool, g);
}

unsigned gate_client(const struct flow *w)
{
	return w->client_is_low ? 0 : 1;
}

/* The numbers of the sender's bytes that the receiver has, as far as the box knows. */
uint32_t gate_received(const struct gate *g, unsigned from)
{
	const struct gate_side *s = &g->side[from];
	const uint32_t seq = edits_in(&s->edits, s->acked);
	return s->has_told && seq_diff(s->told, seq) > 0 ? s->told : seq;
}

/* ---- sending ---- */

/* Would the connection be lost with us? */
static bool is_rewritten(const struct gate *g)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct gate_side *s = &g->side[i];
		if (s->edits.count || s->edits.shift || s->owned)
			return true;
		if (s->has_told && seq_diff(s->told, edits_in(&s->edits, s->acked)) > 0)
			return true;
	}
	return g->answer_count;
}

void gate_note(struct engine *e, const struct gate *g, const uint8_t *frame, size_t len)
{
	if (e->sink.rewritten && is_rewritten(g))
		e->sink.rewritten(e->sink.ctx, frame, (uint32_t)len);
}

void gate_transmit(struct engine *e, const struct gate *g, unsigned from, const uint8_t *frame, size_t len)
{
	e->counters.injected++;
	gate_note(e, g, frame, len);
	e->sink.transmit(e->sink.ctx, g->port, from != g->from, frame, (uint32_t)len);
}

/* A segment in the name of a side, from its own number seq on. */
size_t gate_segment_make(const struct gate *g, unsigned from, uint8_t *out, uint32_t seq, uint8_t flags,
			 const uint8_t *payload, size_t len)
{
	const struct gate_side *s = &g->side[from], *other = &g->side[!from];
	const struct segment made = {
		.seq = seq, .ack = gate_received(g, !from), .window = g->flow->stream[from].window, .flags = flags,
		.has_times = s->has_times && other->has_times, .time = s->time, .time_echo = other->time,
	};
	return craft_segment(out, g->header, &g->layout, from != g->from, &made, payload, len);
}

void gate_own(struct engine *e, struct gate *g, unsigned from, const uint8_t *frame, size_t len, uint32_t end)
{
	uint32_t cap;
	struct owned *o = pool_get(&e->pool, sizeof *o + len, &cap), **last = &g->side[from].owned;
	if (!o) {
		engine_reason(e, g->flow, REASON_GATE_BUDGET);
		e->cut.resets = true;
		return;
	}
	*o = (struct owned){ .sent_ns = e->now_ns, .end = end, .len = (uint16_t)len };
	memcpy(o + 1, frame, len);
	while (*last)
		last = &(*last)->next;
	*last = o;
}

void gate_acknowledge(struct engine *e, struct gate *g, unsigned sender)
{
	uint8_t frame[CRAFT_HEADER_MAX];
	const unsigned from = !sender;
	const struct stream *s = &g->flow->stream[from];
	const uint32_t seq = edits_out(&g->side[from].edits, s->next);
	gate_transmit(e, g, from, frame, gate_segment_make(g, from, frame, seq, TCP_ACK, NULL, 0));
}

static void reset_one(struct engine *e, struct gate *g, unsigned from)
{
	uint8_t frame[CRAFT_HEADER_MAX];
	const struct stream *s = &g->flow->stream[from];
	const bool is_client = stream_is_client(g->flow, from);
	const uint32_t seq = edits_out(&g->side[from].edits, is_client ? s->clear : s->next);
	const size_t len = gate_segment_make(g, from, frame, s->is_known ? seq : g->side[from].acked,
					     TCP_RST | TCP_ACK, NULL, 0);
	gate_transmit(e, g, from, frame, len);
}

void gate_reset(struct engine *e, struct flow *w)
{
	struct gate *g = gate_of(e, w);
	engine_reason(e, w, REASON_FLOW_RESET);
	if (g) {
		reset_one(e, g, 0);
		reset_one(e, g, 1);
	}
	w->is_reset = true;
	if (!w->is_closed)
		flows_close(&e->flows, w);
}

/* ---- bytes on their way ---- */

void patch_apply(const struct gate_side *s, uint32_t seq, uint8_t *p, size_t len)
{
	for (unsigned i = 0; i < s->patch_count; i++) {
		const uint32_t at = s->patch[i].seq - seq;
		if (at < len)
			p[at] = s->patch[i].value;
	}
}

bool patch_add(struct gate_side *s, uint32_t seq, const uint8_t *from, const uint8_t *to, size_t len)
{
	const unsigned before = s->patch_count;
	for (size_t i = 0; i < len; i++) {
		if (from[i] == to[i])
			continue;
		if (s->patch_count == GATE_PATCHES) {
			s->patch_count = before;
			return false;
		}
		s->patch[s->patch_count++] = (struct patch){ seq + (uint32_t)i, to[i] };
	}
	return true;
}

/* Forgets what the receiver has. */
void patch_settle(struct gate_side *s, uint32_t received_seq)
{
	unsigned kept = 0;
	for (unsigned i = 0; i < s->patch_count; i++)
		if (seq_diff(s->patch[i].seq, received_seq) >= 0)
			s->patch[kept++] = s->patch[i];
	s->patch_count = kept;
}

/* From seq on: how many bytes are there until the next that was taken out, at most len; 0: seq was, *gone so many. */
uint32_t gate_run(const struct edits *edits, uint32_t seq, uint32_t len, uint32_t *gone)
{
	*gone = 0;
	for (unsigned i = 0; i < edits->count; i++) {
		const struct edit *x = &edits->edit[i];
		const uint32_t n = x->grow < 0 ? (uint32_t)-x->grow : 0;
		const int32_t ahead = seq_diff(x->at, seq);
		if (ahead > 0 && (uint32_t)ahead < len)
			return (uint32_t)ahead;
		if (ahead <= 0 && (uint32_t)-ahead < n) {
			*gone = n - (uint32_t)-ahead < len ? n - (uint32_t)-ahead : len;
			return 0;
		}
	}
	return len;
}

/* Sends bytes that waited here: from the sender's number `from_seq` up to `to`. */
void gate_send_waiting(struct engine *e, struct gate *g, unsigned from, uint32_t from_seq, uint32_t to)
{
	struct gate_side *s = &g->side[from];
	uint8_t frame[CRAFT_FRAME_MAX + CRAFT_HEADER_MAX], payload[CRAFT_FRAME_MAX];
	uint32_t gone;

	for (uint32_t seq = from_seq; seq != to;) {
		uint32_t n = gate_run(&s->edits, seq, to - seq, &gone);
		const uint32_t most = s->largest > SEGMENT_MIN ? s->largest : SEGMENT_MIN;
		if (!n) {
			seq += gone;
			continue;
		}
		if (n > most)
			n = most;
		if (n > sizeof payload)
			n = sizeof payload;
		const struct bytes kept = tcp_recorded(&g->flow->stream[from], seq, n);
		if (kept.len != n) { /* the receiver has it already, or the record lost it */
			seq += n;
			continue;
		}
		memcpy(payload, kept.p, n);
		patch_apply(s, seq, payload, n);
		const uint32_t out = edits_out(&s->edits, seq);
		const size_t len = gate_segment_make(g, from, frame, out, TCP_ACK | TCP_PSH, payload, n);
		gate_transmit(e, g, from, frame, len);
		/* What was acknowledged in the receiver's place, the sender will not send again. */
		if (s->has_told && seq_diff(s->told, seq) > 0)
			gate_own(e, g, from, frame, len, out + n);
		seq += n;
	}
}

/* ---- time ---- */

static void resend(struct engine *e, struct gate *g, unsigned from)
{
	struct owned *o = g->side[from].owned;
	if (!o || e->now_ns - o->sent_ns < RESEND_NS << o->tries)
		return;
	if (++o->tries > RESEND_TRIES) {
		e->cut.resets = true;
		return;
	}
	o->sent_ns = e->now_ns;
	gate_transmit(e, g, from, (const uint8_t *)(o + 1), o->len);
}

/* The sender may wait for an acknowledgement before it sends the rest (RFC 9293 3.7.4): it gets one. */
static void wait_longer(struct engine *e, struct gate *g, unsigned client)
{
	struct gate_side *s = &g->side[client];
	struct stream *stream = &g->flow->stream[client];
	const uint64_t waited = e->now_ns - s->waits_ns;

	const bool is_denied = signatures_denied(stream, stream->next - stream->clear) >= VERDICT_DROP;
	const struct flow_info *i = &g->flow->info;
	if (g->flow->detection == DETECT_LOOKING && waited >= UNKNOWN_WAIT_NS &&
	    (is_denied || policy_payload(e->policy, i->conduit, &i->conversation).verdict < VERDICT_DROP)) {
		const uint32_t from = stream->clear;
		s->waits_ns = 0;
		messages_forget(e, g->flow, client);
		gate_unread(e, g->flow, client);
		gate_send_waiting(e, g, client, from, stream->clear);
		return;
	}
	if (waited < e->config.hold_ack_ms * MS || (s->has_told && s->told == stream->next))
		return;
	s->has_told = true;
	s->told = stream->next;
	gate_acknowledge(e, g, client);
}

static bool is_idle(const struct gate *g)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct gate_side *s = &g->side[i];
		if (s->edits.count || s->edits.shift || s->owned || s->waits_ns || s->patch_count)
			return false;
		if (s->has_told && seq_diff(s->told, s->acked) > 0)
			return false;
	}
	return !g->answer_count && !g->original_count;
}

void gates_pulse(struct engine *e)
{
	for (struct gate *g = e->gates, *next; g; g = next) {
		struct flow *const w = g->flow;
		const unsigned client = gate_client(w);
		next = g->next;
		e->cut = (struct cut){ .from = client };
		if (w->is_reset) {
			gate_free(e, g);
			continue;
		}
		if (g->side[client].waits_ns)
			wait_longer(e, g, client);
		gate_answers(e, g);
		resend(e, g, 0);
		resend(e, g, 1);
		if (e->cut.resets)
			gate_reset(e, w);
		else if (is_idle(g))
			gate_free(e, g);
	}
}

void gate_close(struct engine *e, struct flow *w)
{
	struct gate *g = w->gate;
	if (!g)
		return;
	if (!w->is_closed && !w->is_reset)
		gate_reset(e, w);
	gate_free(e, g);
}
