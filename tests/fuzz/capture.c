/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fuzz target: the bytes of a capture file, plain or compressed, walked alone, beside itself, and by
 * two shares in turn.  Every byte of every packet is read, so that the sanitizers see a length that is
 * too long; each way of walking must give the same number of packets.
 */
#define _GNU_SOURCE /* memfd_create */

#include "dataplane/audit/capture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static volatile uint8_t sink; /* keeps the reading of bytes from being left out */

static uint64_t walk(struct capture_list *list, unsigned share, unsigned shares)
{
	struct timeline *t = timeline_open(list, share, shares);
	struct packet packets[BURST_MAX];
	uint64_t count = 0, number = 0;
	unsigned n;

	if (!t)
		abort();
	while ((n = timeline_burst(t, packets, BURST_MAX)) != 0) {
		for (unsigned i = 0; i < n; i++) {
			if (packets[i].number <= number || packets[i].len > packets[i].wire_len)
				abort();
			number = packets[i].number;
			for (uint32_t k = 0; k < packets[i].len; k++)
				sink ^= packets[i].data[k];
		}
		count += n;
	}
	timeline_close(t);
	return count;
}

/* Packets of the file, given `copies` times. */
static uint64_t walk_file(char *path, unsigned copies)
{
	char *paths[2] = { path, path };
	struct capture_list *list = capture_list_make(paths, copies);
	uint64_t count;

	if (!list)
		abort();
	count = walk(list, 0, 1);
	capture_list_free(list);
	return count;
}

/* One share of two; alone, a share of a compressed file would wait for the other. */
static uint64_t walk_share(char *path, unsigned share)
{
	struct capture_list *list = capture_list_make(&path, 1);
	uint64_t count;

	if (!list)
		abort();
	count = walk(list, share, 2);
	capture_list_free(list);
	return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const int fd = memfd_create("capture", 0);
	const bool is_packed = size >= 2 && (data[0] == 0x1f || data[0] == 0x28 || data[0] >> 4 == 5);
	char path[64];
	uint64_t count;

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	count = walk_file(path, 1);
	if (walk_file(path, 2) != 2 * count)
		abort();
	if (!is_packed && walk_share(path, 0) + walk_share(path, 1) != count)
		abort();
	close(fd);
	return 0;
}
