/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Look-ups in a compiled policy that the packet path makes: the zone of an endpoint, the conduit of a
 * conversation, what conduits and lines say about themselves.  No allocation; reads only the immutable
 * policy; any thread.
 */
#include "rules/policy_tree.h"

#include <string.h>

const char *const mode_names[3] = { "learn", "monitor", "enforce" };

const char *const verdict_names[VERDICT_COUNT] = { "allow", "alert", "drop", "reset", "refuse" };

const char *const cause_names[CAUSE_COUNT] = {
	[CAUSE_NO_POLICY] = "no-policy",
	[CAUSE_LEARN] = "learn",
	[CAUSE_ALLOW_LINE] = "allow-line",
	[CAUSE_DENY_LINE] = "deny-line",
	[CAUSE_HOUSEKEEPING] = "housekeeping",
	[CAUSE_REPORT] = "report",
	[CAUSE_ANSWER] = "answer",
	[CAUSE_OPENING] = "opening",
	[CAUSE_OTHERWISE] = "otherwise",
	[CAUSE_NO_CONDUIT] = "no-conduit",
	[CAUSE_WITHIN] = "within",
	[CAUSE_NETWORK] = "network",
	[CAUSE_MALFORMED] = "malformed",
	[CAUSE_UNKNOWN] = "unknown",
	[CAUSE_ANSWERS] = "answers",
	[CAUSE_PARTIAL] = "partial",
	[CAUSE_RATE] = "rate",
	[CAUSE_STEP] = "step",
	[CAUSE_STEP_UNKNOWN] = "step-unknown",
	[CAUSE_SCHEDULE] = "schedule",
	[CAUSE_EXPIRED] = "expired",
	[CAUSE_SIGNATURE] = "signature",
	[CAUSE_WINDOW] = "window",
};

const struct conduit *policy_conduit(const struct policy *p, const struct conversation *c)
{
	if (!p)
		return NULL;
	const uint16_t from = policy_zone_number(p, &c->client), to = policy_zone_number(p, &c->server);
	const uint32_t key = (uint32_t)from << 16 | to;
	uint32_t low = 0, high = p->pair_count;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (p->pairs[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < p->pair_count && p->pairs[low].key == key)
		return &p->conduits[p->pairs[low].conduit];
	return from == to && from < p->zone_count && !p->within_judged ? &p->within[from] : NULL;
}

const char *policy_zone(const struct policy *p, const struct endpoint *e)
{
	const uint16_t zone = policy_zone_number(p, e);
	return zone < p->zone_count ? p->zones[zone].name : "any-other";
}

/* ---- prefixes ---- */

/* The first len bits of key, the rest 0. */
void prefix_mask(uint8_t out[16], const uint8_t *key, unsigned key_bytes, unsigned len)
{
	memset(out, 0, 16);
	memcpy(out, key, key_bytes);
	for (unsigned i = 0; i < 16; i++) {
		if (len >= 8) {
			len -= 8;
		} else {
			out[i] &= (uint8_t)(0xff00u >> len);
			len = 0;
		}
	}
}

/* The entries of length number k whose prefix holds key: the first of them, or the table's count. */
static uint32_t prefixes_find(const struct prefixes *t, unsigned k, const uint8_t *key,
			      unsigned key_bytes)
{
	uint8_t masked[16];
	uint32_t low = t->lens[k].first;
	const uint32_t end = t->lens[k + 1].first;
	uint32_t high = end;

	prefix_mask(masked, key, key_bytes, t->lens[k].len);
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (memcmp(t->list[middle].key, masked, 16) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && !memcmp(t->list[low].key, masked, 16) ? low : t->count;
}

int prefixes_best(const struct prefixes *t, const uint8_t *key, unsigned key_bytes)
{
	for (unsigned k = 0; k < t->len_count; k++)
		if (prefixes_find(t, k, key, key_bytes) < t->count)
			return t->lens[k].len;
	return -1;
}

/* ---- the look-up ---- */

bool list_holds(const uint16_t *list, uint32_t count, uint16_t value)
{
	uint32_t low = 0, high = count;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (list[middle] < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && list[low] == value;
}

/*
 * How closely a zone fits in all but its addresses: 0 when it does not.  In a capture the side is
 * unknown: sides are then left aside, and a zone that is nothing but sides fits nobody.
 */
static unsigned fit(const struct zone *z, const struct endpoint *e)
{
	unsigned fit = 1;
	const bool by_side = z->side_count && e->side;
	if (z->macs.count) {
		const int len = prefixes_best(&z->macs, e->mac, 6);
		if (len < 0)
			return 0;
		fit += (unsigned)(len + 1) << 2;
	}
	if (z->vlan_count) {
		if (!list_holds(z->vlans, z->vlan_count, e->vlan))
			return 0;
		fit += 2;
	}
	if (by_side) {
		if (!list_holds(z->sides, z->side_count, e->side))
			return 0;
		fit += 1;
	}
	if (!by_side && !z->macs.count && !z->vlan_count && !z->addresses.count)
		return 0;
	return fit;
}

uint16_t policy_zone_number(const struct policy *p, const struct endpoint *e)
{
	const struct prefixes *t = &p->addresses;
	unsigned best_fit = 0;
	uint16_t best = (uint16_t)p->zone_count;

	for (unsigned k = 0; e->has_address && k < t->len_count && !best_fit; k++) {
		uint32_t i = prefixes_find(t, k, e->address, 16);
		const uint32_t found = i;
		for (; i < t->lens[k + 1].first && !memcmp(t->list[i].key, t->list[found].key, 16); i++) {
			const unsigned f = fit(&p->zones[t->list[i].owner], e);
			if (f > best_fit) {
				best_fit = f;
				best = t->list[i].owner;
			}
		}
	}
	if (best_fit)
		return best;
	for (uint32_t i = 0; i < p->placeless_count; i++) {
		const unsigned f = fit(&p->zones[p->placeless[i]], e);
		if (f > best_fit) {
			best_fit = f;
			best = p->placeless[i];
		}
	}
	return best;
}

/* ---- what a conduit and a line say about themselves ---- */

const char *conduit_from(const struct conduit *c)
{
	return c->from;
}

const char *conduit_to(const struct conduit *c)
{
	return c->to;
}

enum mode conduit_mode(const struct conduit *c)
{
	return (enum mode)c->mode;
}

bool policy_repeats(const struct policy *p, const struct conduit *c, const struct dissector *d)
{
	const unsigned number = policy_protocol(p, d);

	if (!c || c->within || c->mode == MODE_LEARN)
		return true;
	return number < POLICY_PROTOCOLS_MAX && c->repeats[number / 64] >> number % 64 & 1;
}

bool conduit_silent(const struct conduit *c)
{
	return c->silent;
}

bool conduit_cyclic_strict(const struct conduit *c)
{
	return c->cyclic_strict;
}

int32_t conduit_refuse_code(const struct conduit *c, const struct dissector *d)
{
	for (unsigned i = 0; i < c->code_count; i++)
		if (c->codes[i].protocol == d)
			return c->codes[i].code;
	return d->refuse.code;
}

size_t policy_line_count(const struct policy *p)
{
	return p->line_count;
}

const struct line *policy_line(const struct policy *p, size_t id)
{
	return &p->lines[id];
}

const char *line_text(const struct line *l)
{
	return l->text;
}

const char *line_name(const struct line *l)
{
	return l->name;
}

const char *line_reason(const struct line *l)
{
	return l->reason;
}

const char *line_owner(const struct line *l)
{
	return l->owner;
}

const char *line_expires(const struct line *l)
{
	return l->expires;
}

uint64_t line_expires_ns(const struct line *l)
{
	return l->limits ? l->limits->expires_ns : 0;
}

const char *line_file(const struct line *l)
{
	return l->at.file;
}

unsigned line_number(const struct line *l)
{
	return l->at.line;
}

uint32_t line_id(const struct line *l)
{
	return l->id;
}

void policy_change_mode(struct policy *p, const struct conduit *c, enum mode mode)
{
	for (uint32_t i = 0; i < p->conduit_count; i++)
		if (!c || c == &p->conduits[i])
			p->conduits[i].mode = (uint8_t)mode;
	if (!c)
		p->mode = (uint8_t)mode;
}

const struct conduit *policy_conduit_at(const struct policy *p, size_t i)
{
	return i < p->conduit_count ? &p->conduits[i] : NULL;
}

const struct line *conduit_line(const struct policy *p, const struct conduit *c, bool denies, size_t i)
{
	if (i >= (denies ? c->deny_count : c->allow_count))
		return NULL;
	return &p->lines[denies ? c->deny[i] : c->allow[i]];
}

unsigned conduit_line_number(const struct conduit *c)
{
	return c->at.line;
}
