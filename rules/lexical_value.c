/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Strings, numbers and words of libconfig's grammar, and places inside strings.  Compile side; what it
 * makes lives in the tree of its struct lexical.
 */
#include "rules/lexical_reader.h"

#include <stdlib.h>
#include <string.h>

static int hex_digit(char c)
{
	if (is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* One byte of a string's value at p (no quote); *len: how many bytes of text it took. */
static char string_byte(const char *p, unsigned *len)
{
	static const char escapes[] = "n\nr\rt\tf\f\\\\\"\"";
	*len = 1;
	if (*p != '\\')
		return *p;
	for (unsigned i = 0; escapes[i]; i += 2) {
		if (p[1] == escapes[i]) {
			*len = 2;
			return escapes[i + 1];
		}
	}
	if ((p[1] | 0x20) == 'x' && hex_digit(p[2]) >= 0 && hex_digit(p[3]) >= 0) {
		*len = 4;
		return (char)(hex_digit(p[2]) << 4 | hex_digit(p[3]));
	}
	return *p; /* a backslash before anything else stands for itself */
}

/* The closing quote of the string that begins at the reader. */
static bool string_end(struct lexical *x, uint32_t *end)
{
	uint32_t i = x->at + 1;
	for (;;) {
		const unsigned char c = (unsigned char)x->text[i];
		if (i >= x->len || c == '\n')
			return lexical_mistake(x, x->at, "close it with \" on the same line; two strings "
				       "beside each other are joined", "the string does not end");
		if (c == '"')
			break;
		if ((c < ' ' && c != '\t' && c != '\r') || c == 0x7f)
			return lexical_mistake(x, i, "write it as \\xNN", "the byte 0x%02x in a string", c);
		if (c == '\\' && (x->text[i + 1] == 'a' || x->text[i + 1] == 'b' || x->text[i + 1] == 'v'))
			return lexical_mistake(x, i, "write \\\\ for a backslash, \\xNN for a byte",
				       "versions of libconfig differ on what \\%c means",
				       x->text[i + 1]);
		unsigned step;
		if (!string_byte(x->text + i, &step))
			return lexical_mistake(x, i, NULL, "a string cannot hold a zero byte");
		i += step;
	}
	*end = i;
	return true;
}

/* One string, or several beside each other, which count as one. */
bool lexical_read_string(struct lexical *x, struct node *n)
{
	char *out = NULL;
	size_t len = 0, cap = 0;
	n->kind = NODE_STRING;
	while (x->text[x->at] == '"') {
		uint32_t end = x->at;
		if (!string_end(x, &end))
			return false;
		if (len + (end - x->at) > cap) {
			/* Doubling keeps a million joined strings linear. */
			cap = 2 * (len + (end - x->at));
			char *more = lexical_take(x, cap + 1);
			if (len)
				memcpy(more, out, len);
			out = more;
		}
		unsigned step;
		for (uint32_t i = x->at + 1; i < end; i += step)
			out[len++] = string_byte(x->text + i, &step);
		x->at = end + 1;
		if (!lexical_skip_blanks(x))
			return false;
	}
	if (!out)
		out = lexical_take(x, 1);
	out[len] = 0;
	n->text = out;
	n->count = (uint32_t)len;
	return true;
}

struct place lexical_inside(const struct lexical *x, const struct node *string, size_t inside)
{
	struct lexical walk = *x;
	walk.at = string->at;
	while (walk.text[walk.at] == '"') {
		unsigned step;
		for (walk.at++; walk.text[walk.at] != '"'; walk.at += step) {
			(void)string_byte(walk.text + walk.at, &step);
			if (!inside--)
				return lexical_place(x, walk.at);
		}
		const uint32_t quote = walk.at++;
		if (!inside) { /* behind the last byte, unless another string follows */
			lexical_skip_blanks(&walk);
			if (walk.text[walk.at] != '"')
				return lexical_place(x, quote);
		} else {
			lexical_skip_blanks(&walk);
		}
	}
	return lexical_place(x, string->at);
}

static bool read_integer(struct lexical *x, struct node *n, uint32_t digits, uint32_t end, bool hex)
{
	const bool negative = x->text[n->at] == '-';
	const bool is_long = x->text[end] == 'L';
	uint64_t u = 0;
	bool huge = false;
	for (uint32_t i = digits; i < end; i++) {
		const unsigned digit = (unsigned)hex_digit(x->text[i]);
		const unsigned base = hex ? 16 : 10;
		huge |= u > (UINT64_MAX - digit) / base;
		u = u * base + digit;
	}
	const uint64_t limit = is_long ? INT64_MAX : INT32_MAX;
	if (huge || u > limit) {
		if (is_long || huge || u > INT64_MAX)
			return lexical_mistake(x, n->at, NULL, "the number does not fit into 64 bits");
		return lexical_mistake(x, n->at, "write an L behind it",
			       "the number does not fit into 32 bits");
	}
	n->kind = NODE_INT;
	n->number = negative ? -(int64_t)u : (int64_t)u;
	x->at = end;
	if (is_long)
		x->at += x->text[end + 1] == 'L' ? 2 : 1;
	return true;
}

bool lexical_read_number(struct lexical *x, struct node *n)
{
	const char *t = x->text;
	uint32_t i = x->at;
	bool real = false;
	if (t[i] == '0' && (t[i + 1] == 'x' || t[i + 1] == 'X')) {
		for (i += 2; hex_digit(t[i]) >= 0; i++)
			;
		if (i == x->at + 2)
			return lexical_mistake(x, x->at, NULL, "a hexadecimal number without digits");
		return read_integer(x, n, x->at + 2, i, true);
	}
	if (t[i] == '-' || t[i] == '+')
		i++;
	const uint32_t digits = i;
	unsigned count = 0;
	for (; is_digit(t[i]); i++)
		count++;
	if (t[i] == '.') {
		real = true;
		for (i++; is_digit(t[i]); i++)
			count++;
	}
	if (!count) {
		x->at = i;
		return lexical_expected(x, "a number");
	}
	if (t[i] == 'e' || t[i] == 'E') {
		const uint32_t exponent = i + 1 + (t[i + 1] == '-' || t[i + 1] == '+');
		if (!is_digit(t[exponent]))
			return lexical_mistake(x, i, NULL, "an exponent without digits");
		real = true;
		for (i = exponent; is_digit(t[i]); i++)
			;
	}
	if (!real)
		return read_integer(x, n, digits, i, false);
	n->kind = NODE_FLOAT;
	n->real = strtod(t + x->at, NULL);
	x->at = i;
	if (!__builtin_isfinite(n->real))
		return lexical_mistake(x, n->at, NULL, "the number is too large");
	return true;
}

bool lexical_read_word(struct lexical *x, struct node *n)
{
	static const char *const words[2] = { "false", "true" };
	uint32_t end = x->at;
	while (is_name(x->text[end]))
		end++;
	for (unsigned w = 0; w < 2; w++) {
		uint32_t i = 0;
		while (words[w][i] && (x->text[x->at + i] | 0x20) == words[w][i])
			i++;
		if (!words[w][i] && x->at + i == end) {
			n->kind = NODE_BOOL;
			n->number = w;
			x->at = end;
			return true;
		}
	}
	return lexical_mistake(x, x->at, "text stands in quotes: \"...\"", "expected a value, not the word '%.*s'",
		       (int)(end - x->at < 60 ? end - x->at : 60), x->text + x->at);
}
