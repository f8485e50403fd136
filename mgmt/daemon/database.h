/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The two SQLite databases (WAL), their tables, and how threads use them.
 *
 * Threads: each thread reads through a connection of its own (database_read), opened at first use and closed when the
 * thread ends.  All writing of a database goes through one connection behind a mutex: database_begin() waits for it
 * and opens a transaction, database_commit() or database_rollback() ends it and lets the next one in.  Between them do
 * nothing that waits for anything else.  Never call database_begin() twice in one thread, nor for `main` while holding
 * `events`.
 *
 * Tables: a module exports a `struct schema` whose steps are applied in order, once each, and adds one line to the
 * list in database.c.  A step is never changed once it was released; a later step only adds (tables, indexes, columns
 * with a default), so that the version before can still use the file.
 */
#pragma once

#include "dataplane/host/clock.h"
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct database;

enum which_database { DATABASE_MAIN, DATABASE_EVENTS };

struct schema {
	const char *module;           /* the name under which the steps that are done are counted */
	enum which_database where;
	const char *const *steps;     /* SQL; step n stands at n - 1 */
	unsigned count;
};

/* Opens or makes a database and applies missing steps; NULL after logging why.  A file that is no database, or
 * damaged, is an error: nothing is ever thrown away. */
struct database *database_open(const char *path, enum which_database which);
void database_close(struct database *d); /* NULL: nothing; no other thread uses it any more */

/* This thread's reading connection; NULL after logging when there is none to be had. */
sqlite3 *database_read(struct database *d);

/* The writing connection with a transaction begun; NULL when the disk or the file fails: then nothing is held. */
sqlite3 *database_begin(struct database *d);
bool database_commit(
	struct database *d); /* false: nothing of it was kept; in both cases the connection is given back */
void database_rollback(struct database *d);

/* Copies a whole database, as of one moment, to a new file; readers and the writer go on. */
bool database_copy(struct database *d, const char *path);

/* True after the latest write failed for want of room, until one succeeds. */
bool database_is_full(const struct database *d);

/*
 * One statement with its values: a letter of types for each `?`: t text (NULL allowed), i int64_t, u uint64_t (as
 * int64), d double, b const void * and size_t, n nothing (null).  NULL after logging when the statement fails; else
 * the caller steps, reads and finalizes it.  Values never become part of the SQL.
 */
sqlite3_stmt *sql_prepare(sqlite3 *db, const char *sql, const char *types, ...);

/* The same for a statement without rows; false after logging. */
bool sql_run(sqlite3 *db, const char *sql, const char *types, ...);

/* The first column of the first row as a number; otherwise when there is no row. */
int64_t sql_number(sqlite3 *db, int64_t otherwise, const char *sql, const char *types, ...);

/* A column as text that is never NULL; valid until the next step. */
const char *sql_text(sqlite3_stmt *s, int column);

/* False: the clock cannot be right, because it stands before this program was made. */
bool clock_is_trusted(void);
