/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opening: a regular file is mapped; a capture that needs no decoding is read from the mapping, page
 * by page given back behind the reader; everything else goes through decoders into a ring.
 */
#define _DEFAULT_SOURCE /* madvise */

#include "dataplane/audit/capture_input.h"
#include "dataplane/audit/capture_mapping.h"
#include "dataplane/audit/capture_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Resident bytes that the windows of all open files together may take, per worker. */
#define WINDOWS_LEN (UINT64_C(32) << 20)
#define WINDOW_MAX (UINT64_C(4) << 20)
#define WINDOW_MIN (UINT64_C(256) << 10)

/* A ring holds at least two records of the greatest length. */
#define RING_FEW (UINT64_C(4) << 20)
#define RING_MANY (2 * (uint64_t)CAPTURE_RECORD_MAX)

void file_fail(struct list *list, unsigned file, bool is_partial, const char *format, ...)
{
	struct capture_file *f = &list->public.files[file];
	va_list ap;

	pthread_mutex_lock(&list->lock);
	if (f->error[0] == '\0') {
		va_start(ap, format);
		vsnprintf(f->error, sizeof(f->error), format, ap);
		va_end(ap);
	}
	f->partial |= is_partial;
	pthread_mutex_unlock(&list->lock);
}

/* ---- what a file is, when it is no capture ---- */

static const struct foreign {
	const char *magic;
	size_t len;
	const char *what;
} foreigns[] = {
	{ "PK\x03\x04", 4, "a zip archive: unpack it first" },
	{ "\xfd" "7zXZ", 5, "compressed with xz: unpack it first" },
	{ "BZh", 3, "compressed with bzip2: unpack it first" },
	{ "\x04\x22\x4d\x18", 4, "compressed with lz4: unpack it first" },
	{ "7z\xbc\xaf", 4, "a 7-zip archive: unpack it first" },
	{ "snoop\0\0\0", 8, "a snoop capture: convert it with editcap first" },
	{ "RTSS", 4, "a NetMon capture: convert it with editcap first" },
	{ "GMBU", 4, "a NetMon capture: convert it with editcap first" },
	{ "XCP\0", 4, "a Sniffer capture: convert it with editcap first" },
	{ "\x7f" "ELF", 4, "a program" },
	{ "%PDF", 4, "a PDF document" },
};

static const char *foreign_name(const uint8_t *head, size_t len)
{
	for (unsigned i = 0; i < sizeof(foreigns) / sizeof(foreigns[0]); i++) {
		if (len >= foreigns[i].len && memcmp(head, foreigns[i].magic, foreigns[i].len) == 0)
			return foreigns[i].what;
	}
	return NULL;
}

static void fail_foreign(struct list *list, unsigned file, const uint8_t *head, size_t len)
{
	const char *what = foreign_name(head, len);
	char hex[3 * 8 + 1] = "", text[8 + 1] = "";
	const size_t shown = len < 8 ? len : 8;

	for (size_t i = 0; i < shown; i++) {
		snprintf(hex + 3 * i, 4, "%02x ", head[i]);
		text[i] = head[i] >= 0x20 && head[i] < 0x7f ? (char)head[i] : '.';
	}
	if (shown != 0)
		hex[3 * shown - 1] = '\0';
	if (what)
		file_fail(list, file, false, "not a capture but %s", what);
	else
		file_fail(list, file, false, "not a capture: its first bytes are %s (\"%s\")", hex, text);
}

/* ---- decoders over a file ---- */

static bool is_capture(const uint8_t *head, size_t len)
{
	struct reader r;

	return reader_begin(&r, head, len);
}

/*
 * Stacks on d what it takes to get pcap or pcapng out.  Takes d; NULL: the file's error is set.
 */
static struct decoder *unpack(struct decoder *d, struct list *list, unsigned file)
{
	bool was_packed = false;

	for (;;) {
		struct decoder *outer = NULL;

		if (!decoder_peek(d)) {
			file_fail(list, file, false, "%s", d->error);
			break;
		}
		if (d->head_len == 0) {
			file_fail(list, file, false, was_packed ? "an empty file, compressed" : "an empty file");
			break;
		}
		if (is_capture(d->head, d->head_len))
			return d;
		if (!was_packed && is_gzip(d->head, d->head_len)) {
			outer = decoder_gzip(d);
		} else if (!was_packed && is_zstd(d->head, d->head_len)) {
			outer = decoder_zstd(d);
		} else {
			fail_foreign(list, file, d->head, d->head_len);
			break;
		}
		if (!outer) {
			file_fail(list, file, false, "no memory");
			return NULL; /* it took d along */
		}
		d = outer;
		was_packed = list->states[file].is_packed = true;
	}
	decoder_close(d);
	return NULL;
}

/* Makes the input read from a stream; takes d. */
static bool open_stream(struct input *in, struct decoder *d, unsigned shares)
{
	struct file_state *state = &in->list->states[in->file];
	const uint64_t len = in->list->public.count <= 4 ? RING_FEW : RING_MANY;
	const bool is_private = in->is_peek && !state->is_pipe;
	struct stream *s;

	if (!d)
		goto no_memory;
	d = unpack(d, in->list, in->file);
	if (!d)
		return false;
	s = stream_create(d, len, is_private ? 1 : shares, !is_private);
	if (!s)
		goto no_memory;
	if (is_private)
		in->consumer = 0; /* the only one, whoever it is */
	else
		state->stream = s;
	in->stream = s;
	return true;
no_memory:
	file_fail(in->list, in->file, false, "no memory");
	return false;
}

static void use_stream(struct input *in)
{
	in->base = stream_ring(in->stream);
	in->mask = stream_ring_len(in->stream) - 1;
	in->limit = 0;
	in->is_whole = false;
}

/* ---- opening ---- */

static int open_path(struct input *in, struct stat *st)
{
	struct capture_file *f = &in->list->public.files[in->file];
	const bool is_stdin = f->path[0] == '-' && f->path[1] == '\0';
	/* Not to hang in open() before a pipe has a writer: decoders wait with poll(). */
	const int fd = is_stdin ? dup(STDIN_FILENO)
				: open(f->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0 || fstat(fd, st) != 0) {
		file_fail(in->list, in->file, false, "cannot be opened: %s", strerror(errno));
	} else if (S_ISDIR(st->st_mode)) {
		file_fail(in->list, in->file, false, "is a folder");
	} else {
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

/* A regular file: mapped, and given a stream when it is not a plain capture. */
static bool open_regular(struct input *in, int fd, off_t size, unsigned shares)
{
	const uint64_t windows = WINDOWS_LEN / in->list->public.count;
	struct mapping map;

	if (size == 0) {
		file_fail(in->list, in->file, false, "an empty file");
		return false;
	}
	if (!mapping_open(&map, fd, (size_t)size)) {
		file_fail(in->list, in->file, false, "cannot be mapped: %s", strerror(errno));
		return false;
	}
	if (!is_capture(map.base, map.len < DECODER_HEAD ? map.len : DECODER_HEAD))
		return open_stream(in, decoder_mapping(map), shares);
	in->map = map;
	in->base = map.base;
	in->mask = UINT64_MAX;
	in->limit = map.len;
	in->is_whole = true;
	in->drop_len = windows > WINDOW_MAX ? WINDOW_MAX : windows < WINDOW_MIN ? WINDOW_MIN : windows;
	in->drop_len &= ~(WINDOW_MIN - 1);
	return true;
}

static bool open_locked(struct input *in, unsigned shares)
{
	struct file_state *state = &in->list->states[in->file];
	struct stat st;
	bool is_open;
	int fd;

	if (state->is_gone)
		return false;
	if (state->stream && !in->is_peek) {
		in->stream = state->stream;
		return true;
	}
	fd = open_path(in, &st);
	if (fd < 0)
		return false;
	/* Standard input may stand in the middle of a file: then it is read on like a pipe. */
	if (S_ISREG(st.st_mode) && lseek(fd, 0, SEEK_CUR) == 0) {
		is_open = open_regular(in, fd, st.st_size, shares);
		close(fd);
	} else {
		state->is_pipe = true;
		is_open = open_stream(in, decoder_fd(fd, &state->stop), shares);
	}
	return is_open;
}

bool input_open(struct input *in, struct list *list, unsigned file, unsigned share, unsigned shares,
		bool is_peek)
{
	bool is_open;

	*in = (struct input){
		.is_peek = is_peek, .map.guard = -1, .consumer = share, .list = list, .file = file,
	};
	pthread_mutex_lock(&list->opening);
	is_open = open_locked(in, shares);
	if (!is_open)
		list->states[file].is_gone = true;
	pthread_mutex_unlock(&list->opening);
	if (is_open && in->stream)
		use_stream(in);
	return is_open;
}

/* ---- reading ---- */

bool input_want(struct input *in, uint64_t want, bool is_patient)
{
	if (want <= in->limit)
		return true;
	if (in->is_whole || !in->stream)
		return false;
	in->limit = stream_produced(in->stream, want, is_patient, &in->is_whole);
	return want <= in->limit;
}

/* A look at the beginning of a pipe: the bytes stay for those who read it later. */
static bool input_is_borrowed(const struct input *in)
{
	return in->is_peek && in->list->states[in->file].is_pipe;
}

void input_release(struct input *in, uint64_t pos)
{
	if (in->stream) {
		if (pos > in->released && !input_is_borrowed(in))
			stream_release(in->stream, in->consumer, pos);
		in->released = pos;
	} else if (pos - in->released >= in->drop_len) {
		const uint64_t end = pos < in->limit ? pos : in->limit;
		const uint64_t len = (end - in->released) & ~(WINDOW_MIN - 1);

		madvise((void *)(uintptr_t)(in->base + in->released), len, MADV_DONTNEED);
		in->released += len;
	}
}

uint64_t input_taken(const struct input *in, uint64_t at)
{
	return in->stream ? stream_taken(in->stream) : at < in->limit ? at : in->limit;
}

const char *input_error(const struct input *in)
{
	if (in->stream)
		return in->is_whole ? stream_error(in->stream) : NULL;
	return mapping_is_lost(&in->map) ? "became shorter while it was read" : NULL;
}

void input_close(struct input *in)
{
	struct file_state *state = &in->list->states[in->file];

	if (in->map.base)
		mapping_close(&in->map);
	if (in->stream && in->is_peek) {
		if (!input_is_borrowed(in))
			stream_destroy(in->stream);
	} else if (in->stream) {
		pthread_mutex_lock(&in->list->opening);
		if (stream_leave(in->stream, in->consumer)) {
			atomic_store(&state->stop, true);
			stream_destroy(in->stream);
			atomic_store(&state->stop, false);
			state->stream = NULL;
			state->is_gone = state->is_pipe;
		}
		pthread_mutex_unlock(&in->list->opening);
	}
	in->stream = NULL;
}
