/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The values of predicates: do they fit the field's type, and what are they compiled to.  Each function
 * here makes one predicate of a factor, writes it to the canonical text, and answers false after it has
 * reported what is wrong.  Compile side; one thread; memory of the expression.
 */
#include "rules/expression_compile.h"

#include <string.h>

const char *piece_text(const struct compiler *c, struct piece p)
{
	return c->tree.text + p.at;
}

int piece_shown(struct piece p)
{
	return (int)(p.len < 64 ? p.len : 64);
}

char compile_lowered(char ch)
{
	return ch >= 'A' && ch <= 'Z' ? (char)(ch - 'A' + 'a') : ch;
}

bool piece_is(const struct compiler *c, struct piece p, const char *word)
{
	const char *text = piece_text(c, p);
	for (uint32_t i = 0; i < p.len; i++)
		if (!word[i] || compile_lowered(text[i]) != word[i])
			return false;
	return !word[p.len];
}

/* The piece in lower case, cut to cap - 1 bytes. */
size_t piece_lower(const struct compiler *c, struct piece p, char *out, size_t cap)
{
	const size_t len = p.len < cap ? p.len : cap - 1;
	for (size_t i = 0; i < len; i++)
		out[i] = compile_lowered(piece_text(c, p)[i]);
	out[len] = 0;
	return len;
}

bool compile_error(struct compiler *c, struct piece p, const char *hint, const char *text)
{
	tree_error(&c->tree, p.at, hint, "%s", text);
	return false;
}

/* ---- values ---- */

struct value_names {
	const struct names *names;
	bool words; /* yes, no, true, false, on, off */
};

static bool read_number(struct compiler *c, struct piece p, const struct value_names *v, bool quoted,
			struct decimal *d)
{
	static const char *const words[] = { "no", "yes", "false", "true", "off", "on" };
	bool too_long = false;
	char name[64];
	uint64_t value;

	if (!quoted && decimal_read(d, piece_text(c, p), p.len, &too_long)) {
		char digits[64];
		decimal_write(d, digits, sizeof digits);
		compile_write_text(c, digits);
		return true;
	}
	if (too_long)
		return compile_error(c, p, NULL, "the number has too many digits");
	const size_t len = piece_lower(c, p, name, sizeof name);
	if (v->names && p.len < sizeof name && names_value(v->names, name, len, &value)) {
		*d = (struct decimal){ .digits = value };
		compile_write(c, name, len);
		return true;
	}
	for (unsigned i = 0; v->words && i < 6; i++)
		if (piece_is(c, p, words[i])) {
			*d = (struct decimal){ .digits = i & 1 };
			compile_write_text(c, words[i & 1]);
			return true;
		}
	if (v->names)
		compile_unknown(c, p, NAMES_VALUES, v->names, NULL, 0, "is not a value of this field");
	else
		tree_error(&c->tree, p.at, NULL, "`%.*s` is not a number", piece_shown(p), piece_text(c, p));
	return false;
}

bool compile_check(struct compiler *c, const struct tree_factor *f, bool ordered, bool text)
{
	const struct piece at = { f->op_at, 0 };

	if (f->op == OP_LIKE && !text)
		return compile_error(c, at, "~ is for text; compare numbers with = != < <= > >=",
				"this field is not text");
	if (f->op >= OP_LT && f->op <= OP_GE) {
		if (!ordered)
			return compile_error(c, at, text ? "compare text with =, != or ~"
						    : "use = or !=",
					"the values of this field have no order");
		if (f->value_count > 1)
			return compile_error(c, c->tree.value[f->value_first + 1].first, NULL,
					"this operator takes one value");
		if (c->tree.value[f->value_first].last.len)
			return compile_error(c, c->tree.value[f->value_first].first, "use = for ranges",
					"this operator takes one value, not a range");
	}
	return true;
}

/* A comparison as a range of what satisfies it. */
struct literal compile_literal(enum operator op, struct decimal first, struct decimal last)
{
	struct literal l = { .first = first, .last = last };
	l.open_below = op == OP_LT || op == OP_LE;
	l.open_above = op == OP_GT || op == OP_GE;
	l.without_first = op == OP_GT;
	l.without_last = op == OP_LT;
	return l;
}

/* Reads the values of a factor into c->literal and writes them; returns how many, 0 after a mistake. */
static unsigned read_literals(struct compiler *c, const struct tree_factor *f, const struct value_names *v)
{
	bool good = true;

	for (unsigned i = 0; i < f->value_count; i++) {
		const struct tree_value *t = &c->tree.value[f->value_first + i];
		struct decimal first, last;
		compile_write(c, ",", i > 0);
		if (!read_number(c, t->first, v, t->quoted, &first)) {
			good = false;
			continue;
		}
		last = first;
		if (t->last.len) {
			compile_write_text(c, "..");
			if (!read_number(c, t->last, v, false, &last)) {
				good = false;
				continue;
			}
			if (decimal_compare(&first, &last) > 0) {
				good = compile_error(c, t->first, "write the smaller end first",
						"the range is reversed");
				continue;
			}
		}
		c->literal[i] = compile_literal(f->op, first, last);
	}
	return good ? f->value_count : 0;
}

/* Every end named by the literals must be whole and within low .. high. */
static bool check_bounds(struct compiler *c, const struct tree_factor *f, unsigned count, bool whole,
			 const struct decimal *low, const struct decimal *high, const char *what)
{
	bool good = true;

	for (unsigned i = 0; i < count; i++) {
		const struct tree_value *t = &c->tree.value[f->value_first + i];
		const struct literal *l = &c->literal[i];
		const struct decimal ends[2] = { l->first, l->last };
		const struct piece places[2] = { t->first, t->last.len ? t->last : t->first };
		for (unsigned k = 0; k < (t->last.len ? 2u : 1u); k++) {
			char a[64], b[64], hint[160];
			if (whole && !decimal_whole(&ends[k])) {
				good = compile_error(c, places[k], NULL, "this field holds whole numbers");
				continue;
			}
			if (decimal_compare(&ends[k], low) >= 0 && decimal_compare(&ends[k], high) <= 0)
				continue;
			decimal_write(low, a, sizeof a);
			decimal_write(high, b, sizeof b);
			snprintf(hint, sizeof hint, "from %s to %s", a, b);
			tree_error(&c->tree, places[k].at, hint, "`%.*s` is beyond %s",
				   piece_shown(places[k]), piece_text(c, places[k]), what);
			good = false;
		}
	}
	return good;
}

static uint64_t ones(unsigned bits)
{
	return bits == 0 || bits >= 64 ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
}

static bool check_bits(struct compiler *c, const struct tree_factor *f, unsigned count,
		       enum field_type type, unsigned bits)
{
	struct decimal low = { 0 }, high = { .digits = ones(bits) };
	char what[48];

	if (bits == 0 || bits > 64)
		bits = 64;
	snprintf(what, sizeof what, "the %u bits of this field", bits);
	switch (type) {
	case FIELD_BOOL:
		high.digits = 1;
		return check_bounds(c, f, count, true, &low, &high, "this field, which is yes or no");
	case FIELD_INT:
		low = (struct decimal){ .digits = UINT64_C(1) << (bits - 1), .negative = true };
		high.digits = ones(bits) >> 1;
		return check_bounds(c, f, count, true, &low, &high, what);
	case FIELD_UINT:
	case FIELD_SPAN:
	case FIELD_TIME:
		return check_bounds(c, f, count, true, &low, &high, what);
	case FIELD_LIST: /* members may be signed or not, whole or not */
		low = (struct decimal){ .digits = UINT64_C(1) << (bits - 1), .negative = true };
		return check_bounds(c, f, count, false, &low, &high, what);
	default:
		return true;
	}
}

/* With `as`, the bounds of the words' type; with `scale`, times that. */
static bool check_shape(struct compiler *c, const struct tree_factor *f, unsigned count)
{
	static const uint8_t bits[] = { 0, 16, 16, 32, 32, 0, 0 };
	const bool is_signed = c->as == AS_S16 || c->as == AS_S32;
	const unsigned b = bits[c->as];

	if (!b)
		return true;
	const int64_t low = is_signed ? -(INT64_C(1) << (b - 1)) : 0;
	const int64_t high = is_signed ? (INT64_C(1) << (b - 1)) - 1 : (INT64_C(1) << b) - 1;
	bool good = true;
	for (unsigned i = 0; i < count; i++) {
		const struct tree_value *t = &c->tree.value[f->value_first + i];
		for (unsigned k = 0; k < (t->last.len ? 2u : 1u); k++) {
			const struct decimal *d = k ? &c->literal[i].last : &c->literal[i].first;
			const struct piece place = k ? t->last : t->first;
			if (decimal_floor(d, &c->scale) <= high && decimal_ceil(d, &c->scale) >= low)
				continue;
			tree_error(&c->tree, place.at, c->scaled ? "think of the scale" : NULL,
				   "`%.*s` is beyond the %u bits of `as`", piece_shown(place),
				   piece_text(c, place), b);
			good = false;
		}
	}
	return good;
}

struct predicate *compile_add(struct compiler *c, unsigned factor, unsigned kind, enum field_type type)
{
	const struct tree_factor *f = &c->tree.factor[factor];

	c->factor[c->count] = (uint16_t)factor;
	c->type[c->count] = (uint8_t)type;
	struct predicate *p = &c->predicate[c->count++];
	*p = (struct predicate){ .kind = (uint8_t)kind, .negate = f->op == OP_NE,
				 .begins = !f->alternative, .op = (uint8_t)f->op };
	return p;
}

bool compile_numbers(struct compiler *c, struct predicate *p, unsigned count, bool scaled)
{
	if (!numbers_make(c->e, &p->numbers, c->literal, count, scaled ? &c->scale : NULL))
		c->no_memory = true;
	return !c->no_memory;
}

/* ---- spans: with `as`, an address names the value that begins there ---- */

static bool widen(struct compiler *c, const struct tree_factor *f, unsigned count)
{
	if (f->op != OP_EQ || c->words == 1)
		return true;
	for (unsigned i = 0; i < count; i++) {
		const struct tree_value *t = &c->tree.value[f->value_first + i];
		struct literal *l = &c->literal[i];
		if (!t->last.len)
			l->last.digits += c->words - 1;
		if ((l->last.digits - l->first.digits + 1) % c->words) {
			tree_error(&c->tree, t->first.at,
				   "name the first address of each value, or ranges that hold whole values",
				   "a value takes %u addresses, this range is no multiple", c->words);
			return false;
		}
	}
	return true;
}

static bool check_grid(struct compiler *c, const struct tree_factor *f, const struct predicate *p)
{
	for (unsigned i = 0; f->op == OP_EQ && i < p->numbers.u_count; i++)
		if ((p->numbers.u[i].last - p->numbers.u[i].first + 1) % c->words)
			return compile_error(c, c->tree.value[f->value_first].first,
					"values of several addresses must not overlap",
					"these addresses overlap");
	return true;
}

static bool span_predicate(struct compiler *c, unsigned factor, unsigned field, unsigned count)
{
	const struct tree_factor *f = &c->tree.factor[factor];

	if (!widen(c, f, count))
		return false;
	struct predicate *p = compile_add(c, factor, PREDICATE_SPAN, FIELD_SPAN);
	p->field = (uint8_t)field;
	return compile_numbers(c, p, count, false) && check_grid(c, f, p);
}

/* ---- ref: the traditional reference of Modbus, 40041 ---- */

static const char *const ref_tables[] = { "coil", NULL, NULL, "input", "holding" };

/* The value of the table whose name begins as it should. */
static bool ref_table(const struct names *names, unsigned digit, uint32_t *value)
{
	const char *want = digit == 1 ? "discrete" : ref_tables[digit];

	/* "discrete-inputs" before "input": the first digit says which. */
	for (unsigned i = 0; names && i < names->count; i++)
		if (!strncmp(names->list[i].name, want, strlen(want))) {
			*value = names->list[i].value;
			return true;
		}
	return false;
}

static bool read_ref(struct compiler *c, struct piece p, unsigned *table, struct decimal *address)
{
	const char *text = piece_text(c, p);
	unsigned n = 0;
	bool digits = p.len == 5 || p.len == 6;

	for (uint32_t i = 0; digits && i < p.len; i++) {
		digits = text[i] >= '0' && text[i] <= '9';
		if (i)
			n = n * 10 + (unsigned)(text[i] - '0');
	}
	const unsigned first = digits ? (unsigned)(text[0] - '0') : 9;
	if (first > 4 || first == 2 || n < 1 || n > 65536)
		return compile_error(c, p, "five or six digits, such as 40041 or 400041: 0xxxx coils, 1xxxx "
				      "discrete inputs, 3xxxx input registers, 4xxxx holding registers",
				"this is not a Modbus reference");
	*table = first;
	*address = (struct decimal){ .digits = n - 1 };
	compile_write(c, text, p.len);
	return true;
}

bool compile_ref(struct compiler *c, unsigned factor, unsigned table_field, unsigned field)
{
	const struct tree_factor *f = &c->tree.factor[factor];
	unsigned table = 0, this_table;
	uint32_t value;

	if (!compile_check(c, f, false, false))
		return false;
	for (unsigned i = 0; i < f->value_count; i++) {
		const struct tree_value *t = &c->tree.value[f->value_first + i];
		struct decimal first, last;
		compile_write(c, ",", i > 0);
		if (!read_ref(c, t->first, &this_table, &first))
			return false;
		if (i && this_table != table)
			return compile_error(c, t->first, "write one line per table",
					"references of one list must lie in one table");
		table = this_table;
		last = first;
		if (t->last.len) {
			compile_write_text(c, "..");
			if (!read_ref(c, t->last, &this_table, &last))
				return false;
			if (this_table != table)
				return compile_error(c, t->last, NULL, "a range cannot reach into another table");
			if (decimal_compare(&first, &last) > 0)
				return compile_error(c, t->first, "write the smaller end first",
						"the range is reversed");
		}
		c->literal[i] = compile_literal(OP_EQ, first, last);
	}
	if (!ref_table(c->dissector->fields[table_field].names, table, &value))
		return compile_error(c, f->name, NULL, "the protocol has no such table");
	if (!widen(c, f, f->value_count))
		return false;
	struct predicate *p = compile_add(c, factor, PREDICATE_REF, FIELD_SPAN);
	p->field = (uint8_t)field;
	p->table = (uint8_t)table_field;
	p->mask = value;
	return compile_numbers(c, p, f->value_count, false) && check_grid(c, f, p);
}

/* ---- numbers of fields ---- */

bool compile_number(struct compiler *c, unsigned factor, unsigned kind, enum field_type type,
			     unsigned bits, const struct names *names)
{
	const struct tree_factor *f = &c->tree.factor[factor];
	const struct value_names v = { names, type == FIELD_BOOL };

	if (!compile_check(c, f, type != FIELD_BOOL, false))
		return false;
	const unsigned count = read_literals(c, f, &v);
	if (!count || !check_bits(c, f, count, type, bits))
		return false;
	return compile_numbers(c, compile_add(c, factor, kind, type), count, false);
}

bool compile_own(struct compiler *c, unsigned factor, unsigned field)
{
	const struct field *d = &c->dissector->fields[field];
	const struct tree_factor *f = &c->tree.factor[factor];
	const struct value_names v = { d->names, d->type == FIELD_LIST || d->type == FIELD_NUMBER };
	unsigned count;

	switch (d->type) {
	case FIELD_TEXT:
	case FIELD_BYTES:
		return compile_text(c, factor, PREDICATE_TEXT, field, d->type == FIELD_BYTES);
	case FIELD_SPAN:
		if (!compile_check(c, f, true, false))
			return false;
		count = read_literals(c, f, &v);
		return count && check_bits(c, f, count, d->type, d->bits) &&
		       span_predicate(c, factor, field, count);
	case FIELD_LIST:
		if (!compile_check(c, f, true, false))
			return false;
		count = read_literals(c, f, &v);
		if (!count || !(c->as_factor >= 0 || c->scaled ? check_shape(c, f, count)
							       : check_bits(c, f, count, d->type, d->bits)))
			return false;
		struct predicate *p = compile_add(c, factor, PREDICATE_LIST, FIELD_LIST);
		p->field = (uint8_t)field;
		return compile_numbers(c, p, count, c->scaled);
	default:
		if (!compile_number(c, factor, PREDICATE_NUMBER, d->type, d->bits, d->names))
			return false;
		if (d->type == FIELD_NUMBER)
			c->type[c->count - 1] = FIELD_LIST; /* compared as reals when looking for contradictions */
		c->predicate[c->count - 1].field = (uint8_t)field;
		return true;
	}
}

/* ---- as, order, scale ---- */

static bool shape_value(struct compiler *c, int factor, const char *const *list, unsigned count,
			unsigned *value)
{
	const struct tree_factor *f = &c->tree.factor[factor];

	if (f->op != OP_EQ || f->value_count != 1 || c->tree.value[f->value_first].last.len)
		return compile_error(c, f->whole, NULL, "as, order and scale take one value with =");
	const struct piece p = c->tree.value[f->value_first].first;
	for (unsigned i = 0; i < count; i++)
		if (piece_is(c, p, list[i])) {
			*value = i;
			return true;
		}
	compile_unknown(c, p, NAMES_VALUES, NULL, list, count, "is not known here");
	return false;
}

void compile_shape(struct compiler *c)
{
	static const char *const types[] = { "u16", "s16", "u32", "s32", "f32", "f64" };
	static const char *const orders[] = { "abcd", "cdab", "badc", "dcba" };
	static const uint8_t words[] = { 1, 1, 2, 2, 2, 4 };
	unsigned v = 0;

	c->words = 1;
	c->scale = (struct decimal){ .digits = 1 };
	if (c->as_factor >= 0 && shape_value(c, c->as_factor, types, 6, &v)) {
		c->as = (enum value_as)(AS_U16 + v);
		c->words = words[v];
	}
	if (c->order_factor >= 0) {
		const struct tree_factor *f = &c->tree.factor[c->order_factor];
		if (c->as_factor < 0 || (c->words == 1 && c->as != AS_PLAIN))
			compile_error(c, f->name, "add as=u32, s32, f32 or f64",
				 "an order needs values of several words");
		else if (shape_value(c, c->order_factor, orders, 4, &v)) {
			c->order_words = v & 1;
			c->order_bytes = v >> 1;
		}
	}
	if (c->scale_factor >= 0) {
		const struct tree_factor *f = &c->tree.factor[c->scale_factor];
		bool too_long;
		if (f->op != OP_EQ || f->value_count != 1 || c->tree.value[f->value_first].last.len) {
			compile_error(c, f->whole, NULL, "as, order and scale take one value with =");
			return;
		}
		const struct piece p = c->tree.value[f->value_first].first;
		struct decimal d;
		if (!decimal_read(&d, piece_text(c, p), p.len, &too_long) || !d.digits) {
			compile_error(c, p, "such as 0.1", "a scale is a number other than 0");
			return;
		}
		c->scale = d;
		c->scaled = true;
	}
}
