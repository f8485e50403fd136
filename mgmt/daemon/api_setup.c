/* SPDX-License-Identifier: Apache-2.0 */
/* Claiming a new box: the code on the console, then who may do what. */
#define _GNU_SOURCE

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/setup.h"
#include "mgmt/daemon/users.h"

#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define WAIT_NS 2000000000u /* between two wrong codes */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char the_code[SETUP_CODE_LEN + 1];
static uint64_t wrong_ns;

void setup_begin(struct daemon *d)
{
	static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";

	if (users_are_set_up(d))
		return;
	for (unsigned i = 0; i < SETUP_CODE_LEN; i++)
		the_code[i] = i % 5 == 4 ? '-' : letters[randombytes_uniform(sizeof letters - 1)];
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "set-up is claimed with the code %s\n", the_code);
}

const char *setup_code(void)
{
	return the_code;
}

enum setup_try setup_try(const char *code)
{
	enum setup_try result = SETUP_WRONG;

	pthread_mutex_lock(&lock);
	const uint64_t now = clock_up_ns();
	if (wrong_ns && now - wrong_ns < WAIT_NS)
		result = SETUP_WAIT;
	else if (strlen(code) == SETUP_CODE_LEN && !sodium_memcmp(code, the_code, SETUP_CODE_LEN))
		result = SETUP_RIGHT;
	else
		wrong_ns = now;
	pthread_mutex_unlock(&lock);
	return result;
}

static void get_setup(struct request *r)
{
	const bool done = users_are_set_up(r->daemon);
	char language[8];

	option_text(r->daemon, "language", language, sizeof language);
	json_t *answer = json_pack("{s:b,s:s,s:s}", "done", done, "version", BULKHEAD_VERSION, "language", language);
	if (!done && r->is_local)
		json_object_set_new(answer, "code", json_string(setup_code()));
	answer_json(r, answer);
}

/* ---- who may do what ---- */

struct person {
	const char *name, *password;
	unsigned role;
};

static bool read_person(struct request *r, const json_t *j, struct person *p)
{
	p->name = json_string_value(json_object_get(j, "name"));
	p->password = json_string_value(json_object_get(j, "password"));
	const char *role = json_string_value(json_object_get(j, "role"));
	p->role = role ? role_find(role) : 0;
	const char *wrong = !p->name || !p->password || !p->role ? "setup.person" : user_name_wrong(p->name);

	if (!wrong)
		wrong = user_password_wrong(r->daemon, p->name, p->password);
	if (wrong)
		request_fail(r, 400, wrong, "{s:s,s:I}", "name", p->name ? p->name : "", "length",
			     (json_int_t)option_number(r->daemon, "password.length"));
	return !wrong;
}

/* One owner, or one person at least for each of the three duties; nobody twice. */
static bool are_complete(struct request *r, bool is_one, const struct person *people, size_t count)
{
	const unsigned need = is_one ? ROLE_OWNER : ROLE_SYSTEM | ROLE_SECURITY | ROLE_AUDIT;
	unsigned have = 0;

	for (size_t i = 0; i < count; i++) {
		have |= people[i].role;
		for (size_t k = 0; k < i; k++)
			if (!strcasecmp(people[i].name, people[k].name)) {
				request_fail(r, 400, "users.taken", "{s:s}", "name", people[i].name);
				return false;
			}
	}
	if ((have & need) == need && (is_one || !(have & ROLE_OWNER)))
		return true;
	request_fail(r, 400, is_one ? "setup.needs_owner" : "setup.needs_three", NULL);
	return false;
}

/* What set-up asks, and which option keeps it. */
static const char *const kept[][2] = {
	{ "people", "setup.people" }, { "plant", "plant" }, { "retention_days", "retention.days" },
	{ "two_person", "approval.policy_load" }, { "two_person", "approval.mode_change" }, { "language", "language" },
};

static bool keep_options(struct request *r, sqlite3 *db)
{
	static const char *const contact[][2] = { { "name", "contact.name" }, { "phone", "contact.phone" } };
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof kept / sizeof kept[0]; i++) {
		const json_t *v = request_json(r, kept[i][0]);
		ok = !v || option_put(db, option_find(kept[i][1]), v);
	}
	for (size_t i = 0; ok && i < 2; i++) {
		const json_t *v = json_object_get(request_json(r, "contact"), contact[i][0]);
		const struct option *o = option_find(contact[i][1]);
		ok = !v || option_wrong(o, v) || option_put(db, o, v);
	}
	return ok;
}

static bool keep(struct request *r, const struct person *people, size_t count)
{
	struct database *main = r->daemon->main;
	sqlite3 *db = database_begin(main);
	bool ok = db;

	for (size_t i = 0; ok && i < count; i++)
		ok = user_add(db, people[i].name, "", people[i].role, people[i].password, false);
	ok = ok && keep_options(r, db);
	if (ok)
		return database_commit(main);
	if (db)
		database_rollback(main);
	return false;
}

static json_t *names_of(const char *duties, const struct person *people, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, json_pack("{s:s,s:s}", "name", people[i].name, "role",
						      role_name(people[i].role)));
	return json_pack("{s:s,s:o}", "people", duties, "accounts", list);
}

static void post_setup(struct request *r)
{
	struct person people[16];
	const json_t *list = request_json(r, "accounts");
	const size_t count = json_array_size(list);
	const char *duties = request_text(r, "people");
	const bool is_one = !strcmp(duties, "one");
	static pthread_mutex_t claiming = PTHREAD_MUTEX_INITIALIZER;

	if (users_are_set_up(r->daemon)) {
		request_fail(r, 409, "setup.done", NULL);
		return;
	}
	const enum setup_try is = setup_try(request_text(r, "code"));
	if (is != SETUP_RIGHT) {
		r->is_quiet = is == SETUP_WAIT;
		request_fail(r, is == SETUP_WAIT ? 429 : 403, is == SETUP_WAIT ? "setup.wait" : "setup.code", NULL);
		return;
	}
	if (!count || count > sizeof people / sizeof people[0]) {
		request_fail(r, 400, is_one ? "setup.needs_owner" : "setup.needs_three", NULL);
		return;
	}
	for (size_t i = 0; i < count; i++)
		if (!read_person(r, json_array_get(list, i), &people[i]))
			return;
	if (!are_complete(r, is_one, people, count))
		return;
	/* Of two who have the code the first one claims. */
	pthread_mutex_lock(&claiming);
	const bool is_late = users_are_set_up(r->daemon);
	const bool ok = !is_late && keep(r, people, count);
	pthread_mutex_unlock(&claiming);
	request_trail(r, "setup.claim", names_of(duties, people, count));
	if (ok)
		answer_json(r, json_pack("{s:b}", "done", 1));
	else
		request_fail(r, is_late ? 409 : 507, is_late ? "setup.done" : "storage.failed", NULL);
}

static const struct api_value get_gives[] = {
	{ "done", .type = API_BOOL, .is_required = true, .help = "set-up is done" },
	{ "version", .type = API_TEXT, .is_required = true },
	{ "language", .type = API_WORD, .is_required = true, .words = "en|zh" },
	{ "code", .type = API_TEXT, .help = "on the console only, until set-up is done" },
	{ 0 },
};
static const struct api_value post_takes[] = {
	{ "code", IN_BODY, API_TEXT, true, .is_secret = true, .help = "the one-time code that the console shows" },
	{ "people", IN_BODY, API_WORD, true, .words = "one|separated",
	  .help = "one owner, or a system, a security and an audit administrator" },
	{ "accounts", IN_BODY, API_LIST, true, .is_secret = true, .help = "objects with name, password and role" },
	{ "plant", IN_BODY, API_TEXT, .max = 100, .help = "what the plant is called" },
	{ "contact", IN_BODY, API_OBJECT, .help = "name and phone of whom to call" },
	{ "retention_days", IN_BODY, API_NUMBER, .min = 1, .max = 3650, .help = "how long events are kept" },
	{ "two_person", IN_BODY, API_BOOL, .help = "loading policies and changing modes needs a second person" },
	{ "language", IN_BODY, API_WORD, .words = "en|zh" },
	{ 0 },
};
static const struct api_value post_gives[] = { { "done", .type = API_BOOL, .is_required = true }, { 0 } };

static const struct api_route routes[] = {
	{ "GET", "/setup", "Whether set-up is done, and what stands before a login", ROLES_OPEN, API_SETUP,
	  .gives = get_gives, .handle = get_setup },
	{ "POST", "/setup", "Claims a new box with the code on the console", ROLES_OPEN, API_SETUP,
	  .action = "setup.claim", .takes = post_takes, .gives = post_gives, .handle = post_setup },
};
extern const struct route_group api_setup;
const struct route_group api_setup = { "set-up", routes, sizeof routes / sizeof routes[0] };
