/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The vocabulary of MELSEC communications: fields, devices, commands and end codes, flaws, and a line per
 * command that says what it means.  SH-080008 (MC protocol), BAP-C2006ENG (SLMP); the commands of MELSOFT
 * are not published: what they do was seen in captures of GX Works3 with FX5U and iQ-R.
 *
 * Included by melsec.c only; const data, any thread.
 */
#pragma once

#include "dissectors/dissector.h"

enum {
	F_FRAMING, F_SEQUENCE, F_NETWORK, F_STATION, F_MODULE, F_MULTIDROP, F_LENGTH, F_TIMER,
	F_FUNCTION, F_SUBFUNCTION, F_STATUS, F_ACCESS, F_DEVICE, F_ADDRESS, F_COUNT, F_VALUE, F_UNIT,
	F_MODE, F_CLEAR, F_FILE, F_TEXT, F_MODEL, F_DATA, F_COUNT_FIELDS,
};

/* ---- names ---- */

enum framing { FRAMING_3E, FRAMING_4E, FRAMING_3E_ASCII, FRAMING_4E_ASCII, FRAMING_MELSOFT };

static const struct name framing_list[] = {
	{ FRAMING_3E, "3e-binary" }, { FRAMING_4E, "4e-binary" }, { FRAMING_3E_ASCII, "3e-ascii" },
	{ FRAMING_4E_ASCII, "4e-ascii" }, { FRAMING_MELSOFT, "melsoft" },
};
static const struct names framing_names = NAMES(framing_list);

static const struct name module_list[] = {
	{ 0x03ff, "own-cpu" }, { 0x03d0, "control-cpu" }, { 0x03d1, "standby-cpu" }, { 0x03d2, "system-a-cpu" },
	{ 0x03d3, "system-b-cpu" }, { 0x03e0, "cpu-1" }, { 0x03e1, "cpu-2" }, { 0x03e2, "cpu-3" },
	{ 0x03e3, "cpu-4" },
};
static const struct names module_names = NAMES(module_list);

enum { ACCESS_WORDS, ACCESS_BITS };

static const struct name access_list[] = { { ACCESS_WORDS, "words" }, { ACCESS_BITS, "bits" } };
static const struct names access_names = NAMES(access_list);

static const struct name mode_list[] = { { 1, "normal" }, { 3, "force" } };
static const struct names mode_names = NAMES(mode_list);

static const struct name clear_list[] = { { 0, "nothing" }, { 1, "outside-latch-range" }, { 2, "everything" } };
static const struct names clear_names = NAMES(clear_list);

/* SH-080008, 8.1: code in binary, name in ASCII (blanks and '*' cut), digits of numbers in ASCII. */
struct device {
	uint8_t code;
	char name[5];
	bool is_bit;
	bool is_hex;
};

static const struct device devices[] = {
	{ 0x91, "SM", true, false }, { 0xa9, "SD", false, false }, { 0x9c, "X", true, true },
	{ 0x9d, "Y", true, true }, { 0x90, "M", true, false }, { 0x92, "L", true, false },
	{ 0x93, "F", true, false }, { 0x94, "V", true, false }, { 0xa0, "B", true, true },
	{ 0xa8, "D", false, false }, { 0xb4, "W", false, true }, { 0xc1, "TS", true, false },
	{ 0xc0, "TC", true, false }, { 0xc2, "TN", false, false }, { 0xc7, "SS", true, false },
	{ 0xc6, "SC", true, false }, { 0xc8, "SN", false, false }, { 0xc4, "CS", true, false },
	{ 0xc3, "CC", true, false }, { 0xc5, "CN", false, false }, { 0xa1, "SB", true, true },
	{ 0xb5, "SW", false, true }, { 0x98, "S", true, false }, { 0xa2, "DX", true, true },
	{ 0xa3, "DY", true, true }, { 0xcc, "Z", false, false }, { 0xaf, "R", false, false },
	{ 0xb0, "ZR", false, true }, { 0x51, "LTS", true, false }, { 0x50, "LTC", true, false },
	{ 0x52, "LTN", false, false }, { 0x59, "LSTS", true, false }, { 0x58, "LSTC", true, false },
	{ 0x5a, "LSTN", false, false }, { 0x55, "LCS", true, false }, { 0x54, "LCC", true, false },
	{ 0x56, "LCN", false, false }, { 0x62, "LZ", false, false }, { 0x2c, "RD", false, false },
};

static const struct name device_list[] = {
	{ 0x91, "sm" }, { 0xa9, "sd" }, { 0x9c, "x" }, { 0x9d, "y" }, { 0x90, "m" }, { 0x92, "l" },
	{ 0x93, "f" }, { 0x94, "v" }, { 0xa0, "b" }, { 0xa8, "d" }, { 0xb4, "w" }, { 0xc1, "timer-contact" },
	{ 0xc0, "timer-coil" }, { 0xc2, "timer" }, { 0xc7, "retentive-timer-contact" },
	{ 0xc6, "retentive-timer-coil" }, { 0xc8, "retentive-timer" }, { 0xc4, "counter-contact" },
	{ 0xc3, "counter-coil" }, { 0xc5, "counter" }, { 0xa1, "sb" }, { 0xb5, "sw" }, { 0x98, "s" },
	{ 0xa2, "dx" }, { 0xa3, "dy" }, { 0xcc, "z" }, { 0xaf, "r" }, { 0xb0, "zr" },
	{ 0x51, "long-timer-contact" }, { 0x50, "long-timer-coil" }, { 0x52, "long-timer" },
	{ 0x59, "long-retentive-timer-contact" }, { 0x58, "long-retentive-timer-coil" },
	{ 0x5a, "long-retentive-timer" }, { 0x55, "long-counter-contact" }, { 0x54, "long-counter-coil" },
	{ 0x56, "long-counter" }, { 0x62, "lz" }, { 0x2c, "rd" },
};
static const struct names device_names = NAMES(device_list);

static const struct name function_list[] = {
	{ 0x0101, "read-type" }, { 0x0121, "melsoft-model" }, { 0x0131, "melsoft-login" },
	{ 0x0132, "melsoft-login-proof" }, { 0x0133, "melsoft-users-count" }, { 0x0134, "melsoft-users-read" },
	{ 0x0162, "melsoft-diagnose" }, { 0x01a0, "melsoft-capability" },
	{ 0x0401, "batch-read" }, { 0x0403, "random-read" }, { 0x0406, "block-read" },
	{ 0x0410, "melsoft-memory-read" }, { 0x0411, "melsoft-monitor" }, { 0x0413, "melsoft-monitor-stop" },
	{ 0x041a, "array-label-read" }, { 0x041c, "label-read" },
	{ 0x0601, "module-read" }, { 0x0613, "buffer-read" }, { 0x0619, "loop-back" }, { 0x0701, "melsoft-0701" },
	{ 0x0801, "monitor-register" }, { 0x0802, "monitor" }, { 0x0b2a, "melsoft-log-read" },
	{ 0x0b2b, "melsoft-log-state" }, { 0x0e30, "node-search" }, { 0x0e31, "address-set" },
	{ 0x1001, "remote-run" }, { 0x1002, "remote-stop" }, { 0x1003, "remote-pause" },
	{ 0x1005, "remote-latch-clear" }, { 0x1006, "remote-reset" },
	{ 0x1133, "melsoft-users-write" }, { 0x1401, "batch-write" }, { 0x1402, "random-write" },
	{ 0x1406, "block-write" }, { 0x1410, "melsoft-memory-write" }, { 0x141a, "array-label-write" },
	{ 0x141b, "label-write" }, { 0x1601, "module-write" }, { 0x1613, "buffer-write" },
	{ 0x1617, "error-clear" }, { 0x1630, "password-unlock" }, { 0x1631, "password-lock" },
	{ 0x1810, "directory-read" }, { 0x1811, "directory-search" }, { 0x1820, "file-new" },
	{ 0x1822, "file-delete" }, { 0x1824, "file-copy" }, { 0x1825, "file-attribute" }, { 0x1826, "file-date" },
	{ 0x1827, "file-open" }, { 0x1828, "file-read" }, { 0x1829, "file-write" }, { 0x182a, "file-close" },
	{ 0x1859, "melsoft-directory" }, { 0x185f, "melsoft-file-search" }, { 0x1867, "melsoft-file-open" },
	{ 0x1868, "melsoft-file-read" }, { 0x1869, "melsoft-file-write" }, { 0x186a, "melsoft-file-close" },
	{ 0x187e, "melsoft-files" }, { 0x18a0, "melsoft-drive" }, { 0x2101, "on-demand" },
	{ 0x3070, "node-indication" }, { 0x4020, "can-object" },
};
static const struct names function_names = NAMES(function_list);

static const struct name status_list[] = {
	{ 0x0000, "ok" }, { 0x4000, "checksum-error" }, { 0x4001, "unsupported-request" },
	{ 0x4002, "unsupported-request-2" }, { 0x4005, "too-large" }, { 0x4008, "cpu-busy" },
	{ 0x4010, "not-possible-running" }, { 0x4013, "not-possible-now" }, { 0x4021, "drive-missing" },
	{ 0x4022, "file-missing" }, { 0x4030, "device-missing" }, { 0x4031, "device-out-of-range" },
	{ 0x4080, "request-error" }, { 0x408b, "remote-not-possible" }, { 0xc050, "ascii-error" },
	{ 0xc051, "too-many-points" }, { 0xc052, "too-many-points-bits" }, { 0xc053, "too-many-points-random" },
	{ 0xc054, "too-many-points-random-bits" }, { 0xc056, "address-exceeded" }, { 0xc058, "length-mismatch" },
	{ 0xc059, "command-error" }, { 0xc05b, "device-not-accessible" }, { 0xc05c, "request-content-error" },
	{ 0xc05d, "monitor-not-registered" }, { 0xc05f, "not-for-this-cpu" }, { 0xc060, "bit-content-error" },
	{ 0xc061, "data-length-mismatch" }, { 0xc06f, "code-mismatch" }, { 0xc070, "extension-not-possible" },
	{ 0xc0b5, "data-not-accepted" }, { 0xc200, "wrong-password" }, { 0xc201, "port-locked" },
	{ 0xc204, "locked-by-other" }, { 0xcee1, "request-too-long" }, { 0xcee2, "response-too-long" },
	{ 0xcf10, "server-missing" }, { 0xcf20, "not-communicating" }, { 0xcf30, "parameter-missing" },
	{ 0xcf70, "relay-error" }, { 0xcf71, "timeout" },
};
static const struct names status_names = NAMES(status_list);

static const struct field fields[] = {
	[F_FRAMING] = { "framing", FIELD_UINT, 8, USE_DETAIL, 0, &framing_names,
		"Frame 3E or 4E, in binary or ASCII, or MELSOFT." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Serial number of a 4E frame or of a MELSOFT command; an answer copies it." },
	[F_NETWORK] = { "network", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL,
		"Network of the device addressed; 0 is the local one." },
	[F_STATION] = { "station", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL,
		"Station in the network; 255 is the device itself." },
	[F_MODULE] = { "module", FIELD_UINT, 16, USE_KEY, FIELD_ROUTE, &module_names,
		"Module I/O number: which CPU of the station." },
	[F_MULTIDROP] = { "multidrop", FIELD_UINT, 8, USE_KEY, FIELD_ROUTE, NULL,
		"Station on a serial line behind the module; 0 for none." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Bytes, or characters, behind the length field." },
	[F_TIMER] = { "timer", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"How long the device waits for its CPU, in 250 ms; 0: without end." },
	[F_FUNCTION] = { "function", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &function_names,
		"Command; of an answer the one of its request." },
	[F_SUBFUNCTION] = { "subfunction", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"Subcommand: bit 0 access by bits, bit 1 the long addresses of iQ-R, bit 7 extended devices." },
	[F_STATUS] = { "status", FIELD_UINT, 16, USE_DETAIL, 0, &status_names, "End code of an answer." },
	[F_ACCESS] = { "access", FIELD_UINT, 8, USE_DETAIL, 0, &access_names,
		"Whether the device is accessed by words or by bits." },
	[F_DEVICE] = { "device", FIELD_UINT, 16, USE_KEY, 0, &device_names,
		"Device: inputs x, outputs y, relays m, registers d, and so on." },
	[F_ADDRESS] = { "address", FIELD_SPAN, 32, USE_ADDRESS, 0, NULL,
		"Numbers of the device, or bytes of a buffer memory; on paper X, Y, B and W are hexadecimal." },
	[F_COUNT] = { "count", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Points, blocks or bytes, as the message says." },
	[F_VALUE] = { "value", FIELD_LIST, 32, USE_VALUE, 0, NULL,
		"Values written or read: bits, words or double words." },
	[F_UNIT] = { "unit", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"Intelligent module whose memory is accessed: its start I/O number." },
	[F_MODE] = { "mode", FIELD_UINT, 16, USE_VALUE, 0, &mode_names,
		"Whether the CPU is controlled even if another device has stopped it." },
	[F_CLEAR] = { "clear", FIELD_UINT, 8, USE_VALUE, 0, &clear_names, "Which devices a remote run clears." },
	[F_FILE] = { "file", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Path of a file or directory in the CPU." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Model of the CPU." },
	[F_MODEL] = { "model", FIELD_UINT, 16, USE_VALUE, 0, NULL, "Code of the CPU's model." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "What follows and has no fields of its own." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT_FIELDS, "every field has a row");

enum {
	FLAW_BAD_ASCII = FLAW_OWN, FLAW_BAD_COUNT, FLAW_BAD_VALUE, FLAW_ADDRESS_OVERFLOW,
	FLAW_UNKNOWN_COMMAND, FLAW_UNKNOWN_SUBCOMMAND, FLAW_UNKNOWN_DEVICE, FLAW_END,
};

static const struct flaw flaws[] = {
	[FLAW_BAD_ASCII - FLAW_OWN] = { "bad_ascii", FLAW_MALFORMED,
		"a character that is not a digit, in an ASCII frame" },
	[FLAW_BAD_COUNT - FLAW_OWN] = { "bad_count", FLAW_MALFORMED,
		"the number of points is 0 or contradicts the data" },
	[FLAW_BAD_VALUE - FLAW_OWN] = { "bad_value", FLAW_MALFORMED, "a value that the manual does not allow" },
	[FLAW_ADDRESS_OVERFLOW - FLAW_OWN] = { "address_overflow", FLAW_MALFORMED,
		"address and points go beyond the last number" },
	[FLAW_UNKNOWN_COMMAND - FLAW_OWN] = { "unknown_command", FLAW_UNKNOWN, "a command that is not known" },
	[FLAW_UNKNOWN_SUBCOMMAND - FLAW_OWN] = { "unknown_subcommand", FLAW_UNKNOWN,
		"a subcommand that is not known, or extended devices, which are not read" },
	[FLAW_UNKNOWN_DEVICE - FLAW_OWN] = { "unknown_device", FLAW_UNKNOWN, "a device code that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAW_END - FLAW_OWN, "every flaw has a row");

/* ---- commands ---- */

enum layout {
	LAYOUT_BARE,         /* what follows is shown as data */
	LAYOUT_READ,         /* device, points */
	LAYOUT_WRITE,        /* device, points, values */
	LAYOUT_RANDOM_READ,  /* words, double words, devices */
	LAYOUT_RANDOM_WRITE, /* by bits or by words: (device, value)... */
	LAYOUT_BLOCK_READ,   /* blocks: (device, points)... */
	LAYOUT_BLOCK_WRITE,  /* blocks: (device, points, values)... */
	LAYOUT_MODULE_READ,  /* address, bytes, module */
	LAYOUT_MODULE_WRITE,
	LAYOUT_BUFFER_READ,  /* address, words */
	LAYOUT_BUFFER_WRITE,
	LAYOUT_REMOTE,       /* mode, what is cleared */
	LAYOUT_TYPE,         /* answer: model */
	LAYOUT_SECRET,       /* a password, which is not shown */
	LAYOUT_MODEL,        /* MELSOFT, answer: model */
	LAYOUT_PATH,         /* MELSOFT: a file's name */
	LAYOUTS,
};

struct shape {
	uint16_t command;
	uint8_t layout;
	uint8_t intent;
	uint8_t changes;
	uint8_t transfer;
	const char *label;
	const char *technique;
};

#define ROW(command_, layout_, intent_, changes_, transfer_, label_, technique_)                        \
	{ command_, LAYOUT_##layout_, INTENT_##intent_, CHANGES_##changes_, TRANSFER_##transfer_, label_, \
	  technique_ }

/* Writes to the outputs Y and DY are `control`. */
static const struct shape slmp_shapes[] = {
	ROW(0x0101, TYPE, IDENTIFY, NO, NONE, "read type name", "T0888"),
	ROW(0x0401, READ, READ, NO, NONE, "batch read", "T0801"), /* SH-080008, 8.2 */
	ROW(0x0403, RANDOM_READ, READ, NO, NONE, "random read", "T0801"),
	ROW(0x0406, BLOCK_READ, READ, NO, NONE, "multiple block read", "T0801"),
	ROW(0x041a, BARE, READ, NO, NONE, "array label read", "T0801"),
	ROW(0x041c, BARE, READ, NO, NONE, "label read", "T0801"),
	ROW(0x0601, MODULE_READ, READ, NO, NONE, "intelligent module read", "T0801"),
	ROW(0x0613, BUFFER_READ, READ, NO, NONE, "buffer memory read", "T0801"),
	ROW(0x0619, BARE, DIAGNOSE, NO, NONE, "loop-back test", "T0846"),
	ROW(0x0801, RANDOM_READ, READ, NO, NONE, "register monitored devices", "T0801"),
	ROW(0x0802, BARE, READ, NO, NONE, "monitor", "T0801"),
	ROW(0x0e30, BARE, IDENTIFY, NO, NONE, "node search", "T0846"),
	ROW(0x0e31, BARE, CONFIG, YES, NONE, "IP address set", "T0836"),
	ROW(0x1001, REMOTE, RUN, YES, NONE, "remote run", "T0858"), /* 9 */
	ROW(0x1002, REMOTE, RUN, YES, NONE, "remote stop", "T0858"),
	ROW(0x1003, REMOTE, RUN, YES, NONE, "remote pause", "T0858"),
	ROW(0x1005, REMOTE, RUN, YES, NONE, "remote latch clear", "T0809"),
	ROW(0x1006, REMOTE, RUN, YES, NONE, "remote reset", "T0816"),
	ROW(0x1401, WRITE, WRITE, YES, NONE, "batch write", "T0836"),
	ROW(0x1402, RANDOM_WRITE, WRITE, YES, NONE, "random write", "T0836"),
	ROW(0x1406, BLOCK_WRITE, WRITE, YES, NONE, "multiple block write", "T0836"),
	ROW(0x141a, BARE, WRITE, YES, NONE, "array label write", "T0836"),
	ROW(0x141b, BARE, WRITE, YES, NONE, "label write", "T0836"),
	ROW(0x1601, MODULE_WRITE, WRITE, YES, NONE, "intelligent module write", "T0836"),
	ROW(0x1613, BUFFER_WRITE, WRITE, YES, NONE, "buffer memory write", "T0836"),
	ROW(0x1617, BARE, DIAGNOSE, YES, NONE, "error clear", "T0872"),
	ROW(0x1630, SECRET, SESSION, YES, NONE, "remote password unlock", "T0859"),
	ROW(0x1631, SECRET, SESSION, YES, NONE, "remote password lock", NULL),
	ROW(0x1810, BARE, FILE, NO, NONE, "directory read", "T0888"), /* 11 */
	ROW(0x1811, BARE, FILE, NO, NONE, "directory search", "T0888"),
	ROW(0x1820, BARE, FILE, YES, NONE, "file new", "T0867"),
	ROW(0x1822, BARE, FILE, YES, NONE, "file delete", "T0809"),
	ROW(0x1824, BARE, FILE, YES, NONE, "file copy", "T0867"),
	ROW(0x1825, BARE, FILE, YES, NONE, "file attribute change", NULL),
	ROW(0x1826, BARE, FILE, YES, NONE, "file date change", "T0872"),
	ROW(0x1827, BARE, FILE, NO, NONE, "file open", NULL),
	ROW(0x1828, BARE, FILE, NO, NONE, "file read", "T0845"),
	ROW(0x1829, BARE, FILE, YES, DATA, "file write", "T0867"),
	ROW(0x182a, BARE, FILE, NO, CLOSE, "file close", NULL),
	ROW(0x2101, BARE, REPORT, NO, NONE, "on-demand data", NULL),
	ROW(0x3070, BARE, DIAGNOSE, YES, NONE, "node indication", NULL),
	ROW(0x4020, BARE, OTHER, UNKNOWN, NONE, "CAN object access", NULL),
};

static const struct shape melsoft_shapes[] = {
	ROW(0x0121, MODEL, IDENTIFY, NO, NONE, "read model", "T0888"),
	ROW(0x0131, SECRET, SESSION, NO, NONE, "log in: user", "T0859"),
	ROW(0x0132, SECRET, SESSION, NO, NONE, "log in: proof", "T0859"),
	ROW(0x0133, SECRET, READ, NO, NONE, "users: count", NULL),
	ROW(0x0134, SECRET, READ, NO, NONE, "users: read", NULL),
	ROW(0x0162, BARE, DIAGNOSE, NO, NONE, "read diagnosis", "T0888"),
	ROW(0x01a0, BARE, SESSION, NO, NONE, "negotiate", NULL),
	ROW(0x0410, BARE, READ, NO, NONE, "read memory", "T0801"),
	ROW(0x0411, BARE, READ, NO, NONE, "monitor devices", "T0801"),
	ROW(0x0413, BARE, READ, NO, NONE, "end of monitoring", "T0801"),
	ROW(0x0b2a, BARE, DIAGNOSE, NO, NONE, "read log", "T0888"),
	ROW(0x0b2b, BARE, DIAGNOSE, NO, NONE, "read state of the log", "T0888"),
	ROW(0x1001, BARE, RUN, YES, NONE, "remote run", "T0858"),
	ROW(0x1002, BARE, RUN, YES, NONE, "remote stop", "T0858"),
	ROW(0x1003, BARE, RUN, YES, NONE, "remote pause", "T0858"),
	ROW(0x1005, BARE, RUN, YES, NONE, "remote latch clear", "T0809"),
	ROW(0x1006, BARE, RUN, YES, NONE, "remote reset", "T0816"),
	ROW(0x1133, SECRET, CONFIG, YES, NONE, "users: write", "T0892"),
	ROW(0x1410, BARE, PROGRAM, YES, NONE, "write memory", "T0843"),
	ROW(0x1859, PATH, FILE, NO, NONE, "read directory", "T0888"),
	ROW(0x185f, PATH, FILE, NO, NONE, "search file", "T0888"),
	ROW(0x1867, PATH, PROGRAM, NO, NONE, "open file", NULL),
	ROW(0x1868, BARE, PROGRAM, NO, NONE, "read file", "T0845"),
	ROW(0x1869, BARE, PROGRAM, YES, DATA, "write file", "T0843"),
	ROW(0x186a, BARE, PROGRAM, NO, CLOSE, "close file", NULL),
	ROW(0x187e, PATH, FILE, NO, NONE, "properties of files", "T0888"),
	ROW(0x18a0, BARE, FILE, NO, NONE, "properties of a drive", "T0888"),
};
#undef ROW
