/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A policy: zones, conduits, allow and deny lines, modes.  One arena, immutable once compiled, freed
 * whole; any number of threads may judge with it at once.  Judging neither allocates nor prints.
 * What a policy means is fixed in docs/architecture.md, "Expressions and policy".
 */
#pragma once

#include "rules/expression.h"
#include "rules/guard.h"

struct policy;
struct conduit;
struct line;

enum mode { MODE_LEARN, MODE_MONITOR, MODE_ENFORCE };

/* From mild to strict. */
enum verdict { VERDICT_ALLOW, VERDICT_ALERT, VERDICT_DROP, VERDICT_RESET, VERDICT_REFUSE, VERDICT_COUNT };

/* What decided. */
enum cause {
	CAUSE_NO_POLICY,    /* nothing was loaded: everything passes */
	CAUSE_LEARN,        /* the conduit is learning: everything passes */
	CAUSE_ALLOW_LINE,
	CAUSE_DENY_LINE,
	CAUSE_HOUSEKEEPING, /* implied by an allow line of the protocol */
	CAUSE_REPORT,       /* implied: data sent unasked by the responder */
	CAUSE_ANSWER,       /* implied: the answer to a request */
	CAUSE_OPENING,      /* implied: opens a connection that an allow line may need */
	CAUSE_OTHERWISE,    /* no line of the conduit matched */
	CAUSE_NO_CONDUIT,   /* no conduit between these zones */
	CAUSE_WITHIN,       /* inside one zone: not judged */
	CAUSE_NETWORK,      /* frames that keep the network standing */
	CAUSE_MALFORMED,    /* the conduit's disposition for malformed messages */
	CAUSE_UNKNOWN,      /* ... for what no dissector understands */
	CAUSE_ANSWERS,      /* ... for answers that do not fit */
	CAUSE_PARTIAL,      /* a write that touches only a part of a value */
	CAUSE_RATE,         /* an allow line's rate was exceeded */
	CAUSE_STEP,         /* an allow line's step was exceeded */
	CAUSE_STEP_UNKNOWN, /* a step cannot be told: no last value */
	CAUSE_SCHEDULE,     /* an allow line is outside its schedule */
	CAUSE_EXPIRED,      /* an allow line has expired */
	CAUSE_SIGNATURE,    /* a signature rule hit */
	CAUSE_WINDOW,       /* a maintenance window is open for it (rules/window.h) */
	CAUSE_COUNT,
};

extern const char *const mode_names[3];
extern const char *const verdict_names[VERDICT_COUNT];
extern const char *const cause_names[CAUSE_COUNT]; /* "deny-line", ... */

struct judgement {
	uint8_t verdict;         /* enum verdict: what enforce does */
	uint8_t cause;           /* enum cause */
	uint8_t mode;            /* of the conduit: in learn and monitor the verdict is only reported */
	uint32_t window;         /* id of the maintenance window that it happened in, 0: none */
	const struct line *line; /* the deciding line, or NULL */
};

/* Compiles a file, or len bytes of text called name.  Every mistake goes to diags; NULL after an error. */
struct policy *policy_load(const char *path, struct diags *diags);
struct policy *policy_compile(const char *text, size_t len, const char *name, struct diags *diags);
void policy_destroy(struct policy *p);

/* The conduit of a conversation, found once per flow and generation; NULL: there is none. */
const struct conduit *policy_conduit(const struct policy *p, const struct conversation *c);

/* May the conversation open, before anything of a protocol is known? */
struct judgement policy_opening(const struct policy *p, const struct conduit *conduit,
				const struct conversation *c);

/* May payload that no dissector recognises pass (ports named by transport words, `unknown` else)? */
struct judgement policy_payload(const struct policy *p, const struct conduit *conduit,
				const struct conversation *c);

/* One operation.  guards: memory of rate and step, of the caller, or NULL (then they do not count);
 * now_ns: since 1970, for schedules, expiry and rates. */
struct judgement policy_operation(const struct policy *p, const struct conduit *conduit,
				  const struct subject *s, struct guards *guards, uint64_t now_ns);

/* May the judgement of an operation of d be remembered for all messages of its gist, on TCP, in this conduit?  c: NULL
 * as for policy_operation(). */
bool policy_repeats(const struct policy *p, const struct conduit *c, const struct dissector *d);

/* The flaws of a whole message, by the conduit's dispositions `malformed`, `unknown`, `answers`. */
struct judgement policy_flaws(const struct policy *p, const struct conduit *conduit,
			      const struct message *m);

/* ---- for people: compile side, may allocate ---- */

/* What each conduit allows, in plain words, with what is implied. */
void policy_describe(const struct policy *p, FILE *out);

/* Adds warnings for lines that can never match or are shadowed by earlier ones, lines without reason... */
void policy_lint(const struct policy *p, struct diags *diags);

/* Adds warnings for lines that have expired by now_ns (since 1970), and notes for those that will in a month. */
void policy_lint_expired(const struct policy *p, uint64_t now_ns, struct diags *diags);

/* The canonical libconfig text: compiling it gives an equal policy.  malloc'd. */
char *policy_text(const struct policy *p);

/* The same with one more allow line at the end of this conduit's; expression is not yet escaped. */
char *policy_text_allowing(const struct policy *p, const struct conduit *c, const char *expression);

/* All conduits and what is between them, or (c not NULL) one conduit, get this mode.  Only before anybody judges with
 * it. */
void policy_change_mode(struct policy *p, const struct conduit *c, enum mode mode);

/* Its conduits, and their lines; NULL: behind the last. */
const struct conduit *policy_conduit_at(const struct policy *p, size_t i);
const struct line *conduit_line(const struct policy *p, const struct conduit *c, bool denies, size_t i);
unsigned conduit_line_number(const struct conduit *c); /* where it stands in the file */

size_t policy_line_count(const struct policy *p);
const struct line *policy_line(const struct policy *p, size_t id); /* id < policy_line_count() */
const char *line_text(const struct line *l);   /* its expression as written */
const char *line_name(const struct line *l);   /* or NULL */
const char *line_reason(const struct line *l); /* or NULL */
const char *line_owner(const struct line *l);  /* or NULL */
const char *line_expires(const struct line *l); /* as written, or NULL */
uint64_t line_expires_ns(const struct line *l); /* the first moment at which it is expired, 0: never */
const char *line_file(const struct line *l);
unsigned line_number(const struct line *l);
uint32_t line_id(const struct line *l);        /* index in the policy, stable within one load */

/* Names of the zones an endpoint and a conduit belong to; "any-other" when none. */
const char *policy_zone(const struct policy *p, const struct endpoint *e);
const char *conduit_from(const struct conduit *c);
const char *conduit_to(const struct conduit *c);
enum mode conduit_mode(const struct conduit *c);

/* ---- what the engine needs to act on a verdict ---- */

/* The modes of its conduits and of what is between them: a bit for each enum mode. */
unsigned policy_modes(const struct policy *p);

/* Number of a side such as "seg1.inside" for struct endpoint; 0: the policy does not mention it. */
uint16_t policy_side(const struct policy *p, const char *name);

/* True: a dropped message is discarded without resetting the connection. */
bool conduit_silent(const struct conduit *c);

/* True: content, signatures and guards act on cyclic classes too; otherwise they only alert. */
bool conduit_cyclic_strict(const struct conduit *c);

/* The protocol's own "no" for a refused request. */
int32_t conduit_refuse_code(const struct conduit *c, const struct dissector *d);
