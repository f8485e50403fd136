/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Zones: reading them from the file, finding two that claim the same, and the look-up that the packet
 * path makes once per flow.  Tables belong to the policy's arena.
 */
#include "rules/policy_setting.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#define NAME_BYTES_MAX 64
#define VLAN_MAX 4094

/* ---- prefixes ---- */

static int by_length_and_key(const void *a, const void *b)
{
	const struct prefix *x = a, *y = b;
	if (x->len != y->len)
		return x->len > y->len ? -1 : 1;
	const int key = memcmp(x->key, y->key, sizeof x->key);
	if (key)
		return key;
	return x->owner < y->owner ? -1 : x->owner > y->owner;
}

void prefixes_sort(struct prefixes *t)
{
	if (t->count)
		qsort(t->list, t->count, sizeof t->list[0], by_length_and_key);
	for (uint32_t i = 0; i < t->count; i++)
		if (!t->len_count || t->lens[t->len_count - 1].len != t->list[i].len) {
			t->lens[t->len_count].len = t->list[i].len;
			t->lens[t->len_count++].first = i;
		}
	t->lens[t->len_count].first = t->count;
}

/* ---- reading ---- */

static void read_name(struct reader *r, const struct node *n, void *target)
{
	struct zone *z = target;
	z->name = policy_copy(r->policy, n->text, n->count);
	z->at = lexical_place(r->lexical, n->at);
	if (!n->count || n->count > NAME_BYTES_MAX)
		reader_error(r, n, NULL, "the name of a zone has 1 to %d bytes", NAME_BYTES_MAX);
	for (uint32_t i = 0; i < n->count; i++) {
		const unsigned char c = (unsigned char)n->text[i];
		if (c < ' ' || c == 0x7f || c == ',' || c == '"' || c == '\\') {
			reader_error_inside(r, n, i, "letters, digits, '-', '_', '.' and blanks",
					    "this sign cannot stand in the name of a zone");
			return;
		}
	}
	if (!strcmp(n->text, "any-other"))
		reader_error(r, n, NULL, "'any-other' is everything outside all zones");
}

/* The number behind '/', or `max` without one; -1 after a mistake. */
static int read_length(struct reader *r, const struct node *n, const char *slash, int max)
{
	int len = 0;
	if (!slash)
		return max;
	for (const char *p = slash + 1; *p; p++) {
		if (*p < '0' || *p > '9' || len > max)
			len = max + 1;
		else
			len = len * 10 + (*p - '0');
	}
	if (len <= max && slash[1])
		return len;
	reader_error_inside(r, n, (size_t)(slash + 1 - n->text), NULL,
			    "the length of this prefix is 0 to %d", max);
	return -1;
}

static bool read_address(struct reader *r, const struct node *n, struct prefix *out)
{
	char text[INET6_ADDRSTRLEN + 1] = "", hint[INET6_ADDRSTRLEN + 40];
	const char *slash = strchr(n->text, '/');
	const size_t len = slash ? (size_t)(slash - n->text) : n->count;
	const bool is_ipv4 = !memchr(n->text, ':', len);
	uint8_t address[16] = { [10] = 0xff, [11] = 0xff };

	if (len < sizeof text)
		memcpy(text, n->text, len);
	if (len >= sizeof text ||
	    inet_pton(is_ipv4 ? AF_INET : AF_INET6, text, is_ipv4 ? address + 12 : address) != 1) {
		reader_error(r, n, "such as \"10.1.0.0/16\", \"10.1.2.3\" or \"fd00::/8\"",
			     "'%.60s' is not an address", n->text);
		return false;
	}
	const int bits = read_length(r, n, slash, is_ipv4 ? 32 : 128);
	if (bits < 0)
		return false;
	out->len = (uint8_t)(bits + (is_ipv4 ? 96 : 0));
	prefix_mask(out->key, address, 16, out->len);
	if (memcmp(out->key, address, 16)) {
		inet_ntop(is_ipv4 ? AF_INET : AF_INET6, is_ipv4 ? out->key + 12 : out->key, text,
			  sizeof text);
		snprintf(hint, sizeof hint, "did you mean \"%s/%d\"?", text, bits);
		reader_error(r, n, hint, "bits are set behind the prefix of '%.60s'", n->text);
		return false;
	}
	return true;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_mac(struct reader *r, const struct node *n, struct prefix *out)
{
	const char *p = n->text;
	uint8_t mac[16] = { 0 };
	bool ok = true;

	for (unsigned i = 0; i < 6 && ok; i++) {
		ok = (!i || *p == ':' || *p == '-') && hex_digit(p[!!i]) >= 0 &&
		     hex_digit(p[!!i + 1]) >= 0;
		if (ok) {
			mac[i] = (uint8_t)(hex_digit(p[!!i]) << 4 | hex_digit(p[!!i + 1]));
			p += 2 + !!i;
		}
	}
	if (!ok || (*p && *p != '/')) {
		reader_error(r, n, "such as \"00:a0:45:12:34:56\" or \"00:a0:45:00:00:00/24\"",
			     "'%.60s' is not a MAC address", n->text);
		return false;
	}
	const int bits = read_length(r, n, *p ? p : NULL, 48);
	if (bits < 0)
		return false;
	out->len = (uint8_t)bits;
	prefix_mask(out->key, mac, 16, out->len);
	if (!memcmp(out->key, mac, 16))
		return true;
	reader_error(r, n, "put zeros there", "bits are set behind the prefix of '%.60s'", n->text);
	return false;
}

static void read_prefixes(struct reader *r, const struct node *n, struct prefixes *t,
			  bool (*read)(struct reader *, const struct node *, struct prefix *),
			  const char *what)
{
	if (!reader_count(n))
		reader_error(r, n, "leave the setting out", "the list is empty");
	t->list = policy_take(r->policy, reader_count(n) * sizeof t->list[0]);
	for (const struct node *v = reader_each(n, NULL); v; v = reader_each(n, v)) {
		struct prefix *p = &t->list[t->count];
		if (!reader_kind(r, v, KIND_STRING, what) || !read(r, v, p))
			continue;
		p->at = lexical_place(r->lexical, v->at);
		t->count++;
	}
	prefixes_sort(t);
	for (uint32_t i = 1; i < t->count; i++) {
		const struct prefix *p = &t->list[i];
		if (p->len == p[-1].len && !memcmp(p->key, p[-1].key, sizeof p->key))
			diags_add(r->diags, SEVERITY_ERROR, p->at.file, p->at.line, p->at.column, NULL,
				  "%s that the zone lists twice", what);
	}
}

static void read_addresses(struct reader *r, const struct node *n, void *target)
{
	read_prefixes(r, n, &((struct zone *)target)->addresses, read_address, "an address");
}

static void read_macs(struct reader *r, const struct node *n, void *target)
{
	read_prefixes(r, n, &((struct zone *)target)->macs, read_mac, "a MAC address");
}

static int by_number(const void *a, const void *b)
{
	return *(const uint16_t *)a - *(const uint16_t *)b;
}

static void read_vlans(struct reader *r, const struct node *n, void *target)
{
	struct zone *z = target;
	uint16_t *list = policy_take(r->policy, reader_count(n) * sizeof *list);
	if (!reader_count(n))
		reader_error(r, n, "leave the setting out", "the list is empty");
	for (const struct node *v = reader_each(n, NULL); v; v = reader_each(n, v)) {
		if (!reader_kind(r, v, KIND_INT, "a VLAN"))
			continue;
		if (v->number < 0 || v->number > VLAN_MAX)
			reader_error(r, v, "0 stands for frames without a tag",
				     "a VLAN is a number from 0 to %d", VLAN_MAX);
		else
			list[z->vlan_count++] = (uint16_t)v->number;
	}
	if (z->vlan_count)
		qsort(list, z->vlan_count, sizeof *list, by_number);
	z->vlans = list;
}

static uint16_t side_number(struct reader *r, const struct node *n)
{
	struct policy *p = r->policy;
	for (uint32_t i = 0; i < p->side_count; i++)
		if (!strcmp(p->sides[i], n->text))
			return (uint16_t)(i + 1);
	if (p->side_count == SIDES_MAX) {
		reader_error(r, n, NULL, "more than %d sides", SIDES_MAX);
		return 0;
	}
	p->sides[p->side_count++] = policy_copy(p, n->text, n->count);
	return (uint16_t)p->side_count;
}

static void read_sides(struct reader *r, const struct node *n, void *target)
{
	struct zone *z = target;
	uint16_t *list = policy_take(r->policy, reader_count(n) * sizeof *list);
	if (!reader_count(n))
		reader_error(r, n, "leave the setting out", "the list is empty");
	for (const struct node *v = reader_each(n, NULL); v; v = reader_each(n, v)) {
		if (!reader_kind(r, v, KIND_STRING, "a side"))
			continue;
		if (!strchr(v->text, '.') || v->count > NAME_BYTES_MAX)
			reader_error(r, v, "a segment and its side, such as \"seg1.inside\"",
				     "'%.60s' is not a side", v->text);
		else
			list[z->side_count++] = side_number(r, v);
	}
	if (z->side_count)
		qsort(list, z->side_count, sizeof *list, by_number);
	z->sides = list;
}

static const struct setting zone_list[] = {
	{ "name", KIND_STRING, read_name },
	{ "addresses", KIND_STRING | KIND_LISTS, read_addresses },
	{ "vlans", KIND_INT | KIND_LISTS, read_vlans },
	{ "macs", KIND_STRING | KIND_LISTS, read_macs },
	{ "sides", KIND_STRING | KIND_LISTS, read_sides },
};
const struct settings zone_settings = SETTINGS("a zone", zone_list);

/* ---- zones that claim the same ---- */

static bool share(const uint16_t *a, uint32_t a_count, const uint16_t *b, uint32_t b_count)
{
	if (!a_count || !b_count)
		return !a_count && !b_count;
	for (uint32_t i = 0; i < a_count; i++)
		if (list_holds(b, b_count, a[i]))
			return true;
	return false;
}

static bool share_macs(const struct prefixes *a, const struct prefixes *b)
{
	if (!a->count || !b->count)
		return !a->count && !b->count;
	for (uint32_t i = 0, k = 0; i < a->count && k < b->count;) {
		const struct prefix *x = &a->list[i], *y = &b->list[k];
		const int order = x->len != y->len ? (int)y->len - (int)x->len
						   : memcmp(x->key, y->key, 16);
		if (!order)
			return true;
		if (order < 0)
			i++;
		else
			k++;
	}
	return false;
}

/* Would an endpoint that both hold fit both equally? */
static bool ties(const struct zone *a, const struct zone *b)
{
	return share(a->vlans, a->vlan_count, b->vlans, b->vlan_count) &&
	       share(a->sides, a->side_count, b->sides, b->side_count) &&
	       share_macs(&a->macs, &b->macs);
}

static void tie_error(struct reader *r, struct place at, const struct zone *a, const struct zone *b,
		      const char *what)
{
	diags_add(r->diags, SEVERITY_ERROR, at.file, at.line, at.column,
		  "the more specific zone wins, and these are equally specific: give one of them a "
		  "longer prefix, a VLAN, a MAC or a side",
		  "the zones '%s' and '%s' both claim %s", a->name, b->name, what);
}

static void check_addresses(struct reader *r)
{
	const struct prefixes *t = &r->policy->addresses;
	const struct zone *zones = r->policy->zones;
	for (uint32_t i = 0; i < t->count; i++) {
		for (uint32_t k = i; k--;) {
			const struct prefix *a = &t->list[k], *b = &t->list[i];
			if (a->len != b->len || memcmp(a->key, b->key, 16))
				break;
			if (a->owner == b->owner)
				continue;
			if (ties(&zones[a->owner], &zones[b->owner])) {
				tie_error(r, b->at, &zones[a->owner], &zones[b->owner],
					  "this address");
				break;
			}
		}
	}
}

static void check_placeless(struct reader *r)
{
	const struct policy *p = r->policy;
	if (p->placeless_count > PLACELESS_MAX) {
		diags_add(r->diags, SEVERITY_ERROR, p->file, 0, 0, NULL,
			  "more than %d zones without addresses", PLACELESS_MAX);
		return;
	}
	for (uint32_t i = 0; i < p->placeless_count; i++) {
		for (uint32_t k = 0; k < i; k++) {
			const struct zone *a = &p->zones[p->placeless[k]];
			const struct zone *b = &p->zones[p->placeless[i]];
			if (ties(a, b)) {
				tie_error(r, b->at, a, b, "the same");
				break;
			}
		}
	}
}

/* ---- all zones ---- */

static void read_zone(struct reader *r, const struct node *n, struct zone *z)
{
	z->at = lexical_place(r->lexical, n->at);
	z->name = "";
	if (!reader_kind(r, n, KIND(NODE_GROUP), "a zone"))
		return;
	settings_read(r, n, &zone_settings, z);
	if (!settings_find(r, n, "name"))
		reader_error(r, n, NULL, "the zone has no name");
	/* More members than a name that are none of these are misspelt, which was said. */
	if (n->count < 2 && !settings_find(r, n, "addresses") && !settings_find(r, n, "vlans") &&
	    !settings_find(r, n, "macs") && !settings_find(r, n, "sides"))
		reader_error(r, n, "give it addresses, vlans, macs or sides; \"any-other\" is all the "
			     "rest", "the zone holds nothing");
}

static void collect(struct policy *p)
{
	uint32_t count = 0;
	uint16_t *placeless = policy_take(p, p->zone_count * sizeof *placeless);
	for (uint32_t i = 0; i < p->zone_count; i++)
		count += p->zones[i].addresses.count;
	p->addresses.list = policy_take(p, count * sizeof p->addresses.list[0]);
	for (uint16_t i = 0; i < p->zone_count; i++) {
		const struct prefixes *own = &p->zones[i].addresses;
		for (uint32_t k = 0; k < own->count; k++) {
			struct prefix *entry = &p->addresses.list[p->addresses.count++];
			*entry = own->list[k];
			entry->owner = i;
		}
		if (!own->count)
			placeless[p->placeless_count++] = i;
	}
	p->placeless = placeless;
	prefixes_sort(&p->addresses);
}

void zones_read(struct reader *r, const struct node *n)
{
	struct policy *p = r->policy;
	const uint32_t count = n->count < ZONES_MAX ? n->count : ZONES_MAX;
	if (n->count > ZONES_MAX)
		reader_error(r, n, NULL, "more than %d zones", ZONES_MAX);
	p->zones = policy_take(p, count * sizeof p->zones[0]);
	for (const struct node *z = n->first; z && p->zone_count < count; z = z->next)
		read_zone(r, z, &p->zones[p->zone_count++]);
	collect(p);
	if (r->diags->errors == r->errors_before) {
		check_addresses(r);
		check_placeless(r);
	}
}
