/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading one file of a timeline, packet by packet.  What is usual, an ordinary record of a mapped pcap file
 * in this machine's byte order, takes the short way of source_run(); everything else, and every error,
 * goes through source_next().
 *
 * A source and all it owns belong to the thread of its timeline.
 */
#include "dataplane/audit/capture_source.h"

#include <inttypes.h>
#include <stdio.h>

bool source_open(struct source *s, struct list *list, struct share share, bool is_peek)
{
	const char *error;
	size_t len = 4;

	if (!input_open(&s->input, list, s->file, share.share, share.shares, is_peek))
		return false;
	s->is_open = true;
	if (!input_want(&s->input, len, true))
		len = (size_t)s->input.limit;
	if (reader_begin(&s->reader, s->input.base, len))
		return true;
	error = input_error(&s->input);
	file_fail(list, s->file, false, "%s", error ? error : "ends inside its first bytes");
	return false;
}

enum head source_bad(struct source *s, const char *what, const char *more)
{
	const bool is_packed = s->input.list->states[s->file].is_packed;
	const char *of = is_packed ? " of the unpacked data" : "";

	file_fail(s->input.list, s->file, true, "%s%s (byte %" PRIu64 "%s, behind packet %" PRIu64 ")", what,
		  more, s->pos, of, s->in_file);
	return HEAD_NONE;
}

/* The bytes end: at the end of a record all is well. */
static enum head source_ended(struct source *s, uint64_t want)
{
	const uint64_t limit = s->input.limit;
	char text[80];

	if (input_error(&s->input)) {
		file_fail(s->input.list, s->file, true, "%s, behind packet %" PRIu64, input_error(&s->input),
			  s->in_file);
		return HEAD_NONE;
	}
	if (atomic_load(&s->input.list->stop))
		return source_bad(s, "reading was stopped", "");
	if (s->pos == limit)
		return HEAD_NONE;
	if (s->pos > limit)
		return source_bad(s, "the file ends inside a block", "");
	snprintf(text, sizeof(text), ": %" PRIu64 " of at least %" PRIu64 " bytes are there",
		 limit - s->pos, want);
	return source_bad(s, "the file ends inside a packet", text);
}

/*
 * Bytes up to `want` are needed.  Patient: nothing of this file is held by the burst, so what lies in
 * front of pos makes room, and it may wait.
 */
static bool source_want(struct source *s, uint64_t want, bool is_patient)
{
	struct input *in = &s->input;

	if (want <= in->limit)
		return true;
	/* A look at the beginning of a file is content with one ring of it. */
	if (in->is_peek && in->stream && want > in->mask)
		return false;
	if (is_patient)
		input_release(in, s->pos);
	return input_want(in, want, is_patient);
}

/*
 * Records lie at irregular distances, which the processor's own prefetching does not follow; asking for
 * as many bytes as were just read, a little ahead, halves the time of a walk (29 for 55 ns a packet of
 * 245 bytes).  An address behind the end does no harm.
 */
static inline void prefetch(const uint8_t *p, uint64_t used)
{
	const uintptr_t ahead = (uintptr_t)p + 2048;

	/* Most records have two lines. */
	__builtin_prefetch((const void *)ahead);
	__builtin_prefetch((const void *)(ahead + 64));
	for (uint64_t line = 128; __builtin_expect(line < used && line < 1024, 0); line += 64)
		__builtin_prefetch((const void *)(ahead + line));
}

enum head source_next(struct source *s, bool is_patient)
{
	struct input *in = &s->input;
	uint64_t used = 1;

	for (;;) {
		const uint64_t pos = s->pos;
		const uint8_t *p;

		if (!source_want(s, pos + used, is_patient))
			return in->is_whole ? source_ended(s, used) : HEAD_LATER;
		p = in->base + (pos & in->mask);
		switch (s->reader.next(&s->reader, p, in->limit - pos, &s->head, &used)) {
		case READER_PACKET:
			prefetch(p, used);
			s->head_pos = pos;
			s->pos = pos + used;
			s->key = s->head.time_ns;
			s->has_head = true;
			return HEAD_THERE;
		case READER_BLOCK:
			s->pos = pos + used;
			used = 1;
			break;
		case READER_MORE:
			break;
		case READER_BAD:
			if (mapping_is_lost(&in->map))
				return source_bad(s, "became shorter while it was read", "");
			return source_bad(s, s->reader.error, "");
		}
	}
}

/* A packet of a link type that is not read is counted, and the first of a file is reported. */
static void source_unread(struct source *s)
{
	const unsigned interface = s->reader.unread;
	const uint32_t type = interface < s->reader.interface_count
				      ? s->reader.interfaces[interface].link_type : 0;
	const char *name = link_type_name(type);

	if (s->unread++ == 0)
		file_fail(s->input.list, s->file, false,
			  "interface %u has link type %u (%s), which is not read: its packets are passed over",
			  interface, type, name ? name : "unknown");
}

bool source_pass(struct source *s, struct share share)
{
	const struct packet *p = &s->head;

	s->bytes += p->wire_len;
	s->cut += p->wire_len > p->len;
	if (s->in_file++ == 0 || p->time_ns < s->first_ns)
		s->first_ns = p->time_ns;
	if (p->time_ns > s->last_ns)
		s->last_ns = p->time_ns;
	if (p->link == LINK_UNKNOWN) {
		source_unread(s);
		return false;
	}
	return share.shares == 1 || engine_hash(p) % share.shares == share.share;
}

static inline void count_time(struct source *s, uint64_t time_ns)
{
	if (__builtin_expect(time_ns < s->first_ns, 0))
		s->first_ns = time_ns;
	if (__builtin_expect(time_ns > s->last_ns, 1))
		s->last_ns = time_ns;
}

/* What is counted of a packet that is passed; returns where the next one begins. */
static inline const uint8_t *run_on(struct source *s, const uint8_t *p, uint64_t used, const struct packet *packet)
{
	prefetch(p, used);
	count_time(s, packet->time_ns);
	s->bytes += packet->wire_len;
	if (__builtin_expect(packet->wire_len > packet->len, 0))
		s->cut++;
	return p + used;
}

/* All packets come out: as many as there is room for. */
static const uint8_t *run_all(struct source *s, uint64_t until_ns, uint64_t *number, struct packet **out,
			      unsigned room)
{
	const uint64_t fraction_ns = s->reader.fraction_ns;
	const uint8_t link = s->reader.interfaces->link;
	const uint8_t *p = s->input.base + s->pos;
	const uint8_t *const end = s->input.base + s->input.limit;
	struct packet *packet = *out, *const full = packet + room;

	for (; packet != full; packet++) {
		const uint64_t used = reader_pcap_quick(fraction_ns, p, (uint64_t)(end - p), packet);

		if (used == 0 || packet->time_ns >= until_ns)
			break;
		packet->link = link;
		packet->number = ++*number;
		p = run_on(s, p, used, packet);
	}
	*out = packet;
	return p;
}

static const uint8_t *run_share(struct source *s, struct share share, uint64_t until_ns, uint64_t *number,
				struct packet **out, unsigned room, unsigned walk)
{
	const uint64_t fraction_ns = s->reader.fraction_ns, stop = *number + walk;
	const uint8_t link = s->reader.interfaces->link;
	const uint8_t *p = s->input.base + s->pos;
	const uint8_t *const end = s->input.base + s->input.limit;
	struct packet *packet = *out, *const full = packet + room;

	while (packet != full && *number != stop) {
		const uint64_t used = reader_pcap_quick(fraction_ns, p, (uint64_t)(end - p), packet);

		if (used == 0 || packet->time_ns >= until_ns)
			break;
		packet->link = link;
		packet->number = ++*number;
		p = run_on(s, p, used, packet);
		packet += engine_hash(packet) % share.shares == share.share;
	}
	*out = packet;
	return p;
}

unsigned source_run(struct source *s, struct share share, uint64_t until_ns, uint64_t number, struct packet *packets,
		    unsigned *count, unsigned max, unsigned walk)
{
	struct packet *out = packets + *count;
	const uint64_t before = number;
	const unsigned room = max - *count;
	const uint8_t *p;

	/* The first packet of a file sets first_ns; what is in a ring has positions, not addresses. */
	if (!s->reader.is_quick || s->in_file == 0 || s->input.stream)
		return 0;
	p = share.shares == 1 ? run_all(s, until_ns, &number, &out, room < walk ? room : walk)
			      : run_share(s, share, until_ns, &number, &out, room, walk);
	if (number == before)
		return 0;
	*count = (unsigned)(out - packets);
	s->pos = (uint64_t)(p - s->input.base);
	s->in_file += number - before;
	return (unsigned)(number - before);
}

void source_close(struct source *s, bool is_noted)
{
	struct capture_file *f;

	if (!s->is_open)
		return;
	f = &s->input.list->public.files[s->file];
	if (is_noted) {
		f->packets = s->in_file;
		f->bytes = s->bytes;
		f->cut = s->cut;
		f->first_ns = s->first_ns;
		f->last_ns = s->last_ns;
		f->skipped = s->unread;
	}
	input_close(&s->input);
	reader_fini(&s->reader);
	s->is_open = false;
}
