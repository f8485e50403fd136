/* SPDX-License-Identifier: Apache-2.0 */
/*
 * `bulkhead rules pack|sign|verify`: bundles as files.  What a bundle is: rules/bundle.h; keeping them: rules_store.c.
 */
#define _GNU_SOURCE /* asprintf */
#include "mgmt/cli/cli.h"
#include "mgmt/cli/rules.h"
#include "mgmt/cli/rules_store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

bool rules_complain(const char *format, ...)
{
	va_list args;
	fputs("bulkhead rules: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	return false;
}

uint8_t *rules_read_file(const char *path, size_t most, size_t *len)
{
	struct stat st;
	FILE *in = fopen(path, "rb");
	uint8_t *data = NULL;
	*len = 0;
	if (!in || fstat(fileno(in), &st) != 0) {
		rules_complain("%s cannot be read: %s", path, strerror(errno));
	} else if (!S_ISREG(st.st_mode) || (uint64_t)st.st_size > most) {
		rules_complain("%s is no file, or larger than %zu bytes", path, most);
	} else {
		data = malloc((size_t)st.st_size + 1);
		*len = data ? fread(data, 1, (size_t)st.st_size, in) : 0;
		if (data)
			data[*len] = 0;
	}
	if (in)
		fclose(in);
	return data;
}

bool rules_write_file(const char *path, const void *data, size_t len)
{
	char *temporary = NULL;
	if (asprintf(&temporary, "%s.XXXXXX", path) < 0)
		return false;
	const int fd = mkostemp(temporary, O_CLOEXEC);
	const char *p = data;
	size_t done = 0;
	ssize_t n = 0;
	while (fd >= 0 && done < len && (n = write(fd, p + done, len - done)) > 0)
		done += (size_t)n;
	bool good = fd >= 0 && done == len && fchmod(fd, 0644) == 0 && fsync(fd) == 0;
	if (fd >= 0)
		good = close(fd) == 0 && good;
	good = good && rename(temporary, path) == 0;
	if (!good) {
		rules_complain("%s cannot be written: %s", path, strerror(errno));
		if (fd >= 0)
			(void)unlink(temporary);
	}
	free(temporary);
	return good;
}

/* ---- pack ---- */

static bool ends_in(const char *text, const char *end)
{
	const size_t a = strlen(text), b = strlen(end);
	return a >= b && !strcmp(text + a - b, end);
}

static bool pack_file(struct bundle *b, const char *path, enum bundle_kind kind, const char *name)
{
	if (b->count == BUNDLE_FILES_MAX)
		return rules_complain("more than %u files", BUNDLE_FILES_MAX);
	struct bundle_file *f = &b->files[b->count];
	if (snprintf(f->path, sizeof f->path, "%s", name) >= (int)sizeof f->path || !bundle_path_is_good(name))
		return rules_complain("a file of a bundle may not be called '%s'", name);
	f->kind = kind;
	f->data = rules_read_file(path, BUNDLE_MAX, &f->len);
	b->count += f->data != NULL;
	return f->data != NULL;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* DIR/hit/SID.pcap and DIR/miss/SID.pcap, in the order of their names. */
static bool pack_captures(struct bundle *b, const char *folder, enum bundle_kind kind)
{
	char path[1024], file[2048], name[300];
	struct dirent **list = NULL;
	snprintf(path, sizeof path, "%s/%s", folder, bundle_kind_names[kind]);
	const int count = scandir(path, &list, NULL, by_name);
	bool good = count >= 0 || rules_complain("%s cannot be read: %s", path, strerror(errno));
	for (int i = 0; i < count; i++) {
		if (good && ends_in(list[i]->d_name, ".pcap")) {
			snprintf(file, sizeof file, "%s/%s", path, list[i]->d_name);
			snprintf(name, sizeof name, "%s/%s", bundle_kind_names[kind], list[i]->d_name);
			good = pack_file(b, file, kind, name);
		}
		free(list[i]);
	}
	free(list);
	return good;
}

int rules_pack(const struct rules_options *o)
{
	struct bundle b = { .version = o->version };
	char error[200];
	size_t len = 0;
	uint8_t *out = NULL;

	if (!o->argument_count || !o->name || !o->out || !o->version) {
		rules_complain("pack needs --name, --version, --out and files of rules");
		return EXIT_USAGE;
	}
	const time_t now = time(NULL);
	struct tm day;
	snprintf(b.name, sizeof b.name, "%s", o->name);
	snprintf(b.minimum, sizeof b.minimum, "%s", BULKHEAD_VERSION);
	if (o->date)
		snprintf(b.date, sizeof b.date, "%.10s", o->date);
	else if (gmtime_r(&now, &day))
		strftime(b.date, sizeof b.date, "%Y-%m-%d", &day);
	b.files = calloc(BUNDLE_FILES_MAX, sizeof *b.files);
	bool good = b.files != NULL;
	for (unsigned i = 0; good && i < o->argument_count; i++) {
		const char *slash = strrchr(o->arguments[i], '/');
		good = pack_file(&b, o->arguments[i], ends_in(o->arguments[i], ".conf") ? BUNDLE_POLICY : BUNDLE_RULES,
				 slash ? slash + 1 : o->arguments[i]);
	}
	if (good && o->captures)
		good = pack_captures(&b, o->captures, BUNDLE_HIT) && pack_captures(&b, o->captures, BUNDLE_MISS);
	if (good)
		out = bundle_write(&b, &len, error, sizeof error);
	if (good && !out)
		rules_complain("%s", error);
	good = out && rules_write_file(o->out, out, len);
	if (good)
		printf("%s: %s %u of %s, %zu files, %zu bytes\n", o->out, b.name, b.version, b.date, b.count, len);
	for (size_t i = 0; i < b.count; i++) {
		union {
			const uint8_t *borrowed;
			uint8_t *owned;
		} data = { b.files[i].data };
		free(data.owned);
	}
	free(out);
	bundle_fini(&b);
	return good ? EXIT_CLEAN : EXIT_USAGE;
}

/* ---- sign and verify ---- */

/* BUNDLE.minisig, BUNDLE.2.minisig, ... */
static void signature_name(char *out, size_t cap, const char *bundle, unsigned n)
{
	if (n < 2)
		snprintf(out, cap, "%s.minisig", bundle);
	else
		snprintf(out, cap, "%s.%u.minisig", bundle, n);
}

int rules_sign(const struct rules_options *o)
{
	char path[1100], error[200] = "no memory", comment[160];
	struct bundle b;
	size_t len, key_len;

	if (o->argument_count != 1 || o->key_count != 1) {
		rules_complain("sign needs --key FILE and one bundle");
		return EXIT_USAGE;
	}
	uint8_t *data = rules_read_file(o->arguments[0], BUNDLE_MAX, &len);
	uint8_t *key = data ? rules_read_file(o->keys[0], 8192, &key_len) : NULL;
	char *text = NULL;
	if (data && key && bundle_read(&b, data, len, error, sizeof error)) {
		snprintf(comment, sizeof comment, "bundle:%s version:%u date:%s", b.name, b.version, b.date);
		union {
			uint8_t *bytes;
			char *text;
		} secret = { key };
		text = bundle_sign(secret.text, data, len, comment, error, sizeof error);
		memset(key, 0, key_len);
		bundle_fini(&b);
	}
	unsigned n = 1;
	for (; n < 9; n++) {
		signature_name(path, sizeof path, o->arguments[0], n);
		if (access(path, F_OK) != 0)
			break;
	}
	const bool good = text && rules_write_file(path, text, strlen(text));
	if (!text && data && key)
		rules_complain("%s: %s", o->arguments[0], error);
	if (good)
		printf("%s\n", path);
	free(text);
	free(key);
	free(data);
	return good ? EXIT_CLEAN : EXIT_USAGE;
}

/* How many different trusted keys have signed it? */
static unsigned count_signers(const struct rules_options *o, const char *bundle, const uint8_t *data, size_t len,
		char *why,
			      size_t why_len)
{
	struct bundle_key counted[16];
	unsigned signers = 0;
	snprintf(why, why_len, "no signature beside it (%s.minisig)", bundle);
	for (unsigned k = 0; k < o->key_count; k++) {
		struct bundle_key key;
		size_t key_len, text_len;
		uint8_t *raw = rules_read_file(o->keys[k], 8192, &key_len);
		bool has_signed = false;
		union {
			uint8_t *bytes;
			char *text;
		} u = { raw };
		const bool is_key = raw && bundle_key_read(&key, u.text, why, why_len);
		for (unsigned n = 1; is_key && n < 9 && !has_signed; n++) {
			char path[1100], *comment = NULL;
			signature_name(path, sizeof path, bundle, n);
			if (access(path, R_OK) != 0)
				continue;
			uint8_t *text = rules_read_file(path, 8192, &text_len);
			union {
				uint8_t *bytes;
				char *text;
			} s = { text };
			has_signed = text && bundle_verify(&key, data, len, s.text, &comment, why, why_len);
			free(comment);
			free(text);
		}
		for (unsigned i = 0; i < signers && has_signed; i++)
			has_signed = memcmp(counted[i].key, key.key, sizeof key.key) != 0;
		if (has_signed && signers < sizeof counted / sizeof counted[0])
			counted[signers++] = key;
		free(raw);
	}
	return signers;
}

bool rules_verify_file(const struct rules_options *o, const char *path, uint8_t **data, size_t *len, struct bundle *b)
{
	char why[200];
	*data = rules_read_file(path, BUNDLE_MAX, len);
	if (!*data)
		return false;
	const unsigned wanted = o->signatures ? o->signatures : 1;
	const unsigned signers = count_signers(o, path, *data, *len, why, sizeof why);
	bool good = signers >= wanted;
	if (!o->key_count)
		rules_complain("no trusted key: name one with --key FILE");
	else if (!good && signers)
		rules_complain("%s: signed by %u trusted keys, %u are wanted", path, signers, wanted);
	else if (!good)
		rules_complain("%s: %s", path, why);
	/* Only now its contents are read at all. */
	if (good && !bundle_read(b, *data, *len, why, sizeof why))
		good = rules_complain("%s: %s", path, why);
	if (!good) {
		free(*data);
		*data = NULL;
	}
	return good;
}

int rules_verify(const struct rules_options *o)
{
	struct bundle b;
	uint8_t *data;
	size_t len;

	if (o->argument_count != 1) {
		rules_complain("verify needs one bundle");
		return EXIT_USAGE;
	}
	if (!rules_verify_file(o, o->arguments[0], &data, &len, &b))
		return EXIT_FINDINGS;
	printf("%s: %s %u of %s, %zu files, signed by a trusted key\n", o->arguments[0], b.name, b.version, b.date,
			b.count);
	bundle_fini(&b);
	free(data);
	return EXIT_CLEAN;
}
