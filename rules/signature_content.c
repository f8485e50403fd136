/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Options that search: content with its modifiers (behind it in Suricata and Snort 2, inside it in Snort 3), pcre,
 * isdataat, and the buffers they search in.  Compile side.
 */
#define _GNU_SOURCE /* memmem */
#include "rules/signature_tree.h"

#include <string.h>

#define CONTENT_MAX 8192
#define PCRE_MAX 16384

struct step *signature_step(struct reading *r, enum step_kind kind, uint32_t at)
{
	if (r->step_count == SIGNATURE_STEPS_MAX) {
		signature_fail(r, at, NULL, "more than %u options that search", SIGNATURE_STEPS_MAX);
		return NULL;
	}
	r->step_buffer[r->step_count] = r->buffer;
	memcpy(r->step_transform[r->step_count], r->transform, TRANSFORMS_MAX);
	struct step *s = &r->steps[r->step_count++];
	*s = (struct step){ .kind = (uint8_t)kind, .at = at };
	return s;
}

/* ---- the text of a content ---- */

static int hex_value(char c)
{
	const char l = (char)(c | 32);
	return c >= '0' && c <= '9' ? c - '0' : l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

/* Decodes |hex| and escapes into out; the number of bytes, or -1 with a diagnostic. */
static int content_decode(struct reading *r, const char *p, size_t len, uint32_t at, uint8_t *out)
{
	bool in_hex = false;
	int high = -1, n = 0;
	uint32_t hex_at = at;

	for (size_t i = 0; i < len; i++) {
		const char c = p[i];
		if (n == CONTENT_MAX) {
			signature_fail(r, at, NULL, "a content of more than %d bytes", CONTENT_MAX);
			return -1;
		}
		if (c == '|') {
			if (in_hex && high >= 0) {
				signature_fail(r, at + (uint32_t)i, NULL,
						"half a byte: hexadecimal digits come in pairs");
				return -1;
			}
			in_hex = !in_hex;
			hex_at = at + (uint32_t)i;
		} else if (in_hex) {
			const int v = hex_value(c);
			if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || (c == '\\' && i + 1 < len &&
					p[i + 1] == '\n'))
				continue;
			if (v < 0) {
				signature_fail(r, at + (uint32_t)i, NULL, "'%c' is no hexadecimal digit", c >= ' ' &&
						c < 127 ? c : '?');
				return -1;
			}
			if (high >= 0)
				out[n++] = (uint8_t)(high << 4 | v);
			high = high >= 0 ? -1 : v;
		} else if (c == '\\' && i + 1 < len) {
			out[n++] = (uint8_t)p[++i];
		} else {
			out[n++] = (uint8_t)c;
		}
	}
	if (in_hex) {
		signature_fail(r, hex_at, NULL, "this '|' is never closed");
		return -1;
	}
	return n;
}

/* The part of a value between its quotation marks; without them the whole. */
static bool quoted(const char *p, size_t len, const char **out, size_t *out_len)
{
	if (!len || *p != '"') {
		*out = p;
		*out_len = len;
		return true;
	}
	*out = p + 1;
	*out_len = len - 2;
	return len >= 2 && p[len - 1] == '"';
}

/* ---- modifiers ---- */

/* A number, or the name of a variable that an earlier option set. */
static bool operand_read(struct reading *r, uint32_t at, const char *p, size_t len, struct operand *out)
{
	*out = (struct operand){ 0, -1 };
	if (words_number(p, len, &out->value))
		return true;
	for (unsigned i = 0; i < r->variable_count; i++)
		if (r->variable_len[i] == len && !memcmp(r->variable[i], p, len)) {
			out->variable = (int8_t)i;
			return true;
		}
	signature_fail(r, at, "byte_extract and byte_math set variables, in front of their use",
		       "'%.*s' is neither a number nor a variable", (int)(len < 40 ? len : 40), p);
	return false;
}

static void set_position(struct reading *r, struct step *s, uint32_t at, const char *name, size_t name_len,
			 const char *value, size_t value_len)
{
	struct operand n;
	if (!operand_read(r, at, value, value_len, &n))
		return;
	if (n.variable < 0 && (n.value > 65535 || n.value < -65535)) {
		signature_fail(r, at, NULL, "%.*s is between -65535 and 65535", (int)name_len, name);
		return;
	}
	const bool is_size = words_is(name, name_len, "depth") || words_is(name, name_len, "within");
	if (is_size && n.variable < 0 && n.value < (int64_t)s->len)
		signature_note(r, at, "%.*s is smaller than the content: it never matches", (int)name_len, name);
	if (words_is(name, name_len, "offset")) {
		if (n.variable < 0 && n.value < 0) {
			signature_fail(r, at, "use distance to look back", "a negative offset");
			return;
		}
		s->offset = n;
		s->flags |= CONTENT_OFFSET;
	} else if (words_is(name, name_len, "depth")) {
		s->depth = n;
		s->flags |= CONTENT_DEPTH;
	} else if (words_is(name, name_len, "distance")) {
		s->distance = n;
		s->flags |= CONTENT_DISTANCE;
		s->relative = true;
	} else {
		s->within = n;
		s->flags |= CONTENT_WITHIN;
		s->relative = true;
	}
	if (s->relative && s->flags & (CONTENT_OFFSET | CONTENT_DEPTH))
		signature_note(r, at, "offset and depth count from the beginning, distance and within from the last "
				"match: both hold");
}

static void fold(struct reading *r, struct step *s)
{
	uint8_t *text = signatures_alloc(r->set, s->len + 1u);
	for (uint32_t i = 0; text && i < s->len; i++)
		text[i] = s->text[i] >= 'A' && s->text[i] <= 'Z' ? s->text[i] | 32 : s->text[i];
	if (text)
		s->text = text;
	s->nocase = true;
}

/* One modifier of the content s; false when nobody knows it. */
static bool modify(struct reading *r, struct step *s, uint32_t at, const char *name, size_t len, const char *value,
		   size_t value_len)
{
	if (words_is(name, len, "nocase")) {
		fold(r, s);
	} else if (words_is(name, len, "rawbytes")) {
		/* Payloads are always searched raw. */
	} else if (words_is(name, len, "startswith")) {
		s->flags |= CONTENT_STARTS;
	} else if (words_is(name, len, "endswith")) {
		s->flags |= CONTENT_ENDS;
	} else if (words_is(name, len, "fast_pattern")) {
		s->flags |= CONTENT_FAST;
		if (value_len && words_is(value, value_len, "only"))
			s->flags |= CONTENT_FAST_ONLY;
	} else if (words_is(name, len, "fast_pattern_offset") || words_is(name, len, "fast_pattern_length")) {
		s->flags |= CONTENT_FAST; /* a part would only make the first look less exact */
	} else if (words_is(name, len, "offset") || words_is(name, len, "depth") || words_is(name, len, "distance") ||
		   words_is(name, len, "within")) {
		if (!value)
			signature_fail(r, at, NULL, "%.*s needs a number", (int)len, name);
		else
			set_position(r, s, at, name, len, value, value_len);
	} else {
		return false;
	}
	return true;
}

/* Behind a content: `depth:4;` */
void signature_modifier(struct reading *r, const struct raw_option *o)
{
	if (r->last_content < 0) {
		signature_fail(r, o->at, NULL, "%.*s stands behind no content", (int)o->name_len, o->name);
		return;
	}
	(void)modify(r, &r->steps[r->last_content], o->value ? o->value_at : o->at, o->name, o->name_len, o->value,
		     o->value_len);
}

static const char *modifier_name(void *ctx, unsigned i)
{
	static const char *const names[] = { "nocase", "depth", "offset", "distance", "within", "fast_pattern",
					     "fast_pattern_offset", "fast_pattern_length", "startswith", "endswith",
					     "rawbytes" };
	(void)ctx;
	return i < sizeof names / sizeof names[0] ? names[i] : NULL;
}

/* Snort 3: `content:"x",nocase,depth 4` */
static void inline_modifiers(struct reading *r, struct step *s, struct words *w)
{
	const char *word;
	size_t len;
	uint32_t at;
	char hint[64];

	while (words_next(w, ',', &word, &len, &at) && !r->has_failed) {
		const char *value;
		size_t value_len;
		const size_t name = words_split(word, len, &value, &value_len);
		if (modify(r, s, at, word, name, value_len ? value : NULL, value_len))
			continue;
		const char *near = nearest_name(word, name, modifier_name, NULL);
		snprintf(hint, sizeof hint, "did you mean '%s'?", near ? near : "");
		signature_fail(r, at, near ? hint : NULL, "content has no modifier '%.*s'", (int)(name < 40 ? name
				: 40), word);
	}
}

void signature_content(struct reading *r, const struct raw_option *o)
{
	struct words w = words_of(o);
	const char *word, *text;
	size_t len, text_len;
	uint32_t at;
	uint8_t bytes[CONTENT_MAX];
	bool negated = false;

	if (!words_next(&w, ',', &word, &len, &at) || !len) {
		signature_fail(r, o->at, NULL, "a content without a text");
		return;
	}
	if (*word != '"' && *word != '!') { /* an unquoted text may have commas of its own */
		word = o->value;
		len = o->value_len;
		w.p = NULL;
	}
	if (*word == '!') {
		negated = true;
		word++;
		at++;
		len--;
		while (len && *word == ' ') {
			word++;
			at++;
			len--;
		}
	}
	if (!quoted(word, len, &text, &text_len)) {
		signature_fail(r, at, NULL, "a quotation mark is never closed");
		return;
	}
	at += (uint32_t)(text - word);
	const int n = content_decode(r, text, text_len, at, bytes);
	if (n < 0)
		return;
	if (n == 0) {
		signature_fail(r, at, NULL, "an empty content");
		return;
	}
	struct step *s = signature_step(r, STEP_CONTENT, o->at);
	if (!s)
		return;
	s->negated = negated;
	s->text = (const uint8_t *)signatures_copy(r->set, (const char *)bytes, (size_t)n);
	s->len = (uint32_t)n;
	s->offset = s->depth = s->distance = s->within = (struct operand){ 0, -1 };
	r->last_content = (int)r->step_count - 1;
	inline_modifiers(r, s, &w);
}

/* ---- pcre ---- */

/* Old flags of pcre that name a buffer. */
static int pcre_buffer(char flag)
{
	switch (flag) {
	case 'U': return BUFFER_HTTP_URI;
	case 'I': return BUFFER_HTTP_RAW_URI;
	case 'P': return BUFFER_HTTP_REQUEST_BODY;
	case 'Q': return BUFFER_FILE_DATA;
	case 'H': return BUFFER_HTTP_HEADER;
	case 'D': return BUFFER_HTTP_RAW_HEADER;
	case 'M': return BUFFER_HTTP_METHOD;
	case 'C': return BUFFER_HTTP_COOKIE;
	case 'S': return BUFFER_HTTP_STAT_CODE;
	case 'Y': return BUFFER_HTTP_STAT_MSG;
	case 'V': return BUFFER_HTTP_AGENT;
	case 'W': return BUFFER_HTTP_HOST;
	default: return -1;
	}
}

static void pcre_flag(struct reading *r, struct step *s, char flag, uint32_t at)
{
	const int buffer = pcre_buffer(flag);
	switch (flag) {
	case 'i': s->regex_flags |= REGEX_CASELESS; break;
	case 's': s->regex_flags |= REGEX_DOTALL; break;
	case 'm': s->regex_flags |= REGEX_MULTILINE; break;
	case 'x': s->regex_flags |= REGEX_EXTENDED; break;
	case 'A': s->regex_flags |= REGEX_ANCHORED; break;
	case 'E': s->regex_flags |= REGEX_DOLLAR_END; break;
	case 'G': s->regex_flags |= REGEX_UNGREEDY; break;
	case 'R': s->relative = true; break;
	case 'B': case 'O': break; /* raw bytes; no limit of its own */
	default:
		if (buffer >= 0)
			r->step_buffer[s - r->steps] = (uint8_t)buffer;
		else
			signature_fail(r, at, "i s m x A E G R B O, and U I P H D M C S Y V W for buffers of HTTP",
				       "pcre has no flag '%c'", flag >= ' ' && flag < 127 ? flag : '?');
	}
}

void signature_pcre(struct reading *r, const struct raw_option *o)
{
	const char *p = o->value, *text;
	size_t len = o->value_len, text_len;
	bool negated = false;

	if (len && *p == '!') {
		negated = true;
		p++;
		len--;
	}
	if (!p || !quoted(p, len, &text, &text_len)) {
		signature_fail(r, o->at, "pcre:\"/PATTERN/FLAGS\"", "a pcre without a pattern");
		return;
	}
	const uint32_t at = (uint32_t)(text - r->text);
	const char *slash = text_len && *text == '/' ? memrchr(text + 1, '/', text_len - 1) : NULL;
	if (!slash || slash == text + 1) {
		signature_fail(r, at, "pcre:\"/PATTERN/FLAGS\"", "the pattern of a pcre stands between two slashes");
		return;
	}
	if ((size_t)(slash - text) > PCRE_MAX) {
		signature_fail(r, at, NULL, "a pcre of more than %d bytes", PCRE_MAX);
		return;
	}
	struct step *s = signature_step(r, STEP_PCRE, o->at);
	if (!s)
		return;
	s->negated = negated;
	s->source = signatures_copy(r->set, text + 1, (size_t)(slash - text - 1));
	s->source_len = (uint32_t)(slash - text - 1);
	for (const char *flag = slash + 1; flag < text + text_len && !r->has_failed; flag++)
		if (*flag != ' ')
			pcre_flag(r, s, *flag, (uint32_t)(flag - r->text));
	/* Rules of Quickdraw have /R with nothing in front: from the beginning, then. */
	if (s->relative) {
		bool has_before = false;
		for (unsigned i = 0; i + 1 < r->step_count; i++)
			has_before |= r->step_buffer[i] == r->step_buffer[r->step_count - 1];
		if (!has_before)
			signature_note(r, at, "/R with nothing in front of it: counts from the beginning");
	}
	r->last_content = -1;
}

/* ---- isdataat ---- */

void signature_data_at(struct reading *r, const struct raw_option *o)
{
	struct words w = words_of(o);
	const char *word;
	size_t len;
	uint32_t at;
	bool negated = false;

	if (!words_next(&w, ',', &word, &len, &at) || !len) {
		signature_fail(r, o->at, NULL, "isdataat needs a number");
		return;
	}
	if (*word == '!') {
		negated = true;
		word++;
		len--;
	}
	struct step *s = signature_step(r, STEP_DATA_AT, o->at);
	if (!s || !operand_read(r, at, word, len, &s->data_at))
		return;
	if (s->data_at.variable < 0 && s->data_at.value < 0) {
		signature_fail(r, at, NULL, "isdataat looks forward only");
		return;
	}
	s->negated = negated;
	while (words_next(&w, ',', &word, &len, &at)) {
		if (words_is(word, len, "relative"))
			s->relative = true;
		else if (!words_is(word, len, "rawbytes") && len)
			signature_fail(r, at, "relative, rawbytes", "isdataat has no word '%.*s'", (int)(len < 40
					? len : 40), word);
	}
}

/* ---- buffers ---- */

/* Old spellings that the table has no room for. */
static const struct {
	const char *name;
	uint8_t buffer;
} buffer_aliases[] = {
	{ "pkt_data", BUFFER_PAYLOAD }, { "raw_data", BUFFER_PAYLOAD }, { "http_raw_body", BUFFER_HTTP_REQUEST_BODY },
	{ "http.response_body", BUFFER_FILE_DATA }, { "http_server_body", BUFFER_FILE_DATA },
	{ "http_raw_cookie", BUFFER_HTTP_COOKIE }, { "http_raw_host", BUFFER_HTTP_HOST },
	{ "http.host.raw", BUFFER_HTTP_HOST }, { "http_raw_request", BUFFER_HTTP_REQUEST_LINE },
	{ "http_raw_status", BUFFER_HTTP_RESPONSE_LINE }, { "http.cert_subject", BUFFER_TLS_SUBJECT },
	{ "tls.subject", BUFFER_TLS_SUBJECT }, { "tls.issuerdn", BUFFER_TLS_ISSUER }, { "dns.query.name",
			BUFFER_DNS_QUERY },
	{ "http.content_len", BUFFER_COUNT }, { "js_data", BUFFER_FILE_DATA },
};

static int buffer_find(const char *name, size_t len)
{
	for (unsigned i = 0; i < BUFFER_COUNT; i++)
		if (i != BUFFER_PAYLOAD && (words_is(name, len, signature_buffers[i].name) ||
					    (*signature_buffers[i].other && words_is(name, len,
					    		signature_buffers[i].other))))
			return (int)i;
	for (size_t i = 0; i < sizeof buffer_aliases / sizeof buffer_aliases[0]; i++)
		if (words_is(name, len, buffer_aliases[i].name) && buffer_aliases[i].buffer != BUFFER_COUNT)
			return buffer_aliases[i].buffer;
	return -1;
}

/* Behind a content in Suricata's and Snort 2's older form, in front of it everywhere else. */
static bool is_modifier_form(const struct reading *r, const struct raw_option *o, int buffer)
{
	const bool has_dot = memchr(o->name, '.', o->name_len);
	return !has_dot && r->dialect != DIALECT_SNORT3 && o->name_len > 5 && !memcmp(o->name, "http_", 5) &&
	       buffer != BUFFER_FILE_DATA;
}

bool signature_buffer(struct reading *r, const struct raw_option *o)
{
	const int buffer = buffer_find(o->name, o->name_len);
	if (buffer < 0)
		return false;
	if (is_modifier_form(r, o, buffer)) {
		if (r->last_content < 0)
			signature_fail(r, o->at, NULL, "%.*s stands behind no content", (int)o->name_len, o->name);
		else
			r->step_buffer[r->last_content] = (uint8_t)buffer;
		return true;
	}
	if (o->value_len)
		signature_note(r, o->value_at, "%.*s is searched whole: its parameter '%.*s' is not looked at",
				(int)o->name_len,
			       o->name, (int)(o->value_len < 40 ? o->value_len : 40), o->value);
	r->buffer = (uint8_t)buffer;
	memset(r->transform, TRANSFORM_NONE, sizeof r->transform);
	r->last_content = -1;
	return true;
}
