/* SPDX-License-Identifier: Apache-2.0 */
/*
 * EtherCAT: fast input and output over Ethernet frames that pass through all slaves, ethertype 0x88a4, or UDP port
 * 34980.  Reads IEC 61158-4-12:2023 (frames and datagrams, clause 5; registers, clause 6) and IEC 61158-6-12:2023
 * (mailbox: CAN application over EtherCAT, files, servo drives), as ETG.1000 parts 4 and 6 have them.  Numbers are
 * little-endian.
 *
 *   +-----------------+----------------------------------------------------------------------+---- ... ----+
 *   | length 11, 0, 4 | command | index | address (4) | length 11, 0, C, M | irq (2) | data | count (2) |   |
 *   |   bits: type    |    1         1                        2                                          |   |
 *   +-----------------+----------------------------------------------------------------------+---- ... ----+
 *   address: slave (position or number) and offset, or logical.  M: more datagrams follow.  count: raised by each
 *   slave that did what it was told.
 *
 * A datagram is a message of its own (the frame carries it: see carry()), and one operation; one that reads and
 * writes is two.  The intent follows the register that is written, or what stands in the mailbox.  A datagram whose
 * count is above 0 has been to the slaves: what it has read is an answer, what it writes is judged all the same.
 *
 * EtherCAT leaves no time to refuse anything, and Bulkhead has no place inside a segment: it is read, not gated.
 * Not read: network variables, the Ethernet in Ethernet over EtherCAT, ADS in the mailbox, block transfers.
 *
 * Keeps nothing; called by the thread that owns the flow.
 */
#include "dissectors/dissector.h"

enum {
	F_FRAME, F_FRAME_LENGTH, F_COMMAND, F_INDEX, F_POSITION, F_SLAVE, F_OFFSET, F_LOGICAL, F_LENGTH, F_CIRCULATING,
	F_INTERRUPT, F_DATA, F_WORKING_COUNTER, F_STATE, F_MAILBOX, F_MAILBOX_COUNTER, F_SERVICE, F_SDO, F_OBJECT,
	F_SUBINDEX, F_VALUE, F_ABORT, F_FILE_OPERATION, F_FILE, F_SERVO_OPERATION, F_PARAMETER, F_FIELDS
};

static const struct name frame_list[] = { { 1, "datagrams" }, { 4, "network-variables" }, { 5, "mailbox" } };
static const struct names frame_names = NAMES(frame_list);

enum command { NOP, APRD, APWR, APRW, FPRD, FPWR, FPRW, BRD, BWR, BRW, LRD, LWR, LRW, ARMW, FRMW, COMMANDS };

static const struct name command_list[] = {
	{ NOP, "nop" }, { APRD, "aprd" }, { APWR, "apwr" }, { APRW, "aprw" }, { FPRD, "fprd" }, { FPWR, "fpwr" },
	{ FPRW, "fprw" }, { BRD, "brd" }, { BWR, "bwr" }, { BRW, "brw" }, { LRD, "lrd" }, { LWR, "lwr" },
	{ LRW, "lrw" }, { ARMW, "armw" }, { FRMW, "frmw" },
};
static const struct names command_names = NAMES(command_list);

static const struct name state_list[] = {
	{ 1, "init" }, { 2, "pre-operational" }, { 3, "bootstrap" }, { 4, "safe-operational" }, { 8, "operational" },
};
static const struct names state_names = NAMES(state_list);

enum mailbox { MAILBOX_ADS = 1, MAILBOX_ETHERNET, MAILBOX_CAN, MAILBOX_FILE, MAILBOX_SERVO, MAILBOX_VENDOR = 15 };

static const struct name mailbox_list[] = {
	{ MAILBOX_ADS, "ads" }, { MAILBOX_ETHERNET, "ethernet" }, { MAILBOX_CAN, "can-application" },
	{ MAILBOX_FILE, "file" }, { MAILBOX_SERVO, "servo-drive" }, { MAILBOX_VENDOR, "vendor" },
};
static const struct names mailbox_names = NAMES(mailbox_list);

enum service { EMERGENCY = 1, SDO_REQUEST, SDO_RESPONSE, SDO_INFORMATION = 8 };

static const struct name service_list[] = {
	{ EMERGENCY, "emergency" }, { SDO_REQUEST, "sdo-request" }, { SDO_RESPONSE, "sdo-response" },
	{ 4, "tx-pdo" }, { 5, "rx-pdo" }, { 6, "tx-pdo-remote" }, { 7, "rx-pdo-remote" },
	{ SDO_INFORMATION, "sdo-information" },
};
static const struct names service_names = NAMES(service_list);

/* Requests as they are numbered; answers have 0x10 added here, so that each name stands for one thing. */
static const struct name sdo_list[] = {
	{ 0, "download-segment" }, { 1, "download" }, { 2, "upload" }, { 3, "upload-segment" }, { 4, "abort" },
	{ 0x10, "upload-segment-response" }, { 0x11, "download-segment-response" }, { 0x12, "upload-response" },
	{ 0x13, "download-response" }, { 0x14, "abort-response" },
};
static const struct names sdo_names = NAMES(sdo_list);

static const struct name file_operation_list[] = {
	{ 1, "read" }, { 2, "write" }, { 3, "data" }, { 4, "acknowledge" }, { 5, "error" }, { 6, "busy" },
};
static const struct names file_operation_names = NAMES(file_operation_list);

static const struct name servo_operation_list[] = {
	{ 1, "read" }, { 2, "read-response" }, { 3, "write" }, { 4, "write-response" }, { 5, "notification" },
	{ 6, "emergency" },
};
static const struct names servo_operation_names = NAMES(servo_operation_list);

static const struct field fields[] = {
	[F_FRAME] = { "frame", FIELD_UINT, 4, USE_DETAIL, 0, &frame_names, "What the frame carries." },
	[F_FRAME_LENGTH] = { "frame_length", FIELD_UINT, 11, USE_DETAIL, 0, NULL, "Octets behind the frame's header." },
	[F_COMMAND] = { "command", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &command_names,
		"Read, write or both; by position (ap), station number (fp), of all (b), or logical (l)." },
	[F_INDEX] = { "index", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
			"Number by which the master knows the datagram again." },
	[F_POSITION] = { "position", FIELD_UINT, 16, USE_ADDRESS, 0, NULL,
		"Place of the slave in the segment: 0, 65535, 65534, ...; each slave that it passed has added 1." },
	[F_SLAVE] = { "slave", FIELD_UINT, 16, USE_ADDRESS, 0, NULL, "Station number of the slave." },
	[F_OFFSET] = { "offset", FIELD_UINT, 16, USE_ADDRESS, 0, NULL,
		"Address inside the slave: below 0x1000 registers, from there process data and mailboxes." },
	[F_LOGICAL] = { "logical", FIELD_UINT, 32, USE_ADDRESS, 0, NULL,
			"Address in the process image of the segment." },
	[F_LENGTH] = { "length", FIELD_UINT, 11, USE_DETAIL, 0, NULL, "Octets of data." },
	[F_CIRCULATING] = { "circulating", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "The frame went round without end." },
	[F_INTERRUPT] = { "interrupt", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Events of all slaves, combined." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "What was read or is written." },
	[F_WORKING_COUNTER] = { "working_counter", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Raised by each slave that read (1), wrote (1, logically 2) or did both (3)." },
	[F_STATE] = { "state", FIELD_UINT, 8, USE_VALUE, 0, &state_names, "State that slaves shall take, or have." },
	[F_MAILBOX] = { "mailbox", FIELD_UINT, 4, USE_KEY, 0, &mailbox_names, "Protocol inside the mailbox." },
	[F_MAILBOX_COUNTER] = { "mailbox_counter", FIELD_UINT, 3, USE_DETAIL, 0, NULL,
			"Number of the mailbox message." },
	[F_SERVICE] = { "service", FIELD_UINT, 4, USE_KEY, 0, &service_names,
			"Service of the CAN application protocol." },
	[F_SDO] = { "sdo", FIELD_UINT, 8, USE_KEY, 0, &sdo_names,
			"Access to an object: download writes, upload reads." },
	[F_OBJECT] = { "object", FIELD_UINT, 16, USE_ADDRESS, 0, NULL, "Index in the object dictionary." },
	[F_SUBINDEX] = { "subindex", FIELD_UINT, 8, USE_ADDRESS, 0, NULL, "Part of the object." },
	[F_VALUE] = { "value", FIELD_UINT, 32, USE_VALUE, 0, NULL, "Value of up to four octets." },
	[F_ABORT] = { "abort", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Why the access failed, as a code." },
	[F_FILE_OPERATION] = { "file_operation", FIELD_UINT, 8, USE_KEY, 0, &file_operation_names,
		"What is done with a file." },
	[F_FILE] = { "file", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the file." },
	[F_SERVO_OPERATION] = { "servo_operation", FIELD_UINT, 3, USE_KEY, 0, &servo_operation_names,
		"What is done with a parameter of a drive." },
	[F_PARAMETER] = { "parameter", FIELD_UINT, 16, USE_ADDRESS, 0, NULL,
		"Identification number (IDN) of the drive's parameter." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_FIELDS, "a field without a line");

enum { UNKNOWN_FRAME = FLAW_OWN, UNKNOWN_COMMAND, BAD_LENGTH, UNKNOWN_SERVICE, FLAWS_END };

static const struct flaw flaws[] = {
	[UNKNOWN_FRAME - FLAW_OWN] = { "unknown_frame", FLAW_UNKNOWN, "a kind of frame that is not read" },
	[UNKNOWN_COMMAND - FLAW_OWN] = { "unknown_command", FLAW_UNKNOWN, "a command that the standard does not have" },
	[BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED,
		"the datagrams are longer or shorter than their frame" },
	[UNKNOWN_SERVICE - FLAW_OWN] = { "unknown_service", FLAW_UNKNOWN,
		"a service of the mailbox that the standard does not have" },
};

/* ---- shapes ---- */

enum addressing { ADDRESS_NONE, ADDRESS_POSITION, ADDRESS_NUMBER, ADDRESS_ALL, ADDRESS_LOGICAL };

struct shape {
	uint8_t addressing;
	bool reads, writes;
};

static const struct shape shapes[COMMANDS] = {
	[NOP] = { ADDRESS_NONE, false, false },	     [APRD] = { ADDRESS_POSITION, true, false },
	[APWR] = { ADDRESS_POSITION, false, true },  [APRW] = { ADDRESS_POSITION, true, true },
	[FPRD] = { ADDRESS_NUMBER, true, false },    [FPWR] = { ADDRESS_NUMBER, false, true },
	[FPRW] = { ADDRESS_NUMBER, true, true },     [BRD] = { ADDRESS_ALL, true, false },
	[BWR] = { ADDRESS_ALL, false, true },	     [BRW] = { ADDRESS_ALL, true, true },
	[LRD] = { ADDRESS_LOGICAL, true, false },    [LWR] = { ADDRESS_LOGICAL, false, true },
	[LRW] = { ADDRESS_LOGICAL, true, true },     [ARMW] = { ADDRESS_POSITION, true, true },
	[FRMW] = { ADDRESS_NUMBER, true, true },
};

/* What a write to a register is (IEC 61158-4-12, clause 6); the first area that begins at or below counts. */
struct area {
	uint16_t first;
	uint8_t intent;
	const char *technique;
	const char *label;
};

static const struct area areas[] = {
	{ 0x1000, INTENT_CONTROL, "T0855", "write process data" },
	{ 0x0f80, INTENT_WRITE, "T0836", "write user memory" },
	{ 0x0f00, INTENT_CONTROL, "T0855", "write digital outputs" },
	{ 0x0900, INTENT_TIME, NULL, "set distributed clock" },
	{ 0x0800, INTENT_CONFIG, "T0836", "set up sync manager" },
	{ 0x0600, INTENT_CONFIG, "T0836", "map process data" },
	{ 0x0510, INTENT_CONFIG, "T0836", "access to the physical layer" },
	{ 0x0500, INTENT_CONFIG, "T0836", "access to configuration memory" },
	{ 0x0400, INTENT_CONFIG, "T0836", "set watchdog" },
	{ 0x0300, INTENT_DIAGNOSE, NULL, "clear error counters" },
	{ 0x0200, INTENT_CONFIG, NULL, "set event masks" },
	{ 0x0140, INTENT_CONFIG, "T0836", "set up process data interface" },
	{ 0x0120, INTENT_RUN, "T0858", "change state" },
	{ 0x0100, INTENT_CONFIG, "T0836", "set up data link" },
	{ 0x0040, INTENT_RUN, "T0816", "reset slave" },
	{ 0x0020, INTENT_CONFIG, "T0836", "set write protection" },
	{ 0x0010, INTENT_CONFIG, "T0836", "set station number" },
	{ 0x0000, INTENT_OTHER, NULL, "write read-only register" },
};

#define REGISTER_STATE_CONTROL 0x0120
#define REGISTER_STATE 0x0130
#define REGISTER_MEMORY_CONTROL 0x0502
#define PROCESS_DATA 0x1000

static struct operation write_operation(uint16_t offset)
{
	unsigned i = 0;
	while (areas[i].first > offset)
		i++;
	return (struct operation){ .intent = areas[i].intent, .changes = CHANGES_YES, .label = areas[i].label,
				   .technique = areas[i].technique };
}

/* What a write to an object is: CiA 301 and 302 number the communication area, CiA 402 and its like the profile's. */
static struct operation object_operation(uint16_t object)
{
	struct operation op = { .intent = INTENT_WRITE, .changes = CHANGES_YES, .label = "write object",
				.technique = "T0836" };
	if (object == 0x1f50) {
		op.intent = INTENT_FIRMWARE;
		op.technique = "T0839";
	} else if (object == 0x1f51) {
		op.intent = INTENT_RUN;
		op.technique = "T0858";
	} else if (object < 0x2000) {
		op.intent = INTENT_CONFIG;
	} else if (object >= 0x6000) {
		op.intent = INTENT_CONTROL;
		op.technique = "T0855";
	}
	return op;
}

/* ---- the mailbox ---- */

static const struct operation read_object = { .intent = INTENT_READ, .label = "read object", .technique = "T0801" };

/* Four octets, of which the command tells how many count; longer ones say their length instead. */
static void put_sdo_value(struct message *m, struct cursor *c, uint8_t command)
{
	const unsigned octets = command & 1 ? 4u - (command >> 2 & 3) : 4;
	const uint32_t offset = cur_offset(c, m->data), value = cur_le32(c);

	if (command & 2)
		put_uint(m, F_VALUE, octets == 4 ? value : value & ((1u << 8 * octets) - 1), offset, octets);
}

static struct operation sdo(struct message *m, struct cursor *c, bool is_answer)
{
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t command = cur_u8(c), kind = command >> 5;
	const bool is_write = is_answer ? kind == 3 || kind == 1 : kind == 1 || kind == 0;

	put_uint(m, F_SDO, (is_answer ? 0x10u : 0) + kind, offset, 1);
	if (kind > 4) {
		flaw(m, UNKNOWN_SERVICE);
		return (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
				.label = "unknown service" };
	}
	const bool is_segment = is_answer ? kind < 2 : kind == 0 || kind == 3;
	uint16_t object = 0;
	if (!is_segment) {
		object = put_le16(m, F_OBJECT, c);
		put_u8(m, F_SUBINDEX, c);
		if (kind == 4)
			put_le32(m, F_ABORT, c);
		else if (is_answer ? kind == 2 : kind == 1)
			put_sdo_value(m, c, command);
	}
	if (kind == 4)
		return (struct operation){ .intent = INTENT_OTHER, .label = "access aborted", .role = ROLE_ANSWER,
					   .changes = CHANGES_NO, .failed = true };
	struct operation op = is_write ? object_operation(object) : read_object;
	if (is_segment && is_write) { /* the object was named by the first part */
		op = (struct operation){ .intent = INTENT_WRITE, .changes = CHANGES_YES,
				.label = "write object, next part",
					 .technique = "T0836" };
	}
	op.role = is_answer ? ROLE_ANSWER : ROLE_REQUEST;
	return op;
}

static struct operation can_application(struct message *m, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t service = (uint8_t)(cur_le16(c) >> 12);

	put_uint(m, F_SERVICE, service, offset, 2);
	switch (service) {
	case EMERGENCY:
		return (struct operation){ .intent = INTENT_REPORT, .role = ROLE_REPORT, .label = "emergency" };
	case SDO_REQUEST:
	case SDO_RESPONSE:
		return sdo(m, c, service == SDO_RESPONSE);
	case 4:
	case 6:
		return (struct operation){ .intent = INTENT_READ, .label = "inputs by mailbox", .technique = "T0801" };
	case 5:
	case 7:
		return (struct operation){ .intent = INTENT_CONTROL, .changes = CHANGES_YES,
				.label = "outputs by mailbox",
					   .technique = "T0855" };
	default: /* SDO_INFORMATION: is_mailbox() lets no others in */
		return (struct operation){ .intent = INTENT_READ, .label = "describe objects", .technique = "T0861" };
	}
}

/* Files are firmware in nearly all slaves. */
static struct operation file(struct message *m, struct cursor *c)
{
	static const struct operation operations[] = {
		{ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown service" },
		{ .intent = INTENT_FILE, .transfer = TRANSFER_OPEN, .label = "read file", .technique = "T0845" },
		{ .intent = INTENT_FIRMWARE, .changes = CHANGES_YES, .transfer = TRANSFER_OPEN, .label = "write file",
		  .technique = "T0857" },
		{ .intent = INTENT_FIRMWARE, .changes = CHANGES_YES, .transfer = TRANSFER_DATA, .label = "data of file",
		  .technique = "T0857" },
		{ .intent = INTENT_FIRMWARE, .transfer = TRANSFER_DATA, .label = "data received", .role = ROLE_ANSWER },
		{ .intent = INTENT_FIRMWARE, .transfer = TRANSFER_CLOSE, .label = "file refused", .role = ROLE_ANSWER,
		  .failed = true },
		{ .intent = INTENT_FIRMWARE, .transfer = TRANSFER_DATA, .label = "busy", .role = ROLE_ANSWER },
	};
	const uint8_t operation_code = put_u8(m, F_FILE_OPERATION, c);

	cur_skip(c, 5); /* reserved; password, packet or error number */
	if (operation_code == 1 || operation_code == 2)
		put_bytes(m, F_FILE, cur_rest(c));
	if (operation_code >= 1 && operation_code <= 6)
		return operations[operation_code];
	flaw(m, UNKNOWN_SERVICE);
	return operations[0];
}

static struct operation servo(struct message *m, struct cursor *c)
{
	static const struct operation operations[8] = {
		{ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown service" },
		{ .intent = INTENT_READ, .label = "read parameter", .technique = "T0801" },
		{ .intent = INTENT_READ, .label = "read parameter", .technique = "T0801", .role = ROLE_ANSWER },
		{ .intent = INTENT_WRITE, .changes = CHANGES_YES, .label = "write parameter", .technique = "T0836" },
		{ .intent = INTENT_WRITE, .changes = CHANGES_YES, .label = "write parameter", .technique = "T0836",
		  .role = ROLE_ANSWER },
		{ .intent = INTENT_REPORT, .label = "notification", .role = ROLE_REPORT },
		{ .intent = INTENT_REPORT, .label = "emergency", .role = ROLE_REPORT },
		{ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown service" },
	};
	const uint32_t offset = cur_offset(c, m->data);
	const uint8_t first = cur_u8(c), code = first & 7;

	put_uint(m, F_SERVO_OPERATION, code, offset, 1);
	cur_skip(c, 1);
	put_le16(m, F_PARAMETER, c);
	struct operation op = operations[code];
	op.failed = first >> 4 & 1;
	if (code == 0 || code == 7)
		flaw(m, UNKNOWN_SERVICE);
	return op;
}

/* Does a mailbox message stand in the data?  Its header says little: all of it must be right. */
static bool is_mailbox(struct cursor c)
{
	const size_t all = cur_left(&c);

	if (all < 8)
		return false;
	const uint16_t len = cur_le16(&c);
	cur_skip(&c, 2);
	const uint8_t channel = cur_u8(&c) & 0x3f, type = cur_u8(&c);
	const uint16_t first = cur_le16(&c);
	if (len < 2 || len > all - 6 || channel || type >> 7 || !names_find(&mailbox_names, type & 0x0f))
		return false;
	return (type & 0x0f) != MAILBOX_CAN || names_find(&service_names, first >> 12);
}

static struct operation mailbox(struct message *m, struct cursor c)
{
	const uint16_t len = cur_le16(&c);
	cur_skip(&c, 3);
	const uint32_t offset = cur_offset(&c, m->data);
	const uint8_t type = cur_u8(&c);
	struct cursor body = cur_cut(&c, len);

	put_uint(m, F_MAILBOX, type & 0x0f, offset, 1);
	put_uint(m, F_MAILBOX_COUNTER, type >> 4 & 7, offset, 1);
	switch (type & 0x0f) {
	case MAILBOX_CAN:
		return can_application(m, &body);
	case MAILBOX_FILE:
		return file(m, &body);
	case MAILBOX_SERVO:
		return servo(m, &body);
	default:
		return (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
					   .label = "other protocol in mailbox" };
	}
}

/* ---- datagrams ---- */

struct datagram {
	struct cursor data;
	const struct shape *shape;
	uint16_t offset;
	bool is_logical;
	bool is_answer;
};

static void put_address(struct message *m, struct datagram *d, struct cursor *c)
{
	const uint32_t at = cur_offset(c, m->data);
	const uint16_t first = cur_le16(c), second = cur_le16(c);

	d->offset = second;
	d->is_logical = d->shape->addressing == ADDRESS_LOGICAL;
	if (d->is_logical) {
		put_uint(m, F_LOGICAL, (uint32_t)second << 16 | first, at, 4);
		return;
	}
	if (d->shape->addressing == ADDRESS_NUMBER)
		put_uint(m, F_SLAVE, first, at, 2);
	else
		put_uint(m, F_POSITION, first, at, 2);
	put_uint(m, F_OFFSET, second, at + 2, 2);
}

static struct bytes data_of(const struct datagram *d)
{
	struct cursor c = d->data;
	return cur_rest(&c);
}

/* The control register of the configuration memory reads as well as it writes (ETG.1000.4, 6.4.3). */
static void aim_memory(struct operation *op, struct bytes data)
{
	switch (bytes_u8(data, 1) & 7) {
	case 0:
	case 1:
		*op = (struct operation){ .intent = INTENT_READ, .label = "read configuration memory",
					  .technique = "T0888" };
		break;
	case 2:
		op->label = "write configuration memory";
		break;
	default:
		break;
	}
}

static void write_emit(struct message *m, const struct datagram *d)
{
	const struct bytes data = data_of(d);
	struct operation op = write_operation(d->is_logical ? PROCESS_DATA : d->offset);

	if (!d->is_logical && d->offset == REGISTER_STATE_CONTROL && data.len)
		put_uint(m, F_STATE, data.p[0] & 0x0f, cur_offset(&d->data, m->data), 1);
	if (!d->is_logical && d->offset == REGISTER_MEMORY_CONTROL && data.len >= 2)
		aim_memory(&op, data);
	if (!d->is_logical && d->offset >= PROCESS_DATA && is_mailbox(d->data))
		op = mailbox(m, d->data);
	else
		put_bytes(m, F_DATA, data);
	op.role = ROLE_REQUEST; /* whatever the counter says: it is the sender's word */
	expect(m, (enum intent)op.intent);
	operation(m, &op);
}

static void read_emit(struct message *m, const struct datagram *d)
{
	const bool is_process = d->is_logical || d->offset >= PROCESS_DATA;
	struct operation op = { .intent = INTENT_READ, .technique = "T0801",
				.role = d->is_answer ? ROLE_ANSWER : ROLE_REQUEST,
				.label = is_process ? "read process data" : "read register" };
	const struct bytes data = data_of(d);

	if (d->is_answer && !d->is_logical && d->offset == REGISTER_STATE && data.len)
		put_uint(m, F_STATE, data.p[0] & 0x0f, cur_offset(&d->data, m->data), 1);
	if (d->is_answer && !d->is_logical && d->offset >= PROCESS_DATA && is_mailbox(d->data)) {
		op = mailbox(m, d->data); /* what a slave has to say */
		if (op.role == ROLE_REQUEST)
			op.role = ROLE_ANSWER;
	} else if (d->is_answer) {
		put_bytes(m, F_DATA, data);
	}
	expect(m, (enum intent)op.intent);
	operation(m, &op);
}

/* One datagram, as carry() gives it. */
static void datagram(struct message *m, struct cursor c)
{
	struct datagram d = { .shape = &shapes[NOP] };
	const uint8_t command = put_u8(m, F_COMMAND, &c);

	put_u8(m, F_INDEX, &c);
	if (command < COMMANDS)
		d.shape = &shapes[command];
	put_address(m, &d, &c);
	const uint32_t at = cur_offset(&c, m->data);
	const uint16_t length = cur_le16(&c);
	put_uint(m, F_LENGTH, length & 0x7ff, at, 2);
	put_uint(m, F_CIRCULATING, length >> 14 & 1, at, 2);
	put_le16(m, F_INTERRUPT, &c);
	d.data = cur_cut(&c, length & 0x7ff);
	d.is_answer = put_le16(m, F_WORKING_COUNTER, &c) > 0;
	keep(m);
	if (m->bad)
		return;
	m->code = command;
	if (command >= COMMANDS) {
		flaw(m, UNKNOWN_COMMAND);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "unknown command" });
	} else if (command == NOP) {
		operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true,
				.label = "no operation" });
	}
	if (d.shape->writes)
		write_emit(m, &d);
	if (d.shape->reads)
		read_emit(m, &d);
}

/* ---- the frame ---- */

extern const struct dissector ethercat;

#define DATAGRAM_HEADER 10u

static void dissect(struct message *m, struct cursor c)
{
	if (m->outer) {
		datagram(m, c);
		return;
	}
	const uint16_t header = cur_le16(&c);
	const uint8_t type = (uint8_t)(header >> 12);
	bool more = true;

	put_uint(m, F_FRAME, type, 0, 2);
	put_uint(m, F_FRAME_LENGTH, header & 0x7ff, 0, 2);
	m->carrier = true;
	if (m->bad)
		return;
	if (type != 1) {
		flaw(m, UNKNOWN_FRAME);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "frame of another kind" });
		return;
	}
	while (more && !m->bad) {
		struct cursor ahead = c;
		cur_skip(&ahead, 6);
		const uint16_t length = cur_le16(&ahead);
		more = length >> 15;
		const struct bytes one = cur_take(&c, DATAGRAM_HEADER + (length & 0x7ffu) + 2);
		carry(m, &ethercat, m->flow, one);
	}
	if (!m->bad && cur_left(&c))
		flaw(m, BAD_LENGTH);
}

static size_t frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (cur_left(&c) < 2)
		return FRAME_MORE;
	return 2 + (size_t)(cur_le16(&c) & 0x7ff);
}

/* All datagrams must fit their frame, the last one to the octet, with commands that are known. */
static enum probe probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t all = cur_left(&c);
	const uint16_t header = all < 2 ? 0 : cur_le16(&c);
	bool more = true;

	(void)from_client;
	if (transport == TRANSPORT_TCP || all < 2 || header >> 11 & 1)
		return PROBE_NO;
	if (header >> 12 != 1)
		return transport == TRANSPORT_ETHER && names_find(&frame_names, header >> 12) ? PROBE_WEAK : PROBE_NO;
	size_t left = header & 0x7ff;
	if (left > all - 2 || (transport == TRANSPORT_UDP && left != all - 2))
		return PROBE_NO;
	while (more) {
		if (left < DATAGRAM_HEADER + 2 || cur_peek(&c, 0) >= COMMANDS)
			return PROBE_NO;
		cur_skip(&c, 6);
		const uint16_t length = cur_le16(&c);
		const size_t one = DATAGRAM_HEADER + (length & 0x7ffu) + 2;
		if (one > left || (length >> 11 & 7))
			return PROBE_NO;
		more = length >> 15;
		cur_skip(&c, one - 8);
		left -= one;
	}
	return left ? PROBE_WEAK : PROBE_STRONG;
}

static const struct binding bindings[] = {
	{ TRANSPORT_ETHER, 0x88a4, 0x88a4 },
	{ TRANSPORT_UDP, 34980, 34980 },
};

const struct dissector ethercat = {
	.name = "ethercat",
	.title = "EtherCAT",
	.specification = "IEC 61158-4-12:2023, IEC 61158-6-12:2023 (ETG.1000.4, ETG.1000.6)",
	.fields = fields,
	.field_count = F_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "datagrams without a command",
	.codes = &command_names,
	.message_max = 2049,
	.probe = probe,
	.frame = frame,
	.dissect = dissect,
};
