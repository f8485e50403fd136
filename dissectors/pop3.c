/* SPDX-License-Identifier: Apache-2.0 */
/*
 * POP3: mails fetched, TCP 110 and any other port.  RFC 1939, RFC 2449, RFC 2595, RFC 5034.
 *
 *	COMMAND argument CR LF               +OK text CR LF, -ERR text CR LF, + text CR LF
 *	                                     lines of a mail or list CR LF ... . CR LF
 *
 * Read are command and user; mails and lists pass as lines; behind STLS it is TLS (reported as such).  Passwords are
 * not shown.  Refusing: -ERR, and the session goes on.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/text_line.h"
#include "dissectors/tls.h"

enum { F_COMMAND, F_USER, F_ARGUMENT, F_STATUS, F_TEXT, F_COUNT };

enum verb { USER = 1, PASS, APOP, AUTH, STAT, LIST, UIDL, RETR, TOP, DELE, NOOP, RSET, QUIT, CAPA, STLS, UTF8, VERBS };

static const struct name verb_list[] = {
	{ USER, "user" }, { PASS, "pass" }, { APOP, "apop" }, { AUTH, "auth" }, { STAT, "stat" }, { LIST, "list" },
	{ UIDL, "uidl" }, { RETR, "retr" }, { TOP, "top" }, { DELE, "dele" }, { NOOP, "noop" }, { RSET, "rset" },
	{ QUIT, "quit" }, { CAPA, "capa" }, { STLS, "stls" }, { UTF8, "utf8" },
};
static const struct names verb_names = NAMES(verb_list);

enum { STATUS_OK, STATUS_ERROR, STATUS_GO_ON };
static const struct name status_list[] = { { STATUS_OK, "ok" }, { STATUS_ERROR, "error" }, { STATUS_GO_ON, "go-on" } };
static const struct names status_names = NAMES(status_list);

static const struct field fields[] = {
	[F_COMMAND] = { "command", FIELD_UINT, 8, USE_KEY, 0, &verb_names, "What is asked for." },
	[F_USER] = { "user", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the user who logs in." },
	[F_ARGUMENT] = { "argument", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Which mail, or another argument." },
	[F_STATUS] = { "status", FIELD_UINT, 8, USE_DETAIL, 0, &status_names, "Result." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_DETAIL, 0, NULL,
	  "What the server says, or a line that is no command." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { UNKNOWN_COMMAND = FLAW_OWN, BAD_REPLY, FLAWS_END };

static const struct flaw flaws[] = {
	{ "unknown_command", FLAW_UNKNOWN, "a command that is not known" },
	{ "bad_reply", FLAW_MALFORMED, "an answer that says neither yes nor no" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

enum { ARGUMENT_NONE, ARGUMENT_USER, ARGUMENT_TEXT };

#define SESSION(word_, label_, argument_) { word_, INTENT_SESSION, CHANGES_NO, argument_, true, label_, NULL }

static const struct command_line verbs[VERBS] = {
	[USER] = { "user", INTENT_SESSION, CHANGES_NO, ARGUMENT_USER, false, "log in", NULL },
	[PASS] = SESSION("pass", "give password", ARGUMENT_NONE),
	[APOP] = { "apop", INTENT_SESSION, CHANGES_NO, ARGUMENT_USER, false, "log in", NULL },
	[AUTH] = SESSION("auth", "log in", ARGUMENT_NONE),
	[STAT] = { "stat", INTENT_READ, CHANGES_NO, ARGUMENT_NONE, false, "count mails", NULL },
	[LIST] = { "list", INTENT_READ, CHANGES_NO, ARGUMENT_TEXT, false, "list mails", NULL },
	[UIDL] = { "uidl", INTENT_READ, CHANGES_NO, ARGUMENT_TEXT, false, "list mails", NULL },
	[RETR] = { "retr", INTENT_READ, CHANGES_NO, ARGUMENT_TEXT, false, "get mail", NULL },
	[TOP] = { "top", INTENT_READ, CHANGES_NO, ARGUMENT_TEXT, false, "get head of mail", NULL },
	[DELE] = { "dele", INTENT_WRITE, CHANGES_YES, ARGUMENT_TEXT, false, "delete mail", NULL },
	[NOOP] = SESSION("noop", "no operation", ARGUMENT_NONE),
	[RSET] = SESSION("rset", "undelete", ARGUMENT_NONE),
	[QUIT] = SESSION("quit", "log out", ARGUMENT_NONE),
	[CAPA] = SESSION("capa", "ask for abilities", ARGUMENT_NONE),
	[STLS] = SESSION("stls", "begin TLS", ARGUMENT_NONE),
	[UTF8] = SESSION("utf8", "use UTF-8", ARGUMENT_NONE),
};

#define WAITING_MAX 64u

struct pop3_flow {
	struct tls_flow tls;
	uint64_t lists;   /* bit per command whose answer is awaited, oldest lowest: more lines follow it */
	uint8_t waiting;
	bool asks_tls, is_tls, is_list, is_secret;
};

#define LINE_MAX 8192u

static void command(struct message *m, struct bytes line)
{
	struct pop3_flow *f = m->flow;
	struct bytes rest = line;

	if (f->is_secret) { /* what proves who the user is: not shown */
		m->carrier = true;
		f->is_secret = false;
		return;
	}
	const struct bytes word = word_next(&rest);
	const int verb = COMMAND_FIND(verbs, word);
	if (verb < 0) {
		flaw(m, UNKNOWN_COMMAND);
		put_text(m, F_TEXT, line);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "unknown command" });
		return;
	}
	put_uint(m, F_COMMAND, (uint64_t)verb, 0, (uint32_t)word.len);
	const bool lists = verb == RETR || verb == TOP || verb == CAPA || ((verb == LIST || verb == UIDL) && !rest.len);
	if (f->waiting < WAITING_MAX)
		f->lists |= (uint64_t)lists << f->waiting++;
	f->asks_tls = verb == STLS;
	if (verbs[verb].argument)
		put_text(m, verbs[verb].argument == ARGUMENT_USER ? F_USER : F_ARGUMENT,
			 verbs[verb].argument == ARGUMENT_USER ? word_next(&rest) : rest);
	const struct operation op = command_operation(&verbs[verb]);
	expect(m, (enum intent)op.intent);
	operation(m, &op);
}

static void reply(struct message *m, struct bytes line)
{
	struct pop3_flow *f = m->flow;
	struct bytes rest = line;

	if (f->is_list) {
		f->is_list = line.len != 1 || line.p[0] != '.';
		m->carrier = true;
		return;
	}
	const struct bytes word = word_next(&rest);
	const unsigned status = word_is(word, "+ok") ? STATUS_OK : word_is(word, "+") ? STATUS_GO_ON : STATUS_ERROR;
	if (status == STATUS_ERROR && !word_is(word, "-err"))
		flaw(m, BAD_REPLY);
	put_uint(m, F_STATUS, status, 0, (uint32_t)word.len);
	put_text(m, F_TEXT, rest);
	f->is_secret = status == STATUS_GO_ON;
	f->is_tls = f->asks_tls && status == STATUS_OK;
	if (f->waiting && status != STATUS_GO_ON) {
		f->is_list = status == STATUS_OK && f->lists & 1;
		f->lists >>= 1;
		f->waiting--;
	}
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .role = ROLE_ANSWER,
					  .failed = status == STATUS_ERROR, .label = "answer" });
}

static void pop3_dissect(struct message *m, struct cursor c)
{
	struct pop3_flow *f = m->flow;

	if (f->is_tls)
		carry(m, &tls, &f->tls, cur_rest(&c));
	else if (m->from_client)
		command(m, line_next(&c));
	else
		reply(m, line_next(&c));
}

static size_t pop3_frame(const struct message *m, struct cursor c)
{
	const struct pop3_flow *f = m->flow;
	return f->is_tls ? tls_frame(m, c) : line_frame(c, LINE_MAX);
}

/* A server begins with +OK and words; a client is told by what other protocols of lines do not have. */
static enum probe pop3_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct bytes all = cur_rest(&c);
	const size_t len = bytes_find(all, '\n');
	struct bytes line = bytes_part(all, 0, len);

	if (transport != TRANSPORT_TCP || bytes_u8(all, 0) > 'z' || bytes_u8(all, 0) < '+')
		return PROBE_NO;
	if (line.len && line.p[line.len - 1] == '\r')
		line.len--;
	if (!is_text(line))
		return PROBE_NO;
	if (!from_client)
		return !fits_text(all, "+ok ") && !(word_is(line, "+ok") && len < all.len) ? PROBE_NO
		       : len == all.len						    ? PROBE_MORE
											    : PROBE_STRONG;
	const struct bytes word = word_next(&line);
	if (len == all.len)
		return word.len <= 4 ? PROBE_MORE : PROBE_NO;
	const int verb = COMMAND_FIND(verbs, word);
	return (verb == CAPA || verb == STLS || verb == APOP) ? PROBE_STRONG : verb > 0 ? PROBE_WEAK : PROBE_NO;
}

static size_t pop3_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	static const char text[] = "-ERR refused\r\n";
	const struct pop3_flow *f = m->flow;

	(void)code;
	if (!m->from_client || f->is_tls || f->asks_tls || m->carrier || cap < sizeof text - 1)
		return 0;
	memcpy(out, text, sizeof text - 1);
	return sizeof text - 1;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 110, 110 } };

extern const struct dissector pop3;
const struct dissector pop3 = {
	.name = "pop3",
	.title = "POP3",
	.specification = "RFC 1939, RFC 2449, RFC 2595, RFC 5034",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "password, abilities, STLS, no operation, log out",
	.message_max = TLS_RECORD_MAX,
	.flow_size = sizeof(struct pop3_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .answer = pop3_answer },
	.probe = pop3_probe,
	.frame = pop3_frame,
	.dissect = pop3_dissect,
};
