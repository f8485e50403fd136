/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE

#include "mgmt/daemon/sentence.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define ARGUMENTS_MAX 16

/* A number, or of a sentence within the sentence its text. */
static const char *argument_text(const json_t *v, char number[32])
{
	if (json_is_string(v))
		return json_string_value(v);
	if (json_is_object(v)) {
		const char *text = json_string_value(json_object_get(v, "text"));
		return text ? text : "";
	}
	if (json_is_real(v))
		snprintf(number, 32, "%g", json_real_value(v));
	else
		snprintf(number, 32, "%lld", (long long)json_integer_value(v));
	return number;
}

char *sentence_text(enum words_language language, const char *id, const json_t *args)
{
	const union {
		const json_t *in;
		json_t *out;
	} all = { .in = args };
	struct words_argument list[ARGUMENTS_MAX];
	char numbers[ARGUMENTS_MAX][32];
	size_t count = 0;
	const char *name;
	json_t *v;

	json_object_foreach(all.out, name, v) {
		if (count == ARGUMENTS_MAX)
			break;
		list[count].name = name;
		list[count].value = argument_text(v, numbers[count]);
		count++;
	}
	const size_t len = words_fill(NULL, 0, language, id, list, count);
	char *text = malloc(len + 1);
	if (text)
		words_fill(text, len + 1, language, id, list, count);
	return text;
}

json_t *sentence_of(enum words_language language, const char *id, json_t *takes_args)
{
	json_t *args = takes_args ? takes_args : json_object();
	char *text = sentence_text(language, id, args);
	json_t *j = json_pack("{s:s,s:o,s:s}", "id", id, "args", args, "text", text ? text : id);

	free(text);
	return j;
}

json_t *sentence(enum words_language language, const char *id, const char *args, ...)
{
	json_t *values = NULL;
	json_error_t e;

	if (args) {
		va_list list;
		va_start(list, args);
		values = json_vpack_ex(&e, 0, args, list);
		va_end(list);
	}
	return sentence_of(language, id, values);
}

json_t *sentence_again(enum words_language language, const json_t *kept)
{
	const char *id = json_string_value(json_object_get(kept, "id"));
	json_t *args = json_deep_copy(json_object_get(kept, "args")), *v;
	const char *name;
	void *next;

	if (!id) {
		json_decref(args);
		return json_null();
	}
	json_object_foreach_safe(args, next, name, v)
		if (json_object_get(v, "id"))
			json_object_set_new(args, name, sentence_again(language, v));
	return sentence_of(language, id, args);
}
