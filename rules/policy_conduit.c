/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Conduits: reading them and their lists of lines from the file, and finding two for the same pair of
 * zones or two lines of one name.  Compile side; everything belongs to the policy's arena.
 */
#include "rules/policy_setting.h"

#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

/* ---- names of zones ---- */

static uint16_t zone_by_name(const struct reader *r, const char *name)
{
	const struct policy *p = r->policy;
	uint32_t low = 0, high = p->zone_count;
	if (!strcmp(name, "any-other"))
		return (uint16_t)p->zone_count;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (strcmp(p->zones[r->by_name[middle]].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < p->zone_count && !strcmp(p->zones[r->by_name[low]].name, name))
		return r->by_name[low];
	return UINT16_MAX;
}

static const char *zone_name_at(void *ctx, unsigned i)
{
	const struct policy *p = ctx;
	if (i == p->zone_count)
		return "any-other";
	return i < p->zone_count ? p->zones[i].name : NULL;
}

struct named {
	const char *name;
	uint32_t number;
};

static int by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	const int order = strcmp(x->name, y->name);
	if (order)
		return order;
	return x->number < y->number ? -1 : x->number > y->number;
}

void zones_order(struct reader *r)
{
	struct policy *p = r->policy;
	uint16_t *order = policy_take(p, (p->zone_count + 1) * sizeof *order);
	struct named *list = policy_take(p, (p->zone_count + 1) * sizeof *list);
	for (uint32_t i = 0; i < p->zone_count; i++)
		list[i] = (struct named){ p->zones[i].name, i };
	qsort(list, p->zone_count, sizeof *list, by_name);
	for (uint32_t i = 0; i < p->zone_count; i++) {
		const struct zone *z = &p->zones[list[i].number];
		order[i] = (uint16_t)list[i].number;
		if (i && *z->name && !strcmp(list[i].name, list[i - 1].name))
			diags_add(r->diags, SEVERITY_ERROR, z->at.file, z->at.line, z->at.column, NULL,
				  "there are two zones '%s'; the first on line %u", z->name,
				  p->zones[list[i - 1].number].at.line);
	}
	r->by_name = order;
}

/* ---- settings of a conduit ---- */

static void read_ends(struct reader *r, const struct node *n, const uint16_t **zones,
		      uint32_t *count, const char **text)
{
	struct policy *p = r->policy;
	uint16_t *list = policy_take(p, (reader_count(n) + 1) * sizeof *list);
	size_t len = 1;

	if (!reader_count(n))
		reader_error(r, n, NULL, "the list is empty");
	for (const struct node *v = reader_each(n, NULL); v; v = reader_each(n, v)) {
		if (!reader_kind(r, v, KIND_STRING, "a zone"))
			continue;
		len += v->count + 2;
		const uint16_t zone = zone_by_name(r, v->text);
		if (zone == UINT16_MAX) {
			char hint[120];
			const char *near = nearest_name(v->text, v->count, zone_name_at, p);
			snprintf(hint, sizeof hint, "did you mean '%s'?", near ? near : "");
			reader_error(r, v, near ? hint : "zones are declared in 'zones'",
				     "there is no zone '%.64s'", v->text);
			continue;
		}
		list[(*count)++] = zone;
		if (zone < p->zone_count)
			p->zones[zone].used = true;
	}
	char *joined = policy_take(p, len);
	size_t used = 0;
	for (const struct node *v = reader_each(n, NULL); v; v = reader_each(n, v))
		if (v->kind == NODE_STRING)
			used += (size_t)snprintf(joined + used, len - used, "%s%s", used ? ", " : "",
						 v->text);
	*zones = list;
	*text = joined;
}

static void read_from(struct reader *r, const struct node *n, void *target)
{
	struct conduit *c = target;
	read_ends(r, n, &c->from_zones, &c->from_count, &c->from);
}

static void read_to(struct reader *r, const struct node *n, void *target)
{
	struct conduit *c = target;
	read_ends(r, n, &c->to_zones, &c->to_count, &c->to);
}

static void read_conduit_mode(struct reader *r, const struct node *n, void *target)
{
	((struct conduit *)target)->mode = reader_mode(r, n);
}

/* The strictest of drop and `otherwise` where otherwise denies; alert where it lets through. */
static uint8_t default_disposition(uint8_t otherwise)
{
	if (otherwise <= VERDICT_ALERT)
		return VERDICT_ALERT;
	return otherwise > VERDICT_DROP ? otherwise : VERDICT_DROP;
}

static void read_conduit_otherwise(struct reader *r, const struct node *n, void *target)
{
	((struct conduit *)target)->otherwise = reader_verdict(r, n);
}

static void read_malformed(struct reader *r, const struct node *n, void *target)
{
	((struct conduit *)target)->malformed = reader_verdict(r, n);
}

static void read_unknown(struct reader *r, const struct node *n, void *target)
{
	((struct conduit *)target)->unknown = reader_verdict(r, n);
}

static void read_answers(struct reader *r, const struct node *n, void *target)
{
	((struct conduit *)target)->answers = reader_verdict(r, n);
}

static void read_cyclic(struct reader *r, const struct node *n, void *target)
{
	static const char *const words[] = { "alert", "strict", NULL };
	((struct conduit *)target)->cyclic_strict = reader_word(r, n, words) == 1;
}

static void read_silent(struct reader *r, const struct node *n, void *target)
{
	(void)r;
	((struct conduit *)target)->silent = n->number;
}

static const char *protocol_name_at(void *ctx, unsigned i)
{
	(void)ctx;
	return i < registry_count ? registry[i]->name : NULL;
}

static const char *value_name_at(void *ctx, unsigned i)
{
	const struct names *names = ctx;
	return names && i < names->count ? names->list[i].name : NULL;
}

static void read_refuse_code(struct reader *r, const struct node *n, struct refuse_code *out)
{
	const char *name = lexical_name(r->lexical, n);
	const struct place at = lexical_place(r->lexical, n->name_at);
	const struct dissector *d = registry_find(name, n->name_len);
	char hint[100];

	if (!d) {
		const char *near = nearest_name(name, n->name_len, protocol_name_at, NULL);
		snprintf(hint, sizeof hint, "did you mean '%s'?", near ? near : "");
		diags_add(r->diags, SEVERITY_ERROR, at.file, at.line, at.column, near ? hint : NULL,
			  "there is no protocol '%.*s'", n->name_len, name);
		return;
	}
	if (d->refuse.means[0] == REFUSE_NONE) {
		diags_add(r->diags, SEVERITY_ERROR, at.file, at.line, at.column,
			  "a refusal becomes a reset there", "%s has no refusal of its own", d->name);
		return;
	}
	if (!reader_kind(r, n, KIND_STRING | KIND_INT, "a code"))
		return;
	uint64_t value = 0;
	if (n->kind == NODE_INT) {
		value = (uint64_t)n->number;
		if (n->number < 0 || n->number > INT32_MAX)
			reader_error(r, n, NULL, "the code is out of range");
	} else if (!names_value(d->refuse.codes, n->text, n->count, &value)) {
		struct names codes = { NULL, 0 };
		if (d->refuse.codes)
			codes = *d->refuse.codes;
		const char *near = nearest_name(n->text, n->count, value_name_at, &codes);
		snprintf(hint, sizeof hint, "did you mean \"%s\"?", near ? near : "");
		reader_error(r, n, near ? hint : NULL, "%s has no code '%.40s'", d->name, n->text);
	}
	*out = (struct refuse_code){ d, (int32_t)(value & INT32_MAX) };
}

static void read_refuse_codes(struct reader *r, const struct node *n, void *target)
{
	struct conduit *c = target;
	struct refuse_code *list = policy_take(r->policy, (n->count + 1) * sizeof *list);
	for (const struct node *v = n->first; v; v = v->next) {
		read_refuse_code(r, v, &list[c->code_count]);
		c->code_count += list[c->code_count].protocol != NULL;
	}
	c->codes = list;
}

static void read_lines(struct reader *r, const struct node *n, struct conduit *c,
		       enum line_kind kind, const uint32_t **ids, uint32_t *count)
{
	struct policy *p = r->policy;
	uint32_t *list = policy_take(p, (reader_count(n) + 1) * sizeof *list);
	for (const struct node *v = reader_each(n, NULL); v; v = reader_each(n, v)) {
		struct line *l = &p->lines[p->line_count];
		l->id = p->line_count++;
		l->kind = (uint8_t)kind;
		l->conduit = c;
		line_read(r, v, l);
		list[(*count)++] = l->id;
	}
	*ids = list;
}

static void read_deny(struct reader *r, const struct node *n, void *target)
{
	struct conduit *c = target;
	read_lines(r, n, c, LINE_DENY, &c->deny, &c->deny_count);
}

static void read_allow(struct reader *r, const struct node *n, void *target)
{
	struct conduit *c = target;
	read_lines(r, n, c, LINE_ALLOW, &c->allow, &c->allow_count);
}

#define KIND_LINES (KIND_STRING | KIND_LISTS | KIND(NODE_GROUP))

static const struct setting conduit_list[] = {
	{ "from", KIND_STRING | KIND_LISTS, read_from },
	{ "to", KIND_STRING | KIND_LISTS, read_to },
	{ "mode", KIND_STRING, read_conduit_mode },
	{ "deny", KIND_LINES, read_deny },
	{ "allow", KIND_LINES, read_allow },
	{ "otherwise", KIND_STRING, read_conduit_otherwise },
	{ "malformed", KIND_STRING, read_malformed },
	{ "unknown", KIND_STRING, read_unknown },
	{ "answers", KIND_STRING, read_answers },
	{ "cyclic", KIND_STRING, read_cyclic },
	{ "silent", KIND_BOOL, read_silent },
	{ "refuse_codes", KIND(NODE_GROUP), read_refuse_codes },
};
const struct settings conduit_settings = SETTINGS("a conduit", conduit_list);

static void read_conduit(struct reader *r, const struct node *n, struct conduit *c)
{
	const struct policy *p = r->policy;
	c->at = lexical_place(r->lexical, n->at);
	c->from = c->to = "";
	if (!reader_kind(r, n, KIND(NODE_GROUP), "a conduit"))
		return;
	c->mode = p->mode;
	c->otherwise = p->otherwise;
	c->malformed = c->unknown = VERDICT_COUNT;
	c->answers = VERDICT_ALERT;
	settings_read(r, n, &conduit_settings, c);
	/* What was left open follows `otherwise`. */
	if (c->malformed == VERDICT_COUNT)
		c->malformed = default_disposition(c->otherwise);
	if (c->unknown == VERDICT_COUNT)
		c->unknown = default_disposition(c->otherwise);
	if (!settings_find(r, n, "from"))
		reader_error(r, n, "the zone that opens the conversation", "the conduit has no 'from'");
	if (!settings_find(r, n, "to"))
		reader_error(r, n, "the zone that it is opened to", "the conduit has no 'to'");
}

/* ---- all conduits ---- */

static uint32_t count_lines(const struct reader *r, const struct node *conduits)
{
	static const char *const names[] = { "deny", "allow" };
	uint32_t count = 0;
	for (const struct node *c = conduits->first; c; c = c->next) {
		for (unsigned i = 0; c->kind == NODE_GROUP && i < 2; i++) {
			const struct node *lines = settings_find(r, c, names[i]);
			if (lines)
				count += reader_count(lines);
		}
	}
	return count;
}

static int by_key(const void *a, const void *b)
{
	const struct zone_pair *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->conduit < y->conduit ? -1 : x->conduit > y->conduit;
}

static void pair_error(struct reader *r, const struct zone_pair *pair, const struct zone_pair *first)
{
	struct policy *p = r->policy;
	const struct place at = p->conduits[pair->conduit].at;
	const char *from = zone_name_at(p, pair->key >> 16), *to = zone_name_at(p, pair->key & 0xffff);
	if (pair->conduit == first->conduit)
		diags_add(r->diags, SEVERITY_ERROR, at.file, at.line, at.column, NULL,
			  "the conduit names the pair '%s' to '%s' twice", from, to);
	else
		diags_add(r->diags, SEVERITY_ERROR, at.file, at.line, at.column,
			  "put the lines of both into one",
			  "a second conduit from '%s' to '%s'; the first is on line %u", from, to,
			  p->conduits[first->conduit].at.line);
}

static void pair_zones(struct reader *r, const struct node *n)
{
	struct policy *p = r->policy;
	uint64_t count = 0;
	for (uint32_t i = 0; i < p->conduit_count; i++)
		count += (uint64_t)p->conduits[i].from_count * p->conduits[i].to_count;
	if (count > PAIRS_OF_ZONES_MAX) {
		reader_error(r, n, "make larger zones", "more than %d pairs of zones",
			     PAIRS_OF_ZONES_MAX);
		return;
	}
	p->pairs = policy_take(p, (count + 1) * sizeof p->pairs[0]);
	for (uint32_t i = 0; i < p->conduit_count; i++) {
		const struct conduit *c = &p->conduits[i];
		for (uint32_t f = 0; f < c->from_count; f++)
			for (uint32_t t = 0; t < c->to_count; t++)
				p->pairs[p->pair_count++] = (struct zone_pair){
					(uint32_t)c->from_zones[f] << 16 | c->to_zones[t], i };
	}
	if (p->pair_count)
		qsort(p->pairs, p->pair_count, sizeof p->pairs[0], by_key);
	for (uint32_t i = 1; i < p->pair_count; i++)
		if (p->pairs[i].key == p->pairs[i - 1].key)
			pair_error(r, &p->pairs[i], &p->pairs[i - 1]);
}

static void check_line_names(struct reader *r)
{
	struct policy *p = r->policy;
	struct named *list = policy_take(p, (p->line_count + 1) * sizeof *list);
	uint32_t count = 0;
	for (uint32_t i = 0; i < p->line_count; i++)
		if (p->lines[i].name && *p->lines[i].name)
			list[count++] = (struct named){ p->lines[i].name, i };
	if (count)
		qsort(list, count, sizeof *list, by_name);
	for (uint32_t i = 1; i < count; i++) {
		const struct line *l = &p->lines[list[i].number];
		if (!strcmp(list[i].name, list[i - 1].name))
			diags_add(r->diags, SEVERITY_ERROR, l->at.file, l->at.line, l->at.column, NULL,
				  "there are two lines named '%.64s'; the first on line %u", l->name,
				  p->lines[list[i - 1].number].at.line);
	}
}

void conduits_read(struct reader *r, const struct node *n)
{
	struct policy *p = r->policy;
	const uint32_t count = n->count < CONDUITS_MAX ? n->count : CONDUITS_MAX;
	if (n->count > CONDUITS_MAX)
		reader_error(r, n, NULL, "more than %d conduits", CONDUITS_MAX);
	if (count_lines(r, n) > LINES_MAX) {
		reader_error(r, n, "ranges and lists say more in one line",
			     "%u lines, more than %d", count_lines(r, n), LINES_MAX);
		return;
	}
	p->conduits = policy_take(p, (count + 1) * sizeof p->conduits[0]);
	p->lines = policy_take(p, (count_lines(r, n) + 1) * sizeof p->lines[0]);
	for (const struct node *c = n->first; c && p->conduit_count < count; c = c->next)
		read_conduit(r, c, &p->conduits[p->conduit_count++]);
	pair_zones(r, n);
	check_line_names(r);
}
