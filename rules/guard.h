/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The memory behind `rate` and `step`: what a line last saw from an address pair, and from an
 * object.  A fixed table in memory that the caller gives; the oldest entry of a bucket makes room
 * (counted).  One thread at a time.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct guards;

/* Bytes that a table of this many entries needs; entries is rounded up to a power of two. */
size_t guards_size(uint32_t entries);

/* Makes a table in guards_size(entries) bytes of zeroed, 64-byte aligned memory. */
struct guards *guards_init(void *memory, uint32_t entries);

/* Entries that had to make room. */
uint64_t guards_evicted(const struct guards *g);

/*
 * Counts one event of this key against `count` events per per_ns: that many at once, then one more each
 * per_ns / count.  True while within.  An event beyond the rate does not count.  A clock that steps back
 * by more than per_ns starts the count anew.
 */
bool guard_rate(struct guards *g, uint64_t key, uint32_t count, uint64_t per_ns, uint64_t now_ns);

/* The value that was kept under this key; false when there is none. */
bool guard_last(struct guards *g, uint64_t key, double *value);

/* Keeps a value under this key. */
void guard_keep(struct guards *g, uint64_t key, double value);

/* Makes a key from a key and one more number. */
uint64_t guard_mix(uint64_t key, uint64_t number);
