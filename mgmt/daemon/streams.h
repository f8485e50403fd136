/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Server-sent events: whoever has something new publishes it to a topic, and every open stream of that topic gets
 * it.
 *
 * Any thread may publish; it never waits.  What a slow reader has no room for (STREAM_BYTES) is lost to it, and it
 * is told how many with an event `lost`.  A stream that has nothing to say sends a comment every 15 seconds.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STREAM_BYTES (256u << 10)
#define STREAMS_MAX 64

enum topic { TOPIC_LIVE, TOPIC_EVENTS, TOPIC_OPERATOR, TOPIC_LEARNING, TOPIC_JOBS, TOPICS };

struct stream;
struct streams;

/*
 * A stream of a topic, for answer_stream(); NULL when there are STREAMS_MAX.  wants: asked in the publisher's
 * thread whether this item goes to this stream (NULL: all do); done: called once with ctx when the stream has ended
 * (NULL: nothing).
 */
struct stream *stream_create(struct streams *s, enum topic topic, bool (*wants)(void *ctx, const void *item),
			     void *ctx, void (*done)(void *ctx));

/* True when somebody listens: what nobody wants need not be made. */
bool streams_wanted(const struct streams *s, enum topic topic);

/* event: its name; id: from which a reader that comes back goes on, or NULL; data: one line of JSON, len bytes; item:
 * for `wants`. */
void streams_publish(struct streams *s, enum topic topic, const void *item, const char *id, const char *event,
		     const char *data, size_t len);

/* The same to one stream, before it is handed to answer_stream(): what a reader needs to begin with. */
void stream_say(struct stream *s, const char *id, const char *event, const char *data, size_t len);

/* ---- for http.c ---- */

struct MHD_Connection;

struct streams *streams_create(void);
void streams_end_all(struct streams *s); /* every stream ends; no new one begins */
void streams_destroy(struct streams *s);
void streams_breathe(struct streams *s); /* once a second: comments to those that are silent */

/* The connection that reads it. */
void stream_attach(struct stream *s, struct MHD_Connection *c);
/* Writes what waits, at most max bytes; 0: nothing waits, and the connection sleeps until it is woken; -1: the end. */
int64_t stream_take(struct stream *s, char *out, size_t max);
void stream_destroy(struct stream *s);   /* the connection is gone */
