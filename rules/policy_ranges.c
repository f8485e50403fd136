/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The ranges of lines in the fields of a protocol, as the index needs them: outside of them a line cannot
 * do what the look-up wants.  Compile side.
 */
#include "rules/policy_index.h"

#include <stdlib.h>
#include <string.h>

bool builder_splits(const struct field *f)
{
	return f->type == FIELD_UINT || f->type == FIELD_BOOL || f->type == FIELD_SPAN;
}

const struct branch *line_branch(const struct line *l, const struct dissector *d)
{
	const struct expression *e = l->expression;
	for (unsigned b = 0; b < e->branch_count; b++)
		if (!e->branch[b].dissector || e->branch[b].dissector == d)
			return &e->branch[b];
	return NULL;
}

/* Ranges of a span outside of which a write cannot touch a value of several words. */
static unsigned grid_ranges(const struct branch *b, unsigned field, struct range *out)
{
	for (unsigned i = 0; b->grid && i < b->count; i++) {
		const struct predicate *p = &b->predicate[i];
		if (p->field != field || p->kind < PREDICATE_BY_ROW || p->numbers.u != b->grid)
			continue;
		if (b->grid_count > RANGES_MAX) {
			out[0] = (struct range){ b->grid[0].first, b->grid[b->grid_count - 1].last };
			return 1;
		}
		memcpy(out, b->grid, b->grid_count * sizeof *out);
		return b->grid_count;
	}
	return 0;
}

/* What the first of a list of written values must be within. */
static unsigned value_ranges(const struct branch *b, unsigned field, struct range *out)
{
	for (unsigned i = 0; b->as == AS_PLAIN && i < b->count; i++) {
		const struct predicate *p = &b->predicate[i];
		const bool alone = p->begins && (i + 1 == b->count || b->predicate[i + 1].begins);
		if (p->kind != PREDICATE_LIST || p->field != field || p->negate || !alone ||
		    !p->numbers.u_count)
			continue;
		out[0] = (struct range){ p->numbers.u[0].first,
					 p->numbers.u[p->numbers.u_count - 1].last };
		return 1;
	}
	return 0;
}

static unsigned ranges_of(const struct builder *b, const struct expression *e, unsigned field,
			  struct range *out)
{
	const struct branch *branch = &e->branch[0];
	const bool is_span = b->protocol->fields[field].type == FIELD_SPAN;

	if (b->protocol->fields[field].type == FIELD_LIST)
		return b->purpose == PURPOSE_ALLOW ? value_ranges(branch, field, out) : 0;
	if (b->purpose == PURPOSE_TOUCH && is_span)
		return grid_ranges(branch, field, out);
	/* A reference without its table is unknown wherever it points, and unknown denies. */
	for (unsigned i = 0; b->purpose == PURPOSE_DENY && i < branch->count; i++)
		if (branch->predicate[i].kind == PREDICATE_REF && branch->predicate[i].field == field)
			return 0;
	return expression_ranges(e, field, out, RANGES_MAX);
}

static struct extent add_ranges(struct builder *b, const struct line *l, unsigned field)
{
	const struct expression *e = l->expression;
	struct extent out = { .first = (uint32_t)b->range_count };

	if (e->branch_count != 1 || e->branch[0].dissector != b->protocol)
		return out;
	if (b->range_cap - b->range_count < RANGES_MAX) {
		b->range_cap = 2 * b->range_cap + 64 * RANGES_MAX;
		b->ranges = realloc(b->ranges, b->range_cap * sizeof *b->ranges);
		if (!b->ranges)
			abort();
	}
	out.count = (uint16_t)ranges_of(b, e, field, b->ranges + b->range_count);
	b->range_count += out.count;
	return out;
}

void builder_load(struct builder *b, const uint32_t *ids, uint32_t count)
{
	const struct dissector *d = b->protocol;

	b->range_count = 0;
	b->closed[0] = b->closed[1] = 0;
	for (unsigned f = 0; f < FIELDS_MAX; f++) {
		b->low[f][0] = b->low[f][1] = 0;
		b->high[f][0] = b->high[f][1] = UINT64_MAX;
	}
	b->extents = calloc((size_t)count * d->field_count + 1, sizeof *b->extents);
	if (!b->extents)
		abort();
	for (uint32_t i = 0; i < count; i++) {
		b->local[ids[i]] = i;
		for (unsigned f = 0; f < d->field_count; f++)
			if (builder_splits(&d->fields[f]) || d->fields[f].type == FIELD_LIST)
				b->extents[(size_t)i * d->field_count + f] =
					add_ranges(b, &b->policy->lines[ids[i]], f);
	}
}
