/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Over a stream between the two go a length and that many bytes, both ways; the answer has a byte for yes or no in
 * front.  The helper is single-threaded, drops every capability, and ends when the dataplane does.
 */
#define _GNU_SOURCE

#include "dataplane/inline/compiler.h"

#include "dataplane/control.h"
#include "dataplane/host/clock.h"
#include "dataplane/host/log.h"
#include "dataplane/inline/sandbox.h"

#include "rules/policy.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define WALL_MAX_S 40
#define SAID_MAX 60000u /* of a reply */

enum outcome { OUTCOME_GOOD = 'y', OUTCOME_BAD = 'n' };

static bool move(int fd, void *bytes, size_t len, bool out)
{
	for (size_t done = 0; done < len;) {
		uint8_t *at = (uint8_t *)bytes + done;
		const ssize_t n = out ? send(fd, at, len - done, MSG_NOSIGNAL) : read(fd, at, len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		done += (size_t)n;
	}
	return true;
}

/* ---- in the helper ---- */

/* The child: answers on fd and ends. */
static void compile(int fd, const struct settings *s, const char *text, size_t len)
{
	const rlim_t seconds = (rlim_t)s->policy_cpu_s, bytes = (rlim_t)s->policy_memory_mb << 20;
	const struct rlimit cpu = { seconds, seconds }, memory = { bytes, bytes }, none = { 0, 0 };
	struct diags diags = { 0 };
	char *said = NULL;
	size_t said_len = 0;

	if (setrlimit(RLIMIT_CPU, &cpu) || setrlimit(RLIMIT_DATA, &memory) || setrlimit(RLIMIT_CORE, &none) ||
	    setrlimit(RLIMIT_FSIZE, &none))
		_exit(2);
	const bool good = policy_compile(text, len, "the policy", &diags);
	FILE *out = open_memstream(&said, &said_len);
	if (!out)
		_exit(2);
	diags_print(&diags, out);
	if (fclose(out))
		_exit(2);
	uint32_t n = (uint32_t)(said_len < SAID_MAX ? said_len : SAID_MAX);
	char outcome = good ? OUTCOME_GOOD : OUTCOME_BAD;
	_exit(move(fd, &outcome, 1, true) && move(fd, &n, sizeof n, true) && move(fd, said, n, true) ? 0 : 2);
}

static void answer(int fd, const char *words)
{
	char outcome = OUTCOME_BAD, copy[200];
	uint32_t n = (uint32_t)snprintf(copy, sizeof copy, "%s", words);
	(void)(move(fd, &outcome, 1, true) && move(fd, &n, sizeof n, true) && move(fd, copy, n, true));
}

static uint64_t now_ms(void)
{
	return clock_read_ns(CLOCK_MONOTONIC) / 1000000; /* stands still while the machine sleeps */
}

/* How the child ended; it is killed when it takes too long. */
static int wait_for(pid_t child)
{
	const uint64_t end = now_ms() + WALL_MAX_S * 1000;
	int status;

	while (waitpid(child, &status, WNOHANG) == 0) {
		if (now_ms() > end)
			kill(child, SIGKILL);
		nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
	}
	return status;
}

static void serve(int fd, const struct settings *s)
{
	uint32_t len;

	while (move(fd, &len, sizeof len, false) && len <= CONTROL_POLICY_MAX) {
		char *text = malloc(len + 1u);
		if (!text || !move(fd, text, len, false))
			_exit(1);
		text[len] = '\0';
		const pid_t child = fork();
		if (child == 0)
			compile(fd, s, text, len);
		free(text);
		const int status = child > 0 ? wait_for(child) : -1;
		if (child < 0)
			answer(fd, "no process to compile it in");
		else if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
			answer(fd, "compiling it takes too long");
		else if (!WIFEXITED(status) || WEXITSTATUS(status))
			answer(fd, "compiling it takes too much memory, or ended the compiler");
	}
	_exit(0);
}

static void be_helper(int fd, const struct settings *s, pid_t parent)
{
	prctl(PR_SET_NAME, "bulkhead-policy", 0, 0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
	for (int other = 3; other < 1024; other++)
		if (other != fd)
			close(other);
	if (!sandbox_compiler(s))
		_exit(1);
	serve(fd, s);
}

/* ---- in the dataplane ---- */

bool compiler_start(struct compiler *c, const struct settings *s)
{
	const pid_t parent = getpid();
	int pair[2];

	*c = (struct compiler){ .fd = -1 };
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair)) {
		log_error("no socket for the compiler of policies: %s", strerror(errno));
		return false;
	}
	const pid_t child = fork();
	if (child == 0) {
		close(pair[0]);
		be_helper(pair[1], s, parent);
	}
	close(pair[1]);
	if (child < 0) {
		log_error("no process for the compiler of policies: %s", strerror(errno));
		close(pair[0]);
		return false;
	}
	c->fd = pair[0];
	return true;
}

static bool is_readable(int fd, int ms)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	return poll(&p, 1, ms) > 0;
}

bool compiler_try(struct compiler *c, const char *text, size_t len, char **said, void (*wait)(void *ctx), void *ctx)
{
	union {
		const char *in;
		char *out;
	} from = { .in = text };
	uint32_t n = (uint32_t)len;
	char outcome = OUTCOME_BAD;

	*said = NULL;
	bool ok = c->fd >= 0 && move(c->fd, &n, sizeof n, true) && move(c->fd, from.out, len, true);
	for (unsigned i = 0; ok && !is_readable(c->fd, 10); i++) {
		wait(ctx);
		ok = i < 100 * (WALL_MAX_S + 5);
	}
	ok = ok && move(c->fd, &outcome, 1, false) && move(c->fd, &n, sizeof n, false) && n <= SAID_MAX;
	*said = ok ? malloc(n + 1u) : NULL;
	ok = *said && move(c->fd, *said, n, false);
	if (ok) {
		(*said)[n] = '\0';
		return outcome == OUTCOME_GOOD;
	}
	free(*said);
	*said = strdup("the compiler of policies is gone; a restart of bulkheadd brings it back");
	compiler_end(c);
	return false;
}

void compiler_end(struct compiler *c)
{
	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
}
