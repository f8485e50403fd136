/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Compiles patterns for pattern_scan.c, and keeps compiled sets in a folder by the hash of what they were made of.
 * Compile side, one thread per object.
 *
 * A compiled set from the folder is only believed when Hyperscan's own checksum of it is right and the file belongs to
 * whoever runs this: the folder must not be writable for others.
 */
#define _GNU_SOURCE /* mkostemp */
#include "rules/pattern_tree.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define EXPRESSION_MAX 65536u
#define DATABASE_MAX (256u << 20)

/* ---- expressions as Hyperscan reads them ---- */

/* The literal with every byte as \xHH. */
static char *expression_of(const struct pattern_entry *e)
{
	static const char digits[] = "0123456789abcdef";
	if (e->is_regex) {
		char *copy = malloc(e->len + 1u);
		if (copy) {
			memcpy(copy, e->text, e->len);
			copy[e->len] = 0;
		}
		return copy;
	}
	const uint32_t len = e->len < LITERAL_MAX ? e->len : LITERAL_MAX;
	char *text = malloc(4u * len + 1);
	for (uint32_t i = 0; text && i < len; i++) {
		text[4 * i] = '\\';
		text[4 * i + 1] = 'x';
		text[4 * i + 2] = digits[e->text[i] >> 4];
		text[4 * i + 3] = digits[e->text[i] & 15];
	}
	if (text)
		text[4 * len] = 0;
	return text;
}

static unsigned hs_flags_of(uint32_t flags, bool *usable)
{
	unsigned f = 0;
	if (flags & REGEX_CASELESS)
		f |= HS_FLAG_CASELESS;
	if (flags & REGEX_DOTALL)
		f |= HS_FLAG_DOTALL;
	if (flags & REGEX_MULTILINE)
		f |= HS_FLAG_MULTILINE;
	*usable = !(flags & (REGEX_EXTENDED | REGEX_ANCHORED | REGEX_DOLLAR_END));
	return f;
}

static unsigned entry_flags(const struct pattern_entry *e)
{
	bool usable;
	if (!e->is_regex)
		return e->nocase ? HS_FLAG_CASELESS : 0;
	return hs_flags_of(e->regex_flags, &usable) | HS_FLAG_PREFILTER | HS_FLAG_SINGLEMATCH;
}

bool pattern_is_usable(const struct pattern_entry *e)
{
	bool usable = true;
	(void)hs_flags_of(e->regex_flags, &usable);
	/* Extended and anchored forms only make a first look less exact: without them it says yes more often. */
	if (e->regex_flags & REGEX_EXTENDED || memchr(e->text, 0, e->len))
		return false;
	char *text = expression_of(e);
	hs_expr_info_t *info = NULL;
	hs_compile_error_t *wrong = NULL;
	const bool good = text && hs_expression_info(text, entry_flags(e), &info, &wrong) == HS_SUCCESS &&
			  info->min_width > 0;
	free(info);
	hs_free_compile_error(wrong);
	free(text);
	return good;
}

/* ---- the cache ---- */

struct key {
	char hex[2 * crypto_generichash_BYTES + 1];
};

static void add(crypto_generichash_state *h, const void *p, size_t len)
{
	(void)crypto_generichash_update(h, p, len);
}

static struct key key_of(const struct pattern_entry *list, unsigned count)
{
	crypto_generichash_state h;
	uint8_t digest[crypto_generichash_BYTES];
	hs_platform_info_t platform = { 0 };
	struct key k;

	(void)crypto_generichash_init(&h, NULL, 0, sizeof digest);
	add(&h, hs_version(), strlen(hs_version()));
	(void)hs_populate_platform(&platform);
	add(&h, &platform.tune, sizeof platform.tune);
	add(&h, &platform.cpu_features, sizeof platform.cpu_features);
	for (unsigned i = 0; i < count; i++) {
		const uint32_t about[] = { list[i].len, list[i].nocase, list[i].is_regex, list[i].regex_flags,
				LITERAL_MAX };
		add(&h, about, sizeof about);
		add(&h, list[i].text, list[i].len);
	}
	(void)crypto_generichash_final(&h, digest, sizeof digest);
	sodium_bin2hex(k.hex, sizeof k.hex, digest, sizeof digest);
	return k;
}

/* Only what its owner alone can write is believed. */
static bool is_trusted(int fd)
{
	struct stat st;
	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (st.st_uid == geteuid() || st.st_uid == 0) &&
	       !(st.st_mode & (S_IWGRP | S_IWOTH)) && st.st_size > 0 && st.st_size < (off_t)DATABASE_MAX;
}

static hs_database_t *cache_read(const char *folder, const struct key *k)
{
	char path[512];
	struct stat st;
	hs_database_t *database = NULL;
	if (snprintf(path, sizeof path, "%s/%s.hs", folder, k->hex) >= (int)sizeof path)
		return NULL;
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return NULL;
	if (is_trusted(fd) && fstat(fd, &st) == 0) {
		char *bytes = malloc((size_t)st.st_size);
		size_t len = 0;
		ssize_t n;
		while (bytes && len < (size_t)st.st_size && (n = read(fd, bytes + len, (size_t)st.st_size - len)) > 0)
			len += (size_t)n;
		if (bytes && hs_deserialize_database(bytes, len, &database) != HS_SUCCESS)
			database = NULL;
		free(bytes);
	}
	close(fd);
	return database;
}

/* A cache that cannot be written is no mistake: the next start is slower. */
static void cache_write(const char *folder, const struct key *k, const hs_database_t *database)
{
	char path[512], temporary[512], *bytes = NULL;
	size_t len = 0;

	if (snprintf(path, sizeof path, "%s/%s.hs", folder, k->hex) >= (int)sizeof path ||
	    snprintf(temporary, sizeof temporary, "%s/.new-XXXXXX", folder) >= (int)sizeof temporary)
		return;
	if (hs_serialize_database(database, &bytes, &len) != HS_SUCCESS)
		return;
	(void)mkdir(folder, 0755); /* another user may read what only its owner may write */
	const int fd = mkostemp(temporary, O_CLOEXEC);
	if (fd >= 0) {
		size_t done = 0;
		ssize_t n = 0;
		while (done < len && (n = write(fd, bytes + done, len - done)) > 0)
			done += (size_t)n;
		bool good = fchmod(fd, 0644) == 0 && done == len;
		good = close(fd) == 0 && good;
		if (!good || rename(temporary, path) != 0)
			(void)unlink(temporary);
	}
	free(bytes);
}

/* ---- sets ---- */

static hs_database_t *compile(const struct pattern_entry *list, unsigned count, char *error, size_t error_len,
		int *wrong)
{
	const char **texts = calloc(count, sizeof *texts);
	unsigned *flags = calloc(count, sizeof *flags), *ids = calloc(count, sizeof *ids);
	char **owned = calloc(count, sizeof *owned);
	hs_database_t *database = NULL;
	hs_compile_error_t *why = NULL;
	bool good = texts && flags && ids && owned;

	for (unsigned i = 0; good && i < count; i++) {
		owned[i] = expression_of(&list[i]);
		texts[i] = owned[i];
		flags[i] = entry_flags(&list[i]);
		ids[i] = i;
		good = owned[i] != NULL;
	}
	if (good && hs_compile_multi(texts, flags, ids, count, HS_MODE_BLOCK, NULL, &database, &why) != HS_SUCCESS) {
		database = NULL;
		snprintf(error, error_len, "%s", why ? why->message : "Hyperscan failed");
		*wrong = why ? why->expression : -1;
	} else if (!good) {
		snprintf(error, error_len, "no memory");
	}
	hs_free_compile_error(why);
	for (unsigned i = 0; owned && i < count; i++)
		free(owned[i]);
	free(owned);
	free(ids);
	free(flags);
	free(texts);
	return database;
}

struct pattern_set *pattern_set_compile(const struct pattern_entry *list, unsigned count, const char *cache,
					char *error, size_t error_len, int *wrong)
{
	*wrong = -1;
	if (hs_valid_platform() != HS_SUCCESS || sodium_init() < 0) {
		snprintf(error, error_len, "this processor lacks the instructions that Hyperscan needs (SSSE3)");
		return NULL;
	}
	struct pattern_set *p = calloc(1, sizeof *p);
	if (!p)
		return NULL;
	const struct key k = cache ? key_of(list, count) : (struct key){ { 0 } };
	if (cache)
		p->database = cache_read(cache, &k);
	if (!p->database) {
		p->database = compile(list, count, error, error_len, wrong);
		if (p->database && cache)
			cache_write(cache, &k, p->database);
	}
	if (!p->database) {
		free(p);
		return NULL;
	}
	(void)hs_database_size(p->database, &p->memory);
	pattern_needed(p, list, count);
	return p;
}

void pattern_set_destroy(struct pattern_set *p)
{
	if (p)
		hs_free_database(p->database);
	free(p);
}

size_t pattern_set_memory(const struct pattern_set *p)
{
	return p->memory;
}

/* ---- one expression ---- */

static bool compile_linear(struct pattern_regex *r, const char *text, uint32_t flags)
{
	hs_compile_error_t *why = NULL;
	hs_expr_info_t *info = NULL;
	bool usable;
	const unsigned f = hs_flags_of(flags, &usable) | HS_FLAG_ALLOWEMPTY;

	if (usable && hs_compile(text, f, HS_MODE_BLOCK, NULL, &r->database, &why) != HS_SUCCESS)
		r->database = NULL;
	hs_free_compile_error(why);
	why = NULL;
	if (hs_expression_info(text, f | HS_FLAG_PREFILTER, &info, &why) == HS_SUCCESS)
		r->width = info->max_width;
	free(info);
	hs_free_compile_error(why);
	return r->database != NULL;
}

static pcre2_code *compile_pcre(const char *text, size_t len, uint32_t flags, char *error, size_t error_len, size_t *at)
{
	static const struct {
		uint32_t ours, theirs;
	} map[] = { { REGEX_CASELESS, PCRE2_CASELESS }, { REGEX_DOTALL, PCRE2_DOTALL }, { REGEX_MULTILINE,
			PCRE2_MULTILINE },
		    { REGEX_EXTENDED, PCRE2_EXTENDED }, { REGEX_ANCHORED, PCRE2_ANCHORED },
		    { REGEX_DOLLAR_END, PCRE2_DOLLAR_ENDONLY }, { REGEX_UNGREEDY, PCRE2_UNGREEDY } };
	uint32_t options = PCRE2_NEVER_UTF | PCRE2_NEVER_UCP | PCRE2_NEVER_BACKSLASH_C;
	int why = 0;

	for (size_t i = 0; i < sizeof map / sizeof map[0]; i++)
		options |= flags & map[i].ours ? map[i].theirs : 0;
	*at = 0;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)text, len, options, &why, at, NULL);
	if (!code)
		(void)pcre2_get_error_message(why, (PCRE2_UCHAR *)error, error_len);
	return code;
}

struct pattern_regex *pattern_regex_compile(const char *text, size_t len, uint32_t flags, bool needs_place,
					    char *error, size_t error_len, size_t *at)
{
	struct pattern_regex *r = calloc(1, sizeof *r);
	if (!r)
		return NULL;
	r->width = UINT32_MAX;
	/* PCRE2 judges the text in any case: its places are exact, and what it accepts is what rules are
	 * written for. */
	r->code = compile_pcre(text, len, flags, error, error_len, at);
	if (!r->code) {
		free(r);
		return NULL;
	}
	if (!memchr(text, 0, len) && len < EXPRESSION_MAX && hs_valid_platform() == HS_SUCCESS) {
		/* Hyperscan has no anchored form, but the sign that says it. */
		const bool is_anchored = flags & REGEX_ANCHORED && !(flags & REGEX_MULTILINE);
		char *copy = malloc(len + sizeof "^(?:)");
		if (copy)
			snprintf(copy, len + sizeof "^(?:)", is_anchored ? "^(?:%.*s)" : "%.*s", (int)len, text);
		if (copy && compile_linear(r, copy, is_anchored ? flags & ~(uint32_t)REGEX_ANCHORED : flags)) {
			if (needs_place) {
				hs_free_database(r->database);
				r->database = NULL;
			} else {
				pcre2_code_free(r->code);
				r->code = NULL;
			}
		}
		free(copy);
	}
	return r;
}

void pattern_regex_destroy(struct pattern_regex *r)
{
	if (!r)
		return;
	hs_free_database(r->database);
	pcre2_code_free(r->code);
	free(r);
}

bool pattern_regex_is_linear(const struct pattern_regex *r)
{
	return r->database != NULL;
}

uint32_t pattern_regex_width(const struct pattern_regex *r)
{
	return r->width;
}

/* ---- workers ---- */

static void *regex_malloc(PCRE2_SIZE size, void *ctx)
{
	const struct pattern_worker *w = ctx;
	return w->is_sealed ? NULL : malloc(size);
}

static void regex_free(void *p, void *ctx)
{
	(void)ctx;
	free(p);
}

/* Lets PCRE2 take all the memory that a match may need, and then no more. */
static void seal(struct pattern_worker *w)
{
	static const char hungry[] = "(?:(a)|(b))*c";
	enum { HUNGRY_TEXT = 4096 };
	int why;
	size_t at;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)hungry, sizeof hungry - 1, 0, &why, &at, NULL);
	uint8_t *text = malloc(HUNGRY_TEXT);

	if (code && text) {
		memset(text, 'a', HUNGRY_TEXT);
		(void)pcre2_set_match_limit(w->context, 1u << 24);
		(void)pcre2_set_depth_limit(w->context, 1u << 24);
		(void)pcre2_match(code, text, HUNGRY_TEXT, 0, PCRE2_ANCHORED, w->data, w->context);
	}
	(void)pcre2_set_match_limit(w->context, REGEX_MATCH_LIMIT);
	(void)pcre2_set_depth_limit(w->context, REGEX_DEPTH_LIMIT);
	free(text);
	pcre2_code_free(code);
	w->is_sealed = true;
}

static struct pattern_worker *worker_of(struct pattern_worker **w)
{
	if (!*w)
		*w = calloc(1, sizeof **w);
	return *w;
}

bool pattern_worker_add_set(struct pattern_worker **w, const struct pattern_set *p)
{
	return worker_of(w) && hs_alloc_scratch(p->database, &(*w)->scratch) == HS_SUCCESS;
}

bool pattern_worker_add_regex(struct pattern_worker **w, const struct pattern_regex *r)
{
	if (!worker_of(w))
		return false;
	if (r->database)
		return hs_alloc_scratch(r->database, &(*w)->scratch) == HS_SUCCESS;
	if ((*w)->data)
		return true;
	struct pattern_worker *x = *w;
	x->general = pcre2_general_context_create(regex_malloc, regex_free, x);
	if (!x->general)
		return false;
	x->context = pcre2_match_context_create(x->general);
	x->data = pcre2_match_data_create(64, x->general);
	if (!x->context || !x->data)
		return false;
	(void)pcre2_set_heap_limit(x->context, REGEX_HEAP_KIB);
	seal(x);
	return true;
}

void pattern_worker_destroy(struct pattern_worker *w)
{
	if (!w)
		return;
	hs_free_scratch(w->scratch);
	pcre2_match_data_free(w->data);
	pcre2_match_context_free(w->context);
	pcre2_general_context_free(w->general);
	free(w);
}

size_t pattern_worker_memory(const struct pattern_worker *w)
{
	size_t bytes = 0;
	if (w && w->scratch)
		(void)hs_scratch_size(w->scratch, &bytes);
	return bytes;
}
