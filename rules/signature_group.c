/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Builds the groups of signature_group.h.  Ports cut the numbers 0..65535 into intervals with the same rules; equal
 * sets of rules share one group; rules for most ports are in a base group beside them.  Compile side.
 */
#include "rules/signature_group.h"

#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

#define BASE_COPIES 20000u /* rules of the base group are put into the others while this many copies suffice */
#define WIDE_PORTS 1024u   /* a rule for more ports than this belongs to the base group */
#define ATOMS_MAX 512u
#define REGEX_OVERLAP_MAX 64u
#define LITERAL_OVERLAP_MAX 31u

/* ---- ports ---- */

static bool ports_have(const struct port_set *p, unsigned port)
{
	bool is_in = !p->count || p->only_negated;
	for (uint32_t i = 0; i < p->count; i++)
		if (port >= p->part[i].first && port <= p->part[i].last) {
			if (p->part[i].negated)
				return false;
			is_in = true;
		}
	return is_in;
}

static unsigned ports_width(const struct port_set *p)
{
	unsigned width = 0;
	if (!p->count || p->only_negated)
		return 65536;
	for (uint32_t i = 0; i < p->count; i++)
		width += p->part[i].negated ? 0 : 1u + p->part[i].last - p->part[i].first;
	return width;
}

/* Of packets to the server the server's port is the destination; `<>` may mean either. */
static bool rule_has_port(const struct signature *r, unsigned from_server, unsigned port)
{
	const struct port_set *mine = from_server ? &r->src_port : &r->dst_port;
	const struct port_set *other = from_server ? &r->dst_port : &r->src_port;
	return ports_have(mine, port) || (r->both_ways && ports_have(other, port));
}

static bool rule_is_wide(const struct signature *r, unsigned from_server)
{
	const struct port_set *mine = from_server ? &r->src_port : &r->dst_port;
	const struct port_set *other = from_server ? &r->dst_port : &r->src_port;
	return r->by_service || ports_width(mine) > WIDE_PORTS || (r->both_ways && ports_width(other) > WIDE_PORTS);
}

/* ---- one group ---- */

struct builder {
	struct signatures *set;
	struct groups *g;
	struct diags *diags;
	bool has_failed;
};

/* The content at a fixed place that tells most: the longest, of these the farthest. */
static const struct step *best_fixed(const struct signature *r)
{
	const struct step *best = NULL;
	for (unsigned i = 0; i < r->section_count; i++)
		for (unsigned k = 0; k < r->sections[i].count; k++) {
			const struct step *s = &r->sections[i].steps[k];
			if (s->kind != STEP_CONTENT || s->place < 0)
				continue;
			if (!best || s->len > best->len || (s->len == best->len && s->place > best->place))
				best = s;
		}
	return best;
}

static bool add_position(struct builder *b, struct group *g, uint32_t number, unsigned *links)
{
	const struct step *s = best_fixed(b->set->rules[number]);
	unsigned i = 0;

	if (!s || *links == UINT16_MAX)
		return false;
	const uint32_t at = (uint32_t)s->place + s->len - 1; /* its last byte, and the one in front of it */
	const uint8_t value = s->text[s->len - 1];
	while (i < g->position_count && g->positions[i].offset != at)
		i++;
	if (i == POSITIONS_MAX)
		return false;
	if (i == g->position_count)
		g->positions[g->position_count++].offset = (uint16_t)at;
	const unsigned link = ++*links;
	g->links[link] = (struct position_link){ .rule = number, .next = g->positions[i].chain[value],
						 .has_before = s->len > 1,
						 .before = s->len > 1 ? s->text[s->len - 2] : 0 };
	g->positions[i].chain[value] = (uint16_t)link;
	return true;
}

struct keyed {
	struct pattern_entry entry;
	uint32_t rule;
};

static int by_entry(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	if (x->entry.is_regex != y->entry.is_regex)
		return x->entry.is_regex - y->entry.is_regex;
	if (x->entry.nocase != y->entry.nocase)
		return x->entry.nocase - y->entry.nocase;
	if (x->entry.len != y->entry.len)
		return x->entry.len < y->entry.len ? -1 : 1;
	const int order = memcmp(x->entry.text, y->entry.text, x->entry.len);
	if (order)
		return order;
	if (x->entry.regex_flags != y->entry.regex_flags)
		return x->entry.regex_flags < y->entry.regex_flags ? -1 : 1;
	return x->rule < y->rule ? -1 : x->rule > y->rule;
}

static bool same_entry(const struct pattern_entry *a, const struct pattern_entry *b)
{
	return a->len == b->len && a->nocase == b->nocase && a->is_regex == b->is_regex &&
			a->regex_flags == b->regex_flags &&
	       !memcmp(a->text, b->text, a->len);
}

/* What Hyperscan looks for on behalf of a rule; false: nothing, it must be tried always. */
static bool entry_of(const struct signature *r, struct pattern_entry *e, uint32_t *overlap)
{
	if (r->fast) {
		*e = (struct pattern_entry){ r->fast->text, r->fast->len, r->fast->nocase, false, 0 };
		*overlap = r->fast->len - 1 < LITERAL_OVERLAP_MAX ? r->fast->len - 1 : LITERAL_OVERLAP_MAX;
		return true;
	}
	for (unsigned i = 0; i < r->section_count; i++)
		for (unsigned k = 0; k < r->sections[i].count; k++) {
			const struct step *s = &r->sections[i].steps[k];
			if (s->kind != STEP_PCRE || s->negated || s->relative ||
					r->sections[i].buffer != BUFFER_PAYLOAD ||
			    r->section_count > 1 || r->sections[i].transform[0])
				continue;
			const union {
				const char *text;
				const uint8_t *bytes;
			} source = { s->source };
			*e = (struct pattern_entry){ source.bytes, s->source_len, false, true, s->regex_flags };
			*overlap = pattern_regex_width(s->regex);
			if (*overlap <= REGEX_OVERLAP_MAX && pattern_is_usable(e))
				return true;
		}
	return false;
}

static bool compile_patterns(struct builder *b, struct group *g, struct keyed *list, uint32_t count)
{
	struct pattern_entry *entries = calloc(count, sizeof *entries);
	uint32_t *first = signatures_alloc(b->set, (count + 1) * sizeof *first);
	uint32_t *rules = signatures_alloc(b->set, count * sizeof *rules);
	char error[200] = "no memory";
	unsigned n = 0;
	int wrong = -1;

	if (entries && first && rules) {
		qsort(list, count, sizeof *list, by_entry);
		for (uint32_t i = 0; i < count; i++) {
			if (!i || !same_entry(&list[i].entry, &list[i - 1].entry)) {
				first[n] = i;
				entries[n++] = list[i].entry;
			}
			rules[i] = list[i].rule;
		}
		first[n] = count;
		g->pattern_first = first;
		g->pattern_rules = rules;
		g->patterns = pattern_set_compile(entries, n, b->set->settings.cache, error, sizeof error, &wrong);
	}
	free(entries);
	if (!g->patterns) {
		diags_add(b->diags, SEVERITY_ERROR, wrong >= 0
				? b->set->rules[g->pattern_rules[first[wrong]]]->text.file : "rules",
			  wrong >= 0 ? b->set->rules[g->pattern_rules[first[wrong]]]->text.line : 0, 0, NULL,
			  "the patterns cannot be compiled: %s", error);
		b->has_failed = true;
	} else {
		b->g->memory += pattern_set_memory(g->patterns);
	}
	return g->patterns != NULL;
}

static void note_stream(struct builder *b, struct group *g, const struct signature *r)
{
	const uint32_t most = b->set->settings.window;
	if (!(r->places >> PLACE_STREAM & 1))
		return;
	const uint32_t span = r->span < most ? r->span : most;
	g->window = span > g->window ? span : g->window;
	for (unsigned k = 0; k < r->sections[0].count; k++) {
		const struct step *s = &r->sections[0].steps[k];
		if (s->kind == STEP_CONTENT && s->flags & (CONTENT_DEPTH | CONTENT_STARTS))
			g->reach = most;
	}
}

/* A group of these rules; 0: none, or failed.  by_bytes: the rules search the buffer that the group is for. */
static uint16_t make_group(struct builder *b, const uint32_t *numbers, uint32_t count, bool with_positions)
{
	struct groups *gs = b->g;
	if (!count || b->has_failed)
		return 0;
	if (gs->count == gs->cap) {
		const uint32_t cap = gs->cap ? gs->cap * 2 : 32;
		struct group *list = realloc(gs->list, cap * sizeof *list);
		if (!list || cap > UINT16_MAX) {
			b->has_failed = true;
			return 0;
		}
		gs->list = list;
		gs->cap = cap;
	}
	struct group *g = &gs->list[gs->count];
	*g = (struct group){ .rule_count = count };
	struct keyed *list = calloc(count, sizeof *list);
	uint32_t *always = signatures_alloc(b->set, count * sizeof *always);
	uint32_t *headers = signatures_alloc(b->set, count * sizeof *headers);
	if (with_positions) {
		g->positions = signatures_alloc(b->set, POSITIONS_MAX * sizeof *g->positions);
		g->links = signatures_alloc(b->set, (count + 1) * sizeof *g->links);
	}
	uint32_t n = 0;
	unsigned links = 0;
	if (!list || !always || !headers || (with_positions && (!g->positions || !g->links)))
		b->has_failed = true;
	for (uint32_t i = 0; i < count && !b->has_failed; i++) {
		const struct signature *r = b->set->rules[numbers[i]];
		uint32_t overlap = 0;
		note_stream(b, g, r);
		if (!r->section_count)
			headers[g->header_count++] = numbers[i];
		else if (with_positions && r->cost == COST_POSITION && add_position(b, g, numbers[i], &links))
			continue;
		else if (entry_of(r, &list[n].entry, &overlap)) {
			g->overlap = overlap > g->overlap ? overlap : g->overlap;
			g->has_packet_patterns |= r->places >> PLACE_PACKET & 1 || r->is_absolute;
			list[n++].rule = numbers[i];
		} else {
			always[g->always_count++] = numbers[i];
		}
	}
	gs->has_headers |= g->header_count != 0;
	g->always = always;
	g->headers = headers;
	if (n && !b->has_failed)
		(void)compile_patterns(b, g, list, n);
	free(list);
	gs->count++;
	return b->has_failed ? 0 : (uint16_t)gs->count;
}

/* ---- rules over payload ---- */

static bool is_payload_rule(const struct signature *r, unsigned transport, unsigned from_server)
{
	static const uint8_t bits[] = { TRANSPORT_BIT_TCP, TRANSPORT_BIT_UDP,
			TRANSPORT_BIT_ICMP | TRANSPORT_BIT_OTHER };
	if (!(r->places & (1u << PLACE_PACKET | 1u << PLACE_STREAM)) || !(r->transports & bits[transport]) || r->never)
		return false;
	return r->flow_side == SIDE_ANY || (r->flow_side == SIDE_TO_CLIENT) == (from_server != 0);
}

static int by_number(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

static void add_edges(const struct port_set *p, uint32_t *edges, uint32_t *count)
{
	for (uint32_t i = 0; i < p->count; i++) {
		edges[(*count)++] = p->part[i].first;
		edges[(*count)++] = p->part[i].last + 1u;
	}
}

static void build_ports(struct builder *b, unsigned transport, unsigned from_server)
{
	struct signatures *s = b->set;
	uint32_t *narrow = calloc(s->count + 1, sizeof *narrow), *wide = calloc(s->count + 1, sizeof *wide);
	uint32_t *here = calloc(s->count + 1, sizeof *here), *last = calloc(s->count + 1, sizeof *last);
	uint32_t narrow_count = 0, wide_count = 0, edge_count = 0, last_count = 0;
	size_t parts = 2;

	for (size_t i = 0; narrow && wide && i < s->count; i++) {
		const struct signature *r = s->rules[i];
		if (!is_payload_rule(r, transport, from_server))
			continue;
		const bool is_wide = transport == GROUP_OTHER || rule_is_wide(r, from_server);
		if (is_wide)
			wide[wide_count++] = (uint32_t)i;
		else
			narrow[narrow_count++] = (uint32_t)i;
		parts += is_wide ? 0 : 2u * (r->src_port.count + r->dst_port.count);
	}
	uint32_t *edges = calloc(parts, sizeof *edges);
	if (!narrow || !wide || !here || !last || !edges) {
		b->has_failed = true;
		goto out;
	}
	b->g->base[transport][from_server] = make_group(b, wide, wide_count, true);
	edges[edge_count++] = 0;
	for (uint32_t i = 0; i < narrow_count; i++) {
		const struct signature *r = s->rules[narrow[i]];
		add_edges(from_server ? &r->src_port : &r->dst_port, edges, &edge_count);
		if (r->both_ways)
			add_edges(from_server ? &r->dst_port : &r->src_port, edges, &edge_count);
	}
	qsort(edges, edge_count, sizeof *edges, by_number);
	uint32_t distinct = 0;
	for (uint32_t i = 0; i < edge_count; i++)
		if (!distinct || edges[distinct - 1] != edges[i])
			edges[distinct++] = edges[i];
	struct port_atom *atoms = signatures_alloc(s, (distinct + 1) * sizeof *atoms);
	/* Too many different ports: neighbours share a group, whose rules look at ports themselves anyway. */
	const uint32_t step = distinct / ATOMS_MAX + 1;
	const bool with_base = (uint64_t)wide_count * (distinct / step + 1) <= BASE_COPIES;
	uint16_t last_group = 0;
	uint32_t atom_count = 0;
	for (uint32_t i = 0; atoms && i < distinct && edges[i] <= UINT16_MAX && !b->has_failed; i += step) {
		uint32_t n = 0;
		for (uint32_t k = 0; k < narrow_count; k++) {
			bool is_in = false;
			for (uint32_t e = i; e < i + step && e < distinct && !is_in; e++)
				is_in = rule_has_port(s->rules[narrow[k]], from_server, edges[e]);
			if (is_in)
				here[n++] = narrow[k];
		}
		if (!n || n != last_count || memcmp(here, last, n * sizeof *here) != 0) {
			memcpy(last, here, n * sizeof *here);
			last_count = n;
			if (n && with_base) {
				memcpy(here + n, wide, wide_count * sizeof *here);
				n += wide_count;
			}
			last_group = make_group(b, here, n, true);
			if (last_group)
				b->g->list[last_group - 1].has_base = with_base;
		}
		atoms[atom_count++] = (struct port_atom){ (uint16_t)edges[i], last_group };
	}
	b->has_failed |= !atoms;
	b->g->atoms[transport][from_server] = atoms;
	b->g->atom_count[transport][from_server] = atom_count;
out:
	free(edges);
	free(last);
	free(here);
	free(wide);
	free(narrow);
}

/* ---- rules over messages ---- */

static int code_field(const struct dissector *d)
{
	for (unsigned i = 0; i < d->field_count; i++)
		if (d->fields[i].flags & FIELD_CODE)
			return (int)i;
	return -1;
}

static bool is_of_protocol(const struct signature *r, const struct dissector *d)
{
	if (r->dissector)
		return r->dissector == d;
	for (unsigned i = 0; i < r->expression_count; i++) {
		bool found = expression_is_transport(r->expressions[i]) || !expression_protocols(r->expressions[i], 0);
		for (unsigned k = 0; !found && expression_protocols(r->expressions[i], k); k++)
			found = expression_protocols(r->expressions[i], k) == d;
		if (!found)
			return false;
	}
	return true;
}

#define ALL_INTENTS ((1u << INTENT_COUNT) - 1)

static uint32_t rule_intents(const struct signature *r)
{
	uint32_t mask = UINT32_MAX;
	for (unsigned i = 0; i < r->expression_count; i++)
		mask &= expression_intents(r->expressions[i]);
	return mask;
}

static struct message_list list_of(struct builder *b, const uint32_t *rules, uint32_t count)
{
	uint32_t *copy = count ? signatures_alloc(b->set, count * sizeof *copy) : NULL;
	b->has_failed |= count && !copy;
	if (copy)
		memcpy(copy, rules, count * sizeof *copy);
	return (struct message_list){ copy, copy ? count : 0 };
}

#define CODE_RANGES 16u
#define KEY_WIDTH_MAX 8u

/* The ranges of a field outside of which the rule cannot hit; 0: none, or too wide to help. */
static unsigned narrow_ranges(const struct signature *r, const struct dissector *d, unsigned field, uint64_t width_max,
			      struct range out[CODE_RANGES])
{
	for (unsigned i = 0; i < r->expression_count; i++) {
		uint64_t width = 0;
		if (expression_protocol(r->expressions[i]) != d)
			continue;
		const unsigned n = expression_ranges(r->expressions[i], field, out, CODE_RANGES);
		for (unsigned k = 0; k < n; k++)
			width += out[k].last - out[k].first + 1;
		if (n && width && width <= width_max)
			return n;
	}
	return 0;
}

static bool in_bucket(const struct range *ranges, unsigned count, unsigned bucket, unsigned buckets)
{
	for (unsigned i = 0; i < count; i++)
		for (uint64_t v = ranges[i].first; v <= ranges[i].last; v++)
			if (v % buckets == bucket)
				return true;
	return false;
}

/* The field that tells most of these rules apart; -1: none tells enough of them. */
static int key_field(struct builder *b, const struct dissector *d, const uint32_t *rules, uint32_t count)
{
	struct range ranges[CODE_RANGES];
	uint32_t best = count / 2;
	int field = -1;
	for (unsigned f = 0; f < d->field_count && count >= 8; f++) {
		uint32_t n = 0;
		if (d->fields[f].type != FIELD_UINT)
			continue;
		for (uint32_t i = 0; i < count; i++)
			n += narrow_ranges(b->set->rules[rules[i]], d, f, KEY_WIDTH_MAX, ranges) != 0;
		if (n > best) {
			best = n;
			field = (int)f;
		}
	}
	return field;
}

static void build_intent(struct builder *b, const struct dissector *d, const uint32_t *rules, uint32_t count,
			 uint32_t *some, struct message_keyed *out)
{
	struct range ranges[CODE_RANGES];
	uint32_t n = 0;

	out->field = key_field(b, d, rules, count);
	for (uint32_t i = 0; i < count; i++)
		if (out->field < 0 || !narrow_ranges(b->set->rules[rules[i]], d, (unsigned)out->field, KEY_WIDTH_MAX,
				ranges))
			some[n++] = rules[i];
	out->others = list_of(b, some, n);
	for (unsigned bucket = 0; out->field >= 0 && bucket < KEY_BUCKETS; bucket++) {
		n = 0;
		for (uint32_t i = 0; i < count; i++) {
			const unsigned k = narrow_ranges(b->set->rules[rules[i]], d, (unsigned)out->field,
					KEY_WIDTH_MAX, ranges);
			if (k && in_bucket(ranges, k, bucket, KEY_BUCKETS))
				some[n++] = rules[i];
		}
		out->by_key[bucket] = list_of(b, some, n);
	}
}

static void build_protocol(struct builder *b, const struct dissector *d, struct message_index *out)
{
	struct signatures *s = b->set;
	const size_t most = s->count + 1;
	uint32_t *coded = calloc(most, sizeof *coded), *free_rules = calloc(most, sizeof *free_rules);
	uint32_t *here = calloc(most, sizeof *here), *some = calloc(most, sizeof *some);
	struct range ranges[CODE_RANGES];
	uint32_t coded_count = 0, free_count = 0, n = 0;
	const int code = code_field(d);

	if (!coded || !free_rules || !here || !some) {
		b->has_failed = true;
		goto out;
	}
	for (size_t i = 0; i < s->count; i++) {
		const struct signature *r = s->rules[i];
		if (!(r->places >> PLACE_MESSAGE & 1) || r->never || !is_of_protocol(r, d))
			continue;
		if (code >= 0 && narrow_ranges(r, d, (unsigned)code, CODE_BUCKETS, ranges))
			coded[coded_count++] = (uint32_t)i;
		else
			free_rules[free_count++] = (uint32_t)i;
	}
	for (unsigned bucket = 0; coded_count && bucket < CODE_BUCKETS; bucket++) {
		n = 0;
		for (uint32_t i = 0; i < coded_count; i++) {
			const unsigned k = narrow_ranges(s->rules[coded[i]], d, (unsigned)code, CODE_BUCKETS, ranges);
			if (in_bucket(ranges, k, bucket, CODE_BUCKETS))
				some[n++] = coded[i];
		}
		out->by_code[bucket] = list_of(b, some, n);
	}
	for (unsigned intent = 0; intent < INTENT_COUNT; intent++) {
		n = 0;
		for (uint32_t i = 0; i < free_count; i++)
			if (rule_intents(s->rules[free_rules[i]]) >> intent & 1)
				here[n++] = free_rules[i];
		build_intent(b, d, here, n, some, &out->by_intent[intent]);
	}
	n = 0;
	for (uint32_t i = 0; i < free_count; i++)
		if ((rule_intents(s->rules[free_rules[i]]) & ALL_INTENTS) == ALL_INTENTS)
			some[n++] = free_rules[i];
	out->whole = list_of(b, some, n);
	out->is_used = coded_count || free_count;
out:
	free(some);
	free(here);
	free(free_rules);
	free(coded);
}

/* ---- rules over http, tls, dns ---- */

static void build_buffers(struct builder *b)
{
	struct signatures *s = b->set;
	uint32_t *numbers = calloc(s->count + 1, sizeof *numbers);

	if (!numbers) {
		b->has_failed = true;
		return;
	}
	for (unsigned buffer = 0; buffer < BUFFER_COUNT; buffer++) {
		uint32_t n = 0;
		for (size_t i = 0; i < s->count; i++) {
			const struct signature *r = s->rules[i];
			if (r->places & (1u << PLACE_HTTP | 1u << PLACE_TLS | 1u << PLACE_DNS) && r->fast &&
					r->fast_buffer == buffer &&
			    !r->never)
				numbers[n++] = (uint32_t)i;
		}
		b->g->buffers[buffer] = make_group(b, numbers, n, false);
	}
	for (unsigned place = PLACE_HTTP; place < PLACE_COUNT; place++) {
		uint32_t n = 0;
		for (size_t i = 0; i < s->count; i++)
			if (s->rules[i]->places >> place & 1 && !s->rules[i]->fast && !s->rules[i]->never)
				numbers[n++] = (uint32_t)i;
		b->g->places[place] = make_group(b, numbers, n, false);
	}
	free(numbers);
}

/* ---- the whole ---- */

struct groups *groups_compile(struct signatures *s, struct diags *diags)
{
	struct groups *g = calloc(1, sizeof *g);
	struct builder b = { s, g, diags, g == NULL };

	for (unsigned t = 0; t < GROUP_TRANSPORTS && !b.has_failed; t++)
		for (unsigned from_server = 0; from_server < 2; from_server++)
			build_ports(&b, t, from_server);
	if (!b.has_failed)
		g->messages = signatures_alloc(s, registry_count * sizeof *g->messages);
	b.has_failed |= g && !g->messages;
	for (unsigned i = 0; i < registry_count && !b.has_failed; i++)
		build_protocol(&b, registry[i], &g->messages[i]);
	if (!b.has_failed)
		build_buffers(&b);
	if (b.has_failed) {
		if (!diags->errors)
			diags_add(diags, SEVERITY_ERROR, "rules", 0, 0, NULL, "no memory to compile the rules");
		groups_destroy(g);
		return NULL;
	}
	return g;
}

void groups_destroy(struct groups *g)
{
	for (uint32_t i = 0; g && i < g->count; i++)
		pattern_set_destroy(g->list[i].patterns);
	if (g)
		free(g->list);
	free(g);
}

size_t groups_memory(const struct groups *g)
{
	return sizeof *g + g->cap * sizeof *g->list + g->memory;
}
