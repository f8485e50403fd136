/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one place that turns what the engine found into sentences.
 *
 * A sentence is a stable id and named arguments; its English template is found by the id, so another
 * language is another table.  In a template {name} is an argument, and [ ... ] is left out when an
 * argument in it is empty.
 *
 * Values come from devices: words_clean() makes them safe for a terminal, nothing else here changes
 * them.  Nothing allocates; any thread.
 */
#pragma once

#include "rules/policy.h"

/* How much a finding matters. */
enum gravity { GRAVITY_NOTE, GRAVITY_LOW, GRAVITY_MEDIUM, GRAVITY_HIGH, GRAVITY_COUNT };
extern const char *const gravity_names[GRAVITY_COUNT];

/* What kind of thing was found.  The first INTENT_COUNT are the intents of enum intent. */
enum finding_kind {
	FINDING_INTENT,
	FINDING_EXCEPTION = INTENT_COUNT, /* an answer that says no */
	FINDING_MALFORMED,
	FINDING_UNREADABLE,
	FINDING_ANSWER,
	FINDING_TRANSPORT,    /* a reason of dataplane/engine/reason.h */
	FINDING_OPENING,      /* a connection that the policy has no place for */
	FINDING_SIGNATURE,    /* a signature rule hit */
	FINDING_UNKNOWN,      /* no dissector recognises what runs on a port of a known protocol */
	FINDING_ELSEWHERE,    /* a protocol on a port that is not its own */
	FINDING_SCAN_HOSTS,
	FINDING_SCAN_PORTS,
	FINDING_SCAN_CODES,
	FINDING_SCAN_UNITS,
	FINDING_SCAN_REFUSED,
	FINDING_KINDS,
};

struct finding_text {
	const char *id;        /* also the id of its sentence */
	const char *title;     /* for headings: "Values written" */
	const char *technique; /* MITRE ATT&CK for ICS, when the operation does not name one; or NULL */
	uint8_t gravity;       /* enum gravity, before the policy has its say */
};
extern const struct finding_text finding_texts[FINDING_KINDS];

#define SENTENCE_ARGUMENTS 12

struct sentence {
	const char *id;
	unsigned count;
	struct {
		const char *name;
		const char *value; /* borrowed */
	} argument[SENTENCE_ARGUMENTS];
};

/* Adds an argument; NULL counts as empty. */
void sentence_argument(struct sentence *s, const char *name, const char *value);

/* Writes the sentence, cut to cap - 1 bytes and terminated; returns its length. */
size_t words_sentence(const struct sentence *s, char *out, size_t cap);

/*
 * Why a judgement came out as it did: "cause.deny-line" with file, line, text, reason, from, to.
 * number: at least 16 bytes that must live as long as the sentence.  from and to are the zones.
 */
void words_cause(struct sentence *s, const struct judgement *j, const char *from, const char *to,
		 char *number);

/* What enforcing means for the sender: "would be dropped"; "passes". */
const char *words_verdict(enum verdict v);

/* What an intent is, for people: "reads", "writes", "starts, stops". */
const char *words_intent(enum intent i);

/* What a MITRE ATT&CK for ICS technique is called, or NULL. */
const char *words_technique(const char *id);

/*
 * Fields of the message in the expression language ("unit=1 table=holding address=40..41"): those in
 * mask that are present.  Cut to cap - 1 bytes and terminated; returns its length.
 */
size_t words_fields(const struct message *m, uint64_t mask, char *out, size_t cap);

/* One value the same way, of this field. */
size_t words_value(const struct field *f, const struct value *v, char *out, size_t cap);

/* Makes text safe to show: no control characters, no direction marks, only valid UTF-8.  Terminated;
 * returns its length.  out may not overlap. */
size_t words_clean(struct bytes text, char *out, size_t cap);

/* How many columns a cleaned text takes on a terminal. */
unsigned words_width(const char *text);

/* Bytes of the longest beginning of a cleaned text that is at most this wide. */
size_t words_within(const char *text, unsigned width);

/* "1,234,567"; "1.2 MB"; "3 min 20 s"; "2026-11-24 06:10:20"; "aa:bb:cc:dd:ee:ff". */
char *words_count(uint64_t n, char out[32]);
char *words_bytes(uint64_t n, char out[32]);
char *words_duration(uint64_t ns, char out[32]);
char *words_time(uint64_t time_ns, char out[32]);
char *words_mac(const uint8_t mac[6], char out[32]);
