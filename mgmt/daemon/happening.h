/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an event was about, without when: one line of JSON that can be kept, and told again in another
 * language as shapes.ts: Event.  Equal happenings have equal texts.  Any thread.
 */
#pragma once

#include "dataplane/events/wire.h"
#include "mgmt/daemon/daemon.h"
#include "mgmt/words/words.h"

#include <jansson.h>

/* malloc'd; NULL: memory is out. */
char *happening_text(struct daemon *d, const struct wire_event *e);

/* Without id and time, which are the caller's; NULL: it is no happening. */
json_t *happening_again(struct daemon *d, enum words_language language, const char *text);

/* "holding 40..41" or "db=1 start=10": what an operation is done to, at most cap bytes. */
void happening_object(const struct wire_event *e, char *out, size_t cap);
