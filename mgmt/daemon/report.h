/* SPDX-License-Identifier: Apache-2.0 */
/* The report of a period: what talked, what was refused, what changed, windows, the age of rules, clauses.
 * Any thread. */
#pragma once

#include "mgmt/daemon/daemon.h"
#include "mgmt/words/words.h"

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

/* shapes.ts: Report. */
json_t *report_json(struct daemon *d, enum words_language language, uint64_t from_ns, uint64_t to_ns);

/* The same as one page without style or script that prints well, malloc'd. */
char *report_html(const json_t *report, enum words_language language, size_t *len);
