/* SPDX-License-Identifier: Apache-2.0 */
/*
 * KNXnet/IP: fields, names of values, flaws, and what services, cEMI messages and application services do.  Part of
 * knxnet_ip.c, cut off for length.  Const data.
 */
#pragma once

#include "dissectors/dissector.h"

enum {
	F_SERVICE, F_LENGTH, F_CHANNEL, F_SEQUENCE, F_STATUS, F_CONNECTION, F_PEER, F_PEER_PORT,
	F_SESSION, F_USER, F_NAME, F_SERIAL, F_OWN_ADDRESS,
	F_CEMI, F_SOURCE, F_GROUP, F_ADDRESS, F_PRIORITY, F_HOPS, F_FUNCTION,
	F_OBJECT, F_INSTANCE, F_PROPERTY, F_START, F_ELEMENTS, F_MEMORY, F_ERROR, F_VALUE, F_BYTES, F_COUNT,
};

enum { SEARCH = 0x201, SEARCH_ANSWER, DESCRIBE, DESCRIBE_ANSWER, CONNECT, CONNECT_ANSWER, STATE, STATE_ANSWER,
	DISCONNECT,
       DISCONNECT_ANSWER, SEARCH_MORE, SEARCH_MORE_ANSWER, CONFIGURE = 0x310, CONFIGURE_ACK, TUNNEL = 0x420,
	TUNNEL_ACK,
       FEATURE_GET, FEATURE_ANSWER, FEATURE_SET, FEATURE_INFO, ROUTE = 0x530, ROUTE_LOST, ROUTE_BUSY,
       SYSTEM_BROADCAST, DIAGNOSE = 0x740, DIAGNOSE_ANSWER, REMOTE_CONFIGURE, REMOTE_RESET, WRAPPER = 0x950,
       SESSION_REQUEST, SESSION_ANSWER, AUTHENTICATE, SESSION_STATUS, TIMER };

static const struct name service_list[] = { /* ISO 22510, 5 to 8; AN159 (secure) */
	{ SEARCH, "search" }, { SEARCH_ANSWER, "search-answer" }, { DESCRIBE, "describe" },
	{ DESCRIBE_ANSWER, "describe-answer" }, { CONNECT, "connect" }, { CONNECT_ANSWER, "connect-answer" },
	{ STATE, "connection-state" }, { STATE_ANSWER, "connection-state-answer" }, { DISCONNECT, "disconnect" },
	{ DISCONNECT_ANSWER, "disconnect-answer" }, { SEARCH_MORE, "search-extended" },
	{ SEARCH_MORE_ANSWER, "search-extended-answer" }, { CONFIGURE, "device-configuration" },
	{ CONFIGURE_ACK, "device-configuration-ack" }, { TUNNEL, "tunnelling" }, { TUNNEL_ACK, "tunnelling-ack" },
	{ FEATURE_GET, "tunnelling-feature-get" }, { FEATURE_ANSWER, "tunnelling-feature-answer" },
	{ FEATURE_SET, "tunnelling-feature-set" }, { FEATURE_INFO, "tunnelling-feature-info" },
	{ ROUTE, "routing" }, { ROUTE_LOST, "routing-lost" }, { ROUTE_BUSY, "routing-busy" },
	{ SYSTEM_BROADCAST, "routing-system-broadcast" }, { DIAGNOSE, "remote-diagnosis" },
	{ DIAGNOSE_ANSWER, "remote-diagnosis-answer" }, { REMOTE_CONFIGURE, "remote-configuration" },
	{ REMOTE_RESET, "remote-reset" }, { WRAPPER, "secure-wrapper" }, { SESSION_REQUEST, "session-request" },
	{ SESSION_ANSWER, "session-answer" }, { AUTHENTICATE, "session-authenticate" },
	{ SESSION_STATUS, "session-status" }, { TIMER, "timer-notify" },
};
static const struct names service_names = NAMES(service_list);

static const struct name status_list[] = {
	{ 0x00, "no-error" }, { 0x01, "host-protocol" }, { 0x02, "version" }, { 0x04, "sequence-number" },
	{ 0x0f, "error" }, { 0x21, "connection-id" }, { 0x22, "connection-type" }, { 0x23, "connection-option" },
	{ 0x24, "no-more-connections" }, { 0x26, "data-connection" }, { 0x27, "knx-connection" },
	{ 0x28, "authorisation" }, { 0x29, "tunnelling-layer" }, { 0x2d, "no-tunnelling-address" },
	{ 0x2e, "connection-in-use" },
};
static const struct names status_names = NAMES(status_list);

static const struct name connection_list[] = {
	{ 3, "device-management" }, { 4, "tunnelling" }, { 6, "remote-logging" }, { 7, "remote-configuration" },
	{ 8, "object-server" },
};
static const struct names connection_names = NAMES(connection_list);

enum { L_DATA_REQ = 0x11, L_DATA_CON = 0x2e, L_DATA_IND = 0x29, L_BUSMON = 0x2b, L_RAW_REQ = 0x10, L_RAW_IND = 0x2d,
       L_RAW_CON = 0x2f, PROP_READ_REQ = 0xfc, PROP_READ_CON = 0xfb, PROP_WRITE_REQ = 0xf6, PROP_WRITE_CON = 0xf5,
       PROP_INFO = 0xf7, FUNC_COMMAND = 0xf8, FUNC_STATE = 0xf9, FUNC_CON = 0xfa, RESET_REQ = 0xf1, RESET_IND = 0xf0 };

static const struct name cemi_list[] = { /* 03_06_03, 4.1.3 */
	{ L_DATA_REQ, "data-request" }, { L_DATA_CON, "data-confirmation" }, { L_DATA_IND, "data-indication" },
	{ L_BUSMON, "bus-monitor" }, { L_RAW_REQ, "raw-request" }, { L_RAW_IND, "raw-indication" },
	{ L_RAW_CON, "raw-confirmation" }, { PROP_READ_REQ, "property-read" },
	{ PROP_READ_CON, "property-read-answer" }, { PROP_WRITE_REQ, "property-write" },
	{ PROP_WRITE_CON, "property-write-answer" }, { PROP_INFO, "property-info" },
	{ FUNC_COMMAND, "function-command" }, { FUNC_STATE, "function-state" }, { FUNC_CON, "function-answer" },
	{ RESET_REQ, "reset" }, { RESET_IND, "reset-indication" },
};
static const struct names cemi_names = NAMES(cemi_list);

#define NO CHANGES_NO
#define YES CHANGES_YES
#define UNKNOWN CHANGES_UNKNOWN

/* What follows the service in a telegram. */
enum { READ_BYTES, READ_VALUE, READ_MEMORY, READ_PROPERTY };

/* Application services (03_03_07, 3): the upper bits of the code where the lower ones are data. */
struct shape {
	uint16_t code, mask;
	uint8_t reader, intent, changes, role;
	const char *technique, *label;
};

enum { GROUP_READ = 0x000, GROUP_ANSWER = 0x040, GROUP_WRITE = 0x080, SECURE = 0x3f1,
       /* between devices, without an application service */
       T_CONNECT = 0x400, T_DISCONNECT, T_ACK, T_NAK };

static const struct shape shapes[] = {
	{ GROUP_READ, 0x3c0, READ_BYTES, INTENT_READ, NO, ROLE_REQUEST, "T0801", "read group" },
	{ GROUP_ANSWER, 0x3c0, READ_VALUE, INTENT_REPORT, NO, ROLE_REPORT, "T0801", "group value" },
	{ GROUP_WRITE, 0x3c0, READ_VALUE, INTENT_CONTROL, YES, ROLE_REQUEST, "T0855", "write group" },
	{ 0x0c0, 0x3c0, READ_BYTES, INTENT_CONFIG, YES, ROLE_REQUEST, "T0889", "set device address" },
	{ 0x100, 0x3c0, READ_BYTES, INTENT_IDENTIFY, NO, ROLE_REQUEST, "T0846", "read device address" },
	{ 0x140, 0x3c0, READ_BYTES, INTENT_IDENTIFY, NO, ROLE_ANSWER, "T0846", "read device address" },
	{ 0x180, 0x3c0, READ_BYTES, INTENT_READ, NO, ROLE_REQUEST, "T0801", "read analog input" },
	{ 0x1c0, 0x3c0, READ_BYTES, INTENT_READ, NO, ROLE_ANSWER, "T0801", "read analog input" },
	{ 0x200, 0x3c0, READ_MEMORY, INTENT_PROGRAM, NO, ROLE_REQUEST, "T0845", "read memory" },
	{ 0x240, 0x3c0, READ_MEMORY, INTENT_PROGRAM, NO, ROLE_ANSWER, "T0845", "read memory" },
	{ 0x280, 0x3c0, READ_MEMORY, INTENT_PROGRAM, YES, ROLE_REQUEST, "T0843", "write memory" },
	{ 0x2c0, 0x3ff, READ_MEMORY, INTENT_PROGRAM, NO, ROLE_REQUEST, "T0845", "read user memory" },
	{ 0x2c1, 0x3ff, READ_MEMORY, INTENT_PROGRAM, NO, ROLE_ANSWER, "T0845", "read user memory" },
	{ 0x2c2, 0x3ff, READ_MEMORY, INTENT_PROGRAM, YES, ROLE_REQUEST, "T0843", "write user memory" },
	{ 0x2c5, 0x3ff, READ_BYTES, INTENT_IDENTIFY, NO, ROLE_REQUEST, "T0888", "read manufacturer" },
	{ 0x2c6, 0x3ff, READ_BYTES, INTENT_IDENTIFY, NO, ROLE_ANSWER, "T0888", "read manufacturer" },
	{ 0x2c7, 0x3ff, READ_BYTES, INTENT_CONFIG, YES, ROLE_REQUEST, "T0889", "function property command" },
	{ 0x2c8, 0x3ff, READ_BYTES, INTENT_READ, NO, ROLE_REQUEST, "T0801", "read function property" },
	{ 0x2c9, 0x3ff, READ_BYTES, INTENT_READ, NO, ROLE_ANSWER, "T0801", "read function property" },
	{ 0x300, 0x3c0, READ_BYTES, INTENT_IDENTIFY, NO, ROLE_REQUEST, "T0888", "read device descriptor" },
	{ 0x340, 0x3c0, READ_BYTES, INTENT_IDENTIFY, NO, ROLE_ANSWER, "T0888", "read device descriptor" },
	{ 0x380, 0x3c0, READ_BYTES, INTENT_RUN, YES, ROLE_REQUEST, "T0816", "restart device" },
	{ 0x3d1, 0x3ff, READ_BYTES, INTENT_SESSION, NO, ROLE_REQUEST, "T0859", "authorize" },
	{ 0x3d2, 0x3ff, READ_BYTES, INTENT_SESSION, NO, ROLE_ANSWER, NULL, "authorize" },
	{ 0x3d3, 0x3ff, READ_BYTES, INTENT_CONFIG, YES, ROLE_REQUEST, "T0892", "write key" },
	{ 0x3d4, 0x3ff, READ_BYTES, INTENT_CONFIG, YES, ROLE_ANSWER, NULL, "write key" },
	{ 0x3d5, 0x3ff, READ_PROPERTY, INTENT_READ, NO, ROLE_REQUEST, "T0801", "read property" },
	{ 0x3d6, 0x3ff, READ_PROPERTY, INTENT_READ, NO, ROLE_ANSWER, "T0801", "read property" },
	{ 0x3d7, 0x3ff, READ_PROPERTY, INTENT_CONFIG, YES, ROLE_REQUEST, "T0889", "write property" },
	{ 0x3d8, 0x3ff, READ_BYTES, INTENT_READ, NO, ROLE_REQUEST, "T0801", "read property description" },
	{ 0x3d9, 0x3ff, READ_BYTES, INTENT_READ, NO, ROLE_ANSWER, "T0801", "read property description" },
	{ 0x3da, 0x3ff, READ_BYTES, INTENT_READ, NO, ROLE_REQUEST, "T0846", "read network parameter" },
	{ 0x3db, 0x3ff, READ_BYTES, INTENT_READ, NO, ROLE_ANSWER, "T0846", "read network parameter" },
	{ 0x3dc, 0x3ff, READ_BYTES, INTENT_IDENTIFY, NO, ROLE_REQUEST, "T0846", "read address by serial number" },
	{ 0x3dd, 0x3ff, READ_BYTES, INTENT_IDENTIFY, NO, ROLE_ANSWER, "T0846", "read address by serial number" },
	{ 0x3de, 0x3ff, READ_BYTES, INTENT_CONFIG, YES, ROLE_REQUEST, "T0889", "set address by serial number" },
	{ 0x3e0, 0x3ff, READ_BYTES, INTENT_CONFIG, YES, ROLE_REQUEST, "T0889", "set domain address" },
	{ 0x3e1, 0x3ff, READ_BYTES, INTENT_IDENTIFY, NO, ROLE_REQUEST, "T0846", "read domain address" },
	{ 0x3e2, 0x3ff, READ_BYTES, INTENT_IDENTIFY, NO, ROLE_ANSWER, "T0846", "read domain address" },
	{ 0x3e4, 0x3ff, READ_BYTES, INTENT_CONFIG, YES, ROLE_REQUEST, "T0889", "write network parameter" },
	{ 0x3e5, 0x3ff, READ_BYTES, INTENT_READ, NO, ROLE_REQUEST, "T0801", "read link" },
	{ 0x3e6, 0x3ff, READ_BYTES, INTENT_READ, NO, ROLE_ANSWER, "T0801", "read link" },
	{ 0x3e7, 0x3ff, READ_BYTES, INTENT_CONFIG, YES, ROLE_REQUEST, "T0889", "write link" },
	{ SECURE, 0x3ff, READ_BYTES, INTENT_OTHER, UNKNOWN, ROLE_REQUEST, NULL, "protected telegram" },
	{ T_CONNECT, 0xfff, READ_BYTES, INTENT_SESSION, NO, ROLE_REQUEST, NULL, "connect to device" },
	{ T_DISCONNECT, 0xfff, READ_BYTES, INTENT_SESSION, NO, ROLE_REQUEST, NULL, "disconnect from device" },
	{ T_ACK, 0xfff, READ_BYTES, INTENT_SESSION, NO, ROLE_REQUEST, NULL, "acknowledge telegram" },
	{ T_NAK, 0xfff, READ_BYTES, INTENT_SESSION, NO, ROLE_REQUEST, NULL, "refuse telegram" },
};

static const struct name function_list[] = {
	{ GROUP_READ, "group-read" }, { GROUP_ANSWER, "group-answer" }, { GROUP_WRITE, "group-write" },
	{ 0x0c0, "address-write" }, { 0x100, "address-read" }, { 0x140, "address-answer" }, { 0x180, "adc-read" },
	{ 0x1c0, "adc-answer" }, { 0x200, "memory-read" }, { 0x240, "memory-answer" }, { 0x280, "memory-write" },
	{ 0x2c0, "user-memory-read" }, { 0x2c1, "user-memory-answer" }, { 0x2c2, "user-memory-write" },
	{ 0x2c5, "manufacturer-read" }, { 0x2c6, "manufacturer-answer" }, { 0x2c7, "function-property-command" },
	{ 0x2c8, "function-property-read" }, { 0x2c9, "function-property-answer" }, { 0x300, "descriptor-read" },
	{ 0x340, "descriptor-answer" }, { 0x380, "restart" }, { 0x3d1, "authorize" }, { 0x3d2, "authorize-answer" },
	{ 0x3d3, "key-write" }, { 0x3d4, "key-answer" }, { 0x3d5, "property-read" }, { 0x3d6, "property-answer" },
	{ 0x3d7, "property-write" }, { 0x3d8, "property-description-read" },
	{ 0x3d9, "property-description-answer" }, { 0x3da, "network-parameter-read" },
	{ 0x3db, "network-parameter-answer" }, { 0x3dc, "serial-number-read" }, { 0x3dd, "serial-number-answer" },
	{ 0x3de, "serial-number-write" }, { 0x3e0, "domain-write" }, { 0x3e1, "domain-read" },
	{ 0x3e2, "domain-answer" }, { 0x3e4, "network-parameter-write" }, { 0x3e5, "link-read" },
	{ 0x3e6, "link-answer" }, { 0x3e7, "link-write" }, { SECURE, "secure" }, { T_CONNECT, "t-connect" },
	{ T_DISCONNECT, "t-disconnect" }, { T_ACK, "t-ack" }, { T_NAK, "t-nak" },
};
static const struct names function_names = NAMES(function_list);

static const struct field fields[] = {
	[F_SERVICE] = { "service", FIELD_UINT, 16, USE_DETAIL, FIELD_CODE, &service_names, "Service of KNXnet/IP." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Length of the message in bytes." },
	[F_CHANNEL] = { "channel", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Number of the connection." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 64, USE_DETAIL, 0, NULL, "Number of the message on its connection." },
	[F_STATUS] = { "status", FIELD_UINT, 8, USE_DETAIL, 0, &status_names, "Answer: no error, or what is wrong." },
	[F_CONNECTION] = { "connection", FIELD_UINT, 8, USE_KEY, 0, &connection_names,
		"Kind of connection that is opened." },
	[F_PEER] = { "peer", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"IPv4 address, as a number, that answers shall go to; 0: where the request came from." },
	[F_PEER_PORT] = { "peer_port", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Port that goes with peer." },
	[F_SESSION] = { "session", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Number of the secure session; 0: multicast." },
	[F_USER] = { "user", FIELD_UINT, 8, USE_KEY, 0, NULL, "User of the secure session; 1: management." },
	[F_NAME] = { "name", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Name of the device." },
	[F_SERIAL] = { "serial", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Serial number of the device." },
	[F_OWN_ADDRESS] = { "own_address", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"KNX address of the device, or the one that it gives the tunnel." },
	[F_CEMI] = { "cemi", FIELD_UINT, 8, USE_DETAIL, 0, &cemi_names,
		"Kind of message for the bus or for the device." },
	[F_SOURCE] = { "source", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"KNX address of the telegram's sender (4, 4, 8 bits)." },
	[F_GROUP] = { "group", FIELD_UINT, 16, USE_ADDRESS, 0, NULL,
		"Group address: main 5 bits, middle 3, sub 8; 1/2/3 is 2563." },
	[F_ADDRESS] = { "address", FIELD_UINT, 16, USE_KEY, FIELD_ROUTE, NULL,
		"KNX address of the device on the bus: area 4 bits, line 4, device 8; 1.1.5 is 4357." },
	[F_PRIORITY] = { "priority", FIELD_UINT, 2, USE_DETAIL, 0, NULL, "0 system, 1 normal, 2 urgent, 3 low." },
	[F_HOPS] = { "hops", FIELD_UINT, 3, USE_DETAIL, 0, NULL, "How many couplers may still pass the telegram on." },
	[F_FUNCTION] = { "function", FIELD_UINT, 16, USE_KEY, 0, &function_names, "Service of the telegram." },
	[F_OBJECT] = { "object", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"Interface object: its type, or its index in the device." },
	[F_INSTANCE] = { "instance", FIELD_UINT, 8, USE_KEY, 0, NULL, "Which object of this type." },
	[F_PROPERTY] = { "property", FIELD_UINT, 8, USE_KEY, 0, NULL, "Property of the object." },
	[F_START] = { "start", FIELD_UINT, 12, USE_DETAIL, 0, NULL, "First element of the property." },
	[F_ELEMENTS] = { "count", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "How many elements or bytes; 0: refused." },
	[F_MEMORY] = { "memory", FIELD_SPAN, 20, USE_ADDRESS, 0, NULL, "Memory addresses that are read or written." },
	[F_ERROR] = { "error", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Why a property was refused." },
	[F_VALUE] = { "value", FIELD_UINT, 64, USE_VALUE, 0, NULL,
		"Value of a group, as the number that its bits are; what they mean is the project's." },
	[F_BYTES] = { "bytes", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		"Data without finer fields, or protected contents." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT && F_COUNT <= FIELDS_MAX, "one line per field");

enum { BAD_LENGTH = FLAW_OWN, BAD_HEADER, UNKNOWN_SERVICE, UNKNOWN_CEMI, UNKNOWN_FUNCTION, FLAWS_END };
static const struct flaw flaws[] = {
	[BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED, "the length of a part contradicts its kind" },
	[BAD_HEADER - FLAW_OWN] = { "bad_header", FLAW_MALFORMED, "the connection header is not of four bytes" },
	[UNKNOWN_SERVICE - FLAW_OWN] = { "unknown_service", FLAW_UNKNOWN, "a service that is not known" },
	[UNKNOWN_CEMI - FLAW_OWN] = { "unknown_cemi", FLAW_UNKNOWN,
		"a message for the bus of a kind that is not known" },
	[UNKNOWN_FUNCTION - FLAW_OWN] = { "unknown_function", FLAW_UNKNOWN,
		"a telegram with a service that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "one line per flaw");
