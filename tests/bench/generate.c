/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes a Modbus/TCP capture for benchmarks: FLOWS connections, PACKETS packets in all, interleaved as a
 * plant's pollers would be; nine of ten requests read holding registers, the rest read inputs and coils or write.
 *
 *   generate PACKETS FLOWS > FILE.pcap
 *
 * The same arguments give the same bytes.  Checksums are right.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct connection {
	uint32_t client_seq, server_seq, client, server;
	uint16_t port, id, transaction;
	uint8_t step;
	uint8_t asked[12];
};

static uint64_t packets_left, now_us = UINT64_C(1700000000000000);

static void put16(uint8_t *p, unsigned v)
{
	p[0] = (uint8_t)(v >> 8);
	p[1] = (uint8_t)v;
}

static void put32(uint8_t *p, uint32_t v)
{
	put16(p, v >> 16);
	put16(p + 2, v & 0xffff);
}

static uint32_t sum16(uint32_t sum, const uint8_t *p, size_t len)
{
	for (size_t i = 0; i + 1 < len; i += 2)
		sum += (uint32_t)(p[i] << 8 | p[i + 1]);
	if (len & 1)
		sum += (uint32_t)p[len - 1] << 8;
	return sum;
}

static unsigned fold(uint32_t sum)
{
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return ~sum & 0xffff;
}

static void emit(struct connection *c, int from_client, uint8_t flags, const uint8_t *data, size_t len)
{
	uint8_t f[400] = { 0 }, *ip = f + 14, *tcp = ip + 20;
	const uint32_t src = from_client ? c->client : c->server, dst = from_client ? c->server : c->client;
	uint32_t *seq = from_client ? &c->client_seq : &c->server_seq;
	const uint32_t ack = from_client ? c->server_seq : c->client_seq;
	const size_t total = 14 + 20 + 20 + len;

	memcpy(f, from_client ? "\x02\0\0\0\0\x01\x02\0\0\0\0\x02" : "\x02\0\0\0\0\x02\x02\0\0\0\0\x01", 12);
	put16(f + 12, 0x0800);
	ip[0] = 0x45;
	put16(ip + 2, (unsigned)(40 + len));
	put16(ip + 4, c->id++);
	put16(ip + 6, 0x4000);
	ip[8] = 64;
	ip[9] = 6;
	put32(ip + 12, src);
	put32(ip + 16, dst);
	put16(ip + 10, fold(sum16(0, ip, 20)));
	put16(tcp, from_client ? c->port : 502);
	put16(tcp + 2, from_client ? 502 : c->port);
	put32(tcp + 4, *seq);
	put32(tcp + 8, flags & 16 ? ack : 0);
	tcp[12] = 0x50;
	tcp[13] = flags;
	put16(tcp + 14, 64240);
	if (len)
		memcpy(tcp + 20, data, len);
	put16(tcp + 16, fold(sum16(sum16(6 + 20 + (uint32_t)len, ip + 12, 8), tcp, 20 + len)));
	*seq += (uint32_t)len + (flags & 3 ? 1 : 0);

	const uint32_t record[4] = { (uint32_t)(now_us / 1000000), (uint32_t)(now_us % 1000000), (uint32_t)total,
				     (uint32_t)total };
	fwrite(record, sizeof record, 1, stdout);
	fwrite(f, total, 1, stdout);
	now_us += 3;
	packets_left--;
}

static void request(struct connection *c, uint64_t random)
{
	uint8_t p[16] = { 0 };
	unsigned function = 3, address = (unsigned)(random >> 8) % 100, count = 1 + (unsigned)(random >> 16) % 20;
	const unsigned dice = (unsigned)(random % 100);

	if (dice >= 96)
		function = 6;
	else if (dice >= 93)
		function = 1;
	else if (dice >= 90)
		function = 4;
	put16(p, ++c->transaction);
	put16(p + 4, 6);
	p[6] = 1;
	p[7] = (uint8_t)function;
	put16(p + 8, address);
	put16(p + 10, function == 6 ? (unsigned)(random >> 24) % 750 : count);
	memcpy(c->asked, p, 12);
	emit(c, 1, 0x18, p, 12);
}

static void answer(struct connection *c, uint64_t random)
{
	uint8_t p[300] = { 0 };
	const unsigned function = c->asked[7], count = (unsigned)(c->asked[10] << 8 | c->asked[11]);

	memcpy(p, c->asked, 12);
	if (function == 6) {
		emit(c, 0, 0x18, p, 12);
		return;
	}
	const unsigned bytes = function == 1 ? (count + 7) / 8 : count * 2;
	put16(p + 4, 3 + bytes);
	p[8] = (uint8_t)bytes;
	for (unsigned i = 0; i < bytes; i++)
		p[9 + i] = (uint8_t)(random >> i % 56);
	if (function == 1 && count % 8)
		p[8 + bytes] &= (uint8_t)((1 << count % 8) - 1);
	emit(c, 0, 0x18, p, 9 + bytes);
}

static uint64_t next_random(uint64_t *s)
{
	*s ^= *s << 13;
	*s ^= *s >> 7;
	*s ^= *s << 17;
	return *s;
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: generate PACKETS FLOWS > FILE.pcap\n");
		return 2;
	}
	packets_left = strtoull(argv[1], NULL, 10);
	const size_t flows = strtoull(argv[2], NULL, 10);
	struct connection *all = calloc(flows ? flows : 1, sizeof *all);
	uint64_t seed = UINT64_C(88172645463325252);
	const uint32_t head[6] = { 0xa1b2c3d4, 4 << 16 | 2, 0, 0, 65535, 1 };

	if (!all || !flows)
		return 2;
	fwrite(head, sizeof head, 1, stdout);
	for (size_t i = 0; i < flows; i++)
		all[i] = (struct connection){ .client = 0x0a010001 + (uint32_t)(i / 50), .server = 0xc0a80a01 + (uint32_t)(i % 200),
					      .port = (uint16_t)(20000 + i % 40000), .client_seq = (uint32_t)next_random(&seed),
					      .server_seq = (uint32_t)next_random(&seed) };
	/* The pollers take turns; each turn is one packet. */
	for (size_t i = 0; packets_left; i = (i + 1) % flows) {
		struct connection *c = &all[i];
		switch (c->step) {
		case 0:
			emit(c, 1, 0x02, NULL, 0);
			break;
		case 1:
			emit(c, 0, 0x12, NULL, 0);
			break;
		case 2:
			emit(c, 1, 0x10, NULL, 0);
			break;
		case 3:
			request(c, next_random(&seed));
			break;
		default:
			answer(c, next_random(&seed));
			c->step = 2;
			break;
		}
		c->step++;
	}
	free(all);
	return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
