/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The services of GE-SRTP and what they mean.  The protocol is not published; names and numbers of services, memories
 * and errors as public dissectors and papers have them (Denton et al., DFRWS 2017).
 *
 * "Store" and "load" of programs are used for both directions in what is published, so neither is said to
 * change nothing.  Included by ge_srtp.c only; const data, any thread.
 */
#pragma once

#include "dissectors/dissector.h"

enum { READ_MEMORY = 0x04, WRITE_MEMORY = 0x07, CHANGE_LEVEL = 0x21, SET_STATE = 0x23, SET_TIME = 0x24,
       IDENTIFY = 0x43, TOGGLE_FORCE = 0x44, SERVICES = 0x62 };

static const struct name service_list[] = {
	{ 0x00, "short-status" }, { 0x01, "long-status" }, { 0x02, "memory-usage" }, { 0x03, "program-name" },
	{ 0x04, "read-system-memory" }, { 0x05, "read-task-memory" }, { 0x06, "read-block-memory" },
	{ 0x07, "write-system-memory" }, { 0x08, "write-task-memory" }, { 0x09, "write-block-memory" },
	{ 0x0a, "define-symbol" }, { 0x0b, "delete-symbol" }, { 0x0c, "read-system-symbol" },
	{ 0x0d, "read-task-symbol" }, { 0x0e, "read-block-symbol" }, { 0x0f, "write-system-symbol" },
	{ 0x10, "write-task-symbol" }, { 0x11, "write-block-symbol" }, { 0x12, "resolve-system-name" },
	{ 0x13, "resolve-task-name" }, { 0x14, "resolve-block-name" }, { 0x15, "establish-datagram" },
	{ 0x16, "update-datagram" }, { 0x17, "cancel-datagram" }, { 0x18, "format-disk" },
	{ 0x19, "open-file" }, { 0x1a, "close-file" }, { 0x1b, "create-file" }, { 0x1c, "unlink-file" },
	{ 0x1d, "read-file" }, { 0x1e, "write-file" }, { 0x1f, "seek-file" }, { 0x20, "logon" },
	{ 0x21, "change-level" }, { 0x22, "set-controller-id" }, { 0x23, "set-state" }, { 0x24, "set-time" },
	{ 0x25, "time" }, { 0x26, "block-sizes" }, { 0x27, "block-list" }, { 0x28, "store-block" },
	{ 0x29, "sequence-control" }, { 0x2a, "block-program-store" }, { 0x2b, "load-block" },
	{ 0x2c, "block-program-load" }, { 0x2d, "verify-block" }, { 0x2e, "delete-block" },
	{ 0x2f, "change-block-size" }, { 0x30, "declare-interrupt" }, { 0x31, "clear-configuration" },
	{ 0x32, "autoconfigure" }, { 0x33, "replace-module" }, { 0x34, "verify-configuration" },
	{ 0x35, "clear-all" }, { 0x36, "clear-references" }, { 0x37, "clear-logic" }, { 0x38, "fault-table" },
	{ 0x39, "clear-fault-table" }, { 0x3a, "create-parameter-task" }, { 0x3b, "delete-parameter-task" },
	{ 0x3c, "configuration-sizes" }, { 0x3d, "store-any-block" }, { 0x3e, "load-any-block" },
	{ 0x3f, "program-store" }, { 0x40, "program-load" }, { 0x41, "program-change" },
	{ 0x42, "verify-program" }, { 0x43, "controller-type" }, { 0x44, "toggle-force" }, { 0x45, "eeprom" },
	{ 0x46, "manage-block" }, { 0x47, "lock-oem" }, { 0x48, "write-datagram" }, { 0x49, "fa-card" },
	{ 0x4a, "read-configuration" }, { 0x4b, "write-slot" }, { 0x4c, "rename-task" }, { 0x4d, "functions" },
	{ 0x4e, "store-subrequest" }, { 0x4f, "session-control" }, { 0x50, "subrequests" },
	{ 0x51, "extra-status" }, { 0x52, "store-os" }, { 0x53, "load-os" }, { 0x54, "delete-os" },
	{ 0x55, "delete-subrequest" }, { 0x56, "share-data" }, { 0x57, "toggle-block-force" },
	{ 0x58, "sfc-events" }, { 0x59, "interrogate-io" }, { 0x5a, "program-store-extended" },
	{ 0x5b, "program-load-extended" }, { 0x5c, "verify-program-extended" }, { 0x5d, "debugger" },
	{ 0x5e, "configuration-change" }, { 0x5f, "remote-server" }, { 0x60, "clear-fault" },
	{ 0x61, "features" },
};
static const struct names service_names = NAMES(service_list);

struct service {
	uint8_t intent;
	uint8_t changes;
	bool housekeeping;
	const char *label; /* NULL: not assigned */
	const char *technique;
};

#define ROW(intent_, changes_, label_, technique_) \
	{ INTENT_##intent_, CHANGES_##changes_, false, label_, technique_ }
#define SESSION(label_) { INTENT_SESSION, CHANGES_NO, true, label_, NULL }

/* By service request code. */
static const struct service services[SERVICES] = {
	[0x00] = ROW(DIAGNOSE, NO, "short status", "T0868"),
	[0x01] = ROW(DIAGNOSE, NO, "long status", "T0868"),
	[0x02] = ROW(DIAGNOSE, NO, "memory usage", "T0888"),
	[0x03] = ROW(IDENTIFY, NO, "control program name", "T0888"),
	[0x04] = ROW(READ, NO, "read system memory", "T0801"),
	[0x05] = ROW(READ, NO, "read task memory", "T0801"),
	[0x06] = ROW(READ, NO, "read program block memory", "T0801"),
	[0x07] = ROW(WRITE, YES, "write system memory", "T0836"),
	[0x08] = ROW(WRITE, YES, "write task memory", "T0836"),
	[0x09] = ROW(WRITE, YES, "write program block memory", "T0836"),
	[0x0a] = ROW(CONFIG, YES, "define symbol", "T0836"),
	[0x0b] = ROW(CONFIG, YES, "delete symbol", "T0836"),
	[0x0c] = ROW(READ, NO, "read symbol of the system", "T0801"),
	[0x0d] = ROW(READ, NO, "read symbol of a task", "T0801"),
	[0x0e] = ROW(READ, NO, "read symbol of a program block", "T0801"),
	[0x0f] = ROW(WRITE, YES, "write symbol of the system", "T0836"),
	[0x10] = ROW(WRITE, YES, "write symbol of a task", "T0836"),
	[0x11] = ROW(WRITE, YES, "write symbol of a program block", "T0836"),
	[0x12] = ROW(READ, NO, "resolve name in the system", "T0861"),
	[0x13] = ROW(READ, NO, "resolve name in a task", "T0861"),
	[0x14] = ROW(READ, NO, "resolve name in a program block", "T0861"),
	[0x15] = ROW(READ, NO, "establish datagram", "T0801"),
	[0x16] = ROW(READ, NO, "update datagram", "T0801"),
	[0x17] = ROW(READ, NO, "cancel datagram", NULL),
	[0x18] = ROW(FILE, YES, "format disk", "T0809"),
	[0x19] = ROW(FILE, NO, "open file", NULL),
	[0x1a] = ROW(FILE, NO, "close file", NULL),
	[0x1b] = ROW(FILE, YES, "create file", "T0867"),
	[0x1c] = ROW(FILE, YES, "delete file", "T0809"),
	[0x1d] = ROW(FILE, NO, "read file", "T0845"),
	[0x1e] = ROW(FILE, YES, "write file", "T0867"),
	[0x1f] = ROW(FILE, NO, "seek in file", NULL),
	[0x20] = ROW(SESSION, NO, "programmer logon", "T0859"),
	[0x21] = ROW(SESSION, YES, "change privilege level", "T0859"),
	[0x22] = ROW(CONFIG, YES, "set controller identifier", "T0836"),
	[0x23] = ROW(RUN, YES, "set state", "T0858"),
	[0x24] = ROW(TIME, YES, "set clock", "T0836"),
	[0x25] = ROW(READ, NO, "read clock", "T0888"),
	[0x26] = ROW(READ, NO, "program block sizes", "T0888"),
	[0x27] = ROW(READ, NO, "program block list", "T0888"),
	[0x28] = ROW(PROGRAM, UNKNOWN, "store program block", "T0843"),
	[0x29] = ROW(OTHER, UNKNOWN, "sequence control", NULL),
	[0x2a] = ROW(PROGRAM, UNKNOWN, "program block program store", "T0843"),
	[0x2b] = ROW(PROGRAM, UNKNOWN, "load program block", "T0843"),
	[0x2c] = ROW(PROGRAM, UNKNOWN, "program block program load", "T0843"),
	[0x2d] = ROW(PROGRAM, NO, "verify program block", "T0845"),
	[0x2e] = ROW(PROGRAM, YES, "delete program block", "T0809"),
	[0x2f] = ROW(PROGRAM, YES, "change program block size", "T0843"),
	[0x30] = ROW(PROGRAM, YES, "declare interrupt", "T0821"),
	[0x31] = ROW(CONFIG, YES, "clear configuration", "T0809"),
	[0x32] = ROW(CONFIG, YES, "autoconfigure I/O", "T0836"),
	[0x33] = ROW(CONFIG, YES, "replace I/O module", "T0836"),
	[0x34] = ROW(CONFIG, NO, "verify configuration", NULL),
	[0x35] = ROW(PROGRAM, YES, "clear all memory", "T0809"),
	[0x36] = ROW(CONTROL, YES, "clear reference memory", "T0809"),
	[0x37] = ROW(PROGRAM, YES, "clear logic memory", "T0809"),
	[0x38] = ROW(DIAGNOSE, NO, "read fault table", "T0888"),
	[0x39] = ROW(DIAGNOSE, YES, "clear fault table", "T0872"),
	[0x3a] = ROW(CONFIG, YES, "create configuration parameter task", "T0836"),
	[0x3b] = ROW(CONFIG, YES, "delete configuration parameter task", "T0836"),
	[0x3c] = ROW(READ, NO, "configuration sizes", "T0888"),
	[0x3d] = ROW(PROGRAM, UNKNOWN, "store block", "T0843"),
	[0x3e] = ROW(PROGRAM, UNKNOWN, "load block", "T0843"),
	[0x3f] = ROW(PROGRAM, UNKNOWN, "program store", "T0843"),
	[0x40] = ROW(PROGRAM, UNKNOWN, "program load", "T0843"),
	[0x41] = ROW(PROGRAM, YES, "program change", "T0889"),
	[0x42] = ROW(PROGRAM, NO, "verify program", "T0845"),
	[0x43] = ROW(IDENTIFY, NO, "controller type and identifier", "T0888"),
	[0x44] = ROW(CONTROL, YES, "toggle force of system memory", "T0835"),
	[0x45] = ROW(PROGRAM, UNKNOWN, "access EEPROM", "T0843"),
	[0x46] = ROW(PROGRAM, UNKNOWN, "manage block", "T0843"),
	[0x47] = ROW(CONFIG, YES, "lock or unlock OEM", "T0892"),
	[0x48] = ROW(WRITE, YES, "write datagram", "T0836"),
	[0x49] = ROW(FILE, UNKNOWN, "access FA card", "T0867"),
	[0x4a] = ROW(READ, NO, "read configuration parameter", "T0888"),
	[0x4b] = ROW(CONFIG, YES, "write slot configuration", "T0836"),
	[0x4c] = ROW(CONFIG, YES, "rename task", "T0836"),
	[0x4d] = ROW(READ, NO, "functions supported", "T0888"),
	[0x4e] = ROW(OTHER, UNKNOWN, "store subrequest", NULL),
	[0x4f] = SESSION("session control"),
	[0x50] = ROW(READ, NO, "list subrequests", "T0888"),
	[0x51] = ROW(READ, NO, "extra status", "T0801"),
	[0x52] = ROW(FIRMWARE, YES, "store extension of the system", "T0857"),
	[0x53] = ROW(FIRMWARE, UNKNOWN, "load extension of the system", "T0857"),
	[0x54] = ROW(FIRMWARE, YES, "delete extension of the system", "T0857"),
	[0x55] = ROW(OTHER, UNKNOWN, "delete subrequest", NULL),
	[0x56] = ROW(OTHER, UNKNOWN, "share data", NULL),
	[0x57] = ROW(CONTROL, YES, "toggle force of program block memory", "T0835"),
	[0x58] = ROW(OTHER, UNKNOWN, "SFC event queue", NULL),
	[0x59] = ROW(DIAGNOSE, NO, "interrogate I/O", "T0888"),
	[0x5a] = ROW(PROGRAM, UNKNOWN, "program store, extended", "T0843"),
	[0x5b] = ROW(PROGRAM, UNKNOWN, "program load, extended", "T0843"),
	[0x5c] = ROW(PROGRAM, NO, "verify program, extended", "T0845"),
	[0x5d] = ROW(RUN, YES, "activate debugger", "T0858"),
	[0x5e] = ROW(CONFIG, YES, "configuration change control", "T0836"),
	[0x5f] = ROW(OTHER, UNKNOWN, "remote server register", NULL),
	[0x60] = ROW(DIAGNOSE, YES, "clear selected fault", "T0872"),
	[0x61] = ROW(READ, NO, "features supported", "T0888"),
};
#undef ROW
#undef SESSION
