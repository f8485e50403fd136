/* SPDX-License-Identifier: Apache-2.0 */
/*
 * VNC, the remote frame buffer protocol: TCP 5900 and on, and any other port.  RFC 6143.
 *
 *	RFB 003.008 LF           from the server, then from the client
 *	count, types             from the server, 3.7 and on; a type from the client.  3.3: a type of four octets
 *
 * Read are the versions and the kind of log in; the desktop passes as bytes.  No refusal.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_VERSION, F_SECURITY, F_OFFERS, F_COUNT };

static const struct name security_list[] = {
	{ 0, "invalid" }, { 1, "none" }, { 2, "password" }, { 5, "ra2" }, { 16, "tight" }, { 18, "tls" },
	{ 19, "vencrypt" },
	{ 20, "sasl" }, { 30, "apple" },
};
static const struct names security_names = NAMES(security_list);

static const struct field fields[] = {
	[F_VERSION] = { "version", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Version of the protocol." },
	[F_SECURITY] = { "security", FIELD_UINT, 32, USE_KEY, 0, &security_names, "How the client logs in." },
	[F_OFFERS] = { "offers", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Kinds of log in that the server offers." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { PHASE_VERSION, PHASE_SECURITY, PHASE_DESKTOP };

struct vnc_flow {
	uint8_t phase[2]; /* [1] from the client */
	bool is_old;      /* 3.3 */
};

static const struct function session = { 0, INTENT_SESSION, CHANGES_NO, 0, false, "open desktop", "T0886" };
static const struct function login = { 0, INTENT_SESSION, CHANGES_NO, 0, true, "log in", NULL };
static const struct function desktop = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "desktop", "T0886" };

#define VERSION_LEN 12u
#define PART_MAX 16384u

static void vnc_dissect(struct message *m, struct cursor c)
{
	struct vnc_flow *flow = m->flow;
	const unsigned side = m->from_client;
	const enum role role = side ? ROLE_REQUEST : ROLE_ANSWER;
	const uint8_t phase = flow->phase[side];

	if (phase == PHASE_DESKTOP) {
		bulk(m);
		function_emit(m, &desktop, role, false);
		return;
	}
	flow->phase[side] = (uint8_t)(phase + 1);
	if (phase == PHASE_VERSION) {
		cur_skip(&c, 4);
		const struct bytes version = cur_take(&c, VERSION_LEN - 5);
		put_bytes(m, F_VERSION, version);
		cur_skip(&c, 1);
		if (side) {
			flow->is_old = bytes_u8(version, 6) < '7' && bytes_u8(version, 2) == '3';
			if (flow->is_old) /* the server alone chooses */
				flow->phase[1] = PHASE_DESKTOP;
		}
		function_emit(m, &session, role, false);
		return;
	}
	if (side)
		put_u8(m, F_SECURITY, &c);
	else if (flow->is_old)
		put_be32(m, F_SECURITY, &c);
	else
		put_bytes(m, F_OFFERS, cur_take(&c, cur_u8(&c)));
	function_emit(m, &login, role, false);
}

static size_t vnc_frame(const struct message *m, struct cursor c)
{
	const struct vnc_flow *flow = m->flow;

	switch (flow->phase[m->from_client]) {
	case PHASE_VERSION:
		return cur_left(&c) < VERSION_LEN ? FRAME_MORE : VERSION_LEN;
	case PHASE_SECURITY:
		if (m->from_client)
			return 1;
		if (flow->is_old)
			return cur_left(&c) < 4 ? FRAME_MORE : 4;
		return cur_left(&c) ? 1 + (size_t)cur_u8(&c) : FRAME_MORE;
	default:
		return cur_left(&c) < PART_MAX ? cur_left(&c) : PART_MAX;
	}
}

static enum probe vnc_probe(enum transport transport, bool from_client, struct cursor c)
{
	static const char form[] = "RFB 00#.00#\n";

	(void)from_client;
	if (transport != TRANSPORT_TCP)
		return PROBE_NO;
	for (size_t i = 0; i < VERSION_LEN && cur_peek(&c, i) >= 0; i++) {
		const int o = cur_peek(&c, i);
		if (form[i] == '#' ? o < '0' || o > '9' : o != form[i])
			return PROBE_NO;
	}
	return cur_left(&c) < VERSION_LEN ? PROBE_MORE : PROBE_STRONG;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 5900, 5909 } };

extern const struct dissector vnc;
const struct dissector vnc = {
	.name = "vnc",
	.title = "VNC",
	.specification = "RFC 6143",
	.fields = fields,
	.field_count = F_COUNT,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "the kinds of log in",
	.message_max = PART_MAX,
	.flow_size = sizeof(struct vnc_flow),
	.probe = vnc_probe,
	.frame = vnc_frame,
	.dissect = vnc_dissect,
};
