/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lines: what the supervisor does to each segment.  Interfaces are taken and given back, `on_failure` is kept
 * while no dataplane is there, and a link that is lost on one side is taken down on the other.
 */
#pragma once

#include "dataplane/inline/bypass.h"
#include "dataplane/inline/shared.h"

struct line {
	const struct segment_settings *settings;
	struct interface interface[PORTS_OF_SEGMENT]; /* is_taken false: not one of the kernel */
	struct bypass bypass;
	bool has_bypass;          /* both ports are interfaces of the kernel */
	bool has_link[PORTS_OF_SEGMENT];
	uint64_t changed_ms[PORTS_OF_SEGMENT];
	int taken_down;           /* the side that we took down, -1: none */
};

struct lines {
	struct line line[SEGMENTS_MAX];
	unsigned count;
	int netlink;
};

/* Takes the interfaces and engages on_failure, since nobody judges yet.  False after saying why in the log; then
 * lines_give_back() is still to be called. */
bool lines_take(struct lines *l, const struct settings *s);

/* The dataplane is dead and was waited for: what is left of it is removed, then on_failure holds. */
void lines_engage(struct lines *l);

/* A dataplane is about to open its ports. */
void lines_release(struct lines *l);

/* To be called every few milliseconds while a dataplane judges. */
void lines_watch_links(struct lines *l, struct shared *shared, uint64_t now_ms);

/* Everything as it was, but where on_failure is "open" frames go on passing. */
void lines_give_back(struct lines *l);

/* Takes off what an earlier supervisor left to keep lines open. */
void lines_remove(const struct settings *s);
