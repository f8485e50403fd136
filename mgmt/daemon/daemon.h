/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What every part of bulkhead-mgmt can reach, and the parts that start and stop with it.
 *
 * The struct is filled in main.c, in the order of the table there, before any other thread runs; its pointers do not
 * change until the end.  What is behind a pointer belongs to the part that made it and is safe for any thread unless
 * its header says otherwise.
 */
#pragma once

#include <stdbool.h>

struct daemon {
	const struct mgmt_settings *settings;
	struct database *main;       /* bulkhead.db: users, trail, versions, assets, settings */
	struct database *events;     /* events.db: events, ledger, transactions */
	struct trail *trail;
	struct users *users;
	struct sessions *sessions;
	struct certificate *certificate;
	struct http *http;
	struct streams *streams;
	struct exports *exports;
	unsigned port;               /* that HTTPS listens on */
	struct store *store;         /* of events */
	/* Others add a pointer here. */
};

/*
 * A part with a thread or a state of its own.  start() sets its pointer in *d, starts its threads, and answers
 * false after logging why the daemon cannot run without it.  stop() ends the threads and frees; it is called in
 * the reverse order, after HTTP has ended, and also when start() failed half way.
 */
struct module {
	const char *name;
	bool (*start)(struct daemon *d);
	void (*stop)(struct daemon *d);
};
