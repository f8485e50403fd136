/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The memory of messages that repeat.  What a plant polls comes again and again, the same but for a transaction
 * number.  A message of which the dissector knows the gist, whose one operation was simply allowed and of which the
 * host wants no more than the count, is neither dissected nor judged again: its row here says so, and holds the
 * host's token.
 *
 * Rows are found by gist, protocol and conduit, two places for each; a new policy empties the memory.  A fixed array
 * of the engine; its thread.
 */
#pragma once

#include "dataplane/engine/flow.h"

struct repeat {
	uint64_t word;
	uint64_t kind; /* the gist's, and the dissector's address */
	const struct conduit *conduit;
	uint64_t token; /* 0: unused */
};
_Static_assert(sizeof(struct repeat) == 32, "both places of a message share a cache line");

struct repeats {
	struct repeat *table;
	uint32_t count; /* a power of two, or 0: nothing is remembered */
	bool used;
};

size_t repeats_size(uint32_t count);
void repeats_init(struct repeats *r, void *memory, uint32_t count);
void repeats_clear(struct repeats *r);

/* The token of a message of this flow, 0: there is none. */
uint64_t repeats_find(const struct repeats *r, const struct flow_info *w, const struct gist *g);
void repeats_put(struct repeats *r, const struct flow_info *w, const struct gist *g, uint64_t token);
