/* SPDX-License-Identifier: Apache-2.0 */
/*
 * OPC UA: security policies (part 7, 6.6), as far as a channel shows who stands behind it.  Part of opcua.c, cut off
 * for length.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#pragma once

#include "dissectors/opcua_types.h"
#include "dissectors/x509.h"

#define POLICY_URI "http://opcfoundation.org/UA/SecurityPolicy#"
#define POLICY_URI_LEN (sizeof POLICY_URI - 1)

/* By the end of the URI; symmetric signature in bytes. */
static const struct {
	const char *name;
	uint8_t len, signature;
} policies[] = {
	[POLICY_NONE] = { "None", 4, 0 },
	[POLICY_BASIC128] = { "Basic128Rsa15", 13, 20 },
	[POLICY_BASIC256] = { "Basic256", 8, 20 },
	[POLICY_BASIC256SHA256] = { "Basic256Sha256", 14, 32 },
	[POLICY_AES128] = { "Aes128_Sha256_RsaOaep", 21, 32 },
	[POLICY_AES256] = { "Aes256_Sha256_RsaPss", 20, 32 },
	[POLICY_OTHER] = { "", 0, 32 },
};

static uint8_t policy_of(struct bytes uri)
{
	if (uri.len < POLICY_URI_LEN || memcmp(uri.p, POLICY_URI, POLICY_URI_LEN) != 0)
		return POLICY_OTHER;
	const struct bytes end = bytes_part(uri, POLICY_URI_LEN, uri.len);
	for (uint8_t i = POLICY_NONE; i < POLICY_OTHER; i++)
		if (policies[i].len == end.len && !memcmp(policies[i].name, end.p, end.len))
			return i;
	return POLICY_OTHER;
}
