/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the appliance itself has to tell: a segment was relaxed, a window opened, a policy came back, a line expires.
 * A notice goes to the log and, as a JSON line, to the file of events; the latest are kept for whoever asks over the
 * control socket (CONTROL_NOTICES).  Control thread only.
 */
#pragma once

#include "dataplane/control.h"
#include "dataplane/inline/event_log.h"

#define NOTICES_KEPT 256

enum notice_level { NOTICE_INFO, NOTICE_WARNING, NOTICE_ALARM };

struct notices {
	struct event_log *events;
	uint64_t latest_ns;   /* times of notices rise, so that they number them */
	uint64_t count;
	struct control_notice kept[NOTICES_KEPT];
};

/* id: of a text in mgmt/words, without its "notice."; text: the sentence in English; then names and values in turn,
 * ended by NULL. */
void notices_say(struct notices *n, enum notice_level level, const char *id, const char *text, ...)
	__attribute__((sentinel));

/* The oldest one that is kept and later than after_ns, NULL: none. */
const struct control_notice *notices_after(const struct notices *n, uint64_t after_ns);
