/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/engine/pool.h"

#define POOL_NONE UINT32_MAX

struct pool_page {
	uint32_t next, prev;  /* in the list of partial or of free pages */
	uint32_t free_chunk;  /* first of a list through the chunks themselves, by number */
	uint32_t used;        /* chunks given out */
	uint32_t fresh;       /* chunks from here on were never given out */
	uint8_t class;
};

static uint32_t chunk_bytes(unsigned class)
{
	return POOL_CHUNK_MIN << class;
}

static uint32_t page_chunks(unsigned class)
{
	return POOL_CHUNK_MAX / chunk_bytes(class);
}

static uint32_t pool_pages(uint64_t bytes)
{
	const uint64_t n = bytes / POOL_CHUNK_MAX;
	return n ? (uint32_t)n : 1;
}

static size_t pool_table(uint32_t pages)
{
	return align64(pages * sizeof(struct pool_page));
}

size_t pool_size(uint64_t bytes)
{
	const uint32_t pages = pool_pages(bytes);
	return pool_table(pages) + (size_t)pages * POOL_CHUNK_MAX;
}

void pool_init(struct pool *p, void *memory, uint64_t bytes)
{
	p->page_count = pool_pages(bytes);
	p->pages = memory;
	p->region = (uint8_t *)memory + pool_table(p->page_count);
	p->free_page = POOL_NONE;
	p->fresh = 0;
	for (unsigned i = 0; i < POOL_CLASSES; i++)
		p->partial[i] = POOL_NONE;
	p->now = p->most = 0;
}

static void page_link(struct pool *p, uint32_t *list, uint32_t at)
{
	p->pages[at].prev = POOL_NONE;
	p->pages[at].next = *list;
	if (*list != POOL_NONE)
		p->pages[*list].prev = at;
	*list = at;
}

static void page_unlink(struct pool *p, uint32_t *list, uint32_t at)
{
	const struct pool_page *page = &p->pages[at];
	if (page->prev == POOL_NONE)
		*list = page->next;
	else
		p->pages[page->prev].next = page->next;
	if (page->next != POOL_NONE)
		p->pages[page->next].prev = page->prev;
}

/* An empty page that another class keeps for its next chunk, or POOL_NONE. */
static uint32_t page_unused(struct pool *p)
{
	for (unsigned class = 0; class < POOL_CLASSES; class++) {
		const uint32_t at = p->partial[class];
		if (at != POOL_NONE && !p->pages[at].used) {
			page_unlink(p, &p->partial[class], at);
			return at;
		}
	}
	return POOL_NONE;
}

static bool page_new(struct pool *p, unsigned class)
{
	uint32_t at = p->free_page;
	if (at != POOL_NONE)
		page_unlink(p, &p->free_page, at);
	else if (p->fresh < p->page_count)
		at = p->fresh++;
	else
		at = page_unused(p);
	if (at == POOL_NONE)
		return false;
	p->pages[at] = (struct pool_page){ .free_chunk = POOL_NONE, .class = (uint8_t)class };
	page_link(p, &p->partial[class], at);
	return true;
}

void *pool_get(struct pool *p, size_t len, uint32_t *cap)
{
	unsigned class = 0;
	while (class < POOL_CLASSES && chunk_bytes(class) < len)
		class++;
	if (class == POOL_CLASSES)
		return NULL;
	if (p->partial[class] == POOL_NONE && !page_new(p, class))
		return NULL;
	const uint32_t at = p->partial[class];
	struct pool_page *page = &p->pages[at];
	uint8_t *base = p->region + (size_t)at * POOL_CHUNK_MAX;
	uint32_t number = page->free_chunk;
	uint8_t *chunk;
	if (number != POOL_NONE) {
		chunk = base + (size_t)number * chunk_bytes(class);
		page->free_chunk = *(const uint32_t *)(const void *)chunk;
	} else {
		number = page->fresh++;
		chunk = base + (size_t)number * chunk_bytes(class);
	}
	if (++page->used == page_chunks(class))
		page_unlink(p, &p->partial[class], at);
	p->now += chunk_bytes(class);
	if (p->now > p->most)
		p->most = p->now;
	*cap = chunk_bytes(class);
	return chunk;
}

void pool_put(struct pool *p, void *chunk)
{
	if (!chunk)
		return;
	const size_t offset = (size_t)((uint8_t *)chunk - p->region);
	const uint32_t at = (uint32_t)(offset / POOL_CHUNK_MAX);
	struct pool_page *page = &p->pages[at];
	const unsigned class = page->class;
	if (page->used == page_chunks(class))
		page_link(p, &p->partial[class], at);
	*(uint32_t *)chunk = page->free_chunk;
	page->free_chunk = (uint32_t)(offset % POOL_CHUNK_MAX / chunk_bytes(class));
	p->now -= chunk_bytes(class);
	/* The last partial page of its class stays: the next chunk will want it. */
	if (--page->used == 0 && (page->next != POOL_NONE || page->prev != POOL_NONE)) {
		page_unlink(p, &p->partial[class], at);
		page_link(p, &p->free_page, at);
	}
}
