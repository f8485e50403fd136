/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The policy as an object: its arena, and what others may ask about it.  policy_create(), policy_take()
 * and policy_destroy() are compile side; the look-ups are for any thread and neither allocate nor print.
 */
#include "rules/policy_tree.h"

#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

#define CHUNK_BYTES 65536

const char *const mode_names[3] = { "learn", "monitor", "enforce" };

const char *const verdict_names[VERDICT_COUNT] = { "allow", "alert", "drop", "reset", "refuse" };

const char *const cause_names[CAUSE_COUNT] = {
	[CAUSE_NO_POLICY] = "no-policy",
	[CAUSE_LEARN] = "learn",
	[CAUSE_ALLOW_LINE] = "allow-line",
	[CAUSE_DENY_LINE] = "deny-line",
	[CAUSE_HOUSEKEEPING] = "housekeeping",
	[CAUSE_REPORT] = "report",
	[CAUSE_ANSWER] = "answer",
	[CAUSE_OPENING] = "opening",
	[CAUSE_OTHERWISE] = "otherwise",
	[CAUSE_NO_CONDUIT] = "no-conduit",
	[CAUSE_WITHIN] = "within",
	[CAUSE_NETWORK] = "network",
	[CAUSE_MALFORMED] = "malformed",
	[CAUSE_UNKNOWN] = "unknown",
	[CAUSE_ANSWERS] = "answers",
	[CAUSE_PARTIAL] = "partial",
	[CAUSE_RATE] = "rate",
	[CAUSE_STEP] = "step",
	[CAUSE_STEP_UNKNOWN] = "step-unknown",
	[CAUSE_SCHEDULE] = "schedule",
	[CAUSE_EXPIRED] = "expired",
};

/* ---- the arena ---- */

struct arena_chunk {
	struct arena_chunk *next;
	size_t used, cap;
	max_align_t data[];
};

void *policy_take(struct policy *p, size_t size)
{
	const size_t align = sizeof(max_align_t);
	size = (size + align - 1) / align * align;
	if (!p->chunks || size > p->chunks->cap - p->chunks->used) {
		const size_t cap = size > CHUNK_BYTES ? size : CHUNK_BYTES;
		struct arena_chunk *c = calloc(1, sizeof *c + cap);
		if (!c)
			abort(); /* compile side: the process that dry-compiled it had enough */
		c->cap = cap;
		/* A large block stands behind the one that is being filled, which keeps its room. */
		if (p->chunks && size > CHUNK_BYTES) {
			c->next = p->chunks->next;
			p->chunks->next = c;
			return c->data;
		}
		c->next = p->chunks;
		p->chunks = c;
	}
	char *start = (char *)p->chunks->data + p->chunks->used;
	p->chunks->used += size;
	return start;
}

char *policy_copy(struct policy *p, const char *text, size_t len)
{
	char *copy = policy_take(p, len + 1);
	if (len)
		memcpy(copy, text, len);
	return copy;
}

struct policy *policy_create(const char *name)
{
	struct policy *p = calloc(1, sizeof *p);
	if (!p)
		abort();
	p->file = policy_copy(p, name, strlen(name));
	p->mode = MODE_LEARN;
	p->otherwise = VERDICT_DROP;
	p->sides = policy_take(p, SIDES_MAX * sizeof p->sides[0]);
	for (uint32_t i = 0; i < registry_count && i < POLICY_PROTOCOLS_MAX; i++) {
		unsigned slot = policy_protocol_slot(registry[i]);
		while (p->protocols[slot].protocol)
			slot = (slot + 1) % (2 * POLICY_PROTOCOLS_MAX);
		p->protocols[slot].protocol = registry[i];
		p->protocols[slot].number = i;
	}
	return p;
}

void policy_destroy(struct policy *p)
{
	if (!p)
		return;
	for (uint32_t i = 0; i < p->line_count; i++)
		expression_destroy(p->lines[i].expression);
	while (p->chunks) {
		struct arena_chunk *next = p->chunks->next;
		free(p->chunks);
		p->chunks = next;
	}
	free(p);
}

/* ---- look-ups ---- */

uint16_t policy_side(const struct policy *p, const char *name)
{
	for (uint32_t i = 0; i < p->side_count; i++)
		if (!strcmp(p->sides[i], name))
			return (uint16_t)(i + 1);
	return 0;
}

/* ---- what a conduit and a line say about themselves ---- */

const char *conduit_from(const struct conduit *c)
{
	return c->from;
}

const char *conduit_to(const struct conduit *c)
{
	return c->to;
}

enum mode conduit_mode(const struct conduit *c)
{
	return (enum mode)c->mode;
}

bool conduit_silent(const struct conduit *c)
{
	return c->silent;
}

bool conduit_cyclic_strict(const struct conduit *c)
{
	return c->cyclic_strict;
}

int32_t conduit_refuse_code(const struct conduit *c, const struct dissector *d)
{
	for (unsigned i = 0; i < c->code_count; i++)
		if (c->codes[i].protocol == d)
			return c->codes[i].code;
	return d->refuse.code;
}

size_t policy_line_count(const struct policy *p)
{
	return p->line_count;
}

const struct line *policy_line(const struct policy *p, size_t id)
{
	return &p->lines[id];
}

const char *line_text(const struct line *l)
{
	return l->text;
}

const char *line_name(const struct line *l)
{
	return l->name;
}

const char *line_reason(const struct line *l)
{
	return l->reason;
}

const char *line_owner(const struct line *l)
{
	return l->owner;
}

const char *line_file(const struct line *l)
{
	return l->at.file;
}

unsigned line_number(const struct line *l)
{
	return l->at.line;
}

uint32_t line_id(const struct line *l)
{
	return l->id;
}
