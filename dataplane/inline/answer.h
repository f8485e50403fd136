/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Answers those who ask over the control socket (dataplane/control.h).  Control thread only; a reader that does
 * not read loses what it asked for, and delays nobody for more than a moment.
 */
#pragma once

#include "dataplane/inline/evidence.h"
#include "dataplane/inline/in_force.h"
#include "dataplane/inline/permits.h"
#include "dataplane/inline/rules_in_force.h"
#include "dataplane/inline/shared.h"

#include <poll.h>

#define ANSWER_CLIENTS 16

struct answer_client {
	int fd;             /* -1: free */
	bool wants_events;
	uint64_t lost;      /* events that it was too slow for */
	bool wants_trace;
	bool wants_records;
	bool wants_rules;   /* waits for a load to end */
};

struct answerer {
	const struct settings *settings;
	struct shared *shared;
	struct workers *workers;
	struct in_force *in_force;
	struct rules_in_force *rules;
	struct event_log *events;
	struct outbox *outbox;
	struct evidence *evidence;
	struct permits *permits;
	struct notices *notices;
	int listener;
	struct answer_client client[ANSWER_CLIENTS];
};

/* listener: an open socket, or -1. */
void answer_init(struct answerer *a, int listener);

/* Adds what is to be waited for; returns how many. */
unsigned answer_fds(const struct answerer *a, struct pollfd *fds);

/* Answers what has come.  fds: as answer_fds() filled them and poll() left them. */
void answer_serve(struct answerer *a, const struct pollfd *fds, unsigned count);

/* Hands whole lines of events to those who asked for them. */
void answer_events(struct answerer *a, const char *lines, size_t len);

/* Hands on what the workers traced. */
void answer_traces(struct answerer *a);

/* Ends a load of rules that is ready, and tells those who wait for it. */
void answer_rules(struct answerer *a);

/* The connection of everybody is closed. */
void answer_fini(struct answerer *a);
