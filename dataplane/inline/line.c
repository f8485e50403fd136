/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The order after a death is fixed: the process has been waited for (so its sockets are closed and it can send
 * nothing any more), XDP is detached, then frames are passed on.  On return the passing-on is removed
 * first, then ports are opened; in between the line is dark, for the time it takes to open two sockets.
 */
#define _GNU_SOURCE

#include "dataplane/inline/line.h"

#include "dataplane/host/log.h"
#include "dataplane/inline/netlink.h"
#include "dataplane/inline/names.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const failure_says[] = {
	[ON_FAILURE_OPEN] = "every frame passes UNJUDGED",
	[ON_FAILURE_CLOSED] = "no frame passes",
	[ON_FAILURE_ISLAND] = "only what `island` names passes",
};

/* For bypass hardware: the command's own business, but not for longer than it takes to set a relay. */
static void run_hook(const struct line *n, const char *word)
{
	const char *command = n->settings->bypass_command;
	if (!command[0])
		return;
	const pid_t pid = fork();
	if (pid == 0) {
		execl("/bin/sh", "sh", "-c", "exec $0 $1", command, word, (char *)NULL);
		_exit(127);
	}
	for (unsigned i = 0; pid > 0 && i < 100; i++) {
		if (waitpid(pid, NULL, WNOHANG) != 0)
			return;
		usleep(10000);
	}
	log_error("segment %s: bypass_command takes too long", n->settings->name);
}

static bool take(struct lines *l, struct line *n)
{
	unsigned taken = 0;

	n->taken_down = -1;
	for (unsigned i = 0; i < PORTS_OF_SEGMENT; i++) {
		if (!name_is_interface(n->settings->port[i]))
			continue;
		if (!interface_take(&n->interface[i], l->netlink, n->settings->port[i], (int)n->settings->mtu))
			return false;
		n->has_link[i] = true;
		taken++;
	}
	n->has_bypass = taken == PORTS_OF_SEGMENT;
	if (n->has_bypass)
		return bypass_prepare(&n->bypass, l->netlink, n->settings, n->interface);
	if (n->settings->on_failure != ON_FAILURE_CLOSED && !n->settings->bypass_command[0])
		log_warning("segment %s: its ports are not the kernel's: without the dataplane the line is DARK",
			    n->settings->name);
	return true;
}

static void engage(struct line *n)
{
	if (n->has_bypass && !bypass_engage(&n->bypass))
		log_error("segment %s: the line is DARK", n->settings->name);
	else if (n->has_bypass)
		log_warning("segment %s: no dataplane: %s", n->settings->name, failure_says[n->settings->on_failure]);
	run_hook(n, "bypass");
}

bool lines_take(struct lines *l, const struct settings *s)
{
	memset(l, 0, sizeof *l);
	l->netlink = netlink_open();
	if (l->netlink < 0) {
		log_error("no routing socket: %s", strerror(-l->netlink));
		return false;
	}
	for (unsigned i = 0; i < s->segment_count; i++, l->count++) {
		l->line[i].settings = &s->segment[i];
		if (!take(l, &l->line[i])) {
			l->count++;
			return false;
		}
		engage(&l->line[i]);
	}
	return true;
}

void lines_engage(struct lines *l)
{
	for (unsigned i = 0; i < l->count; i++) {
		struct line *n = &l->line[i];
		for (unsigned k = 0; k < PORTS_OF_SEGMENT; k++)
			if (n->interface[k].is_taken)
				interface_detach_xdp(&n->interface[k], l->netlink);
		engage(n);
	}
}

void lines_release(struct lines *l)
{
	for (unsigned i = 0; i < l->count; i++) {
		if (l->line[i].has_bypass)
			bypass_release(&l->line[i].bypass);
		run_hook(&l->line[i], "inline");
	}
}

/* ---- links ---- */

/* What the link of a side has been for as long as the settings want; changed: it is news. */
static void look(struct line *n, unsigned side, uint64_t now_ms, bool *has_link, bool *is_settled)
{
	const bool now = interface_has_link(&n->interface[side]);
	if (now != n->has_link[side]) {
		n->has_link[side] = now;
		n->changed_ms[side] = now_ms;
	}
	*has_link = now;
	*is_settled = now_ms - n->changed_ms[side] >= (uint64_t)n->settings->link_debounce_ms;
}

/* Only a side that is up tells something; so never both are taken down. */
static void watch(struct line *n, uint64_t now_ms)
{
	bool has_link, is_settled;

	if (n->taken_down >= 0) {
		const unsigned other = !n->taken_down;
		look(n, other, now_ms, &has_link, &is_settled);
		if (!has_link || !is_settled)
			return;
		log_notice("segment %s: the link %s is back, so is the one %s", n->settings->name, side_names[other],
			   side_names[n->taken_down]);
		interface_set_up(&n->interface[n->taken_down], true);
		n->has_link[n->taken_down] = true;
		n->changed_ms[n->taken_down] = now_ms + 2000; /* links take a while to come up */
		n->taken_down = -1;
		return;
	}
	for (unsigned side = 0; side < PORTS_OF_SEGMENT && n->taken_down < 0; side++) {
		look(n, side, now_ms, &has_link, &is_settled);
		if (has_link || !is_settled || now_ms < n->changed_ms[side])
			continue;
		log_notice("segment %s: the link %s is lost, taking the one %s down", n->settings->name,
			   side_names[side], side_names[!side]);
		if (interface_set_up(&n->interface[!side], false))
			n->taken_down = (int)!side;
	}
}

void lines_watch_links(struct lines *l, struct shared *shared, uint64_t now_ms)
{
	for (unsigned i = 0; i < l->count; i++) {
		struct line *n = &l->line[i];
		if (!n->has_bypass)
			continue;
		if (n->settings->link_pass)
			watch(n, now_ms);
		uint32_t down = n->taken_down >= 0 ? 0x10u << n->taken_down : 0;
		for (unsigned side = 0; side < PORTS_OF_SEGMENT; side++)
			if (!interface_has_link(&n->interface[side]))
				down |= 1u << side;
		atomic_store_explicit(&shared->link_down[i], down, memory_order_relaxed);
	}
}

/* ---- the end ---- */

void lines_give_back(struct lines *l)
{
	for (unsigned i = 0; i < l->count; i++) {
		struct line *n = &l->line[i];
		const bool stays_open = n->has_bypass && n->bypass.is_engaged &&
					n->settings->on_failure == ON_FAILURE_OPEN;
		for (unsigned k = 0; k < PORTS_OF_SEGMENT; k++) {
			if (!n->interface[k].is_taken)
				continue;
			if (!stays_open)
				bypass_remove(l->netlink, n->interface[k].index);
			interface_give_back(&n->interface[k], l->netlink, stays_open);
		}
		if (stays_open)
			log_warning("segment %s: frames go on passing UNJUDGED until the next start or "
				    "`bulkheadd --release`", n->settings->name);
	}
	if (l->netlink >= 0)
		close(l->netlink);
}

void lines_remove(const struct settings *s)
{
	const int netlink = netlink_open();
	struct interface i = { .is_taken = false };

	for (unsigned k = 0; netlink >= 0 && k < s->segment_count * PORTS_OF_SEGMENT; k++) {
		const char *name = s->segment[k / PORTS_OF_SEGMENT].port[k % PORTS_OF_SEGMENT];
		if (name_is_interface(name) && (i.index = name_index(name))) {
			interface_detach_xdp(&i, netlink);
			bypass_remove(netlink, i.index);
			log_info("%s: nothing of Bulkhead is left on it", name);
		}
	}
	if (netlink >= 0)
		close(netlink);
}
