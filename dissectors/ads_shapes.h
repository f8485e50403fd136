/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The vocabulary of Beckhoff ADS: fields, names of index groups, states and errors, flaws, and a line per
 * index group that says what reading and writing it means.  Beckhoff Information System, "TwinCAT ADS".
 *
 * Included by ads.c only; const data, any thread.
 */
#pragma once

#include "dissectors/dissector.h"

enum {
	F_LENGTH, F_NET_ID, F_AMS_PORT, F_SOURCE_NET_ID, F_SOURCE_AMS_PORT, F_FUNCTION, F_CONTROL, F_ERROR,
	F_SEQUENCE, F_STATUS, F_GROUP, F_ADDRESS, F_HANDLE, F_SYMBOL, F_COUNT, F_VALUE, F_DATA,
	F_STATE, F_DEVICE_STATE, F_MODE, F_CYCLE, F_TIME, F_TEXT, F_VERSION,
	F_SERVICE, F_NAME, F_ROUTE, F_USER, F_COUNT_FIELDS,
};

/* ---- names ---- */

enum { READ_INFO = 1, READ, WRITE, READ_STATE, WRITE_CONTROL, ADD_NOTIFICATION, DELETE_NOTIFICATION, NOTIFICATION,
       READ_WRITE };

static const struct name function_list[] = {
	{ READ_INFO, "read-device-info" }, { READ, "read" }, { WRITE, "write" }, { READ_STATE, "read-state" },
	{ WRITE_CONTROL, "write-control" }, { ADD_NOTIFICATION, "add-notification" },
	{ DELETE_NOTIFICATION, "delete-notification" }, { NOTIFICATION, "notification" },
	{ READ_WRITE, "read-write" },
};
static const struct names function_names = NAMES(function_list);

enum { PORT_SYSTEM_SERVICE = 10000 };

static const struct name port_list[] = {
	{ 1, "router" }, { 2, "debugger" }, { 100, "logger" }, { 110, "event-log" }, { 200, "realtime" },
	{ 300, "io" }, { 301, "io-devices" }, { 500, "nc" }, { 501, "nc-svb" }, { 550, "nc-instance" },
	{ 800, "plc" }, { 801, "plc-1" }, { 811, "plc-2" }, { 821, "plc-3" }, { 831, "plc-4" },
	{ 851, "tc3-plc-1" }, { 852, "tc3-plc-2" }, { 853, "tc3-plc-3" }, { 854, "tc3-plc-4" }, { 900, "cam" },
	{ 950, "cam-tool" }, { PORT_SYSTEM_SERVICE, "system-service" }, { 14000, "scope" },
};
static const struct names port_names = NAMES(port_list);

static const struct name state_list[] = {
	{ 0, "invalid" }, { 1, "idle" }, { 2, "reset" }, { 3, "init" }, { 4, "start" }, { 5, "run" }, { 6, "stop" },
	{ 7, "save-config" }, { 8, "load-config" }, { 9, "power-failure" }, { 10, "power-good" }, { 11, "error" },
	{ 12, "shutdown" }, { 13, "suspend" }, { 14, "resume" }, { 15, "config" }, { 16, "reconfig" },
	{ 17, "stopping" },
};
static const struct names state_names = NAMES(state_list);

static const struct name mode_list[] = {
	{ 0, "none" }, { 1, "client-cycle" }, { 2, "client-on-change" }, { 3, "cycle" }, { 4, "on-change" },
	{ 5, "cycle-in-context" }, { 6, "on-change-in-context" },
};
static const struct names mode_names = NAMES(mode_list);

static const struct name error_list[] = {
	{ 0x000, "ok" }, { 0x001, "internal" }, { 0x002, "no-realtime" }, { 0x003, "allocation-locked" },
	{ 0x004, "mailbox-full" }, { 0x005, "wrong-receive-handle" }, { 0x006, "target-port-not-found" },
	{ 0x007, "target-machine-not-found" }, { 0x008, "unknown-command" }, { 0x009, "bad-task" },
	{ 0x00a, "no-io" }, { 0x00b, "unknown-ams-command" }, { 0x00c, "win32-error" }, { 0x00d, "port-not-connected" },
	{ 0x00e, "invalid-ams-length" }, { 0x00f, "invalid-net-id" }, { 0x010, "low-installation-level" },
	{ 0x011, "no-debug" }, { 0x012, "port-disabled" }, { 0x013, "port-connected" }, { 0x014, "sync-win32-error" },
	{ 0x015, "sync-timeout" }, { 0x016, "sync-ams-error" }, { 0x017, "sync-no-index-map" },
	{ 0x018, "invalid-ams-port" }, { 0x019, "no-memory" }, { 0x01a, "tcp-send-error" }, { 0x01b, "unreachable" },
	{ 0x01c, "invalid-fragment" }, { 0x01d, "secure-connection-failed" }, { 0x01e, "secure-access-denied" },
	{ 0x700, "device-error" }, { 0x701, "service-not-supported" }, { 0x702, "invalid-index-group" },
	{ 0x703, "invalid-index-offset" }, { 0x704, "access-not-permitted" }, { 0x705, "invalid-size" },
	{ 0x706, "invalid-data" }, { 0x707, "not-ready" }, { 0x708, "busy" }, { 0x709, "invalid-context" },
	{ 0x70a, "no-more-memory" }, { 0x70b, "invalid-parameter" }, { 0x70c, "not-found" }, { 0x70d, "syntax-error" },
	{ 0x70e, "incompatible" }, { 0x70f, "exists" }, { 0x710, "symbol-not-found" },
	{ 0x711, "symbol-version-invalid" }, { 0x712, "invalid-state" }, { 0x713, "mode-not-supported" },
	{ 0x714, "notification-handle-invalid" }, { 0x715, "client-unknown" }, { 0x716, "no-more-handles" },
	{ 0x717, "invalid-watch-size" }, { 0x718, "not-initialised" }, { 0x719, "timeout" }, { 0x71a, "no-interface" },
	{ 0x71b, "invalid-interface" }, { 0x71c, "invalid-class" }, { 0x71d, "invalid-object" }, { 0x71e, "pending" },
	{ 0x71f, "aborted" }, { 0x720, "warning" }, { 0x721, "invalid-array-index" }, { 0x722, "symbol-not-active" },
	{ 0x723, "access-denied" }, { 0x724, "licence-missing" }, { 0x725, "licence-expired" },
	{ 0x745, "client-timeout" },
};
static const struct names error_names = NAMES(error_list);
enum { ACCESS_DENIED = 0x723 };

static const struct name service_list[] = {
	{ 1, "server-info" }, { 2, "server-close" }, { 3, "service-state" }, { 4, "write-control" }, { 6, "add-route" },
};
static const struct names service_names = NAMES(service_list);

/* Groups above 0xf000 are the same for every port; those of the system service are its own. */
static const struct name group_list[] = {
	{ 100, "open-create" }, { 101, "open-read" }, { 102, "open-write" }, { 110, "file-create" },
	{ 111, "handle-close" }, { 120, "file-open" }, { 121, "file-close" }, { 122, "file-read" },
	{ 123, "file-write" }, { 124, "file-seek" }, { 125, "file-tell" }, { 126, "file-gets" }, { 127, "file-puts" },
	{ 130, "file-eof" }, { 131, "file-delete" }, { 132, "file-rename" }, { 133, "file-find" }, { 200, "registry" },
	{ 400, "time-services" }, { 500, "start-process" }, { 600, "change-net-id" }, { 700, "target-info" },
	{ 801, "add-route" }, { 802, "delete-route" }, { 803, "list-routes" },
	{ 0x4020, "m" }, { 0x4021, "mx" }, { 0x4025, "m-size" }, { 0x4030, "retain" }, { 0x4040, "data" },
	{ 0xf000, "symbol-table" }, { 0xf001, "symbol-name" }, { 0xf002, "symbol-value" },
	{ 0xf003, "handle-by-name" }, { 0xf004, "value-by-name" }, { 0xf005, "value-by-handle" },
	{ 0xf006, "release-handle" }, { 0xf007, "info-by-name" }, { 0xf008, "symbol-version" },
	{ 0xf009, "info-by-name-ex" }, { 0xf00a, "symbol-download" }, { 0xf00b, "symbol-upload" },
	{ 0xf00c, "symbol-upload-info" }, { 0xf00e, "type-upload" }, { 0xf00f, "symbol-upload-info-2" },
	{ 0xf010, "symbol-notes" }, { 0xf020, "i" }, { 0xf021, "ix" }, { 0xf025, "i-size" }, { 0xf030, "q" },
	{ 0xf031, "qx" }, { 0xf035, "q-size" }, { 0xf040, "i-clear" }, { 0xf050, "q-clear" }, { 0xf060, "iob" },
	{ 0xf080, "sum-read" }, { 0xf081, "sum-write" }, { 0xf082, "sum-read-write" }, { 0xf083, "sum-read-ex" },
	{ 0xf084, "sum-read-ex-2" }, { 0xf085, "sum-add-notification" }, { 0xf086, "sum-delete-notification" },
	{ 0xf100, "device-data" },
};
static const struct names group_names = NAMES(group_list);

static const struct field fields[] = {
	[F_LENGTH] = { "length", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Bytes behind the AMS/TCP header." },
	[F_NET_ID] = { "net_id", FIELD_TEXT, 0, USE_KEY, FIELD_ROUTE, NULL,
		"AMS net identifier of the device addressed, as six numbers with points." },
	[F_AMS_PORT] = { "ams_port", FIELD_UINT, 16, USE_KEY, 0, &port_names,
		"Part of the device addressed: a PLC, motion control, the system service." },
	[F_SOURCE_NET_ID] = { "source_net_id", FIELD_TEXT, 0, USE_DETAIL, 0, NULL,
		"AMS net identifier of the sender." },
	[F_SOURCE_AMS_PORT] = { "source_ams_port", FIELD_UINT, 16, USE_DETAIL, 0, &port_names, "Port of the sender." },
	[F_FUNCTION] = { "function", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &function_names, "ADS command." },
	[F_CONTROL] = { "control", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"State flags: bit 0 answer, bit 1 no answer wanted, bit 2 ADS command, bit 6 over UDP." },
	[F_ERROR] = { "error", FIELD_UINT, 32, USE_DETAIL, 0, &error_names, "Error of the AMS header." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Invoke identifier, which an answer copies from its request." },
	[F_STATUS] = { "status", FIELD_UINT, 32, USE_DETAIL, 0, &error_names, "Result of an answer." },
	[F_GROUP] = { "group", FIELD_UINT, 32, USE_KEY, 0, &group_names, "Index group: which memory or service." },
	[F_ADDRESS] = { "address", FIELD_SPAN, 32, USE_ADDRESS, 0, NULL,
		"Index offset: bytes of a memory, bits of a bit memory, or a number that the service defines." },
	[F_HANDLE] = { "handle", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Handle of a symbol or of a notification." },
	[F_SYMBOL] = { "symbol", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Name of the variable; of a handle, if the conversation that got it was seen." },
	[F_COUNT] = { "count", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Bytes to read or to write, or sub-commands." },
	[F_VALUE] = { "value", FIELD_UINT, 64, USE_VALUE, 0, NULL,
		"What was written or read, as a number, where it has 1, 2, 4 or 8 bytes." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "What was written or read, as bytes." },
	[F_STATE] = { "state", FIELD_UINT, 16, USE_VALUE, 0, &state_names, "ADS state: run, stop, config and so on." },
	[F_DEVICE_STATE] = { "device_state", FIELD_UINT, 16, USE_VALUE, 0, NULL, "State that the device defines." },
	[F_MODE] = { "mode", FIELD_UINT, 32, USE_DETAIL, 0, &mode_names, "When a notification is sent." },
	[F_CYCLE] = { "cycle", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "How often a value is checked, in 100 ns." },
	[F_TIME] = { "time", FIELD_TIME, 64, USE_VALUE, 0, NULL, "When the values of a notification were read." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL,
		"Name of the device, or the address that a new route has." },
	[F_VERSION] = { "version", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Version of the device: major, minor, build." },
	[F_SERVICE] = { "service", FIELD_UINT, 32, USE_KEY, 0, &service_names, "Service of the router over UDP." },
	[F_NAME] = { "name", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Host name, or how a new route shall be called." },
	[F_ROUTE] = { "route_net_id", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Where a new route leads." },
	[F_USER] = { "user", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "User who adds a route." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT_FIELDS, "every field has a row");

enum {
	FLAW_BAD_HEADER = FLAW_OWN, FLAW_BAD_LENGTH, FLAW_BAD_VALUE, FLAW_UNKNOWN_COMMAND, FLAW_UNKNOWN_GROUP,
	FLAW_UNKNOWN_SERVICE, FLAW_END,
};

static const struct flaw flaws[] = {
	[FLAW_BAD_HEADER - FLAW_OWN] = { "bad_header", FLAW_MALFORMED,
		"the state flags do not say that this is an ADS command" },
	[FLAW_BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED,
		"a length inside the message contradicts its own length" },
	[FLAW_BAD_VALUE - FLAW_OWN] = { "bad_value", FLAW_MALFORMED, "a value that is not defined" },
	[FLAW_UNKNOWN_COMMAND - FLAW_OWN] = { "unknown_command", FLAW_UNKNOWN, "an ADS command that is not known" },
	[FLAW_UNKNOWN_GROUP - FLAW_OWN] = { "unknown_group", FLAW_UNKNOWN,
		"an index group that is not known is written to" },
	[FLAW_UNKNOWN_SERVICE - FLAW_OWN] = { "unknown_service", FLAW_UNKNOWN,
		"a service of the router over UDP that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAW_END - FLAW_OWN, "every flaw has a row");

/* ---- index groups ---- */

/* What the index offset is. */
enum place { PLACE_BYTES, PLACE_BITS, PLACE_HANDLE, PLACE_NUMBER };

enum way { WAY_READ, WAY_WRITE, WAY_READ_WRITE, WAYS };

struct deed {
	uint8_t intent;
	uint8_t changes;
	bool housekeeping;
	const char *label;
	const char *technique;
};

struct group {
	uint16_t number;
	uint8_t place;
	bool is_named;          /* what is written is the name of a symbol */
	struct deed deed[WAYS]; /* without a label: not meant to be used in this way */
};

#define DEED(intent_, changes_, label_, technique_) \
	{ INTENT_##intent_, CHANGES_##changes_, false, label_, technique_ }
#define READS(label_) DEED(READ, NO, label_, "T0801")
#define NO_DEED { 0, 0, false, NULL, NULL }

#define MEMORY(number_, place_, label_)                                                      \
	{ number_, PLACE_##place_, false, { READS("read " label_),                             \
	  DEED(WRITE, YES, "write " label_, "T0836"), DEED(WRITE, YES, "read and write " label_, "T0836") } }
#define OUTPUTS(number_, place_, label_)                                                       \
	{ number_, PLACE_##place_, false, { READS("read " label_),                              \
	  DEED(CONTROL, YES, "write " label_, "T0855"), DEED(CONTROL, YES, "read and write " label_, "T0855") } }
#define SERVICE(number_, read_, write_, both_) { number_, PLACE_NUMBER, false, { read_, write_, both_ } }

static const struct group groups[] = {
	MEMORY(0x4020, BYTES, "flags"),
	MEMORY(0x4021, BITS, "flag bits"),
	SERVICE(0x4025, READS("size of the flags"), NO_DEED, NO_DEED),
	MEMORY(0x4030, BYTES, "retained data"),
	MEMORY(0x4040, BYTES, "data"),
	SERVICE(0xf000, READS("symbol table"), NO_DEED, READS("symbol table")),
	SERVICE(0xf001, READS("symbol name"), NO_DEED, READS("symbol name")),
	MEMORY(0xf002, NUMBER, "symbol"),
	{ 0xf003, PLACE_NUMBER, true, { NO_DEED, NO_DEED, READS("get handle by name") } },
	{ 0xf004, PLACE_NUMBER, true, { READS("read by name"), DEED(WRITE, YES, "write by name", "T0836"),
					READS("read by name") } },
	MEMORY(0xf005, HANDLE, "by handle"),
	{ 0xf006, PLACE_NUMBER, false, { NO_DEED, { INTENT_SESSION, CHANGES_NO, true, "release handle", NULL },
					 NO_DEED } },
	{ 0xf007, PLACE_NUMBER, true, { NO_DEED, NO_DEED, READS("symbol by name") } },
	SERVICE(0xf008, READS("version of the symbols"), NO_DEED, NO_DEED),
	{ 0xf009, PLACE_NUMBER, true, { NO_DEED, NO_DEED, READS("symbol by name") } },
	SERVICE(0xf00a, READS("symbols"), DEED(PROGRAM, YES, "download symbols", "T0843"),
		DEED(PROGRAM, YES, "download symbols", "T0843")),
	SERVICE(0xf00b, DEED(READ, NO, "upload symbols", "T0861"), NO_DEED, NO_DEED),
	SERVICE(0xf00c, READS("size of the symbols"), NO_DEED, NO_DEED),
	SERVICE(0xf00e, DEED(READ, NO, "upload types", "T0861"), NO_DEED, NO_DEED),
	SERVICE(0xf00f, READS("size of the symbols"), NO_DEED, NO_DEED),
	SERVICE(0xf010, READS("changed symbols"), NO_DEED, NO_DEED),
	MEMORY(0xf020, BYTES, "inputs"),
	MEMORY(0xf021, BITS, "input bits"),
	SERVICE(0xf025, READS("size of the inputs"), NO_DEED, NO_DEED),
	OUTPUTS(0xf030, BYTES, "outputs"),
	OUTPUTS(0xf031, BITS, "output bits"),
	SERVICE(0xf035, READS("size of the outputs"), NO_DEED, NO_DEED),
	SERVICE(0xf040, NO_DEED, DEED(WRITE, YES, "clear inputs", "T0836"), NO_DEED),
	SERVICE(0xf050, NO_DEED, DEED(CONTROL, YES, "clear outputs", "T0855"), NO_DEED),
	MEMORY(0xf060, BYTES, "inputs and outputs"),
	SERVICE(0xf100, READS("device data"), DEED(CONFIG, YES, "write device data", "T0836"),
		DEED(CONFIG, YES, "read and write device data", "T0836")),
};

/* Of the system service, AMS port 10000. */
static const struct group system_groups[] = {
	SERVICE(100, DEED(FILE, NO, "open or create", "T0888"), DEED(FILE, YES, "open or create", "T0867"),
		DEED(FILE, YES, "open or create", "T0867")),
	SERVICE(101, DEED(FILE, NO, "open for reading", "T0888"), DEED(FILE, YES, "open for reading", "T0867"),
		DEED(FILE, NO, "open for reading", "T0888")),
	SERVICE(102, NO_DEED, DEED(FILE, YES, "open for writing", "T0867"),
		DEED(FILE, YES, "open for writing", "T0867")),
	SERVICE(110, NO_DEED, DEED(FILE, YES, "create file", "T0867"), DEED(FILE, YES, "create file", "T0867")),
	SERVICE(111, NO_DEED, DEED(FILE, NO, "close handle", NULL), DEED(FILE, NO, "close handle", NULL)),
	SERVICE(120, NO_DEED, NO_DEED, DEED(FILE, UNKNOWN, "open file", "T0867")),
	SERVICE(121, NO_DEED, DEED(FILE, NO, "close file", NULL), DEED(FILE, NO, "close file", NULL)),
	SERVICE(122, DEED(FILE, NO, "read file", "T0845"), NO_DEED, DEED(FILE, NO, "read file", "T0845")),
	SERVICE(123, NO_DEED, DEED(FILE, YES, "write file", "T0867"), DEED(FILE, YES, "write file", "T0867")),
	SERVICE(124, NO_DEED, DEED(FILE, NO, "seek in file", NULL), DEED(FILE, NO, "seek in file", NULL)),
	SERVICE(125, DEED(FILE, NO, "position in file", NULL), NO_DEED, DEED(FILE, NO, "position in file", NULL)),
	SERVICE(126, DEED(FILE, NO, "read line of file", "T0845"), NO_DEED,
		DEED(FILE, NO, "read line of file", "T0845")),
	SERVICE(127, NO_DEED, DEED(FILE, YES, "write line of file", "T0867"),
		DEED(FILE, YES, "write line of file", "T0867")),
	SERVICE(130, DEED(FILE, NO, "end of file", NULL), NO_DEED, DEED(FILE, NO, "end of file", NULL)),
	SERVICE(131, NO_DEED, DEED(FILE, YES, "delete file", "T0809"), DEED(FILE, YES, "delete file", "T0809")),
	SERVICE(132, NO_DEED, DEED(FILE, YES, "rename file", "T0867"), DEED(FILE, YES, "rename file", "T0867")),
	SERVICE(133, DEED(FILE, NO, "find files", "T0888"), NO_DEED, DEED(FILE, NO, "find files", "T0888")),
	SERVICE(200, DEED(READ, NO, "read registry", "T0888"), DEED(CONFIG, YES, "write registry", "T0836"),
		DEED(READ, NO, "read registry", "T0888")),
	SERVICE(400, READS("read clock"), DEED(TIME, YES, "set clock", "T0836"),
		DEED(TIME, UNKNOWN, "read and set clock", "T0836")),
	SERVICE(500, NO_DEED, DEED(RUN, YES, "start process", "T0871"), DEED(RUN, YES, "start process", "T0871")),
	SERVICE(600, READS("read net identifier"), DEED(CONFIG, YES, "change net identifier", "T0836"), NO_DEED),
	SERVICE(700, DEED(IDENTIFY, NO, "read target information", "T0888"), NO_DEED, NO_DEED),
	SERVICE(801, NO_DEED, DEED(CONFIG, YES, "add route", "T0836"), NO_DEED),
	SERVICE(802, NO_DEED, DEED(CONFIG, YES, "delete route", "T0836"), NO_DEED),
	SERVICE(803, DEED(READ, NO, "list routes", "T0888"), NO_DEED, NO_DEED),
};

static const struct deed unknown_deeds[WAYS] = {
	READS("read"), DEED(OTHER, YES, "write", "T0836"), DEED(OTHER, UNKNOWN, "read and write", "T0836"),
};

#undef DEED
#undef READS
#undef NO_DEED
#undef MEMORY
#undef OUTPUTS
#undef SERVICE
