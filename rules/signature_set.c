/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A set of rules as an object: its memory, reading files into it, numbers that clash, and what only the whole set
 * tells.  Compile side, one thread.
 */
#define _POSIX_C_SOURCE 200809L
#include "rules/signature_tree.h"
#include "rules/signature_group.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *const signature_status_names[SIGNATURE_STATUSES] = { "loaded", "noted", "failed", "disabled" };
const char *const signature_cost_names[COST_COUNT] = { "field", "position", "literal", "short", "header" };

/* ---- memory ---- */

#define BLOCK_BYTES (256u << 10)

struct arena_block {
	struct arena_block *next;
	size_t used, cap;
	_Alignas(16) unsigned char bytes[];
};

void *signatures_alloc(struct signatures *s, size_t size)
{
	size = (size + 15) & ~(size_t)15;
	struct arena_block *b = s->blocks;
	if (!b || b->cap - b->used < size) {
		const size_t cap = size > BLOCK_BYTES ? size : BLOCK_BYTES;
		b = calloc(1, sizeof *b + cap);
		if (!b)
			return NULL;
		b->cap = cap;
		b->next = s->blocks;
		s->blocks = b;
		s->memory += cap;
	}
	void *p = b->bytes + b->used;
	b->used += size;
	return p;
}

const char *signatures_copy(struct signatures *s, const char *text, size_t len)
{
	char *copy = signatures_alloc(s, len + 1);
	if (copy && len)
		memcpy(copy, text, len);
	return copy;
}

struct signatures *signatures_create(const struct signature_settings *settings)
{
	struct signatures *s = calloc(1, sizeof *s);
	if (!s)
		return NULL;
	s->settings = *settings;
	if (!s->settings.window)
		s->settings.window = SIGNATURE_WINDOW;
	return s;
}

static void destroy_rule(struct signature *r)
{
	for (unsigned i = 0; i < r->section_count; i++)
		for (unsigned k = 0; k < r->sections[i].count; k++)
			if (r->sections[i].steps[k].kind == STEP_PCRE)
				pattern_regex_destroy(r->sections[i].steps[k].regex);
	for (unsigned i = 0; i < r->expression_count; i++)
		expression_destroy(r->expressions[i]);
}

void signatures_destroy(struct signatures *s)
{
	if (!s)
		return;
	groups_destroy(s->groups);
	for (size_t i = 0; i < s->count; i++)
		destroy_rule(s->rules[i]);
	free(s->rules);
	free(s->reports);
	while (s->blocks) {
		struct arena_block *next = s->blocks->next;
		free(s->blocks);
		s->blocks = next;
	}
	free(s);
}

bool signatures_variable(struct signatures *s, const char *text, struct diags *diags)
{
	const char *equals = strchr(text, '=');
	if (!equals || equals == text || !equals[1]) {
		diags_add(diags, SEVERITY_ERROR, "--set", 0, 0, "NAME=VALUE, such as HOME_NET=10.0.0.0/8",
				"'%s' sets nothing", text);
		return false;
	}
	signature_define(s, text, (size_t)(equals - text), equals + 1, strlen(equals + 1));
	return true;
}

/* ---- one rule ---- */

static bool grow(void **list, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return true;
	const size_t more = *cap ? *cap * 2 : 64;
	void *p = realloc(*list, more * size);
	if (!p)
		return false;
	*list = p;
	*cap = more;
	return true;
}

static struct signature *begin_rule(struct reading *r)
{
	struct signature *s = signatures_alloc(r->set, sizeof *s);
	if (!s)
		return NULL;
	r->rule = s;
	r->buffer = BUFFER_PAYLOAD;
	memset(r->transform, TRANSFORM_NONE, sizeof r->transform);
	r->step_count = 0;
	r->last_content = -1;
	r->variable_count = 0;
	r->ot = NULL;
	r->ot_text[0] = 0;
	r->policy_action[0] = 0;
	r->names_policy = false;
	r->sid_written = 0;
	const struct place p = signature_where(r, r->raw.at);
	s->text = (struct signature_text){ .message = "", .class = "", .category = "", .references = "", .metadata = "",
					   .file = r->name, .line = p.line,
					   .rule = signatures_copy(r->set, r->raw.text,
					   		r->raw.len < SIGNATURE_RULE_MAX ? r->raw.len : 0) };
	return s;
}

/* Expressions and patterns of a rule that is given up; its sections may not be made yet. */
static void abandon(struct reading *r)
{
	struct signature *s = r->rule;
	for (unsigned i = 0; i < r->step_count; i++)
		if (r->steps[i].kind == STEP_PCRE)
			pattern_regex_destroy(r->steps[i].regex);
	for (unsigned i = 0; i < s->expression_count; i++)
		expression_destroy(s->expressions[i]);
}

static const char *buffers_of(struct signatures *set, const struct signature *s)
{
	char text[256] = "";
	size_t n = 0;
	if (s->expression_count)
		n = (size_t)snprintf(text, sizeof text, "%s", s->dissector ? s->dissector->name : "messages");
	for (unsigned i = 0; i < s->section_count && n < sizeof text; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", n ? ", " : "",
				signature_buffers[s->sections[i].buffer].name);
	return signatures_copy(set, text, strlen(text));
}

/* False: the site has switched the rule off. */
static bool tune(const struct signatures *set, struct signature *s, uint32_t sid)
{
	const struct tuning *t = set->tunings;

	while (t && t->sid != sid)
		t = t->next;
	if (t && !t->is_off)
		s->text.action = t->action;
	return !t || !t->is_off;
}

static void take_rule(struct reading *r)
{
	struct signatures *set = r->set;
	const size_t first_note = r->diags->count;
	const bool was_bad = r->has_failed;
	struct signature *s = begin_rule(r);

	if (!s || !grow((void **)&set->reports, set->report_count, &set->report_cap, sizeof *set->reports) ||
	    !grow((void **)&set->rules, set->count, &set->cap, sizeof(*set->rules)))
		return;
	bool is_wanted = !r->raw.is_disabled || set->settings.wants_disabled;
	if (is_wanted && !was_bad) {
		signature_header(r);
		if (!r->has_failed)
			signature_options(r);
		if (!r->has_failed)
			is_wanted = tune(set, s, r->sid_written);
		if (!r->has_failed)
			signature_finish(r);
	}
	struct signature_report *p = &set->reports[set->report_count++];
	*p = (struct signature_report){
		.file = r->name, .line = s->text.line, .dialect = r->dialect, .gid = s->text.gid, .sid = s->text.sid,
		.rev = s->text.rev, .sid_written = r->sid_written, .message = s->text.message, .buffers = "",
		.first_note = first_note, .notes = r->diags->count - first_note,
	};
	if (!is_wanted) {
		p->status = SIGNATURE_DISABLED;
		abandon(r);
	} else if (r->has_failed) {
		p->status = SIGNATURE_FAILED;
		abandon(r);
	} else {
		s->number = (uint32_t)set->count;
		s->report = (uint32_t)set->report_count - 1;
		set->rules[set->count++] = s;
		p->status = r->has_note ? SIGNATURE_NOTED : SIGNATURE_LOADED;
		p->cost = (enum signature_cost)s->cost;
		p->never = s->never;
		p->buffers = buffers_of(set, s);
		p->span = s->span;
	}
}

/* ---- files ---- */

static uint32_t *lines_of(const char *text, size_t len, size_t *count)
{
	size_t n = 1;
	for (size_t i = 0; i < len; i++)
		n += text[i] == '\n';
	uint32_t *lines = calloc(n, sizeof *lines);
	*count = 0;
	if (!lines)
		return NULL;
	lines[(*count)++] = 0;
	for (size_t i = 0; i < len; i++)
		if (text[i] == '\n')
			lines[(*count)++] = (uint32_t)i + 1;
	return lines;
}

bool signatures_read(struct signatures *s, const char *text, size_t len, const char *name, struct diags *diags)
{
	struct reading *r = calloc(1, sizeof *r);
	uint32_t at = 0, *lines = NULL;
	bool good = false;

	if (len > SIGNATURE_FILE_MAX)
		diags_add(diags, SEVERITY_ERROR, name, 0, 0, NULL, "larger than %u MB", SIGNATURE_FILE_MAX >> 20);
	else if (r)
		lines = lines_of(text, len, &r->line_count);
	if (lines) {
		r->set = s;
		r->diags = diags;
		r->name = signatures_copy(s, name, strlen(name));
		r->text = text;
		r->len = len;
		r->lines = lines;
		r->dialect = signature_detect(text, len);
		while (signature_next(r, &at))
			take_rule(r);
		good = true;
	}
	free(lines);
	free(r);
	return good;
}

bool signatures_read_file(struct signatures *s, const char *path, struct diags *diags)
{
	struct stat st;
	FILE *in = fopen(path, "rb");
	bool good = false;

	if (!in || fstat(fileno(in), &st) != 0) {
		diags_add(diags, SEVERITY_ERROR, path, 0, 0, NULL, "cannot be read: %s", strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		diags_add(diags, SEVERITY_ERROR, path, 0, 0, NULL, "is not a file");
	} else if (st.st_size > (off_t)SIGNATURE_FILE_MAX) {
		diags_add(diags, SEVERITY_ERROR, path, 0, 0, NULL, "larger than %u MB", SIGNATURE_FILE_MAX >> 20);
	} else {
		char *text = malloc((size_t)st.st_size + 1);
		const size_t len = text ? fread(text, 1, (size_t)st.st_size, in) : 0;
		good = text && signatures_read(s, text, len, path, diags);
		free(text);
	}
	if (in)
		fclose(in);
	return good;
}

/* ---- the whole set ---- */

static void note(struct signatures *s, const struct signature *rule, struct diags *diags, const char *text)
{
	struct signature_report *p = &s->reports[rule->report];
	diags_add(diags, SEVERITY_NOTE, rule->text.file, rule->text.line, 0, NULL, "%s", text);
	if (p->status == SIGNATURE_LOADED)
		p->status = SIGNATURE_NOTED;
	p->sid = rule->text.sid;
	p->never = rule->never;
}

static int by_sid(const void *a, const void *b)
{
	const struct signature *const *x = a, *const *y = b;
	if ((*x)->text.gid != (*y)->text.gid)
		return (*x)->text.gid < (*y)->text.gid ? -1 : 1;
	if ((*x)->text.sid != (*y)->text.sid)
		return (*x)->text.sid < (*y)->text.sid ? -1 : 1;
	return (*x)->number < (*y)->number ? -1 : (*x)->number > (*y)->number;
}

/* Of two rules with one number the first keeps it, the others get private ones; where they came from stays. */
static bool renumber(struct signatures *s, struct diags *diags)
{
	struct signature **order = malloc((s->count + 1) * sizeof(*order));
	uint32_t next = SIGNATURE_PRIVATE_SID;
	char text[96];

	if (!order)
		return false;
	if (s->count)
		memcpy(order, s->rules, s->count * sizeof(*order));
	qsort(order, s->count, sizeof(*order), by_sid);
	uint32_t gid = 0, sid = 0;
	for (size_t i = 0; i < s->count; i++) {
		struct signature_text *t = &order[i]->text;
		const bool clashes = i && t->gid == gid && t->sid == sid;
		gid = t->gid;
		sid = t->sid;
		if (!clashes && t->sid)
			continue;
		snprintf(text, sizeof text, t->sid ? "sid %u was taken: it is %u here"
				: "it has no sid (%u): it is %u here", t->sid,
			 next);
		t->sid = next++;
		note(s, order[i], diags, text);
	}
	free(order);
	return true;
}

static unsigned rank_of(const struct signature *r)
{
	static const uint8_t actions[ACTION_COUNT] = { [ACTION_PASS] = 0, [ACTION_DROP] = 1, [ACTION_REJECT] = 1,
			[ACTION_ALERT] = 2 };
	bool sets = false, asks = false;
	for (unsigned i = 0; i < r->bit_count; i++) {
		sets |= r->bits[i].command <= BIT_TOGGLE;
		asks |= r->bits[i].command > BIT_TOGGLE;
	}
	return actions[r->text.action] * 4u + (sets && !asks ? 0u : sets ? 1u : asks ? 2u : 3u);
}

static int by_rank(const void *a, const void *b)
{
	const struct signature *const *x = a, *const *y = b;
	const unsigned i = rank_of(*x), k = rank_of(*y);
	if (i != k)
		return i < k ? -1 : 1;
	return (*x)->number < (*y)->number ? -1 : (*x)->number > (*y)->number;
}

/* The order in which rules are tried: pass, drop, alert; within each those that set bits before those that ask. */
static void order_rules(struct signatures *s)
{
	if (s->count)
		qsort(s->rules, s->count, sizeof(*s->rules), by_rank);
	for (size_t i = 0; i < s->count; i++)
		s->rules[i]->number = (uint32_t)i;
}

/* A condition on a bit that no rule ever sets. */
static void find_dead_bits(struct signatures *s, struct diags *diags)
{
	bool *set = calloc(s->bit_count + 1u, sizeof *set);
	for (size_t i = 0; set && i < s->count; i++)
		for (unsigned k = 0; k < s->rules[i]->bit_count; k++) {
			const struct bit_step *b = &s->rules[i]->bits[k];
			for (unsigned n = 0; n < b->count && (b->command == BIT_SET || b->command == BIT_TOGGLE); n++)
				set[b->bit[n]] = true;
		}
	for (size_t i = 0; set && i < s->count; i++)
		for (unsigned k = 0; k < s->rules[i]->bit_count; k++) {
			const struct bit_step *b = &s->rules[i]->bits[k];
			bool any = false, every = true;
			for (unsigned n = 0; n < b->count; n++) {
				any |= set[b->bit[n]];
				every &= set[b->bit[n]];
			}
			if (b->command != BIT_IS_SET || (b->all ? every : any) || s->rules[i]->never)
				continue;
			s->rules[i]->never = true;
			note(s, s->rules[i], diags, "it can never match: no rule sets the bit that it waits for");
		}
	free(set);
}

bool signatures_compile(struct signatures *s, struct diags *diags)
{
	if (!renumber(s, diags))
		return false;
	find_dead_bits(s, diags);
	order_rules(s);
	for (size_t i = 0; i < s->count; i++) {
		const struct signature *r = s->rules[i];
		s->needs_http |= (r->places >> PLACE_HTTP & 1) != 0;
		s->needs_tls |= (r->places >> PLACE_TLS & 1) != 0;
		s->needs_headers |= r->fragment_flags.used;
		for (unsigned k = 0; k < r->header_count; k++)
			s->needs_headers |= r->headers[k].field != HEADER_DSIZE;
		s->needs_dns |= (r->places >> PLACE_DNS & 1) != 0;
		if (r->places >> PLACE_STREAM & 1) {
			const uint32_t span = r->span < s->settings.window ? r->span : s->settings.window;
			s->needs_stream = true;
			s->window = span > s->window ? span : s->window;
		}
	}
	if (s->needs_http || s->needs_tls)
		s->window = s->settings.window;
	s->groups = groups_compile(s, diags);
	s->is_compiled = s->groups != NULL;
	return s->is_compiled;
}

/* ---- what others ask ---- */

size_t signatures_report_count(const struct signatures *s)
{
	return s->report_count;
}

const struct signature_report *signatures_report(const struct signatures *s, size_t i)
{
	return &s->reports[i];
}

size_t signatures_count(const struct signatures *s)
{
	return s->count;
}

size_t signatures_memory(const struct signatures *s)
{
	return sizeof *s + s->memory + s->cap * sizeof(*s->rules) + (s->groups ? groups_memory(s->groups) : 0);
}

const struct signature *signatures_rule(const struct signatures *s, size_t i)
{
	return s->rules[i];
}

bool signatures_span_flows(const struct signatures *s)
{
	return s->spans_flows;
}
