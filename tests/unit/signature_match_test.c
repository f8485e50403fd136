/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What signature rules find, as far as packets in captures (tests/cli/rules.py) do not show it: numbers, transforms,
 * headers, and state over packets.  Each row is the options of a rule and whether it hits; the expectations are by hand
 * from what the options' own documentation says.  TAP.
 */
#include "rules/signature_match.h"
#include "rules/signature_tree.h"

#include <stdlib.h>
#include <string.h>

static unsigned number, failed, hits, flaws;

static void ok(bool good, const char *words)
{
	printf("%s %u - %.110s\n", good ? "ok" : "not ok", ++number, words);
	failed += !good;
}

static void on_hit(void *ctx, const struct signature_hit *hit)
{
	(void)ctx;
	hits += !hit->is_silent;
}

static void on_flaw(void *ctx, enum signature_flaw flaw)
{
	(void)ctx;
	flaws |= 1u << flaw;
}

static void *grow(void *ctx, size_t want, uint32_t *cap)
{
	(void)ctx;
	*cap = (uint32_t)want;
	return malloc(want);
}

static void put(void *ctx, void *memory)
{
	(void)ctx;
	free(memory);
}

static const struct signature_host host = { NULL, on_hit, on_flaw, grow, put, NULL };

/* A set of these rules, or the end of the test with what is wrong with them. */
static struct signatures *load(const char *text)
{
	const struct signature_settings settings = { .wants_disabled = false };
	struct diags diags = { 0 };
	struct signatures *s = signatures_create(&settings);
	if (!s || !signatures_read(s, text, strlen(text), "test", &diags) || !signatures_compile(s, &diags) ||
	    diags.errors) {
		diags_print(&diags, stdout);
		abort();
	}
	diags_fini(&diags);
	return s;
}

/* How often the rules hit these packets of one flow, all from the client. */
static unsigned try_packets(const char *rules, const struct signature_packet *packets, unsigned count)
{
	struct signatures *s = load(rules);
	struct signature_memory *memory = signature_memory_create();
	struct signature_work *w = memory ? signature_work_create(s, memory) : NULL;
	struct signature_flow f = { 0 };
	if (!w)
		abort();
	hits = flaws = 0;
	for (unsigned i = 0; i < count; i++) {
		struct signature_packet p = packets[i];
		p.number = i + 1;
		if (!signature_flow_begin(w, &f, &p))
			continue;
		signature_headers(w, &f, &p, &host);
		if (p.payload.len)
			signature_bytes(w, &f, &p, p.payload, p.conversation->ip_protocol == 6, &host);
	}
	signature_flow_end(w, &f, &host);
	signature_work_destroy(w);
	signature_memory_destroy(memory);
	signatures_destroy(s);
	return hits;
}

/* ---- bytes ---- */

#define BYTES "\x00\x01\x02\x03 GET /a%20b?c+d  x 0012 77 1F 17 \xff\xfe tail"

static const struct {
	const char *options;
	bool hit;
} bytes[] = {
	{ "content:\"GET\"; content:\"|02|\"; distance:-6; within:2", true },
	{ "pcre:\"/^.{5}GET/s\"", true },
	{ "pcre:\"/G E T/xi\"; content:\"GET\"", true },
	{ "content:\"GET\"; dsize:>10", true },
	{ "content:\"GET\"; dsize:<10", false },
	/* numbers */
	{ "content:\"GET\"; byte_test:2,=,1,0", true },
	{ "content:\"GET\"; byte_test:2,=,256,0,little", true },
	{ "content:\"GET\"; byte_test:2,=,256,0,big", false },
	{ "content:\"GET\"; byte_test:4,>,66050,0", true },
	{ "content:\"GET\"; byte_test:4,>=,66051,0", true },
	{ "content:\"GET\"; byte_test:4,<,66052,0", true },
	{ "content:\"GET\"; byte_test:4,<=,66050,0", false },
	{ "content:\"GET\"; byte_test:1,!=,0,1", true },
	{ "content:\"GET\"; byte_test:1,!,1,1", false },
	{ "content:\"GET\"; byte_test:1,&,2,3", true },
	{ "content:\"GET\"; byte_test:1,!&,2,3", false },
	{ "content:\"GET\"; byte_test:1,^,3,3", false },
	{ "content:\"GET\"; byte_test:1,^,2,3", true },
	{ "content:\"  x \"; byte_test:4,=,12,0,relative,string,dec", true },
	{ "content:\"0012 \"; byte_test:2,=,77,0,relative,string,dec", true },
	{ "content:\"77 \"; byte_test:2,=,31,0,relative,string,hex", true },
	{ "content:\"1F \"; byte_test:2,=,15,0,relative,string,oct", true },
	{ "content:\"GET\"; byte_test:2,=,1,0,relative,string,dec", false },
	{ "content:\"GET\"; byte_test:2,=,0x0203,2,bitmask 0xffff", true },
	{ "content:\"GET\"; byte_test:2,=,2,2,bitmask 0xff00", true },
	{ "content:\"GET\"; byte_test:2,=,1,300", false },
	{ "content:\"|00 01|\"; byte_jump:1,0,relative; content:\"|20|\"; distance:1; within:1", false },
	{ "content:\"|00 01|\"; byte_jump:1,0,relative; content:\"GET\"; distance:0; within:3", true },
	{ "content:\"|00|\"; byte_jump:1,2,from_beginning; content:\"|03|\"; distance:0; within:2", true },
	{ "content:\"|00|\"; byte_jump:1,1,multiplier 4; content:\"E\"; distance:0; within:1", true },
	{ "content:\"|00|\"; byte_jump:1,1,align; content:\"ET /\"; distance:0; within:4", true },
	{ "content:\"|00|\"; byte_jump:1,1,align 2; content:\" GET\"; distance:0; within:4", true },
	{ "content:\"|00|\"; byte_jump:1,1,from_end,post_offset -5; content:\"tail\"; distance:0; within:4", true },
	{ "content:\"|00|\"; byte_jump:1,1,post_offset 2; content:\"GET\"; distance:0; within:3", true },
	{ "content:\"|00|\"; byte_jump:1,4,multiplier 1000; content:\"tail\"", false },
	{ "byte_extract:1,2,x; byte_test:1,>,x,3; content:\"GET\"", true },
	{ "byte_extract:1,2,x,multiplier 2; byte_test:1,>,x,3; content:\"GET\"", false },
	{ "byte_extract:1,1,x,align 4; byte_test:1,<,x,3; content:\"GET\"", true },
	{ "byte_extract:1,1,x; content:\"GET\"; content:\"/a\"; distance:x", true },
	{ "byte_extract:1,3,x; content:\"GET\"; content:\" /a\"; distance:x", false },
	{ "byte_extract:1,2,x; content:\"|02|\"; offset:x; depth:1", true },
	{ "byte_extract:1,3,x; content:\"|02|\"; offset:x; depth:4", false },
	{ "byte_math:bytes 1,offset 2,oper +,rvalue 1,result y; byte_test:1,=,y,3; content:\"GET\"", true },
	{ "byte_math:bytes 1,offset 3,oper -,rvalue 1,result y; byte_test:1,=,y,2; content:\"GET\"", true },
	{ "byte_math:bytes 1,offset 2,oper *,rvalue 3,result y; byte_test:1,!=,y,3; content:\"GET\"", true },
	{ "byte_math:bytes 1,offset 3,oper /,rvalue 3,result y; byte_test:1,=,y,1; content:\"GET\"", true },
	{ "byte_math:bytes 1,offset 1,oper <<,rvalue 1,result y; byte_test:1,=,y,2; content:\"GET\"", true },
	{ "byte_math:bytes 1,offset 2,oper >>,rvalue 1,result y; byte_test:1,=,y,1; content:\"GET\"", true },
	{ "byte_math:bytes 1,offset 3,oper &,rvalue 2,result y; byte_test:1,=,y,2; content:\"GET\"", true },
	{ "byte_math:bytes 1,offset 3,oper ^,rvalue 2,result y; byte_test:1,=,y,1; content:\"GET\"", true },
	/* transforms */
	{ "pkt_data; to_lowercase; content:\"get /a\"", true },
	{ "pkt_data; to_uppercase; content:\"TAIL\"", true },
	{ "pkt_data; to_uppercase; content:\"tail\"", false },
	{ "pkt_data; strip_whitespace; content:\"GET/a\"", true },
	{ "pkt_data; compress_whitespace; content:\"d x \"", true },
	{ "pkt_data; url_decode; content:\"a b?c d\"", true },
	{ "pkt_data; dotprefix; content:\".|00 01|\"; startswith", true },
	/* state in one packet */
	{ "content:\"GET\"; flowbits:isset,a", false },
	{ "content:\"GET\"; flowbits:isnotset,a", true },
	{ "content:\"GET\"; flowbits:noalert; flowbits:set,a", false },
	{ "content:\"GET\"; xbits:isnotset,k,track ip_src", true },
};

static void test_bytes(void)
{
	const struct conversation talk = { .ip_version = 4, .ip_protocol = 6, .client_port = 1, .server_port = 2 };
	const struct signature_packet p = {
		.conversation = &talk, .payload = { (const uint8_t *)BYTES, sizeof BYTES - 1 }, .from_client = true,
		.is_established = true,
	};

	for (size_t i = 0; i < sizeof bytes / sizeof bytes[0]; i++) {
		char rule[300];
		snprintf(rule, sizeof rule, "alert tcp any any -> any any (%s; sid:1;)", bytes[i].options);
		ok((try_packets(rule, &p, 1) == 1) == bytes[i].hit && !flaws, bytes[i].options);
	}
}

/* ---- headers ---- */

/* 20 bytes IPv4 with TTL 9, TOS 8, identification 7, the bit D, fragment offset 3, and 20 of TCP with window 1024; or 8 of ICMP. */
static const uint8_t ip4[] = { 0x45, 8, 0, 40, 0, 7, 0x40, 3, 9, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2,
			       0, 1, 0, 2, 0, 0, 0, 11, 0, 0, 0, 22, 0x50, 0x12, 4, 0, 0, 0, 0, 0 };
static const uint8_t icmp4[] = { 0x45, 0, 0, 28, 0, 7, 0, 0, 9, 1, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2, 8, 0, 0, 0, 0, 5, 0, 6 };

static const struct {
	const char *transport, *options;
	bool hit;
} headers[] = {
	{ "tcp", "flags:SA", true }, { "tcp", "flags:S", false }, { "tcp", "flags:S+", true },
	{ "tcp", "flags:*FS", true }, { "tcp", "flags:*FR", false }, { "tcp", "flags:!R", true },
	{ "tcp", "flags:!S", false }, { "tcp", "flags:0", false },
	{ "tcp", "ttl:9", true }, { "tcp", "ttl:<9", false }, { "tcp", "tos:8", true }, { "tcp", "tos:!8", false },
	{ "tcp", "id:7", true }, { "tcp", "id:!7", false }, { "tcp", "fragoffset:3", true }, { "tcp", "fragoffset:>3", false },
	{ "tcp", "seq:11", true }, { "tcp", "seq:12", false }, { "tcp", "ack:22", true }, { "tcp", "window:1024", true },
	{ "tcp", "window:!1024", false }, { "ip", "ip_proto:tcp", true }, { "ip", "ip_proto:!tcp", false },
	{ "ip", "ip_proto:udp", false }, { "tcp", "sameip", false }, { "udp", "ttl:9", false },
	{ "tcp", "fragbits:D", true }, { "tcp", "fragbits:!D", false }, { "tcp", "fragbits:+D", true },
	{ "tcp", "fragbits:*MD", true }, { "tcp", "fragbits:M", false },
	{ "tcp", "dsize:0", true }, { "tcp", "flow:established; ttl:9", true },
	{ "tcp", "flow:not_established; ttl:9", false }, { "tcp", "flow:to_client; ttl:9", false },
	{ "tcp", "stream_size:client,>,99; ttl:9", true }, { "tcp", "stream_size:server,>,99; ttl:9", false },
	{ "tcp", "stream_size:both,>,9; ttl:9", true }, { "tcp", "stream_size:either,>,99; ttl:9", true },
	{ "tcp", "stream_size:either,<,9; ttl:9", false },
	{ "icmp", "itype:8", true }, { "icmp", "itype:<8", false }, { "icmp", "icode:0", true }, { "icmp", "icmp_id:5", true },
	{ "icmp", "icmp_seq:7", false }, { "icmp", "icmp_seq:6", true }, { "tcp", "itype:8", false },
};

static void test_headers(void)
{
	const struct conversation over_tcp = { .ip_version = 4, .ip_protocol = 6, .client_port = 1, .server_port = 2,
					       .client.address = { 1 } };
	const struct conversation over_icmp = { .ip_version = 4, .ip_protocol = 1, .client.address = { 1 } };

	for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
		const bool is_icmp = !strcmp(headers[i].transport, "icmp");
		const struct signature_packet p = {
			.conversation = is_icmp ? &over_icmp : &over_tcp, .stream_bytes = { 100, 10 },
			.ip = is_icmp ? (struct bytes){ icmp4, sizeof icmp4 } : (struct bytes){ ip4, sizeof ip4 },
			.tcp_seq = 11, .tcp_ack = 22, .tcp_flags = 0x12, .icmp_type = 8, .from_client = true,
			.is_established = true,
		};
		char rule[200];
		snprintf(rule, sizeof rule, "alert %s any any -> any any (%s; sid:1;)", headers[i].transport,
			 headers[i].options);
		ok((try_packets(rule, &p, 1) == 1) == headers[i].hit, headers[i].options);
	}
}

/* ---- state over packets ---- */

static const struct {
	const char *words, *rules;
	unsigned hits; /* of ten packets, a second from each other */
} states[] = {
	{ "a limit of two", "alert tcp any any -> any any (content:\"GET\"; threshold:type limit,track by_src,count 2,seconds 60; sid:1;)", 2 },
	{ "every third", "alert tcp any any -> any any (content:\"GET\"; threshold:type threshold,track by_dst,count 3,seconds 60; sid:1;)", 3 },
	{ "once the third has come", "alert tcp any any -> any any (content:\"GET\"; threshold:type both,track by_both,count 3,seconds 60; sid:1;)", 1 },
	{ "a limit for each second", "alert tcp any any -> any any (content:\"GET\"; threshold:type limit,track by_rule,count 1,seconds 1; sid:1;)", 10 },
	{ "what is beyond seven", "alert tcp any any -> any any (content:\"GET\"; detection_filter:track by_src,count 7,seconds 60; sid:1;)", 3 },
	{ "a bit that the packet before set", "alert tcp any any -> any any (content:\"GET\"; flowbits:isset,a; sid:1;)\n"
	  "alert tcp any any -> any any (content:\"tail\"; flowbits:set,a; noalert; sid:2;)", 10 },
	{ "a bit that is turned each time", "alert tcp any any -> any any (content:\"tail\"; flowbits:toggle,a; noalert; sid:2;)\n"
	  "alert tcp any any -> any any (content:\"GET\"; flowbits:isset,a; sid:1;)", 5 },
	{ "a bit of an address pair", "alert tcp any any -> any any (content:\"tail\"; xbits:set,k,track ip_pair,expire 100; noalert; sid:2;)\n"
	  "alert tcp any any -> any any (content:\"GET\"; xbits:isset,k,track ip_pair; sid:1;)", 10 },
	{ "a suppressed source", "alert tcp any any -> any any (content:\"GET\"; sid:1;)\n"
	  "suppress gen_id 1, sig_id 1, track by_src, ip 10.0.0.0/8\n", 0 },
	{ "a suppressed destination that is another", "alert tcp any any -> any any (content:\"GET\"; sid:1;)\n"
	  "suppress gen_id 1, sig_id 1, track by_dst, ip 10.9.9.9\n", 10 },
	{ "pass goes in front of alert", "alert tcp any any -> any any (content:\"GET\"; sid:1;)\n"
	  "pass tcp any any -> any any (content:\"tail\"; sid:2;)\n", 0 },
};

static void test_states(void)
{
	const struct conversation talk = {
		.ip_version = 4, .ip_protocol = 6, .client_port = 1, .server_port = 2,
		.client.address = { [10] = 0xff, 0xff, 10, 0, 0, 1 }, .client.has_address = true,
		.server.address = { [10] = 0xff, 0xff, 10, 0, 0, 2 }, .server.has_address = true,
	};
	struct signature_packet packets[10];

	for (unsigned i = 0; i < 10; i++)
		packets[i] = (struct signature_packet){
			.conversation = &talk, .payload = { (const uint8_t *)BYTES, sizeof BYTES - 1 }, .from_client = true,
			.is_established = true, .time_ns = (i + 1) * UINT64_C(1000000000),
		};
	for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
		const unsigned seen = try_packets(states[i].rules, packets, 10);
		ok(seen == states[i].hits, states[i].words);
		if (seen != states[i].hits)
			printf("# %u hits, not %u\n", seen, states[i].hits);
	}
}

int main(void)
{
	test_bytes();
	test_headers();
	test_states();
	printf("1..%u\n", number);
	return failed != 0;
}
