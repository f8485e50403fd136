/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Once a second: asks the dataplane for its counters, keeps the rates of the last minutes and publishes them to
 * TOPIC_LIVE.  A thread of its own.
 */
#pragma once

#include "mgmt/daemon/daemon.h"

#include <stddef.h>

extern const struct module module_live;

struct stream;
/* Tells a new stream of TOPIC_LIVE the last minutes: its event "history". */
void live_begin(struct stream *s);

/* Everything that is counted, for Prometheus; malloc'd.  Any thread. */
char *live_metrics(struct daemon *d, size_t *len);
