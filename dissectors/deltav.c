/* SPDX-License-Identifier: Apache-2.0 */
/*
 * DeltaV: control network of Emerson's DeltaV systems, UDP and TCP 18507 - 18519.  Not published; after public
 * descriptions of its header.
 *
 *	+---------+------------+----------+-------------+------------+-----------...
 *	| FA CE   | length (2) | type (2) | message (2) | sender (2) | data
 *	+---------+------------+----------+-------------+------------+-----------...
 *
 * Big-endian; the length counts the data behind a header of 16 bytes.  What types mean is not published, so all
 * are recognised and named by number, `other`, and nothing is ever taken for a read.  No refusal.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_LENGTH, F_TYPE, F_MESSAGE, F_SENDER, F_DATA, F_COUNT };

static const struct field fields[] = {
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Bytes of data behind the header." },
	[F_TYPE] = { "message_type", FIELD_UINT, 16, USE_KEY, FIELD_CODE, NULL, "Kind of message, by number." },
	[F_MESSAGE] = { "message", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number of the message." },
	[F_SENDER] = { "sender", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Node that sends." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "The rest of the message." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

#define HEADER 16u

static void deltav_dissect(struct message *m, struct cursor c)
{
	cur_skip(&c, 2);
	put_be16(m, F_LENGTH, &c);
	const uint16_t type = put_be16(m, F_TYPE, &c);
	put_be16(m, F_MESSAGE, &c);
	put_be16(m, F_SENDER, &c);
	if (m->bad)
		return;
	m->code = type;
	put_left(m, F_DATA, &c);
	operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .role = ROLE_REPORT,
					  .label = "message" });
}

static size_t deltav_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if ((cur_peek(&c, 0) >= 0 && cur_peek(&c, 0) != 0xfa) || (cur_peek(&c, 1) >= 0 && cur_peek(&c, 1) != 0xce))
		return FRAME_FOREIGN;
	if (cur_left(&c) < HEADER)
		return FRAME_MORE;
	cur_skip(&c, 2);
	return HEADER + (size_t)cur_be16(&c);
}

/* Two bytes and a length are not enough for any port. */
static enum probe deltav_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t left = cur_left(&c), length = deltav_frame(NULL, c);

	(void)from_client;
	if (transport == TRANSPORT_ETHER || length == FRAME_FOREIGN)
		return PROBE_NO;
	if (length == FRAME_MORE)
		return transport == TRANSPORT_TCP ? PROBE_MORE : PROBE_NO;
	return transport == TRANSPORT_TCP || length == left ? PROBE_WEAK : PROBE_NO;
}

static const struct binding bindings[] = {
	{ TRANSPORT_UDP, 18507, 18519 },
	{ TRANSPORT_TCP, 18507, 18519 },
};

extern const struct dissector deltav;
const struct dissector deltav = {
	.name = "deltav",
	.title = "DeltaV control network",
	.specification = "not published; public descriptions",
	.fields = fields,
	.field_count = F_COUNT,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.message_max = 65535 + HEADER,
	.probe = deltav_probe,
	.frame = deltav_frame,
	.dissect = deltav_dissect,
};
