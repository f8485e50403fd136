/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What policy_index.c and policy_ranges.c share: the state of building one index, and the ranges of each
 * line in each field.  Compile side; the tables are freed when the index stands.
 */
#pragma once

#include "rules/expression_tree.h"
#include "rules/policy_tree.h"

#define RANGES_MAX 16 /* of one line and field; more become their hull */

/* The ranges of one line in one field. */
struct extent {
	uint32_t first;
	uint16_t count; /* 0: unconstrained */
};

/* What a look-up wants: see policy_index.c; TOUCH: expression_partial() can be true. */
enum purpose { PURPOSE_ALLOW, PURPOSE_DENY, PURPOSE_TOUCH };

struct builder {
	struct policy *policy;
	enum purpose purpose;
	const struct dissector *protocol;
	uint64_t budget;        /* candidates that lists below the node being built may hold */
	uint64_t left;          /* ... and all lists of this index that are still to come */
	uint32_t *local;        /* by id: number in the tables below */
	struct extent *extents; /* [local * field_count + field] */
	struct range *ranges;
	size_t range_count, range_cap;
	/* What the path to the node being built says about each field: SPLIT_FIRST and SPLIT_LAST. */
	uint64_t low[FIELDS_MAX][2], high[FIELDS_MAX][2];
	uint64_t closed[2];     /* fields that split no further */
	uint64_t *marks;        /* scratch: starts of intervals */
	size_t marks_cap;
};

/* Can an index split by such a field?  Lists of values have ranges too, which only bound. */
bool builder_splits(const struct field *f);

/* The branch of a line that judges this protocol, or NULL. */
const struct branch *line_branch(const struct line *l, const struct dissector *d);

/* Reads the ranges of these lines for b->protocol, and opens the window of each field. */
void builder_load(struct builder *b, const uint32_t *ids, uint32_t count);

/* A node that is a list of these lines. */
struct index_node builder_leaf(struct builder *b, const uint32_t *ids, uint32_t count);

static inline struct extent builder_extent(const struct builder *b, uint32_t id, unsigned field)
{
	return b->extents[(size_t)b->local[id] * b->protocol->field_count + field];
}
