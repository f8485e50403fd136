/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an operator did wrong: a sentence with its place, a hint, and the nearest known name.  All
 * mistakes of a run are collected; none aborts the process.  Compile side only; grows by malloc.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

struct diag {
	enum severity severity;
	const char *file; /* owned by the diags */
	unsigned line;    /* from 1; 0: the whole file */
	unsigned column;  /* from 1, in bytes; 0: the whole line */
	char *text;
	char *hint;       /* or NULL */
};

#define DIAGS_MAX 10000 /* more are counted, not kept */

struct diags {
	struct diag *list;
	size_t count, cap;
	size_t errors, warnings; /* including those beyond DIAGS_MAX */
};

/* Adds one; text and hint (may be NULL) are copied. */
void diags_add(struct diags *d, enum severity severity, const char *file, unsigned line,
	       unsigned column, const char *hint, const char *text, ...)
	__attribute__((format(printf, 7, 8)));

/* FILE:LINE:COLUMN: error: TEXT, then the hint on a line of its own; at the end how many there were. */
void diags_print(const struct diags *d, FILE *out);

void diags_fini(struct diags *d);

/* The candidate nearest to word (len bytes) by edit distance, or NULL when none is near.
 * candidate(i) answers NULL behind the last. */
const char *nearest_name(const char *word, size_t len, const char *(*candidate)(void *ctx, unsigned i),
			 void *ctx);
