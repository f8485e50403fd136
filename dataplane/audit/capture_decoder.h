/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bytes that must be made before they can be read as a capture: from a descriptor, from a compressed
 * file.  Decoders stack: each takes the one it reads from.
 *
 * A decoder belongs to one thread at a time; `taken` may be read by any.
 */
#pragma once

#include "dataplane/audit/capture_mapping.h"

#include <stdatomic.h>
#include <sys/types.h>

#define DECODER_HEAD 32

struct decoder {
	/* Up to cap bytes; 0: the end; -1: error is set. */
	ssize_t (*read)(struct decoder *d, uint8_t *out, size_t cap);
	void (*close)(struct decoder *d);
	/* Bytes of the file that went in. */
	_Atomic uint64_t taken;
	uint8_t head[DECODER_HEAD]; /* what decoder_peek() read ahead */
	size_t head_len, head_used;
	char error[200];            /* a sentence without the file's name; offsets are those of the file */
};

/* As d->read(), counting what was peeked. */
ssize_t decoder_read(struct decoder *d, uint8_t *out, size_t cap);

/* The first bytes, up to DECODER_HEAD, without taking them; false after an error. */
bool decoder_peek(struct decoder *d);

void decoder_close(struct decoder *d);

/* Bytes of a mapping (taken); pages that were read are given back. */
struct decoder *decoder_mapping(struct mapping map);

/* A descriptor (taken); reading ends early when *stop becomes true. */
struct decoder *decoder_fd(int fd, const atomic_bool *stop);

/* Both take inner, also when they fail (NULL: no memory). */
struct decoder *decoder_gzip(struct decoder *inner);
struct decoder *decoder_zstd(struct decoder *inner);

bool is_gzip(const uint8_t *head, size_t len);
bool is_zstd(const uint8_t *head, size_t len);
