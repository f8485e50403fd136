/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Learning: from what was seen to a policy that allows it and no more.
 *
 * Reads are merged per object; writes keep their exact addresses and values; hosts that talk with the same
 * peers in the same way become one zone.  What nobody should allow without thinking (program transfers, run and stop,
 * firmware, configuration, clocks, scans, senders from outside) becomes a question: a line that is commented out.
 * Compile side: allocates, never on the packet path.  One thread at a time.
 */
#pragma once

#include "rules/policy.h"

struct learn;

struct learn *learn_create(void);
void learn_destroy(struct learn *l);

/* One operation that was seen. */
void learn_operation(struct learn *l, const struct subject *s, uint64_t time_ns);

/* A whole message: its flaws. */
void learn_message(struct learn *l, const struct subject *s);

/* A conversation that ended; dissector: of its protocol, NULL: none recognised. */
void learn_conversation(struct learn *l, const struct conversation *c, const struct dissector *dissector,
			uint64_t first_ns, uint64_t last_ns);

/* Adds what `from` learnt; `from` is empty afterwards. */
void learn_merge(struct learn *into, struct learn *from);

/* One line that would be proposed, or asked for. */
struct learnt {
	const char *match;       /* its expression */
	const char *question;    /* what a person must say first: "outside", "scan", "program", "run", "firmware",
				  * "config", "time", "unknown"; NULL: it is a proposal */
	struct endpoint from, to; /* hosts that stand for its zones */
	const char *from_zone, *to_zone; /* what learn_policy() calls them */
	uint64_t count, first_ns, last_ns;
	unsigned pairs;          /* of hosts */
};

struct learn_options {
	bool accept_all;    /* questions become lines */
	const char *mode;   /* of the policy: "enforce" unless told */
	/* Which lines become lines, questions included; NULL: those that are no questions. */
	bool (*wants)(void *ctx, const struct learnt *line);
	void *ctx;
};

/* Calls fn for each line that learn_policy() would write, until it says no; what it is told lives during the call. */
void learn_each(struct learn *l, bool (*fn)(void *ctx, const struct learnt *line), void *ctx);

/* The policy as libconfig text, malloc'd.  *questions: how many it has. */
char *learn_policy(struct learn *l, const struct learn_options *o, unsigned *questions);
