/* SPDX-License-Identifier: Apache-2.0 */
/* What the dataplane says of itself, the API's own description, and /metrics. */
#define _GNU_SOURCE

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/home.h"
#include "mgmt/daemon/live.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/segments.h"
#include "mgmt/daemon/streams.h"

#include <stdlib.h>
#include <string.h>

/* A member of a record of the control socket, its name in JSON being the member's. */
enum member_kind { MEMBER_TEXT, MEMBER_U32, MEMBER_U64, MEMBER_TIME };

struct member {
	const char *name;
	enum member_kind kind;
	size_t at, len;
};

#define MEMBER(struct_, member_, kind_) \
	{ #member_, kind_, offsetof(struct struct_, member_), sizeof(((struct struct_ *)0)->member_) }

static json_t *member_json(const struct member *m, const uint8_t *record)
{
	uint32_t small;
	uint64_t large;

	switch (m->kind) {
	case MEMBER_TEXT: {
		const char *text = (const char *)record + m->at;
		json_t *j = json_stringn(text, strnlen(text, m->len));
		return j ? j : json_string("");
	}
	case MEMBER_U32:
		memcpy(&small, record + m->at, sizeof small);
		return json_integer(small);
	case MEMBER_U64:
	case MEMBER_TIME:
		break;
	}
	memcpy(&large, record + m->at, sizeof large);
	if (m->kind == MEMBER_TIME)
		return json_time_ns(large);
	return large == UINT64_MAX ? json_null() : json_integer((json_int_t)large);
}

static json_t *record_json(const struct member *members, size_t count, const uint8_t *record)
{
	json_t *o = json_object();

	for (size_t i = 0; i < count; i++) {
		char name[48];
		const size_t len = strlen(members[i].name);
		/* Times are texts, so their names lose the unit. */
		const size_t keep = members[i].kind == MEMBER_TIME ? len - 3 : len;
		memcpy(name, members[i].name, keep);
		name[keep] = '\0';
		json_object_set_new(o, name, member_json(&members[i], record));
	}
	return o;
}

static const struct member worker_members[] = {
	MEMBER(control_worker, number, MEMBER_U32), MEMBER(control_worker, core, MEMBER_U32),
	MEMBER(control_worker, judged, MEMBER_U64), MEMBER(control_worker, passed, MEMBER_U64),
	MEMBER(control_worker, stopped, MEMBER_U64), MEMBER(control_worker, injected, MEMBER_U64),
	MEMBER(control_worker, bursts, MEMBER_U64), MEMBER(control_worker, waits, MEMBER_U64),
	MEMBER(control_worker, flows, MEMBER_U64), MEMBER(control_worker, flows_most, MEMBER_U64),
	MEMBER(control_worker, messages, MEMBER_U64), MEMBER(control_worker, operations, MEMBER_U64),
	MEMBER(control_worker, pool_now, MEMBER_U64), MEMBER(control_worker, pool_most, MEMBER_U64),
	MEMBER(control_worker, lost, MEMBER_U64), MEMBER(control_worker, events_lost_allowed, MEMBER_U64),
	MEMBER(control_worker, events_lost_others, MEMBER_U64),
};
static const struct member counter_members[] = {
	MEMBER(control_counter, name, MEMBER_TEXT), MEMBER(control_counter, class, MEMBER_TEXT),
	MEMBER(control_counter, help, MEMBER_TEXT), MEMBER(control_counter, value, MEMBER_U64),
};
static const struct member budget_members[] = {
	MEMBER(control_budget, name, MEMBER_TEXT), MEMBER(control_budget, what, MEMBER_TEXT),
	MEMBER(control_budget, entries, MEMBER_U64), MEMBER(control_budget, bytes, MEMBER_U64),
	MEMBER(control_budget, used, MEMBER_U64), MEMBER(control_budget, most, MEMBER_U64),
};
static const struct member flow_members[] = {
	MEMBER(control_flow, id, MEMBER_U64),	     MEMBER(control_flow, client, MEMBER_TEXT),
	MEMBER(control_flow, server, MEMBER_TEXT),   MEMBER(control_flow, transport, MEMBER_TEXT),
	MEMBER(control_flow, protocol, MEMBER_TEXT), MEMBER(control_flow, from, MEMBER_TEXT),
	MEMBER(control_flow, to, MEMBER_TEXT),	     MEMBER(control_flow, vlan, MEMBER_U32),
	MEMBER(control_flow, worker, MEMBER_U32),    MEMBER(control_flow, packets, MEMBER_U64),
	MEMBER(control_flow, bytes, MEMBER_U64),     MEMBER(control_flow, messages, MEMBER_U64),
	MEMBER(control_flow, first_ns, MEMBER_TIME), MEMBER(control_flow, last_ns, MEMBER_TIME),
};
#define COUNT(list_) (sizeof(list_) / sizeof((list_)[0]))

/* ---- answers ---- */

static bool fetch(struct request *r, enum control_type type, size_t record_len, void **records, unsigned *count)
{
	char error[256];

	if (dataplane_ask(r->daemon, type, NULL, 0, -1, record_len, records, count, error))
		return true;
	request_fail(r, 503, "dataplane.away", "{s:s}", "why", error);
	return false;
}

static void answer_list(struct request *r, enum control_type type, size_t record_len, const struct member *members,
			size_t member_count)
{
	void *records;
	unsigned count;
	json_t *items = json_array();
	const char *class = request_text(r, "class");
	const int64_t limit = request_number(r, "limit", INT64_MAX);

	if (fetch(r, type, record_len, &records, &count)) {
		for (unsigned i = 0; i < count && (int64_t)json_array_size(items) < limit; i++) {
			json_t *o = record_json(members, member_count, (const uint8_t *)records + i * record_len);
			if (class && strcmp(class, json_string_value(json_object_get(o, "class"))) != 0)
				json_decref(o);
			else
				json_array_append_new(items, o);
		}
		answer_json(r, json_pack("{s:O,s:n}", "items", items, "next"));
	}
	json_decref(items);
	free(records);
}

static void get_status(struct request *r)
{
	answer_json(r, home_status(r));
}

static void get_segments(struct request *r)
{
	void *records;
	unsigned count;

	if (fetch(r, CONTROL_STATUS, sizeof(struct control_status), &records, &count) && count == 1)
		answer_json(r, json_pack("{s:o,s:n}", "items", segments_json(r->daemon, records, true), "next"));
	else if (!r->answer.status)
		request_fail(r, 503, "dataplane.away", "{s:s}", "why", "");
	free(records);
}

static void get_workers(struct request *r)
{
	answer_list(r, CONTROL_WORKERS, sizeof(struct control_worker), worker_members, COUNT(worker_members));
}

static void get_counters(struct request *r)
{
	answer_list(r, CONTROL_COUNTERS, sizeof(struct control_counter), counter_members, COUNT(counter_members));
}

static void get_memory(struct request *r)
{
	answer_list(r, CONTROL_MEMORY, sizeof(struct control_budget), budget_members, COUNT(budget_members));
}

static void get_flows(struct request *r)
{
	answer_list(r, CONTROL_FLOWS, sizeof(struct control_flow), flow_members, COUNT(flow_members));
}

/* Counters of what was lost, refused or flawed, without those that are zero. */
static void get_drops(struct request *r)
{
	void *records;
	unsigned count;
	json_t *items = json_array();

	if (fetch(r, CONTROL_COUNTERS, sizeof(struct control_counter), &records, &count)) {
		const struct control_counter *c = records;
		for (unsigned i = 0; i < count; i++)
			if (c[i].value && (!strncmp(c[i].class, "drop", 12) || !strncmp(c[i].class, "flaw", 12) ||
					   !strncmp(c[i].class, "budget", 12)))
				json_array_append_new(items, record_json(counter_members, COUNT(counter_members),
									 (const uint8_t *)&c[i]));
		answer_json(r, json_pack("{s:O,s:n}", "items", items, "next"));
	}
	json_decref(items);
	free(records);
}

static void get_openapi(struct request *r)
{
	size_t len;
	char *text = openapi_text(&len);

	if (text)
		answer_bytes(r, "application/json", text, len, NULL);
	else
		request_fail(r, 500, "request.memory", NULL);
}

static void get_live(struct request *r)
{
	struct stream *s = stream_create(r->daemon->streams, TOPIC_LIVE, NULL, NULL, NULL);

	if (s)
		live_begin(s);
	answer_stream(r, s);
}

static void get_metrics(struct request *r)
{
	size_t len;
	char *text = live_metrics(r->daemon, &len);

	if (text)
		answer_bytes(r, "text/plain; version=0.0.4", text, len, NULL);
	else
		request_fail(r, 500, "request.memory", NULL);
}

static const struct api_value status_gives[] = {
	{ "now", .type = API_TIME, .is_required = true },
	{ "protection", .type = API_WORD, .is_required = true,
	  .words = "protected|learning|monitoring|bypassed|mixed|down" },
	{ "is_clock_trusted", .type = API_BOOL, .is_required = true },
	{ "dataplane", .type = API_OBJECT, .is_required = true },
	{ "segments", .type = API_LIST, .is_required = true },
	{ "policy", .type = API_OBJECT, .is_required = true, .may_be_null = true },
	{ "rules", .type = API_OBJECT, .is_required = true },
	{ "today", .type = API_OBJECT, .is_required = true },
	{ "questions[].kind", .type = API_TEXT, .is_required = true },
	{ "questions[].severity", .type = API_WORD, .is_required = true, .words = "info|warning|danger" },
	{ "questions[].sentence", .type = API_OBJECT, .is_required = true },
	{ "questions[].since", .type = API_TIME, .is_required = true, .may_be_null = true },
	{ "questions[].count", .type = API_NUMBER, .is_required = true },
	{ "questions[].page", .type = API_TEXT, .is_required = true },
	{ 0 },
};
static const struct api_value segments_gives[] = {
	{ "items[].name", .type = API_TEXT, .is_required = true },
	{ "items[].mode", .type = API_WORD, .is_required = true, .words = "learn|monitor|enforce|bypass" },
	{ "items[].on_failure", .type = API_WORD, .is_required = true, .words = "open|closed|island" },
	{ "items[].has_link_outside", .type = API_BOOL, .is_required = true },
	{ "items[].has_link_inside", .type = API_BOOL, .is_required = true },
	{ "items[].relaxed", .type = API_OBJECT, .is_required = true, .may_be_null = true },
	{ "items[].ports", .type = API_LIST, .is_required = true },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value counters_takes[] = {
	{ "class", IN_QUERY, API_WORD, .words = "frames|flaw|drop|budget|info|verdict|events", .help = "only those" },
	{ 0 },
};
static const struct api_value counters_gives[] = {
	{ "items[].name", .type = API_TEXT, .is_required = true },
	{ "items[].class", .type = API_TEXT, .is_required = true },
	{ "items[].help", .type = API_TEXT, .is_required = true },
	{ "items[].value", .type = API_NUMBER, .is_required = true },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value items_gives[] = {
	{ "items", .type = API_LIST, .is_required = true },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value flows_takes[] = {
	{ "limit", IN_QUERY, API_NUMBER, .min = 1, .max = 100000, .help = "at most so many" },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/status", "How the box is", ROLES_ALL, .gives = status_gives, .handle = get_status },
	{ "GET", "/segments", "Ports and links", ROLES_SEE, .gives = segments_gives, .handle = get_segments },
	{ "GET", "/workers", "Threads that judge", ROLES_SEE, .gives = items_gives, .handle = get_workers },
	{ "GET", "/counters", "Everything that is counted", ROLES_SEE, .takes = counters_takes,
	  .gives = counters_gives, .handle = get_counters },
	{ "GET", "/drops", "What was dropped, flawed or over budget", ROLES_SEE, .gives = counters_gives,
	  .handle = get_drops },
	{ "GET", "/memory", "Budgets and what is used of them", ROLES_SEE, .gives = items_gives,
	  .handle = get_memory },
	{ "GET", "/flows", "Conversations now", ROLES_SEE, .takes = flows_takes, .gives = items_gives,
	  .handle = get_flows },
	{ "GET", "/live", "Rates, once a second, as server-sent events", ROLES_SEE, API_STREAM,
	  .type = "text/event-stream", .handle = get_live },
	{ "GET", "/metrics", "For Prometheus; also at /metrics outside " API_PREFIX, ROLES_SEE,
	  .type = "text/plain", .handle = get_metrics },
	{ "GET", "/openapi.json", "This description", ROLES_ALL, .type = "application/json",
	  .handle = get_openapi },
};
extern const struct route_group api_status;
const struct route_group api_status = { "status", routes, sizeof routes / sizeof routes[0] };
