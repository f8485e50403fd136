/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Addresses of expressions: IPv4, IPv6 and MAC, alone, as a network (10.0.0.0/8, 01:0c:cd:01:00:00/24)
 * or as a range; read to their first and last, and written back.  Pure functions; any thread.
 */
#include "rules/expression_tree.h"

#include <string.h>

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	const char l = (char)(c | 32);
	return l >= 'a' && l <= 'f' ? l - 'a' + 10 : 99;
}


static const uint8_t v4_prefix[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };

static bool read_v4(uint8_t *out, const char *p, size_t len)
{
	size_t at = 0;

	for (unsigned i = 0; i < 4; i++) {
		unsigned v = 0;
		const size_t first = at;
		while (at < len && digit(p[at]) <= 9 && at - first < 3)
			v = v * 10 + (unsigned)digit(p[at++]);
		/* A leading zero could mean octal: not taken. */
		if (at == first || v > 255 || (p[first] == '0' && at - first > 1))
			return false;
		if (i < 3 && (at == len || p[at++] != '.'))
			return false;
		out[i] = (uint8_t)v;
	}
	return at == len;
}

/* Groups of up to four hexadecimal digits, :: once, an IPv4 address at the end if wished. */
static bool read_v6(uint8_t *out, const char *p, size_t len)
{
	uint8_t head[16];
	unsigned n = 0, gap = 16;
	size_t at = 0;

	memset(out, 0, 16);
	if (len >= 2 && p[0] == ':' && p[1] == ':') {
		gap = 0;
		at = 2;
	}
	while (at < len) {
		const char *dot = memchr(p + at, '.', len - at);
		const char *colon = memchr(p + at, ':', len - at);
		if (dot && !colon) {
			if (n > 12 || !read_v4(head + n, p + at, len - at))
				return false;
			n += 4;
			break;
		}
		unsigned v = 0;
		const size_t first = at;
		while (at < len && digit(p[at]) <= 15 && at - first < 4)
			v = v * 16 + (unsigned)digit(p[at++]);
		if (at == first || n > 14)
			return false;
		head[n++] = (uint8_t)(v >> 8);
		head[n++] = (uint8_t)v;
		if (at == len)
			break;
		if (p[at++] != ':' || at == len)
			return false;
		if (p[at] == ':') {
			if (gap < 16)
				return false;
			gap = n;
			at++;
		}
	}
	if (gap == 16) {
		memcpy(out, head, n);
		return n == 16;
	}
	if (n > 14)
		return false;
	memcpy(out, head, gap);
	memcpy(out + 16 - (n - gap), head + gap, n - gap);
	return true;
}

static bool read_mac(uint8_t *out, const char *p, size_t len)
{
	if (len != 17)
		return false;
	for (unsigned i = 0; i < 6; i++) {
		const int high = digit(p[i * 3]), low = digit(p[i * 3 + 1]);
		if (high > 15 || low > 15 || (i < 5 && p[i * 3 + 2] != p[2]))
			return false;
		out[i] = (uint8_t)(high << 4 | low);
	}
	return p[2] == ':' || p[2] == '-';
}

/* Bits of out that the address has: 48, 32 (at the end of the 16 bytes), 128; 0: not an address. */
static unsigned read_any(uint8_t *out, const char *p, size_t len)
{
	memset(out, 0, 16);
	if (read_mac(out, p, len))
		return 48;
	memcpy(out, v4_prefix, sizeof v4_prefix);
	if (read_v4(out + 12, p, len))
		return 32;
	return read_v6(out, p, len) ? 128 : 0;
}

static bool read_prefix(const char *p, size_t len, unsigned bits, unsigned *prefix)
{
	*prefix = 0;
	if (!len || len > 3)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (digit(p[i]) > 9)
			return false;
		*prefix = *prefix * 10 + (unsigned)digit(p[i]);
	}
	return *prefix <= bits;
}

bool address_read(struct address_range *r, const char *text, size_t len)
{
	const char *slash = memchr(text, '/', len);
	const size_t host_len = slash ? (size_t)(slash - text) : len;
	const unsigned bits = read_any(r->first, text, host_len);
	unsigned prefix = bits;

	if (!bits || (slash && !read_prefix(slash + 1, len - host_len - 1, bits, &prefix)))
		return false;
	r->mac = bits == 48;
	memcpy(r->last, r->first, 16);
	const unsigned begin = bits == 32 ? 96 : 0;
	for (unsigned b = begin + prefix; b < begin + bits; b++) {
		const uint8_t mask = (uint8_t)(0x80 >> b % 8);
		r->first[b / 8] = (uint8_t)(r->first[b / 8] & ~mask);
		r->last[b / 8] |= mask;
	}
	return true;
}

static void write_one(const uint8_t *a, bool mac, char *out, size_t cap)
{
	if (mac) {
		snprintf(out, cap, "%02x:%02x:%02x:%02x:%02x:%02x", a[0], a[1], a[2], a[3], a[4], a[5]);
	} else if (!memcmp(a, v4_prefix, sizeof v4_prefix)) {
		snprintf(out, cap, "%u.%u.%u.%u", a[12], a[13], a[14], a[15]);
	} else {
		size_t at = 0;
		for (unsigned i = 0; i < 16 && at < cap; i += 2)
			at += (size_t)snprintf(out + at, cap - at, "%s%x", i ? ":" : "",
					       (unsigned)a[i] << 8 | a[i + 1]);
	}
}

void address_write(const struct address_range *r, char *out, size_t cap)
{
	const bool v4 = !r->mac && !memcmp(r->first, v4_prefix, sizeof v4_prefix);
	const unsigned begin = v4 ? 96 : 0, end = r->mac ? 48 : 128;
	unsigned prefix = begin;

	write_one(r->first, r->mac, out, cap);
	while (prefix < end && !((r->first[prefix / 8] ^ r->last[prefix / 8]) >> (7 - prefix % 8) & 1))
		prefix++;
	if (prefix == end)
		return;
	bool network = true;
	for (unsigned b = prefix; b < end; b++)
		network = network && !(r->first[b / 8] >> (7 - b % 8) & 1) &&
			  (r->last[b / 8] >> (7 - b % 8) & 1);
	const size_t at = strlen(out);
	if (network) {
		snprintf(out + at, cap - at, "/%u", prefix - begin);
	} else {
		snprintf(out + at, cap - at, "..");
		write_one(r->last, r->mac, out + at + 2, cap - at - 2);
	}
}
