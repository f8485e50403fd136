/* SPDX-License-Identifier: Apache-2.0 */
/* Logging in and out, one's own password and second factor. */
#define _GNU_SOURCE

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/second_factor.h"
#include "mgmt/daemon/sessions.h"
#include "mgmt/daemon/users.h"

#include <stdlib.h>
#include <string.h>

#define COOKIE "__Host-bulkhead"

static json_t *user_json(struct request *r, const struct session_facts *s)
{
	char full_name[128] = "";
	sqlite3_stmt *q = sql_prepare(database_read(r->daemon->main), "SELECT full_name FROM users WHERE name = ?", "t",
				      r->who.name);

	if (q && sqlite3_step(q) == SQLITE_ROW)
		snprintf(full_name, sizeof full_name, "%s", sql_text(q, 0));
	sqlite3_finalize(q);
	return json_pack("{s:s,s:s,s:o,s:b,s:b}", "name", r->who.name, "full_name", full_name, "roles",
			 roles_json(r->who.roles), "has_totp", user_has_second(r->daemon, r->who.name),
			 "must_change_password", s && s->must_change);
}

/* Who asks, and what stands before a login. */
static json_t *describe(struct request *r, const struct session_facts *s)
{
	char banner[2048], plant[128];

	option_text(r->daemon, "banner", banner, sizeof banner);
	option_text(r->daemon, "plant", plant, sizeof plant);
	return json_pack("{s:o,s:s?,s:o,s:s,s:s,s:s}", "user",
			 r->who.via == VIA_NOTHING ? json_null() : user_json(r, s), "csrf", s ? s->csrf : NULL,
			 "expires", s ? json_time_ns(clock_now_ns() + s->left_ns) : json_null(), "banner", banner,
			 "plant", plant, "version", BULKHEAD_VERSION);
}

static void get_session(struct request *r)
{
	struct session_facts s;
	const bool has = r->who.via == VIA_SESSION && session_find(r->daemon, r->who.session, true, &s);

	answer_json(r, describe(r, has ? &s : NULL));
}

static void begin(struct request *r, const struct login_result *login)
{
	char key[SESSION_KEY_LEN + 1];
	struct session_facts s;

	if (!session_begin(r->daemon, login->name, login->roles, login->must_change, r->origin, key) ||
	    !session_find(r->daemon, key, true, &s)) {
		request_fail(r, 503, "session.too_many", NULL);
		return;
	}
	memcpy(r->who.name, s.name, sizeof r->who.name);
	r->who.roles = s.roles;
	r->who.via = VIA_SESSION;
	answer_json(r, describe(r, &s));
	answer_cookie(r, COOKIE "=%s; Path=/; Secure; HttpOnly; SameSite=Strict", key);
}

static void post_session(struct request *r)
{
	struct login_result login;
	const char *name = request_text(r, "name");
	const enum login is = user_login(r->daemon, name, request_text(r, "password"), request_text(r, "totp"),
					 r->origin, &login);

	/* The trail tells who tried, also where nobody is called so: what was typed there may be a password. */
	snprintf(r->who.name, sizeof r->who.name, "%s", login.name);
	request_trail(r, NULL, json_object());
	switch (is) {
	case LOGIN_OK:
		begin(r, &login);
		break;
	case LOGIN_WRONG:
		request_fail(r, 401, "session.wrong", NULL);
		break;
	case LOGIN_LOCKED:
		r->is_quiet = true;
		request_fail(r, 429, "session.locked", "{s:I}", "seconds",
			     (json_int_t)(login.wait_ns / 1000000000u + 1));
		break;
	case LOGIN_BUSY:
		r->is_quiet = true;
		request_fail(r, 429, "session.busy", NULL);
		break;
	case LOGIN_SECOND:
		r->is_quiet = true;
		request_fail(r, 401, "session.totp", NULL);
		break;
	case LOGIN_SECOND_WRONG:
		request_fail(r, 401, "session.totp_wrong", NULL);
		break;
	case LOGIN_FAILED:
		request_fail(r, 500, "storage.failed", NULL);
		break;
	}
}

static void delete_session(struct request *r)
{
	if (r->who.via == VIA_SESSION)
		session_end(r->daemon, r->who.session);
	answer_cookie(r, COOKIE "=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
}

/* True when this is a person with an account, and the password that goes along is theirs. */
static bool is_really(struct request *r, const char *password)
{
	struct login_result login;
	const enum login is =
		r->who.via == VIA_SESSION
			? user_login(r->daemon, r->who.name, password, NULL, r->origin, &login)
			: LOGIN_FAILED;

	if (is == LOGIN_OK || is == LOGIN_SECOND)
		return true;
	if (r->who.via != VIA_SESSION)
		request_fail(r, 409, "session.not_a_person", NULL);
	else if (is == LOGIN_LOCKED || is == LOGIN_BUSY)
		request_fail(r, 429, "session.locked", "{s:I}", "seconds",
			     (json_int_t)(login.wait_ns / 1000000000u + 1));
	else
		request_fail(r, 403, "session.wrong", NULL);
	return false;
}

static void post_password(struct request *r)
{
	const char *fresh = request_text(r, "new"), *old = request_text(r, "old");

	if (!is_really(r, old))
		return;
	const char *wrong = !strcmp(fresh, old) ? "users.password_same" :
			    user_password_wrong(r->daemon, r->who.name, fresh);
	if (wrong) {
		request_fail(r, 400, wrong, "{s:I}", "length", (json_int_t)option_number(r->daemon, "password.length"));
		return;
	}
	if (!user_set_password(r->daemon, r->who.name, fresh, false)) {
		request_fail(r, 507, "storage.failed", NULL);
		return;
	}
	session_password_changed(r->daemon, r->who.session);
	sessions_end_of(r->daemon, r->who.name, r->who.session);
}

static void start_totp(struct request *r)
{
	char *base32, *address;

	if (second_factor_prepare(r->daemon, r->who.name, &base32, &address))
		answer_json(r, json_pack("{s:s,s:s}", "secret", base32, "uri", address));
	else
		request_fail(r, 409, "session.totp_on", NULL);
	free(base32);
	free(address);
}

static void confirm_totp(struct request *r)
{
	const char *digits = request_text(r, "digits");
	json_t *codes = digits ? second_factor_begin(r->daemon, r->who.name, digits) : NULL;

	if (!codes) {
		request_fail(r, 403, "session.totp_wrong", NULL);
		return;
	}
	get_session(r);
	json_t *answer = json_loadb(r->answer.bytes, r->answer.len, 0, NULL);
	json_object_set_new(answer, "recovery", codes);
	answer_json(r, answer);
}

static void remove_totp(struct request *r)
{
	const char *password = request_text(r, "password");

	if (!is_really(r, password ? password : ""))
		return;
	if (second_factor_end(r->daemon, r->who.name))
		get_session(r);
	else
		request_fail(r, 507, "storage.failed", NULL);
}

static void post_totp(struct request *r)
{
	const char *what = request_text(r, "action");

	if (r->who.via != VIA_SESSION)
		request_fail(r, 409, "session.not_a_person", NULL);
	else if (!strcmp(what, "start"))
		start_totp(r);
	else if (!strcmp(what, "confirm"))
		confirm_totp(r);
	else
		remove_totp(r);
}

#define SESSION_VALUES(always_) \
	{ "user", .type = API_OBJECT, .is_required = always_, .may_be_null = true, \
	  .help = "name, full_name, roles, has_totp, must_change_password; null: nobody is logged in" }, \
		{ "csrf", .type = API_TEXT, .is_required = always_, .may_be_null = true, \
		  .help = "for X-Bulkhead-CSRF" }, \
		{ "expires", .type = API_TIME, .is_required = always_, .may_be_null = true, \
		  .help = "without a further request" }, \
		{ "banner", .type = API_TEXT, .is_required = always_, .help = "to be shown before a login" }, \
		{ "plant", .type = API_TEXT, .is_required = always_, .help = "what the plant is called" }, \
	{ \
		"version", .type = API_TEXT, .is_required = always_, .help = "of the software" \
	}
static const struct api_value session_gives[] = { SESSION_VALUES(true), { 0 } };
#define PASSWORD(name_, is_required_, help_) \
	{ name_, IN_BODY, API_TEXT, is_required_, .is_secret = true, .max = PASSWORD_MAX, .help = help_ }
static const struct api_value login_takes[] = {
	{ "name", IN_BODY, API_TEXT, true, .min = 1, .max = USER_NAME_MAX },
	PASSWORD("password", true, NULL),
	{ "totp", IN_BODY, API_TEXT, .is_secret = true, .max = 16,
	  .help = "digits of the second factor, or a recovery code" },
	{ 0 },
};
static const struct api_value password_takes[] = {
	PASSWORD("old", true, "the one until now"),
	PASSWORD("new", true, "the one from now on"),
	{ 0 },
};
static const struct api_value totp_takes[] = {
	{ "action", IN_BODY, API_WORD, true, .words = "start|confirm|remove" },
	{ "digits", IN_BODY, API_TEXT, .is_secret = true, .max = 16,
	  .help = "confirm: the first that the authenticator shows" },
	PASSWORD("password", false, "remove: one's own, once more"),
	{ 0 },
};
static const struct api_value totp_gives[] = {
	{ "secret", .type = API_TEXT, .help = "start: base32, to be typed into an authenticator" },
	{ "uri", .type = API_TEXT, .help = "start: otpauth://, to be drawn as a QR code" },
	SESSION_VALUES(false),
	{ "recovery[]", .type = API_TEXT,
	  .help = "confirm: codes that count once each, in place of the authenticator" },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/session", "Who one is", ROLES_OPEN, API_SELF, .gives = session_gives, .handle = get_session },
	{ "POST", "/session", "Logs in", ROLES_OPEN, API_SELF, .action = "session.begin", .takes = login_takes,
	  .gives = session_gives, .handle = post_session },
	{ "DELETE", "/session", "Logs out", ROLES_ALL, API_SELF, .action = "session.end", .handle = delete_session },
	{ "POST", "/session/password", "Changes one's own password", ROLES_ALL, API_SELF, .action = "session.password",
	  .takes = password_takes, .handle = post_password },
	{ "POST", "/session/totp", "Prepares, turns on or removes one's second factor", ROLES_ALL, API_SELF,
	  .action = "session.totp", .takes = totp_takes, .gives = totp_gives, .handle = post_totp },
};
extern const struct route_group api_session;
const struct route_group api_session = { "session", routes, sizeof routes / sizeof routes[0] };
