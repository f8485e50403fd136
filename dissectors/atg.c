/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Automatic tank gauges of fuel stations (Veeder-Root TLS), TCP 10001.  Veeder-Root 576013-635 serial interface
 * manual.
 *
 *	SOH | [security code, 6] | I i S s | function, 3 digits | device, 2 digits | arguments | line end
 *
 * Text: I and i ask, S and s set; capitals want an answer to read, small letters one to compute with.  A gauge
 * repeats the function in a line of its own, lines of text follow; 9999FF1B is its "no".  Function depth; the
 * lines of an answer are the carrier's business.  Refusing: that "no".
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

#include <string.h>

enum { F_KIND, F_FUNCTION, F_DEVICE, F_ARGUMENTS, F_COUNT };

static const struct name kind_list[] = {
	{ 'I', "inquiry" }, { 'i', "inquiry-computer" }, { 'S', "set" }, { 's', "set-computer" },
};
static const struct names kind_names = NAMES(kind_list);

static const struct name function_list[] = {
	{ 0x001, "reset" }, { 0x002, "clear-power-reset" }, { 0x003, "clear-alarms" }, { 0x101, "system-status" },
	{ 0x102, "system-configuration" }, { 0x111, "alarm-history" }, { 0x112, "active-alarms" },
	{ 0x201, "inventory" }, { 0x202, "delivery" }, { 0x203, "leak-test" }, { 0x204, "shift-inventory" },
	{ 0x205, "tank-status" }, { 0x206, "tank-alarm-history" }, { 0x207, "leak-history" },
	{ 0x208, "leak-results" }, { 0x301, "liquid-sensor-status" }, { 0x302, "liquid-sensor-history" },
	{ 0x306, "vapor-sensor-status" }, { 0x406, "relay-status" }, { 0x501, "time-of-day" },
	{ 0x503, "print-header" }, { 0x602, "tank-label" }, { 0x603, "thermal-coefficient" },
	{ 0x604, "tank-diameter" }, { 0x606, "tank-full-volume" }, { 0x628, "tank-maximum-volume" },
	{ 0x902, "software-version" }, { 0x905, "software-version-detail" },
};
static const struct names function_names = NAMES(function_list);

static const struct field fields[] = {
	[F_KIND] = { "kind", FIELD_UINT, 8, USE_KEY, 0, &kind_names, "Inquiry or setting." },
	[F_FUNCTION] = { "function", FIELD_UINT, 12, USE_KEY, FIELD_CODE, &function_names,
			 "Function, its three digits as a hexadecimal number." },
	[F_DEVICE] = { "device", FIELD_UINT, 8, USE_ADDRESS, 0, NULL, "Tank, sensor or relay; 0 is all of them." },
	[F_ARGUMENTS] = { "arguments", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "What is set." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_REQUEST = FLAW_OWN, UNKNOWN_FUNCTION, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_request", FLAW_MALFORMED, "a line to the gauge that is no request" },
	{ "unknown_function", FLAW_UNKNOWN, "a function that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

enum { SOH = 0x01, ETX = 0x03, SECURITY_CODE = 6 };

struct atg_flow {
	uint16_t function;
	uint8_t device, kind;
	bool asked;
};

static struct operation deed(uint8_t kind, uint16_t function)
{
	const bool sets = kind == 'S' || kind == 's';

	if (sets && function == 0x001)
		return (struct operation){ .intent = INTENT_RUN, .changes = CHANGES_YES, .label = "reset",
					   .technique = "T0816" };
	if (sets && (function == 0x002 || function == 0x003))
		return (struct operation){ .intent = INTENT_DIAGNOSE, .changes = CHANGES_YES, .label = "clear alarms",
					   .technique = "T0878" };
	if (sets && function == 0x501)
		return (struct operation){ .intent = INTENT_TIME, .changes = CHANGES_YES, .label = "set clock" };
	if (sets)
		return (struct operation){ .intent = INTENT_CONFIG, .changes = CHANGES_YES, .label = "set",
					   .technique = "T0836" };
	if (!names_find(&function_names, function))
		return (struct operation){ .intent = INTENT_OTHER,
					   .changes = CHANGES_UNKNOWN,
					   .label = "unknown inquiry" };
	if (function == 0x902 || function == 0x905 || function == 0x102)
		return (struct operation){ .intent = INTENT_IDENTIFY, .label = "identify", .technique = "T0888" };
	if (function == 0x203)
		return (struct operation){ .intent = INTENT_READ, .label = "read leak test", .technique = "T0801" };
	return (struct operation){ .intent = INTENT_READ, .label = "inquire", .technique = "T0801" };
}

/* Kind and five digits; false: they are not. */
static bool put_function(struct message *m, struct cursor *c, struct atg_flow *now)
{
	const uint32_t offset = cur_offset(c, m->data);
	uint32_t digits = 0;

	now->kind = cur_u8(c);
	if (!names_find(&kind_names, now->kind))
		return false;
	for (unsigned i = 0; i < 5; i++) {
		const uint8_t d = cur_u8(c) | 0x20;
		const int digit = d >= '0' && d <= '9' ? d - '0' : d >= 'a' && d <= 'f' ? d - 'a' + 10 : -1;
		if (digit < 0)
			return false;
		digits = digits << 4 | (uint32_t)digit;
	}
	now->function = (uint16_t)(digits >> 8);
	now->device = (uint8_t)((digits >> 4 & 0x0f) * 10 + (digits & 0x0f));
	put_uint(m, F_KIND, now->kind, offset, 1);
	put_uint(m, F_FUNCTION, now->function, offset + 1, 3);
	put_uint(m, F_DEVICE, now->device, offset + 4, 2);
	return true;
}

static void request(struct message *m, struct cursor c)
{
	struct atg_flow *flow = m->flow, now = { .asked = true };

	cur_skip(&c, 1);
	if (cur_peek(&c, 0) >= '0' && cur_peek(&c, 0) <= '9')
		cur_skip(&c, SECURITY_CODE);
	if (!put_function(m, &c, &now)) {
		flaw(m, BAD_REQUEST);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
						  .label = "unknown request" });
		return;
	}
	m->code = now.function;
	size_t len = 0;
	while (cur_peek(&c, len) >= 0x20)
		len++;
	if (len)
		put_bytes(m, F_ARGUMENTS, cur_take(&c, len));
	if (!names_find(&function_names, now.function))
		flaw(m, UNKNOWN_FUNCTION);
	if (!m->prefix && !m->bad)
		*flow = now;
	const struct operation op = deed(now.kind, now.function);
	expect(m, (enum intent)op.intent);
	operation(m, &op);
}

/* The line that repeats the function, or the gauge's "no"; all others are text. */
static void answer(struct message *m, struct cursor c)
{
	struct atg_flow *flow = m->flow, now = { 0 };
	const struct bytes line = { m->data, m->len };
	const bool refused = line.len >= 8 && !memcmp(line.p, "9999FF1B", 8);

	if (cur_peek(&c, 0) == SOH)
		cur_skip(&c, 1);
	if (!flow->asked || (!refused && (cur_left(&c) < 6 || !names_find(&kind_names, (uint64_t)cur_peek(&c, 0))))) {
		m->carrier = true;
		return;
	}
	if (!refused && (!put_function(m, &c, &now) || now.function != flow->function)) {
		m->present = m->header;
		m->carrier = true;
		return;
	}
	if (refused) {
		put_uint(m, F_KIND, flow->kind, 0, 0);
		put_uint(m, F_FUNCTION, flow->function, 0, 0);
		put_uint(m, F_DEVICE, flow->device, 0, 0);
	}
	m->code = flow->function;
	struct operation op = deed(flow->kind, flow->function);
	op.role = ROLE_ANSWER;
	op.failed = refused;
	if (!m->prefix)
		flow->asked = false;
	operation(m, &op);
}

static void atg_dissect(struct message *m, struct cursor c)
{
	if (!m->from_client) {
		answer(m, c);
		return;
	}
	if (cur_peek(&c, 0) == SOH) {
		request(m, c);
		return;
	}
	for (struct cursor blank = c; cur_left(&blank);) {
		const uint8_t byte = cur_u8(&blank);
		if (byte != '\r' && byte != '\n') {
			flaw(m, BAD_REQUEST);
			return;
		}
	}
	m->carrier = true;
}

#define LINE_MAX 2048u

/* A line, or what comes in front of the next request. */
static size_t atg_frame(const struct message *m, struct cursor c)
{
	(void)m;
	for (size_t at = 0; at < cur_left(&c) && at < LINE_MAX; at++) {
		const int byte = cur_peek(&c, at);
		if (byte == '\n' || byte == ETX)
			return at + 1;
		if (byte == SOH && at)
			return at;
	}
	return cur_left(&c) < LINE_MAX ? FRAME_MORE : FRAME_FOREIGN;
}

/* SOH, a letter of four, five digits, and the end of a line. */
static enum probe atg_probe(enum transport transport, bool from_client, struct cursor c)
{
	const int first = cur_peek(&c, 0), kind = cur_peek(&c, 1);

	(void)from_client;
	if (transport != TRANSPORT_TCP || (first >= 0 && first != SOH) ||
	    (kind >= 0 && !names_find(&kind_names, (uint64_t)kind)))
		return PROBE_NO;
	for (size_t at = 2; at < 7; at++) {
		const int digit = cur_peek(&c, at);
		if (digit < 0)
			return PROBE_MORE;
		if (digit < '0' || digit > '9')
			return PROBE_NO;
	}
	const int end = cur_peek(&c, 7);
	return end == '\r' || end == '\n' ? PROBE_STRONG : PROBE_WEAK;
}

static const struct name refuse_list[] = { { 1, "unrecognised-function" } };
static const struct names refuse_names = NAMES(refuse_list);

static size_t atg_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	static const char no[] = "9999FF1B\n";

	if (m->len < 7 || m->data[0] != SOH || code != 1 || cap < sizeof no - 1)
		return 0;
	memcpy(out, no, sizeof no - 1);
	return sizeof no - 1;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 10001, 10001 } };

extern const struct dissector atg;
const struct dissector atg = {
	.name = "atg",
	.title = "Automatic tank gauges",
	.specification = "Veeder-Root 576013-635",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.codes = &function_names,
	.message_max = LINE_MAX,
	.flow_size = sizeof(struct atg_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE },
		    .code = 1,
		    .codes = &refuse_names,
		    .answer = atg_answer },
	.probe = atg_probe,
	.frame = atg_frame,
	.dissect = atg_dissect,
};
