/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The signature rules in force: read at start, exchanged without losing a packet, the last good ones kept.  Control
 * thread only; a load compiles in a thread of its own, so that the control thread goes on.
 *
 * They are exchanged as a policy is: compile, have every worker adopt its part, write out the events that point into
 * the old ones, destroy those, keep the texts as good.  A failure leaves the old ones in force and says why.
 */
#pragma once

#include "dataplane/inline/event_log.h"

#include "rules/rule_source.h"

#include <pthread.h>

/* Compiled rules with the memory of each worker for them. */
struct rule_set {
	struct signatures *signatures;
	struct signature_work *work[CORES_MAX];
	unsigned works;
	unsigned bundles;
	int64_t dated_s;   /* see struct rule_texts */
	size_t not_loaded; /* rules with a mistake */
};

struct rule_load {
	pthread_t thread;
	bool is_running;
	_Atomic bool is_done;
	bool takes_part;   /* also when some rules have mistakes */
	struct rule_texts texts;
	struct rule_set *made; /* NULL: nothing is usable, or nothing is wanted */
	bool has_failed;
	struct diags diags;
};

struct rules_in_force {
	const struct settings *settings;
	struct workers *workers;
	struct event_log *events;
	struct signature_memory *memory; /* what rules count, over all sets */
	struct rule_set *set;            /* NULL: no rules */
	uint64_t since_ns;
	bool is_last_good;               /* what the settings name was not usable at start */
	char failed[256];                /* why the latest load failed; "": it did not */
	struct rule_load load;
};

enum rules_load { RULES_LOAD_NONE, RULES_LOAD_RUNS, RULES_LOAD_DONE, RULES_LOAD_FAILED };

/* Reads what the settings name: all of it, else the last good ones, else what can be used.  False: no memory. */
bool rules_in_force_boot(struct rules_in_force *f);
bool rules_in_force_begin(struct rules_in_force *f);

/* Begins to read all anew; takes_part: also with mistakes in some rules.  False: a load is under way. */
bool rules_in_force_load(struct rules_in_force *f, bool takes_part);

/* Exchanges what a load has made.  DONE and FAILED are said once; *words is then what to say, malloc'd, or NULL. */
enum rules_load rules_in_force_tick(struct rules_in_force *f, char **words);

size_t rules_in_force_bytes(const struct rules_in_force *f);

/* Workers have ended. */
void rules_in_force_end(struct rules_in_force *f);
