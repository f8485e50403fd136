/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is excepted from the policy for a while: maintenance windows, relaxed ports, and transfers that were allowed to
 * begin before what is in force now.  Nothing here denies: a judgement only becomes milder, and events say why.
 */
#include "dataplane/engine/engine_state.h"

void engine_exceptions(struct engine *e, const struct windows *windows, uint32_t relaxed_ports)
{
	e->windows = windows;
	e->relaxed = relaxed_ports;
	e->generation++;
	repeats_clear(&e->repeats);
}

static bool is_open(const struct engine *e, const struct flow *w)
{
	return w->window && e->now_ns < w->window_ends_ns;
}

static void allow(struct judgement *j)
{
	j->verdict = VERDICT_ALLOW;
	j->cause = CAUSE_WINDOW;
	j->line = NULL;
}

static void relax(const struct engine *e, const struct flow *w, struct judgement *j)
{
	if (e->relaxed >> w->info.port % 32 & 1 && j->mode == MODE_ENFORCE)
		j->mode = MODE_MONITOR;
}

void exceptions_flow(struct engine *e, struct flow *w)
{
	const struct window *x = e->windows && e->policy
		? windows_find(e->windows, &w->info.conversation, e->now_ns) : NULL;

	w->window = x ? x->id : 0;
	w->window_ends_ns = x ? x->ends_ns : 0;
	w->window_intents = x ? x->intents : 0;
	w->info.is_excepted = x || e->relaxed >> w->info.port % 32 & 1;
	w->opening.window = w->window;
	if (x && w->opening.verdict > VERDICT_ALLOW)
		allow(&w->opening);
	else if (w->is_transferring && w->opening.verdict > VERDICT_ALERT)
		w->opening.verdict = VERDICT_ALERT;
	relax(e, w, &w->opening);
}

/* Is this part of a transfer that would pass if nothing had changed since it began? */
static bool goes_on(const struct engine *e, const struct flow *w, const struct operation *op, const struct judgement *j)
{
	return w->is_transferring && op->transfer > TRANSFER_OPEN &&
	       (w->transfer_generation != e->generation || w->transfer_window || j->cause == CAUSE_SCHEDULE ||
		j->cause == CAUSE_EXPIRED);
}

static void set_transferring(struct engine *e, struct flow *w, bool is)
{
	if (is && !w->is_transferring)
		e->counters.transfers_now++;
	else if (!is && w->is_transferring)
		e->counters.transfers_now--;
	w->is_transferring = is;
}

void exceptions_end(struct engine *e, struct flow *w)
{
	set_transferring(e, w, false);
}

static void follow_transfer(struct engine *e, struct flow *w, const struct operation *op, const struct judgement *j)
{
	if (op->transfer == TRANSFER_OPEN && op->role == ROLE_REQUEST) {
		set_transferring(e, w, j->verdict < VERDICT_DROP || j->mode != MODE_ENFORCE);
		w->transfer_generation = e->generation;
		w->transfer_window = j->window;
	} else if (op->transfer == TRANSFER_CLOSE && w->is_transferring) {
		set_transferring(e, w, false);
		w->generation = 0; /* the opening counts again */
	}
}

void exceptions_operation(struct engine *e, struct flow *w, const struct operation *op, struct judgement *j)
{
	if (is_open(e, w)) {
		j->window = w->window;
		if (j->verdict != VERDICT_ALLOW && (op->housekeeping || w->window_intents >> op->intent & 1))
			allow(j);
	}
	if (j->verdict > VERDICT_ALERT && goes_on(e, w, op, j)) {
		j->verdict = VERDICT_ALERT;
		j->window = w->transfer_window;
	}
	relax(e, w, j);
	if (op->transfer)
		follow_transfer(e, w, op, j);
}

void exceptions_other(const struct engine *e, const struct flow *w, struct judgement *j)
{
	if (is_open(e, w)) {
		j->window = w->window;
		if (j->cause == CAUSE_UNKNOWN && w->window_intents == WINDOW_EVERY_INTENT)
			allow(j);
	}
	relax(e, w, j);
}
