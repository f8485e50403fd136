/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The versions of the policy on disk, and which of them is good: what a start takes without anybody's help.
 * A version is a file policy-NUMBER.conf in the folder of state; who loaded it, when and why is in
 * policy-NUMBER.txt; the file `good` has the numbers of those that were good, the latest last.  Control thread only.
 */
#pragma once

#include "dataplane/inline/settings.h"

#include "rules/policy.h"

#define POLICIES_KEPT 50

struct version {
	uint32_t number; /* 0: none */
	uint64_t time_ns;
	char who[64], why[256];
};

/* Writes a new version, with the number of about if that is behind all others; 0 when it cannot be written, which is
 * logged. */
uint32_t policies_add(const char *folder, const char *text, size_t len, const struct version *about);

/* The text of a version, malloc'd; NULL: it cannot be read. */
char *policies_text(const char *folder, uint32_t number, size_t *len);

/* Fills list with what is kept, the newest first; returns how many. */
unsigned policies_list(const char *folder, struct version *list, unsigned max);

/* The versions that were good one after the other, the latest last; returns how many. */
unsigned policies_history(const char *folder, uint32_t *list, unsigned max);

/* The latest of them; 0: none. */
uint32_t policies_good(const char *folder);

/* This one is good from now on; when it was before, those after it are forgotten. */
bool policies_set_good(const char *folder, uint32_t number);
