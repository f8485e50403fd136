/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Protocols of text lines (FTP, SMTP, POP3, IMAP, HTTP, SIP, ...): lines, words, numbers, header fields, and tables
 * of commands.  Inline functions only.
 *
 *	COMMAND arguments... CR LF          a line feed alone ends a line too
 *
 * Owns nothing; any thread; every byte goes through the cursor.
 */
#pragma once

#include "dissectors/dissector.h"

/* How long the line at the head of c is, with its end; FRAME_MORE, or FRAME_FOREIGN when longer than max. */
static inline size_t line_frame(struct cursor c, size_t max)
{
	const struct bytes all = cur_rest(&c);
	const size_t at = bytes_find(bytes_part(all, 0, max), '\n');

	if (at < all.len && at < max)
		return at + 1;
	return all.len < max ? FRAME_MORE : FRAME_FOREIGN;
}

/* The next line without its end; c passes it.  A line that does not end poisons. */
static inline struct bytes line_next(struct cursor *c)
{
	size_t len = 0;

	while (cur_peek(c, len) >= 0 && cur_peek(c, len) != '\n')
		len++;
	struct bytes line = cur_take(c, len);
	cur_skip(c, 1);
	if (line.len && line.p[line.len - 1] == '\r')
		line.len--;
	return line;
}

static inline bool is_blank(uint8_t octet)
{
	return octet == ' ' || octet == '\t';
}

/* The next word of rest, which goes on behind it and the blanks that follow. */
static inline struct bytes word_next(struct bytes *rest)
{
	size_t from = 0, to;

	while (from < rest->len && is_blank(rest->p[from]))
		from++;
	to = from;
	while (to < rest->len && !is_blank(rest->p[to]))
		to++;
	const struct bytes word = bytes_part(*rest, from, to - from);
	while (to < rest->len && is_blank(rest->p[to]))
		to++;
	*rest = bytes_part(*rest, to, rest->len - to);
	return word;
}

static inline uint8_t lower_case(uint8_t octet)
{
	return octet >= 'A' && octet <= 'Z' ? (uint8_t)(octet | 0x20) : octet;
}

/* Does b begin with this text, in lower case?  The case of b does not matter. */
static inline bool begins_with(struct bytes b, const char *text)
{
	size_t at = 0;

	while (at < b.len && text[at] && lower_case(b.p[at]) == (uint8_t)text[at])
		at++;
	return !text[at];
}

static inline bool word_is(struct bytes b, const char *text)
{
	return b.len == text_len(text) && begins_with(b, text);
}

/* Is this, as far as it goes, the beginning of b, or b that of this?  Case does not matter. */
static inline bool fits_text(struct bytes b, const char *text)
{
	size_t at = 0;

	while (at < b.len && text[at] && lower_case(b.p[at]) == (uint8_t)text[at])
		at++;
	return at == b.len || !text[at];
}

/* What is left of b behind blanks on either side. */
static inline struct bytes text_trim(struct bytes b)
{
	size_t from = 0;

	while (from < b.len && is_blank(b.p[from]))
		from++;
	b = bytes_part(b, from, b.len - from);
	while (b.len && is_blank(b.p[b.len - 1]))
		b.len--;
	return b;
}

/* All of b as a decimal number of at most 18 digits; false when it is none. */
static inline bool text_number(struct bytes b, uint64_t *number)
{
	uint64_t n = 0;

	for (size_t i = 0; i < b.len; i++) {
		if (b.p[i] < '0' || b.p[i] > '9')
			return false;
		n = n * 10 + (b.p[i] - '0');
	}
	*number = n;
	return b.len && b.len <= 18;
}

/* Printable ASCII, blanks, and what is not ASCII. */
static inline bool is_text(struct bytes b)
{
	for (size_t i = 0; i < b.len; i++)
		if ((b.p[i] < 0x20 && b.p[i] != '\t') || b.p[i] == 0x7f)
			return false;
	return true;
}

/* A text into a field, where there is one. */
static inline void put_text(struct message *m, unsigned field, struct bytes b)
{
	if (b.len)
		put_bytes(m, field, b);
}

/* The three digits that begin an answer of FTP and SMTP; 0: there are none. */
static inline unsigned reply_code(struct bytes line)
{
	uint64_t code;

	if (!text_number(bytes_part(line, 0, 3), &code) || code < 100 || code > 599)
		return 0;
	return line.len == 3 || line.p[3] == ' ' || line.p[3] == '-' ? (unsigned)code : 0;
}

/* ---- header fields of HTTP and SIP, of mail: NAME: VALUE ---- */

/* The value of a header field line when its name, in lower case, is this one; else .p is NULL. */
static inline struct bytes header_value(struct bytes line, const char *name)
{
	const size_t len = text_len(name);

	if (line.len <= len || line.p[len] != ':' || !begins_with(line, name))
		return (struct bytes){ NULL, 0 };
	return text_trim(bytes_part(line, len + 1, line.len));
}

/* How long a head is, up to and with its empty line; FRAME_MORE, or FRAME_FOREIGN when longer than max. */
static inline size_t head_frame(struct cursor c, size_t max)
{
	const struct bytes all = cur_rest(&c);

	for (size_t at = 0; at < all.len && at < max; at++) {
		if (all.p[at] != '\n')
			continue;
		if (bytes_u8(all, at + 1) == '\n' && at + 1 < all.len)
			return at + 2;
		if (at + 2 < all.len && all.p[at + 1] == '\r' && all.p[at + 2] == '\n')
			return at + 3;
	}
	return all.len < max ? FRAME_MORE : FRAME_FOREIGN;
}

/* ---- commands ---- */

/* What a command's argument is, by the protocol's own numbers; 0: nothing that is shown. */
struct command_line {
	const char *word; /* in lower case */
	uint8_t intent, changes, argument;
	bool housekeeping;
	const char *label, *technique;
};

/* The command of this word, by its place in the table, -1: none.  Tables are in the order of an enum. */
static inline int command_find(const struct command_line *table, unsigned count, struct bytes word)
{
	for (unsigned i = 0; i < count; i++)
		if (table[i].word && word_is(word, table[i].word))
			return (int)i;
	return -1;
}

#define COMMAND_FIND(table_, word_) command_find((table_), sizeof(table_) / sizeof((table_)[0]), (word_))

static inline struct operation command_operation(const struct command_line *l)
{
	return (struct operation){ .intent = l->intent, .changes = l->changes, .housekeeping = l->housekeeping,
				   .label = l->label, .technique = l->technique };
}
