/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many captures, one timeline.  A heap holds the files by the time of their next packet, ties by
 * their order in the list; the file on top is read for as long as it stays there.  Within a file the order
 * of the file is kept, whatever its stamps say.
 *
 * Files wait in the heap with the stamp of their first packet and are opened when their time comes.
 * Every worker walks the same timeline and so counts the same numbers; a packet of another worker
 * costs its header and a hash.  All workers are told of the same ticks, between the same packets.
 *
 * A timeline belongs to its worker; only the atomic members are read by others.
 */
#include "dataplane/audit/capture_source.h"

#include <math.h>
#include <stdlib.h>

/* Packets between two looks at the stop flag and two reports of progress. */
#define WALK_MAX 4096

#define SECOND_NS UINT64_C(1000000000)

struct timeline {
	struct list *list;
	struct share share;
	struct source *sources;
	struct source **heap;
	unsigned heap_len;
	struct source *touched;
	uint64_t number;
	uint64_t tick_ns;      /* a packet of this time or later brings a tick */
	timeline_tick_fn *tick;
	void *tick_ctx;
	timeline_passed_fn *passed;
	void *passed_ctx;
	_Atomic uint64_t packets, taken; /* for progress */
};

/* ---- the heap ---- */

static bool is_before(const struct source *a, const struct source *b)
{
	return a->key != b->key ? a->key < b->key : a->file < b->file;
}

static void sift_down(struct timeline *t, unsigned at)
{
	struct source *const s = t->heap[at];

	for (;;) {
		unsigned child = 2 * at + 1;

		if (child >= t->heap_len)
			break;
		if (child + 1 < t->heap_len && is_before(t->heap[child + 1], t->heap[child]))
			child++;
		if (!is_before(t->heap[child], s))
			break;
		t->heap[at] = t->heap[child];
		at = child;
	}
	t->heap[at] = s;
}

static void note_taken(struct timeline *t, struct source *s)
{
	const uint64_t taken = input_taken(&s->input, s->pos);

	atomic_fetch_add_explicit(&t->taken, taken - s->taken, memory_order_relaxed);
	s->taken = taken;
	if (t->share.share == 0)
		t->list->public.files[s->file].done = taken;
}

static void close_source(struct timeline *t, struct source *s)
{
	if (s->is_open)
		note_taken(t, s);
	source_close(s, t->share.share == 0);
}

static void pop(struct timeline *t)
{
	close_source(t, t->heap[0]);
	t->heap[0] = t->heap[--t->heap_len];
	if (t->heap_len != 0)
		sift_down(t, 0);
}

/* The second in the heap: the top is read until its head comes behind it. */
static const struct source *second(const struct timeline *t)
{
	if (t->heap_len < 2)
		return NULL;
	if (t->heap_len > 2 && is_before(t->heap[2], t->heap[1]))
		return t->heap[2];
	return t->heap[1];
}

/* ---- bursts ---- */

/*
 * The next packet is of a new second: all packets in front of it must have been judged when the host is told.
 * False: some are in the burst, which must end here.
 */
static bool tell_tick(struct timeline *t, uint64_t now_ns, unsigned n)
{
	const uint64_t second = now_ns / SECOND_NS;

	if (n != 0)
		return false;
	t->tick_ns = second < UINT64_MAX / SECOND_NS ? (second + 1) * SECOND_NS : UINT64_MAX;
	t->tick(t->tick_ctx, now_ns, t->number);
	return true;
}

/* At the end the time is that of the latest packet. */
static void tell_end(struct timeline *t)
{
	uint64_t now_ns = 0;

	for (unsigned i = 0; i < t->list->public.count; i++) {
		if (t->sources[i].last_ns > now_ns)
			now_ns = t->sources[i].last_ns;
	}
	if (t->tick)
		t->tick(t->tick_ctx, now_ns, t->number);
	t->tick = NULL;
	t->tick_ns = UINT64_MAX;
}

static void touch(struct timeline *t, struct source *s)
{
	if (!s->is_touched) {
		s->is_touched = true;
		s->touched = t->touched;
		t->touched = s;
	}
}

/* The packets of the burst before are not needed any more. */
static void release_touched(struct timeline *t)
{
	struct source *s = t->touched;

	for (; s; s = s->touched) {
		s->is_touched = false;
		if (!s->is_open)
			continue;
		input_release(&s->input, s->has_head ? s->head_pos : s->pos);
		note_taken(t, s);
	}
	t->touched = NULL;
}

/* A ring holds only so much; what this burst has from it stays until the next. */
static bool is_crowded(const struct source *s)
{
	return s->input.stream && s->pos - s->input.released > (s->input.mask + 1) / 2;
}

/* Packets of the top that are earlier than this come before a tick and before those of all other files. */
static uint64_t turn_ends(const struct timeline *t, const struct source *next)
{
	const uint64_t end = next ? next->key + (t->heap[0]->file < next->file) : UINT64_MAX;

	return end < t->tick_ns ? end : t->tick_ns;
}

/* Reads from the top of the heap while it is the top; false when the burst must end here. */
static bool run_top(struct timeline *t, struct packet *packets, unsigned *n, unsigned max)
{
	struct source *const s = t->heap[0];
	const struct source *const next = second(t);
	enum head head = HEAD_THERE;

	touch(t, s);
	for (unsigned walked = 0; *n < max && walked < WALK_MAX; walked++) {
		if (!s->has_head) {
			const unsigned ran = source_run(s, t->share, turn_ends(t, next), t->number, packets, n,
							max, WALK_MAX - walked);

			walked += ran;
			t->number += ran;
			if (*n == max || walked == WALK_MAX)
				break;
			head = source_next(s, *n == 0);
			if (head != HEAD_THERE || (next && is_before(next, s)))
				break;
		}
		if (s->head.time_ns >= t->tick_ns && !tell_tick(t, s->head.time_ns, *n))
			return false;
		t->number++;
		if (source_pass(s, t->share)) {
			packets[*n] = s->head;
			packets[*n].number = t->number;
			packets[*n].side = 0;
			packets[(*n)++].verdict = 0;
		}
		s->has_head = false;
		if (is_crowded(s)) {
			if (*n != 0)
				return false;
			input_release(&s->input, s->pos);
		}
	}
	if (head == HEAD_THERE)
		sift_down(t, 0);
	else if (head == HEAD_NONE && *n == 0)
		pop(t); /* otherwise packets of this burst lie in it: it is found ended again by the next */
	return head == HEAD_THERE || *n == 0;
}

/* The file whose turn has come for the first time. */
static void open_top(struct timeline *t)
{
	struct source *const s = t->heap[0];

	if (!source_open(s, t->list, t->share, false) || source_next(s, true) != HEAD_THERE)
		pop(t);
	else
		sift_down(t, 0);
}

static void stop(struct timeline *t)
{
	while (t->heap_len != 0) {
		struct source *const s = t->heap[0];

		if (s->is_open)
			source_bad(s, "reading was stopped", "");
		else
			file_fail(t->list, s->file, true, "not read: reading was stopped");
		pop(t);
	}
}

unsigned timeline_burst(struct timeline *t, struct packet *packets, unsigned max)
{
	unsigned n = 0;

	for (;;) {
		if (n == 0) {
			release_touched(t);
			if (atomic_load_explicit(&t->list->stop, memory_order_relaxed))
				stop(t);
		}
		if (t->heap_len == 0) {
			if (n == 0)
				tell_end(t);
			break;
		}
		if (!t->heap[0]->is_open) {
			if (n != 0)
				break;
			open_top(t);
		} else if (!run_top(t, packets, &n, max) || n == max) {
			break;
		}
		atomic_store_explicit(&t->packets, t->number, memory_order_relaxed);
		if (n == 0 && t->passed)
			t->passed(t->passed_ctx, t->number);
	}
	atomic_store_explicit(&t->packets, t->number, memory_order_relaxed);
	return n;
}

/* ---- life ---- */

/* Notes when each file begins, so that they can be opened in that order. */
static void scan(struct timeline *t)
{
	struct list *list = t->list;

	for (unsigned i = 0; i < list->public.count && !atomic_load(&list->stop); i++) {
		struct source s = { .file = i };

		if (list->public.files[i].error[0] != '\0')
			continue;
		if (source_open(&s, list, t->share, true) && source_next(&s, true) == HEAD_THERE)
			list->states[i].first_ns = s.head.time_ns;
		if (s.is_open) {
			input_close(&s.input);
			reader_fini(&s.reader);
		}
	}
	list->was_scanned = true;
}

struct timeline *timeline_open(struct capture_list *public, unsigned share, unsigned shares)
{
	struct list *list = (struct list *)public;
	struct timeline *t = calloc(1, sizeof(*t));

	if (!t)
		return NULL;
	t->list = list;
	t->share = (struct share){ share, shares };
	t->tick_ns = UINT64_MAX;
	t->sources = calloc(public->count + 1u, sizeof(*t->sources));
	t->heap = calloc(public->count + 1u, sizeof(struct source *));
	if (!t->sources || !t->heap) {
		timeline_close(t);
		return NULL;
	}
	pthread_mutex_lock(&list->scanning);
	if (public->count > 1 && !list->was_scanned)
		scan(t);
	pthread_mutex_unlock(&list->scanning);
	for (unsigned i = 0; i < public->count; i++) {
		struct source *s = &t->sources[i];

		if (list->states[i].is_gone)
			continue;
		s->file = i;
		s->key = list->states[i].first_ns;
		t->heap[t->heap_len++] = s;
	}
	for (unsigned i = t->heap_len; i-- != 0;)
		sift_down(t, i);
	return t;
}

void timeline_on_tick(struct timeline *t, timeline_tick_fn *tick, void *ctx)
{
	t->tick = tick;
	t->tick_ctx = ctx;
	t->tick_ns = 0;
}

void timeline_on_passed(struct timeline *t, timeline_passed_fn *passed, void *ctx)
{
	t->passed = passed;
	t->passed_ctx = ctx;
}

uint64_t timeline_passed(const struct timeline *t)
{
	return atomic_load_explicit(&t->packets, memory_order_relaxed);
}

uint64_t timeline_taken(const struct timeline *t)
{
	return atomic_load_explicit(&t->taken, memory_order_relaxed);
}

double timeline_done(const struct timeline *t)
{
	const double size = (double)t->list->size;

	return size > 0 ? (double)timeline_taken(t) / size : (double)NAN;
}

void timeline_close(struct timeline *t)
{
	if (!t)
		return;
	for (unsigned i = 0; t->sources && i < t->list->public.count; i++)
		close_source(t, &t->sources[i]);
	free(t->sources);
	free(t->heap);
	free(t);
}
