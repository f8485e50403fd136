/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fox: the protocol of Niagara stations (Tridium), TCP 1911; 4911 in TLS.  Not published; after captures.
 *
 *	fox TYPE SEQUENCE REPLY CHANNEL COMMAND\n
 *	{\n
 *	name=t:value\n ...
 *	};;\n
 *
 * Text.  TYPE is a (asynchronous), s (request), r (reply) or e (error); REPLY is the sequence that is
 *answered, or -1. Function depth: channel and command.  The hello of either side names host, application,
 *version and brand.  Passwords and nonces are not shown.  No refusal: an error needs words that only a
 *station knows.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

#include <string.h>

enum { F_TYPE, F_SEQUENCE, F_REPLY, F_CHANNEL, F_COMMAND, F_COUNT };

static const struct name type_list[] = { { 'a', "message" }, { 's', "request" }, { 'r', "reply" }, { 'e', "error" } };
static const struct names type_names = NAMES(type_list);

static const struct field fields[] = {
	[F_TYPE] = { "message_type", FIELD_UINT, 8, USE_DETAIL, 0, &type_names, "Message, request, reply or error." },
	[F_SEQUENCE] = { "sequence", FIELD_INT, 32, USE_DETAIL, 0, NULL, "Number of the message." },
	[F_REPLY] = { "reply", FIELD_INT, 32, USE_DETAIL, 0, NULL, "Number that is answered, or -1." },
	[F_CHANNEL] = { "channel", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Part of the station that is addressed." },
	[F_COMMAND] = { "command", FIELD_TEXT, 0, USE_KEY, 0, NULL, "What is asked of it." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_HEAD = FLAW_OWN, UNKNOWN_COMMAND, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_head", FLAW_MALFORMED, "the first line does not have its six words" },
	{ "unknown_command", FLAW_UNKNOWN, "a channel and command that are not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

/* Channel, command (NULL: any) and what they do; the first that holds decides. */
static const struct {
	const char *channel, *command;
	uint8_t intent, changes;
	bool housekeeping;
	const char *label, *technique;
} deeds[] = {
	{ "fox", "hello", INTENT_SESSION, CHANGES_NO, true, "hello", NULL },
	{ "fox", "challenge", INTENT_SESSION, CHANGES_NO, true, "challenge", NULL },
	{ "fox", "login", INTENT_SESSION, CHANGES_NO, true, "log in", NULL },
	{ "fox", NULL, INTENT_SESSION, CHANGES_NO, true, "session", NULL },
	{ "station", "invoke", INTENT_CONTROL, CHANGES_YES, false, "invoke action", "T0855" },
	{ "bog", "invoke", INTENT_CONTROL, CHANGES_YES, false, "invoke action", "T0855" },
	{ "station", "sync", INTENT_WRITE, CHANGES_YES, false, "write changes of components", "T0836" },
	{ "bog", "sync", INTENT_WRITE, CHANGES_YES, false, "write changes of components", "T0836" },
	{ "station", "sub", INTENT_READ, CHANGES_NO, false, "subscribe", "T0801" },
	{ "bog", "sub", INTENT_READ, CHANGES_NO, false, "subscribe", "T0801" },
	{ "station", "unsub", INTENT_READ, CHANGES_NO, false, "end subscription", NULL },
	{ "bog", "unsub", INTENT_READ, CHANGES_NO, false, "end subscription", NULL },
	{ "station", "load", INTENT_READ, CHANGES_NO, false, "load components", "T0801" },
	{ "bog", "load", INTENT_READ, CHANGES_NO, false, "load components", "T0801" },
	{ "history", NULL, INTENT_READ, CHANGES_UNKNOWN, false, "history", "T0801" },
	{ "alarm", NULL, INTENT_OTHER, CHANGES_UNKNOWN, false, "alarm", NULL },
	{ "file", NULL, INTENT_FILE, CHANGES_UNKNOWN, false, "file", "T0867" },
	{ "provisioning", NULL, INTENT_PROGRAM, CHANGES_UNKNOWN, false, "provisioning", "T0843" },
};

/* The next word of a line, and the blank behind it. */
static struct bytes word(struct cursor *c)
{
	size_t len = 0;

	while (cur_peek(c, len) > ' ')
		len++;
	const struct bytes w = cur_take(c, len);
	if (cur_left(c))
		cur_skip(c, 1);
	return w;
}

static bool put_number(struct message *m, unsigned field, struct bytes w)
{
	const bool negative = bytes_u8(w, 0) == '-';
	int64_t n = 0;

	for (size_t i = negative; i < w.len; i++) {
		if (w.p[i] < '0' || w.p[i] > '9' || i > 10)
			return false;
		n = n * 10 + (w.p[i] - '0');
	}
	put_int(m, field, negative ? -n : n, (uint32_t)(w.p - m->data), (uint32_t)w.len);
	return w.len > negative;
}

static const struct {
	const char *name;
	enum identity what;
} facts[] = {
	{ "hostName=s:", IDENTITY_NAME }, { "station.name=s:", IDENTITY_NAME }, { "app.name=s:", IDENTITY_PRODUCT },
	{ "app.version=s:", IDENTITY_FIRMWARE }, { "brandId=s:", IDENTITY_VENDOR }, { "hostId=s:", IDENTITY_SERIAL },
};

static void tell(struct message *m, struct cursor c)
{
	while (cur_left(&c)) {
		size_t len = 0;
		while (cur_peek(&c, len) >= 0 && cur_peek(&c, len) != '\n')
			len++;
		const struct bytes line = cur_take(&c, len);
		if (cur_left(&c))
			cur_skip(&c, 1);
		for (unsigned i = 0; i < sizeof facts / sizeof facts[0]; i++) {
			const size_t n = text_len(facts[i].name);
			if (line.len > n && !memcmp(line.p, facts[i].name, n))
				identify(m, facts[i].what, bytes_part(line, n, line.len - n));
		}
	}
}

static void fox_dissect(struct message *m, struct cursor c)
{
	size_t line = 0;
	while (cur_peek(&c, line) >= 0 && cur_peek(&c, line) != '\n')
		line++;
	struct cursor head = cur_cut(&c, line);
	cur_skip(&head, 4); /* "fox " */
	const struct bytes type = word(&head), sequence = word(&head), reply = word(&head);
	const struct bytes channel = word(&head), command = word(&head);
	if (m->bad)
		return;
	const uint8_t kind = bytes_u8(type, 0);
	if (type.len != 1 || !names_find(&type_names, kind) || !put_number(m, F_SEQUENCE, sequence) ||
	    !put_number(m, F_REPLY, reply) || !channel.len || !command.len)
		flaw(m, BAD_HEAD);
	put_uint(m, F_TYPE, kind, 4, 1);
	put_bytes(m, F_CHANNEL, channel);
	put_bytes(m, F_COMMAND, command);
	struct operation op = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown command" };
	bool known = false;
	for (unsigned i = 0; !known && i < sizeof deeds / sizeof deeds[0]; i++) {
		known = bytes_are(channel, deeds[i].channel) &&
			(!deeds[i].command || bytes_are(command, deeds[i].command));
		if (known)
			op = (struct operation){ .intent = deeds[i].intent, .changes = deeds[i].changes,
						 .housekeeping = deeds[i].housekeeping, .label = deeds[i].label,
						 .technique = deeds[i].technique };
	}
	if (!known && kind != 'r' && kind != 'e')
		flaw(m, UNKNOWN_COMMAND);
	if (bytes_are(channel, "fox") && bytes_are(command, "hello"))
		tell(m, c);
	expect(m, (enum intent)op.intent);
	op.role = kind == 'r' || kind == 'e'	   ? ROLE_ANSWER
		  : kind == 'a' && !m->from_client ? ROLE_REPORT
						   : ROLE_REQUEST;
	op.failed = kind == 'e';
	operation(m, &op);
}

#define MESSAGE_MAX 65536u

/* A message ends in a line "};;". */
static size_t fox_frame(const struct message *m, struct cursor c)
{
	static const char magic[] = "fox ", end[] = "\n};;\n";

	(void)m;
	for (unsigned i = 0; i < 4; i++)
		if (cur_peek(&c, i) >= 0 && cur_peek(&c, i) != magic[i])
			return FRAME_FOREIGN;
	const struct bytes all = cur_rest(&c);
	for (size_t at = 0; at + 5 <= all.len && at < MESSAGE_MAX; at++)
		if (all.p[at] == '\n' && !memcmp(all.p + at, end, 5))
			return at + 5;
	return all.len < MESSAGE_MAX ? FRAME_MORE : FRAME_FOREIGN;
}

static enum probe fox_probe(enum transport transport, bool from_client, struct cursor c)
{
	static const char magic[] = "fox ";

	(void)from_client;
	if (transport != TRANSPORT_TCP)
		return PROBE_NO;
	for (unsigned i = 0; i < 4; i++)
		if (cur_peek(&c, i) >= 0 && cur_peek(&c, i) != magic[i])
			return PROBE_NO;
	const int kind = cur_peek(&c, 4), blank = cur_peek(&c, 5);
	if (blank < 0)
		return PROBE_MORE;
	return names_find(&type_names, (uint64_t)kind) && blank == ' ' ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 1911, 1911 } };

extern const struct dissector fox;
const struct dissector fox = {
	.name = "fox",
	.title = "Niagara Fox",
	.specification = "not published; captures",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "hello, challenge, log in and all else on the channel \"fox\"",
	.message_max = MESSAGE_MAX,
	.probe = fox_probe,
	.frame = fox_frame,
	.dissect = fox_dissect,
};
