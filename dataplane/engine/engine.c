/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The packet path, in order, on one screen: engine_burst() and packet_take() at the end of this file.
 * Around them: birth, judgement and end of flows, and the engine's memory.  One engine, one thread.
 */
#include "dataplane/engine/engine_state.h"
#include "dataplane/engine/hash.h"
#include "dataplane/engine/signatures.h"
#include "dissectors/registry.h"

#include <string.h>

#define DEFAULTS \
	.flows = 65536, \
	.pool_bytes = UINT64_C(96) << 20, \
	.fragments = 256, \
	.guards = 16384, \
	.repeats = 8192, \
	.expected = 256, \
	.tcp_idle_s = 3600, \
	.udp_idle_s = 300, \
	.other_idle_s = 300, \
	.fragment_idle_s = 30, \
	.hold_segments = 512, \
	.hold_ms = 3000, \
	.seed = UINT64_C(0x42756c6b68656164),

const struct engine_config engine_config_audit = { DEFAULTS };

const struct engine_config engine_config_inline = {
	DEFAULTS
	.is_inline = true,
	.hold_ack_ms = 2,
	.adopt_ms = 10000,
	.verify_checksums = true,
};

/* ---- memory ---- */

unsigned engine_budgets(const struct engine_config *c, struct budget *out, unsigned max)
{
	const struct budget all[] = {
		{ "engine", 1, align64(sizeof(struct engine)) },
		{ "flows", c->flows, flows_size(c->flows) },
		{ "fragments", c->fragments, fragments_size(c->fragments) },
		{ "guards", c->guards, align64(guards_size(c->guards)) },
		{ "repeats", c->repeats, repeats_size(c->repeats) },
		{ "expected", c->expected, align64(expectations_size(c->expected)) },
		{ "pool", c->pool_bytes / POOL_CHUNK_MAX, align64(pool_size(c->pool_bytes)) },
	};
	const unsigned count = sizeof all / sizeof all[0];
	for (unsigned i = 0; i < count && i < max; i++)
		out[i] = all[i];
	return count;
}

size_t engine_size(const struct engine_config *c)
{
	struct budget b[8];
	const unsigned n = engine_budgets(c, b, 8);
	size_t size = 0;
	for (unsigned i = 0; i < n; i++)
		size += b[i].bytes;
	return size;
}

struct engine *engine_init(void *memory, const struct engine_config *c, const struct engine_sink *sink)
{
	struct budget b[8];
	(void)engine_budgets(c, b, 8);
	struct engine *e = memory;
	uint8_t *at = (uint8_t *)memory + b[0].bytes;

	e->config = *c;
	e->sink = *sink;
	e->message_sink = (struct message_sink){ e, messages_operation, messages_carried, messages_identity,
						 messages_join_grow, messages_expects };
	e->message.sink = &e->message_sink;
	e->generation = 1;
	flows_init(&e->flows, at, c);
	at += b[1].bytes;
	fragments_init(&e->fragments, at, c->fragments, c->fragment_idle_s * UINT64_C(1000000000));
	at += b[2].bytes;
	e->guards = guards_init(at, c->guards);
	at += b[3].bytes;
	repeats_init(&e->repeats, at, c->repeats);
	at += b[4].bytes;
	expectations_init(&e->expectations, at, c->expected);
	at += b[5].bytes;
	pool_init(&e->pool, at, c->pool_bytes);
	return e;
}

void engine_policy(struct engine *e, const struct policy *p)
{
	e->policy = p;
	e->generation++;
	repeats_clear(&e->repeats);
}

void engine_trace(struct engine *e, uint64_t n)
{
	e->trace_left = e->sink.trace ? n : 0;
}

const struct engine_counters *engine_counters(const struct engine *e)
{
	return &e->counters;
}

unsigned engine_flows(const struct engine *e, uint32_t *at, struct flow_info *out, unsigned max)
{
	unsigned n = 0;
	const uint32_t places = 16 * max, end = e->flows.fresh - *at < places || *at > e->flows.fresh
		? e->flows.fresh : *at + places;

	for (; *at < end && n < max; ++*at) {
		const struct flow *w = &e->flows.table[*at];
		if (!w->used)
			continue;
		out[n] = w->info;
		if (w->generation != e->generation)
			out[n].conduit = NULL;
		n++;
	}
	if (*at >= e->flows.fresh)
		*at = ENGINE_FLOWS_END;
	return n;
}

/* ---- events ---- */

void engine_event(struct engine *e, struct flow *w, struct event *ev)
{
	ev->packet = e->number;
	ev->time_ns = e->now_ns;
	ev->order = e->order;
	ev->flow = w ? &w->info : NULL;
	e->sink.event(e->sink.ctx, ev);
}

void engine_reason(struct engine *e, struct flow *w, enum reason why)
{
	e->counters.reasons[why]++;
	trace(e, TRACE_REASON, why, 0, 0);
	if (reasons[why].class != REASON_INFO)
		engine_event(e, w, &(struct event){ .kind = EVENT_REASON, .reason = why });
}

void engine_reasons(struct engine *e, struct flow *w, uint64_t bits)
{
	for (; bits; bits &= bits - 1)
		engine_reason(e, w, (enum reason)__builtin_ctzll(bits));
}

void engine_verdict(struct engine *e, struct judgement j)
{
	if (j.mode != MODE_ENFORCE)
		return;
	if (j.verdict > e->verdict)
		e->verdict = j.verdict;
	if (e->packet && j.verdict > e->packet->verdict)
		e->packet->verdict = j.verdict;
}

/* ---- flows ---- */

void engine_judge_repeats(struct engine *e, struct flow *w)
{
	const struct flow_info *i = &w->info;
	w->may_repeat = e->sink.token && e->repeats.count && i->dissector && i->dissector->gist &&
			w->client_is_certain && w->key.ip_protocol == PROTOCOL_TCP && !w->window &&
			(!e->policy || policy_repeats(e->policy, i->conduit, i->dissector));
}

/* From now on no more leaves than what was judged; what waits has left already. */
static void flow_enforce(struct flow *w)
{
	for (unsigned i = 0; i < 2; i++) {
		struct stream *s = &w->stream[i];
		s->clear = s->next - s->pending_len - s->pieces_len;
	}
}

void engine_judge_flow(struct engine *e, struct flow *w)
{
	struct flow_info *i = &w->info;
	if (w->generation == e->generation)
		return;
	w->generation = e->generation;
	w->opening = (struct judgement){ 0 };
	i->conduit = NULL;
	if (e->policy) {
		i->conduit = policy_conduit(e->policy, &i->conversation);
		w->opening = policy_opening(e->policy, i->conduit, &i->conversation);
	}
	exceptions_flow(e, w);
	w->opening_acts = w->opening.verdict != VERDICT_ALLOW;
	engine_judge_repeats(e, w);
	if (e->config.is_inline && !w->gate)
		flow_enforce(w);
	w->is_enforced = e->config.is_inline && e->policy && w->opening.mode == MODE_ENFORCE;
	if (w->opening_acts)
		e->counters.verdicts[w->opening.verdict]++;
	engine_event(e, w, &(struct event){ .kind = EVENT_FLOW, .judgement = w->opening });
}

void engine_turn(struct engine *e, struct flow *w)
{
	struct flow_info *i = &w->info;
	struct conversation *c = &i->conversation;
	const struct endpoint client = c->client;
	const uint16_t port = c->client_port;

	c->client = c->server;
	c->server = client;
	c->client_port = c->server_port;
	c->server_port = port;
	for (unsigned k = 0; k < 3; k++) {
		uint64_t *pair = k == 0 ? i->packets : k == 1 ? i->bytes : i->payload;
		const uint64_t swap = pair[0];
		pair[0] = pair[1];
		pair[1] = swap;
	}
	w->client_is_low = !w->client_is_low;
	w->client_is_certain = true;
	w->generation = 0;
	signatures_turn(e, w);
	engine_judge_flow(e, w);
}

void engine_end_flow(struct engine *e, struct flow *w)
{
	/* What is flushed is judged, and the conduit of another policy may be gone. */
	engine_judge_flow(e, w);
	tcp_flush(e, w);
	gate_close(e, w);
	messages_end(e, w);
	signatures_end(e, w);
	exceptions_end(e, w);
	engine_event(e, w, &(struct event){ .kind = EVENT_FLOW_END });
	flows_remove(&e->flows, w);
}

bool engine_bound(const struct engine *e, const struct dissector *d, enum transport t, uint16_t port)
{
	for (unsigned i = 0; i < e->config.binding_count; i++) {
		const struct engine_binding *b = &e->config.bindings[i];
		if (b->dissector == d && b->place.transport == t && port >= b->place.first && port <= b->place.last)
			return true;
	}
	return registry_bound(d, t, port);
}

static bool any_bound(const struct engine *e, enum transport t, uint16_t port)
{
	for (unsigned i = 0; i < registry_count; i++)
		if (engine_bound(e, registry[i], t, port))
			return true;
	return false;
}

/* Is the sender of a flow's first packet its client?  The SYN says so; without one the binding; else
 * whoever spoke first (architecture, "Expressions and policy"). */
static bool sender_opened(const struct engine *e, const struct decoded *d, bool *certain)
{
	*certain = false;
	if (d->ip_protocol == PROTOCOL_TCP && d->ip_version && d->tcp_flags & TCP_SYN) {
		*certain = true;
		return !(d->tcp_flags & TCP_ACK);
	}
	if (d->ip_version && (d->ip_protocol == PROTOCOL_TCP || d->ip_protocol == PROTOCOL_UDP)) {
		const enum transport t = d->ip_protocol == PROTOCOL_TCP ? TRANSPORT_TCP : TRANSPORT_UDP;
		const bool src = any_bound(e, t, d->src_port), dst = any_bound(e, t, d->dst_port);
		return src == dst || dst;
	}
	return true;
}

static struct endpoint endpoint_make(const struct engine *e, const struct packet *packet, const struct decoded *d,
				     bool is_src)
{
	struct endpoint p = { .has_address = d->ip_version != 0, .vlan = d->vlan };
	if (is_src) {
		p.side = packet->side;
		p.port = e->config.is_inline ? (uint16_t)(packet->port + 1) : 0;
	}
	if (p.has_address)
		memcpy(p.address, is_src ? d->src : d->dst, 16);
	memcpy(p.mac, is_src ? d->src_mac : d->dst_mac, 6);
	return p;
}

static struct flow *flow_birth(struct engine *e, const struct decoded *d, const struct flow_key *k, uint32_t hash,
			       bool from_low)
{
	if (flows_full(&e->flows)) {
		struct flow *oldest = flows_oldest(&e->flows);
		engine_reason(e, oldest, REASON_FLOW_BUDGET);
		engine_end_flow(e, oldest);
	}
	const bool is_tcp = d->ip_version && d->ip_protocol == PROTOCOL_TCP;
	struct flow *w = flows_add(&e->flows, k, hash,
				   is_tcp ? FLOW_TCP : d->ip_protocol == PROTOCOL_UDP ? FLOW_UDP : FLOW_OTHER);
	bool certain, by_client = sender_opened(e, d, &certain);
	const struct expectation *const x = e->expectations.count
		? expectations_take(&e->expectations, d, e->now_ns, &by_client) : NULL;
	struct conversation *c = &w->info.conversation;

	w->client_is_low = from_low == by_client;
	w->client_is_certain = certain;
	w->info.midstream = is_tcp && !certain;
	w->info.port = e->packet->port;
	w->info.id = hash_mix(hash_mix(hash_pair(k->low, k->high),
				       (k->place & 0xffff) << 16 | (k->place >> 16 & 0xffff)),
			      e->number) >> 11;
	w->info.first_ns = w->info.last_ns = e->now_ns;
	c->client = endpoint_make(e, e->packet, d, by_client);
	c->server = endpoint_make(e, e->packet, d, !by_client);
	c->client_port = by_client ? d->src_port : d->dst_port;
	c->server_port = by_client ? d->dst_port : d->src_port;
	c->ip_version = d->ip_version;
	c->ip_protocol = d->ip_protocol;
	c->ethertype = d->ethertype;
	c->icmp_type = d->icmp_type;
	c->icmp_code = d->icmp_code;
	if (x) {
		c->negotiated_by = x->port;
		w->negotiated = x->what.word;
		w->expected = x->dissector;
		w->client_is_certain = true;
	}
	e->counters.flows++;
	if (w->info.midstream)
		engine_reason(e, w, REASON_TCP_MIDSTREAM);
	return w;
}

/* A SYN with another initial sequence number opens a new connection on the old ports. */
static bool is_reopened(const struct flow *w, unsigned from, const struct decoded *d)
{
	const struct stream *s = &w->stream[from];
	return d->ip_protocol == PROTOCOL_TCP && (d->tcp_flags & (TCP_SYN | TCP_ACK)) == TCP_SYN &&
	       (w->is_closed || (s->is_known && s->next != d->tcp_seq + 1 &&
				 (w->info.payload[0] || w->info.payload[1] || w->info.midstream)));
}

static struct flow *flow_of(struct engine *e, const struct arrival *a)
{
	struct flow *w = flows_find(&e->flows, &a->key, a->hash);

	if (w && (flow_is_idle(&e->flows, w, e->now_ns) || is_reopened(w, a->from, &a->d))) {
		engine_end_flow(e, w);
		w = NULL;
	}
	const bool born = !w;
	if (born)
		w = flow_birth(e, &a->d, &a->key, a->hash, a->from == 0);
	else
		flows_touch(&e->flows, w);
	trace(e, TRACE_FLOW, (int64_t)w->info.id, born, stream_is_client(w, a->from));
	return w;
}

static void flow_count(struct engine *e, struct flow *w, unsigned from)
{
	const unsigned side = stream_is_client(w, from) ? 0 : 1;
	if (e->now_ns > w->info.last_ns)
		w->info.last_ns = e->now_ns;
	w->info.last_packet = e->number;
	w->info.packets[side]++;
	w->info.bytes[side] += e->packet->wire_len;
}

/* ---- the packet path ---- */

/* The guards count what had to make room; here it gets its name. */
static void report_guards(struct engine *e)
{
	for (const uint64_t evicted = guards_evicted(e->guards); e->guards_reported < evicted; e->guards_reported++)
		engine_reason(e, NULL, REASON_GUARD_BUDGET);
}

static void arrival_key(const struct engine *e, struct arrival *a)
{
	a->from = flow_key_make(&a->d, &a->key) ? 0 : 1;
	a->hash = flows_hash(&e->flows, &a->key);
}

/* The usual packet is looked at no further than needed to find its flow. */
static inline void arrive(const struct engine *e, const struct packet *p, struct arrival *a, bool may_be_usual)
{
	a->is_usual = may_be_usual && decode_glance(p, &a->glance) &&
		      (!e->config.verify_checksums || decode_glance_holds(p, &a->glance));
	if (a->is_usual) {
		a->from = flow_key_glance(&a->glance, &a->key) ? 0 : 1;
		a->hash = flows_hash(&e->flows, &a->key);
	} else {
		decode_packet(p, e->config.verify_checksums, &a->d);
		arrival_key(e, a);
	}
}

/* Puts fragments together; true when a now describes a whole packet. */
static bool packet_whole(struct engine *e, struct arrival *a)
{
	struct decoded *d = &a->d;
	struct bytes whole;
	uint64_t wrong = 0;

	const bool done = fragments_add(&e->fragments, &e->pool, d, e->now_ns, &whole, &wrong);
	trace(e, TRACE_FRAGMENT, d->fragment_offset, (int64_t)d->payload.len, done);
	engine_reasons(e, NULL, wrong);
	if (done) {
		decode_transport(d, whole, e->config.verify_checksums);
		d->is_fragment = false;
		arrival_key(e, a);
	}
	return done;
}

/* Is its conduit an enforcing one, whichever end opened?  Asked of what has no flow. */
static bool is_enforced_anywhere(const struct engine *e, const struct packet *p, const struct decoded *d)
{
	struct conversation c = { .ip_version = d->ip_version, .ip_protocol = d->ip_protocol,
				  .ethertype = d->ethertype };

	if (!e->config.is_inline || !e->policy || e->relaxed >> p->port % 32 & 1)
		return false;
	for (unsigned i = 0; i < 2; i++) {
		c.client = endpoint_make(e, p, d, i == 0);
		c.server = endpoint_make(e, p, d, i != 0);
		if (policy_opening(e->policy, policy_conduit(e->policy, &c), &c).mode == MODE_ENFORCE)
			return true;
	}
	return false;
}

/* A packet that belongs to no flow: a fragment, what cannot be read, what keeps the network standing. */
static void packet_alone(struct engine *e, struct packet *p, const struct decoded *d)
{
	engine_reasons(e, NULL, d->wrong);
	if (d->is_network && !d->unusable) {
		engine_reason(e, NULL, REASON_FRAME_NETWORK);
	} else if (is_enforced_anywhere(e, p, d)) {
		p->leaves = false;
		if (d->unusable)
			engine_reason(e, NULL, REASON_GATE_UNREADABLE);
		else
			withheld_add(e, p, d);
	}
}

static void packet_judge(struct engine *e, struct packet *p, struct arrival *a)
{
	struct decoded *d = &a->d;
	struct flow *w = flow_of(e, a);

	if (w->generation != e->generation)
		engine_judge_flow(e, w);
	if (w->opening_acts)
		engine_verdict(e, w->opening);
	if (d->wrong)
		engine_reasons(e, w, d->wrong);
	flow_count(e, w, a->from);
	if (e->signatures)
		signatures_packet(e, w, a->from, d);
	if (!d->ip_version && w->info.packets[0] + w->info.packets[1] == 1)
		engine_reason(e, w, REASON_FRAME_OTHER);
	if (d->ip_version && d->ip_protocol == PROTOCOL_TCP) {
		/* What was changed in a flow is changed in it to its end. */
		const bool is_enforced = w->is_enforced || (e->policy && w->gate);
		if (is_enforced)
			gate_segment(e, w, a->from, d);
		else
			tcp_segment(e, w, a->from, d);
		usual_judge(w);
		if (is_enforced)
			return;
	} else if (!d->ip_version || d->ip_protocol == PROTOCOL_UDP) {
		messages_datagram(e, w, a->from, d->payload);
	}
	p->leaves = p->verdict < VERDICT_DROP;
}

static void packet_take(struct engine *e, struct packet *p, struct arrival *a)
{
	struct decoded *d = &a->d;

	if (a->is_usual) /* by its looks, but its flow is not */
		decode_packet(p, false, d);
	e->packet = p;
	e->number = p->number;
	e->now_ns = p->time_ns;
	e->is_traced = e->trace_left && e->trace_left--;
	e->counters.packets++;
	e->counters.bytes += p->wire_len;
	trace(e, TRACE_FRAME, p->link, p->wire_len, d->ethertype);
	if (d->vlan)
		trace(e, TRACE_VLAN, d->vlan, d->inner_vlan, 0);
	if (d->ip_version)
		trace(e, TRACE_IP, d->ip_version, d->ip_protocol, (int64_t)d->payload.len);
	const bool was_fragment = d->is_fragment;
	if (d->unusable || d->is_network || (d->is_fragment && !packet_whole(e, a))) {
		packet_alone(e, p, d);
		return;
	}
	if (d->unusable) { /* found out when it was whole */
		packet_alone(e, p, d);
	} else {
		packet_judge(e, p, a);
		trace(e, TRACE_VERDICT, p->verdict, 0, 0);
	}
	if (was_fragment && e->withheld)
		withheld_settle(e, p, d);
}

void engine_burst(struct engine *e, struct packet *packets, unsigned n)
{
	const bool may_be_usual = signatures_may_be_usual(e) && !e->trace_left;
	struct arrival a[BURST_MAX];

	if (e->config.is_inline && !e->adopt_until_ns && n)
		e->adopt_until_ns = packets[0].time_ns + e->config.adopt_ms * UINT64_C(1000000);
	for (unsigned i = 0; i < n; i++) {
		packets[i].verdict = VERDICT_ALLOW;
		packets[i].leaves = true;
		arrive(e, &packets[i], &a[i], may_be_usual);
		flows_prefetch(&e->flows, a[i].hash);
	}
	for (unsigned i = 0; i < n; i++)
		flows_prefetch_flow(&e->flows, a[i].hash, a[i].from);
	for (unsigned i = 0; i < n; i++)
		flows_prefetch_state(&e->flows, a[i].hash, a[i].from);
	for (unsigned i = 0; i < n; i++)
		if (!a[i].is_usual || !usual_take(e, &packets[i], &a[i]))
			packet_take(e, &packets[i], &a[i]);
	if (guards_evicted(e->guards) != e->guards_reported)
		report_guards(e);
	e->counters.flows_now = e->flows.now;
	if (e->flows.now > e->counters.flows_most)
		e->counters.flows_most = e->flows.now;
	e->counters.pool_now = e->pool.now;
	e->counters.pool_most = e->pool.most;
	e->packet = NULL;
	e->decoded = NULL;
}

/* Ends flows outside the packet path, by their last packets, whose time their last events carry. */
static void end_quietly(struct engine *e)
{
	struct flow *w;
	while ((w = flows_ending(&e->flows))) {
		e->now_ns = w->info.last_ns;
		e->order = w->info.last_packet;
		engine_end_flow(e, w);
	}
}

/* What belongs to no flow comes last, and is the same whichever engine says it. */
static void lose_fragments(struct engine *e, uint32_t lost)
{
	e->order = UINT64_MAX;
	for (; lost; lost--)
		engine_reason(e, NULL, REASON_FRAGMENT_TIMEOUT);
	e->order = 0;
}

void engine_tick(struct engine *e, uint64_t now_ns, uint64_t number)
{
	e->is_traced = false;
	e->number = number;
	flows_expire(&e->flows, now_ns);
	end_quietly(e);
	e->now_ns = now_ns;
	if (e->withheld)
		withheld_expire(e, now_ns);
	lose_fragments(e, fragments_expire(&e->fragments, &e->pool, now_ns));
}

void engine_pulse(struct engine *e, uint64_t now_ns)
{
	if (now_ns > e->now_ns)
		e->now_ns = now_ns;
	if (e->gates)
		gates_pulse(e);
}

void engine_flush(struct engine *e)
{
	const uint64_t now_ns = e->now_ns;

	e->is_traced = false;
	flows_expire_all(&e->flows);
	end_quietly(e);
	e->now_ns = now_ns;
	lose_fragments(e, fragments_flush(&e->fragments, &e->pool));
	e->counters.flows_now = 0;
	e->counters.pool_now = e->pool.now;
}

/* 16 bytes to a word; an IPv4 address is folded from its four bytes alone, so both ways here agree. */
static uint64_t address_fold(const uint8_t *a)
{
	return hash_load(a) * UINT64_C(0x9e3779b97f4a7c15) ^ hash_load(a + 8);
}

static uint64_t address_fold4(const uint8_t *a)
{
	uint8_t low[8] = { 0, 0, 0xff, 0xff };
	memcpy(low + 4, a, 4);
	return hash_load(low);
}

uint32_t engine_hash(const struct packet *p)
{
	const struct bytes b = { p->data, p->len };
	uint64_t from, to;

	if (p->link == LINK_ETHERNET && bytes_be16(b, 12) == ETHERTYPE_IP4 && p->len >= 34) {
		from = address_fold4(bytes_part(b, 26, 4).p);
		to = address_fold4(bytes_part(b, 30, 4).p);
	} else {
		struct decoded d;
		decode_packet(p, false, &d);
		from = address_fold(d.src);
		to = address_fold(d.dst);
	}
	/* Twice: the exclusive or of both words alone is little more than their carries. */
	return (uint32_t)(hash_mix(hash_mix(from + to, 0), from ^ to) >> 24);
}
