/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE

#include "mgmt/daemon/segments.h"

#include "mgmt/daemon/request.h"

#include <stdlib.h>
#include <string.h>

static json_t *text_of(const char *text, size_t cap)
{
	json_t *j = json_stringn(text, strnlen(text, cap));

	return j ? j : json_string("");
}

#define TEXT_OF(member_) text_of(member_, sizeof member_)

static json_t *port_json(const struct control_segment *p)
{
	return json_pack("{s:o,s:o,s:I,s:I,s:I,s:I,s:I}", "side", TEXT_OF(p->side), "device", TEXT_OF(p->device),
			 "rx_frames", (json_int_t)p->rx_frames, "rx_bytes", (json_int_t)p->rx_bytes, "tx_frames",
			 (json_int_t)p->tx_frames, "tx_bytes", (json_int_t)p->tx_bytes, "dropped",
			 (json_int_t)p->dropped);
}

static json_t *relaxed_json(const struct control_relax *list, unsigned count, const struct control_segment *p)
{
	for (unsigned i = 0; i < count; i++)
		if (list[i].until_ns && !strncmp(list[i].segment, p->name, sizeof p->name))
			return json_pack("{s:o,s:o,s:o,s:o}", "since", json_time_ns(list[i].since_ns), "until",
					 json_time_ns(list[i].until_ns), "who", TEXT_OF(list[i].who), "reason",
					 TEXT_OF(list[i].why));
	return json_null();
}

/* Of the whole policy: which conduits a segment carries is not known here. */
static const char *mode_of(const struct control_status *s)
{
	if (!strncmp(s->mode, "mixed", sizeof s->mode))
		return "enforce";
	return s->mode[0] ? s->mode : "learn";
}

json_t *segments_json(struct daemon *d, const struct control_status *s, bool with_ports)
{
	void *ports = NULL, *relaxed = NULL;
	unsigned port_count = 0, relaxed_count = 0;
	json_t *list = json_array();

	if (s && dataplane_ask(d, CONTROL_SEGMENTS, NULL, 0, -1, sizeof(struct control_segment), &ports,
			       &port_count, NULL))
		dataplane_ask(d, CONTROL_RELAX, NULL, 0, -1, sizeof(struct control_relax), &relaxed, &relaxed_count,
			      NULL);
	const struct control_segment *p = ports;
	/* Two records for each: outside, inside. */
	for (unsigned i = 0; i + 1 < port_count; i += 2) {
		json_t *r = relaxed_json(relaxed, relaxed_count, &p[i]);
		json_t *one =
			json_pack("{s:o,s:o,s:o,s:b,s:b,s:o}", "name", TEXT_OF(p[i].name), "mode",
				  json_is_null(r) ? text_of(mode_of(s), sizeof s->mode) : json_string("monitor"),
				  "on_failure", TEXT_OF(p[i].on_failure), "has_link_outside", p[i].link != 0,
				  "has_link_inside", p[i + 1].link != 0, "relaxed", r);
		if (with_ports)
			json_object_set_new(one, "ports", json_pack("[o,o]", port_json(&p[i]), port_json(&p[i + 1])));
		json_array_append_new(list, one);
	}
	free(ports);
	free(relaxed);
	return list;
}
