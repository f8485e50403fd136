/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Maintenance windows and relaxed segments.  bulkheadd keeps those that are open; here is what was, for the
 * reports: rows are written when a window is seen for the first time and when it is not there any more.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/segments.h"
#include "mgmt/daemon/sentence.h"
#include "mgmt/daemon/windows.h"

#include <stdlib.h>
#include <string.h>

static json_t *words_json(const char *text)
{
	json_t *list = json_array();
	char *copy = strdup(text), *rest = NULL;

	for (const char *w = copy ? strtok_r(copy, "|, ", &rest) : NULL; w; w = strtok_r(NULL, "|, ", &rest))
		json_array_append_new(list, json_string(w));
	free(copy);
	return list;
}

/* Is a download under way?  bulkheadd counts them all: of several open windows it may be another's. */
static bool has_transfer(struct daemon *d)
{
	void *records;
	unsigned count;
	bool has = false;

	if (dataplane_ask(d, CONTROL_STATUS, NULL, 0, -1, sizeof(struct control_status), &records, &count, NULL) &&
	    count)
		has = ((const struct control_status *)records)->transfers != 0;
	free(records);
	return has;
}

/* Of WINDOW_COLUMNS. */
static json_t *window_json(struct daemon *d, sqlite3_stmt *s)
{
	const uint64_t until = (uint64_t)sqlite3_column_int64(s, 7),
		       closed = (uint64_t)sqlite3_column_int64(s, 8);
	const int64_t operations = windows_operations(d, (uint32_t)sqlite3_column_int64(s, 0));

	return json_pack("{s:s,s:s,s:s,s:o,s:o,s:s,s:o,s:o,s:o,s:s,s:I,s:b}", "id", sql_text(s, 0), "who",
			 sql_text(s, 1), "station", sql_text(s, 2), "devices", words_json(sql_text(s, 3)),
			 "intents", words_json(sql_text(s, 4)), "reason", sql_text(s, 5), "opened",
			 json_time_ns((uint64_t)sqlite3_column_int64(s, 6)), "until", json_time_ns(until),
			 "closed", json_time_ns(closed), "state", closed ? "ended" : "open", "operations",
			 (json_int_t)operations, "has_transfer", !closed && has_transfer(d));
}

#define WINDOW_COLUMNS "id, who, station, devices, intents, why, opened_ns, until_ns, closed_ns"

static void get_windows(struct request *r)
{
	const char *before = request_text(r, "before");
	const int64_t limit = request_number(r, "limit", LIST_LIMIT);
	json_t *items = json_array(), *next = json_null();

	windows_look(r->daemon);
	sqlite3_stmt *s = sql_prepare(database_read(r->daemon->main),
				      "SELECT " WINDOW_COLUMNS " FROM windows WHERE id < ? "
				      "ORDER BY closed_ns > 0, id DESC LIMIT ?",
				      "ii", before ? strtoll(before, NULL, 10) : INT64_MAX, limit);
	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(items, window_json(r->daemon, s));
	sqlite3_finalize(s);
	if ((int64_t)json_array_size(items) == limit) {
		json_decref(next);
		next = json_incref(json_object_get(json_array_get(items, (size_t)limit - 1), "id"));
	}
	answer_json(r, json_pack("{s:o,s:o}", "items", items, "next", next));
}

static json_t *one_window(struct daemon *d, int64_t id)
{
	sqlite3_stmt *s = sql_prepare(database_read(d->main),
				      "SELECT " WINDOW_COLUMNS " FROM windows WHERE id = ?", "i", id);
	json_t *w = s && sqlite3_step(s) == SQLITE_ROW ? window_json(d, s) : NULL;

	sqlite3_finalize(s);
	return w;
}

/* Texts of a list, with a separator between; false: not texts, or too long. */
static bool join_words(const json_t *list, const char *separator, char *out, size_t cap)
{
	size_t len = 0, i;
	const union {
		const json_t *in;
		json_t *out;
	} all = { .in = list };
	json_t *v;

	*out = '\0';
	json_array_foreach(all.out, i, v)
	{
		if (!json_is_string(v) || strpbrk(json_string_value(v), ",| "))
			return false;
		len += (size_t)snprintf(out + len, cap - len, "%s%s", i ? separator : "",
					json_string_value(v));
		if (len >= cap)
			return false;
	}
	return len;
}

static void post_window(struct request *r)
{
	struct control_window_request q = { .for_s = 60 * (uint32_t)request_number(r, "minutes", 120) };
	void *records;
	unsigned count;
	char error[256];

	snprintf(q.station, sizeof q.station, "%s", request_text(r, "station"));
	snprintf(q.who, sizeof q.who, "%.63s", r->who.name);
	snprintf(q.why, sizeof q.why, "%s", request_text(r, "reason"));
	if (!join_words(request_json(r, "devices"), ",", q.devices, sizeof q.devices) ||
	    !join_words(request_json(r, "intents"), "|", q.intents, sizeof q.intents)) {
		request_fail(r, 400, "windows.words", NULL);
		return;
	}
	if (dataplane_ask(r->daemon, CONTROL_WINDOW_OPEN, &q, sizeof q, -1, sizeof(struct control_window),
			  &records, &count, error) &&
	    count) {
		const struct control_window *w = records;
		windows_look(r->daemon);
		json_t *row = one_window(r->daemon, w->id);
		answer_status(r, 201, row ? row : json_object());
	} else {
		request_fail(r, 409, "windows.not_opened", "{s:s}", "reason", error);
	}
	free(records);
}

static void delete_window(struct request *r)
{
	struct control_window_close q = { .id = (uint32_t)request_number(r, "id", 0) };
	void *records;
	unsigned count;
	char error[256];

	snprintf(q.who, sizeof q.who, "%.63s", r->who.name);
	if (dataplane_ask(r->daemon, CONTROL_WINDOW_CLOSE, &q, sizeof q, -1, sizeof(struct control_window),
			  &records, &count, error)) {
		windows_look(r->daemon);
		json_t *row = one_window(r->daemon, q.id);
		answer_json(r, row ? row : json_object());
	} else {
		request_fail(r, 404, "windows.unknown", "{s:I}", "id", (json_int_t)q.id);
	}
	free(records);
}

static void get_report(struct request *r)
{
	const int64_t id = request_number(r, "id", 0);
	json_t *window = one_window(r->daemon, id);

	if (!window) {
		request_fail(r, 404, "windows.unknown", "{s:I}", "id", (json_int_t)id);
		return;
	}
	json_t *rows = windows_rows(r->daemon, (uint32_t)id, r->language), *sentences = json_array();
	json_array_append_new(sentences, sentence(r->language, "windows.sentence.done", "{s:I,s:O,s:O}",
						  "count", (json_int_t)json_array_size(rows), "who",
						  json_object_get(window, "who"), "station",
						  json_object_get(window, "station")));
	answer_json(r, json_pack("{s:o,s:o,s:o}", "window", window, "rows", rows, "sentences", sentences));
}

/* ---- relax ---- */

/* NULL: there is none of this name. */
static json_t *segment_json(struct daemon *d, const char *name)
{
	void *status;
	unsigned count;
	json_t *found = NULL, *s;
	size_t i;

	if (dataplane_ask(d, CONTROL_STATUS, NULL, 0, -1, sizeof(struct control_status), &status, &count,
			  NULL) &&
	    count) {
		json_t *list = segments_json(d, status, false);
		json_array_foreach(list, i, s) if (!strcmp(json_string_value(json_object_get(s, "name")),
							   name)) found = json_incref(s);
		json_decref(list);
	}
	free(status);
	return found;
}

static void relax(struct request *r, uint32_t for_s)
{
	struct control_relax_request q = { .for_s = for_s };
	const char *reason = for_s ? request_text(r, "reason") : "";
	void *records;
	unsigned count;
	char error[256];

	snprintf(q.segment, sizeof q.segment, "%s", request_text(r, "name"));
	snprintf(q.who, sizeof q.who, "%.63s", r->who.name);
	snprintf(q.why, sizeof q.why, "%s", reason);
	if (dataplane_ask(r->daemon, CONTROL_RELAX, &q, sizeof q, -1, sizeof(struct control_relax), &records,
			  &count, error)) {
		json_t *state = segment_json(r->daemon, q.segment);
		answer_json(r, state ? state : json_object());
	} else {
		request_fail(r, 409, "relax.not_done", "{s:s}", "reason", error);
	}
	free(records);
}

static void post_relax(struct request *r)
{
	relax(r, 60 * (uint32_t)request_number(r, "minutes", 0));
}

static void delete_relax(struct request *r)
{
	relax(r, 0);
}

/* ---- the table ---- */

#define WINDOW_GIVES(at_)                                                                                    \
	{ at_ "id", .type = API_TEXT, .is_required = true },                                                 \
		{ at_ "who", .type = API_TEXT, .is_required = true },                                        \
		{ at_ "station", .type = API_TEXT, .is_required = true },                                    \
		{ at_ "devices", .type = API_LIST, .is_required = true },                                    \
		{ at_ "intents", .type = API_LIST, .is_required = true },                                    \
		{ at_ "reason", .type = API_TEXT, .is_required = true },                                     \
		{ at_ "opened", .type = API_TIME, .is_required = true },                                     \
		{ at_ "until", .type = API_TIME, .is_required = true },                                      \
		{ at_ "closed", .type = API_TIME, .is_required = true, .may_be_null = true },                \
		{ at_ "state", .type = API_WORD, .words = "open|ended|waits", .is_required = true },         \
	{                                                                                                    \
		at_ "operations", .type = API_NUMBER, .is_required = true                                    \
	}

static const struct api_value list_takes[] = { LIST_VALUES, { 0 } };
static const struct api_value list_gives[] = {
	WINDOW_GIVES("items[]."),
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value window_gives[] = { WINDOW_GIVES(""), { 0 } };
static const struct api_value open_takes[] = {
	{ "station", IN_BODY, API_TEXT, true, .max = 63,
	  .help = "an address, or a network such as 10.1.0.0/24" },
	{ "devices", IN_BODY, API_LIST, true, .help = "the same, up to 16" },
	{ "intents", IN_BODY, API_LIST, true, .help = "such as program and run, or any" },
	{ "minutes", IN_BODY, API_NUMBER, true, .min = 1, .max = 1440 },
	{ "reason", IN_BODY, API_TEXT, true, .min = 1, .max = 255 },
	{ 0 },
};
static const struct api_value id_takes[] = { { "id", IN_PATH, API_NUMBER, true, .min = 1, .max = UINT32_MAX },
					     { 0 } };
static const struct api_value report_gives[] = {
	{ "window", .type = API_OBJECT, .is_required = true },
	{ "rows", .type = API_LIST, .is_required = true },
	{ "sentences", .type = API_LIST, .is_required = true },
	{ 0 },
};
static const struct api_value relax_takes[] = {
	{ "name", IN_PATH, API_TEXT, true, .max = 31 },
	{ "minutes", IN_BODY, API_NUMBER, true, .min = 1, .max = 1440 },
	{ "reason", IN_BODY, API_TEXT, true, .min = 1, .max = 255 },
	{ 0 },
};
static const struct api_value name_takes[] = { { "name", IN_PATH, API_TEXT, true, .max = 31 }, { 0 } };

static const struct api_route routes[] = {
	{ "GET", "/windows", "Maintenance windows, open ones first", ROLES_ALL, .takes = list_takes,
	  .gives = list_gives, .handle = get_windows },
	{ "POST", "/windows", "Opens a maintenance window", ROLE_SECURITY | ROLE_OPERATOR,
	  .action = "window.open", .takes = open_takes, .gives = window_gives, .handle = post_window },
	{ "DELETE", "/windows/{id}", "Closes one", ROLE_SECURITY | ROLE_OPERATOR, .action = "window.close",
	  .takes = id_takes, .gives = window_gives, .handle = delete_window },
	{ "GET", "/windows/{id}/report", "All that was done in it", ROLES_ALL, .takes = id_takes,
	  .gives = report_gives, .handle = get_report },
	{ "POST", "/segments/{name}/relax", "Break glass: the segment is only monitored for a while",
	  ROLE_SECURITY | ROLE_OPERATOR, .action = "segment.relax", .takes = relax_takes,
	  .handle = post_relax },
	{ "DELETE", "/segments/{name}/relax", "The policy judges it again", ROLE_SECURITY | ROLE_OPERATOR,
	  .action = "segment.enforce", .takes = name_takes, .handle = delete_relax },
};
extern const struct route_group api_windows;
const struct route_group api_windows = { "windows", routes, sizeof routes / sizeof routes[0] };
