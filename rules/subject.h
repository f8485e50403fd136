/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is judged: a conversation between two endpoints, and in it a message and an operation.
 * Filled by the engine; borrowed by the rules; plain data.
 */
#pragma once

#include "dissectors/dissector.h"

/* One end of a conversation as zones see it. */
struct endpoint {
	uint8_t address[16]; /* network order; IPv4 as ::ffff:a.b.c.d */
	bool has_address;    /* false for frames without IP */
	uint8_t mac[6];
	uint16_t vlan;       /* outer VLAN id, 0: untagged */
	uint16_t side;       /* 0: unknown (captures); else 1 + number in the policy's table of sides */
	uint16_t port;       /* 0: unknown; else 1 + the number that the inline host gave to its port */
};

/* A flow as the policy sees it: the client opened it. */
struct conversation {
	struct endpoint client, server;
	uint8_t ip_version;     /* 4, 6, or 0 */
	uint8_t ip_protocol;    /* 6 TCP, 17 UDP, 1 ICMP, 58 ICMPv6, ... */
	uint8_t icmp_type, icmp_code;
	uint16_t client_port, server_port;
	uint16_t negotiated_by; /* a flow that was negotiated inside another: that one's port, else 0 */
	uint16_t ethertype;
};

/* The server's port by which a conversation is judged. */
static inline uint16_t conversation_port(const struct conversation *c)
{
	return c->negotiated_by ? c->negotiated_by : c->server_port;
}

struct subject {
	const struct conversation *conversation;
	const struct message *message;     /* NULL: no message yet (header policy) */
	const struct operation *operation; /* NULL: none */
};
