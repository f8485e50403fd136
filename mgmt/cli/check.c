/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead check`: what is wrong with a policy, and what it allows in plain words. */
#include "mgmt/cli/cli.h"

#include "rules/policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { OPTION_QUIET, OPTION_CANONICAL };

static const struct option_text options[] = {
	[OPTION_QUIET] = { "quiet", 'q', NULL, NULL, "say nothing but mistakes and warnings" },
	[OPTION_CANONICAL] = { "canonical", 0, NULL, NULL, "print the policy as Bulkhead would write it" },
	{ 0 },
};

static int check_file(const char *path, bool quiet, bool canonical)
{
	struct diags diags = { 0 };
	struct policy *p = policy_load(path, &diags);
	int status = EXIT_CLEAN;

	if (p) {
		policy_lint(p, &diags);
		policy_lint_expired(p, (uint64_t)time(NULL) * UINT64_C(1000000000), &diags);
	}
	diags_print(&diags, stderr);
	if (!p || diags.errors)
		status = EXIT_USAGE;
	else if (diags.warnings)
		status = EXIT_FINDINGS;
	if (p && canonical) {
		char *text = policy_text(p);
		fputs(text, stdout);
		free(text);
	} else if (p && !quiet) {
		policy_describe(p, stdout);
		printf("%s: %zu lines, no mistakes%s\n", path, policy_line_count(p),
		       diags.warnings ? ", but see the warnings" : "");
	}
	policy_destroy(p);
	diags_fini(&diags);
	return status;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk w = { .command = self, .argc = argc, .at = 1, .argv = argv };
	bool quiet = false, canonical = false;
	int status = EXIT_CLEAN, o, files = 0;
	const char *value;

	/* Options may stand behind the files, so those come in a second walk. */
	while ((o = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, o, &status))
			return status;
		quiet |= o == OPTION_QUIET;
		canonical |= o == OPTION_CANONICAL;
		files += o == OPTION_ARGUMENT;
	}
	if (!files) {
		fprintf(stderr, "bulkhead check: which policy? See `bulkhead check --help`.\n");
		return EXIT_USAGE;
	}
	w = (struct option_walk){ .command = self, .argc = argc, .at = 1, .argv = argv };
	while ((o = option_next(&w, &value)) != OPTION_END) {
		if (o != OPTION_ARGUMENT)
			continue;
		const int one = check_file(value, quiet, canonical);
		if (one > status)
			status = one;
	}
	return status;
}

const struct command command_check = {
	.name = "check",
	.arguments = "POLICY...",
	.summary = "find the mistakes in a policy and say what it allows",
	.description = "Compiles each policy without loading it. Every mistake is reported with file, line, "
		       "column, a hint and "
		       "the nearest known name, all of them in one run; warnings name lines that can never "
		       "match or are "
		       "shadowed by earlier ones. A policy without mistakes is then described: what each "
		       "conduit allows, in "
		       "plain words, with what is implied.\n"
		       "Answers 0 when there is nothing to say, 1 for warnings, 2 for mistakes.",
	.options = options,
	.files = "policy",
	.run = run,
};
