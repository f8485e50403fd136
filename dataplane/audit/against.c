/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A judgement that differs belongs to a group: from zone to zone, protocol, intent, operation, key
 * fields, and the two verdicts.  Groups lie in a table of hashes; what a group shows as an example is
 * its first packet, so that the result does not depend on the number of workers.
 */
#define _GNU_SOURCE /* MAP_NORESERVE */

#include "dataplane/audit/against_groups.h"

#include "dataplane/events/json.h"
#include "dataplane/audit/words.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static void *take_memory(size_t len)
{
	void *m = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
		       0);

	return m == MAP_FAILED ? NULL : m;
}

struct against *against_create(const struct policy *other, uint32_t guards)
{
	struct against *a = calloc(1, sizeof(*a));

	if (!a)
		return NULL;
	a->policy = other;
	a->guard_len = guards_size(guards);
	a->guard_memory = take_memory(a->guard_len);
	if (!a->guard_memory) {
		free(a);
		return NULL;
	}
	a->guards = guards_init(a->guard_memory, guards);
	return a;
}

void against_destroy(struct against *a)
{
	if (!a)
		return;
	for (unsigned i = 0; i < a->count; i++) {
		free(a->groups[i]->text);
		free(a->groups[i]->example);
		free(a->groups[i]);
	}
	munmap(a->guard_memory, a->guard_len);
	free(a->groups);
	free(a->table);
	free(a);
}

/* ---- groups ---- */

static uint64_t hash_text(const char *s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (; *s != '\0'; s++)
		h = (h ^ (uint8_t)*s) * UINT64_C(0x100000001b3);
	return h ^ h >> 29;
}

static unsigned slot_of(const struct against *a, uint64_t hash, const char *text)
{
	unsigned at = (unsigned)hash & (AGAINST_SLOTS - 1);

	while (a->table[at] && (a->table[at]->hash != hash || strcmp(a->table[at]->text, text) != 0))
		at = (at + 1) & (AGAINST_SLOTS - 1);
	return at;
}

/* Room for one more; false when there are too many groups already, or memory is out. */
static bool make_room(struct against *a)
{
	struct against_group **more;

	if (a->count == AGAINST_GROUPS)
		return false;
	if ((a->count & (a->count - 1)) != 0)
		return true;
	more = realloc(a->groups, (a->count ? 2 * (size_t)a->count : 1) * sizeof(struct against_group *));
	if (!more)
		return false;
	a->groups = more;
	return true;
}

static void keep_example(struct against_group *g, const struct against_group *sample)
{
	free(g->example);
	g->example = strdup(sample->example ? sample->example : "");
	g->packet = sample->packet;
	g->order = sample->order;
	g->time_ns = sample->time_ns;
	g->now = sample->now;
	g->then = sample->then;
}

/* Adds sample->count judgements to the group with the sample's text. */
static void add(struct against *a, const struct against_group *sample)
{
	struct against_group *g;
	unsigned at;

	if (!a->table)
		a->table = calloc(AGAINST_SLOTS, sizeof(struct against_group *));
	if (!a->table) {
		a->beyond += sample->count;
		return;
	}
	at = slot_of(a, sample->hash, sample->text);
	g = a->table[at];
	if (!g) {
		g = make_room(a) ? calloc(1, sizeof(*g)) : NULL;
		if (!g || !(g->text = strdup(sample->text))) {
			free(g);
			a->beyond += sample->count;
			return;
		}
		g->hash = sample->hash;
		g->protocol = sample->protocol;
		memcpy(g->label, sample->label, sizeof(g->label));
		g->intent = sample->intent;
		g->packet = UINT64_MAX;
		memcpy(g->from, sample->from, sizeof(g->from));
		memcpy(g->to, sample->to, sizeof(g->to));
		memcpy(g->fields, sample->fields, sizeof(g->fields));
		a->table[at] = g;
		a->groups[a->count++] = g;
	}
	g->count += sample->count;
	if (sample->packet < g->packet || (sample->packet == g->packet && sample->order < g->order))
		keep_example(g, sample);
}

void against_merge(struct against *into, struct against *from)
{
	for (unsigned i = 0; i < from->count; i++)
		add(into, from->groups[i]);
	into->judged += from->judged;
	into->different += from->different;
	into->beyond += from->beyond;
}

uint64_t against_different(const struct against *a)
{
	return a->different;
}

/* ---- judging ---- */

/* The conduit that the other policy has for the flow: looked up once, and again when its ends turn. */
static const struct conduit *conduit_of(struct against *a, const struct flow_info *f)
{
	struct against_flow *slot = &a->flows[f->id & (AGAINST_FLOWS - 1)];

	if (!slot->is_used || slot->id != f->id ||
	    slot->client_port != f->conversation.client_port ||
	    memcmp(&slot->client, &f->conversation.client, sizeof(slot->client)) != 0) {
		slot->is_used = true;
		slot->id = f->id;
		slot->client_port = f->conversation.client_port;
		slot->client = f->conversation.client;
		slot->conduit = policy_conduit(a->policy, &f->conversation);
	}
	return slot->conduit;
}

/* Judges what the event is about; false when it is about nothing that policies judge. */
static bool judge(struct against *a, const struct event *e, struct judgement *then)
{
	const struct flow_info *f = e->flow;

	if (!f)
		return false;
	switch (e->kind) {
	case EVENT_FLOW:
		*then = policy_opening(a->policy, conduit_of(a, f), &f->conversation);
		return true;
	case EVENT_OPERATION: {
		const struct subject s = { &f->conversation, e->message, e->operation };

		*then = policy_operation(a->policy, conduit_of(a, f), &s, a->guards, e->time_ns);
		return true;
	}
	case EVENT_MESSAGE:
		if (!e->message->flaws)
			return false;
		*then = policy_flaws(a->policy, conduit_of(a, f), e->message);
		return true;
	case EVENT_REASON:
		if (e->reason != REASON_DETECT_NONE)
			return false;
		*then = policy_payload(a->policy, conduit_of(a, f), &f->conversation);
		return true;
	default:
		return false;
	}
}

/* ---- what a group is called ---- */

static size_t put_endpoint(char *out, const struct endpoint *p, uint16_t port)
{
	char *end = p->has_address ? json_format_address(out, p->address) : json_format_mac(out, p->mac);

	if (port != 0) {
		*end++ = ' ';
		end = json_format_uint(end, port);
	}
	*end = '\0';
	return (size_t)(end - out);
}

static uint64_t fields_of_use(const struct message *m, bool is_key)
{
	uint64_t mask = 0;

	for (unsigned i = 0; i < m->dissector->field_count; i++) {
		const uint8_t use = m->dissector->fields[i].use;

		if (is_key ? use == USE_KEY : use == USE_ADDRESS || use == USE_VALUE)
			mask |= UINT64_C(1) << i;
	}
	return mask;
}

static const char *label_of(const struct event *e)
{
	switch (e->kind) {
	case EVENT_OPERATION: return e->operation->label ? e->operation->label : "operation";
	case EVENT_MESSAGE: return "flawed message";
	case EVENT_REASON: return "payload that no dissector recognises";
	default: return "opening of a connection";
	}
}

static void describe(const struct against *a, const struct event *e, struct against_group *g)
{
	const struct conversation *c = &e->flow->conversation;

	snprintf(g->from, sizeof(g->from), "%s", policy_zone(a->policy, &c->client));
	snprintf(g->to, sizeof(g->to), "%s", policy_zone(a->policy, &c->server));
	const struct dissector *d = e->message ? e->message->dissector : e->flow->dissector;
	g->protocol = d ? d->name : NULL;
	snprintf(g->label, sizeof(g->label), "%s", label_of(e));
	g->intent = e->kind == EVENT_OPERATION ? intent_names[e->operation->intent] : NULL;
	g->fields[0] = '\0';
	if (e->kind == EVENT_OPERATION)
		words_fields(e->message, fields_of_use(e->message, true), g->fields, sizeof(g->fields));
	else if (e->kind != EVENT_MESSAGE && c->server_port != 0)
		snprintf(g->fields, sizeof(g->fields), "port=%u", c->server_port);
}

static void collect(struct against *a, const struct event *e, struct judgement then)
{
	const struct conversation *c = &e->flow->conversation;
	struct against_group g = { .count = 1, .now = e->judgement, .then = then, .packet = e->packet,
				   .order = e->order, .time_ns = e->time_ns };
	char text[1024], example[1024], client[JSON_ROOM * 2], server[JSON_ROOM * 2], values[512] = "";

	describe(a, e, &g);
	snprintf(text, sizeof(text), "%s>%s %s %s %s %s %u>%u", g.from, g.to,
		 g.protocol ? g.protocol : "", g.intent ? g.intent : "", g.label, g.fields,
		 g.now.verdict, g.then.verdict);
	if (e->kind == EVENT_OPERATION)
		words_fields(e->message, fields_of_use(e->message, false), values, sizeof(values));
	put_endpoint(client, &c->client, c->client_port);
	put_endpoint(server, &c->server, c->server_port);
	snprintf(example, sizeof(example), "%s -> %s%s%s", client, server, values[0] ? ": " : "", values);
	g.text = text;
	g.example = example;
	g.hash = hash_text(text);
	a->different++;
	add(a, &g);
}

void against_event(void *ctx, const struct event *e)
{
	struct against *a = ctx;
	struct judgement then;

	if (!judge(a, e, &then))
		return;
	against_judged(a, e, then);
}

void against_judged(struct against *a, const struct event *e, struct judgement then)
{
	a->judged++;
	if (then.verdict != e->judgement.verdict)
		collect(a, e, then);
}
