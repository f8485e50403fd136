/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Predicates on what is not a number: text, patterns, bytes, techniques, addresses of a conversation.
 * Like expression_value.c: each function makes one predicate of a factor, writes it to the canonical
 * text, and answers false after it has reported what is wrong.  Compile side; one thread.
 */
#include "rules/expression_compile.h"

#include <string.h>

/* ---- text ---- */

static void write_quoted(struct compiler *c, const char *text, size_t len, bool pattern)
{
	compile_write_text(c, "\"");
	for (size_t i = 0; i < len; i++) {
		const unsigned char ch = (unsigned char)text[i];
		char hex[8];
		if (pattern && ch == '\\' && i + 1 < len) {
			compile_write(c, text + i++, 2);
		} else if (ch == '"' || (ch == '\\' && !pattern)) {
			compile_write_text(c, "\\");
			compile_write(c, text + i, 1);
		} else if ((ch < ' ' || ch > '~') && !pattern) {
			snprintf(hex, sizeof hex, "\\x%02x", ch);
			compile_write_text(c, hex);
		} else {
			compile_write(c, text + i, 1);
		}
	}
	compile_write_text(c, "\"");
}

static int hex_digit(char ch)
{
	if (ch >= '0' && ch <= '9')
		return ch - '0';
	const char l = compile_lowered(ch);
	return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

/* 0x0a0b or 0a:0b for bytes. */
static size_t read_bytes(struct compiler *c, struct piece p, char *out)
{
	const char *text = piece_text(c, p);
	uint32_t at = p.len > 2 && text[0] == '0' && compile_lowered(text[1]) == 'x' ? 2 : 0;
	size_t len = 0;

	while (at < p.len) {
		const int high = hex_digit(text[at]);
		const int low = at + 1 < p.len ? hex_digit(text[at + 1]) : -1;
		if (high < 0 || low < 0 || len == VALUE_BYTES_MAX) {
			compile_error(c, p, "pairs of hexadecimal digits, such as 0x0a0b or 0a:0b, or quoted text",
				 "these are not bytes");
			return 0;
		}
		out[len++] = (char)(high << 4 | low);
		at += 2;
		at += at + 1 < p.len && text[at] == ':';
	}
	return len;
}

/* One value of a text field in plain bytes; 0 after a mistake. */
static size_t read_text(struct compiler *c, const struct tree_value *t, bool bytes, char *out)
{
	size_t len;

	if (t->last.len) {
		compile_error(c, t->last, "quote the text if the dots belong to it", "text has no ranges");
		return 0;
	}
	if (t->quoted) {
		len = tree_unquote(&c->tree, t, out, VALUE_BYTES_MAX);
	} else if (bytes) {
		len = read_bytes(c, t->first, out);
	} else if (t->first.len > VALUE_BYTES_MAX) {
		compile_error(c, t->first, NULL, "a text has at most 256 bytes");
		return 0;
	} else {
		len = t->first.len;
		memcpy(out, piece_text(c, t->first), len);
	}
	return len;
}

static bool pattern_predicate(struct compiler *c, unsigned factor, unsigned kind, unsigned field)
{
	const struct tree_factor *f = &c->tree.factor[factor];
	struct regex *r = expression_alloc(c->e, f->value_count * sizeof *r);

	if (!r) {
		c->no_memory = true;
		return false;
	}
	for (unsigned i = 0; i < f->value_count; i++) {
		const struct tree_value *t = &c->tree.value[f->value_first + i];
		char text[VALUE_BYTES_MAX];
		size_t at = 0;
		if (!t->quoted)
			return compile_error(c, t->first, "write ~\"PATTERN\"", "a pattern must be quoted");
		const size_t len = tree_unquote(&c->tree, t, text, sizeof text);
		if (!len)
			return false;
		const char *wrong = regex_compile(&r[i], text, len, &at);
		if (wrong) {
			tree_error(&c->tree, t->first.at + (uint32_t)at, NULL, "%s", wrong);
			return false;
		}
		compile_write(c, ",", i > 0);
		write_quoted(c, text, len, true);
	}
	struct predicate *p = compile_add(c, factor, kind, FIELD_TEXT);
	p->field = (uint8_t)field;
	p->count = f->value_count;
	p->pattern = r;
	return true;
}

/* As digits: a field of the same name in another protocol may be a number. */
static void write_bytes(struct compiler *c, const char *bytes, size_t len)
{
	compile_write_text(c, "0x");
	for (size_t i = 0; i < len; i++) {
		char digits[3];
		snprintf(digits, sizeof digits, "%02x", (unsigned)(uint8_t)bytes[i]);
		compile_write_text(c, digits);
	}
}

bool compile_text(struct compiler *c, unsigned factor, unsigned kind, unsigned field, bool bytes)
{
	const struct tree_factor *f = &c->tree.factor[factor];

	if (!compile_check(c, f, false, true))
		return false;
	if (f->op == OP_LIKE)
		return pattern_predicate(c, factor, kind, field);
	struct literal_text *list = expression_alloc(c->e, f->value_count * sizeof *list);
	for (unsigned i = 0; list && i < f->value_count; i++) {
		char text[VALUE_BYTES_MAX];
		const size_t len = read_text(c, &c->tree.value[f->value_first + i], bytes, text);
		if (!len)
			return false;
		char *kept = expression_alloc(c->e, len);
		if (!kept) {
			list = NULL;
			break;
		}
		memcpy(kept, text, len);
		list[i] = (struct literal_text){ kept, len };
		compile_write(c, ",", i > 0);
		if (bytes)
			write_bytes(c, text, len);
		else
			write_quoted(c, text, len, false);
	}
	if (!list) {
		c->no_memory = true;
		return false;
	}
	struct predicate *p = compile_add(c, factor, kind, FIELD_TEXT);
	p->field = (uint8_t)field;
	p->count = f->value_count;
	p->text = list;
	return true;
}

/* T0855, kept as four digits in a number; `none` is 0. */
bool compile_technique(struct compiler *c, unsigned factor)
{
	const struct tree_factor *f = &c->tree.factor[factor];

	if (!compile_check(c, f, false, false))
		return false;
	for (unsigned i = 0; i < f->value_count; i++) {
		const struct tree_value *t = &c->tree.value[f->value_first + i];
		const char *text = piece_text(c, t->first);
		unsigned n = 0;
		bool good = t->first.len == 5 && compile_lowered(text[0]) == 't' && !t->last.len;
		for (unsigned k = 1; good && k < 5; k++) {
			good = text[k] >= '0' && text[k] <= '9';
			n = n * 10 + (unsigned)(text[k] - '0');
		}
		const bool none = !t->last.len && piece_is(c, t->first, "none");
		if (!good && !none)
			return compile_error(c, t->first, "such as T0855, or none",
					"this is not an ATT&CK for ICS technique");
		char spelt[16];
		snprintf(spelt, sizeof spelt, "%sT%04u", i ? "," : "", n);
		if (none)
			snprintf(spelt, sizeof spelt, "%snone", i ? "," : "");
		compile_write_text(c, spelt);
		const struct decimal d = { .digits = none ? 0 : n };
		c->literal[i] = compile_literal(OP_EQ, d, d);
	}
	return compile_numbers(c, compile_add(c, factor, PREDICATE_TECHNIQUE, FIELD_UINT), f->value_count, false);
}

/* ---- addresses of the conversation ---- */

bool compile_address(struct compiler *c, unsigned factor, unsigned kind)
{
	const struct tree_factor *f = &c->tree.factor[factor];

	if (!compile_check(c, f, false, false))
		return false;
	struct address_range *list = expression_alloc(c->e, f->value_count * sizeof *list);
	if (!list) {
		c->no_memory = true;
		return false;
	}
	for (unsigned i = 0; i < f->value_count; i++) {
		const struct tree_value *t = &c->tree.value[f->value_first + i];
		struct address_range last;
		char spelt[128];
		if (!address_read(&list[i], piece_text(c, t->first), t->first.len))
			return compile_error(c, t->first,
					"such as 10.1.0.0/16, fd00::/8, 01:0c:cd:01:00:00/24",
					"this is not an address or network");
		if (t->last.len) {
			if (!address_read(&last, piece_text(c, t->last), t->last.len) ||
			    last.mac != list[i].mac)
				return compile_error(c, t->last, NULL, "this is not an address of the same kind");
			if (memcmp(list[i].first, last.first, 16) > 0)
				return compile_error(c, t->first, "write the smaller end first",
						"the range is reversed");
			memcpy(list[i].last, last.last, 16);
		}
		address_write(&list[i], spelt, sizeof spelt);
		compile_write(c, ",", i > 0);
		compile_write_text(c, spelt);
	}
	struct predicate *p = compile_add(c, factor, kind, FIELD_BYTES);
	p->count = f->value_count;
	p->address = list;
	return true;
}

const char *expression_service_name(unsigned i)
{
	return i < expression_service_count ? expression_services[i].name : NULL;
}
