/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/events/wire_file.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_LEN 65536u

struct writer {
	struct wire_writer *wire;
	uint8_t block[BLOCK_LEN];
};

struct wire_file {
	FILE *out;
	const struct policy *policy;
	pthread_mutex_t lock; /* of what follows, and of out */
	bool has_failed;
	unsigned count;
	struct writer *writer[];
};

static void begin(struct wire_file *f, struct writer *w)
{
	wire_begin(w->wire, w->block, sizeof w->block, f->policy);
}

static void write_block(struct wire_file *f, struct writer *w)
{
	const size_t len = wire_len(w->wire);
	const uint8_t head[4] = { (uint8_t)len, (uint8_t)(len >> 8), (uint8_t)(len >> 16), (uint8_t)(len >> 24) };

	pthread_mutex_lock(&f->lock);
	if (fwrite(head, sizeof head, 1, f->out) != 1 || fwrite(w->block, len, 1, f->out) != 1)
		f->has_failed = true;
	pthread_mutex_unlock(&f->lock);
}

static bool make_writer(struct wire_file *f)
{
	const size_t size = (wire_writer_size() + 63) & ~(size_t)63;
	struct writer *w = malloc(sizeof *w);
	void *memory = w ? aligned_alloc(64, size) : NULL;

	if (!memory) {
		free(w);
		return false;
	}
	w->wire = wire_writer_init(memset(memory, 0, size), NULL, NULL);
	f->writer[f->count++] = w;
	begin(f, w);
	return true;
}

struct wire_file *wire_file_create(FILE *out, unsigned writers, const struct policy *policy)
{
	struct wire_file *f = calloc(1, sizeof *f + writers * sizeof f->writer[0]);

	if (!f)
		return NULL;
	f->out = out;
	f->policy = policy;
	pthread_mutex_init(&f->lock, NULL);
	while (f->count < writers)
		if (!make_writer(f)) {
			(void)wire_file_destroy(f);
			return NULL;
		}
	return f;
}

void wire_file_event(struct wire_file *f, unsigned writer, const struct event *e)
{
	struct writer *w = f->writer[writer];

	if (wire_put(w->wire, e))
		return;
	write_block(f, w);
	begin(f, w);
	(void)wire_put(w->wire, e); /* an event always fits into an empty block */
}

bool wire_file_destroy(struct wire_file *f)
{
	for (unsigned i = 0; i < f->count; i++) {
		if (wire_count(f->writer[i]->wire))
			write_block(f, f->writer[i]);
		free(f->writer[i]->wire);
		free(f->writer[i]);
	}
	const bool good = !f->has_failed;
	pthread_mutex_destroy(&f->lock);
	free(f);
	return good;
}

enum wire_got wire_file_next(FILE *in, uint8_t *block, size_t *len, const char **wrong)
{
	uint8_t head[4];
	const size_t n = fread(head, 1, sizeof head, in);

	if (!n && !ferror(in))
		return WIRE_END;
	*len = (size_t)head[0] | (size_t)head[1] << 8 | (size_t)head[2] << 16 | (size_t)head[3] << 24;
	if (n != sizeof head || ferror(in))
		*wrong = "it ends inside the length of a block";
	else if (*len > WIRE_BLOCK_MAX)
		*wrong = "this is no file of records, or it is damaged";
	else if (fread(block, 1, *len, in) != *len)
		*wrong = "it ends inside a block";
	else
		return WIRE_EVENT;
	return WIRE_BAD;
}
