/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Regular expressions over bytes, matched in linear time without memory of their own: a program of at
 * most REGEX_STEPS_MAX steps, all of whose states advance together over the text.
 *
 * Understood: literals, `.` (any byte but newline), [a-z] [^a-z], ^ $, ( ) (?: ), |, * + ?, {m} {m,}
 * {m,n}, \d \D \w \W \s \S, \n \r \t \xHH, a backslash before any other sign, and (?i) at the beginning:
 * letters of ASCII in either case.  No back references, no look-around, no lazy forms: the question is
 * only whether the text contains a match.
 *
 * A struct regex is plain data; compiling writes it, any number of threads may match with it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define REGEX_STEPS_MAX 256
#define REGEX_SETS_MAX 64
#define REGEX_DEPTH_MAX 24
#define REGEX_REPEAT_MAX 64

struct regex_step {
	uint8_t op;    /* private to regex.c */
	uint8_t byte;
	uint16_t x, y; /* next steps, or number of a set */
};

struct regex {
	unsigned count;
	unsigned sets;
	uint64_t first[4];                    /* bytes with which a match can begin */
	uint64_t start[REGEX_STEPS_MAX / 64]; /* states between two bytes, where no match has begun */
	struct regex_step step[REGEX_STEPS_MAX];
	uint64_t set[REGEX_SETS_MAX][4]; /* bit per byte */
};

/* Compiles len bytes.  On a mistake returns what is wrong, in words, and its offset in *at; else NULL. */
const char *regex_compile(struct regex *r, const char *pattern, size_t len, size_t *at);

/* Does the text contain a match? */
bool regex_match(const struct regex *r, const uint8_t *text, size_t len);
