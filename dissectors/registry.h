/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one explicit list of protocols.  A new protocol is one file and one line in registry.c.
 * Const data; any thread.
 */
#pragma once

#include "dissectors/dissector.h"

extern const struct dissector *const registry[];
extern const unsigned registry_count;
/* As many as others keep tables and bits for. */
#define REGISTRY_MAX 128

/* The protocol of this name (len bytes), or NULL. */
const struct dissector *registry_find(const char *name, size_t len);

/* True when a binding of d, or of what carries it, covers this port or ethertype. */
bool registry_bound(const struct dissector *d, enum transport transport, uint16_t port);

/* What is wrong with the tables themselves (a duplicate name, a field without help, ...): a sentence
 * for the first mistake, NULL when all is well.  Tests and start-up call it. */
const char *registry_check(void);
