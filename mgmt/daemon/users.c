/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Accounts and tokens in the main database; lock-outs in memory.  Names of removed accounts stay taken, so that
 * a name in the trail means one person for ever.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/users.h"

#include "dataplane/events/json.h"
#include "dataplane/host/log.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/second_factor.h"
#include "mgmt/daemon/trail.h"

#include <ctype.h>
#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TRIES_MAX 512                     /* names with wrong passwords that are remembered */
#define WAIT_FIRST_NS 15000000000u
#define WAIT_MOST_NS 900000000000u
#define FORGET_NS 86400000000000u
#define TRIES_ANYWHERE 10                 /* so many times the tries, when they come from several addresses */
#define HASHING_AT_ONCE 2                 /* Argon2id takes 64 MiB and a tenth of a second each */

static const char *const steps[] = {
	"CREATE TABLE users (name TEXT PRIMARY KEY COLLATE NOCASE, full_name TEXT NOT NULL DEFAULT '', roles "
	"INTEGER NOT NULL, password TEXT NOT NULL,"
	" must_change INTEGER NOT NULL DEFAULT 0, disabled INTEGER NOT NULL DEFAULT 0, created_ns INTEGER NOT NULL,"
	" changed_ns INTEGER NOT NULL, login_ns INTEGER NOT NULL DEFAULT 0, removed_ns INTEGER NOT NULL DEFAULT 0,"
	" second BLOB, second_on INTEGER NOT NULL DEFAULT 0, second_step INTEGER NOT NULL DEFAULT 0, recovery TEXT "
	"NOT NULL DEFAULT '');"
	"CREATE TABLE tokens (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, roles INTEGER NOT NULL,"
	" hash BLOB NOT NULL UNIQUE, created_by TEXT NOT NULL, created_ns INTEGER NOT NULL, used_ns INTEGER NOT "
	"NULL DEFAULT 0, until_ns INTEGER NOT NULL DEFAULT 0)",
};
extern const struct schema users_schema;
const struct schema users_schema = { "users", DATABASE_MAIN, steps, 1 };

/* Wrong passwords for a name, from one address or from anywhere. */
struct tries {
	uint64_t key;        /* 0: free */
	uint64_t name_key;   /* of the name alone */
	unsigned wrong;
	uint64_t until_ns, last_ns;
};

struct users {
	pthread_mutex_t lock;
	struct tries tries[TRIES_MAX];
	unsigned char salt[crypto_shorthash_KEYBYTES];
	char nobody[crypto_pwhash_STRBYTES]; /* the hash that names without an account are compared with */
	pthread_mutex_t hashing;
	unsigned hashing_now;
};

struct users *users_create(struct daemon *d)
{
	struct users *u = calloc(1, sizeof *u);

	(void)d;
	if (!u)
		return NULL;
	pthread_mutex_init(&u->lock, NULL);
	pthread_mutex_init(&u->hashing, NULL);
	randombytes_buf(u->salt, sizeof u->salt);
	if (crypto_pwhash_str(u->nobody, (const char *)u->salt, sizeof u->salt, crypto_pwhash_OPSLIMIT_INTERACTIVE,
			      crypto_pwhash_MEMLIMIT_INTERACTIVE)) {
		log_error("no memory for hashing passwords");
		users_destroy(u);
		return NULL;
	}
	return u;
}

void users_destroy(struct users *u)
{
	if (!u)
		return;
	pthread_mutex_destroy(&u->lock);
	pthread_mutex_destroy(&u->hashing);
	free(u);
}

bool users_are_set_up(struct daemon *d)
{
	char duties[16];

	option_text(d, "setup.people", duties, sizeof duties);
	return strcmp(duties, "none") != 0;
}

/* ---- rules ---- */

const char *user_name_wrong(const char *name)
{
	const size_t len = strlen(name);
	const uint8_t *p = (const uint8_t *)name;
	const uint8_t *const end = p + len;

	if (!len || len > USER_NAME_MAX)
		return "users.name_length";
	while (p < end) {
		const unsigned n = json_utf8(p, (size_t)(end - p));
		/* No space, no sign that means something in a path, a file or a page; "token:7" is a machine's. */
		if (!n || (n == 1 && !isalnum(*p) && !strchr("-_.@", *p)))
			return "users.name_characters";
		p += n;
	}
	return NULL;
}

static bool is_same_ignoring_case(const char *in, const char *what)
{
	return *what && strcasestr(in, what);
}

const char *user_password_wrong(struct daemon *d, const char *name, const char *password)
{
	static const char *const common[] = { "password", "12345678", "qwerty", "bulkhead",
					      "letmein",  "admin123", "woaini" };
	const size_t len = strlen(password);
	unsigned different = 0;
	bool seen[256] = { false };

	if (len > PASSWORD_MAX)
		return "users.password_long";
	if (len < (size_t)option_number(d, "password.length"))
		return "users.password_short";
	for (size_t i = 0; i < len; i++) {
		different += !seen[(unsigned char)password[i]];
		seen[(unsigned char)password[i]] = true;
	}
	if (different < 5)
		return "users.password_simple";
	if (is_same_ignoring_case(password, name))
		return "users.password_name";
	for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
		if (is_same_ignoring_case(password, common[i]) && len < strlen(common[i]) + 6)
			return "users.password_common";
	return NULL;
}

static bool hash_password(const char *password, char out[crypto_pwhash_STRBYTES])
{
	return !crypto_pwhash_str(out, password, strlen(password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
				  crypto_pwhash_MEMLIMIT_INTERACTIVE);
}

bool user_add(sqlite3 *db, const char *name, const char *full_name, unsigned roles, const char *password,
	      bool must_change)
{
	char hash[crypto_pwhash_STRBYTES];
	const uint64_t now = clock_now_ns();

	return hash_password(password, hash) &&
	       sql_run(db, "INSERT INTO users (name, full_name, roles, password, must_change, created_ns, changed_ns) "
			   "VALUES (?, ?, ?, ?, ?, ?6, ?6)", "ttitiu", name, full_name, (int64_t)roles, hash,
		       (int64_t)must_change, now);
}

bool user_set_password(struct daemon *d, const char *name, const char *password, bool must_change)
{
	char hash[crypto_pwhash_STRBYTES];
	sqlite3 *db = hash_password(password, hash) ? database_begin(d->main) : NULL;

	if (!db)
		return false;
	if (sql_run(db,
		    "UPDATE users SET password = ?, must_change = ?, changed_ns = ? WHERE name = ? AND removed_ns "
		    "= 0",
		    "tiut", hash, (int64_t)must_change, clock_now_ns(), name) &&
	    sqlite3_changes(db) == 1)
		return database_commit(d->main);
	database_rollback(d->main);
	return false;
}

/* ---- lock-out ---- */

static uint64_t tries_key(const struct users *u, const char *name, const char *origin)
{
	char text[200];
	unsigned char hash[crypto_shorthash_BYTES];
	uint64_t key;

	const int n = snprintf(text, sizeof text, "%s %s", origin, name);
	for (int i = 0; i < n; i++)
		text[i] = (char)tolower((unsigned char)text[i]);
	crypto_shorthash(hash, (const unsigned char *)text, (unsigned long long)n, u->salt);
	memcpy(&key, hash, sizeof key);
	return key ? key : 1;
}

/* The row of a name and an address; NULL: there is none, or with makes the one that was quiet for longest is taken. */
static struct tries *tries_find(struct users *u, const char *name, const char *origin, bool makes)
{
	const uint64_t key = tries_key(u, name, origin);
	struct tries *oldest = &u->tries[0];

	for (unsigned i = 0; i < TRIES_MAX; i++) {
		struct tries *t = &u->tries[i];
		if (t->key == key)
			return t;
		if (t->last_ns < oldest->last_ns)
			oldest = t;
	}
	if (!makes)
		return NULL;
	*oldest = (struct tries){ .key = key, .name_key = tries_key(u, name, "") };
	return oldest;
}

static uint64_t wait_of(const struct tries *t, uint64_t now)
{
	return t && t->until_ns > now ? t->until_ns - now : 0;
}

static void count_wrong(struct tries *t, unsigned allowed, uint64_t now)
{
	if (now - t->last_ns > FORGET_NS)
		t->wrong = 0;
	t->wrong++;
	t->last_ns = now;
	if (t->wrong < allowed)
		return;
	const unsigned doubled = t->wrong - allowed;
	const uint64_t wait = doubled < 6 ? (uint64_t)WAIT_FIRST_NS << doubled : WAIT_MOST_NS;
	t->until_ns = now + wait;
}

/* The longest wait: of this name from there, of this name from anywhere, of any name from there. */
static uint64_t locked_for(struct users *u, const char *name, const char *origin)
{
	const uint64_t now = clock_up_ns();
	uint64_t longest = 0;

	pthread_mutex_lock(&u->lock);
	for (unsigned i = 0; i < 3; i++) {
		const uint64_t wait = wait_of(tries_find(u, i == 2 ? "" : name, i == 1 ? "" : origin, false), now);
		longest = wait > longest ? wait : longest;
	}
	pthread_mutex_unlock(&u->lock);
	return longest;
}

static void note_try(struct daemon *d, const char *name, const char *origin, bool is_right)
{
	struct users *u = d->users;
	const unsigned allowed = (unsigned)option_number(d, "lockout.tries");
	const uint64_t now = clock_up_ns();

	pthread_mutex_lock(&u->lock);
	for (unsigned i = 0; i < 3; i++) {
		struct tries *t = tries_find(u, i == 2 ? "" : name, i == 1 ? "" : origin, !is_right);
		if (t && is_right)
			*t = (struct tries){ 0 };
		else if (t)
			count_wrong(t, i ? allowed * TRIES_ANYWHERE : allowed, now);
	}
	pthread_mutex_unlock(&u->lock);
}

uint64_t user_locked_ns(struct daemon *d, const char *name)
{
	const uint64_t now = clock_up_ns();
	uint64_t longest = 0;

	pthread_mutex_lock(&d->users->lock);
	const uint64_t key = tries_key(d->users, name, "");
	for (unsigned i = 0; i < TRIES_MAX; i++)
		if (d->users->tries[i].key && d->users->tries[i].name_key == key) {
			const uint64_t wait = wait_of(&d->users->tries[i], now);
			longest = wait > longest ? wait : longest;
		}
	pthread_mutex_unlock(&d->users->lock);
	return longest;
}

void user_unlock(struct daemon *d, const char *name)
{
	pthread_mutex_lock(&d->users->lock);
	const uint64_t key = tries_key(d->users, name, "");
	for (unsigned i = 0; i < TRIES_MAX; i++)
		if (d->users->tries[i].key && d->users->tries[i].name_key == key)
			d->users->tries[i] = (struct tries){ 0 };
	pthread_mutex_unlock(&d->users->lock);
}

/* ---- login ---- */

static bool hashing_begins(struct users *u)
{
	pthread_mutex_lock(&u->hashing);
	const bool ok = u->hashing_now < HASHING_AT_ONCE;
	u->hashing_now += ok;
	pthread_mutex_unlock(&u->hashing);
	return ok;
}

static void hashing_ends(struct users *u)
{
	pthread_mutex_lock(&u->hashing);
	u->hashing_now--;
	pthread_mutex_unlock(&u->hashing);
}

struct account {
	bool is_there, is_disabled, has_second;
	char hash[crypto_pwhash_STRBYTES];
};

static bool read_account(struct daemon *d, const char *name, struct account *a, struct login_result *out)
{
	sqlite3_stmt *s = sql_prepare(database_read(d->main),
				      "SELECT name, roles, password, must_change, disabled, second_on "
				      "FROM users WHERE name = ? AND removed_ns = 0",
				      "t", name);

	if (!s)
		return false;
	memcpy(a->hash, d->users->nobody, sizeof a->hash);
	if (sqlite3_step(s) == SQLITE_ROW) {
		a->is_there = true;
		snprintf(out->name, sizeof out->name, "%s", sql_text(s, 0));
		out->roles = (unsigned)sqlite3_column_int(s, 1);
		snprintf(a->hash, sizeof a->hash, "%s", sql_text(s, 2));
		out->must_change = sqlite3_column_int(s, 3);
		a->is_disabled = sqlite3_column_int(s, 4);
		a->has_second = sqlite3_column_int(s, 5);
	}
	sqlite3_finalize(s);
	return true;
}

static void note_login(struct daemon *d, const char *name)
{
	sqlite3 *db = database_begin(d->main);

	if (db && sql_run(db, "UPDATE users SET login_ns = ? WHERE name = ?", "ut", clock_now_ns(), name))
		database_commit(d->main);
	else if (db)
		database_rollback(d->main);
}

enum login user_login(struct daemon *d, const char *name, const char *password, const char *code, const char *origin,
		      struct login_result *out)
{
	struct account a = { 0 };

	*out = (struct login_result){ 0 };
	out->wait_ns = locked_for(d->users, name, origin);
	if (out->wait_ns)
		return LOGIN_LOCKED;
	if (!read_account(d, name, &a, out))
		return LOGIN_FAILED;
	if (!hashing_begins(d->users))
		return LOGIN_BUSY;
	const bool fits = !crypto_pwhash_str_verify(a.hash, password, strlen(password)) && a.is_there && !a.is_disabled;
	hashing_ends(d->users);
	if (fits && a.has_second && !code)
		return LOGIN_SECOND;
	const bool is_right = fits && (!a.has_second || second_factor_check(d, out->name, code));
	note_try(d, name, origin, is_right);
	if (!is_right)
		return fits ? LOGIN_SECOND_WRONG : LOGIN_WRONG;
	note_login(d, out->name);
	return LOGIN_OK;
}

bool user_has_second(struct daemon *d, const char *name)
{
	return sql_number(database_read(d->main), 0, "SELECT second_on FROM users WHERE name = ?", "t", name) != 0;
}

bool user_reset(struct daemon *d, const char *name, char password[USER_RESET_LEN + 1])
{
	static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";

	for (unsigned i = 0; i < USER_RESET_LEN; i++)
		password[i] = i % 5 == 4 ? '-' : letters[randombytes_uniform(sizeof letters - 1)];
	password[USER_RESET_LEN] = '\0';
	if (!user_set_password(d, name, password, true) || !second_factor_end(d, name))
		return false;
	user_unlock(d, name);
	return true;
}

/* ---- tokens ---- */

void token_hash(const char *token, unsigned char hash[TOKEN_HASH_LEN])
{
	crypto_generichash(hash, TOKEN_HASH_LEN, (const unsigned char *)token, strlen(token), NULL, 0);
}

bool token_check(struct daemon *d, const char *bearer, struct asker *out)
{
	unsigned char hash[TOKEN_HASH_LEN];

	token_hash(bearer, hash);
	sqlite3_stmt *s = sql_prepare(database_read(d->main),
				      "SELECT id, roles, used_ns FROM tokens WHERE hash = ? AND "
				      "(until_ns = 0 OR until_ns > ?)",
				      "bu", hash, sizeof hash, clock_now_ns());
	const bool ok = s && sqlite3_step(s) == SQLITE_ROW;
	const int64_t id = ok ? sqlite3_column_int64(s, 0) : 0;
	const uint64_t used_ns = ok ? (uint64_t)sqlite3_column_int64(s, 2) : 0, now = clock_now_ns();
	if (ok) {
		*out = (struct asker){ .via = VIA_TOKEN, .roles = (unsigned)sqlite3_column_int(s, 1) };
		snprintf(out->name, sizeof out->name, "token:%lld", (long long)id);
	}
	sqlite3_finalize(s);
	/* To the minute, so that a poll is not a write each time. */
	if (ok && (now < used_ns || now - used_ns > 60000000000u)) {
		sqlite3 *db = database_begin(d->main);
		if (db && sql_run(db, "UPDATE tokens SET used_ns = ? WHERE id = ?", "ui", now, id))
			database_commit(d->main);
		else if (db)
			database_rollback(d->main);
	}
	return ok;
}
