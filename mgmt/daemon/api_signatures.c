/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Signatures: bundles as `bulkhead rules` keeps them in the store, and the rules that bulkheadd is told to load.
 * Installing, going back and loading again are done by that program, in a child; what the site wants of a single
 * rule is a line of the store's tuning.rules.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/child.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/files.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/settings.h"

#include "rules/rule_source.h"
#include "rules/rule_store.h"
#include "rules/signature.h"

#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define SOURCES_MAX 64
#define TUNING_MAX (1u << 20)

/* ---- where rules come from ---- */

struct sources {
	struct control_rules_source *told; /* by bulkheadd; malloc'd */
	const char *paths[SOURCES_MAX], *variables[SOURCES_MAX];
	struct rule_sources from;
};

static void sources_find(struct daemon *d, struct sources *s)
{
	void *records = NULL;
	unsigned count = 0;

	*s = (struct sources){ .from = { .store = d->settings->rule_store } };
	if (dataplane_ask(d, CONTROL_RULES_SOURCES, NULL, 0, -1, sizeof *s->told, &records, &count, NULL))
		s->told = records;
	else
		free(records);
	for (unsigned i = 0; s->told && i < count; i++) {
		struct control_rules_source *t = &s->told[i];
		t->kind[sizeof t->kind - 1] = t->text[sizeof t->text - 1] = '\0';
		if (!strcmp(t->kind, "path") && s->from.path_count < SOURCES_MAX)
			s->paths[s->from.path_count++] = t->text;
		else if (!strcmp(t->kind, "variable") && s->from.variable_count < SOURCES_MAX)
			s->variables[s->from.variable_count++] = t->text;
		else if (!strcmp(t->kind, "store"))
			s->from.store = t->text;
	}
	s->from.paths = s->paths;
	s->from.variables = s->variables;
}

/* ---- rules ---- */

static const char *state_of(const struct signature_report *p)
{
	return p->status == SIGNATURE_DISABLED ? "disabled" : p->status == SIGNATURE_FAILED ? "refused" : "active";
}

/* The words of pages, which are those of verdicts. */
static const char *verdict_of(enum signature_action a)
{
	return a == ACTION_DROP ? "drop" : a == ACTION_REJECT ? "reset" : a == ACTION_PASS ? "allow" : "alert";
}

static json_t *references_of(const char *text)
{
	json_t *list = json_array();
	char *copy = strdup(text), *rest = NULL;

	for (const char *w = copy ? strtok_r(copy, " ", &rest) : NULL; w; w = strtok_r(NULL, " ", &rest))
		json_array_append_new(list, json_string(w));
	free(copy);
	return list;
}

static json_t *rule_json(const struct signature_report *p, const struct signature_text *t, const char *why_not)
{
	const char *slash = strrchr(p->file, '/');
	const char *bundle = slash && !strchr(p->file, '-') ? slash + 1 : p->file;
	return json_pack("{s:I,s:I,s:s%,s:s,s:s,s:s,s:s?,s:s,s:s,s:i,s:o,s:s%}", "sid", (json_int_t)p->sid,
			 "revision", (json_int_t)p->rev, "message", p->message, strlen(p->message), "action",
			 verdict_of(t ? t->action : ACTION_ALERT), "protocol", p->buffers, "state", state_of(p),
			 "why_not", why_not, "bundle", bundle, "classification", t ? t->class : "",
			 "priority", t ? (int)t->priority : 0, "references",
			 references_of(t ? t->references : ""), "text", t ? t->rule : "", t ? strlen(t->rule) : 0);
}

/* In a child: every rule as it was found. */
static int tell_rules(int fd, const void *ctx)
{
	const struct sources *s = ctx;
	struct rule_texts texts;
	struct diags diags = { 0 };
	json_t *list = json_array();

	if (!rule_texts_gather(&s->from, &texts, &diags))
		return 2;
	struct signatures *set = rule_texts_compile(&s->from, &texts, NULL, &diags);
	for (size_t i = 0, rule = 0; set && i < signatures_report_count(set); i++) {
		const struct signature_report *p = signatures_report(set, i);
		const bool is_loaded = p->status == SIGNATURE_LOADED || p->status == SIGNATURE_NOTED;
		const struct signature_text *t = is_loaded ? signature_text(signatures_rule(set, rule++)) : NULL;
		const bool has_note = p->notes && p->first_note < diags.count;
		json_t *j = rule_json(p, t, !is_loaded && has_note ? diags.list[p->first_note].text : NULL);
		json_array_append_new(list, j ? j : json_object()); /* texts that are no UTF-8 */
	}
	return json_dumpfd(list, fd, JSON_COMPACT) ? 2 : 0;
}

/* How often each rule has hit, by the alarms that it raised: sid: [count, last_ns]. */
static json_t *hits_of(struct daemon *d)
{
	json_t *all = json_object();
	sqlite3_stmt *s = sql_prepare(database_read(d->main),
				      "SELECT CAST(substr(key, instr(key, ' ') + 1) AS INTEGER) AS sid, SUM(count), "
				      "MAX(last_ns) FROM alarms WHERE key LIKE 'hit %' OR key LIKE 'denial %' "
				      "GROUP BY sid",
				      "");
	char sid[24];

	while (s && sqlite3_step(s) == SQLITE_ROW) {
		snprintf(sid, sizeof sid, "%lld", (long long)sqlite3_column_int64(s, 0));
		json_object_set_new(all, sid, json_pack("[I,I]", (json_int_t)sqlite3_column_int64(s, 1),
							(json_int_t)sqlite3_column_int64(s, 2)));
	}
	sqlite3_finalize(s);
	return all;
}

static bool fits(const json_t *rule, const char *match, const char *state)
{
	const char *message = json_string_value(json_object_get(rule, "message"));
	char sid[24];

	snprintf(sid, sizeof sid, "%lld", (long long)json_integer_value(json_object_get(rule, "sid")));
	if (state && strcmp(state, json_string_value(json_object_get(rule, "state"))) != 0)
		return false;
	return !match || !strcmp(match, sid) || (message && strcasestr(message, match));
}

static json_t *rules_now(struct request *r)
{
	struct sources s;

	sources_find(r->daemon, &s);
	json_t *all = child_answer(tell_rules, &s);
	free(s.told);
	if (!all)
		request_fail(r, 500, "signatures.unread", NULL);
	return all;
}

static void get_rules(struct request *r)
{
	const char *match = request_text(r, "match"), *state = request_text(r, "state");
	const char *before = request_text(r, "before");
	const int64_t limit = request_number(r, "limit", LIST_LIMIT);
	json_t *all = rules_now(r), *rule, *items = json_array();
	int64_t counts[3] = { 0 }, at = before ? strtoll(before, NULL, 10) : 0;
	size_t i;
	char next[24] = "";

	if (!all) {
		json_decref(items);
		return;
	}
	json_t *hits = hits_of(r->daemon);
	json_array_foreach(all, i, rule)
	{
		const char *is = json_string_value(json_object_get(rule, "state"));
		if (!is)
			continue;
		counts[*is == 'a' ? 0 : *is == 'd' ? 1 : 2]++;
		if ((int64_t)i < at || next[0] || !fits(rule, match, state))
			continue;
		if ((int64_t)json_array_size(items) == limit) {
			snprintf(next, sizeof next, "%zu", i);
			continue;
		}
		char sid[24];
		snprintf(sid, sizeof sid, "%lld", (long long)json_integer_value(json_object_get(rule, "sid")));
		const json_t *hit = json_object_get(hits, sid);
		json_object_set_new(rule, "hits", json_integer(json_integer_value(json_array_get(hit, 0))));
		json_object_set_new(rule, "last_hit",
				    json_time_ns((uint64_t)json_integer_value(json_array_get(hit, 1))));
		json_array_append(items, rule);
	}
	json_decref(all);
	json_decref(hits);
	answer_json(r, json_pack("{s:o,s:s?,s:I,s:I,s:I}", "items", items, "next", next[0] ? next : NULL, "active",
				 (json_int_t)counts[0], "disabled", (json_int_t)counts[1], "refused",
				 (json_int_t)counts[2]));
}

/* ---- what the program `bulkhead` does ---- */

/* Its words without its name; the first line. */
static void complain(struct request *r, unsigned status, char *said)
{
	const char *text = said && *said ? said : "bulkhead could not be run";
	const char *colon = strncmp(text, "bulkhead rules: ", 16) ? text : text + 16;

	if (said)
		said[strcspn(said, "\n")] = '\0';
	request_fail(r, status, "signatures.failed", "{s:s}", "why", colon);
}

static bool bulkhead_rules(struct request *r, const char *verb, const char *argument, const char *const *keys,
			   unsigned key_count)
{
	const struct mgmt_settings *s = r->daemon->settings;
	const char *list[32] = { "rules", verb, "--socket", s->control };
	unsigned n = 4;
	char *said;

	if (strcmp(verb, "reload") != 0) {
		list[n++] = "--store";
		list[n++] = s->rule_store;
	}
	for (unsigned i = 0; i < key_count && n < 28; i++) {
		list[n++] = "--key";
		list[n++] = keys[i];
	}
	if (argument)
		list[n++] = argument;
	const int status = child_bulkhead(list, &said);
	if (status)
		complain(r, 422, said);
	free(said);
	return !status;
}

/* ---- tuning ---- */

/* One writer at a time. */
static pthread_mutex_t tuning = PTHREAD_MUTEX_INITIALIZER;

/* The lines but those of this rule, with one more in front; word NULL: none. */
static char *tuned(const char *text, unsigned long sid, const char *word, size_t *len)
{
	char *out = NULL;
	FILE *f = open_memstream(&out, len);

	if (!f)
		return NULL;
	if (word)
		fprintf(f, "tune %lu %s\n", sid, word);
	for (const char *p = text; p && *p; p += strcspn(p, "\n") + (p[strcspn(p, "\n")] == '\n')) {
		const int n = (int)strcspn(p, "\n");
		if (strncmp(p, "tune ", 5) || strtoul(p + 5, NULL, 10) != sid)
			fprintf(f, "%.*s\n", n, p);
	}
	if (fclose(f)) {
		free(out);
		return NULL;
	}
	return out;
}

static void patch_rule(struct request *r)
{
	static const char *const words[][2] = { { "alert", "alert" }, { "drop", "drop" }, { "reset", "reject" },
						{ "refuse", "reject" } };
	const unsigned long sid = strtoul(request_text(r, "sid"), NULL, 10);
	const char *action = request_text(r, "action"), *word = NULL;
	const char *store = r->daemon->settings->rule_store;
	size_t len = 0, old_len = 0;

	for (size_t i = 0; action && i < sizeof words / sizeof words[0]; i++)
		if (!strcmp(action, words[i][0]))
			word = words[i][1];
	if (request_has(r, "is_enabled") && !request_bool(r, "is_enabled", true))
		word = "off";
	pthread_mutex_lock(&tuning);
	char *old = file_read(store, STORE_TUNING, TUNING_MAX, &old_len);
	char *text = tuned(old ? old : "", sid, word, &len);
	if (!text || !file_write(store, STORE_TUNING, text, len, 0640)) {
		request_fail(r, 500, "storage.failed", NULL);
	} else if (!bulkhead_rules(r, "reload", NULL, NULL, 0)) {
		(void)file_write(store, STORE_TUNING, old ? old : "", old_len, 0640);
	}
	pthread_mutex_unlock(&tuning);
	free(old);
	free(text);
}

/* ---- bundles ---- */

static json_t *bundle_json(const struct daemon *d, const struct store_bundle *b, unsigned version)
{
	char id[BUNDLE_NAME_MAX + 16], number[16], rule[BUNDLE_PATH_MAX + 1];
	char *about = store_read_about(d->settings->rule_store, b->name, version);
	const bool is_now = version == b->version;
	const uint64_t dated_s = is_now ? (uint64_t)store_date(b->date) : 0;
	const uint64_t installed_s = is_now ? (uint64_t)b->installed_s : 0;
	unsigned files = 0;

	while (about && store_rules(about, files, rule))
		files++;
	free(about);
	snprintf(id, sizeof id, "%s-%u", b->name, version);
	snprintf(number, sizeof number, "%u", version);
	/* Only what was signed by a trusted key is ever installed. */
	return json_pack("{s:s,s:s,s:s,s:o,s:o,s:s,s:s,s:i,s:b}", "id", id, "name", b->name, "version", number,
			 "made",
			 json_time_ns(dated_s * 1000000000u), "installed", json_time_ns(installed_s * 1000000000u),
			 "signature", "good", "signer", b->name, "rules", (int)files, "is_in_force", is_now);
}

static int bundles_now(const struct daemon *d, struct store_bundle **list)
{
	*list = calloc(STORE_BUNDLES_MAX, sizeof **list);
	return *list ? store_bundles(d->settings->rule_store, *list) : -1;
}

static void get_bundles(struct request *r)
{
	struct store_bundle *list;
	const int count = bundles_now(r->daemon, &list);
	json_t *items = json_array(), *age = json_null();
	int64_t oldest = 0;

	for (int i = 0; i < count; i++) {
		const int64_t dated = store_date(list[i].date);
		json_array_append_new(items, bundle_json(r->daemon, &list[i], list[i].version));
		if (list[i].previous)
			json_array_append_new(items, bundle_json(r->daemon, &list[i], list[i].previous));
		if (dated && (!oldest || dated < oldest))
			oldest = dated;
	}
	if (oldest)
		age = json_integer((time(NULL) - oldest) / 86400);
	free(list);
	answer_json(r, json_pack("{s:o,s:n,s:o}", "items", items, "next", "age_days", age));
}

/* The signature (the four lines of a .minisig file) comes in front of the bundle, as `cat` puts them together. */
static const char *behind_signature(const char *bytes, size_t len)
{
	const char *p = bytes;
	for (unsigned lines = 0; lines < 4 && p; lines++) {
		p = memchr(p, '\n', len - (size_t)(p - bytes));
		p = p ? p + 1 : NULL;
	}
	return p;
}

static void post_bundle(struct request *r)
{
	const struct mgmt_settings *s = r->daemon->settings;
	const char *keys[8];
	char folder[PATH_MAX], bundle[PATH_MAX + 16], signature[PATH_MAX + 32];
	const char *begin = behind_signature(r->bytes, r->len);

	if (!s->rule_keys.count) {
		request_fail(r, 409, "signatures.no_key", NULL);
		return;
	}
	if (!begin || strncmp(r->bytes, "untrusted comment:", 18) != 0) {
		request_fail(r, 422, "signatures.unsigned", NULL);
		return;
	}
	unsigned count = 0;
	for (; count < s->rule_keys.count && count < 8; count++)
		keys[count] = s->rule_keys.text[count];
	snprintf(folder, sizeof folder, "%s/bundle-XXXXXX", s->state);
	if (!mkdtemp(folder)) {
		request_fail(r, 500, "storage.failed", NULL);
		return;
	}
	snprintf(bundle, sizeof bundle, "%s/bundle", folder);
	snprintf(signature, sizeof signature, "%s.minisig", bundle);
	if (!file_write(folder, "bundle.minisig", r->bytes, (size_t)(begin - r->bytes), 0600) ||
	    !file_write(folder, "bundle", begin, r->len - (size_t)(begin - r->bytes), 0600))
		request_fail(r, 500, "storage.failed", NULL);
	else if (bulkhead_rules(r, "install", bundle, keys, count)) {
		struct store_bundle *list;
		struct bundle b = { .count = 0 };
		char error[200];
		const int n = bundles_now(r->daemon, &list);
		const bool is_read = bundle_read(&b, (const uint8_t *)begin, r->len - (size_t)(begin - r->bytes), error,
						 sizeof error);
		for (int i = 0; is_read && i < n; i++)
			if (!strcmp(list[i].name, b.name))
				answer_json(r, bundle_json(r->daemon, &list[i], list[i].version));
		if (is_read)
			bundle_fini(&b);
		free(list);
	}
	(void)unlink(signature);
	(void)unlink(bundle);
	(void)rmdir(folder);
}

/* Without a name: the bundle that was installed last. */
static void post_rollback(struct request *r)
{
	struct store_bundle *list;
	const int count = bundles_now(r->daemon, &list);
	const char *name = request_text(r, "name");
	int64_t latest = -1;

	for (int i = 0; !request_text(r, "name") && i < count; i++)
		if (list[i].installed_s > latest) {
			latest = list[i].installed_s;
			name = list[i].name;
		}
	if (!name)
		request_fail(r, 404, "signatures.none_installed", NULL);
	else
		(void)bulkhead_rules(r, "rollback", name, NULL, 0);
	free(list);
}

/* ---- the table ---- */

static const struct api_value rules_takes[] = {
	LIST_VALUES,
	{ "match", IN_QUERY, API_TEXT, .help = "a sid, or a part of the message" },
	{ "state", IN_QUERY, API_WORD, .words = "active|disabled|refused" },
	{ 0 },
};
static const struct api_value rules_gives[] = {
	{ "items[].sid", .type = API_NUMBER, .is_required = true },
	{ "items[].message", .type = API_TEXT, .is_required = true },
	{ "items[].action", .type = API_TEXT, .is_required = true },
	{ "items[].state", .type = API_WORD, .is_required = true, .words = "active|disabled|refused" },
	{ "items[].why_not", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ "items[].hits", .type = API_NUMBER, .is_required = true, .help = "as far as alarms tell" },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ "active", .type = API_NUMBER, .is_required = true },
	{ "disabled", .type = API_NUMBER, .is_required = true },
	{ "refused", .type = API_NUMBER, .is_required = true },
	{ 0 },
};
static const struct api_value patch_takes[] = {
	{ "sid", IN_PATH, API_NUMBER, .is_required = true, .min = 1, .max = UINT32_MAX },
	{ "is_enabled", IN_BODY, API_BOOL, .help = "false: the rule is not loaded any more" },
	{ "action", IN_BODY, API_WORD, .words = "alert|drop|reset|refuse",
	  .help = "what a hit does; refuse: as reset" },
	{ "reason", IN_BODY, API_TEXT, .max = 500 },
	{ 0 },
};
static const struct api_value bundles_gives[] = {
	{ "items[].id", .type = API_TEXT, .is_required = true },
	{ "items[].name", .type = API_TEXT, .is_required = true },
	{ "items[].version", .type = API_TEXT, .is_required = true },
	{ "items[].rules", .type = API_NUMBER, .is_required = true, .help = "files of rules" },
	{ "items[].is_in_force", .type = API_BOOL, .is_required = true },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ "age_days", .type = API_NUMBER, .is_required = true, .may_be_null = true, .help = "of the oldest in force" },
	{ 0 },
};
static const struct api_value rollback_takes[] = {
	{ "name", IN_BODY, API_TEXT, .help = "of the bundle; otherwise the one installed last" },
	{ "reason", IN_BODY, API_TEXT, .max = 500 },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/rules", "The signature rules that bulkheadd is told to load", ROLES_SEE, .takes = rules_takes,
	  .gives = rules_gives, .handle = get_rules },
	{ "PATCH", "/rules/{sid}", "Switches a rule off or on, or changes what a hit does", ROLE_SECURITY,
	  .action = "rules.tune", .takes = patch_takes, .handle = patch_rule },
	{ "GET", "/bundles", "Bundles of rules: those in force and the ones before", ROLES_SEE, .gives = bundles_gives,
	  .handle = get_bundles },
	{ "POST", "/bundles", "Installs a bundle: its signature (.minisig) with the bundle behind it", ROLE_SECURITY,
	  API_BYTES, "rules.install", BUNDLE_MAX, .handle = post_bundle },
	{ "POST", "/bundles/rollback", "The version before comes back", ROLE_SECURITY, .action = "rules.rollback",
	  .takes = rollback_takes, .handle = post_rollback },
};
extern const struct route_group api_signatures;
const struct route_group api_signatures = { "signatures", routes, sizeof routes / sizeof routes[0] };
