/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Captures built in memory, for tests of their readers: records and blocks in either byte order, and
 * a walk that writes down what came out.  Test code: one thread unless said, memory from malloc,
 * aborts when that is out.
 */
#pragma once

#include "dataplane/audit/capture.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct build {
	uint8_t *p;
	size_t len, cap;
	bool is_big; /* byte order of what is put next */
};

static inline void put_raw(struct build *b, const void *p, size_t len)
{
	if (!b->p || b->len + len > b->cap) {
		b->cap = 2 * (b->len + len) + 64;
		b->p = realloc(b->p, b->cap);
		if (!b->p)
			abort();
	}
	memcpy(b->p + b->len, p, len);
	b->len += len;
}

static inline void put_number(struct build *b, uint64_t v, unsigned bytes)
{
	uint8_t out[8];

	for (unsigned i = 0; i < bytes; i++)
		out[b->is_big ? bytes - 1 - i : i] = (uint8_t)(v >> 8 * i);
	put_raw(b, out, bytes);
}

static inline void put16(struct build *b, uint16_t v) { put_number(b, v, 2); }
static inline void put32(struct build *b, uint32_t v) { put_number(b, v, 4); }

/* ---- pcap ---- */

static inline void pcap_header(struct build *b, uint32_t magic, uint16_t minor, uint32_t snap_len,
			       uint32_t link)
{
	put32(b, magic);
	put16(b, 2);
	put16(b, minor);
	put32(b, 0);
	put32(b, 0);
	put32(b, snap_len);
	put32(b, link);
}

/* A frame of len bytes: Ethernet, IPv4 between two hosts made of `pair`, UDP, filled with `fill`. */
static inline void put_frame(struct build *b, uint32_t len, uint8_t pair, uint8_t fill)
{
	uint8_t f[2048] = {
		2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x08, 0x00, 0x45, 0, 0, 0, 0, 0, 0, 0, 64, 17,
		0, 0, 10, 0, 0, 1, 10, 0, 1, 1, 0x27, 0x10, 0x27, 0x11,
	};

	f[29] = pair;
	f[33] = (uint8_t)(pair ^ 0x55);
	f[16] = (uint8_t)((len - 14) >> 8);
	f[17] = (uint8_t)(len - 14);
	f[38] = (uint8_t)((len - 34) >> 8);
	f[39] = (uint8_t)(len - 34);
	for (uint32_t i = 42; i < len; i++)
		f[i] = fill;
	put_raw(b, f, len);
}

static inline void pcap_record(struct build *b, uint32_t seconds, uint32_t fraction, uint32_t cap_len,
			       uint32_t len)
{
	put32(b, seconds);
	put32(b, fraction);
	put32(b, cap_len);
	put32(b, len);
}

static inline void pcap_packet(struct build *b, uint32_t seconds, uint32_t fraction, uint8_t pair)
{
	pcap_record(b, seconds, fraction, 60, 60);
	put_frame(b, 60, pair, pair);
}

/* A whole capture: count packets, `step` microseconds apart from `from` on, of `pairs` pairs of hosts. */
static inline void pcap_whole(struct build *b, unsigned count, uint64_t from, unsigned step, unsigned pairs)
{
	pcap_header(b, 0xa1b2c3d4, 4, 65535, 1);
	for (unsigned i = 0; i < count; i++) {
		const uint64_t t = from + (uint64_t)i * step;

		pcap_packet(b, (uint32_t)(t / 1000000), (uint32_t)(t % 1000000), (uint8_t)(i % pairs));
	}
}

/* ---- pcapng ---- */

static inline size_t block_begin(struct build *b, uint32_t type)
{
	const size_t at = b->len;

	put32(b, type);
	put32(b, 0);
	return at;
}

static inline void block_end(struct build *b, size_t at)
{
	struct build len = { .is_big = b->is_big };

	while (b->len % 4 != 0)
		put_raw(b, "", 1);
	put32(&len, (uint32_t)(b->len + 4 - at));
	put_raw(b, len.p, 4);
	memcpy(b->p + at + 4, len.p, 4);
	free(len.p);
}

static inline void put_section(struct build *b)
{
	const size_t at = block_begin(b, 0x0a0d0d0a);

	put32(b, 0x1a2b3c4d);
	put16(b, 1);
	put16(b, 0);
	put_number(b, UINT64_MAX, 8);
	block_end(b, at);
}

static inline void put_option(struct build *b, uint16_t code, uint16_t len, uint64_t value)
{
	put16(b, code);
	put16(b, len);
	put_number(b, value, len);
	while (b->len % 4 != 0)
		put_raw(b, "", 1);
}

/* resolution 0 and offset 0: no such option. */
static inline void put_interface(struct build *b, uint16_t link, uint32_t snap_len, uint8_t resolution,
				 uint64_t offset)
{
	const size_t at = block_begin(b, 1);

	put16(b, link);
	put16(b, 0);
	put32(b, snap_len);
	if (resolution)
		put_option(b, 9, 1, resolution);
	if (offset)
		put_option(b, 14, 8, offset);
	put_option(b, 0, 0, 0);
	block_end(b, at);
}

static inline void put_packet(struct build *b, uint32_t interface, uint64_t ticks, uint8_t pair)
{
	const size_t at = block_begin(b, 6);

	put32(b, interface);
	put32(b, (uint32_t)(ticks >> 32));
	put32(b, (uint32_t)ticks);
	put32(b, 61);
	put32(b, 61);
	put_frame(b, 61, pair, pair);
	block_end(b, at);
}

/* ---- files ---- */

static inline char *temp_dir(void)
{
	static char path[] = "/tmp/capture-test-XXXXXX";

	if (!mkdtemp(path))
		abort();
	return path;
}

/* The path of a file below the folder; static, good for a few calls. */
__attribute__((format(printf, 2, 3)))
static inline char *path_in(const char *dir, const char *format, ...)
{
	static char paths[16][512];
	static unsigned next;
	char *path = paths[next++ % 16], name[256];
	va_list ap;

	va_start(ap, format);
	vsnprintf(name, sizeof(name), format, ap);
	va_end(ap);
	snprintf(path, sizeof(paths[0]), "%s/%s", dir, name);
	return path;
}

static inline void write_file(const char *path, const void *p, size_t len)
{
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(p, 1, len, f) != len || fclose(f) != 0)
		abort();
}

/* Writes what was built and empties the build. */
static inline void build_file(struct build *b, const char *path)
{
	write_file(path, b->p, b->len);
	free(b->p);
	*b = (struct build){ 0 };
}

/* ---- walking ---- */

struct walked {
	uint64_t count, sum;
	uint64_t number[64], time_ns[64];
	uint32_t len[64], wire_len[64];
	uint8_t link[64], last_byte[64];
};

static inline void walk_note(struct walked *w, const struct packet *p)
{
	if (w->count < 64) {
		w->number[w->count] = p->number;
		w->time_ns[w->count] = p->time_ns;
		w->len[w->count] = p->len;
		w->wire_len[w->count] = p->wire_len;
		w->link[w->count] = p->link;
		w->last_byte[w->count] = p->len ? p->data[p->len - 1] : 0;
	}
	w->count++;
	for (uint32_t i = 0; i < p->len; i += 7)
		w->sum = w->sum * 31 + p->data[i];
	w->sum += p->number * 1000003 + p->time_ns;
}

static inline struct walked walk_share(struct capture_list *list, unsigned share, unsigned shares)
{
	struct timeline *t = timeline_open(list, share, shares);
	struct packet packets[BURST_MAX];
	struct walked w = { 0 };
	unsigned n;

	if (!t)
		abort();
	while ((n = timeline_burst(t, packets, BURST_MAX)) != 0) {
		for (unsigned i = 0; i < n; i++)
			walk_note(&w, &packets[i]);
	}
	timeline_close(t);
	return w;
}

/* Walks one path; *file is a copy whose path is not valid any more. */
static inline struct walked walk_path(const char *path, struct capture_file *file)
{
	char *paths[1] = { (char *)(uintptr_t)path };
	struct capture_list *list = capture_list_make(paths, 1);
	struct walked w;

	if (!list || list->count != 1)
		abort();
	w = walk_share(list, 0, 1);
	*file = list->files[0];
	capture_list_free(list);
	return w;
}

/* ---- TAP ---- */

static int tap_count, tap_failed;

__attribute__((format(printf, 2, 3)))
static inline void ok(bool is_ok, const char *format, ...)
{
	va_list ap;

	printf("%sok %d - ", is_ok ? "" : "not ", ++tap_count);
	va_start(ap, format);
	vprintf(format, ap);
	va_end(ap);
	printf("\n");
	tap_failed += !is_ok;
}

static inline int tap_end(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed != 0;
}

/* The file's error holds these words. */
static inline void ok_error(const struct capture_file *f, const char *words, const char *what)
{
	const bool is_ok = words ? strstr(f->error, words) != NULL : f->error[0] == '\0';

	ok(is_ok, "%s: %s", what, words ? words : "no error");
	if (!is_ok)
		printf("# the error is '%s'\n", f->error);
}
