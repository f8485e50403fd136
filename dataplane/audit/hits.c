/* SPDX-License-Identifier: Apache-2.0 */
/* One engine over some captures, of which only the hits of signature rules are told. */
#define _GNU_SOURCE /* MAP_NORESERVE */
#include "dataplane/audit/hits.h"

#include "dataplane/audit/capture.h"
#include "dataplane/engine/engine.h"

#include <stdlib.h>
#include <sys/mman.h>

struct listener {
	void (*hit)(void *ctx, const struct signature_text *rule);
	void *ctx;
	struct engine *engine;
};

static void on_event(void *ctx, const struct event *e)
{
	const struct listener *l = ctx;
	if (e->kind == EVENT_SIGNATURE)
		l->hit(l->ctx, signature_text(e->signature->rule));
}

static void on_tick(void *ctx, uint64_t now_ns, uint64_t number)
{
	struct listener *l = ctx;
	engine_tick(l->engine, now_ns, number);
}

bool hits_find(const struct signatures *s, char **captures, unsigned count,
	       void (*hit)(void *ctx, const struct signature_text *rule), void *ctx, char *error, size_t error_len)
{
	struct listener l = { hit, ctx, NULL };
	const struct engine_sink sink = { .ctx = &l, .event = on_event };
	struct engine_config config = engine_config_audit;
	struct packet packets[BURST_MAX];
	unsigned n;

	config.flows = 4096;
	config.pool_bytes = UINT64_C(32) << 20;
	const size_t size = engine_size(&config);
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	struct capture_list *list = capture_list_make(captures, count);
	struct signature_memory *shared = signature_memory_create();
	struct signature_work *work = shared ? signature_work_create(s, shared) : NULL;
	struct timeline *t = list ? timeline_open(list, 0, 1) : NULL;
	bool good = memory != MAP_FAILED && work && t;

	snprintf(error, error_len, "no memory");
	if (good) {
		l.engine = engine_init(memory, &config, &sink);
		engine_signatures(l.engine, work);
		timeline_on_tick(t, on_tick, &l);
		while ((n = timeline_burst(t, packets, BURST_MAX)) != 0)
			engine_burst(l.engine, packets, n);
		engine_flush(l.engine);
	}
	if (t)
		timeline_close(t);
	for (unsigned i = 0; good && i < list->count; i++)
		if (list->files[i].error[0]) {
			snprintf(error, error_len, "%s: %s", list->files[i].path, list->files[i].error);
			good = false;
		}
	signature_work_destroy(work);
	signature_memory_destroy(shared);
	capture_list_free(list);
	if (memory != MAP_FAILED)
		munmap(memory, size);
	return good;
}
