/* SPDX-License-Identifier: Apache-2.0 */
/* Counters of the last 24 hours in memory; the thread writes those that changed every few seconds. */
#define _GNU_SOURCE

#include "mgmt/daemon/hours.h"

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/home.h"
#include "mgmt/daemon/store.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#define HOURS 24
#define HOUR_NS UINT64_C(3600000000000)
#define KEPT_NS (400 * 24 * HOUR_NS)
#define FLUSH_S 5

enum counted { ALLOWED, ALERTED, REFUSED, WRITES, HITS, COUNTED };

struct hour {
	uint64_t number; /* hours since 1970; 0: nothing is in it */
	uint64_t count[COUNTED];
	bool has_changed;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct hour hours[HOURS]; /* by number modulo */
static pthread_t thread;
static atomic_bool ends;
static bool is_running;

static const char *const steps[] = {
	"CREATE TABLE hours (number INTEGER PRIMARY KEY, allowed INTEGER NOT NULL, alerted INTEGER NOT NULL, "
	"refused INTEGER NOT NULL, writes INTEGER NOT NULL, hits INTEGER NOT NULL)",
};
extern const struct schema hours_schema;
const struct schema hours_schema = { "hours", DATABASE_EVENTS, steps, 1 };

/* With the lock held; NULL: longer ago than a day. */
static struct hour *hour_of(uint64_t time_ns)
{
	const uint64_t number = time_ns / HOUR_NS;
	struct hour *h = &hours[number % HOURS];

	if (h->number > number)
		return NULL;
	if (h->number < number)
		*h = (struct hour){ .number = number };
	return h;
}

/* Of an operation only the request counts: what came back belongs to it. */
static void count(void *ctx, const struct store_item *item)
{
	const struct event *e = &item->event->event;
	const struct operation *o = &item->event->operation;
	const bool is_operation = e->kind == EVENT_OPERATION && o->role != ROLE_ANSWER;

	(void)ctx;
	if (!is_operation && e->kind != EVENT_REPEAT && e->kind != EVENT_SIGNATURE && e->kind != EVENT_FLOW)
		return;
	pthread_mutex_lock(&lock);
	struct hour *h = hour_of(e->time_ns);
	if (h) {
		const unsigned verdict = e->kind == EVENT_REPEAT ? VERDICT_ALLOW : e->judgement.verdict;
		h->has_changed = true;
		h->count[HITS] += e->kind == EVENT_SIGNATURE;
		h->count[WRITES] += is_operation && o->changes == CHANGES_YES && verdict <= VERDICT_ALERT;
		if (verdict > VERDICT_ALERT)
			h->count[REFUSED]++;
		else if (verdict == VERDICT_ALERT)
			h->count[ALERTED]++;
		else if (is_operation || e->kind == EVENT_REPEAT)
			h->count[ALLOWED]++;
	}
	pthread_mutex_unlock(&lock);
}

static void load(struct daemon *d)
{
	sqlite3_stmt *s = sql_prepare(database_read(d->events),
				      "SELECT number, allowed, alerted, refused, writes, hits FROM hours "
				      "WHERE number > ? ORDER BY number",
				      "u", clock_now_ns() / HOUR_NS - HOURS);

	while (s && sqlite3_step(s) == SQLITE_ROW) {
		struct hour *h = hour_of((uint64_t)sqlite3_column_int64(s, 0) * HOUR_NS);
		for (int i = 0; h && i < COUNTED; i++)
			h->count[i] += (uint64_t)sqlite3_column_int64(s, i + 1);
	}
	sqlite3_finalize(s);
}

static void flush(struct daemon *d)
{
	struct hour changed[HOURS];

	pthread_mutex_lock(&lock);
	memcpy(changed, hours, sizeof changed);
	for (unsigned i = 0; i < HOURS; i++)
		hours[i].has_changed = false;
	pthread_mutex_unlock(&lock);
	sqlite3 *db = NULL;
	for (unsigned i = 0; i < HOURS; i++) {
		const uint64_t *c = changed[i].count;
		if (!changed[i].has_changed || (!db && !(db = database_begin(d->events))))
			continue;
		sql_run(db, "INSERT OR REPLACE INTO hours VALUES (?, ?, ?, ?, ?, ?)", "uuuuuu", changed[i].number,
			c[ALLOWED], c[ALERTED], c[REFUSED], c[WRITES], c[HITS]);
	}
	if (!db)
		return;
	sql_run(db, "DELETE FROM hours WHERE number < ?", "u", (clock_now_ns() - KEPT_NS) / HOUR_NS);
	if (!database_commit(d->events))
		database_rollback(d->events);
}

static void *run(void *ctx)
{
	for (unsigned n = 1; !atomic_load(&ends); n++) {
		nanosleep(&(struct timespec){ .tv_nsec = 200000000 }, NULL);
		if (n % (5 * FLUSH_S) == 0)
			flush(ctx);
	}
	flush(ctx);
	return NULL;
}

static bool start(struct daemon *d)
{
	load(d);
	if (!d->store || !store_subscribe(d->store, count, NULL))
		return false;
	is_running = !pthread_create(&thread, NULL, run, d);
	return is_running;
}

static void stop(struct daemon *d)
{
	(void)d;
	atomic_store(&ends, true);
	if (is_running)
		pthread_join(thread, NULL);
	is_running = false;
}

const struct module module_hours = { "hours", start, stop };

/* ---- home ---- */

static void add(json_t *today, const char *name, uint64_t n)
{
	json_object_set_new(today, name,
			    json_integer(json_integer_value(json_object_get(today, name)) + (json_int_t)n));
}

static void add_status(struct request *r, json_t *status)
{
	json_t *today = json_object_get(status, "today"), *list = json_object_get(today, "hours");
	const char *since = json_string_value(json_object_get(today, "since"));
	uint64_t since_ns = 0;

	(void)r;
	if (since)
		(void)time_read_ns(since, &since_ns);
	const uint64_t now = clock_now_ns() / HOUR_NS;
	pthread_mutex_lock(&lock);
	for (uint64_t number = now - HOURS + 1; number <= now; number++) {
		struct hour h = hours[number % HOURS];
		if (h.number != number)
			h = (struct hour){ .number = number };
		json_array_append_new(list, json_pack("{s:o,s:I,s:I,s:I}", "time", json_time_ns(number * HOUR_NS),
						      "allowed", (json_int_t)h.count[ALLOWED], "alerted",
						      (json_int_t)h.count[ALERTED], "refused",
						      (json_int_t)h.count[REFUSED]));
		if (number * HOUR_NS < since_ns)
			continue;
		add(today, "operations", h.count[ALLOWED] + h.count[ALERTED] + h.count[REFUSED]);
		add(today, "writes", h.count[WRITES]);
		add(today, "refused", h.count[REFUSED]);
		add(today, "alerts", h.count[ALERTED]);
		add(today, "hits", h.count[HITS]);
	}
	pthread_mutex_unlock(&lock);
}

extern const struct home_part home_hours;
const struct home_part home_hours = { "hours", add_status, NULL };
