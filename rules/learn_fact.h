/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside learning: distinct facts (learn_fact.c), what is seen (learn.c), zones and generalising
 * (learn_zone.c), and the text of the policy (learn_write.c).  Compile side; owned by one struct learn.
 */
#pragma once

#include "dissectors/registry.h"
#include "rules/learn.h"
#include "rules/suggest.h"

#define KEYS_MAX 10
#define TEXT_MAX 96
#define VALUES_MAX 6
#define RANGES_MAX 64
/* So many different failed requests of one client to one server look like a scan. */
#define SCAN_REFUSALS 8

struct key {
	uint8_t field;
	bool is_text;
	struct value value;
	char text[TEXT_MAX];
	uint32_t text_len;
};

struct span {
	uint64_t first, last;
};

/* What was seen of one kind of operation between two hosts. */
struct fact {
	struct endpoint from, to;
	const struct dissector *dissector; /* NULL: a transport line */
	uint8_t intent, ip_protocol, ip_version, icmp_type;
	uint16_t port;                     /* 0: a bound port */
	uint16_t ethertype;
	bool opaque;
	bool is_use;                       /* no operation: only that the protocol was spoken */
	unsigned keys;
	struct key key[KEYS_MAX];
	int address;                       /* field, -1: none */
	unsigned spans;
	struct span span[RANGES_MAX];
	int value;                         /* field, -1: none or not sayable */
	unsigned values;                   /* VALUES_MAX + 1: a range */
	struct value least, greatest, different[VALUES_MAX];
	bool looks_like_scan;
	uint64_t count, first_ns, last_ns;
	unsigned from_zone, to_zone;
};

struct host {
	struct endpoint endpoint;
	uint64_t signature; /* of its peers and roles */
	unsigned zone;
	const char *kind;   /* the protocol it serves or uses */
	bool serves, is_outside;
};

struct refusals {
	uint64_t pair;
	unsigned count;
};

struct learn {
	struct fact **facts;
	size_t count, cap;
	size_t *table; /* open addressing, index + 1 */
	size_t table_cap;
	struct host *hosts;
	size_t host_count;
	struct refusals *refusals;
	size_t refusal_count;
	unsigned zones;
	uint64_t flaws[REGISTRY_MAX];     /* of each protocol by registry index: bits seen */
};

/* Aborts when p is NULL: learning cannot go on without memory. */
void *learn_must(void *p);

/* ---- learn_fact.c ---- */

uint64_t fact_mix(uint64_t h, const void *p, size_t len);
uint64_t fact_endpoint_hash(uint64_t h, const struct endpoint *e);
bool fact_same_endpoint(const struct endpoint *a, const struct endpoint *b);
bool fact_same(const struct fact *a, const struct fact *b);
double fact_number(const struct value *v);

/* Is every address and value of it kept apart (writes and the like), or are they merged (reads)? */
bool fact_is_exact(const struct fact *f);
void fact_value(struct fact *f, const struct value *v);

/* Adds what f has seen to `into`, which is the same fact. */
void fact_absorb(struct fact *into, const struct fact *f);

/* Counts f in l: a new fact, or more of one that is there. */
void fact_add(struct learn *l, const struct fact *f);

/* ---- learn_zone.c ---- */

void learn_zones(struct learn *l);
const struct host *learn_zone_host(const struct learn *l, unsigned zone);
void learn_find_scans(struct learn *l);

/* Why a fact should not be allowed without thinking, or NULL. */
const char *learn_question(const struct learn *l, const struct fact *f);
const char *learn_question_id(const struct learn *l, const struct fact *f); /* the same in a word */

/* Facts of the same zones become one; those that another covers are left out.  out and pairs have room for all facts;
 * the caller frees each.  Returns their number. */
size_t learn_generalise(struct learn *l, struct fact **out, unsigned *pairs);
