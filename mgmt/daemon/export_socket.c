/* SPDX-License-Identifier: Apache-2.0 */
/* Connecting with a limit of time, and GnuTLS over it. */
#define _GNU_SOURCE

#include "mgmt/daemon/export_socket.h"

#include <errno.h>
#include <fcntl.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

struct export_socket {
	int fd;
	bool is_datagram;
	gnutls_session_t session; /* NULL: no TLS */
	gnutls_certificate_credentials_t trusted;
};

static void wrong(char error[EXPORT_ERROR], const char *what, const char *why)
{
	snprintf(error, EXPORT_ERROR, "%.120s: %.120s", what, why);
}

/* A connected socket of this address, or -1 with errno. */
static int connect_to(const struct addrinfo *a)
{
	const struct timeval patience = { .tv_sec = EXPORT_PATIENCE_S };
	const int fd = socket(a->ai_family, a->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, a->ai_protocol);
	struct pollfd p = { .fd = fd, .events = POLLOUT };
	int error = 0;
	socklen_t len = sizeof error;

	if (fd < 0)
		return -1;
	if (connect(fd, a->ai_addr, a->ai_addrlen)) {
		error = errno;
		if (error == EINPROGRESS)
			error = poll(&p, 1, EXPORT_PATIENCE_S * 1000) == 1 ? 0 : ETIMEDOUT;
		if (!error && getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &len))
			error = errno;
	}
	if (!error && !fcntl(fd, F_SETFL, 0) && !setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience) &&
	    !setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience))
		return fd;
	close(fd);
	errno = error ? error : EIO;
	return -1;
}

static int connect_any(const char *host, uint16_t port, bool is_datagram, char error[EXPORT_ERROR])
{
	const struct addrinfo hints = { .ai_socktype = is_datagram ? SOCK_DGRAM : SOCK_STREAM };
	struct addrinfo *list = NULL;
	char service[8];
	int fd = -1;

	snprintf(service, sizeof service, "%u", port);
	const int e = *host ? getaddrinfo(host, service, &hints, &list) : EAI_NONAME;
	if (e) {
		wrong(error, *host ? host : "host", *host ? gai_strerror(e) : "is not set");
		return -1;
	}
	for (const struct addrinfo *a = list; a && fd < 0; a = a->ai_next)
		fd = connect_to(a);
	if (fd < 0)
		wrong(error, host, strerror(errno));
	freeaddrinfo(list);
	return fd;
}

static bool trust(struct export_socket *s, const char *ca)
{
	union {
		const char *in;
		unsigned char *out;
	} u = { ca };
	const gnutls_datum_t pem = { u.out, (unsigned)strlen(ca) };

	if (gnutls_certificate_allocate_credentials(&s->trusted))
		return false;
	return (*ca ? gnutls_certificate_set_x509_trust_mem(s->trusted, &pem, GNUTLS_X509_FMT_PEM)
		    : gnutls_certificate_set_x509_system_trust(s->trusted)) > 0;
}

static bool greet(struct export_socket *s, const char *host, char error[EXPORT_ERROR])
{
	static const char priority[] = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2";
	int e;

	if (gnutls_init(&s->session, GNUTLS_CLIENT) || gnutls_priority_set_direct(s->session, priority, NULL) ||
	    gnutls_credentials_set(s->session, GNUTLS_CRD_CERTIFICATE, s->trusted)) {
		wrong(error, "TLS", "cannot begin");
		return false;
	}
	(void)gnutls_server_name_set(s->session, GNUTLS_NAME_DNS, host, strlen(host));
	gnutls_session_set_verify_cert(s->session, host, 0);
	gnutls_transport_set_int(s->session, s->fd);
	gnutls_handshake_set_timeout(s->session, EXPORT_PATIENCE_S * 1000);
	do
		e = gnutls_handshake(s->session);
	while (e < 0 && !gnutls_error_is_fatal(e));
	if (!e)
		return true;
	gnutls_datum_t text = { NULL, 0 };
	if (e == GNUTLS_E_CERTIFICATE_VERIFICATION_ERROR &&
	    !gnutls_certificate_verification_status_print(gnutls_session_get_verify_cert_status(s->session),
							  GNUTLS_CRT_X509, &text, 0))
		snprintf(error, EXPORT_ERROR, "%.100s: %.*s", host, (int)(text.size < 120 ? text.size : 120),
			 (const char *)text.data);
	else
		wrong(error, host, gnutls_strerror(e));
	gnutls_free(text.data);
	return false;
}

struct export_socket *export_socket_open(const char *how, const char *host, uint16_t port, const char *ca,
					 char error[EXPORT_ERROR])
{
	struct export_socket *s = calloc(1, sizeof *s);

	if (!s)
		return NULL;
	s->is_datagram = !strcmp(how, "udp");
	s->fd = connect_any(host, port, s->is_datagram, error);
	bool ok = s->fd >= 0;
	if (ok && !strcmp(how, "tls")) {
		ok = trust(s, ca);
		if (!ok)
			wrong(error, "ca", "holds no certificate");
		ok = ok && greet(s, host, error);
	}
	if (ok)
		return s;
	export_socket_close(s);
	return NULL;
}

static ssize_t send_some(struct export_socket *s, const char *bytes, size_t len)
{
	ssize_t n;

	if (!s->session)
		return send(s->fd, bytes, len, MSG_NOSIGNAL);
	do
		n = gnutls_record_send(s->session, bytes, len);
	while (n == GNUTLS_E_INTERRUPTED);
	return n;
}

bool export_socket_send(struct export_socket *s, const char *bytes, size_t len, char error[EXPORT_ERROR])
{
	for (size_t at = 0; at < len;) {
		const ssize_t n = send_some(s, bytes + at, len - at);
		if (n <= 0) {
			wrong(error, "the receiver", s->session && n < 0 ? gnutls_strerror((int)n) : strerror(errno));
			return false;
		}
		at += (size_t)n;
	}
	return true;
}

bool export_socket_is_gone(struct export_socket *s)
{
	char unread[256];
	ssize_t n;

	if (s->is_datagram)
		return false;
	do
		n = recv(s->fd, unread, sizeof unread, MSG_DONTWAIT | (s->session ? MSG_PEEK : 0));
	while (n > 0 && !s->session);
	return !n || (n < 0 && errno != EAGAIN && errno != EINTR);
}

void export_socket_close(struct export_socket *s)
{
	if (s->session) {
		(void)gnutls_bye(s->session, GNUTLS_SHUT_WR);
		gnutls_deinit(s->session);
	}
	if (s->trusted)
		gnutls_certificate_free_credentials(s->trusted);
	if (s->fd >= 0)
		close(s->fd);
	free(s);
}
