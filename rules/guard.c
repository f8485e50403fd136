/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A table of buckets, one cache line each: four keys, four words, the newest first.  The key says
 * everything about an entry (line, address pair, object), so a look-up touches one line of memory.  The
 * memory is the caller's; one thread at a time; packet path.
 */
#include "rules/guard.h"

#include <string.h>

#define WAYS 4

struct bucket {
	uint64_t key[WAYS]; /* 0: empty */
	uint64_t word[WAYS];
};

struct guards {
	uint64_t evicted;
	uint32_t mask; /* buckets - 1 */
	uint32_t reserved[13];
	struct bucket bucket[];
};

_Static_assert(sizeof(struct bucket) == 64, "a bucket is a cache line");
_Static_assert(sizeof(struct guards) == 64, "buckets begin on a cache line");

/* At least one bucket; at most 2^26, which is 4 GiB. */
static uint32_t bucket_count(uint32_t entries)
{
	uint32_t buckets = 1;
	while (buckets * WAYS < entries && buckets < UINT32_C(1) << 26)
		buckets *= 2;
	return buckets;
}

size_t guards_size(uint32_t entries)
{
	return sizeof(struct guards) + (size_t)bucket_count(entries) * sizeof(struct bucket);
}

struct guards *guards_init(void *memory, uint32_t entries)
{
	struct guards *g = memory;
	g->mask = bucket_count(entries) - 1;
	return g;
}

uint64_t guards_evicted(const struct guards *g)
{
	return g->evicted;
}

uint64_t guard_mix(uint64_t key, uint64_t number)
{
	/* Two rounds of multiply and fold spread every input bit over the key. */
	key = (key ^ number) * UINT64_C(0x9e3779b97f4a7c15);
	key = (key ^ key >> 32) * UINT64_C(0xd6e8feb86659fd93);
	return key ^ key >> 29;
}

/* The place of a key in its bucket, made the newest; *found: it was there. */
static uint64_t *touch(struct guards *g, uint64_t key, bool *found)
{
	key |= !key;
	struct bucket *b = &g->bucket[(key >> 7) & g->mask];
	unsigned way = 0;
	while (way < WAYS && b->key[way] != key && b->key[way])
		way++;
	*found = way < WAYS && b->key[way] == key;
	if (way == WAYS) {
		g->evicted++;
		way = WAYS - 1;
	}
	const uint64_t word = b->word[way];
	for (; way; way--) {
		b->key[way] = b->key[way - 1];
		b->word[way] = b->word[way - 1];
	}
	b->key[0] = key;
	b->word[0] = *found ? word : 0;
	return &b->word[0];
}

bool guard_rate(struct guards *g, uint64_t key, uint32_t count, uint64_t per_ns, uint64_t now_ns)
{
	/* The word is the time at which the allowance will be whole again. */
	const uint64_t each_ns = per_ns / (count ? count : 1);
	bool known;
	uint64_t *whole_ns = touch(g, key, &known);
	if (!known || *whole_ns < now_ns || *whole_ns - now_ns > 2 * per_ns)
		*whole_ns = now_ns;
	if (*whole_ns - now_ns + each_ns > per_ns)
		return false;
	*whole_ns += each_ns;
	return true;
}

bool guard_last(struct guards *g, uint64_t key, double *value)
{
	key |= !key;
	const struct bucket *b = &g->bucket[(key >> 7) & g->mask];
	for (unsigned way = 0; way < WAYS; way++) {
		if (b->key[way] == key) {
			memcpy(value, &b->word[way], sizeof *value);
			return true;
		}
	}
	return false;
}

void guard_keep(struct guards *g, uint64_t key, double value)
{
	bool known;
	memcpy(touch(g, key, &known), &value, sizeof value);
}
