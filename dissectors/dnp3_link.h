/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The carrier of DNP3 (IEEE 1815-2012 clauses 8 and 9): lengths, checksums and addresses of link
 * frames, and the order of the transport function's pieces.  Part of dnp3.c.  Owns nothing.
 *
 *   | 05 64 | length | control | destination | source | CRC |  up to 16 octets | CRC |  ...
 */
#pragma once

#include "dissectors/dnp3_fields.h"

#include <string.h>

enum { HEADER_LEN = 10, USER_MAX = 250, BLOCK_LEN = 16, CONTROL_LEN = 5, BROADCAST_MIN = 0xfffd };

struct link {
	uint16_t source, destination;
	bool from_master;
};

/* 9.2.5: polynomial 0x3d65, reflected, result inverted; one row per half octet. */
static const uint16_t crc_table[16] = {
	0x0000, 0xb26b, 0x29af, 0x9bc4, 0x535e, 0xe135, 0x7af1, 0xc89a,
	0xa6bc, 0x14d7, 0x8f13, 0x3d78, 0xf5e2, 0x4789, 0xdc4d, 0x6e26,
};

static inline uint16_t crc_of(struct bytes b)
{
	uint16_t crc = 0;
	for (size_t i = 0; i < b.len; i++) {
		crc ^= b.p[i];
		crc = (uint16_t)(crc >> 4 ^ crc_table[crc & 15]);
		crc = (uint16_t)(crc >> 4 ^ crc_table[crc & 15]);
	}
	return (uint16_t)~crc;
}

static inline size_t frame_len(unsigned length)
{
	const size_t user = length > CONTROL_LEN ? length - CONTROL_LEN : 0;
	return HEADER_LEN + user + (user + BLOCK_LEN - 1) / BLOCK_LEN * 2;
}

static inline void put_bit(struct message *m, unsigned field, unsigned bits, unsigned mask,
			   uint32_t offset)
{
	put_uint(m, field, (bits & mask) != 0, offset, 1);
}

/* Control octet, 9.2.4.1.3. */
static inline void put_link_control(struct message *m, uint8_t control, uint32_t offset)
{
	const bool primary = control & 0x40;
	put_uint(m, F_DIRECTION, control >> 7, offset, 1);
	put_bit(m, F_PRIMARY, control, 0x40, offset);
	put_uint(m, primary ? F_LINK_FUNCTION : F_LINK_ANSWER, control & 15, offset, 1);
	if (primary) {
		put_bit(m, F_FCB, control, 0x20, offset);
		put_bit(m, F_FCV, control, 0x10, offset);
	} else {
		put_bit(m, F_DFC, control, 0x10, offset);
	}
}

/* A frame that is the link layer's own business. */
static inline void link_only(struct message *m, uint8_t control, unsigned user_len)
{
	const bool primary = control & 0x40;
	const struct names *names = primary ? &link_function_names : &link_answer_names;
	const char *label = names_find(names, control & 15);

	if (!label)
		flaw(m, FLAW_LINK_FUNCTION);
	if (user_len)
		flaw(m, FLAW_LINK_DATA);
	m->carrier = true;
	expect(m, label ? INTENT_SESSION : INTENT_OTHER);
	operation(m, &(struct operation){
		.intent = label ? INTENT_SESSION : INTENT_OTHER,
		.changes = label ? CHANGES_NO : CHANGES_UNKNOWN,
		.role = primary ? ROLE_REQUEST : ROLE_ANSWER,
		.housekeeping = label != NULL,
		.label = label ? label : "unknown link function",
	});
}

/* The user data without its checksums; false when one is wrong.  What could be read is in user. */
static inline bool strip(struct message *m, struct cursor *c, unsigned want, uint8_t *user,
			 unsigned *len)
{
	*len = 0;
	while (*len < want && cur_left(c)) {
		const unsigned n = want - *len < BLOCK_LEN ? want - *len : BLOCK_LEN;
		const struct bytes block = cur_take(c, n);
		const uint16_t crc = cur_le16(c);
		if (m->bad)
			return true;
		if (crc_of(block) != crc) {
			flaw(m, FLAW_BAD_CRC);
			return false;
		}
		memcpy(user + *len, block.p, block.len);
		*len += n;
	}
	if (*len < want)
		cur_poison(c);
	return true;
}

/* The piece that the join of one direction waits for. */
struct awaited {
	uint16_t source, destination;
	uint8_t sequence;
	bool open;
};

/* Is this piece the one that the join waits for?  Notes what comes next. */
static inline bool in_order(struct message *m, struct awaited *a, const struct link *link,
			    uint8_t transport)
{
	const uint8_t sequence = transport & 0x3f;
	const bool expected = a->open && a->sequence == sequence && a->source == link->source &&
			      a->destination == link->destination;

	if (!(transport & 0x40) && !expected) {
		flaw(m, FLAW_TRANSPORT_SEQUENCE);
		/* A whole empty piece makes the join forget what it has. */
		if (a->open)
			(void)join(m, (struct bytes){ NULL, 0 }, true, true);
		a->open = false;
		return false;
	}
	*a = (struct awaited){ .source = link->source, .destination = link->destination,
			       .sequence = (sequence + 1) & 0x3f, .open = !(transport & 0x80) };
	return true;
}
