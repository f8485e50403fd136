/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What GOOSE and sampled values share: the header behind the ethertype (IEC 61850-8-1:2011, annex C;
 * IEC 61850-9-2:2011, clause 5.3.3; signature: IEC 62351-6:2020), and a hash by which their dissectors
 * remember publishers.  Inline functions only; owns nothing; any thread.
 *
 *   0       2        4            6            8
 *   +-------+--------+------------+------------+------------- ... --+-- ... ------+
 *   | APPID | length | S reserved | reserved   | PDU (BER)          | signature   |
 *   +-------+--------+------------+------------+------------- ... --+-- ... ------+
 *   length: from APPID on.  S: simulated.  reserved, 12 bits: length of the signature.
 */
#pragma once

#include "dissectors/ber.h"

#define IEC61850_HEADER_LEN 8u
#define IEC61850_FRAME_MAX 9000u /* jumbo frames; the standards stay below 1518 */
#define IEC61850_HASH UINT64_C(0xcbf29ce484222325)

struct iec61850_header {
	uint16_t appid;
	bool simulated;
	size_t signature_len;
};

/* Reads the header into these fields. */
static inline struct iec61850_header iec61850_header(struct message *m, struct cursor *c, unsigned appid,
						     unsigned length, unsigned simulated, unsigned signature)
{
	struct iec61850_header h = { .appid = put_be16(m, appid, c) };

	put_be16(m, length, c);
	const uint32_t offset = cur_offset(c, m->data);
	const uint16_t reserved = cur_be16(c);
	h.simulated = put_uint(m, simulated, reserved >> 15, offset, 2);
	h.signature_len = put_uint(m, signature, reserved & 0xfff, offset, 2);
	cur_skip(c, 2);
	return h;
}

/* The answer of frame(). */
static inline size_t iec61850_frame(struct cursor c)
{
	if (cur_left(&c) < 4)
		return FRAME_MORE;
	cur_skip(&c, 2);
	const size_t len = cur_be16(&c);
	return len < IEC61850_HEADER_LEN || len > IEC61850_FRAME_MAX ? FRAME_FOREIGN : len;
}

/* For probe(): does a PDU of this tag begin here, with its first member? */
static inline enum probe iec61850_probe(enum transport transport, struct cursor c, uint32_t tag)
{
	bool bad = false;

	if (transport != TRANSPORT_ETHER || iec61850_frame(c) == FRAME_FOREIGN)
		return PROBE_NO;
	struct cursor inside = { c.p, c.end, &bad };
	cur_skip(&inside, IEC61850_HEADER_LEN);
	if (ber_tag(&inside) != tag)
		return PROBE_NO;
	const uint8_t first = cur_u8(&inside);
	if (first >= 0x80)
		(void)ber_long_length(&inside, first & 0x7f);
	return !bad && cur_peek(&inside, 0) == 0x80 ? PROBE_STRONG : PROBE_NO;
}

static inline uint64_t iec61850_hash(uint64_t h, struct bytes b)
{
	size_t i = 0;

	for (; i + 8 <= b.len; i += 8) {
		h = (h ^ bytes_be32(b, i) ^ (uint64_t)bytes_be32(b, i + 4) << 32) * UINT64_C(0x9e3779b97f4a7c15);
		h ^= h >> 29;
	}
	for (; i < b.len; i++)
		h = (h ^ b.p[i]) * UINT64_C(0x100000001b3);
	return h;
}
