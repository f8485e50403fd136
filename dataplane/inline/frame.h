/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TCP and UDP checksums of whole Ethernet frames: virtual links hand over frames whose sender left them to
 * hardware that is not there.  Pure functions; the packet path.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Computes the checksum of a TCP or UDP packet that is no fragment; leaves everything else alone. */
void frame_fill_checksum(uint8_t *frame, uint32_t len);

/* The header checksum of an IPv4 header without options. */
void frame_fill_ip_checksum(uint8_t ip[20]);

/* True unless the frame has a TCP, UDP or IPv4 header checksum that is wrong. */
bool frame_checksum_holds(const uint8_t *frame, uint32_t len);
