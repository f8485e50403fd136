/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tables of Modbus: fields, names of values, flaws, and the shape of every function: what it
 * is, how its request and answer lie, how long they may be.  Numbers such as 6.12 are clauses of
 * MODBUS Application Protocol V1.1b3.
 *
 * Const data; any thread.
 */
#pragma once

#include "dissectors/umas.h"

enum {
	F_FRAMING, F_TRANSACTION, F_PROTOCOL_ID, F_LENGTH, F_UNIT, F_FUNCTION, F_CRC,
	F_TABLE, F_SUBFUNCTION, F_MEI, F_READ_CODE, F_OBJECT, F_NODE, F_INDEX, F_SUBINDEX,
	F_UMAS, F_SESSION, F_UMAS_STATUS, F_FILE, F_BLOCK,
	F_ADDRESS, F_QUANTITY, F_VALUE, F_AND_MASK, F_OR_MASK,
	F_STATUS, F_COUNTER, F_EVENT_COUNT, F_MESSAGE_COUNT, F_EVENTS, F_RUNNING,
	F_CONFORMITY, F_MORE_FOLLOWS, F_NEXT_OBJECT, F_TEXT, F_DATA, F_EXCEPTION,
	F_COUNT,
};

enum { FRAMING_UNKNOWN, FRAMING_MBAP, FRAMING_RTU };

/* Numbered as the first digit of the five-digit references (40041 is holding register 40). */
enum { TABLE_NONE = 255, TABLE_COIL = 0, TABLE_DISCRETE = 1, TABLE_INPUT = 3, TABLE_HOLDING = 4,
       TABLE_FILE = 6, TABLE_FIFO = 7 };

enum { MEI_CANOPEN = 13, MEI_IDENTIFICATION = 14 };

static const struct name framing_list[] = { { FRAMING_MBAP, "mbap" }, { FRAMING_RTU, "rtu" } };
static const struct names framing_names = NAMES(framing_list);

static const struct name table_list[] = {
	{ TABLE_COIL, "coil" }, { TABLE_DISCRETE, "discrete" }, { TABLE_INPUT, "input" },
	{ TABLE_HOLDING, "holding" }, { TABLE_FILE, "file-record" }, { TABLE_FIFO, "fifo" },
};
static const struct names table_names = NAMES(table_list);

static const struct name function_list[] = {
	{ 1, "read-coils" },
	{ 2, "read-discrete-inputs" },
	{ 3, "read-holding-registers" },
	{ 4, "read-input-registers" },
	{ 5, "write-single-coil" },
	{ 6, "write-single-register" },
	{ 7, "read-exception-status" },
	{ 8, "diagnostics" },
	{ 9, "program-484" },
	{ 10, "poll-484" },
	{ 11, "get-event-counter" },
	{ 12, "get-event-log" },
	{ 13, "program-controller" },
	{ 14, "poll-controller" },
	{ 15, "write-multiple-coils" },
	{ 16, "write-multiple-registers" },
	{ 17, "report-server-id" },
	{ 18, "program-884" },
	{ 19, "reset-link" },
	{ 20, "read-file-record" },
	{ 21, "write-file-record" },
	{ 22, "mask-write-register" },
	{ 23, "read-write-multiple-registers" },
	{ 24, "read-fifo-queue" },
	{ 43, "encapsulated-interface" },
	{ 65, "user-65" }, { 66, "user-66" }, { 67, "user-67" }, { 68, "user-68" },
	{ 69, "user-69" }, { 70, "user-70" }, { 71, "user-71" }, { 72, "user-72" },
	{ 90, "umas" },
	{ 100, "user-100" }, { 101, "user-101" }, { 102, "user-102" }, { 103, "user-103" },
	{ 104, "user-104" }, { 105, "user-105" }, { 106, "user-106" }, { 107, "user-107" },
	{ 108, "user-108" }, { 109, "user-109" }, { 110, "user-110" },
	{ 125, "replace-firmware" },
	{ 126, "program-584" },
	{ 127, "report-local-address" },
};
static const struct names function_names = NAMES(function_list);

static const struct name subfunction_list[] = {
	{ 0, "return-query-data" },
	{ 1, "restart-communications" },
	{ 2, "return-diagnostic-register" },
	{ 3, "change-ascii-delimiter" },
	{ 4, "force-listen-only" },
	{ 10, "clear-counters" },
	{ 11, "bus-message-count" },
	{ 12, "bus-error-count" },
	{ 13, "bus-exception-count" },
	{ 14, "server-message-count" },
	{ 15, "server-no-response-count" },
	{ 16, "server-nak-count" },
	{ 17, "server-busy-count" },
	{ 18, "bus-overrun-count" },
	{ 20, "clear-overrun" },
};
static const struct names subfunction_names = NAMES(subfunction_list);

static const struct name mei_list[] = { { MEI_CANOPEN, "canopen" },
					{ MEI_IDENTIFICATION, "device-identification" } };
static const struct names mei_names = NAMES(mei_list);

static const struct name read_code_list[] = { { 1, "basic" }, { 2, "regular" }, { 3, "extended" },
					      { 4, "individual" } };
static const struct names read_code_names = NAMES(read_code_list);

static const struct name object_list[] = {
	{ 0, "vendor-name" }, { 1, "product-code" }, { 2, "revision" }, { 3, "vendor-url" },
	{ 4, "product-name" }, { 5, "model-name" }, { 6, "application-name" },
};
static const struct names object_names = NAMES(object_list);

static const struct name umas_status_list[] = { { UMAS_OK, "ok" }, { UMAS_ERROR, "error" } };
static const struct names umas_status_names = NAMES(umas_status_list);

/* 7 */
static const struct name exception_list[] = {
	{ 1, "illegal-function" },
	{ 2, "illegal-data-address" },
	{ 3, "illegal-data-value" },
	{ 4, "server-device-failure" },
	{ 5, "acknowledge" },
	{ 6, "server-device-busy" },
	{ 7, "negative-acknowledge" },
	{ 8, "memory-parity-error" },
	{ 10, "gateway-path-unavailable" },
	{ 11, "gateway-target-failed" },
};
static const struct names exception_names = NAMES(exception_list);
enum { EXCEPTION_FUNCTION = 1, EXCEPTION_ACKNOWLEDGE = 5 };

static const struct field fields[] = {
	[F_FRAMING] = { "framing", FIELD_UINT, 8, USE_DETAIL, 0, &framing_names,
			"How the message is framed: MBAP header or serial RTU." },
	[F_TRANSACTION] = { "transaction", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			    "Identifier that an answer copies from its request." },
	[F_PROTOCOL_ID] = { "protocol_id", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			    "Protocol identifier of the MBAP header, 0 for Modbus." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		       "Bytes behind the length field of the MBAP header." },
	[F_UNIT] = { "unit", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL,
		     "Unit identifier: device behind a gateway, or address on a serial line." },
	[F_FUNCTION] = { "function", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &function_names,
			 "Function code, without the exception bit in answers." },
	[F_CRC] = { "crc", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Checksum of an RTU frame." },
	[F_TABLE] = { "table", FIELD_UINT, 8, USE_KEY, 0, &table_names,
		      "The kind of data that is read or written." },
	[F_SUBFUNCTION] = { "subfunction", FIELD_UINT, 16, USE_KEY, 0, &subfunction_names,
			    "What a diagnostics request asks for." },
	[F_MEI] = { "mei", FIELD_UINT, 8, USE_KEY, 0, &mei_names,
		    "Which interface function 43 encapsulates." },
	[F_READ_CODE] = { "read_code", FIELD_UINT, 8, USE_KEY, 0, &read_code_names,
			  "Which category of identification objects is asked for." },
	[F_OBJECT] = { "object", FIELD_UINT, 8, USE_KEY, 0, &object_names,
		       "Identification object: the first one asked for, or the one returned." },
	[F_NODE] = { "node", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL,
		     "CANopen node behind the device." },
	[F_INDEX] = { "index", FIELD_UINT, 16, USE_KEY, 0, NULL, "CANopen object index." },
	[F_SUBINDEX] = { "subindex", FIELD_UINT, 8, USE_KEY, 0, NULL, "CANopen object subindex." },
	[F_UMAS] = { "umas", FIELD_UINT, 8, USE_KEY, 0, &umas_names,
		     "UMAS function; in an answer the one of its request." },
	[F_SESSION] = { "session", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
			"UMAS session: the key given with a reservation, 0 without one." },
	[F_UMAS_STATUS] = { "umas_status", FIELD_UINT, 8, USE_DETAIL, 0, &umas_status_names,
			    "Whether the PLC did what the UMAS request asked." },
	[F_FILE] = { "file", FIELD_UINT, 16, USE_KEY, 0, NULL, "File number of a file record." },
	[F_BLOCK] = { "block", FIELD_UINT, 16, USE_KEY, 0, NULL,
		      "UMAS memory block, or block of a program transfer." },
	[F_ADDRESS] = { "address", FIELD_SPAN, 16, USE_ADDRESS, 0, NULL,
			"Addresses from 0: coils, inputs, registers, records, bytes of a block." },
	[F_QUANTITY] = { "quantity", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			 "How many coils, inputs, registers or records, as the message says." },
	[F_VALUE] = { "value", FIELD_LIST, 16, USE_VALUE, 0, NULL,
		      "Values written or read, one for each address; coils are 0 or 1." },
	[F_AND_MASK] = { "and_mask", FIELD_UINT, 16, USE_VALUE, 0, NULL,
			 "Bits of the register that a mask write keeps." },
	[F_OR_MASK] = { "or_mask", FIELD_UINT, 16, USE_VALUE, 0, NULL,
			"Values of the bits that a mask write does not keep." },
	[F_STATUS] = { "status", FIELD_UINT, 16, USE_VALUE, 0, NULL,
		       "Exception status (7), diagnostic register (8/2) or busy word (11, 12)." },
	[F_COUNTER] = { "count", FIELD_UINT, 16, USE_VALUE, 0, NULL,
			"Value of a diagnostic counter." },
	[F_EVENT_COUNT] = { "event_count", FIELD_UINT, 16, USE_VALUE, 0, NULL,
			    "Messages that the device has completed." },
	[F_MESSAGE_COUNT] = { "message_count", FIELD_UINT, 16, USE_VALUE, 0, NULL,
			      "Messages that the device has processed." },
	[F_EVENTS] = { "events", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		       "Communication events, the latest first." },
	[F_RUNNING] = { "running", FIELD_BOOL, 1, USE_VALUE, 0, NULL,
			"Run indicator of the device (function 17)." },
	[F_CONFORMITY] = { "conformity", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
			   "Identification conformity level of the device." },
	[F_MORE_FOLLOWS] = { "more_follows", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
			     "255 when further identification objects must be asked for." },
	[F_NEXT_OBJECT] = { "next_object", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
			    "The identification object to ask for next." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL,
		     "Text of an identification object, or name of the owner of a reservation." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		     "Data of a function whose contents have no fields of their own." },
	[F_EXCEPTION] = { "exception", FIELD_UINT, 8, USE_DETAIL, 0, &exception_names,
			  "Why the device refused the request." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "every field has a row");

enum {
	FLAW_BAD_PROTOCOL_ID = FLAW_OWN, FLAW_BAD_LENGTH, FLAW_BAD_CRC, FLAW_BAD_QUANTITY,
	FLAW_BAD_BYTE_COUNT, FLAW_BAD_VALUE, FLAW_ADDRESS_OVERFLOW, FLAW_AMBIGUOUS_FRAMING,
	FLAW_RESERVED_FUNCTION, FLAW_RESERVED_SUBFUNCTION, FLAW_BAD_ECHO, FLAW_END,
};

static const struct flaw flaws[] = {
	[FLAW_BAD_PROTOCOL_ID - FLAW_OWN] = { "bad_protocol_id", FLAW_MALFORMED,
		"the protocol identifier of the MBAP header is not 0" },
	[FLAW_BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED,
		"the message is longer or shorter than its function allows" },
	[FLAW_BAD_CRC - FLAW_OWN] = { "bad_crc", FLAW_MALFORMED,
		"the checksum of an RTU frame is wrong" },
	[FLAW_BAD_QUANTITY - FLAW_OWN] = { "bad_quantity", FLAW_MALFORMED,
		"the quantity is 0 or above what the function allows" },
	[FLAW_BAD_BYTE_COUNT - FLAW_OWN] = { "bad_byte_count", FLAW_MALFORMED,
		"the byte count contradicts the quantity or the length of the message" },
	[FLAW_BAD_VALUE - FLAW_OWN] = { "bad_value", FLAW_MALFORMED,
		"a value that the specification does not allow" },
	[FLAW_ADDRESS_OVERFLOW - FLAW_OWN] = { "address_overflow", FLAW_MALFORMED,
		"address and quantity go beyond the last address" },
	[FLAW_AMBIGUOUS_FRAMING - FLAW_OWN] = { "ambiguous_framing", FLAW_MALFORMED,
		"the first message can be read both as MBAP and as RTU with a right checksum" },
	[FLAW_RESERVED_FUNCTION - FLAW_OWN] = { "reserved_function", FLAW_UNKNOWN,
		"a function that the specification reserves or does not assign" },
	[FLAW_RESERVED_SUBFUNCTION - FLAW_OWN] = { "reserved_subfunction", FLAW_UNKNOWN,
		"a subfunction, interface or UMAS function that is not known" },
	[FLAW_BAD_ECHO - FLAW_OWN] = { "bad_echo", FLAW_ANSWER,
		"an answer that must repeat its request repeats something else" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAW_END - FLAW_OWN, "every flaw has a row");

/*
 * Shapes.  Sizes are of the PDU: function code and data.  count_at is where the PDU holds the
 * number of bytes that follow the count itself (0: nowhere), count_len how long that number is.
 */
struct extent {
	uint16_t min, max;
	uint16_t count_at, count_len;
};

#define PDU_MAX 253          /* 4.1 */
#define MBAP_LENGTH_MAX 2048 /* V1.0b says 254; UMAS blocks are longer, and so may a lie be */
#define MBAP_HEAD 6
#define RTU_MAX 256
#define RTU_UNIT_MAX 247

enum { LAYOUT_OPAQUE, LAYOUT_READ, LAYOUT_WRITE_ONE, LAYOUT_WRITE_MANY, LAYOUT_STATUS,
       LAYOUT_DIAGNOSTIC, LAYOUT_EVENT_COUNTER, LAYOUT_EVENT_LOG, LAYOUT_SERVER_ID,
       LAYOUT_READ_FILE, LAYOUT_WRITE_FILE, LAYOUT_MASK, LAYOUT_READ_WRITE, LAYOUT_FIFO,
       LAYOUT_INTERFACE, LAYOUT_UMAS, LAYOUTS };

/* Of the request, and of the answer. */
static const struct extent extents[LAYOUTS][2] = {
	[LAYOUT_OPAQUE] = { { 1, PDU_MAX, 0, 0 }, { 1, PDU_MAX, 0, 0 } },
	[LAYOUT_READ] = { { 5, 5, 0, 0 }, { 3, 252, 1, 1 } },
	[LAYOUT_WRITE_ONE] = { { 5, 5, 0, 0 }, { 5, 5, 0, 0 } },
	[LAYOUT_WRITE_MANY] = { { 7, 252, 5, 1 }, { 5, 5, 0, 0 } },
	[LAYOUT_STATUS] = { { 1, 1, 0, 0 }, { 2, 2, 0, 0 } },
	[LAYOUT_DIAGNOSTIC] = { { 5, PDU_MAX, 0, 0 }, { 5, PDU_MAX, 0, 0 } },
	[LAYOUT_EVENT_COUNTER] = { { 1, 1, 0, 0 }, { 5, 5, 0, 0 } },
	[LAYOUT_EVENT_LOG] = { { 1, 1, 0, 0 }, { 8, 72, 1, 1 } },
	[LAYOUT_SERVER_ID] = { { 1, 1, 0, 0 }, { 2, PDU_MAX, 1, 1 } },
	[LAYOUT_READ_FILE] = { { 9, 247, 1, 1 }, { 6, 247, 1, 1 } },
	[LAYOUT_WRITE_FILE] = { { 11, PDU_MAX, 1, 1 }, { 11, PDU_MAX, 1, 1 } },
	[LAYOUT_MASK] = { { 7, 7, 0, 0 }, { 7, 7, 0, 0 } },
	[LAYOUT_READ_WRITE] = { { 12, 252, 9, 1 }, { 4, 252, 1, 1 } },
	[LAYOUT_FIFO] = { { 3, 3, 0, 0 }, { 5, 67, 1, 2 } },
	[LAYOUT_INTERFACE] = { { 2, PDU_MAX, 0, 0 }, { 2, PDU_MAX, 0, 0 } },
	[LAYOUT_UMAS] = { { 3, MBAP_LENGTH_MAX, 0, 0 }, { 3, MBAP_LENGTH_MAX, 0, 0 } },
};

struct shape {
	uint8_t layout;
	uint8_t table;
	bool reserved; /* old Modicon functions that V1.1b3 annex A reserves */
	uint16_t quantity_max;
	struct deed deed;
};

#define ROW(layout_, table_, max_, intent_, changes_, label_, technique_)                          \
	{ LAYOUT_##layout_, TABLE_##table_, false, max_,                                           \
	  { INTENT_##intent_, CHANGES_##changes_, TRANSFER_NONE, label_, technique_ } }
#define OLD(intent_, changes_, label_, technique_)                                                 \
	{ LAYOUT_OPAQUE, TABLE_NONE, true, 0,                                                      \
	  { INTENT_##intent_, CHANGES_##changes_, TRANSFER_NONE, label_, technique_ } }
#define USER ROW(OPAQUE, NONE, 0, OTHER, UNKNOWN, "user-defined function", NULL)

/* By function; a row without a label is a function that nobody has assigned. */
static const struct shape shapes[128] = {
	[1] = ROW(READ, COIL, 2000, READ, NO, "read coils", "T0801"), /* 6.1 */
	[2] = ROW(READ, DISCRETE, 2000, READ, NO, "read discrete inputs", "T0801"), /* 6.2 */
	[3] = ROW(READ, HOLDING, 125, READ, NO, "read holding registers", "T0801"), /* 6.3 */
	[4] = ROW(READ, INPUT, 125, READ, NO, "read input registers", "T0801"), /* 6.4 */
	[5] = ROW(WRITE_ONE, COIL, 1, CONTROL, YES, "write single coil", "T0855"), /* 6.5 */
	[6] = ROW(WRITE_ONE, HOLDING, 1, WRITE, YES, "write single register", "T0836"), /* 6.6 */
	[7] = ROW(STATUS, NONE, 0, DIAGNOSE, NO, "read exception status", "T0801"), /* 6.7 */
	[8] = ROW(DIAGNOSTIC, NONE, 0, OTHER, UNKNOWN, "unknown diagnostics", NULL), /* 6.8 */
	[9] = OLD(PROGRAM, UNKNOWN, "program 484", "T0843"),
	[10] = OLD(PROGRAM, UNKNOWN, "poll 484", "T0843"),
	[11] = ROW(EVENT_COUNTER, NONE, 0, DIAGNOSE, NO, "get event counter", "T0888"), /* 6.9 */
	[12] = ROW(EVENT_LOG, NONE, 0, DIAGNOSE, NO, "get event log", "T0888"), /* 6.10 */
	[13] = OLD(PROGRAM, UNKNOWN, "program controller", "T0843"),
	[14] = OLD(PROGRAM, UNKNOWN, "poll controller", "T0843"),
	[15] = ROW(WRITE_MANY, COIL, 1968, CONTROL, YES, "write multiple coils",
		   "T0855"), /* 6.11 */
	[16] = ROW(WRITE_MANY, HOLDING, 123, WRITE, YES, "write multiple registers", "T0836"),
	[17] = ROW(SERVER_ID, NONE, 0, IDENTIFY, NO, "report server identification", "T0888"),
	[18] = OLD(PROGRAM, UNKNOWN, "program 884", "T0843"),
	[19] = OLD(RUN, YES, "reset communications link", "T0814"),
	[20] = ROW(READ_FILE, FILE, 0, READ, NO, "read file record", "T0801"), /* 6.14 */
	[21] = ROW(WRITE_FILE, FILE, 0, WRITE, YES, "write file record", "T0836"), /* 6.15 */
	[22] = ROW(MASK, HOLDING, 1, WRITE, YES, "mask write register", "T0836"), /* 6.16 */
	[23] = ROW(READ_WRITE, HOLDING, 121, WRITE, YES, "read/write multiple registers: write",
		   "T0836"), /* 6.17 */
	[24] = ROW(FIFO, FIFO, 31, READ, NO, "read FIFO queue", "T0801"), /* 6.18 */
	[43] = ROW(INTERFACE, NONE, 0, OTHER, UNKNOWN, "unknown encapsulated interface", NULL),
	[65] = USER, [66] = USER, [67] = USER, [68] = USER, [69] = USER, [70] = USER, [71] = USER,
	[72] = USER,
	[90] = ROW(UMAS, NONE, 0, OTHER, UNKNOWN, "UMAS", NULL),
	[100] = USER, [101] = USER, [102] = USER, [103] = USER, [104] = USER, [105] = USER,
	[106] = USER, [107] = USER, [108] = USER, [109] = USER, [110] = USER,
	[125] = OLD(FIRMWARE, YES, "replace firmware", "T0857"),
	[126] = OLD(PROGRAM, UNKNOWN, "program 584", "T0843"),
	[127] = OLD(IDENTIFY, UNKNOWN, "report local address", "T0888"),
};
#undef ROW
#undef OLD
#undef USER

enum { READ_WRITE_READ_MAX = 125, FILE_RECORD_MAX = 9999, FILE_REFERENCE_TYPE = 6 };

static const struct deed read_write_read = { INTENT_READ, CHANGES_NO, TRANSFER_NONE,
					     "read/write multiple registers: read", "T0801" };
static const struct deed canopen_read = { INTENT_READ, CHANGES_NO, TRANSFER_NONE,
					  "read CANopen object", "T0801" };
static const struct deed canopen_write = { INTENT_CONFIG, CHANGES_YES, TRANSFER_NONE,
					   "write CANopen object", "T0836" };
static const struct deed identification = { INTENT_IDENTIFY, CHANGES_NO, TRANSFER_NONE,
					    "read device identification", "T0888" };
static const struct deed unknown_function = { INTENT_OTHER, CHANGES_UNKNOWN, TRANSFER_NONE,
					      "unknown function", NULL };

/* 6.8: which data the request may carry, and what the answer's data is. */
enum { DATA_ANY, DATA_ZERO, DATA_SWITCH, DATA_CHARACTER };
enum { ANSWER_ECHO, ANSWER_STATUS, ANSWER_COUNTER, ANSWER_NONE };

struct diagnostic {
	uint16_t subfunction;
	uint8_t data, answer;
	struct deed deed;
};

#define ROW(subfunction_, data_, answer_, intent_, changes_, label_, technique_)                   \
	{ subfunction_, DATA_##data_, ANSWER_##answer_,                                            \
	  { INTENT_##intent_, CHANGES_##changes_, TRANSFER_NONE, label_, technique_ } }
static const struct diagnostic diagnostics[] = {
	ROW(0, ANY, ECHO, DIAGNOSE, NO, "return query data", "T0846"),
	ROW(1, SWITCH, ECHO, RUN, YES, "restart communications", "T0816"),
	ROW(2, ZERO, STATUS, DIAGNOSE, NO, "return diagnostic register", "T0888"),
	ROW(3, CHARACTER, ECHO, CONFIG, YES, "change ASCII delimiter", "T0836"),
	ROW(4, ZERO, NONE, CONFIG, YES, "force listen only mode", "T0814"),
	ROW(10, ZERO, ECHO, DIAGNOSE, YES, "clear counters", "T0872"),
	ROW(11, ZERO, COUNTER, DIAGNOSE, NO, "return bus message count", "T0888"),
	ROW(12, ZERO, COUNTER, DIAGNOSE, NO, "return bus error count", "T0888"),
	ROW(13, ZERO, COUNTER, DIAGNOSE, NO, "return bus exception count", "T0888"),
	ROW(14, ZERO, COUNTER, DIAGNOSE, NO, "return server message count", "T0888"),
	ROW(15, ZERO, COUNTER, DIAGNOSE, NO, "return server no-response count", "T0888"),
	ROW(16, ZERO, COUNTER, DIAGNOSE, NO, "return server NAK count", "T0888"),
	ROW(17, ZERO, COUNTER, DIAGNOSE, NO, "return server busy count", "T0888"),
	ROW(18, ZERO, COUNTER, DIAGNOSE, NO, "return bus overrun count", "T0888"),
	ROW(20, ZERO, ECHO, DIAGNOSE, YES, "clear overrun counter and flag", "T0872"),
};
#undef ROW
