/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/engine/checksum.h"
#include "dataplane/engine/decode.h"
#include "dataplane/engine/hash.h"

#include <string.h>

/* The usual way down the headers is one function, so that the cursor stays in registers. */
#define USUAL static inline __attribute__((always_inline))

#define WRONG(d, id) ((d)->wrong |= UINT64_C(1) << REASON_##id)

static void unusable(struct decoded *d, enum reason why)
{
	d->wrong |= UINT64_C(1) << why;
	d->unusable = true;
}

/* RFC 1071 over len bytes, added to sum (not folded): of words in network order. */
USUAL uint32_t checksum_add(uint32_t sum, struct bytes b)
{
	return sum + __builtin_bswap16((uint16_t)checksum_sum(b));
}

static bool checksum_holds(uint32_t sum)
{
	sum = (sum & 0xffff) + (sum >> 16);
	sum = (sum & 0xffff) + (sum >> 16);
	return sum == 0xffff;
}

static bool transport_checksum_holds(const struct decoded *d, struct bytes l4)
{
	uint32_t sum = d->ip_protocol + (uint32_t)l4.len;
	const size_t at = d->ip_version == 4 ? 12 : 0;
	sum = checksum_add(sum, (struct bytes){ d->src + at, 16 - at });
	sum = checksum_add(sum, (struct bytes){ d->dst + at, 16 - at });
	return checksum_holds(checksum_add(sum, l4));
}

/* RFC 9293 3.1 */
USUAL void decode_tcp(struct decoded *d, struct cursor *c)
{
	const size_t whole = cur_left(c);
	const struct bytes h = cur_take(c, 20);
	if (h.len != 20) {
		unusable(d, REASON_TCP_BAD);
		return;
	}
	const unsigned header = (unsigned)(bytes_u8(h, 12) >> 4) * 4;
	const uint8_t f = bytes_u8(h, 13) & 0x3f;
	d->src_port = bytes_be16(h, 0);
	d->dst_port = bytes_be16(h, 2);
	d->tcp_seq = bytes_be32(h, 4);
	d->tcp_ack = bytes_be32(h, 8);
	d->tcp_window = bytes_be16(h, 14);
	d->tcp_flags = f;
	if (header < 20 || header > whole) {
		unusable(d, REASON_TCP_BAD);
		return;
	}
	cur_skip(c, header - 20);
	d->payload = cur_rest(c);
	/* What nearly every segment has: an acknowledgement, perhaps pushed. */
	if ((f & ~TCP_PSH) == TCP_ACK)
		return;
	if (!(f & (TCP_SYN | TCP_RST | TCP_ACK | TCP_FIN)) || ((f & TCP_SYN) && (f & (TCP_FIN | TCP_RST))) ||
	    ((f & TCP_FIN) && (f & TCP_RST)))
		WRONG(d, TCP_FLAGS);
	if ((f & TCP_URG) && bytes_be16(h, 18))
		WRONG(d, TCP_URGENT);
	if ((f & TCP_SYN) && d->payload.len)
		WRONG(d, TCP_SYN_DATA);
}

/* RFC 768 */
static void decode_udp(struct decoded *d, struct cursor *c)
{
	const size_t whole = cur_left(c);
	d->src_port = cur_be16(c);
	d->dst_port = cur_be16(c);
	const uint16_t length = cur_be16(c);
	cur_skip(c, 2);
	if (*c->bad || (length && length < 8)) {
		unusable(d, REASON_UDP_BAD);
		return;
	}
	d->payload = cur_rest(c);
	if (length && length < whole)
		d->payload.len = length - 8u;
	else if (length > whole + d->missing)
		WRONG(d, UDP_BAD);
}

USUAL void transport(struct decoded *d, struct bytes l4, bool verify_checksums)
{
	bool bad = false;
	struct cursor c = cur_over(l4.p, l4.len, &bad);

	if (verify_checksums && !d->missing && (d->ip_protocol == PROTOCOL_TCP || d->ip_protocol == PROTOCOL_UDP) &&
	    !transport_checksum_holds(d, l4) &&
	    !(d->ip_protocol == PROTOCOL_UDP && l4.len >= 8 && !l4.p[6] && !l4.p[7])) {
		unusable(d, REASON_L4_CHECKSUM);
		return;
	}
	switch (d->ip_protocol) {
	case PROTOCOL_TCP:
		decode_tcp(d, &c);
		break;
	case PROTOCOL_UDP:
		decode_udp(d, &c);
		break;
	case PROTOCOL_ICMP:
	case PROTOCOL_ICMP6:
		d->icmp_type = cur_u8(&c);
		d->icmp_code = cur_u8(&c);
		cur_skip(&c, 2);
		if (bad)
			unusable(d, REASON_ICMP_BAD);
		d->payload = cur_rest(&c);
		break;
	default:
		d->payload = cur_rest(&c);
		break;
	}
	/* RFC 4861: neighbour and router discovery keep the network standing, as ARP does. */
	if (d->ip_protocol == PROTOCOL_ICMP6 && d->icmp_type >= 133 && d->icmp_type <= 137)
		d->is_network = true;
}

static bool same_address(const uint8_t *a, const uint8_t *b)
{
	return hash_load(a) == hash_load(b) && hash_load(a + 8) == hash_load(b + 8);
}

USUAL void decode_ip_payload(struct decoded *d, struct cursor *c, size_t length, bool verify)
{
	const size_t here = cur_left(c);
	if (length > here) {
		d->missing = (uint32_t)(length - here);
		length = here;
	}
	const struct bytes l4 = cur_take(c, length);
	if (same_address(d->src, d->dst) && d->ip_protocol != PROTOCOL_ICMP && d->ip_protocol != PROTOCOL_ICMP6 &&
	    d->src[12] != 127 && !(d->ip_version == 6 && !d->src[0] && d->src[15] == 1))
		WRONG(d, IP_LAND);
	if (d->is_fragment) {
		if (d->more_fragments && l4.len < 8)
			WRONG(d, FRAGMENT_TINY);
		d->payload = l4;
		return;
	}
	transport(d, l4, verify);
}

static void decode_ip4_options(struct decoded *d, struct cursor options)
{
	WRONG(d, IP_OPTIONS);
	while (cur_left(&options)) {
		const uint8_t kind = cur_u8(&options);
		if (kind == 0)
			break;
		if (kind == 1)
			continue;
		if (kind == 131 || kind == 137)
			WRONG(d, IP_SOURCE_ROUTE);
		const uint8_t length = cur_u8(&options);
		cur_skip(&options, length < 2 ? 0 : length - 2u);
	}
}

/* ::ffff:a.b.c.d; in two words, which is how they will be read. */
USUAL void mapped_address(uint8_t out[16], uint32_t address)
{
	const uint64_t high = 0, low = __builtin_bswap64(UINT64_C(0xffff) << 32 | address);
	memcpy(out, &high, 8);
	memcpy(out + 8, &low, 8);
}

/* RFC 791 3.1 */
USUAL void decode_ip4(struct decoded *d, struct cursor *c, bool verify)
{
	struct cursor head = *c;
	const struct bytes h = cur_take(c, 20);
	if (h.len != 20) {
		unusable(d, REASON_IP_BAD);
		return;
	}
	const size_t header = (size_t)(bytes_u8(h, 0) & 15) * 4;
	size_t total = bytes_be16(h, 2);
	/* A total length of 0 is what segmentation offload leaves in captures. */
	if (!total)
		total = header + cur_left(c);
	if (bytes_u8(h, 0) >> 4 != 4 || header < 20 || total < header || header - 20 > cur_left(c)) {
		unusable(d, REASON_IP_BAD);
		return;
	}
	d->ip_version = 4;
	d->ip_protocol = bytes_u8(h, 9);
	mapped_address(d->src, bytes_be32(h, 12));
	mapped_address(d->dst, bytes_be32(h, 16));
	if (verify && !checksum_holds(checksum_add(0, cur_take(&head, header))))
		unusable(d, REASON_IP_CHECKSUM);
	if (header > 20) {
		decode_ip4_options(d, cur_cut(c, header - 20));
		if (*c->bad) {
			unusable(d, REASON_IP_BAD);
			return;
		}
	}
	const uint16_t fragment = bytes_be16(h, 6);
	if (fragment & 0x3fff) {
		d->fragment_id = bytes_be16(h, 4);
		d->fragment_offset = (fragment & 0x1fffu) * 8;
		d->more_fragments = fragment >> 13 & 1;
		d->is_fragment = true;
	}
	decode_ip_payload(d, c, total - header, verify);
}

/* RFC 8200 3 and 4 */
static void decode_ip6(struct decoded *d, struct cursor *c, bool verify)
{
	const uint32_t first = cur_be32(c);
	size_t length = cur_be16(c);
	uint8_t next = cur_u8(c);
	cur_skip(c, 1);
	const struct bytes src = cur_take(c, 16), dst = cur_take(c, 16);
	if (*c->bad || first >> 28 != 6) {
		unusable(d, REASON_IP_BAD);
		return;
	}
	d->ip_version = 6;
	memcpy(d->src, src.p, 16);
	memcpy(d->dst, dst.p, 16);
	if (!length)
		length = cur_left(c);
	for (unsigned headers = 0; ; headers++) {
		size_t used;
		if (next == 0 || next == 43 || next == 60) { /* hop by hop, routing, destination */
			if ((next == 0 && headers) || headers > 7) {
				unusable(d, REASON_IP_EXTENSIONS);
				return;
			}
			if (next == 43)
				WRONG(d, IP_SOURCE_ROUTE);
			next = cur_u8(c);
			used = ((size_t)cur_u8(c) + 1) * 8;
			cur_skip(c, used - 2);
		} else if (next == 44) { /* fragment */
			if (d->is_fragment || headers > 7) {
				unusable(d, REASON_IP_EXTENSIONS);
				return;
			}
			next = cur_u8(c);
			cur_skip(c, 1);
			const uint16_t where = cur_be16(c);
			d->fragment_id = cur_be32(c);
			d->fragment_offset = where & 0xfff8u;
			d->more_fragments = where & 1;
			d->is_fragment = d->more_fragments || d->fragment_offset;
			used = 8;
		} else if (next == 51) { /* authentication, RFC 4302 */
			next = cur_u8(c);
			used = ((size_t)cur_u8(c) + 2) * 4;
			cur_skip(c, used < 2 ? 0 : used - 2);
		} else {
			break;
		}
		if (*c->bad || used > length) {
			unusable(d, REASON_IP_BAD);
			return;
		}
		length -= used;
		if (d->is_fragment && d->fragment_offset)
			break;
	}
	d->ip_protocol = next;
	decode_ip_payload(d, c, length, verify);
}

/* RFC 826, for Ethernet and IPv4 */
static void decode_arp(struct decoded *d, struct cursor *c)
{
	const uint16_t hardware = cur_be16(c), protocol = cur_be16(c);
	const uint8_t hardware_len = cur_u8(c), protocol_len = cur_u8(c);
	const uint16_t what = cur_be16(c);
	const struct bytes sender = cur_take(c, 6);
	if (*c->bad || (hardware == 1 && protocol == ETHERTYPE_IP4 &&
			(hardware_len != 6 || protocol_len != 4 || !what ||
			 (d->src_mac[0] | d->src_mac[5] ? memcmp(sender.p, d->src_mac, 6) != 0 : false))))
		WRONG(d, ARP_BAD);
	d->is_network = true;
}

/* IEEE 802.1D, 802.1AB, 802.1AX, 802.3x, IEC 62439: by ethertype or by reserved group address. */
static bool keeps_network_standing(const struct decoded *d)
{
	static const uint8_t reserved[5] = { 0x01, 0x80, 0xc2, 0x00, 0x00 };
	if (d->ethertype == 0x88f7)
		return false; /* PTP does, but is read: the policy lets it through (policy_header.c) */
	if (!memcmp(d->dst_mac, reserved, 5))
		return d->ethertype != 0x8892; /* PROFINET measures line delays there; it has a dissector */
	switch (d->ethertype) {
	case 0x8035: /* RARP */
	case 0x8808: /* pause */
	case 0x8809: /* LACP */
	case 0x88cc: /* LLDP */
	case 0x88e1: /* DLR */
	case 0x88e3: /* MRP */
	case 0x88fb: /* PRP supervision */
		return true;
	default:
		return false;
	}
}

static void decode_ethertype(struct decoded *d, struct cursor *c, bool verify)
{
	switch (d->ethertype) {
	case ETHERTYPE_IP4:
		decode_ip4(d, c, verify);
		return;
	case ETHERTYPE_IP6:
		decode_ip6(d, c, verify);
		return;
	case ETHERTYPE_ARP:
		decode_arp(d, c);
		return;
	default:
		d->is_network = keeps_network_standing(d);
		memcpy(d->src, d->src_mac, 6);
		memcpy(d->dst, d->dst_mac, 6);
		d->payload = cur_rest(c);
		return;
	}
}

/*
 * IEEE 802.2: a length stands where an ethertype would.  SNAP (AA AA 03) without an organisation carries an ethertype.
 * BACnet has service access points of its own (82 82 03, ASHRAE 135 clause 7); those that record MS/TP write it under
 * the organisation 00-10-90.  Both get a number in the place of an ethertype, and lose what pads the frame.
 */
static void decode_llc(struct decoded *d, struct cursor *c)
{
	const unsigned points = (unsigned)cur_peek(c, 0) << 8 | (unsigned)cur_peek(c, 1);
	const unsigned organisation = (unsigned)cur_peek(c, 3) << 16 | (unsigned)cur_peek(c, 4) << 8 |
				      (unsigned)cur_peek(c, 5);

	if (cur_peek(c, 2) != 3)
		return;
	const size_t len = d->ethertype < cur_left(c) ? d->ethertype : cur_left(c); /* old recorders say too much */
	if (points == 0xaaaa && cur_left(c) >= 8 && !organisation) {
		cur_skip(c, 6);
		d->ethertype = cur_be16(c);
	} else if (points == 0x8282) {
		*c = cur_cut(c, len);
		cur_skip(c, 3);
		d->ethertype = ETHERTYPE_BACNET;
	} else if (points == 0xaaaa && len >= 8 && organisation == 0x001090) {
		*c = cur_cut(c, len);
		cur_skip(c, 8);
		d->ethertype = ETHERTYPE_MSTP;
	}
}

USUAL void decode_ethernet(struct decoded *d, struct cursor *c)
{
	const struct bytes h = cur_take(c, 14);
	if (h.len != 14)
		return;
	memcpy(d->dst_mac, h.p, 6);
	memcpy(d->src_mac, bytes_part(h, 6, 6).p, 6);
	d->ethertype = bytes_be16(h, 12);
	if (d->ethertype == ETHERTYPE_IP4)
		return;
	for (unsigned tags = 0;
	     d->ethertype == ETHERTYPE_VLAN || d->ethertype == ETHERTYPE_QINQ || d->ethertype == 0x9100;
	     tags++) {
		const uint16_t id = cur_be16(c) & 0xfff;
		d->ethertype = cur_be16(c);
		if (tags == 0)
			d->vlan = id;
		else if (tags == 1)
			d->inner_vlan = id;
		else
			WRONG(d, FRAME_TAGS);
		if (tags > 7)
			cur_poison(c);
	}
	if (d->ethertype <= ETHERTYPE_LENGTH_MAX)
		decode_llc(d, c);
}

/* The libpcap manual page pcap-linktype(7) describes these headers. */
USUAL void decode_link(const struct packet *p, struct decoded *d, struct cursor *c)
{
	switch (p->link) {
	case LINK_ETHERNET:
		decode_ethernet(d, c);
		break;
	case LINK_SLL: {
		cur_skip(c, 6);
		const struct bytes mac = cur_take(c, 8);
		if (mac.len)
			memcpy(d->src_mac, mac.p, 6);
		d->ethertype = cur_be16(c);
		break;
	}
	case LINK_SLL2: {
		d->ethertype = cur_be16(c);
		cur_skip(c, 10);
		const struct bytes mac = cur_take(c, 8);
		if (mac.len)
			memcpy(d->src_mac, mac.p, 6);
		break;
	}
	case LINK_NULL: {
		const uint32_t family = cur_be32(c);
		const uint32_t small = family > 0xffff ? __builtin_bswap32(family) : family;
		if (small == 2)
			d->ethertype = ETHERTYPE_IP4;
		else if (small == 10 || small == 24 || small == 28 || small == 30)
			d->ethertype = ETHERTYPE_IP6;
		else
			unusable(d, REASON_FRAME_LINK);
		break;
	}
	case LINK_RAW:
		d->ethertype = cur_peek(c, 0) >> 4 == 6 ? ETHERTYPE_IP6 : ETHERTYPE_IP4;
		break;
	default:
		unusable(d, REASON_FRAME_LINK);
		break;
	}
	if ((p->link == LINK_SLL || p->link == LINK_SLL2) && d->ethertype == ETHERTYPE_VLAN) {
		d->vlan = cur_be16(c) & 0xfff;
		d->ethertype = cur_be16(c);
	}
}

bool decode_glance(const struct packet *p, struct glance *g)
{
	bool bad = false;
	struct cursor c = cur_over(p->data, p->len, &bad);
	const struct bytes h = cur_take(&c, 54);

	if (h.len != 54 || p->wire_len > p->len || p->link != LINK_ETHERNET)
		return false;
	/* Ethertype, version and header length; fragment; protocol. */
	if (bytes_be32(h, 12) >> 8 != (ETHERTYPE_IP4 << 8 | 0x45) || bytes_be16(h, 20) & 0x3fff ||
	    bytes_u8(h, 23) != PROTOCOL_TCP)
		return false;
	const size_t header = 20 + (size_t)(bytes_u8(h, 46) >> 4) * 4, total = bytes_be16(h, 16);
	const uint8_t flags = bytes_u8(h, 47) & 0x3f;
	g->src = bytes_be32(h, 26);
	g->dst = bytes_be32(h, 30);
	if (header < 40 || header > total || total > p->len - 14 || (flags & ~TCP_PSH) != TCP_ACK || g->src == g->dst)
		return false;
	g->src_port = bytes_be16(h, 34);
	g->dst_port = bytes_be16(h, 36);
	g->seq = bytes_be32(h, 38);
	g->ack = bytes_be32(h, 42);
	g->window = bytes_be16(h, 48);
	g->payload = bytes_part((struct bytes){ p->data, p->len }, 14 + header, total - header);
	return true;
}

bool decode_glance_holds(const struct packet *p, const struct glance *g)
{
	const struct bytes frame = { p->data, p->len };
	const struct bytes l4 = bytes_part(frame, 34, bytes_be16(frame, 16) - 20u);
	const uint32_t addresses = (g->src >> 16) + (g->src & 0xffff) + (g->dst >> 16) + (g->dst & 0xffff);

	return checksum_holds(checksum_add(0, bytes_part(frame, 14, 20))) &&
	       checksum_holds(checksum_add(addresses + PROTOCOL_TCP + (uint32_t)l4.len, l4));
}

/* The whole of it.  Member by member, each: clearing it first would cost as much as all of this. */
static bool decode_usual(const struct packet *p, struct decoded *d)
{
	struct glance g;

	if (!decode_glance(p, &g))
		return false;
	const struct bytes h = { p->data, p->len };
	d->wrong = 0;
	mapped_address(d->src, g.src);
	mapped_address(d->dst, g.dst);
	memcpy(d->dst_mac, bytes_part(h, 0, 6).p, 6);
	memcpy(d->src_mac, bytes_part(h, 6, 6).p, 6);
	d->vlan = d->inner_vlan = 0;
	d->ethertype = ETHERTYPE_IP4;
	d->ip_version = 4;
	d->ip_protocol = PROTOCOL_TCP;
	d->icmp_type = d->icmp_code = 0;
	d->is_network = d->is_fragment = d->more_fragments = d->unusable = false;
	d->fragment_offset = d->fragment_id = 0;
	d->src_port = g.src_port;
	d->dst_port = g.dst_port;
	d->tcp_flags = bytes_u8(h, 47) & 0x3f;
	d->tcp_seq = g.seq;
	d->tcp_ack = g.ack;
	d->tcp_window = g.window;
	d->payload = g.payload;
	d->missing = 0;
	return true;
}

__attribute__((noinline))
static void decode_any(const struct packet *p, bool verify_checksums, struct decoded *d)
{
	bool bad = false;
	struct cursor c = cur_over(p->data, p->len, &bad);

	*d = (struct decoded){ 0 };
	if (p->wire_len > p->len)
		WRONG(d, FRAME_CUT);
	decode_link(p, d, &c);
	if (bad) {
		unusable(d, REASON_FRAME_SHORT);
		return;
	}
	if (!d->unusable)
		decode_ethertype(d, &c, verify_checksums);
}

void decode_packet(const struct packet *p, bool verify_checksums, struct decoded *d)
{
	if (verify_checksums || !decode_usual(p, d))
		decode_any(p, verify_checksums, d);
}

void decode_transport(struct decoded *d, struct bytes l4, bool verify_checksums)
{
	transport(d, l4, verify_checksums);
}
