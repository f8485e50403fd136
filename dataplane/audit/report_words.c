/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows of a view as words: who, where, what happened and why, and the conclusion.  The sentences are
 * in words.c; this file fills in their arguments.  Owns nothing; one thread.
 */
#include "dataplane/events/json.h"
#include "dataplane/audit/report_tree.h"

#include <stdlib.h>
#include <string.h>

static int end_order(const struct end *a, const struct end *b)
{
	if (a->has_address != b->has_address)
		return a->has_address ? -1 : 1;
	return memcmp(a, b, sizeof *a);
}

const struct device *view_device(const struct view *v, const struct end *e)
{
	size_t low = 0, high = v->device_count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int c = end_order(e, &v->devices[middle]->end);
		if (!c)
			return v->devices[middle];
		if (c < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const struct fact *device_fact(const struct device *d, enum identity what)
{
	const struct fact *best = NULL;
	for (unsigned i = 0; d && i < d->fact_count; i++)
		if (d->facts[i].what == what && (!best || d->facts[i].packet < best->packet))
			best = &d->facts[i];
	return best;
}

char *view_end(const struct view *v, const struct end *e, bool with_name, char out[END_TEXT])
{
	char address[JSON_ROOM], name[40];
	const struct fact *f = NULL;

	if (!e->is_known) {
		snprintf(out, END_TEXT, "several devices");
		return out;
	}
	if (e->has_address)
		*json_format_address(address, e->address) = '\0';
	else
		*json_format_mac(address, e->mac) = '\0';
	if (with_name) {
		const struct device *d = view_device(v, e);
		f = device_fact(d, IDENTITY_NAME);
		if (!f)
			f = device_fact(d, IDENTITY_PRODUCT);
	}
	if (f && words_clean((struct bytes){ f->text, f->len }, name, sizeof name))
		snprintf(out, END_TEXT, "%s (%s)", name, address);
	else
		snprintf(out, END_TEXT, "%s", address);
	return out;
}

char *view_port(uint16_t ip_protocol, uint16_t port, uint16_t ethertype, char out[32])
{
	if (ip_protocol == 6 || ip_protocol == 17)
		snprintf(out, 32, "%s %u", ip_protocol == 6 ? "TCP" : "UDP", port);
	else if (ip_protocol == 1 || ip_protocol == 58)
		snprintf(out, 32, "ICMP");
	else if (ip_protocol)
		snprintf(out, 32, "IP %u", ip_protocol);
	else
		snprintf(out, 32, "0x%04x", ethertype);
	return out;
}

/* ---- findings ---- */

/* "unit=1 table=holding address=0..9,40": the object of the group, then its addresses. */
static void object_text(const struct finding *f, char *out, size_t cap)
{
	size_t len = 0;
	out[0] = '\0';
	if (f->key.object_len == OBJECT_OTHERS)
		len = (size_t)snprintf(out, cap, "further objects");
	else if (f->object[0])
		len = (size_t)snprintf(out, cap, "%s", f->object);
	if (!f->address || !f->range_count)
		return;
	len += (size_t)snprintf(out + len, cap - len, "%s%s=", len ? " " : "", f->address->name);
	for (unsigned i = 0; i < f->range_count && len + 48 < cap; i++) {
		const char *name = names_find(f->address->names, f->range[i].first);
		char *p = out + len;
		if (i)
			*p++ = ',';
		if (name && f->range[i].first == f->range[i].last && strlen(name) < 40)
			p += snprintf(p, 41, "%s", name);
		else
			p = json_format_uint(p, f->range[i].first);
		if (f->range[i].last > f->range[i].first) {
			memcpy(p, "..", 2);
			p = json_format_uint(p + 2, f->range[i].last);
		}
		*p = '\0';
		len = (size_t)(p - out);
	}
	if (f->is_rough)
		snprintf(out + len, cap - len, " (with gaps)");
}

static size_t number_text(const struct finding *f, double d, char *out, size_t cap)
{
	if (f->is_float)
		return (size_t)snprintf(out, cap, "%.6g", d);
	return (size_t)snprintf(out, cap, "%.0f", d);
}

static void value_text(const struct finding *f, char *out, size_t cap)
{
	out[0] = '\0';
	if (f->key.kind >= INTENT_COUNT)
		return;
	if (!f->has_value) {
		snprintf(out, cap, "%s", f->value_text);
		return;
	}
	const bool single = f->high <= f->low;
	const char *name = NULL;
	if (single && f->low >= 0 && f->low < 4294967296.0)
		name = names_find(f->value->names, (uint64_t)f->low);
	if (name) {
		snprintf(out, cap, "%s", name);
		return;
	}
	size_t len = number_text(f, f->low, out, cap);
	if (!single && len + 3 < cap) {
		memcpy(out + len, "..", 3);
		number_text(f, f->high, out + len + 2, cap - len - 2);
	}
}

static void why(const struct finding *f, struct finding_words *w)
{
	const struct judgement j = {
		.verdict = f->key.verdict,
		.cause = f->key.cause,
		.mode = f->key.mode,
		.line = f->key.line,
	};
	char cause[SENTENCE_TEXT - 80];

	w->why[0] = '\0';
	words_cause(&w->cause, &j, f->from, f->to, w->number);
	if (j.cause == CAUSE_NO_POLICY || f->is_others)
		return;
	words_sentence(&w->cause, cause, sizeof cause);
	snprintf(w->why, sizeof w->why, "%s: %s", words_verdict((enum verdict)j.verdict), cause);
	if (w->why[0] >= 'a' && w->why[0] <= 'z')
		w->why[0] = (char)(w->why[0] - 'a' + 'A');
}

void view_words(const struct view *v, const struct finding *f, struct finding_words *w)
{
	const struct finding_key *k = &f->key;
	const bool has_ends = k->client.is_known;

	memset(w, 0, sizeof *w);
	w->sentence.id = finding_texts[k->kind].id;
	if (has_ends) {
		view_end(v, k->by_server ? &k->server : &k->client, true, w->sender);
		view_end(v, k->by_server ? &k->client : &k->server, true, w->receiver);
	}
	if (f->is_others) {
		snprintf(w->what, sizeof w->what, "More findings of the kind \"%s\" than are listed.",
			 finding_texts[k->kind].title);
		return;
	}
	object_text(f, w->object, sizeof w->object);
	value_text(f, w->value, sizeof w->value);
	if (k->port || k->ip_protocol)
		view_port(k->ip_protocol, k->port, k->port, w->port);
	words_count(f->number, w->count);
	if (f->key.kind == FINDING_SIGNATURE) /* a name, not an amount */
		snprintf(w->count, sizeof w->count, "%llu", (unsigned long long)f->number);
	words_count(f->total, w->total);
	sentence_argument(&w->sentence, "sender", w->sender);
	sentence_argument(&w->sentence, "receiver", w->receiver);
	sentence_argument(&w->sentence, "client", k->by_server ? w->receiver : w->sender);
	sentence_argument(&w->sentence, "server", k->by_server ? w->sender : w->receiver);
	sentence_argument(&w->sentence, "protocol", k->dissector ? k->dissector->name : "");
	sentence_argument(&w->sentence, "label", k->label);
	sentence_argument(&w->sentence, "object", w->object);
	sentence_argument(&w->sentence, "value", w->value);
	sentence_argument(&w->sentence, "help", f->help);
	sentence_argument(&w->sentence, "port", w->port);
	sentence_argument(&w->sentence, "count", w->count);
	sentence_argument(&w->sentence, "total", w->total);
	words_sentence(&w->sentence, w->what, sizeof w->what);
	why(f, w);
}

/* ---- the conclusion ---- */

static void things(char *out, size_t cap, size_t n, const char *one, const char *many)
{
	char number[32];
	snprintf(out, cap, "%s %s", words_count(n, number), n == 1 ? one : many);
}

void view_conclusion(const struct view *v, char *out, size_t cap)
{
	const size_t high = v->gravity_count[GRAVITY_HIGH];
	const size_t rest = v->gravity_count[GRAVITY_MEDIUM] + v->gravity_count[GRAVITY_LOW];
	char stopped[32], all[32], look[64];
	size_t len = 0;

	if (!v->packets) {
		snprintf(out, cap, "There was nothing to look at: no packets.");
		return;
	}
	if (!v->messages && !v->finding_count) {
		snprintf(out, cap, "No industrial protocol was found in %s packets.",
			 words_count(v->packets, all));
		return;
	}
	if (high) {
		things(look, sizeof look, high, "thing needs", "things need");
		len += (size_t)snprintf(out, cap, "%s attention", look);
		if (rest)
			len += (size_t)snprintf(out + len, cap - len, ", %zu more deserve%s a look", rest,
						rest == 1 ? "s" : "");
		len += (size_t)snprintf(out + len, cap - len, ".");
	} else if (rest) {
		things(look, sizeof look, rest, "thing deserves", "things deserve");
		len += (size_t)snprintf(out, cap, "Nothing alarming; %s a look.", look);
	} else {
		len += (size_t)snprintf(out, cap, "Nothing unusual was found.");
	}
	if (len >= cap)
		return;
	if (!v->report->policy)
		snprintf(out + len, cap - len, " No policy was given, so nothing was judged.");
	else if (v->stopped)
		snprintf(out + len, cap - len, " The policy would have stopped %s of %s operations.",
			 words_count(v->stopped, stopped), words_count(v->operations, all));
	else if (v->stopped_count)
		snprintf(out + len, cap - len, " The policy would have stopped connections.");
	else
		snprintf(out + len, cap - len, " The policy would have stopped nothing.");
}
