/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The event writer: a formatter and a ring for each worker, one merger.  eve_format.c says how a line
 * looks, eve_merge.c how lines of several workers come in order.
 *
 * eve_create() allocates everything but the keys of protocols; a worker calls only with its own number.
 */
#include "dataplane/audit/eve.h"
#include "dataplane/events/eve_format.h"
#include "dataplane/audit/eve_merge.h"

#include <stdlib.h>

#define RINGS_BYTES (64u << 20) /* of all workers */
#define RING_MAX (8u << 20)

_Static_assert(EVE_LINES <= MERGE_RECORD_MAX, "the lines of an event fit into a record");

struct eve {
	struct merge *merge;
	unsigned workers;
	struct eve_format **formats;
};

static void destroy_formats(struct eve *v)
{
	for (unsigned i = 0; v->formats && i < v->workers; i++) {
		if (v->formats[i])
			eve_format_fini(v->formats[i]);
		free(v->formats[i]);
	}
	free(v->formats);
	free(v);
}

struct eve *eve_create(FILE *out, unsigned workers, const struct policy *policy)
{
	struct eve *v = calloc(1, sizeof *v);
	if (!v || !workers)
		goto fail;
	v->workers = workers;
	v->formats = calloc(workers, sizeof *v->formats);
	if (!v->formats)
		goto fail;
	for (unsigned i = 0; i < workers; i++) {
		v->formats[i] = calloc(1, sizeof *v->formats[i]);
		if (!v->formats[i])
			goto fail;
		eve_format_init(v->formats[i], policy);
	}
	const size_t share = RINGS_BYTES / workers;
	v->merge = merge_create(out, workers, share < RING_MAX ? share : RING_MAX);
	if (v->merge)
		return v;
fail:
	if (v)
		destroy_formats(v);
	return NULL;
}

void eve_event(struct eve *v, unsigned w, const struct event *e)
{
	if (!eve_has_lines(e))
		return;
	const size_t len = eve_format_event(v->formats[w], e, merge_room(v->merge, w));
	if (len)
		merge_put(v->merge, w, e->packet, e->order, len);
}

void eve_passed(struct eve *v, unsigned w, uint64_t packet)
{
	merge_passed(v->merge, w, packet, UINT64_MAX);
}

void eve_reached(struct eve *v, unsigned w, uint64_t packet, uint64_t order)
{
	merge_reached(v->merge, w, packet, order);
}

bool eve_destroy(struct eve *v)
{
	const bool written = merge_destroy(v->merge);
	destroy_formats(v);
	return written;
}
