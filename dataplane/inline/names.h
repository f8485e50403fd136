/* SPDX-License-Identifier: Apache-2.0 */
/* What the text of a port in the configuration means.  Pure functions. */
#pragma once

#include "dataplane/inline/settings.h"

extern const char *const side_names[PORTS_OF_SEGMENT]; /* "outside", "inside" */

/* "0000:03:00.0" */
bool name_is_pci(const char *text);

/* An interface of the kernel; everything else is a PCI address or begins with "net_". */
bool name_is_interface(const char *text);

/* The kernel's number of an interface, 0: there is none. */
int name_index(const char *interface);
