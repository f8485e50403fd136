/* SPDX-License-Identifier: Apache-2.0 */
/* What pattern.c makes and pattern_scan.c uses. */
#pragma once

#define PCRE2_CODE_UNIT_WIDTH 8
#include "rules/pattern.h"

#include <hs.h>
#include <pcre2.h>

#define LITERAL_MAX 32u /* bytes of a literal that the first look compares */

struct pattern_set {
	hs_database_t *database;
	size_t memory;
	bool has_needed, has_pairs; /* every pattern has one of the bytes that are marked, ... */
	uint8_t needed[256];
	uint64_t pairs[1024];       /* ... and one of the pairs: bit of the first byte and 256 times the second */
};

/* pattern_needed.c */
void pattern_needed(struct pattern_set *p, const struct pattern_entry *list, unsigned count);

struct pattern_regex {
	hs_database_t *database; /* or NULL */
	pcre2_code *code;        /* or NULL */
	uint32_t width;
};

struct pattern_worker {
	hs_scratch_t *scratch;
	pcre2_general_context *general;
	pcre2_match_context *context;
	pcre2_match_data *data;
	bool is_sealed; /* PCRE2 may not allocate any more */
};

/* Limits of one match. */
#define REGEX_MATCH_LIMIT 20000u
#define REGEX_DEPTH_LIMIT 2000u
#define REGEX_HEAP_KIB 512u
