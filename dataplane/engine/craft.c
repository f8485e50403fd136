/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/engine/craft.h"

#include "dataplane/engine/decode.h"

#include <string.h>

enum { ETHER_HEADER = 14, TAG = 4, IP4_HEADER = 20, IP6_HEADER = 40, TCP_HEADER = 20, UDP_HEADER = 8 };

static uint16_t get_be16(const uint8_t *p)
{
	return (uint16_t)(p[0] << 8 | p[1]);
}

/* ---- finding one's way ---- */

/* Extension headers that may stand in front of TCP: hop-by-hop, routing, destination options (RFC 8200 4.1). */
static bool skip_extensions(struct layout *l, const uint8_t *f, size_t len, size_t *at)
{
	uint8_t next = f[l->ip + 6];
	for (unsigned i = 0; next == 0 || next == 43 || next == 60; i++) {
		if (i == 8 || *at + 8 > len)
			return false;
		next = f[*at];
		*at += (f[*at + 1] + 1u) * 8;
	}
	l->ip_protocol = next;
	return true;
}

static bool find_ip(struct layout *l, const uint8_t *f, size_t len, size_t *end)
{
	size_t at = l->ip;
	if (l->ip_version == 4) {
		if (at + IP4_HEADER > len || f[at] >> 4 != 4 || get_be16(f + at + 6) & 0x3fff)
			return false;
		*end = at + get_be16(f + at + 2);
		l->ip_protocol = f[at + 9];
		at += (f[at] & 15u) * 4;
		if (at < l->ip + (size_t)IP4_HEADER)
			return false;
	} else {
		if (at + IP6_HEADER > len || f[at] >> 4 != 6)
			return false;
		*end = at + IP6_HEADER + get_be16(f + at + 4);
		at += IP6_HEADER;
		if (!skip_extensions(l, f, len, &at))
			return false;
	}
	l->l4 = (uint16_t)at;
	return *end <= len && at < *end;
}

bool layout_find(struct layout *l, const uint8_t *f, size_t len)
{
	size_t at = ETHER_HEADER - 2, end;

	if (len < ETHER_HEADER || len > UINT16_MAX)
		return false;
	for (unsigned i = 0; i < 2 && (get_be16(f + at) == ETHERTYPE_VLAN || get_be16(f + at) == ETHERTYPE_QINQ); i++) {
		at += TAG;
		if (at + 2 > len)
			return false;
	}
	const uint16_t ethertype = get_be16(f + at);
	if (ethertype != ETHERTYPE_IP4 && ethertype != ETHERTYPE_IP6)
		return false;
	*l = (struct layout){ .ip = (uint16_t)(at + 2), .ip_version = ethertype == ETHERTYPE_IP4 ? 4 : 6 };
	if (!find_ip(l, f, len, &end))
		return false;
	size_t header = UDP_HEADER;
	if (l->ip_protocol == PROTOCOL_TCP) {
		if (l->l4 + (size_t)TCP_HEADER > end)
			return false;
		header = (f[l->l4 + 12] >> 4) * 4u;
		if (header < TCP_HEADER)
			return false;
	} else if (l->ip_protocol != PROTOCOL_UDP) {
		return false;
	}
	if (l->l4 + header > end)
		return false;
	l->payload = (uint16_t)(l->l4 + header);
	l->end = (uint16_t)end;
	return true;
}

bool craft_option(uint8_t *f, const struct layout *l, size_t *at, struct tcp_option *o)
{
	size_t i = *at ? *at : l->l4 + (size_t)TCP_HEADER;
	while (i < l->payload && f[i] == 1) /* no operation */
		i++;
	if (i + 2 > l->payload || !f[i] || f[i + 1] < 2 || i + f[i + 1] > l->payload)
		return false;
	*o = (struct tcp_option){ f[i], f[i + 1], f + i };
	*at = i + f[i + 1];
	return true;
}

/* ---- checksums (RFC 1071) ---- */

static uint32_t sum_of(uint32_t sum, const uint8_t *p, size_t len)
{
	for (; len > 1; p += 2, len -= 2)
		sum += get_be16(p);
	return len ? sum + ((uint32_t)*p << 8) : sum;
}

static uint16_t folded(uint32_t sum)
{
	sum = (sum & 0xffff) + (sum >> 16);
	sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)~sum;
}

static void sum_packet(uint8_t *f, const struct layout *l)
{
	const bool is_tcp = l->ip_protocol == PROTOCOL_TCP;
	uint8_t *const sum = f + l->l4 + (is_tcp ? 16 : 6);
	const size_t addresses = l->ip_version == 4 ? 12 : 8, size = l->ip_version == 4 ? 8 : 32;
	const size_t l4_len = (size_t)l->end - l->l4;

	if (l->ip_version == 4) {
		set_be16(f + l->ip + 10, 0);
		set_be16(f + l->ip + 10, folded(sum_of(0, f + l->ip, (f[l->ip] & 15u) * 4)));
	}
	set_be16(sum, 0);
	uint32_t s = sum_of((uint32_t)l4_len + l->ip_protocol, f + l->ip + addresses, size);
	const uint16_t folded_sum = folded(sum_of(s, f + l->l4, l4_len));
	set_be16(sum, folded_sum || is_tcp ? folded_sum : 0xffff);
}

size_t craft_mend(uint8_t *f, struct layout *l, size_t len)
{
	l->end = (uint16_t)(l->payload + len);
	if (l->ip_version == 4)
		set_be16(f + l->ip + 2, (uint16_t)(l->end - l->ip));
	else
		set_be16(f + l->ip + 4, (uint16_t)(l->end - l->ip - IP6_HEADER));
	if (l->ip_protocol == PROTOCOL_UDP)
		set_be16(f + l->l4 + 4, (uint16_t)(l->end - l->l4));
	sum_packet(f, l);
	return l->end;
}

/* ---- making frames ---- */

static void swap(uint8_t *a, uint8_t *b, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const uint8_t x = a[i];
		a[i] = b[i];
		b[i] = x;
	}
}

/* Link, network header and ports of a new frame. */
static void begin(uint8_t *out, const uint8_t *header, const struct layout *l, bool back)
{
	memcpy(out, header, l->l4 + 4u);
	if (l->ip_version == 4)
		set_be16(out + l->ip + 6, 0x4000); /* whole, and to stay so */
	if (!back)
		return;
	const size_t address = l->ip_version == 4 ? 4 : 16, src = l->ip + (l->ip_version == 4 ? 12u : 8u);
	swap(out, out + 6, 6);
	swap(out + src, out + src + address, address);
	swap(out + l->l4, out + l->l4 + 2, 2);
}

static size_t finish(uint8_t *out, const struct layout *l, size_t header, const uint8_t *payload, size_t len)
{
	struct layout made = *l;
	made.payload = (uint16_t)(l->l4 + header);
	if (len)
		memcpy(out + made.payload, payload, len);
	return craft_mend(out, &made, len);
}

size_t craft_segment(uint8_t *out, const uint8_t *header, const struct layout *l, bool back, const struct segment *s,
		     const uint8_t *payload, size_t len)
{
	static const uint8_t times[4] = { 1, 1, 8, 10 };
	const size_t tcp_len = TCP_HEADER + (s->has_times ? 12u : 0u);
	uint8_t *const t = out + l->l4;

	begin(out, header, l, back);
	set_be32(t + 4, s->seq);
	set_be32(t + 8, s->ack);
	t[12] = (uint8_t)(tcp_len / 4 << 4);
	t[13] = s->flags;
	set_be16(t + 14, s->window);
	set_be32(t + 16, 0); /* checksum and urgent pointer */
	if (s->has_times) {
		memcpy(t + TCP_HEADER, times, sizeof times);
		set_be32(t + TCP_HEADER + 4, s->time);
		set_be32(t + TCP_HEADER + 8, s->time_echo);
	}
	return finish(out, l, tcp_len, payload, len);
}

size_t craft_datagram(uint8_t *out, const uint8_t *header, const struct layout *l, bool back, const uint8_t *payload,
		      size_t len)
{
	begin(out, header, l, back);
	return finish(out, l, UDP_HEADER, payload, len);
}
