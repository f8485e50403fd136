/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Start-up of the dataplane in order, then the control thread's loop: commands, events, the policy's files.  The
 * packet path is worker.c.
 */
#define _GNU_SOURCE /* sched_getaffinity */

#include "dataplane/inline/plane.h"

#include "dataplane/inline/answer.h"
#include "dataplane/host/clock.h"
#include "dataplane/host/log.h"
#include "dataplane/inline/sandbox.h"
#include "dataplane/inline/worker.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define LOOP_MS 20

struct plane {
	const struct settings *settings;
	struct plane_fds fds;
	struct shared *shared;
	struct workers *workers;
	struct event_log *events;
	struct outbox *outbox;
	struct evidence evidence;
	struct in_force in_force;
	struct notices notices;
	struct permits permits;
	struct rules_in_force rules;
	struct answerer answerer;
	unsigned cores[CORES_MAX];
};

/* The cores of the workers: those of the settings, or the last ones that this process may use. */
static bool choose_cores(const struct settings *s, unsigned *cores)
{
	cpu_set_t may;
	unsigned found = 0;

	CPU_ZERO(&may);
	sched_getaffinity(0, sizeof may, &may);
	for (unsigned i = 0; i < s->cores.count && i < (unsigned)s->workers; i++, found++) {
		cores[i] = (unsigned)s->cores.number[i];
		if (!CPU_ISSET(cores[i], &may)) {
			log_error("core %u of 'cores' is not there, or not for this process", cores[i]);
			return false;
		}
	}
	for (unsigned c = CPU_SETSIZE; c-- > 0 && found < (unsigned)s->workers;)
		if (CPU_ISSET(c, &may))
			cores[found++] = c;
	if (found < (unsigned)s->workers) {
		log_error("%lld workers are wanted, and there are %u cores", (long long)s->workers, found);
		return false;
	}
	return true;
}

static bool say(const struct plane *p, enum plane_word word)
{
	const char byte = (char)word;
	return write(p->fds.supervisor, &byte, 1) == 1;
}

static bool wait_for(const struct plane *p, enum plane_word word)
{
	char byte = 0;
	while (read(p->fds.supervisor, &byte, 1) < 0 && errno == EINTR)
		;
	return byte == (char)word;
}

/* ---- events for management ---- */

static void on_record(void *ctx, const struct event *e)
{
	struct plane *p = ctx;

	outbox_event(p->outbox, e);
	if (p->settings->evidence_kb)
		evidence_event(&p->evidence, e, clock_now_ns());
}

static void on_record_policy(void *ctx, const struct policy *policy)
{
	struct plane *p = ctx;
	outbox_policy(p->outbox, policy);
}

static uint64_t lost_by_workers(struct plane *p)
{
	uint64_t lost = 0;
	for (unsigned i = 0; i < workers_count(p->workers); i++) {
		const struct record_ring *r = workers_ring(p->workers, i);
		lost += atomic_load(&r->lost_allowed) + atomic_load(&r->lost_others);
	}
	return lost;
}

static bool prepare(struct plane *p)
{
	struct compiler compiler;

	if (!compiler_start(&compiler, p->settings))
		return false;
	p->shared = mmap(NULL, sizeof *p->shared, PROT_READ | PROT_WRITE, MAP_SHARED, p->fds.shared, 0);
	if (p->shared == MAP_FAILED || !choose_cores(p->settings, p->cores) || !eal_start(p->settings, p->cores))
		return false;
	struct rte_mempool *pool = port_pool(p->settings);
	if (!pool)
		return false;
	p->workers = workers_create(p->settings, p->shared, pool);
	p->events = event_log_open(p->settings);
	p->outbox = outbox_open(p->settings);
	if (!p->workers || !p->events || !p->outbox)
		return false;
	p->evidence = (struct evidence){ .workers = p->workers, .outbox = p->outbox };
	event_log_records(p->events, &(struct record_tap){ p, on_record, on_record_policy });
	p->in_force = (struct in_force){ .settings = p->settings, .workers = p->workers, .events = p->events,
					 .notices = &p->notices, .watch = watch_create(), .compiler = compiler };
	p->rules = (struct rules_in_force){ .settings = p->settings, .workers = p->workers, .events = p->events };
	if (!in_force_boot(&p->in_force) || !rules_in_force_boot(&p->rules))
		return false;
	p->notices.events = p->events;
	p->permits = (struct permits){ .settings = p->settings, .workers = p->workers, .notices = &p->notices };
	permits_boot(&p->permits);
	if (!say(p, PLANE_READY) || !wait_for(p, PLANE_GO))
		return false;
	for (unsigned i = 0; i < p->settings->segment_count; i++)
		for (unsigned side = 0; side < PORTS_OF_SEGMENT; side++)
			if (!port_open(workers_port(p->workers, i, side), p->settings, i, side, pool))
				return false;
	return sandbox_enter(p->settings);
}

static void on_event(void *ctx, const struct event *e)
{
	watch_event(ctx, e);
}

static void on_lines(void *ctx, const char *lines, size_t len)
{
	answer_events(ctx, lines, len);
}

/* False: the supervisor is gone.  A line is better judged without one than dark; the next one ends this process. */
static bool is_told_to_end(struct plane *p)
{
	char word;
	if (recv(p->fds.supervisor, &word, 1, MSG_DONTWAIT) == 1)
		return word == PLANE_STOP;
	log_error("the supervisor is gone: frames are judged on, but nobody keeps on_failure");
	close(p->fds.supervisor);
	p->fds.supervisor = -1;
	return false;
}

/* Waits for questions, but not for long; false: the supervisor wants an end. */
static bool wait_and_serve(struct plane *p)
{
	struct pollfd fds[2 + ANSWER_CLIENTS] = { { .fd = p->fds.supervisor, .events = POLLIN } };
	const unsigned n = answer_fds(&p->answerer, fds + 1);

	if (poll(fds, 1 + n, LOOP_MS) > 0)
		answer_serve(&p->answerer, fds + 1, n);
	return !fds[0].revents || !is_told_to_end(p);
}

static void serve(struct plane *p)
{
	struct timespec now;

	p->answerer = (struct answerer){ .settings = p->settings, .shared = p->shared, .workers = p->workers,
					 .in_force = &p->in_force, .outbox = p->outbox, .evidence = &p->evidence,
					 .rules = &p->rules, .events = p->events,
					 .permits = &p->permits, .notices = &p->notices };
	/* Who connects is told this process, not the supervisor, as its peer. */
	if (listen(p->fds.control, 16))
		log_warning("control: %s", strerror(errno));
	answer_init(&p->answerer, p->fds.control);
	event_log_tap(p->events, on_lines, &p->answerer);
	if (p->in_force.watch)
		event_log_look(p->events, on_event, p->in_force.watch);
	do {
		atomic_fetch_add(&p->shared->control_beat, 1);
		while (event_log_drain(p->events, p->workers))
			;
		evidence_tick(&p->evidence, clock_now_ns());
		outbox_tick(p->outbox, clock_now_ns(), lost_by_workers(p));
		answer_traces(&p->answerer);
		answer_rules(&p->answerer);
		clock_gettime(CLOCK_REALTIME, &now);
		in_force_tick(&p->in_force, (uint64_t)now.tv_sec * UINT64_C(1000000000));
		permits_tick(&p->permits, (uint64_t)now.tv_sec * UINT64_C(1000000000));
	} while (wait_and_serve(p));
}

int plane_run(const struct settings *s, const struct plane_fds *fds)
{
	static struct plane p; /* of the main thread, and large */

	p = (struct plane){ .settings = s, .fds = *fds };
	prctl(PR_SET_NAME, "bulkheadd", 0, 0, 0);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGINT, SIG_IGN); /* the supervisor says when */
	signal(SIGTERM, SIG_IGN);
	tzset(); /* schedules ask for the local time, and its file is out of reach later */
	/* The first frame is judged by the policy: workers start when they have it. */
	if (!prepare(&p) || !in_force_begin(&p.in_force) || !permits_begin(&p.permits) ||
	    !rules_in_force_begin(&p.rules) || !workers_start(p.workers, p.cores))
		return 1;
	(void)say(&p, PLANE_RUNNING);
	serve(&p);
	workers_stop(p.workers);
	while (event_log_drain(p.events, p.workers))
		;
	answer_fini(&p.answerer);
	outbox_close(p.outbox);
	event_log_close(p.events);
	in_force_end(&p.in_force);
	rules_in_force_end(&p.rules);
	log_info("the dataplane ends");
	return 0;
}
