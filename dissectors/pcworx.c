/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PC Worx: information service of Phoenix Contact controllers, TCP 1962.  Not published; after a public script.
 *
 *	+------+----------+------------+--------------+--------------+---------...
 *	| kind | function | length (2) | sequence (2) | reserved (2) | data
 *	+------+----------+------------+--------------+--------------+---------...
 *	 01 request, 81 answer   of the whole message, big-endian
 *
 * Function depth: connecting, opening a session and reading information are known; all other functions are
 * `other`.  The answer with the information names the controller and its firmware.  No refusal: what a
 * controller says no with is not known.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_KIND, F_FUNCTION, F_LENGTH, F_SEQUENCE, F_DATA, F_COUNT };

enum { KIND_REQUEST = 0x01, KIND_ANSWER = 0x81 };

static const struct name kind_list[] = { { KIND_REQUEST, "request" }, { KIND_ANSWER, "answer" } };
static const struct names kind_names = NAMES(kind_list);

enum { FUNCTION_CONNECT = 1, FUNCTION_OPEN = 5, FUNCTION_INFORMATION = 6 };

static const struct name function_list[] = {
	{ FUNCTION_CONNECT, "connect" }, { FUNCTION_OPEN, "open" }, { FUNCTION_INFORMATION, "read-information" },
};
static const struct names function_names = NAMES(function_list);

static const struct field fields[] = {
	[F_KIND] = { "kind", FIELD_UINT, 8, USE_DETAIL, 0, &kind_names, "Request or answer." },
	[F_FUNCTION] = { "function", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &function_names,
			 "Function that is asked for." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Bytes of the whole message." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number of the request." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "Arguments or results." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_LENGTH = FLAW_OWN, UNKNOWN_FUNCTION, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_length", FLAW_MALFORMED, "a length that does not even cover the header" },
	{ "unknown_function", FLAW_UNKNOWN, "a function that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function functions[] = {
	{ FUNCTION_CONNECT, INTENT_SESSION, CHANGES_NO, 0, true, "connect", NULL },
	{ FUNCTION_OPEN, INTENT_SESSION, CHANGES_NO, 0, true, "open", NULL },
	{ FUNCTION_INFORMATION, INTENT_IDENTIFY, CHANGES_NO, 0, false, "read information", "T0888" },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown function", NULL };

#define HEADER 8u

static void pcworx_dissect(struct message *m, struct cursor c)
{
	const uint8_t kind = put_u8(m, F_KIND, &c), function = put_u8(m, F_FUNCTION, &c);
	const uint16_t length = put_be16(m, F_LENGTH, &c);

	put_be16(m, F_SEQUENCE, &c);
	cur_skip(&c, 2);
	if (m->bad)
		return;
	m->code = function;
	if (length < HEADER)
		flaw(m, BAD_LENGTH);
	const struct function *f = FUNCTION_FIND(functions, function);
	if (!f) {
		flaw(m, UNKNOWN_FUNCTION);
		f = &unknown;
	}
	const bool answers = kind == KIND_ANSWER;
	set_client(m, !answers);
	expect(m, (enum intent)f->intent);
	put_left(m, F_DATA, &c);
	if (answers && function == FUNCTION_INFORMATION) {
		identify_at(m, IDENTITY_PRODUCT, 30);
		identify_at(m, IDENTITY_FIRMWARE, 66);
	}
	function_emit(m, f, answers ? ROLE_ANSWER : ROLE_REQUEST, false);
}

static size_t pcworx_frame(const struct message *m, struct cursor c)
{
	const int kind = cur_peek(&c, 0);

	(void)m;
	if (kind >= 0 && kind != KIND_REQUEST && kind != KIND_ANSWER)
		return FRAME_FOREIGN;
	if (cur_left(&c) < HEADER)
		return FRAME_MORE;
	cur_skip(&c, 2);
	const size_t length = cur_be16(&c);
	return length < HEADER ? HEADER : length;
}

/* Only the connect request says enough of itself to be known on any port. */
static enum probe pcworx_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t length = pcworx_frame(NULL, c);

	(void)from_client;
	if (transport != TRANSPORT_TCP || length == FRAME_FOREIGN)
		return PROBE_NO;
	if (length == FRAME_MORE)
		return PROBE_MORE;
	const struct bytes head = cur_take(&c, 14);
	if (!names_find(&function_names, bytes_u8(head, 1)))
		return PROBE_NO;
	return bytes_be32(head, 0) == 0x0101001a && bytes_be32(head, 8) == 0x78800003 ? PROBE_STRONG : PROBE_WEAK;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 1962, 1962 } };

extern const struct dissector pcworx;
const struct dissector pcworx = {
	.name = "pcworx",
	.title = "PC Worx",
	.specification = "not published; a public script",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "connecting and opening",
	.codes = &function_names,
	.message_max = 65535,
	.probe = pcworx_probe,
	.frame = pcworx_frame,
	.dissect = pcworx_dissect,
};
