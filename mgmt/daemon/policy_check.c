/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE

#include "mgmt/daemon/policy_check.h"

#include "mgmt/daemon/child.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/sentence.h"

#include "rules/policy.h"

#define LINES_TOLD 2000
#define DIAGNOSTICS_TOLD 500

/* ---- the child ---- */

static json_t *diagnostics(const struct diags *d)
{
	static const char *const severities[] = { "error", "warning", "warning" };
	json_t *list = json_array();

	for (size_t i = 0; i < d->count && i < DIAGNOSTICS_TOLD; i++) {
		const struct diag *g = &d->list[i];
		json_array_append_new(list, json_pack("{s:s,s:i,s:i,s:s,s:s?}", "severity",
						      severities[g->severity], "line", (int)g->line, "column",
						      (int)g->column, "text", g->text, "hint", g->hint));
	}
	return list;
}

static json_t *lines(const struct policy *p, const struct conduit *c, bool denies)
{
	json_t *list = json_array();
	const struct line *l;

	for (size_t i = 0; i < LINES_TOLD && (l = conduit_line(p, c, denies, i)); i++)
		json_array_append_new(list, json_pack("{s:s,s:i,s:s?}", "text", line_text(l), "number",
						      (int)line_number(l), "reason", line_reason(l)));
	return list;
}

static json_t *conduits(const struct policy *p)
{
	json_t *list = json_array();
	const struct conduit *c;

	for (size_t i = 0; (c = policy_conduit_at(p, i)); i++)
		json_array_append_new(list,
				      json_pack("{s:s,s:s,s:s,s:i,s:o,s:o}", "from", conduit_from(c), "to",
						conduit_to(c), "mode", mode_names[conduit_mode(c)], "line",
						(int)conduit_line_number(c), "allow", lines(p, c, false),
						"deny", lines(p, c, true)));
	return list;
}

static const char *mode_of(const struct policy *p)
{
	const unsigned modes = policy_modes(p);
	for (unsigned i = 0; i < 3; i++)
		if (modes == 1u << i)
			return mode_names[i];
	return "mixed";
}

struct checked {
	const char *text;
	size_t len;
};

static int tell(int fd, const void *ctx)
{
	const struct checked *c = ctx;
	struct diags diags = { 0 };
	struct policy *p = policy_compile(c->text, c->len, "the policy", &diags);

	if (p) {
		policy_lint(p, &diags);
		policy_lint_expired(p, clock_now_ns(), &diags);
	}
	json_t *j = json_pack("{s:b,s:o,s:i,s:s,s:o}", "is_good", p != NULL, "diagnostics",
			      diagnostics(&diags), "lines", p ? (int)policy_line_count(p) : 0, "mode",
			      p ? mode_of(p) : "", "conduits", p ? conduits(p) : json_array());
	return j && !json_dumpfd(j, fd, JSON_COMPACT) ? 0 : 2;
}

/* ---- the daemon ---- */

static json_t *without_answer(const char *why)
{
	return json_pack("{s:b,s:[{s:s,s:i,s:i,s:s,s:n}],s:i,s:s,s:[]}", "is_good", 0, "diagnostics",
			 "severity", "error", "line", 0, "column", 0, "text", why, "hint", "lines", 0, "mode",
			 "", "conduits");
}

json_t *policy_check(const char *text, size_t len)
{
	json_t *answer = child_answer(tell, &(struct checked){ text, len });
	return answer ? answer : without_answer("compiling it takes too long or too much memory");
}

void policy_check_words(json_t *check, enum words_language language)
{
	static const char *const kinds[][2] = { { "deny", "policy.sentence.denies" },
						{ "allow", "policy.sentence.allows" } };
	json_t *conduit, *line;
	size_t i, k;

	json_array_foreach(json_object_get(check, "conduits"), i, conduit)
	{
		json_t *list = json_array();
		for (unsigned n = 0; n < 2; n++)
			json_array_foreach(json_object_get(conduit, kinds[n][0]), k, line)
				json_array_append_new(list,
						      sentence(language, kinds[n][1], "{s:O,s:O}", "line",
							       json_object_get(line, "text"), "number",
							       json_object_get(line, "number")));
		json_object_set_new(conduit, "sentences", list);
	}
}

bool policy_check_has_zone(const char *names, const char *zone)
{
	const size_t len = strlen(zone);

	for (const char *at = names; (at = strstr(at, zone)); at++)
		if (len && (at == names || (at - names > 1 && !strncmp(at - 2, ", ", 2))) &&
		    (!at[len] || !strncmp(at + len, ", ", 2)))
			return true;
	return false;
}
