/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Everything that management keeps, as one file: databases as of one moment, keys, certificate, the policy in force and
 * the files of settings.
 *
 * The file: a line "bulkhead-backup 1", one byte (1: a passphrase is needed), 16 bytes of salt, then a stream of
 * libsodium (XChaCha20-Poly1305) in pieces of 64 KB whose last one is marked, so that nothing can be changed or cut off
 * unseen.  The key is Argon2id of the passphrase; without one it is that of the empty text, and the file is no
 * secret.  In the stream: a line "backup VERSION TIME", then for each file a line "file NAME SIZE" and its bytes,
 * then "end".
 *
 * Restoring goes in two steps: the file is unpacked and checked whole beside what is there, then the daemon ends,
 * and the next start puts it in place (backup_settle) before anything is open.  What was there is kept in
 * STATE/before-restore.
 */
#pragma once

#include "mgmt/daemon/daemon.h"
#include "mgmt/daemon/jobs.h"

struct backup_order {
	char passphrase[256];
	bool has_events;    /* events.db too, which can be large */
	int file;           /* restore: to read from; the order's */
	char who[72], origin[64];
};

/* Jobs (jobs.h); ctx: a struct backup_order, malloc'd. */
json_t *backup_make(struct job *j, struct daemon *d, void *ctx);
json_t *backup_unpack(struct job *j, struct daemon *d, void *ctx);

/* Before the databases are opened: puts a restored state in place.  False after logging: nothing was changed. */
bool backup_settle(const char *state);

/* When the trail is open: the first row after a restore says so, with the end of the chain that it replaced. */
void backup_tell(struct daemon *d);
