/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a command of `bulkhead` is.  Help, completion and man pages are loops over these tables.
 */
#pragma once

#include <stdbool.h>

/* Exit statuses that all commands share. */
enum exit_status { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_USAGE = 2 };

struct option_text {
	const char *name;     /* long name without dashes */
	char letter;          /* short form, or 0 */
	const char *argument; /* in capitals for the help ("FILE"), NULL: a switch */
	const char *choices;  /* "text|json|html", or NULL; completion and checking follow it */
	const char *help;     /* one sentence */
};

struct command {
	const char *name;
	const char *arguments;            /* "CAPTURE..." */
	const char *summary;              /* one line */
	const char *description;          /* paragraphs, for --help and the man page */
	const struct option_text *options; /* ends with a row without name; --help is implied */
	const char *files; /* completion of arguments: "capture", "policy", "protocol", "command" or NULL */
	/* argv[0] is the command's name.  Answers an exit status. */
	int (*run)(const struct command *self, int argc, char **argv);
};

/*
 * Walks a command line by its table; `--name value`, `--name=value`, `-n value`, `--` are understood.
 * Returns the index of the next option with *value set (NULL for a switch), OPTION_ARGUMENT with *value
 * an argument, OPTION_END, or OPTION_WRONG after printing what is wrong and the nearest known name.
 */
enum { OPTION_END = -1, OPTION_ARGUMENT = -2, OPTION_WRONG = -3, OPTION_HELP = -4 };
struct option_walk {
	const struct command *command;
	int argc, at;
	char **argv;
	bool only_arguments;
};
int option_next(struct option_walk *w, const char **value);

/* Prints usage, options and description to standard output. */
void command_help(const struct command *c);

/* Each command is one file in dataplane/audit/ or mgmt/cli/ and one row of the table in mgmt/cli/main.c. */
extern const struct command command_audit;
extern const struct command command_learn;
extern const struct command command_explain;
extern const struct command command_check;
extern const struct command command_fields;
extern const struct command command_completion;
