/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which rules can match at all: found once per flow by transport, direction and the server's port, then by what is in
 * the bytes.  A group is the rules of one such case with their first look: patterns for Hyperscan, bytes at fixed
 * places, and the few rules that must be tried always.
 *
 * Built once per set, immutable; any number of threads.
 */
#pragma once

#include "rules/signature_tree.h"

#define POSITIONS_MAX 16

/* By the value of the byte at this offset: where its chain begins, 0: nowhere. */
struct position {
	uint16_t offset;
	uint16_t chain[256];
};

struct position_link {
	uint32_t rule;
	uint16_t next;
	bool has_before;
	uint8_t before; /* the byte in front of it */
};

struct group {
	struct pattern_set *patterns;   /* or NULL */
	const uint32_t *pattern_first;  /* of pattern i: rules[first[i]] .. rules[first[i + 1] - 1] */
	const uint32_t *pattern_rules;
	uint32_t overlap;               /* bytes of the tail that a first look must see again */
	uint8_t position_count;
	struct position *positions;
	struct position_link *links;    /* from 1 */
	const uint32_t *always;         /* rules without a first look, with something to search */
	const uint32_t *headers;        /* rules that look at headers alone */
	uint32_t always_count, header_count, rule_count;
	bool has_base;                  /* the rules of the base group are in it too: one look is enough */
	bool has_packet_patterns;       /* patterns of rules that look at packets and messages, not only at streams */
	uint32_t window;                /* bytes of a stream to keep, 0: none */
	uint32_t reach;                 /* rules that count from a stream's beginning look no further */
};

struct port_atom {
	uint16_t first; /* up to the next one's */
	uint16_t group; /* number + 1, 0: none */
};

/* Numbers of rules over messages. */
struct message_list {
	const uint32_t *rules;
	uint32_t count;
};

#define CODE_BUCKETS 256u
#define KEY_BUCKETS 64u

/* Rules that no code tells apart, for operations of one intent: by one more field that most of them name. */
struct message_keyed {
	int field;                /* -1: none */
	struct message_list by_key[KEY_BUCKETS];
	struct message_list others;
};

struct message_index {
	struct message_list by_code[CODE_BUCKETS]; /* whose expression names codes */
	struct message_keyed by_intent[INTENT_COUNT];
	struct message_list whole;                 /* that may hit without an operation, and name no code */
	bool is_used;                              /* by any rule */
};

enum { GROUP_TCP, GROUP_UDP, GROUP_OTHER, GROUP_TRANSPORTS };

struct groups {
	struct group *list;
	uint32_t count, cap;
	uint16_t base[GROUP_TRANSPORTS][2]; /* number + 1; [1]: from the server */
	struct port_atom *atoms[GROUP_TRANSPORTS][2];
	uint32_t atom_count[GROUP_TRANSPORTS][2];
	struct message_index *messages;     /* per protocol of the registry; the last: of any */
	uint16_t buffers[BUFFER_COUNT];     /* groups of rules by the buffer of their first look */
	uint16_t places[PLACE_COUNT];       /* groups of rules of a place without a first look */
	bool has_headers;                   /* any group has rules that look at headers alone */
	size_t memory;
};

struct groups *groups_compile(struct signatures *s, struct diags *diags);
void groups_destroy(struct groups *g);
size_t groups_memory(const struct groups *g);

static inline const struct group *group_number(const struct groups *g, uint16_t number)
{
	return number ? &g->list[number - 1] : NULL;
}

/* The group of a server's port, besides the base; NULL: none. */
const struct group *groups_find(const struct groups *g, unsigned transport, unsigned from_server, uint16_t port);
