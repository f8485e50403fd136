/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The engine by scenario: a table of segments and fragments, and what must come out.  Every packet is built here,
 * so a row reads like a drawing of the wire.
 */
#define _GNU_SOURCE
#include "dataplane/engine/decode.h"
#include "dataplane/engine/engine.h"
#include "dissectors/registry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define READ_1 "\0\1\0\0\0\6\1\3\0\0\0\1"          /* Modbus: read one holding register */
#define READ_2 "\0\2\0\0\0\6\1\3\0\5\0\2"
#define WRITE_1 "\0\3\0\0\0\6\1\6\0\5\0\7"
#define ANSWER_1 "\0\1\0\0\0\5\1\3\2\0\x2a"

enum side { C, S }; /* client, server */

struct segment {
	enum side from;
	uint8_t flags;
	uint32_t seq;       /* relative to the initial sequence number of its side */
	uint32_t ack;       /* likewise, of the other side */
	const char *data;
	uint32_t len;
	uint32_t after_ms;
};

struct scenario {
	const char *name;
	struct segment segment[12];
	unsigned operations;
	int reason;         /* must be counted; -1: none of class flaw, drop or budget may be */
};

#define TXT(s) s, sizeof(s) - 1
#define OPEN { C, TCP_SYN, 0, 0, NULL, 0, 0 }, { S, TCP_SYN | TCP_ACK, 0, 1, NULL, 0, 0 }, { C, TCP_ACK, 1, 1, NULL, 0, 0 }
#define ACKED (TCP_ACK | TCP_PSH)

static const struct scenario scenarios[] = {
	{ "a request and its answer", { OPEN, { C, ACKED, 1, 1, TXT(READ_1), 1 }, { S, ACKED, 1, 13, TXT(ANSWER_1), 1 } }, 2, -1 },
	{ "two requests in one segment", { OPEN, { C, ACKED, 1, 1, TXT(READ_1 READ_2), 1 } }, 2, -1 },
	{ "header and body in two segments",
	  { OPEN, { C, ACKED, 1, 1, READ_1, 7, 1 }, { C, ACKED, 8, 1, &READ_1[7], 5, 1 } }, 1, -1 },
	{ "one byte at a time",
	  { OPEN, { C, ACKED, 1, 1, READ_1, 1, 1 }, { C, ACKED, 2, 1, &READ_1[1], 1, 1 }, { C, ACKED, 3, 1, &READ_1[2], 10, 1 } }, 1, -1 },
	{ "segments out of order",
	  { OPEN, { C, ACKED, 13, 1, TXT(READ_2), 1 }, { C, ACKED, 1, 1, TXT(READ_1), 1 } }, 2, -1 },
	{ "a segment sent again", { OPEN, { C, ACKED, 1, 1, TXT(READ_1), 1 }, { C, ACKED, 1, 1, TXT(READ_1), 1 } }, 1, -1 },
	{ "sent again together with later bytes",
	  { OPEN, { C, ACKED, 1, 1, TXT(READ_1), 1 }, { C, ACKED, 1, 1, TXT(READ_1 READ_2), 1 } }, 2, -1 },
	{ "sent again with other content",
	  { OPEN, { C, ACKED, 1, 1, TXT(READ_1), 1 }, { C, ACKED, 1, 1, TXT(WRITE_1), 1 } }, 1, REASON_TCP_CONFLICT },
	{ "a partial overlap with other content",
	  { OPEN, { C, ACKED, 1, 1, TXT(READ_1), 1 }, { C, ACKED, 10, 1, TXT("\7\7\7" READ_2), 1 } }, 2, REASON_TCP_CONFLICT },
	{ "held segments that contradict each other",
	  { OPEN, { C, ACKED, 13, 1, TXT(READ_2), 1 }, { C, ACKED, 13, 1, TXT(WRITE_1), 1 }, { C, ACKED, 1, 1, TXT(READ_1), 1 } },
	  2, REASON_TCP_CONFLICT },
	{ "a keep-alive with a garbage byte",
	  { OPEN, { C, ACKED, 1, 1, TXT(READ_1), 1 }, { S, TCP_ACK, 1, 13, NULL, 0, 1 }, { C, TCP_ACK, 12, 1, TXT("\x99"), 1000 },
	    { C, ACKED, 13, 1, TXT(READ_2), 1 } }, 2, -1 },
	{ "a gap that the receiver acknowledged",
	  { OPEN, { C, ACKED, 1, 1, TXT(READ_1), 1 }, { C, ACKED, 25, 1, TXT(READ_2), 1 }, { S, TCP_ACK, 1, 37, NULL, 0, 1 } },
	  2, REASON_TCP_GAP },
	{ "a gap whose time is up",
	  { OPEN, { C, ACKED, 1, 1, TXT(READ_1), 1 }, { C, ACKED, 25, 1, TXT(READ_2), 1 }, { C, ACKED, 37, 1, TXT(READ_1), 9000 } },
	  3, REASON_TCP_GAP },
	{ "the beginning was not seen", { { C, ACKED, 500, 1, TXT(READ_1), 1 }, { S, ACKED, 1, 512, TXT(ANSWER_1), 1 } }, 2, -1 },
	{ "picked up in the middle of a message",
	  { { C, ACKED, 500, 1, &READ_1[7], 5, 1 }, { C, ACKED, 505, 1, TXT(READ_2), 1 } }, 1, -1 },
	{ "port reuse after a reboot",
	  { OPEN, { C, ACKED, 1, 1, TXT(READ_1), 1 }, { C, TCP_SYN, 70000, 0, NULL, 0, 1 }, { S, TCP_SYN | TCP_ACK, 90000, 70001, NULL, 0, 1 },
	    { C, ACKED, 70001, 90001, TXT(READ_2), 1 } }, 2, -1 },
	{ "data in a SYN", { { C, TCP_SYN, 0, 0, TXT(READ_1), 1 } }, 1, REASON_TCP_SYN_DATA },
	{ "SYN and FIN together", { { C, TCP_SYN | TCP_FIN, 0, 0, NULL, 0, 1 } }, 0, REASON_TCP_FLAGS },
	{ "a segment far outside the window",
	  { OPEN, { C, ACKED, 1, 1, TXT(READ_1), 1 }, { C, ACKED, 0x50000000, 1, TXT(READ_2), 1 } }, 1, REASON_TCP_WINDOW },
	{ "the flow ends inside a message", { OPEN, { C, ACKED, 1, 1, READ_1, 9, 1 } }, 0, REASON_TCP_INCOMPLETE },
	{ "an acknowledgement of what nobody sent",
	  { OPEN, { C, ACKED, 1, 1, TXT(READ_1), 1 }, { S, TCP_ACK, 1, 5000, NULL, 0, 1 } }, 1, REASON_TCP_UNSEEN_ACK },
	{ "not Modbus on its port",
	  { OPEN, { C, ACKED, 1, 1, TXT("BREW / HTCPCP/1.0\r\nHost: pot\r\n\r\n"), 1 } }, 0, -1 },
	{ "sequence numbers wrap",
	  { { C, TCP_SYN, 0xfffffff0, 0, NULL, 0, 0 }, { S, TCP_SYN | TCP_ACK, 0, 0xfffffff1, NULL, 0, 0 },
	    { C, ACKED, 0xfffffff1, 1, TXT(READ_1), 1 }, { C, ACKED, 0xfffffffd, 1, TXT(READ_2), 1 },
	    { C, ACKED, 9, 1, TXT(READ_1), 1 } }, 3, -1 },
};

struct result {
	unsigned operations;
	unsigned reasons[REASON_COUNT];
};

static void on_event(void *ctx, const struct event *e)
{
	struct result *r = ctx;
	if (e->kind == EVENT_OPERATION)
		r->operations++;
	if (e->kind == EVENT_REASON)
		r->reasons[e->reason]++;
}

static void put16(uint8_t *p, unsigned v)
{
	p[0] = (uint8_t)(v >> 8);
	p[1] = (uint8_t)v;
}

static void put32(uint8_t *p, uint32_t v)
{
	put16(p, v >> 16);
	put16(p + 2, v & 0xffff);
}

/* Ethernet, IPv4 and TCP around the segment; returns the length. */
static uint32_t build(uint8_t *f, const struct segment *s)
{
	const uint32_t total = 54 + s->len;
	memset(f, 0, 54);
	memcpy(f, s->from == C ? "\2\0\0\0\0\2\2\0\0\0\0\1" : "\2\0\0\0\0\1\2\0\0\0\0\2", 12);
	put16(f + 12, 0x0800);
	f[14] = 0x45;
	put16(f + 16, total - 14);
	f[22] = 64;
	f[23] = 6;
	put32(f + 26, s->from == C ? 0x0a000001 : 0x0a000002);
	put32(f + 30, s->from == C ? 0x0a000002 : 0x0a000001);
	put16(f + 34, s->from == C ? 40000 : 502);
	put16(f + 36, s->from == C ? 502 : 40000);
	put32(f + 38, s->seq + (s->from == C ? 1000 : 2000000));
	put32(f + 42, s->flags & TCP_ACK ? s->ack + (s->from == C ? 2000000 : 1000) : 0);
	f[46] = 0x50;
	f[47] = s->flags;
	put16(f + 48, 8192);
	if (s->len)
		memcpy(f + 54, s->data, s->len);
	return total;
}

static struct engine *fresh(const struct engine_config *c, struct result *r, void **memory)
{
	const struct engine_sink sink = { .ctx = r, .event = on_event };
	*memory = mmap(NULL, engine_size(c), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	memset(r, 0, sizeof *r);
	return engine_init(*memory, c, &sink);
}

static bool flawless(const struct result *r)
{
	for (unsigned i = 0; i < REASON_COUNT; i++)
		if (r->reasons[i] && reasons[i].class != REASON_INFO)
			return false;
	return true;
}

static unsigned number, failed;

static void ok(bool holds, const char *what, const struct result *r)
{
	number++;
	failed += !holds;
	printf("%s %u - %s\n", holds ? "ok" : "not ok", number, what);
	for (unsigned i = 0; !holds && r && i < REASON_COUNT; i++)
		if (r->reasons[i])
			printf("# %s: %u\n", reasons[i].name, r->reasons[i]);
	if (!holds && r)
		printf("# operations: %u\n", r->operations);
}

static void run_scenario(const struct scenario *s)
{
	struct result r;
	void *memory;
	struct engine *e = fresh(&engine_config_audit, &r, &memory);
	uint64_t now = UINT64_C(1700000000000000000), at = 1;

	for (unsigned i = 0; i < 12 && (s->segment[i].flags || s->segment[i].len); i++) {
		uint8_t frame[256];
		const uint32_t len = build(frame, &s->segment[i]);
		now += s->segment[i].after_ms * UINT64_C(1000000) + 1000;
		struct packet p = { .data = frame, .len = len, .wire_len = len, .time_ns = now, .number = at++ };
		engine_burst(e, &p, 1);
	}
	engine_flush(e);
	ok(r.operations == s->operations && (s->reason < 0 ? flawless(&r) : r.reasons[s->reason] > 0), s->name, &r);
	munmap(memory, engine_size(&engine_config_audit));
}

/* ---- fragments: the UDP datagram of a Modbus request, cut ---- */

struct part {
	uint16_t offset, len;
	bool more;
	uint8_t twist; /* xor on its first byte */
};

static const struct {
	const char *name;
	struct part part[6];
	unsigned operations;
	int reason;
} fragmented[] = {
	{ "fragments in order", { { 0, 8, true, 0 }, { 8, 12, false, 0 } }, 1, -1 },
	{ "fragments in reverse", { { 8, 12, false, 0 }, { 0, 8, true, 0 } }, 1, -1 },
	{ "the same fragment twice", { { 0, 8, true, 0 }, { 0, 8, true, 0 }, { 8, 12, false, 0 } }, 1, -1 },
	{ "fragments that overlap with other content", { { 0, 16, true, 0 }, { 8, 12, false, 1 } }, 0, REASON_FRAGMENT_OVERLAP },
	{ "fragments that disagree about the end", { { 8, 12, false, 0 }, { 0, 24, true, 0 } }, 0, REASON_FRAGMENT_LENGTH },
	{ "a fragment beyond the longest packet", { { 65528, 12, false, 0 } }, 0, REASON_FRAGMENT_LENGTH },
	{ "a fragment too small to be honest", { { 0, 4, true, 0 } }, 0, REASON_FRAGMENT_TINY },
	{ "the first fragment never comes", { { 8, 12, false, 0 } }, 0, REASON_FRAGMENT_TIMEOUT },
};

static uint32_t build_fragment(uint8_t *f, const struct part *p, uint16_t id)
{
	uint8_t datagram[64] = { 0 };
	put16(datagram, 40000);
	put16(datagram + 2, 502);
	put16(datagram + 4, 20);
	memcpy(datagram + 8, READ_1, 12);
	memset(f, 0, 34);
	put16(f + 12, 0x0800);
	f[14] = 0x45;
	put16(f + 16, 20u + p->len);
	put16(f + 18, id);
	put16(f + 20, (p->more ? 0x2000u : 0) | p->offset / 8u);
	f[22] = 64;
	f[23] = 17;
	put32(f + 26, 0x0a000001);
	put32(f + 30, 0x0a000002);
	memcpy(f + 34, datagram + (p->offset < 40 ? p->offset : 0), p->len);
	f[34] ^= p->twist;
	return 34u + p->len;
}

static void run_fragments(unsigned i)
{
	struct result r;
	void *memory;
	struct engine *e = fresh(&engine_config_audit, &r, &memory);
	for (unsigned k = 0; k < 6 && fragmented[i].part[k].len; k++) {
		uint8_t frame[128];
		const uint32_t len = build_fragment(frame, &fragmented[i].part[k], 7);
		struct packet p = { .data = frame, .len = len, .wire_len = len, .time_ns = 1000 + k, .number = k + 1 };
		engine_burst(e, &p, 1);
	}
	engine_flush(e);
	ok(r.operations == fragmented[i].operations &&
	   (fragmented[i].reason < 0 ? flawless(&r) : r.reasons[fragmented[i].reason] > 0), fragmented[i].name, &r);
	munmap(memory, engine_size(&engine_config_audit));
}

/* ---- budgets: each is reached, counted, and nothing breaks ---- */

static void run_flow_budget(void)
{
	struct engine_config c = engine_config_audit;
	struct result r;
	void *memory;
	c.flows = 4;
	struct engine *e = fresh(&c, &r, &memory);
	for (uint32_t i = 0; i < 10; i++) {
		const struct segment s = { C, TCP_SYN, i, 0, NULL, 0, 0 };
		uint8_t frame[128];
		const uint32_t len = build(frame, &s);
		frame[35] = (uint8_t)i;
		struct packet p = { .data = frame, .len = len, .wire_len = len, .time_ns = 1000 + i, .number = i + 1 };
		engine_burst(e, &p, 1);
	}
	ok(r.reasons[REASON_FLOW_BUDGET] == 6 && engine_counters(e)->flows_now == 4,
	   "the flow budget gives up the flow idle for longest", &r);
	engine_flush(e);
	munmap(memory, engine_size(&c));
}

static void run_hold_budget(void)
{
	struct engine_config c = engine_config_audit;
	struct result r;
	void *memory;
	c.hold_segments = 2;
	struct engine *e = fresh(&c, &r, &memory);
	static const struct segment opening[3] = { OPEN };
	for (uint32_t i = 0; i < 9; i++) {
		const struct segment beyond = { C, ACKED, 100 + 50 * i, 1, TXT(READ_1), 1 };
		uint8_t frame[128];
		const uint32_t len = build(frame, i < 3 ? &opening[i] : &beyond);
		struct packet p = { .data = frame, .len = len, .wire_len = len, .time_ns = 1000 + i, .number = i + 1 };
		engine_burst(e, &p, 1);
	}
	engine_flush(e);
	ok(r.reasons[REASON_TCP_GAP] > 0 && r.operations == 6, "the budget of held segments gives up the gap", &r);
	munmap(memory, engine_size(&c));
}

static void run_pool_budget(void)
{
	struct engine_config c = engine_config_audit;
	struct result r;
	void *memory;
	c.pool_bytes = 1;
	struct engine *e = fresh(&c, &r, &memory);
	for (uint32_t i = 0; i < 400; i++) {
		const struct segment half = { C, ACKED, 1, 1, READ_1, 9, 1 };
		const struct segment open = { C, TCP_SYN, 0, 0, NULL, 0, 1 };
		for (unsigned k = 0; k < 2; k++) {
			uint8_t frame[128];
			const uint32_t len = build(frame, k ? &half : &open);
			put16(frame + 34, 20000 + i);
			struct packet p = { .data = frame, .len = len, .wire_len = len, .time_ns = 1000 + i, .number = 2 * i + k + 1 };
			engine_burst(e, &p, 1);
		}
	}
	ok(r.reasons[REASON_MESSAGE_BUDGET] + r.reasons[REASON_FLOW_STATE] + r.reasons[REASON_TCP_RECORD] > 0,
	   "the pool's budget is named when it is used up", &r);
	engine_flush(e);
	ok(engine_counters(e)->pool_now == 0, "everything goes back to the pool", &r);
	munmap(memory, engine_size(&c));
}

static void run_fragment_budget(void)
{
	struct engine_config c = engine_config_audit;
	struct result r;
	void *memory;
	c.fragments = 2;
	struct engine *e = fresh(&c, &r, &memory);
	for (uint16_t i = 0; i < 5; i++) {
		const struct part first = { 0, 8, true, 0 };
		uint8_t frame[128];
		const uint32_t len = build_fragment(frame, &first, i);
		struct packet p = { .data = frame, .len = len, .wire_len = len, .time_ns = 1000u + i, .number = i + 1u };
		engine_burst(e, &p, 1);
	}
	ok(r.reasons[REASON_FRAGMENT_BUDGET] == 3, "the budget of fragmented packets gives up the oldest", &r);
	engine_flush(e);
	munmap(memory, engine_size(&c));
}

static void run_guard_budget(void)
{
	static const char text[] =
		"version = 1; mode = \"enforce\"; zones = ( { name = \"a\"; addresses = [ \"10.0.0.0/8\" ]; } );"
		"conduits = ( { from = \"a\"; to = \"a\"; allow = ( { match = \"modbus read\"; rate = \"1/h\"; } );"
		" otherwise = \"refuse\"; } ); within = \"judge\"; otherwise = \"drop\";";
	struct engine_config c = engine_config_audit;
	struct diags diags = { 0 };
	struct policy *p = policy_compile(text, sizeof text - 1, "test", &diags);
	struct result r;
	void *memory;
	c.guards = 1;
	struct engine *e = fresh(&c, &r, &memory);
	diags_print(&diags, stderr);
	engine_policy(e, p);
	for (uint32_t i = 0; p && i < 400; i++) {
		const struct segment s = { C, ACKED, 1, 1, TXT(READ_1), 0 };
		uint8_t frame[128];
		const uint32_t len = build(frame, &s);
		frame[28] = (uint8_t)(i >> 6);
		frame[29] = (uint8_t)(10 + i % 64);
		struct packet q = { .data = frame, .len = len, .wire_len = len, .time_ns = 1700000000000000000u + i, .number = i + 1 };
		engine_burst(e, &q, 1);
	}
	ok(p && r.reasons[REASON_GUARD_BUDGET] > 0 && r.operations == 400, "the budget of guards is named", &r);
	engine_flush(e);
	policy_destroy(p);
	diags_fini(&diags);
	munmap(memory, engine_size(&c));
}

/* ---- bindings: what only fits is believed where the protocol is expected ---- */

static unsigned count_on_port(unsigned port, bool configured)
{
	static const struct segment fits = { C, ACKED, 1, 1, TXT("\0\1\0\0\0\3\1\x41\0"), 0 };
	struct engine_config c = engine_config_audit;
	struct result r;
	void *memory;
	if (configured)
		c.bindings[c.binding_count++] = (struct engine_binding){ registry_find("modbus", 6), { TRANSPORT_TCP, 1502, 1502 } };
	struct engine *e = fresh(&c, &r, &memory);
	uint8_t frame[128];
	const uint32_t len = build(frame, &fits);
	put16(frame + 36, port);
	struct packet p = { .data = frame, .len = len, .wire_len = len, .time_ns = 1000, .number = 1 };
	engine_burst(e, &p, 1);
	engine_flush(e);
	munmap(memory, engine_size(&c));
	return r.operations;
}

/* ---- idle flows ---- */

static void run_idle(void)
{
	struct result r;
	void *memory;
	struct engine *e = fresh(&engine_config_audit, &r, &memory);
	const uint64_t hour = UINT64_C(3600) * 1000000000;
	static const struct segment first = { C, ACKED, 1, 1, TXT(READ_1), 0 };
	for (unsigned i = 0; i < 2; i++) {
		uint8_t frame[128];
		const uint32_t len = build(frame, &first);
		struct packet p = { .data = frame, .len = len, .wire_len = len, .time_ns = 1000 + i * 2 * hour, .number = i + 1 };
		engine_burst(e, &p, 1);
	}
	ok(engine_counters(e)->flows == 2 && r.operations == 2, "a flow idle for longer than the time-out is a new flow", &r);
	engine_flush(e);
	munmap(memory, engine_size(&engine_config_audit));
}

int main(void)
{
	for (unsigned i = 0; i < sizeof scenarios / sizeof scenarios[0]; i++)
		run_scenario(&scenarios[i]);
	for (unsigned i = 0; i < sizeof fragmented / sizeof fragmented[0]; i++)
		run_fragments(i);
	run_flow_budget();
	run_hold_budget();
	run_pool_budget();
	run_fragment_budget();
	run_guard_budget();
	ok(count_on_port(502, false) == 1 && count_on_port(1502, false) == 0 && count_on_port(1502, true) == 1,
	   "a weak probe is enough on a usual and on a configured port only", NULL);
	run_idle();
	printf("1..%u\n", number);
	return failed != 0;
}
