/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A file that is written whole or not at all: it grows under another name beside its place and moves
 * there when it is complete.  What is no regular file (a terminal, a pipe, /dev/null) is written
 * directly.  One thread.
 */
#pragma once

#include <stdbool.h>
#include <stdio.h>

struct output {
	FILE *file;
	char *path; /* where it belongs; NULL: standard output, or written directly */
	char *temp; /* where it grows; NULL: written directly */
};

/* path NULL or "-": standard output.  False: errno says why. */
bool output_open(struct output *o, const char *path);

/* What becomes of a file: what was there before stays; it takes its place; it does so once it is on the disk, so that a
 * power cut leaves the old one or the new one. */
enum output_end { OUTPUT_DROP, OUTPUT_KEEP, OUTPUT_KEEP_SAFE };

/* False when something could not be written: errno says why, and nothing is kept. */
bool output_close(struct output *o, enum output_end end);
