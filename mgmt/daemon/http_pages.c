/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE

#include "mgmt/daemon/http_pages.h"

#include "dataplane/host/log.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGES_MAX 4096u
#define BYTES_MAX (64u << 20) /* of all together */
#define DEPTH_MAX 8

struct pages {
	struct page list[PAGES_MAX];
	unsigned count;
	size_t bytes;
};

static const char *type_of(const char *name)
{
	static const char *const types[][2] = {
		{ ".html", "text/html; charset=utf-8" }, { ".js", "text/javascript; charset=utf-8" },
		{ ".css", "text/css; charset=utf-8" }, { ".json", "application/json" }, { ".svg", "image/svg+xml" },
		{ ".png", "image/png" }, { ".ico", "image/x-icon" }, { ".woff2", "font/woff2" },
		{ ".txt", "text/plain; charset=utf-8" }, { ".webmanifest", "application/manifest+json" },
	};
	size_t len = strlen(name);

	if (len > 3 && !strcmp(name + len - 3, ".gz"))
		len -= 3;
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		const size_t n = strlen(types[i][0]);
		if (len > n && !strncmp(name + len - n, types[i][0], n))
			return types[i][1];
	}
	return "application/octet-stream";
}

/* Names there change with their content. */
static bool is_lasting(const char *path)
{
	return !strncmp(path, "/static/", 8);
}

static bool add(struct pages *p, const char *path, int fd, size_t len)
{
	struct page *one = &p->list[p->count];
	unsigned char hash[16];

	if (p->count == PAGES_MAX || len > BYTES_MAX - p->bytes) {
		log_error("the folder of the pages holds too much: %s", path);
		return false;
	}
	one->path = strdup(path);
	one->bytes = malloc(len + 1);
	p->count += one->path && one->bytes;
	if (!one->path || !one->bytes || read(fd, one->bytes, len) != (ssize_t)len) {
		log_error("%s cannot be read", path);
		return false;
	}
	one->len = len;
	p->bytes += len;
	one->type = type_of(path);
	one->is_lasting = is_lasting(path);
	one->is_packed = strlen(path) > 3 && !strcmp(path + strlen(path) - 3, ".gz");
	crypto_generichash(hash, sizeof hash, one->bytes, len, NULL, 0);
	one->etag[0] = '"';
	sodium_bin2hex(one->etag + 1, 33, hash, sizeof hash);
	strcat(one->etag, "\"");
	return true;
}

static bool walk(struct pages *p, int folder, const char *path, unsigned depth)
{
	DIR *list = fdopendir(folder);
	bool ok = list && depth < DEPTH_MAX;

	if (!list)
		close(folder);
	for (struct dirent *e; ok && (e = readdir(list));) {
		char below[1024];
		struct stat st;
		if (e->d_name[0] == '.' || snprintf(below, sizeof below, "%s/%s", path, e->d_name) >= (int)sizeof below)
			continue;
		const int fd = openat(folder, e->d_name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
		if (fd < 0 || fstat(fd, &st)) {
			log_warning("%s is left out: %s", below, strerror(errno));
			if (fd >= 0)
				close(fd);
		} else if (S_ISDIR(st.st_mode)) {
			ok = walk(p, fd, below, depth + 1);
		} else {
			ok = !S_ISREG(st.st_mode) || add(p, below, fd, (size_t)st.st_size);
			close(fd);
		}
	}
	if (list)
		closedir(list);
	return ok;
}

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct page *)a)->path, ((const struct page *)b)->path);
}

struct pages *pages_load(const char *folder)
{
	struct pages *p = calloc(1, sizeof *p);

	if (!p || !folder[0])
		return p;
	const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0) {
		log_warning("%s: %s: there are no pages, only the API", folder, strerror(errno));
		return p;
	}
	if (!walk(p, fd, "", 0)) {
		pages_destroy(p);
		return NULL;
	}
	qsort(p->list, p->count, sizeof p->list[0], compare);
	return p;
}

void pages_destroy(struct pages *p)
{
	for (unsigned i = 0; p && i < p->count; i++) {
		free(p->list[i].path);
		free(p->list[i].bytes);
	}
	free(p);
}

static const struct page *find(const struct pages *p, const char *path, const char *end)
{
	char whole[1024];
	struct page key = { .path = whole };

	if (snprintf(whole, sizeof whole, "%s%s", path, end) >= (int)sizeof whole)
		return NULL;
	return bsearch(&key, p->list, p->count, sizeof p->list[0], compare);
}

const struct page *pages_find(const struct pages *p, const char *path, bool takes_gzip)
{
	const struct page *packed = takes_gzip ? find(p, path, ".gz") : NULL;
	const struct page *plain = packed ? packed : find(p, path, "");

	if (plain || is_lasting(path) || !strcmp(path, "/index.html"))
		return plain;
	return pages_find(p, "/index.html", takes_gzip);
}
