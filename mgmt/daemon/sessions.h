/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who is logged in: kept in memory only, so a restart logs everybody out.  A session ends after minutes without a
 * request, after hours in any case, when its user changes or is removed, and when the same user has too many.
 * Any thread.
 */
#pragma once

#include "mgmt/daemon/request.h"

#define SESSIONS_MAX 256
#define SESSION_KEY_LEN 43 /* characters of a key */

struct session_facts {
	char name[65];
	unsigned roles;
	bool must_change;       /* the password, before anything else */
	char csrf[SESSION_KEY_LEN + 1];
	uint64_t left_ns;       /* until it ends, if nobody asks any more */
	char origin[64];
};

struct sessions *sessions_create(void);
void sessions_destroy(struct sessions *s);

/* Begins a session and writes its key; false: there are too many (the oldest of the same user goes first). */
bool session_begin(struct daemon *d, const char *name, unsigned roles, bool must_change, const char *origin,
		   char key[SESSION_KEY_LEN + 1]);

/* True when the key is of a session that has not ended; counts as a sign of life unless peek. */
bool session_find(struct daemon *d, const char *key, bool peek, struct session_facts *out);
void session_end(struct daemon *d, const char *key);
void sessions_end_of(struct daemon *d, const char *name,
		     const char *except_key); /* except_key: NULL or one that stays */
void session_password_changed(struct daemon *d, const char *key);
unsigned sessions_count(struct daemon *d);
