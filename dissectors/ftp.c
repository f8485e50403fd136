/* SPDX-License-Identifier: Apache-2.0 */
/*
 * FTP: commands on TCP 21 and any other port, data on connections that they negotiate.  RFC 959, RFC 2228, RFC 2428,
 * RFC 4217.
 *
 *	COMMAND argument CR LF               220 text CR LF        220-text CR LF ... 220 text CR LF
 *
 * Read are command, user, path and where the data connection is to be: between the same two hosts, whatever address
 * the command names.  Behind AUTH TLS it is TLS (reported as such), and the ports are not seen.  Passwords are not
 * shown.  Refusing: 550, and the session goes on.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/text_line.h"
#include "dissectors/tls.h"

enum { F_COMMAND, F_USER, F_PATH, F_ARGUMENT, F_DATA, F_STATUS, F_TEXT, F_COUNT };

enum verb {
	USER = 1, PASS, ACCT, CWD, CDUP, QUIT, REIN, PORT, PASV, EPRT, EPSV, TYPE, MODE, STRU, RETR, STOR, STOU,
	APPE, ALLO, REST, RNFR, RNTO, ABOR, DELE, RMD, MKD, PWD, LIST, NLST, MLSD, MLST, SITE, SYST, STAT, HELP,
	NOOP, FEAT, OPTS, SIZE, MDTM, MFMT, AUTH, PBSZ, PROT, CCC, SMNT, LANG, HOST, CLNT, XCWD, XPWD, XMKD, XRMD,
	VERBS,
};

static const struct name verb_list[] = {
	{ USER, "user" }, { PASS, "pass" }, { ACCT, "acct" }, { CWD, "cwd" }, { CDUP, "cdup" }, { QUIT, "quit" },
	{ REIN, "rein" }, { PORT, "port" }, { PASV, "pasv" }, { EPRT, "eprt" }, { EPSV, "epsv" }, { TYPE, "type" },
	{ MODE, "mode" }, { STRU, "stru" }, { RETR, "retr" }, { STOR, "stor" }, { STOU, "stou" }, { APPE, "appe" },
	{ ALLO, "allo" }, { REST, "rest" }, { RNFR, "rnfr" }, { RNTO, "rnto" }, { ABOR, "abor" }, { DELE, "dele" },
	{ RMD, "rmd" }, { MKD, "mkd" }, { PWD, "pwd" }, { LIST, "list" }, { NLST, "nlst" }, { MLSD, "mlsd" },
	{ MLST, "mlst" }, { SITE, "site" }, { SYST, "syst" }, { STAT, "stat" }, { HELP, "help" }, { NOOP, "noop" },
	{ FEAT, "feat" }, { OPTS, "opts" }, { SIZE, "size" }, { MDTM, "mdtm" }, { MFMT, "mfmt" }, { AUTH, "auth" },
	{ PBSZ, "pbsz" }, { PROT, "prot" }, { CCC, "ccc" }, { SMNT, "smnt" }, { LANG, "lang" }, { HOST, "host" },
	{ CLNT, "clnt" }, { XCWD, "xcwd" }, { XPWD, "xpwd" }, { XMKD, "xmkd" }, { XRMD, "xrmd" },
};
static const struct names verb_names = NAMES(verb_list);

static const struct field fields[] = {
	[F_COMMAND] = { "command", FIELD_UINT, 8, USE_KEY, 0, &verb_names, "What is asked for." },
	[F_USER] = { "user", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the user who logs in." },
	[F_PATH] = { "path", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "File or folder." },
	[F_ARGUMENT] = { "argument", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Argument of another command." },
	[F_DATA] = { "data_port", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Port of the data connection to come." },
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

enum { ARGUMENT_NONE, ARGUMENT_USER, ARGUMENT_PATH, ARGUMENT_TEXT, ARGUMENT_PORT };

#define SESSION(word_, label_, argument_) { word_, INTENT_SESSION, CHANGES_NO, argument_, true, label_, NULL }
#define READ_LINE(word_, label_) { word_, INTENT_READ, CHANGES_NO, ARGUMENT_PATH, false, label_, NULL }
#define FILE_LINE(word_, label_, technique_)                                                                     \
	{ word_, INTENT_FILE, CHANGES_YES, ARGUMENT_PATH, false, label_, technique_ }

static const struct command_line verbs[VERBS] = {
	[USER] = { "user", INTENT_SESSION, CHANGES_NO, ARGUMENT_USER, false, "log in", NULL },
	[PASS] = SESSION("pass", "give password", ARGUMENT_NONE),
	[ACCT] = SESSION("acct", "give account", ARGUMENT_NONE),
	[CWD] = SESSION("cwd", "go to folder", ARGUMENT_PATH),
	[CDUP] = SESSION("cdup", "go to folder", ARGUMENT_NONE),
	[QUIT] = SESSION("quit", "log out", ARGUMENT_NONE),
	[REIN] = SESSION("rein", "log out", ARGUMENT_NONE),
	[PORT] = SESSION("port", "data connection to client", ARGUMENT_PORT),
	[PASV] = SESSION("pasv", "data connection to server", ARGUMENT_NONE),
	[EPRT] = SESSION("eprt", "data connection to client", ARGUMENT_PORT),
	[EPSV] = SESSION("epsv", "data connection to server", ARGUMENT_NONE),
	[TYPE] = SESSION("type", "form of data", ARGUMENT_TEXT),
	[MODE] = SESSION("mode", "form of data", ARGUMENT_TEXT),
	[STRU] = SESSION("stru", "form of data", ARGUMENT_TEXT),
	[RETR] = { "retr", INTENT_FILE, CHANGES_NO, ARGUMENT_PATH, false, "get file", "T0811" },
	[STOR] = FILE_LINE("stor", "put file", "T0867"),
	[STOU] = FILE_LINE("stou", "put file", "T0867"),
	[APPE] = FILE_LINE("appe", "append to file", "T0867"),
	[ALLO] = SESSION("allo", "reserve space", ARGUMENT_TEXT),
	[REST] = SESSION("rest", "restart transfer", ARGUMENT_TEXT),
	[RNFR] = SESSION("rnfr", "rename from", ARGUMENT_PATH),
	[RNTO] = FILE_LINE("rnto", "rename to", NULL),
	[ABOR] = SESSION("abor", "end transfer", ARGUMENT_NONE),
	[DELE] = FILE_LINE("dele", "delete file", "T0809"),
	[RMD] = FILE_LINE("rmd", "delete folder", "T0809"),
	[MKD] = FILE_LINE("mkd", "make folder", NULL),
	[PWD] = SESSION("pwd", "ask for folder", ARGUMENT_NONE),
	[LIST] = READ_LINE("list", "list files"),
	[NLST] = READ_LINE("nlst", "list files"),
	[MLSD] = READ_LINE("mlsd", "list files"),
	[MLST] = READ_LINE("mlst", "list files"),
	[SITE] = { "site", INTENT_OTHER, CHANGES_UNKNOWN, ARGUMENT_TEXT, false, "command of the site", NULL },
	[SYST] = { "syst", INTENT_IDENTIFY, CHANGES_NO, ARGUMENT_NONE, false, "ask for system", "T0888" },
	[STAT] = READ_LINE("stat", "status"),
	[HELP] = SESSION("help", "help", ARGUMENT_TEXT),
	[NOOP] = SESSION("noop", "no operation", ARGUMENT_NONE),
	[FEAT] = SESSION("feat", "ask for features", ARGUMENT_NONE),
	[OPTS] = SESSION("opts", "options", ARGUMENT_TEXT),
	[SIZE] = READ_LINE("size", "size of file"),
	[MDTM] = READ_LINE("mdtm", "time of file"),
	[MFMT] = FILE_LINE("mfmt", "set time of file", NULL),
	[AUTH] = SESSION("auth", "begin TLS", ARGUMENT_TEXT),
	[PBSZ] = SESSION("pbsz", "protection", ARGUMENT_TEXT),
	[PROT] = SESSION("prot", "protection", ARGUMENT_TEXT),
	[CCC] = SESSION("ccc", "end protection", ARGUMENT_NONE),
	[SMNT] = SESSION("smnt", "mount", ARGUMENT_PATH),
	[LANG] = SESSION("lang", "language", ARGUMENT_TEXT),
	[HOST] = SESSION("host", "name server", ARGUMENT_TEXT),
	[CLNT] = SESSION("clnt", "name client", ARGUMENT_TEXT),
	[XCWD] = SESSION("xcwd", "go to folder", ARGUMENT_PATH),
	[XPWD] = SESSION("xpwd", "ask for folder", ARGUMENT_NONE),
	[XMKD] = FILE_LINE("xmkd", "make folder", NULL),
	[XRMD] = FILE_LINE("xrmd", "delete folder", "T0809"),
};

struct ftp_flow {
	struct tls_flow tls;
	bool asks_tls, is_tls, is_greeted;
	uint16_t open_reply; /* of an answer in several lines, whose last is still to come */
};

#define LINE_MAX 4096u
#define PART_MAX 16384u
#define DATA_WAIT_S 60u

/* ---- where the data connection is to be ---- */

/* The port in the last two of six decimal numbers, h1,h2,h3,h4,p1,p2 (RFC 959, 4.1.2); 0: they are not there. */
static uint16_t port_of_six(struct bytes b)
{
	unsigned number[6], count = 0;

	for (size_t at = 0; at < b.len && count < 6; count++) {
		const size_t len = bytes_find(bytes_part(b, at, 4), ',');
		size_t digits = 0;
		number[count] = 0;
		while (digits < len && bytes_u8(b, at + digits) >= '0' && bytes_u8(b, at + digits) <= '9')
			number[count] = number[count] * 10 + (b.p[at + digits++] - '0');
		if (!digits || number[count] > 255)
			return 0;
		at += digits + 1;
	}
	return count == 6 ? (uint16_t)(number[4] << 8 | number[5]) : 0;
}

/* The port between the last two |, such as |1|10.0.0.1|5282| or |||6446| (RFC 2428, 2 and 3); 0: it is not there. */
static uint16_t port_of_bars(struct bytes b)
{
	uint64_t port;
	size_t to = b.len;

	while (to && b.p[to - 1] != '|')
		to--;
	size_t from = to ? to - 1 : 0;
	while (from && b.p[from - 1] != '|')
		from--;
	return to && text_number(bytes_part(b, from, to - 1 - from), &port) && port < 65536 ? (uint16_t)port : 0;
}

static void data_connection(struct message *m, uint16_t port)
{
	if (!port)
		return;
	put_uint(m, F_DATA, port, 0, 0);
	expect_flow(m, &(struct expected){ .transport = TRANSPORT_TCP, .port = port, .by_server = m->from_client,
					   .seconds = DATA_WAIT_S, .word = 1 });
}

/* ---- lines ---- */

static void command(struct message *m, struct bytes line)
{
	struct ftp_flow *f = m->flow;
	struct bytes rest = line;
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
	const uint8_t argument = verbs[verb].argument;
	if (argument == ARGUMENT_PORT)
		data_connection(m, verb == PORT ? port_of_six(rest) : port_of_bars(rest));
	else if (argument)
		put_text(m, argument == ARGUMENT_USER ? F_USER : argument == ARGUMENT_PATH ? F_PATH : F_ARGUMENT, rest);
	f->asks_tls = verb == AUTH && (begins_with(rest, "tls") || begins_with(rest, "ssl"));
	const struct operation op = command_operation(&verbs[verb]);
	expect(m, (enum intent)op.intent);
	operation(m, &op);
}

static void reply(struct message *m, struct bytes line)
{
	struct ftp_flow *f = m->flow;
	const unsigned code = reply_code(line);

	/* Between the first line of several and the last anything may stand (RFC 959, 4.2). */
	if (f->open_reply && (code != f->open_reply || bytes_u8(line, 3) == '-')) {
		m->carrier = true;
		return;
	}
	const bool goes_on = bytes_u8(line, 3) == '-';
	f->open_reply = code && goes_on ? (uint16_t)code : 0;
	if (!code)
		flaw(m, BAD_REPLY);
	put_uint(m, F_STATUS, code, 0, 3);
	const struct bytes text = bytes_part(line, 4, line.len);
	put_text(m, F_TEXT, text);
	if (code == 227)
		data_connection(m, port_of_six(bytes_part(text, bytes_find(text, '(') + 1, text.len)));
	else if (code == 229)
		data_connection(m, port_of_bars(text));
	if (code == 220 && !f->is_greeted)
		identify(m, IDENTITY_PRODUCT, text);
	f->is_greeted = true;
	f->is_tls = f->asks_tls && code == 234;
	operation(m, &(struct operation){ .intent = INTENT_SESSION, .role = ROLE_ANSWER, .failed = code >= 400,
					  .label = "answer" });
}

static void ftp_dissect(struct message *m, struct cursor c)
{
	struct ftp_flow *f = m->flow;

	if (m->negotiated) { /* by a command that was judged */
		bulk(m);
		operation(m, &(struct operation){ .intent = INTENT_FILE, .changes = CHANGES_UNKNOWN,
						  .role = m->from_client ? ROLE_REQUEST : ROLE_ANSWER,
						  .housekeeping = true, .label = "data connection" });
		return;
	}
	if (f->is_tls) {
		carry(m, &tls, &f->tls, cur_rest(&c));
		return;
	}
	const struct bytes line = line_next(&c);
	if (m->from_client)
		command(m, line);
	else
		reply(m, line);
}

static size_t ftp_frame(const struct message *m, struct cursor c)
{
	const struct ftp_flow *f = m->flow;

	if (m->negotiated)
		return cur_left(&c) < PART_MAX ? cur_left(&c) : PART_MAX;
	return f->is_tls ? tls_frame(m, c) : line_frame(c, LINE_MAX);
}

/* A server says 220 and "FTP" in its first line; a client alone is told from mail by what only FTP has. */
static enum probe ftp_probe(enum transport transport, bool from_client, struct cursor c)
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
		if (!fits_text(all, "220"))
			return PROBE_NO;
		if (line.len > 3 && !reply_code(line))
			return PROBE_NO;
		for (size_t at = 4; at + 3 <= line.len; at++)
			if (begins_with(bytes_part(line, at, 3), "ftp"))
				return PROBE_STRONG;
		return len == all.len ? PROBE_MORE : PROBE_WEAK;
	}
	const struct bytes word = word_next(&line);
	if (len == all.len)
		return word.len <= 4 ? PROBE_MORE : PROBE_NO;
	const int verb = COMMAND_FIND(verbs, word);
	if (verb == PASV || verb == EPSV || verb == SYST || verb == FEAT)
		return PROBE_STRONG;
	return verb > 0 ? PROBE_WEAK : PROBE_NO;
}

static size_t ftp_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	static const char text[] = "550 refused\r\n";
	const struct ftp_flow *f = m->flow;

	if (!m->from_client || f->is_tls || f->asks_tls || code < 400 || code > 599 || cap < sizeof text - 1)
		return 0;
	memcpy(out, text, sizeof text - 1);
	out[0] = (uint8_t)('0' + code / 100);
	out[1] = (uint8_t)('0' + code / 10 % 10);
	out[2] = (uint8_t)('0' + code % 10);
	return sizeof text - 1;
}

static const struct name refusal_list[] = { { 450, "busy" }, { 530, "not-logged-in" }, { 550, "not-available" } };
static const struct names refusal_names = NAMES(refusal_list);

static const struct binding bindings[] = { { TRANSPORT_TCP, 21, 21 } };

extern const struct dissector ftp;
const struct dissector ftp = {
	.name = "ftp",
	.title = "FTP",
	.specification = "RFC 959, RFC 2228, RFC 2428, RFC 4217",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "password, folders, forms of data, where data connections are, log out, data connections",
	.message_max = TLS_RECORD_MAX,
	.flow_size = sizeof(struct ftp_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = 550, .codes = &refusal_names,
		    .answer = ftp_answer },
	.probe = ftp_probe,
	.frame = ftp_frame,
	.dissect = ftp_dissect,
};
