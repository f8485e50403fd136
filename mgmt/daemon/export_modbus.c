/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A Modbus/TCP server (off unless switched on) that only tells: so that the plant's own HMI can show whether the
 * line is protected.  Functions 2, 3 and 4 over the same small map, and 43/14 for the name; everything else is
 * refused.  The map is documented in docs/exports.md.  One thread; a few connections, each with room for one
 * request.
 */
#define _GNU_SOURCE

#include "dataplane/control.h"
#include "mgmt/daemon/alarms.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/exports.h"

#include "mgmt/daemon/database.h"

#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define CLIENTS 8u
#define SILENT_S 60u      /* a connection without a request for so long makes room for others */
#define HEAD 7u           /* MBAP */
#define ADU_MAX 260u
#define NOT_KNOWN 0xffffu

enum state { STATE_DOWN, STATE_PROTECTED, STATE_MONITORING, STATE_LEARNING, STATE_MIXED, STATE_BYPASSED };

/* Holding and input registers, from address 0. */
enum {
	REGISTER_MAP,            /* version of this map: 1 */
	REGISTER_STATE,          /* enum state */
	REGISTER_POLICY,         /* version of the policy in force, 0: none */
	REGISTER_POLICY_DAYS,    /* since it was loaded */
	REGISTER_RULES_DAYS,     /* age of the signature rules */
	REGISTER_ALARMS,         /* that nobody has answered */
	REGISTER_DENIED_HIGH,    /* operations judged drop, reset or refuse since bulkheadd started, 32 bits */
	REGISTER_DENIED_LOW,
	REGISTER_DENIED_MINUTE,  /* in the last minute */
	REGISTER_WINDOWS,        /* maintenance windows that are open */
	REGISTER_RELAXED,        /* segments that are relaxed */
	REGISTER_SEGMENTS,       /* how many there are */
	REGISTER_LINKS_DOWN,     /* ports without a link */
	REGISTER_RESTARTS,       /* of the dataplane */
	REGISTER_BEAT,           /* counts seconds: stands still when this server is dead */
	REGISTERS,
};

/* Discrete inputs, from address 0. */
enum { INPUT_PROTECTED, INPUT_LEARNING, INPUT_BYPASSED, INPUT_ALARM, INPUT_RULES_OLD, INPUT_WINDOW, INPUTS };

struct client {
	int fd;
	size_t len;
	uint64_t since_ns;
	uint8_t adu[ADU_MAX];
};

struct modbus {
	struct daemon *daemon;
	const atomic_bool *is_ending;
	atomic_uint_fast64_t *sent;
	int listener;
	uint16_t old_days;
	uint16_t registers[REGISTERS];
	bool inputs[INPUTS];
	uint64_t asked_ns;
	uint32_t minute[60];       /* denied, at each second of the last minute */
	unsigned second;
	struct client client[CLIENTS];
};

/* ---- what is told ---- */

static uint16_t most(uint64_t n)
{
	return n < NOT_KNOWN ? (uint16_t)n : NOT_KNOWN - 1;
}

static uint16_t days_since(uint64_t now_ns, uint64_t then_ns)
{
	return then_ns && then_ns <= now_ns ? most((now_ns - then_ns) / (UINT64_C(86400) * 1000000000)) : NOT_KNOWN;
}

static enum state state_of(const struct control_status *s)
{
	if (!s->policy)
		return STATE_BYPASSED;
	return !strcmp(s->mode, "enforce") ? STATE_PROTECTED : !strcmp(s->mode, "monitor") ? STATE_MONITORING :
	       !strcmp(s->mode, "learn") ? STATE_LEARNING : STATE_MIXED;
}

/* Does this record count? */
static bool is_any(const void *record)
{
	(void)record;
	return true;
}

static bool is_relaxed(const void *record)
{
	return ((const struct control_relax *)record)->until_ns;
}

static bool is_down(const void *record)
{
	return !((const struct control_segment *)record)->link;
}

static uint16_t count_of(struct modbus *m, enum control_type type, size_t record_len,
			 bool (*counts)(const void *record))
{
	void *records = NULL;
	unsigned count = 0, found = 0;

	if (dataplane_ask(m->daemon, type, NULL, 0, -1, record_len, &records, &count, NULL))
		for (unsigned i = 0; i < count; i++)
			found += counts((const uint8_t *)records + i * record_len);
	free(records);
	return most(found);
}

static uint32_t denied(struct modbus *m)
{
	void *records = NULL;
	unsigned count = 0;
	uint64_t sum = 0;

	if (dataplane_ask(m->daemon, CONTROL_COUNTERS, NULL, 0, -1, sizeof(struct control_counter), &records,
			  &count, NULL))
		for (unsigned i = 0; i < count; i++) {
			const struct control_counter *c = (const struct control_counter *)records + i;
			if (!strncmp(c->class, "verdict", sizeof c->class) &&
			    (!strcmp(c->name, "drop") || !strcmp(c->name, "reset") || !strcmp(c->name, "refuse")))
				sum += c->value;
		}
	free(records);
	return (uint32_t)sum;
}

static void tell_nothing(struct modbus *m)
{
	for (unsigned i = REGISTER_STATE; i < REGISTER_BEAT; i++)
		if (i != REGISTER_ALARMS) /* known without a dataplane */
			m->registers[i] = i == REGISTER_STATE ? STATE_DOWN : NOT_KNOWN;
	memset(m->inputs, 0, sizeof m->inputs);
}

static void tell(struct modbus *m, const struct control_status *s)
{
	uint16_t *r = m->registers;
	const enum state state = state_of(s);
	const uint32_t sum = denied(m);

	if (!m->asked_ns)
		for (unsigned i = 0; i < 60; i++)
			m->minute[i] = sum;

	r[REGISTER_STATE] = (uint16_t)state;
	r[REGISTER_POLICY] = most(s->policy);
	r[REGISTER_POLICY_DAYS] = days_since(s->now_ns, s->policy_since_ns);
	r[REGISTER_RULES_DAYS] = s->rules ? days_since(s->now_ns, s->rules_dated_ns) : NOT_KNOWN;
	r[REGISTER_DENIED_HIGH] = (uint16_t)(sum >> 16);
	r[REGISTER_DENIED_LOW] = (uint16_t)sum;
	/* After a restart of bulkheadd it counts from 0 again. */
	r[REGISTER_DENIED_MINUTE] = most(sum >= m->minute[m->second] ? sum - m->minute[m->second] : sum);
	m->minute[m->second] = sum;
	m->second = (m->second + 1) % 60;
	r[REGISTER_WINDOWS] = count_of(m, CONTROL_WINDOWS, sizeof(struct control_window), is_any);
	r[REGISTER_RELAXED] = count_of(m, CONTROL_RELAX, sizeof(struct control_relax), is_relaxed);
	r[REGISTER_SEGMENTS] = most(s->segments);
	r[REGISTER_LINKS_DOWN] = count_of(m, CONTROL_SEGMENTS, sizeof(struct control_segment), is_down);
	r[REGISTER_RESTARTS] = most(s->restarts);
	m->inputs[INPUT_PROTECTED] = state == STATE_PROTECTED;
	m->inputs[INPUT_LEARNING] = state == STATE_LEARNING;
	m->inputs[INPUT_BYPASSED] = state == STATE_BYPASSED;
	m->inputs[INPUT_ALARM] = r[REGISTER_ALARMS] && r[REGISTER_ALARMS] != NOT_KNOWN;
	m->inputs[INPUT_RULES_OLD] = r[REGISTER_RULES_DAYS] != NOT_KNOWN && r[REGISTER_RULES_DAYS] > m->old_days;
	m->inputs[INPUT_WINDOW] = r[REGISTER_WINDOWS] && r[REGISTER_WINDOWS] != NOT_KNOWN;
}

/* Once a second. */
static void look(struct modbus *m)
{
	void *records = NULL;
	unsigned count = 0;
	const uint64_t now = clock_up_ns();

	if (m->asked_ns && now - m->asked_ns < 1000000000)
		return;
	m->registers[REGISTER_BEAT]++;
	const int64_t alarms = alarms_open(m->daemon);
	m->registers[REGISTER_ALARMS] = alarms < 0 ? NOT_KNOWN : most((uint64_t)alarms);
	const bool is_there = dataplane_ask(m->daemon, CONTROL_STATUS, NULL, 0, -1,
					    sizeof(struct control_status), &records, &count, NULL) &&
			      count;
	if (is_there)
		tell(m, records);
	else
		tell_nothing(m);
	m->asked_ns = now;
	free(records);
}

/* ---- the protocol ---- */

static unsigned be16(const uint8_t *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

/* Fills the answer's PDU behind its function code; 0: ok, else the exception code (V1.1b3 7). */
static uint8_t answer_registers(const struct modbus *m, const uint8_t *pdu, size_t len, uint8_t *out, size_t *out_len)
{
	const unsigned at = len == 5 ? be16(pdu + 1) : 0, count = len == 5 ? be16(pdu + 3) : 0;

	if (len != 5 || !count || count > 125)
		return 3;
	if (at + count > REGISTERS)
		return 2;
	out[0] = (uint8_t)(2 * count);
	for (unsigned i = 0; i < count; i++) {
		out[1 + 2 * i] = (uint8_t)(m->registers[at + i] >> 8);
		out[2 + 2 * i] = (uint8_t)m->registers[at + i];
	}
	*out_len = 1 + 2 * count;
	return 0;
}

static uint8_t answer_inputs(const struct modbus *m, const uint8_t *pdu, size_t len, uint8_t *out, size_t *out_len)
{
	const unsigned at = len == 5 ? be16(pdu + 1) : 0, count = len == 5 ? be16(pdu + 3) : 0;

	if (len != 5 || !count || count > 2000)
		return 3;
	if (at + count > INPUTS)
		return 2;
	out[0] = (uint8_t)((count + 7) / 8);
	memset(out + 1, 0, out[0]);
	for (unsigned i = 0; i < count; i++)
		out[1 + i / 8] |= (uint8_t)(m->inputs[at + i] << i % 8);
	*out_len = 1u + out[0];
	return 0;
}

/* Read device identification (V1.1b3 6.21): vendor, product, revision. */
static uint8_t answer_identity(const uint8_t *pdu, size_t len, uint8_t *out, size_t *out_len)
{
	static const char *const texts[] = { "Bulkhead", "bulkhead-mgmt", BULKHEAD_VERSION };
	uint8_t *p = out;

	if (len != 4 || pdu[1] != 14)
		return 1;
	if (pdu[2] < 1 || pdu[2] > 4 || (pdu[2] == 4 && pdu[3] > 2))
		return pdu[2] == 4 ? 2 : 3;
	const unsigned from = pdu[2] == 4 ? pdu[3] : 0, to = pdu[2] == 4 ? from : 2;
	*p++ = 14;
	*p++ = pdu[2];
	*p++ = 0x81; /* basic, streams and single objects */
	*p++ = 0;
	*p++ = 0;
	*p++ = (uint8_t)(to - from + 1);
	for (unsigned i = from; i <= to; i++) {
		const size_t n = strlen(texts[i]);
		*p++ = (uint8_t)i;
		*p++ = (uint8_t)n;
		memcpy(p, texts[i], n);
		p += n;
	}
	*out_len = (size_t)(p - out);
	return 0;
}

static bool answer(struct modbus *m, struct client *c, size_t adu_len)
{
	uint8_t out[ADU_MAX];
	const uint8_t *pdu = c->adu + HEAD;
	const size_t len = adu_len - HEAD;
	size_t out_len = 0;
	uint8_t wrong = 1;

	if (pdu[0] == 3 || pdu[0] == 4)
		wrong = answer_registers(m, pdu, len, out + HEAD + 1, &out_len);
	else if (pdu[0] == 2)
		wrong = answer_inputs(m, pdu, len, out + HEAD + 1, &out_len);
	else if (pdu[0] == 43)
		wrong = answer_identity(pdu, len, out + HEAD + 1, &out_len);
	memcpy(out, c->adu, HEAD);
	out[HEAD] = wrong ? pdu[0] | 0x80 : pdu[0];
	if (wrong) {
		out[HEAD + 1] = wrong;
		out_len = 1;
	}
	out[4] = (uint8_t)((out_len + 2) >> 8);
	out[5] = (uint8_t)(out_len + 2);
	out_len += HEAD + 1;
	atomic_fetch_add(m->sent, 1);
	return send(c->fd, out, out_len, MSG_NOSIGNAL | MSG_DONTWAIT) == (ssize_t)out_len;
}

/* Reads what is there, answers whole requests.  False: the connection ends. */
static bool hear(struct modbus *m, struct client *c)
{
	const ssize_t n = recv(c->fd, c->adu + c->len, ADU_MAX - c->len, MSG_DONTWAIT);

	if (n <= 0)
		return n < 0 && (errno == EAGAIN || errno == EINTR);
	c->len += (size_t)n;
	while (c->len > HEAD) {
		const size_t adu_len = 6 + be16(c->adu + 4);
		if (be16(c->adu + 2) || adu_len < HEAD + 1 || adu_len > ADU_MAX)
			return false;
		if (c->len < adu_len)
			return true;
		c->since_ns = clock_up_ns();
		if (!answer(m, c, adu_len))
			return false;
		c->len -= adu_len;
		memmove(c->adu, c->adu + adu_len, c->len);
	}
	return true;
}

/* ---- connections ---- */

static void drop(struct client *c)
{
	if (c->fd >= 0)
		close(c->fd);
	*c = (struct client){ .fd = -1 };
}

static void welcome(struct modbus *m)
{
	const int fd = accept4(m->listener, NULL, NULL, SOCK_CLOEXEC);
	const uint64_t now = clock_up_ns();
	struct client *room = NULL;

	for (unsigned i = 0; i < CLIENTS && fd >= 0; i++) {
		struct client *c = &m->client[i];
		if (c->fd < 0 || (now - c->since_ns > SILENT_S * UINT64_C(1000000000) && !room))
			room = c;
	}
	if (room) {
		drop(room);
		room->fd = fd;
		room->since_ns = now;
	} else if (fd >= 0) {
		close(fd);
	}
}

static void serve_modbus(void *exporter, char error[EXPORT_ERROR])
{
	struct modbus *m = exporter;

	(void)error;
	while (!atomic_load(m->is_ending)) {
		struct pollfd p[CLIENTS + 1];
		for (unsigned i = 0; i < CLIENTS; i++)
			p[i] = (struct pollfd){ .fd = m->client[i].fd, .events = POLLIN };
		p[CLIENTS] = (struct pollfd){ .fd = m->listener, .events = POLLIN };
		look(m);
		if (poll(p, CLIENTS + 1, 200) <= 0)
			continue;
		for (unsigned i = 0; i < CLIENTS; i++)
			if (p[i].revents && !hear(m, &m->client[i]))
				drop(&m->client[i]);
		if (p[CLIENTS].revents)
			welcome(m);
	}
}

static int listen_at(const char *address, uint16_t port, char error[EXPORT_ERROR])
{
	const struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICHOST };
	struct addrinfo *a = NULL;
	char service[8];
	const int yes = 1;
	int fd = -1;

	snprintf(service, sizeof service, "%u", port);
	const int e = getaddrinfo(*address ? address : NULL, service, &hints, &a);
	if (!e)
		fd = socket(a->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd >= 0 && (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) ||
			bind(fd, a->ai_addr, a->ai_addrlen) || listen(fd, 8))) {
		snprintf(error, EXPORT_ERROR, "port %u: %s", port, strerror(errno));
		close(fd);
		fd = -1;
	} else if (e) {
		snprintf(error, EXPORT_ERROR, "%.100s: %s", address, gai_strerror(e));
	}
	if (a)
		freeaddrinfo(a);
	return fd;
}

static void *open_modbus(const struct export_context *c, char error[EXPORT_ERROR])
{
	struct modbus *m = calloc(1, sizeof *m);

	if (!m)
		return NULL;
	m->daemon = c->daemon;
	m->is_ending = c->is_ending;
	m->sent = c->sent;
	m->old_days = (uint16_t)export_number(c, "old_days");
	m->registers[REGISTER_MAP] = 1;
	for (unsigned i = 0; i < CLIENTS; i++)
		m->client[i].fd = -1;
	m->listener = listen_at(export_text(c, "address"), (uint16_t)export_number(c, "port"), error);
	if (m->listener >= 0)
		return m;
	free(m);
	return NULL;
}

static void close_modbus(void *exporter)
{
	struct modbus *m = exporter;

	for (unsigned i = 0; i < CLIENTS; i++)
		drop(&m->client[i]);
	close(m->listener);
	free(m);
}

static const struct export_field fields[] = {
	{ "address", EXPORT_TEXT, .text = "127.0.0.1", .help = "of this box, to listen at; empty: all of them" },
	{ "port", EXPORT_NUMBER, .number = 1502, .min = 1, .max = 65535,
	  .help = "502 needs a right that the unit does not give" },
	{ "old_days", EXPORT_NUMBER, .number = 40, .min = 1, .max = 10000,
	  .help = "from so many days on the rules are said to be old" },
	{ 0 },
};

extern const struct export_kind export_modbus;
const struct export_kind export_modbus = {
	"modbus", "Modbus/TCP server with the state of the box", fields, open_modbus, close_modbus, NULL, NULL,
	serve_modbus,
};
