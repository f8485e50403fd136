/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables of mms.c: fields, names, flaws, and what each service is.  ISO 9506-2:2003 numbers the services (clause 7,
 * ConfirmedServiceRequest), IEC 61850-7-2:2010+A1:2020 and -8-1 the functional constraints in the names of objects,
 * IEC 60870-6-503:2014 the names of TASE.2.  Const data; any thread.
 */
#pragma once

#include "dissectors/mms_data.h"
#include "dissectors/tpkt.h"

enum {
	F_TPDU, F_SRC_TSAP, F_DST_TSAP, F_TPDU_SIZE, F_REASON, F_SPDU, F_CONTEXT, F_AUTHENTICATED,
	F_PDU, F_INVOKE_ID, F_SERVICE, F_UNCONFIRMED, F_PROFILE,
	F_DOMAIN, F_ITEM, F_LIST, F_CONSTRAINT, F_COMPONENT, F_ADDRESS, F_MEMBER, F_ELEMENT, F_TYPE, F_VALUE, F_TEXT,
	F_BYTES, F_VALUE_TIME, F_CATEGORY, F_ORIGINATOR, F_CONTROL_NUMBER, F_TEST, F_CHECK, F_COMMAND_TIME, F_REPORT,
	F_OBJECT_CLASS, F_SCOPE, F_CONTINUE_AFTER, F_COUNT, F_MORE,
	F_PROGRAM, F_FILE, F_NEW_FILE, F_FILE_ID, F_POSITION, F_SIZE,
	F_VENDOR, F_MODEL, F_REVISION, F_STATE, F_PHYSICAL_STATE, F_MAX_PDU, F_CALLS, F_VERSION,
	F_ERROR, F_ERROR_CLASS, F_ERROR_CODE, F_REJECTED, F_FIELDS
};

/* ---- names ---- */

static const struct name tpdu_list[] = {
	{ TPDU_CR, "connect-request" }, { TPDU_CC, "connect-confirm" }, { TPDU_DR, "disconnect-request" },
	{ TPDU_DC, "disconnect-confirm" }, { TPDU_DT, "data" }, { TPDU_ER, "error" },
};
static const struct names tpdu_names = NAMES(tpdu_list);

/* ISO 8327-1:1996, clause 8.3. */
enum spdu {
	SPDU_DATA = 1, SPDU_NOT_FINISHED = 8, SPDU_FINISH, SPDU_DISCONNECT, SPDU_REFUSE = 12, SPDU_CONNECT, SPDU_ACCEPT,
	SPDU_ABORT = 25, SPDU_ABORT_ACCEPT,
};

static const struct name spdu_list[] = {
	{ SPDU_DATA, "data" }, { SPDU_NOT_FINISHED, "not-finished" }, { SPDU_FINISH, "finish" },
	{ SPDU_DISCONNECT, "disconnect" }, { SPDU_REFUSE, "refuse" }, { SPDU_CONNECT, "connect" },
	{ SPDU_ACCEPT, "accept" }, { SPDU_ABORT, "abort" }, { SPDU_ABORT_ACCEPT, "abort-accept" },
};
static const struct names spdu_names = NAMES(spdu_list);

enum pdu_kind {
	CONFIRMED_REQUEST, CONFIRMED_RESPONSE, CONFIRMED_ERROR, UNCONFIRMED, REJECT, CANCEL_REQUEST, CANCEL_RESPONSE,
	CANCEL_ERROR, INITIATE_REQUEST, INITIATE_RESPONSE, INITIATE_ERROR, CONCLUDE_REQUEST, CONCLUDE_RESPONSE,
	CONCLUDE_ERROR, PDU_KINDS
};

static const struct name pdu_list[] = {
	{ CONFIRMED_REQUEST, "confirmed-request" }, { CONFIRMED_RESPONSE, "confirmed-response" },
	{ CONFIRMED_ERROR, "confirmed-error" }, { UNCONFIRMED, "unconfirmed" }, { REJECT, "reject" },
	{ CANCEL_REQUEST, "cancel-request" }, { CANCEL_RESPONSE, "cancel-response" },
	{ CANCEL_ERROR, "cancel-error" }, { INITIATE_REQUEST, "initiate-request" },
	{ INITIATE_RESPONSE, "initiate-response" }, { INITIATE_ERROR, "initiate-error" },
	{ CONCLUDE_REQUEST, "conclude-request" }, { CONCLUDE_RESPONSE, "conclude-response" },
	{ CONCLUDE_ERROR, "conclude-error" },
};
static const struct names pdu_names = NAMES(pdu_list);

enum profile { PROFILE_MMS, PROFILE_IEC61850, PROFILE_TASE2 };

static const struct name profile_list[] = {
	{ PROFILE_MMS, "mms" }, { PROFILE_IEC61850, "iec61850" }, { PROFILE_TASE2, "tase2" },
};
static const struct names profile_names = NAMES(profile_list);

static const struct name unconfirmed_list[] = {
	{ 0, "information-report" }, { 1, "unsolicited-status" }, { 2, "event-notification" },
};
static const struct names unconfirmed_names = NAMES(unconfirmed_list);

static const struct name object_class_list[] = {
	{ 0, "named-variable" }, { 1, "scattered-access" }, { 2, "named-variable-list" }, { 3, "named-type" },
	{ 4, "semaphore" }, { 5, "event-condition" }, { 6, "event-action" }, { 7, "event-enrollment" },
	{ 8, "journal" }, { 9, "domain" }, { 10, "program-invocation" }, { 11, "operator-station" },
	{ 12, "data-exchange" }, { 13, "access-control-list" },
};
static const struct names object_class_names = NAMES(object_class_list);

static const struct name scope_list[] = { { 0, "vmd" }, { 1, "domain" }, { 2, "association" } };
static const struct names scope_names = NAMES(scope_list);

static const struct name state_list[] = {
	{ 0, "state-changes-allowed" }, { 1, "no-state-changes-allowed" }, { 2, "limited-services" },
	{ 3, "support-services-allowed" },
};
static const struct names state_names = NAMES(state_list);

static const struct name physical_state_list[] = {
	{ 0, "operational" }, { 1, "partially-operational" }, { 2, "inoperable" }, { 3, "needs-commissioning" },
};
static const struct names physical_state_names = NAMES(physical_state_list);

/* DataAccessError, ISO 9506-2, 14.4.3. */
#define ERROR_ACCESS_DENIED 3
static const struct name error_list[] = {
	{ 0, "object-invalidated" }, { 1, "hardware-fault" }, { 2, "temporarily-unavailable" },
	{ ERROR_ACCESS_DENIED, "object-access-denied" }, { 4, "object-undefined" }, { 5, "invalid-address" },
	{ 6, "type-unsupported" }, { 7, "type-inconsistent" }, { 8, "object-attribute-inconsistent" },
	{ 9, "object-access-unsupported" }, { 10, "object-non-existent" }, { 11, "object-value-invalid" },
};
static const struct names error_names = NAMES(error_list);

/* ServiceError, ISO 9506-2, 7.4. */
#define ERROR_CLASS_ACCESS 7
static const struct name error_class_list[] = {
	{ 0, "vmd-state" }, { 1, "application-reference" }, { 2, "definition" }, { 3, "resource" }, { 4, "service" },
	{ 5, "service-preempt" }, { 6, "time-resolution" }, { ERROR_CLASS_ACCESS, "access" }, { 8, "initiate" },
	{ 9, "conclude" }, { 10, "cancel" }, { 11, "file" }, { 12, "others" },
};
static const struct names error_class_names = NAMES(error_class_list);

static const struct name rejected_list[] = {
	{ 1, "confirmed-request" }, { 2, "confirmed-response" }, { 3, "confirmed-error" }, { 4, "unconfirmed" },
	{ 5, "any" }, { 6, "cancel-request" }, { 7, "cancel-response" }, { 8, "cancel-error" },
	{ 9, "conclude-request" }, { 10, "conclude-response" }, { 11, "conclude-error" },
};
static const struct names rejected_names = NAMES(rejected_list);

/* IEC 61850-7-3:2010, orCategory. */
static const struct name category_list[] = {
	{ 0, "not-supported" }, { 1, "bay" }, { 2, "station" }, { 3, "remote" }, { 4, "automatic-bay" },
	{ 5, "automatic-station" }, { 6, "automatic-remote" }, { 7, "maintenance" }, { 8, "process" },
};
static const struct names category_names = NAMES(category_list);

/* ---- functional constraints: the second part of a name of IEC 61850 says what an object is ---- */

enum constraint {
	FC_NONE, FC_ST, FC_MX, FC_CO, FC_SP, FC_SV, FC_CF, FC_DC, FC_SG, FC_SE, FC_SR, FC_OR, FC_BL, FC_EX, FC_BR,
	FC_RP, FC_LG, FC_GO, FC_GS, FC_MS, FC_US, FC_COUNT
};

static const struct name constraint_list[] = {
	{ FC_ST, "st" }, { FC_MX, "mx" }, { FC_CO, "co" }, { FC_SP, "sp" }, { FC_SV, "sv" }, { FC_CF, "cf" },
	{ FC_DC, "dc" }, { FC_SG, "sg" }, { FC_SE, "se" }, { FC_SR, "sr" }, { FC_OR, "or" }, { FC_BL, "bl" },
	{ FC_EX, "ex" }, { FC_BR, "br" }, { FC_RP, "rp" }, { FC_LG, "lg" }, { FC_GO, "go" }, { FC_GS, "gs" },
	{ FC_MS, "ms" }, { FC_US, "us" },
};
static const struct names constraint_names = NAMES(constraint_list);

/* What a write to an object of this constraint is. */
struct constraint_shape {
	char letters[3];
	uint8_t intent;
	const char *technique;
	const char *label;
};

static const struct constraint_shape constraints[FC_COUNT] = {
	[FC_NONE] = { "", INTENT_WRITE, "T0836", "write" },
	[FC_ST] = { "ST", INTENT_WRITE, "T0832", "write status" },
	[FC_MX] = { "MX", INTENT_WRITE, "T0832", "write measured value" },
	[FC_CO] = { "CO", INTENT_CONTROL, "T0855", "write control object" },
	[FC_SP] = { "SP", INTENT_WRITE, "T0836", "write setpoint" },
	[FC_SV] = { "SV", INTENT_WRITE, "T0832", "substitute value" },
	[FC_CF] = { "CF", INTENT_CONFIG, "T0836", "write configuration" },
	[FC_DC] = { "DC", INTENT_CONFIG, "T0836", "write description" },
	[FC_SG] = { "SG", INTENT_CONFIG, "T0836", "write setting" },
	[FC_SE] = { "SE", INTENT_CONFIG, "T0836", "edit setting" },
	[FC_SR] = { "SR", INTENT_WRITE, "T0836", "write service tracking" },
	[FC_OR] = { "OR", INTENT_WRITE, "T0836", "write operate receipt" },
	[FC_BL] = { "BL", INTENT_WRITE, "T0832", "block value" },
	[FC_EX] = { "EX", INTENT_CONFIG, "T0836", "write extended definition" },
	[FC_BR] = { "BR", INTENT_CONFIG, NULL, "set up buffered reports" },
	[FC_RP] = { "RP", INTENT_CONFIG, NULL, "set up reports" },
	[FC_LG] = { "LG", INTENT_CONFIG, NULL, "set up logs" },
	[FC_GO] = { "GO", INTENT_CONFIG, "T0836", "set up GOOSE" },
	[FC_GS] = { "GS", INTENT_CONFIG, "T0836", "set up GSSE" },
	[FC_MS] = { "MS", INTENT_CONFIG, "T0836", "set up multicast sampled values" },
	[FC_US] = { "US", INTENT_CONFIG, "T0836", "set up unicast sampled values" },
};

/* Names that only TASE.2 has (IEC 60870-6-503, 8): an association that uses one is TASE.2. */
static const char *const tase2_items[] = {
	"Bilateral_Table_ID", "DSConditions_Detected", "Event_Code_Detected", "Next_AMTransfer_Set",
	"Next_DSTransfer_Set", "Next_IMTransfer_Set", "Next_TSTransfer_Set", "Supported_Features", "TASE2_Version",
	"Transfer_Report_ACK", "Transfer_Report_NACK", "Transfer_Set_Name", "Transfer_Set_Time_Stamp",
};

/* ---- services ---- */

/* How the body of a request, and of its answer, is read. */
enum body {
	BODY_NONE,      /* nothing that says more than the service */
	BODY_STATUS, BODY_NAME_LIST, BODY_IDENTIFY, BODY_READ, BODY_WRITE,
	BODY_OBJECT,    /* the name of an object, plain or in [0] */
	BODY_LIST,      /* the name of a list and its members */
	BODY_DELETE,    /* names of lists */
	BODY_DOMAIN,    /* the name of a domain, plain or in [0] */
	BODY_PROGRAM,   /* the name of a program invocation, plain or in [0] */
	BODY_NUMBER,    /* the number of an open file or upload */
	BODY_FILE_OPEN, BODY_FILE, BODY_FILES, BODY_OBTAIN, BODY_DIRECTORY,
};

struct service {
	uint8_t body;     /* enum body */
	uint8_t intent;
	uint8_t changes;
	uint8_t transfer;
	const char *technique;
	const char *label;
};

#define NO CHANGES_NO
#define YES CHANGES_YES
#define OPEN TRANSFER_OPEN
#define DATA TRANSFER_DATA
#define CLOSE TRANSFER_CLOSE

enum { SERVICE_READ = 4, SERVICE_WRITE = 5, SERVICE_FILE_OPEN = 72, SERVICE_FILE_CLOSE = 74, SERVICES = 88 };

static const struct service services[SERVICES] = {
	[0] = { BODY_STATUS, INTENT_DIAGNOSE, NO, 0, NULL, "status" },
	[1] = { BODY_NAME_LIST, INTENT_READ, NO, 0, "T0861", "get name list" },
	[2] = { BODY_IDENTIFY, INTENT_IDENTIFY, NO, 0, "T0888", "identify" },
	[3] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0836", "rename" },
	[4] = { BODY_READ, INTENT_READ, NO, 0, "T0801", "read" },
	[5] = { BODY_WRITE, INTENT_WRITE, YES, 0, "T0836", "write" },
	[6] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0861", "get variable access attributes" },
	[7] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0836", "define named variable" },
	[8] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0836", "define scattered access" },
	[9] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0861", "get scattered access attributes" },
	[10] = { BODY_DELETE, INTENT_CONFIG, YES, 0, "T0809", "delete variable access" },
	[11] = { BODY_LIST, INTENT_CONFIG, YES, 0, NULL, "define named variable list" },
	[12] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0861", "get named variable list attributes" },
	[13] = { BODY_DELETE, INTENT_CONFIG, YES, 0, "T0809", "delete named variable list" },
	[14] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0836", "define named type" },
	[15] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0861", "get named type attributes" },
	[16] = { BODY_DELETE, INTENT_CONFIG, YES, 0, "T0809", "delete named type" },
	[17] = { BODY_NONE, INTENT_READ, CHANGES_UNKNOWN, 0, NULL, "input from operator station" },
	[18] = { BODY_NONE, INTENT_WRITE, YES, 0, "T0832", "output to operator station" },
	[19] = { BODY_OBJECT, INTENT_CONTROL, YES, 0, "T0855", "take control of semaphore" },
	[20] = { BODY_OBJECT, INTENT_CONTROL, YES, 0, "T0855", "relinquish control of semaphore" },
	[21] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0836", "define semaphore" },
	[22] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0809", "delete semaphore" },
	[23] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0801", "report semaphore status" },
	[24] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0801", "report pool semaphore status" },
	[25] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0801", "report semaphore entry status" },
	[26] = { BODY_DOMAIN, INTENT_PROGRAM, YES, OPEN, "T0843", "initiate download sequence" },
	[27] = { BODY_DOMAIN, INTENT_PROGRAM, YES, DATA, "T0843", "download segment" },
	[28] = { BODY_DOMAIN, INTENT_PROGRAM, YES, CLOSE, "T0843", "terminate download sequence" },
	[29] = { BODY_DOMAIN, INTENT_PROGRAM, NO, OPEN, "T0845", "initiate upload sequence" },
	[30] = { BODY_NUMBER, INTENT_PROGRAM, NO, DATA, "T0845", "upload segment" },
	[31] = { BODY_NUMBER, INTENT_PROGRAM, NO, CLOSE, "T0845", "terminate upload sequence" },
	[32] = { BODY_DOMAIN, INTENT_PROGRAM, YES, 0, "T0843", "request domain download" },
	[33] = { BODY_DOMAIN, INTENT_PROGRAM, NO, 0, "T0845", "request domain upload" },
	[34] = { BODY_DOMAIN, INTENT_PROGRAM, YES, 0, "T0843", "load domain content" },
	[35] = { BODY_DOMAIN, INTENT_PROGRAM, NO, 0, "T0845", "store domain content" },
	[36] = { BODY_DOMAIN, INTENT_PROGRAM, YES, 0, "T0809", "delete domain" },
	[37] = { BODY_DOMAIN, INTENT_READ, NO, 0, "T0861", "get domain attributes" },
	[38] = { BODY_PROGRAM, INTENT_PROGRAM, YES, 0, "T0821", "create program invocation" },
	[39] = { BODY_PROGRAM, INTENT_PROGRAM, YES, 0, "T0809", "delete program invocation" },
	[40] = { BODY_PROGRAM, INTENT_RUN, YES, 0, "T0858", "start program" },
	[41] = { BODY_PROGRAM, INTENT_RUN, YES, 0, "T0858", "stop program" },
	[42] = { BODY_PROGRAM, INTENT_RUN, YES, 0, "T0858", "resume program" },
	[43] = { BODY_PROGRAM, INTENT_RUN, YES, 0, "T0858", "reset program" },
	[44] = { BODY_PROGRAM, INTENT_RUN, YES, 0, "T0858", "kill program" },
	[45] = { BODY_PROGRAM, INTENT_READ, NO, 0, "T0868", "get program invocation attributes" },
	[46] = { BODY_OBTAIN, INTENT_FILE, YES, 0, "T0867", "obtain file" },
	[47] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0878", "define event condition" },
	[48] = { BODY_DELETE, INTENT_CONFIG, YES, 0, "T0878", "delete event condition" },
	[49] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0861", "get event condition attributes" },
	[50] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0801", "report event condition status" },
	[51] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0878", "alter event condition monitoring" },
	[52] = { BODY_OBJECT, INTENT_CONTROL, YES, 0, "T0856", "trigger event" },
	[53] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0836", "define event action" },
	[54] = { BODY_DELETE, INTENT_CONFIG, YES, 0, "T0878", "delete event action" },
	[55] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0861", "get event action attributes" },
	[56] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0801", "report event action status" },
	[57] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0836", "define event enrollment" },
	[58] = { BODY_DELETE, INTENT_CONFIG, YES, 0, "T0878", "delete event enrollment" },
	[59] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0878", "alter event enrollment" },
	[60] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0801", "report event enrollment status" },
	[61] = { BODY_NONE, INTENT_READ, NO, 0, "T0861", "get event enrollment attributes" },
	[62] = { BODY_OBJECT, INTENT_CONTROL, YES, 0, "T0878", "acknowledge event notification" },
	[63] = { BODY_NONE, INTENT_READ, NO, 0, "T0801", "get alarm summary" },
	[64] = { BODY_NONE, INTENT_READ, NO, 0, "T0801", "get alarm enrollment summary" },
	[65] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0801", "read journal" },
	[66] = { BODY_OBJECT, INTENT_WRITE, YES, 0, "T0836", "write journal" },
	[67] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0872", "initialize journal" },
	[68] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0801", "report journal status" },
	[69] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, NULL, "create journal" },
	[70] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0872", "delete journal" },
	[71] = { BODY_NONE, INTENT_READ, NO, 0, "T0888", "get capability list" },
	[72] = { BODY_FILE_OPEN, INTENT_FILE, NO, OPEN, "T0811", "open file" },
	[73] = { BODY_NUMBER, INTENT_FILE, NO, DATA, "T0811", "read file" },
	[74] = { BODY_NUMBER, INTENT_FILE, NO, CLOSE, "T0811", "close file" },
	[75] = { BODY_FILES, INTENT_FILE, YES, 0, "T0809", "rename file" },
	[76] = { BODY_FILE, INTENT_FILE, YES, 0, "T0809", "delete file" },
	[77] = { BODY_DIRECTORY, INTENT_FILE, NO, 0, "T0811", "list files" },
	[78] = { BODY_NONE, INTENT_OTHER, CHANGES_UNKNOWN, 0, NULL, "additional service" },
	[80] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0861", "get data exchange attributes" },
	[81] = { BODY_OBJECT, INTENT_WRITE, YES, 0, "T0836", "exchange data" },
	[82] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0892", "define access control list" },
	[83] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0861", "get access control list attributes" },
	[84] = { BODY_OBJECT, INTENT_READ, NO, 0, "T0861", "report access controlled objects" },
	[85] = { BODY_OBJECT, INTENT_CONFIG, YES, 0, "T0892", "delete access control list" },
	[86] = { BODY_NONE, INTENT_CONFIG, YES, 0, "T0892", "change access control" },
	[87] = { BODY_PROGRAM, INTENT_PROGRAM, YES, 0, "T0821", "reconfigure program invocation" },
};

static const struct service unknown_service = { BODY_NONE, INTENT_OTHER, CHANGES_UNKNOWN, 0, NULL, "unknown service" };

#undef NO
#undef YES
#undef OPEN
#undef DATA
#undef CLOSE

static const struct name service_list[] = {
	{ 0, "status" }, { 1, "get-name-list" }, { 2, "identify" }, { 3, "rename" }, { SERVICE_READ, "read" },
	{ SERVICE_WRITE, "write" }, { 6, "get-variable-access-attributes" }, { 7, "define-named-variable" },
	{ 8, "define-scattered-access" }, { 9, "get-scattered-access-attributes" }, { 10, "delete-variable-access" },
	{ 11, "define-named-variable-list" }, { 12, "get-named-variable-list-attributes" },
	{ 13, "delete-named-variable-list" }, { 14, "define-named-type" }, { 15, "get-named-type-attributes" },
	{ 16, "delete-named-type" }, { 17, "input" }, { 18, "output" }, { 19, "take-control" },
	{ 20, "relinquish-control" }, { 21, "define-semaphore" }, { 22, "delete-semaphore" },
	{ 23, "report-semaphore-status" }, { 24, "report-pool-semaphore-status" },
	{ 25, "report-semaphore-entry-status" }, { 26, "initiate-download-sequence" }, { 27, "download-segment" },
	{ 28, "terminate-download-sequence" }, { 29, "initiate-upload-sequence" }, { 30, "upload-segment" },
	{ 31, "terminate-upload-sequence" }, { 32, "request-domain-download" }, { 33, "request-domain-upload" },
	{ 34, "load-domain-content" }, { 35, "store-domain-content" }, { 36, "delete-domain" },
	{ 37, "get-domain-attributes" }, { 38, "create-program-invocation" }, { 39, "delete-program-invocation" },
	{ 40, "start" }, { 41, "stop" }, { 42, "resume" }, { 43, "reset" }, { 44, "kill" },
	{ 45, "get-program-invocation-attributes" }, { 46, "obtain-file" }, { 47, "define-event-condition" },
	{ 48, "delete-event-condition" }, { 49, "get-event-condition-attributes" },
	{ 50, "report-event-condition-status" }, { 51, "alter-event-condition-monitoring" }, { 52, "trigger-event" },
	{ 53, "define-event-action" }, { 54, "delete-event-action" }, { 55, "get-event-action-attributes" },
	{ 56, "report-event-action-status" }, { 57, "define-event-enrollment" }, { 58, "delete-event-enrollment" },
	{ 59, "alter-event-enrollment" }, { 60, "report-event-enrollment-status" },
	{ 61, "get-event-enrollment-attributes" }, { 62, "acknowledge-event-notification" },
	{ 63, "get-alarm-summary" }, { 64, "get-alarm-enrollment-summary" }, { 65, "read-journal" },
	{ 66, "write-journal" }, { 67, "initialize-journal" }, { 68, "report-journal-status" },
	{ 69, "create-journal" }, { 70, "delete-journal" }, { 71, "get-capability-list" }, { 72, "file-open" },
	{ 73, "file-read" }, { 74, "file-close" }, { 75, "file-rename" }, { 76, "file-delete" },
	{ 77, "file-directory" }, { 78, "additional-service" }, { 80, "get-data-exchange-attributes" },
	{ 81, "exchange-data" }, { 82, "define-access-control-list" }, { 83, "get-access-control-list-attributes" },
	{ 84, "report-access-controlled-objects" }, { 85, "delete-access-control-list" },
	{ 86, "change-access-control" }, { 87, "reconfigure-program-invocation" },
};
static const struct names service_names = NAMES(service_list);

/* ---- fields ---- */

static const struct field fields[] = {
	[F_TPDU] = { "tpdu", FIELD_UINT, 8, USE_DETAIL, 0, &tpdu_names, "Kind of transport message." },
	[F_SRC_TSAP] = { "src_tsap", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Calling transport selector." },
	[F_DST_TSAP] = { "dst_tsap", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Called transport selector." },
	[F_TPDU_SIZE] = { "tpdu_size", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Largest transport message, octets." },
	[F_REASON] = { "reason", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Why the transport connection ends." },
	[F_SPDU] = { "session", FIELD_UINT, 8, USE_DETAIL, 0, &spdu_names, "Kind of session message." },
	[F_CONTEXT] = { "context", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Presentation context: which of the agreed languages the message is in." },
	[F_AUTHENTICATED] = { "authenticated", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"The association is opened with a password or certificate (ACSE authentication)." },
	[F_PDU] = { "pdu", FIELD_UINT, 8, USE_KEY, 0, &pdu_names, "Kind of MMS message." },
	[F_INVOKE_ID] = { "invoke_id", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Number that pairs request and answer." },
	[F_SERVICE] = { "service", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &service_names, "Confirmed service." },
	[F_UNCONFIRMED] = { "unconfirmed", FIELD_UINT, 8, USE_KEY, 0, &unconfirmed_names,
		"Service that is not answered." },
	[F_PROFILE] = { "profile", FIELD_UINT, 8, USE_DETAIL, 0, &profile_names,
		"What the names tell about the association: IEC 61850, TASE.2 (ICCP) or plain MMS." },
	[F_DOMAIN] = { "domain", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Domain of the object: in IEC 61850 the logical device, in TASE.2 the control centre." },
	[F_ITEM] = { "item", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Name of the object, such as XCBR1$CO$Pos$Oper." },
	[F_LIST] = { "list", FIELD_BOOL, 1, USE_KEY, 0, NULL, "The object is a list of variables (a data set)." },
	[F_CONSTRAINT] = { "constraint", FIELD_UINT, 8, USE_KEY, 0, &constraint_names,
		"Functional constraint of IEC 61850: co control, sp setpoint, st status, mx measured value, ..." },
	[F_COMPONENT] = { "component", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Part of the object that is meant (alternate access)." },
	[F_ADDRESS] = { "address", FIELD_UINT, 32, USE_ADDRESS, 0, NULL,
		"Address of a variable that has no name." },
	[F_MEMBER] = { "member", FIELD_UINT, 16, USE_ADDRESS, 0, NULL,
		"Position among the variables of the message or of the list, from 0." },
	[F_ELEMENT] = { "element", FIELD_UINT, 16, USE_ADDRESS, 0, NULL,
		"Plain value inside a structured variable, counted from 0." },
	[F_TYPE] = { "type", FIELD_UINT, 8, USE_DETAIL, 0, &mms_type_names, "Type of the value." },
	[F_VALUE] = { "value", FIELD_NUMBER, 64, USE_VALUE, 0, NULL,
		"Number, state (0 or 1) or bit string as a number; of a control: the value commanded." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Value that is text." },
	[F_BYTES] = { "bytes", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "Value that is octets, or a long bit string." },
	[F_VALUE_TIME] = { "value_time", FIELD_TIME, 64, USE_VALUE, 0, NULL, "Value that is a time." },
	[F_CATEGORY] = { "category", FIELD_UINT, 8, USE_VALUE, 0, &category_names,
		"Where a control comes from, as its sender says (orCat)." },
	[F_ORIGINATOR] = { "originator", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		"Who commands, as its sender says (orIdent)." },
	[F_CONTROL_NUMBER] = { "control_number", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Number of the control sequence (ctlNum)." },
	[F_TEST] = { "test", FIELD_BOOL, 1, USE_VALUE, 0, NULL, "The control is only a test." },
	[F_CHECK] = { "check", FIELD_UINT, 2, USE_VALUE, 0, NULL,
		"What the device checks first: 2 synchronism, 1 interlocking, 3 both." },
	[F_COMMAND_TIME] = { "command_time", FIELD_TIME, 64, USE_DETAIL, 0, NULL,
		"When the control was sent, or shall be executed." },
	[F_REPORT] = { "report", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Name of an IEC 61850 report (RptID)." },
	[F_OBJECT_CLASS] = { "object_class", FIELD_UINT, 8, USE_KEY, 0, &object_class_names,
		"Kind of objects whose names are asked for, or that are renamed." },
	[F_SCOPE] = { "scope", FIELD_UINT, 8, USE_KEY, 0, &scope_names, "Where the objects belong." },
	[F_CONTINUE_AFTER] = { "continue_after", FIELD_TEXT, 0, USE_DETAIL, 0, NULL,
		"Last name of the list so far: the next ones are asked for." },
	[F_COUNT] = { "count", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Names or files in an answer, members of a list." },
	[F_MORE] = { "more", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "The answer goes on in the next one." },
	[F_PROGRAM] = { "program", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Program invocation: a program that can be started." },
	[F_FILE] = { "file", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of a file or folder." },
	[F_NEW_FILE] = { "new_file", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Name that a file shall have, or be stored under." },
	[F_FILE_ID] = { "file_id", FIELD_INT, 32, USE_DETAIL, 0, NULL, "Number of an open file or of an upload." },
	[F_POSITION] = { "position", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Where in the file reading begins." },
	[F_SIZE] = { "size", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Octets of the file, or of it in this message." },
	[F_VENDOR] = { "vendor", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Vendor of the device." },
	[F_MODEL] = { "model", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Model of the device." },
	[F_REVISION] = { "revision", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Software revision of the device." },
	[F_STATE] = { "state", FIELD_UINT, 8, USE_DETAIL, 0, &state_names, "Logical state of the device." },
	[F_PHYSICAL_STATE] = { "physical_state", FIELD_UINT, 8, USE_DETAIL, 0, &physical_state_names,
		"Physical state of the device." },
	[F_MAX_PDU] = { "max_pdu", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Longest MMS message, octets." },
	[F_CALLS] = { "calls", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Requests that may wait for answers at once." },
	[F_VERSION] = { "version", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Version of the protocol." },
	[F_ERROR] = { "error", FIELD_UINT, 8, USE_DETAIL, 0, &error_names,
		"Why a variable could not be read or written." },
	[F_ERROR_CLASS] = { "error_class", FIELD_UINT, 8, USE_DETAIL, 0, &error_class_names,
		"Kind of the error that a service met." },
	[F_ERROR_CODE] = { "error_code", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Code inside that kind." },
	[F_REJECTED] = { "rejected", FIELD_UINT, 8, USE_DETAIL, 0, &rejected_names,
		"Kind of message that could not be understood." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_FIELDS && F_FIELDS <= FIELDS_MAX, "a field without a line");

static const struct mms_fields value_fields = { F_TYPE, F_VALUE, F_TEXT, F_BYTES, F_VALUE_TIME };

/* ---- flaws ---- */

enum {
	BAD_TPKT = FLAW_OWN, BAD_COTP, UNKNOWN_TPDU, BAD_SESSION, UNKNOWN_SPDU, BAD_PRESENTATION, UNKNOWN_CONTEXT,
	UNKNOWN_PDU, UNKNOWN_SERVICE, BAD_BODY, BAD_VALUE, VALUE_COUNT, FLAWS_END
};

static const struct flaw flaws[] = {
	[BAD_TPKT - FLAW_OWN] = { "bad_tpkt", FLAW_MALFORMED,
		"version, reserved octet or length of the TPKT header is wrong" },
	[BAD_COTP - FLAW_OWN] = { "bad_cotp", FLAW_MALFORMED, "the transport header does not fit its kind of message" },
	[UNKNOWN_TPDU - FLAW_OWN] = { "unknown_tpdu", FLAW_UNKNOWN,
		"a kind of transport message that class 0 does not have" },
	[BAD_SESSION - FLAW_OWN] = { "bad_session", FLAW_MALFORMED,
		"lengths of the session layer contradict each other" },
	[UNKNOWN_SPDU - FLAW_OWN] = { "unknown_spdu", FLAW_UNKNOWN, "a kind of session message that MMS does not use" },
	[BAD_PRESENTATION - FLAW_OWN] = { "bad_presentation", FLAW_MALFORMED,
		"the presentation or association layer is not as the standard says" },
	[UNKNOWN_CONTEXT - FLAW_OWN] = { "unknown_context", FLAW_MALFORMED,
		"the message is in a presentation context that was not agreed" },
	[UNKNOWN_PDU - FLAW_OWN] = { "unknown_pdu", FLAW_UNKNOWN, "a kind of message that MMS does not have" },
	[UNKNOWN_SERVICE - FLAW_OWN] = { "unknown_service", FLAW_UNKNOWN, "a service that the standard does not have" },
	[BAD_BODY - FLAW_OWN] = { "bad_body", FLAW_MALFORMED, "the body does not have the form of its service" },
	[BAD_VALUE - FLAW_OWN] = { "bad_value", FLAW_MALFORMED,
		"a value does not go with its type, or is nested too deep" },
	[VALUE_COUNT - FLAW_OWN] = { "value_count", FLAW_MALFORMED,
		"more or fewer values than variables, or no variable at all" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a flaw without a line");
