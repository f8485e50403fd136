/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Draws messages over time: a bar for each slot of the history, stacked by what the messages are for, the
 * weighty ones at the bottom and never too thin to see; below the axis a mark for each finding where it
 * first showed.  Owns nothing; one thread.
 */
#include "dataplane/audit/html.h"
#include "dataplane/events/json.h"

#define WIDTH 1120.0
#define LEFT 64.0
#define RIGHT 12.0
#define TOP 14.0
#define BARS_H 150.0
#define MARKS_H 30.0
#define LABELS_H 22.0
#define THIN 2.5 /* least height of what is there at all */
#define MARKS_MAX 80
#define TICKS 5

static const enum html_group stack[GROUPS] = { GROUP_PROGRAM, GROUP_CONFIG, GROUP_CONTROL,
					       GROUP_WRITE,   GROUP_OTHER,  GROUP_WATCH };

static void group_counts(const struct history_slot *s, uint64_t counts[GROUPS])
{
	for (unsigned g = 0; g < GROUPS; g++)
		counts[g] = 0;
	for (unsigned i = 0; i < INTENT_COUNT; i++)
		counts[html_group((enum intent)i)] += s->intents[i];
}

static uint64_t slot_sum(const struct history_slot *s)
{
	uint64_t sum = 0;
	for (unsigned i = 0; i < INTENT_COUNT; i++)
		sum += s->intents[i];
	return sum;
}

/* A round number at or above n: 1, 2 or 5 times a power of ten. */
static uint64_t round_up(uint64_t n)
{
	uint64_t power = 1;
	while (power < UINT64_MAX / 20 && power * 10 < n)
		power *= 10;
	return n <= power ? power : n <= 2 * power ? 2 * power : n <= 5 * power ? 5 * power : 10 * power;
}

static void draw_bar(const struct history_slot *s, double x, double w, double scale, uint64_t time_ns,
		     FILE *out)
{
	uint64_t counts[GROUPS];
	double y = TOP + BARS_H;
	char text[32], n[32];

	if (!slot_sum(s))
		return;
	group_counts(s, counts);
	fprintf(out, "<g><title>%s UTC", words_time(time_ns, text));
	for (unsigned i = 0; i < INTENT_COUNT; i++)
		if (s->intents[i])
			fprintf(out, ", %s %s", words_intent((enum intent)i), words_count(s->intents[i], n));
	fprintf(out, "</title>");
	for (unsigned k = 0; k < GROUPS; k++) {
		const enum html_group g = stack[k];
		if (!counts[g])
			continue;
		double h = (double)counts[g] * scale;
		h = h < THIN ? THIN : h;
		y -= h;
		fprintf(out, "<rect class=\"bar %s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>",
			html_group_class[g], x, y, w, h);
	}
	fprintf(out, "</g>\n");
}

static double x_of(const struct history *h, uint64_t time_ns, unsigned slots)
{
	const double base = (double)(h->low << h->shift);
	const double span = (double)slots * (double)(UINT64_C(1) << h->shift);
	return LEFT + ((double)time_ns - base) / span * (WIDTH - LEFT - RIGHT);
}

static void draw_marks(const struct view *v, const struct history *h, unsigned slots, FILE *out)
{
	unsigned drawn = 0;
	struct finding_words w;
	const double y = TOP + BARS_H + 8;

	/* Backwards, so that the gravest lie on top. */
	size_t count = 0;
	while (count < v->finding_count && v->findings[count]->gravity > GRAVITY_NOTE && count < MARKS_MAX)
		count++;
	for (size_t i = count; i-- > 0 && drawn < MARKS_MAX; drawn++) {
		const struct finding *f = v->findings[i];
		if (!f->first_ns)
			continue;
		double x = x_of(h, f->first_ns, slots);
		x = x < LEFT ? LEFT : x > WIDTH - RIGHT ? WIDTH - RIGHT : x;
		view_words(v, f, &w);
		fprintf(out, "<path class=\"mark %s\" d=\"M%.1f %.1fl5.5 11h-11z\"><title>",
			gravity_names[f->gravity], x, y);
		html_text(out, w.what);
		fprintf(out, "</title></path>\n");
	}
}

static void draw_axes(const struct history *h, unsigned slots, uint64_t top, FILE *out)
{
	char n[32], text[32];
	const uint64_t first = h->low << h->shift;
	const double step_ns = (double)slots * (double)(UINT64_C(1) << h->shift) / TICKS;

	for (unsigned i = 0; i <= 2; i++) {
		const double y = TOP + BARS_H * (1 - i / 2.0);
		if (i == 1 && top < 2)
			continue;
		fprintf(out, "<path class=\"grid\" d=\"M%.0f %.1fH%.0f\"/>", LEFT, y, WIDTH - RIGHT);
		fprintf(out, "<text class=\"axis\" x=\"%.0f\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
			LEFT - 8, y + 4, words_count(top * i / 2, n));
	}
	for (unsigned i = 0; i <= TICKS; i++) {
		const uint64_t time_ns = first + (uint64_t)(step_ns * i);
		const double x = x_of(h, time_ns, slots);
		words_time(time_ns, text);
		/* Long captures need the date, short ones the time; very short ones its fractions. */
		char label[40];
		if (step_ns > 43200e9)
			snprintf(label, sizeof label, "%.16s", text);
		else if (step_ns >= 1e9)
			snprintf(label, sizeof label, "%.8s", text + 11);
		else
			snprintf(label, sizeof label, "%.8s.%03u", text + 11,
				 (unsigned)(time_ns / 1000000 % 1000));
		fprintf(out, "<text class=\"axis\" x=\"%.1f\" y=\"%.0f\" text-anchor=\"%s\">%s</text>\n", x,
			TOP + BARS_H + MARKS_H + 14, i == 0 ? "start" : i == TICKS ? "end" : "middle", label);
	}
}

bool html_chart(const struct view *v, FILE *out)
{
	const struct history *h = &v->report->history;
	uint64_t most = 0;
	char width[32];

	if (!h->any)
		return false;
	const unsigned used = (unsigned)(h->high - h->low + 1);
	const unsigned slots = used < 40 ? 40 : used;
	for (unsigned i = 0; i < used; i++) {
		const uint64_t sum = slot_sum(&h->slot[(h->low + i) % HISTORY_SLOTS]);
		most = sum > most ? sum : most;
	}
	if (!most)
		return false;
	const uint64_t top = round_up(most);
	const double scale = BARS_H / (double)top, step = (WIDTH - LEFT - RIGHT) / slots;
	fprintf(out,
		"<svg class=\"chart\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"Messages over time, at most "
		"%llu in %s; marks show findings\">\n",
		WIDTH, TOP + BARS_H + MARKS_H + LABELS_H, (unsigned long long)most,
		words_duration(UINT64_C(1) << h->shift, width));
	draw_axes(h, slots, top, out);
	for (unsigned i = 0; i < used; i++)
		draw_bar(&h->slot[(h->low + i) % HISTORY_SLOTS], LEFT + i * step,
			 step > 3 ? step - 1 : step * 0.9, scale, (h->low + i) << h->shift, out);
	draw_marks(v, h, slots, out);
	fprintf(out, "</svg>\n<p class=\"note\">Messages per %s. Triangles: where a finding first showed.</p>\n",
		words_duration(UINT64_C(1) << h->shift, width));
	return true;
}
