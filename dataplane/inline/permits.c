/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The file `permits` in the folder of state has a line for each: words separated by tabs.  It is written before workers
 * are told, so that a crash in between ends nothing early that people were promised.
 */
#include "dataplane/inline/permits.h"

#include "dataplane/host/clock.h"
#include "dataplane/host/log.h"
#include "dataplane/inline/state.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FILE_NAME "permits"
#define FILE_MAX 65536
#define SECOND UINT64_C(1000000000)

/* "2026-11-24T15:04:05Z" */
static const char *time_text(uint64_t ns, char out[32])
{
	const time_t t = (time_t)(ns / SECOND);
	struct tm tm;
	strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&t, &tm));
	return out;
}

#define COPY_TEXT(to_, from_) snprintf((to_), sizeof(to_), "%.*s", (int)sizeof(from_) - 1, (from_))

/* One line, and no tabs in it. */
static void flatten(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ')
			*text = ' ';
}

/* ---- the file ---- */

static bool save(const struct permits *p)
{
	char *text = malloc(FILE_MAX);
	size_t len = 0;

	if (!text)
		return false;
	len += (size_t)snprintf(text, FILE_MAX, "latest\t%" PRIu32 "\n", p->latest_id);
	for (unsigned i = 0; i < p->settings->segment_count; i++) {
		const struct control_relax *r = &p->relax[i];
		if (r->until_ns)
			len += (size_t)snprintf(text + len, FILE_MAX - len, "relax\t%s\t%" PRIu64 "\t%" PRIu64
						"\t%s\t%s\n", r->segment, r->since_ns, r->until_ns, r->who, r->why);
	}
	for (unsigned i = 0; i < p->window_count; i++) {
		const struct control_window *w = &p->window[i];
		len += (size_t)snprintf(text + len, FILE_MAX - len,
					"window\t%" PRIu32 "\t%" PRIu64 "\t%" PRIu64 "\t%s\t%s\t%s\t%s\t%s\n", w->id,
					w->since_ns, w->until_ns, w->station, w->devices, w->intents, w->who, w->why);
	}
	const bool ok = state_write(p->settings->state, FILE_NAME, text, len);
	free(text);
	return ok;
}

/* Cuts a line at its tabs; returns how many words it has. */
static unsigned cut(char *line, char *words[9])
{
	unsigned count = 0;
	for (char *at = line; at && count < 9; count++) {
		words[count] = at;
		at = strchr(at, '\t');
		if (at)
			*at++ = '\0';
	}
	return count;
}

static bool read_devices(const char *text, struct window *out)
{
	char copy[sizeof(((struct control_window *)0)->devices)], *rest = NULL;

	snprintf(copy, sizeof copy, "%s", text);
	for (const char *word = strtok_r(copy, ", ", &rest); word; word = strtok_r(NULL, ", ", &rest))
		if (out->device_count == WINDOW_DEVICES_MAX || !network_read(word, &out->device[out->device_count++]))
			return false;
	return out->device_count;
}

static bool compile(const struct control_window *w, struct window *out)
{
	*out = (struct window){ .id = w->id, .ends_ns = w->until_ns, .intents = window_intents(w->intents) };
	return out->intents && network_read(w->station, &out->station) && read_devices(w->devices, out);
}

static void read_relax(struct permits *p, char *words[9])
{
	for (unsigned i = 0; i < p->settings->segment_count; i++) {
		struct control_relax *r = &p->relax[i];
		if (strcmp(r->segment, words[1]) != 0)
			continue;
		r->since_ns = strtoull(words[2], NULL, 10);
		r->until_ns = strtoull(words[3], NULL, 10);
		snprintf(r->who, sizeof r->who, "%s", words[4]);
		snprintf(r->why, sizeof r->why, "%s", words[5]);
	}
}

static void read_window(struct permits *p, char *words[9])
{
	struct control_window w = { .id = (uint32_t)strtoul(words[1], NULL, 10),
				    .since_ns = strtoull(words[2], NULL, 10),
				    .until_ns = strtoull(words[3], NULL, 10) };
	struct window compiled;

	snprintf(w.station, sizeof w.station, "%s", words[4]);
	snprintf(w.devices, sizeof w.devices, "%s", words[5]);
	snprintf(w.intents, sizeof w.intents, "%s", words[6]);
	snprintf(w.who, sizeof w.who, "%s", words[7]);
	snprintf(w.why, sizeof w.why, "%s", words[8]);
	if (p->window_count < WINDOWS_MAX && compile(&w, &compiled))
		p->window[p->window_count++] = w;
}

void permits_boot(struct permits *p)
{
	char *words[9], *rest = NULL;
	size_t len;

	for (unsigned i = 0; i < p->settings->segment_count; i++)
		COPY_TEXT(p->relax[i].segment, p->settings->segment[i].name);
	char *text = state_read(p->settings->state, FILE_NAME, &len);
	for (char *line = text ? strtok_r(text, "\n", &rest) : NULL; line; line = strtok_r(NULL, "\n", &rest)) {
		const unsigned count = cut(line, words);
		if (count == 2 && !strcmp(words[0], "latest"))
			p->latest_id = (uint32_t)strtoul(words[1], NULL, 10);
		else if (count == 6 && !strcmp(words[0], "relax"))
			read_relax(p, words);
		else if (count == 9 && !strcmp(words[0], "window"))
			read_window(p, words);
		else
			log_warning("%s/" FILE_NAME ": a line that is not understood is passed over",
				    p->settings->state);
	}
	free(text);
}

/* ---- handing over ---- */

static bool hand_over(struct permits *p)
{
	struct windows *w = &p->handed[!p->current];
	uint32_t relaxed = 0;

	*w = (struct windows){ .count = 0 };
	for (unsigned i = 0; i < p->window_count; i++)
		w->count += compile(&p->window[i], &w->list[w->count]);
	for (unsigned i = 0; i < p->settings->segment_count; i++)
		if (p->relax[i].until_ns)
			relaxed |= 3u << PORTS_OF_SEGMENT * i;
	if (!workers_exceptions(p->workers, w->count ? w : NULL, relaxed)) {
		log_error("a worker did not take what is permitted");
		return false;
	}
	p->current = !p->current;
	return true;
}

bool permits_begin(struct permits *p)
{
	permits_tick(p, clock_now_ns());
	return hand_over(p);
}

/* ---- relaxed segments ---- */

static void end_relax(struct permits *p, struct control_relax *r, const char *who)
{
	char text[300];

	snprintf(text, sizeof text, "segment %s is judged by the policy again%s%s", r->segment,
		 who[0] ? ", ended by " : "", who);
	r->until_ns = r->since_ns = 0;
	notices_say(p->notices, NOTICE_WARNING, "relax.ended", text, "segment", r->segment, "who", who, NULL);
}

static void begin_relax(struct permits *p, struct control_relax *r, const struct control_relax_request *q)
{
	char text[400], until[32];

	r->since_ns = clock_now_ns();
	r->until_ns = r->since_ns + q->for_s * SECOND;
	COPY_TEXT(r->who, q->who);
	COPY_TEXT(r->why, q->why);
	flatten(r->who);
	flatten(r->why);
	snprintf(text, sizeof text, "segment %s is ONLY MONITORED until %s, by %s: %.200s", r->segment,
		 time_text(r->until_ns, until), r->who, r->why);
	notices_say(p->notices, NOTICE_ALARM, "relax.began", text, "segment", r->segment, "until", until, "who", r->who,
		    "why", r->why, NULL);
}

bool permits_relax(struct permits *p, const struct control_relax_request *q, char *wrong, size_t wrong_len)
{
	unsigned i = 0;

	while (i < p->settings->segment_count && strcmp(p->relax[i].segment, q->segment) != 0)
		i++;
	if (i == p->settings->segment_count)
		snprintf(wrong, wrong_len, "there is no segment '%s'", q->segment);
	else if (q->for_s > PERMIT_MAX_S)
		snprintf(wrong, wrong_len, "a segment is relaxed for a day at most");
	else if (!q->for_s && !p->relax[i].until_ns)
		snprintf(wrong, wrong_len, "segment %s is not relaxed", q->segment);
	else if (q->for_s && !q->why[0])
		snprintf(wrong, wrong_len, "it wants a reason");
	else
		wrong[0] = '\0';
	if (wrong[0])
		return false;
	if (q->for_s)
		begin_relax(p, &p->relax[i], q);
	else
		end_relax(p, &p->relax[i], q->who);
	if (!save(p))
		log_error("that segment %s is relaxed, or not, is not kept over a restart", q->segment);
	if (hand_over(p))
		return true;
	snprintf(wrong, wrong_len, "a worker does not answer");
	return false;
}

unsigned permits_relaxed(const struct permits *p)
{
	unsigned count = 0;
	for (unsigned i = 0; i < p->settings->segment_count; i++)
		count += p->relax[i].until_ns != 0;
	return count;
}

/* ---- windows ---- */

static void end_window(struct permits *p, unsigned i, const char *who)
{
	const struct control_window *w = &p->window[i];
	char text[300], id[16];

	snprintf(id, sizeof id, "%" PRIu32, w->id);
	snprintf(text, sizeof text, "maintenance window %s is over%s%s", id, who[0] ? ", closed by " : "", who);
	notices_say(p->notices, NOTICE_WARNING, "window.ended", text, "window", id, "who", who, "opened_by", w->who,
		    NULL);
	memmove(&p->window[i], &p->window[i + 1], (--p->window_count - i) * sizeof *w);
}

static void tell_opened(struct permits *p, const struct control_window *w)
{
	char text[480], id[16], until[32];

	snprintf(id, sizeof id, "%" PRIu32, w->id);
	snprintf(text, sizeof text, "maintenance window %s is open until %s: %s may %.60s at %.100s, for %s: %.80s", id,
		 time_text(w->until_ns, until), w->station, w->intents, w->devices, w->who, w->why);
	notices_say(p->notices, NOTICE_ALARM, "window.opened", text, "window", id, "until", until, "station",
		    w->station, "devices", w->devices, "intents", w->intents, "who", w->who, "why", w->why, NULL);
}

uint32_t permits_open(struct permits *p, const struct control_window_request *q, char *wrong, size_t wrong_len)
{
	const uint32_t for_s = q->for_s ? q->for_s : WINDOW_DEFAULT_S;
	const uint64_t now = clock_now_ns();
	struct control_window w = { .id = p->latest_id + 1, .since_ns = now, .until_ns = now + for_s * SECOND };
	struct window compiled = { .device_count = 0 };

	COPY_TEXT(w.who, q->who);
	COPY_TEXT(w.why, q->why);
	COPY_TEXT(w.station, q->station);
	COPY_TEXT(w.devices, q->devices);
	COPY_TEXT(w.intents, q->intents);
	flatten(w.who);
	flatten(w.why);
	if (!window_intents(w.intents))
		snprintf(wrong, wrong_len, "'%s' are no intents: such as program|run, or any", w.intents);
	else if (!network_read(w.station, &compiled.station))
		snprintf(wrong, wrong_len, "'%s' is no address of a station", w.station);
	else if (!read_devices(w.devices, &compiled))
		snprintf(wrong, wrong_len, "'%s' are not 1 to %d addresses of devices", w.devices, WINDOW_DEVICES_MAX);
	else if (for_s > PERMIT_MAX_S)
		snprintf(wrong, wrong_len, "a window is open for a day at most");
	else if (!w.why[0] || !w.who[0])
		snprintf(wrong, wrong_len, "a window wants a reason, and somebody whose it is");
	else if (p->window_count == WINDOWS_MAX)
		snprintf(wrong, wrong_len, "%d windows are open already", WINDOWS_MAX);
	else
		wrong[0] = '\0';
	if (wrong[0])
		return 0;
	p->latest_id = w.id;
	p->window[p->window_count++] = w;
	if (!save(p) || !hand_over(p)) {
		p->window_count--;
		snprintf(wrong, wrong_len, "it cannot be written down, or a worker does not answer");
		return 0;
	}
	tell_opened(p, &w);
	return w.id;
}

bool permits_close(struct permits *p, uint32_t id, const char *who, char *wrong, size_t wrong_len)
{
	for (unsigned i = 0; i < p->window_count; i++)
		if (p->window[i].id == id) {
			end_window(p, i, who);
			(void)save(p);
			return hand_over(p);
		}
	snprintf(wrong, wrong_len, "there is no open window %" PRIu32, id);
	return false;
}

void permits_tick(struct permits *p, uint64_t now_ns)
{
	bool any = false;

	for (unsigned i = 0; i < p->settings->segment_count; i++)
		if (p->relax[i].until_ns && now_ns >= p->relax[i].until_ns) {
			end_relax(p, &p->relax[i], "");
			any = true;
		}
	for (unsigned i = p->window_count; i-- > 0;)
		if (now_ns >= p->window[i].until_ns) {
			end_window(p, i, "");
			any = true;
		}
	if (!any)
		return;
	(void)save(p);
	(void)hand_over(p);
}
