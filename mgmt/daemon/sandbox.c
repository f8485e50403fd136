/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A system call that is not on the list fails with EPERM.  Children (a dry run, a mail of a report) inherit the
 * list, so it has what starting one needs.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/sandbox.h"

#include "dataplane/host/log.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <pwd.h>
#include <seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool drop_capabilities(void)
{
	struct __user_cap_header_struct head = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct none[2] = { { 0 } };

	for (int cap = 0; cap < 64; cap++)
		(void)prctl(PR_CAPBSET_DROP, cap, 0, 0, 0); /* fails behind the last one */
	(void)prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	if (!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) && !syscall(SYS_capset, &head, none))
		return true;
	log_error("cannot drop capabilities: %s", strerror(errno));
	return false;
}

/* The state folder and the console's socket go to the user, who could not take them. */
static bool hand_over(const struct mgmt_settings *s, const struct passwd *p)
{
	if (mkdir(s->state, 0700) && errno != EEXIST)
		return false;
	return !chown(s->state, p->pw_uid, p->pw_gid) && (!s->socket[0] || !chown(s->socket, (uid_t)-1, p->pw_gid));
}

static bool become(const struct mgmt_settings *s)
{
	const struct passwd *p = getpwnam(s->user);

	if (!p) {
		log_error("there is no user '%s': make it, or set 'user'", s->user);
		return false;
	}
	if (hand_over(s, p) && !initgroups(s->user, p->pw_gid) && !setresgid(p->pw_gid, p->pw_gid, p->pw_gid) &&
	    !setresuid(p->pw_uid, p->pw_uid, p->pw_uid))
		return true;
	log_error("cannot become %s: %s", s->user, strerror(errno));
	return false;
}

bool sandbox_become(const struct mgmt_settings *s)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none); /* keys and passwords are in memory */
	return (geteuid() || !s->user[0] || become(s)) && drop_capabilities();
}

static const int allowed[] = {
	/* memory, threads, time */
	SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise),
	SCMP_SYS(mlock), SCMP_SYS(munlock), SCMP_SYS(futex), SCMP_SYS(clone), SCMP_SYS(clone3),
	SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
	SCMP_SYS(sched_setscheduler), SCMP_SYS(sched_getscheduler), SCMP_SYS(sched_getparam), SCMP_SYS(setpriority),
	SCMP_SYS(gettid), SCMP_SYS(getpid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
	SCMP_SYS(getegid), SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(prctl), SCMP_SYS(arch_prctl),
	SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(getrandom), SCMP_SYS(membarrier),
	SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(getrusage), SCMP_SYS(set_tid_address), SCMP_SYS(memfd_create),
	SCMP_SYS(timerfd_create), SCMP_SYS(timerfd_settime), SCMP_SYS(eventfd2),
	/* signals, children */
	SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigtimedwait),
	SCMP_SYS(sigaltstack), SCMP_SYS(tgkill), SCMP_SYS(kill), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(execve),
	SCMP_SYS(wait4), SCMP_SYS(waitid), SCMP_SYS(prlimit64), SCMP_SYS(getrlimit), SCMP_SYS(setrlimit),
	SCMP_SYS(setsid), SCMP_SYS(setpgid), SCMP_SYS(getpgrp), SCMP_SYS(pidfd_open), SCMP_SYS(close_range),
	/* files */
	SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(preadv), SCMP_SYS(write), SCMP_SYS(writev),
	SCMP_SYS(pwrite64), SCMP_SYS(pwritev), SCMP_SYS(sendfile), SCMP_SYS(copy_file_range), SCMP_SYS(close),
	SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx),
	SCMP_SYS(statfs), SCMP_SYS(fstatfs), SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(fsync), SCMP_SYS(fdatasync),
	SCMP_SYS(ftruncate), SCMP_SYS(fallocate), SCMP_SYS(fadvise64), SCMP_SYS(fcntl), SCMP_SYS(flock),
	SCMP_SYS(getdents64), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(unlink),
	SCMP_SYS(unlinkat), SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rmdir),
	SCMP_SYS(chmod), SCMP_SYS(fchmod), SCMP_SYS(fchmodat), SCMP_SYS(fchown), SCMP_SYS(utimensat), SCMP_SYS(umask),
	SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
	SCMP_SYS(getcwd), SCMP_SYS(chdir), SCMP_SYS(dup), SCMP_SYS(dup2), SCMP_SYS(dup3), SCMP_SYS(pipe),
	SCMP_SYS(pipe2), SCMP_SYS(ioctl), SCMP_SYS(sync_file_range),
	/* sockets */
	SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(sendto),
	SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg), SCMP_SYS(recvfrom), SCMP_SYS(recvmsg), SCMP_SYS(recvmmsg),
	SCMP_SYS(getsockopt), SCMP_SYS(setsockopt), SCMP_SYS(shutdown), SCMP_SYS(getsockname), SCMP_SYS(getpeername),
	SCMP_SYS(socketpair), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(select), SCMP_SYS(pselect6),
	SCMP_SYS(epoll_create), SCMP_SYS(epoll_create1), SCMP_SYS(epoll_ctl), SCMP_SYS(epoll_wait),
	SCMP_SYS(epoll_pwait),
};

/* To what is near, to the plant's networks, and for the addresses of the box itself. */
static const int families[] = { AF_UNIX, AF_INET, AF_INET6, AF_NETLINK };

bool sandbox_filter(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int error = filter ? seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) : -ENOMEM;

	for (size_t i = 0; i < sizeof allowed / sizeof allowed[0] && !error; i++)
		error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	for (size_t i = 0; i < sizeof families / sizeof families[0] && !error; i++)
		error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(socket), 1,
					 SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)families[i], 0));
	if (!error)
		error = seccomp_load(filter);
	if (filter)
		seccomp_release(filter);
	if (error)
		log_error("system calls cannot be filtered: %s", strerror(-error));
	else
		log_info("no capabilities, %zu system calls", sizeof allowed / sizeof allowed[0]);
	return !error;
}
