/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE

#include "mgmt/daemon/live.h"

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/http.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/sessions.h"
#include "mgmt/daemon/streams.h"
#include "mgmt/daemon/trail.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct live {
	struct daemon *daemon;
	pthread_t thread;
	atomic_bool ends;
	struct control_status last;
	uint64_t last_ns; /* 0: there is none */
};

static struct live live;

static double rate(uint64_t now, uint64_t before, double seconds)
{
	return now >= before && seconds > 0 ? (double)(now - before) / seconds : 0;
}

static void publish(struct live *l, const struct control_status *s, bool is_there)
{
	const uint64_t now = clock_up_ns();
	const double seconds = l->last_ns ? (double)(now - l->last_ns) / 1e9 : 0;
	json_t *j = json_pack("{s:o,s:b}", "time", json_time_ns(clock_now_ns()), "reachable", is_there);

	if (is_there) {
		const struct control_status *b = &l->last;
		json_object_set_new(j, "flows", json_integer((json_int_t)s->flows));
		json_object_set_new(j, "policy", json_integer(s->policy));
		if (seconds > 0) {
			json_object_set_new(j, "judged", json_real(rate(s->judged, b->judged, seconds)));
			json_object_set_new(j, "passed", json_real(rate(s->passed, b->passed, seconds)));
			json_object_set_new(j, "stopped", json_real(rate(s->stopped, b->stopped, seconds)));
			json_object_set_new(j, "messages", json_real(rate(s->messages, b->messages, seconds)));
			json_object_set_new(j, "operations", json_real(rate(s->operations, b->operations, seconds)));
			json_object_set_new(j, "events_lost", json_real(rate(s->events_lost, b->events_lost, seconds)));
		}
		l->last = *s;
		l->last_ns = now;
	} else {
		l->last_ns = 0;
	}
	char *text = json_dumps(j, JSON_COMPACT | JSON_REAL_PRECISION(6));
	json_decref(j);
	if (text)
		streams_publish(l->daemon->streams, TOPIC_LIVE, NULL, "live", text, strlen(text));
	free(text);
}

static void look(struct live *l)
{
	void *records;
	unsigned count;
	const bool is_there = dataplane_ask(l->daemon, CONTROL_STATUS, NULL, 0, -1, sizeof(struct control_status),
					    &records, &count, NULL) &&
			      count == 1;

	publish(l, records, is_there);
	free(records);
}

static void *run(void *ctx)
{
	struct live *l = ctx;

	while (!atomic_load(&l->ends)) {
		struct timespec second = { 1, 0 };
		nanosleep(&second, NULL);
		if (streams_wanted(l->daemon->streams, TOPIC_LIVE))
			look(l);
		else
			l->last_ns = 0;
	}
	return NULL;
}

static bool start(struct daemon *d)
{
	live.daemon = d;
	return !pthread_create(&live.thread, NULL, run, &live);
}

static void stop(struct daemon *d)
{
	(void)d;
	if (!live.daemon)
		return;
	atomic_store(&live.ends, true);
	pthread_join(live.thread, NULL);
	live.daemon = NULL;
}

const struct module module_live = { "live", start, stop };

/* ---- metrics ---- */

static void put(FILE *out, const char *name, const char *kind, const char *help, double value)
{
	fprintf(out, "# HELP bulkhead_%s %s\n# TYPE bulkhead_%s %s\nbulkhead_%s %.17g\n", name, help, name, kind,
		name, value);
}

/* What stands in a label: no quote, backslash or line end. */
static void put_label(FILE *out, const char *text, size_t max)
{
	for (size_t i = 0; i < max && text[i]; i++)
		if (text[i] != '"' && text[i] != '\\' && (unsigned char)text[i] >= ' ')
			fputc(text[i], out);
}

static void put_counters(struct daemon *d, FILE *out)
{
	void *records;
	unsigned count;

	if (dataplane_ask(d, CONTROL_COUNTERS, NULL, 0, -1, sizeof(struct control_counter), &records, &count, NULL)) {
		const struct control_counter *c = records;
		fprintf(out, "# HELP bulkhead_count Everything that the dataplane counts\n# TYPE bulkhead_count "
			     "counter\n");
		for (unsigned i = 0; i < count; i++) {
			fputs("bulkhead_count{name=\"", out);
			put_label(out, c[i].name, sizeof c[i].name);
			fputs("\",class=\"", out);
			put_label(out, c[i].class, sizeof c[i].class);
			fprintf(out, "\"} %" PRIu64 "\n", c[i].value);
		}
	}
	free(records);
}

static void put_status(struct daemon *d, FILE *out)
{
	void *records;
	unsigned count;
	const bool ok = dataplane_ask(d, CONTROL_STATUS, NULL, 0, -1, sizeof(struct control_status), &records,
				      &count, NULL) &&
			count == 1;

	put(out, "up", "gauge", "bulkheadd answers", ok);
	if (ok) {
		const struct control_status *s = records;
		put(out, "policy_version", "gauge", "The policy in force, 0: none", s->policy);
		put(out, "policy_lines", "gauge", "Lines of the policy in force", s->policy_lines);
		put(out, "restarts", "counter", "Starts of the dataplane after a failure", s->restarts);
		put(out, "flows", "gauge", "Conversations now", (double)s->flows);
		put(out, "packets_judged", "counter", "Packets that were judged", (double)s->judged);
		put(out, "packets_stopped", "counter", "Packets that did not pass", (double)s->stopped);
		put(out, "messages", "counter", "Messages that were read", (double)s->messages);
		put(out, "operations", "counter", "Operations that were judged", (double)s->operations);
		put(out, "events_lost", "counter", "Events that nobody had room for", (double)s->events_lost);
	}
	free(records);
}

char *live_metrics(struct daemon *d, size_t *len)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, len);
	const struct http_counts h = http_counts(d->http);

	if (!out)
		return NULL;
	put_status(d, out);
	put(out, "http_requests", "counter", "Requests to the management", (double)h.requests);
	put(out, "http_seconds", "counter", "Seconds spent in answering", h.seconds);
	put(out, "http_connections", "gauge", "Connections to the management", (double)h.connections);
	put(out, "http_refused_address", "counter", "Connections from addresses that are not allowed",
	    (double)h.refused_address);
	put(out, "http_refused_rate", "counter", "Requests refused because there were too many",
	    (double)h.refused_rate);
	put(out, "http_too_slow", "counter", "Connections closed because they were too slow", (double)h.too_slow);
	put(out, "sessions", "gauge", "People who are logged in", sessions_count(d));
	put(out, "trail_works", "gauge", "The audit trail can be written", trail_works(d->trail));
	put(out, "disk_full", "gauge", "A database could not be written for want of room",
	    database_is_full(d->main) || database_is_full(d->events));
	put_counters(d, out);
	return fclose(out) ? NULL : text;
}
