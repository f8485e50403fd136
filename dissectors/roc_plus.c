/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ROC Plus: Emerson remote operations controllers and flow computers, TCP and UDP 4000.  Emerson ROC Plus
 * Protocol Specifications Manual A6127.
 *
 *	+-----------+------------+------------+-------------+--------+--------+---------...+-----+
 *	| dest unit | dest group | source unit| source group| opcode | length | data       | CRC |
 *	+-----------+------------+------------+-------------+--------+--------+---------...+-----+
 *	                                                              bytes of data          CRC-16, LE
 *
 * Function depth: opcode, and of single points and parameters their type, logical number and parameters.  An
 * answer has the opcode of its request; who asks is the side that opened the connection.  Log-in data
 * (opcode 17) are not shown.  Refusing: the error answer (opcode 255) of a controller.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/crc.h"
#include "dissectors/functions.h"

#include <string.h>

enum { F_UNIT, F_GROUP, F_SOURCE_UNIT, F_SOURCE_GROUP, F_OPCODE, F_LENGTH, F_POINT_TYPE, F_LOGICAL, F_PARAMETERS,
       F_DATA, F_ERROR, F_CRC, F_COUNT };

enum { OP_LOGIN = 17, OP_SET_POINT = 166, OP_READ_POINT = 167, OP_READ_PARAMETERS = 180, OP_WRITE_PARAMETERS = 181,
       OP_FILE = 203, OP_ERROR = 255 };

static const struct name opcode_list[] = {
	{ 0, "read-configuration-summary" }, { 6, "system-configuration" }, { 7, "read-clock" }, { 8, "set-clock" },
	{ 10, "read-data" }, { 11, "write-data" }, { OP_LOGIN, "log-in" }, { 24, "store-and-forward" },
	{ 50, "read-io-location" }, { 100, "access-user-data" }, { 103, "read-system-information" },
	{ 105, "read-history-tag" }, { 107, "read-history-peak" }, { 108, "read-history-values" },
	{ 118, "read-alarms" }, { 119, "read-events" }, { 135, "read-history-segment" },
	{ 136, "read-history-points" }, { 137, "read-history-day" }, { 138, "read-daily-history" },
	{ 139, "read-history-information" }, { OP_SET_POINT, "set-point" }, { OP_READ_POINT, "read-point" },
	{ OP_READ_PARAMETERS, "read-parameters" }, { OP_WRITE_PARAMETERS, "write-parameters" },
	{ OP_FILE, "file-transfer" }, { 205, "peer-to-peer" }, { 206, "read-transaction-history" },
	{ 224, "report-by-exception" }, { 225, "acknowledge-report" }, { OP_ERROR, "error" },
};
static const struct names opcode_names = NAMES(opcode_list);

/* A6127, table of opcode 255 */
static const struct name error_list[] = {
	{ 1, "invalid-opcode" }, { 2, "invalid-parameter" }, { 3, "invalid-logical" }, { 4, "invalid-point-type" },
	{ 5, "too-much-data" }, { 6, "too-little-data" }, { 20, "security" }, { 21, "access-level" },
	{ 24, "unauthorised" }, { 25, "write-protected" }, { 50, "busy" },
};
static const struct names error_names = NAMES(error_list);

static const struct field fields[] = {
	[F_UNIT] = { "unit", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL, "Unit of the receiver." },
	[F_GROUP] = { "group", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL, "Group of the receiver." },
	[F_SOURCE_UNIT] = { "source_unit", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Unit of the sender." },
	[F_SOURCE_GROUP] = { "source_group", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Group of the sender." },
	[F_OPCODE] = { "opcode", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &opcode_names, "What is asked for." },
	[F_LENGTH] = { "length", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Bytes of data." },
	[F_POINT_TYPE] = { "point_type", FIELD_UINT, 8, USE_KEY, 0, NULL, "Type of the point." },
	[F_LOGICAL] = { "logical", FIELD_UINT, 8, USE_ADDRESS, 0, NULL, "Which of the points of this type." },
	[F_PARAMETERS] = { "parameter", FIELD_SPAN, 8, USE_ADDRESS, 0, NULL,
			   "First parameter of the point, and how many." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "Arguments or results." },
	[F_ERROR] = { "error", FIELD_UINT, 8, USE_DETAIL, 0, &error_names, "Why a request was refused." },
	[F_CRC] = { "crc", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Checksum of the message." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_CRC = FLAW_OWN, UNKNOWN_OPCODE, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_crc", FLAW_MALFORMED, "a wrong checksum" },
	{ "unknown_opcode", FLAW_UNKNOWN, "an opcode that the manual does not have" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function opcodes[] = {
	{ 0, INTENT_READ, CHANGES_NO, 0, false, "read configuration summary", "T0888" },
	{ 6, INTENT_IDENTIFY, CHANGES_NO, 0, false, "read system configuration", "T0888" },
	{ 7, INTENT_READ, CHANGES_NO, 0, false, "read clock", "T0801" },
	{ 8, INTENT_TIME, CHANGES_YES, 0, false, "set clock", NULL },
	{ 10, INTENT_READ, CHANGES_NO, 0, false, "read data", "T0801" },
	{ 11, INTENT_WRITE, CHANGES_YES, 0, false, "write data", "T0836" },
	{ OP_LOGIN, INTENT_SESSION, CHANGES_NO, 0, true, "log in or out", NULL },
	{ 24, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "store and forward", NULL },
	{ 50, INTENT_READ, CHANGES_NO, 0, false, "read I/O location", "T0801" },
	{ 100, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "access data of a user program", NULL },
	{ 103, INTENT_IDENTIFY, CHANGES_NO, 0, false, "read system information", "T0888" },
	{ 105, INTENT_READ, CHANGES_NO, 0, false, "read history", "T0801" },
	{ 107, INTENT_READ, CHANGES_NO, 0, false, "read history", "T0801" },
	{ 108, INTENT_READ, CHANGES_NO, 0, false, "read history", "T0801" },
	{ 118, INTENT_READ, CHANGES_NO, 0, false, "read alarms", "T0801" },
	{ 119, INTENT_READ, CHANGES_NO, 0, false, "read events", "T0801" },
	{ 135, INTENT_READ, CHANGES_NO, 0, false, "read history", "T0801" },
	{ 136, INTENT_READ, CHANGES_NO, 0, false, "read history", "T0801" },
	{ 137, INTENT_READ, CHANGES_NO, 0, false, "read history", "T0801" },
	{ 138, INTENT_READ, CHANGES_NO, 0, false, "read history", "T0801" },
	{ 139, INTENT_READ, CHANGES_NO, 0, false, "read history", "T0801" },
	{ OP_SET_POINT, INTENT_WRITE, CHANGES_YES, 0, false, "set parameters of a point", "T0836" },
	{ OP_READ_POINT, INTENT_READ, CHANGES_NO, 0, false, "read parameters of a point", "T0801" },
	{ OP_READ_PARAMETERS, INTENT_READ, CHANGES_NO, 0, false, "read parameters", "T0801" },
	{ OP_WRITE_PARAMETERS, INTENT_WRITE, CHANGES_YES, 0, false, "write parameters", "T0836" },
	{ 205, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "peer to peer", NULL },
	{ 206, INTENT_READ, CHANGES_NO, 0, false, "read transaction history", "T0801" },
	{ 224, INTENT_REPORT, CHANGES_NO, 0, false, "report by exception", NULL },
	{ 225, INTENT_SESSION, CHANGES_NO, 0, true, "acknowledge report", NULL },
	{ OP_ERROR, INTENT_OTHER, CHANGES_NO, 0, false, "error", NULL },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown opcode", NULL };

/* Opcode 203 begins with its own command: those below write. */
static const struct function files[] = {
	{ 1, INTENT_FILE, CHANGES_UNKNOWN, TRANSFER_OPEN, false, "open file", "T0867" },
	{ 2, INTENT_FILE, CHANGES_NO, TRANSFER_DATA, false, "read file", "T0811" },
	{ 3, INTENT_FILE, CHANGES_YES, TRANSFER_DATA, false, "write file", "T0867" },
	{ 4, INTENT_FILE, CHANGES_NO, TRANSFER_CLOSE, false, "close file", NULL },
	{ 5, INTENT_FILE, CHANGES_YES, 0, false, "delete file", "T0809" },
	{ 6, INTENT_FILE, CHANGES_NO, 0, false, "list directory", NULL },
};
static const struct function other_file = { 0, INTENT_FILE, CHANGES_UNKNOWN, 0, false, "file transfer", "T0867" };

#define HEADER 6u
#define CRC_BEGIN 0xffffu

static void put_point(struct message *m, struct cursor *c)
{
	put_u8(m, F_POINT_TYPE, c);
	put_u8(m, F_LOGICAL, c);
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t count = cur_u8(c), first = cur_u8(c);
	put_span(m, F_PARAMETERS, first, count ? count : 1, offset, 2);
}

/* 180 and 181: a list of type, logical number and parameter; in 181 each has its value, whose size is
 * not told, so the first stands for all and the rest stays bytes. */
static void put_first(struct message *m, struct cursor *c)
{
	cur_skip(c, 1); /* count */
	put_u8(m, F_POINT_TYPE, c);
	put_u8(m, F_LOGICAL, c);
	const uint32_t offset = cur_offset(c, m->data);
	put_span(m, F_PARAMETERS, cur_u8(c), 1, offset, 1);
}

static const struct function *function_of(struct message *m, uint8_t opcode, const struct cursor *data)
{
	const struct function *f;

	if (opcode == OP_FILE) {
		const int command = cur_peek(data, 0);
		f = command < 0 ? NULL : FUNCTION_FIND(files, (uint32_t)command);
		return f ? f : &other_file;
	}
	f = FUNCTION_FIND(opcodes, opcode);
	if (!f)
		flaw(m, UNKNOWN_OPCODE);
	return f ? f : &unknown;
}

static void roc_plus_dissect(struct message *m, struct cursor c)
{
	put_u8(m, F_UNIT, &c);
	put_u8(m, F_GROUP, &c);
	put_u8(m, F_SOURCE_UNIT, &c);
	put_u8(m, F_SOURCE_GROUP, &c);
	const uint8_t opcode = put_u8(m, F_OPCODE, &c), length = put_u8(m, F_LENGTH, &c);
	if (m->bad)
		return;
	m->code = opcode;
	struct cursor data = cur_cut(&c, length);
	const uint16_t crc = put_le16(m, F_CRC, &c);
	if (!m->bad && crc16(CRC_BEGIN, CRC16_ANSI, m->data, HEADER + length) != crc)
		flaw(m, BAD_CRC);
	const struct function *f = function_of(m, opcode, &data);
	const bool answers = !m->from_client;
	expect(m, (enum intent)f->intent);
	if (opcode == OP_SET_POINT || opcode == OP_READ_POINT)
		put_point(m, &data);
	else if ((opcode == OP_READ_PARAMETERS || opcode == OP_WRITE_PARAMETERS) && cur_left(&data) > 3)
		put_first(m, &data);
	else if (opcode == OP_ERROR && cur_left(&data))
		put_u8(m, F_ERROR, &data);
	if (opcode != OP_LOGIN)
		put_left(m, F_DATA, &data);
	function_emit(m, f, opcode == 224 ? ROLE_REPORT : answers ? ROLE_ANSWER : ROLE_REQUEST, opcode == OP_ERROR);
}

static size_t roc_plus_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (cur_left(&c) < HEADER)
		return FRAME_MORE;
	cur_skip(&c, 5);
	return HEADER + (size_t)cur_u8(&c) + 2;
}

/* The checksum of a whole message settles it. */
static enum probe roc_plus_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t left = cur_left(&c), length = roc_plus_frame(NULL, c);
	const int opcode = cur_peek(&c, 4);

	(void)from_client;
	if (transport == TRANSPORT_ETHER || (opcode >= 0 && !names_find(&opcode_names, (uint64_t)opcode)))
		return PROBE_NO;
	if (length == FRAME_MORE || length > left)
		return transport == TRANSPORT_TCP ? PROBE_MORE : PROBE_NO;
	const struct bytes all = cur_take(&c, length);
	const unsigned crc = bytes_u8(all, length - 2) | (unsigned)bytes_u8(all, length - 1) << 8;
	return crc16(CRC_BEGIN, CRC16_ANSI, all.p, length - 2) == crc ? PROBE_STRONG : PROBE_NO;
}

static size_t roc_plus_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	if (m->len < HEADER + 2 || cap < HEADER + 5 || code < 0 || code > 255)
		return 0;
	const uint8_t no[HEADER + 3] = { m->data[2], m->data[3], m->data[0], m->data[1], OP_ERROR, 3,
					 (uint8_t)code, m->data[4], 0 };
	const unsigned crc = crc16(CRC_BEGIN, CRC16_ANSI, no, sizeof no);
	memcpy(out, no, sizeof no);
	out[HEADER + 3] = (uint8_t)crc;
	out[HEADER + 4] = (uint8_t)(crc >> 8);
	return HEADER + 5;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 4000, 4000 },
	{ TRANSPORT_UDP, 4000, 4000 },
};

extern const struct dissector roc_plus;
const struct dissector roc_plus = {
	.name = "roc_plus",
	.title = "ROC Plus",
	.specification = "Emerson A6127",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "log in and out, acknowledging reports",
	.codes = &opcode_names,
	.message_max = HEADER + 255 + 2,
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = 24, .codes = &error_names,
		    .answer = roc_plus_answer },
	.probe = roc_plus_probe,
	.frame = roc_plus_frame,
	.dissect = roc_plus_dissect,
};
