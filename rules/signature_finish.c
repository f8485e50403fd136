/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From options in the order of a rule to its compiled form: steps sorted into sections, where and when it is looked at,
 * what makes it a candidate, how many bytes of a stream it needs at once, what it costs, and whether it can match at
 * all.  Compile side.
 */
#include "rules/signature_tree.h"

#include "dissectors/registry.h"

#include <string.h>

#define PLACE_FIXED_MAX 4096

/* ---- regular expressions ---- */

static void compile_regexes(struct reading *r)
{
	char error[160];

	for (unsigned i = 0; i < r->step_count && !r->has_failed; i++) {
		struct step *s = &r->steps[i];
		size_t at;
		if (s->kind != STEP_PCRE)
			continue;
		for (unsigned k = i + 1; k < r->step_count; k++)
			s->needs_end |= r->step_buffer[k] == r->step_buffer[i] && r->steps[k].relative;
		s->regex = pattern_regex_compile(s->source, s->source_len, s->regex_flags, s->needs_end, error,
				sizeof error, &at);
		if (!s->regex)
			signature_fail(r, s->at, NULL, "this pcre is wrong at its byte %zu: %s", at + 1, error);
		else if (!s->needs_end && !pattern_regex_is_linear(s->regex))
			signature_note(r, s->at, "this pcre needs PCRE2: its work is limited, and reaching the limit "
					"is the flaw "
				       "signature.regex_limit");
	}
}

/* ---- sections ---- */

static struct section *section_of(struct reading *r, unsigned step)
{
	struct signature *s = r->rule;
	for (unsigned i = 0; i < s->section_count; i++) {
		struct section *x = &s->sections[i];
		if (x->buffer == r->step_buffer[step] && !memcmp(x->transform, r->step_transform[step], TRANSFORMS_MAX))
			return x;
	}
	if (s->section_count == SECTIONS_MAX) {
		signature_fail(r, r->steps[step].at, NULL, "more than %d buffers in one rule", SECTIONS_MAX);
		return NULL;
	}
	struct section *x = &s->sections[s->section_count++];
	x->buffer = r->step_buffer[step];
	memcpy(x->transform, r->step_transform[step], TRANSFORMS_MAX);
	x->steps = signatures_alloc(r->set, r->step_count * sizeof *x->steps);
	return x->steps ? x : NULL;
}

static void sort_steps(struct reading *r)
{
	for (unsigned i = 0; i < r->step_count && !r->has_failed; i++) {
		struct section *x = section_of(r, i);
		if (x)
			x->steps[x->count++] = r->steps[i];
		else
			r->has_failed = true;
	}
}

/* ---- places ---- */

static bool has_payload_place(const struct signature *s)
{
	return s->section_count == 1 && s->sections[0].buffer == BUFFER_PAYLOAD;
}

/* A content whose place counts from the beginning: Suricata then looks at packets besides the stream. */
static bool has_absolute(const struct signature *s)
{
	for (unsigned i = 0; i < s->section_count; i++)
		for (unsigned k = 0; k < s->sections[i].count; k++) {
			const struct step *x = &s->sections[i].steps[k];
			if (x->kind == STEP_CONTENT && x->flags & (CONTENT_OFFSET | CONTENT_DEPTH | CONTENT_STARTS))
				return true;
		}
	return false;
}

/* An expression that must match where its buffer begins: packets and messages have a beginning, a window has none. */
static bool has_anchor(const struct signature *s)
{
	const struct section *x = &s->sections[0];
	for (unsigned k = 0; k < x->count; k++) {
		const struct step *p = &x->steps[k];
		const bool is_anchored = p->kind == STEP_PCRE && !(p->regex_flags & REGEX_MULTILINE) &&
					 (p->regex_flags & REGEX_ANCHORED || p->source[0] == '^');
		if (is_anchored && (!p->relative || !k))
			return true;
	}
	return false;
}

static void find_places(struct reading *r)
{
	struct signature *s = r->rule;
	unsigned special = 0;

	for (unsigned i = 0; i < s->section_count; i++) {
		const struct buffer_text *b = &signature_buffers[s->sections[i].buffer];
		if (b->place == PLACE_PACKET)
			continue;
		special |= 1u << b->place;
		const struct dissector *d = b->protocol ? registry_find(b->protocol, strlen(b->protocol)) : NULL;
		if (b->protocol && !d)
			signature_fail(r, s->sections[i].steps[0].at, NULL,
					"this version has no dissector for %s, whose buffer %s is",
				       b->protocol, b->name);
		else if (d && s->dissector && s->dissector != d)
			signature_fail(r, s->sections[i].steps[0].at, NULL, "one message cannot be both %s and %s",
					s->dissector->name,
				       d->name);
		else if (d)
			s->dissector = d;
	}
	if (s->expression_count)
		special |= 1u << PLACE_MESSAGE;
	if (special & (special - 1)) {
		signature_fail(r, r->raw.at, "make two rules of it", "buffers that are never there at the same time");
		return;
	}
	if (special) {
		s->places = (uint8_t)special;
		return;
	}
	const bool is_tcp = s->transports & TRANSPORT_BIT_TCP;
	const bool is_anchored = has_payload_place(s) && has_anchor(s);
	s->is_absolute = has_payload_place(s) && (has_absolute(s) || is_anchored);
	if (!s->section_count || !has_payload_place(s))
		s->places = 1u << PLACE_PACKET;
	else if (s->packet_only || !is_tcp || is_anchored)
		s->places = 1u << PLACE_PACKET;
	else if (s->stream_only)
		s->places = 1u << PLACE_STREAM;
	else
		s->places = (uint8_t)(1u << PLACE_STREAM |
				      (has_absolute(s) || s->transports != TRANSPORT_BIT_TCP ? 1u << PLACE_PACKET
				      		: 0u));
}

/* ---- span ---- */

static uint32_t plus(uint32_t a, int64_t b)
{
	return a == UINT32_MAX || b < 0 ? a : b > INT32_MAX || a + (uint64_t)b > INT32_MAX ? UINT32_MAX
			: a + (uint32_t)b;
}

/* Bytes from where the section begins to match to where it has matched; UINT32_MAX: no bound. */
static uint32_t section_span(const struct section *x)
{
	uint32_t span = 0;
	unsigned floating = 0;

	for (unsigned i = 0; i < x->count; i++) {
		const struct step *s = &x->steps[i];
		switch (s->kind) {
		case STEP_CONTENT:
			if (s->flags & CONTENT_DEPTH) {
				const uint32_t reach = s->offset.variable < 0 && s->depth.variable < 0
					? plus((uint32_t)s->offset.value, s->depth.value) : UINT32_MAX;
				span = reach > span ? reach : span;
			} else if (s->relative) {
				const bool bounded = s->flags & CONTENT_WITHIN && s->within.variable < 0 &&
						s->distance.variable < 0;
				span = bounded ? plus(plus(span, s->distance.value), s->within.value) : UINT32_MAX;
			} else {
				span = plus(span, s->len);
				floating++;
			}
			break;
		case STEP_PCRE:
			span = pattern_regex_width(s->regex) == UINT32_MAX ? UINT32_MAX : plus(span,
					pattern_regex_width(s->regex));
			floating += !s->relative;
			break;
		case STEP_DATA_AT:
			span = s->data_at.variable < 0 ? plus(span, s->data_at.value) : UINT32_MAX;
			break;
		case STEP_BYTE_TEST:
		case STEP_BYTE_EXTRACT:
		case STEP_BYTE_MATH:
			span = s->byte.offset.variable < 0 ? plus(plus(span, s->byte.offset.value), 10) : UINT32_MAX;
			break;
		case STEP_BYTE_JUMP:
			span = UINT32_MAX;
			break;
		default:
			break;
		}
	}
	return floating > 1 ? UINT32_MAX : span;
}

static void find_span(struct reading *r)
{
	struct signature *s = r->rule;
	const uint32_t window = r->set->settings.window;

	if (!(s->places & 1u << PLACE_STREAM))
		return;
	s->span = section_span(&s->sections[0]);
	if (s->span == UINT32_MAX)
		signature_note(r, r->raw.at, "its parts may lie any number of bytes apart: found when they are within "
				"%u bytes of a stream",
			       window);
	else if (s->span > window)
		signature_note(r, r->raw.at, "it needs %u bytes of a stream at once: found when its parts are within "
				"%u", s->span, window);
}

/* ---- what makes it a candidate ---- */

/* The only offset at which a content can lie, -1: there are others.  before: the step in front of it, or NULL. */
static int64_t place_of(const struct step *s, const struct step *before)
{
	if (s->negated || s->nocase)
		return -1;
	if (s->relative) {
		const bool is_exact = s->flags & CONTENT_WITHIN && s->within.variable < 0 && s->distance.variable < 0 &&
				      s->within.value == (int64_t)s->len;
		if (!is_exact || !before || before->kind != STEP_CONTENT || before->place < 0)
			return -1;
		return before->place + (int64_t)before->len + s->distance.value;
	}
	if (s->flags & CONTENT_STARTS)
		return 0;
	if (s->offset.variable >= 0 || s->depth.variable >= 0)
		return -1;
	return s->flags & CONTENT_DEPTH && s->depth.value == (int64_t)s->len ? s->offset.value : -1;
}

static bool find_fixed(struct signature *s)
{
	bool any = false;
	for (unsigned i = 0; i < s->section_count; i++)
		for (unsigned k = 0; k < s->sections[i].count; k++) {
			struct section *x = &s->sections[i];
			struct step *c = &x->steps[k];
			if (c->kind != STEP_CONTENT)
				continue;
			const int64_t at = x->buffer == BUFFER_PAYLOAD && !x->transform[0]
				? place_of(c, k ? &x->steps[k - 1] : NULL) : -1;
			c->place = at >= 0 && at < PLACE_FIXED_MAX ? (int32_t)at : -1;
			any |= c->place >= 0;
		}
	return any;
}

static void find_fast(struct reading *r)
{
	struct signature *s = r->rule;
	unsigned best = 0;
	bool has_regex = false;
	const bool has_place = find_fixed(s);

	s->cost = COST_HEADER;
	for (unsigned i = 0; i < s->section_count; i++) {
		struct section *x = &s->sections[i];
		for (unsigned k = 0; k < x->count; k++) {
			struct step *c = &x->steps[k];
			has_regex |= c->kind == STEP_PCRE && !c->negated;
			if (c->kind != STEP_CONTENT || c->negated || x->transform[0])
				continue;
			unsigned rank = c->len < 1000 ? c->len + 1 : 1000;
			rank += c->flags & CONTENT_FAST ? 10000 : 0;
			if (rank <= best)
				continue;
			best = rank;
			s->fast = c;
			s->fast_buffer = x->buffer;
		}
	}
	if (s->expression_count && s->dissector)
		s->cost = COST_FIELD;
	else if (s->fast && s->fast->len < 4 && has_place)
		s->cost = COST_POSITION;
	else if (s->fast)
		s->cost = s->fast->len >= 3 ? COST_LITERAL : COST_SHORT;
	else if (has_regex)
		s->cost = COST_SHORT;
}

/* ---- what can never match ---- */

static void never(struct reading *r, uint32_t at, const char *why)
{
	signature_note(r, at, "it can never match: %s", why);
	r->rule->never = true;
}

static void find_never(struct reading *r)
{
	struct signature *s = r->rule;
	int64_t most = INT64_MAX;

	for (unsigned i = 0; i < s->header_count; i++)
		if (s->headers[i].field == HEADER_DSIZE && !s->headers[i].range.negated) {
			if (s->headers[i].range.most < s->headers[i].range.least)
				never(r, r->raw.at, "no size is in this range");
			most = s->headers[i].range.most < most ? s->headers[i].range.most : most;
		}
	for (unsigned i = 0; i < s->section_count; i++)
		for (unsigned k = 0; k < s->sections[i].count; k++) {
			const struct step *c = &s->sections[i].steps[k];
			if (c->kind != STEP_CONTENT || c->negated)
				continue;
			const bool short_depth = c->flags & CONTENT_DEPTH && c->depth.variable < 0 &&
					c->depth.value < (int64_t)c->len;
			const bool short_within = c->flags & CONTENT_WITHIN && c->within.variable < 0 &&
					c->within.value < (int64_t)c->len;
			if (short_depth || short_within)
				never(r, c->at, "the content is longer than the place it is looked for in");
			else if (s->sections[i].buffer == BUFFER_PAYLOAD && (int64_t)c->len + c->offset.value > most)
				never(r, c->at, "the content lies beyond dsize");
		}
	if (s->flow_state == FLOW_NOT_ESTABLISHED && s->section_count && s->places != 1u << PLACE_PACKET)
		never(r, r->raw.at, "a connection that is not established carries no stream");
	if (s->stream_only && s->packet_only)
		never(r, r->raw.at, "it wants packets alone and streams alone");
}

/* ---- the whole ---- */

static void take_base_policy(struct reading *r)
{
	struct signature *s = r->rule;
	const char *base = r->set->settings.base_policy;

	if (!base || !r->names_policy)
		return;
	if (!*r->policy_action)
		signature_fail(r, r->raw.at, NULL, "not in the base policy %s", base);
	else if (!strcmp(r->policy_action, "drop") || !strcmp(r->policy_action, "block"))
		s->text.action = ACTION_DROP;
	else if (!strcmp(r->policy_action, "alert"))
		s->text.action = ACTION_ALERT;
}

void signature_finish(struct reading *r)
{
	struct signature *s = r->rule;

	if (!s->text.priority)
		s->text.priority = 3;
	if (!s->text.gid)
		s->text.gid = 1;
	take_base_policy(r);
	compile_regexes(r);
	sort_steps(r);
	if (!r->has_failed)
		find_places(r);
	if (r->has_failed)
		return;
	find_span(r);
	find_fast(r);
	find_never(r);
	/* A rule about messages of one protocol has no use for ports: the dissector knows better. */
	for (unsigned i = 0; i < s->service_count; i++)
		if (s->services[i].dissector && !s->services[i].app && !s->services[i].negated && !s->dissector &&
		    s->service_count == 1)
			s->dissector = s->services[i].dissector;
}
