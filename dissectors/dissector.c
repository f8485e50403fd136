/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The parts of the framework that all dissectors share: emitting operations, joining pieces, pairing
 * requests with answers, names and lists.  Owns no memory; called by the thread that owns the flow.
 */
#include "dissectors/dissector.h"

#include <string.h>

const char *const intent_names[INTENT_COUNT] = {
	[INTENT_READ] = "read",		[INTENT_WRITE] = "write",	[INTENT_CONTROL] = "control",
	[INTENT_PROGRAM] = "program",	[INTENT_RUN] = "run",		[INTENT_CONFIG] = "config",
	[INTENT_FIRMWARE] = "firmware", [INTENT_FILE] = "file",		[INTENT_TIME] = "time",
	[INTENT_IDENTIFY] = "identify", [INTENT_SESSION] = "session",	[INTENT_REPORT] = "report",
	[INTENT_DIAGNOSE] = "diagnose", [INTENT_OTHER] = "other",
};

const char *const changes_names[3] = { "no", "yes", "unknown" };
const char *const role_names[3] = { "request", "answer", "report" };
const char *const transfer_names[4] = { "none", "open", "data", "close" };

const char *const identity_names[IDENTITY_COUNT] = {
	[IDENTITY_VENDOR] = "vendor", [IDENTITY_PRODUCT] = "product", [IDENTITY_FIRMWARE] = "firmware",
	[IDENTITY_SERIAL] = "serial", [IDENTITY_NAME] = "name",
};

const struct flaw common_flaws[FLAW_OWN] = {
	[FLAW_TRUNCATED] = { "truncated", FLAW_MALFORMED, "the message ends before its last field" },
	[FLAW_TRAILING] = { "trailing", FLAW_MALFORMED, "bytes follow the last field of the message" },
	[FLAW_SILENT] = { "silent", FLAW_UNKNOWN, "nothing in the message could be read as an operation" },
	[FLAW_NO_REQUEST] = { "no_request", FLAW_ANSWER, "an answer whose request was not seen" },
	[FLAW_MISFIT] = { "misfit", FLAW_ANSWER, "an answer that does not fit its request" },
	[FLAW_JOIN_ORDER] = { "join_order", FLAW_MALFORMED, "a piece of a cut message is out of order" },
	[FLAW_JOIN_BUDGET] = { "join_budget", FLAW_MALFORMED,
			       "a cut message is longer than the protocol or the memory budget allows" },
	[FLAW_OPERATIONS] = { "operations", FLAW_MALFORMED, "more operations than a message may carry" },
};

void identify(struct message *m, enum identity what, struct bytes text)
{
	if (!m->bad && text.len && m->sink && m->sink->identity)
		m->sink->identity(m->sink->ctx, m, what, text);
}

void carry(struct message *m, const struct dissector *d, void *flow, struct bytes b)
{
	struct message inner; /* not zeroed whole: its fields are written before they are read */

	if (m->bad)
		return;
	inner.dissector = d;
	inner.sink = m->sink;
	inner.data = b.p;
	inner.len = b.len;
	inner.flow = flow;
	inner.join = NULL;
	inner.time_ns = m->time_ns;
	inner.transport = m->transport;
	inner.src_port = m->src_port;
	inner.dst_port = m->dst_port;
	inner.from_client = m->from_client;
	inner.midstream = m->midstream;
	inner.prefix = m->prefix;
	inner.negotiated = m->negotiated;
	inner.base = m->base + m->operations;
	inner.outer = m;
	message_begin(&inner);
	d->dissect(&inner, cur_over(b.p, b.len, &inner.bad));
	message_end(&inner);
	if (m->sink && m->sink->carried)
		m->sink->carried(m->sink->ctx, &inner);
	m->operations += inner.operations;
	m->carries = true;
	m->bulk = inner.bulk;
	if (inner.intent != INTENT_OTHER)
		m->intent = inner.intent;
	if (m->from_client != inner.from_client) {
		m->from_client = inner.from_client;
		m->changed_client = inner.changed_client;
	}
}

enum probe probe_never(enum transport transport, bool from_client, struct cursor c)
{
	(void)transport;
	(void)from_client;
	(void)c;
	return PROBE_NO;
}

size_t frame_whole(const struct message *m, struct cursor c)
{
	(void)m;
	return cur_left(&c);
}

void identify_text(struct message *m, enum identity what, const char *text)
{
	if (text)
		identify(m, what, (struct bytes){ (const uint8_t *)text, text_len(text) });
}

static struct bytes join_none(struct message *m, unsigned which)
{
	flaw(m, which);
	return (struct bytes){ NULL, 0 };
}

struct bytes join(struct message *m, struct bytes piece, bool first, bool last)
{
	struct join *j = m->join;
	const struct bytes none = { NULL, 0 };

	if (m->bad)
		return none;
	if (first) {
		if (j && j->open) {
			flaw(m, FLAW_JOIN_ORDER);
			j->open = false;
		}
		if (last)
			return m->inner = piece;
		if (!j)
			return join_none(m, FLAW_JOIN_BUDGET);
		j->open = true;
		j->len = 0;
	} else if (!j || !j->open) {
		return join_none(m, FLAW_JOIN_ORDER);
	}
	if (piece.len > m->dissector->message_max - j->len) {
		j->open = false;
		return join_none(m, FLAW_JOIN_BUDGET);
	}
	const uint32_t want = j->len + (uint32_t)piece.len;
	if (want > j->cap &&
	    !(m->sink && m->sink->join_grow && m->sink->join_grow(m->sink->ctx, j, want))) {
		j->open = false;
		return join_none(m, FLAW_JOIN_BUDGET);
	}
	if (piece.len)
		memcpy(j->buf + j->len, piece.p, piece.len);
	j->len = want;
	if (!last) {
		m->piece = true;
		return none;
	}
	j->open = false;
	return m->inner = (struct bytes){ j->buf, j->len };
}

/* The slot that has this key, -1: none. */
static inline int slot_of(const struct pairs *pairs, uint32_t key)
{
	for (uint32_t left = pairs->used; left; left &= left - 1) {
		const int at = __builtin_ctz(left);
		if (pairs->slot[at].key == key)
			return at;
	}
	return -1;
}

/* A free slot, or the oldest. */
static inline int slot_new(struct pairs *pairs)
{
	if (pairs->used != UINT16_MAX)
		return __builtin_ctz(~(uint32_t)pairs->used);
	const int oldest = pairs->next;
	pairs->next = (uint8_t)((oldest + 1) % PAIRS_MAX);
	return oldest;
}

struct pair *pair_find(struct pairs *pairs, uint32_t key)
{
	const int at = slot_of(pairs, key);
	return at < 0 ? NULL : &pairs->slot[at];
}

struct pair *pair_open(struct pairs *pairs, uint32_t key)
{
	int at = slot_of(pairs, key);
	if (at < 0)
		at = slot_new(pairs);
	pairs->used |= (uint16_t)(1u << at);
	pairs->slot[at] = (struct pair){ .key = key };
	return &pairs->slot[at];
}

struct pair *pair_take(struct pairs *pairs, uint32_t key)
{
	const int at = slot_of(pairs, key);
	if (at < 0)
		return NULL;
	pairs->used &= (uint16_t)~(1u << at);
	return &pairs->slot[at];
}

const char *names_find(const struct names *names, uint64_t value)
{
	for (unsigned i = 0; names && i < names->count; i++)
		if (names->list[i].value == value)
			return names->list[i].name;
	return NULL;
}

bool names_value(const struct names *names, const char *name, size_t len, uint64_t *value)
{
	for (unsigned i = 0; names && i < names->count; i++) {
		const char *n = names->list[i].name;
		size_t at = 0;
		while (at < len && n[at] && n[at] == name[at])
			at++;
		if (at == len && !n[at]) {
			*value = names->list[i].value;
			return true;
		}
	}
	return false;
}

static const uint8_t encoding_bytes[LIST_ENCODINGS] = {
	[LIST_BIT] = 0,	  [LIST_U8] = 1,    [LIST_S8] = 1,    [LIST_U16BE] = 2, [LIST_S16BE] = 2, [LIST_U32BE] = 4,
	[LIST_S32BE] = 4, [LIST_F32BE] = 4, [LIST_F64BE] = 8, [LIST_U64BE] = 8, [LIST_U16LE] = 2, [LIST_S16LE] = 2,
	[LIST_U32LE] = 4, [LIST_S32LE] = 4, [LIST_U64LE] = 8, [LIST_S64LE] = 8, [LIST_F32LE] = 4, [LIST_F64LE] = 8,
};

size_t list_bytes(enum list_encoding encoding, uint32_t count)
{
	return encoding == LIST_BIT ? ((size_t)count + 7) / 8 : (size_t)count * encoding_bytes[encoding];
}

struct value list_member(const struct value *list, uint32_t i)
{
	struct value v = { .kind = VALUE_UINT, .offset = list->offset };
	const unsigned width = encoding_bytes[list->encoding];

	if (list->encoding == LIST_BIT) {
		v.offset += i / 8;
		v.len = 1;
		v.u = list->p[i / 8] >> (i % 8) & 1;
		return v;
	}
	const uint8_t *p = list->p + (size_t)i * width;
	uint64_t raw = 0;
	const unsigned last = list->encoding >= LIST_U16LE ? width - 1 : 0; /* where the most significant byte is */
	for (unsigned b = 0; b < width; b++)
		raw = raw << 8 | p[b ^ last];
	v.offset += i * width;
	v.len = width;
	v.u = raw;
	switch (list->encoding) {
	case LIST_S8:
		v.kind = VALUE_INT;
		v.i = (int8_t)raw;
		break;
	case LIST_S16BE:
	case LIST_S16LE:
		v.kind = VALUE_INT;
		v.i = (int16_t)raw;
		break;
	case LIST_S32BE:
	case LIST_S32LE:
		v.kind = VALUE_INT;
		v.i = (int32_t)raw;
		break;
	case LIST_S64LE:
		v.kind = VALUE_INT;
		v.i = (int64_t)raw;
		break;
	case LIST_F32BE:
	case LIST_F32LE: {
		const uint32_t bits = (uint32_t)raw;
		float f;
		memcpy(&f, &bits, sizeof f);
		v.kind = VALUE_FLOAT;
		v.f = (double)f;
		break;
	}
	case LIST_F64BE:
	case LIST_F64LE:
		v.kind = VALUE_FLOAT;
		memcpy(&v.f, &raw, sizeof v.f);
		break;
	default:
		break;
	}
	return v;
}

const struct flaw *dissector_flaw(const struct dissector *d, unsigned bit)
{
	if (bit < FLAW_OWN)
		return common_flaws[bit].name ? &common_flaws[bit] : NULL;
	return bit - FLAW_OWN < d->flaw_count ? &d->flaws[bit - FLAW_OWN] : NULL;
}

int dissector_field(const struct dissector *d, const char *name, size_t len)
{
	for (unsigned i = 0; i < d->field_count; i++) {
		const char *n = d->fields[i].name;
		size_t at = 0;
		while (at < len && n[at] && n[at] == name[at])
			at++;
		if (at == len && !n[at])
			return (int)i;
	}
	return -1;
}
