/* SPDX-License-Identifier: Apache-2.0 */
/* Exports: what is switched on, where it goes, how it goes. */
#include "mgmt/daemon/exports.h"
#include "mgmt/daemon/request.h"

static void get_exports(struct request *r)
{
	answer_json(r, exports_json(r->daemon));
}

static void put_exports(struct request *r)
{
	const char *name = NULL;
	const char *wrong = exports_set(r->daemon, request_text(r, "kind"), request_bool(r, "is_enabled", false),
					request_json(r, "settings"), &name);

	if (wrong)
		request_fail(r, 400, wrong, "{s:s}", "name", name);
	else
		answer_json(r, exports_json(r->daemon));
}

static const struct api_value takes[] = {
	{ "kind", IN_BODY, API_TEXT, true, .max = 16, .help = "syslog, cef, eve, mqtt, kafka, snmp or modbus" },
	{ "is_enabled", IN_BODY, API_BOOL, .is_required = true },
	{ "settings", IN_BODY, API_OBJECT, .is_secret = true,
	  .help = "what changes; secrets that are empty stay as they are" },
	{ 0 },
};
static const struct api_value gives[] = {
	{ "items[].kind", .type = API_TEXT, .is_required = true },
	{ "items[].is_enabled", .type = API_BOOL, .is_required = true },
	{ "items[].settings", .type = API_LIST, .is_required = true,
	  .help = "name, type, value, standard, choices, help" },
	{ "items[].sent", .type = API_NUMBER, .is_required = true, .help = "events, since it was started" },
	{ "items[].lost", .type = API_NUMBER, .is_required = true },
	{ "items[].queued", .type = API_NUMBER, .is_required = true },
	{ "items[].state", .type = API_OBJECT, .may_be_null = true, .is_required = true, .help = "what is wrong" },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/system/exports", "Where events go", ROLE_SYSTEM | ROLE_AUDIT, 0, .gives = gives,
	  .handle = get_exports },
	{ "PUT", "/system/exports", "Changes one of the exports", ROLE_SYSTEM, .action = "system.exports",
	  .takes = takes, .body_max = 131072,
	  .gives = gives, .handle = put_exports },
};
extern const struct route_group api_exports;
const struct route_group api_exports = { "exports", routes, sizeof routes / sizeof routes[0] };
