/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Records of events on their way to management: packed into blocks, kept until they are acknowledged, first in
 * memory, then in a bounded file in the folder of state.  What has no room is counted.  Control thread only; no
 * reader, and none that stands still, delays anybody.
 */
#pragma once

#include "dataplane/control.h"
#include "dataplane/inline/record.h"
#include "dataplane/inline/settings.h"

struct outbox;

/* NULL: no memory.  Without `records` in the settings nothing is kept. */
struct outbox *outbox_open(const struct settings *s);

/* What nobody has taken yet is written to the file. */
void outbox_close(struct outbox *o);

/* Takes an event of a worker. */
void outbox_event(struct outbox *o, const struct event *e);

/* Takes frames around an event: struct control_evidence and what belongs to it. */
void outbox_evidence(struct outbox *o, const void *bytes, uint32_t len);

/* Records from now on are about this policy. */
void outbox_policy(struct outbox *o, const struct policy *p);

/* Whoever is connected here takes the records from now on; -1: nobody.  The former reader's are sent again. */
void outbox_reader(struct outbox *o, int fd);

/* The reader has these and all before. */
void outbox_taken(struct outbox *o, const struct control_records_taken *t);

/* Sends what the reader takes; lost: events that workers have lost so far. */
void outbox_tick(struct outbox *o, uint64_t now_ns, uint64_t lost);

/* Events that had no room, and bytes that wait on disk. */
uint64_t outbox_lost(const struct outbox *o);
uint64_t outbox_spooled(const struct outbox *o);
