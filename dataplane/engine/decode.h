/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the bytes of a frame to the headers that matter: link, VLAN tags, ARP, IPv4 and IPv6 with their
 * extension headers, TCP, UDP, ICMP.  Pure functions over one packet; own no memory.
 */
#pragma once

#include "dataplane/engine/engine.h"

enum tcp_flag { TCP_FIN = 1, TCP_SYN = 2, TCP_RST = 4, TCP_PSH = 8, TCP_ACK = 16, TCP_URG = 32 };

enum { PROTOCOL_ICMP = 1, PROTOCOL_TCP = 6, PROTOCOL_UDP = 17, PROTOCOL_ICMP6 = 58 };

enum {
	ETHERTYPE_IP4 = 0x0800,
	ETHERTYPE_ARP = 0x0806,
	ETHERTYPE_VLAN = 0x8100,
	ETHERTYPE_IP6 = 0x86dd,
	ETHERTYPE_QINQ = 0x88a8,
	ETHERTYPE_BACNET = 0x8282, /* these two are not assigned: see decode_llc() */
	ETHERTYPE_MSTP = 0x1090,
	ETHERTYPE_LENGTH_MAX = 1500, /* up to here it is a length: IEEE 802.2 */
};

struct decoded {
	uint64_t wrong;             /* bit per enum reason */
	uint8_t src[16], dst[16];   /* IPv4 as ::ffff:a.b.c.d; MAC in the first six bytes without IP */
	uint8_t dst_mac[6], src_mac[6];
	uint16_t vlan, inner_vlan;  /* 0: none */
	uint16_t ethertype;
	uint8_t ip_version;         /* 0: not IP */
	uint8_t ip_protocol;
	uint8_t icmp_type, icmp_code;
	bool is_network;            /* keeps the network standing: no flow */
	bool is_fragment, more_fragments;
	bool unusable;              /* nothing behind the faulty header may be believed */
	uint32_t fragment_offset, fragment_id;
	uint16_t src_port, dst_port;
	uint8_t tcp_flags;
	uint32_t tcp_seq, tcp_ack;
	uint16_t tcp_window;
	struct bytes payload;       /* above TCP, UDP, ICMP; of IP for fragments; of the frame without IP */
	uint32_t missing;           /* bytes of the payload that the snap length cut */
};

/* Of the usual packet all that the usual way needs: see decode_glance(). */
struct glance {
	uint32_t src, dst;          /* IPv4 */
	uint32_t seq, ack;
	uint16_t src_port, dst_port;
	uint16_t window;
	struct bytes payload;       /* above TCP */
};

/*
 * What nearly every packet is, in one step: Ethernet without tags, IPv4 without options or fragments, TCP that only
 * acknowledges or pushes, all of it here and nothing wrong.  False: something is different.  Checksums are not read.
 */
bool decode_glance(const struct packet *p, struct glance *g);
bool decode_glance_holds(const struct packet *p, const struct glance *g); /* its checksums */

/* Link to IP; for a whole packet also the transport header. */
void decode_packet(const struct packet *p, bool verify_checksums, struct decoded *d);

/* The transport header of a packet that was put together from fragments (d has its addresses). */
void decode_transport(struct decoded *d, struct bytes l4, bool verify_checksums);
