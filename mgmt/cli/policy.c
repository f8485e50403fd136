/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead policy`: the policy of the running dataplane, its versions, and the way back. */
#define _GNU_SOURCE /* memfd_create */

#include "mgmt/cli/ask.h"
#include "mgmt/cli/cli.h"

#include "rules/policy.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { OPTION_JSON, OPTION_SOCKET, OPTION_CONFIRM, OPTION_WHY, OPTION_VERSION, OPTION_FORCE };

static const struct option_text options[] = {
	[OPTION_JSON] = ASK_OPTION_JSON,
	[OPTION_SOCKET] = ASK_OPTION_SOCKET,
	[OPTION_CONFIRM] = { "confirm", 0, "TIME", NULL,
			     "load: the former policy comes back after TIME (60s, 5m) unless "
			     "`bulkhead policy confirm` is said before" },
	[OPTION_WHY] = { "why", 0, "TEXT", NULL, "load: is kept with the version" },
	[OPTION_VERSION] = { "number", 'n', "N", NULL, "show: another version than the one in force" },
	[OPTION_FORCE] = { "force", 0, NULL, NULL, "load: although a download to a controller is under way" },
	{ 0 },
};

static const struct column columns[] = {
	COLUMN(control_policy, number, "version", COLUMN_U32),
	COLUMN(control_policy, state, "state", COLUMN_TEXT),
	COLUMN(control_policy, good, "good", COLUMN_TEXT),
	COLUMN(control_policy, time_ns, "loaded", COLUMN_TIME),
	COLUMN(control_policy, lines, NULL, COLUMN_U32),
	COLUMN(control_policy, who, "by", COLUMN_TEXT),
	COLUMN(control_policy, why, "why", COLUMN_TEXT),
};
static const struct table table = TABLE(control_policy, columns);

struct order {
	const char *verb, *file, *socket, *why;
	uint32_t confirm_s, number;
	bool json, force;
};

static int wrong(const char *text)
{
	fprintf(stderr, "bulkhead policy: %s\n", text);
	return EXIT_USAGE;
}

/* The text of a file as a descriptor that can be handed over, and its length; -1 after saying what is wrong. */
static int read_policy(const char *path, uint32_t *len)
{
	char *text = malloc(CONTROL_POLICY_MAX);
	FILE *f = fopen(path, "re");
	const size_t n = f && text ? fread(text, 1, CONTROL_POLICY_MAX, f) : 0;
	const int fd = memfd_create("policy", MFD_CLOEXEC);
	const bool ok = n && n < CONTROL_POLICY_MAX && fd >= 0 && write(fd, text, n) == (ssize_t)n;

	if (!ok)
		fprintf(stderr, "bulkhead policy: %s cannot be read, or is empty\n", path);
	if (f)
		fclose(f);
	free(text);
	if (!ok && fd >= 0)
		close(fd);
	*len = (uint32_t)n;
	return ok ? fd : -1;
}

static int answer(struct ask *a, enum control_type type, const struct order *o)
{
	void *records = NULL;
	unsigned count = 0;
	const bool ok = ask_records(a, type, table.record_len, &records, &count);

	if (ok)
		(o->json ? table_json : table_text)(&table, records, count);
	free(records);
	return ok ? EXIT_CLEAN : EXIT_USAGE;
}

/* Downloads and the like that are under way; 0 also when there is no answer. */
static uint64_t transfers(struct ask *a)
{
	void *records = NULL;
	unsigned count = 0;
	uint64_t n = 0;

	if (ask_send(a, CONTROL_STATUS, NULL, 0, -1) &&
	    ask_records(a, CONTROL_STATUS, sizeof(struct control_status), &records, &count) && count)
		n = ((const struct control_status *)records)->transfers;
	free(records);
	return n;
}

static int load(struct ask *a, const struct order *o)
{
	struct control_load l = { .confirm_s = o->confirm_s };
	struct diags diags = { 0 };

	if (!o->file)
		return wrong("load which file?");
	if (!o->force && transfers(a))
		return wrong("a download is under way; it is not cut, but reported: --force loads all the same");
	/* Mistakes are found here, where the file has a name. */
	struct policy *p = policy_load(o->file, &diags);
	diags_print(&diags, stderr);
	diags_fini(&diags);
	policy_destroy(p);
	const int fd = p ? read_policy(o->file, &l.len) : -1;
	if (fd < 0)
		return EXIT_USAGE;
	snprintf(l.who, sizeof l.who, "%s", cli_who());
	snprintf(l.why, sizeof l.why, "%s", o->why ? o->why : "");
	const bool sent = ask_send(a, CONTROL_POLICY_LOAD, &l, sizeof l, fd);
	close(fd);
	return sent ? answer(a, CONTROL_POLICY_LOAD, o) : EXIT_USAGE;
}

static int show(struct ask *a, const struct order *o)
{
	uint8_t *buffer = malloc(CONTROL_MESSAGE_MAX);
	struct control_head head = { .more = 1 };
	bool ok = buffer && ask_send(a, CONTROL_POLICY_TEXT, &o->number, sizeof o->number, -1);

	while (ok && head.more) {
		ok = ask_receive(a, CONTROL_POLICY_TEXT, buffer, &head);
		if (ok)
			fwrite(buffer + sizeof head, 1, head.count, stdout);
	}
	free(buffer);
	return ok ? EXIT_CLEAN : EXIT_USAGE;
}

static int list(struct ask *a, const struct order *o)
{
	return ask_send(a, CONTROL_POLICIES, NULL, 0, -1) ? answer(a, CONTROL_POLICIES, o) : EXIT_USAGE;
}

static int rollback(struct ask *a, const struct order *o)
{
	return ask_send(a, CONTROL_POLICY_ROLLBACK, NULL, 0, -1) ? answer(a, CONTROL_POLICY_ROLLBACK, o) : EXIT_USAGE;
}

static int confirm(struct ask *a, const struct order *o)
{
	return ask_send(a, CONTROL_POLICY_CONFIRM, NULL, 0, -1) ? answer(a, CONTROL_POLICY_CONFIRM, o) : EXIT_USAGE;
}

static const struct verb {
	const char *name;
	int (*run)(struct ask *a, const struct order *o);
} verbs[] = { { "load", load }, { "show", show }, { "list", list }, { "rollback", rollback }, { "confirm", confirm } };

#define VERBS (sizeof verbs / sizeof verbs[0])

static const char *verb_name(void *ctx, unsigned i)
{
	(void)ctx;
	return i < VERBS ? verbs[i].name : NULL;
}

/* EXIT_CLEAN: *o is what is wanted. */
static int read_order(const struct command *self, int argc, char **argv, struct order *o, bool *is_done)
{
	struct option_walk w = { .command = self, .argc = argc, .at = 1, .argv = argv };
	const char *value;
	int status, k;

	*is_done = true;
	while ((k = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, k, &status))
			return status;
		if (k == OPTION_ARGUMENT && o->file)
			return wrong("too many arguments");
		if (k == OPTION_ARGUMENT)
			*(o->verb ? &o->file : &o->verb) = value;
		o->json |= k == OPTION_JSON;
		o->force |= k == OPTION_FORCE;
		o->socket = k == OPTION_SOCKET ? value : o->socket;
		o->why = k == OPTION_WHY ? value : o->why;
		if (k == OPTION_VERSION)
			o->number = (uint32_t)strtoul(value, NULL, 10);
		if (k == OPTION_CONFIRM && !(o->confirm_s = cli_seconds(value)))
			return wrong("--confirm wants a time such as 60s or 5m, a day at most");
	}
	*is_done = false;
	return EXIT_CLEAN;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct order o = { .verb = NULL };
	struct ask a;
	bool is_done;
	int status = read_order(self, argc, argv, &o, &is_done);

	if (is_done)
		return status;
	if (!o.verb)
		return wrong("load, show, list, rollback or confirm?");
	for (unsigned i = 0; i < VERBS; i++)
		if (!strcmp(o.verb, verbs[i].name)) {
			status = ask_open(&a, self, o.socket) ? verbs[i].run(&a, &o) : EXIT_USAGE;
			ask_close(&a);
			return status;
		}
	const char *near = nearest_name(o.verb, strlen(o.verb), verb_name, NULL);
	fprintf(stderr, "bulkhead policy: '%s' is not known here%s%s%s\n", o.verb, near ? "; did you mean '" : "",
		near ? near : "", near ? "'?" : ": load, show, list, rollback or confirm");
	return EXIT_USAGE;
}

const struct command command_policy = {
	.name = "policy",
	.arguments = "load FILE | show | list | rollback | confirm",
	.summary = "exchange the policy of the running bulkheadd, or go back",
	.description = "`load` compiles the file, has every worker take it between two frames, and keeps it as a new "
		       "version, which is the one that a restart takes. With --confirm it is kept as such only after "
		       "`confirm`; else the former one comes back by itself. `rollback` takes the version before. "
		       "`show` prints the text in force, `list` the versions that are kept.",
	.options = options,
	.files = "policy",
	.run = run,
};
