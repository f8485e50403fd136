/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lines of several workers, merged by packet number and the order within it: internal to eve*.c.
 *
 * Each worker has a ring of fixed size.  It puts records (a packet number and the lines of an event) at
 * its head and makes them visible by merge_passed(); whoever gets the lock takes from the tails what
 * no other worker can come before any more, and writes it.  A worker whose ring is full waits until
 * the others have caught up; one that waits always has a record at its tail, and the least of all
 * tails can always be written, so somebody can always go on, as long as a worker that has nothing to
 * say still calls merge_passed().  A worker that is alone has no ring: it writes where the file is written
 * from.
 *
 * Memory: workers x ring, allocated by merge_create(); nothing after that.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct merge;

/* Most bytes of a record. */
#define MERGE_RECORD_MAX (160u << 10)

/* ring: bytes for each worker, rounded down to a power of two, at least 512 kB.  workers: at most 256. */
struct merge *merge_create(FILE *out, unsigned workers, size_t ring);

/* Where worker w writes its next record, of at most MERGE_RECORD_MAX bytes; valid until its next call. */
char *merge_room(struct merge *m, unsigned w);

/* The first len bytes (not 0) of merge_room() belong to this packet.  (packet, order) never falls. */
void merge_put(struct merge *m, unsigned w, uint64_t packet, uint64_t order, size_t len);

/* Nothing up to this number and order, or before it, will be put by worker w any more. */
void merge_passed(struct merge *m, unsigned w, uint64_t packet, uint64_t order);
void merge_reached(struct merge *m, unsigned w, uint64_t packet, uint64_t order);

/* Writes what is left, of all workers; false when writing failed at any time. */
bool merge_destroy(struct merge *m);
