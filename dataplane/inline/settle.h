/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A segment that was dark comes back.  Its switches have had their links all the time and may forward at both ends by
 * now; if there is another way between them, frames would go round from the first one until the next message of the
 * spanning tree.  So these messages (IEEE 802.1D, 802.1Q) go first: others wait until one was seen from either side,
 * but not for longer than two of them are apart.  Where none was ever seen a restart does not wait.
 *
 * Owned by the worker that owns the ports.
 */
#pragma once

#include "dataplane/inline/shared.h"

#define SETTLE_NS UINT64_C(2100000000)

struct settle {
	struct shared *shared;
	struct {
		uint64_t since_ns; /* the first frame; 0: none came yet */
		bool waits, heard[PORTS_OF_SEGMENT];
	} segment[SEGMENTS_MAX];
	unsigned waiting; /* segments */
};

void settle_begin(struct settle *w, const struct settings *s, struct shared *shared);

/* May this frame, which came in by this port, go on?  To be asked while anything waits. */
bool settle_lets(struct settle *w, unsigned port, const uint8_t *frame, size_t len, uint64_t now_ns);
