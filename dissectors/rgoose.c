/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Routable GOOSE: GOOSE messages (goose.c) between substations, over UDP port 102.  Reads IEC TR 61850-90-5:2012 and
 * IEC 61850-8-1:2011+A1:2020 (session protocol, clause 8 there and annex F here) over the connectionless transport of
 * ISO/IEC 8602.  Numbers are big-endian.
 *
 *   +----+------+------+-----+------+-----+--------+--------+---------+----------+----- ... --+------+-- ... --+
 *   | LI | 0x40 | 0xa1 | LI  | 0x80 | LI  | length | number | version | security |   payload   | 0xaf   |signature|
 *   +----+------+------+-----+------+-----+--------+--------+---------+----------+----- ... --+------+-- ... --+
 *     transport     session     common          4        4        2                  length (4), then GOOSE messages:
 *                                                                        0x81, simulated, APPID, length, goosePdu
 *   security: time of the key (4), time to the next (2), algorithms (2), number of the key (4), initialisation
 *   vector with its length (1); older senders leave out the algorithms, or the vector.
 *
 * The GOOSE messages are carried (see carry()): their values, numbers and flaws are goose's own; here are those of
 * the session.  Nobody answers GOOSE: there is nothing to refuse.  Signatures are not checked.  Routable sampled
 * values (0xa2), tunnelled messages and management are named in a conversation that is known, not read.
 *
 * Owns no memory; called by the thread that owns the flow.
 */
#include "dissectors/goose.h"

enum {
	F_SESSION, F_LENGTH, F_SEQUENCE, F_VERSION, F_KEY_TIME, F_NEXT_KEY, F_ENCRYPTION, F_SIGNATURE, F_KEY, F_VECTOR,
	F_PAYLOAD, F_SIGNED, F_FIELDS
};

enum { SESSION_TUNNEL = 0xa0, SESSION_GOOSE, SESSION_SV, SESSION_MANAGEMENT };

static const struct name session_list[] = {
	{ SESSION_TUNNEL, "tunnel" }, { SESSION_GOOSE, "goose" }, { SESSION_SV, "sampled-values" },
	{ SESSION_MANAGEMENT, "management" },
};
static const struct names session_names = NAMES(session_list);

static const struct name encryption_list[] = { { 0, "none" }, { 1, "aes-128-gcm" }, { 2, "aes-256-gcm" } };
static const struct names encryption_names = NAMES(encryption_list);

static const struct name signature_list[] = {
	{ 0, "none" }, { 1, "hmac-sha-256-80" }, { 2, "hmac-sha-256-128" }, { 3, "hmac-sha-256-256" },
	{ 4, "aes-gmac-64" }, { 5, "aes-gmac-128" },
};
static const struct names signature_names = NAMES(signature_list);

static const struct field fields[] = {
	[F_SESSION] = { "session", FIELD_UINT, 8, USE_KEY, 0, &session_names, "What the session carries." },
	[F_LENGTH] = { "length", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Octets of the session message." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Number of the session message, against replays." },
	[F_VERSION] = { "version", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Version of the session protocol." },
	[F_KEY_TIME] = { "key_time", FIELD_TIME, 64, USE_DETAIL, 0, NULL, "Since when the key is used." },
	[F_NEXT_KEY] = { "next_key", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Minutes until the next key." },
	[F_ENCRYPTION] = { "encryption", FIELD_UINT, 8, USE_KEY, 0, &encryption_names,
			"How the payload is encrypted." },
	[F_SIGNATURE] = { "signature", FIELD_UINT, 8, USE_KEY, 0, &signature_names, "How the message is signed." },
	[F_KEY] = { "key", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Number of the key." },
	[F_VECTOR] = { "vector", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Initialisation vector." },
	[F_PAYLOAD] = { "payload", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Octets of the messages inside." },
	[F_SIGNED] = { "signed", FIELD_BOOL, 1, USE_KEY, 0, NULL, "A signature follows the payload." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_FIELDS, "a field without a line");

enum {
	BAD_TRANSPORT = FLAW_OWN, UNKNOWN_SESSION, BAD_HEADER, BAD_PAYLOAD, SEQUENCE_GAP, SEQUENCE_BACK, REPEATED,
	FLAWS_END
};

static const struct flaw flaws[] = {
	[BAD_TRANSPORT - FLAW_OWN] = { "bad_transport", FLAW_MALFORMED,
		"the header of the connectionless transport is not as it must be" },
	[UNKNOWN_SESSION - FLAW_OWN] = { "unknown_session", FLAW_UNKNOWN, "a session that carries no GOOSE" },
	[BAD_HEADER - FLAW_OWN] = { "bad_header", FLAW_MALFORMED,
		"the session's header does not have the form or the length that it says" },
	[BAD_PAYLOAD - FLAW_OWN] = { "bad_payload", FLAW_MALFORMED,
		"the payload holds something else than whole GOOSE messages" },
	[SEQUENCE_GAP - FLAW_OWN] = { "sequence_gap", FLAW_ANSWER, "session messages are missing" },
	[SEQUENCE_BACK - FLAW_OWN] = { "sequence_back", FLAW_ANSWER,
		"the session's number went back: an old message sent again, or two publishers" },
	[REPEATED - FLAW_OWN] = { "repeated", FLAW_ANSWER,
		"the session's last number again: a replay, or a datagram captured twice" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a flaw without a line");

struct rgoose_flow {
	struct goose_flow goose;
	uint32_t last; /* number of the last session message */
	bool known;
};

#define TRANSPORT_UD 0x40 /* unit data, ISO/IEC 8602 */
#define COMMON_HEADER 0x80
#define COMMON_LEN 16u    /* length, number, version, two times of keys */
#define PAYLOAD_GOOSE 0x81
#define PADDING 0xaf

/* Algorithms, key and vector: which of them are there follows from the length that is left. */
static void put_security(struct message *m, struct cursor *c)
{
	const size_t left = cur_left(c);
	const bool has_vector = left >= 5 && cur_peek(c, 4) == (int)left - 5;

	if (!has_vector) {
		put_u8(m, F_ENCRYPTION, c);
		put_u8(m, F_SIGNATURE, c);
	}
	put_be32(m, F_KEY, c);
	if (cur_left(c)) {
		const uint8_t len = cur_u8(c);
		put_bytes(m, F_VECTOR, cur_take(c, len));
	}
	if (!m->bad && cur_left(c))
		flaw(m, BAD_HEADER);
}

static void check_number(struct message *m, uint32_t number)
{
	struct rgoose_flow *f = m->flow;

	if (f->known && number == f->last)
		flaw(m, REPEATED);
	else if (f->known && number - f->last > UINT32_MAX / 2)
		flaw(m, SEQUENCE_BACK);
	else if (f->known && number != f->last + 1)
		flaw(m, SEQUENCE_GAP);
	if (f->known && m->flaws >> SEQUENCE_BACK & 1)
		return;
	f->known = true;
	f->last = number;
}

/* Each message: kind, simulated, APPID, length, PDU.  goose.c reads them from their kind on. */
static void payload(struct message *m, struct cursor c)
{
	struct rgoose_flow *f = m->flow;

	while (cur_left(&c) && !m->bad) {
		struct cursor ahead = c;
		const uint8_t kind = cur_u8(&ahead);
		cur_skip(&ahead, 3);
		const uint16_t len = cur_be16(&ahead);
		const struct bytes one = cur_take(&c, GOOSE_PAYLOAD_HEADER + len);
		if (m->bad)
			return;
		if (kind == PAYLOAD_GOOSE)
			carry(m, &goose, &f->goose, one);
		else
			flaw(m, BAD_PAYLOAD);
	}
}

static void dissect(struct message *m, struct cursor c)
{
	struct cursor transport = cur_cut(&c, (size_t)cur_u8(&c));
	const uint8_t code = cur_u8(&transport);
	const uint8_t session = put_u8(m, F_SESSION, &c);
	struct cursor header = cur_cut(&c, (size_t)cur_u8(&c));
	const uint8_t common = cur_u8(&header);
	struct cursor body = cur_cut(&header, (size_t)cur_u8(&header));

	put_be32(m, F_LENGTH, &body);
	const uint32_t number = put_be32(m, F_SEQUENCE, &body);
	put_be16(m, F_VERSION, &body);
	const uint32_t offset = cur_offset(&body, m->data);
	put_uint(m, F_KEY_TIME, (uint64_t)cur_be32(&body) * 1000, offset, 4);
	put_be16(m, F_NEXT_KEY, &body);
	put_security(m, &body);
	const uint32_t len = put_be32(m, F_PAYLOAD, &c);
	const struct cursor messages = cur_cut(&c, len);
	if (cur_peek(&c, 0) == PADDING) {
		cur_skip(&c, 1);
		cur_skip(&c, (size_t)cur_u8(&c));
	}
	put_uint(m, F_SIGNED, cur_left(&c) > 0, 0, 0);
	keep(m);
	expect(m, INTENT_REPORT);
	if (m->bad)
		return;
	if (code != TRANSPORT_UD)
		flaw(m, BAD_TRANSPORT);
	if (common != COMMON_HEADER || cur_left(&header))
		flaw(m, BAD_HEADER);
	const bool encrypted = has_field(m, F_ENCRYPTION) && m->fields[F_ENCRYPTION].u;
	if (session == SESSION_GOOSE) {
		operation(m, &(struct operation){ .intent = INTENT_REPORT, .role = ROLE_REPORT,
						  .changes = CHANGES_UNKNOWN, .opaque = encrypted,
						  .technique = "T0856",
						  .label = encrypted ? "encrypted GOOSE" : "routed GOOSE" });
		if (!encrypted)
			payload(m, messages);
	} else {
		flaw(m, UNKNOWN_SESSION);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .opaque = encrypted, .label = "session without GOOSE" });
	}
	check_number(m, number);
}

static enum probe probe(enum transport transport, bool from_client, struct cursor c)
{
	bool bad = false;
	struct cursor ahead = { c.p, c.end, &bad };

	(void)from_client;
	if (transport != TRANSPORT_UDP)
		return PROBE_NO;
	const uint8_t li = cur_u8(&ahead);
	struct cursor head = cur_cut(&ahead, li);
	if (cur_u8(&head) != TRANSPORT_UD || cur_u8(&ahead) != SESSION_GOOSE)
		return PROBE_NO;
	struct cursor header = cur_cut(&ahead, (size_t)cur_u8(&ahead));
	if (cur_u8(&header) != COMMON_HEADER || cur_u8(&header) < COMMON_LEN)
		return PROBE_NO;
	const uint32_t len = cur_be32(&ahead);
	return !bad && len <= cur_left(&ahead) && cur_peek(&ahead, 0) == PAYLOAD_GOOSE ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 102, 102 } };

extern const struct dissector rgoose;
const struct dissector rgoose = {
	.name = "rgoose",
	.title = "IEC 61850 routable GOOSE",
	.specification = "IEC TR 61850-90-5:2012, IEC 61850-8-1:2011+A1:2020, ISO/IEC 8602",
	.fields = fields,
	.field_count = F_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.message_max = 65535,
	.flow_size = sizeof(struct rgoose_flow),
	.probe = probe,
	.frame = frame_whole, /* a datagram is one message */
	.dissect = dissect,
};
