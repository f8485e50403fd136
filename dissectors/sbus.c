/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ether-S-Bus of Saia PCD controllers, UDP 5050.  Not published for UDP; serial S-Bus after the SBC S-Bus
 * manual 26/739, framing from captures and public dissectors.
 *
 *	+------------+---------+------+----------+-----------+---------+---------+---------...+-----+
 *	| length (4) | version | type | sequence | telegram  | station | command | data       | CRC |
 *	+------------+---------+------+----------+-----------+---------+---------+---------...+-----+
 *	              1         1      2          0 request    only in requests               CRC-16, 0x1021
 *	                                          1 response
 *	                                          2 ACK / NAK
 *
 * Big-endian.  Function depth: reads have their range of addresses, writes their first address and bytes.
 * An answer has only a sequence number, its command comes from the request.  Refusing: the NAK of a
 * controller.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

#include <string.h>

enum {
	F_LENGTH, F_VERSION, F_SEQUENCE, F_TELEGRAM, F_STATION, F_COMMAND, F_ADDRESS, F_DATA, F_ACKNOWLEDGE, F_CRC,
	F_COUNT,
};

enum { TELEGRAM_REQUEST, TELEGRAM_RESPONSE, TELEGRAM_ACK };

static const struct name telegram_list[] = {
	{ TELEGRAM_REQUEST, "request" }, { TELEGRAM_RESPONSE, "response" }, { TELEGRAM_ACK, "acknowledge" },
};
static const struct names telegram_names = NAMES(telegram_list);

static const struct name acknowledge_list[] = { { 0, "ack" }, { 1, "nak" }, { 2, "password" }, { 3, "busy" } };
static const struct names acknowledge_names = NAMES(acknowledge_list);

enum { COMMAND_READ_LAST = 7, COMMAND_WRITE_FIRST = 10, COMMAND_WRITE_LAST = 15 };

static const struct name command_list[] = {
	{ 0, "read-counter" }, { 1, "read-display-register" }, { 2, "read-flag" }, { 3, "read-input" },
	{ 4, "read-clock" }, { 5, "read-output" }, { 6, "read-register" }, { 7, "read-timer" },
	{ 10, "write-counter" }, { 11, "write-flag" }, { 12, "write-clock" }, { 13, "write-output" },
	{ 14, "write-register" }, { 15, "write-timer" }, { 19, "read-write-multi-medias" },
	{ 20, "read-status-cpu0" }, { 21, "read-status-cpu1" }, { 22, "read-status-cpu2" },
	{ 23, "read-status-cpu3" }, { 24, "read-status-cpu4" }, { 25, "read-status-cpu5" },
	{ 26, "read-status-cpu6" }, { 27, "read-status" }, { 29, "read-station-number" },
	{ 30, "read-user-memory" }, { 31, "read-program-line" }, { 32, "read-firmware-version" },
	{ 33, "read-text" }, { 34, "read-active-transition" }, { 35, "write-user-memory" },
	{ 36, "write-program-line" }, { 37, "write-text" }, { 40, "run-cpu0" }, { 41, "run-cpu1" },
	{ 42, "run-cpu2" }, { 43, "run-cpu3" }, { 44, "run-cpu4" }, { 45, "run-cpu5" }, { 46, "run-cpu6" },
	{ 47, "run" }, { 48, "run-all" }, { 50, "cold-restart-cpu1" }, { 51, "cold-restart-cpu2" },
	{ 52, "cold-restart-cpu3" }, { 53, "cold-restart-cpu4" }, { 54, "cold-restart-cpu5" },
	{ 55, "cold-restart-cpu6" }, { 56, "cold-restart" }, { 57, "cold-restart-all" }, { 60, "stop-cpu0" },
	{ 61, "stop-cpu1" }, { 62, "stop-cpu2" }, { 63, "stop-cpu3" }, { 64, "stop-cpu4" },
	{ 65, "stop-cpu5" }, { 66, "stop-cpu6" }, { 67, "stop" }, { 68, "stop-all" },
	{ 70, "read-accumulator" }, { 71, "read-byte" }, { 72, "read-halt-register" },
	{ 73, "read-index-register" }, { 74, "read-instruction-pointer" }, { 75, "find-history" },
	{ 80, "write-accumulator" }, { 81, "write-byte" }, { 82, "write-index-register" },
	{ 83, "write-instruction-pointer" }, { 90, "clear-all" }, { 91, "clear-flags" },
	{ 92, "clear-outputs" }, { 93, "clear-registers" }, { 94, "clear-timers" },
	{ 100, "warm-restart-cpu1" }, { 101, "warm-restart-cpu2" }, { 102, "warm-restart-cpu3" },
	{ 103, "warm-restart-cpu4" }, { 104, "warm-restart-cpu5" }, { 105, "warm-restart-cpu6" },
	{ 106, "warm-restart" }, { 107, "warm-restart-all" }, { 110, "change-block" },
	{ 111, "clear-history" }, { 112, "delete-program-line" }, { 113, "go-conditional" },
	{ 114, "insert-program-line" }, { 115, "local-cycles" }, { 116, "all-cycles" }, { 117, "make-text" },
	{ 118, "execute-instruction" }, { 119, "single-step" }, { 130, "interrupt-17" },
	{ 131, "interrupt-18" }, { 132, "interrupt-19" }, { 145, "read-hangup-timeout" },
	{ 150, "read-data-block" }, { 151, "write-data-block" }, { 152, "make-data-block" },
	{ 153, "clear-data-block" }, { 154, "clear-text" }, { 155, "read-block-address" },
	{ 156, "read-block-sizes" }, { 157, "read-current-block" }, { 158, "read-call-stack" },
	{ 159, "read-dbx" }, { 161, "read-eeprom" }, { 163, "write-eeprom" }, { 165, "erase-flash" },
	{ 166, "cold-restart-flag" }, { 167, "write-system-buffer" }, { 168, "read-system-buffer" },
	{ 169, "read-write-block-data" }, { 170, "get-diagnostic" }, { 171, "read-system-information" },
	{ 172, "change-blocks-on-run" }, { 173, "flashcard" }, { 174, "download-firmware" },
	{ 175, "web-server" },
};
static const struct names command_names = NAMES(command_list);

static const struct field fields[] = {
	[F_LENGTH] = { "length", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Bytes of the whole message." },
	[F_VERSION] = { "version", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Version of the framing." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			 "Number that an answer copies from its request." },
	[F_TELEGRAM] = { "telegram", FIELD_UINT, 8, USE_DETAIL, 0, &telegram_names,
			 "Request, response or acknowledgement." },
	[F_STATION] = { "station", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL, "S-Bus station that is asked." },
	[F_COMMAND] = { "command", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &command_names, "What is asked for." },
	[F_ADDRESS] = { "address", FIELD_SPAN, 16, USE_ADDRESS, 0, NULL,
			"First element, and for reads how many." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "What is written or answered." },
	[F_ACKNOWLEDGE] = { "acknowledge", FIELD_UINT, 16, USE_DETAIL, 0, &acknowledge_names,
			    "Whether the controller has done what was asked." },
	[F_CRC] = { "crc", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Checksum of the message." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_CRC = FLAW_OWN, UNKNOWN_TELEGRAM, UNKNOWN_COMMAND, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_crc", FLAW_MALFORMED, "a wrong checksum" },
	{ "unknown_telegram", FLAW_UNKNOWN, "neither request, response nor acknowledgement" },
	{ "unknown_command", FLAW_UNKNOWN, "a command that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

/* Ranges of commands that do the same kind of thing; the first that holds decides. */
static const struct {
	uint8_t first, last, intent, changes;
	const char *label, *technique;
} deeds[] = {
	{ 4, 4, INTENT_READ, CHANGES_NO, "read clock", "T0801" },
	{ 0, 7, INTENT_READ, CHANGES_NO, "read elements", "T0801" },
	{ 12, 12, INTENT_TIME, CHANGES_YES, "write clock", NULL },
	{ 11, 11, INTENT_CONTROL, CHANGES_YES, "write flags", "T0855" },
	{ 13, 13, INTENT_CONTROL, CHANGES_YES, "write outputs", "T0855" },
	{ 10, 15, INTENT_WRITE, CHANGES_YES, "write elements", "T0836" },
	{ 20, 27, INTENT_READ, CHANGES_NO, "read controller status", "T0868" },
	{ 29, 29, INTENT_IDENTIFY, CHANGES_NO, "read station number", "T0888" },
	{ 30, 31, INTENT_PROGRAM, CHANGES_NO, "read program", "T0845" },
	{ 32, 32, INTENT_IDENTIFY, CHANGES_NO, "read firmware version", "T0888" },
	{ 33, 34, INTENT_READ, CHANGES_NO, "read text or transition", "T0801" },
	{ 35, 36, INTENT_PROGRAM, CHANGES_YES, "write program", "T0843" },
	{ 37, 37, INTENT_WRITE, CHANGES_YES, "write text", "T0836" },
	{ 40, 48, INTENT_RUN, CHANGES_YES, "run", "T0858" },
	{ 50, 57, INTENT_RUN, CHANGES_YES, "cold restart", "T0816" },
	{ 60, 68, INTENT_RUN, CHANGES_YES, "stop", "T0858" },
	{ 70, 75, INTENT_DIAGNOSE, CHANGES_NO, "read debugging state", "T0801" },
	{ 80, 83, INTENT_PROGRAM, CHANGES_YES, "write debugging state", "T0843" },
	{ 90, 94, INTENT_WRITE, CHANGES_YES, "clear elements", "T0836" },
	{ 100, 107, INTENT_RUN, CHANGES_YES, "warm restart", "T0816" },
	{ 111, 111, INTENT_DIAGNOSE, CHANGES_YES, "clear history", "T0872" },
	{ 110, 119, INTENT_PROGRAM, CHANGES_YES, "edit or step program", "T0843" },
	{ 130, 132, INTENT_CONTROL, CHANGES_YES, "trigger interrupt block", "T0855" },
	{ 145, 145, INTENT_READ, CHANGES_NO, "read settings", "T0801" },
	{ 150, 150, INTENT_READ, CHANGES_NO, "read data block", "T0801" },
	{ 151, 154, INTENT_WRITE, CHANGES_YES, "write data block", "T0836" },
	{ 155, 159, INTENT_DIAGNOSE, CHANGES_NO, "read program structure", "T0801" },
	{ 161, 161, INTENT_READ, CHANGES_NO, "read memory", "T0801" },
	{ 163, 163, INTENT_CONFIG, CHANGES_YES, "write memory", "T0836" },
	{ 165, 165, INTENT_FIRMWARE, CHANGES_YES, "erase flash", "T0809" },
	{ 166, 166, INTENT_RUN, CHANGES_YES, "cold restart", "T0816" },
	{ 167, 167, INTENT_CONFIG, CHANGES_YES, "write system buffer", "T0836" },
	{ 168, 168, INTENT_READ, CHANGES_NO, "read system buffer", "T0801" },
	{ 170, 170, INTENT_DIAGNOSE, CHANGES_NO, "get diagnostic", NULL },
	{ 171, 171, INTENT_IDENTIFY, CHANGES_NO, "read system information", "T0888" },
	{ 172, 172, INTENT_PROGRAM, CHANGES_YES, "change blocks on the run", "T0843" },
	{ 174, 174, INTENT_FIRMWARE, CHANGES_YES, "download firmware", "T0857" },
	{ 0, 255, INTENT_OTHER, CHANGES_UNKNOWN, "other command", NULL },
};

static struct operation deed_of(uint32_t command)
{
	unsigned i = 0;
	while (command < deeds[i].first || command > deeds[i].last)
		i++;
	return (struct operation){ .intent = deeds[i].intent, .changes = deeds[i].changes, .label = deeds[i].label,
				   .technique = deeds[i].technique };
}

struct sbus_flow {
	struct pairs pairs;
};

static unsigned crc_of(const uint8_t *p, size_t len)
{
	unsigned crc = 0;
	for (size_t i = 0; i < len; i++) {
		crc ^= (unsigned)p[i] << 8;
		for (unsigned bit = 0; bit < 8; bit++)
			crc = (crc << 1 ^ (crc & 0x8000 ? 0x1021u : 0)) & 0xffff;
	}
	return crc;
}

static void put_elements(struct message *m, uint32_t command, struct cursor *c)
{
	const bool reads = command <= COMMAND_READ_LAST;

	if (command == 4 || command == 12 ||
	    (!reads && (command < COMMAND_WRITE_FIRST || command > COMMAND_WRITE_LAST)))
		return;
	const uint8_t count = cur_u8(c); /* of elements but one, or of bytes */
	const uint32_t offset = cur_offset(c, m->data);
	const uint16_t first = cur_be16(c);
	put_span(m, F_ADDRESS, first, reads ? count + 1u : 1, offset, 2);
}

static void request(struct message *m, uint16_t sequence, struct cursor *c)
{
	struct sbus_flow *flow = m->flow;

	put_u8(m, F_STATION, c);
	const uint8_t command = put_u8(m, F_COMMAND, c);
	if (m->bad)
		return;
	keep(m);
	m->code = command;
	struct operation op = deed_of(command);
	expect(m, (enum intent)op.intent);
	if (!names_find(&command_names, command))
		flaw(m, UNKNOWN_COMMAND);
	put_elements(m, command, c);
	put_left(m, F_DATA, c);
	if (!m->bad && !m->prefix)
		pair_open(&flow->pairs, sequence)->code = command;
	operation(m, &op);
}

/* Of a firmware version: type and version in text ("D2M48", "020"). */
static void tell_version(struct message *m, struct bytes data)
{
	if (data.len < 8)
		return;
	identify(m, IDENTITY_PRODUCT, bytes_part(data, 0, 5));
	identify(m, IDENTITY_FIRMWARE, bytes_part(data, 5, 3));
}

static void answer(struct message *m, uint16_t sequence, uint8_t telegram, struct cursor *c)
{
	struct pairs *pairs = &((struct sbus_flow *)m->flow)->pairs;
	const struct pair *asked = m->prefix ? pair_find(pairs, sequence) : pair_take(pairs, sequence);
	struct operation op = deed_of(255);

	if (asked) {
		put_uint(m, F_COMMAND, asked->code, 0, 0);
		op = deed_of(asked->code);
	} else {
		flaw(m, FLAW_NO_REQUEST);
	}
	op.role = ROLE_ANSWER;
	if (telegram == TELEGRAM_ACK) {
		op.failed = put_be16(m, F_ACKNOWLEDGE, c) != 0;
	} else if (asked && asked->code == 32) {
		struct cursor version = *c;
		tell_version(m, cur_rest(&version));
	}
	put_left(m, F_DATA, c);
	operation(m, &op);
}

static void sbus_dissect(struct message *m, struct cursor c)
{
	put_be32(m, F_LENGTH, &c);
	put_u8(m, F_VERSION, &c);
	cur_skip(&c, 1);
	const uint16_t sequence = put_be16(m, F_SEQUENCE, &c);
	const uint8_t telegram = put_u8(m, F_TELEGRAM, &c);
	const size_t left = cur_left(&c);
	struct cursor body = cur_cut(&c, left > 2 && !m->prefix ? left - 2 : left);
	if (m->bad)
		return;
	if (!m->prefix) {
		put_be16(m, F_CRC, &c);
		if (!m->bad && crc_of(m->data, m->len) != 0)
			flaw(m, BAD_CRC);
	}
	keep(m);
	if (telegram == TELEGRAM_REQUEST) {
		set_client(m, true);
		request(m, sequence, &body);
	} else if (telegram == TELEGRAM_RESPONSE || telegram == TELEGRAM_ACK) {
		set_client(m, false);
		answer(m, sequence, telegram, &body);
	} else {
		flaw(m, UNKNOWN_TELEGRAM);
		put_left(m, F_DATA, &body);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "unknown telegram" });
	}
}

static size_t sbus_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (cur_left(&c) < 4)
		return FRAME_MORE;
	const uint32_t length = cur_be32(&c);
	return length < 12 || length > 2048 ? FRAME_FOREIGN : length;
}

static enum probe sbus_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct bytes all = cur_rest(&c);

	(void)from_client;
	if (transport != TRANSPORT_UDP || all.len < 12 || bytes_be32(all, 0) != all.len || bytes_u8(all, 8) > 2)
		return PROBE_NO;
	return crc_of(all.p, all.len) == 0 ? PROBE_STRONG : PROBE_NO;
}

/* The NAK of the controller. */
static size_t sbus_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	if (m->len < 13 || cap < 13 || m->data[8] != TELEGRAM_REQUEST || code < 1 || code > 255)
		return 0;
	const uint8_t nak[11] = { 0, 0, 0, 13, m->data[4], m->data[5], m->data[6], m->data[7], TELEGRAM_ACK, 0,
				  (uint8_t)code };
	const unsigned crc = crc_of(nak, sizeof nak);
	memcpy(out, nak, sizeof nak);
	out[11] = (uint8_t)(crc >> 8);
	out[12] = (uint8_t)crc;
	return 13;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 5050, 5050 } };

extern const struct dissector sbus;
const struct dissector sbus = {
	.name = "sbus",
	.title = "Saia Ether-S-Bus",
	.specification = "not published for UDP; SBC S-Bus manual 26/739, captures",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.codes = &command_names,
	.message_max = 2048,
	.flow_size = sizeof(struct sbus_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = 1, .codes = &acknowledge_names,
		    .answer = sbus_answer },
	.probe = sbus_probe,
	.frame = sbus_frame,
	.dissect = sbus_dissect,
};
