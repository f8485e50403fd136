/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Showing the differences: what the other policy would stop first, then what it would let through;
 * the most frequent first.
 */
#include "dataplane/audit/against_groups.h"

#include "dataplane/events/json.h"
#include "dataplane/audit/words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define SENTENCE_LEN 1024

static int by_weight(const void *pa, const void *pb)
{
	const struct against_group *a = *(const struct against_group *const *)pa;
	const struct against_group *b = *(const struct against_group *const *)pb;
	const bool a_stops = a->then.verdict > a->now.verdict, b_stops = b->then.verdict > b->now.verdict;

	if (a_stops != b_stops)
		return a_stops ? -1 : 1;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return strcmp(a->text, b->text);
}

static void sort(struct against *a)
{
	if (a->count > 1)
		qsort(a->groups, a->count, sizeof(a->groups[0]), by_weight);
}

static const char *cause_sentence(const struct against_group *g, const struct judgement *j, char *out)
{
	struct sentence s;
	char number[32];

	words_cause(&s, j, g->from, g->to, number);
	words_sentence(&s, out, SENTENCE_LEN);
	return out;
}

/* "modbus write, write multiple registers, unit=1" */
static const char *what_of(const struct against_group *g, char *out, size_t cap)
{
	snprintf(out, cap, "%s%s%s%s%s%s%s", g->protocol ? g->protocol : "", g->protocol ? " " : "",
		 g->intent ? g->intent : "", g->intent ? ": " : "", g->label, g->fields[0] ? ", " : "",
		 g->fields);
	return out;
}

static void clean(const char *text, char *out, size_t cap)
{
	words_clean((struct bytes){ (const uint8_t *)text, strlen(text) }, out, cap);
}

void against_text(struct against *a, const char *name, FILE *out)
{
	char count[32], judged[32], what[1024], why[SENTENCE_LEN], shown[SENTENCE_LEN];

	sort(a);
	fprintf(out, "\nWHAT %s WOULD CHANGE\n  %s of %s judgements, in %u group%s\n", name,
		words_count(a->different, count), words_count(a->judged, judged), a->count,
		a->count == 1 ? "" : "s");
	for (unsigned i = 0; i < a->count; i++) {
		const struct against_group *g = a->groups[i];

		clean(what_of(g, what, sizeof(what)), shown, sizeof(shown));
		fprintf(out, "\n  %s -> %s   %s\n", g->from, g->to, shown);
		fprintf(out, "    %s time%s: %s now, %s\n", words_count(g->count, count),
			g->count == 1 ? "" : "s", words_verdict(g->now.verdict),
			words_verdict(g->then.verdict));
		clean(cause_sentence(g, &g->then, why), shown, sizeof(shown));
		fprintf(out, "    why: %s\n", shown);
		clean(g->example, shown, sizeof(shown));
		if (g->packet)
			fprintf(out, "    first in packet %" PRIu64 ": %s\n", g->packet, shown);
		else
			fprintf(out, "    first at %s: %s\n", words_time(g->time_ns, count), shown);
	}
	if (a->beyond != 0)
		fprintf(out, "\n  and %s more in groups beyond the first %u\n", words_count(a->beyond, count),
			AGAINST_GROUPS);
}

/* ---- JSON ---- */

static void json_judgement(struct json *j, const char *key, const struct against_group *g,
			   const struct judgement *judgement)
{
	char why[SENTENCE_LEN];

	json_key(j, key);
	json_open(j, '{');
	json_member_text(j, "verdict", verdict_names[judgement->verdict]);
	json_member_text(j, "cause", cause_names[judgement->cause]);
	if (judgement->line) {
		json_member_text(j, "file", line_file(judgement->line));
		json_member_uint(j, "line", line_number(judgement->line));
	}
	json_member_text(j, "why", cause_sentence(g, judgement, why));
	json_close(j, '}');
}

void against_json(struct against *a, const char *name, FILE *out)
{
	struct json j;

	sort(a);
	if (!json_open_file(&j, out))
		return;
	json_open(&j, '{');
	json_member_text(&j, "policy", name);
	json_member_uint(&j, "judged", a->judged);
	json_member_uint(&j, "different", a->different);
	json_member_uint(&j, "beyond", a->beyond);
	json_key(&j, "groups");
	json_open(&j, '[');
	for (unsigned i = 0; i < a->count; i++) {
		const struct against_group *g = a->groups[i];

		json_open(&j, '{');
		json_member_text(&j, "from", g->from);
		json_member_text(&j, "to", g->to);
		json_member_text(&j, "protocol", g->protocol);
		json_member_text(&j, "intent", g->intent);
		json_member_text(&j, "label", g->label);
		json_member_text(&j, "fields", g->fields[0] ? g->fields : NULL);
		json_member_uint(&j, "count", g->count);
		json_member_uint(&j, "packet", g->packet);
		json_member_time(&j, "time", g->time_ns);
		json_member_text(&j, "example", g->example);
		json_judgement(&j, "now", g, &g->now);
		json_judgement(&j, "then", g, &g->then);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	json_close_file(&j);
}

/* ---- HTML ---- */

static void put_html(FILE *out, const char *text)
{
	char shown[SENTENCE_LEN];

	clean(text, shown, sizeof(shown));
	for (const char *p = shown; *p != '\0'; p++) {
		switch (*p) {
		case '<': fputs("&lt;", out); break;
		case '>': fputs("&gt;", out); break;
		case '&': fputs("&amp;", out); break;
		case '"': fputs("&quot;", out); break;
		default: putc(*p, out);
		}
	}
}

static void put_cell(FILE *out, const char *text)
{
	fputs("<td>", out);
	put_html(out, text);
	fputs("</td>", out);
}

void against_html(struct against *a, const char *name, FILE *out)
{
	char count[32], judged[32], what[1024], why[SENTENCE_LEN];

	sort(a);
	fputs("<section id=\"against\"><h2>Against ", out);
	put_html(out, name);
	fprintf(out, "</h2><p>%s of %s judgements would come out differently.</p>\n",
		words_count(a->different, count), words_count(a->judged, judged));
	fputs("<div class=\"scroll\"><table><thead><tr><th>From</th><th>To</th><th>What</th><th>Times</th><th>Now</th>"
	      "<th>Then</th><th>Why</th><th>First packet</th><th>Example</th></tr></thead><tbody>\n", out);
	for (unsigned i = 0; i < a->count; i++) {
		const struct against_group *g = a->groups[i];

		fputs("<tr>", out);
		put_cell(out, g->from);
		put_cell(out, g->to);
		put_cell(out, what_of(g, what, sizeof(what)));
		fprintf(out, "<td>%s</td>", words_count(g->count, count));
		put_cell(out, words_verdict(g->now.verdict));
		put_cell(out, words_verdict(g->then.verdict));
		put_cell(out, cause_sentence(g, &g->then, why));
		fprintf(out, "<td>%" PRIu64 "</td>", g->packet);
		put_cell(out, g->example);
		fputs("</tr>\n", out);
	}
	fputs("</tbody></table></div></section>\n", out);
}
