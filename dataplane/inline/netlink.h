/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Requests to the kernel's routing socket, built in a fixed buffer.  The supervisor's thread; one socket for each
 * network namespace that the process is in, that is one.
 */
#pragma once

#include <linux/rtnetlink.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct netlink_request {
	struct nlmsghdr head;
	uint8_t room[4096];
};

/* Opens the socket; negative errno. */
int netlink_open(void);

/* Begins a request whose fixed part is body. */
void netlink_begin(struct netlink_request *r, uint16_t type, uint16_t flags, const void *body, size_t len);
void netlink_put(struct netlink_request *r, uint16_t type, const void *data, size_t len);
/* An attribute that holds attributes: what netlink_nest() returned goes to netlink_unnest(). */
struct nlattr *netlink_nest(struct netlink_request *r, uint16_t type);
void netlink_unnest(struct netlink_request *r, struct nlattr *nest);

/* Sends it and waits for the kernel's answer: 0 or a negative errno. */
int netlink_ask(int fd, struct netlink_request *r);

/* Sends a message as it is, with these flags: what netlink_dump() gave. */
int netlink_replay(int fd, const struct nlmsghdr *message, uint16_t flags);

/* The 32-bit attribute of this type in a message whose fixed part is body_len long, 0: there is none. */
uint32_t netlink_uint(const struct nlmsghdr *message, size_t body_len, uint16_t type);

/* Calls each() with every message that a dump answers; 0 or a negative errno. */
typedef void(netlink_fn)(void *ctx, const struct nlmsghdr *message);
int netlink_dump(int fd, struct netlink_request *r, netlink_fn *each, void *ctx);
