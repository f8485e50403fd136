/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ProConOS runtimes (KW-Software, Phoenix Contact), TCP 20547.  Not published; after a public script that asks for
 * information, whose request also gives the checksum (CRC-16 of Kermit) and so the byte order, little-endian.
 *
 *	+------+------+----------+--------------+------------+---------...+-----+
 *	| 0xCC | kind | unknown  | function (2) | length (2) | data       | CRC |
 *	+------+------+----------+--------------+------------+---------...+-----+
 *	        01 request, 81 answer, 2 bytes               length bytes  2
 *
 * Function depth.  Only the function that reads information is known; all others are `other`.  Its answer
 * names runtime, controller and project.  No refusal: what a runtime says no with is not known.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/crc.h"
#include "dissectors/functions.h"

enum { F_KIND, F_FUNCTION, F_LENGTH, F_DATA, F_CRC, F_COUNT };

enum { KIND_REQUEST = 0x01, KIND_ANSWER = 0x81 };

static const struct name kind_list[] = { { KIND_REQUEST, "request" }, { KIND_ANSWER, "answer" } };
static const struct names kind_names = NAMES(kind_list);

enum { FUNCTION_INFORMATION = 0x0240 };

static const struct name function_list[] = { { FUNCTION_INFORMATION, "read-information" } };
static const struct names function_names = NAMES(function_list);

static const struct field fields[] = {
	[F_KIND] = { "kind", FIELD_UINT, 8, USE_DETAIL, 0, &kind_names, "Request or answer." },
	[F_FUNCTION] = { "function", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &function_names,
			 "Function that is asked for." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Bytes of data." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "Arguments or results." },
	[F_CRC] = { "crc", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Checksum of the message." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { BAD_CRC = FLAW_OWN, UNKNOWN_KIND, UNKNOWN_FUNCTION, FLAWS_END };

static const struct flaw flaws[] = {
	{ "bad_crc", FLAW_MALFORMED, "a wrong checksum" },
	{ "unknown_kind", FLAW_UNKNOWN, "neither request nor answer" },
	{ "unknown_function", FLAW_UNKNOWN, "a function that is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function functions[] = {
	{ FUNCTION_INFORMATION, INTENT_IDENTIFY, CHANGES_NO, 0, false, "read information", "T0888" },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown function", NULL };

#define HEADER 8u
#define MESSAGE_MAX 16384u

static void proconos_dissect(struct message *m, struct cursor c)
{
	cur_skip(&c, 1);
	const uint8_t kind = put_u8(m, F_KIND, &c);
	cur_skip(&c, 2);
	const uint16_t function = put_le16(m, F_FUNCTION, &c), length = put_le16(m, F_LENGTH, &c);
	if (m->bad)
		return;
	m->code = function;
	const struct function *f = FUNCTION_FIND(functions, function);
	if (!f) {
		flaw(m, UNKNOWN_FUNCTION);
		f = &unknown;
	}
	if (kind != KIND_REQUEST && kind != KIND_ANSWER) {
		flaw(m, UNKNOWN_KIND);
		f = &unknown;
	}
	const bool answers = kind == KIND_ANSWER;
	set_client(m, !answers);
	expect(m, (enum intent)f->intent);
	struct cursor data = cur_cut(&c, length);
	put_left(m, F_DATA, &data);
	const uint16_t crc = put_le16(m, F_CRC, &c);
	if (!m->bad && crc16(0, CRC16_CCITT, m->data, HEADER + length) != crc)
		flaw(m, BAD_CRC);
	if (answers && function == FUNCTION_INFORMATION && length >= 80) {
		identify_at(m, IDENTITY_FIRMWARE, 12);
		identify_at(m, IDENTITY_PRODUCT, 44);
		identify_at(m, IDENTITY_NAME, 77);
	}
	function_emit(m, f, answers ? ROLE_ANSWER : ROLE_REQUEST, false);
}

static size_t proconos_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (cur_peek(&c, 0) >= 0 && cur_peek(&c, 0) != 0xcc)
		return FRAME_FOREIGN;
	if (cur_left(&c) < HEADER)
		return FRAME_MORE;
	cur_skip(&c, 6);
	return HEADER + (size_t)cur_le16(&c) + 2;
}

/* The checksum of a whole message settles it. */
static enum probe proconos_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t length = proconos_frame(NULL, c);
	const int kind = cur_peek(&c, 1);

	(void)from_client;
	if (transport != TRANSPORT_TCP || length == FRAME_FOREIGN || length > MESSAGE_MAX ||
	    (kind >= 0 && kind != KIND_REQUEST && kind != KIND_ANSWER))
		return PROBE_NO;
	if (length == FRAME_MORE || length > cur_left(&c))
		return length > 256 ? PROBE_WEAK : PROBE_MORE;
	const struct bytes all = cur_take(&c, length);
	const unsigned crc = bytes_u8(all, length - 2) | (unsigned)bytes_u8(all, length - 1) << 8;
	return crc16(0, CRC16_CCITT, all.p, length - 2) == crc ? PROBE_STRONG : PROBE_NO;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 20547, 20547 } };

extern const struct dissector proconos;
const struct dissector proconos = {
	.name = "proconos",
	.title = "ProConOS",
	.specification = "not published; a public script",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.codes = &function_names,
	.message_max = 65535 + HEADER + 2,
	.probe = proconos_probe,
	.frame = proconos_frame,
	.dissect = proconos_dissect,
};
