/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Collects what one worker's engine says.  The usual case, an operation or a message of a known flow
 * that is nothing special, is a few additions to counters that the flow's note points to; what is
 * special goes to report_find.c.
 *
 * All memory comes from chunks that report_destroy() frees; when memory is out the report sums what it
 * cannot keep.  One thread at a time.
 */
#include "dataplane/audit/report_tree.h"
#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

#define CHUNK_BYTES (256u << 10)
#define CHUNK_LINE 64u

void *report_alloc(struct report *r, size_t size)
{
	size = (size + CHUNK_LINE - 1) & ~(size_t)(CHUNK_LINE - 1);
	if (!r->chunks || r->chunks->size - r->chunk_used < size) {
		const size_t want = size > CHUNK_BYTES ? size : CHUNK_BYTES;
		struct chunk *c = aligned_alloc(CHUNK_LINE, sizeof *c + want);
		if (!c) {
			r->is_short = true;
			return NULL;
		}
		memset(c, 0, sizeof *c + want);
		c->next = r->chunks;
		c->size = want;
		r->chunks = c;
		r->chunk_used = 0;
	}
	void *p = (char *)(r->chunks + 1) + r->chunk_used;
	r->chunk_used += size;
	return p;
}

struct report *report_create(const struct policy *policy)
{
	struct report *r = calloc(1, sizeof *r);
	if (!r)
		return NULL;
	r->policy = policy;
	r->others.is_others = true;
	r->history.shift = 20; /* slots of about a millisecond to begin with */
	for (unsigned i = 0; i < registry_count; i++)
		(void)report_protocol(r, registry[i]);
	for (unsigned i = 0; i < FINDING_KINDS; i++)
		r->kind_others[i] = (struct finding){ .key.kind = (uint8_t)i, .is_others = true };
	return r;
}

void report_destroy(struct report *r)
{
	if (!r)
		return;
	while (r->chunks) {
		struct chunk *c = r->chunks;
		r->chunks = c->next;
		free(c);
	}
	free(r->talks.bucket);
	free(r->devices.bucket);
	free(r->findings.bucket);
	free(r);
}

/* ---- tables ---- */

uint64_t table_hash(const void *key, size_t len)
{
	const uint8_t *p = key;
	uint64_t h = UINT64_C(0x9e3779b97f4a7c15) ^ len;
	for (; len >= 8; p += 8, len -= 8) {
		uint64_t w;
		memcpy(&w, p, 8);
		h = (h ^ w) * UINT64_C(0xff51afd7ed558ccd);
		h ^= h >> 32;
	}
	for (; len; p++, len--)
		h = (h ^ *p) * UINT64_C(0xff51afd7ed558ccd);
	return h ^ h >> 29;
}

static bool table_grow(struct table *t)
{
	const size_t buckets = t->buckets ? t->buckets * 2 : 256;
	struct node **bucket = calloc(buckets, sizeof(struct node *));
	if (!bucket)
		return t->buckets != 0; /* longer chains will do */
	for (size_t i = 0; i < t->buckets; i++) {
		for (struct node *n = t->bucket[i], *next; n; n = next) {
			struct node **at = &bucket[n->hash & (buckets - 1)];
			next = n->next;
			n->next = *at;
			*at = n;
		}
	}
	free(t->bucket);
	t->bucket = bucket;
	t->buckets = buckets;
	return true;
}

bool table_add(struct table *t, struct node *n)
{
	if (t->count >= t->buckets && !table_grow(t))
		return false;
	struct node **at = &t->bucket[n->hash & (t->buckets - 1)];
	n->next = *at;
	*at = n;
	t->count++;
	return true;
}

/* ---- protocols ---- */

struct protocol *report_protocol(struct report *r, const struct dissector *d)
{
	for (unsigned i = 0; i < r->protocol_count; i++)
		if (r->protocols[i]->dissector == d)
			return r->protocols[i];
	if (!d || r->protocol_count == REGISTRY_MAX)
		return NULL;
	struct protocol *p = report_alloc(r, sizeof *p);
	if (!p)
		return NULL;
	p->dissector = d;
	p->unit = -1;
	for (unsigned i = 0; i < d->field_count; i++) {
		const struct field *f = &d->fields[i];
		const uint64_t bit = UINT64_C(1) << i;
		if (f->use == USE_KEY && !(f->flags & FIELD_CODE))
			p->keys |= bit;
		if (f->use == USE_ADDRESS)
			p->addresses |= bit;
		if (f->use == USE_VALUE)
			p->values |= bit;
		if (f->flags & FIELD_ROUTE && f->type == FIELD_UINT && f->bits == 8 && p->unit < 0)
			p->unit = (int)i;
	}
	r->protocols[r->protocol_count++] = p;
	return p;
}

unsigned report_protocol_index(const struct report *r, const struct protocol *p)
{
	unsigned i = 0;
	while (r->protocols[i] != p)
		i++;
	return i;
}

const struct protocol *report_protocol_next(const struct report *r, const struct protocol_set *set, unsigned *i)
{
	while (*i < r->protocol_count) {
		const unsigned at = (*i)++;
		if (set->bits[at / 64] >> at % 64 & 1)
			return r->protocols[at];
	}
	return NULL;
}

uint64_t *report_code(struct report *r, struct protocol *p, uint32_t code)
{
	if (code < 256)
		return &p->codes[code];
	if (code > 0xffff)
		return &p->codes_beyond;
	uint64_t **page = &p->pages[code >> 8];
	if (!*page)
		*page = report_alloc(r, 256 * sizeof **page);
	return *page ? &(*page)[code & 255] : &p->codes_beyond;
}

/* ---- devices ---- */

struct end report_end(const struct endpoint *e)
{
	struct end end = { .has_address = e->has_address, .is_known = 1 };
	if (e->has_address)
		memcpy(end.address, e->address, sizeof end.address);
	else
		memcpy(end.mac, e->mac, sizeof end.mac);
	return end;
}

bool report_is_group(const struct end *e)
{
	static const uint8_t mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
	if (!e->has_address)
		return e->mac[0] & 1;
	if (memcmp(e->address, mapped, sizeof mapped) != 0)
		return e->address[0] == 0xff;
	/* 224.0.0.0/4 and the limited broadcast; a subnet's own broadcast cannot be told from here. */
	return e->address[12] >= 224;
}

struct device *report_device(struct report *r, const struct end *e, const struct event *at)
{
	if (report_is_group(e))
		return NULL;
	const uint64_t hash = table_hash(e, sizeof *e);
	struct node *n = r->devices.buckets ? r->devices.bucket[hash & (r->devices.buckets - 1)] : NULL;
	for (; n; n = n->next)
		if (n->hash == hash && !memcmp(&((struct device *)n)->end, e, sizeof *e))
			return (struct device *)n;
	struct device *d = NULL;
	if (r->devices.count < REPORT_DEVICES)
		d = report_alloc(r, sizeof *d);
	if (!d) {
		r->devices_others++;
		return NULL;
	}
	d->node.hash = hash;
	d->end = *e;
	d->packet = at->packet;
	d->order = r->order++;
	d->first_ns = d->last_ns = at->time_ns;
	return table_add(&r->devices, &d->node) ? d : NULL;
}

void report_device_mac(struct device *d, const uint8_t mac[6], uint64_t packet)
{
	static const uint8_t none[6];
	unsigned at = 0, to;
	if (mac[0] & 1 || !memcmp(mac, none, 6))
		return;
	while (at < d->mac_count && memcmp(d->macs[at].mac, mac, 6) != 0)
		at++;
	if (at < d->mac_count ? packet >= d->macs[at].packet : at == REPORT_MACS && packet >= d->macs[at - 1].packet)
		return;
	/* In the order of packets: what lies behind moves up, over the old place or off the end. */
	to = at < REPORT_MACS ? at : at - 1;
	d->mac_count += at == d->mac_count && at < REPORT_MACS;
	for (; to && d->macs[to - 1].packet > packet; to--)
		d->macs[to] = d->macs[to - 1];
	d->macs[to].packet = packet;
	memcpy(d->macs[to].mac, mac, 6);
}

static bool fact_is_before(const struct fact *a, const struct fact *b)
{
	return a->packet != b->packet ? a->packet < b->packet : a->order < b->order;
}

void report_device_fact(struct device *d, const struct fact *fact)
{
	unsigned at = 0, to;
	while (at < d->fact_count && (d->facts[at].what != fact->what || d->facts[at].len != fact->len ||
				      memcmp(d->facts[at].text, fact->text, fact->len) != 0))
		at++;
	if (at < d->fact_count ? !fact_is_before(fact, &d->facts[at])
			       : at == REPORT_FACTS && !fact_is_before(fact, &d->facts[at - 1]))
		return;
	to = at < REPORT_FACTS ? at : at - 1;
	d->fact_count += at == d->fact_count && at < REPORT_FACTS;
	for (; to && fact_is_before(fact, &d->facts[to - 1]); to--)
		d->facts[to] = d->facts[to - 1];
	d->facts[to] = *fact;
}

/* ---- talks ---- */

static struct device *device_of(struct report *r, const struct end *end, const struct endpoint *e,
				const struct event *at)
{
	struct device *d = report_device(r, end, at);
	if (!d)
		return NULL;
	report_device_mac(d, e->mac, at->packet);
	if (!d->vlan) {
		d->vlan = e->vlan;
		d->vlan_packet = at->packet;
	}
	if (!d->zone && r->policy) {
		d->zone = policy_zone(r->policy, e);
		d->zone_packet = at->packet;
	}
	return d;
}

static struct talk *talk_of(struct report *r, const struct event *e)
{
	const struct conversation *c = &e->flow->conversation;
	const struct talk_key key = {
		.client = report_end(&c->client),
		.server = report_end(&c->server),
		.port = c->server_port,
		.vlan = c->client.vlan,
		.ethertype = c->ip_version ? 0 : c->ethertype,
		.ip_protocol = c->ip_version ? c->ip_protocol : 0,
	};
	const uint64_t hash = table_hash(&key, sizeof key);
	struct node *n = r->talks.buckets ? r->talks.bucket[hash & (r->talks.buckets - 1)] : NULL;
	for (; n; n = n->next)
		if (n->hash == hash && !memcmp(&((struct talk *)n)->key, &key, sizeof key))
			return (struct talk *)n;

	struct device *client = device_of(r, &key.client, &c->client, e);
	struct device *server = device_of(r, &key.server, &c->server, e);
	struct talk *t = NULL;
	if (r->talks.count < REPORT_TALKS)
		t = report_alloc(r, sizeof *t);
	if (!t)
		return &r->others;
	t->node.hash = hash;
	t->key = key;
	t->packet = e->packet;
	t->order = r->order++;
	t->client = client;
	t->server = server;
	if (r->policy) {
		t->from = policy_zone(r->policy, &c->client);
		t->to = policy_zone(r->policy, &c->server);
	}
	return table_add(&r->talks, &t->node) ? t : &r->others;
}

static void protocol_add(const struct report *r, struct protocol_set *set, const struct protocol *p)
{
	if (p) {
		const unsigned i = report_protocol_index(r, p);
		set->bits[i / 64] |= UINT64_C(1) << i % 64;
	}
}

struct row *report_row(struct report *r, struct talk *talk, struct protocol *p, uint64_t packet,
		       uint64_t time_ns)
{
	for (struct row *row = talk->rows; row; row = row->next)
		if (row->protocol == p)
			return row;
	struct row *row = report_alloc(r, sizeof *row);
	if (!row)
		return NULL;
	row->talk = talk;
	row->protocol = p;
	row->packet = packet;
	row->first_ns = row->last_ns = time_ns;
	row->next = talk->rows;
	talk->rows = row;
	if (talk->client)
		protocol_add(r, &talk->client->used, p);
	if (talk->server)
		protocol_add(r, &talk->server->served, p);
	return row;
}

/* ---- flows ---- */

static struct note *note_make(struct report *r, const struct event *e)
{
	struct note *n = r->free_notes;
	if (n) {
		r->free_notes = n->next;
		*n = (struct note){ 0 };
	} else {
		n = report_alloc(r, sizeof *n);
		if (!n)
			return NULL;
	}
	n->talk = talk_of(r, e);
	n->packet = e->packet;
	e->flow->host = n;
	r->flows++;
	return n;
}

static inline struct note *note_of(struct report *r, const struct event *e)
{
	if (!e->flow)
		return NULL;
	struct note *n = e->flow->host;
	return n ? n : note_make(r, e);
}

static struct row *row_find(struct report *r, const struct event *e, const struct dissector *d)
{
	struct note *n = note_of(r, e);
	struct protocol *p = report_protocol(r, d);
	struct row *row = n && p ? report_row(r, n->talk, p, e->packet, e->time_ns) : NULL;
	if (row) {
		n->row = row;
		n->dissector = p->dissector;
		if (d == e->flow->dissector)
			e->flow->counts = row;
	}
	return row;
}

/* The row of the flow's talk for a protocol; NULL: memory is out. */
static inline struct row *row_of(struct report *r, const struct event *e, const struct dissector *d)
{
	const struct note *n = e->flow->host;
	if (d == e->flow->dissector && e->flow->counts)
		return e->flow->counts;
	return n && n->dissector == d ? n->row : row_find(r, e, d);
}

static void span(uint64_t *first, uint64_t *last, uint64_t from, uint64_t to)
{
	if (!*first || from < *first)
		*first = from;
	if (to > *last)
		*last = to;
}

static void on_flow_end(struct report *r, const struct event *e)
{
	struct flow_info *f = e->flow;
	struct note *n = note_of(r, e);
	if (!n)
		return;
	struct protocol *p = report_protocol(r, f->dissector);
	struct row *row = report_row(r, n->talk, p, n->packet, f->first_ns);
	if (row) {
		row->flows++;
		row->midstream += f->midstream;
		row->unanswered += !f->packets[1];
		row->payload += f->payload[0] + f->payload[1];
		for (unsigned i = 0; i < 2; i++) {
			row->packets[i] += f->packets[i];
			row->bytes[i] += f->bytes[i];
		}
		span(&row->first_ns, &row->last_ns, f->first_ns, f->last_ns);
		if (n->packet < row->packet)
			row->packet = n->packet;
	}
	struct device *const ends[2] = { n->talk->client, n->talk->server };
	for (unsigned i = 0; i < 2; i++) {
		if (!ends[i])
			continue;
		ends[i]->packets += f->packets[i];
		ends[i]->bytes += f->bytes[i];
		span(&ends[i]->first_ns, &ends[i]->last_ns, f->first_ns, f->last_ns);
	}
	span(&r->first_ns, &r->last_ns, f->first_ns, f->last_ns);
	r->packets_seen += f->packets[0] + f->packets[1];
	f->host = f->counts = NULL;
	n->next = r->free_notes;
	r->free_notes = n;
}

/* ---- operations and messages ---- */

/* Intents whose requests are worth a finding. */
#define NOTABLE                                                                                    \
	(1u << INTENT_WRITE | 1u << INTENT_CONTROL | 1u << INTENT_PROGRAM | 1u << INTENT_RUN |        \
	 1u << INTENT_CONFIG | 1u << INTENT_FIRMWARE | 1u << INTENT_FILE | 1u << INTENT_TIME)
/* Of these, the ones that a policy line makes ordinary. */
#define ORDINARY (1u << INTENT_WRITE | 1u << INTENT_CONTROL | 1u << INTENT_TIME)

static inline bool is_notable(const struct operation *op, const struct judgement *j)
{
	if (j->verdict != VERDICT_ALLOW || op->failed)
		return true;
	if (op->role != ROLE_REQUEST || op->transfer == TRANSFER_DATA)
		return false;
	if (NOTABLE >> op->intent & 1)
		return j->cause != CAUSE_ALLOW_LINE || !(ORDINARY >> op->intent & 1);
	return op->changes == CHANGES_YES && j->cause != CAUSE_ALLOW_LINE && !op->housekeeping;
}

static inline void count_operation(struct report *r, struct row *row, uint64_t time_ns, bool is_answer,
				   unsigned intent)
{
	if (!is_answer)
		history_at(&r->history, time_ns)->intents[intent]++;
	if (!row)
		return;
	row->operations[intent][is_answer]++;
	row->protocol->operations[intent]++;
}

static void on_operation(struct report *r, const struct event *e)
{
	const struct operation *op = e->operation;
	struct row *row = row_of(r, e, e->message->dissector);

	r->verdicts[e->judgement.verdict]++;
	count_operation(r, row, e->time_ns, op->role == ROLE_ANSWER, op->intent);
	if (!row || !is_notable(op, &e->judgement))
		return;
	if (e->judgement.verdict != VERDICT_ALLOW)
		row->verdicts[e->judgement.verdict]++;
	if (op->failed) {
		const int32_t code = e->message->code;
		row->failed++;
		if ((uint32_t)code < 256)
			row->failed_codes[code >> 6] |= UINT64_C(1) << (code & 63);
	}
	report_find_operation(r, e->flow->host, e);
}

static void on_flaws(struct report *r, struct row *row, const struct event *e)
{
	const struct message *m = e->message;
	const uint64_t flaws = m->flaws | (m->bad ? UINT64_C(1) << FLAW_TRUNCATED : 0);
	bool is_malformed = m->bad;

	r->verdicts[e->judgement.verdict]++;
	if (e->judgement.verdict != VERDICT_ALLOW)
		row->verdicts[e->judgement.verdict]++;
	for (uint64_t left = flaws; left; left &= left - 1) {
		const unsigned bit = (unsigned)__builtin_ctzll(left);
		const struct flaw *f = dissector_flaw(m->dissector, bit);
		row->protocol->flaws[bit]++;
		is_malformed = is_malformed || (f && f->class == FLAW_MALFORMED);
		report_find_flaw(r, e->flow->host, e, bit);
	}
	if (is_malformed) {
		row->malformed++;
		row->protocol->malformed++;
	}
}

#define NO_UNIT 256u

/* The unit that a message names, or NO_UNIT. */
static inline unsigned unit_of(const struct protocol *p, const struct message *m)
{
	return p->unit >= 0 && m->header >> p->unit & 1 && m->fields[p->unit].u < NO_UNIT
		? (unsigned)m->fields[p->unit].u : NO_UNIT;
}

static inline void count_message(struct report *r, struct row *row, uint64_t time_ns, int32_t code)
{
	row->messages++;
	row->protocol->messages++;
	if (time_ns > row->last_ns)
		row->last_ns = time_ns;
	if (code >= 0 && code < 256)
		row->protocol->codes[code]++;
	else if (code >= 0)
		++*report_code(r, row->protocol, (uint32_t)code);
}

static inline void note_code(struct row *row, int32_t code, unsigned unit)
{
	if (code >= 0 && code < 256)
		row->codes[code >> 6] |= UINT64_C(1) << (code & 63);
	if (unit < NO_UNIT)
		row->units[unit >> 6] |= UINT64_C(1) << (unit & 63);
}

static void on_message(struct report *r, const struct event *e)
{
	const struct message *m = e->message;
	struct row *row = row_of(r, e, e->message->dissector);

	if (!row)
		return;
	if (m->flaws || m->bad)
		on_flaws(r, row, e);
	if (message_counts(m)) {
		count_message(r, row, e->time_ns, m->code);
		note_code(row, m->code, unit_of(row->protocol, m));
	}
}

/* ---- messages that repeat ---- */

/* A token, from its lowest bit: code (8 bits), unit (9), intent (8), is it an answer, and a bit that is always set. */
#define TOKEN_UNIT 8
#define TOKEN_INTENT 17
#define TOKEN_ANSWER 25
#define TOKEN_USED 26

/* All that the two functions above look at, of an operation without a finding and its message. */
uint64_t report_token(void *ctx, const struct event *e)
{
	const struct operation *op = e->operation;
	const struct row *row = row_of(ctx, e, e->message->dissector);

	if (!row || !e->flow->counts || is_notable(op, &e->judgement) || (uint32_t)e->message->code > 255)
		return 0;
	return UINT64_C(1) << TOKEN_USED | (uint64_t)(op->role == ROLE_ANSWER) << TOKEN_ANSWER |
	       (uint64_t)op->intent << TOKEN_INTENT | (uint64_t)unit_of(row->protocol, e->message) << TOKEN_UNIT |
	       (uint32_t)e->message->code;
}

/* Where this is called often each cache line counts: of the flow's it needs none but that of its row. */
static void on_repeat(struct report *r, const struct event *e)
{
	const uint32_t token = (uint32_t)e->token;
	const int32_t code = token & 0xff;
	const bool is_answer = token >> TOKEN_ANSWER & 1;
	struct row *row = e->flow->counts;

	if (!row) /* of a flow that did not see one like it itself */
		row = row_of(r, e, e->flow->dissector);
	r->verdicts[VERDICT_ALLOW]++;
	count_operation(r, row, e->time_ns, is_answer, token >> TOKEN_INTENT & 0xff);
	if (!row)
		return;
	count_message(r, row, e->time_ns, code);
	if (row->noted[is_answer] != token) {
		row->noted[is_answer] = token;
		note_code(row, code, token >> TOKEN_UNIT & 0x1ff);
	}
}

static void on_identity(struct report *r, const struct event *e)
{
	struct note *n = note_of(r, e);
	if (!n || e->identity >= IDENTITY_COUNT || !e->text.len)
		return;
	struct device *d = e->message && !e->message->from_client ? n->talk->server : n->talk->client;
	if (!d)
		return;
	struct fact fact = { .packet = e->packet, .order = e->order, .what = (uint8_t)e->identity };
	fact.len = (uint8_t)(e->text.len < sizeof fact.text ? e->text.len : sizeof fact.text);
	memcpy(fact.text, e->text.p, fact.len);
	report_device_fact(d, &fact);
}

static void on_flow(struct report *r, const struct event *e)
{
	struct note *n = note_of(r, e);
	if (n && e->judgement.verdict != VERDICT_ALLOW)
		report_find_opening(r, n, e);
}

static void on_reason(struct report *r, const struct event *e)
{
	if (e->reason >= REASON_COUNT)
		return;
	r->reasons[e->reason]++;
	if (reasons[e->reason].class != REASON_INFO)
		report_find_reason(r, note_of(r, e), e);
}

static void on_signature(struct report *r, const struct event *e)
{
	r->verdicts[e->judgement.verdict]++;
	report_find_signature(r, note_of(r, e), e);
}

void report_event(void *ctx, const struct event *e)
{
	struct report *r = ctx;

	switch (e->kind) {
	case EVENT_OPERATION:
		on_operation(r, e);
		break;
	case EVENT_MESSAGE:
		on_message(r, e);
		break;
	case EVENT_REPEAT:
		on_repeat(r, e);
		break;
	case EVENT_FLOW:
		on_flow(r, e);
		break;
	case EVENT_FLOW_END:
		on_flow_end(r, e);
		break;
	case EVENT_REASON:
		on_reason(r, e);
		break;
	case EVENT_SIGNATURE:
		on_signature(r, e);
		break;
	case EVENT_IDENTITY:
		on_identity(r, e);
		break;
	case EVENT_DETECTED:
		break;
	}
}
