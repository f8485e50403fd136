/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Searching bytes for many patterns at once: Hyperscan, in block mode, behind a few functions; and single regular
 * expressions, by Hyperscan where it can and by PCRE2 with limits where it cannot.
 *
 * Compiling (pattern.c) allocates.  Scanning (pattern_scan.c) does not: what it needs is in a struct
 * pattern_worker, one
 * for each thread, made beforehand for all patterns that it will scan for.
 */
#pragma once

#include "dissectors/cursor.h"

/* ---- a set of patterns ---- */

struct pattern_entry {
	const uint8_t *text;
	uint32_t len;
	bool nocase;
	bool is_regex;        /* text is a regular expression: a first look, that may say yes too often */
	uint32_t regex_flags;
};

struct pattern_set;

/* Compiles count > 0 patterns; a hit tells the index.  cache: folder of compiled sets by the hash of their contents, or
 * NULL.  NULL with a sentence in error; *wrong: the pattern that it is about, or -1. */
struct pattern_set *pattern_set_compile(const struct pattern_entry *list, unsigned count, const char *cache,
					char *error, size_t error_len, int *wrong);
void pattern_set_destroy(struct pattern_set *p);
size_t pattern_set_memory(const struct pattern_set *p);

/* Can the expression be a first look?  Otherwise its rule must be tried on everything. */
bool pattern_is_usable(const struct pattern_entry *e);

/* ---- one regular expression ---- */

enum regex_flag {
	REGEX_CASELESS = 1, REGEX_DOTALL = 2, REGEX_MULTILINE = 4, REGEX_EXTENDED = 8, REGEX_ANCHORED = 16,
	REGEX_DOLLAR_END = 32, REGEX_UNGREEDY = 64,
};

struct pattern_regex;

/* needs_place: where it matched matters (something stands relative to it); then PCRE2 it is.  NULL: error says why, *at
 * where in the text. */
struct pattern_regex *pattern_regex_compile(const char *text, size_t len, uint32_t flags, bool needs_place,
					    char *error, size_t error_len, size_t *at);
void pattern_regex_destroy(struct pattern_regex *r);
bool pattern_regex_is_linear(const struct pattern_regex *r); /* Hyperscan */
uint32_t pattern_regex_width(const struct pattern_regex *r); /* longest match, UINT32_MAX: no bound */

/* ---- scanning ---- */

struct pattern_worker;

/* Makes room for the set or the expression in w (*w NULL: makes it).  False: memory is out. */
bool pattern_worker_add_set(struct pattern_worker **w, const struct pattern_set *p);
bool pattern_worker_add_regex(struct pattern_worker **w, const struct pattern_regex *r);
void pattern_worker_destroy(struct pattern_worker *w);
size_t pattern_worker_memory(const struct pattern_worker *w); /* of Hyperscan's scratch; w may be NULL */

/* False: none of the patterns has a byte in b, so none can begin or end in it. */
bool pattern_may_be_in(const struct pattern_set *p, struct bytes b);

/* Calls hit() for each pattern found, as often as it is found; end: offset behind it. */
void pattern_scan(const struct pattern_set *p, struct pattern_worker *w, struct bytes b,
		  void (*hit)(void *ctx, unsigned pattern, uint32_t end), void *ctx);

enum pattern_result { PATTERN_NO, PATTERN_YES, PATTERN_LIMIT };

/* Searches b for a match that ends beyond `beyond`; PCRE2 also says where it begins.  PATTERN_LIMIT: given up,
 * a limit was
 * reached. */
enum pattern_result pattern_regex_match(const struct pattern_regex *r, struct pattern_worker *w, struct bytes b,
					uint32_t beyond, uint32_t *begin, uint32_t *end);
