/* SPDX-License-Identifier: Apache-2.0 */
/* What is packed is a bundle (rules/bundle.h) without a signature: it never leaves the folder of state. */
#define _GNU_SOURCE /* strdup */
#include "rules/rule_source.h"

#include "rules/rule_store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PATH_LEN 1024
#define TEXTS_MAX BUNDLE_FILES_MAX

/* ---- gathering ---- */

static bool add(struct rule_texts *t, const char *name, char *text, size_t len)
{
	char *copy = strdup(name);
	struct rule_text *list = copy && t->count < TEXTS_MAX ? realloc(t->list, (t->count + 1) * sizeof *list) : NULL;
	if (!list) {
		free(copy);
		free(text);
		return false;
	}
	t->list = list;
	t->list[t->count++] = (struct rule_text){ copy, text, len };
	return true;
}

static char *read_whole(int fd, size_t size, size_t *len)
{
	char *text = malloc(size + 1);
	ssize_t n;
	*len = 0;
	while (text && *len < size && (n = read(fd, text + *len, size - *len)) > 0)
		*len += (size_t)n;
	return text;
}

/* time: of the newest file, when it counts. */
static bool gather_file(struct rule_texts *t, const char *path, const char *name, int64_t *newest, struct diags *diags)
{
	struct stat st;
	const int fd = open(path, O_RDONLY | O_CLOEXEC);
	size_t len = 0;
	char *text = NULL;

	if (fd >= 0 && !fstat(fd, &st) && S_ISREG(st.st_mode) && (uint64_t)st.st_size <= SIGNATURE_FILE_MAX)
		text = read_whole(fd, (size_t)st.st_size, &len);
	else if (fd >= 0)
		errno = EFBIG;
	if (text && newest && st.st_mtime > *newest)
		*newest = st.st_mtime;
	if (!text || !add(t, name, text, len)) {
		diags_add(diags, SEVERITY_ERROR, name, 0, 0, NULL, "cannot be read: %s",
			  fd < 0 ? strerror(errno) : "it is no file of rules, or there are too many");
		text = NULL;
	}
	if (fd >= 0)
		close(fd);
	return text;
}

static int is_rules(const struct dirent *e)
{
	const size_t n = strlen(e->d_name);
	return n > 6 && e->d_name[0] != '.' && !strcmp(e->d_name + n - 6, ".rules");
}

static bool gather_path(struct rule_texts *t, const char *path, int64_t *newest, struct diags *diags)
{
	struct dirent **names = NULL;
	struct stat st;
	bool good = true;

	if (stat(path, &st) || !S_ISDIR(st.st_mode))
		return gather_file(t, path, path, newest, diags);
	const int count = scandir(path, &names, is_rules, alphasort);
	if (count < 0)
		diags_add(diags, SEVERITY_ERROR, path, 0, 0, NULL, "cannot be read: %s", strerror(errno));
	for (int i = 0; i < count; i++) {
		char file[PATH_LEN];
		good &= snprintf(file, sizeof file, "%s/%s", path, names[i]->d_name) < (int)sizeof file &&
			gather_file(t, file, file, newest, diags);
		free(names[i]);
	}
	free(names);
	return good && count >= 0;
}

static bool gather_bundle(struct rule_texts *t, const char *store, const struct store_bundle *b, struct diags *diags)
{
	char path[BUNDLE_PATH_MAX + 1], file[PATH_LEN], name[BUNDLE_PATH_MAX + BUNDLE_NAME_MAX + 16];
	char *about = store_read_about(store, b->name, b->version);
	bool good = about;

	if (!about)
		diags_add(diags, SEVERITY_ERROR, store, 0, 0, NULL, "%s %u lies there without its %u.txt", b->name,
			  b->version, b->version);
	for (unsigned i = 0; good && store_rules(about, i, path); i++) {
		snprintf(name, sizeof name, "%s-%u/%s", b->name, b->version, path);
		const int n = snprintf(file, sizeof file, "%s/%s/%u/%s", store, b->name, b->version, path);
		good = n < (int)sizeof file && gather_file(t, file, name, NULL, diags);
	}
	free(about);
	const int64_t dated = store_date(b->date);
	if (dated && (!t->bundles || dated < t->dated_s))
		t->dated_s = dated;
	t->bundles++;
	return good;
}

/* What the site wants of rules that others wrote comes first; there may be nothing. */
static bool gather_tuning(struct rule_texts *t, const char *store, struct diags *diags)
{
	char path[PATH_LEN];

	if (!store || snprintf(path, sizeof path, "%s/" STORE_TUNING, store) >= (int)sizeof path || access(path, F_OK))
		return true;
	return gather_file(t, path, path, NULL, diags);
}

bool rule_texts_gather(const struct rule_sources *from, struct rule_texts *out, struct diags *diags)
{
	struct store_bundle *list = calloc(STORE_BUNDLES_MAX, sizeof *list);
	int64_t newest = 0;
	bool good = list;

	*out = (struct rule_texts){ 0 };
	good = good && gather_tuning(out, from->store, diags);
	for (unsigned i = 0; i < from->path_count; i++)
		good &= gather_path(out, from->paths[i], &newest, diags);
	const int count = list && from->store ? store_bundles(from->store, list) : 0;
	if (count < 0) {
		diags_add(diags, SEVERITY_ERROR, from->store, 0, 0, NULL, "cannot be read: %s", strerror(errno));
		good = false;
	}
	for (int i = 0; i < count; i++)
		good &= gather_bundle(out, from->store, &list[i], diags);
	free(list);
	if (!out->bundles)
		out->dated_s = newest;
	if (!good)
		rule_texts_fini(out);
	return good;
}

void rule_texts_fini(struct rule_texts *t)
{
	for (unsigned i = 0; i < t->count; i++) {
		free(t->list[i].name);
		free(t->list[i].text);
	}
	free(t->list);
	*t = (struct rule_texts){ 0 };
}

/* ---- compiling ---- */

struct signatures *rule_texts_compile(const struct rule_sources *from, const struct rule_texts *t, const char *cache,
				      struct diags *diags)
{
	const struct signature_settings settings = { .cache = cache };
	struct signatures *s = signatures_create(&settings);
	bool good = s;

	for (unsigned i = 0; good && i < from->variable_count; i++)
		good = signatures_variable(s, from->variables[i], diags);
	for (unsigned i = 0; good && i < t->count; i++)
		good = signatures_read(s, t->list[i].text, t->list[i].len, t->list[i].name, diags);
	if (good && signatures_compile(s, diags))
		return s;
	signatures_destroy(s);
	return NULL;
}

/* ---- in one piece ---- */

uint8_t *rule_texts_pack(const struct rule_texts *t, size_t *len, char *error, size_t error_len)
{
	struct bundle b = { .name = "last-good", .version = t->bundles + 1, .date = "1970-01-01", .minimum = "0" };
	const time_t dated = (time_t)t->dated_s;
	struct tm day;

	b.files = calloc(t->count + 1u, sizeof *b.files);
	if (!b.files)
		return NULL;
	if (gmtime_r(&dated, &day))
		strftime(b.date, sizeof b.date, "%Y-%m-%d", &day);
	for (unsigned i = 0; i < t->count; i++) {
		const char *slash = strrchr(t->list[i].name, '/'), *base = slash ? slash + 1 : t->list[i].name;
		struct bundle_file *f = &b.files[b.count++];
		const union {
			const char *text;
			const uint8_t *bytes;
		} u = { t->list[i].text };
		snprintf(f->path, sizeof f->path, "%u/%.100s", i, bundle_path_is_good(base) ? base : "rules");
		f->data = u.bytes;
		f->len = t->list[i].len;
	}
	uint8_t *out = bundle_write(&b, len, error, error_len);
	bundle_fini(&b);
	return out;
}

bool rule_texts_unpack(struct rule_texts *t, const uint8_t *data, size_t len, char *error, size_t error_len)
{
	struct bundle b;

	*t = (struct rule_texts){ 0 };
	if (!bundle_read(&b, data, len, error, error_len))
		return false;
	t->bundles = b.version - 1;
	t->dated_s = store_date(b.date);
	bool good = true;
	for (size_t i = 0; good && i < b.count; i++) {
		char *copy = malloc(b.files[i].len + 1);
		if (copy)
			memcpy(copy, b.files[i].data, b.files[i].len);
		good = copy && add(t, b.files[i].path, copy, b.files[i].len);
	}
	if (!good) {
		snprintf(error, error_len, "no memory");
		rule_texts_fini(t);
	}
	bundle_fini(&b);
	return good;
}
