/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The environment is started without any device; ports are attached one by one, so that a mistake names its port
 * and the supervisor can say when.  No files are left behind (--in-memory), no telemetry socket is opened.
 */
#define _GNU_SOURCE /* sched_getaffinity */

#include "dataplane/inline/port.h"

#include "dataplane/host/log.h"
#include "dataplane/inline/names.h"
#include "dataplane/inline/sandbox.h"

#include <rte_alarm.h>
#include <rte_dev.h>
#include <rte_eal.h>
#include <rte_errno.h>
#include <rte_log.h>
#include <rte_version.h>

#include <dlfcn.h>
#include <errno.h>
#include <linux/if_packet.h>
#include <linux/if_xdp.h>
#include <net/if.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define LINK_HEADER_MAX 22 /* Ethernet and two tags */

#ifndef PACKET_IGNORE_OUTGOING
#define PACKET_IGNORE_OUTGOING 23
#endif

/* ---- the environment ---- */

#define ARGUMENTS_MAX (24 + 2 * SEGMENTS_MAX * PORTS_OF_SEGMENT)

struct arguments {
	char text[ARGUMENTS_MAX][192];
	char *list[ARGUMENTS_MAX + 1];
	int count;
};

static void __attribute__((format(printf, 2, 3))) argument(struct arguments *a, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(a->text[a->count], sizeof a->text[0], format, args);
	va_end(args);
	a->list[a->count] = a->text[a->count];
	a->count++;
}

/* The control thread may run anywhere but on the workers' cores, if there is anywhere else. */
static void lcores(struct arguments *a, const unsigned *cores, unsigned count)
{
	char text[180];
	size_t at = 0;
	cpu_set_t may, left;

	CPU_ZERO(&may);
	sched_getaffinity(0, sizeof may, &may);
	left = may;
	for (unsigned i = 0; i < count; i++)
		CPU_CLR(cores[i], &left);
	if (!CPU_COUNT(&left))
		left = may;
	at += (size_t)snprintf(text, sizeof text, "0@(");
	for (unsigned c = 0, n = 0; c < CPU_SETSIZE && n < 8; c++)
		if (CPU_ISSET(c, &left))
			at += (size_t)snprintf(text + at, sizeof text - at, "%s%u", n++ ? "," : "", c);
	at += (size_t)snprintf(text + at, sizeof text - at, ")");
	argument(a, "--lcores");
	argument(a, "%s", text);
}

/* Megabytes in free huge pages of any size. */
static int64_t huge_free_mb(void)
{
	static const struct {
		const char *path;
		int64_t mb;
	} sizes[] = {
		{ "/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages", 2 },
		{ "/sys/kernel/mm/hugepages/hugepages-1048576kB/free_hugepages", 1024 },
	};
	int64_t sum = 0;
	for (unsigned i = 0; i < 2; i++) {
		FILE *f = fopen(sizes[i].path, "re");
		long n = 0;
		if (f && fscanf(f, "%ld", &n) == 1)
			sum += n * sizes[i].mb;
		if (f)
			fclose(f);
	}
	return sum;
}

/* Instead of a page about options that are not the reader's. */
static void say_nothing(const char *program)
{
	(void)program;
}

/* libbpf and libxdp tell much on standard error while they load a program; what matters the driver says again.  They
 * are loaded by DPDK's driver, not by this program, and may be missing. */
static int print_nothing(int level, const char *format, va_list args)
{
	(void)level;
	(void)format;
	(void)args;
	return 0;
}

static void hush(const char *library, const char *setter)
{
	typedef int print_fn(int level, const char *format, va_list args);
	union {
		void *object;
		print_fn *(*set)(print_fn *print);
	} f = { .object = NULL };
	void *loaded = dlopen(library, RTLD_NOW | RTLD_NOLOAD);

	if (loaded)
		f.object = dlsym(loaded, setter);
	if (f.object)
		(void)f.set(print_nothing);
}

static void *init(void *arg)
{
	struct arguments *a = arg;

	if (!sandbox_prepare())
		return NULL;
	rte_openlog_stream(stderr);
	rte_set_application_usage_hook(say_nothing);
	if (rte_eal_init(a->count, a->list) >= 0)
		return a;
	log_error("DPDK does not start: %s", rte_strerror(rte_errno));
	return NULL;
}

/* DPDK starts a thread for interrupts, which lives as long as the process and would keep the rights of the one that
 * initialised it.  Ports are opened by the caller, with its rights. */
static bool init_without_capabilities(struct arguments *a)
{
	pthread_t thread;
	void *done = NULL;

	return !pthread_create(&thread, NULL, init, a) && !pthread_join(thread, &done) && done &&
	       !rte_thread_register();
}

/* ---- DPDK's own thread ---- */

struct errand {
	void (*run)(void *ctx);
	void *ctx;
	sem_t done;
};

static void run_errand(void *arg)
{
	struct errand *errand = arg;
	errand->run(errand->ctx);
	sem_post(&errand->done);
}

bool eal_in_interrupt_thread(void (*run)(void *ctx), void *ctx)
{
	struct errand errand = { .run = run, .ctx = ctx };

	if (sem_init(&errand.done, 0, 0))
		return false;
	const int error = rte_eal_alarm_set(1, run_errand, &errand);
	if (error)
		log_error("DPDK's thread cannot be reached: %s", strerror(-error));
	while (!error && sem_wait(&errand.done) && errno == EINTR)
		;
	sem_destroy(&errand.done);
	return !error;
}

bool eal_start(const struct settings *s, const unsigned *cores)
{
	struct arguments a = { .count = 0 };
	bool has_pci = false;

	argument(&a, "bulkheadd");
	argument(&a, "--no-telemetry");
	argument(&a, "--log-level=lib.eal:warning");
	argument(&a, "--log-level=pmd.*:warning");
	lcores(&a, cores, (unsigned)s->workers);
	for (unsigned i = 0; i < s->segment_count * PORTS_OF_SEGMENT; i++) {
		const char *name = s->segment[i / PORTS_OF_SEGMENT].port[i % PORTS_OF_SEGMENT];
		if (!name_is_pci(name))
			continue;
		has_pci = true;
		argument(&a, "-a");
		argument(&a, "%.40s", name);
	}
	if (!has_pci)
		argument(&a, "--no-pci");
	const bool huge = s->huge_pages == HUGE_PAGES_AUTO && huge_free_mb() >= s->memory_mb;
	/* Both leave no files behind; the second goes without secondary processes. */
	argument(&a, huge ? "--in-memory" : "--no-huge");
	if (!huge)
		argument(&a, "--no-shconf");
	argument(&a, "-m");
	argument(&a, "%lld", (long long)s->memory_mb);
	if (!init_without_capabilities(&a))
		return false;
	hush("libbpf.so.1", "libbpf_set_print");
	hush("libxdp.so.1", "libxdp_set_print");
	log_info("%s, %s huge pages, %lld MB for packets", rte_version(), huge ? "with" : "without",
		 (long long)s->memory_mb);
	return true;
}

static uint32_t frame_max(const struct settings *s)
{
	uint32_t max = 0;
	for (unsigned i = 0; i < s->segment_count; i++)
		if (s->segment[i].mtu > max)
			max = (uint32_t)s->segment[i].mtu;
	return max + LINK_HEADER_MAX;
}

/* A power of two that takes the longest frame and what the kernel puts in front of it. */
static uint32_t slot_len(const struct settings *s)
{
	uint32_t len = 2048;
	while (len < frame_max(s) + 128)
		len *= 2;
	return len;
}

struct rte_mempool *port_pool(const struct settings *s)
{
	const uint16_t room = (uint16_t)(RTE_PKTMBUF_HEADROOM + slot_len(s));
	struct rte_mempool *pool = rte_pktmbuf_pool_create("frames", (unsigned)s->mbufs - 1, 256, 0, room,
							   SOCKET_ID_ANY);
	if (!pool)
		log_error("no memory for %lld packet buffers of %u bytes ('mbufs', 'memory_mb'): %s",
			  (long long)s->mbufs, room, rte_strerror(rte_errno));
	return pool;
}

/* ---- ports ---- */

/* Sockets of the kernel's packet interfaces that were not there before: what a device waits on. */
static void find_sockets(struct port *p, bool *known)
{
	for (int fd = 3; fd < 1024; fd++) {
		int domain = 0, on = 1;
		socklen_t len = sizeof domain;
		if (getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &len) ||
		    (domain != AF_PACKET && domain != AF_XDP) || known[fd])
			continue;
		known[fd] = true;
		if (domain == AF_PACKET &&
		    setsockopt(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, &on, sizeof on))
			log_warning("%s: frames that others send on the interface cannot be told from those that "
				    "arrive: %s", p->name, strerror(errno));
		if (p->fd_count < PORT_FDS)
			p->fds[p->fd_count++] = fd;
	}
}

static void note_sockets(bool *known)
{
	struct port none = { .fd_count = PORT_FDS };
	memset(known, 0, 1024);
	find_sockets(&none, known);
}

static bool attach(struct port *p, const char *name, const char *arguments)
{
	const int error = rte_eal_hotplug_add("vdev", name, arguments);
	if (!error && !rte_eth_dev_get_port_by_name(name, &p->id)) {
		snprintf(p->device, sizeof p->device, "%s", name);
		return true;
	}
	if (!error)
		(void)rte_eal_hotplug_remove("vdev", name);
	return false;
}

static bool attach_interface(struct port *p, const struct settings *s, const struct segment_settings *g,
			     const char *iface)
{
	char name[64], arguments[200];
	const bool fits_xdp = frame_max(s) + RTE_PKTMBUF_HEADROOM <= 3400;

	p->is_interface = true;
	if (!if_nametoindex(iface)) {
		log_error("%s: there is no interface '%s'", p->name, iface);
		return false;
	}
	if (g->driver == DRIVER_AF_XDP || (g->driver == DRIVER_AUTO && fits_xdp)) {
		snprintf(name, sizeof name, "net_af_xdp_%.20s", iface);
		snprintf(arguments, sizeof arguments, "iface=%.20s,start_queue=0,queue_count=1", iface);
		if (attach(p, name, arguments))
			return true;
		if (g->driver == DRIVER_AF_XDP) {
			log_error("%s: af_xdp does not open %s", p->name, iface);
			return false;
		}
		log_notice("%s: af_xdp does not open %s, taking af_packet", p->name, iface);
	}
	snprintf(name, sizeof name, "net_af_packet_%.20s", iface);
	snprintf(arguments, sizeof arguments, "iface=%.20s,qpairs=1,qdisc_bypass=1,framesz=%u,blocksz=%u,framecnt=%u",
		 iface, slot_len(s), slot_len(s) > 4096 ? slot_len(s) : 4096, (unsigned)s->queue_len);
	if (attach(p, name, arguments)) {
		log_notice("%s: af_packet turns 802.1ad tags into 802.1Q ones, and a Linux peer must have TSO off",
			   p->name);
		return true;
	}
	log_error("%s: af_packet does not open %s: is there CAP_NET_RAW?", p->name, iface);
	return false;
}

static bool attach_any(struct port *p, const struct settings *s, const struct segment_settings *g, const char *text)
{
	if (name_is_interface(text))
		return attach_interface(p, s, g, text);
	if (name_is_pci(text)) {
		snprintf(p->device, sizeof p->device, "%s", text);
		if (!rte_eth_dev_get_port_by_name(text, &p->id))
			return true;
		log_error("%s: DPDK has no device %s: is it bound to vfio-pci?", p->name, text);
		return false;
	}
	char name[64];
	const size_t len = strcspn(text, ",");
	snprintf(name, sizeof name, "%.*s", (int)(len < sizeof name ? len : sizeof name - 1), text);
	if (attach(p, name, text[len] ? text + len + 1 : ""))
		return true;
	log_error("%s: DPDK does not open '%s'", p->name, text);
	return false;
}

static bool start(struct port *p, const struct settings *s, struct rte_mempool *pool)
{
	struct rte_eth_dev_info info;
	struct rte_eth_conf conf = { .rxmode = { .mtu = 0 } };
	uint16_t rx_len = (uint16_t)s->queue_len, tx_len = rx_len, mtu = 0;
	int error = rte_eth_dev_info_get(p->id, &info);

	if (!error && !rte_eth_dev_get_mtu(p->id, &mtu))
		conf.rxmode.mtu = mtu;
	if (!error)
		error = rte_eth_dev_configure(p->id, 1, 1, &conf);
	if (!error)
		error = rte_eth_dev_adjust_nb_rx_tx_desc(p->id, &rx_len, &tx_len);
	if (!error)
		error = rte_eth_rx_queue_setup(p->id, 0, rx_len, (unsigned)SOCKET_ID_ANY, NULL, pool);
	if (!error)
		error = rte_eth_tx_queue_setup(p->id, 0, tx_len, (unsigned)SOCKET_ID_ANY, NULL);
	if (!error)
		error = rte_eth_dev_start(p->id);
	if (error) {
		log_error("%s: %s does not start: %s", p->name, p->device, rte_strerror(-error));
		return false;
	}
	error = rte_eth_promiscuous_enable(p->id);
	if (error && error != -ENOTSUP)
		log_warning("%s: not promiscuous: %s", p->name, rte_strerror(-error));
	return true;
}

bool port_open(struct port *p, const struct settings *s, unsigned segment, unsigned which, struct rte_mempool *pool)
{
	const struct segment_settings *g = &s->segment[segment];
	const char *text = g->port[which];
	bool known[1024];

	snprintf(p->name, sizeof p->name, "%s.%s", g->name, side_names[which]);
	p->frame_max = (uint32_t)g->mtu + LINK_HEADER_MAX;
	p->trusts = g->checksum[which] == CHECKSUM_TRUST ||
		    (g->checksum[which] == CHECKSUM_AUTO && !name_is_pci(text));
	note_sockets(known);
	if (!attach_any(p, s, g, text) || !start(p, s, pool))
		return false;
	if (p->is_interface)
		find_sockets(p, known);
	log_info("%s is %s, checksums are %s", p->name, p->device, p->trusts ? "trusted" : "verified");
	return true;
}

/* ---- sending ---- */

/* What the kernel says of a socket, which DPDK's drivers tell in part or not at all. */
static uint64_t missed_by_socket(struct port *p, int fd)
{
	struct xdp_statistics xdp = { 0 };
	struct tpacket_stats packet = { 0 };
	socklen_t len = sizeof xdp;

	if (!getsockopt(fd, SOL_XDP, XDP_STATISTICS, &xdp, &len))
		return xdp.rx_dropped + xdp.rx_ring_full;
	len = sizeof packet;
	if (!getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, &packet, &len))
		p->packet_drops += packet.tp_drops; /* since the last time it was asked */
	return 0;
}

uint64_t port_missed(struct port *p)
{
	struct rte_eth_stats stats;
	uint64_t sum = 0;

	for (unsigned i = 0; i < p->fd_count; i++)
		sum += missed_by_socket(p, p->fds[i]);
	if (!p->fd_count && !rte_eth_stats_get(p->id, &stats))
		sum = stats.imissed + stats.rx_nombuf;
	return sum + p->packet_drops;
}

void port_flush(struct port *p)
{
	unsigned sent = 0;

	if (!p->tx_count)
		return;
	for (unsigned tries = 0; sent < p->tx_count && tries < 8; tries++)
		sent += rte_eth_tx_burst(p->id, 0, p->tx + sent, (uint16_t)(p->tx_count - sent));
	p->counters.tx_frames += sent;
	if (sent < p->tx_count) {
		p->counters.tx_full += p->tx_count - sent;
		rte_pktmbuf_free_bulk(p->tx + sent, p->tx_count - sent);
	}
	p->tx_count = 0;
}

void port_send(struct port *p, struct rte_mbuf *m)
{
	p->counters.tx_bytes += m->pkt_len;
	p->tx[p->tx_count++] = m;
	if (p->tx_count == sizeof p->tx / sizeof p->tx[0])
		port_flush(p);
}
