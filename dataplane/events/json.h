/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writing JSON fast: numbers, times and strings formatted by hand into a buffer that is either fixed
 * (event lines) or emptied into a FILE (reports).
 *
 * Strings come from devices, so any byte may occur: valid UTF-8 is kept, quotes, backslashes and
 * control characters are escaped, and every byte that is not part of valid UTF-8 becomes \u00XX with
 * that byte's value.  Numbers that JSON has no word for (NaN, infinities) become null.
 *
 * A struct json owns nothing but what json_open_file() allocated; one thread at a time.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "dissectors/cursor.h"

/* Most bytes that one unchecked piece (a number, a time, a run of a string) takes. */
#define JSON_ROOM 64

struct json {
	char *begin, *p, *end;
	FILE *out;   /* NULL: the buffer is fixed, and what does not fit sets `failed` */
	bool failed;
	char last;   /* the last byte that json_flush() wrote: for commas */
};

/* Writes into len bytes of the caller; at least JSON_ROOM. */
void json_init_fixed(struct json *j, char *buf, size_t len);

/* Writes to a file through a buffer of its own; false: memory is out. */
bool json_open_file(struct json *j, FILE *out);

/* Writes what is left and frees the buffer; false when something could not be written. */
bool json_close_file(struct json *j);

/* Empties the buffer into the file. */
void json_flush(struct json *j);

/* True when n (at most JSON_ROOM) more bytes may be written at j->p. */
static inline bool json_room(struct json *j, size_t n)
{
	if ((size_t)(j->end - j->p) >= n)
		return true;
	json_flush(j);
	if ((size_t)(j->end - j->p) >= n)
		return true;
	j->failed = true;
	return false;
}

/* ---- formatting at a pointer: each returns the byte behind what it wrote, at most JSON_ROOM ---- */

/* "00" to "99" */
extern const char json_digit_pairs[201];

/* u < 100, two digits */
static inline char *json_format_pair(char *p, unsigned u)
{
	memcpy(p, &json_digit_pairs[u * 2], 2);
	return p + 2;
}

/* u < 10,000, four digits */
static inline char *json_format_four(char *p, unsigned u)
{
	return json_format_pair(json_format_pair(p, u / 100), u % 100);
}

/* u < 100,000: what most numbers of a message are. */
static inline char *json_format_short(char *p, unsigned u)
{
	if (u < 100) {
		if (u >= 10)
			return json_format_pair(p, u);
		*p = (char)('0' + u);
		return p + 1;
	}
	if (u < 10000) {
		if (u >= 1000)
			return json_format_four(p, u);
		*p = (char)('0' + u / 100);
		return json_format_pair(p + 1, u % 100);
	}
	*p = (char)('0' + u / 10000);
	return json_format_four(p + 1, u % 10000);
}

char *json_format_uint(char *p, uint64_t u);
char *json_format_int(char *p, int64_t i);

/* The shortest decimal that reads back as the same double; single: as the same 32-bit float. */
char *json_format_float(char *p, double f, bool single);

/* YYYY-MM-DDThh:mm:ss, 19 bytes, of seconds since 1970, UTC. */
char *json_format_second(char *p, uint64_t second);

/* YYYY-MM-DDThh:mm:ss.uuuuuuZ of nanoseconds since 1970. */
char *json_format_time(char *p, uint64_t time_ns);

/* Dotted IPv4, or IPv6 in the form of RFC 5952, of 16 bytes in network order (IPv4 as ::ffff:a.b.c.d). */
char *json_format_address(char *p, const uint8_t address[16]);

/* aa:bb:cc:dd:ee:ff */
char *json_format_mac(char *p, const uint8_t mac[6]);

/* ---- writing ---- */

void json_raw(struct json *j, const char *s, size_t len);
void json_escaped(struct json *j, struct bytes b); /* without the quotes around it */
void json_hex(struct json *j, struct bytes b);     /* lower case, without quotes */

#define json_literal(j_, s_) json_raw((j_), (s_), sizeof(s_) - 1)

/* A comma unless the value comes first in its object, array or after its key. */
void json_comma(struct json *j);

void json_open(struct json *j, char bracket);  /* '{' or '[' */
void json_close(struct json *j, char bracket); /* '}' or ']' */
void json_key(struct json *j, const char *key); /* key must need no escaping */
void json_quoted(struct json *j, struct bytes b);
void json_text(struct json *j, const char *s); /* NULL: null */
void json_uint(struct json *j, uint64_t u);
void json_float(struct json *j, double f, bool single);
void json_bool(struct json *j, bool b);
void json_time(struct json *j, uint64_t time_ns); /* 0: null */

/* Key and value in one call, for reports. */
void json_member_uint(struct json *j, const char *key, uint64_t u);
void json_member_text(struct json *j, const char *key, const char *s); /* NULL: left out */
void json_member_time(struct json *j, const char *key, uint64_t time_ns);

/* How many bytes at s (len > 0) are one valid UTF-8 character; 0: none. */
unsigned json_utf8(const uint8_t *s, size_t len);
