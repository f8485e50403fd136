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

/* ---- the connection-oriented form: 12.6 ---- */

enum {
	RPC_BIND = 11, RPC_BIND_ACK = 12, RPC_BIND_NAK = 13, RPC_ALTER_CONTEXT = 14, RPC_ALTER_CONTEXT_ANSWER = 15,
	RPC_AUTH3 = 16, RPC_SHUTDOWN = 17, RPC_CO_CANCEL = 18, RPC_ORPHANED = 19,
};

#define RPC_CO_HEADER 16u
#define RPC_CO_FIRST 0x01u /* 12.6.3.1: pfc_flags */
#define RPC_CO_LAST 0x02u
#define RPC_CO_OBJECT 0x80u

#define RPC_AUTH_HEADER 8u
#define RPC_AUTH_PRIVACY 6 /* 13.2.6: authentication level; the stub is encrypted */

struct rpc_co {
	uint8_t minor, type, flags;
	bool is_little;
	uint16_t length, auth_length;
	uint32_t call;
	uint8_t auth_type, auth_level; /* 0: not authenticated */
	struct cursor body;            /* behind the header, without padding and authentication */
};

/* The PDU at c, which passes it; false when its lengths contradict each other. */
static inline bool rpc_co_read(struct cursor *c, struct rpc_co *h)
{
	const size_t whole = cur_left(c);

	cur_skip(c, 1); /* version */
	h->minor = cur_u8(c);
	h->type = cur_u8(c);
	h->flags = cur_u8(c);
	h->is_little = rpc_is_little(cur_u8(c));
	cur_skip(c, 3);
	h->length = rpc_u16(c, h->is_little);
	h->auth_length = rpc_u16(c, h->is_little);
	h->call = rpc_u32(c, h->is_little);
	h->auth_type = h->auth_level = 0;
	size_t body = cur_left(c);
	const size_t trailer = h->auth_length ? RPC_AUTH_HEADER + h->auth_length : 0;
	if (h->length != whole || trailer > body) {
		h->body = cur_cut(c, body);
		return false;
	}
	struct cursor auth = *c;
	uint8_t pad = 0;
	if (trailer) {
		cur_skip(&auth, body - trailer);
		h->auth_type = cur_u8(&auth);
		h->auth_level = cur_u8(&auth);
		pad = cur_u8(&auth);
	}
	body -= trailer;
	const bool sound = pad <= body;
	h->body = cur_cut(c, sound ? body - pad : body);
	cur_skip(c, cur_left(c));
	return sound;
}

/* Length of the PDU at c; FRAME_MORE until that is known, FRAME_FOREIGN: it is none. */
static inline size_t rpc_co_length(struct cursor c)
{
	const int version = cur_peek(&c, 0), minor = cur_peek(&c, 1), type = cur_peek(&c, 2), drep = cur_peek(&c, 4);

	if (version >= 0 && (version != 5 || minor > 1 || type > RPC_ORPHANED || (drep >= 0 && drep >> 4 > 1)))
		return FRAME_FOREIGN;
	if (cur_left(&c) < 10)
		return FRAME_MORE;
	cur_skip(&c, 8);
	const uint16_t length = rpc_u16(&c, rpc_is_little((uint8_t)drep));
	return length < RPC_CO_HEADER ? FRAME_FOREIGN : length;
}
