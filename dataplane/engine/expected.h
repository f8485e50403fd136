/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Flows that were negotiated inside others and have not come yet: the data connection of FTP, the port from which a
 * TFTP server or a PROFINET device answers, the port of a DCOM object.  When one comes it has the protocol of the
 * flow that negotiated it, the same client, and is judged by that flow's port: so it falls into the same conduit and
 * under the same lines (architecture, "Expressions and policy").
 *
 * A fixed array of the engine, the oldest makes room; its thread.
 */
#pragma once

#include "dataplane/engine/flow.h"

struct expectation {
	struct expected what;
	uint64_t until_ns;
	struct endpoint client, server;      /* of the flow that negotiated it */
	const struct dissector *dissector;
	uint16_t port;                       /* by which it is judged */
	uint8_t ip_version;
};

struct expectations {
	struct expectation *table; /* oldest first */
	uint32_t max, count;
};

size_t expectations_size(uint32_t max);
void expectations_init(struct expectations *x, void *memory, uint32_t max);

/* One that flow w negotiated; seconds count from now_ns.  False: the oldest was forgotten for it. */
bool expectations_add(struct expectations *x, const struct flow *w, const struct expected *what, uint64_t now_ns);

/* The one that this packet, the first of a flow, begins, or NULL; then *by_client: its sender is the client.  What is
 * expected once only is forgotten; so is what did not come in time.  Valid until the next call of these functions. */
const struct expectation *expectations_take(struct expectations *x, const struct decoded *d, uint64_t now_ns,
					    bool *by_client);
