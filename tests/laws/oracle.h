/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The slow, obvious evaluator that the fast ones must agree with; see oracle.c.  Owns nothing between
 * calls; any thread.
 */
#pragma once

#include "rules/expression.h"

/* What expression_match() must answer for the compiled text, which must be a valid expression. */
enum truth oracle_match(const char *text, const struct subject *s, enum quantifier q);
