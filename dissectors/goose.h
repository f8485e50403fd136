/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What goose.c keeps per flow, for those that carry GOOSE: their own state has it inside, and they hand messages
 * to goose by carry(), from the octet that tells the kind of payload on (rgoose.c).  Plain data, zeroed at birth; no
 * pointers.
 */
#pragma once

#include "dissectors/dissector.h"

#define GOOSE_BLOCKS_MAX 16 /* control blocks of one publisher; the one not heard for longest makes room */

struct goose_block {
	uint64_t name;     /* hash of APPID and control block, 0: free */
	uint64_t config;   /* hash of data set and revision */
	uint64_t values;   /* hash of the data */
	uint64_t time;     /* t, seconds and fraction */
	uint32_t state, sequence;
	uint32_t rival_state, rival_sequence; /* numbers that do not follow these */
	uint32_t heard;    /* age: the flow's count of messages */
	uint8_t rival_run;
};

struct goose_flow {
	struct goose_block blocks[GOOSE_BLOCKS_MAX];
	uint32_t heard;
};

/* Kind, simulated, APPID and length in front of a carried message. */
#define GOOSE_PAYLOAD_HEADER 6u

extern const struct dissector goose;
