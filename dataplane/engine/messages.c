/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From bytes in order to judged operations: which protocol is it, where does a message end, what does it
 * say, may it pass.  A message inside one segment is read in place; only a split one is copied.
 */
#include "dataplane/engine/signatures.h"
#include "dissectors/registry.h"

#include <string.h>

/* So many bytes of one side may be looked at before the protocol must be known (architecture,
 * "Expressions and policy": payload passes only while it is a valid prefix). */
#define DETECT_BYTES 256u
/* So many segments or datagrams may fail to be recognised before the flow counts as unknown for good. */
#define DETECT_TRIES 64u
/* How much is copied at once while the length of a split message is not known. */
#define HEADER_STEP 32u

static enum transport flow_transport(const struct flow *w)
{
	return w->key.ip_protocol == PROTOCOL_TCP ? TRANSPORT_TCP
	       : w->key.ip_protocol == PROTOCOL_UDP ? TRANSPORT_UDP : TRANSPORT_ETHER;
}

/* ---- the beginning of a message that is not whole yet ---- */

static void pending_drop(struct engine *e, struct stream *s)
{
	pool_put(&e->pool, s->pending);
	s->pending = NULL;
	s->pending_cap = s->pending_len = s->pending_want = 0;
}

static bool pending_append(struct engine *e, struct flow *w, struct stream *s, struct bytes b)
{
	size_t want = s->pending_len + b.len;
	if (want > s->pending_cap) {
		uint32_t cap;
		if (s->pending_want > want)
			want = s->pending_want;
		uint8_t *bigger = pool_get(&e->pool, want, &cap);
		if (!bigger) {
			engine_reason(e, w, REASON_MESSAGE_BUDGET);
			pending_drop(e, s);
			s->is_lost = true;
			return false;
		}
		if (s->pending_len)
			memcpy(bigger, s->pending, s->pending_len);
		pool_put(&e->pool, s->pending);
		s->pending = bigger;
		s->pending_cap = cap;
	}
	if (b.len)
		memcpy(s->pending + s->pending_len, b.p, b.len);
	s->pending_len += (uint32_t)b.len;
	return true;
}

static void pending_shift(struct engine *e, struct stream *s, size_t n)
{
	s->pending_len -= (uint32_t)n;
	s->pending_want = 0;
	if (s->pending_len)
		memmove(s->pending, s->pending + n, s->pending_len);
	else
		pending_drop(e, s);
}

/* ---- one message ---- */

/* What all messages of a stream's bytes in hand have in common. */
static void messages_prepare(struct engine *e, struct flow *w, unsigned from)
{
	struct message *m = &e->message;
	const uint16_t low_port = w->key.place & 0xffff, high_port = w->key.place >> 16 & 0xffff;
	const bool from_client = stream_is_client(w, from);

	e->flow = w;
	m->dissector = w->info.dissector;
	m->flow = w->state;
	m->join = &w->stream[from].join;
	m->time_ns = e->now_ns;
	m->transport = flow_transport(w);
	m->src_port = from ? high_port : low_port;
	m->dst_port = from ? low_port : high_port;
	m->from_client = from_client;
	m->midstream = !w->client_is_certain;
	m->prefix = false;
	m->negotiated = w->negotiated;
}

static size_t message_frame(struct engine *e, struct bytes b)
{
	bool bad = false;
	struct message *m = &e->message;
	m->data = b.p;
	m->len = b.len;
	const size_t n = m->dissector->frame(m, cur_over(b.p, b.len, &bad));
	trace(e, TRACE_FRAMING, n == FRAME_FOREIGN ? -1 : (int64_t)n, (int64_t)b.len, 0);
	return n != FRAME_FOREIGN && n > m->dissector->message_max ? FRAME_FOREIGN : n;
}

static void message_turn(struct engine *e, struct message *m)
{
	if (m->changed_client) {
		m->changed_client = false;
		engine_turn(e, e->flow);
	}
}

static struct judgement operation_judge(struct engine *e, struct flow *w, struct message *m, const struct operation *op)
{
	const struct subject s = { &w->info.conversation, m, op };
	struct judgement j = { 0 };

	if (e->policy)
		j = policy_operation(e->policy, w->info.conduit, &s, e->guards, e->now_ns);
	if (w->info.is_excepted || op->transfer)
		exceptions_operation(e, w, op, &j);
	if (j.verdict)
		engine_verdict(e, j);
	return j;
}

void messages_operation(void *ctx, struct message *m, const struct operation *op)
{
	struct engine *e = ctx;
	struct flow *w = e->flow;
	struct event ev;

	message_turn(e, m);
	ev.kind = EVENT_OPERATION;
	ev.message = m;
	ev.operation = op;
	ev.judgement = operation_judge(e, w, m, op);
	if (m->bulk) { /* the first of a side is told, and the first that a later policy denies */
		struct stream *const s = &w->stream[stream_is_client(w, 0) == m->from_client ? 0 : 1];
		if (s->has_told && (!ev.judgement.verdict || s->has_told_denial))
			return;
		s->has_told = true;
		s->has_told_denial = ev.judgement.verdict != VERDICT_ALLOW;
	}
	e->counters.operations++;
	e->has_request |= op->role == ROLE_REQUEST;
	e->has_answer |= op->role == ROLE_ANSWER;
	e->counters.verdicts[ev.judgement.verdict]++;
	trace(e, TRACE_OPERATION, op->intent, ev.judgement.verdict, ev.judgement.cause);
	engine_event(e, w, &ev);
	if (e->signatures)
		signatures_operation(e, w, m, op);
	/* Lines allow what the client asks; for what the other side asks another conduit may count. */
	if (e->may_remember)
		e->token = m->operations == 1 && !ev.judgement.verdict && (m->from_client || op->role == ROLE_ANSWER)
			? e->sink.token(e->sink.ctx, &ev) : 0;
}

void messages_identity(void *ctx, struct message *m, enum identity what, struct bytes text)
{
	struct engine *e = ctx;
	message_turn(e, m);
	e->may_remember = false;
	e->token = 0;
	engine_event(e, e->flow, &(struct event){ .kind = EVENT_IDENTITY, .message = m, .identity = what,
						  .text = text });
}

/* Whether it may come, and what passes on it, is judged when it does: by the lines that its protocol has now. */
void messages_expects(void *ctx, struct message *m, const struct expected *x)
{
	struct engine *e = ctx;
	(void)m;
	if (!expectations_add(&e->expectations, e->flow, x, e->now_ns))
		engine_reason(e, e->flow, REASON_EXPECT_BUDGET);
}

bool messages_join_grow(void *ctx, struct join *j, uint32_t want)
{
	struct engine *e = ctx;
	uint32_t cap;
	uint8_t *bigger = pool_get(&e->pool, want, &cap);
	if (!bigger) {
		engine_reason(e, e->flow, REASON_MESSAGE_BUDGET);
		return false;
	}
	if (j->len)
		memcpy(bigger, j->buf, j->len);
	pool_put(&e->pool, j->buf);
	j->buf = bigger;
	j->cap = cap;
	return true;
}

static void join_release(struct engine *e, struct join *j)
{
	if (!j->open) {
		pool_put(&e->pool, j->buf);
		*j = (struct join){ 0 };
	}
}

/* A message is dissected: counted, and judged once more when there is something wrong with it. */
static void message_done(struct engine *e, struct flow *w, struct message *m)
{
	struct event ev;

	if (message_counts(m)) {
		e->counters.messages++;
		w->info.messages += !m->outer;
	}
	trace(e, TRACE_MESSAGE, m->code, m->operations, (int64_t)m->flaws);
	if (m->bulk && !m->flaws) {
		if (e->signatures)
			signatures_message(e, w, m);
		return;
	}
	ev.kind = EVENT_MESSAGE;
	ev.message = m;
	ev.judgement = (struct judgement){ 0 };
	if (m->flaws && e->policy) {
		ev.judgement = policy_flaws(e->policy, w->info.conduit, m);
		if (w->info.is_excepted)
			exceptions_other(e, w, &ev.judgement);
		e->counters.verdicts[ev.judgement.verdict]++;
		engine_verdict(e, ev.judgement);
	}
	engine_event(e, w, &ev);
	if (e->signatures)
		signatures_message(e, w, m);
}

void messages_carried(void *ctx, struct message *m)
{
	struct engine *e = ctx;
	message_turn(e, m);
	message_done(e, e->flow, m);
}

/* b is exactly one message. */
static void message_take(struct engine *e, struct flow *w, struct bytes b)
{
	struct message *m = &e->message;

	m->data = b.p;
	m->len = b.len;
	e->verdict = m->transport == TRANSPORT_TCP ? VERDICT_ALLOW : e->signature_verdict;
	e->has_request = e->has_answer = false;
	if (e->signatures)
		signatures_message_begin(e);
	message_begin(m);
	m->dissector->dissect(m, cur_over(b.p, b.len, &m->bad));
	message_turn(e, m);
	message_end(m);
	message_done(e, w, m);
	if (e->may_remember && e->token && !m->flaws && !m->carrier && !m->piece && !m->carries)
		repeats_put(&e->repeats, &w->info, &e->gist, e->token);
	if (m->join->buf)
		join_release(e, m->join);
}

/* A message of a stream ends with these len bytes: what may leave is decided. */
static void stream_settled(struct engine *e, struct flow *w, unsigned from, size_t len)
{
	struct stream *s = &w->stream[from];
	const uint32_t all = s->pieces_len + (uint32_t)len;

	const enum verdict denied = signatures_denied(s, all);
	if (denied > e->verdict) {
		e->verdict = denied;
		w->is_transferring &= denied < VERDICT_DROP; /* this was its opening */
	}
	if (e->cut.is_active)
		gate_message(e, w, from, &e->message, all, e->verdict);
	s->clear += all;
	s->pieces_len = 0;
}

/* The same in a stream.  What may leave is decided for all pieces of a message that its carrier cut at once. */
static void message_take_stream(struct engine *e, struct flow *w, unsigned from, struct bytes b)
{
	message_take(e, w, b);
	if (e->message.piece && e->verdict < VERDICT_DROP)
		w->stream[from].pieces_len += (uint32_t)b.len;
	else
		stream_settled(e, w, from, b.len);
}

/* ---- which protocol ---- */

struct detected {
	const struct dissector *dissector;
	bool could_be; /* more bytes would tell */
};

/* Port (usual or configured) plus probe, then probe alone.  weak: a bound port and nothing against it is enough. */
static struct detected detect(const struct engine *e, const struct flow *w, unsigned from, struct bytes b, bool weak)
{
	const struct conversation *c = &w->info.conversation;
	const enum transport t = flow_transport(w);
	struct detected found = { w->expected, false };
	int best = 0;

	if (found.dissector)
		return found;
	for (unsigned i = 0; i < registry_count; i++) {
		const struct dissector *d = registry[i];
		bool bad = false;
		if (t == TRANSPORT_ETHER && !engine_bound(e, d, t, c->ethertype))
			continue;
		const enum probe p = d->probe(t, stream_is_client(w, from), cur_over(b.p, b.len, &bad));
		if (p == PROBE_MORE)
			found.could_be = true;
		if (p != PROBE_STRONG && p != PROBE_WEAK) /* most: its places need not be looked through */
			continue;
		const bool bound = t == TRANSPORT_ETHER || engine_bound(e, d, t, c->server_port) ||
				   engine_bound(e, d, t, c->client_port);
		const int rank = p == PROBE_STRONG ? (bound ? 3 : 2) : bound && weak;
		if (rank > best) {
			best = rank;
			found.dissector = d;
		}
	}
	return found;
}

static int detect_index(const struct dissector *d)
{
	for (unsigned i = 0; i < registry_count; i++)
		if (registry[i] == d)
			return (int)i;
	return -1;
}

static bool detect_done(struct engine *e, struct flow *w, const struct dissector *d)
{
	uint32_t cap;
	if (d->flow_size) {
		w->state = pool_get(&e->pool, d->flow_size, &cap);
		if (!w->state) {
			engine_reason(e, w, REASON_FLOW_STATE);
			w->detection = DETECT_NONE;
			return false;
		}
		memset(w->state, 0, d->flow_size);
	}
	w->detection = DETECT_KNOWN;
	w->info.dissector = d;
	engine_judge_repeats(e, w);
	engine_event(e, w, &(struct event){ .kind = EVENT_DETECTED });
	return true;
}

static void detect_failed(struct engine *e, struct flow *w)
{
	if (w->tries == 0) {
		struct event ev = { .kind = EVENT_REASON, .reason = REASON_DETECT_NONE };
		e->counters.reasons[REASON_DETECT_NONE]++;
		if (e->policy) {
			ev.judgement = policy_payload(e->policy, w->info.conduit, &w->info.conversation);
			if (w->info.is_excepted)
				exceptions_other(e, w, &ev.judgement);
			e->counters.verdicts[ev.judgement.verdict]++;
			engine_verdict(e, ev.judgement);
		}
		engine_event(e, w, &ev);
	}
	if (++w->tries == DETECT_TRIES)
		w->detection = DETECT_NONE;
}

/* ---- streams ---- */

static void message_foreign(struct engine *e, struct flow *w, unsigned from)
{
	struct stream *s = &w->stream[from];
	engine_reason(e, w, REASON_MESSAGE_FOREIGN);
	pending_drop(e, s);
	s->pieces_len = 0;
	s->is_lost = true;
}

/* Does a message begin here?  Asked only where the position was lost. */
static bool find_boundary(struct engine *e, struct flow *w, unsigned from, struct bytes b)
{
	struct stream *s = &w->stream[from];
	bool bad = false;
	const enum probe p = w->info.dissector->probe(flow_transport(w), stream_is_client(w, from),
						      cur_over(b.p, b.len, &bad));
	if (p == PROBE_NO || message_frame(e, b) == FRAME_FOREIGN) {
		if (!s->was_lost)
			engine_reason(e, w, REASON_MESSAGE_LOST);
		s->was_lost = true;
		return false;
	}
	s->is_lost = s->was_lost = false;
	return true;
}

static void frame_stream(struct engine *e, struct flow *w, unsigned from, struct bytes b)
{
	struct stream *s = &w->stream[from];
	bool bad = false;
	struct cursor c = cur_over(b.p, b.len, &bad);

	messages_prepare(e, w, from);
	const struct bytes head = s->pending_len ? (struct bytes){ s->pending, s->pending_len } : b;
	if (s->is_lost && !find_boundary(e, w, from, head)) {
		pending_drop(e, s);
		return;
	}
	while (s->pending_len) {
		const size_t n = message_frame(e, (struct bytes){ s->pending, s->pending_len });
		if (n == FRAME_FOREIGN) {
			message_foreign(e, w, from);
			return;
		}
		if (n && n <= s->pending_len) {
			message_take_stream(e, w, from, (struct bytes){ s->pending, n });
			pending_shift(e, s, n);
			continue;
		}
		const size_t left = cur_left(&c), want = n ? n - s->pending_len : HEADER_STEP;
		if (!left)
			return;
		s->pending_want = (uint32_t)n;
		if (!pending_append(e, w, s, cur_take(&c, want < left ? want : left)))
			return;
	}
	while (cur_left(&c)) {
		struct cursor rest = c;
		const size_t n = message_frame(e, cur_rest(&rest));
		if (n == FRAME_FOREIGN) {
			message_foreign(e, w, from);
			return;
		}
		if (!n || n > cur_left(&c)) {
			s->pending_want = (uint32_t)n;
			(void)pending_append(e, w, s, cur_rest(&c));
			return;
		}
		message_take_stream(e, w, from, cur_take(&c, n));
	}
}

/* The protocol is known now: what came before, the client's first, and b, which came from `from` and is new. */
static void drain(struct engine *e, struct flow *w, unsigned from, struct bytes b)
{
	const unsigned client = w->client_is_low ? 0 : 1;
	const unsigned sides[2] = { client, !client };
	for (unsigned i = 0; i < 2; i++) {
		const struct stream *s = &w->stream[sides[i]];
		if (sides[i] == from && b.len)
			frame_stream(e, w, from, b);
		else if (s->pending_len) /* nothing new, but never NULL: cursors do arithmetic on it */
			frame_stream(e, w, sides[i], (struct bytes){ s->pending, 0 });
	}
}

static void detect_stream(struct engine *e, struct flow *w, unsigned from, struct bytes b)
{
	struct stream *s = &w->stream[from];
	struct bytes all = b;
	struct detected found = { 0 };

	if (s->pending_len) {
		/* What was seen first may have been the middle of a message: this segment may begin one. */
		if (w->info.midstream)
			found = detect(e, w, from, b, true);
		if (found.dissector)
			pending_drop(e, s);
		else if (!pending_append(e, w, s, b))
			return;
		else
			all = (struct bytes){ s->pending, s->pending_len };
	}
	if (!found.dissector)
		found = detect(e, w, from, all, w->tries == 0 || w->info.midstream);
	trace(e, TRACE_DETECT, detect_index(found.dissector), (int64_t)all.len, 0);
	if (found.dissector) {
		s->is_lost = false;
		if (detect_done(e, w, found.dissector))
			drain(e, w, from, s->pending_len ? (struct bytes){ b.p, 0 } : b);
		return;
	}
	if (found.could_be && all.len < DETECT_BYTES) {
		if (!s->pending_len)
			(void)pending_append(e, w, s, b);
		return;
	}
	pending_drop(e, s);
	detect_failed(e, w);
}

uint64_t messages_recall(struct engine *e, struct flow *w, unsigned from, struct bytes b)
{
	const struct dissector *d = w->info.dissector;
	const struct stream *s = &w->stream[from];
	struct message *m = &e->message;
	bool bad = false;

	if (!w->may_repeat || s->denied_verdict || s->pending_len || s->is_lost || e->is_traced)
		return 0;
	/* What gist() and repeat() may look at. */
	m->flow = w->state;
	m->from_client = stream_is_client(w, from);
	e->token = 0;
	e->may_remember = d->gist(m, cur_over(b.p, b.len, &bad), &e->gist);
	return e->may_remember ? repeats_find(&e->repeats, &w->info, &e->gist) : 0;
}

void messages_repeat(struct engine *e, struct flow *w, unsigned from, struct bytes b, uint64_t token)
{
	struct message *m = &e->message;
	struct event ev;

	e->flow = w;
	if (w->gate) { /* which may have to put another answer in the place of this one */
		messages_prepare(e, w, from);
		m->data = b.p;
		m->len = b.len;
	}
	w->info.payload[m->from_client ? 0 : 1] += b.len;
	e->may_remember = false;
	w->info.dissector->repeat(m, &e->gist);
	e->verdict = VERDICT_ALLOW;
	e->has_request = m->from_client;
	e->has_answer = !m->from_client;
	e->counters.repeats++;
	e->counters.messages++;
	e->counters.operations++;
	e->counters.verdicts[VERDICT_ALLOW]++;
	w->info.messages++;
	if (token != TOKEN_COUNT) {
		ev.kind = EVENT_REPEAT;
		ev.token = token;
		engine_event(e, w, &ev);
	}
	stream_settled(e, w, from, b.len);
}

void messages_fresh(struct engine *e, struct flow *w, unsigned from, struct bytes b)
{
	w->info.payload[stream_is_client(w, from) ? 0 : 1] += b.len;
	if (w->detection == DETECT_KNOWN) {
		frame_stream(e, w, from, b);
		e->may_remember = false;
	} else if (w->detection == DETECT_LOOKING) {
		detect_stream(e, w, from, b);
	}
}

void messages_stream(struct engine *e, struct flow *w, unsigned from, struct bytes b)
{
	const uint64_t token = messages_recall(e, w, from, b);

	if (token)
		messages_repeat(e, w, from, b, token);
	else
		messages_fresh(e, w, from, b);
}

void messages_gap(struct engine *e, struct flow *w, unsigned from)
{
	struct stream *s = &w->stream[from];
	if (w->detection == DETECT_KNOWN && s->pending_len)
		engine_reason(e, w, REASON_MESSAGE_LOST);
	if (e->signatures)
		signatures_gap(e, w, from);
	pending_drop(e, s);
	s->is_lost = true;
	s->pieces_len = 0;
	s->join.open = false;
	join_release(e, &s->join);
}

void messages_forget(struct engine *e, struct flow *w, unsigned from)
{
	pending_drop(e, &w->stream[from]);
	detect_failed(e, w);
}

/* ---- datagrams and frames ---- */

void messages_datagram(struct engine *e, struct flow *w, unsigned from, struct bytes b)
{
	bool bad = false;
	struct cursor c = cur_over(b.p, b.len, &bad);

	w->info.payload[stream_is_client(w, from) ? 0 : 1] += b.len;
	if (w->detection == DETECT_LOOKING && b.len) {
		const struct detected found = detect(e, w, from, b, true);
		if (!found.dissector)
			detect_failed(e, w);
		else if (!detect_done(e, w, found.dissector))
			return;
	}
	if (w->detection != DETECT_KNOWN)
		return;
	messages_prepare(e, w, from);
	while (cur_left(&c)) {
		struct cursor rest = c;
		const size_t n = message_frame(e, cur_rest(&rest));
		if (n == FRAME_FOREIGN || !n || n > cur_left(&c)) {
			engine_reason(e, w, n == FRAME_FOREIGN ? REASON_MESSAGE_FOREIGN : REASON_UDP_INCOMPLETE);
			return;
		}
		message_take(e, w, cur_take(&c, n));
		if (e->config.is_inline && e->verdict == VERDICT_REFUSE && e->message.from_client)
			gate_datagram(e, &e->message);
		if (e->message.transport == TRANSPORT_ETHER)
			return; /* one message a frame: padding and trailers follow (IEEE 802.3, 3.2.8) */
	}
}

void messages_end(struct engine *e, struct flow *w)
{
	for (unsigned from = 0; from < 2; from++) {
		struct stream *s = &w->stream[from];
		if (w->detection == DETECT_KNOWN && (s->pending_len || s->join.open))
			engine_reason(e, w, REASON_TCP_INCOMPLETE);
		pending_drop(e, s);
		pool_put(&e->pool, s->join.buf);
		s->join = (struct join){ 0 };
	}
	pool_put(&e->pool, w->state);
	w->state = NULL;
}
