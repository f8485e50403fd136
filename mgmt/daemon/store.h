/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The store of events: takes records from bulkheadd, keeps them in events.db, tells who wants to know, finds them
 * again.
 *
 *   blocks    records as they came (dataplane/events/wire.h): what replay reads; after `transactions_days` only
 * those
 *             that an event needs
 *   ledger    one row for each distinct happening: two ends, protocol, operation, object, not the values
 *   events    one row for each write, denial, deviation, hit; and one for polls that repeat, folded
 *
 * One thread reads the socket and writes; everything is committed before bulkheadd is told that it may forget.  The
 * functions below may be called by any thread unless they say otherwise.
 */
#pragma once

#include "dataplane/events/wire.h"
#include "mgmt/daemon/daemon.h"

struct store;

extern const struct module module_store;

/* ---- new events, as they come ---- */

struct store_item {
	uint64_t id;                    /* of the event; 0: it was only counted in its ledger row, or folded */
	uint64_t ledger;                /* of its row; 0: the ledger is full */
	bool is_first;                  /* nothing like it was seen in `ledger_days` */
	const struct wire_event *event; /* valid during the call */
};

typedef void(store_fn)(void *ctx, const struct store_item *item);

/* From now on fn is called for every record, in the store's thread: it may not wait.  From a module's start(),
 * behind module_store.  False: there are too many. */
bool store_subscribe(struct store *s, store_fn *fn, void *ctx);

/* The same for a thread of its own: items wait in a queue of so many bytes; what has no room is lost to it, and
 * counted. wants (or NULL: all) is asked in the store's thread.  NULL: no memory, or too many. */
struct store_queue;
struct store_queue *store_queue_open(struct store *s, size_t bytes,
				     bool (*wants)(void *ctx, const struct store_item *item), void *ctx);

/* The next item, whose event is valid until the next call; false when none came for so long, or after a close. */
bool store_queue_take(struct store_queue *q, unsigned patience_ms, struct store_item *out);
uint64_t store_queue_lost(const struct store_queue *q);

/* Wakes who waits and takes no more; freed with the store. */
void store_queue_close(struct store_queue *q);

/* ---- the ledger, and transactions ---- */

struct store_ledger_row {
	uint64_t id, count, first_ns, last_ns;
	uint64_t verdicts[VERDICT_COUNT];
	double least, greatest;         /* of the values seen; least > greatest: none */
	const struct wire_event *sample; /* the first one; valid during the call */
};

/* Calls fn for each row that was seen since then, oldest first, until it says false.  False: the database fails. */
bool store_ledger_each(struct store *s, uint64_t since_ns, bool (*fn)(void *ctx, const struct store_ledger_row *row),
		       void *ctx);

/* Calls fn for each record between the two times, in their order, until it says false: what a policy judges again.
 * */
bool store_transactions_each(struct store *s, uint64_t since_ns, uint64_t until_ns,
			     bool (*fn)(void *ctx, struct wire_event *e), void *ctx);

/* ---- events ---- */

struct store_event {
	uint64_t id, ledger, time_ns;
	uint64_t block, place;          /* where its record is */
	unsigned severity;              /* 0 note, 1 low, 2 medium, 3 high */
	unsigned kind, verdict;
	unsigned index;                 /* when searching: 0 the newest */
	struct store_fold {             /* count 0: it is not a fold */
		uint64_t count, last_ns, period_ns, jitter_ns;
		double least, greatest; /* least > greatest: there were no values */
	} fold;
	struct wire_event *event;       /* valid during the call */
};

struct store_question {
	const struct expression *match; /* NULL: every event */
	uint64_t since_ns, until_ns;    /* until 0: now */
	unsigned verdicts;              /* a bit for each; 0: all */
	unsigned severity;              /* at least */
	uint64_t before_ns, before_id;  /* goes on behind this one; 0: from the newest on */
	unsigned limit;
	unsigned work_ms;               /* gives up after so long; 0: 150 */
};

/* Calls fn for each event that matches, in any order: its `index` says which it is, 0 the newest; one whose record
 * is damaged is left out.  *next_ns, *next_id: where to go on, 0: that was all. */
bool store_search(struct store *s, const struct store_question *q, void (*fn)(void *ctx, const struct store_event *e),
		  void *ctx, uint64_t *next_ns, uint64_t *next_id);

/* One event; false: there is none of this number (any more). */
bool store_event(struct store *s, uint64_t id, void (*fn)(void *ctx, const struct store_event *e), void *ctx);

/* The latest event of a row of the ledger that was simply allowed; false: none was. */
bool store_similar(struct store *s, uint64_t ledger, uint64_t *id, uint64_t *time_ns);

/* How much it matters: as in struct store_event. */
unsigned store_severity(const struct wire_event *e);

/* ---- how it goes ---- */

struct store_state {
	uint64_t events, ledger, blocks;
	uint64_t bytes, bytes_max;      /* of the database; 0: no limit */
	uint64_t bytes_a_day;           /* forecast, from what came since the start; 0: not known yet */
	uint64_t oldest_ns;             /* event */
	uint64_t taken, lost;           /* records since the start; events that were lost on the way */
	uint64_t write_failures;
	bool is_connected, is_full;     /* to bulkheadd; the disk */
};

void store_state(struct store *s, struct store_state *out);
