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

#define KEPT 300             /* seconds of history */
#define COUNTERS_MAX 1024

/* What was counted at one moment. */
struct moment {
	uint64_t up_ns;       /* 0: there is none */
	struct control_status status;
	uint64_t bytes;
	unsigned count;
	struct control_counter counter[COUNTERS_MAX];
};

struct live {
	struct daemon *daemon;
	pthread_t thread;
	atomic_bool ends;
	struct moment now, before;
	pthread_mutex_t lock; /* of what follows */
	char *history[KEPT];  /* lines of JSON; a ring */
	unsigned at;
};

static struct live live = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* ---- asking ---- */

static bool take_moment(struct daemon *d, struct moment *m)
{
	void *status = NULL, *ports = NULL, *counters = NULL;
	unsigned n = 0, port_count = 0;
	bool ok = dataplane_ask(d, CONTROL_STATUS, NULL, 0, -1, sizeof m->status, &status, &n, NULL) && n == 1 &&
		  dataplane_ask(d, CONTROL_SEGMENTS, NULL, 0, -1, sizeof(struct control_segment), &ports,
				&port_count, NULL) &&
		  dataplane_ask(d, CONTROL_COUNTERS, NULL, 0, -1, sizeof(struct control_counter), &counters,
				&m->count, NULL);

	m->up_ns = ok ? clock_up_ns() : 0;
	if (ok) {
		const struct control_segment *p = ports;
		memcpy(&m->status, status, sizeof m->status);
		m->bytes = 0;
		for (unsigned i = 0; i < port_count; i++)
			m->bytes += p[i].rx_bytes;
		if (m->count > COUNTERS_MAX)
			m->count = COUNTERS_MAX;
		memcpy(m->counter, counters, m->count * sizeof m->counter[0]);
	}
	free(status);
	free(ports);
	free(counters);
	return ok;
}

/* ---- rates ---- */

/* A second, to a tenth; a restart begins at 0 again. */
static json_t *rate(uint64_t now, uint64_t before, double seconds)
{
	const double r = now >= before ? (double)(now - before) / seconds : 0;

	return json_real((double)(int64_t)(r * 10 + 0.5) / 10);
}

/* Rates of counters of a class, added to an object; their order is the same in both moments of one dataplane. */
static void add_rates(json_t *into, const struct moment *now, const struct moment *before, const char *class,
		      double seconds)
{
	const bool with_zeros = !strcmp(class, "verdict");

	for (unsigned i = 0; i < now->count && i < before->count; i++) {
		const struct control_counter *a = &now->counter[i], *b = &before->counter[i];
		char name[sizeof a->name + 1] = "";
		memcpy(name, a->name, strnlen(a->name, sizeof a->name));
		if (!strncmp(a->class, class, sizeof a->class) && !strncmp(a->name, b->name, sizeof a->name) &&
		    (with_zeros || a->value != b->value))
			json_object_set_new(into, name, rate(a->value, b->value, seconds));
	}
}

static json_t *describe(const struct moment *now, const struct moment *before)
{
	const double seconds = (double)(now->up_ns - before->up_ns) / 1e9;
	const struct control_status *n = &now->status, *b = &before->status;
	json_t *drops = json_object(), *verdicts = json_object();

	add_rates(verdicts, now, before, "verdict", seconds);
	add_rates(drops, now, before, "drop", seconds);
	add_rates(drops, now, before, "budget", seconds);
	return json_pack("{s:o,s:o,s:o,s:o,s:o,s:I,s:o,s:n,s:o,s:[]}", "time", json_time_ns(clock_now_ns()),
			 "packets", rate(n->judged, b->judged, seconds), "bytes",
			 rate(now->bytes, before->bytes, seconds), "messages",
			 rate(n->messages, b->messages, seconds), "operations",
			 rate(n->operations, b->operations, seconds), "flows", (json_int_t)n->flows, "verdicts",
			 verdicts, "latency_us", "drops", drops, "busy_percent");
}

static void keep(struct live *l, char *takes_line)
{
	pthread_mutex_lock(&l->lock);
	free(l->history[l->at]);
	l->history[l->at] = takes_line;
	l->at = (l->at + 1) % KEPT;
	pthread_mutex_unlock(&l->lock);
}

void live_begin(struct stream *s)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	bool has_any = false;

	if (!out)
		return;
	fputc('[', out);
	pthread_mutex_lock(&live.lock);
	for (unsigned i = 0; i < KEPT; i++) {
		const char *line = live.history[(live.at + i) % KEPT];
		if (line)
			fprintf(out, "%s%s", has_any ? "," : "", line);
		has_any = has_any || line;
	}
	pthread_mutex_unlock(&live.lock);
	fputc(']', out);
	if (!fclose(out))
		stream_say(s, NULL, "history", text, len);
	free(text);
}

static void look(struct live *l)
{
	if (take_moment(l->daemon, &l->now) && l->before.up_ns) {
		json_t *j = describe(&l->now, &l->before);
		char *text = j ? json_dumps(j, JSON_COMPACT | JSON_REAL_PRECISION(12)) : NULL;
		json_decref(j);
		if (text) {
			streams_publish(l->daemon->streams, TOPIC_LIVE, NULL, NULL, "live", text, strlen(text));
			keep(l, text);
		}
	}
	l->before = l->now;
}

static void *run(void *ctx)
{
	struct live *l = ctx;

	while (!atomic_load(&l->ends)) {
		struct timespec second = { 1, 0 };
		nanosleep(&second, NULL);
		look(l);
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
	for (unsigned i = 0; i < KEPT; i++)
		free(live.history[i]);
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
