/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A cursor is a bounds-checked window on packet bytes.  It is the only place in the tree that does
 * arithmetic on packet pointers.
 *
 * Sticky poison: a read past the end yields 0, empties the window and sets *bad, which every
 * cursor cut from the same message shares.  Reading is therefore straight-line; the gate is
 * operation() in dissector.h, which emits nothing from a poisoned message.  A zero that comes from
 * poison may be used as a count, never as a decision.
 *
 * Owns nothing; any thread; never allocates.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cursor {
	const uint8_t *p;
	const uint8_t *end;
	bool *bad;
};

/* Bytes inside a packet: borrowed, valid as long as the packet is. */
struct bytes {
	const uint8_t *p;
	size_t len;
};

/* A window over len bytes at p; *bad must be false and outlive the cursor and all its cuts. */
static inline struct cursor cur_over(const uint8_t *p, size_t len, bool *bad)
{
	return (struct cursor){ p, p + len, bad };
}

/* Bytes left in the window. */
static inline size_t cur_left(const struct cursor *c)
{
	return (size_t)(c->end - c->p);
}

/* How far the cursor stands behind base, which must lie in the same buffer. */
static inline uint32_t cur_offset(const struct cursor *c, const uint8_t *base)
{
	return (uint32_t)(c->p - base);
}

static inline void cur_poison(struct cursor *c)
{
	*c->bad = true;
	c->p = c->end;
}

/* The next n bytes, borrowed; empty and poisoned when fewer are left. */
static inline struct bytes cur_take(struct cursor *c, size_t n)
{
	if (n > cur_left(c)) {
		cur_poison(c);
		return (struct bytes){ c->end, 0 };
	}
	const struct bytes b = { c->p, n };
	c->p += n;
	return b;
}

/* All bytes that are left. */
static inline struct bytes cur_rest(struct cursor *c)
{
	return cur_take(c, cur_left(c));
}

static inline void cur_skip(struct cursor *c, size_t n)
{
	(void)cur_take(c, n);
}

/* A cursor over the next n bytes, which this one passes; both empty and poisoned if too few. */
static inline struct cursor cur_cut(struct cursor *c, size_t n)
{
	const struct bytes b = cur_take(c, n);
	return (struct cursor){ b.p, b.p + b.len, c->bad };
}

/* The byte `at` positions ahead without moving and without poison; -1 beyond the window. */
static inline int cur_peek(const struct cursor *c, size_t at)
{
	return at < cur_left(c) ? c->p[at] : -1;
}

/*
 * Fields at fixed places of a header that was taken whole: 0 beyond its end.  Where the length of the take is
 * checked first, the compiler drops the checks in here.
 */
static inline uint8_t bytes_u8(struct bytes b, size_t at)
{
	return at < b.len ? b.p[at] : 0;
}

static inline uint16_t bytes_be16(struct bytes b, size_t at)
{
	if (at + 2 > b.len)
		return 0;
	return (uint16_t)((unsigned)b.p[at] << 8 | b.p[at + 1]);
}

static inline uint32_t bytes_be32(struct bytes b, size_t at)
{
	if (at + 4 > b.len)
		return 0;
	return (uint32_t)b.p[at] << 24 | (uint32_t)b.p[at + 1] << 16 | (uint32_t)b.p[at + 2] << 8 | b.p[at + 3];
}

static inline uint64_t bytes_be64(struct bytes b, size_t at)
{
	return (uint64_t)bytes_be32(b, at) << 32 | bytes_be32(b, at + 4);
}

/* A part of bytes; cut where b ends. */
static inline struct bytes bytes_part(struct bytes b, size_t at, size_t len)
{
	const size_t from = at < b.len ? at : b.len;
	return (struct bytes){ from ? b.p + from : b.p, len < b.len - from ? len : b.len - from };
}

/* Where the octet first stands; b.len: nowhere. */
static inline size_t bytes_find(struct bytes b, uint8_t octet)
{
	size_t at = 0;
	while (at < b.len && b.p[at] != octet)
		at++;
	return at;
}

/* Is it just this text? */
static inline bool bytes_are(struct bytes b, const char *text)
{
	size_t at = 0;
	while (at < b.len && text[at] && b.p[at] == (uint8_t)text[at])
		at++;
	return at == b.len && !text[at];
}

static inline uint8_t cur_u8(struct cursor *c)
{
	const struct bytes b = cur_take(c, 1);
	return b.len ? b.p[0] : 0;
}

/* Big-endian reads. */
static inline uint16_t cur_be16(struct cursor *c)
{
	const struct bytes b = cur_take(c, 2);
	return b.len ? (uint16_t)((unsigned)b.p[0] << 8 | b.p[1]) : UINT16_C(0);
}

static inline uint32_t cur_be24(struct cursor *c)
{
	const struct bytes b = cur_take(c, 3);
	return b.len ? (uint32_t)b.p[0] << 16 | (uint32_t)b.p[1] << 8 | b.p[2] : 0;
}

static inline uint32_t cur_be32(struct cursor *c)
{
	const uint32_t high = cur_be16(c);
	return high << 16 | cur_be16(c);
}

static inline uint64_t cur_be64(struct cursor *c)
{
	const uint64_t high = cur_be32(c);
	return high << 32 | cur_be32(c);
}

/* Little-endian reads. */
static inline uint16_t cur_le16(struct cursor *c)
{
	const struct bytes b = cur_take(c, 2);
	return b.len ? (uint16_t)((unsigned)b.p[1] << 8 | b.p[0]) : UINT16_C(0);
}

static inline uint32_t cur_le24(struct cursor *c)
{
	const struct bytes b = cur_take(c, 3);
	return b.len ? (uint32_t)b.p[2] << 16 | (uint32_t)b.p[1] << 8 | b.p[0] : 0;
}

static inline uint32_t cur_le32(struct cursor *c)
{
	const uint32_t low = cur_le16(c);
	return (uint32_t)cur_le16(c) << 16 | low;
}

static inline uint64_t cur_le48(struct cursor *c)
{
	const uint64_t low = cur_le32(c);
	return (uint64_t)cur_le16(c) << 32 | low;
}

static inline uint64_t cur_le64(struct cursor *c)
{
	const uint64_t low = cur_le32(c);
	return (uint64_t)cur_le32(c) << 32 | low;
}
