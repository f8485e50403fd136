/* SPDX-License-Identifier: Apache-2.0 */
/*
 * QUIC 1 and 2: UDP 443 and any other port.  RFC 9000, RFC 8999, RFC 9369.
 *
 *	11 type | version (4) | length, destination | length, source | ...     while a connection is set up
 *	01 ...                | destination | cipher text                      behind that
 *
 * Read are version, kind of packet and connection ids.  The name of the server is in the first packet, under keys
 * that anybody could derive; taking AES to the packet path for it was not thought worth while.  No refusal.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_VERSION, F_PACKET, F_DESTINATION, F_SOURCE, F_COUNT };

#define VERSION_1 1u
#define VERSION_2 0x6b3343cfu

static const struct name version_list[] = { { 0, "negotiation" }, { VERSION_1, "1" }, { VERSION_2, "2" } };
static const struct names version_names = NAMES(version_list);

enum { PACKET_INITIAL, PACKET_0RTT, PACKET_HANDSHAKE, PACKET_RETRY, PACKET_NEGOTIATION };
static const struct name packet_list[] = {
	{ PACKET_INITIAL, "initial" }, { PACKET_0RTT, "0-rtt" }, { PACKET_HANDSHAKE, "handshake" },
	{ PACKET_RETRY, "retry" }, { PACKET_NEGOTIATION, "version-negotiation" },
};
static const struct names packet_names = NAMES(packet_list);

static const struct field fields[] = {
	[F_VERSION] = { "version", FIELD_UINT, 32, USE_DETAIL, 0, &version_names, "Version of QUIC." },
	[F_PACKET] = { "packet", FIELD_UINT, 8, USE_DETAIL, FIELD_CODE, &packet_names, "Kind of packet." },
	[F_DESTINATION] = { "destination", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Connection id of the receiver." },
	[F_SOURCE] = { "source", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Connection id of the sender." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

static const struct function packets[] = {
	{ PACKET_INITIAL, INTENT_SESSION, CHANGES_NO, 0, false, "open session", NULL },
	{ PACKET_0RTT, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "early data", NULL },
	{ PACKET_HANDSHAKE, INTENT_SESSION, CHANGES_NO, 0, true, "handshake", NULL },
	{ PACKET_RETRY, INTENT_SESSION, CHANGES_NO, 0, true, "retry", NULL },
	{ PACKET_NEGOTIATION, INTENT_SESSION, CHANGES_NO, 0, true, "negotiate version", NULL },
};

#define ID_MAX 20u
#define MESSAGE_MAX 65535u
#define INITIAL_MIN 1200u /* RFC 9000, 14.1 */

/* RFC 9369, 3.2: version 2 counts them from another place. */
static unsigned packet_of(uint8_t first, uint32_t version)
{
	const unsigned type = first >> 4 & 3;
	return !version ? PACKET_NEGOTIATION : version == VERSION_2 ? (type + 3) % 4 : type;
}

static void quic_dissect(struct message *m, struct cursor c)
{
	const enum role role = m->from_client ? ROLE_REQUEST : ROLE_ANSWER;
	const uint8_t first = cur_u8(&c);

	if (!(first & 0x80)) {
		if (!m->bad)
			bulk(m);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
						  .role = (uint8_t)role, .label = "protected session" });
		return;
	}
	const uint32_t version = put_be32(m, F_VERSION, &c);
	const unsigned packet = packet_of(first, version);
	put_uint(m, F_PACKET, packet, 0, 1);
	put_bytes(m, F_DESTINATION, cur_take(&c, cur_u8(&c)));
	put_bytes(m, F_SOURCE, cur_take(&c, cur_u8(&c)));
	m->code = (int32_t)packet;
	const struct function *f = FUNCTION_FIND(packets, packet);
	operation(m, &(struct operation){ .intent = f->intent, .changes = f->changes, .role = (uint8_t)role,
					  .housekeeping = f->housekeeping, .opaque = packet == PACKET_0RTT,
					  .label = f->label });
}

/* A datagram is taken as a whole: what is behind its first packet is of the same connection (RFC 9000, 12.2). */
static size_t quic_frame(const struct message *m, struct cursor c)
{
	(void)m;
	return cur_left(&c) <= MESSAGE_MAX ? cur_left(&c) : FRAME_FOREIGN;
}

/* The first packet of a client: at least 1200 octets, a version that is known, two ids of lengths that may be. */
static enum probe quic_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t all = cur_left(&c);

	if (transport != TRANSPORT_UDP || (cur_peek(&c, 0) & 0xc0) != 0xc0)
		return PROBE_NO;
	const uint8_t first = cur_u8(&c);
	const uint32_t version = cur_be32(&c);
	const struct bytes destination = cur_take(&c, cur_u8(&c)), source = cur_take(&c, cur_u8(&c));
	if (*c.bad || (version != VERSION_1 && version != VERSION_2) || destination.len > ID_MAX || source.len > ID_MAX)
		return PROBE_NO;
	if (!from_client || all < INITIAL_MIN)
		return PROBE_WEAK;
	return packet_of(first, version) == PACKET_INITIAL && destination.len >= 8 ? PROBE_STRONG : PROBE_WEAK;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 443, 443 } };

extern const struct dissector quic;
const struct dissector quic = {
	.name = "quic",
	.title = "QUIC",
	.specification = "RFC 9000, RFC 8999, RFC 9369",
	.fields = fields,
	.field_count = F_COUNT,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "what follows the opening until the session is protected",
	.codes = &packet_names,
	.message_max = MESSAGE_MAX,
	.is_protected = true,
	.probe = quic_probe,
	.frame = quic_frame,
	.dissect = quic_dissect,
};
