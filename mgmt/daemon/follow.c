/* SPDX-License-Identifier: Apache-2.0 */
/* One thread, so that none of those who gather needs a lock for it. */
#define _GNU_SOURCE

#include "mgmt/daemon/follow.h"

#include "mgmt/daemon/alarms.h"
#include "mgmt/daemon/assets.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/learning.h"
#include "mgmt/daemon/windows.h"

#include "dataplane/host/log.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#define QUEUE_BYTES (8u << 20)
#define SECOND_NS UINT64_C(1000000000)

static pthread_t thread;
static atomic_bool ends;
static bool is_running;
static struct store_queue *queue;

static void flush(struct daemon *d)
{
	alarms_notices(d);
	windows_look(d);
	learning_tick(d);
	windows_flush(d);
	assets_flush(d);
	alarms_flush(d);
}

static void *follow(void *ctx)
{
	struct daemon *d = ctx;
	struct store_item item;
	uint64_t next_ns = 0;

	learning_begin(d);
	while (!atomic_load(&ends)) {
		if (!queue) {
			nanosleep(&(struct timespec){ .tv_nsec = 200000000 }, NULL);
		} else if (store_queue_take(queue, 200, &item)) {
			alarms_event(d, &item);
			windows_event(d, &item);
			assets_event(d, &item);
			learning_event(d, &item);
		}
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
	queue = store_queue_open(d->store, QUEUE_BYTES, NULL, NULL);
	if (!queue)
		log_warning("no queue of events: no alarms from events, no assets, nothing is learnt");
	is_running = !pthread_create(&thread, NULL, follow, d);
	return is_running;
}

static void stop(struct daemon *d)
{
	(void)d;
	atomic_store(&ends, true);
	if (queue)
		store_queue_close(queue);
	if (is_running)
		pthread_join(thread, NULL);
	alarms_free();
	assets_free();
	learning_free();
}

const struct module module_follow = { "follow", start, stop };
