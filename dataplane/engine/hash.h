/* SPDX-License-Identifier: Apache-2.0 */
/* Mixing of words for hash tables: multiply and fold.  Not for cryptography; seeded by the host. */
#pragma once

#include <stdint.h>
#include <string.h>

static inline uint64_t hash_mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0xd6e8feb86659fd93);
	return h ^ h >> 32;
}

static inline uint64_t hash_load(const void *p)
{
	uint64_t v;
	memcpy(&v, p, sizeof v);
	return v;
}

/* The same for (a, b) and (b, a): 16 bytes each. */
static inline uint64_t hash_pair(const void *a, const void *b)
{
	const uint8_t *x = a, *y = b;
	const uint64_t a0 = hash_load(x), a1 = hash_load(x + 8), b0 = hash_load(y), b1 = hash_load(y + 8);
	const uint64_t h = hash_mix(hash_mix(a0 ^ b0, a0 + b0), a1 ^ b1);
	return hash_mix(h, a1 + b1);
}
