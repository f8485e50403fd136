/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The policy as an object: its arena, how it begins and ends.  Compile side, one thread; what the packet
 * path asks of a policy is in policy_lookup.c.
 */
#include "rules/policy_tree.h"

#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

#define CHUNK_BYTES 65536

/* ---- the arena ---- */

struct arena_chunk {
	struct arena_chunk *next;
	size_t used, cap;
	max_align_t data[];
};

void *policy_take(struct policy *p, size_t size)
{
	const size_t align = sizeof(max_align_t);
	size = (size + align - 1) / align * align;
	if (!p->chunks || size > p->chunks->cap - p->chunks->used) {
		const size_t cap = size > CHUNK_BYTES ? size : CHUNK_BYTES;
		struct arena_chunk *c = calloc(1, sizeof *c + cap);
		if (!c)
			abort(); /* compile side: the process that dry-compiled it had enough */
		c->cap = cap;
		/* A large block stands behind the one that is being filled, which keeps its room. */
		if (p->chunks && size > CHUNK_BYTES) {
			c->next = p->chunks->next;
			p->chunks->next = c;
			return c->data;
		}
		c->next = p->chunks;
		p->chunks = c;
	}
	char *start = (char *)p->chunks->data + p->chunks->used;
	p->chunks->used += size;
	return start;
}

char *policy_copy(struct policy *p, const char *text, size_t len)
{
	char *copy = policy_take(p, len + 1);
	if (len)
		memcpy(copy, text, len);
	return copy;
}

struct policy *policy_create(const char *name)
{
	struct policy *p = calloc(1, sizeof *p);
	if (!p)
		abort();
	p->file = policy_copy(p, name, strlen(name));
	p->mode = MODE_LEARN;
	p->otherwise = VERDICT_DROP;
	p->sides = policy_take(p, SIDES_MAX * sizeof p->sides[0]);
	for (uint32_t i = 0; i < registry_count && i < POLICY_PROTOCOLS_MAX; i++) {
		unsigned slot = policy_protocol_slot(registry[i]);
		while (p->protocols[slot].protocol)
			slot = (slot + 1) % (2 * POLICY_PROTOCOLS_MAX);
		p->protocols[slot].protocol = registry[i];
		p->protocols[slot].number = i;
	}
	return p;
}

void policy_destroy(struct policy *p)
{
	if (!p)
		return;
	for (uint32_t i = 0; i < p->line_count; i++)
		expression_destroy(p->lines[i].expression);
	while (p->chunks) {
		struct arena_chunk *next = p->chunks->next;
		free(p->chunks);
		p->chunks = next;
	}
	free(p);
}

/* ---- look-ups ---- */

unsigned policy_modes(const struct policy *p)
{
	unsigned modes = 1u << p->mode;
	for (uint32_t i = 0; i < p->conduit_count; i++)
		modes |= 1u << p->conduits[i].mode;
	return modes;
}

uint16_t policy_side(const struct policy *p, const char *name)
{
	for (uint32_t i = 0; i < p->side_count; i++)
		if (!strcmp(p->sides[i], name))
			return (uint16_t)(i + 1);
	return 0;
}
