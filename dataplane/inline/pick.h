/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which packets a trace wants: an expression of transport words (docs/expressions.md) over the headers of a packet, in
 * either direction.  Compiled by the control thread, asked by workers, immutable.
 */
#pragma once

#include "dataplane/engine/engine.h"

struct pick;

/* NULL with a sentence in wrong. */
struct pick *pick_compile(const char *expression, char *wrong, size_t wrong_len);
void pick_destroy(struct pick *p);

bool pick_matches(const struct pick *p, const struct packet *packet);
