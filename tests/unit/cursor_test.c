/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The cursor, exhaustively: every window of up to six bytes with every sequence of up to four calls never
 * leaves its window, and after the first read past the end everything is zero and poisoned.  Each window is a heap
 * copy of its exact size, so that sanitizers see a read past it.
 */
#include "dissectors/cursor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CALLS = 14, LENGTH = 4, WINDOW = 6 };

/* Performs call k; answers what was read, and how many bytes it wanted. */
static uint64_t call(struct cursor *c, unsigned k, size_t *wanted)
{
	struct cursor cut;
	struct bytes b;

	switch (k) {
	case 0: *wanted = 1; return cur_u8(c);
	case 1: *wanted = 2; return cur_be16(c);
	case 2: *wanted = 3; return cur_be24(c);
	case 3: *wanted = 4; return cur_be32(c);
	case 4: *wanted = 8; return cur_be64(c);
	case 5: *wanted = 2; return cur_le16(c);
	case 6: *wanted = 3; return cur_le24(c);
	case 7: *wanted = 4; return cur_le32(c);
	case 8: *wanted = 6; return cur_le48(c);
	case 9: *wanted = 8; return cur_le64(c);
	case 10: *wanted = 5; cur_skip(c, 5); return 0;
	case 11:
		*wanted = 2;
		cut = cur_cut(c, 2);
		return cur_be16(&cut);
	case 12:
		*wanted = cur_left(c);
		b = cur_rest(c);
		return b.len ? b.p[b.len - 1] : 0;
	default:
		*wanted = 0;
		return cur_peek(c, 3) < 0 ? 0 : (uint64_t)cur_peek(c, 3);
	}
}

static bool sequence_holds(const uint8_t *window, size_t len, unsigned which)
{
	bool bad = false, expected_bad = false;
	struct cursor c = cur_over(window, len, &bad);
	size_t left = len;

	for (unsigned i = 0; i < LENGTH; i++, which /= CALLS) {
		size_t wanted;
		const size_t before = left;
		const uint64_t v = call(&c, which % CALLS, &wanted);
		if (wanted > before)
			expected_bad = true;
		left = expected_bad && wanted > before ? 0 : before - (expected_bad && !before ? 0 : wanted);
		if (bad != expected_bad || c.p > c.end || c.end != window + len)
			return false;
		if (wanted > before && before == 0 && v != 0)
			return false;
		if (wanted > before && cur_left(&c) != 0)
			return false;
		left = cur_left(&c);
	}
	return true;
}

int main(void)
{
	unsigned total = 1, failed = 0;
	for (unsigned i = 0; i < LENGTH; i++)
		total *= CALLS;
	for (size_t len = 0; len <= WINDOW; len++) {
		static const uint8_t pattern[WINDOW + 1] = { 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7 };
		uint8_t *window = malloc(len + !len);
		unsigned wrong = 0;
		memcpy(window, pattern, len);
		for (unsigned which = 0; which < total; which++)
			wrong += !sequence_holds(window, len, which);
		printf("%s %zu - %u sequences over a window of %zu bytes\n", wrong ? "not ok" : "ok", len + 1, total, len);
		failed += wrong != 0;
		free(window);
	}
	bool bad = false;
	static const uint8_t bytes[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	struct cursor be = cur_over(bytes, 8, &bad), le = be;
	const bool right = cur_be16(&be) == 0x0102 && cur_be24(&be) == 0x030405 && cur_left(&be) == 3 &&
			   cur_le64(&le) == UINT64_C(0x0807060504030201) && !bad;
	printf("%s %u - byte orders\n1..%u\n", right ? "ok" : "not ok", WINDOW + 2, WINDOW + 2);
	return failed || !right;
}
