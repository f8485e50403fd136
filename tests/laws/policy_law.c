/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The law "oracle" for policies: random conduits judged by random operations over the real tables of all
 * protocols.  The index, the walk along all lines and a slow judge written from the text of the law (deny
 * lines, what is implied, allow lines, otherwise; lines evaluated by oracle_match()) must agree on verdict,
 * cause and deciding line.
 *
 *   policy_law [COUNT [SEED]]        TAP; the first differences are printed whole
 *
 * One thread; everything is drawn from the seed.
 */
#include "rules/policy_tree.h"
#include "tests/laws/oracle.h"

#include "dissectors/registry.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define OPERATIONS_PER_POLICY 60
#define LINES_LARGEST 120
#define TEXT_BYTES (2 * LINES_LARGEST * 310 + 1000)

static uint64_t state = 1;

static unsigned draw(unsigned n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 11) % n;
}

static bool chance(unsigned percent)
{
	return draw(100) < percent;
}

/* ---- random lines ---- */

static void say(char *out, size_t cap, const char *format, ...) __attribute__((format(printf, 3, 4)));

static void say(char *out, size_t cap, const char *format, ...)
{
	const size_t used = strlen(out);
	va_list args;
	va_start(args, format);
	vsnprintf(out + used, cap - used, format, args);
	va_end(args);
}

static unsigned focus; /* number of the protocol that most lines and operations of a policy have */

static const struct dissector *draw_protocol(void)
{
	return registry[chance(80) ? focus : draw(registry_count)];
}

static bool is_number(const struct field *f)
{
	return f->type == FIELD_UINT || f->type == FIELD_SPAN || f->type == FIELD_LIST ||
	       f->type == FIELD_NUMBER || f->type == FIELD_BOOL;
}

/* A field with numbers: often an address, a key or a value. */
static unsigned draw_field(const struct dissector *d)
{
	for (unsigned tries = 0; tries < 200; tries++) {
		/* Few fields, so that lines meet. */
		const unsigned f = chance(60) ? draw(d->field_count) / 4 * 4 : draw(d->field_count);
		if (is_number(&d->fields[f]) && (d->fields[f].use != USE_DETAIL || chance(10)))
			return f;
	}
	return 0;
}

static void say_range(char *out, size_t cap, const struct field *f, bool more)
{
	const unsigned limit = f->bits && f->bits < 5 ? 1u << f->bits : 40;
	const unsigned low = draw(limit), high = low + draw(limit - low);
	if (high > low && chance(70))
		say(out, cap, "%s%u..%u", more ? "," : "", low, high);
	else
		say(out, cap, "%s%u", more ? "," : "", low);
}

static void say_predicate(char *out, size_t cap, const struct dissector *d)
{
	static const char *const signs[] = { "=", "=", "=", "=", "!=", "<=", ">" };
	const struct field *f = &d->fields[draw_field(d)];
	const char *sign = signs[f->type == FIELD_BOOL ? 0 : draw(7)];
	say(out, cap, " %s%s", f->name, sign);
	if (f->type == FIELD_BOOL || sign[0] == '<' || sign[0] == '>') {
		say(out, cap, "%u", draw(f->type == FIELD_BOOL ? 2 : 3));
		return;
	}
	for (unsigned i = 0, n = chance(80) ? 1 : 1 + draw(20); i < n; i++)
		say_range(out, cap, f, i > 0);
}

/* Many lines that differ in their addresses only, as in a plant: what the index is for. */
static bool plain;

static void say_plain_line(char *out, size_t cap)
{
	const unsigned at = draw(300), width = draw(chance(50) ? 5 : 100);
	say(out, cap, "modbus address=%u..%u", at, at + width);
	if (chance(20))
		say(out, cap, " unit=%u..%u", draw(5), 5 + draw(40));
	if (chance(20))
		say(out, cap, " value=0..%u", draw(44));
}

static void say_line(char *out, size_t cap, bool deny)
{
	const struct dissector *d = draw_protocol();
	out[0] = 0;
	if (plain) {
		say_plain_line(out, cap);
		return;
	}
	if (chance(4)) {
		say(out, cap, "tcp port=%u", 500 + draw(4));
		return;
	}
	if (chance(8)) {
		say(out, cap, "any");
		d = NULL;
	} else {
		say(out, cap, "%s", d->name);
	}
	for (unsigned i = 0, n = chance(60) ? 0 : 1 + draw(3); i < n; i++)
		say(out, cap, "%s%s", i ? "|" : " ", intent_names[draw(INTENT_COUNT)]);
	if (chance(5))
		say(out, cap, " changes=%s", changes_names[draw(3)]);
	if (deny && chance(5))
		say(out, cap, " role=answer");
	if (chance(4))
		say(out, cap, " route=any");
	if (chance(3))
		say(out, cap, " opaque=yes");
	if (chance(4))
		say(out, cap, " port=%u", 500 + draw(4));
	for (unsigned i = 0, n = draw(4); d && i < n; i++)
		say_predicate(out, cap, d);
	if (d != registry_find("modbus", 6) || chance(70))
		return;
	const unsigned at = draw(30);
	if (chance(50))
		say(out, cap, " ref=%u..%u", 40001 + at, 40001 + at + draw(9));
	else
		say(out, cap, " address=%u..%u", at, at + 1 + 2 * draw(4));
	if (chance(60))
		say(out, cap, " value=0..%u as=%s", draw(3000000), chance(50) ? "f32" : "u32");
}

static bool compiles(const char *line)
{
	struct diags diags = { 0 };
	struct expression *e = expression_compile(line, strlen(line), (struct place){ "law", 1, 1 }, &diags);
	expression_destroy(e);
	diags_fini(&diags);
	return e != NULL;
}

static void say_lines(char *text, const char *name, unsigned count, bool deny)
{
	char line[300];
	unsigned said = 0;
	say(text, TEXT_BYTES, " %s = (", name);
	for (unsigned i = 0; i < count; i++) {
		say_line(line, sizeof line, deny);
		if (compiles(line))
			say(text, TEXT_BYTES, "%s\"%s\"", said++ ? ",\n" : "\n", line);
	}
	say(text, TEXT_BYTES, ");\n");
}

static struct policy *draw_policy(char *text)
{
	static const char *const verdicts[] = { "drop", "refuse", "alert", "allow", "reset" };
	struct diags diags = { 0 };
	text[0] = 0;
	plain = chance(40);
	focus = plain ? 0 : draw(registry_count);
	say(text, TEXT_BYTES, "mode = \"enforce\"; zones = ( { name = \"a\"; vlans = 1; }, { name = \"b\"; vlans = 2; } );\n"
			      "conduits = ( { from = \"a\"; to = \"b\"; otherwise = \"%s\";\n", verdicts[draw(5)]);
	say_lines(text, "deny", chance(50) ? 0 : draw(chance(70) ? 8 : LINES_LARGEST), true);
	say_lines(text, "allow", draw(chance(50) ? 12 : LINES_LARGEST), false);
	say(text, TEXT_BYTES, "} );\n");
	struct policy *p = policy_compile(text, strlen(text), "law", &diags);
	if (!p) {
		diags_print(&diags, stdout);
		printf("%s\n", text);
		abort();
	}
	diags_fini(&diags);
	return p;
}

/* ---- random operations ---- */

static struct value draw_value(const struct field *f, const uint8_t *bytes)
{
	struct value v = { .kind = VALUE_UINT, .u = draw(f->bits && f->bits < 5 ? 1u << f->bits : 44) };
	switch (f->type) {
	case FIELD_SPAN:
		v.kind = VALUE_SPAN;
		v.u = plain ? draw(420) : v.u;
		v.count = chance(5) ? 0 : 1 + draw(chance(80) ? 3 : 20);
		if (chance(2))
			v.u = UINT64_MAX - draw(3);
		break;
	case FIELD_LIST:
		v.kind = VALUE_LIST;
		v.encoding = (uint8_t)(chance(80) ? LIST_U16BE : LIST_U8);
		v.count = draw(4);
		v.stride = (uint16_t)(chance(90) ? 1 : draw(3));
		v.p = bytes;
		break;
	case FIELD_NUMBER:
		if (chance(30)) {
			v.kind = VALUE_FLOAT;
			v.f = (double)draw(80) / 2;
		} else if (chance(30)) {
			v.kind = VALUE_INT;
			v.i = (int64_t)draw(80) - 40;
		}
		break;
	default:
		if (!f->names && chance(2)) {
			v.kind = VALUE_INT;
			v.i = (int64_t)draw(40) - 10;
		}
		if (chance(1))
			v.u = UINT64_MAX - draw(2);
		break;
	}
	return v;
}

static void draw_operation(struct message *m, struct operation *op, uint8_t *bytes)
{
	const struct dissector *d = draw_protocol();
	memset(m, 0, sizeof *m);
	memset(op, 0, sizeof *op);
	m->dissector = d;
	m->code = -1;
	m->from_client = chance(85);
	for (unsigned i = 0; i < 16; i++)
		bytes[i] = (uint8_t)(i % 2 || chance(3) ? draw(44) : 0);
	op->intent = (uint8_t)draw(INTENT_COUNT);
	op->changes = (uint8_t)draw(3);
	op->role = (uint8_t)(chance(85) ? ROLE_REQUEST : draw(3));
	op->housekeeping = chance(5);
	op->opaque = chance(4);
	op->routed = chance(8);
	op->label = "law";
	for (unsigned f = 0; f < d->field_count; f++) {
		if (!is_number(&d->fields[f]) || chance(d->fields[f].use == USE_DETAIL ? 60 : 25))
			continue;
		m->fields[f] = draw_value(&d->fields[f], bytes);
		m->present |= UINT64_C(1) << f;
	}
}

/* ---- the slow judge ---- */

/* Does the line have this word at the beginning of one of its own? */
static bool names(const struct policy *p, uint32_t id, const char *word)
{
	const char *const text = line_text(&p->lines[id]);
	const char *at = text;
	while ((at = strstr(at, word)) && at != text && at[-1] != ' ')
		at++;
	return at != NULL;
}

static bool denied_by(const struct policy *p, uint32_t id, const struct subject *s)
{
	if (s->operation->role == ROLE_ANSWER && !names(p, id, "role="))
		return false;
	const enum truth t = oracle_match(line_text(&p->lines[id]), s, MATCH_ONE);
	return s->operation->housekeeping ? t == TRUTH_YES : t != TRUTH_NO;
}

/* Is the protocol of this name d, or carried by d? */
static bool comes_with(const char *name, size_t len, const struct dissector *d)
{
	const struct dissector *named = registry_find(name, len);
	while (named && named != d)
		named = named->carrier;
	return named != NULL;
}

/* An allow line for this protocol, for one that it carries, or for any. */
static bool protocol_allowed(const struct policy *p, const struct conduit *c, const struct dissector *d)
{
	for (uint32_t i = 0; i < c->allow_count; i++) {
		const char *text = line_text(&p->lines[c->allow[i]]);
		if (!strncmp(text, "any", 3) || comes_with(text, strcspn(text, " "), d))
			return true;
	}
	return false;
}

static struct judgement said(uint8_t verdict, enum cause cause, uint8_t mode, const struct line *line)
{
	return (struct judgement){ .verdict = verdict, .cause = (uint8_t)cause, .mode = mode, .line = line };
}

static struct judgement slow_judge(const struct policy *p, const struct conduit *c, const struct subject *s)
{
	const uint8_t strict = c->otherwise > VERDICT_ALERT ? c->otherwise : VERDICT_DROP;
	const struct operation *op = s->operation;

	for (uint32_t i = 0; i < c->deny_count; i++)
		if (denied_by(p, c->deny[i], s))
			return said(strict, CAUSE_DENY_LINE, c->mode, &p->lines[c->deny[i]]);
	if (op->role == ROLE_ANSWER)
		return said(VERDICT_ALLOW, CAUSE_ANSWER, c->mode, NULL);
	if (protocol_allowed(p, c, s->message->dissector)) {
		if (op->housekeeping)
			return said(VERDICT_ALLOW, CAUSE_HOUSEKEEPING, c->mode, NULL);
		if (!s->message->from_client && (op->role == ROLE_REPORT || op->intent == INTENT_REPORT))
			return said(VERDICT_ALLOW, CAUSE_REPORT, c->mode, NULL);
	}
	for (uint32_t i = 0; s->message->from_client && i < c->allow_count; i++)
		if (oracle_match(line_text(&p->lines[c->allow[i]]), s, MATCH_EVERY) == TRUTH_YES)
			return said(VERDICT_ALLOW, CAUSE_ALLOW_LINE, c->mode, &p->lines[c->allow[i]]);
	for (uint32_t i = 0; s->message->from_client && i < c->allow_count; i++)
		if (expression_partial(p->lines[c->allow[i]].expression, s))
			return said(c->otherwise, CAUSE_PARTIAL, c->mode, &p->lines[c->allow[i]]);
	return said(c->otherwise, CAUSE_OTHERWISE, c->mode, NULL);
}

/* ---- the law ---- */

static bool same(struct judgement a, struct judgement b)
{
	return a.verdict == b.verdict && a.cause == b.cause && a.line == b.line && a.mode == b.mode;
}

static void show(const char *who, struct judgement j)
{
	printf("#   %-8s %s, %s, %s\n", who, verdict_names[j.verdict], cause_names[j.cause],
	       j.line ? line_text(j.line) : "no line");
}

static void show_operation(const struct message *m, const struct operation *op)
{
	printf("#   %s %s%s role=%s%s%s%s\n#  ", m->dissector->name, intent_names[op->intent],
	       m->from_client ? "" : " from the responder", role_names[op->role],
	       op->housekeeping ? " housekeeping" : "", op->routed ? " routed" : "", op->opaque ? " opaque" : "");
	for (unsigned f = 0; f < m->dissector->field_count; f++)
		if (has_field(m, f))
			printf(" %s(%u)=%llu/%u", m->dissector->fields[f].name, m->fields[f].kind,
			       m->fields[f].kind == VALUE_LIST ? 0ull : (unsigned long long)m->fields[f].u,
			       m->fields[f].count);
	printf("\n");
}

int main(int argc, char **argv)
{
	const unsigned count = argc > 1 ? (unsigned)atoi(argv[1]) : 2000;
	char *text = malloc(TEXT_BYTES);
	unsigned differ = 0, judged = 0, causes[CAUSE_COUNT] = { 0 };
	const struct conversation talk = { .ip_version = 4, .ip_protocol = 6, .server_port = 502,
					   .client.vlan = 1, .server.vlan = 2 };

	if (!text)
		return 1;
	state = argc > 2 ? strtoull(argv[2], NULL, 10) | 1 : 88172645463325252ull;
	for (unsigned i = 0; i < count && differ < 5; i++) {
		struct policy *p = draw_policy(text);
		const struct conduit *c = policy_conduit(p, &talk);
		for (unsigned k = 0; k < OPERATIONS_PER_POLICY; k++) {
			struct message m;
			struct operation op;
			uint8_t bytes[16];
			draw_operation(&m, &op, bytes);
			const struct subject s = { &talk, &m, &op };
			const struct judgement fast = policy_operation(p, c, &s, NULL, 0);
			const struct judgement walk = policy_operation_linear(p, c, &s, NULL, 0);
			const struct judgement slow = slow_judge(p, c, &s);
			judged++;
			causes[slow.cause]++;
			if (same(fast, walk) && same(walk, slow))
				continue;
			differ++;
			printf("# policy %u differs\n", i);
			show("index", fast);
			show("walk", walk);
			show("slow", slow);
			show_operation(&m, &op);
		}
		policy_destroy(p);
	}
	printf("%s 1 - index, walk and slow judge agree on %u judgements\n", differ ? "not ok" : "ok", judged);
	printf("#");
	for (unsigned k = 0; k < CAUSE_COUNT; k++)
		if (causes[k])
			printf(" %s %u", cause_names[k], causes[k]);
	printf("\n1..1\n");
	free(text);
	return differ ? 1 : 0;
}
