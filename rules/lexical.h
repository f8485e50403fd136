/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pass that stands before libconfig.  It reads the text itself, refuses by name what libconfig
 * would take silently or slowly, and keeps where each name and value stands, to the byte.  libconfig
 * then reads the same text: what it refuses is refused, and what it reads must be what was read here.
 *
 * Compile side, any thread.  A struct lexical owns its tree and a copy of the text.
 */
#pragma once

#include "rules/diag.h"
#include "rules/expression.h"

#include <stdint.h>

#define LEXICAL_TEXT_MAX (16u << 20) /* bytes of one file */
#define LEXICAL_NODES_MAX 1000000    /* values of one file */
#define LEXICAL_MEMBERS_MAX 256      /* settings of one group: libconfig's time grows with the square */
#define LEXICAL_ELEMENTS_MAX 100000  /* values of one list: libconfig moves a list as it grows */
#define LEXICAL_DEPTH_MAX 16

enum node_kind {
	NODE_GROUP,
	NODE_LIST,
	NODE_ARRAY,
	NODE_STRING,
	NODE_INT,
	NODE_FLOAT,
	NODE_BOOL,
};

extern const char *const node_kind_names[NODE_BOOL + 1]; /* "a group { }", ... */

struct node {
	uint8_t kind;      /* enum node_kind */
	uint8_t name_len;  /* 0: no name */
	uint32_t name_at;  /* offset of the name in the text */
	uint32_t at;       /* offset of the value */
	uint32_t count;    /* members of a group, list or array; bytes of a string */
	struct node *next; /* the next member of the same parent */
	union {
		struct node *first; /* of a group, list or array */
		const char *text;   /* string, ends in NUL */
		int64_t number;     /* also of a bool: 0 or 1 */
		double real;
	};
};

struct lexical;

/* Reads len bytes called name (borrowed).  The first mistake goes to diags; NULL then. */
struct lexical *lexical_read(const char *text, size_t len, const char *name, struct diags *diags);
void lexical_destroy(struct lexical *x);

/* The group of everything. */
const struct node *lexical_root(const struct lexical *x);

/* The name of a member as it stands in the text (name_len bytes). */
const char *lexical_name(const struct lexical *x, const struct node *n);

/* Line and column of an offset in the text. */
struct place lexical_place(const struct lexical *x, uint32_t at);

/* Line and column of byte `inside` of a string's value, escapes and joined strings counted. */
struct place lexical_inside(const struct lexical *x, const struct node *string, size_t inside);
