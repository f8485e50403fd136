/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Once a second: asks the dataplane for its counters and publishes rates to TOPIC_LIVE while somebody listens.  A
 * thread of its own.
 */
#pragma once

#include "mgmt/daemon/daemon.h"

#include <stddef.h>

extern const struct module module_live;

/* Everything that is counted, for Prometheus; malloc'd.  Any thread. */
char *live_metrics(struct daemon *d, size_t *len);
