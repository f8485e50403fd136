/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One event as JSON lines: internal to eve*.c.
 *
 * A struct eve_format belongs to one worker.  It keeps what repeats from line to line as ready text: the
 * second, the keys of each protocol's fields, named values, what a flow's lines begin with and what the lines
 * of like operations end with.
 */
#pragma once

#include "dataplane/events/json.h"
#include "dataplane/engine/engine.h"

#define EVE_LINES 131072 /* most bytes that one event takes */

/* A text that is copied in one go: short ones as a whole block, whatever their length. */
#define EVE_WORD 112

struct eve_word {
	uint8_t len;
	char text[EVE_WORD - 1];
};

/* ,"function":3,"function_name":"read-holding-registers" */
struct eve_named {
	uint64_t value;
	struct eve_word word; /* empty: unused */
};

#define EVE_NAMED 64

enum eve_form {
	EVE_OTHER,
	EVE_NUMBER, /* an unsigned value is just its digits */
	EVE_NAME,   /* an unsigned value may have a name */
};

struct eve_key {
	enum eve_form form;
	struct eve_named *named; /* EVE_NAME: by value modulo EVE_NAMED */
	struct eve_word word;    /* ,"unit": */
};

/* The keys of a protocol's fields as they stand in a line. */
struct eve_keys {
	struct eve_keys *next;
	const struct dissector *dissector;
	uint64_t known;       /* bit per field */
	struct eve_word app;  /* ,"app_proto":"modbus" */
	struct eve_word open; /* ,"app_proto":"modbus","event_type":"modbus","modbus":{ */
	struct eve_key field[FIELDS_MAX];
};

#define EVE_FLOWS 4096
#define EVE_PREFIX 372

/* ,"flow_id":1,"src_ip":"10.0.0.1",... [0] from the client, [1] from the server */
struct eve_prefix {
	uint64_t id;
	struct endpoint client;
	uint16_t client_port;
	uint16_t len[2]; /* 0: unused */
	char text[2][EVE_PREFIX];
};

/* All that the end of an operation's line depends on, but for the operation's index. */
struct eve_case {
	const char *label, *technique;
	const struct line *line;
	const struct conduit *conduit; /* only of verdicts that name the zones */
	uint64_t kind;                 /* the operation's members before its index */
	uint64_t judgement;
};

#define EVE_ENDINGS 1024

/* },"operation":{..."index":0 and so on to the end of the line */
struct eve_ending {
	struct eve_case of;
	uint16_t index;     /* where the index stands, one digit */
	uint16_t len;       /* 0: unused */
	char text[700];
};

struct eve_format {
	const struct policy *policy; /* or NULL */
	const char *lines;           /* where the event's lines begin */
	uint64_t second_ns;          /* when the second of the latest line began */
	char second_text[36];        /* {"timestamp":"2026-01-31T12:00:00. */
	struct eve_keys *keys;
	struct eve_prefix flows[EVE_FLOWS];
	struct eve_ending endings[EVE_ENDINGS];
};

/* False: eve_format_event() would write nothing, as for most events. */
static inline bool eve_has_lines(const struct event *e)
{
	return e->kind == EVENT_MESSAGE ? e->message->flaws || e->message->bad : e->kind != EVENT_DETECTED;
}

/* f: zeroed memory of the caller.  Labels, techniques and the policy stay where they are. */
void eve_format_init(struct eve_format *f, const struct policy *policy);

/* Frees what the formatter allocated, not the formatter. */
void eve_format_fini(struct eve_format *f);

/* Writes the lines of an event to EVE_LINES bytes at out; returns their length, 0: the event has none. */
size_t eve_format_event(struct eve_format *f, const struct event *e, char *out);
