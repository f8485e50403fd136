/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From what the engine has in hand to rules that hit: the groups of the flow, a first look at the bytes, headers and
 * state of the candidates, then their steps.  The packet path: memory is given, the work per packet is bounded.
 */
#include "rules/signature_work.h"

#include "dissectors/registry.h"

#include <string.h>

const struct buffer_text signature_buffers[BUFFER_COUNT] = {
#define X(id, name, other, place, of) [BUFFER_##id] = { name, other, PLACE_##place, of },
	SIGNATURE_BUFFERS(X)
#undef X
};

const struct signature_text *signature_text(const struct signature *r)
{
	return &r->text;
}

/* ---- headers ---- */

static bool address_fits(const struct address_set *s, const struct endpoint *e)
{
	if (!s->count)
		return true;
	if (!e->has_address)
		return false;
	bool is_in = s->only_negated;
	for (uint32_t i = 0; i < s->count; i++)
		if (memcmp(e->address, s->part[i].first, 16) >= 0 && memcmp(e->address, s->part[i].last, 16) <= 0) {
			if (s->part[i].negated)
				return false;
			is_in = true;
		}
	return is_in;
}

static bool port_fits(const struct port_set *s, uint16_t port)
{
	bool is_in = !s->count || s->only_negated;
	for (uint32_t i = 0; i < s->count; i++)
		if (port >= s->part[i].first && port <= s->part[i].last) {
			if (s->part[i].negated)
				return false;
			is_in = true;
		}
	return is_in;
}

static bool way_fits(const struct signature *r, const struct conversation *c, bool from_client)
{
	const struct endpoint *src = from_client ? &c->client : &c->server, *dst = from_client ? &c->server
			: &c->client;
	const uint16_t sport = from_client ? c->client_port : c->server_port;
	const uint16_t dport = from_client ? c->server_port : c->client_port;
	if (!r->by_service && !(port_fits(&r->src_port, sport) && port_fits(&r->dst_port, dport)))
		return false;
	return address_fits(&r->src, src) && address_fits(&r->dst, dst);
}

static unsigned transport_bit(const struct conversation *c)
{
	if (!c->ip_version)
		return TRANSPORT_BIT_ETHER;
	switch (c->ip_protocol) {
	case 6: return TRANSPORT_BIT_TCP;
	case 17: return TRANSPORT_BIT_UDP;
	case 1:
	case 58: return TRANSPORT_BIT_ICMP;
	default: return TRANSPORT_BIT_OTHER;
	}
}

static bool service_fits(const struct trial *t, const struct signature *r)
{
	bool wanted = false, found = false;
	for (unsigned i = 0; i < r->service_count; i++) {
		const struct service *s = &r->services[i];
		bool is = s->app && signature_app_is(t->flow, s->app, t->packet->conversation);
		is |= s->dissector && s->dissector == t->packet->dissector;
		is |= s->dissector && t->message && t->message->dissector == s->dissector;
		if (s->negated && is)
			return false;
		wanted |= !s->negated;
		found |= !s->negated && is;
	}
	return !wanted || found;
}

static bool flags_fit(const struct flags_test *f, uint8_t flags)
{
	flags &= f->mask;
	switch (f->mode) {
	case 0: return flags == f->want;
	case 1: return (flags & f->want) == f->want;
	case 2: return (flags & f->want) != 0;
	default: return (flags & f->want) == 0;
	}
}

/* A field of the packet's IP, TCP or ICMP header; false: it has none. */
static bool header_value(const struct trial *t, unsigned field, int64_t *out)
{
	const struct signature_packet *p = t->packet;
	const bool is4 = bytes_u8(p->ip, 0) >> 4 == 4;
	const size_t l4 = is4 ? (bytes_u8(p->ip, 0) & 15u) * 4u : 40;

	switch (field) {
	case HEADER_DSIZE: *out = (int64_t)p->payload.len; return true;
	case HEADER_IP_PROTOCOL: *out = p->conversation->ip_protocol; return p->conversation->ip_version != 0;
	case HEADER_TTL: *out = bytes_u8(p->ip, is4 ? 8 : 7); return p->ip.len > 8;
	case HEADER_TOS: *out = is4 ? bytes_u8(p->ip, 1) : bytes_be16(p->ip, 0) >> 4 & 255; return p->ip.len > 1;
	case HEADER_IP_ID: *out = bytes_be16(p->ip, 4); return is4;
	case HEADER_FRAGMENT_OFFSET: *out = bytes_be16(p->ip, 6) & 0x1fff; return is4;
	case HEADER_ICMP_TYPE: *out = p->icmp_type; return transport_bit(p->conversation) == TRANSPORT_BIT_ICMP;
	case HEADER_ICMP_CODE: *out = p->icmp_code; return transport_bit(p->conversation) == TRANSPORT_BIT_ICMP;
	case HEADER_ICMP_ID: *out = bytes_be16(p->ip, l4 + 4);
			return transport_bit(p->conversation) == TRANSPORT_BIT_ICMP;
	case HEADER_ICMP_SEQ: *out = bytes_be16(p->ip, l4 + 6);
			return transport_bit(p->conversation) == TRANSPORT_BIT_ICMP;
	case HEADER_TCP_SEQ: *out = p->tcp_seq; return p->conversation->ip_protocol == 6;
	case HEADER_TCP_ACK: *out = p->tcp_ack; return p->conversation->ip_protocol == 6;
	case HEADER_TCP_WINDOW: *out = bytes_be16(p->ip, l4 + 14); return p->conversation->ip_protocol == 6;
	default: return false;
	}
}

static bool header_fits(const struct trial *t, const struct header_test *h)
{
	const uint64_t *n = t->packet->stream_bytes;
	int64_t value;
	switch (h->field) {
	case HEADER_STREAM_CLIENT: return range_has(&h->range, (int64_t)n[0]);
	case HEADER_STREAM_SERVER: return range_has(&h->range, (int64_t)n[1]);
	case HEADER_STREAM_BOTH: return range_has(&h->range, (int64_t)n[0]) && range_has(&h->range, (int64_t)n[1]);
	case HEADER_STREAM_EITHER: return range_has(&h->range, (int64_t)n[0]) || range_has(&h->range, (int64_t)n[1]);
	default: return header_value(t, h->field, &value) && range_has(&h->range, value);
	}
}

static bool headers_fit(const struct trial *t, const struct signature *r)
{
	const struct signature_packet *p = t->packet;
	const struct conversation *c = p->conversation;

	if (!(r->transports & transport_bit(c)) || (r->ip_version && r->ip_version != c->ip_version))
		return false;
	if (r->flow_side != SIDE_ANY && (r->flow_side == SIDE_TO_SERVER) != p->from_client)
		return false;
	if (!way_fits(r, c, p->from_client) && !(r->both_ways && way_fits(r, c, !p->from_client)))
		return false;
	if (r->flow_state != FLOW_ANY && (r->flow_state == FLOW_ESTABLISHED) != p->is_established)
		return false;
	if (r->flags.used && (c->ip_protocol != 6 || !flags_fit(&r->flags, p->tcp_flags)))
		return false;
	if (r->fragment_flags.used &&
	    (c->ip_version != 4 || !flags_fit(&r->fragment_flags, bytes_u8(p->ip, 6) >> 5)))
		return false;
	if (r->same_ip && memcmp(c->client.address, c->server.address, 16) != 0)
		return false;
	for (unsigned i = 0; i < r->header_count; i++)
		if (!header_fits(t, &r->headers[i]))
			return false;
	return !r->service_count || service_fits(t, r);
}

/* ---- candidates ---- */

void candidates_begin(struct signature_work *w)
{
	w->candidate_count = 0;
	w->has_overflown = false;
	if (!++w->stamp_now) {
		memset(w->stamp, 0, w->set->count * sizeof *w->stamp);
		w->stamp_now = 1;
	}
}

void candidate_add(struct signature_work *w, uint32_t rule)
{
	if (w->stamp[rule] == w->stamp_now)
		return;
	w->stamp[rule] = w->stamp_now;
	if (w->candidate_count < CANDIDATES_MAX)
		w->candidates[w->candidate_count++] = rule;
	else
		w->has_overflown = true;
}

static void on_pattern(void *ctx, unsigned pattern, uint32_t end)
{
	struct signature_work *w = ctx;
	const struct group *g = w->scanned;
	if (end <= w->scanned_least)
		return;
	for (uint32_t i = g->pattern_first[pattern]; i < g->pattern_first[pattern + 1]; i++)
		candidate_add(w, g->pattern_rules[i]);
}

/* Adds the rules whose pattern lies in b and ends beyond `least`. */
void candidates_scan(struct signature_work *w, const struct group *g, struct bytes b, uint32_t least)
{
	if (!g->patterns || !b.len)
		return;
	w->scanned = g;
	w->scanned_least = least;
	pattern_scan(g->patterns, w->patterns, b, on_pattern, w);
}

static void candidates_at(struct signature_work *w, const struct group *g, struct bytes b)
{
	for (unsigned i = 0; i < g->position_count; i++) {
		const struct position *p = &g->positions[i];
		if (p->offset >= b.len)
			continue;
		for (unsigned at = p->chain[b.p[p->offset]]; at; at = g->links[at].next) {
			const struct position_link *link = &g->links[at];
			if (!link->has_before || b.p[p->offset - 1] == link->before)
				candidate_add(w, link->rule);
		}
	}
}

/* By their numbers, which are the order in which rules are tried.  Few: insertion. */
static void candidates_sort(struct signature_work *w)
{
	for (uint32_t i = 1; i < w->candidate_count; i++) {
		const uint32_t rule = w->candidates[i];
		uint32_t k = i;
		for (; k && w->candidates[k - 1] > rule; k--)
			w->candidates[k] = w->candidates[k - 1];
		w->candidates[k] = rule;
	}
}

/* ---- one rule ---- */

static void tell(struct trial *t, const struct signature *r, bool is_silent)
{
	const struct signature_hit hit = {
		.rule = r, .matched = t->matched, .offset = t->matched_at, .message = t->message,
				.operation = t->operation,
		.from_client = t->packet->from_client, .is_silent = is_silent,
		.stream_from = t->stream_end - t->payload.data.len + t->touched_from,
		.stream_to = t->stream_end && t->touched_to ? t->stream_end - t->payload.data.len + t->touched_to : 0,
		.buffer = t->matched.len ? signature_buffers[t->matched_buffer].name : NULL,
	};
	t->host->hit(t->host->ctx, &hit);
}

/* The rule's steps match: what it remembers, counts and tells. */
static bool rule_hits(struct trial *t, const struct signature *r)
{
	if (!signature_filter(t, r))
		return false;
	if (r->bit_count)
		signature_bits_change(t, r);
	if (r->text.action == ACTION_PASS) {
		if (t->flow)
			t->flow->is_passed = r->places != 1u << PLACE_PACKET;
		return true;
	}
	const enum signature_counted what = signature_counts(t, r);
	if (what != COUNTED_NOTHING)
		tell(t, r, what == COUNTED_SILENT || r->no_alert);
	return false;
}

static bool mode_fits(const struct signature *r, enum rule_mode mode)
{
	switch (mode) {
	case MODE_PACKET: return r->places >> PLACE_PACKET & 1;
	case MODE_STREAM: return r->places >> PLACE_STREAM & 1;
	case MODE_OF_MESSAGE: return r->is_absolute && !r->packet_only;
	default: return true;
	}
}

/* A rule that counts from the beginning may see the beginning of a message in a packet, and the whole message
 * again when
 * it is complete: that is one hit. */
static void remember_hit(struct trial *t, const struct signature *r, enum rule_mode mode)
{
	struct signature_tail *tail = &t->flow->tail[!t->packet->from_client];
	struct signature_past *past = &t->flow->past[!t->packet->from_client];
	past->hits[tail->hit_next] = r->number + 1;
	past->hit_at[tail->hit_next] = mode == MODE_PACKET ? tail->end
		: t->stream_end - t->payload.data.len + t->touched_from;
	tail->has_hits = true;
	tail->hit_next = (uint8_t)((tail->hit_next + 1u) % SIGNATURE_HITS);
}

static bool was_hit(const struct trial *t, const struct signature *r)
{
	const struct signature_tail *tail = &t->flow->tail[!t->packet->from_client];
	const struct signature_past *past = &t->flow->past[!t->packet->from_client];
	const uint64_t back = t->message_len + t->packet->payload.len;
	for (unsigned i = 0; tail->has_hits && i < SIGNATURE_HITS; i++)
		if (past->hits[i] == r->number + 1 && past->hit_at[i] + back >= tail->end &&
		    past->hit_at[i] < tail->end)
			return true;
	return false;
}

/* Tries a candidate over bytes.  1: a pass rule hit, -1: it has its headers, but not (yet) its bytes. */
static int try_rule(struct trial *t, const struct signature *r, enum rule_mode mode)
{
	struct signature_work *w = t->work;
	if (!mode_fits(r, mode) || w->hit_packet[r->number] == t->packet->number || !headers_fit(t, r))
		return 0;
	if (r->bit_count && !signature_bits_hold(t, r))
		return 0;
	if (!signature_steps(t, r))
		return -1;
	w->hit_packet[r->number] = t->packet->number;
	if ((mode == MODE_PACKET || mode == MODE_STREAM) && r->is_absolute && t->flow)
		remember_hit(t, r, mode);
	else if (mode == MODE_OF_MESSAGE && was_hit(t, r))
		return 0;
	return rule_hits(t, r);
}

/* A rule of a stream whose first look was seen waits for the rest of what it needs. */
static void wait_for(struct trial *t, const struct signature *r, struct signature_tail *tail)
{
	struct signature_past *past = &t->flow->past[!t->packet->from_client];
	if (r->span != UINT32_MAX && r->fast && r->span <= r->fast->len)
		return;
	for (unsigned i = 0; i < tail->waiting_count; i++)
		if (past->waiting[i] == r->number) {
			past->waiting_at[i] = tail->end;
			return;
		}
	if (tail->waiting_count == SIGNATURE_WAITING) {
		t->host->flaw(t->host->ctx, SIGNATURE_MEMORY);
		return;
	}
	past->waiting[tail->waiting_count] = r->number;
	past->waiting_at[tail->waiting_count++] = tail->end;
}

static void stop_waiting(struct signature_tail *tail, struct signature_past *past, uint32_t rule)
{
	for (unsigned i = 0; i < tail->waiting_count; i++)
		if (past->waiting[i] == rule) {
			past->waiting[i] = past->waiting[--tail->waiting_count];
			past->waiting_at[i] = past->waiting_at[tail->waiting_count];
			return;
		}
}

void candidates_try(struct trial *t, enum rule_mode mode)
{
	struct signature_work *w = t->work;
	struct signature_tail *tail = mode == MODE_STREAM && t->flow ? &t->flow->tail[!t->packet->from_client] : NULL;

	if (w->has_overflown)
		t->host->flaw(t->host->ctx, SIGNATURE_WORK_LIMIT);
	if (t->flow && t->flow->is_passed)
		return;
	candidates_sort(w);
	for (uint32_t i = 0; i < w->candidate_count; i++) {
		const struct signature *r = w->set->rules[w->candidates[i]];
		const int result = try_rule(t, r, mode);
		if (result > 0)
			return;
		if (result < 0 && tail)
			wait_for(t, r, tail);
		else if (tail && tail->waiting_count)
			stop_waiting(tail, &t->flow->past[!t->packet->from_client], r->number);
	}
}

/* ---- flows ---- */

const struct group *groups_find(const struct groups *g, unsigned transport, unsigned from_server, uint16_t port)
{
	const struct port_atom *a = g->atoms[transport][from_server];
	uint32_t low = 0, high = g->atom_count[transport][from_server];
	if (!high)
		return NULL;
	while (high - low > 1) {
		const uint32_t middle = low + (high - low) / 2;
		if (a[middle].first <= port)
			low = middle;
		else
			high = middle;
	}
	return group_number(g, a[low].group);
}

static unsigned group_transport(const struct conversation *c)
{
	return !c->ip_version ? GROUP_OTHER : c->ip_protocol == 6 ? GROUP_TCP : c->ip_protocol == 17 ? GROUP_UDP
			: GROUP_OTHER;
}

bool signature_flow_begin(struct signature_work *w, struct signature_flow *f, const struct signature_packet *p)
{
	const struct signatures *s = w->set;
	const struct conversation *c = p->conversation;
	const unsigned t = group_transport(c);
	bool any = false;

	const bool is_swapped = f->set && f->set != s;
	f->set = s;
	f->is_passed &= !is_swapped;
	for (unsigned from = 0; from < 2; from++) {
		f->group[from][0] = group_number(s->groups, s->groups->base[t][from]);
		f->group[from][1] = t == GROUP_OTHER ? NULL : groups_find(s->groups, t, from, c->server_port);
		if (f->group[from][1] && f->group[from][1]->has_base)
			f->group[from][0] = NULL;
		f->window[from] = 0;
		f->has_headers[from] = false;
		f->tail[from].waiting_count = 0;
		if (is_swapped) {
			memset(f->past[from].hits, 0, sizeof f->past[from].hits);
			f->tail[from].has_hits = false;
			f->tail[from].is_of_old_set = true;
		}
		for (unsigned i = 0; i < 2; i++) {
			const struct group *g = f->group[from][i];
			any |= g != NULL;
			f->has_headers[from] |= g && g->header_count;
			if (g && g->window > f->window[from])
				f->window[from] = g->window;
		}
	}
	any |= t == GROUP_TCP && (s->needs_http || s->needs_tls);
	any |= t == GROUP_UDP && s->needs_dns && (c->server_port == 53 || c->client_port == 53);
	for (unsigned i = 0; s->bit_count && !any && i < registry_count; i++)
		any = s->groups->messages[i].is_used; /* flowbits need a place */
	return any;
}

static void tail_release(struct signature_tail *tail, const struct signature_host *host)
{
	if (tail->buf)
		host->put(host->ctx, tail->buf);
	*tail = (struct signature_tail){ .end = tail->end };
}

void signature_flow_end(struct signature_work *w, struct signature_flow *f, const struct signature_host *host)
{
	(void)w;
	for (unsigned from = 0; from < 2; from++)
		tail_release(&f->tail[from], host);
}

void signature_gap(struct signature_work *w, struct signature_flow *f, unsigned from_server)
{
	(void)w;
	f->tail[from_server].len = 0;
	f->tail[from_server].waiting_count = 0;
}

/* ---- packets and streams ---- */

/* The worker's own: what a rule sets before it reads it is left as it is. */
static struct trial *trial_of(struct signature_work *w, struct signature_flow *f, const struct signature_packet *p,
			      const struct signature_host *host)
{
	struct trial *t = &w->trial;
	t->work = w;
	t->flow = f;
	t->packet = p;
	t->host = host;
	t->message = NULL;
	t->operation = NULL;
	t->app = NULL;
	t->message_len = 0;
	t->stream_end = 0;
	t->matched.len = 0; /* of a rule over headers alone nothing is told */
	t->touched_to = 0;
	t->payload.data.len = 0;
	return t;
}

void signature_headers(struct signature_work *w, struct signature_flow *f, const struct signature_packet *p,
		       const struct signature_host *host)
{
	const unsigned from = !p->from_client;

	if (!f->has_headers[from])
		return;
	struct trial *t = trial_of(w, f, p, host);
	candidates_begin(w);
	for (unsigned i = 0; i < 2; i++)
		for (uint32_t k = 0; f->group[from][i] && k < f->group[from][i]->header_count; k++)
			candidate_add(w, f->group[from][i]->headers[k]);
	candidates_try(t, MODE_HEADERS);
}

static void try_whole(struct trial *t, const struct group *const groups[2], struct bytes b, enum rule_mode mode)
{
	candidates_begin(t->work);
	t->payload.data = b;
	t->payload.base = 0;
	t->payload.fresh = 0;
	t->payload.is_absolute = false;
	for (unsigned i = 0; i < 2; i++) {
		const struct group *g = groups[i];
		if (!g)
			continue;
		candidates_at(t->work, g, b);
		if (g->has_packet_patterns)
			candidates_scan(t->work, g, b, 0);
		for (uint32_t k = 0; k < g->always_count; k++)
			candidate_add(t->work, g->always[k]);
	}
	if (t->work->candidate_count)
		candidates_try(t, mode);
}

#define QUIET_LEN 256u /* longer ones Hyperscan searches as fast */

/* A short tail and the new bytes are put together in the worker's memory, and its end is kept. */
static void small_append(struct trial *t, struct signature_tail *tail, uint32_t window, struct bytes b)
{
	uint8_t *const all = t->work->joined;
	const uint32_t old = tail->len, len = old + (uint32_t)b.len, keep = len < window ? len : window;
	struct view *v = &t->payload;

	memcpy(all, tail->small, SIGNATURE_TAIL_SMALL);
	memcpy(all + old, b.p, b.len);
	memcpy(tail->small, all + (len - keep), keep);
	tail->len = keep;
	v->data.p = all;
	v->data.len = len;
	v->base = tail->end - len;
	v->fresh = old;
	v->is_absolute = true;
}

/* The end of the tail, as far back as a first look may begin. */
static struct bytes tail_end(const struct signature_tail *tail, uint32_t overlap)
{
	const uint8_t *const p = tail->buf ? tail->buf : tail->small;
	const uint32_t n = tail->len < overlap ? tail->len : overlap;
	return (struct bytes){ p + (tail->len - n), n };
}

/* Nothing waits, and neither the tail's end nor the new bytes have a byte of any pattern: there is nothing to find. */
static bool is_quiet(const struct signature_flow *f, const struct signature_tail *tail, unsigned from, struct bytes b)
{
	if (tail->waiting_count || tail->is_of_old_set || b.len > QUIET_LEN || signature_app_needs_bytes(f))
		return false;
	for (unsigned i = 0; i < 2; i++) {
		const struct group *g = f->group[from][i];
		if (!g || !g->window)
			continue;
		if (g->always_count || tail->end <= g->reach || !g->patterns ||
		    pattern_may_be_in(g->patterns, b) ||
		    (tail->is_loud && pattern_may_be_in(g->patterns, tail_end(tail, g->overlap))))
			return false;
	}
	return true;
}

static void quiet_append(struct signature_tail *tail, uint32_t window, struct bytes b)
{
	const uint32_t fresh = b.len < window ? (uint32_t)b.len : window;
	const uint32_t old = tail->len < window - fresh ? tail->len : window - fresh;

	memmove(tail->small, tail->small + (tail->len - old), old);
	memcpy(tail->small + old, b.p + (b.len - fresh), fresh);
	tail->len = old + fresh;
}

/* Puts bytes behind the tail; what it may forget goes.  False: no memory. */
static bool tail_append(struct trial *t, struct signature_tail *tail, uint32_t window, struct bytes b)
{
	const uint8_t *const from = tail->buf ? tail->buf : tail->small;
	if (tail->len + b.len > tail->cap) {
		const uint32_t keep = tail->len < window ? tail->len : window;
		const size_t want = keep + b.len < 2u * window ? 2u * window : keep + b.len;
		uint8_t *to = tail->buf;
		uint32_t cap = tail->cap;
		if (want > cap) {
			to = t->host->grow(t->host->ctx, want, &cap);
			if (!to) {
				t->host->flaw(t->host->ctx, SIGNATURE_MEMORY);
				return false;
			}
		}
		if (keep)
			memmove(to, from + (tail->len - keep), keep);
		if (to != tail->buf && tail->buf)
			t->host->put(t->host->ctx, tail->buf);
		tail->buf = to;
		tail->cap = cap;
		tail->len = keep;
	}
	memcpy(tail->buf + tail->len, b.p, b.len);
	tail->len += (uint32_t)b.len;
	return true;
}

/* The window behind an append: the new bytes and at most `window` bytes in front of them. */
static void window_of(const struct signature_tail *tail, uint32_t window, size_t fresh, struct view *v)
{
	const uint32_t most = window + (uint32_t)fresh, len = tail->len < most ? tail->len : most;
	v->data.p = tail->buf + (tail->len - len);
	v->data.len = len;
	v->base = tail->end - len;
	v->fresh = len - (uint32_t)fresh;
	v->is_absolute = true;
}

static void try_stream(struct trial *t, const struct group *const groups[2], struct signature_tail *tail)
{
	struct signature_work *w = t->work;
	const struct view *v = &t->payload;
	candidates_begin(w);
	for (unsigned i = 0; i < tail->waiting_count; i++)
		candidate_add(w, t->flow->past[!t->packet->from_client].waiting[i]);
	for (unsigned i = 0; i < 2; i++) {
		const struct group *g = groups[i];
		if (!g || !g->window)
			continue;
		const uint32_t back = g->overlap < v->fresh && !tail->is_of_old_set ? g->overlap : v->fresh;
		candidates_scan(w, g, bytes_part(v->data, v->fresh - back, v->data.len),
				tail->is_of_old_set ? 0 : back);
		if (!v->base && v->fresh < g->reach) /* the stream has only begun: fixed places count */
			candidates_at(w, g, v->data);
		for (uint32_t k = 0; k < g->always_count; k++)
			candidate_add(w, g->always[k]);
	}
	tail->is_of_old_set = false;
	if (w->candidate_count)
		candidates_try(t, MODE_STREAM);
}

/* Bytes of a stream, at most as many as the window at once. */
static void stream_part(struct trial *t, struct bytes b)
{
	struct signature_flow *f = t->flow;
	const unsigned from = !t->packet->from_client;
	struct signature_tail *tail = &f->tail[from];
	const uint32_t window = signature_app_needs_bytes(f) ? signature_app_window(f) : f->window[from];

	const bool quiet = is_quiet(f, tail, from, b);
	tail->end += b.len;
	if (!window)
		return;
	const bool is_small = window <= SIGNATURE_TAIL_SMALL && !tail->buf;
	tail->is_loud = !quiet;
	if (is_small && quiet)
		quiet_append(tail, window, b);
	else if (is_small)
		small_append(t, tail, window, b);
	else if (!tail_append(t, tail, window, b))
		return;
	if (quiet)
		return;
	if (!is_small)
		window_of(tail, window, b.len, &t->payload);
	t->stream_end = tail->end;
	if (f->window[from])
		try_stream(t, f->group[from], tail);
	if (signature_app_needs_bytes(f)) {
		const struct view v = t->payload;
		signature_app_stream(t, &v, from);
	}
}

static bool is_at_place(const struct group *g, struct bytes b)
{
	for (unsigned i = 0; i < g->position_count; i++)
		if (g->positions[i].offset < b.len && g->positions[i].chain[b.p[g->positions[i].offset]])
			return true;
	return false;
}

bool signature_is_quiet(const struct signature_flow *f, unsigned from_server, struct bytes b)
{
	const struct signature_tail *tail = &f->tail[from_server];
	const uint32_t window = f->window[from_server];

	if (f->is_passed)
		return true;
	for (unsigned i = 0; i < 2; i++) {
		const struct group *g = f->group[from_server][i];
		if (g && (g->always_count || is_at_place(g, b) ||
			  (g->has_packet_patterns && pattern_may_be_in(g->patterns, b))))
			return false;
	}
	if (!is_quiet(f, tail, from_server, b))
		return false;
	return (window <= SIGNATURE_TAIL_SMALL && !tail->buf) || tail->len + b.len <= tail->cap;
}

void signature_passed(struct signature_flow *f, unsigned from_server, struct bytes b)
{
	struct signature_tail *tail = &f->tail[from_server];
	const uint32_t window = f->window[from_server];

	if (f->is_passed)
		return;
	tail->end += b.len;
	tail->is_loud = false;
	if (!window)
		return;
	if (!tail->buf) {
		quiet_append(tail, window, b);
	} else {
		memcpy(tail->buf + tail->len, b.p, b.len);
		tail->len += (uint32_t)b.len;
	}
}

/* Which rules have waited for longer than the window reaches. */
static void forget_waiting(struct signature_tail *tail, struct signature_past *past, uint32_t window)
{
	for (unsigned i = 0; i < tail->waiting_count;)
		if (tail->end - past->waiting_at[i] > window)
			stop_waiting(tail, past, past->waiting[i]);
		else
			i++;
}

void signature_bytes(struct signature_work *w, struct signature_flow *f, const struct signature_packet *p,
		struct bytes b,
		     bool is_stream, const struct signature_host *host)
{
	const unsigned from = !p->from_client;

	if (f->is_passed || !b.len)
		return;
	struct trial *t = trial_of(w, f, p, host);
	t->stream_end = is_stream ? f->tail[from].end + b.len : 0;
	if (f->group[from][0] || f->group[from][1])
		try_whole(t, f->group[from], b, MODE_PACKET);
	if (!is_stream) {
		if (w->set->needs_dns && (p->conversation->server_port == 53 || p->conversation->client_port == 53)) {
			t->payload = (struct view){ .data = b };
			signature_app_datagram(t);
		}
		return;
	}
	if (!f->window[from] && !signature_app_needs_bytes(f)) {
		f->tail[from].end += b.len;
		return;
	}
	for (size_t at = 0; at < b.len; at += w->set->settings.window)
		stream_part(t, bytes_part(b, at, w->set->settings.window));
	if (f->tail[from].waiting_count)
		forget_waiting(&f->tail[from], &f->past[from], w->set->window);
}

/* ---- messages ---- */

static const struct message_index *index_of(struct signature_work *w, const struct dissector *d)
{
	if (w->index_of == d)
		return w->index;
	w->index_of = d;
	w->index = NULL;
	for (unsigned i = 0; i < registry_count; i++)
		if (registry[i] == d)
			w->index = &w->set->groups->messages[i];
	return w->index;
}

bool signature_wants_headers(const struct signature_work *w)
{
	return w->set->needs_headers;
}

bool signature_wants_packets(const struct signature_work *w)
{
	return w->set->groups->has_headers;
}

bool signature_wants_messages(struct signature_work *w, const struct dissector *d)
{
	const struct message_index *x = index_of(w, d);
	return x && x->is_used;
}

void signature_message_begin(struct signature_work *w)
{
	w->message_hit_count = 0;
}

static bool has_hit(const struct signature_work *w, uint32_t rule)
{
	for (uint32_t i = 0; i < w->message_hit_count; i++)
		if (w->message_hits[i] == rule)
			return true;
	return false;
}

static bool expressions_hold(const struct trial *t, const struct signature *r)
{
	const struct subject s = { t->packet->conversation, t->message, t->operation };
	for (unsigned i = 0; i < r->expression_count; i++)
		if (expression_match(r->expressions[i], &s, MATCH_ONE) != TRUTH_YES)
			return false;
	return true;
}

static bool try_list(struct trial *t, const struct message_list *list, bool *passed)
{
	struct signature_work *w = t->work;
	for (uint32_t i = 0; i < list->count && !*passed; i++) {
		const struct signature *r = w->set->rules[list->rules[i]];
		if (!expressions_hold(t, r) || !headers_fit(t, r) || has_hit(w, list->rules[i]) ||
		    (r->bit_count && !signature_bits_hold(t, r)) || !signature_steps(t, r))
			continue;
		if (w->message_hit_count < MESSAGE_HITS)
			w->message_hits[w->message_hit_count++] = list->rules[i];
		*passed = rule_hits(t, r);
	}
	return list->count != 0;
}

/* Rules whose key field the message lacks cannot hit: a predicate on it is unknown. */
static bool try_keyed(struct trial *t, const struct message_keyed *k, bool *passed)
{
	const struct message *m = t->message;
	bool any = try_list(t, &k->others, passed);
	if (k->field < 0 || !has_field(m, (unsigned)k->field))
		return any;
	const struct value *v = &m->fields[k->field];
	return try_list(t, &k->by_key[v->u % KEY_BUCKETS], passed) || any;
}

static bool try_message(struct trial *t, const struct message *m, const struct operation *op)
{
	const struct message_index *x = index_of(t->work, m->dissector);
	bool passed = t->flow && t->flow->is_passed, any = false;

	if (!x || !x->is_used || passed)
		return false;
	t->message = m;
	t->operation = op;
	if (m->code >= 0)
		any = try_list(t, &x->by_code[(uint32_t)m->code % CODE_BUCKETS], &passed);
	any |= op ? try_keyed(t, &x->by_intent[op->intent], &passed) : try_list(t, &x->whole, &passed);
	return any;
}

bool signature_operation(struct signature_work *w, struct signature_flow *f, const struct signature_packet *p,
			 const struct message *m, const struct operation *op, const struct signature_host *host)
{
	return try_message(trial_of(w, f, p, host), m, op);
}

bool signature_message(struct signature_work *w, struct signature_flow *f, const struct signature_packet *p,
		       const struct message *m, const struct signature_host *host)
{
	const bool any = try_message(trial_of(w, f, p, host), m, NULL);
	/* Rules that count from the beginning, for a message that is not where a packet begins. */
	if (f && !f->is_passed && m->transport == TRANSPORT_TCP && m->data != p->payload.p &&
	    (f->group[!p->from_client][0] || f->group[!p->from_client][1])) {
		struct trial *t = trial_of(w, f, p, host);
		t->message_len = m->len;
		try_whole(t, f->group[!p->from_client], (struct bytes){ m->data, m->len }, MODE_OF_MESSAGE);
	}
	return any;
}
