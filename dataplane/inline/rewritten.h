/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TCP connections whose numbers the engine has changed, remembered where a killed dataplane cannot take them along.
 * The next dataplane does not know how they were changed: both ends are reset at their next segment, with the number
 * that this segment itself acknowledges, and open another one.  Connections that were never changed go on.
 *
 * The table is in the page that both processes share; an entry is one word, so none is ever half written.
 */
#pragma once

#include "dataplane/inline/shared.h"

#include <stddef.h>

struct rewritten {
	_Atomic uint64_t *table;           /* of this dataplane, shared with the supervisor */
	uint64_t suspect[SHARED_REWRITTEN]; /* of the one before */
	unsigned count;                    /* of suspects */
};

/* Takes over what a dataplane before this one left, and empties the table. */
void rewritten_begin(struct rewritten *r, struct shared *shared);

/* Worker: this TCP frame was made here; its connection does not survive this process. */
void rewritten_note(struct rewritten *r, const uint8_t *frame, size_t len);

/* Worker: true when the frame belongs to a suspect: it must not pass, and the reset at out (*out_len bytes; 0: none)
 * goes back to its sender.  A new connection on the old ports is no suspect. */
bool rewritten_meets(struct rewritten *r, const uint8_t *frame, size_t len, uint8_t out[128], size_t *out_len);
