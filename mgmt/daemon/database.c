/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite behind a few functions: opening, steps of the schema, one writer and a reader for each thread. */
#define _GNU_SOURCE

#include "mgmt/daemon/database.h"

#include "dataplane/host/log.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WAIT_MS 10000 /* for a lock of another process: a backup, an inspector */

/* One line for each module that has tables. */
extern const struct schema options_schema;
extern const struct schema trail_schema;
extern const struct schema users_schema;
extern const struct schema approvals_schema;
extern const struct schema policies_schema;
extern const struct schema windows_schema;
extern const struct schema alarms_schema;
extern const struct schema hours_schema;
extern const struct schema assets_schema;
extern const struct schema exports_schema;
extern const struct schema store_schema;
extern const struct schema proposals_schema;

static const struct schema *const schemas[] = {
	&options_schema,
	&trail_schema,
	&users_schema,
	&approvals_schema,
	&policies_schema,
	&windows_schema,
	&alarms_schema,
	&hours_schema,
	&assets_schema,
	&exports_schema,
	&store_schema,
	&proposals_schema,
	NULL,
};

struct database {
	char *path;
	sqlite3 *writer;
	pthread_mutex_t writing;
	pthread_key_t reader;      /* sqlite3 * of each thread */
	atomic_bool is_full;
};

static void note(struct database *d, sqlite3 *db, const char *what)
{
	const int code = sqlite3_errcode(db) & 0xff;

	if (d && (code == SQLITE_FULL || code == SQLITE_IOERR))
		atomic_store(&d->is_full, true);
	log_error("%s: %s: %s", d ? d->path : "database", what, sqlite3_errmsg(db));
}

/* ---- opening ---- */

static bool apply_steps(struct database *d, const struct schema *s)
{
	const int64_t done = sql_number(d->writer, 0, "SELECT steps FROM schema WHERE module = ?", "t", s->module);

	/* More steps than are known were done by a newer version, which only added to what is known. */
	for (unsigned i = done < 0 ? 0 : (unsigned)done; i < s->count; i++)
		if (!sql_run(d->writer, "BEGIN IMMEDIATE", "") ||
		    sqlite3_exec(d->writer, s->steps[i], NULL, NULL, NULL) ||
		    !sql_run(d->writer, "INSERT INTO schema VALUES (?1, ?2) ON CONFLICT DO UPDATE SET steps = ?2", "ti",
			     s->module, (int64_t)i + 1) ||
		    !sql_run(d->writer, "COMMIT", "")) {
			log_error("%s: step %u of %s: %s", d->path, i + 1, s->module, sqlite3_errmsg(d->writer));
			return false;
		}
	return true;
}

static void close_reader(void *connection)
{
	sqlite3_close(connection);
}

static bool is_sound(struct database *d)
{
	sqlite3_stmt *s = sql_prepare(d->writer, "PRAGMA quick_check(1)", "");
	const bool ok = s && sqlite3_step(s) == SQLITE_ROW && !strcmp(sql_text(s, 0), "ok");

	if (!ok)
		log_error("%s is damaged: %s", d->path, s ? sql_text(s, 0) : "it cannot be read");
	sqlite3_finalize(s);
	return ok;
}

struct database *database_open(const char *path, enum which_database which)
{
	const bool is_main = which == DATABASE_MAIN;
	struct database *d = calloc(1, sizeof *d);

	if (!d || !(d->path = strdup(path)) || pthread_mutex_init(&d->writing, NULL) ||
	    pthread_key_create(&d->reader, close_reader)) {
		log_error("no memory for a database");
		if (d)
			free(d->path);
		free(d);
		return NULL;
	}
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
	bool ok = sqlite3_open_v2(path, &d->writer, flags, NULL) == SQLITE_OK;
	if (ok)
		sqlite3_busy_timeout(d->writer, WAIT_MS);
	/* The events of a moment may be lost when the power goes, an account or a row of the trail may not. */
	ok = ok &&
	     sqlite3_exec(d->writer, "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON", NULL, NULL, NULL) ==
		     SQLITE_OK &&
	     sqlite3_exec(d->writer, is_main ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", NULL,
			  NULL, NULL) == SQLITE_OK &&
	     (!is_main || is_sound(d)) &&
	     sqlite3_exec(d->writer,
			  "CREATE TABLE IF NOT EXISTS schema (module TEXT PRIMARY KEY, steps INTEGER NOT NULL) "
			  "WITHOUT ROWID",
			  NULL, NULL, NULL) == SQLITE_OK;
	if (!ok)
		log_error("%s: %s", path, d->writer ? sqlite3_errmsg(d->writer) : "no memory");
	for (unsigned i = 0; ok && schemas[i]; i++)
		if (schemas[i]->where == which)
			ok = apply_steps(d, schemas[i]);
	if (ok)
		return d;
	database_close(d);
	return NULL;
}

void database_close(struct database *d)
{
	if (!d)
		return;
	sqlite3_close(pthread_getspecific(d->reader));
	pthread_key_delete(d->reader);
	sqlite3_close(d->writer);
	pthread_mutex_destroy(&d->writing);
	free(d->path);
	free(d);
}

/* ---- reading and writing ---- */

sqlite3 *database_read(struct database *d)
{
	sqlite3 *db = pthread_getspecific(d->reader);

	if (db)
		return db;
	if (sqlite3_open_v2(d->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK ||
	    sqlite3_exec(db, "PRAGMA query_only = ON", NULL, NULL, NULL) ||
	    pthread_setspecific(d->reader, db)) {
		log_error("%s cannot be read: %s", d->path, db ? sqlite3_errmsg(db) : "no memory");
		sqlite3_close(db);
		return NULL;
	}
	sqlite3_busy_timeout(db, WAIT_MS);
	return db;
}

sqlite3 *database_begin(struct database *d)
{
	pthread_mutex_lock(&d->writing);
	if (sqlite3_exec(d->writer, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK)
		return d->writer;
	note(d, d->writer, "cannot be written");
	pthread_mutex_unlock(&d->writing);
	return NULL;
}

bool database_commit(struct database *d)
{
	const bool ok = sqlite3_exec(d->writer, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;

	if (ok) {
		atomic_store(&d->is_full, false);
	} else {
		note(d, d->writer, "cannot be written");
		sqlite3_exec(d->writer, "ROLLBACK", NULL, NULL, NULL);
	}
	pthread_mutex_unlock(&d->writing);
	return ok;
}

void database_rollback(struct database *d)
{
	const int code = sqlite3_errcode(d->writer) & 0xff;

	if (code == SQLITE_FULL || code == SQLITE_IOERR)
		atomic_store(&d->is_full, true);
	if (!sqlite3_get_autocommit(d->writer))
		sqlite3_exec(d->writer, "ROLLBACK", NULL, NULL, NULL);
	pthread_mutex_unlock(&d->writing);
}

bool database_copy(struct database *d, const char *path)
{
	sqlite3 *from = database_read(d), *to = NULL;
	sqlite3_backup *b = NULL;

	if (!from)
		return false;
	if (sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) ==
	    SQLITE_OK)
		b = sqlite3_backup_init(to, "main", from, "main");
	bool ok = b && sqlite3_backup_step(b, -1) == SQLITE_DONE;
	ok = (b && sqlite3_backup_finish(b) == SQLITE_OK) && ok;
	if (!ok)
		log_error("%s cannot be copied to %s: %s", d->path, path, to ? sqlite3_errmsg(to) : "no memory");
	return (sqlite3_close(to) == SQLITE_OK) && ok;
}

bool database_is_full(const struct database *d)
{
	return atomic_load(&d->is_full);
}

/* ---- statements ---- */

static bool bind(sqlite3_stmt *s, const char *types, va_list args)
{
	int error = SQLITE_OK;
	int at = 1;

	for (const char *t = types; *t && !error; t++, at++) {
		if (*t == 't') {
			error = sqlite3_bind_text(s, at, va_arg(args, const char *), -1, SQLITE_TRANSIENT);
		} else if (*t == 'i') {
			error = sqlite3_bind_int64(s, at, va_arg(args, int64_t));
		} else if (*t == 'u') {
			error = sqlite3_bind_int64(s, at, (int64_t)va_arg(args, uint64_t));
		} else if (*t == 'd') {
			error = sqlite3_bind_double(s, at, va_arg(args, double));
		} else if (*t == 'b') {
			const void *const p = va_arg(args, const void *);
			error = sqlite3_bind_blob64(s, at, p, va_arg(args, size_t), SQLITE_TRANSIENT);
		} else {
			error = sqlite3_bind_null(s, at);
		}
	}
	return !error;
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql, const char *types, va_list args)
{
	sqlite3_stmt *s = NULL;

	if (db && sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK && bind(s, types, args))
		return s;
	if (db)
		log_error("%s: %s", sqlite3_errmsg(db), sql);
	sqlite3_finalize(s);
	return NULL;
}

sqlite3_stmt *sql_prepare(sqlite3 *db, const char *sql, const char *types, ...)
{
	va_list args;
	va_start(args, types);
	sqlite3_stmt *s = prepare(db, sql, types, args);
	va_end(args);
	return s;
}

bool sql_run(sqlite3 *db, const char *sql, const char *types, ...)
{
	va_list args;
	va_start(args, types);
	sqlite3_stmt *s = prepare(db, sql, types, args);
	va_end(args);
	const int code = s ? sqlite3_step(s) : SQLITE_ERROR;
	const bool ok = code == SQLITE_DONE || code == SQLITE_ROW;
	/* That a row breaks a constraint is the caller's to tell. */
	if (s && !ok && code != SQLITE_CONSTRAINT)
		log_error("%s: %s", sqlite3_errmsg(db), sql);
	sqlite3_finalize(s);
	return ok;
}

int64_t sql_number(sqlite3 *db, int64_t otherwise, const char *sql, const char *types, ...)
{
	va_list args;
	va_start(args, types);
	sqlite3_stmt *s = prepare(db, sql, types, args);
	va_end(args);
	const int64_t n = s && sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int64(s, 0) : otherwise;
	sqlite3_finalize(s);
	return n;
}

const char *sql_text(sqlite3_stmt *s, int column)
{
	const union {
		const unsigned char *bytes;
		const char *text;
	} v = { .bytes = sqlite3_column_text(s, column) };

	return v.text ? v.text : "";
}

/* ---- clocks ---- */

bool clock_is_trusted(void)
{
	/* The year of the compiler's clock, at least. */
	static const char made[] = __DATE__;
	const time_t begin = ((time_t)strtol(made + 7, NULL, 10) - 1970) * 31556952;

	return (time_t)(clock_now_ns() / 1000000000u) >= begin;
}
