/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The object library of DNP3 (IEEE 1815-2012 Annex A) as data: how each group and variation lies on
 * the wire, letter by letter; and the reading of one object by these letters.  Part of dnp3.c.  All
 * numbers on the wire are little-endian.  Owns nothing; one thread per flow.
 */
#pragma once

#include "dissectors/dnp3_link.h"

#include <string.h>

/* ---- letters: the parts that objects are made of ---- */

enum part_kind {
	PART_NONE,
	PART_UINT,
	PART_INT,
	PART_FLOAT,
	PART_BYTES,	/* fixed length */
	PART_REST,	/* whatever is left of an object whose length is told elsewhere */
	PART_LEFT,	/* the same, not worth a field of its own */
	PART_SKIP,
	PART_FLAGS,	/* quality octet, bit 0: on line */
	PART_BINARY,	/* quality octet with the state in bit 7 */
	PART_DOUBLE,	/* quality octet with the state in bits 6-7 */
	PART_COMMAND,	/* status in bits 0-6, commanded state in bit 7 */
	PART_CROB,	/* control code: operation, queue, clear, trip or close */
	PART_NAME,	/* offset and length of a text that lies further back in the object */
	PART_ATTRIBUTE, /* data type, length and value of a device attribute */
	PART_PACKED,	/* bytes: how many bits */
};

struct part {
	uint8_t kind, bytes, field;
};

static const struct part parts[128] = {
	['F'] = { PART_FLAGS, 1, F_FLAGS },	  ['B'] = { PART_BINARY, 1, F_FLAGS },
	['D'] = { PART_DOUBLE, 1, F_FLAGS },	  ['S'] = { PART_COMMAND, 1, F_STATUS },
	['U'] = { PART_UINT, 1, F_VALUE },	  ['H'] = { PART_UINT, 2, F_VALUE },
	['I'] = { PART_UINT, 4, F_VALUE },	  ['h'] = { PART_INT, 2, F_VALUE },
	['i'] = { PART_INT, 4, F_VALUE },	  ['f'] = { PART_FLOAT, 4, F_VALUE },
	['e'] = { PART_FLOAT, 8, F_VALUE },	  ['T'] = { PART_UINT, 6, F_TIME },
	['r'] = { PART_UINT, 2, F_RELATIVE_TIME }, ['V'] = { PART_UINT, 4, F_INTERVAL },
	['s'] = { PART_UINT, 1, F_STATUS },	  ['C'] = { PART_CROB, 1, F_OPERATION_TYPE },
	['k'] = { PART_UINT, 1, F_COUNT },	  ['o'] = { PART_UINT, 4, F_ON_TIME },
	['O'] = { PART_UINT, 4, F_OFF_TIME },	  ['n'] = { PART_NAME, 4, F_FILE_NAME },
	['P'] = { PART_UINT, 2, F_FILE_PERMISSIONS }, ['z'] = { PART_UINT, 4, F_FILE_SIZE },
	['m'] = { PART_UINT, 2, F_FILE_MODE },	  ['K'] = { PART_UINT, 4, F_FILE_HANDLE },
	['N'] = { PART_UINT, 4, F_FILE_BLOCK },	  ['w'] = { PART_UINT, 1, F_FILE_STATUS },
	['t'] = { PART_UINT, 2, F_FILE_TYPE },	  ['q'] = { PART_UINT, 4, F_AUTH_SEQUENCE },
	['u'] = { PART_UINT, 2, F_USER },	  ['E'] = { PART_UINT, 1, F_AUTH_ERROR },
	['2'] = { PART_BYTES, 2, F_TEXT },	  ['4'] = { PART_BYTES, 4, F_TEXT },
	['8'] = { PART_BYTES, 8, F_TEXT },	  ['x'] = { PART_REST, 0, F_TEXT },
	['g'] = { PART_REST, 0, F_FILE_NAME },	  ['v'] = { PART_NAME, 4, F_TEXT },
	['X'] = { PART_LEFT, 0, 0 },
	['y'] = { PART_SKIP, 1, 0 },		  ['j'] = { PART_SKIP, 2, 0 },
	['J'] = { PART_SKIP, 4, 0 },		  ['a'] = { PART_ATTRIBUTE, 0, F_TEXT },
	['b'] = { PART_PACKED, 1, F_VALUE },	  ['d'] = { PART_PACKED, 2, F_VALUE },
};

/* ---- objects ---- */

#define ANY_VARIATION 255

struct object {
	uint8_t group, variation;
	const char *layout;
};

/* The variation of groups 110-113 is the length of the string; ANY_VARIATION rows stand last. */
static const struct object objects[] = {
	{ 1, 1, "b" },	   { 1, 2, "B" },    { 2, 1, "B" },	{ 2, 2, "BT" },	   { 2, 3, "Br" },
	{ 3, 1, "d" },	   { 3, 2, "D" },    { 4, 1, "D" },	{ 4, 2, "DT" },	   { 4, 3, "Dr" },
	{ 10, 1, "b" },	   { 10, 2, "B" },   { 11, 1, "B" },	{ 11, 2, "BT" },
	{ 12, 1, "CkoOs" }, { 12, 2, "CkoOs" }, { 12, 3, "b" }, { 13, 1, "S" },	   { 13, 2, "ST" },
	{ 20, 1, "FI" },   { 20, 2, "FH" },  { 20, 3, "FI" },	{ 20, 4, "FH" },   { 20, 5, "I" },
	{ 20, 6, "H" },	   { 20, 7, "I" },   { 20, 8, "H" },
	{ 21, 1, "FI" },   { 21, 2, "FH" },  { 21, 3, "FI" },	{ 21, 4, "FH" },   { 21, 5, "FIT" },
	{ 21, 6, "FHT" },  { 21, 7, "FIT" }, { 21, 8, "FHT" },	{ 21, 9, "I" },	   { 21, 10, "H" },
	{ 21, 11, "I" },   { 21, 12, "H" },
	{ 22, 1, "FI" },   { 22, 2, "FH" },  { 22, 3, "FI" },	{ 22, 4, "FH" },   { 22, 5, "FIT" },
	{ 22, 6, "FHT" },  { 22, 7, "FIT" }, { 22, 8, "FHT" },
	{ 23, 1, "FI" },   { 23, 2, "FH" },  { 23, 3, "FI" },	{ 23, 4, "FH" },   { 23, 5, "FIT" },
	{ 23, 6, "FHT" },  { 23, 7, "FIT" }, { 23, 8, "FHT" },
	{ 30, 1, "Fi" },   { 30, 2, "Fh" },  { 30, 3, "i" },	{ 30, 4, "h" },	   { 30, 5, "Ff" },
	{ 30, 6, "Fe" },
	{ 31, 1, "Fi" },   { 31, 2, "Fh" },  { 31, 3, "FiT" },	{ 31, 4, "FhT" },  { 31, 5, "i" },
	{ 31, 6, "h" },	   { 31, 7, "Ff" },  { 31, 8, "Fe" },
	{ 32, 1, "Fi" },   { 32, 2, "Fh" },  { 32, 3, "FiT" },	{ 32, 4, "FhT" },  { 32, 5, "Ff" },
	{ 32, 6, "Fe" },   { 32, 7, "FfT" }, { 32, 8, "FeT" },
	{ 33, 1, "Fi" },   { 33, 2, "Fh" },  { 33, 3, "FiT" },	{ 33, 4, "FhT" },  { 33, 5, "Ff" },
	{ 33, 6, "Fe" },   { 33, 7, "FfT" }, { 33, 8, "FeT" },
	{ 34, 1, "H" },	   { 34, 2, "I" },   { 34, 3, "f" },
	{ 40, 1, "Fi" },   { 40, 2, "Fh" },  { 40, 3, "Ff" },	{ 40, 4, "Fe" },
	{ 41, 1, "is" },   { 41, 2, "hs" },  { 41, 3, "fs" },	{ 41, 4, "es" },
	{ 42, 1, "Fi" },   { 42, 2, "Fh" },  { 42, 3, "FiT" },	{ 42, 4, "FhT" },  { 42, 5, "Ff" },
	{ 42, 6, "Fe" },   { 42, 7, "FfT" }, { 42, 8, "FeT" },
	{ 43, 1, "si" },   { 43, 2, "sh" },  { 43, 3, "siT" },	{ 43, 4, "shT" },  { 43, 5, "sf" },
	{ 43, 6, "se" },   { 43, 7, "sfT" }, { 43, 8, "seT" },
	{ 50, 1, "T" },	   { 50, 2, "TV" },  { 50, 3, "T" },	{ 50, 4, "TVy" },
	{ 51, 1, "T" },	   { 51, 2, "T" },   { 52, 1, "H" },	{ 52, 2, "H" },
	{ 60, 1, "" },	   { 60, 2, "" },    { 60, 3, "" },	{ 60, 4, "" },
	{ 70, 2, "vJJX" }, { 70, 3, "nTPJzmjjX" }, { 70, 4, "Kzjjwx" }, { 70, 5, "KNx" },
	{ 70, 6, "KNwx" }, { 70, 7, "ntzTPjX" }, { 70, 8, "g" },
	{ 80, 1, "b" },	   { 81, 1, "U2" },  { 82, 1, "x" },	{ 83, 1, "x" },	   { 83, 2, "x" },
	{ 85, 1, "x" },	   { 86, 1, "x" },   { 86, 2, "x" },	{ 86, 3, "x" },	   { 87, 1, "x" },
	{ 88, 1, "x" },	   { 90, 1, "x" },   { 91, 1, "x" },
	{ 101, 1, "2" },   { 101, 2, "4" },  { 101, 3, "8" },	{ 102, 1, "U" },
	{ 120, 1, "quyyx" }, { 120, 2, "qux" }, { 120, 3, "qu" }, { 120, 4, "u" },
	{ 120, 5, "quyyyjx" }, { 120, 6, "qux" }, { 120, 7, "qujETx" }, { 120, 8, "yyx" },
	{ 120, 9, "x" },   { 120, 10, "yyqjjjjjx" }, { 120, 11, "yjjx" }, { 120, 12, "qujx" },
	{ 120, 13, "qujx" }, { 120, 14, "x" }, { 120, 15, "x" },
	{ 121, 1, "FjI" }, { 122, 1, "FjI" }, { 122, 2, "FjIT" },
	{ 0, ANY_VARIATION, "a" },	      { 110, ANY_VARIATION, "x" },
	{ 111, ANY_VARIATION, "x" },	      { 112, ANY_VARIATION, "x" },
	{ 113, ANY_VARIATION, "x" },
};

struct header {
	uint8_t group, variation, qualifier;
	uint8_t prefix;	    /* octets of the number before each point */
	bool sized;	    /* that number is the size of the object, not its index */
	bool ranged;	    /* start and stop were given */
	bool counted;
	bool data;
	uint32_t at, first; /* offset in the fragment; first index */
	uint64_t count;
};

struct fragment {
	struct message *m;
	struct state *state;
	const struct link *link;
	struct cursor c;
	const uint8_t *base;
	uint32_t skip;	   /* octets of the fragment that came in earlier frames */
	const struct function *function; /* what is asked, or answered if that is known */
	struct pair request;		 /* of an answer: what was asked */
	uint8_t code, role;
	bool failed, timed, classed, objects;
	uint8_t class;
	uint64_t common_time_ms;
	uint32_t echo;	   /* digest of a command's objects without their status */
};

/* Where octet i of the user data lies in its frame. */
static inline uint32_t wire_offset(uint32_t i)
{
	return HEADER_LEN + i + i / BLOCK_LEN * 2;
}

/* Puts a value that was read from the n octets at `at` of the fragment. */
static inline void put_at(struct fragment *f, unsigned field, struct value v, uint32_t at,
			  uint32_t n)
{
	v.offset = 0;
	v.len = 0;
	if (at >= f->skip && n) {
		v.offset = wire_offset(at - f->skip + 1);
		v.len = wire_offset(at + n - 1 - f->skip + 1) + 1 - v.offset;
	}
	put_value(f->m, field, v);
}

static inline void put_number(struct fragment *f, unsigned field, uint64_t u, uint32_t at,
			      uint32_t n)
{
	put_at(f, field, (struct value){ .kind = VALUE_UINT, .u = u }, at, n);
}

static inline uint64_t read_number(struct cursor *c, unsigned bytes)
{
	switch (bytes) {
	case 1: return cur_u8(c);
	case 2: return cur_le16(c);
	case 4: return cur_le32(c);
	case 6: return cur_le48(c);
	case 8: return cur_le64(c);
	default: return 0;
	}
}

static inline const struct object *find_object(uint8_t group, uint8_t variation)
{
	for (unsigned i = 0; i < sizeof objects / sizeof objects[0]; i++)
		if (objects[i].group == group && (objects[i].variation == variation ||
						  objects[i].variation == ANY_VARIATION))
			return &objects[i];
	return NULL;
}

/* ---- points ---- */

static inline void put_object(struct fragment *f, const struct header *h)
{
	put_number(f, F_GROUP, h->group, h->at, 1);
	put_number(f, F_VARIATION, h->variation, h->at + 1, 1);
	put_number(f, F_QUALIFIER, h->qualifier, h->at + 2, 1);
	if (h->group == 60 && h->variation >= 1 && h->variation <= 4)
		put_number(f, F_CLASS, h->variation - 1u, h->at + 1, 1);
	else if (f->classed)
		put_number(f, F_CLASS, f->class, 0, 0);
}

static inline void put_index(struct fragment *f, uint64_t first, uint64_t count, uint32_t at,
			     uint32_t n)
{
	put_at(f, F_INDEX,
	       (struct value){ .kind = VALUE_SPAN, .u = first, .count = (uint32_t)count }, at, n);
}

static inline void put_text(struct fragment *f, unsigned field, struct bytes b, uint32_t at)
{
	const uint32_t n = (uint32_t)b.len;
	put_at(f, field, (struct value){ .kind = VALUE_BYTES, .p = b.p }, at, n);
	/* For bytes the length is also that of the text itself. */
	if (has_field(f->m, field))
		f->m->fields[field].len = n;
}

static inline void put_crob(struct fragment *f, uint8_t code, uint32_t at)
{
	put_number(f, F_OPERATION_TYPE, code & 15, at, 1);
	put_number(f, F_QUEUE, code >> 4 & 1, at, 1);
	put_number(f, F_CLEAR, code >> 5 & 1, at, 1);
	put_number(f, F_TRIP_CLOSE, code >> 6, at, 1);
}

static inline void put_flags(struct fragment *f, unsigned kind, uint8_t octet, uint32_t at)
{
	const unsigned state_bits = kind == PART_FLAGS ? 0 : kind == PART_DOUBLE ? 2 : 1;
	const unsigned quality = octet & (0xffu >> state_bits);

	if (state_bits)
		put_number(f, F_VALUE, (unsigned)octet >> (8 - state_bits), at, 1);
	put_number(f, kind == PART_COMMAND ? F_STATUS : F_FLAGS, quality, at, 1);
	if (kind != PART_COMMAND)
		put_number(f, F_ONLINE, quality & 1, at, 1);
}

static inline void put_signed(struct fragment *f, unsigned field, uint64_t raw, unsigned bytes,
			      uint32_t at)
{
	const int64_t i = bytes == 1 ? (int8_t)raw : bytes == 2 ? (int16_t)raw : (int32_t)raw;
	put_at(f, field, (struct value){ .kind = VALUE_INT, .i = i }, at, bytes);
}

static inline void put_float_of(struct fragment *f, uint64_t raw, unsigned bytes, uint32_t at)
{
	double d;
	if (bytes == 4) {
		const uint32_t bits = (uint32_t)raw;
		float single;
		memcpy(&single, &bits, sizeof single);
		d = (double)single;
	} else {
		memcpy(&d, &raw, sizeof d);
	}
	put_at(f, F_VALUE, (struct value){ .kind = VALUE_FLOAT, .f = d }, at, bytes);
}

/* Offset from the object's start and length of a text further back in it. */
static inline void put_name(struct fragment *f, unsigned field, struct cursor *c,
			    struct cursor object)
{
	const uint16_t offset = cur_le16(c);
	const uint16_t len = cur_le16(c);

	if ((size_t)offset + len > cur_left(&object)) {
		flaw(f->m, FLAW_FILE_NAME);
		return;
	}
	cur_skip(&object, offset);
	const uint32_t at = cur_offset(&object, f->base);
	put_text(f, field, cur_take(&object, len), at);
}

/* Which attribute of group 0 is which fact about the sender (A.1). */
static inline void identify_by(struct fragment *f, uint8_t variation, struct bytes text)
{
	static const struct { uint8_t variation, what; } facts[] = {
		{ 242, IDENTITY_FIRMWARE }, { 247, IDENTITY_NAME },    { 248, IDENTITY_SERIAL },
		{ 250, IDENTITY_PRODUCT },  { 252, IDENTITY_VENDOR },
	};
	for (unsigned i = 0; f->role == ROLE_ANSWER && i < sizeof facts / sizeof facts[0]; i++)
		if (facts[i].variation == variation)
			identify(f->m, (enum identity)facts[i].what, text);
}

/* Data type, length and value of a device attribute (A.1.2). */
static inline void put_attribute(struct fragment *f, const struct header *h, struct cursor *c)
{
	const uint8_t type = cur_u8(c);
	const uint8_t len = cur_u8(c);
	const uint32_t at = cur_offset(c, f->base);
	struct cursor value = cur_cut(c, len);
	struct cursor number = value;

	put_text(f, F_TEXT, cur_rest(&value), at);
	if (type == 1)
		identify_by(f, h->variation, (struct bytes){ number.p, cur_left(&number) });
	if (type == 2 && (len == 1 || len == 2 || len == 4))
		put_number(f, F_VALUE, read_number(&number, len), at, len);
	else if (type == 3 && (len == 1 || len == 2 || len == 4))
		put_signed(f, F_VALUE, read_number(&number, len), len, at);
	else if (type == 4 && (len == 4 || len == 8))
		put_float_of(f, read_number(&number, len), len, at);
	else if (type == 7 && len == 6)
		put_number(f, F_TIME, cur_le48(&number), at, len);
}

static inline void read_part(struct fragment *f, const struct header *h, const struct part *part,
		      struct cursor *c, struct cursor object)
{
	const uint32_t at = cur_offset(c, f->base);
	uint64_t u;

	switch (part->kind) {
	case PART_UINT:
		u = read_number(c, part->bytes);
		if (part->field == F_FILE_BLOCK) {
			put_number(f, F_FILE_LAST, u >> 31, at, part->bytes);
			u &= 0x7fffffff;
		}
		put_number(f, part->field, u, at, part->bytes);
		break;
	case PART_INT:
		put_signed(f, part->field, read_number(c, part->bytes), part->bytes, at);
		break;
	case PART_FLOAT:
		put_float_of(f, read_number(c, part->bytes), part->bytes, at);
		break;
	case PART_BYTES:
		put_text(f, part->field, cur_take(c, part->bytes), at);
		break;
	case PART_REST:
		put_text(f, part->field, cur_rest(c), at);
		break;
	case PART_LEFT:
		(void)cur_rest(c);
		break;
	case PART_SKIP:
		cur_skip(c, part->bytes);
		break;
	case PART_CROB:
		put_crob(f, cur_u8(c), at);
		break;
	case PART_NAME:
		put_name(f, part->field, c, object);
		break;
	case PART_ATTRIBUTE:
		put_attribute(f, h, c);
		break;
	default:
		put_flags(f, part->kind, cur_u8(c), at);
		break;
	}
}

/* Times of events that count from the common time of occurrence in front of them. */
static inline void follow_time(struct fragment *f, const struct header *h)
{
	struct message *m = f->m;
	if (h->group == 51 && has_field(m, F_TIME)) {
		f->common_time_ms = m->fields[F_TIME].u;
		f->timed = true;
	} else if (f->timed && has_field(m, F_RELATIVE_TIME)) {
		put_number(f, F_TIME, f->common_time_ms + m->fields[F_RELATIVE_TIME].u, 0, 0);
	}
}

static inline void digest(struct fragment *f, const struct header *h, uint64_t index,
			  struct bytes b)
{
	const uint32_t prime = 16777619;
	f->echo = (f->echo ^ h->group) * prime;
	f->echo = (f->echo ^ h->variation) * prime;
	f->echo = (f->echo ^ (uint32_t)index) * prime;
	/* The last octet of a command is its status, which the answer changes. */
	for (size_t i = 0; i + 1 < b.len; i++)
		f->echo = (f->echo ^ b.p[i]) * prime;
}

/* One object in a window of exactly its length. */
static inline void read_object(struct fragment *f, const struct header *h, const struct object *o,
			struct cursor object)
{
	struct cursor c = object;
	for (const char *letter = o->layout; *letter; letter++)
		read_part(f, h, &parts[(unsigned char)*letter & 127], &c, object);
	if (cur_left(&c))
		flaw(f->m, FLAW_OBJECT_SIZE);
	follow_time(f, h);
}

/* Octets of an object, at least; *open: it may be longer, its size is told elsewhere. */
static inline size_t object_len(const struct object *o, uint8_t variation, bool *open)
{
	size_t len = 0;
	*open = false;
	if (o->variation == ANY_VARIATION && o->group != 0)
		return variation;
	for (const char *letter = o->layout; *letter; letter++) {
		const struct part *part = &parts[(unsigned char)*letter & 127];
		*open = *open || !part->bytes;
		len += part->bytes;
	}
	return len;
}

