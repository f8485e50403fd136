/* SPDX-License-Identifier: Apache-2.0 */
/* Backup and restore.  A restore ends the daemon when it is unpacked: whoever started it (systemd) starts it again. */
#define _GNU_SOURCE

#include "mgmt/daemon/backup.h"
#include "mgmt/daemon/request.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sodium.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SECONDS_TO_TELL 3
#define RESTORE_MAX ((size_t)1 << 40)

static struct backup_order *order_of(struct request *r, const char *passphrase)
{
	struct backup_order *o = calloc(1, sizeof *o);

	if (!o) {
		request_fail(r, 500, "request.memory", NULL);
		return NULL;
	}
	o->file = -1;
	snprintf(o->passphrase, sizeof o->passphrase, "%s", passphrase ? passphrase : "");
	snprintf(o->who, sizeof o->who, "%s", r->who.name);
	snprintf(o->origin, sizeof o->origin, "%s", r->origin);
	return o;
}

static void forget(struct backup_order *o)
{
	if (o->file >= 0)
		close(o->file);
	sodium_memzero(o, sizeof *o);
	free(o);
}

static void post_backup(struct request *r)
{
	struct backup_order *o = order_of(r, request_text(r, "password"));

	if (!o)
		return;
	o->has_events = request_bool(r, "events", true);
	if (*o->passphrase && strlen(o->passphrase) < 8) {
		request_fail(r, 400, "backup.passphrase_short", NULL);
		forget(o);
	} else if (!job_start(r, "backup", backup_make, o)) {
		forget(o);
	}
}

static void *end_soon(void *arg)
{
	(void)arg;
	sleep(SECONDS_TO_TELL);
	(void)kill(getpid(), SIGTERM);
	return NULL;
}

/* Unpacks, and when that went well ends the daemon, so that the next start finds it; whoever asked hears of
 * it first. */
static json_t *restore(struct job *j, struct daemon *d, void *ctx)
{
	json_t *result = backup_unpack(j, d, ctx);
	pthread_t thread;

	if (result && !pthread_create(&thread, NULL, end_soon, NULL))
		pthread_detach(thread);
	return result;
}

static void post_restore(struct request *r)
{
	struct backup_order *o = order_of(r, r->password);

	if (!o)
		return;
	o->file = fcntl(r->file, F_DUPFD_CLOEXEC, 0);
	if (o->file < 0)
		request_fail(r, 507, "storage.failed", NULL);
	if (o->file < 0 || !job_start(r, "restore", restore, o))
		forget(o);
}

static const struct api_value takes[] = {
	{ "password", IN_BODY, API_TEXT, .is_secret = true, .max = 200,
	  .help = "the file is encrypted with it; without one it is no secret" },
	{ "events", IN_BODY, API_BOOL, .help = "with the database of events; true if not given" },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "POST", "/system/backup", "Everything that management keeps, as one file: a job with a file", ROLE_SYSTEM,
	  .action = "system.backup", .takes = takes, .handle = post_backup },
	{ "POST", "/system/restore",
	  "Takes a backup (the body; its password in X-Bulkhead-Password): a job, then the daemon starts again with it",
	  ROLE_SYSTEM, API_FILE, .action = "system.restore", .body_max = RESTORE_MAX, .handle = post_restore },
};
extern const struct route_group api_backup;
const struct route_group api_backup = { "backup", routes, sizeof routes / sizeof routes[0] };
