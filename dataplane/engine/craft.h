/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Frames that the box makes or changes: answers, resets, acknowledgements, segments with other numbers.  Works on the
 * bytes of Ethernet frames with VLAN tags, IPv4 or IPv6, TCP or UDP.  Pure functions; own no memory; any thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Ethernet with two tags, IPv4 with options or IPv6 with some extension headers, TCP without options. */
#define CRAFT_HEADER_MAX 160
#define CRAFT_FRAME_MAX 1514

/* Where things begin in a frame, in bytes. */
struct layout {
	uint16_t ip, l4, payload, end; /* end: behind the payload; padding follows */
	uint8_t ip_version, ip_protocol;
};

/* False: not a whole TCP or UDP packet (a fragment, another protocol, a header that is cut). */
bool layout_find(struct layout *l, const uint8_t *frame, size_t len);

/* What differs from the frame that a segment is made after; numbers as the receiver counts. */
struct segment {
	uint32_t seq, ack;
	uint16_t window;
	uint8_t flags;
	bool has_times; /* RFC 7323 */
	uint32_t time, time_echo;
};

/* A TCP segment like that of header (the first l->l4 bytes of a frame, and the ports behind them); back: in the other
 * direction.  Writes to out, which has CRAFT_HEADER_MAX bytes more than len; answers the length of the frame. */
size_t craft_segment(uint8_t *out, const uint8_t *header, const struct layout *l, bool back, const struct segment *s,
		     const uint8_t *payload, size_t len);

/* The same for a datagram. */
size_t craft_datagram(uint8_t *out, const uint8_t *header, const struct layout *l, bool back, const uint8_t *payload,
		      size_t len);

/* The payload is len bytes now: mends lengths and checksums; answers the length of the frame. */
size_t craft_mend(uint8_t *frame, struct layout *l, size_t len);

/* The next option of a TCP header that has a length; false: there are no more.  *at: 0 to begin. */
struct tcp_option {
	uint8_t kind, len; /* len: of all of it */
	uint8_t *p;
};
bool craft_option(uint8_t *frame, const struct layout *l, size_t *at, struct tcp_option *o);

static inline uint32_t get_be32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static inline void set_be32(uint8_t *p, uint32_t v)
{
	p[0] = (uint8_t)(v >> 24);
	p[1] = (uint8_t)(v >> 16);
	p[2] = (uint8_t)(v >> 8);
	p[3] = (uint8_t)v;
}

static inline void set_be16(uint8_t *p, uint16_t v)
{
	p[0] = (uint8_t)(v >> 8);
	p[1] = (uint8_t)v;
}
