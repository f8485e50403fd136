/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HiSLIP: test and measurement instruments, TCP 4880, two connections a session.  IVI-6.1 revision 2.0.
 *
 *	+------+------+---------+---------------+--------------------+---------...
 *	| "HS" | type | control | parameter (4) | payload length (8) | payload
 *	+------+------+---------+---------------+--------------------+---------...
 *
 * Payloads of Data and DataEnd are SCPI text: a message of queries only is a read, *IDN? identifies, *RST
 * and its like run, all else writes.  Which answer belongs to which query is not followed, but that *IDN?
 * was asked.  Refusing: the protocol's Error message.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

#include <string.h>

enum { F_TYPE, F_CONTROL, F_PARAMETER, F_LENGTH, F_TEXT, F_COUNT };

enum {
	TYPE_INITIALIZE = 0, TYPE_ERROR = 3, TYPE_DATA = 6, TYPE_DATA_END = 7,
};

static const struct name type_list[] = {
	{ TYPE_INITIALIZE, "initialize" }, { 1, "initialize-response" }, { 2, "fatal-error" },
	{ TYPE_ERROR, "error" }, { 4, "async-lock" }, { 5, "async-lock-response" }, { TYPE_DATA, "data" },
	{ TYPE_DATA_END, "data-end" }, { 8, "device-clear-complete" }, { 9, "device-clear-acknowledge" },
	{ 10, "async-remote-local-control" }, { 11, "async-remote-local-response" }, { 12, "trigger" },
	{ 13, "interrupted" }, { 14, "async-interrupted" }, { 15, "async-maximum-message-size" },
	{ 16, "async-maximum-message-size-response" }, { 17, "async-initialize" },
	{ 18, "async-initialize-response" }, { 19, "async-device-clear" }, { 20, "async-service-request" },
	{ 21, "async-status-query" }, { 22, "async-status-response" },
	{ 23, "async-device-clear-acknowledge" }, { 24, "async-lock-info" },
	{ 25, "async-lock-info-response" },
};
static const struct names type_names = NAMES(type_list);

static const struct field fields[] = {
	[F_TYPE] = { "type", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &type_names, "Kind of message." },
	[F_CONTROL] = { "control", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Control code, by kind of message." },
	[F_PARAMETER] = { "parameter", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			  "Parameter: message id, session id or time-out, by kind of message." },
	[F_LENGTH] = { "length", FIELD_UINT, 64, USE_DETAIL, 0, NULL, "Bytes of payload." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL,
		     "SCPI commands or their results, names of locks and sub-addresses." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { UNKNOWN_TYPE = FLAW_OWN, FLAWS_END };

static const struct flaw flaws[] = {
	{ "unknown_type", FLAW_UNKNOWN, "a kind of message that the specification does not have" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

/* The side that sends decides about data only; all others have one sender. */
static const struct function types[] = {
	{ TYPE_INITIALIZE, INTENT_SESSION, CHANGES_NO, 0, true, "initialize", NULL },
	{ 1, INTENT_SESSION, CHANGES_NO, 0, true, "initialize", NULL },
	{ 2, INTENT_SESSION, CHANGES_NO, 0, true, "fatal error", NULL },
	{ TYPE_ERROR, INTENT_SESSION, CHANGES_NO, 0, true, "error", NULL },
	{ 4, INTENT_SESSION, CHANGES_NO, 0, true, "lock", NULL },
	{ 5, INTENT_SESSION, CHANGES_NO, 0, true, "lock", NULL },
	{ 8, INTENT_SESSION, CHANGES_NO, 0, true, "device clear complete", NULL },
	{ 9, INTENT_SESSION, CHANGES_NO, 0, true, "device clear complete", NULL },
	{ 10, INTENT_CONFIG, CHANGES_YES, 0, false, "remote or local control", "T0836" },
	{ 11, INTENT_CONFIG, CHANGES_YES, 0, false, "remote or local control", "T0836" },
	{ 12, INTENT_CONTROL, CHANGES_YES, 0, false, "trigger", "T0855" },
	{ 13, INTENT_SESSION, CHANGES_NO, 0, true, "interrupted", NULL },
	{ 14, INTENT_SESSION, CHANGES_NO, 0, true, "interrupted", NULL },
	{ 15, INTENT_SESSION, CHANGES_NO, 0, true, "maximum message size", NULL },
	{ 16, INTENT_SESSION, CHANGES_NO, 0, true, "maximum message size", NULL },
	{ 17, INTENT_SESSION, CHANGES_NO, 0, true, "initialize second connection", NULL },
	{ 18, INTENT_SESSION, CHANGES_NO, 0, true, "initialize second connection", NULL },
	{ 19, INTENT_RUN, CHANGES_YES, 0, false, "device clear", "T0814" },
	{ 20, INTENT_REPORT, CHANGES_NO, 0, false, "service request", NULL },
	{ 21, INTENT_READ, CHANGES_NO, 0, false, "read status", "T0801" },
	{ 22, INTENT_READ, CHANGES_NO, 0, false, "read status", "T0801" },
	{ 23, INTENT_RUN, CHANGES_YES, 0, false, "device clear", "T0814" },
	{ 24, INTENT_SESSION, CHANGES_NO, 0, true, "ask for locks", NULL },
	{ 25, INTENT_SESSION, CHANGES_NO, 0, true, "ask for locks", NULL },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown message", NULL };

/* Sent by the instrument: tables 3 and 4 of 2.3. */
#define FROM_SERVER                                                                                              \
	(1u << 1 | 1u << 2 | 1u << 3 | 1u << 5 | 1u << 9 | 1u << 11 | 1u << 13 | 1u << 14 | 1u << 16 | 1u << 18 |   \
	 1u << 20 | 1u << 22 | 1u << 23 | 1u << 25)

struct hislip_flow {
	bool asked_identity;
};

static bool begins(struct bytes text, const char *word)
{
	const size_t len = text_len(word);
	if (text.len < len)
		return false;
	for (size_t i = 0; i < len; i++)
		if ((text.p[i] & 0xdf) != (word[i] & 0xdf))
			return false;
	return true;
}

/* IEEE 488.2, 10: one command, without what separates it from others. */
static enum intent command_intent(struct bytes one)
{
	if (begins(one, "*IDN?") || begins(one, "*OPT?"))
		return INTENT_IDENTIFY;
	if (begins(one, "*RST") || begins(one, "*RCL") || begins(one, "*TST"))
		return INTENT_RUN;
	for (size_t i = 0; i < one.len; i++)
		if (one.p[i] == '?')
			return INTENT_READ;
	return INTENT_WRITE;
}

/* Of several commands in a message, the one that changes most decides. */
static enum intent text_intent(struct bytes text, bool *asks_identity)
{
	enum intent found = INTENT_READ;
	bool any = false;

	for (size_t at = 0; at < text.len;) {
		size_t end = at;
		while (end < text.len && text.p[end] != ';' && text.p[end] != '\n')
			end++;
		const struct bytes one = bytes_part(text, at, end - at);
		at = end + 1;
		if (!one.len)
			continue;
		const enum intent i = command_intent(one);
		*asks_identity |= i == INTENT_IDENTIFY;
		if (!any || i == INTENT_RUN || (i == INTENT_WRITE && found != INTENT_RUN) ||
		    (i == INTENT_READ && found == INTENT_IDENTIFY))
			found = i;
		any = true;
	}
	return found;
}

static const struct operation data_operations[] = {
	[INTENT_READ] = { .intent = INTENT_READ, .label = "query", .technique = "T0801" },
	[INTENT_WRITE] = { .intent = INTENT_WRITE, .changes = CHANGES_YES, .label = "command",
			   .technique = "T0855" },
	[INTENT_RUN] = { .intent = INTENT_RUN, .changes = CHANGES_YES, .label = "reset, recall or self-test",
			 .technique = "T0816" },
	[INTENT_IDENTIFY] = { .intent = INTENT_IDENTIFY, .label = "identify", .technique = "T0888" },
};

/* IEEE 488.2, 10.14: vendor, model, serial number, firmware. */
static void tell_identity(struct message *m, struct bytes text)
{
	static const enum identity what[4] = { IDENTITY_VENDOR, IDENTITY_PRODUCT, IDENTITY_SERIAL,
					       IDENTITY_FIRMWARE };
	size_t at = 0;

	for (unsigned i = 0; i < 4 && at < text.len; i++) {
		size_t end = at;
		while (end < text.len && text.p[end] != ',' && text.p[end] != '\n')
			end++;
		identify(m, what[i], bytes_part(text, at, end - at));
		at = end + 1;
	}
}

static void data(struct message *m, struct bytes text)
{
	struct hislip_flow *flow = m->flow;
	bool asks = false;

	if (m->bad)
		return;
	if (m->from_client) {
		const enum intent i = text_intent(text, &asks);
		expect(m, i);
		if (!m->prefix)
			flow->asked_identity |= asks;
		operation(m, &data_operations[i]);
		return;
	}
	if (flow->asked_identity)
		tell_identity(m, text);
	if (!m->prefix)
		flow->asked_identity = false;
	struct operation op = data_operations[INTENT_READ];
	op.role = ROLE_ANSWER;
	operation(m, &op);
}

static void hislip_dissect(struct message *m, struct cursor c)
{
	cur_skip(&c, 2);
	const uint8_t type = put_u8(m, F_TYPE, &c);
	put_u8(m, F_CONTROL, &c);
	put_be32(m, F_PARAMETER, &c);
	const uint32_t offset = cur_offset(&c, m->data);
	const uint64_t length = cur_be64(&c);
	put_uint(m, F_LENGTH, length, offset, 8);
	const struct bytes text = cur_take(&c, (size_t)length);
	if (text.len)
		put_bytes(m, F_TEXT, text);
	if (m->bad)
		return;
	m->code = type;
	if (type == TYPE_DATA || type == TYPE_DATA_END) {
		data(m, text);
		return;
	}
	const struct function *f = FUNCTION_FIND(types, type);
	if (!f)
		flaw(m, UNKNOWN_TYPE);
	const bool from_server = type < 32 && FROM_SERVER >> type & 1;
	if (f)
		set_client(m, !from_server);
	function_emit(m, f ? f : &unknown,
		      !from_server			       ? ROLE_REQUEST
		      : type == 20 || type == 13 || type == 14 ? ROLE_REPORT
							       : ROLE_ANSWER,
		      type == 2 || type == TYPE_ERROR);
}

#define HEADER 16u
#define PAYLOAD_MAX (1u << 20)

static size_t hislip_frame(const struct message *m, struct cursor c)
{
	const int h = cur_peek(&c, 0), s = cur_peek(&c, 1);

	(void)m;
	if ((h >= 0 && h != 'H') || (s >= 0 && s != 'S'))
		return FRAME_FOREIGN;
	if (cur_left(&c) < HEADER)
		return FRAME_MORE;
	cur_skip(&c, 8);
	const uint64_t length = cur_be64(&c);
	return length > PAYLOAD_MAX ? FRAME_FOREIGN : HEADER + (size_t)length;
}

static enum probe hislip_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t length = hislip_frame(NULL, c);
	const int type = cur_peek(&c, 2);

	(void)from_client;
	if (transport != TRANSPORT_TCP || length == FRAME_FOREIGN ||
	    (type >= 0 && !names_find(&type_names, (uint64_t)type)))
		return PROBE_NO;
	return length == FRAME_MORE ? PROBE_MORE : PROBE_STRONG;
}

static const struct name error_list[] = {
	{ 0, "unidentified" }, { 1, "unrecognised-type" }, { 2, "unrecognised-control-code" },
	{ 3, "unrecognised-vendor-message" }, { 4, "too-large" },
};
static const struct names error_names = NAMES(error_list);

/* 2.5: an error leaves the session alive; the payload says why, in words. */
static size_t hislip_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	static const char words[] = "operation refused";
	const size_t len = sizeof words - 1;

	if (m->len < HEADER || !m->from_client || cap < HEADER + len || code < 0 || code > 255)
		return 0;
	memset(out, 0, HEADER);
	out[0] = 'H';
	out[1] = 'S';
	out[2] = TYPE_ERROR;
	out[3] = (uint8_t)code;
	out[15] = (uint8_t)len;
	memcpy(out + HEADER, words, len);
	return HEADER + len;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 4880, 4880 } };

extern const struct dissector hislip;
const struct dissector hislip = {
	.name = "hislip",
	.title = "HiSLIP instruments",
	.specification = "IVI-6.1 revision 2.0, IEEE 488.2",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "initialising, locks, message sizes, interruptions and errors",
	.codes = &type_names,
	.message_max = HEADER + PAYLOAD_MAX,
	.flow_size = sizeof(struct hislip_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = 0, .codes = &error_names,
		    .answer = hislip_answer },
	.probe = hislip_probe,
	.frame = hislip_frame,
	.dissect = hislip_dissect,
};
