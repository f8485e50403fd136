/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The expression language: `modbus write table=holding address=40..41 value=0..750`.
 *
 * An expression names a protocol, `any`, or a transport word (tcp, udp, icmp, ip, ether), intents, and
 * predicates on fields.  docs/expressions.md is its reference.  Compiling allocates (compile side, any
 * thread); a compiled expression is immutable and evaluating it neither allocates nor prints.
 */
#pragma once

#include "rules/diag.h"
#include "rules/subject.h"

struct expression;

/* Where the text stands, for diagnostics: column counts bytes from 1 on that line. */
struct place {
	const char *file;
	unsigned line, column;
};

/* Compiles len bytes of text.  Every mistake goes to diags; NULL when there was an error. */
struct expression *expression_compile(const char *text, size_t len, struct place at,
				      struct diags *diags);
void expression_destroy(struct expression *e);

/* What every protocol has besides its own fields ("intent", "src", ...), once or more each; NULL behind the last. */
const char *common_field_name(unsigned i);

/* Words for a transport and a port ("https"), NULL behind the last. */
const char *expression_service_name(unsigned i);

/* Evaluation is three-valued: a predicate on a field that the operation lacks is unknown. */
enum truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES };

/* Of a field with several values, must every value satisfy the expression or does one suffice? */
enum quantifier { MATCH_EVERY /* allow lines */, MATCH_ONE /* deny lines, signatures, searches */ };

/*
 * Without a message the protocol, and without an operation its intent, are unknown.  MATCH_EVERY
 * besides never answers yes for an operation that goes beyond the device unless the expression names
 * a route, for a protected one unless it says opaque=yes, and for a message of a known protocol when
 * the expression consists of transport words.
 */
enum truth expression_match(const struct expression *e, const struct subject *s, enum quantifier q);

/* Would the expression apply, but for a write that touches only a part of a value named by `as`? */
bool expression_partial(const struct expression *e, const struct subject *s);

/* The canonical text of a compiled expression, malloc'd: the caller frees it. */
char *expression_text(const struct expression *e);

/* The protocol it names, NULL for `any`, transport words and several protocols (see
 * expression_protocols()); intents as a bit mask (all: any intent). */
const struct dissector *expression_protocol(const struct expression *e);
unsigned expression_intents(const struct expression *e);

/* Protocol i of those it names, NULL behind the last.  None for `any` and for transport words. */
const struct dissector *expression_protocols(const struct expression *e, unsigned i);

/* Does it consist of transport words, and so speak of conversations without a known protocol? */
bool expression_is_transport(const struct expression *e);

/* Does it name server ports (port=, a service such as https) that a conversation must have? */
bool expression_names_port(const struct expression *e);

/*
 * For indexes: ranges, sorted and disjoint, outside of which no address or number of the field lets e
 * be TRUTH_YES.  Returns how many were written (more than max: their hull), 0: unconstrained.
 * An operation that lacks the field can still be TRUTH_UNKNOWN, which denies.
 */
struct range {
	uint64_t first, last;
};
unsigned expression_ranges(const struct expression *e, unsigned field, struct range *out, unsigned max);
