/* SPDX-License-Identifier: Apache-2.0 */
/* Packets around an event, as bulkheadd told them, for people as a capture file.  Any thread. */
#pragma once

#include "mgmt/daemon/daemon.h"

#include <stddef.h>
#include <stdint.h>

/* The frames of this conversation around this time as pcap (nanoseconds, Ethernet), malloc'd; out NULL: only whether
 * there are any.  False: there are none. */
bool evidence_pcap(struct daemon *d, uint64_t flow, uint64_t time_ns, char **out, size_t *len);
