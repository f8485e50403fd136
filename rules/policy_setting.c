/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading settings by table: see policy_setting.h.  Compile side; owns nothing.
 */
#include "rules/policy_setting.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void __attribute__((format(printf, 4, 0)))
error_at(struct reader *r, struct place at, const char *hint, const char *format, va_list args)
{
	char text[400];
	vsnprintf(text, sizeof text, format, args);
	diags_add(r->diags, SEVERITY_ERROR, at.file, at.line, at.column, hint, "%s", text);
}

void reader_error(struct reader *r, const struct node *n, const char *hint, const char *text, ...)
{
	va_list args;
	va_start(args, text);
	error_at(r, lexical_place(r->lexical, n->at), hint, text, args);
	va_end(args);
}

void reader_error_inside(struct reader *r, const struct node *n, size_t inside, const char *hint,
			 const char *text, ...)
{
	va_list args;
	va_start(args, text);
	error_at(r, lexical_inside(r->lexical, n, inside), hint, text, args);
	va_end(args);
}

/* ---- names ---- */

static bool is_named(const struct reader *r, const struct node *n, const char *name)
{
	return strlen(name) == n->name_len && !memcmp(lexical_name(r->lexical, n), name, n->name_len);
}

const struct node *settings_find(const struct reader *r, const struct node *group, const char *name)
{
	for (const struct node *n = group->first; n; n = n->next)
		if (is_named(r, n, name))
			return n;
	return NULL;
}

static const char *setting_name(void *ctx, unsigned i)
{
	const struct settings *table = ctx;
	return i < table->count ? table->list[i].name : NULL;
}

/* Where a name would be right that is wrong here. */
static const struct settings *table_of(const struct reader *r, const struct node *n)
{
	static const struct settings *const tables[] = { &top_settings, &zone_settings,
							 &conduit_settings, &line_settings };
	for (unsigned t = 0; t < sizeof tables / sizeof tables[0]; t++)
		for (unsigned i = 0; i < tables[t]->count; i++)
			if (is_named(r, n, tables[t]->list[i].name))
				return tables[t];
	return NULL;
}

static void unknown_setting(struct reader *r, const struct node *n, const struct settings *table)
{
	char hint[400];
	struct settings own = *table;
	const char *near = nearest_name(lexical_name(r->lexical, n), n->name_len, setting_name, &own);
	const struct settings *home = table_of(r, n);
	if (home) {
		snprintf(hint, sizeof hint, "it is a setting of %s", home->what);
	} else if (near) {
		snprintf(hint, sizeof hint, "did you mean '%s'?", near);
	} else {
		int used = snprintf(hint, sizeof hint, "%s has", table->what);
		for (unsigned i = 0; i < table->count && used < (int)sizeof hint - 40; i++)
			used += snprintf(hint + used, sizeof hint - (size_t)used, "%s%s",
					 i ? ", " : " ", table->list[i].name);
	}
	const struct place at = lexical_place(r->lexical, n->name_at);
	diags_add(r->diags, SEVERITY_ERROR, at.file, at.line, at.column, hint,
		  "%s has no setting '%.*s'", table->what, n->name_len, lexical_name(r->lexical, n));
}

static const char *word_at(void *ctx, unsigned i)
{
	return ((const char *const *)ctx)[i];
}

int reader_word(struct reader *r, const struct node *n, const char *const *words)
{
	char hint[200];
	int used = 0;
	union {
		const char *const *fixed;
		void *any;
	} list = { .fixed = words };

	for (int i = 0; words[i]; i++)
		if (!strcmp(words[i], n->text))
			return i;
	const char *near = nearest_name(n->text, n->count, word_at, list.any);
	if (near)
		used = snprintf(hint, sizeof hint, "did you mean \"%s\"?  ", near);
	used += snprintf(hint + used, sizeof hint - (size_t)used, "one of:");
	for (unsigned i = 0; words[i] && used < (int)sizeof hint - 20; i++)
		used += snprintf(hint + used, sizeof hint - (size_t)used, " %s", words[i]);
	reader_error(r, n, hint, "'%.40s' is not known here", n->text);
	return -1;
}

uint8_t reader_verdict(struct reader *r, const struct node *n)
{
	static const char *const words[] = { "allow", "alert", "drop", "reset", "refuse", NULL };
	const int word = reader_word(r, n, words);
	return word < 0 ? VERDICT_COUNT : (uint8_t)word;
}

uint8_t reader_mode(struct reader *r, const struct node *n)
{
	static const char *const words[] = { "learn", "monitor", "enforce", NULL };
	const int word = reader_word(r, n, words);
	return (uint8_t)(word < 0 ? MODE_LEARN : word);
}

/* ---- types ---- */

bool reader_kind(struct reader *r, const struct node *n, unsigned kinds, const char *what)
{
	char wanted[200] = "";
	size_t used = 0;
	if (kinds >> n->kind & 1)
		return true;
	for (unsigned k = 0; k <= NODE_BOOL; k++) {
		/* Integers and floats are both "a number". */
		if (!(kinds >> k & 1) || (k == NODE_FLOAT && kinds >> NODE_INT & 1))
			continue;
		used += (size_t)snprintf(wanted + used, sizeof wanted - used, "%s%s", used ? " or " : "",
					 k == NODE_INT && !(kinds >> NODE_FLOAT & 1)
					     ? "a whole number" : node_kind_names[k]);
	}
	reader_error(r, n, NULL, "%s is %s, not %s", what, wanted,
		     n->kind == NODE_FLOAT ? "a number with a fraction" : node_kind_names[n->kind]);
	return false;
}

const struct node *reader_each(const struct node *value, const struct node *before)
{
	if (value->kind != NODE_LIST && value->kind != NODE_ARRAY)
		return before ? NULL : value;
	return before ? before->next : value->first;
}

unsigned reader_count(const struct node *value)
{
	return value->kind == NODE_LIST || value->kind == NODE_ARRAY ? value->count : 1;
}

void settings_read(struct reader *r, const struct node *group, const struct settings *table,
		   void *target)
{
	for (const struct node *n = group->first; n; n = n->next) {
		unsigned i = 0;
		while (i < table->count && !is_named(r, n, table->list[i].name))
			i++;
		if (i == table->count)
			unknown_setting(r, n, table);
	}
	for (unsigned i = 0; i < table->count; i++) {
		const struct setting *s = &table->list[i];
		const struct node *n = settings_find(r, group, s->name);
		char what[60];
		snprintf(what, sizeof what, "'%s'", s->name);
		if (n && reader_kind(r, n, s->kinds, what))
			s->read(r, n, target);
	}
}

/* ---- order ---- */

struct placed {
	struct diag diag;
	size_t number;
};

static int by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	if (x->diag.line != y->diag.line)
		return x->diag.line < y->diag.line ? -1 : 1;
	if (x->diag.column != y->diag.column)
		return x->diag.column < y->diag.column ? -1 : 1;
	return x->number < y->number ? -1 : 1;
}

void diags_sort(struct diags *d, size_t from)
{
	const size_t count = d->count > from ? d->count - from : 0;
	if (count < 2)
		return;
	struct placed *list = malloc(count * sizeof *list);
	if (!list)
		return; /* the order is a comfort */
	for (size_t i = 0; i < count; i++)
		list[i] = (struct placed){ d->list[from + i], i };
	qsort(list, count, sizeof *list, by_place);
	for (size_t i = 0; i < count; i++)
		d->list[from + i] = list[i].diag;
	free(list);
}
