/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a protocol's fields are: their types, the names of their values, and the values themselves.
 * One table of struct field per protocol is the only place that knows a field's name; keywords of
 * the expression language, JSON keys, documentation, completion and fuzz dictionaries are loops
 * over it.
 *
 * Tables are const; values are borrowed views into the message and live as long as it does.
 */
#pragma once

#include "dissectors/cursor.h"

enum field_type {
	FIELD_UINT,   /* unsigned integer of `bits` bits */
	FIELD_INT,    /* signed integer of `bits` bits */
	FIELD_FLOAT,  /* IEEE 754 */
	FIELD_NUMBER, /* unsigned, signed or float, as the message says */
	FIELD_BOOL,   /* 0 or 1 */
	FIELD_TEXT,   /* text as sent: any bytes may occur */
	FIELD_BYTES,  /* bytes, shown in hexadecimal */
	FIELD_SPAN,   /* first and count: addresses first .. first + count - 1 */
	FIELD_LIST,   /* values that pair, in order, with the addresses of a span */
	FIELD_TIME,   /* milliseconds since 1970-01-01, as the device says */
};

/* What a field is for; learning and explaining follow it. */
enum field_use {
	USE_DETAIL,  /* tells about this one message (length, transaction): never in a learnt line */
	USE_KEY,     /* says which operation or object: exact in a learnt line */
	USE_ADDRESS, /* says where in the object: ranges are merged for reads, exact for writes */
	USE_VALUE,   /* what was written or read */
};

enum field_flags {
	FIELD_ROUTE = 1, /* names a device beyond the one that has the IP address */
	FIELD_CODE = 2,  /* the code that the report's `functions` count */
};

/* One name of one value.  Names are lower case, words joined by '-'. */
struct name {
	uint32_t value;
	const char *name;
};

struct names {
	const struct name *list;
	unsigned count;
};

#define NAMES(list_) { (list_), sizeof(list_) / sizeof((list_)[0]) }

struct field {
	const char *name; /* lower case, words joined by '_' */
	enum field_type type;
	uint8_t bits;
	uint8_t use;   /* enum field_use */
	uint8_t flags; /* enum field_flags */
	const struct names *names;
	const char *help; /* one sentence for an engineer */
};

#define FIELDS_MAX 64

enum value_kind { VALUE_UINT, VALUE_INT, VALUE_FLOAT, VALUE_BYTES, VALUE_SPAN, VALUE_LIST };

/* How the members of a list lie in the message. */
enum list_encoding {
	LIST_BIT,  /* one bit each, least significant bit of the first byte first */
	LIST_U8,
	LIST_S8,
	LIST_U16BE,
	LIST_S16BE,
	LIST_U32BE,
	LIST_S32BE,
	LIST_F32BE,
	LIST_F64BE,
	LIST_U64BE,
	LIST_U16LE,
	LIST_S16LE,
	LIST_U32LE,
	LIST_S32LE,
	LIST_U64LE,
	LIST_S64LE,
	LIST_F32LE,
	LIST_F64LE,
	LIST_ENCODINGS,
};

struct value {
	uint8_t kind;     /* enum value_kind */
	uint8_t encoding; /* VALUE_LIST: enum list_encoding */
	uint16_t stride;  /* VALUE_LIST: addresses from one member to the next */
	uint32_t offset;  /* where in the message its bytes begin */
	uint32_t len;     /* how many bytes it was read from; 0: derived, not on the wire */
	uint32_t count;   /* VALUE_SPAN: addresses; VALUE_LIST: members */
	union {
		uint64_t u; /* VALUE_SPAN: the first address */
		int64_t i;
		double f;
		const uint8_t *p; /* VALUE_BYTES, VALUE_LIST */
	};
};

/* Member i of a list as a number (VALUE_UINT, VALUE_INT or VALUE_FLOAT); i must be < count. */
struct value list_member(const struct value *list, uint32_t i);

/* A member was a float of four bytes: its shortest decimal is that of a float, not of a double. */
static inline bool list_is_single(const struct value *list)
{
	return list->encoding == LIST_F32BE || list->encoding == LIST_F32LE;
}

/* Bytes that `count` members of this encoding take. */
size_t list_bytes(enum list_encoding encoding, uint32_t count);

/* The name of a value, or NULL. */
const char *names_find(const struct names *names, uint64_t value);

/* The value of a name (len bytes, exact); false when there is none. */
bool names_value(const struct names *names, const char *name, size_t len, uint64_t *value);
