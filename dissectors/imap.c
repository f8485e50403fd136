/* SPDX-License-Identifier: Apache-2.0 */
/*
 * IMAP 4: mail boxes, TCP 143 and any other port.  RFC 9051, RFC 2595.
 *
 *	tag COMMAND arguments CR LF          * untagged CR LF, + go on CR LF, tag OK|NO|BAD text CR LF
 *	... {42} CR LF 42 octets ...         a literal, in either direction; {42+} without being asked for
 *
 * Read are command, user and mail box, and the tagged results; literals pass as bytes; behind STARTTLS it is TLS
 * (reported as such).  Passwords are not shown.  Refusing: NO with the command's tag, and the session goes on.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/text_line.h"
#include "dissectors/tls.h"

enum { F_COMMAND, F_USER, F_MAILBOX, F_STATUS, F_TEXT, F_COUNT };

enum verb {
	CAPABILITY = 1, NOOP, LOGOUT, STARTTLS, AUTHENTICATE, LOGIN, ENABLE, SELECT, EXAMINE, CREATE, DELETE, RENAME,
	SUBSCRIBE, UNSUBSCRIBE, LIST, LSUB, NAMESPACE, STATUS, APPEND, IDLE, CLOSE, UNSELECT, EXPUNGE, SEARCH, FETCH,
	STORE, COPY, MOVE, UID, CHECK, ID, DONE, GETQUOTAROOT, VERBS,
};

static const struct name verb_list[] = {
	{ CAPABILITY, "capability" }, { NOOP, "noop" }, { LOGOUT, "logout" }, { STARTTLS, "starttls" },
	{ AUTHENTICATE, "authenticate" }, { LOGIN, "login" }, { ENABLE, "enable" }, { SELECT, "select" },
	{ EXAMINE, "examine" }, { CREATE, "create" }, { DELETE, "delete" }, { RENAME, "rename" },
	{ SUBSCRIBE, "subscribe" }, { UNSUBSCRIBE, "unsubscribe" }, { LIST, "list" }, { LSUB, "lsub" },
	{ NAMESPACE, "namespace" }, { STATUS, "status" }, { APPEND, "append" }, { IDLE, "idle" }, { CLOSE, "close" },
	{ UNSELECT, "unselect" }, { EXPUNGE, "expunge" }, { SEARCH, "search" }, { FETCH, "fetch" }, { STORE, "store" },
	{ COPY, "copy" }, { MOVE, "move" }, { UID, "uid" }, { CHECK, "check" }, { ID, "id" }, { DONE, "done" },
	{ GETQUOTAROOT, "getquotaroot" },
};
static const struct names verb_names = NAMES(verb_list);

enum { STATUS_OK, STATUS_NO, STATUS_BAD, STATUS_BYE, STATUS_PREAUTH, STATUSES };
static const struct name status_list[] = {
	{ STATUS_OK, "ok" }, { STATUS_NO, "no" }, { STATUS_BAD, "bad" }, { STATUS_BYE, "bye" },
	{ STATUS_PREAUTH, "preauth" },
};
static const struct names status_names = NAMES(status_list);

static const struct field fields[] = {
	[F_COMMAND] = { "command", FIELD_UINT, 8, USE_KEY, 0, &verb_names, "What is asked for." },
	[F_USER] = { "user", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the user who logs in." },
	[F_MAILBOX] = { "mailbox", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Mail box." },
	[F_STATUS] = { "status", FIELD_UINT, 8, USE_DETAIL, 0, &status_names, "Result." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_DETAIL, 0, NULL,
	  "What the server says, or a line that is no command." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { UNKNOWN_COMMAND = FLAW_OWN, BAD_REPLY, FLAWS_END };

static const struct flaw flaws[] = {
	{ "unknown_command", FLAW_UNKNOWN, "a command that is not known" },
	{ "bad_reply", FLAW_MALFORMED, "an answer with neither a result nor a mark" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

enum { ARGUMENT_NONE, ARGUMENT_USER, ARGUMENT_BOX };

#define SESSION(word_, label_) { word_, INTENT_SESSION, CHANGES_NO, ARGUMENT_NONE, true, label_, NULL }
#define READ_LINE(word_, label_, argument_) { word_, INTENT_READ, CHANGES_NO, argument_, false, label_, NULL }
#define WRITE_LINE(word_, label_, argument_) { word_, INTENT_WRITE, CHANGES_YES, argument_, false, label_, NULL }

static const struct command_line verbs[VERBS] = {
	[CAPABILITY] = SESSION("capability", "ask for abilities"),
	[NOOP] = SESSION("noop", "no operation"),
	[LOGOUT] = SESSION("logout", "log out"),
	[STARTTLS] = SESSION("starttls", "begin TLS"),
	[AUTHENTICATE] = SESSION("authenticate", "log in"),
	[LOGIN] = { "login", INTENT_SESSION, CHANGES_NO, ARGUMENT_USER, false, "log in", NULL },
	[ENABLE] = SESSION("enable", "enable abilities"),
	[SELECT] = READ_LINE("select", "open mail box", ARGUMENT_BOX),
	[EXAMINE] = READ_LINE("examine", "open mail box", ARGUMENT_BOX),
	[CREATE] = WRITE_LINE("create", "make mail box", ARGUMENT_BOX),
	[DELETE] = WRITE_LINE("delete", "delete mail box", ARGUMENT_BOX),
	[RENAME] = WRITE_LINE("rename", "rename mail box", ARGUMENT_BOX),
	[SUBSCRIBE] = WRITE_LINE("subscribe", "subscribe", ARGUMENT_BOX),
	[UNSUBSCRIBE] = WRITE_LINE("unsubscribe", "unsubscribe", ARGUMENT_BOX),
	[LIST] = READ_LINE("list", "list mail boxes", ARGUMENT_NONE),
	[LSUB] = READ_LINE("lsub", "list mail boxes", ARGUMENT_NONE),
	[NAMESPACE] = READ_LINE("namespace", "list mail boxes", ARGUMENT_NONE),
	[STATUS] = READ_LINE("status", "status of mail box", ARGUMENT_BOX),
	[APPEND] = WRITE_LINE("append", "put mail", ARGUMENT_BOX),
	[IDLE] = READ_LINE("idle", "wait for mails", ARGUMENT_NONE),
	[CLOSE] = WRITE_LINE("close", "close mail box", ARGUMENT_NONE),
	[UNSELECT] = SESSION("unselect", "close mail box"),
	[EXPUNGE] = WRITE_LINE("expunge", "delete mails", ARGUMENT_NONE),
	[SEARCH] = READ_LINE("search", "search mails", ARGUMENT_NONE),
	[FETCH] = READ_LINE("fetch", "get mails", ARGUMENT_NONE),
	[STORE] = WRITE_LINE("store", "mark mails", ARGUMENT_NONE),
	[COPY] = WRITE_LINE("copy", "copy mails", ARGUMENT_NONE),
	[MOVE] = WRITE_LINE("move", "move mails", ARGUMENT_NONE),
	[UID] = { "uid", INTENT_OTHER, CHANGES_UNKNOWN, ARGUMENT_NONE, false, "mails by their number", NULL },
	[CHECK] = SESSION("check", "check"),
	[ID] = SESSION("id", "name program"),
	[DONE] = SESSION("done", "end waiting"),
	[GETQUOTAROOT] = READ_LINE("getquotaroot", "ask for room", ARGUMENT_BOX),
};

struct imap_flow {
	struct tls_flow tls;
	uint64_t left[2];    /* of a literal; [1] from the client */
	bool goes_on[2];     /* the line goes on behind the literal */
	bool asks_tls, is_tls;
	bool logs_in;        /* AUTHENTICATE has no result yet */
	bool is_secret;      /* the client's next line proves who the user is */
};

#define LINE_MAX 16384u
#define PART_MAX 16384u

/* The octets of the literal that a line announces at its end: {42} or {42+}; 0: none. */
static uint64_t literal(struct bytes line)
{
	uint64_t size;
	size_t from = line.len, to;

	if (!line.len || line.p[line.len - 1] != '}')
		return 0;
	to = line.len - 1;
	if (to && line.p[to - 1] == '+')
		to--;
	for (from = to; from && line.p[from - 1] >= '0' && line.p[from - 1] <= '9';)
		from--;
	if (!from || line.p[from - 1] != '{' || !text_number(bytes_part(line, from, to - from), &size))
		return 0;
	return size;
}

/* A string in quotes, or a word. */
static struct bytes string_next(struct bytes *rest)
{
	if (bytes_u8(*rest, 0) != '"')
		return word_next(rest);
	const struct bytes inner = bytes_part(*rest, 1, rest->len);
	return bytes_part(inner, 0, bytes_find(inner, '"'));
}

static void command(struct message *m, struct bytes line)
{
	struct imap_flow *f = m->flow;
	struct bytes rest = line;
	const struct bytes tag = word_next(&rest);
	struct bytes word = word_next(&rest);

	if (f->is_secret) { /* what proves who the user is: not shown */
		m->carrier = true;
		f->is_secret = false;
		return;
	}
	if (!word.len)
		word = tag; /* DONE has no tag */
	const int verb = COMMAND_FIND(verbs, word);
	struct operation op = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown command" };
	if (verb < 0) {
		flaw(m, UNKNOWN_COMMAND);
		put_text(m, F_TEXT, line);
	} else {
		op = command_operation(&verbs[verb]);
		put_uint(m, F_COMMAND, (uint64_t)verb, 0, (uint32_t)word.len);
		const struct bytes inner = verb == UID ? word_next(&rest) : word;
		const int by_number = verb == UID ? COMMAND_FIND(verbs, inner) : -1;
		if (by_number >= SEARCH && by_number <= MOVE)
			op = command_operation(&verbs[by_number]);
		if (verbs[verb].argument)
			put_text(m, verbs[verb].argument == ARGUMENT_USER ? F_USER : F_MAILBOX, string_next(&rest));
	}
	f->asks_tls = verb == STARTTLS;
	f->logs_in = verb == AUTHENTICATE;
	expect(m, (enum intent)op.intent);
	operation(m, &op);
}

static unsigned status_of(struct bytes word)
{
	for (unsigned i = 0; i < STATUSES; i++)
		if (word_is(word, status_list[i].name))
			return i;
	return STATUSES;
}

static void reply(struct message *m, struct bytes line)
{
	struct imap_flow *f = m->flow;
	struct bytes rest = line;
	const struct bytes tag = word_next(&rest), word = word_next(&rest);
	const unsigned status = status_of(word);
	const bool untagged = word_is(tag, "*");

	f->is_secret = word_is(tag, "+") && f->logs_in;
	f->logs_in = f->logs_in && (untagged || word_is(tag, "+"));
	if (word_is(tag, "+") || (untagged && status == STATUSES)) {
		m->carrier = true;
		return;
	}
	if (status == STATUSES)
		flaw(m, BAD_REPLY);
	else
		put_uint(m, F_STATUS, status, (uint32_t)(word.p - m->data), (uint32_t)word.len);
	put_text(m, F_TEXT, rest);
	f->is_tls = !untagged && f->asks_tls && status == STATUS_OK;
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .role = untagged ? ROLE_REPORT : ROLE_ANSWER,
					  .housekeeping = untagged,
					  .failed = status == STATUS_NO || status == STATUS_BAD,
					  .label = untagged ? "report" : "answer" });
}

static void imap_dissect(struct message *m, struct cursor c)
{
	struct imap_flow *f = m->flow;
	const unsigned side = m->from_client;

	if (f->is_tls) {
		carry(m, &tls, &f->tls, cur_rest(&c));
		return;
	}
	if (f->left[side]) {
		bulk(m);
		f->left[side] -= m->len < f->left[side] ? m->len : f->left[side];
		return;
	}
	const struct bytes line = line_next(&c);
	const bool went_on = f->goes_on[side];
	f->left[side] = literal(line);
	f->goes_on[side] = f->left[side] != 0;
	if (went_on)
		m->carrier = true;
	else if (m->from_client)
		command(m, line);
	else
		reply(m, line);
}

static size_t imap_frame(const struct message *m, struct cursor c)
{
	const struct imap_flow *f = m->flow;
	const uint64_t left = f->left[m->from_client];
	const size_t here = cur_left(&c) < PART_MAX ? cur_left(&c) : PART_MAX;

	if (f->is_tls)
		return tls_frame(m, c);
	return !left ? line_frame(c, LINE_MAX) : here < left ? here : (size_t)left;
}

/* A server begins with "* OK" and words; a client with a tag and what other protocols of lines do not have. */
static enum probe imap_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct bytes all = cur_rest(&c);
	const size_t len = bytes_find(all, '\n');
	struct bytes line = bytes_part(all, 0, len);

	if (transport != TRANSPORT_TCP || bytes_u8(all, 0) > 'z' || bytes_u8(all, 0) < '*')
		return PROBE_NO;
	if (line.len && line.p[line.len - 1] == '\r')
		line.len--;
	if (!is_text(line))
		return PROBE_NO;
	if (!from_client)
		return !fits_text(all, "* ok ") && !fits_text(all, "* preauth ") ? PROBE_NO
		       : len == all.len					       ? PROBE_MORE
									       : PROBE_STRONG;
	const struct bytes tag = word_next(&line), word = word_next(&line);
	if (len == all.len)
		return tag.len <= 16 && word.len <= 12 ? PROBE_MORE : PROBE_NO;
	const int verb = COMMAND_FIND(verbs, word);
	return tag.len > 16 || verb < 0					      ? PROBE_NO
	       : verb == CAPABILITY || verb == AUTHENTICATE || verb == STARTTLS ? PROBE_STRONG
									      : PROBE_WEAK;
}

static size_t imap_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	static const char text[] = " NO refused\r\n";
	const struct imap_flow *f = m->flow;
	struct bytes line = { m->data, m->len };
	const struct bytes tag = word_next(&line);

	(void)code;
	if (!m->from_client || f->is_tls || f->asks_tls || m->carrier || m->bulk || f->goes_on[1] || !line.len ||
	    tag.len > 64 || cap < tag.len + sizeof text - 1)
		return 0;
	memcpy(out, tag.p, tag.len);
	memcpy(out + tag.len, text, sizeof text - 1);
	return tag.len + sizeof text - 1;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 143, 143 } };

extern const struct dissector imap;
const struct dissector imap = {
	.name = "imap",
	.title = "IMAP",
	.specification = "RFC 9051, RFC 2595",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "abilities, STARTTLS, no operation, log out, what a server reports",
	.message_max = TLS_RECORD_MAX,
	.flow_size = sizeof(struct imap_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .answer = imap_answer },
	.probe = imap_probe,
	.frame = imap_frame,
	.dissect = imap_dissect,
};
