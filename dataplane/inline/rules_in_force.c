/* SPDX-License-Identifier: Apache-2.0 */
/* The thread of a load touches struct rule_load alone, until it says that it is done. */
#define _GNU_SOURCE /* gettid */

#include "dataplane/inline/rules_in_force.h"

#include "dataplane/host/clock.h"
#include "dataplane/host/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define WORDS_MAX 20u    /* mistakes that are told one by one */
#define KIND_NICE 10     /* compiling gives way to everything */
#define GOOD_MAX (80u << 20)

/* Borrows from the settings. */
struct source_words {
	const char *paths[SETTING_MEMBERS_MAX], *variables[SETTING_MEMBERS_MAX];
	struct rule_sources sources;
};

static void sources_of(const struct settings *s, struct source_words *out)
{
	for (unsigned i = 0; i < s->rules.count; i++)
		out->paths[i] = s->rules.text[i];
	for (unsigned i = 0; i < s->rule_variables.count; i++)
		out->variables[i] = s->rule_variables.text[i];
	out->sources = (struct rule_sources){ out->paths, s->rules.count, s->rule_store[0] ? s->rule_store : NULL,
					      out->variables, s->rule_variables.count };
}

/* ---- sets ---- */

static void set_destroy(struct rule_set *r)
{
	if (!r)
		return;
	for (unsigned i = 0; i < r->works; i++)
		signature_work_destroy(r->work[i]);
	signatures_destroy(r->signatures);
	free(r);
}

static struct rule_set *set_make(const struct rules_in_force *f, const struct rule_texts *t, struct diags *diags)
{
	const struct settings *s = f->settings;
	struct rule_set *r = calloc(1, sizeof *r);
	struct source_words from;

	sources_of(s, &from);
	if (!r)
		return NULL;
	r->bundles = t->bundles;
	r->dated_s = t->dated_s;
	r->signatures = rule_texts_compile(&from.sources, t, s->rule_cache[0] ? s->rule_cache : NULL, diags);
	r->not_loaded = diags->errors;
	for (unsigned i = 0; r->signatures && i < (unsigned)s->workers; i++, r->works++)
		if (!(r->work[i] = signature_work_create(r->signatures, f->memory))) {
			diags_add(diags, SEVERITY_ERROR, "rules", 0, 0, NULL, "no memory for worker %u", i);
			set_destroy(r);
			return NULL;
		}
	if (r->signatures)
		return r;
	set_destroy(r);
	return NULL;
}

/* ---- the last good ones ---- */

static void good_path(const struct settings *s, char path[TEXT_MAX + 16], const char *end)
{
	snprintf(path, TEXT_MAX + 16, "%s/rules.good%s", s->state, end);
}

static void good_write(const struct settings *s, const struct rule_texts *t)
{
	char path[TEXT_MAX + 16], fresh[TEXT_MAX + 16], error[200] = "no memory";
	size_t len = 0, done = 0;
	ssize_t n = 0;
	uint8_t *data = rule_texts_pack(t, &len, error, sizeof error);

	good_path(s, path, "");
	good_path(s, fresh, ".new");
	if (!data) {
		log_error("the rules in force cannot be kept: %s", error);
		return;
	}
	const int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
	while (fd >= 0 && done < len && (n = write(fd, data + done, len - done)) > 0)
		done += (size_t)n;
	bool good = fd >= 0 && done == len && !fsync(fd);
	if (fd >= 0)
		close(fd);
	good = good && !rename(fresh, path);
	if (!good)
		log_error("%s cannot be written: %s", path, strerror(errno));
	free(data);
}

static bool good_read(const struct settings *s, struct rule_texts *t)
{
	char path[TEXT_MAX + 16], error[200] = "no memory";
	struct stat st;
	uint8_t *data = NULL;
	size_t len = 0;
	ssize_t n = 0;

	good_path(s, path, "");
	const int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0 && !fstat(fd, &st) && st.st_size >= 0 && st.st_size <= (off_t)GOOD_MAX)
		data = malloc((size_t)st.st_size + 1);
	while (data && len < (size_t)st.st_size && (n = read(fd, data + len, (size_t)st.st_size - len)) > 0)
		len += (size_t)n;
	if (fd >= 0)
		close(fd);
	const bool good = data && rule_texts_unpack(t, data, len, error, sizeof error);
	if (data && !good)
		log_error("%s is not usable: %s", path, error);
	free(data);
	return good;
}

/* ---- at start ---- */

static void log_mistakes(const struct diags *d)
{
	unsigned told = 0;
	for (size_t i = 0; i < d->count && told < WORDS_MAX; i++) {
		const struct diag *x = &d->list[i];
		if (x->severity != SEVERITY_ERROR)
			continue;
		log_warning("%s:%u:%u: %s", x->file, x->line, x->column, x->text);
		told++;
	}
	if (d->errors > told)
		log_warning("and %zu more; `bulkhead rules check` names them all", d->errors - told);
}

static void boot_good(struct rules_in_force *f)
{
	struct rule_texts texts;
	struct diags diags = { 0 };

	if (!good_read(f->settings, &texts))
		return;
	f->set = set_make(f, &texts, &diags);
	f->is_last_good = f->set;
	if (f->set)
		log_error("the rules that the settings name have mistakes: the last good ones are in force");
	diags_fini(&diags);
	rule_texts_fini(&texts);
}

static void boot_sources(struct rules_in_force *f)
{
	struct rule_texts texts = { 0 };
	struct diags diags = { 0 };
	struct source_words from;

	sources_of(f->settings, &from);
	const bool is_read = rule_texts_gather(&from.sources, &texts, &diags);
	struct rule_set *set = is_read && texts.count ? set_make(f, &texts, &diags) : NULL;
	log_mistakes(&diags);
	if (diags.errors) {
		snprintf(f->failed, sizeof f->failed, "%zu mistakes in the rules that the settings name", diags.errors);
		boot_good(f);
	}
	if (f->set) {
		set_destroy(set);
	} else {
		f->set = set;
		if (set && !diags.errors)
			good_write(f->settings, &texts);
	}
	diags_fini(&diags);
	rule_texts_fini(&texts);
}

/* Folders that are looked into later must be there when the process is confined. */
static void make_folder(const char *path)
{
	char part[TEXT_MAX];
	for (size_t i = 1; path[0] && i <= strlen(path); i++)
		if (path[i] == '/' || !path[i]) {
			snprintf(part, sizeof part, "%.*s", (int)i, path);
			(void)mkdir(part, 0755);
		}
}

bool rules_in_force_boot(struct rules_in_force *f)
{
	f->memory = signature_memory_create();
	if (!f->memory)
		return false;
	make_folder(f->settings->rule_store);
	make_folder(f->settings->rule_cache);
	boot_sources(f);
	f->since_ns = clock_now_ns();
	if (f->set)
		log_info("%zu signature rules, %zu not loaded, %zu kB", signatures_count(f->set->signatures),
			 f->set->not_loaded, rules_in_force_bytes(f) >> 10);
	return true;
}

bool rules_in_force_begin(struct rules_in_force *f)
{
	return workers_rules(f->workers, f->set ? f->set->work : NULL);
}

/* ---- a load ---- */

static void *load(void *arg)
{
	struct rules_in_force *f = arg;
	struct rule_load *l = &f->load;
	struct source_words from;

	(void)setpriority(PRIO_PROCESS, (id_t)gettid(), KIND_NICE);
	sources_of(f->settings, &from);
	const bool is_read = rule_texts_gather(&from.sources, &l->texts, &l->diags);
	l->made = is_read && l->texts.count ? set_make(f, &l->texts, &l->diags) : NULL;
	l->has_failed = !is_read || (l->texts.count && !l->made) || (l->diags.errors && !l->takes_part);
	atomic_store_explicit(&l->is_done, true, memory_order_release);
	return NULL;
}

bool rules_in_force_load(struct rules_in_force *f, bool takes_part)
{
	struct rule_load *l = &f->load;

	if (l->is_running)
		return false;
	*l = (struct rule_load){ .takes_part = takes_part };
	l->is_running = !pthread_create(&l->thread, NULL, load, f);
	if (!l->is_running)
		log_error("rules: a thread cannot be started: %s", strerror(errno));
	return l->is_running;
}

/* Takes the set.  False: a worker did not answer, and nobody knows what is in force: the supervisor will see to it. */
static bool exchange(struct rules_in_force *f, struct rule_set *set)
{
	struct rule_set *old = f->set;

	if (!workers_rules(f->workers, set ? set->work : NULL))
		return false;
	while (event_log_drain(f->events, f->workers))
		;
	f->set = set;
	f->since_ns = clock_now_ns();
	f->is_last_good = false;
	set_destroy(old);
	return true;
}

static char *words_of(const struct diags *d)
{
	char *words = NULL;
	size_t len = 0;
	unsigned told = 0;
	FILE *out = open_memstream(&words, &len);

	if (!out)
		return NULL;
	for (size_t i = 0; i < d->count && told < WORDS_MAX; i++)
		if (d->list[i].severity == SEVERITY_ERROR) {
			fprintf(out, "%s%s:%u:%u: %s", told ? "\n" : "", d->list[i].file, d->list[i].line,
				d->list[i].column, d->list[i].text);
			told++;
		}
	if (d->errors > told)
		fprintf(out, "\nand %zu more", d->errors - told);
	fclose(out);
	return words;
}

static enum rules_load finish(struct rules_in_force *f, char **words)
{
	struct rule_load *l = &f->load;
	const size_t errors = l->diags.errors;

	if (!l->has_failed && exchange(f, l->made)) {
		l->made = NULL;
		f->failed[0] = '\0';
		good_write(f->settings, &l->texts);
		log_notice("%zu signature rules are in force, %zu not loaded",
			   f->set ? signatures_count(f->set->signatures) : 0, errors);
		return RULES_LOAD_DONE;
	}
	*words = words_of(&l->diags);
	if (!l->has_failed)
		snprintf(f->failed, sizeof f->failed, "a worker did not take the rules");
	else
		snprintf(f->failed, sizeof f->failed, "%zu mistakes, the first: %.200s", errors, *words ? *words : "");
	f->failed[strcspn(f->failed, "\n")] = '\0';
	log_error("rules: %s; the former ones stay in force", f->failed);
	return RULES_LOAD_FAILED;
}

enum rules_load rules_in_force_tick(struct rules_in_force *f, char **words)
{
	struct rule_load *l = &f->load;

	*words = NULL;
	if (!l->is_running)
		return RULES_LOAD_NONE;
	if (!atomic_load_explicit(&l->is_done, memory_order_acquire))
		return RULES_LOAD_RUNS;
	pthread_join(l->thread, NULL);
	l->is_running = false;
	const enum rules_load what = finish(f, words);
	set_destroy(l->made);
	l->made = NULL;
	rule_texts_fini(&l->texts);
	diags_fini(&l->diags);
	return what;
}

size_t rules_in_force_bytes(const struct rules_in_force *f)
{
	size_t bytes = 0;
	if (!f->set)
		return 0;
	for (unsigned i = 0; i < f->set->works; i++)
		bytes += signature_work_bytes(f->set->work[i]);
	return bytes + signatures_memory(f->set->signatures) + signature_memory_bytes();
}

void rules_in_force_end(struct rules_in_force *f)
{
	if (f->load.is_running) {
		pthread_join(f->load.thread, NULL);
		set_destroy(f->load.made);
		rule_texts_fini(&f->load.texts);
		diags_fini(&f->load.diags);
	}
	set_destroy(f->set);
	signature_memory_destroy(f->memory);
	f->set = NULL;
}
