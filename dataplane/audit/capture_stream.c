/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The shared ring.  The mutex guards positions; bytes between the slowest consumer and `produced` are
 * never written, so consumers read them without it.
 */
#define _GNU_SOURCE /* memfd_create, MAP_FIXED over a reservation */

#include "dataplane/audit/capture_stream.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Bytes decoded between two looks at the lock. */
#define CHUNK_LEN 131072u

struct stream {
	struct decoder *decoder;
	uint8_t *ring;
	size_t ring_len;
	pthread_t thread;
	bool has_thread;
	unsigned consumers, left;
	pthread_mutex_t lock;
	pthread_cond_t more, room;
	uint64_t produced;
	bool is_whole, has_failed, is_stopping;
	uint64_t released[]; /* per consumer; UINT64_MAX: gone */
};

static uint8_t *map_ring(size_t len)
{
	const int fd = memfd_create("bulkhead-capture", MFD_CLOEXEC);
	uint8_t *ring = MAP_FAILED;

	if (fd < 0)
		return NULL;
	if (ftruncate(fd, (off_t)len) == 0)
		ring = mmap(NULL, 2 * len, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (ring != MAP_FAILED) {
		const int rw = PROT_READ | PROT_WRITE, how = MAP_SHARED | MAP_FIXED;

		if (mmap(ring, len, rw, how, fd, 0) == MAP_FAILED ||
		    mmap(ring + len, len, rw, how, fd, 0) == MAP_FAILED) {
			munmap(ring, 2 * len);
			ring = MAP_FAILED;
		}
	}
	close(fd);
	return ring == MAP_FAILED ? NULL : ring;
}

static size_t room_locked(const struct stream *s)
{
	uint64_t slowest = UINT64_MAX;

	for (unsigned c = 0; c < s->consumers; c++) {
		if (s->released[c] < slowest)
			slowest = s->released[c];
	}
	return slowest >= s->produced ? s->ring_len : s->ring_len - (size_t)(s->produced - slowest);
}

/* Decodes one chunk into the room there is; called and left with the lock held. */
static void produce_locked(struct stream *s, size_t room)
{
	const size_t at = (size_t)(s->produced & (s->ring_len - 1));
	ssize_t n;

	pthread_mutex_unlock(&s->lock);
	n = decoder_read(s->decoder, s->ring + at, room < CHUNK_LEN ? room : CHUNK_LEN);
	pthread_mutex_lock(&s->lock);
	if (n > 0) {
		s->produced += (uint64_t)n;
	} else {
		s->is_whole = true;
		s->has_failed = n < 0;
	}
	pthread_cond_broadcast(&s->more);
}

static void *produce(void *arg)
{
	struct stream *s = arg;

	pthread_mutex_lock(&s->lock);
	while (!s->is_stopping && !s->is_whole) {
		const size_t room = room_locked(s);

		if (room == 0)
			pthread_cond_wait(&s->room, &s->lock);
		else
			produce_locked(s, room);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

struct stream *stream_create(struct decoder *d, size_t ring_len, unsigned consumers, bool has_thread)
{
	struct stream *s = calloc(1, sizeof(*s) + consumers * sizeof(s->released[0]));

	if (s)
		s->ring = map_ring(ring_len);
	if (!s || !s->ring) {
		free(s);
		decoder_close(d);
		return NULL;
	}
	s->decoder = d;
	s->ring_len = ring_len;
	s->consumers = consumers;
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->more, NULL);
	pthread_cond_init(&s->room, NULL);
	if (has_thread) {
		if (pthread_create(&s->thread, NULL, produce, s) != 0) {
			stream_destroy(s);
			return NULL;
		}
		s->has_thread = true;
	}
	return s;
}

const uint8_t *stream_ring(const struct stream *s)
{
	return s->ring;
}

size_t stream_ring_len(const struct stream *s)
{
	return s->ring_len;
}

uint64_t stream_produced(struct stream *s, uint64_t want, bool is_patient, bool *is_whole)
{
	uint64_t produced;

	pthread_mutex_lock(&s->lock);
	while (is_patient && s->produced < want && !s->is_whole) {
		if (s->has_thread)
			pthread_cond_wait(&s->more, &s->lock);
		else
			produce_locked(s, room_locked(s));
	}
	produced = s->produced;
	*is_whole = s->is_whole;
	pthread_mutex_unlock(&s->lock);
	return produced;
}

void stream_release(struct stream *s, unsigned c, uint64_t pos)
{
	pthread_mutex_lock(&s->lock);
	s->released[c] = pos;
	pthread_cond_signal(&s->room);
	pthread_mutex_unlock(&s->lock);
}

bool stream_leave(struct stream *s, unsigned c)
{
	bool was_last;

	pthread_mutex_lock(&s->lock);
	s->released[c] = UINT64_MAX;
	was_last = ++s->left == s->consumers;
	pthread_cond_signal(&s->room);
	pthread_mutex_unlock(&s->lock);
	return was_last;
}

uint64_t stream_taken(const struct stream *s)
{
	return atomic_load_explicit(&s->decoder->taken, memory_order_relaxed);
}

const char *stream_error(const struct stream *s)
{
	return s->has_failed ? s->decoder->error : NULL;
}

void stream_destroy(struct stream *s)
{
	if (!s)
		return;
	if (s->has_thread) {
		pthread_mutex_lock(&s->lock);
		s->is_stopping = true;
		pthread_cond_signal(&s->room);
		pthread_mutex_unlock(&s->lock);
		pthread_join(s->thread, NULL);
	}
	pthread_cond_destroy(&s->room);
	pthread_cond_destroy(&s->more);
	pthread_mutex_destroy(&s->lock);
	munmap(s->ring, 2 * s->ring_len);
	decoder_close(s->decoder);
	free(s);
}
