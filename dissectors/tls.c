/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TLS 1.0 to 1.3: TCP 443 and any other port, and behind STARTTLS.  RFC 8446, RFC 5246, RFC 6066, RFC 7301.
 *
 *	+------+---------+--------+----------------------------------------+
 *	| type | version | length | 16: +------+--------+---------...      |     several messages a record,
 *	|      |  03 0x  |  (2)   |     | type | length | handshake        |     a message in several records
 *	+------+---------+--------+----------------------------------------+
 *
 * Read is what passes in the clear: server name, application protocol, version, cipher suite, the subject of the
 * server's certificate (up to TLS 1.2), alerts.  All behind that is one protected session, told once a direction.  Of
 * a handshake message in several records only the part in the first is read.  No refusal: an alert would not be
 * believed.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/tls.h"

#include "dissectors/functions.h"
#include "dissectors/x509.h"

enum { F_CONTENT, F_HANDSHAKE, F_VERSION, F_SERVER, F_ALPN, F_CIPHER, F_SUBJECT, F_ALERT, F_COUNT };

enum { CONTENT_CIPHER = 20, CONTENT_ALERT, CONTENT_HANDSHAKE, CONTENT_DATA, CONTENT_HEARTBEAT };

static const struct name content_list[] = {
	{ CONTENT_CIPHER, "change-cipher-spec" }, { CONTENT_ALERT, "alert" }, { CONTENT_HANDSHAKE, "handshake" },
	{ CONTENT_DATA, "application-data" }, { CONTENT_HEARTBEAT, "heartbeat" },
};
static const struct names content_names = NAMES(content_list);

enum { CLIENT_HELLO = 1, SERVER_HELLO = 2, CERTIFICATE = 11 };

static const struct name handshake_list[] = {
	{ 0, "hello-request" }, { CLIENT_HELLO, "client-hello" }, { SERVER_HELLO, "server-hello" },
	{ 4, "new-session-ticket" }, { CERTIFICATE, "certificate" }, { 12, "server-key-exchange" },
	{ 13, "certificate-request" }, { 14, "server-hello-done" }, { 15, "certificate-verify" },
	{ 16, "client-key-exchange" }, { 20, "finished" }, { 22, "certificate-status" },
};
static const struct names handshake_names = NAMES(handshake_list);

static const struct name version_list[] = {
	{ 0x0300, "ssl-3" }, { 0x0301, "tls-1-0" }, { 0x0302, "tls-1-1" }, { 0x0303, "tls-1-2" }, { 0x0304, "tls-1-3" },
};
static const struct names version_names = NAMES(version_list);

static const struct name alert_list[] = {
	{ 0, "close-notify" }, { 10, "unexpected-message" }, { 20, "bad-record-mac" }, { 40, "handshake-failure" },
	{ 42, "bad-certificate" }, { 45, "certificate-expired" }, { 46, "certificate-unknown" }, { 48, "unknown-ca" },
	{ 49, "access-denied" }, { 70, "protocol-version" }, { 80, "internal-error" }, { 112, "unrecognised-name" },
	{ 116, "certificate-required" },
};
static const struct names alert_names = NAMES(alert_list);

static const struct field fields[] = {
	[F_CONTENT] = { "content", FIELD_UINT, 8, USE_DETAIL, 0, &content_names, "Kind of record." },
	[F_HANDSHAKE] = { "handshake", FIELD_UINT, 8, USE_DETAIL, FIELD_CODE, &handshake_names,
			  "Kind of handshake message." },
	[F_VERSION] = { "version", FIELD_UINT, 16, USE_DETAIL, 0, &version_names,
			"Version: the highest that the client offers, the one that the server chose." },
	[F_SERVER] = { "server_name", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the server that the client asks for." },
	[F_ALPN] = { "alpn", FIELD_TEXT, 0, USE_DETAIL, 0, NULL,
	  "First application protocol that is offered, or chosen." },
	[F_CIPHER] = { "cipher", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Cipher suite that the server chose." },
	[F_SUBJECT] = { "subject", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Common name in the certificate." },
	[F_ALERT] = { "alert", FIELD_UINT, 8, USE_DETAIL, 0, &alert_names, "What the sender warns of or ends with." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_HELLO = FLAW_OWN, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_hello", FLAW_MALFORMED, "a hello whose lengths contradict each other" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function handshakes[] = {
	{ 0, INTENT_SESSION, CHANGES_NO, 0, true, "hello request", NULL },
	{ CLIENT_HELLO, INTENT_SESSION, CHANGES_NO, 0, false, "client hello", NULL },
	{ SERVER_HELLO, INTENT_SESSION, CHANGES_NO, 0, false, "server hello", NULL },
	{ 4, INTENT_SESSION, CHANGES_NO, 0, true, "session ticket", NULL },
	{ CERTIFICATE, INTENT_SESSION, CHANGES_NO, 0, true, "certificate", NULL },
	{ 12, INTENT_SESSION, CHANGES_NO, 0, true, "key exchange", NULL },
	{ 13, INTENT_SESSION, CHANGES_NO, 0, true, "certificate request", NULL },
	{ 14, INTENT_SESSION, CHANGES_NO, 0, true, "hello done", NULL },
	{ 15, INTENT_SESSION, CHANGES_NO, 0, true, "certificate verify", NULL },
	{ 16, INTENT_SESSION, CHANGES_NO, 0, true, "key exchange", NULL },
	{ 20, INTENT_SESSION, CHANGES_NO, 0, true, "finished", NULL },
	{ 22, INTENT_SESSION, CHANGES_NO, 0, true, "certificate status", NULL },
};

enum { EXTENSION_SERVER_NAME = 0, EXTENSION_ALPN = 16, EXTENSION_VERSIONS = 43 };

/* ---- hellos ---- */

/* RFC 6066, 3: of the names the first host name. */
static void server_name(struct message *m, struct cursor c)
{
	cur_skip(&c, 2);
	const uint8_t type = cur_u8(&c);
	const struct bytes name = cur_take(&c, cur_be16(&c));
	if (!*c.bad && !type && name.len)
		put_bytes(m, F_SERVER, name);
}

static void alpn(struct message *m, struct cursor c)
{
	cur_skip(&c, 2);
	const struct bytes name = cur_take(&c, cur_u8(&c));
	if (!*c.bad && name.len)
		put_bytes(m, F_ALPN, name);
}

/* RFC 8446, 4.2.1: a list from the client, of which the highest counts (GREASE has 0x?a?a); one from the server. */
static uint16_t supported_version(struct cursor c, bool is_list)
{
	uint16_t best = 0;

	if (is_list)
		cur_skip(&c, 1);
	while (cur_left(&c) >= 2) {
		const uint16_t v = cur_be16(&c);
		if (v >> 8 == 3 && v > best)
			best = v;
	}
	return best;
}

/* h: the hello, as far as it is in this record; all of it when is_whole. */
static void hello(struct message *m, const struct function *f, struct bytes h, bool is_whole)
{
	const bool from_client = f->code == CLIENT_HELLO;
	bool cut = false;
	struct cursor c = cur_over(h.p, h.len, &cut);
	uint16_t version = cur_be16(&c);

	cur_skip(&c, 32);
	cur_skip(&c, cur_u8(&c)); /* session id */
	if (from_client) {
		cur_skip(&c, cur_be16(&c)); /* cipher suites */
		cur_skip(&c, cur_u8(&c));   /* compression */
	} else {
		put_be16(m, F_CIPHER, &c);
		cur_skip(&c, 1);
	}
	struct cursor extensions = c;
	const size_t length = cur_left(&c) ? cur_be16(&extensions) : 0;
	if (is_whole && (cut || length > cur_left(&extensions)))
		flaw(m, BAD_HELLO);
	while (!cut && cur_left(&extensions)) {
		const uint16_t type = cur_be16(&extensions);
		const struct cursor body = cur_cut(&extensions, cur_be16(&extensions));
		if (cut)
			break;
		if (type == EXTENSION_SERVER_NAME && cur_left(&body))
			server_name(m, body);
		else if (type == EXTENSION_ALPN)
			alpn(m, body);
		else if (type == EXTENSION_VERSIONS && supported_version(body, from_client))
			version = supported_version(body, from_client);
	}
	put_uint(m, F_VERSION, version, 0, 0);
}

/* RFC 5246, 7.4.2: of the chain the first.  In TLS 1.3 it is protected. */
static void certificate(struct message *m, struct bytes b)
{
	bool cut = false;
	struct cursor c = cur_over(b.p, b.len, &cut);

	cur_skip(&c, 3);
	const size_t length = cur_be24(&c);
	const struct bytes first = cur_take(&c, length < cur_left(&c) ? length : cur_left(&c));
	const struct bytes subject = certificate_subject(first);
	if (!subject.len)
		return;
	put_bytes(m, F_SUBJECT, subject);
	if (!m->from_client)
		identify(m, IDENTITY_NAME, subject);
}

/* ---- records ---- */

static enum role role_of(const struct message *m)
{
	return m->from_client ? ROLE_REQUEST : ROLE_ANSWER;
}

static void protected_bytes(struct message *m, const char *label)
{
	operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
					  .role = (uint8_t)role_of(m), .label = label });
}

/* One handshake message, or the part of it that is in this record.  False: nothing like it begins here. */
static bool handshake(struct message *m, struct cursor *c)
{
	struct tls_flow *flow = m->flow;
	const int type = cur_peek(c, 0);
	const struct function *f = FUNCTION_FIND(handshakes, (uint32_t)type);

	if (!f || cur_left(c) < 4)
		return false;
	put_u8(m, F_HANDSHAKE, c);
	const uint32_t length = cur_be24(c);
	const size_t here = length < cur_left(c) ? length : cur_left(c);
	if (length > 1u << 17)
		return false;
	const struct bytes body = cur_take(c, here);
	flow->rest[m->from_client] = length - (uint32_t)here;
	m->code = type;
	if (type == CLIENT_HELLO || type == SERVER_HELLO) {
		set_client(m, type == CLIENT_HELLO);
		hello(m, f, body, here == length);
	} else if (type == CERTIFICATE) {
		certificate(m, body);
	}
	function_emit(m, f, role_of(m), false);
	return true;
}

static void handshakes_read(struct message *m, struct cursor *c)
{
	struct tls_flow *flow = m->flow;
	uint32_t *rest = &flow->rest[m->from_client];
	const uint32_t skipped = *rest < cur_left(c) ? *rest : (uint32_t)cur_left(c);

	cur_skip(c, skipped);
	*rest -= skipped;
	if (skipped && !cur_left(c))
		m->carrier = true;
	while (cur_left(c) && !m->bad)
		if (flow->is_protected[m->from_client] || !handshake(m, c)) {
			forget(m);
			protected_bytes(m, "protected handshake");
			return;
		}
}

static void alert(struct message *m, struct cursor *c)
{
	const struct tls_flow *flow = m->flow;

	if (cur_left(c) != 2 || flow->is_protected[m->from_client]) {
		protected_bytes(m, "protected alert");
		return;
	}
	cur_skip(c, 1);
	put_u8(m, F_ALERT, c);
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .role = ROLE_REPORT, .housekeeping = true,
					  .label = "alert" });
}

static void tls_dissect(struct message *m, struct cursor c)
{
	struct tls_flow *flow = m->flow;
	const unsigned side = m->from_client;
	const uint8_t content = put_u8(m, F_CONTENT, &c);

	cur_skip(&c, 2);
	struct cursor body = cur_cut(&c, cur_be16(&c));
	if (m->bad)
		return;
	keep(m);
	switch (content) {
	case CONTENT_CIPHER:
		flow->is_protected[side] = true;
		operation(m, &(struct operation){ .intent = INTENT_SESSION, .role = (uint8_t)role_of(m),
						  .housekeeping = true, .label = "change cipher" });
		break;
	case CONTENT_ALERT:
		alert(m, &body);
		break;
	case CONTENT_HANDSHAKE:
		handshakes_read(m, &body);
		if (!m->operations)
			m->carrier = true; /* a record without contents */
		break;
	default:
		bulk(m);
		protected_bytes(m, "protected data");
	}
}

size_t tls_frame(const struct message *m, struct cursor c)
{
	const int type = cur_peek(&c, 0), major = cur_peek(&c, 1);

	(void)m;
	if ((type >= 0 && (type < CONTENT_CIPHER || type > CONTENT_HEARTBEAT)) || (major >= 0 && major != 3))
		return FRAME_FOREIGN;
	if (cur_left(&c) < 5)
		return FRAME_MORE;
	cur_skip(&c, 3);
	const size_t length = cur_be16(&c);
	return 5 + length > TLS_RECORD_MAX ? FRAME_FOREIGN : 5 + length;
}

/* A hello: type, version, length; type, length that fits, version. */
static enum probe tls_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t length = tls_frame(NULL, c);
	const int minor = cur_peek(&c, 2), type = cur_peek(&c, 0);

	if (transport != TRANSPORT_TCP || length == FRAME_FOREIGN || minor > 4)
		return PROBE_NO;
	if (cur_left(&c) < 11)
		return PROBE_MORE;
	if (type == CONTENT_ALERT)
		return length == 7 && (cur_peek(&c, 5) == 1 || cur_peek(&c, 5) == 2) ? PROBE_WEAK : PROBE_NO;
	if (type != CONTENT_HANDSHAKE)
		return type == CONTENT_HEARTBEAT ? PROBE_NO : PROBE_WEAK;
	const int hello = cur_peek(&c, 5);
	if (hello != CLIENT_HELLO && hello != SERVER_HELLO)
		return PROBE_WEAK;
	(void)from_client;
	cur_skip(&c, 6);
	const uint32_t inner = cur_be24(&c);
	const bool is_sound = inner >= 38 && inner < 1u << 16 && cur_peek(&c, 0) == 3 && cur_peek(&c, 1) <= 4;
	return is_sound ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 443, 443 }, { TRANSPORT_TCP, 465, 465 }, { TRANSPORT_TCP, 636, 636 },
	{ TRANSPORT_TCP, 802, 802 },
	{ TRANSPORT_TCP, 853, 853 }, { TRANSPORT_TCP, 990, 990 }, { TRANSPORT_TCP, 992, 995 },
	{ TRANSPORT_TCP, 5061, 5061 },
	{ TRANSPORT_TCP, 8443, 8443 }, { TRANSPORT_TCP, 8883, 8883 }, { TRANSPORT_TCP, 19998, 19998 },
};

const struct dissector tls = {
	.name = "tls",
	.title = "TLS",
	.specification = "RFC 8446, RFC 5246, RFC 6066, RFC 7301",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "certificates, key exchange, alerts and what else follows the hellos of either side",
	.codes = &handshake_names,
	.message_max = TLS_RECORD_MAX,
	.flow_size = sizeof(struct tls_flow),
	.is_protected = true,
	.probe = tls_probe,
	.frame = tls_frame,
	.dissect = tls_dissect,
};
