/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Settings of a daemon as tables: a setting is one row, and the reader, its mistakes and the reference are loops over
 * the rows.  Start-up only, one thread; owns nothing behind a call.
 */
#pragma once

#include "rules/diag.h"

#include <stdint.h>

struct lexical;
struct node;

#define TEXT_MAX 256           /* bytes of a text, with its NUL */
#define SETTING_MEMBERS_MAX 16 /* of a list */

struct texts {
	unsigned count;
	char text[SETTING_MEMBERS_MAX][TEXT_MAX];
};

struct numbers {
	unsigned count;
	int64_t number[SETTING_MEMBERS_MAX];
};

/* TEXT: char[cap]; NUMBER, WORD (its place among the words), SWITCH: int64_t; TEXTS, NUMBERS: the structs above. */
enum setting_kind { SETTING_TEXT, SETTING_NUMBER, SETTING_WORD, SETTING_SWITCH, SETTING_TEXTS, SETTING_NUMBERS };

struct setting {
	const char *name;
	enum setting_kind kind;
	size_t at;                /* offset in the struct of its scope */
	size_t cap;               /* SETTING_TEXT: bytes */
	const char *text;         /* default of SETTING_TEXT; NULL: must be given */
	int64_t number;           /* default of the others */
	int64_t min, max;         /* SETTING_NUMBER, SETTING_NUMBERS */
	const char *const *words; /* SETTING_WORD, in the order of their enum; ends in NULL */
	const char *help;
};

/* A group of the file. */
struct setting_scope {
	const char *what;         /* "a segment" */
	const struct setting *rows;
	unsigned count;
	const char *also;         /* a member that the caller reads itself, or NULL */
};

struct setting_file {
	const struct lexical *lexical;
	struct diags *diags;
};

/* Writes the defaults of all rows but lists into the struct at base. */
void setting_defaults(const struct setting *rows, size_t count, void *base);

/* Reads one member of a group into the struct at base; mistakes go to the diags. */
void setting_read(const struct setting_file *f, struct setting_scope *scope, const struct node *n, void *base);

bool setting_is_named(const struct setting_file *f, const struct node *n, const char *name);

void setting_wrong(const struct setting_file *f, uint32_t offset, const char *hint, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* The bytes of a file, malloc'd; NULL after a mistake was added to diags. */
char *setting_text(const char *path, size_t *len, struct diags *diags);

/* A table of Markdown. */
void setting_document(FILE *out, const struct setting *rows, size_t count);
