/* SPDX-License-Identifier: Apache-2.0 */
/* A table behind a lock. */
#define _GNU_SOURCE

#include "mgmt/daemon/sessions.h"

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/options.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define MINUTE_NS 60000000000u

struct session {
	char key[SESSION_KEY_LEN + 1]; /* empty: free */
	char name[65];
	unsigned roles;
	bool must_change;
	char csrf[SESSION_KEY_LEN + 1];
	char origin[64];
	uint64_t begun_ns, seen_ns;
};

struct sessions {
	pthread_mutex_t lock;
	struct session list[SESSIONS_MAX];
};

struct sessions *sessions_create(void)
{
	struct sessions *s = calloc(1, sizeof *s);

	if (s)
		pthread_mutex_init(&s->lock, NULL);
	return s;
}

void sessions_destroy(struct sessions *s)
{
	if (!s)
		return;
	pthread_mutex_destroy(&s->lock);
	sodium_memzero(s, sizeof *s);
	free(s);
}

static void make_key(char key[SESSION_KEY_LEN + 1])
{
	unsigned char bytes[32];

	randombytes_buf(bytes, sizeof bytes);
	sodium_bin2base64(key, SESSION_KEY_LEN + 1, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(bytes, sizeof bytes);
}

static void end(struct session *s)
{
	sodium_memzero(s, sizeof *s);
}

/* Ends what is over; with the lock held. */
static void sweep(struct sessions *s, uint64_t idle_ns, uint64_t age_ns)
{
	const uint64_t now = clock_up_ns();

	for (unsigned i = 0; i < SESSIONS_MAX; i++)
		if (s->list[i].key[0] && (now - s->list[i].seen_ns > idle_ns || now - s->list[i].begun_ns > age_ns))
			end(&s->list[i]);
}

/* Answers how long a session may be idle. */
static uint64_t lock_and_sweep(struct daemon *d)
{
	const uint64_t idle_ns = (uint64_t)option_number(d, "session.idle_minutes") * MINUTE_NS;
	const uint64_t age_ns = (uint64_t)option_number(d, "session.hours") * 60 * MINUTE_NS;

	pthread_mutex_lock(&d->sessions->lock);
	sweep(d->sessions, idle_ns, age_ns);
	return idle_ns;
}

static struct session *find(struct sessions *s, const char *key)
{
	struct session *found = NULL;

	if (strlen(key) != SESSION_KEY_LEN)
		return NULL;
	/* The time that this takes tells nothing about the keys. */
	for (unsigned i = 0; i < SESSIONS_MAX; i++)
		if (!sodium_memcmp(s->list[i].key, key, SESSION_KEY_LEN + 1))
			found = &s->list[i];
	return found;
}

bool session_begin(struct daemon *d, const char *name, unsigned roles, bool must_change, const char *origin,
		   char key[SESSION_KEY_LEN + 1])
{
	const unsigned each = (unsigned)option_number(d, "session.each");
	struct session *fresh = NULL, *oldest = NULL;
	unsigned has = 0;

	lock_and_sweep(d);
	for (unsigned i = 0; i < SESSIONS_MAX; i++) {
		struct session *s = &d->sessions->list[i];
		if (!s->key[0]) {
			fresh = s;
		} else if (!strcmp(s->name, name)) {
			has++;
			if (!oldest || s->begun_ns < oldest->begun_ns)
				oldest = s;
		}
	}
	if (has >= each) {
		end(oldest);
		fresh = oldest;
	}
	if (fresh) {
		*fresh = (struct session){ .roles = roles, .must_change = must_change, .begun_ns = clock_up_ns() };
		fresh->seen_ns = fresh->begun_ns;
		memcpy(fresh->name, name, strnlen(name, sizeof fresh->name - 1));
		memcpy(fresh->origin, origin, strnlen(origin, sizeof fresh->origin - 1));
		make_key(fresh->csrf);
		make_key(fresh->key);
		memcpy(key, fresh->key, sizeof fresh->key);
	}
	pthread_mutex_unlock(&d->sessions->lock);
	return fresh;
}

bool session_find(struct daemon *d, const char *key, bool peek, struct session_facts *out)
{
	const uint64_t idle_ns = lock_and_sweep(d);
	struct session *s = find(d->sessions, key);
	if (s) {
		const uint64_t now = clock_up_ns(), seen_ns = peek ? s->seen_ns : now;
		*out = (struct session_facts){ .roles = s->roles, .must_change = s->must_change,
					       .left_ns = seen_ns + idle_ns - now };
		memcpy(out->name, s->name, sizeof out->name);
		memcpy(out->csrf, s->csrf, sizeof out->csrf);
		memcpy(out->origin, s->origin, sizeof out->origin);
		if (!peek)
			s->seen_ns = now;
	}
	pthread_mutex_unlock(&d->sessions->lock);
	return s;
}

void session_end(struct daemon *d, const char *key)
{
	pthread_mutex_lock(&d->sessions->lock);
	struct session *s = find(d->sessions, key);
	if (s)
		end(s);
	pthread_mutex_unlock(&d->sessions->lock);
}

void sessions_end_of(struct daemon *d, const char *name, const char *except_key)
{
	pthread_mutex_lock(&d->sessions->lock);
	for (unsigned i = 0; i < SESSIONS_MAX; i++) {
		struct session *s = &d->sessions->list[i];
		if (s->key[0] && !strcmp(s->name, name) && (!except_key || strcmp(s->key, except_key)))
			end(s);
	}
	pthread_mutex_unlock(&d->sessions->lock);
}

void session_password_changed(struct daemon *d, const char *key)
{
	pthread_mutex_lock(&d->sessions->lock);
	struct session *s = find(d->sessions, key);
	if (s)
		s->must_change = false;
	pthread_mutex_unlock(&d->sessions->lock);
}

unsigned sessions_count(struct daemon *d)
{
	unsigned n = 0;

	lock_and_sweep(d);
	for (unsigned i = 0; i < SESSIONS_MAX; i++)
		n += d->sessions->list[i].key[0] != '\0';
	pthread_mutex_unlock(&d->sessions->lock);
	return n;
}
