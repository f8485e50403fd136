/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Walking command lines, and the line of progress.  TAP on standard output; what walking says about
 * mistakes goes to standard error.
 */
#include "dataplane/audit/command.h"
#include "dataplane/audit/progress.h"

#include <math.h>
#include <string.h>

static int count, failed;

static void ok(bool is_ok, const char *name)
{
	printf("%sok %d - %s\n", is_ok ? "" : "not ", ++count, name);
	failed += !is_ok;
}

enum { FORMAT, QUIET, NUMBER };

static const struct option_text options[] = {
	[FORMAT] = { "format", 'f', "FORMAT", "text|json", "A choice." },
	[QUIET] = { "quiet", 'q', NULL, NULL, "A switch." },
	[NUMBER] = { "number", 0, "N", NULL, "A value." },
	{ 0 },
};

static const struct command command = { .name = "test", .options = options };

/* Walks words up to NULL and writes down what option_next() answered: "0=json 1 -2=file". */
static const char *walk(const char *const *words)
{
	static char seen[256];
	char *argv[16] = { (char *)(uintptr_t)"test" };
	struct option_walk w = { .command = &command, .argc = 1, .argv = argv };
	const char *value;
	size_t len = 0;
	int option;

	for (; words[w.argc - 1]; w.argc++)
		argv[w.argc] = (char *)(uintptr_t)words[w.argc - 1];
	seen[0] = '\0';
	while ((option = option_next(&w, &value)) != OPTION_END && len < sizeof(seen) - 40) {
		len += (size_t)snprintf(seen + len, sizeof(seen) - len, "%s%d%s%s", len ? " " : "", option,
					value ? "=" : "", value ? value : "");
		if (option == OPTION_WRONG || option == OPTION_HELP)
			break;
	}
	return seen;
}

static void test_walk(void)
{
	static const struct {
		const char *words[6];
		const char *seen;
	} cases[] = {
		{ { NULL }, "" },
		{ { "--format", "json", "a", "-q", "b" }, "0=json -2=a 1 -2=b" },
		{ { "--format=text", "-fjson", "-f", "text" }, "0=text 0=json 0=text" },
		{ { "--number=", "--number", "-1" }, "2= 2=-1" },
		{ { "-", "--", "-q", "--" }, "-2=- -2=-q -2=--" },
		{ { "-h" }, "-4" },
		{ { "a", "--help" }, "-2=a -4" },
		{ { "--format" }, "-3" },
		{ { "--format", "xml" }, "-3" },
		{ { "--format", "tex" }, "-3" },
		{ { "--format=" }, "-3" },
		{ { "--quiet=1" }, "-3" },
		{ { "--forma", "text" }, "-3" },
		{ { "-x" }, "-3" },
		{ { "-qq" }, "-3" },
	};

	for (unsigned i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *seen = walk(cases[i].words);

		ok(strcmp(seen, cases[i].seen) == 0, cases[i].seen);
		if (strcmp(seen, cases[i].seen) != 0)
			printf("# saw %s\n", seen);
	}
}

static void test_progress(void)
{
	struct progress p = { .packet_rate = 1850000, .byte_rate = 410e6 };
	char line[128];

	progress_line(&p, 12300000, 0.621, 72, 120, line, sizeof(line));
	ok(strcmp(line, " 62% ###################........... 12 M packets, 1.9 M/s, 410 MB/s, 1:12 left") == 0,
	   line);
	progress_line(&p, 999, 0.5, 72, 80, line, sizeof(line));
	ok(strcmp(line, " 50% #####..... 999 packets, 1.9 M/s, 410 MB/s, 1:12 left") == 0, line);
	progress_line(&p, 1234, (double)NAN, (double)NAN, 80, line, sizeof(line));
	ok(strcmp(line, "1.2 k packets, 1.9 M/s, 410 MB/s") == 0, line);
	ok(progress_line(&p, 1234, 0.5, 72, 20, line, sizeof(line)) == 19, "a narrow terminal");
	ok(progress_line(&p, 1234, 0.5, 72, 80, line, 10) == 9, "a small buffer");
}

int main(void)
{
	test_walk();
	test_progress();
	printf("1..%d\n", count);
	return failed != 0;
}
