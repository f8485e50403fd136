/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is changed: addresses and routes are removed and kept, IPv6 is disabled, ARP is silent, offloads that
 * make frames longer or shorter than they were on the wire are off, one queue, the MTU of the settings.  Frames
 * themselves are kept from the stack by bypass.c, which drops them behind the dataplane's sockets.
 */
#define _GNU_SOURCE

#include "dataplane/inline/interface.h"

#include "dataplane/host/log.h"
#include "dataplane/inline/names.h"
#include "dataplane/inline/netlink.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/ethtool.h>
#include <linux/if_link.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

/* ---- ioctl ---- */

static int ask(const char *name, unsigned long request, struct ifreq *r)
{
	const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	snprintf(r->ifr_name, sizeof r->ifr_name, "%s", name);
	const int error = ioctl(fd, request, r) ? -errno : 0;
	close(fd);
	return error;
}

static int get_flags(const struct interface *i)
{
	struct ifreq r = { 0 };
	return ask(i->name, SIOCGIFFLAGS, &r) ? 0 : (unsigned short)r.ifr_flags;
}

static bool set_flags(const struct interface *i, int flags)
{
	struct ifreq r = { .ifr_flags = (short)flags };
	return !ask(i->name, SIOCSIFFLAGS, &r);
}

static int get_mtu(const struct interface *i)
{
	struct ifreq r = { 0 };
	return ask(i->name, SIOCGIFMTU, &r) ? 0 : r.ifr_mtu;
}

static bool set_mtu(const struct interface *i, int mtu)
{
	struct ifreq r = { .ifr_mtu = mtu };
	return !ask(i->name, SIOCSIFMTU, &r);
}

bool interface_is_up(const struct interface *i)
{
	return get_flags(i) & IFF_UP;
}

bool interface_set_up(const struct interface *i, bool up)
{
	const int flags = get_flags(i);
	return set_flags(i, up ? flags | IFF_UP : flags & ~IFF_UP);
}

/* ---- settings of the stack ---- */

static int sysctl_read(const char *family, const char *name, const char *what)
{
	char path[128];
	int value = -1;
	snprintf(path, sizeof path, "/proc/sys/net/%s/conf/%s/%s", family, name, what);
	FILE *f = fopen(path, "re");
	if (f && fscanf(f, "%d", &value) != 1)
		value = -1;
	if (f)
		fclose(f);
	return value;
}

static void sysctl_write(const char *family, const char *name, const char *what, int value)
{
	char path[128];
	snprintf(path, sizeof path, "/proc/sys/net/%s/conf/%s/%s", family, name, what);
	FILE *f = fopen(path, "we");
	if (f) {
		fprintf(f, "%d\n", value);
		fclose(f);
	}
}

/* ---- offloads ---- */

static const struct {
	const char *name;
	uint32_t get, set, flag; /* flag: a bit of ETHTOOL_GFLAGS; 0: a value of its own */
} offloads[INTERFACE_OFFLOADS] = {
	{ "GRO", ETHTOOL_GGRO, ETHTOOL_SGRO, 0 },
	{ "GSO", ETHTOOL_GGSO, ETHTOOL_SGSO, 0 },
	{ "TSO", ETHTOOL_GTSO, ETHTOOL_STSO, 0 },
	{ "LRO", ETHTOOL_GFLAGS, ETHTOOL_SFLAGS, ETH_FLAG_LRO },
	{ "RX VLAN", ETHTOOL_GFLAGS, ETHTOOL_SFLAGS, ETH_FLAG_RXVLAN },
	{ "TX VLAN", ETHTOOL_GFLAGS, ETHTOOL_SFLAGS, ETH_FLAG_TXVLAN },
};

static int ethtool(const struct interface *i, uint32_t command, uint32_t *value)
{
	struct ethtool_value v = { .cmd = command, .data = *value };
	struct ifreq r = { .ifr_data = (char *)&v };
	const int error = ask(i->name, SIOCETHTOOL, &r);
	*value = v.data;
	return error;
}

/* The flag IFF_RUNNING is up to a second late. */
bool interface_has_link(const struct interface *i)
{
	uint32_t link = 0;
	return interface_is_up(i) && !ethtool(i, ETHTOOL_GLINK, &link) && link;
}

static int offload_get(const struct interface *i, unsigned k)
{
	uint32_t v = 0;
	if (ethtool(i, offloads[k].get, &v))
		return -1;
	return offloads[k].flag ? (v & offloads[k].flag) != 0 : v != 0;
}

static void offload_set(const struct interface *i, unsigned k, bool on)
{
	uint32_t v = on;
	if (offloads[k].flag) {
		uint32_t flags = 0;
		if (ethtool(i, ETHTOOL_GFLAGS, &flags))
			return;
		v = on ? flags | offloads[k].flag : flags & ~offloads[k].flag;
	}
	(void)ethtool(i, offloads[k].set, &v);
}

static void offloads_off(struct interface *i)
{
	for (unsigned k = 0; k < INTERFACE_OFFLOADS; k++) {
		i->offload[k] = offload_get(i, k);
		if (i->offload[k] != 1)
			continue;
		offload_set(i, k, false);
		if (offload_get(i, k))
			log_warning("%s: %s stays on: frames may not be what they are on the wire", i->name,
				    offloads[k].name);
		else
			log_info("%s: %s off", i->name, offloads[k].name);
	}
}

/* The dataplane reads one queue. */
static void one_channel(struct interface *i)
{
	struct ethtool_channels c = { .cmd = ETHTOOL_GCHANNELS };
	struct ifreq r = { .ifr_data = (char *)&c };

	i->channels = 0;
	if (ask(i->name, SIOCETHTOOL, &r) || c.combined_count < 2)
		return;
	i->channels = (int)c.combined_count;
	c.cmd = ETHTOOL_SCHANNELS;
	c.combined_count = 1;
	if (ask(i->name, SIOCETHTOOL, &r))
		log_warning("%s: has %d queues, and only the first is read", i->name, i->channels);
	else
		log_info("%s: one queue instead of %d", i->name, i->channels);
}

static void restore_channels(const struct interface *i)
{
	struct ethtool_channels c = { .cmd = ETHTOOL_GCHANNELS };
	struct ifreq r = { .ifr_data = (char *)&c };

	if (!i->channels || ask(i->name, SIOCETHTOOL, &r))
		return;
	c.cmd = ETHTOOL_SCHANNELS;
	c.combined_count = (uint32_t)i->channels;
	(void)ask(i->name, SIOCETHTOOL, &r);
}

/* ---- addresses and routes ---- */

static void save(void *ctx, const struct nlmsghdr *m)
{
	struct interface *i = ctx;
	uint32_t index = 0;

	if (m->nlmsg_type == RTM_NEWADDR) {
		struct ifaddrmsg a;
		memcpy(&a, m + 1, sizeof a);
		index = a.ifa_index;
	} else if (m->nlmsg_type == RTM_NEWROUTE) {
		/* Routes that the kernel made for addresses come back with them. */
		struct rtmsg t;
		memcpy(&t, m + 1, sizeof t);
		if (t.rtm_protocol != RTPROT_KERNEL)
			index = netlink_uint(m, sizeof t, RTA_OIF);
	}
	if (index != (uint32_t)i->index)
		return;
	if (i->saved_count == INTERFACE_SAVED || !(i->saved[i->saved_count] = malloc(m->nlmsg_len))) {
		log_warning("%s: has more addresses and routes than can be given back", i->name);
		return;
	}
	memcpy(i->saved[i->saved_count++], m, m->nlmsg_len);
}

static void addresses_off(struct interface *i, int netlink)
{
	struct netlink_request r;

	netlink_begin(&r, RTM_GETADDR, 0, &(struct ifaddrmsg){ 0 }, sizeof(struct ifaddrmsg));
	(void)netlink_dump(netlink, &r, save, i);
	const unsigned addresses = i->saved_count;
	netlink_begin(&r, RTM_GETROUTE, 0, &(struct rtmsg){ 0 }, sizeof(struct rtmsg));
	(void)netlink_dump(netlink, &r, save, i);
	for (unsigned k = 0; k < addresses; k++) {
		struct nlmsghdr *m = i->saved[k];
		m->nlmsg_type = RTM_DELADDR;
		const int error = netlink_replay(netlink, m, 0);
		m->nlmsg_type = RTM_NEWADDR;
		if (error)
			log_warning("%s: an address stays: %s", i->name, strerror(-error));
	}
	if (i->saved_count)
		log_notice("%s: %u addresses and %u routes are taken off", i->name, addresses,
			   i->saved_count - addresses);
}

static void restore_addresses(struct interface *i, int netlink)
{
	for (unsigned k = 0; k < i->saved_count; k++) {
		const int error = netlink_replay(netlink, i->saved[k], NLM_F_CREATE | NLM_F_REPLACE);
		if (error && error != -EEXIST)
			log_warning("%s: an address or route did not come back: %s", i->name, strerror(-error));
		free(i->saved[k]);
	}
	i->saved_count = 0;
}

/* ---- XDP ---- */

void interface_detach_xdp(const struct interface *i, int netlink)
{
	const struct ifinfomsg link = { .ifi_index = i->index };
	static const uint32_t modes[] = { XDP_FLAGS_DRV_MODE, XDP_FLAGS_SKB_MODE };

	for (unsigned k = 0; k < 2; k++) {
		struct netlink_request r;
		netlink_begin(&r, RTM_SETLINK, 0, &link, sizeof link);
		struct nlattr *nest = netlink_nest(&r, IFLA_XDP | NLA_F_NESTED);
		netlink_put(&r, IFLA_XDP_FD, &(int32_t){ -1 }, sizeof(int32_t));
		netlink_put(&r, IFLA_XDP_FLAGS, &modes[k], sizeof modes[k]);
		netlink_unnest(&r, nest);
		(void)netlink_ask(netlink, &r); /* there may be none */
	}
}

/* ---- taking and giving back ---- */

static bool has_master(const struct interface *i)
{
	char path[64];
	snprintf(path, sizeof path, "/sys/class/net/%s/master", i->name);
	return !access(path, F_OK);
}

bool interface_take(struct interface *i, int netlink, const char *name, int mtu)
{
	memset(i, 0, sizeof *i);
	snprintf(i->name, sizeof i->name, "%s", name);
	i->index = name_index(i->name);
	if (!i->index) {
		log_error("there is no interface '%s'", i->name);
		return false;
	}
	if (has_master(i)) {
		log_error("%s belongs to a bridge or bond: take it out of there first", i->name);
		return false;
	}
	i->flags = get_flags(i);
	i->mtu = get_mtu(i);
	i->disable_ipv6 = sysctl_read("ipv6", i->name, "disable_ipv6");
	i->arp_ignore = sysctl_read("ipv4", i->name, "arp_ignore");
	i->is_taken = true;
	interface_detach_xdp(i, netlink);
	addresses_off(i, netlink);
	sysctl_write("ipv6", i->name, "disable_ipv6", 1);
	sysctl_write("ipv4", i->name, "arp_ignore", 8);
	if (i->disable_ipv6 >= 0 && sysctl_read("ipv6", i->name, "disable_ipv6") != 1)
		log_warning("%s: IPv6 stays on", i->name);
	if (sysctl_read("ipv4", i->name, "arp_ignore") != 8)
		log_warning("%s: answers ARP", i->name);
	offloads_off(i);
	one_channel(i);
	if (mtu != i->mtu && !set_mtu(i, mtu))
		log_error("%s: does not take an MTU of %d: %s", i->name, mtu, strerror(errno));
	if (!set_flags(i, (i->flags | IFF_UP | IFF_NOARP) & ~IFF_ALLMULTI) || !interface_is_up(i)) {
		log_error("%s: does not come up: %s", i->name, strerror(errno));
		return false;
	}
	log_info("%s: taken from the kernel: no addresses, no IPv6, no ARP, MTU %d", i->name, get_mtu(i));
	return true;
}

void interface_give_back(struct interface *i, int netlink, bool stays_up)
{
	if (!i->is_taken)
		return;
	interface_detach_xdp(i, netlink);
	restore_channels(i);
	for (unsigned k = 0; k < INTERFACE_OFFLOADS; k++)
		if (i->offload[k] == 1)
			offload_set(i, k, true);
	(void)set_mtu(i, i->mtu);
	if (i->arp_ignore >= 0)
		sysctl_write("ipv4", i->name, "arp_ignore", i->arp_ignore);
	if (i->disable_ipv6 >= 0)
		sysctl_write("ipv6", i->name, "disable_ipv6", i->disable_ipv6);
	(void)set_flags(i, stays_up ? i->flags | IFF_UP : i->flags);
	restore_addresses(i, netlink);
	i->is_taken = false;
	log_info("%s: given back to the kernel", i->name);
}
