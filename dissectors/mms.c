/* SPDX-License-Identifier: Apache-2.0 */
/*
 * MMS, the manufacturing message specification: IEC 61850 between substation devices and their clients, TASE.2 (ICCP)
 * between control centres.  Reads ISO 9506-2:2003 over association control, presentation and session (mms_osi.h)
 * and COTP (tpkt.h), and MMS that stands in COTP without the layers in between; IEC 61850-8-1:2011+A1:2020 and
 * IEC 60870-6-503:2014 say what the names mean.
 *
 *   a0 confirmed request   02 invoke id, service: its number is the tag
 *   a1 confirmed response  02 invoke id, service
 *   a2 confirmed error     80 invoke id, a2 { a0 class and code }
 *   a3 unconfirmed         a0 information report, a1 unsolicited status, a2 event notification
 *   a4 reject   85 86 a7 cancel   a8 a9 aa initiate   8b 8c ad conclude
 *
 * One operation per variable, or per plain value of a structured one; a control (Oper, SBOw, Cancel) is one.
 * Intents: mms_tables.h and aim() in mms_objects.h: a write is what the object's name says, and a read of SBO selects.
 * Names of requested variables wait for their answers in struct mms_flow.
 *
 * Refusing: reads and writes are answered with object-access-denied for each variable, which clients show per
 * object; other services with a confirmed error of class access.  MMS numbers its requests, so that the answer
 * takes the place of the request (excise); there is no request that every server refuses, so nothing is
 * neutralised.  Not read: type descriptions, event conditions, journals' entries and access control lists beyond
 * their names.
 *
 * Owns no memory; called by the thread that owns the flow.
 */
#include "dissectors/mms_objects.h"

/* The server that was asked to obtain a file fetches it from its client: nothing new is asked. */
static enum role request_role(const struct message *m, uint32_t service)
{
	return !m->from_client && service >= SERVICE_FILE_OPEN && service <= SERVICE_FILE_CLOSE ? ROLE_REPORT
												: ROLE_REQUEST;
}

static struct operation service_operation(const struct service *s, enum role role)
{
	return (struct operation){ .intent = s->intent, .changes = s->changes, .transfer = s->transfer,
				   .technique = s->technique, .label = s->label, .role = (uint8_t)role };
}

static const struct service *service_find(uint32_t number)
{
	return number < SERVICES && services[number].label ? &services[number] : &unknown_service;
}

static void bad_body(struct pdu *p)
{
	if (!p->m->bad)
		flaw(p->m, BAD_BODY);
}

/* A list of variables with none in it still asks, answers or reports. */
static void emit_if_silent(struct pdu *p, struct operation op)
{
	if (p->m->bad || p->m->operations)
		return;
	flaw(p->m, VALUE_COUNT);
	emit(p, &op);
}

/* ---- variables ---- */

/* VariableAccessSpecification: variables one by one, or the name of a list. */
struct variables {
	struct cursor each;
	struct object list;
	uint32_t at;
	bool is_list;
};

static struct variables variables_begin(struct pdu *p, const struct ber *spec)
{
	struct variables v = { .each = spec->body, .is_list = spec->tag == BER_GROUP(1) };

	if (v.is_list) {
		v.list.list = true;
		if (!cur_left(&v.each) || !object_read(ber_next(&v.each), &v.list))
			bad_body(p);
	} else if (spec->tag != BER_GROUP(0)) {
		bad_body(p);
		v.each = (struct cursor){ spec->body.end, spec->body.end, spec->body.bad };
	}
	return v;
}

static void variable_read(struct pdu *p, struct cursor c, struct object *o)
{
	struct ber t = ber_next(&c);

	if (t.tag == BER_GROUP(0)) {
		if (!cur_left(&t.body) || !object_read(ber_next(&t.body), o))
			bad_body(p);
	} else if (t.tag == BER_GROUP(1)) {
		const struct ber address = ber_next(&t.body);
		o->has_address = address.tag == BER_CONTEXT(0);
		o->address = (uint32_t)ber_uint(address.body);
		if (!o->has_address)
			o->item = text_of(&address);
	}
	if (cur_left(&c)) {
		const struct ber alternate = ber_next(&c);
		o->alternate = alternate.tag == BER_GROUP(5);
		o->component = component_of(alternate.body);
	}
}

/* The next variable; of a list, the list again and again.  False: no more. */
static bool variables_next(struct pdu *p, struct variables *v, struct object *o)
{
	*o = v->list;
	v->at++;
	if (v->is_list)
		return true;
	if (!cur_left(&v->each))
		return false;
	const struct ber t = ber_next(&v->each);
	if (p->m->bad)
		return false;
	if (t.tag == BER_SEQUENCE)
		variable_read(p, t.body, o);
	else
		bad_body(p);
	return true;
}

static void read_request(struct pdu *p, const struct service *s, struct cursor c)
{
	struct ber t = ber_next(&c);
	struct object o;

	if (t.tag == BER_CONTEXT(0)) /* the answer shall repeat the names */
		t = ber_next(&c);
	if (t.tag == BER_GROUP(1))
		t = ber_next(&t.body);
	struct variables v = variables_begin(p, &t);
	while (!p->m->bad && variables_next(p, &v, &o)) {
		struct operation op = service_operation(s, ROLE_REQUEST);
		aim(p, &op, SERVICE_READ, &o, false);
		expect(p->m, (enum intent)op.intent);
		object_put(p, &o);
		put_uint(p->m, F_MEMBER, v.at - 1, 0, 0);
		emit(p, &op);
		object_keep(p, &o);
		if (v.is_list)
			break;
	}
}

static void write_request(struct pdu *p, const struct service *s, struct cursor c)
{
	const struct ber spec = ber_next(&c), data = ber_next(&c);
	struct variables v = variables_begin(p, &spec);
	struct cursor values = data.body;
	struct object o;

	if (data.tag != BER_GROUP(0))
		bad_body(p);
	while (!p->m->bad && cur_left(&values)) {
		const uint8_t *from = values.p;
		(void)ber_next(&values);
		if (!variables_next(p, &v, &o)) {
			if (!p->m->bad)
				flaw(p->m, VALUE_COUNT);
			break;
		}
		write_emit(p, &o, v.at - 1, (struct cursor){ from, values.p, values.bad },
			   service_operation(s, ROLE_REQUEST));
		if (!v.is_list || v.at == 1)
			object_keep(p, &o);
	}
	if (!p->m->bad && !v.is_list && cur_left(&v.each))
		flaw(p->m, VALUE_COUNT);
}

/* AccessResult: a failure, or a value. */
static void result_emit(struct pdu *p, const struct object *o, uint32_t member, struct cursor *c,
			struct operation op)
{
	const uint8_t *from = c->p;
	const struct ber t = ber_next(c);

	if (t.tag == BER_CONTEXT(0)) {
		object_put(p, o);
		put_uint(p->m, F_MEMBER, member, 0, 0);
		put_ber_uint(p->m, F_ERROR, &t);
		op.failed = op.role == ROLE_ANSWER;
		emit(p, &op);
		return;
	}
	value_emit(p, o, member, (struct cursor){ from, c->p, c->bad }, &op);
}

static void read_answer(struct pdu *p, const struct service *s, struct cursor c)
{
	struct ber t = ber_next(&c);
	uint32_t member = 0;

	if (t.tag == BER_GROUP(0)) /* the names again */
		t = ber_next(&c);
	if (t.tag != BER_GROUP(1))
		bad_body(p);
	for (; cur_left(&t.body) && !p->m->bad; member++) {
		const struct object o = object_recall(p, member);
		struct operation op = service_operation(s, ROLE_ANSWER);
		aim(p, &op, SERVICE_READ, &o, false);
		result_emit(p, &o, member, &t.body, op);
	}
	if (p->paired && !object_recall(p, 0).list && member != p->asked.count && !p->m->bad)
		flaw(p->m, FLAW_MISFIT);
}

static void write_answer(struct pdu *p, const struct service *s, struct cursor c)
{
	uint32_t member = 0;

	for (; cur_left(&c) && !p->m->bad; member++) {
		const struct ber t = ber_next(&c);
		const struct object o = object_recall(p, member);
		struct operation op = service_operation(s, ROLE_ANSWER);
		aim(p, &op, SERVICE_WRITE, &o, false);
		op.failed = t.tag == BER_CONTEXT(0);
		object_put(p, &o);
		put_uint(p->m, F_MEMBER, member, 0, 0);
		if (op.failed)
			put_ber_uint(p->m, F_ERROR, &t);
		else if (t.tag != BER_CONTEXT(1))
			bad_body(p);
		emit(p, &op);
	}
	if (p->paired && !object_recall(p, 0).list && member != p->asked.count && !p->m->bad)
		flaw(p->m, FLAW_MISFIT);
}

/* Values that were not asked for.  The first value of a report of IEC 61850 is its name (8-1, 17.2). */
static void information_report(struct pdu *p, struct cursor c)
{
	struct operation op = { .intent = INTENT_REPORT, .changes = CHANGES_NO, .role = ROLE_REPORT,
				.label = "information report", .technique = "T0856" };
	const struct ber spec = ber_next(&c);
	struct ber results = ber_next(&c);
	struct variables v = variables_begin(p, &spec);
	struct object o;

	if (results.tag != BER_GROUP(0))
		bad_body(p);
	const bool is_report = v.is_list && !v.list.domain.len && bytes_are(v.list.item, "RPT");
	if (is_report) {
		struct cursor first = results.body;
		const struct ber id = cur_left(&first) ? ber_next(&first) : spec;
		op.label = "report";
		if (id.tag == BER_CONTEXT(MMS_VISIBLE))
			put_ber_bytes(p->m, F_REPORT, &id);
		keep(p->m);
	}
	while (!p->m->bad && cur_left(&results.body)) {
		if (!variables_next(p, &v, &o)) {
			flaw(p->m, VALUE_COUNT);
			break;
		}
		if (!is_report && bytes_are(last_part(o.item), "LastApplError"))
			op.label = "control refused";
		else if (!is_report && constraint_of(o.item) == FC_CO)
			op.label = "control ended";
		result_emit(p, &o, v.at - 1, &results.body, op);
	}
	emit_if_silent(p, op);
}

/* ---- other services ---- */

static void put_file(struct message *m, unsigned field, struct ber t)
{
	struct ber name = t;
	if (t.tag & BER_CONSTRUCTED) /* FileName: a sequence, of which one member is used */
		name = ber_next(&t.body);
	put_ber_bytes(m, field, &name);
}

static void name_list(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;

	while (cur_left(&c)) {
		struct ber t = ber_next(&c);
		if (t.tag == BER_CONTEXT(2)) {
			put_ber_bytes(m, F_CONTINUE_AFTER, &t);
			continue;
		}
		const struct ber inside = ber_next(&t.body);
		if (t.tag == BER_GROUP(0)) {
			put_ber_uint(m, F_OBJECT_CLASS, &inside);
		} else if (t.tag == BER_GROUP(1)) {
			put_uint(m, F_SCOPE, BER_NUMBER(inside.tag), 0, 0);
			if (inside.tag == BER_CONTEXT(1))
				put_ber_bytes(m, F_DOMAIN, &inside);
		} else {
			bad_body(p);
		}
	}
}

/* An object, or of "rename" the kind of objects and then the object. */
static bool body_object(struct pdu *p, struct ber t, struct object *o)
{
	if (p->m->fields[F_SERVICE].u == 3) {
		struct ber class = ber_next(&t.body);
		if (class.tag == BER_GROUP(0))
			class = ber_next(&class.body);
		put_ber_uint(p->m, F_OBJECT_CLASS, &class);
		return cur_left(&t.body) && object_read(ber_next(&t.body), o);
	}
	if (t.tag == BER_CONTEXT(BER_NUMBER(t.tag)) || !cur_left(&t.body))
		return false;
	struct cursor c = t.body;
	const struct ber first = ber_next(&c);
	/* the choice of the name is the service's own body, or its first member */
	return object_read(first.tag == BER_VISIBLE ? t : first, o);
}

/* Lists to delete: an operation each. */
static bool delete_objects(struct pdu *p, const struct service *s, struct cursor c)
{
	uint32_t count = 0;

	while (cur_left(&c) && !p->m->bad) {
		struct ber t = ber_next(&c);
		while (t.tag == BER_GROUP(1) && cur_left(&t.body)) {
			struct object o = { 0 };
			const struct operation op = service_operation(s, ROLE_REQUEST);
			if (!object_read(ber_next(&t.body), &o))
				bad_body(p);
			object_put(p, &o);
			emit(p, &op);
			object_keep(p, &o);
			count++;
		}
	}
	return count;
}

static void list_members(struct pdu *p, struct ber t)
{
	uint32_t count = 0;

	(void)ber_next(&t.body); /* the name of the list */
	if (!cur_left(&t.body))
		return;
	struct ber members = ber_next(&t.body);
	for (; cur_left(&members.body); count++)
		(void)ber_next(&members.body);
	put_uint(p->m, F_COUNT, count, 0, 0);
}

/* A name, plain or as the first member. */
static void put_name(struct message *m, unsigned field, struct ber t)
{
	if (t.tag & BER_CONSTRUCTED)
		t = ber_next(&t.body);
	put_ber_bytes(m, field, &t);
}

static void file_members(struct pdu *p, struct cursor c, const uint8_t field_of[3])
{
	while (cur_left(&c)) {
		const struct ber t = ber_next(&c);
		const uint32_t number = BER_NUMBER(t.tag);
		if (t.tag == BER_GROUP(number) && number < 3 && field_of[number])
			put_file(p->m, field_of[number], t);
		else if (t.tag == BER_CONTEXT(1))
			put_ber_uint(p->m, F_POSITION, &t);
	}
}

/* The fields of a request that names no variables.  False: the operations are emitted already. */
static bool body_request(struct pdu *p, const struct service *s, struct ber t, struct object *o)
{
	static const uint8_t opened[3] = { F_FILE }, renamed[3] = { F_FILE, F_NEW_FILE },
			     obtained[3] = { 0, F_FILE, F_NEW_FILE };
	struct message *m = p->m;

	switch ((enum body)s->body) {
	case BODY_NAME_LIST:
		name_list(p, t.body);
		break;
	case BODY_OBJECT:
		(void)body_object(p, t, o);
		break;
	case BODY_LIST:
		o->list = true;
		if (!body_object(p, t, o))
			bad_body(p);
		list_members(p, t);
		break;
	case BODY_DELETE:
		return !delete_objects(p, s, t.body);
	case BODY_DOMAIN:
		put_name(m, F_DOMAIN, t);
		break;
	case BODY_PROGRAM:
		put_name(m, F_PROGRAM, t);
		break;
	case BODY_NUMBER:
		put_int(m, F_FILE_ID, ber_int(t.body), cur_offset(&t.body, m->data), (uint32_t)cur_left(&t.body));
		break;
	case BODY_FILE_OPEN:
		file_members(p, t.body, opened);
		break;
	case BODY_FILE:
		put_file(m, F_FILE, t);
		break;
	case BODY_FILES:
		file_members(p, t.body, renamed);
		break;
	case BODY_OBTAIN:
		file_members(p, t.body, obtained);
		break;
	case BODY_DIRECTORY:
		file_members(p, t.body, opened);
		break;
	default:
		break;
	}
	return true;
}

static void put_status(struct message *m, struct cursor c)
{
	while (cur_left(&c)) {
		const struct ber t = ber_next(&c);
		if (t.tag == BER_CONTEXT(0))
			put_ber_uint(m, F_STATE, &t);
		else if (t.tag == BER_CONTEXT(1))
			put_ber_uint(m, F_PHYSICAL_STATE, &t);
	}
}

static void put_identity(struct message *m, struct cursor c)
{
	static const struct { uint8_t field, identity; } facts[3] = {
		{ F_VENDOR, IDENTITY_VENDOR }, { F_MODEL, IDENTITY_PRODUCT }, { F_REVISION, IDENTITY_FIRMWARE },
	};

	while (cur_left(&c)) {
		const struct ber t = ber_next(&c);
		const uint32_t number = BER_NUMBER(t.tag);
		if (t.tag != BER_CONTEXT(number) || number > 2)
			continue;
		put_ber_bytes(m, facts[number].field, &t);
		identify(m, (enum identity)facts[number].identity, text_of(&t));
	}
}

/* Lists of names or files: how many, and whether there are more. */
static void put_names_answer(struct message *m, struct cursor c)
{
	uint32_t count = 0;
	bool more = true; /* the default (ISO 9506-2, 15.2.2) */

	while (cur_left(&c)) {
		struct ber t = ber_next(&c);
		if (t.tag == BER_CONTEXT(1))
			more = ber_uint(t.body) != 0;
		struct cursor names = t.body;
		if (t.tag == BER_GROUP(0) && cur_peek(&names, 0) == 0x30) /* files: a sequence in [0] */
			names = ber_next(&t.body).body;
		for (; t.tag == BER_GROUP(0) && cur_left(&names); count++)
			(void)ber_next(&names);
	}
	put_uint(m, F_COUNT, count, 0, 0);
	put_uint(m, F_MORE, more, 0, 0);
}

static void put_file_answer(struct message *m, struct cursor c)
{
	while (cur_left(&c)) {
		struct ber t = ber_next(&c);
		if (t.tag == BER_CONTEXT(0))
			put_int(m, F_FILE_ID, ber_int(t.body), cur_offset(&t.body, m->data),
				(uint32_t)cur_left(&t.body));
		if (t.tag != BER_GROUP(1))
			continue;
		const struct ber size = ber_next(&t.body);
		put_ber_uint(m, F_SIZE, &size);
	}
}

static void put_data_answer(struct message *m, struct cursor c)
{
	while (cur_left(&c)) {
		const struct ber t = ber_next(&c);
		if (t.tag == BER_CONTEXT(0))
			put_uint(m, F_SIZE, cur_left(&t.body), 0, 0);
		else if (t.tag == BER_CONTEXT(1))
			put_ber_uint(m, F_MORE, &t);
	}
}

/* ---- confirmed services ---- */

static void request_orients(struct pdu *p)
{
	if (p->flow->oriented)
		return;
	set_client(p->m, true);
	p->flow->oriented = true;
}

static void confirmed_request(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;
	const struct ber invoke = ber_next(&c);
	struct object o = { 0 };

	const uint64_t id = put_ber_uint(m, F_INVOKE_ID, &invoke);
	struct ber t = ber_next(&c);
	while (t.tag == BER_SEQUENCE) /* modifiers */
		t = ber_next(&c);
	if (m->bad)
		return;
	const uint32_t number = BER_NUMBER(t.tag);
	const struct service *s = service_find(number);
	if (invoke.tag != BER_INTEGER || t.tag >> 30 != 2)
		flaw(m, BAD_BODY);
	if (s == &unknown_service)
		flaw(m, UNKNOWN_SERVICE);
	m->code = (int32_t)number;
	put_uint(m, F_SERVICE, number, cur_offset(&invoke.body, m->data), 1);
	expect(m, (enum intent)s->intent);
	request_orients(p);
	keep(m);
	p->objects_from = p->flow->next_object;
	if (s->body == BODY_READ) {
		read_request(p, s, t.body);
		emit_if_silent(p, service_operation(s, ROLE_REQUEST));
	} else if (s->body == BODY_WRITE) {
		write_request(p, s, t.body);
		emit_if_silent(p, service_operation(s, ROLE_REQUEST));
	} else if (body_request(p, s, t, &o)) {
		const struct operation op = service_operation(s, request_role(m, number));
		object_put(p, &o);
		emit(p, &op);
		object_keep(p, &o);
	}
	if (m->bad || m->prefix)
		return;
	struct pair *pair = pair_open(&p->flow->pairs[m->from_client], (uint32_t)id);
	pair->code = number;
	pair->first = p->objects_from;
	pair->count = p->flow->next_object - p->objects_from;
}

/* The request of this answer, which it names by its number. */
static void recall(struct pdu *p, uint64_t id)
{
	struct message *m = p->m;
	struct pairs *pairs = &p->flow->pairs[!m->from_client];
	const struct pair *pair = m->prefix ? pair_find(pairs, (uint32_t)id) : pair_take(pairs, (uint32_t)id);

	if (pair) {
		p->asked = *pair;
		p->paired = true;
	} else {
		flaw(m, FLAW_NO_REQUEST);
	}
}

static void answer_body(struct pdu *p, const struct service *s, struct ber t)
{
	const struct operation op = service_operation(s, ROLE_ANSWER);
	struct message *m = p->m;
	const struct object o = object_recall(p, 0);

	switch ((enum body)s->body) {
	case BODY_READ:
		read_answer(p, s, t.body);
		emit_if_silent(p, op);
		return;
	case BODY_WRITE:
		write_answer(p, s, t.body);
		emit_if_silent(p, op);
		return;
	case BODY_STATUS:
		put_status(m, t.body);
		break;
	case BODY_IDENTIFY:
		put_identity(m, t.body);
		break;
	case BODY_NAME_LIST:
	case BODY_DIRECTORY:
		put_names_answer(m, t.body);
		break;
	case BODY_FILE_OPEN:
		put_file_answer(m, t.body);
		break;
	case BODY_NUMBER:
		put_data_answer(m, t.body);
		break;
	default:
		break;
	}
	object_put(p, &o);
	emit(p, &op);
}

static void confirmed_response(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;
	const struct ber invoke = ber_next(&c);

	const uint64_t id = put_ber_uint(m, F_INVOKE_ID, &invoke);
	const struct ber t = ber_next(&c);
	if (m->bad)
		return;
	const uint32_t number = BER_NUMBER(t.tag);
	const struct service *s = service_find(number);
	if (s == &unknown_service)
		flaw(m, UNKNOWN_SERVICE);
	put_uint(m, F_SERVICE, number, cur_offset(&invoke.body, m->data), 1);
	expect(m, (enum intent)s->intent);
	if (!p->flow->oriented && m->midstream) {
		set_client(m, false);
		p->flow->oriented = true;
	}
	recall(p, id);
	if (p->paired && p->asked.code != number) {
		flaw(m, FLAW_MISFIT);
		p->paired = false;
	}
	keep(m);
	answer_body(p, s, t);
}

/* ServiceError: class, code. */
static void put_service_error(struct message *m, struct cursor c)
{
	struct ber t = ber_next(&c);

	if (t.tag != BER_GROUP(0))
		return;
	const struct ber class = ber_next(&t.body);
	put_uint(m, F_ERROR_CLASS, BER_NUMBER(class.tag), 0, 0);
	put_ber_uint(m, F_ERROR_CODE, &class);
}

static void negative(struct pdu *p, struct operation op)
{
	const struct object o = object_recall(p, 0);

	if (p->paired) {
		const struct service *s = service_find(p->asked.code);
		op = service_operation(s, ROLE_ANSWER);
		op.failed = true;
		put_uint(p->m, F_SERVICE, p->asked.code, 0, 0);
		aim(p, &op, p->asked.code, &o, false);
	}
	object_put(p, &o);
	emit(p, &op);
}

static void confirmed_error(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;
	const struct ber invoke = ber_next(&c);

	recall(p, put_ber_uint(m, F_INVOKE_ID, &invoke));
	while (cur_left(&c)) {
		const struct ber t = ber_next(&c);
		if (t.tag == BER_GROUP(2))
			put_service_error(m, t.body);
	}
	negative(p, (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .role = ROLE_ANSWER,
					.failed = true, .label = "error" });
}

static void reject(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;

	while (cur_left(&c)) {
		const struct ber t = ber_next(&c);
		if (t.tag == BER_CONTEXT(0)) {
			recall(p, put_ber_uint(m, F_INVOKE_ID, &t));
		} else {
			put_uint(m, F_REJECTED, BER_NUMBER(t.tag), 0, 0);
			put_ber_uint(m, F_ERROR_CODE, &t);
		}
	}
	negative(p, (struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .role = ROLE_ANSWER,
					.failed = true, .label = "message not understood" });
}

/* ---- unconfirmed services, and the association ---- */

static void unconfirmed(struct pdu *p, struct cursor c)
{
	static const struct operation others[] = {
		{ .intent = INTENT_REPORT, .role = ROLE_REPORT, .label = "unsolicited status" },
		{ .intent = INTENT_REPORT, .role = ROLE_REPORT, .label = "event notification", .technique = "T0856" },
		{ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown unconfirmed service" },
	};
	struct message *m = p->m;
	struct ber t = ber_next(&c);

	if (t.tag == BER_SEQUENCE) /* modifiers */
		t = ber_next(&c);
	if (m->bad)
		return;
	const uint32_t number = BER_NUMBER(t.tag);
	put_uint(m, F_UNCONFIRMED, number, 0, 0);
	expect(m, number > 2 ? INTENT_OTHER : INTENT_REPORT);
	keep(m);
	if (number == 0) {
		information_report(p, t.body);
		return;
	}
	if (number == 1)
		put_status(m, t.body);
	if (number > 2)
		flaw(m, UNKNOWN_SERVICE);
	emit(p, &others[number > 2 ? 2 : number - 1]);
}

static void initiate(struct pdu *p, uint32_t kind, struct cursor c)
{
	const bool is_request = kind == INITIATE_REQUEST;
	struct message *m = p->m;

	expect(m, INTENT_SESSION);
	set_client(m, is_request);
	p->flow->oriented = true;
	while (kind != INITIATE_ERROR && cur_left(&c)) {
		struct ber t = ber_next(&c);
		if (t.tag == BER_CONTEXT(0)) {
			put_ber_uint(m, F_MAX_PDU, &t);
		} else if (t.tag == BER_CONTEXT(2)) {
			put_ber_uint(m, F_CALLS, &t);
		} else if (t.tag == BER_GROUP(4)) {
			const struct ber version = ber_next(&t.body);
			put_ber_uint(m, F_VERSION, &version);
		}
	}
	if (kind == INITIATE_ERROR)
		put_service_error(m, c);
	emit(p, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true,
				     .role = is_request ? ROLE_REQUEST : ROLE_ANSWER,
				     .failed = kind == INITIATE_ERROR,
				     .label = is_request ? "initiate" : "initiated" });
}

/* Conclude and cancel; a cancel names the request that shall not be carried out. */
static void ending(struct pdu *p, uint32_t kind, struct ber t)
{
	static const struct operation operations[PDU_KINDS] = {
		[CANCEL_REQUEST] = { .intent = INTENT_SESSION, .changes = CHANGES_UNKNOWN, .label = "cancel request" },
		[CANCEL_RESPONSE] = { .intent = INTENT_SESSION, .role = ROLE_ANSWER, .label = "request cancelled" },
		[CANCEL_ERROR] = { .intent = INTENT_SESSION, .role = ROLE_ANSWER, .failed = true,
				   .label = "request cancelled" },
		[CONCLUDE_REQUEST] = { .intent = INTENT_SESSION, .housekeeping = true, .label = "conclude" },
		[CONCLUDE_RESPONSE] = { .intent = INTENT_SESSION, .housekeeping = true, .role = ROLE_ANSWER,
					.label = "concluded" },
		[CONCLUDE_ERROR] = { .intent = INTENT_SESSION, .housekeeping = true, .role = ROLE_ANSWER,
				     .failed = true, .label = "concluded" },
	};

	expect(p->m, INTENT_SESSION);
	if (kind == CONCLUDE_ERROR) {
		put_service_error(p->m, t.body);
	} else if (kind <= CANCEL_ERROR) {
		while (t.tag & BER_CONSTRUCTED && cur_left(&t.body))
			t = ber_next(&t.body);
		put_ber_uint(p->m, F_INVOKE_ID, &t);
	}
	/* Without a session layer the word of farewell stands alone: it is the carrier's business. */
	p->m->carrier = p->bare && kind >= CONCLUDE_REQUEST;
	emit(p, &operations[kind]);
}

static void mms_read(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;
	const struct ber t = ber_next(&c);
	const uint32_t kind = BER_NUMBER(t.tag);

	p->found = true;
	m->carrier = false;
	if (m->bad)
		return;
	if (cur_left(&c))
		flaw(m, FLAW_TRAILING);
	if (t.tag >> 30 != 2 || kind >= PDU_KINDS) {
		flaw(m, UNKNOWN_PDU);
		emit(p, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
					     .label = "unknown message" });
		return;
	}
	put_uint(m, F_PDU, kind, cur_offset(&t.body, m->data), 1);
	keep(m);
	switch (kind) {
	case CONFIRMED_REQUEST:
		confirmed_request(p, t.body);
		break;
	case CONFIRMED_RESPONSE:
		confirmed_response(p, t.body);
		break;
	case CONFIRMED_ERROR:
		confirmed_error(p, t.body);
		break;
	case UNCONFIRMED:
		unconfirmed(p, t.body);
		break;
	case REJECT:
		reject(p, t.body);
		break;
	case INITIATE_REQUEST:
	case INITIATE_RESPONSE:
	case INITIATE_ERROR:
		initiate(p, kind, t.body);
		break;
	default:
		ending(p, kind, t);
		break;
	}
}

/* ---- the carriers ---- */

static void read_carrier(struct message *m, const struct tpkt *t)
{
	const char *name = names_find(&tpdu_names, t->tpdu);

	put_uint(m, F_TPDU, t->tpdu, t->tpdu_offset, 1);
	if (t->opening) {
		if (t->src_tsap.len)
			put_bytes(m, F_SRC_TSAP, t->src_tsap);
		if (t->dst_tsap.len)
			put_bytes(m, F_DST_TSAP, t->dst_tsap);
		if (t->size)
			put_uint(m, F_TPDU_SIZE, t->size, t->size_offset, 1);
		set_client(m, t->tpdu == TPDU_CR);
	}
	if (t->tpdu == TPDU_DR || t->tpdu == TPDU_ER)
		put_uint(m, F_REASON, t->reason, t->reason_offset, 1);
	expect(m, name ? INTENT_SESSION : INTENT_OTHER);
	operation(m, &(struct operation){ .intent = name ? INTENT_SESSION : INTENT_OTHER,
					  .changes = name ? CHANGES_NO : CHANGES_UNKNOWN, .housekeeping = name,
					  .role = t->tpdu == TPDU_CC ? ROLE_ANSWER : ROLE_REQUEST,
					  .label = name ? "transport message" : "unknown transport message" });
}

/* MMS and what stands for it begin with a tag of the context class; session messages with their kind. */
static bool is_bare(const struct cursor *c)
{
	return (cur_peek(c, 0) & 0xc0) == 0x80 && cur_peek(c, 0) >= 0;
}

static void read_user(struct message *m, struct cursor c)
{
	struct pdu p = { .m = m, .flow = m->flow, .bare = is_bare(&c) };

	if (p.bare)
		mms_read(&p, c);
	else
		session_read(&p, c);
	if (!p.found)
		session_alone(&p);
}

static void dissect(struct message *m, struct cursor c)
{
	static const uint8_t faults[] = { [TPKT_BAD_TPKT] = BAD_TPKT, [TPKT_BAD_COTP] = BAD_COTP,
					  [TPKT_UNKNOWN_TPDU] = UNKNOWN_TPDU };

	m->carrier = true; /* until MMS is found in it */
	tpkt_dissect(m, c, faults, read_carrier, read_user);
	if (m->piece)
		m->carrier = false;
}

static size_t frame(const struct message *m, struct cursor c)
{
	(void)m;
	return tpkt_frame(c);
}

/* ---- recognising ---- */

/* Does a message of MMS begin here, with the members that each kind begins with? */
static bool begins_mms(struct cursor c)
{
	const uint32_t tag = ber_tag(&c);
	const uint8_t first = cur_u8(&c);
	if (first >= 0x80)
		(void)ber_long_length(&c, first & 0x7f);
	if (*c.bad || tag >> 30 != 2)
		return false;
	if (BER_NUMBER(tag) > INITIATE_RESPONSE || tag == BER_CONTEXT(CANCEL_REQUEST) ||
	    tag == BER_CONTEXT(CANCEL_RESPONSE))
		return BER_NUMBER(tag) < PDU_KINDS;
	const uint8_t inside = cur_u8(&c);
	switch (BER_NUMBER(tag)) {
	case CONFIRMED_REQUEST:
	case CONFIRMED_RESPONSE: { /* invoke id: an integer of one to five octets */
		const uint8_t octets = cur_u8(&c);
		return inside == 0x02 && octets >= 1 && octets <= 5;
	}
	case CONFIRMED_ERROR:
	case REJECT:
		return inside == 0x80;
	case UNCONFIRMED:
		return inside == 0xa0 || inside == 0xa1 || inside == 0xa2;
	case INITIATE_REQUEST:
	case INITIATE_RESPONSE:
		return inside == 0x80 || inside == 0x81;
	default:
		return inside == 0x80 || inside == 0x02;
	}
}

/* Session data, then presentation: { context, value } around a message of MMS or of association control. */
static bool begins_data(struct cursor c)
{
	cur_skip(&c, 4);
	for (unsigned depth = 0; depth < 2; depth++) {
		const uint32_t tag = ber_tag(&c);
		const uint8_t first = cur_u8(&c);
		if (first > 0x80)
			(void)ber_long_length(&c, first & 0x7f);
		if (tag != (depth ? (uint32_t)BER_SEQUENCE : USER_DATA))
			return false;
	}
	const struct ber id = ber_next(&c);
	if (id.tag != BER_INTEGER || cur_left(&id.body) > 4 || cur_u8(&c) != 0xa0)
		return false;
	const uint8_t len = cur_u8(&c);
	if (len > 0x80)
		(void)ber_long_length(&c, len & 0x7f);
	return !*c.bad && begins_mms(c);
}

/* The set-up of a session that is to carry MMS names its syntax, or its application: 1.0.9506.2. */
static bool names_mms(const uint8_t *p, size_t len)
{
	static const uint8_t oid[] = { 0x28, 0xca, 0x22, 0x02 };

	for (size_t i = 0; i + sizeof oid <= len; i++)
		if (!memcmp(p + i, oid, sizeof oid))
			return true;
	return false;
}

#define PROBE_LEN 240

static enum probe probe(enum transport transport, bool from_client, struct cursor c)
{
	uint8_t head[PROBE_LEN];
	size_t len, total;
	bool bad = false;

	(void)from_client;
	if (transport != TRANSPORT_TCP || !tpkt_first(c, head, sizeof head, &len, &total))
		return PROBE_NO;
	if (!len)
		return PROBE_MORE;
	const bool all = len == total || len == sizeof head;
	const struct cursor user = cur_over(head, len, &bad);
	if (head[0] == SPDU_CONNECT || head[0] == SPDU_ACCEPT)
		return names_mms(head, len) ? PROBE_STRONG : all ? PROBE_NO : PROBE_MORE;
	if (head[0] == SPDU_DATA && len >= 5 && head[1] == 0 && head[2] == SPDU_DATA && head[3] == 0) {
		if (begins_data(user))
			return PROBE_STRONG;
		return bad && !all ? PROBE_MORE : PROBE_NO;
	}
	if (!is_bare(&user))
		return head[0] == SPDU_DATA && !all ? PROBE_MORE : PROBE_NO;
	/* Without the layers in between: lengths must agree to the octet. */
	struct cursor bare = user;
	(void)ber_tag(&bare);
	const uint8_t first = cur_u8(&bare);
	const size_t says = first < 0x80 ? first : ber_long_length(&bare, first & 0x7f);
	if (total && !bad && says + (len - cur_left(&bare)) != total)
		return PROBE_NO;
	const bool begins = begins_mms(user);
	if (bad)
		return all ? PROBE_NO : PROBE_MORE;
	return !begins ? PROBE_NO : total ? PROBE_STRONG : PROBE_MORE;
}

/* ---- refusing ---- */

/* Writes from the end to the beginning, so that lengths are known when they are written. */
struct back {
	uint8_t *p;
	size_t cap, at; /* what is written: from at to cap */
	bool full;
};

static size_t back_len(const struct back *b, size_t since)
{
	return since - b->at;
}

static void back_u8(struct back *b, unsigned v)
{
	if (!b->at) {
		b->full = true;
		return;
	}
	b->p[--b->at] = (uint8_t)v;
}

/* Identifier and length around what was written since. */
static void back_wrap(struct back *b, uint8_t tag, size_t since)
{
	const size_t len = back_len(b, since);

	for (size_t left = len; left && len > 0x7f; left >>= 8)
		back_u8(b, left & 0xff);
	back_u8(b, len < 0x80 ? (unsigned)len : len < 0x100 ? 0x81 : len < 0x10000 ? 0x82 : 0x83);
	back_u8(b, tag);
}

static void back_bytes(struct back *b, struct bytes what)
{
	for (size_t i = what.len; i; i--)
		back_u8(b, what.p[i - 1]);
}

/* The parts of a request that its answer needs. */
struct request {
	struct bytes context, invoke;
	uint32_t service;
	uint32_t variables; /* results that the answer must have */
	bool bare;
};

/* Variables of a read or write: those named, or the values written to a list; of a list that is read the device
 * alone knows how many. */
static uint32_t count_results(uint32_t service, struct cursor c)
{
	uint32_t count = 0;
	struct ber t = ber_next(&c);

	if (service == SERVICE_READ && t.tag == BER_CONTEXT(0))
		t = ber_next(&c);
	if (service == SERVICE_READ && t.tag == BER_GROUP(1))
		t = ber_next(&t.body);
	else if (service == SERVICE_WRITE)
		t = ber_next(&c);
	for (; t.tag == BER_GROUP(0) && cur_left(&t.body); count++)
		(void)ber_next(&t.body);
	return count;
}

static bool find_request(const struct message *m, bool *bad, struct request *r)
{
	const struct tpkt t = tpkt_read(cur_over(m->data, m->len, bad), m->data, false);
	struct cursor c = t.user;

	if (*bad || t.fault != TPKT_SOUND || t.tpdu != TPDU_DT || !t.last)
		return false; /* a piece of a message, or none */
	r->bare = is_bare(&c);
	if (!r->bare) {
		cur_skip(&c, 4);
		struct ber data = ber_next(&c);
		struct ber list = ber_next(&data.body);
		const struct ber id = ber_next(&list.body);
		if (data.tag != USER_DATA || id.tag != BER_INTEGER)
			return false;
		r->context = text_of(&id);
		c = ber_next(&list.body).body;
	}
	struct ber request = ber_next(&c);
	const struct ber invoke = ber_next(&request.body);
	struct ber service = ber_next(&request.body);
	while (service.tag == BER_SEQUENCE)
		service = ber_next(&request.body);
	r->invoke = text_of(&invoke);
	r->service = BER_NUMBER(service.tag);
	if (request.tag != BER_GROUP(CONFIRMED_REQUEST) || invoke.tag != BER_INTEGER)
		return false;
	if (r->service == SERVICE_READ || r->service == SERVICE_WRITE)
		r->variables = count_results(r->service, service.body);
	return !*bad;
}

static void back_results(struct back *b, const struct request *r, int32_t code)
{
	const size_t since = b->at;

	for (uint32_t i = 0; i < r->variables; i++) {
		back_u8(b, (unsigned)code);
		back_u8(b, 1);
		back_u8(b, 0x80);
	}
	if (r->service == SERVICE_READ)
		back_wrap(b, 0xa1, since);
	back_wrap(b, (uint8_t)(0xa0 + r->service), since);
}

/* Class access, "object-access-denied" (ISO 9506-2, ServiceError). */
static void back_error(struct back *b)
{
	static const uint8_t error[] = { 0xa2, 0x05, 0xa0, 0x03, 0x80 + ERROR_CLASS_ACCESS, 0x01, 0x03 };
	back_bytes(b, (struct bytes){ error, sizeof error });
}

static size_t answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	static const uint8_t session[] = { 1, 0, 1, 0 }, cotp[] = { 2, TPDU_DT, 0x80 };
	struct back b = { out, cap, cap, false };
	struct request r = { 0 };
	bool bad = false;

	if (!find_request(m, &bad, &r))
		return 0;
	if (r.variables)
		back_results(&b, &r, code);
	else
		back_error(&b);
	const size_t since = b.at;
	back_bytes(&b, r.invoke);
	back_wrap(&b, r.variables ? BER_INTEGER : 0x80, since);
	back_wrap(&b, r.variables ? 0xa1 : 0xa2, cap);
	if (!r.bare) {
		back_wrap(&b, 0xa0, cap);
		const size_t list = b.at;
		back_bytes(&b, r.context);
		back_wrap(&b, BER_INTEGER, list);
		back_wrap(&b, 0x30, cap);
		back_wrap(&b, 0x61, cap);
		back_bytes(&b, (struct bytes){ session, sizeof session });
	}
	back_bytes(&b, (struct bytes){ cotp, sizeof cotp });
	const size_t len = back_len(&b, cap) + TPKT_HEADER_LEN;
	back_u8(&b, len & 0xff);
	back_u8(&b, (unsigned)(len >> 8));
	back_u8(&b, 0);
	back_u8(&b, TPKT_VERSION);
	if (b.full || len > UINT16_MAX)
		return 0;
	memmove(out, out + b.at, len);
	return len;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 102, 102 } };

extern const struct dissector mms;
const struct dissector mms = {
	.name = "mms",
	.title = "Manufacturing message specification: IEC 61850 MMS, TASE.2",
	.specification = "ISO 9506-2:2003; IEC 61850-8-1:2011+A1:2020; IEC 60870-6-503:2014; RFC 1006",
	.fields = fields,
	.field_count = F_FIELDS,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = 1,
	.housekeeping = "opening and closing the transport connection, the session and the association "
			"(initiate, conclude)",
	.codes = &service_names,
	.message_max = 131072,
	.flow_size = sizeof(struct mms_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = ERROR_ACCESS_DENIED, .codes = &error_names,
		    .answer = answer },
	.probe = probe,
	.frame = frame,
	.dissect = dissect,
};
