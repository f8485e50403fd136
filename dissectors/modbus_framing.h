/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How Modbus messages are framed: by an MBAP header (Messaging on TCP/IP V1.0b, 3.1.3), or as
 * serial RTU frames (MODBUS over Serial Line V1.02, 2.5.1) that a gateway carries unchanged over
 * TCP or UDP.  RTU frames tell their length only by their function.  A flow's first message
 * decides.
 *
 * Owns nothing; any thread; every byte goes through the cursor.
 */
#pragma once

#include "dissectors/crc.h"
#include "dissectors/modbus_shapes.h"

/* Serial Line V1.02, 6.2.2; the CRC of a frame with its CRC is 0. */
#define CRC_BEGIN 0xffffu

static inline const struct extent *extent_of(const struct shape *s, bool is_answer)
{
	return &extents[s->layout][is_answer];
}

static inline bool extent_holds(const struct extent *e, size_t len)
{
	return len >= e->min && len <= e->max;
}

/* Can a PDU of len bytes be a request (or an answer) of this function, by its size alone? */
static inline bool size_fits(uint8_t function, bool is_answer, size_t len)
{
	if (function & 0x80)
		return is_answer && len == 2;
	const struct shape *s = &shapes[function];
	return s->deed.label && extent_holds(extent_of(s, is_answer), len);
}

/* The size that the byte count inside the PDU at c gives; 0: it has none, or it is not here yet. */
static inline size_t counted_size(struct cursor c, bool is_answer)
{
	const int function = cur_peek(&c, 0);
	if (function < 0 || function & 0x80)
		return 0;
	const struct extent *e = extent_of(&shapes[function], is_answer);
	const int high = e->count_len == 2 ? cur_peek(&c, e->count_at) : 0;
	const int low = cur_peek(&c, e->count_at + e->count_len - (e->count_len ? 1u : 0u));
	if (!e->count_len || high < 0 || low < 0)
		return 0;
	return (size_t)e->count_at + e->count_len + (size_t)(high << 8 | low);
}

/* Does the PDU at c have exactly the size that its function and byte count say? */
static inline bool exactly_fits(struct cursor c, bool is_answer, size_t len)
{
	const int function = cur_peek(&c, 0);
	if (function < 0 || !size_fits((uint8_t)function, is_answer, len))
		return false;
	const struct extent *e = extent_of(&shapes[function & 0x7f], is_answer);
	return function & 0x80 || !e->count_len || counted_size(c, is_answer) == len;
}

/* The length of the RTU frame at c, FRAME_MORE or FRAME_FOREIGN.  Functions that do not tell their
 * size end where the checksum becomes right. */
static inline size_t rtu_length(struct cursor c, bool is_answer)
{
	const int function = cur_peek(&c, 1);
	if (function < 0)
		return FRAME_MORE;
	if (function & 0x80 && is_answer)
		return 5;
	struct cursor pdu = c;
	cur_skip(&pdu, 1);
	if (!(function & 0x80) && shapes[function].deed.label) {
		const struct extent *e = extent_of(&shapes[function], is_answer);
		if (e->min == e->max)
			return 1u + e->min + 2u;
		if (e->count_len) {
			const size_t size = counted_size(pdu, is_answer);
			if (!size)
				return FRAME_MORE;
			return size + 3 <= RTU_MAX ? size + 3 : FRAME_FOREIGN;
		}
	}
	const struct bytes all = cur_rest(&c);
	unsigned crc = CRC_BEGIN;
	for (size_t n = 0; n < all.len && n < RTU_MAX; n++) {
		crc = crc16(crc, CRC16_ANSI, all.p + n, 1);
		if (!crc && n >= 3)
			return n + 1;
	}
	return all.len < RTU_MAX ? FRAME_MORE : FRAME_FOREIGN;
}

/* The same, but FRAME_MORE until the frame is whole and FRAME_FOREIGN at a wrong checksum. */
static inline size_t rtu_whole(struct cursor c, bool is_answer)
{
	const size_t len = rtu_length(c, is_answer);
	if (len == FRAME_MORE || len == FRAME_FOREIGN)
		return len;
	if (len > cur_left(&c))
		return FRAME_MORE;
	const struct bytes frame = cur_take(&c, len);
	return crc16(CRC_BEGIN, CRC16_ANSI, frame.p, frame.len) ? FRAME_FOREIGN : len;
}

/* The same for a flow's first message, which must also look like one: else whatever comes would
 * have to be waited for until 256 bytes are here. */
static inline size_t rtu_first(struct cursor c, bool is_answer)
{
	const int unit = cur_peek(&c, 0), function = cur_peek(&c, 1), third = cur_peek(&c, 2);

	if (function < 0)
		return unit <= RTU_UNIT_MAX ? FRAME_MORE : FRAME_FOREIGN;
	const struct shape *s = &shapes[function & 0x7f];
	if (unit > RTU_UNIT_MAX || !s->deed.label || s->layout == LAYOUT_OPAQUE ||
	    s->layout == LAYOUT_UMAS || (function & 0x80 && !is_answer))
		return FRAME_FOREIGN;
	if (third >= 0 && function & 0x80 && !names_find(&exception_names, (uint64_t)third))
		return FRAME_FOREIGN;
	if (third >= 0 && function == 43 && third != MEI_CANOPEN && third != MEI_IDENTIFICATION)
		return FRAME_FOREIGN;
	return rtu_whole(c, is_answer);
}

/* Does no byte that is here contradict an MBAP header? */
static inline bool mbap_possible(const struct cursor *c)
{
	const int high = cur_peek(c, 4), low = cur_peek(c, 5);
	return cur_peek(c, 2) <= 0 && cur_peek(c, 3) <= 0 && high <= MBAP_LENGTH_MAX >> 8 &&
	       (low < 0 || ((high << 8 | low) >= 2 && (high << 8 | low) <= MBAP_LENGTH_MAX));
}

/* The length field; its bytes must be here. */
static inline size_t mbap_length(struct cursor c)
{
	return bytes_be16(cur_take(&c, MBAP_HEAD), 4);
}

/*
 * The framing of a flow's first message, its length in *len.  FRAMING_UNKNOWN: *len is FRAME_MORE
 * or FRAME_FOREIGN.  An MBAP header whose function and length agree wins; then an RTU frame with a
 * right checksum; then any MBAP header.  *both: neither reading is absurd, so that a device might
 * read what we did not.  any_side: whether this is a request or an answer is not known.
 */
static inline unsigned guess_framing(struct cursor c, bool is_answer, bool any_side, size_t *len,
				     bool *both)
{
	const bool possible = mbap_possible(&c);
	const int function = cur_peek(&c, 7);

	*both = false;
	*len = FRAME_MORE;
	if (possible && function < 0)
		return FRAMING_UNKNOWN;
	size_t rtu = rtu_first(c, is_answer);
	if (any_side && (rtu == FRAME_MORE || rtu == FRAME_FOREIGN)) {
		const size_t other = rtu_first(c, !is_answer);
		if (other != FRAME_FOREIGN)
			rtu = other;
	}
	const bool is_rtu = rtu != FRAME_MORE && rtu != FRAME_FOREIGN;
	if (possible) {
		const size_t size = mbap_length(c);
		*len = MBAP_HEAD + size;
		*both = is_rtu && !(function & 0x80) && shapes[function].deed.label;
		if (size_fits((uint8_t)function, is_answer, size - 1) ||
		    size_fits((uint8_t)function, !is_answer, size - 1))
			return FRAMING_MBAP;
	}
	if (possible && rtu == FRAME_FOREIGN)
		return FRAMING_MBAP;
	*len = rtu;
	return is_rtu ? FRAMING_RTU : FRAMING_UNKNOWN;
}
