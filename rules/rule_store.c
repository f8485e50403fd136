/* SPDX-License-Identifier: Apache-2.0 */
/* Small text files, each read whole.  What stands in them was checked when the bundle was read; paths are so again. */
#define _GNU_SOURCE /* timegm, strptime */
#include "rules/rule_store.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define PATH_LEN 1024
#define ABOUT_MAX (BUNDLE_FILES_MAX * (BUNDLE_PATH_MAX + 16u))

static char *read_small(const char *path, size_t most)
{
	FILE *in = fopen(path, "re");
	char *text = in ? malloc(most + 1) : NULL;
	if (text)
		text[fread(text, 1, most, in)] = '\0';
	if (in)
		fclose(in);
	return text;
}

uint32_t store_version(const char *store, const char *name, const char *which)
{
	char path[PATH_LEN];
	unsigned version = 0;

	if (snprintf(path, sizeof path, "%s/%s/%s", store, name, which) >= (int)sizeof path)
		return 0;
	char *text = read_small(path, 16);
	if (text && sscanf(text, "%9u", &version) != 1)
		version = 0;
	free(text);
	return version;
}

char *store_read_about(const char *store, const char *name, uint32_t version)
{
	char path[PATH_LEN];
	if (snprintf(path, sizeof path, "%s/%s/%u.txt", store, name, version) >= (int)sizeof path)
		return NULL;
	return read_small(path, ABOUT_MAX);
}

char *store_about(const struct bundle *b)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	if (!out)
		return NULL;
	fprintf(out, "date: %s\n", b->date);
	for (size_t i = 0; i < b->count; i++)
		if (b->files[i].kind == BUNDLE_RULES)
			fprintf(out, "rules: %s\n", b->files[i].path);
	if (fclose(out)) {
		free(text);
		return NULL;
	}
	return text;
}

bool store_rules(const char *about, unsigned n, char path[BUNDLE_PATH_MAX + 1])
{
	for (const char *line = about; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		const size_t len = strcspn(line, "\n");
		if (len < 8 || len > BUNDLE_PATH_MAX + 7 || strncmp(line, "rules: ", 7) != 0 || n--)
			continue;
		memcpy(path, line + 7, len - 7);
		path[len - 7] = '\0';
		return bundle_path_is_good(path);
	}
	return false;
}

int64_t store_date(const char *text)
{
	struct tm day = { 0 };
	const char *end = strptime(text, "%Y-%m-%d", &day);
	return end && end == text + 10 ? (int64_t)timegm(&day) : 0;
}

static void read_bundle(const char *store, struct store_bundle *b)
{
	char path[PATH_LEN];
	struct stat st;
	char *about = store_read_about(store, b->name, b->version);

	b->previous = store_version(store, b->name, "previous");
	if (about && !strncmp(about, "date: ", 6))
		snprintf(b->date, sizeof b->date, "%.10s", about + 6);
	free(about);
	if (snprintf(path, sizeof path, "%s/%s/current", store, b->name) < (int)sizeof path && !stat(path, &st))
		b->installed_s = st.st_mtime;
}

int store_bundles(const char *store, struct store_bundle list[STORE_BUNDLES_MAX])
{
	struct dirent **names = NULL;
	const int found = scandir(store, &names, NULL, alphasort);
	int count = 0;

	if (found < 0)
		return errno == ENOENT ? 0 : -1;
	for (int i = 0; i < found; i++) {
		const char *name = names[i]->d_name;
		struct store_bundle b = { .version = 0 };
		if (strlen(name) <= BUNDLE_NAME_MAX && bundle_path_is_good(name) && count < (int)STORE_BUNDLES_MAX) {
			memcpy(b.name, name, strlen(name) + 1);
			b.version = store_version(store, name, "current");
		}
		if (b.version) {
			read_bundle(store, &b);
			list[count++] = b;
		}
		free(names[i]);
	}
	free(names);
	return count;
}
