/* SPDX-License-Identifier: Apache-2.0 */
/* Refusing: what was judged is taken out or changed, and answered in the device's place. */
#include "dataplane/engine/signatures.h"

#include <string.h>

#define ANSWER_WAIT_NS (1000 * MS) /* the device owes an answer for longer: ours goes first */
#define NEUTRAL_MAX 4096u

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
	const size_t len = gate_segment_make(g, server, frame, seq, TCP_ACK | TCP_PSH, a->bytes, a->len);
	gate_transmit(e, g, server, frame, len);
	gate_own(e, g, server, frame, len, seq + a->len);
	e->counters.answered++;
}

/* An answer goes in between two messages of the device, behind those it owes to earlier requests. */
void gate_answers(struct engine *e, struct gate *g)
{
	const unsigned server = !gate_client(g->flow);
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

/* Of bytes at s->clear that are no message. */
static enum verdict payload_verdict(const struct engine *e, const struct flow *w, struct stream *s)
{
	const enum verdict denied = signatures_denied(s, s->next - s->clear);
	if (w->info.midstream && e->now_ns < e->adopt_until_ns)
		return denied;
	const struct judgement j = policy_payload(e->policy, w->info.conduit, &w->info.conversation);
	return j.verdict > denied ? j.verdict : denied;
}

void gate_unread(struct engine *e, struct flow *w, unsigned from)
{
	struct stream *s = &w->stream[from];
	const uint32_t unread = s->next - s->clear - s->pending_len - s->pieces_len;

	if (!unread)
		return;
	if (stream_is_client(w, from)) {
		const enum verdict v = payload_verdict(e, w, s);
		struct gate *g = v < VERDICT_DROP ? NULL : gate_of(e, w);
		if (v >= VERDICT_DROP && (!g || !take_out(e, g, from, s->clear, unread) ||
					  !(v == VERDICT_DROP && conduit_silent(w->info.conduit))))
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
