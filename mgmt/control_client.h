/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The asking side of the control socket (dataplane/control.h), for `bulkhead` and for bulkhead-mgmt.  Nothing that
 * the other side sends is believed before its length was checked.  A connection belongs to one thread; what is wrong is
 * in `error`, as one sentence.
 */
#pragma once

#include "dataplane/control.h"

#include <stdbool.h>
#include <stddef.h>

struct control_client {
	int fd;          /* -1: not open */
	char error[256];
};

/* Connects; a receive gives up after patience_ms (0: waits for ever). */
bool control_open(struct control_client *c, const char *path, unsigned patience_ms);
void control_close(struct control_client *c);

/* Sends a request; with: a descriptor that goes along, or -1. */
bool control_send(struct control_client *c, enum control_type type, const void *body, size_t len, int with);

/* Receives one message into buffer (CONTROL_MESSAGE_MAX bytes). */
bool control_receive(struct control_client *c, enum control_type type, uint8_t *buffer, struct control_head *head);

/* Receives until `more` is 0 and gathers every record, cut or filled with zeros to record_len; *records is malloc'd,
 * and the caller's also after a failure.  Texts in records end in NUL only if the other side says so: print them with
 * their size. */
bool control_records(struct control_client *c, enum control_type type, size_t record_len, void **records,
		     unsigned *count);
