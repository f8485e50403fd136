/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What CIP, the protocol that carries it (EtherNet/IP, dissectors/enip.c) and the one that it carries (PCCC,
 * dissectors/pccc.c) share: the per-flow state, connections by their numbers, and what a refusal looks like.
 * State is plain data, zeroed at birth, bounded, owned by the flow; the thread that owns the flow.
 */
#pragma once

#include "dissectors/dissector.h"

#include <string.h>

extern const struct dissector cip;
extern const struct dissector pccc;

/* ---- PCCC ---- */

struct pccc_flow {
	struct pairs pairs;
};

/* ---- connections ---- */

#define CIP_ROUTE_MAX 39

/* A connection that was opened in this conversation, or is being opened. */
struct cip_connection {
	bool open;
	uint8_t route_len;
	uint8_t intent, changes; /* of its opening */
	bool housekeeping;
	char route[CIP_ROUTE_MAX]; /* port/link/port/link: see put_route() in dissectors/cip_path.h */
	uint16_t serial, vendor;   /* with originator: what request and answer of opening and closing name */
	uint32_t originator;
	uint32_t o_t, t_o; /* numbers that messages bear to the target, and to the originator */
};

#define CIP_CONNECTIONS 16
#define CIP_CONNECTION_NONE 0

/* ---- requests that wait for their answers ---- */

/* Paths of requests, for their answers: a ring of records.  A request whose record was overtaken gets its answer
 * without its object. */
#define CIP_RING 4096

struct cip_flow {
	/* About the message at hand; set by whoever carries it. */
	uint32_t key;       /* what request and answer have in common */
	bool nested;        /* a member of a multiple-service packet: its request is at `record` */
	uint8_t connection; /* the number of its row below, from 1, or CIP_CONNECTION_NONE */
	uint32_t record;
	bool recorded;
	uint8_t route_len;  /* route of the unconnected send around it */
	char route[CIP_ROUTE_MAX];

	struct pairs pairs;  /* numbered in their order; extra: the key that request and answer have in common */
	uint32_t requests;   /* the number of the last one */
	uint8_t next_connection; /* the row that makes room next */
	struct cip_connection connections[CIP_CONNECTIONS];
	uint32_t ring_next; /* bytes ever written to the ring */
	uint8_t ring[CIP_RING];
	char text[256];     /* symbol of the operation at hand */
	struct pccc_flow pccc;
};

/* The number of the row of the connection that messages to the target (or to the originator) bear this number of. */
static inline uint8_t cip_connection_find(const struct cip_flow *flow, uint32_t number, bool to_target)
{
	for (unsigned i = 0; i < CIP_CONNECTIONS; i++) {
		const struct cip_connection *c = &flow->connections[i];
		if (c->open && (to_target ? c->o_t : c->t_o) == number)
			return (uint8_t)(i + 1);
	}
	return CIP_CONNECTION_NONE;
}

/* The connection of that number, or NULL. */
static inline const struct cip_connection *cip_connection(const struct cip_flow *flow, uint8_t number)
{
	return number == CIP_CONNECTION_NONE ? NULL : &flow->connections[number - 1];
}

/* ---- refusing ---- */

/* The answer that says `status` to a CIP request, one for each member of a multiple-service packet: writes at most
 * cap bytes to out, returns how many; 0: the request has no answer, or none that fits. */
size_t cip_refusal(struct bytes request, uint8_t status, uint8_t *out, size_t cap);

/* Names of the general status, CIP volume 1, appendix B. */
extern const struct names cip_status_names;
