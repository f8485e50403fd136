/* SPDX-License-Identifier: Apache-2.0 */
/* One end of a conversation as people see it: its address, and the name it has among the assets.  Any thread.
 */
#pragma once

#include "mgmt/daemon/daemon.h"
#include "rules/subject.h"

#include <jansson.h>

#define ENDPOINT_TEXT 64

/* "10.1.0.5", "fe80::1", or the MAC of an end without an address. */
void endpoint_text(const struct endpoint *e, char out[ENDPOINT_TEXT]);

/* shapes.ts: Endpoint.  zone: borrowed, "" not known. */
json_t *endpoint_json(struct daemon *d, const struct endpoint *e, uint16_t port, const char *zone);
