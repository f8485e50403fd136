/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mappings of files that others may cut short while they are read.  The kernel then raises SIGBUS;
 * the guard puts zeros in the place of the lost pages and remembers it, and the reader stops with an
 * error in place of the process.
 *
 * Any thread.  The guard is the one piece of process-wide state in the audit: a signal has no other.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mapping {
	const uint8_t *base; /* NULL: none */
	size_t len;
	int guard;           /* slot of the guard, -1: none */
};

/* Maps len bytes of fd (which may be closed afterwards); false: errno is set. */
bool mapping_open(struct mapping *m, int fd, size_t len);
void mapping_close(struct mapping *m);

/* True when a page of it was lost. */
bool mapping_is_lost(const struct mapping *m);
