/* SPDX-License-Identifier: Apache-2.0 */
/* The pages about the policy: versions, drafts, differences, dry compile, load with confirm, the way back. */
#define _GNU_SOURCE

#include "mgmt/daemon/approvals.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/dataplane.h"
#include "mgmt/daemon/difference.h"
#include "mgmt/daemon/options.h"
#include "mgmt/daemon/policies.h"
#include "mgmt/daemon/policy_check.h"
#include "mgmt/daemon/replay.h"
#include "mgmt/daemon/sentence.h"

#include "dissectors/registry.h"
#include "rules/expression.h"

#include <stdlib.h>
#include <string.h>

/* ---- reading ---- */

static void get_policies(struct request *r)
{
	const char *before = request_text(r, "before");
	const int64_t limit = request_number(r, "limit", LIST_LIMIT);
	struct policies_now now;

	policies_now(r->daemon, &now);
	json_t *items = policies_rows(r->daemon, before ? strtoll(before, NULL, 10) : INT64_MAX, limit, &now);
	json_t *last = json_array_get(items, json_array_size(items) - 1), *next = json_null();
	if ((int64_t)json_array_size(items) == limit) {
		char text[24];
		snprintf(text, sizeof text, "%lld",
			 (long long)json_integer_value(json_object_get(last, "number")));
		json_decref(next);
		next = json_string(text);
	}
	answer_json(r, json_pack("{s:o,s:o,s:I}", "items", items, "next", next, "in_force",
				 (json_int_t)now.in_force));
	free(now.items);
}

/* The text of a path's or a query's number; NULL: the answer is given. */
static char *text_of(struct request *r, int64_t number, size_t *len)
{
	char *text = policies_text(r->daemon, (uint32_t)number, len);
	if (!text)
		request_fail(r, 404, "policy.unknown", "{s:I}", "number", (json_int_t)number);
	return text;
}

static void get_policy(struct request *r)
{
	const int64_t number = request_number(r, "number", 0);
	struct policies_now now;
	size_t len;

	policies_now(r->daemon, &now);
	json_t *row = policies_row(r->daemon, (uint32_t)number, &now);
	free(now.items);
	char *text = row ? text_of(r, number, &len) : NULL;
	if (text) {
		json_t *string = json_stringn(text, len);
		json_object_set_new(row, "text", string ? string : json_string(""));
		answer_json(r, json_incref(row));
	} else if (!row) {
		request_fail(r, 404, "policy.unknown", "{s:I}", "number", (json_int_t)number);
	}
	free(text);
	json_decref(row);
}

/* ---- differences ---- */

/* Sentences about lines that one check has and the other has not. */
static void tell_missing(json_t *sentences, enum words_language language, const json_t *has,
			 const json_t *lacks, const char *id)
{
	static const char *const kinds[] = { "allow", "deny" };
	json_t *c, *o, *line, *other;
	size_t i, k, n, m;

	json_array_foreach(json_object_get(has, "conduits"), i, c)
	{
		const json_t *twin = NULL;
		json_array_foreach(
			json_object_get(lacks, "conduits"), k,
			o) if (json_equal(json_object_get(c, "from"), json_object_get(o, "from")) &&
			       json_equal(json_object_get(c, "to"), json_object_get(o, "to"))) twin = o;
		for (unsigned kind = 0; kind < 2; kind++)
			json_array_foreach(json_object_get(c, kinds[kind]), n, line)
			{
				bool found = false;
				json_array_foreach(json_object_get(twin, kinds[kind]), m, other) found |=
					json_equal(json_object_get(line, "text"),
						   json_object_get(other, "text"));
				if (!found && json_array_size(sentences) < 100)
					json_array_append_new(
						sentences,
						sentence(language, id, "{s:O,s:O,s:O,s:o}", "from",
							 json_object_get(c, "from"), "to",
							 json_object_get(c, "to"), "line",
							 json_object_get(line, "text"), "kind",
							 sentence(language,
								  kind ? "policy.sentence.kind.deny"
								       : "policy.sentence.kind.allow",
								  NULL)));
			}
	}
}

static void tell_modes(json_t *sentences, enum words_language language, const json_t *from, const json_t *to)
{
	json_t *c, *o;
	size_t i, k;

	json_array_foreach(json_object_get(to, "conduits"), i, c) json_array_foreach(
		json_object_get(from, "conduits"), k,
		o) if (json_equal(json_object_get(c, "from"), json_object_get(o, "from")) &&
		       json_equal(json_object_get(c, "to"), json_object_get(o, "to")) &&
		       !json_equal(json_object_get(c, "mode"), json_object_get(o, "mode")))
		json_array_append_new(
			sentences, sentence(language, "policy.sentence.mode", "{s:O,s:O,s:O,s:O}", "from",
					    json_object_get(c, "from"), "to", json_object_get(c, "to"), "was",
					    json_object_get(o, "mode"), "mode", json_object_get(c, "mode")));
}

static void get_difference(struct request *r)
{
	const int64_t from = request_number(r, "number", 0), to = request_number(r, "to", 0);
	struct policies_now now = { .items = NULL };
	size_t from_len, to_len;

	if (!to)
		policies_now(r->daemon, &now);
	free(now.items);
	char *a = text_of(r, from, &from_len), *b = a ? text_of(r, to ? to : now.in_force, &to_len) : NULL;
	if (b) {
		json_t *was = policy_check(a, from_len), *is = policy_check(b, to_len),
		       *sentences = json_array();
		tell_modes(sentences, r->language, was, is);
		tell_missing(sentences, r->language, is, was, "policy.sentence.added");
		tell_missing(sentences, r->language, was, is, "policy.sentence.removed");
		answer_json(r, json_pack("{s:I,s:I,s:o,s:o}", "from", (json_int_t)from, "to",
					 (json_int_t)(to ? to : now.in_force), "rows", difference_rows(a, b),
					 "sentences", sentences));
		json_decref(was);
		json_decref(is);
	}
	free(a);
	free(b);
}

/* ---- writing ---- */

static void post_check(struct request *r)
{
	const char *text = request_text(r, "text");
	json_t *check = policy_check(text, strlen(text));

	policy_check_words(check, r->language);
	answer_json(r, check);
}

/* A good one; NULL: the answer is given, with every mistake. */
static json_t *check_or_fail(struct request *r, const char *text, size_t len)
{
	json_t *check = policy_check(text, len);

	if (json_is_true(json_object_get(check, "is_good")))
		return check;
	request_details(r, json_incref(json_object_get(check, "diagnostics")));
	request_fail(r, 400, "policy.mistakes", NULL);
	json_decref(check);
	return NULL;
}

static void answer_row(struct request *r, unsigned status, uint32_t number)
{
	struct policies_now now;

	policies_now(r->daemon, &now);
	json_t *row = policies_row(r->daemon, number, &now);
	free(now.items);
	answer_status(r, status, row ? row : json_object());
}

static void post_policy(struct request *r)
{
	const char *text = request_text(r, "text"), *why = request_text(r, "why");
	const size_t len = strlen(text);
	json_t *check = check_or_fail(r, text, len);

	if (!check)
		return;
	const uint32_t number = policies_draft(
		r->daemon, text, len, r->who.name, why ? why : "", (uint32_t)request_number(r, "base", 0),
		(unsigned)json_integer_value(json_object_get(check, "lines")), "");
	json_decref(check);
	request_trail(r, "policy.draft",
		      json_pack("{s:I,s:s}", "number", (json_int_t)number, "why", why ? why : ""));
	if (number)
		answer_row(r, 201, number);
	else
		request_fail(r, 507, "storage.failed", NULL);
}

/* ---- loading ---- */

static void answer_loaded(struct request *r, uint32_t number)
{
	struct policies_now now;

	policies_now(r->daemon, &now);
	json_t *row = policies_row(r->daemon, number ? number : now.in_force, &now);
	free(now.items);
	answer_json(r, json_pack("{s:s,s:o,s:n}", "state", "loaded", "policy", row ? row : json_null(),
				 "approval"));
}

static void carry_out_load(struct request *r, const json_t *arguments, const char *asked_by)
{
	const uint32_t number = (uint32_t)json_integer_value(json_object_get(arguments, "policy"));
	const char *why = json_string_value(json_object_get(arguments, "why"));
	uint32_t became = 0;
	char error[256];

	if (policies_load(r->daemon, number, asked_by, why ? why : "",
			  (uint32_t)json_integer_value(json_object_get(arguments, "confirm_s")), &became,
			  error))
		answer_loaded(r, became);
	else
		request_fail(r, 409, "policy.not_loaded", "{s:s}", "reason", error);
}

extern const struct approval_kind approval_policy_load, approval_policy_mode;
const struct approval_kind approval_policy_load = { "policy.load", "approval.policy_load", ROLE_SECURITY,
						    carry_out_load };
const struct approval_kind approval_policy_mode = { "policy.mode", "approval.mode_change", ROLE_SECURITY,
						    carry_out_load };

/* Does it change the mode of a conduit, or of what is between them? */
static bool changes_mode(struct request *r, const json_t *check)
{
	size_t len;
	char *text = policies_text(r->daemon, 0, &len);
	json_t *was = text ? policy_check(text, len) : NULL, *sentences = json_array();

	tell_modes(sentences, WORDS_EN, was, check);
	const bool changes = json_array_size(sentences) ||
			     !json_equal(json_object_get(was, "mode"), json_object_get(check, "mode"));
	json_decref(sentences);
	json_decref(was);
	free(text);
	return changes;
}

void policy_load_request(struct request *r, uint32_t number, uint32_t confirm_s, const char *why)
{
	size_t len;
	char *text = text_of(r, number, &len);
	json_t *check = text ? check_or_fail(r, text, len) : NULL;

	if (check) {
		const bool second =
			option_number(r->daemon, "approval.mode_change") && changes_mode(r, check);
		struct policies_now now;
		policies_now(r->daemon, &now);
		json_t *row = policies_row(r->daemon, number, &now);
		free(now.items);
		request_trail(r, "policy.load",
			      json_pack("{s:I,s:I,s:s}", "number", (json_int_t)number, "confirm_s",
					(json_int_t)confirm_s, "why", why));
		approval_do(r, second ? &approval_policy_mode : &approval_policy_load,
			    json_pack("{s:I,s:I,s:s}", "policy", (json_int_t)number, "confirm_s",
				      (json_int_t)confirm_s, "why", why),
			    sentence(r->language,
				     second ? "approval.sentence.mode" : "approval.sentence.load",
				     "{s:I,s:s}", "number", (json_int_t)number, "why", why),
			    json_pack("{s:o}", "policy", row ? row : json_null()));
	}
	json_decref(check);
	free(text);
}

/* Downloads that are under way; 0 also when bulkheadd does not answer. */
static uint64_t transfers_now(struct daemon *d)
{
	void *records;
	unsigned count;
	uint64_t transfers = 0;

	if (dataplane_ask(d, CONTROL_STATUS, NULL, 0, -1, sizeof(struct control_status), &records, &count, NULL) &&
	    count)
		transfers = ((const struct control_status *)records)->transfers;
	free(records);
	return transfers;
}

static void post_load(struct request *r)
{
	const char *why = request_text(r, "why");

	if (!request_bool(r, "force", false) && transfers_now(r->daemon))
		request_fail(r, 409, "policy.transferring", NULL);
	else
		policy_load_request(r, (uint32_t)request_number(r, "number", 0),
				    (uint32_t)request_number(r, "confirm_s", 0), why ? why : "");
}

static void simple(struct request *r, enum control_type type)
{
	void *records;
	unsigned count;
	char error[256];

	if (dataplane_ask(r->daemon, type, NULL, 0, -1, sizeof(struct control_policy), &records, &count,
			  error))
		answer_loaded(r, 0);
	else
		request_fail(r, 409, "policy.not_loaded", "{s:s}", "reason", error);
	policies_changed();
	free(records);
}

static void post_confirm(struct request *r)
{
	simple(r, CONTROL_POLICY_CONFIRM);
}

static void post_rollback(struct request *r)
{
	simple(r, CONTROL_POLICY_ROLLBACK);
}

/* ---- replay ---- */

static void post_replay(struct request *r)
{
	const char *given = request_text(r, "text");
	size_t len = given ? strlen(given) : 0;
	char *text = given ? strdup(given) : text_of(r, request_number(r, "number", 0), &len);
	json_t *check = text ? check_or_fail(r, text, len) : NULL;

	if (check)
		replay_start(r, text, len, (uint32_t)request_number(r, "number", 0),
			     (unsigned)request_number(r, "days", 7));
	json_decref(check);
	free(text);
}

/* ---- what the editor completes ---- */

static json_t *field_json(const struct field *f)
{
	static const char *const types[] = {
		[FIELD_UINT] = "unsigned", [FIELD_INT] = "signed",     [FIELD_FLOAT] = "float",
		[FIELD_NUMBER] = "number", [FIELD_BOOL] = "bool",      [FIELD_TEXT] = "text",
		[FIELD_BYTES] = "bytes",   [FIELD_SPAN] = "addresses", [FIELD_LIST] = "values",
		[FIELD_TIME] = "time",
	};
	json_t *values = json_array();

	for (unsigned i = 0; f->names && i < f->names->count; i++)
		json_array_append_new(values, json_string(f->names->list[i].name));
	return json_pack("{s:s,s:s,s:s,s:o}", "name", f->name, "type", types[f->type], "help", f->help,
			 "values", values);
}

/* A field that every protocol has, with the words that it takes. */
static json_t *common_json(const char *name)
{
	static const struct {
		const char *name;
		const char *const *words;
		unsigned count;
	} lists[] = {
		{ "intent", intent_names, INTENT_COUNT },
		{ "changes", changes_names, 3 },
		{ "role", role_names, 3 },
		{ "transfer", transfer_names, 4 },
	};
	json_t *values = json_array();

	for (unsigned i = 0; i < sizeof lists / sizeof lists[0]; i++)
		for (unsigned k = 0; !strcmp(lists[i].name, name) && k < lists[i].count; k++)
			json_array_append_new(values, json_string(lists[i].words[k]));
	return json_pack("{s:s,s:s,s:s,s:o}", "name", name, "type",
			 json_array_size(values) ? "word" : "value", "help", "", "values", values);
}

static void get_fields(struct request *r)
{
	json_t *protocols = json_array(), *intents = json_array(), *flaws = json_array(),
	       *common = json_array();
	json_t *services = json_array();
	const char *name;

	for (unsigned i = 0; i < registry_count; i++) {
		const struct dissector *d = registry[i];
		json_t *fields = json_array();
		char flaw[96];
		for (unsigned k = 0; k < d->field_count; k++)
			json_array_append_new(fields, field_json(&d->fields[k]));
		for (unsigned k = 0; k < d->flaw_count; k++) {
			snprintf(flaw, sizeof flaw, "%s.%s", d->name, d->flaws[k].name);
			json_array_append_new(flaws, json_string(flaw));
		}
		json_array_append_new(protocols, json_pack("{s:s,s:s,s:o}", "name", d->name, "title",
							   d->title, "fields", fields));
	}
	for (unsigned i = 0; i < INTENT_COUNT; i++)
		json_array_append_new(intents, json_string(intent_names[i]));
	for (unsigned i = 0; (name = common_field_name(i)); i++)
		json_array_append_new(common, common_json(name));
	for (unsigned i = 0; (name = expression_service_name(i)); i++)
		json_array_append_new(services, json_string(name));
	answer_json(r, json_pack("{s:o,s:o,s:o,s:[s,s,s,s,s],s:o,s:o}", "protocols", protocols, "common",
				 common, "intents", intents, "transports", "tcp", "udp", "icmp", "ip",
				 "ether", "services", services, "flaws", flaws));
}

/* ---- the table ---- */

#define POLICY_GIVES                                                                                         \
	{ "number", .type = API_NUMBER, .is_required = true },                                               \
		{ "time", .type = API_TIME, .is_required = true },                                           \
		{ "who", .type = API_TEXT, .is_required = true },                                            \
		{ "why", .type = API_TEXT, .is_required = true },                                            \
		{ "state", .type = API_TEXT, .is_required = true,                                            \
		  .help = "in force, unconfirmed, kept, draft, waiting" },                                   \
		{ "is_good", .type = API_BOOL, .is_required = true },                                        \
		{ "lines", .type = API_NUMBER, .is_required = true },                                        \
	{                                                                                                    \
		"confirm_until", .type = API_TIME, .is_required = true, .may_be_null = true                  \
	}

#define NUMBER_IN_PATH                                                                                       \
	{                                                                                                    \
		"number", IN_PATH, API_NUMBER, true, .min = 1, .max = UINT32_MAX                             \
	}
#define TEXT_IN_BODY(required_)                                                                              \
	{                                                                                                    \
		"text", IN_BODY, API_TEXT, required_, .max = POLICY_TEXT_MAX, .help = "of the policy"        \
	}

static const struct api_value list_takes[] = { LIST_VALUES, { 0 } };
static const struct api_value list_gives[] = {
	{ "items", .type = API_LIST, .is_required = true },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ "in_force", .type = API_NUMBER, .is_required = true,
	  .help = "0: none, or bulkheadd does not answer" },
	{ 0 },
};
static const struct api_value one_takes[] = { NUMBER_IN_PATH, { 0 } };
static const struct api_value one_gives[] = { POLICY_GIVES,
					      { "text", .type = API_TEXT, .is_required = true },
					      { 0 } };
static const struct api_value row_gives[] = { POLICY_GIVES, { 0 } };
static const struct api_value difference_takes[] = {
	NUMBER_IN_PATH,
	{ "to", IN_QUERY, API_NUMBER, .min = 1, .max = UINT32_MAX, .help = "else the one in force" },
	{ 0 },
};
static const struct api_value difference_gives[] = {
	{ "from", .type = API_NUMBER, .is_required = true },
	{ "to", .type = API_NUMBER, .is_required = true },
	{ "rows", .type = API_LIST, .is_required = true },
	{ "sentences", .type = API_LIST, .is_required = true },
	{ 0 },
};
static const struct api_value new_takes[] = {
	TEXT_IN_BODY(true),
	{ "why", IN_BODY, API_TEXT, .max = 255 },
	{ "base", IN_BODY, API_NUMBER, .max = UINT32_MAX },
	{ 0 },
};
static const struct api_value check_takes[] = { TEXT_IN_BODY(true), { 0 } };
static const struct api_value check_gives[] = {
	{ "is_good", .type = API_BOOL, .is_required = true },
	{ "diagnostics", .type = API_LIST, .is_required = true },
	{ "lines", .type = API_NUMBER, .is_required = true },
	{ "conduits", .type = API_LIST, .is_required = true },
	{ 0 },
};
static const struct api_value replay_takes[] = {
	TEXT_IN_BODY(false),
	{ "number", IN_BODY, API_NUMBER, .min = 1, .max = UINT32_MAX, .help = "of a version, without text" },
	{ "days", IN_BODY, API_NUMBER, .min = 1, .max = 400 }, { 0 },
};
static const struct api_value load_takes[] = {
	NUMBER_IN_PATH,
	{ "confirm_s", IN_BODY, API_NUMBER, .min = 0, .max = 86400,
	  .help = "comes back unless confirmed; 0: good at once" },
	{ "why", IN_BODY, API_TEXT, .max = 255 },
	{ "force", IN_BODY, API_BOOL, .help = "although a transfer is running" },
	{ 0 },
};
static const struct api_value loaded_gives[] = {
	{ "state", .type = API_WORD, .words = "loaded|waits", .is_required = true },
	{ "policy", .type = API_OBJECT, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value fields_gives[] = {
	{ "protocols", .type = API_LIST, .is_required = true },
	{ "common", .type = API_LIST, .is_required = true },
	{ "intents", .type = API_LIST, .is_required = true },
	{ "transports", .type = API_LIST, .is_required = true },
	{ "services", .type = API_LIST, .is_required = true },
	{ "flaws", .type = API_LIST, .is_required = true },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/policies", "Versions of the policy, and drafts", ROLES_ALL, .takes = list_takes,
	  .gives = list_gives, .handle = get_policies },
	{ "POST", "/policies", "Keeps a draft", ROLE_SECURITY, .action = "policy.draft",
	  .body_max = POLICY_TEXT_MAX, .takes = new_takes, .gives = row_gives, .handle = post_policy },
	{ "GET", "/policies/{number}", "A version with its text", ROLES_ALL, .takes = one_takes,
	  .gives = one_gives, .handle = get_policy },
	{ "GET", "/policies/{number}/difference", "What another version does otherwise", ROLES_ALL,
	  .takes = difference_takes, .gives = difference_gives, .handle = get_difference },
	{ "POST", "/policies/check", "A dry compile: every mistake, and what it allows", ROLES_SEE, API_QUIET,
	  .action = "policy.check", .body_max = POLICY_TEXT_MAX, .takes = check_takes, .gives = check_gives,
	  .handle = post_check },
	{ "POST", "/policies/replay", "Judges recorded traffic again; a job", ROLE_SECURITY, API_QUIET,
	  .action = "policy.replay", .body_max = POLICY_TEXT_MAX, .takes = replay_takes, .handle = post_replay },
	{ "POST", "/policies/{number}/load", "Puts a version in force", ROLE_SECURITY,
	  .action = "policy.load", .takes = load_takes, .gives = loaded_gives, .handle = post_load },
	{ "POST", "/policies/confirm", "The one in force is good", ROLE_SECURITY, .action = "policy.confirm",
	  .gives = loaded_gives, .handle = post_confirm },
	{ "POST", "/policies/rollback", "The one before comes back", ROLE_SECURITY,
	  .action = "policy.rollback", .gives = loaded_gives, .handle = post_rollback },
	{ "GET", "/fields", "Protocols, fields and words of expressions", ROLES_ALL, .gives = fields_gives,
	  .handle = get_fields },
};
extern const struct route_group api_policy;
const struct route_group api_policy = { "policy", routes, sizeof routes / sizeof routes[0] };
