/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What management remembers of maintenance windows: each one that was open, and what was done in it.  Any
 * thread, but for windows_event() and windows_flush(), which belong to follow.c.
 */
#pragma once

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/store.h"
#include "mgmt/words/words.h"

#include <jansson.h>

#define WINDOW_ROWS_MAX 10000 /* of one window; what repeats is one row */

/* Asks bulkheadd which are open, and takes it down. */
void windows_look(struct daemon *d);

int64_t windows_operations(struct daemon *d, uint32_t id);

/* What was done in it, as shapes.ts: Event, oldest first. */
json_t *windows_rows(struct daemon *d, uint32_t id, enum words_language language);

void windows_event(struct daemon *d, const struct store_item *item);
void windows_flush(struct daemon *d);
