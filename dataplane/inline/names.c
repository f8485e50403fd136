/* SPDX-License-Identifier: Apache-2.0 */
/* Three kinds of names, told apart by their form. */
#include "dataplane/inline/names.h"

#include "dataplane/events/json.h"

#include <net/if.h>
#include <string.h>

const char *const side_names[PORTS_OF_SEGMENT] = { [OUTSIDE] = "outside", [INSIDE] = "inside" };

bool name_is_pci(const char *text)
{
	unsigned a, b, c, d;
	char end;
	return sscanf(text, "%4x:%2x:%2x.%1x%c", &a, &b, &c, &d, &end) == 4;
}

bool name_is_interface(const char *text)
{
	return !name_is_pci(text) && strncmp(text, "net_", 4) != 0;
}

int name_index(const char *interface)
{
	return (int)if_nametoindex(interface);
}

void name_endpoint(const struct endpoint *e, uint16_t port, uint8_t ip_protocol, char out[NAME_MAX_LEN])
{
	char text[JSON_ROOM + 1];

	*(e->has_address ? json_format_address(text, e->address) : json_format_mac(text, e->mac)) = '\0';
	if (!e->has_address || (ip_protocol != 6 && ip_protocol != 17))
		snprintf(out, NAME_MAX_LEN, "%.60s", text);
	else
		snprintf(out, NAME_MAX_LEN, strchr(text, ':') ? "[%.50s]:%u" : "%.50s:%u", text, port);
}

void name_transport(const struct conversation *c, char out[16])
{
	if (!c->ip_version)
		snprintf(out, 16, "ether 0x%04x", c->ethertype);
	else if (c->ip_protocol == 6 || c->ip_protocol == 17)
		snprintf(out, 16, "%s", c->ip_protocol == 6 ? "tcp" : "udp");
	else if (c->ip_protocol == 1 || c->ip_protocol == 58)
		snprintf(out, 16, "icmp");
	else
		snprintf(out, 16, "ip %u", c->ip_protocol);
}
