/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One line of a conduit: a string that is its expression, or a group with `match` and conditions.
 * Compile side; what it makes belongs to the policy's arena, the expression to the line.
 */
#include "rules/expression_tree.h"
#include "rules/policy_setting.h"

#include <stdlib.h>
#include <string.h>

#define NS_PER_S UINT64_C(1000000000)
#define RATE_COUNT_MAX 1000000
#define ALWAYS_MAX 64

static struct limits *limits_of(struct reader *r, struct line *l)
{
	if (!l->limits) {
		l->limits = policy_take(r->policy, sizeof *l->limits);
		l->limits->scale = 1;
		l->limits->on_rate = l->limits->on_step = l->limits->on_step_unknown = VERDICT_ALERT;
	}
	return l->limits;
}

/* ---- the expression ---- */

static bool names_standing(const struct predicate *p)
{
	if (p->kind == PREDICATE_ETHERTYPE)
		return true;
	return p->kind == PREDICATE_DST && p->count && p->address[0].mac;
}

static void look_into(struct line *l)
{
	const struct expression *e = l->expression;
	bool named = false;
	for (unsigned b = 0; b < e->branch_count; b++) {
		const struct branch *branch = &e->branch[b];
		named |= branch->dissector != NULL;
		l->pairs_words |= branch->as != AS_PLAIN;
		for (unsigned i = 0; i < branch->count; i++) {
			l->names_role |= branch->predicate[i].kind == PREDICATE_ROLE;
			l->names_ethertype |= names_standing(&branch->predicate[i]);
		}
		for (unsigned i = 0; branch->dissector && i < branch->dissector->binding_count; i++)
			l->names_ethertype |=
				branch->dissector->bindings[i].transport == TRANSPORT_ETHER;
	}
	l->scope = named ? SCOPE_PROTOCOL : e->any ? SCOPE_ANY : SCOPE_TRANSPORT;
	l->intents = (uint16_t)expression_intents(e);
	l->names_port = e->names_port;
}

/* Compiles with columns that count in the string, then moves each mistake to its place in the file. */
static void read_match(struct reader *r, const struct node *n, void *target)
{
	struct line *l = target;
	struct diags own = { 0 };
	const struct place start = { r->policy->file, 1, 1 };

	l->at = lexical_inside(r->lexical, n, 0);
	l->text = policy_copy(r->policy, n->text, n->count);
	l->expression = expression_compile(l->text, n->count, start, &own);
	for (size_t i = 0; i < own.count; i++) {
		const struct diag *d = &own.list[i];
		const struct place at = lexical_inside(r->lexical, n, d->column ? d->column - 1 : 0);
		diags_add(r->diags, d->severity, at.file, at.line, at.column, d->hint, "%s", d->text);
	}
	diags_fini(&own);
	if (l->expression)
		look_into(l);
}

static void read_name(struct reader *r, const struct node *n, void *target)
{
	struct line *l = target;
	l->name = policy_copy(r->policy, n->text, n->count);
	if (!n->count)
		reader_error(r, n, NULL, "the name is empty");
}

static void read_reason(struct reader *r, const struct node *n, void *target)
{
	((struct line *)target)->reason = policy_copy(r->policy, n->text, n->count);
}

static void read_owner(struct reader *r, const struct node *n, void *target)
{
	((struct line *)target)->owner = policy_copy(r->policy, n->text, n->count);
}

/* ---- time ---- */

/* Exactly `count` digits at *p. */
static bool digits(const char **p, unsigned count, unsigned *value)
{
	*value = 0;
	for (unsigned i = 0; i < count; i++, (*p)++) {
		if (**p < '0' || **p > '9')
			return false;
		*value = *value * 10 + (unsigned)(**p - '0');
	}
	return true;
}

static bool literal(const char **p, char c)
{
	if (**p != c)
		return false;
	(*p)++;
	return true;
}

/* Days from 1970-01-01 to a date of the Gregorian calendar; years begin in March here. */
static int64_t days_since_1970(unsigned year, unsigned month, unsigned day)
{
	const int64_t y = (int64_t)year - (month <= 2);
	const int64_t month_days = (153 * (int64_t)((month + 9) % 12) + 2) / 5;
	return 365 * y + y / 4 - y / 100 + y / 400 + month_days + day - 1 - 719468;
}

static unsigned days_of_month(unsigned year, unsigned month)
{
	static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : days[month - 1];
}

static void read_expires(struct reader *r, const struct node *n, void *target)
{
	struct line *l = target;
	const char *p = n->text;
	unsigned year, month, day;

	l->expires = policy_copy(r->policy, n->text, n->count);
	if (!digits(&p, 4, &year) || !literal(&p, '-') || !digits(&p, 2, &month) ||
	    !literal(&p, '-') || !digits(&p, 2, &day) || *p) {
		reader_error(r, n, "the last day of the line, such as \"2027-03-01\"",
			     "'%.40s' is not a date", n->text);
		return;
	}
	if (year < 1971 || year > 2200 || month < 1 || month > 12 || day < 1 ||
	    day > days_of_month(year, month)) {
		reader_error(r, n, NULL, "there is no %s", n->text);
		return;
	}
	/* It holds to the end of that day in the plant's time. */
	const int64_t end_s = (days_since_1970(year, month, day) + 1) * 86400 -
			      (int64_t)r->policy->utc_offset_min * 60;
	limits_of(r, l)->expires_ns = (uint64_t)end_s * NS_PER_S;
}

static void read_on_expiry(struct reader *r, const struct node *n, void *target)
{
	static const char *const words[] = { "alert", "deny", NULL };
	limits_of(r, target)->expiry_denies = reader_word(r, n, words) == 1;
}

static const char *const day_names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static bool read_day(const char **p, unsigned *day)
{
	for (*day = 0; *day < 7; (*day)++) {
		if (!strncmp(*p, day_names[*day], 3)) {
			*p += 3;
			return true;
		}
	}
	return false;
}

/* mon-fri,sun: one bit per day. */
static bool read_days(const char **p, uint8_t *days)
{
	*days = 0;
	do {
		unsigned first, last;
		if (!read_day(p, &first))
			return false;
		last = first;
		if (**p == '-') {
			(*p)++;
			if (!read_day(p, &last))
				return false;
		}
		for (unsigned day = first;; day = (day + 1) % 7) {
			*days |= (uint8_t)(1u << day);
			if (day == last)
				break;
		}
	} while (literal(p, ','));
	return true;
}

static bool read_time(const char **p, uint16_t *minutes)
{
	unsigned hour, minute;
	if (!digits(p, 2, &hour) || !literal(p, ':') || !digits(p, 2, &minute))
		return false;
	*minutes = (uint16_t)(hour * 60 + minute);
	return minute < 60 && *minutes <= 24 * 60;
}

static void blanks(const char **p)
{
	while (**p == ' ')
		(*p)++;
}

static void read_schedule_entry(struct reader *r, const struct node *n, struct limits *limits)
{
	const char *p = n->text;
	struct schedule s = { .days = 0x7f };

	blanks(&p);
	bool ok = (*p >= '0' && *p <= '9') || read_days(&p, &s.days);
	blanks(&p);
	ok = ok && read_time(&p, &s.from) && literal(&p, '-') && read_time(&p, &s.to);
	blanks(&p);
	if (!ok || *p) {
		reader_error_inside(r, n, (size_t)(p - n->text),
				    "days and hours, such as \"mon-fri 06:00-18:00\" or \"22:00-06:00\"",
				    "'%.60s' is not a schedule", n->text);
		return;
	}
	if (s.from == s.to || s.from == 24 * 60) {
		reader_error(r, n, "write 00:00-24:00 for a whole day", "the schedule is empty");
		return;
	}
	limits->schedules[limits->schedule_count++] = s;
}

static void read_schedule(struct reader *r, const struct node *n, void *target)
{
	struct line *l = target;
	struct limits *limits = limits_of(r, l);
	char text[SCHEDULES_MAX * 64] = "";

	if (reader_count(n) > SCHEDULES_MAX || !reader_count(n)) {
		reader_error(r, n, NULL, "a schedule has 1 to %d entries", SCHEDULES_MAX);
		return;
	}
	for (const struct node *s = reader_each(n, NULL); s; s = reader_each(n, s)) {
		if (!reader_kind(r, s, KIND_STRING, "an entry of the schedule"))
			continue;
		read_schedule_entry(r, s, limits);
		const size_t used = strlen(text);
		snprintf(text + used, sizeof text - used, "%s%.60s", used ? "; " : "", s->text);
	}
	l->schedule = policy_copy(r->policy, text, strlen(text));
}

/* ---- rate and step ---- */

static void read_rate(struct reader *r, const struct node *n, void *target)
{
	static const struct {
		const char *name;
		unsigned seconds;
	} units[] = { { "s", 1 }, { "min", 60 }, { "h", 3600 } };
	struct line *l = target;
	struct limits *limits = limits_of(r, l);
	const char *p = n->text;
	uint32_t count = 0;

	l->rate = policy_copy(r->policy, n->text, n->count);
	for (; *p >= '0' && *p <= '9' && count <= RATE_COUNT_MAX; p++)
		count = count * 10 + (uint32_t)(*p - '0');
	if (p != n->text && *p == '/') {
		for (unsigned u = 0; u < sizeof units / sizeof units[0]; u++) {
			if (!strcmp(p + 1, units[u].name) && count && count <= RATE_COUNT_MAX) {
				limits->has_rate = true;
				limits->rate_count = count;
				limits->rate_per_ns = units[u].seconds * NS_PER_S;
				return;
			}
		}
	}
	reader_error(r, n, "a number from 1 to 1000000 per s, min or h, such as \"10/s\"",
		     "'%.40s' is not a rate", n->text);
}

static double number_of(const struct node *n)
{
	return n->kind == NODE_INT ? (double)n->number : n->real;
}

static void read_step(struct reader *r, const struct node *n, void *target)
{
	struct limits *limits = limits_of(r, target);
	limits->has_step = true;
	limits->step = number_of(n);
	if (!(limits->step > 0))
		reader_error(r, n, "the largest change from one write to the next",
			     "a step is greater than 0");
}

static void read_always(struct reader *r, const struct node *n, void *target)
{
	struct limits *limits = limits_of(r, target);
	if (reader_count(n) > ALWAYS_MAX) {
		reader_error(r, n, NULL, "more than %d values", ALWAYS_MAX);
		return;
	}
	double *list = policy_take(r->policy, reader_count(n) * sizeof *list);
	limits->always = list;
	for (const struct node *v = reader_each(n, NULL); v; v = reader_each(n, v))
		if (reader_kind(r, v, KIND_NUMBER, "a value of 'always'"))
			list[limits->always_count++] = number_of(v);
}

static void read_on_rate(struct reader *r, const struct node *n, void *target)
{
	limits_of(r, target)->on_rate = reader_verdict(r, n);
}

static void read_on_step(struct reader *r, const struct node *n, void *target)
{
	limits_of(r, target)->on_step = reader_verdict(r, n);
}

static void read_on_step_unknown(struct reader *r, const struct node *n, void *target)
{
	limits_of(r, target)->on_step_unknown = reader_verdict(r, n);
}

static const struct setting line_list[] = {
	{ "match", KIND_STRING, read_match },
	{ "name", KIND_STRING, read_name },
	{ "reason", KIND_STRING, read_reason },
	{ "owner", KIND_STRING, read_owner },
	{ "expires", KIND_STRING, read_expires },
	{ "on_expiry", KIND_STRING, read_on_expiry },
	{ "schedule", KIND_STRING | KIND_LISTS, read_schedule },
	{ "rate", KIND_STRING, read_rate },
	{ "on_rate", KIND_STRING, read_on_rate },
	{ "step", KIND_NUMBER, read_step },
	{ "on_step", KIND_STRING, read_on_step },
	{ "on_step_unknown", KIND_STRING, read_on_step_unknown },
	{ "always", KIND_NUMBER | KIND_LISTS, read_always },
};
const struct settings line_settings = SETTINGS("a line", line_list);

/* ---- the whole line ---- */

/* What only makes sense together. */
static void check_pairs(struct reader *r, const struct node *n, const struct line *l)
{
	static const char *const needs[][2] = {
		{ "on_expiry", "expires" }, { "on_rate", "rate" },
		{ "on_step", "step" },	    { "on_step_unknown", "step" },
	};
	static const char *const only_allow[] = { "expires", "schedule", "rate", "step" };

	for (unsigned i = 0; i < sizeof needs / sizeof needs[0]; i++) {
		const struct node *has = settings_find(r, n, needs[i][0]);
		if (has && !settings_find(r, n, needs[i][1]))
			reader_error(r, has, NULL, "'%s' says nothing without '%s'", needs[i][0],
				     needs[i][1]);
	}
	for (unsigned i = 0; l->kind == LINE_DENY && i < sizeof only_allow / sizeof only_allow[0]; i++) {
		const struct node *has = settings_find(r, n, only_allow[i]);
		if (has)
			reader_error(r, has, "put it on the allow line that it limits",
				     "a deny line always applies: it has no '%s'", only_allow[i]);
	}
	const struct node *always = settings_find(r, n, "always"), *step = settings_find(r, n, "step");
	if (always && !step && !settings_find(r, n, "rate"))
		reader_error(r, always, NULL, "'always' says nothing without 'step' or 'rate'");
	if (step && l->expression && l->scope != SCOPE_PROTOCOL)
		reader_error(r, step, NULL, "a step needs an expression that names a protocol");
}

void line_read(struct reader *r, const struct node *n, struct line *l)
{
	l->at = lexical_place(r->lexical, n->at);
	l->text = "";
	if (!reader_kind(r, n, KIND_STRING | KIND(NODE_GROUP), "a line"))
		return;
	if (n->kind == NODE_STRING) {
		read_match(r, n, l);
		return;
	}
	settings_read(r, n, &line_settings, l);
	check_pairs(r, n, l);
	if (!settings_find(r, n, "match"))
		reader_error(r, n, "for example { match = \"modbus read\"; reason = \"...\"; }",
			     "the line has no 'match'");
}
