/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The policy in force: chosen at start, exchanged without losing a packet, confirmed or taken back.  Owns the
 * policy; control thread only.
 *
 * A policy is exchanged in this order: compile, write it down, have every worker adopt it, write out the events that
 * point into the old one, destroy the old one, mark the new one good.  A failure leaves the old one in force.
 */
#pragma once

#include "dataplane/inline/event_log.h"
#include "dataplane/inline/policies.h"

struct in_force {
	const struct settings *settings;
	struct workers *workers;
	struct event_log *events;
	struct policy *policy;     /* NULL: none: everything passes */
	uint32_t number;
	uint64_t since_ns;
	uint64_t confirm_until_ns; /* 0: good */
};

/* Takes the good version, else the ones before it in turn; at the first start the file of the settings, or nothing, and
 * then everything passes.  False: there were good ones and none is usable.  Workers are not yet started. */
bool in_force_boot(struct in_force *f);

/* Hands the policy that in_force_boot() chose to the workers. */
bool in_force_begin(struct in_force *f);

/* A new version; mistakes go to diags. */
bool in_force_load(struct in_force *f, const char *text, size_t len, const struct version *about,
		   uint32_t confirm_s, struct diags *diags);

/* The version that was good before this one comes back; false with a sentence in wrong. */
bool in_force_rollback(struct in_force *f, char *wrong, size_t wrong_len);

/* False: nothing waits to be confirmed. */
bool in_force_confirm(struct in_force *f);

/* Takes back what was not confirmed in time. */
void in_force_tick(struct in_force *f, uint64_t now_ns);

void in_force_end(struct in_force *f);
