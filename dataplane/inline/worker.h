/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Workers: each has an engine, timers and a ring of events.  The first one also owns all ports; when there are
 * others it hands them packets by address pair and sends what they give back, so that ports need one queue only
 * and frames of a flow stay in order.
 *
 * Nobody else touches a worker's data.  The control thread asks: worker_ask() has a function run by the worker
 * between two bursts.
 */
#pragma once

#include "dataplane/control.h"
#include "dataplane/inline/port.h"
#include "dataplane/inline/record.h"
#include "dataplane/inline/shed.h"
#include "dataplane/inline/shared.h"

struct worker_counters {
	uint64_t judged, passed, stopped;  /* frames */
	uint64_t injected;                 /* frames that the engine made or released */
	uint64_t bursts, idle_waits;
	uint64_t settling;                 /* frames that waited for the spanning tree, see settle.h */
	uint64_t no_buffer, no_ring;       /* frames lost for want of a buffer, or of room in a worker's ring */
};

struct workers;

/* Run by a worker between two bursts; may not block. */
typedef void(worker_fn)(struct engine *e, unsigned worker, void *arg);

/* Engines and rings of s->workers workers.  shared: where they show that they live.  NULL after saying why in
 * the log. */
struct workers *workers_create(const struct settings *s, struct shared *shared, struct rte_mempool *pool);

/* Memory that belongs to the caller until workers_start(): filled by port_open(). */
struct port *workers_port(struct workers *w, unsigned segment, unsigned which);

/* Ports are open: the threads begin, each on its core.  False after saying why in the log. */
bool workers_start(struct workers *w, const unsigned *cores);

/* Ends the threads and stops the ports. */
void workers_stop(struct workers *w);

/* Every worker in turn runs fn, and this waits for it; before workers_start() this thread does.  False: one does not
 * answer. */
bool workers_ask(struct workers *w, worker_fn *fn, void *arg);

/* The policy of every packet from now on; when this returns true nobody judges by the former one any more,
 * but events in the rings may still point into it. */
bool workers_policy(struct workers *w, const struct policy *p);

/* What is excepted from it from now on, see engine_exceptions(); when this returns true nobody looks at the former
 * windows any more. */
bool workers_exceptions(struct workers *w, const struct windows *windows, uint32_t relaxed_ports);
/* The same for signature rules; work: the memory of each worker, NULL: none. */
bool workers_rules(struct workers *w, struct signature_work *const *work);

unsigned workers_count(const struct workers *w);
struct record_ring *workers_ring(struct workers *w, unsigned worker);

/* For a worker_fn of the same worker. */
/* Of the worker that owns the ports. */
const struct shed *workers_shed(const struct workers *all);

const struct worker_counters *workers_counters(const struct workers *w, unsigned worker);
size_t workers_engine_bytes(const struct workers *w);
const struct engine_config *workers_config(const struct workers *w);

/* Frames around an event, of whichever worker has them: see witness_tell(). */
struct witness_wish;
uint32_t workers_tell(struct workers *w, const struct witness_wish *wish, uint8_t *out, uint32_t cap);

unsigned workers_core(const struct workers *w, unsigned worker);
uint64_t workers_frames_used(const struct workers *w);

/* Traces the next packets that the expression picks (pick.h), of each worker; false with a sentence in wrong. */
bool workers_trace(struct workers *w, uint32_t packets, const char *expression, char *wrong, size_t wrong_len);
bool workers_is_tracing(struct workers *w);

/* The oldest trace record of a worker that was not taken yet; control thread. */
bool workers_trace_take(struct workers *w, unsigned worker, struct control_trace *out);
