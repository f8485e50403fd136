/* SPDX-License-Identifier: Apache-2.0 */
/* The memory of one worker, and what the files of the matcher share: private to signature_*.c of the packet path. */
#pragma once

#include "rules/signature_group.h"
#include "rules/signature_match.h"

#include <stdatomic.h>

#define CANDIDATES_MAX 512u
#define MESSAGE_HITS 64u
#define TRANSFORMED_MAX 4096u

/* Places of the table that workers share; powers of two. */
#define SIGNATURE_COUNTS 16384u
#define SIGNATURE_XBITS 8192u

/* tag: what is remembered of whom, 0: unused.  state: of a count since when (ms) and how many, of a bit until when. */
struct place_of_state {
	_Atomic uint64_t tag, state;
};

struct signature_memory {
	struct place_of_state counts[SIGNATURE_COUNTS];
	struct place_of_state bits[SIGNATURE_XBITS];
};

/* A buffer in hand.  base: offset in the stream of its first byte; fresh: a match must end beyond this index. */
struct view {
	struct bytes data;
	uint64_t base;
	uint32_t fresh;
	bool is_absolute; /* offset and depth count in the stream, from base */
};

/* A rule being tried: where its buffers are. */
struct trial {
	struct signature_work *work;
	struct signature_flow *flow;       /* or NULL */
	const struct signature_packet *packet;
	const struct signature_host *host;
	struct view payload;
	const struct message *message;     /* or NULL */
	const struct operation *operation; /* or NULL */
	size_t message_len;                /* MODE_OF_MESSAGE */
	const struct view *app;            /* per buffer of http, tls, dns, or NULL */
	int64_t variable[VARIABLES_MAX];
	struct bytes matched;              /* for the hit */
	uint32_t matched_at;
	uint8_t matched_buffer;
	uint64_t stream_end;               /* of payload, as tails count; 0: it is no part of a stream */
	uint32_t touched_from, touched_to; /* in payload: what the steps found; touched_to 0: nothing there */
	unsigned budget;
};

struct signature_work {
	const struct signatures *set;
	struct pattern_worker *patterns;
	uint64_t *hit_packet;          /* per rule: number of the packet it hit last */
	uint32_t *stamp;               /* per rule: ... */
	uint32_t stamp_now;            /* ... equal: it is a candidate already */
	uint32_t candidates[CANDIDATES_MAX];
	uint32_t candidate_count;
	bool has_overflown;
	uint32_t message_hits[MESSAGE_HITS]; /* rules that hit in the message in hand */
	uint32_t message_hit_count;
	const struct group *scanned;   /* the group whose patterns are being looked for */
	uint32_t scanned_least;        /* ends up to here were seen before */
	const struct dissector *index_of; /* the latest protocol asked for, ... */
	const struct message_index *index; /* ... and its rules */
	uint8_t transformed[TRANSFORMED_MAX];
	uint8_t decoded[TRANSFORMED_MAX]; /* texts of http, tls and dns */
	struct signature_memory *memory; /* shared */
	struct trial trial;
	uint8_t *joined; /* a short tail and what is new */
};

enum rule_mode { MODE_PACKET, MODE_STREAM, MODE_OF_MESSAGE, MODE_HEADERS, MODE_APP };

/* signature_match.c */
void candidate_add(struct signature_work *w, uint32_t rule);
void candidates_begin(struct signature_work *w);
void candidates_scan(struct signature_work *w, const struct group *g, struct bytes b, uint32_t least);
/* Tries the candidates in their order; true when one was a pass rule. */
void candidates_try(struct trial *t, enum rule_mode mode);

/* signature_step.c: do all steps of the rule match?  */
bool signature_steps(struct trial *t, const struct signature *r);

/* signature_state.c: flowbits, xbits, thresholds. */
bool signature_bits_hold(const struct trial *t, const struct signature *r);
void signature_bits_change(const struct trial *t, const struct signature *r);
bool signature_filter(const struct trial *t, const struct signature *r); /* detection_filter */
/* threshold, suppress: what becomes of a hit.  SILENT: the action holds, and nobody is told. */
enum signature_counted { COUNTED_NOTHING, COUNTED_SILENT, COUNTED_TELL };
enum signature_counted signature_counts(const struct trial *t, const struct signature *r);

/* signature_memory.c: how often, with this time; seconds 0: without end; restart: the count at which it begins anew, 0:
 * none.  *is_crowded: something younger than its time had to make room. */
uint32_t signature_memory_count(struct signature_memory *m, uint64_t tag, uint64_t now_ns, uint32_t seconds,
				uint32_t restart, bool *is_crowded);
/* Until when the bit is set, 0: it is not; and setting it. */
uint64_t signature_memory_bit(struct signature_memory *m, uint64_t tag);
void signature_memory_set_bit(struct signature_memory *m, uint64_t tag, uint64_t now_ns, uint64_t until_ns,
			      bool *is_crowded);

/* signature_app.c: http, tls and dns. */
void signature_app_stream(struct trial *t, const struct view *window, unsigned from_server);
void signature_app_datagram(struct trial *t);
bool signature_app_is(const struct signature_flow *f, unsigned app, const struct conversation *c);
bool signature_app_needs_bytes(const struct signature_flow *f);
uint32_t signature_app_window(const struct signature_flow *f);
