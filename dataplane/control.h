/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The contract between the dataplane and whoever asks it: messages on a Unix seqpacket socket.
 *
 * A request is one message: a head, and what the type says behind it.  The answer is one or more messages of the
 * same type, each a head and `count` records of `record_len` bytes; the last has `more` 0.  Numbers are in
 * the machine's byte order, texts end in NUL, there are no pointers.  A newer side may append members to a record: a
 * reader takes what it knows of record_len bytes.  Everything is checked by the receiver before it is used.
 */
#pragma once

#include <stdint.h>

#define CONTROL_MAGIC 0x4b4c4842u
#define CONTROL_VERSION 1
#define CONTROL_MESSAGE_MAX 65536u  /* bytes of one message */
#define CONTROL_POLICY_MAX (16u << 20)

enum control_type {
	CONTROL_STATUS = 1,      /* struct control_status */
	CONTROL_SEGMENTS,        /* struct control_segment */
	CONTROL_WORKERS,         /* struct control_worker */
	CONTROL_COUNTERS,        /* struct control_counter: everything that is counted */
	CONTROL_MEMORY,          /* struct control_budget */
	CONTROL_FLOWS,           /* struct control_flow */
	CONTROL_TRACE,           /* request: struct control_trace_request; answer: struct control_trace, as they come */
	CONTROL_EVENTS,          /* answer: text, whole JSON lines, as they come, until the reader goes */
	CONTROL_POLICIES,        /* struct control_policy: those that are kept */
	CONTROL_POLICY_LOAD,     /* request: struct control_load and a memory file; answer: struct control_policy */
	CONTROL_POLICY_TEXT,     /* request: uint32_t, 0: the one in force; answer: text */
	CONTROL_POLICY_ROLLBACK, /* answer: struct control_policy */
	CONTROL_POLICY_CONFIRM,  /* answer: struct control_policy */
	CONTROL_NOTICES,         /* request: uint64_t, later than this; answer: struct control_notice */
	CONTROL_RELAX,           /* request: struct control_relax_request, or nothing; answer: struct control_relax */
	CONTROL_WINDOWS,         /* struct control_window: those that are open */
	CONTROL_WINDOW_OPEN,     /* request: struct control_window_request; answer: struct control_window */
	CONTROL_WINDOW_CLOSE,    /* request: struct control_window_close; answer: those that are still open */
	CONTROL_RULES,           /* struct control_rules */
	CONTROL_RULES_LOAD,      /* request: struct control_rules_load; answer, when it is done: struct control_rules */
	CONTROL_RULES_SOURCES,   /* struct control_rules_source */
	CONTROL_RECORDS,         /* request: nothing, from the one reader, or struct control_records_taken; answer:
				  * struct control_records and what belongs to it, as they come, until the reader
				  * goes */
	CONTROL_TYPES,
};

struct control_head {
	uint32_t magic;
	uint16_t version;
	uint16_t type;       /* enum control_type */
	uint32_t len;        /* of this message, with the head */
	int32_t error;       /* answers: not 0: the records are one text that says what is wrong */
	uint32_t record_len; /* 1: text */
	uint32_t count;
	uint32_t more;
	uint32_t zero;
};

#define CONTROL_RECORDS_MAX (CONTROL_MESSAGE_MAX - (uint32_t)sizeof(struct control_head))

struct control_status {
	char version[32];
	char dpdk[48];
	uint64_t now_ns, started_ns; /* since 1970; started: the supervisor */
	uint64_t failed_ns;          /* the latest time, 0: never */
	uint32_t restarts;
	uint32_t workers, segments;
	uint32_t policy;          /* its version, 0: none: everything passes */
	uint32_t policy_lines;
	uint64_t policy_since_ns;
	uint64_t confirm_until_ns; /* 0: nothing waits to be confirmed */
	uint64_t judged, passed, stopped, injected;
	uint64_t flows, messages, operations;
	uint64_t events_written, events_lost;
	char failed_how[16];      /* "exit", "signal", "hang" */
	char mode[16];            /* "learn", "monitor", "enforce", "mixed"; empty without a policy */
	uint32_t relaxed, windows; /* segments that are only monitored, maintenance windows that are open */
	uint64_t rules;           /* signature rules in force */
	uint64_t rules_dated_ns;  /* the day of the oldest bundle, else of the newest file; 0: no rules */
	uint64_t rules_age_days;  /* UINT64_MAX: no rules */
	uint32_t returned_from;   /* the latest version that did not stay, 0: none since the start */
	uint32_t expiring;        /* lines that have expired, or will within a month */
	uint64_t returned_ns;
	uint64_t expires_ns;      /* when the first of them does */
	uint64_t transfers;       /* downloads and the like that are under way */
};

struct control_segment {
	char name[32];
	char side[16];       /* "outside", "inside": two records for each segment */
	char device[64];
	char on_failure[16];
	uint64_t link;       /* 1: there is one */
	uint64_t rx_frames, rx_bytes, tx_frames, tx_bytes;
	uint64_t dropped;    /* too long, no buffer, queue full */
};

struct control_worker {
	uint32_t number, core;
	uint64_t judged, passed, stopped, injected, bursts, waits;
	uint64_t flows, flows_most, messages, operations;
	uint64_t pool_now, pool_most;
	uint64_t lost;       /* frames for want of a buffer or of room between workers */
	uint64_t events_lost_allowed, events_lost_others;
};

struct control_counter {
	char name[48];
	char class[12];      /* "frames", "flaw", "drop", "budget", "info", "verdict", "events" */
	char help[120];
	uint64_t value;
};

struct control_budget {
	char name[32];
	char what[32];       /* "worker 0", "all" */
	uint64_t entries, bytes;
	uint64_t used, most; /* of the entries; UINT64_MAX: not counted */
};

struct control_flow {
	uint64_t id;
	char client[64], server[64]; /* addresses with ports */
	char transport[16];
	char protocol[32];   /* empty: not recognised */
	char from[48], to[48];
	uint32_t vlan;
	uint32_t worker;
	uint64_t packets, bytes, messages;
	uint64_t first_ns, last_ns;
};

struct control_trace_request {
	uint32_t packets;
	char expression[512]; /* empty: every packet */
};

struct control_trace {
	uint64_t packet;
	uint32_t worker;
	uint32_t stage;      /* enum trace_stage */
	int64_t a, b, c;
};

struct control_load {
	uint32_t len;        /* of the text in the memory file */
	uint32_t confirm_s;  /* 0: good at once; else the last good one comes back by itself */
	char who[64], why[256];
	uint32_t number;     /* that it should have, if that is behind all others; 0: the next one */
	uint32_t zero;
};

struct control_policy {
	uint32_t number;
	uint32_t lines;      /* 0 for those that are not in force */
	uint64_t time_ns;    /* when it was loaded */
	char state[16];      /* "in force", "unconfirmed", "kept" */
	char good[8];        /* "good": the one that a restart takes */
	char who[64], why[256];
};

/* What the appliance itself tells, in the order of its times, which rise: the latest number the next question. */
struct control_notice {
	uint64_t time_ns;
	char level[8];       /* "info", "warning", "alarm" */
	char id[32];         /* of a text in mgmt/words, behind "notice." */
	char args[768];      /* a JSON object of its arguments */
	char text[480];      /* the sentence in English */
};

struct control_relax_request {
	uint32_t for_s;      /* from now, a day at most; 0: not any more */
	uint32_t zero;
	char segment[32];
	char who[64], why[256];
};

/* One for each segment. */
struct control_relax {
	uint64_t since_ns, until_ns; /* 0: it is not relaxed */
	char segment[32];
	char who[64], why[256];
};

struct control_window_request {
	uint32_t for_s;      /* from now, a day at most; 0: two hours */
	uint32_t zero;
	char station[64];    /* an address, or a network such as 10.1.0.0/24 */
	char devices[512];   /* the same, up to 16 with commas between */
	char intents[128];   /* "program|run", or "any" */
	char who[64], why[256];
};

struct control_window {
	uint32_t id, zero;
	uint64_t since_ns, until_ns;
	char station[64], devices[512], intents[128];
	char who[64], why[256];
};

struct control_window_close {
	uint32_t id, zero;
	char who[64];
};

struct control_rules {
	uint64_t rules, not_loaded; /* those with a mistake */
	uint64_t bytes;
	uint64_t since_ns;          /* in force */
	uint64_t dated_ns, age_days; /* as in struct control_status */
	uint32_t bundles, zero;
	char state[16];             /* "in force", "last good": what the settings name has mistakes; "none" */
	char failed[256];           /* why the latest load failed; "": it did not */
};

struct control_rules_load {
	uint32_t takes_part; /* 1: rules with a mistake are left out, else nothing is loaded */
};

/* What the settings say of rules: whoever loads them tries them first. */
struct control_rules_source {
	char kind[16]; /* "path", "variable", "store", "cache" */
	char text[256];
};

/* Records of events (dataplane/events/wire.h) and frames, kept until their reader says that they are safe; until
 * then they may come again, with the same run and number. */
enum control_records_kind {
	CONTROL_RECORDS_EVENTS,   /* a block */
	CONTROL_RECORDS_EVIDENCE, /* struct control_evidence, then for each frame struct control_frame and its bytes,
				   * filled up to a multiple of 8 */
};

struct control_records {
	uint64_t run;        /* of the dataplane that they were made in */
	uint64_t number;     /* of this message in it, from 1 */
	uint64_t lost;       /* events of the run that were lost until it was sent */
	uint32_t kind;       /* enum control_records_kind */
	uint32_t count;      /* records of events */
};

struct control_records_taken {
	uint64_t run, number;
};

struct control_evidence {
	uint64_t flow;       /* id of the conversation */
	uint64_t time_ns;    /* of the event */
	uint32_t frames, zero;
};

struct control_frame {
	uint64_t time_ns;
	uint32_t len, wire_len;
	uint16_t port;       /* where it came in: twice the segment, odd: inside */
	uint16_t zero[3];
};
