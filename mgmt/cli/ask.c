/* SPDX-License-Identifier: Apache-2.0 */
/* One question at a time.  Nothing that the other side sends is believed before its length was checked. */
#define _GNU_SOURCE

#include "mgmt/cli/ask.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define PATIENCE_S 10

static bool wrong(const struct ask *a, const char *what)
{
	fprintf(stderr, "bulkhead %s: %s\n", a->command->name, what);
	return false;
}

bool ask_open(struct ask *a, const struct command *command, const char *path)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	const struct timeval patience = { .tv_sec = PATIENCE_S };

	path = path ? path : ASK_SOCKET;
	*a = (struct ask){ .command = command, .fd = -1 };
	if (strlen(path) >= sizeof to.sun_path)
		return wrong(a, "the path of the socket is too long");
	strcpy(to.sun_path, path);
	a->fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	if (a->fd >= 0 && !connect(a->fd, (const struct sockaddr *)&to, sizeof to) &&
	    !setsockopt(a->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience))
		return true;
	fprintf(stderr, "bulkhead %s: %s: %s%s\n", command->name, path, strerror(errno),
		errno == ENOENT || errno == ECONNREFUSED ? "; is bulkheadd running?" : "");
	return false;
}

void ask_close(struct ask *a)
{
	if (a->fd >= 0)
		close(a->fd);
}

bool ask_send(struct ask *a, enum control_type type, const void *body, size_t len, int with)
{
	struct control_head head = { .magic = CONTROL_MAGIC, .version = CONTROL_VERSION, .type = (uint16_t)type,
				     .len = (uint32_t)(sizeof head + len) };
	union {
		const void *in;
		void *out;
	} text = { .in = body };
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(sizeof(int))];
	} rights = { .bytes = { 0 } };
	struct iovec parts[2] = { { &head, sizeof head }, { text.out, len } };
	struct msghdr m = { .msg_iov = parts, .msg_iovlen = 2 };

	if (with >= 0) {
		m.msg_control = &rights;
		m.msg_controllen = sizeof rights;
		rights.head = (struct cmsghdr){ .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS,
						.cmsg_len = CMSG_LEN(sizeof with) };
		memcpy(CMSG_DATA(&rights.head), &with, sizeof with);
	}
	return sendmsg(a->fd, &m, MSG_NOSIGNAL) >= 0 || wrong(a, strerror(errno));
}

bool ask_receive(struct ask *a, enum control_type type, uint8_t *buffer, struct control_head *head)
{
	const ssize_t n = recv(a->fd, buffer, CONTROL_MESSAGE_MAX, 0);

	if (n < 0 && errno == EAGAIN)
		return wrong(a, "bulkheadd does not answer: it may be restarting, its log tells");
	if (n <= 0)
		return wrong(a, n < 0 ? strerror(errno) : "bulkheadd has ended the connection");
	if ((size_t)n < sizeof *head)
		return wrong(a, "the answer is no answer");
	memcpy(head, buffer, sizeof *head);
	if (head->magic != CONTROL_MAGIC || head->len != (size_t)n || head->type != type)
		return wrong(a, "the answer is no answer");
	if (head->version != CONTROL_VERSION)
		return wrong(a, "bulkhead and bulkheadd are of different versions");
	if (head->record_len && head->count > (head->len - sizeof *head) / head->record_len)
		return wrong(a, "the answer is shorter than it says");
	if (!head->error)
		return true;
	fprintf(stderr, "bulkhead %s: %.*s\n", a->command->name, (int)head->count, (const char *)buffer + sizeof *head);
	return false;
}

bool ask_records(struct ask *a, enum control_type type, size_t record_len, void **records, unsigned *count)
{
	uint8_t *buffer = malloc(CONTROL_MESSAGE_MAX);
	struct control_head head = { .more = 1 };
	bool ok = buffer;

	*records = NULL;
	*count = 0;
	while (ok && head.more) {
		ok = ask_receive(a, type, buffer, &head);
		if (!ok)
			break;
		uint8_t *more = realloc(*records, (*count + head.count + 1) * record_len);
		if (!more) {
			ok = wrong(a, "no memory");
			break;
		}
		*records = more;
		const size_t known = head.record_len < record_len ? head.record_len : record_len;
		for (uint32_t i = 0; i < head.count; i++, ++*count) {
			uint8_t *to = more + *count * record_len;
			memset(to, 0, record_len);
			memcpy(to, buffer + sizeof head + (size_t)i * head.record_len, known);
		}
	}
	free(buffer);
	return ok;
}
