/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A policy for people: in plain words (policy_describe), and as the canonical libconfig text
 * (policy_text) that compiles to an equal policy.  Compile side; allocates.
 */
#define _GNU_SOURCE
#include "rules/expression_tree.h"
#include "rules/policy_tree.h"

#include "dissectors/registry.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

/* ---- plain words ---- */

static const char *const intent_words[INTENT_COUNT] = {
	[INTENT_READ] = "read data",
	[INTENT_WRITE] = "write values",
	[INTENT_CONTROL] = "command outputs and points",
	[INTENT_PROGRAM] = "move logic to or from the controller",
	[INTENT_RUN] = "start, stop or reset",
	[INTENT_CONFIG] = "change settings",
	[INTENT_FIRMWARE] = "load firmware",
	[INTENT_FILE] = "transfer files",
	[INTENT_TIME] = "set the clock",
	[INTENT_IDENTIFY] = "ask what the device is",
	[INTENT_SESSION] = "open and keep sessions",
	[INTENT_REPORT] = "send data unasked",
	[INTENT_DIAGNOSE] = "ask how the device is",
	[INTENT_OTHER] = "do what fits no other word",
};

/* What happens to a message of this verdict. */
static const char *const verdict_words[VERDICT_COUNT] = {
	[VERDICT_ALLOW] = "passes",
	[VERDICT_ALERT] = "passes with an alert",
	[VERDICT_DROP] = "is dropped",
	[VERDICT_RESET] = "ends the connection",
	[VERDICT_REFUSE] = "is refused with the protocol's own \"no\"",
};

static void describe_intents(unsigned intents, FILE *out)
{
	unsigned left = intents & INTENTS_ALL;
	if (left == INTENTS_ALL) {
		fputs("do everything", out);
		return;
	}
	for (unsigned i = 0; i < INTENT_COUNT; i++) {
		if (!(left >> i & 1))
			continue;
		left &= ~(1u << i);
		fprintf(out, "%s%s", intent_words[i], left ? "; " : "");
	}
}

/* The predicates of the canonical text: from the first word that has an operator. */
static const char *predicates(const char *text)
{
	const char *word = text;
	while (*word) {
		const size_t len = strcspn(word, " ");
		const size_t op = strcspn(word, "=<>!~");
		if (op < len)
			return word;
		word += len + (word[len] == ' ');
	}
	return word;
}

static void describe_expression(const struct line *l, FILE *out)
{
	const struct expression *e = l->expression;
	char *text = expression_text(e);
	const char *rest = text ? predicates(text) : "";

	if (l->scope == SCOPE_TRANSPORT) {
		fputs(text ? text : l->text, out);
		free(text);
		return;
	}
	if (l->scope == SCOPE_ANY)
		fputs("any protocol", out);
	for (unsigned b = 0; l->scope == SCOPE_PROTOCOL && b < e->branch_count; b++)
		fprintf(out, "%s%s", b ? ", " : "", e->branch[b].dissector->title);
	fputs(": ", out);
	describe_intents(l->intents, out);
	if (*rest)
		fprintf(out, ", where %s", rest);
	free(text);
}

static void describe_limits(const struct line *l, FILE *out)
{
	const struct limits *limits = l->limits;
	if (!limits)
		return;
	if (l->schedule)
		fprintf(out, "\n        only %s", l->schedule);
	if (limits->has_rate)
		fprintf(out, "\n        at most %s; a request beyond that %s", l->rate,
			verdict_words[limits->on_rate]);
	if (limits->has_step)
		fprintf(out, "\n        by at most %g from one write to the next; a larger step %s",
			limits->step, verdict_words[limits->on_step]);
	for (unsigned i = 0; i < limits->always_count; i++)
		fprintf(out, "%s%g", i ? ", " : "\n        always free: ", limits->always[i]);
	if (l->expires)
		fprintf(out, "\n        until %s, then %s", l->expires,
			limits->expiry_denies ? "no longer" : "still, with an alert");
}

static void describe_lines(const struct policy *p, const uint32_t *ids, uint32_t count, FILE *out)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct line *l = &p->lines[ids[i]];
		fputs("    - ", out);
		describe_expression(l, out);
		fprintf(out, " [line %u]", l->at.line);
		if (l->reason)
			fprintf(out, "\n        because: %s", l->reason);
		if (l->owner)
			fprintf(out, "\n        asked for by: %s", l->owner);
		describe_limits(l, out);
		fputc('\n', out);
	}
}

static void describe_implied(const struct conduit *c, FILE *out)
{
	fprintf(out, "  Implied by what is allowed:\n"
		     "    - answers to what was asked, if they fit\n");
	for (unsigned i = 0; i < registry_count && i < POLICY_PROTOCOLS_MAX; i++)
		if ((c->allows[i / 64] >> i % 64 & 1) && *registry[i]->housekeeping)
			fprintf(out, "    - %s, both ways: %s; from %s also data sent unasked\n",
				registry[i]->title, registry[i]->housekeeping, c->to);
	if (c->allows_any)
		fprintf(out, "    - sessions, keep-alives and data sent unasked of every protocol\n");
}

static void describe_conduit(const struct policy *p, const struct conduit *c, FILE *out)
{
	static const char *const modes[] = {
		[MODE_LEARN] = "learning: everything passes, and is recorded",
		[MODE_MONITOR] = "monitoring: everything passes; what would be stopped is reported",
		[MODE_ENFORCE] = "enforcing",
	};
	fprintf(out, "%s -> %s (%s)\n", c->from, c->to, modes[c->mode]);
	if (c->deny_count) {
		fputs("  Never:\n", out);
		describe_lines(p, c->deny, c->deny_count, out);
	}
	if (c->allow_count) {
		fprintf(out, "  %s may:\n", c->from);
		describe_lines(p, c->allow, c->allow_count, out);
		describe_implied(c, out);
	}
	if (c->mode != MODE_ENFORCE)
		fputs("  Once this conduit enforces:\n", out);
	fprintf(out, "  Any other request %s.\n", verdict_words[c->otherwise]);
	fprintf(out, "  A malformed request %s; one that is not understood %s; an answer that does not "
		     "fit %s.\n\n", verdict_words[c->malformed], verdict_words[c->unknown],
		verdict_words[c->answers]);
}

void policy_describe(const struct policy *p, FILE *out)
{
	for (uint32_t i = 0; i < p->conduit_count; i++)
		describe_conduit(p, &p->conduits[i], out);
	fprintf(out, "Between zones that no conduit joins, everything %s.\n",
		verdict_words[p->otherwise]);
	fprintf(out, "Within a zone everything %s.\n",
		p->within_judged ? "is judged in the same way" : "passes");
	fputs("Frames that keep the network standing (ARP, spanning tree, LLDP, ...) pass unless a line "
	      "names them.\n", out);
}

/* ---- libconfig text ---- */

static void write_string(const char *text, FILE *out)
{
	fputc('"', out);
	for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
		if (*c == '"' || *c == '\\')
			fprintf(out, "\\%c", *c);
		else if (*c < ' ' || *c == 0x7f)
			fprintf(out, "\\x%02x", *c);
		else
			fputc(*c, out);
	}
	fputc('"', out);
}

static void write_setting(const char *name, const char *value, FILE *out)
{
	fprintf(out, " %s = ", name);
	write_string(value, out);
	fputc(';', out);
}

/* A number that libconfig reads back: whole numbers beyond 32 bits need a point. */
static void write_number(double v, FILE *out)
{
	char text[64];
	snprintf(text, sizeof text, "%.17g", v);
	fprintf(out, "%s%s", text, strpbrk(text, ".e") ? "" : ".0");
}

static void write_limits(const struct line *l, FILE *out)
{
	const struct limits *limits = l->limits;
	if (!limits)
		return;
	if (l->expires) {
		write_setting("expires", l->expires, out);
		write_setting("on_expiry", limits->expiry_denies ? "deny" : "alert", out);
	}
	for (const char *s = l->schedule; s && *s;) {
		const size_t len = strcspn(s, ";");
		fprintf(out, "%s\"%.*s\"", s == l->schedule ? " schedule = ( " : ", ", (int)len, s);
		s += len + strspn(s + len, "; ");
		if (!*s)
			fputs(" );", out);
	}
	if (limits->has_rate) {
		write_setting("rate", l->rate, out);
		write_setting("on_rate", verdict_names[limits->on_rate], out);
	}
	if (limits->has_step) {
		fputs(" step = ", out);
		write_number(limits->step, out);
		fputc(';', out);
		write_setting("on_step", verdict_names[limits->on_step], out);
		write_setting("on_step_unknown", verdict_names[limits->on_step_unknown], out);
	}
	for (unsigned i = 0; i < limits->always_count; i++) {
		fputs(i ? ", " : " always = [ ", out);
		write_number(limits->always[i], out);
		if (i + 1 == limits->always_count)
			fputs(" ];", out);
	}
}

static void write_line(const struct line *l, FILE *out)
{
	char *text = expression_text(l->expression);
	if (!text)
		abort();
	if (!l->name && !l->reason && !l->owner && !l->limits) {
		write_string(text, out);
	} else {
		fputc('{', out);
		write_setting("match", text, out);
		if (l->name)
			write_setting("name", l->name, out);
		if (l->reason)
			write_setting("reason", l->reason, out);
		if (l->owner)
			write_setting("owner", l->owner, out);
		write_limits(l, out);
		fputs(" }", out);
	}
	free(text);
}

/* extra: one more line, or NULL. */
static void write_lines(const struct policy *p, const char *name, const uint32_t *ids, uint32_t count,
			const char *extra, FILE *out)
{
	const uint32_t all = count + (extra != NULL);
	for (uint32_t i = 0; i < all; i++) {
		if (i)
			fputs(",\n      ", out);
		else
			fprintf(out, "    %s = (\n      ", name);
		if (i < count)
			write_line(&p->lines[ids[i]], out);
		else
			write_string(extra, out);
	}
	if (all)
		fputs("\n    );\n", out);
}

static void write_prefix(const struct prefix *p, bool is_mac, FILE *out)
{
	static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };
	char text[INET6_ADDRSTRLEN];
	const uint8_t *k = p->key;
	if (is_mac) {
		fprintf(out, "\"%02x:%02x:%02x:%02x:%02x:%02x/%u\"", k[0], k[1], k[2], k[3], k[4], k[5],
			p->len);
	} else if (p->len >= 96 && !memcmp(k, mapped, 12)) {
		inet_ntop(AF_INET, k + 12, text, sizeof text);
		fprintf(out, "\"%s/%u\"", text, p->len - 96u);
	} else {
		inet_ntop(AF_INET6, k, text, sizeof text);
		fprintf(out, "\"%s/%u\"", text, p->len);
	}
}

static void write_prefixes(const char *name, const struct prefixes *t, bool is_mac, FILE *out)
{
	for (uint32_t i = 0; i < t->count; i++) {
		if (i)
			fputs(", ", out);
		else
			fprintf(out, " %s = [ ", name);
		write_prefix(&t->list[i], is_mac, out);
	}
	if (t->count)
		fputs(" ];", out);
}

static void write_zone(const struct policy *p, const struct zone *z, FILE *out)
{
	fputs("  {", out);
	write_setting("name", z->name, out);
	write_prefixes("addresses", &z->addresses, false, out);
	for (uint32_t i = 0; i < z->vlan_count; i++)
		fprintf(out, "%s%u%s", i ? ", " : " vlans = [ ", z->vlans[i],
			i + 1 == z->vlan_count ? " ];" : "");
	write_prefixes("macs", &z->macs, true, out);
	for (uint32_t i = 0; i < z->side_count; i++) {
		fputs(i ? ", " : " sides = [ ", out);
		write_string(p->sides[z->sides[i] - 1], out);
		fputs(i + 1 == z->side_count ? " ];" : "", out);
	}
	fputs(" }", out);
}

static void write_ends(const struct policy *p, const char *name, const uint16_t *zones, uint32_t count,
		       FILE *out)
{
	fprintf(out, " %s = [ ", name);
	for (uint32_t i = 0; i < count; i++) {
		fputs(i ? ", " : "", out);
		write_string(zones[i] < p->zone_count ? p->zones[zones[i]].name : "any-other", out);
	}
	fputs(" ];", out);
}

/* extra: one more allow line, or NULL. */
static void write_conduit(const struct policy *p, const struct conduit *c, const char *extra, FILE *out)
{
	fputs("  {", out);
	write_ends(p, "from", c->from_zones, c->from_count, out);
	write_ends(p, "to", c->to_zones, c->to_count, out);
	write_setting("mode", mode_names[c->mode], out);
	fputc('\n', out);
	write_lines(p, "deny", c->deny, c->deny_count, NULL, out);
	write_lines(p, "allow", c->allow, c->allow_count, extra, out);
	fputs("   ", out);
	write_setting("otherwise", verdict_names[c->otherwise], out);
	write_setting("malformed", verdict_names[c->malformed], out);
	write_setting("unknown", verdict_names[c->unknown], out);
	write_setting("answers", verdict_names[c->answers], out);
	write_setting("cyclic", c->cyclic_strict ? "strict" : "alert", out);
	fprintf(out, " silent = %s;", c->silent ? "true" : "false");
	for (unsigned i = 0; i < c->code_count; i++)
		fprintf(out, "%s %s = %d;%s", i ? "" : "\n    refuse_codes = {",
			c->codes[i].protocol->name, c->codes[i].code,
			i + 1 == c->code_count ? " };" : "");
	fputs(" }", out);
}

char *policy_text(const struct policy *p)
{
	return policy_text_allowing(p, NULL, NULL);
}

char *policy_text_allowing(const struct policy *p, const struct conduit *c, const char *expression)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);
	if (!out)
		return NULL;
	fputs("version = 1;\n", out);
	fprintf(out, "mode = \"%s\";\notherwise = \"%s\";\nwithin = \"%s\";\n", mode_names[p->mode],
		verdict_names[p->otherwise], p->within_judged ? "judge" : "allow");
	const int minutes = p->utc_offset_min < 0 ? -p->utc_offset_min : p->utc_offset_min;
	fprintf(out, "utc_offset = \"%c%02d:%02d\";\nzones = (\n", p->utc_offset_min < 0 ? '-' : '+',
		minutes / 60, minutes % 60);
	for (uint32_t i = 0; i < p->zone_count; i++) {
		write_zone(p, &p->zones[i], out);
		fputs(i + 1 < p->zone_count ? ",\n" : "\n", out);
	}
	fputs(");\nconduits = (\n", out);
	for (uint32_t i = 0; i < p->conduit_count; i++) {
		write_conduit(p, &p->conduits[i], c == &p->conduits[i] ? expression : NULL, out);
		fputs(i + 1 < p->conduit_count ? ",\n" : "\n", out);
	}
	fputs(");\n", out);
	if (fclose(out)) {
		free(text);
		return NULL;
	}
	return text;
}
