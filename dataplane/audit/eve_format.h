/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One event as JSON lines: internal to eve*.c.
 *
 * A struct eve_format belongs to one worker.  It keeps what repeats from line to line in formatted form: the
 * second, the keys of each protocol's fields, what a flow's lines begin with, the deciding line.
 */
#pragma once

#include "dataplane/audit/json.h"
#include "dataplane/engine/engine.h"

#define EVE_LINES 131072 /* most bytes that one event takes */

/* A text that is copied in one go: short ones as a whole block, whatever their length. */
#define EVE_WORD 96

struct eve_word {
	uint8_t len;
	char text[EVE_WORD - 1];
};

/* The keys of a protocol's fields as they stand in a line. */
struct eve_keys {
	struct eve_keys *next;
	const struct dissector *dissector;
	struct {
		struct eve_word plain; /* "unit": */
		struct eve_word named; /* ,"unit_name":" */
	} field[FIELDS_MAX];
	struct eve_word open;          /* ,"event_type":"modbus","modbus":{ */
	struct eve_word app;           /* ,"app_proto":"modbus" */
};

#define EVE_FLOWS 1024
#define EVE_PREFIX 372

/* ,"flow_id":1,"src_ip":"10.0.0.1",... [0] from the client, [1] from the server */
struct eve_prefix {
	uint64_t id;
	struct conversation of;
	bool used;
	uint16_t len[2];
	char text[2][EVE_PREFIX];
};

#define EVE_POLICY_LINES 64

struct eve_policy_line {
	const struct line *line;
	size_t len;
	char text[512];
};

#define EVE_LABELS 64

/* ,"label":"read holding registers" */
struct eve_label {
	const char *label;
	struct eve_word word;
};

struct eve_format {
	const struct policy *policy; /* or NULL */
	/* },"operation":{"intent":"read","changes":"no","role":"request","index": */
	struct eve_word operations[INTENT_COUNT][3][3];
	/* ,"policy":{"verdict":"allow","cause":"allow-line","mode":"enforce" */
	struct eve_word judgements[VERDICT_COUNT][CAUSE_COUNT][3];
	struct eve_label labels[EVE_LABELS];
	uint64_t second;
	bool has_second;
	char second_text[20];
	struct eve_keys *keys;
	struct eve_prefix flows[EVE_FLOWS];
	struct eve_policy_line lines[EVE_POLICY_LINES];
	char out[EVE_LINES];
};

/* f: zeroed memory of the caller. */
void eve_format_init(struct eve_format *f, const struct policy *policy);

/* Frees what the formatter allocated, not the formatter. */
void eve_format_fini(struct eve_format *f);

/* Writes the lines of an event to f->out; returns their length, 0: the event has none. */
size_t eve_format_event(struct eve_format *f, const struct event *e);
