/* SPDX-License-Identifier: Apache-2.0 */
/*
 * RDP, the beginning of a remote desktop: TCP 3389 and any other port.  MS-RDPBCGR 2.2.1.1 and 2.2.1.2, RFC 1006,
 * X.224.
 *
 *	TPKT | LI | e0 CR | references, class | "Cookie: mstshash=user" CR LF | 01 flags 08 00 protocols (4)
 *	TPKT | LI | d0 CC | references, class |                                 02 flags 08 00 protocol (4)
 *
 * Read are the user of the cookie and the protocol that protects the session.  Behind it TLS is reported as such;
 * without it the desktop passes as bytes.  S7 and MMS open with the same TPDU and name TSAPs instead.  No refusal.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"
#include "dissectors/text_line.h"
#include "dissectors/tls.h"
#include "dissectors/tpkt.h"

enum { F_USER, F_PROTOCOLS, F_PROTOCOL, F_FAILURE, F_COUNT };

static const struct name protocol_list[] = {
	{ 0, "rdp" }, { 1, "tls" }, { 2, "credssp" }, { 4, "rdstls" }, { 8, "credssp-early" },
};
static const struct names protocol_names = NAMES(protocol_list);

static const struct field fields[] = {
	[F_USER] = { "user", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the user, or another routing token." },
	[F_PROTOCOLS] = { "protocols", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
	  "Protections that the client offers, as bits." },
	[F_PROTOCOL] = { "protocol", FIELD_UINT, 32, USE_DETAIL, 0, &protocol_names,
	  "Protection that the server chose." },
	[F_FAILURE] = { "failure", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Why the server says no." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_OPENING = FLAW_OWN, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_opening", FLAW_MALFORMED, "a connection that does not open with the TPDUs of RDP" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function opening = { 0, INTENT_SESSION, CHANGES_NO, 0, false, "open desktop", "T0886" };
static const struct function desktop = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "desktop", "T0886" };

enum phase { PHASE_OPENING, PHASE_DESKTOP, PHASE_TLS };

struct rdp_flow {
	struct tls_flow tls;
	uint8_t phase[2]; /* [1] from the client */
};

#define PART_MAX 16384u
#define OPENING_MAX 512u
enum { NEGOTIATION_REQUEST = 1, NEGOTIATION_RESPONSE, NEGOTIATION_FAILURE };

/* The last eight octets: type, flags, length 8, value.  Their type; 0: there are none. */
static uint8_t negotiation(struct bytes b, uint32_t *value)
{
	const struct bytes n = bytes_part(b, b.len < 8 ? b.len : b.len - 8, 8);

	*value = (uint32_t)bytes_u8(n, 4) | (uint32_t)bytes_u8(n, 5) << 8 | (uint32_t)bytes_u8(n, 6) << 16 |
		 (uint32_t)bytes_u8(n, 7) << 24;
	return bytes_u8(n, 2) == 8 && !bytes_u8(n, 3) ? bytes_u8(n, 0) : 0;
}

static void open_client(struct message *m, struct bytes b)
{
	uint32_t value;

	if (begins_with(b, "cookie: ")) {
		const size_t from = bytes_find(b, '=') + 1;
		const struct bytes user = bytes_part(b, from, b.len);
		put_text(m, F_USER, bytes_part(user, 0, bytes_find(user, '\r')));
	}
	if (negotiation(b, &value) == NEGOTIATION_REQUEST)
		put_uint(m, F_PROTOCOLS, value, 0, 0);
}

static void open_server(struct message *m, struct bytes b)
{
	struct rdp_flow *flow = m->flow;
	uint32_t value;
	const uint8_t type = negotiation(b, &value);

	if (type == NEGOTIATION_FAILURE) {
		put_uint(m, F_FAILURE, value, 0, 0);
		return;
	}
	if (type == NEGOTIATION_RESPONSE)
		put_uint(m, F_PROTOCOL, value, 0, 0);
	flow->phase[0] = flow->phase[1] = type == NEGOTIATION_RESPONSE && value ? PHASE_TLS : PHASE_DESKTOP;
}

static void rdp_dissect(struct message *m, struct cursor c)
{
	struct rdp_flow *flow = m->flow;

	if (flow->phase[m->from_client] == PHASE_TLS) {
		carry(m, &tls, &flow->tls, cur_rest(&c));
		return;
	}
	if (flow->phase[m->from_client] == PHASE_DESKTOP) {
		bulk(m);
		function_emit(m, &desktop, m->from_client ? ROLE_REQUEST : ROLE_ANSWER, false);
		return;
	}
	const struct bytes all = cur_rest(&c);
	const uint8_t tpdu = bytes_u8(all, 5);
	const struct bytes rest = bytes_part(all, 11, all.len);
	if (all.len < 11)
		cur_poison(&c);
	if (tpdu != (m->from_client ? TPDU_CR : TPDU_CC))
		flaw(m, BAD_OPENING);
	else if (m->from_client)
		open_client(m, rest);
	else
		open_server(m, rest);
	function_emit(m, &opening, m->from_client ? ROLE_REQUEST : ROLE_ANSWER, has_field(m, F_FAILURE));
}

static size_t rdp_frame(const struct message *m, struct cursor c)
{
	const struct rdp_flow *flow = m->flow;

	switch (flow->phase[m->from_client]) {
	case PHASE_TLS:
		return tls_frame(m, c);
	case PHASE_DESKTOP:
		return cur_left(&c) < PART_MAX ? cur_left(&c) : PART_MAX;
	default:
		return tpkt_frame(c);
	}
}

/* What the opening has that those of S7 and MMS do not: a cookie, or the negotiation. */
static enum probe rdp_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t len = transport == TRANSPORT_TCP ? tpkt_frame(c) : FRAME_FOREIGN;
	uint32_t value;

	if (len == FRAME_FOREIGN || len > OPENING_MAX || (len && len < 11))
		return PROBE_NO;
	if (len == FRAME_MORE || len > cur_left(&c))
		return PROBE_MORE;
	const struct bytes all = cur_take(&c, len), rest = bytes_part(all, 11, len);
	const uint8_t tpdu = bytes_u8(all, 5);
	if (bytes_u8(all, 1) || bytes_u8(all, 4) != len - 5 || bytes_u8(all, 10) ||
	    (tpdu != TPDU_CR && tpdu != TPDU_CC))
		return PROBE_NO;
	if (tpdu == TPDU_CR && begins_with(rest, "cookie: "))
		return PROBE_STRONG;
	const uint8_t type = negotiation(rest, &value);
	const bool is_request = type == NEGOTIATION_REQUEST && tpdu == TPDU_CR;
	const bool is_response = (type == NEGOTIATION_RESPONSE || type == NEGOTIATION_FAILURE) && tpdu == TPDU_CC;
	(void)from_client;
	if ((is_request || is_response) && value < 32)
		return PROBE_STRONG;
	return rest.len ? PROBE_NO : PROBE_WEAK;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 3389, 3389 } };

extern const struct dissector rdp;
const struct dissector rdp = {
	.name = "rdp",
	.title = "RDP",
	.specification = "MS-RDPBCGR, RFC 1006, X.224",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.message_max = 65535,
	.flow_size = sizeof(struct rdp_flow),
	.probe = rdp_probe,
	.frame = rdp_frame,
	.dissect = rdp_dissect,
};
