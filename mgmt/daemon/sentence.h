/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a person reads, as {"id", "args", "text"}: a text of mgmt/words by id, what fills it, and the same in a
 * language. Arguments are texts, numbers or sentences again.  Any thread.
 */
#pragma once

#include "mgmt/words/words.h"

#include <jansson.h>

/* args: as for json_pack("{s:s}", "name", name); NULL: none. */
json_t *sentence(enum words_language language, const char *id, const char *args, ...);

/* The same with an object of arguments, taken; NULL: none. */
json_t *sentence_of(enum words_language language, const char *id, json_t *takes_args);

/* Of {"id", "args"} as it was kept, made before in whatever language; not an object: null. */
json_t *sentence_again(enum words_language language, const json_t *kept);

/* Only the text, malloc'd; NULL: memory is out. */
char *sentence_text(enum words_language language, const char *id, const json_t *args);
