/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Judging: the packet path of policies.  Deny lines first, then what an allow line implies, then allow
 * lines, then `otherwise`; three-valued: unknown does not allow, and does deny.  No allocation, no clock,
 * no libc but mem*; reads only the immutable policy and the caller's subject.
 */
#include "rules/policy_tree.h"

#include "dissectors/registry.h"

#include <string.h>

#define NONE UINT32_MAX

/* What policy_operation() is asked. */
struct question {
	const struct policy *p;
	const struct conduit *c;
	const struct subject *s;
	uint64_t now_ns;
	const struct index_node *all; /* of the index that is being searched */
	uint64_t lists;               /* fields of the protocol that hold lists */
};

static struct judgement judged(const struct conduit *c, uint8_t verdict, enum cause cause,
			       const struct line *line)
{
	return (struct judgement){ .verdict = verdict, .cause = (uint8_t)cause, .mode = c->mode,
				   .line = line };
}

/* ---- what needs no line ---- */

static bool mac_is(const uint8_t mac[6], uint64_t value, unsigned bytes)
{
	for (unsigned i = 0; i < bytes; i++)
		if (mac[i] != (uint8_t)(value >> 8 * (bytes - 1 - i)))
			return false;
	return true;
}

/* PTP over UDP, IEEE 1588 annexes C and D: its ports, to its group addresses. */
static bool is_ptp(const struct conversation *c)
{
	return c->ip_protocol == 17 && (c->server_port == 319 || c->server_port == 320) &&
	       (mac_is(c->server.mac, 0x01005e000181, 6) || mac_is(c->server.mac, 0x01005e00006b, 6) ||
		mac_is(c->server.mac, 0x333300000181, 6) || mac_is(c->server.mac, 0x33330000006b, 6));
}

/* Frames without which a network falls over: architecture, "Frames that keep the network standing". */
static bool keeps_standing(const struct conversation *c)
{
	if (c->ip_version) /* neighbour discovery, RFC 4861: types 133 to 137 */
		return (c->ip_protocol == 58 && c->icmp_type >= 133 && c->icmp_type <= 137) || is_ptp(c);
	switch (c->ethertype) {
	case 0x0806: /* ARP */
	case 0x8808: /* MAC control: pause */
	case 0x8809: /* slow protocols: LACP */
	case 0x88cc: /* LLDP */
	case 0x88e3: /* MRP */
	case 0x80e1: /* DLR */
	case 0x88fb: /* PRP and HSR supervision */
	case 0x88f7: /* PTP */
		return true;
	default:
		break;
	}
	/* Bridge group addresses 01-80-C2-00-00-0x, and the spanning tree of one vendor. */
	return (mac_is(c->server.mac, 0x0180c20000, 5) && c->server.mac[5] < 0x10) ||
	       mac_is(c->server.mac, 0x01000ccccccd, 6);
}

/* Does a line of the conduit speak of just these frames? */
static bool is_named(const struct policy *p, const struct conduit *c, const struct subject *s)
{
	const struct conversation nobody = { .ip_version = s->conversation->ip_version };
	const struct subject other = { .conversation = &nobody };
	const struct subject header = { .conversation = s->conversation };

	if (!c->names_ethertype)
		return false;
	for (uint32_t i = 0; i < c->deny_count + c->allow_count; i++) {
		const uint32_t id = i < c->deny_count ? c->deny[i] : c->allow[i - c->deny_count];
		const struct line *l = &p->lines[id];
		if (!l->names_ethertype)
			continue;
		if (l->scope != SCOPE_TRANSPORT) {
			if (expression_match(l->expression, s->message ? s : &header, MATCH_ONE) !=
			    TRUTH_NO)
				return true;
		} else if (expression_match(l->expression, &header, MATCH_ONE) == TRUTH_YES &&
			   expression_match(l->expression, &other, MATCH_ONE) != TRUTH_YES) {
			return true;
		}
	}
	return false;
}

/* What is settled before any line: true with *out set. */
static bool settled(const struct policy *p, const struct conduit *c, const struct subject *s,
		    struct judgement *out)
{
	const struct conversation *talk = s->conversation;
	if (!p) {
		*out = (struct judgement){ VERDICT_ALLOW, CAUSE_NO_POLICY, MODE_LEARN, NULL };
		return true;
	}
	const uint8_t mode = c ? c->mode : p->mode;
	*out = (struct judgement){ VERDICT_ALLOW, CAUSE_LEARN, mode, NULL };
	if (mode == MODE_LEARN)
		return true;
	out->cause = CAUSE_NETWORK;
	if (talk && keeps_standing(talk) && (!c || c->within || !is_named(p, c, s)))
		return true;
	out->cause = CAUSE_WITHIN;
	if (c && c->within)
		return true;
	*out = (struct judgement){ p->otherwise, CAUSE_NO_CONDUIT, mode, NULL };
	return !c;
}

static bool allows_protocol(const struct policy *p, const struct conduit *c, const struct dissector *d)
{
	const unsigned number = policy_protocol(p, d);
	return c->allows_any ||
	       (number < POLICY_PROTOCOLS_MAX && c->allows[number / 64] >> number % 64 & 1);
}

/* ---- finding lines ---- */

/* The numbers of a field in an operation; false: nothing can be said, every line may match. */
static bool numbers_of(const struct question *q, unsigned field, bool overlap, uint64_t *first,
		       uint64_t *last)
{
	const struct message *m = q->s->message;
	const struct value *v = &m->fields[field];

	*first = *last = v->u;
	if (v->kind == VALUE_UINT)
		return true;
	if (v->kind != VALUE_SPAN || !v->count || v->u > UINT64_MAX - (v->count - 1))
		return false;
	*last = v->u + (v->count - 1);
	/* Values behind the last address have an unknown address, and unknown denies. */
	for (uint64_t left = overlap ? m->present & q->lists : 0; left; left &= left - 1) {
		const struct value *list = &m->fields[__builtin_ctzll(left)];
		const uint64_t stride = list->stride ? list->stride : 1;
		if (list->kind == VALUE_LIST && list->count * stride > v->count)
			return false;
	}
	return true;
}

/* expression_match(), which most candidates spare: their bounds say no, or say all. */
static enum truth match(const struct question *q, const struct candidate *c, enum quantifier quantifier)
{
	const struct operation *op = q->s->operation;
	const bool every = quantifier == MATCH_EVERY;
	enum truth t = TRUTH_YES;

	for (unsigned i = 0; i < c->bounds; i++) {
		uint64_t first, last;
		if (!has_field(q->s->message, c->field[i])) {
			t = TRUTH_UNKNOWN;
			continue;
		}
		if (!numbers_of(q, c->field[i], !every, &first, &last) || last >= UINT32_MAX)
			return expression_match(c->expression, q->s, quantifier);
		if (every ? first < c->low[i] || last > c->high[i] : last < c->low[i] || first > c->high[i])
			return TRUTH_NO;
	}
	if (!(c->flags & CANDIDATE_EXACT) || op->routed || op->opaque)
		return expression_match(c->expression, q->s, quantifier);
	return t;
}

static bool is_touched(const struct question *q, const struct candidate *c)
{
	return expression_partial(c->expression, q->s);
}

static bool denies(const struct question *q, const struct candidate *c)
{
	const struct operation *op = q->s->operation;
	if (op->role == ROLE_ANSWER && !(c->flags & CANDIDATE_ROLE))
		return false;
	const enum truth t = match(q, c, MATCH_ONE);
	/* Housekeeping has no object: a line about objects must not end every session. */
	return op->housekeeping ? t == TRUTH_YES : t != TRUTH_NO;
}

/* A walk along a list: a bound must begin by begin_max and reach end_min. */
struct walk {
	const struct candidate *list;
	uint32_t count, at;
	const struct long_list *longer; /* or NULL */
	uint64_t begin_max, end_min;
};

static struct walk walk_begin(const struct question *q, const struct index_node *n, bool overlap)
{
	struct walk w = { .list = n->list, .count = n->count, .begin_max = UINT64_MAX };
	uint64_t first, last;

	if (n->count <= BLOCK_LINES)
		return w;
	const struct long_list *l = n->longer;
	w.list = l->list;
	if (l->level_count && has_field(q->s->message, l->field) &&
	    numbers_of(q, l->field, overlap, &first, &last)) {
		w.longer = l;
		w.begin_max = overlap ? last : first;
		w.end_min = overlap ? first : last;
	}
	return w;
}

/* The next candidate from w->at that its bound does not rule out; blocks of them are passed over. */
static const struct candidate *walk_next(struct walk *w)
{
	if (!w->longer)
		return w->at < w->count ? &w->list[w->at++] : NULL;
	const struct long_list *l = w->longer;
	const unsigned top = l->level_count - 1u;
	unsigned level = 0;
	uint32_t i = w->at;
	while (level < top && i % BLOCK_LINES == 0) {
		level++;
		i /= BLOCK_LINES;
	}
	while (i < l->counts[level]) {
		const struct bound *b = &l->levels[level][i];
		if (b->low <= w->begin_max && b->high >= w->end_min) {
			if (!level) {
				w->at = i + 1;
				return &w->list[i];
			}
			level--;
			i *= BLOCK_LINES;
			continue;
		}
		i++;
		while (level < top && i % BLOCK_LINES == 0) {
			level++;
			i /= BLOCK_LINES;
		}
	}
	return NULL;
}

static uint32_t find_interval(const struct split *s, uint64_t x)
{
	if (x < s->starts[1])
		return 0;
	const uint64_t slot = (x - s->starts[1]) >> s->shift;
	uint32_t low = s->count - 1, high = s->count;
	if (slot < s->shortcut_count) {
		low = s->shortcut[slot];
		high = slot + 1 < s->shortcut_count ? s->shortcut[slot + 1] + 1 : s->count;
	}
	while (high - low > 1) {
		const uint32_t middle = low + (high - low) / 2;
		if (s->starts[middle] <= x)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* What a search looks for: denies, or is touched in part. */
typedef bool line_test(const struct question *q, const struct candidate *c);

/* The first of the list that passes the test, if it stands before `best`; otherwise best. */
static uint32_t search_list(const struct question *q, const struct index_node *n, line_test *test,
			    uint32_t best)
{
	struct walk w = walk_begin(q, n, true);
	const struct candidate *c;
	while ((c = walk_next(&w)) && c->id < best)
		if (test(q, c))
			return c->id;
	return best;
}

/* The same in all lists that the operation's numbers reach; depth is that of the index. */
static uint32_t search_overlap(const struct question *q, const struct index_node *n, line_test *test,
			       uint32_t best)
{
	while (n->count == NODE_SPLIT && n->first < best) {
		const struct split *s = n->split;
		uint64_t first, last;
		if (!has_field(q->s->message, s->field)) {
			n = &s->absent;
			continue;
		}
		if (!numbers_of(q, s->field, true, &first, &last))
			return search_list(q, q->all, test, best);
		uint32_t i = find_interval(s, first);
		n = &s->children[i];
		for (i++; i < s->count && s->starts[i] <= last; i++)
			best = search_overlap(q, &s->children[i], test, best);
	}
	return n->first < best ? search_list(q, n, test, best) : best;
}

/* The one list for a look-up by the first and the last number. */
static const struct index_node *search_within(const struct question *q, const struct index_node *n)
{
	while (n->count == NODE_SPLIT) {
		const struct split *s = n->split;
		uint64_t first, last;
		if (!has_field(q->s->message, s->field))
			n = &s->absent;
		else if (numbers_of(q, s->field, false, &first, &last))
			n = &s->children[find_interval(s, s->by == SPLIT_LAST ? last : first)];
		else
			return q->all;
	}
	return n;
}

/* Sets the index of this question; answers the root for its protocol and intent. */
static const struct index_node *open_index(struct question *q, const struct index *x, bool linear)
{
	static const struct index_node none = { .first = NONE };
	const unsigned number = policy_protocol(q->p, q->s->message->dissector);

	q->all = &x->all;
	q->lists = number < POLICY_PROTOCOLS_MAX ? q->p->lists[number] : UINT64_MAX;
	if (linear || !x->roots || number == POLICY_PROTOCOLS_MAX ||
	    q->s->operation->intent >= INTENT_COUNT)
		return &x->all;
	const struct index_node *root = x->roots[number][q->s->operation->intent];
	return root ? root : &none;
}

/* ---- allow lines ---- */

struct found {
	const struct line *line;    /* allows, in force */
	bool limited;               /* ... and has limits */
	const struct line *expired; /* allows, but has expired */
	const struct line *blocked; /* would allow, but is not in force */
	enum cause why;             /* ... because of this */
};

static void find_allowing(const struct question *q, const struct index_node *n, struct found *f)
{
	struct walk w = walk_begin(q, n, false);
	const struct candidate *c;
	while ((c = walk_next(&w))) {
		if (match(q, c, MATCH_EVERY) != TRUTH_YES)
			continue;
		const struct line *l = &q->p->lines[c->id];
		const enum force force = c->flags & CANDIDATE_LIMITS ? line_force(q->p, l, q->now_ns)
								     : IN_FORCE;
		if (force == IN_FORCE) {
			f->line = l;
			f->limited = c->flags & CANDIDATE_LIMITS;
			return;
		}
		if (force == FORCE_EXPIRED) {
			f->expired = f->expired ? f->expired : l;
		} else if (!f->blocked) {
			f->blocked = l;
			f->why = force == FORCE_SCHEDULE ? CAUSE_SCHEDULE : CAUSE_EXPIRED;
		}
	}
}

static struct judgement allowed_by(const struct question *q, const struct line *l, uint8_t verdict,
				   uint8_t cause, struct guards *guards)
{
	const uint8_t guarded = line_guard(l, q->s, guards, q->now_ns, (enum mode)q->c->mode, &cause);
	return judged(q->c, guarded > verdict ? guarded : verdict, cause, l);
}

/* ---- the order of judging ---- */

/* Index or oracle: the same order, another way to the lines. */
static struct judgement judge(struct question *q, struct guards *guards, bool linear)
{
	const struct policy *p = q->p;
	const struct conduit *c = q->c;
	const struct message *m = q->s->message;
	const struct operation *op = q->s->operation;
	const bool from_responder = !m->from_client;
	struct found f = { .why = CAUSE_OTHERWISE };

	const uint32_t denying =
		c->deny_count ? search_overlap(q, open_index(q, &c->deny_index, linear), denies, NONE)
			      : NONE;
	if (denying != NONE)
		return judged(c, c->otherwise > VERDICT_ALERT ? c->otherwise : VERDICT_DROP,
			      CAUSE_DENY_LINE, &p->lines[denying]);
	if (op->role == ROLE_ANSWER)
		return judged(c, VERDICT_ALLOW, CAUSE_ANSWER, NULL);
	if (op->housekeeping && allows_protocol(p, c, m->dissector))
		return judged(c, VERDICT_ALLOW, CAUSE_HOUSEKEEPING, NULL);
	if (from_responder && (op->role == ROLE_REPORT || op->intent == INTENT_REPORT) &&
	    allows_protocol(p, c, m->dissector))
		return judged(c, VERDICT_ALLOW, CAUSE_REPORT, NULL);
	/* Lines allow what the client asks. */
	if (!from_responder)
		find_allowing(q, search_within(q, open_index(q, &c->allow_index, linear)), &f);
	if (f.line && !f.limited)
		return judged(c, VERDICT_ALLOW, CAUSE_ALLOW_LINE, f.line);
	if (f.line)
		return allowed_by(q, f.line, VERDICT_ALLOW, CAUSE_ALLOW_LINE, guards);
	if (f.expired)
		return allowed_by(q, f.expired, VERDICT_ALERT, CAUSE_EXPIRED, guards);
	if (f.blocked)
		return judged(c, c->otherwise, f.why, f.blocked);
	const uint32_t touched =
		c->touch_index.all.count && !from_responder
			? search_overlap(q, open_index(q, &c->touch_index, linear), is_touched, NONE)
			: NONE;
	if (touched != NONE)
		return judged(c, c->otherwise, CAUSE_PARTIAL, &p->lines[touched]);
	return judged(c, c->otherwise, CAUSE_OTHERWISE, NULL);
}

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
	const struct conduit *c = policy_conduit(q->p, &turned);
	if (!c || c == q->c)
		return here;
	m.from_client = true;
	const struct subject s = { .conversation = &turned, .message = &m,
				   .operation = q->s->operation };
	struct judgement out;
	if (settled(q->p, c, &s, &out))
		return out;
	struct question turned_q = { .p = q->p, .c = c, .s = &s, .now_ns = q->now_ns };
	return judge(&turned_q, guards, linear);
}

static struct judgement operation_judgement(const struct policy *p, const struct conduit *conduit,
					    const struct subject *s, struct guards *guards,
					    uint64_t now_ns, bool linear)
{
	struct judgement out;
	struct question q = { .p = p, .c = conduit, .s = s, .now_ns = now_ns };

	if (settled(p, conduit, s, &out))
		return out;
	if (!s->message || !s->message->dissector || !s->operation)
		return policy_payload(p, conduit, s->conversation);
	out = judge(&q, guards, linear);
	if (!s->message->from_client && out.cause == CAUSE_OTHERWISE && s->conversation)
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

/* ---- before and beside protocols ---- */

static const struct line *denied_header(const struct policy *p, const struct conduit *c,
					const struct subject *s)
{
	for (uint32_t i = 0; i < c->deny_header_count; i++) {
		const struct line *l = &p->lines[c->deny_headers[i]];
		if (expression_match(l->expression, s, MATCH_ONE) != TRUTH_NO)
			return l;
	}
	return NULL;
}

static struct judgement denied(const struct conduit *c, const struct line *l)
{
	return judged(c, c->otherwise > VERDICT_ALERT ? c->otherwise : VERDICT_DROP, CAUSE_DENY_LINE, l);
}

static bool is_bound(const struct dissector *d, const struct conversation *c)
{
	if (!c->ip_version)
		return registry_bound(d, TRANSPORT_ETHER, c->ethertype);
	if (c->ip_protocol == 6)
		return registry_bound(d, TRANSPORT_TCP, c->server_port);
	return c->ip_protocol == 17 && registry_bound(d, TRANSPORT_UDP, c->server_port);
}

/* Is the place bound to a protocol that some allow line opens? */
static bool opens_bound(const struct conduit *c, const struct conversation *talk)
{
	for (unsigned i = 0; i < registry_count && i < POLICY_PROTOCOLS_MAX; i++)
		if ((c->opens_any || c->opens[i / 64] >> i % 64 & 1) && is_bound(registry[i], talk))
			return true;
	return false;
}

struct judgement policy_opening(const struct policy *p, const struct conduit *conduit,
				const struct conversation *c)
{
	const struct subject s = { .conversation = c };
	struct judgement out;

	if (settled(p, conduit, &s, &out))
		return out;
	const struct line *denying = denied_header(p, conduit, &s);
	if (denying)
		return denied(conduit, denying);
	for (uint32_t i = 0; i < conduit->allow_header_count; i++) {
		const struct line *l = &p->lines[conduit->allow_headers[i]];
		const enum truth t = expression_match(l->expression, &s, MATCH_EVERY);
		if (t == TRUTH_NO || (l->scope == SCOPE_TRANSPORT && t != TRUTH_YES))
			continue;
		return judged(conduit, VERDICT_ALLOW,
			      l->scope == SCOPE_TRANSPORT ? CAUSE_ALLOW_LINE : CAUSE_OPENING, l);
	}
	if (opens_bound(conduit, c))
		return judged(conduit, VERDICT_ALLOW, CAUSE_OPENING, NULL);
	return judged(conduit, conduit->otherwise, CAUSE_OTHERWISE, NULL);
}

struct judgement policy_payload(const struct policy *p, const struct conduit *conduit,
				const struct conversation *c)
{
	const struct subject s = { .conversation = c };
	struct judgement out;

	if (settled(p, conduit, &s, &out))
		return out;
	const struct line *denying = denied_header(p, conduit, &s);
	if (denying)
		return denied(conduit, denying);
	for (uint32_t i = 0; i < conduit->allow_header_count; i++) {
		const struct line *l = &p->lines[conduit->allow_headers[i]];
		if (l->scope == SCOPE_TRANSPORT &&
		    expression_match(l->expression, &s, MATCH_EVERY) == TRUTH_YES)
			return judged(conduit, VERDICT_ALLOW, CAUSE_ALLOW_LINE, l);
	}
	return judged(conduit, conduit->unknown, CAUSE_UNKNOWN, NULL);
}

/* ---- flaws ---- */

struct judgement policy_flaws(const struct policy *p, const struct conduit *conduit,
			      const struct message *m)
{
	static const uint8_t causes[] = { [FLAW_MALFORMED] = CAUSE_MALFORMED,
					  [FLAW_UNKNOWN] = CAUSE_UNKNOWN,
					  [FLAW_ANSWER] = CAUSE_ANSWERS };
	const struct subject nothing = { .message = m };
	struct judgement out;

	if (settled(p, conduit, &nothing, &out))
		return out;
	const uint8_t verdicts[] = { [FLAW_MALFORMED] = conduit->malformed,
				     [FLAW_UNKNOWN] = conduit->unknown,
				     [FLAW_ANSWER] = conduit->answers };
	out = judged(conduit, VERDICT_ALLOW, CAUSE_MALFORMED, NULL);
	uint64_t left = m->flaws | (m->bad ? UINT64_C(1) << FLAW_TRUNCATED : 0);
	for (bool first = true; left; left &= left - 1) {
		const struct flaw *flaw = dissector_flaw(m->dissector, (unsigned)__builtin_ctzll(left));
		/* What a device sends deviates in its own ways: from the responder all are `answers`. */
		enum flaw_class class = flaw ? flaw->class : FLAW_MALFORMED;
		if (!m->from_client)
			class = FLAW_ANSWER;
		if (first || verdicts[class] > out.verdict)
			out = judged(conduit, verdicts[class], (enum cause)causes[class], NULL);
		first = false;
	}
	return out;
}
