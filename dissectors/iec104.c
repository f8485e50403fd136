/* SPDX-License-Identifier: Apache-2.0 */
/*
 * IEC 60870-5-104: telecontrol over TCP, port 2404.  Reads IEC 60870-5-104:2006+A1:2016 (APCI,
 * clause 5) and the ASDUs of IEC 60870-5-101:2003 (clause 7), with the field lengths that -104
 * fixes: cause 2, common address 2, object address 3 octets.  All integers are little-endian.
 *
 *   0x68 | length | control (4)     | type | SQ count | T PN cause | originator | address (2)
 *                   I: S..S0 R..R0     then count times: IOA (3), element; or, with SQ = 1, one IOA
 *                   S: 1 0 R..R0       and count elements whose addresses follow one another
 *                   U: xxxxxx11 0 0 0
 *
 * One operation per information object.  Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/iec104_object.h"

/* ---- the ASDU ---- */

static unsigned element_octets(const struct shape *s)
{
	unsigned octets = 0;

	for (unsigned i = 0; i < 4; i++)
		octets += parts[s->parts[i]].octets;
	return octets;
}

/* How many objects to read: those announced, or those that the length has room for. */
static unsigned object_count(struct message *m, const struct asdu *a)
{
	const unsigned element = element_octets(a->shape), body = a->body;
	const bool single = a->shape->kind != KIND_MONITOR && a->type != 126;
	const unsigned once = a->sequential ? 3 : 0, each = a->sequential ? element : 3 + element;

	if (!a->count || (single && (a->count != 1 || a->sequential)))
		flaw(m, BAD_COUNT);
	if (once + a->count * each <= body)
		return a->count;
	flaw(m, BAD_COUNT);
	return body < once || !each ? 0 : (body - once) / each;
}

static void objects(struct message *m, struct asdu *a, struct cursor *c)
{
	const unsigned count = object_count(m, a);
	uint32_t offset = 0, base = 0;

	for (unsigned i = 0; i < count && !m->bad; i++) {
		if (i == 0 || !a->sequential) {
			offset = cur_offset(c, m->data);
			base = cur_le24(c);
		}
		const uint32_t ioa = a->sequential ? base + i : base;
		if (ioa > 0xffffff)
			flaw(m, BAD_ADDRESS);
		a->ioa = ioa & 0xffffff;
		put_uint(m, F_IOA, a->ioa, offset, 3);
		put_object(m, a, c);
		emit(m, a);
	}
	if (!m->bad && cur_offset(c, m->data) < 12 + a->body)
		flaw(m, FLAW_TRAILING);
}

/* In a conversation that was joined in its middle: do commands and values tell who is who? */
static void orient(struct message *m, struct state *st, bool sender_is_client)
{
	if (!m->midstream || st->oriented)
		return;
	set_client(m, sender_is_client);
	st->oriented = true;
	if (!m->changed_client)
		return;
	/* What was noted under the wrong names. */
	const struct state old = *st;
	for (unsigned i = 0; i < 2; i++) {
		st->next[i] = old.next[!i];
		st->acked[i] = old.acked[!i];
		st->next_known[i] = old.next_known[!i];
		st->acked_known[i] = old.acked_known[!i];
		st->acts[i] = old.acts[!i];
	}
}

static void orient_by_asdu(struct message *m, const struct asdu *a)
{
	if (!a->whole || !a->shape)
		return;
	switch (a->shape->kind) {
	case KIND_MONITOR:
		orient(m, a->st, false);
		break;
	case KIND_COMMAND:
	case KIND_SHORT:
	case KIND_READ:
		if (a->cause == CAUSE_ACT || a->cause == CAUSE_DEACT || a->cause == CAUSE_REQUESTED)
			orient(m, a->st, true);
		else if (a->cause <= CAUSE_ACT_TERM || a->cause >= CAUSE_STATION)
			orient(m, a->st, false);
		break;
	default:
		break;
	}
}

static void check_header(struct message *m, const struct asdu *a)
{
	const uint64_t known_causes = (CAUSE(17) - CAUSE(1)) | GROUPS | COUNTERS | REFUSED;

	if (a->shape && (a->shape->kind != KIND_SECURITY)) {
		if (!(a->shape->causes >> a->cause & 1))
			flaw(m, BAD_CAUSE);
	} else if (!(known_causes >> a->cause & 1)) {
		flaw(m, BAD_CAUSE);
	}
	if (a->address == 0 || (a->address == ALL_STATIONS && a->shape && !a->shape->broadcast))
		flaw(m, BAD_ADDRESS);
	if (!a->shape)
		flaw(m, a->type >= 128 ? PRIVATE_TYPE : UNASSIGNED_TYPE);
}

static const struct shape *shape_of(uint8_t type)
{
	return type < 128 && shapes[type].kind ? &shapes[type] : NULL;
}

/* Reads the data unit identifier (-101, 7.1). */
static void put_header(struct message *m, struct asdu *a, struct cursor *c)
{
	a->type = put_u8(m, F_TYPE, c);
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t structure = cur_u8(c), cause = cur_u8(c);
	a->sequential = structure >> 7;
	a->count = structure & 0x7f;
	a->negative = cause >> 6 & 1;
	a->cause = cause & 0x3f;
	put_uint(m, F_SEQUENTIAL, a->sequential, offset, 1);
	put_uint(m, F_OBJECTS, a->count, offset, 1);
	put_uint(m, F_CAUSE, a->cause, offset + 1, 1);
	put_uint(m, F_NEGATIVE, a->negative, offset + 1, 1);
	put_uint(m, F_TEST, cause >> 7, offset + 1, 1);
	put_u8(m, F_ORIGINATOR, c);
	a->address = put_le16(m, F_COMMON_ADDRESS, c);
	keep(m);
	a->shape = shape_of(a->type);
}

static void asdu(struct message *m, struct state *st, uint8_t length, bool whole, struct cursor *c)
{
	struct asdu a = { .st = st, .whole = whole };

	if (length < 10) {
		flaw(m, BAD_LENGTH);
		return;
	}
	a.body = length - 10u;
	put_header(m, &a, c);
	if (m->bad)
		return;
	m->code = a.type;
	orient_by_asdu(m, &a);
	check_header(m, &a);
	if (a.shape && a.shape->kind != KIND_SECURITY) {
		if (a.type != 101) /* reads or freezes: only its qualifier tells */
			expect(m, (enum intent)a.shape->intent);
		objects(m, &a, c);
	} else {
		put_rest(m, &a, c);
		emit(m, &a);
	}
}

/* ---- the APCI (-104, 5) ---- */

/* N(R) must lie between what this side has acknowledged and what the other side has sent. */
static void check_received(struct message *m, struct state *st, uint16_t number, bool whole)
{
	const bool me = m->from_client, acked_known = st->acked_known[me] || !m->midstream;

	if (acked_known && (st->next_known[!me] || !m->midstream)) {
		const unsigned sent = (unsigned)(st->next[!me] - st->acked[me]) % NUMBERS;
		if ((unsigned)(number - st->acked[me]) % NUMBERS > sent) {
			flaw(m, ACK_AHEAD);
			return;
		}
	}
	if (whole) {
		st->acked[me] = number;
		st->acked_known[me] = true;
	}
}

static void check_sent(struct message *m, struct state *st, uint16_t number, bool whole)
{
	const bool me = m->from_client;

	if ((st->next_known[me] || !m->midstream) && number != st->next[me])
		flaw(m, SEQUENCE);
	if (st->phase == PHASE_STOPPED || (st->phase == PHASE_BIRTH && !m->midstream))
		flaw(m, NOT_STARTED);
	if (whole) {
		st->next[me] = (uint16_t)((number + 1u) % NUMBERS);
		st->next_known[me] = true;
	}
}

static const struct operation u_operations[] = {
	{ .label = "start data transfer", .intent = INTENT_SESSION, .housekeeping = true },
	{ .label = "start data transfer, confirmed", .intent = INTENT_SESSION, .housekeeping = true,
	  .role = ROLE_ANSWER },
	{ .label = "stop data transfer", .intent = INTENT_SESSION, .housekeeping = true,
	  .technique = "T0804" },
	{ .label = "stop data transfer, confirmed", .intent = INTENT_SESSION, .housekeeping = true,
	  .role = ROLE_ANSWER },
	{ .label = "test connection", .intent = INTENT_SESSION, .housekeeping = true },
	{ .label = "test connection, confirmed", .intent = INTENT_SESSION, .housekeeping = true,
	  .role = ROLE_ANSWER },
};

static void u_frame(struct message *m, struct state *st, uint8_t function, bool whole)
{
	if (!function || function & (function - 1)) {
		flaw(m, BAD_CONTROL);
		return;
	}
	const bool is_act = function & U_ACTS;
	const uint8_t act = is_act ? function : function >> 1;

	put_uint(m, F_U_FUNCTION, function, 2, 1);
	keep(m);
	expect(m, INTENT_SESSION);
	if (whole && act != TESTFR_ACT)
		orient(m, st, is_act);
	const bool client = m->from_client;
	if (!is_act && !(st->acts[!client] & act))
		flaw(m, FLAW_NO_REQUEST);
	if (whole && is_act)
		st->acts[client] |= act;
	else if (whole)
		st->acts[!client] &= (uint8_t)~act;
	if (whole && act == STARTDT_ACT)
		st->phase = PHASE_STARTED;
	if (whole && function == STOPDT_CON)
		st->phase = PHASE_STOPPED;
	operation(m, &u_operations[__builtin_ctz(function)]);
}

static uint32_t put_sequence(struct message *m, unsigned field, uint32_t offset, uint16_t raw)
{
	return (uint32_t)put_uint(m, field, raw >> 1, offset, 2);
}

static void iec104_dissect(struct message *m, struct cursor c)
{
	struct state *st = m->flow;

	cur_skip(&c, 1); /* the start octet: frame() has seen it */
	const uint32_t length = put_u8(m, F_LENGTH, &c);
	const bool whole = m->len == 2 + length;
	if (!m->bad && (length < 4 || length > 253))
		flaw(m, BAD_LENGTH);
	const uint16_t send = cur_le16(&c), receive = cur_le16(&c);
	const bool is_i = !(send & 1), is_s = (send & 3) == 1;
	put_uint(m, F_FRAME, is_i ? FRAME_I : is_s ? FRAME_S : FRAME_U, 2, 1);
	if (m->bad)
		return;
	if (receive & 1 || (is_s && send != 1) || (!is_i && !is_s && (send >> 8 || receive)))
		flaw(m, BAD_CONTROL);
	if (!is_i && length != 4)
		flaw(m, BAD_LENGTH);
	if (is_i) {
		put_sequence(m, F_SEND, 2, send);
		put_sequence(m, F_RECEIVE, 4, receive);
		asdu(m, st, (uint8_t)length, whole, &c);
		check_sent(m, st, send >> 1, whole); /* behind the ASDU, which tells the side */
		check_received(m, st, receive >> 1, whole);
	} else if (is_s) {
		put_sequence(m, F_RECEIVE, 4, receive);
		keep(m);
		expect(m, INTENT_SESSION);
		check_received(m, st, receive >> 1, whole);
		operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true,
						  .label = "acknowledge frames" });
	} else {
		u_frame(m, st, (uint8_t)(send >> 2 & 0x3f), whole);
	}
}

/* Lengths that the standard forbids are framed all the same: dissect() names them. */
static size_t iec104_frame(const struct message *m, struct cursor c)
{
	const int start = cur_peek(&c, 0), length = cur_peek(&c, 1);

	(void)m;
	if (start >= 0 && start != 0x68)
		return FRAME_FOREIGN;
	return length < 0 ? FRAME_MORE : 2 + (size_t)length;
}

/* ---- recognising ---- */

/* Does an ASDU of a known type fit its length to the octet, with a cause that goes with it? */
static bool fits(struct cursor c)
{
	const uint8_t type = cur_u8(&c), structure = cur_u8(&c), cause = cur_u8(&c) & 0x3f;
	const struct shape *s = shape_of(type);

	cur_skip(&c, 1);
	const uint16_t address = cur_le16(&c);
	if (!s || s->kind == KIND_SECURITY || !(s->causes >> cause & 1) || !address || type == 125)
		return false;
	const size_t count = structure & 0x7f, element = element_octets(s);
	const size_t octets = structure & 0x80 ? 3 + count * element : count * (3 + element);
	return count && octets == cur_left(&c);
}

/* One frame, whole in c. */
static enum probe probe_frame(struct cursor c)
{
	cur_skip(&c, 2);
	const uint16_t send = cur_le16(&c), receive = cur_le16(&c);
	const unsigned function = send >> 2;

	if (receive & 1)
		return PROBE_NO;
	if (!(send & 1))
		return cur_left(&c) < 6 ? PROBE_NO : fits(c) ? PROBE_STRONG : PROBE_WEAK;
	if (cur_left(&c))
		return PROBE_NO;
	if (send == 1)
		return PROBE_WEAK;
	const bool one_bit = function && function < 64 && !(function & (function - 1));
	return (send & 3) == 3 && one_bit && !receive ? PROBE_STRONG : PROBE_NO;
}

#define PROBE_FRAMES 8

static enum probe iec104_probe(enum transport transport, bool from_client, struct cursor c)
{
	enum probe found = PROBE_MORE;

	(void)from_client;
	if (transport != TRANSPORT_TCP)
		return PROBE_NO;
	for (unsigned i = 0; i < PROBE_FRAMES && cur_left(&c); i++) {
		const int start = cur_peek(&c, 0), length = cur_peek(&c, 1);
		if (start != 0x68 || (length >= 0 && (length < 4 || length > 253)))
			return PROBE_NO;
		if (length < 0 || cur_left(&c) < 2 + (size_t)length)
			break;
		const enum probe one = probe_frame(cur_cut(&c, 2 + (size_t)length));
		if (one == PROBE_NO)
			return PROBE_NO;
		if (found != PROBE_STRONG)
			found = one;
	}
	return found;
}

/* ---- refusing ---- */

static const struct name refuse_list[] = {
	{ CAUSE_ACT_CON, "negative-confirmation" },
	{ CAUSE_UNKNOWN_TYPE, "unknown-type" },
	{ CAUSE_UNKNOWN_CAUSE, "unknown-cause" },
	{ CAUSE_UNKNOWN_ADDRESS, "unknown-common-address" },
	{ CAUSE_UNKNOWN_OBJECT, "unknown-object" },
};
static const struct names refuse_names = NAMES(refuse_list);

#define NEUTRAL_TYPE 109 /* not assigned, in the range of system commands: answered with cause 44 */

static bool has_asdu(const struct message *m)
{
	return m->len >= 12 && m->len <= 255 && m->data[0] == 0x68 && !(m->data[2] & 1) &&
	       m->len == 2u + m->data[1];
}

/*
 * The request comes back with P/N set and the cause changed: 7 becomes the confirmation that goes
 * with the request, or 47 where a type has none (reads, files).  N(S) continues what the answering
 * side has sent, N(R) acknowledges the request (-104, 5.1).
 */
static size_t iec104_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	const struct state *st = m->flow;

	if (!has_asdu(m) || m->len > cap)
		return 0;
	const uint8_t cause = m->data[8] & 0x3f, test = m->data[8] & 0x80;
	const bool confirmed = cause == CAUSE_ACT || cause == CAUSE_DEACT;
	uint8_t no = CAUSE_UNKNOWN_OBJECT;
	if (code >= CAUSE_UNKNOWN_TYPE && code <= CAUSE_UNKNOWN_OBJECT)
		no = (uint8_t)code;
	else if (code == CAUSE_ACT_CON && confirmed)
		no = (uint8_t)(cause + 1);
	const unsigned sent = (m->data[2] | (unsigned)m->data[3] << 8) >> 1;
	const unsigned send = st->next[!m->from_client] * 2u;
	const unsigned receive = (sent + 1) % NUMBERS * 2u;
	memcpy(out, m->data, m->len);
	out[2] = (uint8_t)send;
	out[3] = (uint8_t)(send >> 8);
	out[4] = (uint8_t)receive;
	out[5] = (uint8_t)(receive >> 8);
	out[8] = (uint8_t)(test | 0x40 | no);
	return m->len;
}

/* An unassigned type: the station mirrors it with cause 44 (-101, 7.2.3), and all frames keep their
 * numbers.  Frames without an ASDU have none to change; taking those out disturbs no number. */
static bool iec104_neutralise(const struct message *m, uint8_t *bytes)
{
	if (!has_asdu(m))
		return false;
	bytes[6] = NEUTRAL_TYPE;
	return true;
}

/* The mirrored ASDU (-101, 7.2.3) has the unassigned type where the client looks for the one it asked with. */
static bool iec104_restore(const struct message *answer, const uint8_t *request, size_t len, uint8_t *bytes)
{
	if (!has_asdu(answer) || len < 7 || bytes[6] != NEUTRAL_TYPE)
		return false;
	bytes[6] = request[6];
	return true;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 2404, 2404 } };

extern const struct dissector iec104;
const struct dissector iec104 = {
	.name = "iec104",
	.title = "IEC 60870-5-104 telecontrol",
	.specification = "IEC 60870-5-104:2006+A1:2016, IEC 60870-5-101:2003",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "start, stop and test of the connection (U frames), acknowledgements "
			"(S frames), test commands (types 104 and 107)",
	.codes = &type_names,
	.message_max = 257,
	.flow_size = sizeof(struct state),
	.refuse = {
		.means = { REFUSE_NEUTRALISE, REFUSE_EXCISE },
		.code = CAUSE_ACT_CON,
		.codes = &refuse_names,
		.answer = iec104_answer,
		.neutralise = iec104_neutralise,
		.restore = iec104_restore,
	},
	.probe = iec104_probe,
	.frame = iec104_frame,
	.dissect = iec104_dissect,
};
