/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The frames of fragmented packets, inline, until the packet is whole and judged: then all leave as they came, or none.
 * A bounded list in the engine's pool; its thread.
 */
#pragma once

#include "dataplane/engine/decode.h"

#define WITHHELD_MAX 1024

struct withheld {
	struct withheld *next;
	uint64_t since_ns;
	uint8_t src[16], dst[16];
	uint32_t id, len;
	uint16_t port;
	uint8_t ip_protocol;
	/* The frame stands behind it. */
};

struct engine;

/* Keeps the packet in hand, whose fragment d describes. */
void withheld_add(struct engine *e, const struct packet *p, const struct decoded *d);

/* The packet of d is whole with p, the frame in hand: what was kept of it leaves in front of p, or does not. */
void withheld_settle(struct engine *e, struct packet *p, const struct decoded *d);

/* Forgets what waited for longer than the engine's fragment_idle_s. */
void withheld_expire(struct engine *e, uint64_t now_ns);
