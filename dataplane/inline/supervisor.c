/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A small state machine.  The dataplane is started and says READY when all but its ports is prepared; only then
 * is what stands in for it taken away, so that a restart costs the line the time of opening ports and no more.
 * When it ends, or shows no life, it is killed and waited for before anything takes its place.
 */
#define _GNU_SOURCE /* memfd_create, struct ucred */

#include "dataplane/inline/supervisor.h"

#include "dataplane/inline/line.h"
#include "dataplane/host/clock.h"
#include "dataplane/host/log.h"
#include "dataplane/host/notify.h"
#include "dataplane/inline/plane.h"

#include <errno.h>
#include <grp.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LOOP_MS 50
#define START_MS 20000       /* a dataplane that takes longer to say READY or RUNNING hangs */
#define CONTROL_HANG_MS 60000 /* compiling a policy may take a while */

enum state { STATE_DEAD, STATE_STARTING, STATE_OPENING, STATE_RUNNING, STATE_STOPPING };

struct supervisor {
	const struct settings *settings;
	const char *config;
	enum state state;
	pid_t child;
	int socket;       /* to the dataplane, -1: none */
	int shared_fd, signals, listener;
	struct shared *shared;
	struct lines lines;
	uint64_t since_ms;      /* when the state began */
	uint64_t next_start_ms; /* STATE_DEAD */
	unsigned failures;      /* in a row */
	uint64_t beat[CORES_MAX + 1], beat_ms[CORES_MAX + 1];
	bool is_ending;
};

static uint64_t now_ms(void)
{
	return clock_read_ns(CLOCK_MONOTONIC) / 1000000; /* stands still while the machine sleeps */
}

static void enter(struct supervisor *v, enum state state)
{
	v->state = state;
	v->since_ms = now_ms();
}

/* ---- the dataplane's life ---- */

static void be_dataplane(const struct supervisor *v, int socket)
{
	char fds[64];
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	fcntl(socket, F_SETFD, 0);
	fcntl(v->shared_fd, F_SETFD, 0);
	fcntl(v->listener, F_SETFD, 0);
	snprintf(fds, sizeof fds, "%d,%d,%d", socket, v->shared_fd, v->listener);
	execl("/proc/self/exe", "bulkheadd", "--config", v->config, "--dataplane", fds, (char *)NULL);
	_exit(127);
}

static void start(struct supervisor *v)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair)) {
		log_error("no socket for the dataplane: %s", strerror(errno));
		v->next_start_ms = now_ms() + 1000;
		return;
	}
	atomic_store(&v->shared->worker_count, 0);
	v->child = fork();
	if (v->child == 0)
		be_dataplane(v, pair[1]);
	close(pair[1]);
	v->socket = pair[0];
	if (v->child < 0) {
		log_error("the dataplane cannot be started: %s", strerror(errno));
		close(v->socket);
		v->next_start_ms = now_ms() + 1000;
		return;
	}
	enter(v, STATE_STARTING);
}

static void hear(struct supervisor *v)
{
	char word = 0;
	const char go = PLANE_GO;

	if (recv(v->socket, &word, 1, MSG_DONTWAIT) != 1)
		return; /* it ended: waitpid() tells */
	if (word == PLANE_READY && v->state == STATE_STARTING) {
		enter(v, STATE_OPENING);
		lines_release(&v->lines);
		if (send(v->socket, &go, 1, MSG_NOSIGNAL) != 1)
			log_warning("the dataplane does not listen");
	} else if (word == PLANE_RUNNING && v->state == STATE_OPENING) {
		enter(v, STATE_RUNNING);
		log_notice("frames are judged");
		notify("READY=1\nSTATUS=frames are judged");
	}
}

/* The first restart is immediate, later ones wait up to five seconds. */
static uint64_t pause_ms(unsigned failures)
{
	const uint64_t pause = failures < 2 ? 0 : 100u << (failures < 8 ? failures - 2 : 6);
	return pause < 5000 ? pause : 5000;
}

static void bury(struct supervisor *v, int status, bool hung)
{
	const bool was_asked = v->state == STATE_STOPPING;

	if (v->socket >= 0)
		close(v->socket);
	v->socket = -1;
	v->child = 0;
	lines_engage(&v->lines);
	if (was_asked) {
		enter(v, STATE_DEAD);
		return;
	}
	if (v->state == STATE_RUNNING && now_ms() - v->since_ms > 10000)
		v->failures = 0;
	v->failures++;
	v->next_start_ms = now_ms() + pause_ms(v->failures);
	enter(v, STATE_DEAD);
	atomic_fetch_add(&v->shared->restarts, 1);
	atomic_store(&v->shared->failed_ns, clock_now_ns());
	atomic_store(&v->shared->failed_how, hung ? FAILURE_HANG : WIFSIGNALED(status) ? FAILURE_SIGNAL : FAILURE_EXIT);
	notify("STATUS=the dataplane is restarted");
	if (hung)
		log_error("the dataplane showed no life and was killed");
	else if (WIFSIGNALED(status))
		log_error("the dataplane was killed by signal %d", WTERMSIG(status));
	else
		log_error("the dataplane ended with status %d", WEXITSTATUS(status));
}

static void reap(struct supervisor *v)
{
	int status;
	if (v->child > 0 && waitpid(v->child, &status, WNOHANG) == v->child)
		bury(v, status, false);
}

static void kill_hung(struct supervisor *v)
{
	int status = 0;
	kill(v->child, SIGKILL);
	while (waitpid(v->child, &status, 0) < 0 && errno == EINTR)
		;
	bury(v, status, true);
}

/* ---- the watchdog ---- */

/* How long ago this sign of life was a new one. */
static uint64_t silent_ms(struct supervisor *v, unsigned i, uint64_t beat)
{
	if (beat != v->beat[i] || v->beat_ms[i] < v->since_ms) {
		v->beat[i] = beat;
		v->beat_ms[i] = now_ms();
	}
	return now_ms() - v->beat_ms[i];
}

static bool is_hung(struct supervisor *v)
{
	if (v->state == STATE_STARTING || v->state == STATE_OPENING || v->state == STATE_STOPPING)
		return now_ms() - v->since_ms > START_MS;
	if (v->state != STATE_RUNNING)
		return false;
	const uint32_t workers = atomic_load(&v->shared->worker_count);
	for (unsigned i = 0; i < workers && i < CORES_MAX; i++)
		if (silent_ms(v, i, atomic_load(&v->shared->beat[i])) > (uint64_t)v->settings->watchdog_ms)
			return true;
	return silent_ms(v, CORES_MAX, atomic_load(&v->shared->control_beat)) > CONTROL_HANG_MS;
}

/* ---- the loop ---- */

static void on_signal(struct supervisor *v)
{
	struct signalfd_siginfo info;
	const char stop = PLANE_STOP;

	if (read(v->signals, &info, sizeof info) != sizeof info)
		return;
	if (info.ssi_signo == SIGCHLD) {
		reap(v);
		return;
	}
	log_notice("asked to end");
	notify("STOPPING=1");
	v->is_ending = true;
	if (v->child > 0) {
		enter(v, STATE_STOPPING);
		if (send(v->socket, &stop, 1, MSG_NOSIGNAL) != 1)
			kill(v->child, SIGKILL);
	}
}

static void loop(struct supervisor *v)
{
	while (!v->is_ending || v->child > 0) {
		struct pollfd fds[2] = { { .fd = v->signals, .events = POLLIN },
					 { .fd = v->socket, .events = POLLIN } };

		if (v->state == STATE_DEAD && now_ms() >= v->next_start_ms)
			start(v);
		if (poll(fds, v->socket >= 0 ? 2 : 1, LOOP_MS) > 0) {
			if (v->socket >= 0 && fds[1].revents)
				hear(v);
			if (fds[0].revents)
				on_signal(v);
		}
		if (is_hung(v))
			kill_hung(v);
		if (v->state == STATE_RUNNING)
			lines_watch_links(&v->lines, v->shared, now_ms());
		notify("WATCHDOG=1");
	}
}

/* Makes a folder and those above it; what is new belongs to the dataplane's user. */
static bool make_folder(const struct settings *s, const char *path)
{
	char part[TEXT_MAX];

	for (size_t at = 1; path[at - 1]; at++) {
		if (path[at] != '/' && path[at])
			continue;
		snprintf(part, sizeof part, "%.*s", (int)at, path);
		if (!mkdir(part, 0750)) {
			if (s->user && chown(part, (uid_t)s->user, (gid_t)s->user))
				log_warning("%s: cannot be given to user %lld", part, (long long)s->user);
		} else if (errno != EEXIST) {
			log_error("%s cannot be made: %s", part, strerror(errno));
			return false;
		}
	}
	return true;
}

static bool make_folder_of(const struct settings *s, const char *path)
{
	char folder[TEXT_MAX];
	snprintf(folder, sizeof folder, "%s", path);
	char *slash = strrchr(folder, '/');
	if (!slash || slash == folder)
		return true;
	*slash = '\0';
	return make_folder(s, folder);
}

/* Whoever listens at the control socket: the process, 0: nobody. */
static pid_t listener_of(const struct sockaddr_un *a)
{
	struct ucred peer = { 0 };
	socklen_t len = sizeof peer;
	const int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);

	if (fd >= 0 && (connect(fd, (const struct sockaddr *)a, sizeof *a) ||
			getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &len)))
		peer.pid = 0;
	if (fd >= 0)
		close(fd);
	return peer.pid;
}

static pid_t parent_of(pid_t pid)
{
	char path[64];
	int parent = 0;
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	FILE *f = fopen(path, "re");
	if (f && fscanf(f, "%*d (%*[^)]) %*c %d", &parent) != 1)
		parent = 0;
	if (f)
		fclose(f);
	return (pid_t)parent;
}

/* The path of a process's program, also when an upgrade has put another file there: its length, 0: unknown. */
static size_t program_of(const char *link, char out[TEXT_MAX])
{
	static const char gone[] = " (deleted)";
	const size_t gone_len = sizeof gone - 1;
	const ssize_t n = readlink(link, out, TEXT_MAX);
	const size_t len = n < 0 ? 0 : (size_t)n;

	return len > gone_len && !memcmp(out + len - gone_len, gone, gone_len) ? len - gone_len : len;
}

static bool is_bulkheadd(pid_t pid)
{
	char path[64], its[TEXT_MAX], own[TEXT_MAX];
	snprintf(path, sizeof path, "/proc/%d/exe", (int)pid);
	const size_t a = program_of(path, its), b = program_of("/proc/self/exe", own);
	return a && a == b && !memcmp(its, own, a);
}

/* A dataplane whose supervisor was killed judges on; this one takes its place.  False: another supervisor runs. */
static bool end_orphan(const struct sockaddr_un *a)
{
	const pid_t pid = listener_of(a);

	if (pid <= 1 || !is_bulkheadd(pid))
		return true;
	if (is_bulkheadd(parent_of(pid))) {
		log_error("another bulkheadd runs, with the same control socket");
		return false;
	}
	log_notice("a dataplane without a supervisor is ended");
	kill(pid, SIGKILL);
	for (unsigned i = 0; i < 200 && !kill(pid, 0) && is_bulkheadd(pid); i++)
		usleep(10000);
	return true;
}

/* Management runs as a user of its own, which exists where it is installed: its group may use the socket. */
static void give_to_management(const char *path)
{
	const struct group *group = getgrnam("bulkhead");
	char folder[sizeof((struct sockaddr_un *)0)->sun_path];
	struct stat s;

	if (!group)
		return;
	snprintf(folder, sizeof folder, "%s", path);
	char *slash = strrchr(folder, '/');
	bool ok = !chown(path, (uid_t)-1, group->gr_gid);
	if (slash && slash != folder) {
		*slash = '\0';
		if (!stat(folder, &s) && !(s.st_mode & S_IXOTH))
			ok = !chown(folder, (uid_t)-1, group->gr_gid) && ok;
	}
	if (!ok)
		log_warning("control: %s cannot be given to the group bulkhead: %s", path, strerror(errno));
}

/* The supervisor listens, so that questions wait while the dataplane is restarted. */
static bool listen_control(struct supervisor *v)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };

	if (strlen(v->settings->control) >= sizeof a.sun_path) {
		log_error("control: %s is too long for a socket", v->settings->control);
		return false;
	}
	snprintf(a.sun_path, sizeof a.sun_path, "%.107s", v->settings->control);
	if (!end_orphan(&a))
		return false;
	v->listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	unlink(a.sun_path);
	const mode_t mask = umask(0117);
	const bool ok = v->listener >= 0 && !bind(v->listener, (const struct sockaddr *)&a, sizeof a) &&
			!listen(v->listener, 16);
	umask(mask);
	if (ok)
		give_to_management(a.sun_path);
	if (!ok)
		log_error("control: %s cannot be listened at: %s", a.sun_path, strerror(errno));
	return ok;
}

static bool prepare(struct supervisor *v)
{
	const struct settings *s = v->settings;
	sigset_t set;

	if (!make_folder(s, s->state) || !make_folder_of(s, s->control) || !make_folder_of(s, s->events) ||
	    !listen_control(v))
		return false;

	v->shared_fd = memfd_create("bulkhead-shared", MFD_CLOEXEC);
	if (v->shared_fd < 0 || ftruncate(v->shared_fd, sizeof *v->shared))
		return false;
	v->shared = mmap(NULL, sizeof *v->shared, PROT_READ | PROT_WRITE, MAP_SHARED, v->shared_fd, 0);
	if (v->shared == MAP_FAILED)
		return false;
	atomic_store(&v->shared->started_ns, clock_now_ns());
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	v->signals = signalfd(-1, &set, SFD_CLOEXEC);
	return v->signals >= 0;
}

int supervisor_run(const struct settings *s, const char *config)
{
	struct supervisor v = { .settings = s, .config = config, .socket = -1 };

	if (!prepare(&v)) {
		log_error("cannot begin");
		return 1;
	}
	const bool taken = lines_take(&v.lines, s);
	if (taken)
		loop(&v);
	lines_give_back(&v.lines);
	unlink(s->control);
	log_notice("ended");
	return taken ? 0 : 1;
}
