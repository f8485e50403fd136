/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HART-IP, TCP and UDP port 5094: FieldComm TS20085 (network management), with the HART frames that it carries:
 * HCF_SPEC-81 (token-passing data link), HCF_SPEC-99 (command summary).  Commands: hart_ip_commands.h.
 *
 *   | version | type | message | status | sequence(2) | length(2), header included |
 *   session:       | master | inactivity(4) |
 *   pass-through:  | delimiter | address, 1 or 5 | expansion, 0-3 | command | count | data | checksum |
 *   data of an answer: | response code | device status | values |       command 31: | command(2) | values |
 *
 * Numbers are big-endian.  An answer repeats sequence, address and command.  A command for a sub-device (77)
 * carries a HART frame of its own, without checksum: `routed`, with what the inner command means.  Whether a long
 * address is that of the server or of a device behind it does not show: it is a field that rules can name.
 * Not read: audit logs, discovery of services, data of device-specific commands.
 * Refused by response code 16 "access restricted"; the sequence number makes taking a request out harmless.
 *
 * Owns no memory; per-flow state is a struct pairs; the thread that owns the flow.
 */
#include "dissectors/hart_ip_commands.h"

#include <string.h>

enum {
	F_VERSION, F_TYPE, F_MESSAGE, F_STATUS, F_SEQUENCE, F_LENGTH, F_MASTER, F_TIMER,
	F_FRAME, F_POLL_ADDRESS, F_DEVICE_TYPE, F_DEVICE, F_COMMAND, F_RESPONSE, F_DEVICE_STATUS,
	F_CARD, F_CHANNEL, F_VARIABLE, F_UNIT, F_VALUE, F_LOWER, F_MODE, F_MANUFACTURER, F_REVISION, F_TEXT, F_DATA,
	F_COUNT_FIELDS,
};

/* ---- names ---- */

enum { TYPE_REQUEST = 0, TYPE_RESPONSE = 1, TYPE_PUBLISH = 2, TYPE_NAK = 15 };

static const struct name type_list[] = {
	{ TYPE_REQUEST, "request" }, { TYPE_RESPONSE, "response" }, { TYPE_PUBLISH, "publish" }, { TYPE_NAK, "nak" },
};
static const struct names type_names = NAMES(type_list);

enum { MESSAGE_INITIATE = 0, MESSAGE_CLOSE, MESSAGE_KEEP_ALIVE, MESSAGE_PASS_THROUGH, MESSAGE_DIRECT, MESSAGE_AUDIT };

static const struct name message_list[] = {
	{ MESSAGE_INITIATE, "session-initiate" }, { MESSAGE_CLOSE, "session-close" },
	{ MESSAGE_KEEP_ALIVE, "keep-alive" }, { MESSAGE_PASS_THROUGH, "pass-through" },
	{ MESSAGE_DIRECT, "direct" }, { MESSAGE_AUDIT, "audit-log" },
};
static const struct names message_names = NAMES(message_list);

static const struct name master_list[] = { { 0, "secondary" }, { 1, "primary" } };
static const struct names master_names = NAMES(master_list);

enum { FRAME_BURST = 1, FRAME_REQUEST = 2, FRAME_ANSWER = 6 };

static const struct name frame_list[] = { { FRAME_BURST, "burst" }, { FRAME_REQUEST, "request" },
					  { FRAME_ANSWER, "answer" } };
static const struct names frame_names = NAMES(frame_list);

static const struct name command_list[] = {
	{ 0, "identifier" }, { 1, "primary-variable" }, { 2, "current" }, { 3, "dynamic-variables" },
	{ 6, "write-polling-address" }, { 7, "loop-configuration" }, { 8, "variable-classes" },
	{ 9, "variables-with-status" }, { 11, "identifier-by-tag" }, { 12, "message" }, { 13, "tag" },
	{ 14, "transducer" }, { 15, "device-information" }, { 16, "assembly-number" }, { 17, "write-message" },
	{ 18, "write-tag" }, { 19, "write-assembly-number" }, { 20, "long-tag" }, { 21, "identifier-by-long-tag" },
	{ 22, "write-long-tag" }, { 33, "variables" }, { 34, "write-damping" }, { 35, "write-range" },
	{ 36, "set-upper-range" }, { 37, "set-lower-range" }, { 38, "reset-changed-flag" }, { 40, "fixed-current" },
	{ 41, "self-test" }, { 42, "reset" }, { 43, "set-zero" }, { 44, "write-unit" }, { 45, "trim-zero" },
	{ 46, "trim-gain" }, { 47, "write-transfer-function" }, { 48, "additional-status" },
	{ 59, "write-preambles" }, { 66, "fixed-channel" }, { 71, "lock" }, { 72, "squawk" }, { 73, "find" },
	{ 75, "poll-sub-device" }, { 77, "sub-device-command" }, { 78, "aggregated" }, { 79, "write-variable" },
	{ 84, "sub-device-identity" }, { 89, "set-clock" }, { 90, "clock" }, { 108, "write-burst-command" },
	{ 109, "burst-mode" }, { 512, "country-code" }, { 513, "write-country-code" },
};
static const struct names command_names = NAMES(command_list);

enum { ACCESS_RESTRICTED = 16 };

static const struct name response_list[] = {
	{ 0, "ok" }, { 2, "invalid-selection" }, { 3, "too-large" }, { 4, "too-small" }, { 5, "too-few-bytes" },
	{ 6, "device-specific" }, { 7, "write-protected" }, { 16, "access-restricted" }, { 17, "invalid-variable" },
	{ 18, "invalid-unit" }, { 32, "busy" }, { 33, "delayed" }, { 34, "delayed-running" }, { 35, "delayed-dead" },
	{ 36, "delayed-conflict" }, { 64, "not-implemented" },
};
static const struct names response_names = NAMES(response_list);

/* Variables that every device has. */
enum { VARIABLE_PERCENT = 244, VARIABLE_CURRENT, VARIABLE_PRIMARY, UNIT_MILLIAMPERE = 39, UNIT_PERCENT = 57 };

static const struct name variable_list[] = {
	{ 243, "battery" }, { VARIABLE_PERCENT, "percent" }, { VARIABLE_CURRENT, "loop-current" },
	{ VARIABLE_PRIMARY, "primary" }, { 247, "secondary" }, { 248, "tertiary" }, { 249, "quaternary" },
};
static const struct names variable_names = NAMES(variable_list);

/* HCF_SPEC-183, table 2; a few of several hundred. */
static const struct name unit_list[] = {
	{ 1, "inh2o" }, { 6, "psi" }, { 7, "bar" }, { 8, "mbar" }, { 11, "pa" }, { 12, "kpa" }, { 15, "m3-per-min" },
	{ 17, "l-per-min" }, { 19, "m3-per-h" }, { 32, "degc" }, { 33, "degf" }, { 35, "kelvin" }, { 36, "mv" },
	{ 37, "ohm" }, { 38, "hz" }, { UNIT_MILLIAMPERE, "ma" }, { 45, "m" }, { 48, "cm" }, { 49, "mm" },
	{ 50, "min" }, { 51, "s" }, { UNIT_PERCENT, "percent" }, { 58, "v" }, { 59, "ph" }, { 250, "not-used" },
	{ 251, "none" },
};
static const struct names unit_names = NAMES(unit_list);

static const struct name mode_list[] = { { 0, "normal" }, { 1, "fixed" } };
static const struct names mode_names = NAMES(mode_list);

/* HCF_SPEC-183, table 8; as identity facts they are shown as written here. */
static const struct name manufacturer_list[] = {
	{ 0x11, "endress-hauser" }, { 0x13, "fisher" }, { 0x17, "honeywell" }, { 0x1a, "abb" },
	{ 0x1f, "micro-motion" }, { 0x26, "rosemount" }, { 0x2a, "siemens" }, { 0x37, "yokogawa" }, { 0x3e, "vega" },
};
static const struct names manufacturer_names = NAMES(manufacturer_list);

static const struct field fields[] = {
	[F_VERSION] = { "version", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Version of HART-IP." },
	[F_TYPE] = { "type", FIELD_UINT, 8, USE_DETAIL, 0, &type_names, "Request, response, publication or refusal." },
	[F_MESSAGE] = { "message", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &message_names,
		"What the message is for: the session, or a HART frame passed through." },
	[F_STATUS] = { "status", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Status of HART-IP; 0 is good." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number that an answer copies." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Bytes of the message, its header included." },
	[F_MASTER] = { "master", FIELD_UINT, 8, USE_KEY, 0, &master_names, "Which master the client is." },
	[F_TIMER] = { "timer", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Milliseconds of silence that end the session." },
	[F_FRAME] = { "frame", FIELD_UINT, 3, USE_DETAIL, 0, &frame_names, "Kind of the HART frame." },
	[F_POLL_ADDRESS] = { "poll_address", FIELD_UINT, 6, USE_KEY, FIELD_ROUTE, NULL,
		"Short address of the device." },
	[F_DEVICE_TYPE] = { "device_type", FIELD_UINT, 16, USE_KEY, FIELD_ROUTE, NULL,
		"Expanded device type of the long address." },
	[F_DEVICE] = { "device", FIELD_UINT, 24, USE_KEY, FIELD_ROUTE, NULL,
		"Identifier of the device in the long address." },
	[F_COMMAND] = { "command", FIELD_UINT, 16, USE_KEY, 0, &command_names, "HART command." },
	[F_RESPONSE] = { "response", FIELD_UINT, 8, USE_DETAIL, 0, &response_names,
		"Response code; from 128 on, errors of communication." },
	[F_DEVICE_STATUS] = { "device_status", FIELD_UINT, 8, USE_VALUE, 0, NULL,
		"Status of the field device, a bit each: 128 malfunction, 64 configuration changed, 32 cold start." },
	[F_CARD] = { "card", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL, "I/O card that a sub-device is behind." },
	[F_CHANNEL] = { "channel", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL, "Channel that a sub-device is behind." },
	[F_VARIABLE] = { "variable", FIELD_UINT, 8, USE_KEY, 0, &variable_names, "Device variable." },
	[F_UNIT] = { "unit", FIELD_UINT, 8, USE_DETAIL, 0, &unit_names, "Engineering unit of the value." },
	[F_VALUE] = { "value", FIELD_FLOAT, 32, USE_VALUE, 0, NULL,
		"Value read or written; of a range the upper end." },
	[F_LOWER] = { "lower", FIELD_FLOAT, 32, USE_VALUE, 0, NULL, "Lower end of a range." },
	[F_MODE] = { "mode", FIELD_UINT, 8, USE_VALUE, 0, &mode_names, "Whether a variable is fixed to a value." },
	[F_MANUFACTURER] = { "manufacturer", FIELD_UINT, 16, USE_VALUE, 0, &manufacturer_names,
		"Manufacturer of the device." },
	[F_REVISION] = { "revision", FIELD_UINT, 8, USE_VALUE, 0, NULL, "Software revision of the device." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Tag, descriptor or message." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "What follows and has no fields of its own." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT_FIELDS, "every field has a row");

enum { FLAW_BAD_CHECKSUM = FLAW_OWN, FLAW_BAD_COUNT, FLAW_BAD_VALUE, FLAW_UNKNOWN_MESSAGE, FLAW_UNKNOWN_COMMAND,
       FLAW_END };

static const struct flaw flaws[] = {
	[FLAW_BAD_CHECKSUM - FLAW_OWN] = { "bad_checksum", FLAW_MALFORMED, "the checksum of the HART frame is wrong" },
	[FLAW_BAD_COUNT - FLAW_OWN] = { "bad_count", FLAW_MALFORMED,
		"the byte count of the HART frame contradicts the length of the message" },
	[FLAW_BAD_VALUE - FLAW_OWN] = { "bad_value", FLAW_MALFORMED, "a value that the specification does not allow" },
	[FLAW_UNKNOWN_MESSAGE - FLAW_OWN] = { "unknown_message", FLAW_UNKNOWN,
		"a message of HART-IP that is not known, or not read" },
	[FLAW_UNKNOWN_COMMAND - FLAW_OWN] = { "unknown_command", FLAW_UNKNOWN,
		"a HART command that is not known and not specific to the device" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAW_END - FLAW_OWN, "every flaw has a row");

/* ---- recognising and framing ---- */

enum { HEAD = 8, MESSAGE_MAX = 2048, EXTENDED_COMMAND = 31 };

struct pdu {
	struct message *m;
	struct cursor c;
	bool is_answer; /* or published */
	uint16_t command;
	const struct shape *shape;
	struct operation op;
};

static uint8_t xor_of(struct bytes b)
{
	uint8_t sum = 0;

	for (size_t i = 0; i < b.len; i++)
		sum ^= b.p[i];
	return sum;
}

static size_t hart_ip_frame(const struct message *m, struct cursor c)
{
	const int version = cur_peek(&c, 0), type = cur_peek(&c, 1);

	(void)m;
	if (version >= 0 && version != 1 && version != 2)
		return FRAME_FOREIGN;
	if (type >= 0 && (type & 15) > TYPE_PUBLISH && (type & 15) != TYPE_NAK)
		return FRAME_FOREIGN;
	if (cur_left(&c) < HEAD)
		return FRAME_MORE;
	cur_skip(&c, 6);
	const uint16_t len = cur_be16(&c);
	return len < HEAD || len > MESSAGE_MAX ? FRAME_FOREIGN : len;
}

/* A whole message: is it what TS20085 says it is, to the byte? */
static enum probe judge(struct cursor c)
{
	const size_t len = cur_left(&c);

	cur_skip(&c, 1);
	const uint8_t type = cur_u8(&c) & 15, message = cur_u8(&c), status = cur_u8(&c);
	cur_skip(&c, 4);
	if (message == MESSAGE_INITIATE && (type == TYPE_REQUEST || type == TYPE_RESPONSE))
		return len == 13 && !status && cur_u8(&c) < 2 && cur_be32(&c) <= 86400000 ? PROBE_STRONG : PROBE_WEAK;
	if (message == MESSAGE_PASS_THROUGH && len > HEAD + 4) {
		const uint8_t delimiter = cur_u8(&c);
		const unsigned kind = delimiter & 7, head = delimiter & 0x80 ? 7 : 3;
		const struct bytes body = cur_rest(&c);
		if ((kind != FRAME_REQUEST && kind != FRAME_ANSWER && kind != FRAME_BURST) || delimiter & 0x18)
			return PROBE_NO;
		const bool fits = (delimiter & 0x60) || bytes_u8(body, head - 1) + head + 1u == body.len;
		return fits && xor_of(body) == delimiter ? PROBE_STRONG : PROBE_WEAK;
	}
	return message <= MESSAGE_AUDIT ? PROBE_WEAK : PROBE_NO;
}

static enum probe hart_ip_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct message none = { .transport = transport };
	const size_t len = hart_ip_frame(&none, c);

	(void)from_client;
	if (len == FRAME_FOREIGN)
		return PROBE_NO;
	if (len == FRAME_MORE || len > cur_left(&c))
		return PROBE_MORE;
	return judge(cur_cut(&c, len));
}

/* ---- parts ---- */

static void emit(struct pdu *p)
{
	operation_in_place(p->m, &p->op);
}

static void put_rest(struct pdu *p)
{
	put_left(p->m, F_DATA, &p->c);
}

static void put_real(struct pdu *p, unsigned field)
{
	const uint32_t offset = cur_offset(&p->c, p->m->data), bits = cur_be32(&p->c);
	float f;

	memcpy(&f, &bits, sizeof f);
	put_float(p->m, field, (double)f, offset, 4);
}

static void put_unpacked(struct pdu *p, unsigned field, size_t packed)
{
	const uint32_t offset = cur_offset(&p->c, p->m->data);
	const struct bytes b = cur_take(&p->c, packed);
	uint8_t text[32];
	uint32_t len = 0;

	/* HCF_SPEC-183, 5.1.1: four characters of 6 bits in three bytes; bit 6 is the opposite of bit 5. */
	for (size_t i = 0; i + 2 < b.len; i += 3) {
		const uint32_t three = (uint32_t)b.p[i] << 16 | (uint32_t)b.p[i + 1] << 8 | b.p[i + 2];
		for (unsigned k = 0; k < 4; k++) {
			const uint8_t six = three >> (18 - 6 * k) & 0x3f;
			text[len++] = six & 0x20 ? six : six | 0x40;
		}
	}
	while (len && (text[len - 1] == ' ' || text[len - 1] == '@')) /* '@': never written */
		len--;
	put_made(p->m, field, text, len, offset);
}

static struct bytes text_of(const struct pdu *p)
{
	const struct value *v = &p->m->fields[F_TEXT];
	return has_field(p->m, F_TEXT) ? (struct bytes){ v->p, v->len } : (struct bytes){ NULL, 0 };
}

/* ---- values of commands ---- */

static void put_variable(struct pdu *p, unsigned variable, unsigned unit)
{
	put_uint(p->m, F_VARIABLE, variable, 0, 0);
	if (unit)
		put_uint(p->m, F_UNIT, unit, 0, 0);
	else
		put_uint(p->m, F_UNIT, cur_u8(&p->c), cur_offset(&p->c, p->m->data) - 1, 1);
	put_real(p, F_VALUE);
	emit(p);
}

/* 3: the variables that follow are those that the device has. */
static void dynamic(struct pdu *p)
{
	put_variable(p, VARIABLE_CURRENT, UNIT_MILLIAMPERE);
	for (unsigned i = 0; i < 4 && cur_left(&p->c) && !p->m->bad; i++)
		put_variable(p, VARIABLE_PRIMARY + i, 0);
}

/* 9, 33: requests name variables, answers give their values. */
static void variables(struct pdu *p, bool has_status)
{
	const size_t row = has_status ? 8 : 6;

	if (!p->is_answer) {
		if (!cur_left(&p->c))
			emit(p);
		while (cur_left(&p->c)) {
			put_u8(p->m, F_VARIABLE, &p->c);
			emit(p);
		}
		return;
	}
	if (has_status)
		cur_skip(&p->c, 1);
	if (cur_left(&p->c) < row)
		cur_poison(&p->c);
	while (cur_left(&p->c) >= row) {
		put_u8(p->m, F_VARIABLE, &p->c);
		if (has_status)
			cur_skip(&p->c, 1);
		put_u8(p->m, F_UNIT, &p->c);
		put_real(p, F_VALUE);
		if (has_status)
			cur_skip(&p->c, 1);
		emit(p);
	}
	cur_skip(&p->c, has_status && cur_left(&p->c) == 4 ? 4 : 0); /* when they were taken */
}

/* 0, 11, 21, 75: HCF_SPEC-127, 6.1. */
static void identity(struct pdu *p)
{
	static const char hex[] = "0123456789ABCDEF";
	const struct bytes b = cur_rest(&p->c);
	const uint32_t offset = (uint32_t)(p->m->len - 1 - b.len);

	if (b.len < 12) {
		cur_poison(&p->c);
		return;
	}
	const uint16_t manufacturer = b.len >= 19 ? bytes_be16(b, 17) : b.p[1];
	const char *vendor = names_find(&manufacturer_names, manufacturer);
	const uint32_t digits = bytes_be16(b, 1), serial = bytes_be32(b, 8) & 0xffffff;
	put_uint(p->m, F_DEVICE_TYPE, digits, offset + 1, 2);
	put_uint(p->m, F_REVISION, b.p[6], offset + 6, 1);
	put_uint(p->m, F_MANUFACTURER, manufacturer, b.len >= 19 ? offset + 17 : offset + 1, b.len >= 19 ? 2 : 1);
	identify_text(p->m, IDENTITY_VENDOR, vendor);
	uint8_t text[6];
	for (unsigned i = 0; i < 4; i++)
		text[i] = (uint8_t)hex[digits >> (12 - 4 * i) & 15];
	identify(p->m, IDENTITY_PRODUCT, (struct bytes){ text, 4 });
	for (unsigned i = 0; i < 6; i++)
		text[i] = (uint8_t)hex[serial >> (20 - 4 * i) & 15];
	identify(p->m, IDENTITY_SERIAL, (struct bytes){ text, 6 });
	emit(p);
}

static void tag(struct pdu *p)
{
	put_unpacked(p, F_TEXT, 6);
	if (p->is_answer && p->command == 13)
		identify(p->m, IDENTITY_NAME, text_of(p));
	put_rest(p);
	emit(p);
}

static void long_tag(struct pdu *p)
{
	struct bytes text = cur_take(&p->c, 32);

	while (text.len && (!text.p[text.len - 1] || text.p[text.len - 1] == ' '))
		text.len--;
	put_bytes(p->m, F_TEXT, text);
	if (p->is_answer && p->command == 20)
		identify(p->m, IDENTITY_NAME, text);
	emit(p);
}

static void subdevice(struct pdu *p);

/* Both sides carry the values of a write. */
static void read_values(struct pdu *p)
{
	struct message *m = p->m;

	switch (p->shape ? p->shape->layout : LAYOUT_BARE) {
	case LAYOUT_IDENTITY:
		if (p->is_answer) {
			identity(p);
			return;
		}
		break;
	case LAYOUT_VALUE:
		if (p->is_answer) {
			put_variable(p, VARIABLE_PRIMARY, 0);
			return;
		}
		break;
	case LAYOUT_CURRENT:
		if (p->is_answer) {
			put_variable(p, VARIABLE_CURRENT, UNIT_MILLIAMPERE);
			put_variable(p, VARIABLE_PERCENT, UNIT_PERCENT);
			return;
		}
		break;
	case LAYOUT_DYNAMIC:
		if (p->is_answer) {
			dynamic(p);
			return;
		}
		break;
	case LAYOUT_STATUS:
	case LAYOUT_VARIABLES:
		variables(p, p->shape->layout == LAYOUT_STATUS);
		return;
	case LAYOUT_MESSAGE:
		if (p->is_answer || p->op.changes)
			put_unpacked(p, F_TEXT, 24);
		break;
	case LAYOUT_TAG:
		if (p->is_answer || p->op.changes) {
			tag(p);
			return;
		}
		break;
	case LAYOUT_LONG_TAG:
		if (p->is_answer || p->op.changes) {
			long_tag(p);
			return;
		}
		break;
	case LAYOUT_RANGE:
		put_u8(m, F_UNIT, &p->c);
		put_real(p, F_VALUE);
		put_real(p, F_LOWER);
		break;
	case LAYOUT_NUMBER:
		put_real(p, F_VALUE);
		break;
	case LAYOUT_WRITE:
		put_u8(m, F_VARIABLE, &p->c);
		if (put_u8(m, F_MODE, &p->c) > 1)
			flaw(m, FLAW_BAD_VALUE);
		put_u8(m, F_UNIT, &p->c);
		put_real(p, F_VALUE);
		break;
	case LAYOUT_SUBDEVICE:
		subdevice(p);
		return;
	default:
		break;
	}
	put_rest(p);
	emit(p);
}

/* ---- the HART frame ---- */

static const struct shape *shape_of(uint16_t command)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
		if (shapes[i].command == command)
			return &shapes[i];
	return NULL;
}

static void as_command(struct pdu *p)
{
	const bool is_specific = (p->command >= 128 && p->command <= 253) || p->command >= 64768;

	p->shape = shape_of(p->command);
	p->op.label = p->shape ? p->shape->label : is_specific ? "device-specific command" : "unknown command";
	p->op.intent = p->shape ? p->shape->intent : INTENT_OTHER;
	p->op.changes = p->shape ? p->shape->changes : CHANGES_UNKNOWN;
	p->op.technique = p->shape ? p->shape->technique : NULL;
	if (p->m->bad)
		return;
	if (!p->shape && !is_specific)
		flaw(p->m, FLAW_UNKNOWN_COMMAND);
	if (!p->shape || p->shape->layout != LAYOUT_SUBDEVICE) /* whose inner command tells */
		expect(p->m, (enum intent)p->op.intent);
}

/* Delimiter and address: HCF_SPEC-81, 5.2. */
static uint8_t put_address(struct pdu *p)
{
	const uint32_t offset = cur_offset(&p->c, p->m->data);
	const uint8_t delimiter = cur_u8(&p->c);

	put_uint(p->m, F_FRAME, delimiter & 7, offset, 1);
	if (delimiter & 0x80) {
		const uint16_t type = cur_be16(&p->c) & 0x3fff;
		put_uint(p->m, F_DEVICE_TYPE, type, offset + 1, 2);
		put_uint(p->m, F_DEVICE, cur_be24(&p->c), offset + 3, 3);
	} else {
		put_uint(p->m, F_POLL_ADDRESS, cur_u8(&p->c) & 0x3f, offset + 1, 1);
	}
	cur_skip(&p->c, delimiter >> 5 & 3);
	return delimiter;
}

static void put_command(struct pdu *p, uint16_t command, uint32_t offset, uint32_t len)
{
	p->command = command;
	put_uint(p->m, F_COMMAND, command, offset, len);
	as_command(p);
}

/* Command, byte count, and what is in front of the values; p->c is cut to the data. */
static void put_data_head(struct pdu *p)
{
	const uint32_t offset = cur_offset(&p->c, p->m->data);
	const uint8_t command = cur_u8(&p->c), count = cur_u8(&p->c);

	if (!p->m->bad && !p->m->prefix && count != cur_left(&p->c))
		flaw(p->m, FLAW_BAD_COUNT);
	if (p->is_answer) {
		const uint8_t response = put_u8(p->m, F_RESPONSE, &p->c);
		put_u8(p->m, F_DEVICE_STATUS, &p->c);
		/* 8 to 14 and 24 to 31 are warnings, 96 and more too; from 128 on the frame was not understood. */
		const bool warns = (response >= 8 && response < 16) || (response >= 24 && response < 32) ||
				   (response >= 96 && response < 128);
		p->op.failed = response && !warns;
	}
	if (command == EXTENDED_COMMAND && cur_left(&p->c) >= 2)
		put_command(p, cur_be16(&p->c), cur_offset(&p->c, p->m->data) - 2, 2);
	else
		put_command(p, command, offset, 1);
}

/* 77: card, channel, preambles, then a frame without checksum.  What it says replaces what the outer one said. */
static void subdevice(struct pdu *p)
{
	put_u8(p->m, F_CARD, &p->c);
	put_u8(p->m, F_CHANNEL, &p->c);
	if (!p->is_answer)
		cur_skip(&p->c, 1);
	p->op.routed = true;
	put_address(p);
	put_data_head(p);
	keep(p->m);
	if (p->m->bad)
		return;
	if (p->shape && p->shape->layout == LAYOUT_SUBDEVICE) {
		flaw(p->m, FLAW_UNKNOWN_COMMAND);
		p->shape = NULL;
	}
	if (p->op.failed) {
		put_rest(p);
		emit(p);
	} else {
		read_values(p);
	}
}

static uint32_t key_of(const struct pdu *p)
{
	return (uint32_t)(p->m->fields[F_MESSAGE].u << 16 | p->m->fields[F_SEQUENCE].u);
}

/* Remembers a request, or finds that of an answer.  Over UDP a session is answered from another port. */
static void pair(struct pdu *p, unsigned type, unsigned message)
{
	struct message *m = p->m;

	if (m->bad)
		return;
	if (type == TYPE_REQUEST && !m->prefix) {
		pair_open(m->flow, key_of(p))->code = p->command;
	} else if (type == TYPE_RESPONSE) {
		const struct pair *asked = m->prefix ? pair_find(m->flow, key_of(p)) : pair_take(m->flow, key_of(p));
		if (asked && asked->code != p->command)
			flaw(m, FLAW_MISFIT);
		if (!asked && (m->transport == TRANSPORT_TCP || message != MESSAGE_INITIATE))
			flaw(m, FLAW_NO_REQUEST);
	}
}

static void pass_through(struct pdu *p, unsigned type)
{
	struct message *m = p->m;
	const struct cursor whole = p->c;
	struct cursor again = p->c;

	if (cur_left(&p->c) > 1 && !m->prefix) {
		p->c = cur_cut(&again, cur_left(&whole) - 1); /* without the checksum */
		if (xor_of((struct bytes){ whole.p, cur_left(&whole) }))
			flaw(m, FLAW_BAD_CHECKSUM);
	}
	const uint8_t delimiter = put_address(p);
	const unsigned kind = delimiter & 7;
	if (!m->bad && (delimiter & 0x18 || (kind != FRAME_REQUEST && kind != FRAME_ANSWER && kind != FRAME_BURST)))
		flaw(m, FLAW_BAD_VALUE);
	p->is_answer = kind != FRAME_REQUEST;
	put_data_head(p);
	if (m->bad)
		return;
	if (p->shape && p->shape->layout != LAYOUT_SUBDEVICE)
		keep(m);
	if (kind == FRAME_BURST) {
		p->op.role = ROLE_REPORT;
		p->op.intent = INTENT_REPORT;
	}
	pair(p, type, MESSAGE_PASS_THROUGH);
	if (p->op.failed) {
		put_rest(p);
		emit(p);
	} else {
		read_values(p);
	}
	if (cur_left(&p->c))
		flaw(m, FLAW_TRAILING);
}

/* ---- HART-IP ---- */

static void session(struct pdu *p, unsigned type, unsigned message)
{
	static const char *const labels[] = { "open session", "close session", "keep session alive" };
	struct message *m = p->m;

	p->op.label = labels[message];
	p->op.intent = INTENT_SESSION;
	p->op.housekeeping = true;
	expect(m, INTENT_SESSION);
	if (message == MESSAGE_INITIATE && (cur_left(&p->c) || !p->op.failed)) {
		const uint8_t master = put_u8(m, F_MASTER, &p->c);
		put_be32(m, F_TIMER, &p->c);
		if (!m->bad && master > 1)
			flaw(m, FLAW_BAD_VALUE);
	}
	pair(p, type, message);
	emit(p);
	if (cur_left(&p->c))
		flaw(m, FLAW_TRAILING);
}

static void other(struct pdu *p, unsigned type, unsigned message)
{
	const bool is_audit = message == MESSAGE_AUDIT;

	p->op.label = is_audit ? "read audit log" : message == MESSAGE_DIRECT ? "direct commands" : "unknown message";
	p->op.intent = is_audit ? INTENT_DIAGNOSE : INTENT_OTHER;
	p->op.changes = is_audit ? CHANGES_NO : CHANGES_UNKNOWN;
	if (!is_audit)
		flaw(p->m, FLAW_UNKNOWN_MESSAGE);
	put_rest(p);
	pair(p, type, message);
	emit(p);
}

static void hart_ip_dissect(struct message *m, struct cursor c)
{
	struct pdu p = { .m = m, .c = c };

	put_u8(m, F_VERSION, &p.c);
	const uint8_t type = cur_u8(&p.c) & 15;
	put_uint(m, F_TYPE, type, 1, 1);
	const uint8_t message = put_u8(m, F_MESSAGE, &p.c), status = put_u8(m, F_STATUS, &p.c);
	put_be16(m, F_SEQUENCE, &p.c);
	put_be16(m, F_LENGTH, &p.c);
	keep(m);
	if (m->bad)
		return;
	m->code = message;
	p.is_answer = type != TYPE_REQUEST;
	p.op.role = type == TYPE_REQUEST ? ROLE_REQUEST : type == TYPE_PUBLISH ? ROLE_REPORT : ROLE_ANSWER;
	p.op.failed = type == TYPE_NAK || (type == TYPE_RESPONSE && status);
	if (type != TYPE_PUBLISH)
		set_client(m, type == TYPE_REQUEST);
	if (message == MESSAGE_PASS_THROUGH && (cur_left(&p.c) || !p.op.failed))
		pass_through(&p, type);
	else if (message <= MESSAGE_KEEP_ALIVE)
		session(&p, type, message);
	else
		other(&p, type, message);
	forget(m);
}

/* ---- refusing ---- */

/* The same HART frame as an answer with a response code and nothing else; of other messages, a status. */
static size_t hart_ip_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);
	const struct bytes head = cur_take(&c, HEAD);

	if (bad || code < 1 || code > 127 || (head.p[1] & 15) != TYPE_REQUEST || cap < HEAD)
		return 0;
	memcpy(out, head.p, HEAD);
	out[1] = TYPE_RESPONSE;
	out[6] = 0;
	if (head.p[2] != MESSAGE_PASS_THROUGH) {
		out[3] = (uint8_t)code;
		out[7] = HEAD;
		return HEAD;
	}
	const int delimiter = cur_peek(&c, 0);
	if (delimiter < 0 || (delimiter & 7) != FRAME_REQUEST)
		return 0;
	const size_t address = 1 + (delimiter & 0x80 ? 5u : 1u) + ((unsigned)delimiter >> 5 & 3);
	const struct bytes front = cur_take(&c, address + 1);
	const uint8_t count = cur_u8(&c);
	const bool is_extended = !bad && front.p[address] == EXTENDED_COMMAND && count >= 2;
	const struct bytes extended = cur_take(&c, is_extended ? 2 : 0);
	const size_t data = is_extended ? 4 : 2, len = HEAD + front.len + 1 + data + 1;
	if (bad || cap < len)
		return 0;
	uint8_t *frame = out + HEAD;
	memcpy(frame, front.p, front.len);
	frame[0] = (uint8_t)((delimiter & 0xe0) | FRAME_ANSWER);
	frame[front.len] = (uint8_t)data;
	frame[front.len + 1] = (uint8_t)code;
	frame[front.len + 2] = 0;
	if (is_extended)
		memcpy(frame + front.len + 3, extended.p, 2);
	frame[front.len + 1 + data] = xor_of((struct bytes){ frame, front.len + 1 + data });
	out[7] = (uint8_t)len;
	return len;
}

static const struct binding bindings[] = {
	{ TRANSPORT_UDP, 5094, 5095 },
	{ TRANSPORT_TCP, 5094, 5094 },
};

extern const struct dissector hart_ip;
const struct dissector hart_ip = {
	.name = "hart_ip",
	.title = "HART-IP",
	.specification = "FieldComm TS20085; HCF_SPEC-81, -99, -127, -151, -183",
	.fields = fields,
	.field_count = F_COUNT_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAW_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "opening and closing a session, keeping it alive",
	.codes = &message_names,
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct pairs),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = ACCESS_RESTRICTED, .codes = &response_names,
		    .answer = hart_ip_answer },
	.probe = hart_ip_probe,
	.frame = hart_ip_frame,
	.dissect = hart_ip_dissect,
};
