/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events as bytes: from bulkheadd to management, in files of records, in the store, and as what replay judges again.
 *
 * Records stand in a block, which needs nothing outside itself.  What repeats (texts, endpoints, conversations,
 * shapes of operations with their latest values, judgements) stands in it once, where it is first needed, and
 * records refer to it: a poll that repeats costs a few bytes and what its values changed.  A record is
 * decision-sufficient: any policy judges what was unpacked as it would have judged the event, unless
 * `is_cut`.  Protocols, fields, flaws and reasons stand in it by name, so that other versions of the dissectors can
 * read it; enums (intent, verdict, cause, ...) only ever grow.
 *
 * Neither half allocates: memory is the caller's.  What was unpacked borrows from block and reader until the next
 * block is opened.  A block is hostile input for its reader.  One thread at a time per writer or reader.
 */
#pragma once

#include "dataplane/engine/engine.h"

#define WIRE_BLOCK_MIN 32768u     /* an event always fits into an empty block of so many bytes */
#define WIRE_BLOCK_MAX (1u << 20)
#define WIRE_DATA_MAX 2048u       /* bytes of a message that are kept for people */

/* A deciding line, as text. */
struct wire_line {
	const char *text, *name, *reason, *file; /* name and reason may be NULL */
	uint32_t number, id;                     /* of its row in the file; in the policy */
};

/* A signature rule that hit. */
struct wire_signature {
	uint32_t gid, sid, rev, priority;
	const char *message, *class, *technique, *buffer; /* technique and buffer may be NULL */
	struct bytes matched;
	uint32_t offset;
	bool from_client, has_operation;
};

/* ---- packing ---- */

struct wire_writer;

size_t wire_writer_size(void);

/* Makes a writer in zeroed, 64-byte aligned memory of wire_writer_size() bytes.  port: what the host calls its port
 * n (for zones' sides, "seg1.inside"), NULL: nothing. */
struct wire_writer *wire_writer_init(void *memory, const char *(*port)(void *ctx, unsigned n), void *ctx);

/* Begins a block in cap bytes (WIRE_BLOCK_MIN or more) of the caller.  policy: by which the events were judged,
 * NULL: none; a block is about one policy. */
void wire_begin(struct wire_writer *w, uint8_t *block, size_t cap, const struct policy *policy);

/* False: the block is full; begin another, and put the event there.  Events that no record is needed of
 * (EVENT_DETECTED, EVENT_REPEAT, EVENT_MESSAGE without flaws) are taken and leave nothing. */
bool wire_put(struct wire_writer *w, const struct event *e);

/* The same for what was unpacked before. */
struct wire_event;
bool wire_put_again(struct wire_writer *w, const struct wire_event *e);

/* How long the block is, and how many records it has. */
size_t wire_len(const struct wire_writer *w);
unsigned wire_count(const struct wire_writer *w);

/* ---- unpacking ---- */

struct wire_event {
	struct event event;        /* what it points to is here; its line and signature are NULL: see below */
	struct flow_info flow;     /* without conduit; counters are those of EVENT_FLOW_END */
	struct message message;    /* data: what was kept of its bytes */
	struct operation operation;
	const char *from, *to;     /* zones of the conversation, NULL: none */
	const char *port[2];       /* where the client's, the server's frames come in; NULL: not known */
	struct wire_line line;     /* text NULL: none */
	struct wire_signature signature; /* EVENT_SIGNATURE */
	bool is_cut;               /* values were too long to be kept whole */
};

struct wire_reader;

#define WIRE_READER_SIZE ((size_t)4 << 20) /* enough for any block of 64 KB that wire_put() made */

/* Makes a reader in len bytes of 64-byte aligned memory. */
struct wire_reader *wire_reader_init(void *memory, size_t len);

/* False: this is no block of records, or of a version that is not known. */
bool wire_open(struct wire_reader *r, struct bytes block);

enum wire_got { WIRE_EVENT, WIRE_END, WIRE_BAD };

/* The next record.  After WIRE_BAD there is nothing more to be had of this block. */
enum wire_got wire_next(struct wire_reader *r, struct wire_event *out);

/* After WIRE_BAD: what is wrong, and where. */
const char *wire_wrong(const struct wire_reader *r, size_t *at);

/* ---- judging again ---- */

/* A policy with its memory: of rates and steps, of transfers. */
struct wire_judge;

size_t wire_judge_size(uint32_t guards);

/* Makes a judge in zeroed, 64-byte aligned memory of wire_judge_size(guards) bytes. */
struct wire_judge *wire_judge_init(void *memory, const struct policy *p, uint32_t guards);

/* Judges what was unpacked as the engine would: opening, operation, flaws or payload.  Records come in their order.
 * Endpoints get the policy's numbers of their sides.  False: it is nothing that policies judge. */
bool wire_judge(struct wire_judge *j, struct wire_event *e, struct judgement *out);
