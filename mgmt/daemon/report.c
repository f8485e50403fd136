/* SPDX-License-Identifier: Apache-2.0 */
/* A section is a query and its columns; the page is made of the same answer as the JSON. */
#define _GNU_SOURCE

#include "mgmt/daemon/report.h"

#include "mgmt/daemon/alarms.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/happening.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/sentence.h"
#include "mgmt/daemon/trail.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROWS_MAX "1000"

static void time_text(uint64_t ns, char out[32])
{
	const time_t t = (time_t)(ns / UINT64_C(1000000000));
	struct tm tm;
	strftime(out, 32, "%Y-%m-%d %H:%M UTC", gmtime_r(&t, &tm));
}

static char *word(enum words_language language, const char *id)
{
	char *text = sentence_text(language, id, NULL);
	return text ? text : strdup(id);
}

/* columns: ids of texts, ended by NULL. */
static json_t *section(enum words_language language, const char *title, const char *const *columns)
{
	json_t *names = json_array();

	for (; *columns; columns++) {
		char *text = word(language, *columns);
		json_array_append_new(names, json_string(text ? text : ""));
		free(text);
	}
	return json_pack("{s:o,s:[],s:o,s:[]}", "title", sentence(language, title, NULL), "sentences",
			 "columns", names, "rows");
}

static void say(json_t *section_, json_t *takes_sentence)
{
	json_array_append_new(json_object_get(section_, "sentences"), takes_sentence);
}

/* A cell that ends in _ns in the query's names is a time; JSON with an id is a sentence. */
static json_t *cell(sqlite3_stmt *s, int i, enum words_language language)
{
	const char *name = sqlite3_column_name(s, i);
	const size_t len = strlen(name);
	char text[32];

	if (len > 3 && !strcmp(name + len - 3, "_ns")) {
		time_text((uint64_t)sqlite3_column_int64(s, i), text);
		return json_string(sqlite3_column_int64(s, i) ? text : "");
	}
	if (!strcmp(name, "sentence")) {
		json_t *kept = json_loads(sql_text(s, i), 0, NULL), *again = sentence_again(language, kept);
		json_t *out = json_incref(json_object_get(again, "text"));
		json_decref(kept);
		json_decref(again);
		return out ? out : json_string("");
	}
	json_t *plain = json_string(sql_text(s, i));
	return plain ? plain : json_string("?");
}

static int64_t fill(struct daemon *d, json_t *section_, enum words_language language, const char *sql,
		    uint64_t from_ns, uint64_t to_ns)
{
	json_t *rows = json_object_get(section_, "rows");
	sqlite3_stmt *s = sql_prepare(database_read(d->main), sql, "uu", from_ns, to_ns);

	while (s && sqlite3_step(s) == SQLITE_ROW) {
		json_t *row = json_array();
		for (int i = 0; i < sqlite3_column_count(s); i++)
			json_array_append_new(row, cell(s, i, language));
		json_array_append_new(rows, row);
	}
	sqlite3_finalize(s);
	return (int64_t)json_array_size(rows);
}

struct plan {
	const char *title, *summary; /* of its count */
	const char *columns[8];
	const char *sql;
};

static const struct plan plans[] = {
	{ "report.talked",
	  "report.talked.count",
	  { "report.client", "report.server", "report.protocol", "report.intents", "report.first",
	    "report.last", NULL },
	  "SELECT client, server, protocol, (SELECT group_concat(key || ' ' || value, ', ') FROM "
	  "json_each(intents)), first_ns, "
	  "last_ns FROM talks WHERE last_ns >= ? AND first_ns < ? ORDER BY last_ns DESC LIMIT " ROWS_MAX },
	{ "report.refused",
	  "report.refused.count",
	  { "report.what", "report.first", "report.last", "report.times", "report.answer", "report.who",
	    NULL },
	  "SELECT sentence, first_ns, last_ns, count, answer || CASE WHEN note = '' THEN '' ELSE ': ' || "
	  "note END, who FROM alarms "
	  "WHERE last_ns >= ? AND first_ns < ? AND (key LIKE 'denial%' OR key LIKE 'hit%') ORDER BY count "
	  "DESC LIMIT " ROWS_MAX },
	{ "report.policies",
	  "report.policies.count",
	  { "report.version", "report.time", "report.who", "report.why", "report.lines", NULL },
	  "SELECT number, time_ns, who, why, lines FROM policies WHERE time_ns >= ? AND time_ns < ? AND "
	  "loaded ORDER BY number "
	  "LIMIT " ROWS_MAX },
	{ "report.changes",
	  "report.changes.count",
	  { "report.time", "report.device", "report.what", NULL },
	  "SELECT time_ns, asset, sentence FROM asset_changes WHERE time_ns >= ? AND time_ns < ? ORDER BY "
	  "time_ns LIMIT " ROWS_MAX },
	{ "report.windows",
	  "report.windows.count",
	  { "report.number", "report.opened", "report.closed", "report.who", "report.station",
	    "report.devices", "report.why", NULL },
	  "SELECT id, opened_ns, closed_ns, who, station, devices || ': ' || intents, why FROM windows WHERE "
	  "until_ns >= ? AND "
	  "opened_ns < ? ORDER BY id LIMIT " ROWS_MAX },
	{ "report.alarms",
	  "report.alarms.count",
	  { "report.what", "report.first", "report.last", "report.times", "report.answer", "report.who",
	    NULL },
	  "SELECT sentence, first_ns, last_ns, count, answer, who FROM alarms WHERE last_ns >= ? AND "
	  "first_ns < ? AND key NOT LIKE "
	  "'denial%' AND key NOT LIKE 'hit%' ORDER BY last_ns LIMIT " ROWS_MAX },
};

static json_t *rules_section(struct daemon *d, enum words_language language)
{
	static const char *const none[] = { NULL };
	json_t *s = section(language, "report.rules", none);
	void *records;
	unsigned count;

	if (dataplane_ask(d, CONTROL_STATUS, NULL, 0, -1, sizeof(struct control_status), &records, &count,
			  NULL) &&
	    count) {
		const struct control_status *status = records;
		if (status->rules)
			say(s,
			    sentence(language, "report.rules.age", "{s:I,s:I}", "count",
				     (json_int_t)status->rules, "days", (json_int_t)status->rules_age_days));
		else
			say(s, sentence(language, "report.rules.none", NULL));
		if (status->expiring)
			say(s, sentence(language, "report.expiring", "{s:I}", "count",
					(json_int_t)status->expiring));
	} else {
		say(s, sentence(language, "operator.line.unknown", NULL));
	}
	free(records);
	return s;
}

/* What auditors ask for, and which section answers it: IEC 62443-3-3 (2013). */
static json_t *clauses_section(struct daemon *d, enum words_language language)
{
	static const char *const columns[] = { "report.clause", "report.asks", "report.shows", NULL };
	static const char *const clauses[][3] = {
		{ "IEC 62443-3-3 SR 2.8", "clause.auditable", "report.trail" },
		{ "IEC 62443-3-3 SR 3.3", "clause.verification", "report.changes" },
		{ "IEC 62443-3-3 SR 5.1", "clause.segmentation", "report.talked" },
		{ "IEC 62443-3-3 SR 5.2", "clause.boundary", "report.refused" },
		{ "IEC 62443-3-3 SR 6.1", "clause.accessible", "report.trail" },
		{ "IEC 62443-3-3 SR 6.2", "clause.monitoring", "report.alarms" },
		{ "IEC 62443-3-3 SR 7.8", "clause.inventory", "report.changes" },
	};
	json_t *s = section(language, "report.clauses", columns);
	struct trail_check check;

	for (size_t i = 0; i < sizeof clauses / sizeof clauses[0]; i++) {
		char *asks = word(language, clauses[i][1]), *shows = word(language, clauses[i][2]);
		json_array_append_new(
			json_object_get(s, "rows"),
			json_pack("[s,s,s]", clauses[i][0], asks ? asks : "", shows ? shows : ""));
		free(asks);
		free(shows);
	}
	if (trail_verify(d, &check))
		say(s, sentence(language, check.problem ? "report.trail.broken" : "report.trail.whole",
				"{s:I}", "count", (json_int_t)check.rows));
	return s;
}

json_t *report_json(struct daemon *d, enum words_language language, uint64_t from_ns, uint64_t to_ns)
{
	json_t *sections = json_array(), *all = json_array();
	char site[128], from[32], to[32];

	option_text(d, "plant", site, sizeof site);
	time_text(from_ns, from);
	time_text(to_ns, to);
	for (size_t i = 0; i < sizeof plans / sizeof plans[0]; i++) {
		json_t *s = section(language, plans[i].title, plans[i].columns);
		const int64_t count = fill(d, s, language, plans[i].sql, from_ns, to_ns);
		say(s, sentence(language, plans[i].summary, "{s:I}", "count", (json_int_t)count));
		json_array_append_new(
			all, sentence(language, plans[i].summary, "{s:I}", "count", (json_int_t)count));
		json_array_append_new(sections, s);
	}
	json_array_append_new(sections, rules_section(d, language));
	json_array_append_new(sections, clauses_section(d, language));
	char *title = sentence_text(language, "report.title", NULL);
	json_t *report = json_pack("{s:o,s:o,s:s,s:s,s:s,s:s,s:o,s:o}", "from", json_time_ns(from_ns), "to",
				   json_time_ns(to_ns), "title", title ? title : "", "site", site,
				   "from_text", from, "to_text", to, "sentences", all, "sections", sections);
	free(title);
	return report;
}

/* ---- the page ---- */

static void escape(FILE *out, const char *text)
{
	for (; text && *text; text++) {
		if (*text == '<')
			fputs("&lt;", out);
		else if (*text == '>')
			fputs("&gt;", out);
		else if (*text == '&')
			fputs("&amp;", out);
		else if (*text == '"')
			fputs("&quot;", out);
		else
			fputc(*text, out);
	}
}

static void element(FILE *out, const char *name, const char *text)
{
	fprintf(out, "<%s>", name);
	escape(out, text);
	fprintf(out, "</%s>\n", name);
}

static void sentences_html(FILE *out, const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		element(out, "p", json_string_value(json_object_get(json_array_get(list, i), "text")));
}

static void table_html(FILE *out, const json_t *section_)
{
	const json_t *columns = json_object_get(section_, "columns"),
		     *rows = json_object_get(section_, "rows");

	if (!json_array_size(columns) || !json_array_size(rows))
		return;
	fputs("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\"><thead><tr>\n", out);
	for (size_t i = 0; i < json_array_size(columns); i++)
		element(out, "th", json_string_value(json_array_get(columns, i)));
	fputs("</tr></thead><tbody>\n", out);
	for (size_t i = 0; i < json_array_size(rows); i++) {
		const json_t *row = json_array_get(rows, i);
		fputs("<tr>\n", out);
		for (size_t k = 0; k < json_array_size(row); k++)
			element(out, "td", json_string_value(json_array_get(row, k)));
		fputs("</tr>\n", out);
	}
	fputs("</tbody></table>\n", out);
}

char *report_html(const json_t *report, enum words_language language, size_t *len)
{
	const json_t *sections = json_object_get(report, "sections");
	char *text = NULL;
	FILE *out = open_memstream(&text, len);

	if (!out)
		return NULL;
	fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>",
		language == WORDS_ZH ? "zh-CN" : "en");
	escape(out, json_string_value(json_object_get(report, "title")));
	fputs("</title></head><body>\n", out);
	element(out, "h1", json_string_value(json_object_get(report, "title")));
	element(out, "p", json_string_value(json_object_get(report, "site")));
	fputs("<p>", out);
	escape(out, json_string_value(json_object_get(report, "from_text")));
	fputs(" &ndash; ", out);
	escape(out, json_string_value(json_object_get(report, "to_text")));
	fputs("</p>\n", out);
	sentences_html(out, json_object_get(report, "sentences"));
	for (size_t i = 0; i < json_array_size(sections); i++) {
		const json_t *s = json_array_get(sections, i);
		element(out, "h2", json_string_value(json_object_get(json_object_get(s, "title"), "text")));
		sentences_html(out, json_object_get(s, "sentences"));
		table_html(out, s);
	}
	fputs("</body></html>\n", out);
	if (fclose(out)) {
		free(text);
		return NULL;
	}
	return text;
}
