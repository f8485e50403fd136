/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TriStation: engineering of Triconex safety controllers, UDP 1502.  Not published; after public research on an
 * attack that spoke it.
 *
 *	+----------+------------+------------+----------+---------+---------+-----+------------+---------...+-----+
 *	| type (2) | length (2) | source (2) | function | counter | unknown | sum | length (2) | data       | CRC |
 *	+----------+------------+------------+----------+---------+---------+-----+------------+---------...+-----+
 *	            bytes between length and CRC          only where type is 5
 *
 * Little-endian.  Function depth.  Functions up to 99 are requests, those from 100 on answers, which do not
 * say what they answer: the last request does.  These controllers guard people: every function that changes
 * anything is named with its technique, and an unknown one is never taken for a read.  Refusing: "command
 * rejected" would need checksums whose kind is not known, so a refused request is dropped.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_TYPE, F_LENGTH, F_SOURCE, F_FUNCTION, F_COUNTER, F_DATA, F_CRC, F_COUNT };

enum { TYPE_CONNECT = 1, TYPE_EXECUTE = 5, TYPE_LAST = 11 };

static const struct name type_list[] = {
	{ TYPE_CONNECT, "connection-request" }, { 2, "connection-response" }, { 3, "disconnection-response" },
	{ 4, "disconnection-request" }, { TYPE_EXECUTE, "execute" }, { 6, "ping" }, { 7, "connection-limit" },
	{ 8, "not-connected" }, { 9, "processors-dead" }, { 10, "access-denied" }, { TYPE_LAST, "connection-failed" },
};
static const struct names type_names = NAMES(type_list);

#define ANSWER_FIRST 100u
#define ANSWER_REJECTED 100u
#define ANSWER_ERRORS 200u

static const struct name function_list[] = {
	{ 0, "download-all-start" }, { 1, "download-change-start" }, { 2, "update-configuration" },
	{ 3, "upload-configuration" }, { 4, "set-io-addresses" }, { 5, "allocate-network" },
	{ 6, "load-vector-table" }, { 7, "set-calendar" }, { 8, "get-calendar" }, { 9, "set-scan-time" },
	{ 10, "download-all-end" }, { 11, "download-change-end" }, { 12, "download-change-cancel" },
	{ 13, "attach" }, { 14, "set-io-address-limits" }, { 15, "configure-module" },
	{ 16, "set-multiple-points" }, { 17, "enable-all-points" }, { 18, "upload-vector-table" },
	{ 19, "get-cp-status" }, { 20, "run-program" }, { 21, "halt-program" }, { 22, "pause-program" },
	{ 23, "single-scan" }, { 24, "get-chassis-status" }, { 25, "get-minimum-scan-time" },
	{ 26, "set-node-number" }, { 27, "set-io-points" }, { 28, "get-io-points" },
	{ 29, "get-mp-status" }, { 30, "set-retentive-values" }, { 31, "adjust-calendar" },
	{ 32, "clear-module-alarms" }, { 33, "get-event-log" }, { 34, "set-soe-block" },
	{ 35, "record-event-log" }, { 36, "get-soe-data" }, { 37, "enable-ovd" }, { 38, "disable-ovd" },
	{ 39, "enable-all-ovds" }, { 40, "disable-all-ovds" }, { 41, "process-modbus" },
	{ 42, "upload-network" }, { 43, "set-label" }, { 44, "configure-system-variables" },
	{ 45, "deconfigure-module" }, { 46, "get-system-variables" }, { 47, "get-module-types" },
	{ 48, "conversion-table-begin" }, { 49, "conversion-table-continue" },
	{ 50, "conversion-table-end" }, { 51, "get-conversion-table" }, { 52, "set-icm-status" },
	{ 53, "broadcast-soe-data" }, { 54, "get-module-versions" }, { 55, "allocate-program" },
	{ 56, "allocate-function" }, { 57, "clear-retentives" }, { 58, "set-initial-values" },
	{ 59, "ts2-download-start" }, { 60, "set-ts2-data-area" }, { 61, "get-ts2-data" },
	{ 62, "set-ts2-data" }, { 63, "set-program-information" }, { 64, "get-program-information" },
	{ 65, "upload-program" }, { 66, "upload-function" }, { 67, "get-point-groups" },
	{ 68, "allocate-symbol-table" }, { 69, "get-io-address" }, { 70, "resend-io-address" },
	{ 71, "get-program-timing" }, { 72, "allocate-multiple-functions" }, { 73, "get-node-number" },
	{ 74, "get-symbol-table" }, { 80, "go-to-download-mode" }, { 100, "command-rejected" },
	{ 101, "download-all-permitted" }, { 102, "download-change-permitted" },
	{ 103, "modification-accepted" }, { 104, "download-cancelled" }, { 105, "program-accepted" },
	{ 106, "attached" }, { 107, "io-addresses-set" }, { 108, "cp-status" },
	{ 109, "program-is-running" }, { 110, "program-is-halted" }, { 111, "program-is-paused" },
	{ 112, "end-of-single-scan" }, { 113, "chassis-configuration" }, { 114, "scan-period-modified" },
	{ 117, "module-configured" }, { 119, "chassis-status" }, { 120, "vectors" }, { 121, "io-points" },
	{ 122, "calendar-changed" }, { 123, "configuration-updated" }, { 124, "minimum-scan-time" },
	{ 126, "node-number-set" }, { 127, "mp-status" }, { 128, "retentive-values-set" },
	{ 129, "soe-block-set" }, { 130, "module-alarms-cleared" }, { 131, "event-log" },
	{ 132, "symbol-table-accepted" }, { 133, "ovd-enabled" }, { 134, "ovd-disabled" },
	{ 135, "event-log-recorded" }, { 136, "network" }, { 137, "soe-data" },
	{ 138, "network-allocated" }, { 139, "vector-table-loaded" }, { 140, "calendar" },
	{ 141, "label-set" }, { 142, "module-types" }, { 143, "system-variables-configured" },
	{ 144, "module-deconfigured" }, { 147, "conversion-table" }, { 149, "icm-status-set" },
	{ 150, "system-variables" }, { 151, "module-versions" }, { 152, "modbus-processed" },
	{ 153, "program-allocated" }, { 154, "function-allocated" }, { 155, "retentives-cleared" },
	{ 156, "initial-values-set" }, { 157, "ts2-data-area-set" }, { 158, "ts2-data" },
	{ 159, "ts2-data-set" }, { 160, "program-information-set" }, { 161, "program-information" },
	{ 162, "program-uploaded" }, { 163, "function-uploaded" }, { 164, "point-groups" },
	{ 165, "symbol-table-allocated" }, { 166, "program-timing" },
	{ 168, "multiple-functions-allocated" }, { 169, "node-number" }, { 170, "symbol-table" },
	{ 200, "wrong-command" }, { 201, "load-in-progress" }, { 203, "program-not-halted" },
	{ 212, "key-prohibits" }, { 214, "not-in-sequence" }, { 239, "write-protected" },
	{ 241, "not-allowed" }, { 252, "invalid-length" },
};
static const struct names function_names = NAMES(function_list);

static const struct field fields[] = {
	[F_TYPE] = { "message_type", FIELD_UINT, 16, USE_KEY, 0, &type_names, "Kind of message." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Bytes between this field and the checksum." },
	[F_SOURCE] = { "source", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Direction, as far as is known." },
	[F_FUNCTION] = { "function", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &function_names,
			 "Function that is asked for, or answer." },
	[F_COUNTER] = { "counter", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Counts the commands." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "Arguments or results." },
	[F_CRC] = { "crc", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Checksum of the message; not verified." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_LENGTH = FLAW_OWN, UNKNOWN_TYPE, UNKNOWN_FUNCTION, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_length", FLAW_MALFORMED, "a length that contradicts the datagram" },
	{ "unknown_type", FLAW_UNKNOWN, "a kind of message that is not known" },
	{ "unknown_function", FLAW_UNKNOWN, "a function that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function functions[] = {
	{ 0, INTENT_PROGRAM, CHANGES_YES, TRANSFER_OPEN, false, "download all start", "T0843" },
	{ 1, INTENT_PROGRAM, CHANGES_YES, TRANSFER_OPEN, false, "download change start", "T0843" },
	{ 2, INTENT_CONFIG, CHANGES_YES, 0, false, "update configuration", "T0836" },
	{ 3, INTENT_PROGRAM, CHANGES_NO, 0, false, "upload configuration", "T0845" },
	{ 4, INTENT_CONFIG, CHANGES_YES, 0, false, "set io addresses", "T0836" },
	{ 5, INTENT_PROGRAM, CHANGES_YES, 0, false, "allocate network", "T0843" },
	{ 6, INTENT_PROGRAM, CHANGES_YES, 0, false, "load vector table", "T0843" },
	{ 7, INTENT_TIME, CHANGES_YES, 0, false, "set calendar", NULL },
	{ 8, INTENT_READ, CHANGES_NO, 0, false, "get calendar", "T0801" },
	{ 9, INTENT_CONFIG, CHANGES_YES, 0, false, "set scan time", "T0836" },
	{ 10, INTENT_PROGRAM, CHANGES_YES, TRANSFER_CLOSE, false, "download all end", "T0843" },
	{ 11, INTENT_PROGRAM, CHANGES_YES, TRANSFER_CLOSE, false, "download change end", "T0843" },
	{ 12, INTENT_PROGRAM, CHANGES_YES, TRANSFER_CLOSE, false, "download change cancel", "T0843" },
	{ 13, INTENT_SESSION, CHANGES_NO, 0, true, "attach", NULL },
	{ 14, INTENT_CONFIG, CHANGES_YES, 0, false, "set io address limits", "T0836" },
	{ 15, INTENT_CONFIG, CHANGES_YES, 0, false, "configure module", "T0836" },
	{ 16, INTENT_CONTROL, CHANGES_YES, 0, false, "set multiple points", "T0855" },
	{ 17, INTENT_CONTROL, CHANGES_YES, 0, false, "enable all points", "T0855" },
	{ 18, INTENT_PROGRAM, CHANGES_NO, 0, false, "upload vector table", "T0845" },
	{ 19, INTENT_READ, CHANGES_NO, 0, false, "get cp status", "T0801" },
	{ 20, INTENT_RUN, CHANGES_YES, 0, false, "run program", "T0858" },
	{ 21, INTENT_RUN, CHANGES_YES, 0, false, "halt program", "T0858" },
	{ 22, INTENT_RUN, CHANGES_YES, 0, false, "pause program", "T0858" },
	{ 23, INTENT_RUN, CHANGES_YES, 0, false, "single scan", "T0858" },
	{ 24, INTENT_READ, CHANGES_NO, 0, false, "get chassis status", "T0801" },
	{ 25, INTENT_READ, CHANGES_NO, 0, false, "get minimum scan time", "T0801" },
	{ 26, INTENT_CONFIG, CHANGES_YES, 0, false, "set node number", "T0836" },
	{ 27, INTENT_CONTROL, CHANGES_YES, 0, false, "set io points", "T0855" },
	{ 28, INTENT_READ, CHANGES_NO, 0, false, "get io points", "T0801" },
	{ 29, INTENT_READ, CHANGES_NO, 0, false, "get mp status", "T0801" },
	{ 30, INTENT_WRITE, CHANGES_YES, 0, false, "set retentive values", "T0836" },
	{ 31, INTENT_TIME, CHANGES_YES, 0, false, "adjust calendar", NULL },
	{ 32, INTENT_DIAGNOSE, CHANGES_YES, 0, false, "clear module alarms", NULL },
	{ 33, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "get event log", NULL },
	{ 34, INTENT_CONFIG, CHANGES_YES, 0, false, "set soe block", "T0836" },
	{ 35, INTENT_DIAGNOSE, CHANGES_YES, 0, false, "record event log", NULL },
	{ 36, INTENT_READ, CHANGES_NO, 0, false, "get soe data", "T0801" },
	{ 37, INTENT_CONFIG, CHANGES_YES, 0, false, "enable ovd", "T0836" },
	{ 38, INTENT_CONFIG, CHANGES_YES, 0, false, "disable ovd", "T0836" },
	{ 39, INTENT_CONFIG, CHANGES_YES, 0, false, "enable all ovds", "T0836" },
	{ 40, INTENT_CONFIG, CHANGES_YES, 0, false, "disable all ovds", "T0836" },
	{ 41, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "process modbus", NULL },
	{ 42, INTENT_PROGRAM, CHANGES_NO, 0, false, "upload network", "T0845" },
	{ 43, INTENT_CONFIG, CHANGES_YES, 0, false, "set label", "T0836" },
	{ 44, INTENT_CONFIG, CHANGES_YES, 0, false, "configure system variables", "T0836" },
	{ 45, INTENT_CONFIG, CHANGES_YES, 0, false, "deconfigure module", "T0836" },
	{ 46, INTENT_READ, CHANGES_NO, 0, false, "get system variables", "T0801" },
	{ 47, INTENT_IDENTIFY, CHANGES_NO, 0, false, "get module types", "T0888" },
	{ 48, INTENT_PROGRAM, CHANGES_YES, TRANSFER_OPEN, false, "conversion table begin", "T0843" },
	{ 49, INTENT_PROGRAM, CHANGES_YES, TRANSFER_DATA, false, "conversion table continue", "T0843" },
	{ 50, INTENT_PROGRAM, CHANGES_YES, TRANSFER_CLOSE, false, "conversion table end", "T0843" },
	{ 51, INTENT_READ, CHANGES_NO, 0, false, "get conversion table", "T0801" },
	{ 52, INTENT_CONFIG, CHANGES_YES, 0, false, "set icm status", "T0836" },
	{ 53, INTENT_REPORT, CHANGES_NO, 0, false, "broadcast soe data", NULL },
	{ 54, INTENT_IDENTIFY, CHANGES_NO, 0, false, "get module versions", "T0888" },
	{ 55, INTENT_PROGRAM, CHANGES_YES, TRANSFER_DATA, false, "allocate program", "T0843" },
	{ 56, INTENT_PROGRAM, CHANGES_YES, TRANSFER_DATA, false, "allocate function", "T0843" },
	{ 57, INTENT_WRITE, CHANGES_YES, 0, false, "clear retentives", "T0836" },
	{ 58, INTENT_WRITE, CHANGES_YES, 0, false, "set initial values", "T0836" },
	{ 59, INTENT_PROGRAM, CHANGES_YES, TRANSFER_OPEN, false, "ts2 download start", "T0843" },
	{ 60, INTENT_PROGRAM, CHANGES_YES, 0, false, "set ts2 data area", "T0843" },
	{ 61, INTENT_READ, CHANGES_NO, 0, false, "get ts2 data", "T0801" },
	{ 62, INTENT_WRITE, CHANGES_YES, 0, false, "set ts2 data", "T0836" },
	{ 63, INTENT_PROGRAM, CHANGES_YES, 0, false, "set program information", "T0843" },
	{ 64, INTENT_READ, CHANGES_NO, 0, false, "get program information", "T0801" },
	{ 65, INTENT_PROGRAM, CHANGES_NO, 0, false, "upload program", "T0845" },
	{ 66, INTENT_PROGRAM, CHANGES_NO, 0, false, "upload function", "T0845" },
	{ 67, INTENT_READ, CHANGES_NO, 0, false, "get point groups", "T0801" },
	{ 68, INTENT_PROGRAM, CHANGES_YES, TRANSFER_DATA, false, "allocate symbol table", "T0843" },
	{ 69, INTENT_READ, CHANGES_NO, 0, false, "get io address", "T0801" },
	{ 70, INTENT_READ, CHANGES_NO, 0, false, "resend io address", "T0801" },
	{ 71, INTENT_READ, CHANGES_NO, 0, false, "get program timing", "T0801" },
	{ 72, INTENT_PROGRAM, CHANGES_YES, TRANSFER_DATA, false, "allocate multiple functions", "T0843" },
	{ 73, INTENT_READ, CHANGES_NO, 0, false, "get node number", "T0801" },
	{ 74, INTENT_READ, CHANGES_NO, 0, false, "get symbol table", "T0801" },
	{ 80, INTENT_RUN, CHANGES_YES, 0, false, "go to download mode", "T0858" },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown function", NULL };

struct tristation_flow {
	uint8_t asked; /* the last function + 1; 0: none yet */
};

static void execute(struct message *m, struct cursor *c)
{
	struct tristation_flow *flow = m->flow;

	put_le16(m, F_SOURCE, c);
	const uint8_t function = put_u8(m, F_FUNCTION, c);
	put_u8(m, F_COUNTER, c);
	cur_skip(c, 6); /* unknown, sum of bytes, length again */
	put_left(m, F_DATA, c);
	if (m->bad)
		return;
	m->code = function;
	const bool answers = function >= ANSWER_FIRST;
	set_client(m, !answers);
	const uint32_t which = !answers ? function : flow->asked ? flow->asked - 1u : ANSWER_FIRST;
	const struct function *f = FUNCTION_FIND(functions, which);
	if (!f)
		f = &unknown;
	if (!names_find(&function_names, function))
		flaw(m, UNKNOWN_FUNCTION);
	if (answers && !flow->asked)
		flaw(m, FLAW_NO_REQUEST);
	if (!answers && !m->prefix)
		flow->asked = (uint8_t)(function + 1);
	expect(m, (enum intent)f->intent);
	function_emit(m, f, answers ? ROLE_ANSWER : ROLE_REQUEST,
		      function == ANSWER_REJECTED || function >= ANSWER_ERRORS);
}

static void tristation_dissect(struct message *m, struct cursor c)
{
	const uint16_t type = put_le16(m, F_TYPE, &c), length = put_le16(m, F_LENGTH, &c);

	if (!m->bad && !m->prefix && length + 6u != m->len)
		flaw(m, BAD_LENGTH);
	const size_t left = cur_left(&c);
	struct cursor body = cur_cut(&c, left > 2 ? left - 2 : 0);
	if (left >= 2)
		put_le16(m, F_CRC, &c);
	if (m->bad)
		return;
	keep(m);
	if (type == TYPE_EXECUTE) {
		execute(m, &body);
		return;
	}
	put_left(m, F_DATA, &body);
	if (!type || type > TYPE_LAST) {
		flaw(m, UNKNOWN_TYPE);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "unknown message" });
		return;
	}
	const bool asks = type == TYPE_CONNECT || type == 4 || type == 6;
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .label = "connection",
					  .role = asks ? ROLE_REQUEST : ROLE_ANSWER, .failed = type >= 7 });
}

static size_t tristation_frame(const struct message *m, struct cursor c)
{
	(void)m;
	return cur_left(&c); /* a datagram is a message */
}

/* Little that is certain, so the port must be right too. */
static enum probe tristation_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t left = cur_left(&c);
	const struct bytes head = cur_take(&c, 4);

	(void)from_client;
	if (transport != TRANSPORT_UDP || left < 6 || bytes_u8(head, 1) || !bytes_u8(head, 0) ||
	    bytes_u8(head, 0) > TYPE_LAST)
		return PROBE_NO;
	return (bytes_u8(head, 2) | bytes_u8(head, 3) << 8) + 6u == left ? PROBE_WEAK : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 1502, 1502 } };

extern const struct dissector tristation;
const struct dissector tristation = {
	.name = "tristation",
	.title = "TriStation of Triconex safety controllers",
	.specification = "not published; public research",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "connecting, disconnecting, ping, attaching",
	.codes = &function_names,
	.message_max = 65535,
	.flow_size = sizeof(struct tristation_flow),
	.probe = tristation_probe,
	.frame = tristation_frame,
	.dissect = tristation_dissect,
};
