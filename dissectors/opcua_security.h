/* SPDX-License-Identifier: Apache-2.0 */
/*
 * OPC UA: security policies (part 7, 6.6) and the common name in an X.509 certificate (RFC 5280, 4.1), as far
 * as a channel shows who stands behind it.  Part of opcua.c, cut off for length.
 *
 * Owns nothing; runs on the thread that owns the flow.
 */
#pragma once

#include "dissectors/opcua_types.h"

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

/* One DER element: its tag (0: nothing there) and contents; c passes it.  X.690, 8.1. */
struct element {
	uint8_t tag;
	struct cursor in;
};

static struct element read_element(struct cursor *c)
{
	const uint8_t tag = cur_u8(c), first = cur_u8(c);
	size_t len = first;

	if (first & 0x80) {
		len = 0;
		if ((first & 0x7f) > 3)
			cur_poison(c);
		for (unsigned i = 0; i < (first & 0x7fu) && !*c->bad; i++)
			len = len << 8 | cur_u8(c);
	}
	return (struct element){ tag, cur_cut(c, len) };
}

#define DER_VERSION 0xa0

/* The subject's common name (OID 2.5.4.3); empty when there is none or the certificate is not one. */
static struct bytes certificate_subject(struct bytes certificate)
{
	static const uint8_t common_name[] = { 0x55, 4, 3 };
	bool bad = false;
	struct cursor c = cur_over(certificate.p, certificate.len, &bad);
	struct cursor body = read_element(&c).in;
	struct cursor tbs = read_element(&body).in;
	struct bytes found = { certificate.p, 0 };

	if (cur_peek(&tbs, 0) == DER_VERSION)
		(void)read_element(&tbs);
	for (unsigned i = 0; i < 4; i++) /* serial number, algorithm, issuer, validity */
		(void)read_element(&tbs);
	struct cursor subject = read_element(&tbs).in;
	while (cur_left(&subject)) {
		struct cursor set = read_element(&subject).in;
		struct cursor pair = read_element(&set).in;
		struct cursor type = read_element(&pair).in, text = read_element(&pair).in;
		const struct bytes oid = cur_rest(&type);
		if (!bad && oid.len == sizeof common_name && !memcmp(oid.p, common_name, oid.len))
			found = cur_rest(&text);
	}
	return bad ? (struct bytes){ certificate.p, 0 } : found;
}
