/* SPDX-License-Identifier: Apache-2.0 */
/* What the dataplane and the daemon themselves add to home and health; then the parts of others. */
#define _GNU_SOURCE

#include "mgmt/daemon/home.h"

#include "mgmt/daemon/approvals.h"
#include "mgmt/daemon/certificate.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/segments.h"
#include "mgmt/daemon/sentence.h"
#include "mgmt/daemon/settings.h"
#include "mgmt/daemon/trail.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>

/* One line for each part that others have. */
extern const struct home_part home_operator;
extern const struct home_part home_learning;
extern const struct home_part home_events;
extern const struct home_part home_hours;

static const struct home_part *const parts[] = {
	&home_operator,
	&home_learning,
	&home_events,
	&home_hours,
	NULL,
};

void home_question(json_t *status, const char *kind, const char *severity, json_t *takes_sentence, uint64_t since_ns,
		   unsigned count, const char *page)
{
	json_array_append_new(json_object_get(status, "questions"),
			      json_pack("{s:s,s:s,s:o,s:o,s:i,s:s}", "kind", kind, "severity", severity, "sentence",
					takes_sentence, "since", json_time_ns(since_ns), "count", (int)count,
					"page", page));
}

void home_sentence(json_t *status, json_t *takes_sentence)
{
	json_array_append_new(json_object_get(json_object_get(status, "today"), "sentences"), takes_sentence);
}

void home_check(json_t *health, const char *id, const char *severity, json_t *takes_sentence)
{
	json_array_append_new(json_object_get(health, "checks"),
			      json_pack("{s:s,s:s,s:o}", "id", id, "severity", severity, "sentence", takes_sentence));
}

/* ---- home ---- */

/* Midnight where the plant is. */
static uint64_t day_began_ns(void)
{
	const time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	tm.tm_hour = tm.tm_min = tm.tm_sec = 0;
	tm.tm_isdst = -1;
	return (uint64_t)mktime(&tm) * 1000000000u;
}

static const char *protection(const struct control_status *s)
{
	static const char *const words[][2] = {
		{ "enforce", "protected" }, { "learn", "learning" }, { "monitor", "monitoring" }, { "mixed", "mixed" },
	};

	if (!s)
		return "down";
	if (s->relaxed && !strncmp(s->mode, "enforce", sizeof s->mode))
		return s->relaxed < s->segments ? "mixed" : "monitoring";
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (!strncmp(s->mode, words[i][0], sizeof s->mode))
			return words[i][1];
	return "learning"; /* without a policy everything passes */
}

static json_t *text_of(const char *text, size_t cap)
{
	json_t *j = json_stringn(text, strnlen(text, cap));

	return j ? j : json_string("");
}

static json_t *dataplane_json(const struct control_status *s)
{
	if (!s)
		return json_pack("{s:b,s:s,s:n,s:i,s:n}", "answers", 0, "version", "", "started", "restarts", 0,
				 "failed");
	json_t *failed = s->failed_ns ? json_pack("{s:o,s:o}", "time", json_time_ns(s->failed_ns), "how",
						  text_of(s->failed_how, sizeof s->failed_how)) : json_null();
	return json_pack("{s:b,s:o,s:o,s:i,s:o}", "answers", 1, "version", text_of(s->version, sizeof s->version),
			 "started", json_time_ns(s->started_ns), "restarts", (int)s->restarts, "failed", failed);
}

static json_t *policy_json(struct request *r, const struct control_status *s)
{
	void *records = NULL;
	unsigned count = 0;
	json_t *j = json_null();

	if (!s || !s->policy)
		return j;
	dataplane_ask(r->daemon, CONTROL_POLICIES, NULL, 0, -1, sizeof(struct control_policy), &records, &count, NULL);
	const struct control_policy *p = records;
	for (unsigned i = 0; i < count; i++)
		if (p[i].number == s->policy)
			j = json_pack("{s:i,s:o,s:o,s:o,s:i,s:o}", "number", (int)s->policy, "since",
				      json_time_ns(s->policy_since_ns), "who", text_of(p[i].who, sizeof p[i].who),
				      "why", text_of(p[i].why, sizeof p[i].why), "lines", (int)s->policy_lines,
				      "confirm_until", json_time_ns(s->confirm_until_ns));
	free(records);
	return j;
}

static void ask_what_waits(struct request *r, json_t *status, const struct control_status *s)
{
	const unsigned waiting = approvals_waiting(r->daemon);

	if (!s)
		home_question(status, "health", "danger", sentence(r->language, "home.no_dataplane", NULL),
			      clock_now_ns(), 1, "system/health");
	if (s && s->confirm_until_ns)
		home_question(status, "confirm", "warning", sentence(r->language, "home.confirm", NULL),
			      s->policy_since_ns, 1, "policy");
	if (waiting)
		home_question(status, "approval", "warning",
			      sentence(r->language, "home.approvals", "{s:i}", "count", (int)waiting),
			      clock_now_ns(), waiting, "policy");
	if (!trail_works(r->daemon->trail))
		home_question(status, "health", "danger", sentence(r->language, "health.trail.bad", NULL),
			      clock_now_ns(), 1, "system/health");
}

json_t *home_status(struct request *r)
{
	void *records;
	unsigned count;
	const bool is_there = dataplane_ask(r->daemon, CONTROL_STATUS, NULL, 0, -1, sizeof(struct control_status),
					    &records, &count, NULL) &&
			      count == 1;
	const struct control_status *s = is_there ? records : NULL;
	const bool has_age = s && s->rules_age_days != UINT64_MAX;
	json_t *status = json_pack(
		"{s:o,s:s,s:b,s:o,s:o,s:o,s:{s:I,s:o,s:n},s:{s:o,s:i,s:i,s:i,s:i,s:i,s:i,s:[],s:[]},s:[]}", "now",
		json_time_ns(clock_now_ns()), "protection", protection(s), "is_clock_trusted", clock_is_trusted(),
		"dataplane", dataplane_json(s), "segments", segments_json(r->daemon, s, false), "policy",
		policy_json(r, s), "rules", "active", (json_int_t)(s ? s->rules : 0), "age_days",
		has_age ? json_integer((json_int_t)s->rules_age_days) : json_null(), "bundle", "today", "since",
		json_time_ns(day_began_ns()), "operations", 0, "writes", 0, "refused", 0, "alerts", 0, "hits", 0,
		"devices_new", 0, "sentences", "hours", "questions");

	ask_what_waits(r, status, s);
	free(records);
	for (unsigned i = 0; parts[i]; i++)
		if (parts[i]->status)
			parts[i]->status(r, status);
	return status;
}

/* ---- health ---- */

static json_int_t file_bytes(const struct mgmt_settings *s, const char *name)
{
	char path[TEXT_MAX + 32];
	struct stat st;

	snprintf(path, sizeof path, "%s/%s", s->state, name);
	return stat(path, &st) ? 0 : (json_int_t)st.st_size;
}

static void check_disk(struct request *r, json_t *health)
{
	struct daemon *d = r->daemon;
	struct statvfs disk;

	if (statvfs(d->settings->state, &disk) || !disk.f_blocks)
		return;
	const unsigned percent = (unsigned)(100 - disk.f_bavail * 100 / disk.f_blocks);
	const bool is_full = database_is_full(d->main) || database_is_full(d->events);
	home_check(health, "disk", is_full || percent >= 97 ? "danger" : percent >= 90 ? "warning" : "ok",
		   is_full ? sentence(r->language, "health.disk.full", NULL) :
		   sentence(r->language, "health.disk", "{s:i}", "percent", (int)percent));
	json_object_set_new(health, "disk_free_bytes", json_integer((json_int_t)(disk.f_bavail * disk.f_frsize)));
}

static void check_certificate(struct request *r, json_t *health)
{
	struct certificate_facts f;
	const int64_t now_s = (int64_t)(clock_now_ns() / 1000000000u);

	if (!certificate_facts(r->daemon, &f))
		return;
	if (now_s < f.from_s || now_s > f.until_s)
		home_check(health, "certificate", "warning", sentence(r->language, "health.certificate.bad", NULL));
	else if (f.until_s - now_s < 30 * 86400)
		home_check(health, "certificate", "warning",
			   sentence(r->language, "health.certificate.soon", "{s:I}", "days",
				    (json_int_t)(f.until_s - now_s) / 86400));
	else
		home_check(health, "certificate", "ok", sentence(r->language, "health.certificate", NULL));
}

json_t *home_health(struct request *r)
{
	const struct mgmt_settings *s = r->daemon->settings;
	void *records;
	unsigned count;
	char error[256] = "";
	const bool is_there = dataplane_ask(r->daemon, CONTROL_STATUS, NULL, 0, -1, sizeof(struct control_status),
					    &records, &count, error);
	const json_int_t bytes = file_bytes(s, "bulkhead.db") + file_bytes(s, "bulkhead.db-wal") +
				 file_bytes(s, "events.db") + file_bytes(s, "events.db-wal");
	json_t *health = json_pack("{s:[],s:I,s:i,s:i,s:n,s:n}", "checks", "database_bytes", bytes,
				   "disk_free_bytes", 0, "events", 0, "full_in_days", "oldest_event");

	free(records);
	home_check(health, "dataplane", is_there ? "ok" : "danger",
		   is_there ? sentence(r->language, "health.dataplane", NULL) :
		   sentence(r->language, "dataplane.away", "{s:s}", "why", error));
	home_check(health, "trail", trail_works(r->daemon->trail) ? "ok" : "danger",
		   sentence(r->language, trail_works(r->daemon->trail) ? "health.trail" : "health.trail.bad", NULL));
	home_check(health, "clock", clock_is_trusted() ? "ok" : "warning",
		   sentence(r->language, clock_is_trusted() ? "health.clock" : "health.clock.bad", NULL));
	check_disk(r, health);
	check_certificate(r, health);
	for (unsigned i = 0; parts[i]; i++)
		if (parts[i]->health)
			parts[i]->health(r, health);
	return health;
}
