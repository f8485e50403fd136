/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text of an expression to its parse tree: which words, which operators, which values, and where each
 * stands.  Knows no protocol.  Works in memory of the caller, allocates nothing but diagnostics; compile
 * side, any thread.
 *
 *   expression = term { term }          "and"
 *   term       = factor { "|" factor }  "or"
 *   factor     = word | word operator value { "," value }
 *   value      = atom [ ".." atom ] | quoted
 */
#include "rules/expression_tree.h"

#include <stdarg.h>
#include <string.h>

const char *const operator_signs[8] = { "", "=", "!=", "<", "<=", ">", ">=", "~" };

struct scanner {
	struct tree *t;
	const char *p;
	uint32_t at, len;
};

void tree_error(struct tree *t, uint32_t at, const char *hint, const char *text, ...)
{
	char words[512];
	va_list args;

	va_start(args, text);
	if (vsnprintf(words, sizeof words, text, args) < 0)
		words[0] = 0;
	va_end(args);
	t->failed = true;
	diags_add(t->diags, SEVERITY_ERROR, t->at.file, t->at.line,
		  t->at.column ? t->at.column + at : 0, hint, "%s", words);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char peek(const struct scanner *s, uint32_t ahead)
{
	return s->len - s->at > ahead ? s->p[s->at + ahead] : 0;
}

static void skip_space(struct scanner *s)
{
	while (s->at < s->len && is_space(s->p[s->at]))
		s->at++;
}

/* To the next space: where reading can go on after a mistake. */
static void skip_word(struct scanner *s)
{
	while (s->at < s->len && !is_space(s->p[s->at]))
		s->at++;
}

static struct piece scan_word(struct scanner *s)
{
	const uint32_t at = s->at;
	while (s->at < s->len && (is_letter(s->p[s->at]) || is_digit(s->p[s->at]) ||
				  s->p[s->at] == '-' || s->p[s->at] == '.'))
		s->at++;
	return (struct piece){ at, s->at - at };
}

/* An unquoted value ends before a space, a comma, a bar and "..". */
static struct piece scan_atom(struct scanner *s)
{
	const uint32_t at = s->at;
	while (s->at < s->len) {
		const char c = s->p[s->at];
		if (!is_letter(c) && !is_digit(c) && !(c && strchr("-+.:/", c)))
			break;
		if (c == '.' && peek(s, 1) == '.')
			break;
		s->at++;
	}
	return (struct piece){ at, s->at - at };
}

static enum operator scan_operator(struct scanner *s)
{
	const char c = peek(s, 0);
	const bool equal = peek(s, 1) == '=';
	enum operator op = OP_NONE;

	switch (c) {
	case '=':
		s->at += equal ? 2 : 1; /* `==` is what programmers write: the same */
		return OP_EQ;
	case '!':
		op = equal ? OP_NE : OP_NONE;
		break;
	case '<':
		op = equal ? OP_LE : OP_LT;
		break;
	case '>':
		op = equal ? OP_GE : OP_GT;
		break;
	case '~':
		s->at++;
		return OP_LIKE;
	default:
		return OP_NONE;
	}
	if (op != OP_NONE)
		s->at += equal ? 2 : 1;
	return op;
}

static bool scan_quoted(struct scanner *s, struct tree_value *v, bool pattern)
{
	const uint32_t opened = s->at;
	const char quote = s->p[s->at++];
	bool good = true;

	v->quoted = true;
	v->raw = pattern || quote == '\'';
	v->first.at = s->at;
	while (s->at < s->len && s->p[s->at] != quote) {
		const uint8_t c = (uint8_t)s->p[s->at];
		if (c < ' ' && c != '\t' && good) {
			tree_error(s->t, s->at, "write \\n, \\r, \\xHH",
				   "the byte 0x%02x does not belong into a text", (unsigned)c);
			good = false;
		}
		if (c == '\\' && quote == '"' && (peek(s, 1) == '"' || peek(s, 1) == '\\'))
			s->at++;
		s->at++;
	}
	if (s->at >= s->len) {
		tree_error(s->t, opened, NULL, "this quoted text is never closed");
		return false;
	}
	v->first.len = s->at++ - v->first.at;
	if (!v->first.len) {
		tree_error(s->t, opened, NULL, "the text is empty");
		return false;
	}
	return good;
}

static bool scan_value(struct scanner *s, struct tree_value *v, enum operator op)
{
	if (peek(s, 0) == '"' || peek(s, 0) == '\'')
		return scan_quoted(s, v, op == OP_LIKE);
	v->first = scan_atom(s);
	if (!v->first.len) {
		tree_error(s->t, s->at, NULL, s->at < s->len ? "a value cannot begin with this sign"
							     : "a value is missing");
		return false;
	}
	const uint32_t end = s->at;
	skip_space(s);
	if (peek(s, 0) != '.' || peek(s, 1) != '.') {
		s->at = end;
		return true;
	}
	const uint32_t dots = s->at;
	s->at += 2;
	skip_space(s);
	v->last = scan_atom(s);
	if (!v->last.len) {
		tree_error(s->t, dots, "write both ends, such as 0..99, or use >=",
			   "the upper end of the range is missing");
		return false;
	}
	return true;
}

static void scan_values(struct scanner *s, struct tree_factor *f)
{
	struct tree *t = s->t;

	f->value_first = (uint16_t)t->value_count;
	for (;;) {
		skip_space(s);
		struct tree_value v = { .raw = false };
		if (!scan_value(s, &v, f->op)) {
			while (s->at < s->len && !is_space(s->p[s->at]) && s->p[s->at] != ',')
				s->at++;
		} else if (t->value_count == VALUES_MAX) {
			tree_error(t, v.first.at, "use ranges, or several lines",
				   "more than %d values in one expression", VALUES_MAX);
			s->at = s->len;
		} else {
			t->value[t->value_count++] = v;
		}
		const uint32_t end = s->at;
		skip_space(s);
		if (peek(s, 0) != ',') {
			s->at = end;
			break;
		}
		s->at++;
	}
	f->value_count = (uint16_t)(t->value_count - f->value_first);
}

static const char *sign_hint(char c)
{
	switch (c) {
	case '&':
		return "predicates side by side already mean \"and\"";
	case '(':
	case ')':
		return "there are no brackets: | binds tighter than \"and\"; use several lines";
	case '!':
		return "write FIELD!=VALUE";
	case ',':
		return "lists belong to one predicate, such as unit=1,2; words are joined by |";
	default:
		return NULL;
	}
}

static void scan_sign(struct scanner *s)
{
	const char c = s->p[s->at];
	if (c > ' ' && c < 127)
		tree_error(s->t, s->at, sign_hint(c), "a word cannot begin with `%c`", c);
	else
		tree_error(s->t, s->at, NULL, "the byte 0x%02x does not belong into an expression",
			   (unsigned)(uint8_t)c);
	skip_word(s);
}

/* A number where a word should stand: usually `unit=1|2`. */
static void scan_number(struct scanner *s, bool alternative)
{
	const struct piece word = scan_atom(s);
	tree_error(s->t, word.at, alternative ? "alternative values are a list, such as unit=1,2"
					      : "did you mean FIELD=VALUE?",
		   "`%.*s` is not a word", (int)(word.len < 64 ? word.len : 64), s->p + word.at);
}

static void scan_factor(struct scanner *s, bool alternative)
{
	struct tree *t = s->t;

	if (is_digit(s->p[s->at]) || s->p[s->at] == '-') {
		scan_number(s, alternative);
		return;
	}
	if (!is_letter(s->p[s->at])) {
		scan_sign(s);
		return;
	}
	struct tree_factor f = { .alternative = alternative };
	f.name = scan_word(s);
	uint32_t end = s->at;
	skip_space(s);
	f.op_at = s->at;
	f.op = scan_operator(s);
	if (f.op == OP_NONE) {
		s->at = end;
	} else {
		scan_values(s, &f);
		end = s->at;
	}
	f.whole = (struct piece){ f.name.at, end - f.name.at };
	if (t->factor_count == PREDICATES_MAX) {
		tree_error(t, f.name.at, "use lists and ranges, or several lines",
			   "more than %d words and predicates in one expression", PREDICATES_MAX);
		s->at = s->len;
		return;
	}
	t->factor[t->factor_count++] = f;
}

void expression_parse(struct tree *t, const char *text, size_t len, struct place at,
		      struct diags *diags)
{
	struct scanner s = { .t = t, .p = text };
	bool alternative = false;

	t->text = text;
	t->at = at;
	t->diags = diags;
	t->failed = false;
	t->factor_count = 0;
	t->value_count = 0;
	if (len > EXPRESSION_BYTES_MAX) {
		tree_error(t, 0, NULL, "an expression has at most %d bytes, this one has %zu",
			   EXPRESSION_BYTES_MAX, len);
		return;
	}
	s.len = (uint32_t)len;
	for (;;) {
		skip_space(&s);
		if (s.at == s.len)
			break;
		scan_factor(&s, alternative);
		const uint32_t end = s.at;
		skip_space(&s);
		alternative = peek(&s, 0) == '|';
		if (alternative) {
			const uint32_t bar = s.at++;
			s.at += peek(&s, 0) == '|'; /* `||`, as programmers write */
			skip_space(&s);
			if (s.at == s.len)
				tree_error(t, bar, NULL, "nothing stands behind this |");
		} else if (s.at < s.len && end == s.at && !is_letter(s.p[s.at])) {
			scan_sign(&s);
		}
	}
	if (!t->factor_count && !t->failed)
		tree_error(t, 0, "for example `modbus read address=0..99`", "the expression is empty");
}

/* ---- quoted text ---- */

static int hex_digit(char c)
{
	if (is_digit(c))
		return c - '0';
	const char l = (char)(c | 32);
	return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

size_t tree_unquote(struct tree *t, const struct tree_value *v, char *out, size_t cap)
{
	const char *p = t->text + v->first.at;
	const bool literal = p[-1] == '\'';
	size_t len = 0;

	for (uint32_t at = 0; at < v->first.len; at++) {
		char c = p[at];
		if (c == '\\' && at + 1 < v->first.len && v->raw && !literal) {
			/* In a pattern only the quote itself is unescaped. */
			if (p[at + 1] == '"')
				c = p[++at];
			else if (len < cap)
				out[len++] = p[at++], c = p[at];
		} else if (c == '\\' && !v->raw) {
			c = at + 1 < v->first.len ? p[++at] : 0;
			const int high = at + 2 < v->first.len ? hex_digit(p[at + 1]) : -1;
			const int low = at + 2 < v->first.len ? hex_digit(p[at + 2]) : -1;
			if (c == 'n') {
				c = '\n';
			} else if (c == 'r') {
				c = '\r';
			} else if (c == 't') {
				c = '\t';
			} else if (c == 'x' && high >= 0 && low >= 0) {
				c = (char)(high << 4 | low);
				at += 2;
			} else if (c != '\\' && c != '"') {
				tree_error(t, v->first.at + at - 1, "known are \\\\ \\\" \\n \\r \\t \\xHH",
					   "this escape is not known");
				return 0;
			}
		}
		if (len == cap) {
			tree_error(t, v->first.at, NULL, "a text has at most %zu bytes", cap);
			return 0;
		}
		out[len++] = c;
	}
	return len;
}
