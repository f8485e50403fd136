/* SPDX-License-Identifier: Apache-2.0 */
/* Which signature rules hit in captures: for bundles, which bring captures that their rules must hit and must not. */
#pragma once

#include "rules/signature.h"

/* Runs the captures (files or folders) against the set; hit() is called for each alert.  False: error says why.  One
 * thread; allocates. */
bool hits_find(const struct signatures *s, char **captures, unsigned count,
	       void (*hit)(void *ctx, const struct signature_text *rule), void *ctx, char *error, size_t error_len);
