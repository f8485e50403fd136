/* SPDX-License-Identifier: Apache-2.0 */
/*
 * DNS, mDNS and LLMNR: UDP and TCP 53, UDP 5353 and 5355, and any other port.  RFC 1035, RFC 6762, RFC 4795, RFC
 * 2136.
 *
 *	+----+-------+-----------+---------+-----------+------------+-----------...
 *	| id | flags | questions | answers | authority | additional | records       in TCP: a length in front
 *	+----+-------+-----------+---------+-----------+------------+-----------...
 *
 * Each question is an operation: name, type and the result of the whole; the records are not shown.  Refusing:
 * REFUSED.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/dissector.h"

enum { F_ID, F_OPCODE, F_NAME, F_TYPE, F_RESULT, F_ANSWERS, F_COUNT };

enum { OPCODE_QUERY = 0, OPCODE_NOTIFY = 4, OPCODE_UPDATE = 5 };

static const struct name opcode_list[] = {
	{ OPCODE_QUERY, "query" }, { 1, "inverse-query" }, { 2, "status" }, { OPCODE_NOTIFY, "notify" },
	{ OPCODE_UPDATE, "update" },
};
static const struct names opcode_names = NAMES(opcode_list);

static const struct name type_list[] = {
	{ 1, "a" }, { 2, "ns" }, { 5, "cname" }, { 6, "soa" }, { 10, "null" }, { 12, "ptr" }, { 13, "hinfo" },
	{ 15, "mx" },
	{ 16, "txt" }, { 28, "aaaa" }, { 33, "srv" }, { 35, "naptr" }, { 43, "ds" }, { 46, "rrsig" }, { 47, "nsec" },
	{ 48, "dnskey" }, { 52, "tlsa" }, { 64, "svcb" }, { 65, "https" }, { 99, "spf" }, { 251, "ixfr" },
	{ 252, "axfr" }, { 255, "any" }, { 257, "caa" },
};
static const struct names type_names = NAMES(type_list);

static const struct name result_list[] = {
	{ 0, "no-error" }, { 1, "format-error" }, { 2, "server-failure" }, { 3, "no-such-name" },
	{ 4, "not-implemented" }, { 5, "refused" }, { 6, "name-exists" }, { 8, "set-missing" },
	{ 9, "not-authoritative" },
};
static const struct names result_names = NAMES(result_list);

static const struct field fields[] = {
	[F_ID] = { "id", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number of the query." },
	[F_OPCODE] = { "opcode", FIELD_UINT, 8, USE_DETAIL, FIELD_CODE, &opcode_names, "What is asked for." },
	[F_NAME] = { "name", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Name that is asked for." },
	[F_TYPE] = { "type", FIELD_UINT, 16, USE_KEY, 0, &type_names, "Type of the records that are asked for." },
	[F_RESULT] = { "result", FIELD_UINT, 8, USE_DETAIL, 0, &result_names, "Result, in answers." },
	[F_ANSWERS] = { "answers", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number of records that answer." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_NAME = FLAW_OWN, UNKNOWN_OPCODE, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_name", FLAW_MALFORMED, "a name that is too long, or points ahead" },
	{ "unknown_opcode", FLAW_UNKNOWN, "an opcode that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");


#define HEADER 12u
#define MESSAGE_MAX 65537u
#define NAME_LEN_MAX 255u
#define LABEL_MAX 63u
#define QUESTIONS_MAX 64u

/* A name as text, "a.b"; c passes it, pointers (RFC 1035, 4.1.4) lead back into the message.  False: it is none. */
static bool read_name(struct cursor *c, struct bytes message, uint8_t *out, size_t *len)
{
	struct cursor at = *c;
	bool jumped = false;

	*len = 0;
	for (unsigned labels = 0; labels < 128; labels++) {
		const uint32_t here = cur_offset(&at, message.p);
		const uint8_t head = cur_u8(&at);
		if (head >= 0xc0) {
			const uint32_t to = (head & 0x3fu) << 8 | cur_u8(&at);
			if (!jumped)
				*c = at;
			jumped = true;
			if (to >= here)
				return false;
			at = cur_over(message.p + to, message.len - to, c->bad);
			continue;
		}
		const struct bytes label = cur_take(&at, head);
		if (*at.bad || head > LABEL_MAX || *len + head + 1u > NAME_LEN_MAX)
			return false;
		if (!head) {
			if (!jumped)
				*c = at;
			return true;
		}
		if (*len)
			out[(*len)++] = '.';
		memcpy(out + *len, label.p, label.len);
		*len += label.len;
	}
	return false;
}

/* RFC 2136 has other words for the four counts; the zone is the question. */
static struct operation operation_of(unsigned opcode, uint16_t type, bool answers)
{
	struct operation op = { .intent = INTENT_READ, .role = answers ? ROLE_ANSWER : ROLE_REQUEST, .label = "query" };

	if (opcode == OPCODE_UPDATE)
		op = (struct operation){ .intent = INTENT_WRITE, .changes = CHANGES_YES, .role = op.role,
					 .label = "update" };
	else if (opcode == OPCODE_NOTIFY)
		op = (struct operation){ .intent = INTENT_REPORT, .role = op.role, .label = "notify" };
	else if (type == 251 || type == 252)
		op.label = "copy zone";
	else if (opcode)
		op = (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .role = op.role,
					 .label = "unknown operation" };
	return op;
}

static void dns_dissect(struct message *m, struct cursor c)
{
	uint8_t name[NAME_LEN_MAX + 1];
	size_t len;

	if (m->transport == TRANSPORT_TCP) {
		struct cursor whole = c;
		c = cur_cut(&c, 2 + (size_t)cur_be16(&whole));
		cur_skip(&c, 2);
	}
	const struct bytes message = { c.p, cur_left(&c) };
	put_be16(m, F_ID, &c);
	const uint16_t flags = cur_be16(&c), questions = cur_be16(&c), answers = cur_be16(&c);
	const unsigned opcode = flags >> 11 & 15;
	const bool is_answer = flags >> 15;
	cur_skip(&c, 4);
	put_uint(m, F_OPCODE, opcode, 0, 0);
	if (m->bad)
		return;
	m->code = (int32_t)opcode;
	if (is_answer) {
		put_uint(m, F_RESULT, flags & 15, 0, 0);
		put_uint(m, F_ANSWERS, answers, 0, 0);
	}
	if (!names_find(&opcode_names, opcode))
		flaw(m, UNKNOWN_OPCODE);
	keep(m);
	struct operation op = operation_of(opcode, 0, is_answer);
	op.failed = is_answer && flags & 15;
	for (unsigned i = 0; i < questions && i < QUESTIONS_MAX && !m->bad; i++) {
		const uint32_t offset = cur_offset(&c, m->data);
		if (!read_name(&c, message, name, &len)) {
			flaw(m, BAD_NAME);
			break;
		}
		put_made(m, F_NAME, name, len, offset);
		const uint16_t type = put_be16(m, F_TYPE, &c);
		cur_skip(&c, 2);
		op = operation_of(opcode, type, is_answer);
		op.failed = is_answer && flags & 15;
		expect(m, (enum intent)op.intent);
		operation(m, &op);
	}
	forget(m);
	if (!questions) { /* mDNS: records without a question */
		op.label = is_answer && m->transport == TRANSPORT_UDP ? "announce" : op.label;
		op.role = is_answer ? ROLE_REPORT : ROLE_REQUEST;
		operation(m, &op);
	}
}

static size_t dns_frame(const struct message *m, struct cursor c)
{
	if (m->transport != TRANSPORT_TCP)
		return cur_left(&c) < MESSAGE_MAX ? cur_left(&c) : FRAME_FOREIGN;
	if (cur_left(&c) < 2)
		return FRAME_MORE;
	const size_t len = cur_be16(&c);
	return len < HEADER ? FRAME_FOREIGN : 2 + len;
}

/* Labels of a name in place; false: they are none.  Letters, digits and signs of ASCII, or UTF-8. */
static bool skip_labels(struct cursor *c)
{
	for (unsigned labels = 0; labels < 128; labels++) {
		const uint8_t head = cur_u8(c);
		if (!head || head >= 0xc0) {
			if (head)
				cur_skip(c, 1);
			return !*c->bad;
		}
		const struct bytes label = cur_take(c, head);
		if (head > LABEL_MAX || *c->bad)
			return false;
		for (size_t i = 0; i < label.len; i++)
			if (label.p[i] < 0x20 || label.p[i] == 0x7f)
				return false;
	}
	return false;
}

/* Counts that are small, and a first question whose type and class are known. */
static enum probe probe_message(struct cursor c, bool cut)
{
	cur_skip(&c, 2);
	const uint16_t flags = cur_be16(&c), questions = cur_be16(&c), answers = cur_be16(&c);
	const uint16_t authority = cur_be16(&c), additional = cur_be16(&c);
	const bool is_answer = flags >> 15;

	if (*c.bad)
		return cut ? PROBE_MORE : PROBE_NO;
	if (!names_find(&opcode_names, flags >> 11 & 15) || flags & 0x40 || questions > 32 || answers > 512 ||
	    authority > 128 || additional > 128 || (!is_answer && (flags & 15 || (questions != 1 && answers))))
		return PROBE_NO;
	if (!questions) /* mDNS */
		return is_answer && answers && skip_labels(&c) && names_find(&type_names, cur_be16(&c)) &&
				       (cur_be16(&c) & 0x7fff) == 1 && !*c.bad
			       ? PROBE_WEAK : PROBE_NO;
	if (!skip_labels(&c))
		return cut && *c.bad ? PROBE_MORE : PROBE_NO;
	const uint16_t type = cur_be16(&c), class = cur_be16(&c) & 0x7fff;
	if (*c.bad)
		return cut ? PROBE_MORE : PROBE_NO;
	if (class != 1 && class != 255 && class != 3)
		return PROBE_NO;
	if (!names_find(&type_names, type))
		return PROBE_WEAK;
	const bool ends = !answers && !authority && !additional && questions == 1;
	return ends && cur_left(&c) ? PROBE_NO : PROBE_STRONG;
}

static enum probe dns_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (transport == TRANSPORT_UDP)
		return cur_left(&c) < HEADER + 5 ? PROBE_NO : probe_message(c, false);
	if (transport != TRANSPORT_TCP)
		return PROBE_NO;
	if (cur_left(&c) < 2 + HEADER)
		return cur_left(&c) < 2 || cur_peek(&c, 0) < 2 ? PROBE_MORE : PROBE_NO;
	const size_t len = cur_be16(&c);
	const bool cut = len > cur_left(&c);
	struct cursor message = cur_cut(&c, cut ? cur_left(&c) : len);
	return len < HEADER + 5 ? PROBE_NO : probe_message(message, cut);
}

/* The header of the query as an answer that says no, and its questions. */
static size_t dns_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	const size_t lead = m->transport == TRANSPORT_TCP ? 2 : 0;
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);

	cur_skip(&c, lead + 4);
	const unsigned questions = cur_be16(&c);
	cur_skip(&c, 6);
	for (unsigned i = 0; i < questions && i < QUESTIONS_MAX && !bad; i++) {
		if (!skip_labels(&c))
			return 0;
		cur_skip(&c, 4);
	}
	const size_t len = cur_offset(&c, m->data);
	if (bad || !m->from_client || questions > QUESTIONS_MAX || m->data[lead + 2] & 0x80 || len > cap || code < 0 ||
	    code > 15)
		return 0;
	memcpy(out, m->data, len);
	if (lead) {
		out[0] = (uint8_t)((len - 2) >> 8);
		out[1] = (uint8_t)(len - 2);
	}
	out[lead + 2] |= 0x80;
	out[lead + 3] = (uint8_t)code;
	memset(out + lead + 6, 0, 6);
	return len;
}

static const struct binding bindings[] = {
	{ TRANSPORT_UDP, 53, 53 }, { TRANSPORT_TCP, 53, 53 }, { TRANSPORT_UDP, 5353, 5353 },
	{ TRANSPORT_UDP, 5355, 5355 },
};

extern const struct dissector dns;
const struct dissector dns = {
	.name = "dns",
	.title = "DNS, mDNS, LLMNR",
	.specification = "RFC 1035, RFC 6762, RFC 4795, RFC 2136",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.codes = &opcode_names,
	.message_max = MESSAGE_MAX,
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = 5, .codes = &result_names, .answer = dns_answer },
	.probe = dns_probe,
	.frame = dns_frame,
	.dissect = dns_dissect,
};
