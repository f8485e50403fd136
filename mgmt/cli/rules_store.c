/* SPDX-License-Identifier: Apache-2.0 */
/*
 * `bulkhead rules install|list|rollback`: the bundles of a site.  In the store each bundle has a folder with a
 * folder for
 * each version, and two files that name a version: `current` and `previous`.  Installing verifies, compiles, runs the
 * bundle's own captures, and replays recorded traffic; only then does one rename put the version in force.  A step
 * that fails changes nothing.
 */
#define _GNU_SOURCE /* asprintf */
#include "mgmt/cli/cli.h"
#include "mgmt/cli/rules.h"
#include "mgmt/cli/rules_store.h"

#include "rules/rule_store.h"

#include "dataplane/audit/hits.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PATH_MAX_LEN 1024

static const char *store_of(const struct rules_options *o)
{
	return o->store ? o->store : STORE_FOLDER;
}

/* ---- versions ---- */

static bool version_write(const char *store, const char *name, const char *which, unsigned version)
{
	char path[PATH_MAX_LEN], text[16];
	snprintf(path, sizeof path, "%s/%s/%s", store, name, which);
	const int n = snprintf(text, sizeof text, "%u\n", version);
	return rules_write_file(path, text, (size_t)n);
}

/* "0.10.2" against "0.9": -1, 0, 1 */
static int compare_versions(const char *a, const char *b)
{
	while (*a || *b) {
		char *a_end, *b_end;
		const unsigned long x = strtoul(a, &a_end, 10), y = strtoul(b, &b_end, 10);
		if (x != y)
			return x < y ? -1 : 1;
		if (a_end == a && b_end == b)
			return 0;
		a = *a_end == '.' ? a_end + 1 : a_end;
		b = *b_end == '.' ? b_end + 1 : b_end;
	}
	return 0;
}

/* ---- files ---- */

static bool make_folders(char *path)
{
	for (char *p = path + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = 0;
		const bool good = mkdir(path, 0755) == 0 || errno == EEXIST;
		*p = '/';
		if (!good)
			return rules_complain("%s cannot be made: %s", path, strerror(errno));
	}
	return true;
}

static bool unpack(const struct bundle *b, const char *folder)
{
	for (size_t i = 0; i < b->count; i++) {
		char path[PATH_MAX_LEN];
		if (snprintf(path, sizeof path, "%s/%s", folder, b->files[i].path) >= (int)sizeof path ||
				!make_folders(path) ||
		    !rules_write_file(path, b->files[i].data, b->files[i].len))
			return false;
	}
	return true;
}

static void remove_folder(const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	while (d && (e = readdir(d))) {
		char path[PATH_MAX_LEN];
		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..") ||
		    snprintf(path, sizeof path, "%s/%s", folder, e->d_name) >= (int)sizeof path)
			continue;
		if (unlink(path) != 0)
			remove_folder(path);
	}
	if (d)
		closedir(d);
	(void)rmdir(folder);
}

/* ---- the bundle's own captures ---- */

struct wanted {
	unsigned long sid;
	bool found;
};

static void on_hit(void *ctx, const struct signature_text *rule)
{
	struct wanted *w = ctx;
	w->found |= rule->sid == w->sid;
}

static struct signatures *compile(const struct bundle *b)
{
	const struct signature_settings settings = { .cache = getenv("BULKHEAD_CACHE") };
	struct signatures *s = signatures_create(&settings);
	struct diags diags = { 0 };
	bool good = s != NULL;
	for (size_t i = 0; good && i < b->count; i++) {
		union {
			const uint8_t *bytes;
			const char *text;
		} u = { b->files[i].data };
		if (b->files[i].kind == BUNDLE_RULES)
			good = signatures_read(s, u.text, b->files[i].len, b->files[i].path, &diags);
	}
	good = good && signatures_compile(s, &diags) && !diags.errors;
	if (!good)
		diags_print(&diags, stderr);
	diags_fini(&diags);
	if (good)
		return s;
	signatures_destroy(s);
	return NULL;
}

/* Runs every capture hit/SID.pcap and miss/SID.pcap; those below `folder`. */
static bool run_captures(const struct bundle *b, const struct signatures *s, const char *folder, unsigned *count)
{
	for (size_t i = 0; i < b->count; i++) {
		const struct bundle_file *f = &b->files[i];
		char path[PATH_MAX_LEN], error[300], *captures[1] = { path };
		if (f->kind != BUNDLE_HIT && f->kind != BUNDLE_MISS)
			continue;
		const char *slash = strrchr(f->path, '/');
		struct wanted w = { strtoul(slash ? slash + 1 : f->path, NULL, 10), false };
		snprintf(path, sizeof path, "%s/%s", folder, f->path);
		if (!hits_find(s, captures, 1, on_hit, &w, error, sizeof error))
			return rules_complain("%s", error);
		if (w.found != (f->kind == BUNDLE_HIT))
			return rules_complain("rule %lu %s in its own capture %s", w.sid, w.found ? "hits"
					: "does not hit", f->path);
		++*count;
	}
	return true;
}

/* ---- replay ---- */

struct tally {
	unsigned long hits;
};

static void on_replay(void *ctx, const struct signature_text *rule)
{
	struct tally *t = ctx;
	(void)rule;
	t->hits++;
}

static bool replay(const struct rules_options *o, const struct signatures *s)
{
	struct tally t = { 0 };
	char error[300];
	if (!o->replay_count)
		return true;
	if (!hits_find(s, o->replays, o->replay_count, on_replay, &t, error, sizeof error))
		return rules_complain("replay: %s", error);
	printf("replay over %u capture%s: %lu alerts\n", o->replay_count, o->replay_count == 1 ? "" : "s", t.hits);
	return !o->replay_limit || t.hits <= o->replay_limit ||
	       rules_complain("more than the %lu alerts that --most allows: nothing is installed", o->replay_limit);
}

/* ---- install ---- */

static bool is_wanted(const struct rules_options *o, const struct bundle *b)
{
	const unsigned now = store_version(store_of(o), b->name, "current");
	if (compare_versions(BULKHEAD_VERSION, b->minimum) < 0)
		return rules_complain("%s %u needs Bulkhead %s; this is %s", b->name, b->version, b->minimum,
				BULKHEAD_VERSION);
	if (b->version < now && !o->allows_older)
		return rules_complain("%s %u is older than %u, which is installed; --allow-older installs it all the "
				"same", b->name,
				      b->version, now);
	return true;
}

/* The running firewall does not want it: the version before is in force again. */
static void take_back(const struct rules_options *o, const char *name, unsigned now, unsigned before)
{
	char path[PATH_MAX_LEN];
	const struct {
		const char *which;
		unsigned version;
	} files[] = { { "current", now }, { "previous", before } };

	for (unsigned i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s/%s", store_of(o), name, files[i].which);
		if (files[i].version)
			(void)version_write(store_of(o), name, files[i].which, files[i].version);
		else
			(void)unlink(path);
	}
}

static bool put_in_force(const struct rules_options *o, const struct bundle *b, const char *folder,
		const char *temporary)
{
	const unsigned now = store_version(store_of(o), b->name, "current");
	const unsigned before = store_version(store_of(o), b->name, "previous");
	struct stat st;
	if (stat(folder, &st) == 0)
		remove_folder(folder);
	if (rename(temporary, folder) != 0)
		return rules_complain("%s cannot be made: %s", folder, strerror(errno));
	char *about = store_about(b), path[PATH_MAX_LEN + 8];
	snprintf(path, sizeof path, "%s.txt", folder);
	const bool is_written = about && rules_write_file(path, about, strlen(about));
	free(about);
	if (!is_written || (now && now != b->version && !version_write(store_of(o), b->name, "previous", now)) ||
	    !version_write(store_of(o), b->name, "current", b->version))
		return false;
	if (rules_tell(o, store_of(o)))
		return true;
	take_back(o, b->name, now, before);
	return false;
}

static bool install(const struct rules_options *o, const struct bundle *b)
{
	char temporary[PATH_MAX_LEN], folder[PATH_MAX_LEN];
	unsigned captures = 0;
	struct signatures *s = NULL;

	if (!is_wanted(o, b))
		return false;
	snprintf(folder, sizeof folder, "%s/%s/%u", store_of(o), b->name, b->version);
	snprintf(temporary, sizeof temporary, "%s/%s/.new-%ld/", store_of(o), b->name, (long)getpid());
	bool good = make_folders(temporary);
	temporary[strlen(temporary) - 1] = 0;
	good = good && unpack(b, temporary) && (s = compile(b)) && run_captures(b, s, temporary, &captures) &&
			replay(o, s) &&
	       put_in_force(o, b, folder, temporary);
	if (good)
		printf("%s %u of %s is in force: %zu rules, %u captures run\n", b->name, b->version, b->date,
				signatures_count(s),
		       captures);
	else
		remove_folder(temporary);
	signatures_destroy(s);
	return good;
}

int rules_install(const struct rules_options *o)
{
	struct bundle b;
	uint8_t *data;
	size_t len;

	if (o->argument_count != 1) {
		rules_complain("install needs one bundle");
		return EXIT_USAGE;
	}
	if (!rules_verify_file(o, o->arguments[0], &data, &len, &b))
		return EXIT_FINDINGS;
	const bool good = install(o, &b);
	bundle_fini(&b);
	free(data);
	return good ? EXIT_CLEAN : EXIT_FINDINGS;
}

/* ---- list and rollback ---- */

int rules_list(const struct rules_options *o)
{
	const char *store = store_of(o);
	struct store_bundle *list = calloc(STORE_BUNDLES_MAX, sizeof *list);
	const int count = list ? store_bundles(store, list) : -1;
	const int64_t now = time(NULL);

	if (count < 0)
		rules_complain("%s cannot be read: %s", store, strerror(errno));
	for (int i = 0; i < count; i++) {
		const struct store_bundle *b = &list[i];
		const int64_t dated = store_date(b->date);
		printf("%s %u", b->name, b->version);
		if (dated)
			printf(" of %s (%lld days old)", b->date, (long long)((now - dated) / 86400));
		printf(", installed %lld days ago", (long long)((now - b->installed_s) / 86400));
		if (b->previous)
			printf("; before it %u", b->previous);
		printf("\n");
	}
	if (!count)
		printf("no bundle is installed in %s\n", store);
	free(list);
	return count < 0 ? EXIT_USAGE : EXIT_CLEAN;
}

int rules_rollback(const struct rules_options *o)
{
	const char *store = store_of(o), *name = o->argument_count == 1 ? o->arguments[0] : NULL;
	char folder[PATH_MAX_LEN];
	struct stat st;

	if (!name || !bundle_path_is_good(name) || strchr(name, '/')) {
		rules_complain("rollback needs the name of a bundle; `bulkhead rules list` tells");
		return EXIT_USAGE;
	}
	const unsigned now = store_version(store, name, "current"), before = store_version(store, name, "previous");
	if (!now) {
		rules_complain("no bundle called %s is installed in %s", name, store);
		return EXIT_FINDINGS;
	}
	snprintf(folder, sizeof folder, "%s/%s/%u", store, name, before);
	if (!before || stat(folder, &st) != 0) {
		rules_complain("there is no version of %s before %u", name, now);
		return EXIT_FINDINGS;
	}
	if (!version_write(store, name, "current", before) || !version_write(store, name, "previous", now))
		return EXIT_USAGE;
	if (!rules_tell(o, store)) {
		take_back(o, name, now, before);
		return EXIT_FINDINGS;
	}
	printf("%s %u is in force again\n", name, before);
	return EXIT_CLEAN;
}
