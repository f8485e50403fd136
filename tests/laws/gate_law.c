/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The laws of the engine inline: a client and a server that speak TCP on both sides of it, over links that lose, repeat
 * and reorder frames, with every way of cutting what the client writes.
 *
 *   whole      no byte of a forbidden request reaches the server, however it is sent
 *   answered   every request gets exactly one answer, forbidden ones the protocol's own "no"
 *   session    all of it on one connection, whose bytes arrive in order on both sides
 *
 * TAP; one line per way of cutting and kind of link, with the count of cases and escapes.
 */
#include "dataplane/engine/craft.h"
#include "dataplane/engine/decode.h"
#include "dataplane/engine/engine.h"
#include "dataplane/engine/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MS UINT64_C(1000000)
#define BUFFER 65536u
#define QUEUE 4096u
#define REQUESTS 300u
#define MSS 1400u

static uint64_t random_state;

static uint32_t random_below(uint32_t n)
{
	random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(random_state >> 33) % n;
}

/* ---- the links ---- */

struct frame {
	uint64_t due_ns;
	uint32_t len;
	uint8_t bytes[CRAFT_FRAME_MAX + 8];
};

/* Frames under way to one end. */
struct wire {
	struct frame queue[QUEUE];
	unsigned count;
};

struct end {
	bool is_client;
	uint32_t una, next;     /* send */
	uint32_t receive;
	uint8_t sent[BUFFER];   /* the stream from the first byte on */
	uint32_t sent_len;      /* written by the application */
	uint8_t got[BUFFER];
	uint32_t got_len, got_read;
	uint64_t resend_ns;
	uint32_t isn;
	bool is_reset;
	bool nagle;
};

enum kind { KIND_CLEAN, KIND_LOSS, KIND_REORDER, KIND_REPEAT, KIND_ALL, KINDS };
enum cutting { CUT_WHOLE, CUT_HEAD, CUT_BYTES, CUT_RANDOM, CUT_JOINED, CUTTINGS };

struct world {
	struct engine *engine;
	uint64_t now_ns, number;
	struct end end[2]; /* [0] the client */
	struct wire wire[2]; /* towards end i */
	struct frame made[64]; /* by the engine, behind the packet in hand */
	unsigned made_to[64], made_count;
	bool in_burst;
	enum kind kind;
	enum cutting cutting;
	unsigned seen_forbidden, answered, refused, wrong, passed;
	uint64_t events, verdicts[VERDICT_COUNT];
};

static void link_put(struct world *w, unsigned to, const uint8_t *bytes, uint32_t len)
{
	struct wire *l = &w->wire[to];
	const bool bad = w->kind == KIND_ALL;
	unsigned copies = 1;

	if ((w->kind == KIND_LOSS || bad) && !random_below(12))
		return;
	if ((w->kind == KIND_REPEAT || bad) && !random_below(6))
		copies = 2;
	for (unsigned i = 0; i < copies && l->count < QUEUE; i++) {
		struct frame *f = &l->queue[l->count++];
		f->due_ns = w->now_ns + MS / 20;
		if ((w->kind == KIND_REORDER || bad) && !random_below(6))
			f->due_ns += MS / 2;
		f->len = len;
		memcpy(f->bytes, bytes, len);
	}
}

/* The frame that is due first; false: none is. */
static bool link_take(struct world *w, unsigned to, struct frame *out)
{
	struct wire *l = &w->wire[to];
	unsigned best = l->count;
	for (unsigned i = 0; i < l->count; i++)
		if (l->queue[i].due_ns <= w->now_ns && (best == l->count || l->queue[i].due_ns < l->queue[best].due_ns))
			best = i;
	if (best == l->count)
		return false;
	*out = l->queue[best];
	memmove(l->queue + best, l->queue + best + 1, (l->count - best - 1) * sizeof l->queue[0]);
	l->count--;
	return true;
}

/* ---- the engine between them: port 0 is the client's ---- */

static void on_transmit(void *ctx, uint16_t port, bool back, const uint8_t *frame, uint32_t len)
{
	struct world *w = ctx;
	const unsigned to = back ? port : !port;
	if (!w->in_burst || w->made_count == 64) {
		link_put(w, to, frame, len);
		return;
	}
	memcpy(w->made[w->made_count].bytes, frame, len);
	w->made[w->made_count].len = len;
	w->made_to[w->made_count++] = to;
}

/* Whether messages like those before are remembered: each case is run with and without. */
static bool remembers;

static uint64_t on_token(void *ctx, const struct event *e)
{
	(void)ctx;
	(void)e;
	return TOKEN_COUNT;
}

static void on_event(void *ctx, const struct event *e)
{
	struct world *w = ctx;
	w->events++;
	if (e->kind == EVENT_OPERATION)
		w->verdicts[e->judgement.verdict]++;
}

/* Frames that the engine transmits belong behind the one in hand. */
static void through(struct world *w, unsigned from, uint8_t *bytes, uint32_t len)
{
	struct packet p = { .data = bytes, .frame = bytes, .len = len, .wire_len = len, .time_ns = w->now_ns,
			    .number = ++w->number, .port = (uint16_t)from, .link = LINK_ETHERNET };
	w->in_burst = true;
	engine_burst(w->engine, &p, 1);
	w->in_burst = false;
	if (p.leaves)
		link_put(w, !from, p.data, p.len);
	for (unsigned i = 0; i < w->made_count; i++)
		link_put(w, w->made_to[i], w->made[i].bytes, w->made[i].len);
	w->made_count = 0;
}

/* ---- two ends that speak TCP ---- */

static void segment_send(struct world *w, unsigned i, uint32_t seq, uint8_t flags, const uint8_t *payload, uint32_t len)
{
	static const uint8_t header[2][54] = {
		{ 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0, 0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2,
		  0x9c, 0x40, 1, 0xf6 },
		{ 2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0, 0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, 6, 0, 0, 10, 0, 0, 2, 10, 0, 0, 1,
		  1, 0xf6, 0x9c, 0x40 },
	};
	static const struct layout l = { .ip = 14, .l4 = 34, .ip_version = 4, .ip_protocol = PROTOCOL_TCP };
	const struct end *e = &w->end[i];
	const struct segment s = { .seq = seq, .ack = e->receive, .window = 60000, .flags = flags };
	uint8_t frame[CRAFT_FRAME_MAX + CRAFT_HEADER_MAX];
	const size_t n = craft_segment(frame, header[i], &l, false, &s, payload, len);
	through(w, i, frame, (uint32_t)n);
}

/* Sends what was written and not sent; one write a segment, unless the way of cutting says otherwise. */
static void end_write(struct world *w, unsigned i, const uint8_t *bytes, uint32_t len)
{
	struct end *e = &w->end[i];
	if (e->sent_len + len > BUFFER)
		return;
	memcpy(e->sent + e->sent_len, bytes, len);
	e->sent_len += len;
	const uint32_t at = e->next - e->isn - 1;
	if (e->nagle && e->una != e->next)
		return; /* until what was sent is acknowledged: RFC 9293 3.7.4 */
	segment_send(w, i, e->next, TCP_ACK | TCP_PSH, e->sent + at, e->sent_len - at);
	e->next = e->isn + 1 + e->sent_len;
	e->resend_ns = w->now_ns + 200 * MS;
}

static void end_receive(struct world *w, unsigned i, const struct frame *f)
{
	struct end *e = &w->end[i];
	struct layout l;
	if (!layout_find(&l, f->bytes, f->len))
		return;
	const uint8_t *const t = f->bytes + l.l4;
	const uint32_t seq = get_be32(t + 4), ack = get_be32(t + 8), len = (uint32_t)(l.end - l.payload);
	const uint8_t flags = t[13];

	if (flags & TCP_RST) {
		e->is_reset = true;
		return;
	}
	if (flags & TCP_SYN) {
		e->receive = seq + 1;
		if (flags & TCP_ACK)
			e->una = ack;
		if (!e->is_client)
			segment_send(w, i, e->isn, TCP_SYN | TCP_ACK, NULL, 0);
		else
			segment_send(w, i, e->next, TCP_ACK, NULL, 0);
		return;
	}
	if (seq_diff(ack, e->next) > 0)
		w->wrong++; /* of bytes that were never sent */
	else if (seq_diff(ack, e->una) > 0)
		e->una = ack;
	const uint32_t at = e->next - e->isn - 1;
	if (e->nagle && e->una == e->next && at < e->sent_len) {
		segment_send(w, i, e->next, TCP_ACK | TCP_PSH, e->sent + at, e->sent_len - at);
		e->next = e->isn + 1 + e->sent_len;
		e->resend_ns = w->now_ns + 200 * MS;
	}
	if (!len && seq_diff(seq, e->receive) >= 0)
		return;
	const int32_t old = seq_diff(e->receive, seq);
	if (old >= 0 && (uint32_t)old < len && e->got_len + len - (uint32_t)old <= BUFFER) {
		memcpy(e->got + e->got_len, f->bytes + l.payload + old, len - (uint32_t)old);
		e->got_len += len - (uint32_t)old;
		e->receive += len - (uint32_t)old;
	}
	segment_send(w, i, e->next, TCP_ACK, NULL, 0);
}

static void end_resend(struct world *w, unsigned i)
{
	struct end *e = &w->end[i];
	if (e->una == e->next || w->now_ns < e->resend_ns || e->una == e->isn)
		return;
	const uint32_t at = e->una - e->isn - 1, rest = e->next - e->una;
	e->resend_ns = w->now_ns + 200 * MS;
	segment_send(w, i, e->una, TCP_ACK | TCP_PSH, e->sent + at, rest < MSS ? rest : MSS);
}

/* ---- Modbus: reads are allowed, writes of register 66 are not ---- */

static bool is_forbidden(uint32_t n)
{
	return n % 5 == 3;
}

static uint32_t request_make(uint8_t *out, uint32_t n)
{
	const uint8_t request[12] = { (uint8_t)(n >> 8), (uint8_t)n, 0, 0, 0, 6, 1, is_forbidden(n) ? 6 : 3, 0, 66,
				      is_forbidden(n) ? 0xbe : 0, is_forbidden(n) ? 0xef : 1 };
	memcpy(out, request, sizeof request);
	return sizeof request;
}

static void server_serve(struct world *w)
{
	struct end *e = &w->end[1];
	while (e->got_len - e->got_read >= 12) {
		const uint8_t *q = e->got + e->got_read;
		e->got_read += 12;
		if (q[7] != 3 || q[10] == 0xbe) {
			w->seen_forbidden++;
			continue;
		}
		const uint8_t answer[11] = { q[0], q[1], 0, 0, 0, 5, 1, 3, 2, 0x12, 0x34 };
		w->passed++;
		end_write(w, 1, answer, sizeof answer);
	}
}

static void client_read(struct world *w, bool *done)
{
	struct end *e = &w->end[0];
	while (e->got_len - e->got_read >= 9) {
		const uint8_t *a = e->got + e->got_read;
		const uint32_t len = a[5] + 6u, n = (uint32_t)a[0] << 8 | a[1];
		if (e->got_len - e->got_read < len)
			return;
		const bool refused = a[7] & 0x80;
		if (n >= REQUESTS || done[n] || refused != is_forbidden(n) || (refused && (a[7] != 0x86 || a[8] != 1)))
			w->wrong++;
		else
			done[n] = true;
		w->answered++;
		w->refused += refused;
		e->got_read += len;
	}
}

/* Writes request n, or several at once, cut in its way. */
static uint32_t client_ask(struct world *w, uint32_t n)
{
	uint8_t bytes[12 * 5];
	uint32_t len = request_make(bytes, n), count = 1, at = 0;

	for (; w->cutting == CUT_JOINED && count < 1 + n % 5 && n + count < REQUESTS; count++)
		len += request_make(bytes + len, n + count);
	while (at < len) {
		uint32_t piece = len - at;
		if (w->cutting == CUT_HEAD && at == 0)
			piece = 7;
		else if (w->cutting == CUT_BYTES)
			piece = 1;
		else if (w->cutting == CUT_RANDOM)
			piece = 1 + random_below(piece);
		end_write(w, 0, bytes + at, piece);
		at += piece;
	}
	return count;
}

/* ---- a case ---- */

static void step(struct world *w, bool *done)
{
	struct frame f;
	w->now_ns += MS / 20;
	for (unsigned i = 0; i < 2; i++)
		while (link_take(w, i, &f))
			end_receive(w, i, &f);
	server_serve(w);
	client_read(w, done);
	end_resend(w, 0);
	end_resend(w, 1);
	if (w->now_ns / MS != (w->now_ns - MS / 20) / MS)
		engine_pulse(w->engine, w->now_ns);
}

static struct policy *policy_make(void)
{
	static const char text[] =
		"version = 1; mode = \"enforce\"; otherwise = \"drop\";\n"
		"zones = ( { name = \"it\"; addresses = [ \"10.0.0.1\" ]; }, { name = \"ot\"; addresses = [ \"10.0.0.2\" ]; } );\n"
		"conduits = ( { from = \"it\"; to = \"ot\"; allow = ( \"modbus read\" ); otherwise = \"refuse\"; } );\n";
	struct diags diags = { 0 };
	struct policy *p = policy_compile(text, sizeof text - 1, "law", &diags);
	if (!p)
		diags_print(&diags, stdout);
	diags_fini(&diags);
	return p;
}

static bool run_case(const struct policy *policy, enum cutting cutting, enum kind kind, bool nagle, unsigned most,
		     char *what, size_t room)
{
	struct world *w = calloc(1, sizeof *w);
	struct engine_config config = engine_config_inline;
	bool done[REQUESTS] = { false };

	config.flows = 64;
	config.pool_bytes = UINT64_C(4) << 20;
	const struct engine_sink sink = { .ctx = w, .event = on_event, .transmit = on_transmit,
					  .token = remembers ? on_token : NULL };
	const size_t size = engine_size(&config);
	void *memory = aligned_alloc(64, (size + 63) / 64 * 64);
	memset(memory, 0, size);
	w->engine = engine_init(memory, &config, &sink);
	engine_policy(w->engine, policy);
	w->now_ns = UINT64_C(1700000000000000000);
	w->kind = KIND_CLEAN;
	w->cutting = cutting;
	for (unsigned i = 0; i < 2; i++) {
		w->end[i].is_client = i == 0;
		w->end[i].isn = i ? 0xfffffe00u : 0xffffff00u; /* numbers wrap */
		w->end[i].una = w->end[i].isn;
		w->end[i].next = w->end[i].isn + 1;
	}
	segment_send(w, 0, w->end[0].isn, TCP_SYN, NULL, 0);
	for (unsigned i = 0; i < 40; i++)
		step(w, done);
	w->kind = kind;
	w->end[0].nagle = nagle;
	uint32_t asked = 0;
	for (unsigned rounds = 0; rounds < 2000000 && w->answered < REQUESTS && !w->end[0].is_reset; rounds++) {
		if (asked < REQUESTS && asked - w->answered < most)
			asked += client_ask(w, asked);
		step(w, done);
	}
	const struct engine_counters *c = engine_counters(w->engine);
	const bool ok = w->answered == REQUESTS && !w->seen_forbidden && !w->wrong && !w->end[0].is_reset &&
			!w->end[1].is_reset;
	snprintf(what, room, "%u requests, %u refused, %u escaped, %u wrong, %u passed%s%s, %llu frames made, %llu resets",
		 w->answered, w->refused, w->seen_forbidden, w->wrong, w->passed, w->end[0].is_reset ? ", client reset" : "",
		 w->end[1].is_reset ? ", server reset" : "", (unsigned long long)c->injected,
		 (unsigned long long)c->reasons[REASON_FLOW_RESET]);
	engine_flush(w->engine);
	free(memory);
	free(w);
	return ok;
}

int main(void)
{
	static const char *const kinds[KINDS] = { "clean", "losing", "reordering", "repeating", "bad" };
	static const char *const cuttings[CUTTINGS] = { "whole requests", "header and body", "single bytes", "random pieces",
							"several requests at once" };
	struct policy *policy = policy_make();
	unsigned number = 0, failed = 0;

	if (!policy)
		return 1;
	for (unsigned i = 0; i < KINDS * CUTTINGS * 8; i++) {
		const unsigned k = i / (CUTTINGS * 8), c = i / 8 % CUTTINGS, most = i & 2 ? 4 : 1;
		const bool nagle = i & 4;
		char what[200];

		remembers = i & 1;
		random_state = k * 1000 + c * 100 + nagle * 10 + most;
		const bool ok = run_case(policy, (enum cutting)c, (enum kind)k, nagle, most, what, sizeof what);
		failed += !ok;
		printf("%s %u - %s over %s links%s, %u outstanding%s: %s\n", ok ? "ok" : "not ok", ++number, cuttings[c],
		       kinds[k], nagle ? ", Nagle" : "", most, remembers ? ", remembered" : "", what);
	}
	policy_destroy(policy);
	printf("1..%u\n", number);
	return failed != 0;
}
