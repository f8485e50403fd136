/* SPDX-License-Identifier: Apache-2.0 */
/*
 * OPC UA binary over TCP, port 4840.  Reads OPC 10000-6 (mappings) 1.05, clauses 5.2 (binary encoding), 6.7 (secure
 * conversation) and 7.1 (connection protocol), with the services of OPC 10000-4 (opcua_services.h).
 *
 *   "HEL" "ACK" "ERR" "RHE" | "F" | size (4) | fields
 *   "OPN" | "F" | size | channel (4) | policy URI, certificate, thumbprint (strings) | sequence (4) request (4) | body
 *   "MSG" "CLO" | "F" "C" "A" | size | channel | token (4) | sequence (4) | request (4) | body | signature
 *
 *   body: type id (NodeId) | request header or answer header | parameters
 *
 * Chunks C ... F make one body (joined); A gives the message up.  Everything is little-endian.  A channel with a
 * security policy is signed or encrypted: which of both, the body itself tells, for a service's type id does not
 * come about by chance.  Signed bodies are read like plain ones; encrypted ones are named `opaque`, with policy and
 * certificate subject from the channel's opening.
 *
 * Not read: the filters of queries and monitored items, history details and structures (shown as bytes).  Nodes that
 * a client has registered are addressed by aliases that only the answer to RegisterNodes shows.
 *
 * Refusing neutralises: the type id of the request becomes one that no service has.  The server answers with its own
 * ServiceFault (part 4, 5.3), or, as node-opcua does, closes the connection, and the client opens another one and goes
 * on.  Sequence numbers, which both sides check, stay as they are; taking a message out would break them.  Signed,
 * encrypted and chunked requests cannot be changed.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#include "dissectors/opcua_security.h"
#include "dissectors/opcua_services.h"

#include <string.h>

#define MESSAGE_MAX (1u << 20)
#define HEADER_LEN 8
#define SUBJECT_MAX 64 /* ub-common-name (RFC 5280, A.1) */

/* ---- per-flow state ---- */

#define ASKED 4
#define ASKED_BYTES 480

/* The objects of a request, as NodeIds and what follows them, for its answer. */
struct asked {
	uint32_t request;
	uint16_t used, taken;
	bool valid;
	uint8_t raw[ASKED_BYTES];
};

/* Arrays of two are indexed by from_client of the sender. */
struct state {
	uint8_t policy, mode;       /* enum POLICY_..., MODE_...; 0: not known */
	bool opened;                /* the channel's number is known */
	bool asks;                  /* a request was seen */
	bool sequence_known[2];
	bool chunks[2];             /* a message of several chunks is under way */
	uint32_t channel;
	uint32_t sequence[2];       /* of the last chunk */
	uint32_t publishing;        /* publish requests without answer */
	uint8_t subject_len, next_asked;
	uint8_t subject[SUBJECT_MAX]; /* of the client's certificate */
	struct pairs pairs;         /* requests by their number, but publish */
	struct asked asked[ASKED];
};

/* A body while it is being read. */
struct body {
	struct message *m;
	struct state *st;
	const struct service *service; /* NULL: not known */
	struct asked *asked;           /* to be filled by a request, or that an answer belongs to */
	bool whole;                    /* not a prefix: state may change */
	bool is_answer, failed;
	uint32_t request, id;          /* id: the type id */
	uint32_t quality;              /* of the element */
	uint32_t elements;             /* of the request, for its answer */
};

/* ---- operations ---- */

static bool is_bad(uint32_t status)
{
	return status >> 31;
}

/* What the service does to this object: intent follows the method and the attribute. */
static void classify(const struct body *b, struct operation *op)
{
	const struct message *m = b->m;
	const struct service *s = b->service;

	*op = (struct operation){ .intent = s->intent, .changes = s->changes, .housekeeping = s->housekeeping,
				  .technique = s->technique, .label = s->label };
	if (s->request == WRITE && has_field(m, F_ATTRIBUTE) && m->fields[F_ATTRIBUTE].u != ATTRIBUTE_VALUE) {
		op->intent = INTENT_CONFIG;
		op->technique = "T0889";
		op->label = "write attribute";
	}
	if (s->request == CALL && has_field(m, F_METHOD) && m->fields[F_METHOD_NAMESPACE].u == 0) {
		const struct method *method = method_of(m->fields[F_METHOD].u);
		if (method) {
			op->intent = method->intent;
			op->changes = method->changes;
			op->technique = method->technique;
			op->label = method->label;
		}
	}
}

static void emit(struct body *b)
{
	struct message *m = b->m;
	struct operation op = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .label = "unknown service" };

	if (b->service)
		classify(b, &op);
	else if (b->id == SERVICE_FAULT)
		op.label = "service fault";
	op.role = b->is_answer ? ROLE_ANSWER : ROLE_REQUEST;
	op.failed = b->is_answer && (b->failed || is_bad(b->quality));
	if (b->is_answer && !op.failed && has_field(m, F_NOTIFICATION)) {
		op.role = ROLE_REPORT;
		op.intent = INTENT_REPORT;
		op.housekeeping = false;
		op.label = "notification";
		op.technique = "T0801";
	}
	operation(m, &op);
}

/* ---- the objects of requests ---- */

static struct asked *asked_new(struct state *st, uint32_t request)
{
	struct asked *a = &st->asked[st->next_asked];

	st->next_asked = (uint8_t)((st->next_asked + 1) % ASKED);
	a->request = request;
	a->used = a->taken = 0;
	a->valid = true;
	return a;
}

static struct asked *asked_find(struct state *st, uint32_t request)
{
	for (unsigned i = 0; i < ASKED; i++)
		if (st->asked[i].valid && st->asked[i].request == request)
			return &st->asked[i];
	return NULL;
}

/* Once one does not fit, those behind it are not kept either: order is all that tells them apart. */
static void remember(struct body *b, struct bytes object)
{
	struct asked *a = b->asked;

	if (!a || !a->valid || b->m->bad)
		return;
	if (object.len > ASKED_BYTES - a->used - 1u || object.len > UINT8_MAX) {
		a->valid = a->used != 0;
		b->asked = NULL;
		return;
	}
	a->raw[a->used] = (uint8_t)object.len;
	memcpy(a->raw + a->used + 1, object.p, object.len);
	a->used = (uint16_t)(a->used + 1u + object.len);
}

/* What a request has remembered has been read once: it reads well again.  Offsets are not of this message. */
static void recall(struct body *b)
{
	struct asked *a = b->asked;
	bool bad = false;

	if (!a || a->taken >= a->used)
		return;
	struct cursor c = cur_over(a->raw + a->taken + 1, a->raw[a->taken], &bad);
	a->taken = (uint16_t)(a->taken + 1u + a->raw[a->taken]);
	struct node n = read_node(b->m, &c);
	n.offset = n.len = 0;
	put_node(b->m, F_NAMESPACE, &n);
	if (b->service->request == CALL) {
		n = read_node(b->m, &c);
		n.offset = n.len = 0;
		put_node(b->m, F_METHOD_NAMESPACE, &n);
	} else if (cur_left(&c) == 4) {
		put_uint(b->m, F_ATTRIBUTE, cur_le32(&c), 0, 0);
	}
}

/* ---- walking a body ---- */

#define LOOPS 5

struct loop {
	const struct step *first;
	uint32_t left, count, field;
	uint64_t header;
	uint32_t operations;  /* before the element */
	uint32_t quality;     /* of the element around it */
	const uint8_t *begin; /* of the element */
};

static void walk(struct body *b, const struct step *s, struct cursor *c);

/* The variable's own words about the product (part 5, 12.4: BuildInfo, ServerStatus). */
static void identify_product(struct body *b)
{
	struct message *m = b->m;
	static const struct {
		uint16_t node;
		uint8_t what;
	} variables[] = {
		{ 2261, IDENTITY_PRODUCT }, { 2263, IDENTITY_VENDOR }, { 2264, IDENTITY_FIRMWARE },
	};

	if (!b->is_answer || !has_field(m, F_NODE) || m->fields[F_NAMESPACE].u != 0)
		return;
	for (unsigned i = 0; has_field(m, F_TEXT) && i < sizeof variables / sizeof variables[0]; i++)
		if (m->fields[F_NODE].u == variables[i].node)
			identify(m, (enum identity)variables[i].what,
				 (struct bytes){ m->fields[F_TEXT].p, m->fields[F_TEXT].len });
	if (!has_field(m, F_STRUCTURE) || !has_field(m, F_BYTES))
		return;
	const uint64_t structure = m->fields[F_STRUCTURE].u;
	bool bad = false;
	struct cursor c = cur_over(m->fields[F_BYTES].p, m->fields[F_BYTES].len, &bad);
	if (structure == 864) /* ServerStatusDataType: two times and a state before the BuildInfo */
		cur_skip(&c, 20);
	else if (structure != 340)
		return;
	(void)read_string(m, &c);
	const struct bytes vendor = read_string(m, &c), product = read_string(m, &c), version = read_string(m, &c);
	if (bad)
		return;
	identify(m, IDENTITY_VENDOR, vendor);
	identify(m, IDENTITY_PRODUCT, product);
	identify(m, IDENTITY_FIRMWARE, version);
}

/* Part 4, 7.40: who the user says he is. */
static void put_identity(struct body *b, struct cursor *c)
{
	struct message *m = b->m;
	const struct extension x = read_extension(m, c);
	bool bad = false;
	struct cursor in = cur_over(x.body.p, x.body.len, &bad);

	put_uint(m, F_TOKEN_TYPE, x.type.id, x.type.offset, x.type.len);
	(void)read_string(m, &in); /* policy */
	const struct bytes name = read_string(m, &in);
	if (bad)
		return;
	if (x.type.id == TOKEN_USER)
		put_bytes(m, F_USER, name);
	else if (x.type.id == TOKEN_CERTIFICATE)
		put_bytes(m, F_USER, certificate_subject(name));
}

/* A notification has its own fields on top of the answer's. */
static void put_notice(struct body *b, struct cursor *c)
{
	struct message *m = b->m;
	const struct extension x = read_extension(m, c);
	const uint64_t header = m->header;
	struct cursor in = cur_over(x.body.p, x.body.len, &m->bad);

	if (m->bad)
		return;
	put_uint(m, F_NOTIFICATION, x.type.id, x.type.offset, x.type.len);
	keep(m);
	if (x.type.id == NOTIFY_DATA)
		walk(b, notify_data, &in);
	else if (x.type.id == NOTIFY_EVENTS)
		walk(b, notify_events, &in);
	else if (x.type.id == NOTIFY_STATUS)
		walk(b, notify_status, &in);
	else
		put_bytes(m, F_BYTES, cur_rest(&in));
	if (m->header != m->present || x.type.id == NOTIFY_STATUS)
		emit(b);
	if (cur_left(&in))
		flaw(m, FLAW_TRAILING);
	m->header = header;
}

static void put_number(struct body *b, unsigned field, uint64_t value, uint32_t offset, uint32_t len)
{
	if (field != NONE)
		put_uint(b->m, field, value, offset, len);
}

static void put_text(struct body *b, unsigned field, struct bytes text)
{
	if (field != NONE && text.len) /* null and empty say the same: nothing */
		put_bytes(b->m, field, text);
}

/* One step that reads a value. */
static void read_step(struct body *b, const struct step *s, struct cursor *c)
{
	struct message *m = b->m;
	const uint32_t offset = cur_offset(c, m->data);

	switch (s->type) {
	case BOOL:
	case U8:
		put_number(b, s->field, cur_u8(c), offset, 1);
		break;
	case U32:
		put_number(b, s->field, cur_le32(c), offset, 4);
		break;
	case U64:
		put_number(b, s->field, cur_le64(c), offset, 8);
		break;
	case F64: {
		const double d = read_double(c);
		if (s->field != NONE)
			put_float(m, s->field, d, offset, 8);
		break;
	}
	case STRING:
		put_text(b, s->field, read_string(m, c));
		break;
	case NAME:
		put_text(b, s->field, read_name(m, c));
		break;
	case LOCALIZED:
		put_text(b, s->field, read_localized(m, c));
		break;
	case NODE: {
		const struct node n = read_node(m, c);
		if (s->field != NONE)
			put_node(m, s->field, &n);
		break;
	}
	case DIAGNOSTIC:
		skip_diagnostic(m, c);
		break;
	case VARIANT:
		put_variant(m, c);
		break;
	case VALUE:
		b->quality = put_data_value(m, c);
		identify_product(b);
		break;
	case EXTENSION: {
		const struct extension x = read_extension(m, c);
		put_number(b, s->field, x.type.id, x.type.offset, x.type.len);
		if (s->field != NONE)
			put_bytes(m, F_BYTES, x.body);
		break;
	}
	case STATUS:
		b->quality = (uint32_t)put_uint(m, F_QUALITY, cur_le32(c), offset, 4);
		break;
	case IDENTITY:
		put_identity(b, c);
		break;
	case NOTICE:
		put_notice(b, c);
		break;
	case APPLICATION_NAME: {
		const struct bytes name = read_localized(m, c);
		put_text(b, s->field, name);
		identify(m, IDENTITY_NAME, name);
		break;
	}
	case PRODUCT_URI:
		identify(m, IDENTITY_PRODUCT, read_string(m, c));
		break;
	default:
		break;
	}
}

/* Behind the NEXT that belongs to this MORE. */
static const struct step *past(const struct step *s)
{
	unsigned depth = 0;

	do {
		depth += s->type == MORE;
		depth -= s->type == NEXT;
		s++;
	} while (depth);
	return s;
}

/* Begins an element; m->header holds the fields around it. */
static void element(struct body *b, struct loop *l, const struct cursor *c)
{
	l->begin = c->p;
	l->operations = b->m->operations;
	b->quality = l->quality;
	if (l->field != NONE)
		put_uint(b->m, l->field, l->count - l->left, 0, 0);
}

static void walk(struct body *b, const struct step *s, struct cursor *c)
{
	struct message *m = b->m;
	struct loop loops[LOOPS] = { { .begin = c->p, .operations = m->operations, .field = NONE } };
	struct loop *l = loops;

	while (s->type != END && !m->bad) {
		switch (s->type) {
		case MORE: {
			const int32_t count = (int32_t)cur_le32(c);
			if (count < -1)
				flaw(m, BAD_ENCODING);
			if (count <= 0) {
				s = past(s);
				continue;
			}
			l++;
			*l = (struct loop){ .first = s + 1, .left = (uint32_t)count, .count = (uint32_t)count,
					    .field = s->field, .header = m->header, .quality = b->quality };
			keep(m);
			element(b, l, c);
			break;
		}
		case NEXT:
			m->present = m->header;
			if (--l->left) {
				element(b, l, c);
				s = l->first;
				continue;
			}
			m->header = l->header;
			b->quality = l->quality;
			l--;
			break;
		case EMIT:
			if (m->operations == l->operations)
				emit(b);
			break;
		case REMEMBER:
			remember(b, (struct bytes){ l->begin, cur_offset(c, l->begin) });
			b->elements += l == &loops[1];
			break;
		case RECALL:
			recall(b);
			b->elements += l == &loops[1];
			break;
		default:
			read_step(b, s, c);
		}
		s++;
	}
}

/* ---- requests and answers ---- */

static const struct step request_header[] = { { NODE, NONE }, { U64, NONE }, { U32, F_HANDLE }, { U32, NONE },
					      { STRING, NONE }, { U32, NONE }, { EXTENSION, NONE }, DONE };

/* RequestHeader (part 4, 7.33), ResponseHeader (7.34). */
static void put_request_header(struct body *b, struct cursor *c)
{
	walk(b, request_header, c);
}

static void put_answer_header(struct body *b, struct cursor *c)
{
	static const struct step rest[] = { { DIAGNOSTIC, NONE }, STRINGS, { EXTENSION, NONE }, DONE };

	cur_skip(c, 8);
	put_le32(b->m, F_HANDLE, c);
	b->failed = is_bad(put_le32(b->m, F_STATUS, c));
	walk(b, rest, c);
}

static void remember_request(struct body *b)
{
	struct state *st = b->st;

	if (!b->whole || b->m->bad)
		return;
	st->asks = true;
	if (b->service && b->service->request == PUBLISH) {
		st->publishing += st->publishing < UINT32_MAX;
		return;
	}
	struct pair *p = pair_open(&st->pairs, b->request);
	p->code = b->service ? b->service->request : b->id;
	p->first = b->m->from_client;
	p->count = b->elements;
}

/* Which request does this answer?  ServiceFault answers any. */
static void find_request(struct body *b)
{
	struct message *m = b->m;
	struct state *st = b->st;
	const struct pair *p = pair_find(&st->pairs, b->request);
	const bool fault = b->id == SERVICE_FAULT;

	if (p && p->first == m->from_client)
		p = NULL;
	if (!p && (fault || b->service->request == PUBLISH) && st->publishing) {
		st->publishing -= b->whole;
		b->service = service_of(PUBLISH);
		return;
	}
	if (!p) {
		if (!m->midstream || st->asks)
			flaw(m, FLAW_NO_REQUEST);
		return;
	}
	if (fault)
		b->service = service_of(p->code);
	else if (p->code != b->service->request)
		flaw(m, FLAW_MISFIT);
	else
		b->asked = asked_find(st, b->request);
}

/* The answer must have an element for each of the request's. */
static void end_request(struct body *b)
{
	struct state *st = b->st;

	if (b->m->bad)
		return;
	const struct pair *p = pair_find(&st->pairs, b->request);
	if (!p || p->first == b->m->from_client)
		return;
	if (!b->failed && b->elements && p->count && p->count != b->elements)
		flaw(b->m, FLAW_MISFIT);
	if (b->asked)
		b->asked->taken = 0;
	if (!b->whole)
		return;
	(void)pair_take(&st->pairs, b->request);
	if (b->asked)
		b->asked->valid = false;
}

static void opaque(struct message *m, struct cursor *c, const char *label)
{
	put_bytes(m, F_BYTES, cur_rest(c));
	operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true,
					  .role = m->from_client ? ROLE_REQUEST : ROLE_ANSWER, .label = label });
}

/* Takes the signature off the end of a signed body. */
static void unsign(struct body *b, struct cursor *c)
{
	const size_t left = cur_left(c);

	if (b->m->bad || !left)
		return;
	if (b->st->policy > POLICY_NONE && left == policies[b->st->policy].signature)
		(void)cur_rest(c);
	else if (b->st->policy == POLICY_UNSEEN && (left == 20 || left == 32))
		(void)cur_rest(c);
	else
		flaw(b->m, FLAW_TRAILING);
}

static void parameters(struct body *b, struct cursor *c)
{
	struct message *m = b->m;
	const struct service *s = b->service;
	const struct step *steps = b->id == SERVICE_FAULT || b->failed ? nothing : NULL;

	if (!steps && s)
		steps = b->is_answer ? s->answers : s->asks;
	if (b->failed && b->id != SERVICE_FAULT) /* may carry its parameters, or not */
		steps = cur_left(c) && s ? s->answers : nothing;
	if (steps) {
		walk(b, steps, c);
		unsign(b, c);
	} else {
		put_bytes(m, F_BYTES, cur_rest(c));
	}
	if (m->operations)
		return;
	for (const struct step *at = steps; b->service && at && at->type != END; at++)
		if (at->type == EMIT) { /* an array of objects, but none is in it: it does nothing */
			operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true,
							  .role = b->is_answer ? ROLE_ANSWER : ROLE_REQUEST,
							  .failed = b->failed, .label = "nothing to do" });
			return;
		}
	emit(b);
}

/* In a conversation that was joined in its middle, requests and answers tell who is who. */
static void orient(struct body *b)
{
	struct state *st = b->st;

	set_client(b->m, !b->is_answer);
	if (!b->m->changed_client)
		return;
	const struct state old = *st;
	for (unsigned i = 0; i < 2; i++) {
		st->sequence[i] = old.sequence[!i];
		st->sequence_known[i] = old.sequence_known[!i];
		st->chunks[i] = old.chunks[!i];
	}
}

/* A whole body, plain or signed; id is its type id, which c has passed. */
static void read_body(struct body *b, struct cursor *c)
{
	struct message *m = b->m;

	b->service = service_of(b->id);
	b->is_answer = b->id == SERVICE_FAULT || (b->service && b->id == b->service->answer);
	if (!b->service && b->id != SERVICE_FAULT) {
		flaw(m, UNKNOWN_SERVICE);
		b->is_answer = !m->from_client;
		put_bytes(m, F_BYTES, cur_rest(c));
		keep(m);
		emit(b);
		return;
	}
	orient(b);
	if (b->is_answer) {
		put_answer_header(b, c);
		find_request(b);
		keep(m);
		if (b->service)
			expect(m, (enum intent)b->service->intent);
		parameters(b, c);
		end_request(b);
	} else {
		put_request_header(b, c);
		keep(m);
		if (b->service->request != CALL && b->service->request != WRITE)
			expect(m, (enum intent)b->service->intent);
		if (b->whole)
			b->asked = asked_new(b->st, b->request);
		parameters(b, c);
		remember_request(b);
	}
}

/* Does a service's type id stand here?  Nothing encrypted looks like one. */
static bool begins_service(struct cursor c)
{
	const int encoding = cur_u8(&c), space = cur_u8(&c);
	const uint32_t id = cur_le16(&c);

	return encoding == 1 && space == 0 && (id == SERVICE_FAULT || service_of(id));
}

/* ---- chunks ---- */

/* Sequence numbers count chunks of one side; they may wrap long before 2^32 (6.7.2.4). */
static void put_sequence(struct body *b, struct cursor *c)
{
	struct message *m = b->m;
	struct state *st = b->st;
	const bool side = m->from_client;
	const uint32_t sequence = put_le32(m, F_SEQUENCE, c);

	b->request = put_le32(m, F_REQUEST, c);
	if (m->bad)
		return;
	const bool wraps = sequence < 1024 && st->sequence[side] > UINT32_MAX - 1024;
	if (st->sequence_known[side] && sequence != st->sequence[side] + 1 && !wraps)
		flaw(m, SEQUENCE);
	if (b->whole) {
		st->sequence[side] = sequence;
		st->sequence_known[side] = true;
	}
}

/* What the channel's opening has told. */
static void put_security(struct message *m, const struct state *st, uint8_t mode)
{
	if (st->policy != POLICY_UNSEEN)
		put_uint(m, F_SECURITY_POLICY, st->policy, 0, 0);
	if (mode)
		put_uint(m, F_SECURITY_MODE, mode, 0, 0);
	if (st->subject_len)
		put_bytes(m, F_CERTIFICATE_SUBJECT, (struct bytes){ st->subject, st->subject_len });
}

/* A body that stands in the clear, in one chunk or several. */
static void clear_chunk(struct body *b, struct cursor *c, uint8_t kind)
{
	struct message *m = b->m;
	struct state *st = b->st;
	const bool side = m->from_client, first = !st->chunks[side];

	if (!b->whole && (kind != 'F' || !first)) {
		cur_poison(c);
		return;
	}
	if (b->whole)
		st->chunks[side] = kind == 'C';
	if (kind == 'A') {
		if (m->join)
			m->join->open = false;
		put_le32(m, F_STATUS, c);
		put_bytes(m, F_REASON, read_string(m, c));
		flaw(m, ABORTED);
		operation(m, &(struct operation){ .intent = INTENT_SESSION, .housekeeping = true,
						  .role = m->from_client ? ROLE_REQUEST : ROLE_ANSWER,
						  .label = "give up message" });
		return;
	}
	struct bytes piece = cur_rest(c);
	if (kind == 'C' && st->policy > POLICY_NONE) /* each chunk is signed */
		piece = bytes_part(piece, 0, piece.len - (piece.len < policies[st->policy].signature
								  ? piece.len : policies[st->policy].signature));
	const struct bytes all = join(m, piece, first, kind == 'F');
	if (!all.len) {
		if (!m->piece)
			cur_poison(c);
		return;
	}
	/* Offsets and values of a joined message are in the joined bytes. */
	const uint8_t *data = m->data;
	const size_t len = m->len;
	struct cursor in = cur_over(all.p, all.len, &m->bad);
	if (!first) {
		m->data = all.p;
		m->len = all.len;
	}
	const struct node type = read_node(m, &in);
	b->id = type.id;
	put_uint(m, F_SERVICE, type.id, type.offset, type.len);
	if (!m->bad && is_standard(&type))
		m->code = (int32_t)(type.id & INT32_MAX);
	if (!is_standard(&type))
		b->id = 0;
	keep(m);
	read_body(b, &in);
	m->data = data;
	m->len = len;
}

/* MSG and CLO (6.7.2), behind the channel's number. */
static void secured(struct body *b, struct cursor *c, uint8_t kind)
{
	struct message *m = b->m;
	struct state *st = b->st;

	put_le32(m, F_TOKEN, c);
	if (cur_left(c) < 12) /* nothing is that short, plain or encrypted */
		cur_poison(c);
	struct cursor ahead = *c;
	bool bad = false;
	ahead.bad = &bad;
	cur_skip(&ahead, 8);
	const bool goes_on = st->chunks[m->from_client];
	const bool clear = st->policy == POLICY_NONE || goes_on || begins_service(ahead) ||
			   (st->policy == POLICY_UNSEEN && kind == 'A');
	if (!clear) {
		put_security(m, st, st->policy ? MODE_ENCRYPT : 0);
		keep(m);
		opaque(m, c, "protected message");
		return;
	}
	put_security(m, st, st->policy == POLICY_NONE ? MODE_NONE : st->policy ? MODE_SIGN : 0);
	put_sequence(b, c);
	keep(m);
	clear_chunk(b, c, kind);
}

/* OPN (6.7.2.3). */
static void open_chunk(struct body *b, struct cursor *c, uint8_t kind)
{
	struct message *m = b->m;
	struct state *st = b->st;
	const uint32_t offset = cur_offset(c, m->data);
	const struct bytes uri = read_string(m, c), certificate = read_string(m, c);
	const uint8_t policy = policy_of(uri);
	const struct bytes subject = certificate_subject(certificate);

	put_uint(m, F_SECURITY_POLICY, policy, offset, 4 + (uint32_t)uri.len);
	if (subject.len)
		put_bytes(m, F_CERTIFICATE_SUBJECT, subject);
	const struct bytes thumbprint = read_string(m, c);
	if (thumbprint.len)
		put_bytes(m, F_THUMBPRINT, thumbprint);
	if (m->bad)
		return;
	if (policy == POLICY_OTHER)
		flaw(m, WEAK_POLICY);
	if (b->whole) {
		st->policy = policy;
		if (m->from_client) {
			st->subject_len = (uint8_t)(subject.len < SUBJECT_MAX ? subject.len : SUBJECT_MAX);
			memcpy(st->subject, subject.p, st->subject_len);
		}
	}
	if (policy != POLICY_NONE) {
		keep(m);
		expect(m, INTENT_SESSION);
		put_bytes(m, F_BYTES, cur_rest(c));
		operation(m, &(struct operation){ .intent = INTENT_SESSION, .label = "open protected channel",
						  .role = m->from_client ? ROLE_REQUEST : ROLE_ANSWER,
						  .opaque = true });
		return;
	}
	put_sequence(b, c);
	keep(m);
	clear_chunk(b, c, kind);
}

/* ---- the connection protocol (7.1.2) ---- */

static void connection(struct message *m, uint32_t type, struct cursor *c)
{
	static const struct operation hello = { .intent = INTENT_SESSION, .housekeeping = true, .label = "hello" };
	struct operation op = hello;

	expect(m, INTENT_SESSION);
	if (type == TYPE_HEL || type == TYPE_ACK) {
		for (unsigned f = F_VERSION; f <= F_MAX_CHUNKS; f++)
			put_le32(m, f, c);
		if (type == TYPE_HEL)
			put_bytes(m, F_ENDPOINT, read_string(m, c));
	} else if (type == TYPE_ERR) {
		put_le32(m, F_STATUS, c);
		put_bytes(m, F_REASON, read_string(m, c));
		op.label = "error";
		op.failed = true;
	} else {
		put_bytes(m, F_SERVER_URI, read_string(m, c));
		put_bytes(m, F_ENDPOINT, read_string(m, c));
		op.label = "reverse hello";
	}
	if (type == TYPE_ACK)
		op.label = "acknowledge";
	if (type == TYPE_ACK || type == TYPE_ERR)
		op.role = ROLE_ANSWER;
	if (type == TYPE_HEL)
		set_client(m, true);
	else if (type == TYPE_ACK)
		set_client(m, false);
	if (cur_left(c))
		flaw(m, FLAW_TRAILING);
	operation(m, &op);
}

static void put_channel(struct body *b, struct cursor *c, bool opens)
{
	struct message *m = b->m;
	struct state *st = b->st;
	const uint32_t channel = put_le32(m, F_CHANNEL, c);

	if (m->bad)
		return;
	if (!opens && st->opened && channel != st->channel)
		flaw(m, WRONG_CHANNEL);
	if (b->whole && channel) {
		st->channel = channel;
		st->opened = true;
	}
}

static void opcua_dissect(struct message *m, struct cursor c)
{
	struct body b = { .m = m, .st = m->flow };
	const uint32_t type = cur_be24(&c);

	put_uint(m, F_TYPE, type, 0, 3);
	const uint8_t kind = put_u8(m, F_CHUNK, &c);
	const uint32_t size = put_le32(m, F_SIZE, &c);
	b.whole = !m->prefix && m->len == size;
	keep(m);
	if (m->bad)
		return;
	if (kind != 'F' && kind != 'C' && kind != 'A') {
		flaw(m, UNKNOWN_MESSAGE);
		return;
	}
	switch (type) {
	case TYPE_OPN:
		if (kind != 'F')
			flaw(m, BAD_SIZE);
		put_channel(&b, &c, true);
		open_chunk(&b, &c, kind);
		break;
	case TYPE_MSG:
	case TYPE_CLO:
		put_channel(&b, &c, false);
		secured(&b, &c, kind);
		break;
	default:
		if (kind != 'F')
			flaw(m, BAD_SIZE);
		connection(m, type, &c);
	}
}

/* Could these first bytes of a type become one? */
static bool type_begins(const struct cursor *c)
{
	const size_t n = cur_left(c) < 3 ? cur_left(c) : 3;

	for (unsigned i = 0; i < type_names.count; i++) {
		size_t k = 0;
		while (k < n && cur_peek(c, k) == (int)(type_list[i].value >> (16 - 8 * k) & 0xff))
			k++;
		if (k == n)
			return true;
	}
	return false;
}

/* The shortest chunk of each type. */
static uint32_t size_min(uint32_t type)
{
	switch (type) {
	case TYPE_HEL:
		return 32;
	case TYPE_ACK:
		return 28;
	case TYPE_OPN:
		return 32;
	case TYPE_MSG:
	case TYPE_CLO:
		return 24;
	default:
		return 16;
	}
}

static size_t opcua_frame(const struct message *m, struct cursor c)
{
	(void)m;
	if (!type_begins(&c))
		return FRAME_FOREIGN;
	if (cur_left(&c) < HEADER_LEN)
		return FRAME_MORE;
	cur_skip(&c, 4);
	const uint32_t size = cur_le32(&c);
	return size < HEADER_LEN || size > MESSAGE_MAX ? FRAME_FOREIGN : size;
}

/* ---- recognising ---- */

static enum probe opcua_probe(enum transport transport, bool from_client, struct cursor c)
{
	(void)from_client;
	if (transport != TRANSPORT_TCP || !type_begins(&c))
		return PROBE_NO;
	const size_t seen = cur_left(&c);
	if (seen < HEADER_LEN)
		return PROBE_MORE;
	const uint32_t type = cur_be24(&c);
	const uint8_t kind = cur_u8(&c);
	const uint32_t size = cur_le32(&c);
	if ((kind != 'F' && (type != TYPE_MSG || (kind != 'C' && kind != 'A'))) || size < size_min(type) ||
	    size > MESSAGE_MAX)
		return PROBE_NO;
	/* Four letters and a length with at least one zero byte: enough where the size is fixed or nearly so. */
	return PROBE_STRONG;
}

/* ---- refusing ---- */

#define BODY_AT 24
#define NEUTRAL_TYPE 0xfffe /* no encoding has it */

/* A request in one chunk, not protected, whose service the server can be made not to know. */
static bool opcua_neutralise(const struct message *m, uint8_t *bytes)
{
	const struct state *st = m->flow;
	const uint8_t *d = m->data;

	if (m->len < BODY_AT + 4 || memcmp(d, "MSGF", 4) != 0 || d[BODY_AT] != 1 || d[BODY_AT + 1] != 0 ||
	    st->policy > POLICY_NONE)
		return false;
	const uint32_t id = d[BODY_AT + 2] | (uint32_t)d[BODY_AT + 3] << 8;
	const struct service *s = service_of(id);
	if (id == SERVICE_FAULT || (s && id == s->answer))
		return false;
	bytes[BODY_AT + 2] = NEUTRAL_TYPE & 0xff;
	bytes[BODY_AT + 3] = NEUTRAL_TYPE >> 8;
	return true;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 4840, 4840 } };

extern const struct dissector opcua;
const struct dissector opcua = {
	.name = "opcua",
	.title = "OPC UA binary",
	.specification = "OPC 10000-4 and OPC 10000-6, 1.05",
	.fields = fields,
	.field_count = F_COUNT,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "hello, secure channel and session (open, activate, close, cancel), "
			"endpoint and server discovery, publish requests of subscriptions",
	.codes = &service_names,
	.message_max = MESSAGE_MAX,
	.flow_size = sizeof(struct state),
	.counts_pieces = true,
	.refuse = {
		.means = { REFUSE_NEUTRALISE },
		.neutralise = opcua_neutralise,
	},
	.probe = opcua_probe,
	.frame = opcua_frame,
	.dissect = opcua_dissect,
};
