/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The bundles of a site on disk: STORE/NAME/VERSION/ holds what was in a bundle, STORE/NAME/VERSION.txt says its date
 * and which of the files are rules; the files STORE/NAME/current and STORE/NAME/previous name a version.  Reading only;
 * who installs writes them.  Compile side, any thread.
 */
#pragma once

#include "rules/bundle.h"

#define STORE_FOLDER "/var/lib/bulkhead/rules"
#define STORE_TUNING "tuning.rules" /* in the store: lines `tune SID off|alert|pass|drop|reject` */
#define STORE_BUNDLES_MAX 256u

struct store_bundle {
	char name[BUNDLE_NAME_MAX + 1];
	uint32_t version, previous; /* previous 0: none */
	char date[11];              /* "" when the store does not say */
	int64_t installed_s;        /* since 1970 */
};

/* The version that the file `which` names; 0: none. */
uint32_t store_version(const char *store, const char *name, const char *which);

/* Those in force, by name; -1: the store is there and cannot be read. */
int store_bundles(const char *store, struct store_bundle list[STORE_BUNDLES_MAX]);

/* What VERSION.txt holds for a bundle, malloc'd; and the n-th path of rules in it; false: there are no more. */
char *store_about(const struct bundle *b);
bool store_rules(const char *about, unsigned n, char path[BUNDLE_PATH_MAX + 1]);

/* The contents of VERSION.txt, malloc'd; NULL: there is none. */
char *store_read_about(const char *store, const char *name, uint32_t version);

/* "2026-11-24" in seconds since 1970; 0: this is no date. */
int64_t store_date(const char *text);
