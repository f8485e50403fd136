/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lines are gathered in a buffer and written at its end and at the end of each drain.  At a size that the
 * settings name the file is renamed to NAME.1 and begun anew.
 */
#include "dataplane/inline/event_log.h"

#include "dataplane/host/log.h"

#include "dataplane/events/eve_format.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define BUFFER_LEN (4u * EVE_LINES)
#define DRAIN_MAX 4096 /* records of one ring in a row */

struct event_log {
	char path[TEXT_MAX];
	int fd;                 /* -1: nowhere */
	uint64_t size, size_max;
	uint64_t written, lost;
	uint64_t records;       /* in the buffer */
	bool is_failing;
	event_tap_fn *tap;      /* or NULL */
	void *tap_ctx;
	struct record_tap record_tap;
	event_look_fn *look;    /* or NULL */
	void *look_ctx;
	struct eve_format *format;
	struct record_event record;
	size_t used;
	char buffer[BUFFER_LEN];
};

static void open_file(struct event_log *l)
{
	l->fd = open(l->path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
	const off_t size = l->fd >= 0 ? lseek(l->fd, 0, SEEK_END) : -1;
	l->size = size > 0 ? (uint64_t)size : 0;
}

static void new_format(struct event_log *l, const struct policy *p)
{
	if (l->format)
		eve_format_fini(l->format);
	else
		l->format = malloc(sizeof *l->format);
	if (!l->format)
		return;
	memset(l->format, 0, sizeof *l->format);
	eve_format_init(l->format, p);
}

struct event_log *event_log_open(const struct settings *s)
{
	struct event_log *l = calloc(1, sizeof *l);
	if (!l)
		return NULL;
	snprintf(l->path, sizeof l->path, "%s", s->events);
	l->size_max = (uint64_t)s->events_file_mb << 20;
	l->fd = -1;
	new_format(l, NULL);
	if (l->path[0]) {
		open_file(l);
		if (l->fd < 0 || !l->format) {
			log_error("events: %s cannot be written: %s", l->path, strerror(errno));
			event_log_close(l);
			return NULL;
		}
	}
	return l;
}

void event_log_close(struct event_log *l)
{
	if (l->fd >= 0)
		close(l->fd);
	if (l->format)
		eve_format_fini(l->format);
	free(l->format);
	free(l);
}

static void rotate(struct event_log *l)
{
	char old[TEXT_MAX + 4];

	if (l->size < l->size_max)
		return;
	snprintf(old, sizeof old, "%s.1", l->path);
	if (rename(l->path, old)) {
		log_warning("events: %s cannot be renamed, it grows on: %s", l->path, strerror(errno));
		l->size_max *= 2;
		return;
	}
	close(l->fd);
	open_file(l);
}

static void write_out(struct event_log *l)
{
	size_t done = 0;

	if (l->tap)
		l->tap(l->tap_ctx, l->buffer, l->used);
	while (l->fd >= 0 && done < l->used) {
		const ssize_t n = write(l->fd, l->buffer + done, l->used - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		done += (size_t)n;
	}
	const bool failed = done < l->used && l->path[0];
	if (failed) {
		l->lost += l->records;
		if (!l->is_failing)
			log_error("events: %s cannot be written, events are lost: %s", l->path, strerror(errno));
	} else if (l->path[0]) {
		l->written += l->records;
	}
	l->is_failing = failed;
	l->size += done;
	l->used = 0;
	l->records = 0;
	if (l->fd >= 0)
		rotate(l);
	else if (l->path[0])
		open_file(l);
}

static bool drain_ring(struct event_log *l, struct record_ring *r)
{
	unsigned n = 0;

	for (; n < DRAIN_MAX && record_get(r, &l->record); n++) {
		if (BUFFER_LEN - l->used < EVE_LINES)
			write_out(l);
		/* Workers count packets each for themselves: the number means nothing in the file. */
		l->record.event.packet = 0;
		if (l->look)
			l->look(l->look_ctx, &l->record.event);
		if (l->record.wanted & RECORD_FOR_FILE) {
			l->used += eve_format_event(l->format, &l->record.event, l->buffer + l->used);
			l->records++;
		}
		if (l->record.wanted & RECORD_FOR_MANAGEMENT && l->record_tap.event)
			l->record_tap.event(l->record_tap.ctx, &l->record.event);
		record_done(r, &l->record);
	}
	return n > 0;
}

bool event_log_drain(struct event_log *l, struct workers *w)
{
	bool any = false;

	for (unsigned i = 0; i < workers_count(w); i++)
		any |= drain_ring(l, workers_ring(w, i));
	if (l->used)
		write_out(l);
	return any;
}

void event_log_line(struct event_log *l, const char *line, size_t len)
{
	if (BUFFER_LEN - l->used < len)
		write_out(l);
	memcpy(l->buffer + l->used, line, len);
	l->used += len;
	l->records++;
	write_out(l);
}

void event_log_tap(struct event_log *l, event_tap_fn *tap, void *ctx)
{
	l->tap = tap;
	l->tap_ctx = ctx;
}

void event_log_records(struct event_log *l, const struct record_tap *tap)
{
	l->record_tap = *tap;
}

void event_log_look(struct event_log *l, event_look_fn *look, void *ctx)
{
	l->look = look;
	l->look_ctx = ctx;
}

void event_log_policy(struct event_log *l, const struct policy *p)
{
	if (l->record_tap.policy)
		l->record_tap.policy(l->record_tap.ctx, p);
	new_format(l, p);
}

uint64_t event_log_written(const struct event_log *l)
{
	return l->written;
}

uint64_t event_log_lost(const struct event_log *l)
{
	return l->lost;
}
