/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A stream is a ring of bytes; one lock for all.  A connection with nothing to send is suspended, and resumed by
 * whoever writes into its ring.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/streams.h"

#include "mgmt/daemon/database.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BREATH_NS 15000000000u

struct stream {
	struct streams *all;
	struct stream *next;
	enum topic topic;
	bool (*wants)(void *ctx, const void *item);
	void (*done)(void *ctx);
	void *ctx;
	struct MHD_Connection *connection;
	bool sleeps;                       /* the connection is suspended */
	bool is_over;
	uint64_t lost, last_ns;
	size_t at, len;
	char bytes[STREAM_BYTES];
};

struct streams {
	pthread_mutex_t lock;
	struct stream *first;
	unsigned count;
	bool is_closed;
};

struct streams *streams_create(void)
{
	struct streams *s = calloc(1, sizeof *s);

	if (s)
		pthread_mutex_init(&s->lock, NULL);
	return s;
}

void streams_destroy(struct streams *s)
{
	if (!s)
		return;
	pthread_mutex_destroy(&s->lock);
	free(s);
}

struct stream *stream_create(struct streams *s, enum topic topic, bool (*wants)(void *ctx, const void *item), void *ctx,
			     void (*done)(void *ctx))
{
	struct stream *fresh = malloc(sizeof *fresh);

	if (!fresh)
		return NULL;
	memset(fresh, 0, offsetof(struct stream, bytes));
	fresh->all = s;
	fresh->topic = topic;
	fresh->wants = wants;
	fresh->ctx = ctx;
	fresh->done = done;
	fresh->last_ns = clock_up_ns();
	pthread_mutex_lock(&s->lock);
	const bool ok = s->count < STREAMS_MAX && !s->is_closed;
	if (ok) {
		fresh->next = s->first;
		s->first = fresh;
		s->count++;
	}
	pthread_mutex_unlock(&s->lock);
	if (ok)
		return fresh;
	free(fresh);
	return NULL;
}

void stream_destroy(struct stream *s)
{
	struct streams *all = s->all;

	pthread_mutex_lock(&all->lock);
	for (struct stream **p = &all->first; *p; p = &(*p)->next)
		if (*p == s) {
			*p = s->next;
			all->count--;
			break;
		}
	pthread_mutex_unlock(&all->lock);
	if (s->done)
		s->done(s->ctx);
	free(s);
}

/* ---- with the lock held ---- */

static void wake(struct stream *s)
{
	if (s->sleeps)
		MHD_resume_connection(s->connection);
	s->sleeps = false;
}

static bool put(struct stream *s, const char *bytes, size_t len)
{
	if (len > STREAM_BYTES - s->len)
		return false;
	for (size_t done = 0; done < len;) {
		const size_t to = (s->at + s->len) % STREAM_BYTES;
		const size_t n = len - done < STREAM_BYTES - to ? len - done : STREAM_BYTES - to;
		memcpy(s->bytes + to, bytes + done, n);
		s->len += n;
		done += n;
	}
	s->last_ns = clock_up_ns();
	return true;
}

static void say(struct stream *s, const char *id, const char *event, const char *data, size_t len)
{
	char head[160];
	int n = 0;

	if (s->lost)
		n = snprintf(head, sizeof head, "event: lost\ndata: {\"count\":%llu}\n\n", (unsigned long long)s->lost);
	if (id)
		n += snprintf(head + n, sizeof head - (size_t)n, "id: %.32s\n", id);
	n += snprintf(head + n, sizeof head - (size_t)n, "event: %.32s\ndata: ", event);
	if ((size_t)n + len + 2 > STREAM_BYTES - s->len) {
		s->lost++;
		return;
	}
	put(s, head, (size_t)n);
	put(s, data, len);
	put(s, "\n\n", 2);
	s->lost = 0;
	wake(s);
}

/* ---- any thread ---- */

bool streams_wanted(const struct streams *s, enum topic topic)
{
	const union {
		const struct streams *in;
		struct streams *out;
	} all = { .in = s };
	bool is_wanted = false;

	pthread_mutex_lock(&all.out->lock);
	for (const struct stream *i = s->first; i && !is_wanted; i = i->next)
		is_wanted = i->topic == topic;
	pthread_mutex_unlock(&all.out->lock);
	return is_wanted;
}

void stream_say(struct stream *s, const char *id, const char *event, const char *data, size_t len)
{
	pthread_mutex_lock(&s->all->lock);
	say(s, id, event, data, len);
	pthread_mutex_unlock(&s->all->lock);
}

void streams_publish(struct streams *s, enum topic topic, const void *item, const char *id, const char *event,
		     const char *data, size_t len)
{
	pthread_mutex_lock(&s->lock);
	for (struct stream *i = s->first; i; i = i->next)
		if (i->topic == topic && (!i->wants || i->wants(i->ctx, item)))
			say(i, id, event, data, len);
	pthread_mutex_unlock(&s->lock);
}

void streams_breathe(struct streams *s)
{
	const uint64_t now = clock_up_ns();

	pthread_mutex_lock(&s->lock);
	for (struct stream *i = s->first; i; i = i->next)
		if (now - i->last_ns > BREATH_NS && put(i, ":\n\n", 3))
			wake(i);
	pthread_mutex_unlock(&s->lock);
}

void streams_end_all(struct streams *s)
{
	pthread_mutex_lock(&s->lock);
	s->is_closed = true;
	for (struct stream *i = s->first; i; i = i->next) {
		i->is_over = true;
		wake(i);
	}
	pthread_mutex_unlock(&s->lock);
}

void stream_attach(struct stream *s, struct MHD_Connection *c)
{
	pthread_mutex_lock(&s->all->lock);
	s->connection = c;
	pthread_mutex_unlock(&s->all->lock);
}

int64_t stream_take(struct stream *s, char *out, size_t max)
{
	int64_t n;

	pthread_mutex_lock(&s->all->lock);
	if (s->len) {
		size_t piece = s->len < max ? s->len : max;
		piece = piece < STREAM_BYTES - s->at ? piece : STREAM_BYTES - s->at;
		memcpy(out, s->bytes + s->at, piece);
		s->at = (s->at + piece) % STREAM_BYTES;
		s->len -= piece;
		n = (int64_t)piece;
	} else if (s->is_over) {
		n = -1;
	} else {
		/* Under the lock: whoever writes next finds it suspended. */
		MHD_suspend_connection(s->connection);
		s->sleeps = true;
		n = 0;
	}
	pthread_mutex_unlock(&s->all->lock);
	return n;
}
