/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HTTP: libmicrohttpd with TLS on a TCP port for people and machines, and without on a Unix socket for the console.
 * Finds out nothing about who is asking but where from; hands requests below /api/v1 to api.c, serves the
 * pages from memory, and bounds everything: connections, bytes of head and body, seconds of a request, requests a
 * second.
 *
 * Its threads: `threads` of the settings for TCP, one for the Unix socket, and one that looks once a second for
 * those who are too slow.  Handlers run in the first two kinds, several at the same time.
 */
#pragma once

#include "mgmt/daemon/daemon.h"

#include <stdint.h>

struct mgmt_settings;

/* The sockets, which may need rights that are given up afterwards. */
struct http_sockets {
	int tcp, console; /* -1: none */
	unsigned port;
};

bool http_listen(const struct mgmt_settings *s, struct http_sockets *out);

/* Takes the sockets.  False after logging why. */
bool http_start(struct daemon *d, const struct http_sockets *sockets);
void http_stop(struct daemon *d);

/* For /metrics and health. */
struct http_counts {
	uint64_t requests, refused_address, refused_rate, too_slow, connections;
	double seconds; /* spent in handlers */
};
struct http_counts http_counts(const struct http *h);
