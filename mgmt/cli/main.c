/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead`, the one command that people type: finds the subcommand and runs it. */
#include "mgmt/cli/cli.h"

#include "rules/diag.h"

#include <stdio.h>
#include <string.h>

const struct command *const commands[] = {
	&command_audit, &command_replay, &command_events, &command_learn, &command_explain, &command_check,
	&command_rules,
	&command_fields, &command_flaws, &command_completion, &command_man,
	&command_status, &command_top, &command_flows, &command_counters, &command_drops, &command_memory,
	&command_workers, &command_trace, &command_policy, &command_relax, &command_windows,
	&command_setup, &command_backup, &command_restore, &command_upgrade,
	&command_api, &command_users, &command_tokens, &command_audit_log,
};
const unsigned command_count = sizeof commands / sizeof commands[0];

bool cli_option_goes_on(const struct command *self, int option, int *status)
{
	if (option == OPTION_HELP) {
		command_help(self);
		*status = EXIT_CLEAN;
	} else if (option == OPTION_WRONG) {
		*status = EXIT_USAGE;
	}
	return option != OPTION_HELP && option != OPTION_WRONG;
}

const struct command *cli_find(const char *name)
{
	for (unsigned i = 0; i < command_count; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

static const char *command_name(void *ctx, unsigned i)
{
	(void)ctx;
	return i < command_count ? commands[i]->name : NULL;
}

static void usage(FILE *out)
{
	fprintf(out, "bulkhead: " BULKHEAD_SUMMARY
		     "\n\nUsage: bulkhead COMMAND [OPTION...] [ARGUMENT...]\n\nCommands:\n");
	for (unsigned i = 0; i < command_count; i++)
		fprintf(out, "  %-11s %s\n", commands[i]->name, commands[i]->summary);
	fprintf(out, "\n`bulkhead COMMAND --help` tells more about one. `bulkhead --version` tells the version.\n");
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		usage(stderr);
		return EXIT_USAGE;
	}
	const char *name = argv[1];
	if (!strcmp(name, "--help") || !strcmp(name, "-h") || (!strcmp(name, "help") && argc == 2)) {
		usage(stdout);
		return EXIT_CLEAN;
	}
	if (!strcmp(name, "--version") || !strcmp(name, "-V")) {
		printf("bulkhead %s\n", BULKHEAD_VERSION);
		return EXIT_CLEAN;
	}
	const bool wants_help = !strcmp(name, "help");
	if (wants_help)
		name = argv[2];
	const struct command *c = cli_find(name);
	if (!c) {
		const char *near = nearest_name(name, strlen(name), command_name, NULL);
		fprintf(stderr, "bulkhead: there is no command '%s'%s%s%s\n", name, near ? "; did you mean '" : "",
			near ? near : "", near ? "'?" : "; `bulkhead --help` lists them");
		return EXIT_USAGE;
	}
	if (wants_help) {
		command_help(c);
		return EXIT_CLEAN;
	}
	return c->run(c, argc - 1, argv + 1);
}
