/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What S7 communication consists of: its fields, names of values, flaws, and a row for each function,
 * program invocation service and userdata function.  For dissectors/s7comm.c only; const data.
 */
#pragma once

#include "dissectors/tpkt.h"

enum {
	F_TPDU, F_SRC_TSAP, F_DST_TSAP, F_CONNECTION, F_RACK, F_SLOT, F_TPDU_SIZE, F_REASON,
	F_ROSCTR, F_PDU_REFERENCE, F_PARAMETER_LENGTH, F_DATA_LENGTH, F_ERROR_CLASS, F_ERROR_CODE,
	F_FUNCTION, F_AMQ_CALLING, F_AMQ_CALLED, F_PDU_LENGTH,
	F_SYNTAX, F_AREA, F_DB, F_ADDRESS, F_BIT, F_TRANSPORT_SIZE, F_COUNT, F_RETURN_CODE, F_DATA_SIZE,
	F_VALUE, F_SYMBOL_CRC, F_SYMBOL, F_NCK_AREA, F_UNIT, F_COLUMN, F_LINE, F_MODULE,
	F_PARAMETER, F_PARAMETER_INDEX, F_R_ID,
	F_BLOCK_TYPE, F_BLOCK_NUMBER, F_FILESYSTEM, F_FILE_NAME, F_UPLOAD_ID, F_BLOCK_STATUS,
	F_LOAD_LENGTH, F_CODE_LENGTH, F_PI_SERVICE, F_ARGUMENT,
	F_METHOD, F_TYPE, F_GROUP, F_SUBFUNCTION, F_SERVICE, F_SEQUENCE, F_DATA_UNIT, F_LAST_UNIT,
	F_PARAMETER_ERROR, F_SZL_ID, F_SZL_INDEX, F_MODE, F_CLOCK, F_INTERVAL, F_EVENT_ID,
	F_COUNT_OF
};

/* ---- names of values ---- */

static const struct name tpdu_list[] = {
	{ TPDU_CR, "connection-request" }, { TPDU_CC, "connection-confirm" },
	{ TPDU_DR, "disconnect-request" }, { TPDU_DC, "disconnect-confirm" },
	{ TPDU_DT, "data" }, { TPDU_ER, "error" }, { TPDU_ED, "expedited-data" },
	{ TPDU_EA, "expedited-acknowledgement" }, { TPDU_AK, "acknowledgement" }, { TPDU_RJ, "reject" },
};
static const struct names tpdu_names = NAMES(tpdu_list);

static const struct name connection_list[] = { { 1, "pg" }, { 2, "op" }, { 3, "basic" } };
static const struct names connection_names = NAMES(connection_list);

static const struct name rosctr_list[] = {
	{ 1, "job" }, { 2, "ack" }, { 3, "ack-data" }, { 7, "userdata" },
};
static const struct names rosctr_names = NAMES(rosctr_list);

static const struct name function_list[] = {
	{ 0x00, "cpu-services" }, { 0x04, "read-var" }, { 0x05, "write-var" },
	{ 0x1a, "request-download" }, { 0x1b, "download-block" }, { 0x1c, "download-ended" },
	{ 0x1d, "start-upload" }, { 0x1e, "upload" }, { 0x1f, "end-upload" }, { 0x28, "pi-service" },
	{ 0x29, "plc-stop" }, { 0xf0, "setup-communication" },
};
static const struct names function_names = NAMES(function_list);

static const struct name error_class_list[] = {
	{ 0x00, "none" }, { 0x81, "application-relationship" }, { 0x82, "object-definition" },
	{ 0x83, "no-resources" }, { 0x84, "service-processing" }, { 0x85, "supplies" },
	{ 0x87, "access" }, { 0xd2, "block" }, { 0xd4, "information" },
};
static const struct names error_class_names = NAMES(error_class_list);

static const struct name syntax_list[] = {
	{ 0x10, "s7any" }, { 0x13, "r-id" }, { 0x15, "alarm-lock" }, { 0x16, "alarm-indication" },
	{ 0x19, "alarm-ack" }, { 0x1a, "alarm-query" }, { 0x1c, "notify-indication" }, { 0x82, "nck" },
	{ 0x83, "nck-metric" }, { 0x84, "nck-inch" }, { 0xa2, "drive" }, { 0xb0, "dbread" },
	{ 0xb2, "symbol" },
};
static const struct names syntax_names = NAMES(syntax_list);

static const struct name area_list[] = {
	{ 0x01, "record" }, { 0x03, "sysinfo" }, { 0x05, "sysflags" }, { 0x06, "anain" },
	{ 0x07, "anaout" }, { 0x1c, "counter" }, { 0x1d, "timer" }, { 0x1e, "iec-counter" },
	{ 0x1f, "iec-timer" }, { 0x20, "hs-counter" }, { 0x80, "peripheral" }, { 0x81, "inputs" },
	{ 0x82, "outputs" }, { 0x83, "flags" }, { 0x84, "db" }, { 0x85, "di" }, { 0x86, "local" },
	{ 0x87, "v" },
};
static const struct names area_names = NAMES(area_list);

enum { AREA_ANAOUT = 0x07, AREA_COUNTER = 0x1c, AREA_TIMER = 0x1d, AREA_HS_COUNTER = 0x20,
       AREA_PERIPHERAL = 0x80, AREA_INPUTS, AREA_OUTPUTS, AREA_FLAGS, AREA_DB };

static const struct name transport_size_list[] = {
	{ 1, "bit" }, { 2, "byte" }, { 3, "char" }, { 4, "word" }, { 5, "int" }, { 6, "dword" },
	{ 7, "dint" }, { 8, "real" }, { 9, "date" }, { 10, "tod" }, { 11, "time" }, { 12, "s5time" },
	{ 15, "date-and-time" }, { 19, "wchar" }, { 28, "counter" }, { 29, "timer" },
	{ 30, "iec-counter" }, { 31, "iec-timer" }, { 32, "hs-counter" },
};
static const struct names transport_size_names = NAMES(transport_size_list);

/* Bytes of one element and how its values are shown; rows without bytes have no fixed size. */
static const struct size_shape {
	uint8_t bytes;
	uint8_t encoding;
} size_shapes[] = {
	[1] = { 1, LIST_BIT }, [2] = { 1, LIST_U8 }, [3] = { 1, LIST_U8 }, [4] = { 2, LIST_U16BE },
	[5] = { 2, LIST_S16BE }, [6] = { 4, LIST_U32BE }, [7] = { 4, LIST_S32BE },
	[8] = { 4, LIST_F32BE }, [9] = { 2, LIST_U16BE }, [10] = { 4, LIST_U32BE },
	[11] = { 4, LIST_S32BE }, [12] = { 2, LIST_U16BE }, [15] = { 8, LIST_U64BE },
	[19] = { 2, LIST_U16BE },
	[28] = { 2, LIST_U16BE }, [29] = { 2, LIST_U16BE }, [30] = { 0, LIST_U8 },
	[31] = { 0, LIST_U8 }, [32] = { 0, LIST_U8 },
};

enum { SIZE_BIT = 1, SIZE_BYTE, SIZE_CHAR, SIZE_WORD, SIZE_INT, SIZE_DWORD };

static const struct name data_size_list[] = {
	{ 0x00, "none" }, { 0x03, "bit" }, { 0x04, "byte" }, { 0x05, "integer" }, { 0x06, "dinteger" },
	{ 0x07, "real" }, { 0x09, "octets" }, { 0x11, "nck1" }, { 0x12, "nck2" },
};
static const struct names data_size_names = NAMES(data_size_list);

static const struct name return_code_list[] = {
	{ 0x00, "reserved" }, { 0x01, "hardware-error" }, { 0x03, "not-allowed" },
	{ 0x05, "invalid-address" }, { 0x06, "type-not-supported" }, { 0x07, "type-inconsistent" },
	{ 0x0a, "does-not-exist" }, { 0xff, "success" },
};
static const struct names return_code_names = NAMES(return_code_list);

static const struct name nck_area_list[] = {
	{ 0, "nck" }, { 1, "mode-group" }, { 2, "channel" }, { 3, "axis" }, { 4, "tool" },
	{ 5, "feed-drive" }, { 6, "main-drive" }, { 7, "mmc" },
};
static const struct names nck_area_names = NAMES(nck_area_list);

static const struct name block_type_list[] = {
	{ 0x08, "ob" }, { 0x0a, "db" }, { 0x0b, "sdb" }, { 0x0c, "fc" }, { 0x0d, "sfc" }, { 0x0e, "fb" },
	{ 0x0f, "sfb" },
};
static const struct names block_type_names = NAMES(block_type_list);

static const struct name filesystem_list[] = {
	{ 'P', "passive" }, { 'A', "active" }, { 'B', "both" },
};
static const struct names filesystem_names = NAMES(filesystem_list);

static const struct name method_list[] = { { 0x11, "request" }, { 0x12, "response" } };
static const struct names method_names = NAMES(method_list);

static const struct name type_list[] = {
	{ 0, "push" }, { 3, "nc-push" }, { 4, "request" }, { 7, "nc-request" }, { 8, "response" },
	{ 11, "nc-response" },
};
static const struct names type_names = NAMES(type_list);

static const struct name group_list[] = {
	{ 0, "mode-transition" }, { 1, "programmer" }, { 2, "cyclic" }, { 3, "block" }, { 4, "cpu" },
	{ 5, "security" }, { 6, "pbc" }, { 7, "time" }, { 15, "nc-program" },
};
static const struct names group_names = NAMES(group_list);

static const struct name mode_list[] = {
	{ 0, "stop" }, { 1, "warm-restart" }, { 2, "run" }, { 3, "hot-restart" }, { 4, "hold" },
	{ 6, "cold-restart" }, { 9, "run-redundant" }, { 11, "link-up" }, { 12, "update" },
};
static const struct names mode_names = NAMES(mode_list);

/* Group and subfunction in one number. */
static const struct name service_list[] = {
	{ 0x101, "block-status" }, { 0x102, "variable-status" }, { 0x103, "istack" },
	{ 0x104, "bstack" }, { 0x105, "lstack" }, { 0x106, "time-measurement" },
	{ 0x107, "force-selection" }, { 0x108, "modify-variable" }, { 0x109, "force" },
	{ 0x10a, "breakpoint" }, { 0x10b, "exit-hold" }, { 0x10c, "memory-reset" },
	{ 0x10d, "disable-job" }, { 0x10e, "enable-job" }, { 0x10f, "delete-job" },
	{ 0x110, "read-job-list" }, { 0x111, "read-job" }, { 0x112, "replace-job" },
	{ 0x113, "block-status-2" }, { 0x116, "flash-led" },
	{ 0x201, "cyclic-transfer" }, { 0x204, "unsubscribe" }, { 0x205, "change-driven-transfer" },
	{ 0x207, "change-driven-modify" }, { 0x208, "read-record" },
	{ 0x301, "list-blocks" }, { 0x302, "list-blocks-of-type" }, { 0x303, "block-info" },
	{ 0x401, "read-szl" }, { 0x402, "message-service" }, { 0x403, "diagnostic-message" },
	{ 0x405, "alarm-8" }, { 0x406, "notify" }, { 0x407, "lock-alarms" }, { 0x408, "unlock-alarms" },
	{ 0x409, "scan" }, { 0x40b, "acknowledge-alarm" }, { 0x40c, "alarm-acknowledged" },
	{ 0x40d, "alarms-locked" }, { 0x40e, "alarms-unlocked" }, { 0x411, "alarm-sq" },
	{ 0x412, "alarm-s" }, { 0x413, "query-alarms" }, { 0x416, "notify-8" },
	{ 0x501, "set-password" }, { 0x502, "clear-password" }, { 0x600, "block-send" },
	{ 0x701, "read-clock" }, { 0x702, "set-clock" }, { 0x703, "read-clock-following" },
	{ 0x704, "set-clock-following" },
	{ 0xf01, "nc-request-download" }, { 0xf02, "nc-download-block" },
	{ 0xf03, "nc-continue-download" }, { 0xf04, "nc-download-ended" }, { 0xf06, "nc-start-upload" },
	{ 0xf07, "nc-upload" }, { 0xf08, "nc-continue-upload" },
};
static const struct names service_names = NAMES(service_list);

/* ---- fields ---- */

static const struct field fields[] = {
	[F_TPDU] = { "tpdu", FIELD_UINT, 8, USE_KEY, 0, &tpdu_names,
		"Kind of transport message (COTP)." },
	[F_SRC_TSAP] = { "src_tsap", FIELD_BYTES, 0, USE_DETAIL, 0, NULL,
		"Transport selector of the side that opens the connection." },
	[F_DST_TSAP] = { "dst_tsap", FIELD_BYTES, 0, USE_KEY, 0, NULL,
		"Transport selector that is called; in two bytes: kind of connection, rack and slot." },
	[F_CONNECTION] = { "connection", FIELD_UINT, 8, USE_KEY, 0, &connection_names,
		"Kind of connection asked for: programming device, operator panel or other." },
	[F_RACK] = { "rack", FIELD_UINT, 3, USE_KEY, FIELD_ROUTE, NULL, "Rack of the module called." },
	[F_SLOT] = { "slot", FIELD_UINT, 5, USE_KEY, FIELD_ROUTE, NULL, "Slot of the module called." },
	[F_TPDU_SIZE] = { "tpdu_size", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Longest transport message, in bytes." },
	[F_REASON] = { "reason", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Why a connection was refused or ended, or a transport message rejected." },
	[F_ROSCTR] = { "rosctr", FIELD_UINT, 8, USE_KEY, 0, &rosctr_names,
		"Kind of message: job, ack, ack-data or userdata." },
	[F_PDU_REFERENCE] = { "pdu_reference", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Number that the answer repeats." },
	[F_PARAMETER_LENGTH] = { "parameter_length", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Bytes of the parameter part." },
	[F_DATA_LENGTH] = { "data_length", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Bytes of the data part." },
	[F_ERROR_CLASS] = { "error_class", FIELD_UINT, 8, USE_DETAIL, 0, &error_class_names,
		"Class of the error in the header of an answer; 0: none." },
	[F_ERROR_CODE] = { "error_code", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Error within its class in the header of an answer." },
	[F_FUNCTION] = { "function", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &function_names,
		"Function of a job and of its answer." },
	[F_AMQ_CALLING] = { "amq_calling", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Jobs the caller may have open at once." },
	[F_AMQ_CALLED] = { "amq_called", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Jobs the called side may have open at once." },
	[F_PDU_LENGTH] = { "pdu_length", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Longest message of this connection, in bytes." },
	[F_SYNTAX] = { "syntax", FIELD_UINT, 8, USE_KEY, 0, &syntax_names,
		"How an item is addressed." },
	[F_AREA] = { "area", FIELD_UINT, 8, USE_KEY, 0, &area_names,
		"Memory area: db, flags, inputs, outputs, peripheral, counter, timer, ..." },
	[F_DB] = { "db", FIELD_UINT, 16, USE_KEY, 0, NULL, "Number of the data block." },
	[F_ADDRESS] = { "address", FIELD_SPAN, 24, USE_ADDRESS, 0, NULL,
		"Bytes of the area from the first to the last; of counters and timers their numbers." },
	[F_BIT] = { "bit", FIELD_UINT, 3, USE_ADDRESS, 0, NULL, "Bit in the first byte." },
	[F_TRANSPORT_SIZE] = { "transport_size", FIELD_UINT, 8, USE_KEY, 0, &transport_size_names,
		"Type of the elements addressed." },
	[F_COUNT] = { "count", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Elements addressed." },
	[F_RETURN_CODE] = { "return_code", FIELD_UINT, 8, USE_DETAIL, 0, &return_code_names,
		"What became of one item." },
	[F_DATA_SIZE] = { "data_size", FIELD_UINT, 8, USE_DETAIL, 0, &data_size_names,
		"Type of the values carried, as the data part says." },
	[F_VALUE] = { "value", FIELD_LIST, 64, USE_VALUE, 0, NULL, "Values written or read." },
	[F_SYMBOL_CRC] = { "symbol_crc", FIELD_UINT, 32, USE_KEY, 0, NULL,
		"Checksum of the symbol in a symbolic address of S7-1200." },
	[F_SYMBOL] = { "symbol", FIELD_LIST, 32, USE_KEY, 0, NULL,
		"Path of a symbolic address of S7-1200: flags in the upper four bits, identifier below." },
	[F_NCK_AREA] = { "nck_area", FIELD_UINT, 3, USE_KEY, 0, &nck_area_names,
		"Area of a numerical controller." },
	[F_UNIT] = { "unit", FIELD_UINT, 5, USE_KEY, 0, NULL, "Unit within the controller's area." },
	[F_COLUMN] = { "column", FIELD_UINT, 16, USE_KEY, 0, NULL, "Column of a controller variable." },
	[F_LINE] = { "line", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"First line of a controller variable." },
	[F_MODULE] = { "module", FIELD_UINT, 8, USE_KEY, 0, NULL,
		"Data module of a controller variable." },
	[F_PARAMETER] = { "parameter", FIELD_UINT, 16, USE_KEY, 0, NULL, "Drive parameter." },
	[F_PARAMETER_INDEX] = { "parameter_index", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"Index of the drive parameter." },
	[F_R_ID] = { "r_id", FIELD_UINT, 32, USE_KEY, 0, NULL,
		"Job of a block transfer between controllers (BSEND and BRCV)." },
	[F_BLOCK_TYPE] = { "block_type", FIELD_UINT, 8, USE_KEY, 0, &block_type_names,
		"Type of a program block." },
	[F_BLOCK_NUMBER] = { "block_number", FIELD_UINT, 17, USE_KEY, 0, NULL,
		"Number of a program block." },
	[F_FILESYSTEM] = { "filesystem", FIELD_UINT, 8, USE_KEY, 0, &filesystem_names,
		"Whether the active block is meant, the loaded one that does not run, or both." },
	[F_FILE_NAME] = { "file_name", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Name of the block or file that is moved." },
	[F_UPLOAD_ID] = { "upload_id", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Number of an upload under way." },
	[F_BLOCK_STATUS] = { "block_status", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"State of a transfer: bit 0 more data follow, bit 1 error." },
	[F_LOAD_LENGTH] = { "load_length", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Load memory that a block needs, in bytes." },
	[F_CODE_LENGTH] = { "code_length", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Length of a block's code, in bytes." },
	[F_PI_SERVICE] = { "pi_service", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Program invocation service, such as _INSE, _DELE, _MODU, _GARB or P_PROGRAM." },
	[F_ARGUMENT] = { "argument", FIELD_TEXT, 0, USE_DETAIL, 0, NULL,
		"Argument of a program invocation service." },
	[F_METHOD] = { "method", FIELD_UINT, 8, USE_DETAIL, 0, &method_names,
		"Form of a userdata message." },
	[F_TYPE] = { "type", FIELD_UINT, 4, USE_KEY, 0, &type_names,
		"Whether userdata asks, answers or is sent unasked." },
	[F_GROUP] = { "group", FIELD_UINT, 4, USE_KEY, 0, &group_names,
		"Group of userdata functions." },
	[F_SUBFUNCTION] = { "subfunction", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Function within its group, as sent." },
	[F_SERVICE] = { "service", FIELD_UINT, 12, USE_KEY, 0, &service_names,
		"Userdata function: group and subfunction in one number." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Number of a userdata job." },
	[F_DATA_UNIT] = { "data_unit", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Number of one part of a longer userdata answer." },
	[F_LAST_UNIT] = { "last_unit", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"0: the last part of a userdata answer; else more parts follow." },
	[F_PARAMETER_ERROR] = { "parameter_error", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Error of a userdata answer; 0: none." },
	[F_SZL_ID] = { "szl_id", FIELD_UINT, 16, USE_KEY, 0, NULL, "System state list that is read." },
	[F_SZL_INDEX] = { "szl_index", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"Entry of the system state list." },
	[F_MODE] = { "mode", FIELD_UINT, 8, USE_VALUE, 0, &mode_names,
		"Operating mode that the controller reports." },
	[F_CLOCK] = { "clock", FIELD_TIME, 64, USE_VALUE, 0, NULL, "Time of day of the controller." },
	[F_INTERVAL] = { "interval", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Interval of a cyclic job, in milliseconds." },
	[F_EVENT_ID] = { "event_id", FIELD_UINT, 32, USE_KEY, 0, NULL, "Number of an alarm." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT_OF, "a row per field");
_Static_assert(F_COUNT_OF <= FIELDS_MAX, "a bit per field");

/* ---- flaws ---- */

enum {
	BAD_TPKT = FLAW_OWN, BAD_COTP, UNKNOWN_TPDU, BAD_PROTOCOL, BAD_LENGTH, BAD_PARAMETER, BAD_ITEM,
	BAD_DATA, ITEM_COUNT, BAD_NAME, BAD_CLOCK, UNKNOWN_ROSCTR, UNKNOWN_FUNCTION, UNKNOWN_SYNTAX,
	UNKNOWN_SIZE, UNKNOWN_SERVICE, UNKNOWN_PI, FLAWS_END
};

static const struct flaw flaws[] = {
	[BAD_TPKT - FLAW_OWN] = { "bad_tpkt", FLAW_MALFORMED,
		"version, reserved byte or length of the TPKT header is wrong" },
	[BAD_COTP - FLAW_OWN] = { "bad_cotp", FLAW_MALFORMED,
		"a transport header does not have the form of class 0" },
	[UNKNOWN_TPDU - FLAW_OWN] = { "unknown_tpdu", FLAW_UNKNOWN,
		"a transport message that class 0 does not have" },
	[BAD_PROTOCOL - FLAW_OWN] = { "bad_protocol", FLAW_UNKNOWN,
		"a message of another protocol within an S7 connection" },
	[BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED,
		"parameter and data length do not add up to the message" },
	[BAD_PARAMETER - FLAW_OWN] = { "bad_parameter", FLAW_MALFORMED,
		"the parameter part does not have the form of its function" },
	[BAD_ITEM - FLAW_OWN] = { "bad_item", FLAW_MALFORMED,
		"the length of an item does not fit its addressing" },
	[BAD_DATA - FLAW_OWN] = { "bad_data", FLAW_MALFORMED,
		"the length of an item's data contradicts its address or type" },
	[ITEM_COUNT - FLAW_OWN] = { "item_count", FLAW_MALFORMED,
		"the item count does not fit the items that follow" },
	[BAD_NAME - FLAW_OWN] = { "bad_name", FLAW_MALFORMED,
		"the name of a block is not two digits of type, five of number and a file system" },
	[BAD_CLOCK - FLAW_OWN] = { "bad_clock", FLAW_MALFORMED, "a time of day that does not exist" },
	[UNKNOWN_ROSCTR - FLAW_OWN] = { "unknown_rosctr", FLAW_UNKNOWN,
		"a message that is neither job, ack, ack-data nor userdata" },
	[UNKNOWN_FUNCTION - FLAW_OWN] = { "unknown_function", FLAW_UNKNOWN, "an unknown function" },
	[UNKNOWN_SYNTAX - FLAW_OWN] = { "unknown_syntax", FLAW_UNKNOWN,
		"an item or area that is addressed in an unknown way" },
	[UNKNOWN_SIZE - FLAW_OWN] = { "unknown_size", FLAW_UNKNOWN,
		"an item of an unknown type: how far it reaches cannot be told" },
	[UNKNOWN_SERVICE - FLAW_OWN] = { "unknown_service", FLAW_UNKNOWN,
		"an unknown userdata function" },
	[UNKNOWN_PI - FLAW_OWN] = { "unknown_pi", FLAW_UNKNOWN,
		"an unknown program invocation service" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a row per flaw");

/* ---- shapes: what each function is and how it is read ---- */

#define NO CHANGES_NO
#define YES CHANGES_YES
#define MAYBE CHANGES_UNKNOWN
#define OPEN TRANSFER_OPEN
#define DATA TRANSFER_DATA
#define CLOSE TRANSFER_CLOSE

enum job_kind { JOB_BARE, JOB_READ, JOB_WRITE, JOB_SETUP, JOB_BLOCK, JOB_PI, JOB_STOP };
enum { BLOCK_NAME = 1, BLOCK_ID = 2 };

static const struct job_shape {
	uint8_t function;
	uint8_t kind;  /* enum job_kind */
	uint8_t block; /* what a block job carries: BLOCK_NAME, BLOCK_ID */
	uint8_t intent, changes, transfer;
	const char *technique;
	const char *label;
} job_shapes[] = {
	{ 0x00, JOB_BARE, 0, INTENT_DIAGNOSE, MAYBE, 0, NULL, "CPU services" },
	{ 0x04, JOB_READ, 0, INTENT_READ, NO, 0, "T0801", "read variable" },
	{ 0x05, JOB_WRITE, 0, INTENT_WRITE, YES, 0, "T0836", "write variable" },
	{ 0x1a, JOB_BLOCK, BLOCK_NAME, INTENT_PROGRAM, YES, OPEN, "T0843", "request download" },
	{ 0x1b, JOB_BLOCK, BLOCK_NAME, INTENT_PROGRAM, YES, DATA, "T0843", "download block" },
	{ 0x1c, JOB_BLOCK, BLOCK_NAME, INTENT_PROGRAM, YES, CLOSE, "T0843", "download ended" },
	{ 0x1d, JOB_BLOCK, BLOCK_NAME | BLOCK_ID, INTENT_PROGRAM, NO, OPEN, "T0845", "start upload" },
	{ 0x1e, JOB_BLOCK, BLOCK_ID, INTENT_PROGRAM, NO, DATA, "T0845", "upload" },
	{ 0x1f, JOB_BLOCK, BLOCK_ID, INTENT_PROGRAM, NO, CLOSE, "T0845", "end upload" },
	{ 0x28, JOB_PI, 0, INTENT_OTHER, MAYBE, 0, NULL, "program invocation service" },
	{ 0x29, JOB_STOP, 0, INTENT_RUN, YES, 0, "T0858", "stop the PLC" },
	{ 0xf0, JOB_SETUP, 0, INTENT_SESSION, NO, 0, NULL, "set up communication" },
};

enum { FN_READ = 0x04, FN_WRITE = 0x05, FN_DOWNLOAD_BLOCK = 0x1b, FN_DOWNLOAD_ENDED = 0x1c,
       FN_UPLOAD = 0x1e, FN_SETUP = 0xf0 };

enum pi_kind { PI_TEXT, PI_BLOCKS, PI_SECRET };

/* PI services of CPUs begin with '_' and four letters, those of numerical controllers with _N_. */
static const struct pi_shape {
	const char *name;
	uint8_t kind; /* enum pi_kind: how the parameter block is read */
	uint8_t intent, changes;
	const char *technique;
	const char *label;
} pi_shapes[] = {
	{ "_INSE", PI_BLOCKS, INTENT_PROGRAM, YES, "T0843", "activate blocks" },
	{ "_INS2", PI_BLOCKS, INTENT_PROGRAM, YES, "T0843", "activate blocks in run" },
	{ "_DELE", PI_BLOCKS, INTENT_PROGRAM, YES, "T0809", "delete blocks" },
	{ "P_PROGRAM", PI_TEXT, INTENT_RUN, YES, "T0858", "start the PLC" },
	{ "_MODU", PI_TEXT, INTENT_PROGRAM, YES, "T0889", "copy RAM to ROM" },
	{ "_GARB", PI_TEXT, INTENT_CONFIG, YES, NULL, "compress memory" },
	{ "_N_LOGIN_", PI_SECRET, INTENT_SESSION, NO, "T0859", "log in to the controller" },
	{ "_N_LOGOUT", PI_TEXT, INTENT_SESSION, NO, NULL, "log out of the controller" },
	{ "_N_NEWPWD", PI_SECRET, INTENT_CONFIG, YES, "T0892", "change the controller's password" },
	{ "_N_CANCEL", PI_TEXT, INTENT_CONTROL, YES, "T0878", "cancel controller alarms" },
	{ "_N_CONFIG", PI_TEXT, INTENT_CONFIG, YES, "T0836", "put machine data in force" },
	{ "_N_DASAVE", PI_TEXT, INTENT_CONFIG, YES, NULL, "save controller data" },
	{ "_N_SETUFR", PI_TEXT, INTENT_CONFIG, YES, "T0836", "put user frames in force" },
	{ "_N_SELECT", PI_TEXT, INTENT_RUN, YES, "T0821", "select an NC program" },
	{ "_N_ASUP__", PI_TEXT, INTENT_CONTROL, YES, "T0821", "assign an interrupt program" },
	{ "_N_EXTERN", PI_TEXT, INTENT_RUN, YES, "T0821", "execute an external NC program" },
	{ "_N_EXTMOD", PI_TEXT, INTENT_RUN, YES, "T0821", "select an external NC program" },
	{ "_N_FINDBL", PI_TEXT, INTENT_RUN, YES, "T0858", "search for a block" },
	{ "_N_SEL_BL", PI_TEXT, INTENT_RUN, YES, "T0858", "select a block" },
	{ "_N_IBN_SS", PI_TEXT, INTENT_CONFIG, YES, "T0836", "set the commissioning switch" },
	{ "_N_NCKMOD", PI_TEXT, INTENT_RUN, YES, "T0858", "change the controller's mode" },
	{ "_N_DIGION", PI_TEXT, INTENT_CONFIG, YES, NULL, "switch digitizing on" },
	{ "_N_DIGIOF", PI_TEXT, INTENT_CONFIG, YES, NULL, "switch digitizing off" },
	{ "_N_F_OPEN", PI_TEXT, INTENT_FILE, NO, NULL, "open a file to read" },
	{ "_N_F_OPER", PI_TEXT, INTENT_FILE, NO, NULL, "open a file to read by name" },
	{ "_N_F_CLOS", PI_TEXT, INTENT_FILE, NO, NULL, "close a file" },
	{ "_N_F_SEEK", PI_TEXT, INTENT_FILE, NO, NULL, "position in a file" },
	{ "_N_F_COPY", PI_TEXT, INTENT_FILE, YES, NULL, "copy a file" },
	{ "_N_F_DELE", PI_TEXT, INTENT_FILE, YES, "T0809", "delete a file" },
	{ "_N_F_DELR", PI_TEXT, INTENT_FILE, YES, "T0809", "delete a file even if active" },
	{ "_N_F_DMDA", PI_TEXT, INTENT_FILE, NO, NULL, "select machine data" },
	{ "_N_F_PROT", PI_TEXT, INTENT_FILE, YES, NULL, "protect a file" },
	{ "_N_F_PROR", PI_TEXT, INTENT_FILE, YES, NULL, "protect a file even if active" },
	{ "_N_F_RENA", PI_TEXT, INTENT_FILE, YES, NULL, "rename a file" },
	{ "_N_F_XFER", PI_TEXT, INTENT_FILE, NO, "T0845", "transfer a file" },
	{ "_N_CREATO", PI_TEXT, INTENT_WRITE, YES, "T0836", "create a tool" },
	{ "_N_DELETO", PI_TEXT, INTENT_WRITE, YES, "T0836", "delete a tool" },
	{ "_N_CREACE", PI_TEXT, INTENT_WRITE, YES, "T0836", "create a cutting edge" },
	{ "_N_DELECE", PI_TEXT, INTENT_WRITE, YES, "T0836", "delete a cutting edge" },
};

enum body_kind {
	BODY_ANY, BODY_VARIABLES, BODY_MODIFY, BODY_CYCLIC, BODY_BLOCK_TYPE, BODY_BLOCK_NAME, BODY_SZL,
	BODY_ALARM, BODY_CLOCK, BODY_PBC, BODY_MODE,
};

/* Userdata by group << 8 | subfunction. */
static const struct service_shape {
	uint16_t service;
	uint8_t kind; /* enum body_kind */
	uint8_t intent, changes, transfer;
	const char *technique;
	const char *label;
} service_shapes[] = {
	{ 0x101, BODY_ANY, INTENT_DIAGNOSE, NO, 0, "T0801", "block status" },
	{ 0x102, BODY_VARIABLES, INTENT_READ, NO, 0, "T0801", "variable status" },
	{ 0x103, BODY_ANY, INTENT_DIAGNOSE, NO, 0, NULL, "read the interrupt stack" },
	{ 0x104, BODY_ANY, INTENT_DIAGNOSE, NO, 0, NULL, "read the block stack" },
	{ 0x105, BODY_ANY, INTENT_DIAGNOSE, NO, 0, NULL, "read the local stack" },
	{ 0x106, BODY_ANY, INTENT_DIAGNOSE, NO, 0, NULL, "time measurement" },
	{ 0x107, BODY_ANY, INTENT_CONTROL, MAYBE, 0, NULL, "force selection" },
	{ 0x108, BODY_MODIFY, INTENT_WRITE, YES, 0, "T0836", "modify variable" },
	{ 0x109, BODY_MODIFY, INTENT_CONTROL, YES, 0, "T0835", "force" },
	{ 0x10a, BODY_ANY, INTENT_RUN, YES, 0, "T0858", "set a breakpoint" },
	{ 0x10b, BODY_ANY, INTENT_RUN, YES, 0, "T0858", "leave hold" },
	{ 0x10c, BODY_ANY, INTENT_RUN, YES, 0, "T0809", "memory reset" },
	{ 0x10d, BODY_ANY, INTENT_CONTROL, YES, 0, "T0835", "disable a force or test job" },
	{ 0x10e, BODY_ANY, INTENT_CONTROL, YES, 0, "T0835", "enable a force or test job" },
	{ 0x10f, BODY_ANY, INTENT_CONTROL, YES, 0, "T0835", "delete a force or test job" },
	{ 0x110, BODY_ANY, INTENT_READ, NO, 0, NULL, "read the job list" },
	{ 0x111, BODY_ANY, INTENT_READ, NO, 0, NULL, "read a job" },
	{ 0x112, BODY_ANY, INTENT_CONTROL, YES, 0, "T0835", "replace a force or test job" },
	{ 0x113, BODY_ANY, INTENT_DIAGNOSE, NO, 0, "T0801", "block status" },
	{ 0x116, BODY_ANY, INTENT_DIAGNOSE, NO, 0, NULL, "flash the LED" },
	{ 0x201, BODY_CYCLIC, INTENT_READ, NO, 0, "T0801", "cyclic read" },
	{ 0x204, BODY_ANY, INTENT_READ, NO, 0, NULL, "end a cyclic read" },
	{ 0x205, BODY_CYCLIC, INTENT_READ, NO, 0, "T0801", "read on change" },
	{ 0x207, BODY_CYCLIC, INTENT_READ, NO, 0, "T0801", "read on change, modified" },
	{ 0x208, BODY_ANY, INTENT_READ, NO, 0, NULL, "read a data record" },
	{ 0x301, BODY_ANY, INTENT_READ, NO, 0, "T0888", "list blocks" },
	{ 0x302, BODY_BLOCK_TYPE, INTENT_READ, NO, 0, "T0888", "list blocks of a type" },
	{ 0x303, BODY_BLOCK_NAME, INTENT_READ, NO, 0, "T0888", "block information" },
	{ 0x401, BODY_SZL, INTENT_READ, NO, 0, "T0888", "read system state list" },
	{ 0x402, BODY_ANY, INTENT_READ, NO, 0, NULL, "subscribe to messages" },
	{ 0x403, BODY_ANY, INTENT_REPORT, NO, 0, NULL, "diagnostic message" },
	{ 0x405, BODY_ALARM, INTENT_REPORT, NO, 0, NULL, "alarm" },
	{ 0x406, BODY_ALARM, INTENT_REPORT, NO, 0, NULL, "notification" },
	{ 0x407, BODY_ALARM, INTENT_CONFIG, YES, 0, "T0878", "lock alarms" },
	{ 0x408, BODY_ALARM, INTENT_CONFIG, YES, 0, "T0838", "unlock alarms" },
	{ 0x409, BODY_ALARM, INTENT_REPORT, NO, 0, NULL, "scan message" },
	{ 0x40b, BODY_ALARM, INTENT_WRITE, YES, 0, NULL, "acknowledge an alarm" },
	{ 0x40c, BODY_ALARM, INTENT_REPORT, NO, 0, NULL, "alarm acknowledged" },
	{ 0x40d, BODY_ALARM, INTENT_REPORT, NO, 0, NULL, "alarms locked" },
	{ 0x40e, BODY_ALARM, INTENT_REPORT, NO, 0, NULL, "alarms unlocked" },
	{ 0x411, BODY_ALARM, INTENT_REPORT, NO, 0, NULL, "alarm" },
	{ 0x412, BODY_ALARM, INTENT_REPORT, NO, 0, NULL, "alarm" },
	{ 0x413, BODY_ANY, INTENT_READ, NO, 0, NULL, "query alarms" },
	{ 0x416, BODY_ALARM, INTENT_REPORT, NO, 0, NULL, "notification" },
	{ 0x501, BODY_ANY, INTENT_SESSION, NO, 0, "T0859", "give the password" },
	{ 0x502, BODY_ANY, INTENT_SESSION, NO, 0, NULL, "take the password back" },
	{ 0x701, BODY_CLOCK, INTENT_READ, NO, 0, NULL, "read the clock" },
	{ 0x702, BODY_CLOCK, INTENT_TIME, YES, 0, "T0836", "set the clock" },
	{ 0x703, BODY_CLOCK, INTENT_READ, NO, 0, NULL, "read the clock" },
	{ 0x704, BODY_CLOCK, INTENT_TIME, YES, 0, "T0836", "set the clock" },
	{ 0xf01, BODY_ANY, INTENT_PROGRAM, YES, OPEN, "T0843", "request NC download" },
	{ 0xf02, BODY_ANY, INTENT_PROGRAM, YES, DATA, "T0843", "NC download" },
	{ 0xf03, BODY_ANY, INTENT_PROGRAM, YES, DATA, "T0843", "continue NC download" },
	{ 0xf04, BODY_ANY, INTENT_PROGRAM, YES, CLOSE, "T0843", "NC download ended" },
	{ 0xf06, BODY_ANY, INTENT_PROGRAM, NO, OPEN, "T0845", "start NC upload" },
	{ 0xf07, BODY_ANY, INTENT_PROGRAM, NO, DATA, "T0845", "NC upload" },
	{ 0xf08, BODY_ANY, INTENT_PROGRAM, NO, DATA, "T0845", "continue NC upload" },
};

/* Groups whose every subfunction means the same. */
static const struct service_shape mode_shape = { 0, BODY_MODE, INTENT_REPORT, NO, 0, NULL,
						 "mode transition" };
static const struct service_shape pbc_shape = { 0x600, BODY_PBC, INTENT_WRITE, YES, 0, "T0836",
						"block send to a controller" };

static const struct job_shape unknown_job = { 0, JOB_BARE, 0, INTENT_OTHER, MAYBE, 0, NULL,
					      "unknown function" };
static const struct service_shape unknown_service = { 0, BODY_ANY, INTENT_OTHER, MAYBE, 0, NULL,
						      "unknown userdata function" };
static const struct pi_shape unknown_pi = { "", PI_TEXT, INTENT_OTHER, MAYBE, NULL,
					    "unknown program invocation service" };

#undef NO
#undef YES
#undef MAYBE
#undef OPEN
#undef DATA
#undef CLOSE
