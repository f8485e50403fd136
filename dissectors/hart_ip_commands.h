/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The commands of HART and what they mean: HCF_SPEC-127 (universal), HCF_SPEC-151 (common practice).  A line per
 * command: how its values lie, intent, whether it changes anything, technique.
 *
 * Included by hart_ip.c only; const data, any thread.
 */
#pragma once

#include "dissectors/dissector.h"

/* Where the values are, behind the response code and device status of an answer. */
enum layout {
	LAYOUT_BARE,
	LAYOUT_IDENTITY,   /* answer: type, revisions, identifier */
	LAYOUT_VALUE,      /* answer: unit, value of the primary variable */
	LAYOUT_CURRENT,    /* answer: loop current, percent */
	LAYOUT_DYNAMIC,    /* answer: loop current, then unit and value of up to four variables */
	LAYOUT_STATUS,     /* both: variables; answer: variable, class, unit, value, status, each */
	LAYOUT_VARIABLES,  /* both: variables; answer: variable, unit, value, each */
	LAYOUT_MESSAGE,    /* packed text of 24 bytes */
	LAYOUT_TAG,        /* packed tag of 6 bytes, descriptor of 12, date */
	LAYOUT_LONG_TAG,   /* 32 characters */
	LAYOUT_NUMBER,     /* a value */
	LAYOUT_UNIT_VALUE, /* a unit and a value */
	LAYOUT_RANGE,      /* a unit, upper and lower value */
	LAYOUT_WRITE,      /* variable, mode, unit, value, status */
	LAYOUT_SUBDEVICE,  /* 77: a command for a device behind this one */
};

struct shape {
	uint16_t command;
	uint8_t layout;
	uint8_t intent;
	uint8_t changes;
	const char *label;
	const char *technique;
};

#define ROW(command_, layout_, intent_, changes_, label_, technique_) \
	{ command_, LAYOUT_##layout_, INTENT_##intent_, CHANGES_##changes_, label_, technique_ }

static const struct shape shapes[] = {
	ROW(0, IDENTITY, IDENTIFY, NO, "read unique identifier", "T0888"),
	ROW(1, VALUE, READ, NO, "read primary variable", "T0801"),
	ROW(2, CURRENT, READ, NO, "read loop current and percent", "T0801"),
	ROW(3, DYNAMIC, READ, NO, "read dynamic variables", "T0801"),
	ROW(6, BARE, CONFIG, YES, "write polling address", "T0836"),
	ROW(7, BARE, READ, NO, "read loop configuration", "T0888"),
	ROW(8, BARE, READ, NO, "read classes of dynamic variables", "T0888"),
	ROW(9, STATUS, READ, NO, "read device variables with status", "T0801"),
	ROW(11, IDENTITY, IDENTIFY, NO, "read unique identifier by tag", "T0888"),
	ROW(12, MESSAGE, IDENTIFY, NO, "read message", "T0888"),
	ROW(13, TAG, IDENTIFY, NO, "read tag, descriptor, date", "T0888"),
	ROW(14, BARE, READ, NO, "read transducer information", "T0888"),
	ROW(15, BARE, READ, NO, "read device information", "T0888"),
	ROW(16, BARE, IDENTIFY, NO, "read final assembly number", "T0888"),
	ROW(17, MESSAGE, CONFIG, YES, "write message", "T0836"),
	ROW(18, TAG, CONFIG, YES, "write tag, descriptor, date", "T0836"),
	ROW(19, BARE, CONFIG, YES, "write final assembly number", "T0836"),
	ROW(20, LONG_TAG, IDENTIFY, NO, "read long tag", "T0888"),
	ROW(21, IDENTITY, IDENTIFY, NO, "read unique identifier by long tag", "T0888"),
	ROW(22, LONG_TAG, CONFIG, YES, "write long tag", "T0836"),
	ROW(33, VARIABLES, READ, NO, "read device variables", "T0801"),
	ROW(34, NUMBER, CONFIG, YES, "write damping", "T0836"),
	ROW(35, RANGE, CONFIG, YES, "write range", "T0836"),
	ROW(36, BARE, CONFIG, YES, "set upper range value", "T0836"),
	ROW(37, BARE, CONFIG, YES, "set lower range value", "T0836"),
	ROW(38, BARE, DIAGNOSE, YES, "reset configuration changed flag", "T0872"),
	ROW(40, NUMBER, CONTROL, YES, "fixed current mode", "T0855"),
	ROW(41, BARE, DIAGNOSE, YES, "self test", NULL),
	ROW(42, BARE, RUN, YES, "device reset", "T0816"),
	ROW(43, BARE, CONFIG, YES, "set zero", "T0836"),
	ROW(44, BARE, CONFIG, YES, "write unit", "T0836"),
	ROW(45, NUMBER, CONFIG, YES, "trim loop current zero", "T0836"),
	ROW(46, NUMBER, CONFIG, YES, "trim loop current gain", "T0836"),
	ROW(47, BARE, CONFIG, YES, "write transfer function", "T0836"),
	ROW(48, BARE, DIAGNOSE, NO, "read additional status", "T0888"),
	ROW(49, BARE, CONFIG, YES, "write transducer serial number", "T0836"),
	ROW(50, BARE, READ, NO, "read assignments of dynamic variables", "T0888"),
	ROW(51, BARE, CONFIG, YES, "write assignments of dynamic variables", "T0836"),
	ROW(52, BARE, CONFIG, YES, "set zero of a device variable", "T0836"),
	ROW(53, BARE, CONFIG, YES, "write unit of a device variable", "T0836"),
	ROW(54, BARE, READ, NO, "read information of a device variable", "T0888"),
	ROW(55, BARE, CONFIG, YES, "write damping of a device variable", "T0836"),
	ROW(56, BARE, CONFIG, YES, "write serial number of a device variable", "T0836"),
	ROW(57, TAG, IDENTIFY, NO, "read unit tag, descriptor, date", "T0888"),
	ROW(58, TAG, CONFIG, YES, "write unit tag, descriptor, date", "T0836"),
	ROW(59, BARE, CONFIG, YES, "write number of preambles", "T0836"),
	ROW(60, BARE, READ, NO, "read analog channel", "T0801"),
	ROW(61, BARE, READ, NO, "read dynamic variables and analog channel", "T0801"),
	ROW(62, BARE, READ, NO, "read analog channels", "T0801"),
	ROW(63, BARE, READ, NO, "read information of an analog channel", "T0888"),
	ROW(64, BARE, CONFIG, YES, "write damping of an analog channel", "T0836"),
	ROW(65, BARE, CONFIG, YES, "write range of an analog channel", "T0836"),
	ROW(66, BARE, CONTROL, YES, "fixed mode of an analog channel", "T0855"),
	ROW(67, BARE, CONFIG, YES, "trim zero of an analog channel", "T0836"),
	ROW(68, BARE, CONFIG, YES, "trim gain of an analog channel", "T0836"),
	ROW(69, BARE, CONFIG, YES, "write transfer function of an analog channel", "T0836"),
	ROW(70, BARE, READ, NO, "read end points of an analog channel", "T0888"),
	ROW(71, BARE, CONFIG, YES, "lock device", "T0836"),
	ROW(72, BARE, DIAGNOSE, YES, "squawk", NULL),
	ROW(73, BARE, IDENTIFY, NO, "find device", "T0846"),
	ROW(74, BARE, READ, NO, "read capabilities of the I/O system", "T0888"),
	ROW(75, IDENTITY, IDENTIFY, NO, "poll sub-device", "T0846"),
	ROW(76, BARE, READ, NO, "read lock", "T0888"),
	ROW(77, SUBDEVICE, OTHER, UNKNOWN, "command for a sub-device", NULL),
	ROW(78, BARE, READ, NO, "read aggregated commands", "T0801"),
	ROW(79, WRITE, CONTROL, YES, "write device variable", "T0856"),
	ROW(80, BARE, READ, NO, "read trim points", "T0888"),
	ROW(81, BARE, READ, NO, "read trim guidelines", "T0888"),
	ROW(82, BARE, CONFIG, YES, "write trim point", "T0836"),
	ROW(83, BARE, CONFIG, YES, "reset trim", "T0836"),
	ROW(84, BARE, IDENTIFY, NO, "read identity of a sub-device", "T0846"),
	ROW(85, BARE, DIAGNOSE, NO, "read statistics of a channel", "T0888"),
	ROW(86, BARE, DIAGNOSE, NO, "read statistics of a sub-device", "T0888"),
	ROW(87, BARE, CONFIG, YES, "write master mode", "T0836"),
	ROW(88, BARE, CONFIG, YES, "write retry count", "T0836"),
	ROW(89, BARE, TIME, YES, "set clock", "T0836"),
	ROW(90, BARE, READ, NO, "read clock", "T0888"),
	ROW(91, BARE, READ, NO, "read trend configuration", "T0888"),
	ROW(92, BARE, CONFIG, YES, "write trend configuration", "T0836"),
	ROW(93, BARE, READ, NO, "read trend", "T0801"),
	ROW(94, BARE, DIAGNOSE, NO, "read statistics of the I/O system", "T0888"),
	ROW(95, BARE, DIAGNOSE, NO, "read statistics of the device", "T0888"),
	ROW(96, BARE, READ, NO, "read synchronous action", "T0888"),
	ROW(97, BARE, CONFIG, YES, "configure synchronous action", "T0836"),
	ROW(98, BARE, READ, NO, "read command action", "T0888"),
	ROW(99, BARE, CONFIG, YES, "configure command action", "T0836"),
	ROW(101, BARE, READ, NO, "read burst map", "T0888"),
	ROW(102, BARE, CONFIG, YES, "write burst map", "T0836"),
	ROW(103, BARE, CONFIG, YES, "write burst period", "T0836"),
	ROW(104, BARE, CONFIG, YES, "write burst trigger", "T0836"),
	ROW(105, BARE, READ, NO, "read burst configuration", "T0888"),
	ROW(106, BARE, DIAGNOSE, YES, "flush delayed responses", NULL),
	ROW(107, BARE, CONFIG, YES, "write burst variables", "T0836"),
	ROW(108, BARE, CONFIG, YES, "write burst command", "T0836"),
	ROW(109, BARE, CONFIG, YES, "burst mode", "T0836"),
	ROW(110, BARE, READ, NO, "read all dynamic variables", "T0801"),
	ROW(111, BARE, FILE, UNKNOWN, "transfer service control", "T0867"),
	ROW(112, BARE, FILE, UNKNOWN, "transfer service", "T0867"),
	ROW(113, BARE, CONFIG, YES, "catch device variable", "T0836"),
	ROW(114, BARE, READ, NO, "read caught device variable", "T0801"),
	ROW(115, BARE, READ, NO, "read event notification", "T0888"),
	ROW(116, BARE, CONFIG, YES, "write event bits", "T0836"),
	ROW(117, BARE, CONFIG, YES, "write event timing", "T0836"),
	ROW(118, BARE, CONFIG, YES, "event notification control", "T0878"),
	ROW(119, BARE, DIAGNOSE, YES, "acknowledge event", NULL),
	ROW(512, BARE, READ, NO, "read country code", "T0888"),
	ROW(513, BARE, CONFIG, YES, "write country code", "T0836"),
};
#undef ROW
