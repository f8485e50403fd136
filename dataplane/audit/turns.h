/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Workers of an audit that use something together, each when all that comes before it in the capture is done: the
 * result is the same with any number of them.  A place is the number of a packet and an order within it (struct event).
 *
 * Whoever is furthest behind never waits, and everybody says how far it is before it waits: nobody waits for ever.
 */
#pragma once

#include <stdint.h>

struct turns;

/* For so many workers; NULL: no memory. */
struct turns *turns_create(unsigned workers);
void turns_destroy(struct turns *t);

/* The worker has nothing left to do in front of this place. */
void turns_reach(struct turns *t, unsigned worker, uint64_t packet, uint64_t order);

/* The worker is at this place: returns when all others have reached what is behind it. */
void turns_take(struct turns *t, unsigned worker, uint64_t packet, uint64_t order);
