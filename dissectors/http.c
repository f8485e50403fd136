/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HTTP/1.0 and 1.1, and the beginning of HTTP/2 in the clear: TCP 80 and any other port.  RFC 9110, RFC 9112 (2022).
 *
 *	METHOD SP target SP HTTP/1.1 CRLF        HTTP/1.1 SP status SP reason CRLF
 *	name: value CRLF ...                     name: value CRLF ...
 *	CRLF                                     CRLF
 *	body                                     body
 *
 * Read are method, target, host, agent, status, server and how long the body is; bodies, tunnels (CONNECT, upgrades)
 * and HTTP/2 pass as bytes.  Two readers of one body may not disagree about its length: that is a flaw (RFC 9112,
 * 6.3).  No refusal: what belongs to a refused request (a body, its place among the answers) could not be told apart.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/text_line.h"

#include <string.h>

enum { F_METHOD, F_URI, F_HOST, F_VERSION, F_AGENT, F_STATUS, F_SERVER, F_TYPE, F_LENGTH, F_COUNT };

enum method {
	GET = 1, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH, PROPFIND, PROPPATCH, MKCOL, COPY, MOVE, LOCK,
	UNLOCK, REPORT, PREFACE, METHODS,
};

static const struct name method_list[] = {
	{ GET, "get" }, { HEAD, "head" }, { POST, "post" }, { PUT, "put" }, { DELETE, "delete" },
	{ CONNECT, "connect" },
	{ OPTIONS, "options" }, { TRACE, "trace" }, { PATCH, "patch" }, { PROPFIND, "propfind" },
	{ PROPPATCH, "proppatch" }, { MKCOL, "mkcol" }, { COPY, "copy" }, { MOVE, "move" }, { LOCK, "lock" },
	{ UNLOCK, "unlock" }, { REPORT, "report" }, { PREFACE, "pri" },
};
static const struct names method_names = NAMES(method_list);

static const struct field fields[] = {
	[F_METHOD] = { "method", FIELD_UINT, 8, USE_KEY, 0, &method_names, "What is asked for." },
	[F_URI] = { "uri", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Path and query, or what else is the target." },
	[F_HOST] = { "host", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the server that the client asks for." },
	[F_VERSION] = { "version", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Version of HTTP: 10, 11 or 20." },
	[F_AGENT] = { "user_agent", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Program of the client, as it says." },
	[F_STATUS] = { "status", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Result: 200 is good, 400 and more say no." },
	[F_SERVER] = { "server", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Program of the server, as it says." },
	[F_TYPE] = { "content_type", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Kind of body." },
	[F_LENGTH] = { "length", FIELD_UINT, 64, USE_DETAIL, 0, NULL, "Bytes of the body, where the head says it." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_HEAD = FLAW_OWN, AMBIGUOUS_LENGTH, UNKNOWN_METHOD, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_head", FLAW_MALFORMED, "a head whose first line or header fields are not as HTTP says" },
	{ "ambiguous_length", FLAW_MALFORMED, "a head that says the length of its body in two ways" },
	{ "unknown_method", FLAW_UNKNOWN, "a method that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

/* RFC 9110, 9.2.1: safe methods change nothing, but what a device makes of a query is not known. */
static const struct command_line methods[METHODS] = {
	[GET] = { "get", INTENT_READ, CHANGES_NO, 0, false, "get", NULL },
	[HEAD] = { "head", INTENT_READ, CHANGES_NO, 0, false, "get head", NULL },
	[POST] = { "post", INTENT_WRITE, CHANGES_YES, 0, false, "post", NULL },
	[PUT] = { "put", INTENT_FILE, CHANGES_YES, 0, false, "put", "T0867" },
	[DELETE] = { "delete", INTENT_FILE, CHANGES_YES, 0, false, "delete", "T0809" },
	[CONNECT] = { "connect", INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "open tunnel", "T0884" },
	[OPTIONS] = { "options", INTENT_IDENTIFY, CHANGES_NO, 0, false, "ask for options", NULL },
	[TRACE] = { "trace", INTENT_DIAGNOSE, CHANGES_NO, 0, false, "trace", NULL },
	[PATCH] = { "patch", INTENT_WRITE, CHANGES_YES, 0, false, "patch", NULL },
	[PROPFIND] = { "propfind", INTENT_READ, CHANGES_NO, 0, false, "list files", NULL },
	[PROPPATCH] = { "proppatch", INTENT_FILE, CHANGES_YES, 0, false, "change properties", NULL },
	[MKCOL] = { "mkcol", INTENT_FILE, CHANGES_YES, 0, false, "make folder", NULL },
	[COPY] = { "copy", INTENT_FILE, CHANGES_YES, 0, false, "copy", NULL },
	[MOVE] = { "move", INTENT_FILE, CHANGES_YES, 0, false, "move", NULL },
	[LOCK] = { "lock", INTENT_FILE, CHANGES_YES, 0, false, "lock", NULL },
	[UNLOCK] = { "unlock", INTENT_FILE, CHANGES_YES, 0, false, "unlock", NULL },
	[REPORT] = { "report", INTENT_READ, CHANGES_NO, 0, false, "report", NULL },
	[PREFACE] = { "pri", INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "HTTP/2", NULL },
};

/* What comes next from a side. */
enum phase { PHASE_HEAD, PHASE_BODY, PHASE_CHUNK, PHASE_CHUNK_DATA, PHASE_TRAILER, PHASE_BYTES };

#define WAITING_MAX 32u /* requests whose answers are awaited: as many bits */

struct http_flow {
	uint64_t left[2];  /* of body or chunk; [1] from the client */
	uint8_t phase[2];
	uint8_t waiting;
	uint32_t bodiless; /* bit per awaited answer, oldest lowest: it has no body */
	uint32_t tunnels;  /* ... it may begin a tunnel */
};

#define HEAD_MAX 32768u
#define PART_MAX 65536u

/* ---- heads ---- */

struct head {
	uint64_t length;
	bool has_length, is_chunked, is_ambiguous, is_bad;
};

static void read_length(struct head *h, struct bytes value)
{
	uint64_t length;

	if (!text_number(value, &length))
		h->is_bad = true;
	else if (h->has_length && h->length != length)
		h->is_ambiguous = true;
	h->length = h->is_bad ? 0 : length;
	h->has_length = true;
}

static void read_header(struct message *m, struct head *h, struct bytes line)
{
	struct bytes v;

	if (is_blank(bytes_u8(line, 0)) || bytes_find(line, ':') == line.len || !is_text(line))
		h->is_bad = true; /* folded (RFC 9112, 5.2), no name, control characters */
	else if ((v = header_value(line, "host")).p)
		put_text(m, F_HOST, v);
	else if ((v = header_value(line, "user-agent")).p)
		put_text(m, F_AGENT, v);
	else if ((v = header_value(line, "server")).p)
		put_text(m, F_SERVER, v);
	else if ((v = header_value(line, "content-type")).p)
		put_text(m, F_TYPE, v);
	else if ((v = header_value(line, "content-length")).p)
		read_length(h, v);
	else if ((v = header_value(line, "transfer-encoding")).p)
		h->is_chunked = true;
}

static struct head read_headers(struct message *m, struct cursor *c)
{
	struct head h = { 0 };

	while (cur_left(c)) {
		const struct bytes line = line_next(c);
		if (line.len)
			read_header(m, &h, line);
	}
	h.is_ambiguous |= h.has_length && h.is_chunked;
	if (h.has_length)
		put_uint(m, F_LENGTH, h.length, 0, 0);
	if (h.is_bad)
		flaw(m, BAD_HEAD);
	if (h.is_ambiguous)
		flaw(m, AMBIGUOUS_LENGTH);
	return h;
}

static void body_follows(struct http_flow *f, unsigned side, const struct head *h)
{
	f->left[side] = h->is_chunked ? 0 : h->length;
	f->phase[side] = h->is_chunked ? PHASE_CHUNK : h->length ? PHASE_BODY : PHASE_HEAD;
}

/* "HTTP/1.1": 11; 0: it is something else. */
static uint8_t version_of(struct bytes word)
{
	if (word.len != 8 || !begins_with(word, "http/") || word.p[6] != '.')
		return 0;
	return (uint8_t)((word.p[5] - '0') * 10 + (word.p[7] - '0'));
}

static void request(struct message *m, struct cursor c)
{
	struct http_flow *f = m->flow;
	struct bytes line = line_next(&c);
	const struct bytes word = word_next(&line), uri = word_next(&line), protocol = word_next(&line);
	const int method = COMMAND_FIND(methods, word);
	struct operation op = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown method" };

	if (method > 0) {
		put_uint(m, F_METHOD, (uint64_t)method, 0, (uint32_t)word.len);
		op = command_operation(&methods[method]);
	}
	put_text(m, F_URI, uri);
	put_uint(m, F_VERSION, version_of(protocol), 0, 0);
	if (op.changes == CHANGES_NO && bytes_find(uri, '?') < uri.len)
		op.changes = CHANGES_UNKNOWN;
	expect(m, (enum intent)op.intent);
	if (method == PREFACE) {
		f->phase[0] = f->phase[1] = PHASE_BYTES;
		operation(m, &op);
		return;
	}
	const struct head h = read_headers(m, &c);
	if (method < 0)
		flaw(m, UNKNOWN_METHOD);
	if (!version_of(protocol) || line.len || !uri.len)
		flaw(m, BAD_HEAD);
	body_follows(f, 1, &h);
	if (f->waiting < WAITING_MAX) {
		f->bodiless |= (uint32_t)(method == HEAD) << f->waiting;
		f->tunnels |= (uint32_t)(method == CONNECT) << f->waiting;
		f->waiting++;
	}
	operation(m, &op);
}

/* RFC 9112, 6.3: what follows an answer's head. */
static void answer_body(struct message *m, unsigned status, const struct head *h)
{
	struct http_flow *f = m->flow;
	const bool bodiless = f->bodiless & 1, tunnel = f->tunnels & 1;

	if (status >= 100 && status < 200 && status != 101) /* the answer itself is still to come */
		return;
	if (f->waiting) {
		f->waiting--;
		f->bodiless >>= 1;
		f->tunnels >>= 1;
	} else if (!m->midstream) {
		flaw(m, FLAW_NO_REQUEST);
	}
	if (status == 101 || (tunnel && status < 300))
		f->phase[0] = f->phase[1] = PHASE_BYTES;
	else if (bodiless || status == 204 || status == 304)
		f->phase[0] = PHASE_HEAD;
	else if (h->has_length || h->is_chunked)
		body_follows(f, 0, h);
	else
		f->phase[0] = PHASE_BYTES; /* up to the end of the connection */
}

static void answer(struct message *m, struct cursor c)
{
	struct bytes line = line_next(&c);
	const struct bytes protocol = word_next(&line), code = word_next(&line);
	uint64_t status = 0;

	put_uint(m, F_VERSION, version_of(protocol), 0, 0);
	if (!version_of(protocol) || !text_number(code, &status) || status < 100 || status > 999)
		flaw(m, BAD_HEAD);
	put_uint(m, F_STATUS, status, 0, (uint32_t)code.len);
	const struct head h = read_headers(m, &c);
	answer_body(m, (unsigned)status, &h);
	if (has_field(m, F_SERVER))
		identify(m, IDENTITY_PRODUCT, (struct bytes){ m->fields[F_SERVER].p, m->fields[F_SERVER].len });
	operation(m, &(struct operation){ .intent = INTENT_READ, .role = ROLE_ANSWER, .failed = status >= 400,
					  .label = "answer" });
}

/* ---- what is not a head ---- */

/* RFC 9112, 7.1: the size of a chunk, in hexadecimal; extensions follow it. */
static void chunk_size(struct message *m, struct cursor c)
{
	struct http_flow *f = m->flow;
	const struct bytes line = line_next(&c);
	uint64_t size = 0;
	size_t at = 0;

	for (; at < line.len && at < 15; at++) {
		const uint8_t o = lower_case(line.p[at]);
		if (o >= '0' && o <= '9')
			size = size << 4 | (unsigned)(o - '0');
		else if (o >= 'a' && o <= 'f')
			size = size << 4 | (unsigned)(o - 'a' + 10);
		else
			break;
	}
	if (!at || (at < line.len && line.p[at] != ';' && !is_blank(line.p[at])))
		flaw(m, BAD_HEAD);
	f->left[m->from_client] = size + 2; /* and the end of its line */
	f->phase[m->from_client] = size ? PHASE_CHUNK_DATA : PHASE_TRAILER;
	m->carrier = true;
}

static const struct operation bytes_operation = {
	.intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "bytes of another protocol",
};

static void part(struct message *m, size_t len)
{
	struct http_flow *f = m->flow;
	const unsigned side = m->from_client;

	bulk(m);
	if (f->phase[side] == PHASE_BYTES) {
		if (m->from_client)
			operation(m, &bytes_operation);
		return;
	}
	f->left[side] -= len < f->left[side] ? len : f->left[side];
	if (!f->left[side])
		f->phase[side] = f->phase[side] == PHASE_BODY ? PHASE_HEAD : PHASE_CHUNK;
}

static void http_dissect(struct message *m, struct cursor c)
{
	struct http_flow *f = m->flow;
	const unsigned side = m->from_client;

	switch (f->phase[side]) {
	case PHASE_HEAD:
		if (m->from_client)
			request(m, c);
		else
			answer(m, c);
		break;
	case PHASE_CHUNK:
		chunk_size(m, c);
		break;
	case PHASE_TRAILER:
		if (!line_next(&c).len)
			f->phase[side] = PHASE_HEAD;
		m->carrier = true;
		break;
	default:
		part(m, m->len);
	}
}

static const char http2_preface[] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
#define PREFACE_LEN (sizeof http2_preface - 1)

static bool fits_preface(struct cursor c)
{
	const struct bytes b = cur_rest(&c);
	return !memcmp(b.p, http2_preface, b.len < PREFACE_LEN ? b.len : PREFACE_LEN);
}

static size_t http_frame(const struct message *m, struct cursor c)
{
	const struct http_flow *f = m->flow;
	const unsigned side = m->from_client;
	const size_t left = cur_left(&c) < PART_MAX ? cur_left(&c) : PART_MAX;

	switch (f->phase[side]) {
	case PHASE_HEAD:
		if (cur_left(&c) >= 3 && cur_peek(&c, 0) == 'P' && fits_preface(c))
			return cur_left(&c) < PREFACE_LEN ? FRAME_MORE : PREFACE_LEN;
		return head_frame(c, HEAD_MAX);
	case PHASE_CHUNK:
	case PHASE_TRAILER:
		return line_frame(c, HEAD_MAX);
	case PHASE_BYTES:
		return left;
	default:
		return left < f->left[side] ? left : (size_t)f->left[side];
	}
}

/* ---- probe ---- */

/* Behind a method: a path, another server's address, or * (RFC 9112, 3.2). */
static enum probe probe_target(enum method method, struct bytes line, bool is_whole)
{
	struct bytes rest = line;
	const struct bytes target = word_next(&rest);
	const bool is_path = bytes_u8(target, 0) == '/' || bytes_u8(target, 0) == '*';

	if (is_whole)
		return version_of(text_trim(rest)) ? PROBE_STRONG : PROBE_NO;
	if (method != CONNECT && target.len && !is_path && !fits_text(target, "http://") &&
	    !fits_text(target, "https://"))
		return PROBE_NO;
	return line.len < 200 ? PROBE_MORE : is_path ? PROBE_STRONG : PROBE_NO;
}

static enum probe probe_request(struct bytes all)
{
	const size_t line_len = bytes_find(all, '\n');
	const bool is_whole = line_len < all.len;
	struct bytes line = bytes_part(all, 0, line_len);

	if (is_whole && line.len && line.p[line.len - 1] == '\r')
		line.len--;
	const size_t len = bytes_find(line, ' ');
	for (unsigned i = GET; i < METHODS; i++) {
		const struct bytes word = bytes_part(line, 0, len), rest = bytes_part(line, len + 1, line.len);
		if (len == line.len && !is_whole && fits_text(word, methods[i].word))
			return PROBE_MORE;
		if (len < line.len && word_is(word, methods[i].word))
			return probe_target((enum method)i, rest, is_whole);
	}
	return PROBE_NO;
}

static enum probe http_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct bytes all = cur_rest(&c);

	if (transport != TRANSPORT_TCP || bytes_u8(all, 0) < 'C' || bytes_u8(all, 0) > 'U')
		return PROBE_NO;
	if (from_client)
		return probe_request(all);
	for (size_t i = 0; i < all.len && i < 7; i++)
		if (all.p[i] != (uint8_t)"HTTP/1."[i])
			return PROBE_NO;
	if (all.len < 10)
		return PROBE_MORE;
	return (all.p[7] == '0' || all.p[7] == '1') && all.p[8] == ' ' ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 80, 80 }, { TRANSPORT_TCP, 8080, 8080 } };

extern const struct dissector http;
const struct dissector http = {
	.name = "http",
	.title = "HTTP",
	.specification = "RFC 9110, RFC 9112",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.message_max = PART_MAX,
	.flow_size = sizeof(struct http_flow),
	.probe = http_probe,
	.frame = http_frame,
	.dissect = http_dissect,
};
