/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What leaves of a TCP conversation in an enforcing conduit, inline: whole messages that were judged, and nothing
 * else (architecture, "A packet" 4 and "Refusing").  Most segments leave as they came.  A flow gets a gate when
 * something is out of the ordinary: a message in pieces, of which the beginning stays here until the rest has come; a
 * message that is refused, which is taken out of the stream or changed in it, and answered in the device's place.
 *
 * What waits here is in the stream's record of unacknowledged bytes; leaving is a matter of numbers: the bytes of a
 * client up to stream.clear may leave, but for those that were taken out.  Gates come from the engine's pool; one
 * engine, one thread.
 */
#pragma once

#include "dataplane/engine/craft.h"
#include "dataplane/engine/flow.h"
#include "dataplane/engine/translate.h"

#define MS UINT64_C(1000000) /* nanoseconds */
#define GATE_ANSWERS 8
#define GATE_ANSWER_MAX 288
#define GATE_PATCHES 32
#define GATE_ORIGINALS 8
#define GATE_ORIGINAL_MAX 64

/* A byte that leaves with another value, however often TCP sends it. */
struct patch {
	uint32_t seq; /* the sender's number */
	uint8_t value;
};

/* A frame that the box answers for until the receiver has acknowledged its bytes; they stand behind it. */
struct owned {
	struct owned *next;
	uint64_t sent_ns;
	uint32_t end; /* behind its bytes, the receiver's number */
	uint16_t len;
	uint8_t tries;
};

/* One direction, by its sender. */
struct gate_side {
	struct edits edits;
	struct patch patch[GATE_PATCHES];
	unsigned patch_count;
	uint32_t acked;        /* by the receiver, its number */
	uint32_t told;         /* the box acknowledged up to here in the receiver's place, the sender's number */
	bool has_told;
	bool has_times;        /* RFC 7323 */
	uint32_t time;         /* its latest time stamp */
	uint16_t largest;      /* payload of its segments */
	uint8_t same_acks;     /* how often it has repeated its acknowledgement */
	uint64_t waits_ns;     /* since when the beginning of a message waits; 0: none does */
	struct owned *owned;   /* sent to the other side in its name, oldest first */
};

/* The answer to a refused request, until it is its turn. */
struct answer {
	uint64_t since_ns;
	uint32_t wait; /* answers of the device that come first */
	uint16_t len;
	uint8_t bytes[GATE_ANSWER_MAX];
};

/* The beginning of a request that was neutralised, for its answer. */
struct original {
	uint16_t len;
	uint8_t bytes[GATE_ORIGINAL_MAX];
};

struct gate {
	struct gate *next, *previous;
	struct flow *flow;
	struct gate_side side[2]; /* as flow.stream */
	uint8_t header[CRAFT_HEADER_MAX]; /* of the latest frame */
	struct layout layout;
	uint16_t port;            /* where it came in */
	unsigned from;            /* who sent it */
	bool has_signature;       /* RFC 2385, RFC 5925: nothing may be changed */
	unsigned answer_count, original_count;
	struct answer answer[GATE_ANSWERS];
	struct original original[GATE_ORIGINALS];
};

/* What is known of the packet in hand; in struct engine. */
struct cut {
	bool is_active;  /* it belongs to an enforced TCP flow, and its bytes are being judged */
	bool is_refused; /* its bytes contradict what was sent before, or lie beyond a gap: it does not leave */
	bool resets;     /* both ends are to be told that it is over */
	unsigned from;
};

struct engine;

/* An enforced TCP segment: judged by tcp_segment(), and then what may leave does. */
void gate_segment(struct engine *e, struct flow *w, unsigned from, struct decoded *d);

/* A message of len bytes at stream.clear, with the pieces of it that came before, was judged; m: as dissect() left it,
 * or with no more than its bytes when it repeats one that was allowed. */
void gate_message(struct engine *e, struct flow *w, unsigned from, const struct message *m, uint32_t len,
		  enum verdict verdict);

/* All in-order bytes were looked at: those that are no message and wait for nothing are judged as payload. */
void gate_unread(struct engine *e, struct flow *w, unsigned from);

/* A refused request in a datagram: the answer in the device's place. */
void gate_datagram(struct engine *e, const struct message *m);

/* Tells both ends that the flow is over. */
void gate_reset(struct engine *e, struct flow *w);

/* Every millisecond or so. */
void gates_pulse(struct engine *e);

/* The flow ends: what waited does not leave any more. */
void gate_close(struct engine *e, struct flow *w);

/* ---- between gate.c, gate_refuse.c and gate_leave.c ---- */

/* The flow's gate, which is made if need be; NULL: there is no memory, or the packet in hand came in fragments. */
struct gate *gate_of(struct engine *e, struct flow *w);
void gate_keep_header(struct gate *g, const struct layout *l, const struct packet *p, unsigned from);

/* The stream of the flow's client. */
unsigned gate_client(const struct flow *w);

/* The number behind the sender's bytes that the receiver has, or is told to have. */
uint32_t gate_received(const struct gate *g, unsigned from);

/* Tells the host when the flow could not go on without the engine; frame: any of the flow. */
void gate_note(struct engine *e, const struct gate *g, const uint8_t *frame, size_t len);

/* A frame in the name of a side; and one whose bytes (up to end) the box answers for. */
void gate_transmit(struct engine *e, const struct gate *g, unsigned from, const uint8_t *frame, size_t len);
void gate_own(struct engine *e, struct gate *g, unsigned from, const uint8_t *frame, size_t len, uint32_t end);

/* A segment in the name of a side from the receiver's number seq on; answers the frame's length. */
size_t gate_segment_make(const struct gate *g, unsigned from, uint8_t *out, uint32_t seq, uint8_t flags,
			 const uint8_t *payload, size_t len);

/* Tells the sender that its bytes have come. */
void gate_acknowledge(struct engine *e, struct gate *g, unsigned sender);

/* Sends what waited here: from the sender's number `begin` up to `to`. */
void gate_send_waiting(struct engine *e, struct gate *g, unsigned from, uint32_t begin, uint32_t to);

/* From seq on: how many bytes are there until the next that was taken out, at most len; 0: seq was, *gone so many. */
uint32_t gate_run(const struct edits *edits, uint32_t seq, uint32_t len, uint32_t *gone);

/* Sends the answers whose turn it is: between two messages of the device, behind those it owes to earlier requests. */
void gate_answers(struct engine *e, struct gate *g);

/* The bytes at p, from seq on, as they leave; what differs between from and to; what the receiver has is forgotten. */
void patch_apply(const struct gate_side *s, uint32_t seq, uint8_t *p, size_t len);
bool patch_add(struct gate_side *s, uint32_t seq, const uint8_t *from, const uint8_t *to, size_t len);
void patch_settle(struct gate_side *s, uint32_t received);
