/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which events want the frames around them, and when these are asked of the workers: a moment after the event, so
 * that what followed is there too.  Control thread only.  Of one conversation not again within a few seconds, and of
 * all not more than a few a second: what is beyond is counted.
 */
#pragma once

#include "dataplane/inline/outbox.h"
#include "dataplane/inline/witness.h"
#include "dataplane/inline/worker.h"

#define EVIDENCE_WAITING 32

struct evidence {
	struct workers *workers;
	struct outbox *outbox;
	struct {
		struct witness_wish wish;
		uint64_t due_ns; /* 0: free; in the past and told: remembered, so that it is not asked for again */
		bool is_told;
	} waiting[EVIDENCE_WAITING];
	uint64_t told, skipped;
};

/* Takes note of an event that was not simply allowed. */
void evidence_event(struct evidence *v, const struct event *e, uint64_t now_ns);

/* Asks for what is due. */
void evidence_tick(struct evidence *v, uint64_t now_ns);
