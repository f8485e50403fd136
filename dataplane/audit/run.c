/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "dataplane/audit/run.h"

#include <sys/mman.h>

static void on_tick(void *ctx, uint64_t now_ns, uint64_t number)
{
	engine_tick(ctx, now_ns, number);
}

bool run_captures(struct capture_list *list, const struct policy *policy, const struct engine_sink *sink,
		  const struct engine_config *config, struct engine_counters *counters)
{
	const size_t size = engine_size(config);
	struct packet burst[BURST_MAX];
	unsigned n;

	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (memory == MAP_FAILED)
		return false;
	struct timeline *t = timeline_open(list, 0, 1);
	if (t) {
		struct engine *e = engine_init(memory, config, sink);
		engine_policy(e, policy);
		timeline_on_tick(t, on_tick, e);
		while ((n = timeline_burst(t, burst, BURST_MAX)))
			engine_burst(e, burst, n);
		engine_flush(e);
		if (counters)
			*counters = *engine_counters(e);
		timeline_close(t);
	}
	munmap(memory, size);
	return t != NULL;
}
