/* SPDX-License-Identifier: Apache-2.0 */
/*
 * IEC 60870-5-104: the tables.  Fields and the names of their values, flaws, information elements
 * and the type identifications that are made of them.  Data only, for iec104.c, which says which
 * editions of the standards the clauses belong to (-101: IEC 60870-5-101, -104: IEC 60870-5-104).
 *
 * Const data; any thread.
 */
#pragma once

#include "dissectors/dissector.h"

enum {
	F_FRAME, F_LENGTH, F_SEND, F_RECEIVE, F_U_FUNCTION, F_TYPE, F_SEQUENTIAL, F_OBJECTS,
	F_CAUSE, F_NEGATIVE, F_TEST, F_ORIGINATOR, F_COMMON_ADDRESS, F_IOA, F_VALUE, F_INVALID,
	F_NOT_TOPICAL, F_SUBSTITUTED, F_BLOCKED, F_OVERFLOW, F_TRANSIENT, F_CARRY, F_ADJUSTED,
	F_COUNTER_SEQUENCE, F_CHANGED, F_ELAPSED, F_ELAPSED_INVALID, F_SELECT, F_QUALIFIER,
	F_FREEZE, F_LOCAL_CHANGE, F_NOT_IN_OPERATION, F_FILE, F_SECTION, F_FILE_LENGTH,
	F_FILE_REQUEST, F_FILE_ACK, F_FILE_ERROR, F_NOT_READY, F_CHECKSUM, F_STATUS, F_DATA,
	F_TIME, F_TIME_END, F_TIME_MS, F_TIME_INVALID, F_SUMMER, F_COUNT
};

enum { FRAME_I, FRAME_S, FRAME_U };

static const struct name frame_list[] = { { FRAME_I, "i" }, { FRAME_S, "s" }, { FRAME_U, "u" } };
static const struct names frame_names = NAMES(frame_list);

/* Bits 3 to 8 of the first control octet (-104, 5.1); an act is followed by its con. */
enum {
	STARTDT_ACT = 1, STARTDT_CON = 2, STOPDT_ACT = 4, STOPDT_CON = 8, TESTFR_ACT = 16,
	TESTFR_CON = 32,
	U_ACTS = STARTDT_ACT | STOPDT_ACT | TESTFR_ACT,
};

static const struct name u_list[] = {
	{ STARTDT_ACT, "startdt-act" }, { STARTDT_CON, "startdt-con" },
	{ STOPDT_ACT, "stopdt-act" },	{ STOPDT_CON, "stopdt-con" },
	{ TESTFR_ACT, "testfr-act" },	{ TESTFR_CON, "testfr-con" },
};
static const struct names u_names = NAMES(u_list);

/* -101, 7.2.1; 41 and 81-95: IEC TS 60870-5-7. */
static const struct name type_list[] = {
	{ 1, "m-sp-na-1" },   { 2, "m-sp-ta-1" },   { 3, "m-dp-na-1" },	  { 4, "m-dp-ta-1" },
	{ 5, "m-st-na-1" },   { 6, "m-st-ta-1" },   { 7, "m-bo-na-1" },	  { 8, "m-bo-ta-1" },
	{ 9, "m-me-na-1" },   { 10, "m-me-ta-1" },  { 11, "m-me-nb-1" },  { 12, "m-me-tb-1" },
	{ 13, "m-me-nc-1" },  { 14, "m-me-tc-1" },  { 15, "m-it-na-1" },  { 16, "m-it-ta-1" },
	{ 17, "m-ep-ta-1" },  { 18, "m-ep-tb-1" },  { 19, "m-ep-tc-1" },  { 20, "m-ps-na-1" },
	{ 21, "m-me-nd-1" },  { 30, "m-sp-tb-1" },  { 31, "m-dp-tb-1" },  { 32, "m-st-tb-1" },
	{ 33, "m-bo-tb-1" },  { 34, "m-me-td-1" },  { 35, "m-me-te-1" },  { 36, "m-me-tf-1" },
	{ 37, "m-it-tb-1" },  { 38, "m-ep-td-1" },  { 39, "m-ep-te-1" },  { 40, "m-ep-tf-1" },
	{ 41, "s-it-tc-1" },  { 45, "c-sc-na-1" },  { 46, "c-dc-na-1" },  { 47, "c-rc-na-1" },
	{ 48, "c-se-na-1" },  { 49, "c-se-nb-1" },  { 50, "c-se-nc-1" },  { 51, "c-bo-na-1" },
	{ 58, "c-sc-ta-1" },  { 59, "c-dc-ta-1" },  { 60, "c-rc-ta-1" },  { 61, "c-se-ta-1" },
	{ 62, "c-se-tb-1" },  { 63, "c-se-tc-1" },  { 64, "c-bo-ta-1" },  { 70, "m-ei-na-1" },
	{ 81, "s-ch-na-1" },  { 82, "s-rp-na-1" },  { 83, "s-ar-na-1" },  { 84, "s-kr-na-1" },
	{ 85, "s-ks-na-1" },  { 86, "s-kc-na-1" },  { 87, "s-er-na-1" },  { 90, "s-us-na-1" },
	{ 91, "s-uq-na-1" },  { 92, "s-ur-na-1" },  { 93, "s-uk-na-1" },  { 94, "s-ua-na-1" },
	{ 95, "s-uc-na-1" },  { 100, "c-ic-na-1" }, { 101, "c-ci-na-1" }, { 102, "c-rd-na-1" },
	{ 103, "c-cs-na-1" }, { 104, "c-ts-na-1" }, { 105, "c-rp-na-1" }, { 106, "c-cd-na-1" },
	{ 107, "c-ts-ta-1" }, { 110, "p-me-na-1" }, { 111, "p-me-nb-1" }, { 112, "p-me-nc-1" },
	{ 113, "p-ac-na-1" }, { 120, "f-fr-na-1" }, { 121, "f-sr-na-1" }, { 122, "f-sc-na-1" },
	{ 123, "f-ls-na-1" }, { 124, "f-af-na-1" }, { 125, "f-sg-na-1" }, { 126, "f-dr-ta-1" },
	{ 127, "f-sc-nb-1" },
};
static const struct names type_names = NAMES(type_list);

enum {
	CAUSE_SPONTANEOUS = 3, CAUSE_REQUESTED = 5, CAUSE_ACT = 6, CAUSE_ACT_CON = 7,
	CAUSE_DEACT = 8, CAUSE_DEACT_CON = 9,
	CAUSE_ACT_TERM = 10, CAUSE_STATION = 20, CAUSE_GROUP_16 = 36, CAUSE_COUNTERS = 37,
	CAUSE_COUNTER_4 = 41, CAUSE_UNKNOWN_TYPE = 44, CAUSE_UNKNOWN_CAUSE, CAUSE_UNKNOWN_ADDRESS,
	CAUSE_UNKNOWN_OBJECT,
};

/* -101, 7.2.3. */
static const struct name cause_list[] = {
	{ 1, "periodic" },	    { 2, "background" },	   { 3, "spontaneous" },
	{ 4, "initialised" },	    { 5, "requested" },		   { 6, "activation" },
	{ 7, "activation-con" },    { 8, "deactivation" },	   { 9, "deactivation-con" },
	{ 10, "activation-term" },  { 11, "return-remote" },	   { 12, "return-local" },
	{ 13, "file-transfer" },    { 14, "authentication" },	   { 15, "session-key" },
	{ 16, "user-key" },	    { 20, "interrogated-station" }, { 21, "interrogated-group-1" },
	{ 22, "interrogated-group-2" },	 { 23, "interrogated-group-3" },
	{ 24, "interrogated-group-4" },	 { 25, "interrogated-group-5" },
	{ 26, "interrogated-group-6" },	 { 27, "interrogated-group-7" },
	{ 28, "interrogated-group-8" },	 { 29, "interrogated-group-9" },
	{ 30, "interrogated-group-10" }, { 31, "interrogated-group-11" },
	{ 32, "interrogated-group-12" }, { 33, "interrogated-group-13" },
	{ 34, "interrogated-group-14" }, { 35, "interrogated-group-15" },
	{ 36, "interrogated-group-16" }, { 37, "counters-general" },
	{ 38, "counters-group-1" },	 { 39, "counters-group-2" },
	{ 40, "counters-group-3" },	 { 41, "counters-group-4" },
	{ 44, "unknown-type" },	    { 45, "unknown-cause" },	   { 46, "unknown-common-address" },
	{ 47, "unknown-object" },
};
static const struct names cause_names = NAMES(cause_list);

static const struct name freeze_list[] = {
	{ 0, "read" }, { 1, "freeze" }, { 2, "freeze-and-reset" }, { 3, "reset" },
};
static const struct names freeze_names = NAMES(freeze_list);

enum { SCQ_SELECT = 1, SCQ_DEACTIVATE = 3, SCQ_DELETE = 4, SCQ_LAST = 7 };

enum { AFQ_FILE = 1, AFQ_NO_FILE, AFQ_SECTION, AFQ_NO_SECTION };

static const struct name request_list[] = {
	{ 0, "default" },	  { 1, "select-file" },	   { 2, "call-file" },
	{ 3, "deactivate-file" }, { 4, "delete-file" },	   { 5, "select-section" },
	{ 6, "call-section" },	  { 7, "deactivate-section" },
};
static const struct names request_names = NAMES(request_list);

static const struct name ack_list[] = {
	{ 0, "unused" },
	{ AFQ_FILE, "file-accepted" },
	{ AFQ_NO_FILE, "file-refused" },
	{ AFQ_SECTION, "section-accepted" },
	{ AFQ_NO_SECTION, "section-refused" },
};
static const struct names ack_names = NAMES(ack_list);

static const struct name file_error_list[] = {
	{ 0, "none" },		       { 1, "no-memory" },     { 2, "checksum" },
	{ 3, "unexpected-service" }, { 4, "unknown-file" }, { 5, "unknown-section" },
};
static const struct names file_error_names = NAMES(file_error_list);

static const struct field fields[] = {
	[F_FRAME] = { "frame", FIELD_UINT, 2, USE_DETAIL, 0, &frame_names,
		"Format of the frame: i carries data, s acknowledges, u controls the connection." },
	[F_LENGTH] = { "length", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Length of the APDU behind the length octet, in octets." },
	[F_SEND] = { "send_sequence", FIELD_UINT, 15, USE_DETAIL, 0, NULL,
		"Number N(S) of this frame in its direction." },
	[F_RECEIVE] = { "receive_sequence", FIELD_UINT, 15, USE_DETAIL, 0, NULL,
		"Number N(R) of the frame that the sender expects next." },
	[F_U_FUNCTION] = { "u_function", FIELD_UINT, 6, USE_KEY, 0, &u_names,
		"What an unnumbered frame asks for or confirms." },
	[F_TYPE] = { "type", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &type_names,
		"Type identification: what the information objects are." },
	[F_SEQUENTIAL] = { "sequential", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"SQ: one address, and the objects behind it follow one another." },
	[F_OBJECTS] = { "count", FIELD_UINT, 7, USE_DETAIL, 0, NULL,
		"Number of information objects in the message." },
	[F_CAUSE] = { "cause", FIELD_UINT, 6, USE_DETAIL, 0, &cause_names,
		"Cause of transmission: why the message was sent." },
	[F_NEGATIVE] = { "negative", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"P/N: the confirmation is negative." },
	[F_TEST] = { "test", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"T: sent for a test, the process is not to be touched." },
	[F_ORIGINATOR] = { "originator", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Originator address: which controlling station asked, 0 when not used." },
	[F_COMMON_ADDRESS] = { "common_address", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"Common address of the ASDU: the station, or all stations with 65535." },
	[F_IOA] = { "ioa", FIELD_UINT, 24, USE_ADDRESS, 0, NULL,
		"Information object address: the point within the station." },
	[F_VALUE] = { "value", FIELD_NUMBER, 32, USE_VALUE, 0, NULL,
		"Value of the point or command (double: 1 off, 2 on; step: 1 lower, 2 higher)." },
	[F_INVALID] = { "invalid", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"IV: the value is not valid." },
	[F_NOT_TOPICAL] = { "not_topical", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"NT: the value was not refreshed in time." },
	[F_SUBSTITUTED] = { "substituted", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"SB: the value was entered by an operator or an automatic source." },
	[F_BLOCKED] = { "blocked", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"BL: the value is blocked for transmission and stays as it was." },
	[F_OVERFLOW] = { "overflow", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"OV: the value is beyond its range." },
	[F_TRANSIENT] = { "transient", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"The equipment is between two steps." },
	[F_CARRY] = { "carry", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"CY: the counter overflowed in the last period." },
	[F_ADJUSTED] = { "adjusted", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"CA: the counter was set since it was last read." },
	[F_COUNTER_SEQUENCE] = { "counter_sequence", FIELD_UINT, 5, USE_DETAIL, 0, NULL,
		"Sequence number of the counter reading." },
	[F_CHANGED] = { "changed", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"One bit for each of the 16 packed points that changed since the last report." },
	[F_ELAPSED] = { "elapsed_ms", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Relay duration, operating time or transmission delay, in milliseconds." },
	[F_ELAPSED_INVALID] = { "elapsed_invalid", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"EI: the elapsed time is not valid." },
	[F_SELECT] = { "select", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"S/E: the command only selects the point, to be executed by a second one." },
	[F_QUALIFIER] = { "qualifier", FIELD_UINT, 8, USE_KEY, 0, NULL,
		"Qualifier of the type: pulse (QU), set-point (QL), interrogation (QOI: 20 all), "
		"counters (RQT), reset (QRP: 1 general), parameter (KPA, QPA), initialisation "
		"(COI), file (FRQ, SRQ, LSQ)." },
	[F_FREEZE] = { "freeze", FIELD_UINT, 2, USE_KEY, 0, &freeze_names,
		"FRZ: what a counter interrogation does to the counters." },
	[F_LOCAL_CHANGE] = { "local_change", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"Parameters were changed at the station itself." },
	[F_NOT_IN_OPERATION] = { "not_in_operation", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"POP: the parameter is not in operation." },
	[F_FILE] = { "file", FIELD_UINT, 16, USE_KEY, 0, NULL, "Name (number) of the file." },
	[F_SECTION] = { "section", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Name (number) of the section of a file." },
	[F_FILE_LENGTH] = { "file_length", FIELD_UINT, 24, USE_DETAIL, 0, NULL,
		"Length of the file or section, in octets." },
	[F_FILE_REQUEST] = { "file_request", FIELD_UINT, 4, USE_KEY, 0, &request_names,
		"SCQ: what is wanted of the file." },
	[F_FILE_ACK] = { "file_ack", FIELD_UINT, 4, USE_DETAIL, 0, &ack_names,
		"AFQ: what of the file is acknowledged, and how." },
	[F_FILE_ERROR] = { "file_error", FIELD_UINT, 4, USE_DETAIL, 0, &file_error_names,
		"Why the file service failed." },
	[F_NOT_READY] = { "not_ready", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"The file or section cannot be transferred." },
	[F_CHECKSUM] = { "checksum", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Sum of the octets of the section or file, modulo 256." },
	[F_STATUS] = { "status", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"SOF: status of a directory entry (32 last, 64 directory, 128 in transfer)." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		"Octets of a file segment, or of an ASDU whose contents are not known." },
	[F_TIME] = { "time", FIELD_TIME, 64, USE_DETAIL, 0, NULL,
		"Time tag (CP56Time2a), or the beginning of the time range asked for." },
	[F_TIME_END] = { "time_end", FIELD_TIME, 64, USE_DETAIL, 0, NULL,
		"End of the time range asked for." },
	[F_TIME_MS] = { "time_ms", FIELD_UINT, 22, USE_DETAIL, 0, NULL,
		"Time tag (CP24Time2a): milliseconds within the hour." },
	[F_TIME_INVALID] = { "time_invalid", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"IV of the time tag, or a time that does not exist." },
	[F_SUMMER] = { "summer_time", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"SU: the time tag is in summer time." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a field without a line");

enum {
	BAD_LENGTH = FLAW_OWN, BAD_CONTROL, SEQUENCE, ACK_AHEAD, NOT_STARTED, UNASSIGNED_TYPE,
	PRIVATE_TYPE, BAD_CAUSE, BAD_COUNT, BAD_ADDRESS, BAD_TIME, BAD_DIRECTION, FLAWS_END
};

static const struct flaw flaws[] = {
	[BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED,
		"the length octet is below 4, above 253, or does not go with the frame format" },
	[BAD_CONTROL - FLAW_OWN] = { "bad_control", FLAW_MALFORMED,
		"the control octets are none of the I, S and U formats" },
	[SEQUENCE - FLAW_OWN] = { "sequence", FLAW_MALFORMED,
		"the send number is not the one that follows the last frame" },
	[ACK_AHEAD - FLAW_OWN] = { "ack_ahead", FLAW_MALFORMED,
		"the receive number acknowledges frames that were not sent, or takes one back" },
	[NOT_STARTED - FLAW_OWN] = { "not_started", FLAW_MALFORMED,
		"data was sent before STARTDT or after STOPDT" },
	[UNASSIGNED_TYPE - FLAW_OWN] = { "unassigned_type", FLAW_UNKNOWN,
		"the standard does not assign the type identification" },
	[PRIVATE_TYPE - FLAW_OWN] = { "private_type", FLAW_UNKNOWN,
		"the type identification is from the range for private use" },
	[BAD_CAUSE - FLAW_OWN] = { "bad_cause", FLAW_MALFORMED,
		"the cause of transmission is not assigned, or not used with this type" },
	[BAD_COUNT - FLAW_OWN] = { "bad_count", FLAW_MALFORMED,
		"the number of objects, or SQ, does not go with the length or the type" },
	[BAD_ADDRESS - FLAW_OWN] = { "bad_address", FLAW_MALFORMED,
		"common address 0, all stations with a type that has no broadcast, or objects "
		"beyond the last address" },
	[BAD_TIME - FLAW_OWN] = { "bad_time", FLAW_MALFORMED,
		"a request with a time that does not exist" },
	[BAD_DIRECTION - FLAW_OWN] = { "bad_direction", FLAW_MALFORMED,
		"the controlling side sends a confirmation that nothing asked for" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a flaw without a line");

/* ---- information elements (-101, 7.2.6): octets, cut into fields ---- */

enum read { AS_UINT, AS_INT, AS_NORMALISED, AS_FLOAT };

struct slice {
	uint8_t field, at, width, read; /* bits at .. at + width - 1; width 0: no more slices */
};

enum {
	P_END, P_SIQ, P_DIQ, P_VTI, P_BSI, P_NVA, P_SVA, P_R32, P_BCR, P_SEP, P_SPE, P_OCI, P_SCD,
	P_QDS, P_QDP, P_SCO, P_DCO, P_QOS, P_Q8, P_QCC, P_QPM, P_COI, P_WORD, P_CP16, P_NOF, P_NOS,
	P_LOF, P_RQ, P_SCQ, P_AFQ, P_CHS, P_SOF,
	P_SLICED, P_CP24 = P_SLICED, P_CP56, P_CP56_END, P_SEGMENT, P_COUNT
};

/* The upper four bits of all quality octets. */
#define QUALITY { F_BLOCKED, 4, 1, 0 }, { F_SUBSTITUTED, 5, 1, 0 }, { F_NOT_TOPICAL, 6, 1, 0 }, \
		{ F_INVALID, 7, 1, 0 }

static const struct part {
	uint8_t octets;
	struct slice slices[6];
} parts[P_COUNT] = {
	[P_SIQ] = { 1, { { F_VALUE, 0, 1, AS_UINT }, QUALITY } },
	[P_DIQ] = { 1, { { F_VALUE, 0, 2, AS_UINT }, QUALITY } },
	[P_VTI] = { 1, { { F_VALUE, 0, 7, AS_INT }, { F_TRANSIENT, 7, 1, AS_UINT } } },
	[P_BSI] = { 4, { { F_VALUE, 0, 32, AS_UINT } } },
	[P_NVA] = { 2, { { F_VALUE, 0, 16, AS_NORMALISED } } },
	[P_SVA] = { 2, { { F_VALUE, 0, 16, AS_INT } } },
	[P_R32] = { 4, { { F_VALUE, 0, 32, AS_FLOAT } } },
	[P_BCR] = { 5, { { F_VALUE, 0, 32, AS_INT }, { F_COUNTER_SEQUENCE, 32, 5, AS_UINT },
			 { F_CARRY, 37, 1, AS_UINT }, { F_ADJUSTED, 38, 1, AS_UINT },
			 { F_INVALID, 39, 1, AS_UINT } } },
	[P_SEP] = { 1, { { F_VALUE, 0, 2, AS_UINT }, { F_ELAPSED_INVALID, 3, 1, AS_UINT },
			 QUALITY } },
	[P_SPE] = { 1, { { F_VALUE, 0, 6, AS_UINT } } },
	[P_OCI] = { 1, { { F_VALUE, 0, 4, AS_UINT } } },
	[P_SCD] = { 4, { { F_VALUE, 0, 16, AS_UINT }, { F_CHANGED, 16, 16, AS_UINT } } },
	[P_QDS] = { 1, { { F_OVERFLOW, 0, 1, AS_UINT }, QUALITY } },
	[P_QDP] = { 1, { { F_ELAPSED_INVALID, 3, 1, AS_UINT }, QUALITY } },
	[P_SCO] = { 1, { { F_VALUE, 0, 1, AS_UINT }, { F_QUALIFIER, 2, 5, AS_UINT },
			 { F_SELECT, 7, 1, AS_UINT } } },
	[P_DCO] = { 1, { { F_VALUE, 0, 2, AS_UINT }, { F_QUALIFIER, 2, 5, AS_UINT },
			 { F_SELECT, 7, 1, AS_UINT } } },
	[P_QOS] = { 1, { { F_QUALIFIER, 0, 7, AS_UINT }, { F_SELECT, 7, 1, AS_UINT } } },
	[P_Q8] = { 1, { { F_QUALIFIER, 0, 8, AS_UINT } } },
	[P_QCC] = { 1, { { F_QUALIFIER, 0, 6, AS_UINT }, { F_FREEZE, 6, 2, AS_UINT } } },
	[P_QPM] = { 1, { { F_QUALIFIER, 0, 6, AS_UINT }, { F_LOCAL_CHANGE, 6, 1, AS_UINT },
			 { F_NOT_IN_OPERATION, 7, 1, AS_UINT } } },
	[P_COI] = { 1, { { F_QUALIFIER, 0, 7, AS_UINT }, { F_LOCAL_CHANGE, 7, 1, AS_UINT } } },
	[P_WORD] = { 2, { { F_VALUE, 0, 16, AS_UINT } } },
	[P_CP16] = { 2, { { F_ELAPSED, 0, 16, AS_UINT } } },
	[P_NOF] = { 2, { { F_FILE, 0, 16, AS_UINT } } },
	[P_NOS] = { 1, { { F_SECTION, 0, 8, AS_UINT } } },
	[P_LOF] = { 3, { { F_FILE_LENGTH, 0, 24, AS_UINT } } },
	[P_RQ] = { 1, { { F_QUALIFIER, 0, 7, AS_UINT }, { F_NOT_READY, 7, 1, AS_UINT } } },
	[P_SCQ] = { 1, { { F_FILE_REQUEST, 0, 4, AS_UINT }, { F_FILE_ERROR, 4, 4, AS_UINT } } },
	[P_AFQ] = { 1, { { F_FILE_ACK, 0, 4, AS_UINT }, { F_FILE_ERROR, 4, 4, AS_UINT } } },
	[P_CHS] = { 1, { { F_CHECKSUM, 0, 8, AS_UINT } } },
	[P_SOF] = { 1, { { F_STATUS, 0, 8, AS_UINT } } },
	[P_CP24] = { 3, { { 0 } } },
	[P_CP56] = { 7, { { 0 } } },
	[P_CP56_END] = { 7, { { 0 } } },
	[P_SEGMENT] = { 1, { { 0 } } }, /* and as many octets as it says */
};

/* ---- types: who sends them and why, what they mean, how they are made ---- */

#define CAUSE(n_) (UINT64_C(1) << (n_))
#define GROUPS (CAUSE(CAUSE_GROUP_16 + 1) - CAUSE(CAUSE_STATION))
#define COUNTERS (CAUSE(CAUSE_COUNTER_4 + 1) - CAUSE(CAUSE_COUNTERS))
#define REFUSED (CAUSE(44) | CAUSE(45) | CAUSE(46) | CAUSE(47))
#define MON (CAUSE(1) | CAUSE(2) | CAUSE(3) | CAUSE(5) | CAUSE(11) | CAUSE(12) | GROUPS)
#define CNT (CAUSE(1) | CAUSE(2) | CAUSE(3) | CAUSE(5) | GROUPS | COUNTERS)
#define CMD (CAUSE(6) | CAUSE(7) | CAUSE(8) | CAUSE(9) | CAUSE(10) | REFUSED)
#define RD (CAUSE(5) | REFUSED)
#define CLK (CMD | CAUSE(3))
#define PAR (CMD | GROUPS)
#define FIL (CAUSE(13) | REFUSED)
#define DIR (CAUSE(5) | FIL)
#define ENT (CAUSE(3) | CAUSE(5))

enum kind {
	KIND_NONE,
	KIND_MONITOR,  /* a value that the controlled station tells */
	KIND_COMMAND,  /* activated, confirmed, terminated: commands, system commands, parameters */
	KIND_SHORT,    /* the same without a termination */
	KIND_READ,     /* asked with cause 5, answered by a monitor type */
	KIND_FILE,
	KIND_SECURITY, /* IEC TS 60870-5-7 */
};

static const struct shape {
	const char *label;
	const char *technique;
	uint64_t causes; /* bit per cause that goes with the type */
	uint8_t kind, intent, changes;
	bool broadcast;  /* may be sent to all stations */
	uint8_t parts[4];
} shapes[128] = {
#define ROW(label_, technique_, kind_, causes_, intent_, changes_, all_, ...)                      \
	{ label_, technique_, causes_, kind_, INTENT_##intent_, CHANGES_##changes_, all_,         \
	  { __VA_ARGS__ } }
#define M(label_, causes_, ...)                                                                    \
	ROW(label_, "T0856", KIND_MONITOR, causes_, REPORT, NO, false, __VA_ARGS__)
#define C(label_, technique_, ...)                                                                 \
	ROW(label_, technique_, KIND_COMMAND, CMD, CONTROL, YES, false, __VA_ARGS__)
#define P(label_, causes_, ...)                                                                    \
	ROW(label_, "T0836", KIND_SHORT, causes_, CONFIG, YES, false, __VA_ARGS__)
#define F(label_, causes_, ...)                                                                    \
	ROW(label_, "T0893", KIND_FILE, causes_, FILE, NO, false, __VA_ARGS__)
#define S(label_, technique_, intent_, changes_)                                                   \
	ROW(label_, technique_, KIND_SECURITY, 0, intent_, changes_, false, P_END)
	[1] = M("single point (M_SP_NA_1)", MON, P_SIQ),
	[2] = M("single point with time (M_SP_TA_1)", MON, P_SIQ, P_CP24),
	[3] = M("double point (M_DP_NA_1)", MON, P_DIQ),
	[4] = M("double point with time (M_DP_TA_1)", MON, P_DIQ, P_CP24),
	[5] = M("step position (M_ST_NA_1)", MON, P_VTI, P_QDS),
	[6] = M("step position with time (M_ST_TA_1)", MON, P_VTI, P_QDS, P_CP24),
	[7] = M("bitstring (M_BO_NA_1)", MON, P_BSI, P_QDS),
	[8] = M("bitstring with time (M_BO_TA_1)", MON, P_BSI, P_QDS, P_CP24),
	[9] = M("measured value, normalised (M_ME_NA_1)", MON, P_NVA, P_QDS),
	[10] = M("measured value, normalised, with time (M_ME_TA_1)", MON, P_NVA, P_QDS, P_CP24),
	[11] = M("measured value, scaled (M_ME_NB_1)", MON, P_SVA, P_QDS),
	[12] = M("measured value, scaled, with time (M_ME_TB_1)", MON, P_SVA, P_QDS, P_CP24),
	[13] = M("measured value, float (M_ME_NC_1)", MON, P_R32, P_QDS),
	[14] = M("measured value, float, with time (M_ME_TC_1)", MON, P_R32, P_QDS, P_CP24),
	[15] = M("counter (M_IT_NA_1)", CNT, P_BCR),
	[16] = M("counter with time (M_IT_TA_1)", CNT, P_BCR, P_CP24),
	[17] = M("protection event (M_EP_TA_1)", MON, P_SEP, P_CP16, P_CP24),
	[18] = M("protection start events (M_EP_TB_1)", MON, P_SPE, P_QDP, P_CP16, P_CP24),
	[19] = M("protection output circuits (M_EP_TC_1)", MON, P_OCI, P_QDP, P_CP16, P_CP24),
	[20] = M("packed single points with changes (M_PS_NA_1)", MON, P_SCD, P_QDS),
	[21] = M("measured value without quality (M_ME_ND_1)", MON, P_NVA),
	[30] = M("single point with time (M_SP_TB_1)", MON, P_SIQ, P_CP56),
	[31] = M("double point with time (M_DP_TB_1)", MON, P_DIQ, P_CP56),
	[32] = M("step position with time (M_ST_TB_1)", MON, P_VTI, P_QDS, P_CP56),
	[33] = M("bitstring with time (M_BO_TB_1)", MON, P_BSI, P_QDS, P_CP56),
	[34] = M("measured value, normalised, with time (M_ME_TD_1)", MON, P_NVA, P_QDS, P_CP56),
	[35] = M("measured value, scaled, with time (M_ME_TE_1)", MON, P_SVA, P_QDS, P_CP56),
	[36] = M("measured value, float, with time (M_ME_TF_1)", MON, P_R32, P_QDS, P_CP56),
	[37] = M("counter with time (M_IT_TB_1)", CNT, P_BCR, P_CP56),
	[38] = M("protection event (M_EP_TD_1)", MON, P_SEP, P_CP16, P_CP56),
	[39] = M("protection start events (M_EP_TE_1)", MON, P_SPE, P_QDP, P_CP16, P_CP56),
	[40] = M("protection output circuits (M_EP_TF_1)", MON, P_OCI, P_QDP, P_CP16, P_CP56),
	[41] = S("security statistics (S_IT_TC_1)", "T0856", REPORT, NO),
	[45] = C("single command (C_SC_NA_1)", "T0855", P_SCO),
	[46] = C("double command (C_DC_NA_1)", "T0855", P_DCO),
	[47] = C("step command (C_RC_NA_1)", "T0855", P_DCO),
	[48] = C("set-point, normalised (C_SE_NA_1)", "T0836", P_NVA, P_QOS),
	[49] = C("set-point, scaled (C_SE_NB_1)", "T0836", P_SVA, P_QOS),
	[50] = C("set-point, float (C_SE_NC_1)", "T0836", P_R32, P_QOS),
	[51] = C("bitstring command (C_BO_NA_1)", "T0855", P_BSI),
	[58] = C("single command with time (C_SC_TA_1)", "T0855", P_SCO, P_CP56),
	[59] = C("double command with time (C_DC_TA_1)", "T0855", P_DCO, P_CP56),
	[60] = C("step command with time (C_RC_TA_1)", "T0855", P_DCO, P_CP56),
	[61] = C("set-point, normalised, with time (C_SE_TA_1)", "T0836", P_NVA, P_QOS, P_CP56),
	[62] = C("set-point, scaled, with time (C_SE_TB_1)", "T0836", P_SVA, P_QOS, P_CP56),
	[63] = C("set-point, float, with time (C_SE_TC_1)", "T0836", P_R32, P_QOS, P_CP56),
	[64] = C("bitstring command with time (C_BO_TA_1)", "T0855", P_BSI, P_CP56),
	[70] = M("end of initialisation (M_EI_NA_1)", CAUSE(4), P_COI),
	[81] = S("authentication challenge (S_CH_NA_1)", NULL, SESSION, NO),
	[82] = S("authentication reply (S_RP_NA_1)", NULL, SESSION, NO),
	[83] = S("request with authentication (S_AR_NA_1)", "T0855", OTHER, UNKNOWN),
	[84] = S("session key status request (S_KR_NA_1)", NULL, SESSION, NO),
	[85] = S("session key status (S_KS_NA_1)", NULL, SESSION, NO),
	[86] = S("session key change (S_KC_NA_1)", NULL, SESSION, NO),
	[87] = S("authentication error (S_ER_NA_1)", NULL, SESSION, NO),
	[90] = S("user status change (S_US_NA_1)", "T0859", CONFIG, YES),
	[91] = S("update key request (S_UQ_NA_1)", "T0892", CONFIG, YES),
	[92] = S("update key reply (S_UR_NA_1)", "T0892", CONFIG, YES),
	[93] = S("update key change (S_UK_NA_1)", "T0892", CONFIG, YES),
	[94] = S("update key change (S_UA_NA_1)", "T0892", CONFIG, YES),
	[95] = S("update key confirmation (S_UC_NA_1)", "T0892", CONFIG, YES),
	[100] = ROW("interrogation (C_IC_NA_1)", "T0801", KIND_COMMAND, CMD, READ, NO, true, P_Q8),
	[101] = ROW("counter interrogation (C_CI_NA_1)", "T0801", KIND_COMMAND, CMD, READ, NO, true,
		    P_QCC),
	[102] = ROW("read (C_RD_NA_1)", "T0801", KIND_READ, RD, READ, NO, false, P_END),
	[103] = ROW("set clock (C_CS_NA_1)", "T0836", KIND_SHORT, CLK, TIME, YES, true, P_CP56),
	[104] = ROW("test (C_TS_NA_1)", NULL, KIND_SHORT, CMD, DIAGNOSE, NO, false, P_WORD),
	[105] = ROW("reset process (C_RP_NA_1)", "T0816", KIND_SHORT, CMD, RUN, YES, true, P_Q8),
	[106] = ROW("set delay (C_CD_NA_1)", "T0836", KIND_SHORT, CLK, TIME, YES, false, P_CP16),
	[107] = ROW("test with time (C_TS_TA_1)", NULL, KIND_SHORT, CMD, DIAGNOSE, NO, false,
		    P_WORD, P_CP56),
	[110] = P("parameter, normalised (P_ME_NA_1)", PAR, P_NVA, P_QPM),
	[111] = P("parameter, scaled (P_ME_NB_1)", PAR, P_SVA, P_QPM),
	[112] = P("parameter, float (P_ME_NC_1)", PAR, P_R32, P_QPM),
	[113] = P("parameter activation (P_AC_NA_1)", CMD, P_Q8),
	[120] = F("file ready (F_FR_NA_1)", FIL, P_NOF, P_LOF, P_RQ),
	[121] = F("section ready (F_SR_NA_1)", FIL, P_NOF, P_NOS, P_LOF, P_RQ),
	[122] = F("call file (F_SC_NA_1)", DIR, P_NOF, P_NOS, P_SCQ),
	[123] = F("last section or segment (F_LS_NA_1)", FIL, P_NOF, P_NOS, P_Q8, P_CHS),
	[124] = F("acknowledge file (F_AF_NA_1)", FIL, P_NOF, P_NOS, P_AFQ),
	[125] = F("file segment (F_SG_NA_1)", FIL, P_NOF, P_NOS, P_SEGMENT),
	[126] = F("directory (F_DR_TA_1)", ENT, P_NOF, P_LOF, P_SOF, P_CP56),
	[127] = F("query log (F_SC_NB_1)", DIR | CMD, P_NOF, P_CP56, P_CP56_END),
#undef M
#undef C
#undef P
#undef F
#undef S
#undef ROW
};
