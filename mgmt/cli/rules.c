/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead rules`: signature rules and bundles of them; this file reads the command line. */
#include "mgmt/cli/rules.h"
#include "mgmt/cli/cli.h"

#include "rules/diag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_ALL, OPTION_JSON, OPTION_QUIET, OPTION_DISABLED, OPTION_SET, OPTION_BASE, OPTION_CACHE };

static const struct option_text options[] = {
	[OPTION_ALL] = { "all", 'a', NULL, NULL, "check: list every rule, not only those with something to know" },
	[OPTION_JSON] = { "json", 'j', NULL, NULL, "print JSON" },
	[OPTION_QUIET] = { "quiet", 'q', NULL, NULL, "say nothing but mistakes and totals" },
	[OPTION_DISABLED] = { "disabled", 'd', NULL, NULL, "load rules that are commented out, too" },
	[OPTION_SET] =
			{ "set", 's', "NAME=VALUE", NULL, "define a variable such as HOME_NET; may be given several "
			"times" },
	[OPTION_BASE] = { "base-policy", 'b', "NAME", "connectivity|balanced|security|max-detect",
		"load what this base policy of a vendor's set holds, with its actions" },
	[OPTION_CACHE] = { "cache", 0, "FOLDER", NULL, "keep compiled patterns here" },
	{ 0 },
};

static const struct {
	const char *name;
	int (*run)(const struct rules_options *o);
} subcommands[] = {
	{ "check", rules_check },
};

static const char *subcommand_name(void *ctx, unsigned i)
{
	(void)ctx;
	return i < sizeof subcommands / sizeof subcommands[0] ? subcommands[i].name : NULL;
}

static int dispatch(const char *name, const struct rules_options *o)
{
	for (size_t i = 0; i < sizeof subcommands / sizeof subcommands[0]; i++)
		if (!strcmp(subcommands[i].name, name))
			return subcommands[i].run(o);
	const char *near = nearest_name(name, strlen(name), subcommand_name, NULL);
	fprintf(stderr, "bulkhead rules: there is no '%s' here%s%s%s\n", name, near ? "; did you mean '" : "", near
			? near : "",
		near ? "'?" : "; see `bulkhead rules --help`");
	return EXIT_USAGE;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk w = { .command = self, .argc = argc, .argv = argv };
	struct rules_options o = { 0 };
	const char *value, *subcommand = NULL, **variables = calloc((size_t)argc + 1, sizeof(*variables));
	char **arguments = calloc((size_t)argc + 1, sizeof(*arguments));
	int status = EXIT_USAGE, option;

	if (!variables || !arguments)
		goto out;
	while ((option = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, option, &status))
			goto out;
		switch (option) {
		case OPTION_ALL: o.shows_all = true; break;
		case OPTION_JSON: o.is_json = true; break;
		case OPTION_QUIET: o.is_quiet = true; break;
		case OPTION_DISABLED: o.wants_disabled = true; break;
		case OPTION_SET: variables[o.variable_count++] = value; break;
		case OPTION_BASE: o.base_policy = value; break;
		case OPTION_CACHE: o.cache = value; break;
		default:
			if (!subcommand)
				subcommand = value;
			else
				arguments[o.argument_count++] = argv[w.at - 1];
		}
	}
	o.variables = variables;
	o.arguments = arguments;
	if (subcommand)
		status = dispatch(subcommand, &o);
	else
		fprintf(stderr, "bulkhead rules: what? See `bulkhead rules --help`.\n");
out:
	free(arguments);
	free(variables);
	return status;
}

const struct command command_rules = {
	.name = "rules",
	.arguments = "check FILE...",
	.summary = "check signature rules, and pack, sign, install and take back bundles of them",
	.description =
		"check FILE... reads rules in the dialects of Suricata, Snort 2 and Snort 3 and says of each whether "
				"it is "
		"loaded, what one should know about it, or why it is not loaded, with file, line and column; then how "
				"many "
		"there are, what makes them candidates, and which can never match.\n"
		"check answers 0 when every rule is loaded, 1 when some are not, 2 when a file cannot be read.",
	.options = options,
	.files = "rules",
	.run = run,
};
