/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Collects and prints what an operator did wrong.  Compile side only: every diagnostic owns copies of
 * its strings, made by malloc and freed by diags_fini().  When memory is short a mistake is still
 * counted, so that nothing is loaded in spite of it.  One thread at a time per struct diags.
 */
#include "rules/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char *const severity_names[] = {
	[SEVERITY_ERROR] = "error",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_NOTE] = "note",
};

static char *copy(const char *s)
{
	const size_t size = strlen(s) + 1;
	char *p = malloc(size);
	return p ? memcpy(p, s, size) : NULL;
}

static bool reserve(struct diags *d)
{
	if (d->count >= DIAGS_MAX)
		return false;
	if (d->count < d->cap)
		return true;
	const size_t cap = d->cap ? d->cap * 2 : 16;
	struct diag *list = realloc(d->list, cap * sizeof *list);
	if (!list)
		return false;
	d->list = list;
	d->cap = cap;
	return true;
}

void diags_add(struct diags *d, enum severity severity, const char *file, unsigned line,
	       unsigned column, const char *hint, const char *text, ...)
{
	if (severity == SEVERITY_ERROR)
		d->errors++;
	else if (severity == SEVERITY_WARNING)
		d->warnings++;
	if (!reserve(d))
		return;

	char words[1024];
	va_list args;
	va_start(args, text);
	if (vsnprintf(words, sizeof words, text, args) < 0)
		words[0] = 0;
	va_end(args);

	char *file_copy = copy(file ? file : "");
	char *text_copy = copy(words);
	if (!file_copy || !text_copy) {
		free(file_copy);
		free(text_copy);
		return;
	}
	d->list[d->count++] = (struct diag){
		.severity = severity, .file = file_copy, .line = line, .column = column,
		.text = text_copy, .hint = hint ? copy(hint) : NULL,
	};
}

void diags_print(const struct diags *d, FILE *out)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct diag *g = &d->list[i];
		fprintf(out, "%s:", g->file);
		if (g->line)
			fprintf(out, "%u:", g->line);
		if (g->line && g->column)
			fprintf(out, "%u:", g->column);
		fprintf(out, " %s: %s\n", severity_names[g->severity], g->text);
		if (g->hint)
			fprintf(out, "    %s\n", g->hint);
	}
	if (d->errors || d->warnings)
		fprintf(out, "%zu %s, %zu %s\n", d->errors, d->errors == 1 ? "error" : "errors",
			d->warnings, d->warnings == 1 ? "warning" : "warnings");
}

void diags_fini(struct diags *d)
{
	for (size_t i = 0; i < d->count; i++) {
		union {
			const char *borrowed;
			char *owned;
		} file = { .borrowed = d->list[i].file };
		free(file.owned);
		free(d->list[i].text);
		free(d->list[i].hint);
	}
	free(d->list);
	*d = (struct diags){ 0 };
}

/* ---- the nearest name ---- */

#define WORD_MAX 48

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Insertions, deletions, substitutions and swaps of neighbours that make b of a; both at most WORD_MAX. */
static unsigned distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
	unsigned rows[3][WORD_MAX + 1];
	unsigned *before = rows[0], *above = rows[1], *row = rows[2];

	memset(rows, 0, sizeof rows);
	for (unsigned k = 0; k <= b_len; k++)
		row[k] = k;
	for (size_t i = 1; i <= a_len; i++) {
		unsigned *const oldest = before;
		before = above;
		above = row;
		row = oldest;
		row[0] = (unsigned)i;
		for (size_t k = 1; k <= b_len; k++) {
			const char x = lower(a[i - 1]), y = lower(b[k - 1]);
			unsigned d = above[k - 1] + (x != y);
			d = least(d, above[k] + 1);
			d = least(d, row[k - 1] + 1);
			if (i > 1 && k > 1 && x == lower(b[k - 2]) && lower(a[i - 2]) == y)
				d = least(d, before[k - 2] + 1);
			row[k] = d;
		}
	}
	return row[b_len];
}

const char *nearest_name(const char *word, size_t len, const char *(*candidate)(void *ctx, unsigned i),
			 void *ctx)
{
	const char *best = NULL;
	/* A third of the word may be wrong, of the shortest words one letter. */
	unsigned best_distance = len < 3 ? 2 : (unsigned)len / 3 + 2;

	if (!len || len > WORD_MAX)
		return NULL;
	for (unsigned i = 0;; i++) {
		const char *name = candidate(ctx, i);
		if (!name)
			return best;
		const size_t name_len = strlen(name);
		if (name_len > WORD_MAX)
			continue;
		const unsigned d = distance(word, len, name, name_len);
		if (d < best_distance && d < name_len && d < len) {
			best = name;
			best_distance = d;
		}
	}
}
