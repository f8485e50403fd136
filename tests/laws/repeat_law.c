/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The law of repeats: whether the engine remembers messages or dissects and judges each, report and counters are the
 * same, to the byte.  Held for every capture without a policy and with each of the policies below, which also say where
 * nothing may be remembered.
 *
 *   repeat_law CAPTURE-OR-FOLDER...      TAP; one line per policy
 */
#define _GNU_SOURCE /* open_memstream */
#include "dataplane/audit/report.h"
#include "dataplane/audit/run.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define CONDUIT(more_, lines_)                                                                         \
	"version = 1; mode = \"enforce\"; otherwise = \"drop\"; within = \"judge\";\n"                   \
	"zones = ( { name = \"plant\"; addresses = [ \"0.0.0.0/0\" ]; } );\n"                           \
	"conduits = ( { from = \"plant\"; to = \"plant\"; " more_ " allow = ( " lines_ " ); otherwise = \"refuse\"; } );\n"

static const struct law {
	const char *name, *policy;
	bool remembers; /* messages of some capture are remembered; else of none */
} laws[] = {
	{ "no policy", NULL, true },
	{ "ranges", CONDUIT("deny = ( \"any program|firmware|run\", \"modbus write address=40..50\" );",
			    "\"modbus read address=0..99\", \"modbus write address=0..9 value=0..750\", \"tcp port=80\""), true },
	{ "all that is read", CONDUIT("", "\"any changes=no\", \"modbus control\""), true },
	{ "mode monitor", CONDUIT("mode = \"monitor\";", "\"modbus read\", \"modbus write function=6 as=s16 value=-5..5\""), true },
	{ "a line with a rate", CONDUIT("", "{ match = \"modbus read\"; rate = \"5/s\"; }, \"modbus write|control\""), false },
	{ "a line that expires", CONDUIT("", "{ match = \"modbus read\"; expires = \"2020-01-01\"; }, \"any changes=no\""), false },
	{ "a line of a field that varies", CONDUIT("deny = ( \"modbus transaction=7\" );", "\"modbus read|write\""), false },
	{ "a line of the conversation", CONDUIT("", "\"modbus read src=10.0.0.0/8\", \"modbus write dst=192.168.0.0/16\""), false },
	{ "a line of transport and protocol", CONDUIT("", "\"tcp modbus read port=502\""), false },
	{ "a deny line of transport", CONDUIT("deny = ( \"tcp port=1502\" );", "\"modbus read|write\""), false },
	{ "answers that are judged", CONDUIT("deny = ( \"modbus role=answer value=5..9\" );", "\"modbus read|write\""), false },
};

struct outcome {
	char *text;
	size_t len;
	struct engine_counters counters;
};

static struct outcome judge(const char *path, const struct policy *policy, uint32_t repeats)
{
	struct engine_config config = engine_config_audit;
	struct report *report = report_create(policy);
	struct capture_list *list = capture_list_make(&(char *){ (char *)(uintptr_t)path }, 1);
	struct outcome o = { 0 };
	FILE *out = open_memstream(&o.text, &o.len);
	const struct engine_sink sink = { .ctx = report, .event = report_event, .token = report_token };

	config.repeats = repeats;
	if (!report || !list || !out || !run_captures(list, policy, &sink, &config, &o.counters))
		abort();
	report_counters(report, &o.counters);
	report_json(report, list, out);
	fclose(out);
	capture_list_free(list);
	report_destroy(report);
	return o;
}

/* The same but for how much was remembered? */
static bool is_same(const struct outcome *a, const struct outcome *b)
{
	struct engine_counters x = a->counters, y = b->counters;

	x.repeats = y.repeats = 0;
	return a->len == b->len && !memcmp(a->text, b->text, a->len) && !memcmp(&x, &y, sizeof x);
}

static bool holds(const struct law *law, struct capture_list *list, char where[400])
{
	struct diags diags = { 0 };
	struct policy *policy = law->policy ? policy_compile(law->policy, strlen(law->policy), law->name, &diags) : NULL;
	uint64_t remembered = 0;
	bool is_good = policy || !law->policy;

	if (!is_good)
		diags_print(&diags, stdout);
	diags_fini(&diags);
	for (unsigned i = 0; is_good && i < list->count; i++) {
		const char *path = list->files[i].path;
		struct outcome with, few, without;
		if (!path)
			continue;
		with = judge(path, policy, engine_config_audit.repeats);
		few = judge(path, policy, 2); /* rows are thrown out all the time */
		without = judge(path, policy, 0);
		is_good = is_same(&with, &without) && is_same(&few, &without) && !without.counters.repeats;
		remembered += with.counters.repeats;
		snprintf(where, 400, is_good ? "" : " but not of %s", path);
		free(with.text);
		free(few.text);
		free(without.text);
	}
	policy_destroy(policy);
	if (is_good && !remembered == law->remembers) {
		snprintf(where, 400, law->remembers ? " but nothing was remembered" : " but messages were remembered");
		is_good = false;
	}
	return is_good;
}

int main(int argc, char **argv)
{
	const unsigned count = sizeof laws / sizeof laws[0];
	struct stat folder;
	unsigned failed = 0;

	if (argc == 2 && stat(argv[1], &folder)) {
		printf("1..0 # SKIP %s is not here\n", argv[1]);
		return 0;
	}
	struct capture_list *list = capture_list_make(argv + 1, (unsigned)(argc - 1));
	for (unsigned i = 0; list && i < count; i++) {
		char where[400] = "";
		const bool is_good = holds(&laws[i], list, where);
		failed += !is_good;
		printf("%s %u - the same report with and without the memory of repeats: %s%s\n", is_good ? "ok" : "not ok",
		       i + 1, laws[i].name, where);
	}
	printf("1..%u\n", count);
	capture_list_free(list);
	return failed != 0 || !list;
}
