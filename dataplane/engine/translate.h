/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sequence numbers of a stream that the box changes: bytes are taken out of it, or put into it.  The sender counts
 * in its own numbers, the receiver in others.  Plain data, owned by the flow's gate; one engine, one thread.
 * All arithmetic is modulo 2^32 (RFC 9293 3.4).
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define EDITS_MAX 16

/* grow < 0: so many bytes from at on were taken out.  grow > 0: so many stand in front of the byte at `at`. */
struct edit {
	uint32_t at; /* the sender's number */
	int32_t grow;
};

/* Zeroed: nothing was changed.  shift: of the edits that are over, receiver's number minus sender's. */
struct edits {
	uint32_t shift;
	unsigned count;
	struct edit edit[EDITS_MAX]; /* rising by at */
};

static inline int32_t seq_diff(uint32_t a, uint32_t b)
{
	return (int32_t)(a - b);
}

/* The receiver's number of the sender's byte seq; of a byte that was taken out: of what follows it. */
uint32_t edits_out(const struct edits *e, uint32_t seq);

/* The sender's number for the receiver's acknowledgement ack: what was taken out in front of it counts as received, of
 * what was put in only the whole does. */
uint32_t edits_in(const struct edits *e, uint32_t ack);

/* Behind all others; false: there are too many. */
bool edits_add(struct edits *e, uint32_t at, int32_t grow);

/* The receiver has acknowledged up to ack, its number: what lies below need not be told apart any more. */
void edits_settle(struct edits *e, uint32_t ack);
