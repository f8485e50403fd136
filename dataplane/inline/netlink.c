/* SPDX-License-Identifier: Apache-2.0 */
/* rtnetlink(7): requests with NLM_F_ACK, one at a time, so an answer is always to the latest one. */
#define _GNU_SOURCE

#include "dataplane/inline/netlink.h"

#include <errno.h>
#include <linux/netlink.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static size_t align4(size_t n)
{
	return (n + 3) & ~(size_t)3;
}

#define HEAD_LEN sizeof(struct nlmsghdr)
#define ATTRIBUTE_LEN sizeof(struct nlattr)

int netlink_open(void)
{
	const int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	const struct sockaddr_nl to = { .nl_family = AF_NETLINK };

	if (fd < 0)
		return -errno;
	if (connect(fd, (const struct sockaddr *)&to, sizeof to)) {
		const int error = -errno;
		close(fd);
		return error;
	}
	return fd;
}

void netlink_begin(struct netlink_request *r, uint16_t type, uint16_t flags, const void *body, size_t len)
{
	memset(r, 0, sizeof *r);
	r->head.nlmsg_type = type;
	r->head.nlmsg_flags = (uint16_t)(NLM_F_REQUEST | flags);
	r->head.nlmsg_len = (uint32_t)(HEAD_LEN + len);
	memcpy(r->room, body, len);
}

static uint8_t *end_of(struct netlink_request *r)
{
	return r->room + align4(r->head.nlmsg_len) - HEAD_LEN;
}

void netlink_put(struct netlink_request *r, uint16_t type, const void *data, size_t len)
{
	const struct nlattr a = { .nla_type = type, .nla_len = (uint16_t)(ATTRIBUTE_LEN + len) };
	uint8_t *at = end_of(r);

	if (at + ATTRIBUTE_LEN + align4(len) > r->room + sizeof r->room)
		return; /* the kernel will refuse what is left */
	memcpy(at, &a, sizeof a);
	if (len)
		memcpy(at + ATTRIBUTE_LEN, data, len);
	r->head.nlmsg_len = (uint32_t)(align4(r->head.nlmsg_len) + ATTRIBUTE_LEN + align4(len));
}

struct nlattr *netlink_nest(struct netlink_request *r, uint16_t type)
{
	union {
		uint8_t *bytes;
		struct nlattr *attribute;
	} at = { .bytes = end_of(r) };
	netlink_put(r, type, NULL, 0);
	return at.attribute;
}

void netlink_unnest(struct netlink_request *r, struct nlattr *nest)
{
	nest->nla_len = (uint16_t)(end_of(r) - (uint8_t *)nest);
}

uint32_t netlink_uint(const struct nlmsghdr *message, size_t body_len, uint16_t type)
{
	const uint8_t *at = (const uint8_t *)message + HEAD_LEN + align4(body_len);
	const uint8_t *end = (const uint8_t *)message + message->nlmsg_len;
	uint32_t value = 0;

	while (at + ATTRIBUTE_LEN <= end) {
		struct nlattr a;
		memcpy(&a, at, sizeof a);
		if (a.nla_len < ATTRIBUTE_LEN || at + a.nla_len > end)
			break;
		if (a.nla_type == type && a.nla_len == ATTRIBUTE_LEN + sizeof value)
			memcpy(&value, at + ATTRIBUTE_LEN, sizeof value);
		at += align4(a.nla_len);
	}
	return value;
}

union answer {
	struct nlmsghdr head;
	uint8_t bytes[32768];
};

/* Waits for the acknowledgement of a request. */
static int await(int fd, uint32_t seq)
{
	for (;;) {
		union answer a;
		const ssize_t n = recv(fd, &a, sizeof a, 0);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < (ssize_t)(HEAD_LEN + sizeof(struct nlmsgerr)))
			return n < 0 ? -errno : -EPROTO;
		if (a.head.nlmsg_type != NLMSG_ERROR || a.head.nlmsg_seq != seq)
			continue;
		struct nlmsgerr e;
		memcpy(&e, a.bytes + HEAD_LEN, sizeof e);
		return e.error;
	}
}

int netlink_ask(int fd, struct netlink_request *r)
{
	static uint32_t seq;

	r->head.nlmsg_flags |= NLM_F_ACK;
	r->head.nlmsg_seq = ++seq;
	if (send(fd, r, r->head.nlmsg_len, 0) < 0)
		return -errno;
	return await(fd, seq);
}

int netlink_replay(int fd, const struct nlmsghdr *message, uint16_t flags)
{
	struct netlink_request r = { 0 };

	if (message->nlmsg_len > sizeof r)
		return -EMSGSIZE;
	memcpy(&r, message, message->nlmsg_len);
	r.head.nlmsg_flags = (uint16_t)(NLM_F_REQUEST | flags);
	r.head.nlmsg_pid = 0;
	return netlink_ask(fd, &r);
}

int netlink_dump(int fd, struct netlink_request *r, netlink_fn *each, void *ctx)
{
	r->head.nlmsg_flags |= NLM_F_DUMP;
	if (send(fd, r, r->head.nlmsg_len, 0) < 0)
		return -errno;
	for (;;) {
		union answer a;
		ssize_t n = recv(fd, &a, sizeof a, 0);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		for (uint8_t *at = a.bytes; n >= (ssize_t)HEAD_LEN;) {
			struct nlmsghdr h;
			memcpy(&h, at, sizeof h);
			if (h.nlmsg_len < HEAD_LEN || h.nlmsg_len > (size_t)n)
				return -EPROTO;
			if (h.nlmsg_type == NLMSG_DONE)
				return 0;
			if (h.nlmsg_type == NLMSG_ERROR)
				return -EPROTO;
			union {
				uint8_t *bytes;
				const struct nlmsghdr *message;
			} m = { .bytes = at };
			each(ctx, m.message);
			at += align4(h.nlmsg_len);
			n -= (ssize_t)align4(h.nlmsg_len);
		}
	}
}
