/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From libmicrohttpd's callbacks to requests and back.  An exchange is one request on one connection: made at its first
 * callback, freed when libmicrohttpd says it is complete.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/http.h"

#include "dataplane/host/log.h"
#include "mgmt/daemon/certificate.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/http_limits.h"
#include "mgmt/daemon/http_pages.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/settings.h"
#include "mgmt/daemon/streams.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <netdb.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define HEAD_BYTES 32768u      /* memory of one connection: head of the request, and pieces of the answer */
#define HEAD_SECONDS 10        /* from connecting, or from the end of the request before, to a whole head */
#define BODY_SECONDS 60
#define FILE_SECONDS 1800      /* of a body that is a file */
#define STREAM_PIECE 16384u
#define COOKIE "__Host-bulkhead"

struct listener {
	struct http *http;
	bool is_local;
	struct MHD_Daemon *mhd;
};

struct http {
	struct daemon *daemon;
	struct listener tcp, console;
	struct pages *pages;
	struct allowed allowed;
	struct rates *rates;
	struct guards *guards;
	pthread_t ticker;
	bool has_ticker;
	atomic_bool ends;
	atomic_ullong requests, refused_address, refused_rate, too_slow, handler_ns;
};

struct exchange {
	struct request r;
	struct guard *guard;
	bool is_api;
	bool takes_body;
	bool waits;            /* the answer is there, and goes out when the body has come */
	char allow[64];
	size_t body_max, cap;
};

/* ---- sockets ---- */

static int listen_tcp(const struct mgmt_settings *s, unsigned *port)
{
	const struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM,
					.ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV };
	struct addrinfo *a = NULL;
	char service[16];
	const int yes = 1;
	int fd = -1;

	snprintf(service, sizeof service, "%d", (int)s->port);
	if (getaddrinfo(s->address, service, &hints, &a)) {
		log_error("'%s' is no address to listen on", s->address);
		return -1;
	}
	fd = socket(a->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	union {
		struct sockaddr any;
		struct sockaddr_in v4;
		struct sockaddr_in6 v6;
	} is = { .v6 = { 0 } };
	socklen_t len = sizeof is;
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) ||
	    bind(fd, a->ai_addr, a->ai_addrlen) || listen(fd, 1024) || getsockname(fd, &is.any, &len)) {
		log_error("cannot listen on %s port %s: %s", s->address, service, strerror(errno));
		if (fd >= 0)
			close(fd);
		fd = -1;
	} else {
		*port = ntohs(is.any.sa_family == AF_INET ? is.v4.sin_port : is.v6.sin6_port);
	}
	freeaddrinfo(a);
	return fd;
}

static int listen_console(const struct mgmt_settings *s)
{
	union {
		struct sockaddr any;
		struct sockaddr_un un;
	} to = { .un = { .sun_family = AF_UNIX } };
	char folder[TEXT_MAX];

	if (strlen(s->socket) >= sizeof to.un.sun_path) {
		log_error("the path of the console's socket is too long");
		return -1;
	}
	strcpy(to.un.sun_path, s->socket);
	strcpy(folder, s->socket);
	char *slash = strrchr(folder, '/');
	if (slash && slash != folder) {
		*slash = '\0';
		mkdir(folder, 0755);
	}
	unlink(s->socket);
	const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	const mode_t mask = umask(0117);
	const bool ok = fd >= 0 && !bind(fd, &to.any, sizeof to.un) && !listen(fd, 64);
	umask(mask);
	if (ok)
		return fd;
	log_error("%s: %s", s->socket, strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

bool http_listen(const struct mgmt_settings *s, struct http_sockets *out)
{
	*out = (struct http_sockets){ .tcp = -1, .console = -1 };
	out->tcp = listen_tcp(s, &out->port);
	if (out->tcp < 0)
		return false;
	out->console = s->socket[0] ? listen_console(s) : -1;
	return out->console >= 0 || !s->socket[0];
}

/* ---- answers ---- */

static void add_headers(struct MHD_Response *response, bool is_api)
{
	static const char *const headers[][2] = {
		{ "Content-Security-Policy",
		  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
		  "connect-src 'self'; manifest-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; "
		  "form-action 'none'" },
		{ "X-Content-Type-Options", "nosniff" },
		{ "X-Frame-Options", "SAMEORIGIN" },
		{ "Referrer-Policy", "no-referrer" },
		{ "Cross-Origin-Opener-Policy", "same-origin" },
		{ "Cross-Origin-Resource-Policy", "same-origin" },
		{ "Permissions-Policy", "camera=(), microphone=(), geolocation=(), usb=()" },
	};

	for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++)
		MHD_add_response_header(response, headers[i][0], headers[i][1]);
	if (is_api)
		MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
}

static ssize_t read_stream(void *stream, uint64_t at, char *out, size_t max)
{
	(void)at;
	const int64_t n = stream_take(stream, out, max);
	return n < 0 ? MHD_CONTENT_READER_END_OF_STREAM : (ssize_t)n;
}

static void end_stream(void *stream)
{
	stream_destroy(stream);
}

/* Takes what the answer owns. */
static struct MHD_Response *make_response(struct answer *a, struct MHD_Connection *c)
{
	struct MHD_Response *response;

	if (a->stream) {
		stream_attach(a->stream, c);
		response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, STREAM_PIECE, read_stream, a->stream,
							     end_stream);
		if (!response)
			stream_destroy(a->stream);
		a->stream = NULL;
	} else if (a->fd >= 0) {
		response = MHD_create_response_from_fd64(a->len, a->fd);
		if (!response)
			close(a->fd);
		a->fd = -1;
	} else {
		response = MHD_create_response_from_buffer(a->len, a->bytes, MHD_RESPMEM_MUST_FREE);
		if (!response)
			free(a->bytes);
		a->bytes = NULL;
	}
	return response;
}

static enum MHD_Result answer(struct exchange *x, struct MHD_Connection *c)
{
	struct answer *a = &x->r.answer;
	char text[256];
	struct http *h = x->r.daemon->http;

	guard_set(h->guards, x->guard, 0); /* a reader that stands still meets the time limit of libmicrohttpd */
	struct MHD_Response *response = make_response(a, c);
	if (!response)
		return MHD_NO;
	add_headers(response, true);
	if (a->type)
		MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, a->type);
	if (a->cookie[0])
		MHD_add_response_header(response, MHD_HTTP_HEADER_SET_COOKIE, a->cookie);
	if (a->name[0]) {
		snprintf(text, sizeof text, "attachment; filename=\"%s\"", a->name);
		MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_DISPOSITION, text);
	}
	if (x->allow[0])
		MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, x->allow);
	if (a->status == 429 || a->status == 503)
		MHD_add_response_header(response, MHD_HTTP_HEADER_RETRY_AFTER, "1");
	const enum MHD_Result done = MHD_queue_response(c, a->status, response);
	MHD_destroy_response(response);
	return done;
}

/*
 * An answer before the body has come ends the connection, and the other side, still sending, may never see it.  So
 * a body of a usual length is read first, to nowhere.
 */
static enum MHD_Result refuse(struct exchange *x, struct MHD_Connection *c)
{
	const char *length = MHD_lookup_connection_value(c, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);
	const unsigned long long len = length ? strtoull(length, NULL, 10) : 0;

	if (!len || len > API_BODY_MAX)
		return answer(x, c);
	guard_set(x->r.daemon->http->guards, x->guard, BODY_SECONDS);
	x->waits = true;
	return MHD_YES;
}

static enum MHD_Result fail(struct exchange *x, struct MHD_Connection *c, unsigned status, const char *id)
{
	request_fail(&x->r, status, id, NULL);
	return refuse(x, c);
}

static enum MHD_Result answer_page(struct exchange *x, struct MHD_Connection *c)
{
	const struct request *r = &x->r;
	const struct http *h = r->daemon->http;
	const char *known = MHD_lookup_connection_value(c, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);
	const char *codings = MHD_lookup_connection_value(c, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_ENCODING);
	const bool is_get = !strcmp(r->method, "GET") || !strcmp(r->method, "HEAD");
	const struct page *p = is_get ? pages_find(h->pages, r->path, codings && strstr(codings, "gzip")) : NULL;

	if (!p)
		return fail(x, c, is_get ? 404 : 405, is_get ? "request.unknown_path" : "request.method");
	const bool is_same = known && !strcmp(known, p->etag);
	struct MHD_Response *response =
		MHD_create_response_from_buffer(is_same ? 0 : p->len, p->bytes, MHD_RESPMEM_PERSISTENT);
	if (!response)
		return MHD_NO;
	add_headers(response, false);
	MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, p->type);
	MHD_add_response_header(response, MHD_HTTP_HEADER_ETAG, p->etag);
	MHD_add_response_header(response, MHD_HTTP_HEADER_VARY, MHD_HTTP_HEADER_ACCEPT_ENCODING);
	MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL,
				p->is_lasting ? "public, max-age=31536000, immutable" : "no-cache");
	if (p->is_packed)
		MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
	const enum MHD_Result done = MHD_queue_response(c, is_same ? 304 : 200, response);
	MHD_destroy_response(response);
	return done;
}

/* ---- requests ---- */

/* Decodes a value of the query in place; libmicrohttpd has only made spaces of plus signs. */
static bool decode_query(char *text)
{
	return MHD_http_unescape(text) == strlen(text);
}

static enum MHD_Result take_query(void *ctx, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct exchange *x = ctx;
	char *n = strdup(name), *v = strdup(value ? value : "");

	(void)kind;
	if (n && v && decode_query(n) && decode_query(v))
		json_object_set_new(x->r.query, n, json_string(v)); /* NULL, and so not set, unless it is UTF-8 */
	free(n);
	free(v);
	return MHD_YES;
}

static void origin_of(struct exchange *x, struct MHD_Connection *c, struct credentials *who)
{
	struct request *r = &x->r;

	if (r->is_local) {
		const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
		struct ucred peer = { .uid = (uid_t)-1 };
		socklen_t len = sizeof peer;
		getsockopt(i->connect_fd, SOL_SOCKET, SO_PEERCRED, &peer, &len);
		who->uid = peer.uid;
		snprintf(r->origin, sizeof r->origin, "console");
		return;
	}
	const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	const union {
		const struct sockaddr *any;
		const struct sockaddr_in *v4;
		const struct sockaddr_in6 *v6;
	} a = { .any = i->client_addr };
	if (a.any->sa_family == AF_INET)
		inet_ntop(AF_INET, &a.v4->sin_addr, r->origin, sizeof r->origin);
	else
		inet_ntop(AF_INET6, &a.v6->sin6_addr, r->origin, sizeof r->origin);
}

static bool is_too_often(struct http *h, struct MHD_Connection *c)
{
	uint8_t address[16];
	const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);

	if (!i || !address_bytes(i->client_addr, address) || rates_take(h->rates, address))
		return false;
	atomic_fetch_add(&h->refused_rate, 1);
	return true;
}

static struct exchange *begin(struct listener *l, struct MHD_Connection *c, const char *url, const char *method)
{
	const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	struct exchange *x = calloc(1, sizeof *x);
	const bool is_api = !strncmp(url, API_PREFIX "/", sizeof API_PREFIX);

	if (!x)
		return NULL;
	x->guard = i ? i->socket_context : NULL;
	x->is_api = is_api || !strcmp(url, "/metrics");
	x->r.daemon = l->http->daemon;
	x->r.is_local = l->is_local;
	x->r.answer.fd = x->r.file = -1;
	x->r.path = strdup(is_api ? url + sizeof API_PREFIX - 1 : url);
	x->r.query = json_object();
	snprintf(x->r.method, sizeof x->r.method, "%s", method);
	x->r.language =
		words_language(MHD_lookup_connection_value(c, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_LANGUAGE));
	if (!x->r.path || !x->r.query) {
		free(x->r.path);
		json_decref(x->r.query);
		free(x);
		return NULL;
	}
	return x;
}

/* A file without a name in the state folder: it is gone with the request. */
static int open_nameless(const struct mgmt_settings *s)
{
	return open(s->state, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

/* The head is here: who is it, may they, and will the body be read? */
static enum MHD_Result take_head(struct exchange *x, struct MHD_Connection *c)
{
	struct request *r = &x->r;
	struct http *h = r->daemon->http;
	struct credentials who = { .uid = (unsigned)-1 };
	const char *bearer = MHD_lookup_connection_value(c, MHD_HEADER_KIND, MHD_HTTP_HEADER_AUTHORIZATION);
	const char *length = MHD_lookup_connection_value(c, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);

	atomic_fetch_add(&h->requests, 1);
	if (!r->is_local && is_too_often(h, c))
		return fail(x, c, 429, "request.too_often");
	if (!x->is_api)
		return answer_page(x, c);
	if (!api_find(r, x->allow))
		return refuse(x, c);
	MHD_get_connection_values(c, MHD_GET_ARGUMENT_KIND, take_query, x);
	origin_of(x, c, &who);
	who.cookie = MHD_lookup_connection_value(c, MHD_COOKIE_KIND, COOKIE);
	who.bearer = bearer && !strncasecmp(bearer, "Bearer ", 7) ? bearer + 7 : NULL;
	who.csrf = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "X-Bulkhead-CSRF");
	who.type = MHD_lookup_connection_value(c, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_TYPE);
	x->body_max = r->route->body_max ? r->route->body_max : API_BODY_MAX;
	if (length && strtoull(length, NULL, 10) > x->body_max)
		return fail(x, c, 413, "request.too_long");
	if (!api_admit(r, &who))
		return refuse(x, c);
	if (r->route->flags & API_FILE)
		r->password = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "X-Bulkhead-Password");
	if (r->route->flags & API_FILE && (r->file = open_nameless(r->daemon->settings)) < 0)
		return fail(x, c, 507, "storage.failed");
	x->takes_body = true;
	guard_set(h->guards, x->guard, r->file >= 0 ? FILE_SECONDS : BODY_SECONDS);
	return MHD_YES;
}

static enum MHD_Result take_body(struct exchange *x, const char *bytes, size_t len)
{
	struct request *r = &x->r;

	if (len > x->body_max - r->len)
		return MHD_NO; /* it said less, or nothing: the connection ends */
	if (r->file >= 0) {
		for (size_t done = 0; done < len;) {
			const ssize_t n = write(r->file, bytes + done, len - done);
			if (n <= 0)
				return MHD_NO;
			done += (size_t)n;
		}
	} else {
		if (r->len + len + 1 > x->cap) {
			const size_t cap = 2 * (r->len + len) + 1;
			char *more = realloc(r->bytes, cap);
			if (!more)
				return MHD_NO;
			r->bytes = more;
			x->cap = cap;
		}
		memcpy(r->bytes + r->len, bytes, len);
		r->bytes[r->len + len] = '\0';
	}
	r->len += len;
	return MHD_YES;
}

static enum MHD_Result on_request(void *ctx, struct MHD_Connection *c, const char *url, const char *method,
				  const char *version, const char *upload, size_t *upload_len, void **state)
{
	struct listener *l = ctx;
	struct exchange *x = *state;

	(void)version;
	if (!x) {
		*state = x = begin(l, c, url, method);
		return x ? take_head(x, c) : MHD_NO;
	}
	if (*upload_len) {
		const enum MHD_Result ok = x->takes_body ? take_body(x, upload, *upload_len) : MHD_YES;
		*upload_len = 0;
		return ok;
	}
	if (x->waits) {
		x->waits = false;
		return answer(x, c);
	}
	if (!x->takes_body)
		return MHD_YES; /* is answered already */
	const uint64_t begun_ns = clock_up_ns();
	x->takes_body = false;
	api_run(&x->r);
	atomic_fetch_add(&l->http->handler_ns, clock_up_ns() - begun_ns);
	return answer(x, c);
}

static void on_complete(void *ctx, struct MHD_Connection *c, void **state, enum MHD_RequestTerminationCode why)
{
	struct listener *l = ctx;
	struct exchange *x = *state;

	(void)c, (void)why;
	if (!x)
		return;
	guard_set(l->http->guards, x->guard, HEAD_SECONDS + BODY_SECONDS); /* for the next request */
	if (x->r.answer.stream)
		stream_destroy(x->r.answer.stream);
	if (x->r.answer.fd >= 0)
		close(x->r.answer.fd);
	if (x->r.file >= 0)
		close(x->r.file);
	for (unsigned i = 0; i < API_PATH_VALUES; i++)
		free(x->r.path_value[i]);
	free(x->r.answer.bytes);
	free(x->r.bytes);
	free(x->r.path);
	json_decref(x->r.query);
	json_decref(x->r.body);
	json_decref(x->r.trail);
	json_decref(x->r.details);
	free(x);
	*state = NULL;
}

static void on_connection(void *ctx, struct MHD_Connection *c, void **context, enum MHD_ConnectionNotificationCode what)
{
	struct listener *l = ctx;

	if (what == MHD_CONNECTION_NOTIFY_STARTED) {
		const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
		*context = guard_begin(l->http->guards, i->connect_fd, HEAD_SECONDS);
	} else {
		guard_end(l->http->guards, *context);
		*context = NULL;
	}
}

static enum MHD_Result on_address(void *ctx, const struct sockaddr *from, socklen_t len)
{
	struct listener *l = ctx;

	(void)len;
	if (l->is_local || allowed_has(&l->http->allowed, from))
		return MHD_YES;
	atomic_fetch_add(&l->http->refused_address, 1);
	return MHD_NO;
}

/* Paths and queries are cut first and decoded afterwards, so that %2F is no slash. */
static size_t leave_escaped(void *ctx, struct MHD_Connection *c, char *text)
{
	(void)ctx, (void)c;
	return strlen(text);
}

static void __attribute__((format(printf, 2, 0))) on_log(void *ctx, const char *format, va_list args)
{
	char line[400];

	(void)ctx;
	vsnprintf(line, sizeof line, format, args);
	line[strcspn(line, "\n")] = '\0';
	log_info("http: %s", line);
}

/* ---- start and stop ---- */

static void *tick(void *ctx)
{
	struct http *h = ctx;

	while (!atomic_load(&h->ends)) {
		struct timespec second = { 1, 0 };
		nanosleep(&second, NULL);
		const unsigned cut = guards_cut(h->guards);
		atomic_fetch_add(&h->too_slow, cut);
		streams_breathe(h->daemon->streams);
	}
	return NULL;
}

static struct MHD_Daemon *start(struct listener *l, int fd, const struct mgmt_settings *s)
{
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG | MHD_USE_ITC;
	struct MHD_OptionItem https[] = {
		{ MHD_OPTION_HTTPS_CERT_CALLBACK, 0, NULL },
		{ MHD_OPTION_HTTPS_PRIORITIES, 0, NULL },
		{ MHD_OPTION_END, 0, NULL },
	};
	union {
		const char *in;
		void *out;
	} priorities = { .in = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-CIPHER-ALL:+AES-256-GCM:+AES-128-GCM:"
			       "+CHACHA20-POLY1305:%SERVER_PRECEDENCE" };
	union {
		void *data;
		gnutls_certificate_retrieve_function2 *function;
	} retrieve = { .function = certificate_retrieve };

	if (l->is_local) {
		https[0].option = MHD_OPTION_END;
	} else {
		flags |= MHD_USE_TLS;
		https[0].ptr_value = retrieve.data;
		https[1].ptr_value = priorities.out;
	}
	const unsigned threads = l->is_local ? 1 : (unsigned)s->threads;
	struct MHD_OptionItem pool[] = {
		{ threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, (intptr_t)threads, NULL },
		{ MHD_OPTION_END, 0, NULL },
	};
	return MHD_start_daemon(flags, 0, on_address, l, on_request, l,
				MHD_OPTION_EXTERNAL_LOGGER, on_log, NULL,
				MHD_OPTION_LISTEN_SOCKET, fd,
				MHD_OPTION_ARRAY, https,
				MHD_OPTION_ARRAY, pool,
				MHD_OPTION_CONNECTION_LIMIT, l->is_local ? 64u : (unsigned)s->connections,
				MHD_OPTION_PER_IP_CONNECTION_LIMIT, l->is_local ? 0u : (unsigned)s->connections_each,
				MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)BODY_SECONDS,
				MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEAD_BYTES,
				MHD_OPTION_THREAD_STACK_SIZE, (size_t)(1u << 20),
				MHD_OPTION_NOTIFY_COMPLETED, on_complete, l,
				MHD_OPTION_NOTIFY_CONNECTION, on_connection, l,
				MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL,
				MHD_OPTION_STRICT_FOR_CLIENT, 1,
				MHD_OPTION_END);
}

/* A descriptor for each connection, and room for the rest. */
static void raise_limit(const struct mgmt_settings *s)
{
	struct rlimit r;

	if (getrlimit(RLIMIT_NOFILE, &r) || r.rlim_cur >= (rlim_t)s->connections + 512)
		return;
	r.rlim_cur = (rlim_t)s->connections + 512;
	if (r.rlim_cur > r.rlim_max)
		r.rlim_cur = r.rlim_max;
	setrlimit(RLIMIT_NOFILE, &r);
}

bool http_start(struct daemon *d, const struct http_sockets *sockets)
{
	const struct mgmt_settings *s = d->settings;
	struct http *h = calloc(1, sizeof *h);
	const char *wrong = "";

	d->http = h;
	if (!h)
		return false;
	h->daemon = d;
	h->tcp = (struct listener){ .http = h };
	h->console = (struct listener){ .http = h, .is_local = true };
	h->rates = rates_create((unsigned)s->requests_per_second);
	h->guards = guards_create();
	h->pages = pages_load(s->webroot);
	if (!allowed_read(&h->allowed, &s->allowed, &wrong)) {
		log_error("'allowed': '%s' is neither an address nor a network", wrong);
		return false;
	}
	if (!h->rates || !h->guards || !h->pages)
		return false;
	raise_limit(s);
	h->tcp.mhd = start(&h->tcp, sockets->tcp, s);
	h->console.mhd = sockets->console >= 0 ? start(&h->console, sockets->console, s) : NULL;
	if (!h->tcp.mhd || (sockets->console >= 0 && !h->console.mhd)) {
		log_error("HTTP does not start");
		return false;
	}
	h->has_ticker = !pthread_create(&h->ticker, NULL, tick, h);
	return h->has_ticker;
}

void http_stop(struct daemon *d)
{
	struct http *h = d->http;

	if (!h)
		return;
	atomic_store(&h->ends, true);
	if (h->has_ticker)
		pthread_join(h->ticker, NULL);
	streams_end_all(d->streams);
	if (h->tcp.mhd)
		MHD_stop_daemon(h->tcp.mhd);
	if (h->console.mhd)
		MHD_stop_daemon(h->console.mhd);
	pages_destroy(h->pages);
	rates_destroy(h->rates);
	guards_destroy(h->guards);
	free(h);
	d->http = NULL;
}

struct http_counts http_counts(const struct http *h)
{
	return (struct http_counts){ .requests = h->requests, .refused_address = h->refused_address,
				     .refused_rate = h->refused_rate, .too_slow = h->too_slow,
				     .connections = guards_count(h->guards), .seconds = (double)h->handler_ns / 1e9 };
}
