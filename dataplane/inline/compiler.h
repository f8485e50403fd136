/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A policy is compiled in a process of its own first, with limits of time and memory, before the control thread takes
 * it: what kills a compiler, or never ends, costs a sentence and no line.
 *
 * The process is made before the dataplane opens anything, so it is small, shares nothing and has no port; for each
 * policy it makes a child that has the limits.  Control thread only.
 */
#pragma once

#include "dataplane/inline/settings.h"

struct compiler {
	int fd; /* -1: there is none */
};

/* Called before memory for packets is taken and threads begin.  False after saying why in the log. */
bool compiler_start(struct compiler *c, const struct settings *s);

/* Compiles len bytes; false: *said is what is wrong, mistakes with their places, malloc'd.  wait is called every few
 * milliseconds meanwhile. */
bool compiler_try(struct compiler *c, const char *text, size_t len, char **said, void (*wait)(void *ctx), void *ctx);

void compiler_end(struct compiler *c);
