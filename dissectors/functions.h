/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables of functions for protocols whose operations follow from one code: a line per code says what
 * the function is and does.  Lookup and emission are the same for all of them.
 *
 * Const data; any thread.
 */
#pragma once

#include "dissectors/dissector.h"

struct function {
	uint32_t code;
	uint8_t intent, changes; /* enum intent, enum changes */
	uint8_t transfer;        /* enum transfer, of the request */
	bool housekeeping;
	const char *label;
	const char *technique;
};

/* The line of a code, NULL: none.  Tables are short and searched from their beginning. */
static inline const struct function *function_find(const struct function *table, unsigned count, uint32_t code)
{
	for (unsigned i = 0; i < count; i++)
		if (table[i].code == code)
			return &table[i];
	return NULL;
}

#define FUNCTION_FIND(table_, code_) function_find((table_), sizeof(table_) / sizeof((table_)[0]), (code_))

/* One operation of this function. */
static inline void function_emit(struct message *m, const struct function *f, enum role role, bool failed)
{
	operation(m, &(struct operation){
		.intent = f->intent, .changes = f->changes, .role = (uint8_t)role, .failed = failed,
		.transfer = role == ROLE_REQUEST ? f->transfer : TRANSFER_NONE,
		.housekeeping = f->housekeeping, .label = f->label, .technique = f->technique });
}

/* A fact that stands as printable text at a fixed place of the message, where an octet that is none ends it. */
static inline void identify_at(struct message *m, enum identity what, size_t at)
{
	const struct bytes all = bytes_part((struct bytes){ m->data, m->len }, at, 64);
	size_t len = 0;

	while (len < all.len && bytes_u8(all, len) >= 0x20 && bytes_u8(all, len) < 0x7f)
		len++;
	identify(m, what, bytes_part(all, 0, len));
}
