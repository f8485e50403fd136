/* SPDX-License-Identifier: Apache-2.0 */
/*
 * `bulkhead rules reload|status`, and what install and rollback tell the bulkheadd that runs.  What it is to load is
 * compiled here first, in a process of its own with limits: mistakes are found where they do no harm, and the compiled
 * patterns wait in the cache.
 */
#define _GNU_SOURCE
#include "mgmt/cli/ask.h"
#include "mgmt/cli/cli.h"
#include "mgmt/cli/rules.h"

#include "rules/rule_source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define LOAD_PATIENCE_MS 300000u
#define TRY_SECONDS 120u
#define TRY_NICE 15
#define TRY_BYTES (UINT64_C(8) << 30)
#define SOURCES_MAX 64u

enum tried { TRIED_GOOD, TRIED_MISTAKES, TRIED_FAILED };

/* ---- what it loads ---- */

struct wanted {
	struct control_rules_source *list;
	unsigned count;
	const char *paths[SOURCES_MAX], *variables[SOURCES_MAX], *cache;
	struct rule_sources sources;
};

static bool ask_sources(struct ask *a, struct wanted *w)
{
	void *records = NULL;
	const bool good = ask_send(a, CONTROL_RULES_SOURCES, NULL, 0, -1) &&
			  ask_records(a, CONTROL_RULES_SOURCES, sizeof *w->list, &records, &w->count);

	w->list = records;
	w->sources = (struct rule_sources){ .paths = w->paths, .variables = w->variables };
	for (unsigned i = 0; good && i < w->count; i++) {
		struct control_rules_source *s = &w->list[i];
		s->kind[sizeof s->kind - 1] = s->text[sizeof s->text - 1] = '\0';
		if (!strcmp(s->kind, "path") && w->sources.path_count < SOURCES_MAX)
			w->paths[w->sources.path_count++] = s->text;
		else if (!strcmp(s->kind, "variable") && w->sources.variable_count < SOURCES_MAX)
			w->variables[w->sources.variable_count++] = s->text;
		else if (!strcmp(s->kind, "store"))
			w->sources.store = s->text;
		else if (!strcmp(s->kind, "cache"))
			w->cache = s->text;
	}
	return good;
}

/* ---- a try ---- */

static enum tried compile(const struct wanted *w, bool is_quiet)
{
	struct rule_texts texts;
	struct diags diags = { 0 };
	enum tried what = TRIED_FAILED;

	if (rule_texts_gather(&w->sources, &texts, &diags)) {
		struct signatures *s = rule_texts_compile(&w->sources, &texts, w->cache, &diags);
		if (s || !texts.count)
			what = diags.errors ? TRIED_MISTAKES : TRIED_GOOD;
		signatures_destroy(s);
		rule_texts_fini(&texts);
	}
	for (size_t i = 0; i < diags.count; i++) {
		const struct diag *d = &diags.list[i];
		if (d->severity == SEVERITY_ERROR && !(is_quiet && what == TRIED_MISTAKES))
			fprintf(stderr, "%s:%u:%u: %s\n", d->file, d->line, d->column, d->text);
	}
	diags_fini(&diags);
	return what;
}

static enum tried try_all(const struct wanted *w, bool is_quiet)
{
	int status = 0;

	fflush(NULL);
	const pid_t child = fork();
	if (!child) {
		const struct rlimit seconds = { TRY_SECONDS, TRY_SECONDS }, bytes = { TRY_BYTES, TRY_BYTES };
		(void)setrlimit(RLIMIT_CPU, &seconds);
		(void)setrlimit(RLIMIT_AS, &bytes);
		(void)setpriority(PRIO_PROCESS, 0, TRY_NICE); /* the line goes first */
		(void)alarm(4 * TRY_SECONDS);
		_exit(compile(w, is_quiet));
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		fprintf(stderr, "bulkhead rules: they cannot be tried: %s\n", strerror(errno));
	else if (WIFEXITED(status))
		return (enum tried)WEXITSTATUS(status);
	else
		fprintf(stderr, "bulkhead rules: compiling them took more than %u s or %llu GB\n", TRY_SECONDS,
			(unsigned long long)(TRY_BYTES >> 30));
	return TRIED_FAILED;
}

/* ---- asking ---- */

static const struct column columns[] = {
	COLUMN(control_rules, state, "state", COLUMN_TEXT),
	COLUMN(control_rules, rules, "rules", COLUMN_U64),
	COLUMN(control_rules, not_loaded, "not loaded", COLUMN_U64),
	COLUMN(control_rules, bundles, "bundles", COLUMN_U32),
	COLUMN(control_rules, bytes, "memory", COLUMN_BYTES),
	COLUMN(control_rules, since_ns, "in force since", COLUMN_TIME),
	COLUMN(control_rules, dated_ns, "of", COLUMN_TIME),
	COLUMN(control_rules, age_days, "age in days", COLUMN_U64),
	COLUMN(control_rules, failed, "latest failure", COLUMN_TEXT),
};
static const struct table table = TABLE(control_rules, columns);

/* *found: malloc'd. */
static bool fetch(struct ask *a, enum control_type type, const void *body, size_t len, struct control_rules **found)
{
	void *records = NULL;
	unsigned count = 0;
	const bool good = ask_send(a, type, body, len, -1) &&
			  ask_records(a, type, sizeof **found, &records, &count) && count == 1;

	*found = good ? records : NULL;
	if (!good)
		free(records);
	return good;
}

static bool load(struct ask *a, bool takes_part, struct control_rules **found)
{
	const struct control_rules_load l = { takes_part };
	return fetch(a, CONTROL_RULES_LOAD, &l, sizeof l, found);
}

static bool open_patiently(struct ask *a, const struct rules_options *o)
{
	a->command = o->command;
	if (control_open(&a->client, o->socket ? o->socket : ASK_SOCKET, LOAD_PATIENCE_MS))
		return true;
	fprintf(stderr, "bulkhead rules: %s\n", a->client.error);
	return false;
}

int rules_reload(const struct rules_options *o)
{
	struct control_rules *now = NULL;
	struct wanted w = { .list = NULL };
	struct ask a;
	int status = EXIT_USAGE;

	if (!open_patiently(&a, o))
		return EXIT_USAGE;
	if (ask_sources(&a, &w)) {
		const enum tried tried = try_all(&w, o->is_quiet || o->takes_part);
		if (tried == TRIED_FAILED || (tried == TRIED_MISTAKES && !o->takes_part)) {
			fprintf(stderr, "bulkhead rules: nothing is changed%s\n", tried == TRIED_MISTAKES
				? "; --partly loads the rules that have no mistakes" : "");
			status = EXIT_FINDINGS;
		} else if (load(&a, o->takes_part, &now)) {
			printf("%llu rules are in force, %llu not loaded\n", (unsigned long long)now->rules,
			       (unsigned long long)now->not_loaded);
			status = EXIT_CLEAN;
		} else {
			status = EXIT_FINDINGS;
		}
	}
	free(now);
	free(w.list);
	ask_close(&a);
	return status;
}

int rules_status(const struct rules_options *o)
{
	struct control_rules *now = NULL;
	struct ask a;

	if (!ask_open(&a, o->command, o->socket))
		return EXIT_USAGE;
	const bool good = fetch(&a, CONTROL_RULES, NULL, 0, &now);
	if (good && o->is_json)
		table_json(&table, now, 1);
	else if (good)
		table_pairs(&table, now);
	const bool is_well = good && !now->failed[0];
	free(now);
	ask_close(&a);
	return !good ? EXIT_USAGE : is_well ? EXIT_CLEAN : EXIT_FINDINGS;
}

static bool is_same_folder(const char *a, const char *b)
{
	struct stat x, y;
	return !stat(a, &x) && !stat(b, &y) && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

bool rules_tell(const struct rules_options *o, const char *store)
{
	struct control_rules *now = NULL;
	struct wanted w = { .list = NULL };
	struct ask a = { .command = o->command };
	bool good = true;

	if (!control_open(&a.client, o->socket ? o->socket : ASK_SOCKET, LOAD_PATIENCE_MS)) {
		if (o->socket)
			fprintf(stderr, "bulkhead rules: %s\n", a.client.error);
		return !o->socket; /* else nobody runs: the next start takes them */
	}
	/* What the bundle brings was compiled already: mistakes are those of other files, and were there before. */
	if (ask_sources(&a, &w) && w.sources.store && is_same_folder(w.sources.store, store)) {
		good = try_all(&w, true) != TRIED_FAILED && load(&a, true, &now);
		if (good)
			printf("bulkheadd has taken them: %llu rules are in force\n", (unsigned long long)now->rules);
		else
			fprintf(stderr, "bulkhead rules: bulkheadd does not take them: nothing is changed\n");
	}
	free(now);
	free(w.list);
	ask_close(&a);
	return good;
}
