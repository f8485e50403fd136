/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The reader that lexical.c (structure) and lexical_value.c (strings, numbers, words) share.  Each read_*()
 * begins at x->at and leaves it behind what it read; false after a mistake, which was reported.
 */
#pragma once

#include "rules/lexical.h"

struct chunk;

struct lexical {
	char *text; /* a copy, ends in newline and NUL */
	uint32_t len;
	uint32_t at; /* the reader stands here */
	uint32_t nodes;
	uint32_t *lines; /* offset of the first byte of each line */
	uint32_t line_count;
	const char *file;
	struct diags *diags;
	struct chunk *chunks;
	struct node root;
};

/* Zeroed memory of the tree. */
void *lexical_take(struct lexical *x, size_t n);

/* Reports a mistake at an offset; always false. */
bool lexical_mistake(struct lexical *x, uint32_t at, const char *hint, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Reports that `what` should stand at the reader; always false. */
bool lexical_expected(struct lexical *x, const char *what);

/* Passes blanks and comments. */
bool lexical_skip_blanks(struct lexical *x);

bool lexical_read_string(struct lexical *x, struct node *n);
bool lexical_read_number(struct lexical *x, struct node *n);
bool lexical_read_word(struct lexical *x, struct node *n);

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool is_name(char c)
{
	return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '*';
}
