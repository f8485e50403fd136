/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A line on a terminal that says how far reading has come, how fast, and how long it will take.
 * One thread; the clock is asked only here.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct progress {
	FILE *out;           /* NULL: off */
	uint64_t start_ns, shown_ns;
	uint64_t shown_packets, shown_bytes;
	double packet_rate, byte_rate; /* per second, smoothed */
	bool is_shown;
};

/* Starts counting; is_wanted is false, or out is no terminal: nothing is ever shown. */
void progress_begin(struct progress *p, FILE *out, bool is_wanted);

/* Packets and bytes so far; done: 0..1, or NaN when the end is not known. */
void progress_show(struct progress *p, uint64_t packets, uint64_t bytes, double done);

/* Wipes the line. */
void progress_end(struct progress *p);

/* The line as text, without the terminal's controls; width: columns.  Returns its length. */
size_t progress_line(const struct progress *p, uint64_t packets, double done, double left_s,
		     unsigned width, char *out, size_t cap);
