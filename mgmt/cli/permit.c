/* SPDX-License-Identifier: Apache-2.0 */
/*
 * `bulkhead relax` and `bulkhead windows`: what is excepted from the policy for a while, asked of bulkheadd itself, so
 * that it works with the management dead.
 */
#include "mgmt/cli/ask.h"
#include "mgmt/cli/cli.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint32_t cli_seconds(const char *text)
{
	char *end;
	const unsigned long n = strtoul(text, &end, 10);
	const unsigned long unit = !strcmp(end, "m") ? 60 : !strcmp(end, "h") ? 3600 : *end && strcmp(end, "s") ? 0 : 1;
	return n && n <= 86400 && n * unit <= 86400 ? (uint32_t)(n * unit) : 0;
}

const char *cli_who(void)
{
	const char *who = getenv("SUDO_USER") ? getenv("SUDO_USER") : getenv("LOGNAME");
	return who ? who : "root";
}

static int wrong(const struct command *self, const char *text)
{
	fprintf(stderr, "bulkhead %s: %s\n", self->name, text);
	return EXIT_USAGE;
}

/* What every form of both commands may say. */
struct order {
	const char *words[3], *socket, *why, *who;
	const char *station, *devices, *intents;
	unsigned word_count;
	uint32_t for_s;
	bool json, ends;
};

enum {
	OPTION_JSON, OPTION_SOCKET, OPTION_FOR, OPTION_REASON, OPTION_END_IT, OPTION_STATION, OPTION_DEVICES,
	OPTION_INTENTS, OPTION_WHO,
};

static const struct option_text relax_options[] = {
	[OPTION_JSON] = ASK_OPTION_JSON,
	[OPTION_SOCKET] = ASK_OPTION_SOCKET,
	[OPTION_FOR] = { "for", 0, "TIME", NULL, "how long: 30m, 2h; a day at most" },
	[OPTION_REASON] = { "reason", 0, "TEXT", NULL, "why; it is kept with the event" },
	[OPTION_END_IT] = { "end", 0, NULL, NULL, "the policy judges again, at once" },
	{ 0 },
};

static const struct option_text window_options[] = {
	[OPTION_JSON] = ASK_OPTION_JSON,
	[OPTION_SOCKET] = ASK_OPTION_SOCKET,
	[OPTION_FOR] = { "for", 0, "TIME", NULL, "open: how long; 2h if not said, a day at most" },
	[OPTION_REASON] = { "reason", 0, "TEXT", NULL, "open: why" },
	[OPTION_END_IT] = { "end", 0, NULL, NULL, "the same as `close`" },
	[OPTION_STATION] = { "station", 0, "ADDRESS", NULL, "open: from where" },
	[OPTION_DEVICES] = { "devices", 0, "ADDRESS,...", NULL, "open: to which devices or networks" },
	[OPTION_INTENTS] = { "intents", 0, "WORDS", NULL, "open: what may be done there: program|run, or any" },
	[OPTION_WHO] = { "who", 0, "NAME", NULL, "open: for whom, if not for the one who types" },
	{ 0 },
};

static const struct column relax_columns[] = {
	COLUMN(control_relax, segment, "segment", COLUMN_TEXT),
	COLUMN(control_relax, since_ns, "relaxed since", COLUMN_TIME),
	COLUMN(control_relax, until_ns, "until", COLUMN_TIME),
	COLUMN(control_relax, who, "by", COLUMN_TEXT),
	COLUMN(control_relax, why, "why", COLUMN_TEXT),
};
static const struct table relax_table = TABLE(control_relax, relax_columns);

static const struct column window_columns[] = {
	COLUMN(control_window, id, "window", COLUMN_U32),
	COLUMN(control_window, since_ns, NULL, COLUMN_TIME),
	COLUMN(control_window, until_ns, "until", COLUMN_TIME),
	COLUMN(control_window, station, "station", COLUMN_TEXT),
	COLUMN(control_window, devices, "devices", COLUMN_TEXT),
	COLUMN(control_window, intents, "may", COLUMN_TEXT),
	COLUMN(control_window, who, "who", COLUMN_TEXT),
	COLUMN(control_window, why, "why", COLUMN_TEXT),
};
static const struct table window_table = TABLE(control_window, window_columns);

/* False: *status is the answer. */
static bool read_order(const struct command *self, int argc, char **argv, struct order *o, int *status)
{
	struct option_walk w = { .command = self, .argc = argc, .at = 1, .argv = argv };
	const char *value;
	int k;

	while ((k = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, k, status))
			return false;
		if (k == OPTION_ARGUMENT && o->word_count == 3) {
			*status = wrong(self, "too many arguments");
			return false;
		}
		if (k == OPTION_ARGUMENT)
			o->words[o->word_count++] = value;
		o->json |= k == OPTION_JSON;
		o->ends |= k == OPTION_END_IT;
		o->socket = k == OPTION_SOCKET ? value : o->socket;
		o->why = k == OPTION_REASON ? value : o->why;
		o->station = k == OPTION_STATION ? value : o->station;
		o->devices = k == OPTION_DEVICES ? value : o->devices;
		o->intents = k == OPTION_INTENTS ? value : o->intents;
		o->who = k == OPTION_WHO ? value : o->who;
		if (k == OPTION_FOR && !(o->for_s = cli_seconds(value))) {
			*status = wrong(self, "--for wants a time such as 30m or 2h, a day at most");
			return false;
		}
	}
	return true;
}

/* Asks, and shows the records of the answer. */
static int put(const struct command *self, const struct order *o, enum control_type type, const void *body, size_t len,
	       const struct table *t, const char *none)
{
	struct ask a;
	void *records = NULL;
	unsigned count = 0;
	bool ok = ask_open(&a, self, o->socket);

	ok = ok && ask_send(&a, type, body, len, -1) && ask_records(&a, type, t->record_len, &records, &count);
	ask_close(&a);
	if (ok && o->json)
		table_json(t, records, count);
	else if (ok && count)
		table_text(t, records, count);
	else if (ok)
		printf("%s\n", none);
	free(records);
	return ok ? EXIT_CLEAN : EXIT_USAGE;
}

#define COPY_TEXT(to_, from_) snprintf((to_), sizeof(to_), "%s", (from_))

static int run_relax(const struct command *self, int argc, char **argv)
{
	struct order o = { .who = cli_who() };
	struct control_relax_request q = { .for_s = 0 };
	int status;

	if (!read_order(self, argc, argv, &o, &status))
		return status;
	if (!o.word_count)
		return put(self, &o, CONTROL_RELAX, NULL, 0, &relax_table, "");
	if (o.word_count > 1)
		return wrong(self, "one segment at a time");
	if (o.ends ? o.for_s != 0 : !o.for_s || !o.why)
		return wrong(self, "how long, and why? --for 2h --reason TEXT, or --end");
	q.for_s = o.for_s;
	COPY_TEXT(q.segment, o.words[0]);
	COPY_TEXT(q.who, o.who);
	COPY_TEXT(q.why, o.why ? o.why : "");
	return put(self, &o, CONTROL_RELAX, &q, sizeof q, &relax_table, "");
}

static int open_window(const struct command *self, const struct order *o)
{
	struct control_window_request q = { .for_s = o->for_s };

	if (!o->station || !o->devices || !o->intents || !o->why)
		return wrong(self, "open wants --station, --devices, --intents and --reason");
	COPY_TEXT(q.station, o->station);
	COPY_TEXT(q.devices, o->devices);
	COPY_TEXT(q.intents, o->intents);
	COPY_TEXT(q.who, o->who);
	COPY_TEXT(q.why, o->why);
	return put(self, o, CONTROL_WINDOW_OPEN, &q, sizeof q, &window_table, "");
}

static int close_window(const struct command *self, const struct order *o)
{
	struct control_window_close q = { .id = (uint32_t)strtoul(o->words[1], NULL, 10) };

	COPY_TEXT(q.who, o->who);
	return put(self, o, CONTROL_WINDOW_CLOSE, &q, sizeof q, &window_table, "No window is open.");
}

static int run_windows(const struct command *self, int argc, char **argv)
{
	struct order o = { .who = cli_who() };
	int status;

	if (!read_order(self, argc, argv, &o, &status))
		return status;
	if (!o.word_count || !strcmp(o.words[0], "list"))
		return put(self, &o, CONTROL_WINDOWS, NULL, 0, &window_table, "No window is open.");
	if (!strcmp(o.words[0], "open"))
		return open_window(self, &o);
	if (!strcmp(o.words[0], "close"))
		return o.word_count == 2 ? close_window(self, &o) : wrong(self, "close which window?");
	return wrong(self, "open, list or close?");
}

const struct command command_relax = {
	.name = "relax",
	.arguments = "[SEGMENT --for TIME --reason TEXT | SEGMENT --end]",
	.summary = "let everything pass on a segment for a while, and report it",
	.description =
		"Break glass: until the time is up the segment is only monitored, which is an alarm, an event and a "
		"line in the log. It ends by itself, survives a restart of bulkheadd, and wants no second person's "
		"consent. Without arguments: which segments are relaxed.",
	.options = relax_options,
	.run = run_relax,
};

const struct command command_windows = {
	.name = "windows",
	.arguments = "list | open --station ADDRESS --devices ADDRESS,... --intents WORDS --reason TEXT | close N",
	.summary = "maintenance windows: what a station may do to devices for a while",
	.description =
		"While a window is open, what the station does to the devices is allowed if its intent is among "
		"those named, whatever the policy says; all of it is marked in the events. It ends by itself for "
		"what begins afterwards; a download that is under way is not cut. It is an alarm while it is open.",
	.options = window_options,
	.run = run_windows,
};
