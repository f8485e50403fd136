/* SPDX-License-Identifier: Apache-2.0 */
/* Hashing, signing and checking rows.  Any thread; owns nothing behind a call. */
#define _GNU_SOURCE

#include "mgmt/trail_line.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

void trail_hash(const uint8_t before[TRAIL_HASH_LEN], uint64_t number, const char *line, size_t len,
		uint8_t hash[TRAIL_HASH_LEN])
{
	crypto_generichash_state state;
	uint8_t n[8];

	for (unsigned i = 0; i < 8; i++)
		n[i] = (uint8_t)(number >> 8 * i);
	crypto_generichash_init(&state, NULL, 0, TRAIL_HASH_LEN);
	crypto_generichash_update(&state, before, TRAIL_HASH_LEN);
	crypto_generichash_update(&state, n, sizeof n);
	crypto_generichash_update(&state, (const unsigned char *)line, len);
	crypto_generichash_final(&state, hash, TRAIL_HASH_LEN);
}

static size_t signed_bytes(const uint8_t hash[TRAIL_HASH_LEN], bool is_end, uint8_t out[TRAIL_HASH_LEN + 3])
{
	memcpy(out, hash, TRAIL_HASH_LEN);
	memcpy(out + TRAIL_HASH_LEN, "end", 3);
	return TRAIL_HASH_LEN + (is_end ? 3 : 0);
}

void trail_sign(const uint8_t secret[TRAIL_SECRET_LEN], const uint8_t hash[TRAIL_HASH_LEN], bool is_end,
		uint8_t signature[TRAIL_SIGNATURE_LEN])
{
	uint8_t bytes[TRAIL_HASH_LEN + 3];
	crypto_sign_detached(signature, NULL, bytes, signed_bytes(hash, is_end, bytes), secret);
}

bool trail_signed(const uint8_t key[TRAIL_KEY_LEN], const uint8_t hash[TRAIL_HASH_LEN], bool is_end,
		  const uint8_t signature[TRAIL_SIGNATURE_LEN])
{
	uint8_t bytes[TRAIL_HASH_LEN + 3];
	return !crypto_sign_verify_detached(signature, bytes, signed_bytes(hash, is_end, bytes), key);
}

/* Reads len bytes of hexadecimal and the space or end behind it. */
static bool take_hex(const char **p, uint8_t *out, size_t len)
{
	const char *end;
	size_t n;

	if (strlen(*p) < 2 * len || sodium_hex2bin(out, len, *p, 2 * len, NULL, &n, &end) || n != len ||
	    end != *p + 2 * len)
		return false;
	*p = end + (*end == ' ');
	return true;
}

static bool take_number(const char **p, uint64_t *n)
{
	char *end;

	if (**p < '0' || **p > '9')
		return false;
	*n = strtoull(*p, &end, 10);
	if (*end != ' ')
		return false;
	*p = end + 1;
	return true;
}

static bool found(struct trail_check *out, const char *problem, uint64_t number)
{
	out->problem = problem;
	out->wrong = number;
	return false;
}

struct walk {
	uint64_t next;
	uint8_t last[TRAIL_HASH_LEN];
	bool has_ended;
};

static bool check_line(const char *p, struct walk *w, struct trail_check *out)
{
	uint8_t hash[TRAIL_HASH_LEN], is[TRAIL_HASH_LEN], signature[TRAIL_SIGNATURE_LEN];
	uint64_t number;
	const bool is_end = !strncmp(p, "end ", 4);

	if (is_end)
		p += 4;
	if (w->has_ended || !take_number(&p, &number) || !take_hex(&p, hash, sizeof hash) ||
	    !take_hex(&p, signature, sizeof signature))
		return found(out, "form", w->next);
	if (!trail_signed(out->key, hash, is_end, signature))
		return found(out, "signature", w->next);
	if (is_end) {
		w->has_ended = true;
		return number == w->next - 1 && !memcmp(hash, w->last, sizeof hash) ? true :
		       found(out, number < w->next ? "edited" : "missing", w->next);
	}
	if (number != w->next)
		return found(out, "missing", w->next);
	trail_hash(w->last, number, p, strlen(p), is);
	if (memcmp(hash, is, sizeof is))
		return found(out, "edited", number);
	memcpy(w->last, hash, sizeof hash);
	w->next++;
	out->rows++;
	return true;
}

static bool check_head(const char *p, const uint8_t *key, struct walk *w, struct trail_check *out)
{
	static const char form[] = "bulkhead-trail 1 ";

	if (strncmp(p, form, sizeof form - 1))
		return found(out, "form", 0);
	p += sizeof form - 1;
	if (!take_hex(&p, out->key, sizeof out->key) || !take_number(&p, &w->next) ||
	    !take_hex(&p, w->last, sizeof w->last))
		return found(out, "form", 0);
	return !key || !memcmp(key, out->key, sizeof out->key) ? true : found(out, "signature", 0);
}

void trail_check_copy(FILE *in, const uint8_t *key, struct trail_check *out)
{
	struct walk w = { 0 };
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;
	bool ok = true, has_head = false;

	*out = (struct trail_check){ 0 };
	while (ok && (len = getline(&line, &cap, in)) > 0) {
		if (line[len - 1] == '\n')
			line[--len] = '\0';
		ok = strlen(line) == (size_t)len || found(out, "form", w.next);
		ok = ok && (has_head ? check_line(line, &w, out) : check_head(line, key, &w, out));
		has_head = true;
	}
	if (ok && !has_head)
		found(out, "form", 0);
	else if (ok && !w.has_ended)
		found(out, "truncated", w.next);
	free(line);
}
