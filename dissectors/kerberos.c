/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kerberos 5: UDP and TCP 88, and any other port.  RFC 4120.
 *
 *	[APPLICATION n] SEQUENCE { version 5, message type, ... }        in TCP: a length of four octets in front
 *
 * Read are the message, the realm, who asks and for what service, and errors.  What matters is cipher text.  No
 * refusal.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/ber.h"
#include "dissectors/functions.h"

enum { F_MESSAGE, F_REALM, F_CLIENT, F_SERVICE, F_ERROR, F_COUNT };

enum { AS_REQUEST = 10, AS_REPLY, TGS_REQUEST, TGS_REPLY, AP_REQUEST, AP_REPLY, KRB_ERROR = 30 };
static const struct name message_list[] = {
	{ AS_REQUEST, "as-request" }, { AS_REPLY, "as-reply" }, { TGS_REQUEST, "tgs-request" },
	{ TGS_REPLY, "tgs-reply" },
	{ AP_REQUEST, "ap-request" }, { AP_REPLY, "ap-reply" }, { KRB_ERROR, "error" },
};
static const struct names message_names = NAMES(message_list);

static const struct name error_list[] = {
	{ 6, "client-unknown" }, { 7, "service-unknown" }, { 14, "encryption-not-supported" }, { 18, "client-revoked" },
	{ 23, "password-expired" }, { 24, "wrong-password" }, { 25, "preauthentication-required" },
	{ 32, "ticket-expired" },
	{ 37, "clock-skew" }, { 52, "response-too-big" }, { 60, "generic" },
};
static const struct names error_names = NAMES(error_list);

static const struct field fields[] = {
	[F_MESSAGE] = { "message", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &message_names, "Kind of message." },
	[F_REALM] = { "realm", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Realm, which is a domain of Windows." },
	[F_CLIENT] = { "client", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Who asks: user or host." },
	[F_SERVICE] = { "service", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Service that the ticket is for." },
	[F_ERROR] = { "error", FIELD_UINT, 32, USE_DETAIL, 0, &error_names, "Why the answer is no." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_STRUCTURE = FLAW_OWN, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_structure", FLAW_MALFORMED, "values of other types than the message has in their place" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function messages[] = {
	{ AS_REQUEST, INTENT_SESSION, CHANGES_NO, 0, false, "log in", NULL },
	{ AS_REPLY, INTENT_SESSION, CHANGES_NO, 0, false, "log in", NULL },
	{ TGS_REQUEST, INTENT_SESSION, CHANGES_NO, 0, false, "ask for ticket", NULL },
	{ TGS_REPLY, INTENT_SESSION, CHANGES_NO, 0, false, "ask for ticket", NULL },
	{ AP_REQUEST, INTENT_SESSION, CHANGES_NO, 0, false, "show ticket", NULL },
	{ AP_REPLY, INTENT_SESSION, CHANGES_NO, 0, false, "show ticket", NULL },
	{ KRB_ERROR, INTENT_SESSION, CHANGES_NO, 0, false, "error", NULL },
};

#define MESSAGE_MAX 65535u
#define TEXT_MAX 200u

/* 5.2.2: of the components of a name the parts, joined by '/'. */
static void put_name(struct message *m, unsigned field, struct cursor c)
{
	uint8_t text[TEXT_MAX];
	size_t len = 0;
	struct ber name = ber_next(&c);
	const uint32_t offset = cur_offset(&name.body, m->data);

	(void)ber_next(&name.body);
	struct ber parts = ber_next(&name.body);
	struct ber list = ber_next(&parts.body);
	while (cur_left(&list.body)) {
		struct ber part = ber_next(&list.body);
		const struct bytes b = cur_rest(&part.body);
		if (len + b.len + 1 > TEXT_MAX)
			break;
		if (len)
			text[len++] = '/';
		memcpy(text + len, b.p, b.len);
		len += b.len;
	}
	if (len)
		put_made(m, field, text, len, offset);
}

static void put_string(struct message *m, unsigned field, struct cursor c)
{
	const struct ber text = ber_next(&c);
	if (cur_left(&text.body))
		put_ber_bytes(m, field, &text);
}

/* 5.4.1: KDC-REQ-BODY has client [1], realm [2], service [3]. */
static void request(struct message *m, struct cursor c)
{
	struct ber body = ber_next(&c);

	while (cur_left(&body.body) && !m->bad) {
		const struct ber t = ber_next(&body.body);
		if (t.tag == BER_GROUP(1))
			put_name(m, F_CLIENT, t.body);
		else if (t.tag == BER_GROUP(2))
			put_string(m, F_REALM, t.body);
		else if (t.tag == BER_GROUP(3))
			put_name(m, F_SERVICE, t.body);
	}
}

/* 5.4.2 and 5.9.1: where in replies and errors things are. */
static void element(struct message *m, uint32_t message, uint32_t n, struct cursor c)
{
	const bool is_reply = message == AS_REPLY || message == TGS_REPLY;

	if (message == AS_REQUEST || message == TGS_REQUEST) {
		if (n == 4)
			request(m, c);
	} else if (is_reply && n == 3) {
		put_string(m, F_REALM, c);
	} else if (is_reply && n == 4) {
		put_name(m, F_CLIENT, c);
	} else if (message == KRB_ERROR && n == 6) {
		const struct ber code = ber_next(&c);
		put_ber_uint(m, F_ERROR, &code);
	} else if (message == KRB_ERROR && n == 9) {
		put_string(m, F_REALM, c);
	} else if (message == KRB_ERROR && n == 10) {
		put_name(m, F_SERVICE, c);
	}
}

static void kerberos_dissect(struct message *m, struct cursor c)
{
	if (m->transport == TRANSPORT_TCP)
		cur_skip(&c, 4);
	struct ber all = ber_next(&c);
	struct ber list = ber_next(&all.body);
	const uint32_t message = BER_NUMBER(all.tag);
	const struct function *f = FUNCTION_FIND(messages, message);

	if (m->bad)
		return;
	put_uint(m, F_MESSAGE, message, 0, 0);
	m->code = (int32_t)message;
	if (!f || all.tag != (BER_CONSTRUCTED | BER_APPLICATION(message)) || list.tag != BER_SEQUENCE) {
		flaw(m, BAD_STRUCTURE);
		return;
	}
	while (cur_left(&list.body) && !m->bad) {
		const struct ber t = ber_next(&list.body);
		if (t.tag == BER_GROUP(BER_NUMBER(t.tag)))
			element(m, message, BER_NUMBER(t.tag), t.body);
	}
	const bool is_answer = message == KRB_ERROR || (message & 1); /* requests have even numbers, replies odd ones */
	set_client(m, !is_answer);
	function_emit(m, f, is_answer ? ROLE_ANSWER : ROLE_REQUEST, message == KRB_ERROR);
}

static size_t kerberos_frame(const struct message *m, struct cursor c)
{
	if (m->transport != TRANSPORT_TCP)
		return cur_left(&c) <= MESSAGE_MAX ? cur_left(&c) : FRAME_FOREIGN;
	if (cur_left(&c) < 4)
		return FRAME_MORE;
	const size_t len = cur_be32(&c);
	return len > MESSAGE_MAX - 4 || len < 10 ? FRAME_FOREIGN : 4 + len;
}

/* The tag of the message, version 5, and the type once more. */
static enum probe kerberos_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (transport == TRANSPORT_ETHER)
		return PROBE_NO;
	if (transport == TRANSPORT_TCP) {
		if (cur_peek(&c, 0) || cur_peek(&c, 1))
			return PROBE_NO;
		if (cur_left(&c) < 5)
			return PROBE_MORE;
		cur_skip(&c, 4);
	}
	const int tag = cur_peek(&c, 0);
	if ((tag & 0xe0) != 0x60 || !FUNCTION_FIND(messages, (uint32_t)tag & 31u))
		return PROBE_NO;
	if (cur_left(&c) < 24)
		return transport == TRANSPORT_TCP ? PROBE_MORE : PROBE_NO;
	/* Lengths of one to four octets, then [0] or [1] { INTEGER 5 } [1] or [2] { INTEGER type }. */
	for (unsigned i = 0; i < 2; i++) {
		cur_skip(&c, 1);
		const uint8_t length = cur_u8(&c);
		if (length > 0x83 || length == 0x80)
			return PROBE_NO;
		cur_skip(&c, length & 0x80 ? length & 0x7fu : 0);
		if (!i && cur_peek(&c, 0) != 0x30)
			return PROBE_NO;
	}
	const struct bytes b = cur_take(&c, 10);
	if ((bytes_u8(b, 0) & 0xfe) != 0xa0 || bytes_be32(b, 1) != 0x03020105 || (bytes_u8(b, 5) & 0xfc) != 0xa0)
		return PROBE_NO;
	return bytes_u8(b, 7) == 2 && bytes_u8(b, 9) == (tag & 31) ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 88, 88 }, { TRANSPORT_TCP, 88, 88 } };

extern const struct dissector kerberos;
const struct dissector kerberos = {
	.name = "kerberos",
	.title = "Kerberos",
	.specification = "RFC 4120",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.codes = &message_names,
	.message_max = MESSAGE_MAX,
	.probe = kerberos_probe,
	.frame = kerberos_frame,
	.dissect = kerberos_dissect,
};
