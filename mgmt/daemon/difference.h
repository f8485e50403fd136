/* SPDX-License-Identifier: Apache-2.0 */
/* What differs between two texts, line by line.  Pure; any thread. */
#pragma once

#include <jansson.h>

/*
 * [{"kind": "same" | "added" | "removed", "from": NUMBER or null, "to": ..., "text"}], equal lines only as
 * far as they are within three lines of a change.  Texts of more than some thousand changed lines are told as
 * removed and added as a whole.
 */
json_t *difference_rows(const char *from, const char *to);
