/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TCP: from segments to bytes in order.  Whole segments in order never wait.  Segments beyond a gap are held,
 * bounded in number, memory and time.  Bytes sent again must equal the record of those not yet
 * acknowledged.  Keep-alives, zero-window probes, port reuse and half-open connections are normal life.
 * Sequence numbers compare modulo 2^32 (RFC 9293 3.4).
 */
#include "dataplane/engine/signatures.h"

#include <string.h>

/* A segment this far from what is expected belongs to no window that a stack offers. */
#define WINDOW_MAX (UINT32_C(1) << 30)

/* More unacknowledged bytes than this are not recorded. */
#define RECORD_MAX 65536u

/* ---- the record of unacknowledged bytes ---- */

static bool record_is_large(const struct stream *s)
{
	return s->record_cap > RECORD_SMALL;
}

static uint8_t *record_bytes(struct stream *s)
{
	return record_is_large(s) ? s->record.large : s->record.small;
}

static void record_release(struct engine *e, struct stream *s)
{
	if (record_is_large(s))
		pool_put(&e->pool, s->record.large);
	s->record_cap = s->record_len = 0;
}

static void record_trim(struct engine *e, struct stream *s)
{
	const int32_t acked = seq_diff(s->acked, s->record_seq);
	if (!s->record_len || acked <= 0)
		return;
	if ((uint32_t)acked >= s->record_len) {
		record_release(e, s);
		return;
	}
	memmove(record_bytes(s), record_bytes(s) + acked, s->record_len - (uint32_t)acked);
	s->record_len -= (uint32_t)acked;
	s->record_seq = s->acked;
}

/* False: there is no memory for it. */
static bool record_append(struct engine *e, struct flow *w, struct stream *s, uint32_t seq, struct bytes b)
{
	/* Nobody reads these bytes, so nobody reads them otherwise; and a window may be larger than any record. */
	if (e->cut.is_active && w->detection == DETECT_NONE && !w->gate) {
		record_release(e, s);
		return true;
	}
	if (!s->record_len || s->record_seq + s->record_len != seq) {
		s->record_seq = seq;
		s->record_len = 0;
	}
	const size_t want = s->record_len + b.len;
	if (want <= RECORD_SMALL && !s->record_cap) {
		s->record_cap = RECORD_SMALL;
	} else if (want > s->record_cap) {
		uint32_t cap;
		uint8_t *bigger = want > RECORD_MAX ? NULL : pool_get(&e->pool, want, &cap);
		if (!bigger) {
			engine_reason(e, w, REASON_TCP_RECORD);
			s->record_len = e->cut.is_active ? s->record_len : 0;
			return false;
		}
		if (s->record_len)
			memcpy(bigger, record_bytes(s), s->record_len);
		if (record_is_large(s))
			pool_put(&e->pool, s->record.large);
		s->record.large = bigger;
		s->record_cap = cap;
	}
	memcpy(record_bytes(s) + s->record_len, b.p, b.len);
	s->record_len += (uint32_t)b.len;
	return true;
}

struct bytes tcp_recorded(struct stream *s, uint32_t seq, uint32_t len)
{
	const uint32_t at = seq - s->record_seq;
	if (!s->record_len || at >= s->record_len)
		return (struct bytes){ NULL, 0 };
	const uint32_t there = s->record_len - at;
	return (struct bytes){ record_bytes(s) + at, len < there ? len : there };
}

/* Do the bytes at seq differ from what was sent before at the same place? */
static bool record_conflicts(struct stream *s, uint32_t seq, struct bytes b)
{
	const int32_t at = seq_diff(seq, s->record_seq);
	const size_t skip = at < 0 ? (size_t)-at : 0, from = at > 0 ? (size_t)at : 0;
	if (!s->record_len || skip >= b.len || from >= s->record_len)
		return false;
	const size_t left = b.len - skip, there = s->record_len - from;
	return memcmp(b.p + skip, record_bytes(s) + from, left < there ? left : there) != 0;
}

/* ---- segments beyond a gap ---- */

static void held_drop(struct engine *e, struct stream *s)
{
	struct held *h = s->held;
	s->held = h->next;
	s->held_count--;
	pool_put(&e->pool, h);
}

static struct bytes held_bytes(struct held *h)
{
	return (struct bytes){ (const uint8_t *)(h + 1), h->len };
}

static void hold(struct engine *e, struct flow *w, struct stream *s, uint32_t seq, struct bytes b)
{
	struct held **link = &s->held;
	while (*link && seq_diff((*link)->seq, seq) < 0)
		link = &(*link)->next;
	if (*link && (*link)->seq == seq && (*link)->len >= b.len) {
		if (memcmp((*link) + 1, b.p, b.len) != 0)
			engine_reason(e, w, REASON_TCP_CONFLICT);
		return;
	}
	uint32_t cap;
	struct held *h = s->held_count < e->config.hold_segments
		? pool_get(&e->pool, sizeof *h + b.len, &cap) : NULL;
	if (!h) {
		engine_reason(e, w, REASON_TCP_SEGMENTS);
		return;
	}
	*h = (struct held){ .next = *link, .since_ns = e->now_ns, .seq = seq, .len = (uint32_t)b.len };
	memcpy(h + 1, b.p, b.len);
	*link = h;
	s->held_count++;
	trace(e, TRACE_ORDER, 1, (int64_t)b.len, 0);
}

/* ---- delivery ---- */

static void begin_at(struct stream *s, uint32_t seq)
{
	s->next = s->clear = seq;
	s->is_known = true;
}

static void deliver(struct engine *e, struct flow *w, unsigned from, uint32_t seq, struct bytes b)
{
	struct stream *s = &w->stream[from];
	if (!record_append(e, w, s, seq, b) && e->cut.is_active) {
		e->cut.is_refused = true; /* it comes again when there is room */
		return;
	}
	s->next = seq + (uint32_t)b.len;
	if (e->signatures)
		signatures_stream(e, w, from, b);
	messages_stream(e, w, from, b);
	if (e->cut.is_active)
		gate_unread(e, w, from);
}

/* b begins at seq, which is not beyond s->next: the part that is new is delivered. */
static void deliver_new(struct engine *e, struct flow *w, unsigned from, uint32_t seq, struct bytes b)
{
	struct stream *s = &w->stream[from];
	const uint32_t old = s->next - seq;

	if (old) {
		/* A keep-alive sends the last byte, or any byte, again (RFC 9293 3.8.4). */
		const bool is_keep_alive = old == 1 && b.len == 1;
		if ((!is_keep_alive || e->cut.is_active) && record_conflicts(s, seq, b)) {
			if (!is_keep_alive)
				engine_reason(e, w, REASON_TCP_CONFLICT);
			if (e->cut.is_active) {
				e->cut.is_refused = true;
				return;
			}
		}
		trace(e, TRACE_ORDER, 2, (int64_t)b.len, old);
		if (old >= b.len)
			return;
		struct cursor c = cur_over(b.p, b.len, &(bool){ false });
		cur_skip(&c, old);
		b = cur_rest(&c);
	}
	deliver(e, w, from, s->next, b);
}

static void release(struct engine *e, struct flow *w, unsigned from)
{
	struct stream *s = &w->stream[from];
	while (s->is_known && s->held && seq_diff(s->held->seq, s->next) <= 0) {
		trace(e, TRACE_ORDER, 3, s->held->len, 0);
		deliver_new(e, w, from, s->held->seq, held_bytes(s->held));
		held_drop(e, s);
	}
}

static void skip_gap(struct engine *e, struct flow *w, unsigned from)
{
	struct stream *s = &w->stream[from];
	engine_reason(e, w, REASON_TCP_GAP);
	messages_gap(e, w, from);
	begin_at(s, s->held->seq);
	release(e, w, from);
}

/* A gap is over when the receiver acknowledged what lies behind it, or when the time is up. */
static void check_gaps(struct engine *e, struct flow *w, unsigned from)
{
	struct stream *s = &w->stream[from];
	while (s->held) {
		const bool enforced = e->cut.is_active && stream_is_client(w, from);
		const bool is_acked = s->is_acked && seq_diff(s->acked, s->held->seq) > 0;
		const uint64_t now = e->now_ns, limit = e->config.hold_ms * UINT64_C(1000000);
		const bool is_full = s->held_count >= e->config.hold_segments;
		if (!is_acked && !is_full && (now < s->held->since_ns || now - s->held->since_ns <= limit))
			return;
		if (is_full)
			engine_reason(e, w, REASON_TCP_SEGMENTS);
		if (enforced) /* nothing is passed over: TCP sends all of it again */
			held_drop(e, s);
		else
			skip_gap(e, w, from);
	}
}

/* ---- connection ---- */

static void acknowledge(struct engine *e, struct flow *w, unsigned from, const struct decoded *d)
{
	struct stream *other = &w->stream[!from];
	if (!(d->tcp_flags & TCP_ACK))
		return;
	if (!other->is_acked || seq_diff(d->tcp_ack, other->acked) > 0) {
		other->acked = d->tcp_ack;
		other->is_acked = true;
	}
	record_trim(e, other);
	if (other->held) {
		release(e, w, !from);
		check_gaps(e, w, !from);
	}
	else if (other->is_known && !w->info.midstream && seq_diff(d->tcp_ack, other->next) > 1 &&
		 !other->has_ended)
		engine_reason(e, w, REASON_TCP_UNSEEN_ACK);
}

void tcp_adopt(struct flow *w, unsigned from, uint32_t seq)
{
	begin_at(&w->stream[from], seq);
	w->stream[from].is_lost = true;
}

void tcp_segment(struct engine *e, struct flow *w, unsigned from, const struct decoded *d)
{
	struct stream *s = &w->stream[from];
	uint32_t seq = d->tcp_seq;

	trace(e, TRACE_TCP, seq, (int64_t)d->payload.len, d->tcp_flags);
	s->window = d->tcp_window;
	acknowledge(e, w, from, d);
	if (d->tcp_flags & TCP_SYN) {
		seq++;
		if (!s->is_known)
			begin_at(s, seq);
	}
	const bool waits_for_place = e->cut.is_active && w->info.midstream;
	if (!s->is_known && !waits_for_place && (d->payload.len || d->tcp_flags & TCP_ACK)) {
		/* A keep-alive or its answer may be the first thing seen: one byte tells nothing yet. */
		begin_at(s, seq);
		s->is_lost = w->info.midstream;
	}
	if (d->payload.len && !s->is_known) {
		hold(e, w, s, seq, d->payload);
	} else if (d->payload.len) {
		const int32_t ahead = seq_diff(seq, s->next);
		if (ahead > (int32_t)WINDOW_MAX || ahead < -(int32_t)WINDOW_MAX) {
			engine_reason(e, w, REASON_TCP_WINDOW);
			e->cut.is_refused = true;
		} else if (ahead > 0) {
			e->cut.is_refused |= stream_is_client(w, from);
			hold(e, w, s, seq, d->payload);
			check_gaps(e, w, from);
		} else {
			deliver_new(e, w, from, seq, d->payload);
			if (s->held)
				release(e, w, from);
		}
	}
	if (d->missing && s->next == seq + (uint32_t)d->payload.len) {
		messages_gap(e, w, from);
		s->next += d->missing;
		s->clear = s->next;
	}
	if (d->tcp_flags & TCP_FIN)
		s->has_ended = true;
	if (!w->is_closed && (d->tcp_flags & TCP_RST || (w->stream[0].has_ended && w->stream[1].has_ended)))
		flows_close(&e->flows, w);
}

/* ---- the usual segment ---- */

bool tcp_usual(struct engine *e, struct flow *w, unsigned from, const struct glance *g)
{
	struct stream *s = &w->stream[from], *other = &w->stream[!from];

	s->window = g->window;
	if (seq_diff(g->ack, other->acked) > 0)
		other->acked = g->ack;
	record_trim(e, other);
	if (!g->payload.len)
		return true;
	if (!record_append(e, w, s, g->seq, g->payload) && e->cut.is_active)
		return false;
	s->next = g->seq + (uint32_t)g->payload.len;
	return true;
}

void tcp_flush(struct engine *e, struct flow *w)
{
	for (unsigned from = 0; from < 2; from++) {
		while (w->stream[from].held)
			if (w->gate)
				held_drop(e, &w->stream[from]);
			else
				skip_gap(e, w, from);
		record_release(e, &w->stream[from]);
	}
}
