/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An interface taken from the kernel, so that its own stack neither speaks nor listens on it, and given back as it
 * was.  The supervisor's thread.
 */
#pragma once

#include "dataplane/inline/settings.h"

#include <linux/netlink.h>

#define INTERFACE_SAVED 32 /* addresses and routes that can be given back */
#define INTERFACE_OFFLOADS 6

struct interface {
	char name[16];
	int index;
	bool is_taken;
	int flags, mtu;                 /* as they were */
	int disable_ipv6, arp_ignore;   /* -1: not known */
	int channels;                   /* 0: left alone */
	int offload[INTERFACE_OFFLOADS]; /* -1: left alone */
	struct nlmsghdr *saved[INTERFACE_SAVED]; /* addresses, then routes; owned */
	unsigned saved_count;
};

/* Each step is read back and logged; false when frames of the local stack could not be kept off. */
bool interface_take(struct interface *i, int netlink, const char *name, int mtu);
void interface_give_back(struct interface *i, int netlink, bool stays_up);

/* Is there a link?  What the carrier says while the interface is up. */
bool interface_has_link(const struct interface *i);
bool interface_is_up(const struct interface *i);
bool interface_set_up(const struct interface *i, bool up);

/* Takes an XDP program off that a killed dataplane left. */
void interface_detach_xdp(const struct interface *i, int netlink);
