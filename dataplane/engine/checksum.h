/* SPDX-License-Identifier: Apache-2.0 */
/* The Internet checksum (RFC 1071): sums of 16-bit words as they lie in memory.  Owns nothing; any thread. */
#pragma once

#include "dissectors/cursor.h"

#include <string.h>

/* Any sum of words, folded to 16 bits. */
static inline uint32_t checksum_fold(uint64_t sum)
{
	sum = (sum & UINT32_MAX) + (sum >> 32);
	sum = (sum & UINT32_MAX) + (sum >> 32);
	sum = (sum & 0xffff) + (sum >> 16);
	return (uint32_t)((sum & 0xffff) + (sum >> 16));
}

/* The sum over b, folded; a last odd byte counts as if a zero followed.  Eight bytes at a time: in which groups words
 * are added, and in which order of bytes, makes no difference to the sum (RFC 1071 2).  Lengths vary from packet to
 * packet, so what is left is taken out of the last eight bytes, without a branch for each size. */
static inline uint32_t checksum_sum(struct bytes b)
{
	bool bad = false;
	struct cursor c = cur_over(b.p, b.len, &bad);
	const size_t left = b.len % 8;
	uint64_t sum = 0, w = 0;

	for (; cur_left(&c) >= 8; sum += (w & UINT32_MAX) + (w >> 32))
		memcpy(&w, cur_take(&c, 8).p, 8);
	if (b.len < 8) {
		w = 0;
		memcpy(&w, b.p, b.len);
	} else if (left) {
		memcpy(&w, bytes_part(b, b.len - 8, 8).p, 8);
		w >>= 8 * (8 - left);
	} else {
		w = 0;
	}
	return checksum_fold(sum + (w & UINT32_MAX) + (w >> 32));
}
