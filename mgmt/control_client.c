/* SPDX-License-Identifier: Apache-2.0 */
/* One question at a time on one connection. */
#define _GNU_SOURCE

#include "mgmt/control_client.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define RECORDS_MAX (64u << 20) /* bytes of one answer */

static bool wrong(struct control_client *c, const char *what)
{
	snprintf(c->error, sizeof c->error, "%s", what);
	return false;
}

bool control_open(struct control_client *c, const char *path, unsigned patience_ms)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	const struct timeval patience = { .tv_sec = patience_ms / 1000, .tv_usec = patience_ms % 1000 * 1000 };

	*c = (struct control_client){ .fd = -1 };
	if (strlen(path) >= sizeof to.sun_path)
		return wrong(c, "the path of the socket is too long");
	strcpy(to.sun_path, path);
	c->fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	if (c->fd >= 0 && !connect(c->fd, (const struct sockaddr *)&to, sizeof to) &&
	    !setsockopt(c->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) &&
	    !setsockopt(c->fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience))
		return true;
	snprintf(c->error, sizeof c->error, "%s: %s%s", path, strerror(errno),
		 errno == ENOENT || errno == ECONNREFUSED ? "; is bulkheadd running?" : "");
	control_close(c);
	return false;
}

void control_close(struct control_client *c)
{
	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
}

bool control_send(struct control_client *c, enum control_type type, const void *body, size_t len, int with)
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
	return sendmsg(c->fd, &m, MSG_NOSIGNAL) >= 0 || wrong(c, strerror(errno));
}

bool control_receive(struct control_client *c, enum control_type type, uint8_t *buffer, struct control_head *head)
{
	const ssize_t n = recv(c->fd, buffer, CONTROL_MESSAGE_MAX, 0);

	if (n < 0 && errno == EAGAIN)
		return wrong(c, "bulkheadd does not answer: it may be restarting, its log tells");
	if (n <= 0)
		return wrong(c, n < 0 ? strerror(errno) : "bulkheadd has ended the connection");
	if ((size_t)n < sizeof *head)
		return wrong(c, "the answer is no answer");
	memcpy(head, buffer, sizeof *head);
	if (head->magic != CONTROL_MAGIC || head->len != (size_t)n || head->type != type)
		return wrong(c, "the answer is no answer");
	if (head->version != CONTROL_VERSION)
		return wrong(c, "this program and bulkheadd are of different versions");
	if (head->record_len && head->count > (head->len - sizeof *head) / head->record_len)
		return wrong(c, "the answer is shorter than it says");
	if (!head->error)
		return true;
	/* The text of an error has record_len 1. */
	const size_t len = head->record_len == 1 ? head->count : 0;
	snprintf(c->error, sizeof c->error, "%.*s", (int)len, (const char *)buffer + sizeof *head);
	return false;
}

bool control_records(struct control_client *c, enum control_type type, size_t record_len, void **records,
		     unsigned *count)
{
	uint8_t *buffer = malloc(CONTROL_MESSAGE_MAX);
	struct control_head head = { .more = 1 };
	bool ok = buffer || wrong(c, "no memory");

	*records = NULL;
	*count = 0;
	while (ok && head.more) {
		ok = control_receive(c, type, buffer, &head);
		if (!ok)
			break;
		const size_t all = ((size_t)*count + head.count + 1) * record_len;
		uint8_t *more = all <= RECORDS_MAX && (head.record_len || !head.count) ? realloc(*records, all) : NULL;
		if (!more) {
			ok = wrong(c, "the answer is too long");
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
