/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Private to rules/expression*.c and to tests: the parse tree of an expression, and its compiled form.
 *
 * The tree knows only the shape of the text: terms, alternatives, operators, values.  Compiling gives it
 * meaning: one branch per protocol, in each a flat array of predicates, alternatives of one clause side
 * by side, clauses that are the same for all values of an operation first.
 *
 * Compiled memory belongs to the expression's own list of blocks and is freed whole; see expression.h.
 */
#pragma once

#include "rules/expression.h"
#include "rules/regex.h"

/* ---- limits: each is an error by name when exceeded ---- */

enum expression_limits {
	EXPRESSION_BYTES_MAX = 65536,
	PREDICATES_MAX = 64,  /* factors of one expression, words included */
	VALUES_MAX = 2048,    /* of one expression */
	PROTOCOLS_MAX = 16,   /* named in one expression */
	VALUE_BYTES_MAX = 256,
};

/* ---- the tree ---- */

enum operator { OP_NONE, OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE, OP_LIKE };

extern const char *const operator_signs[8];

/* A piece of the text, by offset. */
struct piece {
	uint32_t at, len;
};

struct tree_value {
	struct piece first, last; /* last.len > 0: a range */
	bool quoted;              /* first lies between quotes (not part of it) */
	bool raw;                 /* ... single quotes, or a pattern: no escapes */
};

/* A bare word (OP_NONE) or a predicate. */
struct tree_factor {
	struct piece name;
	struct piece whole;
	enum operator op;
	uint32_t op_at;
	uint16_t value_first, value_count;
	bool alternative; /* joined to the factor before it by | */
};

struct tree {
	const char *text; /* borrowed */
	struct place at;
	struct diags *diags;
	bool failed;
	unsigned factor_count, value_count;
	struct tree_factor factor[PREDICATES_MAX];
	struct tree_value value[VALUES_MAX];
};

/* Reads len bytes into *t.  Every mistake of form goes to diags; t->failed then. */
void expression_parse(struct tree *t, const char *text, size_t len, struct place at,
		      struct diags *diags);

/* An error at an offset of the text; hint may be NULL. */
void tree_error(struct tree *t, uint32_t at, const char *hint, const char *text, ...)
	__attribute__((format(printf, 4, 5)));

/* A quoted value without its escapes: writes at most cap bytes, returns how many; errors to the tree. */
size_t tree_unquote(struct tree *t, const struct tree_value *v, char *out, size_t cap);

/* ---- literals ---- */

/* An exact decimal: (-1)^negative * digits * 10^exponent. */
struct decimal {
	uint64_t digits;
	int exponent;
	bool negative;
};

#define DECIMAL_EXPONENT_MAX 18

/* A decimal or hexadecimal literal; false when text is not one, with *wrong set if it merely is too long. */
bool decimal_read(struct decimal *d, const char *text, size_t len, bool *wrong);
bool decimal_whole(const struct decimal *d);
/* < 0, 0, > 0 */
int decimal_compare(const struct decimal *a, const struct decimal *b);
/* Writes its shortest spelling, at most 48 bytes. */
void decimal_write(const struct decimal *d, char *out, size_t cap);
/* d / scale rounded down and up, saturating at the ends of int64_t, and as the nearest double. */
int64_t decimal_floor(const struct decimal *d, const struct decimal *scale);
int64_t decimal_ceil(const struct decimal *d, const struct decimal *scale);
double decimal_double(const struct decimal *d, const struct decimal *scale);

/* From first to last, ends included unless said otherwise or open. */
struct literal {
	struct decimal first, last;
	bool open_below, open_above;         /* no first, no last */
	bool without_first, without_last;
};

/* ---- the compiled form ---- */

struct signed_range {
	int64_t first, last;
};

struct real_range {
	double first, last;
};

/*
 * The values that a predicate names, once for each kind of number that a field may hold, so that a
 * comparison never converts.  Sorted, disjoint, ends included.  singles: ends rounded to 4-byte floats.
 */
struct numbers {
	const struct range *u;
	const struct signed_range *i;
	const struct real_range *f, *single;
	uint16_t u_count, i_count, f_count, single_count;
};

/* Addresses first .. last: IPv6 form, or 6 bytes of a MAC and zeros. */
struct address_range {
	uint8_t first[16], last[16];
	bool mac;
};

struct literal_text {
	const char *p;
	size_t len;
};

enum predicate_kind {
	/* of the operation: bit per value in mask */
	PREDICATE_INTENT,
	PREDICATE_CHANGES,
	PREDICATE_ROLE,
	PREDICATE_TRANSFER,
	PREDICATE_OPAQUE,
	PREDICATE_ROUTED,
	PREDICATE_ROUTE, /* route=any|none: mask over routed */
	PREDICATE_TECHNIQUE,
	PREDICATE_LABEL,
	/* of the message */
	PREDICATE_CODE,
	PREDICATE_FLAW, /* mask over its flaws */
	PREDICATE_NUMBER,
	PREDICATE_TEXT,
	/* of the conversation */
	PREDICATE_PORT,
	PREDICATE_CLIENT_PORT,
	PREDICATE_VLAN,
	PREDICATE_SRC,
	PREDICATE_DST,
	PREDICATE_PROTOCOL,
	PREDICATE_ICMP_TYPE,
	PREDICATE_ICMP_CODE,
	PREDICATE_ETHERTYPE,
	/* of each address and value: must stand last */
	PREDICATE_SPAN,
	PREDICATE_LIST,
	PREDICATE_REF,
};

#define PREDICATE_BY_ROW PREDICATE_SPAN

struct predicate {
	uint8_t kind; /* enum predicate_kind */
	uint8_t field;
	bool negate;
	bool begins;       /* the first of its clause; the others are alternatives to it */
	uint8_t table;     /* PREDICATE_REF: the field that names the table */
	uint8_t op;        /* enum operator, for text */
	uint16_t count;    /* of texts, patterns or addresses */
	uint64_t mask;     /* PREDICATE_REF: value of the table field */
	union {
		struct numbers numbers;
		const struct literal_text *text;
		const struct regex *pattern;
		const struct address_range *address;
	};
};

enum value_as { AS_PLAIN, AS_U16, AS_S16, AS_U32, AS_S32, AS_F32, AS_F64 };

struct branch {
	const struct dissector *dissector; /* NULL: any protocol, or none needed */
	const struct predicate *predicate;
	uint16_t plain_count;   /* predicates that are the same for all values */
	uint16_t count;
	uint64_t spans;         /* fields that are spans */
	uint64_t lists;         /* fields that are lists, of those that a predicate names */
	bool route_named;       /* may match operations that go beyond the device */
	bool opaque_named;
	bool no_alternatives;   /* in the clauses behind plain_count */
	bool order_words;       /* the least significant word comes first */
	bool order_bytes;       /* the least significant byte of a word comes first */
	uint8_t as;             /* enum value_as */
	uint8_t words;          /* addresses per value, 1 when plain */
	uint16_t grid_count;
	const struct range *grid; /* values begin at first, and every `words` from there; none: where the
				   * operation begins */
};

enum transport_word { WORD_TCP = 1, WORD_UDP = 2, WORD_ICMP = 4, WORD_IP = 8, WORD_ETHER = 16 };

struct block;

struct expression {
	unsigned transports; /* enum transport_word; 0: none named */
	unsigned intents;    /* bit per intent */
	bool any;            /* `any` or protocols named, that is: not of transport words alone */
	bool names_port;
	unsigned branch_count;
	struct branch *branch;
	char *text;          /* canonical */
	struct block *blocks;
};

#define INTENTS_ALL ((1u << INTENT_COUNT) - 1)

/* Memory of an expression, zeroed; NULL when there is none left. */
void *expression_alloc(struct expression *e, size_t size);

/* Makes the sets of numbers that the literals, divided by scale, name.  False when memory is short. */
bool numbers_make(struct expression *e, struct numbers *n, const struct literal *list, unsigned count,
		  const struct decimal *scale);
/* Can one number satisfy both?  kind: what the field holds, enum field_type. */
bool numbers_meet(const struct numbers *a, bool a_negate, const struct numbers *b, bool b_negate,
		  int type);

/* ---- evaluating ---- */

/* A predicate that is the same for all rows; the clauses that are not; a write that cuts a value. */
enum truth predicate_truth(const struct predicate *p, const struct subject *s, enum quantifier q);
enum truth rows_truth(const struct branch *b, const struct subject *s, enum quantifier q);
bool rows_partial(const struct branch *b, const struct subject *s);

/* ---- addresses ---- */

/* An address, network or range of addresses; false when it is not one. */
bool address_read(struct address_range *r, const char *text, size_t len);
/* Its canonical spelling, at most 100 bytes. */
void address_write(const struct address_range *r, char *out, size_t cap);
