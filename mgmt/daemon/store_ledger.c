/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is distinct.  A happening's key is a keyed hash, so that nobody on the line can make two things look the
 * same, over what says who, with whom and what: not over values, client ports and details.
 */
#include "mgmt/daemon/store_tree.h"

#include "dataplane/host/log.h"

#include <math.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define FOLD_NS (3600 * SECOND_NS) /* so long one row counts polls */
#define VALUES_LOOKED_AT 256u

/* ---- keys ---- */

struct key {
	uint8_t bytes[2048];
	size_t len;
};

static void add(struct key *k, const void *from, size_t len)
{
	const size_t room = sizeof k->bytes - k->len, n = len < room ? len : room;

	memcpy(k->bytes + k->len, from, n);
	k->len += n;
}

static void add_u64(struct key *k, uint64_t u)
{
	add(k, &u, sizeof u);
}

static void add_text(struct key *k, const char *s)
{
	add(k, s ? s : "", s ? strlen(s) + 1 : 1);
}

static void add_end(struct key *k, const struct endpoint *e)
{
	add_u64(k, (uint64_t)e->has_address << 16 | e->vlan);
	if (e->has_address)
		add(k, e->address, sizeof e->address);
	else
		add(k, e->mac, sizeof e->mac);
}

static void add_conversation(struct key *k, const struct conversation *c)
{
	const bool has_ports = c->ip_protocol == 6 || c->ip_protocol == 17;

	add_end(k, &c->client);
	add_end(k, &c->server);
	add_u64(k, (uint64_t)c->ip_version << 56 | (uint64_t)c->ip_protocol << 48 | (uint64_t)c->ethertype << 16 |
			   (has_ports ? conversation_port(c) : (uint64_t)c->icmp_type << 8 | c->icmp_code));
}

static void add_objects(struct key *k, const struct message *m)
{
	for (uint64_t left = m->present; left; left &= left - 1) {
		const unsigned f = (unsigned)__builtin_ctzll(left);
		const struct value *v = &m->fields[f];
		const struct field *what = &m->dissector->fields[f];
		if (what->use != USE_KEY && what->use != USE_ADDRESS)
			continue;
		add_text(k, what->name);
		if (v->kind == VALUE_BYTES)
			add(k, v->p, v->len < 128 ? v->len : 128);
		else if (v->kind == VALUE_LIST)
			add_u64(k, v->count);
		else
			add_u64(k, v->u);
		add_u64(k, (uint64_t)v->kind << 32 | v->count);
	}
}

static void add_operation(struct key *k, const struct message *m, const struct operation *op)
{
	add_text(k, m->dissector->name);
	add_u64(k, (uint64_t)(uint32_t)m->code << 32 | m->from_client);
	if (!op)
		return;
	add_text(k, op->label);
	add_u64(k, (uint64_t)op->intent << 24 | (uint64_t)op->role << 16 | (uint64_t)op->changes << 8 |
			   (uint64_t)op->transfer << 32 | (uint64_t)op->opaque << 2 | (uint64_t)op->routed << 1 |
			   op->failed);
	add_objects(k, m);
}

static void key_of(const struct store *s, const struct wire_event *e, uint64_t out[2])
{
	struct key k = { .len = 0 };

	add_u64(&k, e->event.kind);
	if (e->event.flow)
		add_conversation(&k, &e->flow.conversation);
	switch (e->event.kind) {
	case EVENT_OPERATION:
		add_operation(&k, &e->message, &e->operation);
		break;
	case EVENT_MESSAGE:
		add_operation(&k, &e->message, NULL);
		add_u64(&k, e->message.flaws);
		break;
	case EVENT_REASON:
		add_text(&k, reasons[e->event.reason].name);
		break;
	case EVENT_IDENTITY:
		add_text(&k, e->message.dissector->name);
		add_u64(&k, (uint64_t)e->event.identity << 1 | e->message.from_client);
		add(&k, e->event.text.p, e->event.text.len);
		break;
	case EVENT_SIGNATURE:
		add_u64(&k, (uint64_t)e->signature.gid << 32 | e->signature.sid);
		break;
	default:
		break;
	}
	crypto_shorthash_siphashx24((unsigned char *)out, k.bytes, k.len, s->ledger.secret);
}

/* ---- the table ---- */

static uint32_t place_of(const struct ledger *l, const uint64_t key[2])
{
	uint32_t at = (uint32_t)key[0] & (LEDGER_BUCKETS - 1);

	while (l->bucket[at] && memcmp(l->entry[l->bucket[at] - 1].key, key, 16) != 0)
		at = (at + 1) & (LEDGER_BUCKETS - 1);
	return at;
}

static struct ledger_entry *make_entry(struct ledger *l, const uint64_t key[2], uint32_t at)
{
	if (l->count == LEDGER_MAX)
		return NULL;
	if (l->count == l->cap) {
		const uint32_t cap = l->cap ? 2 * l->cap : 1024;
		struct ledger_entry *more = realloc(l->entry, cap * sizeof *more);
		if (!more)
			return NULL;
		l->entry = more;
		l->cap = cap;
	}
	struct ledger_entry *n = &l->entry[l->count++];
	*n = (struct ledger_entry){ .key = { key[0], key[1] }, .least = INFINITY, .greatest = -INFINITY };
	l->bucket[at] = l->count;
	return n;
}

static void mark_dirty(struct ledger *l, struct ledger_entry *e)
{
	if (e->is_dirty)
		return;
	if (l->dirty_count == l->dirty_cap) {
		const uint32_t cap = l->dirty_cap ? 2 * l->dirty_cap : 1024;
		uint32_t *more = realloc(l->dirty, cap * sizeof *more);
		if (!more)
			return; /* the next event of it tries again */
		l->dirty = more;
		l->dirty_cap = cap;
	}
	l->dirty[l->dirty_count++] = (uint32_t)(e - l->entry);
	e->is_dirty = true;
}

/* The first of its kind, as a block of its own. */
static void keep_sample(struct store *s, struct ledger_entry *n, const struct wire_event *e)
{
	static uint8_t block[WIRE_BLOCK_MIN]; /* of the store's thread */

	wire_begin(s->writer, block, sizeof block, NULL);
	if (!wire_put_again(s->writer, e))
		return;
	n->sample_len = (uint32_t)wire_len(s->writer);
	n->sample = malloc(n->sample_len);
	if (n->sample)
		memcpy(n->sample, block, n->sample_len);
	else
		n->sample_len = 0;
}

struct ledger_entry *ledger_take(struct store *s, struct wire_event *e, bool *is_first)
{
	struct ledger *l = &s->ledger;
	uint64_t key[2];
	double least, greatest;

	key_of(s, e, key);
	const uint32_t at = place_of(l, key);
	struct ledger_entry *n = l->bucket[at] ? &l->entry[l->bucket[at] - 1] : NULL;
	*is_first = !n;
	if (!n) {
		n = make_entry(l, key, at);
		if (!n) {
			l->refused++;
			return NULL;
		}
		n->id = ++l->last_id;
		n->kind = (uint8_t)e->event.kind;
		n->is_new = true;
		n->first_ns = e->event.time_ns;
		keep_sample(s, n, e);
	}
	n->count++;
	n->verdicts[e->event.judgement.verdict]++;
	if (e->event.time_ns > n->last_ns)
		n->last_ns = e->event.time_ns;
	if (event_values(e, &least, &greatest)) {
		n->least = least < n->least ? least : n->least;
		n->greatest = greatest > n->greatest ? greatest : n->greatest;
	}
	mark_dirty(l, n);
	return n;
}

/* ---- what an event is worth ---- */

static bool is_write(const struct wire_event *e)
{
	return e->event.kind == EVENT_OPERATION && e->operation.role == ROLE_REQUEST && !e->operation.housekeeping &&
	       e->operation.changes != CHANGES_NO;
}

bool event_is_kept(const struct wire_event *e, bool is_first, enum keep *keep)
{
	const struct judgement *j = &e->event.judgement;

	*keep = j->verdict > VERDICT_ALERT ? KEEP_DENIAL : is_write(e) ? KEEP_WRITE : KEEP_PLAIN;
	switch (e->event.kind) {
	case EVENT_OPERATION:
		return j->verdict != VERDICT_ALLOW || j->window || is_write(e);
	case EVENT_FLOW:
		return j->verdict != VERDICT_ALLOW || is_first;
	case EVENT_IDENTITY:
		return is_first;
	case EVENT_REASON:
		return reasons[e->event.reason].class != REASON_INFO || j->verdict != VERDICT_ALLOW;
	case EVENT_MESSAGE:
	case EVENT_SIGNATURE:
		return true;
	default:
		return false;
	}
}

unsigned store_severity(const struct wire_event *e)
{
	const uint8_t verdict = e->event.judgement.verdict;

	if (e->event.kind == EVENT_SIGNATURE)
		return e->signature.priority <= 1 ? 3 : e->signature.priority == 2 ? 2 : 1;
	if (verdict > VERDICT_ALERT)
		return e->event.judgement.mode == MODE_ENFORCE || is_write(e) ? 3 : 2;
	if (verdict == VERDICT_ALERT)
		return 2;
	return e->event.kind == EVENT_MESSAGE || e->event.kind == EVENT_REASON ? 1 : 0;
}

static void look_at(double v, double *least, double *greatest, bool *any)
{
	if (isnan(v))
		return;
	*least = v < *least ? v : *least;
	*greatest = v > *greatest ? v : *greatest;
	*any = true;
}

static double as_double(const struct value *v)
{
	return v->kind == VALUE_INT ? (double)v->i : v->kind == VALUE_FLOAT ? v->f : (double)v->u;
}

bool event_values(const struct wire_event *e, double *least, double *greatest)
{
	const struct message *m = &e->message;
	bool any = false;

	*least = INFINITY;
	*greatest = -INFINITY;
	for (uint64_t left = e->event.kind == EVENT_OPERATION ? m->present : 0; left; left &= left - 1) {
		const unsigned f = (unsigned)__builtin_ctzll(left);
		const struct value *v = &m->fields[f];
		if (m->dissector->fields[f].use != USE_VALUE || v->kind == VALUE_BYTES || v->kind == VALUE_SPAN)
			continue;
		if (v->kind != VALUE_LIST)
			look_at(as_double(v), least, greatest, &any);
		for (uint32_t i = 0; v->kind == VALUE_LIST && i < v->count && i < VALUES_LOOKED_AT; i++) {
			const struct value member = list_member(v, i);
			look_at(as_double(&member), least, greatest, &any);
		}
	}
	return any;
}

/* ---- folds ---- */

void ledger_fold(struct store *s, struct ledger_entry *l, const struct wire_event *e, uint64_t block, uint32_t place)
{
	struct fold *f = &l->fold;
	const uint64_t now = e->event.time_ns;
	double least, greatest;

	if (f->event && !f->is_dirty && now - f->begun_ns >= FOLD_NS)
		f->event = 0; /* its row is as it stays */
	if (!f->event) {
		*f = (struct fold){ .event = ++s->last_event,
				    .begun_ns = now,
				    .last_ns = now,
				    .is_new = true,
				    .least = INFINITY,
				    .greatest = -INFINITY,
				    .block = block,
				    .place = place };
	} else if (now >= f->last_ns) {
		const double between = (double)(now - f->last_ns);
		f->sum_ns += between;
		f->squares_ns += between * between;
	}
	f->count++;
	f->is_dirty = true;
	f->last_ns = now > f->last_ns ? now : f->last_ns;
	if (event_values(e, &least, &greatest)) {
		f->least = least < f->least ? least : f->least;
		f->greatest = greatest > f->greatest ? greatest : f->greatest;
	}
}

/* ---- life ---- */

static bool load_secret(struct store *s)
{
	sqlite3 *db = database_begin(s->daemon->events);

	if (!db)
		return false;
	randombytes_buf(s->ledger.secret, sizeof s->ledger.secret);
	bool ok = sql_run(db, "INSERT INTO ledger_secret SELECT ? WHERE NOT EXISTS (SELECT 1 FROM ledger_secret)",
			  "b", s->ledger.secret, sizeof s->ledger.secret);
	sqlite3_stmt *q = ok ? sql_prepare(db, "SELECT secret FROM ledger_secret", "") : NULL;
	ok = q && sqlite3_step(q) == SQLITE_ROW && sqlite3_column_bytes(q, 0) == (int)sizeof s->ledger.secret;
	if (ok)
		memcpy(s->ledger.secret, sqlite3_column_blob(q, 0), sizeof s->ledger.secret);
	sqlite3_finalize(q);
	return database_commit(s->daemon->events) && ok;
}

static double or_none(sqlite3_stmt *q, int column, double none)
{
	return sqlite3_column_type(q, column) == SQLITE_NULL ? none : sqlite3_column_double(q, column);
}

bool ledger_load(struct store *s)
{
	struct ledger *l = &s->ledger;

	l->bucket = calloc(LEDGER_BUCKETS, sizeof *l->bucket);
	if (!l->bucket || !load_secret(s))
		return false;
	sqlite3_stmt *q =
		sql_prepare(database_read(s->daemon->events),
			    "SELECT id, high, low, kind, first_ns, last_ns, count, allow, alert, dropped, reset, "
			    "refuse, least, greatest FROM ledger",
			    "");
	while (q && sqlite3_step(q) == SQLITE_ROW) {
		const uint64_t key[2] = { (uint64_t)sqlite3_column_int64(q, 1),
					  (uint64_t)sqlite3_column_int64(q, 2) };
		const uint32_t at = place_of(l, key);
		struct ledger_entry *n = l->bucket[at] ? NULL : make_entry(l, key, at);
		if (!n)
			continue;
		n->id = (uint64_t)sqlite3_column_int64(q, 0);
		n->kind = (uint8_t)sqlite3_column_int(q, 3);
		n->first_ns = (uint64_t)sqlite3_column_int64(q, 4);
		n->last_ns = (uint64_t)sqlite3_column_int64(q, 5);
		n->count = (uint64_t)sqlite3_column_int64(q, 6);
		for (int v = 0; v < VERDICT_COUNT; v++)
			n->verdicts[v] = (uint64_t)sqlite3_column_int64(q, 7 + v);
		n->least = or_none(q, 12, INFINITY);
		n->greatest = or_none(q, 13, -INFINITY);
		l->last_id = n->id > l->last_id ? n->id : l->last_id;
	}
	sqlite3_finalize(q);
	return q;
}

void ledger_forget(struct store *s, uint64_t before_ns)
{
	struct ledger *l = &s->ledger;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < l->count; i++)
		if (l->entry[i].last_ns >= before_ns)
			l->entry[kept++] = l->entry[i];
		else
			free(l->entry[i].sample);
	if (kept == l->count)
		return;
	l->count = kept;
	l->dirty_count = 0;
	memset(l->bucket, 0, LEDGER_BUCKETS * sizeof *l->bucket);
	for (uint32_t i = 0; i < kept; i++) {
		l->bucket[place_of(l, l->entry[i].key)] = i + 1;
		if (l->entry[i].is_dirty) {
			l->entry[i].is_dirty = false;
			mark_dirty(l, &l->entry[i]);
		}
	}
}

void ledger_free(struct ledger *l)
{
	for (uint32_t i = 0; i < l->count; i++)
		free(l->entry[i].sample);
	free(l->entry);
	free(l->bucket);
	free(l->dirty);
	*l = (struct ledger){ 0 };
}
