/* SPDX-License-Identifier: Apache-2.0 */
/* The table of flows that are expected. */
#include "dataplane/engine/expected.h"

#include <string.h>

size_t expectations_size(uint32_t max)
{
	return max * sizeof(struct expectation);
}

void expectations_init(struct expectations *x, void *memory, uint32_t max)
{
	*x = (struct expectations){ memory, max, 0 };
}

static void expectation_drop(struct expectations *x, uint32_t at)
{
	x->count--;
	memmove(&x->table[at], &x->table[at + 1], (x->count - at) * sizeof *x->table);
}

/* Does it stand for the same flow?  Then the later replaces the earlier one. */
static bool is_same(const struct expectation *a, const struct expectation *b)
{
	return a->what.transport == b->what.transport && a->what.port == b->what.port &&
	       a->what.by_server == b->what.by_server && !memcmp(a->client.address, b->client.address, 16) &&
	       !memcmp(a->server.address, b->server.address, 16) && a->client.vlan == b->client.vlan;
}

bool expectations_add(struct expectations *x, const struct flow *w, const struct expected *what, uint64_t now_ns)
{
	const struct conversation *c = &w->info.conversation;
	const struct expectation new = {
		.what = *what, .until_ns = now_ns + what->seconds * UINT64_C(1000000000), .client = c->client,
		.server = c->server, .dissector = w->info.dissector, .port = conversation_port(c),
		.ip_version = c->ip_version,
	};
	bool has_room = true;

	if (!x->max || !c->ip_version)
		return true;
	for (uint32_t i = 0; i < x->count;)
		if (is_same(&x->table[i], &new) || x->table[i].until_ns < now_ns)
			expectation_drop(x, i);
		else
			i++;
	if (x->count == x->max) {
		expectation_drop(x, 0);
		has_room = false;
	}
	x->table[x->count++] = new;
	return has_room;
}

/* The packet goes from one end of the expectation to the other, and to or from the port that is called. */
static bool fits(const struct expectation *x, const struct decoded *d, bool by_client)
{
	const uint8_t *const from = by_client ? x->client.address : x->server.address;
	const uint8_t *const to = by_client ? x->server.address : x->client.address;
	/* A first segment is a SYN from who calls; a first datagram may come from either side. */
	const bool by_caller = by_client != x->what.by_server;
	const uint16_t port = by_caller ? d->dst_port : d->src_port;

	if (d->ip_protocol == PROTOCOL_TCP && (!by_caller || !(d->tcp_flags & TCP_SYN) || d->tcp_flags & TCP_ACK))
		return false;
	return port == x->what.port && d->vlan == x->client.vlan && !memcmp(d->src, from, 16) &&
	       !memcmp(d->dst, to, 16);
}

const struct expectation *expectations_take(struct expectations *x, const struct decoded *d, uint64_t now_ns,
					    bool *by_client)
{
	static const uint8_t protocols[] = { [TRANSPORT_TCP] = PROTOCOL_TCP, [TRANSPORT_UDP] = PROTOCOL_UDP };

	for (uint32_t i = 0; i < x->count; i++) {
		struct expectation *const e = &x->table[i];
		if (e->until_ns < now_ns || d->ip_version != e->ip_version ||
		    d->ip_protocol != protocols[e->what.transport])
			continue;
		const bool is_client = fits(e, d, true);
		if (!is_client && !fits(e, d, false))
			continue;
		*by_client = is_client;
		if (e->what.many)
			return e;
		/* Behind the last it stays valid until something is added. */
		const struct expectation taken = *e;
		expectation_drop(x, i);
		x->table[x->count] = taken;
		return &x->table[x->count];
	}
	return NULL;
}
