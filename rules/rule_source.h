/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a running firewall has its signature rules from: files, folders, and the store of installed bundles.  All of it
 * is gathered into memory, so that what is compiled is what is kept as the last good.  Compile side, any thread.
 */
#pragma once

#include "rules/signature.h"

struct rule_sources {
	const char *const *paths;     /* files, or folders, of which all *.rules are meant */
	unsigned path_count;
	const char *store;            /* of bundles; NULL: none */
	const char *const *variables; /* NAME=VALUE */
	unsigned variable_count;
};

struct rule_text {
	char *name, *text;
	size_t len;
};

struct rule_texts {
	struct rule_text *list;
	unsigned count;
	unsigned bundles;
	int64_t dated_s; /* of the oldest bundle; without bundles of the newest file; 0: nothing */
};

/* False: something cannot be read, which diags say. */
bool rule_texts_gather(const struct rule_sources *from, struct rule_texts *out, struct diags *diags);
void rule_texts_fini(struct rule_texts *t);

/* Variables, texts, compilation.  NULL: not even a part can be used.  Rules that are not loaded are errors in diags. */
struct signatures *rule_texts_compile(const struct rule_sources *from, const struct rule_texts *t, const char *cache,
				      struct diags *diags);

/* All in one piece, malloc'd, and back; NULL and false after a sentence in error. */
uint8_t *rule_texts_pack(const struct rule_texts *t, size_t *len, char *error, size_t error_len);
bool rule_texts_unpack(struct rule_texts *t, const uint8_t *data, size_t len, char *error, size_t error_len);
