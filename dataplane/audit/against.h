/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What another policy would have done with the same traffic: every judgement of the engine is made a
 * second time, and those whose verdicts differ are grouped.
 *
 * One collector per worker, its thread only; merged afterwards.  It owns its groups and the memory of
 * rate and step, and borrows the policies.
 */
#pragma once

#include "dataplane/engine/engine.h"

struct against;

/* other: the policy to try; guards: entries for rate and step, as the engine has.  NULL: no memory. */
struct against *against_create(const struct policy *other, uint32_t guards);
void against_destroy(struct against *a);

/* An engine sink's event(); ctx is the collector. */
void against_event(void *ctx, const struct event *e);

/* The same when it was judged already; e->judgement is what it is compared with.  Endpoints have
 * sides of the other policy. */
void against_judged(struct against *a, const struct event *e, struct judgement then);

/* Adds what `from` found to `into`; `from` is of no use afterwards but to be destroyed. */
void against_merge(struct against *into, struct against *from);

/* Judgements that differ. */
uint64_t against_different(const struct against *a);

/* The result as a section of each kind of report; name: of the other policy.  JSON: one object. */
void against_text(struct against *a, const char *name, FILE *out);
void against_json(struct against *a, const char *name, FILE *out);
void against_html(struct against *a, const char *name, FILE *out);
