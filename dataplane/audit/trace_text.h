/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Trace records of the engine as text: a headline for each packet, below it a line for each stage.
 * The caller's thread; owns nothing.
 */
#pragma once

#include "dataplane/engine/engine.h"

struct trace_text {
	FILE *out;
	uint64_t packet; /* of the record before; 0: none */
};

/* An engine sink's trace(); ctx is a struct trace_text. */
void trace_text_record(void *ctx, const struct trace_record *r);
