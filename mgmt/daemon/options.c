/* SPDX-License-Identifier: Apache-2.0 */
/* The table of options, and a table in the database of those that were changed. */
#define _GNU_SOURCE

#include "mgmt/daemon/options.h"

#include "mgmt/daemon/api.h"
#include "mgmt/daemon/database.h"

#include <stdio.h>
#include <string.h>

const struct option options[] = {
	{ "setup.people", OPTION_WORD, .text = "none", .words = "none|one|separated",
	  .help = "chosen at set-up: one owner, or separated duties; `none`: set-up is not done" },
	{ "plant", OPTION_TEXT, .text = "", .max = 100, .roles = ROLE_SYSTEM,
	  .help = "what the plant is called in titles" },
	{ "language", OPTION_WORD, .text = "en", .words = "en|zh", .roles = ROLE_SYSTEM,
	  .help = "of texts where nobody has said which: reports, exports" },
	{ "banner", OPTION_TEXT, .text = "", .max = 2000, .roles = ROLE_SYSTEM, .help = "shown before a login" },
	{ "contact.name", OPTION_TEXT, .text = "", .max = 100, .roles = ROLE_SYSTEM,
	  .help = "whom the operator page says to call" },
	{ "contact.phone", OPTION_TEXT, .text = "", .max = 40, .roles = ROLE_SYSTEM, .help = "and how" },
	{ "session.idle_minutes", OPTION_NUMBER, 30, 1, 1440, .roles = ROLE_SYSTEM,
	  .help = "a session without a request ends" },
	{ "session.hours", OPTION_NUMBER, 12, 1, 168, .roles = ROLE_SYSTEM, .help = "a session ends in any case" },
	{ "session.each", OPTION_NUMBER, 4, 1, 32, .roles = ROLE_SYSTEM,
	  .help = "sessions of one user; a further one ends the oldest" },
	{ "password.length", OPTION_NUMBER, 10, 8, 64, .roles = ROLE_SYSTEM,
	  .help = "characters of a password at least" },
	{ "lockout.tries", OPTION_NUMBER, 5, 3, 20, .roles = ROLE_SYSTEM,
	  .help = "wrong passwords before a name must wait: 15 seconds, then twice as long each time, 15 minutes "
		  "at most" },
	{ "approval.policy_load", OPTION_BOOL, 0, .roles = ROLE_SECURITY,
	  .help = "loading a policy needs a second person" },
	{ "approval.mode_change", OPTION_BOOL, 0, .roles = ROLE_SECURITY,
	  .help = "changing the mode of a conduit needs a second person" },
	{ "retention.days", OPTION_NUMBER, 180, 1, 3650, .roles = ROLE_SYSTEM,
	  .help = "events are kept so long, if the disk allows" },
	{ "retention.size_mb", OPTION_NUMBER, 16384, 0, 1 << 24, .roles = ROLE_SYSTEM,
	  .help = "the database of events is no larger than this; 0: as large as the disk; refusals and writes go "
		  "last" },
	{ "retention.transactions_days", OPTION_NUMBER, 7, 0, 365, .roles = ROLE_SYSTEM,
	  .help = "every operation is kept so long, for trying a policy on them" },
	{ "retention.ledger_days", OPTION_NUMBER, 400, 1, 3650, .roles = ROLE_SYSTEM,
	  .help = "distinct operations are remembered so long" },
};
const unsigned option_count = sizeof options / sizeof options[0];

static const char *const steps[] = {
	"CREATE TABLE options (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
};
extern const struct schema options_schema;
const struct schema options_schema = { "options", DATABASE_MAIN, steps, 1 };

const struct option *option_find(const char *name)
{
	for (unsigned i = 0; i < option_count; i++)
		if (!strcmp(options[i].name, name))
			return &options[i];
	return NULL;
}

int64_t option_number(struct daemon *d, const char *name)
{
	const struct option *o = option_find(name);

	return sql_number(database_read(d->main), o->number, "SELECT value FROM options WHERE name = ?", "t", name);
}

void option_text(struct daemon *d, const char *name, char *out, size_t cap)
{
	const struct option *o = option_find(name);
	sqlite3_stmt *s = sql_prepare(database_read(d->main), "SELECT value FROM options WHERE name = ?", "t", name);

	snprintf(out, cap, "%s", s && sqlite3_step(s) == SQLITE_ROW ? sql_text(s, 0) : o->text);
	sqlite3_finalize(s);
}

json_t *option_value(struct daemon *d, const struct option *o)
{
	char text[4096];

	if (o->kind == OPTION_NUMBER || o->kind == OPTION_BOOL) {
		const int64_t n = option_number(d, o->name);
		return o->kind == OPTION_BOOL ? json_boolean(n) : json_integer(n);
	}
	option_text(d, o->name, text, sizeof text);
	return json_string(text);
}

static bool is_word(const char *words, const char *word)
{
	const size_t len = strlen(word);

	for (const char *w = words; w; w = strchr(w, '|') ? strchr(w, '|') + 1 : NULL)
		if (!strncmp(w, word, len) && (w[len] == '|' || !w[len]))
			return true;
	return false;
}

const char *option_wrong(const struct option *o, const json_t *value)
{
	const char *text = json_string_value(value);

	switch (o->kind) {
	case OPTION_NUMBER:
		if (!json_is_integer(value))
			return "request.type";
		return json_integer_value(value) < o->min || json_integer_value(value) > o->max ? "request.range"
												: NULL;
	case OPTION_BOOL:
		return json_is_boolean(value) ? NULL : "request.type";
	case OPTION_TEXT:
		if (!text)
			return "request.type";
		return json_string_length(value) > (size_t)o->max ? "request.range" : NULL;
	case OPTION_WORD:
		if (!text)
			return "request.type";
		return is_word(o->words, text) ? NULL : "request.range";
	}
	return "request.type";
}

bool option_put(sqlite3 *db, const struct option *o, const json_t *value)
{
	char number[24];
	const char *text = json_string_value(value);

	if (!text) {
		const long long n = json_is_integer(value) ? json_integer_value(value) : json_is_true(value);
		snprintf(number, sizeof number, "%lld", n);
		text = number;
	}
	return sql_run(db, "INSERT INTO options VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2", "tt",
		       o->name, text);
}

bool option_set(struct daemon *d, const struct option *o, const json_t *value)
{
	sqlite3 *db = database_begin(d->main);

	if (db && option_put(db, o, value))
		return database_commit(d->main);
	if (db)
		database_rollback(d->main);
	return false;
}
