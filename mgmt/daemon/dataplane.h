/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asking bulkheadd.  Each question opens a connection of its own and closes it, so there is nothing to reconnect; at
 * most DATAPLANE_AT_ONCE at a time, others wait their turn.  Any thread.
 */
#pragma once

#include "mgmt/control_client.h"
#include "mgmt/daemon/daemon.h"

#define DATAPLANE_AT_ONCE 4
#define DATAPLANE_PATIENCE_MS 3000
#define DATAPLANE_PATIENCE_LOAD_MS 60000 /* compiling a policy takes its time */

/*
 * Asks, and gathers the records (mgmt/control_client.h); *records is malloc'd, the caller's in any case.  with: a
 * descriptor that goes along, or -1.  False: error (may be NULL) says why in one sentence.
 */
bool dataplane_ask(struct daemon *d, enum control_type type, const void *body, size_t len, int with, size_t record_len,
		   void **records, unsigned *count, char error[256]);

/* The same for a text answer: malloc'd with NUL behind it; NULL: error says why. */
char *dataplane_text(struct daemon *d, enum control_type type, const void *body, size_t len, size_t *text_len,
		     char error[256]);
