/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead learn`: from captures to a policy that allows what was seen and no more. */
#include "mgmt/cli/cli.h"

#include "dataplane/audit/run.h"
#include "rules/learn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_ACCEPT_ALL, OPTION_MODE, OPTION_OUT };

static const struct option_text options[] = {
	[OPTION_ACCEPT_ALL] = { "accept-all", 'a', NULL, NULL,
				"allow the questions too instead of commenting them out" },
	[OPTION_MODE] = { "mode", 'm', "MODE", "learn|monitor|enforce",
			  "mode of the policy (default: enforce)" },
	[OPTION_OUT] = { "out", 'o', "FILE", NULL, "write the policy to FILE instead of standard output" },
	{ 0 },
};

static void on_event(void *ctx, const struct event *e)
{
	struct learn *l = ctx;
	const struct subject s = { e->flow ? &e->flow->conversation : NULL, e->message, e->operation };

	if (e->kind == EVENT_OPERATION)
		learn_operation(l, &s, e->time_ns);
	else if (e->kind == EVENT_MESSAGE && e->message->flaws)
		learn_message(l, &s);
	else if (e->kind == EVENT_FLOW_END)
		learn_conversation(l, s.conversation, e->flow->dissector, e->flow->first_ns, e->flow->last_ns);
}

static int report_files(const struct capture_list *list)
{
	int status = EXIT_CLEAN;
	for (unsigned i = 0; i < list->count; i++)
		if (list->files[i].error[0]) {
			fprintf(stderr, "bulkhead learn: %s: %s\n", list->files[i].path, list->files[i].error);
			status = EXIT_USAGE;
		}
	return status;
}

static int learn_files(char *const *paths, unsigned count, const struct learn_options *o, FILE *out)
{
	struct capture_list *list = capture_list_make(paths, count);
	struct learn *l = learn_create();
	const struct engine_sink sink = { .ctx = l, .event = on_event };
	unsigned questions;
	int status;

	if (!list || !run_captures(list, NULL, &sink, &engine_config_audit, NULL)) {
		fprintf(stderr, "bulkhead learn: out of memory\n");
		status = EXIT_USAGE;
	} else {
		status = report_files(list);
		char *text = learn_policy(l, o, &questions);
		if (fputs(text, out) == EOF || fflush(out) == EOF) {
			perror("bulkhead learn: writing the policy");
			status = EXIT_USAGE;
		}
		if (questions && status == EXIT_CLEAN) {
			fprintf(stderr,
				"bulkhead learn: %u questions are commented out in the policy: allow them "
				"line by "
				"line, or all with --accept-all\n",
				questions);
			status = EXIT_FINDINGS;
		}
		free(text);
	}
	learn_destroy(l);
	capture_list_free(list);
	return status;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk w = { .command = self, .argc = argc, .at = 1, .argv = argv };
	struct learn_options o = { .mode = "enforce" };
	const char *out_path = NULL, *value;
	char **paths = calloc((size_t)argc, sizeof *paths);
	unsigned count = 0;
	int status = EXIT_USAGE, option;

	while (paths && (option = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, option, &status))
			goto out;
		if (option == OPTION_ACCEPT_ALL)
			o.accept_all = true;
		else if (option == OPTION_MODE)
			o.mode = value;
		else if (option == OPTION_OUT)
			out_path = value;
		else
			paths[count++] = argv[w.at - 1];
	}
	if (!count) {
		fprintf(stderr, "bulkhead learn: from which capture? See `bulkhead learn --help`.\n");
		goto out;
	}
	FILE *out = out_path ? fopen(out_path, "w") : stdout;
	if (!out) {
		perror(out_path);
		goto out;
	}
	status = learn_files(paths, count, &o, out);
	if (out != stdout && fclose(out) == EOF) {
		perror(out_path);
		status = EXIT_USAGE;
	}
out:
	free(paths);
	return status;
}

const struct command command_learn = {
	.name = "learn",
	.arguments = "CAPTURE...",
	.summary = "propose a policy that allows what captures show and no more",
	.description =
		"Reads captures (files, folders, - for standard input) and prints a policy. Reads are merged "
		"for each "
		"table and unit, writes keep their exact addresses and values, hosts that talk in the same "
		"way become one "
		"zone. Each line says in its reason how often, when and between how many hosts it was seen.\n"
		"Program transfers, starts and stops, firmware, configuration, clocks, scans and senders "
		"from outside the "
		"plant are not proposed: they are questions, lines that are commented out.\n"
		"Auditing the same captures against the policy denies nothing but the questions.\n"
		"Answers 0 when there are no questions, 1 when there are, 2 when something could not be "
		"read.",
	.options = options,
	.files = "capture",
	.run = run,
};
