/* SPDX-License-Identifier: Apache-2.0 */
/*
 * IEC 60870-5-104: the information object.  Reads its elements as iec104_types.h describes them,
 * says what it means (who asks whom for what), pairs requests with their answers in the state of
 * the flow, and emits the operation.  Part of iec104.c, cut off for length.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#pragma once

#include "dissectors/iec104_types.h"

#include <string.h>

/* ---- per-flow state ---- */

#define CAUSES 48
#define NUMBERS 32768 /* N(S) and N(R) have 15 bits (-104, 5.1) */
#define ALL_STATIONS 0xffff

enum phase { PHASE_BIRTH, PHASE_STARTED, PHASE_STOPPED };

/* Arrays of two are indexed by from_client of the sender. */
struct state {
	uint16_t next[2];           /* N(S) expected next */
	uint16_t acked[2];          /* highest N(R) sent */
	bool next_known[2], acked_known[2];
	uint16_t file;              /* in transfer, when file_open */
	bool file_open, directory;  /* directory: one was asked for */
	bool oriented;              /* set_client() was called */
	uint8_t phase;
	uint8_t acts[2];            /* U acts that were not confirmed yet */
	uint8_t asked[2][CAUSES];   /* interrogations under way per cause of their answers */
	struct pairs pairs;         /* commands and reads */
};

#define ASKED_ALL UINT8_MAX /* of all stations: nobody can say when the last one is done */

/* A message with an ASDU while it is being read. */
struct asdu {
	struct state *st;
	const struct shape *shape; /* NULL: type not known */
	bool whole;                /* not a prefix: state may change */
	uint8_t type, cause, count;
	bool sequential, negative, bad_time;
	uint16_t address;
	uint32_t ioa;
	uint32_t body;             /* octets that the length leaves for the information objects */
	uint64_t mirror;           /* elements without times, which a confirmation repeats */
	uint8_t mirror_bits;
};

/* ---- requests and their answers ---- */

static uint32_t key_of(uint8_t type, uint16_t address, uint32_t ioa)
{
	return ((uint32_t)type << 24 | ioa) ^ address * UINT32_C(0x9e3779b1);
}

static uint32_t code_of(bool from_client, uint8_t type, uint16_t address)
{
	return (uint32_t)from_client << 24 | (uint32_t)type << 16 | address;
}

static void remember(const struct message *m, const struct asdu *a)
{
	if (!a->whole)
		return;
	const uint32_t key = key_of(a->type, a->address, a->ioa);
	const uint32_t code = code_of(m->from_client, a->type, a->address);
	const struct pair *before = pair_find(&a->st->pairs, key);
	const bool again = before && before->code == code && before->first == a->ioa;
	const uint32_t count = again ? before->count + 1 : 1;
	struct pair *p = pair_open(&a->st->pairs, key);
	p->code = code;
	p->first = a->ioa;
	p->count = count; /* how many times it was sent and not yet answered */
	p->extra = a->mirror;
}

static struct pair *find(const struct message *m, const struct asdu *a, uint8_t type,
			 uint16_t address)
{
	const uint32_t code = code_of(!m->from_client, type, address);
	struct pair *p = pair_find(&a->st->pairs, key_of(type, address, a->ioa));

	return p && p->code == code && p->first == a->ioa ? p : NULL;
}

/* Is this the answer to something the other side asked?  done: no further answer will come. */
static bool is_answer(struct message *m, const struct asdu *a, uint8_t type, bool done)
{
	struct pair *p = find(m, a, type, a->address);
	if (!p) /* one request to all stations, an answer from each */
		return find(m, a, type, ALL_STATIONS) != NULL;
	if (type == a->type && (a->cause == CAUSE_ACT_CON || a->cause == CAUSE_DEACT_CON) &&
	    p->count == 1 && p->extra != a->mirror)
		flaw(m, FLAW_MISFIT);
	if (done && a->whole && --p->count == 0)
		(void)pair_take(&a->st->pairs, p->key);
	return true;
}

/* The cause that answers to this interrogation will have, 0: none (-101, 7.2.6.22 and 7.2.6.23). */
static uint8_t answers_cause(const struct message *m, const struct asdu *a)
{
	const uint64_t qualifier = has_field(m, F_QUALIFIER) ? m->fields[F_QUALIFIER].u : 0;

	if (a->type == 100 && qualifier >= CAUSE_STATION && qualifier <= CAUSE_GROUP_16)
		return (uint8_t)qualifier;
	if (a->type == 101 && qualifier >= 1 && qualifier <= 4)
		return (uint8_t)(CAUSE_COUNTERS + qualifier);
	return a->type == 101 && qualifier == 5 ? CAUSE_COUNTERS : 0;
}

static void interrogation_begins(const struct message *m, const struct asdu *a)
{
	const uint8_t cause = answers_cause(m, a);

	if (!cause || !a->whole)
		return;
	uint8_t *asked = &a->st->asked[m->from_client][cause];
	if (a->address == ALL_STATIONS)
		*asked = ASKED_ALL;
	else if (*asked < ASKED_ALL - 1)
		*asked = (uint8_t)(*asked + 1);
}

static void interrogation_ends(const struct message *m, const struct asdu *a)
{
	const uint8_t cause = answers_cause(m, a);

	if (!cause || !a->whole)
		return;
	uint8_t *asked = &a->st->asked[!m->from_client][cause];
	if (*asked && *asked != ASKED_ALL)
		*asked = (uint8_t)(*asked - 1);
}

/* ---- what an information object means ---- */

static bool refuses(const struct asdu *a)
{
	return a->negative || a->cause >= CAUSE_UNKNOWN_TYPE;
}

/* A value: told unasked, or because it was read or interrogated. */
static void classify_value(struct message *m, const struct asdu *a, struct operation *op)
{
	bool asked = true;

	op->intent = INTENT_REPORT;
	op->changes = CHANGES_NO;
	op->role = ROLE_REPORT;
	op->technique = "T0856";
	if (a->cause == CAUSE_REQUESTED)
		asked = is_answer(m, a, 102, true);
	else if (a->cause >= CAUSE_STATION && a->cause <= CAUSE_COUNTER_4)
		asked = a->st->asked[!m->from_client][a->cause];
	else
		return;
	if (!asked)
		flaw(m, FLAW_NO_REQUEST);
	if (asked || !m->from_client) { /* from a client nothing is implied */
		op->role = ROLE_ANSWER;
		op->intent = INTENT_READ;
		op->technique = "T0801";
	}
}

/* Commands, system commands, parameters, reads (-101, 7.4). */
static void classify_command(struct message *m, const struct asdu *a, struct operation *op)
{
	const bool reads = a->shape->kind == KIND_READ;
	const bool confirms = a->cause == CAUSE_ACT_CON || a->cause == CAUSE_DEACT_CON;
	const bool activates = a->cause == CAUSE_ACT || a->cause == CAUSE_DEACT;

	if (a->type == 101 && has_field(m, F_FREEZE) && m->fields[F_FREEZE].u) {
		op->intent = INTENT_CONTROL;
		op->changes = CHANGES_YES;
		op->technique = "T0855";
	}
	if (reads ? a->cause == CAUSE_REQUESTED : activates) {
		remember(m, a);
		if (a->cause == CAUSE_ACT)
			interrogation_begins(m, a);
	} else if (confirms || a->cause == CAUSE_ACT_TERM || a->cause >= CAUSE_UNKNOWN_TYPE) {
		const bool selects = has_field(m, F_SELECT) && m->fields[F_SELECT].u;
		const bool done = !confirms || a->negative || a->shape->kind == KIND_SHORT ||
				  a->cause == CAUSE_DEACT_CON || selects;
		const bool asked = is_answer(m, a, a->type, done);
		if (done)
			interrogation_ends(m, a);
		if (!asked)
			flaw(m, FLAW_NO_REQUEST);
		if (!asked && m->from_client) { /* a careless station could take it for a command */
			flaw(m, BAD_DIRECTION);
			return;
		}
		op->role = ROLE_ANSWER;
		op->failed = refuses(a);
	} else if (!m->from_client) { /* its clock told unasked; parameters told on interrogation */
		classify_value(m, a, op);
	}
}

/* Is the directory asked for? */
static bool lists(const struct message *m, const struct asdu *a)
{
	return a->type == 122 && a->cause == CAUSE_REQUESTED && !m->fields[F_FILE_REQUEST].u;
}

/* What a file service does to the transfer (-101, 7.4.11). */
static enum transfer transfer_of(const struct message *m, const struct asdu *a, bool refused)
{
	const uint64_t request = has_field(m, F_FILE_REQUEST) ? m->fields[F_FILE_REQUEST].u : 0;
	const uint64_t ack = has_field(m, F_FILE_ACK) ? m->fields[F_FILE_ACK].u : 0;
	const bool under_way = a->st->file_open && a->st->file == m->fields[F_FILE].u;

	const bool opens = a->type == 127 || (a->type == 122 && request == SCQ_SELECT);

	if (a->type == 126 || (a->type == 122 && request == SCQ_DELETE) || lists(m, a))
		return TRANSFER_NONE;
	if ((a->type == 124 && (ack == AFQ_FILE || ack == AFQ_NO_FILE)) ||
	    (a->type == 122 && request == SCQ_DEACTIVATE))
		return TRANSFER_CLOSE;
	/* A client that goes on with a file that it did not open is judged as if it opened it. */
	if (m->from_client && (opens || (!under_way && a->type != 124)))
		return TRANSFER_OPEN;
	return refused ? TRANSFER_CLOSE : opens ? TRANSFER_OPEN : TRANSFER_DATA;
}

/* The station's side of a file service: answers, but for what it may want of the client. */
static void classify_station_file(struct message *m, const struct asdu *a, bool refused,
				  struct operation *op)
{
	const uint64_t ack = has_field(m, F_FILE_ACK) ? m->fields[F_FILE_ACK].u : 0;
	const bool under_way = a->st->file_open && a->st->file == m->fields[F_FILE].u;

	if (a->type == 126 && a->cause == CAUSE_SPONTANEOUS) {
		op->role = ROLE_REPORT;
		op->intent = INTENT_REPORT;
		return;
	}
	if (a->type != 126 && (op->transfer == TRANSFER_OPEN || op->transfer == TRANSFER_NONE))
		return;
	op->role = ROLE_ANSWER;
	op->failed = refused || ack == AFQ_NO_FILE || ack == AFQ_NO_SECTION;
	if (a->type == 126 ? !a->st->directory : !under_way)
		flaw(m, FLAW_NO_REQUEST);
}

static void classify_file(struct message *m, const struct asdu *a, struct operation *op)
{
	const uint64_t request = has_field(m, F_FILE_REQUEST) ? m->fields[F_FILE_REQUEST].u : 0;
	const bool not_ready = has_field(m, F_NOT_READY) && m->fields[F_NOT_READY].u;
	const bool refused = refuses(a) || not_ready ||
			     (a->type == 122 && m->fields[F_FILE_ERROR].u);

	op->transfer = (uint8_t)transfer_of(m, a, refused);
	if (lists(m, a)) {
		op->label = "call directory (F_SC_NA_1)";
	} else if (a->type == 122 && request == SCQ_DELETE) {
		op->label = "delete file (F_SC_NA_1)";
		op->changes = CHANGES_YES;
		op->technique = "T0809";
	} else if (a->type == 122 && (request == 0 || request > SCQ_LAST)) {
		op->changes = CHANGES_UNKNOWN;
	}
	if (!m->from_client) {
		classify_station_file(m, a, refused, op);
	} else if (a->type != 122 && a->type != 124 && a->type < 126) { /* data for the station */
		op->changes = CHANGES_YES;
		op->technique = "T0843";
	}
	if (!a->whole)
		return;
	a->st->directory |= lists(m, a) && m->from_client;
	if (op->transfer == TRANSFER_CLOSE) {
		a->st->file_open = false;
	} else if (op->transfer == TRANSFER_OPEN && m->from_client) {
		a->st->file_open = true;
		a->st->file = (uint16_t)m->fields[F_FILE].u;
	}
}

static void classify_unknown(const struct message *m, const struct asdu *a, struct operation *op)
{
	if (m->from_client)
		return;
	if (refuses(a) || a->cause == CAUSE_ACT_CON || a->cause == CAUSE_ACT_TERM) {
		op->role = ROLE_ANSWER;
		op->failed = refuses(a);
	} else {
		op->role = ROLE_REPORT;
	}
}

static void emit(struct message *m, const struct asdu *a)
{
	const struct shape *s = a->shape;
	struct operation op = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN,
				.role = ROLE_REQUEST, .label = "unassigned type",
				.technique = "T0855" };

	if (m->bad)
		return;
	if (s) {
		op.label = s->label;
		op.technique = s->technique;
		op.intent = s->intent;
		op.changes = s->changes;
		op.housekeeping = s->intent == INTENT_DIAGNOSE;
		op.opaque = s->kind == KIND_SECURITY;
	} else if (a->type >= 128) {
		op.label = "private type";
	}
	switch (s ? s->kind : KIND_NONE) {
	case KIND_MONITOR:
		classify_value(m, a, &op);
		break;
	case KIND_COMMAND:
	case KIND_SHORT:
	case KIND_READ:
		classify_command(m, a, &op);
		break;
	case KIND_FILE:
		classify_file(m, a, &op);
		break;
	default:
		classify_unknown(m, a, &op);
	}
	if (a->bad_time && op.role == ROLE_REQUEST)
		flaw(m, BAD_TIME);
	operation(m, &op);
}

/* ---- reading information elements ---- */

static void put_slice(struct message *m, const struct slice *s, uint64_t raw, uint32_t offset,
		      uint32_t len)
{
	const uint64_t bits = raw >> s->at & ((UINT64_C(1) << s->width) - 1);
	const uint64_t sign = UINT64_C(1) << (s->width - 1);
	const int64_t number = (int64_t)(bits ^ sign) - (int64_t)sign;

	if (s->read == AS_INT) {
		put_int(m, s->field, number, offset, len);
	} else if (s->read == AS_NORMALISED) {
		put_float(m, s->field, (double)number / 32768, offset, len);
	} else if (s->read == AS_FLOAT) {
		const uint32_t word = (uint32_t)bits;
		float f;
		memcpy(&f, &word, sizeof f);
		put_float(m, s->field, (double)f, offset, len);
	} else {
		put_uint(m, s->field, bits, offset, len);
	}
}

static void put_part(struct message *m, struct asdu *a, const struct part *part, bool mirrored,
		     struct cursor *c)
{
	const uint32_t offset = cur_offset(c, m->data);
	uint64_t raw = 0;

	for (unsigned i = 0; i < part->octets; i++)
		raw |= (uint64_t)cur_u8(c) << 8 * i;
	for (const struct slice *s = part->slices; s < part->slices + 6 && s->width; s++)
		put_slice(m, s, raw, offset, part->octets);
	if (mirrored && a->mirror_bits < 64) {
		a->mirror |= raw << a->mirror_bits;
		a->mirror_bits = (uint8_t)(a->mirror_bits + 8 * part->octets);
	}
}

/* The octets that all time tags begin with (-101, 7.2.6.18 and 7.2.6.19). */
struct minutes {
	uint32_t ms;  /* within the hour */
	bool invalid; /* IV */
	bool exists;
};

static struct minutes take_minutes(struct cursor *c)
{
	const uint32_t ms = cur_le16(c), octet = cur_u8(c), minute = octet & 0x3f;

	return (struct minutes){ .ms = minute * 60000 + ms, .invalid = octet >> 7,
				 .exists = ms < 60000 && minute < 60 };
}

static void put_cp24(struct message *m, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, m->data);
	const struct minutes at = take_minutes(c);

	if (at.exists)
		put_uint(m, F_TIME_MS, at.ms, offset, 3);
	put_uint(m, F_TIME_INVALID, at.invalid || !at.exists, offset, 3);
}

/* CP56Time2a.  Years 70-99 are of the last century. */
static void put_cp56(struct message *m, struct asdu *a, unsigned field, struct cursor *c)
{
	static const uint16_t days_before[13] = { 0,   31,  59,	 90,  120, 151, 181,
						  212, 243, 273, 304, 334, 365 };
	const uint32_t offset = cur_offset(c, m->data);
	const struct minutes at = take_minutes(c);
	const uint8_t hour = cur_u8(c), day_octet = cur_u8(c), month = cur_u8(c) & 0x0f;
	const uint8_t year_octet = cur_u8(c) & 0x7f, day = day_octet & 0x1f;
	const unsigned year = year_octet + (year_octet < 70 ? 2000u : 1900u);
	const bool leap = year % 4 == 0; /* holds for 1970..2069 */
	const bool in_year = month >= 1 && month <= 12 && year_octet < 100;
	const unsigned month_days = !in_year ? 0 : days_before[month] - days_before[month - 1] +
						   (unsigned)(leap && month == 2);
	const bool exists = day >= 1 && day <= month_days && (hour & 0x1f) < 24 && at.exists;
	const bool doubtful = field == F_TIME_END && m->fields[F_TIME_INVALID].u;

	if (exists) {
		const unsigned days = (year - 1970) * 365 + (year - 1969) / 4 +
				      days_before[month - 1] + (leap && month > 2) + day - 1u;
		const uint64_t hours = days * UINT64_C(24) + (hour & 0x1f);
		put_uint(m, field, hours * 3600000 + at.ms, offset, 7);
	}
	a->bad_time |= !exists;
	put_uint(m, F_TIME_INVALID, at.invalid || !exists || doubtful, offset, 7);
	put_uint(m, F_SUMMER, hour >> 7, offset, 7);
}

/* The octets up to the end that the length octet gives. */
static void put_rest(struct message *m, const struct asdu *a, struct cursor *c)
{
	const uint32_t end = 12 + a->body, at = cur_offset(c, m->data);

	put_bytes(m, F_DATA, cur_take(c, end > at ? end - at : 0));
}

static void put_object(struct message *m, struct asdu *a, struct cursor *c)
{
	a->mirror = a->mirror_bits = 0;
	a->bad_time = false;
	for (unsigned i = 0; i < 4 && a->shape->parts[i]; i++) {
		const uint8_t id = a->shape->parts[i];
		if (id < P_SLICED)
			put_part(m, a, &parts[id], id != P_CP16, c);
		else if (id == P_CP24)
			put_cp24(m, c);
		else if (id == P_CP56)
			put_cp56(m, a, F_TIME, c);
		else if (id == P_CP56_END)
			put_cp56(m, a, F_TIME_END, c);
		else if (id == P_SEGMENT)
			put_bytes(m, F_DATA, cur_take(c, cur_u8(c)));
	}
}
