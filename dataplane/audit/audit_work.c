/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Worker threads share the list of files and the event writer, nothing else.  The memory of an engine
 * is reserved, not filled: pages of a pool cost nothing until they are used.
 */
#define _GNU_SOURCE /* MAP_NORESERVE */

#include "dataplane/audit/audit_work.h"

#include "dataplane/audit/progress.h"
#include "dataplane/audit/turns.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

struct worker {
	const struct audit_job *job;
	struct crew *crew;
	unsigned number;
	pthread_t thread;
	bool is_running;
	void *memory;
	size_t memory_len;
	struct engine *engine;
	struct signature_work *signatures;
	struct timeline *timeline;
	struct report *report;
	struct against *against;
	bool is_flushing;
};

/* All workers, and what the waiting thread is woken by. */
struct crew {
	struct worker *workers;
	unsigned count;
	pthread_mutex_t lock;
	pthread_cond_t ended;
	unsigned running;
	struct signature_memory *memory; /* of the rules, or NULL */
	struct turns *turns;             /* when rules use it and workers are several, or NULL */
};

/* ---- one worker ---- */

static void on_event(void *ctx, const struct event *e)
{
	struct worker *w = ctx;

	report_event(w->report, e);
	if (w->against)
		against_event(w->against, e);
	if (w->job->eve)
		eve_event(w->job->eve, w->number, e);
	if (w->job->records)
		wire_file_event(w->job->records, w->number, e);
}

static void on_trace(void *ctx, const struct trace_record *r)
{
	const struct worker *w = ctx;

	trace_text_record(w->job->trace, r);
}

/* What the flush at the end does comes behind every tick. */
static void on_turn(void *ctx, uint64_t packet, uint64_t order)
{
	const struct worker *w = ctx;

	if (w->job->eve) /* somebody may wait for room that only this frees */
		eve_reached(w->job->eve, w->number, packet, order);
	turns_take(w->crew->turns, w->number, packet + w->is_flushing, order);
}

static void has_reached(const struct worker *w, uint64_t packet, uint64_t order)
{
	if (w->crew->turns)
		turns_reach(w->crew->turns, w->number, packet, order);
}

static void on_tick(void *ctx, uint64_t now_ns, uint64_t number)
{
	struct worker *w = ctx;

	has_reached(w, number, 1);
	engine_tick(w->engine, now_ns, number);
}

/* Behind the last packet a tick may come, whose events have the number of that packet. */
static void on_passed(void *ctx, uint64_t packet)
{
	const struct worker *w = ctx;

	has_reached(w, packet, 1);
	if (w->job->eve && packet != 0)
		eve_passed(w->job->eve, w->number, packet - 1);
}

static void has_ended(struct worker *w)
{
	has_reached(w, UINT64_MAX, 0);
	if (w->job->eve)
		eve_passed(w->job->eve, w->number, UINT64_MAX);
}

static void *work(void *arg)
{
	struct worker *w = arg;
	struct packet packets[BURST_MAX];
	unsigned n;

	while ((n = timeline_burst(w->timeline, packets, BURST_MAX)) != 0) {
		has_reached(w, packets[0].number, 0);
		engine_burst(w->engine, packets, n);
		on_passed(w, timeline_passed(w->timeline));
	}
	w->is_flushing = true;
	engine_flush(w->engine);
	report_counters(w->report, engine_counters(w->engine));
	has_ended(w);
	pthread_mutex_lock(&w->crew->lock);
	w->crew->running--;
	pthread_cond_signal(&w->crew->ended);
	pthread_mutex_unlock(&w->crew->lock);
	return NULL;
}

static bool worker_init(struct worker *w, struct crew *crew, unsigned number, const struct audit_job *job)
{
	struct engine_sink sink = { .ctx = w, .event = on_event, .trace = job->trace ? on_trace : NULL,
				    .turn = crew->turns ? on_turn : NULL };

	w->job = job;
	w->crew = crew;
	w->number = number;
	w->memory_len = engine_size(job->config);
	w->memory = mmap(NULL, w->memory_len, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (w->memory == MAP_FAILED) {
		w->memory = NULL;
		return false;
	}
	(void)madvise(w->memory, w->memory_len, MADV_HUGEPAGE);
	w->report = report_create(job->policy);
	if (job->other)
		w->against = against_create(job->other, job->config->guards);
	if (!w->report || (job->other && !w->against))
		return false;
	/* Where only the report listens it listens itself. */
	if (!job->other && !job->eve && !job->records && !job->trace && !crew->turns)
		sink = (struct engine_sink){ .ctx = w->report, .event = report_event,
					     .token = report_token };
	w->engine = engine_init(w->memory, job->config, &sink);
	engine_policy(w->engine, job->policy);
	if (job->signatures) {
		w->signatures = signature_work_create(job->signatures, crew->memory);
		if (!w->signatures)
			return false;
		engine_signatures(w->engine, w->signatures);
	}
	if (job->trace)
		engine_trace(w->engine, job->trace_packets);
	w->timeline = timeline_open(job->list, number, job->workers);
	if (!w->timeline)
		return false;
	timeline_on_passed(w->timeline, on_passed, w);
	timeline_on_tick(w->timeline, on_tick, w);
	return true;
}

static void worker_fini(struct worker *w)
{
	timeline_close(w->timeline);
	report_destroy(w->report);
	against_destroy(w->against);
	signature_work_destroy(w->signatures);
	if (w->memory)
		munmap(w->memory, w->memory_len);
}

/* ---- all of them ---- */

/* The slowest worker says how far the audit is. */
static void show(const struct crew *crew, struct progress *progress)
{
	uint64_t packets = UINT64_MAX, bytes = UINT64_MAX;
	double done = INFINITY;

	for (unsigned i = 0; i < crew->count; i++) {
		const struct timeline *t = crew->workers[i].timeline;

		packets = timeline_passed(t) < packets ? timeline_passed(t) : packets;
		bytes = timeline_taken(t) < bytes ? timeline_taken(t) : bytes;
		done = fmin(done, timeline_done(t));
	}
	progress_show(progress, packets, bytes, isinf(done) ? (double)NAN : done);
}

static void wait_for(struct crew *crew, bool shows_progress)
{
	struct progress progress;

	progress_begin(&progress, stderr, shows_progress);
	pthread_mutex_lock(&crew->lock);
	while (crew->running != 0) {
		struct timespec until;

		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_nsec += 200000000;
		until.tv_sec += until.tv_nsec / 1000000000;
		until.tv_nsec %= 1000000000;
		if (pthread_cond_timedwait(&crew->ended, &crew->lock, &until) == ETIMEDOUT)
			show(crew, &progress);
	}
	pthread_mutex_unlock(&crew->lock);
	progress_end(&progress);
}

/* Starts all; when one cannot start, reading is stopped and the others end soon. */
static bool start(struct crew *crew, const struct audit_job *job)
{
	bool is_good = true;

	for (unsigned i = 0; i < crew->count; i++) {
		struct worker *w = &crew->workers[i];

		pthread_mutex_lock(&crew->lock);
		crew->running++;
		pthread_mutex_unlock(&crew->lock);
		w->is_running = is_good && pthread_create(&w->thread, NULL, work, w) == 0;
		if (w->is_running)
			continue;
		if (is_good)
			capture_list_stop(job->list);
		is_good = false;
		has_ended(w); /* nobody waits for its events */
		pthread_mutex_lock(&crew->lock);
		crew->running--;
		pthread_mutex_unlock(&crew->lock);
	}
	return is_good;
}

static void merge(struct crew *crew, struct audit_found *found)
{
	for (unsigned i = 1; i < crew->count; i++) {
		report_merge(crew->workers[0].report, crew->workers[i].report);
		if (crew->workers[0].against)
			against_merge(crew->workers[0].against, crew->workers[i].against);
	}
	found->report = crew->workers[0].report;
	found->against = crew->workers[0].against;
	crew->workers[0].report = NULL;
	crew->workers[0].against = NULL;
}

static bool share(struct crew *crew, const struct audit_job *job)
{
	if (!job->signatures)
		return true;
	crew->memory = signature_memory_create();
	if (crew->count == 1 || !signatures_span_flows(job->signatures))
		return crew->memory;
	crew->turns = turns_create(crew->count);
	return crew->memory && crew->turns;
}

bool audit_work(const struct audit_job *job, struct audit_found *found)
{
	struct crew crew = { .count = job->workers };
	bool is_good;

	crew.workers = calloc(job->workers, sizeof(*crew.workers));
	is_good = crew.workers != NULL && share(&crew, job);
	pthread_mutex_init(&crew.lock, NULL);
	pthread_cond_init(&crew.ended, NULL);
	for (unsigned i = 0; is_good && i < crew.count; i++)
		is_good = worker_init(&crew.workers[i], &crew, i, job);
	if (!is_good) {
		fprintf(stderr, "bulkhead audit: no memory for %u worker%s of %zu MB (--flows and --memory "
			"make them smaller)\n", job->workers, job->workers == 1 ? "" : "s",
			engine_size(job->config) >> 20);
	} else {
		is_good = start(&crew, job);
		if (!is_good)
			fprintf(stderr, "bulkhead audit: threads cannot be started\n");
		wait_for(&crew, job->shows_progress);
		for (unsigned i = 0; i < crew.count; i++) {
			if (crew.workers[i].is_running)
				pthread_join(crew.workers[i].thread, NULL);
		}
	}
	for (unsigned i = 0; crew.workers && i < crew.count; i++) {
		timeline_close(crew.workers[i].timeline); /* says what is in the files: before the report */
		crew.workers[i].timeline = NULL;
	}
	if (is_good)
		merge(&crew, found);
	for (unsigned i = 0; crew.workers && i < crew.count; i++)
		worker_fini(&crew.workers[i]);
	turns_destroy(crew.turns);
	signature_memory_destroy(crew.memory);
	pthread_cond_destroy(&crew.ended);
	pthread_mutex_destroy(&crew.lock);
	free(crew.workers);
	return is_good;
}
