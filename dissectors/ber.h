/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The basic encoding rules of ASN.1 (ITU-T X.690, 2021), as far as protocols here need them: tags of any
 * number, definite and indefinite lengths, integers.  Inline functions only.
 *
 *   +----------------+-------------+------------ ... ---+
 *   | class  C  tag  |   length    |     contents       |    class 2 bits, C: constructed, tag 5 bits
 *   +----------------+-------------+------------ ... ---+    (31: more octets follow, 8.1.2.4)
 *
 * A value that is longer than its window poisons it.  Owns nothing; any thread; every byte goes through
 * the cursor.
 */
#pragma once

#include "dissectors/cursor.h"
#include "dissectors/dissector.h"

/* Class and constructed bit stand in the three highest bits of a tag, its number in the others. */
#define BER_CONSTRUCTED 0x20000000u
#define BER_APPLICATION(n) (0x40000000u | (n))
#define BER_CONTEXT(n) (0x80000000u | (n))
#define BER_GROUP(n) (BER_CONSTRUCTED | BER_CONTEXT(n))
#define BER_NUMBER(tag) ((tag) & 0x1fffffffu)

enum ber_universal {
	BER_INTEGER = 2, BER_OBJECT_ID = 6, BER_EXTERNAL = (int)(BER_CONSTRUCTED | 8),
	BER_SEQUENCE = (int)(BER_CONSTRUCTED | 16), BER_SET = (int)(BER_CONSTRUCTED | 17),
	BER_VISIBLE = 26, BER_GRAPHIC = 25,
};

struct ber {
	uint32_t tag;       /* 0: nothing was left to read, or the end of contents */
	struct cursor body; /* the contents */
};

/* A tag number above 30: seven bits an octet, the last one without the high bit; at most 28 bits. */
static inline uint32_t ber_long_number(struct cursor *c)
{
	uint32_t number = 0;

	for (unsigned i = 0; i < 4; i++) {
		const uint8_t octet = cur_u8(c);
		number = number << 7 | (octet & 0x7f);
		if (octet < 0x80)
			return number;
	}
	cur_poison(c);
	return 0;
}

static inline uint32_t ber_tag(struct cursor *c)
{
	const uint8_t octet = cur_u8(c);
	const uint32_t number = (octet & 0x1f) == 0x1f ? ber_long_number(c) : octet & 0x1fu;

	return (uint32_t)(octet & 0xe0) << 24 | number;
}

/* The rest of a definite length whose first octet said `octets` octets (8.1.3.5). */
static inline size_t ber_long_length(struct cursor *c, unsigned octets)
{
	size_t len = 0;

	if (octets > 4)
		cur_poison(c);
	for (unsigned i = 0; i < octets && !*c->bad; i++)
		len = len << 8 | cur_u8(c);
	return len;
}

/* Contents up to their end-of-contents octets, which c passes (8.1.3.6). */
static inline struct cursor ber_indefinite(struct cursor *c)
{
	struct cursor scan = *c;
	const size_t all = cur_left(c);
	size_t len = 0;

	for (unsigned open = 1; open && !*c->bad;) {
		len = all - cur_left(&scan);
		const uint32_t tag = ber_tag(&scan);
		const uint8_t first = cur_u8(&scan);
		if (first == 0x80)
			open++;
		else if (!tag && !first)
			open--;
		else
			cur_skip(&scan, first < 0x80 ? first : ber_long_length(&scan, first & 0x7f));
	}
	struct cursor body = cur_cut(c, len);
	cur_skip(c, 2);
	return body;
}

/* Values with long tags, long or indefinite lengths, or cut ones. */
static inline struct ber ber_next_long(struct cursor *c)
{
	struct ber t = { .tag = ber_tag(c) };
	const uint8_t first = cur_u8(c);

	if (first < 0x80)
		t.body = cur_cut(c, first);
	else if (first == 0x80 && t.tag & BER_CONSTRUCTED)
		t.body = ber_indefinite(c);
	else if (first == 0x80)
		cur_poison(c);
	else
		t.body = cur_cut(c, ber_long_length(c, first & 0x7f));
	if (*c->bad) {
		t.tag = 0;
		t.body = *c;
	}
	return t;
}

/* The next value; c passes it.  Nearly all have a tag of one octet and a length of one. */
static inline struct ber ber_next(struct cursor *c)
{
	const int id = cur_peek(c, 0), len = cur_peek(c, 1);

	if (len < 0 || len > 0x7f || (id & 0x1f) == 0x1f || (size_t)len + 2 > cur_left(c))
		return ber_next_long(c);
	cur_skip(c, 2);
	return (struct ber){ (uint32_t)(id & 0xe0) << 24 | (uint32_t)(id & 0x1f), cur_cut(c, (size_t)len) };
}

/* Does an integer fit 64 bits? */
static inline bool ber_fits(struct cursor body)
{
	const size_t len = cur_left(&body);
	return (len >= 1 && len <= 8) || (len == 9 && !cur_peek(&body, 0));
}

/* The integer, of which the last eight octets count. */
static inline uint64_t ber_uint(struct cursor body)
{
	uint64_t u = 0;

	while (cur_left(&body))
		u = u << 8 | cur_u8(&body);
	return u;
}

/* The same with the sign of its first octet (8.3). */
static inline int64_t ber_int(struct cursor body)
{
	uint64_t u = cur_peek(&body, 0) > 0x7f ? UINT64_MAX : 0;

	while (cur_left(&body))
		u = u << 8 | cur_u8(&body);
	return (int64_t)u;
}

/* Sets an unsigned field from a value; one that does not fit 64 bits sets nothing and is 0. */
static inline uint64_t put_ber_uint(struct message *m, unsigned field, const struct ber *t)
{
	if (!ber_fits(t->body))
		return 0;
	return put_uint(m, field, ber_uint(t->body), cur_offset(&t->body, m->data), (uint32_t)cur_left(&t->body));
}

static inline void put_ber_bytes(struct message *m, unsigned field, const struct ber *t)
{
	struct cursor body = t->body;
	put_bytes(m, field, cur_rest(&body));
}
