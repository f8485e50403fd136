/* SPDX-License-Identifier: Apache-2.0 */
/* What the subcommands of `bulkhead rules` share: the command line, read once. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct command;

struct rules_options {
	bool is_quiet, is_json, shows_all, wants_disabled, allows_older, takes_part;
	const char *base_policy, *cache;
	const char *name, *date, *out, *captures, *store, *socket;
	const struct command *command;
	uint32_t version;
	unsigned signatures;          /* keys that must have signed; 0: one */
	unsigned long replay_limit;   /* most alerts of a replay; 0: any number */
	const char *const *variables; /* NAME=VALUE */
	unsigned variable_count;
	const char *const *keys;
	unsigned key_count;
	char **replays;
	unsigned replay_count;
	char **arguments;             /* behind the subcommand */
	unsigned argument_count;
};

/* Each answers an exit status. */
int rules_check(const struct rules_options *o);
int rules_pack(const struct rules_options *o);
int rules_sign(const struct rules_options *o);
int rules_verify(const struct rules_options *o);
int rules_install(const struct rules_options *o);
int rules_list(const struct rules_options *o);
int rules_rollback(const struct rules_options *o);
int rules_reload(const struct rules_options *o);
int rules_status(const struct rules_options *o);

/* The contents of this store have changed: a bulkheadd that runs, and uses it, loads its rules anew.  False after
 * saying why it does not; true when there is none. */
bool rules_tell(const struct rules_options *o, const char *store);
