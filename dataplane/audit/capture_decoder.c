/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Decoders: a mapping, a descriptor, gzip (RFC 1952) by zlib, Zstandard (RFC 8878) by libzstd.
 * Members and frames that follow each other are one stream, as the tools write them.
 */
#define _DEFAULT_SOURCE /* madvise */

#include "dataplane/audit/capture_decoder.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#define INPUT_LEN 65536u

ssize_t decoder_read(struct decoder *d, uint8_t *out, size_t cap)
{
	const size_t ahead = d->head_len - d->head_used;

	if (ahead != 0) {
		const size_t n = ahead < cap ? ahead : cap;

		memcpy(out, d->head + d->head_used, n);
		d->head_used += n;
		return (ssize_t)n;
	}
	return d->read(d, out, cap);
}

bool decoder_peek(struct decoder *d)
{
	while (d->head_len < DECODER_HEAD) {
		const ssize_t n = d->read(d, d->head + d->head_len, DECODER_HEAD - d->head_len);

		if (n <= 0)
			return n == 0;
		d->head_len += (size_t)n;
	}
	return true;
}

void decoder_close(struct decoder *d)
{
	if (d)
		d->close(d);
}

bool is_gzip(const uint8_t *head, size_t len)
{
	return len >= 3 && head[0] == 0x1f && head[1] == 0x8b && head[2] == 8;
}

/* A frame, or a skippable frame as parallel compressors put in front. */
bool is_zstd(const uint8_t *head, size_t len)
{
	return len >= 4 && head[1] == (head[0] == 0x28 ? 0xb5 : 0x2a) &&
	       head[2] == (head[0] == 0x28 ? 0x2f : 0x4d) && head[3] == (head[0] == 0x28 ? 0xfd : 0x18) &&
	       (head[0] == 0x28 || (head[0] & 0xf0) == 0x50);
}

/* ---- a mapping ---- */

#define DROP_LEN ((size_t)1 << 21)

struct mapping_decoder {
	struct decoder d;
	struct mapping map;
	size_t at, dropped;
};

static ssize_t mapping_read(struct decoder *d, uint8_t *out, size_t cap)
{
	struct mapping_decoder *m = (struct mapping_decoder *)d;
	const size_t left = m->map.len - m->at, n = left < cap ? left : cap;

	memcpy(out, m->map.base + m->at, n);
	if (mapping_is_lost(&m->map)) {
		snprintf(d->error, sizeof(d->error), "became shorter while it was read (byte %zu)", m->at);
		return -1;
	}
	m->at += n;
	atomic_store_explicit(&d->taken, m->at, memory_order_relaxed);
	if (m->at - m->dropped >= DROP_LEN) {
		const size_t whole = (m->at - m->dropped) & ~(DROP_LEN - 1);

		madvise((void *)(uintptr_t)(m->map.base + m->dropped), whole, MADV_DONTNEED);
		m->dropped += whole;
	}
	return (ssize_t)n;
}

static void mapping_decoder_close(struct decoder *d)
{
	struct mapping_decoder *m = (struct mapping_decoder *)d;

	mapping_close(&m->map);
	free(m);
}

struct decoder *decoder_mapping(struct mapping map)
{
	struct mapping_decoder *m = calloc(1, sizeof(*m));

	if (!m) {
		mapping_close(&map);
		return NULL;
	}
	m->d.read = mapping_read;
	m->d.close = mapping_decoder_close;
	m->map = map;
	return &m->d;
}

/* ---- a descriptor ---- */

struct fd_decoder {
	struct decoder d;
	int fd;
	const atomic_bool *stop;
};

/* Waits in slices, so that an interrupt ends the wait for a quiet pipe. */
static ssize_t fd_read(struct decoder *d, uint8_t *out, size_t cap)
{
	struct fd_decoder *f = (struct fd_decoder *)d;

	while (!atomic_load_explicit(f->stop, memory_order_relaxed)) {
		struct pollfd p = { .fd = f->fd, .events = POLLIN };
		ssize_t n;

		if (poll(&p, 1, 100) == 0)
			continue;
		n = read(f->fd, out, cap);
		if (n < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (n < 0)
			snprintf(d->error, sizeof(d->error), "cannot be read: %s (byte %" PRIu64 ")",
				 strerror(errno), atomic_load(&d->taken));
		else
			atomic_fetch_add_explicit(&d->taken, (uint64_t)n, memory_order_relaxed);
		return n;
	}
	return 0;
}

static void fd_close(struct decoder *d)
{
	struct fd_decoder *f = (struct fd_decoder *)d;

	close(f->fd);
	free(f);
}

struct decoder *decoder_fd(int fd, const atomic_bool *stop)
{
	struct fd_decoder *f = calloc(1, sizeof(*f));

	if (!f) {
		close(fd);
		return NULL;
	}
	f->d.read = fd_read;
	f->d.close = fd_close;
	f->fd = fd;
	f->stop = stop;
	return &f->d;
}

/* ---- what compressed decoders share ---- */

struct packed {
	struct decoder d;
	struct decoder *inner;
	uint8_t *in;
	size_t in_len, in_at;
	uint64_t taken;  /* of the inner stream, up to in + in_len */
	bool at_end;     /* the inner stream has ended */
	bool between;    /* at the beginning, or behind a whole member */
	bool has_member; /* gzip: one was read to its end */
	z_stream z;
	ZSTD_DStream *zstd;
};

/* More compressed bytes when there are none; false after an error. */
static bool packed_fill(struct packed *p)
{
	ssize_t n;

	if (p->in_at < p->in_len || p->at_end)
		return true;
	n = decoder_read(p->inner, p->in, INPUT_LEN);
	if (n < 0) {
		memcpy(p->d.error, p->inner->error, sizeof(p->d.error));
		return false;
	}
	p->at_end = n == 0;
	p->in_at = 0;
	p->in_len = (size_t)n;
	p->taken += (uint64_t)n;
	atomic_store_explicit(&p->d.taken, p->taken, memory_order_relaxed);
	return true;
}

static ssize_t packed_error(struct packed *p, const char *what)
{
	snprintf(p->d.error, sizeof(p->d.error), "%s (byte %" PRIu64 " of the compressed file)", what,
		 p->taken - (p->in_len - p->in_at));
	return -1;
}

static void packed_close(struct decoder *d)
{
	struct packed *p = (struct packed *)d;

	decoder_close(p->inner);
	if (p->zstd)
		ZSTD_freeDStream(p->zstd);
	else
		inflateEnd(&p->z);
	free(p->in);
	free(p);
}

static struct packed *packed_make(struct decoder *inner,
				  ssize_t (*read_fn)(struct decoder *, uint8_t *, size_t))
{
	struct packed *p = calloc(1, sizeof(*p));

	if (p)
		p->in = malloc(INPUT_LEN);
	if (!p || !p->in) {
		free(p);
		decoder_close(inner);
		return NULL;
	}
	p->d.read = read_fn;
	p->d.close = packed_close;
	p->inner = inner;
	p->between = true;
	return p;
}

/* ---- gzip ---- */

/* Behind a member: padding with zeros (tapes) is the end, another member goes on. */
static bool gzip_padding(struct packed *p)
{
	while (!p->at_end && p->in_at < p->in_len) {
		if (p->in[p->in_at] != 0)
			return false;
		p->in_at++;
		if (!packed_fill(p))
			return false;
	}
	return true;
}

static ssize_t gzip_read(struct decoder *d, uint8_t *out, size_t cap)
{
	struct packed *p = (struct packed *)d;

	p->z.next_out = out;
	p->z.avail_out = (uInt)(cap < INT32_MAX ? cap : INT32_MAX);
	while (p->z.next_out == out) {
		int result;

		if (!packed_fill(p))
			return -1;
		if (p->at_end && p->between)
			return 0;
		if (p->between && p->has_member && p->in[p->in_at] == 0) {
			if (!gzip_padding(p))
				return packed_error(p, "garbage behind the compressed data");
			continue;
		}
		p->between = false;
		p->z.next_in = p->in + p->in_at;
		p->z.avail_in = (uInt)(p->in_len - p->in_at);
		result = inflate(&p->z, Z_NO_FLUSH);
		p->in_at = p->in_len - p->z.avail_in;
		if (result == Z_STREAM_END) {
			p->between = p->has_member = true;
			inflateReset(&p->z);
		} else if (result != Z_OK && result != Z_BUF_ERROR) {
			return packed_error(p, "the compressed data is damaged");
		} else if (p->at_end && p->z.next_out == out) {
			return packed_error(p, "the compressed data ends in the middle");
		}
	}
	return (ssize_t)(p->z.next_out - out);
}

struct decoder *decoder_gzip(struct decoder *inner)
{
	struct packed *p = packed_make(inner, gzip_read);

	if (!p)
		return NULL;
	/* 16: a gzip header is expected, not a zlib one. */
	if (inflateInit2(&p->z, 15 + 16) != Z_OK) {
		packed_close(&p->d);
		return NULL;
	}
	return &p->d;
}

/* ---- Zstandard ---- */

static ssize_t zstd_read(struct decoder *d, uint8_t *out, size_t cap)
{
	struct packed *p = (struct packed *)d;
	ZSTD_outBuffer to = { out, cap, 0 };

	while (to.pos == 0) {
		ZSTD_inBuffer from;
		size_t result;

		if (!packed_fill(p))
			return -1;
		if (p->at_end && p->between)
			return 0;
		from = (ZSTD_inBuffer){ p->in, p->in_len, p->in_at };
		result = ZSTD_decompressStream(p->zstd, &to, &from);
		p->in_at = from.pos;
		if (ZSTD_isError(result)) {
			char what[120];

			snprintf(what, sizeof(what), "the compressed data is damaged: %s",
				 ZSTD_getErrorName(result));
			return packed_error(p, what);
		}
		p->between = result == 0;
		/* At the end the decoder may still hold output; when it gives none, the rest is missing. */
		if (p->at_end && !p->between && to.pos == 0)
			return packed_error(p, "the compressed data ends in the middle");
	}
	return (ssize_t)to.pos;
}

struct decoder *decoder_zstd(struct decoder *inner)
{
	struct packed *p = packed_make(inner, zstd_read);

	if (!p)
		return NULL;
	p->zstd = ZSTD_createDStream();
	if (!p->zstd) {
		packed_close(&p->d);
		return NULL;
	}
	ZSTD_initDStream(p->zstd);
	return &p->d;
}
