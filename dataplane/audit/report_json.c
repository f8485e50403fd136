/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The report as one JSON object, a line per row.  Sentences come with their id and the values they are
 * made of, so that a reader in another language can make its own.  Owns nothing; one thread.
 */
#include "dataplane/events/json.h"
#include "dataplane/audit/report_tree.h"

#include <string.h>

static void newline(struct json *j)
{
	json_comma(j);
	json_literal(j, "\n");
}

static void write_capture(struct json *j, const struct view *v)
{
	const struct capture_list *list = v->list;

	json_key(j, "capture");
	json_open(j, '{');
	json_member_uint(j, "files", list ? list->count : 0);
	json_member_uint(j, "packets", v->packets);
	json_member_uint(j, "bytes", v->bytes);
	json_member_time(j, "first", v->first_ns);
	json_member_time(j, "last", v->last_ns);
	json_member_uint(j, "truncated", v->cut);
	json_close(j, '}');
	newline(j);
	json_key(j, "partial");
	json_open(j, '[');
	for (unsigned i = 0; list && i < list->count; i++) {
		const struct capture_file *f = &list->files[i];
		if (!f->partial && !f->error[0])
			continue;
		newline(j);
		json_open(j, '{');
		json_member_text(j, "path", f->path);
		json_member_text(j, "error", f->error);
		json_member_uint(j, "packets", f->packets);
		json_close(j, '}');
	}
	json_close(j, ']');
	newline(j);
}

static void write_functions(struct json *j, const struct protocol *p)
{
	char key[JSON_ROOM];

	json_key(j, "functions");
	json_open(j, '{');
	for (uint32_t code = 0; code < 65536; code++) {
		const uint64_t *page = code < 256 ? p->codes : p->pages[code >> 8];
		if (!page) {
			code |= 255;
			continue;
		}
		if (!page[code & 255])
			continue;
		*json_format_uint(key, code) = '\0';
		json_member_uint(j, key, page[code & 255]);
	}
	if (p->codes_beyond)
		json_member_uint(j, "beyond", p->codes_beyond);
	json_close(j, '}');
}

/* A count for each intent, `step` numbers apart. */
static void write_intents(struct json *j, const char *key, const uint64_t *counts, unsigned step)
{
	json_key(j, key);
	json_open(j, '{');
	for (unsigned i = 0; i < INTENT_COUNT; i++)
		if (counts[i * step])
			json_member_uint(j, intent_names[i], counts[i * step]);
	json_close(j, '}');
}

static bool is_seen(const struct protocol *p)
{
	bool seen = p->messages != 0;
	for (unsigned i = 0; i < 64; i++)
		seen = seen || p->flaws[i];
	return seen;
}

static void write_protocols(struct json *j, const struct report *r)
{
	json_key(j, "protocols");
	json_open(j, '{');
	for (unsigned i = 0; i < r->protocol_count; i++) {
		const struct protocol *p = r->protocols[i];
		if (!is_seen(p))
			continue;
		newline(j);
		json_key(j, p->dissector->name);
		json_open(j, '{');
		json_member_uint(j, "messages", p->messages);
		json_member_uint(j, "malformed", p->malformed);
		write_functions(j, p);
		write_intents(j, "operations", p->operations, 1);
		json_close(j, '}');
	}
	json_close(j, '}');
	newline(j);
}

static uint64_t reason_count(const struct report *r, unsigned reason)
{
	const uint64_t counted = r->has_counters ? r->counters.reasons[reason] : 0;
	return counted > r->reasons[reason] ? counted : r->reasons[reason];
}

static void write_reasons(struct json *j, const struct report *r, bool of_info)
{
	for (unsigned i = 0; i < REASON_COUNT; i++)
		if ((reasons[i].class == REASON_INFO) == of_info && reason_count(r, i))
			json_member_uint(j, reasons[i].name, reason_count(r, i));
}

static void write_flaws(struct json *j, const struct report *r)
{
	char name[128];

	json_key(j, "verdicts");
	json_open(j, '{');
	for (unsigned i = 0; i < VERDICT_COUNT; i++)
		json_member_uint(j, verdict_names[i], r->verdicts[i]);
	json_close(j, '}');
	newline(j);
	json_key(j, "flaws");
	json_open(j, '{');
	for (unsigned i = 0; i < r->protocol_count; i++) {
		const struct protocol *p = r->protocols[i];
		for (unsigned bit = 0; bit < 64; bit++) {
			const struct flaw *f = dissector_flaw(p->dissector, bit);
			if (!p->flaws[bit])
				continue;
			snprintf(name, sizeof name, "%s.%s", p->dissector->name, f ? f->name : "unnamed");
			json_member_uint(j, name, p->flaws[bit]);
		}
	}
	write_reasons(j, r, false);
	json_close(j, '}');
	newline(j);
	json_key(j, "notes");
	json_open(j, '{');
	write_reasons(j, r, true);
	json_close(j, '}');
	newline(j);
}

static void member_end(struct json *j, const struct view *v, const char *key, const struct end *e)
{
	char text[END_TEXT];
	if (e->is_known)
		json_member_text(j, key, view_end(v, e, false, text));
}

static void write_judgement(struct json *j, const struct finding *f, const struct finding_words *w)
{
	const struct finding_key *k = &f->key;

	if (k->cause == CAUSE_NO_POLICY)
		return;
	json_member_text(j, "verdict", verdict_names[k->verdict]);
	json_member_text(j, "cause", cause_names[k->cause]);
	json_member_text(j, "mode", mode_names[k->mode]);
	if (k->line) {
		json_member_text(j, "file", line_file(k->line));
		json_member_uint(j, "line", line_number(k->line));
		json_member_text(j, "text", line_text(k->line));
		json_member_text(j, "reason", line_reason(k->line));
	}
	json_member_text(j, "why", w->why);
}

static void write_finding(struct json *j, const struct view *v, const struct finding *f)
{
	const struct finding_key *k = &f->key;
	const char *technique = f->technique ? f->technique : finding_texts[k->kind].technique;
	struct finding_words w;

	view_words(v, f, &w);
	newline(j);
	json_open(j, '{');
	json_member_text(j, "id", w.sentence.id);
	json_member_text(j, "severity", gravity_names[f->gravity]);
	json_member_uint(j, "count", f->count);
	json_member_time(j, "first", f->first_ns);
	json_member_time(j, "last", f->last_ns);
	json_member_uint(j, "packet", f->packet);
	member_end(j, v, "client", &k->client);
	member_end(j, v, "server", &k->server);
	if (k->client.is_known)
		json_member_text(j, "sender", k->by_server ? "server" : "client");
	json_member_text(j, "from", f->from);
	json_member_text(j, "to", f->to);
	json_member_text(j, "protocol", k->dissector ? k->dissector->name : NULL);
	json_member_text(j, "label", k->label);
	json_member_text(j, "object", w.object[0] ? w.object : NULL);
	json_member_text(j, "value", w.value[0] ? w.value : NULL);
	json_member_text(j, "port", w.port[0] ? w.port : NULL);
	json_member_text(j, "help", f->help);
	if (f->number)
		json_member_uint(j, "number", f->number);
	if (f->total)
		json_member_uint(j, "total", f->total);
	write_judgement(j, f, &w);
	if (k->verdict != VERDICT_ALLOW || k->kind < INTENT_COUNT || !k->label) {
		json_member_text(j, "technique", technique);
		json_member_text(j, "technique_name", words_technique(technique));
	}
	json_member_text(j, "sentence", w.what);
	json_close(j, '}');
}

static void write_set(struct json *j, const struct report *r, const char *key, const struct protocol_set *set)
{
	const struct protocol *p;

	json_key(j, key);
	json_open(j, '[');
	for (unsigned i = 0; (p = report_protocol_next(r, set, &i));)
		json_text(j, p->dissector->name);
	json_close(j, ']');
}

static void write_device(struct json *j, const struct view *v, const struct device *d)
{
	char mac[JSON_ROOM];

	newline(j);
	json_open(j, '{');
	member_end(j, v, "address", &d->end);
	json_key(j, "macs");
	json_open(j, '[');
	for (unsigned i = 0; i < d->mac_count; i++) {
		*json_format_mac(mac, d->macs[i].mac) = '\0';
		json_text(j, mac);
	}
	json_close(j, ']');
	if (d->vlan)
		json_member_uint(j, "vlan", d->vlan);
	json_member_text(j, "zone", d->zone);
	json_key(j, "identity");
	json_open(j, '[');
	for (unsigned what = 0; what < IDENTITY_COUNT; what++) {
		for (unsigned i = 0; i < d->fact_count; i++) {
			const struct fact *f = &d->facts[i];
			if (f->what != what)
				continue;
			json_open(j, '{');
			json_key(j, identity_names[what]);
			json_quoted(j, (struct bytes){ f->text, f->len });
			json_member_uint(j, "packet", f->packet);
			json_close(j, '}');
		}
	}
	json_close(j, ']');
	write_set(j, v->report, "serves", &d->served);
	write_set(j, v->report, "uses", &d->used);
	json_member_uint(j, "packets_sent", d->packets);
	json_member_uint(j, "bytes_sent", d->bytes);
	json_member_time(j, "first", d->first_ns);
	json_member_time(j, "last", d->last_ns);
	json_close(j, '}');
}

static void write_row(struct json *j, const struct view *v, const struct row *row)
{
	const struct talk_key *k = &row->talk->key;
	char port[32];

	newline(j);
	json_open(j, '{');
	if (row->talk->is_others) {
		json_key(j, "others");
		json_bool(j, true);
	} else {
		member_end(j, v, "client", &k->client);
		member_end(j, v, "server", &k->server);
		json_member_text(j, "port", view_port(k->ip_protocol, k->port, k->ethertype, port));
		if (k->vlan)
			json_member_uint(j, "vlan", k->vlan);
		json_member_text(j, "from", row->talk->from);
		json_member_text(j, "to", row->talk->to);
		json_key(j, "protocol");
		json_text(j, row->protocol ? row->protocol->dissector->name : NULL);
	}
	json_member_uint(j, "flows", row->flows);
	json_member_uint(j, "midstream", row->midstream);
	json_member_uint(j, "packets_to_server", row->packets[0]);
	json_member_uint(j, "packets_to_client", row->packets[1]);
	json_member_uint(j, "bytes_to_server", row->bytes[0]);
	json_member_uint(j, "bytes_to_client", row->bytes[1]);
	json_member_uint(j, "messages", row->messages);
	json_member_uint(j, "malformed", row->malformed);
	json_member_uint(j, "refused", row->failed);
	write_intents(j, "requests", &row->operations[0][0], 2);
	write_intents(j, "answers", &row->operations[0][1], 2);
	json_member_uint(j, "stopped", row->verdicts[VERDICT_DROP] + row->verdicts[VERDICT_RESET] +
					       row->verdicts[VERDICT_REFUSE]);
	json_member_uint(j, "reported", row->verdicts[VERDICT_ALERT]);
	json_member_time(j, "first", row->first_ns);
	json_member_time(j, "last", row->last_ns);
	json_close(j, '}');
}

static void write_history(struct json *j, const struct history *h)
{
	json_key(j, "timeline");
	json_open(j, '{');
	json_member_uint(j, "slot_ns", UINT64_C(1) << h->shift);
	json_key(j, "slots");
	json_open(j, '[');
	for (uint64_t i = h->low; h->any && i <= h->high; i++) {
		const struct history_slot *s = &h->slot[i % HISTORY_SLOTS];
		uint64_t any = 0;
		for (unsigned k = 0; k < INTENT_COUNT; k++)
			any |= s->intents[k];
		if (!any)
			continue;
		newline(j);
		json_open(j, '{');
		json_key(j, "time");
		json_time(j, i << h->shift);
		write_intents(j, "operations", s->intents, 1);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

bool report_json(const struct report *r, const struct capture_list *list, FILE *out)
{
	char conclusion[SENTENCE_TEXT];
	struct view v;
	struct json j;

	if (!view_init(&v, r, list))
		return false;
	if (!json_open_file(&j, out)) {
		view_fini(&v);
		return false;
	}
	view_conclusion(&v, conclusion, sizeof conclusion);
	json_open(&j, '{');
	json_literal(&j, "\n");
	json_member_text(&j, "conclusion", conclusion);
	newline(&j);
	write_capture(&j, &v);
	json_member_uint(&j, "flows", r->has_counters ? r->counters.flows : r->flows);
	newline(&j);
	write_protocols(&j, r);
	write_flaws(&j, r);
	json_key(&j, "findings");
	json_open(&j, '[');
	for (size_t i = 0; i < v.finding_count; i++)
		write_finding(&j, &v, v.findings[i]);
	json_close(&j, ']');
	newline(&j);
	json_key(&j, "assets");
	json_open(&j, '[');
	for (size_t i = 0; i < v.device_count; i++)
		write_device(&j, &v, v.devices[i]);
	json_close(&j, ']');
	newline(&j);
	json_key(&j, "conversations");
	json_open(&j, '[');
	for (size_t i = 0; i < v.row_count; i++)
		write_row(&j, &v, v.rows[i]);
	json_close(&j, ']');
	newline(&j);
	json_member_uint(&j, "assets_beyond", v.devices_others);
	newline(&j);
	json_key(&j, "memory_short");
	json_bool(&j, r->is_short);
	newline(&j);
	write_history(&j, &r->history);
	json_literal(&j, "\n}\n");
	view_fini(&v);
	return json_close_file(&j);
}
