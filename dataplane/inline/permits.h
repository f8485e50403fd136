/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What people have excepted from the policy for a while: segments that are only monitored (`bulkhead relax`) and
 * maintenance windows (`bulkhead windows`).  Both end by themselves, are told as alarms, and are kept in the folder of
 * state so that a restart does not end them early, nor late.  Control thread only.
 */
#pragma once

#include "dataplane/control.h"
#include "dataplane/inline/notices.h"
#include "dataplane/inline/worker.h"

#define PERMIT_MAX_S 86400u         /* neither lasts longer than a day */
#define WINDOW_DEFAULT_S 7200u

struct permits {
	const struct settings *settings;
	struct workers *workers;
	struct notices *notices;
	struct control_relax relax[SEGMENTS_MAX]; /* until_ns 0: not relaxed */
	struct control_window window[WINDOWS_MAX];
	unsigned window_count;
	uint32_t latest_id;
	struct windows handed[2];  /* the workers look at one of them */
	unsigned current;
};

/* What the folder of state says is still permitted; workers are not yet started. */
void permits_boot(struct permits *p);

/* Hands it to the workers; false: one did not answer. */
bool permits_begin(struct permits *p);

/* A segment is only monitored for for_s seconds from now; 0: not any more.  False with a sentence in wrong. */
bool permits_relax(struct permits *p, const struct control_relax_request *q, char *wrong, size_t wrong_len);

/* Opens a window; its id, or 0 with a sentence in wrong. */
uint32_t permits_open(struct permits *p, const struct control_window_request *q, char *wrong, size_t wrong_len);

bool permits_close(struct permits *p, uint32_t id, const char *who, char *wrong, size_t wrong_len);

/* Ends what is over. */
void permits_tick(struct permits *p, uint64_t now_ns);

/* How many there are now. */
unsigned permits_relaxed(const struct permits *p);
