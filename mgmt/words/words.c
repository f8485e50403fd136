/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Texts by id, with their arguments filled in.  The table is written from en.json and zh.json when this is built.
 */
#include "mgmt/words/words.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

struct words_entry {
	const char *id;
	const char *text[WORDS_LANGUAGES];
};

#include "mgmt/words/words_table.h"

#define ARGUMENTS_MAX 16

struct writer {
	char *to;
	size_t size, len;   /* len: what all of it needs */
	bool is_full;       /* the first byte that had no room; nothing is written after it */
};

static void write_bytes(struct writer *w, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++, w->len++) {
		if (w->len + 1 >= w->size)
			w->is_full = true;
		if (!w->is_full)
			w->to[w->len] = text[i];
	}
}

/* Ends the text; of a UTF-8 character that has no room nothing stays. */
static void finish(struct writer *w)
{
	if (!w->size)
		return;
	size_t end = w->len;
	if (w->is_full) {
		end = w->size - 1;
		size_t start = end;
		while (start && ((unsigned char)w->to[start - 1] & 0xc0) == 0x80)
			start--;
		unsigned char lead = start ? (unsigned char)w->to[start - 1] : 0;
		size_t wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
		if (start && end - (start - 1) < wanted)
			end = start - 1;
	}
	w->to[end] = '\0';
}

static const struct words_entry *find(const char *id)
{
	size_t low = 0, high = sizeof(entries) / sizeof(entries[0]);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(id, entries[middle].id);
		if (!order)
			return &entries[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static const char *value_of(const struct words_argument *arguments, size_t count, const char *name, size_t len)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(arguments[i].name) == len && !memcmp(arguments[i].name, name, len))
			return arguments[i].value;
	}
	return NULL;
}

/* What stands between braces: "name" or "name|one|many". */
static void write_placeholder(struct writer *w, const char *p, const char *end,
			      const struct words_argument *arguments, size_t count)
{
	const char *bar = memchr(p, '|', (size_t)(end - p));
	const char *value = value_of(arguments, count, p, (size_t)((bar ? bar : end) - p));
	const char *second = bar ? memchr(bar + 1, '|', (size_t)(end - bar - 1)) : NULL;
	if (!value) {
		write_bytes(w, p - 1, (size_t)(end - p) + 2);
	} else if (!second) {
		write_bytes(w, value, strlen(value));
	} else if (!strcmp(value, "1")) {
		write_bytes(w, bar + 1, (size_t)(second - bar - 1));
	} else {
		write_bytes(w, second + 1, (size_t)(end - second - 1));
	}
}

enum words_language words_language(const char *asked)
{
	bool is_zh = asked && (asked[0] | 0x20) == 'z' && (asked[1] | 0x20) == 'h';
	return is_zh ? WORDS_ZH : WORDS_EN;
}

const char *words_find(enum words_language language, const char *id)
{
	const struct words_entry *e = find(id);
	return e ? e->text[language] : NULL;
}

size_t words_fill(char *to, size_t size, enum words_language language, const char *id,
		  const struct words_argument *arguments, size_t count)
{
	struct writer w = { .to = to, .size = size };
	const char *text = words_find(language, id);
	const char *p = text ? text : id;
	while (*p) {
		const char *brace = strchr(p, '{');
		const char *end = brace ? strchr(brace, '}') : NULL;
		if (!end) {
			write_bytes(&w, p, strlen(p));
			break;
		}
		write_bytes(&w, p, (size_t)(brace - p));
		write_placeholder(&w, brace + 1, end, arguments, count);
		p = end + 1;
	}
	finish(&w);
	return w.len;
}

size_t words_text(char *to, size_t size, enum words_language language, const char *id, ...)
{
	struct words_argument arguments[ARGUMENTS_MAX];
	size_t count = 0;
	va_list list;
	va_start(list, id);
	for (const char *name; count < ARGUMENTS_MAX && (name = va_arg(list, const char *)); count++)
		arguments[count] = (struct words_argument){ name, va_arg(list, const char *) };
	va_end(list);
	return words_fill(to, size, language, id, arguments, count);
}
