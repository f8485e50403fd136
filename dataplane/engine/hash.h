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
static inline uint64_t hash_pair(const uint64_t a[2], const uint64_t b[2])
{
	const uint64_t h = hash_mix(hash_mix(a[0] ^ b[0], a[0] + b[0]), a[1] ^ b[1]);
	return hash_mix(h, a[1] + b[1]);
}
