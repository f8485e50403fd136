/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The bytes of one capture as a reader sees them: a window that slides over a mapping of the file, or
 * over the ring behind a decoder.  Both are addressed by position, so the reading loop knows no
 * difference.
 *
 * An input belongs to one thread; the shared stream behind it is found in the list (struct
 * file_state), under the list's lock `opening`.
 */
#pragma once

#include "dataplane/audit/capture.h"
#include "dataplane/audit/capture_mapping.h"
#include "dataplane/audit/capture_stream.h"

#include <pthread.h>
#include <sys/types.h>

/* What the library knows about a file besides what callers see. */
struct file_state {
	struct stream *stream;  /* shared by all workers; NULL: not open, or a plain file */
	atomic_bool stop;       /* ends waiting for a quiet pipe */
	bool is_packed;         /* positions are those of the unpacked data */
	bool is_pipe;           /* can be opened only once */
	bool is_gone;           /* cannot be opened: it failed, or it was a pipe and is read */
	uint64_t first_ns;      /* stamp of its first packet, when the list was scanned */
};

/* The caller's list comes first: the one is a pointer to the other. */
struct list {
	struct capture_list public;
	/* In the order in which they are taken. */
	pthread_mutex_t scanning; /* guards was_scanned and first_ns of the states */
	pthread_mutex_t opening;  /* guards the rest of the states */
	pthread_mutex_t lock;     /* guards errors of files */
	struct file_state *states;
	bool was_scanned;
	atomic_bool stop;
	uint64_t size;          /* bytes of all files, 0: not known */
};

struct input {
	const uint8_t *base;    /* the byte of position n is base[n & mask] */
	uint64_t mask;
	uint64_t limit;         /* bytes in front of it can be read */
	bool is_whole;          /* nothing follows the limit */
	bool is_peek;           /* opened for a look at the beginning */
	struct mapping map;
	struct stream *stream;
	unsigned consumer;
	uint64_t released, drop_len;
	struct list *list;
	unsigned file;
};

/* Opens file number `file` for worker `share` of `shares`; peek: only for its beginning (files that can
 * be opened again).  False: the file's error is set. */
bool input_open(struct input *in, struct list *list, unsigned file, unsigned share, unsigned shares,
		bool is_peek);

/* Bytes in front of `want` are needed.  True when they are there; patient: waits for them. */
bool input_want(struct input *in, uint64_t want, bool is_patient);

/* Nothing in front of pos is needed any more. */
void input_release(struct input *in, uint64_t pos);

/* Bytes of the file that were read; at: how far the reader is. */
uint64_t input_taken(const struct input *in, uint64_t at);

/* Why the bytes ended early, or NULL. */
const char *input_error(const struct input *in);

void input_close(struct input *in);

/* Sets the file's error, unless it has one. */
void file_fail(struct list *list, unsigned file, bool is_partial, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
