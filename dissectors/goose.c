/* SPDX-License-Identifier: Apache-2.0 */
/*
 * GOOSE: what protection devices tell each other when something changes, ethertype 0x88b8.  Reads
 * IEC 61850-8-1:2011+A1:2020, clause 18.1 (services) and annexes A and C (encoding, Ethernet header), and the
 * length of the signature of IEC 62351-6:2020.
 *
 *   0       2        4            6            8
 *   +-------+--------+------------+------------+----------------------- ... --+-- ... ------+
 *   | APPID | length | S reserved | reserved   | 0x61 length goosePdu (BER)   | signature   |
 *   +-------+--------+------------+------------+----------------------- ... --+-- ... ------+
 *   goosePdu: gocbRef, timeAllowedtoLive, datSet, goID, t, stNum, sqNum, simulation, confRev, ndsCom,
 *   numDatSetEntries, allData.  length: from APPID on.  S: simulated (clause C.2.2.6).
 *
 * One operation per plain value of the data set.  A publisher numbers its changes (stNum) and its repetitions
 * (sqNum); the numbers of each control block are kept per flow, and what a publisher would not send is a flaw:
 * it is how forged and replayed messages show.  Such flaws have class "answers", which alerts by default: one
 * lost frame must not trip a line.  There is nothing to refuse: nobody answers a GOOSE.  The signature itself
 * is not checked, and the management messages of edition 1 (0x60) are not read.
 *
 * Owns no memory; called by the thread that owns the flow.
 */
#include "dissectors/goose.h"
#include "dissectors/iec61850.h"
#include "dissectors/mms_data.h"

enum {
	F_APPID, F_LENGTH, F_SIMULATED, F_SIGNATURE_LENGTH, F_CONTROL_BLOCK, F_TIME_ALLOWED, F_DATA_SET, F_GOOSE_ID,
	F_TIME, F_TIME_QUALITY, F_STATE, F_SEQUENCE, F_TEST, F_CONFIG_REVISION, F_NEEDS_COMMISSIONING, F_COUNT,
	F_ENTRY, F_ELEMENT, F_TYPE, F_VALUE, F_TEXT, F_BYTES, F_VALUE_TIME, F_FIELDS
};

static const struct field fields[] = {
	[F_APPID] = { "appid", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"Application identifier of the Ethernet header; 0x0000 to 0x3fff, trip messages 0x8000 to 0xbfff." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Octets from the application identifier to the end, as the header says." },
	[F_SIMULATED] = { "simulated", FIELD_BOOL, 1, USE_KEY, 0, NULL,
		"Simulation bit of the Ethernet header: a test set sends this, not the device." },
	[F_SIGNATURE_LENGTH] = { "signature_length", FIELD_UINT, 12, USE_DETAIL, 0, NULL,
		"Octets of the IEC 62351-6 signature behind the message, 0: not signed." },
	[F_CONTROL_BLOCK] = { "control_block", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"GOOSE control block of the publisher, such as BAY1LD0/LLN0$GO$gcb01." },
	[F_TIME_ALLOWED] = { "time_allowed", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Milliseconds within which the next message must come." },
	[F_DATA_SET] = { "data_set", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Data set whose values are sent." },
	[F_GOOSE_ID] = { "goose_id", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the message as configured (goID)." },
	[F_TIME] = { "time", FIELD_TIME, 64, USE_DETAIL, 0, NULL, "When the state last changed." },
	[F_TIME_QUALITY] = { "time_quality", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Quality of that time: leap second known, clock failure, clock not synchronised, accuracy." },
	[F_STATE] = { "state_number", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Number of the change (stNum): one more with each change of a value." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Number of the repetition (sqNum): 0 for a change, then one more each time." },
	[F_TEST] = { "test", FIELD_BOOL, 1, USE_KEY, 0, NULL,
		"Simulation flag inside the message (test in edition 1): subscribers must not act on it." },
	[F_CONFIG_REVISION] = { "config_revision", FIELD_UINT, 32, USE_KEY, 0, NULL,
		"Revision of the data set's configuration (confRev)." },
	[F_NEEDS_COMMISSIONING] = { "needs_commissioning", FIELD_BOOL, 1, USE_KEY, 0, NULL,
		"The publisher's configuration is not complete (ndsCom)." },
	[F_COUNT] = { "count", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Entries of the data set, as announced." },
	[F_ENTRY] = { "entry", FIELD_UINT, 16, USE_ADDRESS, 0, NULL, "Entry of the data set, from 0." },
	[F_ELEMENT] = { "element", FIELD_UINT, 16, USE_ADDRESS, 0, NULL,
		"Plain value inside a structured entry, counted from 0." },
	[F_TYPE] = { "type", FIELD_UINT, 8, USE_DETAIL, 0, &mms_type_names, "Type of the value." },
	[F_VALUE] = { "value", FIELD_NUMBER, 64, USE_VALUE, 0, NULL,
		"Number, state (0 or 1) or bit string as a number: a double point is 1 for off and 2 for on." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Value that is text." },
	[F_BYTES] = { "bytes", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "Value that is octets, or a long bit string." },
	[F_VALUE_TIME] = { "value_time", FIELD_TIME, 64, USE_VALUE, 0, NULL, "Value that is a time." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_FIELDS, "a field without a line");

static const struct mms_fields value_fields = { F_TYPE, F_VALUE, F_TEXT, F_BYTES, F_VALUE_TIME };

enum {
	UNKNOWN_PDU = FLAW_OWN, UNKNOWN_MEMBER, BAD_ORDER, MISSING_MEMBER, BAD_MEMBER, BAD_VALUE, ENTRY_COUNT,
	SIMULATION_MISMATCH, STATE_JUMP, STATE_BACK, STATE_MISSED, TIME_BACK, SEQUENCE_GAP, SEQUENCE_BACK, REPEATED,
	CONTRADICTION, CHANGED_SILENTLY, RECONFIGURED, RESTARTED, FLAWS_END
};

static const struct flaw flaws[] = {
	[UNKNOWN_PDU - FLAW_OWN] = { "unknown_pdu", FLAW_UNKNOWN,
		"the message is neither GOOSE nor anything that the standard puts here" },
	[UNKNOWN_MEMBER - FLAW_OWN] = { "unknown_member", FLAW_MALFORMED,
		"the message has a member that GOOSE does not know" },
	[BAD_ORDER - FLAW_OWN] = { "bad_order", FLAW_MALFORMED,
		"members of the message are out of their order, or come twice" },
	[MISSING_MEMBER - FLAW_OWN] = { "missing_member", FLAW_MALFORMED,
		"a member that every GOOSE message has is missing" },
	[BAD_MEMBER - FLAW_OWN] = { "bad_member", FLAW_MALFORMED, "a member does not have the length of its type" },
	[BAD_VALUE - FLAW_OWN] = { "bad_value", FLAW_MALFORMED,
		"a value of the data set does not go with its type, or is nested too deep" },
	[ENTRY_COUNT - FLAW_OWN] = { "entry_count", FLAW_MALFORMED,
		"the data set has more or fewer entries than announced" },
	[SIMULATION_MISMATCH - FLAW_OWN] = { "simulation_mismatch", FLAW_ANSWER,
		"the Ethernet header says that the message is simulated, the message itself does not" },
	[STATE_JUMP - FLAW_OWN] = { "state_jump", FLAW_ANSWER,
		"the state number went ahead by more than one: lost messages, or a forged one that overtakes" },
	[STATE_BACK - FLAW_OWN] = { "state_back", FLAW_ANSWER,
		"the state number went back: an old message sent again, or two publishers" },
	[STATE_MISSED - FLAW_OWN] = { "state_missed", FLAW_ANSWER,
		"a new state begins with a repetition: its first message was lost, or is somebody else's" },
	[TIME_BACK - FLAW_OWN] = { "time_back", FLAW_ANSWER,
		"a new state is older than the one before: the clock was set, or the message is forged" },
	[SEQUENCE_GAP - FLAW_OWN] = { "sequence_gap", FLAW_ANSWER,
		"repetitions are missing: lost messages" },
	[SEQUENCE_BACK - FLAW_OWN] = { "sequence_back", FLAW_ANSWER,
		"the repetition number went back: an old message sent again, or two publishers" },
	[REPEATED - FLAW_OWN] = { "repeated", FLAW_ANSWER,
		"the same message again with the same numbers: a replay, or a frame captured twice" },
	[CONTRADICTION - FLAW_OWN] = { "contradiction", FLAW_ANSWER,
		"the numbers of the last message with other values: forged" },
	[CHANGED_SILENTLY - FLAW_OWN] = { "changed_silently", FLAW_ANSWER,
		"values changed and the state number did not: forged, or a publisher that breaks the standard" },
	[RECONFIGURED - FLAW_OWN] = { "reconfigured", FLAW_ANSWER,
		"the data set, its revision or its number of values changed while the publisher runs" },
	[RESTARTED - FLAW_OWN] = { "restarted", FLAW_ANSWER,
		"the numbers began again: the publisher restarted, or somebody took its place" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a flaw without a line");

/* ---- what is remembered of a control block ---- */

#define RIVAL_RUN 8 /* so many messages in a row of another count: it is the publisher's now */

struct pdu {
	struct goose_block now; /* what this message says */
	struct cursor data;
	struct bytes name;
	uint32_t entries;
	bool simulated, test;
};

/* Numbers wrap to 1 (8-1, 18.1.2.5). */
static uint32_t next_number(uint32_t n)
{
	return n == UINT32_MAX ? 1 : n + 1;
}

static bool follows(uint32_t state, uint32_t sequence, const struct goose_block *now)
{
	return (now->state == state && now->sequence == next_number(sequence)) ||
	       (now->state == next_number(state) && !now->sequence);
}

static void remember(struct goose_block *b, const struct goose_block *now)
{
	*b = *now;
	b->rival_run = 0;
}

/* Numbers behind those that were seen last; they are believed when they go on by themselves for a while. */
static void went_back(struct message *m, struct goose_block *b, const struct goose_block *now)
{
	const bool goes_on = b->rival_run && follows(b->rival_state, b->rival_sequence, now);

	b->rival_run = goes_on ? (uint8_t)(b->rival_run + 1) : 1;
	b->rival_state = now->state;
	b->rival_sequence = now->sequence;
	if (now->state <= 1 && now->sequence <= 1) {
		flaw(m, RESTARTED);
		remember(b, now);
		return;
	}
	flaw(m, now->state == b->state ? SEQUENCE_BACK : STATE_BACK);
	if (b->rival_run >= RIVAL_RUN)
		remember(b, now);
}

static void check_same_state(struct message *m, struct goose_block *b, const struct goose_block *now)
{
	const bool same_values = now->values == b->values;

	if (now->sequence == b->sequence) {
		flaw(m, same_values ? REPEATED : CONTRADICTION);
		return;
	}
	if (now->sequence < b->sequence && next_number(b->sequence) != now->sequence) {
		went_back(m, b, now);
		return;
	}
	if (now->sequence != next_number(b->sequence))
		flaw(m, SEQUENCE_GAP);
	if (!same_values)
		flaw(m, CHANGED_SILENTLY);
	remember(b, now);
}

static void check_numbers(struct message *m, struct goose_block *b, const struct goose_block *now)
{
	if (now->config != b->config)
		flaw(m, RECONFIGURED);
	if (now->state == b->state) {
		check_same_state(m, b, now);
	} else if (now->state > b->state || (b->state == UINT32_MAX && now->state == 1)) {
		if (now->state != next_number(b->state))
			flaw(m, STATE_JUMP);
		if (now->sequence)
			flaw(m, STATE_MISSED);
		if (now->time < b->time)
			flaw(m, TIME_BACK);
		remember(b, now);
	} else {
		went_back(m, b, now);
	}
}

static struct goose_block *block_of(struct goose_flow *f, uint64_t name)
{
	struct goose_block *oldest = &f->blocks[0];

	for (unsigned i = 0; i < GOOSE_BLOCKS_MAX; i++) {
		struct goose_block *b = &f->blocks[i];
		if (b->name == name)
			return b;
		if (!b->name || (oldest->name && b->heard < oldest->heard))
			oldest = b;
		if (!b->name)
			break;
	}
	*oldest = (struct goose_block){ 0 };
	return oldest;
}

static void check_block(struct message *m, struct pdu *p)
{
	struct goose_flow *f = m->flow;
	struct goose_block *b = block_of(f, p->now.name);

	p->now.heard = ++f->heard;
	if (b->name) {
		check_numbers(m, b, &p->now);
		b->heard = p->now.heard;
		return;
	}
	*b = p->now;
	const size_t slash = bytes_find(p->name, '/');
	if (slash < p->name.len)
		identify(m, IDENTITY_NAME, bytes_part(p->name, 0, slash));
}

/* ---- reading ---- */

static uint64_t member_uint(struct message *m, unsigned field, const struct ber *t)
{
	if (!ber_fits(t->body))
		flaw(m, BAD_MEMBER);
	return put_ber_uint(m, field, t);
}

static bool member_flag(struct message *m, unsigned field, const struct ber *t)
{
	struct cursor c = t->body;
	if (cur_left(&c) != 1) {
		flaw(m, BAD_MEMBER);
		return false;
	}
	const uint32_t offset = cur_offset(&c, m->data);
	return put_uint(m, field, cur_u8(&c) != 0, offset, 1);
}

static void member_time(struct message *m, struct pdu *p, const struct ber *t)
{
	struct cursor c = t->body;
	if (cur_left(&c) != 8) {
		flaw(m, BAD_MEMBER);
		return;
	}
	const uint32_t offset = cur_offset(&c, m->data);
	put_uint(m, F_TIME, mms_utc_ms(c), offset, 8);
	p->now.time = cur_be64(&c) >> 8;
	put_uint(m, F_TIME_QUALITY, bytes_u8((struct bytes){ t->body.p, 8 }, 7), offset + 7, 1);
}

#define MEMBERS 12
#define ALL_DATA 11

static struct bytes contents(const struct ber *t)
{
	struct cursor c = t->body;
	return cur_rest(&c);
}

static void member(struct message *m, struct pdu *p, const struct ber *t)
{
	switch (BER_NUMBER(t->tag)) {
	case 0:
		p->name = contents(t);
		p->now.name = iec61850_hash(p->now.name, p->name) | 1;
		put_ber_bytes(m, F_CONTROL_BLOCK, t);
		break;
	case 1:
		member_uint(m, F_TIME_ALLOWED, t);
		break;
	case 2:
		p->now.config = iec61850_hash(p->now.config, contents(t));
		put_ber_bytes(m, F_DATA_SET, t);
		break;
	case 3:
		put_ber_bytes(m, F_GOOSE_ID, t);
		break;
	case 4:
		member_time(m, p, t);
		break;
	case 5:
		p->now.state = (uint32_t)member_uint(m, F_STATE, t);
		break;
	case 6:
		p->now.sequence = (uint32_t)member_uint(m, F_SEQUENCE, t);
		break;
	case 7:
		p->test = member_flag(m, F_TEST, t);
		break;
	case 8:
		p->now.config = p->now.config * 31 + member_uint(m, F_CONFIG_REVISION, t);
		break;
	case 9:
		(void)member_flag(m, F_NEEDS_COMMISSIONING, t);
		break;
	case 10:
		p->entries = (uint32_t)member_uint(m, F_COUNT, t);
		p->now.config = p->now.config * 31 + p->entries;
		break;
	default:
		p->data = t->body;
		p->now.values = iec61850_hash(p->now.values, contents(t));
		break;
	}
}

/* The members, in the order of the standard; goID and the two flags may be left out (8-1, A.3). */
static void members(struct message *m, struct pdu *p, struct cursor c)
{
	const uint32_t optional = 1u << 3 | 1u << 7 | 1u << 9;
	uint32_t seen = 0;

	while (cur_left(&c)) {
		const struct ber t = ber_next(&c);
		const uint32_t number = BER_NUMBER(t.tag);
		if (*c.bad)
			return;
		if (number >= MEMBERS || t.tag != (number == ALL_DATA ? BER_GROUP(number) : BER_CONTEXT(number))) {
			flaw(m, UNKNOWN_MEMBER);
			continue;
		}
		if (seen >> number)
			flaw(m, BAD_ORDER);
		if (!(seen >> number & 1))
			member(m, p, &t);
		seen |= 1u << number;
	}
	if ((seen | optional) != (1u << MEMBERS) - 1)
		flaw(m, MISSING_MEMBER);
}

static void value(struct message *m, const struct ber *leaf, uint32_t entry, uint32_t element,
		  const struct operation *op)
{
	put_uint(m, F_ENTRY, entry, 0, 0);
	put_uint(m, F_ELEMENT, element, 0, 0);
	if (!mms_put(m, &value_fields, leaf))
		flaw(m, BAD_VALUE);
	operation(m, op);
}

static void values(struct message *m, const struct pdu *p)
{
	const struct operation op = { .intent = INTENT_REPORT, .changes = CHANGES_UNKNOWN, .role = ROLE_REPORT,
				      .label = p->simulated || p->test ? "simulated GOOSE value" : "GOOSE value",
				      .technique = "T0856" };
	struct cursor c = p->data;
	uint32_t entry = 0;

	for (; cur_left(&c) && !*c.bad; entry++) {
		struct ber t = ber_next(&c);
		if (*c.bad)
			return;
		if (!mms_is_nested(&t)) {
			value(m, &t, entry, 0, &op);
			continue;
		}
		struct mms_walk w;
		uint32_t element = 0;
		mms_walk_begin(&w, t.body);
		while (mms_walk_next(&w, &t))
			value(m, &t, entry, element++, &op);
		if (w.too_deep)
			flaw(m, BAD_VALUE);
	}
	if (!m->bad && entry != p->entries)
		flaw(m, ENTRY_COUNT);
	if (!m->operations)
		operation(m, &(struct operation){ .intent = INTENT_REPORT, .changes = CHANGES_UNKNOWN,
						  .role = ROLE_REPORT, .label = "GOOSE without values",
						  .technique = "T0856" });
}

#define GOOSE_PDU (BER_CONSTRUCTED | BER_APPLICATION(1))

static void read_pdu(struct message *m, struct pdu *p, struct cursor *c)
{
	const struct ber apdu = ber_next(c);

	if (m->bad)
		return;
	if (apdu.tag != GOOSE_PDU) {
		flaw(m, UNKNOWN_PDU);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "unknown message" });
		return;
	}
	members(m, p, apdu.body);
	keep(m);
	if (m->bad)
		return;
	values(m, p);
	if (!m->bad)
		check_block(m, p);
}

/* The header inside a session of routable GOOSE (rgoose.c): kind, simulated, APPID, length. */
static struct iec61850_header carried_header(struct message *m, struct cursor *c)
{
	cur_skip(c, 1);
	const uint32_t offset = cur_offset(c, m->data);
	struct iec61850_header h = { .simulated = cur_u8(c) != 0 };
	put_uint(m, F_SIMULATED, h.simulated, offset, 1);
	h.appid = put_be16(m, F_APPID, c);
	put_be16(m, F_LENGTH, c);
	return h;
}

static void dissect(struct message *m, struct cursor c)
{
	struct pdu p = { .now = { .name = IEC61850_HASH }, .data = { c.end, c.end, c.bad } };

	expect(m, INTENT_REPORT);
	const struct iec61850_header h =
		m->outer ? carried_header(m, &c)
			 : iec61850_header(m, &c, F_APPID, F_LENGTH, F_SIMULATED, F_SIGNATURE_LENGTH);
	p.now.name += h.appid;
	p.simulated = h.simulated;
	read_pdu(m, &p, &c);
	if (m->bad)
		return;
	if (p.simulated && !p.test)
		flaw(m, SIMULATION_MISMATCH);
	if (cur_left(&c) != h.signature_len)
		flaw(m, FLAW_TRAILING);
}

static size_t frame(const struct message *m, struct cursor c)
{
	(void)m;
	return iec61850_frame(c);
}

/* A GOOSE message begins with the name of its control block. */
static enum probe probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	return iec61850_probe(transport, c, GOOSE_PDU);
}

static const struct binding bindings[] = { { TRANSPORT_ETHER, 0x88b8, 0x88b8 } };

const struct dissector goose = {
	.name = "goose",
	.title = "IEC 61850 GOOSE",
	.specification = "IEC 61850-8-1:2011+A1:2020, IEC 62351-6:2020",
	.fields = fields,
	.field_count = F_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.message_max = IEC61850_FRAME_MAX,
	.flow_size = sizeof(struct goose_flow),
	.probe = probe,
	.frame = frame,
	.dissect = dissect,
};
