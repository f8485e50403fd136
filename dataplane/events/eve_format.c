/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Formats events by hand, as fast as an engine can say them.  Every function takes the place where it
 * writes and returns the place behind; the buffer is so large that one event with everything at its
 * limits fits (the limits are below), so nothing is checked in between.
 *
 * Allocates once per protocol, at its first line.  The worker's thread.
 */
#include "dataplane/events/eve_format.h"
#include "dataplane/events/eve_alert.h"

#include <stddef.h>
#include <stdlib.h>

#define LIST_SHOWN 256   /* members of a list */
#define BYTES_SHOWN 512  /* bytes of a text or of bytes */
#define FIELD_ROOM 8192  /* what one field takes at most: LIST_SHOWN numbers, or BYTES_SHOWN escapes */
#define LINE_ROOM 24576  /* what everything else in a line takes at most */
#define POLICY_LINE_ROOM 512

#define ADD(p_, s_) add((p_), (s_), sizeof(s_) - 1)

static inline char *add(char *p, const char *s, size_t len)
{
	memcpy(p, s, len);
	return p + len;
}

static inline char *add_word(char *p, const char *s)
{
	return add(p, s, strlen(s));
}

static inline char *add_uint(char *p, uint64_t u)
{
	return u < 100000 ? json_format_short(p, (unsigned)u) : json_format_uint(p, u);
}

/* Copies more than the word's length, because blocks of fixed size need no loop. */
static inline char *add_block(char *p, const struct eve_word *w)
{
	const size_t len = w->len;
	memcpy(p, w->text, 32);
	if (len > 32)
		memcpy(p + 32, w->text + 32, 32);
	if (len > 64)
		memcpy(p + 64, w->text + 64, sizeof w->text - 64);
	return p + len;
}

/* Escapes at most BYTES_SHOWN bytes. */
static char *add_escaped(char *p, struct bytes b)
{
	struct json j;
	if (b.len > BYTES_SHOWN)
		b.len = BYTES_SHOWN;
	json_init_fixed(&j, p, 6 * b.len + JSON_ROOM);
	json_escaped(&j, b);
	return j.p;
}

static char *add_text(char *p, const char *s)
{
	*p++ = '"';
	p = add_escaped(p, (struct bytes){ (const uint8_t *)s, strlen(s) });
	*p++ = '"';
	return p;
}

/* ---- what repeats ---- */

static void make_word(struct eve_word *w, const char *const parts[], unsigned count)
{
	w->len = 0;
	for (unsigned i = 0; i < count; i++)
		for (const char *s = parts[i]; *s && w->len < sizeof w->text; s++)
			w->text[w->len++] = *s;
}

/* False: the text is too long to be kept. */
static bool keep_word(struct eve_word *w, const char *text, size_t len)
{
	if (len > sizeof w->text)
		return false;
	w->len = (uint8_t)len;
	memcpy(w->text, text, len);
	return true;
}

/* False: memory is out. */
static bool make_key(struct eve_key *key, const struct field *f)
{
	make_word(&key->word, (const char *[]){ ",\"", f->name, "\":" }, 3);
	if (f->names) {
		key->form = EVE_NAME;
		key->named = calloc(EVE_NAMED, sizeof *key->named);
		return key->named;
	}
	if (f->type != FIELD_SPAN && f->type != FIELD_TIME && f->type != FIELD_BOOL)
		key->form = EVE_NUMBER;
	return true;
}

static void destroy_keys(struct eve_keys *k)
{
	for (unsigned i = 0; i < FIELDS_MAX; i++)
		free(k->field[i].named);
	free(k);
}

static const struct eve_keys *make_keys(struct eve_format *f, const struct dissector *d)
{
	struct eve_keys *k = calloc(1, sizeof *k);
	if (!k)
		return NULL;
	k->dissector = d;
	for (unsigned i = 0; i < d->field_count && i < FIELDS_MAX; i++) {
		if (!make_key(&k->field[i], &d->fields[i])) {
			destroy_keys(k);
			return NULL;
		}
		k->known |= UINT64_C(1) << i;
	}
	make_word(&k->app, (const char *[]){ ",\"app_proto\":\"", d->name, "\"" }, 3);
	make_word(&k->open, (const char *[]){ ",\"app_proto\":\"", d->name, "\",\"event_type\":\"", d->name,
					      "\",\"", d->name, "\":{" }, 7);
	k->next = f->keys;
	f->keys = k;
	return k;
}

static inline const struct eve_keys *keys_of(struct eve_format *f, const struct dissector *d)
{
	for (const struct eve_keys *k = f->keys; k; k = k->next)
		if (k->dissector == d)
			return k;
	return make_keys(f, d);
}

static void begin_second(struct eve_format *f, uint64_t second)
{
	f->second_ns = second * 1000000000;
	*json_format_second(ADD(f->second_text, "{\"timestamp\":\""), second) = '.';
}

void eve_format_init(struct eve_format *f, const struct policy *policy)
{
	f->policy = policy;
	begin_second(f, 0);
}

void eve_format_fini(struct eve_format *f)
{
	while (f->keys) {
		struct eve_keys *k = f->keys;
		f->keys = k->next;
		destroy_keys(k);
	}
}

static inline char *add_stamp(struct eve_format *f, char *p, uint64_t time_ns)
{
	if (time_ns - f->second_ns >= 1000000000)
		begin_second(f, time_ns / 1000000000);
	const unsigned us = (unsigned)(time_ns - f->second_ns) / 1000;
	p = add(p, f->second_text, 34);
	p = json_format_pair(p, us / 10000);
	p = json_format_four(p, us % 10000);
	return ADD(p, "+0000\"");
}

static char *add_end(char *p, const char *which, const struct endpoint *e, uint16_t port, bool has_port)
{
	*p++ = ',';
	*p++ = '"';
	p = add_word(p, which);
	if (!e->has_address) {
		p = ADD(p, "_mac\":\"");
		p = json_format_mac(p, e->mac);
		*p++ = '"';
		return p;
	}
	p = ADD(p, "_ip\":\"");
	p = json_format_address(p, e->address);
	*p++ = '"';
	if (has_port) {
		*p++ = ',';
		*p++ = '"';
		p = add_word(p, which);
		p = ADD(p, "_port\":");
		p = json_format_uint(p, port);
	}
	return p;
}

static char *add_proto(char *p, const struct conversation *c)
{
	if (!c->ip_version) {
		p = ADD(p, ",\"proto\":\"ETHER\",\"ether_type\":");
		return json_format_uint(p, c->ethertype);
	}
	switch (c->ip_protocol) {
	case 6:
		return ADD(p, ",\"proto\":\"TCP\"");
	case 17:
		return ADD(p, ",\"proto\":\"UDP\"");
	case 1:
		p = ADD(p, ",\"proto\":\"ICMP\",\"icmp_type\":");
		break;
	case 58:
		p = ADD(p, ",\"proto\":\"IPv6-ICMP\",\"icmp_type\":");
		break;
	default:
		p = ADD(p, ",\"proto\":\"");
		p = json_format_uint(p, c->ip_protocol);
		*p++ = '"';
		return p;
	}
	p = json_format_uint(p, c->icmp_type);
	p = ADD(p, ",\"icmp_code\":");
	return json_format_uint(p, c->icmp_code);
}

static void make_prefix(struct eve_prefix *x, const struct flow_info *flow)
{
	const struct conversation *c = &flow->conversation;
	const bool ports = c->ip_protocol == 6 || c->ip_protocol == 17;

	x->id = flow->id;
	x->client = c->client;
	x->client_port = c->client_port;
	for (unsigned to_client = 0; to_client < 2; to_client++) {
		char *p = x->text[to_client];
		p = ADD(p, ",\"flow_id\":");
		p = json_format_uint(p, flow->id);
		if (c->client.vlan) {
			p = ADD(p, ",\"vlan\":[");
			p = json_format_uint(p, c->client.vlan);
			*p++ = ']';
		}
		p = add_end(p, "src", to_client ? &c->server : &c->client,
			    to_client ? c->server_port : c->client_port, ports);
		p = add_end(p, "dest", to_client ? &c->client : &c->server,
			    to_client ? c->client_port : c->server_port, ports);
		p = add_proto(p, c);
		p = to_client ? ADD(p, ",\"direction\":\"to_client\"") : ADD(p, ",\"direction\":\"to_server\"");
		x->len[to_client] = (uint16_t)(p - x->text[to_client]);
	}
}

/* Client and server may change places while a flow's beginning is unknown. */
static inline bool is_of(const struct eve_prefix *x, const struct flow_info *flow)
{
	const struct conversation *c = &flow->conversation;
	return x->id == flow->id && x->len[0] && x->client_port == c->client_port &&
	       !memcmp(x->client.address, c->client.address, 16) &&
	       !memcmp(x->client.mac, c->client.mac, 6);
}

/* Two places for each flow. */
static const struct eve_prefix *prefix_of(struct eve_format *f, const struct flow_info *flow)
{
	const uint64_t hash = flow->id * UINT64_C(0x9e3779b97f4a7c15) >> 40;
	struct eve_prefix *x = &f->flows[hash % EVE_FLOWS];
	struct eve_prefix *y = &f->flows[(hash ^ 1) % EVE_FLOWS];
	if (is_of(x, flow))
		return x;
	if (is_of(y, flow))
		return y;
	if (!x->len[0])
		y = x;
	make_prefix(y, flow);
	return y;
}

/* {"timestamp":...,"pcap_cnt":...,"flow_id":...; packet 0: without. */
static char *add_head(struct eve_format *f, char *p, uint64_t time_ns, uint64_t packet,
		      const struct flow_info *flow, bool from_client)
{
	p = add_stamp(f, p, time_ns);
	if (packet) {
		p = ADD(p, ",\"pcap_cnt\":");
		p = add_uint(p, packet);
	}
	if (!flow)
		return p;
	const struct eve_prefix *x = prefix_of(f, flow);
	return add(p, x->text[!from_client], x->len[!from_client]);
}

/* ---- fields ---- */

static inline char *add_number(char *p, const struct value *v, bool single)
{
	if (v->kind == VALUE_INT)
		return json_format_int(p, v->i);
	if (v->kind == VALUE_FLOAT)
		return json_format_float(p, v->f, single);
	return json_format_uint(p, v->u);
}

static char *add_list(char *p, const struct value *v)
{
	const uint32_t shown = v->count < LIST_SHOWN ? v->count : LIST_SHOWN;
	*p++ = '[';
	if (v->encoding == LIST_U16BE) {
		/* By far the most frequent: registers. */
		for (const uint8_t *r = v->p, *const end = r + 2 * shown; r < end; r += 2) {
			p = json_format_short(p, (unsigned)r[0] << 8 | r[1]);
			*p++ = ',';
		}
		p -= shown != 0;
		*p++ = ']';
		return p;
	}
	for (uint32_t i = 0; i < shown; i++) {
		const struct value member = list_member(v, i);
		if (i)
			*p++ = ',';
		p = add_number(p, &member, list_is_single(v));
	}
	*p++ = ']';
	return p;
}

static char *add_bytes(char *p, const struct field *f, const struct value *v)
{
	struct bytes b = { v->p, v->len < BYTES_SHOWN ? v->len : BYTES_SHOWN };
	*p++ = '"';
	if (f->type == FIELD_BYTES) {
		struct json j;
		json_init_fixed(&j, p, 2 * b.len + JSON_ROOM);
		json_hex(&j, b);
		p = j.p;
	} else {
		p = add_escaped(p, b);
	}
	*p++ = '"';
	return p;
}

static inline char *add_span_value(char *p, const struct value *v)
{
	const uint64_t more = v->kind == VALUE_SPAN && v->count ? v->count - 1 : 0;
	p = ADD(p, "{\"first\":");
	p = add_uint(p, v->u);
	p = ADD(p, ",\"last\":");
	p = add_uint(p, v->u + more < v->u ? UINT64_MAX : v->u + more);
	*p++ = '}';
	return p;
}

static char *add_uint_value(char *p, const struct field *f, const struct value *v)
{
	/* 253402300800 s: the year 10000, which ISO 8601 cannot say. */
	if (f->type == FIELD_TIME && v->u < UINT64_C(253402300800000)) {
		unsigned ms = (unsigned)(v->u % 1000);
		*p++ = '"';
		p = json_format_second(p, v->u / 1000);
		*p++ = '.';
		for (unsigned i = 3; i-- > 0; ms /= 10)
			p[i] = (char)('0' + ms % 10);
		return ADD(p + 3, "Z\"");
	}
	if (f->type == FIELD_BOOL && v->u < 2)
		return v->u ? ADD(p, "true") : ADD(p, "false");
	return json_format_uint(p, v->u);
}

static inline char *add_value(char *p, const struct field *f, const struct value *v)
{
	switch ((enum value_kind)v->kind) {
	case VALUE_UINT:
		return f->type == FIELD_SPAN ? add_span_value(p, v) : add_uint_value(p, f, v);
	case VALUE_INT:
		return json_format_int(p, v->i);
	case VALUE_FLOAT:
		return json_format_float(p, v->f, v->len == 4);
	case VALUE_BYTES:
		return add_bytes(p, f, v);
	case VALUE_SPAN:
		return add_span_value(p, v);
	case VALUE_LIST:
		return add_list(p, v);
	}
	return ADD(p, "null");
}

/* How much of a value its limit left out. */
static inline uint32_t left_out(const struct value *v)
{
	if (v->kind == VALUE_LIST && v->count > LIST_SHOWN)
		return v->count - LIST_SHOWN;
	if (v->kind == VALUE_BYTES && v->len > BYTES_SHOWN)
		return v->len - BYTES_SHOWN;
	return 0;
}

static char *add_field(char *p, const struct eve_key *key, const struct field *f, const struct value *v)
{
	p = add_block(p, &key->word);
	p = add_value(p, f, v);
	if (left_out(v)) {
		/* "value_left_out": how many members or bytes were not shown */
		p = add(p, key->word.text, key->word.len - 2u);
		p = ADD(p, "_left_out\":");
		p = json_format_uint(p, left_out(v));
	}
	return p;
}

/* An unsigned value that may have a name; kept when it is short enough. */
static char *make_named(char *p, const struct eve_key *key, const struct field *f, const struct value *v)
{
	struct eve_named *n = &key->named[v->u % EVE_NAMED];
	const char *name = names_find(f->names, v->u);
	char *const begin = p;
	p = add_field(p, key, f, v);
	if (name) {
		p = add(p, key->word.text, key->word.len - 2u);
		p = ADD(p, "_name\":\"");
		p = add_word(p, name);
		*p++ = '"';
	}
	if (keep_word(&n->word, begin, (size_t)(p - begin)))
		n->value = v->u;
	return p;
}

static inline bool is_kept(const struct eve_named *n, uint64_t value)
{
	return n->value == value && n->word.len;
}

/* The fields that are present, behind the brace that opens them. */
static char *add_fields(const struct eve_format *out, char *p, const struct eve_keys *k,
			const struct message *m)
{
	const char *const limit = out->lines + EVE_LINES - LINE_ROOM - FIELD_ROOM;
	/* Every field brings a comma; the first one's takes the place of the brace, which comes back. */
	char *const brace = p - 1;
	p = brace;
	for (uint64_t left = m->present & k->known; left && p <= limit; left &= left - 1) {
		const size_t i = (size_t)__builtin_ctzll(left);
		const struct eve_key *key = k->field + i;
		const struct value *v = m->fields + i;
		if (v->kind == VALUE_UINT && key->form == EVE_NUMBER) {
			p = add_block(p, &key->word);
			p = add_uint(p, v->u);
		} else if (v->kind != VALUE_UINT || key->form == EVE_OTHER) {
			p = add_field(p, key, &m->dissector->fields[i], v);
		} else if (is_kept(&key->named[v->u % EVE_NAMED], v->u)) {
			p = add_block(p, &key->named[v->u % EVE_NAMED].word);
		} else {
			p = make_named(p, key, &m->dissector->fields[i], v);
		}
	}
	*brace = '{';
	return p == brace ? p + 1 : p;
}

/* ---- judgement ---- */

static char *add_zones(const struct eve_format *f, char *p, const struct flow_info *flow)
{
	const char *from, *to;
	if (!flow || !f->policy)
		return p;
	if (flow->conduit) {
		from = conduit_from(flow->conduit);
		to = conduit_to(flow->conduit);
	} else {
		from = policy_zone(f->policy, &flow->conversation.client);
		to = policy_zone(f->policy, &flow->conversation.server);
	}
	p = ADD(p, ",\"from\":");
	p = add_text(p, from);
	p = ADD(p, ",\"to\":");
	return add_text(p, to);
}

static char *add_line(char *p, const struct line *line)
{
	struct json j;
	json_init_fixed(&j, p, POLICY_LINE_ROOM);
	json_literal(&j, ",\"file\":\"");
	json_escaped(&j, (struct bytes){ (const uint8_t *)line_file(line), strlen(line_file(line)) });
	json_literal(&j, "\",\"line\":");
	if (json_room(&j, 20))
		j.p = json_format_uint(j.p, line_number(line));
	json_literal(&j, ",\"text\":\"");
	json_escaped(&j, (struct bytes){ (const uint8_t *)line_text(line), strlen(line_text(line)) });
	json_literal(&j, "\"");
	if (!j.failed)
		return j.p;
	/* Too long to show: the number alone finds it. */
	p = ADD(p, ",\"line\":");
	return json_format_uint(p, line_number(line));
}

static char *add_judgement(struct eve_format *f, char *p, const struct judgement *j,
			   const struct flow_info *flow)
{
	p = ADD(p, ",\"policy\":{\"verdict\":\"");
	p = add_word(p, verdict_names[j->verdict]);
	p = ADD(p, "\",\"cause\":\"");
	p = add_word(p, cause_names[j->cause]);
	if (j->cause != CAUSE_NO_POLICY) {
		p = ADD(p, "\",\"mode\":\"");
		p = add_word(p, mode_names[j->mode]);
	}
	*p++ = '"';
	if (j->window) {
		p = ADD(p, ",\"window\":");
		p = json_format_uint(p, j->window);
	}
	if (j->verdict != VERDICT_ALLOW)
		p = add_zones(f, p, flow);
	if (j->line) {
		p = add_line(p, j->line);
		if (j->verdict != VERDICT_ALLOW && line_reason(j->line)) {
			p = ADD(p, ",\"reason\":");
			p = add_text(p, line_reason(j->line));
		}
	}
	*p++ = '}';
	return p;
}

/* ---- events ---- */

/* },"operation":{"intent":"read","changes":"no","role":"request","index": */
static char *add_operation_head(char *p, const struct operation *op)
{
	p = ADD(p, "},\"operation\":{\"intent\":\"");
	p = add_word(p, intent_names[op->intent]);
	p = ADD(p, "\",\"changes\":\"");
	p = add_word(p, changes_names[op->changes]);
	p = ADD(p, "\",\"role\":\"");
	p = add_word(p, role_names[op->role]);
	return ADD(p, "\",\"index\":");
}

static char *add_operation_rest(char *p, const struct operation *op)
{
	if (op->label) {
		p = ADD(p, ",\"label\":");
		p = add_text(p, op->label);
	}
	if (op->transfer) {
		p = ADD(p, ",\"transfer\":\"");
		p = add_word(p, transfer_names[op->transfer]);
		*p++ = '"';
	}
	if (op->housekeeping)
		p = ADD(p, ",\"housekeeping\":true");
	if (op->opaque)
		p = ADD(p, ",\"opaque\":true");
	if (op->routed)
		p = ADD(p, ",\"routed\":true");
	if (op->failed)
		p = ADD(p, ",\"failed\":true");
	if (op->technique) {
		p = ADD(p, ",\"technique\":");
		p = add_text(p, op->technique);
	}
	*p++ = '}';
	return p;
}

static struct eve_case case_of(const struct event *e)
{
	const struct operation *op = e->operation;
	const struct judgement *j = &e->judgement;
	struct eve_case c = {
		.label = op->label, .technique = op->technique, .line = j->line,
		.conduit = j->verdict != VERDICT_ALLOW && e->flow ? e->flow->conduit : NULL,
		.judgement = (uint64_t)j->window << 32 | (uint64_t)j->verdict << 16 | (uint64_t)j->cause << 8 | j->mode,
	};
	_Static_assert(offsetof(struct operation, index) == sizeof c.kind, "intent to failed");
	memcpy(&c.kind, op, sizeof c.kind);
	return c;
}

static inline bool is_ending_of(const struct eve_ending *x, const struct eve_case *c)
{
	return x->of.label == c->label && x->of.technique == c->technique && x->of.line == c->line &&
	       x->of.conduit == c->conduit && x->of.kind == c->kind && x->of.judgement == c->judgement &&
	       x->len;
}

static uint64_t hash_of(const struct eve_case *c)
{
	const uint64_t mix = (uintptr_t)c->label ^ (uint64_t)(uintptr_t)c->line << 16 ^
			     (uint64_t)(uintptr_t)c->conduit << 24 ^ c->kind << 8 ^ c->judgement << 40;
	return mix * UINT64_C(0x9e3779b97f4a7c15) >> 40;
}

/* An ending that was not kept; x: where to keep it. */
static char *make_ending(struct eve_format *f, char *p, const struct event *e, const struct eve_case *c,
			 struct eve_ending *x)
{
	char *const begin = p;
	p = add_operation_head(p, e->operation);
	const size_t index = (size_t)(p - begin);
	p = json_format_uint(p, e->operation->index);
	char *const rest = p;
	p = add_operation_rest(p, e->operation);
	p = add_judgement(f, p, &e->judgement, e->flow);
	p = ADD(p, "}\n");
	const size_t len = index + 1 + (size_t)(p - rest);
	/* Outside a conduit the zones are the flow's own. */
	if ((e->judgement.verdict == VERDICT_ALLOW || c->conduit) && len <= sizeof x->text) {
		x->of = *c;
		x->index = (uint16_t)index;
		x->len = (uint16_t)len;
		memcpy(x->text, begin, index);
		x->text[index] = '0';
		memcpy(x->text + index + 1, rest, len - index - 1);
	}
	return p;
}

static char *add_kept(char *p, const struct eve_ending *x, uint64_t index)
{
	if (!index)
		return add(p, x->text, x->len);
	p = add(p, x->text, x->index);
	p = json_format_uint(p, index);
	return add(p, x->text + x->index + 1, x->len - (size_t)x->index - 1);
}

/* From the brace behind the fields to the end of the line.  Two places for each case. */
static inline char *add_ending(struct eve_format *f, char *p, const struct event *e)
{
	const struct eve_case c = case_of(e);
	const uint64_t hash = hash_of(&c);
	struct eve_ending *x = &f->endings[hash % EVE_ENDINGS];
	struct eve_ending *y = &f->endings[(hash ^ 1) % EVE_ENDINGS];
	if (is_ending_of(x, &c))
		return add_kept(p, x, e->operation->index);
	if (is_ending_of(y, &c))
		return add_kept(p, y, e->operation->index);
	return make_ending(f, p, e, &c, x->len ? y : x);
}

static char *on_operation(struct eve_format *f, char *p, const struct event *e)
{
	const struct message *m = e->message;
	const struct eve_keys *k = keys_of(f, m->dissector);
	if (!k)
		return p;
	p = add_head(f, p, e->time_ns, e->packet, e->flow, m->from_client);
	p = add_block(p, &k->open);
	p = add_fields(f, p, k, m);
	return add_ending(f, p, e);
}

static char *add_anomaly(char *p, const char *type, const char *scope, const char *name,
			 const char *class, const char *help)
{
	p = ADD(p, ",\"event_type\":\"anomaly\",\"anomaly\":{\"type\":\"");
	p = add_word(p, type);
	p = ADD(p, "\",\"event\":\"");
	p = add_word(p, scope);
	p = add_word(p, name);
	p = ADD(p, "\",\"class\":\"");
	p = add_word(p, class);
	p = ADD(p, "\",\"help\":");
	p = add_text(p, help);
	*p++ = '}';
	return p;
}

static char *on_flaws(struct eve_format *f, char *p, const struct event *e)
{
	static const char *const classes[] = { "malformed", "unknown", "answer" };
	const struct message *m = e->message;
	const struct eve_keys *k = keys_of(f, m->dissector);
	uint64_t flaws = m->flaws | (m->bad ? UINT64_C(1) << FLAW_TRUNCATED : 0);
	char scope[40];

	if (!k)
		return p;
	snprintf(scope, sizeof scope, "%.30s.", m->dissector->name);
	/* Fields can be long: after the first flaw they are not repeated. */
	for (bool first = true; flaws; flaws &= flaws - 1, first = false) {
		const struct flaw *w = dissector_flaw(m->dissector, (unsigned)__builtin_ctzll(flaws));
		if (!w || p > f->lines + EVE_LINES - LINE_ROOM)
			break;
		p = add_head(f, p, e->time_ns, e->packet, e->flow, m->from_client);
		p = add_block(p, &k->app);
		p = add_anomaly(p, "applayer", scope, w->name, classes[w->class], w->help);
		if (first && m->present) {
			*p++ = ',';
			p = add_text(p, m->dissector->name);
			p = ADD(p, ":{");
			p = add_fields(f, p, k, m);
			*p++ = '}';
		}
		p = add_judgement(f, p, &e->judgement, e->flow);
		p = ADD(p, "}\n");
	}
	return p;
}

static char *on_reason(struct eve_format *f, char *p, const struct event *e)
{
	static const char *const classes[] = { "flaw", "drop", "budget", "info" };
	if (e->reason >= REASON_COUNT || e->reason == REASON_FRAME_NETWORK ||
	    e->reason == REASON_FRAME_OTHER)
		return p;
	const struct reason_text *r = &reasons[e->reason];
	const bool of_stream = !strncmp(r->name, "tcp.", 4) || !strncmp(r->name, "message.", 8);
	p = add_head(f, p, e->time_ns, e->packet, e->flow, true);
	p = add_anomaly(p, of_stream ? "stream" : "packet", "", r->name, classes[r->class], r->help);
	return ADD(p, "}\n");
}

static char *on_identity(struct eve_format *f, char *p, const struct event *e)
{
	if (e->identity >= IDENTITY_COUNT)
		return p;
	p = add_head(f, p, e->time_ns, e->packet, e->flow, e->message ? e->message->from_client : true);
	p = ADD(p, ",\"event_type\":\"identity\",\"identity\":{\"");
	p = add_word(p, identity_names[e->identity]);
	p = ADD(p, "\":\"");
	p = add_escaped(p, e->text);
	return ADD(p, "\"}}\n");
}

/* A connection that the policy would not have let open. */
static char *on_flow(struct eve_format *f, char *p, const struct event *e)
{
	if (e->judgement.verdict == VERDICT_ALLOW)
		return p;
	p = add_head(f, p, e->time_ns, e->packet, e->flow, true);
	p = ADD(p, ",\"event_type\":\"alert\",\"alert\":{\"action\":\"");
	p = e->judgement.verdict >= VERDICT_DROP && e->judgement.mode == MODE_ENFORCE ? ADD(p, "blocked")
										       : ADD(p, "allowed");
	p = ADD(p, "\",\"signature\":\"opening of a connection\",\"category\":\"policy\"}");
	p = add_judgement(f, p, &e->judgement, e->flow);
	return ADD(p, "}\n");
}

/* A signature rule hit; with the message and the operation when it was about one. */
static char *on_signature(struct eve_format *f, char *p, const struct event *e)
{
	const struct message *m = e->message;
	const struct dissector *d = m ? m->dissector : e->flow ? e->flow->dissector : NULL;
	const struct eve_keys *k = d ? keys_of(f, d) : NULL;
	const bool from_client = e->signature->from_client;

	p = add_head(f, p, e->time_ns, e->packet, e->flow, from_client);
	if (k)
		p = add_block(p, &k->app);
	p = eve_alert(p, e);
	if (m && k && e->operation) {
		*p++ = ',';
		p = add_text(p, m->dissector->name);
		p = ADD(p, ":{");
		p = add_fields(f, p, k, m);
		p = add_operation_head(p, e->operation);
		p = json_format_uint(p, e->operation->index);
		p = add_operation_rest(p, e->operation);
	}
	p = add_judgement(f, p, &e->judgement, e->flow);
	return ADD(p, "}\n");
}

static char *add_count(char *p, const char *key, uint64_t n)
{
	p = add_word(p, key);
	return json_format_uint(p, n);
}

static char *on_flow_end(struct eve_format *f, char *p, const struct event *e)
{
	const struct flow_info *w = e->flow;
	/* No packet number: where a flow's end is noticed says nothing about the flow. */
	p = add_head(f, p, w->last_ns, 0, w, true);
	if (w->dissector) {
		p = ADD(p, ",\"app_proto\":");
		p = add_text(p, w->dissector->name);
	}
	p = ADD(p, ",\"event_type\":\"flow\",\"flow\":{");
	p = add_count(p, "\"pkts_toserver\":", w->packets[0]);
	p = add_count(p, ",\"pkts_toclient\":", w->packets[1]);
	p = add_count(p, ",\"bytes_toserver\":", w->bytes[0]);
	p = add_count(p, ",\"bytes_toclient\":", w->bytes[1]);
	p = add_count(p, ",\"payload_toserver\":", w->payload[0]);
	p = add_count(p, ",\"payload_toclient\":", w->payload[1]);
	p = add_count(p, ",\"messages\":", w->messages);
	p = ADD(p, ",\"start\":\"");
	p = json_format_time(p, w->first_ns);
	p = ADD(p, "\",\"end\":\"");
	p = json_format_time(p, w->last_ns);
	p = add_count(p, "\",\"age\":",
		      w->last_ns > w->first_ns ? (w->last_ns - w->first_ns) / 1000000000 : 0);
	if (w->midstream)
		p = ADD(p, ",\"midstream\":true");
	p = ADD(p, "},\"ether\":{\"src_mac\":\"");
	p = json_format_mac(p, w->conversation.client.mac);
	p = ADD(p, "\",\"dest_mac\":\"");
	p = json_format_mac(p, w->conversation.server.mac);
	p = ADD(p, "\"}}\n");
	return p;
}

size_t eve_format_event(struct eve_format *f, const struct event *e, char *out)
{
	char *const p = out;
	char *end = p;

	f->lines = out;
	switch (e->kind) {
	case EVENT_OPERATION:
		end = on_operation(f, p, e);
		break;
	case EVENT_MESSAGE:
		end = on_flaws(f, p, e);
		break;
	case EVENT_REASON:
		end = on_reason(f, p, e);
		break;
	case EVENT_IDENTITY:
		end = on_identity(f, p, e);
		break;
	case EVENT_FLOW:
		end = on_flow(f, p, e);
		break;
	case EVENT_FLOW_END:
		end = on_flow_end(f, p, e);
		break;
	case EVENT_SIGNATURE:
		end = on_signature(f, p, e);
		break;
	case EVENT_DETECTED:
	case EVENT_REPEAT: /* not here: the writer gives no tokens */
		break;
	}
	return (size_t)(end - p);
}
