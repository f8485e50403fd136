/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rings of the event writer and their merging.  See eve_merge.h for how it works and why it
 * cannot come to a standstill.
 *
 * head, passed: written by the worker.  tail: written under the lock.  Both sides read the other's with
 * acquire, so that record bytes are seen before the head that covers them.
 */
#define _POSIX_C_SOURCE 200809L

#include "dataplane/audit/eve_merge.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define OUT_BYTES (384u << 10)
#define DRAIN_BYTES (256u << 10) /* a ring that holds more is worth taking the lock for */
#define RING_MIN (512u << 10)
#define LANES_MAX 256
#define SKIP UINT32_MAX          /* the rest of the ring is unused: go on at its beginning */

#define RECORD_ALIGN 32          /* so a header always fits before the end of a ring */

struct record {
	uint64_t packet, order;
	uint32_t len;
};
_Static_assert(sizeof(struct record) <= RECORD_ALIGN, "a header fits before the end");

#define RECORD_BYTES_MAX ((size_t)MERGE_RECORD_MAX + RECORD_ALIGN)
_Static_assert(RECORD_BYTES_MAX <= RING_MIN / 2, "an empty ring has room, wherever its head is");
_Static_assert(MERGE_RECORD_MAX <= OUT_BYTES, "a record fits into the output");

struct lane {
	_Alignas(64) _Atomic uint64_t head; /* bytes put so far; positions are modulo the ring */
	_Atomic uint64_t passed, passed_order; /* see lane_pass() */
	uint64_t put;   /* the worker's own: what head will be */
	char *ring;     /* NULL: the worker is alone */
	_Alignas(64) _Atomic uint64_t tail;
};

struct merge {
	FILE *out;
	unsigned workers;
	size_t ring; /* a power of two */
	struct lane *lanes;
	char *buf;
	size_t len;
	bool failed;
	_Atomic unsigned waiting;
	pthread_mutex_t lock;
	pthread_cond_t room;
};

struct merge *merge_create(FILE *out, unsigned workers, size_t ring)
{
	struct merge *m = workers && workers <= LANES_MAX ? calloc(1, sizeof *m) : NULL;
	size_t size = RING_MIN;
	if (!m)
		return NULL;
	while (size * 2 <= ring)
		size *= 2;
	m->out = out;
	m->workers = workers;
	m->ring = size;
	m->buf = malloc(OUT_BYTES);
	m->lanes = aligned_alloc(64, workers * sizeof *m->lanes);
	if (!m->buf || !m->lanes)
		goto fail;
	memset(m->lanes, 0, workers * sizeof *m->lanes);
	for (unsigned i = 0; workers > 1 && i < workers; i++) {
		m->lanes[i].ring = malloc(size);
		if (!m->lanes[i].ring)
			goto fail;
	}
	pthread_mutex_init(&m->lock, NULL);
	pthread_cond_init(&m->room, NULL);
	return m;
fail:
	for (unsigned i = 0; m->lanes && i < workers; i++)
		free(m->lanes[i].ring);
	free(m->lanes);
	free(m->buf);
	free(m);
	return NULL;
}

/* ---- taking out, under the lock ---- */

static void out_flush(struct merge *m)
{
	if (m->len && fwrite(m->buf, 1, m->len, m->out) != m->len)
		m->failed = true;
	m->len = 0;
}

static void out_put(struct merge *m, const char *p, size_t len)
{
	if (m->len + len > OUT_BYTES)
		out_flush(m);
	memcpy(m->buf + m->len, p, len);
	m->len += len;
}

/* The record at the tail of a lane, or NULL when none is visible. */
static const struct record *lane_first(struct merge *m, struct lane *l, uint64_t head)
{
	for (;;) {
		const uint64_t tail = atomic_load_explicit(&l->tail, memory_order_relaxed);
		if (tail == head)
			return NULL;
		const struct record *r =
			(const struct record *)(const void *)(l->ring + (tail & (m->ring - 1)));
		if (r->len != SKIP)
			return r;
		const uint64_t next = (tail | (m->ring - 1)) + 1;
		atomic_store_explicit(&l->tail, next, memory_order_release);
	}
}

static size_t record_bytes(size_t len)
{
	return (sizeof(struct record) + len + RECORD_ALIGN - 1) & ~(size_t)(RECORD_ALIGN - 1);
}

struct place {
	uint64_t packet, order;
};

static bool is_before(struct place a, struct place b)
{
	return a.packet != b.packet ? a.packet < b.packet : a.order < b.order;
}

static struct place place_of(const struct record *r)
{
	return (struct place){ r->packet, r->order };
}

/* Whoever reads the packet first and then the order may see the order of a later packet, which is only more. */
static void lane_pass(struct lane *l, struct place to)
{
	if (to.packet != atomic_load_explicit(&l->passed, memory_order_relaxed))
		atomic_store(&l->passed_order, 0);
	atomic_store(&l->passed, to.packet);
	atomic_store(&l->passed_order, to.order);
}

static struct place lane_passed(struct lane *l)
{
	const uint64_t packet = atomic_load(&l->passed);
	return (struct place){ packet, atomic_load(&l->passed_order) };
}

/*
 * Writes all records that nothing can come before any more.  A lane's limit is read before its head: a
 * record that was put in between has a number above the limit.
 */
static void drain(struct merge *m)
{
	const struct record *first[LANES_MAX];
	struct place limit[LANES_MAX];
	uint64_t head[LANES_MAX];

	for (unsigned i = 0; i < m->workers; i++) {
		limit[i] = lane_passed(&m->lanes[i]);
		head[i] = atomic_load_explicit(&m->lanes[i].head, memory_order_acquire);
		first[i] = lane_first(m, &m->lanes[i], head[i]);
	}
	for (;;) {
		unsigned best = m->workers;
		struct place bound = { UINT64_MAX, UINT64_MAX };
		for (unsigned i = 0; i < m->workers; i++) {
			if (first[i] && (best == m->workers || is_before(place_of(first[i]), place_of(first[best]))))
				best = i;
			if (!first[i] && is_before(limit[i], bound))
				bound = limit[i];
		}
		if (best == m->workers || is_before(bound, place_of(first[best])))
			break;
		struct lane *l = &m->lanes[best];
		const struct record *r = first[best];
		out_put(m, (const char *)(r + 1), r->len);
		atomic_store_explicit(&l->tail,
				      atomic_load_explicit(&l->tail, memory_order_relaxed) +
					      record_bytes(r->len),
				      memory_order_release);
		first[best] = lane_first(m, l, head[best]);
	}
	if (atomic_load(&m->waiting))
		pthread_cond_broadcast(&m->room);
}

/* ---- putting in: the worker ---- */

static size_t lane_free(const struct merge *m, struct lane *l)
{
	return m->ring - (size_t)(l->put - atomic_load_explicit(&l->tail, memory_order_acquire));
}

/* Waits until the lane has room for `want` bytes in one piece. */
static void wait_for_room(struct merge *m, struct lane *l, size_t want)
{
	atomic_store_explicit(&l->head, l->put, memory_order_release);
	atomic_fetch_add(&m->waiting, 1);
	pthread_mutex_lock(&m->lock);
	for (;;) {
		drain(m);
		if (lane_free(m, l) >= want)
			break;
		pthread_cond_wait(&m->room, &m->lock);
	}
	pthread_mutex_unlock(&m->lock);
	atomic_fetch_sub(&m->waiting, 1);
}

char *merge_room(struct merge *m, unsigned w)
{
	struct lane *l = &m->lanes[w];
	if (!l->ring) {
		if (OUT_BYTES - m->len < MERGE_RECORD_MAX)
			out_flush(m);
		return m->buf + m->len;
	}
	size_t at = (size_t)(l->put & (m->ring - 1));
	const size_t to_end = m->ring - at;
	const bool is_split = to_end < RECORD_BYTES_MAX;
	const size_t want = is_split ? to_end + RECORD_BYTES_MAX : RECORD_BYTES_MAX;
	if (lane_free(m, l) < want)
		wait_for_room(m, l, want);
	if (is_split) {
		const struct record skip = { .len = SKIP };
		memcpy(l->ring + at, &skip, sizeof skip);
		l->put += to_end;
		at = 0;
	}
	return l->ring + at + sizeof(struct record);
}

void merge_put(struct merge *m, unsigned w, uint64_t packet, uint64_t order, size_t len)
{
	struct lane *l = &m->lanes[w];
	if (!l->ring) {
		m->len += len;
		return;
	}
	const struct record r = { .packet = packet, .order = order, .len = (uint32_t)len };
	memcpy(l->ring + (l->put & (m->ring - 1)), &r, sizeof r);
	l->put += record_bytes(len);
}

void merge_reached(struct merge *m, unsigned w, uint64_t packet, uint64_t order)
{
	merge_passed(m, w, order ? packet : packet - 1, order ? order - 1 : UINT64_MAX);
}

void merge_passed(struct merge *m, unsigned w, uint64_t packet, uint64_t order)
{
	struct lane *l = &m->lanes[w];
	if (!l->ring)
		return;
	atomic_store_explicit(&l->head, l->put, memory_order_release);
	lane_pass(l, (struct place){ packet, order });
	const bool urgent = atomic_load(&m->waiting) || packet == UINT64_MAX;
	if (!urgent && m->ring - lane_free(m, l) < DRAIN_BYTES)
		return;
	if (urgent)
		pthread_mutex_lock(&m->lock);
	else if (pthread_mutex_trylock(&m->lock) != 0)
		return;
	drain(m);
	pthread_mutex_unlock(&m->lock);
}

bool merge_destroy(struct merge *m)
{
	for (unsigned i = 0; i < m->workers; i++) {
		atomic_store(&m->lanes[i].head, m->lanes[i].put);
		lane_pass(&m->lanes[i], (struct place){ UINT64_MAX, UINT64_MAX });
	}
	drain(m);
	out_flush(m);
	const bool written = !m->failed && fflush(m->out) == 0;
	for (unsigned i = 0; i < m->workers; i++)
		free(m->lanes[i].ring);
	pthread_mutex_destroy(&m->lock);
	pthread_cond_destroy(&m->room);
	free(m->lanes);
	free(m->buf);
	free(m);
	return written;
}
