/* SPDX-License-Identifier: Apache-2.0 */
/* What the text of a port in the configuration means, and what ends of conversations are called.  Pure functions. */
#pragma once

#include "dataplane/inline/settings.h"

#include "rules/subject.h"

extern const char *const side_names[PORTS_OF_SEGMENT]; /* "outside", "inside" */

/* "0000:03:00.0" */
bool name_is_pci(const char *text);

/* An interface of the kernel; everything else is a PCI address or begins with "net_". */
bool name_is_interface(const char *text);

/* The kernel's number of an interface, 0: there is none. */
int name_index(const char *interface);

#define NAME_MAX_LEN 64

/* "10.0.0.1:502", "[fe80::1]:502", "aa:bb:cc:dd:ee:ff"; ports only of TCP and UDP. */
void name_endpoint(const struct endpoint *e, uint16_t port, uint8_t ip_protocol, char out[NAME_MAX_LEN]);

/* "tcp", "udp", "icmp", "ip 47", "ether 0x8892"; 16 bytes at out. */
void name_transport(const struct conversation *c, char out[16]);
