/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Maintenance windows: for a while, what a station does to some devices is allowed whatever the policy says, if its
 * intent is among those that were asked for.  A set of them is immutable; any thread may look.  Flaws, unknown
 * payload and signatures are still judged by the policy, but that `any` intent also lets through what no dissector
 * understands.
 */
#pragma once

#include "rules/subject.h"

#define WINDOWS_MAX 16
#define WINDOW_DEVICES_MAX 16

/* The first len bits of an address, IPv4 as ::ffff:a.b.c.d. */
struct network {
	uint8_t address[16];
	uint8_t len;
};

struct window {
	uint32_t id;      /* from 1 */
	uint16_t intents; /* a bit for each enum intent */
	uint64_t ends_ns; /* since 1970: for what begins after it nothing is excepted */
	struct network station, device[WINDOW_DEVICES_MAX];
	unsigned device_count;
};

struct windows {
	unsigned count;
	struct window list[WINDOWS_MAX];
};

#define WINDOW_EVERY_INTENT ((uint16_t)((1u << INTENT_COUNT) - 1))

/* The window that this conversation stands in, NULL: none.  now_ns: since 1970. */
const struct window *windows_find(const struct windows *w, const struct conversation *c, uint64_t now_ns);

/* "10.1.0.5", "10.1.0.0/24", "fd00::/64"; false: it is none of these. */
bool network_read(const char *text, struct network *out);

/* "program|run", "program,run", or "any"; 0: a word of it is no intent. */
uint16_t window_intents(const char *text);
