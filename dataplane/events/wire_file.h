/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A file of records: u32le length and a block (wire.h), again and again.  Several writers share a file; each has its
 * own block, so records of one conversation, which one writer sees, stay in their order.
 *
 * Allocates; wire_file_event() may be called by several threads, each with its own writer.
 */
#pragma once

#include "dataplane/events/wire.h"

struct wire_file;

/* Records of events judged by policy (NULL: none) go to out, which wire_file_destroy() does not close.  NULL: no
 * memory. */
struct wire_file *wire_file_create(FILE *out, unsigned writers, const struct policy *policy);
void wire_file_event(struct wire_file *f, unsigned writer, const struct event *e);

/* Writes what is left; false when something could not be written. */
bool wire_file_destroy(struct wire_file *f);

/* Reads the next block into at most WIRE_BLOCK_MAX bytes.  WIRE_BAD: *wrong says what is. */
enum wire_got wire_file_next(FILE *in, uint8_t *block, size_t *len, const char **wrong);
