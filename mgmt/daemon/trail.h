/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The audit trail: rows that are only ever added.
 *
 * A row is one line of JSON; its hash (BLAKE2b, 32 bytes) covers the hash of the row before and the line; an
 * Ed25519 signature covers the hash.  The key is made at the first start (STATE/trail.key, readable by the daemon
 * only; trail.pub is for everybody).  The number and hash of the last row are kept in STATE/trail.head as well, and
 * go to the log, so that cutting the end off is found.  Any thread.
 *
 * Requests to the API that change something or are refused leave a row by themselves (api.c).  What happens without
 * a request (a window that ends, a policy that comes back, a login from the console) is added by whoever does it.
 */
#pragma once

#include "mgmt/daemon/daemon.h"
#include "mgmt/trail_line.h"

#include <jansson.h>
#include <stdint.h>
#include <stdio.h>

struct trail *trail_open(struct daemon *d); /* NULL after logging */
void trail_close(struct trail *t);

/*
 * who: "anna", "token:7", "system" for the daemon itself; origin: an address, "console", ""; action: "policy.load" or
 * "POST /policies"; arguments: borrowed, may be NULL; result: "ok" or an error id.
 * False when it could not be kept: the caller refuses what it was asked for, if it still can.
 */
bool trail_add(struct trail *t, const char *who, const char *origin, const char *action, const json_t *arguments,
	       const char *result);

/* False after a row could not be kept, until one is. */
bool trail_works(const struct trail *t);

/* Walks over all rows and compares the end with STATE/trail.head; false: the database cannot be read. */
bool trail_verify(struct daemon *d, struct trail_check *out);

/* Writes rows from..to in the form of mgmt/trail_line.h, which `bulkhead audit-log verify FILE` reads. */
bool trail_export(struct daemon *d, uint64_t from, uint64_t to, FILE *out);
