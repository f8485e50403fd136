/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Equal beginnings and ends are left aside; what remains is compared by the longest common subsequence
 * (dynamic programming), which people read best.
 */
#include "mgmt/daemon/difference.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define AROUND 3
#define MIDDLE_MAX 3000 /* lines of each that are compared: 18 MB for the table */

struct lines {
	const char **at;
	size_t *len;
	size_t count;
};

static bool cut(const char *text, struct lines *out)
{
	size_t count = 1;

	for (const char *p = text; *p; p++)
		count += *p == '\n';
	*out = (struct lines){ .at = malloc(count * sizeof *out->at),
			       .len = malloc(count * sizeof *out->len) };
	if (!out->at || !out->len)
		return false;
	for (const char *p = text; *p;) {
		const size_t len = strcspn(p, "\n");
		out->at[out->count] = p;
		out->len[out->count++] = len;
		p += len + (p[len] == '\n');
	}
	return true;
}

static bool same(const struct lines *a, size_t i, const struct lines *b, size_t k)
{
	return a->len[i] == b->len[k] && !memcmp(a->at[i], b->at[k], a->len[i]);
}

enum kind { SAME, ADDED, REMOVED };

static void put(json_t *rows, enum kind kind, const struct lines *l, size_t at, size_t from, size_t to)
{
	static const char *const names[] = { "same", "added", "removed" };
	json_t *row = json_pack("{s:s,s:o,s:o}", "kind", names[kind], "from",
				kind == ADDED ? json_null() : json_integer((json_int_t)from + 1), "to",
				kind == REMOVED ? json_null() : json_integer((json_int_t)to + 1));
	json_t *text = json_stringn(l->at[at], l->len[at]);

	json_object_set_new(row, "text", text ? text : json_string(""));
	json_array_append_new(rows, row);
}

/* lengths[i][k]: of what a from i on and b from k on have in common. */
static uint16_t *common(const struct lines *a, const struct lines *b, size_t begin, size_t a_end,
			size_t b_end)
{
	const size_t rows = a_end - begin + 1, columns = b_end - begin + 1;
	uint16_t *t = rows <= MIDDLE_MAX && columns <= MIDDLE_MAX ? calloc(rows * columns, sizeof *t) : NULL;

	for (size_t i = rows - 1; t && i-- > 0;)
		for (size_t k = columns - 1; k-- > 0;) {
			const uint16_t down = t[(i + 1) * columns + k], right = t[i * columns + k + 1];
			t[i * columns + k] = same(a, begin + i, b, begin + k)
						     ? (uint16_t)(t[(i + 1) * columns + k + 1] + 1)
					     : down > right ? down
							    : right;
		}
	return t;
}

static void walk(json_t *rows, const struct lines *a, const struct lines *b, size_t begin, size_t a_end,
		 size_t b_end)
{
	uint16_t *t = common(a, b, begin, a_end, b_end);
	const size_t columns = b_end - begin + 1;
	size_t i = begin, k = begin;

	while (i < a_end || k < b_end) {
		if (t && i < a_end && k < b_end && same(a, i, b, k)) {
			put(rows, SAME, a, i, i, k);
			i++;
			k++;
		} else if (i < a_end && (!t || k == b_end ||
					 t[(i + 1 - begin) * columns + k - begin] >=
						 t[(i - begin) * columns + k + 1 - begin])) {
			put(rows, REMOVED, a, i, i, 0);
			i++;
		} else {
			put(rows, ADDED, b, k, 0, k);
			k++;
		}
	}
	free(t);
}

/* Leaves out equal rows that are not near a change. */
static json_t *near_changes(json_t *rows)
{
	const size_t count = json_array_size(rows);
	json_t *kept = json_array(), *row;
	size_t last = SIZE_MAX, next = 0, i;

	json_array_foreach(rows, i, row)
	{
		while (next < count &&
		       (next < i ||
			!strcmp(json_string_value(json_object_get(json_array_get(rows, next), "kind")),
				"same")))
			next++;
		if (next == i)
			last = i;
		if ((next < count && next - i <= AROUND) || (last != SIZE_MAX && i - last <= AROUND))
			json_array_append(kept, row);
	}
	json_decref(rows);
	return kept;
}

json_t *difference_rows(const char *from, const char *to)
{
	struct lines a = { 0 }, b = { 0 };
	json_t *rows = json_array();
	size_t begin = 0, tail = 0;

	if (cut(from, &a) && cut(to, &b)) {
		while (begin < a.count && begin < b.count && same(&a, begin, &b, begin))
			begin++;
		while (tail < a.count - begin && tail < b.count - begin &&
		       same(&a, a.count - tail - 1, &b, b.count - tail - 1))
			tail++;
		const size_t ahead = begin < AROUND ? begin : AROUND;
		for (size_t i = begin - ahead; i < begin; i++)
			put(rows, SAME, &a, i, i, i);
		walk(rows, &a, &b, begin, a.count - tail, b.count - tail);
		for (size_t i = 0; i < tail && i < AROUND; i++)
			put(rows, SAME, &a, a.count - tail + i, a.count - tail + i, b.count - tail + i);
	}
	free(a.at);
	free(a.len);
	free(b.at);
	free(b.len);
	return near_changes(rows);
}
