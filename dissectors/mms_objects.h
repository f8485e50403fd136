/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Objects of MMS and their values (part of mms.c): names and what they say of a write or a select, the structure
 * of a control (IEC 61850-8-1:2011, clause 20 and annex E), plain and structured values.
 *
 * Owns no memory; called by the thread that owns the flow.
 */
#pragma once

#include "dissectors/mms_osi.h"

struct object {
	struct bytes domain, item, component;
	uint32_t address;
	bool has_address, list, alternate;
};

/* ---- names ---- */

/* The part of a name behind its last '$'. */
static struct bytes last_part(struct bytes item)
{
	size_t at = item.len;
	if (!at)
		return item;
	while (at && item.p[at - 1] != '$')
		at--;
	return bytes_part(item, at, item.len - at);
}

/* LN$FC$...: the two letters between the first two '$', or behind the only one. */
static uint8_t constraint_of(struct bytes item)
{
	const size_t dollar = bytes_find(item, '$');
	if (dollar == item.len)
		return FC_NONE;
	const struct bytes rest = bytes_part(item, dollar + 1, item.len);

	if (rest.len != 2 && bytes_u8(rest, 2) != '$')
		return FC_NONE;
	for (uint8_t i = FC_ST; i < FC_COUNT; i++)
		if (bytes_u8(rest, 0) == (uint8_t)constraints[i].letters[0] &&
		    bytes_u8(rest, 1) == (uint8_t)constraints[i].letters[1])
			return i;
	return FC_NONE;
}

static void note_profile(struct mms_flow *f, const struct object *o, uint8_t constraint)
{
	if (f->profile == PROFILE_MMS && constraint != FC_NONE)
		f->profile = PROFILE_IEC61850;
	for (size_t i = 0; f->profile == PROFILE_MMS && i < sizeof tase2_items / sizeof tase2_items[0]; i++)
		if (bytes_are(o->item, tase2_items[i]))
			f->profile = PROFILE_TASE2;
}

static struct bytes text_of(const struct ber *t)
{
	struct cursor c = t->body;
	return cur_rest(&c);
}

/* ObjectName: [0] of the device, [1] domain and item, [2] of the association; also where it is wrapped once more. */
static bool object_read(struct ber t, struct object *o)
{
	for (unsigned depth = 0; depth < 3; depth++) {
		if (t.tag == BER_CONTEXT(0) || t.tag == BER_CONTEXT(2)) {
			o->item = text_of(&t);
			return true;
		}
		if (!(t.tag & BER_CONSTRUCTED) || !cur_left(&t.body))
			return false;
		const struct ber first = ber_next(&t.body);
		if (first.tag == BER_VISIBLE) {
			const struct ber second = ber_next(&t.body);
			o->domain = text_of(&first);
			o->item = text_of(&second);
			return second.tag == BER_VISIBLE;
		}
		t = first;
	}
	return false;
}

/* The first name in an alternate access: AlternateAccessSelection, component. */
static struct bytes component_of(struct cursor c)
{
	for (unsigned depth = 0; depth < 6 && cur_left(&c); depth++) {
		const struct ber t = ber_next(&c);
		if ((t.tag == BER_CONTEXT(0) || t.tag == BER_CONTEXT(1)) && cur_left(&t.body) > 1)
			return text_of(&t);
		if (t.tag & BER_CONSTRUCTED)
			c = t.body;
	}
	return (struct bytes){ 0 };
}

static void object_put(struct pdu *p, const struct object *o)
{
	struct message *m = p->m;
	const uint8_t constraint = constraint_of(o->item);

	note_profile(p->flow, o, constraint);
	if (o->domain.len)
		put_bytes(m, F_DOMAIN, o->domain);
	if (o->item.len)
		put_bytes(m, F_ITEM, o->item);
	if (o->list)
		put_uint(m, F_LIST, 1, 0, 0);
	if (constraint != FC_NONE)
		put_uint(m, F_CONSTRAINT, constraint, 0, 0);
	if (o->component.len)
		put_bytes(m, F_COMPONENT, o->component);
	if (o->has_address)
		put_uint(m, F_ADDRESS, o->address, 0, 0);
}

static void object_keep(const struct pdu *p, const struct object *o)
{
	struct mms_flow *f = p->flow;

	if (p->m->prefix)
		return;
	struct object_slot *s = &f->objects[f->next_object++ % OBJECTS_MAX];
	*s = (struct object_slot){ .list = o->list };
	if (o->domain.len + o->item.len > sizeof s->text)
		return;
	s->domain_len = (uint8_t)o->domain.len;
	s->item_len = (uint8_t)o->item.len;
	if (s->domain_len)
		memcpy(s->text, o->domain.p, s->domain_len);
	if (s->item_len)
		memcpy(s->text + s->domain_len, o->item.p, s->item_len);
}

/* The request's variable number `at`; of a list, the list.  Empty when it is not known any more. */
static struct object object_recall(const struct pdu *p, uint32_t at)
{
	const struct mms_flow *f = p->flow;
	struct object o = { 0 };

	if (!p->paired || !p->asked.count)
		return o;
	const bool list = f->objects[p->asked.first % OBJECTS_MAX].list;
	const uint32_t number = p->asked.first + (list ? 0 : at);
	if (f->next_object - number > OBJECTS_MAX || (!list && at >= p->asked.count))
		return o;
	const struct object_slot *s = &f->objects[number % OBJECTS_MAX];
	o.domain = (struct bytes){ s->text, s->domain_len };
	o.item = (struct bytes){ s->text + s->domain_len, s->item_len };
	o.list = s->list;
	return o;
}

/* ---- what an access to an object is ---- */

static void aim_tase2(struct operation *op, const struct object *o, bool structured)
{
	if (bytes_are(last_part(o->item), "Tag")) {
		op->intent = INTENT_CONTROL;
		op->label = "tag device";
		op->technique = "T0855";
	} else if (!structured && bytes_find(o->item, '$') == o->item.len) {
		op->intent = INTENT_CONTROL;
		op->label = "command device";
		op->technique = "T0855";
	} else {
		op->intent = INTENT_CONFIG;
		op->label = "set up transfer set";
		op->technique = NULL;
	}
}

static void aim_control(struct operation *op, struct bytes item)
{
	const struct bytes part = last_part(item);

	if (bytes_are(part, "Oper"))
		op->label = "operate";
	else if (bytes_are(part, "SBOw"))
		op->label = "select with value";
	else if (bytes_are(part, "Cancel"))
		op->label = "cancel control";
}

/* A write is what its object says; a read of the select attribute selects (IEC 61850-8-1, 20.2). */
static void aim(const struct pdu *p, struct operation *op, uint32_t service, const struct object *o, bool structured)
{
	const uint8_t constraint = constraint_of(o->item);

	if (service == SERVICE_READ && bytes_are(last_part(o->item), "SBO")) {
		op->intent = INTENT_CONTROL;
		op->changes = CHANGES_YES;
		op->technique = "T0855";
		op->label = "select";
	}
	if (service != SERVICE_WRITE)
		return;
	op->intent = constraints[constraint].intent;
	op->technique = constraints[constraint].technique;
	op->label = constraints[constraint].label;
	if (constraint == FC_CO) {
		aim_control(op, o->item);
	} else if (constraint == FC_NONE && p->flow->profile == PROFILE_TASE2 && o->item.len) {
		aim_tase2(op, o, structured);
	} else if (constraint == FC_NONE && o->alternate) {
		/* a part of an object that the name does not tell: it can be a control */
		op->intent = INTENT_CONTROL;
		op->technique = "T0855";
		op->label = "write part of object";
	}
}

static void emit(struct pdu *p, const struct operation *op)
{
	put_uint(p->m, F_PROFILE, p->flow->profile, 0, 0);
	operation(p->m, op);
}

/* ---- values ---- */

/*
 * The structure of Oper, SBOw and Cancel: ctlVal, operTm where the object has it, origin (orCat, orIdent), ctlNum,
 * T, Test, Check.  The types tell the members apart.  False: it is not of that form.
 */
static bool control_put(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;
	struct mms_walk w;
	struct ber t = ber_next(&c), leaf;

	mms_walk_begin(&w, t.tag & BER_CONSTRUCTED ? t.body : (struct cursor){ 0 });
	leaf = t;
	if ((t.tag & BER_CONSTRUCTED && !mms_walk_next(&w, &leaf)) || !mms_put(m, &value_fields, &leaf))
		return false; /* of an analogue value the first plain member */
	t = ber_next(&c);
	if (t.tag == BER_CONTEXT(MMS_UTC_TIME) || t.tag == BER_CONTEXT(MMS_BINARY_TIME))
		t = ber_next(&c); /* operTm */
	if (t.tag != BER_GROUP(MMS_STRUCTURE))
		return false;
	const struct ber category = ber_next(&t.body), originator = ber_next(&t.body), number = ber_next(&c);
	put_ber_uint(m, F_CATEGORY, &category);
	put_ber_bytes(m, F_ORIGINATOR, &originator);
	put_ber_uint(m, F_CONTROL_NUMBER, &number);
	const struct ber time = ber_next(&c), test = ber_next(&c);
	const uint32_t offset = cur_offset(&time.body, m->data), len = (uint32_t)cur_left(&time.body);
	if (time.tag == BER_CONTEXT(MMS_UTC_TIME) && len == 8)
		put_uint(m, F_COMMAND_TIME, mms_utc_ms(time.body), offset, len);
	else if (time.tag == BER_CONTEXT(MMS_BINARY_TIME) && (len == 4 || len == 6))
		put_uint(m, F_COMMAND_TIME, mms_binary_time_ms(time.body), offset, len);
	put_ber_uint(m, F_TEST, &test);
	if (cur_left(&c)) { /* Cancel has no Check */
		const struct ber check = ber_next(&c);
		put_uint(m, F_CHECK, ber_uint(check.body) >> 6 & 3, cur_offset(&check.body, m->data), 2);
	}
	return test.tag == BER_CONTEXT(MMS_BOOLEAN);
}

/* So many values of one answer or report are shown one by one; behind them a variable is one operation. */
#define ANSWER_VALUES 2048u

/* A variable's value: an operation for each plain value in it, of which each names the variable. */
static void value_emit(struct pdu *p, const struct object *o, uint32_t member, struct cursor value,
		       const struct operation *op)
{
	struct message *m = p->m;
	struct mms_walk w;
	struct ber leaf;
	uint32_t element = 0;

	mms_walk_begin(&w, value);
	while (mms_walk_next(&w, &leaf)) {
		if (op->role != ROLE_REQUEST && m->operations >= ANSWER_VALUES)
			break;
		object_put(p, o);
		put_uint(m, F_MEMBER, member, 0, 0);
		put_uint(m, F_ELEMENT, element++, 0, 0);
		if (!mms_put(m, &value_fields, &leaf))
			flaw(m, BAD_VALUE);
		emit(p, op);
	}
	if (w.too_deep)
		flaw(m, BAD_VALUE);
	if (!element) { /* an empty structure, or one too many */
		object_put(p, o);
		put_uint(m, F_MEMBER, member, 0, 0);
		emit(p, op);
	}
}

/* A value that is written: a control is one operation. */
static void write_emit(struct pdu *p, const struct object *o, uint32_t member, struct cursor value,
		       struct operation op)
{
	struct message *m = p->m;
	struct cursor inside = value;
	const struct ber whole = ber_next(&inside);

	aim(p, &op, SERVICE_WRITE, o, whole.tag & BER_CONSTRUCTED);
	expect(m, (enum intent)op.intent);
	if (constraint_of(o->item) == FC_CO && whole.tag == BER_GROUP(MMS_STRUCTURE)) {
		const uint64_t present = m->present;
		object_put(p, o);
		put_uint(m, F_MEMBER, member, 0, 0);
		if (control_put(p, whole.body)) {
			emit(p, &op);
			return;
		}
		m->present = present;
	}
	value_emit(p, o, member, value, &op);
}
