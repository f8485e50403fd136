/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files in the folder of state: written beside their place, synced and renamed, so that a power loss leaves the old one
 * or the new one.  Control thread only.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define STATE_FILE_MAX (16u << 20)

/* False when it cannot be written, which is logged. */
bool state_write(const char *folder, const char *name, const char *text, size_t len);

/* The whole file with a NUL behind it, malloc'd; NULL: it cannot be read. */
char *state_read(const char *folder, const char *name, size_t *len);
