/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The batch in hand: blocks as they came, rows of events, what changed in the ledger.  It is written in one
 * transaction or stays as it is; only then is bulkheadd told that it may forget.
 */
#include "mgmt/daemon/store_tree.h"

#include "dataplane/control.h"
#include "dataplane/host/log.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const steps[] = {
	"CREATE TABLE blocks (id INTEGER PRIMARY KEY, first_ns INTEGER NOT NULL, last_ns INTEGER NOT NULL, "
	"records INTEGER NOT NULL, is_cut INTEGER NOT NULL, bytes BLOB NOT NULL);"
	"CREATE INDEX blocks_by_time ON blocks (last_ns);"
	"CREATE TABLE ledger_secret (secret BLOB NOT NULL);"
	"CREATE TABLE ledger (id INTEGER PRIMARY KEY, high INTEGER NOT NULL, low INTEGER NOT NULL, "
	"kind INTEGER NOT NULL, first_ns INTEGER NOT NULL, last_ns INTEGER NOT NULL, count INTEGER NOT NULL, "
	"allow INTEGER NOT NULL, alert INTEGER NOT NULL, dropped INTEGER NOT NULL, reset INTEGER NOT NULL, "
	"refuse INTEGER NOT NULL, least REAL, greatest REAL, sample BLOB NOT NULL);"
	"CREATE INDEX ledger_by_time ON ledger (last_ns);"
	"CREATE TABLE events (id INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, ledger INTEGER NOT NULL, "
	"kind INTEGER NOT NULL, verdict INTEGER NOT NULL, severity INTEGER NOT NULL, keep INTEGER NOT NULL, "
	"block INTEGER NOT NULL, place INTEGER NOT NULL);"
	"CREATE INDEX events_by_time ON events (time_ns);"
	"CREATE INDEX events_by_ledger ON events (ledger, time_ns);"
	"CREATE INDEX events_by_verdict ON events (verdict, time_ns) WHERE verdict > 0;"
	"CREATE INDEX events_by_block ON events (block);"
	"CREATE TABLE folds (event INTEGER PRIMARY KEY, last_ns INTEGER NOT NULL, count INTEGER NOT NULL, "
	"least REAL, greatest REAL, period_ns INTEGER NOT NULL, jitter_ns INTEGER NOT NULL);"
	"CREATE TABLE sources (run INTEGER PRIMARY KEY, number INTEGER NOT NULL, time_ns INTEGER NOT NULL);"
	"CREATE TABLE losses (time_ns INTEGER NOT NULL, count INTEGER NOT NULL);"
	"CREATE TABLE evidence (id INTEGER PRIMARY KEY, flow INTEGER NOT NULL, time_ns INTEGER NOT NULL, "
	"bytes BLOB NOT NULL);"
	"CREATE INDEX evidence_by_flow ON evidence (flow, time_ns);",
};

const struct schema store_schema = { "store", DATABASE_EVENTS, steps, 1 };

/* ---- taking ---- */

/* Room for one more at list[count]. */
static bool make_room(void *list, size_t count, size_t *cap, size_t size)
{
	void **at = list;

	if (count < *cap)
		return true;
	const size_t more = *cap ? 2 * *cap : 64;
	void *p = realloc(*at, more * size);
	if (!p)
		return false;
	*at = p;
	*cap = more;
	return true;
}

static uint64_t take_kept(struct store *s, const struct wire_event *e, uint64_t ledger, enum keep keep,
			  uint64_t block, uint32_t place)
{
	struct batch *b = &s->batch;

	if (!make_room(&b->events, b->event_count, &b->event_cap, sizeof *b->events)) {
		atomic_fetch_add(&s->lost, 1);
		return 0;
	}
	b->events[b->event_count++] = (struct pending_event){ .id = ++s->last_event,
							      .time_ns = e->event.time_ns,
							      .ledger = ledger,
							      .block = block,
							      .place = place,
							      .kind = (uint8_t)e->event.kind,
							      .verdict = e->event.judgement.verdict,
							      .severity = (uint8_t)store_severity(e),
							      .keep = (uint8_t)keep };
	return s->last_event;
}

static void take_event(struct store *s, uint64_t block, uint32_t place)
{
	struct wire_event *e = &s->event;
	struct store_item item = { .event = e };
	enum keep keep;

	atomic_fetch_add_explicit(&s->taken, 1, memory_order_relaxed);
	if (e->event.kind != EVENT_FLOW_END) {
		struct ledger_entry *l = ledger_take(s, e, &item.is_first);
		item.ledger = l ? l->id : 0;
		if (event_is_kept(e, item.is_first, &keep))
			item.id = take_kept(s, e, item.ledger, keep, block, place);
		else if (l && e->event.kind == EVENT_OPERATION)
			ledger_fold(s, l, e, block, place);
	}
	store_tell(s, &item);
}

bool batch_take(struct store *s, struct bytes block)
{
	struct batch *b = &s->batch;
	enum wire_got got = WIRE_BAD;
	uint32_t place = 0;
	size_t at;

	uint8_t *copy = malloc(block.len);
	if (!copy || !make_room(&b->blocks, b->block_count, &b->block_cap, sizeof *b->blocks)) {
		free(copy);
		return false;
	}
	memcpy(copy, block.p, block.len);
	struct pending_block *p = &b->blocks[b->block_count];
	*p = (struct pending_block){
		.id = s->last_block + 1, .first_ns = UINT64_MAX, .len = (uint32_t)block.len, .bytes = copy
	};
	if (wire_open(s->reader, (struct bytes){ copy, block.len }))
		while ((got = wire_next(s->reader, &s->event)) == WIRE_EVENT) {
			const uint64_t time_ns = s->event.event.time_ns;
			p->first_ns = time_ns < p->first_ns ? time_ns : p->first_ns;
			p->last_ns = time_ns > p->last_ns ? time_ns : p->last_ns;
			take_event(s, p->id, place++);
		}
	if (got == WIRE_BAD)
		log_error("store: a block of records is damaged behind its record %u: %s", place,
			  wire_wrong(s->reader, &at));
	if (!place) {
		free(copy);
		return got != WIRE_BAD;
	}
	p->records = place;
	s->last_block++;
	b->block_count++;
	b->bytes += block.len;
	return true;
}

bool batch_evidence(struct store *s, struct bytes bytes)
{
	struct control_evidence head;
	struct batch *b = &s->batch;

	if (bytes.len < sizeof head ||
	    !make_room(&b->evidence, b->evidence_count, &b->evidence_cap, sizeof *b->evidence))
		return false;
	uint8_t *copy = malloc(bytes.len);
	if (!copy)
		return false;
	memcpy(copy, bytes.p, bytes.len);
	memcpy(&head, bytes.p, sizeof head);
	b->evidence[b->evidence_count++] =
		(struct pending_evidence){ head.flow, head.time_ns, (uint32_t)bytes.len, copy };
	b->bytes += bytes.len;
	return true;
}

/* ---- writing ---- */

enum statement { PUT_BLOCK, PUT_EVENT, PUT_LEDGER, MORE_LEDGER, PUT_FOLD, PUT_SOURCE, PUT_EVIDENCE, STATEMENTS };

static const char *const sql[STATEMENTS] = {
	[PUT_BLOCK] = "INSERT INTO blocks VALUES (?, ?, ?, ?, 0, ?)",
	[PUT_EVENT] = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[PUT_LEDGER] = "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[MORE_LEDGER] = "UPDATE ledger SET last_ns = ?, count = ?, allow = ?, alert = ?, dropped = ?, reset = ?, "
			"refuse = ?, least = ?, greatest = ? WHERE id = ?",
	[PUT_FOLD] = "INSERT INTO folds VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET last_ns = ?2, "
		     "count = ?3, least = ?4, greatest = ?5, period_ns = ?6, jitter_ns = ?7",
	[PUT_SOURCE] = "INSERT INTO sources VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET number = ?2, time_ns = ?3",
	[PUT_EVIDENCE] = "INSERT INTO evidence (flow, time_ns, bytes) VALUES (?, ?, ?)",
};

struct statements {
	sqlite3_stmt *list[STATEMENTS];
};

static bool prepare(struct store *s, sqlite3 *db)
{
	if (s->statements)
		return true;
	s->statements = calloc(1, sizeof *s->statements);
	bool ok = s->statements;
	for (unsigned i = 0; ok && i < STATEMENTS; i++)
		ok = sqlite3_prepare_v3(db, sql[i], -1, SQLITE_PREPARE_PERSISTENT, &s->statements->list[i], NULL) ==
		     SQLITE_OK;
	if (ok)
		ok = sqlite3_exec(db, "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000", NULL, NULL,
				  NULL) == SQLITE_OK;
	if (!ok)
		log_error("store: %s", sqlite3_errmsg(db));
	return ok;
}

void statements_free(struct store *s)
{
	for (unsigned i = 0; s->statements && i < STATEMENTS; i++)
		sqlite3_finalize(s->statements->list[i]);
	free(s->statements);
	s->statements = NULL;
}

/* Binds values in order: u uint64_t, d double (infinite: null), b bytes; and runs it. */
static bool put(struct store *s, enum statement which, const char *types, ...)
{
	sqlite3_stmt *q = s->statements->list[which];
	va_list args;

	va_start(args, types);
	for (int i = 0; types[i]; i++) {
		if (types[i] == 'u') {
			sqlite3_bind_int64(q, i + 1, (int64_t)va_arg(args, uint64_t));
		} else if (types[i] == 'd') {
			const double d = va_arg(args, double);
			if (isinf(d))
				sqlite3_bind_null(q, i + 1);
			else
				sqlite3_bind_double(q, i + 1, d);
		} else {
			const void *p = va_arg(args, const void *);
			sqlite3_bind_blob64(q, i + 1, p, va_arg(args, size_t), SQLITE_STATIC);
		}
	}
	va_end(args);
	const bool ok = sqlite3_step(q) == SQLITE_DONE;
	sqlite3_reset(q);
	return ok;
}

static bool put_event(struct store *s, const struct pending_event *e)
{
	return put(s, PUT_EVENT, "uuuuuuuuu", e->id, e->time_ns, e->ledger, (uint64_t)e->kind, (uint64_t)e->verdict,
		   (uint64_t)e->severity, (uint64_t)e->keep, e->block, (uint64_t)e->place);
}

static bool put_ledger(struct store *s, const struct ledger_entry *e)
{
	const uint64_t *v = e->verdicts;

	if (e->is_new)
		return put(s, PUT_LEDGER, "uuuuuuuuuuuuddb", e->id, e->key[0], e->key[1], (uint64_t)e->kind,
			   e->first_ns, e->last_ns, e->count, v[0], v[1], v[2], v[3], v[4], e->least, e->greatest,
			   (const void *)(e->sample ? e->sample : (const uint8_t *)""), (size_t)e->sample_len);
	return put(s, MORE_LEDGER, "uuuuuuuddu", e->last_ns, e->count, v[0], v[1], v[2], v[3], v[4], e->least,
		   e->greatest, e->id);
}

static bool put_fold(struct store *s, const struct ledger_entry *l)
{
	const struct fold *f = &l->fold;
	const double n = f->count > 1 ? (double)(f->count - 1) : 1, mean = f->sum_ns / n;
	const double spread = f->squares_ns / n - mean * mean;

	if (f->is_new && !put_event(s, &(struct pending_event){ .id = f->event,
								.time_ns = f->begun_ns,
								.ledger = l->id,
								.kind = EVENT_OPERATION,
								.block = f->block,
								.place = (uint32_t)f->place }))
		return false;
	return put(s, PUT_FOLD, "uuudduu", f->event, f->last_ns, f->count, f->least, f->greatest, (uint64_t)mean,
		   (uint64_t)(spread > 0 ? sqrt(spread) : 0));
}

static bool put_all(struct store *s)
{
	const struct batch *b = &s->batch;
	const struct ledger *l = &s->ledger;
	bool ok = true;

	for (size_t i = 0; ok && i < b->block_count; i++) {
		const struct pending_block *p = &b->blocks[i];
		ok = put(s, PUT_BLOCK, "uuuub", p->id, p->first_ns, p->last_ns, (uint64_t)p->records,
			 (const void *)p->bytes, (size_t)p->len);
	}
	for (size_t i = 0; ok && i < b->event_count; i++)
		ok = put_event(s, &b->events[i]);
	for (uint32_t i = 0; ok && i < l->dirty_count; i++) {
		const struct ledger_entry *e = &l->entry[l->dirty[i]];
		ok = put_ledger(s, e) && (!e->fold.is_dirty || put_fold(s, e));
	}
	for (size_t i = 0; ok && i < b->evidence_count; i++) {
		const struct pending_evidence *e = &b->evidence[i];
		ok = put(s, PUT_EVIDENCE, "uub", e->flow, e->time_ns, (const void *)e->bytes, (size_t)e->len);
	}
	return ok && (!b->run || put(s, PUT_SOURCE, "uuu", b->run, b->number, clock_now_ns()));
}

/* What was written is written. */
static void settle(struct store *s)
{
	struct ledger *l = &s->ledger;

	for (uint32_t i = 0; i < l->dirty_count; i++) {
		struct ledger_entry *e = &l->entry[l->dirty[i]];
		e->is_new = e->is_dirty = e->fold.is_new = e->fold.is_dirty = false;
		free(e->sample);
		e->sample = NULL;
		e->sample_len = 0;
	}
	l->dirty_count = 0;
	s->run = s->batch.run ? s->batch.run : s->run;
	s->number = s->batch.run ? s->batch.number : s->number;
	for (size_t i = 0; i < s->batch.block_count; i++)
		free(s->batch.blocks[i].bytes);
	for (size_t i = 0; i < s->batch.evidence_count; i++)
		free(s->batch.evidence[i].bytes);
	s->batch.block_count = s->batch.event_count = s->batch.evidence_count = 0;
	s->batch.bytes = 0;
	s->batch.run = s->batch.since_ns = 0;
}

bool batch_commit(struct store *s)
{
	sqlite3 *db = database_begin(s->daemon->events);
	bool ok = db && prepare(s, db) && put_all(s);

	if (ok)
		ok = database_commit(s->daemon->events);
	else if (db)
		database_rollback(s->daemon->events);
	if (ok)
		settle(s);
	else
		atomic_fetch_add(&s->failures, 1);
	return ok;
}

void batch_free(struct batch *b)
{
	for (size_t i = 0; i < b->block_count; i++)
		free(b->blocks[i].bytes);
	for (size_t i = 0; i < b->evidence_count; i++)
		free(b->evidence[i].bytes);
	free(b->blocks);
	free(b->events);
	free(b->evidence);
	*b = (struct batch){ 0 };
}

bool store_resume(struct store *s)
{
	sqlite3 *db = database_read(s->daemon->events);

	if (!db)
		return false;
	s->last_block = (uint64_t)sql_number(db, 0, "SELECT max(id) FROM blocks", "");
	s->last_event = (uint64_t)sql_number(db, 0, "SELECT max(id) FROM events", "");
	return true;
}
