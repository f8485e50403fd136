/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the bytes of a rule file to rules cut into options, with the offset of everything: comments, continued
 * lines, rules over several lines, rules that are commented out.  The dialect is guessed from what only one of
 * them writes.  Compile side; borrows the text.
 */
#define _GNU_SOURCE
#include "rules/signature_tree.h"

#include <stdarg.h>
#include <string.h>

const char *const signature_dialect_names[DIALECT_COUNT] = { "suricata", "snort2", "snort3" };

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

/* ---- places ---- */

struct place signature_where(const struct reading *r, uint32_t at)
{
	size_t low = 0, high = r->line_count;
	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;
		if (r->lines[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return (struct place){ r->name, (unsigned)low + 1, at - r->lines[low] + 1 };
}

__attribute__((format(printf, 5, 0)))
static void say(struct reading *r, enum severity severity, uint32_t at, const char *hint, const char *text,
		va_list args)
{
	char words[512];
	const struct place p = signature_where(r, at);
	if (vsnprintf(words, sizeof words, text, args) < 0)
		words[0] = 0;
	diags_add(r->diags, severity, r->name, p.line, p.column, hint, "%s", words);
}

void signature_fail(struct reading *r, uint32_t at, const char *hint, const char *text, ...)
{
	va_list args;
	va_start(args, text);
	say(r, SEVERITY_ERROR, at, hint, text, args);
	va_end(args);
	r->has_failed = true;
}

void signature_note(struct reading *r, uint32_t at, const char *text, ...)
{
	va_list args;
	va_start(args, text);
	say(r, SEVERITY_NOTE, at, NULL, text, args);
	va_end(args);
	r->has_note = true;
}

/* ---- dialects ---- */

/* Marks that only one dialect has; a later row wins nothing, each counts. */
static const struct {
	const char *mark;
	enum signature_dialect dialect;
} marks[] = {
	{ "http.", DIALECT_SURICATA }, { "tls.", DIALECT_SURICATA }, { "dns.query", DIALECT_SURICATA },
	{ "file.data", DIALECT_SURICATA }, { "startswith", DIALECT_SURICATA }, { "endswith", DIALECT_SURICATA },
	{ "bsize:", DIALECT_SURICATA }, { "app-layer-", DIALECT_SURICATA }, { "xbits:", DIALECT_SURICATA },
	{ "target:", DIALECT_SURICATA }, { "tcp-pkt", DIALECT_SURICATA }, { "modbus:", DIALECT_SURICATA },
	{ "enip.", DIALECT_SURICATA }, { "dotprefix", DIALECT_SURICATA }, { "dnp3.data", DIALECT_SURICATA },
	{ "match:\"", DIALECT_SURICATA },
	{ "service:", DIALECT_SNORT3 }, { "bufferlen:", DIALECT_SNORT3 }, { "\",depth ", DIALECT_SNORT3 },
	{ "\",offset ", DIALECT_SNORT3 }, { "\",within ", DIALECT_SNORT3 }, { "\",distance ", DIALECT_SNORT3 },
	{ "\",fast_pattern", DIALECT_SNORT3 }, { "\",nocase", DIALECT_SNORT3 }, { "\", depth ", DIALECT_SNORT3 },
	{ "rem:", DIALECT_SNORT3 }, { "s7commplus_", DIALECT_SNORT3 }, { "iec104_", DIALECT_SNORT3 },
	{ "mms_", DIALECT_SNORT3 }, { "opcua_", DIALECT_SNORT3 }, { "cip_", DIALECT_SNORT3 },
};

static unsigned count_of(const char *text, size_t len, const char *mark)
{
	const char *const end = text + len;
	const size_t n = strlen(mark);
	unsigned count = 0;
	for (const char *p = text; (p = memmem(p, (size_t)(end - p), mark, n)); p += n)
		count++;
	return count;
}

enum signature_dialect signature_detect(const char *text, size_t len)
{
	unsigned votes[DIALECT_COUNT] = { 0 };
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		votes[marks[i].dialect] += count_of(text, len, marks[i].mark);
	if (votes[DIALECT_SNORT3] > votes[DIALECT_SURICATA])
		return DIALECT_SNORT3;
	return votes[DIALECT_SURICATA] ? DIALECT_SURICATA : DIALECT_SNORT2;
}

/* ---- lines ---- */

static const char *const action_words[] = {
	"alert", "pass", "drop", "reject", "rejectsrc", "rejectdst", "rejectboth", "log", "sdrop", "block", "react",
	"rewrite", "accept", NULL,
};

static size_t word_len(const char *p, const char *end)
{
	size_t n = 0;
	while (p + n < end && ((p[n] >= 'a' && p[n] <= 'z') || p[n] == '_'))
		n++;
	return n;
}

static bool begins_rule(const char *p, const char *end)
{
	const size_t n = word_len(p, end);
	if (p + n < end && !is_space(p[n]) && p[n] != '(')
		return false;
	for (unsigned i = 0; action_words[i]; i++)
		if (strlen(action_words[i]) == n && !memcmp(action_words[i], p, n))
			return true;
	return false;
}

static const char *line_end(const char *p, const char *end)
{
	while (p < end && *p != '\n')
		p++;
	return p < end ? p : end;
}

/* The last sign of [p, q) that is no space; p - 1 when there is none. */
static const char *last_sign(const char *p, const char *q)
{
	while (q > p && is_space(q[-1]))
		q--;
	return q - 1;
}

static const char *skip_blank(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r'))
		p++;
	return p;
}

/* Where the rule that begins at p ends: behind its last ')'. */
static const char *rule_end(const char *p, const char *end, bool is_disabled)
{
	const char *stop = line_end(p, end);
	for (;;) {
		const char *last = last_sign(p, stop);
		if (stop == end || (last >= p && *last == ')') || (size_t)(stop - p) > SIGNATURE_RULE_MAX)
			break;
		const bool continued = last >= p && *last == '\\';
		const char *next = skip_blank(stop + 1, end);
		if (!continued && (is_disabled || next == end || *next == '\n' || *next == '#' || begins_rule(next,
				end)))
			break;
		stop = line_end(stop + 1, end);
	}
	return stop;
}

/* ---- options ---- */

static void add_option(struct reading *r, const char *name, const char *name_end, const char *value,
		       const char *value_end)
{
	struct raw_rule *w = &r->raw;
	name_end = last_sign(name, name_end) + 1;
	if (w->option_count == RAW_OPTIONS_MAX) {
		signature_fail(r, (uint32_t)(name - r->text), NULL, "more than %d options", RAW_OPTIONS_MAX);
		return;
	}
	struct raw_option *o = &w->option[w->option_count++];
	*o = (struct raw_option){ .name = name, .name_len = (size_t)(name_end - name),
				  .at = (uint32_t)(name - r->text) };
	if (!value)
		return;
	while (value < value_end && is_space(*value))
		value++;
	o->value = value;
	o->value_len = (size_t)(last_sign(value, value_end) + 1 - value);
	o->value_at = (uint32_t)(value - r->text);
}

/* The ';' that ends an option, outside quotation marks; NULL: there is none. */
static const char *option_end(const char *p, const char *end, bool *in_quotes)
{
	*in_quotes = false;
	for (; p < end; p++) {
		if (*p == '\\' && p + 1 < end)
			p++;
		else if (*p == '"')
			*in_quotes = !*in_quotes;
		else if (*p == ';' && !*in_quotes)
			return p;
	}
	return NULL;
}

static void split_options(struct reading *r, const char *p, const char *end)
{
	while (!r->has_failed) {
		while (p < end && (is_space(*p) || (*p == '\\' && p + 1 < end && is_space(p[1]))))
			p++;
		if (p >= end)
			return;
		if (*p == ';') {
			signature_note(r, (uint32_t)(p - r->text), "an empty option (two ';')");
			p++;
			continue;
		}
		const char *name = p;
		while (p < end && *p != ':' && *p != ';')
			p++;
		if (p < end && *p == ':') {
			bool in_quotes;
			const char *value = p + 1, *stop = option_end(value, end, &in_quotes);
			if (!stop && in_quotes) {
				signature_fail(r, (uint32_t)(value - r->text), NULL,
						"a quotation mark is never closed");
				return;
			}
			if (!stop)
				signature_note(r, (uint32_t)(name - r->text), "the last option does not end in ';'");
			add_option(r, name, p, value, stop ? stop : end);
			p = stop ? stop + 1 : end;
		} else {
			if (p >= end)
				signature_note(r, (uint32_t)(name - r->text), "the last option does not end in ';'");
			add_option(r, name, p, NULL, NULL);
			p += p < end;
		}
	}
}

static void cut_rule(struct reading *r, const char *p, const char *stop, bool is_disabled)
{
	struct raw_rule *w = &r->raw;
	const char *const last = last_sign(p, stop);

	w->text = p;
	w->len = (size_t)(last + 1 - p);
	w->at = (uint32_t)(p - r->text);
	w->is_disabled = is_disabled;
	w->option_count = 0;
	w->header_at = w->at;
	const char *open = memchr(p, '(', w->len);
	w->header_len = open ? (size_t)(open - p) : w->len;
	if (w->len > SIGNATURE_RULE_MAX)
		signature_fail(r, w->at, NULL, "a rule of more than %u bytes", SIGNATURE_RULE_MAX);
	else if (memchr(p, 0, w->len))
		signature_fail(r, w->at, NULL, "a byte 0 in a rule: this is not a text");
	else if (!open)
		signature_fail(r, w->at, NULL, "the options are missing: '(' ... ')'");
	else if (*last != ')')
		signature_fail(r, (uint32_t)(last - r->text), NULL, "the rule is not closed by ')'");
	else
		split_options(r, open + 1, last);
}

/* ---- the walk ---- */

bool signature_next(struct reading *r, uint32_t *at)
{
	const char *const end = r->text + r->len;
	const char *p = r->text + *at;

	while (p < end) {
		const char *begin = skip_blank(p, end), *q = begin, *stop = line_end(p, end);
		const bool is_comment = q < end && *q == '#';
		while (is_comment && q < stop && (*q == '#' || *q == ' ' || *q == '\t'))
			q++;
		if (begins_rule(q, stop) && (!is_comment || memchr(q, '(', (size_t)(stop - q)))) {
			stop = rule_end(q, end, is_comment);
			*at = stop < end ? (uint32_t)(stop + 1 - r->text) : (uint32_t)r->len;
			r->has_failed = r->has_note = false;
			cut_rule(r, q, stop, is_comment);
			return true;
		}
		while (!is_comment && stop < end && last_sign(begin, stop) >= begin && *last_sign(begin, stop) == '\\')
			stop = line_end(stop + 1, end);
		const char *last = last_sign(begin, stop);
		if (!is_comment && last >= begin && !signature_standalone(r, (uint32_t)(begin - r->text), begin,
									 (size_t)(last + 1 - begin)))
			r->has_failed = false;
		p = stop + 1;
	}
	*at = (uint32_t)r->len;
	return false;
}
