/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE

#include "mgmt/daemon/event_json.h"

#include "mgmt/daemon/evidence.h"
#include "mgmt/daemon/happening.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/sentence.h"

#include "dataplane/events/json.h"
#include "rules/suggest.h"

#include <stdlib.h>
#include <string.h>

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

static const char *member(const json_t *o, const char *end, const char *name)
{
	return or_empty(json_string_value(json_object_get(json_object_get(o, end), name)));
}

/* The name of an end, or its address. */
static const char *name_of(const json_t *o, const char *end)
{
	const char *name = member(o, end, "name"), *address = member(o, end, "address");

	return *name ? name : *address ? address : member(o, end, "mac");
}

static const char *kind_of(const struct store_event *e)
{
	switch (e->kind) {
	case EVENT_OPERATION:
		return e->fold.count ? "polls" : "operation";
	case EVENT_SIGNATURE:
		return "signature";
	case EVENT_FLOW:
		return "connection";
	case EVENT_IDENTITY:
		return "device";
	case EVENT_MESSAGE:
		return "flaw";
	default:
		return reasons[e->event->event.reason].class == REASON_FLAW ? "flaw" : "transition";
	}
}

/* "modbus.length, modbus.trailing" */
static void flaws_text(const struct message *m, char *out, size_t cap)
{
	size_t used = 0;

	out[0] = '\0';
	for (uint64_t left = m->flaws; left && used < cap; left &= left - 1) {
		const struct flaw *f = dissector_flaw(m->dissector, (unsigned)__builtin_ctzll(left));
		if (f)
			used += (size_t)snprintf(out + used, cap - used, "%s%s.%s", used ? ", " : "",
						 m->dissector->name, f->name);
	}
}

/* What kinds other than operations have to say. */
static json_t *sentence_for(enum words_language language, const struct store_event *e, const json_t *o)
{
	const struct wire_event *w = e->event;
	const char *client = name_of(o, "client"), *server = name_of(o, "server");
	char id[40], text[512] = "";

	snprintf(id, sizeof id, "verdict.%s", verdict_names[e->verdict]);
	json_t *verdict = sentence(language, id, NULL);
	json_t *args = json_pack("{s:s,s:s,s:o}", "client", client, "server", server, "verdict", verdict);
	switch (e->kind) {
	case EVENT_OPERATION:
		json_object_set_new(args, "what", json_string(or_empty(w->operation.label)));
		json_object_set_new(args, "count", json_integer((json_int_t)e->fold.count));
		return sentence_of(language, "event.sentence.polls", args);
	case EVENT_SIGNATURE:
		json_object_set_new(args, "rule", json_string(or_empty(w->signature.message)));
		return sentence_of(language, "event.sentence.signature", args);
	case EVENT_FLOW:
		json_object_set_new(args, "port", json_integer(w->flow.conversation.server_port));
		return sentence_of(language, "event.sentence.connection", args);
	case EVENT_IDENTITY:
		snprintf(text, sizeof text, "%.*s", (int)w->event.text.len, (const char *)w->event.text.p);
		json_object_set_new(args, "device", json_string(w->message.from_client ? client : server));
		json_object_set_new(args, "fact", json_string(identity_names[w->event.identity]));
		json_object_set_new(args, "value", json_string(text));
		return sentence_of(language, "event.sentence.device", args);
	case EVENT_MESSAGE:
		flaws_text(&w->message, text, sizeof text);
		break;
	default:
		snprintf(text, sizeof text, "%s", reasons[w->event.reason].name);
	}
	json_object_set_new(args, "flaw", json_string(text));
	return sentence_of(language, "event.sentence.flaw", args);
}

static json_t *number_text(double d)
{
	char text[32];

	if (d != d || d > 1e300 || d < -1e300)
		return json_string("");
	snprintf(text, sizeof text, "%.7g", d);
	return json_string(text);
}

static json_t *polls_json(const struct store_event *e)
{
	const struct store_fold *f = &e->fold;

	if (!f->count)
		return json_null();
	return json_pack("{s:I,s:o,s:o,s:f,s:f,s:o,s:o}", "count", (json_int_t)f->count, "min", number_text(f->least),
			 "max", number_text(f->greatest), "period_ms", (double)f->period_ns / 1e6, "jitter_ms",
			 (double)f->jitter_ns / 1e6, "first", json_time_ns(e->time_ns), "last",
			 json_time_ns(f->last_ns));
}

/* The values of an operation: "812" or "1,2,3". */
static json_t *value_json(const struct wire_event *w)
{
	const struct message *m = &w->message;
	struct text t = { 0 };

	for (uint64_t left = w->event.operation ? m->present : 0; left; left &= left - 1) {
		const unsigned f = (unsigned)__builtin_ctzll(left);
		const struct value *v = &m->fields[f];
		if (m->dissector->fields[f].use != USE_VALUE)
			continue;
		if (v->kind == VALUE_BYTES)
			suggest_text(&t, &m->dissector->fields[f], (struct bytes){ v->p, v->len < 64 ? v->len : 64 });
		else if (v->kind != VALUE_LIST && v->kind != VALUE_SPAN)
			suggest_number(&t, &m->dissector->fields[f], v);
		for (uint32_t i = 0; v->kind == VALUE_LIST && i < v->count && i < 16; i++) {
			const struct value one = list_member(v, i);
			text_add(&t, i ? ",%.7g" : " %.7g",
				 one.kind == VALUE_INT     ? (double)one.i
				 : one.kind == VALUE_FLOAT ? one.f
							   : (double)one.u);
		}
	}
	json_t *j = json_string(t.text ? t.text + (t.text[0] == ' ') : "");
	free(t.text);
	return j ? j : json_string("");
}

json_t *event_json(struct daemon *d, enum words_language language, const struct store_event *e)
{
	static const char *const severities[] = { "info", "info", "warning", "danger" };
	char *text = happening_text(d, e->event);
	json_t *o = text ? happening_again(d, language, text) : NULL;
	char id[24];

	free(text);
	if (!o)
		return NULL;
	snprintf(id, sizeof id, "%llu", (unsigned long long)e->id);
	json_object_set_new(o, "id", json_string(id));
	json_object_set_new(o, "time", json_time_ns(e->time_ns));
	json_object_set_new(o, "kind", json_string(kind_of(e)));
	json_object_set_new(o, "severity", json_string(severities[e->severity & 3]));
	json_object_set_new(json_object_get(o, "client"), "port",
			    json_integer(e->event->flow.conversation.client_port));
	json_object_set_new(o, "polls", polls_json(e));
	json_object_set_new(o, "value", value_json(e->event));
	if (e->kind != EVENT_OPERATION || e->fold.count)
		json_object_set_new(o, "sentence", sentence_for(language, e, o));
	if (!e->event->event.flow) { /* about the box itself */
		json_object_set_new(o, "client", json_null());
		json_object_set_new(o, "server", json_null());
	}
	return o;
}

/* ---- one event, whole ---- */

json_t *event_cause(enum words_language language, const struct wire_event *e)
{
	char id[48];

	snprintf(id, sizeof id, "cause.%s", cause_names[e->event.judgement.cause]);
	return sentence(language, id, "{s:s,s:s,s:s,s:i,s:s,s:s}", "from", or_empty(e->from), "to", or_empty(e->to),
			"file", or_empty(e->line.file), "line", (int)e->line.number, "text", or_empty(e->line.text),
			"reason", or_empty(e->line.reason));
}

static json_t *step(const char *name, const char *title, json_t *value, json_t *offset, json_t *length)
{
	return json_pack("{s:s,s:s,s:o,s:o,s:o}", "name", name, "title", title, "value", value, "offset", offset,
			 "length", length);
}

static json_t *field_value(const struct message *m, unsigned f)
{
	const struct value *v = &m->fields[f];
	const struct field *what = &m->dissector->fields[f];
	struct text t = { 0 };

	if (v->kind == VALUE_BYTES)
		suggest_text(&t, what, (struct bytes){ v->p, v->len < 256 ? v->len : 256 });
	else if (v->kind == VALUE_SPAN)
		text_add(&t, v->count > 1 ? " =%llu..%llu" : " =%llu", (unsigned long long)v->u,
			 (unsigned long long)(v->u + v->count - 1));
	else if (v->kind != VALUE_LIST)
		suggest_number(&t, what, v);
	for (uint32_t i = 0; v->kind == VALUE_LIST && i < v->count && i < 32; i++) {
		const struct value one = list_member(v, i);
		text_add(&t, i ? ",%.7g" : " =%.7g",
			 one.kind == VALUE_INT     ? (double)one.i
			 : one.kind == VALUE_FLOAT ? one.f
						   : (double)one.u);
	}
	const char *equals = t.text ? strchr(t.text, '=') : NULL;
	json_t *j = json_string(equals ? equals + 1 : "");
	free(t.text);
	return j ? j : json_string("");
}

/* From conduit to value. */
static json_t *path_json(const struct wire_event *e)
{
	const struct message *m = &e->message;
	json_t *path = json_array();
	char zones[160];

	if (e->from) {
		snprintf(zones, sizeof zones, "%.70s > %.70s", e->from, or_empty(e->to));
		json_array_append_new(path, step("conduit", "conduit", json_string(zones), json_null(), json_null()));
	}
	if (!e->event.message)
		return path;
	json_array_append_new(path, step("protocol", m->dissector->title, json_string(m->dissector->name),
					 json_null(), json_null()));
	if (e->event.operation)
		json_array_append_new(path,
				      step("intent", or_empty(e->operation.label),
					   json_string(intent_names[e->operation.intent]), json_null(), json_null()));
	for (unsigned f = 0; f < m->dissector->field_count; f++) {
		const struct value *v = &m->fields[f];
		if (!has_field(m, f))
			continue;
		const bool is_shown = v->len && v->offset < m->len && v->len <= m->len - v->offset;
		json_array_append_new(path, step(m->dissector->fields[f].name, m->dissector->fields[f].help,
						 field_value(m, f), is_shown ? json_integer(v->offset) : json_null(),
						 is_shown ? json_integer(v->len) : json_null()));
	}
	return path;
}

static json_t *bytes_json(const struct message *m)
{
	char hex[2 * WIRE_DATA_MAX + 1];
	size_t n = 0;

	for (size_t i = 0; m->data && i < m->len && i < WIRE_DATA_MAX; i++)
		n += (size_t)snprintf(hex + n, 3, "%02x", m->data[i]);
	return json_stringn(hex, n);
}

static json_t *decided_json(enum words_language language, const struct wire_event *e)
{
	unsigned policy = 0;

	if (e->line.file && sscanf(e->line.file, "version %u", &policy) != 1)
		policy = 0;
	return json_pack("{s:o,s:o,s:i,s:o}", "sentence", event_cause(language, e), "conduit",
			 e->from ? json_pack("{s:s,s:s}", "from", e->from, "to", or_empty(e->to)) : json_null(),
			 "policy", (int)policy, "line",
			 e->line.text ? json_pack("{s:i,s:s}", "number", (int)e->line.number, "text", e->line.text)
				      : json_null());
}

/* The line that allows exactly this; null: it is allowed, or no allow line can. */
static json_t *proposal_json(enum words_language language, const struct wire_event *e)
{
	const struct subject s = { &e->flow.conversation, &e->message, &e->operation };
	struct text t = { 0 };

	if (e->event.kind != EVENT_OPERATION || e->event.judgement.verdict == VERDICT_ALLOW ||
	    e->event.judgement.cause == CAUSE_DENY_LINE || e->operation.role != ROLE_REQUEST)
		return json_null();
	suggest_exact(&t, &s);
	json_t *j = json_pack("{s:s,s:o}", "line", or_empty(t.text), "sentence",
			      sentence(language, "event.proposal", "{s:s}", "line", or_empty(t.text)));
	free(t.text);
	return j;
}

json_t *event_detail_json(struct daemon *d, enum words_language language, const struct store_event *e)
{
	json_t *o = event_json(d, language, e);
	const struct wire_event *w = e->event;
	uint64_t id, time_ns;
	char text[24];

	if (!o)
		return NULL;
	json_object_set_new(o, "path", path_json(w));
	json_object_set_new(o, "bytes", w->event.message ? bytes_json(&w->message) : json_string(""));
	json_object_set_new(o, "decided", decided_json(language, w));
	json_object_set_new(o, "signature",
			    e->kind == EVENT_SIGNATURE ? json_pack("{s:I,s:s}", "sid", (json_int_t)w->signature.sid,
								   "message", or_empty(w->signature.message))
						       : json_null());
	json_object_set_new(o, "similar", json_null());
	if (e->verdict != VERDICT_ALLOW && store_similar(d->store, e->ledger, &id, &time_ns)) {
		snprintf(text, sizeof text, "%llu", (unsigned long long)id);
		json_object_set_new(o, "similar", json_pack("{s:s,s:o}", "id", text, "time", json_time_ns(time_ns)));
	}
	json_object_set_new(o, "proposal", proposal_json(language, w));
	json_object_set_new(o, "has_packets",
			    json_boolean(w->event.flow && evidence_pcap(d, w->flow.id, e->time_ns, NULL, NULL)));
	return o;
}
