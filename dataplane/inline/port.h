/* SPDX-License-Identifier: Apache-2.0 */
/*
 * DPDK for the rest of the host: the environment, packet buffers, and ports with one queue in each direction.
 *
 * Start-up belongs to the control thread.  Afterwards a port is read and written by one worker only; counters are
 * its own, and others ask it for them.
 */
#pragma once

#include "dataplane/inline/settings.h"

#include <rte_ethdev.h>
#include <rte_mbuf.h>

#define PORT_BURST 32
#define PORT_FDS 4

struct port_counters {
	uint64_t rx_frames, rx_bytes, tx_frames, tx_bytes;
	uint64_t oversize;  /* frames longer than the link may have */
	uint64_t tx_full;   /* could not be sent: the queue of the device was full */
	uint64_t checksum;  /* bad on a port that verifies beside one that trusts */
};

struct port {
	char name[80];         /* "seg1.outside" */
	char device[TEXT_MAX]; /* as DPDK knows it */
	uint16_t id;
	bool trusts;           /* checksums are computed on what came in here */
	bool is_interface;     /* of the kernel, by name */
	uint32_t frame_max;
	int fds[PORT_FDS];     /* sockets that can wake a worker */
	unsigned fd_count;
	uint64_t packet_drops; /* of port_missed() */
	struct rte_mbuf *tx[2 * PORT_BURST];
	unsigned tx_count;
	struct port_counters counters;
};

/* Frames that the device or its queue lost before they were polled.  Control thread. */
uint64_t port_missed(struct port *p);

/* Starts the environment; cores: one for each worker.  False after saying why in the log. */
bool eal_start(const struct settings *s, const unsigned *cores);

/* Runs a function in the thread that DPDK keeps for interrupts, and waits for its end; false after saying why. */
bool eal_in_interrupt_thread(void (*run)(void *ctx), void *ctx);

/* The pool of packet buffers that all ports share, large enough for every segment's frames. */
struct rte_mempool *port_pool(const struct settings *s);

/* Opens and starts a port of a segment; which: OUTSIDE or INSIDE.  False after saying why in the log. */
bool port_open(struct port *p, const struct settings *s, unsigned segment, unsigned which, struct rte_mempool *pool);

/* Puts a frame on its way: sent by port_flush(), or when the buffer is full.  Takes the frame. */
void port_send(struct port *p, struct rte_mbuf *m);
void port_flush(struct port *p);
