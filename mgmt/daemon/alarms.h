/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Alarms for the operator: what calls for an answer, folded with a count until it is answered.  They come
 * from notices of bulkheadd, and from denials, hits and other events.  alarms_raise(), alarms_event() and
 * alarms_flush() belong to follow.c; the rest may be called by any thread.
 */
#pragma once

#include "mgmt/daemon/store.h"
#include "mgmt/words/words.h"

#include <jansson.h>

struct alarm {
	const char *key;       /* equal keys fold */
	unsigned severity;     /* 0 info, 1 warning, 2 danger */
	const char *id;	       /* of its sentence */
	json_t *args;	       /* borrowed; of its sentence */
	const char *happening; /* happening_text(), NULL: none */
	const char *segment;   /* or NULL */
	uint64_t time_ns, event;
};

void alarms_raise(struct daemon *d, const struct alarm *a);
void alarms_event(struct daemon *d, const struct store_item *item);
void alarms_flush(struct daemon *d);
void alarms_free(void);

/* Asks bulkheadd for its notices, and raises and tells what is new. */
void alarms_notices(struct daemon *d);

/* As shapes.ts: Alarm; those without an answer first. */
json_t *alarms_json(struct daemon *d, enum words_language language, int64_t limit);

/* False: there is none of this number, or it was answered. */
bool alarms_answer(struct daemon *d, int64_t id, const char *who, const char *answer, const char *note);

/* How many wait for an answer, and denials since then that do. */
int64_t alarms_open(struct daemon *d);
int64_t alarms_denials_since(struct daemon *d, uint64_t since_ns);
