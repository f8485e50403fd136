/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Searching.  Of each row of the ledger it is known once whether its events match whatever their values, never do,
 * or must be looked at; that never changes, so it is kept for the latest expressions.  Events of rows that may match
 * are then taken newest first from the ends of their indexes, and those that must be looked at are judged a block at
 * a time.
 */
#include "mgmt/daemon/store_look.h"

#include <stdlib.h>
#include <string.h>

#define OPINIONS_KEPT 8
#define STREAMS_MAX 65536u /* rows of the ledger that are followed each by itself */
#define LOOK_AT_CLOCK 64u

/* ---- what the ledger's rows come down to ---- */

struct opinion {
	char *text;     /* of the expression */
	uint8_t *truth; /* by id of the row: enum truth, TRUTH_UNKNOWN: its events must be looked at */
	uint64_t count; /* ids that are known: below this */
	uint64_t used;  /* when, in uses */
};

static struct {
	pthread_mutex_t lock;
	struct opinion list[OPINIONS_KEPT];
	uint64_t uses;
} opinions = { .lock = PTHREAD_MUTEX_INITIALIZER };

static struct subject subject_of(const struct wire_event *e)
{
	return (struct subject){ e->event.flow ? &e->flow.conversation : NULL, e->event.message ? &e->message : NULL,
				 e->event.operation ? &e->operation : NULL };
}

static bool matches(const struct expression *x, const struct wire_event *e)
{
	const struct subject s = subject_of(e);
	return expression_match(x, &s, MATCH_ONE) == TRUTH_YES;
}

/* Whatever the values and details of its events are. */
static enum truth truth_of_row(const struct expression *x, struct wire_event *sample)
{
	struct message *m = &sample->message;
	const struct subject s = subject_of(sample);

	for (unsigned i = 0; s.message && i < m->dissector->field_count; i++)
		if (m->dissector->fields[i].use != USE_KEY && m->dissector->fields[i].use != USE_ADDRESS)
			m->present &= ~(UINT64_C(1) << i);
	return expression_match(x, &s, MATCH_ONE);
}

/* Does it speak of what is not the same for all events of a row (client ports, MACs beside IP, flaws)? */
static bool sees_more_than_rows(const char *text)
{
	return strstr(text, "client_port") || strstr(text, "flaw") || strchr(text, ':');
}

/* Brings an opinion up to date.  False: the database fails. */
static bool learn(struct opinion *o, const struct expression *x, sqlite3 *db)
{
	const bool sees_more = sees_more_than_rows(o->text);
	const uint64_t last = (uint64_t)sql_number(db, 0, "SELECT max(id) FROM ledger", "");
	struct look l;

	if (last < o->count)
		return true;
	uint8_t *more = realloc(o->truth, last + 1);
	if (!more || !look_open(&l))
		return false;
	o->truth = more;
	memset(o->truth + o->count, TRUTH_NO, last + 1 - o->count);
	sqlite3_stmt *q =
		sql_prepare(db, "SELECT id, sample FROM ledger WHERE id >= ? AND id <= ?", "uu", o->count, last);
	while (q && sqlite3_step(q) == SQLITE_ROW) {
		const struct bytes sample = { sqlite3_column_blob(q, 1), (size_t)sqlite3_column_bytes(q, 1) };
		if (sample.p && wire_open(l.reader, sample) && wire_next(l.reader, l.event) == WIRE_EVENT)
			o->truth[sqlite3_column_int64(q, 0)] =
				(uint8_t)(sees_more ? TRUTH_UNKNOWN : truth_of_row(x, l.event));
	}
	sqlite3_finalize(q);
	look_close(&l);
	o->count = last + 1;
	return q;
}

/* A copy of what is known, the caller's; *count: ids below.  NULL: memory is out, or the database fails. */
static uint8_t *opinion_of(const struct expression *x, sqlite3 *db, uint64_t *count)
{
	char *text = expression_text(x);
	struct opinion *o = NULL, *oldest = &opinions.list[0];
	uint8_t *copy = NULL;

	if (!text)
		return NULL;
	pthread_mutex_lock(&opinions.lock);
	for (unsigned i = 0; i < OPINIONS_KEPT; i++) {
		struct opinion *p = &opinions.list[i];
		if (p->text && !strcmp(p->text, text))
			o = p;
		oldest = p->used < oldest->used ? p : oldest;
	}
	if (!o) {
		o = oldest;
		free(o->text);
		free(o->truth);
		*o = (struct opinion){ .text = text };
		text = NULL;
	}
	o->used = ++opinions.uses;
	if (learn(o, x, db) && (copy = malloc(o->count + 1)) && o->count)
		memcpy(copy, o->truth, o->count);
	*count = o->count;
	pthread_mutex_unlock(&opinions.lock);
	free(text);
	return copy;
}

/* ---- streams of events, newest first ---- */

struct head {
	uint64_t time_ns, id, of; /* of: the ledger row or verdict that it belongs to */
};

struct search {
	const struct store_question *question;
	sqlite3 *db;
	uint8_t *truth; /* NULL: everything matches */
	uint64_t truth_count;
	sqlite3_stmt *next; /* the newest event of one row or verdict before a place */
	sqlite3_stmt *all;  /* or: every event in order */
	struct head *heap;  /* the newest of each stream; first: the newest of all */
	size_t count;
	sqlite3_stmt *row;
	struct look look;
	uint64_t judged_block; /* whose records were looked at all at once */
	uint8_t *judged;
	size_t judged_cap, judged_count;
	uint64_t until_up_ns;
	unsigned looks;
};

static bool is_newer(const struct head *a, const struct head *b)
{
	return a->time_ns > b->time_ns || (a->time_ns == b->time_ns && a->id > b->id);
}

static void sift_down(struct search *s, size_t at)
{
	for (;;) {
		size_t best = at;
		for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < s->count; child++)
			if (is_newer(&s->heap[child], &s->heap[best]))
				best = child;
		if (best == at)
			return;
		const struct head h = s->heap[at];
		s->heap[at] = s->heap[best];
		s->heap[best] = h;
		at = best;
	}
}

/* The newest of this stream before the place; false: there is none. */
static bool fetch(struct search *s, struct head *h)
{
	sqlite3_reset(s->next);
	sqlite3_bind_int64(s->next, 1, (int64_t)h->of);
	sqlite3_bind_int64(s->next, 2, (int64_t)h->time_ns);
	sqlite3_bind_int64(s->next, 3, (int64_t)h->id);
	if (sqlite3_step(s->next) != SQLITE_ROW)
		return false;
	h->id = (uint64_t)sqlite3_column_int64(s->next, 0);
	h->time_ns = (uint64_t)sqlite3_column_int64(s->next, 1);
	return h->time_ns >= s->question->since_ns;
}

static struct head start_of(const struct store_question *q, uint64_t of)
{
	if (q->before_ns)
		return (struct head){ q->before_ns, q->before_id, of };
	return (struct head){ q->until_ns ? q->until_ns : INT64_MAX, INT64_MAX, of };
}

static void add_stream(struct search *s, uint64_t of)
{
	struct head h = start_of(s->question, of);

	if (fetch(s, &h))
		s->heap[s->count++] = h;
}

#define BEFORE " AND time_ns <= ?2 AND (time_ns < ?2 OR id < ?3) ORDER BY time_ns DESC, id DESC"

static bool follow_verdicts(struct search *s)
{
	s->next = sql_prepare(
		s->db, "SELECT id, time_ns FROM events WHERE verdict = ?1 AND verdict > 0" BEFORE " LIMIT 1", "");
	s->heap = s->next ? malloc(VERDICT_COUNT * sizeof *s->heap) : NULL;
	for (unsigned v = 1; s->heap && v < VERDICT_COUNT; v++)
		if (s->question->verdicts >> v & 1)
			add_stream(s, v);
	return s->heap;
}

static bool follow_rows(struct search *s, uint64_t rows)
{
	s->next = sql_prepare(s->db, "SELECT id, time_ns FROM events WHERE ledger = ?1" BEFORE " LIMIT 1", "");
	s->heap = s->next ? malloc((rows + 1) * sizeof *s->heap) : NULL;
	for (uint64_t id = 1; s->heap && id < s->truth_count; id++)
		if (s->truth[id] != TRUTH_NO)
			add_stream(s, id);
	return s->heap;
}

static bool follow_all(struct search *s)
{
	const struct head h = start_of(s->question, 0);

	s->all = sql_prepare(s->db, "SELECT id, time_ns, ledger FROM events WHERE ?1 = 0" BEFORE, "uuu", h.of,
			     h.time_ns, h.id);
	return s->all;
}

/* Which way is the shortest. */
static bool begin(struct search *s)
{
	uint64_t rows = 0;

	for (uint64_t id = 1; s->truth && id < s->truth_count; id++)
		rows += s->truth[id] != TRUTH_NO;
	s->row = sql_prepare(s->db, "SELECT " LOOK_COLUMNS " FROM events WHERE id = ?1", "");
	if (!s->row)
		return false;
	if (s->question->verdicts && !(s->question->verdicts & 1u << VERDICT_ALLOW)) {
		if (!follow_verdicts(s))
			return false;
	} else if (s->truth && rows <= STREAMS_MAX) {
		if (!follow_rows(s, rows))
			return false;
	} else {
		return follow_all(s);
	}
	for (size_t i = s->count / 2; i-- > 0;)
		sift_down(s, i);
	return true;
}

/* The next event in order; false: that was all. */
static bool next(struct search *s, struct head *out)
{
	if (s->all) {
		if (sqlite3_step(s->all) != SQLITE_ROW)
			return false;
		*out = (struct head){ (uint64_t)sqlite3_column_int64(s->all, 1),
				      (uint64_t)sqlite3_column_int64(s->all, 0),
				      (uint64_t)sqlite3_column_int64(s->all, 2) };
		return out->time_ns >= s->question->since_ns;
	}
	if (!s->count)
		return false;
	*out = s->heap[0];
	if (!fetch(s, &s->heap[0]))
		s->heap[0] = s->heap[--s->count];
	sift_down(s, 0);
	return true;
}

/* ---- looking ---- */

/* Looks at all records of a block at once: events are asked for backwards. */
static bool judge_block(struct search *s, uint64_t block)
{
	size_t place = 0;

	s->judged_block = 0;
	s->judged_count = 0;
	for (struct wire_event *e; (e = look_at_record(&s->look, s->db, block, place)); place++) {
		if (place == s->judged_cap) {
			const size_t cap = s->judged_cap ? 2 * s->judged_cap : 4096;
			uint8_t *more = realloc(s->judged, cap);
			if (!more)
				return false;
			s->judged = more;
			s->judged_cap = cap;
		}
		s->judged[place] = matches(s->question->match, e);
	}
	s->judged_count = place;
	s->judged_block = block;
	return true;
}

/* Is it wanted, by what its row says and, if that is not enough, by its record? */
static bool is_wanted(struct search *s, const struct store_event *e)
{
	const struct store_question *q = s->question;

	if ((q->verdicts && !(q->verdicts >> e->verdict & 1)) || e->severity < q->severity)
		return false;
	if (!s->truth)
		return true;
	const uint8_t truth = e->ledger && e->ledger < s->truth_count ? s->truth[e->ledger] : TRUTH_UNKNOWN;
	if (truth != TRUTH_UNKNOWN)
		return truth == TRUTH_YES;
	if (s->judged_block != e->block && !judge_block(s, e->block))
		return false;
	return e->place < s->judged_count && s->judged[e->place];
}

static bool load_row(struct search *s, uint64_t id, struct store_event *out)
{
	sqlite3_reset(s->row);
	sqlite3_bind_int64(s->row, 1, (int64_t)id);
	if (sqlite3_step(s->row) != SQLITE_ROW)
		return false;
	look_fill(s->row, out);
	return true;
}

static bool is_out_of_time(struct search *s)
{
	return !(++s->looks % LOOK_AT_CLOCK) && clock_up_ns() > s->until_up_ns;
}

/* Finds, newest first; *next_*: where to go on. */
static unsigned find(struct search *s, struct store_event *found, uint64_t *next_ns, uint64_t *next_id)
{
	unsigned count = 0;
	struct head h;

	while (next(s, &h)) {
		/* A row that cannot match needs no look at its event. */
		const bool may = !s->all || !s->truth || h.of >= s->truth_count || s->truth[h.of] != TRUTH_NO;
		struct store_event *e = &found[count];
		if (may && load_row(s, h.id, e) && is_wanted(s, e))
			e->index = count++;
		if (count == s->question->limit || is_out_of_time(s)) {
			*next_ns = h.time_ns;
			*next_id = h.id;
			break;
		}
	}
	return count;
}

/* The newest blocks first, each read once from its beginning. */
static int by_record(const void *pa, const void *pb)
{
	const struct store_event *a = pa, *b = pb;

	if (a->block != b->block)
		return a->block > b->block ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

static bool run(struct search *s, void (*fn)(void *ctx, const struct store_event *e), void *ctx, uint64_t *next_ns,
		uint64_t *next_id)
{
	struct store_event *found = malloc((s->question->limit + 1) * sizeof *found);

	if (!found)
		return false;
	const unsigned count = find(s, found, next_ns, next_id);
	qsort(found, count, sizeof *found, by_record);
	for (unsigned i = 0; i < count; i++) {
		look_fold(s->db, &found[i]);
		found[i].event = look_at_record(&s->look, s->db, found[i].block, found[i].place);
		if (found[i].event)
			fn(ctx, &found[i]);
	}
	free(found);
	return true;
}

bool store_search(struct store *store, const struct store_question *q,
		  void (*fn)(void *ctx, const struct store_event *e), void *ctx, uint64_t *next_ns, uint64_t *next_id)
{
	struct search s = { .question = q, .db = database_read(store->daemon->events) };
	const unsigned work_ms = q->work_ms ? q->work_ms : 150;
	bool ok = s.db && look_open(&s.look);

	*next_ns = *next_id = 0;
	if (!ok)
		return false;
	s.until_up_ns = clock_up_ns() + work_ms * UINT64_C(1000000);
	if (q->match)
		s.truth = opinion_of(q->match, s.db, &s.truth_count);
	ok = (!q->match || s.truth) && begin(&s);
	ok = ok && run(&s, fn, ctx, next_ns, next_id);
	sqlite3_finalize(s.next);
	sqlite3_finalize(s.all);
	sqlite3_finalize(s.row);
	look_close(&s.look);
	free(s.heap);
	free(s.judged);
	free(s.truth);
	return ok;
}
