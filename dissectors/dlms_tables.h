/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tables of DLMS/COSEM: APDU tags, classes, results, fields and flaws, and what setting an
 * attribute or invoking a method of each class does.  IEC 62056-5-3:2017 (services), 62056-6-2:2017
 * (classes).
 *
 * Const data; any thread.
 */
#pragma once

#include "dissectors/dissector.h"

enum {
	F_FRAMING, F_CLIENT, F_SERVER, F_LENGTH, F_TAG, F_TYPE, F_INVOKE, F_CLASS, F_OBIS,
	F_ATTRIBUTE, F_METHOD, F_SELECTOR, F_BLOCK, F_LAST, F_RESULT, F_ACCEPTED, F_CONTEXT, F_MECHANISM,
	F_SECURITY, F_VALUE, F_TEXT, F_DATA, F_ERROR,
	F_COUNT,
};

enum { FRAMING_UNKNOWN, FRAMING_WRAPPER, FRAMING_HDLC };

static const struct name framing_list[] = { { FRAMING_WRAPPER, "wrapper" }, { FRAMING_HDLC, "hdlc" } };
static const struct names framing_names = NAMES(framing_list);

enum {
	TAG_DATA_NOTIFICATION = 15, TAG_AARQ = 96, TAG_AARE, TAG_RLRQ, TAG_RLRE, TAG_GET = 192, TAG_SET,
	TAG_EVENT, TAG_ACTION, TAG_GET_ANSWER, TAG_SET_ANSWER, TAG_ACTION_ANSWER = 199,
	TAG_EXCEPTION = 216,
};

static const struct name tag_list[] = {
	{ 1, "initiate-request" }, { 5, "read-request" }, { 6, "write-request" },
	{ 8, "initiate-response" }, { 12, "read-response" }, { 13, "write-response" },
	{ 14, "confirmed-service-error" }, { TAG_DATA_NOTIFICATION, "data-notification" },
	{ 22, "unconfirmed-write-request" }, { 24, "information-report" },
	{ 33, "glo-initiate-request" }, { 37, "glo-read-request" }, { 38, "glo-write-request" },
	{ 40, "glo-initiate-response" }, { 44, "glo-read-response" }, { 45, "glo-write-response" },
	{ 54, "glo-unconfirmed-write" }, { 56, "glo-information-report" },
	{ TAG_AARQ, "aarq" }, { TAG_AARE, "aare" }, { TAG_RLRQ, "rlrq" }, { TAG_RLRE, "rlre" },
	{ TAG_GET, "get-request" }, { TAG_SET, "set-request" }, { TAG_EVENT, "event-notification" },
	{ TAG_ACTION, "action-request" }, { TAG_GET_ANSWER, "get-response" },
	{ TAG_SET_ANSWER, "set-response" }, { TAG_ACTION_ANSWER, "action-response" },
	{ 200, "glo-get-request" }, { 201, "glo-set-request" }, { 202, "glo-event-notification" },
	{ 203, "glo-action-request" }, { 204, "glo-get-response" }, { 205, "glo-set-response" },
	{ 207, "glo-action-response" }, { 208, "ded-get-request" }, { 209, "ded-set-request" },
	{ 210, "ded-event-notification" }, { 211, "ded-action-request" },
	{ 212, "ded-get-response" }, { 213, "ded-set-response" }, { 215, "ded-action-response" },
	{ TAG_EXCEPTION, "exception-response" }, { 217, "access-request" },
	{ 218, "access-response" }, { 219, "general-glo-ciphering" },
	{ 220, "general-ded-ciphering" }, { 221, "general-ciphering" }, { 223, "general-signing" },
	{ 224, "general-block-transfer" },
};
static const struct names tag_names = NAMES(tag_list);

enum { CLASS_DATA = 1, CLASS_CLOCK = 8, CLASS_LN = 15, CLASS_IMAGE = 18, CLASS_DISCONNECT = 70 };

static const struct name class_list[] = {
	{ CLASS_DATA, "data" }, { 3, "register" }, { 4, "extended-register" },
	{ 5, "demand-register" }, { 6, "register-activation" }, { 7, "profile-generic" },
	{ CLASS_CLOCK, "clock" }, { 9, "script-table" }, { 10, "schedule" },
	{ 11, "special-days-table" }, { 12, "association-sn" }, { CLASS_LN, "association-ln" },
	{ 17, "sap-assignment" }, { CLASS_IMAGE, "image-transfer" }, { 19, "iec-local-port-setup" },
	{ 20, "activity-calendar" }, { 21, "register-monitor" }, { 22, "single-action-schedule" },
	{ 23, "iec-hdlc-setup" }, { 26, "utility-tables" }, { 27, "modem-configuration" },
	{ 28, "auto-answer" }, { 29, "auto-connect" }, { 30, "data-protection" },
	{ 40, "push-setup" }, { 41, "tcp-udp-setup" }, { 42, "ipv4-setup" },
	{ 43, "mac-address-setup" }, { 44, "ppp-setup" }, { 45, "gprs-modem-setup" },
	{ 46, "smtp-setup" }, { 47, "gsm-diagnostic" }, { 48, "ipv6-setup" },
	{ 61, "register-table" }, { 62, "compact-data" }, { 63, "status-mapping" },
	{ 64, "security-setup" }, { 65, "parameter-monitor" }, { 68, "arbitrator" },
	{ CLASS_DISCONNECT, "disconnect-control" }, { 71, "limiter" }, { 111, "account" },
	{ 112, "credit" }, { 113, "charge" }, { 115, "token-gateway" },
};
static const struct names class_names = NAMES(class_list);

/* 5-3, clause 8: data access and action results */
enum { RESULT_OK = 0, RESULT_DENIED = 3 };

static const struct name result_list[] = {
	{ RESULT_OK, "success" }, { 1, "hardware-fault" }, { 2, "temporary-failure" },
	{ RESULT_DENIED, "read-write-denied" }, { 4, "object-undefined" },
	{ 9, "object-class-inconsistent" }, { 11, "object-unavailable" }, { 12, "type-unmatched" },
	{ 13, "scope-of-access-violated" }, { 14, "data-block-unavailable" },
	{ 15, "long-get-aborted" }, { 16, "no-long-get-in-progress" }, { 17, "long-set-aborted" },
	{ 18, "no-long-set-in-progress" }, { 19, "data-block-number-invalid" },
	{ 250, "other-reason" },
};
static const struct names result_names = NAMES(result_list);

static const struct name accepted_list[] = {
	{ 0, "yes" }, { 1, "rejected" }, { 2, "rejected-for-now" },
};
static const struct names accepted_names = NAMES(accepted_list);

static const struct name context_list[] = {
	{ 1, "logical-names" }, { 2, "short-names" }, { 3, "logical-names-ciphered" },
	{ 4, "short-names-ciphered" },
};
static const struct names context_names = NAMES(context_list);

static const struct name mechanism_list[] = {
	{ 0, "none" }, { 1, "password" }, { 2, "high" }, { 3, "high-md5" }, { 4, "high-sha1" },
	{ 5, "high-gmac" }, { 6, "high-sha256" }, { 7, "high-ecdsa" },
};
static const struct names mechanism_names = NAMES(mechanism_list);

static const struct field fields[] = {
	[F_FRAMING] = { "framing", FIELD_UINT, 8, USE_DETAIL, 0, &framing_names,
			"How the message is framed: TCP/UDP wrapper or HDLC." },
	[F_CLIENT] = { "client", FIELD_UINT, 32, USE_KEY, 0, NULL,
		       "Access point of the asking side, and so its rights: 16 is public, 1 management." },
	[F_SERVER] = { "server", FIELD_UINT, 32, USE_KEY, FIELD_ROUTE, NULL,
		       "Logical device inside the meter; 1 is the management device." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		       "Bytes behind the wrapper's header, or of the HDLC frame." },
	[F_TAG] = { "tag", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &tag_names, "Kind of message." },
	[F_TYPE] = { "type", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		     "Variant: 1 normal, 2 next or first block, 3 with list, ..." },
	[F_INVOKE] = { "invoke", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		       "Invoke id and priority, which an answer copies." },
	[F_CLASS] = { "class", FIELD_UINT, 16, USE_KEY, 0, &class_names, "COSEM interface class." },
	[F_OBIS] = { "obis", FIELD_BYTES, 48, USE_KEY, 0, NULL,
		     "Logical name (OBIS code) of the object, six bytes." },
	[F_ATTRIBUTE] = { "attribute", FIELD_INT, 8, USE_KEY, 0, NULL,
			  "Attribute of the object; 0 is all of them." },
	[F_METHOD] = { "method", FIELD_INT, 8, USE_KEY, 0, NULL, "Method of the object." },
	[F_SELECTOR] = { "selector", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
			 "How a part of the attribute is selected (1 by range, 2 by entry)." },
	[F_BLOCK] = { "block", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		      "Number of a block of a long transfer." },
	[F_LAST] = { "last", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "This block is the last." },
	[F_RESULT] = { "result", FIELD_UINT, 8, USE_DETAIL, 0, &result_names,
		       "What became of a get, set or action." },
	[F_ACCEPTED] = { "accepted", FIELD_UINT, 8, USE_DETAIL, 0, &accepted_names,
			 "Whether the meter has opened the association." },
	[F_CONTEXT] = { "context", FIELD_UINT, 8, USE_KEY, 0, &context_names,
			"Naming and ciphering that the association is for." },
	[F_MECHANISM] = { "mechanism", FIELD_UINT, 8, USE_KEY, 0, &mechanism_names,
			  "How the client proves who it is." },
	[F_SECURITY] = { "security", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
			 "Security control of a ciphered message: 16 authenticated, 32 encrypted, 48 both." },
	[F_VALUE] = { "value", FIELD_NUMBER, 64, USE_VALUE, 0, NULL, "Number that is read or written." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "String that is read or written." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		     "Structured or unread data, as encoded." },
	[F_ERROR] = { "error", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		      "State error (high byte) and service error of an exception." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_CRC = FLAW_OWN, BAD_DATA, UNKNOWN_TAG, UNKNOWN_TYPE, BAD_FRAME, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_crc", FLAW_MALFORMED, "a wrong checksum of an HDLC frame" },
	{ "bad_data", FLAW_MALFORMED, "data of a type that the standard does not have, or a list without members" },
	{ "unknown_tag", FLAW_UNKNOWN, "an APDU tag that the standard does not have" },
	{ "unknown_type", FLAW_UNKNOWN, "a variant of a service that the standard does not have" },
	{ "bad_frame", FLAW_MALFORMED, "an HDLC frame whose addresses or end do not fit its length" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

/* What a set, or an action, of a class does; method 0: any. */
struct deed {
	uint16_t class;
	uint8_t method; /* of actions */
	uint8_t intent, changes, transfer;
	bool housekeeping;
	const char *label, *technique;
};

static const struct deed sets[] = {
	{ CLASS_CLOCK, 0, INTENT_TIME, CHANGES_YES, 0, false, "set clock", NULL },
	{ 9, 0, INTENT_CONFIG, CHANGES_YES, 0, false, "set script table", "T0836" },
	{ 10, 0, INTENT_CONFIG, CHANGES_YES, 0, false, "set schedule", "T0836" },
	{ 11, 0, INTENT_CONFIG, CHANGES_YES, 0, false, "set special days", "T0836" },
	{ 12, 0, INTENT_CONFIG, CHANGES_YES, 0, false, "set association", "T0892" },
	{ CLASS_LN, 0, INTENT_CONFIG, CHANGES_YES, 0, false, "set association", "T0892" },
	{ CLASS_IMAGE, 0, INTENT_FIRMWARE, CHANGES_YES, 0, false, "set image transfer", "T0857" },
	{ 20, 0, INTENT_CONFIG, CHANGES_YES, 0, false, "set tariff calendar", "T0836" },
	{ 22, 0, INTENT_CONFIG, CHANGES_YES, 0, false, "set action schedule", "T0836" },
	{ 64, 0, INTENT_CONFIG, CHANGES_YES, 0, false, "set security", "T0892" },
	{ CLASS_DISCONNECT, 0, INTENT_CONTROL, CHANGES_YES, 0, false, "set disconnector", "T0855" },
	{ 71, 0, INTENT_CONTROL, CHANGES_YES, 0, false, "set limiter", "T0855" },
	{ 0, 0, INTENT_WRITE, CHANGES_YES, 0, false, "set attribute", "T0836" },
};

static const struct deed actions[] = {
	{ 3, 1, INTENT_WRITE, CHANGES_YES, 0, false, "reset register", "T0836" },
	{ 4, 1, INTENT_WRITE, CHANGES_YES, 0, false, "reset register", "T0836" },
	{ 5, 0, INTENT_WRITE, CHANGES_YES, 0, false, "reset demand", "T0836" },
	{ 7, 0, INTENT_WRITE, CHANGES_YES, 0, false, "reset or capture profile", "T0836" },
	{ CLASS_CLOCK, 0, INTENT_TIME, CHANGES_YES, 0, false, "adjust clock", NULL },
	{ 9, 1, INTENT_CONTROL, CHANGES_YES, 0, false, "execute script", "T0855" },
	{ CLASS_LN, 1, INTENT_SESSION, CHANGES_NO, 0, true, "prove identity", NULL },
	{ CLASS_LN, 2, INTENT_CONFIG, CHANGES_YES, 0, false, "change password", "T0892" },
	{ CLASS_LN, 0, INTENT_CONFIG, CHANGES_YES, 0, false, "change association", "T0892" },
	{ CLASS_IMAGE, 1, INTENT_FIRMWARE, CHANGES_YES, TRANSFER_OPEN, false, "initiate firmware transfer",
	  "T0857" },
	{ CLASS_IMAGE, 2, INTENT_FIRMWARE, CHANGES_YES, TRANSFER_DATA, false, "firmware block", "T0857" },
	{ CLASS_IMAGE, 3, INTENT_FIRMWARE, CHANGES_YES, TRANSFER_CLOSE, false, "verify firmware", "T0857" },
	{ CLASS_IMAGE, 4, INTENT_FIRMWARE, CHANGES_YES, 0, false, "activate firmware", "T0857" },
	{ 20, 0, INTENT_CONFIG, CHANGES_YES, 0, false, "activate tariff calendar", "T0836" },
	{ 40, 0, INTENT_REPORT, CHANGES_NO, 0, false, "push now", NULL },
	{ 64, 0, INTENT_CONFIG, CHANGES_YES, 0, false, "change keys", "T0892" },
	{ CLASS_DISCONNECT, 1, INTENT_CONTROL, CHANGES_YES, 0, false, "disconnect supply", "T0855" },
	{ CLASS_DISCONNECT, 2, INTENT_CONTROL, CHANGES_YES, 0, false, "reconnect supply", "T0855" },
	{ 0, 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "action", NULL },
};

/* The last line of a table stands for all other classes. */
static inline const struct deed *deed_of(const struct deed *d, uint32_t class, uint32_t method)
{
	while (d->class && (d->class != class || (d->method && d->method != method)))
		d++;
	return d;
}

/* APDUs that are not taken apart: short names, ciphered ones, and the whole of sessions. */
enum { PART_REQUEST, PART_ANSWER, PART_REPORT };

struct whole {
	uint8_t tag;
	uint8_t part, intent, changes;
	bool opaque, housekeeping, failed;
	const char *label, *technique;
};

static const struct whole wholes[] = {
	{ 1, PART_REQUEST, INTENT_SESSION, CHANGES_NO, 0, 1, 0, "initiate", NULL },
	{ 5, PART_REQUEST, INTENT_READ, CHANGES_NO, 0, 0, 0, "read by short name", "T0801" },
	{ 6, PART_REQUEST, INTENT_WRITE, CHANGES_YES, 0, 0, 0, "write by short name", "T0836" },
	{ 8, PART_ANSWER, INTENT_SESSION, CHANGES_NO, 0, 1, 0, "initiate", NULL },
	{ 12, PART_ANSWER, INTENT_READ, CHANGES_NO, 0, 0, 0, "read by short name", "T0801" },
	{ 13, PART_ANSWER, INTENT_WRITE, CHANGES_YES, 0, 0, 0, "write by short name", "T0836" },
	{ 14, PART_ANSWER, INTENT_OTHER, CHANGES_NO, 0, 0, 1, "service error", NULL },
	{ 22, PART_REQUEST, INTENT_WRITE, CHANGES_YES, 0, 0, 0, "unconfirmed write", "T0836" },
	{ 24, PART_REPORT, INTENT_REPORT, CHANGES_NO, 0, 0, 0, "information report", NULL },
	{ 33, PART_REQUEST, INTENT_SESSION, CHANGES_NO, 1, 0, 0, "initiate, ciphered", NULL },
	{ 37, PART_REQUEST, INTENT_READ, CHANGES_NO, 1, 0, 0, "read, ciphered", "T0801" },
	{ 38, PART_REQUEST, INTENT_WRITE, CHANGES_YES, 1, 0, 0, "write, ciphered", "T0836" },
	{ 40, PART_ANSWER, INTENT_SESSION, CHANGES_NO, 1, 0, 0, "initiate, ciphered", NULL },
	{ 44, PART_ANSWER, INTENT_READ, CHANGES_NO, 1, 0, 0, "read, ciphered", "T0801" },
	{ 45, PART_ANSWER, INTENT_WRITE, CHANGES_YES, 1, 0, 0, "write, ciphered", "T0836" },
	{ 54, PART_REQUEST, INTENT_WRITE, CHANGES_YES, 1, 0, 0, "unconfirmed write, ciphered", "T0836" },
	{ 56, PART_REPORT, INTENT_REPORT, CHANGES_NO, 1, 0, 0, "information report, ciphered", NULL },
	{ TAG_RLRQ, PART_REQUEST, INTENT_SESSION, CHANGES_NO, 0, 1, 0, "release association", NULL },
	{ TAG_RLRE, PART_ANSWER, INTENT_SESSION, CHANGES_NO, 0, 1, 0, "release association", NULL },
	{ 200, PART_REQUEST, INTENT_READ, CHANGES_NO, 1, 0, 0, "get, ciphered", "T0801" },
	{ 201, PART_REQUEST, INTENT_WRITE, CHANGES_YES, 1, 0, 0, "set, ciphered", "T0836" },
	{ 202, PART_REPORT, INTENT_REPORT, CHANGES_NO, 1, 0, 0, "event, ciphered", NULL },
	{ 203, PART_REQUEST, INTENT_OTHER, CHANGES_UNKNOWN, 1, 0, 0, "action, ciphered", NULL },
	{ 204, PART_ANSWER, INTENT_READ, CHANGES_NO, 1, 0, 0, "get, ciphered", "T0801" },
	{ 205, PART_ANSWER, INTENT_WRITE, CHANGES_YES, 1, 0, 0, "set, ciphered", "T0836" },
	{ 207, PART_ANSWER, INTENT_OTHER, CHANGES_UNKNOWN, 1, 0, 0, "action, ciphered", NULL },
	{ 208, PART_REQUEST, INTENT_READ, CHANGES_NO, 1, 0, 0, "get, ciphered", "T0801" },
	{ 209, PART_REQUEST, INTENT_WRITE, CHANGES_YES, 1, 0, 0, "set, ciphered", "T0836" },
	{ 210, PART_REPORT, INTENT_REPORT, CHANGES_NO, 1, 0, 0, "event, ciphered", NULL },
	{ 211, PART_REQUEST, INTENT_OTHER, CHANGES_UNKNOWN, 1, 0, 0, "action, ciphered", NULL },
	{ 212, PART_ANSWER, INTENT_READ, CHANGES_NO, 1, 0, 0, "get, ciphered", "T0801" },
	{ 213, PART_ANSWER, INTENT_WRITE, CHANGES_YES, 1, 0, 0, "set, ciphered", "T0836" },
	{ 215, PART_ANSWER, INTENT_OTHER, CHANGES_UNKNOWN, 1, 0, 0, "action, ciphered", NULL },
	{ 217, PART_REQUEST, INTENT_OTHER, CHANGES_UNKNOWN, 0, 0, 0, "access", NULL },
	{ 218, PART_ANSWER, INTENT_OTHER, CHANGES_UNKNOWN, 0, 0, 0, "access", NULL },
	{ 219, PART_REQUEST, INTENT_OTHER, CHANGES_UNKNOWN, 1, 0, 0, "ciphered message", NULL },
	{ 220, PART_REQUEST, INTENT_OTHER, CHANGES_UNKNOWN, 1, 0, 0, "ciphered message", NULL },
	{ 221, PART_REQUEST, INTENT_OTHER, CHANGES_UNKNOWN, 1, 0, 0, "ciphered message", NULL },
	{ 223, PART_REQUEST, INTENT_OTHER, CHANGES_UNKNOWN, 0, 0, 0, "signed message", NULL },
	{ 224, PART_REQUEST, INTENT_OTHER, CHANGES_UNKNOWN, 0, 0, 0, "block of a message", NULL },
};
