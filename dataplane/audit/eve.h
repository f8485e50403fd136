/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events as JSON lines in the field layout that EVE consumers know.  One writer per worker formats into its own
 * buffer; with several workers the lines are merged by packet number, so the file does not depend on
 * their number.
 */
#pragma once

#include "dataplane/engine/engine.h"

struct eve;

/* Lines go to out (not closed by eve_destroy()), merged over `workers` writers. */
struct eve *eve_create(FILE *out, unsigned workers, const struct policy *policy);

/* Formats one event of worker w; EVENT_OPERATION, EVENT_MESSAGE with flaws, EVENT_REASON, EVENT_IDENTITY,
 * EVENT_FLOW_END give lines.  The worker's thread. */
void eve_event(struct eve *v, unsigned w, const struct event *e);

/* The worker has passed this packet number / has ended (UINT64_MAX): lines up to it may be written. */
void eve_passed(struct eve *v, unsigned w, uint64_t packet);
/* Nothing in front of this packet and order comes any more. */
void eve_reached(struct eve *v, unsigned w, uint64_t packet, uint64_t order);

/* False when writing failed. */
bool eve_destroy(struct eve *v);
