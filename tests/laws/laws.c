/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The laws that hold for every protocol and every capture because they exist (architecture, "Laws"): a capture is
 * judged once as it is, then changed in a way that must not matter, and judged again.
 *
 *   laws CAPTURE-OR-FOLDER...      TAP; one line per law, naming the captures that break it
 */
#define _GNU_SOURCE
#include "dataplane/audit/capture.h"

#include "dataplane/engine/decode.h"
#include "dataplane/engine/hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

struct trace_file {
	const char *path;
	struct packet *packets;
	size_t count, cap;
	bool tcp_is_clean; /* no gaps, no retransmissions: cutting and swapping must not matter */
};

/* What was seen, in a form that does not depend on how flows interleave. */
struct digest {
	uint64_t flows;      /* sum over flows of their chain of operations */
	uint64_t operations, messages, flawed;
	uint64_t events;     /* sum over events with packet numbers: for equal inputs */
	uint64_t reasons[REASON_COUNT];
	uint64_t silent;
	uint64_t back;       /* events whose place lies in front of the one before */
};

struct run {
	struct digest d;
	uint64_t packet, order; /* of the event before */
};

static uint64_t hash_bytes(uint64_t h, const uint8_t *p, size_t len)
{
	for (size_t i = 0; i < len; i++)
		h = hash_mix(h, p[i]);
	return h;
}

static uint64_t hash_value(uint64_t h, const struct value *v)
{
	h = hash_mix(h, (uint64_t)v->kind << 32 | v->count);
	if (v->kind == VALUE_BYTES)
		return hash_bytes(h, v->p, v->len);
	if (v->kind == VALUE_LIST)
		return hash_bytes(h, v->p, list_bytes(v->encoding, v->count));
	return hash_mix(h, v->u);
}

static uint64_t hash_operation(const struct event *e)
{
	const struct message *m = e->message;
	const struct operation *op = e->operation;
	uint64_t h = hash_mix((uint64_t)op->intent << 16 | (uint64_t)op->role << 8 | op->changes, m->from_client);
	for (unsigned i = 0; i < m->dissector->field_count; i++)
		if (has_field(m, i))
			h = hash_value(hash_mix(h, i), &m->fields[i]);
	return hash_mix(h, (uint64_t)e->judgement.verdict << 8 | e->judgement.cause);
}

/* Per direction of a flow: order across directions may depend on when a split message completes. */
struct chain {
	uint64_t h[2];
};

static void on_event(void *ctx, const struct event *e)
{
	struct run *r = ctx;
	struct chain *chain = e->flow ? e->flow->host : NULL;

	if (e->flow && !chain)
		e->flow->host = chain = calloc(1, sizeof *chain);
	r->d.back += e->packet < r->packet || (e->packet == r->packet && e->order < r->order);
	r->packet = e->packet;
	r->order = e->order;
	switch (e->kind) {
	case EVENT_OPERATION: {
		const uint64_t h = hash_operation(e);
		uint64_t *c = &chain->h[e->message->from_client];
		*c = hash_mix(*c, h);
		r->d.operations++;
		r->d.events += hash_mix(h, e->packet);
		break;
	}
	case EVENT_MESSAGE:
		r->d.messages++;
		r->d.flawed += e->message->flaws != 0;
		r->d.silent += e->message->flaws >> FLAW_SILENT & 1;
		r->d.events += hash_mix(e->message->flaws + 77, e->packet);
		break;
	case EVENT_FLOW_END: {
		const struct conversation *c = &e->flow->conversation;
		uint64_t h = hash_mix(hash_pair(c->client.address, c->server.address),
				      (uint64_t)c->client_port << 16 | c->server_port);
		h = hash_mix(hash_mix(h, chain->h[0]), chain->h[1]);
		if (chain->h[0] || chain->h[1])
			r->d.flows += h;
		r->d.events += hash_mix(hash_mix(e->packet, e->order), h);
		free(chain);
		break;
	}
	case EVENT_REASON:
		r->d.events += hash_mix(hash_mix(e->packet, e->order), e->reason + 991u);
		break;
	default:
		break;
	}
}

/* What has come together is judged, and then time passes. */
static unsigned tick(struct engine *e, struct packet *burst, unsigned n, uint64_t now_ns, uint64_t number)
{
	engine_burst(e, burst, n);
	engine_tick(e, now_ns, number);
	return 0;
}

/* Judges with policies[0], and from the middle on with policies[1], if there is one; policies NULL: with none. */
static struct digest judge_by(const struct packet *packets, size_t count, const struct engine_config *config,
			      unsigned shares, struct policy *const *policies)
{
	struct digest sum = { 0 };
	const size_t size = engine_size(config);

	for (unsigned share = 0; share < shares; share++) {
		struct run r = { 0 };
		const struct engine_sink sink = { .ctx = &r, .event = on_event };
		void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
		struct engine *e = engine_init(memory, config, &sink);
		struct packet burst[BURST_MAX];
		uint64_t latest = 0, next = 0;
		unsigned n = 0;
		if (policies)
			engine_policy(e, policies[0]);
		for (size_t i = 0; i < count; i++) {
			if (policies && policies[1] && i == count / 2) {
				engine_burst(e, burst, n);
				n = 0;
				engine_policy(e, policies[1]);
			}
			/* As a timeline tells it, of the packets of all shares. */
			if (packets[i].time_ns >= next) {
				n = tick(e, burst, n, packets[i].time_ns, i ? packets[i - 1].number : 0);
				next = (packets[i].time_ns / 1000000000 + 1) * 1000000000;
			}
			if (packets[i].time_ns > latest)
				latest = packets[i].time_ns;
			if (shares > 1 && engine_hash(&packets[i]) % shares != share)
				continue;
			burst[n++] = packets[i];
			if (n == BURST_MAX) {
				engine_burst(e, burst, n);
				n = 0;
			}
		}
		tick(e, burst, n, latest, count ? packets[count - 1].number : 0);
		engine_flush(e);
		sum.flows += r.d.flows;
		sum.operations += r.d.operations;
		sum.messages += r.d.messages;
		sum.flawed += r.d.flawed;
		sum.events += r.d.events;
		sum.silent += r.d.silent;
		sum.back += r.d.back;
		for (unsigned k = 0; k < REASON_COUNT; k++)
			sum.reasons[k] += engine_counters(e)->reasons[k];
		munmap(memory, size);
	}
	return sum;
}

static struct digest judge(const struct packet *packets, size_t count, const struct engine_config *config, unsigned shares)
{
	return judge_by(packets, count, config, shares, NULL);
}

/* ---- the prefix law: no beginning of a message says more than the whole ---- */

/* Beginnings tried of one message; longer messages are tried at equal distances. */
#define PREFIXES_MAX 48u
/* Messages tried of one capture. */
#define PREFIX_MESSAGES_MAX 4000u

struct prefixes {
	uint64_t messages, tried, broken;
};

/* Of a flow: its protocol's state as it was before the message that comes next. */
struct before {
	uint8_t *state;
};

static void count_operation(void *ctx, struct message *m, const struct operation *op)
{
	unsigned *count = ctx;
	(void)m;
	(void)op;
	++*count;
}

/* Dissects the first len bytes, in a buffer of just that size, with a copy of the state; answers whether the law holds. */
static bool prefix_holds(const struct message *whole, const uint8_t *state, size_t len)
{
	const uint32_t flow_size = whole->dissector->flow_size;
	unsigned operations = 0;
	const struct message_sink sink = { .ctx = &operations, .operation = count_operation };
	struct join nothing = { 0 };
	struct message m = *whole;
	uint8_t *copy = malloc(flow_size + 1), *exact = malloc(len + !len);

	memcpy(copy, state, flow_size);
	memcpy(exact, whole->data, len);
	m.sink = &sink;
	m.flow = copy;
	m.join = &nothing;
	m.data = exact;
	m.len = len;
	message_begin(&m);
	m.dissector->dissect(&m, cur_over(exact, len, &m.bad));
	const bool holds = operations <= whole->operations && (m.bad || m.flaws || operations || m.carrier || m.piece || m.carries || m.bulk);
	free(copy);
	free(exact);
	return holds;
}

static void on_event_prefix(void *ctx, const struct event *e)
{
	struct prefixes *p = ctx;
	struct before *b = e->flow ? e->flow->host : NULL;

	if (e->flow && !b)
		e->flow->host = b = calloc(1, sizeof *b);
	if (e->kind == EVENT_MESSAGE && !e->message->outer) {
		const struct message *m = e->message;
		if (!b->state)
			b->state = calloc(1, m->dissector->flow_size + 1);
		const size_t step = m->len / PREFIXES_MAX + 1;
		for (size_t len = 0; len < m->len && p->messages < PREFIX_MESSAGES_MAX; len += step) {
			p->tried++;
			p->broken += !prefix_holds(m, b->state, len);
		}
		p->messages++;
		memcpy(b->state, m->flow, m->dissector->flow_size);
	} else if (e->kind == EVENT_FLOW_END) {
		free(b->state);
		free(b);
	}
}

/* Two equal policies that give verdicts of every kind; NULL after a mistake, which is printed. */
static struct policy *policy_make(void)
{
	static const char text[] =
		"version = 1; mode = \"enforce\"; otherwise = \"drop\"; within = \"judge\";\n"
		"zones = ( { name = \"plant\"; addresses = [ \"10.0.0.0/8\", \"192.168.0.0/16\", \"172.16.0.0/12\" ]; } );\n"
		"conduits = ( { from = \"plant\"; to = \"plant\"; deny = ( \"any program|firmware|run\" );\n"
		"    allow = ( \"modbus read address=0..99\", \"modbus write address=0..9 value=0..750\", \"s7comm read\",\n"
		"      \"dnp3 read\", \"dnp3 control index=0..3\", \"iec104 read\", \"tcp port=80\" ); otherwise = \"refuse\"; },\n"
		"  { from = \"any-other\"; to = \"any-other\"; allow = ( \"any changes=no\" ); otherwise = \"alert\"; } );\n";
	struct diags diags = { 0 };
	struct policy *p = policy_compile(text, sizeof text - 1, "laws", &diags);
	if (!p)
		diags_print(&diags, stdout);
	diags_fini(&diags);
	return p;
}

/* ---- changing captures ---- */

static void push(struct trace_file *t, struct packet p)
{
	if (t->count == t->cap) {
		t->cap = t->cap ? t->cap * 2 : 1024;
		t->packets = realloc(t->packets, t->cap * sizeof *t->packets);
		if (!t->packets)
			abort();
	}
	p.number = t->count + 1;
	t->packets[t->count++] = p;
}

static void release(struct trace_file *t, bool with_data)
{
	for (size_t i = 0; with_data && i < t->count; i++)
		free((void *)(uintptr_t)t->packets[i].data);
	free(t->packets);
	*t = (struct trace_file){ 0 };
}

static bool read_file(struct trace_file *t, const char *path)
{
	char *one[1] = { (char *)(uintptr_t)path };
	struct capture_list *list = capture_list_make(one, 1);
	struct timeline *line = timeline_open(list, 0, 1);
	struct packet burst[BURST_MAX];
	unsigned n;

	*t = (struct trace_file){ .path = path };
	while (line && (n = timeline_burst(line, burst, BURST_MAX)))
		for (unsigned i = 0; i < n; i++) {
			uint8_t *copy = malloc(burst[i].len ? burst[i].len : 1);
			memcpy(copy, burst[i].data, burst[i].len);
			burst[i].data = copy;
			push(t, burst[i]);
		}
	timeline_close(line);
	capture_list_free(list);
	return t->count > 0;
}

static bool has_tcp_payload(const struct packet *p, struct decoded *d)
{
	decode_packet(p, false, d);
	return d->ip_version && d->ip_protocol == PROTOCOL_TCP && !d->is_fragment && !d->unusable && d->payload.len &&
	       !d->missing && !(d->tcp_flags & (TCP_SYN | TCP_RST));
}

static uint64_t xorshift(uint64_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 7;
	*s ^= *s << 17;
	return *s;
}

/* A copy of the packet with only the payload bytes from..to: sequence number and lengths follow. */
static struct packet slice(const struct packet *p, const struct decoded *d, size_t from, size_t to)
{
	const size_t head = (size_t)(d->payload.p - p->data);
	struct packet out = *p;
	uint8_t *copy = malloc(head + (to - from) + 1);

	memcpy(copy, p->data, head);
	memcpy(copy + head, d->payload.p + from, to - from);
	/* The TCP header ends where the payload begins; its length is in its own 13th byte. */
	size_t tcp = head - 20;
	while ((size_t)(copy[tcp + 12] >> 4) * 4 != head - tcp || copy[tcp] << 8 != (d->src_port & 0xff00) ||
	       copy[tcp + 1] != (d->src_port & 0xff))
		tcp--;
	const uint32_t seq = d->tcp_seq + (uint32_t)from;
	for (unsigned i = 0; i < 4; i++)
		copy[tcp + 4 + i] = (uint8_t)(seq >> (24 - 8 * i));
	if (to < d->payload.len)
		copy[tcp + 13] &= (uint8_t)~TCP_FIN;
	if (d->ip_version == 4) {
		size_t ip = tcp - 20;
		while ((size_t)(copy[ip] & 15) * 4 != tcp - ip || copy[ip] >> 4 != 4)
			ip--;
		const size_t total = head - ip + (to - from);
		copy[ip + 2] = (uint8_t)(total >> 8);
		copy[ip + 3] = (uint8_t)total;
	} else {
		size_t ip = 0;
		while (!(copy[ip] >> 4 == 6 && !memcmp(copy + ip + 8, d->src, 16)))
			ip++;
		const size_t total = head - ip - 40 + (to - from);
		copy[ip + 4] = (uint8_t)(total >> 8);
		copy[ip + 5] = (uint8_t)total;
	}
	out.data = copy;
	out.len = out.wire_len = (uint32_t)(head + (to - from));
	return out;
}

static void cut(struct trace_file *out, const struct trace_file *t, bool every_byte, uint64_t seed)
{
	struct decoded d;
	for (size_t i = 0; i < t->count; i++) {
		const struct packet *p = &t->packets[i];
		if (!has_tcp_payload(p, &d)) {
			struct packet same = *p;
			uint8_t *copy = malloc(p->len ? p->len : 1);
			memcpy(copy, p->data, p->len);
			same.data = copy;
			push(out, same);
			continue;
		}
		for (size_t from = 0; from < d.payload.len;) {
			size_t to = every_byte ? from + 1 : from + 1 + xorshift(&seed) % 40;
			if (to > d.payload.len)
				to = d.payload.len;
			push(out, slice(p, &d, from, to));
			from = to;
		}
	}
}

/* Neighbouring payload segments of one direction change places. */
static void swap_order(struct trace_file *out, const struct trace_file *t)
{
	struct decoded a, b;
	for (size_t i = 0; i < t->count; i++)
		push(out, t->packets[i]);
	for (size_t i = 0; i + 1 < out->count; i++) {
		if (!has_tcp_payload(&out->packets[i], &a) || !has_tcp_payload(&out->packets[i + 1], &b) ||
		    memcmp(a.src, b.src, 16) != 0 || a.src_port != b.src_port || a.dst_port != b.dst_port ||
		    memcmp(a.dst, b.dst, 16) != 0 || b.tcp_seq != a.tcp_seq + a.payload.len || a.tcp_flags & TCP_FIN ||
		    b.tcp_flags & TCP_FIN || a.tcp_ack != b.tcp_ack)
			continue;
		const struct packet first = out->packets[i];
		out->packets[i] = out->packets[i + 1];
		out->packets[i + 1] = first;
		out->packets[i].number = i + 1;
		out->packets[i + 1].number = i + 2;
		i++;
	}
}

static void twice(struct trace_file *out, const struct trace_file *t)
{
	struct decoded d;
	for (size_t i = 0; i < t->count; i++) {
		push(out, t->packets[i]);
		if (has_tcp_payload(&t->packets[i], &d))
			push(out, t->packets[i]);
	}
}

/* ---- the laws ---- */

enum law { LAW_EQUAL, LAW_ORDER, LAW_SPLIT, LAW_SEGMENTS, LAW_BYTES, LAW_REORDER, LAW_DUPLICATE, LAW_TIME, LAW_SWAP, LAW_MUTATION, LAW_FAIL,
	   LAW_LOUD, LAW_PREFIX, LAW_DECODE, LAW_COUNT };

static const char *const law_names[LAW_COUNT] = {
	[LAW_EQUAL] = "same input, same events",
	[LAW_ORDER] = "events come in the order of packets, and of what ended behind them",
	[LAW_SPLIT] = "1, 2 and 4 workers give the same events",
	[LAW_SEGMENTS] = "streams cut at random give the same operations",
	[LAW_BYTES] = "streams cut at every byte give the same operations",
	[LAW_REORDER] = "segments out of order give the same operations",
	[LAW_DUPLICATE] = "segments sent twice give the same operations",
	[LAW_TIME] = "scaled gaps give the same operations",
	[LAW_SWAP] = "publishing an equal policy in the middle changes nothing",
	[LAW_MUTATION] = "flipped bits: bounded, no crash",
	[LAW_FAIL] = "all budgets at their least: no crash, every loss named",
	[LAW_LOUD] = "no message is silent",
	[LAW_PREFIX] = "no beginning of a message says more than the whole",
	[LAW_DECODE] = "the short way of decoding says what the long one says",
};

struct verdicts {
	unsigned tried[LAW_COUNT], broken[LAW_COUNT];
	char where[LAW_COUNT][400];
};

static void check(struct verdicts *v, enum law law, bool holds, const char *path)
{
	v->tried[law]++;
	if (holds)
		return;
	v->broken[law]++;
	const size_t at = strlen(v->where[law]);
	const char *name = strrchr(path, '/');
	if (at + 80 < sizeof v->where[law])
		snprintf(v->where[law] + at, sizeof v->where[law] - at, " %.70s", name ? name + 1 : path);
}

static bool same_operations(const struct digest *a, const struct digest *b)
{
	return a->flows == b->flows && a->operations == b->operations;
}

/* Reassembly differs rightly where the capture itself lost or repeated something. */
static bool is_clean(const struct digest *d)
{
	return !d->reasons[REASON_TCP_GAP] && !d->reasons[REASON_TCP_CONFLICT] && !d->reasons[REASON_MESSAGE_LOST] &&
	       !d->reasons[REASON_MESSAGE_FOREIGN] && !d->reasons[REASON_TCP_MIDSTREAM] &&
	       !d->reasons[REASON_TCP_WINDOW] && !d->reasons[REASON_TCP_UNSEEN_ACK];
}

static void laws_of_streams(struct verdicts *v, const struct trace_file *t, const struct digest *plain)
{
	const struct engine_config *c = &engine_config_audit;
	struct trace_file changed = { 0 };
	struct digest d;

	cut(&changed, t, false, 99);
	d = judge(changed.packets, changed.count, c, 1);
	check(v, LAW_SEGMENTS, same_operations(plain, &d), t->path);
	release(&changed, true);
	cut(&changed, t, true, 1);
	d = judge(changed.packets, changed.count, c, 1);
	check(v, LAW_BYTES, same_operations(plain, &d), t->path);
	release(&changed, true);
	swap_order(&changed, t);
	d = judge(changed.packets, changed.count, c, 1);
	check(v, LAW_REORDER, same_operations(plain, &d), t->path);
	release(&changed, false);
	twice(&changed, t);
	d = judge(changed.packets, changed.count, c, 1);
	check(v, LAW_DUPLICATE, same_operations(plain, &d), t->path);
	release(&changed, false);
}

static void laws_of_time(struct verdicts *v, struct trace_file *t, const struct digest *plain)
{
	const uint64_t start = t->packets[0].time_ns;
	struct packet *changed = malloc(t->count * sizeof *changed);
	for (size_t i = 0; i < t->count; i++) {
		changed[i] = t->packets[i];
		changed[i].time_ns = start + (uint64_t)((int64_t)(changed[i].time_ns - start) / 2); /* time can go back */
	}
	struct engine_config half = engine_config_audit; /* what is idle for too long is so in half the time */
	half.tcp_idle_s /= 2;
	half.udp_idle_s /= 2;
	half.other_idle_s /= 2;
	half.fragment_idle_s /= 2;
	const struct digest d = judge(changed, t->count, &half, 1);
	check(v, LAW_TIME, same_operations(plain, &d), t->path);
	free(changed);
}

static void laws_of_harm(struct verdicts *v, struct trace_file *t)
{
	struct engine_config least = engine_config_audit;
	uint64_t seed = 4711;

	least.flows = least.fragments = least.guards = least.hold_segments = 1;
	least.pool_bytes = 1;
	const struct digest starved = judge(t->packets, t->count, &least, 1);
	check(v, LAW_FAIL, starved.messages <= OPERATIONS_MAX * (uint64_t)t->count, t->path);
	for (size_t i = 0; i < t->count; i++) {
		uint8_t *bytes = (uint8_t *)(uintptr_t)t->packets[i].data;
		if (t->packets[i].len > 14)
			bytes[14 + xorshift(&seed) % (t->packets[i].len - 14)] ^= (uint8_t)(1u << xorshift(&seed) % 8);
	}
	const struct digest d = judge(t->packets, t->count, &engine_config_audit, 1);
	check(v, LAW_MUTATION, d.operations <= OPERATIONS_MAX * (uint64_t)t->count, t->path);
}

static void law_of_prefix(struct verdicts *v, const struct trace_file *t)
{
	struct prefixes p = { 0 };
	const struct engine_sink sink = { .ctx = &p, .event = on_event_prefix };
	const size_t size = engine_size(&engine_config_audit);
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	struct engine *e = engine_init(memory, &engine_config_audit, &sink);
	for (size_t i = 0; i < t->count; i++) {
		struct packet one = t->packets[i];
		engine_burst(e, &one, 1);
	}
	engine_flush(e);
	munmap(memory, size);
	if (p.tried)
		check(v, LAW_PREFIX, !p.broken, t->path);
}

_Static_assert(sizeof(struct decoded) == 120, "a new member is compared here, and set by decode_usual()");

static bool same_decoded(const struct decoded *a, const struct decoded *b)
{
	return a->wrong == b->wrong && !memcmp(a->src, b->src, 16) && !memcmp(a->dst, b->dst, 16) &&
	       !memcmp(a->dst_mac, b->dst_mac, 6) && !memcmp(a->src_mac, b->src_mac, 6) && a->vlan == b->vlan &&
	       a->inner_vlan == b->inner_vlan && a->ethertype == b->ethertype && a->ip_version == b->ip_version &&
	       a->ip_protocol == b->ip_protocol && a->icmp_type == b->icmp_type && a->icmp_code == b->icmp_code &&
	       a->is_network == b->is_network && a->is_fragment == b->is_fragment &&
	       a->more_fragments == b->more_fragments && a->unusable == b->unusable &&
	       a->fragment_offset == b->fragment_offset && a->fragment_id == b->fragment_id &&
	       a->src_port == b->src_port && a->dst_port == b->dst_port && a->tcp_flags == b->tcp_flags &&
	       a->tcp_seq == b->tcp_seq && a->tcp_ack == b->tcp_ack && a->tcp_window == b->tcp_window &&
	       a->payload.p == b->payload.p && a->payload.len == b->payload.len && a->missing == b->missing;
}

/* The usual packet is decoded in one step; a packet that the capture is said to have cut goes the long way. */
static void law_of_decode(struct verdicts *v, const struct trace_file *t)
{
	bool holds = true;
	for (size_t i = 0; i < t->count; i++) {
		struct packet whole = t->packets[i], cut = whole;
		struct decoded a, b;
		cut.wire_len = cut.len + 1;
		whole.wire_len = whole.len;
		memset(&a, 0xa5, sizeof a);
		memset(&b, 0x5a, sizeof b);
		decode_packet(&whole, false, &a);
		decode_packet(&cut, false, &b);
		b.wrong &= ~(UINT64_C(1) << REASON_FRAME_CUT);
		holds = holds && same_decoded(&a, &b);
	}
	check(v, LAW_DECODE, holds, t->path);
}

static void law_of_swap(struct verdicts *v, const struct trace_file *t)
{
	struct policy *const both[2] = { policy_make(), policy_make() };
	struct policy *const first[2] = { both[0], NULL };
	const struct digest swapped = judge_by(t->packets, t->count, &engine_config_audit, 1, both);
	const struct digest one = judge_by(t->packets, t->count, &engine_config_audit, 1, first);
	check(v, LAW_SWAP, both[0] && both[1] && same_operations(&swapped, &one) && swapped.events == one.events, t->path);
	policy_destroy(both[0]);
	policy_destroy(both[1]);
}

static void laws_of(struct verdicts *v, const char *path)
{
	struct trace_file t;
	if (!read_file(&t, path)) {
		release(&t, true);
		return;
	}
	t.path = path;
	const struct engine_config *c = &engine_config_audit;
	const struct digest plain = judge(t.packets, t.count, c, 1), again = judge(t.packets, t.count, c, 1);
	check(v, LAW_EQUAL, !memcmp(&plain, &again, sizeof plain), path);
	check(v, LAW_LOUD, !plain.silent, path);
	for (unsigned workers = 2; workers <= 4; workers += 2) {
		const struct digest d = judge(t.packets, t.count, c, workers);
		check(v, LAW_ORDER, !d.back, path);
		check(v, LAW_SPLIT, same_operations(&plain, &d) && d.events == plain.events, path);
	}
	laws_of_time(v, &t, &plain);
	law_of_swap(v, &t);
	law_of_decode(v, &t);
	law_of_prefix(v, &t);
	if (is_clean(&plain))
		laws_of_streams(v, &t, &plain);
	laws_of_harm(v, &t);
	release(&t, true);
}

int main(int argc, char **argv)
{
	struct verdicts v = { 0 };
	struct stat folder;
	if (argc == 2 && stat(argv[1], &folder)) {
		printf("1..0 # SKIP %s is not here\n", argv[1]);
		return 0;
	}
	struct capture_list *list = capture_list_make(argv + 1, (unsigned)(argc - 1));
	unsigned failed = 0;

	for (unsigned i = 0; list && i < list->count; i++)
		if (list->files[i].path)
			laws_of(&v, list->files[i].path);
	for (unsigned law = 0; law < LAW_COUNT; law++) {
		const bool bad = v.broken[law] || !v.tried[law];
		failed += bad;
		printf("%s %u - %s: %u of %u%s\n", bad ? "not ok" : "ok", law + 1, law_names[law],
		       v.tried[law] - v.broken[law], v.tried[law], v.where[law]);
	}
	printf("1..%d\n", LAW_COUNT);
	capture_list_free(list);
	return failed != 0;
}
