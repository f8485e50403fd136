/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Many captures, one timeline.  A heap holds the files by the time of their next packet, ties by
 * their order in the list; the file on top is read for as long as it stays there.  Within a file the order
 * of the file is kept, whatever its stamps say.
 *
 * Files wait in the heap with the stamp of their first packet and are opened when their time comes.
 * Every worker walks the same timeline and so counts the same numbers; a packet of another worker
 * costs its header and a hash.
 *
 * A timeline belongs to its worker; only the atomic members are read by others.
 */
#include "dataplane/audit/capture_input.h"
#include "dataplane/audit/capture_reader.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Packets between two looks at the stop flag and two reports of progress. */
#define WALK_MAX 4096

struct source {
	struct input input;
	struct reader reader;
	struct packet head;     /* the next packet of this file */
	bool is_open, has_head;
	unsigned file;          /* number in the list */
	uint64_t key;           /* time of the head, or what is known of it */
	uint64_t head_pos, pos; /* where the head begins and ends */
	uint64_t taken;         /* bytes of the file that progress has counted */
	uint64_t in_file;       /* packets so far, for messages */
	uint64_t unread;        /* packets of link types that are not read */
	struct source *touched; /* next in the list of sources that gave packets to this burst */
	bool is_touched;
	uint64_t bytes, cut, first_ns, last_ns;
};

struct timeline {
	struct list *list;
	unsigned share, shares;
	struct source *sources;
	struct source **heap;
	unsigned heap_len;
	struct source *touched;
	uint64_t number;
	timeline_passed_fn *passed;
	void *passed_ctx;
	_Atomic uint64_t packets, taken; /* for progress */
};

/* ---- one file ---- */

static bool source_open(struct source *s, struct timeline *t, bool is_peek)
{
	const char *error;
	size_t len = 4;

	if (!input_open(&s->input, t->list, s->file, t->share, t->shares, is_peek))
		return false;
	s->is_open = true;
	if (!input_want(&s->input, len, true))
		len = (size_t)s->input.limit;
	if (reader_begin(&s->reader, s->input.base, len))
		return true;
	error = input_error(&s->input);
	file_fail(t->list, s->file, false, "%s", error ? error : "ends inside its first bytes");
	return false;
}

enum head { HEAD_THERE, HEAD_LATER, HEAD_NONE };

static enum head source_bad(struct source *s, const char *what, const char *more)
{
	const bool is_packed = s->input.list->states[s->file].is_packed;
	const char *of = is_packed ? " of the unpacked data" : "";

	file_fail(s->input.list, s->file, true, "%s%s (byte %" PRIu64 "%s, behind packet %" PRIu64 ")", what,
		  more, s->pos, of, s->in_file);
	return HEAD_NONE;
}

/* The bytes end: at the end of a record all is well. */
static enum head source_ended(struct source *s, uint64_t want)
{
	const uint64_t limit = s->input.limit;
	char text[80];

	if (input_error(&s->input)) {
		file_fail(s->input.list, s->file, true, "%s, behind packet %" PRIu64, input_error(&s->input),
			  s->in_file);
		return HEAD_NONE;
	}
	if (atomic_load(&s->input.list->stop))
		return source_bad(s, "reading was stopped", "");
	if (s->pos == limit)
		return HEAD_NONE;
	if (s->pos > limit)
		return source_bad(s, "the file ends inside a block", "");
	snprintf(text, sizeof(text), ": %" PRIu64 " of at least %" PRIu64 " bytes are there",
		 limit - s->pos, want);
	return source_bad(s, "the file ends inside a packet", text);
}

/*
 * Bytes up to `want` are needed.  Patient: nothing of this file is held by the burst, so what lies in
 * front of pos makes room, and it may wait.
 */
static bool source_want(struct source *s, uint64_t want, bool is_patient)
{
	struct input *in = &s->input;

	if (want <= in->limit)
		return true;
	/* A look at the beginning of a file is content with one ring of it. */
	if (in->is_peek && in->stream && want > in->mask)
		return false;
	if (is_patient)
		input_release(in, s->pos);
	return input_want(in, want, is_patient);
}

/*
 * Records lie at irregular distances, which the processor's own prefetching does not follow; asking for
 * as many bytes as were just read, a little ahead, halves the time of a walk (29 for 55 ns a packet of
 * 245 bytes).  An address behind the end does no harm.
 */
static inline void prefetch(const uint8_t *p, uint64_t used)
{
	const uintptr_t ahead = (uintptr_t)p + 2048;

	for (uint64_t line = 0; line < used && line < 1024; line += 64)
		__builtin_prefetch((const void *)(ahead + line));
}

/* Reads on to the next packet, which becomes the head. */
static enum head source_next(struct source *s, bool is_patient)
{
	struct input *in = &s->input;
	uint64_t used = 1;

	for (;;) {
		const uint64_t pos = s->pos;
		const uint8_t *p;

		if (!source_want(s, pos + used, is_patient))
			return in->is_whole ? source_ended(s, used) : HEAD_LATER;
		p = in->base + (pos & in->mask);
		switch (s->reader.next(&s->reader, p, in->limit - pos, &s->head, &used)) {
		case READER_PACKET:
			prefetch(p, used);
			s->head_pos = pos;
			s->pos = pos + used;
			s->key = s->head.time_ns;
			s->has_head = true;
			return HEAD_THERE;
		case READER_BLOCK:
			s->pos = pos + used;
			used = 1;
			break;
		case READER_MORE:
			break;
		case READER_BAD:
			if (mapping_is_lost(&in->map))
				return source_bad(s, "became shorter while it was read", "");
			return source_bad(s, s->reader.error, "");
		}
	}
}

static void note_taken(struct timeline *t, struct source *s, uint64_t taken)
{
	atomic_fetch_add_explicit(&t->taken, taken - s->taken, memory_order_relaxed);
	s->taken = taken;
	if (t->share == 0)
		t->list->public.files[s->file].done = taken;
}

static void source_close(struct timeline *t, struct source *s)
{
	struct capture_file *f = &t->list->public.files[s->file];

	if (!s->is_open)
		return;
	note_taken(t, s, input_taken(&s->input, s->pos));
	if (t->share == 0) {
		f->packets = s->in_file;
		f->bytes = s->bytes;
		f->cut = s->cut;
		f->first_ns = s->first_ns;
		f->last_ns = s->last_ns;
		f->skipped = s->unread;
	}
	input_close(&s->input);
	reader_fini(&s->reader);
	s->is_open = false;
}

/* A packet of a link type that is not read is counted, and the first of a file is reported. */
static void source_unread(struct source *s)
{
	const unsigned interface = s->reader.unread;
	const uint32_t type = interface < s->reader.interface_count
				      ? s->reader.interfaces[interface].link_type : 0;
	const char *name = link_type_name(type);

	if (s->unread++ == 0)
		file_fail(s->input.list, s->file, false,
			  "interface %u has link type %u (%s), which is not read: its packets are passed over",
			  interface, type, name ? name : "unknown");
}

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

static void pop(struct timeline *t)
{
	source_close(t, t->heap[0]);
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

/* Counts the head as passed; true when it is a packet of this worker. */
static bool take_head(struct timeline *t, struct source *s)
{
	struct packet *p = &s->head;

	t->number++;
	s->bytes += p->wire_len;
	s->cut += p->wire_len > p->len;
	if (s->in_file++ == 0 || p->time_ns < s->first_ns)
		s->first_ns = p->time_ns;
	if (p->time_ns > s->last_ns)
		s->last_ns = p->time_ns;
	if (p->link == LINK_UNKNOWN) {
		source_unread(s);
		return false;
	}
	return t->shares == 1 || engine_hash(p) % t->shares == t->share;
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
		note_taken(t, s, input_taken(&s->input, s->pos));
	}
	t->touched = NULL;
}

/* A ring holds only so much; what this burst has from it stays until the next. */
static bool is_crowded(const struct source *s)
{
	return s->input.stream && s->pos - s->input.released > (s->input.mask + 1) / 2;
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
			head = source_next(s, *n == 0);
			if (head != HEAD_THERE || (next && is_before(next, s)))
				break;
		}
		if (take_head(t, s)) {
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

	if (!source_open(s, t, false) || source_next(s, true) != HEAD_THERE)
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
		if (t->heap_len == 0)
			break;
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
		if (source_open(&s, t, true) && source_next(&s, true) == HEAD_THERE)
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
	t->share = share;
	t->shares = shares;
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
		source_close(t, &t->sources[i]);
	free(t->sources);
	free(t->heap);
	free(t);
}
