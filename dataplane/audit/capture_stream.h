/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A decoded stream that several workers read, decoded once: one producer thread fills a ring, each
 * consumer walks it at its own pace, and the slowest makes room.
 *
 * The ring is mapped twice in a row, so that any stretch of it up to its length is contiguous
 * memory; nothing is copied out of it.  Positions count bytes of the decoded stream from 0 and never
 * wrap.
 */
#pragma once

#include "dataplane/audit/capture_decoder.h"

struct stream;

/* Takes d.  ring_len: a power of two.  Without a thread the only consumer decodes when it waits
 * (for looking at a beginning).  NULL: no memory. */
struct stream *stream_create(struct decoder *d, size_t ring_len, unsigned consumers, bool has_thread);

/* The ring; the byte of position n is at [n & (ring_len - 1)], and ring_len bytes follow it. */
const uint8_t *stream_ring(const struct stream *s);
size_t stream_ring_len(const struct stream *s);

/* What the producer has made so far; waits until that is at least `want`, or all there is.
 * *is_whole: nothing follows.  patient = false: does not wait. */
uint64_t stream_produced(struct stream *s, uint64_t want, bool is_patient, bool *is_whole);

/* Consumer c needs nothing in front of pos any more (pos may lie ahead of what was produced). */
void stream_release(struct stream *s, unsigned c, uint64_t pos);

/* Consumer c is done; true when it was the last: then destroy. */
bool stream_leave(struct stream *s, unsigned c);

/* Bytes of the file that went in.  Any thread. */
uint64_t stream_taken(const struct stream *s);

/* Why the stream ended early, or NULL.  After stream_produced() said that it is whole. */
const char *stream_error(const struct stream *s);

/* Stops the producer and frees all. */
void stream_destroy(struct stream *s);
