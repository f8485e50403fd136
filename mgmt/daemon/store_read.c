/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Out of the store again, but for searching: one event, the ledger, transactions.  Any thread; each call has a
 * reader of records of its own.
 */
#include "mgmt/daemon/store_tree.h"

#include "mgmt/daemon/store_look.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool look_open(struct look *l)
{
	void *memory = aligned_alloc(64, WIRE_READER_SIZE);

	*l = (struct look){ .event = malloc(sizeof *l->event) };
	if (memory && l->event) {
		l->reader = wire_reader_init(memory, WIRE_READER_SIZE);
		return true;
	}
	free(memory);
	free(l->event);
	return false;
}

void look_close(struct look *l)
{
	sqlite3_finalize(l->query);
	free(l->reader);
	free(l->event);
	free(l->bytes);
}

static bool load_block(struct look *l, sqlite3 *db, uint64_t block)
{
	if (!l->query)
		l->query = sql_prepare(db, "SELECT bytes FROM blocks WHERE id = ?", "");
	if (!l->query)
		return false;
	sqlite3_reset(l->query);
	sqlite3_bind_int64(l->query, 1, (int64_t)block);
	if (sqlite3_step(l->query) != SQLITE_ROW)
		return false;
	l->len = (size_t)sqlite3_column_bytes(l->query, 0);
	uint8_t *more = realloc(l->bytes, l->len + 1);
	if (!more)
		return false;
	l->bytes = more;
	memcpy(l->bytes, sqlite3_column_blob(l->query, 0), l->len);
	sqlite3_reset(l->query);
	l->block = block;
	l->is_open = false;
	return true;
}

struct wire_event *look_at_record(struct look *l, sqlite3 *db, uint64_t block, uint64_t place)
{
	if (l->block != block && !load_block(l, db, block))
		return NULL;
	if (!l->is_open || l->next > place) {
		l->is_open = wire_open(l->reader, (struct bytes){ l->bytes, l->len });
		l->next = 0;
	}
	while (l->is_open && l->next <= place) {
		l->is_open = wire_next(l->reader, l->event) == WIRE_EVENT;
		l->next++;
	}
	return l->is_open ? l->event : NULL;
}

static double or_none(sqlite3_stmt *q, int column, double none)
{
	return sqlite3_column_type(q, column) == SQLITE_NULL ? none : sqlite3_column_double(q, column);
}

void look_fill(sqlite3_stmt *q, struct store_event *out)
{
	*out = (struct store_event){
		.id = (uint64_t)sqlite3_column_int64(q, 0),
		.time_ns = (uint64_t)sqlite3_column_int64(q, 1),
		.ledger = (uint64_t)sqlite3_column_int64(q, 2),
		.kind = (unsigned)sqlite3_column_int(q, 3),
		.verdict = (unsigned)sqlite3_column_int(q, 4),
		.severity = (unsigned)sqlite3_column_int(q, 5),
		.block = (uint64_t)sqlite3_column_int64(q, 6),
		.place = (uint64_t)sqlite3_column_int64(q, 7),
		.fold = { .least = INFINITY, .greatest = -INFINITY },
	};
}

void look_fold(sqlite3 *db, struct store_event *e)
{
	if (e->kind != EVENT_OPERATION || e->verdict != VERDICT_ALLOW)
		return;
	sqlite3_stmt *q = sql_prepare(db,
				      "SELECT last_ns, count, period_ns, jitter_ns, least, greatest FROM folds "
				      "WHERE event = ?",
				      "u", e->id);
	if (q && sqlite3_step(q) == SQLITE_ROW)
		e->fold = (struct store_fold){
			.last_ns = (uint64_t)sqlite3_column_int64(q, 0),
			.count = (uint64_t)sqlite3_column_int64(q, 1),
			.period_ns = (uint64_t)sqlite3_column_int64(q, 2),
			.jitter_ns = (uint64_t)sqlite3_column_int64(q, 3),
			.least = or_none(q, 4, INFINITY),
			.greatest = or_none(q, 5, -INFINITY),
		};
	sqlite3_finalize(q);
}

bool store_event(struct store *s, uint64_t id, void (*fn)(void *ctx, const struct store_event *e), void *ctx)
{
	sqlite3 *db = database_read(s->daemon->events);
	struct store_event e;
	struct look l;
	bool found = false;

	if (!db || !look_open(&l))
		return false;
	sqlite3_stmt *q = sql_prepare(db, "SELECT " LOOK_COLUMNS " FROM events WHERE id = ?", "u", id);
	if (q && sqlite3_step(q) == SQLITE_ROW) {
		look_fill(q, &e);
		look_fold(db, &e);
		e.event = look_at_record(&l, db, e.block, e.place);
		found = e.event;
		if (found)
			fn(ctx, &e);
	}
	sqlite3_finalize(q);
	look_close(&l);
	return found;
}

bool store_similar(struct store *s, uint64_t ledger, uint64_t *id, uint64_t *time_ns)
{
	sqlite3 *db = database_read(s->daemon->events);
	sqlite3_stmt *q = db ? sql_prepare(db, "SELECT id, time_ns FROM events WHERE ledger = ? AND verdict = 0 "
					       "ORDER BY time_ns DESC LIMIT 1", "u", ledger)
			     : NULL;
	const bool found = q && sqlite3_step(q) == SQLITE_ROW;

	if (found) {
		*id = (uint64_t)sqlite3_column_int64(q, 0);
		*time_ns = (uint64_t)sqlite3_column_int64(q, 1);
	}
	sqlite3_finalize(q);
	return found;
}

bool store_ledger_each(struct store *s, uint64_t since_ns, bool (*fn)(void *ctx, const struct store_ledger_row *row),
		       void *ctx)
{
	sqlite3 *db = database_read(s->daemon->events);
	struct look l;
	bool goes_on = true;

	if (!db || !look_open(&l))
		return false;
	sqlite3_stmt *q =
		sql_prepare(db,
			    "SELECT id, count, first_ns, last_ns, allow, alert, dropped, reset, refuse, least, "
			    "greatest, sample FROM ledger WHERE last_ns >= ? ORDER BY id",
			    "u", since_ns);
	while (q && goes_on && sqlite3_step(q) == SQLITE_ROW) {
		struct store_ledger_row row = {
			.id = (uint64_t)sqlite3_column_int64(q, 0),
			.count = (uint64_t)sqlite3_column_int64(q, 1),
			.first_ns = (uint64_t)sqlite3_column_int64(q, 2),
			.last_ns = (uint64_t)sqlite3_column_int64(q, 3),
			.least = or_none(q, 9, INFINITY),
			.greatest = or_none(q, 10, -INFINITY),
			.sample = l.event,
		};
		const struct bytes sample = { sqlite3_column_blob(q, 11), (size_t)sqlite3_column_bytes(q, 11) };
		for (int v = 0; v < VERDICT_COUNT; v++)
			row.verdicts[v] = (uint64_t)sqlite3_column_int64(q, 4 + v);
		if (sample.p && wire_open(l.reader, sample) && wire_next(l.reader, l.event) == WIRE_EVENT)
			goes_on = fn(ctx, &row);
	}
	sqlite3_finalize(q);
	look_close(&l);
	return q;
}

bool store_transactions_each(struct store *s, uint64_t since_ns, uint64_t until_ns,
			     bool (*fn)(void *ctx, struct wire_event *e), void *ctx)
{
	sqlite3 *db = database_read(s->daemon->events);
	struct look l;
	bool goes_on = true;

	if (!db || !look_open(&l))
		return false;
	sqlite3_stmt *q = sql_prepare(db,
				      "SELECT bytes FROM blocks WHERE last_ns >= ? AND first_ns <= ? AND NOT is_cut "
				      "ORDER BY id",
				      "uu", since_ns, until_ns);
	while (q && goes_on && sqlite3_step(q) == SQLITE_ROW) {
		const struct bytes block = { sqlite3_column_blob(q, 0), (size_t)sqlite3_column_bytes(q, 0) };
		if (!block.p || !wire_open(l.reader, block))
			continue;
		while (goes_on && wire_next(l.reader, l.event) == WIRE_EVENT)
			if (l.event->event.time_ns >= since_ns && l.event->event.time_ns <= until_ns)
				goes_on = fn(ctx, l.event);
	}
	sqlite3_finalize(q);
	look_close(&l);
	return q;
}
