/* SPDX-License-Identifier: Apache-2.0 */
/* The audit trail, to be read, checked and copied. */
#define _GNU_SOURCE

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/sentence.h"
#include "mgmt/daemon/trail.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Arguments that a text can hold: what is no text or number becomes its JSON. */
static json_t *arguments_of(const json_t *row)
{
	json_t *all = json_object(), *v;
	const char *name;

	json_object_foreach(json_object_get(row, "arguments"), name, v) {
		if (json_is_string(v) || json_is_integer(v)) {
			json_object_set(all, name, v);
		} else {
			char *text = json_dumps(v, JSON_COMPACT | JSON_ENCODE_ANY);
			json_object_set_new(all, name, json_string(text ? text : ""));
			free(text);
		}
	}
	return all;
}

static const char *result_of(const char *result)
{
	static const char *const refusals[] = { "request.role", "request.console", "session.", "setup.code",
						"approvals." };

	if (!strcmp(result, "ok"))
		return "done";
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
		if (!strncmp(result, refusals[i], strlen(refusals[i])))
			return "refused";
	return "failed";
}

static json_t *action_of(struct request *r, const char *action, json_t *takes_args)
{
	char id[80];

	snprintf(id, sizeof id, "trail.%s", action);
	if (words_find(WORDS_EN, id))
		return sentence_of(r->language, id, takes_args);
	char *all = json_dumps(takes_args, JSON_COMPACT);
	json_decref(takes_args);
	json_t *j = sentence(r->language, "trail.other", "{s:s,s:s}", "action", action, "arguments", all ? all : "");
	free(all);
	return j;
}

/* One row as pages show it; the line itself stays untouched in the database. */
static json_t *describe(struct request *r, int64_t number, const char *line)
{
	json_t *row = json_loads(line, 0, NULL);
	const char *action = json_string_value(json_object_get(row, "action"));
	const char *result = json_string_value(json_object_get(row, "result"));
	json_t *j = json_pack("{s:I,s:O*,s:O*,s:O*,s:o,s:s,s:s}", "number", (json_int_t)number, "time",
			      json_object_get(row, "time"), "who", json_object_get(row, "who"), "from",
			      json_object_get(row, "origin"), "action",
			      action_of(r, action ? action : "", arguments_of(row)), "result",
			      result ? result_of(result) : "failed", "error",
			      result && strcmp(result, "ok") ? result : "");

	json_decref(row);
	return j;
}

static void get_trail(struct request *r)
{
	const int64_t limit = request_number(r, "limit", LIST_LIMIT);
	json_t *items = json_array();
	int64_t number = 0;
	char next[24];
	sqlite3_stmt *s =
		sql_prepare(database_read(r->daemon->main),
			    "SELECT number, line FROM trail WHERE number < ?1 AND (?2 IS NULL OR who = ?2) AND "
			    "(?3 IS NULL OR action = ?3) ORDER BY number DESC LIMIT ?4",
			    "itti", request_number(r, "before", INT64_MAX), request_text(r, "who"),
			    request_text(r, "action"), limit);

	while (s && sqlite3_step(s) == SQLITE_ROW) {
		number = sqlite3_column_int64(s, 0);
		json_array_append_new(items, describe(r, number, sql_text(s, 1)));
	}
	sqlite3_finalize(s);
	snprintf(next, sizeof next, "%lld", (long long)number);
	const bool has_more = (int64_t)json_array_size(items) == limit;
	answer_json(r, json_pack("{s:o,s:s?}", "items", items, "next", has_more ? next : NULL));
}

static void get_verify(struct request *r)
{
	struct trail_check c;
	char key[2 * TRAIL_KEY_LEN + 1], id[64];

	if (!trail_verify(r->daemon, &c)) {
		request_fail(r, 500, "storage.failed", NULL);
		return;
	}
	sodium_bin2hex(key, sizeof key, c.key, sizeof c.key);
	snprintf(id, sizeof id, "trail.is_%s", c.problem ? c.problem : "whole");
	answer_json(r, json_pack("{s:b,s:I,s:I,s:s?,s:o,s:s}", "is_whole", !c.problem, "rows", (json_int_t)c.rows,
				 "wrong", (json_int_t)c.wrong, "problem", c.problem, "sentence",
				 sentence(r->language, id, "{s:I,s:I}", "rows", (json_int_t)c.rows, "wrong",
					  (json_int_t)c.wrong),
				 "public_key", key));
}

static void get_copy(struct request *r)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	const bool ok = out && trail_export(r->daemon, (uint64_t)request_number(r, "from", 1),
					    (uint64_t)request_number(r, "to", INT64_MAX), out);

	if (out && fclose(out) == 0 && ok) {
		answer_bytes(r, "text/plain; charset=utf-8", text, len, "bulkhead-audit-trail.txt");
		return;
	}
	free(text);
	request_fail(r, 500, "storage.failed", NULL);
}

static const struct api_value takes[] = {
	{ "limit", IN_QUERY, API_NUMBER, .min = 1, .max = 1000, .help = "at most so many; 100 if not given" },
	{ "before", IN_QUERY, API_NUMBER, .min = 1, .max = INT64_MAX, .help = "goes on behind a page: its `next`" },
	{ "who", IN_QUERY, API_TEXT, .help = "only what this one did" },
	{ "action", IN_QUERY, API_TEXT, .help = "only these" },
	{ 0 },
};
static const struct api_value gives[] = {
	{ "items[].number", .type = API_NUMBER, .is_required = true },
	{ "items[].time", .type = API_TIME, .help = "missing where a row is broken" },
	{ "items[].who", .type = API_TEXT, .help = "a user, token:ID, console:root, or system" },
	{ "items[].from", .type = API_TEXT, .help = "an address, or console" },
	{ "items[].action", .type = API_OBJECT, .is_required = true, .help = "a sentence" },
	{ "items[].result", .type = API_WORD, .is_required = true, .words = "done|refused|failed" },
	{ "items[].error", .type = API_TEXT, .is_required = true, .help = "why it was not done" },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value verify_gives[] = {
	{ "is_whole", .type = API_BOOL, .is_required = true,
	  .help = "every row is as it was written, and none is missing" },
	{ "rows", .type = API_NUMBER, .is_required = true },
	{ "wrong", .type = API_NUMBER, .is_required = true, .help = "the first row that is not as it was written" },
	{ "problem", .type = API_TEXT, .is_required = true, .may_be_null = true,
	  .help = "edited, missing, signature, truncated or head" },
	{ "sentence", .type = API_OBJECT, .is_required = true },
	{ "public_key", .type = API_TEXT, .is_required = true },
	{ 0 },
};
static const struct api_value copy_takes[] = {
	{ "from", IN_QUERY, API_NUMBER, .min = 1, .max = INT64_MAX },
	{ "to", IN_QUERY, API_NUMBER, .min = 1, .max = INT64_MAX },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/trail", "What was done and refused, newest first", ROLE_AUDIT, .takes = takes, .gives = gives,
	  .handle = get_trail },
	{ "GET", "/trail/verify", "Whether the trail is as it was written", ROLE_AUDIT, .gives = verify_gives,
	  .handle = get_verify },
	{ "GET", "/trail/copy", "A copy for `bulkhead audit-log verify FILE`", ROLE_AUDIT, .takes = copy_takes,
	  .type = "text/plain", .handle = get_copy },
};
extern const struct route_group api_trail;
const struct route_group api_trail = { "trail", routes, sizeof routes / sizeof routes[0] };
