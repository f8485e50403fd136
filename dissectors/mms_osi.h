/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The layers between the transport and MMS: session (ISO 8327-1:1996, kernel and duplex), presentation
 * (ISO 8823-1:1994, normal mode) and association control (ISO 8650-1:1996).  Part of mms.c, which gives
 * mms_read().
 *
 *   session       kind | length | parameters: code, length, value (user data: 0xc1)     data: 01 00 01 00
 *   presentation  set-up: 31 { a2 { a4 contexts, 61 user data } }                        data: 61 user data
 *                 user data: 30 { 02 context, a0 value }
 *   association   60 request, 61 response, 62 and 63 release, 64 abort { be { 28 { a0 MMS } } }
 *
 * Contexts that the set-up agrees on are kept per flow; where the set-up was not seen, the class of the value's
 * tag tells association control from MMS.  Owns no memory; called by the thread that owns the flow.
 */
#pragma once

#include "dissectors/mms_tables.h"

enum context_kind { CONTEXT_UNKNOWN, CONTEXT_ACSE, CONTEXT_MMS, CONTEXT_OTHER };

#define CONTEXTS_MAX 8

struct context {
	uint32_t id;
	uint8_t kind; /* enum context_kind */
};

/* The name of a variable, for the answer that will give its value. */
struct object_slot {
	uint8_t domain_len, item_len;
	bool list;
	uint8_t text[101]; /* longer names are not kept */
};

#define OBJECTS_MAX 24

struct mms_flow {
	struct pairs pairs[2]; /* requests of the server, of the client */
	struct context contexts[CONTEXTS_MAX];
	uint8_t context_count;
	bool contexts_known;   /* the set-up was seen */
	bool oriented;         /* it is known who is the client */
	uint8_t profile;       /* enum profile */
	uint32_t next_object;  /* names ever kept */
	struct object_slot objects[OBJECTS_MAX];
};

struct pdu {
	struct message *m;
	struct mms_flow *flow;
	bool bare;     /* MMS without the layers in between */
	bool found;    /* an MMS message was in it */
	uint8_t acse;  /* 1 + number of the association control message, 0: none */
	struct pair asked;
	bool paired;   /* asked is the request of this answer */
	uint32_t objects_from;
};

static void mms_read(struct pdu *p, struct cursor c);

#define ACSE_MESSAGE(n) (BER_CONSTRUCTED | BER_APPLICATION(n))
#define USER_DATA (BER_CONSTRUCTED | BER_APPLICATION(1))

/* ---- association control ---- */

/* EXTERNAL: syntax and context by number, then the value. */
static void external(struct pdu *p, struct cursor c)
{
	while (cur_left(&c)) {
		const struct ber t = ber_next(&c);
		if (t.tag == BER_GROUP(0) || t.tag == BER_CONTEXT(1))
			mms_read(p, t.body);
	}
}

static void acse_read(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;
	const struct ber message = ber_next(&c);
	const uint32_t number = BER_NUMBER(message.tag);
	struct cursor members = message.body;
	bool authenticated = false;

	if (m->bad)
		return;
	if (message.tag != ACSE_MESSAGE(number) || number > 4) {
		flaw(m, BAD_PRESENTATION);
		return;
	}
	p->acse = (uint8_t)(number + 1);
	while (cur_left(&members)) {
		struct ber t = ber_next(&members);
		if (number == 0 && t.tag == BER_GROUP(12)) /* calling-authentication-value */
			authenticated = true;
		if (t.tag != BER_GROUP(30))
			continue;
		if (number == 0)
			put_uint(m, F_AUTHENTICATED, authenticated, 0, 0);
		while (cur_left(&t.body)) {
			const struct ber e = ber_next(&t.body);
			external(p, e.body);
		}
	}
}

/* ---- presentation ---- */

static uint8_t context_find(const struct mms_flow *f, uint64_t id)
{
	for (unsigned i = 0; i < f->context_count; i++)
		if (f->contexts[i].id == id)
			return f->contexts[i].kind;
	return CONTEXT_UNKNOWN;
}

/* Object identifiers: 2.2.1.0.1 association control; 1.0.9506.2.1 and .3 MMS. */
static uint8_t syntax_kind(struct bytes oid)
{
	static const uint8_t acse[] = { 0x52, 0x01, 0x00, 0x01 }, mms[] = { 0x28, 0xca, 0x22, 0x02 };

	if (oid.len == sizeof acse && !memcmp(oid.p, acse, sizeof acse))
		return CONTEXT_ACSE;
	if (oid.len == sizeof mms + 1 && !memcmp(oid.p, mms, sizeof mms))
		return CONTEXT_MMS;
	return CONTEXT_OTHER;
}

static void contexts_read(struct mms_flow *f, struct cursor c)
{
	f->context_count = 0;
	f->contexts_known = true;
	while (cur_left(&c)) {
		struct ber one = ber_next(&c);
		const struct ber id = ber_next(&one.body);
		struct ber syntax = ber_next(&one.body);
		if (f->context_count == CONTEXTS_MAX || *c.bad)
			return;
		f->contexts[f->context_count++] =
			(struct context){ (uint32_t)ber_uint(id.body), syntax_kind(cur_rest(&syntax.body)) };
	}
}

/* One value of the user data, in its context. */
static void value_read(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;
	struct ber t = ber_next(&c);

	if (t.tag == BER_OBJECT_ID) /* transfer syntax */
		t = ber_next(&c);
	if (m->bad)
		return;
	if (t.tag != BER_INTEGER) {
		flaw(m, BAD_PRESENTATION);
		return;
	}
	const uint64_t id = put_ber_uint(m, F_CONTEXT, &t);
	const struct ber value = ber_next(&c);
	if (m->bad)
		return;
	uint8_t kind = context_find(p->flow, id);
	if (kind == CONTEXT_UNKNOWN && p->flow->contexts_known)
		flaw(m, UNKNOWN_CONTEXT);
	if (kind == CONTEXT_UNKNOWN || kind == CONTEXT_OTHER)
		kind = (cur_peek(&value.body, 0) & 0xc0) == 0x40 ? CONTEXT_ACSE : CONTEXT_MMS;
	if (value.tag != BER_GROUP(0) && value.tag != BER_CONTEXT(1))
		flaw(m, BAD_PRESENTATION);
	else if (kind == CONTEXT_ACSE)
		acse_read(p, value.body);
	else
		mms_read(p, value.body);
}

static void user_data_read(struct pdu *p, struct cursor c)
{
	while (cur_left(&c)) {
		const struct ber t = ber_next(&c);
		if (t.tag == BER_SEQUENCE)
			value_read(p, t.body);
		else if (!p->m->bad)
			flaw(p->m, BAD_PRESENTATION);
	}
}

/* The messages that open a presentation connection: CP and CPA. */
static void presentation_open(struct pdu *p, struct cursor c)
{
	struct ber set = ber_next(&c);

	if (!p->m->bad && set.tag != BER_SET)
		flaw(p->m, BAD_PRESENTATION);
	while (cur_left(&set.body)) {
		struct ber mode = ber_next(&set.body);
		while (mode.tag == BER_GROUP(2) && cur_left(&mode.body)) {
			const struct ber t = ber_next(&mode.body);
			if (t.tag == BER_GROUP(4))
				contexts_read(p->flow, t.body);
			else if (t.tag == USER_DATA)
				user_data_read(p, t.body);
		}
	}
}

static void presentation_data(struct pdu *p, struct cursor c)
{
	const struct ber t = ber_next(&c);
	if (t.tag == USER_DATA)
		user_data_read(p, t.body);
	else if (!p->m->bad)
		flaw(p->m, BAD_PRESENTATION);
	if (cur_left(&c))
		flaw(p->m, FLAW_TRAILING);
}

/* ---- session ---- */

static struct cursor session_cut(struct cursor *c)
{
	const uint8_t len = cur_u8(c);
	return cur_cut(c, len == 0xff ? cur_be16(c) : len);
}

/* The user data among the parameters of a session message: code 0xc1, or 0xc2 when long. */
static struct cursor session_user(struct cursor parameters)
{
	while (cur_left(&parameters)) {
		const uint8_t code = cur_u8(&parameters);
		const struct cursor value = session_cut(&parameters);
		if (code == 0xc1 || code == 0xc2)
			return value;
	}
	return parameters;
}

static const char *session_label(uint8_t spdu, uint8_t acse)
{
	static const char *const acse_labels[] = { "", "open association", "association opened",
						   "release association", "association released", "abort association" };
	if (acse)
		return acse_labels[acse];
	switch (spdu) {
	case SPDU_CONNECT:
		return "connect session";
	case SPDU_ACCEPT:
		return "session accepted";
	case SPDU_REFUSE:
		return "session refused";
	case SPDU_ABORT:
	case SPDU_ABORT_ACCEPT:
		return "abort session";
	default:
		return "session data";
	}
}

static void session_read(struct pdu *p, struct cursor c)
{
	struct message *m = p->m;
	const uint8_t kind = put_u8(m, F_SPDU, &c);
	struct cursor parameters = session_cut(&c);

	if (m->bad)
		return;
	if (kind == SPDU_DATA) { /* tokens, then data: both have this number (8.3.7, 8.3.16) */
		if (cur_peek(&c, 0) == SPDU_DATA) {
			cur_skip(&c, 1);
			(void)session_cut(&c);
		}
		presentation_data(p, c);
		return;
	}
	if (cur_left(&c))
		flaw(m, BAD_SESSION);
	switch (kind) {
	case SPDU_CONNECT:
		set_client(m, true);
		p->flow->oriented = true;
		presentation_open(p, session_user(parameters));
		break;
	case SPDU_ACCEPT:
		set_client(m, false);
		p->flow->oriented = true;
		presentation_open(p, session_user(parameters));
		break;
	case SPDU_FINISH:
	case SPDU_DISCONNECT:
		parameters = session_user(parameters);
		if (cur_left(&parameters))
			presentation_data(p, parameters);
		break;
	case SPDU_REFUSE:
	case SPDU_ABORT:
	case SPDU_ABORT_ACCEPT:
	case SPDU_NOT_FINISHED:
		break;
	default:
		flaw(m, UNKNOWN_SPDU);
		break;
	}
}

/* What carries no MMS is an operation of its own. */
static void session_alone(struct pdu *p)
{
	struct message *m = p->m;
	const uint8_t kind = has_field(m, F_SPDU) ? (uint8_t)m->fields[F_SPDU].u : 0;
	const bool known = names_find(&spdu_names, kind) && !m->flaws && (kind != SPDU_DATA || p->acse);
	const bool answers = kind == SPDU_ACCEPT || kind == SPDU_REFUSE || kind == SPDU_DISCONNECT;

	expect(m, known ? INTENT_SESSION : INTENT_OTHER);
	operation(m, &(struct operation){ .intent = known ? INTENT_SESSION : INTENT_OTHER,
					  .changes = known ? CHANGES_NO : CHANGES_UNKNOWN,
					  .role = answers ? ROLE_ANSWER : ROLE_REQUEST, .housekeeping = known,
					  .failed = kind == SPDU_REFUSE,
					  .label = known ? session_label(kind, p->acse) : "session without MMS" });
}
