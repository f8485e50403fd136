/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sampled values: currents and voltages as merging units digitise them, ethertype 0x88ba.  Reads
 * IEC 61850-9-2:2011+A1:2020 (clauses 5.3.3 and 8.5, tables 14 and 15), the sample layout of the guideline
 * 9-2LE and of IEC 61869-9:2016, and the length of the signature of IEC 62351-6:2020.
 *
 *   0       2        4            6            8
 *   +-------+--------+------------+------------+--------------------- ... --+-- ... ------+
 *   | APPID | length | S reserved | reserved   | 0x60 length savPdu (BER)   | signature   |
 *   +-------+--------+------------+------------+--------------------- ... --+-- ... ------+
 *   savPdu: noASDU, security, seqASDU of ASDU: svID, datSet, smpCnt, confRev, refrTm, smpSynch, smpRate,
 *   sample, smpMod, gmIdentity.  sample: each channel a 32 bit integer and, in the layouts named above, 32
 *   bits of quality.
 *
 * One operation per ASDU.  The counters of eight streams are kept per flow; what a merging unit would not send
 * is a flaw of class "answers", which alerts by default.  There is nothing to refuse: nobody answers samples.
 * Not read: the members of the security structure.  Owns no memory; called by the thread that owns the flow.
 */
#include "dissectors/iec61850.h"
#include "dissectors/mms_data.h"

enum {
	F_APPID, F_LENGTH, F_SIMULATED, F_SIGNATURE_LENGTH, F_COUNT,
	F_STREAM, F_DATA_SET, F_SAMPLE_COUNT, F_CONFIG_REVISION, F_TIME, F_SYNCHRONISED, F_RATE, F_RATE_MODE,
	F_GRANDMASTER, F_CHANNEL, F_VALUE, F_QUALITY, F_INVALID, F_TEST, F_BYTES, F_FIELDS
};

static const struct name synchronised_list[] = { { 0, "none" }, { 1, "local" }, { 2, "global" } };
static const struct names synchronised_names = NAMES(synchronised_list);

static const struct name rate_mode_list[] = {
	{ 0, "per-period" }, { 1, "per-second" }, { 2, "seconds-per-sample" },
};
static const struct names rate_mode_names = NAMES(rate_mode_list);

static const struct field fields[] = {
	[F_APPID] = { "appid", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"Application identifier of the Ethernet header, 0x4000 to 0x7fff." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Octets from the application identifier to the end, as the header says." },
	[F_SIMULATED] = { "simulated", FIELD_BOOL, 1, USE_KEY, 0, NULL,
		"Simulation bit: a test set sends this, not the merging unit." },
	[F_SIGNATURE_LENGTH] = { "signature_length", FIELD_UINT, 12, USE_DETAIL, 0, NULL,
		"Octets of the IEC 62351-6 signature behind the message, 0: not signed." },
	[F_COUNT] = { "count", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Samples in the message, as announced (noASDU)." },
	[F_STREAM] = { "stream", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the stream (svID)." },
	[F_DATA_SET] = { "data_set", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Data set whose values are sent." },
	[F_SAMPLE_COUNT] = { "sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Number of the sample (smpCnt), 0 at the second." },
	[F_CONFIG_REVISION] = { "config_revision", FIELD_UINT, 32, USE_KEY, 0, NULL,
		"Revision of the data set's configuration (confRev)." },
	[F_TIME] = { "time", FIELD_TIME, 64, USE_DETAIL, 0, NULL, "Refresh time of the samples." },
	[F_SYNCHRONISED] = { "synchronised", FIELD_UINT, 8, USE_DETAIL, 0, &synchronised_names,
		"Clock that the sampling follows (smpSynch); 5 to 254: the local area of that number." },
	[F_RATE] = { "rate", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Samples in the unit that rate_mode names." },
	[F_RATE_MODE] = { "rate_mode", FIELD_UINT, 16, USE_DETAIL, 0, &rate_mode_names, "Unit of the rate (smpMod)." },
	[F_GRANDMASTER] = { "grandmaster", FIELD_BYTES, 0, USE_DETAIL, 0, NULL,
		"Identity of the clock that the sampling follows (gmIdentity)." },
	[F_CHANNEL] = { "channel", FIELD_SPAN, 16, USE_ADDRESS, 0, NULL,
		"Words of the sample, from 0: channel n is word 2n and its quality word 2n + 1." },
	[F_VALUE] = { "value", FIELD_LIST, 32, USE_VALUE, 0, NULL,
		"The words as signed integers; in 9-2LE currents count milliamperes and voltages 10 millivolts." },
	[F_QUALITY] = { "quality", FIELD_UINT, 32, USE_VALUE, 0, NULL,
		"The quality words of all channels, combined with OR." },
	[F_INVALID] = { "invalid", FIELD_BOOL, 1, USE_VALUE, 0, NULL,
		"A channel is marked invalid or questionable." },
	[F_TEST] = { "test", FIELD_BOOL, 1, USE_VALUE, 0, NULL,
		"A channel is marked as test: protection must not act on it." },
	[F_BYTES] = { "bytes", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "A sample that is not a row of 32 bit words." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_FIELDS, "a field without a line");

enum {
	UNKNOWN_PDU = FLAW_OWN, UNKNOWN_MEMBER, BAD_ORDER, MISSING_MEMBER, BAD_MEMBER, SAMPLE_COUNT, SEQUENCE_GAP,
	SEQUENCE_BACK, REPEATED, RECONFIGURED, FLAWS_END
};

static const struct flaw flaws[] = {
	[UNKNOWN_PDU - FLAW_OWN] = { "unknown_pdu", FLAW_UNKNOWN,
		"the message is no sampled value, nor anything that the standard puts here" },
	[UNKNOWN_MEMBER - FLAW_OWN] = { "unknown_member", FLAW_MALFORMED,
		"the message has a member that sampled values do not know" },
	[BAD_ORDER - FLAW_OWN] = { "bad_order", FLAW_MALFORMED,
		"members of the message are out of their order, or come twice" },
	[MISSING_MEMBER - FLAW_OWN] = { "missing_member", FLAW_MALFORMED,
		"a member that every sample has is missing" },
	[BAD_MEMBER - FLAW_OWN] = { "bad_member", FLAW_MALFORMED, "a member does not have the length of its type" },
	[SAMPLE_COUNT - FLAW_OWN] = { "sample_count", FLAW_MALFORMED,
		"the message holds more or fewer samples than announced" },
	[SEQUENCE_GAP - FLAW_OWN] = { "sequence_gap", FLAW_ANSWER, "samples are missing: lost messages" },
	[SEQUENCE_BACK - FLAW_OWN] = { "sequence_back", FLAW_ANSWER,
		"the sample number went back: old samples sent again, or two publishers" },
	[REPEATED - FLAW_OWN] = { "repeated", FLAW_ANSWER,
		"the number of the last sample again: a replay, a forged sample, or a frame captured twice" },
	[RECONFIGURED - FLAW_OWN] = { "reconfigured", FLAW_ANSWER,
		"the revision or the size of the sample changed while the publisher runs" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a flaw without a line");

/* ---- what is remembered of a stream ---- */

#define STREAMS_MAX 8 /* of one merging unit; the next one takes their places in turn */

struct stream {
	uint64_t name; /* hash of APPID and svID, 0: free */
	uint32_t revision;
	uint32_t size;
	uint16_t count; /* smpCnt of the last sample */
	uint16_t top;   /* highest seen: where the counter wraps */
};

struct sv_flow {
	struct stream streams[STREAMS_MAX];
	uint8_t next;
};

struct asdu {
	struct stream now;
	uint32_t seen; /* members */
	struct bytes sample;
};

/* The counter begins again at 0 at each second (9-2, table 14); where is learnt from the stream. */
static void check_count(struct message *m, const struct stream *s, uint16_t count)
{
	const uint16_t half = s->top / 2;

	if (count == (uint16_t)(s->count + 1) || (!count && s->count))
		return;
	if (count == s->count)
		flaw(m, REPEATED);
	else if (count > s->count || (s->count > half && count < half))
		flaw(m, SEQUENCE_GAP);
	else
		flaw(m, SEQUENCE_BACK);
}

static void check_stream(struct message *m, const struct asdu *a)
{
	struct sv_flow *f = m->flow;
	struct stream *s = NULL;

	for (unsigned i = 0; i < STREAMS_MAX && !s; i++)
		if (f->streams[i].name == a->now.name)
			s = &f->streams[i];
	if (!s) {
		s = &f->streams[f->next];
		f->next = (uint8_t)((f->next + 1) % STREAMS_MAX);
		*s = a->now;
		return;
	}
	if (s->revision != a->now.revision || s->size != a->now.size)
		flaw(m, RECONFIGURED);
	check_count(m, s, a->now.count);
	s->revision = a->now.revision;
	s->size = a->now.size;
	s->count = a->now.count;
	if (s->top < s->count)
		s->top = s->count;
}

/* ---- reading ---- */

enum { STREAM, DATA_SET, COUNT, REVISION, REFRESH, SYNCHRONISED, RATE, SAMPLE, MODE, GRANDMASTER, MEMBERS };

/* What the standard fixes, in octets; 0: any length. */
static const uint8_t member_len[MEMBERS] = { [COUNT] = 2, [REVISION] = 4, [REFRESH] = 8, [GRANDMASTER] = 8 };

static void put_sample(struct message *m, struct bytes b)
{
	const uint32_t words = (uint32_t)(b.len / 4);
	uint32_t quality = 0;

	if (!words || b.len % 4) {
		put_bytes(m, F_BYTES, b);
		return;
	}
	put_span(m, F_CHANNEL, 0, words, 0, 0);
	put_list(m, F_VALUE, b, LIST_S32BE, words, 1);
	if (b.len % 8)
		return;
	for (size_t at = 4; at < b.len; at += 8)
		quality |= bytes_be32(b, at);
	put_uint(m, F_QUALITY, quality, 0, 0);
	put_uint(m, F_INVALID, (quality & 3) != 0, 0, 0); /* validity, IEC 61850-7-3 6.2.1 */
	put_uint(m, F_TEST, quality >> 11 & 1, 0, 0);
}

static void member(struct message *m, struct asdu *a, unsigned number, const struct ber *t)
{
	static const uint8_t field_of[MEMBERS] = {
		F_STREAM, F_DATA_SET, F_SAMPLE_COUNT, F_CONFIG_REVISION, F_TIME, F_SYNCHRONISED, F_RATE, F_VALUE,
		F_RATE_MODE, F_GRANDMASTER,
	};
	struct cursor c = t->body;
	const uint32_t offset = cur_offset(&c, m->data);
	const struct bytes b = cur_rest(&c);

	if (member_len[number] && b.len != member_len[number]) {
		flaw(m, BAD_MEMBER);
		return;
	}
	switch (number) {
	case STREAM:
		a->now.name = iec61850_hash(a->now.name, b) | 1;
		put_bytes(m, F_STREAM, b);
		break;
	case DATA_SET:
	case GRANDMASTER:
		put_bytes(m, field_of[number], b);
		break;
	case REFRESH:
		put_uint(m, F_TIME, mms_utc_ms(t->body), offset, 8);
		break;
	case SAMPLE:
		a->now.size = (uint32_t)b.len;
		a->sample = b;
		break;
	default:
		if (!ber_fits(t->body))
			flaw(m, BAD_MEMBER);
		const uint64_t u = put_ber_uint(m, field_of[number], t);
		if (number == COUNT)
			a->now.count = a->now.top = (uint16_t)u;
		else if (number == REVISION)
			a->now.revision = (uint32_t)u;
		break;
	}
}

static void asdu(struct message *m, uint16_t appid, struct cursor c)
{
	const uint32_t needed = 1u << STREAM | 1u << COUNT | 1u << REVISION | 1u << SYNCHRONISED | 1u << SAMPLE;
	struct asdu a = { .now = { .name = IEC61850_HASH + appid } };

	while (cur_left(&c)) {
		const struct ber t = ber_next(&c);
		const uint32_t number = BER_NUMBER(t.tag);
		if (*c.bad)
			return;
		if (number >= MEMBERS || t.tag != BER_CONTEXT(number)) {
			flaw(m, UNKNOWN_MEMBER);
			continue;
		}
		if (a.seen >> number)
			flaw(m, BAD_ORDER);
		if (!(a.seen >> number & 1))
			member(m, &a, number, &t);
		a.seen |= 1u << number;
	}
	if ((a.seen & needed) != needed)
		flaw(m, MISSING_MEMBER);
	if (a.seen >> SAMPLE & 1)
		put_sample(m, a.sample);
	const bool simulated = has_field(m, F_SIMULATED) && m->fields[F_SIMULATED].u;
	operation(m, &(struct operation){ .intent = INTENT_REPORT, .changes = CHANGES_NO, .role = ROLE_REPORT,
					  .label = simulated ? "simulated sampled values" : "sampled values",
					  .technique = "T0856" });
	check_stream(m, &a);
}

#define SAV_PDU (BER_CONSTRUCTED | BER_APPLICATION(0))

static void read_pdu(struct message *m, uint16_t appid, struct cursor c)
{
	const struct ber count = ber_next(&c);
	struct ber samples = ber_next(&c);
	uint64_t found = 0;

	if (samples.tag == BER_GROUP(1) || samples.tag == BER_CONTEXT(1))
		samples = ber_next(&c); /* behind the security structure */
	if (m->bad)
		return;
	const uint64_t announced = put_ber_uint(m, F_COUNT, &count);
	keep(m);
	if (count.tag != BER_CONTEXT(0) || samples.tag != BER_GROUP(2))
		flaw(m, MISSING_MEMBER);
	if (cur_left(&c))
		flaw(m, UNKNOWN_MEMBER);
	for (; cur_left(&samples.body) && !m->bad; found++) {
		const struct ber one = ber_next(&samples.body);
		if (one.tag != BER_SEQUENCE && !m->bad)
			flaw(m, UNKNOWN_MEMBER);
		asdu(m, appid, one.body);
	}
	if (!m->bad && (found != announced || !found))
		flaw(m, SAMPLE_COUNT);
}

static void dissect(struct message *m, struct cursor c)
{
	expect(m, INTENT_REPORT);
	const struct iec61850_header h = iec61850_header(m, &c, F_APPID, F_LENGTH, F_SIMULATED, F_SIGNATURE_LENGTH);
	const struct ber apdu = ber_next(&c);
	if (m->bad)
		return;
	if (apdu.tag == SAV_PDU) {
		read_pdu(m, h.appid, apdu.body);
	} else {
		flaw(m, UNKNOWN_PDU);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "unknown message" });
	}
	if (!m->bad && cur_left(&c) != h.signature_len)
		flaw(m, FLAW_TRAILING);
}

static size_t frame(const struct message *m, struct cursor c)
{
	(void)m;
	return iec61850_frame(c);
}

/* A message of samples begins with how many there are. */
static enum probe probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	return iec61850_probe(transport, c, SAV_PDU);
}

static const struct binding bindings[] = { { TRANSPORT_ETHER, 0x88ba, 0x88ba } };

extern const struct dissector sv;
const struct dissector sv = {
	.name = "sv",
	.title = "IEC 61850 sampled values",
	.specification = "IEC 61850-9-2:2011+A1:2020, IEC 61869-9:2016, IEC 62351-6:2020",
	.fields = fields,
	.field_count = F_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.message_max = IEC61850_FRAME_MAX,
	.flow_size = sizeof(struct sv_flow),
	.probe = probe,
	.frame = frame,
	.dissect = dissect,
};
