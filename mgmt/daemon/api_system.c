/* SPDX-License-Identifier: Apache-2.0 */
/* Options, health, certificate. */
#define _GNU_SOURCE

#include "mgmt/daemon/certificate.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/http.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/sessions.h"
#include "mgmt/daemon/settings.h"
#include "mgmt/daemon/trail.h"

#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

static json_t *describe(const struct option *o)
{
	static const char *const kinds[] = { "number", "bool", "text", "word" };
	json_t *j = json_pack("{s:s,s:s,s:s}", "name", o->name, "kind", kinds[o->kind], "help", o->help);

	if (o->kind == OPTION_NUMBER)
		json_object_set_new(j, "min", json_integer(o->min));
	if (o->kind != OPTION_WORD && o->max)
		json_object_set_new(j, "max", json_integer(o->max));
	if (o->words)
		json_object_set_new(j, "words", json_string(o->words));
	return j;
}

static void get_settings(struct request *r)
{
	json_t *list = json_array();

	for (unsigned i = 0; i < option_count; i++) {
		json_t *j = describe(&options[i]);
		json_object_set_new(j, "may", json_boolean(options[i].roles && request_may(r, options[i].roles)));
		json_array_append_new(list, j);
	}
	answer_json(r, json_pack("{s:o,s:o}", "values", options_json(r->daemon), "options", list));
}

/* All of them or none. */
static void put_settings(struct request *r)
{
	json_t *values = request_json(r, "values");
	const char *name;
	json_t *value;

	json_object_foreach(values, name, value) {
		const struct option *o = option_find(name);
		const char *wrong = o ? option_wrong(o, value) : "system.unknown_option";
		if (o && !wrong && (!o->roles || !request_may(r, o->roles)))
			wrong = "request.role";
		if (wrong) {
			request_fail(r,
				     wrong == NULL		      ? 400
				     : !strcmp(wrong, "request.role") ? 403
								      : 400,
				     wrong, "{s:s,s:I,s:I}", "name", name, "min", (json_int_t)(o ? o->min : 0),
				     "max", (json_int_t)(o ? o->max : 0));
			return;
		}
	}
	json_object_foreach(values, name, value)
		if (!option_set(r->daemon, option_find(name), value)) {
			request_fail(r, 507, "storage.failed", NULL);
			return;
		}
	get_settings(r);
}

/* One line of health: what, how it is, and words. */
static void add(json_t *items, const char *id, const char *state, json_t *takes_args)
{
	json_array_append_new(items, json_pack("{s:s,s:s,s:o}", "id", id, "state", state, "args",
					       takes_args ? takes_args : json_object()));
}

static void get_health(struct request *r)
{
	struct daemon *d = r->daemon;
	json_t *items = json_array();
	struct certificate_facts cert;
	struct statvfs disk;
	void *records;
	unsigned count;
	const bool is_there = dataplane_ask(d, CONTROL_STATUS, NULL, 0, -1, sizeof(struct control_status), &records,
					    &count, NULL);
	const int64_t now_s = (int64_t)(clock_now_ns() / 1000000000u);

	free(records);
	add(items, "health.dataplane", is_there ? "good" : "bad", NULL);
	add(items, "health.trail", trail_works(d->trail) ? "good" : "bad", NULL);
	if (!statvfs(d->settings->state, &disk) && disk.f_blocks) {
		const unsigned percent = (unsigned)(100 - disk.f_bavail * 100 / disk.f_blocks);
		const bool is_full = database_is_full(d->main) || database_is_full(d->events);
		add(items, "health.disk",
		    is_full || percent >= 97 ? "bad"
		    : percent >= 90	     ? "warn"
					     : "good",
		    json_pack("{s:i,s:I}", "percent", (int)percent, "free",
			      (json_int_t)(disk.f_bavail * disk.f_frsize)));
	}
	if (certificate_facts(d, &cert))
		add(items, "health.certificate",
		    cert.until_s < now_s || cert.from_s > now_s ? "bad"
		    : cert.until_s - now_s < 30 * 86400		? "warn"
								: "good",
		    json_pack("{s:o}", "until",
			      json_time_ns((uint64_t)cert.until_s < 18446744073u
						   ? (uint64_t)cert.until_s * 1000000000u
						   : 0)));
	const struct http_counts h = http_counts(d->http);
	add(items, "health.http", "good",
	    json_pack("{s:I,s:I,s:i}", "connections", (json_int_t)h.connections, "requests", (json_int_t)h.requests,
		      "sessions", (int)sessions_count(d)));
	answer_json(r, json_pack("{s:o}", "items", items));
}

static void get_certificate(struct request *r)
{
	struct certificate_facts f;

	if (!certificate_facts(r->daemon, &f)) {
		request_fail(r, 500, "certificate.unfit", NULL);
		return;
	}
	/* Times that do not fit into nanoseconds are beyond everybody's plans. */
	const bool has_end = f.until_s < 4102444800;
	answer_json(r, json_pack("{s:s,s:s,s:s,s:o,s:o,s:b}", "subject", f.subject, "issuer", f.issuer, "sha256",
				 f.sha256, "from", json_time_ns((uint64_t)f.from_s * 1000000000u), "until",
				 has_end ? json_time_ns((uint64_t)f.until_s * 1000000000u) : json_null(), "own",
				 f.is_own));
}

static void put_certificate(struct request *r)
{
	const char *chain = request_text(r, "chain"), *key = request_text(r, "key");
	const char *wrong = NULL;

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

static const struct api_value settings_gives[] = {
	{ "values", .type = API_OBJECT, .is_required = true, .help = "every option by name" },
	{ "options[].name", .type = API_TEXT, .is_required = true },
	{ "options[].kind", .type = API_WORD, .is_required = true, .words = "number|bool|text|word" },
	{ "options[].help", .type = API_TEXT, .is_required = true },
	{ "options[].may", .type = API_BOOL, .is_required = true, .help = "the asker may change it" },
	{ "options[].min", .type = API_NUMBER },
	{ "options[].max", .type = API_NUMBER },
	{ "options[].words", .type = API_TEXT },
	{ 0 },
};
static const struct api_value settings_takes[] = {
	{ "values", IN_BODY, API_OBJECT, true, .help = "options by name; all are changed, or none" },
	{ 0 },
};
static const struct api_value health_gives[] = {
	{ "items[].id", .type = API_TEXT, .is_required = true },
	{ "items[].state", .type = API_WORD, .is_required = true, .words = "good|warn|bad" },
	{ "items[].args", .type = API_OBJECT, .is_required = true },
	{ 0 },
};
static const struct api_value certificate_gives[] = {
	{ "subject", .type = API_TEXT, .is_required = true }, { "issuer", .type = API_TEXT, .is_required = true },
	{ "sha256", .type = API_TEXT, .is_required = true, .help = "fingerprint, as browsers show it" },
	{ "from", .type = API_TIME, .is_required = true },
	{ "until", .type = API_TIME, .is_required = true, .may_be_null = true, .help = "null: without an end" },
	{ "own", .type = API_BOOL, .is_required = true, .help = "made by the box itself" }, { 0 },
};
static const struct api_value certificate_takes[] = {
	{ "chain", IN_BODY, API_TEXT, .max = 131072,
	  .help = "PEM, the server's own first; with neither chain nor key: the box makes a new one" },
	{ "key", IN_BODY, API_TEXT, .is_secret = true, .max = 65536, .help = "PEM, without a password" },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/system/settings", "What can be set, and how it is", ROLES_ALL, .gives = settings_gives,
	  .handle = get_settings },
	{ "PUT", "/system/settings", "Sets options", ROLE_SYSTEM | ROLE_SECURITY, .takes = settings_takes,
	  .gives = settings_gives, .handle = put_settings },
	{ "GET", "/system/health", "How the box feels", ROLES_ALL, .gives = health_gives, .handle = get_health },
	{ "GET", "/system/certificate", "The certificate of HTTPS", ROLE_SYSTEM | ROLE_AUDIT,
	  .gives = certificate_gives, .handle = get_certificate },
	{ "PUT", "/system/certificate", "Installs another one", ROLE_SYSTEM, .body_max = 262144,
	  .takes = certificate_takes, .gives = certificate_gives, .handle = put_certificate },
};
extern const struct route_group api_system;
const struct route_group api_system = { "system", routes, sizeof routes / sizeof routes[0] };
