/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TFTP: UDP 69 for requests; the server answers them from another port, which is expected.  RFC 1350, RFC 2347.
 *
 *	1 | 2   file 0 mode 0 [option 0 value 0 ...]        read, write
 *	3 block data    4 block    5 code text 0    6 options
 *
 * Read are operation, file and mode.  Refusing: the protocol's error, access violation.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_OPERATION, F_FILE, F_MODE, F_BLOCK, F_ERROR, F_TEXT, F_COUNT };

enum { OP_READ = 1, OP_WRITE, OP_DATA, OP_ACK, OP_ERROR, OP_OPTIONS };
static const struct name operation_list[] = {
	{ OP_READ, "read" }, { OP_WRITE, "write" }, { OP_DATA, "data" }, { OP_ACK, "ack" }, { OP_ERROR, "error" },
	{ OP_OPTIONS, "options" },
};
static const struct names operation_names = NAMES(operation_list);

static const struct name error_list[] = {
	{ 0, "not-defined" }, { 1, "no-such-file" }, { 2, "access-violation" }, { 3, "disk-full" },
	{ 4, "illegal-operation" }, { 5, "unknown-transfer" }, { 6, "file-exists" }, { 7, "no-such-user" },
	{ 8, "options" },
};
static const struct names error_names = NAMES(error_list);

static const struct field fields[] = {
	[F_OPERATION] = { "operation", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &operation_names, "Kind of message." },
	[F_FILE] = { "file", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the file." },
	[F_MODE] = { "mode", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Form of the file: octet or netascii." },
	[F_BLOCK] = { "block", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number of the block." },
	[F_ERROR] = { "error", FIELD_UINT, 16, USE_DETAIL, 0, &error_names, "Why the transfer ends." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "The same in words." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { UNKNOWN_OPERATION = FLAW_OWN, FLAWS_END };

static const struct flaw flaws[] = {
	{ "unknown_operation", FLAW_UNKNOWN, "a kind of message that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function operations[] = {
	{ OP_READ, INTENT_FILE, CHANGES_NO, TRANSFER_OPEN, false, "get file", "T0811" },
	{ OP_WRITE, INTENT_FILE, CHANGES_YES, TRANSFER_OPEN, false, "put file", "T0867" },
	{ OP_DATA, INTENT_FILE, CHANGES_UNKNOWN, TRANSFER_DATA, true, "data", NULL },
	{ OP_ACK, INTENT_FILE, CHANGES_NO, TRANSFER_DATA, true, "acknowledge", NULL },
	{ OP_ERROR, INTENT_SESSION, CHANGES_NO, TRANSFER_CLOSE, true, "error", NULL },
	{ OP_OPTIONS, INTENT_SESSION, CHANGES_NO, 0, true, "options", NULL },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown message", NULL };

#define MESSAGE_MAX 65535u
#define ANSWER_WAIT_S 30u

/* A text up to its 0, which c passes. */
static struct bytes text_next(struct cursor *c)
{
	size_t len = 0;

	while (cur_peek(c, len) > 0)
		len++;
	const struct bytes text = cur_take(c, len);
	cur_skip(c, 1);
	return text;
}

static void tftp_dissect(struct message *m, struct cursor c)
{
	const uint16_t code = put_be16(m, F_OPERATION, &c);
	const struct function *f = FUNCTION_FIND(operations, code);

	m->code = code;
	switch (code) {
	case OP_READ:
	case OP_WRITE:
		put_bytes(m, F_FILE, text_next(&c));
		put_bytes(m, F_MODE, text_next(&c));
		expect_flow(m, &(struct expected){ .transport = TRANSPORT_UDP, .port = m->src_port, .by_server = true,
						   .seconds = ANSWER_WAIT_S, .word = 1 });
		break;
	case OP_DATA:
	case OP_ACK:
		put_be16(m, F_BLOCK, &c);
		break;
	case OP_ERROR:
		put_be16(m, F_ERROR, &c);
		put_bytes(m, F_TEXT, text_next(&c));
		break;
	default:
		break;
	}
	if (!f)
		flaw(m, UNKNOWN_OPERATION);
	function_emit(m, f ? f : &unknown, m->from_client ? ROLE_REQUEST : ROLE_ANSWER, code == OP_ERROR);
}

static size_t tftp_frame(const struct message *m, struct cursor c)
{
	(void)m;
	return cur_left(&c) <= MESSAGE_MAX ? cur_left(&c) : FRAME_FOREIGN;
}

static bool is_mode(struct bytes b)
{
	static const char *const modes[] = { "octet", "netascii", "mail" };

	for (unsigned i = 0; i < sizeof modes / sizeof modes[0]; i++) {
		size_t at = 0;
		while (at < b.len && modes[i][at] && (b.p[at] | 0x20) == (uint8_t)modes[i][at])
			at++;
		if (at == b.len && !modes[i][at])
			return true;
	}
	return false;
}

/* A request with a file name that can be read and one of three modes. */
static enum probe tftp_probe(enum transport transport, bool from_client, struct cursor c)
{
	if (transport != TRANSPORT_UDP || cur_peek(&c, 0) != 0 || cur_peek(&c, 1) < OP_READ ||
	    cur_peek(&c, 1) > OP_OPTIONS)
		return PROBE_NO;
	const uint16_t code = cur_be16(&c);
	if (code > OP_WRITE)
		return from_client ? PROBE_NO : PROBE_WEAK;
	const struct bytes file = text_next(&c), mode = text_next(&c);
	if (*c.bad || !file.len || !is_mode(mode))
		return PROBE_NO;
	for (size_t i = 0; i < file.len; i++)
		if (file.p[i] < 0x20 || file.p[i] == 0x7f)
			return PROBE_NO;
	return PROBE_STRONG;
}

static size_t tftp_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	static const uint8_t error[] = { 0, OP_ERROR, 0, 0, 'r', 'e', 'f', 'u', 's', 'e', 'd', 0 };

	if (!m->from_client || m->code > OP_WRITE || m->code < OP_READ || cap < sizeof error || code < 0 || code > 8)
		return 0;
	memcpy(out, error, sizeof error);
	out[3] = (uint8_t)code;
	return sizeof error;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 69, 69 } };

extern const struct dissector tftp;
const struct dissector tftp = {
	.name = "tftp",
	.title = "TFTP",
	.specification = "RFC 1350, RFC 2347",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "the blocks of a transfer that was asked for, options and errors",
	.codes = &operation_names,
	.message_max = MESSAGE_MAX,
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = 2, .codes = &error_names, .answer = tftp_answer },
	.probe = tftp_probe,
	.frame = tftp_frame,
	.dissect = tftp_dissect,
};
