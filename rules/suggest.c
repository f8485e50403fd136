/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/suggest.h"

#include "dissectors/registry.h"

#include <arpa/inet.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* More different values than this become a range. */
#define VALUES_MAX 64

void text_add(struct text *t, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	const int need = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (need < 0)
		return;
	if (t->len + (size_t)need + 1 > t->cap) {
		const size_t cap = (t->len + (size_t)need + 1) * 2;
		char *bigger = realloc(t->text, cap);
		if (!bigger)
			abort();
		t->text = bigger;
		t->cap = cap;
	}
	va_start(args, format);
	vsnprintf(t->text + t->len, t->cap - t->len, format, args);
	va_end(args);
	t->len += (size_t)need;
}

static void add_number(struct text *t, const struct field *f, const struct value *v)
{
	const char *name = v->kind == VALUE_UINT ? names_find(f->names, v->u) : NULL;
	if (name)
		text_add(t, "%s", name);
	else if (v->kind == VALUE_FLOAT)
		text_add(t, "%.17g", v->f);
	else if (v->kind == VALUE_INT)
		text_add(t, "%lld", (long long)v->i);
	else
		text_add(t, "%llu", (unsigned long long)v->u);
}

void suggest_number(struct text *t, const struct field *f, const struct value *v)
{
	text_add(t, " %s=", f->name);
	add_number(t, f, v);
}

void suggest_text(struct text *t, const struct field *f, struct bytes b)
{
	text_add(t, " %s=\"", f->name);
	for (size_t i = 0; i < b.len; i++) {
		const unsigned char c = b.p[i];
		if (c == '"' || c == '\\')
			text_add(t, "\\%c", c);
		else if (c < 0x20 || c >= 0x7f)
			text_add(t, "\\x%02x", c);
		else
			text_add(t, "%c", c);
	}
	text_add(t, "\"");
}

bool suggest_has(const struct message *m, const struct operation *op, unsigned field)
{
	const struct field *f = &m->dissector->fields[field];
	if (!has_field(m, field) || f->use != USE_KEY || f->type == FIELD_BYTES || f->type == FIELD_LIST ||
	    f->type == FIELD_TIME)
		return false;
	if (!(f->flags & FIELD_CODE) || op->intent != INTENT_READ)
		return true;
	for (unsigned i = 0; i < m->dissector->field_count; i++)
		if (has_field(m, i) && m->dissector->fields[i].use == USE_ADDRESS)
			return false;
	return true;
}

void suggest_address(char out[46], const uint8_t address[16])
{
	static const uint8_t mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
	if (!memcmp(address, mapped, 12))
		inet_ntop(AF_INET, address + 12, out, 46);
	else
		inet_ntop(AF_INET6, address, out, 46);
}

static double as_double(const struct value *v)
{
	return v->kind == VALUE_FLOAT ? v->f : v->kind == VALUE_INT ? (double)v->i : (double)v->u;
}

/* The members of a list: each different one, or from the least to the greatest when there are many. */
static void add_list(struct text *t, const struct field *f, const struct value *list)
{
	struct value different[VALUES_MAX], least = { 0 }, greatest = { 0 };
	unsigned count = 0;
	bool many = false;

	for (uint32_t i = 0; i < list->count; i++) {
		const struct value v = list_member(list, i);
		const double d = as_double(&v);
		if (isnan(d))
			return;
		if (!i || d < as_double(&least))
			least = v;
		if (!i || d > as_double(&greatest))
			greatest = v;
		unsigned k = 0;
		while (k < count && different[k].u != v.u)
			k++;
		if (k == count && count < VALUES_MAX)
			different[count++] = v;
		else if (k == count)
			many = true;
	}
	if (!count)
		return;
	text_add(t, " %s=", f->name);
	if (many) {
		add_number(t, f, &least);
		text_add(t, "..");
		add_number(t, f, &greatest);
		return;
	}
	for (unsigned k = 0; k < count; k++) {
		text_add(t, k ? "," : "");
		add_number(t, f, &different[k]);
	}
}

static void add_field(struct text *t, const struct message *m, unsigned i)
{
	const struct field *f = &m->dissector->fields[i];
	const struct value *v = &m->fields[i];

	switch (v->kind) {
	case VALUE_SPAN:
		if (v->count > 1)
			text_add(t, " %s=%llu..%llu", f->name, (unsigned long long)v->u,
				 (unsigned long long)v->u + v->count - 1);
		else
			text_add(t, " %s=%llu", f->name, (unsigned long long)v->u);
		break;
	case VALUE_LIST:
		add_list(t, f, v);
		break;
	case VALUE_BYTES:
		if (f->type == FIELD_TEXT)
			suggest_text(t, f, (struct bytes){ v->p, v->len });
		break;
	default:
		if (!(v->kind == VALUE_FLOAT && isnan(v->f)))
			suggest_number(t, f, v);
		break;
	}
}

void suggest_exact(struct text *t, const struct subject *s)
{
	const struct message *m = s->message;
	const struct operation *op = s->operation;
	const struct conversation *c = s->conversation;
	char from[46], to[46];

	text_add(t, "%s %s", m->dissector->name, intent_names[op->intent]);
	if (c->client.has_address) {
		suggest_address(from, c->client.address);
		suggest_address(to, c->server.address);
		text_add(t, " src=%s dst=%s", from, to);
	}
	if (m->transport != TRANSPORT_ETHER && !registry_bound(m->dissector, m->transport, conversation_port(c)))
		text_add(t, " port=%u", conversation_port(c));
	if (op->opaque)
		text_add(t, " opaque=yes");
	for (unsigned i = 0; i < m->dissector->field_count; i++) {
		const struct field *f = &m->dissector->fields[i];
		if (!has_field(m, i))
			continue;
		if ((f->use == USE_KEY && suggest_has(m, op, i)) || f->use == USE_ADDRESS ||
		    (f->use == USE_VALUE && f->type != FIELD_TIME && f->type != FIELD_BYTES))
			add_field(t, m, i);
	}
}
