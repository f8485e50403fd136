/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Everything that holds for each route: it is found, the asker is known and may, every parameter is of its kind, what
 * was done or refused is in the trail.  Handlers' threads.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/api.h"

#include "dataplane/events/json.h"
#include "mgmt/daemon/daemon.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/sessions.h"
#include "mgmt/daemon/trail.h"
#include "mgmt/daemon/users.h"

#include <ctype.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* One line for each api_NAME.c. */
extern const struct route_group api_setup;
extern const struct route_group api_session;
extern const struct route_group api_users;
extern const struct route_group api_status;
extern const struct route_group api_system;
extern const struct route_group api_trail;
extern const struct route_group api_approvals;
extern const struct route_group api_jobs;
extern const struct route_group api_policy;
extern const struct route_group api_windows;
extern const struct route_group api_operator;
extern const struct route_group api_events;
extern const struct route_group api_signatures;
extern const struct route_group api_exports;
extern const struct route_group api_backup;
extern const struct route_group api_learning;
extern const struct route_group api_assets;
extern const struct route_group api_reports;

const struct route_group *const api_groups[] = {
	&api_setup,
	&api_session,
	&api_users,
	&api_status,
	&api_system,
	&api_trail,
	&api_approvals,
	&api_jobs,
	&api_policy,
	&api_windows,
	&api_operator,
	&api_events,
	&api_signatures,
	&api_exports,
	&api_backup,
	&api_learning,
	&api_assets,
	&api_reports,
	NULL,
};

static const struct {
	unsigned role;
	const char *name;
} role_names[] = {
	{ ROLE_SYSTEM, "system" }, { ROLE_SECURITY, "security" }, { ROLE_AUDIT, "audit" },
	{ ROLE_OPERATOR, "operator" }, { ROLE_VIEWER, "viewer" }, { ROLE_OWNER, "owner" },
};
#define ROLE_COUNT (sizeof role_names / sizeof role_names[0])

const char *role_name(unsigned role)
{
	for (size_t i = 0; i < ROLE_COUNT; i++)
		if (role_names[i].role == role)
			return role_names[i].name;
	return "";
}

unsigned role_find(const char *name)
{
	for (size_t i = 0; i < ROLE_COUNT; i++)
		if (!strcmp(role_names[i].name, name))
			return role_names[i].role;
	return 0;
}

json_t *roles_json(unsigned roles)
{
	json_t *list = json_array();

	for (size_t i = 0; i < ROLE_COUNT; i++)
		if (roles & role_names[i].role)
			json_array_append_new(list, json_string(role_names[i].name));
	return list;
}

unsigned roles_read(const json_t *list)
{
	const unsigned apart = ROLE_SYSTEM | ROLE_SECURITY | ROLE_AUDIT | ROLE_OWNER;
	unsigned roles = 0;

	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *name = json_string_value(json_array_get(list, i));
		const unsigned role = name ? role_find(name) : 0;
		if (!role)
			return 0;
		roles |= role;
	}
	const unsigned of_those = roles & apart;
	if (of_those & (of_those - 1) || (roles & ROLE_AUDIT && roles & ROLE_OPERATOR))
		return 0;
	return roles;
}

/* ---- finding ---- */

/* Decodes %XX of one part of a path; NULL: not valid text, or too long. */
static char *decode(const char *p, size_t len)
{
	char *out = malloc(len + 1), *to = out;
	const char *const end = p + len;

	for (; out && p < end; p++) {
		if (*p == '%' && end - p > 2 && isxdigit((unsigned char)p[1]) && isxdigit((unsigned char)p[2])) {
			const char hex[3] = { p[1], p[2], '\0' };
			*to++ = (char)strtoul(hex, NULL, 16);
			p += 2;
		} else {
			*to++ = *p;
		}
	}
	if (!out)
		return NULL;
	*to = '\0';
	bool ok = to - out <= API_TEXT_MAX;
	for (const uint8_t *u = (const uint8_t *)out; ok && u < (const uint8_t *)to;) {
		const unsigned n = json_utf8(u, (size_t)((const uint8_t *)to - u));
		ok = n && *u >= ' ' && *u != 127;
		u += n;
	}
	if (ok)
		return out;
	free(out);
	return NULL;
}

/* True when the path has the form of the pattern; the values are those of its {}. */
static bool fits(const char *pattern, const char *path, char *values[API_PATH_VALUES])
{
	unsigned count = 0;

	while (*pattern && *path) {
		if (*pattern == '{') {
			const size_t len = strcspn(path, "/");
			if (!len || count == API_PATH_VALUES || !(values[count] = decode(path, len)))
				break;
			count++;
			path += len;
			pattern = strchr(pattern, '}') + 1;
		} else if (*pattern++ != *path++) {
			break;
		} else if (!*pattern && !*path) {
			return true;
		}
	}
	if (!*pattern && !*path)
		return true;
	for (unsigned i = 0; i < API_PATH_VALUES; i++) {
		free(values[i]);
		values[i] = NULL;
	}
	return false;
}

bool api_find(struct request *r, char allow[64])
{
	allow[0] = '\0';
	/* Parts that are words go before parts that are values: "/policies/check" is no number of a policy. */
	for (unsigned values = 0; values <= API_PATH_VALUES; values++)
		for (unsigned g = 0; api_groups[g]; g++)
			for (unsigned i = 0; i < api_groups[g]->count; i++) {
				const struct api_route *route = &api_groups[g]->routes[i];
				unsigned has = 0;
				for (const char *p = route->path; *p; p++)
					has += *p == '{';
				if (has != values || !fits(route->path, r->path, r->path_value))
					continue;
				if (!strcmp(route->method, r->method)) {
					r->route = route;
					return true;
				}
				if (strlen(allow) + strlen(route->method) + 3 < 64)
					strcat(strcat(allow, allow[0] ? ", " : ""), route->method);
				for (unsigned k = 0; k < API_PATH_VALUES; k++) {
					free(r->path_value[k]);
					r->path_value[k] = NULL;
				}
			}
	if (allow[0])
		request_fail(r, 405, "request.method", "{s:s}", "allow", allow);
	else
		request_fail(r, 404, "request.unknown_path", NULL);
	return false;
}

/* ---- who is it, and may they ---- */

static json_t *trail_arguments(const struct request *r)
{
	json_t *all = json_object();

	for (const struct api_value *v = r->route->takes; v && v->name; v++) {
		const char *text = v->in == IN_BODY ? NULL : request_text(r, v->name);
		json_t *member = v->in == IN_BODY ? json_object_get(r->body, v->name) : NULL;
		if (v->is_secret)
			continue;
		if (text)
			json_object_set_new(all, v->name, json_string(text));
		else if (member)
			json_object_set(all, v->name, member);
	}
	return all;
}

static bool leave_trail(struct request *r)
{
	char action[64];

	if (r->trail_action[0] || r->route->action)
		snprintf(action, sizeof action, "%s", r->trail_action[0] ? r->trail_action : r->route->action);
	else
		snprintf(action, sizeof action, "%s %s", r->method, r->route->path);
	json_t *arguments = r->trail ? json_incref(r->trail) : trail_arguments(r);
	const bool ok = trail_add(r->daemon->trail, r->who.name, r->origin, action, arguments,
				  r->answer.error[0] ? r->answer.error : "ok");
	json_decref(arguments);
	return ok;
}

/* Those who are root on the box: everybody's equal where one person does it all; else they see, operate and mend. */
static unsigned console_roles(struct daemon *d)
{
	char duties[16];

	option_text(d, "setup.people", duties, sizeof duties);
	return !strcmp(duties, "separated") ? ROLE_SYSTEM | ROLE_AUDIT | ROLE_OPERATOR | ROLE_VIEWER : ROLE_OWNER;
}

static void identify(struct request *r, const struct credentials *c, struct session_facts *session)
{
	struct asker *who = &r->who;

	if (c->bearer) {
		if (!token_check(r->daemon, c->bearer, who))
			*who = (struct asker){ 0 };
	} else if (r->is_local) {
		*who = (struct asker){ .via = VIA_CONSOLE, .roles = console_roles(r->daemon) };
		snprintf(who->name, sizeof who->name, c->uid ? "console:%u" : "console:root", c->uid);
	} else if (c->cookie && session_find(r->daemon, c->cookie, r->route->flags & API_STREAM, session)) {
		*who = (struct asker){ .via = VIA_SESSION, .roles = session->roles };
		memcpy(who->name, session->name, sizeof who->name);
		snprintf(who->session, sizeof who->session, "%s", c->cookie);
	}
}

/* Nothing is changed that the trail cannot keep: one try, then no. */
static bool trail_is_ready(struct request *r)
{
	struct trail *t = r->daemon->trail;

	return trail_works(t) || trail_add(t, "system", "", "trail.resumed", NULL, "ok");
}

static bool changes(const struct request *r)
{
	return strcmp(r->method, "GET") != 0 && !(r->route->flags & API_QUIET);
}

static bool may(struct request *r, const struct credentials *c, const struct session_facts *session)
{
	const struct api_route *route = r->route;
	const bool is_get = !strcmp(r->method, "GET");

	if (r->who.via == VIA_SESSION && !is_get && (!c->csrf || strcmp(c->csrf, session->csrf) != 0))
		request_fail(r, 403, "session.csrf", NULL);
	else if (r->who.via == VIA_SESSION && session->must_change && !(route->flags & API_SELF))
		request_fail(r, 403, "session.password_must_change", NULL);
	else if (!request_may(r, route->roles))
		request_fail(r, 403, "request.role", NULL);
	else if (route->flags & API_CONSOLE && !r->is_local)
		request_fail(r, 403, "request.console", NULL);
	else if (changes(r) && !(route->flags & API_SELF) && !trail_is_ready(r))
		request_fail(r, 507, "trail.failed", NULL);
	else
		return true;
	return false;
}

bool api_admit(struct request *r, const struct credentials *c)
{
	struct session_facts session = { 0 };
	const struct api_route *route = r->route;

	if (!(route->flags & API_SETUP) && !users_are_set_up(r->daemon)) {
		request_fail(r, 403, "setup.needed", NULL);
		return false;
	}
	/* A page of somebody else's cannot send this type without asking first, and is told nothing. */
	if (strcmp(r->method, "GET") != 0 && c->type && !(route->flags & (API_BYTES | API_FILE)) &&
	    strncasecmp(c->type, "application/json", 16) != 0) {
		request_fail(r, 415, "request.type_of_body", NULL);
		return false;
	}
	identify(r, c, &session);
	if (route->roles == ROLES_OPEN)
		return true;
	if (r->who.via == VIA_NOTHING) {
		request_fail(r, 401, "session.needed", NULL);
		return false;
	}
	if (may(r, c, &session))
		return true;
	leave_trail(r);
	return false;
}

/* ---- doing it ---- */

void api_run(struct request *r)
{
	if (api_check(r))
		r->route->handle(r);
	if (!r->answer.status)
		r->answer.status = 204;
	const bool is_refused = r->answer.status == 403;
	if (!r->is_quiet && (changes(r) || is_refused))
		leave_trail(r);
}
