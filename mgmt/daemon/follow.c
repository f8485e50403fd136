/* SPDX-License-Identifier: Apache-2.0 */
/* One thread, so that none of those who gather needs a lock for it. */
#define _GNU_SOURCE

#include "mgmt/daemon/follow.h"

#include "mgmt/daemon/alarms.h"
#include "mgmt/daemon/assets.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/windows.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#define SECOND_NS UINT64_C(1000000000)

static pthread_t thread;
static atomic_bool ends;
static bool is_running;

static void flush(struct daemon *d)
{
	alarms_notices(d);
	windows_look(d);
	windows_flush(d);
	assets_flush(d);
	alarms_flush(d);
}

static void *follow(void *ctx)
{
	struct daemon *d = ctx;
	uint64_t next_ns = 0;

	while (!atomic_load(&ends)) {
		nanosleep(&(struct timespec){ .tv_nsec = 200000000 }, NULL);
		if (clock_up_ns() < next_ns)
			continue;
		next_ns = clock_up_ns() + SECOND_NS;
		flush(d);
	}
	flush(d);
	return NULL;
}

static bool start(struct daemon *d)
{
	atomic_store(&ends, false);
	is_running = !pthread_create(&thread, NULL, follow, d);
	return is_running;
}

static void stop(struct daemon *d)
{
	(void)d;
	atomic_store(&ends, true);
	if (is_running)
		pthread_join(thread, NULL);
	alarms_free();
	assets_free();
}

const struct module module_follow = { "follow", start, stop };
