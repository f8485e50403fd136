/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The common name in an X.509 certificate (RFC 5280, 4.1), for protocols that show who stands behind a session.
 *
 * Owns nothing; any thread; every byte goes through the cursor.
 */
#pragma once

#include "dissectors/cursor.h"

#include <string.h>

/* One DER element: its tag (0: nothing there) and contents; c passes it.  X.690, 8.1. */
struct element {
	uint8_t tag;
	struct cursor in;
};

static inline struct element read_element(struct cursor *c)
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
static inline struct bytes certificate_subject(struct bytes certificate)
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
