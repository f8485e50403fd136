/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The collector of against.c and its groups, as against_view.c reads them.  Internal to the two.
 */
#pragma once

#include "dataplane/audit/against.h"

#define AGAINST_GROUPS 10000u
#define AGAINST_SLOTS 32768u /* a power of two, more than the groups */
#define AGAINST_FLOWS 4096u  /* conduits remembered, a power of two */

struct against_group {
	uint64_t hash;
	char *text;           /* what makes it a group of its own; owned */
	const char *protocol; /* NULL: not recognised */
	const char *intent;   /* NULL: not an operation */
	char label[128];
	char from[64], to[64];  /* zones of the other policy */
	char fields[256];       /* key fields */
	uint64_t count;
	uint64_t packet, order, time_ns; /* the first one, and its judgements */
	struct judgement now, then;
	char *example;          /* owned */
};

struct against_flow {
	uint64_t id;
	bool is_used;
	uint16_t client_port;
	struct endpoint client;
	const struct conduit *conduit;
};

struct against {
	const struct policy *policy;
	void *guard_memory;
	size_t guard_len;
	struct guards *guards;
	struct against_group **groups;
	unsigned count;
	struct against_group **table; /* AGAINST_SLOTS, linear probing */
	uint64_t judged, different;
	uint64_t beyond; /* judgements that found no group */
	struct against_flow flows[AGAINST_FLOWS];
};
