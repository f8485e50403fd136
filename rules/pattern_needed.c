/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bytes, and pairs of bytes, of which every pattern of a set has one: where none of them is, there is no pattern.
 * Short buffers of binary protocols, which are most of what is searched, are done with in a few nanoseconds.  Compile
 * side.
 *
 * The fewest and rarest are wanted.  Bytes are taken one after the other, each time the one that the most patterns
 * still lack, weighed by how often it is seen in industrial traffic; of pairs each pattern brings its best, unless it
 * has one already.
 */
#include "rules/pattern_tree.h"

#include <stdlib.h>
#include <string.h>

#define NEEDED_MOST 48u /* more than so many bytes tell nothing */

static uint8_t folded(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? c | 32 : c;
}

/* How common a byte is, from what the vectors of the protocols hold: small numbers, zero above all. */
static unsigned weight(unsigned byte)
{
	return byte == 0 ? 400 : byte == 255 ? 40 : byte < 16 ? 100 : byte < 32 ? 20 : byte < 128 ? 10 : 6;
}

static bool has_needed(const struct pattern_set *p, const struct pattern_entry *e)
{
	for (uint32_t i = 0; i < e->len && i < LITERAL_MAX; i++)
		if (p->needed[e->text[i]])
			return true;
	return false;
}

static void count_lacking(const struct pattern_set *p, const struct pattern_entry *list, unsigned count,
			  uint32_t lacking[256])
{
	memset(lacking, 0, 256 * sizeof *lacking);
	for (unsigned i = 0; i < count; i++) {
		bool seen[256] = { false };
		if (has_needed(p, &list[i]))
			continue;
		for (uint32_t k = 0; k < list[i].len && k < LITERAL_MAX; k++) {
			const uint8_t c = folded(list[i].text[k]);
			lacking[c] += !seen[c];
			seen[c] = true;
		}
	}
}

/* ---- pairs ---- */

static unsigned pair_of(uint8_t first, uint8_t second)
{
	return (unsigned)folded(second) << 8 | folded(first);
}

static bool has_pair(const struct pattern_set *p, unsigned pair)
{
	return p->pairs[pair / 64] >> (pair % 64) & 1;
}

static void mark_pair(struct pattern_set *p, unsigned pair)
{
	for (unsigned i = 0; i < 4; i++) { /* in either case */
		uint8_t first = pair & 255, second = (uint8_t)(pair >> 8);
		if (i & 1 && first >= 'a' && first <= 'z')
			first -= 32;
		if (i & 2 && second >= 'a' && second <= 'z')
			second -= 32;
		const unsigned bit = (unsigned)second << 8 | first;
		p->pairs[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

static uint32_t pairs_in(const struct pattern_entry *e)
{
	const uint32_t len = e->len < LITERAL_MAX ? e->len : LITERAL_MAX;
	return len - 1;
}

static void find_pairs(struct pattern_set *p, const struct pattern_entry *list, unsigned count)
{
	uint32_t *seen = calloc(65536, sizeof *seen);

	for (unsigned i = 0; seen && i < count; i++)
		for (uint32_t k = 0; k < pairs_in(&list[i]); k++)
			seen[pair_of(list[i].text[k], list[i].text[k + 1])]++;
	for (unsigned i = 0; seen && i < count; i++) {
		unsigned best = 0;
		uint64_t most = 0;
		bool has_one = false;
		for (uint32_t k = 0; k < pairs_in(&list[i]) && !has_one; k++) {
			const unsigned pair = pair_of(list[i].text[k], list[i].text[k + 1]);
			const unsigned common = weight(pair & 255) * weight(pair >> 8);
			const uint64_t worth = (uint64_t)seen[pair] * 1000000 / common;
			has_one = has_pair(p, pair);
			if (worth + 1 > most) {
				most = worth + 1;
				best = pair;
			}
		}
		if (!has_one)
			mark_pair(p, best);
	}
	p->has_pairs = seen;
	free(seen);
}

/* ---- bytes ---- */

static bool find_bytes(struct pattern_set *p, const struct pattern_entry *list, unsigned count)
{
	uint32_t lacking[256];
	unsigned taken = 0;

	for (;;) {
		unsigned best = 256;
		count_lacking(p, list, count, lacking);
		for (unsigned c = 0; c < 256; c++)
			if (lacking[c] && (best == 256 || (uint64_t)lacking[c] * weight(best) >
							  (uint64_t)lacking[best] * weight(c)))
				best = c;
		if (best == 256)
			return true;
		p->needed[best] = 1;
		if (best >= 'a' && best <= 'z')
			p->needed[best - 32] = 1;
		if (++taken > NEEDED_MOST || best == 0)
			return false;
	}
}

void pattern_needed(struct pattern_set *p, const struct pattern_entry *list, unsigned count)
{
	uint32_t shortest = UINT32_MAX;

	for (unsigned i = 0; i < count; i++) {
		if (list[i].is_regex)
			return;
		shortest = list[i].len < shortest ? list[i].len : shortest;
	}
	p->has_needed = find_bytes(p, list, count);
	if (p->has_needed && shortest > 1)
		find_pairs(p, list, count);
}
