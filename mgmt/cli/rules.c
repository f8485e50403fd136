/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead rules`: signature rules and bundles of them; this file reads the command line. */
#include "mgmt/cli/rules.h"
#include "mgmt/cli/ask.h"
#include "mgmt/cli/cli.h"

#include "rules/diag.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	OPTION_ALL, OPTION_JSON, OPTION_QUIET, OPTION_DISABLED, OPTION_SET, OPTION_BASE, OPTION_CACHE, OPTION_NAME,
	OPTION_VERSION, OPTION_DATE, OPTION_OUT, OPTION_CAPTURES, OPTION_KEY, OPTION_SIGNATURES, OPTION_STORE,
			OPTION_OLDER,
	OPTION_REPLAY, OPTION_MOST, OPTION_PART, OPTION_SOCKET,
};

static const struct option_text options[] = {
	[OPTION_ALL] = { "all", 'a', NULL, NULL, "check: list every rule, not only those with something to know" },
	[OPTION_JSON] = { "json", 'j', NULL, NULL, "check, status: print JSON" },
	[OPTION_QUIET] = { "quiet", 'q', NULL, NULL, "check: say nothing but mistakes and totals" },
	[OPTION_DISABLED] = { "disabled", 'd', NULL, NULL, "check: load rules that are commented out, too" },
	[OPTION_SET] = { "set", 's', "NAME=VALUE", NULL, "check: define a variable; may be given several times" },
	[OPTION_BASE] = { "base-policy", 'b', "NAME", "connectivity|balanced|security|max-detect",
		"check: load what this base policy of a vendor's set holds" },
	[OPTION_CACHE] = { "cache", 0, "FOLDER", NULL, "check: keep compiled patterns here" },
	[OPTION_NAME] = { "name", 'n', "NAME", NULL, "pack: what the bundle is called" },
	[OPTION_VERSION] = { "bundle-version", 0, "N", NULL, "pack: its version, a number that rises" },
	[OPTION_DATE] = { "date", 0, "YYYY-MM-DD", NULL, "pack: its date, today unless set" },
	[OPTION_OUT] = { "out", 'o', "FILE", NULL, "pack: where to write it" },
	[OPTION_CAPTURES] = { "captures", 'c', "FOLDER", NULL,
		"pack: captures that rules must hit and must not, FOLDER/hit/SID.pcap and FOLDER/miss/SID.pcap" },
	[OPTION_KEY] = { "key", 'k', "FILE", NULL,
		"sign: the secret key of minisign; verify and install: a trusted public key, may be given several "
				"times" },
	[OPTION_SIGNATURES] =
			{ "signatures", 0, "N", NULL, "verify, install: how many trusted keys must have signed, 1 "
			"unless set" },
	[OPTION_STORE] =
			{ "store", 0, "FOLDER", NULL, "install, list, rollback: where bundles are, "
			"/var/lib/bulkhead/rules unless set" },
	[OPTION_OLDER] = { "allow-older", 0, NULL, NULL, "install: also a version older than the one in force" },
	[OPTION_REPLAY] =
			{ "replay", 'r', "CAPTURE", NULL, "install: recorded traffic to try it on; may be given "
			"several times" },
	[OPTION_MOST] = { "most", 0, "N", NULL, "install: refuse when the replay gives more alerts than this" },
	[OPTION_PART] = { "partly", 0, NULL, NULL, "reload: rules with mistakes are left out, the others loaded" },
	[OPTION_SOCKET] = ASK_OPTION_SOCKET,
	{ 0 },
};

static const struct {
	const char *name;
	int (*run)(const struct rules_options *o);
} subcommands[] = {
	{ "check", rules_check }, { "pack", rules_pack }, { "sign", rules_sign }, { "verify", rules_verify },
	{ "install", rules_install }, { "list", rules_list }, { "rollback", rules_rollback },
	{ "reload", rules_reload }, { "status", rules_status },
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

/* Lists of the options that may be given several times. */
struct lists {
	const char **variables, **keys;
	char **replays, **arguments;
};

static bool read_count(const char *option, const char *text, unsigned long most, unsigned long *out)
{
	char *end;
	errno = 0;
	*out = strtoul(text, &end, 10);
	if (*text >= '0' && *text <= '9' && !*end && !errno && *out <= most)
		return true;
	fprintf(stderr, "bulkhead rules: --%s needs a whole number of at most %lu, not '%s'\n", option, most, text);
	return false;
}

static bool set_option(struct rules_options *o, struct lists *l, int option, const char *value, char *raw)
{
	unsigned long n;
	switch (option) {
	case OPTION_ALL: o->shows_all = true; return true;
	case OPTION_JSON: o->is_json = true; return true;
	case OPTION_QUIET: o->is_quiet = true; return true;
	case OPTION_DISABLED: o->wants_disabled = true; return true;
	case OPTION_OLDER: o->allows_older = true; return true;
	case OPTION_SET: l->variables[o->variable_count++] = value; return true;
	case OPTION_KEY: l->keys[o->key_count++] = value; return true;
	case OPTION_REPLAY: l->replays[o->replay_count++] = raw; return true;
	case OPTION_BASE: o->base_policy = value; return true;
	case OPTION_CACHE: o->cache = value; return true;
	case OPTION_NAME: o->name = value; return true;
	case OPTION_DATE: o->date = value; return true;
	case OPTION_OUT: o->out = value; return true;
	case OPTION_CAPTURES: o->captures = value; return true;
	case OPTION_STORE: o->store = value; return true;
	case OPTION_PART: o->takes_part = true; return true;
	case OPTION_SOCKET: o->socket = value; return true;
	case OPTION_VERSION:
		if (!read_count("bundle-version", value, UINT32_MAX, &n))
			return false;
		o->version = (uint32_t)n;
		return true;
	case OPTION_SIGNATURES:
		if (!read_count("signatures", value, 8, &n))
			return false;
		o->signatures = (unsigned)n;
		return true;
	default: /* OPTION_MOST */
		return read_count("most", value, 1000000000, &o->replay_limit);
	}
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk w = { .command = self, .argc = argc, .argv = argv };
	struct rules_options o = { .command = self };
	const size_t most = (size_t)argc + 1;
	struct lists l = { calloc(most, sizeof(*l.variables)), calloc(most, sizeof(*l.keys)), calloc(most,
			sizeof(*l.replays)),
			   calloc(most, sizeof(*l.arguments)) };
	const char *value, *subcommand = NULL;
	int status = EXIT_USAGE, option;

	if (!l.variables || !l.keys || !l.replays || !l.arguments)
		goto out;
	while ((option = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, option, &status))
			goto out;
		/* As it stands in argv: the value is its end. */
		char *raw = value ? argv[w.at - 1] + strlen(argv[w.at - 1]) - strlen(value) : NULL;
		if (option == OPTION_ARGUMENT && !subcommand)
			subcommand = value;
		else if (option == OPTION_ARGUMENT)
			l.arguments[o.argument_count++] = raw;
		else if (!set_option(&o, &l, option, value, raw))
			goto out;
	}
	o.variables = l.variables;
	o.keys = l.keys;
	o.replays = l.replays;
	o.arguments = l.arguments;
	if (subcommand)
		status = dispatch(subcommand, &o);
	else
		fprintf(stderr, "bulkhead rules: what? See `bulkhead rules --help`.\n");
out:
	free(l.arguments);
	free(l.replays);
	free(l.keys);
	free(l.variables);
	return status;
}

const struct command command_rules = {
	.name = "rules",
	.arguments = "check|pack|sign|verify|install|list|rollback|reload|status ...",
	.summary = "check signature rules, and pack, sign, install and take back bundles of them",
	.description =
		"check FILE... reads rules in the dialects of Suricata, Snort 2 and Snort 3 and says of each whether "
				"it is loaded, "
		"what one should know about it, or why it is not loaded, with file, line and column; then how many "
				"there are, what "
		"makes them candidates, and which can never match. It answers 0 when every rule is loaded, 1 when "
				"some are not, 2 "
		"when a file cannot be read.\n"
		"pack FILE... makes a bundle of rules (and policy snippets, *.conf) with the captures that they must "
				"hit and must "
		"not. sign BUNDLE writes a signature beside it, in the format of minisign; verify BUNDLE checks it.\n"
		"install BUNDLE verifies, compiles, runs the bundle's own captures and a replay, and only "
		"then puts it in force; a step that fails changes nothing. list says what is in force and "
		"for how long, rollback NAME takes the last version back; a bulkheadd that runs takes "
		"either at once. reload has it read its rules anew, status says which rules are in force "
		"and how old they are. They answer 0 when done, 1 when the bundle or the rules are "
		"refused, 2 when the command line is wrong.",
	.options = options,
	.files = "rules",
	.run = run,
};
