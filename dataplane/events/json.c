/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The JSON writer: digits two at a time, floats by the shortest decimal that reads back, UTF-8 checked
 * by RFC 3629.  Nothing here allocates but json_open_file().  One thread at a time per struct json.
 */
#include "dataplane/events/json.h"

#include <math.h>
#include <stdlib.h>

#define BUFFER_LEN 65536

const char json_digit_pairs[201] = "0001020304050607080910111213141516171819"
				   "2021222324252627282930313233343536373839"
				   "4041424344454647484950515253545556575859"
				   "6061626364656667686970717273747576777879"
				   "8081828384858687888990919293949596979899";
static const char hex_digits[17] = "0123456789abcdef";

void json_init_fixed(struct json *j, char *buf, size_t len)
{
	*j = (struct json){ .begin = buf, .p = buf, .end = buf + len };
}

bool json_open_file(struct json *j, FILE *out)
{
	char *buf = malloc(BUFFER_LEN);
	if (!buf)
		return false;
	json_init_fixed(j, buf, BUFFER_LEN);
	j->out = out;
	return true;
}

bool json_close_file(struct json *j)
{
	json_flush(j);
	free(j->begin);
	j->begin = NULL;
	return !j->failed;
}

void json_flush(struct json *j)
{
	if (!j->out || j->p == j->begin)
		return;
	const size_t len = (size_t)(j->p - j->begin);
	j->last = j->p[-1];
	if (fwrite(j->begin, 1, len, j->out) != len)
		j->failed = true;
	j->p = j->begin;
}

/* ---- numbers ---- */

char *json_format_uint(char *p, uint64_t u)
{
	if (u < 100000)
		return json_format_short(p, (unsigned)u);
	if (u < 1000000000) {
		p = json_format_short(p, (unsigned)u / 10000);
		return json_format_four(p, (unsigned)u % 10000);
	}
	const unsigned low = (unsigned)(u % 100000000);
	p = json_format_uint(p, u / 100000000);
	p = json_format_four(p, low / 10000);
	return json_format_four(p, low % 10000);
}

char *json_format_int(char *p, int64_t i)
{
	if (i >= 0)
		return json_format_uint(p, (uint64_t)i);
	*p = '-';
	return json_format_uint(p + 1, -(uint64_t)i);
}

static const double powers[] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
				 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };

/*
 * Does r / 10^k read back as f?  Both are exact doubles and division rounds correctly, so the answer is
 * what a correct reader of the decimal would get.
 */
static bool reads_back(double r, unsigned k, double f, bool single)
{
	const double d = r / powers[k];
	return single ? (float)d >= (float)f && (float)d <= (float)f : d >= f && d <= f;
}

char *json_format_float(char *p, double f, bool single)
{
	if (!isfinite(f)) {
		memcpy(p, "null", 4);
		return p + 4;
	}
	const double size = fabs(f);
	const unsigned most = single ? 10 : 15;
	if (size < 1e15) {
		for (unsigned k = 0; k <= most; k++) {
			const double scaled = size * powers[k];
			if (scaled >= 9e15)
				break;
			const uint64_t whole = (uint64_t)(scaled + 0.5);
			if (!reads_back((double)whole, k, size, single))
				continue;
			if (signbit(f) && whole)
				*p++ = '-';
			const uint64_t unit = (uint64_t)powers[k];
			p = json_format_uint(p, whole / unit);
			*p++ = '.';
			if (k == 0) {
				*p++ = '0';
				return p;
			}
			uint64_t rest = whole % unit;
			for (unsigned i = k; i-- > 0;) {
				p[i] = (char)('0' + rest % 10);
				rest /= 10;
			}
			return p + k;
		}
	}
	return p + snprintf(p, JSON_ROOM, single ? "%.9g" : "%.17g", f);
}

/* ---- times ---- */

char *json_format_second(char *p, uint64_t second)
{
	/* Days to a date with years that begin in March, so that the leap day comes last. */
	const uint64_t day = second / 86400 + 719468;
	const unsigned in_day = (unsigned)(second % 86400);
	const uint64_t era = day / 146097;
	const unsigned of_era = (unsigned)(day % 146097);
	const unsigned year_of_era =
		(of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	const unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	const unsigned month_from_march = (5 * of_year + 2) / 153;
	const unsigned month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
	const unsigned year = (unsigned)(era * 400 + year_of_era + (month <= 2)) % 10000;

	p = json_format_pair(p, year / 100);
	p = json_format_pair(p, year % 100);
	*p++ = '-';
	p = json_format_pair(p, month);
	*p++ = '-';
	p = json_format_pair(p, of_year - (153 * month_from_march + 2) / 5 + 1);
	*p++ = 'T';
	p = json_format_pair(p, in_day / 3600);
	*p++ = ':';
	p = json_format_pair(p, in_day / 60 % 60);
	*p++ = ':';
	return json_format_pair(p, in_day % 60);
}

char *json_format_time(char *p, uint64_t time_ns)
{
	const unsigned us = (unsigned)(time_ns % 1000000000 / 1000);
	p = json_format_second(p, time_ns / 1000000000);
	*p++ = '.';
	p = json_format_pair(p, us / 10000);
	p = json_format_pair(p, us / 100 % 100);
	p = json_format_pair(p, us % 100);
	*p++ = 'Z';
	return p;
}

/* ---- addresses ---- */

static char *hex_group(char *p, unsigned g)
{
	bool shown = false;
	for (int shift = 12; shift >= 0; shift -= 4) {
		const unsigned digit = g >> shift & 15;
		shown = shown || digit || shift == 0;
		if (shown)
			*p++ = hex_digits[digit];
	}
	return p;
}

static char *format_ipv6(char *p, const uint8_t a[16])
{
	unsigned group[8];
	int best = -1, best_len = 1;
	for (int i = 0; i < 8; i++)
		group[i] = (unsigned)a[2 * i] << 8 | a[2 * i + 1];
	for (int i = 0; i < 8; i++) {
		int n = 0;
		while (i + n < 8 && !group[i + n])
			n++;
		if (n > best_len) {
			best = i;
			best_len = n;
		}
	}
	for (int i = 0; i < 8; i++) {
		if (i == best) {
			*p++ = ':';
			if (i + best_len == 8)
				*p++ = ':';
			i += best_len - 1;
			continue;
		}
		if (i)
			*p++ = ':';
		p = hex_group(p, group[i]);
	}
	return p;
}

char *json_format_address(char *p, const uint8_t address[16])
{
	static const uint8_t mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
	if (memcmp(address, mapped, sizeof mapped) != 0)
		return format_ipv6(p, address);
	for (unsigned i = 12; i < 16; i++) {
		if (i > 12)
			*p++ = '.';
		p = json_format_uint(p, address[i]);
	}
	return p;
}

char *json_format_mac(char *p, const uint8_t mac[6])
{
	for (unsigned i = 0; i < 6; i++) {
		if (i)
			*p++ = ':';
		*p++ = hex_digits[mac[i] >> 4];
		*p++ = hex_digits[mac[i] & 15];
	}
	return p;
}

/* ---- strings ---- */

/* RFC 3629: no surrogates, no overlong forms, nothing beyond U+10FFFF. */
unsigned json_utf8(const uint8_t *s, size_t len)
{
	const uint8_t c = s[0];
	unsigned want;
	uint8_t low = 0x80, high = 0xbf;

	if (c < 0x80)
		return 1;
	if (c >= 0xc2 && c <= 0xdf) {
		want = 2;
	} else if (c >= 0xe0 && c <= 0xef) {
		want = 3;
		low = c == 0xe0 ? 0xa0 : 0x80;
		high = c == 0xed ? 0x9f : 0xbf;
	} else if (c >= 0xf0 && c <= 0xf4) {
		want = 4;
		low = c == 0xf0 ? 0x90 : 0x80;
		high = c == 0xf4 ? 0x8f : 0xbf;
	} else {
		return 0;
	}
	if (len < want || s[1] < low || s[1] > high)
		return 0;
	for (unsigned i = 2; i < want; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	return want;
}

static void escape_one(struct json *j, uint8_t c)
{
	if (!json_room(j, 6))
		return;
	switch (c) {
	case '"':
	case '\\':
		*j->p++ = '\\';
		*j->p++ = (char)c;
		return;
	case '\n':
		memcpy(j->p, "\\n", 2);
		j->p += 2;
		return;
	case '\t':
		memcpy(j->p, "\\t", 2);
		j->p += 2;
		return;
	default:
		memcpy(j->p, "\\u00", 4);
		j->p[4] = hex_digits[c >> 4];
		j->p[5] = hex_digits[c & 15];
		j->p += 6;
	}
}

static bool is_plain(uint8_t c)
{
	return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

void json_escaped(struct json *j, struct bytes b)
{
	size_t at = 0;
	while (at < b.len) {
		const size_t from = at;
		while (at < b.len && is_plain(b.p[at]))
			at++;
		if (at > from)
			json_raw(j, (const char *)b.p + from, at - from);
		if (at == b.len)
			return;
		const unsigned n = b.p[at] < 0x80 ? 0 : json_utf8(b.p + at, b.len - at);
		if (n) {
			json_raw(j, (const char *)b.p + at, n);
			at += n;
		} else {
			escape_one(j, b.p[at++]);
		}
	}
}

void json_hex(struct json *j, struct bytes b)
{
	for (size_t i = 0; i < b.len && json_room(j, 2); i++) {
		*j->p++ = hex_digits[b.p[i] >> 4];
		*j->p++ = hex_digits[b.p[i] & 15];
	}
}

void json_raw(struct json *j, const char *s, size_t len)
{
	while (len) {
		if (!json_room(j, 1))
			return;
		const size_t room = (size_t)(j->end - j->p);
		const size_t n = len < room ? len : room;
		memcpy(j->p, s, n);
		j->p += n;
		s += n;
		len -= n;
	}
}

/* ---- structure ---- */

void json_comma(struct json *j)
{
	const char before = j->p > j->begin ? j->p[-1] : j->last;
	if (before && before != '{' && before != '[' && before != ':' && before != '\n')
		json_literal(j, ",");
}

void json_open(struct json *j, char bracket)
{
	json_comma(j);
	json_raw(j, &bracket, 1);
}

void json_close(struct json *j, char bracket)
{
	json_raw(j, &bracket, 1);
}

void json_key(struct json *j, const char *key)
{
	json_comma(j);
	json_literal(j, "\"");
	json_raw(j, key, strlen(key));
	json_literal(j, "\":");
}

void json_quoted(struct json *j, struct bytes b)
{
	json_comma(j);
	json_literal(j, "\"");
	json_escaped(j, b);
	json_literal(j, "\"");
}

void json_text(struct json *j, const char *s)
{
	if (s) {
		json_quoted(j, (struct bytes){ (const uint8_t *)s, strlen(s) });
	} else {
		json_comma(j);
		json_literal(j, "null");
	}
}

void json_uint(struct json *j, uint64_t u)
{
	json_comma(j);
	if (json_room(j, JSON_ROOM))
		j->p = json_format_uint(j->p, u);
}

void json_float(struct json *j, double f, bool single)
{
	json_comma(j);
	if (json_room(j, JSON_ROOM))
		j->p = json_format_float(j->p, f, single);
}

void json_bool(struct json *j, bool b)
{
	json_comma(j);
	json_raw(j, b ? "true" : "false", b ? 4 : 5);
}

void json_time(struct json *j, uint64_t time_ns)
{
	char text[JSON_ROOM];
	if (!time_ns) {
		json_text(j, NULL);
		return;
	}
	*json_format_time(text, time_ns) = '\0';
	json_text(j, text);
}

void json_member_uint(struct json *j, const char *key, uint64_t u)
{
	json_key(j, key);
	json_uint(j, u);
}

void json_member_text(struct json *j, const char *key, const char *s)
{
	if (!s)
		return;
	json_key(j, key);
	json_text(j, s);
}

void json_member_time(struct json *j, const char *key, uint64_t time_ns)
{
	json_key(j, key);
	json_time(j, time_ns);
}
