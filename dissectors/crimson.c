/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Crimson 3: configuration of Red Lion panels and controllers, TCP 789.  Not published; after a public script.
 *
 *	+------------+--------------+----------+---------...
 *	| length (2) | register (2) | type (1) | data
 *	+------------+--------------+----------+---------...
 *	 bytes behind it, big-endian
 *
 * Function depth: two registers (maker, model) are known to be read, and name the device; all others
 * are `other`.  No refusal: what a panel says no with is not known.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/functions.h"

enum { F_LENGTH, F_REGISTER, F_TYPE, F_DATA, F_COUNT };

enum { REGISTER_MODEL = 0x012a, REGISTER_MAKER = 0x012b };

static const struct name register_list[] = { { REGISTER_MODEL, "model" }, { REGISTER_MAKER, "maker" } };
static const struct names register_names = NAMES(register_list);

static const struct field fields[] = {
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Bytes behind this field." },
	[F_REGISTER] = { "register", FIELD_UINT, 16, USE_KEY, FIELD_CODE, &register_names, "What is addressed." },
	[F_TYPE] = { "data_type", FIELD_UINT, 8, USE_KEY, 0, NULL, "Kind of access or data; not known further." },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL, "Arguments or results." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT, "a line per field");

enum { UNKNOWN_REGISTER = FLAW_OWN, FLAWS_END };

static const struct flaw flaws[] = {
	{ "unknown_register", FLAW_UNKNOWN, "a register whose meaning is not known" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "a line per flaw");

static const struct function registers[] = {
	{ REGISTER_MODEL, INTENT_IDENTIFY, CHANGES_NO, 0, false, "read model", "T0888" },
	{ REGISTER_MAKER, INTENT_IDENTIFY, CHANGES_NO, 0, false, "read maker", "T0888" },
};
static const struct function unknown = { 0, INTENT_OTHER, CHANGES_UNKNOWN, 0, false, "unknown register", NULL };

#define HEADER 5u

static void crimson_dissect(struct message *m, struct cursor c)
{
	put_be16(m, F_LENGTH, &c);
	const uint16_t which = put_be16(m, F_REGISTER, &c);
	put_u8(m, F_TYPE, &c);
	if (m->bad)
		return;
	m->code = which;
	const struct function *f = FUNCTION_FIND(registers, which);
	if (!f)
		flaw(m, UNKNOWN_REGISTER);
	struct cursor text = c;
	put_left(m, F_DATA, &c);
	if (f && !m->from_client) { /* a byte, then a text that ends in a zero */
		cur_skip(&text, 1);
		size_t len = 0;
		while (cur_peek(&text, len) > 0)
			len++;
		identify(m, which == REGISTER_MAKER ? IDENTITY_VENDOR : IDENTITY_PRODUCT, cur_take(&text, len));
	}
	if (f)
		expect(m, (enum intent)f->intent);
	function_emit(m, f ? f : &unknown, m->from_client ? ROLE_REQUEST : ROLE_ANSWER, false);
}

static size_t crimson_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (cur_left(&c) < 2)
		return FRAME_MORE;
	const size_t length = cur_be16(&c);
	return length < 3 ? FRAME_FOREIGN : 2 + length;
}

/* The two known requests are six bytes long, and like nothing else. */
static enum probe crimson_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t left = cur_left(&c), length = crimson_frame(NULL, c);

	(void)from_client;
	if (transport != TRANSPORT_TCP || length == FRAME_FOREIGN)
		return PROBE_NO;
	if (left < HEADER)
		return PROBE_MORE;
	const struct bytes head = cur_take(&c, HEADER);
	if (length != left)
		return length < left ? PROBE_NO : PROBE_MORE;
	const bool known = names_find(&register_names, bytes_be16(head, 2));
	return known && left == 6 && (bytes_u8(head, 4) == 0x1a || bytes_u8(head, 4) == 0x1b) ? PROBE_STRONG
											      : PROBE_WEAK;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 789, 789 } };

extern const struct dissector crimson;
const struct dissector crimson = {
	.name = "crimson",
	.title = "Crimson 3 of Red Lion",
	.specification = "not published; a public script",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "",
	.codes = &register_names,
	.message_max = 65535 + 2,
	.probe = crimson_probe,
	.frame = crimson_frame,
	.dissect = crimson_dissect,
};
