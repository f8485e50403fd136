/* SPDX-License-Identifier: Apache-2.0 */
/* Makes and ends the memory of workers for matching, what each has and what they share.  Compile side. */
#include "rules/signature_work.h"

#include <stdlib.h>

static bool add_patterns(struct signature_work *w, const struct signatures *s)
{
	for (uint32_t i = 0; i < s->groups->count; i++)
		if (s->groups->list[i].patterns && !pattern_worker_add_set(&w->patterns, s->groups->list[i].patterns))
			return false;
	for (size_t i = 0; i < s->count; i++)
		for (unsigned k = 0; k < s->rules[i]->section_count; k++) {
			const struct section *x = &s->rules[i]->sections[k];
			for (unsigned n = 0; n < x->count; n++)
				if (x->steps[n].kind == STEP_PCRE && !pattern_worker_add_regex(&w->patterns,
						x->steps[n].regex))
					return false;
		}
	return true;
}

struct signature_work *signature_work_create(const struct signatures *s, struct signature_memory *memory)
{
	struct signature_work *w = calloc(1, sizeof *w);
	if (!w)
		return NULL;
	w->set = s;
	w->memory = memory;
	w->hit_packet = calloc(s->count + 1, sizeof *w->hit_packet);
	w->stamp = calloc(s->count + 1, sizeof *w->stamp);
	w->joined = malloc(SIGNATURE_TAIL_SMALL + s->settings.window);
	if (w->hit_packet && w->stamp && w->joined && add_patterns(w, s))
		return w;
	signature_work_destroy(w);
	return NULL;
}

void signature_work_destroy(struct signature_work *w)
{
	if (!w)
		return;
	pattern_worker_destroy(w->patterns);
	free(w->joined);
	free(w->stamp);
	free(w->hit_packet);
	free(w);
}

size_t signature_work_bytes(const struct signature_work *w)
{
	return sizeof *w + (w->set->count + 1) * (sizeof *w->hit_packet + sizeof *w->stamp) +
	       pattern_worker_memory(w->patterns);
}

struct signature_memory *signature_memory_create(void)
{
	return calloc(1, sizeof(struct signature_memory));
}

void signature_memory_destroy(struct signature_memory *m)
{
	free(m);
}

size_t signature_memory_bytes(void)
{
	return sizeof(struct signature_memory);
}
