/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work on what others wrote (policies, rules, bundles) is done in a child with limits of processor time and memory,
 * which answers on a pipe and ends; who does not answer in time is ended.  Any thread.
 */
#pragma once

#include <jansson.h>
#include <stddef.h>

/* Run in the child: writes JSON to fd; 0: all of it was said. */
typedef int child_work(int fd, const void *ctx);

/* What the child said; NULL: it took too long or too much memory, or failed. */
json_t *child_answer(child_work *work, const void *ctx);

/* Runs the program `bulkhead` that belongs to this daemon; arguments end in NULL, without its name.  Answers its exit
 * status, -1: it could not be run or did not end; *said: what it wrote on both outputs, malloc'd. */
int child_bulkhead(const char *const *arguments, char **said);
