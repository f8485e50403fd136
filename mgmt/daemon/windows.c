/* SPDX-License-Identifier: Apache-2.0 */
/* Operations gather in memory and are written once a second; those that are alike are one row with a count.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/windows.h"

#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/endpoint.h"
#include "mgmt/daemon/happening.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/sentence.h"

#include <stdlib.h>
#include <string.h>

static const char *const steps[] = {
	"CREATE TABLE windows (id INTEGER PRIMARY KEY, who TEXT NOT NULL, station TEXT NOT NULL, devices "
	"TEXT NOT NULL,"
	" intents TEXT NOT NULL, why TEXT NOT NULL, opened_ns INTEGER NOT NULL, until_ns INTEGER NOT NULL,"
	" closed_ns INTEGER NOT NULL DEFAULT 0);"
	"CREATE TABLE window_rows (window INTEGER NOT NULL, happening TEXT NOT NULL, event INTEGER NOT NULL,"
	" first_ns INTEGER NOT NULL, last_ns INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (window, "
	"happening))"
	" WITHOUT ROWID",
};
extern const struct schema windows_schema;
const struct schema windows_schema = { "windows", DATABASE_MAIN, steps, 1 };

/* ---- which there are ---- */

static void take_down(sqlite3 *db, struct control_window *w)
{
	w->station[sizeof w->station - 1] = w->devices[sizeof w->devices - 1] =
		w->intents[sizeof w->intents - 1] = '\0';
	w->who[sizeof w->who - 1] = w->why[sizeof w->why - 1] = '\0';
	(void)sql_run(
		db,
		"INSERT INTO windows (id, who, station, devices, intents, why, opened_ns, until_ns) VALUES "
		"(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET closed_ns = 0",
		"itttttuu", (int64_t)w->id, w->who, w->station, w->devices, w->intents, w->why, w->since_ns,
		w->until_ns);
}

void windows_look(struct daemon *d)
{
	void *records;
	unsigned count;
	char open[WINDOWS_MAX * 12] = "0";
	size_t len = 1;

	if (dataplane_ask(d, CONTROL_WINDOWS, NULL, 0, -1, sizeof(struct control_window), &records, &count,
			  NULL)) {
		struct control_window *w = records;
		const int64_t known = sql_number(database_read(d->main), 0,
						 "SELECT count(*) FROM windows WHERE closed_ns = 0", "");
		sqlite3 *db = count || known ? database_begin(d->main) : NULL;
		for (unsigned i = 0; db && i < count; i++) {
			take_down(db, &w[i]);
			if (len + 12 < sizeof open)
				len += (size_t)snprintf(open + len, sizeof open - len, ",%u", w[i].id);
		}
		char *sql = db ? sqlite3_mprintf("UPDATE windows SET closed_ns = min(?, until_ns) WHERE "
						 "closed_ns = 0 AND "
						 "id NOT IN (%s)",
						 open)
			       : NULL;
		if (sql && sql_run(db, sql, "u", clock_now_ns()))
			(void)database_commit(d->main);
		else if (db)
			database_rollback(d->main);
		sqlite3_free(sql);
	}
	free(records);
}

/* ---- what was done in them ---- */

struct row {
	uint32_t window;
	char *happening;
	uint64_t event, first_ns, last_ns, count;
};

static struct row *rows;
static size_t row_count, row_cap;

void windows_event(struct daemon *d, const struct store_item *item)
{
	const struct wire_event *e = item->event;

	if (!e->event.judgement.window || e->event.kind != EVENT_OPERATION)
		return;
	char *text = happening_text(d, e);
	for (size_t i = 0; text && i < row_count; i++)
		if (rows[i].window == e->event.judgement.window && !strcmp(rows[i].happening, text)) {
			rows[i].count++;
			rows[i].last_ns = e->event.time_ns;
			free(text);
			return;
		}
	if (text && row_count == row_cap) {
		struct row *more =
			row_cap < WINDOW_ROWS_MAX ? realloc(rows, (row_cap + 256) * sizeof *rows) : NULL;
		if (!more) {
			free(text);
			return;
		}
		rows = more;
		row_cap += 256;
	}
	if (text)
		rows[row_count++] = (struct row){ e->event.judgement.window, text, item->id, e->event.time_ns,
						  e->event.time_ns,	     1 };
}

void windows_flush(struct daemon *d)
{
	sqlite3 *db = row_count ? database_begin(d->main) : NULL;
	bool ok = db;

	for (size_t i = 0; ok && i < row_count; i++)
		ok = sql_run(db,
			     "INSERT INTO window_rows VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
			     "count = count + "
			     "excluded.count, last_ns = excluded.last_ns",
			     "ituuuu", (int64_t)rows[i].window, rows[i].happening, rows[i].event,
			     rows[i].first_ns, rows[i].last_ns, rows[i].count);
	if (ok)
		ok = database_commit(d->main);
	else if (db)
		database_rollback(d->main);
	for (size_t i = 0; ok && i < row_count; i++)
		free(rows[i].happening);
	row_count = ok ? 0 : row_count;
}

int64_t windows_operations(struct daemon *d, uint32_t id)
{
	return sql_number(database_read(d->main), 0,
			  "SELECT coalesce(sum(count), 0) FROM window_rows WHERE window = ?", "i",
			  (int64_t)id);
}

json_t *windows_rows(struct daemon *d, uint32_t id, enum words_language language)
{
	json_t *list = json_array();
	sqlite3_stmt *s = sql_prepare(
		database_read(d->main),
		"SELECT happening, event, first_ns, last_ns, count FROM window_rows WHERE window = ? "
		"ORDER BY first_ns LIMIT ?",
		"ii", (int64_t)id, (int64_t)WINDOW_ROWS_MAX);

	while (s && sqlite3_step(s) == SQLITE_ROW) {
		json_t *e = happening_again(d, language, sql_text(s, 0));
		const int64_t count = sqlite3_column_int64(s, 4);
		if (!e)
			continue;
		json_object_set_new(e, "id", json_string(sql_text(s, 1)));
		json_object_set_new(e, "time", json_time_ns((uint64_t)sqlite3_column_int64(s, 2)));
		json_object_set_new(e, "count", json_integer(count));
		json_object_set_new(e, "last", json_time_ns((uint64_t)sqlite3_column_int64(s, 3)));
		json_array_append_new(list, e);
	}
	sqlite3_finalize(s);
	return list;
}
