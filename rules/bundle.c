/* SPDX-License-Identifier: Apache-2.0 */
/* Reading and writing the one file that a bundle is.  Every byte may be hostile until its signature was verified. */
#include "rules/bundle.h"

#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const bundle_kind_names[BUNDLE_KINDS] = { "rules", "policy", "hit", "miss" };

#define MAGIC "bulkhead-bundle 1\n"
#define HASH_HEX (2 * crypto_generichash_BYTES)
#define MANIFEST_MAX (BUNDLE_FILES_MAX * 320u)

__attribute__((format(printf, 3, 4)))
static bool fail(char *error, size_t len, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(error, len, format, args);
	va_end(args);
	return false;
}

static bool is_name_sign(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
			c == '.';
}

bool bundle_path_is_good(const char *path)
{
	bool begins = true; /* a part of the path */
	size_t len = 0;
	for (const char *p = path; *p; p++, len++) {
		if (*p == '/' ? begins : !is_name_sign(*p) || (begins && (*p == '.' || *p == '-')))
			return false;
		begins = *p == '/';
	}
	return len && len <= BUNDLE_PATH_MAX && !begins;
}

static bool is_good_name(const char *name)
{
	return bundle_path_is_good(name) && !strchr(name, '/') && strlen(name) <= BUNDLE_NAME_MAX;
}

static void hash_of(const uint8_t *data, size_t len, char hex[HASH_HEX + 1])
{
	uint8_t digest[crypto_generichash_BYTES];
	(void)crypto_generichash(digest, sizeof digest, data, len, NULL, 0);
	sodium_bin2hex(hex, HASH_HEX + 1, digest, sizeof digest);
}

/* ---- reading ---- */

struct reader {
	const uint8_t *p, *end;
	char line[512];
};

/* The next line without its end; false: none, or one that is too long or holds a byte that is no text. */
static bool next_line(struct reader *r)
{
	size_t n = 0;
	while (r->p < r->end && *r->p != '\n') {
		if (n + 1 >= sizeof r->line || *r->p < ' ' || *r->p > '~')
			return false;
		r->line[n++] = (char)*r->p++;
	}
	if (r->p == r->end)
		return false;
	r->p++;
	r->line[n] = 0;
	return true;
}

static const char *value_of(const char *line, const char *key)
{
	const size_t n = strlen(key);
	return strncmp(line, key, n) == 0 && line[n] == ':' && line[n + 1] == ' ' ? line + n + 2 : NULL;
}

static bool read_number(const char *text, uint64_t most, uint64_t *out)
{
	uint64_t n = 0;
	if (!*text)
		return false;
	for (; *text; text++) {
		if (*text < '0' || *text > '9' || n > most)
			return false;
		n = n * 10 + (uint64_t)(*text - '0');
	}
	*out = n;
	return n <= most;
}

/* KIND SIZE HASH PATH */
static bool read_file_line(struct bundle *b, char *text, char hashes[][HASH_HEX + 1], char *error, size_t error_len)
{
	char *word[4];
	uint64_t size;
	for (unsigned i = 0; i < 4; i++) {
		word[i] = text;
		char *space = i < 3 ? strchr(text, ' ') : NULL;
		if (i < 3 && !space)
			return fail(error, error_len, "a file in the manifest lacks its %s", i == 0 ? "size" : i == 1
					? "hash" : "path");
		if (space) {
			*space = 0;
			text = space + 1;
		}
	}
	struct bundle_file *f = &b->files[b->count];
	f->kind = BUNDLE_KINDS;
	for (unsigned i = 0; i < BUNDLE_KINDS; i++)
		if (!strcmp(word[0], bundle_kind_names[i]))
			f->kind = (enum bundle_kind)i;
	if (f->kind == BUNDLE_KINDS)
		return fail(error, error_len, "a file of a kind that is not known: %.20s", word[0]);
	if (!read_number(word[1], BUNDLE_MAX, &size))
		return fail(error, error_len, "a file has no size, or one beyond %u MB", BUNDLE_MAX >> 20);
	if (strlen(word[2]) != HASH_HEX)
		return fail(error, error_len, "the hash of a file is not %d digits", (int)HASH_HEX);
	if (!bundle_path_is_good(word[3]))
		return fail(error, error_len, "a file may not be called '%.60s'", word[3]);
	for (size_t i = 0; i < b->count; i++)
		if (!strcmp(b->files[i].path, word[3]))
			return fail(error, error_len, "two files are called '%.60s'", word[3]);
	snprintf(f->path, sizeof f->path, "%s", word[3]);
	memcpy(hashes[b->count], word[2], HASH_HEX + 1);
	f->len = (size_t)size;
	b->count++;
	return true;
}

static bool read_manifest(struct bundle *b, struct reader *r, char hashes[][HASH_HEX + 1], char *error,
		size_t error_len)
{
	uint64_t n;
	while (next_line(r) && *r->line) {
		const char *v;
		if ((v = value_of(r->line, "name"))) {
			if (!is_good_name(v))
				return fail(error, error_len, "a bundle may not be called '%.60s'", v);
			snprintf(b->name, sizeof b->name, "%s", v);
		} else if ((v = value_of(r->line, "version"))) {
			if (!read_number(v, UINT32_MAX, &n) || !n)
				return fail(error, error_len, "the version is a number from 1");
			b->version = (uint32_t)n;
		} else if ((v = value_of(r->line, "date"))) {
			snprintf(b->date, sizeof b->date, "%.10s", v);
		} else if ((v = value_of(r->line, "minimum"))) {
			snprintf(b->minimum, sizeof b->minimum, "%.23s", v);
		} else if (value_of(r->line, "file")) {
			if (b->count == BUNDLE_FILES_MAX)
				return fail(error, error_len, "more than %u files", BUNDLE_FILES_MAX);
			if (!read_file_line(b, r->line + sizeof "file: " - 1, hashes, error, error_len))
				return false;
		} else {
			return fail(error, error_len, "the manifest has a line that is not known: %.40s", r->line);
		}
	}
	if (r->p == r->end || *r->line)
		return fail(error, error_len, "the bundle is cut, or is none");
	if (!*b->name || !b->version || strlen(b->date) != 10)
		return fail(error, error_len, "the manifest lacks name, version or date");
	return true;
}

bool bundle_read(struct bundle *b, const uint8_t *data, size_t len, char *error, size_t error_len)
{
	struct reader r = { .p = data, .end = data + len };
	*b = (struct bundle){ 0 };
	if (len > BUNDLE_MAX)
		return fail(error, error_len, "larger than %u MB", BUNDLE_MAX >> 20);
	if (len < sizeof MAGIC || memcmp(data, MAGIC, sizeof MAGIC - 1) != 0)
		return fail(error, error_len, "this is no bundle");
	r.p += sizeof MAGIC - 1;
	b->files = calloc(BUNDLE_FILES_MAX, sizeof *b->files);
	char(*hashes)[HASH_HEX + 1] = calloc(BUNDLE_FILES_MAX, sizeof *hashes);
	bool good = b->files && hashes && sodium_init() >= 0 ? read_manifest(b, &r, hashes, error, error_len)
							      : fail(error, error_len, "no memory");
	for (size_t i = 0; good && i < b->count; i++) {
		struct bundle_file *f = &b->files[i];
		char hex[HASH_HEX + 1];
		if (f->len > (size_t)(r.end - r.p)) {
			good = fail(error, error_len, "the bundle ends inside %s", f->path);
			break;
		}
		f->data = r.p;
		r.p += f->len;
		hash_of(f->data, f->len, hex);
		if (sodium_memcmp(hex, hashes[i], HASH_HEX) != 0)
			good = fail(error, error_len, "the contents of %s are not what the manifest says", f->path);
	}
	if (good && r.p != r.end)
		good = fail(error, error_len, "bytes behind the last file");
	free(hashes);
	if (!good)
		bundle_fini(b);
	return good;
}

void bundle_fini(struct bundle *b)
{
	free(b->files);
	*b = (struct bundle){ 0 };
}

/* ---- writing ---- */

uint8_t *bundle_write(const struct bundle *b, size_t *len, char *error, size_t error_len)
{
	size_t total = MANIFEST_MAX, at;
	for (size_t i = 0; i < b->count; i++)
		total += b->files[i].len;
	if (!is_good_name(b->name) || !b->version || strlen(b->date) != 10 || total > BUNDLE_MAX + MANIFEST_MAX ||
	    b->count > BUNDLE_FILES_MAX) {
		fail(error, error_len, "a bundle needs a name of letters, digits, - and _, a version, a date, and at "
				"most %u MB",
		     BUNDLE_MAX >> 20);
		return NULL;
	}
	char *out = malloc(total);
	if (!out || sodium_init() < 0) {
		free(out);
		fail(error, error_len, "no memory");
		return NULL;
	}
	at = (size_t)snprintf(out, total, MAGIC "name: %s\nversion: %u\ndate: %s\nminimum: %s\n", b->name,
			b->version, b->date,
			      b->minimum);
	for (size_t i = 0; i < b->count; i++) {
		const struct bundle_file *f = &b->files[i];
		char hex[HASH_HEX + 1];
		if (!bundle_path_is_good(f->path)) {
			fail(error, error_len, "a file may not be called '%.60s'", f->path);
			free(out);
			return NULL;
		}
		hash_of(f->data, f->len, hex);
		at += (size_t)snprintf(out + at, total - at, "file: %s %zu %s %s\n", bundle_kind_names[f->kind],
				f->len, hex, f->path);
	}
	out[at++] = '\n';
	for (size_t i = 0; i < b->count; i++) {
		if (b->files[i].len)
			memcpy(out + at, b->files[i].data, b->files[i].len);
		at += b->files[i].len;
	}
	*len = at;
	union {
		char *text;
		uint8_t *bytes;
	} u = { out };
	return u.bytes;
}
