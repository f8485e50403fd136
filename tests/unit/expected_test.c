/* SPDX-License-Identifier: Apache-2.0 */
/* The table of expected flows: who may open which, once or often, for how long, and what happens when it is full. */
#include "dataplane/engine/expected.h"

#include <stdio.h>
#include <string.h>

#define MAX 4
#define SECOND UINT64_C(1000000000)

static unsigned tests, failed;

static void ok(bool good, const char *words)
{
	tests++;
	failed += !good;
	printf("%sok %u - %s\n", good ? "" : "not ", tests, words);
}

static const uint8_t client[16] = { [10] = 0xff, 0xff, 10, 0, 0, 5 };
static const uint8_t server[16] = { [10] = 0xff, 0xff, 10, 0, 0, 80 };
static const uint8_t stranger[16] = { [10] = 0xff, 0xff, 10, 0, 0, 66 };

static struct flow parent;
static struct expectation room[MAX];
static struct expectations table;

static void fresh(void)
{
	struct conversation *c = &parent.info.conversation;

	expectations_init(&table, room, MAX);
	memset(&parent, 0, sizeof parent);
	memcpy(c->client.address, client, 16);
	memcpy(c->server.address, server, 16);
	c->ip_version = 4;
	c->client_port = 40000;
	c->server_port = 21;
}

/* The first packet of a flow; its sender: "client" or "server" says take(), or "" when nothing expects it. */
static const char *take(const uint8_t *from, const uint8_t *to, uint8_t protocol, uint16_t sport, uint16_t dport,
			uint8_t flags, uint64_t now_ns)
{
	struct decoded d = { .ip_version = 4, .ip_protocol = protocol, .src_port = sport, .dst_port = dport,
			     .tcp_flags = flags };
	bool by_client;

	memcpy(d.src, from, 16);
	memcpy(d.dst, to, 16);
	const struct expectation *const x = expectations_take(&table, &d, now_ns, &by_client);
	return !x || x->port != 21 ? "" : by_client ? "client" : "server";
}

static bool says(const char *got, const char *wanted)
{
	return !strcmp(got, wanted);
}

static void add(uint16_t port, bool by_server, bool many, enum transport transport)
{
	(void)expectations_add(&table, &parent, &(struct expected){ .transport = transport, .port = port,
				.by_server = by_server, .many = many, .seconds = 10, .word = 1 }, 0);
}

static void connections(void)
{
	fresh();
	add(1025, false, false, TRANSPORT_TCP);
	ok(says(take(stranger, server, PROTOCOL_TCP, 50000, 1025, TCP_SYN, 1), ""), "not from another host");
	ok(says(take(client, stranger, PROTOCOL_TCP, 50000, 1025, TCP_SYN, 1), ""), "not to another host");
	ok(says(take(client, server, PROTOCOL_TCP, 50000, 1026, TCP_SYN, 1), ""), "not to another port");
	ok(says(take(client, server, PROTOCOL_UDP, 50000, 1025, 0, 1), ""), "not over another transport");
	ok(says(take(server, client, PROTOCOL_TCP, 1025, 50000, TCP_SYN, 1), ""), "not opened from the other side");
	ok(says(take(client, server, PROTOCOL_TCP, 50000, 1025, TCP_ACK, 1), ""), "not without a SYN");
	ok(says(take(client, server, PROTOCOL_TCP, 50000, 1025, TCP_SYN, 1), "client"), "the one that was negotiated");
	ok(says(take(client, server, PROTOCOL_TCP, 50001, 1025, TCP_SYN, 2), ""), "once");
	add(40007, true, false, TRANSPORT_TCP);
	ok(says(take(server, client, PROTOCOL_TCP, 20, 40007, TCP_SYN, 1), "server"),
	   "called by the server, which stays the server");
	add(1025, false, false, TRANSPORT_TCP);
	ok(says(take(client, server, PROTOCOL_TCP, 50000, 1025, TCP_SYN, 11 * SECOND), ""), "not when its time is up");
}

static void datagrams(void)
{
	fresh();
	add(40000, true, false, TRANSPORT_UDP);
	ok(says(take(server, client, PROTOCOL_UDP, 33333, 40000, 0, 1), "server"), "an answer from another port");
	add(40000, true, false, TRANSPORT_UDP);
	ok(says(take(client, server, PROTOCOL_UDP, 40000, 33333, 0, 1), "client"), "whoever speaks first");
	add(49152, false, true, TRANSPORT_TCP);
	ok(says(take(client, server, PROTOCOL_TCP, 50000, 49152, TCP_SYN, 1), "client") &&
	   says(take(client, server, PROTOCOL_TCP, 50001, 49152, TCP_SYN, 9 * SECOND), "client"), "many in its time");
	ok(says(take(client, server, PROTOCOL_TCP, 50002, 49152, TCP_SYN, 11 * SECOND), ""), "and not behind it");
}

static void budget(void)
{
	bool had_room = true;

	fresh();
	for (uint16_t port = 1; port <= MAX; port++)
		had_room &= expectations_add(&table, &parent, &(struct expected){ .port = port, .seconds = 10 }, 0);
	ok(had_room, "as many as there is room for");
	ok(expectations_add(&table, &parent, &(struct expected){ .port = MAX, .seconds = 10 }, 0) && table.count == MAX,
	   "one that is there already takes no more");
	ok(!expectations_add(&table, &parent, &(struct expected){ .port = MAX + 1, .seconds = 10 }, 0),
	   "one more is too many");
	ok(says(take(client, server, PROTOCOL_TCP, 50000, 1, TCP_SYN, 1), "") &&
	   says(take(client, server, PROTOCOL_TCP, 50000, 2, TCP_SYN, 1), "client"), "the oldest was given up for it");
	ok(expectations_add(&table, &parent, &(struct expected){ .port = 9, .seconds = 10 }, 11 * SECOND) &&
	   table.count == 1, "those whose time is up make room first");
	expectations_init(&table, room, 0);
	ok(expectations_add(&table, &parent, &(struct expected){ .port = 1, .seconds = 10 }, 0) && !table.count,
	   "without any room nothing is expected");
}

int main(void)
{
	connections();
	datagrams();
	budget();
	printf("1..%u\n", tests);
	return failed != 0;
}
