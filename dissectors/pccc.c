/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PCCC: the commands of Allen-Bradley's PLC-2, PLC-3, PLC-5, SLC 500 and MicroLogix controllers, as class 0x67 of CIP
 * carries them.  Allen-Bradley 1770-6.5.16, DF1 Protocol and Command Set (October 1996), chapters 6, 7, 12 and 13.
 *
 *	+---------+--------+-----------------+----------+-------...
 *	| command | status | transaction (2) | function | data         request: status 0
 *	+---------+--------+-----------------+----------+-------...
 *	+---------------+--------+-----------------+----------------------+-------...
 *	| command, 0x40 | status | transaction (2) | more, if status 0xf0 | data    answer
 *	+---------------+--------+-----------------+----------------------+-------...
 *
 * All numbers little-endian.  Commands 0x06, 0x07 and 0x0f have functions; the others are PLC-2's.  A data table
 * address is file, type, element and subelement (SLC), or levels in binary or as text (PLC-5).  An operation is a
 * request as a whole; a read-modify-write has an operation for each address.
 *
 * Intent follows command, function and file type: writing outputs or forces is `control`, ladder files are `program`.
 * Values are read where the file type tells their form.  Not read: what the undocumented functions (0xa3 among them)
 * carry.  Refused by the CIP answer around it.  Owns no memory; per-flow state is struct pccc_flow; the thread that
 * owns the flow.
 */
#include "dissectors/cip.h"

enum {
	F_COMMAND,
	F_FUNCTION,
	F_DIAGNOSTIC,
	F_PROCESSOR,
	F_STATUS,
	F_EXTENDED_STATUS,
	F_TRANSACTION,
	F_FILE,
	F_FILE_TYPE,
	F_ELEMENT,
	F_SUBELEMENT,
	F_SYMBOL,
	F_ADDRESS,
	F_MODE,
	F_SIZE,
	F_OFFSET,
	F_VALUE,
	F_OR_MASK,
	F_AND_MASK,
	F_DATA,
	F_COUNT,
};

static const struct name command_list[] = {
	{ 0x00, "protected-write" },
	{ 0x01, "unprotected-read" },
	{ 0x02, "protected-bit-write" },
	{ 0x04, "physical-read" },
	{ 0x05, "unprotected-bit-write" },
	{ 0x06, "diagnostic" },
	{ 0x07, "processor" },
	{ 0x08, "unprotected-write" },
	{ 0x0f, "extended" },
};
static const struct names command_names = NAMES(command_list);

static const struct name function_list[] = {
	{ 0x00, "word-range-write" },
	{ 0x01, "word-range-read" },
	{ 0x02, "bit-write" },
	{ 0x03, "file-write" },
	{ 0x04, "file-read" },
	{ 0x05, "download-request" },
	{ 0x06, "upload-request" },
	{ 0x07, "shutdown" },
	{ 0x08, "physical-write" },
	{ 0x09, "physical-read" },
	{ 0x0a, "restart" },
	{ 0x11, "get-edit-resource" },
	{ 0x12, "return-edit-resource" },
	{ 0x17, "read-bytes-physical" },
	{ 0x18, "write-bytes-physical" },
	{ 0x26, "read-modify-write" },
	{ 0x29, "read-section-size" },
	{ 0x3a, "set-cpu-mode" },
	{ 0x41, "disable-forces" },
	{ 0x50, "download-all" },
	{ 0x52, "download-completed" },
	{ 0x53, "upload-all" },
	{ 0x55, "upload-completed" },
	{ 0x57, "initialise-memory" },
	{ 0x5e, "modify-plc-2-file" },
	{ 0x67, "typed-write" },
	{ 0x68, "typed-read" },
	{ 0x79, "read-modify-write-n" },
	{ 0x80, "change-mode" },
	{ 0x81, "open-file" },
	{ 0x82, "close-file" },
	{ 0x88, "execute-multiple" },
	{ 0x8f, "apply-port-configuration" },
	{ 0xa1, "logical-read-2" },
	{ 0xa2, "logical-read-3" },
	{ 0xa7, "typed-file-read" },
	{ 0xa9, "logical-write-2" },
	{ 0xaa, "logical-write-3" },
	{ 0xab, "logical-masked-write-3" },
	{ 0xaf, "typed-file-write" },
};
static const struct names function_names = NAMES(function_list);

static const struct name diagnostic_list[] = {
	{ 0, "echo" },
	{ 1, "read-counters" },
	{ 2, "set-variables" },
	{ 3, "status" },
	{ 4, "set-timeout" },
	{ 5, "set-naks" },
	{ 6, "set-enqs" },
	{ 7, "reset-counters" },
	{ 8, "set-data-table-size" },
	{ 9, "read-link-parameters" },
	{ 10, "set-link-parameters" },
};
static const struct names diagnostic_names = NAMES(diagnostic_list);

static const struct name processor_list[] = {
	{ 0, "disable-outputs" },
	{ 1, "enable-outputs" },
	{ 3, "enable-scanning" },
	{ 4, "enter-download-mode" },
	{ 5, "exit-download-mode" },
	{ 6, "enter-upload-mode" },
};
static const struct names processor_names = NAMES(processor_list);

/* Chapter 8: the high half says that the remote station refused */
static const struct name status_list[] = {
	{ 0x00, "success" },
	{ 0x10, "illegal-command" },
	{ 0x20, "host-not-communicating" },
	{ 0x30, "host-missing" },
	{ 0x40, "hardware-fault" },
	{ 0x50, "addressing-problem" },
	{ 0x60, "command-protection" },
	{ 0x70, "program-mode" },
	{ 0x80, "compatibility-file-missing" },
	{ 0x90, "cannot-buffer" },
	{ 0xa0, "wait-ack" },
	{ 0xb0, "download-problem" },
	{ 0xf0, "extended" },
};
static const struct names status_names = NAMES(status_list);
#define STATUS_EXTENDED 0xf0

static const struct name extended_list[] = {
	{ 0x01, "illegal-value" },
	{ 0x02, "too-few-levels" },
	{ 0x03, "too-many-levels" },
	{ 0x04, "symbol-not-found" },
	{ 0x05, "improper-symbol" },
	{ 0x06, "bad-address" },
	{ 0x07, "wrong-file-size" },
	{ 0x08, "situation-changed" },
	{ 0x09, "too-large" },
	{ 0x0a, "transaction-too-large" },
	{ 0x0b, "access-denied" },
	{ 0x0c, "resource-not-available" },
	{ 0x0d, "resource-already-available" },
	{ 0x0e, "cannot-execute" },
	{ 0x0f, "histogram-overflow" },
	{ 0x10, "no-access" },
	{ 0x11, "illegal-data-type" },
	{ 0x12, "invalid-data" },
	{ 0x13, "deleted-area" },
	{ 0x1a, "file-open-elsewhere" },
	{ 0x1b, "program-owned-elsewhere" },
	{ 0x1e, "element-protected" },
	{ 0x1f, "internal-problem" },
	{ 0x22, "remote-rack-fault" },
	{ 0x23, "timeout" },
};
static const struct names extended_names = NAMES(extended_list);

enum { TYPE_LADDER = 0x22, TYPE_OUTPUT = 0x82, TYPE_INPUT = 0x83, TYPE_FLOAT = 0x8a, TYPE_OUTPUT_SLOT = 0x8b,
       TYPE_LONG = 0x91, TYPE_OUTPUT_FORCE = 0xa1, TYPE_INPUT_FORCE = 0xa2 };

static const struct name type_list[] = {
	{ TYPE_LADDER, "ladder" },
	{ 0x49, "channel-configuration" },
	{ 0x4a, "ethernet-function" },
	{ 0x65, "online-editing" },
	{ 0x6a, "ios-function" },
	{ TYPE_OUTPUT, "output" },
	{ TYPE_INPUT, "input" },
	{ 0x84, "status" },
	{ 0x85, "binary" },
	{ 0x86, "timer" },
	{ 0x87, "counter" },
	{ 0x88, "control" },
	{ 0x89, "integer" },
	{ TYPE_FLOAT, "float" },
	{ TYPE_OUTPUT_SLOT, "output-by-slot" },
	{ 0x8c, "input-by-slot" },
	{ 0x8d, "string" },
	{ 0x8e, "ascii" },
	{ 0x8f, "bcd" },
	{ TYPE_LONG, "long" },
	{ TYPE_OUTPUT_FORCE, "output-force" },
	{ TYPE_INPUT_FORCE, "input-force" },
	{ 0xe2, "selectable-interrupt" },
	{ 0xe4, "real-time-clock" },
	{ 0xe6, "memory-module" },
};
static const struct names type_names = NAMES(type_list);

static const struct name mode_list[] = {
	{ 1, "remote-program" },
	{ 6, "remote-run" },
	{ 7, "remote-test-continuous" },
	{ 8, "remote-test-single-scan" },
	{ 9, "remote-test-debug" },
};
static const struct names mode_names = NAMES(mode_list);

static const struct field fields[] = {
	[F_COMMAND] = { "command", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &command_names, "group of what is asked" },
	[F_FUNCTION] = { "function", FIELD_UINT, 8, USE_KEY, 0, &function_names,
			 "what is asked, of the extended commands (0x0f)" },
	[F_DIAGNOSTIC] = { "diagnostic", FIELD_UINT, 8, USE_KEY, 0, &diagnostic_names,
			   "what is asked, of the diagnostic commands (0x06)" },
	[F_PROCESSOR] = { "processor", FIELD_UINT, 8, USE_KEY, 0, &processor_names,
			  "what is asked, of the processor commands (0x07)" },
	[F_STATUS] = { "status", FIELD_UINT, 8, USE_DETAIL, 0, &status_names, "how the request ended" },
	[F_EXTENDED_STATUS] = { "extended_status", FIELD_UINT, 8, USE_DETAIL, 0, &extended_names, "why it failed" },
	[F_TRANSACTION] = { "transaction", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "number that the answer repeats" },
	[F_FILE] = { "file", FIELD_UINT, 16, USE_KEY, 0, NULL, "number of the data table file: 7 in N7:0" },
	[F_FILE_TYPE] = { "file_type", FIELD_UINT, 16, USE_KEY, 0, &type_names,
		       "what the file holds: integer in N7:0" },
	[F_ELEMENT] = { "element", FIELD_SPAN, 16, USE_ADDRESS, 0, NULL, "elements of the file: 0 in N7:0" },
	[F_SUBELEMENT] = { "subelement", FIELD_UINT, 16, USE_KEY, 0, NULL,
			   "word of the element: 2 is the accumulator in T4:0.ACC" },
	[F_SYMBOL] = { "symbol", FIELD_TEXT, 255, USE_KEY, 0, NULL, "address as text: $N7:0" },
	[F_ADDRESS] = { "address", FIELD_UINT, 32, USE_ADDRESS, 0, NULL,
			"raw address: of a PLC-2 data table, or physical" },
	[F_MODE] = { "mode", FIELD_UINT, 8, USE_KEY, 0, &mode_names, "mode that the controller is to take" },
	[F_SIZE] = { "size", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "bytes, or elements, asked for" },
	[F_OFFSET] = { "offset", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "where in the file or transfer this part lies" },
	[F_VALUE] = { "value", FIELD_LIST, 32, USE_VALUE, 0, NULL, "values read or written" },
	[F_OR_MASK] = { "or_mask", FIELD_UINT, 16, USE_VALUE, 0, NULL, "bits that are set" },
	[F_AND_MASK] = { "and_mask", FIELD_UINT, 16, USE_VALUE, 0, NULL, "bits that are kept, or that are written" },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		       "what is read or written, where its form is not known" },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a field has no description");

enum {
	UNKNOWN_COMMAND = FLAW_OWN,
	BAD_STATUS,
	BAD_LENGTH,
	BAD_ADDRESS,
	FLAWS_END,
};

static const struct flaw flaws[] = {
	[UNKNOWN_COMMAND - FLAW_OWN] = { "unknown_command", FLAW_UNKNOWN,
					 "a command or function that is not documented: what it does cannot be told" },
	[BAD_STATUS - FLAW_OWN] = { "bad_status", FLAW_MALFORMED, "a request with a status, which only answers have" },
	[BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED, "fewer or more bytes than the command has" },
	[BAD_ADDRESS - FLAW_OWN] = { "bad_address", FLAW_MALFORMED, "a PLC-5 address of a form that does not exist" },
};

enum layout {
	LAYOUT_BYTES,
	LAYOUT_READ_2,   /* size, file, type, element */
	LAYOUT_READ_3,   /* the same and subelement */
	LAYOUT_WRITE_2,
	LAYOUT_WRITE_3,
	LAYOUT_MASKED,   /* mask, data */
	LAYOUT_FILE,     /* size, tag, offset, type */
	LAYOUT_MODE,
	LAYOUT_RANGE,    /* offset, total, PLC-5 address */
	LAYOUT_MODIFY,   /* times: PLC-5 address, bits kept, bits set */
	LAYOUT_PLC2,     /* address */
	LAYOUT_PHYSICAL, /* four bytes of address */
};

struct shape {
	uint8_t command;
	int16_t function; /* -1: the command has none */
	uint8_t layout;
	uint8_t intent;
	uint8_t changes;
	uint8_t transfer;
	const char *label;
	const char *technique;
};

#define ROW(command_, function_, layout_, intent_, changes_, label_, technique_)                                  \
	{ command_, function_, LAYOUT_##layout_, INTENT_##intent_, CHANGES_##changes_, TRANSFER_NONE, \
	  label_, technique_ }
#define MOVE(function_, layout_, changes_, transfer_, label_, technique_)                                            \
	{ 0x0f, function_, LAYOUT_##layout_, INTENT_PROGRAM, CHANGES_##changes_,                       \
	  TRANSFER_##transfer_, label_, technique_ }

static const struct shape shapes[] = {
	ROW(0x0f, 0xa2, READ_3, READ, NO, "read file", "T0801"),
	ROW(0x0f, 0xaa, WRITE_3, WRITE, YES, "write file", "T0836"),
	ROW(0x0f, 0xa1, READ_2, READ, NO, "read file", "T0801"),
	ROW(0x0f, 0xa9, WRITE_2, WRITE, YES, "write file", "T0836"),
	ROW(0x0f, 0xab, MASKED, WRITE, YES, "write bits of file", "T0836"),
	ROW(0x0f, 0x68, RANGE, READ, NO, "read typed values", "T0801"),
	ROW(0x0f, 0x67, RANGE, WRITE, YES, "write typed values", "T0836"),
	ROW(0x0f, 0x01, RANGE, READ, NO, "read words", "T0801"),
	ROW(0x0f, 0x00, RANGE, WRITE, YES, "write words", "T0836"),
	ROW(0x0f, 0x02, BYTES, WRITE, YES, "write bits", "T0836"),
	ROW(0x0f, 0x26, MODIFY, WRITE, YES, "change bits", "T0836"),
	ROW(0x0f, 0x79, BYTES, WRITE, YES, "change bits of words", "T0836"),
	ROW(0x0f, 0x80, MODE, RUN, YES, "change mode", "T0858"),
	ROW(0x0f, 0x3a, MODE, RUN, YES, "set CPU mode", "T0858"),
	ROW(0x0f, 0x0a, BYTES, RUN, YES, "restart", "T0816"),
	ROW(0x0f, 0x07, BYTES, RUN, YES, "shut down", "T0816"),
	ROW(0x0f, 0x41, BYTES, CONTROL, YES, "disable forces", "T0855"),
	MOVE(0x50, BYTES, YES, OPEN, "begin download of program", "T0843"),
	MOVE(0x52, BYTES, YES, CLOSE, "end download of program", "T0843"),
	MOVE(0x53, BYTES, NO, OPEN, "begin upload of program", "T0845"),
	MOVE(0x55, BYTES, NO, CLOSE, "end upload of program", "T0845"),
	MOVE(0x05, BYTES, YES, OPEN, "begin download", "T0843"),
	MOVE(0x06, BYTES, NO, OPEN, "begin upload", "T0845"),
	MOVE(0x17, PHYSICAL, NO, DATA, "read physical memory", "T0845"),
	MOVE(0x18, PHYSICAL, YES, DATA, "write physical memory", "T0843"),
	MOVE(0x09, PHYSICAL, NO, DATA, "read physical words", "T0845"),
	MOVE(0x08, PHYSICAL, YES, DATA, "write physical words", "T0843"),
	MOVE(0x57, BYTES, YES, NONE, "clear memory", "T0809"),
	MOVE(0x11, BYTES, YES, NONE, "take the right to edit", "T0843"),
	MOVE(0x12, BYTES, YES, NONE, "return the right to edit", NULL),
	MOVE(0x29, BYTES, NO, NONE, "read size of section", "T0888"),
	MOVE(0xa7, FILE, NO, NONE, "read program file", "T0845"),
	MOVE(0xaf, FILE, YES, NONE, "write program file", "T0889"),
	MOVE(0x03, BYTES, YES, NONE, "write PLC-3 file", "T0889"),
	MOVE(0x04, BYTES, NO, NONE, "read PLC-3 file", "T0845"),
	ROW(0x0f, 0x81, BYTES, SESSION, YES, "open file", NULL),
	ROW(0x0f, 0x82, BYTES, SESSION, YES, "close file", NULL),
	ROW(0x0f, 0x5e, BYTES, CONFIG, YES, "change PLC-2 compatibility file", "T0836"),
	ROW(0x0f, 0x8f, BYTES, CONFIG, YES, "apply port configuration", "T0836"),
	ROW(0x0f, 0x88, BYTES, OTHER, UNKNOWN, "execute several commands", NULL),

	ROW(0x06, 0, BYTES, DIAGNOSE, NO, "echo", NULL),
	ROW(0x06, 1, BYTES, DIAGNOSE, NO, "read diagnostic counters", "T0888"),
	ROW(0x06, 2, BYTES, CONFIG, YES, "set link variables", "T0836"),
	ROW(0x06, 3, BYTES, IDENTIFY, NO, "read diagnostic status", "T0888"),
	ROW(0x06, 4, BYTES, CONFIG, YES, "set time-out", "T0836"),
	ROW(0x06, 5, BYTES, CONFIG, YES, "set number of refusals", "T0836"),
	ROW(0x06, 6, BYTES, CONFIG, YES, "set number of enquiries", "T0836"),
	ROW(0x06, 7, BYTES, DIAGNOSE, YES, "reset diagnostic counters", "T0872"),
	ROW(0x06, 8, BYTES, PROGRAM, YES, "set size of data table", "T0889"),
	ROW(0x06, 9, BYTES, DIAGNOSE, NO, "read link parameters", "T0888"),
	ROW(0x06, 10, BYTES, CONFIG, YES, "set link parameters", "T0836"),

	ROW(0x07, 0, BYTES, CONTROL, YES, "disable outputs", "T0855"),
	ROW(0x07, 1, BYTES, CONTROL, YES, "enable outputs", "T0855"),
	ROW(0x07, 3, BYTES, RUN, YES, "enable scanning", "T0858"),
	ROW(0x07, 4, BYTES, RUN, YES, "enter download mode", "T0843"),
	ROW(0x07, 5, BYTES, RUN, YES, "exit download or upload mode", "T0858"),
	ROW(0x07, 6, BYTES, RUN, YES, "enter upload mode", "T0845"),

	ROW(0x00, -1, PLC2, WRITE, YES, "protected write", "T0836"),
	ROW(0x01, -1, PLC2, READ, NO, "unprotected read", "T0801"),
	ROW(0x02, -1, PLC2, WRITE, YES, "protected bit write", "T0836"),
	ROW(0x04, -1, PLC2, PROGRAM, NO, "physical read", "T0845"),
	ROW(0x05, -1, PLC2, WRITE, YES, "unprotected bit write", "T0836"),
	ROW(0x08, -1, PLC2, WRITE, YES, "unprotected write", "T0836"),
};
#undef ROW
#undef MOVE

static const struct shape unknown_shape = { 0, -1, LAYOUT_BYTES, INTENT_OTHER, CHANGES_UNKNOWN, TRANSFER_NONE,
					    "unknown command", NULL };

/* A data table address, as requests have it and answers get it back. */
struct place {
	uint16_t file, type, element, subelement;
	bool has_subelement, known;
};

struct reading {
	struct message *m;
	struct pccc_flow *flow;
	const struct shape *shape;
	struct place place;
	uint16_t transaction;
	uint8_t command, size;
	bool is_answer;
	struct operation op;
};

static void wrong(struct message *m, unsigned which)
{
	if (!m->bad)
		flaw(m, which);
}

static const struct shape *shape_find(uint8_t command, int function)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
		if (shapes[i].command == command && (shapes[i].function < 0 || shapes[i].function == function))
			return &shapes[i];
	return &unknown_shape;
}

static bool has_function(uint8_t command)
{
	return command == 0x06 || command == 0x07 || command == 0x0f;
}

/* Writing outputs or forces commands the plant; ladder files are logic. */
static void aim(struct reading *r)
{
	struct operation *op = &r->op;
	const uint16_t type = r->place.type;

	op->intent = r->shape->intent;
	op->changes = r->shape->changes;
	op->transfer = r->is_answer ? TRANSFER_NONE : r->shape->transfer;
	op->label = r->shape->label;
	op->technique = r->shape->technique;
	if (!r->place.known)
		return;
	const bool commands = type == TYPE_OUTPUT || type == TYPE_OUTPUT_SLOT || type == TYPE_OUTPUT_FORCE ||
			      type == TYPE_INPUT_FORCE;
	if (op->intent == INTENT_WRITE && commands) {
		op->intent = INTENT_CONTROL;
		op->technique = "T0855";
	} else if (type == TYPE_LADDER || type == 0x65) {
		op->technique = op->intent == INTENT_READ ? "T0845" : "T0889";
		op->intent = INTENT_PROGRAM;
	}
}

static void emit(struct reading *r)
{
	expect(r->m, (enum intent)r->op.intent);
	operation(r->m, &r->op);
}

static void put_data(struct reading *r, struct cursor *c)
{
	if (cur_left(c))
		put_bytes(r->m, F_DATA, cur_rest(c));
}

/* Bytes of an element of this type; 0: not told. */
static unsigned element_size(uint16_t type)
{
	if (type == TYPE_FLOAT || type == TYPE_LONG)
		return 4;
	if (type >= 0x86 && type <= 0x88)
		return 6;
	if (type == 0x8d)
		return 84;
	return type >= TYPE_OUTPUT && type <= 0x8f ? 2 : 0;
}

/* ---- addresses ---- */

/* One byte, or 0xff and two: 7-6 */
static uint16_t long_number(struct cursor *c)
{
	const uint8_t first = cur_u8(c);

	return first == 0xff ? cur_le16(c) : first;
}

/* size: bytes from the element on; with a subelement they are words of it. */
static void put_place(struct reading *r, uint32_t offset, uint32_t len)
{
	struct message *m = r->m;
	const struct place *p = &r->place;
	const unsigned each = element_size(p->type);
	const unsigned count = each ? (r->size + each - 1) / each : 1;

	put_uint(m, F_FILE, p->file, offset, len);
	put_uint(m, F_FILE_TYPE, p->type, offset, len);
	put_span(m, F_ELEMENT, p->element, count ? count : 1, offset, len);
	if (p->has_subelement)
		put_uint(m, F_SUBELEMENT, p->subelement, offset, len);
}

static void read_place(struct reading *r, bool three, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, r->m->data);

	r->size = put_u8(r->m, F_SIZE, c);
	r->place.file = long_number(c);
	r->place.type = long_number(c);
	r->place.element = long_number(c);
	r->place.has_subelement = three;
	r->place.subelement = three ? long_number(c) : 0;
	r->place.known = !r->m->bad;
	put_place(r, offset, cur_offset(c, r->m->data) - offset);
	aim(r);
}

/* Values of the types that have a number in each element. */
static void put_values(struct reading *r, struct cursor *c)
{
	const uint16_t type = r->place.type;
	const unsigned each = element_size(type);
	const struct bytes b = cur_rest(c);

	if (!b.len)
		return;
	if (!r->place.known || (each != 2 && each != 4) || b.len % each || r->place.subelement) {
		put_bytes(r->m, F_DATA, b);
		return;
	}
	put_list(r->m, F_VALUE, b, type == TYPE_FLOAT ? LIST_F32LE : each == 4 ? LIST_S32LE : LIST_S16LE,
		 (uint32_t)(b.len / each), 1);
}

/* A PLC-5 address: 0x00 and text that ends in 0x00, or a byte whose bits say which levels follow: 13-8 */
static void put_system_address(struct reading *r, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, r->m->data);
	const uint8_t levels = cur_u8(c);

	if (!levels) {
		size_t len = 0;
		while (cur_peek(c, len) > 0)
			len++;
		put_bytes(r->m, F_SYMBOL, cur_take(c, len));
		cur_skip(c, 1);
		return;
	}
	uint16_t level[8] = { 0 };
	for (unsigned i = 0; i < 8; i++)
		if (levels >> i & 1)
			level[i] = long_number(c);
	const uint32_t len = cur_offset(c, r->m->data) - offset;
	if (levels & 0xf0)
		wrong(r->m, BAD_ADDRESS);
	if (levels & 2)
		put_uint(r->m, F_FILE, level[1], offset, len);
	if (levels & 4)
		put_span(r->m, F_ELEMENT, level[2], 1, offset, len);
	if (levels & 8)
		put_uint(r->m, F_SUBELEMENT, level[3], offset, len);
}

/* ---- requests ---- */

static void masked_write(struct reading *r, struct cursor *c)
{
	read_place(r, true, c);
	put_le16(r->m, F_AND_MASK, c);
	put_values(r, c);
	emit(r);
}

static void modify(struct reading *r, struct cursor *c)
{
	do {
		put_system_address(r, c);
		put_le16(r->m, F_AND_MASK, c);
		put_le16(r->m, F_OR_MASK, c);
		emit(r);
	} while (cur_left(c));
}

static void request_data(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;

	switch ((enum layout)r->shape->layout) {
	case LAYOUT_READ_2:
	case LAYOUT_READ_3:
		read_place(r, r->shape->layout == LAYOUT_READ_3, c);
		if (cur_left(c))
			wrong(m, BAD_LENGTH);
		break;
	case LAYOUT_WRITE_2:
	case LAYOUT_WRITE_3:
		read_place(r, r->shape->layout == LAYOUT_WRITE_3, c);
		if (cur_left(c) != r->size)
			wrong(m, BAD_LENGTH);
		put_values(r, c);
		break;
	case LAYOUT_MASKED:
		masked_write(r, c);
		return;
	case LAYOUT_MODIFY:
		modify(r, c);
		return;
	case LAYOUT_FILE:
		put_u8(m, F_SIZE, c);
		cur_skip(c, 2);
		put_le16(m, F_OFFSET, c);
		put_u8(m, F_FILE_TYPE, c);
		break;
	case LAYOUT_MODE:
		put_u8(m, F_MODE, c);
		break;
	case LAYOUT_RANGE:
		put_le16(m, F_OFFSET, c);
		put_le16(m, F_SIZE, c);
		put_system_address(r, c);
		break;
	case LAYOUT_PLC2:
		put_le16(m, F_ADDRESS, c);
		break;
	case LAYOUT_PHYSICAL:
		put_le32(m, F_ADDRESS, c);
		break;
	default:
		break;
	}
	put_data(r, c);
	emit(r);
}

static void request(struct reading *r, struct cursor *c, uint8_t status)
{
	struct message *m = r->m;
	int function = -1;

	if (status)
		wrong(m, BAD_STATUS);
	if (has_function(r->command))
		function = put_u8(m, r->command == 0x0f ? F_FUNCTION : r->command == 0x06 ? F_DIAGNOSTIC : F_PROCESSOR,
				  c);
	if (m->bad)
		return;
	m->code = r->command;
	keep(m);
	r->shape = shape_find(r->command, function);
	if (r->shape == &unknown_shape)
		flaw(m, UNKNOWN_COMMAND);
	aim(r);
	expect(m, (enum intent)r->op.intent);
	request_data(r, c);
	if (m->bad || m->prefix)
		return;
	struct pair *pair = pair_open(&r->flow->pairs, r->transaction);
	pair->code = r->command | (uint32_t)(function + 1) << 8;
	pair->first = (uint32_t)r->place.known | (uint32_t)r->place.has_subelement << 1;
	pair->count = r->size;
	pair->extra = r->place.file | (uint64_t)r->place.type << 16 | (uint64_t)r->place.element << 32 |
		      (uint64_t)r->place.subelement << 48;
}

/* ---- answers ---- */

static void answer(struct reading *r, struct cursor *c, uint8_t status)
{
	struct message *m = r->m;
	struct pairs *pairs = &r->flow->pairs;

	m->carrier = true;
	put_uint(m, F_STATUS, status, 1, 1);
	r->op.failed = status != 0;
	if (status == STATUS_EXTENDED && cur_left(c))
		put_u8(m, F_EXTENDED_STATUS, c);
	if (m->bad)
		return;
	const struct pair *pair = m->prefix ? pair_find(pairs, r->transaction) : pair_take(pairs, r->transaction);
	if (!pair) {
		flaw(m, FLAW_NO_REQUEST);
	} else if ((pair->code & 0xff) != r->command) {
		flaw(m, FLAW_MISFIT);
	} else {
		const int function = (int)(pair->code >> 8) - 1;
		r->shape = shape_find(r->command, function);
		r->size = (uint8_t)pair->count;
		r->place = (struct place){ (uint16_t)pair->extra, (uint16_t)(pair->extra >> 16),
					   (uint16_t)(pair->extra >> 32), (uint16_t)(pair->extra >> 48),
					   pair->first >> 1 & 1, pair->first & 1 };
		if (function >= 0)
			put_uint(m, r->command == 0x0f ? F_FUNCTION : r->command == 0x06 ? F_DIAGNOSTIC : F_PROCESSOR,
				 (uint64_t)function, 0, 0);
		if (r->place.known)
			put_place(r, 0, 0);
	}
	aim(r);
	if (r->shape == &unknown_shape)
		r->op.label = "answer";
	const bool reads = r->shape->layout == LAYOUT_READ_2 || r->shape->layout == LAYOUT_READ_3;
	if (reads && !status && cur_left(c) != r->size)
		flaw(m, FLAW_MISFIT);
	if (reads && !status)
		put_values(r, c);
	put_data(r, c);
	emit(r);
}

static void pccc_dissect(struct message *m, struct cursor c)
{
	struct reading r = { .m = m, .flow = m->flow, .shape = &unknown_shape };
	const uint8_t first = cur_u8(&c), status = cur_u8(&c);

	r.command = first & 0x3f;
	r.is_answer = first >> 6 & 1;
	r.op.role = r.is_answer ? ROLE_ANSWER : ROLE_REQUEST;
	put_uint(m, F_COMMAND, r.command, 0, 1);
	r.transaction = put_le16(m, F_TRANSACTION, &c);
	if (m->bad)
		return;
	set_client(m, !r.is_answer);
	if (r.is_answer)
		answer(&r, &c, status);
	else
		request(&r, &c, status);
}

const struct dissector pccc = {
	.name = "pccc",
	.title = "PCCC (PLC-5, SLC 500, MicroLogix)",
	.specification = "Allen-Bradley 1770-6.5.16, DF1 Protocol and Command Set",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.carrier = &cip,
	.housekeeping = "",
	.codes = &command_names,
	.message_max = 65535,
	.flow_size = sizeof(struct pccc_flow),
	.probe = probe_never,
	.frame = frame_whole,
	.dissect = pccc_dissect,
};
