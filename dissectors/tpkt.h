/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The carrier of S7comm, S7comm-plus and MMS on TCP: TPKT (RFC 1006) around the transport protocol
 * of ISO 8073 / X.224, class 0.  Inline functions only; each protocol's dissector calls tpkt_frame()
 * from its frame(), tpkt_read() at the head of its dissect() and tpkt_first() from its probe().
 *
 *   0        1        2                 4      5              5 + LI
 *   +--------+--------+--------+--------+------+------ ... ---+--------- ... ---+
 *   |   3    |   0    |     length      |  LI  | TPDU header  | user data (DT)  |
 *   +--------+--------+--------+--------+------+------ ... ---+--------- ... ---+
 *   length: of everything, big-endian.  LI: length of the TPDU header behind itself.
 *
 * Owns nothing; any thread; every byte goes through the cursor.
 */
#pragma once

#include "dissectors/cursor.h"
#include "dissectors/dissector.h"

#define TPKT_VERSION 3
#define TPKT_HEADER_LEN 4

/* TPDU codes without the four bits of credit or sequence, X.224 13.3 - 13.12. */
enum tpdu {
	TPDU_ED = 0x10, TPDU_EA = 0x20, TPDU_RJ = 0x50, TPDU_AK = 0x60, TPDU_ER = 0x70,
	TPDU_DR = 0x80, TPDU_DC = 0xc0, TPDU_CC = 0xd0, TPDU_CR = 0xe0, TPDU_DT = 0xf0,
};

/* What is wrong with the carrier; the protocol gives it the name of a flaw. */
enum tpkt_fault {
	TPKT_SOUND,
	TPKT_BAD_TPKT,     /* version, reserved byte or length (RFC 1006 6) */
	TPKT_BAD_COTP,     /* the header does not fit its TPDU */
	TPKT_UNKNOWN_TPDU, /* a code that class 0 does not have */
};

struct tpkt {
	enum tpkt_fault fault;
	uint8_t tpdu;              /* enum tpdu, or another code */
	uint8_t reason;            /* DR: reason, ER: reject cause */
	bool last;                 /* DT: the end-of-TSDU bit */
	bool opening;              /* CR or CC: the parameters below may be set */
	bool cut;                  /* fewer bytes are here than the TPKT says */
	uint32_t tpdu_offset;      /* of the code, in the message */
	uint32_t reason_offset;
	uint32_t size_offset;
	uint16_t size;             /* largest TPDU in bytes, 0: not said */
	struct bytes src_tsap;     /* calling */
	struct bytes dst_tsap;     /* called */
	struct cursor user;        /* DT: user data */
};

/* The answer of frame(): a whole TPKT.  Lengths too short for a TPDU are framed all the same, so that
 * tpkt_read() can name the fault; below the header's own length there is no next message. */
static inline size_t tpkt_frame(struct cursor c)
{
	const int version = cur_peek(&c, 0);
	if (version < 0)
		return FRAME_MORE;
	if (version != TPKT_VERSION)
		return FRAME_FOREIGN;
	if (cur_left(&c) < TPKT_HEADER_LEN)
		return FRAME_MORE;
	cur_skip(&c, 2);
	const size_t len = cur_be16(&c);
	return len < TPKT_HEADER_LEN ? FRAME_FOREIGN : len;
}

/* Variable part of CR, CC, DR and ER: code, length, value (X.224 13.2.3). */
static inline void tpkt_parameters(struct tpkt *t, struct cursor head, const uint8_t *base)
{
	while (cur_left(&head)) {
		const uint8_t code = cur_u8(&head);
		const uint8_t len = cur_u8(&head);
		struct cursor value = cur_cut(&head, len);
		if (*head.bad)
			return;
		switch (code) {
		case 0xc0: /* TPDU size as a power of two: 128 and more */
			if (len == 1) {
				const uint32_t at = cur_offset(&value, base);
				const uint8_t power = cur_u8(&value);
				if (power >= 7 && power <= 15) {
					t->size = (uint16_t)(1u << power);
					t->size_offset = at;
				}
			} else {
				t->fault = TPKT_BAD_COTP;
			}
			break;
		case 0xc1:
			t->src_tsap = cur_rest(&value);
			break;
		case 0xc2:
			t->dst_tsap = cur_rest(&value);
			break;
		default:
			break;
		}
	}
}

/* The fixed part of a TPDU header; what is left of head is the variable part. */
static inline void tpkt_fixed(struct tpkt *t, struct cursor *head, const uint8_t *base)
{
	switch (t->tpdu) {
	case TPDU_CR: /* DST-REF, SRC-REF, class and options */
	case TPDU_CC:
		t->opening = true;
		cur_skip(head, 4);
		if (cur_u8(head) >> 4 && !*head->bad)
			t->fault = TPKT_BAD_COTP; /* RFC 1006 uses class 0 only */
		break;
	case TPDU_DR: /* DST-REF, SRC-REF, reason */
		cur_skip(head, 4);
		t->reason_offset = cur_offset(head, base);
		t->reason = cur_u8(head);
		break;
	case TPDU_DC: /* DST-REF, SRC-REF */
		cur_skip(head, 4);
		break;
	case TPDU_ER: /* DST-REF, reject cause */
		cur_skip(head, 2);
		t->reason_offset = cur_offset(head, base);
		t->reason = cur_u8(head);
		break;
	case TPDU_DT: /* end-of-TSDU and, always 0 in class 0, sequence number */
		t->last = cur_u8(head) >> 7;
		if (cur_left(head))
			t->fault = TPKT_BAD_COTP;
		cur_skip(head, cur_left(head));
		break;
	default:
		t->fault = TPKT_UNKNOWN_TPDU;
		cur_skip(head, cur_left(head));
		break;
	}
}

/* Reads the carrier of a message; c covers the whole TPKT, base is where the message begins.
 * Poisons when bytes are missing.  prefix: the message is cut on purpose (struct message). */
static inline struct tpkt tpkt_read(struct cursor c, const uint8_t *base, bool prefix)
{
	struct tpkt t = { .fault = TPKT_SOUND };
	const size_t all = cur_left(&c);
	const uint8_t version = cur_u8(&c);
	const uint8_t reserved = cur_u8(&c);
	const size_t len = cur_be16(&c);

	t.cut = len > all;
	const uint8_t li = cur_u8(&c);
	struct cursor head = cur_cut(&c, li);
	t.tpdu_offset = cur_offset(&head, base);
	const uint8_t code = cur_u8(&head);
	t.tpdu = code & 0xf0;
	tpkt_fixed(&t, &head, base);
	if ((code & 0x0f) && !t.opening)
		t.fault = TPKT_BAD_COTP; /* credit in CR and CC only, no acknowledgement requests */
	tpkt_parameters(&t, head, base);
	t.user = c;
	if (t.tpdu != TPDU_DT && t.tpdu != TPDU_ED && cur_left(&c))
		t.fault = TPKT_BAD_COTP; /* class 0 carries user data in DT only (X.224 13.3.5) */
	const bool fits = len == all || (t.cut && prefix);
	if (*c.bad && prefix)
		t.fault = TPKT_SOUND; /* the rest will come */
	else if (version != TPKT_VERSION || reserved || !fits || len < TPKT_HEADER_LEN + 3)
		t.fault = TPKT_BAD_TPKT;
	else if (*c.bad)
		t.fault = TPKT_BAD_COTP;
	return t;
}

/*
 * The body of a dissect(): reads the carrier, puts cut messages together, and calls carrier() for what carries
 * nothing, or user() with a whole TSDU.  faults: own flaws by enum tpkt_fault.  While user() runs, m->data is what
 * the TSDU's offsets count from: of a joined one, the joined bytes.
 */
static inline void tpkt_dissect(struct message *m, struct cursor c, const uint8_t *faults,
				void (*carrier)(struct message *m, const struct tpkt *t),
				void (*user)(struct message *m, struct cursor c))
{
	struct tpkt t = tpkt_read(c, m->data, m->prefix);

	if (t.fault != TPKT_SOUND)
		flaw(m, faults[t.fault]);
	if (m->bad)
		return;
	const bool joining = m->join && m->join->open;
	if (t.cut && (!cur_left(&t.user) || joining || !t.last)) {
		cur_poison(&t.user); /* a piece may only be joined when it is whole */
		return;
	}
	if (t.tpdu != TPDU_DT || (!cur_left(&t.user) && !joining)) {
		m->carrier = true;
		carrier(m, &t);
		return;
	}
	const struct bytes whole = join(m, cur_rest(&t.user), !joining, t.last);
	if (!whole.len) {
		if (t.last && !m->flaws)
			m->carrier = true; /* the pieces were all empty */
		return;
	}
	const uint8_t *data = m->data;
	const size_t len = m->len;
	if (joining) {
		m->data = whole.p;
		m->len = whole.len;
	}
	user(m, cur_over(whole.p, whole.len, &m->bad));
	m->data = data;
	m->len = len;
	if (t.cut)
		cur_poison(&t.user);
}

/*
 * For probe(): the first bytes (at most cap) of the first TSDU that one side sent, collected over
 * pieces and past CR, CC and empty DT.  *len: how many were found.  *total: bytes of the TSDU, 0 while
 * its end has not come.  False: this is no TPKT.
 */
static inline bool tpkt_first(struct cursor c, uint8_t *head, size_t cap, size_t *len,
			      size_t *total)
{
	size_t sum = 0;

	*len = 0;
	*total = 0;
	while (cur_left(&c)) {
		if (cur_peek(&c, 0) != TPKT_VERSION || (cur_peek(&c, 1) > 0))
			return false;
		if (cur_left(&c) < TPKT_HEADER_LEN + 3)
			return true;
		const int code = cur_peek(&c, 5);
		const size_t li = (size_t)cur_peek(&c, 4);
		cur_skip(&c, 2);
		const size_t size = cur_be16(&c);
		if (size < TPKT_HEADER_LEN + 3 || li + 1 > size - TPKT_HEADER_LEN)
			return false;
		const size_t body = size - TPKT_HEADER_LEN;
		const size_t here = cur_left(&c) < body ? cur_left(&c) : body;
		const bool whole = here == body;
		struct cursor tpdu = cur_cut(&c, here);
		if (code == TPDU_DT) {
			if (li != 2)
				return false;
			cur_skip(&tpdu, 2);
			const bool last = cur_u8(&tpdu) >> 7;
			sum += body - 3;
			while (cur_left(&tpdu) && *len < cap)
				head[(*len)++] = cur_u8(&tpdu);
			if (last && sum) {
				*total = sum;
				return true;
			}
		} else if ((code & 0xf0) != TPDU_CR && (code & 0xf0) != TPDU_CC && code != TPDU_DR &&
			   code != TPDU_ER) {
			return false;
		}
		if (!whole)
			return true;
	}
	return true;
}
