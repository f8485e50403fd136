/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Loops over tables of settings: defaults, reading, range checks, the reference.  The text is read by
 * rules/lexical.h, so mistakes have the same form and places as those in a policy.
 */
#include "dataplane/host/setting.h"

#include "rules/lexical.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* ---- defaults ---- */

void setting_defaults(const struct setting *rows, size_t count, void *base)
{
	for (size_t i = 0; i < count; i++) {
		const struct setting *r = &rows[i];
		char *at = (char *)base + r->at;
		if (r->kind == SETTING_TEXT)
			snprintf(at, r->cap, "%s", r->text ? r->text : "");
		else if (r->kind != SETTING_TEXTS && r->kind != SETTING_NUMBERS)
			memcpy(at, &r->number, sizeof r->number);
	}
}

/* ---- reading ---- */

void setting_wrong(const struct setting_file *r, uint32_t offset, const char *hint, const char *format, ...)
{
	char text[300];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	const struct place at = lexical_place(r->lexical, offset);
	diags_add(r->diags, SEVERITY_ERROR, at.file, at.line, at.column, hint, "%s", text);
}

static void read_text(const struct setting_file *r, const struct setting *row, const struct node *n, char *out,
		      size_t cap)
{
	if (n->kind != NODE_STRING)
		setting_wrong(r, n->at, NULL, "'%s' is a string", row->name);
	else if (n->count >= cap)
		setting_wrong(r, n->at, NULL, "'%s' is longer than %zu bytes", row->name, cap - 1);
	else
		memcpy(out, n->text, n->count + 1);
}

static void read_number(const struct setting_file *r, const struct setting *row, const struct node *n, int64_t *out)
{
	if (n->kind != NODE_INT)
		setting_wrong(r, n->at, NULL, "'%s' is a whole number", row->name);
	else if (n->number < row->min || n->number > row->max)
		setting_wrong(r, n->at, NULL, "'%s' is between %" PRId64 " and %" PRId64, row->name, row->min,
			      row->max);
	else
		*out = n->number;
}

static const char *word_at(void *ctx, unsigned i)
{
	return ((const struct setting *)ctx)->words[i];
}

static void read_word(const struct setting_file *r, const struct setting *row, const struct node *n, int64_t *out)
{
	char hint[160] = "one of:";
	struct setting own = *row;
	if (n->kind == NODE_STRING)
		for (int64_t i = 0; row->words[i]; i++)
			if (!strcmp(row->words[i], n->text)) {
				*out = i;
				return;
			}
	const char *near = n->kind == NODE_STRING ? nearest_name(n->text, n->count, word_at, &own) : NULL;
	if (near)
		snprintf(hint, sizeof hint, "did you mean \"%s\"?  one of:", near);
	for (unsigned i = 0; row->words[i]; i++) {
		strcat(hint, " ");
		strcat(hint, row->words[i]);
	}
	setting_wrong(r, n->at, hint, "'%s' does not know this", row->name);
}

static void read_list(const struct setting_file *r, const struct setting *row, const struct node *n, void *at)
{
	if (n->kind != NODE_LIST && n->kind != NODE_ARRAY) {
		setting_wrong(r, n->at, NULL, "'%s' is a list", row->name);
		return;
	}
	if (n->count > SETTING_MEMBERS_MAX) {
		setting_wrong(r, n->at, NULL, "'%s' has at most %d members", row->name, SETTING_MEMBERS_MAX);
		return;
	}
	unsigned count = 0;
	for (const struct node *m = n->first; m; m = m->next, count++) {
		if (row->kind == SETTING_TEXTS)
			read_text(r, row, m, ((struct texts *)at)->text[count], TEXT_MAX);
		else
			read_number(r, row, m, &((struct numbers *)at)->number[count]);
	}
	if (row->kind == SETTING_TEXTS)
		((struct texts *)at)->count = count;
	else
		((struct numbers *)at)->count = count;
}

static void read_row(const struct setting_file *r, const struct setting *row, const struct node *n, void *base)
{
	char *const at = (char *)base + row->at;
	union {
		char *any;
		int64_t *number;
	} to = { .any = at };

	switch (row->kind) {
	case SETTING_TEXT:
		read_text(r, row, n, at, row->cap);
		break;
	case SETTING_NUMBER:
		read_number(r, row, n, to.number);
		break;
	case SETTING_WORD:
		read_word(r, row, n, to.number);
		break;
	case SETTING_SWITCH:
		if (n->kind == NODE_BOOL)
			*to.number = n->number;
		else
			setting_wrong(r, n->at, NULL, "'%s' is true or false", row->name);
		break;
	case SETTING_TEXTS:
	case SETTING_NUMBERS:
		read_list(r, row, n, at);
		break;
	}
}

static const char *row_name(void *ctx, unsigned i)
{
	const struct setting_scope *s = ctx;
	if (i < s->count)
		return s->rows[i].name;
	return i == s->count ? s->also : NULL;
}

bool setting_is_named(const struct setting_file *r, const struct node *n, const char *name)
{
	return strlen(name) == n->name_len && !memcmp(lexical_name(r->lexical, n), name, n->name_len);
}

void setting_read(const struct setting_file *r, struct setting_scope *scope, const struct node *n, void *base)
{
	char hint[100];
	for (unsigned i = 0; i < scope->count; i++)
		if (setting_is_named(r, n, scope->rows[i].name)) {
			read_row(r, &scope->rows[i], n, base);
			return;
		}
	const char *near = nearest_name(lexical_name(r->lexical, n), n->name_len, row_name, scope);
	if (near)
		snprintf(hint, sizeof hint, "did you mean '%s'?", near);
	setting_wrong(r, n->name_at, near ? hint : "the reference of the configuration lists them all",
		      "%s has no setting '%.*s'", scope->what, n->name_len, lexical_name(r->lexical, n));
}

char *setting_text(const char *path, size_t *len, struct diags *diags)
{
	FILE *f = fopen(path, "re");
	char *text = f ? malloc(LEXICAL_TEXT_MAX) : NULL;
	if (!text) {
		diags_add(diags, SEVERITY_ERROR, path, 0, 0, NULL, "cannot be read: %s", strerror(errno));
	} else {
		*len = fread(text, 1, LEXICAL_TEXT_MAX, f);
		if (ferror(f) || *len == LEXICAL_TEXT_MAX) {
			diags_add(diags, SEVERITY_ERROR, path, 0, 0, NULL,
				  ferror(f) ? "cannot be read: %s" : "is too long", strerror(errno));
			free(text);
			text = NULL;
		}
	}
	if (f)
		fclose(f);
	return text;
}

/* ---- the reference ---- */

static void document_value(FILE *out, const struct setting *r)
{
	switch (r->kind) {
	case SETTING_TEXT:
		fprintf(out, r->text ? "text | `\"%s\"` | " : "text | must be given | ", r->text);
		break;
	case SETTING_NUMBER:
		fprintf(out, "%" PRId64 "..%" PRId64 " | `%" PRId64 "` | ", r->min, r->max, r->number);
		break;
	case SETTING_WORD:
		for (unsigned i = 0; r->words[i]; i++)
			fprintf(out, "%s`\"%s\"`", i ? ", " : "", r->words[i]);
		fprintf(out, " | `\"%s\"` | ", r->words[r->number]);
		break;
	case SETTING_SWITCH:
		fprintf(out, "true, false | `%s` | ", r->number ? "true" : "false");
		break;
	case SETTING_TEXTS:
		fprintf(out, "list of texts | none | ");
		break;
	case SETTING_NUMBERS:
		fprintf(out, "list of %" PRId64 "..%" PRId64 " | none | ", r->min, r->max);
		break;
	}
}

void setting_document(FILE *out, const struct setting *rows, size_t count)
{
	fprintf(out, "| setting | values | default | meaning |\n|---|---|---|---|\n");
	for (size_t i = 0; i < count; i++) {
		fprintf(out, "| `%s` | ", rows[i].name);
		document_value(out, &rows[i]);
		fprintf(out, "%s |\n", rows[i].help);
	}
}
