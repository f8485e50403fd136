/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A connection is known by a hash of its four numbers, the same both ways.  The table is a small open one: when it
 * is full, the place is overwritten, and a connection is forgotten, which costs that client a time-out.
 */
#include "dataplane/inline/rewritten.h"

#include "dataplane/inline/frame.h"

#include <string.h>

#define PROBES 8

enum { FIN = 1, SYN = 2, RST = 4, ACK = 16 };

struct place {
	uint32_t ip, tcp; /* offsets in the frame */
	bool is_v6;
};

static uint16_t be16(const uint8_t *p)
{
	return (uint16_t)(p[0] << 8 | p[1]);
}

static bool find(const uint8_t *f, size_t len, struct place *p)
{
	uint32_t at = 12;

	while (at + 6 <= len && (be16(f + at) == 0x8100 || be16(f + at) == 0x88a8) && at < 20)
		at += 4;
	if (at + 2 + 40 > len)
		return false;
	p->ip = at + 2;
	p->is_v6 = be16(f + at) == 0x86dd;
	if (p->is_v6) {
		p->tcp = p->ip + 40;
		return f[p->ip + 6] == 6 && p->tcp + 20 <= len;
	}
	p->tcp = p->ip + (f[p->ip] & 15u) * 4;
	return be16(f + at) == 0x0800 && f[p->ip + 9] == 6 && !(be16(f + p->ip + 6) & 0x3fff) && p->tcp + 20 <= len;
}

static uint64_t mix(uint64_t h, const uint8_t *p, size_t len)
{
	for (size_t i = 0; i < len; i++)
		h = (h ^ p[i]) * UINT64_C(0x100000001b3);
	return h ^ h >> 29;
}

/* Never 0: that is an empty place. */
static uint64_t name_of(const uint8_t *f, const struct place *p)
{
	const size_t len = p->is_v6 ? 16 : 4;
	const uint8_t *src = f + p->ip + (p->is_v6 ? 8 : 12), *dst = src + len;
	const uint64_t basis = UINT64_C(0xcbf29ce484222325);
	const uint64_t a = mix(mix(basis, src, len), f + p->tcp, 2), b = mix(mix(basis, dst, len), f + p->tcp + 2, 2);
	return ((a + b) ^ (a ^ b) << 1) | 1;
}

void rewritten_begin(struct rewritten *r, struct shared *shared)
{
	memset(r, 0, sizeof *r);
	r->table = shared->rewritten;
	for (unsigned i = 0; i < SHARED_REWRITTEN; i++) {
		r->suspect[i] = atomic_exchange(&r->table[i], 0);
		r->count += r->suspect[i] != 0;
	}
}

void rewritten_note(struct rewritten *r, const uint8_t *frame, size_t len)
{
	struct place p;

	if (!find(frame, len, &p))
		return;
	const uint64_t name = name_of(frame, &p);
	unsigned at = 0;
	for (unsigned i = 0; i < PROBES; i++) {
		at = (unsigned)((name >> 8) + i) % SHARED_REWRITTEN;
		const uint64_t there = atomic_load_explicit(&r->table[at], memory_order_relaxed);
		if (there == name)
			return;
		if (!there)
			break;
	}
	atomic_store_explicit(&r->table[at], name, memory_order_relaxed);
}

static unsigned suspect_of(const struct rewritten *r, uint64_t name)
{
	for (unsigned i = 0; i < PROBES; i++) {
		const unsigned at = (unsigned)((name >> 8) + i) % SHARED_REWRITTEN;
		if (r->suspect[at] == name)
			return at;
	}
	return SHARED_REWRITTEN;
}

/* A reset for the sender of this segment: exactly the number that it waits for (RFC 5961 3.2). */
static size_t reset(const uint8_t *f, const struct place *p, uint8_t out[128])
{
	const size_t address = p->is_v6 ? 16 : 4, at = p->ip + (p->is_v6 ? 40u : 20u);
	uint8_t *ip = out + p->ip, *tcp = out + at;

	memset(out, 0, 128);
	memcpy(out, f + 6, 6);
	memcpy(out + 6, f, 6);
	memcpy(out + 12, f + 12, p->ip - 12);
	ip[0] = p->is_v6 ? 0x60 : 0x45;
	ip[p->is_v6 ? 5 : 3] = p->is_v6 ? 20 : 40;
	ip[p->is_v6 ? 6 : 9] = 6;
	ip[p->is_v6 ? 7 : 8] = 64;
	memcpy(ip + (p->is_v6 ? 8 : 12), f + p->ip + (p->is_v6 ? 24 : 16), address);
	memcpy(ip + (p->is_v6 ? 24 : 16), f + p->ip + (p->is_v6 ? 8 : 12), address);
	memcpy(tcp, f + p->tcp + 2, 2);
	memcpy(tcp + 2, f + p->tcp, 2);
	memcpy(tcp + 4, f + p->tcp + 8, 4);
	tcp[12] = 5 << 4;
	tcp[13] = RST;
	if (!p->is_v6)
		frame_fill_ip_checksum(ip);
	frame_fill_checksum(out, (uint32_t)(at + 20));
	return at + 20 < 60 ? 60 : at + 20;
}

bool rewritten_meets(struct rewritten *r, const uint8_t *frame, size_t len, uint8_t out[128], size_t *out_len)
{
	struct place p;

	*out_len = 0;
	if (!find(frame, len, &p))
		return false;
	const unsigned at = suspect_of(r, name_of(frame, &p));
	if (at == SHARED_REWRITTEN)
		return false;
	const uint8_t flags = frame[p.tcp + 13];
	if (flags & (SYN | RST)) {
		r->suspect[at] = 0;
		r->count--;
		return false;
	}
	if (flags & ACK)
		*out_len = reset(frame, &p, out);
	return true;
}
