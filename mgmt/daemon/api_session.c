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

static json_t *roles_json(unsigned roles)
{
	json_t *list = json_array();

	for (unsigned role = 1; role <= ROLE_OWNER; role <<= 1)
		if (roles & role)
			json_array_append_new(list, json_string(role_name(role)));
	return list;
}

static void describe(struct request *r, const struct session_facts *s)
{
	json_t *answer = json_pack("{s:s,s:o,s:b,s:s,s:i}", "name", r->who.name, "roles", roles_json(r->who.roles),
				   "must_change", s && s->must_change, "csrf", s ? s->csrf : "",
				   "idle_minutes", (int)option_number(r->daemon, "session.idle_minutes"));
	answer_json(r, answer);
}

static void get_session(struct request *r)
{
	struct session_facts s;
	const bool has = r->who.via == VIA_SESSION && session_find(r->daemon, r->who.session, true, &s);

	describe(r, has ? &s : NULL);
}

static void begin(struct request *r, const struct login_result *login)
{
	char key[SESSION_KEY_LEN + 1];
	struct session_facts s;

	if (!session_begin(r->daemon, login->name, login->role, login->must_change, r->origin, key) ||
	    !session_find(r->daemon, key, true, &s)) {
		request_fail(r, 503, "session.too_many", NULL);
		return;
	}
	memcpy(r->who.name, s.name, sizeof r->who.name);
	r->who.roles = s.role;
	describe(r, &s);
	answer_cookie(r, COOKIE "=%s; Path=/; Secure; HttpOnly; SameSite=Strict", key);
}

static void post_session(struct request *r)
{
	struct login_result login;
	const char *name = request_text(r, "name");
	const enum login is = user_login(r->daemon, name, request_text(r, "password"), request_text(r, "code"),
					 r->origin, &login);

	/* The trail tells who tried, also where nobody is called so: what was typed there may be a password. */
	snprintf(r->who.name, sizeof r->who.name, "%s", login.name);
	request_trail(r, "session.begin", json_object());
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
		request_fail(r, 401, "session.second_needed", NULL);
		break;
	case LOGIN_SECOND_WRONG:
		request_fail(r, 401, "session.second_wrong", NULL);
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
	request_trail(r, "session.end", json_object());
	answer_cookie(r, COOKIE "=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
}

/* True when this is a person with an account, and the password that goes along is theirs. */
static bool is_really(struct request *r)
{
	struct login_result login;
	const enum login is =
		r->who.via == VIA_SESSION
			? user_login(r->daemon, r->who.name, request_text(r, "password"), NULL, r->origin, &login)
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
	const char *fresh = request_text(r, "fresh");

	request_trail(r, "session.password", json_object());
	if (!is_really(r))
		return;
	const char *wrong = !strcmp(fresh, request_text(r, "password")) ? "users.password_same" :
			    user_password_wrong(r->daemon, r->who.name, fresh);
	if (wrong) {
		request_fail(r, 400, wrong, "{s:I}", "length", (json_int_t)option_number(r->daemon, "password.length"));
		return;
	}
	if (!user_set_password(r->daemon, r->who.name, fresh, false, false)) {
		request_fail(r, 507, "storage.failed", NULL);
		return;
	}
	session_password_changed(r->daemon, r->who.session);
	sessions_end_of(r->daemon, r->who.name, r->who.session);
}

static void post_totp(struct request *r)
{
	char *base32, *address;

	request_trail(r, "session.second_prepared", json_object());
	if (!is_really(r))
		return;
	if (second_factor_prepare(r->daemon, r->who.name, &base32, &address))
		answer_json(r, json_pack("{s:s,s:s}", "secret", base32, "address", address));
	else
		request_fail(r, 409, "session.second_on", NULL);
	free(base32);
	free(address);
}

static void put_totp(struct request *r)
{
	json_t *codes = r->who.via == VIA_SESSION
				? second_factor_begin(r->daemon, r->who.name, request_text(r, "code"))
				: NULL;

	request_trail(r, "session.second_begun", json_object());
	if (codes)
		answer_json(r, json_pack("{s:o}", "recovery", codes));
	else
		request_fail(r, 403, "session.second_wrong", NULL);
}

static void delete_totp(struct request *r)
{
	request_trail(r, "session.second_ended", json_object());
	if (is_really(r) && !second_factor_end(r->daemon, r->who.name))
		request_fail(r, 507, "storage.failed", NULL);
}

static const struct api_value session_gives[] = {
	{ "name", .type = API_TEXT, .is_required = true },
	{ "roles", .type = API_LIST, .is_required = true },
	{ "must_change", .type = API_BOOL, .is_required = true, .help = "the password, before anything else" },
	{ "csrf", .type = API_TEXT, .is_required = true, .help = "for X-Bulkhead-CSRF" },
	{ "idle_minutes", .type = API_NUMBER, .is_required = true },
	{ 0 },
};
#define PASSWORD(name_, help_) \
	{ name_, IN_BODY, API_TEXT, true, .is_secret = true, .min = 1, .max = PASSWORD_MAX, .help = help_ }
static const struct api_value login_takes[] = {
	{ "name", IN_BODY, API_TEXT, true, .min = 1, .max = USER_NAME_MAX },
	PASSWORD("password", NULL),
	{ "code", IN_BODY, API_TEXT, .is_secret = true, .max = 16, .help = "of the second factor, or a recovery code" },
	{ 0 },
};
static const struct api_value password_takes[] = {
	PASSWORD("password", "the one until now"),
	PASSWORD("fresh", "the one from now on"),
	{ 0 },
};
static const struct api_value really_takes[] = { PASSWORD("password", "one's own, once more"), { 0 } };
static const struct api_value totp_gives[] = {
	{ "secret", .type = API_TEXT, .is_required = true, .help = "base32, to be typed into an authenticator" },
	{ "address", .type = API_TEXT, .is_required = true, .help = "otpauth://, to be drawn as a QR code" },
	{ 0 },
};
static const struct api_value code_takes[] = {
	{ "code", IN_BODY, API_TEXT, true, .is_secret = true, .min = 6, .max = 16 },
	{ 0 },
};
static const struct api_value code_gives[] = {
	{ "recovery", .type = API_LIST, .is_required = true,
	  .help = "ten codes that count once each, in place of the app" },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/session", "Who one is", ROLES_ALL, API_SELF, .gives = session_gives, .handle = get_session },
	{ "POST", "/session", "Logs in", ROLES_OPEN, API_SELF, .takes = login_takes, .gives = session_gives,
	  .handle = post_session },
	{ "DELETE", "/session", "Logs out", ROLES_ALL, API_SELF, .handle = delete_session },
	{ "POST", "/session/password", "Changes one's own password", ROLES_ALL, API_SELF, .takes = password_takes,
	  .handle = post_password },
	{ "POST", "/session/totp", "Prepares a second factor", ROLES_ALL, API_SELF, .takes = really_takes,
	  .gives = totp_gives, .handle = post_totp },
	{ "PUT", "/session/totp", "Turns the second factor on with a first code", ROLES_ALL, API_SELF,
	  .takes = code_takes, .gives = code_gives, .handle = put_totp },
	{ "DELETE", "/session/totp", "Turns the second factor off", ROLES_ALL, API_SELF, .takes = really_takes,
	  .handle = delete_totp },
};
extern const struct route_group api_session;
const struct route_group api_session = { "session", routes, sizeof routes / sizeof routes[0] };
