/* SPDX-License-Identifier: Apache-2.0 */
/*
 * IP fragments, held until the packet is whole.  Fragments that disagree with each other are flaws, and
 * the packet is given up: receivers would read it differently (RFC 5722, RFC 1858).
 * A fixed table; buffers from the pool.  One engine, one thread.
 */
#pragma once

#include "dataplane/engine/decode.h"
#include "dataplane/engine/pool.h"

#define FRAGMENT_PARTS 64

struct fragment {
	uint8_t src[16], dst[16];
	uint32_t id;
	uint16_t vlan;
	uint8_t ip_protocol;
	bool used, given_up;
	uint64_t first_ns;
	uint8_t *buf;
	uint32_t cap;
	uint32_t total;  /* 0: not known yet */
	uint32_t parts;
	struct {
		uint32_t start, end;
	} part[FRAGMENT_PARTS]; /* sorted, disjoint, not touching */
};

struct fragments {
	struct fragment *table;
	uint32_t count;
	uint64_t idle_ns;
	uint32_t used;         /* entries in use */
	struct fragment *done; /* whole: its buffer is in use until the next call */
};

size_t fragments_size(uint32_t count);
void fragments_init(struct fragments *f, void *memory, uint32_t count, uint64_t idle_ns);

/* Takes a fragment; true when the packet is whole: *whole is its payload, valid until the next call.
 * *wrong gets bits of enum reason. */
bool fragments_add(struct fragments *f, struct pool *pool, const struct decoded *d, uint64_t now_ns,
		   struct bytes *whole, uint64_t *wrong);

/* Gives up what has not become whole in time; returns how many packets. */
uint32_t fragments_expire(struct fragments *f, struct pool *pool, uint64_t now_ns);

/* Gives everything back; returns how many packets never became whole. */
uint32_t fragments_flush(struct fragments *f, struct pool *pool);
