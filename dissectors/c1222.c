/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ANSI C12.22: meters over networks, TCP and UDP 1153.  ANSI C12.22-2012, 5.3 (services, EPSEM) and
 * 5.3.4.10 (ACSE), tables after ANSI C12.19.
 *
 *	60 length | A2 called title | A6 calling title | A8 invocation | AC authentication | BE user information
 *	BE .. 28 .. 81 length | flags | { service length | code | parameters } ...
 *
 * A code of 0x20 and more is a request, below it an answer.  One operation per service.  Reads and
 * writes are read to table, offset and count; writing table 7 starts the procedure that it names, and
 * that decides the intent.  Secured messages are opaque.  An answer finds its request by the
 * invocation id.  No refusal: answers are secured as requests are, which only the meter can do.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum {
	F_CALLED, F_CALLING, F_INVOCATION, F_CALLED_INVOCATION, F_FLAGS, F_SECURITY, F_COMMAND, F_RESULT,
	F_TABLE, F_OFFSET, F_COUNT_OF, F_PROCEDURE, F_USER_ID, F_USER, F_DATA,
	F_COUNT,
};

enum {
	COMMAND_READ = 0x30, COMMAND_READ_OFFSET = 0x3f, COMMAND_WRITE = 0x40, COMMAND_WRITE_OFFSET = 0x4f,
	COMMAND_LOGON = 0x50, COMMAND_SECURITY = 0x51, COMMAND_FIRST = 0x20,
};

static const struct name command_list[] = {
	{ 0x20, "identification" }, { 0x21, "terminate" }, { 0x22, "disconnect" },
	{ 0x24, "deregistration" }, { 0x25, "resolve" }, { 0x26, "trace" }, { 0x27, "registration" },
	{ COMMAND_READ, "full-read" }, { 0x31, "partial-read-index-1" }, { 0x32, "partial-read-index-2" },
	{ 0x33, "partial-read-index-3" }, { 0x34, "partial-read-index-4" }, { 0x35, "partial-read-index-5" },
	{ 0x3e, "partial-read-default" }, { COMMAND_READ_OFFSET, "partial-read-offset" },
	{ COMMAND_WRITE, "full-write" }, { 0x41, "partial-write-index-1" },
	{ 0x42, "partial-write-index-2" }, { 0x43, "partial-write-index-3" },
	{ 0x44, "partial-write-index-4" }, { 0x45, "partial-write-index-5" },
	{ COMMAND_WRITE_OFFSET, "partial-write-offset" }, { COMMAND_LOGON, "logon" },
	{ COMMAND_SECURITY, "security" }, { 0x52, "logoff" }, { 0x53, "authenticate" },
	{ 0x60, "negotiate" }, { 0x70, "wait" }, { 0x71, "timing-setup" },
};
static const struct names command_names = NAMES(command_list);

static const struct name result_list[] = {
	{ 0, "ok" }, { 1, "error" }, { 2, "service-not-supported" }, { 3, "insufficient-security" },
	{ 4, "operation-not-possible" }, { 5, "inappropriate-action" }, { 6, "busy" },
	{ 7, "data-not-ready" }, { 8, "data-locked" }, { 9, "renegotiate" },
	{ 10, "invalid-service-sequence" }, { 11, "security-mechanism-error" },
	{ 12, "unknown-application-title" }, { 13, "network-timeout" },
	{ 14, "network-not-reachable" }, { 15, "request-too-large" }, { 16, "response-too-large" },
	{ 17, "segmentation-not-possible" }, { 18, "segmentation-error" },
};
static const struct names result_names = NAMES(result_list);

static const struct name security_list[] = {
	{ 0, "clear" }, { 1, "authenticated" }, { 2, "encrypted" },
};
static const struct names security_names = NAMES(security_list);

/* C12.19, 9.8: what a write of table 7 starts. */
static const struct name procedure_list[] = {
	{ 0, "cold-start" }, { 1, "warm-start" }, { 2, "save-configuration" }, { 3, "clear-data" },
	{ 4, "reset-list-pointers" }, { 5, "update-last-read" }, { 6, "change-end-device-mode" },
	{ 7, "clear-standard-status" }, { 8, "clear-manufacturer-status" }, { 9, "remote-reset" },
	{ 10, "set-date-and-time" }, { 11, "execute-diagnostics" }, { 12, "activate-all-pending" },
	{ 13, "activate-specific-pending" }, { 14, "clear-all-pending" },
	{ 15, "clear-specific-pending" }, { 16, "start-load-profile" }, { 17, "stop-load-profile" },
	{ 18, "log-in" }, { 19, "log-out" }, { 20, "initiate-self-read" }, { 21, "direct-load-control" },
};
static const struct names procedure_names = NAMES(procedure_list);

static const struct field fields[] = {
	[F_CALLED] = { "called", FIELD_BYTES, 0, USE_KEY, FIELD_ROUTE, NULL,
		       "Title (object identifier) of the one that is called." },
	[F_CALLING] = { "calling", FIELD_BYTES, 0, USE_DETAIL, 0, NULL,
			"Title (object identifier) of the caller." },
	[F_INVOCATION] = { "invocation", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "The caller's invocation id." },
	[F_CALLED_INVOCATION] = { "called_invocation", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
				  "Invocation id of the request that an answer is for." },
	[F_FLAGS] = { "flags", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Flags of the service part, all bits." },
	[F_SECURITY] = { "security", FIELD_UINT, 8, USE_KEY, 0, &security_names,
			 "Whether the services are clear, authenticated or encrypted." },
	[F_COMMAND] = { "command", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &command_names,
			"Service that is asked for." },
	[F_RESULT] = { "result", FIELD_UINT, 8, USE_DETAIL, 0, &result_names, "Result in an answer." },
	[F_TABLE] = { "table", FIELD_UINT, 16, USE_KEY, 0, NULL,
		      "Table that is read or written; from 2048 on they are the manufacturer's." },
	[F_OFFSET] = { "offset", FIELD_UINT, 24, USE_ADDRESS, 0, NULL, "Where in the table to begin." },
	[F_COUNT_OF] = { "count", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Bytes or elements." },
	[F_PROCEDURE] = { "procedure", FIELD_UINT, 16, USE_KEY, 0, &procedure_names,
			  "Procedure that a write of table 7 starts." },
	[F_USER_ID] = { "user_id", FIELD_UINT, 16, USE_KEY, 0, NULL, "Number of the user who logs on." },
	[F_USER] = { "user", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the user who logs on." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "What is written or answered." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_LENGTH = FLAW_OWN, NO_SERVICE, UNKNOWN_COMMAND, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_length", FLAW_MALFORMED, "an element is longer than what it lies in" },
	{ "no_service", FLAW_MALFORMED, "a message without a service part" },
	{ "unknown_command", FLAW_UNKNOWN, "a service that the standard does not have" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function commands[] = {
	{ 0x20, INTENT_IDENTIFY, CHANGES_NO, 0, true, "identification", "T0888" },
	{ 0x21, INTENT_SESSION, CHANGES_NO, 0, true, "terminate", NULL },
	{ 0x22, INTENT_SESSION, CHANGES_UNKNOWN, 0, false, "disconnect from network", "T0814" },
	{ 0x24, INTENT_CONFIG, CHANGES_YES, 0, false, "deregister", "T0814" },
	{ 0x25, INTENT_READ, CHANGES_NO, 0, false, "resolve address", "T0846" },
	{ 0x26, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "trace route", "T0846" },
	{ 0x27, INTENT_SESSION, CHANGES_NO, 0, true, "register", NULL },
	{ COMMAND_READ, INTENT_READ, CHANGES_NO, 0, false, "read table", "T0801" },
	{ COMMAND_WRITE, INTENT_WRITE, CHANGES_YES, 0, false, "write table", "T0836" },
	{ COMMAND_LOGON, INTENT_SESSION, CHANGES_NO, 0, true, "log on", NULL },
	{ COMMAND_SECURITY, INTENT_SESSION, CHANGES_NO, 0, true, "present password", NULL },
	{ 0x52, INTENT_SESSION, CHANGES_NO, 0, true, "log off", NULL },
	{ 0x53, INTENT_SESSION, CHANGES_NO, 0, true, "authenticate", NULL },
	{ 0x60, INTENT_SESSION, CHANGES_NO, 0, true, "negotiate", NULL },
	{ 0x70, INTENT_SESSION, CHANGES_NO, 0, true, "wait", NULL },
	{ 0x71, INTENT_SESSION, CHANGES_NO, 0, true, "set timing of the session", NULL },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown service", NULL };

#define TABLE_PROCEDURE 7u

static const struct function procedures[] = {
	{ 0, INTENT_RUN, CHANGES_YES, 0, false, "cold start", "T0816" },
	{ 1, INTENT_RUN, CHANGES_YES, 0, false, "warm start", "T0816" },
	{ 2, INTENT_CONFIG, CHANGES_YES, 0, false, "save configuration", NULL },
	{ 6, INTENT_RUN, CHANGES_YES, 0, false, "change device mode", "T0858" },
	{ 10, INTENT_TIME, CHANGES_YES, 0, false, "set date and time", NULL },
	{ 11, INTENT_DIAGNOSE, CHANGES_NO, 0, false, "execute diagnostics", NULL },
	{ 12, INTENT_CONFIG, CHANGES_YES, 0, false, "activate pending tables", "T0836" },
	{ 13, INTENT_CONFIG, CHANGES_YES, 0, false, "activate pending table", "T0836" },
	{ 21, INTENT_CONTROL, CHANGES_YES, 0, false, "direct load control", "T0855" },
};
static const struct function other_procedure = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false,
						 "start procedure", NULL };

struct c1222_flow {
	struct pairs pairs;
};

/* ---- BER, definite lengths: what ACSE needs ---- */

static size_t ber_length(struct cursor *c)
{
	const uint8_t first = cur_u8(c);
	return first < 0x80 ? first : first == 0x81 ? cur_u8(c) : first == 0x82 ? cur_be16(c) : SIZE_MAX;
}

/* The value of the element at c, which must have this tag; empty and poisoned otherwise. */
static struct cursor ber_enter(struct cursor *c, uint8_t tag)
{
	if (cur_u8(c) != tag)
		cur_poison(c);
	return cur_cut(c, ber_length(c));
}

/* A title is an object identifier, absolute (06) or relative (80). */
static void put_title(struct message *m, unsigned field, struct cursor value)
{
	cur_skip(&value, 1);
	struct cursor title = cur_cut(&value, ber_length(&value));
	put_bytes(m, field, cur_rest(&title));
}

static uint32_t put_number(struct message *m, unsigned field, struct cursor value)
{
	struct cursor number = ber_enter(&value, 0x02);
	const uint32_t offset = cur_offset(&number, m->data), len = (uint32_t)cur_left(&number);
	uint32_t n = 0;
	while (cur_left(&number))
		n = n << 8 | cur_u8(&number);
	put_uint(m, field, n, offset, len);
	return n;
}

/* ---- services: 5.3.4 ---- */

/* Table 7 holds the procedure in the lower bits of its first field: C12.19, 9.8. */
static const struct function *procedure(struct message *m, struct cursor data)
{
	const uint32_t offset = cur_offset(&data, m->data);
	const uint32_t number = cur_le16(&data) & 0x7ff;
	put_uint(m, F_PROCEDURE, number, offset, 2);
	const struct function *f = FUNCTION_FIND(procedures, number);
	return f ? f : &other_procedure;
}

static const struct function *table_service(struct message *m, uint8_t command, struct cursor *c)
{
	const bool writes = command >= COMMAND_WRITE;
	const struct function *f = FUNCTION_FIND(commands, writes ? COMMAND_WRITE : COMMAND_READ);

	if (command == 0x3e)
		return f;
	const uint16_t table = put_be16(m, F_TABLE, c);
	if (command == COMMAND_READ_OFFSET || command == COMMAND_WRITE_OFFSET) {
		const uint32_t offset = cur_offset(c, m->data);
		put_uint(m, F_OFFSET, cur_be24(c), offset, 3);
	} else if (command & 0x0f) { /* an index of so many elements */
		cur_skip(c, 2 * (size_t)(command & 0x0f));
	}
	if (!writes) {
		if (command != COMMAND_READ)
			put_be16(m, F_COUNT_OF, c);
		return f;
	}
	const uint16_t count = put_be16(m, F_COUNT_OF, c);
	struct cursor data = cur_cut(c, count);
	if (table == TABLE_PROCEDURE && command == COMMAND_WRITE)
		f = procedure(m, data);
	put_bytes(m, F_DATA, cur_rest(&data));
	cur_skip(c, 1); /* checksum */
	return f;
}

static void request(struct message *m, uint8_t command, struct cursor c, uint32_t key)
{
	struct c1222_flow *flow = m->flow;
	const bool table = command >= COMMAND_READ && command <= COMMAND_WRITE_OFFSET;
	const struct function *f;

	if (table)
		f = table_service(m, command, &c);
	else
		f = FUNCTION_FIND(commands, command);
	if (!f) {
		if (!m->bad)
			flaw(m, UNKNOWN_COMMAND);
		f = &unknown;
	}
	if (command == COMMAND_LOGON) {
		put_be16(m, F_USER_ID, &c);
		put_bytes(m, F_USER, cur_take(&c, 10));
	}
	if (command != COMMAND_SECURITY) /* a password is not shown */
		put_left(m, F_DATA, &c);
	if (!m->bad && !m->prefix) {
		struct pair *p = pair_open(&flow->pairs, key);
		p->code = command;
		p->extra = m->present >> F_TABLE & 1 ? m->fields[F_TABLE].u + 1 : 0;
	}
	expect(m, (enum intent)f->intent);
	function_emit(m, f, ROLE_REQUEST, false);
}

static void answer(struct message *m, uint8_t result, struct cursor c, const struct pair *asked)
{
	const struct function *f = &unknown;

	put_uint(m, F_RESULT, result, cur_offset(&c, m->data) - 1, 1);
	if (asked) {
		const uint32_t command = asked->code;
		f = FUNCTION_FIND(commands,
				  command >= COMMAND_WRITE && command <= COMMAND_WRITE_OFFSET ? COMMAND_WRITE
				  : command >= COMMAND_READ && command < COMMAND_WRITE	      ? COMMAND_READ
											      : command);
		put_uint(m, F_COMMAND, command, 0, 0);
		if (asked->extra)
			put_uint(m, F_TABLE, asked->extra - 1, 0, 0);
	}
	put_left(m, F_DATA, &c);
	function_emit(m, f ? f : &unknown, ROLE_ANSWER, result);
}

static void services(struct message *m, struct cursor c, uint32_t key, uint32_t answered)
{
	struct c1222_flow *flow = m->flow;
	const struct pair *asked = NULL;
	bool looked = false;

	while (!m->bad && cur_left(&c)) {
		struct cursor service = cur_cut(&c, ber_length(&c));
		const uint8_t code = cur_u8(&service);
		if (code >= COMMAND_FIRST) {
			if (m->code < 0 && !m->bad)
				m->code = code;
			put_uint(m, F_COMMAND, code, cur_offset(&service, m->data) - 1, 1);
			set_client(m, true);
			request(m, code, service, key);
			continue;
		}
		if (!looked && !m->bad) {
			asked = m->prefix ? pair_find(&flow->pairs, answered) : pair_take(&flow->pairs, answered);
			looked = true;
			set_client(m, false);
			if (!asked)
				flaw(m, FLAW_NO_REQUEST);
		}
		answer(m, code, service, asked);
	}
}

static void epsem(struct message *m, struct cursor c, uint32_t key, uint32_t answered, bool is_answer)
{
	const uint8_t flags = put_u8(m, F_FLAGS, &c);
	const unsigned mode = flags >> 2 & 3;

	put_uint(m, F_SECURITY, mode, cur_offset(&c, m->data) - 1, 1);
	if (flags & 0x10)
		cur_skip(&c, 4); /* end device class */
	keep(m);
	if (!mode) {
		services(m, c, key, answered);
		return;
	}
	put_left(m, F_DATA, &c);
	operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
					  .role = is_answer ? ROLE_ANSWER : ROLE_REQUEST,
					  .label = mode == 1 ? "authenticated services" : "encrypted services" });
}

static void c1222_dissect(struct message *m, struct cursor c)
{
	uint32_t key = 0, answered = 0;
	bool is_answer = false, told = false;
	struct cursor user = { 0 };

	cur_skip(&c, 1);
	const size_t length = ber_length(&c);
	struct cursor body = cur_cut(&c, length);
	while (!m->bad && cur_left(&body)) {
		const uint8_t tag = cur_u8(&body);
		const size_t len = ber_length(&body);
		if (!m->bad && !m->prefix && len > cur_left(&body))
			flaw(m, BAD_LENGTH);
		struct cursor value = cur_cut(&body, len);
		if (tag == 0xa2) {
			put_title(m, F_CALLED, value);
		} else if (tag == 0xa6) {
			put_title(m, F_CALLING, value);
		} else if (tag == 0xa8) {
			key = put_number(m, F_INVOCATION, value);
		} else if (tag == 0xa4) {
			answered = put_number(m, F_CALLED_INVOCATION, value);
			is_answer = true;
		} else if (tag == 0xbe) {
			struct cursor external = ber_enter(&value, 0x28);
			user = ber_enter(&external, 0x81);
			told = true;
		}
	}
	if (m->bad)
		return;
	if (!told) {
		flaw(m, NO_SERVICE);
		return;
	}
	epsem(m, user, key, is_answer ? answered : key, is_answer);
	if (!m->bad && !m->operations && !m->flaws)
		flaw(m, NO_SERVICE);
}

static size_t c1222_frame(const struct message *m, struct cursor c)
{
	const int first = cur_peek(&c, 1), second = cur_peek(&c, 2), third = cur_peek(&c, 3);

	(void)m;
	if (cur_peek(&c, 0) >= 0 && cur_peek(&c, 0) != 0x60)
		return FRAME_FOREIGN;
	if (first < 0)
		return FRAME_MORE;
	if (first < 0x80)
		return 2 + (size_t)first;
	if (first > 0x82)
		return FRAME_FOREIGN;
	if (first == 0x81)
		return second < 0 ? FRAME_MORE : 3 + (size_t)second;
	return third < 0 ? FRAME_MORE : 4 + (size_t)(second << 8 | third);
}

/* Elements of ACSE up to user information that holds an EXTERNAL: walked with a poison of its own. */
static enum probe c1222_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t length = c1222_frame(NULL, c);
	bool bad = false, user = false;

	(void)from_client;
	if (transport == TRANSPORT_ETHER || length == FRAME_FOREIGN)
		return PROBE_NO;
	if (length == FRAME_MORE || length > cur_left(&c))
		return PROBE_MORE;
	struct cursor body = cur_cut(&c, length);
	body.bad = &bad;
	cur_skip(&body, 1);
	(void)ber_length(&body);
	while (!bad && cur_left(&body)) {
		const uint8_t tag = cur_u8(&body);
		struct cursor value = cur_cut(&body, ber_length(&body));
		if (tag != 0xbe && tag != 0xa1 && (tag < 0xa2 || tag > 0xac))
			return PROBE_NO;
		user |= tag == 0xbe && cur_peek(&value, 0) == 0x28;
	}
	return !bad && user ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = {
	{ TRANSPORT_TCP, 1153, 1153 },
	{ TRANSPORT_UDP, 1153, 1153 },
};

extern const struct dissector c1222;
const struct dissector c1222 = {
	.name = "c1222",
	.title = "ANSI C12.22 metering",
	.specification = "ANSI C12.22-2012, ANSI C12.19-2012",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "identification, registration, log on and off, negotiation, wait, terminate",
	.codes = &command_names,
	.message_max = 65535 + 4,
	.flow_size = sizeof(struct c1222_flow),
	.probe = c1222_probe,
	.frame = c1222_frame,
	.dissect = c1222_dissect,
};
