/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/engine/gate.h"

#include "dataplane/engine/engine_state.h"

#include <string.h>

#define MS UINT64_C(1000000)
#define RESEND_NS (200 * MS)      /* doubled with each try */
#define RESEND_TRIES 6
#define ANSWER_WAIT_NS (1000 * MS) /* the device owes an answer for longer: ours goes first */
#define UNKNOWN_WAIT_NS (20 * MS)  /* the beginning of no protocol yet */
#define SEGMENT_MIN 536u          /* every receiver takes so much: RFC 9293 3.7.1 */
#define NEUTRAL_MAX 4096u

/* ---- gates ---- */

static void header_keep(struct gate *g, const struct layout *l, const struct packet *p, unsigned from)
{
	g->layout = *l;
	g->port = p->port;
	g->from = from;
	memcpy(g->header, p->frame, l->l4 + 4u);
}

/* The flow's gate, which is made if need be; NULL: there is no memory, or the packet in hand came in fragments. */
static struct gate *gate_of(struct engine *e, struct flow *w)
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
	header_keep(g, &l, e->packet, e->cut.from);
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

static unsigned client_of(const struct flow *w)
{
	return w->client_is_low ? 0 : 1;
}

/* The numbers of the sender's bytes that the receiver has, as far as the box knows. */
static uint32_t received(const struct gate *g, unsigned from)
{
	const struct gate_side *s = &g->side[from];
	const uint32_t seq = edits_in(&s->edits, s->acked);
	return s->has_told && seq_diff(s->told, seq) > 0 ? s->told : seq;
}

/* ---- sending ---- */

static void transmit(struct engine *e, const struct gate *g, unsigned from, const uint8_t *frame, size_t len)
{
	e->counters.injected++;
	e->sink.transmit(e->sink.ctx, g->port, from != g->from, frame, (uint32_t)len);
}

/* A segment in the name of a side, from its own number seq on. */
static size_t segment_make(const struct gate *g, unsigned from, uint8_t *out, uint32_t seq,
			   uint8_t flags, const uint8_t *payload, size_t len)
{
	const struct gate_side *s = &g->side[from], *other = &g->side[!from];
	const struct segment made = {
		.seq = seq, .ack = received(g, !from), .window = g->flow->stream[from].window, .flags = flags,
		.has_times = s->has_times && other->has_times, .time = s->time, .time_echo = other->time,
	};
	return craft_segment(out, g->header, &g->layout, from != g->from, &made, payload, len);
}

static void own(struct engine *e, struct gate *g, unsigned from, const uint8_t *frame, size_t len, uint32_t end)
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

static void acknowledge(struct engine *e, struct gate *g, unsigned sender)
{
	uint8_t frame[CRAFT_HEADER_MAX];
	const unsigned from = !sender;
	const struct stream *s = &g->flow->stream[from];
	transmit(e, g, from, frame,
		 segment_make(g, from, frame, edits_out(&g->side[from].edits, s->next), TCP_ACK, NULL, 0));
}

static void reset_one(struct engine *e, struct gate *g, unsigned from)
{
	uint8_t frame[CRAFT_HEADER_MAX];
	const struct stream *s = &g->flow->stream[from];
	const bool is_client = stream_is_client(g->flow, from);
	const uint32_t seq = edits_out(&g->side[from].edits, is_client ? s->clear : s->next);
	transmit(e, g, from, frame,
		 segment_make(g, from, frame, s->is_known ? seq : g->side[from].acked, TCP_RST | TCP_ACK, NULL, 0));
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

static void patch_apply(const struct gate_side *s, uint32_t seq, uint8_t *p, size_t len)
{
	for (unsigned i = 0; i < s->patch_count; i++) {
		const uint32_t at = s->patch[i].seq - seq;
		if (at < len)
			p[at] = s->patch[i].value;
	}
}

static bool patch_add(struct gate_side *s, uint32_t seq, const uint8_t *from, const uint8_t *to,
		      size_t len)
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
static void patch_settle(struct gate_side *s, uint32_t received_seq)
{
	unsigned kept = 0;
	for (unsigned i = 0; i < s->patch_count; i++)
		if (seq_diff(s->patch[i].seq, received_seq) >= 0)
			s->patch[kept++] = s->patch[i];
	s->patch_count = kept;
}

/* From seq on: how many bytes are there until the next that was taken out, at most len; 0: seq was, *gone so many. */
static uint32_t run_at(const struct edits *edits, uint32_t seq, uint32_t len, uint32_t *gone)
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
static void send_waiting(struct engine *e, struct gate *g, unsigned from, uint32_t from_seq, uint32_t to)
{
	struct gate_side *s = &g->side[from];
	uint8_t frame[CRAFT_FRAME_MAX + CRAFT_HEADER_MAX], payload[CRAFT_FRAME_MAX];
	uint32_t gone;

	for (uint32_t seq = from_seq; seq != to;) {
		uint32_t n = run_at(&s->edits, seq, to - seq, &gone);
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
		const size_t len = segment_make(g, from, frame, out, TCP_ACK | TCP_PSH, payload, n);
		transmit(e, g, from, frame, len);
		/* What was acknowledged in the receiver's place, the sender will not send again. */
		if (s->has_told && seq_diff(s->told, seq) > 0)
			own(e, g, from, frame, len, out + n);
		seq += n;
	}
}

/* ---- answers in the device's place ---- */

static void answer_send(struct engine *e, struct gate *g, unsigned server, const struct answer *a)
{
	uint8_t frame[GATE_ANSWER_MAX + CRAFT_HEADER_MAX];
	struct gate_side *s = &g->side[server];
	const uint32_t at = g->flow->stream[server].next, seq = edits_out(&s->edits, at);

	if (!edits_add(&s->edits, at, a->len)) {
		engine_reason(e, g->flow, REASON_GATE_BUDGET);
		e->cut.resets = true;
		return;
	}
	/* What the answer is to counts as received with it. */
	const size_t len = segment_make(g, server, frame, seq, TCP_ACK | TCP_PSH, a->bytes, a->len);
	transmit(e, g, server, frame, len);
	own(e, g, server, frame, len, seq + a->len);
	e->counters.answered++;
}

/* An answer goes in between two messages of the device, behind those it owes to earlier requests. */
static void answers_send(struct engine *e, struct gate *g)
{
	const unsigned server = !client_of(g->flow);
	const struct stream *s = &g->flow->stream[server];

	while (g->answer_count) {
		const struct answer *a = &g->answer[0];
		if (a->wait && e->now_ns - a->since_ns < ANSWER_WAIT_NS)
			return;
		if (s->pending_len || s->held || s->has_ended || !s->is_known)
			return;
		answer_send(e, g, server, a);
		memmove(g->answer, g->answer + 1, --g->answer_count * sizeof g->answer[0]);
	}
}

/* ---- refusing ---- */

static bool take_out(struct engine *e, struct gate *g, unsigned from, uint32_t seq, size_t len)
{
	if (edits_add(&g->side[from].edits, seq, -(int32_t)len))
		return true;
	engine_reason(e, g->flow, REASON_GATE_BUDGET);
	return false;
}

static bool excise(struct engine *e, struct gate *g, unsigned from, const struct message *m, uint32_t seq,
		   uint32_t whole)
{
	const struct refuse *r = &m->dissector->refuse;
	struct answer *a = &g->answer[g->answer_count];

	if (!r->answer || g->answer_count == GATE_ANSWERS || g->has_signature)
		return false;
	const int32_t code = conduit_refuse_code(g->flow->info.conduit, m->dissector);
	const size_t len = r->answer(m, code, a->bytes, GATE_ANSWER_MAX);
	if ((!len && m->len != whole) || !take_out(e, g, from, seq, whole))
		return false;
	if (len) { /* else the request is one that gets no answer */
		a->len = (uint16_t)len;
		a->wait = g->flow->asked;
		a->since_ns = e->now_ns;
		g->answer_count++;
	}
	return true;
}

static bool neutralise(struct gate *g, unsigned from, const struct message *m, uint32_t seq)
{
	const struct refuse *r = &m->dissector->refuse;
	uint8_t changed[NEUTRAL_MAX];

	if (!r->neutralise || m->len > sizeof changed || g->has_signature)
		return false;
	memcpy(changed, m->data, m->len);
	if (!r->neutralise(m, changed) || !patch_add(&g->side[from], seq, m->data, changed, m->len))
		return false;
	if (r->restore) {
		if (g->original_count == GATE_ORIGINALS)
			memmove(g->original, g->original + 1, --g->original_count * sizeof g->original[0]);
		struct original *o = &g->original[g->original_count++];
		o->len = (uint16_t)(m->len < GATE_ORIGINAL_MAX ? m->len : GATE_ORIGINAL_MAX);
		memcpy(o->bytes, m->data, o->len);
	}
	g->flow->asked++;
	return true;
}

static bool refuse(struct engine *e, struct gate *g, unsigned from, const struct message *m, uint32_t seq,
		   uint32_t whole)
{
	for (unsigned i = 0; i < 2; i++) {
		const uint8_t means = m->dissector->refuse.means[i];
		if (means == REFUSE_EXCISE && excise(e, g, from, m, seq, whole))
			return true;
		if (means == REFUSE_NEUTRALISE && m->len == whole && neutralise(g, from, m, seq))
			return true;
	}
	engine_reason(e, g->flow, REASON_REFUSE_RESET);
	return false;
}

/* The device's answer to what was neutralised is changed back, so that the client knows its own request. */
static void restore(struct gate *g, unsigned from, const struct message *m, uint32_t seq)
{
	const struct refuse *r = &m->dissector->refuse;
	uint8_t changed[NEUTRAL_MAX];

	if (!r->restore || m->len > sizeof changed)
		return;
	for (unsigned i = 0; i < g->original_count; i++) {
		memcpy(changed, m->data, m->len);
		if (!r->restore(m, g->original[i].bytes, g->original[i].len, changed))
			continue;
		(void)patch_add(&g->side[from], seq, m->data, changed, m->len);
		g->original_count--;
		memmove(g->original + i, g->original + i + 1, (g->original_count - i) * sizeof g->original[0]);
		return;
	}
}

static void count_answer(struct flow *w)
{
	if (w->asked)
		w->asked--;
	for (unsigned i = 0; w->gate && i < w->gate->answer_count; i++)
		if (w->gate->answer[i].wait)
			w->gate->answer[i].wait--;
}

void gate_message(struct engine *e, struct flow *w, unsigned from, const struct message *m, uint32_t len,
		  enum verdict verdict)
{
	const uint32_t seq = w->stream[from].clear;
	const bool from_client = stream_is_client(w, from);

	if (verdict < VERDICT_DROP) {
		if (from_client && e->has_request && w->asked < UINT16_MAX)
			w->asked++;
		else if (!from_client && e->has_answer)
			count_answer(w);
		if (!from_client && w->gate && w->gate->original_count)
			restore(w->gate, from, m, seq);
		return;
	}
	struct gate *g = gate_of(e, w);
	if (!g || !from_client) {
		e->cut.is_refused = e->cut.resets = true;
		return;
	}
	if (verdict == VERDICT_REFUSE && refuse(e, g, from, m, seq, len))
		return;
	if (!take_out(e, g, from, seq, len) || verdict != VERDICT_DROP || !conduit_silent(w->info.conduit))
		e->cut.resets = true;
}

void gate_unread(struct engine *e, struct flow *w, unsigned from)
{
	struct stream *s = &w->stream[from];
	const uint32_t unread = s->next - s->clear - s->pending_len - s->pieces_len;

	if (!unread)
		return;
	if (stream_is_client(w, from) && !(w->info.midstream && e->now_ns < e->adopt_until_ns)) {
		const struct judgement j = policy_payload(e->policy, w->info.conduit, &w->info.conversation);
		struct gate *g = j.verdict < VERDICT_DROP ? NULL : gate_of(e, w);
		if (j.verdict >= VERDICT_DROP && (!g || !take_out(e, g, from, s->clear, unread) ||
						  !(j.verdict == VERDICT_DROP && conduit_silent(w->info.conduit))))
			e->cut.resets = true;
	}
	s->clear += unread;
}

void gate_datagram(struct engine *e, const struct message *m)
{
	uint8_t answer[GATE_ANSWER_MAX], frame[GATE_ANSWER_MAX + CRAFT_HEADER_MAX];
	struct layout l;

	if (!m->dissector->refuse.answer || !layout_find(&l, e->packet->frame, e->packet->len) ||
	    l.l4 + 4u > CRAFT_HEADER_MAX)
		return;
	const int32_t code = conduit_refuse_code(e->flow->info.conduit, m->dissector);
	const size_t len = m->dissector->refuse.answer(m, code, answer, sizeof answer);
	if (!len)
		return;
	e->counters.injected++;
	e->counters.answered++;
	e->sink.transmit(e->sink.ctx, e->packet->port, true, frame,
			 (uint32_t)craft_datagram(frame, e->packet->frame, &l, true, answer, len));
}

/* ---- a segment ---- */

/* What the segment says of the other direction: everything from here on is in the senders' own numbers. */
static void note_ack(struct engine *e, struct gate *g, unsigned from, struct decoded *d)
{
	struct gate_side *other = &g->side[!from], *s = &g->side[from];

	if (!(d->tcp_flags & TCP_ACK))
		return;
	if (seq_diff(d->tcp_ack, other->acked) > 0) {
		other->acked = d->tcp_ack;
		s->same_acks = 0;
	} else if (d->tcp_ack == other->acked && !d->payload.len && other->owned && ++s->same_acks == 3) {
		transmit(e, g, !from, (const uint8_t *)(other->owned + 1), other->owned->len);
	}
	while (other->owned && seq_diff(d->tcp_ack, other->owned->end) >= 0) {
		struct owned *const next = other->owned->next;
		pool_put(&e->pool, other->owned);
		other->owned = next;
	}
	edits_settle(&other->edits, other->acked);
	d->tcp_ack = edits_in(&other->edits, d->tcp_ack);
	patch_settle(other, edits_in(&other->edits, other->acked));
}

static void note_header(struct gate *g, unsigned from, const struct packet *p, const struct layout *l)
{
	struct gate_side *s = &g->side[from];
	struct tcp_option o;

	header_keep(g, l, p, from);
	if (l->end - l->payload > s->largest)
		s->largest = (uint16_t)(l->end - l->payload);
	for (size_t at = 0; craft_option(p->frame, l, &at, &o);) {
		if (o.kind == 8 && o.len == 10) {
			s->has_times = true;
			s->time = get_be32(o.p + 2);
			if (!g->side[!from].has_times) { /* as it echoes them */
				g->side[!from].has_times = true;
				g->side[!from].time = get_be32(o.p + 6);
			}
		} else if (o.kind == 19 || o.kind == 29) {
			g->has_signature = true;
		}
	}
}

/* Selective acknowledgements (RFC 2018) name bytes of the other direction as the receiver counts. */
static void translate_sack(const struct gate *g, unsigned from, uint8_t *frame, const struct layout *l)
{
	struct tcp_option o;
	for (size_t at = 0; craft_option(frame, l, &at, &o);)
		for (unsigned i = 2; o.kind == 5 && i + 4 <= o.len; i += 4)
			set_be32(o.p + i, edits_in(&g->side[!from].edits, get_be32(o.p + i)));
}

/* Leaves in the packet only what may leave of its bytes [seq, seq + len); false: nothing is left. */
static bool cut_payload(const struct gate *g, unsigned from, uint8_t *frame, struct layout *l, uint32_t seq,
			uint32_t len, bool is_old, bool *is_whole)
{
	const struct stream *s = &g->flow->stream[from];
	const struct gate_side *side = &g->side[from];
	const uint32_t have = edits_in(&side->edits, side->acked);
	uint8_t *const payload = frame + l->payload;
	uint32_t kept = 0, first = 0, gone, end = len;

	if (stream_is_client(g->flow, from) && seq_diff(seq + len, s->clear) > 0)
		end = seq_diff(s->clear, seq) > 0 ? s->clear - seq : 0;
	for (unsigned i = 0; i < side->edits.count; i++) { /* what follows an answer of ours is sent again */
		const uint32_t at = side->edits.edit[i].at - seq;
		if (side->edits.edit[i].grow > 0 && at && at < end)
			end = at;
	}
	for (uint32_t at = seq_diff(have, seq) > 0 ? have - seq : 0; at < end;) {
		const uint32_t n = run_at(&side->edits, seq + at, end - at, &gone);
		if (n) {
			first = kept ? first : at;
			memmove(payload + kept, payload + at, n);
			patch_apply(side, seq + at, payload + kept, n);
			kept += n;
		}
		at += n + gone;
	}
	*is_whole = end == len;
	uint32_t out = edits_out(&side->edits, seq + (kept ? first : end));
	/* Old bytes alone ask for an acknowledgement, like a keep-alive; without them it would stay silent. */
	if (!kept && is_old)
		out--;
	set_be32(frame + l->l4 + 4, out);
	l->end = (uint16_t)(l->payload + kept);
	return kept;
}

/* Numbers, options and bytes of the packet as the receiver may see them; false: it does not leave. */
static bool translate(const struct engine *e, const struct gate *g, unsigned from, const struct decoded *d, bool is_old,
		      struct layout *l)
{
	uint8_t *const f = e->packet->frame;
	const uint32_t seq = d->tcp_seq + (d->tcp_flags & TCP_SYN ? 1 : 0);
	const uint32_t len = (uint32_t)d->payload.len;
	bool is_whole = true;

	if (d->tcp_flags & TCP_SYN) {
		set_be32(f + l->l4 + 4, edits_out(&g->side[from].edits, d->tcp_seq));
	} else {
		const bool kept = cut_payload(g, from, f, l, seq, len, is_old, &is_whole);
		/* The beginning of a message alone says nothing to the receiver yet. */
		if (!kept && len && !is_whole && !(d->tcp_flags & (TCP_FIN | TCP_RST)))
			return false;
	}
	if (d->tcp_flags & TCP_FIN && !is_whole)
		return false;
	if (d->tcp_flags & TCP_ACK)
		set_be32(f + l->l4 + 8, received(g, !from));
	if (d->tcp_flags & TCP_URG) {
		f[l->l4 + 13] &= (uint8_t)~TCP_URG;
		set_be16(f + l->l4 + 18, 0);
	}
	translate_sack(g, from, f, l);
	return true;
}

/* Nothing waits and nothing was changed: the packet leaves as it came. */
static bool is_plain(const struct engine *e, const struct flow *w, unsigned from, const struct decoded *d,
		     uint32_t before)
{
	const struct stream *s = &w->stream[from];
	const uint32_t end = d->tcp_seq + (uint32_t)d->payload.len;
	if (w->gate || e->cut.is_refused || d->tcp_flags & TCP_URG)
		return false;
	if (!d->payload.len || !stream_is_client(w, from))
		return true;
	return s->clear == s->next && seq_diff(before, d->tcp_seq) >= 0 &&
	       (before == s->clear || seq_diff(s->clear, end) <= 0);
}

/* What had waited leaves in front of the packet's own bytes, what it made whole behind them. */
static bool leave(struct engine *e, struct flow *w, unsigned from, const struct decoded *d, const uint32_t before[2])
{
	struct packet *p = e->packet;
	struct layout l;

	if (is_plain(e, w, from, d, before[from]) && before[!from] == w->stream[!from].clear)
		return true;
	struct gate *g = e->cut.is_refused && !w->gate ? NULL : gate_of(e, w);
	if (!g || !layout_find(&l, p->frame, p->len))
		return false;
	note_header(g, from, p, &l);
	const unsigned client = client_of(w);
	const struct stream *s = &w->stream[client];
	const uint32_t first = from == client ? d->tcp_seq : s->clear, last = first + (uint32_t)d->payload.len;
	bool leaves = !e->cut.is_refused && !e->cut.resets;
	if (!e->cut.resets && s->is_known && seq_diff(first, before[client]) > 0)
		send_waiting(e, g, client, before[client], seq_diff(first, s->clear) < 0 ? first : s->clear);
	const bool is_old = d->payload.len && seq_diff(before[from], d->tcp_seq + (uint32_t)d->payload.len) >= 0;
	if (leaves && translate(e, g, from, d, is_old, &l))
		p->len = (uint32_t)craft_mend(p->frame, &l, (size_t)l.end - l.payload);
	else
		leaves = false;
	if (!e->cut.resets && from == client && seq_diff(s->clear, last) > 0 && seq_diff(before[client], last) <= 0 &&
	    d->payload.len) {
		if (leaves) { /* in its place in front of them */
			transmit(e, g, from, p->frame, p->len);
			leaves = false;
		}
		send_waiting(e, g, client, last, s->clear);
	}
	if (s->clear == s->next)
		g->side[client].waits_ns = 0;
	else if (!g->side[client].waits_ns)
		g->side[client].waits_ns = e->now_ns;
	if (from == client && g->side[client].has_told && d->payload.len &&
	    seq_diff(g->side[client].told, d->tcp_seq) > 0)
		acknowledge(e, g, client);
	answers_send(e, g);
	return leaves;
}

/* A flow that was reset is over: whoever has not heard is told again. */
static void tell_again(struct engine *e, const struct decoded *d)
{
	uint8_t frame[CRAFT_HEADER_MAX];
	struct layout l;

	if (d->tcp_flags & TCP_RST || !layout_find(&l, e->packet->frame, e->packet->len) ||
	    l.l4 + 4u > CRAFT_HEADER_MAX)
		return;
	const struct segment s = { .seq = d->tcp_ack,
				   .ack = d->tcp_seq + (uint32_t)d->payload.len + (d->tcp_flags & TCP_SYN ? 1 : 0),
				   .flags = TCP_RST | TCP_ACK };
	e->counters.injected++;
	e->sink.transmit(e->sink.ctx, e->packet->port, true, frame,
			 (uint32_t)craft_segment(frame, e->packet->frame, &l, true, &s, NULL, 0));
}

void gate_segment(struct engine *e, struct flow *w, unsigned from, struct decoded *d)
{
	e->cut = (struct cut){ .is_active = true, .from = from };
	e->packet->leaves = false;
	if (w->opening.verdict >= VERDICT_DROP) {
		if (w->opening.verdict > VERDICT_DROP)
			tell_again(e, d);
		return;
	}
	if (w->is_reset) {
		tell_again(e, d);
		return;
	}
	if (w->info.midstream && e->now_ns >= e->adopt_until_ns && w->info.packets[0] + w->info.packets[1] == 1) {
		w->is_reset = true;
		engine_reason(e, w, REASON_FLOW_RESET);
		tell_again(e, d);
		return;
	}
	if (d->tcp_flags & TCP_SYN && d->payload.len) /* it comes again without, or behind the handshake */
		return;
	if (w->gate)
		note_ack(e, w->gate, from, d);
	const uint32_t seq = d->tcp_seq + (d->tcp_flags & TCP_SYN ? 1 : 0);
	const struct stream *s = w->stream;
	const uint32_t before[2] = { s[0].is_known || from != 0 ? s[0].clear : seq,
				     s[1].is_known || from != 1 ? s[1].clear : seq };
	tcp_segment(e, w, from, d);
	e->packet->leaves = leave(e, w, from, d, before);
	if (e->cut.resets && !w->is_reset) {
		gate_reset(e, w);
		e->packet->leaves = false;
	}
	e->cut.is_active = false;
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
	transmit(e, g, from, (const uint8_t *)(o + 1), o->len);
}

/* The sender may wait for an acknowledgement before it sends the rest (RFC 9293 3.7.4): it gets one. */
static void wait_longer(struct engine *e, struct gate *g, unsigned client)
{
	struct gate_side *s = &g->side[client];
	struct stream *stream = &g->flow->stream[client];
	const uint64_t waited = e->now_ns - s->waits_ns;

	if (g->flow->detection == DETECT_LOOKING && waited >= UNKNOWN_WAIT_NS &&
	    policy_payload(e->policy, g->flow->info.conduit, &g->flow->info.conversation).verdict < VERDICT_DROP) {
		const uint32_t from = stream->clear;
		stream->clear = stream->next;
		s->waits_ns = 0;
		messages_forget(e, g->flow, client);
		send_waiting(e, g, client, from, stream->clear);
		return;
	}
	if (waited < e->config.hold_ack_ms * MS || (s->has_told && s->told == stream->next))
		return;
	s->has_told = true;
	s->told = stream->next;
	acknowledge(e, g, client);
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
		const unsigned client = client_of(w);
		next = g->next;
		e->cut = (struct cut){ .from = client };
		if (w->is_reset) {
			gate_free(e, g);
			continue;
		}
		if (g->side[client].waits_ns)
			wait_longer(e, g, client);
		answers_send(e, g);
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
