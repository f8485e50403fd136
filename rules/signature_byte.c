/* SPDX-License-Identifier: Apache-2.0 */
/*
 * byte_test, byte_jump, byte_extract, byte_math: numbers inside a buffer, in the forms of all dialects.  Compile side.
 */
#include "rules/signature_tree.h"

#include <string.h>

enum byte_word { WORD_BYTES = 1, WORD_OFFSET, WORD_VALUE, WORD_OPERATOR, WORD_NAME };

struct byte_reading {
	struct reading *r;
	const struct raw_option *o;
	struct step *step;
	struct byte_step *b;
};

static int variable_find(const struct reading *r, const char *p, size_t len)
{
	for (unsigned i = 0; i < r->variable_count; i++)
		if (r->variable_len[i] == len && !memcmp(r->variable[i], p, len))
			return (int)i;
	return -1;
}

static bool read_operand(struct byte_reading *x, uint32_t at, const char *p, size_t len, struct operand *out)
{
	*out = (struct operand){ 0, -1 };
	if (words_number(p, len, &out->value))
		return true;
	out->variable = (int8_t)variable_find(x->r, p, len);
	if (out->variable < 0)
		signature_fail(x->r, at, "byte_extract and byte_math set variables, in front of their use",
			       "'%.*s' is neither a number nor a variable", (int)(len < 40 ? len : 40), p);
	return out->variable >= 0;
}

static bool read_bytes(struct byte_reading *x, uint32_t at, const char *p, size_t len, unsigned most)
{
	if (!read_operand(x, at, p, len, &x->b->bytes))
		return false;
	if (x->b->bytes.variable < 0 && (x->b->bytes.value < 0 || x->b->bytes.value > most)) {
		signature_fail(x->r, at, NULL, "between 1 and %u bytes are read", most);
		return false;
	}
	return true;
}

static bool read_offset(struct byte_reading *x, uint32_t at, const char *p, size_t len)
{
	if (!read_operand(x, at, p, len, &x->b->offset))
		return false;
	if (x->b->offset.variable < 0 && (x->b->offset.value < -65535 || x->b->offset.value > 65535)) {
		signature_fail(x->r, at, NULL, "an offset is between -65535 and 65535");
		return false;
	}
	return true;
}

static bool read_operator(struct byte_reading *x, uint32_t at, const char *p, size_t len)
{
	static const struct {
		const char *name;
		uint8_t op;
	} ops[] = {
		{ "<=", OP_LESS_EQUAL }, { ">=", OP_MORE_EQUAL }, { "<<", OP_SHIFT_LEFT }, { ">>", OP_SHIFT_RIGHT },
		{ "<", OP_LESS }, { ">", OP_MORE }, { "=", OP_EQUAL }, { "&", OP_AND }, { "^", OP_XOR }, { "+",
				OP_ADD },
		{ "-", OP_SUBTRACT }, { "*", OP_MULTIPLY }, { "/", OP_DIVIDE },
	};
	if (len > 0 && *p == '!') {
		x->b->op_negated = true;
		p++;
		len--;
		if (!len) {
			x->b->op = OP_EQUAL;
			return true;
		}
	}
	for (size_t i = 0; i < sizeof ops / sizeof ops[0]; i++)
		if (words_is(p, len, ops[i].name)) {
			x->b->op = ops[i].op;
			return true;
		}
	signature_fail(x->r, at, "< > = <= >= & ^, with ! in front to turn it around", "'%.*s' is no operator",
		       (int)(len < 20 ? len : 20), p);
	return false;
}

static void set_variable(struct byte_reading *x, uint32_t at, const char *p, size_t len)
{
	struct reading *r = x->r;
	int n = variable_find(r, p, len);
	if (n < 0 && r->variable_count == VARIABLES_MAX) {
		signature_fail(r, at, NULL, "more than %d variables", VARIABLES_MAX);
		return;
	}
	if (n < 0) {
		n = (int)r->variable_count++;
		r->variable[n] = p;
		r->variable_len[n] = len;
	}
	x->b->result = (int8_t)n;
}

/* A word behind the fixed ones; its value, if any, stands behind a space. */
static void read_word(struct byte_reading *x, uint32_t at, const char *p, size_t len)
{
	struct byte_step *b = x->b;
	const char *value;
	size_t value_len;
	const size_t name = words_split(p, len, &value, &value_len);
	int64_t n = 0;

	if (words_is(p, name, "relative")) {
		x->step->relative = true;
	} else if (words_is(p, name, "big")) {
		b->order = ORDER_BIG;
	} else if (words_is(p, name, "little")) {
		b->order = ORDER_LITTLE;
	} else if (words_is(p, name, "endian")) {
		b->order = words_is(value, value_len, "little") ? ORDER_LITTLE : ORDER_BIG;
	} else if (words_is(p, name, "dce")) {
		b->order = ORDER_LITTLE;
		signature_note(x->r, at, "dce: the byte order is taken as little");
	} else if (words_is(p, name, "string")) {
		b->base = b->base ? b->base : 10;
		if (words_is(value, value_len, "hex"))
			b->base = 16;
		else if (words_is(value, value_len, "oct"))
			b->base = 8;
	} else if (words_is(p, name, "hex")) {
		b->base = 16;
	} else if (words_is(p, name, "dec")) {
		b->base = 10;
	} else if (words_is(p, name, "oct")) {
		b->base = 8;
	} else if (words_is(p, name, "align")) {
		b->align = true;
		if (words_number(value, value_len, &n) && (n == 2 || n == 4))
			b->align_to = (uint8_t)n;
	} else if (words_is(p, name, "from_beginning")) {
		b->from_beginning = true;
	} else if (words_is(p, name, "from_end")) {
		b->from_end = true;
	} else if (words_is(p, name, "multiplier") && words_number(value, value_len, &n) && n > 0 && n <= 65535) {
		b->multiplier = (uint32_t)n;
	} else if (words_is(p, name, "post_offset") && words_number(value, value_len, &n) && n >= -65535 &&
			n <= 65535) {
		b->post_offset = n;
	} else if (words_is(p, name, "bitmask") && words_number(value, value_len, &n) && n > 0) {
		b->bitmask = (uint64_t)n;
	} else if (len) {
		signature_fail(x->r, at,
			       "relative, big, little, string, hex, dec, oct, dce, align, from_beginning, from_end, "
			       		"multiplier N, "
			       "post_offset N, bitmask N", "%.*s has no word '%.*s'", (int)x->o->name_len, x->o->name,
			       (int)(len < 40 ? len : 40), p);
	}
}

/* byte_math of Suricata names each: `bytes 4, offset 0, oper +, rvalue 24, result var`. */
static void read_named(struct byte_reading *x, struct words *w)
{
	const char *word;
	size_t len;
	uint32_t at;
	bool has_bytes = false, has_result = false;

	x->b->value = (struct operand){ 0, -1 };
	while (words_next(w, ',', &word, &len, &at) && !x->r->has_failed) {
		const char *value;
		size_t value_len;
		const size_t name = words_split(word, len, &value, &value_len);
		if (words_is(word, name, "bytes"))
			has_bytes = read_bytes(x, at, value, value_len, 10);
		else if (words_is(word, name, "offset"))
			read_offset(x, at, value, value_len);
		else if (words_is(word, name, "oper"))
			read_operator(x, at, value, value_len);
		else if (words_is(word, name, "rvalue"))
			read_operand(x, at, value, value_len, &x->b->value);
		else if (words_is(word, name, "result")) {
			set_variable(x, at, value, value_len);
			has_result = true;
		} else
			read_word(x, at, word, len);
	}
	if (!x->r->has_failed && (!has_bytes || !has_result))
		signature_fail(x->r, x->o->at, "bytes N, offset N, oper +, rvalue N, result NAME",
			       "byte_math needs bytes and result");
	if (x->b->op < OP_ADD && x->b->op != OP_AND && x->b->op != OP_XOR && !x->r->has_failed)
		signature_fail(x->r, x->o->at, "+ - * / << >>", "byte_math does not compare");
}

static const struct {
	const char *name;
	uint8_t kind;
	uint8_t words[4]; /* the fixed ones, in order */
} forms[] = {
	{ "byte_test", STEP_BYTE_TEST, { WORD_BYTES, WORD_OPERATOR, WORD_VALUE, WORD_OFFSET } },
	{ "byte_jump", STEP_BYTE_JUMP, { WORD_BYTES, WORD_OFFSET } },
	{ "byte_extract", STEP_BYTE_EXTRACT, { WORD_BYTES, WORD_OFFSET, WORD_NAME } },
	{ "byte_math", STEP_BYTE_MATH, { 0 } },
};

void signature_byte(struct reading *r, const struct raw_option *o)
{
	struct words w = words_of(o);
	const char *word;
	size_t len, form = 0;
	uint32_t at;

	while (!words_is(o->name, o->name_len, forms[form].name))
		form++;
	struct step *s = signature_step(r, (enum step_kind)forms[form].kind, o->at);
	if (!s)
		return;
	s->byte = (struct byte_step){ .multiplier = 1, .result = -1, .align_to = 4, .bytes = { 0, -1 },
			.offset = { 0, -1 },
				      .value = { 0, -1 } };
	struct byte_reading x = { r, o, s, &s->byte };
	r->last_content = -1;
	if (s->kind == STEP_BYTE_MATH) {
		read_named(&x, &w);
		return;
	}
	for (unsigned i = 0; i < 4 && forms[form].words[i]; i++) {
		if (!words_next(&w, ',', &word, &len, &at)) {
			signature_fail(r, o->at, NULL, "%s needs more words", forms[form].name);
			return;
		}
		switch (forms[form].words[i]) {
		case WORD_BYTES: read_bytes(&x, at, word, len, s->kind == STEP_BYTE_TEST ? 24 : 10); break;
		case WORD_OFFSET: read_offset(&x, at, word, len); break;
		case WORD_VALUE: read_operand(&x, at, word, len, &s->byte.value); break;
		case WORD_OPERATOR: read_operator(&x, at, word, len); break;
		default: set_variable(&x, at, word, len); break;
		}
		if (r->has_failed)
			return;
	}
	while (words_next(&w, ',', &word, &len, &at) && !r->has_failed)
		read_word(&x, at, word, len);
	if (!r->has_failed && !s->byte.base && s->byte.bytes.variable < 0 && s->byte.bytes.value > 8)
		signature_fail(r, o->at, "add `string` when the number is written in digits",
				"a binary number has at most 8 bytes");
}
