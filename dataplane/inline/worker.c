/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The loop of a worker: poll, judge, send; between bursts what the control thread asked for, and once a second
 * the engine's clock.  Idle workers wait in the kernel for their ports' sockets; where a port has none they nap.
 */
#define _GNU_SOURCE /* ppoll, pthread_setaffinity_np */

#include "dataplane/inline/worker.h"

#include "dataplane/inline/frame.h"
#include "dataplane/host/log.h"
#include "dataplane/inline/names.h"
#include "dataplane/inline/pick.h"
#include "dataplane/inline/rewritten.h"
#include "dataplane/inline/settle.h"
#include "dataplane/inline/shed.h"
#include "dataplane/inline/witness.h"

#include "dataplane/events/eve_format.h"

#include <rte_cycles.h>
#include <rte_ether.h>
#include <rte_lcore.h>
#include <rte_ring.h>

#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <time.h>

#define SECOND_NS UINT64_C(1000000000)
#define HAND_OVER 1024    /* frames between two workers */
#define PULSE_NS UINT64_C(1000000)
#define WAIT_MAX_NS 1000000L  /* the engine's pulse */
#define INJECTED_MAX 256
#define ASK_MS 3000
#define TRACES 4096       /* records that wait for the control thread; more are lost */

_Static_assert(PORT_BURST == BURST_MAX, "what a port gives is what the engine takes");

/* A frame that the engine made or released while it judged the packet at this index of the burst. */
struct injected {
	unsigned behind, port;
	struct rte_mbuf *m;
};

struct worker {
	struct workers *all;
	unsigned number, core;
	pthread_t thread;
	bool is_running;
	bool owns_ports;
	struct engine *engine;
	void *memory;
	struct record_ring ring;
	void *ring_memory;
	struct witness witness;
	struct rte_ring *in, *out; /* NULL for the owner of the ports */
	struct worker_counters counters;
	uint64_t packets;          /* judged so far: their numbers */
	uint64_t now_ns, tick_ns, pulse_ns;
	bool is_judging;
	uint64_t burst_begin;      /* counter of the engine's packets at the burst's begin */
	struct injected injected[INJECTED_MAX];
	unsigned injected_count;
	uint16_t side[2 * SEGMENTS_MAX]; /* of each port, in the policy in force */
	const struct pick *pick;       /* what is traced, NULL: nothing */
	_Atomic uint32_t trace_left;   /* packets */
	struct control_trace trace[TRACES];
	_Atomic uint32_t trace_head, trace_tail;
	_Atomic(worker_fn *) ask;
	void *ask_arg;
};

struct workers {
	const struct settings *settings;
	struct shared *shared;
	struct rte_mempool *pool;
	struct engine_config config;
	size_t engine_bytes;
	struct port port[2 * SEGMENTS_MAX];
	unsigned port_count;
	bool mixed_checksums; /* some ports verify, others do not: the worker does it */
	struct worker *worker;
	unsigned count;
	struct pick *pick;    /* the control thread's */
	struct rewritten rewritten; /* suspects: of the owner of the ports */
	struct settle settle;       /* the same */
	struct shed shed;           /* the same */
	atomic_bool stop;
};

/* ---- what the engine says ---- */

static bool is_simply_allowed(const struct event *e)
{
	return (e->kind == EVENT_OPERATION || e->kind == EVENT_FLOW) && e->judgement.verdict == VERDICT_ALLOW &&
	       !e->judgement.window;
}

static bool is_for_file(const struct settings *s, const struct event *e)
{
	return s->events[0] && eve_has_lines(e) && (s->event_choice == EVENTS_ALL || !is_simply_allowed(e));
}

static bool is_for_management(const struct settings *s, const struct event *e)
{
	if (s->records == RECORDS_NONE || e->kind == EVENT_DETECTED ||
	    (e->kind == EVENT_MESSAGE && !e->message->flaws && !e->message->bad))
		return false;
	return s->records == RECORDS_ALL || !is_simply_allowed(e) ||
	       (e->kind == EVENT_OPERATION && e->operation->changes == CHANGES_YES &&
		e->operation->role == ROLE_REQUEST);
}

/* Whatever else is wanted, the control thread must know what was denied (watch.h). */
static bool is_for_watch(const struct event *e)
{
	return e->kind == EVENT_FLOW_END ||
	       ((e->kind == EVENT_OPERATION || e->kind == EVENT_FLOW || e->kind == EVENT_SIGNATURE) &&
		e->judgement.verdict >= VERDICT_DROP && e->judgement.mode == MODE_ENFORCE);
}

static void on_event(void *ctx, const struct event *e)
{
	struct worker *w = ctx;

	if (e->kind == EVENT_REPEAT)
		return;
	const unsigned wanted = (is_for_file(w->all->settings, e) ? RECORD_FOR_FILE : 0u) |
				(is_for_management(w->all->settings, e) ? RECORD_FOR_MANAGEMENT : 0u) |
				(is_for_watch(e) ? RECORD_FOR_WATCH : 0u);
	if (wanted)
		record_put(&w->ring, e, wanted);
}

/* When only findings are wanted, what was allowed need not be seen again. */
static uint64_t on_token(void *ctx, const struct event *e)
{
	(void)ctx;
	(void)e;
	return TOKEN_COUNT;
}

static void on_trace(void *ctx, const struct trace_record *r)
{
	struct worker *w = ctx;
	const uint32_t head = atomic_load_explicit(&w->trace_head, memory_order_relaxed);

	if (head - atomic_load_explicit(&w->trace_tail, memory_order_acquire) == TRACES)
		return;
	w->trace[head % TRACES] = (struct control_trace){ r->packet, w->number, r->stage, r->a, r->b, r->c };
	atomic_store_explicit(&w->trace_head, head + 1, memory_order_release);
}

/* ---- where frames go ---- */

static void give(struct worker *w, unsigned port, struct rte_mbuf *m)
{
	if (w->owns_ports) {
		port_send(&w->all->port[port], m);
		return;
	}
	m->port = (uint16_t)port;
	if (rte_ring_sp_enqueue(w->out, m)) {
		w->counters.no_ring++;
		rte_pktmbuf_free(m);
	}
}

static void on_rewritten(void *ctx, const uint8_t *frame, uint32_t len)
{
	const struct worker *w = ctx;
	rewritten_note(&w->all->rewritten, frame, len);
}

/* A frame that the engine made, or held until now: behind the packet in hand. */
static void on_transmit(void *ctx, uint16_t port, bool back, const uint8_t *frame, uint32_t len)
{
	struct worker *w = ctx;
	const unsigned to = back ? port : port ^ 1u;
	struct rte_mbuf *m = rte_pktmbuf_alloc(w->all->pool);

	if (!m || len > rte_pktmbuf_tailroom(m) || w->injected_count == INJECTED_MAX) {
		w->counters.no_buffer++;
		rte_pktmbuf_free(m);
		return;
	}
	memcpy(rte_pktmbuf_append(m, (uint16_t)len), frame, len);
	if (w->all->port[port].trusts)
		frame_fill_checksum(rte_pktmbuf_mtod(m, uint8_t *), len);
	if (!w->is_judging) {
		w->counters.injected++;
		give(w, to, m);
		return;
	}
	const uint64_t in_hand = engine_counters(w->engine)->packets - w->burst_begin;
	w->injected[w->injected_count++] = (struct injected){ (unsigned)in_hand - 1, to, m };
}

static void give_injected(struct worker *w, unsigned *at, unsigned behind)
{
	for (; *at < w->injected_count && w->injected[*at].behind <= behind; ++*at) {
		w->counters.injected++;
		give(w, w->injected[*at].port, w->injected[*at].m);
	}
}

/* ---- judging ---- */

static uint64_t time_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_REALTIME, &t);
	return (uint64_t)t.tv_sec * SECOND_NS + (uint64_t)t.tv_nsec;
}

static void read_clock(struct worker *w)
{
	const uint64_t now = time_now();
	if (now > w->now_ns)
		w->now_ns = now;
}

/* Everything of a burst lies in one piece, or is made so; false: there is no buffer for it. */
static bool in_one_piece(struct worker *w, struct rte_mbuf *m)
{
	if (rte_pktmbuf_is_contiguous(m) || !rte_pktmbuf_linearize(m))
		return true;
	w->counters.no_buffer++;
	return false;
}

/* The engine traces the next packet, so they are judged one by one. */
static void judge_traced(struct worker *w, struct packet *packets, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		const uint32_t left = atomic_load_explicit(&w->trace_left, memory_order_relaxed);
		if (left && pick_matches(w->pick, &packets[i])) {
			engine_trace(w->engine, 1);
			atomic_store_explicit(&w->trace_left, left - 1, memory_order_release);
		}
		engine_burst(w->engine, &packets[i], 1);
	}
}

/* Judges up to a burst of frames, whose mbuf->port is the index of the port they came in by. */
static void judge(struct worker *w, struct rte_mbuf **m, unsigned n)
{
	struct packet packets[BURST_MAX];
	unsigned injected = 0;

	for (unsigned i = 0; i < n; i++)
		packets[i] = (struct packet){
			.data = rte_pktmbuf_mtod(m[i], uint8_t *), .frame = rte_pktmbuf_mtod(m[i], uint8_t *),
			.len = m[i]->pkt_len, .wire_len = m[i]->pkt_len, .time_ns = w->now_ns,
			.number = ++w->packets, .port = m[i]->port, .side = w->side[m[i]->port],
			.link = LINK_ETHERNET,
		};
	for (unsigned i = 0; w->witness.memory && i < n; i++)
		witness_keep(&w->witness, packets[i].data, packets[i].len, packets[i].port, packets[i].time_ns);
	w->injected_count = 0;
	w->is_judging = true;
	w->burst_begin = engine_counters(w->engine)->packets;
	if (w->pick)
		judge_traced(w, packets, n);
	else
		engine_burst(w->engine, packets, n);
	w->is_judging = false;
	w->counters.bursts++;
	w->counters.judged += n;
	for (unsigned i = 0; i < n; i++) {
		const unsigned from = m[i]->port;
		if (!packets[i].leaves) {
			w->counters.stopped++;
			rte_pktmbuf_free(m[i]);
		} else {
			w->counters.passed++;
			if (packets[i].len < m[i]->pkt_len) /* something was taken out */
				rte_pktmbuf_trim(m[i], (uint16_t)(m[i]->pkt_len - packets[i].len));
			if (w->all->port[from].trusts)
				frame_fill_checksum(rte_pktmbuf_mtod(m[i], uint8_t *), m[i]->pkt_len);
			give(w, from ^ 1, m[i]);
		}
		give_injected(w, &injected, i);
	}
	give_injected(w, &injected, UINT32_MAX);
}

/* ---- ports ---- */

/* A connection that was changed by a dataplane which is gone: its sender is told, and the frame goes no further. */
static bool is_rewritten(struct worker *w, unsigned port, const struct rte_mbuf *m)
{
	uint8_t reset[128];
	size_t len;

	if (!rewritten_meets(&w->all->rewritten, rte_pktmbuf_mtod(m, const uint8_t *), m->pkt_len, reset, &len))
		return false;
	struct rte_mbuf *answer = len ? rte_pktmbuf_alloc(w->all->pool) : NULL;
	if (answer) {
		memcpy(rte_pktmbuf_append(answer, (uint16_t)len), reset, len);
		w->counters.injected++;
		port_send(&w->all->port[port], answer);
	}
	w->counters.stopped++;
	return true;
}

/* Leaves only what may be judged at m; returns how many. */
static unsigned admit(struct worker *w, unsigned port, struct rte_mbuf **m, unsigned n)
{
	struct port *p = &w->all->port[port];
	unsigned kept = 0;

	for (unsigned i = 0; i < n; i++) {
		bool ok = true;
		p->counters.rx_frames++;
		p->counters.rx_bytes += m[i]->pkt_len;
		if (m[i]->pkt_len > p->frame_max) {
			p->counters.oversize++;
			ok = false;
		} else if (!in_one_piece(w, m[i])) {
			ok = false;
		} else if (w->all->mixed_checksums && !p->trusts &&
			   !frame_checksum_holds(rte_pktmbuf_mtod(m[i], const uint8_t *), m[i]->pkt_len)) {
			p->counters.checksum++;
			ok = false;
		} else if (w->all->rewritten.count && is_rewritten(w, port, m[i])) {
			ok = false;
		} else if (w->all->settle.waiting &&
			   !settle_lets(&w->all->settle, port, rte_pktmbuf_mtod(m[i], const uint8_t *), m[i]->pkt_len,
					w->now_ns)) {
			w->counters.settling++;
			ok = false;
		} else if (w->all->shed.level &&
			   shed_takes(&w->all->shed, rte_pktmbuf_mtod(m[i], const uint8_t *), m[i]->pkt_len)) {
			ok = false;
		}
		m[i]->port = (uint16_t)port;
		if (ok)
			m[kept++] = m[i];
		else
			rte_pktmbuf_free(m[i]);
	}
	return kept;
}

static uint32_t share_of(const struct worker *w, const struct rte_mbuf *m)
{
	const struct packet p = { .data = rte_pktmbuf_mtod(m, const uint8_t *), .len = m->pkt_len,
				  .wire_len = m->pkt_len, .link = LINK_ETHERNET };
	return engine_hash(&p) % w->all->count;
}

/* Hands frames of other workers to them; returns how many are left at m. */
static unsigned distribute(struct worker *w, struct rte_mbuf **m, unsigned n)
{
	unsigned kept = 0;
	for (unsigned i = 0; i < n; i++) {
		const uint32_t share = share_of(w, m[i]);
		if (share == w->number) {
			m[kept++] = m[i];
		} else if (rte_ring_sp_enqueue(w->all->worker[share].in, m[i])) {
			w->counters.no_ring++;
			rte_pktmbuf_free(m[i]);
		}
	}
	return kept;
}

static void collect(struct worker *w)
{
	for (unsigned i = 1; i < w->all->count; i++) {
		void *got[PORT_BURST];
		const unsigned n = rte_ring_sc_dequeue_burst(w->all->worker[i].out, got, PORT_BURST, NULL);
		for (unsigned k = 0; k < n; k++) {
			struct rte_mbuf *m = got[k];
			port_send(&w->all->port[m->port], m);
		}
	}
}

/* Cyclic frames of the lower layers go first, in their order. */
static void put_first(struct rte_mbuf **m, unsigned n)
{
	struct rte_mbuf *other[PORT_BURST];
	unsigned first = 0, others = 0;

	for (unsigned i = 0; i < n; i++)
		if (shed_is_first(rte_pktmbuf_mtod(m[i], const uint8_t *), m[i]->pkt_len))
			m[first++] = m[i];
		else
			other[others++] = m[i];
	memcpy(m + first, other, others * sizeof(*other));
}

/* One round over everything that this worker polls; how many frames came. */
static unsigned poll_once(struct worker *w)
{
	struct rte_mbuf *m[PORT_BURST];
	unsigned total = 0;

	if (!w->owns_ports) {
		void *got[PORT_BURST];
		const unsigned n = rte_ring_sc_dequeue_burst(w->in, got, PORT_BURST, NULL);
		if (n) {
			for (unsigned i = 0; i < n; i++)
				m[i] = got[i];
			read_clock(w);
			judge(w, m, n);
		}
		return n;
	}
	for (unsigned i = 0; i < w->all->port_count; i++) {
		unsigned n = rte_eth_rx_burst(w->all->port[i].id, 0, m, PORT_BURST);
		if (w->all->shed.count)
			shed_note(&w->all->shed, i, n == PORT_BURST);
		if (!n)
			continue;
		total += n;
		n = admit(w, i, m, n);
		if (n > 1)
			put_first(m, n);
		if (w->all->count > 1)
			n = distribute(w, m, n);
		if (n) {
			read_clock(w);
			judge(w, m, n);
		}
		port_flush(&w->all->port[i ^ 1]);
	}
	collect(w);
	for (unsigned i = 0; i < w->all->port_count; i++)
		port_flush(&w->all->port[i]);
	return total;
}

/* ---- between bursts ---- */

static void run_asked(struct worker *w)
{
	worker_fn *fn = atomic_load_explicit(&w->ask, memory_order_acquire);
	if (!fn)
		return;
	fn(w->engine, w->number, w->ask_arg);
	atomic_store_explicit(&w->ask, NULL, memory_order_release);
}

static void tick(struct worker *w)
{
	if (w->now_ns >= w->pulse_ns) {
		w->pulse_ns = w->now_ns + PULSE_NS;
		engine_pulse(w->engine, w->now_ns);
	}
	if (w->now_ns < w->tick_ns)
		return;
	w->tick_ns = w->now_ns + SECOND_NS;
	engine_tick(w->engine, w->now_ns, w->packets);
}

/* Without frames for a while: waits for one, but not for long. */
static void rest(struct worker *w)
{
	struct pollfd fds[2 * SEGMENTS_MAX * PORT_FDS];
	nfds_t n = 0;
	bool wakes = w->owns_ports && w->all->count == 1;

	for (unsigned i = 0; wakes && i < w->all->port_count; i++) {
		const struct port *p = &w->all->port[i];
		for (unsigned k = 0; k < p->fd_count; k++)
			fds[n++] = (struct pollfd){ .fd = p->fds[k], .events = POLLIN };
		wakes = p->fd_count > 0;
	}
	w->counters.idle_waits++;
	if (wakes)
		(void)ppoll(fds, n, &(struct timespec){ .tv_nsec = WAIT_MAX_NS }, NULL);
	else
		(void)nanosleep(&(struct timespec){ .tv_nsec = w->all->settings->nap_us * 1000 }, NULL);
}

static void take_core(const struct worker *w)
{
	cpu_set_t core;

	CPU_ZERO(&core);
	CPU_SET(w->core, &core);
	(void)pthread_setaffinity_np(pthread_self(), sizeof core, &core);
	(void)rte_thread_register(); /* for the caches of the pool of frames */
}

static void *work(void *arg)
{
	struct worker *w = arg;
	_Atomic uint64_t *beat = &w->all->shared->beat[w->number];
	const bool naps = w->all->settings->polling == POLLING_ADAPTIVE;
	const uint64_t idle_after = rte_get_tsc_hz() / 1000000 * (uint64_t)w->all->settings->idle_after_us;
	uint64_t busy_tsc = rte_get_tsc_cycles();
	unsigned quiet = 0;

	take_core(w);
	prctl(PR_SET_TIMERSLACK, 1000UL, 0UL, 0UL, 0UL);
	while (!atomic_load_explicit(&w->all->stop, memory_order_relaxed)) {
		atomic_store_explicit(beat, atomic_load_explicit(beat, memory_order_relaxed) + 1,
				      memory_order_relaxed);
		if (poll_once(w)) {
			busy_tsc = rte_get_tsc_cycles();
			quiet = 0;
		} else if (naps && rte_get_tsc_cycles() - busy_tsc > idle_after) {
			rest(w);
			read_clock(w);
		} else {
			rte_pause();
		}
		run_asked(w);
		/* The clock is read for every burst; without bursts now and then. */
		if (!(++quiet & 63))
			read_clock(w);
		tick(w);
	}
	engine_flush(w->engine);
	for (unsigned i = 0; w->owns_ports && i < w->all->port_count; i++)
		port_flush(&w->all->port[i]);
	return NULL;
}

/* ---- asking ---- */

static bool ask(struct worker *w, worker_fn *fn, void *arg)
{
	if (!w->is_running) { /* before workers_start() */
		fn(w->engine, w->number, arg);
		return true;
	}
	w->ask_arg = arg;
	atomic_store_explicit(&w->ask, fn, memory_order_release);
	for (unsigned waited = 0; atomic_load_explicit(&w->ask, memory_order_acquire); waited++) {
		if (waited > ASK_MS * 20) {
			log_error("worker %u does not answer", w->number);
			return false;
		}
		nanosleep(&(struct timespec){ .tv_nsec = 50000 }, NULL);
	}
	return true;
}

bool workers_ask(struct workers *all, worker_fn *fn, void *arg)
{
	for (unsigned i = 0; i < all->count; i++)
		if (!ask(&all->worker[i], fn, arg))
			return false;
	return true;
}

struct adoption {
	struct workers *all;
	const struct policy *policy;
};

static void adopt(struct engine *e, unsigned worker, void *arg)
{
	const struct adoption *a = arg;
	struct worker *w = &a->all->worker[worker];

	for (unsigned i = 0; i < a->all->port_count; i++)
		w->side[i] = a->policy ? policy_side(a->policy, a->all->port[i].name) : 0;
	engine_policy(e, a->policy);
}

bool workers_policy(struct workers *all, const struct policy *p)
{
	return workers_ask(all, adopt, &(struct adoption){ all, p });
}

struct leave {
	const struct windows *windows;
	uint32_t relaxed_ports;
};

static void except(struct engine *e, unsigned worker, void *arg)
{
	const struct leave *l = arg;
	(void)worker;
	engine_exceptions(e, l->windows, l->relaxed_ports);
}

bool workers_exceptions(struct workers *all, const struct windows *windows, uint32_t relaxed_ports)
{
	return workers_ask(all, except, &(struct leave){ windows, relaxed_ports });
}

static void adopt_rules(struct engine *e, unsigned worker, void *arg)
{
	struct signature_work *const *const *work = arg;
	engine_signatures(e, *work ? (*work)[worker] : NULL);
}

bool workers_rules(struct workers *all, struct signature_work *const *work)
{
	return workers_ask(all, adopt_rules, &work);
}

/* ---- evidence ---- */

struct tell {
	struct workers *all;
	const struct witness_wish *wish;
	uint8_t *out;
	uint32_t cap, len;
};

static void tell(struct engine *e, unsigned worker, void *arg)
{
	struct tell *t = arg;
	const struct witness *w = &t->all->worker[worker].witness;

	(void)e;
	if (w->memory && !t->len)
		t->len = witness_tell(w, t->wish, t->out, t->cap);
}

uint32_t workers_tell(struct workers *all, const struct witness_wish *wish, uint8_t *out, uint32_t cap)
{
	struct tell t = { all, wish, out, cap, 0 };
	return workers_ask(all, tell, &t) ? t.len : 0;
}

/* ---- traces ---- */

struct trace_wish {
	struct workers *all;
	uint32_t packets;
};

static void begin_trace(struct engine *e, unsigned number, void *arg)
{
	const struct trace_wish *t = arg;
	struct worker *w = &t->all->worker[number];

	(void)e;
	w->pick = t->packets ? t->all->pick : NULL;
	atomic_store(&w->trace_left, t->packets);
}

bool workers_trace(struct workers *all, uint32_t packets, const char *expression, char *wrong, size_t wrong_len)
{
	struct pick *pick = pick_compile(expression, wrong, wrong_len);

	if (!pick)
		return false;
	/* Nobody uses the former pick any more when all have answered. */
	if (!workers_ask(all, begin_trace, &(struct trace_wish){ all, 0 })) {
		snprintf(wrong, wrong_len, "a worker does not answer");
		pick_destroy(pick);
		return false;
	}
	pick_destroy(all->pick);
	all->pick = pick;
	return workers_ask(all, begin_trace, &(struct trace_wish){ all, packets });
}

bool workers_is_tracing(struct workers *all)
{
	bool any = false;
	for (unsigned i = 0; i < all->count; i++)
		any |= atomic_load_explicit(&all->worker[i].trace_left, memory_order_acquire) != 0;
	if (!any && all->pick) {
		(void)workers_ask(all, begin_trace, &(struct trace_wish){ all, 0 });
		pick_destroy(all->pick);
		all->pick = NULL;
	}
	return any;
}

bool workers_trace_take(struct workers *all, unsigned worker, struct control_trace *out)
{
	struct worker *w = &all->worker[worker];
	const uint32_t tail = atomic_load_explicit(&w->trace_tail, memory_order_relaxed);

	if (tail == atomic_load_explicit(&w->trace_head, memory_order_acquire))
		return false;
	*out = w->trace[tail % TRACES];
	atomic_store_explicit(&w->trace_tail, tail + 1, memory_order_release);
	return true;
}

/* ---- life ---- */

static void *reserve(size_t bytes)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return p == MAP_FAILED ? NULL : p;
}

static size_t ring_bytes(const struct settings *s)
{
	size_t len = 65536;
	while (len < (size_t)s->events_ring_kb << 10)
		len *= 2;
	return len;
}

static bool worker_init(struct worker *w, struct workers *all, unsigned number)
{
	const struct engine_sink sink = {
		.ctx = w, .event = on_event, .trace = on_trace, .transmit = on_transmit,
		.rewritten = on_rewritten,
		.token = all->settings->event_choice == EVENTS_FINDINGS && all->settings->records != RECORDS_ALL
			? on_token : NULL,
	};
	const size_t ring_len = ring_bytes(all->settings);
	char name[32];

	w->all = all;
	w->number = number;
	w->owns_ports = number == 0;
	w->memory = reserve(all->engine_bytes);
	w->ring_memory = reserve(ring_len);
	const size_t evidence_len = (size_t)all->settings->evidence_kb << 10;
	void *evidence = evidence_len ? reserve(evidence_len) : NULL;
	if (!w->memory || !w->ring_memory || (evidence_len && !evidence))
		return false;
	if (all->settings->huge_pages == HUGE_PAGES_AUTO) /* where the kernel has them to give */
		(void)madvise(w->memory, all->engine_bytes, MADV_HUGEPAGE);
	witness_init(&w->witness, evidence, (uint32_t)evidence_len);
	w->engine = engine_init(w->memory, &all->config, &sink);
	record_init(&w->ring, w->ring_memory, ring_len);
	read_clock(w);
	if (w->owns_ports)
		return true;
	snprintf(name, sizeof name, "in-%u", number);
	w->in = rte_ring_create(name, HAND_OVER, SOCKET_ID_ANY, RING_F_SP_ENQ | RING_F_SC_DEQ);
	snprintf(name, sizeof name, "out-%u", number);
	w->out = rte_ring_create(name, HAND_OVER, SOCKET_ID_ANY, RING_F_SP_ENQ | RING_F_SC_DEQ);
	return w->in && w->out;
}

static void configure(struct workers *all)
{
	const struct settings *s = all->settings;

	all->config = engine_config_inline;
	all->config.flows = (uint32_t)s->flows;
	all->config.pool_bytes = (uint64_t)s->pool_mb << 20;
	all->config.fragments = (uint32_t)s->fragments;
	all->config.guards = (uint32_t)s->guards;
	all->config.tcp_idle_s = (uint32_t)s->tcp_idle_s;
	all->config.udp_idle_s = (uint32_t)s->udp_idle_s;
	all->config.other_idle_s = (uint32_t)s->other_idle_s;
	all->config.fragment_idle_s = (uint32_t)s->fragment_idle_s;
	all->config.hold_segments = (uint32_t)s->hold_segments;
	all->config.hold_ms = (uint32_t)s->hold_ms;
	all->config.hold_ack_ms = (uint32_t)s->hold_ack_ms;
	all->config.adopt_ms = (uint32_t)s->adopt_ms;
	/* Nobody outside may know which addresses meet in a table. */
	if (getrandom(&all->config.seed, sizeof all->config.seed, 0) < 0)
		all->config.seed ^= time_now();
	all->config.verify_checksums = true;
	for (unsigned i = 0; i < s->segment_count * PORTS_OF_SEGMENT; i++) {
		const int64_t how = s->segment[i / PORTS_OF_SEGMENT].checksum[i % PORTS_OF_SEGMENT];
		const char *port = s->segment[i / PORTS_OF_SEGMENT].port[i % PORTS_OF_SEGMENT];
		const bool trusts = how == CHECKSUM_TRUST || (how == CHECKSUM_AUTO && !name_is_pci(port));
		all->config.verify_checksums &= !trusts;
		all->mixed_checksums |= !trusts;
	}
	all->mixed_checksums &= !all->config.verify_checksums;
	all->engine_bytes = engine_size(&all->config);
}

/* Every budget by name, for whoever wonders where the memory went. */
static void log_budgets(const struct workers *all)
{
	struct budget b[16];
	const unsigned n = engine_budgets(&all->config, b, 16);

	for (unsigned i = 0; i < n && i < 16; i++)
		if (b[i].bytes >= 1 << 20)
			log_info("each worker has %llu MB for %s (%llu)", (unsigned long long)b[i].bytes >> 20,
				 b[i].name, (unsigned long long)b[i].entries);
}

struct workers *workers_create(const struct settings *s, struct shared *shared, struct rte_mempool *pool)
{
	struct workers *all = calloc(1, sizeof *all);

	if (!all)
		return NULL;
	all->settings = s;
	all->shared = shared;
	all->pool = pool;
	all->count = (unsigned)s->workers;
	all->port_count = s->segment_count * PORTS_OF_SEGMENT;
	all->worker = aligned_alloc(64, (all->count * sizeof *all->worker + 63) & ~(size_t)63);
	if (!all->worker) {
		free(all);
		return NULL;
	}
	memset(all->worker, 0, all->count * sizeof *all->worker);
	configure(all);
	log_budgets(all);
	rewritten_begin(&all->rewritten, shared);
	settle_begin(&all->settle, s, shared);
	if (!shed_begin(&all->shed, s))
		return NULL;
	for (unsigned i = 0; i < all->count; i++)
		if (!worker_init(&all->worker[i], all, i)) {
			log_error("no memory for worker %u: %zu MB are wanted", i, all->engine_bytes >> 20);
			return NULL; /* the process ends */
		}
	return all;
}

struct port *workers_port(struct workers *all, unsigned segment, unsigned which)
{
	return &all->port[segment * PORTS_OF_SEGMENT + which];
}

bool workers_start(struct workers *all, const unsigned *cores)
{
	for (unsigned i = 0; i < all->count; i++) {
		struct worker *w = &all->worker[i];
		w->core = cores[i];
		if (pthread_create(&w->thread, NULL, work, w)) {
			log_error("worker %u cannot be started", i);
			return false;
		}
		w->is_running = true;
	}
	atomic_store(&all->shared->worker_count, all->count);
	return true;
}

void workers_stop(struct workers *all)
{
	atomic_store(&all->shared->worker_count, 0);
	atomic_store(&all->stop, true);
	for (unsigned i = 0; i < all->count; i++)
		if (all->worker[i].is_running)
			pthread_join(all->worker[i].thread, NULL);
	for (unsigned i = 0; i < all->port_count; i++)
		rte_eth_dev_stop(all->port[i].id);
}

unsigned workers_count(const struct workers *all)
{
	return all->count;
}

struct record_ring *workers_ring(struct workers *all, unsigned worker)
{
	return &all->worker[worker].ring;
}

const struct worker_counters *workers_counters(const struct workers *all, unsigned worker)
{
	return &all->worker[worker].counters;
}

const struct shed *workers_shed(const struct workers *all)
{
	return &all->shed;
}

size_t workers_engine_bytes(const struct workers *all)
{
	return all->engine_bytes;
}

const struct engine_config *workers_config(const struct workers *all)
{
	return &all->config;
}

unsigned workers_core(const struct workers *all, unsigned worker)
{
	return all->worker[worker].core;
}

uint64_t workers_frames_used(const struct workers *all)
{
	return rte_mempool_in_use_count(all->pool);
}
