/* SPDX-License-Identifier: Apache-2.0 */
/* Every parameter of a request against its row in the table: what passes here is of its kind, length and range. */
#define _GNU_SOURCE

#include "mgmt/daemon/api.h"

#include "mgmt/daemon/request.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool wrong_value(struct request *r, const struct api_value *v, const char *id)
{
	request_fail(r, 400, id, "{s:s,s:I,s:I,s:s}", "name", v->name, "min", (json_int_t)v->min, "max",
		     (json_int_t)(v->max || v->type == API_NUMBER ? v->max : API_TEXT_MAX), "words",
		     v->words ? v->words : "");
	return false;
}

static bool check_number(struct request *r, const struct api_value *v, int64_t n)
{
	return (!v->min && !v->max) || (n >= v->min && n <= v->max) ? true : wrong_value(r, v, "request.range");
}

static bool is_one_of(const char *words, const char *word, size_t len)
{
	for (const char *w = words; w; w = strchr(w, '|') ? strchr(w, '|') + 1 : NULL)
		if (len && !strncmp(w, word, len) && (w[len] == '|' || !w[len]))
			return true;
	return false;
}

static bool check_text(struct request *r, const struct api_value *v, const char *text, size_t len)
{
	uint64_t time_ns;

	if (v->type == API_TIME)
		return time_read_ns(text, &time_ns) ? true : wrong_value(r, v, "request.time");
	if (v->type == API_WORD)
		return is_one_of(v->words, text, len) ? true : wrong_value(r, v, "request.word");
	if (len < (size_t)v->min || len > (size_t)(v->max ? v->max : API_TEXT_MAX))
		return wrong_value(r, v, "request.length");
	return true;
}

/* A value of path or query, which is text whatever it means. */
static bool check_written(struct request *r, const struct api_value *v, const char *text)
{
	char *end;

	if (v->type == API_NUMBER) {
		const int64_t n = strtoll(text, &end, 10);
		return *text && !*end && !isspace((unsigned char)*text) && strlen(text) < 19 ? check_number(r, v, n) :
		       wrong_value(r, v, "request.type");
	}
	if (v->type == API_BOOL)
		return !strcmp(text, "true") || !strcmp(text, "false") ? true : wrong_value(r, v, "request.type");
	return check_text(r, v, text, strlen(text));
}

static bool check_member(struct request *r, const struct api_value *v, const json_t *j)
{
	switch (v->type) {
	case API_NUMBER:
		return json_is_integer(j) ? check_number(r, v, json_integer_value(j))
					  : wrong_value(r, v, "request.type");
	case API_BOOL:
		return json_is_boolean(j) ? true : wrong_value(r, v, "request.type");
	case API_LIST:
		return json_is_array(j) ? true : wrong_value(r, v, "request.type");
	case API_OBJECT:
		return json_is_object(j) ? true : wrong_value(r, v, "request.type");
	case API_ANY:
		return true;
	case API_TEXT:
	case API_TIME:
	case API_WORD:
		break;
	}
	return json_is_string(j) ? check_text(r, v, json_string_value(j), json_string_length(j)) :
	       wrong_value(r, v, "request.type");
}

static bool check_value(struct request *r, const struct api_value *v)
{
	const json_t *member = v->in == IN_BODY ? request_json(r, v->name) : NULL;
	const char *text = v->in == IN_BODY ? NULL : request_text(r, v->name);

	if (member)
		return check_member(r, v, member);
	if (text)
		return check_written(r, v, text);
	return v->is_required ? wrong_value(r, v, "request.missing") : true;
}

static bool is_known(const struct api_route *route, const char *name, enum api_place in)
{
	for (const struct api_value *v = route->takes; v && v->name; v++)
		if (v->in == in && !strcmp(v->name, name))
			return true;
	return false;
}

static bool check_names(struct request *r, json_t *object, enum api_place in)
{
	const char *name;
	json_t *value;

	json_object_foreach(object, name, value)
		if (!is_known(r->route, name, in)) {
			request_fail(r, 400, "request.unknown", "{s:s}", "name", name);
			return false;
		}
	return true;
}

static bool read_body(struct request *r)
{
	json_error_t e;

	if (r->route->flags & (API_BYTES | API_FILE) || !r->len)
		return true;
	r->body = json_loadb(r->bytes, r->len, JSON_REJECT_DUPLICATES, &e);
	if (!r->body)
		request_fail(r, 400, "request.json", "{s:i,s:i,s:s}", "line", e.line, "column", e.column, "why",
			     e.text);
	else if (!json_is_object(r->body))
		request_fail(r, 400, "request.object", NULL);
	return json_is_object(r->body);
}

bool api_check(struct request *r)
{
	if (!read_body(r) || !check_names(r, r->query, IN_QUERY) ||
	    (!(r->route->flags & API_NAMES) && !check_names(r, r->body, IN_BODY)))
		return false;
	for (const struct api_value *v = r->route->takes; v && v->name; v++)
		if (!check_value(r, v))
			return false;
	return true;
}
