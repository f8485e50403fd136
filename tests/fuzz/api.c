/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fuzz target: what a request to the API says.
 *
 * Whatever the body, the query and the path hold, reading them ends in a refusal with a known id and a text that is JSON, or in
 * values that keep to their rows: of their kind, length and range, and nothing that no row names.
 */
#include "mgmt/daemon/request.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct api_value rows[] = {
	{ "name", IN_PATH, API_TEXT, true, .max = 64 },
	{ "id", IN_PATH, API_NUMBER, true, .min = 1, .max = INT64_MAX },
	{ "limit", IN_QUERY, API_NUMBER, .min = 1, .max = 1000 },
	{ "since", IN_QUERY, API_TIME, .help = "" },
	{ "all", IN_QUERY, API_BOOL, .help = "" },
	{ "text", IN_BODY, API_TEXT, .min = 1, .max = 40 },
	{ "number", IN_BODY, API_NUMBER, .min = -5, .max = 5 },
	{ "time", IN_BODY, API_TIME, .help = "" },
	{ "word", IN_BODY, API_WORD, .words = "allow|drop|reset" },
	{ "yes", IN_BODY, API_BOOL, .help = "" },
	{ "list", IN_BODY, API_LIST, .help = "" },
	{ "object", IN_BODY, API_OBJECT, .help = "" },
	{ "any", IN_BODY, API_ANY, .help = "" },
	{ 0 },
};
static const struct api_route route = { .method = "POST", .path = "/a/{name}/{id}", .takes = rows };

/* Cuts a line off the input. */
static char *take_line(const uint8_t **data, size_t *size)
{
	const uint8_t *end = *size ? memchr(*data, '\n', *size) : NULL;
	const size_t len = end ? (size_t)(end - *data) : 0;
	char *line = malloc(len + 1);

	if (!line)
		abort();
	if (len)
		memcpy(line, *data, len);
	line[len] = '\0';
	*data += end ? len + 1 : 0;
	*size -= end ? len + 1 : 0;
	return line;
}

static void check_refusal(const struct request *r)
{
	json_t *answer = json_loadb(r->answer.bytes, r->answer.len, 0, NULL);
	const json_t *error = json_object_get(answer, "error");

	if (r->answer.status != 400 || !r->answer.error[0] || !json_is_string(json_object_get(error, "text")) ||
	    !words_find(WORDS_EN, r->answer.error))
		abort();
	json_decref(answer);
}

static void check_values(const struct request *r)
{
	const char *text = request_text(r, "text"), *word = request_text(r, "word"), *name = request_text(r, "name");
	const int64_t number = request_number(r, "number", 0), limit = request_number(r, "limit", 1);
	const char *key;
	json_t *v;

	if ((text && (strlen(text) > 40 || !*text)) || !name || strlen(name) > 64 || request_number(r, "id", 0) < 1 || number < -5 ||
	    number > 5 || limit < 1 || limit > 1000)
		abort();
	if (word && strcmp(word, "allow") != 0 && strcmp(word, "drop") != 0 && strcmp(word, "reset") != 0)
		abort();
	if ((request_json(r, "list") && !json_is_array(request_json(r, "list"))) ||
	    (request_json(r, "object") && !json_is_object(request_json(r, "object"))))
		abort();
	if (request_has(r, "time") && !request_time_ns(r, "time", 0) && strncmp(request_text(r, "time"), "1970", 4) != 0)
		abort();
	request_bool(r, "yes", false);
	request_bool(r, "all", true);
	json_object_foreach(r->body, key, v) {
		unsigned known = 0;
		for (const struct api_value *row = rows; row->name; row++)
			known += row->in == IN_BODY && !strcmp(row->name, key);
		if (!known)
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct request r = { .route = &route, .method = "POST", .query = json_object(), .file = -1, .answer = { .fd = -1 } };

	r.path_value[0] = take_line(&data, &size);
	r.path_value[1] = take_line(&data, &size);
	for (unsigned i = 0; i < 3; i++) {
		static const char *const names[] = { "limit", "since", "all" };
		char *value = take_line(&data, &size);
		if (*value)
			json_object_set_new(r.query, names[i], json_string(value)); /* not set unless it is UTF-8 */
		free(value);
	}
	r.bytes = malloc(size + 1);
	if (!r.bytes)
		abort();
	memcpy(r.bytes, data, size);
	r.bytes[size] = '\0';
	r.len = size;
	r.language = size % 2 ? WORDS_EN : WORDS_ZH;
	if (api_check(&r))
		check_values(&r);
	else
		check_refusal(&r);
	free(r.answer.bytes);
	free(r.bytes);
	free(r.path_value[0]);
	free(r.path_value[1]);
	json_decref(r.query);
	json_decref(r.body);
	return 0;
}
