/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rtnetlink for tc: a clsact qdisc, and filters of the kind "bpf" in direct action.  Filters are replaced by
 * priority and handle, so doing it again is harmless, and what an earlier supervisor left is taken over.
 */
#include "dataplane/inline/bypass.h"

#include "dataplane/inline/bpf.h"
#include "dataplane/host/log.h"
#include "dataplane/inline/netlink.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_ether.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <string.h>
#include <unistd.h>

enum { PRIORITY_FORWARD = 1, PRIORITY_STANDING = 2 };

static struct tcmsg hook(int index, uint32_t where)
{
	return (struct tcmsg){ .tcm_family = AF_UNSPEC, .tcm_ifindex = index,
			       .tcm_parent = TC_H_MAKE(TC_H_CLSACT, where) };
}

static int add_qdisc(int netlink, int index)
{
	struct netlink_request r;
	const struct tcmsg t = { .tcm_family = AF_UNSPEC, .tcm_ifindex = index,
				 .tcm_handle = TC_H_MAKE(TC_H_CLSACT, 0), .tcm_parent = TC_H_CLSACT };

	netlink_begin(&r, RTM_NEWQDISC, NLM_F_CREATE, &t, sizeof t);
	netlink_put(&r, TCA_KIND, "clsact", sizeof "clsact");
	const int error = netlink_ask(netlink, &r);
	return error == -EEXIST ? 0 : error;
}

static int add_filter(int netlink, int index, uint32_t where, uint32_t priority, int program)
{
	struct netlink_request r;
	struct tcmsg t = hook(index, where);
	const uint32_t flags = TCA_BPF_FLAG_ACT_DIRECT;
	const uint32_t fd = (uint32_t)program;

	t.tcm_handle = 1;
	t.tcm_info = TC_H_MAKE(priority << 16, htons(ETH_P_ALL));
	netlink_begin(&r, RTM_NEWTFILTER, NLM_F_CREATE | NLM_F_REPLACE, &t, sizeof t);
	netlink_put(&r, TCA_KIND, "bpf", sizeof "bpf");
	struct nlattr *options = netlink_nest(&r, TCA_OPTIONS);
	netlink_put(&r, TCA_BPF_FD, &fd, sizeof fd);
	netlink_put(&r, TCA_BPF_NAME, "bulkhead", sizeof "bulkhead");
	netlink_put(&r, TCA_BPF_FLAGS, &flags, sizeof flags);
	netlink_unnest(&r, options);
	return netlink_ask(netlink, &r);
}

static int remove_filter(int netlink, int index, uint32_t where, uint32_t priority)
{
	struct netlink_request r;
	struct tcmsg t = hook(index, where);

	t.tcm_info = TC_H_MAKE(priority << 16, htons(ETH_P_ALL));
	netlink_begin(&r, RTM_DELTFILTER, 0, &t, sizeof t);
	return netlink_ask(netlink, &r);
}

void bypass_remove(int netlink, int index)
{
	struct netlink_request r;
	const struct tcmsg t = { .tcm_family = AF_UNSPEC, .tcm_ifindex = index,
				 .tcm_handle = TC_H_MAKE(TC_H_CLSACT, 0), .tcm_parent = TC_H_CLSACT };

	netlink_begin(&r, RTM_DELQDISC, 0, &t, sizeof t);
	(void)netlink_ask(netlink, &r);
}

static int load_forward(const struct segment_settings *s, int to)
{
	char wrong[300];

	if (s->on_failure == ON_FAILURE_CLOSED)
		return -1;
	if (s->on_failure == ON_FAILURE_OPEN)
		return bpf_forward(to);
	const int fd = bpf_forward_some(to, &s->island, wrong, sizeof wrong);
	if (fd == -EINVAL)
		log_error("segment %s: island: %s", s->name, wrong);
	return fd;
}

bool bypass_prepare(struct bypass *b, int netlink, const struct segment_settings *s,
		    const struct interface interfaces[PORTS_OF_SEGMENT])
{
	const int drop = bpf_drop(), guard = bpf_drop_unmarked();
	int error = drop < 0 ? drop : guard < 0 ? guard : 0;

	b->netlink = netlink;
	for (unsigned i = 0; i < PORTS_OF_SEGMENT && !error; i++) {
		b->index[i] = interfaces[i].index;
		b->forward[i] = load_forward(s, interfaces[!i].index);
		if (b->forward[i] < 0 && s->on_failure != ON_FAILURE_CLOSED)
			error = b->forward[i];
		if (!error)
			error = add_qdisc(netlink, b->index[i]);
		if (!error)
			error = add_filter(netlink, b->index[i], TC_H_MIN_EGRESS, PRIORITY_FORWARD, guard);
		if (!error)
			error = add_filter(netlink, b->index[i], TC_H_MIN_INGRESS, PRIORITY_STANDING, drop);
	}
	if (error)
		log_error("segment %s: the kernel does not take the programs for '%s': %s", s->name,
			  s->on_failure == ON_FAILURE_CLOSED ? "closed" : "on_failure", strerror(-error));
	if (drop >= 0)
		close(drop);
	if (guard >= 0)
		close(guard);
	return !error;
}

bool bypass_engage(struct bypass *b)
{
	int error = 0;

	for (unsigned i = 0; i < PORTS_OF_SEGMENT; i++) {
		if (b->forward[i] < 0)
			continue;
		const int one = add_filter(b->netlink, b->index[i], TC_H_MIN_INGRESS, PRIORITY_FORWARD, b->forward[i]);
		error = error ? error : one;
	}
	if (error)
		log_error("frames cannot be passed on: %s", strerror(-error));
	b->is_engaged = !error;
	return !error;
}

void bypass_release(struct bypass *b)
{
	/* Also what an earlier supervisor left in place. */
	for (unsigned i = 0; i < PORTS_OF_SEGMENT; i++)
		(void)remove_filter(b->netlink, b->index[i], TC_H_MIN_INGRESS, PRIORITY_FORWARD);
	b->is_engaged = false;
}
