/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stands between two interfaces of the kernel while no dataplane does, and keeps the local stack off them at
 * all times: programs at tc's hooks, which the kernel runs behind the sockets of the dataplane.
 *
 *   ingress 1   while the dataplane is gone: to the other interface, all or some frames
 *   ingress 2   always: nowhere, so the stack never sees a frame
 *   egress 1    always: nothing that the stack says, only what ingress 1 of the other interface sends on
 *
 * The supervisor's thread.
 */
#pragma once

#include "dataplane/inline/interface.h"

struct bypass {
	int netlink;
	int index[PORTS_OF_SEGMENT];
	int forward[PORTS_OF_SEGMENT]; /* programs, -1: closed */
	bool is_engaged;
};

/* Puts the standing programs in place and loads the others.  False after saying why in the log. */
bool bypass_prepare(struct bypass *b, int netlink, const struct segment_settings *s,
		    const struct interface interfaces[PORTS_OF_SEGMENT]);

/* `on_failure` holds from now on; false: it could not be done, which is logged. */
bool bypass_engage(struct bypass *b);

/* The dataplane takes over. */
void bypass_release(struct bypass *b);

/* Takes everything off an interface. */
void bypass_remove(int netlink, int index);
