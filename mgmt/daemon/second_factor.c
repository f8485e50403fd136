/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE

#include "mgmt/daemon/second_factor.h"

#include "mgmt/daemon/database.h"

#include <liboath/oath.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECRET_LEN 20
#define RECOVERY_CODES 10
#define RECOVERY_LEN 10          /* characters of a code */
#define RECOVERY_HASH_LEN 16     /* bytes; in hexadecimal in the database */

bool second_factor_prepare(struct daemon *d, const char *name, char **base32, char **address)
{
	char secret[SECRET_LEN];
	size_t len;

	randombytes_buf(secret, sizeof secret);
	*base32 = *address = NULL;
	sqlite3 *db = database_begin(d->main);
	if (!db)
		return false;
	if (!sql_run(db, "UPDATE users SET second = ? WHERE name = ? AND second_on = 0", "bt", (const void *)secret,
		     sizeof secret, name) ||
	    sqlite3_changes(db) != 1) {
		database_rollback(d->main);
		return false;
	}
	const bool ok =
		database_commit(d->main) && oath_base32_encode(secret, sizeof secret, base32, &len) == OATH_OK &&
		asprintf(address, "otpauth://totp/Bulkhead:%s?secret=%s&issuer=Bulkhead", name, *base32) > 0;
	sodium_memzero(secret, sizeof secret);
	return ok;
}

/* The step whose code this is, near now and after the last one that counted; 0: none. */
static int64_t step_of(const void *secret, const char *code, int64_t last)
{
	const int64_t now = (int64_t)(clock_now_ns() / 1000000000u) / 30;
	char is[8];

	for (int64_t step = now - 1; step <= now + 1; step++)
		if (step > last && strlen(code) == 6 &&
		    oath_hotp_generate(secret, SECRET_LEN, (uint64_t)step, 6, false, OATH_HOTP_DYNAMIC_TRUNCATION,
				       is) == OATH_OK &&
		    !sodium_memcmp(is, code, 6))
			return step;
	return 0;
}

static void recovery_hash(const char *code, char hex[2 * RECOVERY_HASH_LEN + 1])
{
	unsigned char hash[RECOVERY_HASH_LEN];

	crypto_generichash(hash, sizeof hash, (const unsigned char *)code, strlen(code), NULL, 0);
	sodium_bin2hex(hex, 2 * RECOVERY_HASH_LEN + 1, hash, sizeof hash);
}

/* With a transaction begun: a recovery code is used up. */
static bool use_recovery(sqlite3 *db, const char *name, const char *code)
{
	char hex[2 * RECOVERY_HASH_LEN + 1];

	recovery_hash(code, hex);
	return strlen(code) == RECOVERY_LEN &&
	       sql_run(db, "UPDATE users SET recovery = replace(recovery, ?1 || ' ', '') WHERE name = ?2 AND "
			   "instr(recovery, ?1 || ' ') > 0", "tt", hex, name) && sqlite3_changes(db) == 1;
}

bool second_factor_check(struct daemon *d, const char *name, const char *code)
{
	sqlite3 *db = database_begin(d->main);
	int64_t step = 0;

	if (!db)
		return false;
	sqlite3_stmt *s = sql_prepare(db, "SELECT second, second_step FROM users WHERE name = ?", "t", name);
	if (s && sqlite3_step(s) == SQLITE_ROW && sqlite3_column_bytes(s, 0) == SECRET_LEN)
		step = step_of(sqlite3_column_blob(s, 0), code, sqlite3_column_int64(s, 1));
	sqlite3_finalize(s);
	if (step ? sql_run(db, "UPDATE users SET second_step = ? WHERE name = ?", "it", step, name)
		 : use_recovery(db, name, code))
		return database_commit(d->main);
	database_rollback(d->main);
	return false;
}

json_t *second_factor_begin(struct daemon *d, const char *name, const char *code)
{
	static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
	char all[RECOVERY_CODES * (2 * RECOVERY_HASH_LEN + 1) + 1] = "";
	json_t *codes = json_array();

	for (unsigned i = 0; i < RECOVERY_CODES; i++) {
		char text[RECOVERY_LEN + 1] = "", hex[2 * RECOVERY_HASH_LEN + 1];
		for (unsigned k = 0; k < RECOVERY_LEN; k++)
			text[k] = letters[randombytes_uniform(sizeof letters - 1)];
		recovery_hash(text, hex);
		strcat(strcat(all, hex), " ");
		json_array_append_new(codes, json_string(text));
	}
	if (second_factor_check(d, name, code)) {
		sqlite3 *db = database_begin(d->main);
		if (db && sql_run(db, "UPDATE users SET second_on = 1, recovery = ? WHERE name = ?", "tt", all, name)) {
			if (database_commit(d->main))
				return codes;
		} else if (db) {
			database_rollback(d->main);
		}
	}
	json_decref(codes);
	return NULL;
}

bool second_factor_end(struct daemon *d, const char *name)
{
	sqlite3 *db = database_begin(d->main);

	if (!db)
		return false;
	if (sql_run(db, "UPDATE users SET second = NULL, second_on = 0, recovery = '' WHERE name = ?", "t", name))
		return database_commit(d->main);
	database_rollback(d->main);
	return false;
}
