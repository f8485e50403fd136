/* SPDX-License-Identifier: Apache-2.0 */
/* HTTP/1.0 as far as a peer of our own needs it: a request, and all that comes until the end. */
#define _GNU_SOURCE

#include "mgmt/cli/api_client.h"

#include "mgmt/words/words.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define HEAD_MAX 16384u
#define ANSWER_MAX (16u << 20)
#define PIECE 65536u
#define PATIENCE_S 60

static void complain(const struct api_request *q, const char *what, const char *why)
{
	fprintf(stderr, "bulkhead %s: %s: %s\n", q->command->name, what, why);
}

static int open_socket(const struct api_request *q)
{
	const char *path = q->socket ? q->socket : API_SOCKET;
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	const struct timeval patience = { .tv_sec = PATIENCE_S };
	const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (strlen(path) >= sizeof to.sun_path) {
		complain(q, path, "is too long");
	} else {
		strcpy(to.sun_path, path);
		if (fd >= 0 && !connect(fd, (const struct sockaddr *)&to, sizeof to) &&
		    !setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience))
			return fd;
		complain(q, path,
			 errno == ENOENT || errno == ECONNREFUSED ? "is bulkhead-mgmt running?"
								  : strerror(errno));
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

static bool send_all(int fd, const char *bytes, size_t len)
{
	for (ssize_t n; len; bytes += n, len -= (size_t)n)
		if ((n = send(fd, bytes, len, MSG_NOSIGNAL)) <= 0)
			return false;
	return true;
}

static bool send_file(int fd, int from, off_t len)
{
	char piece[PIECE];

	for (ssize_t n; len > 0; len -= n)
		if ((n = read(from, piece, sizeof piece)) <= 0 || !send_all(fd, piece, (size_t)n))
			return false;
	return true;
}

static bool send_request(const struct api_request *q, int fd)
{
	struct stat s = { .st_size = 0 };
	char *head = NULL;
	const char *locale = getenv("LC_ALL") ? getenv("LC_ALL") : getenv("LANG");

	if (q->body_fd >= 0 && (fstat(q->body_fd, &s) || lseek(q->body_fd, 0, SEEK_SET)))
		return false;
	const long long len = q->json ? (long long)strlen(q->json) : (long long)s.st_size;
	const int n =
		asprintf(&head,
			 "%s /api/v1%s HTTP/1.0\r\nHost: localhost\r\nAccept-Language: %s\r\nContent-Type: %s\r\n"
			 "Content-Length: %lld\r\n%s%s%s\r\n",
			 q->method, q->path, words_language(locale) == WORDS_ZH ? "zh" : "en",
			 q->body_fd < 0 ? "application/json" : "application/octet-stream", len,
			 q->password ? "X-Bulkhead-Password: " : "", q->password ? q->password : "",
			 q->password ? "\r\n" : "");
	bool ok = n > 0 && send_all(fd, head, (size_t)n) && (!q->json || send_all(fd, q->json, strlen(q->json)));
	if (n > 0)
		free(head);
	return ok && (q->body_fd < 0 || send_file(fd, q->body_fd, s.st_size));
}

/* The head of an answer, and in buffer what of the body came with it; 0: no answer.  Else its status. */
static unsigned read_head(int fd, char *buffer, size_t *have)
{
	char *end = NULL;
	unsigned status = 0;
	size_t len = 0;

	while (!end) {
		const ssize_t n = len < HEAD_MAX ? recv(fd, buffer + len, HEAD_MAX - len, 0) : -1;
		if (n <= 0)
			return 0;
		len += (size_t)n;
		buffer[len] = '\0';
		end = strstr(buffer, "\r\n\r\n");
	}
	if (sscanf(buffer, "HTTP/1.%*c %u", &status) != 1)
		return 0;
	end += 4;
	*have = len - (size_t)(end - buffer);
	memmove(buffer, end, *have);
	return status;
}

static bool take(char **text, size_t *len, const char *bytes, size_t n)
{
	char *more = *len + n < ANSWER_MAX ? realloc(*text, *len + n + 1) : NULL;

	if (!more)
		return false;
	memcpy(more + *len, bytes, n);
	*len += n;
	more[*len] = '\0';
	*text = more;
	return true;
}

static char *read_body(int fd, char *buffer, size_t have, int to)
{
	char *text = calloc(1, 1);
	size_t len = 0;
	bool ok = text;

	/* Nothing of the body may have come with the head. */
	for (ssize_t n = have ? (ssize_t)have : recv(fd, buffer, HEAD_MAX, 0); ok && n > 0;
	     n = recv(fd, buffer, HEAD_MAX, 0))
		ok = to >= 0 ? write(to, buffer, (size_t)n) == n : take(&text, &len, buffer, (size_t)n);
	if (ok)
		return text;
	free(text);
	return NULL;
}

char *api_ask(const struct api_request *q)
{
	char *buffer = malloc(HEAD_MAX + 1), *body = NULL, said[512];
	const int fd = buffer ? open_socket(q) : -1;
	unsigned status = 0;
	size_t have = 0;

	if (fd >= 0 && !send_request(q, fd))
		complain(q, "cannot be sent", strerror(errno));
	else if (fd >= 0)
		status = read_head(fd, buffer, &have);
	const bool is_good = status >= 200 && status < 300;
	if (q->status)
		*q->status = status;
	if (status)
		body = read_body(fd, buffer, have, is_good ? q->answer_fd : -1);
	if (fd >= 0 && !status)
		complain(q, q->path, "no answer");
	else if (status && !is_good)
		complain(q, q->path, body && api_member(body, "text", said, sizeof said) ? said : "refused");
	else if (status && !body)
		complain(q, q->path, strerror(errno));
	if (fd >= 0)
		close(fd);
	free(buffer);
	if (is_good)
		return body;
	free(body);
	return NULL;
}

json_t *api_json(const struct command *command, const char *socket, const char *method, const char *path,
		 json_t *takes_body, int *exit)
{
	char *body = takes_body ? json_dumps(takes_body, JSON_COMPACT) : NULL;
	unsigned status = 0;
	const struct api_request q = { .command = command,
				       .socket = socket,
				       .method = method,
				       .path = path,
				       .json = body,
				       .body_fd = -1,
				       .answer_fd = -1,
				       .status = &status };
	char *text = api_ask(&q);
	json_t *answer = text ? *text ? json_loads(text, 0, NULL) : json_object() : NULL;

	if (text && !answer)
		complain(&q, path, "the answer is no answer");
	*exit = answer ? EXIT_CLEAN : status ? EXIT_FINDINGS : EXIT_USAGE;
	json_decref(takes_body);
	free(body);
	free(text);
	return answer;
}

void api_part(char *out, size_t cap, const char *text)
{
	size_t at = 0;

	for (; *text && at + 4 < cap; text++) {
		const unsigned char b = (unsigned char)*text;
		if ((b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || strchr("-_.@", b))
			out[at++] = *text;
		else
			at += (size_t)snprintf(out + at, 4, "%%%02X", b);
	}
	out[at] = '\0';
}

bool api_member(const char *json, const char *name, char *out, size_t cap)
{
	char key[64];
	size_t n = 0;

	snprintf(key, sizeof key, "\"%s\":\"", name);
	const char *p = strstr(json, key);
	if (!p)
		return false;
	for (p += strlen(key); *p && *p != '"' && n + 1 < cap; p++) {
		if (*p == '\\' && p[1])
			p++;
		out[n++] = *p;
	}
	out[n] = '\0';
	return *p == '"';
}

bool api_wait_for(const struct api_request *q, const char *answer, char id[32])
{
	char path[64], state[16] = "", said[512] = "it failed";
	char *text = NULL;

	if (!api_member(answer, "id", id, 32))
		return false;
	snprintf(path, sizeof path, "/jobs/%s", id);
	const struct api_request ask = { .command = q->command, .socket = q->socket, .method = "GET", .path = path,
					 .body_fd = -1, .answer_fd = -1 };
	do {
		free(text);
		usleep(200000);
		text = api_ask(&ask);
		if (!text || !api_member(text, "state", state, sizeof state))
			break;
	} while (!strcmp(state, "running"));
	const bool ok = text && !strcmp(state, "done");
	if (text && !ok) {
		(void)api_member(text, "text", said, sizeof said);
		complain(q, q->path, said);
	}
	free(text);
	return ok;
}
