/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Adds what one worker found to what another found.  Rows move with their memory: `into` takes over the
 * chunks of `from`.  Nothing is cut here (the view does), so the order of merging does not matter.
 *
 * Runs when both workers have ended; one thread.
 */
#include "dataplane/audit/report_tree.h"

#include <stdlib.h>
#include <string.h>

static struct node *bucket_of(const struct table *t, uint64_t hash)
{
	return t->buckets ? t->bucket[hash & (t->buckets - 1)] : NULL;
}

/* Takes all nodes out of a table, as a list by `next`. */
static struct node *take_all(struct table *t)
{
	struct node *all = NULL;
	for (size_t i = 0; i < t->buckets; i++) {
		while (t->bucket[i]) {
			struct node *n = t->bucket[i];
			t->bucket[i] = n->next;
			n->next = all;
			all = n;
		}
	}
	free(t->bucket);
	*t = (struct table){ 0 };
	return all;
}

static uint64_t least(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

static uint64_t most(uint64_t a, uint64_t b)
{
	return a > b ? a : b;
}

/* Zero means "never". */
static uint64_t least_time(uint64_t a, uint64_t b)
{
	return !a ? b : !b ? a : least(a, b);
}

static void add_all(uint64_t *into, const uint64_t *from, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		into[i] += from[i];
}

static void or_all(uint64_t *into, const uint64_t *from, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		into[i] |= from[i];
}

static void merge_protocol(struct report *into, const struct protocol *from)
{
	struct protocol *p = report_protocol(into, from->dissector);
	if (!p)
		return;
	p->messages += from->messages;
	p->malformed += from->malformed;
	p->codes_beyond += from->codes_beyond;
	add_all(p->flaws, from->flaws, 64);
	add_all(p->operations, from->operations, INTENT_COUNT);
	add_all(p->codes, from->codes, 256);
	for (uint32_t page = 1; page < 256; page++)
		for (uint32_t i = 0; from->pages[page] && i < 256; i++)
			if (from->pages[page][i])
				*report_code(into, p, page << 8 | i) += from->pages[page][i];
}

static void merge_device(struct report *into, struct device *d)
{
	for (struct node *n = bucket_of(&into->devices, d->node.hash); n; n = n->next) {
		struct device *same = (struct device *)n;
		if (memcmp(&same->end, &d->end, sizeof d->end) != 0)
			continue;
		for (unsigned i = 0; i < d->mac_count; i++)
			report_device_mac(same, d->macs[i].mac, d->macs[i].packet);
		for (unsigned i = 0; i < d->fact_count; i++)
			report_device_fact(same, &d->facts[i]);
		for (unsigned i = 0; i < sizeof d->used.bits / sizeof d->used.bits[0]; i++) {
			same->served.bits[i] |= d->served.bits[i];
			same->used.bits[i] |= d->used.bits[i];
		}
		same->packets += d->packets;
		same->bytes += d->bytes;
		if (d->vlan && (!same->vlan || d->vlan_packet < same->vlan_packet)) {
			same->vlan = d->vlan;
			same->vlan_packet = d->vlan_packet;
		}
		if (d->zone && (!same->zone || d->zone_packet < same->zone_packet)) {
			same->zone = d->zone;
			same->zone_packet = d->zone_packet;
		}
		if (d->packet < same->packet) {
			same->packet = d->packet;
			same->order = d->order;
		}
		same->first_ns = least_time(same->first_ns, d->first_ns);
		same->last_ns = most(same->last_ns, d->last_ns);
		return;
	}
	(void)table_add(&into->devices, &d->node);
}

static void row_add(struct row *into, const struct row *from)
{
	into->packet = least(into->packet, from->packet);
	into->flows += from->flows;
	into->midstream += from->midstream;
	into->unanswered += from->unanswered;
	into->payload += from->payload;
	into->messages += from->messages;
	into->malformed += from->malformed;
	into->failed += from->failed;
	add_all(into->packets, from->packets, 2);
	add_all(into->bytes, from->bytes, 2);
	add_all(into->operations[0], from->operations[0], 2 * INTENT_COUNT);
	add_all(into->verdicts, from->verdicts, VERDICT_COUNT);
	into->first_ns = least_time(into->first_ns, from->first_ns);
	into->last_ns = most(into->last_ns, from->last_ns);
	or_all(into->codes, from->codes, 4);
	or_all(into->failed_codes, from->failed_codes, 4);
	or_all(into->units, from->units, 4);
}

static void merge_rows(struct report *into, struct talk *talk, struct row *rows)
{
	for (struct row *row = rows, *next; row; row = next) {
		next = row->next;
		struct protocol *p =
			row->protocol ? report_protocol(into, row->protocol->dissector) : NULL;
		struct row *same = report_row(into, talk, p, row->packet, row->first_ns);
		if (same)
			row_add(same, row);
	}
}

static struct device *device_again(const struct report *into, const struct device *old)
{
	if (!old)
		return NULL;
	for (struct node *n = bucket_of(&into->devices, old->node.hash); n; n = n->next)
		if (!memcmp(&((struct device *)n)->end, &old->end, sizeof old->end))
			return (struct device *)n;
	return NULL;
}

static void merge_talk(struct report *into, struct talk *t)
{
	struct row *rows = t->rows;
	t->client = device_again(into, t->client);
	t->server = device_again(into, t->server);
	t->rows = NULL;
	for (struct node *n = bucket_of(&into->talks, t->node.hash); n; n = n->next) {
		struct talk *same = (struct talk *)n;
		if (memcmp(&same->key, &t->key, sizeof t->key) != 0)
			continue;
		if (t->packet < same->packet) {
			same->packet = t->packet;
			same->order = t->order;
		}
		merge_rows(into, same, rows);
		return;
	}
	if (table_add(&into->talks, &t->node))
		merge_rows(into, t, rows);
	else
		merge_rows(into, &into->others, rows);
}

static void finding_add(struct finding *into, const struct finding *from)
{
	if (!from->count)
		return;
	if (from->packet < into->packet || (from->packet == into->packet && from->order < into->order) ||
	    !into->count) {
		into->packet = from->packet;
		into->order = from->order;
		into->turn = from->turn;
	}
	into->count += from->count;
	into->first_ns = least_time(into->first_ns, from->first_ns);
	into->last_ns = most(into->last_ns, from->last_ns);
	into->is_rough = into->is_rough || from->is_rough;
	for (unsigned i = 0; i < from->range_count; i++)
		report_find_widen(into, from->range[i].first, from->range[i].last);
	if (from->has_value) {
		into->low = into->has_value && into->low < from->low ? into->low : from->low;
		into->high = into->has_value && into->high > from->high ? into->high : from->high;
		into->has_value = true;
	}
}

static void merge_finding(struct report *into, struct finding *f)
{
	for (struct node *n = bucket_of(&into->findings, f->node.hash); n; n = n->next) {
		struct finding *same = (struct finding *)n;
		if (report_find_same(&same->key, &f->key)) {
			finding_add(same, f);
			return;
		}
	}
	if (!table_add(&into->findings, &f->node))
		finding_add(&into->kind_others[f->key.kind], f);
}

static void counters_add(struct engine_counters *into, const struct engine_counters *from)
{
	into->packets += from->packets;
	into->bytes += from->bytes;
	into->messages += from->messages;
	into->operations += from->operations;
	into->flows += from->flows;
	into->flows_now += from->flows_now;
	into->flows_most += from->flows_most;
	into->pool_now += from->pool_now;
	into->pool_most += from->pool_most;
	add_all(into->reasons, from->reasons, REASON_COUNT);
	add_all(into->verdicts, from->verdicts, VERDICT_COUNT);
}

void report_counters(struct report *r, const struct engine_counters *c)
{
	counters_add(&r->counters, c);
	r->has_counters = true;
}

static void take_chunks(struct report *into, struct report *from)
{
	struct chunk **end = &into->chunks;
	while (*end)
		end = &(*end)->next;
	*end = from->chunks;
	/* When `into` had none, its first chunk is now one that is in use. */
	if (end == &into->chunks && into->chunks)
		into->chunk_used = from->chunk_used;
	from->chunks = NULL;
	from->free_notes = NULL;
	from->protocol_count = 0;
}

void report_merge(struct report *into, struct report *from)
{
	for (unsigned i = 0; i < from->protocol_count; i++)
		merge_protocol(into, from->protocols[i]);
	for (struct node *n = take_all(&from->devices), *next; n; n = next) {
		next = n->next;
		merge_device(into, (struct device *)n);
	}
	for (struct node *n = take_all(&from->talks), *next; n; n = next) {
		next = n->next;
		merge_talk(into, (struct talk *)n);
	}
	merge_rows(into, &into->others, from->others.rows);
	for (struct node *n = take_all(&from->findings), *next; n; n = next) {
		next = n->next;
		merge_finding(into, (struct finding *)n);
	}
	for (unsigned i = 0; i < FINDING_KINDS; i++)
		finding_add(&into->kind_others[i], &from->kind_others[i]);
	add_all(into->verdicts, from->verdicts, VERDICT_COUNT);
	add_all(into->reasons, from->reasons, REASON_COUNT);
	if (from->has_counters)
		report_counters(into, &from->counters);
	into->devices_others += from->devices_others;
	into->flows += from->flows;
	into->packets_seen += from->packets_seen;
	into->first_ns = least_time(into->first_ns, from->first_ns);
	into->last_ns = most(into->last_ns, from->last_ns);
	into->is_short = into->is_short || from->is_short;
	history_add(&into->history, &from->history);
	take_chunks(into, from);

	const struct policy *policy = from->policy;
	*from = (struct report){ .policy = policy, .others.is_others = true, .history.shift = 20 };
	for (unsigned i = 0; i < FINDING_KINDS; i++)
		from->kind_others[i] = (struct finding){ .key.kind = (uint8_t)i, .is_others = true };
}
