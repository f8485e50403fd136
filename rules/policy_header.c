/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What can be judged without an operation: frames that keep the network standing, the opening of a
 * conversation, bytes that no dissector understands, flaws of a message.  Packet path: no allocation, no
 * clock; reads only the immutable policy and what the caller gives.
 */
#include "rules/policy_judge.h"

#include "dissectors/registry.h"

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
	return (c->server_port == 319 || c->server_port == 320) &&
	       (mac_is(c->server.mac, 0x01005e000181, 6) || mac_is(c->server.mac, 0x01005e00006b, 6) ||
		mac_is(c->server.mac, 0x333300000181, 6) || mac_is(c->server.mac, 0x33330000006b, 6));
}

/* By ethertype, and by group address. */
static bool frame_keeps_standing(const struct conversation *c)
{
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

/* Frames without which a network falls over: architecture, "Frames that keep the network standing". */
static bool keeps_standing(const struct conversation *c)
{
	if (!c->ip_version)
		return frame_keeps_standing(c);
	if (c->ip_protocol == 58) /* neighbour discovery, RFC 4861: types 133 to 137 */
		return c->icmp_type >= 133 && c->icmp_type <= 137;
	return c->ip_protocol == 17 && is_ptp(c);
}

/* Is the place of a conversation one of a protocol's usual places? */
static bool is_bound(const struct dissector *d, const struct conversation *c)
{
	if (!c->ip_version)
		return registry_bound(d, TRANSPORT_ETHER, c->ethertype);
	if (c->ip_protocol == 6)
		return registry_bound(d, TRANSPORT_TCP, conversation_port(c));
	return c->ip_protocol == 17 && registry_bound(d, TRANSPORT_UDP, conversation_port(c));
}

/* Does a line speak of just these frames: by their protocol, or does it not match any other frame? */
static bool names_frame(const struct line *l, const struct conversation *talk)
{
	const struct conversation nobody = { .ip_version = talk->ip_version };
	const struct subject other = { .conversation = &nobody };
	const struct subject header = { .conversation = talk };
	const struct dissector *d;

	if (l->scope != SCOPE_PROTOCOL)
		return expression_match(l->expression, &header, MATCH_ONE) == TRUTH_YES &&
		       expression_match(l->expression, &other, MATCH_ONE) != TRUTH_YES;
	for (unsigned i = 0; (d = expression_protocols(l->expression, i)); i++)
		if (is_bound(d, talk))
			return true;
	return false;
}

static bool is_named(const struct policy *p, const struct conduit *c, const struct conversation *talk)
{
	if (!c->names_ethertype)
		return false;
	for (uint32_t i = 0; i < c->deny_count + c->allow_count; i++) {
		const uint32_t id = i < c->deny_count ? c->deny[i] : c->allow[i - c->deny_count];
		if (p->lines[id].names_ethertype && names_frame(&p->lines[id], talk))
			return true;
	}
	return false;
}

bool judge_standing(const struct policy *p, const struct conduit *c, const struct conversation *talk)
{
	return keeps_standing(talk) && (!c || c->within || !is_named(p, c, talk));
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

/* Settled before any line, or by a deny line: true with *out set. */
static bool header_settled(const struct policy *p, const struct conduit *conduit, const struct subject *s,
			   struct judgement *out)
{
	if (judge_settled(p, conduit, s->conversation, out))
		return true;
	const struct line *denying = denied_header(p, conduit, s);
	if (denying)
		*out = judged_denied(conduit, denying);
	return denying;
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

	if (header_settled(p, conduit, &s, &out))
		return out;
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

	if (header_settled(p, conduit, &s, &out))
		return out;
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
	struct judgement out;

	if (judge_settled(p, conduit, NULL, &out))
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
