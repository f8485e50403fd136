/* SPDX-License-Identifier: Apache-2.0 */
/* Accounts of people and tokens of machines. */
#define _GNU_SOURCE

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/sessions.h"
#include "mgmt/daemon/users.h"

#include <sodium.h>
#include <string.h>

#define DAY_NS UINT64_C(86400000000000)
#define TOKEN_LEN (SESSION_KEY_LEN + 3) /* "bh_", then 32 random bytes */

static void get_users(struct request *r)
{
	json_t *items = json_array();
	sqlite3_stmt *s =
		sql_prepare(database_read(r->daemon->main),
			    "SELECT name, full_name, roles, must_change, disabled, second_on, created_ns, login_ns "
			    "FROM users WHERE removed_ns = 0 ORDER BY name",
			    "");

	while (s && sqlite3_step(s) == SQLITE_ROW) {
		const uint64_t locked_ns = user_locked_ns(r->daemon, sql_text(s, 0));
		json_array_append_new(items,
				      json_pack("{s:s,s:s,s:o,s:b,s:b,s:b,s:o,s:o,s:o}", "name", sql_text(s, 0),
						"full_name", sql_text(s, 1), "roles",
						roles_json((unsigned)sqlite3_column_int(s, 2)),
						"must_change_password", sqlite3_column_int(s, 3), "is_enabled",
						!sqlite3_column_int(s, 4), "has_totp", sqlite3_column_int(s, 5),
						"created", json_time_ns((uint64_t)sqlite3_column_int64(s, 6)),
						"last_login", json_time_ns((uint64_t)sqlite3_column_int64(s, 7)),
						"locked_until",
						json_time_ns(locked_ns ? clock_now_ns() + locked_ns : 0)));
	}
	sqlite3_finalize(s);
	answer_json(r, json_pack("{s:o,s:n}", "items", items, "next"));
}

/* Of a list of names; 0 after failing r. */
static unsigned read_roles(struct request *r)
{
	char people[16];
	const unsigned roles = roles_read(request_json(r, "roles"));

	option_text(r->daemon, "setup.people", people, sizeof people);
	if (!roles)
		request_fail(r, 400, "users.roles", NULL);
	else if (roles & ROLE_OWNER && !strcmp(people, "separated"))
		request_fail(r, 400, "users.no_owner", NULL);
	else
		return roles;
	return 0;
}

static bool is_bad_password(struct request *r, const char *name, const char *password)
{
	const char *wrong = user_password_wrong(r->daemon, name, password);

	if (wrong)
		request_fail(r, 400, wrong, "{s:I}", "length", (json_int_t)option_number(r->daemon, "password.length"));
	return wrong;
}

static void post_user(struct request *r)
{
	const char *name = request_text(r, "name"), *full_name = request_text(r, "full_name");
	const char *password = request_text(r, "password"), *wrong = user_name_wrong(name);
	const unsigned roles = wrong ? 0 : read_roles(r);

	if (wrong)
		request_fail(r, 400, wrong, NULL);
	if (!roles || is_bad_password(r, name, password))
		return;
	sqlite3 *db = database_begin(r->daemon->main);
	if (!db) {
		request_fail(r, 507, "storage.failed", NULL);
	} else if (!user_add(db, name, full_name ? full_name : "", roles, password, true)) {
		database_rollback(r->daemon->main);
		request_fail(r, 409, "users.taken", "{s:s}", "name", name);
	} else if (!database_commit(r->daemon->main)) {
		request_fail(r, 507, "storage.failed", NULL);
	} else {
		answer_status(r, 201, json_pack("{s:s}", "name", name));
	}
}

/* With a transaction begun: somebody is left who can look after users. */
static bool somebody_is_left(sqlite3 *db)
{
	return sql_number(db, 0,
			  "SELECT count(*) FROM users WHERE removed_ns = 0 AND disabled = 0 AND (roles & ?) != 0",
			  "i", (int64_t)(ROLE_SYSTEM | ROLE_OWNER)) > 0;
}

/* Ends a transaction in which one user was to be changed. */
static bool end_change(struct request *r, sqlite3 *db, bool ok, const char *name)
{
	struct database *main = r->daemon->main;
	const bool is_there = ok && sqlite3_changes(db) == 1;
	const bool is_last = is_there && !somebody_is_left(db);

	if (is_there && !is_last) {
		if (database_commit(main))
			return true;
		ok = false;
	} else {
		database_rollback(main);
	}
	if (!ok)
		request_fail(r, 507, "storage.failed", NULL);
	else if (is_last)
		request_fail(r, 409, "users.last", NULL);
	else
		request_fail(r, 404, "users.unknown", "{s:s}", "name", name);
	return false;
}

static void patch_user(struct request *r)
{
	const char *name = request_text(r, "name"), *password = request_text(r, "password");
	const bool is_switched = request_has(r, "is_enabled");
	const unsigned roles = request_has(r, "roles") ? read_roles(r) : 0;

	if ((request_has(r, "roles") && !roles) || (password && is_bad_password(r, name, password)))
		return;
	sqlite3 *db = database_begin(r->daemon->main);
	if (!db) {
		request_fail(r, 507, "storage.failed", NULL);
		return;
	}
	const bool ok =
		sql_run(db,
			"UPDATE users SET full_name = coalesce(?1, full_name), "
			"roles = CASE WHEN ?2 = 0 THEN roles ELSE ?2 END, "
			"disabled = CASE WHEN ?3 < 0 THEN disabled ELSE ?3 END, "
			"second_on = CASE WHEN ?4 THEN 0 ELSE second_on END, "
			"recovery = CASE WHEN ?4 THEN '' ELSE recovery END WHERE name = ?5 AND removed_ns = 0",
			"tiiit", request_text(r, "full_name"), (int64_t)roles,
			is_switched ? (int64_t)!request_bool(r, "is_enabled", true) : (int64_t)-1,
			(int64_t)request_bool(r, "remove_totp", false), name);
	if (!end_change(r, db, ok, name))
		return;
	if (password && !user_set_password(r->daemon, name, password, true)) {
		request_fail(r, 507, "storage.failed", NULL);
		return;
	}
	if (request_bool(r, "unlock", false) || password)
		user_unlock(r->daemon, name);
	if (roles || is_switched || password)
		sessions_end_of(r->daemon, name, NULL);
}

static void delete_user(struct request *r)
{
	const char *name = request_text(r, "name");
	sqlite3 *db = database_begin(r->daemon->main);

	if (!db) {
		request_fail(r, 507, "storage.failed", NULL);
		return;
	}
	const bool ok = sql_run(db, "UPDATE users SET removed_ns = ?, password = '', second = NULL, recovery = '' "
				    "WHERE name = ? AND removed_ns = 0", "ut", clock_now_ns(), name);
	if (end_change(r, db, ok, name))
		sessions_end_of(r->daemon, name, NULL);
}

static void reset_user(struct request *r)
{
	const char *name = request_text(r, "name");
	char password[USER_RESET_LEN + 1];

	if (!user_reset(r->daemon, name, password)) {
		request_fail(r, 404, "users.unknown", "{s:s}", "name", name);
		return;
	}
	sessions_end_of(r->daemon, name, NULL);
	answer_json(r, json_pack("{s:s}", "password", password));
}

/* ---- tokens ---- */

static json_t *token_json(sqlite3_stmt *s)
{
	return json_pack("{s:s,s:s,s:o,s:s,s:o,s:o,s:o}", "id", sql_text(s, 0), "name", sql_text(s, 1), "roles",
			 roles_json((unsigned)sqlite3_column_int(s, 2)), "who", sql_text(s, 3), "created",
			 json_time_ns((uint64_t)sqlite3_column_int64(s, 4)), "last_used",
			 json_time_ns((uint64_t)sqlite3_column_int64(s, 5)), "expires",
			 json_time_ns((uint64_t)sqlite3_column_int64(s, 6)));
}

#define TOKEN_COLUMNS "SELECT id, name, roles, created_by, created_ns, used_ns, until_ns FROM tokens "

static void get_tokens(struct request *r)
{
	json_t *items = json_array();
	sqlite3_stmt *s = sql_prepare(database_read(r->daemon->main), TOKEN_COLUMNS "ORDER BY id", "");

	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(items, token_json(s));
	sqlite3_finalize(s);
	answer_json(r, json_pack("{s:o,s:n}", "items", items, "next"));
}

/* Keeps a new one; its row as JSON, NULL: the disk is full. */
static json_t *keep_token(struct request *r, unsigned roles, const char *token)
{
	unsigned char hash[TOKEN_HASH_LEN];
	const uint64_t now = clock_now_ns(), days = (uint64_t)request_number(r, "days", 0);
	json_t *row = NULL;
	sqlite3 *db = database_begin(r->daemon->main);

	if (!db)
		return NULL;
	token_hash(token, hash);
	if (sql_run(db,
		    "INSERT INTO tokens (name, roles, hash, created_by, created_ns, until_ns) VALUES (?, ?, ?, ?, "
		    "?, ?)",
		    "tibtuu", request_text(r, "name"), (int64_t)roles, hash, sizeof hash, r->who.name, now,
		    days ? now + days * DAY_NS : 0)) {
		sqlite3_stmt *s = sql_prepare(db, TOKEN_COLUMNS "WHERE hash = ?", "b", hash, sizeof hash);
		row = s && sqlite3_step(s) == SQLITE_ROW ? token_json(s) : NULL;
		sqlite3_finalize(s);
	}
	if (row && database_commit(r->daemon->main))
		return row;
	if (!row)
		database_rollback(r->daemon->main);
	json_decref(row);
	return NULL;
}

static void post_token(struct request *r)
{
	unsigned char bytes[32];
	char token[TOKEN_LEN + 1] = "bh_";
	const unsigned roles = read_roles(r);

	if (!roles)
		return;
	if (roles & ROLE_OWNER) {
		request_fail(r, 400, "users.roles", NULL);
		return;
	}
	randombytes_buf(bytes, sizeof bytes);
	sodium_bin2base64(token + 3, sizeof token - 3, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	json_t *row = keep_token(r, roles, token);
	if (row) {
		json_object_set_new(row, "token", json_string(token));
		answer_status(r, 201, row);
	} else {
		request_fail(r, 507, "storage.failed", NULL);
	}
}

static void delete_token(struct request *r)
{
	sqlite3 *db = database_begin(r->daemon->main);
	const bool ok = db && sql_run(db, "DELETE FROM tokens WHERE id = ?", "i", request_number(r, "id", 0));
	const bool is_there = ok && sqlite3_changes(db) == 1;

	if (db && !ok)
		database_rollback(r->daemon->main);
	if (!ok || !database_commit(r->daemon->main))
		request_fail(r, 507, "storage.failed", NULL);
	else if (!is_there)
		request_fail(r, 404, "tokens.unknown", NULL);
}

/* ---- the table ---- */

#define ROLES_HELP "names; nobody is two of system, security, audit and owner"
static const struct api_value users_gives[] = {
	{ "items[].name", .type = API_TEXT, .is_required = true },
	{ "items[].full_name", .type = API_TEXT, .is_required = true },
	{ "items[].roles", .type = API_LIST, .is_required = true },
	{ "items[].must_change_password", .type = API_BOOL, .is_required = true, .help = "at the next login" },
	{ "items[].is_enabled", .type = API_BOOL, .is_required = true },
	{ "items[].has_totp", .type = API_BOOL, .is_required = true },
	{ "items[].created", .type = API_TIME, .is_required = true },
	{ "items[].last_login", .type = API_TIME, .is_required = true, .may_be_null = true },
	{ "items[].locked_until", .type = API_TIME, .is_required = true, .may_be_null = true },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ 0 },
};
#define FULL_NAME { "full_name", IN_BODY, API_TEXT, .max = 100, .help = "as people are called" }
static const struct api_value post_takes[] = {
	{ "name", IN_BODY, API_TEXT, true, .min = 1, .max = USER_NAME_MAX,
	  .help = "letters of any language, digits, - _ . @" },
	FULL_NAME,
	{ "roles", IN_BODY, API_LIST, true, .help = ROLES_HELP },
	{ "password", IN_BODY, API_TEXT, true, .is_secret = true, .max = PASSWORD_MAX,
	  .help = "to be changed at the first login" },
	{ 0 },
};
static const struct api_value post_gives[] = { { "name", .type = API_TEXT, .is_required = true }, { 0 } };
#define NAME_IN_PATH { "name", IN_PATH, API_TEXT, true, .help = "of the account" }
static const struct api_value patch_takes[] = {
	NAME_IN_PATH,
	FULL_NAME,
	{ "roles", IN_BODY, API_LIST, .help = ROLES_HELP },
	{ "password", IN_BODY, API_TEXT, .is_secret = true, .max = PASSWORD_MAX,
	  .help = "to be changed at the next login" },
	{ "is_enabled", IN_BODY, API_BOOL, .help = "may log in" },
	{ "unlock", IN_BODY, API_BOOL, .help = "ends a wait for wrong passwords" },
	{ "remove_totp", IN_BODY, API_BOOL, .help = "removes the second factor" },
	{ 0 },
};
static const struct api_value delete_takes[] = { NAME_IN_PATH, { 0 } };
static const struct api_value reset_gives[] = {
	{ "password", .type = API_TEXT, .is_required = true, .help = "to be changed at the next login" },
	{ 0 },
};
#define TOKEN_GIVES(at_) \
	{ at_ "id", .type = API_TEXT, .is_required = true }, \
	{ at_ "name", .type = API_TEXT, .is_required = true, .help = "what it is for" }, \
	{ at_ "roles", .type = API_LIST, .is_required = true }, \
	{ at_ "who", .type = API_TEXT, .is_required = true, .help = "made it" }, \
	{ at_ "created", .type = API_TIME, .is_required = true }, \
	{ at_ "expires", .type = API_TIME, .is_required = true, .may_be_null = true, .help = "null: never" }, \
	{ at_ "last_used", .type = API_TIME, .is_required = true, .may_be_null = true, .help = "to the minute" }
static const struct api_value tokens_gives[] = {
	TOKEN_GIVES("items[]."),
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value token_takes[] = {
	{ "name", IN_BODY, API_TEXT, true, .min = 1, .max = 100, .help = "what it is for" },
	{ "roles", IN_BODY, API_LIST, true, .help = ROLES_HELP ", and none is owner" },
	{ "days", IN_BODY, API_NUMBER, .min = 1, .max = 3650, .help = "it lasts; null: until it is taken back" },
	{ 0 },
};
static const struct api_value token_gives[] = {
	TOKEN_GIVES(""),
	{ "token", .type = API_TEXT, .is_required = true, .help = "shown this once" },
	{ 0 },
};
static const struct api_value id_takes[] = { { "id", IN_PATH, API_NUMBER, true, .min = 1, .max = INT64_MAX }, { 0 } };

static const struct api_route routes[] = {
	{ "GET", "/users", "Accounts", ROLE_SYSTEM | ROLE_AUDIT, .gives = users_gives, .handle = get_users },
	{ "POST", "/users", "Adds an account", ROLE_SYSTEM, .action = "users.add", .takes = post_takes,
	  .gives = post_gives, .handle = post_user },
	{ "PATCH", "/users/{name}", "Changes an account; what it may or its password: its sessions end",
	  ROLE_SYSTEM, .action = "users.change", .takes = patch_takes, .handle = patch_user },
	{ "DELETE", "/users/{name}", "Removes an account; its name stays taken", ROLE_SYSTEM,
	  .action = "users.remove", .takes = delete_takes, .handle = delete_user },
	{ "POST", "/users/{name}/reset", "Gives who has lost the password another one", ROLE_SYSTEM, API_CONSOLE,
	  .action = "users.reset", .takes = delete_takes, .gives = reset_gives, .handle = reset_user },
	{ "GET", "/tokens", "Tokens of machines", ROLE_SYSTEM | ROLE_AUDIT, .gives = tokens_gives,
	  .handle = get_tokens },
	{ "POST", "/tokens", "Makes a token", ROLE_SYSTEM, .action = "tokens.add", .takes = token_takes,
	  .gives = token_gives, .handle = post_token },
	{ "DELETE", "/tokens/{id}", "Takes a token back", ROLE_SYSTEM, .action = "tokens.remove", .takes = id_takes,
	  .handle = delete_token },
};
extern const struct route_group api_users;
const struct route_group api_users = { "users", routes, sizeof routes / sizeof routes[0] };
