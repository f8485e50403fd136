/* SPDX-License-Identifier: Apache-2.0 */
/* What is in a backup, making one, unpacking one, and putting it in place.  Threads of jobs, and the start of
 * the daemon. */
#define _GNU_SOURCE

#include "mgmt/daemon/backup.h"

#include "dataplane/host/log.h"
#include "mgmt/daemon/backup_stream.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/files.h"
#include "mgmt/daemon/settings.h"
#include "mgmt/daemon/trail.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define FOLDER_LEN (TEXT_MAX + 24)
#define PATH_LEN (FOLDER_LEN + 128)
#define SAID 256
#define SMALL_MAX (1u << 20)
#define FILE_MAX_BYTES (UINT64_C(1) << 40)

enum from { FROM_DATABASE, FROM_STATE, FROM_DATAPLANE, FROM_CONFIGURATION };

/* All that can be in a backup, and nothing else: names are never taken from the file. */
static const struct part {
	const char *name;
	enum from from;
	mode_t mode;
} parts[] = {
	{ "bulkhead.db", FROM_DATABASE, 0600 },
	{ "events.db", FROM_DATABASE, 0600 },
	{ "trail.key", FROM_STATE, 0600 },
	{ "trail.pub", FROM_STATE, 0644 },
	{ "trail.head", FROM_STATE, 0600 },
	{ "https.key", FROM_STATE, 0600 },
	{ "https.crt", FROM_STATE, 0644 },
	{ "policy.conf", FROM_DATAPLANE, 0600 },
	{ "bulkheadd.conf", FROM_CONFIGURATION, 0600 },
	{ "bulkhead-mgmt.conf", FROM_CONFIGURATION, 0600 },
};
#define PARTS (sizeof parts / sizeof parts[0])

static const char configuration[] = "/etc/bulkhead";

/* ---- making ---- */

static bool put_bytes(struct backup_writer *w, const char *name, const char *bytes, size_t len)
{
	return backup_print(w, "file %s %zu\n", name, len) && backup_put(w, bytes, len);
}

/* A file is read in pieces; it is ours, and does not change while we read. */
static bool put_file(struct backup_writer *w, const char *name, const char *path)
{
	char piece[65536];
	struct stat s;
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	bool ok = fd >= 0 && !fstat(fd, &s) && backup_print(w, "file %s %lld\n", name, (long long)s.st_size);
	int64_t left = ok ? s.st_size : 0;

	while (ok && left > 0) {
		const ssize_t n = read(fd, piece, left < (int64_t)sizeof piece ? (size_t)left : sizeof piece);
		ok = n > 0 && backup_put(w, piece, (size_t)n);
		left -= n;
	}
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool put_database(struct backup_writer *w, struct daemon *d, const struct part *p)
{
	char path[PATH_LEN];
	struct database *from = strcmp(p->name, "events.db") ? d->main : d->events;

	snprintf(path, sizeof path, "%s/.backup-%s", d->settings->state, p->name);
	(void)unlink(path);
	const bool ok = database_copy(from, path) && put_file(w, p->name, path);
	(void)unlink(path);
	return ok;
}

static bool put_small(struct backup_writer *w, const char *folder, const char *name)
{
	size_t len;
	char *bytes = file_read(folder, name, SMALL_MAX, &len);
	const bool ok = !bytes || put_bytes(w, name, bytes, len);

	free(bytes);
	return ok;
}

static bool put_policy(struct backup_writer *w, struct daemon *d, const char *name)
{
	const uint32_t in_force = 0;
	size_t len;
	char *text = dataplane_text(d, CONTROL_POLICY_TEXT, &in_force, sizeof in_force, &len, NULL);
	/* Without a dataplane, or without a policy in it, the versions in the database are what there is. */
	const bool ok = !text || put_bytes(w, name, text, len);

	free(text);
	return ok;
}

static bool put_part(struct backup_writer *w, struct daemon *d, const struct part *p)
{
	switch (p->from) {
	case FROM_DATABASE:
		return put_database(w, d, p);
	case FROM_STATE:
		return put_small(w, d->settings->state, p->name);
	case FROM_DATAPLANE:
		return put_policy(w, d, p->name);
	case FROM_CONFIGURATION:
		return access(configuration, R_OK) || put_small(w, configuration, p->name);
	}
	return false;
}

json_t *backup_make(struct job *j, struct daemon *d, void *ctx)
{
	struct backup_order *o = ctx;
	char name[64], time_text[40];
	const time_t now = (time_t)(clock_now_ns() / 1000000000u);
	struct tm tm;
	uint64_t len = 0;
	const int fd = open(d->settings->state, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	struct backup_writer *w = fd >= 0 ? backup_writer_open(fd, o->passphrase) : NULL;
	bool ok = w && gmtime_r(&now, &tm);

	ok = ok && strftime(time_text, sizeof time_text, "%Y-%m-%dT%H:%M:%SZ", &tm) &&
	     strftime(name, sizeof name, "bulkhead-%Y%m%d-%H%M%S.backup", &tm) &&
	     backup_print(w, "backup %s %s\n", BULKHEAD_VERSION, time_text);
	for (unsigned i = 0; i < PARTS && ok; i++) {
		if (o->has_events || strcmp(parts[i].name, "events.db") != 0)
			ok = put_part(w, d, &parts[i]);
		job_progress(j, (double)(i + 1) / (double)PARTS);
		ok = ok && !job_must_end(j);
	}
	ok = ok && backup_print(w, "end\n");
	ok = w && backup_writer_close(w, &len) && ok;
	sodium_memzero(o, sizeof *o);
	free(o);
	if (ok) {
		job_file(j, fd, len, "application/octet-stream", name);
		return json_pack("{s:s,s:I}", "file", name, "bytes", (json_int_t)len);
	}
	if (fd >= 0)
		close(fd);
	job_fail(j, "storage.failed", NULL);
	return NULL;
}

/* ---- unpacking ---- */

static const struct part *part_of(const char *name)
{
	for (unsigned i = 0; i < PARTS; i++)
		if (!strcmp(parts[i].name, name))
			return &parts[i];
	return NULL;
}

static void remove_folder(const char *folder)
{
	char path[PATH_LEN];

	for (unsigned i = 0; i < PARTS; i++) {
		snprintf(path, sizeof path, "%s/%.60s", folder, parts[i].name);
		(void)unlink(path);
	}
	snprintf(path, sizeof path, "%s/ready", folder);
	(void)unlink(path);
	(void)rmdir(folder);
}

static bool take_file(struct backup_reader *r, const char *folder, const struct part *p, uint64_t size)
{
	char path[PATH_LEN], piece[65536];

	snprintf(path, sizeof path, "%s/%.60s", folder, p->name);
	const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, p->mode);
	bool ok = fd >= 0;
	while (ok && size) {
		const size_t n = size < sizeof piece ? (size_t)size : sizeof piece;
		ok = backup_get(r, piece, n) && write(fd, piece, n) == (ssize_t)n;
		size -= n;
	}
	ok = ok && !fsync(fd);
	if (fd >= 0)
		close(fd);
	return ok;
}

/* All files of the stream into the folder. */
static bool take_all(struct job *j, struct backup_reader *r, const char *folder)
{
	char line[256], name[64];
	unsigned long long size;
	int end = 0;

	if (!backup_line(r, line, sizeof line) || strncmp(line, "backup ", 7) != 0)
		return false;
	for (unsigned n = 1; backup_line(r, line, sizeof line); n++) {
		if (!strcmp(line, "end"))
			return backup_is_over(r);
		if (sscanf(line, "file %63s %llu%n", name, &size, &end) != 2 || line[end] || size > FILE_MAX_BYTES)
			return false;
		const struct part *p = part_of(name);
		if (!p || !take_file(r, folder, p, size) || job_must_end(j))
			return false;
		job_progress(j, (double)n / (double)(PARTS + 1));
	}
	return false;
}

/* A database that is whole, and has users: else nobody could log in. */
static bool is_good_database(const char *folder, const char *name, const char *wants)
{
	char path[PATH_LEN];
	sqlite3 *db = NULL;
	sqlite3_stmt *s = NULL;

	snprintf(path, sizeof path, "%s/%.60s", folder, name);
	if (access(path, F_OK))
		return strcmp(name, "bulkhead.db");
	bool ok = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
		  sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &s, NULL) == SQLITE_OK &&
		  sqlite3_step(s) == SQLITE_ROW && !strcmp((const char *)sqlite3_column_text(s, 0), "ok");
	sqlite3_finalize(s);
	ok = ok && sql_number(db, 0, wants, "") > 0;
	sqlite3_close(db);
	return ok;
}

/* The end of the chain that is replaced goes along, for the first row afterwards. */
static bool leave_note(struct daemon *d, const char *folder, const struct backup_order *o)
{
	size_t len = 0;
	char *head = file_read(d->settings->state, "trail.head", 256, &len);
	json_t *note = json_pack("{s:s,s:s,s:s}", "who", o->who, "origin", o->origin, "replaced", head ? head : "");
	char *text = note ? json_dumps(note, JSON_COMPACT) : NULL;
	const bool ok = text && file_write(folder, "ready", text, strlen(text), 0600);

	free(text);
	json_decref(note);
	free(head);
	return ok;
}

static const char *unpack(struct job *j, struct daemon *d, const struct backup_order *o)
{
	char folder[FOLDER_LEN];
	const char *wrong = NULL;
	struct backup_reader *r = backup_reader_open(o->file, o->passphrase, &wrong);

	snprintf(folder, sizeof folder, "%s/restore", d->settings->state);
	remove_folder(folder);
	if (!r)
		return wrong;
	if (mkdir(folder, 0700))
		wrong = "storage.failed";
	else if (!take_all(j, r, folder))
		wrong = backup_is_damaged(r) ? "backup.damaged" : "backup.unpack";
	else if (!is_good_database(folder, "bulkhead.db", "SELECT count(*) FROM users WHERE removed_ns = 0") ||
		 !is_good_database(folder, "events.db", "SELECT count(*) FROM sqlite_master"))
		wrong = "backup.database";
	else if (!leave_note(d, folder, o))
		wrong = "storage.failed";
	backup_reader_close(r);
	if (wrong)
		remove_folder(folder);
	return wrong;
}

json_t *backup_unpack(struct job *j, struct daemon *d, void *ctx)
{
	struct backup_order *o = ctx;
	const char *wrong = unpack(j, d, o);

	close(o->file);
	sodium_memzero(o, sizeof *o);
	free(o);
	if (wrong) {
		job_fail(j, wrong, NULL);
		return NULL;
	}
	log_notice("a backup is unpacked: the next start puts it in place");
	return json_pack("{s:b}", "restarts", 1);
}

/* ---- putting in place ---- */

static bool move(const char *from_folder, const char *name, const char *to_folder)
{
	char from[PATH_LEN], to[PATH_LEN];

	snprintf(from, sizeof from, "%s/%.60s", from_folder, name);
	snprintf(to, sizeof to, "%s/%.60s", to_folder, name);
	return !rename(from, to) || errno == ENOENT;
}

/* Every step can be repeated: a start that is cut off in the middle is finished by the next one, because
 * `ready` goes last. */
bool backup_settle(const char *state)
{
	static const char *const also[] = { "bulkhead.db-wal", "bulkhead.db-shm", "events.db-wal", "events.db-shm" };
	char folder[FOLDER_LEN], old[FOLDER_LEN], path[PATH_LEN];
	bool ok = true;

	snprintf(folder, sizeof folder, "%s/restore", state);
	snprintf(old, sizeof old, "%s/before-restore", state);
	snprintf(path, sizeof path, "%s/ready", folder);
	if (access(path, F_OK))
		return true;
	snprintf(path, sizeof path, "%s/bulkhead.db", folder);
	if (!access(path, F_OK)) {
		if (mkdir(old, 0700) && errno != EEXIST)
			return false;
		/* What is left of the former databases belongs to them, not to the new ones. */
		for (unsigned i = 0; i < sizeof also / sizeof also[0] && ok; i++)
			ok = move(state, also[i], old);
		for (unsigned i = 0; i < PARTS && ok; i++) {
			snprintf(path, sizeof path, "%s/%.60s", folder, parts[i].name);
			if (parts[i].from != FROM_CONFIGURATION && parts[i].from != FROM_DATAPLANE &&
			    !access(path, F_OK) && strcmp(parts[i].name, "bulkhead.db") != 0)
				ok = move(state, parts[i].name, old) && move(folder, parts[i].name, state);
		}
		/* Last: while it is in the folder, the steps above are done again. */
		ok = ok && move(state, "bulkhead.db", old) && move(folder, "bulkhead.db", state);
	}
	ok = ok && move(folder, "ready", state);
	if (ok)
		log_notice("the restored state is in place; what was there before is in %s", old);
	else
		log_error("%s: the restored state cannot be put in place: %s", state, strerror(errno));
	return ok;
}

/* The policy of the backup goes to the dataplane; a sentence that says how that went. */
static void load_policy(struct daemon *d, char said[SAID])
{
	char folder[FOLDER_LEN];
	size_t len;
	struct control_load load = { .who = "restore", .why = "restored from a backup" };
	void *records = NULL;
	unsigned count = 0;

	snprintf(folder, sizeof folder, "%s/restore", d->settings->state);
	char *text = file_read(folder, "policy.conf", CONTROL_POLICY_MAX, &len);
	const int fd = text ? memfd_create("policy", MFD_CLOEXEC) : -1;
	load.len = (uint32_t)len;
	if (!text)
		snprintf(said, SAID, "none");
	else if (fd < 0 || write(fd, text, len) != (ssize_t)len)
		snprintf(said, SAID, "not loaded: no memory");
	else if (!dataplane_ask(d, CONTROL_POLICY_LOAD, &load, sizeof load, fd, sizeof(struct control_policy), &records,
				&count, said))
		log_warning("the policy of the backup is not loaded: %s", said);
	else
		snprintf(said, SAID, "loaded");
	free(records);
	if (fd >= 0)
		close(fd);
	free(text);
}

void backup_tell(struct daemon *d)
{
	size_t len;
	char said[SAID] = "";
	char *text = file_read(d->settings->state, "ready", 4096, &len);
	json_t *note = text ? json_loads(text, 0, NULL) : NULL;
	char path[PATH_LEN];

	if (text) {
		load_policy(d, said);
		json_t *args = json_pack("{s:s,s:s}", "replaced", json_string_value(json_object_get(note, "replaced")) ?
					 json_string_value(json_object_get(note, "replaced")) : "", "policy", said);
		const char *who = json_string_value(json_object_get(note, "who"));
		const char *origin = json_string_value(json_object_get(note, "origin"));
		if (trail_add(d->trail, who ? who : "system", origin ? origin : "", "backup.restored", args, "ok")) {
			snprintf(path, sizeof path, "%s/ready", d->settings->state);
			(void)unlink(path);
		}
		json_decref(args);
	}
	json_decref(note);
	free(text);
}
