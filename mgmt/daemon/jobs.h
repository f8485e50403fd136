/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work that takes longer than an answer: each job is a thread; GET /jobs/{id} tells how far it is.  The last
 * JOBS_KEPT are remembered until the daemon ends.
 */
#pragma once

#include "mgmt/daemon/daemon.h"
#include "mgmt/daemon/request.h"

#define JOBS_AT_ONCE 4
#define JOBS_KEPT 32

struct job;

/*
 * Does the work; answers its result (NULL: job_fail() was called, or there is none to tell).  ctx is the caller's, and
 * the work's to free.
 */
typedef json_t *job_work(struct job *j, struct daemon *d, void *ctx);

/* Starts a job and answers r with 202 and its state, or fails r and answers false: then ctx is still the caller's.
 * Those with one of r's route's roles may look at it. */
bool job_start(struct request *r, const char *kind, job_work *work, void *ctx);

/* ---- for the work ---- */

void job_progress(struct job *j, double part);  /* 0 to 1 */
bool job_must_end(const struct job *j);         /* the daemon ends: the work should stop soon */
void job_fail(struct job *j, const char *id, const char *args, ...);
/* What the job made, for GET /jobs/{id}/file: an open file, taken; type: a string literal. */
void job_file(struct job *j, int takes_fd, size_t len, const char *type, const char *name);

extern const struct module module_jobs;
