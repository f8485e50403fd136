/* SPDX-License-Identifier: Apache-2.0 */
/* Learning: how far it is, what it proposes and asks, and arming. */
#define _GNU_SOURCE

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/home.h"
#include "mgmt/daemon/learning.h"
#include "mgmt/daemon/policies.h"
#include "mgmt/daemon/policy_check.h"
#include "mgmt/daemon/sentence.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define AGAIN_NS UINT64_C(30000000000)

static void get_learning(struct request *r)
{
	answer_json(r, learning_json(r->daemon, r->language));
}

static void get_proposals(struct request *r)
{
	answer_json(r,
		    json_pack("{s:o,s:n}", "items",
			      learning_proposals(r->daemon, r->language, request_text(r, "state")), "next"));
}

static void answer_proposal(struct request *r, json_t *row, const char *error)
{
	if (row)
		answer_json(r, row);
	else
		request_fail(r,
			     !strcmp(error, "proposals.unknown") ? 404
			     : !strcmp(error, "storage.failed")	 ? 507
								 : 409,
			     error, NULL);
}

static void post_proposal(struct request *r)
{
	const char *error = NULL;
	json_t *row = learning_answer(r, request_text(r, "id"), !strcmp(request_text(r, "answer"), "accept"),
				      request_text(r, "reason"), &error);
	answer_proposal(r, row, error);
}

static void post_event_proposal(struct request *r)
{
	const char *error = NULL;
	json_t *row = learning_of_event(r, (uint64_t)request_number(r, "id", 0),
					!strcmp(request_text(r, "answer"), "allow"),
					request_text(r, "reason"), &error);
	answer_proposal(r, row, error);
}

/* Each of the six questions must have an answer. */
static bool is_thought_of(struct request *r)
{
	static const char *const ids[] = { "startup", "shutdown", "failover", "backup", "monthly", "vendor" };
	static const char *const words[] = { "seen", "later", "never" };
	const json_t *answers = request_json(r, "answers");

	for (unsigned i = 0; i < sizeof ids / sizeof ids[0]; i++) {
		const char *answer = json_string_value(json_object_get(answers, ids[i]));
		unsigned k = 0;
		while (answer && k < 3 && strcmp(answer, words[k]) != 0)
			k++;
		if (!answer || k == 3) {
			request_fail(r, 400, "learning.unanswered", "{s:s}", "question", ids[i]);
			return false;
		}
	}
	return true;
}

static void post_arm(struct request *r)
{
	const char *error = NULL, *why = request_text(r, "why");

	if (!is_thought_of(r))
		return;
	char *text = learning_armed_text(r->daemon, request_json(r, "conduits"), &error);
	json_t *check = text ? policy_check(text, strlen(text)) : NULL;
	if (!text) {
		request_fail(r, 409, error, NULL);
	} else if (!json_is_true(json_object_get(check, "is_good"))) {
		request_details(r, json_incref(json_object_get(check, "diagnostics")));
		request_fail(r, 409, "proposals.not_compiled", NULL);
	} else {
		struct policies_now now;
		policies_now(r->daemon, &now);
		const uint32_t number = policies_draft(
			r->daemon, text, strlen(text), r->who.name, why, now.in_force,
			(unsigned)json_integer_value(json_object_get(check, "lines")), "arming");
		free(now.items);
		if (number)
			policy_load_request(r, number, (uint32_t)request_number(r, "confirm_s", 0), why);
		else
			request_fail(r, 507, "storage.failed", NULL);
	}
	json_decref(check);
	free(text);
}

/* ---- home ---- */

/* Listing them all is work: home, which is asked every few seconds, sees them as they were half a minute ago. */
static void open_proposals(struct request *r, size_t *count, uint64_t *since_ns)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	static size_t kept_count;
	static uint64_t kept_since_ns, next_ns;

	pthread_mutex_lock(&lock);
	if (clock_up_ns() >= next_ns) {
		json_t *open = learning_proposals(r->daemon, WORDS_EN, "open");
		kept_count = json_array_size(open);
		kept_since_ns = 0;
		if (kept_count)
			(void)time_read_ns(json_string_value(json_object_get(json_array_get(open, 0), "time")),
					   &kept_since_ns);
		json_decref(open);
		next_ns = clock_up_ns() + AGAIN_NS;
	}
	*count = kept_count;
	*since_ns = kept_since_ns;
	pthread_mutex_unlock(&lock);
}

static void add_question(struct request *r, json_t *status)
{
	uint64_t since_ns;
	size_t count;

	open_proposals(r, &count, &since_ns);
	if (count)
		home_question(status, "proposal", "info",
			      sentence(r->language, "home.proposals", "{s:I}", "count", (json_int_t)count), since_ns,
			      (unsigned)count, "learning");
}

extern const struct home_part home_learning;
const struct home_part home_learning = { "learning", add_question, NULL };

static const struct api_value learning_gives[] = {
	{ "conduits", .type = API_LIST, .is_required = true },
	{ "arming", .type = API_LIST, .is_required = true },
	{ 0 },
};
static const struct api_value list_takes[] = {
	{ "state", IN_QUERY, API_WORD, .words = "open|accepted|rejected", .help = "only those" },
	LIST_VALUES,
	{ 0 },
};
static const struct api_value list_gives[] = {
	{ "items", .type = API_LIST, .is_required = true },
	{ "next", .type = API_TEXT, .is_required = true, .may_be_null = true },
	{ 0 },
};
static const struct api_value proposal_takes[] = {
	{ "id", IN_PATH, API_TEXT, true, .max = 19 },
	{ "answer", IN_BODY, API_WORD, true, .words = "accept|reject" },
	{ "reason", IN_BODY, API_TEXT, true, .max = 1000 },
	{ 0 },
};
static const struct api_value event_takes[] = {
	{ "id", IN_PATH, API_NUMBER, true, .min = 1, .max = INT64_MAX },
	{ "answer", IN_BODY, API_WORD, true, .words = "allow|refuse" },
	{ "reason", IN_BODY, API_TEXT, true, .max = 1000 },
	{ 0 },
};
static const struct api_value proposal_gives[] = {
	{ "id", .type = API_TEXT, .is_required = true },
	{ "kind", .type = API_WORD, .words = "line|question", .is_required = true },
	{ "line", .type = API_TEXT, .is_required = true },
	{ "state", .type = API_TEXT, .is_required = true },
	{ 0 },
};
static const struct api_value arm_takes[] = {
	{ "conduits", IN_BODY, API_LIST, true, .help = "{from, to} of each" },
	{ "answers", IN_BODY, API_OBJECT, true,
	  .help = "seen, later or never to each of the questions of GET /learning" },
	{ "why", IN_BODY, API_TEXT, true, .max = 255 },
	{ "confirm_s", IN_BODY, API_NUMBER, true, .min = 0, .max = 86400 },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/learning", "How far learning is, for each pair of zones", ROLES_SEE,
	  .gives = learning_gives, .handle = get_learning },
	{ "GET", "/proposals", "Lines that learning proposes, and what it asks", ROLES_SEE,
	  .takes = list_takes, .gives = list_gives, .handle = get_proposals },
	{ "POST", "/proposals/{id}", "Accepts or rejects one", ROLE_SECURITY, .action = "proposal.answer",
	  .takes = proposal_takes, .gives = proposal_gives, .handle = post_proposal },
	{ "POST", "/events/{id}/proposal", "Allows exactly this, or goes on refusing it", ROLE_SECURITY,
	  .action = "proposal.event", .takes = event_takes, .gives = proposal_gives,
	  .handle = post_event_proposal },
	{ "POST", "/learning/arm", "Loads what was learnt, enforced", ROLE_SECURITY, .action = "learning.arm",
	  .takes = arm_takes, .handle = post_arm },
};
extern const struct route_group api_learning;
const struct route_group api_learning = { "learning", routes, sizeof routes / sizeof routes[0] };
