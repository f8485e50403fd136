/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SNMP 1, 2c and 3: UDP 161 and 162, and any other port.  RFC 1157, RFC 3416, RFC 3412, RFC 3414.
 *
 *	SEQUENCE { version, community, PDU }
 *	SEQUENCE { 3, SEQUENCE { id, size, flags, model }, security, PDU or its cipher text }
 *	PDU: tag { request, error, index, SEQUENCE OF SEQUENCE { OBJECT IDENTIFIER, value } }
 *
 * Each variable binding is an operation.  A protected PDU is named with its user.  System name and description go to
 * the inventory.  Refusing: the error of its version, in 1 and 2c.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/ber.h"
#include "dissectors/functions.h"

enum { F_VERSION, F_COMMUNITY, F_USER, F_PDU, F_REQUEST, F_ERROR, F_OID, F_NUMBER, F_TEXT, F_COUNT };

enum { VERSION_1 = 0, VERSION_2C = 1, VERSION_3 = 3 };
static const struct name version_list[] = { { VERSION_1, "1" }, { VERSION_2C, "2c" }, { VERSION_3, "3" } };
static const struct names version_names = NAMES(version_list);

enum { PDU_GET, PDU_GET_NEXT, PDU_RESPONSE, PDU_SET, PDU_TRAP, PDU_GET_BULK, PDU_INFORM, PDU_TRAP2, PDU_REPORT };
static const struct name pdu_list[] = {
	{ PDU_GET, "get" }, { PDU_GET_NEXT, "get-next" }, { PDU_RESPONSE, "response" }, { PDU_SET, "set" },
	{ PDU_TRAP, "trap-1" }, { PDU_GET_BULK, "get-bulk" }, { PDU_INFORM, "inform" }, { PDU_TRAP2, "trap" },
	{ PDU_REPORT, "report" },
};
static const struct names pdu_names = NAMES(pdu_list);

static const struct name error_list[] = {
	{ 0, "no-error" }, { 1, "too-big" }, { 2, "no-such-name" }, { 3, "bad-value" }, { 4, "read-only" },
	{ 5, "general" },
	{ 6, "no-access" }, { 7, "wrong-type" }, { 10, "wrong-value" }, { 13, "resource-unavailable" },
	{ 14, "commit-failed" }, { 16, "authorization" }, { 17, "not-writable" },
};
static const struct names error_names = NAMES(error_list);

static const struct field fields[] = {
	[F_VERSION] = { "version", FIELD_UINT, 8, USE_DETAIL, 0, &version_names, "Version of SNMP." },
	[F_COMMUNITY] = { "community", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Community, which serves as a password." },
	[F_USER] = { "user", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the user, in version 3." },
	[F_PDU] = { "pdu", FIELD_UINT, 8, USE_DETAIL, FIELD_CODE, &pdu_names, "What is asked for or told." },
	[F_REQUEST] = { "request", FIELD_INT, 32, USE_DETAIL, 0, NULL, "Number of the request." },
	[F_ERROR] = { "error", FIELD_UINT, 32, USE_DETAIL, 0, &error_names, "Result, in responses." },
	[F_OID] = { "oid", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Object: its identifier in numbers and dots." },
	[F_NUMBER] = { "value", FIELD_NUMBER, 64, USE_VALUE, 0, NULL, "Value that is a number." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Value that is a text or octets." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_STRUCTURE = FLAW_OWN, UNKNOWN_PDU, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_structure", FLAW_MALFORMED, "values of other types than the message has in their place" },
	{ "unknown_pdu", FLAW_UNKNOWN, "a kind of PDU or a version that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function pdus[] = {
	{ PDU_GET, INTENT_READ, CHANGES_NO, 0, false, "get", "T0888" },
	{ PDU_GET_NEXT, INTENT_READ, CHANGES_NO, 0, false, "get next", "T0888" },
	{ PDU_RESPONSE, INTENT_READ, CHANGES_NO, 0, false, "response", NULL },
	{ PDU_SET, INTENT_WRITE, CHANGES_YES, 0, false, "set", "T0836" },
	{ PDU_TRAP, INTENT_REPORT, CHANGES_NO, 0, false, "trap", NULL },
	{ PDU_GET_BULK, INTENT_READ, CHANGES_NO, 0, false, "get bulk", "T0888" },
	{ PDU_INFORM, INTENT_REPORT, CHANGES_NO, 0, false, "inform", NULL },
	{ PDU_TRAP2, INTENT_REPORT, CHANGES_NO, 0, false, "trap", NULL },
	{ PDU_REPORT, INTENT_SESSION, CHANGES_NO, 0, true, "report", NULL },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown PDU", NULL };

enum { BER_OCTETS = 4 };
#define OID_TEXT_MAX 160u

/* ---- values ---- */

static size_t add_number(uint8_t *out, size_t len, uint32_t n, bool dot)
{
	uint8_t digits[10];
	size_t count = 0;

	do
		digits[count++] = (uint8_t)('0' + n % 10);
	while (n /= 10);
	if (len + count + 1 > OID_TEXT_MAX)
		return len;
	if (dot)
		out[len++] = '.';
	while (count)
		out[len++] = digits[--count];
	return len;
}

/* X.690, 8.19: the first octets hold two numbers.  An identifier longer than the room is cut. */
static size_t oid_text(struct cursor body, uint8_t *out)
{
	size_t len = 0;
	uint32_t n = 0;
	bool is_first = true;

	while (cur_left(&body)) {
		const uint8_t octet = cur_u8(&body);
		n = n << 7 | (octet & 0x7f);
		if (octet & 0x80)
			continue;
		if (is_first) {
			const uint32_t root = n < 80 ? n / 40 : 2;
			len = add_number(out, len, root, false);
			n -= root * 40;
		}
		len = add_number(out, len, n, true);
		is_first = false;
		n = 0;
	}
	return len;
}

/* RFC 3416, 3: numbers are INTEGER and the application's counter, gauge, ticks and 64-bit counter. */
static void put_result(struct message *m, const struct ber *v)
{
	struct cursor body = v->body;

	if (v->tag == BER_INTEGER && ber_fits(v->body))
		put_int(m, F_NUMBER, ber_int(v->body), cur_offset(&body, m->data), (uint32_t)cur_left(&body));
	else if ((v->tag >= BER_APPLICATION(1) && v->tag <= BER_APPLICATION(3)) || v->tag == BER_APPLICATION(6))
		put_ber_uint(m, F_NUMBER, v);
	else if (cur_left(&body))
		put_bytes(m, F_TEXT, cur_rest(&body));
}

static void tell_system(struct message *m, const uint8_t *oid, size_t len, const struct ber *v)
{
	static const char system_group[] = "1.3.6.1.2.1.1.";
	const size_t head = sizeof system_group - 1;
	struct cursor body = v->body;

	if (len != head + 3 || v->tag != BER_OCTETS || memcmp(oid, system_group, head) != 0)
		return;
	if (oid[head] == '1')
		identify(m, IDENTITY_PRODUCT, cur_rest(&body));
	else if (oid[head] == '5')
		identify(m, IDENTITY_NAME, cur_rest(&body));
}

/* ---- PDUs ---- */

static void bindings_read(struct message *m, struct cursor list, const struct function *f, enum role role, bool failed)
{
	uint8_t oid[OID_TEXT_MAX];

	keep(m);
	while (cur_left(&list) && !m->bad) {
		struct ber pair = ber_next(&list);
		struct ber name = ber_next(&pair.body);
		const struct ber value = ber_next(&pair.body);
		if (m->bad)
			return;
		if (pair.tag != BER_SEQUENCE || name.tag != BER_OBJECT_ID) {
			flaw(m, BAD_STRUCTURE);
			return;
		}
		const size_t len = oid_text(name.body, oid);
		put_made(m, F_OID, oid, len, cur_offset(&name.body, m->data));
		put_result(m, &value);
		if (role == ROLE_ANSWER)
			tell_system(m, oid, len, &value);
		function_emit(m, f, role, failed);
	}
	if (!m->operations)
		function_emit(m, f, role, failed);
}

static void pdu(struct message *m, struct cursor *c)
{
	struct ber p = ber_next(c);
	const uint32_t kind = BER_NUMBER(p.tag);
	const struct function *f = FUNCTION_FIND(pdus, kind);

	if (m->bad)
		return;
	put_uint(m, F_PDU, kind, 0, 0);
	m->code = (int32_t)kind;
	if (!f || p.tag != BER_GROUP(kind)) {
		flaw(m, UNKNOWN_PDU);
		function_emit(m, &unknown, ROLE_REQUEST, false);
		return;
	}
	expect(m, (enum intent)f->intent);
	const enum role role = kind == PDU_RESPONSE || kind == PDU_REPORT ? ROLE_ANSWER
			       : f->intent == INTENT_REPORT		  ? ROLE_REPORT
									  : ROLE_REQUEST;
	set_client(m, role != ROLE_ANSWER);
	uint64_t error = 0;
	if (kind == PDU_TRAP) { /* enterprise, address, generic, specific, time */
		for (unsigned i = 0; i < 5; i++)
			(void)ber_next(&p.body);
	} else {
		const struct ber request = ber_next(&p.body), status = ber_next(&p.body);
		(void)ber_next(&p.body);
		put_int(m, F_REQUEST, ber_int(request.body), cur_offset(&request.body, m->data),
			(uint32_t)cur_left(&request.body));
		if (role == ROLE_ANSWER)
			error = put_ber_uint(m, F_ERROR, &status);
	}
	const struct ber list = ber_next(&p.body);
	if (!m->bad && list.tag != BER_SEQUENCE)
		flaw(m, BAD_STRUCTURE);
	bindings_read(m, list.body, f, role, error != 0);
}

/* RFC 3414, 2.4: engine, boots, time, user, authentication, privacy. */
static void user_of(struct message *m, const struct ber *security)
{
	struct cursor c = security->body;
	struct ber usm = ber_next(&c);

	for (unsigned i = 0; i < 3; i++)
		(void)ber_next(&usm.body);
	const struct ber user = ber_next(&usm.body);
	if (cur_left(&user.body))
		put_ber_bytes(m, F_USER, &user);
}

static void version_3(struct message *m, struct cursor *c)
{
	struct ber head = ber_next(c);

	(void)ber_next(&head.body);
	(void)ber_next(&head.body);
	const struct ber flags = ber_next(&head.body), model = ber_next(&head.body), security = ber_next(c);
	if (!m->bad && ber_uint(model.body) == 3)
		user_of(m, &security);
	if (m->bad)
		return;
	struct ber scoped = { .tag = 0 };
	if (!(cur_peek(&flags.body, 0) & 2))
		scoped = ber_next(c);
	if (cur_peek(&flags.body, 0) & 2) {
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
						  .role = m->from_client ? ROLE_REQUEST : ROLE_ANSWER,
						  .label = "protected PDU" });
		return;
	}
	(void)ber_next(&scoped.body); /* context engine and name */
	(void)ber_next(&scoped.body);
	pdu(m, &scoped.body);
}

static void snmp_dissect(struct message *m, struct cursor c)
{
	struct ber all = ber_next(&c);
	const struct ber version = ber_next(&all.body);

	if (m->bad)
		return;
	if (all.tag != BER_SEQUENCE || version.tag != BER_INTEGER)
		flaw(m, BAD_STRUCTURE);
	const uint64_t number = put_ber_uint(m, F_VERSION, &version);
	if (number == VERSION_3) {
		version_3(m, &all.body);
	} else if (number <= VERSION_2C) {
		const struct ber community = ber_next(&all.body);
		put_ber_bytes(m, F_COMMUNITY, &community);
		pdu(m, &all.body);
	} else {
		flaw(m, UNKNOWN_PDU);
		function_emit(m, &unknown, ROLE_REQUEST, false);
	}
	if (!m->bad && cur_left(&all.body) && m->code >= 0)
		flaw(m, FLAW_TRAILING);
}

#define MESSAGE_MAX 65535u

static size_t snmp_frame(const struct message *m, struct cursor c)
{
	const size_t all = cur_left(&c);
	const int tag = cur_peek(&c, 0);

	(void)m;
	if (tag >= 0 && tag != 0x30)
		return FRAME_FOREIGN;
	struct cursor head = c;
	cur_skip(&head, 1);
	const int first = cur_peek(&c, 1), second = cur_peek(&c, 2), third = cur_peek(&c, 3);
	const size_t len = first < 0 ? 0 : first < 0x80 ? 2 + (size_t)first
			   : first == 0x81 && second >= 0 ? 3 + (size_t)second
			   : first == 0x82 && third >= 0 ? 4 + ((size_t)second << 8 | (size_t)third) : 0;
	if (first > 0x82 || first == 0x80)
		return FRAME_FOREIGN;
	return !len ? FRAME_MORE : len > all || len > MESSAGE_MAX ? (len > MESSAGE_MAX ? FRAME_FOREIGN : len) : len;
}

/* One sequence as long as the datagram, a version, then a community and a PDU, or the head of version 3. */
static enum probe snmp_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t all = cur_left(&c);

	(void)from_client;
	if (transport != TRANSPORT_UDP || all < 20 || cur_peek(&c, 0) != 0x30 || snmp_frame(NULL, c) != all)
		return PROBE_NO;
	struct ber outer = ber_next(&c);
	const struct ber version = ber_next(&outer.body);
	const struct ber next = ber_next(&outer.body), last = ber_next(&outer.body);
	if (*c.bad || version.tag != BER_INTEGER || cur_left(&version.body) != 1)
		return PROBE_NO;
	if (cur_peek(&version.body, 0) == VERSION_3)
		return next.tag == BER_SEQUENCE && last.tag == BER_OCTETS ? PROBE_STRONG : PROBE_NO;
	return cur_peek(&version.body, 0) <= VERSION_2C && next.tag == BER_OCTETS && last.tag >= BER_GROUP(PDU_GET) &&
			       last.tag <= BER_GROUP(PDU_REPORT) && !cur_left(&outer.body)
		       ? PROBE_STRONG : PROBE_NO;
}

/* RFC 3416, 4.2.5: the request with the tag of a response, the error, and the first variable as the culprit. */
static size_t snmp_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);
	struct ber all = ber_next(&c);
	const struct ber version = ber_next(&all.body);
	(void)ber_next(&all.body);
	const uint32_t at = cur_offset(&all.body, m->data);
	struct ber p = ber_next(&all.body);
	(void)ber_next(&p.body);
	const struct ber error = ber_next(&p.body), index = ber_next(&p.body);

	if (bad || !m->from_client || cur_peek(&version.body, 0) > VERSION_2C || cur_left(&error.body) != 1 ||
	    cur_left(&index.body) != 1 || BER_NUMBER(p.tag) == PDU_TRAP || cap < m->len || code < 1 || code > 18)
		return 0;
	const bool is_old = cur_peek(&version.body, 0) == VERSION_1; /* whose errors end with 5, general */
	memcpy(out, m->data, m->len);
	out[at] = 0xa0 | PDU_RESPONSE;
	out[cur_offset(&error.body, m->data)] = (uint8_t)(is_old && code > 5 ? 5 : code);
	out[cur_offset(&index.body, m->data)] = 1;
	return m->len;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 161, 162 } };

extern const struct dissector snmp;
const struct dissector snmp = {
	.name = "snmp",
	.title = "SNMP",
	.specification = "RFC 1157, RFC 3416, RFC 3412, RFC 3414",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "reports of the engine, in version 3",
	.codes = &pdu_names,
	.message_max = MESSAGE_MAX,
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = 6, .codes = &error_names, .answer = snmp_answer },
	.probe = snmp_probe,
	.frame = snmp_frame,
	.dissect = snmp_dissect,
};
