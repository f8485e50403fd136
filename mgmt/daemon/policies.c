/* SPDX-License-Identifier: Apache-2.0 */
/* Versions in the main database, beside what bulkheadd says. */
#define _GNU_SOURCE

#include "mgmt/daemon/policies.h"

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/policy_check.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define AGAIN_NS UINT64_C(5000000000)

static const char *const steps[] = {
	"CREATE TABLE policies (number INTEGER PRIMARY KEY, time_ns INTEGER NOT NULL, who TEXT NOT NULL, why "
	"TEXT NOT NULL,"
	" text BLOB NOT NULL, base INTEGER NOT NULL, lines INTEGER NOT NULL, origin TEXT NOT NULL DEFAULT '',"
	" loaded INTEGER NOT NULL DEFAULT 0)",
};
extern const struct schema policies_schema;
const struct schema policies_schema = { "policies", DATABASE_MAIN, steps, 1 };

/* ---- what bulkheadd has ---- */

static int64_t next_number(sqlite3 *db, const struct policies_now *now)
{
	int64_t next = sql_number(db, 0, "SELECT max(number) FROM policies", "") + 1;

	for (unsigned i = 0; now && i < now->count; i++)
		next = now->items[i].number >= next ? now->items[i].number + 1 : next;
	return next;
}

static char *text_of_plane(struct daemon *d, uint32_t number, size_t *len)
{
	return dataplane_text(d, CONTROL_POLICY_TEXT, &number, sizeof number, len, NULL);
}

/* A version that came another way; a draft that has its number gives way. */
static void take_over(struct daemon *d, const struct control_policy *c, const struct policies_now *now)
{
	size_t len;
	char *text = text_of_plane(d, c->number, &len);
	sqlite3 *db = text ? database_begin(d->main) : NULL;

	if (!db) {
		free(text);
		return;
	}
	if (sql_run(db, "UPDATE policies SET number = ? WHERE number = ? AND loaded = 0", "ii",
		    next_number(db, now), (int64_t)c->number) &&
	    sql_run(db,
		    "INSERT OR IGNORE INTO policies (number, time_ns, who, why, text, base, lines, loaded) "
		    "VALUES (?, ?, ?, ?, ?, 0, ?, 1)",
		    "iuttbi", (int64_t)c->number, c->time_ns, c->who, c->why, text, len, (int64_t)c->lines))
		(void)database_commit(d->main);
	else
		database_rollback(d->main);
	free(text);
}

void policies_now(struct daemon *d, struct policies_now *now)
{
	void *records;

	*now = (struct policies_now){ .answers = false };
	now->answers = dataplane_ask(d, CONTROL_POLICIES, NULL, 0, -1, sizeof *now->items, &records,
				     &now->count, now->error);
	now->items = records;
	if (!now->answers)
		now->count = 0;
	for (unsigned i = 0; i < now->count; i++) {
		struct control_policy *c = &now->items[i];
		c->who[sizeof c->who - 1] = c->why[sizeof c->why - 1] = '\0';
		c->state[sizeof c->state - 1] = c->good[sizeof c->good - 1] = '\0';
		if (strcmp(c->state, "kept") != 0)
			now->in_force = c->number;
		if (!sql_number(database_read(d->main), 0,
				"SELECT 1 FROM policies WHERE number = ? AND loaded = 1", "i",
				(int64_t)c->number))
			take_over(d, c, now);
	}
}

char *policies_text(struct daemon *d, uint32_t number, size_t *len)
{
	sqlite3_stmt *s =
		number ? sql_prepare(database_read(d->main), "SELECT text FROM policies WHERE number = ?",
				     "i", (int64_t)number)
		       : NULL;
	char *text = NULL;

	if (s && sqlite3_step(s) == SQLITE_ROW) {
		*len = (size_t)sqlite3_column_bytes(s, 0);
		text = malloc(*len + 1);
		if (text && *len)
			memcpy(text, sqlite3_column_blob(s, 0), *len);
		if (text)
			text[*len] = '\0';
	}
	sqlite3_finalize(s);
	return text ? text : text_of_plane(d, number, len);
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static json_t *kept;      /* policy_check() of what was in force a moment ago */
static uint64_t until_ns; /* and how long it will do */

void policies_changed(void)
{
	pthread_mutex_lock(&lock);
	until_ns = 0;
	pthread_mutex_unlock(&lock);
}

json_t *policies_in_force(struct daemon *d)
{
	size_t len;

	pthread_mutex_lock(&lock);
	if (clock_up_ns() >= until_ns) {
		char *text = text_of_plane(d, 0, &len);
		json_decref(kept);
		kept = text ? policy_check(text, len) : NULL;
		until_ns = clock_up_ns() + AGAIN_NS;
		free(text);
	}
	json_t *copy = json_deep_copy(kept);
	pthread_mutex_unlock(&lock);
	return copy;
}

/* ---- drafts ---- */

uint32_t policies_open_draft(struct daemon *d, const char *origin)
{
	return (uint32_t)sql_number(
		database_read(d->main), 0,
		"SELECT max(number) FROM policies WHERE origin = ? AND loaded = 0 AND number > "
		"(SELECT coalesce(max(number), 0) FROM policies WHERE loaded = 1)",
		"t", origin);
}

uint32_t policies_draft(struct daemon *d, const char *text, size_t len, const char *who, const char *why,
			uint32_t base, unsigned lines, const char *origin)
{
	struct policies_now now;
	const uint32_t open = *origin ? policies_open_draft(d, origin) : 0;

	policies_now(d, &now);
	sqlite3 *db = database_begin(d->main);
	const int64_t number = open ? open : db ? next_number(db, &now) : 0;
	bool ok = db && sql_run(db,
				"INSERT OR REPLACE INTO policies (number, time_ns, who, why, text, base, "
				"lines, origin) "
				"VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
				"iuttbiit", number, clock_now_ns(), who, why, text, len, (int64_t)base,
				(int64_t)lines, origin);
	if (ok)
		ok = database_commit(d->main);
	else if (db)
		database_rollback(d->main);
	free(now.items);
	return ok ? (uint32_t)number : 0;
}

/* ---- rows ---- */

static bool is_waiting(struct daemon *d, int64_t number)
{
	return sql_number(database_read(d->main), 0,
			  "SELECT 1 FROM approvals WHERE state = 'waiting' AND kind LIKE 'policy.%' AND "
			  "json_extract(arguments, '$.policy') = ?",
			  "i", number);
}

static const struct control_policy *find(const struct policies_now *now, int64_t number)
{
	for (unsigned i = 0; i < now->count; i++)
		if (now->items[i].number == number)
			return &now->items[i];
	return NULL;
}

/* Of number, time_ns, who, why, lines, loaded. */
static json_t *row_json(struct daemon *d, sqlite3_stmt *s, const struct policies_now *now)
{
	const int64_t number = sqlite3_column_int64(s, 0);
	const struct control_policy *c = find(now, number);
	const char *state = c			       ? c->state
			    : sqlite3_column_int(s, 5) ? "kept"
			    : is_waiting(d, number)    ? "waiting"
						       : "draft";
	uint64_t until = 0;
	struct control_status *status;
	void *records = NULL;
	unsigned count;

	if (c && !strcmp(state, "unconfirmed") &&
	    dataplane_ask(d, CONTROL_STATUS, NULL, 0, -1, sizeof *status, &records, &count, NULL) && count) {
		status = records;
		until = status->confirm_until_ns;
	}
	free(records);
	return json_pack("{s:I,s:o,s:s,s:s,s:s,s:b,s:I,s:o}", "number", (json_int_t)number, "time",
			 json_time_ns((uint64_t)sqlite3_column_int64(s, 1)), "who", sql_text(s, 2), "why",
			 sql_text(s, 3), "state", state, "is_good", c && !strcmp(c->good, "good"), "lines",
			 (json_int_t)(c && c->lines ? c->lines : sqlite3_column_int64(s, 4)), "confirm_until",
			 json_time_ns(until));
}

json_t *policies_row(struct daemon *d, uint32_t number, const struct policies_now *now)
{
	sqlite3_stmt *s =
		sql_prepare(database_read(d->main),
			    "SELECT number, time_ns, who, why, lines, loaded FROM policies WHERE number = ?",
			    "i", (int64_t)number);
	json_t *row = s && sqlite3_step(s) == SQLITE_ROW ? row_json(d, s, now) : NULL;

	sqlite3_finalize(s);
	return row;
}

json_t *policies_rows(struct daemon *d, int64_t before, int64_t limit, const struct policies_now *now)
{
	json_t *items = json_array();
	sqlite3_stmt *s =
		sql_prepare(database_read(d->main),
			    "SELECT number, time_ns, who, why, lines, loaded FROM policies WHERE number < ? "
			    "ORDER BY number DESC LIMIT ?",
			    "ii", before, limit);

	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(items, row_json(d, s, now));
	sqlite3_finalize(s);
	return items;
}

/* ---- loading ---- */

static void mark_loaded(struct daemon *d, uint32_t number, const struct control_policy *c)
{
	sqlite3 *db = database_begin(d->main);

	if (!db)
		return;
	if ((c->number == number ||
	     sql_run(db, "DELETE FROM policies WHERE number = ?", "i", (int64_t)c->number)) &&
	    sql_run(db,
		    "UPDATE policies SET number = ?, loaded = 1, who = ?, why = ?, time_ns = ? WHERE number "
		    "= ?",
		    "ittui", (int64_t)c->number, c->who, c->why, c->time_ns, (int64_t)number))
		(void)database_commit(d->main);
	else
		database_rollback(d->main);
}

bool policies_load(struct daemon *d, uint32_t number, const char *who, const char *why, uint32_t confirm_s,
		   uint32_t *became, char error[256])
{
	struct control_load l = { .confirm_s = confirm_s, .number = number };
	size_t len;
	char *text = policies_text(d, number, &len);
	const int fd = text ? memfd_create("policy", MFD_CLOEXEC) : -1;
	void *records = NULL;
	unsigned count = 0;

	snprintf(error, 256, "the text cannot be handed over");
	snprintf(l.who, sizeof l.who, "%s", who);
	snprintf(l.why, sizeof l.why, "%s", why);
	l.len = (uint32_t)len;
	bool ok = fd >= 0 && write(fd, text, len) == (ssize_t)len &&
		  dataplane_ask(d, CONTROL_POLICY_LOAD, &l, sizeof l, fd, sizeof(struct control_policy),
				&records, &count, error);
	if (ok && count) {
		struct control_policy *c = records;
		c->who[sizeof c->who - 1] = c->why[sizeof c->why - 1] = '\0';
		*became = c->number;
		mark_loaded(d, number, c);
		policies_changed();
	}
	if (fd >= 0)
		close(fd);
	free(text);
	free(records);
	return ok && count;
}
