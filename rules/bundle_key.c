/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Signatures in the format of minisign: ed25519 over the BLAKE2b-512 of the file ("ED"), or over the file itself ("Ed",
 * older); and one more over the signature and the trusted comment.  Compile side.
 */
#define _POSIX_C_SOURCE 200809L
#include "rules/bundle.h"

#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_MAX 8192
#define COMMENT "trusted comment: "

__attribute__((format(printf, 3, 4)))
static bool fail(char *error, size_t len, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(error, len, format, args);
	va_end(args);
	return false;
}

/* Decodes one line of base64 of exactly len bytes. */
static bool decode(const char *line, uint8_t *out, size_t len)
{
	const size_t n = strcspn(line, "\r\n");
	size_t got = 0;
	return sodium_base642bin(out, len, line, n, NULL, &got, NULL, sodium_base64_VARIANT_ORIGINAL) == 0 &&
			got == len;
}

/* The line behind this one; "" when there is none. */
static const char *line_behind(const char *text)
{
	const char *end = strchr(text, '\n');
	return end ? end + 1 : "";
}

bool bundle_key_read(struct bundle_key *k, const char *text, char *error, size_t error_len)
{
	uint8_t raw[42];
	if (!strncmp(text, "untrusted comment:", 18))
		text = line_behind(text);
	if (sodium_init() < 0 || !decode(text, raw, sizeof raw) || memcmp(raw, "Ed", 2) != 0)
		return fail(error, error_len, "this is no public key of minisign");
	memcpy(k->id, raw + 2, sizeof k->id);
	memcpy(k->key, raw + 10, sizeof k->key);
	return true;
}

bool bundle_verify(const struct bundle_key *k, const uint8_t *data, size_t len, const char *signature, char **comment,
		   char *error, size_t error_len)
{
	uint8_t raw[74], global[64], digest[64];
	const char *second = line_behind(signature), *third = line_behind(second), *fourth = line_behind(third);
	const size_t comment_len = strcspn(third, "\r\n");

	*comment = NULL;
	if (sodium_init() < 0 || strncmp(signature, "untrusted comment:", 18) != 0 || !decode(second, raw,
			sizeof raw) ||
	    strncmp(third, COMMENT, sizeof COMMENT - 1) != 0 || !decode(fourth, global, sizeof global))
		return fail(error, error_len, "this is no signature of minisign");
	if (memcmp(raw + 2, k->id, sizeof k->id) != 0)
		return fail(error, error_len, "signed with another key");
	if (!memcmp(raw, "ED", 2)) {
		(void)crypto_generichash(digest, sizeof digest, data, len, NULL, 0);
		data = digest;
		len = sizeof digest;
	} else if (memcmp(raw, "Ed", 2) != 0) {
		return fail(error, error_len, "a signature of a kind that is not known");
	}
	if (crypto_sign_verify_detached(raw + 10, data, len, k->key) != 0)
		return fail(error, error_len, "the signature is wrong: the file is not what was signed");
	const size_t told = comment_len - (sizeof COMMENT - 1);
	uint8_t *both = malloc(64 + told);
	bool good = both != NULL;
	if (good) {
		memcpy(both, raw + 10, 64);
		memcpy(both + 64, third + sizeof COMMENT - 1, told);
		good = crypto_sign_verify_detached(global, both, 64 + told, k->key) == 0;
	}
	free(both);
	if (!good)
		return fail(error, error_len, "the trusted comment is not what was signed");
	*comment = strndup(third + sizeof COMMENT - 1, told);
	return *comment != NULL;
}

/* The secret key's file: "Ed", kdf, "B2", salt 32, limits 16, id 8, key 64, checksum 32. */
static bool secret_read(const char *text, uint8_t id[8], uint8_t key[64], char *error, size_t error_len)
{
	uint8_t raw[158], public[32], again[64];

	if (!strncmp(text, "untrusted comment:", 18))
		text = line_behind(text);
	if (!decode(text, raw, sizeof raw) || memcmp(raw, "Ed", 2) != 0 || memcmp(raw + 4, "B2", 2) != 0)
		return fail(error, error_len, "this is no secret key of minisign");
	if (raw[2] || raw[3])
		return fail(error, error_len, "this key has a password: sign with `minisign -S`, or make one without "
				"(minisign -G -W)");
	memcpy(id, raw + 54, 8);
	memcpy(key, raw + 62, 64);
	/* A key without a password has no checksum either; its two halves must belong together. */
	(void)crypto_sign_seed_keypair(public, again, key);
	const bool good = sodium_memcmp(again, key, sizeof again) == 0;
	sodium_memzero(again, sizeof again);
	sodium_memzero(raw, sizeof raw);
	return good || fail(error, error_len, "the secret key is damaged");
}

char *bundle_sign(const char *secret_key, const uint8_t *data, size_t len, const char *comment, char *error,
		  size_t error_len)
{
	uint8_t id[8] = { 0 }, key[64] = { 0 }, digest[64], raw[74], both[64 + 512], global[64];
	char first[sodium_base64_ENCODED_LEN(sizeof raw, sodium_base64_VARIANT_ORIGINAL)];
	char second[sodium_base64_ENCODED_LEN(sizeof global, sodium_base64_VARIANT_ORIGINAL)];
	const size_t told = strlen(comment);

	if (sodium_init() < 0 || told > 512 || strpbrk(comment, "\r\n")) {
		fail(error, error_len, "a comment is one line of at most 512 bytes");
		return NULL;
	}
	if (!secret_read(secret_key, id, key, error, error_len))
		return NULL;
	(void)crypto_generichash(digest, sizeof digest, data, len, NULL, 0);
	memcpy(raw, "ED", 2);
	memcpy(raw + 2, id, sizeof id);
	(void)crypto_sign_detached(raw + 10, NULL, digest, sizeof digest, key);
	memcpy(both, raw + 10, 64);
	memcpy(both + 64, comment, told);
	(void)crypto_sign_detached(global, NULL, both, 64 + told, key);
	sodium_memzero(key, sizeof key);
	(void)sodium_bin2base64(first, sizeof first, raw, sizeof raw, sodium_base64_VARIANT_ORIGINAL);
	(void)sodium_bin2base64(second, sizeof second, global, sizeof global, sodium_base64_VARIANT_ORIGINAL);
	char *out = malloc(TEXT_MAX);
	if (out)
		snprintf(out, TEXT_MAX, "untrusted comment: signature of a bundle of "
				"bulkhead\n%s\n" COMMENT "%s\n%s\n", first, comment,
			 second);
	return out;
}
