/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The chain in the main database.  One lock for adding; the last number and hash are in memory, in the database, in
 * STATE/trail.head and in the log.  When the database holds less than trail.head says, the next row takes the number
 * behind the lost ones, so that the hole stays to be seen.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/trail.h"

#include "dataplane/host/log.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/files.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/settings.h"

#include <inttypes.h>
#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static const char *const steps[] = {
	"CREATE TABLE trail (number INTEGER PRIMARY KEY, line TEXT NOT NULL, hash BLOB NOT NULL, signature BLOB "
	"NOT NULL,"
	" who TEXT AS (json_extract(line, '$.who')), action TEXT AS (json_extract(line, '$.action')), result TEXT "
	"AS (json_extract(line, '$.result')));"
	"CREATE TRIGGER trail_stays BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is only added "
	"to'); END;"
	"CREATE TRIGGER trail_keeps BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is only added "
	"to'); END",
};
extern const struct schema trail_schema;
const struct schema trail_schema = { "trail", DATABASE_MAIN, steps, 1 };

struct trail {
	struct daemon *daemon;
	pthread_mutex_t lock;
	uint64_t number;
	uint8_t hash[TRAIL_HASH_LEN];
	uint8_t key[TRAIL_KEY_LEN], secret[TRAIL_SECRET_LEN];
	atomic_bool works;
};

/* ---- the key, and the head outside the database ---- */

static bool load_key(struct trail *t)
{
	const char *state = t->daemon->settings->state;
	char hex[2 * TRAIL_SECRET_LEN + 2];
	size_t len, n;
	char *text = file_read(state, "trail.key", 4096, &len);

	if (text) {
		const bool ok = !sodium_hex2bin(t->secret, sizeof t->secret, text, len, "\n", &n, NULL) &&
				n == sizeof t->secret;
		sodium_memzero(text, len);
		free(text);
		if (!ok)
			log_error("%s/trail.key is no key", state);
		else
			crypto_sign_ed25519_sk_to_pk(t->key, t->secret);
		return ok;
	}
	crypto_sign_keypair(t->key, t->secret);
	sodium_bin2hex(hex, sizeof hex, t->secret, sizeof t->secret);
	bool ok = file_write(state, "trail.key", hex, strlen(hex), 0600);
	sodium_bin2hex(hex, sizeof hex, t->key, sizeof t->key);
	ok = ok && file_write(state, "trail.pub", hex, strlen(hex), 0644);
	sodium_memzero(hex, sizeof hex);
	return ok;
}

static bool write_head(const struct trail *t)
{
	char text[128], hex[2 * TRAIL_HASH_LEN + 1];

	sodium_bin2hex(hex, sizeof hex, t->hash, sizeof t->hash);
	const int n = snprintf(text, sizeof text, "%" PRIu64 " %s\n", t->number, hex);
	log_info("trail %.*s", n - 1, text);
	return file_write(t->daemon->settings->state, "trail.head", text, (size_t)n, 0600);
}

/* False: there is none. */
static bool read_head(const struct trail *t, uint64_t *number, uint8_t hash[TRAIL_HASH_LEN])
{
	size_t len;
	char *text = file_read(t->daemon->settings->state, "trail.head", 256, &len);
	char *space = text ? strchr(text, ' ') : NULL;
	size_t n = 0;

	if (space) {
		*number = strtoull(text, NULL, 10);
		sodium_hex2bin(hash, TRAIL_HASH_LEN, space + 1, strlen(space + 1), "\n", &n, NULL);
	}
	free(text);
	return n == TRAIL_HASH_LEN;
}

static bool copy_blob(sqlite3_stmt *s, int column, void *out, size_t len)
{
	const void *p = sqlite3_column_blob(s, column);

	if (!p || sqlite3_column_bytes(s, column) != (int)len)
		return false;
	memcpy(out, p, len);
	return true;
}

struct trail *trail_open(struct daemon *d)
{
	struct trail *t = calloc(1, sizeof *t);
	uint64_t head = 0;
	uint8_t hash[TRAIL_HASH_LEN];

	if (!t)
		return NULL;
	t->daemon = d;
	pthread_mutex_init(&t->lock, NULL);
	atomic_store(&t->works, true);
	sqlite3_stmt *s = sql_prepare(database_read(d->main),
				      "SELECT number, hash FROM trail ORDER BY number DESC LIMIT 1", "");
	if (!s || !load_key(t)) {
		sqlite3_finalize(s);
		trail_close(t);
		return NULL;
	}
	if (sqlite3_step(s) == SQLITE_ROW) {
		t->number = (uint64_t)sqlite3_column_int64(s, 0);
		copy_blob(s, 1, t->hash, sizeof t->hash);
	}
	sqlite3_finalize(s);
	const uint64_t last = t->number;
	const bool has_head = read_head(t, &head, hash);
	const bool fits = has_head ? head == last ? !memcmp(hash, t->hash, sizeof hash) : head + 1 == last : !last;
	if (!fits) {
		log_error("the audit trail ends at row %" PRIu64 ", but ended at row %" PRIu64 " before", last, head);
		if (head > last) {
			t->number = head;
			memcpy(t->hash, hash, sizeof hash);
		}
	}
	json_t *words = json_pack("{s:I,s:I}", "rows", (json_int_t)last, "head", (json_int_t)head);
	trail_add(t, "system", "", fits ? last ? "trail.opened" : "trail.begun" : "trail.broken", words, "ok");
	json_decref(words);
	return t;
}

void trail_close(struct trail *t)
{
	if (!t)
		return;
	pthread_mutex_destroy(&t->lock);
	sodium_memzero(t->secret, sizeof t->secret);
	free(t);
}

bool trail_works(const struct trail *t)
{
	return atomic_load(&t->works);
}

/* ---- adding ---- */

static char *make_line(const char *who, const char *origin, const char *action, const json_t *arguments,
		       const char *result)
{
	json_t *row = json_object();

	json_object_set_new(row, "time", json_time_ns(clock_now_ns()));
	json_object_set_new(row, "who", json_string(who));
	json_object_set_new(row, "origin", json_string(origin));
	json_object_set_new(row, "action", json_string(action));
	if (arguments) {
		char *text = json_dumps(arguments, JSON_COMPACT);
		const bool is_short = text && strlen(text) < TRAIL_LINE_MAX - 1024;
		json_object_set_new(row, "arguments", is_short ? json_deep_copy(arguments) :
				    json_pack("{s:I}", "bytes", (json_int_t)(text ? strlen(text) : 0)));
		free(text);
	}
	json_object_set_new(row, "result", json_string(result));
	char *line = json_dumps(row, JSON_COMPACT);
	json_decref(row);
	return line;
}

static bool add_locked(struct trail *t, const char *line)
{
	uint8_t hash[TRAIL_HASH_LEN], signature[TRAIL_SIGNATURE_LEN];
	const uint64_t number = t->number + 1;
	sqlite3 *db = database_begin(t->daemon->main);

	if (!db)
		return false;
	trail_hash(t->hash, number, line, strlen(line), hash);
	trail_sign(t->secret, hash, false, signature);
	if (!sql_run(db, "INSERT INTO trail (number, line, hash, signature) VALUES (?, ?, ?, ?)", "utbb", number,
		     line, hash, sizeof hash, signature, sizeof signature)) {
		database_rollback(t->daemon->main);
		return false;
	}
	if (!database_commit(t->daemon->main))
		return false;
	t->number = number;
	memcpy(t->hash, hash, sizeof hash);
	return write_head(t);
}

bool trail_add(struct trail *t, const char *who, const char *origin, const char *action, const json_t *arguments,
	       const char *result)
{
	char *line = make_line(who, origin, action, arguments, result);
	bool ok = line && strlen(line) <= TRAIL_LINE_MAX;

	pthread_mutex_lock(&t->lock);
	ok = ok && add_locked(t, line);
	pthread_mutex_unlock(&t->lock);
	if (!ok)
		log_error("a row of the audit trail could not be kept: %s", action);
	atomic_store(&t->works, ok);
	free(line);
	return ok;
}

/* ---- checking and copying ---- */

static void found(struct trail_check *out, const char *problem, uint64_t number)
{
	out->problem = problem;
	out->wrong = number;
}

static void check_row(const struct trail *t, sqlite3_stmt *s, uint8_t last[TRAIL_HASH_LEN], struct trail_check *out)
{
	uint8_t hash[TRAIL_HASH_LEN], is[TRAIL_HASH_LEN], signature[TRAIL_SIGNATURE_LEN];
	const uint64_t number = (uint64_t)sqlite3_column_int64(s, 0);

	if (number != out->rows + 1) {
		found(out, "missing", out->rows + 1);
		return;
	}
	const char *line = sql_text(s, 1);
	trail_hash(last, number, line, (size_t)sqlite3_column_bytes(s, 1), is);
	if (!copy_blob(s, 2, hash, sizeof hash) || memcmp(hash, is, sizeof is))
		found(out, "edited", number);
	else if (!copy_blob(s, 3, signature, sizeof signature) || !trail_signed(t->key, hash, false, signature))
		found(out, "signature", number);
	memcpy(last, is, sizeof is);
	out->rows++;
}

bool trail_verify(struct daemon *d, struct trail_check *out)
{
	struct trail *t = d->trail;
	uint8_t last[TRAIL_HASH_LEN] = { 0 }, head_hash[TRAIL_HASH_LEN] = { 0 };
	uint64_t head = 0;
	int code = SQLITE_DONE;

	*out = (struct trail_check){ 0 };
	memcpy(out->key, t->key, sizeof t->key);
	/* What is read is as of one moment, the head's included. */
	pthread_mutex_lock(&t->lock);
	sqlite3_stmt *s = sql_prepare(database_read(d->main),
				      "SELECT number, line, hash, signature FROM trail ORDER BY number", "");
	if (s)
		code = sqlite3_step(s);
	const bool has_head = read_head(t, &head, head_hash);
	pthread_mutex_unlock(&t->lock);
	if (!s)
		return false;
	for (; code == SQLITE_ROW && !out->problem; code = sqlite3_step(s))
		check_row(t, s, last, out);
	sqlite3_finalize(s);
	if (!out->problem && (!has_head || head != out->rows || memcmp(head_hash, last, sizeof last)))
		found(out, has_head && head > out->rows ? "truncated" : "head", out->rows);
	return out->problem || code == SQLITE_DONE;
}

static void put_hex(FILE *out, const void *p, size_t len, char behind)
{
	char hex[2 * TRAIL_SIGNATURE_LEN + 1];

	sodium_bin2hex(hex, sizeof hex, p, len);
	fprintf(out, "%s%c", hex, behind);
}

bool trail_export(struct daemon *d, uint64_t from, uint64_t to, FILE *out)
{
	struct trail *t = d->trail;
	uint8_t last[TRAIL_HASH_LEN] = { 0 }, signature[TRAIL_SIGNATURE_LEN];
	uint64_t number = from ? from - 1 : 0;
	bool has_begun = false;
	sqlite3_stmt *s = sql_prepare(database_read(d->main), "SELECT number, line, hash, signature FROM trail "
				      "WHERE number BETWEEN ? AND ? ORDER BY number", "uu", number, to);

	if (!s)
		return false;
	int code;
	while ((code = sqlite3_step(s)) == SQLITE_ROW) {
		if (!has_begun) {
			/* The row before the first that is asked for gives the hash to begin with. */
			const bool is_before = from > 1 && (uint64_t)sqlite3_column_int64(s, 0) == from - 1;
			if (is_before && !copy_blob(s, 2, last, sizeof last))
				break;
			fputs("bulkhead-trail 1 ", out);
			put_hex(out, t->key, sizeof t->key, ' ');
			fprintf(out, "%" PRIu64 " ", from > 1 ? from : 1);
			put_hex(out, last, sizeof last, '\n');
			has_begun = true;
			if (is_before)
				continue;
		}
		number = (uint64_t)sqlite3_column_int64(s, 0);
		if (!copy_blob(s, 2, last, sizeof last) || !copy_blob(s, 3, signature, sizeof signature))
			break;
		fprintf(out, "%" PRIu64 " ", number);
		put_hex(out, last, sizeof last, ' ');
		put_hex(out, signature, sizeof signature, ' ');
		fprintf(out, "%s\n", sql_text(s, 1));
	}
	sqlite3_finalize(s);
	if (code == SQLITE_DONE) {
		trail_sign(t->secret, last, true, signature);
		fprintf(out, "end %" PRIu64 " ", number);
		put_hex(out, last, sizeof last, ' ');
		put_hex(out, signature, sizeof signature, '\n');
	}
	return code == SQLITE_DONE && !ferror(out);
}
