/* SPDX-License-Identifier: Apache-2.0 */
/*
 * RFC 1071 over the pseudo-header of IPv4 (RFC 9293 3.1) or IPv6 (RFC 8200 8.1).  IPv6 extension headers are not
 * walked: no stack leaves a checksum to hardware behind them.
 */
#include "dataplane/inline/frame.h"

#include "dataplane/engine/checksum.h"

#include <string.h>

struct layout {
	const uint8_t *ip;
	uint32_t l4_at;      /* offset in the frame */
	uint32_t l4_len;     /* by the IP header: link padding is not part of it */
	uint32_t check_at;   /* offset of the checksum in the frame; 0: there is none to compute */
	uint8_t version, protocol;
};

static uint16_t be16(const uint8_t *p)
{
	return (uint16_t)(p[0] << 8 | p[1]);
}

static void find_check(struct layout *l, uint32_t len)
{
	const uint32_t min = l->protocol == 6 ? 20 : 8, at = l->protocol == 6 ? 16 : 6;
	if ((l->protocol == 6 || l->protocol == 17) && l->l4_len >= min && l->l4_at + l->l4_len <= len)
		l->check_at = l->l4_at + at;
}

static struct layout lay_out(const uint8_t *f, uint32_t len)
{
	struct layout l = { .ip = NULL };
	uint32_t at = 12;

	while (at + 6 <= len && (be16(f + at) == 0x8100 || be16(f + at) == 0x88a8) && at < 20)
		at += 4;
	if (at + 2 + 20 > len)
		return l;
	const uint16_t type = be16(f + at);
	at += 2;
	l.ip = f + at;
	if (type == 0x0800 && l.ip[0] >> 4 == 4) {
		const uint32_t header = (l.ip[0] & 15u) * 4, total = be16(l.ip + 2);
		l.version = 4;
		if (header < 20 || total < header || at + header > len)
			return (struct layout){ .ip = NULL };
		l.protocol = l.ip[9];
		l.l4_at = at + header;
		l.l4_len = total - header;
		if (!(be16(l.ip + 6) & 0x3fff))
			find_check(&l, len);
	} else if (type == 0x86dd && at + 40 <= len && l.ip[0] >> 4 == 6) {
		l.version = 6;
		l.protocol = l.ip[6];
		l.l4_at = at + 40;
		l.l4_len = be16(l.ip + 4);
		find_check(&l, len);
	}
	return l;
}

/* The checksum that belongs there, over bytes whose checksum field holds `there`; network order. */
static uint16_t compute(const uint8_t *f, const struct layout *l)
{
	const uint32_t addresses = l->version == 4 ? 8 : 32;
	uint32_t sum = checksum_sum((struct bytes){ l->ip + (l->version == 4 ? 12 : 8), addresses });
	uint16_t there;

	sum += checksum_sum((struct bytes){ f + l->l4_at, l->l4_len });
	sum += __builtin_bswap16((uint16_t)l->l4_len);
	sum += __builtin_bswap16(l->protocol);
	memcpy(&there, f + l->check_at, 2);
	sum += (uint16_t)~there;
	sum = ~checksum_fold(sum) & 0xffff;
	return (uint16_t)(sum ? sum : 0xffff);
}

void frame_fill_checksum(uint8_t *frame, uint32_t len)
{
	const struct layout l = lay_out(frame, len);

	if (!l.check_at)
		return;
	/* UDP over IPv4 may go without one (RFC 768). */
	if (l.protocol == 17 && l.version == 4 && !frame[l.check_at] && !frame[l.check_at + 1])
		return;
	const uint16_t sum = compute(frame, &l);
	memcpy(frame + l.check_at, &sum, 2);
}

void frame_fill_ip_checksum(uint8_t ip[20])
{
	ip[10] = ip[11] = 0;
	const uint16_t sum = (uint16_t)~checksum_sum((struct bytes){ ip, 20 });
	memcpy(ip + 10, &sum, 2);
}

bool frame_checksum_holds(const uint8_t *frame, uint32_t len)
{
	const struct layout l = lay_out(frame, len);
	uint16_t there;

	if (l.version == 4 && checksum_sum((struct bytes){ l.ip, (l.ip[0] & 15u) * 4 }) != 0xffff)
		return false;
	if (!l.check_at)
		return true;
	memcpy(&there, frame + l.check_at, 2);
	if (l.protocol == 17 && l.version == 4 && !there)
		return true;
	return compute(frame, &l) == (there ? there : 0xffff);
}
