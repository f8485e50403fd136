/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Regular expressions: recursive descent to a program (K. Thompson's construction), and a machine that
 * advances the set of its states byte by byte.  The set lives on the stack; nothing is allocated at
 * either side, so that matching may run on the packet path.  Any thread.
 *
 * A repeated piece is compiled as often as its count says, by reading its text again: no tree is kept.
 */
#include "rules/regex.h"

#include <string.h>

enum step_op {
	STEP_BYTE,  /* one byte equal to `byte`, go on behind */
	STEP_SET,   /* one byte of set x */
	STEP_SPLIT, /* go on at x and at y */
	STEP_JUMP,  /* go on at x */
	STEP_BEGIN, /* only before the first byte */
	STEP_END,   /* only behind the last byte */
	STEP_MATCH,
};

#define ATOMS_MAX 20000

struct reader {
	struct regex *r;
	const char *p;
	size_t len, at;
	unsigned depth;
	unsigned atoms; /* read so far, again and again: bounds the work of nested repetitions */
	bool fold;
	const char *wrong;
	size_t wrong_at;
};

static void fail(struct reader *c, size_t at, const char *wrong)
{
	if (!c->wrong) {
		c->wrong = wrong;
		c->wrong_at = at;
	}
}

static bool more(const struct reader *c)
{
	return !c->wrong && c->at < c->len;
}

static unsigned emit(struct reader *c, enum step_op op, unsigned x, unsigned y)
{
	struct regex *r = c->r;
	if (r->count == REGEX_STEPS_MAX) {
		fail(c, c->at, "the pattern is too large");
		return 0;
	}
	r->step[r->count] = (struct regex_step){ .op = (uint8_t)op, .x = (uint16_t)x, .y = (uint16_t)y };
	return r->count++;
}

static void set_add(uint64_t *set, unsigned byte)
{
	set[byte / 64] |= UINT64_C(1) << byte % 64;
}

static bool set_has(const uint64_t *set, unsigned byte)
{
	return set[byte / 64] >> byte % 64 & 1;
}

static void set_add_range(uint64_t *set, unsigned first, unsigned last)
{
	for (unsigned b = first; b <= last; b++)
		set_add(set, b);
}

static bool is_letter(unsigned b)
{
	return (b | 32) >= 'a' && (b | 32) <= 'z';
}

static void emit_set(struct reader *c, uint64_t *set)
{
	struct regex *r = c->r;
	unsigned n = 0;

	if (c->fold)
		for (unsigned b = 'A'; b <= 'Z'; b++)
			if (set_has(set, b) || set_has(set, b | 32)) {
				set_add(set, b);
				set_add(set, b | 32);
			}
	while (n < r->sets && memcmp(r->set[n], set, sizeof r->set[n]))
		n++;
	if (n == REGEX_SETS_MAX) {
		fail(c, c->at, "the pattern has too many different sets");
		return;
	}
	if (n == r->sets)
		memcpy(r->set[r->sets++], set, sizeof r->set[n]);
	emit(c, STEP_SET, n, 0);
}

static void emit_byte(struct reader *c, unsigned byte)
{
	if (c->fold && is_letter(byte)) {
		uint64_t set[4] = { 0 };
		set_add(set, byte);
		emit_set(c, set);
		return;
	}
	const unsigned n = emit(c, STEP_BYTE, 0, 0);
	c->r->step[n].byte = (uint8_t)byte;
}

/* The set of \d, \w, \s and their opposites; false when `which` is another sign. */
static bool named_set(char which, uint64_t *set)
{
	uint64_t s[4] = { 0 };

	switch (which | 32) {
	case 'd':
		set_add_range(s, '0', '9');
		break;
	case 'w':
		set_add_range(s, '0', '9');
		set_add_range(s, 'a', 'z');
		set_add_range(s, 'A', 'Z');
		set_add(s, '_');
		break;
	case 's':
		set_add_range(s, '\t', '\r');
		set_add(s, ' ');
		break;
	default:
		return false;
	}
	const uint64_t flip = which & 32 ? 0 : UINT64_MAX;
	for (unsigned i = 0; i < 4; i++)
		set[i] |= s[i] ^ flip;
	return true;
}

static int hex_digit(char ch)
{
	if (ch >= '0' && ch <= '9')
		return ch - '0';
	const char l = (char)(ch | 32);
	return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

/* The byte behind a backslash that does not name a set. */
static unsigned escaped_byte(struct reader *c)
{
	const char ch = c->p[c->at++];

	switch (ch) {
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case 't':
		return '\t';
	case 'x': {
		const int high = c->at + 1 < c->len ? hex_digit(c->p[c->at]) : -1;
		const int low = c->at + 1 < c->len ? hex_digit(c->p[c->at + 1]) : -1;
		if (high < 0 || low < 0) {
			fail(c, c->at, "two hexadecimal digits must follow \\x");
			return 0;
		}
		c->at += 2;
		return (unsigned)(high << 4 | low);
	}
	default:
		if (is_letter((uint8_t)ch) || (ch >= '0' && ch <= '9'))
			fail(c, c->at - 1, "this backslash sequence is not known");
		return (uint8_t)ch;
	}
}

/* One end of a range inside [ ]. */
static unsigned set_byte(struct reader *c)
{
	const char ch = c->p[c->at++];
	if (ch != '\\')
		return (uint8_t)ch;
	if (!more(c)) {
		fail(c, c->at, "a backslash stands at the end");
		return 0;
	}
	return escaped_byte(c);
}

static void read_set(struct reader *c)
{
	const size_t opened = c->at - 1;
	uint64_t set[4] = { 0 };
	bool opposite = false, first = true;

	if (more(c) && c->p[c->at] == '^') {
		opposite = true;
		c->at++;
	}
	while (more(c) && (first || c->p[c->at] != ']')) {
		first = false;
		if (c->p[c->at] == '\\' && c->at + 1 < c->len && named_set(c->p[c->at + 1], set)) {
			c->at += 2;
			continue;
		}
		const size_t at = c->at;
		const unsigned low = set_byte(c);
		unsigned high = low;
		if (c->at + 1 < c->len && c->p[c->at] == '-' && c->p[c->at + 1] != ']') {
			c->at++;
			high = set_byte(c);
		}
		if (high < low)
			fail(c, at, "this range is reversed");
		set_add_range(set, low, high);
	}
	if (!more(c)) {
		fail(c, opened, "this [ is never closed");
		return;
	}
	c->at++;
	for (unsigned i = 0; opposite && i < 4; i++)
		set[i] = ~set[i];
	emit_set(c, set);
}

static void read_alternatives(struct reader *c);

static void read_group(struct reader *c)
{
	const size_t opened = c->at - 1;

	if (c->at + 1 < c->len && c->p[c->at] == '?') {
		if (c->p[c->at + 1] != ':')
			fail(c, c->at, "only (?: ) and, at the beginning, (?i) are known");
		c->at += 2;
	}
	if (++c->depth > REGEX_DEPTH_MAX)
		fail(c, opened, "groups are nested too deeply");
	if (!c->wrong)
		read_alternatives(c);
	c->depth--;
	if (!more(c))
		fail(c, opened, "this ( is never closed");
	else
		c->at++;
}

static void read_atom(struct reader *c)
{
	if (++c->atoms > ATOMS_MAX) {
		fail(c, c->at, "the pattern is too large");
		return;
	}
	const size_t at = c->at;
	const char ch = c->p[c->at++];
	uint64_t set[4] = { 0 };

	switch (ch) {
	case '(':
		read_group(c);
		break;
	case '[':
		read_set(c);
		break;
	case '.':
		set_add_range(set, 0, 255);
		set[0] &= ~(UINT64_C(1) << '\n');
		emit_set(c, set);
		break;
	case '^':
		emit(c, STEP_BEGIN, 0, 0);
		break;
	case '$':
		emit(c, STEP_END, 0, 0);
		break;
	case '*':
	case '+':
	case '?':
	case '{':
		fail(c, at, "there is nothing before it to repeat");
		break;
	case '\\':
		if (!more(c)) {
			fail(c, at, "a backslash stands at the end");
		} else if (named_set(c->p[c->at], set)) {
			c->at++;
			emit_set(c, set);
		} else {
			emit_byte(c, escaped_byte(c));
		}
		break;
	default:
		emit_byte(c, (uint8_t)ch);
		break;
	}
}

/* A decimal number at the reader's place; more than REGEX_REPEAT_MAX is a mistake. */
static unsigned read_count(struct reader *c)
{
	const size_t at = c->at;
	unsigned n = 0;

	while (more(c) && c->p[c->at] >= '0' && c->p[c->at] <= '9' && n <= REGEX_REPEAT_MAX)
		n = n * 10 + (unsigned)(c->p[c->at++] - '0');
	if (c->at == at)
		fail(c, at, "a number is missing in { }");
	if (n > REGEX_REPEAT_MAX)
		fail(c, at, "a piece can be repeated at most 64 times");
	return n;
}

#define REPEAT_FOREVER UINT32_MAX

/* Reads * + ? or { } behind an atom; false when there is none. */
static bool read_repeat(struct reader *c, unsigned *least, unsigned *most)
{
	switch (more(c) ? c->p[c->at] : 0) {
	case '*':
		*least = 0;
		*most = REPEAT_FOREVER;
		break;
	case '+':
		*least = 1;
		*most = REPEAT_FOREVER;
		break;
	case '?':
		*least = 0;
		*most = 1;
		break;
	case '{': {
		const size_t at = c->at++;
		*least = *most = read_count(c);
		if (more(c) && c->p[c->at] == ',') {
			c->at++;
			*most = more(c) && c->p[c->at] == '}' ? REPEAT_FOREVER : read_count(c);
		}
		if (!more(c) || c->p[c->at] != '}')
			fail(c, at, "this { is never closed");
		else if (*most < *least)
			fail(c, at, "this range is reversed");
		break;
	}
	default:
		return false;
	}
	c->at++;
	return !c->wrong;
}

/* Compiles the atom at `at` once more, leaving the reader where it was. */
static void again(struct reader *c, size_t at)
{
	const size_t stay = c->at;
	c->at = at;
	read_atom(c);
	c->at = stay;
}

/* The atom at `at` any number of times. */
static void emit_loop(struct reader *c, size_t at)
{
	const unsigned split = emit(c, STEP_SPLIT, 0, 0);
	again(c, at);
	emit(c, STEP_JUMP, split, 0);
	c->r->step[split].x = (uint16_t)(split + 1);
	c->r->step[split].y = (uint16_t)c->r->count;
}

static void read_piece(struct reader *c)
{
	const size_t at = c->at;
	const unsigned begin = c->r->count, sets = c->r->sets;
	unsigned least, most;

	read_atom(c);
	if (c->wrong || !read_repeat(c, &least, &most))
		return;
	c->r->count = begin;
	c->r->sets = sets;
	for (unsigned i = 0; i < least && !c->wrong; i++)
		again(c, at);
	if (most == REPEAT_FOREVER) {
		emit_loop(c, at);
	} else {
		for (unsigned i = least; i < most && !c->wrong; i++) {
			const unsigned split = emit(c, STEP_SPLIT, 0, 0);
			again(c, at);
			c->r->step[split].x = (uint16_t)(split + 1);
			c->r->step[split].y = (uint16_t)c->r->count;
		}
	}
	if (more(c) && (c->p[c->at] == '*' || c->p[c->at] == '+' || c->p[c->at] == '?' || c->p[c->at] == '{'))
		fail(c, c->at, "a repetition cannot be repeated; put ( ) around it");
}

/* Makes room for one step at `at` in the program; what is behind moves and keeps pointing right. */
static void insert_step(struct reader *c, unsigned at)
{
	struct regex *r = c->r;
	const unsigned last = emit(c, STEP_JUMP, 0, 0);

	if (c->wrong)
		return;
	memmove(&r->step[at + 1], &r->step[at], (last - at) * sizeof r->step[0]);
	for (unsigned i = at + 1; i < r->count; i++) {
		struct regex_step *s = &r->step[i];
		if (s->op != STEP_SPLIT && s->op != STEP_JUMP)
			continue;
		s->x = (uint16_t)(s->x + (s->x >= at));
		s->y = (uint16_t)(s->y + (s->y >= at));
	}
}

static void read_alternatives(struct reader *c)
{
	unsigned begin = c->r->count;
	uint64_t exits[REGEX_STEPS_MAX / 64] = { 0 }; /* jumps that leave: bit per step */

	for (;;) {
		while (more(c) && c->p[c->at] != '|' && c->p[c->at] != ')')
			read_piece(c);
		if (!more(c) || c->p[c->at] != '|')
			break;
		c->at++;
		insert_step(c, begin);
		const unsigned out = emit(c, STEP_JUMP, 0, 0);
		if (c->wrong)
			return;
		set_add(exits, out);
		c->r->step[begin] = (struct regex_step){ .op = STEP_SPLIT,
							 .x = (uint16_t)(begin + 1),
							 .y = (uint16_t)(out + 1) };
		begin = out + 1;
	}
	for (unsigned i = 0; i < c->r->count; i++)
		if (set_has(exits, i))
			c->r->step[i].x = (uint16_t)c->r->count;
}

/* ---- matching ---- */

struct states {
	uint64_t bit[REGEX_STEPS_MAX / 64];
};

/* Adds a step and all that is reached from it without a byte; true when that is the match. */
static bool enter(const struct regex *r, struct states *s, unsigned start, bool at_begin, bool at_end)
{
	uint16_t stack[REGEX_STEPS_MAX + 1];
	unsigned depth = 0;

	/* A step enters the stack at most once per place, when its bit is set: the stack cannot overflow. */
	if (set_has(s->bit, start))
		return false;
	set_add(s->bit, start);
	stack[depth++] = (uint16_t)start;
	while (depth) {
		const unsigned n = stack[--depth];
		const struct regex_step *step = &r->step[n];
		unsigned next[2], nexts = 0;

		switch (step->op) {
		case STEP_SPLIT:
			next[nexts++] = step->y;
			next[nexts++] = step->x;
			break;
		case STEP_JUMP:
			next[nexts++] = step->x;
			break;
		case STEP_BEGIN:
			if (at_begin)
				next[nexts++] = n + 1;
			break;
		case STEP_END:
			if (at_end)
				next[nexts++] = n + 1;
			break;
		case STEP_MATCH:
			return true;
		default:
			break;
		}
		while (nexts) {
			const unsigned to = next[--nexts];
			if (set_has(s->bit, to))
				continue;
			set_add(s->bit, to);
			stack[depth++] = (uint16_t)to;
		}
	}
	return false;
}

/* What regex_match() would otherwise find out at every byte. */
static void find_start(struct regex *r)
{
	struct states start = { { 0 } };

	enter(r, &start, 0, false, false);
	memcpy(r->start, start.bit, sizeof r->start);
	for (unsigned n = 0; n < r->count; n++) {
		const struct regex_step *s = &r->step[n];
		if (!set_has(r->start, n))
			continue;
		if (s->op == STEP_BYTE)
			set_add(r->first, s->byte);
		for (unsigned i = 0; s->op == STEP_SET && i < 4; i++)
			r->first[i] |= r->set[s->x][i];
	}
}

const char *regex_compile(struct regex *r, const char *pattern, size_t len, size_t *at)
{
	struct reader c = { .r = r, .p = pattern, .len = len };

	memset(r, 0, sizeof *r);
	if (len >= 4 && !memcmp(pattern, "(?i)", 4)) {
		c.fold = true;
		c.at = 4;
	}
	read_alternatives(&c);
	if (!c.wrong && c.at < len)
		fail(&c, c.at, "this ) was never opened");
	emit(&c, STEP_MATCH, 0, 0);
	if (!c.wrong)
		find_start(r);
	*at = c.wrong_at;
	return c.wrong;
}

/* Advances all states over one byte; true when the match is reached. */
static bool advance(const struct regex *r, const struct states *now, struct states *then, unsigned byte,
		    bool at_end)
{
	for (unsigned w = 0; w < REGEX_STEPS_MAX / 64; w++) {
		for (uint64_t left = now->bit[w]; left; left &= left - 1) {
			const unsigned n = w * 64 + (unsigned)__builtin_ctzll(left);
			const struct regex_step *s = &r->step[n];
			if (!((s->op == STEP_BYTE && s->byte == byte) ||
			      (s->op == STEP_SET && set_has(r->set[s->x], byte))))
				continue;
			if (enter(r, then, n + 1, false, at_end))
				return true;
		}
	}
	return false;
}

bool regex_match(const struct regex *r, const uint8_t *text, size_t len)
{
	struct states now = { { 0 } };
	bool idle = false; /* now is r->start */

	if (enter(r, &now, 0, true, len == 0))
		return true;
	for (size_t at = 0; at < len; at++) {
		const bool at_end = at + 1 == len;
		struct states then = { { 0 } };
		if (!at_end) {
			if (idle && !set_has(r->first, text[at]))
				continue;
			memcpy(then.bit, r->start, sizeof then.bit);
		}
		if (advance(r, &now, &then, text[at], at_end))
			return true;
		if (at_end)
			return enter(r, &then, 0, false, true);
		now = then;
		idle = !memcmp(now.bit, r->start, sizeof now.bit);
	}
	return false;
}
