/* SPDX-License-Identifier: Apache-2.0 */
/* The audit trail, to be read, checked and copied. */
#define _GNU_SOURCE

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/trail.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void get_trail(struct request *r)
{
	const int64_t limit = request_number(r, "limit", LIST_LIMIT);
	const char *before = request_text(r, "before");
	json_t *items = json_array(), *next = json_null();
	sqlite3_stmt *s = sql_prepare(
		database_read(r->daemon->main),
		"SELECT number, line FROM trail WHERE number < ?1 AND "
		"(?2 IS NULL OR who = ?2) AND (?3 IS NULL OR action = ?3) ORDER BY number DESC LIMIT ?4",
		"itti", before ? (int64_t)strtoll(before, NULL, 10) : INT64_MAX, request_text(r, "who"),
		request_text(r, "action"), limit);

	while (s && sqlite3_step(s) == SQLITE_ROW) {
		json_t *row = json_loads(sql_text(s, 1), 0, NULL);
		if (!row)
			row = json_pack("{s:s}", "result", "trail.broken");
		json_object_set_new(row, "id", json_string(sql_text(s, 0)));
		json_array_append_new(items, row);
	}
	if ((int64_t)json_array_size(items) == limit) {
		json_decref(next);
		next = json_incref(json_object_get(json_array_get(items, (size_t)limit - 1), "id"));
	}
	sqlite3_finalize(s);
	answer_json(r, json_pack("{s:o,s:o}", "items", items, "next", next));
}

static void get_verify(struct request *r)
{
	struct trail_check c;
	char key[2 * TRAIL_KEY_LEN + 1];

	if (!trail_verify(r->daemon, &c)) {
		request_fail(r, 500, "storage.failed", NULL);
		return;
	}
	sodium_bin2hex(key, sizeof key, c.key, sizeof c.key);
	answer_json(r, json_pack("{s:b,s:I,s:I,s:s?,s:s}", "good", !c.problem, "rows", (json_int_t)c.rows, "wrong",
				 (json_int_t)c.wrong, "problem", c.problem, "key", key));
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
	LIST_VALUES,
	{ "who", IN_QUERY, API_TEXT, .help = "only what this one did" },
	{ "action", IN_QUERY, API_TEXT, .help = "only these" },
	{ 0 },
};
static const struct api_value gives[] = {
	{ "items[].id", .type = API_TEXT, .is_required = true },
	{ "items[].time", .type = API_TIME },
	{ "items[].who", .type = API_TEXT },
	{ "items[].origin", .type = API_TEXT },
	{ "items[].action", .type = API_TEXT },
	{ "items[].arguments", .type = API_OBJECT },
	{ "items[].result", .type = API_TEXT, .is_required = true, .help = "ok, or what was wrong" },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value verify_gives[] = {
	{ "good", .type = API_BOOL, .is_required = true },
	{ "rows", .type = API_NUMBER, .is_required = true },
	{ "wrong", .type = API_NUMBER, .is_required = true, .help = "the first row that is not as it was written" },
	{ "problem", .type = API_WORD, .is_required = true, .words = "edited|missing|signature|truncated|head",
	  .may_be_null = true },
	{ "key", .type = API_TEXT, .is_required = true, .help = "the public key" },
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
