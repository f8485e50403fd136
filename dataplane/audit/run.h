/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A capture through one engine, for commands and tests that want its events and nothing else.
 * Allocates the engine for the call; the caller's thread.
 */
#pragma once

#include "dataplane/audit/capture.h"

/* Judges all packets of the list against the policy (NULL: none); events go to sink.  Errors of files stay in
 * the list.  counters may be NULL.  False when memory is out. */
bool run_captures(struct capture_list *list, const struct policy *policy, const struct engine_sink *sink,
		  const struct engine_config *config, struct engine_counters *counters);
