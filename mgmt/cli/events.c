/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead events`: what happened, out of the store of bulkhead-mgmt. */
#define _GNU_SOURCE /* gmtime_r */

#include "mgmt/cli/api_client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { OPTION_SINCE, OPTION_UNTIL, OPTION_VERDICT, OPTION_LIMIT, OPTION_FOLLOW, OPTION_JSON, OPTION_API };

static const struct option_text options[] = {
	[OPTION_SINCE] = { "since", 0, "TIME", NULL, "not older: 30m, 2h, 7d, or 2026-11-24T12:00:00Z" },
	[OPTION_UNTIL] = { "until", 0, "TIME", NULL, "not younger, in the same forms" },
	[OPTION_VERDICT] = { "verdict", 0, "VERDICT", "allow|alert|drop|reset|refuse",
			     "only events that were judged so" },
	[OPTION_LIMIT] = { "limit", 'n', "N", NULL, "the latest N, at most 1000 (default: 100)" },
	[OPTION_FOLLOW] = { "follow", 'f', NULL, NULL, "go on, and print what comes" },
	[OPTION_JSON] = { "json", 0, NULL, NULL, "print what the API answers" },
	[OPTION_API] = API_OPTION_SOCKET,
	{ 0 },
};

struct wish {
	const char *match, *since, *until, *verdict, *limit, *socket;
	bool follows, is_json;
};

/* "2h" as a time; other texts as they are. */
static const char *time_of(const char *text, char out[32])
{
	char *end;
	const unsigned long n = strtoul(text, &end, 10);
	const unsigned long unit = !strcmp(end, "s") ? 1 : !strcmp(end, "m") ? 60 : !strcmp(end, "h") ? 3600
				   : !strcmp(end, "d") ? 86400 : 0;
	const time_t then = time(NULL) - (time_t)(n * unit);
	struct tm tm;

	if (!n || !unit || !gmtime_r(&then, &tm))
		return text;
	strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return out;
}

/* Appends NAME=VALUE to a path in cap bytes, encoded, behind '?' or '&'; false: there is no room. */
static bool add(char *path, size_t cap, const char *name, const char *value)
{
	static const char plain[] = "-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	size_t len = strlen(path);
	const int n = snprintf(path + len, cap - len, "%c%s=", strchr(path, '?') ? '&' : '?', name);

	len += n > 0 ? (size_t)n : 0;
	for (; *value && len + 4 < cap; value++)
		len += (size_t)snprintf(path + len, 4, strchr(plain, *value) ? "%c" : "%%%02X", (unsigned char)*value);
	return !*value && len + 4 < cap;
}

static bool make_path(const struct wish *w, char *path, size_t cap)
{
	char since[32], until[32];

	snprintf(path, cap, "/events");
	return (!w->match || add(path, cap, "match", w->match)) &&
	       (!w->since || add(path, cap, "since", time_of(w->since, since))) &&
	       (!w->until || add(path, cap, "until", time_of(w->until, until))) &&
	       (!w->verdict || add(path, cap, "verdict", w->verdict)) &&
	       (!w->limit || add(path, cap, "limit", w->limit)) &&
	       (w->is_json || add(path, cap, "as", "text"));
}

/* Lines come newest first, each beginning with its number; prints those beyond *last, oldest first. */
static unsigned print_lines(char *body, unsigned long long *last)
{
	unsigned long long newest = *last;
	unsigned count = 0;

	for (char *end = body + strlen(body); end > body;) {
		char *line = end - 1; /* the line's '\n' */
		while (line > body && line[-1] != '\n')
			line--;
		char *text;
		const unsigned long long id = strtoull(line, &text, 10);
		if (id > *last) {
			printf("%.*s", (int)(end - line), line);
			newest = id > newest ? id : newest;
			count++;
		}
		end = line;
	}
	*last = newest;
	fflush(stdout);
	return count;
}

static int show(const struct command *self, const struct wish *w)
{
	unsigned long long last = 0;
	char path[4096];

	if (!make_path(w, path, sizeof path)) {
		fprintf(stderr, "bulkhead %s: the expression is too long\n", self->name);
		return EXIT_USAGE;
	}
	do {
		const struct api_request q = { .command = self, .socket = w->socket, .method = "GET", .path = path,
					       .body_fd = -1, .answer_fd = -1 };
		char *body = api_ask(&q);
		if (!body)
			return EXIT_USAGE;
		if (w->is_json)
			printf("%s\n", body);
		else
			print_lines(body, &last);
		free(body);
	} while (w->follows && !sleep(1));
	return EXIT_CLEAN;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk walk = { .command = self, .argc = argc, .at = 1, .argv = argv };
	struct wish w = { .match = NULL };
	int status = EXIT_USAGE, option;
	const char *value;

	while ((option = option_next(&walk, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, option, &status))
			return status;
		switch (option) {
		case OPTION_SINCE: w.since = value; break;
		case OPTION_UNTIL: w.until = value; break;
		case OPTION_VERDICT: w.verdict = value; break;
		case OPTION_LIMIT: w.limit = value; break;
		case OPTION_FOLLOW: w.follows = true; break;
		case OPTION_JSON: w.is_json = true; break;
		case OPTION_API: w.socket = value; break;
		default:
			if (w.match) {
				fprintf(stderr, "bulkhead %s: put the expression between quotes\n", self->name);
				return EXIT_USAGE;
			}
			w.match = value;
		}
	}
	return show(self, &w);
}

const struct command command_events = {
	.name = "events",
	.arguments = "[EXPRESSION]",
	.summary = "what happened, as bulkhead-mgmt has kept it",
	.description =
		"Searches the events by an expression, as a policy has it ('modbus write address=0..99'), and by time, "
		"and prints the latest, the newest last: number, time, verdict, and what happened. Polls that repeat "
		"are one row with a count.\n"
		"Answers 0, or 2 when bulkhead-mgmt does not answer or the expression is wrong.",
	.options = options,
	.run = run,
};
