/* SPDX-License-Identifier: Apache-2.0 */
/*
 * UMAS, Schneider Electric's engineering protocol inside Modbus function 90: its functions.
 *
 *	90 | session | function | data                     request
 *	90 | session | 0xfe ok, 0xfd error | data          answer
 *
 * Not published; taken from captures, public dissectors and the advisories about CVE-2020-28212
 * and CVE-2021-22779.  Its words "upload" and "download" are seen from the engineering station:
 * upload writes to the controller.  Function 0x38 wraps another one, signed.  A function whose
 * effect is not known for certain is `other` or changes = unknown, never a read.  Raw memory (0x20,
 * 0x21, 0x28, 0x29) holds logic and password hashes: `program`.
 *
 * Const data; any thread.
 */
#pragma once

#include "dissectors/dissector.h"

/* What an operation is, but for its fields; part of a shape. */
struct deed {
	uint8_t intent;   /* enum intent */
	uint8_t changes;  /* enum changes */
	uint8_t transfer; /* enum transfer */
	const char *label;
	const char *technique;
};

struct umas_shape {
	uint8_t function;
	struct deed deed;
};

enum {
	UMAS_INIT = 0x01,
	UMAS_TAKE_RESERVATION = 0x10,
	UMAS_READ_MEMORY_BLOCK = 0x20,
	UMAS_WRITE_MEMORY_BLOCK = 0x21,
	UMAS_UPLOAD_BLOCK = 0x31,
	UMAS_DOWNLOAD_BLOCK = 0x34,
	UMAS_SIGNED = 0x38,
	UMAS_ERROR = 0xfd,
	UMAS_OK = 0xfe,
};

static const struct name umas_name_list[] = {
	{ 0x01, "init" },
	{ 0x02, "read-id" },
	{ 0x03, "read-project-info" },
	{ 0x04, "read-plc-info" },
	{ 0x05, "read-loader-info" },
	{ 0x06, "read-card-info" },
	{ 0x07, "read-block-info" },
	{ 0x0a, "repeat" },
	{ 0x10, "take-reservation" },
	{ 0x11, "release-reservation" },
	{ 0x12, "keep-alive" },
	{ 0x20, "read-memory-block" },
	{ 0x21, "write-memory-block" },
	{ 0x22, "read-variables" },
	{ 0x23, "write-variables" },
	{ 0x24, "read-coils-registers" },
	{ 0x25, "write-coils-registers" },
	{ 0x26, "read-dictionary" },
	{ 0x27, "preload-dictionary" },
	{ 0x28, "read-physical-address" },
	{ 0x29, "write-physical-address" },
	{ 0x2a, "browse-events" },
	{ 0x30, "init-upload" },
	{ 0x31, "upload-block" },
	{ 0x32, "end-upload" },
	{ 0x33, "init-download" },
	{ 0x34, "download-block" },
	{ 0x35, "end-download" },
	{ 0x36, "backup" },
	{ 0x37, "preload-blocks" },
	{ 0x38, "signed" },
	{ 0x39, "read-ethernet-master" },
	{ 0x40, "start-plc" },
	{ 0x41, "stop-plc" },
	{ 0x42, "init-plc" },
	{ 0x43, "swap-plc" },
	{ 0x50, "monitor-plc" },
	{ 0x51, "read-auto-modifications" },
	{ 0x52, "read-forced-bits" },
	{ 0x53, "read-selected-blocks" },
	{ 0x58, "check-plc" },
	{ 0x60, "set-breakpoint" },
	{ 0x61, "delete-breakpoint" },
	{ 0x62, "step-over" },
	{ 0x63, "step-in" },
	{ 0x64, "step-out" },
	{ 0x65, "read-call-stack" },
	{ 0x66, "check-debug-allowed" },
	{ 0x6c, "process-message" },
	{ 0x6d, "private-message" },
	{ 0x6e, "reservation-nonces" },
	{ 0x70, "read-io-object" },
	{ 0x71, "write-io-object" },
	{ 0x72, "read-rack" },
	{ 0x73, "read-module-status" },
	{ 0x74, "read-device-data" },
};
static const struct names umas_names = NAMES(umas_name_list);

#define UMAS_ROW(function_, intent_, changes_, label_, technique_)                          \
	{ function_, { INTENT_##intent_, CHANGES_##changes_, TRANSFER_NONE,                 \
		       "UMAS " label_, technique_ } }
#define UMAS_MOVE(function_, changes_, transfer_, label_, technique_)                       \
	{ function_, { INTENT_PROGRAM, CHANGES_##changes_, TRANSFER_##transfer_,            \
		       "UMAS " label_, technique_ } }

static const struct umas_shape umas_shapes[] = {
	UMAS_ROW(0x01, SESSION, NO, "initialise communication", "T0888"),
	UMAS_ROW(0x02, IDENTIFY, NO, "read PLC identification", "T0888"),
	UMAS_ROW(0x03, IDENTIFY, NO, "read project information", "T0888"),
	UMAS_ROW(0x04, IDENTIFY, NO, "read PLC information", "T0888"),
	UMAS_ROW(0x05, IDENTIFY, NO, "read loader information", "T0888"),
	UMAS_ROW(0x06, IDENTIFY, NO, "read memory card information", "T0888"),
	UMAS_ROW(0x07, IDENTIFY, NO, "read block information", "T0888"),
	UMAS_ROW(0x0a, DIAGNOSE, NO, "repeat", NULL),
	UMAS_ROW(0x10, SESSION, YES, "take the reservation of the PLC", "T0855"),
	UMAS_ROW(0x11, SESSION, YES, "release the reservation of the PLC", NULL),
	UMAS_ROW(0x12, SESSION, NO, "keep the reservation alive", NULL),
	UMAS_ROW(0x20, PROGRAM, NO, "read memory block", "T0845"),
	UMAS_ROW(0x21, PROGRAM, YES, "write memory block", "T0889"),
	UMAS_ROW(0x22, READ, NO, "read variables", "T0801"),
	UMAS_ROW(0x23, WRITE, YES, "write variables", "T0836"),
	UMAS_ROW(0x24, READ, NO, "read coils and registers", "T0801"),
	UMAS_ROW(0x25, CONTROL, YES, "write coils and registers", "T0855"),
	UMAS_ROW(0x26, READ, NO, "read data dictionary", "T0861"),
	UMAS_ROW(0x27, OTHER, UNKNOWN, "preload data dictionary", "T0861"),
	UMAS_ROW(0x28, PROGRAM, NO, "read physical address", "T0845"),
	UMAS_ROW(0x29, PROGRAM, YES, "write physical address", "T0889"),
	UMAS_ROW(0x2a, DIAGNOSE, NO, "browse events", "T0888"),
	UMAS_MOVE(0x30, YES, OPEN, "begin upload to the PLC", "T0843"),
	UMAS_MOVE(0x31, YES, DATA, "upload block to the PLC", "T0843"),
	UMAS_MOVE(0x32, YES, CLOSE, "end upload to the PLC", "T0843"),
	UMAS_MOVE(0x33, NO, OPEN, "begin download from the PLC", "T0845"),
	UMAS_MOVE(0x34, NO, DATA, "download block from the PLC", "T0845"),
	UMAS_MOVE(0x35, NO, CLOSE, "end download from the PLC", "T0845"),
	UMAS_ROW(0x36, PROGRAM, UNKNOWN, "backup or restore", "T0843"),
	UMAS_ROW(0x37, PROGRAM, UNKNOWN, "preload blocks", "T0843"),
	UMAS_ROW(0x39, READ, NO, "read Ethernet master data", "T0888"),
	UMAS_ROW(0x40, RUN, YES, "start the PLC", "T0858"),
	UMAS_ROW(0x41, RUN, YES, "stop the PLC", "T0858"),
	UMAS_ROW(0x42, RUN, YES, "initialise the PLC", "T0816"),
	UMAS_ROW(0x43, RUN, YES, "swap redundant PLCs", "T0858"),
	UMAS_ROW(0x50, DIAGNOSE, UNKNOWN, "monitor the PLC", "T0801"),
	UMAS_ROW(0x51, DIAGNOSE, NO, "read automatic modifications", "T0801"),
	UMAS_ROW(0x52, DIAGNOSE, NO, "read forced bits", "T0801"),
	UMAS_ROW(0x53, DIAGNOSE, NO, "read selected blocks", "T0801"),
	UMAS_ROW(0x58, DIAGNOSE, NO, "check the PLC", "T0888"),
	UMAS_ROW(0x60, RUN, YES, "set breakpoint", "T0858"),
	UMAS_ROW(0x61, RUN, YES, "delete breakpoint", "T0858"),
	UMAS_ROW(0x62, RUN, YES, "step over", "T0858"),
	UMAS_ROW(0x63, RUN, YES, "step in", "T0858"),
	UMAS_ROW(0x64, RUN, YES, "step out", "T0858"),
	UMAS_ROW(0x65, DIAGNOSE, NO, "read call stack", "T0801"),
	UMAS_ROW(0x66, DIAGNOSE, NO, "check whether debugging is allowed", "T0888"),
	UMAS_ROW(0x6c, OTHER, UNKNOWN, "process message", NULL),
	UMAS_ROW(0x6d, OTHER, UNKNOWN, "private message", NULL),
	UMAS_ROW(0x6e, SESSION, NO, "exchange reservation nonces", "T0859"),
	UMAS_ROW(0x70, READ, NO, "read I/O object", "T0801"),
	UMAS_ROW(0x71, CONTROL, YES, "write I/O object", "T0855"),
	UMAS_ROW(0x72, IDENTIFY, NO, "read rack", "T0888"),
	UMAS_ROW(0x73, DIAGNOSE, NO, "read module status", "T0888"),
	UMAS_ROW(0x74, READ, NO, "read device data", "T0801"),
};
#undef UMAS_ROW
#undef UMAS_MOVE

static const struct deed umas_unknown = { INTENT_OTHER, CHANGES_UNKNOWN, TRANSFER_NONE,
					  "UMAS unknown function", NULL };
