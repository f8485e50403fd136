/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One struct learn behind a mutex.  A proposal is known by the hash of its ends and its line; what people
 * answered is in the main database, and so are proposals that came from events.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/learning.h"

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/endpoint.h"
#include "mgmt/daemon/policies.h"
#include "mgmt/daemon/policy_check.h"
#include "mgmt/daemon/sentence.h"

#include "rules/learn.h"
#include "rules/suggest.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DAY_NS UINT64_C(86400000000000)
#define AGAIN_DAYS 7 /* of transactions that are learnt from again */
#define LEDGER_DAYS 400
#define SETTLED_DAYS 3 /* without anything new */
#define WATCHED_DAYS 7 /* at least */
#define DAYS_TOLD 30
#define CONDUITS_TOLD 200
#define ZONE_LEN 64

static const char *const steps[] = {
	"CREATE TABLE proposals (id TEXT PRIMARY KEY, kind TEXT NOT NULL, source TEXT NOT NULL, time_ns "
	"INTEGER NOT NULL,"
	" from_zone TEXT NOT NULL, to_zone TEXT NOT NULL, line TEXT NOT NULL, question TEXT NOT NULL, "
	"evidence TEXT NOT NULL,"
	" state TEXT NOT NULL, who TEXT NOT NULL, answered_ns INTEGER NOT NULL, reason TEXT NOT NULL) "
	"WITHOUT ROWID",
};
extern const struct schema proposals_schema;
const struct schema proposals_schema = { "proposals", DATABASE_MAIN, steps, 1 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct learn *learner;
static struct policy *policy; /* in force, as it would judge if all of it were enforced; NULL: none */
static uint32_t policy_number;
static bool is_begun;

/* ---- learning ---- */

/* Would the policy in force let it pass, if it were enforced? */
static bool is_allowed(const struct wire_event *e)
{
	const struct subject s = { &e->flow.conversation, &e->message, &e->operation };

	if (!policy || !policy_conduit_at(policy, 0))
		return false;
	return policy_operation(policy, policy_conduit(policy, &e->flow.conversation), &s, NULL, 0).verdict ==
	       VERDICT_ALLOW;
}

static void learn(const struct wire_event *e)
{
	const struct subject s = { &e->flow.conversation, &e->message, &e->operation };

	if (e->event.judgement.window)
		return; /* maintenance is no habit */
	if (e->event.kind == EVENT_OPERATION && !is_allowed(e))
		learn_operation(learner, &s, e->event.time_ns);
	else if (e->event.kind == EVENT_MESSAGE && e->message.flaws)
		learn_message(learner, &(struct subject){ &e->flow.conversation, &e->message, NULL });
	else if (e->event.kind == EVENT_FLOW_END && !policy)
		learn_conversation(learner, &e->flow.conversation, e->flow.dissector, e->flow.first_ns,
				   e->flow.last_ns);
}

static bool learn_row(void *ctx, const struct store_ledger_row *row)
{
	const uint64_t *since_ns = ctx;

	if (row->last_ns < *since_ns) /* later ones come as transactions */
		learn(row->sample);
	return true;
}

static bool learn_transaction(void *ctx, struct wire_event *e)
{
	(void)ctx;
	learn(e);
	return true;
}

/* From the store, under the lock: what was seen before stays true under a new policy. */
static void learn_again(struct daemon *d)
{
	uint64_t since_ns = clock_now_ns() - AGAIN_DAYS * DAY_NS;

	if (learner)
		learn_destroy(learner);
	learner = learn_create();
	(void)store_ledger_each(d->store, clock_now_ns() - LEDGER_DAYS * DAY_NS, learn_row, &since_ns);
	(void)store_transactions_each(d->store, since_ns, clock_now_ns(), learn_transaction, NULL);
}

static void take_policy(struct daemon *d, uint32_t number)
{
	size_t len;
	struct diags diags = { 0 };
	char *text = number ? policies_text(d, number, &len) : NULL;
	struct policy *p = text ? policy_compile(text, len, "the policy", &diags) : NULL;

	diags_fini(&diags);
	free(text);
	if (p)
		policy_change_mode(p, NULL, MODE_ENFORCE);
	pthread_mutex_lock(&lock);
	policy_destroy(policy);
	policy = p;
	policy_number = number;
	learn_again(d);
	pthread_mutex_unlock(&lock);
}

void learning_begin(struct daemon *d)
{
	struct policies_now now;

	policies_now(d, &now);
	take_policy(d, now.in_force);
	free(now.items);
	is_begun = true;
}

void learning_tick(struct daemon *d)
{
	static uint64_t next_ns;
	struct policies_now now;

	if (clock_up_ns() < next_ns)
		return;
	next_ns = clock_up_ns() + UINT64_C(5000000000);
	policies_now(d, &now);
	if (now.answers && now.in_force != policy_number)
		take_policy(d, now.in_force);
	free(now.items);
}

void learning_event(struct daemon *d, const struct store_item *item)
{
	(void)d;
	if (!is_begun)
		return;
	pthread_mutex_lock(&lock);
	learn(item->event);
	pthread_mutex_unlock(&lock);
}

void learning_free(void)
{
	if (learner)
		learn_destroy(learner);
	policy_destroy(policy);
	learner = NULL;
	policy = NULL;
	is_begun = false;
}

/* ---- proposals ---- */

/* Names of the zones of two ends, as the policy in force says them, or as learning does. */
static void ends_of(const struct learnt *l, char from[ZONE_LEN], char to[ZONE_LEN])
{
	const bool has_policy = policy && policy_conduit_at(policy, 0);

	snprintf(from, ZONE_LEN, "%.63s", has_policy ? policy_zone(policy, &l->from) : l->from_zone);
	snprintf(to, ZONE_LEN, "%.63s", has_policy ? policy_zone(policy, &l->to) : l->to_zone);
}

static void id_of(const char *from, const char *to, const char *line, char out[20])
{
	const char *const parts[] = { from, to, line };
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (unsigned i = 0; i < 3; i++) {
		for (const char *p = parts[i]; *p; p++)
			h = (h ^ (uint8_t)*p) * UINT64_C(0x100000001b3);
		h = (h ^ 0xff) * UINT64_C(0x100000001b3);
	}
	snprintf(out, 20, "%016" PRIx64, h);
}

struct listing {
	struct daemon *daemon;
	enum words_language language;
	const char *state; /* wanted, NULL: all */
	const char *id;	   /* only this one, NULL: all */
	json_t *list;
};

static json_t *ask_of(enum words_language language, const char *question)
{
	char id[64];

	if (!*question)
		return json_null();
	snprintf(id, sizeof id, "learning.ask.%s", question);
	return sentence(language, id, NULL);
}

static json_t *proposal_json(enum words_language language, const char *id, const char *source,
			     uint64_t time_ns, const char *from, const char *to, const char *line,
			     const char *question, json_t *takes_evidence)
{
	return json_pack("{s:s,s:s,s:s,s:o,s:s,s:s,s:s,s:o,s:o,s:o,s:s,s:n,s:s}", "id", id, "kind",
			 *question ? "question" : "line", "source", source, "time", json_time_ns(time_ns),
			 "from", from, "to", to, "line", line, "sentence",
			 sentence(language, "learning.sentence.line", "{s:s,s:s,s:s}", "from", from, "to", to,
				  "line", line),
			 "ask", ask_of(language, question), "evidence", takes_evidence, "state", "open",
			 "answered", "question", question);
}

/* What people said of it, if anything. */
static void add_answer(struct daemon *d, json_t *row)
{
	sqlite3_stmt *s = sql_prepare(database_read(d->main),
				      "SELECT state, who, answered_ns, reason FROM proposals WHERE id = ?",
				      "t", json_string_value(json_object_get(row, "id")));

	if (s && sqlite3_step(s) == SQLITE_ROW) {
		json_object_set_new(row, "state", json_string(sql_text(s, 0)));
		json_object_set_new(row, "answered",
				    json_pack("{s:s,s:o,s:s}", "who", sql_text(s, 1), "time",
					      json_time_ns((uint64_t)sqlite3_column_int64(s, 2)), "reason",
					      sql_text(s, 3)));
	}
	sqlite3_finalize(s);
}

static void put(struct listing *l, json_t *takes_row)
{
	const char *state = json_string_value(json_object_get(takes_row, "state"));
	if (l->state && strcmp(l->state, state) != 0)
		json_decref(takes_row);
	else
		json_array_append_new(l->list, takes_row);
}

static bool list_line(void *ctx, const struct learnt *x)
{
	struct listing *l = ctx;
	char from[ZONE_LEN], to[ZONE_LEN], id[20], client[ENDPOINT_TEXT], server[ENDPOINT_TEXT];

	ends_of(x, from, to);
	id_of(from, to, x->match, id);
	if (l->id && strcmp(l->id, id) != 0)
		return true;
	endpoint_text(&x->from, client);
	endpoint_text(&x->to, server);
	json_t *row = proposal_json(
		l->language, id, "learning", x->first_ns, from, to, x->match, x->question ? x->question : "",
		json_pack("{s:I,s:o,s:o,s:I,s:[s],s:[s],s:s,s:n}", "count", (json_int_t)x->count, "first",
			  json_time_ns(x->first_ns), "last", json_time_ns(x->last_ns), "days",
			  (json_int_t)(x->last_ns / DAY_NS - x->first_ns / DAY_NS + 1), "clients", client,
			  "servers", server, "values", "", "event"));
	add_answer(l->daemon, row);
	put(l, row);
	return true;
}

/* Those that were answered and are not learnt any more, and those of events. */
static void list_kept(struct listing *l)
{
	sqlite3_stmt *s = sql_prepare(
		database_read(l->daemon->main),
		"SELECT id, source, time_ns, from_zone, to_zone, line, question, evidence FROM proposals "
		"ORDER BY answered_ns DESC LIMIT 500",
		"");

	while (s && sqlite3_step(s) == SQLITE_ROW) {
		bool is_there = false;
		json_t *row, *evidence;
		size_t i;
		json_array_foreach(l->list, i, row) is_there |=
			!strcmp(json_string_value(json_object_get(row, "id")), sql_text(s, 0));
		if (is_there || (l->id && strcmp(l->id, sql_text(s, 0)) != 0))
			continue;
		evidence = json_loads(sql_text(s, 7), 0, NULL);
		row = proposal_json(l->language, sql_text(s, 0), sql_text(s, 1),
				    (uint64_t)sqlite3_column_int64(s, 2), sql_text(s, 3), sql_text(s, 4),
				    sql_text(s, 5), sql_text(s, 6), evidence ? evidence : json_object());
		add_answer(l->daemon, row);
		put(l, row);
	}
	sqlite3_finalize(s);
}

static json_t *list_of(struct daemon *d, enum words_language language, const char *state, const char *id)
{
	struct listing l = { d, language, state, id, json_array() };

	pthread_mutex_lock(&lock);
	if (learner)
		learn_each(learner, list_line, &l);
	pthread_mutex_unlock(&lock);
	list_kept(&l);
	return l.list;
}

json_t *learning_proposals(struct daemon *d, enum words_language language, const char *state)
{
	return list_of(d, language, state, NULL);
}

/* ---- answers ---- */

static bool keep_answer(struct request *r, json_t *row, const char *state, const char *reason)
{
	char *evidence = json_dumps(json_object_get(row, "evidence"), JSON_COMPACT);
	sqlite3 *db = evidence ? database_begin(r->daemon->main) : NULL;
	uint64_t time_ns = 0;

	(void)time_read_ns(json_string_value(json_object_get(row, "time")), &time_ns);
#define TEXT_AT(name_) json_string_value(json_object_get(row, name_))
	bool ok =
		db &&
		sql_run(db, "INSERT OR REPLACE INTO proposals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			"tttuttttttt"
			"ut",
			TEXT_AT("id"), TEXT_AT("kind"), TEXT_AT("source"), time_ns, TEXT_AT("from"),
			TEXT_AT("to"), TEXT_AT("line"), TEXT_AT("question"), evidence, state, r->who.name,
			clock_now_ns(), reason);
#undef TEXT_AT
	if (ok)
		ok = database_commit(r->daemon->main);
	else if (db)
		database_rollback(r->daemon->main);
	free(evidence);
	return ok;
}

/* Is this line among those that were accepted? */
static bool is_accepted(void *ctx, const struct learnt *x)
{
	struct daemon *d = ctx;
	char from[ZONE_LEN], to[ZONE_LEN], id[20];

	ends_of(x, from, to);
	id_of(from, to, x->match, id);
	return sql_number(database_read(d->main), 0,
			  "SELECT 1 FROM proposals WHERE id = ? AND state = 'accepted'", "t", id);
}

/* Without zones yet: the policy of all lines that were accepted, malloc'd. */
static char *learnt_text(struct daemon *d, const char *mode)
{
	unsigned questions;
	char *text = NULL;

	pthread_mutex_lock(&lock);
	if (learner)
		text = learn_policy(learner,
				    &(struct learn_options){ .mode = mode, .wants = is_accepted, .ctx = d },
				    &questions);
	pthread_mutex_unlock(&lock);
	return text;
}

/* The text that a line is added to: the open draft, else what is in force; NULL: there are no zones in it. */
static struct policy *base_policy(struct daemon *d)
{
	const uint32_t draft = policies_open_draft(d, "proposals");
	struct diags diags = { 0 };
	size_t len;
	char *text = policies_text(d, draft, &len);
	struct policy *p = text ? policy_compile(text, len, "the policy", &diags) : NULL;

	diags_fini(&diags);
	free(text);
	if (p && policy_conduit_at(p, 0))
		return p;
	policy_destroy(p);
	return NULL;
}

static const struct conduit *conduit_named(const struct policy *p, const char *from, const char *to)
{
	const struct conduit *c;

	for (size_t i = 0; (c = policy_conduit_at(p, i)); i++)
		if (policy_check_has_zone(conduit_from(c), from) && policy_check_has_zone(conduit_to(c), to))
			return c;
	return NULL;
}

/* Puts the line into the draft; an error id, NULL: done. */
static const char *add_to_draft(struct request *r, const char *from, const char *to, const char *line)
{
	struct policy *p = base_policy(r->daemon);
	const struct conduit *c = p ? conduit_named(p, from, to) : NULL;
	char *text = c ? policy_text_allowing(p, c, line) : p ? NULL : learnt_text(r->daemon, "learn");
	const bool has_zones = p != NULL;
	struct policies_now now;

	policy_destroy(p);
	if (!text)
		return has_zones ? "proposals.no_conduit" : "proposals.nothing";
	json_t *check = policy_check(text, strlen(text));
	const bool good = json_is_true(json_object_get(check, "is_good"));
	policies_now(r->daemon, &now);
	const uint32_t number =
		good ? policies_draft(
			       r->daemon, text, strlen(text), r->who.name, "accepted proposals", now.in_force,
			       (unsigned)json_integer_value(json_object_get(check, "lines")), "proposals")
		     : 0;
	free(now.items);
	json_decref(check);
	free(text);
	return !good ? "proposals.not_compiled" : number ? NULL : "storage.failed";
}

static json_t *answer(struct request *r, json_t *takes_row, bool accepts, const char *reason,
		      const char **error)
{
	const char *from = json_string_value(json_object_get(takes_row, "from"));
	const char *to = json_string_value(json_object_get(takes_row, "to"));
	const char *line = json_string_value(json_object_get(takes_row, "line"));

	*error = keep_answer(r, takes_row, accepts ? "accepted" : "rejected", reason) ? NULL
										      : "storage.failed";
	if (!*error && accepts)
		*error = add_to_draft(r, from, to, line);
	if (*error) {
		json_decref(takes_row);
		return NULL;
	}
	add_answer(r->daemon, takes_row);
	return takes_row;
}

json_t *learning_answer(struct request *r, const char *id, bool accepts, const char *reason,
			const char **error)
{
	json_t *list = list_of(r->daemon, r->language, NULL, id);
	json_t *row = json_array_size(list) ? json_incref(json_array_get(list, 0)) : NULL;

	json_decref(list);
	*error = "proposals.unknown";
	return row ? answer(r, row, accepts, reason, error) : NULL;
}

struct exact {
	struct text line;
	struct conversation conversation;
	uint64_t time_ns;
	char from[ZONE_LEN], to[ZONE_LEN];
};

static void suggest(void *ctx, const struct store_event *x)
{
	struct exact *e = ctx;
	const struct wire_event *w = x->event;
	const struct subject s = { &w->flow.conversation, &w->message, &w->operation };

	if (w->event.kind != EVENT_OPERATION)
		return;
	e->time_ns = x->time_ns;
	e->conversation = w->flow.conversation;
	snprintf(e->from, ZONE_LEN, "%.63s", w->from ? w->from : "");
	snprintf(e->to, ZONE_LEN, "%.63s", w->to ? w->to : "");
	suggest_exact(&e->line, &s);
}

json_t *learning_of_event(struct request *r, uint64_t event, bool allows, const char *reason,
			  const char **error)
{
	struct exact e = { .time_ns = 0 };
	char id[20], number[24], client[ENDPOINT_TEXT], server[ENDPOINT_TEXT];

	*error = "proposals.unknown";
	if (!store_event(r->daemon->store, event, suggest, &e) || !e.line.text) {
		free(e.line.text);
		return NULL;
	}
	pthread_mutex_lock(&lock);
	if (policy) {
		snprintf(e.from, ZONE_LEN, "%.63s", policy_zone(policy, &e.conversation.client));
		snprintf(e.to, ZONE_LEN, "%.63s", policy_zone(policy, &e.conversation.server));
	}
	pthread_mutex_unlock(&lock);
	id_of(e.from, e.to, e.line.text, id);
	endpoint_text(&e.conversation.client, client);
	endpoint_text(&e.conversation.server, server);
	snprintf(number, sizeof number, "%" PRIu64, event);
	json_t *row =
		proposal_json(r->language, id, "event", e.time_ns, e.from, e.to, e.line.text, "",
			      json_pack("{s:i,s:o,s:o,s:i,s:[s],s:[s],s:s,s:s}", "count", 1, "first",
					json_time_ns(e.time_ns), "last", json_time_ns(e.time_ns), "days", 1,
					"clients", client, "servers", server, "values", "", "event", number));
	free(e.line.text);
	return answer(r, row, allows, reason, error);
}

/* ---- how far it is, and arming ---- */

struct told {
	char from[ZONE_LEN], to[ZONE_LEN];
	uint64_t since_ns, last_ns; /* of what is new */
	uint64_t operations, days[DAYS_TOLD];
	unsigned proposals, questions;
	enum mode mode;
};

struct telling {
	struct told *list;
	unsigned count;
	uint64_t today; /* days since 1970 */
};

static struct told *told_of(struct telling *t, const char *from, const char *to)
{
	for (unsigned i = 0; i < t->count; i++)
		if (!strcmp(t->list[i].from, from) && !strcmp(t->list[i].to, to))
			return &t->list[i];
	if (t->count == CONDUITS_TOLD)
		return NULL;
	struct told *x = &t->list[t->count++];
	*x = (struct told){ .mode = MODE_LEARN };
	snprintf(x->from, ZONE_LEN, "%s", from);
	snprintf(x->to, ZONE_LEN, "%s", to);
	return x;
}

static bool count_row(void *ctx, const struct store_ledger_row *row)
{
	struct telling *t = ctx;
	const struct wire_event *e = row->sample;

	if (e->event.kind != EVENT_OPERATION || e->operation.role == ROLE_ANSWER)
		return true;
	struct told *x = told_of(t,
				 policy	   ? policy_zone(policy, &e->flow.conversation.client)
				 : e->from ? e->from
					   : "",
				 policy	 ? policy_zone(policy, &e->flow.conversation.server)
				 : e->to ? e->to
					 : "");
	if (!x)
		return true;
	const uint64_t age = t->today - row->first_ns / DAY_NS;
	x->operations++;
	if (age < DAYS_TOLD)
		x->days[age]++;
	x->since_ns = !x->since_ns || row->first_ns < x->since_ns ? row->first_ns : x->since_ns;
	x->last_ns = row->first_ns > x->last_ns ? row->first_ns : x->last_ns;
	return true;
}

static void count_proposals(struct telling *t, const json_t *open)
{
	const union {
		const json_t *in;
		json_t *out;
	} list = { .in = open };
	json_t *row;
	size_t i;

	json_array_foreach(list.out, i, row)
	{
		struct told *x = told_of(t, json_string_value(json_object_get(row, "from")),
					 json_string_value(json_object_get(row, "to")));
		if (!x)
			continue;
		x->proposals += !strcmp(json_string_value(json_object_get(row, "kind")), "line");
		x->questions += strcmp(json_string_value(json_object_get(row, "kind")), "line") != 0;
	}
}

/* Modes of conduits are those of the policy as it was loaded, not as it would be enforced. */
static void add_modes(struct daemon *d, struct telling *t)
{
	json_t *check = policies_in_force(d), *c;
	size_t i;

	json_array_foreach(json_object_get(check, "conduits"), i, c)
	{
		const char *from = json_string_value(json_object_get(c, "from")),
			   *to = json_string_value(json_object_get(c, "to"));
		const char *mode = json_string_value(json_object_get(c, "mode"));
		for (unsigned k = 0; k < t->count; k++)
			if (policy_check_has_zone(from, t->list[k].from) &&
			    policy_check_has_zone(to, t->list[k].to))
				for (unsigned m = 0; m < 3; m++)
					if (!strcmp(mode, mode_names[m]))
						t->list[k].mode = (enum mode)m;
	}
	json_decref(check);
}

static json_t *told_json(const struct told *x, uint64_t today)
{
	const uint64_t now_ns = clock_now_ns();
	const bool is_settled = x->since_ns && now_ns - x->since_ns >= WATCHED_DAYS * DAY_NS &&
				now_ns - x->last_ns >= SETTLED_DAYS * DAY_NS;
	json_t *days = json_array();
	char day[16];

	for (unsigned i = DAYS_TOLD; i-- > 0;) {
		const time_t t = (time_t)((today - i) * 86400);
		struct tm tm;
		if (!x->since_ns || today - i < x->since_ns / DAY_NS)
			continue;
		strftime(day, sizeof day, "%Y-%m-%d", gmtime_r(&t, &tm));
		json_array_append_new(days,
				      json_pack("{s:s,s:I}", "day", day, "new", (json_int_t)x->days[i]));
	}
	return json_pack("{s:s,s:s,s:s,s:s,s:o,s:I,s:i,s:i,s:o}", "from", x->from, "to", x->to, "mode",
			 mode_names[x->mode], "state",
			 x->mode == MODE_ENFORCE ? "armed"
			 : is_settled		 ? "settled"
						 : "learning",
			 "since", json_time_ns(x->since_ns), "operations", (json_int_t)x->operations,
			 "proposals", (int)x->proposals, "questions", (int)x->questions, "days", days);
}

json_t *learning_json(struct daemon *d, enum words_language language)
{
	struct telling t = { .list = calloc(CONDUITS_TOLD, sizeof *t.list),
			     .today = clock_now_ns() / DAY_NS };
	json_t *list = json_array(), *open = list_of(d, language, "open", NULL);

	if (t.list) {
		pthread_mutex_lock(&lock);
		(void)store_ledger_each(d->store, clock_now_ns() - LEDGER_DAYS * DAY_NS, count_row, &t);
		pthread_mutex_unlock(&lock);
		count_proposals(&t, open);
		add_modes(d, &t);
	}
	for (unsigned i = 0; i < t.count; i++)
		json_array_append_new(list, told_json(&t.list[i], t.today));
	free(t.list);
	json_decref(open);
	return json_pack("{s:o,s:[{s:s},{s:s},{s:s},{s:s},{s:s},{s:s}]}", "conduits", list, "arming", "id",
			 "startup", "id", "shutdown", "id", "failover", "id", "backup", "id", "monthly", "id",
			 "vendor");
}

char *learning_armed_text(struct daemon *d, const json_t *conduits, const char **error)
{
	const union {
		const json_t *in;
		json_t *out;
	} list = { .in = conduits };
	struct policy *p = base_policy(d);
	json_t *c;
	size_t i;

	*error = NULL;
	if (!p) { /* no zones yet: those of learning, all of it */
		char *text = learnt_text(d, "enforce");
		*error = text ? NULL : "proposals.nothing";
		return text;
	}
	json_array_foreach(list.out, i, c)
	{
		const char *from = json_string_value(json_object_get(c, "from")),
			   *to = json_string_value(json_object_get(c, "to"));
		const struct conduit *found = from && to ? conduit_named(p, from, to) : NULL;
		if (found)
			policy_change_mode(p, found, MODE_ENFORCE);
		else
			*error = "proposals.no_conduit";
	}
	char *text = *error ? NULL : policy_text(p);
	policy_destroy(p);
	return text;
}
