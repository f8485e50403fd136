/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The engine: packets in, judged operations out.  The same under DPDK, under the audit of captures,
 * under every test and fuzzer.
 *
 * One engine belongs to one thread (a worker); engines share nothing but the policy.  All memory is
 * given by the host at engine_init(); nothing is allocated, printed or asked of a clock after that.
 * Time comes with the packets.  Both directions of a flow, and all fragments, must be given to the
 * same engine: engine_hash() says which.
 */
#pragma once

#include "dataplane/engine/reason.h"
#include "rules/policy.h"
#include "rules/window.h"
#include "rules/signature_match.h"

/* ---- packets ---- */

enum link {
	LINK_ETHERNET,
	LINK_SLL,      /* Linux cooked v1 */
	LINK_SLL2,     /* Linux cooked v2 */
	LINK_RAW,      /* IPv4 or IPv6 without a link header */
	LINK_NULL,     /* BSD loopback: 4 bytes address family, either byte order */
	LINK_UNKNOWN,
};

struct packet {
	const uint8_t *data;  /* borrowed until engine_burst() returns */
	uint32_t len;         /* bytes here */
	uint32_t wire_len;    /* bytes on the wire: more when the capture cut it */
	uint64_t time_ns;     /* since 1970 */
	uint64_t number;      /* position in the timeline, from 1; strictly rising */
	uint8_t *frame;       /* inline: the same bytes, writable */
	uint16_t port;        /* inline: where it came in, the host's own number */
	uint16_t side;        /* where it came in: 0 unknown, else as in struct endpoint */
	uint8_t link;         /* enum link */
	uint8_t verdict;      /* out: enum verdict, the strictest of what is in it */
	bool leaves;          /* out, inline: to be sent on, with data and len as they are now */
};

#define BURST_MAX 32

/* Symmetric over the address pair (MAC pair without IP); the same for all fragments.  Any thread. */
uint32_t engine_hash(const struct packet *p);

/* ---- flows ---- */

/* What every packet needs comes first: see struct flow. */
struct flow_info {
	void *host;                        /* the host's own, NULL at birth */
	void *counts;                      /* also the host's, NULL at birth: what it touches when messages repeat */
	const struct conduit *conduit;     /* NULL: none or no policy */
	const struct dissector *dissector; /* NULL: not recognised */
	uint64_t messages;
	uint64_t last_ns;
	uint64_t last_packet;              /* number of its latest packet */
	uint64_t packets[2], bytes[2];     /* [0] from the client, [1] from the server; bytes of frames */
	uint64_t payload[2];               /* bytes above TCP or UDP */
	bool midstream;           /* its beginning was not seen */
	bool is_excepted;         /* a maintenance window or a relaxed port: see engine_exceptions() */
	uint16_t port;            /* inline: where its first packet came in */
	uint64_t first_ns;
	uint64_t id;              /* same capture, same id, however many workers */
	struct conversation conversation;
};

/* ---- events ---- */

enum event_kind {
	EVENT_FLOW,      /* a flow was born and its opening judged */
	EVENT_OPERATION, /* one operation, judged */
	EVENT_MESSAGE,   /* a message is done: message->code, ->flaws; judgement: of its flaws (ALLOW without) */
	EVENT_REPEAT,    /* a message like one before, its operation allowed as then: instead of the two above */
	EVENT_REASON,    /* something of reason.h happened; flow may be NULL */
	EVENT_IDENTITY,  /* a fact about a device */
	EVENT_DETECTED,  /* the flow's protocol is known now */
	EVENT_SIGNATURE, /* a rule hit: judgement by its action; message and operation when it was about one */
	EVENT_FLOW_END,  /* the flow is over (closed, idle, evicted, end of capture): counters are final */
};

/* Only the members that the kind names, and those without a remark, may be read. */
struct event {
	enum event_kind kind;
	uint64_t packet;                /* number of the packet that completed it */
	uint64_t order;                 /* of events with the same packet: 0 those of the packet itself, then those of
					 * flows that ended behind it, by their last packet; never falls in an engine */
	uint64_t time_ns;
	struct flow_info *flow;         /* NULL: EVENT_REASON outside any flow */
	const struct message *message;  /* EVENT_OPERATION, EVENT_MESSAGE, EVENT_IDENTITY */
	const struct operation *operation; /* EVENT_OPERATION */
	struct judgement judgement;     /* EVENT_FLOW, EVENT_OPERATION, EVENT_MESSAGE, EVENT_REASON with detect.none */
	enum reason reason;             /* EVENT_REASON */
	enum identity identity;         /* EVENT_IDENTITY: of the message's sender */
	struct bytes text;              /* EVENT_IDENTITY */
	const struct signature_hit *signature; /* EVENT_SIGNATURE */
	uint64_t token;                 /* EVENT_REPEAT: what the sink's token() gave for the one before */
};

/* ---- packet trace ---- */

enum trace_stage {
	TRACE_FRAME,     /* a: link, b: length, c: ethertype */
	TRACE_VLAN,      /* a: outer id, b: inner id */
	TRACE_IP,        /* a: version, b: protocol, c: payload length */
	TRACE_FRAGMENT,  /* a: offset, b: length, c: 1 when it completed the packet */
	TRACE_FLOW,      /* a: flow id, b: 1 when born, c: 1 from the client */
	TRACE_TCP,       /* a: sequence, b: payload length, c: flags */
	TRACE_ORDER,     /* a: 0 in order, 1 held beyond a gap, 2 sent again, 3 released; b: length */
	TRACE_DETECT,    /* a: registry index or -1, b: bytes looked at */
	TRACE_FRAMING,   /* a: frame() answer, b: bytes available */
	TRACE_MESSAGE,   /* a: code, b: operations, c: flaws */
	TRACE_OPERATION, /* a: intent, b: verdict, c: cause */
	TRACE_REASON,    /* a: enum reason */
	TRACE_VERDICT,   /* a: verdict */
	TRACE_STAGES,
};

struct trace_record {
	uint64_t packet;
	enum trace_stage stage;
	int64_t a, b, c;
};

/* A token that says: to count them in engine_counters is enough, no EVENT_REPEAT is wanted. */
#define TOKEN_COUNT UINT64_C(1)

struct engine_sink {
	void *ctx;
	void (*event)(void *ctx, const struct event *e);           /* must be set */
	/* May be NULL: every message is dissected.  e: an EVENT_OPERATION that was allowed, the only one of its
	 * message.  What must be known to count others like it, whose fields will not be seen; 0: they must be. */
	uint64_t (*token)(void *ctx, const struct event *e);
	void (*trace)(void *ctx, const struct trace_record *r);    /* may be NULL */
	/* May be NULL.  Rules are about to use what engines share (struct signature_memory): returns when all that
	 * comes before this packet and order, in whichever engine, is done. */
	void (*turn)(void *ctx, uint64_t packet, uint64_t order);
	/* Inline: a frame that the engine made, or held until now.  It leaves as a packet that came in by this
	 * port would, or (back) by this port itself; behind the packet in hand, if that leaves.  frame is valid
	 * during the call, which engine_burst(), engine_pulse(), engine_tick() and engine_flush() can make. */
	void (*transmit)(void *ctx, uint16_t port, bool back, const uint8_t *frame, uint32_t len);
	/* Inline, may be NULL: the ends of this frame's connection count differently, or wait for bytes that only the
	 * engine has: it cannot go on without this engine.  Told again and again, with any frame of it. */
	void (*rewritten)(void *ctx, const uint8_t *frame, uint32_t len);
};

/* ---- life ---- */

/* Where a protocol is to be expected besides its usual places. */
struct engine_binding {
	const struct dissector *dissector;
	struct binding place;
};

#define ENGINE_BINDINGS_MAX 32

struct engine_config {
	uint32_t flows;            /* most at once */
	uint64_t pool_bytes;       /* held segments, split messages, joins, protocol state */
	uint32_t fragments;        /* fragmented packets at once */
	uint32_t guards;           /* entries for rate and step */
	uint32_t expected;         /* flows negotiated inside others that have not come yet */
	uint32_t repeats;          /* kinds of messages remembered; 0: none */
	uint32_t tcp_idle_s, udp_idle_s, other_idle_s, fragment_idle_s;
	uint32_t hold_segments;    /* most segments of a direction beyond a gap */
	uint32_t hold_ms;          /* how long a gap may last; counted on packet time */
	bool is_inline;            /* packets are on their way: what may not leave does not, see gate.h */
	uint32_t hold_ack_ms;      /* inline: the beginning of a message waits so long before the box acknowledges it */
	uint32_t adopt_ms;         /* inline: for so long after the first packet sessions already open are let go on */
	bool verify_checksums;     /* off: captures of senders with offload have them unfilled */
	uint64_t seed;             /* of the hash tables */
	unsigned binding_count;
	struct engine_binding bindings[ENGINE_BINDINGS_MAX];
};

/* Defaults for audit: 65,536 flows, 96 MB pool; and the same inline. */
extern const struct engine_config engine_config_audit, engine_config_inline;

/* How many bytes engine_init() wants, and the named budgets that make them up. */
size_t engine_size(const struct engine_config *c);
struct budget {
	const char *name;
	uint64_t entries, bytes;
};
unsigned engine_budgets(const struct engine_config *c, struct budget *out, unsigned max);

struct engine;

/* Makes an engine in zeroed, 64-byte aligned memory of engine_size(c) bytes.  sink is copied. */
struct engine *engine_init(void *memory, const struct engine_config *c, const struct engine_sink *sink);

/* The policy in force from the next packet on, NULL: none.  Old flows are judged anew at their next
 * packet.  The policy must outlive the engine's use of it. */
void engine_policy(struct engine *e, const struct policy *p);

/* What is excepted from the policy from the next packet on: maintenance windows, or NULL, and the ports (a bit for
 * each) whose flows are only monitored.  Old flows are judged anew; a transfer that was allowed to begin is not cut by
 * a change of windows or policy, but alerts until it closes.  windows must outlive the engine's use of them. */
void engine_exceptions(struct engine *e, const struct windows *windows, uint32_t relaxed_ports);

/* The signature rules in force from the next packet on, with their memory for this engine
 * (signature_work_create()), NULL:
 * none.  Both must outlive the engine's use of them. */
void engine_signatures(struct engine *e, struct signature_work *work);

/* Trace the next n packets. */
void engine_trace(struct engine *e, uint64_t n);

/* Judges up to BURST_MAX packets, in order.  Events go to the sink before it returns. */
void engine_burst(struct engine *e, struct packet *packets, unsigned n);

/* Tells the time: ends flows that have been idle for too long at now_ns.  number: of the last packet in front of this
 * time, counted over all engines of a capture; when all are told the same, what ends where does not depend on how
 * many they are.  To be called about every second of packet time, and in front of engine_flush(); now_ns never falls.
 * A flow that is spoken to again before a tick ends by its own next packet. */
void engine_tick(struct engine *e, uint64_t now_ns, uint64_t number);

/* Inline, about every millisecond between bursts: what waits for time to pass.  now_ns never falls. */
void engine_pulse(struct engine *e, uint64_t now_ns);

/* Ends all flows, as at the end of a capture. */
void engine_flush(struct engine *e);

#define ENGINE_FLOWS_END UINT32_MAX

/* Copies up to max flows, from place *at of the table on, and moves *at, to ENGINE_FLOWS_END at its end; a call looks
 * at a bounded number of places and may find none.  The conduit is NULL for flows that the policy in force has not
 * judged yet. */
unsigned engine_flows(const struct engine *e, uint32_t *at, struct flow_info *out, unsigned max);

/* ---- counters ---- */

struct engine_counters {
	uint64_t packets, bytes;
	uint64_t messages, operations;
	uint64_t signatures; /* hits */
	uint64_t repeats;                 /* messages that were like one before */
	uint64_t flows, flows_now, flows_most;
	uint64_t transfers_now;           /* flows in which a transfer was allowed to open and has not closed yet */
	uint64_t reasons[REASON_COUNT];
	uint64_t verdicts[VERDICT_COUNT]; /* of operations and flawed messages */
	uint64_t pool_now, pool_most;     /* bytes */
	uint64_t injected, answered;      /* inline: frames made here; answers in a device's place */
};

const struct engine_counters *engine_counters(const struct engine *e);
