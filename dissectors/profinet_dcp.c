/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PROFINET DCP: names, addresses and resets of stations.  IEC 61158-6-10:2019, 4.3 (DCP APDUs).
 * It is what frames of ethertype 0x8892 with frame ids FEFC - FEFF carry (profinet_rt.c hands them
 * over whole, frame id first).
 *
 *	+----------+---------+--------------+-----+-------------------+--------+--------------------...
 *	| frame id | service | service type | xid | delay or reserved | length | blocks
 *	+----------+---------+--------------+-----+-------------------+--------+--------------------...
 *	 2          1         1              4     2                   2
 *	block:     | option | suboption | length | qualifier or info (2) | value, padded to even |
 *
 * A get request is a list of option and suboption only; identify requests have no qualifier.  All
 * numbers are big-endian.  One operation per block.  A get or set is answered in the same
 * conversation (two MAC addresses); identify goes to a group and its answers come from elsewhere,
 * so they are not paired.  Refusing: a set is answered in the device's place with the block error
 * "not possible"; a get with "option not supported".
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/profinet.h"

#include <string.h>

enum {
	F_FRAME_ID, F_SERVICE, F_TYPE, F_XID, F_DELAY, F_LENGTH, F_BLOCK, F_PERMANENT, F_RESET,
	F_INFO, F_NAME, F_ADDRESS, F_MASK, F_GATEWAY, F_VENDOR, F_DEVICE, F_ROLE, F_INSTANCE,
	F_VALUE, F_ERROR,
	F_COUNT,
};

enum { SERVICE_GET = 3, SERVICE_SET = 4, SERVICE_IDENTIFY = 5, SERVICE_HELLO = 6 };

static const struct name frame_list[] = {
	{ FRAME_DCP_HELLO, "hello" }, { FRAME_DCP_GET_SET, "get-set" },
	{ FRAME_DCP_IDENTIFY, "identify-request" }, { FRAME_DCP_IDENTIFIED, "identify-response" },
};
static const struct names frame_names = NAMES(frame_list);

static const struct name service_list[] = {
	{ SERVICE_GET, "get" }, { SERVICE_SET, "set" }, { SERVICE_IDENTIFY, "identify" },
	{ SERVICE_HELLO, "hello" },
};
static const struct names service_names = NAMES(service_list);

enum { TYPE_REQUEST = 0, TYPE_SUCCESS = 1, TYPE_UNSUPPORTED = 5 };

static const struct name type_list[] = {
	{ TYPE_REQUEST, "request" }, { TYPE_SUCCESS, "response" },
	{ TYPE_UNSUPPORTED, "not-supported" },
};
static const struct names type_names = NAMES(type_list);

/* 4.3.1.4: option in the high byte, suboption in the low one. */
enum {
	BLOCK_MAC = 0x0101, BLOCK_IP = 0x0102, BLOCK_IP_SUITE = 0x0103, BLOCK_PRODUCT = 0x0201,
	BLOCK_NAME = 0x0202, BLOCK_DEVICE = 0x0203, BLOCK_ROLE = 0x0204, BLOCK_OPTIONS = 0x0205,
	BLOCK_ALIAS = 0x0206, BLOCK_INSTANCE = 0x0207, BLOCK_OEM = 0x0208, BLOCK_RESPONSE = 0x0504,
	BLOCK_RESET = 0x0506, BLOCK_ALL = 0xffff,
};

static const struct name block_list[] = {
	{ BLOCK_MAC, "mac-address" },
	{ BLOCK_IP, "ip-parameter" },
	{ BLOCK_IP_SUITE, "full-ip-suite" },
	{ BLOCK_PRODUCT, "type-of-station" },
	{ BLOCK_NAME, "name-of-station" },
	{ BLOCK_DEVICE, "device-id" },
	{ BLOCK_ROLE, "device-role" },
	{ BLOCK_OPTIONS, "device-options" },
	{ BLOCK_ALIAS, "alias-name" },
	{ BLOCK_INSTANCE, "device-instance" },
	{ BLOCK_OEM, "oem-device-id" },
	{ 0x0209, "standard-gateway" },
	{ 0x020a, "rsi-properties" },
	{ 0x030c, "dhcp-host-name" },
	{ 0x032b, "dhcp-vendor" },
	{ 0x0336, "dhcp-server" },
	{ 0x0337, "dhcp-request-list" },
	{ 0x033c, "dhcp-class" },
	{ 0x033d, "dhcp-client" },
	{ 0x0351, "dhcp-domain-name" },
	{ 0x0361, "dhcp-uuid" },
	{ 0x03ff, "dhcp-control" },
	{ 0x0501, "start-transaction" },
	{ 0x0502, "end-transaction" },
	{ 0x0503, "signal" },
	{ BLOCK_RESPONSE, "response" },
	{ 0x0505, "factory-reset" },
	{ BLOCK_RESET, "reset-to-factory" },
	{ 0x0601, "device-initiative" },
	{ BLOCK_ALL, "all" },
};
static const struct names block_names = NAMES(block_list);

/* 4.3.1.4.16: bits 1 - 15 of the qualifier of reset-to-factory */
static const struct name reset_list[] = {
	{ 1, "application-data" }, { 2, "communication-parameter" },
	{ 3, "engineering-parameter" }, { 4, "all-stored-data" },
	{ 8, "device" }, { 9, "device-and-image" },
};
static const struct names reset_names = NAMES(reset_list);

static const struct name error_list[] = {
	{ 0, "ok" }, { 1, "option-not-supported" }, { 2, "suboption-not-supported" },
	{ 3, "suboption-not-set" }, { 4, "resource-error" }, { 5, "set-not-possible" },
	{ 6, "in-operation" },
};
static const struct names error_names = NAMES(error_list);

static const struct field fields[] = {
	[F_FRAME_ID] = { "frame_id", FIELD_UINT, 16, USE_DETAIL, 0, &frame_names,
			 "Frame id, which tells hello, get and set, identify and its answers apart." },
	[F_SERVICE] = { "service", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &service_names,
			"What is asked or answered: get, set, identify or hello." },
	[F_TYPE] = { "service_type", FIELD_UINT, 8, USE_DETAIL, 0, &type_names,
		     "Request, response, or the answer that the service is not supported." },
	[F_XID] = { "xid", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		    "Identifier that an answer copies from its request." },
	[F_DELAY] = { "response_delay", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		      "Over how many units of 10 ms the answers to an identify are to be spread." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Bytes of blocks." },
	[F_BLOCK] = { "block", FIELD_UINT, 16, USE_KEY, 0, &block_names,
		      "Which property of the station: option (high byte) and suboption (low byte)." },
	[F_PERMANENT] = { "permanent", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
			  "The value is to be kept over a restart." },
	[F_RESET] = { "reset", FIELD_UINT, 16, USE_KEY, 0, &reset_names,
		      "How much a reset to factory settings wipes." },
	[F_INFO] = { "info", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		     "Block information of an answer: for addresses 1 is set, 2 set by DHCP, +128 conflict." },
	[F_NAME] = { "name", FIELD_TEXT, 0, USE_VALUE, 0, NULL,
		     "Name of station, alias, or type of station." },
	[F_ADDRESS] = { "address", FIELD_UINT, 32, USE_VALUE, 0, NULL,
			"IPv4 address of the station, as one number." },
	[F_MASK] = { "mask", FIELD_UINT, 32, USE_VALUE, 0, NULL, "Subnet mask, as one number." },
	[F_GATEWAY] = { "gateway", FIELD_UINT, 32, USE_VALUE, 0, NULL,
			"Standard gateway, as one number." },
	[F_VENDOR] = { "vendor", FIELD_UINT, 16, USE_VALUE, 0, NULL,
		       "Vendor id given by PROFIBUS and PROFINET International." },
	[F_DEVICE] = { "device", FIELD_UINT, 16, USE_VALUE, 0, NULL,
		       "Device id, given by the vendor." },
	[F_ROLE] = { "device_role", FIELD_UINT, 8, USE_VALUE, 0, NULL,
		     "Roles, bit by bit: 1 IO device, 2 controller, 4 multidevice, 8 supervisor." },
	[F_INSTANCE] = { "instance", FIELD_UINT, 16, USE_VALUE, 0, NULL,
			 "Which of several devices behind one address." },
	[F_VALUE] = { "value", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		      "The block's bytes, where nothing more is known of them." },
	[F_ERROR] = { "error", FIELD_UINT, 8, USE_DETAIL, 0, &error_names,
		      "Whether the station has done what the block asked." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_LENGTH = FLAW_OWN, BAD_BLOCK, UNKNOWN_SERVICE, UNKNOWN_BLOCK, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_length", FLAW_MALFORMED, "the length of the blocks contradicts the frame" },
	{ "bad_block", FLAW_MALFORMED, "a block's length does not go with its kind" },
	{ "unknown_service", FLAW_UNKNOWN, "a service or service type that the standard does not have" },
	{ "unknown_block", FLAW_UNKNOWN, "an option or suboption that the standard does not have" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

/* What a set of each block does; a line with suboption 0 stands for its whole option. */
struct deed {
	uint16_t block;
	uint8_t intent, changes;
	const char *label, *technique;
};

static const struct deed set_deeds[] = {
	{ BLOCK_NAME, INTENT_CONFIG, CHANGES_YES, "set name of station", "T0836" },
	{ BLOCK_IP, INTENT_CONFIG, CHANGES_YES, "set IP address", "T0836" },
	{ BLOCK_IP_SUITE, INTENT_CONFIG, CHANGES_YES, "set IP address and name servers", "T0836" },
	{ 0x0300, INTENT_CONFIG, CHANGES_YES, "set DHCP option", "T0836" },
	{ 0x0501, INTENT_SESSION, CHANGES_NO, "start transaction", NULL },
	{ 0x0502, INTENT_SESSION, CHANGES_NO, "end transaction", NULL },
	{ 0x0503, INTENT_DIAGNOSE, CHANGES_NO, "flash the signal lamp", NULL },
	{ 0x0505, INTENT_RUN, CHANGES_YES, "factory reset", "T0816" },
	{ BLOCK_RESET, INTENT_RUN, CHANGES_YES, "reset to factory settings", "T0816" },
	{ 0x0200, INTENT_CONFIG, CHANGES_YES, "set device property", "T0836" },
	{ 0x0601, INTENT_CONFIG, CHANGES_YES, "set device initiative", "T0836" },
};
static const struct deed set_other = { 0, INTENT_OTHER, CHANGES_UNKNOWN, "set other block", NULL };

static const struct deed *set_deed(uint32_t block)
{
	for (unsigned i = 0; i < sizeof set_deeds / sizeof set_deeds[0]; i++) {
		const uint32_t line = set_deeds[i].block;
		if (line == block || (!(line & 0xff) && line >> 8 == block >> 8))
			return &set_deeds[i];
	}
	return &set_other;
}

struct apdu {
	struct message *m;
	uint8_t service;
	bool answers;
	bool unsupported;
};

static void emit(const struct apdu *a, struct operation op)
{
	op.role = a->service == SERVICE_HELLO ? ROLE_REPORT : a->answers ? ROLE_ANSWER : ROLE_REQUEST;
	operation(a->m, &op);
}

static void emit_set(const struct apdu *a, uint32_t block, bool failed)
{
	const struct deed *d = set_deed(block);
	emit(a, (struct operation){ .intent = d->intent, .changes = d->changes, .label = d->label,
				    .technique = d->technique, .failed = failed });
}

static void emit_other(const struct apdu *a)
{
	switch (a->service) {
	case SERVICE_GET:
		emit(a, (struct operation){ .intent = INTENT_READ, .label = "get", .technique = "T0888",
					    .failed = a->unsupported });
		break;
	case SERVICE_SET: /* an answer that says nothing more */
		emit(a, (struct operation){ .intent = INTENT_CONFIG, .changes = CHANGES_YES,
					    .label = "set", .failed = a->unsupported });
		break;
	case SERVICE_IDENTIFY:
		emit(a, (struct operation){ .intent = INTENT_IDENTIFY, .label = "identify",
					    .technique = "T0846", .failed = a->unsupported });
		break;
	case SERVICE_HELLO:
		emit(a, (struct operation){ .intent = INTENT_REPORT, .label = "hello" });
		break;
	default:
		emit(a, (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
					    .label = "unknown service" });
		break;
	}
}

static uint32_t put_block(const struct apdu *a, struct cursor *c)
{
	const uint32_t block = put_be16(a->m, F_BLOCK, c), option = block >> 8;
	/* 0x80 - 0xfe are the manufacturers' own. */
	if (!a->m->bad && !names_find(&block_names, block) && (option < 0x80 || option == 0xff))
		flaw(a->m, UNKNOWN_BLOCK);
	return block;
}

static void put_name(const struct apdu *a, uint32_t block, struct cursor *v)
{
	const struct bytes name = cur_rest(v);
	put_bytes(a->m, F_NAME, name);
	if ((a->answers || a->service == SERVICE_HELLO) && block != BLOCK_ALIAS)
		identify(a->m, block == BLOCK_NAME ? IDENTITY_NAME : IDENTITY_PRODUCT, name);
}

static void put_device(const struct apdu *a, struct cursor *v)
{
	const uint16_t vendor = put_be16(a->m, F_VENDOR, v);
	put_be16(a->m, F_DEVICE, v);
	const char *name = names_find(&profinet_vendors, vendor);
	if (name && (a->answers || a->service == SERVICE_HELLO))
		identify_text(a->m, IDENTITY_VENDOR, name);
}

/* 4.3.1.4: what a block's value must measure; 0: anything. */
static size_t value_size(uint32_t block)
{
	switch (block) {
	case BLOCK_MAC:
		return 6;
	case BLOCK_IP:
		return 12;
	case BLOCK_DEVICE:
	case BLOCK_OEM:
		return 4;
	case BLOCK_ROLE:
	case BLOCK_INSTANCE:
		return 2;
	default:
		return 0;
	}
}

static void put_block_value(const struct apdu *a, uint32_t block, struct cursor *v)
{
	struct message *m = a->m;
	const size_t size = value_size(block);

	if (!m->bad && size && cur_left(v) != size) {
		flaw(m, BAD_BLOCK);
		block = 0; /* read as bytes */
	}
	switch (block) {
	case BLOCK_NAME:
	case BLOCK_ALIAS:
	case BLOCK_PRODUCT:
		put_name(a, block, v);
		break;
	case BLOCK_IP_SUITE:
	case BLOCK_IP:
		put_be32(m, F_ADDRESS, v);
		put_be32(m, F_MASK, v);
		put_be32(m, F_GATEWAY, v);
		break;
	case BLOCK_DEVICE:
	case BLOCK_OEM:
		put_device(a, v);
		break;
	case BLOCK_ROLE:
		put_u8(m, F_ROLE, v);
		cur_skip(v, 1);
		break;
	case BLOCK_INSTANCE:
		put_be16(m, F_INSTANCE, v);
		break;
	default:
		break;
	}
	if (cur_left(v))
		put_bytes(m, F_VALUE, cur_rest(v));
}

/* 5/4: which block, and what became of it. */
static void control_response(const struct apdu *a, struct cursor *v)
{
	const uint32_t block = put_block(a, v);
	const uint8_t error = put_u8(a->m, F_ERROR, v);
	if (cur_left(v))
		flaw(a->m, BAD_BLOCK);
	if (a->service == SERVICE_SET)
		emit_set(a, block, error);
	else
		emit(a, (struct operation){ .intent = INTENT_READ, .label = "get", .technique = "T0888",
					    .failed = error });
}

static void one_block(const struct apdu *a, struct cursor *c)
{
	struct message *m = a->m;
	const uint32_t block = put_block(a, c), length = cur_be16(c);
	struct cursor v = cur_cut(c, length);

	if (length & 1 && cur_left(c)) /* padding */
		cur_skip(c, 1);
	if (a->answers && block == BLOCK_RESPONSE) {
		control_response(a, &v);
		return;
	}
	if (a->service == SERVICE_SET && !a->answers) {
		const uint32_t offset = cur_offset(&v, m->data);
		const uint16_t qualifier = cur_be16(&v);
		if (block == BLOCK_RESET)
			put_uint(m, F_RESET, qualifier >> 1, offset, 2);
		else
			put_uint(m, F_PERMANENT, qualifier & 1, offset, 2);
	} else if (a->answers || a->service == SERVICE_HELLO) {
		put_be16(m, F_INFO, &v);
	}
	put_block_value(a, block, &v);
	if (a->service == SERVICE_SET)
		emit_set(a, block, false);
	else
		emit_other(a);
}

/* Answers of get and set belong to a request of the same conversation. */
static void match(const struct apdu *a, uint32_t xid)
{
	struct message *m = a->m;
	struct pairs *pairs = &((struct profinet_dcp_flow *)m->flow)->pairs;

	if (m->bad || m->prefix || (a->service != SERVICE_GET && a->service != SERVICE_SET))
		return;
	if (!a->answers) {
		pair_open(pairs, xid)->code = a->service;
		return;
	}
	const struct pair *asked = pair_take(pairs, xid);
	if (!asked)
		flaw(m, FLAW_NO_REQUEST);
	else if (asked->code != a->service)
		flaw(m, FLAW_MISFIT);
}

static const enum intent expected[] = {
	[SERVICE_GET] = INTENT_READ, [SERVICE_SET] = INTENT_CONFIG,
	[SERVICE_IDENTIFY] = INTENT_IDENTIFY, [SERVICE_HELLO] = INTENT_REPORT,
};

static void profinet_dcp_dissect(struct message *m, struct cursor c)
{
	const uint16_t frame = put_be16(m, F_FRAME_ID, &c);
	const uint8_t service = put_u8(m, F_SERVICE, &c), type = put_u8(m, F_TYPE, &c);
	const uint32_t xid = put_be32(m, F_XID, &c);
	if (frame == FRAME_DCP_IDENTIFY)
		put_be16(m, F_DELAY, &c);
	else
		cur_skip(&c, 2);
	const uint16_t length = put_be16(m, F_LENGTH, &c);
	if (m->bad)
		return;
	keep(m);
	m->code = service;
	const bool known = service >= SERVICE_GET && service <= SERVICE_HELLO &&
			   names_find(&type_names, type);
	if (!known)
		flaw(m, UNKNOWN_SERVICE);
	else if (service != SERVICE_SET)
		expect(m, expected[service]);
	if (length > cur_left(&c) && !m->prefix)
		flaw(m, BAD_LENGTH);
	const struct apdu a = { m, service, type & 1, type & 4 };
	if (known)
		match(&a, xid);
	struct cursor blocks = cur_cut(&c, length);
	if (cur_left(&c) && m->len > PROFINET_PADDED)
		flaw(m, FLAW_TRAILING);
	while (!m->bad && known && cur_left(&blocks)) {
		if (service == SERVICE_GET && !a.answers) {
			put_block(&a, &blocks);
			emit_other(&a);
		} else {
			one_block(&a, &blocks);
		}
	}
	if (!m->operations) {
		if (cur_left(&blocks))
			put_bytes(m, F_VALUE, cur_rest(&blocks));
		emit_other(&a);
	}
}

/* ---- refusing ---- */

/* Every block of a get or set comes back as "response" (5/4) with the code as its error. */
static size_t profinet_dcp_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);
	const struct bytes head = cur_take(&c, 10);
	struct cursor blocks = cur_cut(&c, cur_be16(&c));
	const uint8_t service = bytes_u8(head, 2);
	size_t at = 12;

	if (bad || code < 1 || code > 255 || cap < PROFINET_PADDED || bytes_u8(head, 3) ||
	    (service != SERVICE_GET && service != SERVICE_SET))
		return 0;
	memcpy(out, head.p, 10);
	out[3] = TYPE_SUCCESS;
	out[8] = out[9] = 0;
	while (!bad && cur_left(&blocks)) {
		const uint16_t block = cur_be16(&blocks);
		if (service == SERVICE_SET) {
			const uint16_t length = cur_be16(&blocks);
			cur_skip(&blocks, length + (length & 1u) <= cur_left(&blocks) ? length + (length & 1u)
										      : length);
		}
		if (bad || at + 8 > cap)
			return 0;
		const uint8_t response[8] = { 5, 4, 0, 3, (uint8_t)(block >> 8), (uint8_t)block,
					      (uint8_t)code, 0 };
		memcpy(out + at, response, sizeof response);
		at += sizeof response;
	}
	out[10] = (uint8_t)((at - 12) >> 8);
	out[11] = (uint8_t)(at - 12);
	if (at < PROFINET_PADDED) {
		memset(out + at, 0, PROFINET_PADDED - at);
		at = PROFINET_PADDED;
	}
	return at;
}

extern const struct dissector profinet_dcp;
const struct dissector profinet_dcp = {
	.name = "profinet_dcp",
	.title = "PROFINET DCP: names and addresses",
	.specification = "IEC 61158-6-10:2019, 4.3",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.housekeeping = "",
	.codes = &service_names,
	.message_max = PROFINET_FRAME_MAX,
	.flow_size = sizeof(struct profinet_dcp_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = 5, .codes = &error_names,
		    .answer = profinet_dcp_answer },
	.carrier = &profinet_rt,
	.probe = probe_never,
	.frame = frame_whole,
	.dissect = profinet_dcp_dissect,
};
