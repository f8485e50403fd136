/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who may connect, how often they may ask, and how long a request may take.  Any thread; one lock each.
 */
#pragma once

#include "dataplane/host/setting.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

/* ---- addresses ---- */

#define ALLOWED_MAX SETTING_MEMBERS_MAX

struct allowed {
	unsigned count;
	struct {
		uint8_t address[16]; /* IPv4 as ::ffff:a.b.c.d */
		unsigned bits;
	} network[ALLOWED_MAX];
};

/* False: *wrong is the text that is no address. */
bool allowed_read(struct allowed *a, const struct texts *texts, const char **wrong);
bool allowed_has(const struct allowed *a, const struct sockaddr *from);

/* 16 bytes, IPv4 as ::ffff:a.b.c.d; false: neither IPv4 nor IPv6. */
bool address_bytes(const struct sockaddr *from, uint8_t out[16]);

/* ---- requests a second, of each address ---- */

#define RATES_MAX 1024

struct rates;
struct rates *rates_create(unsigned per_second);
void rates_destroy(struct rates *r);
bool rates_take(struct rates *r, const uint8_t address[16]); /* false: too many */

/* ---- seconds of a connection ---- */

/* One for each connection; owned by its list. */
struct guard {
	struct guard *next, **self;
	int fd;
	uint64_t until_ns; /* of clock_up_ns(); UINT64_MAX: no end */
	bool is_cut;
};

struct guards;
struct guards *guards_create(void);
void guards_destroy(struct guards *g);
struct guard *guard_begin(struct guards *g, int fd, unsigned seconds);
void guard_set(struct guards *g, struct guard *one, unsigned seconds); /* 0: no end */
void guard_end(struct guards *g, struct guard *one);
unsigned guards_cut(struct guards *g); /* closes for reading and writing those whose time is up; how many */
unsigned guards_count(struct guards *g);
