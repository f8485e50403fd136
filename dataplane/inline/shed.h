/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Overload: more comes in than can be judged.  What goes without is chosen by whoever runs the line: `shed` lists it
 * in the language of pcap-filter(7), what can be spared most first.  A port that gives full bursts one after the other
 * is overloaded; the longer it lasts, the more of the list is dropped unjudged, each counted by its own name.  Frames
 * that are neither TCP nor UDP are never shed: they keep the network standing, or are cyclic.
 *
 * Also the order in a burst: what is neither IPv4 nor IPv6 (PROFINET, GOOSE, EtherCAT and their like) goes first.
 *
 * Owned by the worker that owns the ports; counters are read by others.
 */
#pragma once

#include "dataplane/inline/settings.h"

#define SHED_MAX 8
#define SHED_BURSTS 8 /* full ones in a row that make the next entry of the list go */

struct shed_filter;

struct shed {
	struct shed_filter *filter[SHED_MAX];
	unsigned count;
	unsigned level;                       /* so many entries of the list go */
	unsigned full[2 * SEGMENTS_MAX];      /* bursts in a row, by port */
	uint64_t dropped[SHED_MAX];
};

/* False after saying why in the log. */
bool shed_begin(struct shed *w, const struct settings *s);
void shed_end(struct shed *w);

/* A port gave a burst, full or not. */
void shed_note(struct shed *w, unsigned port, bool is_full);

/* Does this frame go?  It is counted then.  To be asked while level is not 0. */
bool shed_takes(struct shed *w, const uint8_t *frame, uint32_t len);

/* False and a sentence in wrong: an expression of the list cannot be understood. */
bool shed_check(const char *expression, char *wrong, size_t wrong_len);

/* Is it a frame without IP, behind its tags? */
bool shed_is_first(const uint8_t *frame, uint32_t len);
