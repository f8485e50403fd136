/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Makes the lines of a conduit findable: by protocol and intent, then by the field that splits them best,
 * again and again until few are left.  A split cuts the numbers of a field into intervals; each interval
 * has the lines, in order, whose ranges touch it.  Lists that stay long get bounds, block by block, so
 * that blocks without a line that can match are passed over.  The result holds at least every line that
 * can match, in order, so the first that does is the one that walking all lines would find.
 *
 *   allow lines   a span must lie within: the line touches the interval of its first address, and, one
 *                 split further, that of its last; a line that needs a field cannot allow without it
 *   deny lines    one address suffices: all intervals that the span overlaps; a field that is absent is
 *                 unknown, and unknown denies: all lines
 *
 * Memory is bounded: lines that lie over each other make intervals wider, and when the budget is spent a
 * node stays a long list.  Compile side.
 */
#include "rules/policy_index.h"

#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 10
#define ENTRIES_PER_LINE 48 /* candidates in the lists of a protocol and intent, per line */
#define ENTRIES_MAX_PER_LINE 256 /* the same over all protocols and intents */
#define GROWTH 8            /* candidates in the lists of a split, per line that is split */

static void *need(void *memory)
{
	if (!memory)
		abort();
	return memory;
}

/* ---- choosing a split ---- */

struct plan {
	unsigned field, by;
	size_t starts;    /* intervals of b->marks, after merging `merge` at a time */
	size_t merge;
	double cost;      /* lines in an interval, on average */
};

static int by_value(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return x < y ? -1 : x > y;
}

/* Fills b->marks with the sorted starts of the intervals inside the path's window; the first is its low
 * end.  Returns how many. */
static size_t find_marks(struct builder *b, const uint32_t *ids, uint32_t count, unsigned field,
			 unsigned by)
{
	const uint64_t low = b->low[field][by], high = b->high[field][by];
	size_t n = 1, unique = 1;

	for (uint32_t i = 0; i < count; i++) {
		const struct extent x = builder_extent(b, ids[i], field);
		if (n + 2 * (size_t)x.count > b->marks_cap) {
			b->marks_cap = 2 * b->marks_cap + 2 * (size_t)x.count;
			b->marks = need(realloc(b->marks, b->marks_cap * sizeof *b->marks));
		}
		for (unsigned k = 0; k < x.count; k++) {
			const struct range *r = &b->ranges[x.first + k];
			if (r->first > low && r->first <= high)
				b->marks[n++] = r->first;
			if (r->last >= low && r->last < high)
				b->marks[n++] = r->last + 1;
		}
	}
	b->marks[0] = low;
	qsort(b->marks, n, sizeof *b->marks, by_value);
	for (size_t i = 1; i < n; i++)
		if (b->marks[i] != b->marks[unique - 1])
			b->marks[unique++] = b->marks[i];
	return unique;
}

/* The interval in which x lies; starts[0] <= x. */
static size_t find_interval(const uint64_t *starts, size_t count, uint64_t x)
{
	size_t low = 0, high = count;
	while (high - low > 1) {
		const size_t middle = low + (high - low) / 2;
		if (starts[middle] <= x)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Intervals of a line's range within the window; false: it does not reach into it. */
static bool covered(const struct range *r, uint64_t low, uint64_t high, const uint64_t *starts,
		    size_t count, size_t *first, size_t *last)
{
	if (r->last < low || r->first > high)
		return false;
	*first = find_interval(starts, count, r->first > low ? r->first : low);
	*last = find_interval(starts, count, r->last < high ? r->last : high);
	return true;
}

/* How many candidates the lists of these intervals would hold together. */
static uint64_t weigh(const struct builder *b, const uint32_t *ids, uint32_t count, unsigned field,
		      unsigned by, size_t marks, size_t merge)
{
	const size_t groups = (marks + merge - 1) / merge;
	uint64_t sum = 0;

	for (uint32_t i = 0; i < count; i++) {
		const struct extent x = builder_extent(b, ids[i], field);
		size_t next = 0; /* ranges of one line may share an interval */
		if (!x.count)
			sum += groups;
		for (unsigned k = 0; k < x.count; k++) {
			size_t first, last;
			if (!covered(&b->ranges[x.first + k], b->low[field][by], b->high[field][by],
				     b->marks, marks, &first, &last))
				continue;
			first = first / merge > next ? first / merge : next;
			last /= merge;
			if (last >= first) {
				sum += last - first + 1;
				next = last + 1;
			}
		}
	}
	return sum;
}

static void consider(struct builder *b, const uint32_t *ids, uint32_t count, unsigned field,
		     unsigned by, struct plan *best)
{
	const size_t marks = find_marks(b, ids, count, field, by);
	const uint64_t cap = (uint64_t)GROWTH * count + 64;

	for (size_t merge = 1; marks / merge > 1; merge *= 2) {
		const uint64_t sum = weigh(b, ids, count, field, by, marks, merge);
		const size_t groups = (marks + merge - 1) / merge;
		const double cost = (double)sum / (double)groups;
		if (sum > cap || sum > b->budget)
			continue;
		if (cost < best->cost)
			*best = (struct plan){ field, by, groups, merge, cost };
		return;
	}
}

static struct plan choose(struct builder *b, const uint32_t *ids, uint32_t count)
{
	/* A split must leave less than three quarters of the lines, or it is not worth its look-up. */
	struct plan best = { .cost = 0.75 * count };
	const struct dissector *d = b->protocol;

	for (unsigned f = 0; f < d->field_count; f++) {
		if (!builder_splits(&d->fields[f]))
			continue;
		if (!(b->closed[0] >> f & 1))
			consider(b, ids, count, f, 0, &best);
		else if (b->purpose == PURPOSE_ALLOW && d->fields[f].type == FIELD_SPAN &&
			 !(b->closed[1] >> f & 1))
			consider(b, ids, count, f, 1, &best);
	}
	return best;
}

/* ---- splits ---- */

static struct index_node build_node(struct builder *b, const uint32_t *ids, uint32_t count,
				    unsigned depth);

/* A table that says, for the upper bits of a number, in which interval they begin. */
static void make_shortcut(struct builder *b, struct split *s)
{
	const uint64_t base = s->starts[1];
	const uint64_t width = s->starts[s->count - 1] - base;
	while (width >> s->shift >= 2 * (uint64_t)s->count)
		s->shift++;
	s->shortcut_count = (uint32_t)(width >> s->shift) + 1;
	uint32_t *table = policy_take(b->policy, s->shortcut_count * sizeof *table);
	for (uint32_t i = 0; i < s->shortcut_count; i++)
		table[i] = (uint32_t)find_interval(s->starts, s->count,
						   base + ((uint64_t)i << s->shift));
	s->shortcut = table;
}

/* Calls for each line and interval that it touches, lines in order. */
static void each_touch(const struct builder *b, const uint32_t *ids, uint32_t count,
		       const struct split *s, unsigned by, uint32_t *lists, size_t *offsets)
{
	static const struct range all = { 0, UINT64_MAX };
	for (uint32_t i = 0; i < count; i++) {
		const struct extent x = builder_extent(b, ids[i], s->field);
		size_t next = 0;
		for (unsigned k = 0; k < (x.count ? x.count : 1u); k++) {
			size_t first, last;
			if (!covered(x.count ? &b->ranges[x.first + k] : &all, b->low[s->field][by],
				     b->high[s->field][by], s->starts, s->count, &first, &last))
				continue;
			for (first = first > next ? first : next; first <= last; first++) {
				if (lists)
					lists[offsets[first]++] = ids[i];
				else
					offsets[first + 1]++;
			}
			next = first > next ? first : next;
		}
	}
}

static void build_children(struct builder *b, struct split *s, const uint32_t *ids, uint32_t count,
			   const struct plan *plan, unsigned depth)
{
	const unsigned f = plan->field, by = plan->by;
	const uint64_t budget = b->budget;
	const uint64_t low = b->low[f][by], high = b->high[f][by];
	const uint64_t closed[2] = { b->closed[0], b->closed[1] };
	size_t *offsets = need(calloc(s->count + 2, sizeof *offsets));
	struct index_node *children = policy_take(b->policy, s->count * sizeof *children);

	/* The first round counts into the next one's offset; the second moves each to its end. */
	each_touch(b, ids, count, s, by, NULL, offsets);
	for (size_t i = 0; i < s->count; i++)
		offsets[i + 1] += offsets[i];
	const size_t total = offsets[s->count];
	uint32_t *lists = need(malloc((total + 1) * sizeof *lists));
	each_touch(b, ids, count, s, by, lists, offsets);
	if (plan->merge == 1)
		b->closed[by] |= UINT64_C(1) << f;
	for (uint32_t i = 0; i < s->count; i++) {
		const size_t begin = i ? offsets[i - 1] : 0;
		b->low[f][by] = s->starts[i];
		b->high[f][by] = i + 1 < s->count ? s->starts[i + 1] - 1 : high;
		/* Each child has its share of what may be spent. */
		b->budget = budget / (total ? total : 1) * (offsets[i] - begin);
		children[i] = build_node(b, lists + begin, (uint32_t)(offsets[i] - begin), depth + 1);
	}
	b->low[f][by] = low;
	b->high[f][by] = high;
	b->closed[0] = closed[0];
	b->closed[1] = closed[1];
	b->budget = 0;
	s->children = children;
	free(lists);
	free(offsets);
}

/* Lines for operations that lack the field. */
static void build_absent(struct builder *b, struct split *s, const uint32_t *ids, uint32_t count,
			 unsigned depth)
{
	const uint64_t closed[2] = { b->closed[0], b->closed[1] };
	uint32_t *list = need(malloc((count + 1) * sizeof *list));
	uint32_t kept = 0;
	for (uint32_t i = 0; i < count; i++)
		if (b->purpose != PURPOSE_ALLOW || !builder_extent(b, ids[i], s->field).count)
			list[kept++] = ids[i];
	b->closed[0] |= UINT64_C(1) << s->field;
	b->closed[1] |= UINT64_C(1) << s->field;
	const uint64_t budget = b->budget;
	b->budget = kept < budget / 4 ? budget / 4 : budget / 2;
	s->absent = build_node(b, list, kept, depth + 1);
	b->budget = budget > kept ? budget - kept : 0;
	b->closed[0] = closed[0];
	b->closed[1] = closed[1];
	free(list);
}

static struct index_node build_node(struct builder *b, const uint32_t *ids, uint32_t count,
				    unsigned depth)
{
	if (count <= BLOCK_LINES || depth >= DEPTH_MAX || b->budget < 2 * (uint64_t)count)
		return builder_leaf(b, ids, count);
	const struct plan plan = choose(b, ids, count);
	if (plan.starts < 2)
		return builder_leaf(b, ids, count);
	find_marks(b, ids, count, plan.field, plan.by);
	struct split *s = policy_take(b->policy, sizeof *s);
	uint64_t *starts = policy_take(b->policy, plan.starts * sizeof *starts);
	for (size_t i = 0; i < plan.starts; i++)
		starts[i] = b->marks[i * plan.merge];
	s->field = (uint8_t)plan.field;
	s->by = b->purpose == PURPOSE_ALLOW ? (uint8_t)plan.by : SPLIT_OVERLAP;
	s->starts = starts;
	s->count = (uint32_t)plan.starts;
	make_shortcut(b, s);
	build_absent(b, s, ids, count, depth);
	build_children(b, s, ids, count, &plan, depth);
	return (struct index_node){ .split = s, .count = NODE_SPLIT, .first = ids[0] };
}

/* ---- protocols and intents ---- */

static bool applies(const struct line *l, const struct dissector *d, unsigned intent)
{
	return l->intents >> intent & 1 && line_branch(l, d);
}

static bool same_lines(const struct builder *b, const uint32_t *ids, uint32_t count, unsigned x,
		       unsigned y)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct line *l = &b->policy->lines[ids[i]];
		if (applies(l, b->protocol, x) != applies(l, b->protocol, y))
			return false;
	}
	return true;
}

static const struct index_node *build_intent(struct builder *b, const uint32_t *ids, uint32_t count,
					     unsigned intent, const struct index *x)
{
	uint32_t *list = need(malloc((count + 1) * sizeof *list));
	const struct index_node *result = NULL;
	uint32_t kept = 0;
	for (uint32_t i = 0; i < count; i++)
		if (applies(&b->policy->lines[ids[i]], b->protocol, intent))
			list[kept++] = ids[i];
	if (kept > b->left) {
		result = &x->all;
	} else if (kept) {
		b->budget = (uint64_t)ENTRIES_PER_LINE * kept + 1024;
		b->budget = b->budget < b->left ? b->budget : b->left;
		struct index_node *node = policy_take(b->policy, sizeof *node);
		*node = build_node(b, list, kept, 0);
		result = node;
	}
	free(list);
	return result;
}

static void build_protocol(struct builder *b, const uint32_t *ids, uint32_t count,
			   const struct index *x, const struct index_node **roots)
{
	builder_load(b, ids, count);
	for (unsigned intent = 0; intent < INTENT_COUNT; intent++) {
		unsigned same = 0;
		while (same < intent && !same_lines(b, ids, count, same, intent))
			same++;
		roots[intent] = same < intent ? roots[same] : build_intent(b, ids, count, intent, x);
	}
	free(b->extents);
	b->extents = NULL;
}

static bool is_named(const struct policy *p, const uint32_t *ids, uint32_t count,
		     const struct dissector *d)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct branch *branch = line_branch(&p->lines[ids[i]], d);
		if (branch && branch->dissector)
			return true;
	}
	return false;
}

static void build_index(struct policy *p, struct index *x, const uint32_t *ids, uint32_t count,
			enum purpose purpose)
{
	struct builder b = { .policy = p, .purpose = purpose, .marks_cap = 1024, .left = UINT64_MAX };
	const struct index_node *(*roots)[INTENT_COUNT];
	unsigned unnamed = POLICY_PROTOCOLS_MAX; /* a protocol that no line names: they share one index */

	x->all = builder_leaf(&b, ids, count);
	if (!count)
		return;
	b.left = (uint64_t)ENTRIES_MAX_PER_LINE * count + 4096;
	b.local = need(calloc(p->line_count, sizeof *b.local));
	b.marks = need(malloc(b.marks_cap * sizeof *b.marks));
	roots = policy_take(p, registry_count * sizeof *roots);
	for (unsigned i = 0; i < registry_count && i < POLICY_PROTOCOLS_MAX; i++) {
		const bool named = is_named(p, ids, count, registry[i]);
		if (!named && unnamed < POLICY_PROTOCOLS_MAX) {
			memcpy(roots[i], roots[unnamed], sizeof roots[i]);
			continue;
		}
		b.protocol = registry[i];
		build_protocol(&b, ids, count, x, roots[i]);
		if (!named)
			unnamed = i;
	}
	x->roots = roots;
	free(b.local);
	free(b.ranges);
	free(b.marks);
}

/* ---- the lines of a conduit ---- */

static uint32_t *select_lines(struct policy *p, const uint32_t *ids, uint32_t count,
			      bool (*wanted)(const struct line *), uint32_t *kept)
{
	uint32_t *list = policy_take(p, (count + 1) * sizeof *list);
	*kept = 0;
	for (uint32_t i = 0; i < count; i++)
		if (wanted(&p->lines[ids[i]]))
			list[(*kept)++] = ids[i];
	return list;
}

static bool judges_operations(const struct line *l)
{
	return l->scope != SCOPE_TRANSPORT;
}

static bool has_pairs(const struct line *l)
{
	return l->pairs_words;
}

/* Lines that a header alone can decide: those of transport words, and those that name ports. */
static bool judges_headers(const struct line *l)
{
	return l->scope == SCOPE_TRANSPORT || (l->kind == LINE_ALLOW && l->names_port);
}

void policy_index_build(struct policy *p)
{
	for (unsigned i = 0; i < registry_count && i < POLICY_PROTOCOLS_MAX; i++)
		for (unsigned f = 0; f < registry[i]->field_count; f++)
			if (registry[i]->fields[f].type == FIELD_LIST)
				p->lists[i] |= UINT64_C(1) << f;
	for (uint32_t i = 0; i < p->conduit_count; i++) {
		struct conduit *c = &p->conduits[i];
		uint32_t count;
		for (uint32_t k = 0; k < c->deny_count; k++)
			c->denies_answers |= p->lines[c->deny[k]].names_role;
		policy_repeat_build(p, c);
		c->deny_headers = select_lines(p, c->deny, c->deny_count, judges_headers,
					       &c->deny_header_count);
		c->allow_headers = select_lines(p, c->allow, c->allow_count, judges_headers,
						&c->allow_header_count);
		build_index(p, &c->deny_index, c->deny, c->deny_count, PURPOSE_DENY);
		const uint32_t *ids = select_lines(p, c->allow, c->allow_count, judges_operations, &count);
		build_index(p, &c->allow_index, ids, count, PURPOSE_ALLOW);
		ids = select_lines(p, c->allow, c->allow_count, has_pairs, &count);
		build_index(p, &c->touch_index, ids, count, PURPOSE_TOUCH);
	}
}
