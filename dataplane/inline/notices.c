/* SPDX-License-Identifier: Apache-2.0 */
/* One function tells everybody. */
#include "dataplane/inline/notices.h"

#include "dataplane/host/log.h"

#include "dataplane/events/json.h"

#include <stdarg.h>
#include <string.h>
#include <time.h>

static const char *const levels[] = { "info", "warning", "alarm" };

static uint64_t next_time(struct notices *n)
{
	struct timespec t;
	clock_gettime(CLOCK_REALTIME, &t);
	const uint64_t now = (uint64_t)t.tv_sec * UINT64_C(1000000000) + (uint64_t)t.tv_nsec;
	n->latest_ns = now > n->latest_ns ? now : n->latest_ns + 1;
	return n->latest_ns;
}

/* The arguments as a JSON object; those that have no room are left out. */
static void write_args(struct control_notice *c, va_list args)
{
	char buffer[sizeof c->args + JSON_ROOM];
	struct json j;

	json_init_fixed(&j, buffer, sizeof buffer);
	json_open(&j, '{');
	for (const char *name; (name = va_arg(args, const char *));) {
		const char *value = va_arg(args, const char *);
		if ((size_t)(j.p - buffer) + 6 * strlen(value) + strlen(name) + 16 < sizeof c->args)
			json_member_text(&j, name, value);
	}
	json_close(&j, '}');
	const size_t len = (size_t)(j.p - buffer);
	memcpy(c->args, buffer, len);
	c->args[len] = '\0';
}

static void write_event(struct notices *n, const struct control_notice *c)
{
	char line[4 * sizeof *c + JSON_ROOM];
	struct json j;

	json_init_fixed(&j, line, sizeof line);
	json_open(&j, '{');
	json_member_time(&j, "timestamp", c->time_ns);
	json_member_text(&j, "event_type", "notice");
	json_key(&j, "notice");
	json_open(&j, '{');
	json_member_text(&j, "level", c->level);
	json_member_text(&j, "id", c->id);
	json_key(&j, "args");
	json_comma(&j);
	json_raw(&j, c->args, strlen(c->args));
	json_member_text(&j, "text", c->text);
	json_close(&j, '}');
	json_close(&j, '}');
	json_raw(&j, "\n", 1);
	event_log_line(n->events, line, (size_t)(j.p - line));
}

void notices_say(struct notices *n, enum notice_level level, const char *id, const char *text, ...)
{
	struct control_notice *c = &n->kept[n->count++ % NOTICES_KEPT];
	va_list args;

	*c = (struct control_notice){ .time_ns = next_time(n) };
	snprintf(c->level, sizeof c->level, "%s", levels[level]);
	snprintf(c->id, sizeof c->id, "%s", id);
	snprintf(c->text, sizeof c->text, "%s", text);
	va_start(args, text);
	write_args(c, args);
	va_end(args);
	log_line(level == NOTICE_INFO ? LOG_LEVEL_NOTICE : LOG_LEVEL_WARNING, "%s", text);
	write_event(n, c);
}

const struct control_notice *notices_after(const struct notices *n, uint64_t after_ns)
{
	for (uint64_t i = n->count > NOTICES_KEPT ? n->count - NOTICES_KEPT : 0; i < n->count; i++)
		if (n->kept[i % NOTICES_KEPT].time_ns > after_ns)
			return &n->kept[i % NOTICES_KEPT];
	return NULL;
}
