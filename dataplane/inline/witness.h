/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The latest frames of a worker, as they came in: what evidence around an event is taken from.  A ring that
 * overwrites its oldest; the worker's thread writes it, and reads it when the control thread asks.
 */
#pragma once

#include "dataplane/control.h"
#include "dataplane/engine/engine.h"

#include <string.h>

struct witness {
	uint8_t *memory; /* NULL: nothing is kept */
	uint32_t len;    /* of the ring, a multiple of 8 */
	uint32_t head;   /* where the next frame goes */
	uint32_t tail;   /* the oldest frame */
	uint32_t used;
};

/* memory: len bytes, 8-byte aligned, or NULL. */
void witness_init(struct witness *w, void *memory, uint32_t len);

void witness_keep(struct witness *w, const uint8_t *frame, uint32_t len, uint16_t port, uint64_t time_ns);

/* What is wanted: frames between the two ends of a conversation, around a time. */
struct witness_wish {
	struct conversation conversation;
	uint64_t flow, time_ns;
};

/* Fills out (cap bytes) with a struct control_evidence and its frames, the nearest to the time; returns its length,
 * 0: there are none. */
uint32_t witness_tell(const struct witness *w, const struct witness_wish *wish, uint8_t *out, uint32_t cap);
