/* SPDX-License-Identifier: Apache-2.0 */
/* The part of an alert's line that tells about the signature rule that hit, in EVE's layout. */
#pragma once

#include "dataplane/engine/engine.h"

#define EVE_ALERT_ROOM 32768 /* most bytes that it takes */

/* Writes ,"event_type":"alert","alert":{...} and what was matched behind p; returns the place behind. */
char *eve_alert(char *p, const struct event *e);
