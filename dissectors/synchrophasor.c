/* SPDX-License-Identifier: Apache-2.0 */
/*
 * IEEE C37.118 synchrophasors, TCP and UDP ports 4712 and 4713: IEEE C37.118.2-2011 (and C37.118-2005).
 *
 *   | AA | type, version | size(2) | id(2) | second of century(4) | quality, fraction(4) | what the type says | CRC(2)
 *   command:        | command(2) | extended frame |
 *   configuration:  | time base(4) | PMUs(2) | station(16) id(2) format(2) counts(3*2) names units .. | .. | rate(2)
 *   data:           | status(2) phasors frequency change analogs digitals |, for each PMU
 *
 * Numbers are big-endian.  What a data frame means stands in the configuration frame of its stream; the last one of a
 * flow is kept, up to 32 PMUs.  Data without it is shown as bytes.  Phasors, analogs and digitals are shown as
 * sent: whether they are real numbers or scaled integers, rectangular or polar, is the format's business.
 * Configuration frame 3 in several parts is not put together.
 *
 * A PMU has no "no": a refused command is changed into one that is not assigned, which it passes over (4.2: the
 * command is reserved), or taken out; the client sees a PMU that does not answer.
 *
 * Owns no memory; per-flow state is struct stream; the thread that owns the flow.
 */
#include "dissectors/dissector.h"

#include <string.h>

enum {
	F_TYPE, F_VERSION, F_LENGTH, F_STREAM, F_TIME, F_TIME_QUALITY, F_COMMAND, F_PMU, F_STATION, F_FORMAT,
	F_PHASORS, F_ANALOGS, F_DIGITALS, F_RATE, F_STATUS, F_QUALITY, F_TRIGGER, F_PHASOR, F_FREQUENCY, F_CHANGE,
	F_ANALOG, F_DIGITAL, F_TEXT, F_DATA, F_COUNT_FIELDS,
};

/* ---- names ---- */

enum { TYPE_DATA = 0, TYPE_HEADER, TYPE_CONFIG_1, TYPE_CONFIG_2, TYPE_COMMAND, TYPE_CONFIG_3 };

static const struct name type_list[] = {
	{ TYPE_DATA, "data" }, { TYPE_HEADER, "header" }, { TYPE_CONFIG_1, "configuration-1" },
	{ TYPE_CONFIG_2, "configuration-2" }, { TYPE_COMMAND, "command" }, { TYPE_CONFIG_3, "configuration-3" },
};
static const struct names type_names = NAMES(type_list);

enum { COMMAND_OFF = 1, COMMAND_ON, COMMAND_HEADER, COMMAND_CONFIG_1, COMMAND_CONFIG_2, COMMAND_CONFIG_3,
       COMMAND_EXTENDED = 8 };

static const struct name command_list[] = {
	{ COMMAND_OFF, "data-off" }, { COMMAND_ON, "data-on" }, { COMMAND_HEADER, "send-header" },
	{ COMMAND_CONFIG_1, "send-configuration-1" }, { COMMAND_CONFIG_2, "send-configuration-2" },
	{ COMMAND_CONFIG_3, "send-configuration-3" }, { COMMAND_EXTENDED, "extended" },
};
static const struct names command_names = NAMES(command_list);

static const struct name quality_list[] = { { 0, "good" }, { 1, "error" }, { 2, "test" }, { 3, "do-not-use" } };
static const struct names quality_names = NAMES(quality_list);

static const struct field fields[] = {
	[F_TYPE] = { "type", FIELD_UINT, 3, USE_KEY, FIELD_CODE, &type_names, "Kind of the frame." },
	[F_VERSION] = { "version", FIELD_UINT, 4, USE_DETAIL, 0, NULL, "Version: 1 is 2005, 2 is 2011." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Bytes of the frame." },
	[F_STREAM] = { "stream", FIELD_UINT, 16, USE_KEY, 0, NULL, "Identifier of the data stream." },
	[F_TIME] = { "time", FIELD_TIME, 64, USE_VALUE, 0, NULL, "When the phasors were measured, or the frame sent." },
	[F_TIME_QUALITY] = { "time_quality", FIELD_UINT, 8, USE_VALUE, 0, NULL,
		"Quality of the time: low half 0 locked, 15 failed; upper half leap seconds." },
	[F_COMMAND] = { "command", FIELD_UINT, 16, USE_KEY, 0, &command_names, "What the PMU is told to do." },
	[F_PMU] = { "pmu", FIELD_UINT, 16, USE_KEY, 0, NULL, "Identifier of the PMU in the stream." },
	[F_STATION] = { "station", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Name of the station." },
	[F_FORMAT] = { "format", FIELD_UINT, 16, USE_VALUE, 0, NULL,
		"Bit 0 phasors polar, bit 1 phasors, bit 2 analogs, bit 3 frequency as real numbers." },
	[F_PHASORS] = { "phasors", FIELD_UINT, 16, USE_VALUE, 0, NULL, "Number of phasors of the PMU." },
	[F_ANALOGS] = { "analogs", FIELD_UINT, 16, USE_VALUE, 0, NULL, "Number of analog values of the PMU." },
	[F_DIGITALS] = { "digitals", FIELD_UINT, 16, USE_VALUE, 0, NULL, "Number of digital words of the PMU." },
	[F_RATE] = { "rate", FIELD_INT, 16, USE_VALUE, 0, NULL,
		"Frames a second; below zero, seconds from frame to frame." },
	[F_STATUS] = { "status", FIELD_UINT, 16, USE_VALUE, 0, NULL, "Status word of the PMU." },
	[F_QUALITY] = { "quality", FIELD_UINT, 2, USE_VALUE, 0, &quality_names, "Whether the PMU's data are good." },
	[F_TRIGGER] = { "trigger", FIELD_BOOL, 1, USE_VALUE, 0, NULL, "The PMU has detected a trigger." },
	[F_PHASOR] = { "phasor", FIELD_LIST, 32, USE_VALUE, 0, NULL, "Two numbers for each phasor." },
	[F_FREQUENCY] = { "frequency", FIELD_FLOAT, 32, USE_VALUE, 0, NULL, "Frequency in Hz." },
	[F_CHANGE] = { "frequency_change", FIELD_FLOAT, 32, USE_VALUE, 0, NULL, "Rate of change of frequency, Hz/s." },
	[F_ANALOG] = { "analog", FIELD_LIST, 32, USE_VALUE, 0, NULL, "Analog values." },
	[F_DIGITAL] = { "digital", FIELD_LIST, 16, USE_VALUE, 0, NULL, "Digital status words." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "What a header frame says about the PMU." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "What follows and has no fields of its own." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT_FIELDS, "every field has a row");

enum { FLAW_BAD_CRC = FLAW_OWN, FLAW_BAD_COUNT, FLAW_CONFIGURATION, FLAW_UNKNOWN_TYPE, FLAW_UNKNOWN_COMMAND,
       FLAW_END };

static const struct flaw flaws[] = {
	[FLAW_BAD_CRC - FLAW_OWN] = { "bad_crc", FLAW_MALFORMED, "the checksum is wrong" },
	[FLAW_BAD_COUNT - FLAW_OWN] = { "bad_count", FLAW_MALFORMED, "a configuration without a PMU" },
	[FLAW_CONFIGURATION - FLAW_OWN] = { "configuration", FLAW_ANSWER,
		"a data frame that is longer or shorter than its configuration says" },
	[FLAW_UNKNOWN_TYPE - FLAW_OWN] = { "unknown_type", FLAW_UNKNOWN, "a kind of frame that is not assigned" },
	[FLAW_UNKNOWN_COMMAND - FLAW_OWN] = { "unknown_command", FLAW_UNKNOWN, "a command that is not assigned" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAW_END - FLAW_OWN, "every flaw has a row");

/* ---- shapes ---- */

struct deed {
	uint8_t intent;
	uint8_t changes;
	bool housekeeping;
	const char *label;
	const char *technique;
};

/* By command; without a label: not assigned.  Data off blocks what the control room sees. */
static const struct deed commands[] = {
	[COMMAND_OFF] = { INTENT_SESSION, CHANGES_NO, true, "data off", "T0804" },
	[COMMAND_ON] = { INTENT_SESSION, CHANGES_NO, true, "data on", NULL },
	[COMMAND_HEADER] = { INTENT_IDENTIFY, CHANGES_NO, true, "send header", "T0888" },
	[COMMAND_CONFIG_1] = { INTENT_IDENTIFY, CHANGES_NO, true, "send configuration 1", "T0888" },
	[COMMAND_CONFIG_2] = { INTENT_IDENTIFY, CHANGES_NO, true, "send configuration 2", "T0888" },
	[COMMAND_CONFIG_3] = { INTENT_IDENTIFY, CHANGES_NO, true, "send configuration 3", "T0888" },
	[COMMAND_EXTENDED] = { INTENT_OTHER, CHANGES_UNKNOWN, false, "extended command", NULL },
};

/* ---- state ---- */

enum { PMUS_MAX = 32, FORMAT_REAL_PHASOR = 2, FORMAT_REAL_ANALOG = 4, FORMAT_REAL_FREQUENCY = 8 };

struct pmu {
	uint16_t id, format, phasors, analogs, digitals;
	bool is_50_hz;
};

struct stream {
	uint16_t id;
	uint16_t count;     /* of pmu; 0: no configuration */
	uint32_t time_base;
	uint8_t asked;      /* bit per command that was sent and not yet answered */
	struct pmu pmu[PMUS_MAX];
};

struct pdu {
	struct message *m;
	struct cursor c;
	struct stream *stream;
	uint16_t id;
	struct operation op;
};

/* ---- recognising and framing ---- */

enum { HEAD = 14, COMMAND_LEN = 18, FRAME_MIN = 16, MESSAGE_MAX = 65535, STATION_LEN = 16 };

/* CRC-CCITT, preset to ones, half a byte at a time: annex B. */
static uint16_t crc_of(const uint8_t *p, size_t len)
{
	static const uint16_t table[16] = { 0x0000, 0x1021, 0x2042, 0x3063, 0x4084, 0x50a5, 0x60c6, 0x70e7,
					    0x8108, 0x9129, 0xa14a, 0xb16b, 0xc18c, 0xd1ad, 0xe1ce, 0xf1ef };
	uint32_t crc = 0xffff;

	for (size_t i = 0; i < len; i++) {
		crc = (crc << 4 ^ table[(crc >> 12 ^ p[i] >> 4) & 15]) & 0xffff;
		crc = (crc << 4 ^ table[(crc >> 12 ^ p[i]) & 15]) & 0xffff;
	}
	return (uint16_t)crc;
}

static size_t synchrophasor_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (cur_peek(&c, 0) >= 0 && cur_peek(&c, 0) != 0xaa)
		return FRAME_FOREIGN;
	if (cur_peek(&c, 1) >= 0x80)
		return FRAME_FOREIGN;
	if (cur_left(&c) < 4)
		return FRAME_MORE;
	cur_skip(&c, 2);
	const uint16_t len = cur_be16(&c);
	return len < FRAME_MIN ? FRAME_FOREIGN : len;
}

static enum probe synchrophasor_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct message none = { .transport = transport };
	const size_t len = synchrophasor_frame(&none, c);
	const int kind = cur_peek(&c, 1);

	(void)from_client;
	if (len == FRAME_FOREIGN)
		return PROBE_NO;
	if (kind >= 0 && (kind >> 4 > TYPE_CONFIG_3 || !(kind & 15) || (kind & 15) > 3))
		return PROBE_NO;
	if (len == FRAME_MORE)
		return PROBE_MORE;
	if (len > cur_left(&c))
		return transport == TRANSPORT_TCP ? PROBE_MORE : PROBE_NO;
	const struct bytes b = cur_take(&c, len);
	return crc_of(b.p, len - 2) == bytes_be16(b, len - 2) ? PROBE_STRONG : PROBE_WEAK;
}

/* ---- parts ---- */

static void emit(struct pdu *p)
{
	operation_in_place(p->m, &p->op);
}

static void as_deed(struct pdu *p, const struct deed *d)
{
	p->op.intent = d->intent;
	p->op.changes = d->changes;
	p->op.housekeeping = d->housekeeping;
	p->op.label = d->label;
	p->op.technique = d->technique;
	if (!p->m->bad)
		expect(p->m, (enum intent)d->intent);
}

static void put_rest(struct pdu *p)
{
	put_left(p->m, F_DATA, &p->c);
}

static struct bytes trimmed(struct bytes b)
{
	while (b.len && (b.p[b.len - 1] == ' ' || !b.p[b.len - 1]))
		b.len--;
	return b;
}

/* An answer when it was asked for, otherwise sent unasked. */
static void as_told(struct pdu *p, unsigned command)
{
	const uint8_t bit = (uint8_t)(1u << command);

	p->op.role = p->stream->asked & bit ? ROLE_ANSWER : ROLE_REPORT;
	if (!p->m->prefix && !p->m->bad)
		p->stream->asked &= (uint8_t)~bit;
}

/* ---- commands: 6.6 ---- */

static void command(struct pdu *p)
{
	const uint16_t command = put_be16(p->m, F_COMMAND, &p->c);
	const bool is_known = command < sizeof commands / sizeof commands[0] && commands[command].label;

	set_client(p->m, true);
	if (is_known) {
		as_deed(p, &commands[command]);
	} else {
		as_deed(p, &(struct deed){ INTENT_OTHER, CHANGES_UNKNOWN, false, "unknown command", NULL });
		if (!p->m->bad)
			flaw(p->m, FLAW_UNKNOWN_COMMAND);
	}
	if (is_known && command < 8 && !p->m->prefix && !p->m->bad)
		p->stream->asked |= (uint8_t)(1u << command);
	put_rest(p);
	emit(p);
}

/* ---- header: 6.3 ---- */

static void header(struct pdu *p)
{
	const struct bytes text = trimmed(cur_rest(&p->c));

	as_deed(p, &(struct deed){ INTENT_IDENTIFY, CHANGES_NO, true, "header", "T0888" });
	as_told(p, COMMAND_HEADER);
	put_bytes(p->m, F_TEXT, text);
	emit(p);
}

/* ---- configuration: 6.4 ---- */

/* What data frames mean is said by 2 and 3; 1 is what the PMU could send. */
static bool is_kept(const struct message *m, unsigned type)
{
	return type != TYPE_CONFIG_1 && !m->prefix && !m->bad && !(m->flaws >> FLAW_BAD_CRC & 1);
}

/* Names of channels have a length in front of them in configuration 3, and 16 characters otherwise. */
static void skip_names(struct pdu *p, bool is_third, size_t count)
{
	if (!is_third) {
		cur_skip(&p->c, STATION_LEN * count);
		return;
	}
	for (size_t i = 0; i < count && cur_left(&p->c); i++)
		cur_skip(&p->c, cur_u8(&p->c));
}

static void put_pmu(struct pdu *p, unsigned at, unsigned type)
{
	const bool is_third = type == TYPE_CONFIG_3;
	struct message *m = p->m;
	struct pmu one = { 0 };
	const struct bytes station = trimmed(cur_take(&p->c, is_third ? cur_u8(&p->c) : STATION_LEN));

	put_bytes(m, F_STATION, station);
	one.id = put_be16(m, F_PMU, &p->c);
	cur_skip(&p->c, is_third ? 16 : 0); /* a global identifier */
	one.format = put_be16(m, F_FORMAT, &p->c);
	one.phasors = put_be16(m, F_PHASORS, &p->c);
	one.analogs = put_be16(m, F_ANALOGS, &p->c);
	one.digitals = put_be16(m, F_DIGITALS, &p->c);
	skip_names(p, is_third, (size_t)one.phasors + one.analogs + (size_t)16 * one.digitals);
	if (is_third) /* scales, place, class, window, delay */
		cur_skip(&p->c, 12 * (size_t)one.phasors + 8 * (size_t)one.analogs + 4 * (size_t)one.digitals + 21);
	else
		cur_skip(&p->c, 4 * ((size_t)one.phasors + one.analogs + one.digitals));
	one.is_50_hz = cur_be16(&p->c) & 1;
	cur_skip(&p->c, 2);
	if (is_kept(m, type) && at < PMUS_MAX)
		p->stream->pmu[at] = one;
	identify(m, IDENTITY_NAME, station);
	emit(p);
}

static void configuration(struct pdu *p, unsigned type)
{
	const bool is_third = type == TYPE_CONFIG_3;
	struct message *m = p->m;

	as_deed(p, &(struct deed){ INTENT_IDENTIFY, CHANGES_NO, true, "configuration", "T0888" });
	as_told(p, type == TYPE_CONFIG_1 ? COMMAND_CONFIG_1 : is_third ? COMMAND_CONFIG_3 : COMMAND_CONFIG_2);
	if (is_third && cur_be16(&p->c)) {
		p->op.label = "part of a configuration";
		put_rest(p);
		emit(p);
		return;
	}
	const uint32_t time_base = cur_be32(&p->c) & 0xffffff;
	const uint16_t count = cur_be16(&p->c);
	/* The rate stands at the end and belongs to all. */
	const size_t left = cur_left(&p->c);
	if (left >= 2 && !m->prefix) {
		struct cursor end = p->c;
		cur_skip(&end, left - 2);
		const uint32_t offset = cur_offset(&end, m->data);
		put_int(m, F_RATE, (int16_t)cur_be16(&end), offset, 2);
	}
	keep(m);
	if (!m->bad && !count)
		flaw(m, FLAW_BAD_COUNT);
	if (is_kept(m, type))
		p->stream->count = 0;
	for (unsigned i = 0; i < count && !m->bad; i++)
		put_pmu(p, i, type);
	cur_skip(&p->c, 2);
	if (!is_kept(m, type))
		return;
	p->stream->id = p->id;
	p->stream->time_base = time_base;
	p->stream->count = count <= PMUS_MAX ? count : 0;
}

/* ---- data: 6.2 ---- */

static double real_at(uint32_t bits)
{
	float f;

	memcpy(&f, &bits, sizeof f);
	return (double)f;
}

static void put_frequency(struct pdu *p, const struct pmu *one)
{
	const uint32_t offset = cur_offset(&p->c, p->m->data);

	if (one->format & FORMAT_REAL_FREQUENCY) {
		put_float(p->m, F_FREQUENCY, real_at(cur_be32(&p->c)), offset, 4);
		put_float(p->m, F_CHANGE, real_at(cur_be32(&p->c)), offset + 4, 4);
		return;
	}
	const double nominal = one->is_50_hz ? 50.0 : 60.0;
	put_float(p->m, F_FREQUENCY, nominal + (int16_t)cur_be16(&p->c) / 1000.0, offset, 2);
	put_float(p->m, F_CHANGE, (int16_t)cur_be16(&p->c) / 100.0, offset + 2, 2);
}

static void put_measured(struct pdu *p, unsigned field, size_t count, bool is_real)
{
	const struct bytes b = cur_take(&p->c, count * (is_real ? 4 : 2));

	if (b.len)
		put_list(p->m, field, b, is_real ? LIST_F32BE : LIST_S16BE, (uint32_t)count, 1);
}

static size_t data_len(const struct pmu *one)
{
	return 2 + (one->format & FORMAT_REAL_PHASOR ? 8u : 4u) * (size_t)one->phasors +
	       (one->format & FORMAT_REAL_FREQUENCY ? 8u : 4u) +
	       (one->format & FORMAT_REAL_ANALOG ? 4u : 2u) * (size_t)one->analogs + 2 * (size_t)one->digitals;
}

static void put_data(struct pdu *p, const struct pmu *one)
{
	struct message *m = p->m;

	put_uint(m, F_PMU, one->id, 0, 0);
	const uint32_t offset = cur_offset(&p->c, m->data);
	const uint16_t status = put_be16(m, F_STATUS, &p->c);
	put_uint(m, F_QUALITY, status >> 14, offset, 1);
	put_uint(m, F_TRIGGER, status >> 11 & 1, offset, 1);
	put_measured(p, F_PHASOR, 2 * (size_t)one->phasors, one->format & FORMAT_REAL_PHASOR);
	put_frequency(p, one);
	put_measured(p, F_ANALOG, one->analogs, one->format & FORMAT_REAL_ANALOG);
	const struct bytes digital = cur_take(&p->c, 2 * (size_t)one->digitals);
	if (digital.len)
		put_list(m, F_DIGITAL, digital, LIST_U16BE, one->digitals, 1);
	emit(p);
}

static void data(struct pdu *p)
{
	const struct stream *s = p->stream;
	const bool is_known = s->count && s->id == p->id;
	size_t len = 0;

	as_deed(p, &(struct deed){ INTENT_REPORT, CHANGES_NO, false, "data", NULL });
	p->op.role = ROLE_REPORT;
	for (unsigned i = 0; is_known && i < s->count; i++)
		len += data_len(&s->pmu[i]);
	if (!is_known || (!p->m->prefix && len != cur_left(&p->c))) {
		if (is_known)
			flaw(p->m, FLAW_CONFIGURATION);
		put_rest(p);
		emit(p);
		return;
	}
	for (unsigned i = 0; i < s->count && !p->m->bad; i++)
		put_data(p, &s->pmu[i]);
}

/* ---- the frame: 6.1 ---- */

static void put_time(struct pdu *p)
{
	const uint32_t offset = cur_offset(&p->c, p->m->data);
	const uint32_t second = cur_be32(&p->c), raw = cur_be32(&p->c), base = p->stream->time_base;
	uint64_t ms = (uint64_t)second * 1000;

	if (base && p->stream->id == p->id)
		ms += (uint64_t)(raw & 0xffffff) * 1000 / base;
	put_uint(p->m, F_TIME, ms, offset, 8);
	put_uint(p->m, F_TIME_QUALITY, raw >> 24, offset + 4, 1);
}

static void synchrophasor_dissect(struct message *m, struct cursor c)
{
	struct pdu p = { .m = m, .c = c, .stream = m->flow };

	cur_skip(&p.c, 1);
	const uint8_t kind = cur_u8(&p.c);
	put_uint(m, F_TYPE, kind >> 4, 1, 1);
	put_uint(m, F_VERSION, kind & 15, 1, 1);
	put_be16(m, F_LENGTH, &p.c);
	p.id = put_be16(m, F_STREAM, &p.c);
	put_time(&p);
	keep(m);
	if (m->bad)
		return;
	m->code = kind >> 4;
	if (!m->prefix) {
		struct cursor whole = p.c;
		const size_t left = cur_left(&p.c);
		p.c = cur_cut(&whole, left < 2 ? 0 : left - 2);
		if (crc_of(m->data, m->len - 2) != cur_be16(&whole))
			flaw(m, FLAW_BAD_CRC);
	}
	if (kind >> 4 == TYPE_COMMAND)
		command(&p);
	else if (kind >> 4 <= TYPE_CONFIG_3)
		set_client(m, false);
	switch (kind >> 4) {
	case TYPE_COMMAND:
		break;
	case TYPE_DATA:
		data(&p);
		break;
	case TYPE_HEADER:
		header(&p);
		break;
	case TYPE_CONFIG_1:
	case TYPE_CONFIG_2:
	case TYPE_CONFIG_3:
		configuration(&p, kind >> 4);
		break;
	default:
		flaw(m, FLAW_UNKNOWN_TYPE);
		as_deed(&p, &(struct deed){ INTENT_OTHER, CHANGES_UNKNOWN, false, "unknown frame", NULL });
		put_rest(&p);
		emit(&p);
		break;
	}
	if (cur_left(&p.c))
		flaw(m, FLAW_TRAILING);
}

/* ---- refusing ---- */

enum { COMMAND_NONE = 0x00ff }; /* reserved, and for no user: table 15 */

static bool synchrophasor_neutralise(const struct message *m, uint8_t *bytes)
{
	if (m->len < COMMAND_LEN || m->data[1] >> 4 != TYPE_COMMAND)
		return false;
	bytes[14] = COMMAND_NONE >> 8;
	bytes[15] = COMMAND_NONE & 0xff;
	const uint16_t crc = crc_of(bytes, m->len - 2);
	bytes[m->len - 2] = (uint8_t)(crc >> 8);
	bytes[m->len - 1] = (uint8_t)crc;
	return true;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 4712, 4713 },
	{ TRANSPORT_UDP, 4712, 4713 },
};

extern const struct dissector synchrophasor;
const struct dissector synchrophasor = {
	.name = "synchrophasor",
	.title = "IEEE C37.118 synchrophasors",
	.specification = "IEEE C37.118.2-2011, IEEE C37.118-2005",
	.fields = fields,
	.field_count = F_COUNT_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAW_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "starting and stopping of data, asking for header and configuration",
	.codes = &type_names,
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct stream),
	.refuse = { .means = { REFUSE_NEUTRALISE, REFUSE_NONE }, .neutralise = synchrophasor_neutralise },
	.probe = synchrophasor_probe,
	.frame = synchrophasor_frame,
	.dissect = synchrophasor_dissect,
};
