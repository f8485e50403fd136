/* SPDX-License-Identifier: Apache-2.0 */
/*
 * In this order: capabilities (with no_new_privs), folders (Landlock, where the kernel has it), system calls
 * (seccomp).  A call that is not on the list fails with EPERM and is named in the audit log; it does not end the
 * process, because a firewall that dies of a library's curiosity stops the line.
 */
#define _GNU_SOURCE

#include "dataplane/inline/sandbox.h"

#include "dataplane/host/log.h"
#include "dataplane/inline/port.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool keep_capabilities(uint32_t kept)
{
	struct __user_cap_header_struct head = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[2] = { { .effective = kept, .permitted = kept } };

	for (int cap = 0; cap < 64; cap++)
		(void)prctl(PR_CAPBSET_DROP, cap, 0, 0, 0); /* fails behind the last one */
	(void)prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	if (!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) && !syscall(SYS_capset, &head, data))
		return true;
	log_error("cannot drop capabilities: %s", strerror(errno));
	return false;
}

bool sandbox_prepare(void)
{
	return keep_capabilities(1u << CAP_SETUID | 1u << CAP_SETGID);
}

/* This thread only: libc's functions ask all threads at once, of which some could not, and then end the process. */
static bool become_user(const struct settings *s)
{
	const uid_t id = (uid_t)s->user;

	if (!id || (!syscall(SYS_setgroups, 0, NULL) && !syscall(SYS_setresgid, id, id, id) &&
		    !syscall(SYS_setresuid, id, id, id)))
		return true;
	log_error("cannot become user %u: %s", id, strerror(errno));
	return false;
}

/* ---- folders ---- */

static void folder_of(const char *path, char out[TEXT_MAX])
{
	snprintf(out, TEXT_MAX, "%s", path);
	char *slash = strrchr(out, '/');
	if (slash && slash != out)
		*slash = '\0';
	else
		snprintf(out, TEXT_MAX, "%s", slash ? "/" : ".");
}

#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITING (READING | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE)

static bool allow_folder(int rules, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr a = {
		.allowed_access = access,
		.parent_fd = open(path, O_PATH | O_CLOEXEC | O_DIRECTORY),
	};
	if (a.parent_fd < 0)
		return false;
	const long error = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &a, 0);
	close(a.parent_fd);
	return !error;
}

/* Signature rules are read again when somebody asks.  What is not there now cannot be read later either. */
static void allow_rules(int rules, const struct settings *s)
{
	char folder[TEXT_MAX];
	struct stat st;

	for (unsigned i = 0; i < s->rules.count; i++) {
		const char *path = s->rules.text[i];
		folder_of(path, folder); /* of a file: editors write a new one in its place */
		if (!allow_folder(rules, !stat(path, &st) && S_ISDIR(st.st_mode) ? path : folder, READING))
			log_warning("%s is not there: rules in it are not found until the next start", path);
	}
	if (s->rule_store[0])
		(void)allow_folder(rules, s->rule_store, READING);
	if (s->rule_cache[0])
		(void)allow_folder(rules, s->rule_cache, READING);
}

/* The folders as the kernel wants them; -1: it has no Landlock; *ok false: it has, and does not take them. */
static int folder_rules(const struct settings *s, bool *ok)
{
	const struct landlock_ruleset_attr a = { .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1 };
	char events[TEXT_MAX];
	const int rules = (int)syscall(SYS_landlock_create_ruleset, &a, sizeof a, 0);

	if (rules < 0) {
		log_notice("the kernel has no Landlock: files outside the folders are kept off by permissions only");
		*ok = true;
		return -1;
	}
	folder_of(s->events, events);
	*ok = allow_folder(rules, s->state, WRITING) && (!s->events[0] || allow_folder(rules, events, WRITING));
	allow_rules(rules, s);
	return rules;
}

bool sandbox_compiler(const struct settings *s)
{
	const struct landlock_ruleset_attr a = { .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1 };

	if (!become_user(s) || !keep_capabilities(0))
		return false;
	const int rules = (int)syscall(SYS_landlock_create_ruleset, &a, sizeof a, 0);
	const bool ok = rules < 0 || !syscall(SYS_landlock_restrict_self, rules, 0);
	if (rules >= 0)
		close(rules);
	return ok;
}

/* ---- system calls ---- */

static const int allowed[] = {
	/* memory, threads, time */
	SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise),
	SCMP_SYS(futex), SCMP_SYS(clone), SCMP_SYS(clone3), SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
	SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(sched_setaffinity), SCMP_SYS(gettid),
	SCMP_SYS(getpid), SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(clock_gettime),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(prctl), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(getrandom),
	SCMP_SYS(membarrier), SCMP_SYS(get_mempolicy), SCMP_SYS(sysinfo), SCMP_SYS(getrusage),
	/* signals */
	SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
	SCMP_SYS(tgkill),
	/* what is open, and files in its folders */
	SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close),
	SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(openat), SCMP_SYS(fsync),
	SCMP_SYS(fdatasync), SCMP_SYS(ftruncate), SCMP_SYS(fcntl), SCMP_SYS(getdents64), SCMP_SYS(rename),
	SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(dup), SCMP_SYS(ioctl),
	SCMP_SYS(setpriority), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
	/* sockets that are open: ports, management */
	SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(select), SCMP_SYS(pselect6), SCMP_SYS(epoll_wait),
	SCMP_SYS(epoll_pwait), SCMP_SYS(epoll_ctl), SCMP_SYS(accept4), SCMP_SYS(accept), SCMP_SYS(sendto),
	SCMP_SYS(sendmsg), SCMP_SYS(recvfrom), SCMP_SYS(recvmsg), SCMP_SYS(getsockopt), SCMP_SYS(setsockopt),
	SCMP_SYS(shutdown), SCMP_SYS(getsockname), SCMP_SYS(listen),
};

static bool filter_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int error = filter ? 0 : -ENOMEM;

	/* Threads that DPDK has already started get it too. */
	if (!error)
		error = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
	for (size_t i = 0; i < sizeof allowed / sizeof allowed[0] && !error; i++)
		error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	/* The interfaces of DPDK's drivers ask for sockets when they look at a link; the kernel gives these without
	 * any right. */
	if (!error)
		error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(socket), 1,
					 SCMP_A0(SCMP_CMP_EQ, AF_INET, 0));
	if (!error)
		error = seccomp_load(filter);
	if (filter)
		seccomp_release(filter);
	if (error)
		log_error("system calls cannot be filtered: %s", strerror(-error));
	return !error;
}

/* ---- each thread ---- */

struct confinement {
	const struct settings *settings;
	int rules; /* -1: none */
	bool ok;
};

/* Rights belong to a thread: those that it starts later inherit what is left. */
static void give_up(void *ctx)
{
	struct confinement *c = ctx;

	c->ok = become_user(c->settings) && keep_capabilities(0);
	if (c->ok && c->rules >= 0 && syscall(SYS_landlock_restrict_self, c->rules, 0)) {
		log_error("cannot be confined to its folders: %s", strerror(errno));
		c->ok = false;
	}
}

bool sandbox_enter(const struct settings *s)
{
	struct confinement c = { .settings = s };
	bool ok;

	c.rules = folder_rules(s, &ok);
	if (ok) {
		ok = eal_in_interrupt_thread(give_up, &c) && c.ok;
		give_up(&c);
		ok = ok && c.ok && filter_calls();
	} else {
		log_error("cannot be confined to its folders: %s", strerror(errno));
	}
	if (c.rules >= 0)
		close(c.rules);
	if (ok)
		log_info("no capabilities, %zu system calls", sizeof allowed / sizeof allowed[0]);
	return ok;
}
