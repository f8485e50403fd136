/* SPDX-License-Identifier: Apache-2.0 */
/*
 * OPC UA: reading the built-in types of the binary encoding (part 6, 5.2.2) and putting variants into the
 * fields of a value.  All numbers are little-endian.  Nothing recurses deeper than NESTING_MAX.
 *
 * Owns nothing: strings are views into the message.  Runs on the thread that owns the flow.
 */
#pragma once

#include "dissectors/opcua_fields.h"

#include <string.h>

/* ---- flaws ---- */

enum { BAD_SIZE = FLAW_OWN, BAD_ENCODING, NESTED, UNKNOWN_MESSAGE, UNKNOWN_SERVICE, SEQUENCE, WRONG_CHANNEL, ABORTED,
       WEAK_POLICY, FLAWS_END };

static const struct flaw flaws[] = {
	[BAD_SIZE - FLAW_OWN] = { "bad_size", FLAW_MALFORMED, "the size of the chunk contradicts its type" },
	[BAD_ENCODING - FLAW_OWN] = { "bad_encoding", FLAW_MALFORMED,
		"a value is encoded in a way that the standard does not know" },
	[NESTED - FLAW_OWN] = { "nested", FLAW_MALFORMED,
		"values are nested deeper than a reader can be asked to follow" },
	[UNKNOWN_MESSAGE - FLAW_OWN] = { "unknown_message", FLAW_UNKNOWN,
		"the kind of chunk is not one of F, C and A" },
	[UNKNOWN_SERVICE - FLAW_OWN] = { "unknown_service", FLAW_UNKNOWN, "the service is not one of the standard's" },
	[SEQUENCE - FLAW_OWN] = { "sequence", FLAW_MALFORMED, "the sequence number does not follow the one before" },
	[WRONG_CHANNEL - FLAW_OWN] = { "wrong_channel", FLAW_MALFORMED, "the channel is not the one that was opened" },
	[ABORTED - FLAW_OWN] = { "aborted", FLAW_ANSWER, "the sender gave up a message of several chunks" },
	[WEAK_POLICY - FLAW_OWN] = { "unknown_policy", FLAW_UNKNOWN,
		"the security policy is not one of the standard's" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "one line per flaw");

#define NESTING_MAX 8

/* ---- strings and ids ---- */

/* String, ByteString and XmlElement (5.2.2.4): a length of -1 is null. */
static struct bytes read_string(struct message *m, struct cursor *c)
{
	const int32_t len = (int32_t)cur_le32(c);

	if (len < -1)
		flaw(m, BAD_ENCODING);
	return cur_take(c, len > 0 ? (size_t)len : 0);
}

/* QualifiedName (5.2.2.13): the name. */
static struct bytes read_name(struct message *m, struct cursor *c)
{
	cur_skip(c, 2);
	return read_string(m, c);
}

/* LocalizedText (5.2.2.14): the text. */
static struct bytes read_localized(struct message *m, struct cursor *c)
{
	const uint8_t mask = cur_u8(c);

	if (mask & ~3u)
		flaw(m, BAD_ENCODING);
	if (mask & 1)
		(void)read_string(m, c);
	return mask & 2 ? read_string(m, c) : (struct bytes){ c->p, 0 };
}

enum node_kind { NODE_NUMBER, NODE_STRING, NODE_BYTES };

struct node {
	uint8_t kind;         /* enum node_kind */
	uint16_t space;
	uint32_t id;          /* NODE_NUMBER */
	struct bytes name;    /* the others */
	uint32_t offset, len; /* where it was read; len 0: not in the message */
};

/* NodeId and ExpandedNodeId (5.2.2.9, 5.2.2.10). */
static struct node read_node(struct message *m, struct cursor *c)
{
	struct node n = { .kind = NODE_NUMBER, .offset = cur_offset(c, m->data) };
	const size_t before = cur_left(c);
	const uint8_t mask = cur_u8(c);

	switch (mask & 0x3f) {
	case 0:
		n.id = cur_u8(c);
		break;
	case 1:
		n.space = cur_u8(c);
		n.id = cur_le16(c);
		break;
	case 2:
		n.space = cur_le16(c);
		n.id = cur_le32(c);
		break;
	case 3:
		n.kind = NODE_STRING;
		n.space = cur_le16(c);
		n.name = read_string(m, c);
		break;
	case 4:
		n.kind = NODE_BYTES;
		n.space = cur_le16(c);
		n.name = cur_take(c, 16);
		break;
	case 5:
		n.kind = NODE_BYTES;
		n.space = cur_le16(c);
		n.name = read_string(m, c);
		break;
	default:
		flaw(m, BAD_ENCODING);
		cur_poison(c);
	}
	if (mask & 0x80) /* namespace URI */
		(void)read_string(m, c);
	if (mask & 0x40) /* server index */
		cur_skip(c, 4);
	n.len = (uint32_t)(before - cur_left(c));
	return n;
}

static bool is_standard(const struct node *n)
{
	return n->kind == NODE_NUMBER && n->space == 0;
}

/* field: F_NAMESPACE or F_METHOD_NAMESPACE, the first of four. */
static void put_node(struct message *m, unsigned field, const struct node *n)
{
	put_uint(m, field, n->space, n->offset, n->len);
	if (n->kind == NODE_NUMBER)
		put_uint(m, field + 1, n->id, n->offset, n->len);
	else
		put_bytes(m, n->kind == NODE_STRING ? field + 2 : field + 3, n->name);
}

/* DateTime (5.2.2.5): 100 ns since 1601 as milliseconds since 1970; earlier times are 0. */
static uint64_t read_time(struct cursor *c)
{
	const uint64_t ms = cur_le64(c) / 10000, epoch = UINT64_C(11644473600000);

	return ms > epoch && ms >> 63 == 0 ? ms - epoch : 0;
}

static double read_double(struct cursor *c)
{
	const uint64_t bits = cur_le64(c);
	double d;

	memcpy(&d, &bits, sizeof d);
	return d;
}

static double read_float(struct cursor *c)
{
	const uint32_t bits = cur_le32(c);
	float f;

	memcpy(&f, &bits, sizeof f);
	return (double)f;
}

/* DiagnosticInfo (5.2.2.12): the inner one comes last, so a loop will do. */
static void skip_diagnostic(struct message *m, struct cursor *c)
{
	uint8_t mask;

	do {
		mask = cur_u8(c);
		if (mask & 0x80)
			flaw(m, BAD_ENCODING);
		for (unsigned bit = 0; bit < 4; bit++)
			if (mask >> bit & 1)
				cur_skip(c, 4);
		if (mask & 0x10)
			(void)read_string(m, c);
		if (mask & 0x20)
			cur_skip(c, 4);
	} while (mask & 0x40);
}

struct extension {
	struct node type;
	struct bytes body;
};

/* ExtensionObject (5.2.2.15). */
static struct extension read_extension(struct message *m, struct cursor *c)
{
	struct extension x = { .type = read_node(m, c) };
	const uint8_t encoding = cur_u8(c);

	x.body = (struct bytes){ c->p, 0 };
	if (encoding > 2)
		flaw(m, BAD_ENCODING);
	if (encoding)
		x.body = read_string(m, c);
	return x;
}

/* ---- variants ---- */

enum { DT_BOOLEAN = 1, DT_FLOAT = 10, DT_DOUBLE, DT_STRING, DT_TIME, DT_GUID, DT_BYTES, DT_XML, DT_NODE, DT_EXPANDED,
       DT_STATUS, DT_QUALIFIED, DT_LOCALIZED, DT_EXTENSION, DT_VALUE, DT_VARIANT, DT_DIAGNOSTIC };

/* Length and list encoding of the types of fixed length; others have length 0. */
static const struct {
	uint8_t len, encoding;
} fixed[26] = {
	[1] = { 1, LIST_U8 }, [2] = { 1, LIST_S8 }, [3] = { 1, LIST_U8 }, [4] = { 2, LIST_S16LE },
	[5] = { 2, LIST_U16LE }, [6] = { 4, LIST_S32LE }, [7] = { 4, LIST_U32LE }, [8] = { 8, LIST_S64LE },
	[9] = { 8, LIST_U64LE }, [10] = { 4, LIST_F32LE }, [11] = { 8, LIST_F64LE }, [13] = { 8, LIST_U64LE },
	[14] = { 16, 0 }, [DT_STATUS] = { 4, LIST_U32LE },
};

static void skip_value(struct message *m, struct cursor *c, unsigned depth);

/* One element of a variant, without putting it. */
static void skip_element(struct message *m, struct cursor *c, unsigned type, unsigned depth);

static void skip_variant(struct message *m, struct cursor *c, unsigned depth)
{
	const uint8_t mask = cur_u8(c), type = mask & 0x3f;
	uint32_t count = 1;

	if (depth > NESTING_MAX) {
		flaw(m, NESTED);
		cur_poison(c);
		return;
	}
	if (type > DT_DIAGNOSTIC)
		flaw(m, BAD_ENCODING);
	if (mask & 0x80) {
		const int32_t n = (int32_t)cur_le32(c);
		count = n > 0 ? (uint32_t)n : 0;
	}
	if (type < DT_DIAGNOSTIC && fixed[type].len)
		cur_skip(c, (size_t)count * fixed[type].len);
	else
		for (uint32_t i = 0; i < count && type && !m->bad; i++)
			skip_element(m, c, type, depth);
	if (mask & 0x40) {
		const uint32_t dimensions = cur_le32(c);
		cur_skip(c, dimensions > UINT32_MAX / 8 ? 0 : dimensions * (size_t)4);
	}
}

static void skip_element(struct message *m, struct cursor *c, unsigned type, unsigned depth)
{
	switch (type) {
	case DT_NODE:
	case DT_EXPANDED:
		(void)read_node(m, c);
		break;
	case DT_QUALIFIED:
		(void)read_name(m, c);
		break;
	case DT_LOCALIZED:
		(void)read_localized(m, c);
		break;
	case DT_EXTENSION:
		(void)read_extension(m, c);
		break;
	case DT_VALUE:
		skip_value(m, c, depth + 1);
		break;
	case DT_VARIANT:
		skip_variant(m, c, depth + 1);
		break;
	case DT_DIAGNOSTIC:
		skip_diagnostic(m, c);
		break;
	default:
		if (type < DT_DIAGNOSTIC && fixed[type].len)
			cur_skip(c, fixed[type].len);
		else
			(void)read_string(m, c);
	}
}

/* DataValue (5.2.2.17): what follows the value; returns the status code, offset: where it stood. */
static uint32_t read_value_rest(struct message *m, struct cursor *c, uint8_t mask, uint32_t *offset)
{
	uint32_t status = 0;

	if (mask & 0xc0)
		flaw(m, BAD_ENCODING);
	*offset = cur_offset(c, m->data);
	if (mask & 2)
		status = cur_le32(c);
	cur_skip(c, (mask & 4 ? 8u : 0u) + (mask & 0x10 ? 2u : 0u) + (mask & 8 ? 8u : 0u) + (mask & 0x20 ? 2u : 0u));
	return status;
}

static void skip_value(struct message *m, struct cursor *c, unsigned depth)
{
	const uint8_t mask = cur_u8(c);
	uint32_t offset;

	if (mask & 1)
		skip_variant(m, c, depth);
	(void)read_value_rest(m, c, mask, &offset);
}

static void put_scalar(struct message *m, struct cursor *c, unsigned type)
{
	const uint32_t offset = cur_offset(c, m->data), len = type < DT_DIAGNOSTIC ? fixed[type].len : 0;
	struct cursor from = *c;

	switch (type) {
	case DT_STRING:
	case DT_XML:
		put_bytes(m, F_TEXT, read_string(m, c));
		break;
	case DT_QUALIFIED:
		put_bytes(m, F_TEXT, read_name(m, c));
		break;
	case DT_LOCALIZED:
		put_bytes(m, F_TEXT, read_localized(m, c));
		break;
	case DT_BYTES:
		put_bytes(m, F_BYTES, read_string(m, c));
		break;
	case DT_TIME:
		put_uint(m, F_TIME, read_time(c), offset, 8);
		break;
	case DT_FLOAT:
		put_float(m, F_VALUE, read_float(c), offset, 4);
		break;
	case DT_DOUBLE:
		put_float(m, F_VALUE, read_double(c), offset, 8);
		break;
	case DT_EXTENSION: {
		const struct extension x = read_extension(m, c);
		put_uint(m, F_STRUCTURE, x.type.id, x.type.offset, x.type.len);
		put_bytes(m, F_BYTES, x.body);
		break;
	}
	default:
		skip_element(m, c, type, 0);
		const struct bytes raw = cur_take(&from, cur_left(&from) - cur_left(c));
		if (len && len <= 8 && !m->bad) { /* an integer: its only member */
			const struct value list = { .encoding = fixed[type].encoding, .offset = offset, .p = raw.p };
			struct value one = list_member(&list, 0);
			put_value(m, F_VALUE, one);
		} else {
			put_bytes(m, F_BYTES, raw);
		}
	}
}

/* Variant (5.2.2.16). */
static void put_variant(struct message *m, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, m->data);
	const int mask = cur_peek(c, 0);
	const unsigned type = (unsigned)mask & 0x3f;

	if (mask < 0 || type > DT_DIAGNOSTIC) {
		skip_variant(m, c, 0);
		return;
	}
	put_uint(m, F_DATA_TYPE, type, offset, 1);
	if (!(mask & 0x80)) {
		cur_skip(c, 1);
		if (mask & 0x40)
			flaw(m, BAD_ENCODING);
		if (type)
			put_scalar(m, c, type);
		return;
	}
	struct cursor from = *c;
	skip_variant(m, c, 0);
	cur_skip(&from, 1);
	const int32_t count = (int32_t)cur_le32(&from);
	if (m->bad || count <= 0)
		return;
	put_span(m, F_ELEMENT, 0, (uint32_t)count, offset + 1, 4);
	const enum list_encoding encoding = (enum list_encoding)fixed[type].encoding;
	if (fixed[type].len && fixed[type].len <= 8)
		put_list(m, F_VALUE, cur_take(&from, list_bytes(encoding, (uint32_t)count)), encoding,
			 (uint32_t)count, 1);
	else
		put_bytes(m, F_BYTES, cur_take(&from, cur_left(&from) - cur_left(c)));
}

/* DataValue; returns its status code. */
static uint32_t put_data_value(struct message *m, struct cursor *c)
{
	const uint8_t mask = cur_u8(c);
	uint32_t offset;

	if (mask & 1)
		put_variant(m, c);
	const uint32_t status = read_value_rest(m, c, mask, &offset);
	if (mask & 2)
		put_uint(m, F_QUALITY, status, offset, 4);
	return status;
}
