/* SPDX-License-Identifier: Apache-2.0 */
/* A connection for each question; a semaphore keeps bulkheadd's few places for clients from being filled by one. */
#define _GNU_SOURCE

#include "mgmt/daemon/dataplane.h"

#include "mgmt/daemon/settings.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_BYTES_MAX (CONTROL_POLICY_MAX + 1u)

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t one_less = PTHREAD_COND_INITIALIZER;
static unsigned at_once;

static void take_place(void)
{
	pthread_mutex_lock(&lock);
	while (at_once == DATAPLANE_AT_ONCE)
		pthread_cond_wait(&one_less, &lock);
	at_once++;
	pthread_mutex_unlock(&lock);
}

static void give_place(void)
{
	pthread_mutex_lock(&lock);
	at_once--;
	pthread_cond_signal(&one_less);
	pthread_mutex_unlock(&lock);
}

static bool ask(struct daemon *d, struct control_client *c, enum control_type type, const void *body, size_t len,
		int with)
{
	const bool is_long = type == CONTROL_POLICY_LOAD || type == CONTROL_POLICY_ROLLBACK;

	return control_open(c, d->settings->control, is_long ? DATAPLANE_PATIENCE_LOAD_MS : DATAPLANE_PATIENCE_MS) &&
	       control_send(c, type, body, len, with);
}

bool dataplane_ask(struct daemon *d, enum control_type type, const void *body, size_t len, int with, size_t record_len,
		   void **records, unsigned *count, char error[256])
{
	struct control_client c = { .fd = -1, .error = "no memory" };

	*records = NULL;
	*count = 0;
	take_place();
	const bool ok = ask(d, &c, type, body, len, with) && control_records(&c, type, record_len, records, count);
	control_close(&c);
	give_place();
	if (!ok && error)
		memcpy(error, c.error, sizeof c.error);
	return ok;
}

char *dataplane_text(struct daemon *d, enum control_type type, const void *body, size_t len, size_t *text_len,
		     char error[256])
{
	struct control_client c = { .fd = -1, .error = "no memory" };
	struct control_head head = { .more = 1 };
	uint8_t *buffer = malloc(CONTROL_MESSAGE_MAX);
	char *text = NULL;
	FILE *out = open_memstream(&text, text_len);

	take_place();
	bool ok = buffer && out && ask(d, &c, type, body, len, -1);
	for (size_t all = 0; ok && head.more; all += head.count) {
		ok = control_receive(&c, type, buffer, &head) && head.record_len == 1 && all < TEXT_BYTES_MAX;
		if (ok)
			fwrite(buffer + sizeof head, 1, head.count, out);
	}
	control_close(&c);
	give_place();
	if (out && fclose(out))
		ok = false;
	if (!ok && error)
		memcpy(error, c.error, sizeof c.error);
	if (!ok) {
		free(text);
		text = NULL;
	}
	free(buffer);
	return text;
}
