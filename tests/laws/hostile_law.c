/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What leaves is what was judged: a hostile writer sends a forbidden message in every way in which TCP and IP can be
 * misunderstood, and two receivers look at all that comes out, one that keeps what it saw first, one that keeps what it saw
 * last.  Neither, nor one that looks at single frames, may ever see the forbidden message; where the writer is honest, the
 * allowed message behind it must arrive.  Once the policy forbids it, once a signature rule over bytes that drops, and once
 * a rule over messages.
 *
 * TAP, one line per way and protocol; ends with the count of cases and escapes.
 */
#include "dataplane/engine/craft.h"
#include "dataplane/engine/decode.h"
#include "dataplane/engine/engine.h"
#include "dataplane/engine/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MS UINT64_C(1000000)
#define STREAM 8192u
#define ISN 0xfffffff0u

/* ---- what is sent ---- */

struct talk {
	const char *name;
	uint16_t port;
	const char *opening, *allowed, *forbidden; /* hexadecimal; opening: needed first, or empty */
	bool is_neutralised;                       /* refused by changing it: something of its length arrives */
	bool is_raw;                               /* no protocol: what has left before the rest came is not called back */
};

/* Who forbids it. */
struct judge {
	const char *words;
	const struct policy *policy;
	const struct signatures *rules; /* or NULL */
};

static const struct talk talks[] = {
	{ "modbus", 502, "", "000100000006010300420001", "0002000000060106004200be", false, false },
	{ "s7comm", 102, "0300001902f08032010000000000080000f0000001000101e0",
	  "0300001f02f080320100000001000e00000401120a10020001000184000000",
	  "0300002102f0803201000000020010000029000000000009505f50524f4752414d", false, false },
	{ "iec104", 2404, "680407000000", "680e0000000064010600010000000014", "680e020000002d010600010001000001", true, false },
	{ "raw", 5001, "", "ff676f6f6420776f72642e2e2e2e2e", "ff6576696c20776f72642e2e2e2e2e", false, true },
};
#define TALKS 3u /* that have a protocol */

static size_t from_hex(uint8_t *out, const char *hex)
{
	size_t n = 0;
	for (; hex[2 * n]; n++) {
		unsigned byte;
		if (sscanf(hex + 2 * n, "%2x", &byte) != 1)
			abort();
		out[n] = (uint8_t)byte;
	}
	return n;
}

/* ---- the world ---- */

/* TIMES: IPv4 with RFC 7323 time stamps; PICKED_UP: a session that was open before the box was there */
enum carrier { IP4, IP6, IP6_OPTIONS, VLAN, QINQ, TIMES, PICKED_UP, CARRIERS };

struct view {
	uint8_t bytes[STREAM];
	bool have[STREAM];
};

struct world {
	const struct talk *talk;
	struct engine *engine;
	void *memory;
	uint64_t now_ns, number;
	enum carrier carrier;
	uint8_t opening[64], allowed[64], forbidden[64], other[64];
	size_t opening_len, allowed_len, forbidden_len;
	uint32_t at;                /* of the client's stream, from 0 */
	uint32_t server_ack;        /* what the server has, its own count from 0 */
	struct view first, last;    /* the stream as two kinds of receivers see it */
	uint8_t fragment[STREAM];   /* of the latest fragmented packet that came out */
	size_t fragment_end;        /* behind the last of its pieces */
	bool out_of_order;
	uint8_t client_host;        /* last octet of the client's IPv4 address */
	unsigned escapes, came_out;
	uint32_t client_got;        /* acknowledged to the client */
	unsigned resets;
	uint8_t heard[128];         /* the latest payload that came to the client */
	size_t heard_len;
	struct signature_memory *memory_of_rules;
	struct signature_work *rules;
	uint64_t digest;            /* of what came out on both sides */
	unsigned rewritten;         /* times that the engine said: it cannot go on without me */
	bool is_asked;              /* by an empty segment: the server answers with what it has */
	bool is_signed;             /* its segments carry an MD5 option: nothing in them may be changed */
};

static bool holds_pattern(const uint8_t *p, size_t len, const uint8_t *pattern, size_t n)
{
	for (size_t i = 0; i + n <= len; i++)
		if (!memcmp(p + i, pattern, n))
			return true;
	return false;
}

static size_t contiguous(const struct view *v)
{
	size_t n = 0;
	while (n < STREAM && v->have[n])
		n++;
	return n;
}

static void look(struct world *w, const uint8_t *p, size_t len)
{
	w->escapes += holds_pattern(p, len, w->forbidden, w->forbidden_len);
}

static void see(struct world *w, uint32_t seq, const uint8_t *p, size_t len)
{
	look(w, p, len);
	for (size_t i = 0; i < len; i++) {
		const uint32_t at = seq - ISN - 1 + (uint32_t)i;
		if (at >= STREAM)
			continue;
		if (!w->first.have[at])
			w->first.bytes[at] = p[i];
		w->last.bytes[at] = p[i];
		w->first.have[at] = w->last.have[at] = true;
	}
	look(w, w->first.bytes, contiguous(&w->first));
	look(w, w->last.bytes, contiguous(&w->last));
}

/* Everything that came out, in its order (FNV-1a). */
static void note(struct world *w, const uint8_t *f, size_t len)
{
	for (size_t i = 0; i < len; i++)
		w->digest = (w->digest ^ f[i]) * UINT64_C(0x100000001b3);
}

/* A frame that reached the server's side. */
static void arrive(struct world *w, const uint8_t *f, size_t len)
{
	note(w, f, len);
	struct layout l;
	w->came_out++;
	if (layout_find(&l, f, len)) {
		if (f[l.l4 + 13] & TCP_RST)
			w->resets++;
		else
			see(w, get_be32(f + l.l4 + 4) + (f[l.l4 + 13] & TCP_SYN ? 1 : 0), f + l.payload, (size_t)l.end - l.payload);
		if (w->carrier == PICKED_UP && l.end == l.payload)
			w->is_asked = true;
		return;
	}
	look(w, f, len);
	if (f[12] == 8 && f[13] == 0 && len > 34) { /* an IPv4 fragment */
		const size_t offset = (size_t)((f[20] & 0x1f) << 8 | f[21]) * 8;
		w->out_of_order |= offset && offset != w->fragment_end;
		w->fragment_end = offset + len - 34;
		if (offset + len - 34 <= STREAM)
			memcpy(w->fragment + offset, f + 34, len - 34);
		look(w, w->fragment, 200);
	}
}

/* A frame that reached the client's side: how much is acknowledged to it. */
static void answer(struct world *w, const uint8_t *f, size_t len)
{
	note(w, f, len);
	struct layout l;
	if (!layout_find(&l, f, len))
		return;
	if (l.end > l.payload && (size_t)l.end - l.payload <= sizeof w->heard) {
		w->heard_len = (size_t)l.end - l.payload;
		memcpy(w->heard, f + l.payload, w->heard_len);
	}
	if (l.ip_protocol != PROTOCOL_TCP)
		return;
	if (f[l.l4 + 13] & TCP_RST)
		w->resets++;
	else if (seq_diff(get_be32(f + l.l4 + 8), ISN + 1 + w->client_got) > 0)
		w->client_got = get_be32(f + l.l4 + 8) - ISN - 1;
}

static void on_transmit(void *ctx, uint16_t port, bool back, const uint8_t *frame, uint32_t len)
{
	if ((port == 0) == back)
		answer(ctx, frame, len);
	else
		arrive(ctx, frame, len);
}

/* Whether messages like those before are remembered: each case is run with and without. */
static bool remembers;

static uint64_t on_token(void *ctx, const struct event *e)
{
	(void)ctx;
	(void)e;
	return TOKEN_COUNT;
}

static void on_rewritten(void *ctx, const uint8_t *frame, uint32_t len)
{
	struct world *w = ctx;
	(void)frame;
	(void)len;
	w->rewritten++;
}

static void on_event(void *ctx, const struct event *e)
{
	(void)ctx;
	(void)e;
}

static void acknowledge(struct world *w);

static void through(struct world *w, unsigned from, uint8_t *f, size_t len)
{
	struct packet p = { .data = f, .frame = f, .len = (uint32_t)len, .wire_len = (uint32_t)len, .time_ns = w->now_ns,
			    .number = ++w->number, .port = (uint16_t)from, .link = LINK_ETHERNET };
	engine_burst(w->engine, &p, 1);
	if (p.leaves && from == 0)
		arrive(w, p.data, p.len);
	else if (p.leaves)
		answer(w, p.data, p.len);
	if (w->is_asked) {
		w->is_asked = false;
		acknowledge(w);
	}
}

/* Link, addresses and ports of a frame; answers where TCP begins. */
static struct layout header_make(const struct world *w, uint8_t *h)
{
	static const uint8_t macs[12] = { 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1 };
	struct layout l = { .ip_protocol = PROTOCOL_TCP, .ip_version = 4 };
	size_t n = sizeof macs;

	memset(h, 0, CRAFT_HEADER_MAX);
	memcpy(h, macs, n);
	if (w->carrier == QINQ) {
		set_be16(h + n, ETHERTYPE_QINQ);
		set_be16(h + n + 2, 7);
		n += 4;
	}
	if (w->carrier == VLAN || w->carrier == QINQ) {
		set_be16(h + n, ETHERTYPE_VLAN);
		set_be16(h + n + 2, 9);
		n += 4;
	}
	const bool six = w->carrier == IP6 || w->carrier == IP6_OPTIONS;
	set_be16(h + n, six ? ETHERTYPE_IP6 : ETHERTYPE_IP4);
	n += 2;
	l.ip = (uint16_t)n;
	if (six) {
		static const uint8_t fixed[8] = { 0x60, 0, 0, 0, 0, 0, PROTOCOL_TCP, 64 };
		memcpy(h + n, fixed, sizeof fixed);
		h[n + 8] = h[n + 24] = 0xfd;
		h[n + 23] = 1;
		h[n + 39] = 2;
		l.ip_version = 6;
		if (w->carrier == IP6_OPTIONS) { /* destination options: eight bytes of padding */
			h[n + 6] = 60;
			h[n + 40] = PROTOCOL_TCP;
			h[n + 42] = 1;
			h[n + 43] = 4;
		}
		n += w->carrier == IP6_OPTIONS ? 48 : 40;
	} else {
		static const uint8_t fixed[20] = { 0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, PROTOCOL_TCP, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2 };
		memcpy(h + n, fixed, sizeof fixed);
		h[n + 15] = w->client_host;
		n += sizeof fixed;
	}
	l.l4 = (uint16_t)n;
	set_be16(h + n, 40000);
	set_be16(h + n + 2, w->talk->port);
	return l;
}

/* A segment from the client at this place of its stream. */
static size_t segment_make(const struct world *w, uint8_t *f, uint32_t at, uint8_t flags, const uint8_t *p, size_t len)
{
	uint8_t h[CRAFT_HEADER_MAX];
	const struct layout l = header_make(w, h);
	const struct segment s = { .seq = ISN + 1 + at, .ack = 5001, .window = 60000, .flags = flags,
				   .has_times = w->carrier == TIMES, .time = (uint32_t)w->number, .time_echo = 7 };
	const size_t n = craft_segment(f, h, &l, false, &s, p, len);
	if (!w->is_signed)
		return n;
	/* RFC 2385: kind 19, 18 bytes, and two that do nothing */
	struct layout made;
	if (!layout_find(&made, f, n))
		abort();
	memmove(f + made.payload + 20, f + made.payload, len);
	memset(f + made.payload, 1, 20);
	f[made.payload] = 19;
	f[made.payload + 1] = 18;
	f[made.l4 + 12] = 10 << 4;
	made.payload = (uint16_t)(made.payload + 20);
	return craft_mend(f, &made, len);
}

static void server_says(struct world *w, uint8_t flags, uint32_t seq, uint32_t ack)
{
	uint8_t h[CRAFT_HEADER_MAX], f[CRAFT_FRAME_MAX];
	const struct layout l = header_make(w, h);
	const struct segment s = { .seq = seq, .ack = ack, .window = 60000, .flags = flags,
				   .has_times = w->carrier == TIMES, .time = 7, .time_echo = (uint32_t)w->number };
	through(w, 1, f, craft_segment(f, h, &l, true, &s, NULL, 0));
}

static void acknowledge(struct world *w)
{
	w->server_ack = (uint32_t)contiguous(&w->first);
	server_says(w, TCP_ACK, 5001, ISN + 1 + w->server_ack);
}

static void send_at(struct world *w, uint32_t at, const uint8_t *p, size_t len)
{
	uint8_t f[CRAFT_FRAME_MAX];
	through(w, 0, f, segment_make(w, f, at, TCP_ACK | TCP_PSH, p, len));
}

static void wait_ms(struct world *w, unsigned ms)
{
	for (unsigned i = 0; i < ms; i++) {
		w->now_ns += MS;
		engine_pulse(w->engine, w->now_ns);
		if (w->now_ns % (1000 * MS) < MS)
			engine_tick(w->engine, w->now_ns, w->number);
	}
}

/* ---- the ways ---- */

#define F w->forbidden
#define N w->forbidden_len

static void way_plain(struct world *w)
{
	send_at(w, w->at, F, N);
}

static void way_every_cut(struct world *w)
{
	for (size_t i = 0; i < N; i++)
		send_at(w, w->at + (uint32_t)i, F + i, 1);
}

static void way_halves(struct world *w)
{
	send_at(w, w->at, F, N / 2);
	wait_ms(w, 50);
	send_at(w, w->at + (uint32_t)N / 2, F + N / 2, N - N / 2);
}

static void way_reordered(struct world *w)
{
	send_at(w, w->at + (uint32_t)N / 2, F + N / 2, N - N / 2);
	send_at(w, w->at, F, N / 2);
}

static void way_backwards(struct world *w)
{
	for (size_t i = N; i-- > 0;)
		send_at(w, w->at + (uint32_t)i, F + i, 1);
}

static void way_repeated(struct world *w)
{
	for (unsigned i = 0; i < 3; i++) {
		send_at(w, w->at, F, N);
		acknowledge(w);
	}
	wait_ms(w, 300);
	send_at(w, w->at, F, N);
}

static void way_merged(struct world *w)
{
	uint8_t both[128];
	send_at(w, w->at, F, N);
	memcpy(both, F, N);
	memcpy(both + N, w->allowed, w->allowed_len);
	send_at(w, w->at, both, N + w->allowed_len);
}

static void way_between(struct world *w)
{
	uint8_t all[200];
	memcpy(all, w->allowed, w->allowed_len);
	memcpy(all + w->allowed_len, F, N);
	send_at(w, w->at, all, w->allowed_len + N);
	w->at += (uint32_t)w->allowed_len;
}

static void way_split_again(struct world *w)
{
	send_at(w, w->at, F, N);
	for (size_t i = 0; i < N; i += 3)
		send_at(w, w->at + (uint32_t)i, F + i, N - i < 3 ? N - i : 3);
}

/* The bytes of an allowed message first, those of the forbidden one at the same place: as a whole, in part, before. */
static void way_other_content(struct world *w)
{
	send_at(w, w->at, w->other, N);
	send_at(w, w->at, F, N);
}

/* The same when the receiver has acknowledged the first: there is nothing to compare with any more. */
static void way_other_acknowledged(struct world *w)
{
	send_at(w, w->at, w->other, N);
	acknowledge(w);
	send_at(w, w->at, F, N);
	send_at(w, w->at + (uint32_t)N / 2, F + N / 2, N - N / 2);
}

static void way_other_tail(struct world *w)
{
	send_at(w, w->at, w->other, N / 2);
	send_at(w, w->at, F, N);
	send_at(w, w->at + (uint32_t)N / 2, w->other + N / 2, N - N / 2);
}

static void way_other_beyond_gap(struct world *w)
{
	send_at(w, w->at + 2, w->other + 2, N - 2);
	send_at(w, w->at + 2, F + 2, N - 2);
	send_at(w, w->at, F, 2);
	send_at(w, w->at, F, N);
}

static void way_overlap_left(struct world *w)
{
	send_at(w, w->at + 4, F + 4, N - 4);
	send_at(w, w->at, w->other, 6);
	send_at(w, w->at, F, 6);
}

static void way_urgent(struct world *w)
{
	uint8_t f[CRAFT_FRAME_MAX], h[CRAFT_HEADER_MAX];
	struct layout l = header_make(w, h);
	size_t len = segment_make(w, f, w->at, TCP_ACK | TCP_PSH | TCP_URG, F, N);
	if (!layout_find(&l, f, len))
		abort();
	set_be16(f + l.l4 + 18, 3);
	through(w, 0, f, craft_mend(f, &l, N));
}

static void way_bad_checksum(struct world *w)
{
	uint8_t f[CRAFT_FRAME_MAX];
	struct layout l;
	const size_t len = segment_make(w, f, w->at, TCP_ACK | TCP_PSH, F, N);
	if (!layout_find(&l, f, len))
		abort();
	f[l.l4 + 16] ^= 0x55;
	through(w, 0, f, len);
}

/* A checksum that the receiver does not accept, with innocent bytes; then the forbidden ones. */
static void way_checksum_decoy(struct world *w)
{
	uint8_t f[CRAFT_FRAME_MAX];
	struct layout l;
	const size_t len = segment_make(w, f, w->at, TCP_ACK | TCP_PSH, w->other, N);
	if (!layout_find(&l, f, len))
		abort();
	f[l.l4 + 16] ^= 0x55;
	through(w, 0, f, len);
	send_at(w, w->at, F, N);
}

static void way_short_lived(struct world *w)
{
	uint8_t f[CRAFT_FRAME_MAX];
	struct layout l;
	size_t len = segment_make(w, f, w->at, TCP_ACK | TCP_PSH, w->other, N);
	if (!layout_find(&l, f, len))
		abort();
	f[l.ip + (l.ip_version == 4 ? 8 : 7)] = 1;
	through(w, 0, f, craft_mend(f, &l, N));
	send_at(w, w->at, F, N);
}

static void way_out_of_window(struct world *w)
{
	send_at(w, w->at + 0x50000000u, F, N);
	send_at(w, w->at - 0x50000000u, F, N);
	send_at(w, w->at, F, N);
}

static void way_syn_data(struct world *w)
{
	uint8_t f[CRAFT_FRAME_MAX];
	through(w, 0, f, segment_make(w, f, w->at - 1, TCP_SYN, F, N));
	through(w, 0, f, segment_make(w, f, w->at - 1, TCP_SYN | TCP_ACK, F, N));
}

static void way_odd_flags(struct world *w)
{
	static const uint8_t flags[] = { TCP_ACK | TCP_FIN, TCP_FIN, 0, TCP_PSH, TCP_ACK | TCP_RST, TCP_RST, TCP_SYN | TCP_FIN };
	uint8_t f[CRAFT_FRAME_MAX];
	for (unsigned i = 0; i < sizeof flags; i++)
		through(w, 0, f, segment_make(w, f, w->at, flags[i], F, N));
}

static void way_keep_alive(struct world *w)
{
	send_at(w, w->at, w->other, N - 1);
	for (size_t i = 0; i < N; i++) { /* one byte, again and again, each time the last that was sent */
		send_at(w, w->at + (uint32_t)N - 2, F + N - 2, 1);
		send_at(w, w->at + (uint32_t)N - 1, F + N - 1, 1);
	}
}

static void fragments(struct world *w, const uint8_t *payload, size_t size, bool reversed, bool overlapping, bool headless)
{
	uint8_t f[CRAFT_FRAME_MAX];
	struct layout l;
	const size_t len = segment_make(w, f, w->at, TCP_ACK | TCP_PSH, payload, N);
	if (!layout_find(&l, f, len) || l.ip_version != 4)
		return;
	const size_t body = len - l.l4, count = (body + size - 1) / size;
	for (size_t i = 0; i < count; i++) {
		const size_t k = reversed ? count - 1 - i : i, at = k * size;
		size_t n = body - at < size ? body - at : size;
		if (headless && k == 0)
			continue;
		if (overlapping && k + 1 < count && at + n + 8 <= body)
			n += 8;
		uint8_t piece[CRAFT_FRAME_MAX];
		memcpy(piece, f, l.l4);
		memcpy(piece + l.l4, f + l.l4 + at, n);
		set_be16(piece + l.ip + 2, (uint16_t)(20 + n));
		set_be16(piece + l.ip + 4, (uint16_t)(w->number + 77 - i)); /* one id for all */
		set_be16(piece + l.ip + 6, (uint16_t)(at / 8 | (k + 1 < count ? 0x2000 : 0)));
		uint32_t sum = 0;
		set_be16(piece + l.ip + 10, 0);
		for (unsigned b = 0; b < 20; b += 2)
			sum += (uint32_t)piece[l.ip + b] << 8 | piece[l.ip + b + 1];
		sum = (sum & 0xffff) + (sum >> 16);
		set_be16(piece + l.ip + 10, (uint16_t)~(sum + (sum >> 16)));
		through(w, 0, piece, l.l4 + n);
	}
}

static void way_fragments(struct world *w)
{
	fragments(w, F, 24, false, false, false);
}

static void way_tiny_fragments(struct world *w)
{
	fragments(w, F, 8, false, false, false);
}

static void way_fragments_reversed(struct world *w)
{
	fragments(w, F, 16, true, false, false);
}

static void way_fragments_overlapping(struct world *w)
{
	fragments(w, F, 16, false, true, false);
	fragments(w, w->other, 24, false, false, false);
	fragments(w, F, 24, true, true, false);
}

static void way_fragments_headless(struct world *w)
{
	fragments(w, F, 24, false, false, true);
	wait_ms(w, 10);
}

static void way_idle(struct world *w)
{
	send_at(w, w->at, F, N - 1);
	w->now_ns += UINT64_C(7200000) * MS;
	engine_tick(w->engine, w->now_ns, w->number);
	send_at(w, w->at + (uint32_t)N - 1, F + N - 1, 1);
	send_at(w, w->at, F, N);
}

static void way_flood(struct world *w)
{
	uint8_t f[CRAFT_FRAME_MAX];
	struct layout l;
	send_at(w, w->at, F, N - 1);
	for (unsigned i = 0; i < 200; i++) {
		const size_t len = segment_make(w, f, 0, TCP_SYN, NULL, 0);
		if (!layout_find(&l, f, len))
			abort();
		set_be16(f + l.l4, (uint16_t)(20000 + i));
		through(w, 0, f, craft_mend(f, &l, 0));
	}
	send_at(w, w->at + (uint32_t)N - 1, F + N - 1, 1);
	send_at(w, w->at, F, N);
}

static void way_reset_between(struct world *w)
{
	uint8_t f[CRAFT_FRAME_MAX];
	send_at(w, w->at, F, N / 2);
	through(w, 0, f, segment_make(w, f, w->at + (uint32_t)N / 2, TCP_RST, NULL, 0));
	send_at(w, w->at + (uint32_t)N / 2, F + N / 2, N - N / 2);
	send_at(w, w->at, F, N);
}

/* Some lost on the way to the server: what is sent again must not bring it through. */
static void way_lost(struct world *w)
{
	send_at(w, w->at, w->allowed, w->allowed_len);
	const struct view before = w->first, last = w->last;
	w->at += (uint32_t)w->allowed_len;
	send_at(w, w->at, F, N);
	w->first = before; /* nothing of it came */
	w->last = last;
	uint8_t both[200];
	memcpy(both, w->allowed, w->allowed_len);
	memcpy(both + w->allowed_len, F, N);
	send_at(w, w->at - (uint32_t)w->allowed_len, both, w->allowed_len + N);
}

static const struct way {
	const char *name;
	void (*run)(struct world *w);
	bool is_honest; /* nothing contradicts: the session goes on, and the allowed message behind must arrive */
} ways[] = {
	{ "as it is", way_plain, true },
	{ "cut at every byte", way_every_cut, true },
	{ "half, a pause, half", way_halves, true },
	{ "halves in the wrong order", way_reordered, true },
	{ "byte by byte from the end", way_backwards, true },
	{ "sent again and again", way_repeated, true },
	{ "sent again with bytes behind it", way_merged, true },
	{ "behind an allowed message in one segment", way_between, true },
	{ "sent again in pieces", way_split_again, true },
	{ "over an allowed message", way_other_content, false },
	{ "over an allowed message that was acknowledged", way_other_acknowledged, false },
	{ "over the beginning of an allowed message", way_other_tail, false },
	{ "two contents beyond a gap", way_other_beyond_gap, false },
	{ "two contents in front of a gap", way_overlap_left, false },
	{ "urgent", way_urgent, true },
	{ "with a bad checksum", way_bad_checksum, false },
	{ "behind a decoy with a bad checksum", way_checksum_decoy, false },
	{ "behind a decoy that dies on the way", way_short_lived, false },
	{ "outside the window", way_out_of_window, true },
	{ "in a SYN", way_syn_data, false },
	{ "with odd flags", way_odd_flags, false },
	{ "as keep-alives", way_keep_alive, false },
	{ "in fragments", way_fragments, false },
	{ "in tiny fragments", way_tiny_fragments, false },
	{ "in fragments from the end", way_fragments_reversed, false },
	{ "in fragments that overlap", way_fragments_overlapping, false },
	{ "in fragments without the first", way_fragments_headless, false },
	{ "all but a byte, hours, the rest", way_idle, false },
	{ "all but a byte, a flood of flows, the rest", way_flood, false },
	{ "a reset in the middle", way_reset_between, false },
	{ "lost behind the box, sent again", way_lost, false },
};

/* ---- a case ---- */

static struct policy *policy_make(const char *text)
{
	struct diags diags = { 0 };
	struct policy *p = policy_compile(text, strlen(text), "law", &diags);
	if (!p)
		diags_print(&diags, stdout);
	diags_fini(&diags);
	return p;
}

static struct signatures *rules_make(const char *text)
{
	const struct signature_settings settings = { .cache = NULL };
	struct diags diags = { 0 };
	struct signatures *s = signatures_create(&settings);
	if (!s || !signatures_read(s, text, strlen(text), "law", &diags) || !signatures_compile(s, &diags) || diags.errors) {
		diags_print(&diags, stdout);
		abort();
	}
	diags_fini(&diags);
	return s;
}

static const char strict[] =
	"version = 1; mode = \"enforce\"; otherwise = \"drop\";\n"
	"zones = ( { name = \"it\"; addresses = [ \"10.0.0.1\", \"fd00::1\" ]; },\n"
	"  { name = \"lab\"; addresses = [ \"10.0.0.3\" ]; },\n"
	"  { name = \"ot\"; addresses = [ \"10.0.0.2\", \"fd00::2\" ]; } );\n"
	"conduits = ( { from = \"it\"; to = \"ot\"; otherwise = \"refuse\"; malformed = \"alert\";\n"
	"  allow = ( \"modbus read\", \"s7comm read\", \"iec104 read\", \"tcp port=5001\" ); },\n"
	"  { from = \"lab\"; to = \"ot\"; mode = \"monitor\"; otherwise = \"refuse\"; allow = ( \"modbus read\" ); } );\n";

static const char open_to_all[] =
	"version = 1; mode = \"enforce\"; otherwise = \"drop\";\n"
	"zones = ( { name = \"it\"; addresses = [ \"10.0.0.1\", \"fd00::1\" ]; },\n"
	"  { name = \"ot\"; addresses = [ \"10.0.0.2\", \"fd00::2\" ]; } );\n"
	"conduits = ( { from = \"it\"; to = \"ot\"; otherwise = \"drop\"; malformed = \"alert\"; unknown = \"alert\"; silent = true;\n"
	"  allow = ( \"any\", \"tcp port=5001\" ); } );\n";

static const char rules_over_bytes[] =
	"drop tcp any any -> any 502 (msg:\"m\"; content:\"|00 02 00 00 00 06 01 06 00 42 00 be|\"; sid:1;)\n"
	"drop tcp any any -> any 102 (msg:\"s\"; content:\"|00 02|\"; content:\"_PROGRAM\"; distance:4; within:30; sid:2;)\n"
	"drop tcp any any -> any 2404 (msg:\"i\"; content:\"|2d 01 06 00 01 00 01 00 00 01|\"; sid:3;)\n"
	"drop tcp any any -> any 5001 (msg:\"r\"; content:\"evil word\"; sid:4;)\n";

static const char rules_that_watch[] =
	"alert tcp any any -> any any (msg:\"bytes\"; content:\"|00 42 00 be|\"; sid:1;)\n"
	"alert ip any any -> any any (msg:\"message\"; match:\"any control|run|write\"; sid:2;)\n"
	"alert tcp any any -> any any (msg:\"header\"; flags:S; sid:3;)\n"
	"alert tcp any any -> any any (msg:\"tail\"; content:\"ev\"; content:\"word\"; distance:0; sid:4;)\n"
	"alert tcp any any -> any any (msg:\"often\"; content:\"|01|\"; threshold:type limit,track by_src,count 2,seconds 1; sid:5;)\n";

static const char rules_over_messages[] =
	"drop ip any any -> any any (msg:\"m\"; match:\"modbus write address=66\"; sid:1;)\n"
	"drop ip any any -> any any (msg:\"s\"; match:\"s7comm run\"; sid:2;)\n"
	"drop ip any any -> any any (msg:\"i\"; match:\"iec104 control\"; sid:3;)\n";

static struct world *world_make(const struct judge *judge, const struct talk *talk, enum carrier carrier,
				uint64_t pool_bytes, bool is_signed)
{
	struct world *w = calloc(1, sizeof *w);
	struct engine_config config = engine_config_inline;
	uint8_t f[CRAFT_FRAME_MAX];

	config.flows = 64;
	config.pool_bytes = pool_bytes;
	const struct engine_sink sink = { .ctx = w, .event = on_event, .transmit = on_transmit,
					  .rewritten = on_rewritten, .token = remembers ? on_token : NULL };
	const size_t size = (engine_size(&config) + 63) / 64 * 64;
	w->talk = talk;
	w->carrier = carrier;
	w->client_host = 1;
	w->is_signed = is_signed;
	w->memory = aligned_alloc(64, size);
	memset(w->memory, 0, size);
	w->engine = engine_init(w->memory, &config, &sink);
	engine_policy(w->engine, judge->policy);
	if (judge->rules) {
		w->memory_of_rules = signature_memory_create();
		w->rules = w->memory_of_rules ? signature_work_create(judge->rules, w->memory_of_rules) : NULL;
		if (!w->rules)
			abort();
		engine_signatures(w->engine, w->rules);
	}
	w->now_ns = UINT64_C(1700000000000000000);
	w->opening_len = from_hex(w->opening, talk->opening);
	w->allowed_len = from_hex(w->allowed, talk->allowed);
	w->forbidden_len = from_hex(w->forbidden, talk->forbidden);
	/* An allowed message that is as long: the forbidden one's length, the allowed one's content. */
	memcpy(w->other, w->allowed, sizeof w->other);
	if (carrier == PICKED_UP) {
		see(w, ISN + 1, w->opening, w->opening_len);
		see(w, ISN + 1 + (uint32_t)w->opening_len, w->allowed, w->allowed_len);
		w->at = (uint32_t)(w->opening_len + w->allowed_len);
		w->server_ack = w->client_got = w->at;
		return w;
	}
	through(w, 0, f, segment_make(w, f, (uint32_t)-1, TCP_SYN, NULL, 0));
	server_says(w, TCP_SYN | TCP_ACK, 5000, ISN + 1);
	through(w, 0, f, segment_make(w, f, 0, TCP_ACK, NULL, 0));
	if (w->opening_len)
		send_at(w, 0, w->opening, w->opening_len);
	send_at(w, (uint32_t)w->opening_len, w->allowed, w->allowed_len);
	w->at = (uint32_t)(w->opening_len + w->allowed_len);
	if (talk->is_raw)
		wait_ms(w, 50); /* it might have become a protocol */
	acknowledge(w);
	return w;
}

static void world_end(struct world *w, uint64_t *reached)
{
	engine_flush(w->engine);
	for (unsigned i = 0; i < REASON_COUNT; i++)
		reached[i] += engine_counters(w->engine)->reasons[i];
	signature_work_destroy(w->rules);
	signature_memory_destroy(w->memory_of_rules);
	free(w->memory);
	free(w);
}

static bool run_case(const struct judge *judge, const struct talk *talk, enum carrier carrier, const struct way *way,
		     unsigned *escapes, uint64_t *reached)
{
	struct world *w = world_make(judge, talk, carrier, UINT64_C(2) << 20, false);
	const size_t before = contiguous(&w->first);
	bool ok = before == w->at;

	if (!ok)
		printf("# the opening did not arrive: %zu of %u bytes\n", before, w->at);
	way->run(w);
	if (way->is_honest && !talk->is_raw) {
		const uint32_t behind = w->at + (uint32_t)w->forbidden_len;
		acknowledge(w);
		send_at(w, behind, w->allowed, w->allowed_len);
		wait_ms(w, 5);
		const size_t wanted = behind + w->allowed_len - (talk->is_neutralised && !judge->rules ? 0 : w->forbidden_len);
		if (contiguous(&w->first) != wanted || w->resets) {
			printf("# %zu bytes arrived, %zu should have; %u resets\n", contiguous(&w->first), wanted, w->resets);
			ok = false;
		}
		acknowledge(w);
		if (w->client_got != behind + w->allowed_len) {
			printf("# %u bytes are acknowledged to the client, of %zu\n", w->client_got, behind + w->allowed_len);
			ok = false;
		}
	}
	wait_ms(w, 2);
	*escapes += w->escapes;
	ok = ok && !w->escapes;
	world_end(w, reached);
	return ok;
}

/* A session that was picked up goes on without the engine as long as nothing in it was refused, although its first
 * segment waited here. */
static bool run_alone(const struct judge *judge, uint64_t *reached)
{
	struct world *w = world_make(judge, &talks[0], PICKED_UP, UINT64_C(2) << 20, false);

	send_at(w, w->at, w->allowed, w->allowed_len);
	w->at += (uint32_t)w->allowed_len;
	const bool goes_on = contiguous(&w->first) == w->at && !w->rewritten;
	acknowledge(w);
	way_plain(w);
	wait_ms(w, 5);
	const bool ok = goes_on && w->rewritten && !w->escapes;
	world_end(w, reached);
	return ok;
}

/* The station mirrors the command that was neutralised: the client hears of its own. */
static bool run_mirror(const struct judge *judge, uint64_t *reached)
{
	static const char *const said = "680e000004006d016c00010001000001", *const wanted = "680e000004002d016c00010001000001";
	struct world *w = world_make(judge, &talks[2], IP4, UINT64_C(2) << 20, false);
	uint8_t h[CRAFT_HEADER_MAX], f[CRAFT_FRAME_MAX], p[64], q[64];
	const size_t n = from_hex(p, said);
	const struct segment s = { .seq = 5001, .window = 60000, .flags = TCP_ACK | TCP_PSH };

	way_plain(w);
	const struct layout l = header_make(w, h);
	struct segment answered = s;
	answered.ack = ISN + 1 + w->at + (uint32_t)N;
	through(w, 1, f, craft_segment(f, h, &l, true, &answered, p, n));
	const bool ok = w->heard_len == from_hex(q, wanted) && !memcmp(w->heard, q, w->heard_len);
	world_end(w, reached);
	return ok;
}

/* Over UDP: nothing of it arrives, and the client gets the device's "no". */
static bool run_datagram(const struct judge *judge, uint64_t *reached)
{
	struct world *w = world_make(judge, &talks[0], IP4, UINT64_C(2) << 20, false);
	uint8_t h[CRAFT_HEADER_MAX], f[CRAFT_FRAME_MAX], q[16];
	struct layout l = header_make(w, h);

	h[l.ip + 9] = l.ip_protocol = PROTOCOL_UDP;
	through(w, 0, f, craft_datagram(f, h, &l, false, F, N));
	const bool ok = !w->escapes && w->heard_len == from_hex(q, "000200000003018601") &&
			!memcmp(w->heard, q, w->heard_len);
	world_end(w, reached);
	return ok;
}

/* An allowed message in fragments leaves as it came; what never becomes whole does not. */
static bool run_fragments(const struct judge *judge, uint64_t *reached)
{
	struct world *w = world_make(judge, &talks[0], IP4, UINT64_C(2) << 20, false);
	const unsigned before = w->came_out;

	fragments(w, w->allowed, 16, false, false, false);
	const bool whole = w->came_out == before + 2 && !w->out_of_order && w->fragment_end == 20 + w->allowed_len &&
			   !memcmp(w->fragment + 20, w->allowed, w->allowed_len);
	fragments(w, w->allowed, 16, false, false, true);
	w->now_ns += 60000 * MS;
	engine_tick(w->engine, w->now_ns, w->number);
	const bool ok = whole && w->came_out == before + 2;
	world_end(w, reached);
	return ok;
}

/* A connection that may not open, and then bytes of a conduit that only watches: those pass, and nobody is reset. */
static bool run_bystander(const struct judge *judge, uint64_t *reached)
{
	static const struct talk elsewhere = { "nothing", 9999, "", "6869", "6869", false, false };
	struct world *w = world_make(judge, &talks[0], IP4, UINT64_C(2) << 20, false);
	uint8_t f[CRAFT_FRAME_MAX], bytes[300]; /* more than may be the beginning of a protocol */

	w->talk = &elsewhere;
	through(w, 0, f, segment_make(w, f, (uint32_t)-1, TCP_SYN, NULL, 0));
	w->resets = 0;
	w->client_host = 3;
	through(w, 0, f, segment_make(w, f, (uint32_t)-1, TCP_SYN, NULL, 0));
	server_says(w, TCP_SYN | TCP_ACK, 5000, ISN + 1);
	w->came_out = 0;
	w->client_host = 1;
	through(w, 0, f, segment_make(w, f, (uint32_t)-1, TCP_SYN, NULL, 0)); /* refused again, and then ... */
	w->resets = 0;
	w->client_host = 3;
	memset(bytes, 0xee, sizeof bytes);
	send_at(w, 0, bytes, sizeof bytes);
	wait_ms(w, 5);
	engine_flush(w->engine);
	const bool ok = w->came_out == 1 && !w->resets;
	world_end(w, reached);
	return ok;
}

/* A byte with which many protocols could begin, to a port that is open to all: after a moment it goes on. */
static bool run_unknown(const struct judge *judge, uint64_t *reached)
{
	static const struct talk raw = { "raw", 5001, "", "00", "00", false, false };
	struct world *w = world_make(judge, &raw, IP4, UINT64_C(2) << 20, false);
	const size_t at_once = contiguous(&w->first);

	wait_ms(w, 50);
	const bool ok = at_once == 0 && contiguous(&w->first) == 1 && !w->resets;
	world_end(w, reached);
	return ok;
}

/* An answer that the client never acknowledges is sent again for a while; then the connection is over. */
static bool run_deaf(const struct judge *judge, uint64_t *reached)
{
	struct world *w = world_make(judge, &talks[0], IP4, UINT64_C(2) << 20, false);

	way_plain(w);
	wait_ms(w, 5000);
	const bool waits = !w->resets && engine_counters(w->engine)->injected >= 4;
	wait_ms(w, 30000);
	const bool ok = waits && w->resets == 2;
	world_end(w, reached);
	return ok;
}

static const struct {
	const char *words;
	bool (*run)(const struct judge *judge, uint64_t *reached);
} besides[] = {
	{ "iec104: the station's refusal names the client's own command", run_mirror },
	{ "modbus: refused in a datagram", run_datagram },
	{ "modbus: an allowed message in fragments", run_fragments },
	{ "a conduit that only watches beside one that enforces", run_bystander },
	{ "the beginning of no protocol goes on where all may", run_unknown },
	{ "an answer that nobody acknowledges", run_deaf },
	{ "a session that was picked up needs the engine only once something was refused", run_alone },
};

/* Rules that only alert: what comes out is what comes out without them, and they are heard. */
static unsigned run_watched(const struct judge *without, const struct judge *with)
{
	unsigned different = 0, heard = 0;
	for (unsigned t = 0; t < sizeof talks / sizeof talks[0]; t++)
		for (unsigned i = 0; i < sizeof ways / sizeof ways[0]; i++) {
			struct world *a = world_make(without, &talks[t], IP4, UINT64_C(2) << 20, false);
			struct world *b = world_make(with, &talks[t], IP4, UINT64_C(2) << 20, false);
			uint64_t reached[REASON_COUNT] = { 0 };
			ways[i].run(a);
			ways[i].run(b);
			different += a->digest != b->digest || a->came_out != b->came_out;
			heard += engine_counters(b->engine)->signatures != 0;
			world_end(a, reached);
			world_end(b, reached);
		}
	return different || heard < 40 ? different + 1 : 0;
}

/* What cannot be done well is done safely: no memory, or segments that nobody else may change. */
static bool run_poor(const struct judge *judge, uint64_t pool_bytes, bool is_signed, unsigned *escapes, uint64_t *reached)
{
	struct world *w = world_make(judge, &talks[0], IP4, pool_bytes, is_signed);
	way_halves(w);
	way_plain(w);
	way_repeated(w);
	const bool ok = !w->escapes;
	*escapes += w->escapes;
	world_end(w, reached);
	return ok;
}

int main(void)
{
	static const char *const carriers[CARRIERS] = { "IPv4", "IPv6", "IPv6 with options", "VLAN", "QinQ", "IPv4 with time stamps",
							"a session that was picked up" };
	struct policy *const closed = policy_make(strict), *const open = policy_make(open_to_all);
	struct signatures *const bytes = rules_make(rules_over_bytes), *const messages = rules_make(rules_over_messages);
	struct signatures *const watching = rules_make(rules_that_watch);
	const struct judge judges[] = {
		{ "", closed, NULL },
		{ " by a rule over bytes", open, bytes },
		{ " by a rule over messages", open, messages },
	};
	const struct judge *const judge = &judges[0];
	static const enum reason named[] = { REASON_FLOW_RESET, REASON_REFUSE_RESET, REASON_GATE_BUDGET,
					     REASON_GATE_UNREADABLE };
	uint64_t reached[REASON_COUNT] = { 0 };
	unsigned number = 0, failed = 0, cases = 0, escapes = 0;

	if (!closed || !open)
		return 1;
	for (unsigned k = 0; k < 3 * (TALKS + 1); k++) {
		const struct judge *j = &judges[k / (TALKS + 1)];
		const unsigned t = k % (TALKS + 1);
		for (unsigned i = 0; i < sizeof ways / sizeof ways[0]; i++) {
			bool ok = true;
			if (t == TALKS && j->rules != bytes)
				break;
			for (unsigned c = 0; c < 2 * CARRIERS; c++, cases++) {
				remembers = c >= CARRIERS;
				if (!run_case(j, &talks[t], (enum carrier)(c % CARRIERS), &ways[i], &escapes, reached)) {
					printf("# over %s%s\n", carriers[c % CARRIERS], remembers ? ", remembered" : "");
					ok = false;
				}
			}
			failed += !ok;
			printf("%s %u - %s%s: %s\n", ok ? "ok" : "not ok", ++number, talks[t].name, j->words, ways[i].name);
		}
	}
	const bool poor[2] = { run_poor(judge, 0, false, &escapes, reached),
			       run_poor(judge, UINT64_C(2) << 20, true, &escapes, reached) };
	for (unsigned i = 0; i < 2; i++, cases++) {
		failed += !poor[i];
		printf("%s %u - modbus: %s\n", poor[i] ? "ok" : "not ok", ++number,
		       i ? "signed segments" : "without memory");
	}
	for (unsigned i = 0; i < sizeof besides / sizeof besides[0]; i++, cases++) {
		remembers = false;
		bool ok = besides[i].run(judge, reached);
		remembers = true;
		ok &= besides[i].run(judge, reached);
		failed += !ok;
		printf("%s %u - %s\n", ok ? "ok" : "not ok", ++number, besides[i].words);
	}
	const unsigned changed = run_watched(&(struct judge){ "", open, NULL }, &(struct judge){ "", open, watching });
	failed += changed != 0;
	printf("%s %u - rules that only alert change nothing\n", changed ? "not ok" : "ok", ++number);
	for (unsigned i = 0; i < sizeof named / sizeof named[0]; i++) {
		failed += !reached[named[i]];
		printf("%s %u - %s is reached\n", reached[named[i]] ? "ok" : "not ok", ++number, reasons[named[i]].name);
	}
	signatures_destroy(watching);
	signatures_destroy(messages);
	signatures_destroy(bytes);
	policy_destroy(open);
	policy_destroy(closed);
	printf("# %u cases, %u escapes\n1..%u\n", cases, escapes, number);
	return failed != 0;
}
