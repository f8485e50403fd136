/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The vocabulary of Omron FINS: fields, names of memory areas, commands and end codes, flaws, and a
 * line per command that says what it means.  W342 (CS/CJ-series Communications Commands), chapter 5;
 * commands of the CV-series and of Ethernet units (W421) where they differ.
 *
 * Included by fins.c only; const data, any thread.
 */
#pragma once

#include "dissectors/dissector.h"

enum {
	F_TCP_COMMAND, F_LENGTH, F_TCP_ERROR, F_CLIENT_NODE, F_SERVER_NODE,
	F_CONTROL, F_GATEWAYS, F_NETWORK, F_NODE, F_UNIT, F_SOURCE_NETWORK, F_SOURCE_NODE, F_SOURCE_UNIT,
	F_SEQUENCE, F_FUNCTION, F_STATUS, F_CPU_ERROR, F_RELAY_NETWORK, F_RELAY_NODE,
	F_AREA, F_PARAMETER_AREA, F_PROGRAM, F_ADDRESS, F_BIT, F_COUNT, F_VALUE, F_FORCE, F_MODE, F_RUNNING,
	F_PARAMETER, F_ERROR, F_FATAL, F_NONFATAL, F_TIME, F_DIRECTION, F_DISK, F_FILE, F_NEW_FILE, F_TEXT,
	F_DATA, F_COUNT_FIELDS,
};

/* ---- names ---- */

static const struct name tcp_command_list[] = {
	{ 0, "client-node" }, { 1, "server-node" }, { 2, "frame" }, { 3, "error" }, { 6, "confirm" },
};
static const struct names tcp_command_names = NAMES(tcp_command_list);

static const struct name tcp_error_list[] = {
	{ 0x00, "none" }, { 0x01, "not-fins" }, { 0x02, "too-long" }, { 0x03, "unknown-command" },
	{ 0x20, "all-connections-in-use" }, { 0x21, "node-already-connected" },
	{ 0x22, "address-not-allowed" }, { 0x23, "client-node-out-of-range" },
	{ 0x24, "same-node-as-server" }, { 0x25, "no-node-left" },
};
static const struct names tcp_error_names = NAMES(tcp_error_list);

static const struct name unit_list[] = { { 0x00, "cpu" }, { 0xe1, "inner-board" }, { 0xfe, "network-unit" } };
static const struct names unit_names = NAMES(unit_list);

static const struct name cpu_error_list[] = {
	{ 0, "none" }, { 1, "non-fatal" }, { 2, "fatal" }, { 3, "fatal-and-non-fatal" },
};
static const struct names cpu_error_names = NAMES(cpu_error_list);

/* W342, 5-2-2; "cv": the codes of the CV-series, which later ones understand, too. */
static const struct name area_list[] = {
	{ 0x00, "cv-cio-bit" }, { 0x01, "cv-timer-flag" }, { 0x02, "d-bit" }, { 0x03, "transition-flag" },
	{ 0x04, "step-flag" }, { 0x05, "cv-forced-bit" }, { 0x06, "task-flag" }, { 0x07, "condition-flag" },
	{ 0x09, "timer-flag" }, { 0x0a, "em-bit" }, { 0x1b, "action-flag" },
	{ 0x20, "em0-bit" }, { 0x21, "em1-bit" }, { 0x22, "em2-bit" }, { 0x23, "em3-bit" },
	{ 0x24, "em4-bit" }, { 0x25, "em5-bit" }, { 0x26, "em6-bit" }, { 0x27, "em7-bit" },
	{ 0x28, "em8-bit" }, { 0x29, "em9-bit" }, { 0x2a, "ema-bit" }, { 0x2b, "emb-bit" },
	{ 0x2c, "emc-bit" }, { 0x2d, "emd-bit" }, { 0x2e, "eme-bit" }, { 0x2f, "emf-bit" },
	{ 0x30, "cio-bit" }, { 0x31, "w-bit" }, { 0x32, "h-bit" }, { 0x33, "a-bit" },
	{ 0x40, "cv-cio-bit-forced" }, { 0x41, "cv-timer-flag-forced" }, { 0x44, "step-status" },
	{ 0x46, "task-status" }, { 0x49, "timer-flag-forced" }, { 0x5b, "action-status" },
	{ 0x60, "em10" }, { 0x61, "em11" }, { 0x62, "em12" }, { 0x63, "em13" }, { 0x64, "em14" },
	{ 0x65, "em15" }, { 0x66, "em16" }, { 0x67, "em17" }, { 0x68, "em18" },
	{ 0x70, "cio-bit-forced" }, { 0x71, "w-bit-forced" }, { 0x72, "h-bit-forced" },
	{ 0x80, "cv-cio" }, { 0x81, "cv-timer" }, { 0x82, "d" }, { 0x85, "cv-forced" }, { 0x89, "timer" },
	{ 0x90, "cv-em0" }, { 0x91, "cv-em1" }, { 0x92, "cv-em2" }, { 0x93, "cv-em3" }, { 0x94, "cv-em4" },
	{ 0x95, "cv-em5" }, { 0x96, "cv-em6" }, { 0x97, "cv-em7" }, { 0x98, "em" }, { 0x9c, "cv-em-bank" },
	{ 0xa0, "em0" }, { 0xa1, "em1" }, { 0xa2, "em2" }, { 0xa3, "em3" }, { 0xa4, "em4" }, { 0xa5, "em5" },
	{ 0xa6, "em6" }, { 0xa7, "em7" }, { 0xa8, "em8" }, { 0xa9, "em9" }, { 0xaa, "ema" }, { 0xab, "emb" },
	{ 0xac, "emc" }, { 0xad, "emd" }, { 0xae, "eme" }, { 0xaf, "emf" },
	{ 0xb0, "cio" }, { 0xb1, "w" }, { 0xb2, "h" }, { 0xb3, "a" }, { 0xbc, "data-register" },
	{ 0xc0, "cv-cio-forced" }, { 0xdc, "index-register" },
	{ 0xe0, "em10-bit" }, { 0xe1, "em11-bit" }, { 0xe2, "em12-bit" }, { 0xe3, "em13-bit" },
	{ 0xe4, "em14-bit" }, { 0xe5, "em15-bit" }, { 0xe6, "em16-bit" }, { 0xe7, "em17-bit" },
	{ 0xe8, "em18-bit" }, { 0xf0, "cio-forced" }, { 0xf1, "w-forced" }, { 0xf2, "h-forced" },
};
static const struct names area_names = NAMES(area_list);

/* 5-3-9 */
static const struct name parameter_area_list[] = {
	{ 0x8000, "first-page" }, { 0x8002, "bus-unit-setup" }, { 0x8010, "plc-setup" }, { 0x8011, "peripheral" },
	{ 0x8012, "io-table" }, { 0x8013, "routing-table" },
};
static const struct names parameter_area_names = NAMES(parameter_area_list);

static const struct name mode_list[] = { { 0, "program" }, { 1, "debug" }, { 2, "monitor" }, { 4, "run" } };
static const struct names mode_names = NAMES(mode_list);

static const struct name running_list[] = { { 0x00, "stop" }, { 0x01, "run" }, { 0x80, "standby" } };
static const struct names running_names = NAMES(running_list);

static const struct name force_list[] = {
	{ 0x0000, "force-off" }, { 0x0001, "force-on" }, { 0x8000, "release-and-off" },
	{ 0x8001, "release-and-on" }, { 0xffff, "release" },
};
static const struct names force_names = NAMES(force_list);

static const struct name direction_list[] = { { 0, "to-file" }, { 1, "from-file" }, { 2, "compare" } };
static const struct names direction_names = NAMES(direction_list);

static const struct name function_list[] = {
	{ 0x0101, "memory-read" }, { 0x0102, "memory-write" }, { 0x0103, "memory-fill" },
	{ 0x0104, "multiple-memory-read" }, { 0x0105, "memory-transfer" }, { 0x0201, "parameter-read" },
	{ 0x0202, "parameter-write" }, { 0x0203, "parameter-clear" }, { 0x0220, "link-table-read" },
	{ 0x0221, "link-table-write" }, { 0x0304, "program-protect" }, { 0x0305, "program-protect-clear" },
	{ 0x0306, "program-read" }, { 0x0307, "program-write" }, { 0x0308, "program-clear" }, { 0x0401, "run" },
	{ 0x0402, "stop" }, { 0x0403, "reset" }, { 0x0501, "controller-data" }, { 0x0502, "connection-data" },
	{ 0x0601, "controller-status" }, { 0x0602, "network-status" }, { 0x0603, "link-status" },
	{ 0x0620, "cycle-time" }, { 0x0701, "clock-read" }, { 0x0702, "clock-write" }, { 0x0801, "loop-back" },
	{ 0x0802, "broadcast-test-result" }, { 0x0803, "broadcast-test" }, { 0x0920, "message" },
	{ 0x0c01, "access-right" }, { 0x0c02, "access-right-forced" }, { 0x0c03, "access-right-release" },
	{ 0x2101, "error-clear" }, { 0x2102, "error-log-read" }, { 0x2103, "error-log-clear" },
	{ 0x2140, "write-log-read" }, { 0x2141, "write-log-clear" }, { 0x2201, "file-names" },
	{ 0x2202, "file-read" }, { 0x2203, "file-write" }, { 0x2204, "card-format" }, { 0x2205, "file-delete" },
	{ 0x2206, "volume-label" }, { 0x2207, "file-copy" }, { 0x2208, "file-rename" }, { 0x2209, "file-check" },
	{ 0x220a, "memory-file-transfer" }, { 0x220b, "parameter-file-transfer" },
	{ 0x220c, "program-file-transfer" }, { 0x220f, "file-memory-index" }, { 0x2210, "file-memory-read" },
	{ 0x2211, "file-memory-write" }, { 0x2215, "directory" }, { 0x2220, "cassette-transfer" },
	{ 0x2301, "force" }, { 0x2302, "force-cancel" }, { 0x230a, "force-status" }, { 0x2601, "name-set" },
	{ 0x2602, "name-delete" }, { 0x2603, "name-read" }, { 0x2701, "udp-open" }, { 0x2702, "udp-receive" },
	{ 0x2703, "udp-send" }, { 0x2704, "udp-close" }, { 0x2710, "tcp-listen" }, { 0x2711, "tcp-connect" },
	{ 0x2712, "tcp-receive" }, { 0x2713, "tcp-send" }, { 0x2714, "tcp-close" }, { 0x2720, "ping" },
	{ 0x2730, "remote-node-change" }, { 0x2731, "connection-status" }, { 0x2750, "address-table-write" },
	{ 0x2757, "address-write" }, { 0x2760, "address-table-read" }, { 0x2761, "router-table-read" },
	{ 0x2762, "protocol-status" }, { 0x2763, "memory-status" }, { 0x2764, "socket-status" },
	{ 0x2765, "address-information" }, { 0x2767, "address-read" }, { 0x2801, "explicit-message" },
};
static const struct names function_names = NAMES(function_list);

/* 5-1-3, without the flags for a relay error and for errors of the CPU. */
static const struct name status_list[] = {
	{ 0x0000, "ok" }, { 0x0001, "cancelled" },
	{ 0x0101, "not-in-network" }, { 0x0102, "token-timeout" }, { 0x0103, "retries-failed" },
	{ 0x0104, "too-many-frames" }, { 0x0105, "node-out-of-range" }, { 0x0106, "node-duplicated" },
	{ 0x0201, "destination-not-in-network" }, { 0x0202, "unit-missing" }, { 0x0203, "third-node-missing" },
	{ 0x0204, "destination-busy" }, { 0x0205, "response-timeout" },
	{ 0x0301, "communications-controller-error" }, { 0x0302, "cpu-error" }, { 0x0303, "controller-error" },
	{ 0x0304, "unit-number-error" },
	{ 0x0401, "undefined-command" }, { 0x0402, "not-supported" },
	{ 0x0501, "address-not-routed" }, { 0x0502, "no-routing-table" }, { 0x0503, "routing-table-error" },
	{ 0x0504, "too-many-relays" },
	{ 0x1001, "command-too-long" }, { 0x1002, "command-too-short" }, { 0x1003, "elements-mismatch" },
	{ 0x1004, "command-format-error" }, { 0x1005, "header-error" },
	{ 0x1101, "area-missing" }, { 0x1102, "access-size-error" }, { 0x1103, "address-range-error" },
	{ 0x1104, "address-range-exceeded" }, { 0x1106, "program-missing" }, { 0x1109, "relation-error" },
	{ 0x110a, "duplicate-access" }, { 0x110b, "response-too-long" }, { 0x110c, "parameter-error" },
	{ 0x2002, "read-protected" }, { 0x2003, "table-missing" }, { 0x2004, "data-missing" },
	{ 0x2005, "program-number-missing" }, { 0x2006, "file-missing" }, { 0x2007, "data-mismatch" },
	{ 0x2101, "read-only" }, { 0x2102, "write-protected" }, { 0x2103, "cannot-register" },
	{ 0x2105, "program-does-not-exist" }, { 0x2106, "file-does-not-exist" }, { 0x2107, "file-exists" },
	{ 0x2108, "cannot-change" },
	{ 0x2201, "not-possible-running" }, { 0x2202, "not-possible-stopped" },
	{ 0x2203, "not-possible-program-mode" }, { 0x2204, "not-possible-debug-mode" },
	{ 0x2205, "not-possible-monitor-mode" }, { 0x2206, "not-possible-run-mode" },
	{ 0x2207, "not-polling-node" }, { 0x2208, "step-not-possible" },
	{ 0x2301, "file-device-missing" }, { 0x2302, "memory-missing" }, { 0x2303, "clock-missing" },
	{ 0x2401, "link-table-error" },
	{ 0x2502, "memory-error" }, { 0x2503, "io-setting-error" }, { 0x2504, "too-many-io-points" },
	{ 0x2505, "cpu-bus-error" }, { 0x2506, "io-duplication" }, { 0x2507, "io-bus-error" },
	{ 0x2509, "sysmac-bus-2-error" }, { 0x250a, "bus-unit-error" }, { 0x250d, "sysmac-bus-duplication" },
	{ 0x250f, "internal-memory-error" }, { 0x2510, "sysmac-bus-terminator" },
	{ 0x2601, "not-protected" }, { 0x2602, "wrong-password" }, { 0x2604, "protected" },
	{ 0x2605, "service-executing" }, { 0x2606, "service-stopped" }, { 0x2607, "no-execution-right" },
	{ 0x2608, "settings-missing" }, { 0x2609, "items-not-set" }, { 0x260a, "number-defined" },
	{ 0x260b, "error-not-cleared" }, { 0x3001, "no-access-right" }, { 0x4001, "aborted" },
};
static const struct names status_names = NAMES(status_list);

static const struct field fields[] = {
	[F_TCP_COMMAND] = { "tcp_command", FIELD_UINT, 32, USE_DETAIL, 0, &tcp_command_names,
		"Command of the FINS/TCP header: exchange of nodes, a FINS frame, or an error." },
	[F_LENGTH] = { "length", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Bytes behind the length field of the FINS/TCP header." },
	[F_TCP_ERROR] = { "tcp_error", FIELD_UINT, 32, USE_DETAIL, 0, &tcp_error_names,
		"Error code of the FINS/TCP header." },
	[F_CLIENT_NODE] = { "client_node", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Node address of the client; 0 asks the server to give one." },
	[F_SERVER_NODE] = { "server_node", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Node address of the server." },
	[F_CONTROL] = { "control", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Information control field: bit 7 gateway, bit 6 answer, bit 0 no answer wanted." },
	[F_GATEWAYS] = { "gateway_count", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Gateways that may be passed." },
	[F_NETWORK] = { "network", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL,
		"Network of the device addressed; 0 is the local network." },
	[F_NODE] = { "node", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL,
		"Node of the device addressed; 255 is a broadcast." },
	[F_UNIT] = { "unit", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, &unit_names,
		"Unit inside the device addressed: the CPU, or a bus unit from 16 on." },
	[F_SOURCE_NETWORK] = { "source_network", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Network of the sender." },
	[F_SOURCE_NODE] = { "source_node", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Node of the sender." },
	[F_SOURCE_UNIT] = { "source_unit", FIELD_UINT, 8, USE_DETAIL, 0, &unit_names, "Unit of the sender." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Service identifier, which an answer copies from its request." },
	[F_FUNCTION] = { "function", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &function_names,
		"Command: main and sub request code." },
	[F_STATUS] = { "status", FIELD_UINT, 16, USE_DETAIL, 0, &status_names, "End code of an answer." },
	[F_CPU_ERROR] = { "cpu_error", FIELD_UINT, 2, USE_DETAIL, 0, &cpu_error_names,
		"Errors of the CPU that the end code reports besides." },
	[F_RELAY_NETWORK] = { "relay_network", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Network of the relay in which an error occurred." },
	[F_RELAY_NODE] = { "relay_node", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Node of the relay in which an error occurred." },
	[F_AREA] = { "area", FIELD_UINT, 8, USE_KEY, 0, &area_names,
		"Memory area and whether its words, bits or flags are meant." },
	[F_PARAMETER_AREA] = { "parameter_area", FIELD_UINT, 16, USE_KEY, 0, &parameter_area_names,
		"Parameter area, such as the PLC setup." },
	[F_PROGRAM] = { "program", FIELD_UINT, 16, USE_KEY, 0, NULL, "Program number; 65535 or 0 is the whole." },
	[F_ADDRESS] = { "address", FIELD_SPAN, 32, USE_ADDRESS, 0, NULL,
		"Words of the area, numbers of timers, words of parameters or bytes of a program." },
	[F_BIT] = { "bit", FIELD_UINT, 8, USE_ADDRESS, 0, NULL, "Bit in the word, where an area is read by bits." },
	[F_COUNT] = { "count", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Elements, bytes or files, as the message says." },
	[F_VALUE] = { "value", FIELD_LIST, 32, USE_VALUE, 0, NULL,
		"Values written or read; with forced status, the word and then the bits that are forced." },
	[F_FORCE] = { "force", FIELD_UINT, 16, USE_VALUE, 0, &force_names, "What is done to the bit." },
	[F_MODE] = { "mode", FIELD_UINT, 8, USE_VALUE, 0, &mode_names, "Operating mode of the CPU." },
	[F_RUNNING] = { "running", FIELD_UINT, 8, USE_VALUE, 0, &running_names,
		"Whether the CPU executes its program." },
	[F_PARAMETER] = { "parameter", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"Parameter that says what the command does, where it has one." },
	[F_ERROR] = { "error", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"Error code that is reported or cleared; 65535 is all." },
	[F_FATAL] = { "fatal", FIELD_UINT, 16, USE_VALUE, 0, NULL, "Fatal errors of the CPU, a bit each." },
	[F_NONFATAL] = { "non_fatal", FIELD_UINT, 16, USE_VALUE, 0, NULL, "Other errors of the CPU, a bit each." },
	[F_TIME] = { "time", FIELD_TIME, 64, USE_VALUE, 0, NULL, "Clock of the CPU, in its own time zone." },
	[F_DIRECTION] = { "direction", FIELD_UINT, 16, USE_KEY, 0, &direction_names,
		"From memory to a file, from a file to memory, or a comparison." },
	[F_DISK] = { "disk", FIELD_UINT, 16, USE_KEY, 0, NULL, "Disk: memory card or file memory." },
	[F_FILE] = { "file", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of a file, of a volume or of a directory." },
	[F_NEW_FILE] = { "new_file", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of a file after copying or renaming." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "A model, a version, a name or a message." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "What follows and has no fields of its own." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT_FIELDS, "every field has a row");

enum {
	FLAW_BAD_HEADER = FLAW_OWN, FLAW_BAD_LENGTH, FLAW_BAD_COUNT, FLAW_BAD_VALUE, FLAW_UNKNOWN_COMMAND,
	FLAW_UNKNOWN_AREA, FLAW_UNKNOWN_TCP, FLAW_END,
};

static const struct flaw flaws[] = {
	[FLAW_BAD_HEADER - FLAW_OWN] = { "bad_header", FLAW_MALFORMED,
		"a reserved bit or byte of the FINS header is set, or too many gateways may be passed" },
	[FLAW_BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED,
		"the length of the FINS/TCP header does not fit its command" },
	[FLAW_BAD_COUNT - FLAW_OWN] = { "bad_count", FLAW_MALFORMED,
		"the number of elements is 0 or contradicts the data" },
	[FLAW_BAD_VALUE - FLAW_OWN] = { "bad_value", FLAW_MALFORMED, "a value that the manual does not allow" },
	[FLAW_UNKNOWN_COMMAND - FLAW_OWN] = { "unknown_command", FLAW_UNKNOWN, "a command that is not known" },
	[FLAW_UNKNOWN_AREA - FLAW_OWN] = { "unknown_area", FLAW_UNKNOWN, "a memory area that is not known" },
	[FLAW_UNKNOWN_TCP - FLAW_OWN] = { "unknown_tcp_command", FLAW_UNKNOWN,
		"a command of the FINS/TCP header that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAW_END - FLAW_OWN, "every flaw has a row");

/* ---- commands ---- */

enum layout {
	LAYOUT_BARE,       /* what follows is shown as data */
	LAYOUT_READ,       /* area, address, count */
	LAYOUT_WRITE,      /* the same and values */
	LAYOUT_FILL,       /* the same and one value */
	LAYOUT_MULTIPLE,   /* (area, address)... */
	LAYOUT_TRANSFER,   /* area and address, twice; count */
	LAYOUT_PARAMETERS, /* parameter area, address, count, data */
	LAYOUT_PROTECT,    /* program, code, first and last word, password */
	LAYOUT_PROGRAM,    /* program, address, count, data */
	LAYOUT_MODE,       /* program, mode */
	LAYOUT_MODEL,      /* 0501 */
	LAYOUT_STATUS,     /* 0601 */
	LAYOUT_CYCLE,      /* 0620 */
	LAYOUT_CLOCK,      /* BCD */
	LAYOUT_MESSAGE,    /* 0920 */
	LAYOUT_ERROR,      /* error code */
	LAYOUT_FILE,       /* disk, file, ... */
	LAYOUT_FILE_WRITE, /* disk, parameter, file, ... */
	LAYOUT_FILES,      /* disk, count, file... */
	LAYOUT_FILE_PAIR,  /* disk, file, [disk], file */
	LAYOUT_FILE_AREA,  /* direction, what (by command), disk, file */
	LAYOUT_FORCE,      /* count, (force, area, address)... */
	LAYOUT_NAME,       /* text */
	LAYOUTS,
};

struct shape {
	uint16_t command;
	uint8_t layout;
	uint8_t intent;
	uint8_t changes;
	uint16_t request_min; /* bytes behind the command */
	uint16_t request_max;
	const char *label;
	const char *technique;
};

#define DATA_MAX 2002 /* W342, 5-1-2: bytes behind the command, at most */
#define ROW(command_, layout_, intent_, changes_, min_, max_, label_, technique_)                  \
	{ command_, LAYOUT_##layout_, INTENT_##intent_, CHANGES_##changes_, min_, max_, label_, technique_ }

/* In the order of their codes.  Memory commands that write to the CIO area are `control`: it holds the outputs. */
static const struct shape shapes[] = {
	ROW(0x0101, READ, READ, NO, 6, 6, "memory area read", "T0801"), /* 5-3-2 */
	ROW(0x0102, WRITE, WRITE, YES, 7, DATA_MAX, "memory area write", "T0836"),
	ROW(0x0103, FILL, WRITE, YES, 8, 8, "memory area fill", "T0836"),
	ROW(0x0104, MULTIPLE, READ, NO, 4, DATA_MAX, "multiple memory area read", "T0801"),
	ROW(0x0105, TRANSFER, WRITE, YES, 10, 10, "memory area transfer: write", "T0836"),
	ROW(0x0201, PARAMETERS, READ, NO, 6, 6, "parameter area read", "T0888"),
	ROW(0x0202, PARAMETERS, CONFIG, YES, 7, DATA_MAX, "parameter area write", "T0836"),
	ROW(0x0203, PARAMETERS, CONFIG, YES, 8, 8, "parameter area clear", "T0809"),
	ROW(0x0220, BARE, READ, NO, 8, 8, "data link table read", "T0888"),
	ROW(0x0221, BARE, CONFIG, YES, 8, DATA_MAX, "data link table write", "T0836"),
	ROW(0x0304, PROTECT, CONFIG, YES, 11, 15, "program area protect", "T0892"),
	ROW(0x0305, PROTECT, CONFIG, YES, 11, 15, "program area protect clear", "T0892"),
	ROW(0x0306, PROGRAM, PROGRAM, NO, 8, 8, "program area read", "T0845"),
	ROW(0x0307, PROGRAM, PROGRAM, YES, 8, DATA_MAX, "program area write", "T0843"),
	ROW(0x0308, PROGRAM, PROGRAM, YES, 3, 3, "program area clear", "T0809"),
	ROW(0x0401, MODE, RUN, YES, 0, 3, "run", "T0858"), /* 5-3-15 */
	ROW(0x0402, MODE, RUN, YES, 0, 2, "stop", "T0858"),
	ROW(0x0403, BARE, RUN, YES, 0, 0, "reset the unit", "T0816"), /* W421 */
	ROW(0x0501, MODEL, IDENTIFY, NO, 0, 1, "controller data read", "T0888"),
	ROW(0x0502, BARE, IDENTIFY, NO, 1, 2, "connection data read", "T0888"),
	ROW(0x0601, STATUS, DIAGNOSE, NO, 0, 0, "controller status read", "T0868"),
	ROW(0x0602, BARE, DIAGNOSE, NO, 0, 0, "network status read", "T0888"),
	ROW(0x0603, BARE, DIAGNOSE, NO, 0, 0, "data link status read", "T0888"),
	ROW(0x0620, CYCLE, DIAGNOSE, NO, 0, 1, "cycle time read", "T0888"),
	ROW(0x0701, CLOCK, READ, NO, 0, 0, "clock read", "T0888"),
	ROW(0x0702, CLOCK, TIME, YES, 5, 7, "clock write", "T0836"),
	ROW(0x0801, BARE, DIAGNOSE, NO, 0, DATA_MAX, "loop-back test", "T0846"),
	ROW(0x0802, BARE, DIAGNOSE, NO, 0, 0, "broadcast test results read", "T0846"),
	ROW(0x0803, BARE, DIAGNOSE, NO, 0, DATA_MAX, "broadcast test data", "T0846"),
	ROW(0x0920, MESSAGE, DIAGNOSE, NO, 2, 2, "message read", "T0801"),
	ROW(0x0c01, BARE, SESSION, YES, 2, 2, "access right acquire", NULL),
	ROW(0x0c02, BARE, SESSION, YES, 2, 2, "access right acquire by force", "T0858"),
	ROW(0x0c03, BARE, SESSION, YES, 2, 2, "access right release", NULL),
	ROW(0x2101, ERROR, DIAGNOSE, YES, 2, 2, "error clear", "T0872"),
	ROW(0x2102, BARE, DIAGNOSE, NO, 4, 4, "error log read", "T0888"),
	ROW(0x2103, BARE, DIAGNOSE, YES, 0, 0, "error log clear", "T0872"),
	ROW(0x2140, BARE, DIAGNOSE, NO, 4, 4, "write access log read", "T0888"),
	ROW(0x2141, BARE, DIAGNOSE, YES, 0, 0, "write access log clear", "T0872"),
	ROW(0x2201, BARE, FILE, NO, 6, DATA_MAX, "file names read", "T0888"), /* 5-3-31 */
	ROW(0x2202, FILE, FILE, NO, 20, DATA_MAX, "file read", "T0845"),
	ROW(0x2203, FILE_WRITE, FILE, YES, 22, DATA_MAX, "file write", "T0867"),
	ROW(0x2204, BARE, FILE, YES, 2, 2, "memory card format", "T0809"),
	ROW(0x2205, FILES, FILE, YES, 16, DATA_MAX, "file delete", "T0809"),
	ROW(0x2206, FILE_WRITE, FILE, YES, 4, 16, "volume label", NULL),
	ROW(0x2207, FILE_PAIR, FILE, YES, 28, DATA_MAX, "file copy", "T0867"),
	ROW(0x2208, FILE_PAIR, FILE, YES, 26, DATA_MAX, "file rename", "T0867"),
	ROW(0x2209, FILE, FILE, NO, 14, DATA_MAX, "file data check", "T0888"),
	ROW(0x220a, FILE_AREA, WRITE, YES, 22, DATA_MAX, "memory area from file", "T0836"),
	ROW(0x220b, FILE_AREA, CONFIG, YES, 22, DATA_MAX, "parameter area from file", "T0836"),
	ROW(0x220c, FILE_AREA, PROGRAM, YES, 26, DATA_MAX, "program area from file", "T0843"),
	ROW(0x220f, BARE, FILE, NO, 3, 3, "file memory index read", "T0888"),
	ROW(0x2210, BARE, FILE, NO, 2, 2, "file memory read", "T0845"),
	ROW(0x2211, BARE, FILE, YES, 4, DATA_MAX, "file memory write", "T0867"),
	ROW(0x2215, FILE_WRITE, FILE, YES, 16, DATA_MAX, "directory create or delete", "T0809"),
	ROW(0x2220, BARE, PROGRAM, YES, 4, DATA_MAX, "memory cassette transfer", "T0843"),
	ROW(0x2301, FORCE, CONTROL, YES, 8, DATA_MAX, "forced set or reset", "T0835"), /* 5-3-43 */
	ROW(0x2302, BARE, CONTROL, YES, 0, 0, "forced set and reset cancel", "T0835"),
	ROW(0x230a, READ, READ, NO, 6, 6, "multiple forced status read", "T0801"),
	ROW(0x2601, NAME, CONFIG, YES, 1, 8, "name set", "T0836"),
	ROW(0x2602, NAME, CONFIG, YES, 0, 0, "name delete", "T0836"),
	ROW(0x2603, NAME, IDENTIFY, NO, 0, 0, "name read", "T0888"),
	ROW(0x2701, BARE, OTHER, UNKNOWN, 0, DATA_MAX, "UDP open", "T0884"), /* W421, sockets */
	ROW(0x2702, BARE, OTHER, UNKNOWN, 0, DATA_MAX, "UDP receive", "T0884"),
	ROW(0x2703, BARE, OTHER, UNKNOWN, 0, DATA_MAX, "UDP send", "T0884"),
	ROW(0x2704, BARE, OTHER, UNKNOWN, 0, DATA_MAX, "UDP close", "T0884"),
	ROW(0x2710, BARE, OTHER, UNKNOWN, 0, DATA_MAX, "TCP listen", "T0884"),
	ROW(0x2711, BARE, OTHER, UNKNOWN, 0, DATA_MAX, "TCP connect", "T0884"),
	ROW(0x2712, BARE, OTHER, UNKNOWN, 0, DATA_MAX, "TCP receive", "T0884"),
	ROW(0x2713, BARE, OTHER, UNKNOWN, 0, DATA_MAX, "TCP send", "T0884"),
	ROW(0x2714, BARE, OTHER, UNKNOWN, 0, DATA_MAX, "TCP close", "T0884"),
	ROW(0x2720, BARE, DIAGNOSE, NO, 0, DATA_MAX, "ping a host", "T0846"),
	ROW(0x2730, BARE, CONFIG, YES, 0, DATA_MAX, "remote node change", "T0836"),
	ROW(0x2731, BARE, DIAGNOSE, NO, 0, DATA_MAX, "connection status read", "T0888"),
	ROW(0x2750, BARE, CONFIG, YES, 0, DATA_MAX, "IP address table write", "T0836"),
	ROW(0x2757, BARE, CONFIG, YES, 0, DATA_MAX, "IP address write", "T0836"),
	ROW(0x2760, BARE, READ, NO, 0, DATA_MAX, "IP address table read", "T0888"),
	ROW(0x2761, BARE, READ, NO, 0, DATA_MAX, "IP router table read", "T0888"),
	ROW(0x2762, BARE, DIAGNOSE, NO, 0, DATA_MAX, "protocol status read", "T0888"),
	ROW(0x2763, BARE, DIAGNOSE, NO, 0, DATA_MAX, "memory status read", "T0888"),
	ROW(0x2764, BARE, DIAGNOSE, NO, 0, DATA_MAX, "socket status read", "T0888"),
	ROW(0x2765, BARE, IDENTIFY, NO, 0, DATA_MAX, "address information read", "T0888"),
	ROW(0x2767, BARE, READ, NO, 0, DATA_MAX, "IP address read", "T0888"),
	ROW(0x2801, BARE, OTHER, UNKNOWN, 0, DATA_MAX, "explicit message", NULL),
};
#undef ROW
