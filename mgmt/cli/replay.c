/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead replay`: what another policy would have done, from records instead of captures. */
#include "mgmt/cli/cli.h"

#include "dataplane/audit/against.h"
#include "dataplane/events/wire_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_POLICY, OPTION_AGAINST, OPTION_FORMAT };

static const struct option_text options[] = {
	[OPTION_POLICY] = { "policy", 'p', "FILE", NULL, "the policy to try" },
	[OPTION_AGAINST] = { "against", 'a', "FILE", NULL,
			     "compare with what this policy would have done, instead of with what was done" },
	[OPTION_FORMAT] = { "format", 'f', "FORMAT", "text|json", "form of the result (default: text)" },
	{ 0 },
};

struct replay {
	struct wire_reader *reader;
	struct wire_judge *then, *now; /* now: NULL: what the records say */
	struct against *against;
	uint64_t cut;                  /* records that are not whole */
	uint8_t *block;
	struct wire_event event;
};

static void *memory(size_t size)
{
	const size_t whole = (size + 63) & ~(size_t)63;
	void *p = aligned_alloc(64, whole);

	if (!p) {
		fprintf(stderr, "bulkhead replay: out of memory\n");
		exit(EXIT_USAGE);
	}
	return memset(p, 0, whole);
}

static struct wire_judge *judge_of(const struct policy *p)
{
	const uint32_t guards = engine_config_audit.guards;
	return p ? wire_judge_init(memory(wire_judge_size(guards)), p, guards) : NULL;
}

static void judge(struct replay *r)
{
	struct wire_event *e = &r->event;
	struct judgement now = e->event.judgement, then;

	if (r->now && !wire_judge(r->now, e, &now))
		return;
	if (!wire_judge(r->then, e, &then))
		return;
	r->cut += e->is_cut;
	e->event.judgement = now;
	against_judged(r->against, &e->event, then);
}

static int replay_file(struct replay *r, const char *path, FILE *in)
{
	const char *wrong = NULL;
	enum wire_got got;
	size_t len = 0, at = 0;
	unsigned number = 0;

	while ((got = wire_file_next(in, r->block, &len, &wrong)) == WIRE_EVENT) {
		number++;
		got = wire_open(r->reader, (struct bytes){ r->block, len }) ? WIRE_EVENT : WIRE_BAD;
		while (got == WIRE_EVENT && (got = wire_next(r->reader, &r->event)) == WIRE_EVENT)
			judge(r);
		if (got == WIRE_BAD) {
			wrong = wire_wrong(r->reader, &at);
			break;
		}
	}
	if (got == WIRE_BAD) {
		fprintf(stderr, "bulkhead replay: %s: block %u, byte %zu: %s\n", path, number, at, wrong);
		return EXIT_USAGE;
	}
	return EXIT_CLEAN;
}

static int replay_files(struct replay *r, char *const *paths, unsigned count)
{
	int status = EXIT_CLEAN;

	for (unsigned i = 0; i < count; i++) {
		const bool is_stdin = !strcmp(paths[i], "-");
		FILE *in = is_stdin ? stdin : fopen(paths[i], "rb");
		int one = EXIT_USAGE;
		if (!in) {
			fprintf(stderr, "bulkhead replay: %s: %s\n", paths[i], strerror(errno));
		} else {
			one = replay_file(r, is_stdin ? "standard input" : paths[i], in);
			if (!is_stdin)
				fclose(in);
		}
		status = one > status ? one : status;
	}
	return status;
}

static struct policy *load(const char *path, bool *is_good)
{
	struct diags diags = { 0 };
	struct policy *p = path ? policy_load(path, &diags) : NULL;

	diags_print(&diags, stderr);
	diags_fini(&diags);
	*is_good = *is_good && (p || !path);
	return p;
}

static int replay(const char *policy_path, const char *against_path, bool is_json, char *const *paths, unsigned count)
{
	bool is_good = true;
	struct policy *policy = load(policy_path, &is_good), *against = load(against_path, &is_good);
	int status = EXIT_USAGE;

	if (is_good) {
		struct replay *r = memory(sizeof *r);
		r->reader = wire_reader_init(memory(WIRE_READER_SIZE), WIRE_READER_SIZE);
		r->block = memory(WIRE_BLOCK_MAX);
		r->then = judge_of(policy);
		r->now = judge_of(against);
		r->against = against_create(policy, 16);
		status = r->against ? replay_files(r, paths, count) : EXIT_USAGE;
		if (status == EXIT_CLEAN && against_different(r->against))
			status = EXIT_FINDINGS;
		if (r->against && is_json)
			against_json(r->against, policy_path, stdout);
		else if (r->against)
			against_text(r->against, policy_path, stdout);
		if (is_json)
			putchar('\n');
		if (r->cut)
			fprintf(stderr, "bulkhead replay: %llu records hold the beginning of their values only\n",
				(unsigned long long)r->cut);
		against_destroy(r->against);
		free(r->now);
		free(r->then);
		free(r->block);
		free(r->reader);
		free(r);
	}
	policy_destroy(policy);
	policy_destroy(against);
	return status;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk w = { .command = self, .argc = argc, .at = 1, .argv = argv };
	const char *policy = NULL, *against = NULL, *value;
	char **paths = calloc((size_t)argc, sizeof *paths);
	bool is_json = false;
	unsigned count = 0;
	int status = EXIT_USAGE, option;

	while (paths && (option = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, option, &status))
			goto out;
		if (option == OPTION_POLICY)
			policy = value;
		else if (option == OPTION_AGAINST)
			against = value;
		else if (option == OPTION_FORMAT)
			is_json = !strcmp(value, "json");
		else
			paths[count++] = argv[w.at - 1];
	}
	if (!policy || !count)
		fprintf(stderr, "bulkhead replay: which %s? See `bulkhead replay --help`.\n",
			policy ? "records" : "policy (--policy)");
	else
		status = replay(policy, against, is_json, paths, count);
out:
	free(paths);
	return status;
}

const struct command command_replay = {
	.name = "replay",
	.arguments = "RECORDS...",
	.summary = "list what another policy would have judged differently",
	.description =
		"RECORDS are files that `bulkhead audit --records` wrote, or - for standard input: what was judged, "
		"without the packets. Each is judged again by the policy, in the same order, with rates, steps and "
		"schedules; what comes out differently is listed in groups, what would be stopped first.\n"
		"Answers 0 when nothing differs, 1 when something does, 2 when something could not be read.",
	.options = options,
	.run = run,
};
