/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A compiled policy from the inside, shared by the policy_*.c files only: read builds it, index makes
 * its lines findable, judge walks it on the packet path, show tells people about it.
 *
 * Everything hangs on the arena of struct policy and is freed whole, expressions beside it.  Immutable
 * once policy_compile() has returned it.
 */
#pragma once

#include "dissectors/registry.h"
#include "rules/lexical.h"
#include "rules/policy.h"

#define ZONES_MAX 4096
#define PLACELESS_MAX 1024 /* zones without addresses: each flow asks all of them */
#define SIDES_MAX 256
#define CONDUITS_MAX 4096
#define LINES_MAX 100000 /* of one policy: some seconds and 300 MB to compile */
#define PAIRS_OF_ZONES_MAX 1000000
#define POLICY_PROTOCOLS_MAX REGISTRY_MAX
#define REFUSE_CODES_MAX 64

/* ---- zones ---- */

/* The first `len` bits of key; addresses as 16 bytes, MACs in the first six. */
struct prefix {
	uint8_t key[16];
	uint8_t len;
	uint16_t owner; /* number of a zone; in a zone's own table 0 */
	struct place at;
};

/* Prefixes ordered by length (long first), then key; `lens` names the lengths that occur. */
struct prefixes {
	struct prefix *list;
	uint32_t count;
	struct {
		uint8_t len;
		uint32_t first; /* in list */
	} lens[130];            /* one more than there are: the end */
	unsigned len_count;
};

struct zone {
	const char *name;
	struct place at;
	struct prefixes addresses, macs;
	const uint16_t *vlans, *sides; /* ascending; sides are numbers in the policy's table */
	uint32_t vlan_count, side_count;
	bool used; /* some conduit names it */
};

/* ---- lines ---- */

enum line_kind { LINE_DENY, LINE_ALLOW };

/* What a line's expression names in front of its fields. */
enum line_scope { SCOPE_PROTOCOL, SCOPE_ANY, SCOPE_TRANSPORT };

/* From Monday (bit 0); minutes of the day in the policy's own time. */
struct schedule {
	uint8_t days;
	uint16_t from, to; /* to <= from: over midnight */
};

#define SCHEDULES_MAX 8

/* `rate`, `step`, `schedule`, `expires` of a line. */
struct limits {
	struct schedule schedules[SCHEDULES_MAX];
	unsigned schedule_count;
	uint64_t expires_ns; /* first moment at which the line is expired; 0: never */
	bool expiry_denies;
	bool has_step;
	bool has_rate;
	uint8_t on_rate, on_step, on_step_unknown; /* enum verdict */
	uint32_t rate_count;
	uint64_t rate_per_ns;
	double step, scale; /* a value is what stands in the message times scale */
	const double *always;
	unsigned always_count;
};

struct line {
	struct expression *expression;
	const struct conduit *conduit;
	struct limits *limits;            /* or NULL */
	uint64_t hash;                    /* of what is kept over a reload: zones and text */
	uint32_t id;                      /* index in policy.lines */
	uint8_t kind;                     /* enum line_kind */
	uint8_t scope;                    /* enum line_scope */
	uint16_t intents;
	bool names_role;                  /* judges answers too */
	bool names_port;                  /* opens the ports that it names, not the bound ones */
	bool names_ethertype;             /* may judge frames that keep the network standing */
	bool pairs_words;                 /* `as`: values lie in several addresses */
	struct place at;                  /* of its expression */
	const char *text, *name, *reason, *owner;
	const char *expires, *schedule, *rate; /* as written, or NULL */
};

/* ---- the index ---- */

enum candidate_flags {
	CANDIDATE_ROLE = 1,   /* the line names a role: it judges answers too */
	CANDIDATE_LIMITS = 2, /* the line has limits */
	CANDIDATE_EXACT = 4,  /* the bounds below say all that the expression says */
};

#define CANDIDATE_BOUNDS 2

/*
 * A line in a list; lists are in the order of the policy.  The bounds spare most candidates a visit to
 * their expression: outside of them it is TRUTH_NO.
 */
struct candidate {
	const struct expression *expression;
	uint32_t id;
	uint8_t flags;
	uint8_t bounds;
	uint8_t field[CANDIDATE_BOUNDS];
	uint32_t low[CANDIDATE_BOUNDS], high[CANDIDATE_BOUNDS]; /* UINT32_MAX: and more */
};

_Static_assert(sizeof(struct candidate) == 32, "two candidates share a cache line");

/* The numbers of a field outside of which a candidate, or each of a block of them, cannot match. */
struct bound {
	uint64_t low, high;
};

#define BLOCK_LINES 8
#define BOUND_LEVELS_MAX 8 /* BLOCK_LINES to this power: more than LEXICAL_NODES_MAX */

/* A long list: levels[0] has a bound per candidate, each level above one per block of those below. */
struct long_list {
	const struct candidate *list;
	uint8_t field;
	uint8_t level_count; /* 0: no field tells the lines apart */
	uint32_t counts[BOUND_LEVELS_MAX];
	const struct bound *levels[BOUND_LEVELS_MAX];
};

#define NODE_SPLIT UINT32_MAX

struct split;

struct index_node {
	union {
		const struct candidate *list;     /* count <= BLOCK_LINES */
		const struct long_list *longer;   /* count > BLOCK_LINES */
		const struct split *split;        /* count == NODE_SPLIT */
	};
	uint32_t count;
	uint32_t first; /* the least id in it; UINT32_MAX: empty */
};

/* Which number of a field a split looks at. */
enum split_by { SPLIT_FIRST, SPLIT_LAST, SPLIT_OVERLAP };

struct split {
	uint8_t field;
	uint8_t by;      /* enum split_by */
	uint8_t shift;   /* of the short cut */
	uint32_t count;  /* intervals, at least 2; the first holds all that is below its end */
	const uint64_t *starts;
	/* shortcut[(x - starts[1]) >> shift], for x from starts[1]: the interval in which that begins. */
	const uint32_t *shortcut;
	uint32_t shortcut_count;
	const struct index_node *children; /* one per interval */
	struct index_node absent;          /* the operation lacks the field */
};

/* One per kind of look-up: deny lines, allow lines, and allow lines with `as` that a write touches. */
struct index {
	/* By number in the registry, then intent; NULL where no line can match. */
	const struct index_node *(*roots)[INTENT_COUNT];
	struct index_node all; /* every line of the kind; what the budget does not cover is walked */
};

/* ---- conduits ---- */

struct refuse_code {
	const struct dissector *protocol;
	int32_t code;
};

struct conduit {
	const char *from, *to; /* for people: names joined by ", " */
	const uint16_t *from_zones, *to_zones;
	uint32_t from_count, to_count;
	struct place at;
	uint8_t mode;                       /* enum mode */
	uint8_t otherwise, malformed, unknown, answers; /* enum verdict */
	bool within;                        /* not a conduit: traffic inside one zone, not judged */
	bool silent, cyclic_strict;
	bool names_ethertype;               /* some line does */
	bool denies_answers;                /* some deny line names a role */
	bool allows_any;                    /* some allow line is for `any` */
	uint64_t allows[POLICY_PROTOCOLS_MAX / 64]; /* protocols that an allow line names */
	/* Protocols whose usual places may be opened: allow lines that name no port of their own. */
	bool opens_any;
	uint64_t opens[POLICY_PROTOCOLS_MAX / 64];
	uint64_t repeats[POLICY_PROTOCOLS_MAX / 64]; /* protocols of which a judgement may be remembered */
	const uint32_t *deny, *allow;       /* ids, in order */
	uint32_t deny_count, allow_count;
	const uint32_t *deny_headers, *allow_headers; /* ids of lines that a header alone can decide */
	uint32_t deny_header_count, allow_header_count;
	struct index deny_index, allow_index, touch_index;
	const struct refuse_code *codes;
	unsigned code_count;
};

struct zone_pair {
	uint32_t key; /* from << 16 | to */
	uint32_t conduit;
};

struct arena_chunk;

struct policy {
	struct arena_chunk *chunks;
	const char *file;
	uint8_t mode;       /* enum mode */
	uint8_t otherwise;  /* enum verdict */
	bool within_judged;
	bool has_mode, has_version;
	int32_t utc_offset_min;
	struct zone *zones;
	uint32_t zone_count; /* the number behind the last is any-other */
	struct prefixes addresses; /* of all zones */
	const uint16_t *placeless; /* zones without addresses */
	uint32_t placeless_count;
	const char **sides;
	uint32_t side_count;
	struct conduit *conduits;
	uint32_t conduit_count;
	struct conduit *within; /* one per zone */
	struct zone_pair *pairs; /* by key */
	uint32_t pair_count;
	struct line *lines;
	uint32_t line_count;
	uint64_t lists[POLICY_PROTOCOLS_MAX]; /* by number in the registry: fields that hold lists */
	/* Number in the registry by address of the dissector: open addressing. */
	struct {
		const struct dissector *protocol;
		uint32_t number;
	} protocols[2 * POLICY_PROTOCOLS_MAX];
};

/* An empty policy; name is copied. */
struct policy *policy_create(const char *name);

/* Zeroed memory of the policy; never NULL. */
void *policy_take(struct policy *p, size_t size);
char *policy_copy(struct policy *p, const char *text, size_t len);

/* Where the search for a protocol begins; each operation asks, so an address is hashed by its product. */
static inline unsigned policy_protocol_slot(const struct dissector *d)
{
	return (unsigned)((uintptr_t)d * UINT64_C(0x9e3779b97f4a7c15) >> 32) % (2 * POLICY_PROTOCOLS_MAX);
}

/* Number in the registry, or POLICY_PROTOCOLS_MAX. */
static inline unsigned policy_protocol(const struct policy *p, const struct dissector *d)
{
	unsigned slot = policy_protocol_slot(d);
	while (p->protocols[slot].protocol && p->protocols[slot].protocol != d)
		slot = (slot + 1) % (2 * POLICY_PROTOCOLS_MAX);
	return p->protocols[slot].protocol ? p->protocols[slot].number : POLICY_PROTOCOLS_MAX;
}

/* Makes a table of prefixes findable; list is sorted in place. */
void prefixes_sort(struct prefixes *t);

/* Length of the longest prefix of one owner's table that holds key, or -1. */
int prefixes_best(const struct prefixes *t, const uint8_t *key, unsigned key_bytes);

/* The first len bits of key (key_bytes of it), the rest 0. */
void prefix_mask(uint8_t out[16], const uint8_t *key, unsigned key_bytes, unsigned len);

/* Does an ascending list hold the value? */
bool list_holds(const uint16_t *list, uint32_t count, uint16_t value);

/* Number of the zone of an endpoint; zone_count: any-other. */
uint16_t policy_zone_number(const struct policy *p, const struct endpoint *e);

/* Fills the indexes of all conduits. */
void policy_index_build(struct policy *p);

/* Sets c->repeats; denies_answers is set. */
void policy_repeat_build(struct policy *p, struct conduit *c);

/* The outcome of the rate and the step of an allow line that matched; *cause stays when within both. */
uint8_t line_guard(const struct line *l, const struct subject *s, struct guards *guards,
		   uint64_t now_ns, enum mode mode, uint8_t *cause);

/* Is a line in force now?  now_ns 0: the clock is not trusted, and it is. */
enum force { IN_FORCE, FORCE_EXPIRED /* and still allows */, FORCE_ENDED, FORCE_SCHEDULE };
enum force line_force(const struct policy *p, const struct line *l, uint64_t now_ns);

/* policy_operation() without indexes: walks all lines in order.  The oracle of the tests. */
struct judgement policy_operation_linear(const struct policy *p, const struct conduit *conduit,
					 const struct subject *s, struct guards *guards,
					 uint64_t now_ns);
