/* SPDX-License-Identifier: Apache-2.0 */
/* The child answers on a pipe with JSON and ends; who does not answer in time is ended. */
#define _GNU_SOURCE

#include "mgmt/daemon/policy_check.h"

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/sentence.h"

#include "rules/policy.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CPU_MAX_S 20
#define WALL_MAX_NS UINT64_C(30000000000)
#define MEMORY_MAX (UINT64_C(2) << 30)
#define ANSWER_MAX (16u << 20)
#define LINES_TOLD 2000
#define DIAGNOSTICS_TOLD 500

/* ---- the child ---- */

static json_t *diagnostics(const struct diags *d)
{
	static const char *const severities[] = { "error", "warning", "warning" };
	json_t *list = json_array();

	for (size_t i = 0; i < d->count && i < DIAGNOSTICS_TOLD; i++) {
		const struct diag *g = &d->list[i];
		json_array_append_new(list, json_pack("{s:s,s:i,s:i,s:s,s:s?}", "severity",
						      severities[g->severity], "line", (int)g->line, "column",
						      (int)g->column, "text", g->text, "hint", g->hint));
	}
	return list;
}

static json_t *lines(const struct policy *p, const struct conduit *c, bool denies)
{
	json_t *list = json_array();
	const struct line *l;

	for (size_t i = 0; i < LINES_TOLD && (l = conduit_line(p, c, denies, i)); i++)
		json_array_append_new(list, json_pack("{s:s,s:i,s:s?}", "text", line_text(l), "number",
						      (int)line_number(l), "reason", line_reason(l)));
	return list;
}

static json_t *conduits(const struct policy *p)
{
	json_t *list = json_array();
	const struct conduit *c;

	for (size_t i = 0; (c = policy_conduit_at(p, i)); i++)
		json_array_append_new(list,
				      json_pack("{s:s,s:s,s:s,s:i,s:o,s:o}", "from", conduit_from(c), "to",
						conduit_to(c), "mode", mode_names[conduit_mode(c)], "line",
						(int)conduit_line_number(c), "allow", lines(p, c, false),
						"deny", lines(p, c, true)));
	return list;
}

static const char *mode_of(const struct policy *p)
{
	const unsigned modes = policy_modes(p);
	for (unsigned i = 0; i < 3; i++)
		if (modes == 1u << i)
			return mode_names[i];
	return "mixed";
}

static void tell(int fd, const char *text, size_t len)
{
	struct diags diags = { 0 };
	struct policy *p = policy_compile(text, len, "the policy", &diags);

	if (p) {
		policy_lint(p, &diags);
		policy_lint_expired(p, clock_now_ns(), &diags);
	}
	json_t *j = json_pack("{s:b,s:o,s:i,s:s,s:o}", "is_good", p != NULL, "diagnostics",
			      diagnostics(&diags), "lines", p ? (int)policy_line_count(p) : 0, "mode",
			      p ? mode_of(p) : "", "conduits", p ? conduits(p) : json_array());
	_exit(j && !json_dumpfd(j, fd, JSON_COMPACT) ? 0 : 2);
}

static void be_child(int fd, const char *text, size_t len)
{
	const struct rlimit cpu = { CPU_MAX_S, CPU_MAX_S }, memory = { MEMORY_MAX, MEMORY_MAX },
			    none = { 0, 0 };

	signal(SIGPIPE, SIG_DFL);
	if (setrlimit(RLIMIT_CPU, &cpu) || setrlimit(RLIMIT_DATA, &memory) || setrlimit(RLIMIT_CORE, &none))
		_exit(2);
	tell(fd, text, len);
}

/* ---- the daemon ---- */

/* What the child says until it ends; NULL: it said too much, or took too long, and is ended. */
static char *listen_to(int fd, size_t *len)
{
	const uint64_t end = clock_up_ns() + WALL_MAX_NS;
	char *said = NULL;
	size_t cap = 0;

	for (*len = 0;;) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		const uint64_t now = clock_up_ns();
		if (now >= end || *len > ANSWER_MAX ||
		    (poll(&p, 1, (int)((end - now) / 1000000) + 1) <= 0 && errno != EINTR))
			break;
		if (cap - *len < 65536) {
			char *more = realloc(said, cap += 262144);
			if (!more)
				break;
			said = more;
		}
		const ssize_t n = read(fd, said + *len, cap - *len);
		if (n == 0)
			return said;
		if (n < 0 && errno != EINTR)
			break;
		*len += n > 0 ? (size_t)n : 0;
	}
	free(said);
	return NULL;
}

static json_t *without_answer(const char *why)
{
	return json_pack("{s:b,s:[{s:s,s:i,s:i,s:s,s:n}],s:i,s:s,s:[]}", "is_good", 0, "diagnostics",
			 "severity", "error", "line", 0, "column", 0, "text", why, "hint", "lines", 0, "mode",
			 "", "conduits");
}

json_t *policy_check(const char *text, size_t len)
{
	int pipes[2], status = 0;
	size_t said_len = 0;

	if (pipe2(pipes, O_CLOEXEC))
		return without_answer("no pipe to the compiler");
	const pid_t child = fork();
	if (child == 0) {
		close(pipes[0]);
		be_child(pipes[1], text, len);
	}
	close(pipes[1]);
	char *said = child > 0 ? listen_to(pipes[0], &said_len) : NULL;
	close(pipes[0]);
	if (child > 0 && !said)
		kill(child, SIGKILL);
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	json_t *answer = said && WIFEXITED(status) && !WEXITSTATUS(status)
				 ? json_loadb(said, said_len, 0, NULL)
				 : NULL;
	free(said);
	return answer ? answer : without_answer("compiling it takes too long or too much memory");
}

void policy_check_words(json_t *check, enum words_language language)
{
	static const char *const kinds[][2] = { { "deny", "policy.sentence.denies" },
						{ "allow", "policy.sentence.allows" } };
	json_t *conduit, *line;
	size_t i, k;

	json_array_foreach(json_object_get(check, "conduits"), i, conduit)
	{
		json_t *list = json_array();
		for (unsigned n = 0; n < 2; n++)
			json_array_foreach(json_object_get(conduit, kinds[n][0]), k, line)
				json_array_append_new(list,
						      sentence(language, kinds[n][1], "{s:O,s:O}", "line",
							       json_object_get(line, "text"), "number",
							       json_object_get(line, "number")));
		json_object_set_new(conduit, "sentences", list);
	}
}

bool policy_check_has_zone(const char *names, const char *zone)
{
	const size_t len = strlen(zone);

	for (const char *at = names; (at = strstr(at, zone)); at++)
		if (len && (at == names || (at - names > 1 && !strncmp(at - 2, ", ", 2))) &&
		    (!at[len] || !strncmp(at + len, ", ", 2)))
			return true;
	return false;
}
