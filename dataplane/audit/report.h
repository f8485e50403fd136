/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an audit found: collected from the engine's events by one worker (struct report), merged over workers,
 * written as text, JSON or HTML.  Results do not depend on the number of workers.
 */
#pragma once

#include "dataplane/audit/capture.h"

struct report;

struct report *report_create(const struct policy *policy); /* policy may be NULL */
void report_destroy(struct report *r);

/* A sink's event() and token(); ctx is the report. */
void report_event(void *ctx, const struct event *e);
uint64_t report_token(void *ctx, const struct event *e);

/* After engine_flush(): takes over counters that only the engine has. */
void report_counters(struct report *r, const struct engine_counters *c);

/* Adds what `from` found to `into`; `from` is empty afterwards. */
void report_merge(struct report *into, struct report *from);

/* Anything that makes the exit status 1: findings, denials, malformed messages. */
bool report_has_findings(const struct report *r);

/* Each returns false when writing failed.  list: the files that were read. */
bool report_text(const struct report *r, const struct capture_list *list, FILE *out, bool color);
bool report_json(const struct report *r, const struct capture_list *list, FILE *out);
bool report_html(const struct report *r, const struct capture_list *list, FILE *out);
