/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What bulkhead-mgmt.conf says: how the daemon reaches its surroundings, needed before a database is open.  Every
 * setting is one row of a table in settings.c.  Read once at start; immutable afterwards.  What people change in
 * the pages is not here but in the database (options.h).
 */
#pragma once

#include "dataplane/host/setting.h"

struct mgmt_settings {
	char state[TEXT_MAX];         /* folder: databases, keys, certificate */
	char control[TEXT_MAX];       /* socket of bulkheadd */
	char socket[TEXT_MAX];        /* of the console */
	char address[TEXT_MAX];       /* to listen on */
	int64_t port;                 /* 0: any */
	struct texts allowed;         /* addresses that may speak to it; none: all */
	char rule_store[TEXT_MAX];    /* bundles of signature rules: that of bulkheadd.conf */
	struct texts rule_keys;       /* files with public keys of those whose bundles are taken */
	char webroot[TEXT_MAX];       /* folder of the pages */
	char user[TEXT_MAX];          /* whom it becomes; empty: nobody else */
	int64_t connections;
	int64_t connections_each;     /* of one address */
	int64_t requests_per_second;  /* of one address */
	int64_t threads;              /* that answer */
};

/* Reads a file into *s; path NULL: the defaults.  Every mistake goes to diags; false after an error. */
bool mgmt_settings_load(const char *path, struct mgmt_settings *s, struct diags *diags);

/* The reference of all settings, as Markdown. */
void mgmt_settings_document(FILE *out);
