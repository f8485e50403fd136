/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a report is made of: internal to report*.c.
 *
 * Collected by one worker: protocols (counters), talks (who with whom on which port) with a row per
 * protocol, devices, findings, and a history of messages over time.  All are bounded: the first N by
 * packet are kept by themselves, what comes later is summed in a row named "others", so that what is kept does
 * not depend on the number of workers.  Everything is owned by the struct report that made it.
 *
 * A view is what the writers need: merged, sorted, cut, with the findings that only show in the whole.
 */
#pragma once

#include "dataplane/audit/report.h"
#include "dataplane/audit/words.h"

#include "dissectors/registry.h"

#define REPORT_TALKS 32768
#define REPORT_DEVICES 16384
#define REPORT_FINDINGS 2048 /* of one kind */
#define REPORT_OBJECTS 64    /* objects of one kind between two devices */
#define REPORT_MACS 4
#define REPORT_FACTS 10
#define REPORT_RANGES 8

/* ---- hash tables of structs that begin with a struct node ---- */

struct node {
	uint64_t hash;
	struct node *next;
};

struct table {
	struct node **bucket;
	size_t buckets, count; /* buckets: a power of two, or 0 */
};

/* Adds a node that is not there yet; false: memory is out. */
bool table_add(struct table *t, struct node *n);
uint64_t table_hash(const void *key, size_t len);

/* ---- ends ---- */

/* A device: its address, or its MAC when its frames have no IP.  No padding: compared by bytes. */
struct end {
	uint8_t address[16];
	uint8_t mac[6];
	uint8_t has_address, is_known; /* is_known 0: nobody in particular */
};

/* ---- protocols ---- */

struct protocol {
	const struct dissector *dissector;
	uint64_t keys, addresses, values; /* fields by use */
	int unit;                         /* the field that names a unit behind a gateway, or -1 */
	uint64_t messages, malformed;
	uint64_t flaws[64];
	uint64_t operations[INTENT_COUNT];
	uint64_t codes[256];      /* functions below 256 */
	uint64_t *pages[256];     /* below 65,536: 256 counters each, made when needed */
	uint64_t codes_beyond;    /* others */
};

/* ---- devices ---- */

struct fact {
	uint64_t packet, order; /* as in struct event */
	uint8_t what; /* enum identity */
	uint8_t len;
	uint8_t text[70];
};

/* A bit per protocol, by its place in the registry. */
struct protocol_set {
	uint64_t bits[REGISTRY_MAX / 64];
};

struct device {
	struct node node;
	struct end end;
	uint64_t packet, order; /* where it was first seen */
	uint64_t first_ns, last_ns;
	struct {
		uint64_t packet;
		uint8_t mac[6];
	} macs[REPORT_MACS];
	unsigned mac_count;
	unsigned fact_count;
	struct fact facts[REPORT_FACTS]; /* these and macs: the first that were seen, in that order */
	struct protocol_set served, used;
	uint64_t packets, bytes; /* sent */
	uint16_t vlan;
	const char *zone;      /* NULL without a policy */
	uint64_t vlan_packet, zone_packet; /* where they were learnt */
	unsigned number;       /* set by the view: position in its list */
};

/* ---- who talks with whom ---- */

/* What every message counts comes first, in one cache line for the two most frequent intents. */
struct row {
	struct protocol *protocol; /* NULL: not recognised */
	uint64_t messages;
	uint64_t last_ns;
	uint32_t noted[2];         /* code and unit of the last request and answer that repeated: they are below */
	uint64_t operations[INTENT_COUNT][2]; /* [0] requests and reports, [1] answers */
	struct talk *talk;
	struct row *next; /* of the same talk */
	uint64_t packet;
	uint64_t flows, midstream, unanswered;
	uint64_t packets[2], bytes[2], payload;
	uint64_t malformed;
	uint64_t failed;                 /* answers that say no */
	uint64_t verdicts[VERDICT_COUNT]; /* of what was not simply allowed */
	uint64_t first_ns;
	uint64_t codes[4], failed_codes[4], units[4]; /* bit sets */
	unsigned rank;                   /* set by the view: of its strongest intent */
};

/* The identity of a talk.  No padding. */
struct talk_key {
	struct end client, server;
	uint16_t port, vlan, ethertype, ip_protocol;
};

struct talk {
	struct node node;
	struct talk_key key;
	uint64_t packet, order;
	struct device *client, *server; /* NULL: a group address, or among the others */
	const char *from, *to;          /* zones, NULL without a policy */
	struct row *rows;
	bool is_others;
};

/* ---- findings ---- */

#define OBJECT_KEY 104

/* The identity of a finding.  No padding; compared by bytes, the object by its length. */
struct finding_key {
	uint8_t kind;       /* enum finding_kind */
	uint8_t verdict, cause, mode;
	uint8_t by_server;  /* the server of the conversation sent it */
	uint8_t ip_protocol;
	uint16_t port;
	uint16_t detail;    /* flaw bit, or reason */
	uint16_t object_len; /* bytes of object, or one of the two below */
	uint32_t spare;
	const struct dissector *dissector;
	const char *label;
	const struct line *line;
	struct end client, server;
	uint8_t object[OBJECT_KEY];
};
#define OBJECT_GROUP 0xffff /* not shown: counts the objects of a group */
#define OBJECT_OTHERS 0xfffe /* the group's further objects */

struct finding {
	struct node node;
	struct finding_key key;
	uint64_t packet, order;  /* of the first event, which is the example */
	uint64_t turn;           /* of its worker's findings: breaks ties within an event */
	uint64_t first_ns, last_ns;
	uint64_t count;
	uint8_t gravity;         /* enum gravity */
	bool is_rough;           /* ranges were joined over gaps */
	bool is_others;          /* what is beyond REPORT_FINDINGS */
	uint8_t range_count;
	unsigned members;        /* OBJECT_GROUP: objects so far */
	uint64_t number, total;  /* for sentences about many */
	const char *technique;
	const char *help;
	const char *from, *to;   /* zones of sender and receiver */
	const struct field *address; /* what the ranges are of */
	const struct field *value;
	bool has_value, is_float;
	double low, high;
	struct {
		uint64_t first, last;
	} range[REPORT_RANGES];
	char object[120];
	char value_text[48];     /* the first value, when it is no number */
};

/* ---- messages over time ---- */

#define HISTORY_SLOTS 256

struct history_slot {
	uint64_t intents[INTENT_COUNT];
	uint64_t marks[GRAVITY_COUNT];
};

/* Slots are 2^shift ns wide, aligned to 1970; low..high are those in use. */
struct history {
	unsigned shift;
	bool any;
	uint64_t low, high;
	struct history_slot slot[HISTORY_SLOTS];
};

/* The slot of a time outside low..high, which grow; slots widen when there are too few. */
struct history_slot *history_reach(struct history *h, uint64_t time_ns);

/* Adds what `from` has. */
void history_add(struct history *into, const struct history *from);

static inline struct history_slot *history_at(struct history *h, uint64_t time_ns)
{
	const uint64_t index = time_ns >> h->shift;
	if (h->any && index - h->low <= h->high - h->low)
		return &h->slot[index % HISTORY_SLOTS];
	return history_reach(h, time_ns);
}

/* ---- a flow while it lives: flow_info.host ---- */

struct note {
	struct note *next; /* free list */
	struct talk *talk;
	struct row *row;      /* of the last message, whose dissector is below */
	const struct dissector *dissector;
	struct finding *last; /* the finding it hit last */
	uint64_t packet;
};

/* ---- the report ---- */

/* Memory that is freed whole; its bytes follow it. */
struct chunk {
	_Alignas(64) struct chunk *next;
	size_t size;
};

struct report {
	const struct policy *policy;
	struct protocol *protocols[REGISTRY_MAX]; /* in the order of the registry */
	unsigned protocol_count;
	struct table talks, devices, findings;
	struct talk others;              /* talks beyond REPORT_TALKS */
	uint64_t devices_others;         /* times a device did not fit */
	uint64_t kind_count[FINDING_KINDS];
	struct finding kind_others[FINDING_KINDS];
	uint64_t order;                  /* of talks, devices and findings of this worker */
	uint64_t verdicts[VERDICT_COUNT];
	uint64_t reasons[REASON_COUNT];
	struct engine_counters counters;
	bool has_counters;
	uint64_t flows, packets_seen, first_ns, last_ns;
	struct history history;
	struct note *free_notes;
	struct chunk *chunks;            /* all memory but the tables' buckets */
	size_t chunk_used;
	bool is_short;                   /* memory was out at least once */
};

/* Zeroed memory that lives as long as the report, aligned to cache lines, or NULL. */
void *report_alloc(struct report *r, size_t size);

struct protocol *report_protocol(struct report *r, const struct dissector *d);
uint64_t *report_code(struct report *r, struct protocol *p, uint32_t code);
/* The protocol at or behind place i that is in the set, or NULL; *i: the place behind it. */
const struct protocol *report_protocol_next(const struct report *r, const struct protocol_set *set, unsigned *i);
unsigned report_protocol_index(const struct report *r, const struct protocol *p); /* p: of r */

struct end report_end(const struct endpoint *e);
bool report_is_group(const struct end *e); /* multicast or broadcast */
struct device *report_device(struct report *r, const struct end *e, const struct event *at);
void report_device_mac(struct device *d, const uint8_t mac[6], uint64_t packet);
void report_device_fact(struct device *d, const struct fact *fact);
struct row *report_row(struct report *r, struct talk *talk, struct protocol *p, uint64_t packet,
		       uint64_t time_ns);

/* report_find.c: what is notable. */
void report_find_operation(struct report *r, struct note *n, const struct event *e);
void report_find_flaw(struct report *r, struct note *n, const struct event *e, unsigned bit);
void report_find_reason(struct report *r, struct note *n, const struct event *e);
void report_find_opening(struct report *r, struct note *n, const struct event *e);
void report_find_signature(struct report *r, struct note *n, const struct event *e);
void report_find_widen(struct finding *f, uint64_t first, uint64_t last);
bool report_find_same(const struct finding_key *a, const struct finding_key *b);
uint64_t report_find_hash(const struct finding_key *k);

/* ---- the view ---- */

struct view {
	const struct report *report;
	const struct capture_list *list;
	uint64_t packets, bytes, first_ns, last_ns, cut, partial;
	uint64_t messages, operations, malformed, stopped, reported;
	struct talk **talks;
	size_t talk_count;
	struct row **rows;         /* by messages, then bytes */
	size_t row_count;
	struct finding **findings; /* by gravity, then verdict, then packet */
	size_t finding_count;
	size_t gravity_count[GRAVITY_COUNT], stopped_count;
	struct device **devices;   /* by address */
	size_t device_count;
	struct finding *derived;   /* owned: found in the whole */
	size_t derived_count, derived_cap;
	struct row *others;        /* owned: what is beyond REPORT_TALKS, one row */
	struct talk others_talk;
	struct finding kind_others[FINDING_KINDS];
	uint64_t devices_others;
};

/* list may be NULL.  False: memory is out. */
bool view_init(struct view *v, const struct report *r, const struct capture_list *list);
void view_fini(struct view *v);

/* report_scan.c: adds what only shows in the whole to v->derived; false: memory is out. */
bool view_derive(struct view *v);

/* The device of an end, or NULL. */
const struct device *view_device(const struct view *v, const struct end *e);

/* A fact about a device: the first that was seen, or NULL. */
const struct fact *device_fact(const struct device *d, enum identity what);

/* "10.0.0.5", "aa:bb:...", "several devices"; with_name: "PLC-3 (10.0.0.5)".  Cleaned. */
#define END_TEXT 128
char *view_end(const struct view *v, const struct end *e, bool with_name, char out[END_TEXT]);

/* "TCP 502", "ethertype 0x88b8", "ICMP". */
char *view_port(uint16_t ip_protocol, uint16_t port, uint16_t ethertype, char out[32]);

/* What a row's messages are for: intents by count; the one that matters most. */
enum intent row_strongest(const struct row *row);
unsigned intent_rank(enum intent i); /* 0: harmless */
uint64_t row_intent(const struct row *row, enum intent i);

/* The sentences of a finding: what happened; why the policy decided so (empty without a decision). */
#define SENTENCE_TEXT 640
struct finding_words {
	char what[SENTENCE_TEXT], why[SENTENCE_TEXT];
	char sender[END_TEXT], receiver[END_TEXT];
	char object[300], value[80], port[32], count[32], total[32], number[24];
	struct sentence sentence, cause;
};
void view_words(const struct view *v, const struct finding *f, struct finding_words *w);

/* The one sentence that the report begins with. */
void view_conclusion(const struct view *v, char *out, size_t cap);
