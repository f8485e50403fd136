/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Findings: what is notable, grouped by kind, who, what and how it was judged, so that a million equal
 * writes are one row.  The addresses of a group are joined to ranges; objects of other kinds make
 * groups of their own, REPORT_OBJECTS for each pair of devices.  A flow remembers the finding it hit
 * last, which is nearly always the next one too.
 *
 * Memory belongs to the report.  The worker's thread.
 */
#include "dataplane/audit/report_tree.h"

#include <string.h>

/* ---- keys ---- */

#define KEY_FIXED offsetof(struct finding_key, object)

static size_t key_bytes(const struct finding_key *k)
{
	return KEY_FIXED + (k->object_len <= OBJECT_KEY ? k->object_len : 0);
}

bool report_find_same(const struct finding_key *a, const struct finding_key *b)
{
	return a->object_len == b->object_len && !memcmp(a, b, key_bytes(a));
}

uint64_t report_find_hash(const struct finding_key *k)
{
	return table_hash(k, key_bytes(k));
}

static void key_put(struct finding_key *k, const void *p, size_t len)
{
	const size_t room = OBJECT_KEY - k->object_len;
	const size_t n = len < room ? len : room;
	memcpy(k->object + k->object_len, p, n);
	k->object_len = (uint16_t)(k->object_len + n);
}

/* The value of a field, told apart from every other of the same field; long texts by their hash. */
static void key_value(struct finding_key *k, unsigned field, const struct value *v)
{
	const uint8_t tag[2] = { (uint8_t)field, v->kind };
	key_put(k, tag, sizeof tag);
	if (v->kind == VALUE_BYTES || v->kind == VALUE_LIST) {
		const uint64_t hash = table_hash(v->p, v->len);
		key_put(k, &hash, sizeof hash);
		key_put(k, &v->len, sizeof v->len);
	} else {
		key_put(k, &v->u, sizeof v->u);
		if (v->kind == VALUE_SPAN)
			key_put(k, &v->count, sizeof v->count);
	}
}

static bool is_range(const struct value *v)
{
	return v->kind == VALUE_UINT || v->kind == VALUE_SPAN;
}

/* The field whose addresses are joined: the first that is a number or a span; -1: none. */
static int range_field(const struct protocol *p, const struct message *m)
{
	for (uint64_t left = p->addresses & m->present; left; left &= left - 1) {
		const unsigned i = (unsigned)__builtin_ctzll(left);
		if (is_range(&m->fields[i]))
			return (int)i;
	}
	return -1;
}

/* ---- what a finding learns from each hit ---- */

void report_find_widen(struct finding *f, uint64_t first, uint64_t last)
{
	unsigned at = 0;
	while (at < f->range_count && f->range[at].last != UINT64_MAX && f->range[at].last + 1 < first)
		at++;
	unsigned end = at; /* ranges at..end-1 touch the new one */
	while (end < f->range_count && (!f->range[end].first || f->range[end].first - 1 <= last)) {
		if (f->range[end].first < first)
			first = f->range[end].first;
		if (f->range[end].last > last)
			last = f->range[end].last;
		end++;
	}
	if (end == at) {
		if (f->range_count == REPORT_RANGES) {
			/* No room: join with the nearest neighbour over the gap. */
			f->is_rough = true;
			const bool left = at && (at == f->range_count ||
						 first - f->range[at - 1].last < f->range[at].first - last);
			if (left)
				f->range[at - 1].last = last;
			else
				f->range[at].first = first;
			return;
		}
		memmove(&f->range[at + 1], &f->range[at], (f->range_count - at) * sizeof f->range[0]);
		f->range_count++;
	} else if (end > at + 1) {
		memmove(&f->range[at + 1], &f->range[end], (f->range_count - end) * sizeof f->range[0]);
		f->range_count = (uint8_t)(f->range_count - (end - at - 1));
	}
	f->range[at].first = first;
	f->range[at].last = last;
}

static void learn_number(struct finding *f, const struct value *v)
{
	const double d = v->kind == VALUE_FLOAT ? v->f
		       : v->kind == VALUE_INT	? (double)v->i
						: (double)v->u;
	f->is_float = f->is_float || v->kind == VALUE_FLOAT;
	if (d < f->low || !f->has_value)
		f->low = d;
	if (d > f->high || !f->has_value)
		f->high = d;
	f->has_value = true;
}

#define MEMBERS_LOOKED_AT 128

static void learn(struct finding *f, const struct protocol *p, const struct message *m, int range)
{
	if (range >= 0) {
		const struct value *v = &m->fields[range];
		const uint64_t more = v->kind == VALUE_SPAN && v->count ? v->count - 1 : 0;
		const uint64_t last = v->u + more < v->u ? UINT64_MAX : v->u + more;
		f->address = &m->dissector->fields[range];
		report_find_widen(f, v->u, last);
	}
	const uint64_t values = p->values & m->present;
	if (!values)
		return;
	const unsigned i = (unsigned)__builtin_ctzll(values);
	const struct value *v = &m->fields[i];
	f->value = &m->dissector->fields[i];
	if (v->kind == VALUE_LIST) {
		for (uint32_t k = 0; k < v->count && k < MEMBERS_LOOKED_AT; k++) {
			const struct value member = list_member(v, k);
			learn_number(f, &member);
		}
	} else if (v->kind == VALUE_BYTES) {
		/* Raw bytes say nothing to a reader. */
		if (!f->value_text[0] && f->value->type != FIELD_BYTES)
			words_value(f->value, v, f->value_text, sizeof f->value_text);
	} else {
		learn_number(f, v);
	}
}

/* ---- gravity ---- */

static uint8_t gravity_of(const struct finding_key *k)
{
	unsigned g = finding_texts[k->kind].gravity;
	if (k->verdict >= VERDICT_DROP)
		g = g < GRAVITY_HIGH ? g + 1 : g;
	else if (k->verdict == VERDICT_ALERT)
		g = g < GRAVITY_LOW ? GRAVITY_LOW : g;
	else if (k->cause == CAUSE_ALLOW_LINE && k->kind < INTENT_COUNT)
		g = GRAVITY_NOTE;
	return (uint8_t)g;
}

/* ---- the table ---- */

static struct finding *find(const struct report *r, const struct finding_key *k, uint64_t hash)
{
	struct node *n = r->findings.buckets ? r->findings.bucket[hash & (r->findings.buckets - 1)]
					     : NULL;
	for (; n; n = n->next)
		if (n->hash == hash && report_find_same(&((struct finding *)n)->key, k))
			return (struct finding *)n;
	return NULL;
}

static struct finding *add(struct report *r, const struct finding_key *k, uint64_t hash,
			   const struct event *e)
{
	struct finding *f = report_alloc(r, sizeof *f);
	if (!f)
		return NULL;
	f->node.hash = hash;
	f->key = *k;
	f->packet = e->packet;
	f->order = e->order;
	f->turn = r->order++;
	f->first_ns = f->last_ns = e->time_ns;
	f->gravity = gravity_of(k);
	return table_add(&r->findings, &f->node) ? f : NULL;
}

/* The finding of this key; made when there is room, otherwise what sums the rest. */
static struct finding *reach(struct report *r, struct finding_key *k, const struct event *e, bool *born)
{
	uint64_t hash = report_find_hash(k);
	struct finding *f = find(r, k, hash);
	if (f)
		return f;
	if (k->object_len) {
		struct finding_key group = *k;
		group.object_len = OBJECT_GROUP;
		const uint64_t group_hash = report_find_hash(&group);
		struct finding *g = find(r, &group, group_hash);
		if (!g)
			g = add(r, &group, group_hash, e);
		if (!g)
			return &r->kind_others[k->kind];
		if (g->members == REPORT_OBJECTS) {
			k->object_len = OBJECT_OTHERS;
			hash = report_find_hash(k);
			f = find(r, k, hash);
			if (f)
				return f;
		} else {
			g->members++;
		}
	}
	if (r->kind_count[k->kind] == REPORT_FINDINGS)
		return &r->kind_others[k->kind];
	f = add(r, k, hash, e);
	if (!f)
		return &r->kind_others[k->kind];
	r->kind_count[k->kind]++;
	*born = true;
	return f;
}

static void hit(struct report *r, struct finding *f, const struct event *e)
{
	if (!f->count) {
		f->packet = e->packet;
		f->order = e->order;
		f->first_ns = e->time_ns;
	}
	f->count++;
	if (e->time_ns < f->first_ns)
		f->first_ns = e->time_ns;
	if (e->time_ns > f->last_ns)
		f->last_ns = e->time_ns;
	history_at(&r->history, e->time_ns)->marks[f->gravity]++;
}

static void key_talk(struct finding_key *k, const struct note *n, const struct event *e)
{
	if (n && n->talk && !n->talk->is_others) {
		k->client = n->talk->key.client;
		k->server = n->talk->key.server;
	} else if (e->flow) {
		k->client = report_end(&e->flow->conversation.client);
		k->server = report_end(&e->flow->conversation.server);
	}
}

static void key_judgement(struct finding_key *k, const struct judgement *j)
{
	k->verdict = j->verdict;
	k->cause = j->cause;
	k->mode = j->mode;
	k->line = j->line;
}

static void born_zones(struct finding *f, const struct note *n)
{
	if (!n || !n->talk)
		return;
	f->from = f->key.by_server ? n->talk->to : n->talk->from;
	f->to = f->key.by_server ? n->talk->from : n->talk->to;
}

/* ---- entries ---- */

void report_find_operation(struct report *r, struct note *n, const struct event *e)
{
	const struct operation *op = e->operation;
	const struct message *m = e->message;
	const struct protocol *p = n->row->protocol;
	const int range = range_field(p, m);
	struct finding_key k;

	memset(&k, 0, KEY_FIXED);
	key_talk(&k, n, e);
	key_judgement(&k, &e->judgement);
	k.kind = op->failed && op->role != ROLE_REQUEST ? FINDING_EXCEPTION : op->intent;
	k.by_server = !m->from_client;
	k.dissector = m->dissector;
	k.label = op->label;
	uint64_t fields = (p->keys | p->addresses) & m->present;
	if (range >= 0)
		fields &= ~(UINT64_C(1) << range);
	for (uint64_t left = fields; left; left &= left - 1) {
		const unsigned i = (unsigned)__builtin_ctzll(left);
		key_value(&k, i, &m->fields[i]);
	}

	struct finding *f = n->last;
	if (!f || !report_find_same(&f->key, &k)) {
		bool born = false;
		f = reach(r, &k, e, &born);
		if (born) {
			f->technique = op->technique;
			born_zones(f, n);
			if (f->key.object_len != OBJECT_OTHERS)
				words_fields(m, fields, f->object, sizeof f->object);
		}
		n->last = f;
	}
	hit(r, f, e);
	if (!f->is_others)
		learn(f, p, m, range);
}

void report_find_flaw(struct report *r, struct note *n, const struct event *e, unsigned bit)
{
	static const uint8_t kinds[] = {
		[FLAW_MALFORMED] = FINDING_MALFORMED,
		[FLAW_UNKNOWN] = FINDING_UNREADABLE,
		[FLAW_ANSWER] = FINDING_ANSWER,
	};
	const struct message *m = e->message;
	const struct flaw *flaw_text = dissector_flaw(m->dissector, bit);
	struct finding_key k;
	bool born = false;

	memset(&k, 0, KEY_FIXED);
	key_talk(&k, n, e);
	key_judgement(&k, &e->judgement);
	k.kind = flaw_text ? kinds[flaw_text->class] : FINDING_MALFORMED;
	k.by_server = !m->from_client;
	k.dissector = m->dissector;
	k.label = flaw_text ? flaw_text->name : "unnamed";
	k.detail = (uint16_t)bit;
	struct finding *f = reach(r, &k, e, &born);
	if (born) {
		f->help = flaw_text ? flaw_text->help : "a flaw without a name";
		born_zones(f, n);
	}
	hit(r, f, e);
}

void report_find_reason(struct report *r, struct note *n, const struct event *e)
{
	struct finding_key k;
	bool born = false;

	memset(&k, 0, KEY_FIXED);
	key_talk(&k, n, e);
	k.kind = FINDING_TRANSPORT;
	k.label = reasons[e->reason].name;
	k.detail = (uint16_t)e->reason;
	struct finding *f = reach(r, &k, e, &born);
	if (born) {
		f->help = reasons[e->reason].help;
		born_zones(f, n);
	}
	hit(r, f, e);
}

void report_find_opening(struct report *r, struct note *n, const struct event *e)
{
	const struct conversation *c = &e->flow->conversation;
	struct finding_key k;
	bool born = false;

	memset(&k, 0, KEY_FIXED);
	key_talk(&k, n, e);
	key_judgement(&k, &e->judgement);
	k.kind = FINDING_OPENING;
	k.port = c->ip_version ? c->server_port : c->ethertype;
	k.ip_protocol = c->ip_version ? c->ip_protocol : 0;
	struct finding *f = reach(r, &k, e, &born);
	if (born)
		born_zones(f, n);
	hit(r, f, e);
}

/* Priority 1 is the gravest; rules say themselves how much they matter. */
void report_find_signature(struct report *r, struct note *n, const struct event *e)
{
	static const uint8_t gravities[] = { GRAVITY_LOW, GRAVITY_HIGH, GRAVITY_MEDIUM, GRAVITY_LOW };
	const struct signature_text *t = signature_text(e->signature->rule);
	struct finding_key k;
	bool born = false;

	memset(&k, 0, KEY_FIXED);
	key_talk(&k, n, e);
	key_judgement(&k, &e->judgement);
	k.kind = FINDING_SIGNATURE;
	k.by_server = !e->signature->from_client;
	k.dissector = e->message ? e->message->dissector : NULL;
	k.label = t->message;
	k.spare = t->sid;
	struct finding *f = reach(r, &k, e, &born);
	if (born) {
		f->gravity = t->priority < sizeof gravities ? gravities[t->priority] : GRAVITY_NOTE;
		f->technique = t->technique;
		f->number = t->sid;
		f->help = t->category;
		born_zones(f, n);
	}
	hit(r, f, e);
}
