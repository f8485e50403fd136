/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The law "oracle" for expressions: random expressions over the real tables of all protocols, matched
 * against random operations, must get the same answer from expression_match() and from the obvious
 * evaluator in oracle.c, for both quantifiers; their canonical text must compile to an expression with
 * the same text and the same answers.
 *
 *   expression_law [COUNT [SEED]]    TAP on standard output; the first differences are printed whole
 *
 * One thread; everything is drawn from the seed.
 */
#include "dissectors/registry.h"
#include "rules/regex.h"
#include "tests/laws/oracle.h"

#include <math.h>
#include <regex.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define SUBJECTS_PER_EXPRESSION 8

static uint64_t seed_next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* 0 .. n - 1 */
static unsigned draw(uint64_t *state, unsigned n)
{
	return (unsigned)(seed_next(state) >> 11) % n;
}

static bool chance(uint64_t *state, unsigned percent)
{
	return draw(state, 100) < percent;
}

/* ---- random text ---- */

struct text {
	char s[4096];
	size_t len;
};

static void say(struct text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void say(struct text *t, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const int n = vsnprintf(t->s + t->len, sizeof t->s - t->len, format, args);
	va_end(args);
	if (n > 0 && (size_t)n < sizeof t->s - t->len)
		t->len += (size_t)n;
}

static const char *const patterns[] = { "write", "^wri", "r[eo]+ad", "s$", "(?i)READ", "a|b+c", "x{2,3}y?",
					"^(ab)*$", ".", "[^a-z]" };
static const char *const words[] = { "ab", "abab", "xxy", "read", "main", "bc", "a" };

static void say_number(struct text *t, uint64_t *r, const struct field *f)
{
	const unsigned bits = f && f->bits && f->bits < 64 ? f->bits : 64;
	uint64_t v = draw(r, 12);

	if (f && f->names && f->names->count && chance(r, 40)) {
		say(t, "%s", f->names->list[draw(r, f->names->count)].name);
		return;
	}
	if (f && f->names && f->names->count && chance(r, 50))
		v = f->names->list[draw(r, f->names->count)].value;
	if (chance(r, 5))
		v = (bits == 64 ? UINT64_MAX : (UINT64_C(1) << bits) - 1) - draw(r, 3);
	if (chance(r, 10))
		say(t, "0x%llx", (unsigned long long)v);
	else
		say(t, "%llu", (unsigned long long)v);
}

static void say_real(struct text *t, uint64_t *r)
{
	say(t, "%s%u", chance(r, 25) ? "-" : "", draw(r, 10));
	if (chance(r, 30))
		say(t, ".%u", draw(r, 100));
}

static const char *say_operator(struct text *t, uint64_t *r, bool ordered)
{
	static const char *const signs[] = { "=", "=", "=", "!=", "<", "<=", ">", ">=" };
	const char *sign = signs[draw(r, ordered ? 8 : 4)];
	say(t, chance(r, 10) ? " %s " : "%s", sign);
	return sign;
}

static void say_values(struct text *t, uint64_t *r, const struct field *f, bool real, bool ordered)
{
	const char *sign = say_operator(t, r, ordered);
	const bool single = sign[0] == '<' || sign[0] == '>';
	const unsigned count = single ? 1 : 1 + draw(r, 3) * chance(r, 50);

	for (unsigned i = 0; i < count; i++) {
		if (i)
			say(t, ",");
		if (!single && chance(r, 40) && !(f && f->type == FIELD_BOOL)) {
			/* Ends in order. */
			const unsigned low = draw(r, 8);
			say(t, "%u..%u", low, low + draw(r, 6));
			if (real && chance(r, 30))
				say(t, ".5");
		} else if (real) {
			say_real(t, r);
		} else {
			say_number(t, r, f);
		}
	}
}

static void say_text(struct text *t, uint64_t *r)
{
	if (chance(r, 40)) {
		say(t, "~\"%s\"", patterns[draw(r, 10)]);
		return;
	}
	say(t, chance(r, 30) ? "!=" : "=");
	for (unsigned i = 0, n = 1 + draw(r, 2); i < n; i++)
		say(t, chance(r, 50) ? "%s\"%s\"" : "%s'%s'", i ? "," : "", words[draw(r, 7)]);
}

static void say_list(struct text *t, uint64_t *r, const char *name, const char *const *list, unsigned count)
{
	say(t, "%s%s", name, chance(r, 25) ? "!=" : "=");
	for (unsigned i = 0, n = 1 + draw(r, 2); i < n; i++)
		say(t, "%s%s", i ? "," : "", list[draw(r, count)]);
}

static void say_common(struct text *t, uint64_t *r)
{
	static const char *const yes_no[] = { "yes", "no" };
	static const char *const routes[] = { "any", "none" };
	static const char *const techniques[] = { "T0855", "T0836", "none" };
	static const char *const flaws[] = { "truncated", "trailing", "misfit", "silent" };

	switch (draw(r, 11)) {
	case 0:
		say_list(t, r, "intent", intent_names, INTENT_COUNT);
		break;
	case 1:
		say_list(t, r, "changes", changes_names, 3);
		break;
	case 2:
		say_list(t, r, "role", role_names, 3);
		break;
	case 3:
		say_list(t, r, "transfer", transfer_names, 4);
		break;
	case 4:
		say_list(t, r, "opaque", yes_no, 2);
		break;
	case 5:
		say_list(t, r, "routed", yes_no, 2);
		break;
	case 6:
		say(t, "route=%s", routes[draw(r, 2)]);
		break;
	case 7:
		say_list(t, r, "technique", techniques, 3);
		break;
	case 8:
		say(t, "label");
		say_text(t, r);
		break;
	case 9:
		if (chance(r, 30))
			say(t, "flaw%s%s", chance(r, 30) ? "!=" : "=", chance(r, 50) ? "any" : "none");
		else
			say_list(t, r, "flaw", flaws, 4);
		break;
	default:
		say(t, "code");
		say_values(t, r, NULL, false, true);
		break;
	}
}

static const char *const addresses[] = { "10.0.0.0/8", "10.1.2.3", "192.168.0.0/30", "10.0.0.1..10.1.2.3", "fd00::/16",
					 "fd00::1:2", "01:0c:cd:01:00:00/24", "02:00:00:00:00:01" };

static void say_conversation(struct text *t, uint64_t *r)
{
	static const char *const names[] = { "port", "sport", "dport", "vlan" };

	if (chance(r, 50)) {
		say(t, "%s%s", chance(r, 50) ? "src" : "dst", chance(r, 25) ? "!=" : "=");
		for (unsigned i = 0, n = 1 + draw(r, 2); i < n; i++)
			say(t, "%s%s", i ? "," : "", addresses[draw(r, 8)]);
		return;
	}
	say(t, "%s", names[draw(r, 4)]);
	say_values(t, r, NULL, false, true);
}

static void say_field(struct text *t, uint64_t *r, const struct dissector *d)
{
	const struct field *f = &d->fields[draw(r, d->field_count)];

	/* Spans, lists and what stands beside them matter most. */
	for (unsigned i = 0; i < 6 && f->type != FIELD_SPAN && f->type != FIELD_LIST; i++)
		f = &d->fields[draw(r, d->field_count)];
	say(t, "%s", f->name);
	switch (f->type) {
	case FIELD_TEXT:
		say_text(t, r);
		break;
	case FIELD_BYTES:
		if (chance(r, 50))
			say(t, "=0x%02x%02x", 'a', 'b');
		else
			say_text(t, r);
		break;
	case FIELD_BOOL:
		say_values(t, r, f, false, false);
		break;
	case FIELD_FLOAT:
	case FIELD_NUMBER:
	case FIELD_LIST:
		say_values(t, r, f, true, true);
		break;
	default:
		say_values(t, r, f, false, true);
		break;
	}
}

static void say_ref(struct text *t, uint64_t *r)
{
	static const char digits[] = "0134";
	const char digit = digits[draw(r, 4)];
	const unsigned low = 1 + draw(r, 10);

	say(t, "ref%s%c%04u", chance(r, 15) ? "!=" : "=", digit, low);
	if (chance(r, 50))
		say(t, "..%c%05u", digit, low + draw(r, 6));
	else if (chance(r, 30))
		say(t, ",%c%04u", digit, low + 1 + draw(r, 6));
}

/* address and value of several words. */
static void say_shaped(struct text *t, uint64_t *r)
{
	static const char *const types[] = { "u16", "s16", "u32", "s32", "f32", "f64" };
	static const uint8_t sizes[] = { 1, 1, 2, 2, 2, 4 };
	static const char *const orders[] = { "abcd", "cdab", "badc", "dcba" };
	static const char *const scales[] = { "0.1", "2", "-0.5", "10" };
	const unsigned type = draw(r, 6), size = sizes[type];

	if (chance(r, 80)) {
		const unsigned first = draw(r, 6);
		say(t, chance(r, 50) ? " address=%u" : " ref=4%04u", first);
		if (t->s[t->len - 5] != '4' && chance(r, 50))
			say(t, "..%u", first + size * (1 + draw(r, 3)) - 1);
	}
	say(t, " as=%s", types[type]);
	if (size > 1 && chance(r, 60))
		say(t, " order=%s", orders[draw(r, 4)]);
	if (chance(r, 30))
		say(t, " scale=%s", scales[draw(r, 4)]);
	say(t, " value");
	say_values(t, r, NULL, type > 3, true);
}

static void say_predicate(struct text *t, uint64_t *r, const struct dissector *d)
{
	if (d && !strcmp(d->name, "modbus") && chance(r, 10))
		say_ref(t, r);
	else if (d && d->field_count && chance(r, 65))
		say_field(t, r, d);
	else if (chance(r, 70))
		say_common(t, r);
	else
		say_conversation(t, r);
}

static void say_transport(struct text *t, uint64_t *r)
{
	static const char *const heads[] = { "tcp", "udp", "tcp|udp", "icmp", "ip", "ether" };
	const unsigned head = draw(r, 6);

	say(t, "%s", heads[head]);
	if (head == 3 && chance(r, 60))
		say(t, " %s=%u", chance(r, 50) ? "type" : "code", draw(r, 9));
	if (head == 4 && chance(r, 60))
		say(t, " protocol%s%s", chance(r, 50) ? "!=" : "=", chance(r, 50) ? "47,6" : "tcp,gre");
	if (head == 5 && chance(r, 60))
		say(t, " type=0x88cc,0x88b8");
	for (unsigned n = draw(r, 3); n; n--) {
		say(t, " ");
		say_conversation(t, r);
	}
}

static void say_expression(struct text *t, uint64_t *r, const struct dissector *d)
{
	*t = (struct text){ .len = 0 };
	if (chance(r, 8)) {
		say_transport(t, r);
		return;
	}
	if (chance(r, 5))
		say(t, "tcp ");
	const bool any = chance(r, 15);
	say(t, "%s", any ? "any" : d->name);
	const struct dissector *own = any ? NULL : d;
	if (!any && chance(r, 10)) {
		say(t, "|%s", registry[draw(r, registry_count)]->name);
		own = chance(r, 50) ? d : NULL;
	}
	if (chance(r, 50))
		say(t, chance(r, 50) ? " read|write" : " write|control|other|report");
	if (own && dissector_field(own, "table", 5) >= 0 && dissector_field(own, "value", 5) >= 0 && chance(r, 35))
		say_shaped(t, r);
	for (unsigned n = draw(r, 4); n; n--) {
		say(t, " ");
		say_predicate(t, r, own);
		while (chance(r, 12)) {
			say(t, chance(r, 80) ? "|" : " | ");
			if (chance(r, 20))
				say(t, "%s", intent_names[draw(r, INTENT_COUNT)]);
			else
				say_predicate(t, r, own);
		}
	}
}

/* ---- random subjects ---- */

struct scene {
	struct conversation conversation;
	struct operation operation;
	struct message message;
	struct subject subject;
	uint8_t bytes[FIELDS_MAX][256];
	char label[32];
};

static double draw_real(uint64_t *r)
{
	switch (draw(r, 20)) {
	case 0:
		return (double)NAN;
	case 1:
		return (double)INFINITY;
	case 2:
		return -(double)INFINITY;
	case 3:
		return -0.0;
	default:
		return ((double)draw(r, 2000) - 500) / (double)(chance(r, 50) ? 100 : 1);
	}
}

static struct value draw_scalar(uint64_t *r, const struct field *f)
{
	const unsigned bits = f->bits && f->bits < 64 ? f->bits : 64;
	struct value v = { .kind = VALUE_UINT, .u = draw(r, 12) };
	unsigned kind = f->type == FIELD_INT ? 1 : f->type == FIELD_FLOAT ? 2 : 0;

	if (f->type == FIELD_NUMBER)
		kind = draw(r, 3);
	if (f->type == FIELD_BOOL)
		v.u &= 1;
	if (f->names && f->names->count && chance(r, 70))
		v.u = f->names->list[draw(r, f->names->count)].value;
	if (f->type != FIELD_BOOL && chance(r, 5))
		v.u = (bits == 64 ? UINT64_MAX : (UINT64_C(1) << bits) - 1) - draw(r, 3);
	if (kind == 1) {
		v.kind = VALUE_INT;
		v.i = (int64_t)draw(r, 20) - 8;
	} else if (kind == 2) {
		v.kind = VALUE_FLOAT;
		v.f = draw_real(r);
		v.len = chance(r, 50) ? 4 : 8;
		if (v.len == 4)
			v.f = (double)(float)v.f;
	}
	return v;
}

static struct value draw_members(uint64_t *r, uint8_t *bytes)
{
	struct value v = { .kind = VALUE_LIST, .stride = (uint16_t)(chance(r, 80) ? 1 : draw(r, 3)), .p = bytes };
	static const uint8_t widths[] = { 1, 1, 1, 2, 2, 4, 4, 4, 8, 8, 2, 2, 4, 4, 8, 8, 4, 8 };

	v.encoding = (uint8_t)(chance(r, 60) ? LIST_U16BE : draw(r, LIST_ENCODINGS));
	v.count = draw(r, 10);
	for (unsigned i = 0; i < 256; i++)
		bytes[i] = (uint8_t)(chance(r, 80) ? 0 : seed_next(r));
	/* Small numbers at the ends of words, floats now and then. */
	for (unsigned i = widths[v.encoding] - 1u; i < 128; i += widths[v.encoding])
		bytes[i] = (uint8_t)draw(r, 14);
	for (unsigned i = 0; i + 4 <= 128 && chance(r, 50); i += 4) {
		const float f = (float)draw_real(r);
		uint32_t bits;
		memcpy(&bits, &f, 4);
		const bool swapped = chance(r, 30);
		for (unsigned b = 0; b < 4; b++)
			bytes[i + (swapped ? b ^ 2 : b)] = (uint8_t)(bits >> (24 - 8 * b));
	}
	v.len = (uint32_t)list_bytes((enum list_encoding)v.encoding, v.count);
	return v;
}

static struct value draw_value(uint64_t *r, const struct field *f, uint8_t *bytes)
{
	switch (f->type) {
	case FIELD_TEXT:
	case FIELD_BYTES: {
		const char *w = words[draw(r, 7)];
		memcpy(bytes, w, strlen(w));
		return (struct value){ .kind = VALUE_BYTES, .len = (uint32_t)strlen(w), .p = bytes };
	}
	case FIELD_SPAN: {
		struct value v = { .kind = VALUE_SPAN, .u = draw(r, 12), .count = draw(r, 10) };
		if (chance(r, 3))
			v.u = UINT64_MAX - draw(r, 4);
		if (chance(r, 3))
			v.count = draw(r, 300);
		if (chance(r, 5))
			v.kind = VALUE_UINT;
		return v;
	}
	case FIELD_LIST:
		if (chance(r, 10)) {
			const struct field number = { .type = FIELD_NUMBER };
			return draw_scalar(r, &number);
		}
		return draw_members(r, bytes);
	default:
		return draw_scalar(r, f);
	}
}

static void draw_endpoint(uint64_t *r, struct endpoint *e)
{
	static const uint8_t known[][16] = {
		{ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 1, 2, 3 },
		{ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, 1 },
		{ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 168, 0, 5 },
		{ 0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2 },
	};
	static const uint8_t macs[][6] = { { 1, 0x0c, 0xcd, 1, 0, 1 }, { 2, 0, 0, 0, 0, 1 }, { 0 } };

	e->has_address = chance(r, 80);
	memcpy(e->address, known[draw(r, 4)], 16);
	memcpy(e->mac, macs[draw(r, 3)], 6);
	e->vlan = (uint16_t)draw(r, 4);
}

static void draw_conversation(uint64_t *r, struct conversation *c)
{
	static const uint8_t protocols[] = { 6, 6, 6, 17, 17, 1, 58, 47, 0 };

	draw_endpoint(r, &c->client);
	draw_endpoint(r, &c->server);
	c->ip_protocol = protocols[draw(r, 9)];
	c->ip_version = c->ip_protocol ? 4 : 0;
	c->icmp_type = (uint8_t)draw(r, 9);
	c->icmp_code = (uint8_t)draw(r, 9);
	c->client_port = (uint16_t)draw(r, 12);
	c->server_port = (uint16_t)draw(r, 12);
	c->ethertype = (uint16_t)(chance(r, 50) ? 0x88cc : 0x0800);
}

static void draw_scene(uint64_t *r, struct scene *s, const struct dissector *d)
{
	static const char *const techniques[] = { "T0855", "T0836", NULL };
	struct message *m = &s->message;

	memset(s, 0, offsetof(struct scene, bytes));
	draw_conversation(r, &s->conversation);
	m->dissector = d;
	m->code = (int32_t)draw(r, 12) - 1;
	m->prefix = chance(r, 10);
	m->flaws = chance(r, 70) ? 0 : seed_next(r) & 0x3f;
	for (unsigned i = 0; i < d->field_count; i++)
		if (chance(r, 80)) {
			m->fields[i] = draw_value(r, &d->fields[i], s->bytes[i]);
			m->present |= UINT64_C(1) << i;
		}
	snprintf(s->label, sizeof s->label, "%s%s", chance(r, 50) ? "read " : "Write ", words[draw(r, 7)]);
	s->operation = (struct operation){
		.intent = (uint8_t)draw(r, INTENT_COUNT), .changes = (uint8_t)draw(r, 3),
		.role = (uint8_t)draw(r, 3), .transfer = (uint8_t)draw(r, 4), .opaque = chance(r, 15),
		.routed = chance(r, 20), .label = s->label, .technique = techniques[draw(r, 3)],
	};
	if (chance(r, 60))
		s->operation.intent = (uint8_t)draw(r, 2);
	s->subject = (struct subject){
		.conversation = chance(r, 95) ? &s->conversation : NULL,
		.message = chance(r, 95) ? m : NULL,
	};
	if (s->subject.message && chance(r, 95))
		s->subject.operation = &s->operation;
}

/* ---- the law ---- */

struct tally {
	unsigned compiled, refused, different, yes[2], unknown[2], no[2];
};

static void show_difference(const char *what, const char *text, const struct scene *s, enum quantifier q,
			    enum truth fast, enum truth slow)
{
	static const char *const names[] = { "no", "unknown", "yes" };
	const struct message *m = &s->message;

	printf("# %s: %s\n#   %s: fast %s, oracle %s\n", what, text, q == MATCH_EVERY ? "every" : "one",
	       names[fast], names[slow]);
	printf("#   message %d operation %d conversation %d, intent %s\n", s->subject.message != NULL,
	       s->subject.operation != NULL, s->subject.conversation != NULL,
	       intent_names[s->operation.intent]);
	for (unsigned i = 0; i < m->dissector->field_count; i++) {
		const struct value *v = &m->fields[i];
		if (!has_field(m, i))
			continue;
		printf("#   %s: kind %u encoding %u stride %u count %u len %u value %llu", m->dissector->fields[i].name,
		       v->kind, v->encoding, v->stride, v->count, v->len, (unsigned long long)v->u);
		for (uint32_t k = 0; v->kind == VALUE_LIST && k < v->len; k++)
			printf("%s%02x", k ? "" : " bytes ", v->p[k]);
		printf("%s\n", v->kind == VALUE_FLOAT ? " (float)" : "");
	}
}

static void compare_scene(struct tally *tally, const char *text, const struct expression *e,
			  const struct expression *again, const struct scene *s)
{
	for (int k = 0; k < 2; k++) {
		const enum quantifier q = k ? MATCH_ONE : MATCH_EVERY;
		const enum truth fast = expression_match(e, &s->subject, q);
		const enum truth slow = oracle_match(text, &s->subject, q);
		const enum truth twin = expression_match(again, &s->subject, q);
		tally->yes[k] += slow == TRUTH_YES;
		tally->unknown[k] += slow == TRUTH_UNKNOWN;
		tally->no[k] += slow == TRUTH_NO;
		if (fast != slow && tally->different++ < 10)
			show_difference("oracle", text, s, q, fast, slow);
		if (fast != twin && tally->different++ < 10)
			show_difference("round trip", text, s, q, fast, twin);
	}
}

static struct expression *compile_again(struct tally *tally, const struct expression *e, const char *text)
{
	struct diags diags = { 0 };
	char *canonical = expression_text(e);
	struct expression *again = expression_compile(canonical, strlen(canonical),
						      (struct place){ "canonical", 1, 1 }, &diags);
	char *twice = again ? expression_text(again) : NULL;

	if (!twice || strcmp(canonical, twice)) {
		if (tally->different++ < 10) {
			printf("# canonical text of: %s\n#   %s\n#   %s\n", text, canonical, twice ? twice : "(none)");
			diags_print(&diags, stdout);
		}
		expression_destroy(again);
		again = NULL;
	}
	free(twice);
	free(canonical);
	diags_fini(&diags);
	return again;
}

static void run_one(struct tally *tally, uint64_t *r, struct scene *scene)
{
	const struct dissector *d = registry[draw(r, registry_count)];
	struct diags diags = { 0 };
	struct text text;

	if (chance(r, 40))
		d = registry_find("modbus", 6);
	say_expression(&text, r, d);
	struct expression *e = expression_compile(text.s, text.len, (struct place){ "law", 1, 1 }, &diags);
	if (!e) {
		tally->refused++;
		if (getenv("LAW_VERBOSE")) {
			printf("# %s\n", text.s);
			diags_print(&diags, stdout);
		}
	} else {
		tally->compiled++;
		struct expression *again = compile_again(tally, e, text.s);
		for (unsigned i = 0; again && i < SUBJECTS_PER_EXPRESSION; i++) {
			draw_scene(r, scene, chance(r, 95) ? d : registry[draw(r, registry_count)]);
			compare_scene(tally, text.s, e, again, scene);
		}
		expression_destroy(again);
	}
	expression_destroy(e);
	diags_fini(&diags);
}

/* ---- regular expressions against the C library's ---- */

static void say_pattern(struct text *t, uint64_t *r, unsigned depth)
{
	static const char *const atoms[] = { "a", "b", "c", ".", "[ab]", "[^a]", "[b-c]" };
	static const char *const repeats[] = { "", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}" };

	for (unsigned n = 1 + draw(r, 3); n; n--) {
		if (depth && chance(r, 25)) {
			say(t, "(");
			say_pattern(t, r, depth - 1);
			say(t, ")");
		} else {
			say(t, "%s", atoms[draw(r, 7)]);
		}
		say(t, "%s", repeats[draw(r, 10)]);
	}
	if (chance(r, 20)) {
		say(t, "|");
		say_pattern(t, r, depth ? depth - 1 : 0);
	}
}

static unsigned compare_patterns(uint64_t *r, unsigned count)
{
	struct regex *fast = malloc(sizeof *fast);
	unsigned different = 0, compared = 0;

	for (unsigned i = 0; fast && i < count; i++) {
		struct text pattern = { .len = 0 };
		size_t at;
		regex_t slow;
		say(&pattern, "%s", chance(r, 20) ? "^" : "");
		say_pattern(&pattern, r, 2);
		say(&pattern, "%s", chance(r, 20) ? "$" : "");
		if (regex_compile(fast, pattern.s, pattern.len, &at) ||
		    regcomp(&slow, pattern.s, REG_EXTENDED | REG_NOSUB))
			continue;
		for (unsigned k = 0; k < 16; k++) {
			char subject[16];
			const unsigned len = draw(r, 12);
			for (unsigned n = 0; n < len; n++)
				subject[n] = (char)('a' + draw(r, 4));
			subject[len] = 0;
			const bool a = regex_match(fast, (const uint8_t *)subject, len);
			const bool b = regexec(&slow, subject, 0, NULL, 0) == 0;
			compared++;
			if (a != b && different++ < 10)
				printf("# pattern %s, text %s: %d, C library %d\n", pattern.s, subject, a, b);
		}
		regfree(&slow);
	}
	free(fast);
	return compared ? different : 1;
}

int main(int argc, char **argv)
{
	const unsigned count = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 200000;
	uint64_t r = (argc > 2 ? strtoull(argv[2], NULL, 10) : 1) * UINT64_C(0x9e3779b97f4a7c15) | 1;
	struct scene *scene = calloc(1, sizeof *scene);
	struct tally tally = { 0 };

	if (!scene)
		return 1;
	while ((tally.compiled + tally.refused) * SUBJECTS_PER_EXPRESSION < count)
		run_one(&tally, &r, scene);
	free(scene);
	printf("# %u expressions compiled, %u refused\n", tally.compiled, tally.refused);
	for (int k = 0; k < 2; k++)
		printf("# match %s: %u yes, %u unknown, %u no\n", k ? "one" : "every", tally.yes[k],
		       tally.unknown[k], tally.no[k]);
	printf("%sok 1 - the oracle agrees and canonical texts compile to the same\n",
	       tally.different ? "not " : "");
	printf("%sok 2 - most random expressions compile, and all answers occur\n",
	       tally.compiled > tally.refused && tally.yes[0] && tally.yes[1] && tally.unknown[0] ? "" : "not ");
	const unsigned wrong = compare_patterns(&r, count / 40);
	printf("%sok 3 - patterns match what the C library's match\n", wrong ? "not " : "");
	printf("1..3\n");
	return tally.different || wrong;
}
