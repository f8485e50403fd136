/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside the store: store.c (the thread, its socket, who is told), store_ledger.c (what is distinct, folds, in
 * memory), store_write.c (the batch in hand, to the database), store_keep.c (retention), store_read.c and
 * store_search.c (out again).  Everything but the counters and the list of those who are told belongs to the store's
 * thread.
 */
#pragma once

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/store.h"

#include <pthread.h>
#include <stdatomic.h>

#define LEDGER_MAX 262144u
#define LEDGER_BUCKETS (2u * LEDGER_MAX)
#define SUBSCRIBERS_MAX 16
#define QUEUES_MAX 16
#define SECOND_NS UINT64_C(1000000000)

/* What of an event goes last when room is short. */
enum keep { KEEP_PLAIN, KEEP_WRITE, KEEP_DENIAL };

struct fold {
	uint64_t event;               /* its row, 0: there is none open */
	uint64_t begun_ns, last_ns, count;
	double sum_ns, squares_ns;    /* of the times between two */
	double least, greatest;
	bool is_new, is_dirty;        /* not in the database; not as it is there */
	uint64_t block, place;        /* of the first one's record */
};

struct ledger_entry {
	uint64_t key[2];
	uint64_t id;                  /* 0: none */
	uint8_t kind;                 /* enum wire kind of event: enum event_kind */
	bool is_new, is_dirty;
	uint64_t count, first_ns, last_ns;
	uint64_t verdicts[VERDICT_COUNT];
	double least, greatest;
	struct fold fold;
	uint8_t *sample;              /* a block of one record, until it is in the database */
	uint32_t sample_len;
};

struct ledger {
	uint8_t secret[16];           /* what keys are made with */
	struct ledger_entry *entry;   /* count of them; entry n - 1 is no id */
	uint32_t count, cap;
	uint32_t *bucket;             /* entry + 1 */
	uint64_t last_id;
	uint32_t *dirty;              /* entries to be written */
	uint32_t dirty_count, dirty_cap;
	uint64_t refused;             /* things beyond LEDGER_MAX */
};

struct pending_block {
	uint64_t id, first_ns, last_ns;
	uint32_t records, len;
	uint8_t *bytes;
};

struct pending_event {
	uint64_t id, time_ns, ledger, block;
	uint32_t place;
	uint8_t kind, verdict, severity, keep;
};

struct pending_evidence {
	uint64_t flow, time_ns;
	uint32_t len;
	uint8_t *bytes;
};

/* What is taken and not yet committed. */
struct batch {
	struct pending_block *blocks;
	struct pending_event *events;
	struct pending_evidence *evidence;
	size_t block_count, block_cap, event_count, event_cap, evidence_count, evidence_cap;
	size_t bytes;
	uint64_t run, number;         /* of the latest message; run 0: there is none */
	uint64_t since_ns;            /* of the first, on the clock that nobody sets */
};

struct statements;

struct store {
	struct daemon *daemon;
	pthread_t thread;
	bool is_running;
	atomic_bool ends;
	struct wire_reader *reader;
	struct wire_writer *writer;
	struct wire_event event;      /* in hand */
	struct ledger ledger;
	struct batch batch;
	struct statements *statements;
	uint64_t last_block, last_event;
	uint64_t run, number;         /* the latest that is committed */
	uint64_t run_lost;            /* that this run has told of */
	uint64_t keep_ns, keep_step;  /* when retention looks again, and what for */
	pthread_mutex_t lock;         /* of those who are told, and of room */
	struct {
		store_fn *fn;
		void *ctx;
	} subscriber[SUBSCRIBERS_MAX];
	unsigned subscribers;
	struct store_queue *queue[QUEUES_MAX];
	unsigned queues;
	atomic_ullong taken, lost, failures, begun_bytes;
	atomic_bool is_connected, is_full;
	uint64_t begun_ns;
};

extern const struct schema store_schema;

/* ---- store_ledger.c ---- */

bool ledger_load(struct store *s);
void ledger_free(struct ledger *l);

/* The entry of what e is about, made if need be; NULL: the ledger is full. *is_first: it is new. */
struct ledger_entry *ledger_take(struct store *s, struct wire_event *e, bool *is_first);

/* Is it kept apart, and what for? */
bool event_is_kept(const struct wire_event *e, bool is_first, enum keep *keep);

/* Counts an event that is not kept apart. */
void ledger_fold(struct store *s, struct ledger_entry *l, const struct wire_event *e, uint64_t block, uint32_t place);

/* The least and the greatest of the values of an operation; false: it has none. */
bool event_values(const struct wire_event *e, double *least, double *greatest);

/* Drops entries that were not seen since then. */
void ledger_forget(struct store *s, uint64_t before_ns);

/* ---- store_write.c ---- */

/* Reads a block of records into the batch; false: it is no block, or memory is out. */
bool batch_take(struct store *s, struct bytes block);
bool batch_evidence(struct store *s, struct bytes b);

/* Writes the batch.  False: nothing of it was, and it stays. */
bool batch_commit(struct store *s);
void batch_free(struct batch *b);
void statements_free(struct store *s);

/* Where reading goes on: the latest numbers. */
bool store_resume(struct store *s);

/* ---- store.c ---- */

void store_tell(struct store *s, const struct store_item *item);

/* ---- store_keep.c ---- */

/* A little of what retention has to do; true: there is more. */
bool store_keep(struct store *s);
