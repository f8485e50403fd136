/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SMTP: mail on its way, TCP 25 and 587 and any other port.  RFC 5321, RFC 3207, RFC 3030.
 *
 *	COMMAND arguments CR LF              250 text CR LF, 250-text CR LF ... 250 text CR LF
 *	DATA CR LF ... mail ... CR LF . CR LF
 *
 * Read are command, host, sender and recipients; mails pass as bytes; behind STARTTLS it is TLS (reported as such).
 * Refusing: 550, and the session goes on.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/text_line.h"
#include "dissectors/tls.h"

enum { F_COMMAND, F_HOST, F_ADDRESS, F_STATUS, F_TEXT, F_COUNT };

enum verb { HELO = 1, EHLO, MAIL, RCPT, DATA, BDAT, RSET, VRFY, EXPN, HELP, NOOP, QUIT, AUTH, STARTTLS, ETRN, VERBS };

static const struct name verb_list[] = {
	{ HELO, "helo" }, { EHLO, "ehlo" }, { MAIL, "mail" }, { RCPT, "rcpt" }, { DATA, "data" }, { BDAT, "bdat" },
	{ RSET, "rset" }, { VRFY, "vrfy" }, { EXPN, "expn" }, { HELP, "help" }, { NOOP, "noop" }, { QUIT, "quit" },
	{ AUTH, "auth" }, { STARTTLS, "starttls" }, { ETRN, "etrn" },
};
static const struct names verb_names = NAMES(verb_list);

static const struct field fields[] = {
	[F_COMMAND] = { "command", FIELD_UINT, 8, USE_KEY, 0, &verb_names, "What is asked for." },
	[F_HOST] = { "host", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name that the client gives itself." },
	[F_ADDRESS] = { "address", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Sender or recipient of the mail." },
	[F_STATUS] = { "status", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Result: 400 and more say no." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_DETAIL, 0, NULL,
	  "What the server says, or a line that is no command." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { UNKNOWN_COMMAND = FLAW_OWN, BAD_REPLY, FLAWS_END };

static const struct flaw flaws[] = {
	{ "unknown_command", FLAW_UNKNOWN, "a command that is not known" },
	{ "bad_reply", FLAW_MALFORMED, "an answer that does not begin with three digits" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

enum { ARGUMENT_NONE, ARGUMENT_HOST, ARGUMENT_ADDRESS };

#define SESSION(word_, label_, argument_) { word_, INTENT_SESSION, CHANGES_NO, argument_, true, label_, NULL }

static const struct command_line verbs[VERBS] = {
	[HELO] = { "helo", INTENT_SESSION, CHANGES_NO, ARGUMENT_HOST, false, "greet", NULL },
	[EHLO] = { "ehlo", INTENT_SESSION, CHANGES_NO, ARGUMENT_HOST, false, "greet", NULL },
	[MAIL] = { "mail", INTENT_WRITE, CHANGES_YES, ARGUMENT_ADDRESS, false, "mail from", NULL },
	[RCPT] = { "rcpt", INTENT_WRITE, CHANGES_YES, ARGUMENT_ADDRESS, false, "mail to", NULL },
	[DATA] = { "data", INTENT_WRITE, CHANGES_YES, ARGUMENT_NONE, false, "send mail", NULL },
	[BDAT] = { "bdat", INTENT_WRITE, CHANGES_YES, ARGUMENT_NONE, false, "send mail", NULL },
	[RSET] = SESSION("rset", "forget mail", ARGUMENT_NONE),
	[VRFY] = { "vrfy", INTENT_READ, CHANGES_NO, ARGUMENT_ADDRESS, false, "verify address", NULL },
	[EXPN] = { "expn", INTENT_READ, CHANGES_NO, ARGUMENT_ADDRESS, false, "expand list", NULL },
	[HELP] = SESSION("help", "help", ARGUMENT_NONE),
	[NOOP] = SESSION("noop", "no operation", ARGUMENT_NONE),
	[QUIT] = SESSION("quit", "log out", ARGUMENT_NONE),
	[AUTH] = SESSION("auth", "log in", ARGUMENT_NONE),
	[STARTTLS] = SESSION("starttls", "begin TLS", ARGUMENT_NONE),
	[ETRN] = { "etrn", INTENT_READ, CHANGES_NO, ARGUMENT_HOST, false, "ask for mails", NULL },
};

/* What the client sends now, beside commands. */
enum body { BODY_NONE, BODY_MAIL, BODY_CHUNK, BODY_SECRET };

struct smtp_flow {
	struct tls_flow tls;
	uint64_t left;       /* of a chunk */
	uint8_t body;
	uint8_t verb;        /* of the latest command */
	uint8_t matched;     /* octets of CR LF . CR LF that the mail has just ended in */
	bool is_tls, is_greeted;
};

#define LINE_MAX 4096u
#define PART_MAX 16384u

static const char mail_end[] = "\r\n.\r\n";
#define MAIL_END_LEN 5u

/* How much of the end stands before `at` octets, the last of which is `octet`, when `matched` did so before. */
static uint8_t end_matched(uint8_t matched, uint8_t octet)
{
	if (matched < MAIL_END_LEN && octet == (uint8_t)mail_end[matched])
		return (uint8_t)(matched + 1);
	return octet == '\r' ? 1 : 0;
}

/* How many of these bytes belong to the mail; *matched goes on with them. */
static size_t mail_part(struct bytes all, uint8_t *matched)
{
	size_t at = 0;

	while (at < all.len && at < PART_MAX && *matched < MAIL_END_LEN)
		*matched = end_matched(*matched, all.p[at++]);
	return at;
}

/* The address in <...>, or the word. */
static struct bytes mailbox(struct bytes b)
{
	const size_t from = bytes_find(b, '<');

	if (from == b.len)
		return word_next(&b);
	const struct bytes inner = bytes_part(b, from + 1, b.len);
	return bytes_part(inner, 0, bytes_find(inner, '>'));
}

static void command(struct message *m, struct bytes line)
{
	struct smtp_flow *f = m->flow;
	struct bytes rest = line;
	const struct bytes word = word_next(&rest);
	const int verb = COMMAND_FIND(verbs, word);
	uint64_t size;

	if (verb < 0) {
		flaw(m, UNKNOWN_COMMAND);
		put_text(m, F_TEXT, line);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "unknown command" });
		return;
	}
	put_uint(m, F_COMMAND, (uint64_t)verb, 0, (uint32_t)word.len);
	if (verbs[verb].argument)
		put_text(m, verbs[verb].argument == ARGUMENT_HOST ? F_HOST : F_ADDRESS,
			 verbs[verb].argument == ARGUMENT_HOST ? rest : mailbox(rest));
	f->verb = (uint8_t)verb;
	if (verb == BDAT && text_number(word_next(&rest), &size) && size) {
		f->left = size;
		f->body = BODY_CHUNK;
	}
	const struct operation op = command_operation(&verbs[verb]);
	expect(m, (enum intent)op.intent);
	operation(m, &op);
}

static void reply(struct message *m, struct bytes line)
{
	struct smtp_flow *f = m->flow;
	const unsigned code = reply_code(line);

	if (code && bytes_u8(line, 3) == '-') { /* more of it follows */
		m->carrier = true;
		return;
	}
	if (!code)
		flaw(m, BAD_REPLY);
	put_uint(m, F_STATUS, code, 0, 3);
	put_text(m, F_TEXT, bytes_part(line, 4, line.len));
	if (code == 220 && !f->is_greeted)
		identify(m, IDENTITY_NAME, bytes_part(line, 4, bytes_find(bytes_part(line, 4, line.len), ' ')));
	f->is_greeted = true;
	if (code == 354 && f->verb == DATA) {
		f->body = BODY_MAIL;
		f->matched = 2; /* a mail may be empty */
	} else if (f->verb == AUTH) {
		f->body = code == 334 ? BODY_SECRET : BODY_NONE;
	}
	f->is_tls = f->verb == STARTTLS && code == 220;
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .role = ROLE_ANSWER, .failed = code >= 400,
					  .label = "answer" });
}

static void body(struct message *m, struct cursor c)
{
	struct smtp_flow *f = m->flow;

	if (f->body == BODY_SECRET) { /* what proves who the user is: not shown */
		m->carrier = true;
		return;
	}
	bulk(m);
	if (f->body == BODY_CHUNK) {
		f->left -= cur_left(&c) < f->left ? cur_left(&c) : f->left;
		if (!f->left)
			f->body = BODY_NONE;
		return;
	}
	(void)mail_part(cur_rest(&c), &f->matched);
	if (f->matched == MAIL_END_LEN)
		f->body = BODY_NONE;
}

static void smtp_dissect(struct message *m, struct cursor c)
{
	struct smtp_flow *f = m->flow;

	if (f->is_tls)
		carry(m, &tls, &f->tls, cur_rest(&c));
	else if (m->from_client && f->body)
		body(m, c);
	else if (m->from_client)
		command(m, line_next(&c));
	else
		reply(m, line_next(&c));
}

static size_t smtp_frame(const struct message *m, struct cursor c)
{
	const struct smtp_flow *f = m->flow;
	uint8_t matched = f->matched;

	if (f->is_tls)
		return tls_frame(m, c);
	if (m->from_client && f->body == BODY_MAIL)
		return mail_part(cur_rest(&c), &matched);
	if (m->from_client && f->body == BODY_CHUNK)
		return cur_left(&c) < f->left && cur_left(&c) < PART_MAX ? cur_left(&c)
		       : f->left < PART_MAX				 ? (size_t)f->left
									 : PART_MAX;
	return line_frame(c, LINE_MAX);
}

/* A server says 220 and "SMTP" in its first line; a client greets with EHLO, which nothing else has. */
static enum probe smtp_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct bytes all = cur_rest(&c);
	const size_t len = bytes_find(all, '\n');
	struct bytes line = bytes_part(all, 0, len);

	if (transport != TRANSPORT_TCP || bytes_u8(all, 0) > 'z' || bytes_u8(all, 0) < '1')
		return PROBE_NO;
	if (line.len && line.p[line.len - 1] == '\r')
		line.len--;
	if (!is_text(line))
		return PROBE_NO;
	if (!from_client) {
		if (!fits_text(all, "220") || (line.len > 3 && !reply_code(line)))
			return PROBE_NO;
		for (size_t at = 4; at + 4 <= line.len; at++)
			if (begins_with(bytes_part(line, at, 4), "smtp"))
				return PROBE_STRONG;
		return len == all.len ? PROBE_MORE : PROBE_WEAK;
	}
	const struct bytes word = word_next(&line);
	if (len == all.len)
		return word.len <= 8 ? PROBE_MORE : PROBE_NO;
	const int verb = COMMAND_FIND(verbs, word);
	return verb == EHLO && line.len ? PROBE_STRONG : verb > 0 ? PROBE_WEAK : PROBE_NO;
}

static size_t smtp_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	static const char text[] = "550 refused\r\n";
	const struct smtp_flow *f = m->flow;

	if (!m->from_client || f->is_tls || f->body || f->verb == STARTTLS || code < 400 || code > 599 ||
	    cap < sizeof text - 1)
		return 0;
	memcpy(out, text, sizeof text - 1);
	out[0] = (uint8_t)('0' + code / 100);
	out[1] = (uint8_t)('0' + code / 10 % 10);
	out[2] = (uint8_t)('0' + code % 10);
	return sizeof text - 1;
}

static const struct name refusal_list[] = { { 450, "busy" }, { 550, "not-available" }, { 554, "failed" } };
static const struct names refusal_names = NAMES(refusal_list);

static const struct binding bindings[] = { { TRANSPORT_TCP, 25, 25 }, { TRANSPORT_TCP, 587, 587 } };

extern const struct dissector smtp;
const struct dissector smtp = {
	.name = "smtp",
	.title = "SMTP",
	.specification = "RFC 5321, RFC 3207, RFC 3030",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "log in, STARTTLS, no operation, log out",
	.message_max = TLS_RECORD_MAX,
	.flow_size = sizeof(struct smtp_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = 550, .codes = &refusal_names,
		    .answer = smtp_answer },
	.probe = smtp_probe,
	.frame = smtp_frame,
	.dissect = smtp_dissect,
};
