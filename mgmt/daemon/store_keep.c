/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Retention, a little at a time, in the store's thread.  Small blocks become large ones; old blocks keep only what
 * events need; old events go; and when there is more than the size that was set: first old transactions, then events
 * that were simply allowed, then writes, and denials last.
 */
#include "mgmt/daemon/store_tree.h"

#include "dataplane/host/log.h"
#include "mgmt/daemon/options.h"

#include <stdlib.h>
#include <string.h>

#define DAY_NS (86400 * SECOND_NS)
#define REST_NS (60 * SECOND_NS) /* a block is that old before it is packed anew */
#define SMALL_LEN 24576          /* bytes of a block that is packed with others */
#define PACK_LEN 49152u          /* bytes of blocks that become one */
#define PACK_COUNT 64u

/* ---- packing blocks anew ---- */

struct pin {
	uint64_t event, block;
	uint32_t place;
};

struct repack {
	uint64_t ids[PACK_COUNT];
	unsigned count;
	bool cuts;        /* only what events need is kept */
	struct pin *pins; /* by block and place */
	size_t pin_count, pin_at;
	uint64_t first_ns, last_ns;
	uint8_t *out;
	uint32_t *places; /* of each pin in the new block */
};

static bool load_pins(struct store *s, struct repack *r)
{
	size_t cap = 0;
	sqlite3_stmt *q = sql_prepare(database_read(s->daemon->events),
				      "SELECT id, block, place FROM events WHERE block BETWEEN ? AND ? "
				      "ORDER BY block, place",
				      "uu", r->ids[0], r->ids[r->count - 1]);
	bool ok = q;
	while (ok && sqlite3_step(q) == SQLITE_ROW) {
		if (r->pin_count == cap) {
			cap = cap ? 2 * cap : 256;
			struct pin *more = realloc(r->pins, cap * sizeof *more);
			ok = more;
			r->pins = more ? more : r->pins;
		}
		if (ok)
			r->pins[r->pin_count++] = (struct pin){ (uint64_t)sqlite3_column_int64(q, 0),
								(uint64_t)sqlite3_column_int64(q, 1),
								(uint32_t)sqlite3_column_int64(q, 2) };
	}
	sqlite3_finalize(q);
	r->places = ok ? calloc(r->pin_count + 1, sizeof *r->places) : NULL;
	return r->places;
}

static bool pack_record(struct store *s, struct repack *r, uint64_t block, uint32_t place)
{
	const uint32_t to = wire_count(s->writer);
	const uint64_t time_ns = s->event.event.time_ns;
	bool is_pinned = false;

	while (r->pin_at < r->pin_count && (r->pins[r->pin_at].block < block ||
					    (r->pins[r->pin_at].block == block && r->pins[r->pin_at].place < place)))
		r->pin_at++;
	for (; r->pin_at < r->pin_count && r->pins[r->pin_at].block == block && r->pins[r->pin_at].place == place;
	     r->pin_at++) {
		r->places[r->pin_at] = to;
		is_pinned = true;
	}
	if (r->cuts && !is_pinned)
		return true;
	r->first_ns = time_ns < r->first_ns ? time_ns : r->first_ns;
	r->last_ns = time_ns > r->last_ns ? time_ns : r->last_ns;
	return wire_put_again(s->writer, &s->event);
}

static bool pack_blocks(struct store *s, struct repack *r)
{
	bool ok = true;

	wire_begin(s->writer, r->out, WIRE_BLOCK_MAX, NULL);
	for (unsigned i = 0; ok && i < r->count; i++) {
		sqlite3_stmt *q = sql_prepare(database_read(s->daemon->events),
					      "SELECT bytes FROM blocks WHERE id = ?", "u", r->ids[i]);
		uint32_t place = 0;
		if (q && sqlite3_step(q) == SQLITE_ROW &&
		    wire_open(s->reader,
			      (struct bytes){ sqlite3_column_blob(q, 0), (size_t)sqlite3_column_bytes(q, 0) }))
			while (ok && wire_next(s->reader, &s->event) == WIRE_EVENT)
				ok = pack_record(s, r, r->ids[i], place++);
		sqlite3_finalize(q);
	}
	return ok;
}

static bool write_packed(struct store *s, struct repack *r)
{
	sqlite3 *db = database_begin(s->daemon->events);
	const uint64_t first = r->ids[0];
	bool ok = db;

	if (!db)
		return false;
	for (size_t i = 0; ok && i < r->pin_count; i++)
		ok = sql_run(db, "UPDATE events SET block = ?, place = ? WHERE id = ?", "uuu", first,
			     (uint64_t)r->places[i], r->pins[i].event);
	ok = ok && sql_run(db, "DELETE FROM blocks WHERE id > ? AND id <= ?", "uu", first, r->ids[r->count - 1]);
	if (ok && !wire_count(s->writer))
		ok = sql_run(db, "DELETE FROM blocks WHERE id = ?", "u", first);
	else if (ok)
		ok = sql_run(db,
			     "UPDATE blocks SET first_ns = ?, last_ns = ?, records = ?, is_cut = ?, bytes = ? WHERE "
			     "id = ?",
			     "uuuubu", r->first_ns, r->last_ns, (uint64_t)wire_count(s->writer), (uint64_t)r->cuts,
			     (const void *)r->out, wire_len(s->writer), first);
	if (ok)
		return database_commit(s->daemon->events);
	database_rollback(s->daemon->events);
	return false;
}

/* Makes one block of those; false: it does not work, and they stay as they are. */
static bool repack(struct store *s, struct repack *r)
{
	r->first_ns = UINT64_MAX;
	r->last_ns = 0;
	r->out = malloc(WIRE_BLOCK_MAX);
	const bool ok = r->out && load_pins(s, r) && pack_blocks(s, r) && write_packed(s, r);
	free(r->out);
	free(r->pins);
	free(r->places);
	return ok;
}

/* The next small blocks that belong together; false: there are none. */
static bool merge_blocks(struct store *s)
{
	struct repack r = { .count = 0 };
	const uint64_t rested_ns = clock_now_ns() - REST_NS;
	size_t len = 0;
	sqlite3_stmt *q = sql_prepare(database_read(s->daemon->events),
				      "SELECT id, length(bytes), is_cut FROM blocks WHERE id > ? AND last_ns < ? "
				      "ORDER BY id LIMIT 256",
				      "uu", s->keep_step, rested_ns);
	while (q && sqlite3_step(q) == SQLITE_ROW && r.count < PACK_COUNT) {
		const size_t more = (size_t)sqlite3_column_int64(q, 1);
		const bool fits = more < SMALL_LEN && !sqlite3_column_int(q, 2) && len + more <= PACK_LEN;
		if (!fits && r.count)
			break;
		if (!fits) {
			s->keep_step = (uint64_t)sqlite3_column_int64(q, 0);
			continue;
		}
		r.ids[r.count++] = (uint64_t)sqlite3_column_int64(q, 0);
		len += more;
	}
	sqlite3_finalize(q);
	/* A few that nothing comes behind yet wait for more. */
	if (r.count < 2 || (len < PACK_LEN / 2 && r.count < PACK_COUNT && r.ids[r.count - 1] == s->last_block))
		return false;
	if (!repack(s, &r))
		s->keep_step = r.ids[r.count - 1];
	else if (len > PACK_LEN / 2)
		s->keep_step = r.ids[0];
	return true;
}

/* The oldest whole block, when it is older than that. */
static bool cut_block(struct store *s, uint64_t before_ns)
{
	struct repack r = { .count = 1, .cuts = true };

	r.ids[0] = (uint64_t)sql_number(
		database_read(s->daemon->events), 0,
		"SELECT id FROM blocks WHERE is_cut = 0 AND last_ns < ? ORDER BY last_ns LIMIT 1", "u", before_ns);
	if (!r.ids[0])
		return false;
	if (repack(s, &r))
		return true;
	/* It cannot be read: as it is it serves nobody but its events. */
	sqlite3 *db = database_begin(s->daemon->events);
	return db && sql_run(db, "UPDATE blocks SET is_cut = 1 WHERE id = ?", "u", r.ids[0]) &&
	       database_commit(s->daemon->events);
}

/* ---- deleting ---- */

static bool run_all(struct store *s, const char *const *list, unsigned count, uint64_t value)
{
	sqlite3 *db = database_begin(s->daemon->events);
	bool ok = db;
	int changed = 0;

	for (unsigned i = 0; ok && i < count; i++) {
		ok = sql_run(db, list[i], "u", value);
		changed = i == 0 && ok ? sqlite3_changes(db) : changed;
	}
	if (ok)
		return database_commit(s->daemon->events) && changed;
	if (db)
		database_rollback(s->daemon->events);
	return false;
}

/* Events that are older than that; true: there may be more. */
static bool delete_old(struct store *s, uint64_t before_ns)
{
	static const char *const list[] = {
		"DELETE FROM events WHERE id IN (SELECT id FROM events WHERE time_ns < ? ORDER BY time_ns LIMIT "
		"2000)",
		"DELETE FROM folds WHERE event < (SELECT min(id) FROM events) AND ?",
		"DELETE FROM blocks WHERE is_cut AND last_ns < ? AND NOT EXISTS "
		"(SELECT 1 FROM events WHERE block = blocks.id)",
		"DELETE FROM evidence WHERE time_ns < ?",
		"DELETE FROM losses WHERE time_ns < ?",
	};
	return run_all(s, list, sizeof list / sizeof list[0], before_ns);
}

/* Some of the oldest events that are kept for this reason. */
static bool delete_oldest(struct store *s, enum keep keep)
{
	static const char *const list[] = {
		"DELETE FROM events WHERE id IN (SELECT id FROM events WHERE keep = ? ORDER BY time_ns LIMIT 2000)",
		"DELETE FROM folds WHERE event IN (SELECT event FROM folds ORDER BY event LIMIT 4000) AND ? >= 0 AND "
		"NOT EXISTS (SELECT 1 FROM events WHERE id = folds.event)",
		"DELETE FROM blocks WHERE id IN (SELECT id FROM blocks WHERE is_cut ORDER BY id LIMIT 4000) AND ? >= "
		"0 AND "
		"NOT EXISTS (SELECT 1 FROM events WHERE block = blocks.id)",
	};
	return run_all(s, list, sizeof list / sizeof list[0], keep);
}

static bool is_beyond_size(struct store *s)
{
	sqlite3 *db = database_read(s->daemon->events);
	const int64_t max = option_number(s->daemon, "retention.size_mb");
	const int64_t pages =
		sql_number(db, 0, "PRAGMA page_count", "") - sql_number(db, 0, "PRAGMA freelist_count", "");

	return max && pages * sql_number(db, 4096, "PRAGMA page_size", "") > max << 20;
}

static bool make_smaller(struct store *s)
{
	return is_beyond_size(s) && (cut_block(s, clock_now_ns() - REST_NS) || delete_oldest(s, KEEP_PLAIN) ||
				     delete_oldest(s, KEEP_WRITE) || delete_oldest(s, KEEP_DENIAL));
}

static uint64_t days_ago(struct store *s, const char *option)
{
	const uint64_t now = clock_now_ns(), back = (uint64_t)option_number(s->daemon, option) * DAY_NS;
	return back < now ? now - back : 0;
}

bool store_keep(struct store *s)
{
	if (merge_blocks(s) || cut_block(s, days_ago(s, "retention.transactions_days")) ||
	    delete_old(s, days_ago(s, "retention.days")) || make_smaller(s))
		return true;
	const uint64_t before_ns = days_ago(s, "retention.ledger_days");
	static const char *const list[] = { "DELETE FROM ledger WHERE last_ns < ?" };
	if (run_all(s, list, 1, before_ns))
		ledger_forget(s, before_ns);
	return false;
}
