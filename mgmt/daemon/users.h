/* SPDX-License-Identifier: Apache-2.0 */
/*
 * People and machines: accounts with Argon2id hashes and roles (api.h: roles_read()), lock-out with back-off,
 * second factor, and tokens. Any thread.  Limits run on the machine's own clock (clock_up_ns), never on the time of
 * day.
 */
#pragma once

#include "mgmt/daemon/daemon.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/request.h"

#define USER_NAME_MAX 64
#define PASSWORD_MAX 256

struct users *users_create(struct daemon *d);
void users_destroy(struct users *u);

/* Set-up is done: there are people. */
bool users_are_set_up(struct daemon *d);

/* What is wrong with a name or a password by the rules, as an error id; NULL: nothing. */
const char *user_name_wrong(const char *name);
const char *user_password_wrong(struct daemon *d, const char *name, const char *password);

/* Within a transaction of the caller on main: adds one; false: the name is taken, or the disk is full. */
bool user_add(sqlite3 *db, const char *name, const char *full_name, unsigned roles, const char *password,
	      bool must_change);

/* True: the account has a second factor. */
bool user_has_second(struct daemon *d, const char *name);

enum login { LOGIN_OK, LOGIN_WRONG, LOGIN_LOCKED, LOGIN_BUSY, LOGIN_SECOND, LOGIN_SECOND_WRONG, LOGIN_FAILED };
struct login_result {
	unsigned roles;
	bool must_change;
	uint64_t wait_ns;   /* LOGIN_LOCKED: so long */
	char name[USER_NAME_MAX + 1]; /* as it is written in the account */
};
/* code: of the second factor, or a recovery code; NULL: not given.  origin: where from. */
enum login user_login(struct daemon *d, const char *name, const char *password, const char *code, const char *origin,
		      struct login_result *out);

#define TOKEN_HASH_LEN 32
/* What is kept of a token: 32 random bytes need no slow hash. */
void token_hash(const char *token, unsigned char hash[TOKEN_HASH_LEN]);

/* Tells whether a bearer token is good, and whose it is. */
bool token_check(struct daemon *d, const char *bearer, struct asker *out);

/* Sets a new password; false: there is no such user, or the disk is full. */
bool user_set_password(struct daemon *d, const char *name, const char *password, bool must_change);

#define USER_RESET_LEN 14
/* A new password, to be changed at the next login, without second factor and waits; false: there is no such user. */
bool user_reset(struct daemon *d, const char *name, char password[USER_RESET_LEN + 1]);

/* Nanoseconds until the name is let in again, wherever from; 0: it is. */
uint64_t user_locked_ns(struct daemon *d, const char *name);
void user_unlock(struct daemon *d, const char *name);
