/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead man`: the manual page, derived from the table of commands. */
#include "mgmt/cli/cli.h"

#include <stdio.h>

static const struct option_text options[] = { { 0 } };

/* roff reads '-' as a hyphen, '\' as an escape, and a leading '.' or ''' as a request. */
static void roff(const char *s)
{
	bool at_start = true;
	for (; *s; s++) {
		if (at_start && (*s == '.' || *s == '\''))
			printf("\\&");
		at_start = *s == '\n';
		if (*s == '\n')
			printf("\n.PP\n");
		else if (*s == '-')
			printf("\\-");
		else if (*s == '\\')
			printf("\\e");
		else if (*s != '`')
			putchar(*s);
	}
}

static void man_command(const struct command *c)
{
	printf(".SS bulkhead %s ", c->name);
	printf("[\\fIOPTION\\fR...] ");
	roff(c->arguments);
	printf("\n");
	roff(c->description);
	printf("\n");
	for (const struct option_text *o = c->options; o->name; o++) {
		printf(".TP\n\\fB");
		if (o->letter)
			printf("\\-%c\\fR, \\fB", o->letter);
		printf("\\-\\-");
		roff(o->name);
		printf("\\fR");
		if (o->argument)
			printf(" \\fI%s\\fR", o->choices ? o->choices : o->argument);
		printf("\n");
		roff(o->help);
		printf("\n");
	}
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk w = { .command = self, .argc = argc, .at = 1, .argv = argv };
	const char *value;
	int status, o;

	while ((o = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, o, &status))
			return status;
		if (o == OPTION_ARGUMENT) {
			fprintf(stderr, "bulkhead man: takes no argument\n");
			return EXIT_USAGE;
		}
	}
	printf(".TH BULKHEAD 1 \"\" \"bulkhead %s\" \"User Commands\"\n.SH NAME\nbulkhead \\- ", BULKHEAD_VERSION);
	roff(BULKHEAD_SUMMARY);
	printf("\n.SH SYNOPSIS\n.B bulkhead\n\\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n.SH "
	       "DESCRIPTION\n");
	roff("Bulkhead reads industrial protocols down to the operation, the object and the value, and says for each "
	     "operation whether a policy lets it pass and why.");
	printf("\n.SH COMMANDS\n");
	for (unsigned i = 0; i < command_count; i++)
		man_command(commands[i]);
	printf(".SH EXIT STATUS\n0: nothing to report. 1: findings. 2: wrong usage, a policy with mistakes, "
	       "or input that "
	       "could not be read to its end.\n");
	return EXIT_CLEAN;
}

const struct command command_man = {
	.name = "man",
	.arguments = "",
	.summary = "print the manual page (roff)",
	.description = "`bulkhead man | man -l -` shows it where it is not installed.",
	.options = options,
	.run = run,
};
