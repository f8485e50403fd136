/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A policy file to struct policy: the top level, and what follows from what was read (zones: policy_zone.c,
 * conduits: policy_conduit.c, lines: policy_line.c).  Every mistake is reported; a policy with one is
 * destroyed.  Compile side.
 */
#include "rules/expression_tree.h"
#include "rules/policy_setting.h"

#include "dissectors/registry.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define LANGUAGE_VERSION 1

/* ---- the top level ---- */

static void read_version(struct reader *r, const struct node *n, void *target)
{
	((struct policy *)target)->has_version = true;
	if (n->number != LANGUAGE_VERSION)
		reader_error(r, n, "this program knows version 1",
			     "version %lld of the policy language is not known", (long long)n->number);
}

static void read_mode(struct reader *r, const struct node *n, void *target)
{
	struct policy *p = target;
	p->has_mode = true;
	p->mode = reader_mode(r, n);
}

static void read_otherwise(struct reader *r, const struct node *n, void *target)
{
	((struct policy *)target)->otherwise = reader_verdict(r, n);
}

static void read_within(struct reader *r, const struct node *n, void *target)
{
	static const char *const words[] = { "allow", "judge", NULL };
	((struct policy *)target)->within_judged = reader_word(r, n, words) == 1;
}

/* "+08:00": the plant's time; no daylight saving, so that a schedule means the same all year. */
static void read_utc_offset(struct reader *r, const struct node *n, void *target)
{
	struct policy *p = target;
	const char *t = n->text;
	bool ok = n->count == 6 && (t[0] == '+' || t[0] == '-') && t[3] == ':';
	for (unsigned i = 1; ok && i < 6; i++)
		ok = i == 3 || (t[i] >= '0' && t[i] <= '9');
	if (ok) {
		const int hours = (t[1] - '0') * 10 + t[2] - '0';
		const int minutes = (t[4] - '0') * 10 + t[5] - '0';
		ok = hours <= 14 && minutes < 60;
		p->utc_offset_min = (hours * 60 + minutes) * (t[0] == '-' ? -1 : 1);
	}
	if (!ok)
		reader_error(r, n, "such as \"+08:00\" or \"-05:30\"", "'%.40s' is not an offset",
			     n->text);
}

static void read_zones(struct reader *r, const struct node *n, void *target)
{
	(void)target;
	zones_read(r, n);
	zones_order(r);
}

static void read_conduits(struct reader *r, const struct node *n, void *target)
{
	(void)target;
	conduits_read(r, n);
}

/* In the order in which they are read: conduits need all that stands before them. */
static const struct setting top_list[] = {
	{ "version", KIND_INT, read_version },
	{ "mode", KIND_STRING, read_mode },
	{ "otherwise", KIND_STRING, read_otherwise },
	{ "within", KIND_STRING, read_within },
	{ "utc_offset", KIND_STRING, read_utc_offset },
	{ "zones", KIND_LISTS, read_zones },
	{ "conduits", KIND_LISTS, read_conduits },
};
const struct settings top_settings = SETTINGS("a policy", top_list);

/* ---- what follows from what was read ---- */

static uint64_t hash_text(uint64_t hash, const char *text)
{
	for (; *text; text++)
		hash = guard_mix(hash, (uint8_t)*text);
	return guard_mix(hash, 0x100);
}

static void note_allow(struct policy *p, struct conduit *c, const struct line *l)
{
	const struct expression *e = l->expression;
	for (unsigned b = 0; l->scope != SCOPE_TRANSPORT && b < e->branch_count; b++) {
		const struct dissector *d = e->branch[b].dissector;
		if (!d) {
			c->allows_any = true;
			c->opens_any |= !l->names_port;
		}
		/* What carries the protocol comes with it: its sessions, and its ports. */
		for (; d; d = d->carrier) {
			const unsigned number = policy_protocol(p, d);
			const uint64_t bit = UINT64_C(1) << number % 64;
			if (number >= POLICY_PROTOCOLS_MAX)
				continue;
			c->allows[number / 64] |= bit;
			c->opens[number / 64] |= l->names_port ? 0 : bit;
		}
	}
}

/* `scale` of an expression: the predicates have it built in, steps and `always` need it beside them. */
static double scale_of(const struct expression *e)
{
	char quote = 0;
	for (const char *t = e->text; *t; t++) {
		if (*t == '\\' && quote && t[1])
			t++;
		else if (quote ? *t == quote : *t == '"' || *t == '\'')
			quote = quote ? 0 : *t;
		else if (!quote && !strncmp(t, " scale=", 7))
			return strtod(t + 7, NULL);
	}
	return 1;
}

static void finish_conduit(struct policy *p, struct conduit *c)
{
	for (unsigned i = 0; i < c->deny_count + c->allow_count; i++) {
		const uint32_t id = i < c->deny_count ? c->deny[i] : c->allow[i - c->deny_count];
		struct line *l = &p->lines[id];
		l->hash = hash_text(hash_text(hash_text(1, c->from), c->to), l->text);
		c->names_ethertype |= l->names_ethertype;
		if (l->limits)
			l->limits->scale = scale_of(l->expression);
		if (l->kind == LINE_ALLOW)
			note_allow(p, c, l);
	}
}

static void finish(struct policy *p)
{
	for (uint32_t i = 0; i < p->conduit_count; i++)
		finish_conduit(p, &p->conduits[i]);
	p->within = policy_take(p, (p->zone_count + 1) * sizeof p->within[0]);
	for (uint32_t i = 0; i < p->zone_count; i++)
		p->within[i] = (struct conduit){ .from = p->zones[i].name, .to = p->zones[i].name,
						 .mode = p->mode, .within = true };
	policy_index_build(p);
}

struct policy *policy_compile(const char *text, size_t len, const char *name, struct diags *diags)
{
	const size_t first = diags->count, errors = diags->errors;
	struct policy *p = policy_create(name);
	struct lexical *x = lexical_read(text, len, p->file, diags);
	if (!x) {
		policy_destroy(p);
		return NULL;
	}
	struct reader r = { .policy = p, .lexical = x, .diags = diags, .errors_before = errors };
	settings_read(&r, lexical_root(x), &top_settings, p);
	lexical_destroy(x);
	diags_sort(diags, first);
	if (diags->errors == errors) {
		finish(p);
		return p;
	}
	policy_destroy(p);
	return NULL;
}

struct policy *policy_load(const char *path, struct diags *diags)
{
	struct policy *p = NULL;
	FILE *in = fopen(path, "rb");
	char *text = malloc(LEXICAL_TEXT_MAX + 1);
	if (!in || !text) {
		diags_add(diags, SEVERITY_ERROR, path, 0, 0, NULL, "cannot be opened: %s",
			  strerror(errno));
	} else {
		const size_t len = fread(text, 1, LEXICAL_TEXT_MAX + 1, in);
		if (ferror(in))
			diags_add(diags, SEVERITY_ERROR, path, 0, 0, NULL, "cannot be read: %s",
				  strerror(errno));
		else
			p = policy_compile(text, len, path, diags);
	}
	if (in)
		fclose(in);
	free(text);
	return p;
}
