/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is raised gathers in memory for a second, folded by its key; then one transaction adds the counts to
 * the open alarm of the key, or makes one.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/alarms.h"

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/endpoint.h"
#include "mgmt/daemon/happening.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/sentence.h"
#include "mgmt/daemon/streams.h"
#include "mgmt/daemon/trail.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define GATHERED_MAX 500

static const char *const severities[] = { "info", "warning", "danger" };

static const char *const steps[] = {
	"CREATE TABLE alarms (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, severity INTEGER NOT "
	"NULL,"
	" sentence TEXT NOT NULL, happening TEXT, segment TEXT, first_ns INTEGER NOT NULL, last_ns INTEGER "
	"NOT NULL,"
	" count INTEGER NOT NULL, event INTEGER NOT NULL, who TEXT NOT NULL DEFAULT '', answered_ns INTEGER "
	"NOT NULL DEFAULT 0,"
	" answer TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '');"
	"CREATE INDEX alarms_open ON alarms (key) WHERE answered_ns = 0;"
	"CREATE TABLE notices (latest_ns INTEGER NOT NULL)",
};
extern const struct schema alarms_schema;
const struct schema alarms_schema = { "alarms", DATABASE_MAIN, steps, 1 };

/* ---- raising ---- */

struct gathered {
	char *key, *sentence, *happening, *segment;
	unsigned severity;
	uint64_t first_ns, last_ns, count, event;
};

static struct gathered gathered[GATHERED_MAX];
static unsigned gathered_count;

void alarms_raise(struct daemon *d, const struct alarm *a)
{
	(void)d;
	for (unsigned i = 0; i < gathered_count; i++)
		if (!strcmp(gathered[i].key, a->key)) {
			gathered[i].count++;
			gathered[i].last_ns = a->time_ns;
			return;
		}
	if (gathered_count == GATHERED_MAX)
		return; /* a second with more kinds of alarms than people can read */
	json_t *s = json_pack("{s:s,s:O}", "id", a->id, "args", a->args);
	gathered[gathered_count++] = (struct gathered){
		.key = strdup(a->key),
		.sentence = json_dumps(s, JSON_COMPACT),
		.happening = a->happening ? strdup(a->happening) : NULL,
		.segment = a->segment ? strdup(a->segment) : NULL,
		.severity = a->severity,
		.first_ns = a->time_ns,
		.last_ns = a->time_ns,
		.count = 1,
		.event = a->event,
	};
	json_decref(s);
	const struct gathered *g = &gathered[gathered_count - 1];
	if (!g->key || !g->sentence)
		gathered_count--;
}

static void let_go(void)
{
	for (unsigned i = 0; i < gathered_count; i++) {
		free(gathered[i].key);
		free(gathered[i].sentence);
		free(gathered[i].happening);
		free(gathered[i].segment);
	}
	gathered_count = 0;
}

void alarms_flush(struct daemon *d)
{
	sqlite3 *db = gathered_count ? database_begin(d->main) : NULL;
	bool ok = db;

	for (unsigned i = 0; ok && i < gathered_count; i++) {
		const struct gathered *g = &gathered[i];
		ok = sql_run(db,
			     "UPDATE alarms SET count = count + ?, last_ns = ? WHERE key = ? AND answered_ns "
			     "= 0",
			     "uut", g->count, g->last_ns, g->key) &&
		     (sqlite3_changes(db) ||
		      sql_run(db,
			      "INSERT INTO alarms (key, severity, sentence, happening, segment, first_ns, "
			      "last_ns, count, "
			      "event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
			      "titttuuuu", g->key, (int64_t)g->severity, g->sentence, g->happening,
			      g->segment, g->first_ns, g->last_ns, g->count, g->event));
	}
	if (ok)
		ok = database_commit(d->main);
	else if (db)
		database_rollback(d->main);
	if (ok)
		streams_publish(d->streams, TOPIC_OPERATOR, NULL, NULL, "alarms", "{}", 2);
	if (ok)
		let_go();
}

void alarms_free(void)
{
	let_go();
}

void alarms_event(struct daemon *d, const struct store_item *item)
{
	const struct wire_event *e = item->event;
	const struct judgement *j = &e->event.judgement;
	const bool is_hit = e->event.kind == EVENT_SIGNATURE;
	const bool is_denial = j->verdict >= VERDICT_DROP && j->mode == MODE_ENFORCE &&
			       (is_hit || e->event.kind == EVENT_OPERATION ||
				e->event.kind == EVENT_MESSAGE || e->event.kind == EVENT_FLOW);
	char id[32], key[1200];

	if (!is_denial && !is_hit)
		return;
	char *happening = happening_text(d, e);
	snprintf(id, sizeof id, "verdict.%s", verdict_names[j->verdict]);
	json_t *h = happening ? happening_again(d, WORDS_EN, happening) : NULL;
	json_t *args = json_pack("{s:O*,s:O*,s:O*,s:s,s:{s:s,s:{}}}", "client",
				 json_object_get(json_object_get(h, "client"), "address"), "server",
				 json_object_get(json_object_get(h, "server"), "address"), "what",
				 json_object_get(h, "label"), "rule", is_hit ? e->signature.message : "",
				 "verdict", "id", id, "args");
	snprintf(key, sizeof key, "%s %u %.1100s", is_denial ? "denial" : "hit",
		 is_hit ? e->signature.sid : 0, happening ? happening : "");
	if (args)
		alarms_raise(d, &(struct alarm){ .key = key,
						 .severity = is_denial ? 2 : 1,
						 .id = is_hit ? "alarm.hit" : "alarm.denied",
						 .args = args,
						 .happening = happening,
						 .time_ns = e->event.time_ns,
						 .event = item->id });
	json_decref(args);
	json_decref(h);
	free(happening);
}

/* ---- notices of bulkheadd ---- */

static uint64_t latest;

static void take_notice(struct daemon *d, struct control_notice *n)
{
	char id[48], key[160];

	n->level[sizeof n->level - 1] = n->id[sizeof n->id - 1] = n->args[sizeof n->args - 1] = '\0';
	json_t *args = json_loads(n->args, 0, NULL);
	const char *segment = json_string_value(json_object_get(args, "segment"));
	const char *window = json_string_value(json_object_get(args, "window"));
	const char *line = json_string_value(json_object_get(args, "line"));
	if (!args)
		args = json_object();
	snprintf(id, sizeof id, "notice.%s", n->id);
	snprintf(key, sizeof key, "notice %s %.30s %.12s %.60s", n->id, segment ? segment : "",
		 window ? window : "", line ? line : "");
	snprintf(key + strlen(key), sizeof key - strlen(key), " %" PRIu64, line ? 0 : n->time_ns);
	if (strcmp(n->level, "info") != 0)
		alarms_raise(d, &(struct alarm){ .key = key,
						 .severity = strcmp(n->level, "alarm") ? 1 : 2,
						 .id = id,
						 .args = args,
						 .segment = segment,
						 .time_ns = n->time_ns });
	if (!line)
		(void)trail_add(d->trail, "system", "", id, args, "ok");
	json_decref(args);
}

void alarms_notices(struct daemon *d)
{
	void *records;
	unsigned count;

	if (!latest)
		latest = (uint64_t)sql_number(database_read(d->main), 0, "SELECT max(latest_ns) FROM notices",
					      "");
	if (dataplane_ask(d, CONTROL_NOTICES, &latest, sizeof latest, -1, sizeof(struct control_notice),
			  &records, &count, NULL) &&
	    count) {
		struct control_notice *n = records;
		for (unsigned i = 0; i < count; i++)
			take_notice(d, &n[i]);
		latest = n[count - 1].time_ns;
		sqlite3 *db = database_begin(d->main);
		if (db && sql_run(db, "DELETE FROM notices", "") &&
		    sql_run(db, "INSERT INTO notices VALUES (?)", "u", latest))
			(void)database_commit(d->main);
		else if (db)
			database_rollback(d->main);
	}
	free(records);
}

/* ---- for people ---- */

json_t *alarms_json(struct daemon *d, enum words_language language, int64_t limit)
{
	json_t *list = json_array();
	sqlite3_stmt *s = sql_prepare(
		database_read(d->main),
		"SELECT id, severity, sentence, happening, segment, first_ns, last_ns, count, event, who, "
		"answered_ns, answer, note FROM alarms ORDER BY answered_ns > 0, CASE WHEN answered_ns > 0 "
		"THEN 0 ELSE severity END DESC, last_ns DESC LIMIT ?",
		"i", limit);

	while (s && sqlite3_step(s) == SQLITE_ROW) {
		json_t *kept = json_loads(sql_text(s, 2), 0, NULL);
		json_t *h = happening_again(d, language, sql_text(s, 3));
		const uint64_t answered = (uint64_t)sqlite3_column_int64(s, 10);
		json_t *device = json_object_get(h, "server"), *client = json_object_get(h, "client");
		json_t *what = json_object_get(h, "sentence");
		json_array_append_new(
			list,
			json_pack("{s:s,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:I,s:o,s:o}", "id", sql_text(s, 0),
				  "severity", severities[sqlite3_column_int(s, 1) % 3], "sentence",
				  sentence_again(language, kept), "what",
				  what ? json_incref(what) : json_null(), "device",
				  device ? json_incref(device) : json_null(), "client",
				  client ? json_incref(client) : json_null(), "segment",
				  sqlite3_column_type(s, 4) == SQLITE_NULL ? json_null()
									   : json_string(sql_text(s, 4)),
				  "since", json_time_ns((uint64_t)sqlite3_column_int64(s, 5)), "last",
				  json_time_ns((uint64_t)sqlite3_column_int64(s, 6)), "count",
				  (json_int_t)sqlite3_column_int64(s, 7), "event",
				  sqlite3_column_int64(s, 8) ? json_string(sql_text(s, 8)) : json_null(),
				  "answered",
				  answered ? json_pack("{s:s,s:o,s:s,s:s}", "who", sql_text(s, 9), "time",
						       json_time_ns(answered), "answer", sql_text(s, 11),
						       "note", sql_text(s, 12))
					   : json_null()));
		json_decref(kept);
		json_decref(h);
	}
	sqlite3_finalize(s);
	return list;
}

bool alarms_answer(struct daemon *d, int64_t id, const char *who, const char *answer, const char *note)
{
	sqlite3 *db = database_begin(d->main);

	if (!db)
		return false;
	if (sql_run(db,
		    "UPDATE alarms SET who = ?, answered_ns = ?, answer = ?, note = ? WHERE id = ? AND "
		    "answered_ns = 0",
		    "tutti", who, clock_now_ns(), answer, note, id) &&
	    sqlite3_changes(db) == 1)
		return database_commit(d->main);
	database_rollback(d->main);
	return false;
}

int64_t alarms_open(struct daemon *d)
{
	return sql_number(database_read(d->main), 0, "SELECT count(*) FROM alarms WHERE answered_ns = 0", "");
}

int64_t alarms_denials_since(struct daemon *d, uint64_t since_ns)
{
	return sql_number(database_read(d->main), 0,
			  "SELECT count(*) FROM alarms WHERE answered_ns = 0 AND key LIKE 'denial%' "
			  "AND last_ns >= ?",
			  "u", since_ns);
}
