/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Private to rules/expression.c and rules/expression_resolve.c: the state of one compilation.  Lives on
 * the heap for the length of expression_compile(); one thread.
 */
#pragma once

#include "rules/expression_tree.h"

/* What a factor of the tree turned out to be. */
enum factor_role {
	FACTOR_BAD,       /* reported */
	FACTOR_ANY,
	FACTOR_PROTOCOL,
	FACTOR_TRANSPORT,
	FACTOR_SERVICE,   /* a protocol on a port: https */
	FACTOR_INTENT,
	FACTOR_FIELD,
	FACTOR_SHAPE,     /* as, order, scale */
};

/* A protocol on a port that has a name of its own: an abbreviation, nothing more. */
struct service {
	const char *name, *protocol;
	uint16_t port;
};

struct compiler {
	struct expression *e;
	struct tree tree;
	uint8_t role[PREDICATES_MAX];     /* enum factor_role */
	uint32_t meaning[PREDICATES_MAX]; /* intent, transport word, number of service or protocol */

	const struct dissector *protocol[PROTOCOLS_MAX];
	unsigned protocol_count;
	bool any, unknown_head;

	enum value_as as;
	unsigned words;
	bool order_words, order_bytes, scaled;
	int as_factor, order_factor, scale_factor; /* -1: not named */
	struct decimal scale;

	/* The branch that is being made. */
	const struct dissector *dissector;
	unsigned count;
	struct predicate predicate[PREDICATES_MAX];
	uint16_t factor[PREDICATES_MAX]; /* where each predicate comes from */
	uint8_t type[PREDICATES_MAX];    /* enum field_type of what it compares */
	bool writing;                    /* the first branch also writes the canonical text */

	char *out; /* canonical text */
	size_t out_len, out_cap;
	bool no_memory;
	struct literal literal[VALUES_MAX]; /* last: not zeroed */
};

/* Appends to the canonical text. */
void compile_write(struct compiler *c, const char *text, size_t len);
void compile_write_text(struct compiler *c, const char *text);

/* Makes the predicate of a factor (enum factor_role FIELD or SERVICE) in c->predicate, and writes it.
 * False after a mistake. */
bool compile_factor(struct compiler *c, unsigned factor);

/* Reads as, order and scale, wherever they stand. */
void compile_shape(struct compiler *c);

/* An error with the nearest of the names of this kind as a hint. */
enum name_kind { NAMES_WORDS, NAMES_FIELDS, NAMES_VALUES };
void compile_unknown(struct compiler *c, struct piece word, enum name_kind kind,
		     const struct names *names, const char *const *list, unsigned list_count,
		     const char *what);

/* ---- small helpers ---- */

bool piece_is(const struct compiler *c, struct piece p, const char *word);
const char *piece_text(const struct compiler *c, struct piece p);
/* How much of it a message shows, for %.*s. */
int piece_shown(struct piece p);
/* The piece in lower case, cut to cap - 1 bytes; returns its length. */
size_t piece_lower(const struct compiler *c, struct piece p, char *out, size_t cap);
char compile_lowered(char ch);
/* An error at a piece; always false. */
bool compile_error(struct compiler *c, struct piece p, const char *hint, const char *text);

/* ---- one predicate each: false after a mistake ---- */

/* Does the operator fit?  ordered: < and > do; text: ~ does. */
bool compile_check(struct compiler *c, const struct tree_factor *f, bool ordered, bool text);
/* A comparison as the range of what satisfies it. */
struct literal compile_literal(enum operator op, struct decimal first, struct decimal last);
/* A new predicate of the branch; type: enum field_type of what it compares. */
struct predicate *compile_add(struct compiler *c, unsigned factor, unsigned kind, enum field_type type);
/* Gives it the first `count` of c->literal. */
bool compile_numbers(struct compiler *c, struct predicate *p, unsigned count, bool scaled);

bool compile_number(struct compiler *c, unsigned factor, unsigned kind, enum field_type type, unsigned bits,
		    const struct names *names);
/* A field of the protocol itself. */
bool compile_own(struct compiler *c, unsigned factor, unsigned field);
/* ref=40041: the fields that name the table and hold the addresses. */
bool compile_ref(struct compiler *c, unsigned factor, unsigned table_field, unsigned field);
bool compile_text(struct compiler *c, unsigned factor, unsigned kind, unsigned field, bool bytes);
bool compile_technique(struct compiler *c, unsigned factor);
bool compile_address(struct compiler *c, unsigned factor, unsigned kind);

/* ---- names ---- */

extern const struct service expression_services[];
extern const unsigned expression_service_count;
extern const char *const expression_transport_words[5];
/* May it stand in an expression with these protocols or transport words? */
bool common_field_fits(const struct compiler *c, unsigned i);

/* Finds out what the words of the tree are, and takes protocols, transport words and intents. */
void compile_heads(struct compiler *c);
/* The factor behind the clause that begins with factor i. */
unsigned compile_clause_end(const struct compiler *c, unsigned i);
bool compile_all_intents(const struct compiler *c, unsigned begin, unsigned end);
