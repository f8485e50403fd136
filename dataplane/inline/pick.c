/* SPDX-License-Identifier: Apache-2.0 */
/* What an expression says about messages is unknown while there is only a header, and so never matches. */
#include "dataplane/inline/pick.h"

#include "dataplane/engine/decode.h"

#include <stdlib.h>
#include <string.h>

struct pick {
	struct expression *expression; /* NULL: every packet */
};

struct pick *pick_compile(const char *expression, char *wrong, size_t wrong_len)
{
	struct diags diags = { 0 };
	struct pick *p = calloc(1, sizeof *p);

	if (!p || !expression[0])
		return p;
	p->expression = expression_compile(expression, strlen(expression), (struct place){ "the expression", 1, 1 },
					   &diags);
	if (!p->expression)
		snprintf(wrong, wrong_len, "%s%s%s", diags.count ? diags.list[0].text : "no memory",
			 diags.count && diags.list[0].hint ? ": " : "",
			 diags.count && diags.list[0].hint ? diags.list[0].hint : "");
	else if (!expression_is_transport(p->expression))
		snprintf(wrong, wrong_len, "a trace is picked by transport words: tcp, udp, icmp, ip, ether, with "
					   "predicates such as port=502 or src=10.0.0.1");
	const bool ok = p->expression && expression_is_transport(p->expression);
	diags_fini(&diags);
	if (ok)
		return p;
	pick_destroy(p);
	return NULL;
}

void pick_destroy(struct pick *p)
{
	if (p && p->expression)
		expression_destroy(p->expression);
	free(p);
}

static struct endpoint endpoint_of(const struct decoded *d, bool is_src)
{
	struct endpoint e = { .has_address = d->ip_version != 0, .vlan = d->vlan };
	if (e.has_address)
		memcpy(e.address, is_src ? d->src : d->dst, 16);
	memcpy(e.mac, is_src ? d->src_mac : d->dst_mac, 6);
	return e;
}

bool pick_matches(const struct pick *p, const struct packet *packet)
{
	struct decoded d;

	if (!p->expression)
		return true;
	decode_packet(packet, false, &d);
	for (unsigned turned = 0; turned < 2; turned++) {
		const struct conversation c = {
			.client = endpoint_of(&d, !turned), .server = endpoint_of(&d, turned),
			.ip_version = d.ip_version, .ip_protocol = d.ip_protocol,
			.icmp_type = d.icmp_type, .icmp_code = d.icmp_code,
			.client_port = turned ? d.dst_port : d.src_port,
			.server_port = turned ? d.src_port : d.dst_port,
			.ethertype = d.ethertype,
		};
		const struct subject s = { .conversation = &c };
		if (expression_match(p->expression, &s, MATCH_ONE) == TRUTH_YES)
			return true;
	}
	return false;
}
