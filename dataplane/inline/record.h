/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events on their way from a worker to the control thread: a ring of records that hold all an event borrows.
 * One writer, one reader, no locks.  When the ring is full the event is lost and counted; its last quarter is kept
 * for what was not simply allowed.
 *
 * Records point into the policy and the rules in force and into tables of dissectors, nothing else: the reader must
 * have emptied the ring before one of them is destroyed.
 */
#pragma once

#include "dataplane/engine/engine.h"

#include <stdatomic.h>

struct record_ring {
	uint8_t *memory;  /* borrowed; a power of two */
	size_t len;
	_Atomic uint64_t head;          /* written by the worker */
	_Atomic uint64_t tail;          /* written by the reader */
	_Atomic uint64_t lost_allowed, lost_others;
};

/* What a record becomes for its reader; borrows from the ring until record_done(). */
struct record_event {
	struct event event;
	struct flow_info flow;
	struct operation operation;
	struct message message;
	struct signature_hit signature;
	unsigned wanted;  /* enum record_for */
	uint64_t end;
};

/* memory: len bytes, a power of two, 64-byte aligned. */
void record_init(struct record_ring *r, void *memory, size_t len);

/* Who wants an event. */
enum record_for { RECORD_FOR_FILE = 1, RECORD_FOR_MANAGEMENT = 2, RECORD_FOR_WATCH = 4 };

/* Worker: keeps a copy of the event, or counts it as lost. */
void record_put(struct record_ring *r, const struct event *e, unsigned wanted);

/* Reader: the oldest record, false: there is none. */
bool record_get(struct record_ring *r, struct record_event *out);
void record_done(struct record_ring *r, const struct record_event *taken);
