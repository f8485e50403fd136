/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the targets that run an engine share: records of link (top bit: the capture cut it), time
 * step in units of 20 ms, be16 length and bytes become packets, each in a heap block of its exact
 * size.
 *
 * An engine lives for one input, in memory that the program keeps; budgets are small so that inputs
 * reach them.  One thread.
 */
#pragma once

#include "dataplane/engine/engine.h"

#include <stdlib.h>
#include <string.h>

/* A number that two runs share when they judged alike. */
struct digest {
	uint64_t sum;
};

static inline void digest_add(struct digest *d, uint64_t v)
{
	d->sum = (d->sum ^ v) * UINT64_C(0x9e3779b97f4a7c15);
	d->sum ^= d->sum >> 29;
}

static inline void packets_event(void *ctx, const struct event *e)
{
	struct digest *d = ctx;
	const struct judgement *j = &e->judgement;

	digest_add(d, e->kind);
	digest_add(d, e->packet);
	if (e->kind == EVENT_REASON) {
		if (e->reason >= REASON_COUNT)
			abort();
		digest_add(d, e->reason);
	}
	if (e->kind == EVENT_FLOW || e->kind == EVENT_OPERATION || e->kind == EVENT_MESSAGE) {
		if (j->verdict >= VERDICT_COUNT || j->cause >= CAUSE_COUNT || j->mode > MODE_ENFORCE)
			abort();
		digest_add(d, (uint64_t)j->verdict << 16 | (uint64_t)j->cause << 8 | j->mode);
	}
}

static inline void packets_trace(void *ctx, const struct trace_record *r)
{
	struct digest *d = ctx;

	if (r->stage >= TRACE_STAGES)
		abort();
	digest_add(d, (uint64_t)r->stage);
}

/* Runs the packets of c through a fresh engine under the policy; answers the digest of what it said. */
static inline uint64_t packets_run(const struct policy *policy, struct cursor c)
{
	static const struct engine_config config = {
		.flows = 64, .pool_bytes = 1 << 20, .fragments = 4, .guards = 64,
		.tcp_idle_s = 60, .udp_idle_s = 30, .other_idle_s = 30, .fragment_idle_s = 30,
		.hold_segments = 8, .hold_ms = 1000, .verify_checksums = false, .seed = 1,
	};
	struct digest digest = { 0 };
	const struct engine_sink sink = { &digest, packets_event, packets_trace };
	const size_t bytes = (engine_size(&config) + 63) & ~(size_t)63;
	uint64_t now_ns = UINT64_C(1700000000000000000);
	static void *memory; /* fresh pages for each input would cost more than the engine */

	if (!memory)
		memory = aligned_alloc(64, bytes);
	if (!memory)
		abort();
	memset(memory, 0, bytes);
	struct engine *e = engine_init(memory, &config, &sink);
	engine_policy(e, policy);
	engine_trace(e, 4);
	for (uint64_t number = 1; cur_left(&c) > 4; number++) {
		const uint8_t link = cur_u8(&c);
		now_ns += (uint64_t)cur_u8(&c) * 20000000;
		const uint16_t want = cur_be16(&c);
		const size_t left = cur_left(&c);
		const struct bytes b = cur_take(&c, want < left ? want : left);
		uint8_t *exact = malloc(b.len ? b.len : 1);
		memcpy(exact, b.p, b.len);
		struct packet p = {
			.data = exact, .len = (uint32_t)b.len, .wire_len = (uint32_t)b.len + (link >> 7),
			.time_ns = now_ns, .number = number, .link = (link & 0x7f) % (LINK_UNKNOWN + 1),
		};
		(void)engine_hash(&p);
		engine_burst(e, &p, 1);
		digest_add(&digest, p.verdict);
		free(exact);
	}
	engine_flush(e);
	if (engine_counters(e)->pool_now)
		abort();
	return digest.sum;
}
