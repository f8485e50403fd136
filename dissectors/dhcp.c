/* SPDX-License-Identifier: Apache-2.0 */
/*
 * DHCP and BOOTP: UDP 67 and 68.  RFC 951, RFC 2131, RFC 2132.
 *
 *	+----+-------+------+------+-----+------+-------+----------------+------------+----------+----------...
 *	| op | htype | hlen | hops | xid | secs | flags | 4 addresses    | chaddr     | names    | cookie, options
 *	+----+-------+------+------+-----+------+-------+----------------+------------+----------+----------...
 *	  1     1       1      1     4     2       2      16               16           64 + 128   4
 *
 * Read are the kind of message, the client's MAC and host name, what it is (vendor class), and the addresses asked
 * for and given.  No refusal.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_TYPE, F_MAC, F_HOST, F_CLASS, F_ADDRESS, F_SERVER, F_ROUTER, F_BOOT, F_COUNT };

enum { BOOTP_REQUEST = 0, BOOTP_REPLY = 255 }; /* without option 53 */
static const struct name type_list[] = {
	{ BOOTP_REQUEST, "bootp-request" }, { 1, "discover" }, { 2, "offer" }, { 3, "request" }, { 4, "decline" },
	{ 5, "ack" }, { 6, "nak" }, { 7, "release" }, { 8, "inform" }, { BOOTP_REPLY, "bootp-reply" },
};
static const struct names type_names = NAMES(type_list);

static const struct field fields[] = {
	[F_TYPE] = { "type", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &type_names, "Kind of message." },
	[F_MAC] = { "mac", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "MAC address of the client." },
	[F_HOST] = { "host", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Name of the client." },
	[F_CLASS] = { "class", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "What the client is, as its maker says." },
	[F_ADDRESS] = { "address", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Address that is asked for or given." },
	[F_SERVER] = { "server", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Address of the DHCP server." },
	[F_ROUTER] = { "router", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Address of the router that is given." },
	[F_BOOT] = { "boot_file", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "File that the client is to load and run." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { UNKNOWN_TYPE = FLAW_OWN, BAD_OPTION, FLAWS_END };

static const struct flaw flaws[] = {
	{ "unknown_type", FLAW_UNKNOWN, "a kind of message that is not known" },
	{ "bad_option", FLAW_MALFORMED, "an option that is longer than the message" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function types[] = {
	{ BOOTP_REQUEST, INTENT_CONFIG, CHANGES_NO, 0, false, "ask for address", NULL },
	{ 1, INTENT_CONFIG, CHANGES_NO, 0, false, "discover", NULL },
	{ 2, INTENT_CONFIG, CHANGES_YES, 0, false, "offer", NULL },
	{ 3, INTENT_CONFIG, CHANGES_NO, 0, false, "request address", NULL },
	{ 4, INTENT_CONFIG, CHANGES_NO, 0, false, "decline address", NULL },
	{ 5, INTENT_CONFIG, CHANGES_YES, 0, false, "give address", NULL },
	{ 6, INTENT_CONFIG, CHANGES_YES, 0, false, "take address away", NULL },
	{ 7, INTENT_CONFIG, CHANGES_NO, 0, false, "release address", NULL },
	{ 8, INTENT_CONFIG, CHANGES_NO, 0, false, "ask for settings", NULL },
	{ BOOTP_REPLY, INTENT_CONFIG, CHANGES_YES, 0, false, "give address", NULL },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown message", NULL };

enum {
	OPTION_ROUTER = 3, OPTION_HOST = 12, OPTION_REQUESTED = 50, OPTION_TYPE = 53, OPTION_SERVER = 54,
	OPTION_CLASS = 60, OPTION_FILE = 67, OPTION_END = 255,
};

#define FIXED 240u
#define COOKIE 0x63825363u
#define MESSAGE_MAX 4096u

static struct bytes text_of(struct bytes b)
{
	return bytes_part(b, 0, bytes_find(b, 0));
}

static void option(struct message *m, uint8_t code, struct bytes value)
{
	static const struct {
		uint8_t code, field;
		bool is_text;
	} known[] = {
		{ OPTION_ROUTER, F_ROUTER, false }, { OPTION_HOST, F_HOST, true },
		{ OPTION_REQUESTED, F_ADDRESS, false },
		{ OPTION_SERVER, F_SERVER, false }, { OPTION_CLASS, F_CLASS, true }, { OPTION_FILE, F_BOOT, true },
	};

	for (unsigned i = 0; i < sizeof known / sizeof known[0]; i++) {
		const struct bytes v = known[i].is_text ? text_of(value) : bytes_part(value, 0, 4);
		if (known[i].code == code && v.len)
			put_bytes(m, known[i].field, v);
	}
	if (code == OPTION_HOST)
		identify(m, IDENTITY_NAME, text_of(value));
	else if (code == OPTION_CLASS)
		identify(m, IDENTITY_PRODUCT, text_of(value));
}

/* RFC 2132, 2: code, length, value; 0 pads, 255 ends.  Answers the message's type. */
static uint32_t options(struct message *m, struct cursor c, uint32_t type)
{
	while (cur_left(&c)) {
		const uint8_t code = cur_u8(&c);
		if (code == OPTION_END)
			break;
		if (!code)
			continue;
		const size_t length = cur_left(&c) ? cur_u8(&c) : 1;
		if (length > cur_left(&c)) {
			flaw(m, BAD_OPTION);
			break;
		}
		const struct bytes value = cur_take(&c, length);
		if (code == OPTION_TYPE && value.len == 1)
			type = value.p[0];
		else
			option(m, code, value);
	}
	return type;
}

static void dhcp_dissect(struct message *m, struct cursor c)
{
	const struct bytes head = cur_take(&c, FIXED);
	const bool is_reply = bytes_u8(head, 0) == 2;

	if (m->bad)
		return;
	put_bytes(m, F_MAC, bytes_part(head, 28, 6));
	if (bytes_be32(head, 16))
		put_bytes(m, F_ADDRESS, bytes_part(head, 16, 4));
	const struct bytes file = text_of(bytes_part(head, 108, 128));
	if (file.len)
		put_bytes(m, F_BOOT, file);
	const uint32_t type = options(m, c, is_reply ? BOOTP_REPLY : BOOTP_REQUEST);
	const struct function *f = FUNCTION_FIND(types, type);
	put_uint(m, F_TYPE, type, 0, 0);
	m->code = (int32_t)type;
	if (!f)
		flaw(m, UNKNOWN_TYPE);
	set_client(m, !is_reply);
	function_emit(m, f ? f : &unknown, is_reply ? ROLE_ANSWER : ROLE_REQUEST, type == 6);
}

static size_t dhcp_frame(const struct message *m, struct cursor c)
{
	(void)m;
	return cur_left(&c) <= MESSAGE_MAX ? cur_left(&c) : FRAME_FOREIGN;
}

/* Ethernet addresses only; the cookie of RFC 2131, 3. */
static enum probe dhcp_probe(enum transport transport, bool from_client, struct cursor c)
{
	const int op = cur_peek(&c, 0);

	(void)from_client;
	if (transport != TRANSPORT_UDP || (op != 1 && op != 2) || cur_peek(&c, 1) != 1 || cur_peek(&c, 2) != 6)
		return PROBE_NO;
	return bytes_be32(cur_rest(&c), FIXED - 4) == COOKIE ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_UDP, 67, 67 } };

extern const struct dissector dhcp;
const struct dissector dhcp = {
	.name = "dhcp",
	.title = "DHCP and BOOTP",
	.specification = "RFC 951, RFC 2131, RFC 2132",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.codes = &type_names,
	.message_max = MESSAGE_MAX,
	.probe = dhcp_probe,
	.frame = dhcp_frame,
	.dissect = dhcp_dissect,
};
