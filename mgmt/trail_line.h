/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A row of the audit trail as bytes, for the daemon that writes it and for `bulkhead audit-log verify`, which reads
 * a copy.
 *
 * A copy is text: a line "bulkhead-trail 1 KEY FROM BEFORE" (public key, number of the first row, hash of the row
 * before it), then for each row "NUMBER HASH SIGNATURE JSON", then "end NUMBER HASH SIGNATURE", whose signature
 * covers the word "end" and the last hash, so that a shorter copy is found.  Hashes, keys and signatures are
 * hexadecimal.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define TRAIL_HASH_LEN 32
#define TRAIL_SIGNATURE_LEN 64
#define TRAIL_KEY_LEN 32         /* of the public one */
#define TRAIL_SECRET_LEN 64
#define TRAIL_LINE_MAX 16384u    /* bytes of one JSON line */

/* The hash of a row: over the hash of the row before (zeros for the first), its number (8 bytes, little end first)
 * and its line. */
void trail_hash(const uint8_t before[TRAIL_HASH_LEN], uint64_t number, const char *line, size_t len,
		uint8_t hash[TRAIL_HASH_LEN]);

/* Signs what stands in a line of a copy: a row's hash, or the end. */
void trail_sign(const uint8_t secret[TRAIL_SECRET_LEN], const uint8_t hash[TRAIL_HASH_LEN], bool is_end,
		uint8_t signature[TRAIL_SIGNATURE_LEN]);
bool trail_signed(const uint8_t key[TRAIL_KEY_LEN], const uint8_t hash[TRAIL_HASH_LEN], bool is_end,
		  const uint8_t signature[TRAIL_SIGNATURE_LEN]);

/* What a walk over rows has found. */
struct trail_check {
	uint64_t rows;
	uint64_t wrong;           /* the number of the first row that is not as it was written; 0: none */
	const char *problem;      /* "edited", "missing", "signature", "truncated", "form"; NULL: none */
	uint8_t key[TRAIL_KEY_LEN];
};

/* Walks a copy.  key: the one that it must be signed with, or NULL: the one that it names (out->key). */
void trail_check_copy(FILE *in, const uint8_t *key, struct trail_check *out);
