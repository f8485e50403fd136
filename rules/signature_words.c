/* SPDX-License-Identifier: Apache-2.0 */
/* Scanning of option values: words between separators, numbers, ranges.  Compile side; borrows the text. */
#include "rules/signature_tree.h"

#include <string.h>

struct words words_of(const struct raw_option *o)
{
	return (struct words){ o->value, o->value ? o->value + o->value_len : NULL, o->value_at };
}

/* The next word up to a separator outside quotation marks, without the spaces around it; false behind the last. */
bool words_next(struct words *w, char separator, const char **word, size_t *len, uint32_t *at)
{
	if (!w->p || w->p > w->end)
		return false;
	const char *begin = w->p, *p = begin;
	bool in_quotes = false;
	for (; p < w->end && (in_quotes || *p != separator); p++) {
		if (*p == '\\' && p + 1 < w->end)
			p++;
		else if (*p == '"')
			in_quotes = !in_quotes;
	}
	if (p > w->end)
		p = w->end;
	w->at += (uint32_t)(p + 1 - begin);
	w->p = p + 1;
	const char *const first = begin;
	while (begin < p && (*begin == ' ' || *begin == '\t' || *begin == '\n' || *begin == '\r' || *begin == '\\'))
		begin++;
	while (p > begin && (p[-1] == ' ' || p[-1] == '\t' || p[-1] == '\n' || p[-1] == '\r'))
		p--;
	*word = begin;
	*len = (size_t)(p - begin);
	*at = w->at - (uint32_t)(w->p - first) + (uint32_t)(begin - first);
	return true;
}

/* "name value" in one word: the length of the name; the value, empty when there is none, begins behind the blanks. */
size_t words_split(const char *word, size_t len, const char **value, size_t *value_len)
{
	size_t name = 0, at;

	while (name < len && word[name] != ' ' && word[name] != '\t')
		name++;
	at = name;
	while (at < len && (word[at] == ' ' || word[at] == '\t'))
		at++;
	*value = word + at;
	*value_len = len - at;
	return name;
}

/* Decimal or 0x hexadecimal, with a sign, within 63 bits. */
bool words_number(const char *word, size_t len, int64_t *out)
{
	const bool minus = len && *word == '-';
	size_t i = len && (*word == '-' || *word == '+');
	unsigned base = 10;
	uint64_t n = 0;

	if (len - i > 2 && word[i] == '0' && (word[i + 1] | 32) == 'x') {
		base = 16;
		i += 2;
	}
	if (i >= len)
		return false;
	for (; i < len; i++) {
		const char c = (char)(word[i] | 32);
		unsigned d = word[i] >= '0' && word[i] <= '9' ? (unsigned)(word[i] - '0')
			   : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 99;
		if (d >= base || n > (UINT64_C(0x7fffffffffffffff) - d) / base)
			return false;
		n = n * base + d;
	}
	*out = minus ? -(int64_t)n : (int64_t)n;
	return true;
}

static void strip(const char **word, size_t *len)
{
	while (*len && (**word == ' ' || **word == '\t')) {
		++*word;
		--*len;
	}
	while (*len && ((*word)[*len - 1] == ' ' || (*word)[*len - 1] == '\t'))
		--*len;
}

/* N, =N, !N, <N, >N, <=N, >=N, A<>B (ends included or not, as the dialect has it), A<=>B, A-B. */
bool words_range(const char *word, size_t len, bool inclusive, struct number_range *out)
{
	int64_t a, b;
	*out = (struct number_range){ INT64_MIN, INT64_MAX, false };
	strip(&word, &len);
	if (len && *word == '!') {
		out->negated = true;
		word++;
		len--;
		strip(&word, &len);
	}
	for (size_t i = 1; i + 2 < len; i++) {
		const bool closed = i + 3 < len && !memcmp(word + i, "<=>", 3);
		const bool open = !memcmp(word + i, "<>", 2), dash = word[i] == '-';
		if (!closed && !open && !dash)
			continue;
		const size_t skip = i + (closed ? 3 : open ? 2 : 1);
		const char *first = word, *second = word + skip;
		size_t first_len = i, second_len = len - skip;
		strip(&first, &first_len);
		strip(&second, &second_len);
		if (!words_number(first, first_len, &a) || !words_number(second, second_len, &b))
			return false;
		out->least = open && !inclusive ? a + 1 : a;
		out->most = open && !inclusive ? b - 1 : b;
		return a <= b;
	}
	size_t skip = 0;
	if (len && (*word == '<' || *word == '>' || *word == '='))
		skip = len > 1 && word[1] == '=' ? 2 : 1;
	const char *number = word + skip;
	size_t number_len = len - skip;
	strip(&number, &number_len);
	if (!words_number(number, number_len, &a))
		return false;
	if (skip && *word == '<')
		out->most = skip == 2 ? a : a - 1;
	else if (skip && *word == '>')
		out->least = skip == 2 ? a : a + 1;
	else
		out->least = out->most = a;
	return true;
}
