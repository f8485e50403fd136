/* SPDX-License-Identifier: Apache-2.0 */
/* The page of events: search, one event, its packets, and events as they happen. */
#define _GNU_SOURCE

#include "mgmt/daemon/event_json.h"
#include "mgmt/daemon/evidence.h"
#include "mgmt/daemon/home.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/sentence.h"
#include "mgmt/daemon/store.h"
#include "mgmt/daemon/streams.h"

#include "rules/expression.h"

#include <stdlib.h>
#include <string.h>

/* ---- what is asked ---- */

/* "refuse|drop" as bits; 0: all. */
static unsigned verdicts_of(const char *text)
{
	unsigned bits = 0;

	for (unsigned v = 0; text && v < VERDICT_COUNT; v++)
		for (const char *p = text; (p = strstr(p, verdict_names[v])); p++)
			bits |= 1u << v;
	return bits;
}

/* NULL without one; *is_wrong: the answer is given. */
static struct expression *expression_of(struct request *r, bool *is_wrong)
{
	const char *text = request_text(r, "match");
	const struct place at = { "match", 1, 1 };
	struct diags diags = { 0 };
	struct expression *x = NULL;

	*is_wrong = false;
	if (text && *text) {
		x = expression_compile(text, strlen(text), at, &diags);
		*is_wrong = !x;
	}
	if (*is_wrong) {
		const struct diag *first = diags.count ? &diags.list[0] : NULL;
		json_t *details = json_array();
		for (size_t i = 0; i < diags.count; i++)
			json_array_append_new(details, json_pack("{s:s,s:i,s:i,s:s,s:s?}", "severity",
								 diags.list[i].severity == SEVERITY_ERROR
									 ? "error" : "warning",
								 "line", (int)diags.list[i].line, "column",
								 (int)diags.list[i].column, "text", diags.list[i].text,
								 "hint", diags.list[i].hint));
		request_details(r, details);
		request_fail(r, 400, "events.expression_wrong", "{s:s,s:i}", "text", first ? first->text : "", "column",
			     first ? (int)first->column : 1);
	}
	diags_fini(&diags);
	return x;
}

/* "TIME-ID" */
static bool read_place(const char *text, uint64_t *time_ns, uint64_t *id)
{
	char *end;

	if (!text)
		return true;
	*time_ns = strtoull(text, &end, 10);
	if (*end != '-')
		return false;
	*id = strtoull(end + 1, &end, 10);
	return !*end && *time_ns;
}

/* ---- GET /events ---- */

struct listing {
	struct request *request;
	json_t **items;  /* by their index */
	unsigned limit;
};

static void on_found(void *ctx, const struct store_event *e)
{
	struct listing *l = ctx;

	if (e->index < l->limit)
		l->items[e->index] = event_json(l->request->daemon, l->request->language, e);
}

static void answer_items(struct request *r, const struct listing *l, uint64_t next_ns, uint64_t next_id)
{
	json_t *items = json_array();
	char next[48];

	for (unsigned i = 0; i < l->limit; i++)
		if (l->items[i])
			json_array_append(items, l->items[i]);
	snprintf(next, sizeof next, "%llu-%llu", (unsigned long long)next_ns, (unsigned long long)next_id);
	answer_json(r, json_pack("{s:o,s:o}", "items", items, "next", next_ns ? json_string(next) : json_null()));
}

static const char *text_of(const json_t *o, const char *name)
{
	const char *text = json_string_value(json_object_get(o, name));
	return text ? text : "";
}

/* A line for each. */
static void answer_lines(struct request *r, const struct listing *l)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	for (unsigned i = 0; out && i < l->limit; i++)
		if (l->items[i])
			fprintf(out, "%s  %s  %-6s  %s\n", text_of(l->items[i], "id"), text_of(l->items[i], "time"),
				text_of(l->items[i], "verdict"),
				text_of(json_object_get(l->items[i], "sentence"), "text"));
	if (out)
		fclose(out);
	if (text)
		answer_bytes(r, "text/plain; charset=utf-8", text, len, NULL);
	else
		request_fail(r, 500, "request.memory", NULL);
}

static void get_events(struct request *r)
{
	const char *as = request_text(r, "as");
	uint64_t next_ns, next_id;
	bool is_wrong;
	struct store_question q = {
		.since_ns = request_time_ns(r, "since", 0), .until_ns = request_time_ns(r, "until", 0),
		.verdicts = verdicts_of(request_text(r, "verdict")),
		.limit = (unsigned)request_number(r, "limit", LIST_LIMIT),
	};

	if (!read_place(request_text(r, "before"), &q.before_ns, &q.before_id)) {
		request_fail(r, 400, "events.place_wrong", NULL);
		return;
	}
	struct expression *x = expression_of(r, &is_wrong);
	if (is_wrong)
		return;
	q.match = x;
	struct listing l = { r, calloc(q.limit, sizeof *l.items), q.limit };
	if (!l.items || !store_search(r->daemon->store, &q, on_found, &l, &next_ns, &next_id))
		request_fail(r, 503, "events.database", NULL);
	else if (as && !strcmp(as, "text"))
		answer_lines(r, &l);
	else
		answer_items(r, &l, next_ns, next_id);
	for (unsigned i = 0; l.items && i < l.limit; i++)
		json_decref(l.items[i]);
	free(l.items);
	if (x)
		expression_destroy(x);
}

/* ---- one event ---- */

struct one {
	struct request *request;
	json_t *json;
	uint64_t flow, time_ns;
};

static void on_one(void *ctx, const struct store_event *e)
{
	struct one *o = ctx;

	o->json = event_detail_json(o->request->daemon, o->request->language, e);
	o->flow = e->event->flow.id;
	o->time_ns = e->time_ns;
}

static bool find_one(struct request *r, struct one *o)
{
	const char *id = request_text(r, "id");
	char *end;
	const uint64_t number = strtoull(id, &end, 10);

	*o = (struct one){ .request = r };
	if (!*end && number && store_event(r->daemon->store, number, on_one, o) && o->json)
		return true;
	json_decref(o->json);
	request_fail(r, 404, "events.unknown", "{s:s}", "id", id);
	return false;
}

static void get_event(struct request *r)
{
	struct one o;

	if (find_one(r, &o))
		answer_json(r, o.json);
}

static void get_packets(struct request *r)
{
	struct one o;
	char name[64], *bytes;
	size_t len;

	if (!find_one(r, &o))
		return;
	json_decref(o.json);
	snprintf(name, sizeof name, "event-%.20s.pcap", request_text(r, "id"));
	if (evidence_pcap(r->daemon, o.flow, o.time_ns, &bytes, &len))
		answer_bytes(r, "application/vnd.tcpdump.pcap", bytes, len, name);
	else
		request_fail(r, 404, "events.no_packets", "{s:s}", "id", request_text(r, "id"));
}

/* ---- GET /events/stream ---- */

struct filter {
	struct expression *match; /* NULL: every event */
	unsigned verdicts;
};

static bool is_wanted(void *ctx, const void *item)
{
	const struct filter *f = ctx;
	const struct wire_event *e = ((const struct store_item *)item)->event;
	const struct subject s = { e->event.flow ? &e->flow.conversation : NULL, e->event.message ? &e->message : NULL,
				   e->event.operation ? &e->operation : NULL };

	return (!f->verdicts || f->verdicts >> e->event.judgement.verdict & 1) &&
	       (!f->match || expression_match(f->match, &s, MATCH_ONE) == TRUTH_YES);
}

static void on_stream_end(void *ctx)
{
	struct filter *f = ctx;

	if (f->match)
		expression_destroy(f->match);
	free(f);
}

static void get_stream(struct request *r)
{
	bool is_wrong;
	struct expression *x = expression_of(r, &is_wrong);
	struct filter *f = is_wrong ? NULL : malloc(sizeof *f);

	if (is_wrong)
		return;
	struct stream *s = NULL;
	if (f) {
		*f = (struct filter){ x, verdicts_of(request_text(r, "verdict")) };
		s = stream_create(r->daemon->streams, TOPIC_EVENTS, is_wanted, f, on_stream_end);
	}
	if (!s) {
		if (x)
			expression_destroy(x);
		free(f);
	}
	answer_stream(r, s);
}

/* In the store's thread: tells the streams what is kept. */
static void publish(void *ctx, const struct store_item *item)
{
	struct daemon *d = ctx;
	struct store_event e = { .id = item->id, .ledger = item->ledger };

	if (!item->id || !streams_wanted(d->streams, TOPIC_EVENTS))
		return;
	static struct wire_event copy; /* what is told may not change what others are told */
	copy = *item->event;
	e.time_ns = copy.event.time_ns;
	e.kind = copy.event.kind;
	e.verdict = copy.event.judgement.verdict;
	e.severity = store_severity(item->event);
	e.event = &copy;
	json_t *o = event_json(d, WORDS_EN, &e);
	char *text = o ? json_dumps(o, JSON_COMPACT) : NULL;
	const char *id = json_string_value(json_object_get(o, "id"));
	if (text)
		streams_publish(d->streams, TOPIC_EVENTS, item, id, "event", text, strlen(text));
	free(text);
	json_decref(o);
}

static bool start(struct daemon *d)
{
	return store_subscribe(d->store, publish, d);
}

static void stop(struct daemon *d)
{
	(void)d;
}

extern const struct module module_events;
const struct module module_events = { "events", start, stop };

/* ---- how the store goes ---- */

static void add_health(struct request *r, json_t *health)
{
	struct store_state s;
	const int64_t max = option_number(r->daemon, "retention.size_mb") << 20;
	const int64_t free_bytes = json_integer_value(json_object_get(health, "disk_free_bytes"));

	store_state(r->daemon->store, &s);
	json_object_set_new(health, "events", json_integer((json_int_t)s.events));
	json_object_set_new(health, "oldest_event", s.oldest_ns ? json_time_ns(s.oldest_ns) : json_null());
	/* What comes first: the limit that was set, or the disk. */
	int64_t room = max ? max - (int64_t)s.bytes : free_bytes;
	room = free_bytes && free_bytes < room ? free_bytes : room;
	if (s.bytes_a_day && room > 0)
		json_object_set_new(health, "full_in_days", json_integer(room / (int64_t)s.bytes_a_day));
	if (s.is_full)
		home_check(health, "store", "danger", sentence(r->language, "health.store.full", NULL));
	else if (!s.is_connected)
		home_check(health, "store", "warning", sentence(r->language, "health.store.away", NULL));
	else if (s.lost)
		home_check(health, "store", "warning",
			   sentence(r->language, "health.store.lost", "{s:I}", "count", (json_int_t)s.lost));
	else
		home_check(health, "store", "ok", sentence(r->language, "health.store", NULL));
}

extern const struct home_part home_events;
const struct home_part home_events = { "events", NULL, add_health };

/* ---- the table ---- */

#define FILTER_VALUES \
	{ "match", IN_QUERY, API_TEXT, .max = 1024, \
	  .help = "an expression, as in a policy: modbus write address=0..99" }, \
	{ "verdict", IN_QUERY, API_TEXT, .max = 64, \
	  .help = "allow, alert, drop, reset, refuse; several with | between" }

static const struct api_value list_takes[] = {
	FILTER_VALUES,
	{ "since", IN_QUERY, API_TIME, .help = "not older" },
	{ "until", IN_QUERY, API_TIME, .help = "not younger" },
	{ "as", IN_QUERY, API_WORD, .words = "json|text",
	  .help = "`text`: a line for each, with number, time, verdict and sentence" },
	LIST_VALUES,
	{ NULL },
};
static const struct api_value list_gives[] = {
	{ "items", .type = API_LIST, .is_required = true, .help = "events, newest first" },
	{ "items[].id", .type = API_TEXT, .is_required = true },
	{ "items[].time", .type = API_TIME, .is_required = true },
	{ "items[].kind", .type = API_TEXT, .is_required = true, .help = "operation, polls, signature, flaw, ..." },
	{ "items[].verdict", .type = API_TEXT, .is_required = true },
	{ "items[].sentence", .type = API_OBJECT, .is_required = true, .help = "what happened, in one sentence" },
	{ "items[].polls", .type = API_OBJECT, .may_be_null = true, .help = "of polls that were folded into one" },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true,
	  .help = "`before` of the next page; a page may be short or empty when searching took too long" },
	{ NULL },
};
static const struct api_value stream_takes[] = { FILTER_VALUES, { NULL } };
static const struct api_value one_takes[] = {
	{ "id", IN_PATH, API_TEXT, .is_required = true, .max = 20, .help = "of the event" },
	{ NULL },
};
static const struct api_value one_gives[] = {
	{ "id", .type = API_TEXT, .is_required = true },
	{ "path", .type = API_LIST, .is_required = true,
	  .help = "from the conduit to the value, with places in `bytes`" },
	{ "bytes", .type = API_TEXT, .is_required = true, .help = "of the message, hexadecimal" },
	{ "decided", .type = API_OBJECT, .is_required = true, .help = "why, and by which line" },
	{ "similar", .type = API_OBJECT, .is_required = true, .may_be_null = true,
	  .help = "the last one like it that was allowed" },
	{ "proposal", .type = API_OBJECT, .is_required = true, .may_be_null = true,
	  .help = "the line that would allow exactly this" },
	{ "has_packets", .type = API_BOOL, .is_required = true },
	{ NULL },
};

static const struct api_route routes[] = {
	{ "GET", "/events", "searches events by expression and time", ROLES_SEE, .takes = list_takes,
	  .gives = list_gives, .handle = get_events },
	{ "GET", "/events/stream", "events as they happen", ROLES_SEE, API_STREAM, .type = "text/event-stream",
	  .takes = stream_takes, .handle = get_stream },
	{ "GET", "/events/{id}", "one event with its explanation", ROLES_SEE, .takes = one_takes, .gives = one_gives,
	  .handle = get_event },
	{ "GET", "/events/{id}/packets", "the packets around it as a capture", ROLES_SEE,
	  .type = "application/vnd.tcpdump.pcap", .takes = one_takes, .handle = get_packets },
};

extern const struct route_group api_events;
const struct route_group api_events = { "events", routes, sizeof routes / sizeof routes[0] };
