/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Judging: the packet path of policies.  Deny lines first, then what an allow line implies, then allow
 * lines, then `otherwise`; three-valued: unknown does not allow, and does deny.  No allocation, no clock,
 * no libc but mem*; reads only the immutable policy and the caller's subject.
 */
#include "rules/policy_judge.h"

static bool allows_protocol(const struct question *q)
{
	const struct conduit *c = q->c;
	return c->allows_any ||
	       (q->number < POLICY_PROTOCOLS_MAX && c->allows[q->number / 64] >> q->number % 64 & 1);
}

static struct judgement allowed_by(const struct question *q, const struct line *l, uint8_t verdict,
				   uint8_t cause, struct guards *guards)
{
	const uint8_t guarded = line_guard(l, q->s, guards, q->now_ns, (enum mode)q->c->mode, &cause);
	return judged(q->c, guarded > verdict ? guarded : verdict, cause, l);
}

/* ---- the order of judging ---- */

/* By the lines of the conduit, and by what they imply. */
static struct judgement judge(struct question *q, struct guards *guards, bool linear)
{
	const struct policy *p = q->p;
	const struct conduit *c = q->c;
	const struct operation *op = q->s->operation;
	const bool from_responder = !q->s->message->from_client, is_answer = op->role == ROLE_ANSWER;

	const uint32_t denying = is_answer && !c->denies_answers ? NO_LINE : find_denying(q, linear);
	if (denying != NO_LINE)
		return judged_denied(c, &p->lines[denying]);
	if (is_answer)
		return judged(c, VERDICT_ALLOW, CAUSE_ANSWER, NULL);
	if (op->housekeeping && allows_protocol(q))
		return judged(c, VERDICT_ALLOW, CAUSE_HOUSEKEEPING, NULL);
	if (from_responder && (op->role == ROLE_REPORT || op->intent == INTENT_REPORT) &&
	    allows_protocol(q))
		return judged(c, VERDICT_ALLOW, CAUSE_REPORT, NULL);
	/* Lines allow what the client asks. */
	if (from_responder)
		return judged(c, c->otherwise, CAUSE_OTHERWISE, NULL);
	struct found f = { .why = CAUSE_OTHERWISE };
	find_allowing(q, linear, &f);
	if (f.line && !f.limited)
		return judged(c, VERDICT_ALLOW, CAUSE_ALLOW_LINE, f.line);
	if (f.line)
		return allowed_by(q, f.line, VERDICT_ALLOW, CAUSE_ALLOW_LINE, guards);
	if (f.expired)
		return allowed_by(q, f.expired, VERDICT_ALERT, CAUSE_EXPIRED, guards);
	if (f.blocked)
		return judged(c, c->otherwise, f.why, f.blocked);
	const uint32_t touched = find_touched(q, linear);
	if (touched != NO_LINE)
		return judged(c, c->otherwise, CAUSE_PARTIAL, &p->lines[touched]);
	return judged(c, c->otherwise, CAUSE_OTHERWISE, NULL);
}

static struct judgement operation_judgement(const struct policy *p, const struct conduit *conduit,
					    const struct subject *s, struct guards *guards,
					    uint64_t now_ns, bool linear);

/* A request from the side that was called: the conduit in the other direction, if there is one. */
static struct judgement judge_reverse(const struct question *q, struct judgement here,
				      struct guards *guards, bool linear)
{
	const struct conversation *t = q->s->conversation;
	struct conversation turned = *t;
	struct message m = *q->s->message;

	turned.client = t->server;
	turned.server = t->client;
	turned.client_port = t->server_port;
	turned.server_port = t->client_port;
	turned.negotiated_by = 0;
	const struct conduit *c = policy_conduit(q->p, &turned);
	if (!c || c == q->c)
		return here;
	m.from_client = true; /* and so it is not turned again */
	const struct subject s = { .conversation = &turned, .message = &m,
				   .operation = q->s->operation };
	return operation_judgement(q->p, c, &s, guards, q->now_ns, linear);
}

/* Index or oracle: the same order, another way to the lines. */
static struct judgement operation_judgement(const struct policy *p, const struct conduit *conduit,
					    const struct subject *s, struct guards *guards,
					    uint64_t now_ns, bool linear)
{
	const struct message *m = s->message;
	struct judgement out;

	if (judge_settled(p, conduit, s->conversation, &out))
		return out;
	if (!m || !m->dissector || !s->operation)
		return policy_payload(p, conduit, s->conversation);
	struct question q = { .p = p, .c = conduit, .s = s, .now_ns = now_ns,
			      .number = policy_protocol(p, m->dissector) };
	out = judge(&q, guards, linear);
	if (out.cause == CAUSE_OTHERWISE && !m->from_client && s->conversation)
		return judge_reverse(&q, out, guards, linear);
	return out;
}

struct judgement policy_operation(const struct policy *p, const struct conduit *conduit,
				  const struct subject *s, struct guards *guards, uint64_t now_ns)
{
	return operation_judgement(p, conduit, s, guards, now_ns, false);
}

struct judgement policy_operation_linear(const struct policy *p, const struct conduit *conduit,
					 const struct subject *s, struct guards *guards,
					 uint64_t now_ns)
{
	return operation_judgement(p, conduit, s, guards, now_ns, true);
}
