/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stands where bulkheadd stands, for measuring and testing the store of bulkhead-mgmt: listens at a control socket
 * and gives its reader records of Modbus, made by the real dissector and packed as bulkheadd packs them.
 *
 *   store_feed SOCKET polls|writes|mixed COUNT [RATE [BEGIN_S STEP_US [CLIENTS]]]
 *
 * COUNT records at RATE a second (0: as fast as they are taken), their times from BEGIN_S on (since 1970; 0: now),
 * STEP_US apart.  mixed: of 100 records 98 are polls, one a write, one a refusal.  Ends when all are acknowledged,
 * with one line: records, seconds, bytes, the longest time without an acknowledgement.
 */
#define _GNU_SOURCE

#include "dataplane/control.h"
#include "dataplane/events/wire.h"
#include "dissectors/registry.h"

#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define SERVERS 10u
#define OBJECTS 5u
#define WINDOW 64
#define BLOCK_LEN (CONTROL_RECORDS_MAX - (uint32_t)sizeof(struct control_records))

enum kind { POLLS, WRITES, MIXED };

struct feed {
	enum kind kind;
	uint64_t count, rate, step_ns, clients;
	uint64_t made, now_ns;
	uint64_t number, acknowledged; /* messages */
	uint64_t until[1024];          /* records up to the message, by its number modulo 1024 */
	uint64_t run, bytes;
	int fd;
	struct wire_writer *writer;
	uint8_t block[BLOCK_LEN];
	struct message message;
	uint64_t state[512];
	struct flow_info flow;
	bool is_refused, fits;
};

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

/* ---- records ---- */

static void on_operation(void *ctx, struct message *m, const struct operation *op)
{
	struct feed *f = ctx;
	struct event e = { .kind = EVENT_OPERATION, .time_ns = f->now_ns, .flow = &f->flow, .message = m, .operation = op };

	e.judgement.mode = MODE_ENFORCE;
	e.judgement.cause = CAUSE_OTHERWISE;
	e.judgement.verdict = f->is_refused ? VERDICT_REFUSE : VERDICT_ALLOW;
	f->fits = wire_put(f->writer, &e);
}

static bool put(struct feed *f, bool from_client, const uint8_t *p, size_t len)
{
	const struct message_sink sink = { .ctx = f, .operation = on_operation };
	struct message *m = &f->message;

	m->dissector = f->flow.dissector;
	m->sink = &sink;
	m->flow = f->state;
	m->data = p;
	m->len = len;
	m->from_client = from_client;
	m->time_ns = f->now_ns;
	m->transport = TRANSPORT_TCP;
	message_begin(m);
	f->fits = true;
	m->dissector->dissect(m, cur_over(p, len, &m->bad));
	return f->fits;
}

static void talk(struct feed *f, uint64_t n)
{
	const uint64_t client = n % f->clients, server = n / f->clients % SERVERS;
	struct conversation *c = &f->flow.conversation;

	f->flow.id = 1 + client * SERVERS + server;
	*c = (struct conversation){ .ip_version = 4, .ip_protocol = 6, .server_port = 502, .ethertype = 0x800,
				    .client_port = (uint16_t)(40000 + server) };
	c->client = (struct endpoint){ .has_address = true };
	c->server = (struct endpoint){ .has_address = true };
	const uint8_t from[16] = { [10] = 255, 255, 10, 1, (uint8_t)(client >> 8), (uint8_t)client };
	const uint8_t to[16] = { [10] = 255, 255, 10, 2, 0, (uint8_t)server };
	memcpy(c->client.address, from, 16);
	memcpy(c->server.address, to, 16);
}

/* One record, or with polls every second time its answer; false: the block is full. */
static bool make_record(struct feed *f)
{
	const uint64_t n = f->kind == WRITES ? f->made : f->made / 2;
	const uint8_t object = (uint8_t)(n / (f->clients * SERVERS) % OBJECTS * 10), t[2] = { (uint8_t)(n >> 8), (uint8_t)n };
	const bool is_write = f->kind == WRITES || (f->kind == MIXED && n % 100 < 2);
	uint8_t read[] = { t[0], t[1], 0, 0, 0, 6, 1, 3, 0, object, 0, 10 };
	uint8_t answer[9 + 20] = { t[0], t[1], 0, 0, 0, 23, 1, 3, 20 };
	uint8_t write[] = { t[0], t[1], 0, 0, 0, 6, 1, 6, 0, object, (uint8_t)(n >> 4), (uint8_t)n };

	talk(f, n);
	f->is_refused = f->kind == MIXED ? n % 100 == 1 : n % 50 == 1 && is_write;
	if (is_write && (f->kind == WRITES || !(f->made & 1)))
		return put(f, true, write, sizeof write);
	f->is_refused = false;
	if (f->made & 1) {
		for (unsigned i = 9; i < sizeof answer; i++)
			answer[i] = (uint8_t)(n + i);
		return put(f, false, answer, sizeof answer);
	}
	return put(f, true, read, sizeof read);
}

/* ---- the socket ---- */

static void take_acknowledgements(struct feed *f, int patience_ms)
{
	struct pollfd p = { .fd = f->fd, .events = POLLIN };
	uint8_t in[4096];

	while (poll(&p, 1, patience_ms) > 0) {
		const ssize_t n = recv(f->fd, in, sizeof in, 0);
		struct control_records_taken taken;
		if (n <= 0) {
			printf("the reader is gone: %" PRIu64 " records are acknowledged\n",
			       f->acknowledged ? f->until[f->acknowledged % 1024] : 0);
			exit(3);
		}
		if ((size_t)n == sizeof(struct control_head) + sizeof taken) {
			memcpy(&taken, in + sizeof(struct control_head), sizeof taken);
			f->acknowledged = taken.number;
		}
		patience_ms = 0;
	}
}

static void send_block(struct feed *f)
{
	const struct control_records r = { .run = f->run, .number = ++f->number, .count = wire_count(f->writer) };
	struct control_head head = { .magic = CONTROL_MAGIC, .version = CONTROL_VERSION, .type = CONTROL_RECORDS,
				     .record_len = 1, .count = (uint32_t)(sizeof r + wire_len(f->writer)), .more = 1 };
	union {
		const void *in;
		void *out;
	} about = { .in = &r };
	struct iovec parts[3] = { { &head, sizeof head }, { about.out, sizeof r }, { f->block, wire_len(f->writer) } };
	const struct msghdr m = { .msg_iov = parts, .msg_iovlen = 3 };

	head.len = (uint32_t)sizeof head + head.count;
	while (f->number - f->acknowledged > WINDOW)
		take_acknowledgements(f, 1000);
	if (sendmsg(f->fd, &m, MSG_NOSIGNAL) < 0)
		take_acknowledgements(f, 1000); /* and the end */
	f->bytes += wire_len(f->writer);
	f->until[f->number % 1024] = f->until[(f->number - 1) % 1024] + wire_count(f->writer);
}

static int accept_reader(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	uint8_t in[4096];

	snprintf(a.sun_path, sizeof a.sun_path, "%s", path);
	unlink(path);
	const int listener = socket(AF_UNIX, SOCK_SEQPACKET, 0);
	if (listener < 0 || bind(listener, (const struct sockaddr *)&a, sizeof a) || listen(listener, 4))
		fail(path);
	/* Others ask for the status; who asks for records stays. */
	for (;;) {
		struct control_head head;
		const int fd = accept(listener, NULL, NULL);
		const ssize_t n = fd >= 0 ? recv(fd, in, sizeof in, 0) : -1;
		if (n >= (ssize_t)sizeof head) {
			memcpy(&head, in, sizeof head);
			if (head.type == CONTROL_RECORDS)
				return fd;
		}
		if (fd >= 0)
			close(fd);
	}
}

static void run(struct feed *f)
{
	const double began = seconds();
	double latest = began, longest = 0;
	uint64_t known = 0;

	wire_begin(f->writer, f->block, sizeof f->block, NULL);
	while (f->made < f->count) {
		const double due = f->rate ? began + (double)f->made / (double)f->rate : 0;
		const bool waits = f->rate && due > seconds();
		if (waits || !make_record(f)) {
			if (wire_count(f->writer))
				send_block(f);
			wire_begin(f->writer, f->block, sizeof f->block, NULL);
			take_acknowledgements(f, waits ? 200 : 0);
		} else {
			f->made++;
			f->now_ns += f->step_ns;
		}
		if (f->acknowledged != known) {
			longest = seconds() - latest > longest ? seconds() - latest : longest;
			latest = seconds();
			known = f->acknowledged;
		}
	}
	if (wire_count(f->writer))
		send_block(f);
	const double sent = seconds() - began;
	while (f->acknowledged < f->number)
		take_acknowledgements(f, 1000);
	printf("%" PRIu64 " records, %.2f s sent, %.2f s acknowledged, %" PRIu64 " bytes, %.2f s the longest wait\n", f->made,
	       sent, seconds() - began, f->bytes, longest);
}

int main(int argc, char **argv)
{
	static struct feed f;
	struct timespec now;
	const size_t size = (wire_writer_size() + 63) & ~(size_t)63;

	if (argc < 4) {
		fprintf(stderr, "store_feed SOCKET polls|writes|mixed COUNT [RATE [BEGIN_S STEP_US [CLIENTS]]]\n");
		return 2;
	}
	clock_gettime(CLOCK_REALTIME, &now);
	f.kind = argv[2][0] == 'p' ? POLLS : argv[2][0] == 'w' ? WRITES : MIXED;
	f.count = strtoull(argv[3], NULL, 10);
	f.rate = argc > 4 ? strtoull(argv[4], NULL, 10) : 0;
	f.now_ns = argc > 6 && strtoull(argv[5], NULL, 10) ? strtoull(argv[5], NULL, 10) * UINT64_C(1000000000)
		: (uint64_t)now.tv_sec * UINT64_C(1000000000);
	f.step_ns = argc > 6 ? strtoull(argv[6], NULL, 10) * 1000 : f.rate ? UINT64_C(1000000000) / f.rate : 20000;
	f.clients = argc > 7 ? strtoull(argv[7], NULL, 10) : 4;
	f.run = (uint64_t)now.tv_sec << 20 ^ (uint64_t)getpid() ^ (uint64_t)now.tv_nsec;
	f.flow.dissector = registry_find("modbus", 6);
	void *memory = aligned_alloc(64, size);
	if (!memory)
		return 1;
	f.writer = wire_writer_init(memset(memory, 0, size), NULL, NULL);
	f.fd = accept_reader(argv[1]);
	run(&f);
	free(memory);
	return 0;
}
