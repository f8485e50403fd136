/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Settings of a policy file by table: each group of the file has a table of the settings it knows, their
 * types and who reads them.  Unknown names, wrong types and wrong words become diagnostics with the place
 * and the nearest known name; reading goes on behind each mistake.  Compile side.
 */
#pragma once

#include "rules/policy_tree.h"

/* Bits of setting.kinds, by enum node_kind. */
#define KIND(kind_) (1u << (kind_))
#define KIND_STRING KIND(NODE_STRING)
#define KIND_INT KIND(NODE_INT)
#define KIND_BOOL KIND(NODE_BOOL)
#define KIND_NUMBER (KIND(NODE_INT) | KIND(NODE_FLOAT))
#define KIND_LISTS (KIND(NODE_LIST) | KIND(NODE_ARRAY))

struct reader {
	struct policy *policy;
	const struct lexical *lexical;
	struct diags *diags;
	size_t errors_before;    /* that diags had before this policy */
	const uint16_t *by_name; /* zones in the order of their names */
};

struct setting {
	const char *name;
	unsigned kinds;
	/* target: what the group describes. */
	void (*read)(struct reader *r, const struct node *n, void *target);
};

struct settings {
	const char *what; /* "a zone" */
	const struct setting *list;
	unsigned count;
};

#define SETTINGS(what_, list_) { (what_), (list_), sizeof(list_) / sizeof((list_)[0]) }

extern const struct settings top_settings, zone_settings, conduit_settings, line_settings;

/* Reads every member of a group, in the order of the table. */
void settings_read(struct reader *r, const struct node *group, const struct settings *table,
		   void *target);

/* The member of this name, or NULL. */
const struct node *settings_find(const struct reader *r, const struct node *group, const char *name);

/* A mistake at a value, or at byte `inside` of a string's value. */
void reader_error(struct reader *r, const struct node *n, const char *hint, const char *text, ...)
	__attribute__((format(printf, 4, 5)));
void reader_error_inside(struct reader *r, const struct node *n, size_t inside, const char *hint,
			 const char *text, ...) __attribute__((format(printf, 5, 6)));

/* Number of a string in a list of words that ends in NULL, or -1 and a diagnostic. */
int reader_word(struct reader *r, const struct node *n, const char *const *words);

/* enum verdict of a string; VERDICT_COUNT after a mistake. */
uint8_t reader_verdict(struct reader *r, const struct node *n);

/* enum mode of a string; learn after a mistake. */
uint8_t reader_mode(struct reader *r, const struct node *n);

/* A member of a value that may stand alone or in a list: NULL behind the last. */
const struct node *reader_each(const struct node *value, const struct node *before);
unsigned reader_count(const struct node *value);

/* False and a diagnostic when n is of none of these kinds. */
bool reader_kind(struct reader *r, const struct node *n, unsigned kinds, const char *what);

/* One line of a conduit: n is a string or a group. */
void line_read(struct reader *r, const struct node *n, struct line *l);

/* The value of `zones`. */
void zones_read(struct reader *r, const struct node *n);

/* Makes zones findable by name, and finds two of one name. */
void zones_order(struct reader *r);

/* The value of `conduits`. */
void conduits_read(struct reader *r, const struct node *n);

/* Sorts the diagnostics behind the first `from` by their place. */
void diags_sort(struct diags *d, size_t from);
