/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables of s7comm_plus.c: fields, names, flaws, and what each function is.  The protocol is not published; the
 * numbers are those that captures and public dissectors agree on.  Const data; any thread.
 */
#pragma once

#include "dissectors/tpkt.h"

#include <string.h>

enum {
	F_TPDU, F_SRC_TSAP, F_DST_TSAP, F_TPDU_SIZE, F_VERSION, F_LENGTH, F_SIGNED, F_OPCODE, F_FUNCTION, F_SEQUENCE,
	F_SESSION, F_RETURN, F_OBJECT, F_CLASS, F_ATTRIBUTE, F_AREA, F_DB, F_ACCESS, F_MEMBER, F_TYPE, F_VALUE, F_TEXT,
	F_BYTES, F_COUNT, F_FIELDS
};

#define VERSION_KEEP_ALIVE 0xfe

static const struct name version_list[] = {
	{ 1, "plain" }, { 2, "signed" }, { 3, "signed-in-front" }, { VERSION_KEEP_ALIVE, "keep-alive" },
};
static const struct names version_names = NAMES(version_list);

enum opcode { OPCODE_RESPONSE2 = 0x02, OPCODE_REQUEST = 0x31, OPCODE_RESPONSE = 0x32, OPCODE_NOTIFICATION = 0x33 };

static const struct name opcode_list[] = {
	{ OPCODE_REQUEST, "request" }, { OPCODE_RESPONSE, "response" }, { OPCODE_NOTIFICATION, "notification" },
	{ OPCODE_RESPONSE2, "response2" },
};
static const struct names opcode_names = NAMES(opcode_list);

static const struct name tpdu_list[] = {
	{ TPDU_CR, "connect-request" }, { TPDU_CC, "connect-confirm" }, { TPDU_DR, "disconnect-request" },
	{ TPDU_DC, "disconnect-confirm" }, { TPDU_DT, "data" }, { TPDU_ER, "error" },
};
static const struct names tpdu_names = NAMES(tpdu_list);

enum function {
	EXPLORE = 0x04bb, CREATE_OBJECT = 0x04ca, DELETE_OBJECT = 0x04d4, SET_VARIABLE = 0x04f2, GET_VARIABLE = 0x04fc,
	ADD_LINK = 0x0506, REMOVE_LINK = 0x051a, GET_LINK = 0x0524, SET_MULTI = 0x0542, GET_MULTI = 0x054c,
	BEGIN_SEQUENCE = 0x0556, END_SEQUENCE = 0x0560, INVOKE = 0x056b, GET_STREAMED = 0x0586, INIT_SSL = 0x05b3,
};

static const struct name function_list[] = {
	{ EXPLORE, "explore" }, { CREATE_OBJECT, "create-object" }, { DELETE_OBJECT, "delete-object" },
	{ SET_VARIABLE, "set-variable" }, { GET_VARIABLE, "get-variable" }, { ADD_LINK, "add-link" },
	{ REMOVE_LINK, "remove-link" }, { GET_LINK, "get-link" }, { SET_MULTI, "set-multi-variables" },
	{ GET_MULTI, "get-multi-variables" }, { BEGIN_SEQUENCE, "begin-sequence" }, { END_SEQUENCE, "end-sequence" },
	{ INVOKE, "invoke" }, { GET_STREAMED, "get-variables-substreamed" }, { INIT_SSL, "init-ssl" },
};
static const struct names function_names = NAMES(function_list);

/* Places of variables, as the first id of an access. */
enum area { AREA_INPUTS = 0x50, AREA_OUTPUTS, AREA_FLAGS, AREA_COUNTERS, AREA_TIMERS, AREA_DB = 0x8a0e };

static const struct name area_list[] = {
	{ AREA_INPUTS, "inputs" }, { AREA_OUTPUTS, "outputs" }, { AREA_FLAGS, "flags" },
	{ AREA_COUNTERS, "counters" }, { AREA_TIMERS, "timers" }, { AREA_DB, "db" },
};
static const struct names area_names = NAMES(area_list);

enum { CLASS_SESSION = 287, CLASS_SUBSCRIPTION = 1001 };

static const struct name class_list[] = {
	{ 255, "subscriptions" }, { CLASS_SESSION, "server-session" }, { CLASS_SUBSCRIPTION, "subscription" },
};
static const struct names class_names = NAMES(class_list);

enum { OBJECT_CPU = 52 }; /* the program's execution */

enum {
	ATTRIBUTE_SESSION_KEY = 305, ATTRIBUTE_VERSION = 306, ATTRIBUTE_HOST = 298, ATTRIBUTE_HARDWARE = 319,
	ATTRIBUTE_KEY = 1830, ATTRIBUTE_OPERATING_STATE = 2167,
};

static const struct name attribute_list[] = {
	{ 233, "object-variable-type-name" }, { 289, "client-address" }, { 296, "client-interface" },
	{ 297, "client-application" }, { ATTRIBUTE_HOST, "client-host" }, { 299, "session-role" },
	{ 300, "session-client-id" }, { 301, "session-comment" }, { 303, "session-challenge" },
	{ ATTRIBUTE_SESSION_KEY, "session-key" }, { ATTRIBUTE_VERSION, "session-version" },
	{ 314, "session-version-table" }, { ATTRIBUTE_HARDWARE, "session-hardware" }, { 320, "session-firmware" },
	{ ATTRIBUTE_KEY, "session-encrypted-key" }, { ATTRIBUTE_OPERATING_STATE, "operating-state-request" },
};
static const struct names attribute_names = NAMES(attribute_list);

enum type {
	TYPE_NULL, TYPE_BOOL, TYPE_USINT, TYPE_UINT, TYPE_UDINT, TYPE_ULINT, TYPE_SINT, TYPE_INT, TYPE_DINT, TYPE_LINT,
	TYPE_BYTE, TYPE_WORD, TYPE_DWORD, TYPE_LWORD, TYPE_REAL, TYPE_LREAL, TYPE_TIMESTAMP, TYPE_TIMESPAN, TYPE_RID,
	TYPE_AID, TYPE_BLOB, TYPE_WSTRING, TYPE_VARIANT, TYPE_STRUCT, TYPE_STRING = 0x19,
};

static const struct name type_list[] = {
	{ TYPE_NULL, "null" }, { TYPE_BOOL, "bool" }, { TYPE_USINT, "usint" }, { TYPE_UINT, "uint" },
	{ TYPE_UDINT, "udint" }, { TYPE_ULINT, "ulint" }, { TYPE_SINT, "sint" }, { TYPE_INT, "int" },
	{ TYPE_DINT, "dint" }, { TYPE_LINT, "lint" }, { TYPE_BYTE, "byte" }, { TYPE_WORD, "word" },
	{ TYPE_DWORD, "dword" }, { TYPE_LWORD, "lword" }, { TYPE_REAL, "real" }, { TYPE_LREAL, "lreal" },
	{ TYPE_TIMESTAMP, "timestamp" }, { TYPE_TIMESPAN, "timespan" }, { TYPE_RID, "object-id" },
	{ TYPE_AID, "attribute-id" }, { TYPE_BLOB, "blob" }, { TYPE_WSTRING, "wstring" },
	{ TYPE_VARIANT, "variant" }, { TYPE_STRUCT, "struct" }, { TYPE_STRING, "string" },
};
static const struct names type_names = NAMES(type_list);

static const struct field fields[] = {
	[F_TPDU] = { "tpdu", FIELD_UINT, 8, USE_DETAIL, 0, &tpdu_names, "Kind of transport message." },
	[F_SRC_TSAP] = { "src_tsap", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Calling transport selector." },
	[F_DST_TSAP] = { "dst_tsap", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Called transport selector: SIMATIC-ROOT-HMI for panels, -ES for engineering, -OTH for others." },
	[F_TPDU_SIZE] = { "tpdu_size", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Largest transport message, octets." },
	[F_VERSION] = { "version", FIELD_UINT, 8, USE_DETAIL, 0, &version_names, "Version of the protocol." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Octets of data in the message." },
	[F_SIGNED] = { "signed", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "The data carry a digest that protects them." },
	[F_OPCODE] = { "opcode", FIELD_UINT, 8, USE_KEY, 0, &opcode_names, "Kind of message." },
	[F_FUNCTION] = { "function", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &function_names, "What is done." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number that pairs request and response." },
	[F_SESSION] = { "session", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Session; 288 while it is being opened." },
	[F_RETURN] = { "status", FIELD_INT, 16, USE_DETAIL, 0, NULL, "Error code of a response; negative: it failed." },
	[F_OBJECT] = { "object", FIELD_UINT, 32, USE_KEY, 0, NULL,
		"Object in the controller that is meant, or under which one is created." },
	[F_CLASS] = { "class", FIELD_UINT, 32, USE_KEY, 0, &class_names, "Class of the object that is created." },
	[F_ATTRIBUTE] = { "attribute", FIELD_UINT, 32, USE_ADDRESS, 0, &attribute_names, "Attribute of the object." },
	[F_AREA] = { "area", FIELD_UINT, 16, USE_KEY, 0, &area_names, "Where the variable lies." },
	[F_DB] = { "db", FIELD_UINT, 16, USE_KEY, 0, NULL, "Number of the data block." },
	[F_ACCESS] = { "access", FIELD_UINT, 32, USE_ADDRESS, 0, NULL,
		"Local id of the variable in its block or area; of a structure, of the outermost member." },
	[F_MEMBER] = { "member", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Position among the variables of the message." },
	[F_TYPE] = { "type", FIELD_UINT, 8, USE_DETAIL, 0, &type_names, "Type of the value." },
	[F_VALUE] = { "value", FIELD_NUMBER, 64, USE_VALUE, 0, NULL, "Number that is written or was read." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Value that is text." },
	[F_BYTES] = { "bytes", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
			"Value that is an array, a structure or octets, as sent." },
	[F_COUNT] = { "count", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Variables that the message names." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_FIELDS, "a field without a line");

enum {
	BAD_TPKT = FLAW_OWN, BAD_COTP, UNKNOWN_TPDU, CUT_BY_CARRIER, UNKNOWN_VERSION, BAD_LENGTH, UNKNOWN_OPCODE,
	UNKNOWN_FUNCTION, UNREAD, FLAWS_END
};

static const struct flaw flaws[] = {
	[BAD_TPKT - FLAW_OWN] = { "bad_tpkt", FLAW_MALFORMED,
		"version, reserved octet or length of the TPKT header is wrong" },
	[BAD_COTP - FLAW_OWN] = { "bad_cotp", FLAW_MALFORMED, "the transport header does not fit its kind of message" },
	[UNKNOWN_TPDU - FLAW_OWN] = { "unknown_tpdu", FLAW_UNKNOWN,
		"a kind of transport message that class 0 does not have" },
	[CUT_BY_CARRIER - FLAW_OWN] = { "cut_by_carrier", FLAW_UNKNOWN,
		"the transport layer cut a message, which no controller does: it is not read" },
	[UNKNOWN_VERSION - FLAW_OWN] = { "unknown_version", FLAW_UNKNOWN,
			"a version of the protocol that is not known" },
	[BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED, "the length is not that of the message" },
	[UNKNOWN_OPCODE - FLAW_OWN] = { "unknown_opcode", FLAW_UNKNOWN, "a kind of message that is not known" },
	[UNKNOWN_FUNCTION - FLAW_OWN] = { "unknown_function", FLAW_UNKNOWN, "a function that is not known" },
	[UNREAD - FLAW_OWN] = { "unread", FLAW_UNKNOWN, "what a request writes or changes could not be read" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a flaw without a line");

/* ---- functions ---- */

enum body { BODY_NONE, BODY_CREATE, BODY_DELETE, BODY_OBJECT, BODY_SET, BODY_SET_MULTI, BODY_GET_MULTI };

struct shape {
	uint16_t function;
	uint8_t body;
	uint8_t intent;
	uint8_t changes;
	const char *technique;
	const char *label;
};

static const struct shape shapes[] = {
	{ EXPLORE, BODY_OBJECT, INTENT_READ, CHANGES_NO, "T0861", "explore objects" },
	{ CREATE_OBJECT, BODY_CREATE, INTENT_PROGRAM, CHANGES_YES, "T0843", "create object" },
	{ DELETE_OBJECT, BODY_DELETE, INTENT_PROGRAM, CHANGES_YES, "T0809", "delete object" },
	{ SET_VARIABLE, BODY_SET, INTENT_WRITE, CHANGES_YES, "T0836", "set variable" },
	{ GET_VARIABLE, BODY_OBJECT, INTENT_READ, CHANGES_NO, "T0801", "get variable" },
	{ ADD_LINK, BODY_OBJECT, INTENT_OTHER, CHANGES_UNKNOWN, NULL, "add link" },
	{ REMOVE_LINK, BODY_OBJECT, INTENT_OTHER, CHANGES_UNKNOWN, NULL, "remove link" },
	{ GET_LINK, BODY_OBJECT, INTENT_READ, CHANGES_NO, "T0861", "get link" },
	{ SET_MULTI, BODY_SET_MULTI, INTENT_WRITE, CHANGES_YES, "T0836", "set variables" },
	{ GET_MULTI, BODY_GET_MULTI, INTENT_READ, CHANGES_NO, "T0801", "get variables" },
	{ BEGIN_SEQUENCE, BODY_NONE, INTENT_PROGRAM, CHANGES_UNKNOWN, NULL, "begin sequence" },
	{ END_SEQUENCE, BODY_NONE, INTENT_PROGRAM, CHANGES_UNKNOWN, NULL, "end sequence" },
	{ INVOKE, BODY_OBJECT, INTENT_OTHER, CHANGES_UNKNOWN, NULL, "invoke method" },
	{ GET_STREAMED, BODY_OBJECT, INTENT_READ, CHANGES_NO, "T0801", "get variables as stream" },
	{ INIT_SSL, BODY_NONE, INTENT_SESSION, CHANGES_NO, NULL, "protect session" },
};
static const struct shape unknown_shape = { 0, BODY_NONE, INTENT_OTHER, CHANGES_UNKNOWN, NULL, "unknown function" };
