/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a protocol is (struct dissector) and the message that it fills (struct message).
 *
 * The host sets the first part of struct message, calls frame() to learn how long the message at
 * the head of the bytes is, then dissect() with exactly those bytes.  dissect() puts header fields,
 * calls keep(), and then for each operation puts its fields and calls operation(), which hands the
 * operation to the host at once and forgets the fields put since keep().
 *
 * A message must end in at least one of: an operation, a flaw, poison, `carrier`, `piece`, `bulk`.  The host
 * turns anything else into FLAW_SILENT.
 *
 * Three channels, never mixed: what is wrong on the wire is a flaw (data), what an operator did
 * wrong is a diagnostic (rules/diag.h), our own mistakes are bug_on.
 *
 * Nothing here allocates, prints, reads a clock or has writable file-scope data.  Values are borrowed
 * from the message.  One thread at a time per message and per flow state.
 */
#pragma once

#include "dissectors/field.h"

#include <string.h>

/* ---- the common language of all protocols ---- */

enum intent {
	INTENT_READ,
	INTENT_WRITE,
	INTENT_CONTROL,  /* commands an output or a point */
	INTENT_PROGRAM,  /* moves logic to or from a controller */
	INTENT_RUN,      /* starts, stops, resets, changes mode */
	INTENT_CONFIG,
	INTENT_FIRMWARE,
	INTENT_FILE,
	INTENT_TIME,     /* sets a clock */
	INTENT_IDENTIFY,
	INTENT_SESSION,  /* set-up, keep-alive, tear-down */
	INTENT_REPORT,   /* data sent unasked */
	INTENT_DIAGNOSE,
	INTENT_OTHER,
	INTENT_COUNT,
};

/* Does the operation change anything in the device? */
enum changes { CHANGES_NO, CHANGES_YES, CHANGES_UNKNOWN };

enum role {
	ROLE_REQUEST, /* judged against the policy */
	ROLE_ANSWER,  /* implied by its request, must fit it */
	ROLE_REPORT,  /* sent unasked: intent report, or a request's late result */
};

/* A transfer (logic, firmware, file) is judged when it opens; it may not be cut before it closes. */
enum transfer { TRANSFER_NONE, TRANSFER_OPEN, TRANSFER_DATA, TRANSFER_CLOSE };

extern const char *const intent_names[INTENT_COUNT];
extern const char *const changes_names[3];
extern const char *const role_names[3];
extern const char *const transfer_names[4];

struct operation {
	uint8_t intent;        /* enum intent */
	uint8_t changes;       /* enum changes */
	uint8_t role;          /* enum role */
	uint8_t transfer;      /* enum transfer */
	bool housekeeping;     /* implied by any allow line of the protocol; listed in its `housekeeping` */
	bool opaque;           /* part of a protected session: contents cannot be judged */
	bool routed;           /* addresses a device beyond the one that has the IP address */
	bool failed;           /* an answer that says no */
	uint16_t index;        /* set by operation(): n-th of its message, from 0 */
	const char *label;     /* what the operation is, in words: "write multiple registers" */
	const char *technique; /* MITRE ATT&CK for ICS technique such as "T0855", or NULL */
};

/* ---- flaws: what is wrong with a message ---- */

/* Which of a conduit's dispositions a flaw falls under. */
enum flaw_class { FLAW_MALFORMED, FLAW_UNKNOWN, FLAW_ANSWER };

struct flaw {
	const char *name;      /* shown and counted as PROTOCOL.NAME */
	enum flaw_class class;
	const char *help;
};

/* Flaws that any protocol can have; a dissector's own begin at FLAW_OWN. */
enum common_flaw {
	FLAW_TRUNCATED,   /* the message ended before its fields did (poison) */
	FLAW_TRAILING,    /* bytes behind the last field */
	FLAW_SILENT,      /* the dissector had nothing to say */
	FLAW_NO_REQUEST,  /* an answer to a request that was not seen */
	FLAW_MISFIT,      /* an answer that does not fit its request */
	FLAW_JOIN_ORDER,  /* a piece of a cut message out of its order */
	FLAW_JOIN_BUDGET, /* a cut message longer than the limit or than memory allows */
	FLAW_OPERATIONS,  /* more operations than a message may have */
	FLAW_OWN = 8,
};

extern const struct flaw common_flaws[FLAW_OWN];

#define OPERATIONS_MAX 4096

/* ---- where bytes come from ---- */

enum transport { TRANSPORT_TCP, TRANSPORT_UDP, TRANSPORT_ETHER, TRANSPORT_COUNT };

/* A usual place of a protocol: ports, or an ethertype. */
struct binding {
	enum transport transport;
	uint16_t first, last;
};

/* ---- pieces ---- */

/*
 * The bytes of a message that its carrier cut, one per flow and direction.  buf and cap belong to
 * the host; a dissector only calls join().
 */
struct join {
	uint8_t *buf;
	uint32_t cap;
	uint32_t len;
	bool open;
};

/* ---- requests and their answers ---- */

#define PAIRS_MAX 16

/* A request that waits for its answer; what the members mean is the dissector's own. */
struct pair {
	uint32_t key;   /* what request and answer have in common */
	uint32_t code;
	uint32_t first; /* address and count, for the answer's values */
	uint32_t count;
	uint64_t extra;
};

/* Plain data inside a dissector's flow state.  Zeroed: empty.  The oldest makes room. */
struct pairs {
	uint16_t used; /* bit per slot */
	uint8_t next;
	struct pair slot[PAIRS_MAX];
};

/* A slot for a new request: the one that has this key, a free one, or the oldest; zeroed but for key. */
struct pair *pair_open(struct pairs *pairs, uint32_t key);

/* The request with this key, removed from the table (valid until the next pair_open), or NULL. */
struct pair *pair_take(struct pairs *pairs, uint32_t key);

/* The same, left in the table: for requests that get several answers. */
struct pair *pair_find(struct pairs *pairs, uint32_t key);

/* ---- identity facts, for the asset inventory ---- */

enum identity {
	IDENTITY_VENDOR,
	IDENTITY_PRODUCT,
	IDENTITY_FIRMWARE,
	IDENTITY_SERIAL,
	IDENTITY_NAME, /* station, tag or host name */
	IDENTITY_COUNT,
};

extern const char *const identity_names[IDENTITY_COUNT];

/* ---- the message ---- */

/* ---- flows negotiated inside others ---- */

/* A flow between the same two hosts that is to come: it has this protocol, and is judged as this flow is. */
struct expected {
	enum transport transport;
	uint16_t port;    /* that is called */
	bool by_server;   /* the server calls the client, whose port it is; it stays the server */
	bool many;        /* any number of flows in this time; else one */
	uint32_t seconds; /* how long it is waited for */
	uint64_t word;    /* m->negotiated of its messages, not 0 */
};

struct dissector;
struct message;

#define MADE_MAX 512 /* bytes of texts that an operation's fields are made of */

/* What the host wants to hear while a message is being dissected; each may be NULL. */
struct message_sink {
	void *ctx;
	/* m->present and m->fields hold header and operation fields; valid during the call. */
	void (*operation)(void *ctx, struct message *m, const struct operation *op);
	/* A message that another carries is done: what carry() says of it. */
	void (*carried)(void *ctx, struct message *m);
	/* A fact about the sender of this message. */
	void (*identity)(void *ctx, struct message *m, enum identity what, struct bytes text);
	/* Makes j->cap at least want bytes; false when the budget does not allow it. */
	bool (*join_grow)(void *ctx, struct join *j, uint32_t want);
	/* A flow is to come. */
	void (*expects)(void *ctx, struct message *m, const struct expected *x);
};

struct message {
	/* Set by the host. */
	const struct dissector *dissector;
	const struct message_sink *sink;
	const uint8_t *data; /* the message's bytes: exactly what frame() said */
	size_t len;
	void *flow;          /* the protocol's per-flow state, flow_size bytes, zeroed at birth */
	struct join *join;   /* of this direction */
	uint64_t time_ns;    /* when its last byte came, since 1970 */
	enum transport transport;
	uint16_t src_port, dst_port;
	bool from_client;    /* sent by the side that opened the conversation */
	bool midstream;      /* the beginning of the conversation was not seen */
	bool prefix;         /* only the beginning of a message is here: see architecture, "A packet" 4 */
	uint64_t negotiated; /* 0, or what was said of this flow when it was negotiated inside another */
	uint32_t base;       /* operations of the messages that carry this one, so far: op->index begins here */
	const struct message *outer; /* the message that carries this one, NULL: none */

	/* Filled while dissecting; reset by message_begin(). */
	bool bad;            /* poison, shared by all cursors of the message */
	bool carrier;        /* only the carrier's own business (COTP CR, DNP3 link status): not counted */
	bool piece;          /* a piece of a cut message, kept */
	bool carries;        /* another protocol's message was in it: see carry() */
	bool bulk;           /* see bulk() */
	bool changed_client; /* the dissector knows that the other side is the client: see set_client() */
	int32_t code;        /* function code, -1: the message has none */
	uint8_t intent;      /* what is known so far, for prefixes: INTENT_OTHER until expect() */
	uint64_t flaws;      /* bit per enum common_flaw and per own flaw */
	uint64_t present;    /* bit per field */
	uint64_t header;     /* those that were put before keep() */
	uint32_t operations;
	struct bytes inner;  /* what join() made of its pieces, else empty */
	uint16_t made_len, made_kept; /* see put_made() */
	uint8_t made[MADE_MAX];
	struct value fields[FIELDS_MAX];
};

/* Forgets what the previous message left.  The host calls it before dissect(). */
static inline void message_begin(struct message *m)
{
	m->made_len = m->made_kept = 0;
	m->bad = false;
	m->carrier = false;
	m->piece = false;
	m->carries = false;
	m->bulk = false;
	m->changed_client = false;
	m->code = -1;
	m->intent = INTENT_OTHER;
	m->flaws = 0;
	m->present = 0;
	m->header = 0;
	m->operations = 0;
	m->inner = (struct bytes){ NULL, 0 };
}

/* ---- reading fields ----
 * put_*() read from the cursor, set the field and return the value.  A poisoned read sets nothing. */

/* The callers below name every member, none left to be zeroed: so compilers write them straight
 * into the field, where they would otherwise build the value on the stack and copy it twice. */
static inline void put_value(struct message *m, unsigned field, struct value v)
{
	if (m->bad)
		return;
	m->fields[field] = v;
	m->present |= UINT64_C(1) << field;
}

/* A number that was computed, or read by hand from len bytes at offset (len 0: derived). */
static inline uint64_t put_uint(struct message *m, unsigned field, uint64_t u, uint32_t offset,
				uint32_t len)
{
	put_value(m, field, (struct value){ VALUE_UINT, 0, 0, offset, len, 0, { .u = u } });
	return u;
}

static inline int64_t put_int(struct message *m, unsigned field, int64_t i, uint32_t offset,
			      uint32_t len)
{
	put_value(m, field, (struct value){ VALUE_INT, 0, 0, offset, len, 0, { .i = i } });
	return i;
}

static inline double put_float(struct message *m, unsigned field, double f, uint32_t offset,
			       uint32_t len)
{
	put_value(m, field, (struct value){ VALUE_FLOAT, 0, 0, offset, len, 0, { .f = f } });
	return f;
}

static inline void put_span(struct message *m, unsigned field, uint64_t first, uint32_t count,
			    uint32_t offset, uint32_t len)
{
	put_value(m, field, (struct value){ VALUE_SPAN, 0, 0, offset, len, count, { .u = first } });
}

static inline void put_bytes(struct message *m, unsigned field, struct bytes b)
{
	const bool inside = b.p >= m->data && b.p <= m->data + m->len;
	put_value(m, field, (struct value){ VALUE_BYTES, 0, 0, inside ? (uint32_t)(b.p - m->data) : 0,
					    (uint32_t)b.len, 0, { .p = b.p } });
}

/* A text that was made rather than read: kept as long as the field is, cut when an operation makes too many. */
static inline void put_made(struct message *m, unsigned field, const void *text, size_t len, uint32_t offset)
{
	const size_t room = MADE_MAX - (size_t)m->made_len;
	uint8_t *const kept = m->made + m->made_len;

	if (len > room)
		len = room;
	if (len)
		memcpy(kept, text, len);
	m->made_len = (uint16_t)(m->made_len + len);
	put_value(m, field, (struct value){ VALUE_BYTES, 0, 0, offset, (uint32_t)len, 0, { .p = kept } });
}

/* count members in b, which must hold list_bytes(encoding, count); stride: addresses per member. */
static inline void put_list(struct message *m, unsigned field, struct bytes b,
			    enum list_encoding encoding, uint32_t count, uint16_t stride)
{
	put_value(m, field, (struct value){ VALUE_LIST, (uint8_t)encoding, stride,
					    (uint32_t)(b.p - m->data), (uint32_t)b.len, count,
					    { .p = b.p } });
}

#define PUT_READ(name_, type_, read_, len_)                                                        \
	static inline type_ name_(struct message *m, unsigned field, struct cursor *c)             \
	{                                                                                          \
		const uint32_t offset = cur_offset(c, m->data);                                    \
		const type_ v = read_(c);                                                          \
		put_uint(m, field, v, offset, len_);                                               \
		return v;                                                                          \
	}
PUT_READ(put_u8, uint8_t, cur_u8, 1)
PUT_READ(put_be16, uint16_t, cur_be16, 2)
PUT_READ(put_be32, uint32_t, cur_be32, 4)
PUT_READ(put_le16, uint16_t, cur_le16, 2)
PUT_READ(put_le24, uint32_t, cur_le24, 3)
PUT_READ(put_le32, uint32_t, cur_le32, 4)
#undef PUT_READ

static inline bool has_field(const struct message *m, unsigned field)
{
	return m->present >> field & 1;
}

/* The header ends: what was put so far belongs to every operation of the message. */
static inline void keep(struct message *m)
{
	m->header = m->present;
	m->made_kept = m->made_len;
}

/* Forgets fields that no operation took, where values lie on dissect()'s stack: the host reads what is left. */
static inline void forget(struct message *m)
{
	m->present = m->header;
}

/* The intent is known before the operation is whole; lets a prefix be judged. */
static inline void expect(struct message *m, enum intent intent)
{
	m->intent = (uint8_t)intent;
}

static inline void flaw(struct message *m, unsigned which)
{
	m->flaws |= UINT64_C(1) << which;
}

/* Hands the operation, numbered, to the host and forgets its fields.  Does nothing in a poisoned message. */
static inline void operation_in_place(struct message *m, struct operation *op)
{
	if (m->bad)
		return;
	if (m->base + m->operations < OPERATIONS_MAX) {
		op->index = (uint16_t)(m->base + m->operations++);
		if (m->sink && m->sink->operation)
			m->sink->operation(m->sink->ctx, m, op);
	} else {
		flaw(m, FLAW_OPERATIONS);
	}
	m->present = m->header;
	m->made_len = m->made_kept;
}

/* The same for an operation that must stay as it is. */
static inline void operation(struct message *m, const struct operation *op)
{
	struct operation numbered = *op;
	operation_in_place(m, &numbered);
}

/* The sender is the client of this conversation (or not): said by protocols whose messages tell.
 * The host believes it only for conversations whose opening it has not seen. */
static inline void set_client(struct message *m, bool sender_is_client)
{
	if (m->midstream && m->from_client != sender_is_client) {
		m->from_client = sender_is_client;
		m->changed_client = true;
	}
}

/* Names what the message itself did not say.  The host calls it behind dissect(). */
static inline void message_end(struct message *m)
{
	if (m->bad)
		flaw(m, FLAW_TRUNCATED);
	if (!m->operations && !m->flaws && !m->carrier && !m->piece && !m->carries && !m->bulk)
		flaw(m, FLAW_SILENT);
}

/*
 * These bytes have no messages: a part of a body, of a file, of a terminal's or a protected session's stream, as long
 * as frame() found it (as much as there is, or up to where messages begin again), whose cutting tells nothing.  Said
 * before operation(), which says what they are: it is judged in every part anew, but counted and told once a flow and
 * direction, and once more when a later policy denies it.  Its fields must be the same in every part.
 */
static inline void bulk(struct message *m)
{
	m->bulk = true;
}

/* A flow is to come: see struct expected. */
static inline void expect_flow(struct message *m, const struct expected *x)
{
	if (!m->bad && m->sink && m->sink->expects)
		m->sink->expects(m->sink->ctx, m, x);
}

/*
 * b is one message of another protocol that m carries (CIP in EtherNet/IP): dissects it at once, to the same
 * sink, with fields, flaws and code of its own.  flow: that protocol's per-flow state, flow_size bytes, a part of
 * m's own.  What it says of the client counts for m too.  Does nothing in a poisoned message.
 */
void carry(struct message *m, const struct dissector *d, void *flow, struct bytes b);

/* What is left of c into a field, where anything is. */
static inline void put_left(struct message *m, unsigned field, struct cursor *c)
{
	if (cur_left(c))
		put_bytes(m, field, cur_rest(c));
}

/* The length of a text of a dissector's own tables; bounded, so that no compiler makes a call of it. */
static inline size_t text_len(const char *text)
{
	size_t len = 0;
	while (len < 64 && text[len])
		len++;
	return len;
}

void identify(struct message *m, enum identity what, struct bytes text);

/* The same for a text of the dissector's own tables; NULL: nothing is known. */
void identify_text(struct message *m, enum identity what, const char *text);

/*
 * A piece of a message that its carrier cut.  Returns the whole message when this piece completes
 * it: in place when the first is also the last, otherwise from the direction's join buffer.  Returns
 * an empty window while pieces are missing, with m->piece set, or with a flaw when the piece does not
 * fit; an empty whole message cannot be told from it and carriers do not send one.
 */
struct bytes join(struct message *m, struct bytes piece, bool first, bool last);

/* ---- messages that repeat ---- */

/*
 * What a message comes down to.  Where word and kind of two messages are equal, dissect() says the same of both:
 * code, flaws, one operation, and its fields but for those in `varying` of the dissector and, in an answer, addresses
 * and values.
 */
struct gist {
	uint64_t word;
	uint32_t kind; /* less than GIST_KINDS */
	uint32_t key;  /* from gist() to repeat(): of the pair */
};
#define GIST_KINDS 8

/* ---- the protocol ---- */

/* frame() answers a length, or one of these. */
#define FRAME_MORE ((size_t)0)       /* the beginning of a message: more bytes are needed */
#define FRAME_FOREIGN (SIZE_MAX)     /* no message of this protocol */

enum probe {
	PROBE_NO,     /* not this protocol */
	PROBE_MORE,   /* could be: more bytes would tell */
	PROBE_WEAK,   /* could be, and nothing speaks against it: enough on a bound port */
	PROBE_STRONG, /* no other protocol looks like this: enough on any port */
};

/* How a refused request can be kept from the device (architecture, "Refusing"). */
enum refuse_means { REFUSE_NONE, REFUSE_EXCISE, REFUSE_NEUTRALISE };

struct refuse {
	uint8_t means[2];  /* enum refuse_means, preferred first */
	int32_t code;      /* the protocol's own "no" that drivers survive */
	const struct names *codes;
	/* The answer that the device would have given with this code, for the request m (whole, as given to
	 * dissect()): writes at most cap bytes to out, returns how many, 0: no answer is possible. */
	size_t (*answer)(const struct message *m, int32_t code, uint8_t *out, size_t cap);
	/* Changes bytes (a copy of the request, m->len bytes) into one that every conforming server must
	 * refuse, same length, checksums mended; false when that is not possible. */
	bool (*neutralise)(const struct message *m, uint8_t *bytes);
	/* Is answer the device's refusal of the request (its first len bytes) that was neutralised?  Then changes
	 * bytes (a copy of answer) so that the client knows its own request in it.  NULL: it does so anyway. */
	bool (*restore)(const struct message *answer, const uint8_t *request, size_t len, uint8_t *bytes);
};

struct dissector {
	const char *name;            /* as in expressions and reports */
	const char *title;
	const char *specification;
	const struct field *fields;
	unsigned field_count;
	const struct flaw *flaws;    /* own flaws, FLAW_OWN .. */
	unsigned flaw_count;
	const struct dissector *carrier; /* the protocol that carries this one (see carry()), whose bindings count;
					  * NULL: it is found by itself.  Of a carried one, probe is probe_never and
					  * frame frame_whole. */
	const struct binding *bindings;
	unsigned binding_count;
	const char *housekeeping;    /* in words: what an allow line implies; empty: nothing */
	const struct names *codes;   /* names of the function codes that `functions` counts, or NULL */
	uint32_t message_max;        /* longest message, bytes */
	uint32_t flow_size;          /* per-flow state, bytes */
	bool counts_pieces;          /* reports count each piece of a cut message (OPC UA: chunks) */
	bool is_protected;           /* all of it is a protected session: an allow line that names it means its opaque
				      * operations too (SSH, TLS) */
	struct refuse refuse;

	/* Looks at the first bytes one side sent: from the client (the side that opened) or not. */
	enum probe (*probe)(enum transport transport, bool from_client, struct cursor c);
	/* How long is the message at the head of c?  m: flow, from_client, transport are set, data is not. */
	size_t (*frame)(const struct message *m, struct cursor c);
	/* c covers m->data, exactly one message. */
	void (*dissect)(struct message *m, struct cursor c);

	/* Optional, for what is polled, in conversations whose beginning was seen.  Of m flow and from_client are set.
	 * gist() only looks: is c exactly one message, by frame() too, and what does it come down to?  false: it must
	 * be dissected.  repeat() does to the flow's state what dissect() would. */
	bool (*gist)(const struct message *m, struct cursor c, struct gist *g);
	void (*repeat)(const struct message *m, const struct gist *g);
	uint64_t varying;            /* bit per field */
};

/* Of protocols that only others carry: never found by themselves, cut by their carrier. */
enum probe probe_never(enum transport transport, bool from_client, struct cursor c);
size_t frame_whole(const struct message *m, struct cursor c);

/* Do reports count this message?  After dissect(). */
static inline bool message_counts(const struct message *m)
{
	return !m->carrier && !m->bulk && (!m->piece || m->dissector->counts_pieces);
}

/* Name of a flaw bit of this protocol, its class and help; NULL when the bit has none. */
const struct flaw *dissector_flaw(const struct dissector *d, unsigned bit);

/* Number of the field with this name (len bytes), -1: none. */
int dissector_field(const struct dissector *d, const char *name, size_t len);
