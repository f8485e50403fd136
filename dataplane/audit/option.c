/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Command lines by their tables: walking them, and the help that the same tables give.  What is
 * wrong is said on standard error at once, with the nearest known name; nothing is kept.
 */
#include "dataplane/audit/command.h"

#include "rules/diag.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define HELP_WIDTH 92
#define HELP_INDENT 26

static const struct option_text help_option = {
	"help", 'h', NULL, NULL, "Shows this.",
};

static const char *option_name(void *ctx, unsigned i)
{
	const struct option_text *options = ctx;

	return options[i].name ? options[i].name : NULL;
}

static int wrong(const struct option_walk *w)
{
	fprintf(stderr, "  `bulkhead %s --help` lists the options.\n", w->command->name);
	return OPTION_WRONG;
}

static int find_long(const struct option_walk *w, const char *name, size_t len)
{
	const struct option_text *options = w->command->options;

	for (int i = 0; options[i].name; i++) {
		if (strlen(options[i].name) == len && memcmp(options[i].name, name, len) == 0)
			return i;
	}
	return -1;
}

static int find_letter(const struct option_walk *w, char letter)
{
	const struct option_text *options = w->command->options;

	for (int i = 0; options[i].name; i++) {
		if (options[i].letter != 0 && options[i].letter == letter)
			return i;
	}
	return -1;
}

static int unknown(const struct option_walk *w, const char *name, size_t len)
{
	const char *near = nearest_name(name, len, option_name,
					(void *)(uintptr_t)w->command->options);

	fprintf(stderr, "bulkhead %s: there is no option --%.*s", w->command->name, (int)len, name);
	if (near)
		fprintf(stderr, "; did you mean --%s?", near);
	fprintf(stderr, "\n");
	return wrong(w);
}

/* Is value one of "a|b|c"? */
static bool is_choice(const char *choices, const char *value)
{
	const size_t len = strlen(value);

	for (const char *c = choices;;) {
		const size_t n = strcspn(c, "|");

		if (n == len && memcmp(c, value, n) == 0)
			return true;
		if (c[n] == '\0')
			return false;
		c += n + 1;
	}
}

/* The option is known; value: what stood behind its `=`, or NULL. */
static int found(struct option_walk *w, int i, const char *inline_value, const char **value)
{
	const struct option_text *o = &w->command->options[i];

	*value = NULL;
	if (!o->argument && !inline_value)
		return i;
	if (!o->argument) {
		fprintf(stderr, "bulkhead %s: --%s takes no value\n", w->command->name, o->name);
		return wrong(w);
	}
	if (!inline_value && w->at < w->argc)
		inline_value = w->argv[w->at++];
	if (!inline_value) {
		fprintf(stderr, "bulkhead %s: --%s needs a value: --%s %s\n", w->command->name, o->name,
			o->name, o->argument);
		return wrong(w);
	}
	if (o->choices && !is_choice(o->choices, inline_value)) {
		fprintf(stderr, "bulkhead %s: --%s cannot be '%s': it is one of %s\n", w->command->name,
			o->name, inline_value, o->choices);
		return wrong(w);
	}
	*value = inline_value;
	return i;
}

static int walk_long(struct option_walk *w, const char *name, const char **value)
{
	const size_t len = strcspn(name, "=");
	const int i = find_long(w, name, len);

	if (i >= 0)
		return found(w, i, name[len] == '=' ? name + len + 1 : NULL, value);
	if (len == 4 && memcmp(name, help_option.name, 4) == 0)
		return OPTION_HELP;
	return unknown(w, name, len);
}

static int walk_letter(struct option_walk *w, const char *word, const char **value)
{
	const int i = find_letter(w, word[1]);

	if (i < 0 && word[1] == help_option.letter && word[2] == '\0')
		return OPTION_HELP;
	if (i < 0) {
		fprintf(stderr, "bulkhead %s: there is no option -%c\n", w->command->name, word[1]);
		return wrong(w);
	}
	return found(w, i, word[2] != '\0' ? word + 2 : NULL, value);
}

int option_next(struct option_walk *w, const char **value)
{
	const char *word;

	*value = NULL;
	if (w->at == 0)
		w->at = 1; /* argv[0] is the command */
	if (w->at >= w->argc)
		return OPTION_END;
	word = w->argv[w->at++];
	if (!w->only_arguments && strcmp(word, "--") == 0) {
		w->only_arguments = true;
		return option_next(w, value);
	}
	if (w->only_arguments || word[0] != '-' || word[1] == '\0') {
		*value = word;
		return OPTION_ARGUMENT;
	}
	return word[1] == '-' ? walk_long(w, word + 2, value) : walk_letter(w, word, value);
}

/* Prints words of text, broken at HELP_WIDTH, lines after the first indented; at: the column it stands in. */
static void print_wrapped(const char *text, unsigned at, unsigned indent)
{
	while (*text != '\0') {
		const size_t len = strcspn(text, " \n");
		const bool is_first = at <= indent;

		if (!is_first && at + 1 + len > HELP_WIDTH) {
			printf("\n%*s", (int)indent, "");
			at = indent;
		} else if (!is_first) {
			printf(" ");
			at++;
		}
		printf("%.*s", (int)len, text);
		at += (unsigned)len;
		text += len;
		if (*text == '\n') {
			printf("\n%*s", (int)indent, "");
			at = indent;
		}
		text += *text != '\0';
	}
	printf("\n");
}

static void print_option(const struct option_text *o)
{
	unsigned at;

	if (o->letter != 0)
		at = (unsigned)printf("  -%c, --%s", o->letter, o->name);
	else
		at = (unsigned)printf("      --%s", o->name);
	if (o->argument)
		at += (unsigned)printf(" %s", o->choices ? o->choices : o->argument);
	if (at + 2 > HELP_INDENT) {
		printf("\n");
		at = 0;
	}
	printf("%*s", (int)(HELP_INDENT - at), "");
	print_wrapped(o->help, HELP_INDENT, HELP_INDENT);
}

void command_help(const struct command *c)
{
	printf("bulkhead %s: %s\n\n", c->name, c->summary);
	printf("  bulkhead %s%s%s%s\n\n", c->name, c->options[0].name ? " [OPTION]..." : "",
	       c->arguments ? " " : "", c->arguments ? c->arguments : "");
	for (const struct option_text *o = c->options; o->name; o++)
		print_option(o);
	print_option(&help_option);
	if (c->description) {
		printf("\n");
		print_wrapped(c->description, 0, 0);
	}
}
