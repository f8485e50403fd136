/* SPDX-License-Identifier: Apache-2.0 */
/* What is not confirmed was never good: a crash in between brings the good one back as well. */
#include "dataplane/inline/in_force.h"

#include "dataplane/control.h"
#include "dataplane/host/clock.h"
#include "dataplane/host/log.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *version_name(uint32_t number, char name[32])
{
	snprintf(name, 32, "version %" PRIu32, number);
	return name;
}

static struct policy *compile(const struct in_force *f, uint32_t number, struct diags *diags)
{
	char name[32];
	size_t len = 0;
	char *text = policies_text(f->settings->state, number, &len);

	if (!text) {
		diags_add(diags, SEVERITY_ERROR, version_name(number, name), 0, 0, NULL, "cannot be read");
		return NULL;
	}
	struct policy *p = policy_compile(text, len, version_name(number, name), diags);
	free(text);
	return p;
}

/* ---- at start ---- */

static bool boot_version(struct in_force *f, uint32_t number)
{
	struct diags diags = { 0 };

	f->policy = compile(f, number, &diags);
	if (!f->policy) {
		diags_print(&diags, stderr);
		log_error("version %" PRIu32 " of the policy is not usable any more", number);
	}
	diags_fini(&diags);
	f->number = f->policy ? number : 0;
	return f->policy;
}

static void boot_file(struct in_force *f)
{
	static char text[CONTROL_POLICY_MAX];
	struct version about = { .time_ns = clock_now_ns(), .who = "bulkheadd", .why = "the first start" };
	struct diags diags = { 0 };
	FILE *file = fopen(f->settings->policy, "re");
	const size_t len = file ? fread(text, 1, sizeof text, file) : 0;

	if (!file) {
		diags_add(&diags, SEVERITY_ERROR, f->settings->policy, 0, 0, NULL, "cannot be opened: %s",
			  strerror(errno));
	} else {
		f->policy = policy_compile(text, len, f->settings->policy, &diags);
		fclose(file);
	}
	diags_print(&diags, stderr);
	diags_fini(&diags);
	if (!f->policy)
		return;
	f->number = policies_add(f->settings->state, text, len, &about);
	if (f->number)
		policies_set_good(f->settings->state, f->number);
}

bool in_force_boot(struct in_force *f)
{
	uint32_t good[POLICIES_KEPT];
	const unsigned count = policies_history(f->settings->state, good, POLICIES_KEPT);

	for (unsigned i = count; i-- > 0 && !f->policy;)
		boot_version(f, good[i]);
	if (!count)
		boot_file(f);
	if (count && !f->policy) {
		log_error("no policy that was good is usable any more, so `on_failure` holds; without %s/good the "
			  "next start takes %s", f->settings->state, f->settings->policy);
		return false;
	}
	f->since_ns = clock_now_ns();
	if (f->policy)
		log_info("the policy is version %" PRIu32 ", %zu lines", f->number, policy_line_count(f->policy));
	else
		log_warning("there is no usable policy: EVERYTHING PASSES until `bulkhead policy load` brings one");
	return true;
}

bool in_force_begin(struct in_force *f)
{
	event_log_policy(f->events, f->policy);
	expiry_policy(&f->expiry, f->policy);
	return workers_policy(f->workers, f->policy);
}

/* ---- exchange ---- */

/* Takes p.  False: a worker did not answer, and nobody knows what is in force: the supervisor will see to it. */
static bool exchange(struct in_force *f, struct policy *p, uint32_t number)
{
	struct policy *old = f->policy;

	if (!workers_policy(f->workers, p))
		return false;
	while (event_log_drain(f->events, f->workers))
		;
	event_log_policy(f->events, p);
	expiry_policy(&f->expiry, p);
	f->policy = p;
	f->number = number;
	f->since_ns = clock_now_ns();
	if (f->watch)
		watch_policy(f->watch, f->since_ns);
	policy_destroy(old);
	return true;
}

static void go_on(void *ctx)
{
	struct in_force *f = ctx;
	while (event_log_drain(f->events, f->workers))
		;
}

static char *printed(const struct diags *diags)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	if (!out)
		return NULL;
	diags_print(diags, out);
	fclose(out);
	return text;
}

/* Compiles where it can do no harm, then here. */
static struct policy *compile_new(struct in_force *f, const char *text, size_t len, char **said)
{
	struct diags diags = { 0 };

	if (!compiler_try(&f->compiler, text, len, said, go_on, f))
		return NULL;
	free(*said);
	*said = NULL;
	struct policy *p = policy_compile(text, len, "the policy", &diags);
	if (!p)
		*said = printed(&diags);
	diags_fini(&diags);
	return p;
}

bool in_force_load(struct in_force *f, const char *text, size_t len, const struct version *about,
		   uint32_t confirm_s, char **said)
{
	struct policy *p = compile_new(f, text, len, said);

	if (!p)
		return false;
	const uint32_t number = policies_add(f->settings->state, text, len, about);
	if (!number || !exchange(f, p, number)) {
		*said = strdup(number ? "a worker did not take it" : "it cannot be written to the folder of state");
		return false;
	}
	f->confirm_until_ns = confirm_s ? f->since_ns + confirm_s * UINT64_C(1000000000) : 0;
	f->may_return = true;
	if (!confirm_s)
		policies_set_good(f->settings->state, number);
	log_notice("version %" PRIu32 " of the policy is in force, loaded by %s%s%s%s", number, about->who,
		   about->why[0] ? ": " : "", about->why, confirm_s ? ", not yet confirmed" : "");
	return true;
}

static uint32_t number_before(const struct in_force *f)
{
	uint32_t good[POLICIES_KEPT];
	const unsigned count = policies_history(f->settings->state, good, POLICIES_KEPT);
	const unsigned back = f->confirm_until_ns ? 1 : 2; /* what waits to be confirmed is not among them */

	return count >= back ? good[count - back] : 0;
}

bool in_force_rollback(struct in_force *f, char *wrong, size_t wrong_len)
{
	struct diags diags = { 0 };
	const uint32_t number = number_before(f);
	struct policy *p = number ? compile(f, number, &diags) : NULL;
	const bool ok = p && exchange(f, p, number);

	if (!number)
		snprintf(wrong, wrong_len, "there is no version before this one");
	else if (!p)
		snprintf(wrong, wrong_len, "version %" PRIu32 " is not usable any more", number);
	else if (!ok)
		snprintf(wrong, wrong_len, "a worker did not take version %" PRIu32, number);
	diags_fini(&diags);
	if (!ok)
		return false;
	f->confirm_until_ns = 0;
	f->may_return = false;
	policies_set_good(f->settings->state, number);
	log_notice("version %" PRIu32 " of the policy is in force again", number);
	return true;
}

bool in_force_confirm(struct in_force *f)
{
	if (!f->confirm_until_ns)
		return false;
	f->confirm_until_ns = 0;
	policies_set_good(f->settings->state, f->number);
	log_notice("version %" PRIu32 " of the policy is confirmed", f->number);
	return true;
}

/* The version before, by itself; conversation: that fell silent, NULL: it was not confirmed. */
static void take_back(struct in_force *f, const char *conversation)
{
	const uint32_t from = f->number;
	char wrong[200], text[400], now[16], before[16];

	f->may_return = false;
	if (!in_force_rollback(f, wrong, sizeof wrong)) {
		log_error("version %" PRIu32 " of the policy stays: %s", from, wrong);
		f->confirm_until_ns = 0;
		return;
	}
	f->returned_from = from;
	f->returned_ns = clock_now_ns();
	snprintf(now, sizeof now, "%" PRIu32, f->number);
	snprintf(before, sizeof before, "%" PRIu32, from);
	if (conversation)
		snprintf(text, sizeof text, "version %s of the policy is back by itself: %s fell silent after version "
			 "%s had denied something in it", now, conversation, before);
	else
		snprintf(text, sizeof text, "version %s of the policy is back by itself: version %s was not confirmed "
			 "in time", now, before);
	notices_say(f->notices, NOTICE_ALARM, conversation ? "policy.returned" : "policy.unconfirmed", text,
		    "number", now, "taken_back", before, "conversation", conversation ? conversation : "", NULL);
}

void in_force_tick(struct in_force *f, uint64_t now_ns)
{
	const uint64_t until = f->since_ns + (uint64_t)f->settings->return_s * UINT64_C(1000000000);
	char silent[3 * NAME_MAX_LEN];

	if (f->watch)
		watch_tick(f->watch, f->workers, now_ns);
	expiry_tick(&f->expiry, f->notices, now_ns);
	if (f->confirm_until_ns && now_ns >= f->confirm_until_ns)
		take_back(f, NULL);
	else if (f->may_return && f->watch && (now_ns < until || f->confirm_until_ns) &&
		 watch_silenced(f->watch, now_ns, silent))
		take_back(f, silent);
}

void in_force_end(struct in_force *f)
{
	policy_destroy(f->policy);
	f->policy = NULL;
	expiry_end(&f->expiry);
	compiler_end(&f->compiler);
	watch_destroy(f->watch);
}
