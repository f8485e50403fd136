/* SPDX-License-Identifier: Apache-2.0 */
/*
 * S7 communication of SIMATIC S7-200/300/400/1200/1500, LOGO! and SINUMERIK, over COTP (tpkt.h).
 * The protocol is not published; this follows captures and what public dissectors agree on.
 *
 *   0      1        2         4           6             8          10        12
 *   +------+--------+---------+-----------+-------------+----------+---------+-----------+------+
 *   | 0x32 | ROSCTR | reserved| reference | param length| data len.| error   | parameter | data |
 *   +------+--------+---------+-----------+-------------+----------+---------+-----------+------+
 *   ROSCTR 1 job, 2 ack, 3 ack-data, 7 userdata (s7comm_userdata.h); the error (class, code) is in
 *   ack and ack-data only.
 *   Parameter of jobs: function, then items of 0x12, length, syntax, address.
 *   Data: items of return code, transport size, length (bits or bytes), value, fill to even length.
 *
 * Numbers are big-endian.  Requests and their item addresses wait for their answers in struct
 * s7_flow.  Owns no memory; called by the thread that owns the flow.  Tables: s7comm_tables.h;
 * addresses and values: s7comm_item.h.
 */
#include "dissectors/s7comm_userdata.h"

/* ---- read and write variables ---- */

static struct operation job_operation(const struct job_shape *s, const struct pdu *p)
{
	return (struct operation){ .intent = s->intent, .changes = s->changes,
				   .transfer = s->transfer, .label = s->label,
				   .technique = s->technique,
				   .role = p->rosctr == ROSCTR_JOB ? ROLE_REQUEST : ROLE_ANSWER,
				   .failed = p->failed };
}

static void job_variables(struct pdu *p, const struct job_shape *s)
{
	const uint8_t count = cur_u8(&p->param);
	if (!count && !p->m->bad) {
		wrong(p->m, ITEM_COUNT);
		const struct operation op = job_operation(s, p);
		operation(p->m, &op);
	}
	request_items(p, &p->param, count, job_operation(s, p), s->kind == JOB_WRITE);
	remember(p, s->function, count);
}

static void answer_variables(struct pdu *p, const struct job_shape *s)
{
	struct operation op = job_operation(s, p);
	const uint8_t count = cur_u8(&p->param);

	if (p->paired && count != p->asked.extra && !p->m->bad)
		flaw(p->m, FLAW_MISFIT);
	if (!count || (p->failed && !cur_left(&p->data))) {
		if (!count && !p->failed)
			wrong(p->m, ITEM_COUNT);
		operation(p->m, &op);
		return;
	}
	if (s->kind == JOB_READ) {
		answer_values(p, count, &op);
		return;
	}
	for (unsigned i = 0; i < count && !p->m->bad; i++) {
		const struct item *it = recall_item(p, i);
		struct operation one = op;
		if (it) {
			put_item(p->m, it, 0, false);
			aim(&one, it->area);
		}
		one.failed = put_u8(p->m, F_RETURN_CODE, &p->data) != CODE_OK || p->failed;
		operation(p->m, &one);
	}
}

/* ---- blocks ---- */

/* '_' or '$' and a block, or a file of a numerical controller. */
static void put_file_name(struct message *m, struct cursor *c)
{
	const uint8_t len = cur_u8(c);
	struct cursor name = cur_cut(c, len);
	struct cursor block = name;
	const struct bytes text = cur_rest(&name);
	const int kind = cur_peek(&block, 0);
	const int digits = cur_peek(&block, 1);

	put_bytes(m, F_FILE_NAME, text);
	if (len == 9 && (kind == '_' || kind == '$') && digits >= '0' && digits <= '9') {
		cur_skip(&block, 1);
		put_block(m, &block);
	}
}

static void job_block(struct pdu *p, const struct job_shape *s)
{
	struct message *m = p->m;
	struct operation op = job_operation(s, p);

	put_u8(m, F_BLOCK_STATUS, &p->param);
	cur_skip(&p->param, 2);
	if (s->block & BLOCK_ID)
		put_be32(m, F_UPLOAD_ID, &p->param);
	else
		cur_skip(&p->param, 4);
	if (s->block & BLOCK_NAME)
		put_file_name(m, &p->param);
	if (s->transfer == TRANSFER_OPEN && cur_left(&p->param)) {
		/* '1', load memory and code in six digits each */
		const uint8_t len = cur_u8(&p->param);
		struct cursor sizes = cur_cut(&p->param, len);
		cur_skip(&sizes, 1);
		if (!put_digits(m, F_LOAD_LENGTH, &sizes, 6) ||
		    !put_digits(m, F_CODE_LENGTH, &sizes, 6) || cur_left(&sizes))
			wrong(m, BAD_PARAMETER);
	}
	/* The controller fetches what it was asked to load: not a new request. */
	if ((s->function == FN_DOWNLOAD_BLOCK || s->function == FN_DOWNLOAD_ENDED) && !m->from_client)
		op.role = ROLE_REPORT;
	operation(m, &op);
	remember(p, s->function, 0);
}

static void answer_block(struct pdu *p, const struct job_shape *s)
{
	const struct operation op = job_operation(s, p);

	if (cur_left(&p->param))
		put_u8(p->m, F_BLOCK_STATUS, &p->param);
	if (s->block == (BLOCK_NAME | BLOCK_ID) && cur_left(&p->param)) {
		cur_skip(&p->param, 2);
		put_be32(p->m, F_UPLOAD_ID, &p->param);
		if (cur_left(&p->param)) { /* files of numerical controllers do not say their length */
			const uint8_t len = cur_u8(&p->param);
			struct cursor digits = cur_cut(&p->param, len);
			if (len > 9 || !put_digits(p->m, F_LOAD_LENGTH, &digits, len))
				wrong(p->m, BAD_PARAMETER);
		}
	}
	if (cur_left(&p->data)) { /* length, 00 fb, part of the block */
		const uint16_t len = cur_be16(&p->data);
		cur_skip(&p->data, 2);
		if (len != cur_left(&p->data))
			wrong(p->m, BAD_DATA);
		cur_skip(&p->data, cur_left(&p->data));
	}
	operation(p->m, &op);
}

/* ---- program invocation ---- */

static const struct pi_shape *pi_find(struct bytes name)
{
	for (size_t i = 0; i < sizeof pi_shapes / sizeof pi_shapes[0]; i++)
		if (bytes_are(name, pi_shapes[i].name))
			return &pi_shapes[i];
	return &unknown_pi;
}

static void aim_pi(struct operation *op, const struct pi_shape *pi)
{
	op->intent = pi->intent;
	op->changes = pi->changes;
	op->technique = pi->technique;
	op->label = pi->label;
}

/* Count, zero and the names of blocks: an operation each. */
static void pi_blocks(struct message *m, struct cursor c, const struct operation *op,
		      struct bytes name)
{
	const uint8_t count = cur_u8(&c);
	cur_skip(&c, 1);
	if (!count || cur_left(&c) != (size_t)count * 8)
		wrong(m, ITEM_COUNT);
	if (!count) {
		put_bytes(m, F_PI_SERVICE, name);
		operation(m, op);
	}
	for (unsigned i = 0; i < count && !m->bad; i++) {
		put_bytes(m, F_PI_SERVICE, name);
		put_block(m, &c);
		operation(m, op);
	}
}

static void job_pi(struct pdu *p, const struct job_shape *s)
{
	struct message *m = p->m;
	struct operation op = job_operation(s, p);

	cur_skip(&p->param, 7);
	const uint16_t len = cur_be16(&p->param);
	struct cursor block = cur_cut(&p->param, len);
	const uint8_t name_len = cur_u8(&p->param);
	const struct bytes name = cur_take(&p->param, name_len);
	const struct pi_shape *pi = pi_find(name);
	if (pi == &unknown_pi)
		wrong(m, UNKNOWN_PI);
	aim_pi(&op, pi);
	expect(m, (enum intent)op.intent);
	if (pi->kind == PI_BLOCKS) {
		pi_blocks(m, block, &op, name);
	} else {
		put_bytes(m, F_PI_SERVICE, name);
		if (pi->kind == PI_TEXT && cur_left(&block)) /* a password stays out of the records */
			put_bytes(m, F_ARGUMENT, cur_rest(&block));
		operation(m, &op);
	}
	remember(p, s->function, pi == &unknown_pi ? 0 : (uint32_t)(pi - pi_shapes) + 1);
}

static void job_stop(struct pdu *p, const struct job_shape *s)
{
	const struct operation op = job_operation(s, p);
	cur_skip(&p->param, 5);
	const uint8_t len = cur_u8(&p->param);
	put_bytes(p->m, F_PI_SERVICE, cur_take(&p->param, len));
	operation(p->m, &op);
	remember(p, s->function, 0);
}

/* ---- jobs and their answers ---- */

static void setup_communication(struct pdu *p, const struct job_shape *s)
{
	struct operation op = job_operation(s, p);

	op.housekeeping = true;
	if (!p->failed || cur_left(&p->param)) {
		cur_skip(&p->param, 1);
		put_be16(p->m, F_AMQ_CALLING, &p->param);
		put_be16(p->m, F_AMQ_CALLED, &p->param);
		put_be16(p->m, F_PDU_LENGTH, &p->param);
	}
	operation(p->m, &op);
	if (p->rosctr == ROSCTR_JOB)
		remember(p, s->function, 0);
}

static const struct job_shape *job_find(uint32_t function)
{
	for (size_t i = 0; i < sizeof job_shapes / sizeof job_shapes[0]; i++)
		if (job_shapes[i].function == function)
			return &job_shapes[i];
	return &unknown_job;
}

static void bare_job(struct pdu *p, const struct job_shape *s, uint8_t function)
{
	struct operation op = job_operation(s, p);

	if (s->kind == JOB_PI && p->paired && p->asked.extra)
		aim_pi(&op, &pi_shapes[p->asked.extra - 1]);
	cur_skip(&p->param, cur_left(&p->param));
	cur_skip(&p->data, cur_left(&p->data));
	operation(p->m, &op);
	if (p->rosctr == ROSCTR_JOB)
		remember(p, function, 0);
}

static const struct job_shape *known_job(struct pdu *p, uint8_t function)
{
	const struct job_shape *s = job_find(function);

	if (s == &unknown_job)
		wrong(p->m, UNKNOWN_FUNCTION);
	if (!p->m->bad)
		p->m->code = function;
	expect(p->m, (enum intent)s->intent);
	return s;
}

static void read_job(struct pdu *p)
{
	struct message *m = p->m;
	const uint8_t function = put_u8(m, F_FUNCTION, &p->param);
	const struct job_shape *s = known_job(p, function);

	keep(m);
	if (m->bad)
		return;
	/* Only a controller that loads a program asks its client for something. */
	set_client(m, function != FN_DOWNLOAD_BLOCK && function != FN_DOWNLOAD_ENDED);
	switch ((enum job_kind)s->kind) {
	case JOB_READ:
	case JOB_WRITE:
		job_variables(p, s);
		break;
	case JOB_SETUP:
		setup_communication(p, s);
		break;
	case JOB_BLOCK:
		job_block(p, s);
		break;
	case JOB_PI:
		job_pi(p, s);
		break;
	case JOB_STOP:
		job_stop(p, s);
		break;
	case JOB_BARE:
		bare_job(p, s, function);
		break;
	}
}

/* ack and ack-data; an answer that says no often has no parameters, and so no function. */
static void read_answer(struct pdu *p)
{
	struct message *m = p->m;
	const bool silent = cur_left(&p->param) == 0;
	uint8_t function = 0;

	if (!silent) {
		function = put_u8(m, F_FUNCTION, &p->param);
		if (!m->bad)
			set_client(m, function == FN_DOWNLOAD_BLOCK || function == FN_DOWNLOAD_ENDED);
	}
	recall(p, false);
	if (silent && p->paired) {
		function = (uint8_t)p->asked.code;
		put_uint(m, F_FUNCTION, function, 0, 0);
	}
	keep(m);
	if (silent && !p->paired) {
		const struct operation op = job_operation(&unknown_job, p);
		operation(m, &op);
		return;
	}
	if (p->paired && p->asked.code != function) {
		flaw(m, FLAW_MISFIT);
		p->paired = false;
	}
	const struct job_shape *s = known_job(p, function);
	if (silent || p->rosctr == ROSCTR_ACK)
		m->code = -1;
	switch (silent ? JOB_BARE : (enum job_kind)s->kind) {
	case JOB_READ:
	case JOB_WRITE:
		answer_variables(p, s);
		break;
	case JOB_SETUP:
		setup_communication(p, s);
		break;
	case JOB_BLOCK:
		answer_block(p, s);
		break;
	default:
		bare_job(p, s, function);
		break;
	}
}

/* ---- the message ---- */

static void lone_operation(struct message *m, uint8_t intent, const char *label)
{
	operation(m, &(struct operation){ .intent = intent, .changes = CHANGES_UNKNOWN,
					  .role = ROLE_REQUEST, .label = label });
}

static void read_s7(struct message *m, struct cursor c)
{
	struct pdu p = { .m = m, .flow = m->flow };

	p.items_from = p.flow->next;
	if (cur_u8(&c) != PROTOCOL_ID) {
		wrong(m, BAD_PROTOCOL);
		lone_operation(m, INTENT_OTHER, "message of another protocol");
		return;
	}
	p.rosctr = put_u8(m, F_ROSCTR, &c);
	cur_skip(&c, 2);
	p.reference = put_be16(m, F_PDU_REFERENCE, &c);
	const size_t param_len = put_be16(m, F_PARAMETER_LENGTH, &c);
	const size_t data_len = put_be16(m, F_DATA_LENGTH, &c);
	if (p.rosctr == ROSCTR_ACK || p.rosctr == ROSCTR_ACK_DATA) {
		const uint8_t class = put_u8(m, F_ERROR_CLASS, &c);
		const uint8_t code = put_u8(m, F_ERROR_CODE, &c);
		p.failed = class || code;
	}
	if (m->bad)
		return;
	const size_t left = cur_left(&c);
	p.cut_short = left < param_len + data_len;
	if (left != param_len + data_len && !(p.cut_short && m->prefix))
		wrong(m, BAD_LENGTH);
	p.param = cur_cut(&c, left < param_len ? left : param_len);
	p.data = cur_cut(&c, cur_left(&c) < data_len ? cur_left(&c) : data_len);
	switch (p.rosctr) {
	case ROSCTR_JOB:
		read_job(&p);
		break;
	case ROSCTR_ACK:
	case ROSCTR_ACK_DATA:
		read_answer(&p);
		break;
	case ROSCTR_USERDATA:
		read_userdata(&p);
		break;
	default:
		wrong(m, UNKNOWN_ROSCTR);
		lone_operation(m, INTENT_OTHER, "unknown kind of message");
		return;
	}
	finish(&p);
	if (p.cut_short)
		cur_poison(&c);
}

/* ---- the carrier ---- */

static void put_tsaps(struct message *m, const struct tpkt *t)
{
	if (t->src_tsap.len)
		put_bytes(m, F_SRC_TSAP, t->src_tsap);
	if (t->dst_tsap.len)
		put_bytes(m, F_DST_TSAP, t->dst_tsap);
	if (t->size)
		put_uint(m, F_TPDU_SIZE, t->size, t->size_offset, 1);
	if (t->dst_tsap.len != 2)
		return;
	const uint32_t at = (uint32_t)(t->dst_tsap.p - m->data);
	put_uint(m, F_CONNECTION, t->dst_tsap.p[0], at, 1);
	put_uint(m, F_RACK, t->dst_tsap.p[1] >> 5, at + 1, 1);
	put_uint(m, F_SLOT, t->dst_tsap.p[1] & 0x1f, at + 1, 1);
}

/* A called selector that is neither two bytes nor text names a device in another S7 subnet. */
static bool is_routed(struct bytes tsap)
{
	for (size_t i = 0; tsap.len > 2 && i < tsap.len; i++)
		if (tsap.p[i] < 0x20 || tsap.p[i] > 0x7e)
			return true;
	return false;
}

static const char *const tpdu_labels[16] = {
	[TPDU_CR >> 4] = "connection request", [TPDU_CC >> 4] = "connection confirm",
	[TPDU_DR >> 4] = "disconnect request", [TPDU_DC >> 4] = "disconnect confirm",
	[TPDU_DT >> 4] = "empty data", [TPDU_ER >> 4] = "transport error",
};

/* Transport messages that carry nothing of S7. */
static void read_carrier(struct message *m, const struct tpkt *t)
{
	const char *label = tpdu_labels[t->tpdu >> 4];
	struct operation op = { .intent = INTENT_SESSION, .changes = CHANGES_NO,
				.role = ROLE_REQUEST, .housekeeping = true,
				.label = label ? label : "unknown transport message" };

	put_uint(m, F_TPDU, t->tpdu, t->tpdu_offset, 1);
	if (t->opening) {
		put_tsaps(m, t);
		set_client(m, t->tpdu == TPDU_CR);
		op.routed = is_routed(t->dst_tsap);
	}
	if (t->tpdu == TPDU_CC)
		op.role = ROLE_ANSWER;
	if (t->tpdu == TPDU_DR || t->tpdu == TPDU_ER)
		put_uint(m, F_REASON, t->reason, t->reason_offset, 1);
	if (!label) {
		op.intent = INTENT_OTHER;
		op.changes = CHANGES_UNKNOWN;
		op.housekeeping = false;
	}
	expect(m, (enum intent)op.intent);
	keep(m);
	operation(m, &op);
}

static void dissect(struct message *m, struct cursor c)
{
	static const uint8_t faults[] = { [TPKT_BAD_TPKT] = BAD_TPKT, [TPKT_BAD_COTP] = BAD_COTP,
					  [TPKT_UNKNOWN_TPDU] = UNKNOWN_TPDU };

	tpkt_dissect(m, c, faults, read_carrier, read_s7);
}

static size_t frame(const struct message *m, struct cursor c)
{
	(void)m;
	return tpkt_frame(c);
}

/*
 * The first S7 header that this side sent decides: lengths that add up are proof, S7-comm-plus
 * (0x72) and the session layer of MMS are somebody else's.
 */
static enum probe probe(enum transport transport, bool from_client, struct cursor c)
{
	uint8_t head[HEADER_ACK_LEN] = { 0 };
	size_t len, total;

	(void)from_client;
	if (transport != TRANSPORT_TCP || !tpkt_first(c, head, sizeof head, &len, &total))
		return PROBE_NO;
	if (!len)
		return PROBE_MORE;
	if (head[0] != PROTOCOL_ID)
		return PROBE_NO;
	if (len < HEADER_LEN) /* total may tell of bytes that are still to come */
		return len == total ? PROBE_NO : PROBE_MORE;
	const bool known = names_find(&rosctr_names, head[1]);
	const size_t header = head[1] == ROSCTR_ACK || head[1] == ROSCTR_ACK_DATA ? HEADER_ACK_LEN
										  : HEADER_LEN;
	const size_t says = header + (size_t)(head[6] << 8 | head[7]) + (size_t)(head[8] << 8 | head[9]);
	if (!total) /* more pieces to come */
		return known ? PROBE_WEAK : PROBE_MORE;
	if (says != total)
		return known ? PROBE_WEAK : PROBE_NO;
	return known ? PROBE_STRONG : PROBE_WEAK;
}

/* ---- refusing ---- */

struct writer {
	uint8_t *p;
	size_t len, cap;
};

static void write_u8(struct writer *w, uint8_t v)
{
	if (w->len < w->cap)
		w->p[w->len] = v;
	w->len++;
}

static void write_be16(struct writer *w, size_t v)
{
	write_u8(w, (uint8_t)(v >> 8));
	write_u8(w, (uint8_t)v);
}

/* TPKT, a whole DT and the S7 header. */
static void write_header(struct writer *w, uint8_t rosctr, uint16_t reference, size_t param_len,
			 size_t data_len, uint16_t error)
{
	const bool ack = rosctr != ROSCTR_USERDATA;
	const size_t header_len = ack ? HEADER_ACK_LEN : HEADER_LEN;
	write_u8(w, TPKT_VERSION);
	write_u8(w, 0);
	write_be16(w, TPKT_HEADER_LEN + 3 + header_len + param_len + data_len);
	write_u8(w, 2);
	write_u8(w, TPDU_DT);
	write_u8(w, 0x80);
	write_u8(w, PROTOCOL_ID);
	write_u8(w, rosctr);
	write_be16(w, 0);
	write_be16(w, reference);
	write_be16(w, param_len);
	write_be16(w, data_len);
	if (ack)
		write_be16(w, error);
}

/* "The function is not permitted in the current protection level", for blocks and for tests: what
 * controllers say when they are protected, and programming tools show in these words. */
#define ERROR_PROTECTED 0xd241
#define ERROR_PROTECTED_TEST 0xd061

/* Read and write: an answer without header error in which each item has the return code.  Other
 * jobs: an ack with a header error.  Userdata: a response with a parameter error and no data. */
static size_t refuse_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	bool bad = false;
	struct tpkt t = tpkt_read(cur_over(m->data, m->len, &bad), m->data, false);
	struct cursor c = t.user;
	struct writer w = { out, 0, cap };

	const uint8_t id = cur_u8(&c), rosctr = cur_u8(&c);
	cur_skip(&c, 2);
	const uint16_t reference = cur_be16(&c);
	cur_skip(&c, 4);
	const uint8_t first = cur_u8(&c), second = cur_u8(&c);
	if (bad || t.fault != TPKT_SOUND || t.tpdu != TPDU_DT || !t.last || id != PROTOCOL_ID)
		return 0; /* a piece of a message, or none */
	if (rosctr == ROSCTR_JOB && (first == FN_READ || first == FN_WRITE)) {
		const size_t each = first == FN_READ ? 4 : 1;
		write_header(&w, ROSCTR_ACK_DATA, reference, 2, second * each, 0);
		write_u8(&w, first);
		write_u8(&w, second);
		for (unsigned i = 0; i < second; i++) {
			write_u8(&w, (uint8_t)code);
			for (size_t k = 1; k < each; k++)
				write_u8(&w, 0);
		}
	} else if (rosctr == ROSCTR_JOB) {
		write_header(&w, ROSCTR_ACK, reference, 0, 0, ERROR_PROTECTED);
	} else if (rosctr == ROSCTR_USERDATA) {
		cur_skip(&c, 3); /* rest of the head, length, method */
		const uint8_t both = cur_u8(&c), sub = cur_u8(&c), sequence = cur_u8(&c);
		if (bad || (both >> 4 != 4 && both >> 4 != 7))
			return 0;
		write_header(&w, ROSCTR_USERDATA, reference, 12, 4, 0);
		write_be16(&w, 0x0001);
		write_be16(&w, 0x1208);
		write_u8(&w, 0x12);
		write_u8(&w, (uint8_t)(both + 0x40));
		write_u8(&w, sub);
		write_u8(&w, sequence);
		write_be16(&w, 0);
		write_be16(&w, (both & 15) == 1 ? ERROR_PROTECTED_TEST : ERROR_PROTECTED);
		write_be16(&w, 0x0a00);
		write_be16(&w, 0);
	}
	return w.len <= cap ? w.len : 0;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 102, 102 } };

extern const struct dissector s7comm;
const struct dissector s7comm = {
	.name = "s7comm",
	.title = "S7 communication",
	.specification = "not published (captures); RFC 1006; ISO/IEC 8073 and ITU-T X.224, class 0",
	.fields = fields,
	.field_count = F_COUNT_OF,
	.flaws = flaws,
	.flaw_count = sizeof flaws / sizeof flaws[0],
	.bindings = bindings,
	.binding_count = 1,
	.housekeeping = "opening, confirming and closing the transport connection, empty transport "
			"messages, and setting up communication (message length, parallel jobs)",
	.codes = &function_names,
	.message_max = 65535,
	.flow_size = sizeof(struct s7_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = 3, .codes = &return_code_names,
		    .answer = refuse_answer },
	.probe = probe,
	.frame = frame,
	.dissect = dissect,
};
