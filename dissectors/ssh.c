/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SSH 2 (and the greeting of 1): TCP 22 and any other port.  RFC 4253.
 *
 *	SSH-2.0-software comments CR LF                  one line from either side
 *	+------------+-------------+------+------...+---------+
 *	| length (4) | padding (1) | type | payload | padding |    until both have said NEWKEYS
 *	+------------+-------------+------+------...+---------+
 *
 * Read are the software of both sides and the kinds of messages of the key exchange; what follows is one protected
 * session, told once a direction.  No refusal: a disconnect ends the session as a reset does.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"
#include "dissectors/text_line.h"

enum { F_MESSAGE, F_VERSION, F_SOFTWARE, F_COUNT };

enum { KEXINIT = 20, NEWKEYS = 21, KEX_FIRST = 30, KEX_LAST = 49 };

static const struct name message_list[] = {
	{ 1, "disconnect" }, { 2, "ignore" }, { 3, "unimplemented" }, { 4, "debug" }, { 5, "service-request" },
	{ 6, "service-accept" }, { 7, "ext-info" }, { KEXINIT, "kexinit" }, { NEWKEYS, "newkeys" }, { 30, "kex-init" },
	{ 31, "kex-reply" }, { 32, "kex-group-init" }, { 33, "kex-group-reply" }, { 34, "kex-group-request" },
};
static const struct names message_names = NAMES(message_list);

static const struct field fields[] = {
	[F_MESSAGE] = { "message", FIELD_UINT, 8, USE_DETAIL, FIELD_CODE, &message_names, "Kind of message." },
	[F_VERSION] = { "version", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Version of SSH: 2.0, or 1.99 for both." },
	[F_SOFTWARE] = { "software", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Program of the sender and its version." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_PACKET = FLAW_OWN, UNKNOWN_MESSAGE, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_packet", FLAW_MALFORMED, "a packet whose padding is longer than itself" },
	{ "unknown_message", FLAW_UNKNOWN, "a message that has no place before the session is protected" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function messages[] = {
	{ 1, INTENT_SESSION, CHANGES_NO, 0, true, "disconnect", NULL },
	{ 2, INTENT_SESSION, CHANGES_NO, 0, true, "ignore", NULL },
	{ 3, INTENT_SESSION, CHANGES_NO, 0, true, "unimplemented", NULL },
	{ 4, INTENT_SESSION, CHANGES_NO, 0, true, "debug", NULL },
	{ 5, INTENT_SESSION, CHANGES_NO, 0, true, "ask for service", NULL },
	{ 6, INTENT_SESSION, CHANGES_NO, 0, true, "accept service", NULL },
	{ 7, INTENT_SESSION, CHANGES_NO, 0, true, "extensions", NULL },
	{ KEXINIT, INTENT_SESSION, CHANGES_NO, 0, true, "key exchange", NULL },
	{ NEWKEYS, INTENT_SESSION, CHANGES_NO, 0, true, "new keys", NULL },
};
static const struct function exchange = { 30, INTENT_SESSION, CHANGES_NO, 0, true, "key exchange", NULL };
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown message", NULL };

enum phase { PHASE_GREETING, PHASE_PACKETS, PHASE_PROTECTED };

struct ssh_flow {
	uint8_t phase[2]; /* [1] from the client */
};

#define LINE_MAX 1024u
#define PACKET_MAX 35000u /* 6.1 */

static enum role role_of(const struct message *m)
{
	return m->from_client ? ROLE_REQUEST : ROLE_ANSWER;
}

/* 4.2; in front of it a server may send other lines. */
static void greeting(struct message *m, struct cursor c)
{
	struct ssh_flow *flow = m->flow;
	struct bytes line = line_next(&c);
	const struct bytes word = word_next(&line);
	const size_t version = bytes_find(bytes_part(word, 4, word.len), '-');

	if (!begins_with(word, "ssh-")) {
		m->carrier = true;
		return;
	}
	put_text(m, F_VERSION, bytes_part(word, 4, version));
	put_text(m, F_SOFTWARE, bytes_part(word, 4 + version + 1, word.len));
	flow->phase[m->from_client] = PHASE_PACKETS;
	identify(m, IDENTITY_PRODUCT, bytes_part(word, 4 + version + 1, word.len));
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .role = (uint8_t)role_of(m), .label = "greeting",
					  .technique = "T0886" });
	if (bytes_u8(word, 4) != '2' && !begins_with(word, "ssh-1.99")) /* version 1 has other packets */
		flow->phase[m->from_client] = PHASE_PROTECTED;
}

static void packet(struct message *m, struct cursor c)
{
	struct ssh_flow *flow = m->flow;
	const uint32_t length = cur_be32(&c);
	const uint8_t padding = cur_u8(&c);
	const uint8_t type = put_u8(m, F_MESSAGE, &c);

	if (m->bad)
		return;
	m->code = type;
	if (padding + 2u > length)
		flaw(m, BAD_PACKET);
	const struct function *f = type >= KEX_FIRST && type <= KEX_LAST ? &exchange : FUNCTION_FIND(messages, type);
	if (!f)
		flaw(m, UNKNOWN_MESSAGE);
	function_emit(m, f ? f : &unknown, role_of(m), false);
	if (type == NEWKEYS)
		flow->phase[m->from_client] = PHASE_PROTECTED;
}

static void ssh_dissect(struct message *m, struct cursor c)
{
	const struct ssh_flow *flow = m->flow;

	switch (flow->phase[m->from_client]) {
	case PHASE_GREETING:
		greeting(m, c);
		break;
	case PHASE_PACKETS:
		packet(m, c);
		break;
	default:
		bulk(m);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
						  .role = (uint8_t)role_of(m), .label = "protected session",
						  .technique = "T0886" });
	}
}

static size_t ssh_frame(const struct message *m, struct cursor c)
{
	const struct ssh_flow *flow = m->flow;

	if (flow->phase[m->from_client] == PHASE_GREETING)
		return line_frame(c, LINE_MAX);
	if (flow->phase[m->from_client] == PHASE_PROTECTED)
		return cur_left(&c) < PACKET_MAX ? cur_left(&c) : PACKET_MAX;
	if (cur_left(&c) < 4)
		return FRAME_MORE;
	const uint32_t length = cur_be32(&c);
	return length < 2 || length > PACKET_MAX - 4 ? FRAME_FOREIGN : 4 + (size_t)length;
}

static enum probe ssh_probe(enum transport transport, bool from_client, struct cursor c)
{
	static const char magic[] = "SSH-";
	const struct bytes all = cur_rest(&c);

	(void)from_client;
	if (transport != TRANSPORT_TCP)
		return PROBE_NO;
	for (size_t i = 0; i < 4 && i < all.len; i++)
		if (all.p[i] != (uint8_t)magic[i])
			return PROBE_NO;
	if (all.len < 6)
		return PROBE_MORE;
	return (all.p[4] == '1' || all.p[4] == '2') && all.p[5] == '.' ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 22, 22 } };

extern const struct dissector ssh;
const struct dissector ssh = {
	.name = "ssh",
	.title = "SSH",
	.specification = "RFC 4253",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "the key exchange",
	.codes = &message_names,
	.message_max = PACKET_MAX,
	.flow_size = sizeof(struct ssh_flow),
	.is_protected = true,
	.probe = ssh_probe,
	.frame = ssh_frame,
	.dissect = ssh_dissect,
};
