/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CODESYS V3 runtimes: TCP 1217 and 11740 - 11743 (blocks), UDP 1740 - 1743.  Not published; after public research
 * and dissectors.
 *
 *	TCP:      | 00 01 17 E8 | length (4), of the whole block |
 *	datagram: | C5 | hops | parameters | service | message id | lengths of addresses | addresses, padded to 4 |
 *	channel:  | command | flags | channel (2) | block (4) | acknowledged (4) | size (4) | checksum (4) |
 *	service:  | 55 CD | header size (2) | group (2) | command (2) | session (4) | size (4) | ... (4) | tags
 *
 * Little-endian.  Function depth: group and command of the services that channels carry; bit 7 of the group
 * marks an answer.  A service that is cut into several blocks is judged by its first, the others are
 * named as its continuation.  Tags are not read.  No refusal: blocks are numbered and acknowledged.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_LENGTH, F_SERVICE, F_CHANNEL_COMMAND, F_CHANNEL, F_BLOCK, F_FUNCTION, F_SESSION, F_SIZE, F_DATA, F_COUNT };

enum { SERVICE_ADDRESS = 1, SERVICE_ADDRESS_ANSWER, SERVICE_NAMES, SERVICE_NAMES_ANSWER, SERVICE_CHANNEL = 0x40 };

static const struct name service_list[] = {
	{ SERVICE_ADDRESS, "address-notification" }, { SERVICE_ADDRESS_ANSWER, "address-answer" },
	{ SERVICE_NAMES, "name-service" }, { SERVICE_NAMES_ANSWER, "name-answer" },
	{ SERVICE_CHANNEL, "channel" },
};
static const struct names service_names = NAMES(service_list);

enum { CHANNEL_BLOCK = 0x01, CHANNEL_ACK, CHANNEL_KEEPALIVE, CHANNEL_ANSWER = 0x40 };

static const struct name channel_list[] = {
	{ CHANNEL_BLOCK, "block" }, { CHANNEL_ACK, "ack" }, { CHANNEL_KEEPALIVE, "keep-alive" },
	{ 0x82, "information-answer" }, { 0x83, "open-answer" }, { 0x84, "close-answer" },
	{ 0xc2, "information" }, { 0xc3, "open" }, { 0xc4, "close" },
};
static const struct names channel_names = NAMES(channel_list);

#define FUNCTION(group_, command_) ((group_) << 8 | (command_))
#define GROUP_ANSWER 0x80u

static const struct name function_list[] = {
	{ 0x0101, "device-get-target-ident" }, { 0x0102, "device-login" }, { 0x0103, "device-logout" },
	{ 0x0104, "device-reset-origin" }, { 0x0105, "device-echo" }, { 0x0106, "device-set-operating-mode" },
	{ 0x0107, "device-get-operating-mode" }, { 0x0108, "device-interactive-login" },
	{ 0x0109, "device-rename-node" }, { 0x010a, "device-session-create" },
	{ 0x010b, "device-reset-origin-get-config" }, { 0x0201, "app-login" }, { 0x0202, "app-logout" },
	{ 0x0203, "app-create" }, { 0x0204, "app-delete" }, { 0x0205, "app-download" },
	{ 0x0206, "app-online-change" }, { 0x0207, "app-device-download" }, { 0x0208, "app-create-device-app" },
	{ 0x0210, "app-start" }, { 0x0211, "app-stop" }, { 0x0212, "app-reset" }, { 0x0213, "app-set-breakpoint" },
	{ 0x0214, "app-read-status" }, { 0x0215, "app-delete-breakpoint" }, { 0x0216, "app-read-call-stack" },
	{ 0x0217, "app-get-area-offset" }, { 0x0218, "app-read-list" }, { 0x0219, "app-set-next-statement" },
	{ 0x0220, "app-release-force-list" }, { 0x0221, "app-upload-force-list" }, { 0x0222, "app-single-cycle" },
	{ 0x0223, "app-create-boot-project" }, { 0x0224, "app-reinitialise" }, { 0x0225, "app-read-state-list" },
	{ 0x0226, "app-load-boot" }, { 0x0227, "app-register-boot" }, { 0x0228, "app-check-file-consistency" },
	{ 0x0229, "app-read-info" }, { 0x0230, "app-download-compact" }, { 0x0231, "app-read-project-info" },
	{ 0x0232, "app-define-flow" }, { 0x0233, "app-read-flow-values" }, { 0x0234, "app-download-encrypted" },
	{ 0x0235, "app-read-content" }, { 0x0236, "app-save-retains" }, { 0x0237, "app-restore-retains" },
	{ 0x0238, "app-get-area-address" }, { 0x0501, "log-get-entries" }, { 0x0502, "log-get-components" },
	{ 0x0503, "log-get-list" }, { 0x0801, "file-get-info" }, { 0x0802, "file-start-download" },
	{ 0x0803, "file-restart-download" }, { 0x0804, "file-download" }, { 0x0805, "file-start-upload" },
	{ 0x0806, "file-restart-upload" }, { 0x0807, "file-upload" }, { 0x0808, "file-end" },
	{ 0x0809, "file-cancel" }, { 0x080c, "file-get-directory" }, { 0x080e, "file-delete" },
	{ 0x080f, "file-rename" }, { 0x0810, "file-create-directory" }, { 0x0811, "file-delete-directory" },
	{ 0x0812, "file-rename-directory" }, { 0x0901, "variables-register-list" },
	{ 0x0902, "variables-unregister-list" }, { 0x0903, "variables-read-list" },
	{ 0x0904, "variables-write-list" }, { 0x0905, "variables-read" }, { 0x0906, "variables-write" },
	{ 0x0907, "variables-get-root" }, { 0x0908, "variables-get-children" }, { 0x0909, "variables-get-types" },
	{ 0x090a, "variables-get-address" }, { 0x1b01, "monitor-read" }, { 0x1b02, "monitor-write" },
};
static const struct names function_names = NAMES(function_list);

static const struct field fields[] = {
	[F_LENGTH] = { "length", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Bytes of the whole block on TCP." },
	[F_SERVICE] = { "service", FIELD_UINT, 8, USE_KEY, 0, &service_names,
			"What the datagram is for: channels, names, addresses." },
	[F_CHANNEL_COMMAND] = { "channel_command", FIELD_UINT, 8, USE_DETAIL, 0, &channel_names,
				"What happens on the channel." },
	[F_CHANNEL] = { "channel", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number of the channel." },
	[F_BLOCK] = { "block", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Number of the block on its channel." },
	[F_FUNCTION] = { "function", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &function_names,
			 "Component (high byte) and its command (low byte)." },
	[F_SESSION] = { "session", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Session that the runtime has given." },
	[F_SIZE] = { "size", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Bytes of tags of the whole service." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "Tags, or the rest of the datagram." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_LENGTH = FLAW_OWN, UNKNOWN_SERVICE, UNKNOWN_FUNCTION, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_length", FLAW_MALFORMED, "a block too short for a datagram" },
	{ "unknown_service", FLAW_UNKNOWN, "a datagram or channel command that is not known" },
	{ "unknown_function", FLAW_UNKNOWN, "a component or a command of it that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function functions[] = {
	{ 0x0101, INTENT_IDENTIFY, CHANGES_NO, 0, false, "identify target", "T0888" },
	{ 0x0102, INTENT_SESSION, CHANGES_NO, 0, true, "log in to device", NULL },
	{ 0x0103, INTENT_SESSION, CHANGES_NO, 0, true, "log out of device", NULL },
	{ 0x0104, INTENT_RUN, CHANGES_YES, 0, false, "reset device to its origin", "T0809" },
	{ 0x0105, INTENT_SESSION, CHANGES_NO, 0, true, "echo", NULL },
	{ 0x0106, INTENT_RUN, CHANGES_YES, 0, false, "set operating mode", "T0858" },
	{ 0x0107, INTENT_READ, CHANGES_NO, 0, false, "read operating mode", "T0868" },
	{ 0x0108, INTENT_SESSION, CHANGES_NO, 0, true, "log in to device", NULL },
	{ 0x0109, INTENT_CONFIG, CHANGES_YES, 0, false, "rename node", "T0836" },
	{ 0x010a, INTENT_SESSION, CHANGES_NO, 0, true, "create session", NULL },
	{ 0x010b, INTENT_READ, CHANGES_NO, 0, false, "read reset settings", "T0801" },
	{ 0x0201, INTENT_SESSION, CHANGES_NO, 0, true, "log in to application", NULL },
	{ 0x0202, INTENT_SESSION, CHANGES_NO, 0, true, "log out of application", NULL },
	{ 0x0203, INTENT_PROGRAM, CHANGES_YES, 0, false, "create application", "T0843" },
	{ 0x0204, INTENT_PROGRAM, CHANGES_YES, 0, false, "delete application", "T0843" },
	{ 0x0205, INTENT_PROGRAM, CHANGES_YES, 0, false, "download application", "T0843" },
	{ 0x0206, INTENT_PROGRAM, CHANGES_YES, 0, false, "change application online", "T0843" },
	{ 0x0207, INTENT_PROGRAM, CHANGES_YES, 0, false, "download device", "T0843" },
	{ 0x0208, INTENT_PROGRAM, CHANGES_YES, 0, false, "create device application", "T0843" },
	{ 0x0210, INTENT_RUN, CHANGES_YES, 0, false, "start application", "T0858" },
	{ 0x0211, INTENT_RUN, CHANGES_YES, 0, false, "stop application", "T0858" },
	{ 0x0212, INTENT_RUN, CHANGES_YES, 0, false, "reset application", "T0816" },
	{ 0x0213, INTENT_PROGRAM, CHANGES_YES, 0, false, "set breakpoint", "T0858" },
	{ 0x0214, INTENT_READ, CHANGES_NO, 0, false, "read application status", "T0868" },
	{ 0x0215, INTENT_PROGRAM, CHANGES_YES, 0, false, "delete breakpoint", NULL },
	{ 0x0216, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "read call stack", NULL },
	{ 0x0217, INTENT_READ, CHANGES_NO, 0, false, "read area offset", NULL },
	{ 0x0218, INTENT_READ, CHANGES_NO, 0, false, "list applications", "T0861" },
	{ 0x0219, INTENT_RUN, CHANGES_YES, 0, false, "set next statement", "T0858" },
	{ 0x0220, INTENT_CONTROL, CHANGES_YES, 0, false, "release forced values", "T0855" },
	{ 0x0221, INTENT_READ, CHANGES_NO, 0, false, "read forced values", "T0801" },
	{ 0x0222, INTENT_RUN, CHANGES_YES, 0, false, "run single cycle", "T0858" },
	{ 0x0223, INTENT_PROGRAM, CHANGES_YES, 0, false, "create boot project", "T0843" },
	{ 0x0224, INTENT_RUN, CHANGES_YES, 0, false, "initialise application again", "T0816" },
	{ 0x0225, INTENT_READ, CHANGES_NO, 0, false, "read application states", "T0868" },
	{ 0x0226, INTENT_PROGRAM, CHANGES_YES, 0, false, "load boot application", "T0843" },
	{ 0x0227, INTENT_PROGRAM, CHANGES_YES, 0, false, "register boot application", "T0843" },
	{ 0x0228, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "check files", NULL },
	{ 0x0229, INTENT_IDENTIFY, CHANGES_NO, 0, false, "read application information", "T0888" },
	{ 0x0230, INTENT_PROGRAM, CHANGES_YES, 0, false, "download application, compact", "T0843" },
	{ 0x0231, INTENT_IDENTIFY, CHANGES_NO, 0, false, "read project information", "T0888" },
	{ 0x0232, INTENT_DIAGNOSE, CHANGES_YES, 0, false, "define flow control", NULL },
	{ 0x0233, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "read flow values", NULL },
	{ 0x0234, INTENT_PROGRAM, CHANGES_YES, 0, false, "download application, encrypted", "T0843" },
	{ 0x0235, INTENT_READ, CHANGES_NO, 0, false, "read application content", "T0845" },
	{ 0x0236, INTENT_FILE, CHANGES_YES, 0, false, "save retained values", NULL },
	{ 0x0237, INTENT_WRITE, CHANGES_YES, 0, false, "restore retained values", "T0836" },
	{ 0x0238, INTENT_READ, CHANGES_NO, 0, false, "read area address", NULL },
	{ 0x0501, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "read log", NULL },
	{ 0x0502, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "read names of logging components", NULL },
	{ 0x0503, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "list logs", NULL },
	{ 0x0801, INTENT_FILE, CHANGES_NO, 0, false, "read file information", NULL },
	{ 0x0802, INTENT_FILE, CHANGES_YES, TRANSFER_OPEN, false, "start file download", "T0867" },
	{ 0x0803, INTENT_FILE, CHANGES_YES, TRANSFER_OPEN, false, "restart file download", "T0867" },
	{ 0x0804, INTENT_FILE, CHANGES_YES, TRANSFER_DATA, false, "download file", "T0867" },
	{ 0x0805, INTENT_FILE, CHANGES_NO, TRANSFER_OPEN, false, "start file upload", "T0811" },
	{ 0x0806, INTENT_FILE, CHANGES_NO, TRANSFER_OPEN, false, "restart file upload", "T0811" },
	{ 0x0807, INTENT_FILE, CHANGES_NO, TRANSFER_DATA, false, "upload file", "T0811" },
	{ 0x0808, INTENT_FILE, CHANGES_NO, TRANSFER_CLOSE, false, "end file transfer", NULL },
	{ 0x0809, INTENT_FILE, CHANGES_NO, TRANSFER_CLOSE, false, "cancel file transfer", NULL },
	{ 0x080c, INTENT_FILE, CHANGES_NO, 0, false, "list directory", NULL },
	{ 0x080e, INTENT_FILE, CHANGES_YES, 0, false, "delete file", "T0809" },
	{ 0x080f, INTENT_FILE, CHANGES_YES, 0, false, "rename file", NULL },
	{ 0x0810, INTENT_FILE, CHANGES_YES, 0, false, "create directory", NULL },
	{ 0x0811, INTENT_FILE, CHANGES_YES, 0, false, "delete directory", "T0809" },
	{ 0x0812, INTENT_FILE, CHANGES_YES, 0, false, "rename directory", NULL },
	{ 0x0901, INTENT_READ, CHANGES_NO, 0, false, "register list of variables", "T0801" },
	{ 0x0902, INTENT_READ, CHANGES_NO, 0, false, "unregister list of variables", NULL },
	{ 0x0903, INTENT_READ, CHANGES_NO, 0, false, "read list of variables", "T0801" },
	{ 0x0904, INTENT_WRITE, CHANGES_YES, 0, false, "write list of variables", "T0836" },
	{ 0x0905, INTENT_READ, CHANGES_NO, 0, false, "read variables", "T0801" },
	{ 0x0906, INTENT_WRITE, CHANGES_YES, 0, false, "write variables", "T0836" },
	{ 0x0907, INTENT_READ, CHANGES_NO, 0, false, "browse root", "T0861" },
	{ 0x0908, INTENT_READ, CHANGES_NO, 0, false, "browse children", "T0861" },
	{ 0x0909, INTENT_READ, CHANGES_NO, 0, false, "read types", "T0861" },
	{ 0x090a, INTENT_READ, CHANGES_NO, 0, false, "read addresses", "T0861" },
	{ 0x1b01, INTENT_READ, CHANGES_NO, 0, false, "monitor", "T0801" },
	{ 0x1b02, INTENT_WRITE, CHANGES_YES, 0, false, "write monitored values", "T0836" },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown function", NULL };

/* Components whose commands are not listed above: all of a kind. */
static const struct function groups[] = {
	{ 0x11, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "shell command", "T0807" },
	{ 0x12, INTENT_PROGRAM, CHANGES_YES, 0, false, "breakpoint command", "T0858" },
	{ 0x13, INTENT_CONTROL, CHANGES_YES, 0, false, "force values", "T0855" },
	{ 0x0c, INTENT_CONFIG, CHANGES_UNKNOWN, 0, false, "user management", "T0892" },
	{ 0x06, INTENT_CONFIG, CHANGES_UNKNOWN, 0, false, "settings", "T0836" },
	{ 0x07, INTENT_CONFIG, CHANGES_UNKNOWN, 0, false, "network settings", "T0836" },
	{ 0x0b, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "fieldbus command", NULL },
	{ 0x0f, INTENT_DIAGNOSE, CHANGES_UNKNOWN, 0, false, "trace command", NULL },
	{ 0x03, INTENT_READ, CHANGES_UNKNOWN, 0, false, "monitoring command", NULL },
	{ 0x04, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "visualisation command", NULL },
	{ 0x18, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "alarm command", NULL },
	{ 0x1f, INTENT_DIAGNOSE, CHANGES_UNKNOWN, 0, false, "core dump command", NULL },
	{ 0x22, INTENT_CONFIG, CHANGES_UNKNOWN, 0, false, "certificate command", NULL },
};

#define SERVICE_MAGIC 0xcd55u

static void service(struct message *m, struct cursor *c)
{
	cur_skip(c, 4); /* magic, header size */
	const uint32_t offset = cur_offset(c, m->data);
	const uint32_t group = cur_le16(c), command = cur_le16(c);
	const uint32_t function = FUNCTION(group & 0x7f, command & 0xff);
	put_uint(m, F_FUNCTION, function, offset, 4);
	put_le32(m, F_SESSION, c);
	put_le32(m, F_SIZE, c);
	cur_skip(c, 4);
	if (m->bad)
		return;
	m->code = (int32_t)function;
	const bool answers = group & GROUP_ANSWER;
	set_client(m, !answers);
	const struct function *f = FUNCTION_FIND(functions, function);
	if (!f)
		f = FUNCTION_FIND(groups, group & 0x7f);
	if (!f || group > 0xff || command > 0xff) {
		flaw(m, UNKNOWN_FUNCTION);
		f = &unknown;
	}
	expect(m, (enum intent)f->intent);
	put_left(m, F_DATA, c);
	function_emit(m, f, answers ? ROLE_ANSWER : ROLE_REQUEST, false);
}

static void session_operation(struct message *m, bool answers, const char *label)
{
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true, .label = label,
					  .role = answers ? ROLE_ANSWER : ROLE_REQUEST });
}

static void unknown_datagram(struct message *m, struct cursor *c)
{
	flaw(m, UNKNOWN_SERVICE);
	put_left(m, F_DATA, c);
	operation(m, &(struct operation){ .intent = INTENT_OTHER,
					  .changes = CHANGES_UNKNOWN,
					  .label = "unknown datagram" });
}

static void channel(struct message *m, struct cursor *c)
{
	const uint8_t command = put_u8(m, F_CHANNEL_COMMAND, c);

	cur_skip(c, 1); /* flags */
	if (m->bad)
		return;
	if (command == CHANNEL_BLOCK) {
		put_le16(m, F_CHANNEL, c);
		put_le32(m, F_BLOCK, c);
		cur_skip(c, 12); /* acknowledged, size, checksum */
		if (cur_peek(c, 0) == (SERVICE_MAGIC & 0xff) && cur_peek(c, 1) == SERVICE_MAGIC >> 8) {
			service(m, c);
			return;
		}
		put_left(m, F_DATA, c);
		session_operation(m, !m->from_client, "continuation of a service");
		return;
	}
	if (!names_find(&channel_names, command)) {
		unknown_datagram(m, c);
		return;
	}
	const bool answers = command >> 4 == 8 || (command < 0x80 && !m->from_client);
	put_left(m, F_DATA, c);
	session_operation(m, answers, command < 0x80 ? "keep channel" : "open, close or ask for channel");
}

#define BLOCK_HEADER 8u
#define DATAGRAM 6u

static void codesys_dissect(struct message *m, struct cursor c)
{
	if (cur_peek(&c, 0) == 0) {
		cur_skip(&c, 4);
		if (put_le32(m, F_LENGTH, &c) < BLOCK_HEADER + DATAGRAM && !m->bad)
			flaw(m, BAD_LENGTH);
	}
	const uint32_t start = cur_offset(&c, m->data);
	cur_skip(&c, 3); /* magic, hops, parameters */
	const uint8_t to = put_u8(m, F_SERVICE, &c);
	cur_skip(&c, 1);
	const uint8_t lengths = cur_u8(&c);
	cur_skip(&c, 2u * (lengths >> 4) + 2u * (lengths & 0x0f));
	cur_skip(&c, (0u - (cur_offset(&c, m->data) - start)) & 3);
	if (m->bad)
		return;
	keep(m);
	switch (to) {
	case SERVICE_CHANNEL:
		channel(m, &c);
		break;
	case SERVICE_ADDRESS:
	case SERVICE_ADDRESS_ANSWER:
		put_left(m, F_DATA, &c);
		session_operation(m, to == SERVICE_ADDRESS_ANSWER, "find addresses");
		break;
	case SERVICE_NAMES:
	case SERVICE_NAMES_ANSWER:
		put_left(m, F_DATA, &c);
		operation(m, &(struct operation){ .intent = INTENT_IDENTIFY,
						  .technique = "T0846",
						  .label = "find nodes",
						  .role = to == SERVICE_NAMES ? ROLE_REQUEST : ROLE_ANSWER });
		break;
	default:
		unknown_datagram(m, &c);
		break;
	}
}

#define BLOCK_MAX 65536u

static size_t codesys_frame(const struct message *m, struct cursor c)
{
	static const uint8_t magic[4] = { 0x00, 0x01, 0x17, 0xe8 };

	if (m && m->transport == TRANSPORT_UDP && cur_left(&c))
		return cur_peek(&c, 0) == 0xc5 ? cur_left(&c) : FRAME_FOREIGN;
	for (unsigned i = 0; i < 4; i++)
		if (cur_peek(&c, i) >= 0 && cur_peek(&c, i) != magic[i])
			return FRAME_FOREIGN;
	if (cur_left(&c) < BLOCK_HEADER)
		return FRAME_MORE;
	cur_skip(&c, 4);
	const uint32_t length = cur_le32(&c);
	return length < BLOCK_HEADER || length > BLOCK_MAX ? FRAME_FOREIGN : length;
}

static enum probe codesys_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (transport == TRANSPORT_TCP) {
		const size_t length = codesys_frame(NULL, c);
		return length == FRAME_FOREIGN ? PROBE_NO : length == FRAME_MORE ? PROBE_MORE : PROBE_STRONG;
	}
	const int service = cur_peek(&c, 3);
	return transport == TRANSPORT_UDP && cur_left(&c) >= 12 && cur_peek(&c, 0) == 0xc5 &&
			       names_find(&service_names, (uint64_t)service)
		       ? PROBE_WEAK : PROBE_NO;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 11740, 11743 },
	{ TRANSPORT_TCP, 1217, 1217 },
	{ TRANSPORT_UDP, 1740, 1743 },
};

extern const struct dissector codesys;
const struct dissector codesys = {
	.name = "codesys",
	.title = "CODESYS V3",
	.specification = "not published; public research and dissectors",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "channels, addresses, log in and out of device and application, echo",
	.codes = &function_names,
	.message_max = BLOCK_MAX,
	.probe = codesys_probe,
	.frame = codesys_frame,
	.dissect = codesys_dissect,
};
