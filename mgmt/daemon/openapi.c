/* SPDX-License-Identifier: Apache-2.0 */
/* OpenAPI 3.1 of the table of routes, written anew for who asks. */
#define _GNU_SOURCE

#include "mgmt/daemon/api.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *words_json(const char *words)
{
	json_t *list = json_array();

	while (words) {
		const size_t len = strcspn(words, "|");
		json_array_append_new(list, json_stringn(words, len));
		words = words[len] ? words + len + 1 : NULL;
	}
	return list;
}

static void set_type(json_t *schema, const struct api_value *v, const char *type)
{
	if (v->may_be_null)
		json_object_set_new(schema, "type", json_pack("[s,s]", type, "null"));
	else
		json_object_set_new(schema, "type", json_string(type));
}

static json_t *schema_of(const struct api_value *v)
{
	static const char *const types[] = { "string", "integer", "boolean", "string",
					     "string", "array",	  "object",  NULL };
	json_t *schema = json_object();

	if (types[v->type])
		set_type(schema, v, types[v->type]);
	if (v->type == API_TIME)
		json_object_set_new(schema, "format", json_string("date-time"));
	if (v->type == API_WORD && !v->may_be_null)
		json_object_set_new(schema, "enum", words_json(v->words));
	if (v->type == API_NUMBER && (v->min || v->max)) {
		json_object_set_new(schema, "minimum", json_integer(v->min));
		json_object_set_new(schema, "maximum", json_integer(v->max));
	}
	if (v->type == API_TEXT && v->min)
		json_object_set_new(schema, "minLength", json_integer(1));
	if (v->type == API_LIST)
		json_object_set_new(schema, "items", json_object());
	if (v->is_secret)
		json_object_set_new(schema, "format", json_string("password"));
	if (v->help)
		json_object_set_new(schema, "description", json_string(v->help));
	return schema;
}

static void require(json_t *schema, const char *name)
{
	json_t *list = json_object_get(schema, "required");

	if (!list)
		json_object_set_new(schema, "required", list = json_array());
	json_array_append_new(list, json_string(name));
}

/* The member `name` of an object's schema, made when missing. */
static json_t *step_into(json_t *schema, const char *name)
{
	json_t *all = json_object_get(schema, "properties");

	if (!all)
		json_object_set_new(schema, "properties", all = json_object());
	json_t *one = json_object_get(all, name);
	if (!one)
		json_object_set_new(all, name, one = json_object());
	return one;
}

/* Puts one row of an answer where its name leads: "items[].name". */
static void place(json_t *root, const struct api_value *v)
{
	char path[200];
	json_t *at = root;

	snprintf(path, sizeof path, "%s", v->name);
	for (char *rest, *part = strtok_r(path, ".", &rest); part; part = strtok_r(NULL, ".", &rest)) {
		const bool is_last = !*rest;
		char *list = strstr(part, "[]");
		if (list)
			*list = '\0';
		json_t *one = step_into(at, part);
		if (is_last && !list) {
			json_t *schema = schema_of(v);
			json_object_update_missing(one, schema);
			json_decref(schema);
		} else {
			if (!json_object_get(one, "type"))
				json_object_set_new(one, "type", json_string(list ? "array" : "object"));
			if (list) {
				json_t *items = json_object_get(one, "items");
				if (!items || !json_object_size(items))
					json_object_set_new(one, "items", items = json_pack("{s:s}", "type", "object"));
				if (is_last) {
					json_decref(json_incref(items));
					json_object_set_new(one, "items", items = schema_of(v));
				}
				one = items;
			}
		}
		if (is_last && v->is_required && !list)
			require(at, part);
		at = one;
	}
}

static json_t *object_schema(const struct api_value *rows)
{
	json_t *schema = json_pack("{s:s}", "type", "object");

	for (const struct api_value *v = rows; v && v->name; v++)
		place(schema, v);
	return schema;
}

static json_t *body_schema(const struct api_route *r)
{
	json_t *schema = json_pack("{s:s,s:{},s:b}", "type", "object", "properties", "additionalProperties", 0);
	bool has = false;

	for (const struct api_value *v = r->takes; v && v->name; v++) {
		if (v->in != IN_BODY)
			continue;
		json_object_set_new(json_object_get(schema, "properties"), v->name, schema_of(v));
		if (v->is_required)
			require(schema, v->name);
		has = true;
	}
	if (has)
		return schema;
	json_decref(schema);
	return NULL;
}

static json_t *parameters(const struct api_route *r)
{
	json_t *list = json_array();

	for (const struct api_value *v = r->takes; v && v->name; v++)
		if (v->in != IN_BODY)
			json_array_append_new(list, json_pack("{s:s,s:s,s:b,s:o}", "name", v->name, "in",
							      v->in == IN_PATH ? "path" : "query", "required",
							      v->in == IN_PATH || v->is_required, "schema",
							      schema_of(v)));
	return list;
}

static json_t *answers(const struct api_route *r)
{
	json_t *schema = r->type ? json_pack("{s:s}", "type", "string") : object_schema(r->gives);

	return json_pack("{s:{s:s,s:{s:{s:o}}},s:{s:s}}", "2XX", "description", "done", "content",
			 r->type ? r->type : "application/json", "schema", schema, "default", "$ref",
			 "#/components/responses/error");
}

static json_t *roles(const struct api_route *r)
{
	json_t *list = json_array();

	for (unsigned role = 1; role < ROLE_OWNER; role <<= 1)
		if (r->roles & role)
			json_array_append_new(list, json_string(role_name(role)));
	if (r->roles)
		json_array_append_new(list, json_string(role_name(ROLE_OWNER)));
	return list;
}

static json_t *operation(const struct route_group *g, const struct api_route *r)
{
	json_t *o = json_pack("{s:s,s:[s],s:o,s:o,s:o}", "summary", r->summary, "tags", g->name, "parameters",
			      parameters(r), "responses", answers(r), "x-roles", roles(r));
	json_t *body = body_schema(r);

	if (r->flags & (API_BYTES | API_FILE)) {
		json_decref(body);
		json_object_set_new(o, "requestBody", json_pack("{s:{s:{}}}", "content", "application/octet-stream"));
	} else if (body) {
		json_object_set_new(o, "requestBody",
				    json_pack("{s:b,s:{s:{s:o}}}", "required",
					      json_object_get(body, "required") != NULL, "content",
					      "application/json", "schema", body));
	}
	if (!r->roles)
		json_object_set_new(o, "security", json_array());
	if (r->flags & API_SETUP)
		json_object_set_new(o, "x-before-setup", json_true());
	if (r->flags & API_CONSOLE)
		json_object_set_new(o, "x-console", json_true());
	if (r->flags & API_SELF)
		json_object_set_new(o, "x-self", json_true());
	return o;
}

static json_t *components(void)
{
	return json_pack("{s:{s:{s:s,s:{s:{s:{s:s,s:[s],s:{s:{s:s,s:[s,s,s],s:{s:{s:s},s:{s:s},s:{s:s}}}}}}}}},"
			 "s:{s:{s:s,s:s,s:s},s:{s:s,s:s}}}",
			 "responses", "error", "description", "what is wrong", "content", "application/json",
			 "schema", "type", "object", "required", "error", "properties", "error", "type", "object",
			 "required", "id", "args", "text", "properties", "id", "type", "string", "args", "type",
			 "object", "text", "type", "string", "securitySchemes", "session", "type", "apiKey", "in",
			 "cookie", "name", "__Host-bulkhead", "token", "type", "http", "scheme", "bearer");
}

char *openapi_text(size_t *len)
{
	json_t *paths = json_object();

	for (unsigned g = 0; api_groups[g]; g++)
		for (unsigned i = 0; i < api_groups[g]->count; i++) {
			const struct api_route *r = &api_groups[g]->routes[i];
			char method[12] = "";
			for (unsigned k = 0; r->method[k] && k + 1 < sizeof method; k++)
				method[k] = (char)(r->method[k] | 0x20);
			json_t *path = json_object_get(paths, r->path);
			if (!path)
				json_object_set_new(paths, r->path, path = json_object());
			json_object_set_new(path, method, operation(api_groups[g], r));
		}
	json_t *all = json_pack("{s:s,s:{s:s,s:s},s:[{s:s}],s:[{s:[]},{s:[]}],s:o,s:o}", "openapi", "3.1.0", "info",
				"title", "Bulkhead", "version", BULKHEAD_VERSION, "servers", "url", API_PREFIX,
				"security", "session", "token", "paths", paths, "components", components());
	char *text = json_dumps(all, JSON_INDENT(1));
	json_decref(all);
	*len = text ? strlen(text) : 0;
	return text;
}
