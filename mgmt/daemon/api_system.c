/* SPDX-License-Identifier: Apache-2.0 */
/* Options, health, certificate. */
#define _GNU_SOURCE

#include "mgmt/daemon/certificate.h"
#include "mgmt/daemon/home.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/sentence.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- settings ---- */

static json_t *standard(const struct option *o)
{
	if (o->kind == OPTION_BOOL)
		return json_boolean(o->number);
	return o->kind == OPTION_NUMBER ? json_integer(o->number) : json_string(o->text);
}

static json_t *choices(const char *words)
{
	json_t *list = json_array();

	while (words) {
		const size_t len = strcspn(words, "|");
		json_array_append_new(list, json_stringn(words, len));
		words = words[len] ? words + len + 1 : NULL;
	}
	return list;
}

static json_t *describe(struct request *r, const struct option *o)
{
	static const char *const types[] = { "number", "yes-no", "text", "choice" };
	const char *dot = strchr(o->name, '.');
	json_t *group = dot ? json_stringn(o->name, (size_t)(dot - o->name)) : json_string("general");

	return json_pack("{s:s,s:o,s:s,s:o,s:o,s:o,s:s,s:b,s:b}", "name", o->name, "group", group, "type",
			 types[o->kind], "value", option_value(r->daemon, o), "standard", standard(o), "choices",
			 choices(o->words), "help", o->help, "needs_restart", 0, "may_change",
			 o->roles && request_may(r, o->roles));
}

static void get_settings(struct request *r)
{
	json_t *items = json_array();

	for (unsigned i = 0; i < option_count; i++)
		json_array_append_new(items, describe(r, &options[i]));
	answer_json(r, json_pack("{s:o}", "items", items));
}

/* The option of a member of the body; NULL after failing r. */
static const struct option *check_option(struct request *r, const char *name, const json_t *value)
{
	const struct option *o = option_find(name);
	const char *wrong = o ? option_wrong(o, value) : "system.unknown_option";
	const bool may = o && o->roles && request_may(r, o->roles);

	if (!wrong && may)
		return o;
	request_fail(r, wrong ? 400 : 403, wrong ? wrong : "request.role", "{s:s,s:I,s:I}", "name", name, "min",
		     (json_int_t)(o ? o->min : 0), "max", (json_int_t)(o ? o->max : 0));
	return NULL;
}

/* All of them or none. */
static void put_settings(struct request *r)
{
	const char *name;
	json_t *value;
	bool ok = true;

	request_trail(r, NULL, json_incref(r->body));
	json_object_foreach(r->body, name, value)
		if (!check_option(r, name, value))
			return;
	sqlite3 *db = database_begin(r->daemon->main);
	json_object_foreach(r->body, name, value)
		ok = ok && db && option_put(db, option_find(name), value);
	if (db && !ok)
		database_rollback(r->daemon->main);
	if (!db || !ok || !database_commit(r->daemon->main))
		request_fail(r, 507, "storage.failed", NULL);
	else
		get_settings(r);
}

/* ---- health ---- */

static void get_health(struct request *r)
{
	answer_json(r, home_health(r));
}

/* ---- certificate ---- */

/* The year 9999 has no nanoseconds in 64 bits. */
static json_t *second_json(int64_t second)
{
	const time_t t = (time_t)second;
	struct tm tm;
	char text[40];

	gmtime_r(&t, &tm);
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return json_string(text);
}

static void get_certificate(struct request *r)
{
	struct certificate_facts f;

	if (!certificate_facts(r->daemon, &f)) {
		request_fail(r, 500, "certificate.unfit", NULL);
		return;
	}
	json_t *names = json_array();
	for (char *rest, *name = strtok_r(f.names, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
		json_array_append_new(names, json_string(name));
	answer_json(r, json_pack("{s:s,s:s,s:o,s:s,s:o,s:o,s:b}", "subject", f.subject, "issuer", f.issuer, "names",
				 names, "fingerprint", f.sha256, "not_before", second_json(f.from_s), "not_after",
				 second_json(f.until_s), "is_own", f.is_own));
}

static void put_certificate(struct request *r)
{
	const char *chain = request_text(r, "certificate"), *key = request_text(r, "key");
	const char *wrong = NULL;

	request_trail(r, NULL, json_pack("{s:b}", "is_own", !chain));
	if (!chain != !key)
		wrong = "certificate.both";
	else if (chain)
		wrong = certificate_install(r->daemon, chain, key);
	else if (!certificate_renew(r->daemon))
		wrong = "storage.failed";
	if (wrong)
		request_fail(r, !strcmp(wrong, "storage.failed") ? 507 : 400, wrong, NULL);
	else
		get_certificate(r);
}

/* ---- the table ---- */

static const struct api_value settings_gives[] = {
	{ "items[].name", .type = API_TEXT, .is_required = true },
	{ "items[].group", .type = API_TEXT, .is_required = true },
	{ "items[].type", .type = API_WORD, .is_required = true, .words = "number|yes-no|text|choice" },
	{ "items[].value", .type = API_ANY, .is_required = true },
	{ "items[].standard", .type = API_ANY, .is_required = true, .help = "what it is when nobody changed it" },
	{ "items[].choices", .type = API_LIST, .is_required = true },
	{ "items[].help", .type = API_TEXT, .is_required = true },
	{ "items[].needs_restart", .type = API_BOOL, .is_required = true },
	{ "items[].may_change", .type = API_BOOL, .is_required = true, .help = "the asker may change it" },
	{ 0 },
};
static const struct api_value health_gives[] = {
	{ "checks[].id", .type = API_TEXT, .is_required = true },
	{ "checks[].severity", .type = API_WORD, .is_required = true, .words = "ok|info|warning|danger" },
	{ "checks[].sentence", .type = API_OBJECT, .is_required = true },
	{ "database_bytes", .type = API_NUMBER, .is_required = true },
	{ "disk_free_bytes", .type = API_NUMBER, .is_required = true },
	{ "events", .type = API_NUMBER, .is_required = true },
	{ "full_in_days", .type = API_NUMBER, .is_required = true, .may_be_null = true },
	{ "oldest_event", .type = API_TIME, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value certificate_gives[] = {
	{ "subject", .type = API_TEXT, .is_required = true },
	{ "issuer", .type = API_TEXT, .is_required = true },
	{ "names", .type = API_LIST, .is_required = true, .help = "of which it is" },
	{ "fingerprint", .type = API_TEXT, .is_required = true, .help = "SHA-256, as browsers show it" },
	{ "not_before", .type = API_TIME, .is_required = true },
	{ "not_after", .type = API_TIME, .is_required = true },
	{ "is_own", .type = API_BOOL, .is_required = true, .help = "made by the box itself" },
	{ 0 },
};
static const struct api_value certificate_takes[] = {
	{ "certificate", IN_BODY, API_TEXT, .max = 131072,
	  .help = "PEM, the server's own first; with neither certificate nor key the box makes a new one" },
	{ "key", IN_BODY, API_TEXT, .is_secret = true, .max = 65536, .help = "PEM, without a password" },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/system/settings", "What can be set, and how it is", ROLES_ALL, .gives = settings_gives,
	  .handle = get_settings },
	{ "PUT", "/system/settings", "Sets those that the body names", ROLE_SYSTEM | ROLE_SECURITY, API_NAMES,
	  .action = "system.settings", .gives = settings_gives, .handle = put_settings },
	{ "GET", "/system/health", "How the box feels", ROLES_ALL, .gives = health_gives, .handle = get_health },
	{ "GET", "/system/certificate", "The certificate of HTTPS", ROLE_SYSTEM | ROLE_AUDIT,
	  .gives = certificate_gives, .handle = get_certificate },
	{ "PUT", "/system/certificate", "Installs another one", ROLE_SYSTEM, .action = "system.certificate",
	  .body_max = 262144, .takes = certificate_takes, .gives = certificate_gives, .handle = put_certificate },
};
extern const struct route_group api_system;
const struct route_group api_system = { "system", routes, sizeof routes / sizeof routes[0] };
