/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The hub: one thread reads events from the dataplane and puts them into the queue of each exporter that runs; each
 * exporter's thread opens its receiver, sends, and opens again with growing pauses when that fails.
 *
 * Locks: `changing` for starting and stopping (API), then an exporter's `lock` for its queue and state; the threads
 * take only the latter.  Settings stand in the main database, secrets too, which no answer shows.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/exports.h"

#include "dataplane/host/log.h"
#include "mgmt/control_client.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/settings.h"

#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PAUSE_MOST_S 60u
#define SOURCE_POLL_MS 500
#define LAST_NS UINT64_C(2000000000)

static const char *const steps[] = {
	"CREATE TABLE exports (kind TEXT PRIMARY KEY, enabled INTEGER NOT NULL, settings TEXT NOT NULL) STRICT",
};
extern const struct schema exports_schema;
const struct schema exports_schema = { "exports", DATABASE_MAIN, steps, sizeof steps / sizeof steps[0] };

struct exporter {
	const struct export_row *row;
	const struct export_kind *kind;  /* NULL: its module is not installed */
	struct exports *hub;
	json_t *settings;                /* `changing`; the thread has a copy of its own */
	bool is_enabled, is_running;     /* `changing` */
	pthread_t thread;
	atomic_bool is_ending;
	atomic_uint_fast64_t sent, lost;
	pthread_mutex_t lock;
	pthread_cond_t more;
	struct export_event *queue[EXPORT_QUEUE];
	unsigned first, count;
	atomic_bool has_one;             /* the thread has taken one that is not sent yet */
	char error[EXPORT_ERROR];        /* empty: all is well */
};

struct exports {
	struct daemon *daemon;
	char folder[TEXT_MAX + 16];
	pthread_mutex_t changing;
	pthread_t source;
	bool has_source;
	atomic_bool is_ending;
	atomic_uint wanted;              /* exporters that run and want events */
	struct exporter exporter[EXPORT_KINDS];
};

/* ---- settings ---- */

static const struct export_field *field_of(const struct export_kind *k, const char *name)
{
	for (const struct export_field *f = k->fields; f->name; f++)
		if (!strcmp(f->name, name))
			return f;
	return NULL;
}

static bool is_choice(const char *choices, const char *value)
{
	const size_t len = strlen(value);

	for (const char *p = choices; p; p = strchr(p, '|') ? strchr(p, '|') + 1 : NULL)
		if (!strncmp(p, value, len) && (!p[len] || p[len] == '|'))
			return len;
	return false;
}

static bool is_clean(const char *text, bool may_have_lines)
{
	for (const char *p = text; *p; p++)
		if ((unsigned char)*p < ' ' && !(may_have_lines && (*p == '\n' || *p == '\r' || *p == '\t')))
			return false;
	return true;
}

/* Does the value fit the field? */
static bool fits(const struct export_field *f, const json_t *v)
{
	const size_t len = json_string_length(v);

	switch (f->type) {
	case EXPORT_NUMBER:
		return json_is_integer(v) && json_integer_value(v) >= f->min && json_integer_value(v) <= f->max;
	case EXPORT_YES_NO:
		return json_is_boolean(v);
	case EXPORT_CHOICE:
		return json_is_string(v) && is_choice(f->choices, json_string_value(v));
	case EXPORT_LONG_TEXT:
		return json_is_string(v) && len <= 16384 && is_clean(json_string_value(v), true);
	case EXPORT_TEXT:
	case EXPORT_SECRET:
		return json_is_string(v) && len <= 255 && is_clean(json_string_value(v), false);
	case EXPORT_END:
		break;
	}
	return false;
}

static json_t *default_of(const struct export_field *f)
{
	switch (f->type) {
	case EXPORT_NUMBER:
		return json_integer(f->number);
	case EXPORT_YES_NO:
		return json_boolean(f->number);
	default:
		return json_string(f->text ? f->text : "");
	}
}

/* Every field of the kind: from `kept` where that fits, else its default. */
static json_t *whole_settings(const struct export_kind *k, const json_t *kept)
{
	json_t *all = json_object();

	for (const struct export_field *f = k->fields; f->name; f++) {
		json_t *v = json_object_get(kept, f->name);
		json_object_set_new(all, f->name, v && fits(f, v) ? json_incref(v) : default_of(f));
	}
	return all;
}

/* ---- an exporter's thread ---- */

static void say(struct exporter *x, const char *error)
{
	pthread_mutex_lock(&x->lock);
	const bool is_new = strcmp(x->error, error) != 0;
	snprintf(x->error, sizeof x->error, "%s", error);
	pthread_mutex_unlock(&x->lock);
	if (is_new && *error)
		log_warning("export %s: %s", x->row->name, error);
	else if (is_new)
		log_info("export %s: goes on", x->row->name);
}

/* The next event, or NULL after a second without one. */
static struct export_event *take(struct exporter *x)
{
	struct timespec until;
	struct export_event *e = NULL;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec++;
	pthread_mutex_lock(&x->lock);
	while (!x->count && !atomic_load(&x->is_ending) && !pthread_cond_timedwait(&x->more, &x->lock, &until))
		;
	if (x->count) {
		e = x->queue[x->first];
		x->first = (x->first + 1) % EXPORT_QUEUE;
		x->count--;
	}
	pthread_mutex_unlock(&x->lock);
	return e;
}

static bool is_empty(struct exporter *x)
{
	pthread_mutex_lock(&x->lock);
	const bool empty = !x->count;
	pthread_mutex_unlock(&x->lock);
	return empty;
}

/* True when the thread shall end: what waits is still sent, for a moment. */
static bool is_over(struct exporter *x, uint64_t *until_ns)
{
	if (!atomic_load(&x->is_ending))
		return false;
	if (!*until_ns)
		*until_ns = clock_up_ns() + LAST_NS;
	return is_empty(x) || clock_up_ns() > *until_ns;
}

/* Sends until the receiver is gone.  *e: what could not be sent, and is tried again. */
static void send_all(struct exporter *x, void *open, struct export_event **e)
{
	char error[EXPORT_ERROR] = "";
	enum export_result r = EXPORT_SENT;
	uint64_t until_ns = 0;

	while (r != EXPORT_AGAIN && !is_over(x, &until_ns)) {
		if (!*e)
			*e = take(x);
		atomic_store(&x->has_one, *e != NULL);
		if (*e) {
			r = x->kind->send(open, *e, error);
			atomic_fetch_add(r == EXPORT_SENT ? &x->sent : &x->lost, r != EXPORT_AGAIN);
			if (r != EXPORT_AGAIN) {
				export_event_put(*e);
				*e = NULL;
				atomic_store(&x->has_one, false);
			}
		}
		if (r != EXPORT_AGAIN && x->kind->idle && (!*e && is_empty(x)))
			r = x->kind->idle(open, error);
		if (r == EXPORT_REFUSED)
			say(x, error);
	}
	if (r == EXPORT_AGAIN)
		say(x, *error ? error : "the receiver is gone");
}

static void rest(struct exporter *x, unsigned seconds)
{
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += seconds;
	pthread_mutex_lock(&x->lock);
	while (!atomic_load(&x->is_ending) && !pthread_cond_timedwait(&x->more, &x->lock, &until))
		;
	pthread_mutex_unlock(&x->lock);
}

static void *run(void *arg)
{
	struct exporter *x = arg;
	const struct export_context c = { x->hub->daemon, x->settings, x->hub->folder,
					  &x->is_ending,  &x->sent,    &x->lost };
	struct export_event *e = NULL;
	unsigned pause_s = 1;

	while (!atomic_load(&x->is_ending)) {
		char error[EXPORT_ERROR] = "cannot be opened";
		const uint64_t began = clock_up_ns();
		void *open = x->kind->open(&c, error);
		if (!open) {
			say(x, error);
		} else {
			say(x, "");
			*error = '\0';
			if (x->kind->serve)
				x->kind->serve(open, error);
			else
				send_all(x, open, &e);
			if (x->kind->serve && *error)
				say(x, error);
			x->kind->close(open);
		}
		pause_s = clock_up_ns() - began > UINT64_C(10000000000) ? 1 : pause_s;
		rest(x, pause_s);
		pause_s = pause_s * 2 < PAUSE_MOST_S ? pause_s * 2 : PAUSE_MOST_S;
	}
	if (e) {
		atomic_store(&x->has_one, false);
		atomic_fetch_add(&x->lost, 1);
		export_event_put(e);
	}
	return NULL;
}

static void start(struct exporter *x)
{
	x->is_ending = false;
	x->error[0] = '\0';
	x->is_running = !pthread_create(&x->thread, NULL, run, x);
	if (!x->is_running)
		snprintf(x->error, sizeof x->error, "no thread");
	else if (!x->kind->serve)
		atomic_fetch_add(&x->hub->wanted, 1);
}

static void stop(struct exporter *x)
{
	if (!x->is_running)
		return;
	if (!x->kind->serve)
		atomic_fetch_sub(&x->hub->wanted, 1);
	pthread_mutex_lock(&x->lock);
	atomic_store(&x->is_ending, true);
	pthread_cond_broadcast(&x->more);
	pthread_mutex_unlock(&x->lock);
	pthread_join(x->thread, NULL);
	x->is_running = false;
	for (; x->count; x->count--, x->first = (x->first + 1) % EXPORT_QUEUE) {
		export_event_put(x->queue[x->first]);
		atomic_fetch_add(&x->lost, 1);
	}
}

/* ---- the source ---- */

static void put(struct exporter *x, struct export_event *e)
{
	pthread_mutex_lock(&x->lock);
	const bool fits_in = x->count < EXPORT_QUEUE;
	if (fits_in) {
		atomic_fetch_add(&e->users, 1);
		x->queue[(x->first + x->count++) % EXPORT_QUEUE] = e;
		pthread_cond_signal(&x->more);
	}
	pthread_mutex_unlock(&x->lock);
	if (!fits_in)
		atomic_fetch_add(&x->lost, 1);
}

static bool wants(const struct exporter *x, const struct export_event *e)
{
	static const char *const names[] = { "critical", "error", "warning", "notice", "info" };
	const char *least = json_string_value(json_object_get(x->settings, "least"));

	for (unsigned i = 0; least && i < sizeof names / sizeof names[0]; i++)
		if (!strcmp(least, names[i]))
			return e->severity <= i + EXPORT_CRITICAL;
	return true;
}

static void pass_on(struct exports *h, const char *line, size_t len)
{
	struct export_event *e = export_event_read(line, len);

	if (!e)
		return;
	pthread_mutex_lock(&h->changing);
	for (unsigned i = 0; i < EXPORT_KINDS; i++) {
		struct exporter *x = &h->exporter[i];
		if (x->is_running && !x->kind->serve && wants(x, e))
			put(x, e);
	}
	pthread_mutex_unlock(&h->changing);
	export_event_put(e);
}

static void pass_lines(struct exports *h, const char *text, size_t len)
{
	for (size_t at = 0; at < len;) {
		const char *end = memchr(text + at, '\n', len - at);
		const size_t n = end ? (size_t)(end - text) - at : len - at;
		if (n)
			pass_on(h, text + at, n);
		at += n + 1;
	}
}

/* Reads the stream while somebody wants it. */
static void listen_to(struct exports *h, struct control_client *c, uint8_t *buffer)
{
	while (!atomic_load(&h->is_ending) && atomic_load(&h->wanted)) {
		struct pollfd p = { .fd = c->fd, .events = POLLIN };
		struct control_head head;

		if (poll(&p, 1, SOURCE_POLL_MS) <= 0)
			continue;
		if (!control_receive(c, CONTROL_EVENTS, buffer, &head))
			return;
		pass_lines(h, (const char *)buffer + sizeof head, head.count);
	}
}

static void *source(void *arg)
{
	struct exports *h = arg;
	uint8_t *buffer = malloc(CONTROL_MESSAGE_MAX);
	const struct timespec while_waiting = { .tv_nsec = SOURCE_POLL_MS * 1000000L };

	while (buffer && !atomic_load(&h->is_ending)) {
		struct control_client c = { .fd = -1 };
		if (atomic_load(&h->wanted) && control_open(&c, h->daemon->settings->control, 2000) &&
		    control_send(&c, CONTROL_EVENTS, NULL, 0, -1))
			listen_to(h, &c, buffer);
		control_close(&c);
		if (!atomic_load(&h->is_ending))
			nanosleep(&while_waiting, NULL);
	}
	free(buffer);
	return NULL;
}

/* ---- kinds ---- */

/* A module beside the program (as built), or in its folder (as installed). */
static const struct export_kind *load_module(const char *name)
{
	char path[1024];
	void *module = NULL;
	const ssize_t n = readlink("/proc/self/exe", path, sizeof path - 64);

	if (n > 0) {
		path[n] = '\0';
		snprintf(strrchr(path, '/') + 1, 48, "export_%.20s.so", name);
		module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	}
	if (!module) {
		snprintf(path, sizeof path, "%s/export_%.20s.so", BULKHEAD_MODULES, name);
		module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	}
	return module ? dlsym(module, "export_kind") : NULL;
}

static void read_kept(struct exporter *x)
{
	sqlite3_stmt *s = sql_prepare(database_read(x->hub->daemon->main),
				      "SELECT enabled, settings FROM exports WHERE kind = ?", "t", x->row->name);
	json_t *kept = NULL;

	if (s && sqlite3_step(s) == SQLITE_ROW) {
		x->is_enabled = sqlite3_column_int(s, 0);
		kept = json_loads(sql_text(s, 1), 0, NULL);
	}
	sqlite3_finalize(s);
	x->settings = whole_settings(x->kind, kept);
	json_decref(kept);
}

static void prepare(struct exports *h, unsigned i)
{
	struct exporter *x = &h->exporter[i];
	pthread_condattr_t monotonic;

	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_mutex_init(&x->lock, NULL);
	pthread_cond_init(&x->more, &monotonic);
	pthread_condattr_destroy(&monotonic);
	x->hub = h;
	x->row = &export_rows[i];
	x->kind = x->row->kind ? x->row->kind : load_module(x->row->name);
	if (!x->kind)
		return;
	read_kept(x);
	if (x->is_enabled)
		start(x);
}

static bool exports_start(struct daemon *d)
{
	struct exports *h = calloc(1, sizeof *h);

	if (!h)
		return false;
	d->exports = h;
	h->daemon = d;
	pthread_mutex_init(&h->changing, NULL);
	snprintf(h->folder, sizeof h->folder, "%s/exports", d->settings->state);
	if (mkdir(h->folder, 0750) && errno != EEXIST) {
		log_error("%s: %s", h->folder, strerror(errno));
		return false;
	}
	for (unsigned i = 0; i < EXPORT_KINDS; i++)
		prepare(h, i);
	h->has_source = !pthread_create(&h->source, NULL, source, h);
	return h->has_source;
}

static void exports_stop(struct daemon *d)
{
	struct exports *h = d->exports;

	if (!h)
		return;
	atomic_store(&h->is_ending, true);
	if (h->has_source)
		pthread_join(h->source, NULL);
	for (unsigned i = 0; i < EXPORT_KINDS; i++) {
		struct exporter *x = &h->exporter[i];
		if (!x->hub)
			continue;
		stop(x);
		json_decref(x->settings);
		pthread_mutex_destroy(&x->lock);
		pthread_cond_destroy(&x->more);
	}
	pthread_mutex_destroy(&h->changing);
	free(h);
	d->exports = NULL;
}

const struct module module_exports = { "exports", exports_start, exports_stop };

/* ---- for the API ---- */

static json_t *setting_json(const struct export_field *f, const json_t *settings)
{
	static const char *const types[] = { "", "text", "text", "text", "number", "yes-no", "choice" };
	json_t *choices = json_array(), *value = json_object_get(settings, f->name);
	const bool is_secret = f->type == EXPORT_SECRET;

	for (const char *p = f->choices; p; p = strchr(p, '|') ? strchr(p, '|') + 1 : NULL)
		json_array_append_new(choices, json_stringn(p, strcspn(p, "|")));
	return json_pack("{s:s,s:s,s:s,s:o,s:o,s:o,s:s,s:b,s:b}", "name", f->name, "group", "", "type",
			 types[f->type], "value", is_secret ? json_string("") : json_incref(value),
			 "standard", default_of(f), "choices", choices, "help", f->help, "is_secret",
			 is_secret, "needs_restart", 0);
}

static json_t *exporter_json(struct exporter *x)
{
	json_t *settings = json_array(), *state;

	for (const struct export_field *f = x->kind->fields; f->name; f++)
		json_array_append_new(settings, setting_json(f, x->settings));
	pthread_mutex_lock(&x->lock);
	state = x->error[0] ? json_pack("{s:s,s:{s:s},s:s}", "id", "export.failing", "args", "reason", x->error, "text",
					x->error) : json_null();
	const unsigned queued = x->count + atomic_load(&x->has_one);
	pthread_mutex_unlock(&x->lock);
	return json_pack("{s:s,s:s,s:b,s:o,s:I,s:I,s:I,s:o}", "kind", x->row->name, "help", x->kind->help, "is_enabled",
			 x->is_enabled, "settings", settings, "sent", (json_int_t)atomic_load(&x->sent), "lost",
			 (json_int_t)atomic_load(&x->lost), "queued", (json_int_t)queued, "state", state);
}

json_t *exports_json(struct daemon *d)
{
	struct exports *h = d->exports;
	json_t *items = json_array();

	pthread_mutex_lock(&h->changing);
	for (unsigned i = 0; i < EXPORT_KINDS; i++)
		if (h->exporter[i].kind)
			json_array_append_new(items, exporter_json(&h->exporter[i]));
	pthread_mutex_unlock(&h->changing);
	return json_pack("{s:o,s:n}", "items", items, "next");
}

static bool keep(struct daemon *d, const struct exporter *x, bool is_enabled, const json_t *settings)
{
	char *text = json_dumps(settings, JSON_COMPACT);
	sqlite3 *db = text ? database_begin(d->main) : NULL;
	bool ok = db && sql_run(db, "INSERT INTO exports VALUES (?1, ?2, ?3) "
				"ON CONFLICT DO UPDATE SET enabled = ?2, settings = ?3",
				"tit", x->row->name, (int64_t)is_enabled, text);

	if (db && !ok)
		database_rollback(d->main);
	ok = ok && database_commit(d->main);
	free(text);
	return ok;
}

/* New settings: the old ones with what changes; NULL: *name does not fit. */
static json_t *changed(const struct exporter *x, const json_t *settings, const char **name)
{
	json_t *all = json_copy(x->settings), *value;
	const char *key;

	json_object_foreach((union { const json_t *in; json_t *out; }){ settings }.out, key, value) {
		const struct export_field *f = field_of(x->kind, key);
		*name = key;
		if (!f || !fits(f, value)) {
			json_decref(all);
			return NULL;
		}
		/* A secret is never shown; sent back as it was shown, it stays. */
		if (f->type != EXPORT_SECRET || json_string_length(value))
			json_object_set(all, key, value);
	}
	return all;
}

const char *exports_set(struct daemon *d, const char *kind, bool is_enabled, const json_t *settings, const char **name)
{
	struct exports *h = d->exports;
	struct exporter *x = NULL;
	const char *wrong = NULL;

	*name = "kind";
	for (unsigned i = 0; i < EXPORT_KINDS; i++)
		if (!strcmp(export_rows[i].name, kind))
			x = &h->exporter[i];
	if (!x || !x->kind)
		return "export.unknown";
	pthread_mutex_lock(&h->changing);
	json_t *all = changed(x, settings, name);
	if (!all) {
		wrong = "export.setting";
	} else if (!keep(d, x, is_enabled, all)) {
		wrong = "storage.failed";
		json_decref(all);
	} else {
		stop(x);
		json_decref(x->settings);
		x->settings = all;
		x->is_enabled = is_enabled;
		x->error[0] = '\0';
		if (is_enabled)
			start(x);
	}
	pthread_mutex_unlock(&h->changing);
	return wrong;
}
