/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which conversations are regular, and which of them fell silent after something in them was denied: the reason to
 * bring the last policy back.  A conversation is two ends, a transport and the server's port, whatever its connections;
 * it lives while the server answers, or, where nothing ever comes back, while what is sent is not denied.
 *
 * Flows are looked at in rounds, a bounded number of them each second; the conversations that can be followed are
 * bounded too.  Control thread only.
 */
#pragma once

#include "dataplane/inline/names.h"
#include "dataplane/inline/worker.h"

#define WATCHED_MAX 4096

struct watch;

/* NULL: memory is out. */
struct watch *watch_create(void);
void watch_destroy(struct watch *w);

/* What a worker told. */
void watch_event(struct watch *w, const struct event *e);

/* To be called often; looks at flows once a second. */
void watch_tick(struct watch *w, struct workers *workers, uint64_t now_ns);

/* A policy is in force since now. */
void watch_policy(struct watch *w, uint64_t now_ns);

/* A conversation that was regular when the policy came, and is silent since something in it was denied: its name
 * ("10.1.0.5 to 10.2.0.7:502").  One that goes on for a while after being denied is not.  False: there is none. */
bool watch_silenced(const struct watch *w, uint64_t now_ns, char name[3 * NAME_MAX_LEN]);
