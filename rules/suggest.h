/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From an operation back to the text of a line: what `explain` proposes for one operation and what `learn` proposes for
 * many.  Compile side; writes to a growing text that the caller frees.
 */
#pragma once

#include "rules/subject.h"

/* A text that grows by malloc; text is NULL while empty.  free(text) ends it. */
struct text {
	char *text;
	size_t len, cap;
};

void text_add(struct text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ` FIELD=VALUE` for one number (by its name where it has one) or text of a field. */
void suggest_number(struct text *t, const struct field *f, const struct value *v);
void suggest_text(struct text *t, const struct field *f, struct bytes b);

/* True when the field may stand in a line for this operation and is worth it (keys; not the code of a read
 * that has an address). */
bool suggest_has(const struct message *m, const struct operation *op, unsigned field);

/* An address as text ("10.1.2.3"), at most 46 bytes with the end. */
void suggest_address(char out[46], const uint8_t address[16]);

/*
 * The one expression that allows exactly this operation between exactly these hosts: protocol, intent, hosts, keys,
 * addresses and values.
 */
void suggest_exact(struct text *t, const struct subject *s);
