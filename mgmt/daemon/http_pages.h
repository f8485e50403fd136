/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pages, read into memory at start: what is asked for is looked up by its whole name in that list, so no name leads
 * anywhere else.  A file NAME.gz beside NAME goes to those who understand it.  Immutable; any thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct pages;

struct page {
	char *path;          /* "/static/index-4f2a.js" */
	const char *type;
	unsigned char *bytes;
	size_t len;
	char etag[40];
	bool is_lasting;     /* its name changes with its content */
	bool is_packed;      /* gzip */
};

/* folder "": no pages.  NULL after logging. */
struct pages *pages_load(const char *folder);
void pages_destroy(struct pages *p);

/* What is no file leads to /index.html, which knows its pages by their address; NULL: there is no such file. */
const struct page *pages_find(const struct pages *p, const char *path, bool takes_gzip);
