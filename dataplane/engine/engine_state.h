/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the engine share: the engine itself, and the stages that engine.c calls in order. */
#pragma once

#include "dataplane/engine/expected.h"
#include "dataplane/engine/flow.h"
#include "dataplane/engine/fragment.h"
#include "dataplane/engine/gate.h"
#include "dataplane/engine/pool.h"
#include "dataplane/engine/repeat.h"
#include "dataplane/engine/withheld.h"

struct engine {
	struct engine_config config;
	struct engine_sink sink;
	struct message_sink message_sink;
	const struct policy *policy;
	uint32_t generation;
	const struct windows *windows; /* or NULL */
	uint32_t relaxed;              /* ports whose flows are only monitored */
	struct flows flows;
	struct fragments fragments;
	struct pool pool;
	struct repeats repeats;
	struct expectations expectations;
	struct signature_work *signatures; /* the rules in force, or NULL */
	uint32_t signature_generation;
	struct flow *signature_flow;       /* that they look at */
	struct signature_packet signature_packet; /* what they know of the packet in hand */
	uint8_t signature_verdict;         /* of rules over the packet or the bytes in hand */
	struct bytes signature_bytes;      /* of a stream that rules look at */
	uint64_t signature_end;            /* their end, as the rules count */
	uint32_t signature_from, signature_to; /* bytes up to that end: where the hits begin and end */
	const struct decoded *decoded;     /* the packet in hand, or NULL */
	struct guards *guards;
	uint64_t guards_reported;
	struct engine_counters counters;
	uint64_t trace_left;

	/* The packet in hand; number and time stay when the capture has ended. */
	uint64_t number, now_ns, order;
	struct packet *packet;
	bool is_traced;
	struct flow *flow;    /* of the message in hand */
	enum verdict verdict; /* of the message in hand, where it is enforced */
	bool has_request, has_answer; /* it has operations of this role */
	bool may_remember;    /* ... which has a gist: */
	struct gist gist;
	uint64_t token;       /* the host's, for others like it; 0: none */
	struct message message;

	/* Inline only. */
	struct cut cut;
	struct gate *gates;
	struct withheld *withheld; /* oldest first */
	uint32_t withheld_count;
	uint64_t adopt_until_ns; /* sessions whose beginning was not seen are let go on */
};

/* A packet after the first loop over the burst. */
struct arrival {
	struct flow_key key;
	uint32_t hash;
	uint8_t from;  /* 0: sent by the low end */
	bool is_usual; /* only the glance is there */
	union {
		struct glance glance;
		struct decoded d;
	};
};

static inline void trace(struct engine *e, enum trace_stage stage, int64_t a, int64_t b, int64_t c)
{
	if (__builtin_expect(e->is_traced, 0))
		e->sink.trace(e->sink.ctx, &(struct trace_record){ e->number, stage, a, b, c });
}

/* Is this a usual place of the protocol, or one that the configuration names? */
bool engine_bound(const struct engine *e, const struct dissector *d, enum transport t, uint16_t port);

/* Counts it, and tells the sink when it belongs to a flow or is more than information. */
void engine_reason(struct engine *e, struct flow *w, enum reason why);
void engine_reasons(struct engine *e, struct flow *w, uint64_t bits);

/* Fills in packet, time and flow, and hands it out. */
void engine_event(struct engine *e, struct flow *w, struct event *ev);

/* The packet's verdict becomes at least this strict; only enforcing conduits count. */
void engine_verdict(struct engine *e, struct judgement j);

/* usual.c: the packet path for a usual packet of a usual flow; false: it is not one, and nothing was done. */
bool usual_take(struct engine *e, struct packet *p, const struct arrival *a);
/* Is it a usual flow now?  Asked behind every packet that went the long way. */
void usual_judge(struct flow *w);

/* The index of the stream of this packet's sender. */
static inline bool stream_is_client(const struct flow *w, unsigned from)
{
	return (from == 0) == w->client_is_low;
}

/* The client's side of the conversation becomes the other one. */
void engine_turn(struct engine *e, struct flow *w);
/* May messages of this flow be remembered?  Asked when its conduit or its protocol changes. */
void engine_judge_repeats(struct engine *e, struct flow *w);
/* Conduit and opening, when the policy in force has not judged this flow yet. */
void engine_judge_flow(struct engine *e, struct flow *w);
void engine_end_flow(struct engine *e, struct flow *w);

/* exceptions.c: a new generation has judged the opening of this flow. */
void exceptions_flow(struct engine *e, struct flow *w);
/* The flow ends. */
void exceptions_end(struct engine *e, struct flow *w);
/* An operation of the message in hand was judged. */
void exceptions_operation(struct engine *e, struct flow *w, const struct operation *op, struct judgement *j);
/* Something else of a flow for which an exception holds was judged. */
void exceptions_other(const struct engine *e, const struct flow *w, struct judgement *j);

/* tcp.c: one segment; delivers in-order bytes to messages_stream(). from: 0 sent by the low end, 1 by the high. */
void tcp_segment(struct engine *e, struct flow *w, unsigned from, const struct decoded *d);
/* The bytes of a connection that was open before go on here: its receiver says so. */
void tcp_adopt(struct flow *w, unsigned from, uint32_t seq);
/* len bytes at seq of what the receiver has not acknowledged; fewer when they are not on record. */
struct bytes tcp_recorded(struct stream *s, uint32_t seq, uint32_t len);
/* Delivers what waits beyond gaps, at the end of the flow. */
void tcp_flush(struct engine *e, struct flow *w);

/* The same of a segment in order of a usual flow; its bytes are left to messages_*().  False: inline there is no memory
 * for them, and it does not leave. */
bool tcp_usual(struct engine *e, struct flow *w, unsigned from, const struct glance *g);

/* messages.c: bytes of a stream in order, or one datagram, become messages, operations, judgements. */
void messages_stream(struct engine *e, struct flow *w, unsigned from, struct bytes b);
/* Its two ways.  Is b a message like one before?  Then the host's token for it, and messages_repeat() is to follow; 0:
 * messages_fresh(). */
uint64_t messages_recall(struct engine *e, struct flow *w, unsigned from, struct bytes b);
void messages_repeat(struct engine *e, struct flow *w, unsigned from, struct bytes b, uint64_t token);
void messages_fresh(struct engine *e, struct flow *w, unsigned from, struct bytes b);
void messages_datagram(struct engine *e, struct flow *w, unsigned from, struct bytes b);
/* Bytes are missing here: what is pending is given up, the next boundary must be found. */
void messages_gap(struct engine *e, struct flow *w, unsigned from);
/* The beginning of an unknown message is looked at no more. */
void messages_forget(struct engine *e, struct flow *w, unsigned from);
void messages_end(struct engine *e, struct flow *w);
bool messages_join_grow(void *ctx, struct join *j, uint32_t want);
void messages_operation(void *ctx, struct message *m, const struct operation *op);
void messages_carried(void *ctx, struct message *m);
void messages_expects(void *ctx, struct message *m, const struct expected *x);
void messages_identity(void *ctx, struct message *m, enum identity what, struct bytes text);
