/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include "tests/vectors/timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct sample {
	double ns;
	char what[100];
};

static struct sample *samples;
static size_t sample_count;
static const struct dissector *sampled;

static void on_operation(void *ctx, struct message *m, const struct operation *o)
{
	(void)ctx;
	(void)m;
	(void)o;
}

static void on_carried(void *ctx, struct message *m)
{
	(void)ctx;
	(void)m;
}

static void on_identity(void *ctx, struct message *m, enum identity what, struct bytes text)
{
	(void)ctx;
	(void)m;
	(void)what;
	(void)text;
}

static bool on_join_grow(void *ctx, struct join *j, uint32_t want)
{
	(void)ctx;
	(void)j;
	(void)want;
	return false;
}

static const struct message_sink sink = { NULL, on_operation, on_carried, on_identity, on_join_grow, NULL };

static double now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* What a count of instructions is about: callgrind collects only in here. */
__attribute__((noipa)) static void timed_dissect(struct message *m, const uint8_t *data, size_t len)
{
	m->dissector->dissect(m, cur_over(data, len, &m->bad));
}

/* Nanoseconds; with: dissect; without: only what is done around it. */
static double round_of(const struct message *m, void *flow, const uint8_t *data, size_t len, unsigned repeats, bool with)
{
	const double begun = now_ns();

	for (unsigned i = 0; i < repeats; i++) {
		struct message one = *m;
		struct join join = *m->join;
		memcpy(flow, m->flow, m->dissector->flow_size);
		one.sink = &sink;
		one.flow = flow;
		one.join = &join;
		one.data = data;
		one.len = len;
		message_begin(&one);
		if (with)
			timed_dissect(&one, data, len);
		__asm__ volatile("" ::"r"(&one) : "memory");
	}
	return (now_ns() - begun) / repeats;
}

/* rounds: the best one counts. */
void timing_take(const struct message *m, const uint8_t *data, size_t len, unsigned rounds, const char *what)
{
	struct sample *more = realloc(samples, (sample_count + 1) * sizeof *more);
	void *flow = malloc(m->dissector->flow_size + 1);
	const unsigned repeats = rounds > 1 ? 200 : 1;
	double with = 0, without = 0;

	samples = more ? more : samples;
	for (unsigned i = 0; more && flow && !m->join->cap && i < rounds; i++) { /* not the last of pieces */
		const double a = round_of(m, flow, data, len, repeats, false);
		const double b = round_of(m, flow, data, len, repeats, true);
		without = !without || a < without ? a : without;
		with = !with || b < with ? b : with;
	}
	if (with > 0) {
		sampled = m->dissector;
		struct sample *s = &samples[sample_count++];
		s->ns = with > without ? with - without : 0;
		snprintf(s->what, sizeof s->what, "%s", what);
	}
	free(flow);
}

static int by_ns(const void *a, const void *b)
{
	const struct sample *x = a, *y = b;
	return x->ns < y->ns ? -1 : x->ns > y->ns;
}

void timing_print(void)
{
	if (sample_count) {
		qsort(samples, sample_count, sizeof *samples, by_ns);
		const struct sample *worst = &samples[sample_count - 1];
		printf("%s\t%zu\t%u\t%.0f\t%.0f\t%s\n", sampled->name, sample_count, sampled->flow_size,
		       samples[sample_count / 2].ns, worst->ns, worst->what);
	}
	free(samples);
	samples = NULL;
	sample_count = 0;
}
