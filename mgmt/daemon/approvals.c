/* SPDX-License-Identifier: Apache-2.0 */
/* Actions that wait for a second person, in the main database. */
#define _GNU_SOURCE

#include "mgmt/daemon/approvals.h"

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/sentence.h"

#include <stdlib.h>
#include <string.h>

#define WAITS_NS UINT64_C(604800000000000) /* seven days, then it is too old to be decided */

/* One line for each kind: extern const struct approval_kind approval_NAME. */
extern const struct approval_kind approval_policy_load, approval_policy_mode;

const struct approval_kind *const approval_kinds[] = {
	&approval_policy_load,
	&approval_policy_mode,
	NULL,
};

static const char *const steps[] = {
	"CREATE TABLE approvals (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, arguments TEXT NOT "
	"NULL, summary TEXT NOT NULL,"
	" asked_by TEXT NOT NULL, asked_ns INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', decided_by "
	"TEXT NOT NULL DEFAULT '',"
	" decided_ns INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '')",
};
extern const struct schema approvals_schema;
const struct schema approvals_schema = { "approvals", DATABASE_MAIN, steps, 1 };

static const struct approval_kind *find(const char *name)
{
	for (unsigned i = 0; approval_kinds[i]; i++)
		if (!strcmp(approval_kinds[i]->name, name))
			return approval_kinds[i];
	return NULL;
}

unsigned approvals_waiting(struct daemon *d)
{
	return (unsigned)sql_number(database_read(d->main), 0,
				    "SELECT count(*) FROM approvals WHERE state = 'waiting' AND asked_ns > ?", "u",
				    clock_now_ns() - WAITS_NS);
}

static bool keep(struct request *r, const struct approval_kind *kind, const json_t *arguments,
		 const json_t *summary, int64_t *id)
{
	char *a = json_dumps(arguments, JSON_COMPACT | JSON_ENCODE_ANY),
	     *s = json_dumps(summary, JSON_COMPACT | JSON_ENCODE_ANY);
	sqlite3 *db = a && s ? database_begin(r->daemon->main) : NULL;
	bool ok = db && sql_run(db,
				"INSERT INTO approvals (kind, arguments, summary, asked_by, asked_ns) VALUES (?, "
				"?, ?, ?, ?)",
				"ttttu", kind->name, a, s, r->who.name, clock_now_ns());

	if (ok) {
		*id = sqlite3_last_insert_rowid(db);
		ok = database_commit(r->daemon->main);
	} else if (db) {
		database_rollback(r->daemon->main);
	}
	free(a);
	free(s);
	return ok;
}

void approval_do(struct request *r, const struct approval_kind *kind, json_t *takes_arguments, json_t *takes_summary,
		 json_t *takes_waiting)
{
	int64_t id = 0;
	char text[24];

	if (!option_number(r->daemon, kind->option)) {
		kind->carry_out(r, takes_arguments, r->who.name);
	} else if (keep(r, kind, takes_arguments, takes_summary, &id)) {
		json_t *answer = takes_waiting ? json_incref(takes_waiting) : json_object();
		snprintf(text, sizeof text, "%lld", (long long)id);
		json_object_set_new(answer, "state", json_string("waits"));
		json_object_set_new(answer, "approval", json_string(text));
		answer_status(r, 202, answer);
	} else {
		request_fail(r, 507, "storage.failed", NULL);
	}
	json_decref(takes_arguments);
	json_decref(takes_summary);
	json_decref(takes_waiting);
}

/* ---- the pages' side ---- */

static json_t *describe(struct request *r, sqlite3_stmt *s)
{
	const struct approval_kind *kind = find(sql_text(s, 1));
	json_t *summary = json_loads(sql_text(s, 2), JSON_DECODE_ANY, NULL);
	json_t *arguments = json_loads(sql_text(s, 5), JSON_DECODE_ANY, NULL);
	json_t *policy = json_object_get(arguments, "policy");
	const uint64_t asked_ns = (uint64_t)sqlite3_column_int64(s, 4);
	const bool can = kind && request_may(r, kind->roles) && strcmp(sql_text(s, 3), r->who.name) != 0 &&
			 r->who.via != VIA_TOKEN;
	json_t *j = json_pack("{s:s,s:s,s:o,s:s,s:o,s:o,s:o,s:b}", "id", sql_text(s, 0), "kind", sql_text(s, 1),
			      "time", json_time_ns(asked_ns), "who", sql_text(s, 3), "expires",
			      json_time_ns(asked_ns + WAITS_NS), "sentence", sentence_again(r->language, summary),
			      "policy", json_is_integer(policy) ? json_incref(policy) : json_null(), "can_approve",
			      can);

	json_decref(summary);
	json_decref(arguments);
	return j;
}

static void get_approvals(struct request *r)
{
	json_t *items = json_array();
	sqlite3_stmt *s = sql_prepare(database_read(r->daemon->main),
				      "SELECT id, kind, summary, asked_by, asked_ns, arguments FROM approvals WHERE "
				      "state = 'waiting' AND asked_ns > ? ORDER BY id DESC", "u",
				      clock_now_ns() - WAITS_NS);

	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(items, describe(r, s));
	sqlite3_finalize(s);
	answer_json(r, json_pack("{s:o,s:n}", "items", items, "next"));
}

/* Marks a row as decided; false: it was not waiting any more, or the disk fails. */
static bool mark(struct request *r, int64_t id, const char *state)
{
	const char *reason = request_text(r, "reason");
	sqlite3 *db = database_begin(r->daemon->main);

	if (!db)
		return false;
	if (sql_run(db,
		    "UPDATE approvals SET state = ?, decided_by = ?, decided_ns = ?, reason = ? WHERE id = ? AND "
		    "state = 'waiting' AND "
		    "asked_ns > ?",
		    "ttutiu", state, r->who.name, clock_now_ns(), reason ? reason : "", id,
		    clock_now_ns() - WAITS_NS) &&
	    sqlite3_changes(db) == 1)
		return database_commit(r->daemon->main);
	database_rollback(r->daemon->main);
	return false;
}

struct waiting {
	const struct approval_kind *kind;
	json_t *arguments;
	char asked_by[65];
};

static bool fetch(struct request *r, int64_t id, struct waiting *w)
{
	sqlite3_stmt *s = sql_prepare(database_read(r->daemon->main),
				      "SELECT kind, arguments, asked_by FROM approvals WHERE id = ?", "i", id);

	if (s && sqlite3_step(s) == SQLITE_ROW) {
		w->kind = find(sql_text(s, 0));
		w->arguments = json_loads(sql_text(s, 1), JSON_DECODE_ANY, NULL);
		snprintf(w->asked_by, sizeof w->asked_by, "%s", sql_text(s, 2));
	}
	sqlite3_finalize(s);
	return w->kind;
}

static void post_approval(struct request *r)
{
	const int64_t id = request_number(r, "id", 0);
	const bool is_yes = !strcmp(request_text(r, "answer"), "approve");
	struct waiting w = { 0 };

	if (!fetch(r, id, &w))
		request_fail(r, 404, "approvals.unknown", NULL);
	else if (!request_may(r, w.kind->roles))
		request_fail(r, 403, "request.role", NULL);
	else if (is_yes && !strcmp(w.asked_by, r->who.name))
		request_fail(r, 403, "approvals.same_person", NULL);
	else if (is_yes && r->who.via == VIA_TOKEN)
		request_fail(r, 403, "approvals.not_a_person", NULL);
	else if (!mark(r, id, is_yes ? "approved" : "rejected"))
		request_fail(r, 409, "approvals.decided", NULL);
	else if (is_yes)
		w.kind->carry_out(r, w.arguments, w.asked_by);
	json_decref(w.arguments);
}

static const struct api_value list_gives[] = {
	{ "items[].id", .type = API_TEXT, .is_required = true },
	{ "items[].kind", .type = API_TEXT, .is_required = true },
	{ "items[].time", .type = API_TIME, .is_required = true },
	{ "items[].who", .type = API_TEXT, .is_required = true, .help = "asked" },
	{ "items[].expires", .type = API_TIME, .is_required = true },
	{ "items[].sentence", .type = API_OBJECT, .is_required = true },
	{ "items[].policy", .type = API_NUMBER, .is_required = true, .may_be_null = true },
	{ "items[].can_approve", .type = API_BOOL, .is_required = true, .help = "the asker may" },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value post_takes[] = {
	{ "id", IN_PATH, API_NUMBER, true, .min = 1, .max = INT64_MAX },
	{ "answer", IN_BODY, API_WORD, true, .words = "approve|reject" },
	{ "reason", IN_BODY, API_TEXT, .max = 1000 },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/approvals", "What waits for a second person", ROLES_ALL, .gives = list_gives,
	  .handle = get_approvals },
	{ "POST", "/approvals/{id}", "Decides; the answer is that of the action", ROLE_SYSTEM | ROLE_SECURITY,
	  .action = "approvals.decide", .takes = post_takes, .handle = post_approval },
};
extern const struct route_group api_approvals;
const struct route_group api_approvals = { "approvals", routes, sizeof routes / sizeof routes[0] };
