/* SPDX-License-Identifier: Apache-2.0 */
/*
 * LDAP 3 and 2: TCP 389 and 3268, UDP 389, and any other port.  RFC 4511, RFC 4513.
 *
 *	SEQUENCE { message id, operation [APPLICATION n] { ... }, controls }
 *
 * Read are the operation, the entry it is about, the result; behind StartTLS it is TLS (reported as such), behind a
 * log in by SASL it may be protected: a length of four octets, then cipher text.  No refusal: a result must have the
 * tag of its request.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/ber.h"
#include "dissectors/functions.h"
#include "dissectors/tls.h"

enum { F_ID, F_OPERATION, F_DN, F_OID, F_RESULT, F_COUNT };

enum {
	BIND = 0, BIND_RESULT, UNBIND, SEARCH, SEARCH_ENTRY, SEARCH_DONE, MODIFY, MODIFY_RESULT, ADD, ADD_RESULT,
	DELETE, DELETE_RESULT, RENAME, RENAME_RESULT, COMPARE, COMPARE_RESULT, ABANDON, SEARCH_REFERENCE = 19,
	EXTENDED = 23, EXTENDED_RESULT, INTERMEDIATE,
};
static const struct name operation_list[] = {
	{ BIND, "bind" }, { BIND_RESULT, "bind-result" }, { UNBIND, "unbind" }, { SEARCH, "search" },
	{ SEARCH_ENTRY, "search-entry" }, { SEARCH_DONE, "search-done" }, { MODIFY, "modify" },
	{ MODIFY_RESULT, "modify-result" }, { ADD, "add" }, { ADD_RESULT, "add-result" }, { DELETE, "delete" },
	{ DELETE_RESULT, "delete-result" }, { RENAME, "rename" }, { RENAME_RESULT, "rename-result" },
	{ COMPARE, "compare" }, { COMPARE_RESULT, "compare-result" }, { ABANDON, "abandon" },
	{ SEARCH_REFERENCE, "search-reference" }, { EXTENDED, "extended" }, { EXTENDED_RESULT, "extended-result" },
	{ INTERMEDIATE, "intermediate" },
};
static const struct names operation_names = NAMES(operation_list);

static const struct name result_list[] = {
	{ 0, "success" }, { 1, "operations-error" }, { 2, "protocol-error" }, { 3, "time-limit" }, { 4, "size-limit" },
	{ 5, "compare-false" }, { 6, "compare-true" }, { 7, "auth-not-supported" }, { 8, "stronger-auth" },
	{ 10, "referral" }, { 14, "sasl-goes-on" }, { 16, "no-such-attribute" }, { 32, "no-such-object" },
	{ 34, "bad-dn" }, { 49, "invalid-credentials" }, { 50, "no-access" }, { 51, "busy" }, { 53, "unwilling" },
	{ 68, "exists" }, { 80, "other" },
};
static const struct names result_names = NAMES(result_list);

static const struct field fields[] = {
	[F_ID] = { "id", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Number of the request." },
	[F_OPERATION] = { "operation", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &operation_names,
	  "What is asked for or told." },
	[F_DN] = { "dn", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Entry that it is about: its distinguished name." },
	[F_OID] = { "oid", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Which extended operation it is." },
	[F_RESULT] = { "result", FIELD_UINT, 8, USE_DETAIL, 0, &result_names, "Result." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_STRUCTURE = FLAW_OWN, UNKNOWN_OPERATION, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_structure", FLAW_MALFORMED, "values of other types than the message has in their place" },
	{ "unknown_operation", FLAW_UNKNOWN, "an operation that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function operations[] = {
	{ BIND, INTENT_SESSION, CHANGES_NO, 0, false, "log in", NULL },
	{ BIND_RESULT, INTENT_SESSION, CHANGES_NO, 0, false, "log in", NULL },
	{ UNBIND, INTENT_SESSION, CHANGES_NO, 0, true, "log out", NULL },
	{ SEARCH, INTENT_READ, CHANGES_NO, 0, false, "search", NULL },
	{ SEARCH_ENTRY, INTENT_READ, CHANGES_NO, 0, false, "search", NULL },
	{ SEARCH_DONE, INTENT_READ, CHANGES_NO, 0, false, "search", NULL },
	{ SEARCH_REFERENCE, INTENT_READ, CHANGES_NO, 0, false, "search", NULL },
	{ MODIFY, INTENT_WRITE, CHANGES_YES, 0, false, "modify entry", NULL },
	{ MODIFY_RESULT, INTENT_WRITE, CHANGES_YES, 0, false, "modify entry", NULL },
	{ ADD, INTENT_WRITE, CHANGES_YES, 0, false, "add entry", NULL },
	{ ADD_RESULT, INTENT_WRITE, CHANGES_YES, 0, false, "add entry", NULL },
	{ DELETE, INTENT_WRITE, CHANGES_YES, 0, false, "delete entry", NULL },
	{ DELETE_RESULT, INTENT_WRITE, CHANGES_YES, 0, false, "delete entry", NULL },
	{ RENAME, INTENT_WRITE, CHANGES_YES, 0, false, "rename entry", NULL },
	{ RENAME_RESULT, INTENT_WRITE, CHANGES_YES, 0, false, "rename entry", NULL },
	{ COMPARE, INTENT_READ, CHANGES_NO, 0, false, "compare", NULL },
	{ COMPARE_RESULT, INTENT_READ, CHANGES_NO, 0, false, "compare", NULL },
	{ ABANDON, INTENT_SESSION, CHANGES_NO, 0, true, "abandon", NULL },
	{ EXTENDED, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "extended operation", NULL },
	{ EXTENDED_RESULT, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "extended operation", NULL },
	{ INTERMEDIATE, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "extended operation", NULL },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown operation", NULL };
static const struct function start_tls = { 0, INTENT_SESSION, CHANGES_NO, 0, true, "begin TLS", NULL };

struct ldap_flow {
	struct tls_flow tls;
	uint32_t tls_id;      /* of the request to begin TLS */
	bool asks_tls, is_tls, asks_sasl, is_sasl;
};

#define MESSAGE_MAX (1u << 20)
#define TLS_OID "1.3.6.1.4.1.1466.20037"
enum { BER_OCTETS = 4, BER_ENUMERATED = 10 };

static bool is_result(uint32_t op)
{
	return op == BIND_RESULT || op == SEARCH_DONE || op == MODIFY_RESULT || op == ADD_RESULT ||
	       op == DELETE_RESULT || op == RENAME_RESULT || op == COMPARE_RESULT || op == EXTENDED_RESULT;
}

static bool is_answer(uint32_t op)
{
	return is_result(op) || op == SEARCH_ENTRY || op == SEARCH_REFERENCE || op == INTERMEDIATE;
}

static void put_octets(struct message *m, unsigned field, struct cursor *c)
{
	const struct ber text = ber_next(c);
	if (cur_left(&text.body))
		put_ber_bytes(m, field, &text);
}

/* Answers the line that says what it is. */
static const struct function *request(struct message *m, uint32_t op, struct cursor c, uint32_t id)
{
	struct ldap_flow *flow = m->flow;
	struct cursor all = c;

	switch (op) {
	case BIND: /* version, name, choice of log in: 3 is SASL */
		(void)ber_next(&c);
		put_octets(m, F_DN, &c);
		flow->asks_sasl = ber_next(&c).tag == BER_GROUP(3);
		break;
	case SEARCH:
	case MODIFY:
	case ADD:
	case RENAME:
	case COMPARE:
	case SEARCH_ENTRY:
		put_octets(m, F_DN, &c);
		break;
	case DELETE: /* the name itself */
		if (cur_left(&all))
			put_bytes(m, F_DN, cur_rest(&all));
		break;
	case EXTENDED: {
		const struct ber name = ber_next(&c);
		struct cursor text = name.body;
		put_ber_bytes(m, F_OID, &name);
		if (bytes_are(cur_rest(&text), TLS_OID)) {
			flow->asks_tls = true;
			flow->tls_id = id;
			return &start_tls;
		}
		break;
	}
	default:
		break;
	}
	return FUNCTION_FIND(operations, op);
}

static uint64_t result(struct message *m, uint32_t op, struct cursor *c, uint32_t id)
{
	struct ldap_flow *flow = m->flow;
	const struct ber code = ber_next(c);
	const uint64_t value = put_ber_uint(m, F_RESULT, &code);

	if (!m->bad && code.tag != BER_ENUMERATED)
		flaw(m, BAD_STRUCTURE);
	if (op == EXTENDED_RESULT && flow->asks_tls && flow->tls_id == id) {
		flow->is_tls = !value && !m->bad;
		flow->asks_tls = false;
	}
	if (op == BIND_RESULT && !m->bad)
		flow->is_sasl = flow->asks_sasl && !value;
	return value;
}

static void ldap_dissect(struct message *m, struct cursor c)
{
	struct ldap_flow *flow = m->flow;
	const enum role side = m->from_client ? ROLE_REQUEST : ROLE_ANSWER;

	if (flow->is_tls) {
		carry(m, &tls, &flow->tls, cur_rest(&c));
		return;
	}
	if (flow->is_sasl && cur_peek(&c, 0) != 0x30) {
		cur_skip(&c, cur_be32(&c));
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
						  .role = (uint8_t)side, .label = "protected message" });
		return;
	}
	struct ber all = ber_next(&c);
	const struct ber id = ber_next(&all.body);
	struct ber op = ber_next(&all.body);
	const uint32_t number = BER_NUMBER(op.tag);
	if (m->bad)
		return;
	const uint32_t message_id = (uint32_t)put_ber_uint(m, F_ID, &id);
	put_uint(m, F_OPERATION, number, 0, 0);
	m->code = (int32_t)number;
	if (all.tag != BER_SEQUENCE || id.tag != BER_INTEGER)
		flaw(m, BAD_STRUCTURE);
	const struct function *f = is_result(number) ? FUNCTION_FIND(operations, number)
						     : request(m, number, op.body, message_id);
	const uint64_t code = is_result(number) ? result(m, number, &op.body, message_id) : 0;
	if (!f)
		flaw(m, UNKNOWN_OPERATION);
	else
		set_client(m, !is_answer(number));
	expect(m, f ? (enum intent)f->intent : INTENT_OTHER);
	function_emit(m, f ? f : &unknown, is_answer(number) ? ROLE_ANSWER : ROLE_REQUEST,
		      code && code != 5 && code != 6 && code != 14);
}

/* A sequence of definite length, at most three octets of it. */
static size_t sequence_frame(struct cursor c)
{
	const int tag = cur_peek(&c, 0), first = cur_peek(&c, 1);
	const unsigned octets = first > 0x80 ? (unsigned)first & 0x7fu : 0;
	size_t len = 0;

	if ((tag >= 0 && tag != 0x30) || first == 0x80 || octets > 4)
		return FRAME_FOREIGN;
	if (first < 0 || cur_left(&c) < 2 + (size_t)octets)
		return FRAME_MORE;
	if (!octets)
		return 2 + (size_t)first;
	cur_skip(&c, 2);
	for (unsigned i = 0; i < octets; i++)
		len = len << 8 | cur_u8(&c);
	return len > MESSAGE_MAX ? FRAME_FOREIGN : 2 + octets + len;
}

static size_t ldap_frame(const struct message *m, struct cursor c)
{
	const struct ldap_flow *flow = m->flow;

	if (flow->is_tls)
		return tls_frame(m, c);
	if (!flow->is_sasl || cur_peek(&c, 0) == 0x30)
		return sequence_frame(c);
	if (cur_left(&c) < 4)
		return FRAME_MORE;
	const size_t len = cur_be32(&c);
	return len > MESSAGE_MAX - 4 ? FRAME_FOREIGN : 4 + len;
}

/* Sure is a log in with its version, a search with its scope, a request to begin TLS. */
static enum probe ldap_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t len = transport == TRANSPORT_ETHER ? FRAME_FOREIGN : sequence_frame(c);

	(void)from_client;
	if (len == FRAME_FOREIGN || (transport == TRANSPORT_UDP && len != cur_left(&c)))
		return PROBE_NO;
	if (len == FRAME_MORE || len > cur_left(&c))
		return cur_left(&c) < 200 ? PROBE_MORE : PROBE_NO;
	struct ber all = ber_next(&c);
	const struct ber id = ber_next(&all.body);
	struct ber op = ber_next(&all.body);
	const uint32_t number = BER_NUMBER(op.tag), class = op.tag & ~BER_NUMBER(op.tag);
	if (*c.bad || id.tag != BER_INTEGER || !cur_left(&id.body) || cur_left(&id.body) > 4 ||
	    cur_peek(&id.body, 0) > 0x7f || ((class | BER_CONSTRUCTED) != (BER_CONSTRUCTED | BER_APPLICATION(0))) ||
	    !names_find(&operation_names, number))
		return PROBE_NO;
	const struct ber first = ber_next(&op.body), second = ber_next(&op.body);
	if (*c.bad)
		return PROBE_WEAK;
	if (number == BIND && first.tag == BER_INTEGER && cur_left(&first.body) == 1 && second.tag == BER_OCTETS)
		return PROBE_STRONG;
	if (number == SEARCH && first.tag == BER_OCTETS && second.tag == BER_ENUMERATED)
		return PROBE_STRONG;
	return is_result(number) && first.tag == BER_ENUMERATED && second.tag == BER_OCTETS ? PROBE_STRONG : PROBE_WEAK;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 389, 389 }, { TRANSPORT_UDP, 389, 389 }, { TRANSPORT_TCP, 3268, 3268 },
};

extern const struct dissector ldap;
const struct dissector ldap = {
	.name = "ldap",
	.title = "LDAP",
	.specification = "RFC 4511, RFC 4513",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "StartTLS, abandoning, log out",
	.codes = &operation_names,
	.message_max = MESSAGE_MAX + 6,
	.flow_size = sizeof(struct ldap_flow),
	.probe = ldap_probe,
	.frame = ldap_frame,
	.dissect = ldap_dissect,
};
