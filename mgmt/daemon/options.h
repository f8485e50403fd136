/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What people set in the pages (GET and PUT /system/settings), kept in the main database.  Every option is one row of
 * the table in options.c: add a row there, and read it where it is needed; a change holds from the next reading on.
 * Any thread.
 */
#pragma once

#include "mgmt/daemon/daemon.h"
#include "mgmt/daemon/database.h"

#include <jansson.h>
#include <stdint.h>

enum option_kind { OPTION_NUMBER, OPTION_BOOL, OPTION_TEXT, OPTION_WORD };

struct option {
	const char *name;       /* "session.idle_minutes" */
	enum option_kind kind;
	int64_t number;         /* default of numbers and bools */
	int64_t min, max;       /* numbers; texts: max bytes */
	const char *text;       /* default of texts and words */
	const char *words;      /* "en|zh" */
	unsigned roles;         /* who may change it, beside the owner */
	const char *help;
};

extern const struct option options[];
extern const unsigned option_count;

int64_t option_number(struct daemon *d, const char *name); /* also of bools */
/* Copied into out, always ends in NUL. */
void option_text(struct daemon *d, const char *name, char *out, size_t cap);

json_t *option_value(struct daemon *d, const struct option *o);
/* Why this value cannot be the option's: an error id; NULL: it can. */
const char *option_wrong(const struct option *o, const json_t *value);
/* Within a transaction of the caller on main, or in one of its own. */
bool option_put(sqlite3 *db, const struct option *o, const json_t *value);
bool option_set(struct daemon *d, const struct option *o, const json_t *value);
const struct option *option_find(const char *name);
