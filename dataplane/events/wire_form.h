/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The form of a block, shared by wire_write.c and wire_read.c.
 *
 *   block         u32le magic; records
 *   record        u8 tag (kind, flags); time; conversation; what the kind says
 *   reference     varint: 0 nothing, n the n-th of its kind in this block; one more than there are: it follows
 *   numbers       varint (LEB128); differences zigzag varint
 *
 * Tables are per block.  What a block may hold at most is here, so that both sides have the same room.
 */
#pragma once

#include "dataplane/events/wire.h"

#define WIRE_MAGIC 0x31574b42u /* "BKW1" */

#define WIRE_TEXTS 4096u
#define WIRE_ENDPOINTS 1024u
#define WIRE_FLOWS 1024u
#define WIRE_SHAPES 2048u
#define WIRE_VALUES 16384u     /* fields of all shapes */
#define WIRE_JUDGEMENTS 512u
#define WIRE_TEXT_MAX 2048u    /* bytes of one text; longer ones are cut */
#define WIRE_BYTES_MAX 24576u  /* bytes of all values of one record; more are cut */

/* Enum event_kind is not part of the form. */
enum wire_kind {
	WIRE_FLOW = 1,
	WIRE_OPERATION,
	WIRE_MESSAGE,
	WIRE_REASON,
	WIRE_IDENTITY,
	WIRE_SIGNATURE,
	WIRE_FLOW_END,
	WIRE_KINDS,
};

enum wire_tag {
	WIRE_TAG_KIND = 7,
	WIRE_TAG_TIME = 8,     /* the message's time is not the event's: its difference follows */
	WIRE_TAG_INDEX = 16,   /* the operation's number in its message follows */
	WIRE_TAG_CUT = 32,
	WIRE_TAG_DATA = 64,    /* bytes of the message follow */
	WIRE_TAG_PACKET = 128, /* the difference to the packet of the record before follows */
};

/* Beside the version of IP in a conversation: the port of the flow that negotiated it follows. */
#define WIRE_NEGOTIATED 0x80

/* Bits of a shape. */
enum wire_bit {
	WIRE_FROM_CLIENT = 1 << 0,
	WIRE_MIDSTREAM = 1 << 1,
	WIRE_PREFIX = 1 << 2,
	WIRE_POISONED = 1 << 3,
	WIRE_CARRIER = 1 << 4,
	WIRE_PIECE = 1 << 5,
	WIRE_HAS_OPERATION = 1 << 6,
	WIRE_HOUSEKEEPING = 1 << 7,
	WIRE_OPAQUE = 1 << 8,
	WIRE_ROUTED = 1 << 9,
	WIRE_FAILED = 1 << 10,
	WIRE_BITS = 1 << 11,
};

/* How a field of a record differs from the one before of its shape: place in the shape, shifted by one, and: */
enum { WIRE_FIELD_WHOLE = 1 }; /* all of it follows, else only what it says */

static inline uint64_t wire_zigzag(int64_t i)
{
	return (uint64_t)i << 1 ^ (uint64_t)(i >> 63);
}

static inline int64_t wire_unzigzag(uint64_t u)
{
	return (int64_t)(u >> 1 ^ (~(u & 1) + 1));
}

/* Bytes that a value borrows. */
static inline size_t wire_borrowed(const struct value *v)
{
	return v->kind == VALUE_BYTES ? v->len
	       : v->kind == VALUE_LIST ? list_bytes((enum list_encoding)v->encoding, v->count) : 0;
}
