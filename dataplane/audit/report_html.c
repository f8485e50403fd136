/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The report as one HTML file that needs nothing else: no script, no font, no picture from anywhere, and
 * a content security policy that says so.  Drawings are in report_map.c and report_chart.c.
 *
 * Everything that a device, a file name or a policy could have put in passes html_text().  Owns nothing;
 * one thread.
 */
#include "dataplane/audit/html.h"

#include <string.h>

#define FINDINGS_OPEN 10
#define FINDINGS_MAX 400
#define ROWS_OPEN 15
#define ROWS_MAX 1000
#define DEVICES_OPEN 15
#define DEVICES_MAX 1000

const char *const html_group_class[GROUPS] = { "watch", "write", "control", "config", "program", "other" };
const char *const html_group_title[GROUPS] = {
	"reads, identifies, reports",	 "writes values, sets clocks", "commands outputs",
	"configures, moves files",	 "starts, stops, programs",	"diagnoses, unclear",
};

enum html_group html_group(enum intent i)
{
	static const uint8_t groups[INTENT_COUNT] = {
		[INTENT_READ] = GROUP_WATCH,	  [INTENT_WRITE] = GROUP_WRITE,
		[INTENT_CONTROL] = GROUP_CONTROL, [INTENT_PROGRAM] = GROUP_PROGRAM,
		[INTENT_RUN] = GROUP_PROGRAM,	  [INTENT_CONFIG] = GROUP_CONFIG,
		[INTENT_FIRMWARE] = GROUP_PROGRAM, [INTENT_FILE] = GROUP_CONFIG,
		[INTENT_TIME] = GROUP_WRITE,	  [INTENT_IDENTIFY] = GROUP_WATCH,
		[INTENT_SESSION] = GROUP_WATCH,	  [INTENT_REPORT] = GROUP_WATCH,
		[INTENT_DIAGNOSE] = GROUP_OTHER,  [INTENT_OTHER] = GROUP_OTHER,
	};
	return (enum html_group)groups[i];
}

void html_text(FILE *out, const char *text)
{
	static const char *const words[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };
	static const char marks[] = "&<>\"'";
	while (*text) {
		const size_t plain = strcspn(text, marks);
		fwrite(text, 1, plain, out);
		text += plain;
		if (*text)
			fputs(words[strchr(marks, *text++) - marks], out);
	}
}

void html_cut(FILE *out, const char *text, unsigned width)
{
	char part[SENTENCE_TEXT];
	if (words_width(text) <= width) {
		html_text(out, text);
		return;
	}
	snprintf(part, sizeof part, "%.*s", (int)words_within(text, width - 1), text);
	html_text(out, part);
	fputs("\xe2\x80\xa6", out);
}

/* ---- the head ---- */

/* A list, because a C compiler need not take longer strings. */
static const char *const head[] = {
	"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n",
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
	"'unsafe-inline'\">\n",
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
	"<title>Bulkhead audit</title>\n<style>\n",
	":root{color-scheme:light dark;--bg:#f3f5f8;--card:#fff;--ink:#18212d;--soft:#5a6675;"
	"--line:#dce2e9;--box:#f7f9fb;--node:#fff;--watch:#2878b5;--write:#b98300;--control:#d9622b;"
	"--config:#7d55b8;--program:#c4233b;--other:#77818c;--plain:#b4bcc6;--high:#c4233b;--medium:"
	"#b98300;--low:#2878b5;--note:#77818c;--good:#2c8a57;--hl:#fff5f5}\n",
	"@media(prefers-color-scheme:dark){:root{--bg:#10151b;--card:#181f28;--ink:#e7ebf1;--soft:"
	"#9aa7b6;--line:#2c3643;--box:#141a22;--node:#1f2833;--watch:#62aee6;--write:#e3b341;"
	"--control:#f58a57;--config:#b48df0;--program:#ff6b7d;--other:#94a0ad;--plain:#566271;"
	"--high:#ff6b7d;--medium:#e3b341;--low:#62aee6;--note:#94a0ad;--good:#56c489;--hl:#2a1b20}"
	"}\n",
	"*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 "
	"system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"DejaVu Sans\",sans-serif}"
	"\n",
	"main{max-width:1200px;margin:0 auto;padding:28px 24px 60px}\n",
	"header{display:flex;gap:18px;align-items:flex-start;margin-bottom:22px}\n",
	"header svg{flex:none;width:46px;height:46px;margin-top:4px}header p{margin:0;color:var(--soft)"
	"}\n",
	"h1{font-size:25px;line-height:1.3;margin:2px 0 6px;font-weight:650;letter-spacing:-.01em}"
	"\n",
	"h2{font-size:17px;margin:0 0 4px;font-weight:650}h2+p{margin:0 0 14px;color:var(--soft)"
	"}\n",
	".brand{font-size:12.5px;letter-spacing:.09em;text-transform:uppercase;font-weight:600}"
	"\n",
	"section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:"
	"20px 22px;margin-top:18px}\n",
	".tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(128px,1fr));gap:12px}"
	"\n",
	".tile{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:"
	"12px 16px}\n",
	".tile b{display:block;font-size:21px;font-weight:650;line-height:1.3;font-variant-numeric:"
	"tabular-nums;white-space:nowrap}.tile span{color:var(--soft);font-size:13px}\n",
	".tile.high b{color:var(--high)}.tile.medium b{color:var(--medium)}.tile.good b{color:"
	"var(--good)}\n",
	"svg.map,svg.chart{display:block;width:100%;height:auto}\n",
	"svg text{font:13px system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"DejaVu "
	"Sans\",sans-serif;fill:var(--ink)}\n",
	".zone rect{fill:var(--box);stroke:var(--line)}.zone text{font-weight:600;fill:var(--soft)"
	";font-size:12.5px}.zone.real text{fill:var(--ink)}\n",
	".node rect{fill:var(--node);stroke:var(--line)}.node .tab{fill:var(--plain);stroke:none}"
	".node.serves .tab{fill:var(--watch)}.node.high rect:first-of-type{stroke:var(--high)"
	";stroke-width:1.8}.node.high .tab{fill:var(--high)}\n",
	".node text{font-size:12.5px}.node .small{font-size:10.5px;fill:var(--soft)}\n",
	".edge path{fill:none;stroke:var(--c);opacity:.78}.edge:hover path{opacity:1;stroke-width:"
	"5}.edge.bad>path{stroke-dasharray:7 4}.edge .on-edge{font-size:11px;text-anchor:middle;"
	"fill:var(--soft);paint-order:stroke;stroke:var(--card);stroke-width:4px;stroke-linejoin:"
	"round}\n",
	".stop circle{fill:var(--card);stroke:var(--high);stroke-width:1.6}.stop path{stroke:"
	"var(--high)!important;stroke-width:1.8!important;opacity:1!important}\n",
	".head path{fill:var(--c)}.bar{fill:var(--c)}\n",
	".watch{--c:var(--watch)}.write{--c:var(--write)}.control{--c:var(--control)}.config{"
	"--c:var(--config)}.program{--c:var(--program)}.other{--c:var(--other)}.plain{--c:var(--plain)"
	"}\n",
	".high{--g:var(--high)}.medium{--g:var(--medium)}.low{--g:var(--low)}.note{--g:var(--note)"
	"}\n",
	".grid{stroke:var(--line);fill:none}.axis{font-size:11px!important;fill:var(--soft)!important}"
	".mark{fill:var(--g);stroke:var(--card);stroke-width:1}\n",
	".legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:0 0 14px;padding:0;list-style:"
	"none;color:var(--soft);font-size:13px}.legend i{display:inline-block;width:18px;height:"
	"4px;border-radius:2px;background:var(--c);vertical-align:middle;margin-right:7px}\n",
	"p.note{color:var(--soft);font-size:13px;margin:8px 0 0}\n",
	"ol{list-style:none;margin:0;padding:0}ol li{display:grid;grid-template-columns:84px "
	"1fr;gap:2px 12px;padding:11px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}"
	"ol li:first-child{border-top:0}\n",
	".chip{grid-row:span 3;justify-self:start;align-self:start;font-size:12px;font-weight:"
	"600;color:var(--g);border:1px solid var(--g);border-radius:20px;padding:1px 10px;margin-top:"
	"1px}\n",
	".why{color:var(--ink)}.why b{color:var(--high)}.why.ok b{color:var(--good)}.why.alert "
	"b{color:var(--medium)}.facts{color:var(--soft);font-size:13px}\n",
	".scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13.5px}th{"
	"text-align:left;font-weight:600;color:var(--soft);font-size:12.5px;white-space:nowrap}"
	"\n",
	"th,td{padding:6px 14px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}"
	"td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}tr:last-child td{border-bottom:"
	"0}\n",
	"td small{color:var(--soft);display:block;font-size:12px}td i{font-style:normal;color:"
	"var(--c);font-weight:600}td.name{max-width:260px;overflow-wrap:anywhere}\n",
	"details{margin-top:10px}summary{cursor:pointer;color:var(--watch);font-weight:600;font-size:"
	"14px;padding:4px 0}\n",
	"footer{color:var(--soft);font-size:13px;margin-top:22px}\n",
	"@media print{body{background:#fff}section,.tile{break-inside:avoid}main{padding:0}}"
	"\n",
	"</style></head>\n<body><main>\n",
};

static const char logo[] =
	"<svg viewBox=\"0 0 46 46\" aria-hidden=\"true\"><rect x=\"1\" y=\"1\" width=\"44\" height=\"44\" rx=\"10\" "
	"fill=\"#1d4f7c\"/><rect x=\"19.5\" y=\"8\" width=\"7\" height=\"30\" rx=\"2\" fill=\"#fff\"/><path d=\"M6 "
	"23h9m-4-4.5 4.5 4.5L11 27.5M31 23h9m-4-4.5 4.5 4.5-4.5 4.5\" fill=\"none\" stroke=\"#8fd0ff\" "
	"stroke-width=\"2.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>\n";

/* ---- pieces ---- */

static void tile(FILE *out, const char *class, const char *number, const char *what)
{
	fprintf(out, "<div class=\"tile%s%s\"><b>", class[0] ? " " : "", class);
	html_text(out, number);
	fprintf(out, "</b><span>%s</span></div>\n", what);
}

static void header(const struct view *v, FILE *out)
{
	char text[SENTENCE_TEXT], n[32], a[32], b[32];

	view_conclusion(v, text, sizeof text);
	for (unsigned i = 0; i < sizeof head / sizeof head[0]; i++)
		fputs(head[i], out);
	fprintf(out, "<header>%s<div><p class=\"brand\">Bulkhead audit</p><h1>", logo);
	html_text(out, text);
	fprintf(out, "</h1>");
	if (v->packets)
		fprintf(out, "<p>%s to %s UTC</p>", words_time(v->first_ns, a), words_time(v->last_ns, b));
	fprintf(out, "</div></header>\n<div class=\"tiles\">\n");
	tile(out, "", words_count(v->packets, n), "packets looked at");
	tile(out, "", words_duration(v->last_ns - v->first_ns, n), "of traffic");
	tile(out, "", words_count(v->device_count, n), "devices");
	tile(out, "", words_count(v->messages, n), "industrial messages");
	tile(out, v->gravity_count[GRAVITY_HIGH] ? "high" : "good",
	     words_count(v->gravity_count[GRAVITY_HIGH], n), "need attention");
	tile(out, v->gravity_count[GRAVITY_MEDIUM] ? "medium" : "",
	     words_count(v->gravity_count[GRAVITY_MEDIUM] + v->gravity_count[GRAVITY_LOW], n),
	     "deserve a look");
	if (v->report->policy)
		tile(out, v->stopped ? "high" : "good", words_count(v->stopped, n),
		     "operations the policy would stop");
	fprintf(out, "</div>\n");
}

static void legend(FILE *out)
{
	fprintf(out, "<ul class=\"legend\">");
	for (unsigned g = 0; g < GROUPS; g++)
		fprintf(out, "<li class=\"%s\"><i></i>%s</li>", html_group_class[g], html_group_title[g]);
	fprintf(out, "</ul>\n");
}

static void drawings(const struct view *v, FILE *out)
{
	if (!v->row_count)
		return;
	fprintf(out, "<section><h2>Who talks to what</h2><p>Each arrow goes from the device that asks to the one that "
		     "answers. Its colour is the weightiest thing that was asked, its width how often.%s</p>\n",
		v->stopped ? " Dashed with a cross: the policy would have stopped some of it." : "");
	legend(out);
	(void)html_map(v, out);
	fprintf(out, "</section>\n<section><h2>When</h2><p>Messages over time, by what they are for.</p>\n");
	if (!html_chart(v, out))
		fprintf(out, "<p class=\"note\">There were no industrial messages.</p>\n");
	fprintf(out, "</section>\n");
}

static void show_finding(const struct view *v, const struct finding *f, FILE *out)
{
	const char *technique = f->technique ? f->technique : finding_texts[f->key.kind].technique;
	const bool judged = f->key.verdict != VERDICT_ALLOW || f->key.line;
	struct finding_words w;
	char n[32], a[32], b[32];

	view_words(v, f, &w);
	fprintf(out, "<li class=\"%s\"><span class=\"chip\">%s</span><span>", gravity_names[f->gravity],
		gravity_names[f->gravity]);
	html_text(out, w.what);
	fprintf(out, "</span>");
	if (w.why[0] && judged) {
		const size_t verdict = strcspn(w.why, ":");
		fprintf(out, "<span class=\"why%s\"><b>%.*s</b>",
			f->key.verdict == VERDICT_ALLOW	  ? " ok"
			: f->key.verdict == VERDICT_ALERT ? " alert"
							  : "",
			(int)verdict, w.why);
		html_text(out, w.why + verdict);
		fprintf(out, "%s</span>", f->key.mode == MODE_MONITOR ? " (this conduit only monitors)" : "");
	}
	fprintf(out, "<span class=\"facts\">");
	if (f->count == 1)
		fprintf(out, "once, %s", words_time(f->first_ns, a));
	else
		fprintf(out, "%s times, %s to %s", words_count(f->count, n), words_time(f->first_ns, a),
			words_time(f->last_ns, b));
	if (f->packet)
		fprintf(out, " \xc2\xb7 packet %s", words_count(f->packet, n));
	if (technique && words_technique(technique)) {
		fprintf(out, " \xc2\xb7 ATT&amp;CK for ICS %s, ", technique);
		html_text(out, words_technique(technique));
	}
	fprintf(out, "</span></li>\n");
}

/* The findings that the policy would (not) have stopped: some open, the others folded. */
static void list_findings(const struct view *v, bool stopped, FILE *out)
{
	size_t all = 0, shown = 0;
	char n[32];

	for (size_t i = 0; i < v->finding_count; i++)
		all += (v->findings[i]->key.verdict >= VERDICT_DROP) == stopped;
	fprintf(out, "<ol>\n");
	for (size_t i = 0; i < v->finding_count && shown < FINDINGS_MAX; i++) {
		if ((v->findings[i]->key.verdict >= VERDICT_DROP) != stopped)
			continue;
		if (shown == FINDINGS_OPEN)
			fprintf(out, "</ol><details><summary>%s more</summary><ol>\n",
				words_count(all - shown, n));
		show_finding(v, v->findings[i], out);
		shown++;
	}
	fprintf(out, "</ol>%s\n", shown > FINDINGS_OPEN ? "</details>" : "");
	if (all > shown)
		fprintf(out, "<p class=\"note\">and %s more (see --format json)</p>\n",
			words_count(all - shown, n));
}

static void findings(const struct view *v, FILE *out)
{
	if (v->report->policy) {
		fprintf(out, "<section><h2>What the policy would have stopped</h2><p>And the line, or the lack "
			     "of one, that decided.</p>\n");
		if (v->stopped_count)
			list_findings(v, true, out);
		else
			fprintf(out, "<p class=\"note\">Nothing: it lets everything pass that was seen "
				     "here.</p>\n");
		fprintf(out, "</section>\n");
	}
	fprintf(out, "<section><h2>What is unusual</h2><p>Commands that change something, refusals, and messages "
		     "that are not as they should be.</p>\n");
	if (v->finding_count > v->stopped_count)
		list_findings(v, false, out);
	else
		fprintf(out, "<p class=\"note\">Nothing%s.</p>\n", v->stopped_count ? " else" : "");
	fprintf(out, "</section>\n");
}

/* ---- tables ---- */

static void cell_end(const struct view *v, const struct end *e, const char *zone, FILE *out)
{
	char text[END_TEXT];
	fprintf(out, "<td class=\"name\"><bdi>");
	html_text(out, view_end(v, e, true, text));
	fprintf(out, "</bdi>");
	if (zone) {
		fprintf(out, "<small>");
		html_text(out, zone);
		fprintf(out, "</small>");
	}
	fprintf(out, "</td>");
}

static void cell_intents(const struct row *row, FILE *out)
{
	bool first = true;
	char n[32];
	fprintf(out, "<td>");
	for (int rank = 13; rank >= 0; rank--) {
		for (unsigned i = 0; i < INTENT_COUNT; i++) {
			const enum intent intent = (enum intent)i;
			if (intent_rank(intent) != (unsigned)rank || !row_intent(row, intent))
				continue;
			fprintf(out, "%s<i class=\"%s\">%s</i> %s", first ? "" : ", ",
				html_group_class[html_group(intent)], words_intent(intent),
				words_count(row_intent(row, intent), n));
			first = false;
		}
	}
	if (row->midstream)
		fprintf(out, "<small>began before the capture</small>");
	fprintf(out, "</td>");
}

static void show_row(const struct view *v, const struct row *row, FILE *out)
{
	const struct talk *t = row->talk;
	const uint64_t stopped = row->verdicts[VERDICT_DROP] + row->verdicts[VERDICT_RESET] +
				 row->verdicts[VERDICT_REFUSE];
	char port[32], n[32];

	fprintf(out, "<tr>");
	if (t->is_others) {
		fprintf(out, "<td colspan=\"3\">all others</td><td></td>");
	} else {
		cell_end(v, &t->key.client, t->from, out);
		cell_end(v, &t->key.server, t->to, out);
		fprintf(out, "<td>%s</td>",
			view_port(t->key.ip_protocol, t->key.port, t->key.ethertype, port));
		fprintf(out, "<td>%s</td>", row->protocol ? row->protocol->dissector->name : "\xe2\x80\x94");
	}
	cell_intents(row, out);
	fprintf(out, "<td class=\"n\">%s</td>", words_count(row->messages, n));
	if (v->report->policy)
		fprintf(out, "<td class=\"n\">%s</td>", stopped ? words_count(stopped, n) : "");
	fprintf(out, "<td class=\"n\">%s</td></tr>\n", words_bytes(row->bytes[0] + row->bytes[1], n));
}

static void rows_head(const struct view *v, FILE *out)
{
	fprintf(out,
		"<div class=\"scroll\"><table><thead><tr><th>Asks</th><th>Answers</th><th>Port</th><th>Protocol</th>"
		"<th>What for</th><th class=\"n\">Messages</th>%s<th class=\"n\">Bytes</th></tr></thead><tbody>\n",
		v->report->policy ? "<th class=\"n\">Stopped</th>" : "");
}

static void conversations(const struct view *v, FILE *out)
{
	char n[32];
	fprintf(out, "<section><h2>Conversations</h2><p>The weightiest first.</p>\n");
	rows_head(v, out);
	for (size_t i = 0; i < v->row_count && i < ROWS_MAX; i++) {
		if (i == ROWS_OPEN) {
			fprintf(out, "</tbody></table></div><details><summary>%s more</summary>",
				words_count(v->row_count - i, n));
			rows_head(v, out);
		}
		show_row(v, v->rows[i], out);
	}
	fprintf(out, "</tbody></table></div>%s\n", v->row_count > ROWS_OPEN ? "</details>" : "");
	if (v->row_count > ROWS_MAX)
		fprintf(out, "<p class=\"note\">and %s more (see --format json)</p>\n",
			words_count(v->row_count - ROWS_MAX, n));
	fprintf(out, "</section>\n");
}

static void protocol_names(const struct report *r, const struct protocol_set *set, FILE *out)
{
	const struct protocol *p;
	const char *between = "";

	for (unsigned i = 0; (p = report_protocol_next(r, set, &i)); between = ", ")
		fprintf(out, "%s%s", between, p->dissector->name);
}

static void show_device(const struct view *v, const struct device *d, FILE *out)
{
	char text[END_TEXT], fact[80], mac[32], n[32];
	bool first = true;

	fprintf(out, "<tr><td class=\"name\">%s", view_end(v, &d->end, false, text));
	for (unsigned i = 0; i < d->mac_count && d->end.has_address; i++)
		fprintf(out, "<small>%s</small>", words_mac(d->macs[i].mac, mac));
	fprintf(out, "</td><td>");
	if (d->zone)
		html_text(out, d->zone);
	fprintf(out, "</td><td class=\"name\">");
	for (unsigned what = 0; what < IDENTITY_COUNT; what++) {
		const struct fact *f = device_fact(d, (enum identity)what);
		if (!f)
			continue;
		words_clean((struct bytes){ f->text, f->len }, fact, sizeof fact);
		fprintf(out, "%s%s <bdi>", first ? "" : ", ", identity_names[what]);
		html_text(out, fact);
		fprintf(out, "</bdi>");
		first = false;
	}
	fprintf(out, "</td><td>");
	protocol_names(v->report, &d->served, out);
	fprintf(out, "</td><td>");
	protocol_names(v->report, &d->used, out);
	fprintf(out, "</td><td class=\"n\">%s</td></tr>\n", words_bytes(d->bytes, n));
}

static void devices_head(FILE *out)
{
	fprintf(out, "<div class=\"scroll\"><table><thead><tr><th>Device</th><th>Zone</th><th>What it says it is"
		     "</th><th>Answers in</th><th>Asks in</th><th class=\"n\">Sent</th></tr></thead><tbody>\n");
}

static void devices(const struct view *v, FILE *out)
{
	char n[32];
	size_t shown = 0;
	fprintf(out, "<section><h2>Devices</h2><p>Those that told what they are come first.</p>\n");
	devices_head(out);
	for (unsigned pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < v->device_count && shown < DEVICES_MAX; i++) {
			if ((v->devices[i]->fact_count == 0) != (pass == 1))
				continue;
			if (shown == DEVICES_OPEN) {
				fprintf(out, "</tbody></table></div><details><summary>%s more</summary>",
					words_count(v->device_count - shown, n));
				devices_head(out);
			}
			show_device(v, v->devices[i], out);
			shown++;
		}
	}
	fprintf(out, "</tbody></table></div>%s\n", shown > DEVICES_OPEN ? "</details>" : "");
	if (v->device_count > shown || v->devices_others)
		fprintf(out, "<p class=\"note\">and more (see --format json)</p>\n");
	fprintf(out, "</section>\n");
}

static void protocols(const struct view *v, FILE *out)
{
	const struct report *r = v->report;
	char n[32];

	fprintf(out, "<section><h2>Protocols</h2><p>What was understood, and what was wrong with it.</p>\n"
		     "<div class=\"scroll\"><table><thead><tr><th>Protocol</th><th class=\"n\">Messages</th>"
		     "<th class=\"n\">Malformed</th><th>Flaws</th></tr></thead><tbody>\n");
	for (unsigned i = 0; i < r->protocol_count; i++) {
		const struct protocol *p = r->protocols[i];
		bool first = true, any = p->messages != 0;
		for (unsigned bit = 0; bit < 64; bit++)
			any = any || p->flaws[bit];
		if (!any)
			continue;
		fprintf(out, "<tr><td>%s<small>%s</small></td><td class=\"n\">%s</td>", p->dissector->name,
			p->dissector->title, words_count(p->messages, n));
		fprintf(out, "<td class=\"n\">%s</td><td>", words_count(p->malformed, n));
		for (unsigned bit = 0; bit < 64; bit++) {
			const struct flaw *f = dissector_flaw(p->dissector, bit);
			if (!p->flaws[bit])
				continue;
			fprintf(out, "%s<span title=\"%s\">%s</span> %s", first ? "" : ", ", f ? f->help : "",
				f ? f->name : "unnamed", words_count(p->flaws[bit], n));
			first = false;
		}
		fprintf(out, "</td></tr>\n");
	}
	fprintf(out, "</tbody></table></div></section>\n");
}

static void files(const struct view *v, FILE *out)
{
	const struct capture_list *list = v->list;
	char text[300], n[32];

	fprintf(out, "<footer>");
	if (list)
		fprintf(out, "%s file%s, %s packets, %s.", words_count(list->count, n),
			list->count == 1 ? "" : "s", words_count(v->packets, text), words_bytes(v->bytes, text + 40));
	if (v->cut)
		fprintf(out, " %s packets were cut short by the capture.", words_count(v->cut, n));
	for (unsigned i = 0; list && i < list->count; i++) {
		const struct capture_file *f = &list->files[i];
		if (!f->partial && !f->error[0])
			continue;
		fprintf(out, "<br>Read only in part: ");
		words_clean((struct bytes){ (const uint8_t *)f->path, strlen(f->path) }, text, sizeof text);
		html_text(out, text);
		fprintf(out, ": ");
		words_clean((struct bytes){ (const uint8_t *)f->error, strlen(f->error) }, text, sizeof text);
		html_text(out, text);
	}
	fprintf(out, "</footer>\n");
}

bool report_html(const struct report *r, const struct capture_list *list, FILE *out)
{
	struct view v;

	if (!view_init(&v, r, list))
		return false;
	header(&v, out);
	drawings(&v, out);
	findings(&v, out);
	conversations(&v, out);
	devices(&v, out);
	protocols(&v, out);
	files(&v, out);
	fprintf(out, "</main></body></html>\n");
	view_fini(&v);
	return !ferror(out);
}
