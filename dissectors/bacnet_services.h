/* SPDX-License-Identifier: Apache-2.0 */
/*
 * BACnet: what the services carry and do (ASHRAE 135, clauses 13 to 17 and 21), and the messages of routers and of the
 * link layer.  Part of bacnet.c, cut off for length.  Const data.
 */
#pragma once

#include "dissectors/bacnet_fields.h"

/* Where parameters go: context tags by their number, application tags in their order.  Besides fields: */
enum { IGNORED = F_BVLC, VALUE = 0xf0, INNER, LOW, HIGH, LIST };

struct map {
	uint8_t context[8], application[4];
};

enum reader {
	READ_FLAT,   /* parameters by the map; those inside INNER by the second one */
	READ_ACCESS, /* objects, each with a list of properties (15.7, 15.10) */
	READ_REST,   /* not read further */
};

struct shape {
	const char *label, *technique;
	uint8_t intent, changes;
	bool housekeeping, report;
	uint8_t asks, answers; /* enum reader */
	struct map ask, inner, answer, answer_inner;
};

#define NO CHANGES_NO
#define YES CHANGES_YES
#define UNKNOWN CHANGES_UNKNOWN
#define REFERENCE { .context = { F_OBJECT, F_PROPERTY, F_INDEX, VALUE, F_PRIORITY } }

static const struct shape confirmed[] = {
	[0] = { "acknowledge alarm", NULL, INTENT_WRITE, YES, /* 13.5 */
		.ask = { .context = { F_PROCESS, F_OBJECT, IGNORED, IGNORED, F_TEXT } } },
	[1] = { "change-of-value notification", "T0801", INTENT_REPORT, NO, .report = true, /* 13.6 */
		.ask = { .context = { F_PROCESS, F_DEVICE, F_OBJECT, F_DURATION, LIST } } },
	[2] = { "event notification", "T0801", INTENT_REPORT, NO, .report = true, /* 13.8 */
		.ask = { .context = { F_PROCESS, F_DEVICE, F_OBJECT, IGNORED, IGNORED, IGNORED, IGNORED, F_TEXT } } },
	[3] = { "get alarm summary", "T0801", INTENT_READ, NO, .answers = READ_REST },
	[4] = { "get enrollment summary", "T0801", INTENT_READ, NO, .answers = READ_REST },
	[5] = { "subscribe to changes of value", "T0801", INTENT_READ, NO, /* 13.14 */
		.ask = { .context = { F_PROCESS, F_OBJECT, F_CONFIRMED, F_DURATION } } },
	[6] = { "read file", NULL, INTENT_FILE, NO, /* 14.1 */
		.ask = { .context = { INNER, INNER }, .application = { F_OBJECT } },
		.inner = { .application = { F_POSITION, F_ELEMENTS } },
		.answer = { .context = { INNER, INNER } }, .answer_inner = { .application = { F_POSITION,
		F_BYTES } } },
	[7] = { "write file", NULL, INTENT_FILE, YES, /* 14.2 */
		.ask = { .context = { INNER, INNER }, .application = { F_OBJECT } },
		.inner = { .application = { F_POSITION, F_BYTES } },
		.answer = { .context = { F_POSITION, F_POSITION } } },
	[8] = { "add list element", "T0889", INTENT_CONFIG, YES, .ask = REFERENCE }, /* 15.1 */
	[9] = { "remove list element", "T0889", INTENT_CONFIG, YES, .ask = REFERENCE }, /* 15.2 */
	[10] = { "create object", "T0889", INTENT_CONFIG, YES, /* 15.3 */
		 .ask = { .context = { INNER, IGNORED } }, .inner = { .context = { IGNORED, F_OBJECT } },
		 .answer = { .application = { F_OBJECT } } },
	[11] = { "delete object", "T0809", INTENT_CONFIG, YES, .ask = { .application = { F_OBJECT } } }, /* 15.4 */
	[12] = { "read property", "T0801", INTENT_READ, NO, .ask = REFERENCE, .answer = REFERENCE }, /* 15.5 */
	[13] = { "read property conditional", "T0801", INTENT_READ, NO, .asks = READ_REST, .answers = READ_REST },
	[14] = { "read property", "T0801", INTENT_READ, NO, .asks = READ_ACCESS, .answers = READ_ACCESS }, /* 15.7 */
	[15] = { "write property", "T0836", INTENT_WRITE, YES, .ask = REFERENCE }, /* 15.9 */
	[16] = { "write property", "T0836", INTENT_WRITE, YES, .asks = READ_ACCESS }, /* 15.10 */
	[17] = { "device communication control", "T0803", INTENT_RUN, YES, /* 16.1 */
		 .ask = { .context = { F_DURATION, F_STATE, IGNORED } } },
	[18] = { "private transfer", NULL, INTENT_OTHER, UNKNOWN, /* 16.2 */
		 .ask = { .context = { F_VENDOR, F_PROCESS, VALUE } }, .answer = { .context = { F_VENDOR,
		F_PROCESS, VALUE } } },
	[19] = { "text message", NULL, INTENT_OTHER, UNKNOWN, /* 16.5 */
		 .ask = { .context = { F_DEVICE, IGNORED, IGNORED, F_TEXT } } },
	[20] = { "reinitialize device", "T0816", INTENT_RUN, YES, .ask = { .context = { F_STATE, IGNORED } } },
		/* 16.4 */
	[21] = { "open terminal", "T0823", INTENT_OTHER, UNKNOWN, .asks = READ_REST, .answers = READ_REST }, /* 17 */
	[22] = { "close terminal", NULL, INTENT_OTHER, UNKNOWN, .asks = READ_REST, .answers = READ_REST },
	[23] = { "terminal data", "T0823", INTENT_OTHER, UNKNOWN, .asks = READ_REST, .answers = READ_REST },
	[24] = { "authenticate", NULL, INTENT_SESSION, NO, .asks = READ_REST, .answers = READ_REST },
	[25] = { "request key", NULL, INTENT_SESSION, NO, .asks = READ_REST, .answers = READ_REST },
	[26] = { "read range", "T0802", INTENT_READ, NO, /* 15.8 */
		 .ask = { .context = { F_OBJECT, F_PROPERTY, F_INDEX, INNER, IGNORED, IGNORED, INNER, INNER } },
		 .inner = { .application = { IGNORED, F_ELEMENTS } },
		 .answer = { .context = { F_OBJECT, F_PROPERTY, F_INDEX, IGNORED, F_ELEMENTS, VALUE, F_POSITION } } },
	[27] = { "life safety operation", "T0855", INTENT_CONTROL, YES, /* 13.13 */
		 .ask = { .context = { F_PROCESS, F_TEXT, F_VALUE, F_OBJECT } } },
	[28] = { "subscribe to changes of a property", "T0801", INTENT_READ, NO, /* 13.15 */
		 .ask = { .context = { F_PROCESS, F_OBJECT, F_CONFIRMED, F_DURATION, INNER, IGNORED } },
		 .inner = { .context = { F_PROPERTY, F_INDEX } } },
	[29] = { "get event information", "T0801", INTENT_READ, NO, /* 13.12 */
		 .ask = { .context = { F_OBJECT } }, .answers = READ_REST },
	[30] = { "subscribe to changes of properties", "T0801", INTENT_READ, NO, .asks = READ_REST },
	[31] = { "change-of-value notification", "T0801", INTENT_REPORT, NO, .report = true, .asks = READ_REST },
	[32] = { "audit notification", NULL, INTENT_REPORT, NO, .report = true, .asks = READ_REST },
	[33] = { "audit log query", NULL, INTENT_READ, NO, .asks = READ_REST, .answers = READ_REST },
	[34] = { "authorize", NULL, INTENT_SESSION, NO, .asks = READ_REST, .answers = READ_REST },
};
#define CONFIRMED (sizeof confirmed / sizeof confirmed[0])

static const struct shape unconfirmed[] = {
	[0] = { "i am", "T0888", INTENT_IDENTIFY, NO, .housekeeping = true, .report = true, /* 16.10 */
		.ask = { .application = { F_OBJECT, IGNORED, IGNORED, F_VENDOR } } },
	[1] = { "i have", "T0888", INTENT_IDENTIFY, NO, .housekeeping = true, .report = true, /* 16.9 */
		.ask = { .application = { F_DEVICE, F_OBJECT, F_TEXT } } },
	[2] = { "change-of-value notification", "T0801", INTENT_REPORT, NO, .report = true,
		.ask = { .context = { F_PROCESS, F_DEVICE, F_OBJECT, F_DURATION, LIST } } },
	[3] = { "event notification", "T0801", INTENT_REPORT, NO, .report = true,
		.ask = { .context = { F_PROCESS, F_DEVICE, F_OBJECT, IGNORED, IGNORED, IGNORED, IGNORED, F_TEXT } } },
	[4] = { "private transfer", NULL, INTENT_OTHER, UNKNOWN, .ask = { .context = { F_VENDOR, F_PROCESS,
		VALUE } } },
	[5] = { "text message", NULL, INTENT_OTHER, UNKNOWN,
		.ask = { .context = { F_DEVICE, IGNORED, IGNORED, F_TEXT } } },
	[6] = { "set time", NULL, INTENT_TIME, YES, .ask = { .application = { F_TIME, F_TIME } } }, /* 16.7 */
	[7] = { "who has", "T0846", INTENT_IDENTIFY, NO, .housekeeping = true, /* 16.9 */
		.ask = { .context = { LOW, HIGH, F_OBJECT, F_TEXT } } },
	[8] = { "who is", "T0846", INTENT_IDENTIFY, NO, .housekeeping = true, /* 16.10 */
		.ask = { .context = { LOW, HIGH } } },
	[9] = { "set time (UTC)", NULL, INTENT_TIME, YES, .ask = { .application = { F_TIME, F_TIME } } }, /* 16.8 */
	[10] = { "write group", "T0855", INTENT_CONTROL, YES, /* 15.11 */
		 .ask = { .context = { F_PROCESS, F_PRIORITY, VALUE } } },
	[11] = { "change-of-value notification", "T0801", INTENT_REPORT, NO, .report = true, .asks = READ_REST },
	[12] = { "audit notification", NULL, INTENT_REPORT, NO, .report = true, .asks = READ_REST },
	[13] = { "who am i", "T0888", INTENT_IDENTIFY, NO, .report = true, .asks = READ_REST },
	[14] = { "you are", "T0889", INTENT_CONFIG, YES, .asks = READ_REST },
};
#define UNCONFIRMED (sizeof unconfirmed / sizeof unconfirmed[0])

/* What reinitialize device and device communication control do, by their state. */
struct state_shape {
	const char *label, *technique;
	uint8_t intent;
};

static const struct state_shape states[] = {
	[0] = { "cold start", "T0816", INTENT_RUN },
	[1] = { "warm start", "T0816", INTENT_RUN },
	[2] = { "start backup", "T0845", INTENT_PROGRAM },
	[3] = { "end backup", "T0845", INTENT_PROGRAM },
	[4] = { "start restore", "T0843", INTENT_PROGRAM },
	[5] = { "end restore", "T0843", INTENT_PROGRAM },
	[6] = { "abort restore", "T0843", INTENT_PROGRAM },
	[7] = { "activate changes", "T0889", INTENT_CONFIG },
	[STATE_COMMUNICATION] = { "enable communication", NULL, INTENT_RUN },
	[STATE_COMMUNICATION + 1] = { "disable communication", "T0803", INTENT_RUN },
	[STATE_COMMUNICATION + 2] = { "disable initiation", "T0804", INTENT_RUN },
};

/* Messages of routers (6.4) and of the link layer (J.2). */
struct notice {
	const char *label, *technique;
	uint8_t intent, changes, role;
	bool housekeeping;
};

static const struct notice network_notices[] = {
	[0x00] = { "who is router", "T0846", INTENT_IDENTIFY, NO, ROLE_REQUEST, true },
	[0x01] = { "i am router", "T0888", INTENT_IDENTIFY, NO, ROLE_REPORT, true },
	[0x02] = { "i could be router", "T0888", INTENT_IDENTIFY, NO, ROLE_REPORT, true },
	[0x03] = { "message rejected by router", NULL, INTENT_REPORT, NO, ROLE_REPORT, true },
	[0x04] = { "router busy", NULL, INTENT_REPORT, NO, ROLE_REPORT, true },
	[0x05] = { "router available", NULL, INTENT_REPORT, NO, ROLE_REPORT, true },
	[0x06] = { "initialize routing table", "T0889", INTENT_CONFIG, YES, ROLE_REQUEST, false },
	[0x07] = { "routing table initialized", NULL, INTENT_CONFIG, NO, ROLE_ANSWER, false },
	[0x08] = { "establish connection to network", "T0889", INTENT_CONFIG, YES, ROLE_REQUEST, false },
	[0x09] = { "disconnect from network", "T0804", INTENT_CONFIG, YES, ROLE_REQUEST, false },
	[0x12] = { "what is network number", "T0846", INTENT_IDENTIFY, NO, ROLE_REQUEST, true },
	[0x13] = { "network number is", "T0888", INTENT_IDENTIFY, NO, ROLE_REPORT, true },
};

static const struct notice link_notices[] = {
	[BVLC_RESULT] = { "result of the broadcast manager", NULL, INTENT_SESSION, NO, ROLE_ANSWER, true },
	[BVLC_WRITE_BDT] = { "write broadcast table", "T0889", INTENT_CONFIG, YES, ROLE_REQUEST, false },
	[BVLC_READ_BDT] = { "read broadcast table", "T0846", INTENT_READ, NO, ROLE_REQUEST, false },
	[BVLC_BDT] = { "read broadcast table", "T0846", INTENT_READ, NO, ROLE_ANSWER, false },
	[BVLC_REGISTER] = { "register foreign device", "T0830", INTENT_CONFIG, YES, ROLE_REQUEST, false },
	[BVLC_READ_FDT] = { "read foreign devices", "T0846", INTENT_READ, NO, ROLE_REQUEST, false },
	[BVLC_FDT] = { "read foreign devices", "T0846", INTENT_READ, NO, ROLE_ANSWER, false },
	[BVLC_DELETE_FDT] = { "delete foreign device", "T0804", INTENT_CONFIG, YES, ROLE_REQUEST, false },
};

/* Some vendors by their number, for the inventory. */
#define VENDOR(number_, name_) { number_, sizeof(name_) - 1, name_ }
static const struct {
	uint16_t number;
	uint8_t len;
	const char *name;
} vendors[] = {
	VENDOR(0, "ASHRAE"), VENDOR(2, "Trane"), VENDOR(5, "Johnson Controls"), VENDOR(7, "Siemens"),
	VENDOR(8, "Delta Controls"), VENDOR(10, "Schneider Electric"), VENDOR(14, "Cimetrics"),
	VENDOR(16, "Carrier"), VENDOR(17, "Honeywell"), VENDOR(18, "Alerton"),
	VENDOR(24, "Automated Logic"), VENDOR(35, "Reliable Controls"), VENDOR(36, "Tridium"),
	VENDOR(260, "BACnet Stack"),
};

/* Properties of a device object that say what it is. */
static const struct {
	uint16_t property;
	uint8_t what;
} identities[] = {
	{ 121, IDENTITY_VENDOR }, { 70, IDENTITY_PRODUCT }, { 44, IDENTITY_FIRMWARE }, { 372, IDENTITY_SERIAL },
	{ 77, IDENTITY_NAME },
};

/* Is writing the present value of this object a command?  Outputs and what stands for them. */
static bool is_output(uint64_t object)
{
	switch (object) {
	case 1: case 4: case 14: /* analog, binary, multi-state output */
	case 7: case 21: case 22: case 28: case 30: /* command, life safety, load control, door */
	case 53: case 54: case 55: case 57: case 58: case 59: case 60: /* channel, lighting, elevators, staging */
		return true;
	default:
		return false;
	}
}

/* Properties that change in operation; all others are settings. */
static bool is_operating(uint64_t property)
{
	return property == PRESENT_VALUE || property == 108 || property == 81; /* setpoint, out of service */
}
