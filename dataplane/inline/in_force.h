/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The policy in force: chosen at start, exchanged without losing a packet, confirmed or taken back.  Owns the
 * policy; control thread only.
 *
 * A policy is exchanged in this order: compile, elsewhere first and then here, write it down, have every worker adopt
 * it, write out the events that point into the old one, destroy the old one, mark the new one good.  A failure leaves
 * the old one in force.
 */
#pragma once

#include "dataplane/inline/compiler.h"
#include "dataplane/inline/event_log.h"
#include "dataplane/inline/expiry.h"
#include "dataplane/inline/policies.h"
#include "dataplane/inline/watch.h"

struct in_force {
	const struct settings *settings;
	struct workers *workers;
	struct event_log *events;
	struct policy *policy;     /* NULL: none: everything passes */
	uint32_t number;
	uint64_t since_ns;
	uint64_t confirm_until_ns; /* 0: good */
	struct notices *notices;
	struct watch *watch;       /* or NULL: nothing comes back by itself but what is not confirmed */
	struct compiler compiler;
	struct expiry expiry;
	bool may_return;           /* the version before may still come back by itself */
	uint32_t returned_from;    /* the latest one that did not stay; 0: none */
	uint64_t returned_ns;
};

/* Takes the good version, else the ones before it in turn; at the first start the file of the settings, or nothing, and
 * then everything passes.  False: there were good ones and none is usable.  Workers are not yet started. */
bool in_force_boot(struct in_force *f);

/* Hands the policy that in_force_boot() chose to the workers, before they start. */
bool in_force_begin(struct in_force *f);

/* A new version.  False: *said is what is wrong, malloc'd. */
bool in_force_load(struct in_force *f, const char *text, size_t len, const struct version *about,
		   uint32_t confirm_s, char **said);

/* The version that was good before this one comes back; false with a sentence in wrong. */
bool in_force_rollback(struct in_force *f, char *wrong, size_t wrong_len);

/* False: nothing waits to be confirmed. */
bool in_force_confirm(struct in_force *f);

/* Takes back what was not confirmed in time, or what has silenced a regular conversation. */
void in_force_tick(struct in_force *f, uint64_t now_ns);

void in_force_end(struct in_force *f);
