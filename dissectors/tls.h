/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TLS inside another protocol: what begins behind STARTTLS.  The protocol keeps a struct tls_flow in its own state,
 * lets tls_frame() cut the bytes into records and hands each to carry().
 */
#pragma once

#include "dissectors/dissector.h"

/* Per direction, [1] from the client. */
struct tls_flow {
	uint32_t rest[2];      /* bytes of a handshake message that its next records bring */
	bool is_protected[2];  /* ChangeCipherSpec was sent */
};

#define TLS_RECORD_MAX (5u + 16384u + 2048u)

size_t tls_frame(const struct message *m, struct cursor c);

extern const struct dissector tls;
