/* SPDX-License-Identifier: Apache-2.0 */
/*
 * DCE/RPC as a carrier (DCE 1.1: Remote Procedure Call, The Open Group C706, chapter 12).  What both
 * forms share comes first, then the connectionless form (UDP: PROFINET IO-CM), then whatever
 * belongs to the connection-oriented one only.
 *
 * Owns nothing; any thread; every byte goes through the cursor.
 */
#pragma once

#include "dissectors/dissector.h"

/* ---- both forms ---- */

/* 12.6.3.1 (PTYPE): those of the connectionless form are 0 - 10. */
enum {
	RPC_REQUEST = 0, RPC_PING = 1, RPC_RESPONSE = 2, RPC_FAULT = 3, RPC_WORKING = 4, RPC_NOCALL = 5,
	RPC_REJECT = 6, RPC_ACK = 7, RPC_CL_CANCEL = 8, RPC_FACK = 9, RPC_CANCEL_ACK = 10,
};

/* 14.1: the high half of the first octet of the data representation label tells the byte order. */
static inline bool rpc_is_little(uint8_t drep)
{
	return drep >> 4 == 1;
}

static inline uint16_t rpc_u16(struct cursor *c, bool is_little)
{
	return is_little ? cur_le16(c) : cur_be16(c);
}

static inline uint32_t rpc_u32(struct cursor *c, bool is_little)
{
	return is_little ? cur_le32(c) : cur_be32(c);
}

/* A universal unique identifier in the order in which it is written down (appendix A). */
struct rpc_uuid {
	uint32_t time_low;
	uint16_t time_mid, time_high;
	uint64_t rest; /* clock and node, big-endian on every wire */
};

static inline struct rpc_uuid rpc_uuid_read(struct cursor *c, bool is_little)
{
	struct rpc_uuid u;
	u.time_low = rpc_u32(c, is_little);
	u.time_mid = rpc_u16(c, is_little);
	u.time_high = rpc_u16(c, is_little);
	u.rest = cur_be64(c);
	return u;
}

/* ---- the connectionless form: 12.5.2.1 ---- */

#define RPC_CL_HEADER 80u
#define RPC_CL_LAST_FRAGMENT 0x02u /* 12.5.2.3: flags1 */
#define RPC_CL_FRAGMENT 0x04u

struct rpc_cl {
	uint8_t type, flags;
	bool is_little;
	struct rpc_uuid object, interface, activity;
	uint32_t sequence;
	uint16_t operation;
	uint16_t body; /* bytes behind the header */
	uint16_t fragment;
};

/* The header at c, which passes it; 80 bytes. */
static inline struct rpc_cl rpc_cl_read(struct cursor *c)
{
	struct rpc_cl h;

	cur_skip(c, 1); /* version */
	h.type = cur_u8(c);
	h.flags = cur_u8(c);
	cur_skip(c, 1);
	h.is_little = rpc_is_little(cur_u8(c));
	cur_skip(c, 3); /* float format, and serial number */
	h.object = rpc_uuid_read(c, h.is_little);
	h.interface = rpc_uuid_read(c, h.is_little);
	h.activity = rpc_uuid_read(c, h.is_little);
	cur_skip(c, 8); /* server boot time, interface version */
	h.sequence = rpc_u32(c, h.is_little);
	h.operation = rpc_u16(c, h.is_little);
	cur_skip(c, 4); /* hints */
	h.body = rpc_u16(c, h.is_little);
	h.fragment = rpc_u16(c, h.is_little);
	cur_skip(c, 2); /* authentication, serial number */
	return h;
}

/* Does no byte that is here contradict such a header? */
static inline bool rpc_cl_possible(struct cursor c)
{
	const int version = cur_peek(&c, 0), type = cur_peek(&c, 1), drep = cur_peek(&c, 4);
	return (version == 4 || version < 0) && type <= RPC_CANCEL_ACK && (drep < 0 || drep >> 4 <= 1);
}

/* Length of the packet at c, header included; FRAME_MORE until that is known. */
static inline size_t rpc_cl_length(struct cursor c)
{
	if (cur_left(&c) < RPC_CL_HEADER)
		return FRAME_MORE;
	return RPC_CL_HEADER + (size_t)rpc_cl_read(&c).body;
}
