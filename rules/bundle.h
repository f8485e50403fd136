/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bundles of rules: one file with a manifest (name, version, date, files and their hashes) and the files; and their
 * signatures, ed25519 in the format of minisign, so that staff can sign and verify with that tool too.
 *
 *   bulkhead-bundle 1
 *   name: plant-rules
 *   version: 3
 *   date: 2026-11-24
 *   minimum: 0.1.0
 *   file: KIND SIZE BLAKE2b-256 PATH       KIND: rules, policy, hit, miss
 *                                          (an empty line, then the files behind each other)
 *
 * Nothing is compressed: a bundle is as large as what is in it.  Compile side; functions that fail say why in error.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BUNDLE_MAX (64u << 20) /* bytes */
#define BUNDLE_FILES_MAX 4096u
#define BUNDLE_NAME_MAX 64u
#define BUNDLE_PATH_MAX 200u

enum bundle_kind { BUNDLE_RULES, BUNDLE_POLICY, BUNDLE_HIT, BUNDLE_MISS, BUNDLE_KINDS };
extern const char *const bundle_kind_names[BUNDLE_KINDS];

struct bundle_file {
	enum bundle_kind kind;
	char path[BUNDLE_PATH_MAX + 1];
	const uint8_t *data; /* borrowed from the bundle's bytes */
	size_t len;
};

struct bundle {
	char name[BUNDLE_NAME_MAX + 1];
	uint32_t version;
	char date[11];
	char minimum[24];
	struct bundle_file *files; /* bundle_fini() */
	size_t count;
};

/* Reads len bytes, which must outlive b.  Checks everything: limits, paths, sizes, hashes, nothing left over. */
bool bundle_read(struct bundle *b, const uint8_t *data, size_t len, char *error, size_t error_len);
void bundle_fini(struct bundle *b);

/* The bytes of a bundle (malloc'd), from its head and files (data and len set). */
uint8_t *bundle_write(const struct bundle *b, size_t *len, char *error, size_t error_len);

/* May a file of a bundle be called this?  No way out of its folder, no sign that shells or terminals read. */
bool bundle_path_is_good(const char *path);

/* ---- signatures ---- */

struct bundle_key {
	uint8_t id[8];
	uint8_t key[32];
};

/* A public key as minisign writes it (two lines, or the second alone). */
bool bundle_key_read(struct bundle_key *k, const char *text, char *error, size_t error_len);

/* Is the signature (the text of a .minisig file) one of this key over these bytes?  *comment: the trusted comment,
 * malloc'd, when it is. */
bool bundle_verify(const struct bundle_key *k, const uint8_t *data, size_t len, const char *signature, char **comment,
		   char *error, size_t error_len);

/* Signs with a secret key as `minisign -G -W` writes it (without a password).  The text of a .minisig file,
 * malloc'd. */
char *bundle_sign(const char *secret_key, const uint8_t *data, size_t len, const char *comment, char *error,
		  size_t error_len);
