/* SPDX-License-Identifier: Apache-2.0 */
/* What rules_bundle.c and rules_store.c share. */
#pragma once

#include "rules/bundle.h"

struct rules_options;

bool rules_complain(const char *format, ...) __attribute__((format(printf, 1, 2))); /* answers false */

/* The bytes of a file (malloc'd, a 0 behind them), NULL after complaining. */
uint8_t *rules_read_file(const char *path, size_t most, size_t *len);

/* Whole or not at all. */
bool rules_write_file(const char *path, const void *data, size_t len);

/* Reads and verifies a bundle; b borrows *data, which the caller frees. */
bool rules_verify_file(const struct rules_options *o, const char *path, uint8_t **data, size_t *len, struct bundle *b);
