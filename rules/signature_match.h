/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Matching a compiled set of rules: the packet path.  The engine calls in with what it has in hand; a hit is told to
 * the host at once.  docs/signatures.md, "What is searched when".
 *
 * A struct signature_work is the memory of one worker, made by signature_work_create() on the compile side; a struct
 * signature_flow is the memory of one flow, zeroed by the engine; a struct signature_memory is what workers share.
 * Nothing here allocates, prints, locks or asks a clock.
 */
#pragma once

#include "rules/signature.h"
#include "rules/subject.h"

struct signature_work;
struct group;

/* ---- what the engine has in hand ---- */

struct signature_packet {
	const struct conversation *conversation;
	const struct dissector *dissector; /* of the flow, or NULL */
	uint64_t number;                   /* of the packet: a rule over bytes hits once for each */
	uint64_t time_ns;
	uint64_t stream_bytes[2];          /* payload so far: [0] of the client, [1] of the server */
	struct bytes payload;              /* above TCP, UDP, ICMP; of the packet */
	struct bytes ip;                   /* from the IP header on; empty when there is none */
	uint32_t tcp_seq, tcp_ack;
	uint8_t tcp_flags;
	uint8_t icmp_type, icmp_code;
	bool from_client;
	bool is_established;
};

/* ---- what a flow remembers ---- */

#define SIGNATURE_WAITING 8
#define SIGNATURE_FLOW_BITS 24
#define SIGNATURE_HITS 16

#define SIGNATURE_TAIL_SMALL 32u

/* The latest bytes of one direction: what every packet needs, on one cache line. */
struct signature_tail {
	uint8_t *buf;      /* of the host, see grow; NULL: they are in `small` */
	uint32_t cap, len;
	uint64_t end;      /* offset in the stream behind the last byte */
	bool is_of_old_set; /* what the set in force would have seen in buf was not looked for */
	uint8_t waiting_count;
	uint8_t hit_next;
	bool has_hits;
	bool is_loud;      /* a pattern may have a part in its end */
	uint8_t small[SIGNATURE_TAIL_SMALL];
};

/* And what few need. */
struct signature_past {
	uint32_t waiting[SIGNATURE_WAITING];    /* rules whose first look was seen, ... */
	uint64_t waiting_at[SIGNATURE_WAITING]; /* ... here */
	uint32_t hits[SIGNATURE_HITS];          /* the latest rules that hit in a packet, plus 1, ... */
	uint64_t hit_at[SIGNATURE_HITS];        /* ... which began here */
};

/* One direction of HTTP: where the head or the body in hand begins. */
struct signature_http {
	uint8_t state;     /* private to signature_app.c */
	uint64_t begin, body, body_end;
	uint32_t head_len;
};

/* Of the usual packet the first cache line is needed, and its direction's tail. */
struct signature_flow {
	const struct signatures *set;           /* that the groups belong to */
	const struct group *group[2][2];        /* [from server][base, port] */
	uint32_t window[2];
	bool has_headers[2];                    /* rules that look at headers alone */
	uint8_t app, app_tries;                 /* private to signature_app.c */
	bool is_passed;
	uint8_t bit_count;
	uint32_t generation;                    /* the host's */
	_Alignas(64) struct signature_tail tail[2];
	struct signature_past past[2];
	uint32_t bits[SIGNATURE_FLOW_BITS];
	struct signature_http http[2];
	uint64_t tls_next[2];
};

/* ---- what the host hears ---- */

struct signature_hit {
	const struct signature *rule;
	const char *buffer;       /* name of the buffer, or NULL: headers alone */
	struct bytes matched;     /* what its first content or pattern found; empty: nothing of the kind */
	uint32_t offset;          /* of it in the buffer */
	bool from_client;         /* the client sent it */
	uint64_t stream_from, stream_to; /* where all that was found lies in the stream, as tails count; 0: not known */
	bool is_silent;           /* a threshold keeps it quiet: its action holds all the same */
	const struct message *message;     /* or NULL */
	const struct operation *operation; /* or NULL */
};

/* What a rule could not do; counted by the engine under these names. */
enum signature_flaw { SIGNATURE_REGEX_LIMIT, SIGNATURE_WORK_LIMIT, SIGNATURE_MEMORY, SIGNATURE_FLAWS };

struct signature_host {
	void *ctx;
	void (*hit)(void *ctx, const struct signature_hit *hit);
	void (*flaw)(void *ctx, enum signature_flaw flaw);
	void *(*grow)(void *ctx, size_t want, uint32_t *cap); /* NULL: the budget is used up */
	void (*put)(void *ctx, void *memory);
	/* Called before what workers share is read or changed.  May be NULL. */
	void (*turn)(void *ctx);
};

/* ---- life: compile side ---- */

/* What rules count and remember over several conversations; all workers of a host share one, which outlives sets. */
struct signature_memory;
struct signature_memory *signature_memory_create(void);
void signature_memory_destroy(struct signature_memory *m);
size_t signature_memory_bytes(void);

struct signature_work *signature_work_create(const struct signatures *s, struct signature_memory *memory);
size_t signature_work_bytes(const struct signature_work *w);
void signature_work_destroy(struct signature_work *w);

/* ---- the packet path ---- */

/* Could any rule match in this flow?  Then f is prepared for the set; otherwise it need not be kept. */
bool signature_flow_begin(struct signature_work *w, struct signature_flow *f, const struct signature_packet *p);
void signature_flow_end(struct signature_work *w, struct signature_flow *f, const struct signature_host *host);

/* Rules that look at headers alone. */
void signature_headers(struct signature_work *w, struct signature_flow *f, const struct signature_packet *p,
		       const struct signature_host *host);

/* A datagram, or bytes of a stream in order (is_stream). */
void signature_bytes(struct signature_work *w, struct signature_flow *f, const struct signature_packet *p,
		     struct bytes b, bool is_stream, const struct signature_host *host);

/* Is there nothing to find in the next bytes of this stream, whatever signature_bytes() would try?  And then they have
 * passed, in its place. */
bool signature_is_quiet(const struct signature_flow *f, unsigned from_server, struct bytes b);
void signature_passed(struct signature_flow *f, unsigned from_server, struct bytes b);

/* Bytes are missing in the stream of this packet's sender. */
void signature_gap(struct signature_work *w, struct signature_flow *f, unsigned from_server);

/* Does a rule of the set look into the header of IP?  Else packets need not say where it is. */
bool signature_wants_headers(const struct signature_work *w);

/* Has the set rules that look at the headers of packets alone? */
bool signature_wants_packets(const struct signature_work *w);

/* Has the set rules about messages of this protocol, whatever they say? */
bool signature_wants_messages(struct signature_work *w, const struct dissector *d);

/* A message begins; each of its operations; and it ends.  f may be NULL.  True: rules were tried on it. */
void signature_message_begin(struct signature_work *w);
bool signature_operation(struct signature_work *w, struct signature_flow *f, const struct signature_packet *p,
			 const struct message *m, const struct operation *op, const struct signature_host *host);
bool signature_message(struct signature_work *w, struct signature_flow *f, const struct signature_packet *p,
		       const struct message *m, const struct signature_host *host);
