/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs vector files: bytes of a conversation, and what the dissector must say about them.
 *
 *   vectors FILE.t...            TAP on standard output; exit status 0 when all is well, else 1
 *   vectors --time FILE.t...     prints what dissecting the messages costs, see timing.h; --once: each once
 *   vectors --accept FILE.t...   rewrites the `expect`, `refuse` and `neutralise` lines with what
 *                                was seen: for a first draft, which a person then checks by hand
 *
 * A line of a file (`#` begins a comment, a backslash at the end continues):
 *
 *   protocol NAME              which dissector
 *   case "words"               a fresh flow, state zeroed
 *   transport tcp|udp|ether    of this case; otherwise the protocol's first binding
 *   midstream                  the beginning of the conversation was not seen
 *   negotiated                 it is one that was expected
 *   ports CLIENT SERVER        otherwise 40000 and the first binding's port
 *   > HEX                      bytes from the client; < HEX: from the server; between the digits "text" may
 *                              stand, with \r \n \t \0 \" \\.  frame() cuts them
 *                              into messages; what is left is joined with the direction's next
 *                              line (TCP) or dropped (else), and shown as `expect more`
 *   expect ...                 one line for each thing that the bytes above gave, in order:
 *       INTENT ROLE [changes=yes|unknown] [housekeeping] [opaque] [routed] [failed] [transfer=..]
 *              label=".." [Txxxx] FIELD=VALUE...         an operation, its fields in table order
 *       identity WHAT=".."    flaw NAME    carrier    piece    bulk    turned (set_client() took effect)
 *       expects TRANSPORT PORT [from server] [many] within SECONDS s
 *       more                  foreign (frame() said so; the direction's bytes are dropped)
 *       code N                the message's function code: optional, after its operations
 *   A message that this one carries says the same, each of its operations with in=PROTOCOL, its flaws as
 *   PROTOCOL.NAME and its code as `carried PROTOCOL code N`, in front of the carrying message's own.
 *   refuse [CODE] = HEX|none   what refuse.answer() builds for the last message (CODE: its default)
 *   neutralise = HEX|none      what refuse.neutralise() makes of it
 *
 * A span is first..last, a list [a,b,..], text "escaped", bytes hexadecimal.
 *
 * Checked besides: frame() of every proper prefix says "more" or the same length (or, in a datagram,
 * which ends a message, and in bulk, the prefix's own); every proper prefix given to dissect(), as a message
 * and as `prefix`, yields no more operations than the whole and ends in an operation, a flaw, poison, carrier,
 * piece or bulk, as does the whole (laws "prefix" and
 * "loud"); every field and every own flaw of the protocol occurs in the file (law "witness").
 *
 * A test program: one thread, memory from malloc, each message in a heap block of its exact size.
 */
#define _POSIX_C_SOURCE 200809L /* getline */

#include "dissectors/registry.h"
#include "tests/vectors/timing.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

struct text {
	char *s;
	size_t len, cap;
};

struct side {
	uint8_t *pending;
	size_t len;
	struct join join;
};

struct run {
	const char *file;
	unsigned line;
	const struct dissector *d;

	char name[160]; /* of the case */
	bool in_case, failed;
	enum transport transport;
	bool midstream, negotiated, turned;
	uint16_t ports[2];
	void *flow;
	struct side side[2];

	struct text seen; /* things seen since the last chunk, one a line */
	size_t checked;   /* bytes of it that expect lines have consumed */
	struct message last;
	uint8_t *last_data;
	bool quiet;       /* a prefix is tried: only count */
	unsigned times;   /* --time, --once: rounds of timing what messages cost */

	bool accept;
	struct text rewritten;
	uint64_t fields_seen, flaws_seen;
	unsigned tests, failures;
};

/* ---- text ---- */

static void *must(void *p)
{
	if (!p) {
		fputs("out of memory\n", stderr);
		exit(2);
	}
	return p;
}

static void __attribute__((format(printf, 2, 3))) add(struct text *t, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	const int want = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (want < 0)
		exit(2);
	if (t->len + (size_t)want + 1 > t->cap) {
		t->cap = 2 * t->cap + (size_t)want + 256;
		t->s = must(realloc(t->s, t->cap));
	}
	va_start(args, format);
	vsnprintf(t->s + t->len, t->cap - t->len, format, args);
	va_end(args);
	t->len += (size_t)want;
}

static void __attribute__((format(printf, 2, 3))) fail(struct run *r, const char *format, ...)
{
	va_list args;

	r->failed = true;
	printf("# %s:%u: ", r->file, r->line);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

static void add_quoted(struct text *t, const uint8_t *p, size_t len)
{
	add(t, "\"");
	for (size_t i = 0; i < len; i++) {
		if (p[i] == '"' || p[i] == '\\')
			add(t, "\\%c", p[i]);
		else if (p[i] >= 0x20 && p[i] < 0x7f)
			add(t, "%c", p[i]);
		else
			add(t, "\\x%02x", p[i]);
	}
	add(t, "\"");
}

static void add_hex(struct text *t, const uint8_t *p, size_t len, const char *between)
{
	for (size_t i = 0; i < len; i++)
		add(t, "%s%02x", i ? between : "", p[i]);
}

static void add_number(struct text *t, const struct field *f, const struct value *v)
{
	const char *name = v->kind == VALUE_UINT ? names_find(f->names, v->u) : NULL;

	if (name)
		add(t, "%s", name);
	else if (v->kind == VALUE_UINT)
		add(t, "%llu", (unsigned long long)v->u);
	else if (v->kind == VALUE_INT)
		add(t, "%lld", (long long)v->i);
	else
		add(t, "%g", v->f);
}

static void add_value(struct text *t, const struct field *f, const struct value *v)
{
	switch (v->kind) {
	case VALUE_BYTES:
		if (f->type == FIELD_TEXT)
			add_quoted(t, v->p, v->len);
		else
			add_hex(t, v->p, v->len, "");
		break;
	case VALUE_SPAN:
		if (v->count)
			add(t, "%llu..%llu", (unsigned long long)v->u,
			    (unsigned long long)v->u + v->count - 1);
		else
			add(t, "%llu+0", (unsigned long long)v->u);
		break;
	case VALUE_LIST:
		add(t, "[");
		for (uint32_t i = 0; i < v->count; i++) {
			const struct value member = list_member(v, i);
			add(t, "%s", i ? "," : "");
			add_number(t, f, &member);
		}
		add(t, "]");
		break;
	default:
		add_number(t, f, v);
	}
}

/* ---- what the dissector says ---- */

static void on_operation(void *ctx, struct message *m, const struct operation *op)
{
	struct run *r = ctx;
	struct text *t = &r->seen;

	if (r->quiet)
		return;
	add(t, "%s %s", intent_names[op->intent], role_names[op->role]);
	if (op->changes)
		add(t, " changes=%s", changes_names[op->changes]);
	add(t, "%s%s%s%s", op->housekeeping ? " housekeeping" : "", op->opaque ? " opaque" : "",
	    op->routed ? " routed" : "", op->failed ? " failed" : "");
	if (op->transfer)
		add(t, " transfer=%s", transfer_names[op->transfer]);
	add(t, " label=\"%s\"", op->label ? op->label : "?");
	if (!op->label)
		fail(r, "an operation without a label");
	if (op->technique)
		add(t, " %s", op->technique);
	if (m->outer)
		add(t, " in=%s", m->dissector->name);
	for (unsigned i = 0; i < m->dissector->field_count; i++) {
		if (!has_field(m, i))
			continue;
		if (m->dissector == r->d)
			r->fields_seen |= UINT64_C(1) << i;
		add(t, " %s=", m->dissector->fields[i].name);
		add_value(t, &m->dissector->fields[i], &m->fields[i]);
	}
	add(t, "\n");
}

static void on_identity(void *ctx, struct message *m, enum identity what, struct bytes text)
{
	struct run *r = ctx;

	(void)m;
	if (r->quiet)
		return;
	add(&r->seen, "identity %s=", identity_names[what]);
	add_quoted(&r->seen, text.p, text.len);
	add(&r->seen, "\n");
}

static bool on_join_grow(void *ctx, struct join *j, uint32_t want)
{
	const struct run *r = ctx;

	if (want > r->d->message_max)
		return false;
	j->buf = must(realloc(j->buf, want));
	j->cap = want;
	return true;
}

/* The inner message of one that carries it: its protocol's own vectors witness its fields. */
static void on_carried(void *ctx, struct message *m)
{
	struct run *r = ctx;

	if (r->quiet)
		return;
	if (m->dissector == r->d) /* a message of many, each of its own protocol */
		r->flaws_seen |= m->flaws;
	for (uint64_t left = m->flaws; left; left &= left - 1) {
		const struct flaw *f = dissector_flaw(m->dissector, (unsigned)__builtin_ctzll(left));
		add(&r->seen, "flaw %s.%s\n", m->dissector->name, f ? f->name : "?");
	}
	add(&r->seen, "carried %s code %d\n", m->dissector->name, m->code);
}

static void on_expects(void *ctx, struct message *m, const struct expected *x)
{
	struct run *r = ctx;

	(void)m;
	if (!r->quiet)
		add(&r->seen, "expects %s %u%s%s within %u s\n", x->transport == TRANSPORT_TCP ? "tcp" : "udp", x->port,
		    x->by_server ? " from server" : "", x->many ? " many" : "", x->seconds);
}

static const struct message_sink sink_of_run = {
	NULL, on_operation, on_carried, on_identity, on_join_grow, on_expects,
};

static bool is_loud(const struct message *m)
{
	return m->operations || m->flaws || m->bad || m->carrier || m->piece || m->carries || m->bulk;
}

static void dissect(struct run *r, struct message *m, const uint8_t *data, size_t len)
{
	m->data = data;
	m->len = len;
	message_begin(m);
	r->d->dissect(m, cur_over(data, len, &m->bad));
}

static size_t frame(struct run *r, const struct message *m, const uint8_t *data, size_t len)
{
	uint8_t *exact = must(malloc(len + !len));
	bool bad = false;

	if (len)
		memcpy(exact, data, len);
	const size_t said = r->d->frame(m, cur_over(exact, len, &bad));
	free(exact);
	return said;
}

/* Frames and dissects the first n bytes of a message, with copies of the state that it met. */
static void try_prefix(struct run *r, struct message m, const uint8_t *data, size_t n, size_t len,
		       const struct message *whole)
{
	uint8_t *exact = must(malloc(n + !n));
	void *flow = must(malloc(r->d->flow_size + 1));
	struct join join = *m.join;

	if (n)
		memcpy(exact, data, n);
	memcpy(flow, m.flow, r->d->flow_size);
	join.buf = must(malloc(join.cap + !join.cap));
	if (join.cap)
		memcpy(join.buf, m.join->buf, join.cap);
	m.flow = flow;
	m.join = &join;
	const size_t said = frame(r, &m, exact, n);
	/* A datagram may be the message whatever its length, and so may what another protocol carries. */
	const bool is_datagram = (m.transport != TRANSPORT_TCP || r->d->carrier) && said == n;
	const bool is_part = whole->bulk && said == n;
	if (said != FRAME_MORE && said != len && !is_datagram && !is_part)
		fail(r, "prefix law: frame() says %zd of the first %zu of %zu bytes", (ssize_t)said,
		     n, len);
	dissect(r, &m, exact, n);
	if (m.operations > whole->operations)
		fail(r, "prefix law: %zu of %zu bytes give %u operations, the whole %u", n, len,
		     m.operations, whole->operations);
	if (!is_loud(&m))
		fail(r, "loud law: silent on the first %zu of %zu bytes", n, len);
	free(join.buf);
	free(flow);
	free(exact);
}

static void note_flaws(struct run *r, const struct message *m)
{
	if (m->bad)
		add(&r->seen, "flaw truncated\n");
	for (unsigned bit = 0; bit < 64; bit++) {
		if (!(m->flaws >> bit & 1) || (bit == FLAW_TRUNCATED && m->bad))
			continue;
		const struct flaw *f = dissector_flaw(r->d, bit);
		add(&r->seen, "flaw %s\n", f ? f->name : "?");
		if (!f)
			fail(r, "flaw %u has no name", bit);
	}
	r->flaws_seen |= m->flaws;
}

static void one_message(struct run *r, struct message *m, const uint8_t *data, size_t len)
{
	/* The state before the message, for the prefixes. */
	void *flow = must(malloc(r->d->flow_size + 1));
	memcpy(flow, r->flow, r->d->flow_size);
	struct join before = *m->join;
	before.buf = must(malloc(before.cap + !before.cap));
	if (before.cap)
		memcpy(before.buf, m->join->buf, before.cap);
	struct message fresh = *m;
	fresh.flow = flow;
	fresh.join = &before;

	free(r->last_data);
	r->last_data = must(malloc(len));
	memcpy(r->last_data, data, len);
	if (r->times)
		timing_take(m, r->last_data, len, r->times, r->name);
	dissect(r, m, r->last_data, len);
	r->last = *m;
	add(&r->seen, "code %d\n", m->code);
	note_flaws(r, m);
	if (m->carrier)
		add(&r->seen, "carrier\n");
	if (m->piece)
		add(&r->seen, "piece\n");
	if (m->bulk)
		add(&r->seen, "bulk\n");
	if (m->changed_client) {
		add(&r->seen, "turned\n");
		r->turned = !r->turned;
	}
	if (!is_loud(m))
		fail(r, "loud law: the dissector says nothing about the message");

	r->quiet = true;
	const bool failed_before = r->failed;
	for (size_t n = 0; n < len && r->failed == failed_before; n++) {
		fresh.prefix = false;
		try_prefix(r, fresh, data, n, len, m);
		fresh.prefix = true; /* as the engine asks before it lets a piece go */
		try_prefix(r, fresh, data, n, len, m);
	}
	r->quiet = false;
	free(before.buf);
	free(flow);
}

/* Cuts a direction's pending bytes into messages. */
static void chunk(struct run *r, bool client_line, const uint8_t *data, size_t len)
{
	struct side *s = &r->side[client_line];
	struct message_sink sink = sink_of_run;
	sink.ctx = r;
	size_t at = 0;

	s->pending = must(realloc(s->pending, s->len + len + 1));
	memcpy(s->pending + s->len, data, len);
	s->len += len;
	while (at < s->len) {
		struct message m = {
			.dissector = r->d, .sink = &sink, .flow = r->flow, .join = &s->join,
			.time_ns = UINT64_C(1704067200000000000), .transport = r->transport,
			.src_port = r->ports[!client_line], .dst_port = r->ports[client_line],
			.from_client = client_line != r->turned, .midstream = r->midstream,
			.negotiated = r->negotiated,
			.code = -1,
		};
		const size_t said = frame(r, &m, s->pending + at, s->len - at);
		if (said == FRAME_FOREIGN) {
			add(&r->seen, "foreign\n");
			at = s->len;
			break;
		}
		if (said != FRAME_MORE && said > r->d->message_max) {
			fail(r, "frame() says %zu, above message_max", said);
			at = s->len;
			break;
		}
		if (said == FRAME_MORE || said > s->len - at) {
			add(&r->seen, "more\n");
			break;
		}
		one_message(r, &m, s->pending + at, said);
		at += said;
	}
	if (r->transport != TRANSPORT_TCP)
		at = s->len;
	memmove(s->pending, s->pending + at, s->len - at);
	s->len -= at;
}

/* ---- expectations ---- */

/* The next thing seen as a zero-ended copy, codes passed over unless wanted; NULL: none. */
static char *next_seen(struct run *r, bool want_code)
{
	while (r->checked < r->seen.len) {
		const char *from = r->seen.s + r->checked;
		const size_t len = (size_t)(strchr(from, '\n') - from);
		r->checked += len + 1;
		if (!want_code && !strncmp(from, "code ", 5))
			continue;
		char *copy = must(malloc(len + 1));
		memcpy(copy, from, len);
		copy[len] = 0;
		return copy;
	}
	return NULL;
}

static void expect_line(struct run *r, const char *wanted)
{
	char *got = next_seen(r, !strncmp(wanted, "code ", 5));

	if (!got || strcmp(got, wanted))
		fail(r, "differs\n#   wanted: %s\n#   seen:   %s", wanted, got ? got : "no more");
	free(got);
}

static void all_expected(struct run *r)
{
	char *got;

	if (r->accept)
		return;
	while ((got = next_seen(r, false))) {
		fail(r, "seen without an expect line: %s", got);
		free(got);
	}
}

static void accept_seen(struct run *r)
{
	char *got;

	while ((got = next_seen(r, false))) {
		add(&r->rewritten, "expect %s\n", got);
		free(got);
	}
}

/* ---- the file ---- */

/* "text" within hexadecimal digits: *s is behind its opening quote, and then at its closing one. */
static size_t parse_text(struct run *r, const char **s, uint8_t *out)
{
	static const char escaped[] = "rnt0\"\\", meant[] = "\r\n\t\0\"\\";
	size_t len = 0;

	for (; **s && **s != '"'; ++*s) {
		const char *which = NULL;
		if (**s == '\\' && (*s)[1] && !(which = strchr(escaped, *++*s)))
			fail(r, "\\%c stands for nothing", **s);
		out[len++] = (uint8_t)(which ? meant[which - escaped] : **s);
	}
	if (!**s) {
		fail(r, "a text does not end");
		--*s;
	}
	return len;
}

static size_t parse_hex(struct run *r, const char *s, uint8_t **out)
{
	uint8_t *p = must(malloc(strlen(s) + 1));
	size_t digits = 0;

	for (; *s; s++) {
		if (isspace((unsigned char)*s))
			continue;
		if (*s == '"' && digits % 2 == 0) {
			s++;
			digits += 2 * parse_text(r, &s, p + digits / 2);
			continue;
		}
		if (!isxdigit((unsigned char)*s)) {
			fail(r, "'%c' is no hexadecimal digit", *s);
			break;
		}
		const int lower = tolower((unsigned char)*s);
		const uint8_t digit = (uint8_t)(lower > '9' ? lower - 'a' + 10 : lower - '0');
		p[digits / 2] = (uint8_t)(digits % 2 ? p[digits / 2] << 4 | digit : digit);
		digits++;
	}
	if (digits % 2)
		fail(r, "an odd number of hexadecimal digits");
	*out = p;
	return digits / 2;
}

static void compare_bytes(struct run *r, const char *what, const char *wanted, const uint8_t *p,
			  size_t len)
{
	struct text got = { 0 };
	uint8_t *bytes = NULL;

	if (len)
		add_hex(&got, p, len, " ");
	else
		add(&got, "none");
	if (r->accept) {
		add(&r->rewritten, "%s = %s\n", what, got.s);
	} else if (!strcmp(wanted, "none")) {
		if (len)
			fail(r, "%s gives %s", what, got.s);
	} else {
		const size_t n = parse_hex(r, wanted, &bytes);
		if (n != len || memcmp(bytes, p, n))
			fail(r, "%s differs\n#   wanted: %s\n#   seen:   %s", what, wanted, got.s);
	}
	free(bytes);
	free(got.s);
}

static void refuse_line(struct run *r, const char *code_text, const char *wanted)
{
	const struct refuse *refuse = &r->d->refuse;
	const size_t cap = r->d->message_max;
	uint8_t *out = must(malloc(cap));
	char *end;
	const long code = *code_text ? strtol(code_text, &end, 0) : refuse->code;
	char what[40] = "refuse";
	size_t len = 0;

	if (*code_text)
		snprintf(what, sizeof what, "refuse %ld", code);
	if (!refuse->answer || !r->last_data)
		fail(r, "no answer() or no message before");
	else
		len = refuse->answer(&r->last, (int32_t)code, out, cap);
	compare_bytes(r, what, wanted, out, len);
	free(out);
	if (len) { /* one byte less room: refused, not written beyond */
		out = must(malloc(len - 1 + (len == 1)));
		if (refuse->answer(&r->last, (int32_t)code, out, len - 1) > len - 1)
			fail(r, "answer() writes more than cap");
		free(out);
	}
}

static void neutralise_line(struct run *r, const char *wanted)
{
	if (!r->d->refuse.neutralise || !r->last_data) {
		fail(r, "no neutralise() or no message before");
		return;
	}
	uint8_t *copy = must(malloc(r->last.len));
	memcpy(copy, r->last_data, r->last.len);
	const bool can = r->d->refuse.neutralise(&r->last, copy);
	compare_bytes(r, "neutralise", wanted, copy, can ? r->last.len : 0);
	free(copy);
}

static void report(struct run *r, bool ok, const char *name)
{
	r->tests++;
	r->failures += !ok;
	printf("%sok %u - %s\n", ok ? "" : "not ", r->tests, name);
}

static void end_case(struct run *r)
{
	all_expected(r);
	r->seen.len = r->checked = 0;
	if (r->in_case)
		report(r, !r->failed, r->name);
	r->in_case = r->failed = false;
	for (unsigned i = 0; i < 2; i++) {
		free(r->side[i].pending);
		free(r->side[i].join.buf);
		r->side[i] = (struct side){ 0 };
	}
	free(r->flow);
	free(r->last_data);
	r->flow = NULL;
	r->last_data = NULL;
}

static void begin_case(struct run *r, const char *words)
{
	end_case(r);
	if (!r->d) {
		fail(r, "a case before `protocol`");
		return;
	}
	snprintf(r->name, sizeof r->name, "%s: %s", r->d->name, words);
	r->in_case = true;
	r->turned = r->midstream = r->negotiated = false;
	r->flow = must(calloc(1, r->d->flow_size + 1));
	r->transport = r->d->binding_count ? r->d->bindings[0].transport : TRANSPORT_TCP;
	r->ports[0] = 40000;
	r->ports[1] = r->d->binding_count ? r->d->bindings[0].first : 0;
}

/* Law "witness": what the protocol's tables declare occurs in the file. */
static void end_protocol(struct run *r)
{
	end_case(r);
	if (!r->d)
		return;
	for (unsigned i = 0; i < r->d->field_count; i++)
		if (!(r->fields_seen >> i & 1))
			fail(r, "witness law: no operation has the field %s", r->d->fields[i].name);
	for (unsigned i = 0; i < r->d->flaw_count; i++)
		if (!(r->flaws_seen >> (FLAW_OWN + i) & 1))
			fail(r, "witness law: no message has the flaw %s", r->d->flaws[i].name);
	snprintf(r->name, sizeof r->name, "%s: every field and flaw has a witness", r->d->name);
	report(r, !r->failed, r->name);
	r->failed = false;
	r->fields_seen = r->flaws_seen = 0;
	r->d = NULL;
}

/* The word at the head of s if it is `word`: what follows it, spaces skipped; else NULL. */
static char *after(char *s, const char *word)
{
	const size_t len = strlen(word);

	if (strncmp(s, word, len) ||
	    (isalnum((unsigned char)s[len]) && isalpha((unsigned char)*word)))
		return NULL;
	for (s += len; isspace((unsigned char)*s); s++)
		;
	return s;
}

static void set_transport(struct run *r, const char *name)
{
	static const char *const names[TRANSPORT_COUNT] = { "tcp", "udp", "ether" };

	for (unsigned i = 0; i < TRANSPORT_COUNT; i++)
		if (!strcmp(name, names[i])) {
			r->transport = (enum transport)i;
			return;
		}
	fail(r, "unknown transport %s", name);
}

static void chunk_line(struct run *r, bool from_client, const char *hex)
{
	uint8_t *bytes;

	all_expected(r);
	r->seen.len = r->checked = 0;
	add(&r->seen, "%s", "");
	if (!r->in_case) {
		fail(r, "bytes before `case`");
		return;
	}
	const size_t len = parse_hex(r, hex, &bytes);
	chunk(r, from_client, bytes, len);
	free(bytes);
}

/* One logical line without its comment.  True: --accept keeps the line as it is written. */
static bool statement(struct run *r, char *s)
{
	char *rest, *equals;

	if (!*s)
		return true;
	if ((rest = after(s, "expect"))) {
		if (!r->accept)
			expect_line(r, rest);
		return false;
	}
	if ((rest = after(s, "refuse")) && (equals = strchr(rest, '='))) {
		*equals = 0;
		refuse_line(r, rest, after(equals + 1, ""));
		return false;
	}
	if ((rest = after(s, "neutralise")) && *rest == '=') {
		neutralise_line(r, after(rest + 1, ""));
		return false;
	}
	if ((rest = after(s, "protocol"))) {
		end_protocol(r);
		r->d = registry_find(rest, strlen(rest));
		if (!r->d)
			fail(r, "unknown protocol %s", rest);
	} else if ((rest = after(s, "case"))) {
		begin_case(r, rest);
	} else if ((rest = after(s, "transport"))) {
		set_transport(r, rest);
	} else if (after(s, "midstream")) {
		r->midstream = true;
	} else if (after(s, "negotiated")) {
		r->negotiated = true;
	} else if ((rest = after(s, "ports"))) {
		unsigned client, server;
		if (sscanf(rest, "%u %u", &client, &server) != 2)
			fail(r, "ports needs two numbers");
		else
			r->ports[0] = (uint16_t)client, r->ports[1] = (uint16_t)server;
	} else if ((rest = after(s, ">"))) {
		chunk_line(r, true, rest);
	} else if ((rest = after(s, "<"))) {
		chunk_line(r, false, rest);
	} else {
		fail(r, "cannot read this line: %s", s);
	}
	return true;
}

/* Cuts the comment and the spaces around the statement. */
static char *bare(char *s)
{
	bool quoted = false;
	char *end = s;

	for (; *end; end++) {
		if (*end == '\\' && end[1])
			end++;
		else if (*end == '"')
			quoted = !quoted;
		else if (*end == '#' && !quoted)
			break;
	}
	while (end > s && isspace((unsigned char)end[-1]))
		end--;
	*end = 0;
	return after(s, "");
}

static void run_file(struct run *r, FILE *in)
{
	struct text whole = { 0 };
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;
	char *raw = NULL; /* the lines of one statement as they are written */
	size_t raw_len = 0;

	while ((len = getline(&line, &cap, in)) >= 0) {
		r->line++;
		raw = must(realloc(raw, raw_len + (size_t)len + 1));
		memcpy(raw + raw_len, line, (size_t)len + 1);
		raw_len += (size_t)len;
		char *part = bare(line);
		const size_t part_len = strlen(part);
		const bool goes_on = part_len && part[part_len - 1] == '\\';
		if (goes_on)
			part[part_len - 1] = 0;
		add(&whole, "%s", part);
		if (goes_on)
			continue;
		char *s = whole.s;
		const bool is_chunk = *s == '>' || *s == '<';
		const bool kept = statement(r, s);
		if (kept)
			add(&r->rewritten, "%s", raw);
		if (is_chunk && r->accept)
			accept_seen(r);
		whole.len = raw_len = 0;
	}
	end_protocol(r);
	free(whole.s);
	free(line);
	free(raw);
}

static void rewrite(const struct run *r)
{
	FILE *out = fopen(r->file, "w");

	if (!out || fwrite(r->rewritten.s, 1, r->rewritten.len, out) != r->rewritten.len ||
	    fclose(out)) {
		perror(r->file);
		exit(2);
	}
}

int main(int argc, char **argv)
{
	struct run r = { 0 };
	const char *wrong = registry_check();

	if (wrong)
		printf("# the registry: %s\n", wrong);
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--accept")) {
			r.accept = true;
			continue;
		}
		if (!strcmp(argv[i], "--time")) {
			r.times = 7;
			continue;
		}
		if (!strcmp(argv[i], "--once")) {
			r.times = 1;
			continue;
		}
		FILE *in = fopen(argv[i], "r");
		if (!in) {
			perror(argv[i]);
			return 2;
		}
		r.file = argv[i];
		r.line = 0;
		r.rewritten.len = 0;
		run_file(&r, in);
		fclose(in);
		if (r.accept)
			rewrite(&r);
		if (r.times)
			timing_print();
	}
	if (!r.times)
		printf("1..%u\n", r.tests);
	free(r.seen.s);
	free(r.rewritten.s);
	return r.failures ? 1 : 0;
}
