/* SPDX-License-Identifier: Apache-2.0 */
/* The page for three in the morning: is the line affected, which device, what was refused, since when, whom
 * to call. */
#define _GNU_SOURCE

#include "mgmt/daemon/alarms.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/home.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/segments.h"
#include "mgmt/daemon/sentence.h"
#include "mgmt/daemon/streams.h"

#include <stdlib.h>
#include <string.h>

#define RECENT_NS UINT64_C(900000000000)

static json_t *contacts(struct daemon *d)
{
	char name[128], phone[64];

	option_text(d, "contact.name", name, sizeof name);
	option_text(d, "contact.phone", phone, sizeof phone);
	return name[0] || phone[0] ? json_pack("[{s:s,s:s,s:s}]", "name", name, "phone", phone, "what", "")
				   : json_array();
}

static void get_operator(struct request *r)
{
	json_t *alarms = alarms_json(r->daemon, r->language, request_number(r, "limit", LIST_LIMIT));
	void *status;
	unsigned count;
	const bool answers = dataplane_ask(r->daemon, CONTROL_STATUS, NULL, 0, -1,
					   sizeof(struct control_status), &status, &count, NULL) &&
			     count;
	json_t *segments = segments_json(r->daemon, answers ? status : NULL, false);
	const int64_t denials = alarms_denials_since(r->daemon, clock_now_ns() - RECENT_NS);
	const char *line = !answers ? "unknown" : denials ? "affected" : "fine";
	char id[40];

	snprintf(id, sizeof id, "operator.line.%s", line);
	const json_t *first = json_array_get(alarms, 0);
	json_t *since = denials ? json_object_get(first, "since") : NULL;
	answer_json(r, json_pack("{s:s,s:o,s:o,s:o,s:o,s:o}", "line", line, "sentence",
				 sentence(r->language, id, "{s:I}", "count", (json_int_t)denials), "since",
				 since ? json_incref(since) : json_null(), "alarms", alarms, "contacts",
				 contacts(r->daemon), "segments", segments));
	free(status);
}

static void post_operator(struct request *r)
{
	const char *note = request_text(r, "note");
	const int64_t id = request_number(r, "id", 0);

	if (alarms_answer(r->daemon, id, r->who.name, request_text(r, "answer"), note ? note : ""))
		get_operator(r);
	else
		request_fail(r, 404, "operator.unknown", "{s:I}", "id", (json_int_t)id);
}

static void get_stream(struct request *r)
{
	answer_stream(r, stream_create(r->daemon->streams, TOPIC_OPERATOR, NULL, NULL, NULL));
}

/* ---- home ---- */

static void add_alarms(struct request *r, json_t *status)
{
	const int64_t open = alarms_open(r->daemon);

	if (open)
		home_question(status, "alarm", "danger",
			      sentence(r->language, "home.alarms", "{s:I}", "count", (json_int_t)open),
			      (uint64_t)sql_number(database_read(r->daemon->main), 0,
						   "SELECT min(first_ns) FROM alarms WHERE answered_ns = 0",
						   ""),
			      (unsigned)open, "operator");
}

/* What bulkheadd says of windows, relaxed segments and lines that expire. */
static void add_permits(struct request *r, json_t *status)
{
	void *records;
	unsigned count;

	if (dataplane_ask(r->daemon, CONTROL_STATUS, NULL, 0, -1, sizeof(struct control_status), &records,
			  &count, NULL) &&
	    count) {
		const struct control_status *s = records;
		const uint64_t now = clock_now_ns();
		if (s->relaxed)
			home_question(status, "relaxed", "danger",
				      sentence(r->language, "home.question.relaxed", "{s:I}", "count",
					       (json_int_t)s->relaxed),
				      now, s->relaxed, "operator");
		if (s->windows)
			home_question(status, "window", "warning",
				      sentence(r->language, "home.question.windows", "{s:I}", "count",
					       (json_int_t)s->windows),
				      now, s->windows, "windows");
		if (s->expiring)
			home_question(status, "expiry", "warning",
				      sentence(r->language, "report.expiring", "{s:I}", "count",
					       (json_int_t)s->expiring),
				      now, s->expiring, "policy");
	}
	free(records);
}

/* What happened today: new devices, and the alarms of the day. */
static void add_today(struct request *r, json_t *status)
{
	json_t *today = json_object_get(status, "today"), *row;
	uint64_t since_ns = 0;
	size_t i;

	(void)time_read_ns(json_string_value(json_object_get(today, "since")), &since_ns);
	json_object_set_new(today, "devices_new",
			    json_integer((json_int_t)sql_number(
				    database_read(r->daemon->main), 0,
				    "SELECT count(*) FROM assets WHERE first_ns >= ?", "u", since_ns)));
	json_t *alarms = alarms_json(r->daemon, r->language, 5);
	json_array_foreach(alarms, i, row)
	{
		uint64_t last_ns = 0;
		(void)time_read_ns(json_string_value(json_object_get(row, "last")), &last_ns);
		if (last_ns >= since_ns)
			home_sentence(status, json_incref(json_object_get(row, "sentence")));
	}
	json_decref(alarms);
}

static void add_status(struct request *r, json_t *status)
{
	add_alarms(r, status);
	add_permits(r, status);
	add_today(r, status);
}

extern const struct home_part home_operator;
const struct home_part home_operator = { "operator", add_status, NULL };

static const struct api_value list_takes[] = {
	{ "limit", IN_QUERY, API_NUMBER, .min = 1, .max = 1000, .help = "alarms at most; 100 if not given" },
	{ 0 },
};
static const struct api_value gives[] = {
	{ "line", .type = API_WORD, .words = "fine|affected|unknown", .is_required = true },
	{ "sentence", .type = API_OBJECT, .is_required = true },
	{ "since", .type = API_TIME, .is_required = true, .may_be_null = true },
	{ "alarms", .type = API_LIST, .is_required = true },
	{ "contacts", .type = API_LIST, .is_required = true },
	{ "segments", .type = API_LIST, .is_required = true },
	{ 0 },
};
static const struct api_value answer_takes[] = {
	{ "id", IN_PATH, API_NUMBER, true, .min = 1, .max = INT64_MAX },
	{ "answer", IN_BODY, API_WORD, true, .words = "seen|expected|wrong" },
	{ "note", IN_BODY, API_TEXT, .max = 1000 },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/operator", "Is the line affected, and what calls for an answer", ROLES_ALL,
	  .takes = list_takes, .gives = gives, .handle = get_operator },
	{ "POST", "/operator/{id}", "Answers an alarm", ROLE_SECURITY | ROLE_OPERATOR,
	  .action = "alarm.answer", .takes = answer_takes, .gives = gives, .handle = post_operator },
	{ "GET", "/operator/stream", "Says `alarms` when there is something new", ROLES_ALL, API_STREAM,
	  .type = "text/event-stream", .handle = get_stream },
};
extern const struct route_group api_operator;
const struct route_group api_operator = { "operator", routes, sizeof routes / sizeof routes[0] };
