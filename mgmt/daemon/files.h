/* SPDX-License-Identifier: Apache-2.0 */
/* Small files in the state folder: read whole, replaced whole.  Any thread. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* malloc'd bytes with NUL behind them; NULL: there is no such file, or it is longer than max (logged). */
char *file_read(const char *folder, const char *name, size_t max, size_t *len);

/* Writes a new file beside, makes it durable and renames it: after a crash the old one or the new one is there.
 * False after logging. */
bool file_write(const char *folder, const char *name, const void *bytes, size_t len, mode_t mode);
