/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SMB 1, 2 and 3: TCP 445 and 139, and any other port.  MS-SMB2, MS-CIFS, MS-NLMP, RFC 1002.
 *
 *	+------+------------+-------------+---------+--------+-------+------+----...
 *	| kind | length (3) | fe 'S M B'  | size 64 | status | command ...  |
 *	+------+------------+-------------+---------+--------+-------+------+----...
 *	  0: message          ff: version 1, 32 bytes; fd: encrypted; fc: compressed
 *
 * Read are command, share, file and the user of NTLM; a message of several commands gives an operation each.
 * Commands of version 1 have the names of version 2.  Of long messages the first part is read, the data behind it
 * passes as bytes.  No refusal: signed sessions would not believe it.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_VERSION, F_COMMAND, F_SHARE, F_FILE, F_USER, F_STATUS, F_COUNT };

enum {
	NEGOTIATE, SESSION_SETUP, LOGOFF, TREE_CONNECT, TREE_DISCONNECT, CREATE, CLOSE, FLUSH, READ, WRITE, LOCK,
	  IOCTL, CANCEL,
	ECHO, QUERY_DIRECTORY, CHANGE_NOTIFY, QUERY_INFO, SET_INFO, OPLOCK_BREAK,
	/* Of version 1 only. */
	DELETE = 32, RENAME, MAKE_FOLDER, DELETE_FOLDER, TRANSACTION, TRANSACTION2, NT_TRANSACTION, NETBIOS,
};

static const struct name command_list[] = {
	{ NEGOTIATE, "negotiate" }, { SESSION_SETUP, "session-setup" }, { LOGOFF, "logoff" },
	{ TREE_CONNECT, "tree-connect" }, { TREE_DISCONNECT, "tree-disconnect" }, { CREATE, "create" },
	{ CLOSE, "close" },
	{ FLUSH, "flush" }, { READ, "read" }, { WRITE, "write" }, { LOCK, "lock" }, { IOCTL, "ioctl" },
	{ CANCEL, "cancel" }, { ECHO, "echo" }, { QUERY_DIRECTORY, "query-directory" },
	{ CHANGE_NOTIFY, "change-notify" }, { QUERY_INFO, "query-info" }, { SET_INFO, "set-info" },
	{ OPLOCK_BREAK, "oplock-break" }, { DELETE, "delete" }, { RENAME, "rename" }, { MAKE_FOLDER, "make-folder" },
	{ DELETE_FOLDER, "delete-folder" }, { TRANSACTION, "transaction" }, { TRANSACTION2, "transaction-2" },
	{ NT_TRANSACTION, "nt-transaction" }, { NETBIOS, "netbios" },
};
static const struct names command_names = NAMES(command_list);

static const struct field fields[] = {
	[F_VERSION] = { "version", FIELD_UINT, 8, USE_KEY, 0, NULL, "Version of SMB: 1, or 2 for 2 and 3." },
	[F_COMMAND] = { "command", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &command_names, "What is asked for." },
	[F_SHARE] = { "share", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Share that is connected to." },
	[F_FILE] = { "file", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "File, folder or pipe that is opened." },
	[F_USER] = { "user", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the user who logs in." },
	[F_STATUS] = { "status", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Result: 0 is good." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { UNKNOWN_COMMAND = FLAW_OWN, BAD_HEADER, UNREAD, FLAWS_END };

static const struct flaw flaws[] = {
	{ "unknown_command", FLAW_UNKNOWN, "a command that is not known" },
	{ "bad_header", FLAW_MALFORMED,
	  "a message that does not begin as SMB does, or a command that leads outside of it" },
	{ "unread", FLAW_UNKNOWN, "a command behind more data than is read" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function commands[] = {
	{ NEGOTIATE, INTENT_SESSION, CHANGES_NO, 0, true, "negotiate", NULL },
	{ SESSION_SETUP, INTENT_SESSION, CHANGES_NO, 0, false, "log in", NULL },
	{ LOGOFF, INTENT_SESSION, CHANGES_NO, 0, true, "log out", NULL },
	{ TREE_CONNECT, INTENT_SESSION, CHANGES_NO, 0, false, "connect to share", NULL },
	{ TREE_DISCONNECT, INTENT_SESSION, CHANGES_NO, 0, true, "leave share", NULL },
	{ CREATE, INTENT_FILE, CHANGES_YES, 0, false, "open to write", "T0867" },
	{ CLOSE, INTENT_SESSION, CHANGES_NO, 0, true, "close", NULL },
	{ FLUSH, INTENT_SESSION, CHANGES_NO, 0, true, "flush", NULL },
	{ READ, INTENT_FILE, CHANGES_NO, 0, false, "read", "T0811" },
	{ WRITE, INTENT_FILE, CHANGES_YES, 0, false, "write", "T0867" },
	{ LOCK, INTENT_SESSION, CHANGES_NO, 0, true, "lock", NULL },
	{ IOCTL, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "control", NULL },
	{ CANCEL, INTENT_SESSION, CHANGES_NO, 0, true, "cancel", NULL },
	{ ECHO, INTENT_SESSION, CHANGES_NO, 0, true, "echo", NULL },
	{ QUERY_DIRECTORY, INTENT_READ, CHANGES_NO, 0, false, "list files", NULL },
	{ CHANGE_NOTIFY, INTENT_READ, CHANGES_NO, 0, false, "watch folder", NULL },
	{ QUERY_INFO, INTENT_READ, CHANGES_NO, 0, false, "ask for properties", NULL },
	{ SET_INFO, INTENT_FILE, CHANGES_YES, 0, false, "set properties, rename or delete", "T0809" },
	{ OPLOCK_BREAK, INTENT_SESSION, CHANGES_NO, 0, true, "break lock", NULL },
	{ DELETE, INTENT_FILE, CHANGES_YES, 0, false, "delete file", "T0809" },
	{ RENAME, INTENT_FILE, CHANGES_YES, 0, false, "rename", NULL },
	{ MAKE_FOLDER, INTENT_FILE, CHANGES_YES, 0, false, "make folder", NULL },
	{ DELETE_FOLDER, INTENT_FILE, CHANGES_YES, 0, false, "delete folder", "T0809" },
	{ TRANSACTION, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "transaction", NULL },
	{ TRANSACTION2, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "transaction", NULL },
	{ NT_TRANSACTION, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "transaction", NULL },
	{ NETBIOS, INTENT_SESSION, CHANGES_NO, 0, true, "NetBIOS session", NULL },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown command", NULL };
static const struct function open_to_read = { CREATE, INTENT_FILE, CHANGES_NO, 0, false, "open to read", "T0811" };

/* Commands of version 1 (MS-CIFS 2.2.4) by those of version 2. */
static const struct {
	uint8_t old, command;
} old_commands[] = {
	{ 0x72, NEGOTIATE }, { 0x73, SESSION_SETUP }, { 0x74, LOGOFF }, { 0x75, TREE_CONNECT },
	{ 0x71, TREE_DISCONNECT },
	{ 0xa2, CREATE }, { 0x2d, CREATE }, { 0x04, CLOSE }, { 0x05, FLUSH }, { 0x2e, READ }, { 0x2f, WRITE },
	{ 0x24, LOCK },
	{ 0xa4, CANCEL }, { 0x2b, ECHO }, { 0x34, CLOSE }, { 0x06, DELETE }, { 0x07, RENAME }, { 0x00, MAKE_FOLDER },
	{ 0x01, DELETE_FOLDER }, { 0x25, TRANSACTION }, { 0x32, TRANSACTION2 }, { 0xa0, NT_TRANSACTION },
};

struct smb_flow {
	uint32_t left[2]; /* of a long message; [1] from the client */
};

#define NETBIOS_HEADER 4u
#define HEAD_MAX 4096u   /* of a message longer than WHOLE_MAX so much is read */
#define WHOLE_MAX 69632u
#define TEXT_MAX 240u

/* ---- texts ---- */

/* UTF-16, least significant octet first, as UTF-8; surrogates become '?'. */
static void put_utf16(struct message *m, unsigned field, struct bytes b)
{
	uint8_t text[TEXT_MAX + 3];
	size_t len = 0;

	for (size_t at = 0; at + 1 < b.len && len < TEXT_MAX; at += 2) {
		uint32_t u = (uint32_t)b.p[at] | (uint32_t)b.p[at + 1] << 8;
		if (!u)
			break;
		if (u >= 0xd800 && u < 0xe000)
			u = '?';
		if (u >= 0x800)
			text[len++] = (uint8_t)(0xe0 | u >> 12);
		if (u >= 0x80)
			text[len++] = (uint8_t)(u >= 0x800 ? 0x80 | (u >> 6 & 0x3f) : 0xc0 | u >> 6);
		text[len++] = (uint8_t)(u >= 0x80 ? 0x80 | (u & 0x3f) : u);
	}
	if (len)
		put_made(m, field, text, len, (uint32_t)(b.p - m->data));
}

static uint32_t le16(struct bytes b, size_t at)
{
	return (uint32_t)bytes_u8(b, at) | (uint32_t)bytes_u8(b, at + 1) << 8;
}

static uint32_t le32(struct bytes b, size_t at)
{
	return le16(b, at) | le16(b, at + 2) << 16;
}

/* MS-NLMP 2.2.1.3: who logs in; wherever in the message it stands. */
static void ntlm_user(struct message *m, struct bytes b)
{
	static const uint8_t magic[] = { 'N', 'T', 'L', 'M', 'S', 'S', 'P', 0, 3, 0, 0, 0 };

	for (size_t at = 0; at + sizeof magic <= b.len && at < 512; at++)
		if (b.p[at] == 'N' && !memcmp(b.p + at, magic, sizeof magic)) {
			const struct bytes n = bytes_part(b, at, b.len);
			put_utf16(m, F_USER, bytes_part(n, le32(n, 40), le16(n, 36)));
			return;
		}
}

/* ---- version 2 and 3 ---- */

#define HEADER2 64u

/* MS-SMB2 2.2.13: rights that write, append, delete or change, and dispositions that create. */
static bool opens_to_read(struct bytes c)
{
	return !(le32(c, HEADER2 + 24) & 0x520d0156u) && le32(c, HEADER2 + 36) == 1;
}

static void command2(struct message *m, struct bytes c)
{
	const uint32_t command = le16(c, 12), status = le32(c, 8);
	const bool is_answer = le32(c, 16) & 1;
	const struct function *f = command <= OPLOCK_BREAK ? FUNCTION_FIND(commands, command) : NULL;

	put_uint(m, F_VERSION, 2, 0, 0);
	put_uint(m, F_COMMAND, command, (uint32_t)(c.p - m->data) + 12, 2);
	if (m->code < 0)
		m->code = (int32_t)command;
	if (is_answer)
		put_uint(m, F_STATUS, status, 0, 0);
	else if (command == SESSION_SETUP)
		ntlm_user(m, c);
	else if (command == TREE_CONNECT)
		put_utf16(m, F_SHARE, bytes_part(c, le16(c, HEADER2 + 4), le16(c, HEADER2 + 6)));
	else if (command == CREATE)
		put_utf16(m, F_FILE, bytes_part(c, le16(c, HEADER2 + 44), le16(c, HEADER2 + 46)));
	if (!is_answer && command == CREATE && opens_to_read(c))
		f = &open_to_read;
	if (!f)
		flaw(m, UNKNOWN_COMMAND);
	expect(m, f ? (enum intent)f->intent : INTENT_OTHER);
	/* 0x103: pending; 0xc0000016: more processing is required */
	function_emit(m, f ? f : &unknown, is_answer ? ROLE_ANSWER : ROLE_REQUEST,
		      is_answer && status >> 30 == 3 && status != 0xc0000016u);
}

static void version2(struct message *m, struct bytes all, bool is_cut)
{
	for (size_t at = 0; at < all.len;) {
		const struct bytes c = bytes_part(all, at, all.len);
		if (c.len < HEADER2 || le32(c, 0) != 0x424d53feu) {
			flaw(m, BAD_HEADER);
			return;
		}
		const uint32_t next = le32(c, 20);
		set_client(m, !(le32(c, 16) & 1));
		command2(m, bytes_part(c, 0, next ? next : c.len));
		if (!next)
			return;
		at += next;
		if (next < HEADER2 || at >= all.len) {
			flaw(m, is_cut ? UNREAD : BAD_HEADER);
			return;
		}
	}
}

/* ---- version 1 ---- */

#define HEADER1 32u

/* MS-CIFS 2.2.4.55 and .64: behind the words comes text, of a share behind the password. */
static struct bytes text1(struct bytes c, uint32_t command)
{
	const size_t words = bytes_u8(c, HEADER1);
	size_t at = HEADER1 + 1 + 2 * words + 2;

	if (command == TREE_CONNECT)
		at += le16(c, HEADER1 + 1 + 6);
	if (le16(c, 10) & 0x8000)
		at += at & 1;
	return bytes_part(c, at, c.len);
}

static void put_text1(struct message *m, unsigned field, struct bytes c, uint32_t command)
{
	const struct bytes text = text1(c, command);

	if (le16(c, 10) & 0x8000)
		put_utf16(m, field, text);
	else
		put_bytes(m, field, bytes_part(text, 0, bytes_find(text, 0)));
}

static void version1(struct message *m, struct bytes c)
{
	const uint8_t old = bytes_u8(c, 4);
	const bool is_answer = bytes_u8(c, 9) & 0x80;
	const uint32_t status = le32(c, 5);
	const struct function *f = NULL;

	if (c.len < HEADER1 + 3) {
		flaw(m, BAD_HEADER);
		return;
	}
	for (unsigned i = 0; !f && i < sizeof old_commands / sizeof old_commands[0]; i++)
		if (old_commands[i].old == old)
			f = FUNCTION_FIND(commands, old_commands[i].command);
	const uint32_t command = f ? f->code : 0x100u + old;
	put_uint(m, F_VERSION, 1, 0, 0);
	put_uint(m, F_COMMAND, command, 4, 1);
	m->code = (int32_t)command;
	set_client(m, !is_answer);
	if (is_answer)
		put_uint(m, F_STATUS, status, 0, 0);
	else if (command == SESSION_SETUP)
		ntlm_user(m, c);
	else if (command == TREE_CONNECT)
		put_text1(m, F_SHARE, c, command);
	else if (command == CREATE)
		put_text1(m, F_FILE, c, command);
	if (!f)
		flaw(m, UNKNOWN_COMMAND);
	function_emit(m, f ? f : &unknown, is_answer ? ROLE_ANSWER : ROLE_REQUEST, is_answer && status >> 30 == 3);
}

/* ---- messages ---- */

static void smb_dissect(struct message *m, struct cursor c)
{
	struct smb_flow *flow = m->flow;
	uint32_t *left = &flow->left[m->from_client];

	if (*left) {
		bulk(m);
		*left -= m->len < *left ? (uint32_t)m->len : *left;
		return;
	}
	const uint8_t kind = cur_u8(&c);
	const uint32_t length = cur_be24(&c);
	const bool is_long = NETBIOS_HEADER + length > WHOLE_MAX;
	const struct bytes all = cur_take(&c, is_long ? HEAD_MAX - NETBIOS_HEADER : length);
	const uint32_t magic = le32(all, 0);
	const enum role role = m->from_client ? ROLE_REQUEST : ROLE_ANSWER;

	if (m->bad)
		return;
	*left = is_long ? NETBIOS_HEADER + length - HEAD_MAX : 0;
	if (kind) {
		put_uint(m, F_COMMAND, NETBIOS, 0, 1);
		function_emit(m, FUNCTION_FIND(commands, NETBIOS), role, kind == 0x83);
	} else if (magic == 0x424d53feu) {
		version2(m, all, is_long);
	} else if (magic == 0x424d53ffu) {
		version1(m, all);
	} else if (magic == 0x424d53fdu || magic == 0x424d53fcu) {
		put_uint(m, F_VERSION, 2, 0, 0);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
						  .role = (uint8_t)role, .label = "protected message" });
	} else {
		flaw(m, BAD_HEADER);
	}
}

static size_t smb_frame(const struct message *m, struct cursor c)
{
	const struct smb_flow *flow = m->flow;
	const uint32_t left = flow->left[m->from_client];
	const int kind = cur_peek(&c, 0);

	if (left) {
		const size_t here = cur_left(&c) < WHOLE_MAX ? cur_left(&c) : WHOLE_MAX;
		return here < left ? here : left;
	}
	if (kind > 0 && (kind < 0x81 || kind > 0x85))
		return FRAME_FOREIGN;
	if (cur_left(&c) < NETBIOS_HEADER)
		return FRAME_MORE;
	cur_skip(&c, 1);
	const size_t length = NETBIOS_HEADER + cur_be24(&c);
	return length > WHOLE_MAX ? HEAD_MAX : length;
}

static enum probe smb_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct bytes all = cur_rest(&c);
	const uint8_t version = bytes_u8(all, 4);

	(void)from_client;
	if (transport != TRANSPORT_TCP)
		return PROBE_NO;
	if (bytes_u8(all, 0) == 0x81 && all.len >= 4) /* RFC 1002, 4.3.2: two names of 34 octets */
		return bytes_be32(all, 0) == 0x81000044 ? PROBE_STRONG : PROBE_NO;
	if (bytes_u8(all, 0) || bytes_u8(all, 1) > 1)
		return PROBE_NO;
	if (all.len < 8)
		return all.len < 5 || version >= 0xfc ? PROBE_MORE : PROBE_NO;
	return version >= 0xfc && all.p[5] == 'S' && all.p[6] == 'M' && all.p[7] == 'B' ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 445, 445 }, { TRANSPORT_TCP, 139, 139 } };

extern const struct dissector smb;
const struct dissector smb = {
	.name = "smb",
	.title = "SMB",
	.specification = "MS-SMB2, MS-CIFS, MS-NLMP, RFC 1002",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "negotiation, leaving shares, closing, locks, echo, NetBIOS sessions",
	.codes = &command_names,
	.message_max = WHOLE_MAX,
	.flow_size = sizeof(struct smb_flow),
	.probe = smb_probe,
	.frame = smb_frame,
	.dissect = smb_dissect,
};
