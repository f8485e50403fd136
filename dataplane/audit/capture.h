/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Capture files as one timeline of packets.
 *
 * Plain pcap and pcapng are read through a sliding window of a mapping; what is compressed (gzip,
 * Zstandard) and standard input through a bounded buffer.  libpcap is not asked: offline it reads
 * these two formats and no other.  Many files become one timeline, ordered by time stamps, ties by
 * the order of the files.  Memory does not grow with the length of a capture.
 * Each reader belongs to one thread; several readers may read the same files at once (workers).
 */
#pragma once

#include "dataplane/engine/engine.h"

struct capture_file {
	const char *path;      /* "-" is standard input */
	uint64_t packets, bytes; /* bytes: of the packets on the wire */
	uint64_t cut;          /* packets that the snap length cut */
	uint64_t skipped;      /* packets of link types that are not read; error names the first */
	uint64_t first_ns, last_ns; /* the earliest and the latest stamp */
	uint64_t size, done;   /* bytes of the file and how far it was read; size 0: not known */
	bool partial;          /* reading stopped before the end: error says why and where */
	char error[256];       /* empty: none */
};

/* The list of files that the paths (files, folders that are walked, "-") mean, sorted inside folders.
 * An unreadable path is an entry with its error set.  malloc'd; capture_list_free(). */
struct capture_list {
	struct capture_file *files;
	unsigned count;
};
struct capture_list *capture_list_make(char *const *paths, unsigned count);
void capture_list_free(struct capture_list *list);

/* Ends reading: bursts answer 0 soon, unfinished files become partial.  Any thread, signal handlers. */
void capture_list_stop(struct capture_list *list);

struct timeline;

/* Opens all files of the list.  NULL only when memory is out; files that cannot be opened or are
 * corrupt are marked in the list, with the byte offset where that shows.  share: 0 of 1, or worker `share` of
 * `shares`: then only packets with engine_hash() % shares == share come out, but numbers count all. */
struct timeline *timeline_open(struct capture_list *list, unsigned share, unsigned shares);

/* Up to max packets; 0 at the end.  Their data is valid until the next call. */
unsigned timeline_burst(struct timeline *t, struct packet *packets, unsigned max);

/*
 * Calls tick before the first packet, whenever the time of the capture enters a new second, and at the end.  All
 * packets in front of that moment have been returned by earlier bursts, none behind it.  now_ns: the latest stamp
 * so far; number: of the last packet in front.  Counted over all packets, so every share is told the same at the
 * same place.  To be set before the first burst; called by the thread that calls timeline_burst().
 */
typedef void timeline_tick_fn(void *ctx, uint64_t now_ns, uint64_t number);
void timeline_on_tick(struct timeline *t, timeline_tick_fn *tick, void *ctx);

/* Calls passed with the number of the last packet walked over, now and then while no packet of this
 * share turns up. */
typedef void timeline_passed_fn(void *ctx, uint64_t number);
void timeline_on_passed(struct timeline *t, timeline_passed_fn *passed, void *ctx);

/* Packets walked over so far, those of other shares included; bytes of the files read.  Any thread. */
uint64_t timeline_passed(const struct timeline *t);
uint64_t timeline_taken(const struct timeline *t);

/* Fraction of the bytes that were read, 0..1 (NaN when not known); for progress.  Any thread. */
double timeline_done(const struct timeline *t);

void timeline_close(struct timeline *t);
