/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every text that people read, by id, in each language: the daemon and the command line here, the pages from the
 * same files (en.json, zh.json).  A text holds {name} where an argument goes, and {name|one|many} for the word that
 * fits its number.  Constant data, no allocation; any thread.
 */
#pragma once

#include <stddef.h>

enum words_language {
	WORDS_EN,
	WORDS_ZH,
	WORDS_LANGUAGES,
};

struct words_argument {
	const char *name;
	const char *value;
};

/* The language that a header Accept-Language or a locale asks for first ("zh-CN,zh;q=0.9"); NULL: English. */
enum words_language words_language(const char *asked);

/* The text as it stands in the file, NULL: no such id. */
const char *words_find(enum words_language language, const char *id);

/*
 * Writes the text with its arguments into `to` (size bytes, always ended by NUL, never cut within a UTF-8 character)
 * and returns how many bytes it needs without the NUL.  An unknown id gives the id, a missing argument its {name}.
 */
size_t words_fill(char *to, size_t size, enum words_language language, const char *id,
		  const struct words_argument *arguments, size_t count);

/* The same with names and values in turn, at most 16 pairs, ended by NULL: ..., "a.b", "name", value, NULL). */
size_t words_text(char *to, size_t size, enum words_language language, const char *id, ...)
	__attribute__((sentinel));
