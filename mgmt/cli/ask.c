/* SPDX-License-Identifier: Apache-2.0 */
/* The control socket with a command's name in front of what is wrong. */
#include "mgmt/cli/ask.h"

#include <stdio.h>

#define PATIENCE_MS 10000

static bool told(const struct ask *a, bool ok)
{
	if (!ok)
		fprintf(stderr, "bulkhead %s: %s\n", a->command->name, a->client.error);
	return ok;
}

bool ask_open(struct ask *a, const struct command *command, const char *path)
{
	a->command = command;
	return told(a, control_open(&a->client, path ? path : ASK_SOCKET, PATIENCE_MS));
}

void ask_close(struct ask *a)
{
	control_close(&a->client);
}

bool ask_send(struct ask *a, enum control_type type, const void *body, size_t len, int with)
{
	return told(a, control_send(&a->client, type, body, len, with));
}

bool ask_receive(struct ask *a, enum control_type type, uint8_t *buffer, struct control_head *head)
{
	return told(a, control_receive(&a->client, type, buffer, head));
}

bool ask_records(struct ask *a, enum control_type type, size_t record_len, void **records, unsigned *count)
{
	return told(a, control_records(&a->client, type, record_len, records, count));
}
