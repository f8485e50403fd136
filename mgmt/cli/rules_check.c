/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead rules check`: what became of every rule of some files, in words or as JSON. */
#define _POSIX_C_SOURCE 200809L
#include "mgmt/cli/cli.h"
#include "mgmt/cli/rules.h"

#include "dataplane/events/json.h"
#include "rules/signature.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

struct totals {
	unsigned status[SIGNATURE_STATUSES];
	unsigned cost[COST_COUNT];
	unsigned never, found;
};

static bool is_loaded(const struct signature_report *p)
{
	return p->status == SIGNATURE_LOADED || p->status == SIGNATURE_NOTED;
}

static struct totals count(const struct signatures *s)
{
	struct totals t = { .found = (unsigned)signatures_report_count(s) };
	for (size_t i = 0; i < signatures_report_count(s); i++) {
		const struct signature_report *p = signatures_report(s, i);
		t.status[p->status]++;
		t.cost[p->cost] += is_loaded(p);
		t.never += is_loaded(p) && p->never;
	}
	return t;
}

/* Notes of a rule stand together, but for those that only the whole set told: they name the line alone. */
static bool is_about(const struct diag *d, size_t i, const struct signature_report *p)
{
	return (i >= p->first_note && i < p->first_note + p->notes) ||
	       (!d->column && d->line == p->line && d->severity == SEVERITY_NOTE && !strcmp(d->file, p->file));
}

/* ---- text ---- */

static void print_rule(const struct signature_report *p)
{
	printf("%s:%u: %s: sid %u", p->file, p->line, signature_status_names[p->status], p->sid);
	if (p->sid != p->sid_written && p->sid_written)
		printf(" (written %u)", p->sid_written);
	if (is_loaded(p))
		printf(", by %s, searches %s", signature_cost_names[p->cost], *p->buffers ? p->buffers : "headers");
	printf(": %s\n", p->message);
}

static void print_text(const struct rules_options *o, const struct signatures *s, const struct diags *d, double ms)
{
	static const char *const costs[COST_COUNT] = {
		[COST_FIELD] = "by protocol, intent and code of a message",
				[COST_POSITION] = "by bytes at a fixed place",
		[COST_LITERAL] = "by a text of at least 3 bytes",
				[COST_SHORT] = "by a short text or a regular expression",
		[COST_HEADER] = "by headers alone: tried on every packet that fits them",
	};
	const struct totals t = count(s);

	for (size_t i = 0; i < d->count; i++) {
		const struct diag *x = &d->list[i];
		static const char *const words[] = { "error", "warning", "note" };
		if (o->is_quiet && x->severity != SEVERITY_ERROR)
			continue;
		printf("%s:", x->file);
		if (x->line)
			printf("%u:", x->line);
		if (x->line && x->column)
			printf("%u:", x->column);
		printf(" %s: %s\n", words[x->severity], x->text);
		if (x->hint)
			printf("    %s\n", x->hint);
	}
	for (size_t i = 0; i < signatures_report_count(s); i++)
		if (o->shows_all)
			print_rule(signatures_report(s, i));
	printf("%u rules: %u loaded, %u of them with a note; %u not loaded; %u commented out%s\n", t.found,
	       t.status[SIGNATURE_LOADED] + t.status[SIGNATURE_NOTED], t.status[SIGNATURE_NOTED],
	       		t.status[SIGNATURE_FAILED],
	       t.status[SIGNATURE_DISABLED], t.status[SIGNATURE_DISABLED] ? " (--disabled loads them)" : "");
	for (unsigned i = 0; i < COST_COUNT; i++)
		if (t.cost[i])
			printf("  %5u candidates %s\n", t.cost[i], costs[i]);
	if (t.never)
		printf("  %5u can never match\n", t.never);
	printf("  read and compiled in %.0f ms; %zu KB of memory\n", ms, (signatures_memory(s) + 1023) >> 10);
}

/* ---- JSON ---- */

static void json_diag(struct json *j, const struct diag *d)
{
	static const char *const words[] = { "error", "warning", "note" };
	json_open(j, '{');
	json_member_text(j, "severity", words[d->severity]);
	json_member_text(j, "file", d->file);
	json_member_uint(j, "line", d->line);
	json_member_uint(j, "column", d->column);
	json_member_text(j, "text", d->text);
	json_member_text(j, "hint", d->hint);
	json_close(j, '}');
}

static void json_rule(struct json *j, const struct signature_report *p, const struct diags *d)
{
	json_open(j, '{');
	json_member_text(j, "file", p->file);
	json_member_uint(j, "line", p->line);
	json_member_text(j, "dialect", signature_dialect_names[p->dialect]);
	json_member_text(j, "status", signature_status_names[p->status]);
	json_member_uint(j, "gid", p->gid);
	json_member_uint(j, "sid", p->sid);
	json_member_uint(j, "rev", p->rev);
	if (p->sid != p->sid_written)
		json_member_uint(j, "sid_written", p->sid_written);
	json_member_text(j, "message", p->message);
	if (is_loaded(p)) {
		json_member_text(j, "cost", signature_cost_names[p->cost]);
		json_member_text(j, "buffers", p->buffers);
		json_key(j, "never");
		json_bool(j, p->never);
	}
	json_key(j, "notes");
	json_open(j, '[');
	for (size_t i = 0; i < d->count; i++)
		if (is_about(&d->list[i], i, p))
			json_diag(j, &d->list[i]);
	json_close(j, ']');
	json_close(j, '}');
}

static void print_json(const struct signatures *s, const struct diags *d, double ms)
{
	const struct totals t = count(s);
	struct json j;

	if (!json_open_file(&j, stdout))
		return;
	json_open(&j, '{');
	json_member_uint(&j, "found", t.found);
	json_member_uint(&j, "loaded", t.status[SIGNATURE_LOADED] + t.status[SIGNATURE_NOTED]);
	json_member_uint(&j, "noted", t.status[SIGNATURE_NOTED]);
	json_member_uint(&j, "failed", t.status[SIGNATURE_FAILED]);
	json_member_uint(&j, "disabled", t.status[SIGNATURE_DISABLED]);
	json_member_uint(&j, "never", t.never);
	for (unsigned i = 0; i < COST_COUNT; i++) {
		char key[24];
		snprintf(key, sizeof key, "cost_%s", signature_cost_names[i]);
		json_member_uint(&j, key, t.cost[i]);
	}
	json_member_uint(&j, "compile_ms", (uint64_t)ms);
	json_member_uint(&j, "memory", signatures_memory(s));
	json_key(&j, "rules");
	json_open(&j, '[');
	for (size_t i = 0; i < signatures_report_count(s); i++)
		json_rule(&j, signatures_report(s, i), d);
	json_close(&j, ']');
	json_key(&j, "diagnostics");
	json_open(&j, '[');
	for (size_t i = 0; i < d->count; i++)
		json_diag(&j, &d->list[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	json_literal(&j, "\n");
	(void)json_close_file(&j);
}

/* ---- all of it ---- */

static double now_ms(void)
{
	struct timespec t;
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

int rules_check(const struct rules_options *o)
{
	const struct signature_settings settings = { .wants_disabled = o->wants_disabled, .base_policy = o->base_policy,
						     .cache = o->cache };
	struct signatures *s = signatures_create(&settings);
	struct diags diags = { 0 };
	const double began = now_ms();
	bool is_good = s != NULL;

	if (!o->argument_count) {
		fprintf(stderr, "bulkhead rules check: which files?\n");
		is_good = false;
	}
	for (unsigned i = 0; is_good && i < o->variable_count; i++)
		is_good = signatures_variable(s, o->variables[i], &diags);
	for (unsigned i = 0; is_good && i < o->argument_count; i++)
		is_good = signatures_read_file(s, o->arguments[i], &diags);
	is_good = is_good && signatures_compile(s, &diags);
	int status = EXIT_USAGE;
	if (is_good) {
		status = diags.errors ? EXIT_FINDINGS : EXIT_CLEAN;
		if (o->is_json)
			print_json(s, &diags, now_ms() - began);
		else
			print_text(o, s, &diags, now_ms() - began);
	} else {
		diags_print(&diags, stderr);
	}
	diags_fini(&diags);
	signatures_destroy(s);
	return status;
}
