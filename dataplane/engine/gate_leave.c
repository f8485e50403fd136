/* SPDX-License-Identifier: Apache-2.0 */
/* One segment of an enforced flow: numbers to the senders' own, judgement, and what leaves of it. */
#include "dataplane/engine/engine_state.h"

#include <string.h>

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
		gate_transmit(e, g, !from, (const uint8_t *)(other->owned + 1), other->owned->len);
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

	gate_keep_header(g, l, p, from);
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
		const uint32_t n = gate_run(&side->edits, seq + at, end - at, &gone);
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
		set_be32(f + l->l4 + 8, gate_received(g, !from));
	if (d->tcp_flags & TCP_URG) {
		f[l->l4 + 13] &= (uint8_t)~TCP_URG;
		set_be16(f + l->l4 + 18, 0);
	}
	translate_sack(g, from, f, l);
	return true;
}

/* Nothing waits and nothing was changed: the packet leaves as it came.  Not so with bytes that the receiver has
 * acknowledged: there is no record to compare them with, so they are cut off and it is only asked what it has. */
static bool is_plain(const struct engine *e, const struct flow *w, unsigned from, const struct decoded *d,
		     uint32_t before)
{
	const struct stream *s = &w->stream[from];
	const uint32_t end = d->tcp_seq + (uint32_t)d->payload.len;
	if (w->gate || e->cut.is_refused || d->tcp_flags & TCP_URG)
		return false;
	if (!d->payload.len || !stream_is_client(w, from))
		return true;
	if (s->is_acked && seq_diff(s->acked, d->tcp_seq) > 0)
		return false;
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
	const unsigned client = gate_client(w);
	const struct stream *s = &w->stream[client];
	const uint32_t first = from == client ? d->tcp_seq : s->clear, last = first + (uint32_t)d->payload.len;
	bool leaves = !e->cut.is_refused && !e->cut.resets;
	if (!e->cut.resets && s->is_known && seq_diff(first, before[client]) > 0)
		gate_send_waiting(e, g, client, before[client], seq_diff(first, s->clear) < 0 ? first : s->clear);
	const bool is_old = d->payload.len && seq_diff(before[from], d->tcp_seq + (uint32_t)d->payload.len) >= 0;
	if (leaves && translate(e, g, from, d, is_old, &l))
		p->len = (uint32_t)craft_mend(p->frame, &l, (size_t)l.end - l.payload);
	else
		leaves = false;
	if (!e->cut.resets && from == client && seq_diff(s->clear, last) > 0 && seq_diff(before[client], last) <= 0 &&
	    d->payload.len) {
		if (leaves) { /* in its place in front of them */
			gate_transmit(e, g, from, p->frame, p->len);
			leaves = false;
		}
		gate_send_waiting(e, g, client, last, s->clear);
	}
	if (s->clear == s->next)
		g->side[client].waits_ns = 0;
	else if (!g->side[client].waits_ns)
		g->side[client].waits_ns = e->now_ns;
	if (from == client && g->side[client].has_told && d->payload.len &&
	    seq_diff(g->side[client].told, d->tcp_seq) > 0)
		gate_acknowledge(e, g, client);
	gate_answers(e, g);
	gate_note(e, g, p->frame, p->len);
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

/* The flow is over; the other end hears when it speaks. */
static void reset_sender(struct engine *e, struct flow *w, const struct decoded *d)
{
	w->is_reset = true;
	flows_close(&e->flows, w);
	engine_reason(e, w, REASON_FLOW_RESET);
	tell_again(e, d);
}

/* A connection that was open before: where its bytes go on says their receiver, not their sender, who could begin
 * with the second half of a message.  As long as it has not said so, bytes wait, and an empty segment asks it
 * (RFC 9293 3.10.7.4: what is not acceptable is answered by an acknowledgement).  False: the question leaves instead
 * of the packet. */
static bool adopt(struct engine *e, struct flow *w, unsigned from, const struct decoded *d)
{
	struct packet *p = e->packet;
	struct layout l;

	if (d->tcp_flags & TCP_ACK && !w->stream[!from].is_known)
		tcp_adopt(w, !from, d->tcp_ack);
	if (w->stream[from].is_known || !d->payload.len || d->tcp_flags & (TCP_SYN | TCP_RST))
		return true;
	tcp_segment(e, w, from, d);
	if (!layout_find(&l, p->frame, p->len))
		return false;
	set_be32(p->frame + l.l4 + 4, d->tcp_seq - 1);
	p->frame[l.l4 + 13] &= (uint8_t)~(TCP_FIN | TCP_PSH | TCP_URG);
	set_be16(p->frame + l.l4 + 18, 0);
	l.end = l.payload;
	p->len = (uint32_t)craft_mend(p->frame, &l, 0);
	p->leaves = true;
	return false;
}

/* An open connection that a new policy denies: both ends are told, for a device with one place for a client would wait
 * for this one for ever. */
static bool is_cut_off(const struct flow *w)
{
	const struct conduit *c = w->info.conduit;
	const bool is_open = w->stream[0].is_known && w->stream[1].is_known && !w->is_closed && !w->is_reset;

	return is_open && (w->opening.verdict > VERDICT_DROP || !c || !conduit_silent(c));
}

void gate_segment(struct engine *e, struct flow *w, unsigned from, struct decoded *d)
{
	e->packet->leaves = false;
	if (w->opening.verdict >= VERDICT_DROP) {
		if (is_cut_off(w))
			gate_reset(e, w);
		else if (w->opening.verdict > VERDICT_DROP)
			tell_again(e, d);
		return;
	}
	if (w->is_reset) {
		tell_again(e, d);
		return;
	}
	if (w->info.midstream && e->now_ns >= e->adopt_until_ns && w->info.packets[0] + w->info.packets[1] == 1) {
		reset_sender(e, w, d);
		return;
	}
	if (e->signature_verdict >= VERDICT_DROP) { /* by its headers */
		if (e->signature_verdict > VERDICT_DROP)
			reset_sender(e, w, d);
		return;
	}
	if (d->tcp_flags & TCP_SYN && d->payload.len) /* it comes again without, or behind the handshake */
		return;
	e->cut = (struct cut){ .is_active = true, .from = from };
	if (w->gate)
		note_ack(e, w->gate, from, d);
	if (w->info.midstream && !adopt(e, w, from, d)) {
		e->cut.is_active = false;
		return;
	}
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
