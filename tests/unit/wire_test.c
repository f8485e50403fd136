/* SPDX-License-Identifier: Apache-2.0 */
/* Records of events: how small they are, what survives packing twice, and what a damaged block does. */
#include "dataplane/events/wire.h"
#include "dissectors/registry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned number, failed;

static void check(bool holds, const char *words)
{
	number++;
	failed += !holds;
	printf("%s %u - %s\n", holds ? "ok" : "not ok", number, words);
}

static void *memory_of(size_t size)
{
	void *p = aligned_alloc(64, (size + 63) & ~(size_t)63);
	if (!p)
		abort();
	return memset(p, 0, (size + 63) & ~(size_t)63);
}

static struct wire_writer *writer;
static struct wire_reader *reader;
static struct wire_judge *judge;
static uint8_t block[65536], second[65536];
static struct wire_event got;

/* ---- one poll of ten registers, as the dissector of Modbus makes it ---- */

struct host {
	const struct policy *policy;
	struct flow_info flow;
	struct event event;
	unsigned events;
	bool fits;
};

static void on_operation(void *ctx, struct message *m, const struct operation *op)
{
	struct host *h = ctx;
	const struct subject s = { &h->flow.conversation, m, op };

	h->event.kind = EVENT_OPERATION;
	h->event.message = m;
	h->event.operation = op;
	h->event.time_ns = m->time_ns;
	h->event.flow = &h->flow;
	h->event.judgement = (struct judgement){ 0 };
	if (h->policy)
		h->event.judgement = policy_operation(h->policy, policy_conduit(h->policy, s.conversation), &s, NULL, m->time_ns);
	h->events++;
	h->fits = h->fits && wire_put(writer, &h->event);
}

static void dissect(struct host *h, struct message *m, bool from_client, const uint8_t *p, size_t len, uint64_t time_ns)
{
	const struct message_sink sink = { .ctx = h, .operation = on_operation };

	m->sink = &sink;
	m->data = p;
	m->len = len;
	m->from_client = from_client;
	m->time_ns = time_ns;
	m->src_port = from_client ? 40000 : 502;
	m->dst_port = from_client ? 502 : 40000;
	m->transport = TRANSPORT_TCP;
	message_begin(m);
	m->dissector->dissect(m, cur_over(p, len, &m->bad));
}

static size_t poll_size(struct host *h, unsigned polls)
{
	static struct message m;
	static uint64_t state[512];
	uint8_t request[] = { 0, 0, 0, 0, 0, 6, 1, 3, 0, 100, 0, 10 };
	uint8_t answer[9 + 20] = { 0, 0, 0, 0, 0, 23, 1, 3, 20 };
	uint64_t now_ns = UINT64_C(1795000000000000000);

	memset(&m, 0, sizeof m);
	m.dissector = registry_find("modbus", 6);
	m.flow = state;
	h->fits = true;
	for (unsigned i = 0; i < polls; i++, now_ns += 100000000 + i * 7919 % 2000000) {
		request[0] = answer[0] = (uint8_t)(i >> 8);
		request[1] = answer[1] = (uint8_t)i;
		for (unsigned k = 9; k < sizeof answer; k++)
			answer[k] = (uint8_t)(i * 31 + k * 7);
		dissect(h, &m, true, request, sizeof request, now_ns);
		dissect(h, &m, false, answer, sizeof answer, now_ns + 3000000 + i * 104729 % 1000000);
	}
	return wire_len(writer);
}

static struct flow_info flow_of(unsigned n)
{
	struct flow_info f = { .id = UINT64_C(123456789012) + n, .dissector = registry_find("modbus", 6) };
	struct conversation *c = &f.conversation;

	*c = (struct conversation){ .ip_version = 4, .ip_protocol = 6, .client_port = 40000, .server_port = 502,
				    .ethertype = 0x800 };
	c->client = (struct endpoint){ .has_address = true, .port = 1, .vlan = 10 };
	c->server = (struct endpoint){ .has_address = true };
	memcpy(c->client.address, (uint8_t[16]){ [10] = 255, 255, 10, 0, 0, 1 }, 16);
	memcpy(c->server.address, (uint8_t[16]){ [10] = 255, 255, 10, 0, 1, 9 }, 16);
	return f;
}

static const char *port_name(void *ctx, unsigned n)
{
	(void)ctx;
	return n == 0 ? "seg1.outside" : NULL;
}

static const char policy_words[] =
	"version = 1; mode = \"enforce\"; otherwise = \"drop\";\n"
	"zones = ( { name = \"office\"; sides = [ \"seg1.outside\" ]; addresses = [ \"10.0.0.0/24\" ]; }, "
	"{ name = \"line\"; addresses = [ \"10.0.1.0/24\" ]; } );\n"
	"conduits = ( { from = \"office\"; to = \"line\"; allow = ( { match = \"modbus read address=0..200\"; reason = \"HMI\"; } ); } );\n";

static void test_polls(const struct policy *policy)
{
	struct host h = { .policy = policy, .flow = flow_of(0) };
	char words[120];

	wire_begin(writer, block, sizeof block, policy);
	const size_t first = poll_size(&h, 1), all = poll_size(&h, 1001);
	const double each = (double)(all - first) / 1001;
	snprintf(words, sizeof words, "a poll of ten registers and its answer take %.1f bytes, at most 60", each);
	check(h.fits && each <= 60, words);
	wire_begin(writer, block, sizeof block, policy);
	snprintf(words, sizeof words, "the first of a block takes %zu bytes", poll_size(&h, 1));
	check(wire_len(writer) < 500, words);
}

static void test_content(const struct policy *policy)
{
	struct host h = { .policy = policy, .flow = flow_of(0) };
	struct judgement j;

	wire_begin(writer, block, sizeof block, policy);
	poll_size(&h, 2);
	check(wire_open(reader, (struct bytes){ block, wire_len(writer) }) && wire_next(reader, &got) == WIRE_EVENT,
	      "what was packed is unpacked");
	check(got.from && !strcmp(got.from, "office") && !strcmp(got.to, "line"), "with its zones");
	check(got.line.text && !strcmp(got.line.text, "modbus read address=0..200") && got.line.number == 3 &&
	      !strcmp(got.line.reason, "HMI"), "and the deciding line");
	check(got.port[0] && !strcmp(got.port[0], "seg1.outside") && !got.port[1], "and where its frames came in");
	check(wire_judge(judge, &got, &j) && j.verdict == VERDICT_ALLOW && j.cause == CAUSE_ALLOW_LINE,
	      "judged again it is allowed by the line, by a zone of sides");
	check(!strcmp(got.operation.label, "read holding registers") && got.operation.intent == INTENT_READ, "the operation is named");

	/* Packed a second time, out of another block. */
	wire_begin(writer, second, sizeof second, NULL);
	unsigned n = 0;
	bool fits = true;
	do {
		fits = fits && wire_put_again(writer, &got);
		n++;
	} while (wire_next(reader, &got) == WIRE_EVENT);
	const size_t len = wire_len(writer);
	check(fits && n == 4 && wire_open(reader, (struct bytes){ second, len }), "four records are packed again");
	for (n = 0; wire_next(reader, &got) == WIRE_EVENT; n++)
		;
	check(n == 4 && got.message.present && got.message.fields[0].kind <= VALUE_LIST && got.line.text == NULL &&
	      !strcmp(got.from, "office"), "and are the same");
}

static void test_limits(void)
{
	struct host h = { .flow = flow_of(0) };
	unsigned n = 0;

	/* More conversations than a block may have: the block is full, nothing is torn. */
	wire_begin(writer, block, sizeof block, NULL);
	h.fits = true;
	for (n = 0; n < 5000 && h.fits; n++) {
		h.flow.id++;
		h.event = (struct event){ .kind = EVENT_FLOW_END, .flow = &h.flow, .time_ns = n };
		h.fits = wire_put(writer, &h.event);
	}
	const unsigned packed = wire_count(writer);
	check(!h.fits && packed == n - 1 && !wire_put(writer, &h.event), "a full block says so, and stays full");
	unsigned read = 0;
	(void)wire_open(reader, (struct bytes){ block, wire_len(writer) });
	while (wire_next(reader, &got) == WIRE_EVENT)
		read++;
	check(read == packed && got.event.time_ns == n - 2, "and holds what it took");

	/* A value longer than a record may be is cut, and says so. */
	static uint8_t large[60000];
	static struct message m;
	memset(&m, 0, sizeof m);
	m.dissector = registry_find("modbus", 6);
	m.present = 1;
	m.fields[0] = (struct value){ VALUE_BYTES, 0, 0, 0, sizeof large, 0, { .p = large } };
	const struct operation op = { .label = "x" };
	h.event = (struct event){ .kind = EVENT_OPERATION, .flow = &h.flow, .message = &m, .operation = &op };
	wire_begin(writer, block, WIRE_BLOCK_MIN, NULL);
	check(wire_put(writer, &h.event) && wire_open(reader, (struct bytes){ block, wire_len(writer) }) &&
	      wire_next(reader, &got) == WIRE_EVENT && got.is_cut && got.message.fields[0].len < sizeof large,
	      "a value that is too long is cut, and the record says so");
}

static void test_damage(const struct policy *policy)
{
	struct host h = { .policy = policy, .flow = flow_of(0) };
	struct judgement j;
	unsigned bad = 0, tries = 0;

	wire_begin(writer, block, sizeof block, policy);
	const size_t len = poll_size(&h, 3);
	for (size_t cut = 0; cut < len; cut++, tries++) {
		enum wire_got end = WIRE_BAD;
		memcpy(second, block, cut);
		if (wire_open(reader, (struct bytes){ second, cut }))
			while ((end = wire_next(reader, &got)) == WIRE_EVENT)
				;
		bad += end == WIRE_BAD;
	}
	check(bad >= tries - 6, "a block that was cut anywhere but between two records is bad"); /* six ends of records */
	for (size_t bit = 0; bit < len * 8; bit++) {
		memcpy(second, block, len);
		second[bit / 8] ^= (uint8_t)(1u << bit % 8);
		if (!wire_open(reader, (struct bytes){ second, len }))
			continue;
		while (wire_next(reader, &got) == WIRE_EVENT)
			(void)wire_judge(judge, &got, &j);
	}
	check(true, "whatever bit is flipped, reading ends");
	size_t at;
	check(!wire_open(reader, (struct bytes){ second, 3 }) && strstr(wire_wrong(reader, &at), "no block"), "and says what is wrong");
}

int main(void)
{
	struct diags diags = { 0 };
	struct policy *policy = policy_compile(policy_words, sizeof policy_words - 1, "test", &diags);

	if (!policy) {
		diags_print(&diags, stderr);
		return 1;
	}
	writer = wire_writer_init(memory_of(wire_writer_size()), port_name, NULL);
	reader = wire_reader_init(memory_of(WIRE_READER_SIZE), WIRE_READER_SIZE);
	judge = wire_judge_init(memory_of(wire_judge_size(64)), policy, 64);
	test_polls(policy);
	test_content(policy);
	test_limits();
	test_damage(policy);
	printf("1..%u\n", number);
	return failed != 0;
}
