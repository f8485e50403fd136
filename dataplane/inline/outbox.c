/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A queue whose front is in memory and whose back is a file.  New entries go to memory while the file is empty and
 * there is room, else to the file; the file's entries come to memory as it empties.  An entry leaves when it is
 * taken.
 */
#include "dataplane/inline/outbox.h"

#include "dataplane/events/wire.h"
#include "dataplane/host/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#define BLOCK_LEN (CONTROL_RECORDS_MAX - (uint32_t)sizeof(struct control_records))
#define PATIENCE_NS UINT64_C(200000000) /* so long a block waits for more */
#define HURRY_NS UINT64_C(20000000)     /* ... when something in it was not simply allowed */
#define WINDOW 64                       /* messages that are sent and not yet taken */

struct entry {
	struct entry *next;
	struct control_records head;
	uint32_t len;
	uint8_t bytes[];
};

struct outbox {
	const struct settings *settings;
	struct wire_writer *writer;
	const struct policy *policy;
	uint8_t block[BLOCK_LEN];
	uint64_t since_ns;      /* the block's first event; 0: it is empty */
	bool hurries;
	uint64_t run, number, lost, worker_lost;
	struct entry *first, **end;
	struct entry *unsent;   /* the first that was not sent */
	unsigned under_way;     /* sent, not yet taken */
	size_t memory, memory_max;
	int fd;                 /* of the reader, -1: none */
	int file;               /* -1: there is none */
	uint64_t file_begin, file_end, file_max;
	bool file_failed;
};

static void path_of(const struct outbox *o, char out[TEXT_MAX + 32], const char *suffix)
{
	snprintf(out, TEXT_MAX + 32, "%s/records.spool%s", o->settings->state, suffix);
}

static const char *port_name(void *ctx, unsigned n)
{
	static char name[64]; /* of the control thread */
	static const char *const sides[] = { "outside", "inside" };
	const struct settings *s = ctx;

	if (n >= 2 * s->segment_count)
		return NULL;
	snprintf(name, sizeof name, "%s.%s", s->segment[n / 2].name, sides[n % 2]);
	return name;
}

static void begin(struct outbox *o)
{
	o->since_ns = 0;
	o->hurries = false;
	wire_begin(o->writer, o->block, sizeof o->block, o->policy);
}

/* ---- the file ---- */

static bool read_at(const struct outbox *o, uint64_t at, void *to, size_t len)
{
	return pread(o->file, to, len, (off_t)at) == (ssize_t)len;
}

static bool write_entry(int file, const struct entry *e)
{
	union {
		const void *in;
		void *out;
	} head = { .in = &e->head }, len = { .in = &e->len }, bytes = { .in = e->bytes };
	const struct iovec parts[3] = { { head.out, sizeof e->head }, { len.out, sizeof e->len },
					{ bytes.out, e->len } };
	const size_t all = sizeof e->head + sizeof e->len + e->len;

	return writev(file, parts, 3) == (ssize_t)all;
}

static uint64_t entry_size(const struct entry *e)
{
	return sizeof e->head + sizeof e->len + e->len;
}

static void file_failed(struct outbox *o, const char *what)
{
	if (!o->file_failed)
		log_error("records: the spool in %s %s: %s", o->settings->state, what, strerror(errno));
	o->file_failed = true;
}

static void file_empty(struct outbox *o)
{
	if (o->file >= 0 && o->file_end && ftruncate(o->file, 0))
		file_failed(o, "cannot be emptied");
	o->file_begin = o->file_end = 0;
}

/* Appends to the file; false: it is full, or cannot be written. */
static bool spool(struct outbox *o, const struct entry *e)
{
	if (o->file < 0 || o->file_end + entry_size(e) > o->file_max)
		return false;
	if (lseek(o->file, (off_t)o->file_end, SEEK_SET) < 0 || !write_entry(o->file, e)) {
		file_failed(o, "cannot be written");
		return false;
	}
	o->file_failed = false;
	o->file_end += entry_size(e);
	return true;
}

/* The oldest entry of the file, malloc'd; NULL: there is none, or what is there is none. */
static struct entry *unspool(struct outbox *o)
{
	struct control_records head;
	struct entry *e = NULL;
	uint32_t len = 0;

	if (o->file_begin == o->file_end)
		return NULL;
	const uint64_t at = o->file_begin + sizeof head + sizeof len;
	if (!read_at(o, o->file_begin, &head, sizeof head) || !read_at(o, at - sizeof len, &len, sizeof len) ||
	    len > BLOCK_LEN || !(e = malloc(sizeof *e + len)) || !read_at(o, at, e->bytes, len)) {
		/* A power cut may leave a torn end. */
		free(e);
		file_empty(o);
		return NULL;
	}
	e->next = NULL;
	e->head = head;
	e->len = len;
	o->file_begin += entry_size(e);
	if (o->file_begin == o->file_end)
		file_empty(o);
	return e;
}

/* ---- the queue ---- */

static void append(struct outbox *o, struct entry *e)
{
	e->next = NULL;
	*o->end = e;
	o->end = &e->next;
	if (!o->unsent)
		o->unsent = e;
	o->memory += sizeof *e + e->len;
}

static void enqueue(struct outbox *o, uint32_t kind, uint32_t count, const void *bytes, uint32_t len)
{
	struct entry *e = malloc(sizeof *e + len);

	if (!e) {
		o->lost += count;
		return;
	}
	e->head = (struct control_records){ .run = o->run, .number = ++o->number, .kind = kind, .count = count };
	e->len = len;
	memcpy(e->bytes, bytes, len);
	if (o->file_begin == o->file_end && o->memory + sizeof *e + len <= o->memory_max) {
		append(o, e);
		return;
	}
	if (!spool(o, e))
		o->lost += count;
	free(e);
}

static void finish_block(struct outbox *o)
{
	if (wire_count(o->writer))
		enqueue(o, CONTROL_RECORDS_EVENTS, wire_count(o->writer), o->block, (uint32_t)wire_len(o->writer));
	begin(o);
}

static bool is_finding(const struct event *e)
{
	return e->judgement.verdict != VERDICT_ALLOW || e->kind == EVENT_SIGNATURE;
}

void outbox_event(struct outbox *o, const struct event *e)
{
	if (o->settings->records == RECORDS_NONE)
		return;
	if (!wire_put(o->writer, e)) {
		finish_block(o);
		if (!wire_put(o->writer, e))
			o->lost++;
	}
	if (!o->since_ns && wire_count(o->writer))
		o->since_ns = 1; /* the next tick knows the time */
	o->hurries |= is_finding(e);
}

void outbox_evidence(struct outbox *o, const void *bytes, uint32_t len)
{
	if (o->settings->records == RECORDS_NONE || len > BLOCK_LEN)
		return;
	finish_block(o); /* the event comes first */
	enqueue(o, CONTROL_RECORDS_EVIDENCE, 0, bytes, len);
}

void outbox_policy(struct outbox *o, const struct policy *p)
{
	finish_block(o);
	o->policy = p;
	begin(o);
}

/* ---- the reader ---- */

void outbox_reader(struct outbox *o, int fd)
{
	o->fd = fd;
	o->unsent = o->first;
	o->under_way = 0;
}

static void forget_first(struct outbox *o)
{
	struct entry *e = o->first;

	o->first = e->next;
	if (!o->first)
		o->end = &o->first;
	if (o->unsent == e)
		o->unsent = e->next;
	else
		o->under_way--;
	o->memory -= sizeof *e + e->len;
	free(e);
}

void outbox_taken(struct outbox *o, const struct control_records_taken *t)
{
	const struct entry *e = o->first;

	while (e && e != o->unsent && (e->head.run != t->run || e->head.number != t->number))
		e = e->next;
	if (!e || e == o->unsent)
		return; /* it was not sent to this reader */
	while (o->first != e)
		forget_first(o);
	forget_first(o);
}

static bool send_entry(struct outbox *o, struct entry *e)
{
	struct control_head head = { .magic = CONTROL_MAGIC, .version = CONTROL_VERSION, .type = CONTROL_RECORDS,
				     .record_len = 1, .count = (uint32_t)sizeof e->head + e->len, .more = 1 };
	struct iovec parts[3] = { { &head, sizeof head }, { &e->head, sizeof e->head }, { e->bytes, e->len } };
	const struct msghdr m = { .msg_iov = parts, .msg_iovlen = 3 };

	head.len = (uint32_t)sizeof head + head.count;
	if (e->head.run == o->run)
		e->head.lost = o->lost + o->worker_lost;
	return sendmsg(o->fd, &m, MSG_DONTWAIT | MSG_NOSIGNAL) >= 0;
}

void outbox_tick(struct outbox *o, uint64_t now_ns, uint64_t lost)
{
	struct entry *e;

	o->worker_lost = lost;
	if (o->since_ns == 1)
		o->since_ns = now_ns;
	if (o->since_ns && now_ns - o->since_ns >= (o->hurries ? HURRY_NS : PATIENCE_NS))
		finish_block(o);
	while (o->memory + BLOCK_LEN <= o->memory_max && (e = unspool(o)))
		append(o, e);
	for (; o->fd >= 0 && o->unsent && o->under_way < WINDOW; o->unsent = o->unsent->next, o->under_way++)
		if (!send_entry(o, o->unsent))
			break;
}

/* ---- life ---- */

static void open_file(struct outbox *o)
{
	char path[TEXT_MAX + 32];

	path_of(o, path, "");
	o->file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	const off_t size = o->file >= 0 ? lseek(o->file, 0, SEEK_END) : -1;
	o->file_end = size > 0 ? (uint64_t)size : 0;
	if (o->file < 0)
		file_failed(o, "cannot be opened");
}

struct outbox *outbox_open(const struct settings *s)
{
	const size_t size = (wire_writer_size() + 63) & ~(size_t)63;
	struct outbox *o = calloc(1, sizeof *o);
	void *memory = o ? aligned_alloc(64, size) : NULL;

	if (!memory) {
		free(o);
		return NULL;
	}
	union {
		const void *in;
		void *out;
	} ctx = { .in = s };
	o->writer = wire_writer_init(memset(memory, 0, size), port_name, ctx.out);
	o->settings = s;
	o->end = &o->first;
	o->fd = o->file = -1;
	o->memory_max = (size_t)s->records_memory_mb << 20;
	o->file_max = (uint64_t)s->records_spool_mb << 20;
	if (getrandom(&o->run, sizeof o->run, GRND_NONBLOCK) != (ssize_t)sizeof o->run)
		o->run = (uint64_t)getpid();
	if (s->records != RECORDS_NONE && o->file_max)
		open_file(o);
	begin(o);
	return o;
}

/* A new file: what is in memory, then what is left of the old one. */
static void save(struct outbox *o)
{
	char path[TEXT_MAX + 32], fresh[TEXT_MAX + 32];

	path_of(o, path, "");
	path_of(o, fresh, ".new");
	const int file = o->file >= 0 ? open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
	bool ok = file >= 0;
	struct entry *e = o->first;
	while (ok && e) {
		ok = write_entry(file, e);
		e = e->next;
	}
	while (ok && (e = unspool(o))) {
		ok = write_entry(file, e);
		free(e);
	}
	if (file >= 0)
		close(file);
	if (ok)
		ok = !rename(fresh, path);
	if (!ok && o->file >= 0)
		file_failed(o, "cannot be written");
}

void outbox_close(struct outbox *o)
{
	finish_block(o);
	if (o->first)
		save(o);
	while (o->first)
		forget_first(o);
	if (o->file >= 0)
		close(o->file);
	free(o->writer);
	free(o);
}

uint64_t outbox_lost(const struct outbox *o)
{
	return o->lost;
}

uint64_t outbox_spooled(const struct outbox *o)
{
	return o->file_end - o->file_begin;
}
