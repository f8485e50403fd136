/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One capture file of a timeline: its bytes (an input), its format (a reader), and what is counted about
 * it.  Internal to timeline.c.
 *
 * A source belongs to its timeline, and so to one thread; source_close() gives back what it opened.
 */
#pragma once

#include "dataplane/audit/capture_input.h"
#include "dataplane/audit/capture_reader.h"

struct source {
	struct input input;
	struct reader reader;
	struct packet head;     /* the next packet of this file */
	bool is_open, has_head;
	unsigned file;          /* number in the list */
	uint64_t key;           /* time of the head, or what is known of it */
	uint64_t head_pos, pos; /* where the head begins and ends */
	uint64_t taken;         /* bytes of the file that progress has counted */
	uint64_t in_file;       /* packets so far, for messages */
	uint64_t unread;        /* packets of link types that are not read */
	struct source *touched; /* next in the list of sources that gave packets to this burst */
	bool is_touched;
	uint64_t bytes, cut, first_ns, last_ns;
};

/* Which packets of a walk come out: engine_hash() % shares == share. */
struct share {
	unsigned share, shares;
};

/* False: the file's error is set. */
bool source_open(struct source *s, struct list *list, struct share share, bool is_peek);

enum head { HEAD_THERE, HEAD_LATER, HEAD_NONE };

/* Reads on to the next packet, which becomes the head.  Patient: nothing of this file is held by the burst,
 * so what lies in front of it makes room, and reading may wait. */
enum head source_next(struct source *s, bool is_patient);

/* Counts the head as passed; true when it belongs to the share. */
bool source_pass(struct source *s, struct share share);

/*
 * Passes packets of a plain pcap file at once, as long as they are ordinary and earlier than until_ns: up to
 * `walk` of them, or until packets[*count..max) are filled with those of the share.  number: of the last packet
 * in front.  Returns how many were passed; source_next() says what is the matter with the next one.
 */
unsigned source_run(struct source *s, struct share share, uint64_t until_ns, uint64_t number, struct packet *packets,
		    unsigned *count, unsigned max, unsigned walk);

/* A packet of a file that is not read to its end. */
enum head source_bad(struct source *s, const char *what, const char *more);

/* Writes down what was counted, when is_noted; what is open is closed. */
void source_close(struct source *s, bool is_noted);
