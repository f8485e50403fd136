/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The file of events: JSON lines, formatted and written by the control thread.  A file that cannot be written
 * costs events, which are counted, and never a packet.
 */
#pragma once

#include "dataplane/inline/settings.h"
#include "dataplane/inline/worker.h"

struct event_log;

/* NULL after saying why in the log.  Without `events` in the settings records are taken and forgotten. */
struct event_log *event_log_open(const struct settings *s);
void event_log_close(struct event_log *l);

/* Writes what is in the workers' rings; true when there was anything. */
bool event_log_drain(struct event_log *l, struct workers *w);

/* Whole lines also go to tap, as they are written. */
typedef void(event_tap_fn)(void *ctx, const char *lines, size_t len);
void event_log_tap(struct event_log *l, event_tap_fn *tap, void *ctx);

/* Who takes the events that management wants, and must know by which policy they were judged. */
struct record_tap {
	void *ctx;
	void (*event)(void *ctx, const struct event *e);
	void (*policy)(void *ctx, const struct policy *p);
};
void event_log_records(struct event_log *l, const struct record_tap *tap);

/* A whole line that came from no worker. */
void event_log_line(struct event_log *l, const char *line, size_t len);

/* Each event of a worker goes to look first. */
typedef void(event_look_fn)(void *ctx, const struct event *e);
void event_log_look(struct event_log *l, event_look_fn *look, void *ctx);

/* Lines from now on are about this policy: to be called between draining and destroying the former one. */
void event_log_policy(struct event_log *l, const struct policy *p);

uint64_t event_log_written(const struct event_log *l); /* lines */
uint64_t event_log_lost(const struct event_log *l);    /* records whose lines could not be written */
