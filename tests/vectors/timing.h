/* SPDX-License-Identifier: Apache-2.0 */
/* What dissecting a message costs: `vectors --time`.  Test program; one thread. */
#pragma once

#include "dissectors/dissector.h"

/* Dissects data again and again, each time with a copy of m's flow state, and keeps what it cost.  m: as before
 * dissect(); rounds: of which the best counts, 1: each message once, for a count of instructions; what: the case. */
void timing_take(const struct message *m, const uint8_t *data, size_t len, unsigned rounds, const char *what);

/* One line with tabs: protocol, messages, bytes of flow state, median and worst nanoseconds, the worst one's case.
 * Forgets what was kept. */
void timing_print(void);
