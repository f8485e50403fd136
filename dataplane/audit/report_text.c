/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The report as one page of text for somebody who knows the plant but not its protocols: the conclusion
 * first, then what was looked at, who talks with whom about what, what is unusual, and what the policy
 * would have stopped and why.  100 columns; long lists are cut and say so.
 *
 * What devices sent has passed words_clean().  Owns nothing; one thread.
 */
#include "dataplane/audit/report_tree.h"

#include <string.h>

#define COLUMNS 100
#define ROWS_SHOWN 12
#define INTENTS_SHOWN 3
#define FINDINGS_SHOWN 6 /* all sections together make a page of about 70 lines */
#define OF_A_KIND 2
#define KINDS_SHOWN 6
#define STOPPED_SHOWN 5
#define DEVICES_SHOWN 6
#define FILES_SHOWN 5
#define LINES_SHOWN 3 /* of one sentence */

struct page {
	const struct view *view;
	FILE *out;
	bool color;
};

/* ---- pieces ---- */

static const char *style(const struct page *p, const char *code)
{
	return p->color ? code : "";
}

#define PLAIN "\033[0m"
#define STRONG "\033[1m"
#define FAINT "\033[2m"

static const char *gravity_style(enum gravity g)
{
	static const char *const codes[GRAVITY_COUNT] = { FAINT, "\033[36m", "\033[33m", "\033[1;31m" };
	return codes[g];
}

static const char *intent_style(enum intent i)
{
	const unsigned rank = intent_rank(i);
	return rank >= intent_rank(INTENT_CONTROL) ? "\033[31m" : rank >= intent_rank(INTENT_TIME) ? "\033[33m" : "";
}

static void heading(const struct page *p, const char *title)
{
	fprintf(p->out, "\n%s%s%s\n", style(p, STRONG), title, style(p, PLAIN));
}

/* The text in exactly width columns, cut with ".." when it is longer. */
static void cell(FILE *out, const char *text, unsigned width, bool to_the_right)
{
	const unsigned have = words_width(text);
	if (have > width) {
		const size_t n = words_within(text, width - 2);
		fprintf(out, "%.*s..", (int)n, text);
		return;
	}
	fprintf(out, "%*s%s%*s", to_the_right ? (int)(width - have) : 0, "", text,
		to_the_right ? 0 : (int)(width - have), "");
}

/* Words wrapped to the page; the first line begins at column `at`, the others are indented to it. */
static void wrapped(const struct page *p, const char *text, unsigned at)
{
	const unsigned width = COLUMNS - at;
	for (unsigned line = 1;; line++) {
		if (words_width(text) <= width) {
			fprintf(p->out, "%s\n", text);
			return;
		}
		size_t n = words_within(text, width - (line == LINES_SHOWN ? 3 : 0));
		size_t cut = n;
		while (cut > n / 2 && text[cut] != ' ')
			cut--;
		if (text[cut] == ' ')
			n = cut;
		fprintf(p->out, "%.*s", (int)n, text);
		if (line == LINES_SHOWN) {
			fprintf(p->out, "...\n");
			return;
		}
		fprintf(p->out, "\n%*s", (int)at, "");
		text += n;
		while (*text == ' ')
			text++;
	}
}

static void more(const struct page *p, size_t n, const char *what)
{
	char number[32];
	if (n)
		fprintf(p->out, "  %sand %s more %s(see --format json)%s\n", style(p, FAINT),
			words_count(n, number), what, style(p, PLAIN));
}

/* ---- sections ---- */

static void looked_at(const struct page *p)
{
	const struct view *v = p->view;
	char a[32], b[32], n[32], size[32], span[32];
	unsigned shown = 0;

	heading(p, "WHAT WAS LOOKED AT");
	fprintf(p->out, "  %s packets (%s)", words_count(v->packets, n), words_bytes(v->bytes, size));
	if (v->list)
		fprintf(p->out, " in %u file%s", v->list->count, v->list->count == 1 ? "" : "s");
	if (v->packets)
		fprintf(p->out, ", %s to %s UTC (%s)", words_time(v->first_ns, a), words_time(v->last_ns, b),
			words_duration(v->last_ns - v->first_ns, span));
	fprintf(p->out, "\n");
	if (v->cut)
		fprintf(p->out, "  %s packets were cut short by the capture and could not be read to their end\n",
			words_count(v->cut, n));
	for (unsigned i = 0; v->list && i < v->list->count; i++) {
		const struct capture_file *f = &v->list->files[i];
		char path[200], error[256];
		if ((!f->partial && !f->error[0]) || ++shown > FILES_SHOWN)
			continue;
		words_clean((struct bytes){ (const uint8_t *)f->path, strlen(f->path) }, path, sizeof path);
		words_clean((struct bytes){ (const uint8_t *)f->error, strlen(f->error) }, error,
			    sizeof error);
		fprintf(p->out, "  %sread only in part:%s ", style(p, "\033[33m"), style(p, PLAIN));
		char both[480];
		snprintf(both, sizeof both, "%s: %s", path, error);
		wrapped(p, both, 21);
	}
	more(p, shown > FILES_SHOWN ? shown - FILES_SHOWN : 0, "files read only in part ");
}

static void protocols(const struct page *p)
{
	const struct report *r = p->view->report;
	const char *between = "  ";
	unsigned column = 2;
	char n[32], item[128];

	for (unsigned i = 0; i < r->protocol_count; i++) {
		const struct protocol *q = r->protocols[i];
		if (!q->messages)
			continue;
		snprintf(item, sizeof item, "%s %s message%s", words_count(q->messages, n),
			 q->dissector->name, q->messages == 1 ? "" : "s");
		if (q->malformed)
			snprintf(item + strlen(item), sizeof item - strlen(item), " (%s malformed)",
				 words_count(q->malformed, n));
		if (column + 2 + strlen(item) > COLUMNS) {
			between = ",\n  ";
			column = 2;
		}
		fprintf(p->out, "%s%s", between, item);
		column += (unsigned)strlen(item) + 2;
		between = ", ";
	}
	if (between[0] == ',')
		fprintf(p->out, "\n");
}

/* "10.0.0.5:502", "[fe80::1]:502", "10.0.0.5:47808/udp", "01:0c:cd:01:00:01 0x88b8" */
static void row_server(const struct page *p, const struct talk_key *k, char server[END_TEXT + 40])
{
	char port[32], end[END_TEXT];
	view_end(p->view, &k->server, false, end);
	if (k->ip_protocol == 6 || k->ip_protocol == 17)
		snprintf(server, END_TEXT + 40, strchr(end, ':') ? "[%s]:%u%s" : "%s:%u%s", end, k->port,
			 k->ip_protocol == 17 ? "/udp" : "");
	else
		snprintf(server, END_TEXT + 40, "%s %s", end,
			 view_port(k->ip_protocol, k->port, k->ethertype, port));
}

static void row_ends(const struct page *p, const struct row *row, char client[END_TEXT],
		     char server[END_TEXT + 40])
{
	if (row->talk->is_others) {
		snprintf(client, END_TEXT, "others");
		snprintf(server, END_TEXT, "others");
		return;
	}
	view_end(p->view, &row->talk->key.client, false, client);
	row_server(p, &row->talk->key, server);
}

static void row_zones(const struct row *row, char out[64])
{
	if (row->talk->from && row->talk->to)
		snprintf(out, 64, "%.24s > %.24s", row->talk->from, row->talk->to);
	else
		out[0] = '\0';
}

/* "writes 12, reads 3,400": the strongest first, at most so many. */
static void row_intents(const struct row *row, unsigned most, char out[160])
{
	bool told[INTENT_COUNT] = { false };
	size_t len = 0;
	char n[32];
	out[0] = '\0';
	for (unsigned shown = 0; shown < most; shown++) {
		unsigned best = INTENT_COUNT;
		for (unsigned i = 0; i < INTENT_COUNT; i++)
			if (!told[i] && row_intent(row, (enum intent)i) &&
			    (best == INTENT_COUNT || intent_rank((enum intent)i) > intent_rank((enum intent)best)))
				best = i;
		if (best == INTENT_COUNT || (shown && best == INTENT_SESSION))
			return;
		told[best] = true;
		len += (size_t)snprintf(out + len, 160 - len, "%s%s %s", len ? ", " : "",
					words_intent((enum intent)best),
					words_count(row_intent(row, (enum intent)best), n));
	}
}

struct widths {
	unsigned client, server, zones, protocol, what, messages;
};

static void widen(unsigned *width, const char *text)
{
	const unsigned w = words_width(text);
	if (w > *width)
		*width = w;
}

static unsigned at_most(unsigned width, unsigned most)
{
	return width < most ? width : most;
}

static struct widths measure(const struct page *p, size_t shown)
{
	struct widths w = { 6, 6, 0, 8, 4, 8 };
	char client[END_TEXT], server[END_TEXT + 40], zones[64], what[160], n[32];
	for (size_t i = 0; i < shown; i++) {
		const struct row *row = p->view->rows[i];
		row_ends(p, row, client, server);
		row_zones(row, zones);
		row_intents(row, INTENTS_SHOWN, what);
		widen(&w.client, client);
		widen(&w.server, server);
		widen(&w.zones, zones);
		widen(&w.protocol, row->protocol ? row->protocol->dissector->name : "");
		widen(&w.what, what);
		widen(&w.messages, words_count(row->messages, n));
	}
	/* What is left of the page goes to what the messages are for. */
	w.client = at_most(w.client, w.zones ? 24 : 32);
	w.server = at_most(w.server, w.zones ? 32 : 40);
	w.zones = at_most(w.zones, 22);
	w.protocol = at_most(w.protocol, 14);
	const unsigned used = 2 + w.client + 2 + w.server + 2 + (w.zones ? w.zones + 2 : 0) + w.protocol + 2 +
			      2 + w.messages;
	w.what = at_most(w.what, used + 12 < COLUMNS ? COLUMNS - used : 12);
	return w;
}

static void who_talks(const struct page *p)
{
	const struct view *v = p->view;
	size_t with_messages = 0;
	char client[END_TEXT], server[END_TEXT + 40], zones[64], what[160], n[32], size[32];

	while (with_messages < v->row_count && v->rows[with_messages]->messages)
		with_messages++;
	heading(p, "WHO TALKS TO WHAT");
	const size_t shown = with_messages < ROWS_SHOWN ? with_messages : ROWS_SHOWN;
	if (!shown)
		fprintf(p->out, "  Nobody, in a protocol that is known here.\n");
	const struct widths w = measure(p, shown);
	if (shown) {
		fprintf(p->out, "%s  ", style(p, FAINT));
		cell(p->out, "client", w.client + 2, false);
		cell(p->out, "server", w.server + 2, false);
		if (w.zones)
			cell(p->out, "zones", w.zones + 2, false);
		cell(p->out, "protocol", w.protocol + 2, false);
		cell(p->out, "what", w.what + 2, false);
		cell(p->out, "messages", w.messages, true);
		fprintf(p->out, "%s\n", style(p, PLAIN));
	}
	for (size_t i = 0; i < shown; i++) {
		const struct row *row = v->rows[i];
		row_ends(p, row, client, server);
		row_zones(row, zones);
		/* What does not fit is left out whole. */
		for (unsigned most = INTENTS_SHOWN; most; most--) {
			row_intents(row, most, what);
			if (words_width(what) <= w.what)
				break;
		}
		fprintf(p->out, "  ");
		cell(p->out, client, w.client, false);
		fprintf(p->out, "  ");
		cell(p->out, server, w.server, false);
		fprintf(p->out, "  ");
		if (w.zones) {
			cell(p->out, zones, w.zones, false);
			fprintf(p->out, "  ");
		}
		cell(p->out, row->protocol ? row->protocol->dissector->name : "", w.protocol, false);
		fprintf(p->out, "  %s", style(p, intent_style(row_strongest(row))));
		cell(p->out, what, w.what, false);
		fprintf(p->out, "%s  ", style(p, PLAIN));
		cell(p->out, words_count(row->messages, n), w.messages, true);
		fprintf(p->out, "\n");
	}
	more(p, with_messages - shown, "conversations ");
	uint64_t bytes = 0;
	for (size_t i = with_messages; i < v->row_count; i++)
		bytes += v->rows[i]->bytes[0] + v->rows[i]->bytes[1];
	if (v->row_count > with_messages)
		fprintf(p->out, "  %sand %s conversation%s without an industrial message (%s)%s\n",
			style(p, FAINT), words_count(v->row_count - with_messages, n),
			v->row_count - with_messages == 1 ? "" : "s", words_bytes(bytes, size),
			style(p, PLAIN));
}

/* "3 times, first 2026-11-24 06:10:20, packet 22, T0836 Modify Parameter" */
static void finding_facts(const struct page *p, const struct finding *f, unsigned at)
{
	const char *technique = f->technique ? f->technique : finding_texts[f->key.kind].technique;
	char n[32], a[32], text[256];
	size_t len;

	if (f->count == 1)
		len = (size_t)snprintf(text, sizeof text, "once, %s", words_time(f->first_ns, a));
	else
		len = (size_t)snprintf(text, sizeof text, "%s%s, first %s",
				       f->count == 2 ? "twice" : words_count(f->count, n),
				       f->count == 2 ? "" : " times", words_time(f->first_ns, a));
	if (f->packet)
		len += (size_t)snprintf(text + len, sizeof text - len, ", packet %s",
					words_count(f->packet, n));
	if (technique && words_technique(technique))
		snprintf(text + len, sizeof text - len, ", ATT&CK %s %s", technique,
			 words_technique(technique));
	fprintf(p->out, "%*s%s", (int)at, "", style(p, FAINT));
	wrapped(p, text, at);
	fprintf(p->out, "%s", style(p, PLAIN));
}

static void show_finding(const struct page *p, const struct finding *f)
{
	struct finding_words w;
	view_words(p->view, f, &w);
	fprintf(p->out, "  %s", style(p, gravity_style((enum gravity)f->gravity)));
	cell(p->out, gravity_names[f->gravity], 8, false);
	fprintf(p->out, "%s", style(p, PLAIN));
	wrapped(p, w.what, 10);
	if (w.why[0] && (f->key.verdict != VERDICT_ALLOW || f->key.line)) {
		fprintf(p->out, "%*s", 10, "");
		wrapped(p, w.why, 10);
	}
	finding_facts(p, f, 10);
}

/* The findings that the policy would (not) have stopped; returns how many there are. */
static size_t findings(const struct page *p, bool is_stopped, size_t room)
{
	const struct view *v = p->view;
	size_t of_kind[FINDING_KINDS] = { 0 }, hidden[FINDING_KINDS] = { 0 };
	size_t shown = 0, rest = 0;
	char n[32], text[600];

	for (size_t i = 0; i < v->finding_count; i++) {
		const struct finding *f = v->findings[i];
		if ((f->key.verdict >= VERDICT_DROP) != is_stopped ||
		    (f->gravity == GRAVITY_NOTE && !is_stopped))
			continue;
		if (shown < room && of_kind[f->key.kind]++ < OF_A_KIND) {
			shown++;
			show_finding(p, f);
		} else {
			hidden[f->key.kind]++;
			rest++;
		}
	}
	if (!rest)
		return shown;
	size_t len = (size_t)snprintf(text, sizeof text, "and %s more (see --format json)",
				      words_count(rest, n));
	const char *between = ": ";
	for (unsigned told = 0; told < KINDS_SHOWN; told++) {
		unsigned most = 0;
		for (unsigned k = 1; k < FINDING_KINDS; k++)
			if (hidden[k] > hidden[most])
				most = k;
		if (!hidden[most])
			break;
		len += (size_t)snprintf(text + len, sizeof text - len, "%s%s %s", between,
					words_count(hidden[most], n), finding_texts[most].title);
		hidden[most] = 0;
		between = ", ";
	}
	fprintf(p->out, "  %s", style(p, FAINT));
	wrapped(p, text, 2);
	fprintf(p->out, "%s", style(p, PLAIN));
	return shown + rest;
}

static void unusual(const struct page *p)
{
	heading(p, "WHAT IS UNUSUAL");
	if (!findings(p, false, FINDINGS_SHOWN))
		fprintf(p->out, "  Nothing%s.\n", p->view->stopped_count ? " else" : "");
}

static void stopped(const struct page *p)
{
	const struct view *v = p->view;
	bool is_enforcing = false;

	if (!v->report->policy)
		return;
	heading(p, "WHAT THE POLICY WOULD HAVE STOPPED");
	for (size_t i = 0; i < v->finding_count; i++)
		is_enforcing = is_enforcing || (v->findings[i]->key.verdict >= VERDICT_DROP &&
						v->findings[i]->key.mode == MODE_ENFORCE);
	if (!findings(p, true, STOPPED_SHOWN))
		fprintf(p->out, "  Nothing: it lets everything pass that was seen here.\n");
	else if (!is_enforcing)
		fprintf(p->out, "  The policy does not enforce yet: it would only report these.\n");
}

static void devices(const struct page *p)
{
	const struct view *v = p->view;
	size_t shown = 0, known = 0;
	char n[32], end[END_TEXT], text[80];

	heading(p, "DEVICES");
	fprintf(p->out, "  %s seen", words_count(v->device_count, n));
	if (v->devices_others)
		fprintf(p->out, ", and more than fit into this report");
	fprintf(p->out, "\n");
	for (size_t i = 0; i < v->device_count; i++) {
		const struct device *d = v->devices[i];
		if (!d->fact_count)
			continue;
		known++;
		if (shown == DEVICES_SHOWN)
			continue;
		shown++;
		fprintf(p->out, "  ");
		cell(p->out, view_end(v, &d->end, false, end), 18, false);
		char line[600];
		size_t len = 0;
		line[0] = '\0';
		for (unsigned what = 0; what < IDENTITY_COUNT; what++) {
			const struct fact *f = device_fact(d, (enum identity)what);
			if (!f || len > sizeof line - 100)
				continue;
			words_clean((struct bytes){ f->text, f->len }, text, sizeof text);
			len += (size_t)snprintf(line + len, sizeof line - len, "%s%s %s", len ? ", " : "",
						identity_names[what], text);
		}
		wrapped(p, line, 20);
	}
	more(p, known - shown, "known by name ");
}

bool report_text(const struct report *r, const struct capture_list *list, FILE *out, bool color)
{
	char conclusion[SENTENCE_TEXT];
	struct view v;

	if (!view_init(&v, r, list))
		return false;
	const struct page p = { .view = &v, .out = out, .color = color };
	view_conclusion(&v, conclusion, sizeof conclusion);
	fprintf(out, "%s", style(&p, STRONG));
	wrapped(&p, conclusion, 0);
	fprintf(out, "%s", style(&p, PLAIN));
	looked_at(&p);
	protocols(&p);
	who_talks(&p);
	stopped(&p);
	unusual(&p);
	devices(&p);
	if (r->is_short)
		fprintf(out, "\nMemory was short: some rows were summed instead of listed.\n");
	view_fini(&v);
	return !ferror(out);
}
