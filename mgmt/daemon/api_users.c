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

static void get_users(struct request *r)
{
	json_t *items = json_array();
	sqlite3_stmt *s = sql_prepare(database_read(r->daemon->main),
				      "SELECT name, role, must_change, disabled, second_on, created_ns,"
				      " login_ns FROM users WHERE removed_ns = 0 ORDER BY name",
				      "");

	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(items,
				      json_pack("{s:s,s:s,s:b,s:b,s:b,s:o,s:o}", "name", sql_text(s, 0), "role",
						role_name((unsigned)sqlite3_column_int(s, 1)), "must_change",
						sqlite3_column_int(s, 2), "disabled", sqlite3_column_int(s, 3),
						"second_factor", sqlite3_column_int(s, 4), "created",
						json_time_ns((uint64_t)sqlite3_column_int64(s, 5)), "login",
						json_time_ns((uint64_t)sqlite3_column_int64(s, 6))));
	sqlite3_finalize(s);
	answer_json(r, json_pack("{s:o}", "items", items));
}

static bool is_separated(struct request *r)
{
	char duties[16];

	option_text(r->daemon, "setup.duties", duties, sizeof duties);
	return !strcmp(duties, "separated");
}

static bool fail_password(struct request *r, const char *name, const char *password)
{
	const char *wrong = user_password_wrong(r->daemon, name, password);

	if (wrong)
		request_fail(r, 400, wrong, "{s:I}", "length", (json_int_t)option_number(r->daemon, "password.length"));
	return wrong;
}

static void post_user(struct request *r)
{
	const char *name = request_text(r, "name"), *password = request_text(r, "password");
	const unsigned role = role_find(request_text(r, "role"));
	const char *wrong = user_name_wrong(name);

	if (wrong || (role == ROLE_OWNER && is_separated(r))) {
		request_fail(r, 400, wrong ? wrong : "users.no_owner", "{s:s}", "name", name);
		return;
	}
	if (fail_password(r, name, password))
		return;
	sqlite3 *db = database_begin(r->daemon->main);
	if (!db) {
		request_fail(r, 507, "storage.failed", NULL);
		return;
	}
	if (!user_add(db, name, role, password, true)) {
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
			  "SELECT count(*) FROM users WHERE removed_ns = 0 AND disabled = 0 AND role IN (?, ?)",
			  "ii", (int64_t)ROLE_SYSTEM, (int64_t)ROLE_OWNER) > 0;
}

/* Ends a transaction in which one user was changed. */
static void end_change(struct request *r, sqlite3 *db, bool ok, const char *name)
{
	struct database *main = r->daemon->main;
	const char *wrong = NULL;

	if (!ok)
		wrong = "storage.failed";
	else if (!sqlite3_changes(db))
		wrong = "users.unknown";
	else if (!somebody_is_left(db))
		wrong = "users.last";
	if (wrong) {
		database_rollback(main);
		request_fail(r, !ok ? 507 : !strcmp(wrong, "users.last") ? 409 : 404, wrong, "{s:s}", "name", name);
	} else if (!database_commit(main)) {
		request_fail(r, 507, "storage.failed", NULL);
	} else {
		sessions_end_of(r->daemon, name, NULL);
	}
}

static void patch_user(struct request *r)
{
	const char *name = request_text(r, "name"), *role = request_text(r, "role"),
		   *password = request_text(r, "password");

	if (role && role_find(role) == ROLE_OWNER && is_separated(r)) {
		request_fail(r, 400, "users.no_owner", NULL);
		return;
	}
	if (password && fail_password(r, name, password))
		return;
	if (password &&
	    !user_set_password(r->daemon, name, password, true, request_bool(r, "reset_second_factor", false))) {
		request_fail(r, 404, "users.unknown", "{s:s}", "name", name);
		return;
	}
	sqlite3 *db = database_begin(r->daemon->main);
	if (!db) {
		request_fail(r, 507, "storage.failed", NULL);
		return;
	}
	const bool ok = sql_run(
		db,
		"UPDATE users SET role = CASE WHEN ?1 = 0 THEN role ELSE ?1 END, disabled = CASE WHEN ?2 < 0 THEN "
		"disabled ELSE ?2 END WHERE name = ?3 AND removed_ns = 0",
		"iit", (int64_t)(role ? role_find(role) : 0),
		request_has(r, "disabled") ? (int64_t)request_bool(r, "disabled", false) : (int64_t)-1, name);
	end_change(r, db, ok, name);
}

static void delete_user(struct request *r)
{
	const char *name = request_text(r, "name");
	sqlite3 *db = database_begin(r->daemon->main);

	if (!db) {
		request_fail(r, 507, "storage.failed", NULL);
		return;
	}
	const bool ok = sql_run(
		db,
		"UPDATE users SET removed_ns = ?, password = '', second = NULL, recovery = '' WHERE name = ? AND "
		"removed_ns = 0",
		"ut", clock_now_ns(), name);
	end_change(r, db, ok, name);
}

/* ---- tokens ---- */

static void get_tokens(struct request *r)
{
	json_t *items = json_array();
	sqlite3_stmt *s = sql_prepare(database_read(r->daemon->main),
				      "SELECT id, name, role, created_by, created_ns, used_ns "
				      "FROM tokens ORDER BY id",
				      "");

	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(items, json_pack("{s:s,s:s,s:s,s:s,s:o,s:o}", "id", sql_text(s, 0), "name",
						       sql_text(s, 1), "role",
						       role_name((unsigned)sqlite3_column_int(s, 2)), "created_by",
						       sql_text(s, 3), "created",
						       json_time_ns((uint64_t)sqlite3_column_int64(s, 4)), "used",
						       json_time_ns((uint64_t)sqlite3_column_int64(s, 5))));
	sqlite3_finalize(s);
	answer_json(r, json_pack("{s:o}", "items", items));
}

static void post_token(struct request *r)
{
	unsigned char bytes[32], hash[TOKEN_HASH_LEN];
	char token[SESSION_KEY_LEN + 4] = "bh_";
	const unsigned role = role_find(request_text(r, "role"));

	randombytes_buf(bytes, sizeof bytes);
	sodium_bin2base64(token + 3, sizeof token - 3, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	token_hash(token, hash);
	sqlite3 *db = database_begin(r->daemon->main);
	if (db &&
	    sql_run(db, "INSERT INTO tokens (name, role, hash, created_by, created_ns) VALUES (?, ?, ?, ?, ?)",
		    "tibtu", request_text(r, "name"), (int64_t)role, hash, sizeof hash, r->who.name,
		    clock_now_ns())) {
		const long long id = sqlite3_last_insert_rowid(db);
		char text[24];
		snprintf(text, sizeof text, "%lld", id);
		if (database_commit(r->daemon->main)) {
			answer_status(r, 201, json_pack("{s:s,s:s}", "id", text, "token", token));
			return;
		}
	} else if (db) {
		database_rollback(r->daemon->main);
	}
	request_fail(r, 507, "storage.failed", NULL);
}

static void delete_token(struct request *r)
{
	const int64_t id = request_number(r, "id", 0);
	sqlite3 *db = database_begin(r->daemon->main);
	bool is_there = false;

	if (db && sql_run(db, "DELETE FROM tokens WHERE id = ?", "i", id)) {
		is_there = sqlite3_changes(db) == 1;
		if (!database_commit(r->daemon->main))
			request_fail(r, 507, "storage.failed", NULL);
		else if (!is_there)
			request_fail(r, 404, "tokens.unknown", NULL);
		return;
	}
	if (db)
		database_rollback(r->daemon->main);
	request_fail(r, 507, "storage.failed", NULL);
}

#define ALL_ROLES "system|security|audit|operator|viewer|owner"
static const struct api_value users_gives[] = {
	{ "items[].name", .type = API_TEXT, .is_required = true },
	{ "items[].role", .type = API_WORD, .is_required = true, .words = ALL_ROLES },
	{ "items[].must_change", .type = API_BOOL, .is_required = true, .help = "the password at the next login" },
	{ "items[].disabled", .type = API_BOOL, .is_required = true },
	{ "items[].second_factor", .type = API_BOOL, .is_required = true },
	{ "items[].created", .type = API_TIME, .is_required = true },
	{ "items[].login", .type = API_TIME, .is_required = true, .may_be_null = true, .help = "the latest" },
	{ 0 },
};
static const struct api_value post_takes[] = {
	{ "name", IN_BODY, API_TEXT, true, .min = 1, .max = USER_NAME_MAX,
	  .help = "letters of any language, digits, - _ . @" },
	{ "role", IN_BODY, API_WORD, true, .words = ALL_ROLES, .help = "one only" },
	{ "password", IN_BODY, API_TEXT, true, .is_secret = true, .max = PASSWORD_MAX,
	  .help = "to be changed at the first login" },
	{ 0 },
};
static const struct api_value post_gives[] = { { "name", .type = API_TEXT, .is_required = true }, { 0 } };
#define NAME_IN_PATH { "name", IN_PATH, API_TEXT, true, .help = "of the account" }
static const struct api_value patch_takes[] = {
	NAME_IN_PATH,
	{ "role", IN_BODY, API_WORD, .words = ALL_ROLES },
	{ "password", IN_BODY, API_TEXT, .is_secret = true, .max = PASSWORD_MAX,
	  .help = "a new one, to be changed at the next login" },
	{ "reset_second_factor", IN_BODY, API_BOOL, .help = "with a new password: turns the second factor off" },
	{ "disabled", IN_BODY, API_BOOL, .help = "cannot log in" },
	{ 0 },
};
static const struct api_value delete_takes[] = { NAME_IN_PATH, { 0 } };
static const struct api_value tokens_gives[] = {
	{ "items[].id", .type = API_TEXT, .is_required = true },
	{ "items[].name", .type = API_TEXT, .is_required = true, .help = "what it is for" },
	{ "items[].role", .type = API_WORD, .is_required = true, .words = ALL_ROLES },
	{ "items[].created_by", .type = API_TEXT, .is_required = true },
	{ "items[].created", .type = API_TIME, .is_required = true },
	{ "items[].used", .type = API_TIME, .is_required = true, .may_be_null = true,
	  .help = "the latest, to the minute" },
	{ 0 },
};
static const struct api_value token_takes[] = {
	{ "name", IN_BODY, API_TEXT, true, .min = 1, .max = 100, .help = "what it is for" },
	{ "role", IN_BODY, API_WORD, true, .words = "system|security|audit|operator|viewer" },
	{ 0 },
};
static const struct api_value token_gives[] = {
	{ "id", .type = API_TEXT, .is_required = true },
	{ "token", .type = API_TEXT, .is_required = true, .help = "shown this once" },
	{ 0 },
};
static const struct api_value id_takes[] = { { "id", IN_PATH, API_NUMBER, true, .min = 1, .max = INT64_MAX }, { 0 } };

static const struct api_route routes[] = {
	{ "GET", "/users", "Accounts", ROLE_SYSTEM | ROLE_AUDIT, .gives = users_gives, .handle = get_users },
	{ "POST", "/users", "Adds an account", ROLE_SYSTEM, .takes = post_takes, .gives = post_gives,
	  .handle = post_user },
	{ "PATCH", "/users/{name}", "Changes an account, and ends its sessions", ROLE_SYSTEM, .takes = patch_takes,
	  .handle = patch_user },
	{ "DELETE", "/users/{name}", "Removes an account; its name stays taken", ROLE_SYSTEM, .takes = delete_takes,
	  .handle = delete_user },
	{ "GET", "/tokens", "Tokens of machines", ROLE_SYSTEM | ROLE_AUDIT, .gives = tokens_gives,
	  .handle = get_tokens },
	{ "POST", "/tokens", "Makes a token", ROLE_SYSTEM, .takes = token_takes, .gives = token_gives,
	  .handle = post_token },
	{ "DELETE", "/tokens/{id}", "Takes a token back", ROLE_SYSTEM, .takes = id_takes, .handle = delete_token },
};
extern const struct route_group api_users;
const struct route_group api_users = { "users", routes, sizeof routes / sizeof routes[0] };
