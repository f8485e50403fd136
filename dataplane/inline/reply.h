/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An answer under way: records gathered into messages as they fit.  Lives on the stack of whoever answers; borrows
 * the descriptor.
 */
#pragma once

#include "dataplane/control.h"

#include <stdbool.h>
#include <stddef.h>

struct reply {
	int fd;
	bool has_failed;           /* the reader is gone, or too slow */
	struct control_head head;
	uint8_t *records;          /* CONTROL_RECORDS_MAX bytes, the caller's */
	uint32_t used;
};

void reply_begin(struct reply *r, int fd, uint16_t type, uint8_t *records);
void reply_add(struct reply *r, const void *record, uint32_t len);
void reply_text(struct reply *r, const char *text, size_t len);
void reply_end(struct reply *r);
/* What there is so far; more: others follow when they come. */
void reply_part(struct reply *r, bool more);

/* Instead of all others: what is wrong. */
void reply_wrong(struct reply *r, int error, const char *text);
