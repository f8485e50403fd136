/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The thread of the store: reads messages of records, hands them to the batch, commits, acknowledges; tells those
 * who want to know.  Without bulkheadd it asks again once a second; when the database cannot be written it stops
 * reading, and bulkheadd keeps what comes.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/store_tree.h"

#include "dataplane/host/log.h"
#include "mgmt/control_client.h"
#include "mgmt/daemon/settings.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define COMMIT_NS (SECOND_NS / 4) /* so long a batch may wait */
#define COMMIT_BYTES ((size_t)4 << 20)
#define ROOM_BYTES ((size_t)32 << 20) /* a batch that cannot be written takes no more than this */
#define AGAIN_NS SECOND_NS            /* between two tries, to connect or to write */
#define POLL_MS 50

/* ---- those who are told ---- */

struct queued {
	struct queued *next;
	struct store_item item;
	uint32_t len;
	uint8_t bytes[];
};

struct store_queue {
	bool (*wants)(void *ctx, const struct store_item *item);
	void *ctx;
	pthread_mutex_t lock;
	pthread_cond_t more;
	struct queued *first, **end, *taken;
	size_t bytes, bytes_max;
	bool is_closed;
	atomic_ullong lost;
	struct wire_reader *reader;
	struct wire_event event;
};

bool store_subscribe(struct store *s, store_fn *fn, void *ctx)
{
	pthread_mutex_lock(&s->lock);
	const bool ok = s->subscribers < SUBSCRIBERS_MAX;
	if (ok) {
		s->subscriber[s->subscribers].fn = fn;
		s->subscriber[s->subscribers++].ctx = ctx;
	}
	pthread_mutex_unlock(&s->lock);
	return ok;
}

static void *aligned(size_t size)
{
	void *p = aligned_alloc(64, (size + 63) & ~(size_t)63);
	return p ? memset(p, 0, (size + 63) & ~(size_t)63) : NULL;
}

struct store_queue *store_queue_open(struct store *s, size_t bytes,
				     bool (*wants)(void *ctx, const struct store_item *item), void *ctx)
{
	struct store_queue *q = calloc(1, sizeof *q);
	void *memory = q ? aligned_alloc(64, WIRE_READER_SIZE) : NULL;

	if (!memory) {
		free(q);
		return NULL;
	}
	q->wants = wants;
	q->ctx = ctx;
	q->bytes_max = bytes;
	q->end = &q->first;
	q->reader = wire_reader_init(memory, WIRE_READER_SIZE);
	pthread_mutex_init(&q->lock, NULL);
	pthread_condattr_t up;
	pthread_condattr_init(&up);
	pthread_condattr_setclock(&up, CLOCK_MONOTONIC);
	pthread_cond_init(&q->more, &up);
	pthread_condattr_destroy(&up);
	pthread_mutex_lock(&s->lock);
	const bool ok = s->queues < QUEUES_MAX;
	if (ok)
		s->queue[s->queues++] = q;
	pthread_mutex_unlock(&s->lock);
	if (ok)
		return q;
	free(q->reader);
	free(q);
	return NULL;
}

static void queue_put(struct store *s, struct store_queue *q, const struct store_item *item)
{
	static uint8_t block[WIRE_BLOCK_MIN]; /* of the store's thread */

	if (q->wants && !q->wants(q->ctx, item))
		return;
	wire_begin(s->writer, block, sizeof block, NULL);
	const size_t len = wire_put_again(s->writer, item->event) ? wire_len(s->writer) : 0;
	struct queued *n = len ? malloc(sizeof *n + len) : NULL;
	pthread_mutex_lock(&q->lock);
	if (!n || q->is_closed || q->bytes + sizeof *n + len > q->bytes_max) {
		if (!q->is_closed)
			atomic_fetch_add(&q->lost, 1);
		free(n);
	} else {
		n->next = NULL;
		n->item = *item;
		n->item.event = NULL;
		n->len = (uint32_t)len;
		memcpy(n->bytes, block, len);
		*q->end = n;
		q->end = &n->next;
		q->bytes += sizeof *n + len;
		pthread_cond_signal(&q->more);
	}
	pthread_mutex_unlock(&q->lock);
}

static struct queued *queue_next(struct store_queue *q, unsigned patience_ms)
{
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += patience_ms / 1000;
	until.tv_nsec += (long)(patience_ms % 1000) * 1000000;
	if (until.tv_nsec >= 1000000000) {
		until.tv_sec++;
		until.tv_nsec -= 1000000000;
	}
	pthread_mutex_lock(&q->lock);
	while (!q->first && !q->is_closed && pthread_cond_timedwait(&q->more, &q->lock, &until) != ETIMEDOUT)
		;
	struct queued *n = q->is_closed ? NULL : q->first;
	if (n) {
		q->first = n->next;
		if (!q->first)
			q->end = &q->first;
		q->bytes -= sizeof *n + n->len;
	}
	pthread_mutex_unlock(&q->lock);
	return n;
}

bool store_queue_take(struct store_queue *q, unsigned patience_ms, struct store_item *out)
{
	struct queued *n = queue_next(q, patience_ms);

	if (!n)
		return false;
	free(q->taken);
	q->taken = n;
	*out = n->item;
	out->event = &q->event;
	return wire_open(q->reader, (struct bytes){ n->bytes, n->len }) &&
	       wire_next(q->reader, &q->event) == WIRE_EVENT;
}

uint64_t store_queue_lost(const struct store_queue *q)
{
	return atomic_load(&q->lost);
}

void store_queue_close(struct store_queue *q)
{
	pthread_mutex_lock(&q->lock);
	q->is_closed = true;
	pthread_cond_broadcast(&q->more);
	pthread_mutex_unlock(&q->lock);
}

static void queue_free(struct store_queue *q)
{
	for (struct queued *n = q->first, *next; n; n = next) {
		next = n->next;
		free(n);
	}
	free(q->taken);
	free(q->reader);
	free(q);
}

void store_tell(struct store *s, const struct store_item *item)
{
	pthread_mutex_lock(&s->lock);
	for (unsigned i = 0; i < s->subscribers; i++)
		s->subscriber[i].fn(s->subscriber[i].ctx, item);
	for (unsigned i = 0; i < s->queues; i++)
		queue_put(s, s->queue[i], item);
	pthread_mutex_unlock(&s->lock);
}

/* ---- what comes from bulkheadd ---- */

struct source {
	struct control_client client;
	uint64_t again_ns; /* when to try again */
	uint8_t message[CONTROL_MESSAGE_MAX];
};

static void note_losses(struct store *s, const struct control_records *r)
{
	const uint64_t before = r->run == s->run ? s->run_lost : 0;

	if (r->lost > before) {
		const uint64_t more = r->lost - before;
		atomic_fetch_add(&s->lost, more);
		sqlite3 *db = database_begin(s->daemon->events);
		if (db && sql_run(db, "INSERT INTO losses VALUES (?, ?)", "uu", clock_now_ns(), more))
			(void)database_commit(s->daemon->events);
		else if (db)
			database_rollback(s->daemon->events);
	}
	s->run_lost = r->lost;
}

/* Another dataplane's records: what is known of it counts. */
static bool change_run(struct store *s, uint64_t run)
{
	if (s->batch.since_ns && !batch_commit(s))
		return false;
	sqlite3 *db = database_read(s->daemon->events);
	s->run = run;
	s->number = (uint64_t)sql_number(db, 0, "SELECT number FROM sources WHERE run = ?", "u", run);
	s->run_lost = 0;
	return db;
}

/* False: it cannot be taken now, and is told again by bulkheadd. */
static bool take_message(struct store *s, const uint8_t *body, size_t len)
{
	struct control_records r;

	if (len < sizeof r)
		return true;
	memcpy(&r, body, sizeof r);
	const struct bytes bytes = { body + sizeof r, len - sizeof r };
	if (r.run != s->run && !change_run(s, r.run))
		return false;
	note_losses(s, &r);
	const uint64_t known = s->batch.run == r.run ? s->batch.number : s->number;
	if (r.number > known) {
		const bool ok = r.kind == CONTROL_RECORDS_EVENTS     ? batch_take(s, bytes)
				: r.kind == CONTROL_RECORDS_EVIDENCE ? batch_evidence(s, bytes)
								     : true;
		if (!ok)
			atomic_fetch_add(&s->lost, r.count);
	}
	if (!s->batch.since_ns)
		s->batch.since_ns = clock_up_ns();
	s->batch.run = r.run;
	s->batch.number = r.number > known ? r.number : known;
	return true;
}

static void disconnect(struct store *s, struct source *l)
{
	control_close(&l->client);
	atomic_store(&s->is_connected, false);
	l->again_ns = clock_up_ns() + AGAIN_NS;
}

static void connect_again(struct store *s, struct source *l)
{
	if (clock_up_ns() < l->again_ns)
		return;
	const bool ok = control_open(&l->client, s->daemon->settings->control, 2000) &&
			control_send(&l->client, CONTROL_RECORDS, NULL, 0, -1);
	atomic_store(&s->is_connected, ok);
	if (ok)
		log_info("store: records come from bulkheadd");
	else
		disconnect(s, l);
}

/* Takes what is there, until the batch is large enough. */
static void receive(struct store *s, struct source *l)
{
	struct pollfd p = { .fd = l->client.fd, .events = POLLIN };
	struct control_head head;
	int patience_ms = POLL_MS;

	while (l->client.fd >= 0 && s->batch.bytes < COMMIT_BYTES && poll(&p, 1, patience_ms) > 0) {
		if (!control_receive(&l->client, CONTROL_RECORDS, l->message, &head)) {
			log_warning("store: no records: %s", l->client.error);
			disconnect(s, l);
			return;
		}
		if (!take_message(s, l->message + sizeof head, head.len - sizeof head)) {
			disconnect(s, l);
			return;
		}
		patience_ms = 0;
	}
}

static void commit(struct store *s, struct source *l)
{
	const struct control_records_taken taken = { s->batch.run, s->batch.number };

	if (!batch_commit(s)) {
		if (!atomic_exchange(&s->is_full, true))
			log_error("store: events cannot be written; bulkheadd keeps them as long as it has room");
		l->again_ns = clock_up_ns() + AGAIN_NS;
		return;
	}
	if (atomic_exchange(&s->is_full, false))
		log_notice("store: events are written again");
	if (l->client.fd >= 0 && taken.run && !control_send(&l->client, CONTROL_RECORDS, &taken, sizeof taken, -1))
		disconnect(s, l);
}

static bool is_due(const struct store *s)
{
	return s->batch.since_ns &&
	       (s->batch.bytes >= COMMIT_BYTES || clock_up_ns() - s->batch.since_ns >= COMMIT_NS);
}

static void nap(unsigned ms)
{
	nanosleep(&(struct timespec){ .tv_nsec = (long)ms * 1000000 }, NULL);
}

static void *run(void *ctx)
{
	struct store *s = ctx;
	struct source *l = calloc(1, sizeof *l);

	if (!l)
		return NULL;
	l->client.fd = -1;
	while (!atomic_load(&s->ends)) {
		const bool is_full = atomic_load(&s->is_full);
		if (l->client.fd < 0)
			connect_again(s, l);
		if (l->client.fd < 0 || (is_full && s->batch.bytes >= ROOM_BYTES))
			nap(POLL_MS);
		else
			receive(s, l);
		if (is_due(s) && (!is_full || clock_up_ns() >= l->again_ns))
			commit(s, l);
		else if (!s->batch.since_ns && clock_up_ns() >= s->keep_ns && !is_full && !store_keep(s))
			s->keep_ns = clock_up_ns() + 10 * SECOND_NS;
	}
	if (s->batch.since_ns)
		commit(s, l);
	control_close(&l->client);
	free(l);
	return NULL;
}

/* ---- life ---- */

static void stop(struct daemon *d)
{
	struct store *s = d->store;

	if (!s)
		return;
	atomic_store(&s->ends, true);
	if (s->is_running)
		pthread_join(s->thread, NULL);
	statements_free(s);
	batch_free(&s->batch);
	ledger_free(&s->ledger);
	for (unsigned i = 0; i < s->queues; i++)
		queue_free(s->queue[i]);
	pthread_mutex_destroy(&s->lock);
	free(s->reader);
	free(s->writer);
	free(s);
	d->store = NULL;
}

static bool start(struct daemon *d)
{
	struct store *s = calloc(1, sizeof *s);
	void *reader = s ? aligned_alloc(64, WIRE_READER_SIZE) : NULL;
	void *writer = reader ? aligned(wire_writer_size()) : NULL;

	if (!writer) {
		log_error("store: no memory");
		free(reader);
		free(s);
		return false;
	}
	s->daemon = d;
	s->reader = wire_reader_init(reader, WIRE_READER_SIZE);
	s->writer = wire_writer_init(writer, NULL, NULL);
	s->begun_ns = clock_up_ns();
	pthread_mutex_init(&s->lock, NULL);
	d->store = s;
	if (!store_resume(s) || !ledger_load(s))
		return false;
	s->is_running = !pthread_create(&s->thread, NULL, run, s);
	return s->is_running;
}

const struct module module_store = { "store", start, stop };

void store_state(struct store *s, struct store_state *out)
{
	sqlite3 *db = database_read(s->daemon->events);
	const uint64_t page = (uint64_t)sql_number(db, 4096, "PRAGMA page_size", "");
	const uint64_t pages = (uint64_t)sql_number(db, 0, "PRAGMA page_count", "");
	const uint64_t unused = (uint64_t)sql_number(db, 0, "PRAGMA freelist_count", "");
	const uint64_t up_ns = clock_up_ns() - s->begun_ns;

	*out = (struct store_state){
		.bytes = pages * page,
		.taken = atomic_load(&s->taken),
		.lost = atomic_load(&s->lost),
		.write_failures = atomic_load(&s->failures),
		.is_connected = atomic_load(&s->is_connected),
		.is_full = atomic_load(&s->is_full),
	};
	/* Numbers rise without holes but for what retention has taken from their beginning. */
	const uint64_t first = (uint64_t)sql_number(db, 0, "SELECT min(id) FROM events", "");
	const uint64_t last = (uint64_t)sql_number(db, 0, "SELECT max(id) FROM events", "");
	out->events = last ? last - first + 1 : 0;
	out->ledger = (uint64_t)sql_number(db, 0, "SELECT count(*) FROM ledger", "");
	out->blocks = (uint64_t)sql_number(db, 0, "SELECT count(*) FROM blocks", "");
	out->oldest_ns = (uint64_t)sql_number(db, 0, "SELECT min(time_ns) FROM events", "");
	unsigned long long begun = 0;
	const uint64_t used = (pages - unused) * page;
	atomic_compare_exchange_strong(&s->begun_bytes, &begun, used);
	begun = atomic_load(&s->begun_bytes);
	if (up_ns > 600 * SECOND_NS && used > begun)
		out->bytes_a_day = (uint64_t)((double)(used - begun) / (double)up_ns * 86400e9);
}
