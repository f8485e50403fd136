/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The dataplane: the process that holds the ports.  The supervisor starts it and talks to it in single bytes
 * over a socket pair, in this order.
 */
#pragma once

#include "dataplane/inline/settings.h"
#include "dataplane/inline/shared.h"

enum plane_word {
	PLANE_READY = 'r',   /* dataplane: all is prepared but the ports */
	PLANE_GO = 'g',      /* supervisor: the interfaces are yours */
	PLANE_RUNNING = 'R', /* dataplane: frames are judged from now on */
	PLANE_STOP = 's',    /* supervisor: end in an orderly way */
};

/* How the supervisor hands descriptors over. */
struct plane_fds {
	int supervisor; /* the socket pair */
	int shared;     /* a memory file with a struct shared */
	int control;    /* listening; -1: none */
};

/* Runs until it is told to stop; an exit status. */
int plane_run(const struct settings *s, const struct plane_fds *fds);
