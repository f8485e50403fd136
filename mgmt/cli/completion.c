/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead completion`: scripts for bash and zsh, derived from the table of commands. */
#include "mgmt/cli/cli.h"

#include "dissectors/registry.h"

#include <stdio.h>
#include <string.h>

static const struct option_text options[] = { { 0 } };

static void words_of(const char *choices)
{
	for (; *choices; choices++)
		putchar(*choices == '|' ? ' ' : *choices);
}

static void bash_options(const struct command *c)
{
	for (const struct option_text *o = c->options; o->name; o++)
		printf(" --%s", o->name);
	printf(" --help");
}

static void bash_values(const struct command *c)
{
	for (const struct option_text *o = c->options; o->name; o++) {
		if (!o->argument)
			continue;
		printf("\t\t%s/--%s", c->name, o->name);
		if (o->letter)
			printf("|%s/-%c", c->name, o->letter);
		printf(") ");
		if (o->choices) {
			printf("COMPREPLY=($(compgen -W '");
			words_of(o->choices);
			printf("' -- \"$cur\")); return ;;\n");
		} else if (!strcmp(o->argument, "FILE")) {
			printf("COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n");
		} else {
			printf("COMPREPLY=(); return ;;\n");
		}
	}
}

static void bash_arguments(const struct command *c)
{
	printf("\t\t%s) ", c->name);
	if (!c->files)
		printf("COMPREPLY=() ;;\n");
	else if (!strcmp(c->files, "protocol")) {
		printf("COMPREPLY=($(compgen -W '");
		for (unsigned i = 0; i < registry_count; i++)
			printf("%s%s", i ? " " : "", registry[i]->name);
		printf("' -- \"$cur\")) ;;\n");
	} else if (!strcmp(c->files, "shell"))
		printf("COMPREPLY=($(compgen -W 'bash zsh' -- \"$cur\")) ;;\n");
	else
		printf("COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n");
}

static void print_bash(void)
{
	printf("# bash completion for bulkhead: source it, or install it as "
	       "bash-completion/completions/bulkhead\n"
	       "_bulkhead()\n{\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} "
	       "cmd=${COMP_WORDS[1]}\n"
	       "\tcompopt -o filenames 2>/dev/null\n"
	       "\tif [ \"$COMP_CWORD\" = 1 ]; then\n\t\tCOMPREPLY=($(compgen -W '");
	for (unsigned i = 0; i < command_count; i++)
		printf("%s ", commands[i]->name);
	printf("--help --version' -- \"$cur\"))\n\t\treturn\n\tfi\n\tcase \"$cmd/$prev\" in\n");
	for (unsigned i = 0; i < command_count; i++)
		bash_values(commands[i]);
	printf("\tesac\n\tif [ \"${cur:0:1}\" = - ]; then\n\t\tcase \"$cmd\" in\n");
	for (unsigned i = 0; i < command_count; i++) {
		printf("\t\t%s) COMPREPLY=($(compgen -W '", commands[i]->name);
		bash_options(commands[i]);
		printf("' -- \"$cur\")) ;;\n");
	}
	printf("\t\tesac\n\t\treturn\n\tfi\n\tcase \"$cmd\" in\n");
	for (unsigned i = 0; i < command_count; i++)
		bash_arguments(commands[i]);
	printf("\tesac\n}\ncomplete -F _bulkhead bulkhead\n");
}

/* Inside '...[...]' of _arguments, quotes, brackets and colons mean something. */
static void zsh_words(const char *s)
{
	for (; *s; s++) {
		if (*s == '\'')
			printf("'\\''");
		else if (*s == '[' || *s == ']' || *s == ':')
			printf("\\%c", *s);
		else
			putchar(*s);
	}
}

static void zsh_command(const struct command *c)
{
	printf("\t\t%s)\n\t\t\t_arguments", c->name);
	for (const struct option_text *o = c->options; o->name; o++) {
		printf(" \\\n\t\t\t\t'--%s[", o->name);
		zsh_words(o->help);
		printf("]");
		if (o->choices) {
			printf(":%s:(", o->argument);
			words_of(o->choices);
			printf(")");
		} else if (o->argument) {
			printf(":%s:%s", o->argument, strcmp(o->argument, "FILE") ? "" : "_files");
		}
		printf("'");
	}
	printf(" \\\n\t\t\t\t'--help[tell how to use it]'");
	if (c->files && !strcmp(c->files, "protocol")) {
		printf(" \\\n\t\t\t\t'*:protocol:(");
		for (unsigned i = 0; i < registry_count; i++)
			printf("%s%s", i ? " " : "", registry[i]->name);
		printf(")'");
	} else if (c->files && !strcmp(c->files, "shell")) {
		printf(" \\\n\t\t\t\t'1:shell:(bash zsh)'");
	} else if (c->files) {
		printf(" \\\n\t\t\t\t'*:%s:_files'", c->files);
	}
	printf("\n\t\t\t;;\n");
}

static void print_zsh(void)
{
	printf("#compdef bulkhead\n# zsh completion for bulkhead: install it as _bulkhead in a folder of $fpath\n"
	       "_bulkhead()\n{\n\tlocal -a names\n\tnames=(\n");
	for (unsigned i = 0; i < command_count; i++) {
		printf("\t\t'%s:", commands[i]->name);
		zsh_words(commands[i]->summary);
		printf("'\n");
	}
	printf("\t)\n\tif (( CURRENT == 2 )); then\n\t\t_describe command names\n\t\treturn\n\tfi\n"
	       "\tlocal cmd=$words[2]\n\tshift words\n\t(( CURRENT-- ))\n\tcase $cmd in\n");
	for (unsigned i = 0; i < command_count; i++)
		zsh_command(commands[i]);
	printf("\tesac\n}\n_bulkhead \"$@\"\n");
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk w = { .command = self, .argc = argc, .at = 1, .argv = argv };
	const char *shell = NULL, *value;
	int status, o;

	while ((o = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, o, &status))
			return status;
		shell = value;
	}
	if (shell && !strcmp(shell, "bash")) {
		print_bash();
	} else if (shell && !strcmp(shell, "zsh")) {
		print_zsh();
	} else {
		fprintf(stderr, "bulkhead completion: for which shell? bash or zsh.\n");
		return EXIT_USAGE;
	}
	return EXIT_CLEAN;
}

const struct command command_completion = {
	.name = "completion",
	.arguments = "bash|zsh",
	.summary = "print a completion script for your shell",
	.description = "For bash: `source <(bulkhead completion bash)`. For zsh: write the output to a file "
		       "_bulkhead in a "
		       "folder of $fpath.",
	.options = options,
	.files = "shell",
	.run = run,
};
