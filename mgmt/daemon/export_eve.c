/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events as JSON lines in files, as the dataplane and Suricata write them: STATE/exports/NAME, and when it is full
 * NAME.1 (the latest), NAME.2, ...  Names have no folder, so nothing outside can be written.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/export.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ROOM 65536

struct eve {
	char path[1024];
	int fd;
	uint64_t size, most;
	unsigned files;
	size_t len;        /* of what waits in room */
	uint64_t waiting;  /* events in it */
	atomic_uint_fast64_t *sent, *lost;
	char room[ROOM];
};

static bool wrong(const struct eve *x, char error[EXPORT_ERROR])
{
	snprintf(error, EXPORT_ERROR, "%.150s: %s", x->path, strerror(errno));
	return false;
}

static bool open_file(struct eve *x, char error[EXPORT_ERROR])
{
	struct stat s;

	x->fd = open(x->path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
	if (x->fd < 0 || fstat(x->fd, &s))
		return wrong(x, error);
	x->size = (uint64_t)s.st_size;
	return true;
}

static bool flush(struct eve *x, char error[EXPORT_ERROR])
{
	size_t at = 0;
	ssize_t n = 0;

	while (at < x->len && (n = write(x->fd, x->room + at, x->len - at)) > 0)
		at += (size_t)n;
	x->size += at;
	x->len -= at;
	memmove(x->room, x->room + at, x->len);
	if (x->len)
		return wrong(x, error);
	x->waiting = 0;
	return true;
}

static bool rotate(struct eve *x, char error[EXPORT_ERROR])
{
	char older[1040], newer[1040];

	close(x->fd);
	for (unsigned n = x->files - 1; n; n--) {
		snprintf(older, sizeof older, "%s.%u", x->path, n);
		if (n > 1)
			snprintf(newer, sizeof newer, "%s.%u", x->path, n - 1);
		else
			snprintf(newer, sizeof newer, "%s", x->path);
		(void)rename(newer, older);
	}
	if (x->files == 1)
		(void)unlink(x->path);
	return open_file(x, error);
}

static void *open_eve(const struct export_context *c, char error[EXPORT_ERROR])
{
	const char *name = export_text(c, "file");
	struct eve *x = calloc(1, sizeof *x);

	if (!x)
		return NULL;
	x->most = (uint64_t)export_number(c, "megabytes") << 20;
	x->files = (unsigned)export_number(c, "files");
	x->fd = -1;
	x->sent = c->sent;
	x->lost = c->lost;
	snprintf(x->path, sizeof x->path, "%.800s/%.200s", c->folder, name);
	if (!*name || *name == '.' || strchr(name, '/')) {
		snprintf(error, EXPORT_ERROR, "file: a name without a folder");
	} else if (open_file(x, error)) {
		return x;
	}
	if (x->fd >= 0)
		close(x->fd);
	free(x);
	return NULL;
}

static void close_eve(void *exporter)
{
	struct eve *x = exporter;
	char error[EXPORT_ERROR];

	if (x->fd < 0 || !flush(x, error)) {
		/* They were counted as sent. */
		atomic_fetch_sub(x->sent, x->waiting);
		atomic_fetch_add(x->lost, x->waiting);
	}
	if (x->fd >= 0)
		close(x->fd);
	free(x);
}

static enum export_result send_eve(void *exporter, const struct export_event *e, char error[EXPORT_ERROR])
{
	struct eve *x = exporter;

	if (e->len + 1 > ROOM) {
		snprintf(error, EXPORT_ERROR, "an event is longer than %u bytes", ROOM);
		return EXPORT_REFUSED;
	}
	if (x->len + e->len + 1 > ROOM && !flush(x, error))
		return EXPORT_AGAIN;
	if (x->size + x->len + e->len + 1 > x->most && x->size + x->len && (!flush(x, error) || !rotate(x, error)))
		return EXPORT_AGAIN;
	memcpy(x->room + x->len, e->line, e->len);
	x->room[x->len + e->len] = '\n';
	x->len += e->len + 1;
	x->waiting++;
	return EXPORT_SENT;
}

static enum export_result idle_eve(void *exporter, char error[EXPORT_ERROR])
{
	return flush(exporter, error) ? EXPORT_SENT : EXPORT_AGAIN;
}

static const struct export_field fields[] = {
	{ "file", EXPORT_TEXT, .text = "eve.jsonl", .help = "its name, in the folder `exports` of the daemon's state" },
	{ "megabytes", EXPORT_NUMBER, .number = 100, .min = 1, .max = 65536,
	  .help = "a file of this size is renamed to NAME.1" },
	{ "files", EXPORT_NUMBER, .number = 5, .min = 1, .max = 1000, .help = "how many there are at most" },
	EXPORT_LEAST,
	{ 0 },
};

extern const struct export_kind export_eve;
const struct export_kind export_eve = {
	"eve", "JSON lines in files", fields, open_eve, close_eve, send_eve, idle_eve, NULL,
};
