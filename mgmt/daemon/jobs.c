/* SPDX-License-Identifier: Apache-2.0 */
/* A small table behind a lock, and a thread for each job. */
#define _GNU_SOURCE

#include "mgmt/daemon/jobs.h"

#include "mgmt/daemon/sentence.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum job_state { JOB_FREE, JOB_RUNNING, JOB_DONE, JOB_FAILED };

struct job {
	enum job_state state;
	uint64_t id;
	char kind[32];
	unsigned roles;
	double progress;
	json_t *result;
	json_t *error;          /* {"id", "args"} */
	int fd;
	size_t len;
	const char *type;
	char name[128];
	pthread_t thread;
	bool is_joined;
	struct daemon *daemon;
	job_work *work;
	void *ctx;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct job jobs[JOBS_KEPT];
static uint64_t last_id;
static atomic_bool ends;

static void clear(struct job *j)
{
	if (j->state != JOB_FREE && !j->is_joined)
		pthread_join(j->thread, NULL);
	json_decref(j->result);
	json_decref(j->error);
	if (j->state != JOB_FREE && j->fd >= 0)
		close(j->fd);
	*j = (struct job){ .fd = -1 };
}

/* The place of a new one: a free one, or that of the oldest that has ended; NULL: too many run. */
static struct job *place(void)
{
	struct job *best = NULL;
	unsigned running = 0;

	for (unsigned i = 0; i < JOBS_KEPT; i++) {
		struct job *j = &jobs[i];
		if (j->state == JOB_RUNNING)
			running++;
		else if (!best || j->id < best->id)
			best = j;
	}
	return running < JOBS_AT_ONCE ? best : NULL;
}

static void *run(void *ctx)
{
	struct job *j = ctx;
	json_t *result = j->work(j, j->daemon, j->ctx);

	pthread_mutex_lock(&lock);
	j->result = result;
	j->state = j->error ? JOB_FAILED : JOB_DONE;
	j->progress = 1;
	pthread_mutex_unlock(&lock);
	return NULL;
}

/* With the lock held. */
static json_t *describe(const struct job *j, enum words_language language)
{
	static const char *const states[] = { "", "running", "done", "failed" };
	char id[24];

	snprintf(id, sizeof id, "%llu", (unsigned long long)j->id);
	return json_pack("{s:s,s:s,s:s,s:f,s:o,s:o}", "id", id, "kind", j->kind, "state", states[j->state], "progress",
			 j->progress, "result", j->result ? json_incref(j->result) : json_null(), "error",
			 j->error ? sentence_again(language, j->error) : json_null());
}

bool job_start(struct request *r, const char *kind, job_work *work, void *ctx)
{
	json_t *answer = NULL;

	pthread_mutex_lock(&lock);
	struct job *j = atomic_load(&ends) ? NULL : place();
	if (j) {
		clear(j);
		*j = (struct job){ .state = JOB_RUNNING, .id = ++last_id, .roles = r->route->roles, .fd = -1,
				   .daemon = r->daemon, .work = work, .ctx = ctx };
		snprintf(j->kind, sizeof j->kind, "%s", kind);
		if (!pthread_create(&j->thread, NULL, run, j))
			answer = describe(j, r->language);
		else
			*j = (struct job){ .fd = -1 };
	}
	pthread_mutex_unlock(&lock);
	if (answer)
		answer_status(r, 202, answer);
	else
		request_fail(r, 503, "jobs.too_many", NULL);
	return answer;
}

void job_progress(struct job *j, double part)
{
	pthread_mutex_lock(&lock);
	j->progress = part;
	pthread_mutex_unlock(&lock);
}

bool job_must_end(const struct job *j)
{
	(void)j;
	return atomic_load(&ends);
}

void job_fail(struct job *j, const char *id, const char *args, ...)
{
	json_t *values = NULL;
	json_error_t e;

	if (args) {
		va_list list;
		va_start(list, args);
		values = json_vpack_ex(&e, 0, args, list);
		va_end(list);
	}
	pthread_mutex_lock(&lock);
	json_decref(j->error);
	j->error = json_pack("{s:s,s:o}", "id", id, "args", values ? values : json_object());
	pthread_mutex_unlock(&lock);
}

void job_file(struct job *j, int takes_fd, size_t len, const char *type, const char *name)
{
	pthread_mutex_lock(&lock);
	j->fd = takes_fd;
	j->len = len;
	j->type = type;
	snprintf(j->name, sizeof j->name, "%s", name);
	pthread_mutex_unlock(&lock);
}

static bool start(struct daemon *d)
{
	(void)d;
	atomic_store(&ends, false);
	return true;
}

static void stop(struct daemon *d)
{
	(void)d;
	atomic_store(&ends, true);
	for (unsigned i = 0; i < JOBS_KEPT; i++)
		clear(&jobs[i]);
}

const struct module module_jobs = { "jobs", start, stop };

/* ---- routes ---- */

/* With the lock held; NULL after failing r. */
static struct job *find(struct request *r)
{
	const uint64_t id = (uint64_t)request_number(r, "id", 0);

	for (unsigned i = 0; i < JOBS_KEPT; i++)
		if (jobs[i].state != JOB_FREE && jobs[i].id == id && request_may(r, jobs[i].roles))
			return &jobs[i];
	request_fail(r, 404, "jobs.unknown", NULL);
	return NULL;
}

static void get_job(struct request *r)
{
	pthread_mutex_lock(&lock);
	const struct job *j = find(r);
	json_t *answer = j ? describe(j, r->language) : NULL;
	pthread_mutex_unlock(&lock);
	if (answer)
		answer_json(r, answer);
}

static void get_file(struct request *r)
{
	pthread_mutex_lock(&lock);
	const struct job *j = find(r);
	if (j) {
		char path[48];
		/* A descriptor with a position of its own for each reader. */
		snprintf(path, sizeof path, "/proc/self/fd/%d", j->fd);
		FILE *f = j->state == JOB_DONE && j->fd >= 0 ? fopen(path, "re") : NULL;
		const int fd = f ? dup(fileno(f)) : -1;
		if (f)
			fclose(f);
		if (fd >= 0)
			answer_file(r, j->type, fd, j->len, j->name);
		else
			request_fail(r, 404, "jobs.no_file", NULL);
	}
	pthread_mutex_unlock(&lock);
}

static const struct api_value takes[] = { { "id", IN_PATH, API_NUMBER, true, .min = 1, .max = INT64_MAX }, { 0 } };
static const struct api_value gives[] = {
	{ "id", .type = API_TEXT, .is_required = true },
	{ "kind", .type = API_TEXT, .is_required = true },
	{ "state", .type = API_WORD, .is_required = true, .words = "running|done|failed" },
	{ "progress", .type = API_ANY, .is_required = true, .help = "0 to 1" },
	{ "result", .type = API_ANY, .is_required = true },
	{ "error", .type = API_ANY, .is_required = true, .help = "a sentence, or null" },
	{ 0 },
};
static const struct api_route routes[] = {
	{ "GET", "/jobs/{id}", "How far a job is", ROLES_ALL, .takes = takes, .gives = gives, .handle = get_job },
	{ "GET", "/jobs/{id}/file", "What it made", ROLES_ALL, .takes = takes, .type = "application/octet-stream",
	  .handle = get_file },
};
extern const struct route_group api_jobs;
const struct route_group api_jobs = { "jobs", routes, sizeof routes / sizeof routes[0] };
