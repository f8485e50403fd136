/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A way to a receiver: UDP, TCP, or TLS 1.2 and later with its certificate checked.  One thread; every step gives up
 * after EXPORT_PATIENCE_S, so that an exporter always ends.
 */
#pragma once

#include "mgmt/daemon/export.h"

#define EXPORT_PATIENCE_S 5

struct export_socket;

/* how: "udp", "tcp", "tls"; ca: certificates in PEM form, "": those of the system.  NULL: error says why. */
struct export_socket *export_socket_open(const char *how, const char *host, uint16_t port, const char *ca,
					 char error[EXPORT_ERROR]);

/* All of it, or false: error says why.  Of UDP one datagram. */
bool export_socket_send(struct export_socket *s, const char *bytes, size_t len, char error[EXPORT_ERROR]);

/* Has the receiver ended the connection? */
bool export_socket_is_gone(struct export_socket *s);

void export_socket_close(struct export_socket *s);
