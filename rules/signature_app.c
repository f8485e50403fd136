/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Just enough of HTTP/1 (RFC 9112), TLS up to 1.2 (RFC 5246) and DNS (RFC 1035) to fill the buffers that rules of
 * industrial sets search: web pages of controllers, their default certificates, names that are asked for.  Bodies are
 * searched as they are sent: neither chunks nor compression are undone.
 *
 * Works on the window of a stream.  A head or a handshake record that does not fit into it is passed over.  The packet
 * path: no allocation; decoded texts are in the worker.
 */
#include "rules/signature_work.h"

#include <string.h>

#define APP_NOTHING 255u /* it is none of them */
#define APP_TRIES 3u
#define MESSAGES_MAX 16u /* in one delivery */
#define TLS_WINDOW 16384u

enum http_state { HTTP_NONE, HTTP_HEAD, HTTP_BODY, HTTP_LOST };

/* ---- which ---- */

static const struct {
	uint8_t app;
	uint16_t port;
} app_ports[] = {
	{ APP_SSH, 22 }, { APP_FTP, 21 }, { APP_FTP, 20 }, { APP_SMTP, 25 }, { APP_SMTP, 587 }, { APP_DNS, 53 },
			{ APP_SMB, 445 },
	{ APP_SMB, 139 }, { APP_TELNET, 23 }, { APP_SNMP, 161 }, { APP_SNMP, 162 }, { APP_TFTP, 69 }, { APP_NTP, 123 },
	{ APP_DHCP, 67 }, { APP_DHCP, 68 }, { APP_RDP, 3389 }, { APP_SIP, 5060 }, { APP_IMAP, 143 }, { APP_POP3, 110 },
};

bool signature_app_is(const struct signature_flow *f, unsigned app, const struct conversation *c)
{
	if (app == APP_HTTP || app == APP_TLS)
		return f && f->app == app;
	for (size_t i = 0; i < sizeof app_ports / sizeof app_ports[0]; i++)
		if (app_ports[i].app == app && (c->server_port == app_ports[i].port ||
				c->client_port == app_ports[i].port))
			return true;
	return false;
}

bool signature_app_needs_bytes(const struct signature_flow *f)
{
	return f->app != APP_NOTHING && (f->set->needs_http || f->set->needs_tls);
}

uint32_t signature_app_window(const struct signature_flow *f)
{
	return f->app == APP_TLS ? TLS_WINDOW : f->set->settings.window;
}

#define WORD_MAX 64u

static size_t length(const char *word)
{
	size_t n = 0;
	while (n < WORD_MAX && word[n])
		n++;
	return n;
}

static bool begins(struct bytes b, const char *text)
{
	const size_t len = length(text);
	return b.len >= len && !memcmp(b.p, text, len);
}

#define APP_BYTES 9 /* enough to tell */

static void recognise(struct signature_flow *f, struct bytes b)
{
	static const char *const methods[] = { "GET ", "POST ", "PUT ", "HEAD ", "DELETE ", "OPTIONS ", "CONNECT ",
			"TRACE ",
					       "PATCH ", "PROPFIND ", "HTTP/1." };
	if (bytes_u8(b, 0) == 22 && bytes_u8(b, 1) == 3 && bytes_u8(b, 2) <= 4)
		f->app = APP_TLS;
	for (size_t i = 0; i < sizeof methods / sizeof methods[0] && !f->app; i++)
		if (begins(b, methods[i]))
			f->app = APP_HTTP;
	if (!f->app && b.len >= APP_BYTES && ++f->app_tries == APP_TRIES)
		f->app = APP_NOTHING;
}

/* ---- trying the rules of buffers ---- */

static bool has_body(const struct signature *r)
{
	for (unsigned i = 0; i < r->section_count; i++)
		if (r->sections[i].buffer == BUFFER_FILE_DATA || r->sections[i].buffer == BUFFER_HTTP_REQUEST_BODY)
			return true;
	return false;
}

/* bodies_only: heads were tried before. */
static void try_buffers(struct trial *t, const struct view *app, enum signature_place place, bool bodies_only)
{
	const struct groups *gs = t->work->set->groups;
	struct signature_work *w = t->work;

	candidates_begin(w);
	for (unsigned i = 0; i < BUFFER_COUNT; i++) {
		const struct group *g = group_number(gs, gs->buffers[i]);
		const struct view *v = i == BUFFER_PAYLOAD ? &t->payload : &app[i];
		if (g && v->data.len)
			candidates_scan(w, g, v->data, 0);
	}
	const struct group *others = group_number(gs, gs->places[place]);
	for (uint32_t i = 0; others && i < others->always_count; i++)
		candidate_add(w, others->always[i]);
	uint32_t n = 0;
	for (uint32_t i = 0; i < w->candidate_count; i++)
		if (!bodies_only || has_body(w->set->rules[w->candidates[i]]))
			w->candidates[n++] = w->candidates[i];
	w->candidate_count = n;
	t->app = app;
	if (n)
		candidates_try(t, MODE_APP);
	t->app = NULL;
}

/* ---- HTTP ---- */

static uint8_t lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? c | 32 : c;
}

/* Offset behind the empty line that ends a head; 0: not there yet. */
static size_t head_end(struct bytes b)
{
	for (size_t i = 3; i < b.len; i++)
		if (b.p[i] == '\n' && b.p[i - 1] == '\r' && b.p[i - 2] == '\n' && b.p[i - 3] == '\r')
			return i + 1;
	return 0;
}

static struct bytes line_of(struct bytes b)
{
	size_t n = 0;
	while (n < b.len && b.p[n] != '\r' && b.p[n] != '\n')
		n++;
	return bytes_part(b, 0, n);
}

/* The value of a header, by its name in lower case; empty: there is none. */
static struct bytes header_of(struct bytes head, const char *name)
{
	const size_t len = length(name);
	for (size_t at = 0; at < head.len;) {
		const struct bytes line = line_of(bytes_part(head, at, head.len));
		size_t i = 0;
		while (i < len && i < line.len && lower(line.p[i]) == (uint8_t)name[i])
			i++;
		if (i == len && bytes_u8(line, len) == ':') {
			size_t value = len + 1;
			while (value < line.len && line.p[value] == ' ')
				value++;
			return bytes_part(line, value, line.len);
		}
		at += line.len;
		while (at < head.len && (head.p[at] == '\r' || head.p[at] == '\n'))
			at++;
	}
	return (struct bytes){ NULL, 0 };
}

static uint64_t number_of(struct bytes b)
{
	uint64_t n = 0;
	for (size_t i = 0; i < b.len && b.p[i] >= '0' && b.p[i] <= '9' && n < UINT32_MAX; i++)
		n = n * 10 + (b.p[i] - '0');
	return n;
}

static struct bytes word_of(struct bytes line, unsigned n)
{
	size_t at = 0;
	for (;; n--) {
		size_t len = 0;
		while (at + len < line.len && line.p[at + len] != ' ')
			len++;
		if (!n)
			return bytes_part(line, at, len);
		at += len + 1;
		if (at >= line.len)
			return (struct bytes){ line.p, 0 };
	}
}

static int hex(int c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* %41 as A. */
static struct bytes decoded(struct signature_work *w, struct bytes b)
{
	size_t n = 0;
	for (size_t i = 0; i < b.len && n < sizeof w->decoded; i++) {
		const int high = b.p[i] == '%' && i + 2 < b.len ? hex(b.p[i + 1]) : -1, low = high >= 0
				? hex(b.p[i + 2]) : -1;
		w->decoded[n++] = low >= 0 ? (uint8_t)(high << 4 | low) : b.p[i];
		i += low >= 0 ? 2 : 0;
	}
	return (struct bytes){ w->decoded, n };
}

static void put(struct view *app, unsigned buffer, struct bytes b)
{
	if (b.p)
		app[buffer] = (struct view){ .data = b };
}

static void fill_head(struct trial *t, struct view *app, struct bytes head, bool is_request)
{
	const struct bytes line = line_of(head);
	const struct bytes rest = bytes_part(head, line.len + 2, head.len);

	put(app, BUFFER_HTTP_HEADER, rest);
	put(app, BUFFER_HTTP_RAW_HEADER, rest);
	put(app, BUFFER_HTTP_TYPE, header_of(rest, "content-type"));
	if (!is_request) {
		put(app, BUFFER_HTTP_RESPONSE_LINE, line);
		put(app, BUFFER_HTTP_STAT_CODE, word_of(line, 1));
		const struct bytes code = word_of(line, 1);
		const size_t behind = (size_t)(code.p - line.p) + code.len + 1;
		put(app, BUFFER_HTTP_STAT_MSG, bytes_part(line, behind, line.len));
		put(app, BUFFER_HTTP_SERVER, header_of(rest, "server"));
		put(app, BUFFER_HTTP_COOKIE, header_of(rest, "set-cookie"));
		return;
	}
	put(app, BUFFER_HTTP_REQUEST_LINE, line);
	put(app, BUFFER_HTTP_METHOD, word_of(line, 0));
	put(app, BUFFER_HTTP_RAW_URI, word_of(line, 1));
	put(app, BUFFER_HTTP_URI, decoded(t->work, word_of(line, 1)));
	put(app, BUFFER_HTTP_COOKIE, header_of(rest, "cookie"));
	put(app, BUFFER_HTTP_HOST, header_of(rest, "host"));
	put(app, BUFFER_HTTP_AGENT, header_of(rest, "user-agent"));
}

/* Where the body ends, as the head says. */
static uint64_t body_end(const struct signature_http *h, struct bytes head, bool is_request)
{
	const struct bytes length = header_of(head, "content-length");
	const unsigned code = is_request ? 0 : (unsigned)number_of(word_of(line_of(head), 1));
	if (header_of(head, "transfer-encoding").len)
		return UINT64_MAX;
	if (length.len)
		return h->body + number_of(length);
	return is_request || code == 204 || code == 304 || code / 100 == 1 ? h->body : UINT64_MAX;
}

static void try_http(struct trial *t, const struct view *v, const struct signature_http *h, bool is_request,
		bool bodies_only)
{
	struct view app[BUFFER_COUNT] = { 0 };
	const uint64_t end = v->base + v->data.len, until = h->body_end < end ? h->body_end : end;

	if (h->begin >= v->base)
		fill_head(t, app, bytes_part(v->data, (size_t)(h->begin - v->base), h->head_len), is_request);
	if (until > h->body) {
		const uint64_t from = h->body > v->base ? h->body : v->base;
		const size_t skip = (size_t)(from - v->base);
		app[is_request ? BUFFER_HTTP_REQUEST_BODY : BUFFER_FILE_DATA] = (struct view){
			.data = bytes_part(v->data, skip, (size_t)(until - from)), .base = from - h->body,
					.is_absolute = true,
			.fresh = bodies_only && v->fresh > skip ? v->fresh - (uint32_t)skip : 0 };
	}
	try_buffers(t, app, PLACE_HTTP, bodies_only);
}

static void http_stream(struct trial *t, const struct view *v, unsigned from_server)
{
	struct signature_http *h = &t->flow->http[from_server];
	const uint64_t end = v->base + v->data.len;
	const bool is_request = !from_server;

	if (h->state == HTTP_NONE) {
		h->state = HTTP_HEAD;
		h->begin = v->base;
	}
	for (unsigned i = 0; i < MESSAGES_MAX; i++) {
		if (h->state == HTTP_BODY) {
			if (end > h->body)
				try_http(t, v, h, is_request, true);
			if (h->body_end > end)
				return;
			h->begin = h->body_end;
			h->state = HTTP_HEAD;
		}
		if (h->begin < v->base || h->begin > end) {
			h->begin = h->begin < v->base ? end : h->begin;
			return;
		}
		const struct bytes rest = bytes_part(v->data, (size_t)(h->begin - v->base), v->data.len);
		const size_t len = head_end(rest);
		if (!len)
			return;
		const struct bytes head = bytes_part(rest, 0, len);
		h->head_len = (uint32_t)len;
		h->body = h->begin + len;
		h->body_end = body_end(h, head, is_request);
		try_http(t, v, h, is_request, false);
		h->state = HTTP_BODY;
		if (h->body_end > end)
			return;
		h->begin = h->body_end;
		h->state = HTTP_HEAD;
	}
}

/* ---- certificates ---- */

/* One element of DER: its contents; tag 0: none. */
static struct cursor der_take(struct cursor *c, unsigned *tag)
{
	*tag = cur_u8(c);
	size_t len = cur_u8(c);
	if (len & 0x80) {
		unsigned bytes = len & 0x7f;
		len = 0;
		if (bytes > 3)
			cur_poison(c);
		while (bytes-- && !*c->bad)
			len = len << 8 | cur_u8(c);
	}
	return cur_cut(c, len);
}

struct text {
	uint8_t *p;
	size_t len, cap;
};

static void text_add(struct text *t, const uint8_t *p, size_t len)
{
	const size_t n = len < t->cap - t->len ? len : t->cap - t->len;
	if (n)
		memcpy(t->p + t->len, p, n);
	t->len += n;
}

static void text_word(struct text *t, const char *word)
{
	const union {
		const char *text;
		const uint8_t *bytes;
	} u = { word };
	text_add(t, u.bytes, length(word));
}

/* "C=DE, O=Plant, CN=plc-1" */
static struct bytes name_of(struct cursor name, struct text *out)
{
	static const struct {
		uint8_t id;
		const char *word;
	} ids[] = { { 3, "CN=" }, { 6, "C=" }, { 7, "L=" }, { 8, "ST=" }, { 10, "O=" }, { 11, "OU=" }, { 5,
			"serialNumber=" } };
	const size_t begin = out->len;
	unsigned tag;

	while (cur_left(&name) && !*name.bad) {
		struct cursor set = der_take(&name, &tag), pair = der_take(&set, &tag);
		struct cursor oid = der_take(&pair, &tag), value = der_take(&pair, &tag);
		const struct bytes id = cur_rest(&oid), text = cur_rest(&value);
		const char *word = bytes_be16(id, 0) == 0x5504 && id.len == 3 ? "?=" : id.len > 8 ? "emailAddress="
				: "?=";
		for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
			if (id.len == 3 && bytes_be16(id, 0) == 0x5504 && bytes_u8(id, 2) == ids[i].id)
				word = ids[i].word;
		if (*name.bad)
			break;
		if (out->len > begin)
			text_word(out, ", ");
		text_word(out, word);
		text_add(out, text.p, text.len);
	}
	return (struct bytes){ out->p + begin, out->len - begin };
}

static struct bytes serial_of(struct bytes number, struct text *out)
{
	static const char digits[] = "0123456789ABCDEF";
	const size_t begin = out->len;
	for (size_t i = 0; i < number.len && i < 64; i++) {
		const uint8_t pair[3] = { ':', (uint8_t)digits[number.p[i] >> 4], (uint8_t)digits[number.p[i] & 15] };
		text_add(out, pair + !i, 3u - !i);
	}
	return (struct bytes){ out->p + begin, out->len - begin };
}

static void try_certificate(struct trial *t, struct bytes der)
{
	struct view app[BUFFER_COUNT] = { 0 };
	struct text out = { t->work->decoded, 0, sizeof t->work->decoded };
	bool bad = false;
	unsigned tag;
	struct cursor c = cur_over(der.p, der.len, &bad), certificate = der_take(&c, &tag),
			body = der_take(&certificate, &tag);

	put(app, BUFFER_TLS_CERTS, der);
	struct cursor serial = der_take(&body, &tag);
	if (tag == 0xa0) /* the version stands in front */
		serial = der_take(&body, &tag);
	(void)der_take(&body, &tag); /* the signature's algorithm */
	struct cursor issuer = der_take(&body, &tag);
	(void)der_take(&body, &tag); /* validity */
	struct cursor subject = der_take(&body, &tag);
	if (!bad) {
		put(app, BUFFER_TLS_SERIAL, serial_of(cur_rest(&serial), &out));
		put(app, BUFFER_TLS_ISSUER, name_of(issuer, &out));
		put(app, BUFFER_TLS_SUBJECT, name_of(subject, &out));
	}
	try_buffers(t, app, PLACE_TLS, false);
}

/* ---- TLS ---- */

static void try_server_name(struct trial *t, struct cursor c)
{
	struct view app[BUFFER_COUNT] = { 0 };

	cur_skip(&c, 2 + 32);         /* version, random */
	cur_skip(&c, cur_u8(&c));     /* session */
	cur_skip(&c, cur_be16(&c));   /* cipher suites */
	cur_skip(&c, cur_u8(&c));     /* compression */
	struct cursor extensions = cur_cut(&c, cur_be16(&c));
	while (cur_left(&extensions) && !*c.bad) {
		const unsigned type = cur_be16(&extensions);
		struct cursor x = cur_cut(&extensions, cur_be16(&extensions));
		if (type != 0)
			continue;
		cur_skip(&x, 3); /* length of the list, kind of the name */
		struct cursor name = cur_cut(&x, cur_be16(&x));
		if (!*c.bad)
			put(app, BUFFER_TLS_SNI, cur_rest(&name));
		break;
	}
	if (app[BUFFER_TLS_SNI].data.len)
		try_buffers(t, app, PLACE_TLS, false);
}

static void handshake(struct trial *t, struct cursor c)
{
	while (cur_left(&c) >= 4 && !*c.bad) {
		const unsigned type = cur_u8(&c);
		const size_t len = cur_be24(&c), left = cur_left(&c);
		struct cursor body = cur_cut(&c, len < left ? len : left);
		if (type == 1)
			try_server_name(t, body);
		if (type != 11)
			continue;
		cur_skip(&body, 3); /* length of the list */
		while (cur_left(&body) > 3 && !*c.bad) {
			const size_t want = cur_be24(&body), here = cur_left(&body);
			const struct bytes der = cur_take(&body, want < here ? want : here);
			if (der.len)
				try_certificate(t, der);
		}
	}
}

static void tls_stream(struct trial *t, const struct view *v, unsigned from_server)
{
	uint64_t *next = &t->flow->tls_next[from_server];
	for (unsigned i = 0; i < MESSAGES_MAX; i++) {
		if (*next < v->base) {
			t->flow->app = APP_NOTHING; /* a record that the window could not hold */
			return;
		}
		bool bad = false;
		const struct bytes rest = bytes_part(v->data, (size_t)(*next - v->base), v->data.len);
		if (rest.len < 5)
			return;
		const size_t len = bytes_be16(rest, 3);
		if (bytes_u8(rest, 0) == 23 || bytes_u8(rest, 1) != 3 || len > TLS_WINDOW) {
			t->flow->app = APP_NOTHING; /* the rest is encrypted */
			return;
		}
		if (rest.len < 5 + len)
			return;
		const struct bytes record = bytes_part(rest, 5, len);
		if (bytes_u8(rest, 0) == 22)
			handshake(t, cur_over(record.p, record.len, &bad));
		*next += 5 + len;
	}
}

/* ---- all of them ---- */

void signature_app_stream(struct trial *t, const struct view *window, unsigned from_server)
{
	struct signature_flow *f = t->flow;
	const bool was_known = f->app != 0;
	/* The first bytes of a stream, or, when it was joined in the middle, those of a segment. */
	const uint32_t at = window->base ? window->fresh : 0;

	if (!was_known)
		recognise(f, bytes_part(window->data, at, window->data.len));
	if (!was_known && f->app == APP_HTTP) {
		f->http[from_server].begin = window->base + at;
		f->http[from_server].state = HTTP_HEAD;
	}
	if (!was_known && f->app == APP_TLS)
		f->tls_next[from_server] = window->base + at;
	if (f->app == APP_HTTP && f->set->needs_http)
		http_stream(t, window, from_server);
	else if (f->app == APP_TLS && f->set->needs_tls)
		tls_stream(t, window, from_server);
}

void signature_app_datagram(struct trial *t)
{
	struct view app[BUFFER_COUNT] = { 0 };
	uint8_t *out = t->work->decoded;
	bool bad = false;
	size_t n = 0;
	const struct bytes b = t->payload.data;
	struct cursor c = cur_over(b.p, b.len, &bad);

	cur_skip(&c, 12);
	for (unsigned label = 0; label < 64; label++) {
		const size_t len = cur_u8(&c);
		if (!len || len > 63 || n + len + 1 > 255)
			break;
		const struct bytes text = cur_take(&c, len);
		if (n)
			out[n++] = '.';
		if (text.len)
			memcpy(out + n, text.p, text.len);
		n += text.len;
	}
	if (bad || !n)
		return;
	put(app, BUFFER_DNS_QUERY, (struct bytes){ out, n });
	try_buffers(t, app, PLACE_DNS, false);
}
