/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An event of the store as people see it: mgmt/web/src/shapes.ts, Event and EventDetail.  Sentences are ids with
 * arguments, filled in the language that is asked for.  Any thread.
 */
#pragma once

#include "mgmt/daemon/store.h"
#include "mgmt/words/words.h"

#include <jansson.h>

/* NULL: memory is out. */
json_t *event_json(struct daemon *d, enum words_language language, const struct store_event *e);

/* The same with path, bytes, what decided, and the line that would allow it. */
json_t *event_detail_json(struct daemon *d, enum words_language language, const struct store_event *e);

/* Why the judgement came out as it did. */
json_t *event_cause(enum words_language language, const struct wire_event *e);
