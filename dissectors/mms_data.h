/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Values as MMS writes them (ISO 9506-2:2003, Data, clause 14.4.2; IEC 61850-8-1:2011, clause 8.1.3.6 and
 * annex A for the bit strings and time stamps of IEC 61850).  Read by mms.c and goose.c.
 *
 *   Data ::= [1] array  [2] structure  [3] boolean  [4] bit-string  [5] integer  [6] unsigned  [7] float
 *            [9] octet-string  [10] visible-string  [11] generalized-time  [12] binary-time  [13] bcd
 *            [14] boolean array  [15] object id  [16] MMS string  [17] UTC time
 *
 * mms_walk goes through arrays and structures and stops at each plain value; mms_put sets the fields of one.
 * Owns nothing; any thread; every byte goes through the cursor.
 */
#pragma once

#include "dissectors/ber.h"

#include <string.h>

#define MMS_DEPTH 12 /* levels of arrays and structures; devices have up to five */

enum mms_type {
	MMS_ARRAY = 1, MMS_STRUCTURE, MMS_BOOLEAN, MMS_BITS, MMS_INTEGER, MMS_UNSIGNED, MMS_FLOAT, MMS_REAL,
	MMS_OCTETS, MMS_VISIBLE, MMS_GENERALIZED_TIME, MMS_BINARY_TIME, MMS_BCD, MMS_BOOLEANS, MMS_OBJECT_ID,
	MMS_STRING, MMS_UTC_TIME,
};

static const struct name mms_type_list[] = {
	{ MMS_ARRAY, "array" }, { MMS_STRUCTURE, "structure" }, { MMS_BOOLEAN, "boolean" },
	{ MMS_BITS, "bit-string" }, { MMS_INTEGER, "integer" }, { MMS_UNSIGNED, "unsigned" },
	{ MMS_FLOAT, "float" }, { MMS_REAL, "real" }, { MMS_OCTETS, "octet-string" },
	{ MMS_VISIBLE, "visible-string" }, { MMS_GENERALIZED_TIME, "generalized-time" },
	{ MMS_BINARY_TIME, "binary-time" }, { MMS_BCD, "bcd" }, { MMS_BOOLEANS, "boolean-array" },
	{ MMS_OBJECT_ID, "object-id" }, { MMS_STRING, "mms-string" }, { MMS_UTC_TIME, "utc-time" },
};
static const struct names mms_type_names = NAMES(mms_type_list);

/* Which fields of a protocol hold a value. */
struct mms_fields {
	uint8_t type, value, text, bytes, time;
};

/* A way through nested values. */
struct mms_walk {
	struct cursor level[MMS_DEPTH];
	unsigned depth;
	bool too_deep;
};

static inline bool mms_is_nested(const struct ber *t)
{
	return t->tag == BER_GROUP(MMS_ARRAY) || t->tag == BER_GROUP(MMS_STRUCTURE);
}

static inline void mms_walk_begin(struct mms_walk *w, struct cursor values)
{
	w->level[0] = values;
	w->depth = 0;
	w->too_deep = false;
}

/* The next plain value; false at the end.  What lies too deep is passed over, and said so. */
static inline bool mms_walk_next(struct mms_walk *w, struct ber *leaf)
{
	for (;;) {
		struct cursor *c = &w->level[w->depth];
		if (!cur_left(c)) {
			if (!w->depth)
				return false;
			w->depth--;
			continue;
		}
		*leaf = ber_next(c);
		if (!mms_is_nested(leaf))
			return !*c->bad;
		if (w->depth + 1 == MMS_DEPTH)
			w->too_deep = true;
		else
			w->level[++w->depth] = leaf->body;
	}
}

/* IEC 61850-8-1, 8.1.3.6: seconds since 1970, 24 bits of a second's fraction, quality. */
static inline uint64_t mms_utc_ms(struct cursor c)
{
	const uint64_t s = cur_be32(&c), fraction = cur_be24(&c);
	return s * 1000 + (fraction * 1000 >> 24);
}

/* Milliseconds since midnight and, in six octets, days since 1984-01-01 (ISO 9506-2, TimeOfDay). */
static inline uint64_t mms_binary_time_ms(struct cursor c)
{
	const bool with_days = cur_left(&c) == 6;
	const uint64_t ms = cur_be32(&c), days = with_days ? 5113u + cur_be16(&c) : 0;
	return days * 86400000u + ms;
}

/* Bits, the first one the most significant (IEC 61850: the states of a double point are 01 and 10).  False when
 * the count of unused bits is not right. */
static inline bool mms_put_bits(struct message *m, const struct mms_fields *f, struct cursor c)
{
	const uint32_t offset = cur_offset(&c, m->data), len = (uint32_t)cur_left(&c);
	const int unused = cur_peek(&c, 0);

	if (unused < 0 || unused > 7 || (unused && len == 1))
		return false;
	cur_skip(&c, 1);
	if (len <= 9)
		put_uint(m, f->value, ber_uint(c) >> unused, offset, len);
	else
		put_bytes(m, f->bytes, cur_rest(&c));
	return true;
}

/* IEEE 754 behind an octet that says how wide the exponent is (ISO 9506-2, FloatingPoint). */
static inline bool mms_put_float(struct message *m, const struct mms_fields *f, struct cursor c)
{
	const uint32_t offset = cur_offset(&c, m->data), len = (uint32_t)cur_left(&c);
	const uint8_t exponent = len ? cur_u8(&c) : 0;

	if (exponent == 8 && len == 5) {
		const uint32_t raw = cur_be32(&c);
		float single;
		memcpy(&single, &raw, sizeof single);
		put_float(m, f->value, (double)single, offset, len);
		return true;
	}
	if (exponent == 11 && len == 9) {
		const uint64_t raw = cur_be64(&c);
		double d;
		memcpy(&d, &raw, sizeof d);
		put_float(m, f->value, d, offset, len);
		return true;
	}
	return false;
}

/* Sets type and value of a plain value; false when the contents do not go with the type. */
static inline bool mms_put(struct message *m, const struct mms_fields *f, const struct ber *t)
{
	struct cursor c = t->body;
	const uint32_t offset = cur_offset(&c, m->data), len = (uint32_t)cur_left(&c);
	const uint32_t type = BER_NUMBER(t->tag);

	if (t->tag != BER_CONTEXT(type))
		return false;
	put_uint(m, f->type, type, 0, 0);
	switch (type) {
	case MMS_BOOLEAN:
		if (len != 1)
			return false;
		put_uint(m, f->value, cur_u8(&c) != 0, offset, len);
		return true;
	case MMS_BITS:
	case MMS_BOOLEANS:
		return mms_put_bits(m, f, c);
	case MMS_INTEGER:
		if (len < 1 || len > 8)
			return false;
		put_int(m, f->value, ber_int(c), offset, len);
		return true;
	case MMS_UNSIGNED:
	case MMS_BCD:
		if (!ber_fits(c))
			return false;
		put_uint(m, f->value, ber_uint(c), offset, len);
		return true;
	case MMS_FLOAT:
		return mms_put_float(m, f, c);
	case MMS_VISIBLE:
	case MMS_STRING:
	case MMS_GENERALIZED_TIME:
		put_bytes(m, f->text, cur_rest(&c));
		return true;
	case MMS_BINARY_TIME:
		if (len != 4 && len != 6)
			return false;
		put_uint(m, f->time, mms_binary_time_ms(c), offset, len);
		return true;
	case MMS_UTC_TIME:
		if (len != 8)
			return false;
		put_uint(m, f->time, mms_utc_ms(c), offset, len);
		return true;
	case MMS_REAL:
	case MMS_OCTETS:
	case MMS_OBJECT_ID:
		put_bytes(m, f->bytes, cur_rest(&c));
		return true;
	default:
		return false;
	}
}
