/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory for what flows keep: held segments, split messages, protocol state.  Power-of-two chunks cut from
 * pages inside one region that the host gave; a page whose chunks all came back serves any size again.
 * Owned by one engine; one thread.  Contents of a chunk are undefined.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define POOL_CHUNK_MIN 64u
#define POOL_CHUNK_MAX 131072u
#define POOL_CLASSES 12

/* Rounded up to whole cache lines. */
static inline size_t align64(size_t bytes)
{
	return (bytes + 63) & ~(size_t)63;
}

struct pool_page;

struct pool {
	uint8_t *region;
	struct pool_page *pages;
	uint32_t page_count;
	uint32_t free_page;             /* list through next, POOL_NONE ends it */
	uint32_t fresh;                 /* pages from here on were never used */
	uint32_t partial[POOL_CLASSES]; /* pages with free chunks */
	uint64_t now, most;             /* bytes in chunks */
};

/* Bytes for a region of about bytes, with its table of pages. */
size_t pool_size(uint64_t bytes);
void pool_init(struct pool *p, void *memory, uint64_t bytes);

/* A chunk of at least len bytes and its true size, or NULL: over budget, or len > POOL_CHUNK_MAX. */
void *pool_get(struct pool *p, size_t len, uint32_t *cap);

/* Takes the chunk back; NULL is fine. */
void pool_put(struct pool *p, void *chunk);
