/* SPDX-License-Identifier: Apache-2.0 */
/* Three kinds of names, told apart by their form. */
#include "dataplane/inline/names.h"

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
