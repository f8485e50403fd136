/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which files the paths of a command line mean.  A folder means the captures below it, known by their
 * names, in the order of their names; any other path is taken as it is.
 */
#define _GNU_SOURCE /* strverscmp: part10 behind part9 */

#include "dataplane/audit/capture_input.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define DEPTH_MAX 64

/* Adds an entry; false when memory is out. */
static struct capture_file *add(struct list *list, const char *path)
{
	const unsigned count = list->public.count;
	struct capture_file *f = list->public.files;

	if ((count & (count - 1)) == 0) {
		f = realloc(f, (count ? 2 * (size_t)count : 1) * sizeof(*f));
		if (!f)
			return NULL;
		list->public.files = f;
	}
	f += count;
	*f = (struct capture_file){ .path = strdup(path) };
	if (!f->path)
		return NULL;
	list->public.count++;
	return f;
}

/* name ends in suffix, and in digits behind it where rotating programs put them. */
static size_t without_suffix(const char *name, size_t len, const char *suffix, bool has_digits)
{
	const size_t n = strlen(suffix);
	size_t end = len;

	while (has_digits && end != 0 && name[end - 1] >= '0' && name[end - 1] <= '9')
		end--;
	return end > n && strncasecmp(name + end - n, suffix, n) == 0 ? end - n : 0;
}

static bool has_capture_name(const char *name)
{
	static const char *const packed[] = { ".gz", ".zst" };
	static const char *const formats[] = { ".pcap", ".pcapng", ".cap", ".ntar", ".dmp", ".pcapng.cap" };
	size_t len = strlen(name);

	if (name[0] == '.')
		return false;
	for (unsigned i = 0; i < sizeof(packed) / sizeof(packed[0]); i++) {
		const size_t rest = without_suffix(name, len, packed[i], false);

		len = rest ? rest : len;
	}
	for (unsigned i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (without_suffix(name, len, formats[i], true))
			return true;
	}
	return false;
}

static int by_version(const void *a, const void *b)
{
	return strverscmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, sorted; NULL with *count 0 when there are none, *count -1 after an error. */
static char **folder_names(const char *path, long *count)
{
	DIR *d = opendir(path);
	char **names = NULL;
	struct dirent *e;

	*count = d ? 0 : -1;
	while (d && (e = readdir(d)) != NULL) {
		char **more;

		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		more = realloc(names, (size_t)(*count + 1) * sizeof(*names));
		if (!more)
			break;
		names = more;
		names[*count] = strdup(e->d_name);
		if (!names[*count])
			break;
		(*count)++;
	}
	if (d)
		closedir(d);
	if (names)
		qsort(names, (size_t)*count, sizeof(*names), by_version);
	return names;
}

static bool walk(struct list *list, const char *folder, unsigned depth);

/* One name of a folder: a folder below it (not through links, which may lead in circles), or a file. */
static bool walk_name(struct list *list, const char *folder, const char *name, unsigned depth)
{
	struct stat st;
	char *path;
	bool is_good = true;

	if (asprintf(&path, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", name) < 0)
		return false;
	if (lstat(path, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			is_good = depth == DEPTH_MAX || walk(list, path, depth + 1);
		else if (has_capture_name(name) && stat(path, &st) == 0 && S_ISREG(st.st_mode))
			is_good = add(list, path) != NULL;
	}
	free(path);
	return is_good;
}

static bool walk(struct list *list, const char *folder, unsigned depth)
{
	long count;
	char **names = folder_names(folder, &count);
	bool is_good = true;

	if (count < 0) {
		struct capture_file *f = add(list, folder);

		if (f)
			snprintf(f->error, sizeof(f->error), "cannot be opened: %s", strerror(errno));
		return f != NULL;
	}
	for (long i = 0; i < count; i++) {
		is_good = is_good && walk_name(list, folder, names[i], depth);
		free(names[i]);
	}
	free(names);
	return is_good;
}

static bool add_path(struct list *list, const char *path)
{
	const unsigned before = list->public.count;
	struct capture_file *f;
	struct stat st;

	if (strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		if (!walk(list, path, 0))
			return false;
		if (list->public.count != before)
			return true;
		f = add(list, path);
		if (f)
			snprintf(f->error, sizeof(f->error), "no captures in this folder (*.pcap, *.pcapng, "
				 "*.cap, also .gz and .zst)");
		return f != NULL;
	}
	return add(list, path) != NULL;
}

/* What can be said about the files without opening them. */
static void note_sizes(struct list *list)
{
	bool is_known = true;

	for (unsigned i = 0; i < list->public.count; i++) {
		struct capture_file *f = &list->public.files[i];
		struct stat st;

		if (f->error[0] != '\0') {
			list->states[i].is_gone = true;
		} else if (strcmp(f->path, "-") != 0 && stat(f->path, &st) == 0 && S_ISREG(st.st_mode)) {
			f->size = (uint64_t)st.st_size;
			list->size += f->size;
		} else {
			is_known = false;
		}
	}
	if (!is_known)
		list->size = 0;
}

struct capture_list *capture_list_make(char *const *paths, unsigned count)
{
	struct list *list = calloc(1, sizeof(*list));
	bool is_good = true;

	if (!list)
		return NULL;
	pthread_mutex_init(&list->scanning, NULL);
	pthread_mutex_init(&list->opening, NULL);
	pthread_mutex_init(&list->lock, NULL);
	for (unsigned i = 0; i < count; i++)
		is_good = is_good && add_path(list, paths[i]);
	list->states = calloc(list->public.count + 1u, sizeof(*list->states));
	if (!is_good || !list->states) {
		capture_list_free(&list->public);
		return NULL;
	}
	note_sizes(list);
	return &list->public;
}

void capture_list_stop(struct capture_list *public)
{
	struct list *list = (struct list *)public;

	atomic_store(&list->stop, true);
	for (unsigned i = 0; i < list->public.count; i++)
		atomic_store(&list->states[i].stop, true);
}

void capture_list_free(struct capture_list *public)
{
	struct list *list = (struct list *)public;

	if (!list)
		return;
	for (unsigned i = 0; i < list->public.count; i++) {
		if (list->states) {
			atomic_store(&list->states[i].stop, true);
			stream_destroy(list->states[i].stream);
		}
		free((char *)(uintptr_t)list->public.files[i].path);
	}
	free(list->public.files);
	free(list->states);
	pthread_mutex_destroy(&list->lock);
	pthread_mutex_destroy(&list->opening);
	pthread_mutex_destroy(&list->scanning);
	free(list);
}
