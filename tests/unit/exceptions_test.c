/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is excepted from the policy for a while, on one connection: a download to an S7 controller in a maintenance
 * window that ends in its midst, and a relaxed port.  Every frame is built here.
 */
#define _GNU_SOURCE
#include "dataplane/engine/decode.h"
#include "dataplane/engine/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define S7 "\x02\xf0\x80\x32"
#define NAME "\x09_0800001P"
#define OPEN_ "\3\0\0\x31" S7 "\1\0\0\0\1\0\x20\0\0\x1a\0\1\0\0\0\0\0" NAME "\x0d" "1000246000134"
#define OPENED "\3\0\0\x14" S7 "\3\0\0\0\1\0\1\0\0\0\0\x1a"
#define BLOCK "\3\0\0\x23" S7 "\1\0\0\0\2\0\x12\0\0\x1b\0\1\0\0\0\0\0" NAME
#define ENDED "\3\0\0\x23" S7 "\1\0\0\0\3\0\x12\0\0\x1c\0\0\0\0\0\0\0" NAME

#define SECOND UINT64_C(1000000000)

static const char strict[] = "mode = \"enforce\"; zones = ( { name = \"es\"; addresses = \"10.0.0.1\"; }, "
			     "{ name = \"plc\"; addresses = \"10.0.0.2\"; } ); conduits = ( { from = \"es\"; to = \"plc\"; "
			     "deny = \"any program\"; allow = \"s7comm read\"; otherwise = \"refuse\"; } );";

struct seen {
	struct judgement latest; /* of an operation */
	unsigned operations, in_window;
	enum transfer transfer;
};

static unsigned number, failed;
static uint64_t now_ns = SECOND, packet_number;
static uint32_t sent[2]; /* bytes of each side */

static void on_event(void *ctx, const struct event *e)
{
	struct seen *s = ctx;

	if (e->kind != EVENT_OPERATION)
		return;
	s->latest = e->judgement;
	s->operations++;
	s->in_window += e->judgement.window != 0;
	s->transfer = (enum transfer)e->operation->transfer;
}

static void ok(bool holds, const char *what, const struct seen *s)
{
	printf("%sok %u - %s\n", holds ? "" : "not ", ++number, what);
	if (!holds)
		printf("# %s, %s, %s, window %u, %u operations\n", verdict_names[s->latest.verdict], cause_names[s->latest.cause],
		       mode_names[s->latest.mode], s->latest.window, s->operations);
	failed += !holds;
}

static void put32(uint8_t *p, uint32_t v)
{
	for (unsigned i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> (24 - 8 * i));
}

/* from: 0 the station, 1 the controller; answers the packet's verdict. */
static enum verdict say(struct engine *e, unsigned from, uint8_t flags, const char *data, uint32_t len)
{
	uint8_t f[400] = { 0 };
	struct packet p = { .data = f, .frame = f, .len = 54 + len, .wire_len = 54 + len, .number = ++packet_number,
			    .time_ns = now_ns += SECOND / 1000, .link = LINK_ETHERNET, .port = (uint16_t)from };

	memcpy(f, from ? "\2\0\0\0\0\1\2\0\0\0\0\2" : "\2\0\0\0\0\2\2\0\0\0\0\1", 12);
	f[12] = 8;
	f[14] = 0x45;
	f[16] = (uint8_t)((40 + len) >> 8);
	f[17] = (uint8_t)(40 + len);
	f[22] = 64;
	f[23] = 6;
	put32(f + 26, 0x0a000001 + from);
	put32(f + 30, 0x0a000002 - from);
	put32(f + 34, from ? UINT32_C(102) << 16 | 40000 : UINT32_C(40000) << 16 | 102);
	put32(f + 38, 1000 + sent[from]);
	put32(f + 42, flags & TCP_ACK ? 1000 + sent[!from] : 0);
	f[46] = 0x50;
	f[47] = flags;
	f[48] = 0x20;
	memcpy(f + 54, data, len);
	sent[from] += len + (flags & TCP_SYN ? 1 : 0);
	engine_burst(e, &p, 1);
	return (enum verdict)p.verdict;
}

#define SAY(e_, from_, text_) say(e_, from_, TCP_ACK | TCP_PSH, text_, sizeof(text_) - 1)

static struct engine *fresh(struct seen *s, const struct policy *p, void **memory)
{
	const struct engine_sink sink = { .ctx = s, .event = on_event };
	const size_t size = engine_size(&engine_config_audit);

	*memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	*s = (struct seen){ .operations = 0 };
	sent[0] = sent[1] = 0;
	struct engine *e = engine_init(*memory, &engine_config_audit, &sink);
	engine_policy(e, p);
	say(e, 0, TCP_SYN, "", 0);
	say(e, 1, TCP_SYN | TCP_ACK, "", 0);
	say(e, 0, TCP_ACK, "", 0);
	return e;
}

static struct windows a_window(uint16_t intents)
{
	struct windows w = { .count = 1, .list[0] = { .id = 7, .intents = intents, .ends_ns = now_ns + 3600 * SECOND,
						      .device_count = 1 } };
	(void)network_read("10.0.0.1", &w.list[0].station);
	(void)network_read("10.0.0.0/24", &w.list[0].device[0]);
	return w;
}

static void download(const struct policy *p)
{
	struct seen s;
	void *memory;
	struct engine *e = fresh(&s, p, &memory);
	const struct windows w = a_window(window_intents("program"));

	ok(SAY(e, 0, OPEN_) == VERDICT_REFUSE && s.latest.cause == CAUSE_DENY_LINE, "a deny line refuses a download", &s);
	engine_exceptions(e, &w, 0);
	ok(SAY(e, 0, OPEN_) == VERDICT_ALLOW && s.latest.cause == CAUSE_WINDOW && s.latest.window == 7,
	   "in a window it may begin", &s);
	SAY(e, 1, OPENED);
	ok(engine_counters(e)->transfers_now == 1, "it is counted while it lasts", &s);
	ok(SAY(e, 1, BLOCK) == VERDICT_ALLOW && s.transfer == TRANSFER_DATA && s.latest.window == 7, "and go on", &s);
	engine_exceptions(e, NULL, 0);
	ok(SAY(e, 1, BLOCK) <= VERDICT_ALERT && s.latest.verdict == VERDICT_ALERT && s.latest.window == 7,
	   "the window ends: the download goes on, reported, as part of it", &s);
	ok(SAY(e, 0, OPEN_) == VERDICT_REFUSE, "nothing new may begin", &s);
	munmap(memory, engine_size(&engine_config_audit));

	e = fresh(&s, p, &memory);
	engine_exceptions(e, &w, 0);
	SAY(e, 0, OPEN_);
	engine_policy(e, p);
	engine_exceptions(e, NULL, 0);
	ok(SAY(e, 1, ENDED) <= VERDICT_ALERT && s.transfer == TRANSFER_CLOSE, "a new policy does not cut it either", &s);
	SAY(e, 1, BLOCK);
	ok(s.latest.verdict >= VERDICT_DROP && !engine_counters(e)->transfers_now, "closed, it is over", &s);
	munmap(memory, engine_size(&engine_config_audit));

	e = fresh(&s, p, &memory);
	ok(SAY(e, 1, BLOCK) >= VERDICT_DROP, "what never was allowed to begin does not go on", &s);
	munmap(memory, engine_size(&engine_config_audit));
}

static void edges(const struct policy *p)
{
	struct windows w = a_window(window_intents("read"));
	struct seen s;
	void *memory;
	struct engine *e = fresh(&s, p, &memory);

	engine_exceptions(e, &w, 0);
	ok(SAY(e, 0, OPEN_) == VERDICT_REFUSE && s.latest.window == 7, "another intent is refused, and marked", &s);
	w = a_window(WINDOW_EVERY_INTENT);
	w.list[0].ends_ns = now_ns;
	engine_exceptions(e, &w, 0);
	ok(SAY(e, 0, OPEN_) == VERDICT_REFUSE && !s.latest.window, "a window whose time is up is none", &s);
	engine_exceptions(e, NULL, 1u << 0);
	ok(SAY(e, 0, OPEN_) == VERDICT_ALLOW && s.latest.verdict == VERDICT_REFUSE && s.latest.mode == MODE_MONITOR,
	   "a relaxed port: reported as it would be, and passed", &s);
	engine_exceptions(e, NULL, 1u << 5);
	ok(SAY(e, 0, OPEN_) == VERDICT_REFUSE, "another port is not relaxed", &s);
	munmap(memory, engine_size(&engine_config_audit));
}

static void words(void)
{
	const struct seen none = { .operations = 0 };
	struct network n;

	ok(network_read("10.1.0.0/16", &n) && n.len == 112 && network_read("fd00::1", &n) && n.len == 128 &&
	   !network_read("10.1.0.0/33", &n) && !network_read("10.1", &n) && !network_read("10.1.0.0/", &n) &&
	   !network_read("10.1.0.0/8x", &n) && !network_read("", &n), "addresses and networks, and what is none", &none);
	ok(window_intents("program|run") == (1u << INTENT_PROGRAM | 1u << INTENT_RUN) &&
	   window_intents("any") == WINDOW_EVERY_INTENT && !window_intents("porgram") && !window_intents(""),
	   "intents by name, and what is none", &none);
}

int main(void)
{
	struct diags diags = { 0 };
	struct policy *p = policy_compile(strict, sizeof strict - 1, "strict", &diags);

	diags_print(&diags, stderr);
	diags_fini(&diags);
	if (!p)
		return 1;
	download(p);
	edges(p);
	words();
	policy_destroy(p);
	printf("1..%u\n", number);
	return failed != 0;
}
