/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CoAP over UDP, port 5683.  Reads RFC 7252, with observation (RFC 7641), blocks (RFC 7959) and the methods
 *  of RFC 8132.
 *
 *   version (2) type (2) token length (4) | code | message id (2) | token | options | 0xff payload
 *   option: delta (4) length (4) | [more delta] | [more length] | value
 *
 * All integers are big-endian.  A message is one operation; an answer goes with its request by the token.  The path is
 * put together from its segments in the flow's state.  OSCORE (RFC 8613) is named opaque.
 *
 * Not read: CoAP over TCP and DTLS; the parts of a body that comes in blocks are not joined.
 *
 * Refusing excises: a 4.03 (forbidden) with the request's token stands for the answer.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/dissector.h"

#include <string.h>

enum { F_TYPE, F_CODE, F_MID, F_TOKEN, F_HOST, F_PATH, F_QUERY, F_OBSERVE, F_FORMAT, F_BLOCK, F_MORE, F_PROXY,
	F_PAYLOAD,
       F_COUNT };

enum { CON, NON, ACK, RST };
static const struct name type_list[] = { { CON, "confirmable" }, { NON, "non-confirmable" }, { ACK,
	"acknowledgement" },
					 { RST, "reset" } };
static const struct names type_names = NAMES(type_list);

enum { EMPTY, GET, POST, PUT, DELETE, FETCH, PATCH, IPATCH };
#define FORBIDDEN 0x83
static const struct name code_list[] = { /* RFC 7252, 12.1; class (3 bits) and detail */
	{ EMPTY, "empty" }, { GET, "get" }, { POST, "post" }, { PUT, "put" }, { DELETE, "delete" }, { FETCH, "fetch" },
	{ PATCH, "patch" }, { IPATCH, "ipatch" }, { 0x41, "created" }, { 0x42, "deleted" }, { 0x43, "valid" },
	{ 0x44, "changed" }, { 0x45, "content" }, { 0x5f, "continue" }, { 0x80, "bad-request" },
	{ 0x81, "unauthorized" }, { 0x82, "bad-option" }, { FORBIDDEN, "forbidden" }, { 0x84, "not-found" },
	{ 0x85, "method-not-allowed" }, { 0x86, "not-acceptable" }, { 0x88, "request-entity-incomplete" },
	{ 0x8c, "precondition-failed" }, { 0x8d, "request-entity-too-large" },
	{ 0x8f, "unsupported-content-format" }, { 0xa0, "internal-server-error" }, { 0xa1, "not-implemented" },
	{ 0xa2, "bad-gateway" }, { 0xa3, "service-unavailable" }, { 0xa4, "gateway-timeout" },
	{ 0xa5, "proxying-not-supported" },
};
static const struct names code_names = NAMES(code_list);

static const struct name format_list[] = {
	{ 0, "text" }, { 40, "link-format" }, { 41, "xml" }, { 42, "octets" }, { 47, "exi" }, { 50, "json" },
	{ 60, "cbor" }, { 110, "senml-json" }, { 112, "senml-cbor" }, { 11542, "lwm2m-tlv" }, { 11543, "lwm2m-json" },
};
static const struct names format_names = NAMES(format_list);

static const struct field fields[] = {
	[F_TYPE] = { "type", FIELD_UINT, 2, USE_DETAIL, 0, &type_names,
		"Shall the message be acknowledged, or is it that?" },
	[F_CODE] = { "code", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &code_names,
		"Method of a request, or result of an answer." },
	[F_MID] = { "message_id", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Number of the message, for acknowledgements." },
	[F_TOKEN] = { "token", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "What a request and its answers have in common." },
	[F_HOST] = { "host", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Name of the server." },
	[F_PATH] = { "path", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Path of the resource, without the first slash." },
	[F_QUERY] = { "query", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Parameters, joined by '&'." },
	[F_OBSERVE] = { "observe", FIELD_UINT, 24, USE_DETAIL, 0, NULL,
		"In a request 0 subscribes and 1 ends it; in an answer the number of the notification." },
	[F_FORMAT] = { "format", FIELD_UINT, 16, USE_DETAIL, 0, &format_names, "What the payload is." },
	[F_BLOCK] = { "block", FIELD_UINT, 20, USE_DETAIL, 0, NULL, "Number of the block of a long body." },
	[F_MORE] = { "more", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "More blocks follow." },
	[F_PROXY] = { "proxy", FIELD_TEXT, 0, USE_KEY, FIELD_ROUTE, NULL,
		"Address that a proxy shall pass the request on to." },
	[F_PAYLOAD] = { "payload", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Contents of the message." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "one line per field");

enum { BAD_OPTION = FLAW_OWN, BAD_TOKEN, UNKNOWN_OPTION, UNKNOWN_CODE, LONG_PATH, FLAWS_END };
static const struct flaw flaws[] = {
	[BAD_OPTION - FLAW_OWN] = { "bad_option", FLAW_MALFORMED,
		"options that cannot be read, or a payload that is missing" },
	[BAD_TOKEN - FLAW_OWN] = { "bad_token", FLAW_MALFORMED,
		"a token longer than eight bytes, or an empty message with contents" },
	[UNKNOWN_OPTION - FLAW_OWN] = { "unknown_option", FLAW_UNKNOWN, "a critical option that is not known" },
	[UNKNOWN_CODE - FLAW_OWN] = { "unknown_code", FLAW_UNKNOWN, "a method or result that is not known" },
	[LONG_PATH - FLAW_OWN] = { "long_path", FLAW_UNKNOWN, "a path or query too long to be compared" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "one line per flaw");

static const struct operation methods[] = {
	[EMPTY] = { .intent = INTENT_SESSION, .housekeeping = true, .label = "empty message" },
	[GET] = { .intent = INTENT_READ, .label = "get", .technique = "T0801" },
	[POST] = { .intent = INTENT_WRITE, .changes = CHANGES_YES, .label = "post", .technique = "T0855" },
	[PUT] = { .intent = INTENT_WRITE, .changes = CHANGES_YES, .label = "put", .technique = "T0836" },
	[DELETE] = { .intent = INTENT_CONFIG, .changes = CHANGES_YES, .label = "delete", .technique = "T0809" },
	[FETCH] = { .intent = INTENT_READ, .label = "fetch", .technique = "T0801" },
	[PATCH] = { .intent = INTENT_WRITE, .changes = CHANGES_YES, .label = "patch", .technique = "T0836" },
	[IPATCH] = { .intent = INTENT_WRITE, .changes = CHANGES_YES, .label = "patch", .technique = "T0836" },
};

#define JOINED_MAX 200
struct joined {
	uint16_t len;
	bool begun, cut;
	uint8_t text[JOINED_MAX];
};

struct state {
	struct pairs pairs;
	struct joined path, query; /* of the message being read */
};

static void add(struct joined *j, uint8_t separator, struct bytes b)
{
	if (b.len + j->begun > (size_t)(JOINED_MAX - j->len)) {
		j->cut = true;
		return;
	}
	if (j->begun)
		j->text[j->len++] = separator;
	j->begun = true;
	if (b.len)
		memcpy(j->text + j->len, b.p, b.len);
	j->len = (uint16_t)(j->len + b.len);
}

/* 3.2: an option's value that is a number. */
static uint32_t number_of(struct bytes b)
{
	uint32_t u = 0;

	for (size_t i = 0; i < b.len && i < 4; i++)
		u = u << 8 | bytes_u8(b, i);
	return u;
}

/* 5.10 and the registry; true: protected by OSCORE. */
static bool put_option(struct message *m, struct state *st, uint32_t number, struct bytes b)
{
	const uint32_t offset = (uint32_t)(b.p - m->data), len = (uint32_t)b.len, u = number_of(b);

	switch (number) {
	case 3:
		put_bytes(m, F_HOST, b);
		break;
	case 6:
		put_uint(m, F_OBSERVE, u, offset, len);
		break;
	case 9:
		return true;
	case 11:
		add(&st->path, '/', b);
		break;
	case 12:
		put_uint(m, F_FORMAT, u, offset, len);
		break;
	case 15:
		add(&st->query, '&', b);
		break;
	case 23:
	case 27:
		put_uint(m, F_BLOCK, u >> 4, offset, len);
		put_uint(m, F_MORE, u >> 3 & 1, offset, len);
		break;
	case 35:
	case 39:
		put_bytes(m, F_PROXY, b);
		break;
	case 1: case 5: case 7: case 17: case 19: case 31: case 43: /* known and without a field */
		break;
	default:
		if (number & 1)
			flaw(m, UNKNOWN_OPTION);
	}
	return false;
}

/* Delta and length (3.1): 13 and 14 are followed by one and two bytes more, 15 is reserved. */
static uint32_t extended(struct message *m, struct cursor *c, uint8_t four)
{
	if (four == 13)
		return 13u + cur_u8(c);
	if (four == 14)
		return 269u + cur_be16(c);
	if (four == 15) {
		flaw(m, BAD_OPTION);
		cur_poison(c);
	}
	return four;
}

static bool read_options(struct message *m, struct state *st, struct cursor *c)
{
	uint32_t number = 0;
	bool is_opaque = false;

	st->path = st->query = (struct joined){ 0 };
	while (cur_left(c) && cur_peek(c, 0) != 0xff && !*c->bad) {
		const uint8_t first = cur_u8(c);
		number += extended(m, c, first >> 4);
		const struct bytes value = cur_take(c, extended(m, c, first & 0xf));
		if (!*c->bad)
			is_opaque |= put_option(m, st, number, value);
	}
	if (cur_left(c)) {
		cur_skip(c, 1);
		if (!cur_left(c))
			flaw(m, BAD_OPTION);
	}
	if (st->path.begun)
		put_bytes(m, F_PATH, (struct bytes){ st->path.text, st->path.len });
	if (st->query.begun)
		put_bytes(m, F_QUERY, (struct bytes){ st->query.text, st->query.len });
	if (st->path.cut || st->query.cut)
		flaw(m, LONG_PATH);
	return is_opaque;
}

static uint32_t key_of(bool client_asks, struct bytes token, uint16_t mid)
{
	uint32_t h = token.len ? 0x811c9dc5u : mid * 0x9e3779b1u;

	for (size_t i = 0; i < token.len; i++)
		h = (h ^ bytes_u8(token, i)) * 0x01000193u;
	return h << 1 | client_asks;
}

static void emit(struct message *m, uint8_t code, uint8_t asked, bool is_opaque)
{
	struct operation op = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown method" };
	const bool is_answer = code >= 0x20;

	if ((is_answer ? asked : code) <= IPATCH)
		op = methods[is_answer ? asked : code];
	else
		flaw(m, UNKNOWN_CODE);
	if (is_answer && !names_find(&code_names, code))
		flaw(m, UNKNOWN_CODE);
	if (is_answer && !asked)
		op = (struct operation){ .intent = INTENT_READ, .label = "answer" };
	op.role = is_answer ? ROLE_ANSWER : ROLE_REQUEST;
	op.failed = code >= 0x80;
	if (is_answer && has_field(m, F_OBSERVE)) { /* RFC 7641, 3.2: what was observed has changed */
		op.role = ROLE_REPORT;
		op.intent = INTENT_REPORT;
		op.label = "notification";
	}
	if (!is_answer && code == GET && has_field(m, F_PATH) && m->fields[F_PATH].len == 16 &&
	    !memcmp(m->fields[F_PATH].p, ".well-known/core", 16)) {
		op.intent = INTENT_IDENTIFY;
		op.label = "discover resources";
		op.technique = "T0888";
	}
	if (is_opaque) {
		op.opaque = true;
		op.intent = INTENT_OTHER;
		op.changes = CHANGES_UNKNOWN;
		op.label = "protected message";
		op.technique = NULL;
	}
	op.routed = !is_answer && has_field(m, F_PROXY);
	operation(m, &op);
}

/* What it does cannot be told. */
static void unreadable(struct message *m, uint8_t code)
{
	operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
		.label = "unreadable message",
					  .role = code >= 0x20 ? ROLE_ANSWER : ROLE_REQUEST });
}

static void coap_dissect(struct message *m, struct cursor c)
{
	struct state *st = m->flow;
	const uint8_t first = cur_u8(&c), code = put_u8(m, F_CODE, &c);

	put_uint(m, F_TYPE, first >> 4 & 3, 0, 1);
	const uint16_t mid = put_be16(m, F_MID, &c);
	if (m->bad)
		return;
	m->code = code;
	if ((first & 0xf) > 8 || (!code && cur_left(&c))) {
		flaw(m, BAD_TOKEN);
		unreadable(m, code);
		return;
	}
	/* A datagram has no length of its own: what is cut off looks like bad options. */
	bool cut = false;
	c.bad = &cut;
	const struct bytes token = cur_take(&c, first & 0xf);
	if (token.len)
		put_bytes(m, F_TOKEN, token);
	const bool is_opaque = read_options(m, st, &c), is_answer = code >= 0x20;
	if (cut) {
		flaw(m, BAD_OPTION);
		unreadable(m, code);
		return;
	}
	if (cur_left(&c))
		put_bytes(m, F_PAYLOAD, cur_rest(&c));
	keep(m);
	const uint32_t key = key_of(is_answer ? !m->from_client : m->from_client, token, mid);
	uint8_t asked = 0;
	if (is_answer) {
		const struct pair *p = pair_find(&st->pairs, key);
		asked = p ? (uint8_t)p->code : 0;
		if (!p && !has_field(m, F_OBSERVE))
			flaw(m, FLAW_NO_REQUEST);
		else if (p && !has_field(m, F_OBSERVE) && !m->prefix)
			(void)pair_take(&st->pairs, key);
	} else if (code && !m->prefix) {
		pair_open(&st->pairs, key)->code = code;
	}
	emit(m, code, asked, is_opaque);
}

static size_t coap_frame(const struct message *m, struct cursor c)
{
	(void)m;
	const int first = cur_peek(&c, 0);
	if (first >= 0 && first >> 6 != 1)
		return FRAME_FOREIGN;
	return cur_left(&c) < 4 ? FRAME_MORE : cur_left(&c); /* the datagram is the message */
}

/* RFC 7252, 3.1: options up to the end or the payload marker, each within the datagram. */
static bool options_fit(struct cursor c)
{
	while (cur_left(&c) && !*c.bad) {
		const uint8_t head = cur_u8(&c);
		if (head == 0xff)
			return cur_left(&c) != 0;
		if (head >> 4 == 15 || (head & 15) == 15)
			return false;
		cur_skip(&c, head >> 4 == 13 ? 1 : head >> 4 == 14 ? 2 : 0);
		const size_t extended = (head & 15) == 13   ? 13 + (size_t)cur_u8(&c)
					: (head & 15) == 14 ? 269 + (size_t)cur_be16(&c)
							    : head & 15u;
		cur_skip(&c, extended);
	}
	return !*c.bad;
}

static enum probe coap_probe(enum transport transport, bool from_client, struct cursor c)
{
	const int first = cur_peek(&c, 0), code = cur_peek(&c, 1);
	const int class = code >> 5;

	(void)from_client;
	if (transport != TRANSPORT_UDP || code < 0 || first >> 6 != 1 || (first & 0xf) > 8)
		return PROBE_NO;
	if (class == 1 || class == 3 || class > 5 || (!class && code > IPATCH) ||
	    (class && (code & 31) > 31 - (class == 2 ? 0 : 16)) || cur_left(&c) < 4u + ((unsigned)first & 0xf))
		return PROBE_NO;
	if (!code) /* 4.1: an empty message is its header alone */
		return cur_left(&c) == 4 && !(first & 0xf) ? PROBE_WEAK : PROBE_NO;
	cur_skip(&c, 4u + ((unsigned)first & 0xf));
	return options_fit(c) ? PROBE_WEAK : PROBE_NO;
}

static const struct name refuse_list[] = { { FORBIDDEN, "forbidden" }, { 0x84, "not-found" },
					   { 0x85, "method-not-allowed" }, { 0xa3, "service-unavailable" } };
static const struct names refuse_names = NAMES(refuse_list);

static size_t coap_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	const uint8_t *d = m->data;
	const size_t token = d[0] & 0xf;

	if (m->len < 4 + token || cap < 12 || token > 8 || !d[1] || d[1] >= 0x20)
		return 0;
	memcpy(out, d, 4 + token);
	/* To a confirmable request in its acknowledgement, else on its own (5.2). */
	out[0] = (uint8_t)(0x40u | ((d[0] >> 4 & 3) == CON ? ACK << 4 : NON << 4) | token);
	out[1] = (uint8_t)code;
	return 4 + token;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 5683, 5683 } };

extern const struct dissector coap;
const struct dissector coap = {
	.name = "coap",
	.title = "CoAP",
	.specification = "RFC 7252, 7641, 7959, 8132",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "empty messages: acknowledgements, resets, pings",
	.codes = &code_names,
	.message_max = 65535,
	.flow_size = sizeof(struct state),
	.refuse = {
		.means = { REFUSE_EXCISE },
		.code = FORBIDDEN,
		.codes = &refuse_names,
		.answer = coap_answer,
	},
	.probe = coap_probe,
	.frame = coap_frame,
	.dissect = coap_dissect,
};
