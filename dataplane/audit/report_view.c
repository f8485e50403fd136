/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The view: what a report collected, cut to its bounds, sorted, and put into words, for the writers.
 * Cutting happens here, on the merged whole, so that it does not depend on the number of workers.
 *
 * Owns its lists; the rows belong to the report, which must outlive it.  One thread.
 */
#include "dataplane/audit/report_tree.h"
#include "dataplane/events/json.h"
#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

/* ---- orders ---- */

static int order_of(uint64_t a_packet, uint64_t a_order, uint64_t b_packet, uint64_t b_order)
{
	if (a_packet != b_packet)
		return a_packet < b_packet ? -1 : 1;
	return a_order < b_order ? -1 : a_order > b_order;
}

static int by_talk(const void *a, const void *b)
{
	const struct talk *x = *(struct talk *const *)a, *y = *(struct talk *const *)b;
	return order_of(x->packet, x->order, y->packet, y->order);
}

static int by_device(const void *a, const void *b)
{
	const struct device *x = *(struct device *const *)a, *y = *(struct device *const *)b;
	return order_of(x->packet, x->order, y->packet, y->order);
}

static int by_end(const void *a, const void *b)
{
	const struct device *x = *(struct device *const *)a, *y = *(struct device *const *)b;
	if (x->end.has_address != y->end.has_address)
		return x->end.has_address ? -1 : 1;
	return memcmp(&x->end, &y->end, sizeof x->end);
}

static int by_kind(const void *a, const void *b)
{
	const struct finding *x = *(struct finding *const *)a, *y = *(struct finding *const *)b;
	if (x->key.kind != y->key.kind)
		return x->key.kind < y->key.kind ? -1 : 1;
	if (x->packet != y->packet)
		return x->packet < y->packet ? -1 : 1;
	return order_of(x->order, x->turn, y->order, y->turn);
}

static unsigned kind_rank(const struct finding *f)
{
	return f->key.kind < INTENT_COUNT ? intent_rank((enum intent)f->key.kind) : 0;
}

static int by_weight(const void *a, const void *b)
{
	const struct finding *x = *(struct finding *const *)a, *y = *(struct finding *const *)b;
	if (x->gravity != y->gravity)
		return x->gravity > y->gravity ? -1 : 1;
	if ((x->key.verdict >= VERDICT_DROP) != (y->key.verdict >= VERDICT_DROP))
		return x->key.verdict >= VERDICT_DROP ? -1 : 1;
	if (kind_rank(x) != kind_rank(y))
		return kind_rank(x) > kind_rank(y) ? -1 : 1;
	if (x->packet != y->packet)
		return x->packet < y->packet ? -1 : 1;
	if (x->key.kind != y->key.kind)
		return x->key.kind < y->key.kind ? -1 : 1;
	return order_of(x->order, x->turn, y->order, y->turn);
}

static int by_traffic(const void *a, const void *b)
{
	const struct row *x = *(struct row *const *)a, *y = *(struct row *const *)b;
	const uint64_t xb = x->bytes[0] + x->bytes[1], yb = y->bytes[0] + y->bytes[1];
	if (x->talk->is_others != y->talk->is_others)
		return x->talk->is_others ? 1 : -1;
	if (!x->messages != !y->messages)
		return x->messages ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank > y->rank ? -1 : 1;
	if (x->messages != y->messages)
		return x->messages > y->messages ? -1 : 1;
	if (xb != yb)
		return xb > yb ? -1 : 1;
	if (x->talk != y->talk)
		return order_of(x->talk->packet, x->talk->order, y->talk->packet, y->talk->order);
	if (x->packet != y->packet || !x->protocol || !y->protocol)
		return order_of(x->packet, x->protocol != NULL, y->packet, y->protocol != NULL);
	return strcmp(x->protocol->dissector->name, y->protocol->dissector->name);
}

/* ---- intents ---- */

unsigned intent_rank(enum intent i)
{
	static const uint8_t ranks[INTENT_COUNT] = {
		[INTENT_SESSION] = 0, [INTENT_REPORT] = 1,   [INTENT_IDENTIFY] = 2, [INTENT_READ] = 3,
		[INTENT_DIAGNOSE] = 4, [INTENT_OTHER] = 5,   [INTENT_TIME] = 6,	    [INTENT_WRITE] = 7,
		[INTENT_FILE] = 8,     [INTENT_CONFIG] = 9,  [INTENT_CONTROL] = 10, [INTENT_RUN] = 11,
		[INTENT_PROGRAM] = 12, [INTENT_FIRMWARE] = 13,
	};
	return ranks[i];
}

/* Requests and reports; where only answers were captured, those. */
uint64_t row_intent(const struct row *row, enum intent i)
{
	return row->operations[i][0] ? row->operations[i][0] : row->operations[i][1];
}

enum intent row_strongest(const struct row *row)
{
	enum intent best = INTENT_SESSION;
	for (unsigned i = 0; i < INTENT_COUNT; i++)
		if (row_intent(row, (enum intent)i) && intent_rank((enum intent)i) > intent_rank(best))
			best = (enum intent)i;
	return best;
}

/* ---- making it ---- */

static void *list_of(const struct table *t, size_t *count)
{
	void **list = malloc((t->count + 1) * sizeof *list);
	*count = 0;
	for (size_t i = 0; list && i < t->buckets; i++)
		for (struct node *n = t->bucket[i]; n; n = n->next)
			list[(*count)++] = n;
	return list;
}

static void fold(struct row *into, const struct row *row)
{
	into->flows += row->flows;
	into->midstream += row->midstream;
	into->unanswered += row->unanswered;
	into->messages += row->messages;
	into->malformed += row->malformed;
	into->failed += row->failed;
	for (unsigned i = 0; i < 2; i++) {
		into->packets[i] += row->packets[i];
		into->bytes[i] += row->bytes[i];
	}
	for (unsigned i = 0; i < INTENT_COUNT; i++) {
		into->operations[i][0] += row->operations[i][0];
		into->operations[i][1] += row->operations[i][1];
	}
	for (unsigned i = 0; i < VERDICT_COUNT; i++)
		into->verdicts[i] += row->verdicts[i];
	if (!into->first_ns || row->first_ns < into->first_ns)
		into->first_ns = row->first_ns;
	if (row->last_ns > into->last_ns)
		into->last_ns = row->last_ns;
}

static bool make_rows(struct view *v)
{
	size_t most = 1, kept = v->talk_count < REPORT_TALKS ? v->talk_count : REPORT_TALKS;
	for (size_t i = 0; i < kept; i++)
		for (const struct row *row = v->talks[i]->rows; row; row = row->next)
			most++;
	v->rows = malloc(most * sizeof *v->rows);
	v->others = calloc(1, sizeof *v->others);
	if (!v->rows || !v->others)
		return false;
	v->others_talk.is_others = true;
	v->others->talk = &v->others_talk;
	for (size_t i = 0; i < v->talk_count; i++) {
		for (struct row *row = v->talks[i]->rows; row; row = row->next) {
			if (i < kept)
				v->rows[v->row_count++] = row;
			else
				fold(v->others, row);
		}
	}
	for (const struct row *row = v->report->others.rows; row; row = row->next)
		fold(v->others, row);
	if (v->others->flows || v->others->messages)
		v->rows[v->row_count++] = v->others;
	v->talk_count = kept;
	for (size_t i = 0; i < v->row_count; i++)
		v->rows[i]->rank = intent_rank(row_strongest(v->rows[i]));
	qsort(v->rows, v->row_count, sizeof *v->rows, by_traffic);
	return true;
}

static void fold_finding(struct finding *into, const struct finding *f)
{
	if (!f->count)
		return;
	if (!into->count || f->packet < into->packet)
		into->packet = f->packet;
	if (!into->first_ns || f->first_ns < into->first_ns)
		into->first_ns = f->first_ns;
	if (f->last_ns > into->last_ns)
		into->last_ns = f->last_ns;
	if (f->gravity > into->gravity)
		into->gravity = f->gravity;
	into->count += f->count;
}

static bool make_findings(struct view *v)
{
	size_t found;
	struct finding **list = list_of(&v->report->findings, &found);
	if (!list)
		return false;
	v->findings = malloc((found + v->derived_count + FINDING_KINDS) * sizeof(struct finding *));
	if (!v->findings) {
		free(list);
		return false;
	}
	qsort(list, found, sizeof *list, by_kind);
	for (unsigned k = 0; k < FINDING_KINDS; k++) {
		v->kind_others[k] = v->report->kind_others[k];
		v->kind_others[k].gravity = finding_texts[k].gravity;
	}
	size_t of_kind = 0;
	for (size_t i = 0; i < found; i++) {
		if (i && list[i]->key.kind != list[i - 1]->key.kind)
			of_kind = 0;
		if (list[i]->key.object_len == OBJECT_GROUP)
			continue;
		if (of_kind++ < REPORT_FINDINGS)
			v->findings[v->finding_count++] = list[i];
		else
			fold_finding(&v->kind_others[list[i]->key.kind], list[i]);
	}
	free(list);
	for (size_t i = 0; i < v->derived_count; i++)
		v->findings[v->finding_count++] = &v->derived[i];
	for (unsigned k = 0; k < FINDING_KINDS; k++)
		if (v->kind_others[k].count)
			v->findings[v->finding_count++] = &v->kind_others[k];
	qsort(v->findings, v->finding_count, sizeof(struct finding *), by_weight);
	for (size_t i = 0; i < v->finding_count; i++) {
		v->gravity_count[v->findings[i]->gravity]++;
		v->stopped_count += v->findings[i]->key.verdict >= VERDICT_DROP;
	}
	return true;
}

static bool make_devices(struct view *v)
{
	v->devices = list_of(&v->report->devices, &v->device_count);
	if (!v->devices)
		return false;
	qsort(v->devices, v->device_count, sizeof *v->devices, by_device);
	v->devices_others = v->report->devices_others;
	if (v->device_count > REPORT_DEVICES) {
		v->devices_others += v->device_count - REPORT_DEVICES;
		v->device_count = REPORT_DEVICES;
	}
	qsort(v->devices, v->device_count, sizeof *v->devices, by_end);
	for (size_t i = 0; i < v->device_count; i++)
		v->devices[i]->number = (unsigned)i;
	return true;
}

static void make_totals(struct view *v)
{
	const struct report *r = v->report;
	for (unsigned i = 0; v->list && i < v->list->count; i++) {
		const struct capture_file *f = &v->list->files[i];
		v->packets += f->packets;
		v->bytes += f->bytes;
		v->cut += f->cut;
		v->partial += f->partial || f->error[0];
		if (f->packets && (!v->first_ns || f->first_ns < v->first_ns))
			v->first_ns = f->first_ns;
		if (f->packets && f->last_ns > v->last_ns)
			v->last_ns = f->last_ns;
	}
	if (!v->packets) {
		v->packets = r->has_counters ? r->counters.packets : r->packets_seen;
		v->bytes = r->counters.bytes;
		v->first_ns = r->first_ns;
		v->last_ns = r->last_ns;
	}
	for (unsigned i = 0; i < r->protocol_count; i++) {
		v->messages += r->protocols[i]->messages;
		v->malformed += r->protocols[i]->malformed;
	}
	for (unsigned i = 0; i < VERDICT_COUNT; i++) {
		v->operations += r->verdicts[i];
		v->stopped += i >= VERDICT_DROP ? r->verdicts[i] : 0;
	}
	v->reported = r->verdicts[VERDICT_ALERT];
}

bool view_init(struct view *v, const struct report *r, const struct capture_list *list)
{
	*v = (struct view){ .report = r, .list = list };
	v->talks = list_of(&r->talks, &v->talk_count);
	if (!v->talks)
		goto fail;
	qsort(v->talks, v->talk_count, sizeof *v->talks, by_talk);
	if (!make_rows(v) || !view_derive(v) || !make_findings(v) || !make_devices(v))
		goto fail;
	make_totals(v);
	return true;
fail:
	view_fini(v);
	return false;
}

void view_fini(struct view *v)
{
	free(v->talks);
	free(v->rows);
	free(v->findings);
	free(v->devices);
	free(v->derived);
	free(v->others);
	*v = (struct view){ 0 };
}

bool report_has_findings(const struct report *r)
{
	struct view v;
	if (!view_init(&v, r, NULL))
		return true;
	const bool found = v.finding_count > v.gravity_count[GRAVITY_NOTE] || v.malformed || v.stopped;
	view_fini(&v);
	return found;
}
