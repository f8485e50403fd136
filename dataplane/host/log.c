/* SPDX-License-Identifier: Apache-2.0 */
/* One line, one write: lines of two processes on one descriptor do not mix. */
#define _GNU_SOURCE

#include "dataplane/host/log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char *log_who = "bulkhead";
static bool is_journal;

void log_init(const char *who)
{
	log_who = who;
	is_journal = getenv("JOURNAL_STREAM");
}

void log_line(enum log_level level, const char *format, ...)
{
	static const char *const words[] = { "", "", "", "error: ", "warning: ", "", "" };
	char line[1200];
	struct timespec now;
	struct tm tm;
	va_list args;
	size_t at = 0;

	if (is_journal) {
		at = (size_t)snprintf(line, sizeof line, "<%d>", (int)level);
	} else {
		clock_gettime(CLOCK_REALTIME, &now);
		gmtime_r(&now.tv_sec, &tm);
		at = strftime(line, sizeof line, "%H:%M:%S", &tm);
		at += (size_t)snprintf(line + at, sizeof line - at, ".%03ld ", now.tv_nsec / 1000000);
	}
	at += (size_t)snprintf(line + at, sizeof line - at, "%s: %s", log_who, words[level]);
	va_start(args, format);
	const int n = vsnprintf(line + at, sizeof line - at - 1, format, args);
	va_end(args);
	at += n < 0 ? 0 : (size_t)n;
	if (at > sizeof line - 2)
		at = sizeof line - 2;
	line[at++] = '\n';
	if (write(STDERR_FILENO, line, at) < 0)
		return; /* nobody is left to be told */
}
