/* SPDX-License-Identifier: Apache-2.0 */
/* Ends are kept as addresses; their names are looked up when it is told. */
#define _GNU_SOURCE

#include "mgmt/daemon/happening.h"

#include "mgmt/daemon/endpoint.h"
#include "mgmt/daemon/sentence.h"

#include "rules/suggest.h"
#include "rules/window.h"

#include <stdlib.h>
#include <string.h>

void happening_object(const struct wire_event *e, char *out, size_t cap)
{
	struct text t = { 0 };

	for (unsigned i = 0; e->message.dissector && i < e->message.dissector->field_count; i++) {
		const struct field *f = &e->message.dissector->fields[i];
		const struct value *v = &e->message.fields[i];
		if (!(e->message.present >> i & 1) ||
		    (f->use != USE_ADDRESS && !suggest_has(&e->message, &e->operation, i)))
			continue;
		if (v->kind == VALUE_BYTES)
			suggest_text(&t, f, (struct bytes){ v->p, v->len });
		else if (v->kind == VALUE_SPAN && v->count > 1)
			text_add(&t, " %s=%llu..%llu", f->name, (unsigned long long)v->u,
				 (unsigned long long)(v->u + v->count - 1));
		else if (v->kind == VALUE_SPAN)
			text_add(&t, " %s=%llu", f->name, (unsigned long long)v->u);
		else if (v->kind != VALUE_LIST)
			suggest_number(&t, f, v);
	}
	snprintf(out, cap, "%s", t.text ? t.text + 1 : "");
	free(t.text);
}

static json_t *end_json(const struct endpoint *e, uint16_t port, const char *zone)
{
	char address[ENDPOINT_TEXT];

	endpoint_text(e, address);
	return json_pack("{s:s,s:i,s:s}", "address", address, "port", (int)port, "zone", zone ? zone : "");
}

char *happening_text(struct daemon *d, const struct wire_event *e)
{
	const struct conversation *c = &e->flow.conversation;
	const struct judgement *j = &e->event.judgement;
	const bool is_operation = e->event.kind == EVENT_OPERATION;
	char object[256] = "";

	(void)d;
	if (is_operation)
		happening_object(e, object, sizeof object);
	json_t *o = json_pack("{s:o,s:o,s:s,s:s,s:s,s:s,s:s,s:b}", "client",
			      end_json(&c->client, c->client_port, e->from), "server",
			      end_json(&c->server, c->server_port, e->to), "protocol",
			      e->flow.dissector ? e->flow.dissector->name : "", "intent",
			      is_operation ? intent_names[e->operation.intent] : "", "label",
			      is_operation && e->operation.label ? e->operation.label : "", "object", object,
			      "verdict", verdict_names[j->verdict], "is_enforced", j->mode == MODE_ENFORCE);
	/* A client's port changes with each connection. */
	json_object_set_new(json_object_get(o, "client"), "port", json_integer(0));
	char *text = json_dumps(o, JSON_COMPACT | JSON_SORT_KEYS);
	json_decref(o);
	return text;
}

static json_t *end_again(struct daemon *d, const json_t *kept)
{
	struct endpoint e = { .has_address = false };
	struct network n;
	const char *address = json_string_value(json_object_get(kept, "address"));
	const char *zone = json_string_value(json_object_get(kept, "zone"));
	unsigned b[6];

	if (address && network_read(address, &n)) {
		e.has_address = true;
		memcpy(e.address, n.address, 16);
	} else if (address && sscanf(address, "%2x:%2x:%2x:%2x:%2x:%2x", &b[0], &b[1], &b[2], &b[3], &b[4],
				     &b[5]) == 6) {
		for (unsigned i = 0; i < 6; i++)
			e.mac[i] = (uint8_t)b[i];
	}
	return endpoint_json(d, &e, (uint16_t)json_integer_value(json_object_get(kept, "port")),
			     zone ? zone : "");
}

static const char *name_of(const json_t *endpoint)
{
	const char *name = json_string_value(json_object_get(endpoint, "name"));
	const char *address = json_string_value(json_object_get(endpoint, "address"));
	const char *mac = json_string_value(json_object_get(endpoint, "mac"));

	return name && *name ? name : address && *address ? address : mac ? mac : "";
}

json_t *happening_again(struct daemon *d, enum words_language language, const char *text)
{
	json_t *o = json_loads(text, 0, NULL);
	const char *verdict = json_string_value(json_object_get(o, "verdict"));
	char id[32];

	if (!o || !verdict) {
		json_decref(o);
		return NULL;
	}
	json_t *client = end_again(d, json_object_get(o, "client")),
	       *server = end_again(d, json_object_get(o, "server"));
	const bool is_severe = strcmp(verdict, "allow") && strcmp(verdict, "alert");
	snprintf(id, sizeof id, "verdict.%s", verdict);
	json_object_set_new(o, "sentence",
			    sentence(language, "event.sentence.operation", "{s:s,s:s,s:O,s:O,s:o}", "client",
				     name_of(client), "server", name_of(server), "what",
				     json_object_get(o, "label"), "object", json_object_get(o, "object"),
				     "verdict", sentence(language, id, NULL)));
	json_object_set_new(o, "client", client);
	json_object_set_new(o, "server", server);
	json_object_set_new(o, "kind", json_string("operation"));
	json_object_set_new(o, "severity",
			    json_string(is_severe		   ? "danger"
					: strcmp(verdict, "allow") ? "warning"
								   : "info"));
	json_object_set_new(o, "value", json_string(""));
	json_object_set_new(o, "polls", json_null());
	return o;
}
