/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Signature rules: files in the dialects of Suricata, Snort 2 and Snort 3, and Bulkhead's own
 * `match:"EXPRESSION"`, read into one set.  docs/signatures.md is their reference.
 *
 * Reading and compiling allocate (compile side, one thread per set).  A set that was compiled is immutable: any
 * number of engines match with it, each with memory of its own (signature_match.h).
 */
#pragma once

#include "rules/diag.h"

#include <stdint.h>

struct signatures;

enum signature_dialect { DIALECT_SURICATA, DIALECT_SNORT2, DIALECT_SNORT3, DIALECT_COUNT };
extern const char *const signature_dialect_names[DIALECT_COUNT];

enum signature_action { ACTION_ALERT, ACTION_PASS, ACTION_DROP, ACTION_REJECT, ACTION_COUNT };
extern const char *const signature_action_names[ACTION_COUNT];

/* What became of a rule. */
enum signature_status {
	SIGNATURE_LOADED,
	SIGNATURE_NOTED,    /* loaded, with something to know about it */
	SIGNATURE_FAILED,   /* not loaded: the first error says why */
	SIGNATURE_DISABLED, /* commented out, and such rules are not wanted */
	SIGNATURE_STATUSES,
};
extern const char *const signature_status_names[SIGNATURE_STATUSES];

/* How a rule becomes a candidate, cheapest first. */
enum signature_cost {
	COST_FIELD,    /* by the protocol, intent and code of a message: no bytes are searched */
	COST_POSITION, /* by bytes at a fixed place */
	COST_LITERAL,  /* by a text of at least 3 bytes: Hyperscan */
	COST_SHORT,    /* by a text of 1 or 2 bytes, or by a regular expression */
	COST_HEADER,   /* by headers alone: tried on every packet that fits them */
	COST_COUNT,
};
extern const char *const signature_cost_names[COST_COUNT];

/* One rule as it was found in a file. */
struct signature_report {
	const char *file;
	unsigned line;
	enum signature_dialect dialect;
	enum signature_status status;
	enum signature_cost cost;      /* when it was loaded */
	bool never;                    /* loaded, but it cannot match */
	uint32_t gid, sid, rev;        /* sid: as loaded, renumbered when it clashed */
	uint32_t sid_written;          /* as in the file, 0: none */
	const char *message;           /* "" when it has none */
	const char *buffers;           /* "payload, http.uri": what is searched */
	uint32_t span;                 /* of a stream rule: bytes it needs at once; UINT32_MAX: unbounded; 0: none */
	size_t first_note, notes;      /* in the diags of the run */
};

struct signature_settings {
	bool wants_disabled;      /* load commented-out rules too */
	const char *base_policy;  /* "connectivity", "balanced", "security", "max-detect" of vendor sets, or NULL */
	const char *cache;        /* folder for compiled databases, NULL: none */
	uint32_t window;          /* most bytes of a stream that are searched at once; 0: SIGNATURE_WINDOW */
};

#define SIGNATURE_WINDOW 2048u
#define SIGNATURE_RULE_MAX 65536u         /* bytes of one rule */
#define SIGNATURE_FILE_MAX (64u << 20)    /* bytes of one file */
#define SIGNATURE_STEPS_MAX 64u           /* options that search, of one rule */
#define SIGNATURE_COUNT_MAX 4000000u      /* of a threshold */
#define SIGNATURE_PRIVATE_SID 2100000000u /* clashing rules are renumbered from here */

struct signatures *signatures_create(const struct signature_settings *settings);
void signatures_destroy(struct signatures *s);

/* NAME=VALUE, as `var` lines do.  False with a diagnostic. */
bool signatures_variable(struct signatures *s, const char *text, struct diags *diags);

/* Reads a file, or len bytes of text called name.  Every rule that cannot be loaded is an error in diags, what
 * one should know a note; the others are loaded all the same.  False: nothing could be read. */
bool signatures_read_file(struct signatures *s, const char *path, struct diags *diags);
bool signatures_read(struct signatures *s, const char *text, size_t len, const char *name, struct diags *diags);

/* Ends reading: renumbers, finds rules that can never match, compiles the databases.  False with a diagnostic. */
bool signatures_compile(struct signatures *s, struct diags *diags);

size_t signatures_report_count(const struct signatures *s);
const struct signature_report *signatures_report(const struct signatures *s, size_t i);

/* Of the compiled set: rules, and bytes of memory that all of it takes. */
size_t signatures_count(const struct signatures *s);
size_t signatures_memory(const struct signatures *s);

/* Does a rule count, or remember over several conversations?  Then it uses what workers share. */
bool signatures_span_flows(const struct signatures *s);

/* ---- a rule, as alerts show it ---- */

struct signature;

struct signature_text {
	uint32_t gid, sid, rev;
	enum signature_action action;
	unsigned priority;          /* 1 is the most important */
	const char *message;
	const char *class, *category; /* "attempted-dos", "Attempted Denial of Service"; "" when it has none */
	const char *references;     /* "cve,2012-1234 url,example.org" or "" */
	const char *metadata;       /* or "" */
	const char *technique;      /* ATT&CK for ICS, "T0855", or NULL */
	const char *target;         /* "src_ip", "dest_ip" or NULL */
	const char *rule;           /* the whole text */
	const char *file;
	unsigned line;
};

const struct signature *signatures_rule(const struct signatures *s, size_t i);
const struct signature_text *signature_text(const struct signature *r);
