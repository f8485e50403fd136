/* SPDX-License-Identifier: Apache-2.0 */
/* A reader gets a moment to make room; then it is on its own. */
#define _GNU_SOURCE

#include "dataplane/inline/reply.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

#define PATIENCE_MS 200

void reply_begin(struct reply *r, int fd, uint16_t type, uint8_t *records)
{
	*r = (struct reply){
		.fd = fd, .records = records,
		.head = { .magic = CONTROL_MAGIC, .version = CONTROL_VERSION, .type = type },
	};
}

static void flush(struct reply *r, bool more)
{
	struct iovec parts[2] = { { &r->head, sizeof r->head }, { r->records, r->used } };
	const struct msghdr m = { .msg_iov = parts, .msg_iovlen = 2 };
	struct pollfd room = { .fd = r->fd, .events = POLLOUT };

	r->head.len = (uint32_t)sizeof r->head + r->used;
	r->head.more = more;
	if (r->has_failed)
		return;
	ssize_t sent = sendmsg(r->fd, &m, MSG_DONTWAIT | MSG_NOSIGNAL);
	if (sent < 0 && errno == EAGAIN && poll(&room, 1, PATIENCE_MS) > 0)
		sent = sendmsg(r->fd, &m, MSG_DONTWAIT | MSG_NOSIGNAL);
	r->has_failed = sent < 0;
	r->used = 0;
	r->head.count = 0;
}

void reply_add(struct reply *r, const void *record, uint32_t len)
{
	if (r->used + len > CONTROL_RECORDS_MAX)
		flush(r, true);
	memcpy(r->records + r->used, record, len);
	r->used += len;
	r->head.record_len = len;
	r->head.count++;
}

void reply_text(struct reply *r, const char *text, size_t len)
{
	while (len) {
		const size_t room = CONTROL_RECORDS_MAX - r->used, part = len < room ? len : room;
		memcpy(r->records + r->used, text, part);
		r->used += (uint32_t)part;
		r->head.count = r->used;
		r->head.record_len = 1;
		text += part;
		len -= part;
		if (len)
			flush(r, true);
	}
}

void reply_end(struct reply *r)
{
	flush(r, false);
}

void reply_part(struct reply *r, bool more)
{
	flush(r, more);
}

void reply_wrong(struct reply *r, int error, const char *text)
{
	r->used = 0;
	r->head.error = error;
	r->head.count = 0;
	reply_text(r, text, strlen(text));
	flush(r, false);
}
