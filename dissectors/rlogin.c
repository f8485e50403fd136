/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rlogin, rsh and rexec: TCP 513, 514, 512, and rlogin on any other port.  RFC 1282; rsh and rexec as 4.3BSD has
 * them.
 *
 *	rlogin   0 client-user 0 server-user 0 terminal/speed 0
 *	rsh      port 0 client-user 0 server-user 0 command 0
 *	rexec    port 0 user 0 password 0 command 0
 *
 * Read is that beginning, without the password; the terminal passes as bytes.  No refusal.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"
#include "dissectors/text_line.h"

enum { F_SERVICE, F_USER, F_CLIENT_USER, F_TERMINAL, F_COMMAND, F_COUNT };

enum { RLOGIN = 513, RSH = 514, REXEC = 512 };
static const struct name service_list[] = { { RLOGIN, "rlogin" }, { RSH, "rsh" }, { REXEC, "rexec" } };
static const struct names service_names = NAMES(service_list);

static const struct field fields[] = {
	[F_SERVICE] = { "service", FIELD_UINT, 16, USE_KEY, 0, &service_names, "Which of the three it is." },
	[F_USER] = { "user", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the user on the server." },
	[F_CLIENT_USER] = { "client_user", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Name of the user on the client." },
	[F_TERMINAL] = { "terminal", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Type and speed of the terminal." },
	[F_COMMAND] = { "command", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Command that is to be run." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

static const struct function login = { 0, INTENT_SESSION, CHANGES_UNKNOWN, 0, false, "log in", "T0886" };
static const struct function run = { 0, INTENT_RUN, CHANGES_UNKNOWN, 0, false, "run command", "T0886" };
static const struct function terminal = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "terminal", "T0886" };

struct rlogin_flow {
	bool is_open;
};

#define OPENING_MAX 1024u
#define PART_MAX 4096u
#define TEXTS 4

/* The four texts that end in 0.  How many bytes they take; 0: they do not end here. */
static size_t opening(struct bytes all, struct bytes text[TEXTS])
{
	size_t at = 0;

	for (unsigned i = 0; i < TEXTS; i++) {
		const struct bytes rest = bytes_part(all, at, all.len);
		const size_t len = bytes_find(rest, 0);
		if (len == rest.len)
			return 0;
		text[i] = bytes_part(rest, 0, len);
		at += len + 1;
	}
	return at;
}

static void rlogin_dissect(struct message *m, struct cursor c)
{
	struct rlogin_flow *flow = m->flow;
	struct bytes text[TEXTS];

	if (!m->from_client || flow->is_open) {
		bulk(m);
		function_emit(m, &terminal, m->from_client ? ROLE_REQUEST : ROLE_ANSWER, false);
		return;
	}
	if (!opening(cur_rest(&c), text)) {
		cur_poison(&c);
		return;
	}
	flow->is_open = true;
	const unsigned service = !text[0].len ? RLOGIN : m->dst_port == REXEC ? REXEC : RSH;
	put_uint(m, F_SERVICE, service, 0, 0);
	put_text(m, F_USER, text[service == REXEC ? 1 : 2]);
	if (service != REXEC)
		put_text(m, F_CLIENT_USER, text[1]);
	put_text(m, service == RLOGIN ? F_TERMINAL : F_COMMAND, text[3]);
	function_emit(m, service == RLOGIN ? &login : &run, ROLE_REQUEST, false);
}

static size_t rlogin_frame(const struct message *m, struct cursor c)
{
	const struct rlogin_flow *flow = m->flow;
	const struct bytes all = cur_rest(&c);
	struct bytes text[TEXTS];

	if (!m->from_client || flow->is_open)
		return all.len < PART_MAX ? all.len : PART_MAX;
	const size_t len = opening(bytes_part(all, 0, OPENING_MAX), text);
	return len ? len : all.len < OPENING_MAX ? FRAME_MORE : FRAME_FOREIGN;
}

static bool is_word(struct bytes b)
{
	for (size_t i = 0; i < b.len; i++)
		if (b.p[i] <= ' ' || b.p[i] > '~')
			return false;
	return b.len != 0;
}

/* rlogin: two names, and a terminal with a speed such as xterm/38400.  rsh and rexec say too little. */
static enum probe rlogin_probe(enum transport transport, bool from_client, struct cursor c)
{
	const struct bytes all = cur_rest(&c);
	struct bytes text[TEXTS];
	uint64_t number;

	if (transport != TRANSPORT_TCP || !from_client)
		return PROBE_NO;
	if (!opening(bytes_part(all, 0, OPENING_MAX), text)) {
		for (size_t i = 1; i < all.len; i++)
			if (all.p[i] && (all.p[i] < ' ' || all.p[i] > '~'))
				return PROBE_NO;
		return !all.p[0] || (all.p[0] >= '0' && all.p[0] <= '9') ? PROBE_MORE : PROBE_NO;
	}
	const bool has_port = text_number(text[0], &number) && number < 65536;
	if (text[0].len)
		return has_port && is_word(text[1]) && is_text(text[3]) ? PROBE_WEAK : PROBE_NO;
	const size_t slash = bytes_find(text[3], '/');
	return is_word(text[1]) && is_word(text[2]) && is_word(text[3]) &&
			       text_number(bytes_part(text[3], slash + 1, text[3].len), &number)
		       ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 513, 513 }, { TRANSPORT_TCP, 512, 514 } };

extern const struct dissector rlogin;
const struct dissector rlogin = {
	.name = "rlogin",
	.title = "rlogin, rsh and rexec",
	.specification = "RFC 1282",
	.fields = fields,
	.field_count = F_COUNT,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.message_max = PART_MAX,
	.flow_size = sizeof(struct rlogin_flow),
	.probe = rlogin_probe,
	.frame = rlogin_frame,
	.dissect = rlogin_dissect,
};
