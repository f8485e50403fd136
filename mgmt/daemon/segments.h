/* SPDX-License-Identifier: Apache-2.0 */
/* The segments as pages see them (shapes.ts: SegmentState, Segment), put together from answers of the dataplane.
 * Any thread. */
#pragma once

#include "mgmt/daemon/dataplane.h"

#include <jansson.h>

/* A list; empty when the dataplane does not answer.  s: its status, NULL: away; with_ports: as Segment. */
json_t *segments_json(struct daemon *d, const struct control_status *s, bool with_ports);
