/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE

#include "mgmt/daemon/http_limits.h"

#include "mgmt/daemon/database.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- addresses ---- */

bool address_bytes(const struct sockaddr *from, uint8_t out[16])
{
	static const uint8_t v4[12] = { [10] = 0xff, [11] = 0xff };
	const union {
		const struct sockaddr *any;
		const struct sockaddr_in *v4;
		const struct sockaddr_in6 *v6;
	} a = { .any = from };

	if (from->sa_family == AF_INET) {
		memcpy(out, v4, sizeof v4);
		memcpy(out + 12, &a.v4->sin_addr, 4);
	} else if (from->sa_family == AF_INET6) {
		memcpy(out, &a.v6->sin6_addr, 16);
	}
	return from->sa_family == AF_INET || from->sa_family == AF_INET6;
}

static bool read_network(const char *text, uint8_t out[16], unsigned *bits)
{
	char address[64];
	const char *slash = strchr(text, '/');
	const size_t len = slash ? (size_t)(slash - text) : strlen(text);
	union {
		struct sockaddr any;
		struct sockaddr_in v4;
		struct sockaddr_in6 v6;
	} a = { .v6 = { 0 } };
	char *end = NULL;

	if (len >= sizeof address)
		return false;
	memcpy(address, text, len);
	address[len] = '\0';
	const bool is_v4 = inet_pton(AF_INET, address, &a.v4.sin_addr) == 1;
	if (!is_v4 && inet_pton(AF_INET6, address, &a.v6.sin6_addr) != 1)
		return false;
	a.any.sa_family = is_v4 ? AF_INET : AF_INET6;
	const unsigned long most = is_v4 ? 32 : 128, n = slash ? strtoul(slash + 1, &end, 10) : most;
	if (slash && (*end || end == slash + 1 || n > most))
		return false;
	*bits = (unsigned)n + (is_v4 ? 96 : 0);
	return address_bytes(&a.any, out);
}

bool allowed_read(struct allowed *a, const struct texts *texts, const char **wrong)
{
	a->count = texts->count;
	for (unsigned i = 0; i < texts->count; i++)
		if (!read_network(texts->text[i], a->network[i].address, &a->network[i].bits)) {
			*wrong = texts->text[i];
			return false;
		}
	return true;
}

bool allowed_has(const struct allowed *a, const struct sockaddr *from)
{
	uint8_t address[16];

	if (!a->count)
		return true;
	for (unsigned i = 0; address_bytes(from, address) && i < a->count; i++) {
		const unsigned bytes = a->network[i].bits / 8, rest = a->network[i].bits % 8;
		const uint8_t *net = a->network[i].address;
		if (!memcmp(net, address, bytes) && (!rest || (net[bytes] ^ address[bytes]) >> (8 - rest) == 0))
			return true;
	}
	return false;
}

/* ---- requests a second ---- */

struct rate {
	uint8_t address[16];
	uint64_t last_ns;
	double tokens;
};

struct rates {
	pthread_mutex_t lock;
	double per_second, most;
	struct rate list[RATES_MAX];
};

struct rates *rates_create(unsigned per_second)
{
	struct rates *r = calloc(1, sizeof *r);

	if (!r)
		return NULL;
	pthread_mutex_init(&r->lock, NULL);
	r->per_second = per_second;
	r->most = 4.0 * per_second;
	return r;
}

void rates_destroy(struct rates *r)
{
	if (!r)
		return;
	pthread_mutex_destroy(&r->lock);
	free(r);
}

/* The row of an address, or that of the one that was quiet for longest. */
static struct rate *rate_find(struct rates *r, const uint8_t address[16])
{
	struct rate *oldest = &r->list[0];

	for (unsigned i = 0; i < RATES_MAX; i++) {
		struct rate *one = &r->list[i];
		if (!memcmp(one->address, address, 16) && one->last_ns)
			return one;
		if (one->last_ns < oldest->last_ns)
			oldest = one;
	}
	memcpy(oldest->address, address, 16);
	oldest->tokens = r->most;
	oldest->last_ns = clock_up_ns();
	return oldest;
}

bool rates_take(struct rates *r, const uint8_t address[16])
{
	pthread_mutex_lock(&r->lock);
	struct rate *one = rate_find(r, address);
	const uint64_t now = clock_up_ns();
	one->tokens += (double)(now - one->last_ns) / 1e9 * r->per_second;
	if (one->tokens > r->most)
		one->tokens = r->most;
	one->last_ns = now;
	const bool ok = one->tokens >= 1;
	if (ok)
		one->tokens -= 1;
	pthread_mutex_unlock(&r->lock);
	return ok;
}

/* ---- seconds of a connection ---- */

struct guards {
	pthread_mutex_t lock;
	struct guard *first;
	unsigned count;
};

struct guards *guards_create(void)
{
	struct guards *g = calloc(1, sizeof *g);

	if (g)
		pthread_mutex_init(&g->lock, NULL);
	return g;
}

void guards_destroy(struct guards *g)
{
	if (!g)
		return;
	while (g->first) {
		struct guard *one = g->first;
		g->first = one->next;
		free(one);
	}
	pthread_mutex_destroy(&g->lock);
	free(g);
}

static uint64_t until(unsigned seconds)
{
	return seconds ? clock_up_ns() + seconds * UINT64_C(1000000000) : UINT64_MAX;
}

struct guard *guard_begin(struct guards *g, int fd, unsigned seconds)
{
	struct guard *one = calloc(1, sizeof *one);

	if (!one)
		return NULL;
	one->fd = fd;
	one->until_ns = until(seconds);
	pthread_mutex_lock(&g->lock);
	one->next = g->first;
	one->self = &g->first;
	if (one->next)
		one->next->self = &one->next;
	g->first = one;
	g->count++;
	pthread_mutex_unlock(&g->lock);
	return one;
}

void guard_set(struct guards *g, struct guard *one, unsigned seconds)
{
	if (!one)
		return;
	pthread_mutex_lock(&g->lock);
	one->until_ns = until(seconds);
	pthread_mutex_unlock(&g->lock);
}

void guard_end(struct guards *g, struct guard *one)
{
	if (!one)
		return;
	pthread_mutex_lock(&g->lock);
	*one->self = one->next;
	if (one->next)
		one->next->self = one->self;
	g->count--;
	pthread_mutex_unlock(&g->lock);
	free(one);
}

unsigned guards_cut(struct guards *g)
{
	const uint64_t now = clock_up_ns();
	unsigned cut = 0;

	pthread_mutex_lock(&g->lock);
	for (struct guard *one = g->first; one; one = one->next)
		if (one->until_ns < now && !one->is_cut) {
			shutdown(one->fd, SHUT_RDWR);
			one->is_cut = true;
			cut++;
		}
	pthread_mutex_unlock(&g->lock);
	return cut;
}

unsigned guards_count(struct guards *g)
{
	pthread_mutex_lock(&g->lock);
	const unsigned n = g->count;
	pthread_mutex_unlock(&g->lock);
	return n;
}
