/* SPDX-License-Identifier: Apache-2.0 */
/* Differences are grouped as they come: by ends, operation and both verdicts.  Beyond GROUPS_MAX groups they
 * are counted only. */
#define _GNU_SOURCE

#include "mgmt/daemon/replay.h"

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/endpoint.h"
#include "mgmt/daemon/happening.h"
#include "mgmt/daemon/jobs.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/store.h"

#include <stdlib.h>
#include <string.h>

#define GROUPS_MAX 1000
#define GUARDS 16384
#define DAY_NS UINT64_C(86400000000000)

struct group {
	uint64_t key;
	struct conversation conversation;
	char protocol[32], intent[16], label[96], object[256], line[256];
	uint8_t was, would;
	uint64_t count, first_ns, last_ns;
};

struct replay {
	struct daemon *daemon;
	struct job *job;
	char *text;
	size_t len;
	uint32_t number;
	unsigned days;
	struct wire_judge *judge;
	uint64_t from_ns, until_ns, judged, changed, seen;
	uint64_t kept_ns; /* transactions are kept since then */
	struct group *groups;
	unsigned group_count;
};

static uint64_t mix(uint64_t h, const void *p, size_t len)
{
	const uint8_t *b = p;
	for (size_t i = 0; i < len; i++)
		h = (h ^ b[i]) * UINT64_C(0x100000001b3);
	return h;
}

static struct group *group_of(struct replay *p, const struct wire_event *e, const struct judgement *j)
{
	const struct conversation *c = &e->flow.conversation;
	const bool is_operation = e->event.kind == EVENT_OPERATION;
	const char *label = is_operation && e->operation.label ? e->operation.label : "";
	char object[256] = "";
	uint64_t key = UINT64_C(0xcbf29ce484222325);

	if (is_operation)
		happening_object(e, object, sizeof object);
	key = mix(key, c->client.address, 16);
	key = mix(key, c->server.address, 16);
	key = mix(key, c->client.mac, 6);
	key = mix(key, c->server.mac, 6);
	key = mix(key, &c->server_port, 2);
	key = mix(key, label, strlen(label));
	key = mix(key, object, strlen(object));
	key = mix(key, &j->verdict, 1);
	key = mix(key, &e->event.judgement.verdict, 1);
	for (unsigned i = 0; i < p->group_count; i++)
		if (p->groups[i].key == key)
			return &p->groups[i];
	if (p->group_count == GROUPS_MAX)
		return NULL;
	struct group *g = &p->groups[p->group_count++];
	*g = (struct group){ .key = key,
			     .conversation = *c,
			     .was = e->event.judgement.verdict,
			     .would = j->verdict,
			     .first_ns = e->event.time_ns };
	snprintf(g->protocol, sizeof g->protocol, "%s", e->flow.dissector ? e->flow.dissector->name : "");
	snprintf(g->intent, sizeof g->intent, "%s", is_operation ? intent_names[e->operation.intent] : "");
	snprintf(g->label, sizeof g->label, "%s", label);
	snprintf(g->object, sizeof g->object, "%s", object);
	snprintf(g->line, sizeof g->line, "%s", j->line ? line_text(j->line) : "");
	return g;
}

/* Judges a record that stands for count operations, the latest at last_ns. */
static void judge_one(struct replay *p, struct wire_event *e, uint64_t count, uint64_t last_ns)
{
	struct judgement j;

	if (e->event.judgement.window || !wire_judge(p->judge, e, &j))
		return;
	p->judged += count;
	if (j.verdict == e->event.judgement.verdict)
		return;
	p->changed += count;
	struct group *g = group_of(p, e, &j);
	if (g) {
		g->count += count;
		g->last_ns = last_ns;
	}
}

static bool judge_transaction(void *ctx, struct wire_event *e)
{
	struct replay *p = ctx;
	const uint64_t at = e->event.time_ns > p->from_ns ? e->event.time_ns - p->from_ns : 0;

	if (!(p->seen++ & 1023))
		job_progress(p->job, (double)at / (double)(p->until_ns - p->from_ns + 1));
	judge_one(p, e, 1, e->event.time_ns);
	return !job_must_end(p->job);
}

/* What was last seen before the oldest transaction that is kept: its distinct operations, by their first record. */
static bool judge_row(void *ctx, const struct store_ledger_row *row)
{
	struct replay *p = ctx;

	if (row->last_ns < p->kept_ns) {
		struct wire_event e = *row->sample;
		/* What it points to is here. */
		e.event.flow = e.event.flow ? &e.flow : NULL;
		e.event.message = e.event.message ? &e.message : NULL;
		e.event.operation = e.event.operation ? &e.operation : NULL;
		judge_one(p, &e, row->count, row->last_ns);
	}
	return !job_must_end(p->job);
}

static int most_first(const void *a, const void *b)
{
	const struct group *x = a, *y = b;
	return x->count < y->count ? 1 : x->count > y->count ? -1 : 0;
}

static json_t *result(struct replay *p)
{
	json_t *changes = json_array();

	qsort(p->groups, p->group_count, sizeof *p->groups, most_first);
	for (unsigned i = 0; i < p->group_count; i++) {
		const struct group *g = &p->groups[i];
		const struct conversation *c = &g->conversation;
		json_array_append_new(
			changes,
			json_pack("{s:o,s:o,s:s,s:s,s:s,s:s,s:s,s:s,s:I,s:o,s:o,s:s}", "client",
				  endpoint_json(p->daemon, &c->client, c->client_port, ""), "server",
				  endpoint_json(p->daemon, &c->server, c->server_port, ""), "protocol",
				  g->protocol, "intent", g->intent, "label", g->label, "object", g->object,
				  "was", verdict_names[g->was], "would", verdict_names[g->would], "count",
				  (json_int_t)g->count, "first", json_time_ns(g->first_ns), "last",
				  json_time_ns(g->last_ns), "line", g->line));
	}
	return json_pack("{s:I,s:I,s:o,s:o,s:I,s:I,s:o}", "policy", (json_int_t)p->number, "days",
			 (json_int_t)p->days, "from", json_time_ns(p->from_ns), "to",
			 json_time_ns(p->until_ns), "judged", (json_int_t)p->judged, "changed",
			 (json_int_t)p->changed, "changes", changes);
}

static void free_replay(struct replay *p)
{
	free(p->text);
	free(p->judge);
	free(p->groups);
	free(p);
}

static json_t *work(struct job *j, struct daemon *d, void *ctx)
{
	struct replay *p = ctx;
	struct diags diags = { 0 };
	struct policy *policy =
		policy_compile(p->text, p->len, "the policy", &diags); /* a child has tried it */
	void *memory = NULL;
	json_t *answer = NULL;

	diags_fini(&diags);
	p->job = j;
	p->groups = calloc(GROUPS_MAX, sizeof *p->groups);
	const size_t size = (wire_judge_size(GUARDS) + 63) / 64 * 64;
	if (policy && p->groups && (memory = aligned_alloc(64, size))) {
		memset(memory, 0, size);
		policy_change_mode(policy, NULL, MODE_ENFORCE);
		p->judge = wire_judge_init(memory, policy, GUARDS);
		p->until_ns = clock_now_ns();
		p->from_ns = p->until_ns - p->days * DAY_NS;
		p->kept_ns = p->until_ns - (uint64_t)option_number(d, "retention.transactions_days") * DAY_NS;
		if ((p->from_ns >= p->kept_ns || store_ledger_each(d->store, p->from_ns, judge_row, p)) &&
		    store_transactions_each(d->store, p->from_ns, p->until_ns, judge_transaction, p))
			answer = result(p);
		else
			job_fail(j, "storage.failed", NULL);
	} else {
		job_fail(j, "request.memory", NULL);
	}
	policy_destroy(policy);
	free_replay(p);
	return answer;
}

void replay_start(struct request *r, const char *text, size_t len, uint32_t number, unsigned days)
{
	struct replay *p = calloc(1, sizeof *p);

	if (!p || !(p->text = malloc(len + 1))) {
		free(p);
		request_fail(r, 500, "request.memory", NULL);
		return;
	}
	memcpy(p->text, text, len);
	p->text[len] = '\0';
	p->daemon = r->daemon;
	p->len = len;
	p->number = number;
	p->days = days;
	if (!job_start(r, "replay", work, p))
		free_replay(p);
}
