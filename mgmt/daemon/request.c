/* SPDX-License-Identifier: Apache-2.0 */
/* What handlers ask of a request, and their answers. */
#define _GNU_SOURCE

#include "mgmt/daemon/request.h"

#include "dataplane/events/json.h"
#include "mgmt/daemon/daemon.h"
#include "mgmt/daemon/sentence.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* ---- parameters ---- */

static const struct api_value *value_of(const struct request *r, const char *name)
{
	for (const struct api_value *v = r->route->takes; v && v->name; v++)
		if (!strcmp(v->name, name))
			return v;
	return NULL;
}

/* Which {} of the path is called so. */
static const char *path_value(const struct request *r, const char *name)
{
	const size_t len = strlen(name);
	unsigned i = 0;

	for (const char *p = strchr(r->route->path, '{'); p; p = strchr(p + 1, '{'), i++)
		if (!strncmp(p + 1, name, len) && p[len + 1] == '}')
			return r->path_value[i];
	return NULL;
}

const char *request_text(const struct request *r, const char *name)
{
	const struct api_value *v = value_of(r, name);

	if (!v)
		return NULL;
	if (v->in == IN_PATH)
		return path_value(r, name);
	return json_string_value(json_object_get(v->in == IN_QUERY ? r->query : r->body, name));
}

json_t *request_json(const struct request *r, const char *name)
{
	json_t *v = json_object_get(r->body, name);

	return json_is_null(v) ? NULL : v;
}

bool request_has(const struct request *r, const char *name)
{
	return request_text(r, name) || request_json(r, name);
}

int64_t request_number(const struct request *r, const char *name, int64_t otherwise)
{
	const json_t *v = request_json(r, name);
	const char *text = json_is_integer(v) ? NULL : request_text(r, name);

	if (json_is_integer(v))
		return json_integer_value(v);
	return text ? strtoll(text, NULL, 10) : otherwise;
}

bool request_bool(const struct request *r, const char *name, bool otherwise)
{
	const json_t *v = request_json(r, name);
	const char *text = json_is_boolean(v) ? NULL : request_text(r, name);

	if (json_is_boolean(v))
		return json_is_true(v);
	return text ? !strcmp(text, "true") : otherwise;
}

uint64_t request_time_ns(const struct request *r, const char *name, uint64_t otherwise)
{
	const char *text = request_text(r, name);
	uint64_t t;

	return text && time_read_ns(text, &t) ? t : otherwise;
}

bool request_may(const struct request *r, unsigned roles)
{
	return r->who.roles & (roles | ROLE_OWNER);
}

/* ---- answers ---- */

static void reset(struct request *r)
{
	struct answer *a = &r->answer;

	free(a->bytes);
	if (a->fd >= 0)
		close(a->fd);
	a->bytes = NULL;
	a->len = 0;
	a->fd = -1;
	a->error[0] = a->name[0] = '\0';
}

void answer_status(struct request *r, unsigned status, json_t *takes)
{
	char *text = takes ? json_dumps(takes, JSON_COMPACT) : NULL;

	json_decref(takes);
	if (!text) {
		request_fail(r, 500, "request.memory", NULL);
		return;
	}
	reset(r);
	r->answer.status = status;
	r->answer.type = "application/json";
	r->answer.bytes = text;
	r->answer.len = strlen(text);
}

void answer_json(struct request *r, json_t *takes)
{
	answer_status(r, 200, takes);
}

void answer_bytes(struct request *r, const char *type, char *takes, size_t len, const char *name)
{
	reset(r);
	r->answer.status = 200;
	r->answer.type = type;
	r->answer.bytes = takes;
	r->answer.len = len;
	if (name)
		snprintf(r->answer.name, sizeof r->answer.name, "%s", name);
}

void answer_file(struct request *r, const char *type, int takes_fd, size_t len, const char *name)
{
	answer_bytes(r, type, NULL, len, name);
	r->answer.fd = takes_fd;
}

void answer_stream(struct request *r, struct stream *takes)
{
	if (!takes) {
		request_fail(r, 503, "request.streams", NULL);
		return;
	}
	reset(r);
	r->answer.status = 200;
	r->answer.type = "text/event-stream";
	r->answer.stream = takes;
}

void answer_cookie(struct request *r, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(r->answer.cookie, sizeof r->answer.cookie, format, args);
	va_end(args);
}

void request_fail(struct request *r, unsigned status, const char *id, const char *args, ...)
{
	json_t *values = NULL;
	json_error_t e;

	if (args) {
		va_list list;
		va_start(list, args);
		values = json_vpack_ex(&e, 0, args, list);
		va_end(list);
	}
	if (!values)
		values = json_object();
	char *text = sentence_text(r->language, id, values);
	json_t *error = json_pack("{s:{s:s,s:o,s:s,s:O*}}", "error", "id", id, "args", values, "text", text ? text : id,
				  "details", r->details);
	char *line = json_dumps(error, JSON_COMPACT);
	json_decref(error);
	free(text);
	reset(r);
	r->answer.status = status;
	r->answer.type = "application/json";
	r->answer.bytes = line;
	r->answer.len = line ? strlen(line) : 0;
	snprintf(r->answer.error, sizeof r->answer.error, "%s", id);
}

void request_details(struct request *r, json_t *takes)
{
	json_decref(r->details);
	r->details = takes;
}

void request_trail(struct request *r, const char *action, json_t *takes_arguments)
{
	if (action)
		snprintf(r->trail_action, sizeof r->trail_action, "%s", action);
	json_decref(r->trail);
	r->trail = takes_arguments;
}

/* ---- times ---- */

json_t *json_time_ns(uint64_t time_ns)
{
	char text[JSON_ROOM];

	if (!time_ns)
		return json_null();
	const char *end = json_format_time(text, time_ns);
	return json_stringn(text, (size_t)(end - text));
}

bool time_read_ns(const char *text, uint64_t *time_ns)
{
	struct tm tm = { 0 };
	const char *p = strptime(text, "%Y-%m-%dT%H:%M:%S", &tm);
	uint64_t ns = 0, unit = 100000000;

	if (!p)
		return false;
	if (*p == '.')
		for (p++; *p >= '0' && *p <= '9'; p++, unit /= 10)
			ns += (uint64_t)(*p - '0') * unit;
	const time_t s = timegm(&tm);
	if (strcmp(p, "Z") != 0 || s < 0 || s > 4102444800) /* 2100 */
		return false;
	*time_ns = (uint64_t)s * 1000000000u + ns;
	return true;
}
