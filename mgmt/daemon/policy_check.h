/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a policy would be: compiled in a child process with limits of time and memory, so that a text that is
 * too much costs an answer and not the daemon.  Any thread.
 */
#pragma once

#include "mgmt/words/words.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * {"is_good", "diagnostics": [{severity, line, column, text, hint}], "lines", "mode", "conduits": [{from, to,
 * mode, line, "allow": [{text, number, reason}], "deny": [...]}]}; the lists of lines are cut at 2,000. Never
 * NULL but without memory: a child that was ended is a diagnostic.
 */
json_t *policy_check(const char *text, size_t len);

/* Adds `sentences` to each conduit, for people. */
void policy_check_words(json_t *check, enum words_language language);

/* Is zone one of the names of a conduit's `from` or `to` ("office, cell 4")? */
bool policy_check_has_zone(const char *names, const char *zone);
