/* SPDX-License-Identifier: Apache-2.0 */
/* Records by their columns.  Texts come from the dataplane, and through it from devices: they are cleaned. */
#define _GNU_SOURCE /* strnlen */

#include "mgmt/cli/ask.h"

#include "dataplane/audit/words.h"
#include "dataplane/events/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define CELL 400

static uint64_t number_of(const struct column *c, const uint8_t *record)
{
	uint32_t u32;
	uint64_t u64;
	if (c->kind == COLUMN_U32) {
		memcpy(&u32, record + c->at, sizeof u32);
		return u32;
	}
	memcpy(&u64, record + c->at, sizeof u64);
	return u64;
}

static const char *cell(const struct column *c, const uint8_t *record, char out[CELL])
{
	if (c->kind == COLUMN_TEXT) {
		const char *text = (const char *)record + c->at;
		words_clean((struct bytes){ (const uint8_t *)text, strnlen(text, 256) }, out, CELL);
		return out;
	}
	const uint64_t n = number_of(c, record);
	if (n == UINT64_MAX && c->kind != COLUMN_I64)
		return "-";
	if (c->kind == COLUMN_TIME)
		return n ? words_time(n, out) : "-";
	if (c->kind == COLUMN_BYTES)
		return words_bytes(n, out);
	if (c->kind == COLUMN_I64)
		snprintf(out, CELL, "%" PRId64, (int64_t)n);
	else
		words_count(n, out);
	return out;
}

void table_text(const struct table *t, const void *records, unsigned count)
{
	const uint8_t *at = records;
	unsigned width[32];
	char text[CELL];

	for (unsigned i = 0; i < t->count && i < 32; i++) {
		width[i] = t->columns[i].title ? (unsigned)strlen(t->columns[i].title) : 0;
		for (unsigned k = 0; t->columns[i].title && k < count; k++) {
			const unsigned w = words_width(cell(&t->columns[i], at + k * t->record_len, text));
			width[i] = w > width[i] ? w : width[i];
		}
	}
	for (unsigned k = 0; k <= count; k++) {
		unsigned gap = 0;
		for (unsigned i = 0; i < t->count && i < 32; i++) {
			const struct column *c = &t->columns[i];
			if (!c->title)
				continue;
			const char *s = k ? cell(c, at + (k - 1) * t->record_len, text) : c->title;
			const int pad = (int)(width[i] - words_width(s));
			if (c->kind == COLUMN_TEXT || c->kind == COLUMN_TIME) {
				printf("%*s%s", (int)gap, "", s);
				gap = (unsigned)pad + 2;
			} else {
				printf("%*s%s", (int)gap + pad, "", s);
				gap = 2;
			}
		}
		printf("\n");
	}
}

void table_pairs(const struct table *t, const void *record)
{
	char text[CELL];
	for (unsigned i = 0; i < t->count; i++)
		if (t->columns[i].title)
			printf("%-18s %s\n", t->columns[i].title, cell(&t->columns[i], record, text));
}

static void json_cell(struct json *j, const struct column *c, const uint8_t *record)
{
	json_key(j, c->name);
	if (c->kind == COLUMN_TEXT) {
		const char *text = (const char *)record + c->at;
		json_quoted(j, (struct bytes){ (const uint8_t *)text, strnlen(text, 256) });
		return;
	}
	const uint64_t n = number_of(c, record);
	if (n == UINT64_MAX)
		json_text(j, NULL);
	else if (c->kind == COLUMN_TIME)
		json_time(j, n);
	else
		json_uint(j, n);
}

void table_json(const struct table *t, const void *records, unsigned count)
{
	const uint8_t *at = records;
	struct json j;

	if (!json_open_file(&j, stdout))
		return;
	json_open(&j, '[');
	for (unsigned k = 0; k < count; k++) {
		json_open(&j, '{');
		for (unsigned i = 0; i < t->count; i++)
			json_cell(&j, &t->columns[i], at + k * t->record_len);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_literal(&j, "\n");
	(void)json_close_file(&j);
}
