/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fuzz target: what comes back over the control socket (mgmt/control_client.c), whoever sits at the other end.
 *
 * The input is cut into messages; gathering records from them ends in as many records as it says, all of whose bytes are
 * there, or in a sentence that says what is wrong.
 */
#define _GNU_SOURCE

#include "mgmt/control_client.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static volatile uint8_t seen;

/* Sends the input as messages: two bytes of length before each; the head's magic, version and length are mended for most, so
 * that more than the first check is reached. */
static void send_all(int fd, const uint8_t *data, size_t size)
{
	while (size > 3) {
		const size_t wanted = (size_t)(data[0] | data[1] << 8), len = wanted < size - 3 ? wanted : size - 3;
		uint8_t *message = malloc(len + 1);
		struct control_head head;

		if (!message)
			abort();
		memcpy(message, data + 3, len);
		if (len >= sizeof head && data[2] % 8) {
			memcpy(&head, message, sizeof head);
			head.magic = CONTROL_MAGIC;
			head.version = CONTROL_VERSION;
			head.type = CONTROL_COUNTERS;
			head.len = (uint32_t)len;
			memcpy(message, &head, sizeof head);
		}
		(void)send(fd, message, len, MSG_NOSIGNAL | MSG_DONTWAIT);
		free(message);
		data += len + 3;
		size -= len + 3;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int pair[2];
	struct control_client c = { .fd = -1 };
	void *records;
	unsigned count;
	static const size_t lengths[] = { 1, 4, 64, sizeof(struct control_counter), 5000 };

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair))
		return 0;
	const size_t record_len = lengths[size % 5];
	c.fd = pair[0];
	send_all(pair[1], data, size);
	close(pair[1]); /* what waits is still read, then comes the end */
	const bool ok = control_records(&c, CONTROL_COUNTERS, record_len, &records, &count);
	if (!ok && memchr(c.error, '\0', sizeof c.error) == NULL)
		abort();
	for (size_t i = 0; i < (size_t)count * record_len; i++)
		seen = ((const uint8_t *)records)[i];
	free(records);
	control_close(&c);
	return 0;
}
