/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The guard is a table of ranges.  Slots are claimed and given up with atomic operations, since the
 * handler may run in any thread at any time and must not lock.
 */
#define _DEFAULT_SOURCE /* madvise, MAP_ANONYMOUS */

#include "dataplane/audit/capture_mapping.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>

#define GUARDS 4096

static struct guard {
	_Atomic uintptr_t base; /* 0: free */
	_Atomic size_t len;
	atomic_bool is_lost;
} guards[GUARDS];

static struct sigaction former;

/* Only system calls and lock-free atomics here. */
static void on_bus_error(int signal, siginfo_t *info, void *context)
{
	const uintptr_t at = (uintptr_t)info->si_addr;

	(void)context;
	for (unsigned i = 0; i < GUARDS; i++) {
		const uintptr_t base = atomic_load(&guards[i].base);
		const size_t len = atomic_load(&guards[i].len);
		const uintptr_t page = at & ~(uintptr_t)4095;

		if (base == 0 || at < base || at - base >= len)
			continue;
		atomic_store(&guards[i].is_lost, true);
		if (mmap((void *)page, base + len - page, PROT_READ,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED)
			return;
	}
	/* Not ours: the instruction runs again and the former handler gets it. */
	sigaction(signal, &former, NULL);
}

static void install(void)
{
	struct sigaction action = { .sa_sigaction = on_bus_error, .sa_flags = SA_SIGINFO };

	sigemptyset(&action.sa_mask);
	sigaction(SIGBUS, &action, &former);
}

static int claim(const void *base, size_t len)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, install);
	for (int i = 0; i < GUARDS; i++) {
		uintptr_t none = 0;

		if (atomic_compare_exchange_strong(&guards[i].base, &none, (uintptr_t)base)) {
			atomic_store(&guards[i].is_lost, false);
			atomic_store(&guards[i].len, len);
			return i;
		}
	}
	return -1;
}

bool mapping_open(struct mapping *m, int fd, size_t len)
{
	void *base = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);

	if (base == MAP_FAILED)
		return false;
	madvise(base, len, MADV_SEQUENTIAL);
	*m = (struct mapping){ .base = base, .len = len, .guard = claim(base, len) };
	return true;
}

void mapping_close(struct mapping *m)
{
	if (m->guard >= 0) {
		atomic_store(&guards[m->guard].len, 0);
		atomic_store(&guards[m->guard].base, 0);
	}
	munmap((void *)(uintptr_t)m->base, m->len);
	m->base = NULL;
}

bool mapping_is_lost(const struct mapping *m)
{
	return m->guard >= 0 && atomic_load_explicit(&guards[m->guard].is_lost, memory_order_relaxed);
}
