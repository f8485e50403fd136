/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The conditions of an allow line beyond its expression: is it in force, is it within its rate, is each
 * value within its step of the last one.  Packet path: no allocation, no clock; the memory is the
 * caller's struct guards.
 */
#include "rules/expression_tree.h"
#include "rules/policy_tree.h"

#include <string.h>

#define NS_PER_MINUTE UINT64_C(60000000000)
#define MINUTES_PER_DAY 1440

/* ---- time ---- */

/* 1970-01-01 was a Thursday: day 3 of a week that begins on Monday. */
static bool in_schedule(const struct schedule *s, int64_t local_min)
{
	const unsigned minute = (unsigned)(local_min % MINUTES_PER_DAY);
	const unsigned day = (unsigned)((local_min / MINUTES_PER_DAY + 3) % 7);
	if (s->from < s->to)
		return s->days >> day & 1 && minute >= s->from && minute < s->to;
	/* Over midnight: the hours after it belong to the day before. */
	if (minute >= s->from)
		return s->days >> day & 1;
	return minute < s->to && s->days >> (day + 6) % 7 & 1;
}

enum force line_force(const struct policy *p, const struct line *l, uint64_t now_ns)
{
	const struct limits *limits = l->limits;
	if (!limits || !now_ns)
		return IN_FORCE;
	if (limits->schedule_count) {
		const int64_t local_min = (int64_t)(now_ns / NS_PER_MINUTE) + p->utc_offset_min;
		bool inside = false;
		for (unsigned i = 0; i < limits->schedule_count && local_min >= 0 && !inside; i++)
			inside = in_schedule(&limits->schedules[i], local_min);
		if (!inside)
			return FORCE_SCHEDULE;
	}
	if (limits->expires_ns && now_ns >= limits->expires_ns)
		return limits->expiry_denies ? FORCE_ENDED : FORCE_EXPIRED;
	return IN_FORCE;
}

/* ---- keys ---- */

static uint64_t mix_bytes(uint64_t key, const uint8_t *p, size_t len)
{
	while (len) {
		uint64_t word = 0;
		const size_t step = len < 8 ? len : 8;
		memcpy(&word, p, step);
		key = guard_mix(key, word);
		p += step;
		len -= step;
	}
	return key;
}

static uint64_t mix_endpoint(uint64_t key, const struct endpoint *e)
{
	return e->has_address ? mix_bytes(key, e->address, sizeof e->address)
			      : mix_bytes(key, e->mac, sizeof e->mac);
}

static uint64_t pair_key(const struct line *l, const struct conversation *c)
{
	return c ? mix_endpoint(mix_endpoint(l->hash, &c->client), &c->server) : l->hash;
}

static uint64_t mix_value(uint64_t key, unsigned field, const struct value *v)
{
	key = guard_mix(key, field);
	switch (v->kind) {
	case VALUE_BYTES:
		return mix_bytes(guard_mix(key, v->len), v->p, v->len);
	case VALUE_LIST:
		return mix_bytes(guard_mix(key, v->count), v->p,
				 list_bytes((enum list_encoding)v->encoding, v->count));
	default:
		return guard_mix(key, v->u);
	}
}

/* ---- values ---- */

enum { ROUND_JUDGE, ROUND_KEEP };

struct round {
	const struct line *line;
	const struct branch *branch;
	const struct message *message;
	struct guards *guards;
	unsigned which;
	bool all_exempt;    /* each value is one of `always`, and there is one */
	bool any;
	uint64_t key;       /* line, address pair, keys of the object */
	uint8_t worst, cause;
};

static bool is_exempt(const struct limits *limits, double v)
{
	for (unsigned i = 0; i < limits->always_count; i++)
		if (!(v < limits->always[i]) && !(v > limits->always[i]) && v == v)
			return true;
	return false;
}

static void worsen(struct round *r, uint8_t verdict, uint8_t cause)
{
	if (verdict > r->worst || r->cause == CAUSE_ALLOW_LINE) {
		r->worst = verdict > r->worst ? verdict : r->worst;
		r->cause = cause;
	}
}

static void judge_value(struct round *r, uint64_t address, double v)
{
	const struct limits *limits = r->line->limits;
	const uint64_t key = guard_mix(r->key, address);
	const bool exempt = is_exempt(limits, v);
	double last;

	r->any = true;
	r->all_exempt = r->all_exempt && exempt;
	if (!limits->has_step)
		return;
	if (r->which == ROUND_KEEP) {
		guard_keep(r->guards, key, v);
	} else if (!exempt) {
		if (!guard_last(r->guards, key, &last))
			worsen(r, limits->on_step_unknown, CAUSE_STEP_UNKNOWN);
		/* Written so that what is no number exceeds every step. */
		else if (!(v - last <= limits->step && last - v <= limits->step))
			worsen(r, limits->on_step, CAUSE_STEP);
	}
}

static double as_double(const struct value *v, double scale)
{
	switch (v->kind) {
	case VALUE_INT:
		return (double)v->i * scale;
	case VALUE_FLOAT:
		return v->f * scale;
	default:
		return (double)v->u * scale;
	}
}

/* The first span of the message: the addresses that its lists pair with. */
static const struct value *find_span(const struct message *m)
{
	for (uint64_t left = m->present; left; left &= left - 1) {
		const struct value *v = &m->fields[__builtin_ctzll(left)];
		if (v->kind == VALUE_SPAN)
			return v;
	}
	return NULL;
}

static double shape(const struct branch *b, const uint8_t *p)
{
	uint64_t bits = 0;
	float single;
	double real;

	for (unsigned w = 0; w < b->words; w++) {
		const uint8_t *at = p + 2 * (b->order_words ? b->words - 1u - w : w);
		bits = bits << 16 | (uint64_t)at[b->order_bytes] << 8 | at[!b->order_bytes];
	}
	switch (b->as) {
	case AS_S16:
		return (double)(int16_t)bits;
	case AS_S32:
		return (double)(int32_t)bits;
	case AS_F32: {
		const uint32_t low = (uint32_t)bits;
		memcpy(&single, &low, sizeof single);
		return (double)single;
	}
	case AS_F64:
		memcpy(&real, &bits, sizeof real);
		return real;
	default:
		return (double)bits;
	}
}

/* Values that `as` makes of registers.  The line matched, so they lie whole in the write. */
static void judge_words(struct round *r, const struct value *list, const struct value *span)
{
	const struct branch *b = r->branch;
	if (!span || (list->encoding != LIST_U16BE && list->encoding != LIST_S16BE))
		return;
	for (uint32_t i = 0; i + b->words <= list->count; i += b->words)
		judge_value(r, span->u + i, shape(b, list->p + 2 * i) * r->line->limits->scale);
}

static void judge_list(struct round *r, const struct value *list, const struct value *span)
{
	if (r->branch->as != AS_PLAIN) {
		judge_words(r, list, span);
		return;
	}
	for (uint32_t i = 0; i < list->count; i++) {
		const struct value v = list_member(list, i);
		judge_value(r, (span ? span->u : 0) + (uint64_t)i * list->stride,
			    as_double(&v, r->line->limits->scale));
	}
}

/* All values of the operation, in one round. */
static void judge_values(struct round *r)
{
	const struct message *m = r->message;
	const struct value *span = find_span(m);
	const uint64_t key = r->key;

	for (uint64_t left = m->present; left; left &= left - 1) {
		const unsigned f = (unsigned)__builtin_ctzll(left);
		const struct value *v = &m->fields[f];
		if (f >= m->dissector->field_count || m->dissector->fields[f].use != USE_VALUE)
			continue;
		r->key = guard_mix(key, f);
		if (v->kind == VALUE_LIST)
			judge_list(r, v, span);
		else if (v->kind == VALUE_UINT || v->kind == VALUE_INT || v->kind == VALUE_FLOAT)
			judge_value(r, 0, as_double(v, r->line->limits->scale));
	}
	r->key = key;
}

/* Keys of the object: which, and, where no span pairs with the values, where. */
static uint64_t object_key(uint64_t key, const struct message *m)
{
	for (uint64_t left = m->present; left; left &= left - 1) {
		const unsigned f = (unsigned)__builtin_ctzll(left);
		const struct value *v = &m->fields[f];
		if (f < m->dissector->field_count && v->kind != VALUE_SPAN &&
		    (m->dissector->fields[f].use == USE_KEY || m->dissector->fields[f].use == USE_ADDRESS))
			key = mix_value(key, f, v);
	}
	return key;
}

static const struct branch *branch_of(const struct line *l, const struct dissector *d)
{
	const struct expression *e = l->expression;
	for (unsigned i = 0; i < e->branch_count; i++)
		if (!e->branch[i].dissector || e->branch[i].dissector == d)
			return &e->branch[i];
	return NULL;
}

uint8_t line_guard(const struct line *l, const struct subject *s, struct guards *guards,
		   uint64_t now_ns, enum mode mode, uint8_t *cause)
{
	const struct limits *limits = l->limits;
	const struct message *m = s->message;
	if (!limits || !guards || !m || !m->dissector || (!limits->has_rate && !limits->has_step))
		return VERDICT_ALLOW;
	const uint64_t key = pair_key(l, s->conversation);
	struct round r = { .line = l, .branch = branch_of(l, m->dissector), .message = m,
			   .guards = guards, .all_exempt = true, .worst = VERDICT_ALLOW,
			   .cause = CAUSE_ALLOW_LINE, .which = ROUND_JUDGE };
	if (!r.branch)
		return VERDICT_ALLOW;
	/* One number apart, so that a rate never meets a value. */
	r.key = object_key(guard_mix(key, 1), m);
	judge_values(&r);
	const uint64_t time_ns = m->time_ns ? m->time_ns : now_ns;
	if (limits->has_rate && !(r.any && r.all_exempt) &&
	    !guard_rate(guards, guard_mix(key, 2), limits->rate_count, limits->rate_per_ns, time_ns))
		worsen(&r, limits->on_rate, CAUSE_RATE);
	if (r.cause != CAUSE_ALLOW_LINE)
		*cause = r.cause;
	/* A write that is refused never reaches the device; in monitor mode all do. */
	if (limits->has_step && (r.worst <= VERDICT_ALERT || mode != MODE_ENFORCE)) {
		r.which = ROUND_KEEP;
		judge_values(&r);
	}
	return r.worst;
}
