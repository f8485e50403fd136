/* SPDX-License-Identifier: Apache-2.0 */
/* One lock and one condition: turns are rare, a few for each rule that counts and hits.  Any worker's thread. */
#include "dataplane/audit/turns.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

struct point {
	uint64_t packet, order;
};

struct turns {
	pthread_mutex_t lock;
	pthread_cond_t moved;
	unsigned waiting;
	unsigned count;
	struct point at[];
};

struct turns *turns_create(unsigned workers)
{
	struct turns *t = calloc(1, sizeof *t + workers * sizeof t->at[0]);
	if (!t)
		return NULL;
	t->count = workers;
	pthread_mutex_init(&t->lock, NULL);
	pthread_cond_init(&t->moved, NULL);
	return t;
}

void turns_destroy(struct turns *t)
{
	if (!t)
		return;
	pthread_cond_destroy(&t->moved);
	pthread_mutex_destroy(&t->lock);
	free(t);
}

static bool is_behind(struct point a, struct point b)
{
	return a.packet != b.packet ? a.packet > b.packet : a.order > b.order;
}

static void move(struct turns *t, unsigned worker, struct point to)
{
	if (!is_behind(to, t->at[worker]))
		return;
	t->at[worker] = to;
	if (t->waiting)
		pthread_cond_broadcast(&t->moved);
}

void turns_reach(struct turns *t, unsigned worker, uint64_t packet, uint64_t order)
{
	pthread_mutex_lock(&t->lock);
	move(t, worker, (struct point){ packet, order });
	pthread_mutex_unlock(&t->lock);
}

void turns_take(struct turns *t, unsigned worker, uint64_t packet, uint64_t order)
{
	const struct point here = { packet, order };

	pthread_mutex_lock(&t->lock);
	move(t, worker, here);
	for (unsigned i = 0; i < t->count; i++)
		while (i != worker && !is_behind(t->at[i], here)) {
			t->waiting++;
			pthread_cond_wait(&t->moved, &t->lock);
			t->waiting--;
		}
	pthread_mutex_unlock(&t->lock);
}
