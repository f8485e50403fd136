/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Judging again what was recorded: a policy that is not in force, over the transactions of the last days and,
 * behind them, over the distinct operations of the ledger.  A job; what was done in a maintenance window is
 * left out.
 */
#pragma once

#include "mgmt/daemon/request.h"

#include <stdint.h>

/* Answers r with a job whose result is shapes.ts: Replay.  text is borrowed; number: of its version, 0: a
 * draft. */
void replay_start(struct request *r, const char *text, size_t len, uint32_t number, unsigned days);
