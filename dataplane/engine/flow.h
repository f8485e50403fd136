/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of flows: lookup by the symmetric tuple, birth, idle time-out, eviction of the flow idle for
 * longest when the table is full.  A fixed array; one engine, one thread.
 */
#pragma once

#include "dataplane/engine/decode.h"
#include "dataplane/engine/pool.h"

#define FLOW_NONE UINT32_MAX

/* So many unacknowledged bytes of a stream are kept in the flow itself; more need a chunk. */
#define RECORD_SMALL 48

/* Both ends in a fixed order, so that both directions have the same key.  Words: so it is made, hashed, compared. */
struct flow_key {
	uint64_t low[2], high[2]; /* addresses as they lie in memory */
	uint64_t place;           /* 16 bits each, from the lowest: port of the low end, of the high one, VLAN,
				   * ethertype without IP */
	uint64_t ip_protocol;
};

/* A segment that waits beyond a gap, at the head of a pool chunk; its bytes follow. */
struct held {
	struct held *next;
	uint64_t since_ns;
	uint32_t seq, len;
};

/* One direction of a TCP connection, or of another flow.  Of the usual segment its sender's stream needs the first two
 * cache lines, its receiver's the first. */
struct stream {
	_Alignas(64) uint32_t next; /* next sequence number expected */
	uint32_t acked;         /* highest acknowledgement from the other side */
	uint32_t clear;         /* up to here all was judged: inline, more does not leave */
	uint32_t pieces_len;    /* behind it: of a message that its carrier cut, without the last piece */
	uint16_t window;        /* as the sender advertised it last, unscaled */
	uint16_t held_count;
	bool is_known;          /* next is valid */
	bool is_acked;          /* acked is valid */
	bool has_ended;         /* FIN was reached */
	bool is_lost;           /* messages' position was lost: look for a boundary at the next segment */
	bool was_lost : 1;      /* reported already */
	bool has_told : 1;      /* there are bytes without messages, and that was told */
	bool has_told_denial : 1; /* ... and that they are not allowed */
	uint8_t denied_verdict; /* enum verdict of a signature rule over bytes of it, ALLOW: none; over so many ... */
	uint16_t denied_len;    /* ... in front of denied_to: what has a part in them does not leave */
	uint32_t denied_to;
	struct held *held;      /* sorted by seq */
	uint32_t record_cap, record_len, record_seq;
	/* The beginning of a message that is not whole yet, or what came before the protocol was known. */
	uint32_t pending_len;
	uint8_t *pending;

	/* The record of unacknowledged bytes: what TCP may send again must equal it. */
	union {
		_Alignas(64) uint8_t small[RECORD_SMALL];
		uint8_t *large; /* from the pool, when record_cap is more than RECORD_SMALL */
	} record;
	uint32_t pending_cap, pending_want;
	struct signature_flow *rules; /* the flow's, here where every segment looks; NULL: ask the flow */

	struct join join;
};
_Static_assert(offsetof(struct stream, record) == 64, "the record has the second line");

enum detection { DETECT_LOOKING, DETECT_KNOWN, DETECT_NONE };

/* A packet of a known flow needs the first three lines, and its streams'. */
struct flow {
	_Alignas(64) struct flow_key key;
	uint32_t hash;
	uint32_t chain;                /* next in the bucket */
	uint32_t generation;           /* of the policy that judged it */
	uint8_t lru;                   /* enum flow_class */
	bool used;
	bool client_is_low;
	bool client_is_certain;        /* SYN seen, or the protocol said it */

	uint64_t touched_ns;           /* the tick in front of its latest packet */
	void *state;                   /* of the dissector */
	bool is_closed : 1;            /* RST or both FINs */
	bool is_reset : 1;             /* inline: the box ended it */
	bool may_repeat : 1;           /* its messages may be in the memory of those that repeat */
	bool opening_acts : 1;         /* its opening was not simply allowed */
	bool is_enforced : 1;          /* inline: no more of it leaves than what was judged */
	bool is_usual : 1;             /* see usual.c */
	uint16_t asked;                /* inline: requests that passed and were not answered yet */
	uint8_t detection;             /* enum detection */
	uint8_t tries;                 /* how often detection failed */
	struct flow_info info;

	struct judgement opening;
	uint64_t window_ends_ns;       /* of the maintenance window that it stands in */
	uint32_t window;               /* its id, 0: none */
	uint16_t window_intents;
	bool is_transferring;          /* a transfer was allowed to open and has not closed yet */
	uint32_t transfer_generation;  /* in which it opened */
	uint32_t transfer_window;      /* and the window that allowed it */
	struct gate *gate;             /* inline: something of it waits or was changed; NULL: nothing */
	struct signature_flow *signatures; /* or NULL */
	const struct dissector *expected;  /* it was negotiated inside a flow of this protocol, or NULL */
	uint64_t negotiated;               /* then what was said of it */
	uint32_t signature_generation; /* of the rules that looked at it first */
	uint32_t lru_older, lru_newer;
	struct stream stream[2];       /* [0] from the low end */
};
_Static_assert(offsetof(struct flow, info.messages) == 120, "pointers have the second line");
_Static_assert(offsetof(struct flow, info.last_ns) == 128, "counters have the third line");

enum flow_class { FLOW_TCP, FLOW_UDP, FLOW_OTHER, FLOW_CLOSED, FLOW_CLASSES, FLOW_ENDING = FLOW_CLASSES, FLOW_LISTS };

struct flows {
	struct flow *table;
	uint32_t *buckets;
	uint32_t count, bucket_mask;
	uint32_t free_list, fresh;
	uint32_t oldest[FLOW_LISTS], newest[FLOW_LISTS]; /* sorted by touched_ns; FLOW_ENDING: by last packet */
	uint64_t idle_ns[FLOW_CLASSES];
	uint64_t seed;
	uint64_t tick_ns;                                /* the latest flows_expire() */
	uint32_t now;
	bool has_rules;                                  /* signature rules will ask for what they know of a flow */
};

size_t flows_size(uint32_t count);
void flows_init(struct flows *f, void *memory, const struct engine_config *c);

/* The key of a packet; true: its sender is the low end. */
bool flow_key_make(const struct decoded *d, struct flow_key *k);
bool flow_key_glance(const struct glance *g, struct flow_key *k); /* the same of a glance */
uint32_t flows_hash(const struct flows *f, const struct flow_key *k);

/* Three steps ahead of flows_find(), each behind the one before: the bucket, the flow, what hangs on the flow. */
void flows_prefetch(const struct flows *f, uint32_t hash);
void flows_prefetch_flow(const struct flows *f, uint32_t hash, unsigned from);
void flows_prefetch_state(const struct flows *f, uint32_t hash, unsigned from);

struct flow *flows_find(const struct flows *f, const struct flow_key *k, uint32_t hash);

/* A new flow, zeroed but for its key; the table must not be full (flows_oldest() and flows_remove() make room). */
bool flows_full(const struct flows *f);
struct flow *flows_add(struct flows *f, const struct flow_key *k, uint32_t hash, enum flow_class class);
void flows_remove(struct flows *f, struct flow *w);

/* The flow idle for longest, closed ones first; NULL when there is none. */
struct flow *flows_oldest(const struct flows *f);

/* Puts the flows that have been idle for too long at now_ns, or all, on the list of those that end. */
void flows_expire(struct flows *f, uint64_t now_ns);
void flows_expire_all(struct flows *f);

/* Of the flows that end, the one whose last packet came first; NULL: none. */
struct flow *flows_ending(const struct flows *f);

bool flow_is_idle(const struct flows *f, const struct flow *w, uint64_t now_ns);

/* It was just used.  The order of use is kept to the tick, which is the same for all engines of a capture. */
void flows_touch(struct flows *f, struct flow *w);
void flows_close(struct flows *f, struct flow *w);
