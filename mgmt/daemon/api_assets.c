/* SPDX-License-Identifier: Apache-2.0 */
/* The inventory, and the map of who talks with whom. */
#define _GNU_SOURCE

#include "mgmt/daemon/assets.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/request.h"

#include <stdlib.h>
#include <string.h>

#define CSV_MAX (4u << 20)

static void get_assets(struct request *r)
{
	const char *before = request_text(r, "before");
	const int64_t limit = request_number(r, "limit", LIST_LIMIT);
	json_t *items = assets_list(r->daemon, request_text(r, "match"),
				    before ? strtoll(before, NULL, 10) : INT64_MAX, limit);
	json_t *next = json_null();

	if ((int64_t)json_array_size(items) == limit) {
		json_decref(next);
		next = json_incref(json_object_get(json_array_get(items, (size_t)limit - 1), "id"));
	}
	answer_json(r, json_pack("{s:o,s:o}", "items", items, "next", next));
}

static void get_asset(struct request *r)
{
	json_t *one = assets_one(r->daemon, request_number(r, "id", 0), r->language);

	if (one)
		answer_json(r, one);
	else
		request_fail(r, 404, "assets.unknown", NULL);
}

static void patch_asset(struct request *r)
{
	const struct asset_change c = {
		.name = request_text(r, "name"),
		.kind = request_text(r, "kind"),
		.owner = request_text(r, "owner"),
		.note = request_text(r, "note"),
		.is_known = request_has(r, "is_known") ? request_bool(r, "is_known", false) : -1,
	};

	if (assets_change(r->daemon, request_number(r, "id", 0), &c))
		get_asset(r);
	else
		request_fail(r, 404, "assets.unknown", NULL);
}

static void get_csv(struct request *r)
{
	size_t len;
	char *text = assets_csv(r->daemon, &len);

	if (text)
		answer_bytes(r, "text/csv; charset=utf-8", text, len, "bulkhead-assets.csv");
	else
		request_fail(r, 500, "request.memory", NULL);
}

static void post_csv(struct request *r)
{
	unsigned line = 0;
	const int64_t rows =
		r->bytes && strlen(r->bytes) == r->len ? assets_take_csv(r->daemon, r->bytes, &line) : -1;

	if (rows >= 0)
		answer_json(r, json_pack("{s:I}", "rows", (json_int_t)rows));
	else
		request_fail(r, 400, "assets.csv", "{s:i}", "line", (int)line);
}

static void get_map(struct request *r)
{
	answer_json(r, assets_map(r->daemon, request_time_ns(r, "since", 0)));
}

#define KINDS "plc|hmi|drive|io|station|server|gateway|switch|unknown"

static const struct api_value list_takes[] = {
	{ "match", IN_QUERY, API_TEXT, .help = "a part of a name, address, vendor, model or zone" },
	LIST_VALUES,
	{ 0 },
};
static const struct api_value list_gives[] = {
	{ "items", .type = API_LIST, .is_required = true },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value one_takes[] = { { "id", IN_PATH, API_NUMBER, true, .min = 1, .max = INT64_MAX },
					      { 0 } };
static const struct api_value one_gives[] = {
	{ "id", .type = API_TEXT, .is_required = true },
	{ "name", .type = API_TEXT, .is_required = true },
	{ "addresses", .type = API_LIST, .is_required = true },
	{ "mac", .type = API_TEXT, .is_required = true },
	{ "vendor", .type = API_TEXT, .is_required = true },
	{ "model", .type = API_TEXT, .is_required = true },
	{ "firmware", .type = API_TEXT, .is_required = true },
	{ "kind", .type = API_WORD, .words = KINDS, .is_required = true },
	{ "facts", .type = API_LIST, .is_required = true },
	{ "peers", .type = API_LIST, .is_required = true },
	{ "may", .type = API_LIST, .is_required = true },
	{ "changes", .type = API_LIST, .is_required = true },
	{ 0 },
};
static const struct api_value change_takes[] = {
	{ "id", IN_PATH, API_NUMBER, true, .min = 1, .max = INT64_MAX },
	{ "name", IN_BODY, API_TEXT, .max = 100 },
	{ "kind", IN_BODY, API_WORD, .words = KINDS },
	{ "owner", IN_BODY, API_TEXT, .max = 100 },
	{ "note", IN_BODY, API_TEXT, .max = 2000 },
	{ "is_known", IN_BODY, API_BOOL, .help = "people have seen it" },
	{ 0 },
};
static const struct api_value csv_gives[] = { { "rows", .type = API_NUMBER, .is_required = true }, { 0 } };
static const struct api_value map_takes[] = {
	{ "since", IN_QUERY, API_TIME, .help = "what was seen since then" },
	{ 0 },
};
static const struct api_value map_gives[] = {
	{ "zones", .type = API_LIST, .is_required = true },
	{ "devices", .type = API_LIST, .is_required = true },
	{ "conversations", .type = API_LIST, .is_required = true },
	{ "conduits", .type = API_LIST, .is_required = true },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/assets", "Devices that were seen", ROLES_SEE, .takes = list_takes, .gives = list_gives,
	  .handle = get_assets },
	{ "GET", "/assets/{id}", "One of them: facts, peers, changes, what may be done to it", ROLES_SEE,
	  .takes = one_takes, .gives = one_gives, .handle = get_asset },
	{ "PATCH", "/assets/{id}", "What people say of it", ROLE_SECURITY | ROLE_SYSTEM | ROLE_OPERATOR,
	  .action = "asset.change", .takes = change_takes, .gives = one_gives, .handle = patch_asset },
	{ "GET", "/assets.csv", "All of them, for a spreadsheet", ROLES_SEE, .type = "text/csv",
	  .handle = get_csv },
	{ "POST", "/assets.csv", "Takes what people say from such a file", ROLE_SECURITY | ROLE_SYSTEM,
	  API_BYTES, .action = "asset.import", .body_max = CSV_MAX, .gives = csv_gives, .handle = post_csv },
	{ "GET", "/map", "Zones, devices and who talks with whom", ROLES_SEE, .takes = map_takes,
	  .gives = map_gives, .handle = get_map },
};
extern const struct route_group api_assets;
const struct route_group api_assets = { "assets", routes, sizeof routes / sizeof routes[0] };
