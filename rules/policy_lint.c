/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Advice about a policy that compiles: lines that do nothing, zones nobody uses, choices that surprise.
 * What is called shadowed is proved; what cannot be proved is not mentioned.  Compile side.
 */
#include "rules/expression_tree.h"
#include "rules/policy_tree.h"

#include <stdarg.h>
#include <string.h>

#define COMPARISONS_MAX 400000000ull /* comparisons of two lines in one policy: a few seconds */

__attribute__((format(printf, 5, 6)))
static void advise(struct diags *d, enum severity severity, struct place at, const char *hint,
		   const char *format, ...)
{
	char text[400];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	diags_add(d, severity, at.file, at.line, at.column, hint, "%s", text);
}

/* ---- does one expression cover another? ----
 * covers(a, b): whenever b is yes, a is yes; whenever a is no, b is no.  False when in doubt. */

#define COVERS_RANGES(name_, type_)                                                                \
	/* Each range of b inside one of a (inside), or none touching one of a (!inside). */       \
	static bool name_(const type_ *a, unsigned a_count, const type_ *b, unsigned b_count,      \
			  bool inside)                                                             \
	{                                                                                          \
		for (unsigned i = 0; i < b_count; i++) {                                           \
			bool within = false, touches = false;                                      \
			for (unsigned k = 0; k < a_count; k++) {                                   \
				within |= a[k].first <= b[i].first && b[i].last <= a[k].last;      \
				touches |= a[k].first <= b[i].last && b[i].first <= a[k].last;     \
			}                                                                          \
			if (inside ? !within : touches)                                            \
				return false;                                                      \
		}                                                                                  \
		return true;                                                                       \
	}
COVERS_RANGES(unsigned_ranges, struct range)
COVERS_RANGES(signed_ranges, struct signed_range)
COVERS_RANGES(real_ranges, struct real_range)
#undef COVERS_RANGES

static bool numbers_cover(const struct numbers *a, const struct numbers *b, bool inside)
{
	return unsigned_ranges(a->u, a->u_count, b->u, b->u_count, inside) &&
	       signed_ranges(a->i, a->i_count, b->i, b->i_count, inside) &&
	       real_ranges(a->f, a->f_count, b->f, b->f_count, inside) &&
	       real_ranges(a->single, a->single_count, b->single, b->single_count, inside);
}

static bool number_covers(const struct predicate *a, const struct predicate *b)
{
	if (!a->negate)
		return !b->negate && numbers_cover(&a->numbers, &b->numbers, true);
	/* Not in a's set: b's set is disjoint from it, or b excludes at least as much. */
	return b->negate ? numbers_cover(&b->numbers, &a->numbers, true)
			 : numbers_cover(&a->numbers, &b->numbers, false);
}

static bool texts_equal(const struct predicate *a, const struct predicate *b)
{
	if (a->op == OP_LIKE || b->op == OP_LIKE || a->negate != b->negate || a->count != b->count)
		return false;
	for (unsigned i = 0; i < a->count; i++)
		if (a->text[i].len != b->text[i].len ||
		    memcmp(a->text[i].p, b->text[i].p, a->text[i].len))
			return false;
	return true;
}

static bool addresses_cover(const struct predicate *a, const struct predicate *b)
{
	if (a->negate || b->negate)
		return false;
	for (unsigned i = 0; i < b->count; i++) {
		bool within = false;
		for (unsigned k = 0; k < a->count; k++)
			within |= a->address[k].mac == b->address[i].mac &&
				  memcmp(a->address[k].first, b->address[i].first, 16) <= 0 &&
				  memcmp(a->address[k].last, b->address[i].last, 16) >= 0;
		if (!within)
			return false;
	}
	return true;
}

static bool predicate_covers(const struct predicate *a, const struct predicate *b)
{
	if (a->kind != b->kind || a->field != b->field)
		return false;
	switch (a->kind) {
	case PREDICATE_INTENT:
	case PREDICATE_CHANGES:
	case PREDICATE_ROLE:
	case PREDICATE_TRANSFER:
	case PREDICATE_OPAQUE:
	case PREDICATE_ROUTED:
	case PREDICATE_ROUTE:
		return !((b->negate ? ~b->mask : b->mask) & ~(a->negate ? ~a->mask : a->mask));
	case PREDICATE_LABEL:
	case PREDICATE_TEXT:
		return texts_equal(a, b);
	case PREDICATE_SRC:
	case PREDICATE_DST:
		return addresses_cover(a, b);
	case PREDICATE_FLAW:
		return a->mask == b->mask && a->negate == b->negate;
	case PREDICATE_REF:
		return a->table == b->table && a->mask == b->mask && !a->negate && !b->negate &&
		       number_covers(a, b);
	default:
		return number_covers(a, b);
	}
}

static bool stands_alone(const struct branch *b, unsigned i)
{
	return b->predicate[i].begins && (i + 1 == b->count || b->predicate[i + 1].begins);
}

static bool branch_covers(const struct branch *a, const struct branch *b)
{
	if (a->dissector && a->dissector != b->dissector)
		return false;
	/* Field numbers of `any` are not those of a protocol; only predicates without fields compare. */
	if ((b->route_named && !a->route_named) || (b->opaque_named && !a->opaque_named) ||
	    a->as != AS_PLAIN || b->as != AS_PLAIN)
		return false;
	for (unsigned i = 0; i < a->count; i++) {
		bool covered = false;
		for (unsigned k = 0; k < b->count && !covered; k++)
			covered = stands_alone(a, i) && stands_alone(b, k) &&
				  predicate_covers(&a->predicate[i], &b->predicate[k]);
		if (!covered)
			return false;
	}
	return true;
}

static bool covers(const struct expression *a, const struct expression *b)
{
	if (a->any != b->any || b->intents & ~a->intents)
		return false;
	if (a->transports && (!b->transports || b->transports & ~a->transports))
		return false;
	for (unsigned i = 0; i < b->branch_count; i++) {
		bool covered = false;
		for (unsigned k = 0; k < a->branch_count && !covered; k++)
			covered = branch_covers(&a->branch[k], &b->branch[i]);
		if (!covered)
			return false;
	}
	return true;
}

/* ---- lines ---- */

static bool find_shadow(const struct policy *p, const uint32_t *earlier, uint32_t count,
			const struct line *l, struct diags *d)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct line *a = &p->lines[earlier[i]];
		/* A line with limits may leave something for a later one to allow. */
		if ((a->kind == LINE_ALLOW && a->limits) || !covers(a->expression, l->expression))
			continue;
		if (a->names_role != l->names_role)
			continue;
		if (a->kind == l->kind)
			advise(d, SEVERITY_WARNING, l->at, "take it out, or put it first",
			       "this line never decides: line %u covers all of it", a->at.line);
		else
			advise(d, SEVERITY_WARNING, l->at, "deny lines are judged first",
			       "this line allows nothing: the deny line %u covers all of it", a->at.line);
		return true;
	}
	return false;
}

static bool is_sweeping(const struct line *l)
{
	const struct expression *e = l->expression;
	return l->kind == LINE_ALLOW && l->scope == SCOPE_ANY && l->intents == INTENTS_ALL &&
	       !e->branch[0].count && !e->transports;
}

static void lint_lines(const struct policy *p, const struct conduit *c, struct diags *d, bool shadows)
{
	const struct line *silent = NULL;
	uint32_t silent_count = 0;

	for (uint32_t i = 0; shadows && i < c->deny_count; i++)
		find_shadow(p, c->deny, i, &p->lines[c->deny[i]], d);
	for (uint32_t i = 0; i < c->allow_count; i++) {
		const struct line *l = &p->lines[c->allow[i]];
		if (shadows && !find_shadow(p, c->deny, c->deny_count, l, d))
			find_shadow(p, c->allow, i, l, d);
		if (!l->reason || !*l->reason) {
			silent = silent ? silent : l;
			silent_count++;
		}
		if (is_sweeping(l))
			advise(d, SEVERITY_WARNING, l->at, "say which protocol and what it may do",
			       "this line allows every operation of every protocol");
	}
	/* One note for a conduit: a hundred equal ones would hide the others. */
	if (silent)
		advise(d, SEVERITY_NOTE, silent->at, "{ match = \"...\"; reason = \"...\"; owner = \"...\"; }",
		       "this line%s says no reason: in two years nobody will know why it is there",
		       silent_count > 1 ? ", like others of the conduit," : "");
}

#define EXPIRES_SOON_NS (UINT64_C(30) * 86400 * 1000000000)

void policy_lint_expired(const struct policy *p, uint64_t now_ns, struct diags *d)
{
	for (uint32_t i = 0; i < p->line_count; i++) {
		const struct line *l = &p->lines[i];
		if (!l->limits || !l->limits->expires_ns)
			continue;
		if (now_ns < l->limits->expires_ns && l->limits->expires_ns - now_ns < EXPIRES_SOON_NS)
			advise(d, SEVERITY_NOTE, l->at, "renew it or take it out", "the line expires soon: %s",
			       l->expires);
		if (now_ns >= l->limits->expires_ns)
			advise(d, SEVERITY_WARNING, l->at, "renew it or take it out",
			       l->limits->expiry_denies ? "the line expired after %s and allows nothing"
							: "the line expired after %s and only alerts",
			       l->expires);
	}
}

/* ---- conduits, zones, the whole ---- */

static void lint_conduit(const struct policy *p, const struct conduit *c, struct diags *d)
{
	if (c->cyclic_strict)
		advise(d, SEVERITY_WARNING, c->at, "leave `cyclic` out unless the process can stand it",
		       "cyclic = \"strict\": cyclic data may be cut off while the line runs");
	if (c->otherwise == VERDICT_DROP || c->otherwise == VERDICT_RESET)
		advise(d, SEVERITY_NOTE, c->at,
		       "otherwise = \"refuse\" answers with the protocol's own \"no\"",
		       "otherwise = \"%s\": a denied request ends the connection that others share",
		       verdict_names[c->otherwise]);
	if (c->otherwise > VERDICT_ALERT && (c->malformed == VERDICT_ALLOW || c->unknown == VERDICT_ALLOW))
		advise(d, SEVERITY_WARNING, c->at, "\"alert\" at least shows it",
		       "what is %s passes unseen in a conduit that otherwise denies",
		       c->malformed == VERDICT_ALLOW ? "malformed" : "unknown");
	if (c->otherwise > VERDICT_ALERT && !c->allow_count)
		advise(d, SEVERITY_NOTE, c->at, NULL, "the conduit allows nothing");
	if (c->otherwise == VERDICT_ALLOW && !c->deny_count)
		advise(d, SEVERITY_WARNING, c->at, NULL, "the conduit allows everything");
	(void)p;
}

void policy_lint(const struct policy *p, struct diags *d)
{
	const struct place top = { p->file, 0, 0 };
	uint64_t pairs = 0;

	if (!p->has_mode)
		advise(d, SEVERITY_WARNING, top, "mode = \"monitor\" or \"enforce\"",
		       "no mode is set: everything passes (learn)");
	if (!p->has_version)
		advise(d, SEVERITY_NOTE, top, "version = 1;",
		       "the policy does not say which version of the language it is written in");
	if (p->otherwise <= VERDICT_ALERT)
		advise(d, SEVERITY_NOTE, top, "otherwise = \"drop\";",
		       "zones without a conduit between them may talk");
	for (uint32_t i = 0; i < p->zone_count; i++)
		if (!p->zones[i].used)
			advise(d, SEVERITY_WARNING, p->zones[i].at, NULL,
			       "no conduit names the zone '%s'", p->zones[i].name);
	for (uint32_t i = 0; i < p->conduit_count; i++) {
		const struct conduit *c = &p->conduits[i];
		pairs += (uint64_t)(c->allow_count + c->deny_count) * (c->allow_count + c->deny_count);
	}
	if (pairs > COMPARISONS_MAX)
		advise(d, SEVERITY_NOTE, top, NULL,
		       "too many lines to look for those that others cover");
	for (uint32_t i = 0; i < p->conduit_count; i++) {
		lint_conduit(p, &p->conduits[i], d);
		lint_lines(p, &p->conduits[i], d, pairs <= COMPARISONS_MAX);
	}
}
