/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The packet path of engine.c once more, for what nearly every packet of a plant is: a segment of an open connection,
 * in order, in which nothing has to be said but what was said before.  Whatever is not so is left to the long way,
 * before anything was changed; tests/laws/repeat_law.c holds both ways equal.  One engine, one thread.
 */
#include "dataplane/engine/signatures.h"

void usual_judge(struct flow *w)
{
	bool is_usual = !w->opening_acts && !w->is_closed && !w->gate;

	for (unsigned i = 0; i < 2; i++) {
		const struct stream *s = &w->stream[i];
		is_usual = is_usual && s->is_known && s->is_acked && !s->has_ended && !s->held && !s->denied_verdict;
	}
	w->is_usual = is_usual;
}

/* What follows what came before, is news to its receiver, and acknowledges nothing unknown. */
static inline bool is_in_order(const struct flow *w, unsigned from, const struct glance *g)
{
	const struct stream *s = &w->stream[from];
	return (!g->payload.len || (s->next == g->seq && seq_diff(s->acked, g->seq) <= 0)) &&
	       seq_diff(g->ack, w->stream[!from].next) <= 0;
}

static inline void count(struct engine *e, struct flow *w, unsigned side, struct packet *p)
{
	e->packet = p;
	e->number = p->number;
	e->now_ns = p->time_ns;
	e->counters.packets++;
	e->counters.bytes += p->wire_len;
	flows_touch(&e->flows, w);
	if (p->time_ns > w->info.last_ns)
		w->info.last_ns = p->time_ns;
	w->info.last_packet = p->number;
	w->info.packets[side]++;
	w->info.bytes[side] += p->wire_len;
}

bool usual_take(struct engine *e, struct packet *p, const struct arrival *a)
{
	const struct glance *const g = &a->glance;
	const unsigned from = a->from;
	struct flow *const w = flows_find(&e->flows, &a->key, a->hash);
	uint64_t token = 0;

	if (!w || !w->is_usual || w->generation != e->generation || flow_is_idle(&e->flows, w, p->time_ns) ||
	    !is_in_order(w, from, g))
		return false;
	const bool is_enforced = w->is_enforced;
	e->is_traced = false;
	if (g->payload.len) {
		token = messages_recall(e, w, from, g->payload);
		const bool is_quiet = !e->signatures || (token && signatures_quiet(e, w, from, g->payload));
		if ((!token && is_enforced) || !is_quiet) { /* what leaves of it, or what rules say, is not known yet */
			e->may_remember = false;
			return false;
		}
	}
	count(e, w, stream_is_client(w, from) ? 0 : 1, p);
	e->cut = (struct cut){ .is_active = is_enforced, .from = from };
	if (!tcp_usual(e, w, from, g))
		p->leaves = false;
	else if (token) {
		if (e->signatures)
			signatures_passed(w, from, g->payload);
		messages_repeat(e, w, from, g->payload, token);
	}
	else if (g->payload.len) {
		messages_fresh(e, w, from, g->payload);
		usual_judge(w); /* its opening may be another now */
	}
	e->cut.is_active = false;
	if (!is_enforced)
		p->leaves = p->verdict < VERDICT_DROP;
	return true;
}
