/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE

#include "mgmt/daemon/child.h"

#include "mgmt/daemon/database.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CPU_MAX_S 20
#define WALL_MAX_NS UINT64_C(30000000000)
#define MEMORY_MAX (UINT64_C(2) << 30)
#define ANSWER_MAX (64u << 20)
#define ARGUMENTS_MAX 32

static void limit(void)
{
	const struct rlimit cpu = { CPU_MAX_S, CPU_MAX_S }, memory = { MEMORY_MAX, MEMORY_MAX }, none = { 0, 0 };

	signal(SIGPIPE, SIG_DFL);
	if (setrlimit(RLIMIT_CPU, &cpu) || setrlimit(RLIMIT_DATA, &memory) || setrlimit(RLIMIT_CORE, &none))
		_exit(2);
}

/* What the child says until it ends; NULL: it said too much, or took too long. */
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
		const ssize_t n = read(fd, said + *len, cap - *len - 1);
		if (n == 0) {
			said[*len] = '\0';
			return said;
		}
		if (n < 0 && errno != EINTR)
			break;
		*len += n > 0 ? (size_t)n : 0;
	}
	free(said);
	return NULL;
}

/* Hears it out and waits for its end; answers its exit status, -1: it did not end by itself. */
static int hear(pid_t child, int fd, char **said, size_t *len)
{
	int status = 0;

	*said = child > 0 ? listen_to(fd, len) : NULL;
	close(fd);
	if (child > 0 && !*said)
		kill(child, SIGKILL);
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return *said && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

json_t *child_answer(child_work *work, const void *ctx)
{
	int pipes[2];
	size_t len = 0;
	char *said;

	if (pipe2(pipes, O_CLOEXEC))
		return NULL;
	const pid_t child = fork();
	if (child == 0) {
		close(pipes[0]);
		limit();
		_exit(work(pipes[1], ctx));
	}
	close(pipes[1]);
	json_t *answer = hear(child, pipes[0], &said, &len) == 0 ? json_loadb(said, len, 0, NULL) : NULL;
	free(said);
	return answer;
}

/* Beside this program, as in a build; else where it is installed. */
static void find_bulkhead(char path[PATH_MAX])
{
	static const char *const beside[] = { "/bulkhead", "/../../bulkhead", "/../bin/bulkhead" };
	char self[PATH_MAX];
	const ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);

	self[n > 0 ? n : 0] = '\0';
	const char *folder = dirname(self);
	for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++)
		if (snprintf(path, PATH_MAX, "%s%s", folder, beside[i]) < PATH_MAX && !access(path, X_OK))
			return;
	snprintf(path, PATH_MAX, "/usr/bin/bulkhead");
}

int child_bulkhead(const char *const *arguments, char **said)
{
	union {
		const char *const_[ARGUMENTS_MAX + 2];
		char *list[ARGUMENTS_MAX + 2];
	} a = { .const_ = { "bulkhead" } };
	char program[PATH_MAX];
	int pipes[2];
	size_t len = 0;

	*said = NULL;
	for (unsigned i = 0; i < ARGUMENTS_MAX && arguments[i]; i++)
		a.const_[i + 1] = arguments[i];
	find_bulkhead(program);
	if (pipe2(pipes, O_CLOEXEC))
		return -1;
	const pid_t child = fork();
	if (child == 0) {
		const int none = open("/dev/null", O_RDONLY);
		limit();
		if (none < 0 || dup2(none, 0) < 0 || dup2(pipes[1], 1) < 0 || dup2(pipes[1], 2) < 0)
			_exit(127);
		execv(program, a.list);
		_exit(127);
	}
	close(pipes[1]);
	return hear(child, pipes[0], said, &len);
}
