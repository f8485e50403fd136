/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SIP, telephone calls: UDP and TCP 5060, and any other port.  RFC 3261.
 *
 *	METHOD SP sip:user@host SP SIP/2.0 CRLF      SIP/2.0 SP status SP reason CRLF
 *	name: value CRLF ... CRLF body
 *
 * Read are method, address, status, who calls whom and with what program; bodies pass as bytes.  No refusal: an
 * answer needs tags and routes of its own.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/text_line.h"

enum { F_METHOD, F_URI, F_FROM, F_TO, F_AGENT, F_STATUS, F_COUNT };

enum method {
	INVITE = 1, ACK, BYE, CANCEL, REGISTER, OPTIONS, INFO, UPDATE, PRACK, SUBSCRIBE, NOTIFY, REFER, MESSAGE,
	PUBLISH, METHODS,
};
static const struct name method_list[] = {
	{ INVITE, "invite" }, { ACK, "ack" }, { BYE, "bye" }, { CANCEL, "cancel" }, { REGISTER, "register" },
	{ OPTIONS, "options" }, { INFO, "info" }, { UPDATE, "update" }, { PRACK, "prack" }, { SUBSCRIBE, "subscribe" },
	{ NOTIFY, "notify" }, { REFER, "refer" }, { MESSAGE, "message" }, { PUBLISH, "publish" },
};
static const struct names method_names = NAMES(method_list);

static const struct field fields[] = {
	[F_METHOD] = { "method", FIELD_UINT, 8, USE_KEY, 0, &method_names, "What is asked for." },
	[F_URI] = { "uri", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Address that is asked for." },
	[F_FROM] = { "from", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Who calls." },
	[F_TO] = { "to", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Who is called." },
	[F_AGENT] = { "user_agent", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Program or telephone of the sender." },
	[F_STATUS] = { "status", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Result: 200 is good, 300 and more are not." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_HEAD = FLAW_OWN, UNKNOWN_METHOD, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_head", FLAW_MALFORMED, "a head whose first line or length is not as SIP says" },
	{ "unknown_method", FLAW_UNKNOWN, "a method that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct command_line methods[METHODS] = {
	[INVITE] = { "invite", INTENT_SESSION, CHANGES_UNKNOWN, 0, false, "call", NULL },
	[ACK] = { "ack", INTENT_SESSION, CHANGES_NO, 0, true, "acknowledge", NULL },
	[BYE] = { "bye", INTENT_SESSION, CHANGES_NO, 0, true, "hang up", NULL },
	[CANCEL] = { "cancel", INTENT_SESSION, CHANGES_NO, 0, true, "cancel", NULL },
	[REGISTER] = { "register", INTENT_CONFIG, CHANGES_YES, 0, false, "register", NULL },
	[OPTIONS] = { "options", INTENT_IDENTIFY, CHANGES_NO, 0, false, "ask for options", "T0888" },
	[INFO] = { "info", INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "information", NULL },
	[UPDATE] = { "update", INTENT_SESSION, CHANGES_NO, 0, true, "update call", NULL },
	[PRACK] = { "prack", INTENT_SESSION, CHANGES_NO, 0, true, "acknowledge", NULL },
	[SUBSCRIBE] = { "subscribe", INTENT_READ, CHANGES_NO, 0, false, "subscribe", NULL },
	[NOTIFY] = { "notify", INTENT_REPORT, CHANGES_NO, 0, false, "notify", NULL },
	[REFER] = { "refer", INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "transfer call", NULL },
	[MESSAGE] = { "message", INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "send message", NULL },
	[PUBLISH] = { "publish", INTENT_REPORT, CHANGES_YES, 0, false, "publish", NULL },
};

struct sip_flow {
	uint64_t left[2]; /* of a body in TCP; [1] from the client */
};

#define HEAD_MAX 32768u
#define MESSAGE_MAX 65535u

static bool is_version(struct bytes word)
{
	return word_is(word, "sip/2.0");
}

/* RFC 3261, 7.3.3: the names that have a short form. */
static struct bytes either(struct bytes line, const char *name, const char *short_name)
{
	const struct bytes v = header_value(line, name);
	return v.p ? v : header_value(line, short_name);
}

static void read_headers(struct message *m, struct cursor *c)
{
	struct sip_flow *flow = m->flow;
	uint64_t length;

	for (struct bytes line = line_next(c); line.len; line = line_next(c)) {
		struct bytes v;
		if ((v = either(line, "from", "f")).p)
			put_text(m, F_FROM, v);
		else if ((v = either(line, "to", "t")).p)
			put_text(m, F_TO, v);
		else if ((v = either(line, "user-agent", "server")).p)
			put_text(m, F_AGENT, v);
		else if ((v = either(line, "content-length", "l")).p && !text_number(v, &length))
			flaw(m, BAD_HEAD);
		else if (v.p && m->transport == TRANSPORT_TCP)
			flow->left[m->from_client] = length;
	}
	if (has_field(m, F_AGENT))
		identify(m, IDENTITY_PRODUCT, (struct bytes){ m->fields[F_AGENT].p, m->fields[F_AGENT].len });
}

static void sip_dissect(struct message *m, struct cursor c)
{
	struct sip_flow *flow = m->flow;
	uint64_t *left = &flow->left[m->from_client], status = 0;
	struct operation op = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown method" };

	if (*left) {
		bulk(m);
		*left -= m->len < *left ? m->len : *left;
		return;
	}
	struct bytes line = line_next(&c);
	if (m->bad || !line.len) { /* 3.5 of RFC 5626: an empty line keeps the connection open */
		m->carrier = true;
		return;
	}
	const struct bytes first = word_next(&line), second = word_next(&line);
	if (is_version(first)) {
		if (!text_number(second, &status) || status < 100 || status > 699)
			flaw(m, BAD_HEAD);
		put_uint(m, F_STATUS, status, (uint32_t)(second.p - m->data), (uint32_t)second.len);
		op = (struct operation){ .intent = INTENT_SESSION, .role = ROLE_ANSWER, .failed = status >= 300,
					 .label = "answer" };
	} else {
		const int method = COMMAND_FIND(methods, first);
		if (method > 0) {
			put_uint(m, F_METHOD, (uint64_t)method, 0, (uint32_t)first.len);
			op = command_operation(&methods[method]);
		} else {
			flaw(m, UNKNOWN_METHOD);
		}
		put_text(m, F_URI, second);
		if (!is_version(word_next(&line)))
			flaw(m, BAD_HEAD);
	}
	expect(m, (enum intent)op.intent);
	read_headers(m, &c);
	operation(m, &op);
}

static size_t sip_frame(const struct message *m, struct cursor c)
{
	const struct sip_flow *flow = m->flow;
	const uint64_t left = flow->left[m->from_client];
	const size_t here = cur_left(&c) < MESSAGE_MAX ? cur_left(&c) : MESSAGE_MAX;
	const int first = cur_peek(&c, 0);

	if (m->transport != TRANSPORT_TCP)
		return here;
	if (left)
		return here < left ? here : (size_t)left;
	return first == '\r' || first == '\n' ? line_frame(c, HEAD_MAX) : head_frame(c, HEAD_MAX);
}

/* A method and an address of SIP, or its version. */
static enum probe sip_probe(enum transport transport, bool from_client, struct cursor c)
{
	struct bytes all = cur_rest(&c);

	(void)from_client;
	if (transport == TRANSPORT_ETHER || bytes_u8(all, 0) < 'A' || bytes_u8(all, 0) > 'U')
		return PROBE_NO;
	const bool may_grow = transport == TRANSPORT_TCP && all.len < 40;
	if (fits_text(all, "sip/2.0 "))
		return all.len >= 8 ? PROBE_STRONG : may_grow ? PROBE_MORE : PROBE_NO;
	const size_t len = bytes_find(bytes_part(all, 0, 16), ' ');
	const struct bytes word = bytes_part(all, 0, len), rest = bytes_part(all, len + 1, all.len);
	for (unsigned i = INVITE; i < METHODS; i++) {
		if (len == all.len && may_grow && fits_text(word, methods[i].word))
			return PROBE_MORE;
		if (len == all.len || !word_is(word, methods[i].word))
			continue;
		if (!fits_text(rest, "sip:") && !fits_text(rest, "sips:"))
			return PROBE_NO;
		return rest.len >= 5 ? PROBE_STRONG : may_grow ? PROBE_MORE : PROBE_NO;
	}
	return PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 5060, 5060 }, { TRANSPORT_TCP, 5060, 5060 } };

extern const struct dissector sip;
const struct dissector sip = {
	.name = "sip",
	.title = "SIP",
	.specification = "RFC 3261",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "acknowledging, updating and ending calls",
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct sip_flow),
	.probe = sip_probe,
	.frame = sip_frame,
	.dissect = sip_dissect,
};
