/* SPDX-License-Identifier: Apache-2.0 */
/* The policy that the facts make, as libconfig text. */
#define _GNU_SOURCE /* gmtime_r */
#include "rules/learn_fact.h"

#include "dissectors/registry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- zones ---- */

static void zone_name(struct text *t, const struct learn *l, unsigned zone)
{
	const struct host *h = learn_zone_host(l, zone);
	text_add(t, "%s%s-%s-%u", h->is_outside ? "outside-" : "", h->kind, h->serves ? "devices" : "clients",
		 zone + 1);
}

static void write_zones(struct text *t, const struct learn *l)
{
	text_add(t, "zones = (\n");
	for (unsigned z = 0; z < l->zones; z++) {
		const char *separator = "";
		text_add(t, "%s  { name = \"", z ? ",\n" : "");
		zone_name(t, l, z);
		text_add(t, "\"; %s = [ ", learn_zone_host(l, z)->endpoint.has_address ? "addresses" : "macs");
		for (size_t i = 0; i < l->host_count; i++) {
			const struct endpoint *e = &l->hosts[i].endpoint;
			char a[46];
			if (l->hosts[i].zone != z)
				continue;
			if (e->has_address)
				suggest_address(a, e->address);
			else
				snprintf(a, sizeof a, "%02x:%02x:%02x:%02x:%02x:%02x", e->mac[0], e->mac[1], e->mac[2],
					 e->mac[3], e->mac[4], e->mac[5]);
			text_add(t, "%s\"%s\"", separator, a);
			separator = ", ";
		}
		text_add(t, " ]; }");
	}
	text_add(t, "\n);\n");
}

/* ---- lines ---- */

static void fact_match(struct text *t, const struct fact *f)
{
	if (!f->dissector) {
		if (!f->ip_version)
			text_add(t, "ether type=0x%04x", f->ethertype);
		else if (f->ip_protocol == 6 || f->ip_protocol == 17)
			text_add(t, "%s port=%u", f->ip_protocol == 6 ? "tcp" : "udp", f->port);
		else if (f->ip_protocol == 1)
			text_add(t, "icmp type=%u", f->icmp_type);
		else
			text_add(t, "ip protocol=%u", f->ip_protocol);
		return;
	}
	text_add(t, "%s %s", f->dissector->name, intent_names[f->intent]);
	if (f->port)
		text_add(t, " port=%u", f->port);
	if (f->opaque)
		text_add(t, " opaque=yes");
	for (unsigned i = 0; i < f->keys; i++) {
		const struct field *d = &f->dissector->fields[f->key[i].field];
		if (f->key[i].is_text)
			suggest_text(t, d, (struct bytes){ (const uint8_t *)f->key[i].text, f->key[i].text_len });
		else
			suggest_number(t, d, &f->key[i].value);
	}
	for (unsigned i = 0; i < f->spans; i++) {
		text_add(t, i ? "," : " %s=", f->dissector->fields[f->address].name);
		text_add(t, "%llu", (unsigned long long)f->span[i].first);
		if (f->span[i].last > f->span[i].first)
			text_add(t, "..%llu", (unsigned long long)f->span[i].last);
	}
	if (f->value < 0 || !f->values)
		return;
	const struct field *d = &f->dissector->fields[f->value];
	if (f->values > VALUES_MAX) {
		suggest_number(t, d, &f->least);
		text_add(t, "..");
		struct text greatest = { 0 };
		suggest_number(&greatest, d, &f->greatest);
		text_add(t, "%s", strchr(greatest.text, '=') + 1);
		free(greatest.text);
		return;
	}
	for (unsigned i = 0; i < f->values; i++) {
		struct text one = { 0 };
		suggest_number(&one, d, &f->different[i]);
		text_add(t, i ? ",%s" : "%s", i ? strchr(one.text, '=') + 1 : one.text);
		free(one.text);
	}
}

static void add_time(struct text *t, uint64_t ns)
{
	const time_t s = (time_t)(ns / UINT64_C(1000000000));
	struct tm tm;
	char out[32] = "?";
	if (gmtime_r(&s, &tm))
		strftime(out, sizeof out, "%Y-%m-%d %H:%M:%S", &tm);
	text_add(t, "%s", out);
}

/* text goes between quotes of libconfig. */
static void add_quoted(struct text *t, const char *s)
{
	text_add(t, "\"");
	for (; *s; s++)
		text_add(t, *s == '"' || *s == '\\' ? "\\%c" : "%c", *s);
	text_add(t, "\"");
}

static void write_line(struct text *t, const char *match, const struct fact *f, unsigned pairs, const char *question)
{
	struct text reason = { 0 };

	text_add(&reason, "seen %llu times", (unsigned long long)f->count);
	if (pairs > 1)
		text_add(&reason, " between %u pairs of hosts", pairs);
	text_add(&reason, ", first ");
	add_time(&reason, f->first_ns);
	text_add(&reason, ", last ");
	add_time(&reason, f->last_ns);
	text_add(&reason, " UTC");
	text_add(t, question ? "      # question (%s):\n      # " : "%s      ", question ? question : "");
	text_add(t, "{ match = ");
	add_quoted(t, match);
	text_add(t, ";%s reason = ", question ? "" : "\n       ");
	add_quoted(t, reason.text);
	text_add(t, "; }");
	free(reason.text);
}

/* That a protocol was spoken: any other line of the protocol says it too. */
static bool is_implied(struct fact *const *facts, size_t count, const struct fact *f, const struct learn *l, bool all)
{
	if (!f->is_use)
		return false;
	for (size_t i = 0; i < count; i++)
		if (facts[i] != f && facts[i]->dissector == f->dissector && facts[i]->port == f->port &&
		    facts[i]->from_zone == f->from_zone && facts[i]->to_zone == f->to_zone &&
		    (facts[i]->intent != INTENT_SESSION || facts[i]->keys || facts[i]->spans) &&
		    (all || !learn_question(l, facts[i])))
			return true;
	return false;
}

/* Of sessions: a line that names nothing further is written anyway, and allows this one too. */
static bool is_covered(struct fact *const *facts, size_t count, const struct fact *f, const struct learn *l,
		       bool all)
{
	if (!f->dissector || f->intent != INTENT_SESSION || (!f->keys && !f->spans))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct fact *o = facts[i];
		if (o->dissector == f->dissector && o->intent == f->intent && o->port == f->port &&
		    o->opaque == f->opaque && o->from_zone == f->from_zone && o->to_zone == f->to_zone &&
		    !o->is_use && !o->keys && !o->spans &&
		    o->value < 0 && (all || !learn_question(l, o)) && (all || !learn_question(l, f)))
			return true;
	}
	return false;
}

/* ---- conduits ---- */

static bool conduit_is_new(struct fact *const *facts, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (facts[i]->from_zone == facts[at]->from_zone && facts[i]->to_zone == facts[at]->to_zone)
			return false;
	return true;
}

static void write_flaws(struct text *t, const struct learn *l)
{
	for (unsigned i = 0; i < registry_count; i++)
		for (unsigned bit = 0; bit < 64; bit++) {
			const struct flaw *f = l->flaws[i] >> bit & 1 ? dissector_flaw(registry[i], bit) : NULL;
			if (f)
				text_add(t, "# seen: the flaw %s.%s (%s)\n", registry[i]->name, f->name, f->help);
		}
}

/* Hands a line to fn; false: it says no. */
static bool tell(const struct learn *l, const struct fact *f, unsigned pairs, const char *match,
		 bool (*fn)(void *ctx, const struct learnt *line), void *ctx)
{
	struct text from = { 0 }, to = { 0 };

	zone_name(&from, l, f->from_zone);
	zone_name(&to, l, f->to_zone);
	const struct learnt line = {
		.match = match, .question = learn_question_id(l, f), .from = f->from, .to = f->to,
		.from_zone = from.text, .to_zone = to.text, .count = f->count, .first_ns = f->first_ns,
		.last_ns = f->last_ns, .pairs = pairs,
	};
	const bool answer = fn(ctx, &line);
	free(from.text);
	free(to.text);
	return answer;
}

/* One conduit with the lines of its zone pair; returns its questions. */
static unsigned write_conduit(struct text *t, const struct learn *l, struct fact *const *facts, const unsigned *pairs,
			      size_t count, size_t at, const struct learn_options *o)
{
	const struct fact *head = facts[at];
	unsigned questions = 0, lines = 0;
	struct text asked = { 0 };

	text_add(t, "  { from = \"");
	zone_name(t, l, head->from_zone);
	text_add(t, "\"; to = \"");
	zone_name(t, l, head->to_zone);
	text_add(t, "\";\n    allow = (\n");
	for (size_t i = at; i < count; i++) {
		const struct fact *f = facts[i];
		if (f->from_zone != head->from_zone || f->to_zone != head->to_zone ||
		    is_implied(facts, count, f, l, o->accept_all) || is_covered(facts, count, f, l, o->accept_all))
			continue;
		const char *question = learn_question(l, f);
		struct text match = { 0 };
		fact_match(&match, f);
		if (o->wants && !tell(l, f, pairs[i], match.text, o->wants, o->ctx)) {
			free(match.text);
			continue;
		}
		if (question && !o->accept_all && !o->wants) {
			write_line(&asked, match.text, f, pairs[i], question);
			text_add(&asked, "\n");
			questions++;
		} else {
			text_add(t, lines++ ? ",\n" : "");
			write_line(t, match.text, f, pairs[i], NULL);
		}
		free(match.text);
	}
	text_add(t, "%s%s    );\n    otherwise = \"refuse\"; malformed = \"alert\"; unknown = \"alert\"; }",
		 lines ? "\n" : "", asked.text ? asked.text : "");
	free(asked.text);
	return questions;
}

void learn_each(struct learn *l, bool (*fn)(void *ctx, const struct learnt *line), void *ctx)
{
	struct fact **facts = learn_must(calloc(l->count + 1, sizeof *facts));
	unsigned *pairs = learn_must(calloc(l->count + 1, sizeof *pairs));
	bool goes_on = true;

	learn_find_scans(l);
	learn_zones(l);
	const size_t count = learn_generalise(l, facts, pairs);
	for (size_t i = 0; i < count && goes_on; i++) {
		struct text match = { 0 };
		if (is_implied(facts, count, facts[i], l, false) || is_covered(facts, count, facts[i], l, false))
			continue;
		fact_match(&match, facts[i]);
		goes_on = tell(l, facts[i], pairs[i], match.text, fn, ctx);
		free(match.text);
	}
	for (size_t i = 0; i < count; i++)
		free(facts[i]);
	free(facts);
	free(pairs);
}

char *learn_policy(struct learn *l, const struct learn_options *o, unsigned *questions)
{
	struct text t = { 0 };
	struct fact **facts = learn_must(calloc(l->count + 1, sizeof *facts));
	unsigned *pairs = learn_must(calloc(l->count + 1, sizeof *pairs));
	size_t conduits = 0;

	*questions = 0;
	learn_find_scans(l);
	learn_zones(l);
	const size_t count = learn_generalise(l, facts, pairs);
	text_add(&t, "# Learnt from traffic: allows what was seen and no more. Lines that are commented out "
		     "are questions.\n");
	write_flaws(&t, l);
	text_add(&t, "version = 1;\nmode = \"%s\";\nwithin = \"judge\";\n", o->mode ? o->mode : "enforce");
	write_zones(&t, l);
	text_add(&t, "conduits = (\n");
	for (size_t i = 0; i < count; i++) {
		if (!conduit_is_new(facts, i))
			continue;
		text_add(&t, conduits++ ? ",\n" : "");
		*questions += write_conduit(&t, l, facts, pairs, count, i, o);
	}
	text_add(&t, "\n);\notherwise = \"drop\";\n");
	for (size_t i = 0; i < count; i++)
		free(facts[i]);
	free(facts);
	free(pairs);
	return t.text;
}
