/* SPDX-License-Identifier: Apache-2.0 */
/* What the subcommands of `bulkhead rules` share: the command line, read once. */
#pragma once

#include <stdbool.h>

struct rules_options {
	bool is_quiet, is_json, shows_all, wants_disabled;
	const char *base_policy, *cache;
	const char *const *variables; /* NAME=VALUE */
	unsigned variable_count;
	char **arguments;             /* behind the subcommand */
	unsigned argument_count;
};

/* Each answers an exit status. */
int rules_check(const struct rules_options *o);
