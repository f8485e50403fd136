/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PROFINET IO context management: opening application relations, records, and their end.  IEC
 * 61158-6-10:2019, 4.10 and 5, over connectionless DCE/RPC (dcerpc.h), UDP 34964 and the port that
 * the device answers from.
 *
 *	+-----------------+-----------------------------------------+------------------------------...
 *	| DCE/RPC header  | request: arguments max, length          | array max, offset, length | blocks
 *	| 80 bytes        | answer: status, length                  | 12 bytes
 *	+-----------------+-----------------------------------------+------------------------------...
 *	block:            | type (2) | length (2) | version (2) | ...     big-endian whatever the header
 *
 * One operation per block: an application relation, a cyclic connection, a submodule, a record.
 * Opening a relation that may own outputs, and its output connections, is `control`; one for device
 * access only is `session`.  A record's intent follows its index (profinet_records.h); of drive
 * parameters (PROFIdrive) also what the request in the record asks.  Of cyclic connections the list
 * of objects is not read, of a module difference only that it is there.  PROFIsafe is recognised by
 * its record only.  The endpoint mapper, which has the same port, is named; what it answers is not read.
 *
 * Answers come from another port than requests went to, so in a flow of answers only nothing is
 * missed.  Refusing: the answer with a PROFINET status, as a device sends it.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/dcerpc.h"
#include "dissectors/profinet.h"
#include "dissectors/profinet_records.h"

#include <string.h>

enum {
	F_PACKET, F_OPERATION, F_SEQUENCE, F_FRAGMENT, F_STATUS, F_ERROR, F_BLOCK, F_AR_TYPE, F_AR,
	F_SESSION, F_DEVICE_ACCESS, F_STATION, F_IOCR, F_RT_CLASS, F_FRAME_ID, F_DATA_LENGTH,
	F_SEND_CLOCK, F_RATIO, F_API, F_SLOT, F_SUBSLOT, F_MODULE, F_SUBMODULE, F_INDEX, F_LENGTH,
	F_COMMAND, F_VENDOR, F_DEVICE, F_ORDER, F_SERIAL, F_REVISION, F_VALUE,
	F_COUNT,
};

enum { OP_CONNECT, OP_RELEASE, OP_READ, OP_WRITE, OP_CONTROL, OP_READ_IMPLICIT, OPS };

static const struct name packet_list[] = {
	{ RPC_REQUEST, "request" }, { RPC_PING, "ping" }, { RPC_RESPONSE, "response" },
	{ RPC_FAULT, "fault" }, { RPC_WORKING, "working" }, { RPC_NOCALL, "no-call" },
	{ RPC_REJECT, "reject" }, { RPC_ACK, "ack" }, { RPC_CL_CANCEL, "cancel" },
	{ RPC_FACK, "fragment-ack" }, { RPC_CANCEL_ACK, "cancel-ack" },
};
static const struct names packet_names = NAMES(packet_list);

static const struct name operation_list[] = {
	{ OP_CONNECT, "connect" }, { OP_RELEASE, "release" }, { OP_READ, "read" },
	{ OP_WRITE, "write" }, { OP_CONTROL, "control" }, { OP_READ_IMPLICIT, "read-implicit" },
};
static const struct names operation_names = NAMES(operation_list);

/* 5.2.1: bit 15 marks the answer to the block. */
enum {
	BLOCK_WRITE = 0x0008, BLOCK_READ = 0x0009, BLOCK_REAL_IDENTIFICATION = 0x0013,
	BLOCK_IM0 = 0x0020, BLOCK_AR = 0x0101, BLOCK_IOCR = 0x0102, BLOCK_ALARM_CR = 0x0103,
	BLOCK_SUBMODULES = 0x0104, BLOCK_CONTROL_FIRST = 0x0110, BLOCK_CONTROL_LAST = 0x0118,
	BLOCK_SERVER = 0x0106, BLOCK_ANSWER = 0x8000, BLOCK_DIFFERENCE = 0x8104,
};

static const struct name block_list[] = {
	{ BLOCK_WRITE, "write-record" }, { BLOCK_READ, "read-record" },
	{ 0x0010, "diagnosis-data" }, { 0x0012, "expected-identification-data" },
	{ BLOCK_REAL_IDENTIFICATION, "real-identification-data" }, { 0x0019, "log-data" },
	{ 0x001a, "api-data" }, { BLOCK_IM0, "im0" },
	{ 0x0021, "im1" }, { 0x0022, "im2" }, { 0x0023, "im3" }, { 0x0024, "im4" },
	{ BLOCK_AR, "application-relation" }, { BLOCK_IOCR, "cyclic-connection" },
	{ BLOCK_ALARM_CR, "alarm-connection" }, { BLOCK_SUBMODULES, "expected-submodules" },
	{ 0x0105, "parameter-server" }, { BLOCK_SERVER, "multicast-connection" },
	{ 0x0107, "rpc-relation" }, { 0x0108, "vendor-block" }, { 0x0109, "ir-info" },
	{ 0x010a, "sr-info" }, { 0x010b, "fast-startup" }, { 0x010c, "rs-info" },
	{ 0x0110, "end-of-parameters" }, { 0x0111, "end-of-parameters-plug" },
	{ 0x0112, "application-ready" }, { 0x0113, "application-ready-plug" }, { 0x0114, "release" },
	{ 0x0116, "ready-for-companion" }, { 0x0117, "ready-for-rt-class-3" },
	{ 0x0118, "begin-of-parameters" },
	{ 0x0119, "submodule-list" },
	{ 0x8001, "alarm-acknowledge" },
	{ 0x8008, "write-record-answer" }, { 0x8009, "read-record-answer" },
	{ 0x8101, "application-relation-answer" }, { 0x8102, "cyclic-connection-answer" },
	{ 0x8103, "alarm-connection-answer" }, { BLOCK_DIFFERENCE, "module-difference" },
	{ 0x8106, "station-answer" }, { 0x8107, "rpc-relation-answer" }, { 0x8108, "vendor-answer" },
	{ 0x8110, "end-of-parameters-answer" }, { 0x8111, "end-of-parameters-plug-answer" },
	{ 0x8112, "application-ready-answer" }, { 0x8113, "application-ready-plug-answer" },
	{ 0x8114, "release-answer" }, { 0x8116, "ready-for-companion-answer" },
	{ 0x8117, "ready-for-rt-class-3-answer" }, { 0x8118, "begin-of-parameters-answer" },
};
static const struct names block_names = NAMES(block_list);

enum { AR_SUPERVISOR = 6 };

static const struct name ar_list[] = {
	{ 1, "controller" }, { 3, "controller-cir" }, { AR_SUPERVISOR, "supervisor" },
	{ 0x10, "controller-rt-class-3" }, { 0x20, "controller-redundant" },
};
static const struct names ar_names = NAMES(ar_list);

enum { IOCR_INPUT = 1, IOCR_OUTPUT, IOCR_PROVIDER, IOCR_CONSUMER };

static const struct name iocr_list[] = {
	{ IOCR_INPUT, "input" }, { IOCR_OUTPUT, "output" }, { IOCR_PROVIDER, "multicast-provider" },
	{ IOCR_CONSUMER, "multicast-consumer" },
};
static const struct names iocr_names = NAMES(iocr_list);

enum { COMMAND_RELEASE = 4 };

static const struct name command_list[] = {
	{ 1, "end-of-parameters" }, { 2, "application-ready" }, { COMMAND_RELEASE, "release" },
	{ 8, "done" }, { 16, "ready-for-companion" }, { 32, "ready-for-rt-class-3" },
	{ 64, "begin-of-parameters" },
};
static const struct names command_names = NAMES(command_list);

/* 5.2.6: errors that name what went wrong; the status has them in its lower half. */
static const struct name error_list[] = {
	{ 0x0000, "ok" }, { 0x80a0, "read-error" }, { 0x80a1, "write-error" },
	{ 0x80a2, "module-failure" }, { 0x80a7, "busy" }, { 0x80a8, "version-conflict" },
	{ 0x80a9, "not-supported" }, { 0x80b0, "invalid-index" }, { 0x80b1, "write-length" },
	{ 0x80b2, "invalid-slot" }, { 0x80b3, "type-conflict" }, { 0x80b4, "invalid-area" },
	{ 0x80b5, "state-conflict" }, { 0x80b6, "access-denied" }, { 0x80b7, "invalid-range" },
	{ 0x80b8, "invalid-parameter" }, { 0x80b9, "invalid-type" }, { 0x80ba, "backup" },
	{ 0x80c0, "read-constraint" }, { 0x80c1, "write-constraint" }, { 0x80c2, "resource-busy" },
	{ 0x80c3, "resource-unavailable" }, { 0x8140, "context-error" },
};
static const struct names error_names = NAMES(error_list);

#define ACCESS_DENIED 0x80b6

static const struct field fields[] = {
	[F_PACKET] = { "packet", FIELD_UINT, 8, USE_DETAIL, 0, &packet_names, "Kind of RPC packet." },
	[F_OPERATION] = { "operation", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &operation_names,
			  "RPC operation: connect, release, read, write, control." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			 "Sequence number that an answer copies from its request." },
	[F_FRAGMENT] = { "fragment", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			 "Number of a fragment of a long request or answer." },
	[F_STATUS] = { "status", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		       "PROFINET status of an answer: error code, decode, code 1, code 2; 0 is good." },
	[F_ERROR] = { "error", FIELD_UINT, 16, USE_DETAIL, 0, &error_names,
		      "Decode and code 1 of the status: what went wrong." },
	[F_BLOCK] = { "block", FIELD_UINT, 16, USE_KEY, 0, &block_names, "Type of the block." },
	[F_AR_TYPE] = { "ar_type", FIELD_UINT, 16, USE_KEY, 0, &ar_names,
			"Kind of application relation, and so who opens it." },
	[F_AR] = { "ar", FIELD_BYTES, 0, USE_DETAIL, 0, NULL,
		   "Identifier of the application relation." },
	[F_SESSION] = { "session", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			"Session key: counts the attempts to open the relation." },
	[F_DEVICE_ACCESS] = { "device_access", FIELD_BOOL, 1, USE_KEY, 0, NULL,
			      "The relation is for records only and owns no outputs." },
	[F_STATION] = { "station", FIELD_TEXT, 0, USE_VALUE, 0, NULL,
			"Name of the station that opens or answers." },
	[F_IOCR] = { "iocr", FIELD_UINT, 16, USE_KEY, 0, &iocr_names,
		     "Direction of a cyclic connection, as seen from the controller." },
	[F_RT_CLASS] = { "rt_class", FIELD_UINT, 8, USE_VALUE, 0, NULL,
			 "Class of the cyclic frames: 1 and 2 plain, 3 scheduled, 4 over UDP." },
	[F_FRAME_ID] = { "frame_id", FIELD_UINT, 16, USE_VALUE, 0, NULL,
			 "Frame id that the cyclic frames will have." },
	[F_DATA_LENGTH] = { "data_length", FIELD_UINT, 16, USE_VALUE, 0, NULL,
			    "Bytes of data in each cyclic frame." },
	[F_SEND_CLOCK] = { "send_clock", FIELD_UINT, 16, USE_VALUE, 0, NULL,
			   "Send clock in units of 31.25 microseconds." },
	[F_RATIO] = { "ratio", FIELD_UINT, 16, USE_VALUE, 0, NULL,
		      "A frame is sent every so many send clocks." },
	[F_API] = { "api", FIELD_UINT, 32, USE_ADDRESS, 0, NULL,
		    "Application process identifier: which profile the submodule follows." },
	[F_SLOT] = { "slot", FIELD_UINT, 16, USE_ADDRESS, 0, NULL, "Slot of the module." },
	[F_SUBSLOT] = { "subslot", FIELD_UINT, 16, USE_ADDRESS, 0, NULL, "Subslot of the submodule." },
	[F_MODULE] = { "module", FIELD_UINT, 32, USE_VALUE, 0, NULL,
		       "Identification number of the module that is expected." },
	[F_SUBMODULE] = { "submodule", FIELD_UINT, 32, USE_VALUE, 0, NULL,
			  "Identification number of the submodule that is expected." },
	[F_INDEX] = { "index", FIELD_UINT, 16, USE_KEY, 0, &record_names, "Record that is read or written." },
	[F_LENGTH] = { "length", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		       "Bytes of the record: written, answered, or at most wanted." },
	[F_COMMAND] = { "command", FIELD_UINT, 16, USE_KEY, 0, &command_names,
			"What a control or release block says." },
	[F_VENDOR] = { "vendor", FIELD_UINT, 16, USE_VALUE, 0, NULL,
		       "Vendor id given by PROFIBUS and PROFINET International." },
	[F_DEVICE] = { "device", FIELD_UINT, 16, USE_VALUE, 0, NULL,
		       "Device id, given by the vendor." },
	[F_ORDER] = { "order_number", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Order number of the device." },
	[F_SERIAL] = { "serial", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Serial number of the device." },
	[F_REVISION] = { "revision", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
			 "Software revision: a letter (V is a release) and three numbers." },
	[F_VALUE] = { "value", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		      "Contents of a record, or of a block of which no more is known." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_BLOCK = FLAW_OWN, BAD_ARRAY, UNKNOWN_OPERATION, UNKNOWN_BLOCK, UNKNOWN_INTERFACE, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_block", FLAW_MALFORMED, "a block's length contradicts its kind or the message" },
	{ "bad_array", FLAW_MALFORMED, "the lengths in front of the blocks contradict the message" },
	{ "unknown_operation", FLAW_UNKNOWN, "an RPC operation that PROFINET IO does not have" },
	{ "unknown_block", FLAW_UNKNOWN, "a block that the standard does not have in a request" },
	{ "unknown_interface", FLAW_UNKNOWN,
	  "an RPC interface that is neither PROFINET's nor the endpoint mapper's" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

/* What an operation is when no block tells more: by its number. */
static const struct operation plain[OPS + 1] = {
	[OP_CONNECT] = { .intent = INTENT_SESSION, .label = "connect" },
	[OP_RELEASE] = { .intent = INTENT_SESSION, .label = "release", .housekeeping = true },
	[OP_READ] = { .intent = INTENT_READ, .label = "read record", .technique = "T0801" },
	[OP_WRITE] = { .intent = INTENT_CONFIG, .changes = CHANGES_YES, .label = "write record",
		       .technique = "T0836" },
	[OP_CONTROL] = { .intent = INTENT_SESSION, .label = "control", .housekeeping = true },
	[OP_READ_IMPLICIT] = { .intent = INTENT_READ, .label = "read record", .technique = "T0801" },
	[OPS] = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown operation" },
};

struct profinet_io_flow {
	struct pairs pairs;
	bool asked; /* requests have been seen, so that an answer should have one */
};

struct call {
	struct message *m;
	struct cursor c; /* the blocks that are still to be read */
	unsigned op;
	bool answers;
	bool failed;
	bool owns_outputs; /* the relation that this connect opens */
};

/* ---- blocks ---- */

static void emit(const struct call *k, struct operation op)
{
	op.role = k->answers ? ROLE_ANSWER : ROLE_REQUEST;
	op.failed = k->answers && k->failed;
	operation(k->m, &op);
}

static struct bytes put_rest(struct message *m, struct cursor *b)
{
	const struct bytes rest = cur_rest(b);
	if (rest.len)
		put_bytes(m, F_VALUE, rest);
	return rest;
}

/* An object id ends in instance, device and vendor: 4.10.1.2. */
static void put_maker(struct message *m, uint64_t rest, bool tell)
{
	const uint16_t vendor = (uint16_t)rest;

	put_uint(m, F_DEVICE, rest >> 16 & 0xffff, 0, 0);
	put_uint(m, F_VENDOR, vendor, 0, 0);
	const char *name = names_find(&profinet_vendors, vendor);
	if (tell && name)
		identify_text(m, IDENTITY_VENDOR, name);
}

static void ar_block(struct call *k, struct cursor *b)
{
	struct message *m = k->m;
	const uint16_t type = put_be16(m, F_AR_TYPE, b);

	put_bytes(m, F_AR, cur_take(b, 16));
	put_be16(m, F_SESSION, b);
	cur_skip(b, 6); /* MAC address */
	if (k->answers) {
		cur_skip(b, 2);
		cur_skip(b, cur_left(b));
		emit(k, plain[OP_CONNECT]);
		return;
	}
	put_maker(m, rpc_uuid_read(b, false).rest & UINT64_C(0xffffffffffff), true);
	const uint32_t offset = cur_offset(b, m->data);
	const bool access = cur_be32(b) >> 8 & 1;
	put_uint(m, F_DEVICE_ACCESS, access, offset, 4);
	cur_skip(b, 4); /* timeout, port */
	const struct bytes name = cur_take(b, cur_be16(b));
	put_bytes(m, F_STATION, name);
	identify(m, IDENTITY_NAME, name);
	k->owns_outputs = !access;
	if (!access)
		expect(m, INTENT_CONTROL);
	emit(k, access ? (struct operation){ .intent = INTENT_SESSION, .label = "open relation for device access" }
		       : (struct operation){ .intent = INTENT_CONTROL, .changes = CHANGES_YES, .technique = "T0855",
					     .label = type == AR_SUPERVISOR ? "open supervisor's relation"
									    : "open application relation" });
}

static void iocr_block(struct call *k, struct cursor *b)
{
	struct message *m = k->m;
	const uint16_t type = put_be16(m, F_IOCR, b);
	const bool output = type == IOCR_OUTPUT;

	cur_skip(b, 2); /* reference */
	if (!k->answers) {
		cur_skip(b, 2); /* ethertype */
		const uint32_t offset = cur_offset(b, m->data);
		put_uint(m, F_RT_CLASS, cur_be32(b) & 0x0f, offset, 4);
		put_be16(m, F_DATA_LENGTH, b);
		put_be16(m, F_FRAME_ID, b);
		put_be16(m, F_SEND_CLOCK, b);
		put_be16(m, F_RATIO, b);
		cur_skip(b, 26); /* phase to number of processes */
		cur_skip(b, cur_left(b));
	} else {
		put_be16(m, F_FRAME_ID, b);
	}
	emit(k, (struct operation){ .intent = output ? INTENT_CONTROL : INTENT_SESSION,
				    .changes = output ? CHANGES_YES : CHANGES_NO,
				    .technique = output ? "T0855" : NULL,
				    .label = output ? "open output connection" : "open cyclic connection" });
}

/* 5.2.3.6: input, output or both; those with both have two data descriptions. */
static void submodules_block(const struct call *k, struct cursor *b)
{
	struct message *m = k->m;

	for (unsigned apis = cur_be16(b); apis && !m->bad; apis--) {
		const uint32_t offset = cur_offset(b, m->data);
		const uint32_t api = cur_be32(b), slot = cur_be16(b), module = cur_be32(b);
		cur_skip(b, 2); /* properties */
		for (unsigned count = cur_be16(b); count && !m->bad; count--) {
			put_uint(m, F_API, api, offset, 4);
			put_uint(m, F_SLOT, slot, offset + 4, 2);
			put_uint(m, F_MODULE, module, offset + 6, 4);
			put_be16(m, F_SUBSLOT, b);
			put_be32(m, F_SUBMODULE, b);
			const bool both = (cur_be16(b) & 3) == 3;
			cur_skip(b, both ? 12 : 6);
			put_uint(m, F_BLOCK, BLOCK_SUBMODULES, 0, 0);
			emit(k, (struct operation){ .intent = INTENT_SESSION, .label = "expect submodule" });
		}
	}
}

static void control_block(const struct call *k, struct cursor *b)
{
	struct message *m = k->m;

	cur_skip(b, 2);
	put_bytes(m, F_AR, cur_take(b, 16));
	put_be16(m, F_SESSION, b);
	cur_skip(b, 2); /* alarm sequence number */
	const uint16_t command = put_be16(m, F_COMMAND, b);
	cur_skip(b, 2); /* properties */
	cur_skip(b, cur_left(b));
	emit(k, command == COMMAND_RELEASE ? plain[OP_RELEASE] : plain[OP_CONTROL]);
}

/* PROFIdrive 4.2, 6.2.3: the request in the record says whether parameters are read or changed. */
static struct operation drive_access(struct bytes request)
{
	switch (bytes_u8(request, 1)) {
	case 1:
		return (struct operation){ .intent = INTENT_READ, .label = "ask for drive parameters",
					   .technique = "T0801" };
	case 2:
		return (struct operation){ .intent = INTENT_WRITE, .changes = CHANGES_YES,
					   .label = "change drive parameters", .technique = "T0836" };
	default:
		return (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
					   .label = "unknown drive request" };
	}
}

/* 5.2.8: read or write header, 64 bytes with the block's own, behind which the record lies. */
static void put_record_header(struct message *m, struct cursor *b, uint32_t *index, uint32_t *length)
{
	cur_skip(b, 2); /* sequence number */
	put_bytes(m, F_AR, cur_take(b, 16));
	put_be32(m, F_API, b);
	put_be16(m, F_SLOT, b);
	put_be16(m, F_SUBSLOT, b);
	cur_skip(b, 2);
	*index = put_be16(m, F_INDEX, b);
	*length = put_be32(m, F_LENGTH, b);
}

static void write_block(struct call *k, struct cursor *b)
{
	struct message *m = k->m;
	uint32_t index, length;

	put_record_header(m, b, &index, &length);
	if (k->answers) {
		cur_skip(b, 4);
		const uint32_t status = cur_be32(b);
		cur_skip(b, cur_left(b));
		const struct record *r = record_of(index);
		const bool before = k->failed;
		k->failed |= status != 0;
		emit(k, (struct operation){ .intent = r->write, .changes = CHANGES_YES,
					    .label = r->write_label, .technique = "T0836" });
		k->failed = before;
		return;
	}
	cur_skip(b, cur_left(b));
	if (index == RECORD_WRITE_MULTIPLE) { /* more such headers follow, each with its record */
		m->present = m->header;
		return;
	}
	const struct record *r = record_of(index);
	expect(m, (enum intent)r->write);
	const struct bytes value = cur_take(&k->c, length);
	if (value.len)
		put_bytes(m, F_VALUE, value);
	if (length % 4 && cur_left(&k->c))
		cur_skip(&k->c, 4 - length % 4);
	if (index == RECORD_DRIVE_LOCAL || index == RECORD_DRIVE_GLOBAL)
		emit(k, drive_access(value));
	else
		emit(k, (struct operation){ .intent = r->write, .changes = CHANGES_YES,
					    .label = r->write_label, .technique = "T0836" });
}

/* Identification and maintenance 0: IEC 61158-6-10, 5.2.25. */
static void put_im0(struct message *m, struct cursor *b)
{
	put_be16(m, F_VENDOR, b);
	const struct bytes order = cur_take(b, 20), serial = cur_take(b, 16);
	put_bytes(m, F_ORDER, order);
	put_bytes(m, F_SERIAL, serial);
	cur_skip(b, 2); /* hardware revision */
	const struct bytes revision = cur_take(b, 4);
	put_bytes(m, F_REVISION, revision);
	identify(m, IDENTITY_PRODUCT, order);
	identify(m, IDENTITY_SERIAL, serial);
	cur_skip(b, cur_left(b));
}

/* What a read answers: blocks or bytes of the record's own. */
static void read_block(struct call *k, struct cursor *b)
{
	struct message *m = k->m;
	uint32_t index, length;

	put_record_header(m, b, &index, &length);
	cur_skip(b, cur_left(b));
	const struct record *r = record_of(index);
	expect(m, (enum intent)r->read);
	if (k->answers) {
		struct cursor value = cur_cut(&k->c, length);
		struct cursor inner = value;
		if (cur_left(&inner) >= 60 && cur_be16(&inner) == BLOCK_IM0 && cur_be16(&inner) >= 56) {
			cur_skip(&inner, 2);
			put_im0(m, &inner);
		} else {
			put_rest(m, &value);
		}
	}
	emit(k, (struct operation){ .intent = r->read, .label = r->read_label,
				    .technique = r->read == INTENT_IDENTIFY ? "T0888" : "T0801" });
}

static void station_block(const struct call *k, struct cursor *b)
{
	const struct bytes name = cur_take(b, cur_be16(b));
	put_bytes(k->m, F_STATION, name);
	identify(k->m, IDENTITY_NAME, name);
	cur_skip(b, cur_left(b)); /* padding */
	emit(k, plain[OP_CONNECT]);
}

static void other_block(const struct call *k, uint32_t type, struct cursor *b)
{
	struct message *m = k->m;
	const bool known = names_find(&block_names, type);

	if (!m->bad && !known && !k->answers)
		flaw(m, UNKNOWN_BLOCK);
	put_rest(m, b);
	if (type == BLOCK_DIFFERENCE)
		emit(k, (struct operation){ .intent = INTENT_SESSION, .label = "modules differ" });
	else if (known || k->answers)
		emit(k, (struct operation){ .intent = INTENT_SESSION, .label = "other block" });
	else
		emit(k, (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
					    .label = "unknown block" });
}

static void one_block(struct call *k)
{
	struct message *m = k->m;
	const uint32_t offset = cur_offset(&k->c, m->data);
	const uint32_t type = cur_be16(&k->c), length = cur_be16(&k->c);
	const uint32_t which = type & ~(uint32_t)(k->answers ? BLOCK_ANSWER : 0);

	put_uint(m, F_BLOCK, type, offset, 2);
	if (!m->bad && (length < 2 || (length > cur_left(&k->c) && !m->prefix)))
		flaw(m, BAD_BLOCK);
	struct cursor b = cur_cut(&k->c, length);
	cur_skip(&b, 2); /* version */
	if (m->bad)
		return;
	if (which == BLOCK_AR)
		ar_block(k, &b);
	else if (which == BLOCK_IOCR)
		iocr_block(k, &b);
	else if (type == BLOCK_SUBMODULES)
		submodules_block(k, &b);
	else if (which == BLOCK_WRITE)
		write_block(k, &b);
	else if (which == BLOCK_READ)
		read_block(k, &b);
	else if (type == (BLOCK_SERVER | BLOCK_ANSWER))
		station_block(k, &b);
	else if (which >= BLOCK_CONTROL_FIRST && which <= BLOCK_CONTROL_LAST)
		control_block(k, &b);
	else
		other_block(k, type, &b);
	if (!m->bad && cur_left(&b))
		flaw(m, BAD_BLOCK);
}

/* ---- the call ---- */

static uint32_t activity_key(const struct rpc_cl *h)
{
	const uint64_t a = h->activity.rest ^ h->activity.time_low ^ (uint64_t)h->activity.time_mid << 32;
	return h->sequence ^ (uint32_t)a ^ (uint32_t)(a >> 32);
}

/* A packet may come twice, so a request stays until newer ones push it out. */
static void match(struct message *m, const struct rpc_cl *h, bool answers)
{
	struct profinet_io_flow *flow = m->flow;

	if (m->prefix || m->bad)
		return;
	if (!answers) {
		flow->asked = true;
		pair_open(&flow->pairs, activity_key(h))->code = h->operation;
		return;
	}
	const struct pair *asked = pair_find(&flow->pairs, activity_key(h));
	if (asked && asked->code != h->operation)
		flaw(m, FLAW_MISFIT);
	else if (!asked && flow->asked)
		flaw(m, FLAW_NO_REQUEST);
}

/* The array in front of the blocks: 4.10.3.2, in the byte order of the header. */
static void body(struct call *k, bool is_little, struct cursor c)
{
	struct message *m = k->m;
	const uint32_t offset = cur_offset(&c, m->data);
	const uint32_t first = rpc_u32(&c, is_little), length = rpc_u32(&c, is_little);

	if (k->answers) {
		k->failed = first != 0;
		put_uint(m, F_STATUS, first, offset, 4);
		if (first)
			put_uint(m, F_ERROR, first >> 8 & 0xffff, offset, 4);
		keep(m);
	}
	cur_skip(&c, 8);
	const uint32_t count = rpc_u32(&c, is_little);
	if (!m->bad && (length != count || (count > cur_left(&c) && !m->prefix)))
		flaw(m, BAD_ARRAY);
	k->c = cur_cut(&c, count);
	if (cur_left(&c))
		flaw(m, FLAW_TRAILING);
	while (!m->bad && k->op != OPS && cur_left(&k->c))
		one_block(k);
	if (!m->operations) {
		if (k->op == OPS)
			put_rest(m, &k->c);
		emit(k, plain[k->op]);
	}
}

static void fault(struct message *m, const struct call *k, struct cursor *c)
{
	put_rest(m, c);
	struct operation op = plain[k->op];
	op.role = ROLE_ANSWER;
	op.failed = true;
	operation(m, &op);
}

static void call(struct message *m, const struct rpc_cl *h, struct cursor c)
{
	struct call k = { .m = m, .op = h->operation < OPS ? h->operation : OPS,
			  .answers = h->type != RPC_REQUEST };

	set_client(m, !k.answers);
	put_uint(m, F_OPERATION, h->operation, 68, 2);
	if (k.answers && h->type == RPC_RESPONSE)
		put_maker(m, h->object.rest & UINT64_C(0xffffffffffff), true);
	keep(m);
	m->code = h->operation;
	expect(m, (enum intent)plain[k.op].intent);
	if (k.op == OPS)
		flaw(m, UNKNOWN_OPERATION);
	match(m, h, k.answers);
	if (h->type == RPC_FAULT || h->type == RPC_REJECT) {
		m->carrier = true;
		fault(m, &k, &c);
		return;
	}
	const bool last = !(h->flags & RPC_CL_FRAGMENT) || h->flags & RPC_CL_LAST_FRAGMENT;
	const bool first = !h->fragment;
	const struct bytes whole = join(m, cur_rest(&c), first, last);
	if (!whole.len) {
		if (!m->piece && !m->flaws)
			cur_poison(&c); /* a call without even its lengths */
		return;
	}
	if (first) {
		body(&k, h->is_little, cur_over(whole.p, whole.len, &m->bad));
		return;
	}
	/* Offsets of a joined message are in the joined bytes. */
	const uint8_t *data = m->data;
	const size_t len = m->len;
	m->data = whole.p;
	m->len = whole.len;
	body(&k, h->is_little, cur_over(whole.p, whole.len, &m->bad));
	m->data = data;
	m->len = len;
}

/* DEA0000n-6C97-11D1-8271-00A02442DF7D: device, controller, supervisor, parameter server. */
static bool is_profinet(const struct rpc_uuid *u)
{
	return u->time_low >= 0xdea00001 && u->time_low <= 0xdea00004 && u->time_mid == 0x6c97 &&
	       u->time_high == 0x11d1 && u->rest == UINT64_C(0x827100a02442df7d);
}

/* E1AF8308-5D1F-11C9-91A4-08002B14A0FA: the endpoint mapper, which engineering tools ask first. */
static bool is_mapper(const struct rpc_uuid *u)
{
	return u->time_low == 0xe1af8308 && u->time_mid == 0x5d1f && u->time_high == 0x11c9 &&
	       u->rest == UINT64_C(0x91a408002b14a0fa);
}

enum { MAPPER_LOOKUP = 2, MAPPER_FREE = 4 };

/* C706, appendix O: of the mapper's operations, looking up is all that tools need. */
static void other_interface(struct message *m, const struct rpc_cl *h, struct cursor *c)
{
	struct operation op = { .intent = INTENT_OTHER,
				.changes = CHANGES_UNKNOWN,
				.label = "call of another interface" };

	m->carrier = true;
	set_client(m, h->type == RPC_REQUEST);
	if (is_mapper(&h->interface) && h->operation == MAPPER_LOOKUP)
		op = (struct operation){ .intent = INTENT_IDENTIFY,
					 .label = "look up endpoints",
					 .technique = "T0846" };
	else if (is_mapper(&h->interface) && h->operation == MAPPER_FREE)
		op = (struct operation){ .intent = INTENT_SESSION, .label = "end looking up", .housekeeping = true };
	else
		flaw(m, UNKNOWN_INTERFACE);
	op.role = h->type == RPC_REQUEST ? ROLE_REQUEST : ROLE_ANSWER;
	op.failed = h->type == RPC_FAULT || h->type == RPC_REJECT;
	put_rest(m, c);
	expect(m, (enum intent)op.intent);
	operation(m, &op);
}

#define ANSWER_WAIT_S 60u

static void profinet_io_dissect(struct message *m, struct cursor c)
{
	const struct rpc_cl h = rpc_cl_read(&c);

	if (m->bad)
		return;
	put_uint(m, F_PACKET, h.type, 1, 1);
	put_uint(m, F_SEQUENCE, h.sequence, 64, 4);
	if (h.flags & RPC_CL_FRAGMENT)
		put_uint(m, F_FRAGMENT, h.fragment, 76, 2);
	if (h.type == RPC_REQUEST && m->from_client && !m->negotiated) /* many answer from a port of their own */
		expect_flow(m, &(struct expected){ .transport = TRANSPORT_UDP, .port = m->src_port, .by_server = true,
						   .many = true, .seconds = ANSWER_WAIT_S, .word = 1 });
	switch (h.type) {
	case RPC_REQUEST:
	case RPC_RESPONSE:
	case RPC_FAULT:
	case RPC_REJECT:
		if (is_profinet(&h.interface))
			call(m, &h, c);
		else
			other_interface(m, &h, &c);
		break;
	default: /* the carrier's own business */
		m->carrier = true;
		break;
	}
}

static size_t profinet_io_frame(const struct message *m, struct cursor c)
{
	(void)m;
	return rpc_cl_possible(c) ? rpc_cl_length(c) : FRAME_FOREIGN;
}

static enum probe profinet_io_probe(enum transport transport, bool from_client, struct cursor c)
{
	struct cursor head = c;

	(void)from_client;
	if (transport != TRANSPORT_UDP || cur_left(&c) < RPC_CL_HEADER || !rpc_cl_possible(c))
		return PROBE_NO;
	const struct rpc_cl h = rpc_cl_read(&head);
	const bool whole = rpc_cl_length(c) <= cur_left(&c);
	if (is_profinet(&h.interface))
		return whole ? PROBE_STRONG : PROBE_WEAK;
	return is_mapper(&h.interface) ? PROBE_WEAK : PROBE_NO;
}

/* ---- refusing ---- */

/* The request's header comes back as a response with a status and no blocks: 4.10.3.3, 5.2.6. */
static size_t profinet_io_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	static const uint8_t error_codes[OPS] = { 0xdb, 0xdc, 0xde, 0xdf, 0xdd, 0xde };
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);
	const struct rpc_cl h = rpc_cl_read(&c);
	const size_t len = RPC_CL_HEADER + 20;

	if (bad || cap < len || h.type != RPC_REQUEST || h.operation >= OPS || code < 1 || code > 0xffff)
		return 0;
	memcpy(out, m->data, RPC_CL_HEADER);
	memset(out + RPC_CL_HEADER, 0, 20);
	out[1] = RPC_RESPONSE;
	out[2] = 0x0a; /* last fragment, no acknowledgement wanted */
	out[3] = 0;
	const uint8_t status[4] = { error_codes[h.operation], (uint8_t)(code >> 8), (uint8_t)code, 0 };
	for (unsigned i = 0; i < 4; i++)
		out[RPC_CL_HEADER + i] = status[h.is_little ? 3 - i : i];
	out[h.is_little ? 74 : 75] = 20; /* length of the body */
	out[h.is_little ? 75 : 74] = 0;
	out[76] = out[77] = 0; /* fragment */
	return len;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 34964, 34964 } };

extern const struct dissector profinet_io;
const struct dissector profinet_io = {
	.name = "profinet_io",
	.title = "PROFINET IO context management",
	.specification = "IEC 61158-6-10:2019, 4.10 and 5; C706, chapter 12",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "release, and the steps of an opened relation (end of parameters, application ready)",
	.codes = &operation_names,
	.message_max = 65000,
	.flow_size = sizeof(struct profinet_io_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = ACCESS_DENIED, .codes = &error_names,
		    .answer = profinet_io_answer },
	.probe = profinet_io_probe,
	.frame = profinet_io_frame,
	.dissect = profinet_io_dissect,
};
